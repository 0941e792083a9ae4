// How an answer leaves while it is made, and how its maker learns that nobody waits for it any more.
#pragma once

#include "base/task.h"
#include "kernel/call.h"

namespace socle::kernel {

// The asker's end of a call whose answer comes piece by piece. Belongs to the call's loop.
class Listener {
 public:
  virtual ~Listener() = default;
  // Takes the bytes when there is room for them: a slow reader slows the maker down. False: nobody reads any more.
  virtual Task<bool> take(Bytes bytes) = 0;
  // Calls `then` once, on the loop, when nobody waits for the answer any more; at once where that is so already. A later call takes
  // the place of an earlier one.
  virtual void when_gone(std::function<void()> then) = 0;
  // Why nobody waits any more, where it is not that the asker has left; then it is the call's error.
  virtual std::optional<Error> why_gone() const { return std::nullopt; }
};

// One piece of a streamed answer.
struct Piece {
  Bytes bytes; // as the asker's protocol has it
  std::string text; // the words in it, which guard inspects before the bytes leave
  // Where the words go on from: those of one voice and part are one text. Voices speak at the same time (the choices of one answer);
  // with the first piece of a part, which may have no words, the voice's other parts pause.
  std::int64_t voice = 0;
  std::string part = {};
};

// What the maker of an answer is given.
class Outlet {
 public:
  virtual ~Outlet() = default;
  // Inspects the piece and gives it to the asker as soon as nothing that follows can make it part of what policy blocks:
  // kBlockedContent where policy stops it, kCancelled where the asker has gone.
  virtual Task<Result<void>> send(Piece piece) = 0;
  // Calls `then` once, on the call's loop, when the call is given up: the asker has gone, or its time is over.
  virtual void when_given_up(std::function<void()> then) = 0;
  // What is known so far, should the answer never be whole: for the log, and what it has cost.
  virtual void note(json::object facts, const Cost& cost) = 0;
};

} // namespace socle::kernel
