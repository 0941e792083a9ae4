#include "llama/queue.h"

#include <gtest/gtest.h>

namespace socle::llama {
namespace {

TEST(FairQueue, serves_one_share_in_the_order_of_arrival) {
  FairQueue<int> queue;
  for (int i = 0; i < 5; ++i) queue.push("a", 1, 10 * (5 - i), i);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(queue.pop(), i);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(FairQueue, serves_a_newcomer_before_the_rest_of_one_who_asked_for_much) {
  FairQueue<std::string> queue;
  for (int i = 0; i < 10; ++i) queue.push("greedy", 1, 100, "greedy");
  EXPECT_EQ(queue.pop(), "greedy");
  queue.push("modest", 1, 100, "modest");
  EXPECT_EQ(queue.pop(), "greedy"); // both are due at the same time, and it came first
  EXPECT_EQ(queue.pop(), "modest");
}

TEST(FairQueue, gives_shares_their_parts_by_weight) {
  FairQueue<int> queue;
  for (int i = 0; i < 100; ++i) {
    queue.push("heavy", 4, 10, 1);
    queue.push("light", 1, 10, 0);
  }
  int heavy = 0;
  for (int i = 0; i < 50; ++i) heavy += *queue.pop();
  EXPECT_NEAR(heavy, 40, 1);
}

TEST(FairQueue, lets_nobody_save_up_turns_by_staying_away) {
  FairQueue<int> queue;
  queue.push("away", 1, 1, 0);
  queue.pop();
  for (int i = 0; i < 50; ++i) {
    queue.push("steady", 1, 10, 1);
    queue.pop();
  }
  for (int i = 0; i < 3; ++i) queue.push("away", 1, 10, 2), queue.push("steady", 1, 10, 1);
  int of_steady = 0;
  for (int i = 0; i < 4; ++i) of_steady += *queue.pop() == 1 ? 1 : 0;
  EXPECT_EQ(of_steady, 2);
}

TEST(FairQueue, drops_those_who_left) {
  FairQueue<int> queue;
  for (int i = 0; i < 6; ++i) queue.push("a", 1, 1, i);
  EXPECT_EQ(queue.erase_if([](int i) { return i % 2 == 0; }), 3U);
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.size(), 2U);
}

} // namespace
} // namespace socle::llama
