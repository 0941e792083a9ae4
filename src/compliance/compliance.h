// What: the inventory of the AI that a company uses, computed from the rows of its calls: which models, for what, with which data,
//   where, who answers for it, how much, and what nobody has registered.
// Invariants: every figure is the number of calls that the list of calls shows under the same filter; what is not known is named,
//   never left out; nothing here is kept, so it cannot grow stale.
// Threads: pure functions.
// Failure: none; what cannot be told from the rows is said in the inventory.
#pragma once

#include "audit/audit.h"
#include "backends/models.h"
#include "budget/budget.h"
#include "identity/identity.h"

#include <span>

namespace socle::compliance {

struct Tally {
  std::int64_t calls = 0, people = 0, input_tokens = 0, output_tokens = 0, cost_micros = 0;
  std::optional<Timestamp> first, last;
};

// Who answers for something.
struct Owner {
  std::string id; // empty: nobody
  std::string email; // empty: not known any more
  bool active = false; // known and not disabled
};

// What is missing about something that is used.
enum class Gap {
  purpose_not_stated, // the calls say no purpose
  purpose_erased, // its words were erased with their class
  purpose_not_registered, // clients state it, and nobody answers for it
  owner_gone, // who answers for it is disabled or gone
  model_not_registered, // it answered, and is in the registry no more
  licence_unknown
};
std::string_view gap_name(Gap gap);

struct ModelUse {
  std::string name;
  backends::ModelPtr model; // null: in the registry no more
  Owner owner; // who registered it
  Tally tally; // no calls: registered and not used
  std::vector<Gap> gaps; // of what is used
};
struct PurposeUse {
  std::string name;
  bool registered = false;
  Owner owner;
  Tally tally;
  std::set<std::string> models, zones, data_classes;
  std::vector<Gap> gaps;
};
struct ZoneUse {
  std::string zone; // empty: it ran nowhere
  std::string data_class; // empty: refused before it was inspected
  std::int64_t calls = 0;
};
struct FindingUse {
  std::string type;
  std::int64_t calls = 0, findings = 0;
};
struct StatusUse {
  std::string status;
  std::int64_t calls = 0;
};

struct Inventory {
  Tally all;
  std::vector<ModelUse> models; // most used first, then by name
  std::vector<PurposeUse> purposes;
  std::vector<ZoneUse> zones; // nearest first, then by class
  std::vector<FindingUse> findings;
  std::vector<StatusUse> statuses;
  std::int64_t unregistered_calls = 0; // without a registered purpose
  std::int64_t unrecorded_calls = 0; // made before purposes were kept, so that nothing is known of them
};

// The purpose that the hub gives a call that says none.
inline constexpr std::string_view purpose_not_stated = "model call";

struct Known {
  std::span<const backends::ModelPtr> models;
  std::span<const budget::Value> purposes; // also those that nobody registered
  std::span<const identity::Person> people;
};
Inventory inventory_of(std::span<const audit::UseRow> uses, const Known& known);

// What the detectors found in calls of all kinds; where, and nothing of it.
struct Findings {
  struct Day {
    std::int64_t day = 0; // since 1970-01-01, in UTC
    std::string type;
    std::int64_t calls = 0;
  };
  struct Count {
    std::string name;
    std::int64_t calls = 0;
  };
  std::int64_t calls = 0; // in which something was found
  std::vector<FindingUse> types; // most frequent first
  std::vector<Day> days; // only those on which something was found
  std::vector<Count> data_classes, actions; // most frequent first
};
Findings findings_of(std::span<const audit::FoundRow> rows);

} // namespace socle::compliance
