// Who may publish policies, and how: signers, required signatures, and proposals that another person approves.
#pragma once

#include "policy/policy.h"
#include "policy/signing.h"

namespace socle::policy {

// What a company asks of a publication, beside what its policies permit.
struct Rules {
  bool signatures = false;  // only what a registered signer signed
  bool two_people = false;  // one proposes, another approves
};

struct Signer {
  std::string name;
  std::string key; // verifier key
  Timestamp at;
  std::string by; // principal id
};

struct Proposal {
  std::string id; // "prop_…"
  std::string digest;
  std::string signer; // empty: not signed
  Timestamp at;
  std::string by;
  std::string state; // "open", "published", "withdrawn"
  std::string decided_by;
  Files files; // only where one is asked for
};

// Every function may be called from any thread; what changes something returns a unit for the call's outcome.
class Publishing {
 public:
  // `origin`: the name of a tenant's log, which a signature may be bound to.
  using Origin = std::function<std::string(std::string_view tenant)>;
  Publishing(Policy& policy, store::Store& store, const Clock& clock, Random& random, Origin origin)
      : policy_(policy), store_(store), clock_(clock), random_(random), origin_(std::move(origin)) {}

  Result<Rules> rules(std::string_view tenant);
  Result<store::Unit> set_rules(std::string_view tenant, const Rules& wanted);
  Result<std::vector<Signer>> signers(std::string_view tenant);
  Result<store::Unit> add_signer(std::string_view tenant, std::string_view verifier_key, std::string_view by);
  Result<store::Unit> remove_signer(std::string_view tenant, std::string_view name);

  // Whether these files may decide without being published: signed where signatures are required.
  Result<void> admissible(std::string_view tenant, const Files& files, std::string_view note);
  // Publishes at once, where one person may; `note` is the signature, or empty.
  Result<Publication> publish(std::string_view tenant, Files files, std::string_view note, const kernel::Principal& by);
  struct Proposed {
    std::string id;
    std::string digest;
    std::string signer_fingerprint;
    store::Unit unit;
  };
  // Compiles, tests and keeps a bundle until another person publishes it.
  Result<Proposed> propose(std::string_view tenant, Files files, std::string_view note, const kernel::Principal& by);
  Result<Publication> approve(std::string_view tenant, std::string_view id, const kernel::Principal& by);
  Result<store::Unit> withdraw(std::string_view tenant, std::string_view id, const kernel::Principal& by);
  Result<std::vector<Proposal>> proposals(std::string_view tenant); // newest first
  Result<Proposal> proposal(std::string_view tenant, std::string_view id);

 private:
  Result<std::optional<Signed>> checked(std::string_view tenant, const Rules& rules, std::string_view digest,
                                        std::string_view note);
  Result<Publication> publish_checked(std::string_view tenant, const Rules& rules, Files files, std::string_view note,
                                      std::string_view by);

  Policy& policy_;
  store::Store& store_;
  const Clock& clock_;
  Random& random_;
  Origin origin_;
};

} // namespace socle::policy
