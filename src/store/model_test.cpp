// Random units against a model that knows no batches: since units commit in the order in which they were given, the model says
// beforehand which are kept, with which sequence, and what the store holds afterwards.
#include "base/random.h"
#include "store/errors.h"
#include "store/testing_databases.h"

#include <future>
#include <map>

namespace socle::store {
namespace {

using Name = std::string;

struct Model {
  std::map<Name, std::int64_t> amounts;
  std::vector<Bytes> journal;
};

// One change in two forms: as a statement, and as what it does to the model. False: it must refuse its unit.
struct Change {
  Statement statement;
  std::function<bool(Model&)> apply;
};

Change insert(Name name, std::int64_t amount) {
  return {{"INSERT INTO account (tenant, name, amount) VALUES ('t', ?1, ?2)", {name, amount}, 1},
          [=](Model& model) { return amount >= 0 && model.amounts.emplace(name, amount).second; }};
}

Change insert_or_add(Name name, std::int64_t amount) {
  return {
      {"INSERT INTO account (tenant, name, amount) VALUES ('t', ?1, ?2) ON CONFLICT (tenant, name) DO UPDATE SET amount = account.amount + excluded.amount",
       {name, amount},
       1},
      [=](Model& model) {
        model.amounts[name] += amount;
        return true;
      }};
}

Change take(Name name, std::int64_t amount) {
  return {
      {"UPDATE account SET amount = amount - ?2 WHERE tenant = 't' AND name = ?1 AND amount >= ?2", {name, amount}, 1},
      [=](Model& model) {
        const auto found = model.amounts.find(name);
        if (found == model.amounts.end() || found->second < amount) return false;
        found->second -= amount;
        return true;
      }};
}

Change take_beyond_zero(Name name, std::int64_t amount) { // the schema's own rule refuses what falls below zero
  return {{"UPDATE account SET amount = amount - ?2 WHERE tenant = 't' AND name = ?1", {name, amount}, std::nullopt},
          [=](Model& model) {
            const auto found = model.amounts.find(name);
            if (found == model.amounts.end()) return true;
            found->second -= amount;
            return found->second >= 0;
          }};
}

Change remove(Name name) {
  return {{"DELETE FROM account WHERE tenant = 't' AND name = ?1", {name}, std::nullopt}, [=](Model& model) {
            model.amounts.erase(name);
            return true;
          }};
}

Change exactly(std::int64_t limit, std::int64_t rows) {
  return {{"SELECT name FROM account WHERE amount > ?1", {limit}, rows}, [=](Model& model) {
            return std::ranges::count_if(model.amounts, [&](const auto& one) { return one.second > limit; }) == rows;
          }};
}

Change random_change(Random& random) {
  const Name name = "n" + std::to_string(random.below(12));
  const auto amount = static_cast<std::int64_t>(random.below(20));
  switch (random.below(7)) {
    case 0: return insert(name, amount - (random.below(30) == 0 ? 40 : 0));
    case 1:
    case 2: return insert_or_add(name, amount);
    case 3: return take(name, amount);
    case 4: return take_beyond_zero(name, amount);
    case 5: return remove(name);
    default: return exactly(amount, static_cast<std::int64_t>(random.below(4)));
  }
}

class ModelTest : public testing::TestWithParam<std::string> {
 protected:
  void open() {
    store_.reset();
    auto opened = open_store(database_.options(), {&kAccounts, 1});
    ASSERT_TRUE(opened) << opened.error().describe();
    store_ = std::move(*opened);
  }

  // Gives the store a burst of units without waiting, then compares each answer.
  void burst(Random& random) {
    struct Expected {
      bool kept = false;
      std::int64_t first_sequence = 0;
      std::future<Result<Committed>> answer;
    };
    std::vector<Expected> units(1 + random.below(40));
    for (Expected& expected : units) {
      Unit unit;
      Model after = model_;
      expected.kept = true;
      for (std::uint64_t n = random.below(4); n > 0; --n) {
        Change change = random_change(random);
        unit.statements.push_back(change.statement);
        expected.kept = expected.kept && change.apply(after);
      }
      for (std::uint64_t n = random.below(3); n > 0; --n) {
        unit.journal.push_back({"t", "model", "r" + std::to_string(random.next_u64())});
        if (expected.first_sequence == 0) expected.first_sequence = static_cast<std::int64_t>(after.journal.size()) + 1;
        after.journal.push_back(unit.journal.back().body);
      }
      if (expected.kept) model_ = std::move(after);
      auto promise = std::make_shared<std::promise<Result<Committed>>>();
      expected.answer = promise->get_future();
      store_->commit(std::move(unit), [promise](Result<Committed> result) { promise->set_value(std::move(result)); });
    }
    for (Expected& expected : units) {
      const auto answer = expected.answer.get();
      ++(expected.kept ? kept_ : refused_);
      ASSERT_EQ(answer.has_value(), expected.kept) << (answer ? "" : answer.error().describe());
      if (answer) ASSERT_EQ(answer->first_sequence, expected.first_sequence);
      else ASSERT_TRUE(answer.error().is(kConflict) || answer.error().is(kConstraint)) << answer.error().describe();
    }
  }

  void compare() {
    const Rows rows = store_->read("SELECT name, amount FROM account").value();
    std::map<Name, std::int64_t> amounts;
    for (const Row& row : rows) amounts[row.text(0)] = row.integer(1);
    ASSERT_EQ(amounts, model_.amounts);
    const auto journal = store_->journal_after(0, 1'000'000).value();
    ASSERT_EQ(journal.size(), model_.journal.size());
    for (std::size_t i = 0; i < journal.size(); ++i) ASSERT_EQ(journal[i].body, model_.journal[i]);
  }

  TestDatabase database_{GetParam()};
  std::unique_ptr<Store> store_;
  Model model_;
  int kept_ = 0, refused_ = 0;
};

TEST_P(ModelTest, random_units_are_kept_and_refused_as_one_by_one) {
  SeededRandom random(20'26);
  open();
  for (int round = 0; round < 60 && !HasFatalFailure(); ++round) {
    burst(random);
    if (round % 10 == 0) compare();
    if (random.below(15) == 0) open();
  }
  compare();
  EXPECT_GT(kept_, 200);
  EXPECT_GT(refused_, 200);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ModelTest, testing::ValuesIn(kDatabases),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace socle::store
