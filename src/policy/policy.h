// What: decides by Cedar policies what may be done, with obligations and reasons in words; loads, checks, tests and publishes
//   bundles of policies; answers "may I?" without doing anything.
// Invariants: nothing is permitted unless a policy permits it and none forbids it; an error in any policy, a request that the
//   schema rejects and an unknown principal, action or resource deny; a bundle with any mistake is never in force; a published
//   bundle holds from the first decision after its commit; a decision names the digest of the bundle that made it.
// Threads: every function may be called from any thread; decisions take microseconds and touch the store only while a
//   publication is under way; publish and test compile, so they belong on the worker pool.
// Failure: a refusal is a Decision with its reason; an Error means that no decision could be made, which refuses as well. A
//   tenant whose stored bundle is damaged is refused everything until a bundle is published.
#pragma once

#include "base/random.h"
#include "policy/cases.h"

#include <functional>
#include <shared_mutex>

namespace socle::policy {

// The tables of policy.
std::span<const store::Migration> migrations();

// The bundle that Socle comes with: policies/ of the source tree.
const Files& default_files();

struct Publication {
  std::string digest;
  std::int64_t version = 0;
  std::vector<Remark> warnings;
  std::string signer_fingerprint; // of the key that signed it; empty: not signed
  store::Unit unit; // for the call's outcome: publishes when it commits, and not before
};

// Files as the store holds them.
std::string write_files(const Files& files);
Files read_files(std::string_view text);

struct Version {
  std::int64_t version = 0;
  std::string digest;
  Timestamp at;
  std::string by; // principal id
  std::string signer; // the verifier key that signed it; empty: not signed
};

class Decisions; // decisions.h

// The decision for a service account that acts for this person: it never widens that person's rights, nor its own.
Explanation decide_for_both(const Bundle& bundle, const kernel::Question& question,
                            const Result<kernel::Principal>& person);

// A signature that has been checked (publishing.h): the note, the key that made it, and when.
struct SignatureProof {
  std::string note;
  std::string key;
  std::optional<Timestamp> issued;
};

class Policy final : public kernel::Decider {
 public:
  // Whom a service account acts for: both must be permitted. Without it a delegated call is refused.
  using People = std::function<Result<kernel::Principal>(std::string_view tenant, std::string_view id)>;

  // Loads each tenant's newest bundle; tenants without one are decided by `defaults`, which must be valid.
  static Result<std::unique_ptr<Policy>> open(store::Store& store, const Clock& clock, Files defaults = default_files(),
                                              People people = {});

  Result<kernel::Decision> decide(const kernel::Question& question) override;
  // "May I?": the same decision with what it hung on. Changes nothing.
  Result<Explanation> check(const kernel::Question& question);

  // The bundle in force.
  Result<std::shared_ptr<const Bundle>> active(std::string_view tenant);
  // What decides where a company has published nothing. Bundles that are in force stay; these hold from the next decision on.
  void set_defaults(std::shared_ptr<const Bundle> defaults);
  std::shared_ptr<const Bundle> defaults();
  // Keeps each decision, so that it can be decided again. At start-up; outlived by it.
  void keep_in(Decisions* decisions) { decisions_ = decisions; }
  Result<std::vector<Version>> versions(std::string_view tenant);
  // Runs the tests of the bundle in force, and `more` test files.
  Result<TestReport> test(std::string_view tenant, const Files& more = {});
  // Compiles the files, runs their tests, and returns what makes them the tenant's next version.
  Result<Publication> publish(std::string_view tenant, Files files, std::string_view by,
                              const SignatureProof& proof = {});
  // A bundle that has no mistake and whose own tests pass.
  static Result<std::shared_ptr<const Bundle>> compiled(Files files, std::int64_t version,
                                                        std::vector<Remark>* warnings);

 private:
  struct Tenant {
    std::shared_ptr<const Bundle> bundle;
    std::optional<Error> damaged; // instead of a bundle
    std::shared_ptr<const Bundle> pending; // published, perhaps not committed yet
    Timestamp pending_since;
  };

  Policy(store::Store& store, const Clock& clock, People people)
      : store_(store), clock_(clock), people_(std::move(people)) {}
  Result<void> load_all();
  Tenant load(const std::string& tenant, const store::Row& row) const;
  Result<void> settle(const std::string& tenant);
  Result<kernel::Principal> person_of(const kernel::Principal& principal) const;

  store::Store& store_;
  const Clock& clock_;
  People people_;
  Decisions* decisions_ = nullptr;
  std::shared_ptr<const Bundle> defaults_;
  std::shared_mutex mutex_; // guards tenants_ and defaults_
  std::map<std::string, Tenant, std::less<>> tenants_;
};

} // namespace socle::policy
