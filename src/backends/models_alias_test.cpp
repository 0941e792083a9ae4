#include "backends/errors.h"
#include "backends/models.h"
#include "backends/registry_errors.h"

#include "store/testing_databases.h"

#include <gtest/gtest.h>

namespace socle::backends {
namespace {

class Aliases : public testing::TestWithParam<std::string> {
 protected:
  void open() {
    models_.reset();
    store_.reset();
    store_ = std::move(*store::open_store(database_.options(), migrations()));
    models_ = std::move(*Models::open({clock_, *store_, *keys_}));
  }
  void SetUp() override {
    open();
    for (const auto* name : {"small", "large", "llama:8"}) ASSERT_TRUE(commit(models_->add(endpoint(name))));
  }
  static Model endpoint(std::string name) {
    Model asked;
    asked.name = std::move(name), asked.url = "https://models.example/v1";
    auto model = check(std::move(asked), false).value();
    model.tenant = "acme";
    return model;
  }
  Result<json::value> commit(Result<kernel::Outcome> outcome) {
    if (!outcome) return std::unexpected(outcome.error());
    SOCLE_CHECK(store_->commit_now(std::move(outcome->unit)));
    outcome->committed();
    return outcome->result;
  }
  static Alias alias(std::string name, std::vector<Target> targets) {
    return {"acme", std::move(name), std::move(targets), {}, "usr_1"};
  }

  ManualClock clock_;
  SystemRandom random_;
  store::TestDatabase database_{GetParam()};
  std::unique_ptr<secrets::KeyRing> keys_ = std::move(
      *secrets::open_key_ring(database_.folder().path() / "keys", true, random_));
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Models> models_;
};
INSTANTIATE_TEST_SUITE_P(Databases, Aliases, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

TEST_P(Aliases, hold_their_targets_and_weights_over_a_restart_and_are_changed_in_place) {
  ASSERT_TRUE(commit(models_->set_alias(alias("default", {{"small", 9}, {"large", 1}}))));
  open();
  const auto found = models_->find_alias("acme", "default");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->targets, (std::vector<Target>{{"small", 9}, {"large", 1}}));
  EXPECT_FALSE(models_->find_alias("rival", "default"));
  ASSERT_TRUE(commit(models_->set_alias(alias("default", {{"large", 1}}))));
  EXPECT_EQ(found->targets.size(), 2U) << "what was found stays whole";
  EXPECT_EQ(models_->find_alias("acme", "default")->targets.size(), 1U);
  ASSERT_TRUE(commit(models_->remove_alias("acme", "default")));
  open();
  EXPECT_FALSE(models_->find_alias("acme", "default"));
  EXPECT_TRUE(models_->remove_alias("acme", "default").error().is(kUnknownAlias));
}

TEST_P(Aliases, name_models_that_are_there_and_no_names_that_models_have) {
  EXPECT_TRUE(models_->set_alias(alias("small", {{"large", 1}})).error().is(kTaken));
  const auto unknown = models_->set_alias(alias("default", {{"smal", 1}}));
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message().find("small"), std::string::npos);
  ASSERT_TRUE(commit(models_->set_alias(alias("default", {{"large", 1}}))));
  EXPECT_TRUE(models_->add(endpoint("default")).error().is(kTaken)) << "or a request would mean two things";
}

TEST_P(Aliases, are_drawn_from_by_their_weights) {
  const Alias split = alias("default", {{"small", 9}, {"large", 1}, {"llama:8", 0}});
  std::map<std::string, int> counts;
  for (std::uint64_t draw = 0; draw < 1'000; ++draw) ++counts[drawn(split, draw).model];
  EXPECT_EQ(counts, (std::map<std::string, int>{{"small", 900}, {"large", 100}}));
  EXPECT_EQ(drawn(split, 7).model, drawn(split, 7).model) << "the same draw stays with the same model";
}

TEST_P(Aliases, refuse_targets_that_mean_nothing) {
  const auto targets = [](std::string_view text) { return targets_of(json::parse(text)->as_array()); };
  EXPECT_EQ(targets(R"([{"model":"a"},{"model":"b","weight":3}])").value(), (std::vector<Target>{{"a", 1}, {"b", 3}}));
  for (const auto* wrong : {"[]", R"(["a"])", R"([{"model":"a","weight":-1}])", R"([{"model":"a","weight":0}])",
                            R"([{"model":"a","weight":"1"}])", R"([{"model":"a"},{"model":"a"}])",
                            R"([{"model":"a","wieght":1}])", R"([{"model":"a","weight":1000001}])"})
    EXPECT_FALSE(targets(wrong)) << wrong;
}

} // namespace
} // namespace socle::backends
