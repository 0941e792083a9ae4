// What: the transparency log: one C2SP tlog-tiles log per tenant, its entries, tiles, signed checkpoints, offline proofs and
//   verification. Implements the kernel's Recorder.
// Invariants: entries hold identifiers, decisions and commitments, never content; tiles are flushed before the signed size is
//   committed in the store, and that before /checkpoint is renamed; two inconsistent checkpoints are never signed; the tiles are
//   derived from the journal and can be rebuilt, but never to another root than the one that was signed.
// Threads: Recorder's functions from any thread; one publisher thread per log directory follows the journal.
// Failure: ready() refuses while the log cannot be published or has fallen more than `behind_max` behind; a journal or tiles that
//   contradict the signed head refuse to start, and calls as soon as the examination behind the start finds it further back.
#pragma once

#include "audit/note.h"
#include "kernel/permit.h"
#include "kernel/ports.h"
#include "secrets/secrets.h"
#include "store/page.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace socle::audit {

std::span<const store::Migration> migrations();

struct Options {
  std::filesystem::path directory; // <directory>/<tenant>/{checkpoint,tile/…}
  std::string origin_prefix; // the log's origin is "<prefix>/<tenant>"
};

struct Head {
  std::uint64_t size = 0;
  Hash root{};
  std::int64_t sequence = 0; // journal position of the last entry
  Timestamp at;
};

// One entry of the log as lists show it.
struct Listed {
  std::string call;
  std::uint64_t index = 0;
  json::object entry;
};

// The action that asks a model for something: what an inventory of AI counts.
inline constexpr std::string_view model_action = "model.send";

struct CallRow {
  std::string call, at, principal, action, resource_type, resource_id, decision, status, stage, policies, run;
  std::int64_t cost_micros = 0;
  std::optional<std::uint64_t> intent_index, outcome_index;
  std::string purpose; // "hmac:…": its words were erased; empty: made before it was kept here
  std::string model; // that it went to at last; empty: it asked none, or none was reached
  std::string zone; // how far away it ran: "machine", "company", "eu", "world"; empty: refused before
  std::string
      data_class; // "public" … "secret"; empty: refused before it was inspected, or made before it was kept here
  std::vector<std::pair<std::string, std::int64_t>> findings; // type, how many
  std::int64_t input_tokens = 0, output_tokens = 0;
};
struct CallFilter {
  std::string after = {}, action = {}, principal = {}, status = {}, decision = {}, run = {};
  std::string purpose = {}, model = {}, zone = {}, data_class = {};
  std::string finding = {}; // a type such as "iban", or "any"
  bool nowhere = false; // those that ran nowhere
  bool unclassified = false; // those that were refused before they were inspected
  std::vector<std::string> only = {}; // none but these, by id
  std::vector<std::string> purposes_not = {}; // none of these
  std::optional<Timestamp> from = {}, until = {}; // from <= at < until
  std::string sort = "at"; // one of call_orders()
  bool descending = true;
  std::size_t limit = 50;
};
std::span<const std::string_view> call_orders();
struct CallPage {
  std::vector<CallRow> rows;
  std::string next; // for `after`; empty at the end
};

// Calls to models that are alike, counted.
struct UseRow {
  std::string principal, purpose, model, zone, data_class, status;
  std::vector<std::pair<std::string, std::int64_t>> findings; // of each of them
  std::int64_t calls = 0, cost_micros = 0, input_tokens = 0, output_tokens = 0;
  Timestamp first, last;
};

// Calls of one day in which the detectors found the same, counted.
struct FoundRow {
  std::int64_t day = 0; // since 1970-01-01, in UTC
  std::string action, data_class;
  std::vector<std::pair<std::string, std::int64_t>> findings;
  std::int64_t calls = 0;
};

struct RetentionClass {
  std::string name;
  std::int64_t bodies = 0;
  std::string erased_at; // empty: it is there
};

struct EntryHead; // recorder.cpp

class Audit final : public kernel::Recorder {
 public:
  struct Parts {
    const Clock& clock;
    store::Store& store;
    secrets::KeyRing& keys;
  };
  // Opens every tenant's log, rebuilds tiles that are missing, gives open intents the outcome "unknown", starts the publisher. What
  // it reads does not grow with the log where the log's files are whole.
  static Result<std::unique_ptr<Audit>> open(Parts parts, Options options);
  ~Audit() override;

  Result<void> ready() override;
  Result<store::Unit> intent(const kernel::Intent& intent) override;
  Result<store::Unit> outcome(const kernel::Receipt& receipt) override;

  // From now on, when entries of a tenant have been published; on the publishing thread: quick.
  void when_published(std::function<void(const std::string& tenant)> then);

