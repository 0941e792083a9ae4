// The ports that the stages implement, each with what it must refuse. All are synchronous decisions of microseconds, safe from
// any thread; what has to become durable they return as a unit of work, and the pipeline commits it.
#pragma once

#include "kernel/call.h"

#include <memory>

namespace socle::kernel {

class Identifier { // identity
 public:
  virtual ~Identifier() = default;
  // An unknown, expired, revoked or disabled credential is an error with status 401. A revocation holds for the very next call.
  virtual Result<Principal> identify(const Credential& credential) = 0;
};

struct Inspection {
  std::vector<Finding> findings;
  int injection_percent = 0; // how much the texts try to command a model, 0 to 100
  std::string data_class = "public"; // the highest found: "public", "internal", "confidential", "personal", "secret"
};

// Looks at one text while it comes piece by piece: what could still become a finding stays back, the rest may leave. One thread at a time.
class Watch {
 public:
  struct Seen {
    std::vector<Finding> findings; // new ones, in what may leave now; bytes count from the text's begin, `content` is 0
    std::size_t released = 0; // so many bytes of the text, from its begin, may leave
  };
  virtual ~Watch() = default;
  virtual Result<Seen> feed(std::string_view piece) = 0;
  // The text pauses, and what others say shall not wait for it: all so far is decided. What goes on is held against it still.
  virtual Result<Seen> pause() = 0;
  // The text has ended: all of it is decided.
  virtual Result<Seen> finish() = 0;
};

class Inspector { // guard
 public:
  virtual ~Inspector() = default;
  // One pass over all contents. Text that is too long or no UTF-8 is refused, never skipped.
  virtual Result<Inspection> inspect(std::span<const Content> contents) = 0;
  // Replaces the values among the findings by placeholders ("[IBAN_1]"), in place, and says what stands for what. The same value gets
  // the same placeholder, and none is used that stands in the texts already.
  virtual Result<std::vector<Pseudonym>> redact(std::vector<Content>& contents, std::span<const Finding> findings) = 0;
  // The same of an answer, with what it can only be held against: its call's own texts, whose language it should have and whose
  // instructions it should keep.
  virtual Result<Inspection> inspect_answer(std::span<const Content> answer, std::span<const Content> input) = 0;
  // For one streamed answer to that input; must not outlive the inspector, and keeps nothing of the span.
  virtual std::unique_ptr<Watch> watch(std::span<const Content> input) = 0;
};

struct Question {
  const Principal& principal;
  std::string_view action;
  const Resource& resource;
  const Attributes& context; // as the policy schema declares it for this action
};

class Decider { // policy
 public:
  virtual ~Decider() = default;
  // A refusal is a Decision with permit == false; an error means that policy could not decide, which refuses as well.
  virtual Result<Decision> decide(const Question& question) = 0;
};

// A reservation in the budget. Id-based, so that release is idempotent.
struct Lease {
  std::string call;
  Cost reserved;
  std::vector<std::string> warnings = {}; // soft limits that this reservation passes: "team month money"
};

class Accountant { // budget
 public:
  virtual ~Accountant() = default;
  // Atomic; refuses with budget.exceeded (402) when spent + reserved + most would pass any hard limit that applies, in any unit.
  virtual Result<Lease> reserve(const Principal& principal, const Call& call, const Cost& most) = 0;
  // Turns the reservation into spending of `real` in memory and returns what makes it durable, to be committed with the receipt. Once
  // for a lease. More than was reserved is booked as well: it was spent.
  virtual Result<store::Unit> settle(const Principal& principal, const Lease& lease, const Cost& real) = 0;
  // Gives back whatever is still reserved; any number of times, on every exit path.
  virtual void release(const Lease& lease) noexcept = 0;
};

// One stage of a call as it went: for the log and for the call's page.
struct StageTrace {
  std::string name; // identify, inspect, decide, route, reserve, record, execute, inspect_output, settle, receipt
  std::int64_t us = 0; // time spent
  std::string verdict; // "ok" or an error code
};

// A candidate that failed, so that another was tried.
struct Attempt {
  std::string backend;
  std::string error; // its code
};

// What the log says of a call before it happens; again before each further candidate.
struct Intent {
  const Call& call;
  const Principal& principal;
  const Decision& decision;
  std::span<const Finding> findings;
  const Candidate& candidate;
  Cost reserved;
  Timestamp at;
  std::span<const Attempt> attempts = {}; // that failed before this one
  std::string_view data_class = {}; // of the input, as the inspector says
};

// What the log says of a call after it happened or was refused.
struct Receipt {
  const Call& call;
  const Principal* principal = nullptr; // null: a stranger
  const Decision* decision = nullptr; // null: refused before stage 3
  std::span<const Finding> findings;
  std::string status; // "done", "refused", "failed", "cancelled", "unknown"
  std::string stage; // the stage that refused or failed; empty when done
  std::string error; // its error code
  std::string candidate;
  Cost cost;
  json::object facts;
  std::span<const StageTrace> stages;
  bool intent_recorded = false;
  Timestamp at;
  std::string_view data_class = {}; // of the input; empty: refused before it was inspected
};

class Recorder { // audit
 public:
  virtual ~Recorder() = default;
  // Refuses (503) while the log cannot be written or has fallen too far behind.
  virtual Result<void> ready() = 0;
  // The journal record and state that make the intent durable.
  virtual Result<store::Unit> intent(const Intent& intent) = 0;
  // The same for the outcome; also of a refusal, where there was no intent.
  virtual Result<store::Unit> outcome(const Receipt& receipt) = 0;
};

} // namespace socle::kernel
