// A call: an identified principal asks to do one action on one resource, for a stated purpose, with some payload.
#pragma once

#include "base/base.h"
#include "base/clock.h"
#include "base/json.h"
#include "store/store.h"

#include <functional>
#include <map>
#include <memory>

namespace socle::kernel {

using Attribute = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;
using Attributes = std::map<std::string, Attribute>;

// Who asks. Made by identity only; ids are pseudonymous ("usr_…", "svc_…").
struct Principal {
  std::string id;
  std::string tenant;
  std::string kind;                // "user" or "service"
  std::string role;                // owner, admin, engineer, approver, employee, auditor
  std::vector<std::string>
      scopes; // of the API key that was used: actions it is limited to ("invoice.*"); empty: no limit
  std::string key_id;              // of that key; empty for a session
  std::string on_behalf_of;        // the person for whom a service acts; empty: for itself
  Language language = Language::english;
  std::string team = {};           // whose budget bears it too; empty: none
  std::optional<std::int64_t> factor_age_s =
      {}; // since the person last confirmed this session with a second factor; none: not
};

// What a call takes, in each unit that a budget can limit.
struct Cost {
  std::int64_t micros = 0;         // millionths of the tenant's currency
  std::int64_t input_tokens = 0;
  std::int64_t output_tokens = 0;
  std::int64_t energy_mwh = 0;     // thousandths of a watt-hour
  friend bool operator==(const Cost&, const Cost&) = default;
};

// What a caller shows to prove who it is.
struct Credential {
  enum class Kind {
    api_key,   // secret: the whole key
    session,   // secret: the session cookie's value
    token,     // secret: an access token of the company's own identity provider
    delegated  // secret: the principal's id; only workflows make it, for a person whose run goes on
  };
  Kind kind = Kind::api_key;
  std::string secret;
};

struct Resource {
  std::string type; // an entity type of the policy schema: "Contract", "Invoice", "Gate", …
  std::string id;
  Attributes attributes;
};

// Where a text comes from. What is not a person's own word may never widen permissions.
enum class Provenance {
  person,
  document,
  model,
  tool,
  system // what the asker's program tells the model beforehand: trusted as the asker's own, and not for the answer
};

// One text that guard inspects.
struct Content {
  std::string name; // "text", "file name", "page 3": where a finding is reported
  std::string text; // UTF-8
  Provenance provenance = Provenance::person;
};

// A placeholder, and the value that it stands for in the texts of one call.
struct Pseudonym {
  std::string placeholder, value;
};

// What an executor wants of its caller beside the texts: each executor its own kind. Not logged.
struct Cargo {
  virtual ~Cargo() = default;
};

class Listener; // kernel/outlet.h
struct Outcome;
struct Call {
  std::string id;     // "call_…", known from the first byte
  std::string action; // "contract.read": an action of the policy schema
  Resource resource;
  std::string purpose; // "invoice from contract": why, in the caller's words or the workflow's name
  bool purpose_typed = false; // words that a caller made up: the log keeps a commitment to them
  Attributes context;  // further facts for policy; the kernel adds findings, site and provenance
  std::vector<Content> input;
  // What stands in `input` for what, where policy had it replaced for this candidate and wants it back in the answer. Lives as long as
  // the call; for the executor alone, which puts it back: never logged, never sent.
  std::vector<Pseudonym> pseudonyms = {};
  // What the call would give to somebody, as a key's scopes say it ("invoice.*"; "*": all that a role may). No question of policy:
  // who asks with a key that is limited gives nothing beyond that, whatever policy says.
  std::vector<std::string> gives;
  Bytes body; // what the commitment covers (HMAC); kept apart, encrypted, or not at all; never logged
  std::shared_ptr<Cargo> cargo;
  std::shared_ptr<Listener> listener; // gets an answer that comes piece by piece; none: the answer is wanted whole
  std::string run; // the workflow run that it belongs to, or empty
  // What else commits with the receipt, given what came out: a workflow's progress. Called on the call's loop; must be quick.
  std::function<Result<store::Unit>(const Outcome&)> joins;
};

// What a detector said about one span.
struct Finding {
  std::string type; // "iban", "email", "secret.aws_access_key", …
  std::size_t content = 0;
  std::size_t begin = 0; // byte offsets in that content
  std::size_t end = 0;
  int confidence_percent = 0;
};

// What policy made of it. Obligations of all matching permits add up; the stricter wins.
struct Obligations {
  bool ask_human = false;
  bool keep_local = false;
  bool redact = false;
  bool pseudonymize = false; // as redact, and the answer gets the values back; where both are asked for, redact
  std::vector<std::string> block; // finding types that forbid the call ("secret.*")
  std::optional<std::int64_t> cost_micros_max; // cap of this call's price
  // Adds what another decision demands; `block` stays sorted and without repetition.
  void add(const Obligations& more);
  friend bool operator==(const Obligations&, const Obligations&) = default;
};

struct Decision {
  bool permit = false;
  std::vector<std::string> policies; // the ids that decided
  std::string reason; // a code: "permitted", "no_permit", "forbidden", "policy_error", "unknown_principal", …
  std::string explanation; // in words (the deciding policy's @reason, or why none)
  std::string bundle; // digest of the policy bundle
  Obligations obligations;
};

// What an executor returns.
struct Outcome {
  json::value result; // for the caller; not logged
  std::vector<Content> output; // inspected before anyone sees `result`
  Cost cost; // what it really took
  json::object facts; // identifiers and numbers for the log: pages, model digest, invoice number
  store::Unit unit; // state that commits together with the receipt
  // Runs once after that commit, in the order of commits and before the answer: caches change when the state has changed. On the
  // store's thread: quick, and asking the store for nothing.
  std::function<void()> committed;
};

// Where an action can run.
struct Candidate {
  std::string backend; // "here"
  std::string site = "local"; // "local" or the name of the remote site
  Cost cost_max; // the most that this candidate can take for this call
  std::string zone = "machine"; // how far away it is: "machine", "company", "eu", "world"
};

// What the pipeline answers.
struct Answer {
  std::string call; // its id: also the receipt's
  Outcome outcome;
  Decision decision;
  std::vector<Finding> findings;
};

} // namespace socle::kernel
