// The registry of models: rows of the store, and in memory with one owner. Changes commit with their call's receipt.
#pragma once

#include "backends/backends.h"

#include "backends/evaluations.h"
#include "base/clock.h"
#include "base/json.h"
#include "kernel/call.h"
#include "secrets/secrets.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace socle::backends {

struct Model {
  std::string tenant, name;
  Kind kind = Kind::openai;
  std::string url; // of the API's base: what comes before "/chat/completions" or "/messages"; no slash at the end
  std::string upstream_model; // what the endpoint calls it
  Zone zone = Zone::world;
  std::int64_t price_in_micros = 0; // per million tokens, in millionths of the currency
  std::int64_t price_out_micros = 0;
  std::int64_t energy_in_mwh = 0; // per million tokens, in thousandths of a watt-hour; 0: nobody said
  std::int64_t energy_out_mwh = 0;
  Bytes sealed_key; // empty: the endpoint wants none; Models::key_of opens it
  std::string file; // of a model file: where it lies, its SHA-256 in hex and its length
  std::string digest;
  std::int64_t file_bytes = 0;
  std::string architecture, title, licence;
  std::string origin; // where it came from: the endpoint's host, the file's folder, or the hub's address
  std::int64_t context_tokens = 0; // 0: unknown
  bool has_chat_template = false;
  std::vector<std::string> languages, tags, capabilities; // sorted
  Timestamp added_at;
  std::string added_by;

  bool can(std::string_view capability) const; // also where nothing is known: the endpoint then says so itself
};
using ModelPtr = std::shared_ptr<const Model>;

json::object summary_of(const Model& model); // for those who may use it: not where it stands
json::object to_json(const Model& model); // everything but the key

// What a model may do, as far as it is said. Routing asks for these.
std::span<const std::string_view> known_capabilities();

// Another name, for one model or for several with weights: of a hundred requests each gets its share.
struct Target {
  std::string model;
  std::int64_t weight = 1; // 0: not drawn, only kept ready
  friend bool operator==(const Target&, const Target&) = default;
};
struct Alias {
  std::string tenant, name;
  std::vector<Target> targets;
  Timestamp added_at;
  std::string added_by;
  std::int64_t hedge_after_ms = 0; // a whole answer that takes longer is asked of another target as well; 0: never
};
using AliasPtr = std::shared_ptr<const Alias>;
json::object to_json(const Alias& alias);
Result<std::vector<Target>> targets_of(const json::array& given);
// The target that a number falls on; the same number always on the same one, so that whoever draws by conversation stays with it.
const Target& drawn(const Alias& alias, std::uint64_t draw);

// Registered as asked for: name, address, zone, prices and words are checked and put in order. A file is not looked at here.
Result<Model> check(Model asked, bool zone_given);
// The name alone.
Result<void> check_name(std::string_view name);
// A model as a call's body carries it, key sealed; and back.
json::object body_of(const Model& model);
Result<Model> from_body(const json::object& body);

// What is sealed is bound to the model that it was given for.
Result<std::string> open_key(secrets::KeyRing& keys, std::string_view tenant, std::string_view name,
                             std::string_view sealed);
Result<Bytes> seal_key(secrets::KeyRing& keys, std::string_view tenant, std::string_view name, std::string_view key);

// Follows something long: how much of how much is done. Set by the worker, read by whoever wants to know.
struct Progress {
  std::atomic<std::int64_t> done_bytes{0}, total_bytes{0};
};

// Reads the file whole: what it says of itself, where nobody said otherwise, and its digest.
Result<void> read_file_facts(Model& model, Progress& progress);

class Models {
 public:
  struct Parts {
    const Clock& clock;
    store::Store& store;
    secrets::KeyRing& keys;
  };
  static Result<std::unique_ptr<Models>> open(Parts parts);

  // For the hot path: no copy, a short lock. Null where there is none.
  ModelPtr find(std::string_view tenant, std::string_view name) const;
  // The same with an error that names what is near.
  Result<ModelPtr> get(std::string_view tenant, std::string_view name) const;
  std::vector<ModelPtr> list(std::string_view tenant) const; // by name
  // Every model, and why it does not meet a need; empty: it does. A need is "cheap", "reasoning", "local", a language such as "french",
  // a tag, or several of them with "+" between. Nothing where the word means none.
  struct Meeting {
    ModelPtr model;
    std::string unmet;
    bool is_quality = true; // it is how good the model is that is not known, not where it stands or what it costs
  };
  std::vector<Meeting> meeting(std::string_view tenant, std::string_view need) const;
  Evaluations& evaluations() { return evaluations_; }
  const Evaluations& evaluations() const { return evaluations_; }
  AliasPtr find_alias(std::string_view tenant, std::string_view name) const; // null where there is none
  std::vector<AliasPtr> aliases(std::string_view tenant) const; // by name
  // The key for its endpoint, or an empty text. For the moment of sending only: never keep it.
  Result<std::string> key_of(const Model& model) const;

  // Changes: a unit of work, and what holds once it has committed. `model` has passed check(); a file is read here, whole.
  Result<kernel::Outcome> add(Model model);
  Result<kernel::Outcome> remove(std::string_view tenant, std::string_view name);

  // Sets or changes another name; its targets are models that are there.
  Result<kernel::Outcome> set_alias(Alias alias);
  Result<kernel::Outcome> remove_alias(std::string_view tenant, std::string_view name);

  // Files that are being read: name → how far.
  json::array under_way(std::string_view tenant) const;

 private:
  explicit Models(Parts parts) : parts_(parts), evaluations_(parts.clock, parts.store) {}
  Result<void> load();
  Result<void> load_aliases();
  class Work {
   public:
    static Result<Work> begin(Models& owner, const Model& model);
    Work(Work&& other) noexcept
        : owner_(std::exchange(other.owner_, nullptr)),
          of_(std::move(other.of_)),
          progress_(std::move(other.progress_)) {}
    Work& operator=(Work&&) = delete;
    ~Work();
    const std::shared_ptr<Progress>& progress() const { return progress_; }

   private:
    Work(Models& owner, std::pair<std::string, std::string> of, std::shared_ptr<Progress> progress)
        : owner_(&owner), of_(std::move(of)), progress_(std::move(progress)) {}
    Models* owner_;
    std::pair<std::string, std::string> of_;
    std::shared_ptr<Progress> progress_;
  };

  using Table = std::map<std::string, ModelPtr, std::less<>>;
  Parts parts_;
  Evaluations evaluations_;
  mutable std::mutex mutex_;
  std::map<std::string, Table, std::less<>> models_; // tenant → name →
  std::map<std::string, std::map<std::string, AliasPtr, std::less<>>, std::less<>> aliases_;
  std::map<std::pair<std::string, std::string>, std::shared_ptr<Progress>> working_; // tenant and name
};

} // namespace socle::backends
