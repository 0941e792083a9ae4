#include "compliance/compliance.h"

#include <gtest/gtest.h>

namespace socle::compliance {
namespace {

audit::UseRow use(std::string principal, std::string purpose, std::string model, std::int64_t calls = 1) {
  audit::UseRow out;
  out.principal = std::move(principal), out.purpose = std::move(purpose), out.model = std::move(model);
  out.zone = out.model.empty() ? "" : "machine", out.data_class = "public";
  out.status = out.model.empty() ? "refused" : "done";
  out.calls = calls, out.cost_micros = 10 * calls, out.input_tokens = 100 * calls, out.output_tokens = calls;
  out.first = {1'000}, out.last = {2'000};
  return out;
}
backends::ModelPtr model(const std::string& name, const std::string& licence, const std::string& added_by) {
  auto out = std::make_shared<backends::Model>();
  out->name = name, out->licence = licence, out->added_by = added_by;
  return out;
}
identity::Person person(const std::string& id, bool disabled = false) {
  identity::Person out;
  out.id = id, out.email = id + "@acme.example", out.disabled = disabled;
  return out;
}
budget::Value purpose(const std::string& name, const std::string& owner) {
  return {{name, owner, 0, 0}, !owner.empty(), {}};
}

class InventoryTest : public testing::Test {
 protected:
  Inventory computed() const { return inventory_of(uses, {models, purposes, people}); }
  const PurposeUse& purpose_named(const Inventory& of, const std::string& name) const {
    return *std::ranges::find(of.purposes, name, &PurposeUse::name);
  }
  const ModelUse& model_named(const Inventory& of, const std::string& name) const {
    return *std::ranges::find(of.models, name, &ModelUse::name);
  }
  std::vector<audit::UseRow> uses;
  std::vector<backends::ModelPtr> models{model("small", "MIT", "usr_1")};
  std::vector<budget::Value> purposes{purpose("support", "usr_1")};
  std::vector<identity::Person> people{person("usr_1"), person("usr_9", true)};
};

TEST_F(InventoryTest, without_calls_shows_what_is_registered_and_no_gap) {
  const Inventory found = computed();
  EXPECT_EQ(found.all.calls, 0);
  EXPECT_FALSE(found.all.first);
  ASSERT_EQ(found.models.size(), 1U);
  EXPECT_EQ(found.models[0].tally.calls, 0);
  ASSERT_EQ(found.purposes.size(), 1U);
  EXPECT_TRUE(found.purposes[0].gaps.empty());
}

TEST_F(InventoryTest, the_parts_of_each_question_add_up_to_all_calls) {
  uses = {use("usr_1", "support", "small", 3), use("usr_2", "model call", "small", 2), use("usr_2", "letters", "", 1)};
  const Inventory found = computed();
  EXPECT_EQ(found.all.calls, 6);
  EXPECT_EQ(found.all.people, 2) << "a person counts once";
  EXPECT_EQ(found.all.cost_micros, 60);
  std::int64_t by_purpose = 0, by_zone = 0, by_status = 0;
  for (const auto& one : found.purposes) by_purpose += one.tally.calls;
  for (const auto& one : found.zones) by_zone += one.calls;
  for (const auto& one : found.statuses) by_status += one.calls;
  EXPECT_EQ(by_purpose, 6);
  EXPECT_EQ(by_zone, 6);
  EXPECT_EQ(by_status, 6);
  EXPECT_EQ(model_named(found, "small").tally.calls, 5) << "what was refused reached none";
  EXPECT_EQ(found.unregistered_calls, 3);
}

TEST_F(InventoryTest, names_what_nobody_registered) {
  uses = {use("usr_1", "letters", "gone"), use("usr_1", "model call", "small"), use("usr_1", "hmac:ab", "small"),
          use("usr_1", "", "small")};
  const Inventory found = computed();
  EXPECT_EQ(purpose_named(found, "letters").gaps, std::vector{Gap::purpose_not_registered});
  EXPECT_EQ(purpose_named(found, "model call").gaps, std::vector{Gap::purpose_not_stated});
  EXPECT_EQ(purpose_named(found, "hmac:ab").gaps, std::vector{Gap::purpose_erased});
  EXPECT_EQ(model_named(found, "gone").gaps, std::vector{Gap::model_not_registered});
  EXPECT_EQ(found.unrecorded_calls, 1);
}

TEST_F(InventoryTest, an_owner_who_is_disabled_or_gone_is_no_owner) {
  models = {model("small", "", "usr_9"), model("idle", "", "usr_9")};
  purposes = {purpose("support", "usr_gone")};
  uses = {use("usr_1", "support", "small")};
  const Inventory found = computed();
  EXPECT_EQ(model_named(found, "small").gaps, (std::vector{Gap::owner_gone, Gap::licence_unknown}));
  EXPECT_TRUE(model_named(found, "idle").gaps.empty()) << "nobody uses it";
  EXPECT_EQ(purpose_named(found, "support").gaps, std::vector{Gap::owner_gone});
  EXPECT_EQ(purpose_named(found, "support").owner.id, "usr_gone");
}

TEST_F(InventoryTest, findings_are_counted_by_call_and_by_place) {
  uses = {use("usr_1", "support", "small", 2)};
  uses[0].findings = {{"email", 3}, {"iban", 1}};
  const Inventory found = computed();
  ASSERT_EQ(found.findings.size(), 2U);
  EXPECT_EQ(found.findings[0].type, "email");
  EXPECT_EQ(found.findings[0].calls, 2);
  EXPECT_EQ(found.findings[0].findings, 6);
}

TEST_F(InventoryTest, zones_come_nearest_first) {
  uses = {use("usr_1", "support", "far"), use("usr_1", "support", "small"), use("usr_1", "support", "")};
  uses[0].zone = "world";
  const Inventory found = computed();
  ASSERT_EQ(found.zones.size(), 3U);
  EXPECT_EQ(found.zones[0].zone, "machine");
  EXPECT_EQ(found.zones[1].zone, "world");
  EXPECT_EQ(found.zones[2].zone, "");
}

TEST(Findings, are_counted_by_type_day_class_and_action) {
  const std::vector<audit::FoundRow> rows{{20'000, "model.send", "personal", {{"email", 2}}, 3},
                                          {20'001, "model.send", "personal", {{"email", 1}, {"iban", 1}}, 1},
                                          {20'001, "contract.read", "confidential", {{"iban", 1}}, 4}};
  const Findings found = findings_of(rows);
  EXPECT_EQ(found.calls, 8);
  ASSERT_EQ(found.types.size(), 2U);
  EXPECT_EQ(found.types[0].type, "iban");
  EXPECT_EQ(found.types[0].calls, 5);
  EXPECT_EQ(found.types[1].findings, 7);
  ASSERT_EQ(found.days.size(), 3U);
  EXPECT_EQ(found.days[2].calls, 5) << "of both actions";
  EXPECT_EQ(found.data_classes.front().name, "confidential");
  EXPECT_EQ(found.actions.front().name, "contract.read") << "as often as the other: by name";
}

} // namespace
} // namespace socle::compliance
