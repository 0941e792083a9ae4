set(SOCLE_TEST_FIXTURES postgres) # the tests keep bundles on both databases
# The default policies, readable in policies/, as bytes in the binary.
set(policy_defaults ${CMAKE_BINARY_DIR}/generated/policy_defaults.cpp)
file(GLOB policy_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/policies
  ${CMAKE_SOURCE_DIR}/policies/*.cedarschema ${CMAKE_SOURCE_DIR}/policies/*.cedar ${CMAKE_SOURCE_DIR}/policies/tests/*.json)
set(policy_generated "// Generated from policies/.\n#include \"policy/policy.h\"\n\nnamespace socle::policy {\n\nconst Files& default_files() {\n  static const Files files{\n")
foreach(policy_file IN LISTS policy_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/policies/${policy_file})
  file(READ ${CMAKE_SOURCE_DIR}/policies/${policy_file} policy_text)
  string(APPEND policy_generated "      {\"${policy_file}\", R\"policy_file(${policy_text})policy_file\"},\n")
endforeach()
string(APPEND policy_generated "  };\n  return files;\n}\n\n} // namespace socle::policy\n")
file(WRITE ${policy_defaults}.new "${policy_generated}")
file(COPY_FILE ${policy_defaults}.new ${policy_defaults} ONLY_IF_DIFFERENT)
target_sources(socle_policy PRIVATE ${policy_defaults})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/policies/ DESTINATION share/socle/policies)
