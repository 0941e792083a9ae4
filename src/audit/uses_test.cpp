// What an inventory counts by, on both databases: each count is the number of calls that the same filter lists.
#include "audit/audit_testing.h"
#include "store/testing_databases.h"

namespace socle::audit {
namespace {

class UsesTest : public testing::TestWithParam<std::string> {
 protected:
  UsesTest() : keys_(secrets::open_key_ring(folder_.path() / "keys", true, random_).value()) {
    store_ = store::open_store(database_.options(), migrations()).value();
    audit_ = Audit::open({clock_, *store_, *keys_}, {folder_.path() / "audit", "socle.example/test"}).value();
  }
  struct Asked {
    std::string person = "usr_1", purpose = "chat", model = "small", zone = "machine", data_class = "public";
    std::vector<std::string> findings = {};
    bool typed = false;
    bool refused = false;
  };
  void make(const Asked& asked) {
    kernel::Call call;
    call.id = "call_" + std::to_string(count_++);
    call.action = model_action;
    call.resource = {"Model", "usual", {}};
    call.purpose = asked.purpose;
    call.purpose_typed = asked.typed;
    call.body = "body of " + call.id;
    const kernel::Principal who{asked.person, "acme", "user", "employee", {}, {}, {}, Language::english};
    const kernel::Decision decision{!asked.refused, {"p1"}, "permitted", "", "bundle", {}};
    std::vector<kernel::Finding> findings;
    for (const auto& type : asked.findings) findings.push_back({type, 0, 0, 1, 99});
    const kernel::Candidate at{asked.model, "local", {}, asked.zone};
    if (!asked.refused)
      commit(audit_->intent({call, who, decision, findings, at, {}, clock_.now(), {}, asked.data_class}));
    commit(audit_->outcome({.call = call,
                            .principal = &who,
                            .decision = &decision,
                            .findings = findings,
                            .status = asked.refused ? "refused" : "done",
                            .stage = asked.refused ? "decide" : "",
                            .error = {},
                            .candidate = asked.model,
                            .cost = asked.refused ? kernel::Cost() : kernel::Cost{700, 10, 5, 0},
                            .facts = {},
                            .stages = {},
                            .intent_recorded = !asked.refused,
                            .at = clock_.now(),
                            .data_class = asked.data_class}));
  }
  void commit(Result<store::Unit> unit) {
    ASSERT_TRUE(unit) << unit.error().describe();
    ASSERT_TRUE(store_->commit_now(std::move(*unit)));
  }
  std::int64_t counted(const CallFilter& filter) {
    const auto rows = audit_->calls("acme", filter).value().rows;
    const std::int64_t all = audit_->count("acme", filter).value();
    EXPECT_EQ(static_cast<std::int64_t>(rows.size()), all);
    return all;
  }
  std::vector<UseRow> uses() { return audit_->uses("acme", {0}, clock_.now() + std::chrono::hours(1)).value(); }

