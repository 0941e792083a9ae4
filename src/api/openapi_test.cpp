#include "api/api.h"
#include "backends/models.h"
#include "base/json.h"

#include <gtest/gtest.h>

namespace socle::api {
namespace {

const json::value* find(const json::value& document, std::string_view pointer) {
  const json::value* at = &document;
  while (!pointer.empty()) {
    const auto end = pointer.find('/');
    const auto name = pointer.substr(0, end);
    if (!at->is_object()) return nullptr;
    at = at->get_object().if_contains(name);
    if (at == nullptr || end == std::string_view::npos) return at;
    pointer.remove_prefix(end + 1);
  }
  return at;
}

void collect_references(const json::value& value, std::vector<std::string>& references) {
  if (value.is_object()) {
    for (const auto& [name, member] : value.get_object()) {
      if (name == "$ref") references.push_back(json::text(member));
      collect_references(member, references);
    }
  } else if (value.is_array()) {
    for (const auto& item : value.get_array()) collect_references(item, references);
  }
}

TEST(OpenApi, every_reference_leads_somewhere) {
  const auto document = json::parse(openapi_document());
  ASSERT_TRUE(document.has_value());
  std::vector<std::string> references;
  collect_references(*document, references);
  ASSERT_GT(references.size(), 50U);
  for (const auto& reference : references) {
    ASSERT_TRUE(reference.starts_with("#/")) << reference;
    EXPECT_NE(find(*document, reference.substr(2)), nullptr) << reference;
  }
}

TEST(OpenApi, every_schema_is_used) {
  const auto document = json::parse(openapi_document());
  ASSERT_TRUE(document.has_value());
  std::vector<std::string> references;
  collect_references(*document, references);
  const auto* schemas = find(*document, "components/schemas");
  ASSERT_NE(schemas, nullptr);
  for (const auto& [name, schema] : schemas->get_object()) {
    const auto wanted = "#/components/schemas/" + std::string(name);
    EXPECT_NE(std::find(references.begin(), references.end(), wanted), references.end()) << wanted;
  }
}

TEST(OpenApi, names_every_capability_of_a_model) {
  const auto document = json::parse(openapi_document());
  ASSERT_TRUE(document.has_value());
  const auto* schema = find(*document, "components/schemas/ModelCapability/enum");
  ASSERT_NE(schema, nullptr);
  std::vector<std::string> named;
  for (const auto& name : schema->get_array()) named.push_back(json::text(name));
  const auto known = backends::known_capabilities();
  EXPECT_EQ(named, std::vector<std::string>(known.begin(), known.end()));
}

} // namespace
} // namespace socle::api
