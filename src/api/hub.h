// What the handlers of the models' own protocols share. Private to api.
#pragma once

#include "api/api.h"
#include "api/limits.h"
#include "backends/hub.h"

#include "kernel/errors.h"

namespace socle::api {

// The wire that the request's path belongs to; elsewhere the one whose errors its client reads.
dialects::Wire wire_of(const net::Request& request);
Language language_asked(const net::Request& request);
// How long the client waits, where it says so.
Result<std::optional<Microseconds>> deadline_of(const net::Request& request);
// The receipt's id stands on every answer; the SDKs show it as the request's.
void mark(net::Response& response, dialects::Wire wire, const std::string& call);
net::Response refused(dialects::Wire wire, const Error& error, const std::string& call, Language language);
// The headers that belong to the protocols and go on to an endpoint that speaks the same; all others, credentials first, stay here.
net::Headers passed_on(const net::Request& request);

// Between a call and the connection that waits for its answer: holds what was said and not yet sent. On the loop of both.
class Pouring final : public kernel::Listener {
 public:
  Task<bool> take(Bytes bytes) override {
    if (left_) co_return false;
    held_ += bytes;
    said_ = true;
    wake(reader_);
    if (auto then = std::exchange(when_said_, nullptr)) then();
    while (held_.size() > stream_held_bytes_max && !left_) co_await asleep(writer_);
    co_return !left_;
  }
  void when_gone(std::function<void()> then) override {
    then_ = std::move(then);
    if (left_) leave();
  }
  // Until something was said, or the call has ended.
  Task<void> ready() {
    while (held_.empty() && !ended_) co_await asleep(reader_);
  }
  Bytes pour() {
    Bytes out = std::exchange(held_, {});
    wake(writer_);
    return out;
  }
  // Whoever asked has been ended: what is under way stops, and the answer with it.
  void cut() {
    if (ended_ || left_) return;
    why_.emplace(kernel::kAskerEnded);
    held_.clear();
    leave();
  }
  std::optional<Error> why_gone() const override { return why_; }
  // The reader has gone.
  void leave() {
    left_ = true;
    wake(writer_);
    if (auto then = std::exchange(then_, nullptr)) then();
  }
  void end(Result<kernel::Answer> how) {
    ended_.emplace(std::move(how));
    wake(reader_);
    if (auto then = std::exchange(when_said_, nullptr)) then();
  }
  // Once something was said, or the call has ended. A later call takes the place of an earlier one.
  void when_said(std::function<void()> then) {
    if (said_ || ended_) then();
    else when_said_ = std::move(then);
  }
  bool answers() const { return said_ || (ended_ && ended_->has_value()); } // or has answered
  bool begun() const { return said_ || ended_.has_value(); }
  bool empty() const { return held_.empty(); }
  const std::optional<Result<kernel::Answer>>& ended() const { return ended_; }

 private:
  using Sleeper = std::function<void(bool)>;
  static Task<void> asleep(Sleeper& place) {
    std::function<void(Sleeper)> lie_down = [&place](Sleeper waken) { place = std::move(waken); };
    co_await await_callback<bool>(std::move(lie_down));
  }
  static void wake(Sleeper& place) {
    if (auto sleeper = std::exchange(place, nullptr)) sleeper(true);
  }
  Bytes held_;
  Sleeper reader_, writer_;
  std::function<void()> then_, when_said_;
  bool said_ = false, left_ = false;
  std::optional<Error> why_;
  std::optional<Result<kernel::Answer>> ended_;
};

// One call to a model, under way.
struct Asked {
  std::string id;
  std::shared_ptr<backends::ModelRequest> cargo;
  std::shared_ptr<Pouring> pouring;
};

// What a request says beside its body.
struct Manner {
  std::string tenant;
  kernel::Credential credential;
  net::Headers headers; // that go on
  std::optional<std::string> purpose;
  std::optional<Microseconds> deadline;
  std::string traceparent;
};

} // namespace socle::api
