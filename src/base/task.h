// The one alias header for asynchronous work: what waits is a C++20 coroutine on an io_context's loop (Boost.Asio).
// A coroutine takes its arguments by value or outlives its callers' references; lambdas that are coroutines capture nothing.
#pragma once

#include "base/base.h"
#include "base/worker_pool.h"

#include <atomic>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace socle {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using UseTask = asio::use_awaitable_t<Executor>;

template <typename T>
using Task = asio::awaitable<T, Executor>;

// A coroutine that waits for a callback: all that both sides share, in one piece of memory.
template <typename T, typename Handler>
struct Awaited {
  using Timer =
      asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
  Awaited(const Executor& on, Handler&& to) : executor(on), handler(std::move(to)), work(on) {}
  // On the loop. Takes timer and continuation out, so that an answer that comes after the loop has ended touches nothing of it.
  static void go_on(const std::shared_ptr<Awaited>& self) {
    self->timer.reset();
    self->work.reset();
    Handler resume = std::move(self->handler);
    std::move(resume)(std::shared_ptr<T>(self, &*self->value));
  }
  // From any thread.
  static void answer(std::shared_ptr<Awaited> self, T value) {
    if (self->answered.test_and_set()) return;
    self->value.emplace(std::move(value));
    const Executor executor = self->executor;
    asio::post(executor, [self = std::move(self)] { go_on(self); });
  }
  Executor executor;
  Handler handler;
  asio::executor_work_guard<Executor> work; // keeps the loop alive while it waits
  std::atomic_flag answered;
  std::optional<T> value;
  std::optional<Timer> timer;
};

// Awaits a callback: `start` is called once with a completion (copyable, callable once, from any thread); the coroutine goes on
// on its own loop. `T` must be movable. The completion must be called, or the coroutine waits for ever.
template <typename T>
Task<T> await_callback(std::function<void(std::function<void(T)>)> start) {
  const Executor executor = co_await asio::this_coro::executor;
  // Named, here and below: GCC 12 destroys temporaries of a co_await expression twice.
  const auto initiate = [executor](auto handler, std::function<void(std::function<void(T)>)> begin) {
    using Shared = Awaited<T, decltype(handler)>;
    auto shared = std::make_shared<Shared>(executor, std::move(handler));
    begin([shared = std::move(shared)](T value) { Shared::answer(shared, std::move(value)); });
  };
  const UseTask token;
  std::shared_ptr<T> result = co_await asio::async_initiate<const UseTask, void(std::shared_ptr<T>)>(initiate, token,
                                                                                                     std::move(start));
  co_return std::move(*result);
}

// The same with a deadline: when `start` has not completed within `limit`, the coroutine goes on with `late`, and what comes
// afterwards is dropped.
template <typename T>
Task<T> await_callback_within(std::chrono::milliseconds limit, T late,
                              std::function<void(std::function<void(T)>)> start) {
  const Executor executor = co_await asio::this_coro::executor;
  const auto initiate = [executor, limit](auto handler, std::function<void(std::function<void(T)>)> begin,
                                          T otherwise) {
    using Shared = Awaited<T, decltype(handler)>;
    auto shared = std::make_shared<Shared>(executor, std::move(handler));
    shared->timer.emplace(executor, limit);
    shared->timer->async_wait([shared, otherwise = std::move(otherwise)](boost::system::error_code error) mutable {
      if (error || shared->answered.test_and_set()) return;
      shared->value.emplace(std::move(otherwise));
      Shared::go_on(shared);
    });
    begin([shared = std::move(shared)](T value) { Shared::answer(shared, std::move(value)); });
  };
  const UseTask token;
  std::shared_ptr<T> result = co_await asio::async_initiate<const UseTask, void(std::shared_ptr<T>)>(
      initiate, token, std::move(start), std::move(late));
  co_return std::move(*result);
}

// Runs `work` on the pool and awaits its result; kBusy when the pool's queue is full. What `work` throws is thrown to who awaits it.
template <typename T>
Task<Result<T>> offload(WorkerPool& pool, std::function<Result<T>()> work) {
  using Done = std::variant<Result<T>, std::exception_ptr>;
  WorkerPool* workers = &pool;
  std::function<void(std::function<void(Done)>)> begin = [workers,
                                                          work = std::move(work)](std::function<void(Done)> done) {
    auto accepted = workers->submit([work, done] {
      Done result = std::exception_ptr();
      try {
        result = work();
      } catch (...) {
        result = std::current_exception();
      }
      done(std::move(result));
    });
    if (!accepted) done(Result<T>(std::unexpected(accepted.error())));
  };
  Done done = co_await await_callback<Done>(std::move(begin));
  if (auto* thrown = std::get_if<std::exception_ptr>(&done)) std::rethrow_exception(*thrown);
  co_return std::get<Result<T>>(std::move(done));
}

} // namespace socle
