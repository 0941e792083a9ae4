// The one alias header for asynchronous work: what waits is a C++20 coroutine on an io_context's loop (Boost.Asio).
// A coroutine takes its arguments by value or outlives its callers' references; lambdas that are coroutines capture nothing.
#pragma once

#include "base/base.h"
#include "base/worker_pool.h"

#include <atomic>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <functional>
#include <memory>

namespace socle {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using UseTask = asio::use_awaitable_t<Executor>;

template <typename T>
using Task = asio::awaitable<T, Executor>;

// Awaits a callback: `start` is called once with a completion (copyable, callable once, from any thread); the coroutine goes on
// on its own loop. `T` must be movable. The completion must be called, or the coroutine waits for ever.
template <typename T>
Task<T> await_callback(std::function<void(std::function<void(T)>)> start) {
  const Executor executor = co_await asio::this_coro::executor;
  // Named, here and below: GCC 12 destroys temporaries of a co_await expression twice.
  const auto initiate = [executor](auto handler, std::function<void(std::function<void(T)>)> begin) {
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    auto work = std::make_shared<asio::executor_work_guard<Executor>>(executor); // keeps the loop alive while it waits
    begin([executor, shared, work](T value) {
      auto boxed = std::make_shared<T>(std::move(value));
      asio::post(executor, [shared, work, boxed]() mutable {
        work->reset();
        std::move (*shared)(std::move(boxed));
      });
    });
  };
  const UseTask token;
  std::shared_ptr<T> result = co_await asio::async_initiate<const UseTask, void(std::shared_ptr<T>)>(initiate, token,
                                                                                                     std::move(start));
  co_return std::move(*result);
}

// The same with a deadline: when `start` has not completed within `limit`, the coroutine goes on with `late`, and what comes
// afterwards is dropped. Whoever answers first takes timer and continuation out of the shared state, so that an answer that comes
// after the loop has ended touches nothing of it.
template <typename T>
Task<T> await_callback_within(std::chrono::milliseconds limit, T late,
                              std::function<void(std::function<void(T)>)> start) {
  using Timer =
      asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
  struct Wait {
    std::atomic_flag answered;
    std::shared_ptr<Timer> timer;
    std::function<void(T)> done;
  };
  const Executor executor = co_await asio::this_coro::executor;
  auto wait = std::make_shared<Wait>();
  wait->timer = std::make_shared<Timer>(executor, limit);
  std::function<void(std::function<void(T)>)> begin = [wait, executor, late = std::move(late),
                                                       start = std::move(start)](std::function<void(T)> done) {
    wait->done = std::move(done);
    wait->timer->async_wait([wait, late](boost::system::error_code error) {
      if (error || wait->answered.test_and_set()) return;
      wait->timer.reset();
      std::exchange(wait->done, nullptr)(late);
    });
    start([wait, executor](T value) {
      if (wait->answered.test_and_set()) return;
      auto resume = std::exchange(wait->done, nullptr);
      asio::post(executor, [timer = std::move(wait->timer)] { timer->cancel(); });
      resume(std::move(value));
    });
  };
  wait.reset();
  T result = co_await await_callback<T>(std::move(begin));
  co_return result;
}

// Runs `work` on the pool and awaits its result; kBusy when the pool's queue is full.
template <typename T>
Task<Result<T>> offload(WorkerPool& pool, std::function<Result<T>()> work) {
  WorkerPool* workers = &pool;
  std::function<void(std::function<void(Result<T>)>)> begin =
      [workers, work = std::move(work)](std::function<void(Result<T>)> done) {
        auto accepted = workers->submit([work, done] { done(work()); });
        if (!accepted) done(std::unexpected(accepted.error()));
      };
  Result<T> result = co_await await_callback<Result<T>>(std::move(begin));
  co_return result;
}

} // namespace socle
