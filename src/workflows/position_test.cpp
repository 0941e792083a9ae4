// Where a run is and where it goes next: pure, so every way through lists, catches and jumps can be walked.
#include "workflows/live.h"

#include <gtest/gtest.h>

namespace socle::workflows {
namespace {

std::shared_ptr<const Definition> definition() {
  auto parsed = parse_definition("document: { dsl: '1.0.3', namespace: n, name: w, version: '1.0.0' }\n"
                                 "do:\n"
                                 "  - first: { set: { x: 1 } }\n"
                                 "  - block:\n"
                                 "      do:\n"
                                 "        - inner: { set: { x: 1 } }\n"
                                 "        - leave: { set: { x: 1 }, then: exit }\n"
                                 "        - never: { set: { x: 1 } }\n"
                                 "  - risky:\n"
                                 "      try:\n"
                                 "        - attempt: { set: { x: 1 } }\n"
                                 "      catch:\n"
                                 "        do:\n"
                                 "          - mend: { set: { x: 1 } }\n"
                                 "      then: first\n"
                                 "  - last: { set: { x: 1 }, then: end }\n");
  EXPECT_TRUE(parsed) << parsed.error().describe();
  return *parsed;
}

TEST(Positions, go_into_blocks_and_catches_and_on_behind_them) {
  const auto d = definition();
  std::vector<Frame> at{Frame{}};
  EXPECT_EQ(path_of(*d, at), "first");
  ASSERT_TRUE(move_on(*d, at, task_at(*d, at).then));
  EXPECT_EQ(path_of(*d, at), "block");
  descend(task_at(*d, at), at, false);
  EXPECT_EQ(path_of(*d, at), "block/inner");
  ASSERT_TRUE(move_on(*d, at, "continue"));
  EXPECT_EQ(path_of(*d, at), "block/leave");
  ASSERT_TRUE(move_on(*d, at, task_at(*d, at).then)) << "exit leaves the list, not the workflow";
  EXPECT_EQ(path_of(*d, at), "risky");
  auto caught = at;
  descend(task_at(*d, at), at, false);
  EXPECT_EQ(path_of(*d, at), "risky/attempt");
  descend(task_at(*d, caught), caught, true);
  EXPECT_EQ(path_of(*d, caught), "risky/mend");
  ASSERT_TRUE(move_on(*d, caught, "continue"));
  EXPECT_EQ(path_of(*d, caught), "first") << "what the try says comes next";
  ASSERT_TRUE(move_on(*d, at, "continue"));
  EXPECT_EQ(path_of(*d, at), "first");
}

TEST(Positions, end_with_the_last_task_and_with_end) {
  const auto d = definition();
  std::vector<Frame> last{Frame{3, false}};
  EXPECT_EQ(path_of(*d, last), "last");
  EXPECT_FALSE(move_on(*d, last, "end"));
  last = {Frame{3, false}};
  EXPECT_FALSE(move_on(*d, last, "continue"));
  std::vector<Frame> deep{Frame{1, false}, Frame{0, false}};
  EXPECT_FALSE(move_on(*d, deep, "end"));
}

TEST(Positions, deadlines_are_durations_up_to_a_year) {
  EXPECT_EQ(duration_of("P14D"), std::chrono::seconds(14 * 86'400));
  EXPECT_EQ(duration_of("P1DT12H"), std::chrono::seconds(36 * 3'600));
  EXPECT_EQ(duration_of("PT1M30S"), std::chrono::seconds(90));
  EXPECT_EQ(duration_of("P2W"), std::chrono::seconds(14 * 86'400));
  EXPECT_EQ(duration_of(json::object{{"after", json::object{{"hours", 8}}}}), std::chrono::seconds(8 * 3'600));
  for (const json::value& bad :
       {json::value("14D"), json::value("P"), json::value("PT0S"), json::value("P1M"), json::value("P99999D"),
        json::value("P1D2"), json::value("P-1D"), json::value(5), json::value(json::object())}) {
    EXPECT_FALSE(duration_of(bad)) << json::write(bad);
  }
}

} // namespace
} // namespace socle::workflows
