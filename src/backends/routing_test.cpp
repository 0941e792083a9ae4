#include "backends/routing.h"

#include "backends/errors.h"
#include "backends/limits.h"

#include "store/testing_databases.h"

#include <gtest/gtest.h>

#include <limits>

namespace socle::backends {
namespace {

using dialects::Wire;

class Routes : public testing::Test {
 protected:
  void SetUp() override {
    store_ = std::move(*store::open_store(database_.options(), migrations()));
    models_ = std::move(*Models::open({clock_, *store_, *keys_}));
  }
  void add(const std::string& name, const std::function<void(Model&)>& change = {}) {
    Model asked;
    asked.name = name, asked.url = "https://models.example/v1";
    asked.price_in_micros = 1'000'000, asked.price_out_micros = 1'000'000;
    if (change) change(asked);
    auto model = check(std::move(asked), true);
    ASSERT_TRUE(model) << model.error().describe();
    model->tenant = "acme";
    auto outcome = models_->add(std::move(*model));
    ASSERT_TRUE(outcome) << outcome.error().describe();
    ASSERT_TRUE(store_->commit_now(std::move(outcome->unit)));
    outcome->committed();
  }
  static Wanted want(std::string name) {
    return {.model = std::move(name), .body_bytes = 100, .text_bytes = 80, .output_tokens_max = 100};
  }
  Route routed(const Wanted& wanted) { return route(*models_, health_, "acme", wanted).value(); }
  std::vector<std::string> able(const Wanted& wanted) {
    std::vector<std::string> out;
    for (const auto& option : routed(wanted).options) {
      if (option.able()) out.push_back(option.model->name);
    }
    return out;
  }
  std::string why_not(const Wanted& wanted, std::string_view name) {
    for (const auto& option : routed(wanted).options) {
      if (option.model->name == name) return option.unfit;
    }
    return "no option";
  }
  void evaluate(const std::string& name, std::int64_t score, std::int64_t sufficient) {
    clock_.advance(Microseconds(1));
    auto outcome = models_->evaluations().add({.tenant = "acme",
                                               .model = name,
                                               .purpose = "offers",
                                               .score_permille = score,
                                               .sufficient_permille = sufficient,
                                               .dataset_digest = std::string(64, 'a'),
                                               .at = {},
                                               .by = "usr_1"});
    ASSERT_TRUE(store_->commit_now(std::move(outcome->unit)));
    outcome->committed();
  }
  void fails(const std::string& name, int times) {
    const auto place = place_of(*models_->find("acme", name));
    for (int i = 0; i < times; ++i) {
      health_.began("acme", place);
      health_.ended("acme", place, Health::End::failed, {});
    }
  }
  using Names = std::vector<std::string>;

