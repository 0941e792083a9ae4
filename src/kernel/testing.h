// For tests: ports that err, crash or hang on demand, and a store in memory.
#pragma once

#include "kernel/kernel.h"

#include <algorithm>
#include <limits>
#include <set>

namespace socle::kernel::testing_parts {

inline constexpr ErrorKind kBroken{"test.broken", 500, {"broken", "broken", "broken"}, {"", "", ""}};

enum class Fault { none, error, crash, hang };

template <typename T>
Result<T> with(Fault fault, T value) {
  if (fault == Fault::error) return fail(kBroken);
  if (fault == Fault::crash) throw std::runtime_error("it crashed"); // NOLINT: that is the point
  return value;
}

// A store in memory whose commits succeed, fail, or never answer.
class MemoryStore final : public store::Store {
 public:
  Fault fault = Fault::none;
  int faulty_from = 0; // the commit, counted from 0, from which the fault shows
  int faulty_left = std::numeric_limits<int>::max(); // so many commits more
  std::vector<store::Unit> committed;
  std::vector<Done> never;
  void commit(store::Unit unit, Done done) override {
    const bool faulty = fault != Fault::none && static_cast<int>(committed.size()) >= faulty_from;
    if (faulty && fault == Fault::hang) return never.push_back(std::move(done));
    if (faulty && faulty_left > 0) return --faulty_left, done(fail(kBroken));
    committed.push_back(std::move(unit));
    done(store::Committed{1});
  }
  Result<store::Rows> read(std::string, std::vector<store::Value>, Microseconds) override { return store::Rows(); }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t, std::size_t, std::string) override {
    return std::vector<store::JournalEntry>();
  }
  std::string_view kind() const override { return "memory"; }
};

// Lets every piece leave but for the last bytes, and finds what it is told to, as Ports does.
struct PortsWatch final : Watch {
  PortsWatch(const Fault& watch_fault, const std::string& seen, const std::vector<Finding>& found, std::size_t hold)
      : fault(watch_fault), when_seen(seen), found_then(found), held(hold) {}
  Result<Seen> feed(std::string_view piece) override {
    text += piece;
    const bool first = !told && text.find(when_seen) != std::string::npos;
    told = told || first;
    return with(fault, Seen{first ? found_then : std::vector<Finding>(), text.size() - std::min(held, text.size())});
  }
  Result<Seen> pause() override { return with(fault, Seen{{}, text.size()}); }
  Result<Seen> finish() override { return with(fault, Seen{{}, text.size()}); }
  const Fault& fault;
  const std::string& when_seen;
  const std::vector<Finding>& found_then;
  const std::size_t held; // bytes that stay back until the end
  std::string text;
  bool told = false;
};

struct Ports final : Identifier, Inspector, Decider, Accountant, Recorder {
  Fault redact_fault = Fault::none, identify_fault = Fault::none, inspect_fault = Fault::none,
        decide_fault = Fault::none, reserve_fault = Fault::none, settle_fault = Fault::none, ready_fault = Fault::none,
        intent_fault = Fault::none, outcome_fault = Fault::none;
  Decision decision{true, {"p"}, "permitted", "because", "digest", {}};
  std::map<std::string, Obligations> at_site; // what policy asks for when the call would run there
  std::vector<Finding> found;
  std::string found_when_seen; // in a content; empty: always
  std::size_t hold_back = 0; // of a streamed text
  std::int64_t reserved = 0;
  int intents = 0;
  std::vector<std::string> outcomes; // "status stage error"

  Result<Principal> identify(const Credential&) override {
    return with(identify_fault, Principal{"usr_1", "default", "user", "owner", {}, {}, {}, Language::english});
  }
  Result<Inspection> inspect(std::span<const Content> contents) override {
    const bool seen = std::ranges::any_of(
        contents, [&](const Content& content) { return content.text.find(found_when_seen) != std::string::npos; });
    return with(inspect_fault, Inspection{found_when_seen.empty() || seen ? found : std::vector<Finding>()});
  }
  Result<std::vector<Pseudonym>> redact(std::vector<Content>& contents, std::span<const Finding>) override {
    SOCLE_CHECK(with(redact_fault, true));
    std::vector<Pseudonym> out;
    for (auto& content : contents) out.push_back({"redacted", std::exchange(content.text, "redacted")});
    return out;
  }
  Result<Inspection> inspect_answer(std::span<const Content> answer, std::span<const Content>) override {
    return inspect(answer);
  }
  std::unique_ptr<Watch> watch(std::span<const Content>) override {
    return std::make_unique<PortsWatch>(inspect_fault, found_when_seen, found, hold_back);
  }
  Result<Decision> decide(const Question& question) override {
    Decision made = decision;
    const auto site = question.context.find("site");
    const auto* name = site == question.context.end() ? nullptr : std::get_if<std::string>(&site->second);
    if (name != nullptr && at_site.contains(*name)) made.obligations = at_site[*name];
    return with(decide_fault, made);
  }
  Result<Lease> reserve(const Principal&, const Call& call, const Cost& most) override {
    SOCLE_TRY(Lease lease, with(reserve_fault, Lease{call.id, most, warnings}));
    reserved += most.micros;
    return lease;
  }
  Result<store::Unit> settle(const Principal&, const Lease& lease, const Cost&) override {
    if (!settled_calls.insert(lease.call).second) return fail(kBroken); // once for a lease
    SOCLE_TRY(store::Unit unit, with(settle_fault, settlement));
    reserved -= lease.reserved.micros;
    settled = true;
    return unit;
  }
  void release(const Lease& lease) noexcept override {
    if (!std::exchange(settled, true)) reserved -= lease.reserved.micros;
  }
  Result<void> ready() override {
    SOCLE_CHECK(with(ready_fault, true));
    return {};
  }
  Result<store::Unit> intent(const Intent&) override {
    ++intents;
    return with(intent_fault, store::Unit());
  }
  Result<store::Unit> outcome(const Receipt& receipt) override {
    outcomes.push_back(receipt.status + " " + receipt.stage + " " + receipt.error);
    facts = receipt.facts;
    return with(outcome_fault, store::Unit());
  }
  bool settled = false;
  std::set<std::string> settled_calls;
  store::Unit settlement; // of each lease
  std::vector<std::string> warnings; // of each reservation
  json::object facts; // of the last outcome
};

} // namespace socle::kernel::testing_parts
