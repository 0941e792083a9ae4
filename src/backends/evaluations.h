// Recorded evaluations: how well a model did what a purpose asks for, on which data, and from which score on it is good enough; and
// what was saved where such a model answered in the place of a dearer one. Rows of the store; the newest of each in memory.
#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "kernel/call.h"

#include <map>
#include <memory>
#include <mutex>

namespace socle::backends {

struct Model;

struct Evaluation {
  std::string tenant, model, purpose;
  std::int64_t score_permille = 0, sufficient_permille = 0;
  std::string dataset_digest; // SHA-256 in hex: on which data
  std::int64_t cases = 0; // of that data; 0: nobody said
  Timestamp at;
  std::string by;
  bool suffices() const { return score_permille >= sufficient_permille; }
};
using EvaluationPtr = std::shared_ptr<const Evaluation>;
json::object to_json(const Evaluation& evaluation);
// As a body has it; what is missing or out of bounds is refused with field and reason.
Result<Evaluation> evaluation_of(const json::object& body);

// What a purpose saved because a cheaper model was good enough.
struct Saving {
  std::int64_t calls = 0, micros = 0;
};

class Evaluations {
 public:
  Evaluations(const Clock& clock, store::Store& store) : clock_(clock), store_(store) {}
  Result<void> load();

  // The newest for this purpose of the model as it is registered now: one that was removed and added again is another. Null: none.
  EvaluationPtr find(const Model& model, std::string_view purpose) const;
  // All that were recorded of a model, the newest first.
  Result<std::vector<Evaluation>> list(std::string_view tenant, std::string_view model) const;
  Result<kernel::Outcome> add(Evaluation evaluation); // `model` is there

  // Adds to what the purpose saved today: commits with the receipt of the call that did.
  void add_saving(store::Unit& unit, const std::string& tenant, const std::string& purpose, std::int64_t micros) const;
  // By purpose, from the first to the last of these days ("2026-11-21").
  Result<std::map<std::string, Saving>> savings(const std::string& tenant, const std::string& first,
                                                const std::string& last) const;

 private:
  const Clock& clock_;
  store::Store& store_;
  mutable std::mutex mutex_;
  std::map<std::string, EvaluationPtr, std::less<>> newest_; // tenant, model and purpose, a line each
};

} // namespace socle::backends
