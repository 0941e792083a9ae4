#include "base/task.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

namespace socle {
namespace {

Task<void> offload_with(WorkerPool& pool, std::shared_ptr<int> token, int& out) {
  std::function<Result<int>()> work = [token] { return Result<int>(*token); };
  out = (co_await offload<int>(pool, std::move(work))).value();
}

Task<void> wait_within(std::shared_ptr<int> token, bool answers, int& out) {
  std::function<void(std::function<void(int)>)> start = [token, answers](std::function<void(int)> done) {
    if (answers) done(*token);
  };
  out = co_await await_callback_within<int>(std::chrono::milliseconds(20), -1, std::move(start));
}

// What a coroutine's callback captures is destroyed once: compilers have done it twice.
TEST(Task, offloaded_work_lets_go_of_its_captures_exactly_once) {
  auto token = std::make_shared<int>(7);
  int out = 0;
  {
    WorkerPool pool(2, 8);
    asio::io_context loop;
    asio::co_spawn(loop.get_executor(), offload_with(pool, token, out), asio::detached);
    loop.run();
  }
  EXPECT_EQ(out, 7);
  EXPECT_EQ(token.use_count(), 1);
}

TEST(Task, what_offloaded_work_throws_reaches_who_awaits_it) {
  WorkerPool pool(1, 8);
  asio::io_context loop;
  std::string said;
  const auto awaits = [](WorkerPool& workers, std::string& out) -> Task<void> {
    std::function<Result<int>()> work = []() -> Result<int> { throw std::runtime_error("a defect"); };
    try {
      const Result<int> never = co_await offload<int>(workers, std::move(work));
      out = never ? "answered" : "refused";
    } catch (const std::runtime_error& exception) {
      out = exception.what();
    }
  };
  asio::co_spawn(loop.get_executor(), awaits(pool, said), asio::detached);
  loop.run();
  EXPECT_EQ(said, "a defect");
}

TEST(Task, a_callback_that_answers_in_time_wins_and_one_that_does_not_is_given_up) {
  auto token = std::make_shared<int>(7);
  for (const bool answers : {true, false}) {
    int out = 0;
    asio::io_context loop;
    asio::co_spawn(loop.get_executor(), wait_within(token, answers, out), asio::detached);
    loop.run();
    EXPECT_EQ(out, answers ? 7 : -1);
  }
  EXPECT_EQ(token.use_count(), 1);
}

} // namespace
} // namespace socle
