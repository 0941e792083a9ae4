#include "llama/slot.h"

#include <gtest/gtest.h>

namespace socle::llama {
namespace {

Slot with(Tokens tokens, std::int64_t used_us) {
  Slot slot;
  slot.computed = tokens.size();
  slot.tokens = std::move(tokens);
  slot.last_used = Microseconds(used_us);
  return slot;
}

std::vector<Slot> three() {
  std::vector<Slot> slots;
  slots.push_back(with({1, 2, 3, 4, 5, 6}, 30));
  slots.push_back(with({1, 9, 9, 9}, 20));
  slots.push_back(with({}, 10));
  return slots;
}

TEST(ChooseSlot, takes_the_one_whose_cache_spares_most) {
  auto slots = three();
  EXPECT_EQ(choose_slot(slots, {1, 2, 3, 4, 7, 8}), &slots[0]);
  EXPECT_EQ(choose_slot(slots, {1, 9, 9}), &slots[1]);
}

TEST(ChooseSlot, does_not_throw_a_conversation_away_for_a_common_first_word) {
  auto slots = three();
  EXPECT_EQ(choose_slot(slots, {1, 7, 7, 7, 7, 7, 7, 7}), &slots[2]);
}

TEST(ChooseSlot, passes_over_those_that_are_busy) {
  auto slots = three();
  slots[2].job = std::make_shared<Job>();
  EXPECT_EQ(choose_slot(slots, {5}), &slots[1]);
  slots[0].job = slots[1].job = slots[2].job;
  EXPECT_EQ(choose_slot(slots, {5}), nullptr);
}

TEST(Slot, knows_only_what_was_computed_as_common) {
  auto slot = with({1, 2, 3, 4}, 0);
  slot.computed = 2;
  EXPECT_EQ(slot.common_prefix({1, 2, 3, 4}), 2U);
  EXPECT_EQ(slot.common_prefix({1}), 1U);
}

} // namespace
} // namespace socle::llama