  store::TestDatabase database_{GetParam()};
  store::TemporaryFolder folder_;
  SystemRandom random_;
  ManualClock clock_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Audit> audit_;
  int count_ = 0;
};

TEST_P(UsesTest, calls_that_are_alike_are_counted_together_and_listed_by_the_same_words) {
  make({});
  make({});
  make({.person = "usr_2", .data_class = "personal", .findings = {"email", "email", "iban"}});
  make({.model = "large", .zone = "eu"});
  make({.refused = true});
  const auto rows = uses();
  std::int64_t calls = 0, cost = 0, input = 0;
  for (const auto& row : rows) calls += row.calls, cost += row.cost_micros, input += row.input_tokens;
  EXPECT_EQ(rows.size(), 4U);
  EXPECT_EQ(calls, 5);
  EXPECT_EQ(cost, 4 * 700);
  EXPECT_EQ(input, 40);
  for (const auto& row : rows) {
    CallFilter same{.principal = row.principal, .status = row.status, .model = row.model, .data_class = row.data_class};
    EXPECT_EQ(counted(same), row.calls);
  }
  EXPECT_EQ(counted({.zone = "eu"}), 1);
  EXPECT_EQ(counted({.zone = "machine"}), 3);
  EXPECT_EQ(counted({.nowhere = true}), 1);
  EXPECT_EQ(counted({.finding = "email"}), 1);
  EXPECT_EQ(counted({.finding = "mail"}), 0) << "whole types";
  EXPECT_EQ(counted({.finding = "any"}), 1);
  const auto days = audit_->found("acme", {0}, clock_.now() + std::chrono::hours(1)).value();
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(days[0].day, clock_.now().us / 86'400'000'000);
  EXPECT_EQ(days[0].calls, 1);
  EXPECT_EQ(days[0].findings.front().first, "email");
  const auto found = audit_->calls("acme", {.finding = "iban"}).value().rows.front();
  EXPECT_EQ(found.findings, (std::vector<std::pair<std::string, std::int64_t>>{{"email", 2}, {"iban", 1}}));
}

TEST_P(UsesTest, words_that_were_typed_are_shown_while_their_class_lives_and_lie_nowhere_in_clear) {
  make({.purpose = "letter to Frau Meier", .typed = true});
  make({.purpose = "letter to Frau Meier", .typed = true});
  make({.purpose = "chat"});
  ASSERT_EQ(uses().size(), 2U);
  EXPECT_EQ(counted({.purpose = "letter to Frau Meier"}), 2);
  EXPECT_EQ(counted({.purposes_not = {"chat"}}), 2);
  EXPECT_EQ(counted({.purposes_not = {"letter to Frau Meier", "chat"}}), 0);
  for (const std::string table : {"audit_calls", "audit_purposes"}) {
    const auto rows = store_->read("SELECT * FROM " + table).value();
    ASSERT_FALSE(rows.empty());
    for (const auto& row : rows) {
      for (std::size_t column = 0; column < row.size(); ++column) {
        const auto* text = std::get_if<std::string>(&row.value(column));
        EXPECT_TRUE(text == nullptr || !text->contains("Meier")) << table;
      }
    }
  }
  // The month goes on under a new class; the same words are then the same purpose still.
  const std::string month = Audit::retention_class("acme", clock_.now());
  ASSERT_TRUE(keys_->destroy(month));
  commit([&] {
    store::Unit unit;
    unit.add("DELETE FROM audit_purposes WHERE tenant = 'acme' AND class = ?1", {month});
    return unit;
  }());
  make({.purpose = "letter to Frau Meier", .typed = true});
  EXPECT_EQ(counted({.purpose = "letter to Frau Meier"}), 1) << "the erased ones are known by no words";
  std::int64_t erased = 0;
  for (const auto& row : uses()) {
    if (row.purpose.starts_with("hmac:")) erased += row.calls;
  }
  EXPECT_EQ(erased, 2) << "and still counted";
}

TEST_P(UsesTest, a_call_that_fell_back_counts_for_the_model_that_answered) {
  kernel::Call call;
  call.id = "call_x", call.action = model_action, call.resource = {"Model", "usual", {}}, call.purpose = "chat";
  const kernel::Principal who{"usr_1", "acme", "user", "employee", {}, {}, {}, Language::english};
  const kernel::Decision decision{true, {"p1"}, "permitted", "", "bundle", {}};
  const kernel::Candidate first{"near", "local", {}}, second{"far", "far", {}, "world"};
  const std::vector<kernel::Attempt> attempts{{"near", "backends.upstream_failed"}};
  commit(audit_->intent({call, who, decision, {}, first, {}, clock_.now(), {}, "public"}));
  commit(audit_->intent({call, who, decision, {}, second, {}, clock_.now(), attempts, "public"}));
  EXPECT_EQ(counted({.model = "far", .zone = "world"}), 1);
  EXPECT_EQ(counted({.model = "near"}), 0);
}

TEST_P(UsesTest, a_hundred_thousand_calls_are_counted_while_one_looks_at_the_page) {
  for (int batch = 0; batch < 100; ++batch) {
    store::Unit unit;
    for (int i = 0; i < 1'000; ++i) {
      const int n = batch * 1'000 + i;
      const auto one_of = [n](const char* name, int many) { return name + std::to_string(n % many); };
      unit.add(
          "INSERT INTO audit_calls(tenant, call, at, principal, action, resource_type, resource_id, decision, status, "
          "stage, policies, run, cost, purpose, model, zone, data_class, findings, input_tokens, output_tokens) "
          "VALUES ('acme', ?1, ?2, ?3, ?4, 'Model', 'usual', 'permit', 'done', '', 'p1', '', 700, ?5, ?6, 'machine', "
          "'personal', ?7, 10, 5)",
          {one_of("call_", 1'000'000), clock_.now().us + n, one_of("usr_", 200),
           std::string(n % 10 == 9 ? "gate.show" : model_action), one_of("purpose ", 23), one_of("model ", 7),
           n % 3 == 0 ? "," + one_of("email:", 4) + ",iban:1," : std::string()});
    }
    commit(std::move(unit));
  }
  const auto began = std::chrono::steady_clock::now();
  const auto rows = uses();
  const auto took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  std::int64_t calls = 0;
  for (const auto& row : rows) calls += row.calls;
  RecordProperty("milliseconds", static_cast<int>(took_ms.count()));
  std::printf("%s: %zu groups of %lld calls in %lld ms\n", GetParam().c_str(), rows.size(),
              static_cast<long long>(calls), static_cast<long long>(took_ms.count()));
  EXPECT_EQ(calls, 90'000);
  EXPECT_LT(took_ms.count(), 3'000) << "also on a busy machine";
}

INSTANTIATE_TEST_SUITE_P(Databases, UsesTest, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace socle::audit