  ManualClock clock_;
  SystemRandom random_;
  Health health_{clock_};
  store::TestDatabase database_{"sqlite"};
  std::unique_ptr<secrets::KeyRing> keys_ = std::move(
      *secrets::open_key_ring(database_.folder().path() / "keys", true, random_));
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Models> models_;
};

TEST_F(Routes, by_a_need_go_to_the_cheapest_model_that_meets_it) {
  add("dear", [](Model& m) { m.price_in_micros = 9'000'000; });
  add("fair");
  add("unknown-price", [](Model& m) { m.price_in_micros = m.price_out_micros = 0; });
  add("here", [](Model& m) { m.zone = Zone::machine, m.price_in_micros = m.price_out_micros = 0; });
  EXPECT_EQ(able(want("cheap")), (Names{"here", "fair", "dear", "unknown-price"}))
      << "what nobody gave a price is not free, unless it runs here";
  add("named-cheap", [](Model& m) { m.tags = {"cheap"}; });
  EXPECT_EQ(able(want("cheap")), (Names{"named-cheap"})) << "whoever tags decides";
  EXPECT_EQ(why_not(want("cheap"), "fair"), "is not tagged “cheap”");
}

TEST_F(Routes, know_needs_of_place_language_and_several_at_once) {
  add("paris", [](Model& m) { m.languages = {"fr"}; });
  add("cellar", [](Model& m) { m.zone = Zone::company, m.languages = {"fr", "de"}; });
  add("thinker", [](Model& m) { m.tags = {"reasoning"}; });
  EXPECT_EQ(able(want("french")), (Names{"cellar", "paris"}));
  EXPECT_EQ(able(want("local")), (Names{"cellar"}));
  EXPECT_EQ(able(want("local+french")), (Names{"cellar"}));
  EXPECT_EQ(able(want("reasoning")), (Names{"thinker"}));
  EXPECT_EQ(why_not(want("local+french"), "thinker"),
            "runs in the zone “world”, not here and is not registered as good at french");
  EXPECT_TRUE(route(*models_, health_, "acme", want("frnech")).error().is(kUnknownModel));
  EXPECT_TRUE(route(*models_, health_, "acme", want("local+")).has_value());
}

TEST_F(Routes, pass_over_models_that_cannot_do_what_is_asked_for_and_say_why) {
  add("plain", [](Model& m) { m.capabilities = {"chat"}, m.context_tokens = 50; });
  add("skilled",
      [](Model& m) { m.price_in_micros = 9'000'000, m.capabilities = {"chat", "tools", "vision", "schema"}; });
  EXPECT_EQ(able(want("cheap")), (Names{"plain", "skilled"}));
  for (const auto& [change, why] : std::initializer_list<std::pair<std::function<void(Wanted&)>, std::string>>{
           {[](Wanted& w) { w.has_images = true; }, "has no “vision”"},
           {[](Wanted& w) { w.has_tools = true; }, "has no “tools”"},
           {[](Wanted& w) { w.wants_schema = true; }, "has no “schema”"},
           {[](Wanted& w) { w.text_bytes = 400; }, "holds 50 tokens, and the request has about 100"}}) {
    Wanted wanted = want("cheap");
    change(wanted);
    EXPECT_EQ(able(wanted), (Names{"skilled"}));
    EXPECT_EQ(why_not(wanted, "plain"), why);
  }
  Wanted embeddings = want("cheap");
  embeddings.wire = Wire::openai_embeddings;
  const Route none = routed(embeddings);
  const Error refused = none_able(none, embeddings);
  EXPECT_TRUE(refused.is(kNotCapable));
  EXPECT_NE(refused.message().find("plain has no “embeddings”; skilled has no “embeddings”"), std::string::npos)
      << refused.message();
}

TEST_F(Routes, leave_failing_endpoints_alone_and_say_when_to_come_back) {
  add("one");
  fails("one", breaker_failures);
  const Wanted wanted = want("one");
  const Route resting = routed(wanted);
  ASSERT_FALSE(resting.options.front().able());
  const Error refused = none_able(resting, wanted);
  EXPECT_TRUE(refused.is(kNoneAble));
  EXPECT_NE(std::ranges::find(refused.parameters(), std::pair<std::string, std::string>("retry_after", "5")),
            refused.parameters().end());
  add("two");
  EXPECT_EQ(able(want("cheap")), (Names{"two"}));
  clock_.advance(Microseconds(breaker_pause));
  EXPECT_EQ(able(wanted), (Names{"one"})) << "looking changes nothing: the probe is still to come";
  EXPECT_EQ(able(wanted), (Names{"one"}));
}

TEST_F(Routes, say_why_the_first_is_first) {
  add("one"), add("two");
  const auto why = [&] {
    const Route now = routed(want("cheap"));
    return now.options[0].model->name + ": " + why_first(now, now.options[0], &now.options[1]);
  };
  EXPECT_EQ(why(), "one: alike in price, load and speed; by name (next: two)");
  const auto place = place_of(*models_->find("acme", "one"));
  health_.began("acme", place);
  EXPECT_EQ(why(), "two: as cheap as the next one, with 0 calls under way instead of 1 (next: one)");
  health_.ended("acme", place, Health::End::answered, Microseconds(80'000));
  EXPECT_EQ(why(),
            "two: as cheap and as free as the next one; it begins to answer after 0 ms instead of 80 ms (next: one)");
  add("three", [](Model& m) { m.price_in_micros = 500'000; });
  EXPECT_EQ(why(), "three: it costs at most 0.00015, the next one 0.0002 (next: two)");
}

TEST_F(Routes, prefer_a_cheaper_model_whose_evaluation_for_the_purpose_suffices) {
  add("large", [](Model& m) { m.price_in_micros = m.price_out_micros = 9'000'000, m.tags = {"reasoning"}; });
  add("small"), add("free", [](Model& m) { m.price_in_micros = m.price_out_micros = 0; });
  auto alias = models_->set_alias({"acme", "usual", {{"large", 9}, {"small", 0}, {"free", 0}}, {}, "usr_1"});
  ASSERT_TRUE(store_->commit_now(std::move(alias->unit)));
  alias->committed();
  for (const auto* name : {"small", "free"}) evaluate(name, 930, 900);
  Wanted wanted = want("usual");
  EXPECT_EQ(able(wanted).front(), "large") << "no purpose is stated";
  wanted.purpose = "offers";
  EXPECT_EQ(able(wanted), (Names{"small", "large", "free"})) << "what nobody gave a price is not known to be cheaper";
  EXPECT_EQ(routed(wanted).instead_of, "large");
  wanted.model = "reasoning";
  EXPECT_EQ(able(wanted).front(), "small") << "an evaluation says more of quality than a tag";
  wanted.model = "local";
  EXPECT_TRUE(able(wanted).empty()) << "but it moves no model";
  wanted.model = "large";
  EXPECT_EQ(able(wanted), (Names{"large"})) << "who names a model gets it";
  evaluate("small", 899, 900);
  wanted.model = "usual";
  EXPECT_EQ(able(wanted).front(), "large") << "the newest counts";
  wanted.model = "cheap";
  EXPECT_EQ(able(wanted), (Names{"large", "free", "small"})) << "what was found wanting stands back";
}

TEST_F(Routes, forget_the_evaluation_of_a_model_that_was_removed_and_keep_it_over_a_restart) {
  add("small");
  evaluate("small", 930, 900);
  models_ = std::move(*Models::open({clock_, *store_, *keys_}));
  ASSERT_TRUE(models_->evaluations().find(*models_->find("acme", "small"), "offers"));
  EXPECT_FALSE(models_->evaluations().find(*models_->find("acme", "small"), "letters"));
  auto removed = models_->remove("acme", "small");
  ASSERT_TRUE(store_->commit_now(std::move(removed->unit)));
  removed->committed();
  clock_.advance(Microseconds(1));
  add("small");
  EXPECT_FALSE(models_->evaluations().find(*models_->find("acme", "small"), "offers"));
  EXPECT_EQ(models_->evaluations().list("acme", "small")->size(), 1U) << "what was recorded stays";
}

TEST_F(Routes, count_money_and_energy_of_each_token) {
  Model model;
  model.price_in_micros = 150'000, model.price_out_micros = 600'000;
  model.energy_in_mwh = 40'000, model.energy_out_mwh = 400'000;
  const kernel::Cost cost = cost_of(model, 1'000, 100);
  EXPECT_EQ(cost.micros, 210);
  EXPECT_EQ(cost.energy_mwh, 80);
  EXPECT_EQ(cost_of(model, 1, 0).energy_mwh, 1) << "rounded up";
}

TEST_F(Routes, reserve_no_less_for_an_absurd_wish_than_for_a_large_one) {
  add("dear", [](Model& m) { m.price_out_micros = 15'000'000; });
  Wanted wanted = want("dear");
  wanted.output_tokens_max = 1'000'000'000;
  const auto large = routed(wanted).options.front().cost_max;
  EXPECT_GE(large.micros, 15'000'000'000);
  // Each of these products ends near nought or below it in 64 bits.
  for (const auto& [tokens, choices] : {std::pair<std::int64_t, std::int64_t>{std::int64_t{1} << 62, 4},
                                        {std::int64_t{1} << 62, 2},
                                        {std::numeric_limits<std::int64_t>::max(), 1},
                                        {std::numeric_limits<std::int64_t>::max(), 128},
                                        {1'000'000'000, std::int64_t{1} << 40}}) {
    wanted.output_tokens_max = tokens;
    wanted.choices = choices;
    const auto cost = routed(wanted).options.front().cost_max;
    EXPECT_GE(cost.micros, large.micros) << tokens << " " << choices;
    EXPECT_GE(cost.output_tokens, large.output_tokens) << tokens << " " << choices;
    EXPECT_LE(cost.micros, cost_max_known);
    EXPECT_LE(cost.output_tokens, cost_max_known) << "what a budget takes for plausible";
  }
}

TEST_F(Routes, add_up_what_purposes_saved) {
  for (const std::int64_t micros : {5, 7}) {
    store::Unit unit;
    models_->evaluations().add_saving(unit, "acme", "offers", micros);
    ASSERT_TRUE(store_->commit_now(std::move(unit)));
  }
  const std::string today = to_iso(clock_.now()).substr(0, 10);
  const auto saved = models_->evaluations().savings("acme", today, today).value();
  EXPECT_EQ(saved.at("offers").micros, 12);
  EXPECT_EQ(saved.at("offers").calls, 2);
  EXPECT_TRUE(models_->evaluations().savings("rival", today, today)->empty());
}

} // namespace
} // namespace socle::backends
