# The shipped workflow definition as text in the binary.
set(workflow_source ${CMAKE_SOURCE_DIR}/workflows/invoice-from-contract.yaml)
set(workflow_generated ${CMAKE_BINARY_DIR}/generated/workflow_text.cpp)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${workflow_source})
file(READ ${workflow_source} workflow_body)
file(WRITE ${workflow_generated}.new "// Generated from workflows/.\n#include \"invoicing/workflow_text.h\"\n\nnamespace socle::invoicing {\n\nstd::string_view workflow_text() { return R\"workflow(${workflow_body})workflow\"; }\n\n} // namespace socle::invoicing\n")
file(COPY_FILE ${workflow_generated}.new ${workflow_generated} ONLY_IF_DIFFERENT)
target_sources(socle_invoicing PRIVATE ${workflow_generated})