  std::string origin(std::string_view tenant) const;
  Result<std::string> verifier_key(std::string_view tenant); // "origin+hash+base64"
  Head head(std::string_view tenant) const;
  // How long ago the last pass began that left nothing unpublished.
  Microseconds behind() const;

  Result<CallPage> calls(std::string_view tenant, const CallFilter& filter);
  Result<std::int64_t> count(std::string_view tenant, const CallFilter& filter); // of all pages
  Result<CallRow> call(std::string_view tenant, std::string_view id);
  // All calls to models in from <= at < until, of one moment.
  Result<std::vector<UseRow>> uses(std::string_view tenant, Timestamp from, Timestamp until);
  // All calls in from <= at < until in which something was found, by day.
  Result<std::vector<FoundRow>> found(std::string_view tenant, Timestamp from, Timestamp until);
  // Entries from `first` on.
  Result<std::vector<Listed>> entries(std::string_view tenant, std::uint64_t first, std::size_t limit);
  Result<Bytes> entry_bytes(std::string_view tenant, std::uint64_t index);
  // tlog-proof@v1 of one entry of the call: its outcome, or its intent (who, what, under which decision), which a call that was
  // refused before does not have. Publishes first when no checkpoint covers it yet.
  enum class Part { outcome, intent };
  Result<std::string> receipt(std::string_view tenant, std::string_view call, Part part = Part::outcome);
  // A static file of the log ("checkpoint", "tile/0/000"), for /audit/; nothing outside it.
  Result<Bytes> file(std::string_view tenant, std::string_view path) const;

  // The body that a call's commitment covers, sealed under its retention class; destroying the class erases it.
  Result<Bytes> body(std::string_view tenant, std::string_view call);
  static std::string retention_class(std::string_view tenant, Timestamp at); // "audit/<tenant>/2026-11"
  // The classes that hold bodies, or were erased. A month whose class was erased goes on under "…/2026-11.2".
  Result<std::vector<RetentionClass>> classes(std::string_view tenant);
  // Destroys the class's key, for ever, and drops its bodies with the call's receipt. Repeating it is harmless.
  Result<kernel::Outcome> erase(kernel::Permit permit, const std::string& name);

  // Publishes what waits, now. The publisher calls it; tests do too.
  Result<void> publish();
  // Looks at the next batch of what the log held at the start; true when all of it was looked at. The publisher's and tests' too.
  Result<bool> examine();

 private:
  Audit(Parts parts, Options options);
  Result<void> start();
  struct Log;
  struct Examination;
  Result<bool> resume(Log& log);
  Result<bool> replay(bool look_only);
  std::unique_ptr<Examination> begin_examination(bool look_only) const; // with mutex_ held
  Result<void> recover_open_calls(std::optional<Microseconds> older_than);
  void run();
  Result<std::optional<Checkpoint>> published(const Log& log);
  Result<Log*> log_of(const std::string& tenant);
  // The class for what is sealed now, and its key for commitments.
  Result<std::pair<std::string, Bytes>> class_at(std::string_view tenant, Timestamp at);
  // Keeps the words of a purpose that somebody typed, sealed: they are shown while their class lives (purposes.cpp).
  Result<void> keep_purpose(store::Unit& unit, const std::string& tenant, const std::string& scope,
                            const std::string& word, const std::string& purpose);
  // The words behind commitments, as far as they are there.
  Result<std::map<std::string, std::string>> purposes_of(std::string_view tenant, const std::set<std::string>& words);
  // A purpose as rows may hold it: the words themselves, and the commitment to them of each class.
  Result<std::vector<std::string>> words_of(std::string_view tenant, std::span<const std::string> purposes);
  Result<store::Where> where_of(std::string_view tenant, const CallFilter& filter);
  Result<EntryHead> head_of(const kernel::Call& call, const kernel::Principal& principal, Timestamp at,
                            store::Unit& unit);

  Parts parts_;
  Options options_;
  mutable std::mutex mutex_; // guards logs_, sequence_ and then_
  std::function<void(const std::string&)> then_;
  std::map<std::string, std::unique_ptr<Log>, std::less<>> logs_;
  std::int64_t sequence_ = 0;
  std::mutex classes_mutex_;
  std::map<std::string, int, std::less<>> erasures_; // of a month's class: how many of its keys were destroyed
  std::atomic<std::int64_t> published_us_{0}; // monotonic: when the last pass began that published everything
  std::mutex examine_mutex_; // guards these two; taken behind mutex_, never before it
  std::unique_ptr<Examination> examination_;
  std::optional<Error> contradiction_;
  std::atomic<bool> contradicted_{false};
  std::mutex wake_mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread publisher_;
};

} // namespace socle::audit
