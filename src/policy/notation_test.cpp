#include "policy/notation.h"

#include <gtest/gtest.h>

namespace socle::policy {
namespace {

std::pair<std::string, std::string> read(std::string_view text) {
  const auto resource = read_resource(text);
  return {resource.type, resource.id};
}

TEST(Notation, a_resource_is_read_however_people_write_it) {
  using Named = std::pair<std::string, std::string>;
  EXPECT_EQ(read("Gate"), Named("Gate", ""));
  EXPECT_EQ(read("Gate::gate_1"), Named("Gate", "gate_1"));
  EXPECT_EQ(read("Gate::\"gate_1\""), Named("Gate", "gate_1"));
  EXPECT_EQ(read("Gate/gate_1"), Named("Gate", "gate_1"));
  EXPECT_EQ(read("Model::llama/3"), Named("Model", "llama/3"));
  EXPECT_EQ(read("Model/a::b"), Named("Model", "a::b"));
  EXPECT_EQ(read("Gate::\""), Named("Gate", "\""));
  EXPECT_EQ(read("::"), Named("", ""));
  EXPECT_EQ(read(""), Named("", ""));
}

TEST(Notation, a_role_stands_for_somebody_who_has_it) {
  const auto principal = read_role("Role::approver", "acme");
  ASSERT_TRUE(principal.has_value());
  EXPECT_EQ(principal->role, "approver");
  EXPECT_EQ(principal->tenant, "acme");
  EXPECT_FALSE(read_role("anna@example.com", "acme").has_value());
  EXPECT_FALSE(read_role("Role::", "acme").has_value());
}

} // namespace
} // namespace socle::policy
