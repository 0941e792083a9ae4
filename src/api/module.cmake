# The OpenAPI document as bytes in the binary.
set(api_document ${CMAKE_BINARY_DIR}/generated/api_openapi.cpp)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/api/openapi.json)
file(READ ${CMAKE_SOURCE_DIR}/src/api/openapi.json api_text)
file(WRITE ${api_document}.new "// Generated from src/api/openapi.json.\n#include \"api/api.h\"\n\nnamespace socle::api {\n\nstd::string_view openapi_document() {\n  static constexpr std::string_view text = R\"openapi(${api_text})openapi\";\n  return text;\n}\n\n} // namespace socle::api\n")
file(COPY_FILE ${api_document}.new ${api_document} ONLY_IF_DIFFERENT)
target_sources(socle_api PRIVATE ${api_document})
