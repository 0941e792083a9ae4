// Past decisions: what policy was asked and what it said, kept for a while so that another bundle can be asked the same.
// Who, what, on what and the facts: no prompt, no document, no answer. Batches are sealed under the class of their month, whose
// destruction erases them with what the calls carried.
#pragma once

#include "policy/bundle.h"
#include "secrets/secrets.h"
#include "store/store.h"

#include <deque>

namespace socle::policy {

// The same request got the same answer so often.
struct Past {
  std::int64_t times = 0;
  Timestamp at; // the last of them
  kernel::Principal principal;
  std::optional<kernel::Principal> person; // for whom it acted
  std::string action;
  kernel::Resource resource;
  kernel::Attributes context;
  kernel::Decision decision; // without the words
};

struct Change {
  std::string action, role;
  std::string from, to; // as described()
  std::vector<std::string> from_policies, to_policies;
  std::int64_t times = 0;
};
struct Example {
  Past past;
  kernel::Decision now;
};
struct Replay {
  std::string digest; // of the bundle that was asked
  std::int64_t decisions = 0; // that were decided again
  std::int64_t requests = 0; // of them different ones, batch by batch
  std::int64_t changed = 0;
  std::optional<Timestamp> from, until; // of what was decided again
  // What could not be decided again, in requests: their class was erased; they cannot be read; it was not known for whom the asker acted.
  std::int64_t erased = 0, unreadable = 0, without_person = 0;
  bool cut = false; // there were more than replayed_max
  std::vector<Change> changes; // most frequent first
  std::vector<Example> examples; // newest first
};

// "permit", "forbid", "permit: keep_local, redact".
std::string described(const kernel::Decision& decision);

class Decisions {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
    secrets::KeyRing& keys;
    // The class under which a tenant's records of this moment are sealed.
    std::function<Result<std::string>(std::string_view tenant, Timestamp at)> sealing_class;
  };
  static Result<std::unique_ptr<Decisions>> open(Parts parts);
  ~Decisions(); // keeps what waits

  // Remembers a decision; now and then this hands a batch to the store. Never fails, never waits for the disk: what cannot be kept is
  // counted. Up to a minute of decisions is lost when the process is killed.
  void keep(const kernel::Question& question, const kernel::Principal* person,
            const kernel::Decision& decision) noexcept;
  // How long, in days.
  void set_days(std::int64_t days);
  // What waits is kept now. Blocks: not on a loop.
  Result<void> flush();
  // Decides what was kept since then again by `bundle`. Blocks for seconds: on a worker.
  Result<Replay> replay(std::string_view tenant, const Bundle& bundle, Timestamp since, std::size_t examples_max);

 private:
  struct Seen {
    std::int64_t times = 0;
    Timestamp at;
  };
  struct Batch {
    std::map<std::string, Seen, std::less<>> requests; // as text
    std::size_t bytes = 0;
    Timestamp began;
  };
  struct Kept {
    std::int64_t first_at;
    std::string id;
    std::int64_t requests;
  };
  explicit Decisions(Parts parts) : parts_(std::move(parts)) {}
  Result<store::Unit> sealed(const std::string& tenant, Batch batch);
  void hand_over(const std::string& tenant, Batch batch);

  Parts parts_;
  std::mutex mutex_; // guards what follows
  std::map<std::string, Batch, std::less<>> waiting_;
  std::map<std::string, std::deque<Kept>, std::less<>> kept_; // by tenant, oldest first
  std::int64_t days_ = 30;
  struct Underway; // batches that the store has not answered for: shared, since it may answer after our end
  std::shared_ptr<Underway> underway_;
};

} // namespace socle::policy
