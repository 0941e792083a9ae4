#include "policy/policy.h"

#include "policy/annotations.h"
#include "policy/decisions.h"
#include "policy/errors.h"
#include "policy/limits.h"
#include "policy/words.h"

#include <algorithm>
#include <mutex>

namespace socle::policy {

namespace {

constexpr store::Migration kMigrations[] = {
    {"policy", 1,
     "CREATE TABLE policy_bundles (tenant text NOT NULL, version bigint NOT NULL, digest text NOT NULL, files text NOT NULL, "
     "published_at bigint NOT NULL, published_by text NOT NULL, PRIMARY KEY (tenant, version))"},
    {"policy", 2,
     "ALTER TABLE policy_bundles ADD COLUMN note text; ALTER TABLE policy_bundles ADD COLUMN signer text; "
     "ALTER TABLE policy_bundles ADD COLUMN issued_at bigint;"
     "CREATE TABLE policy_rules (tenant text NOT NULL PRIMARY KEY, signatures bigint NOT NULL, people bigint NOT NULL);"
     "CREATE TABLE policy_signers (tenant text NOT NULL, name text NOT NULL, verifier_key text NOT NULL, added_at bigint NOT NULL, "
     "added_by text NOT NULL, PRIMARY KEY (tenant, name));"
     "CREATE TABLE policy_proposals (tenant text NOT NULL, id text NOT NULL, digest text NOT NULL, files text NOT NULL, "
     "note text NOT NULL, proposed_at bigint NOT NULL, proposed_by text NOT NULL, state text NOT NULL, decided_by text NOT NULL, "
     "PRIMARY KEY (tenant, id))"},
    {"policy", 3,
     "CREATE TABLE policy_decisions (tenant text NOT NULL, first_at bigint NOT NULL, id text NOT NULL, last_at bigint NOT NULL, "
     "decisions bigint NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, first_at, id))"},
};

Result<void> must_pass(const Bundle& bundle) {
  SOCLE_TRY(const TestReport report, run_tests(bundle));
  if (report.failed() == 0) return {};
  const auto first = std::ranges::find_if(report.results, [](const CaseResult& r) { return !r.passed; });
  return fail(kTestsFailed, {{"failed", std::to_string(report.failed())},
                             {"count", std::to_string(report.results.size())},
                             {"first", first->file + " “" + first->name + "”: " + first->difference}});
}

} // namespace

std::span<const store::Migration> migrations() { return kMigrations; }

std::string write_files(const Files& files) {
  json::object o;
  for (const auto& [name, text] : files) o[name] = text;
  return json::write(o);
}

Files read_files(std::string_view text) {
  Files files;
  const auto parsed = json::parse(text);
  if (!parsed || !parsed->is_object()) return files; // its digest will not fit, which says it all
  for (const auto& [name, content] : parsed->get_object()) files[std::string(name)] = json::text(content);
  return files;
}

Result<std::unique_ptr<Policy>> Policy::open(store::Store& store, const Clock& clock, Files defaults, People people) {
  std::unique_ptr<Policy> policy(new Policy(store, clock, std::move(people)));
  SOCLE_TRY(policy->defaults_, Bundle::load(std::move(defaults), 0));
  SOCLE_CHECK(policy->load_all());
  return policy;
}

Result<void> Policy::load_all() {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT tenant, version, digest, files FROM policy_bundles p WHERE version = "
                        "(SELECT max(version) FROM policy_bundles q WHERE q.tenant = p.tenant)"));
  for (const auto& row : rows) tenants_[row.text(0)] = load(row.text(0), row);
  return {};
}

// A stored bundle that is not what was published, or that this version of Socle cannot load, refuses: it never gives way to
// the defaults, which may permit more.
Policy::Tenant Policy::load(const std::string& tenant, const store::Row& row) const {
  Tenant loaded;
  Files files = read_files(row.text(3));
  if (digest_of(files) != row.text(2)) {
    loaded.damaged = Error(kBundleDamaged, {{"tenant", tenant}, {"version", std::to_string(row.integer(1))}});
    return loaded;
  }
  auto bundle = Bundle::load(std::move(files), row.integer(1));
  if (bundle) loaded.bundle = std::move(*bundle);
  else loaded.damaged = bundle.error();
  return loaded;
}

Result<std::shared_ptr<const Bundle>> Policy::active(std::string_view tenant) {
  for (;;) {
    {
      const std::shared_lock lock(mutex_);
      const auto found = tenants_.find(tenant);
      if (found == tenants_.end()) return defaults_;
      const Tenant& known = found->second;
      if (known.pending == nullptr) {
        if (known.damaged) return std::unexpected(*known.damaged);
        return known.bundle;
      }
    }
    SOCLE_CHECK(settle(std::string(tenant)));
    const std::shared_lock lock(mutex_);
    const Tenant& known = tenants_.find(tenant)->second;
    if (known.damaged) return std::unexpected(*known.damaged);
    return known.bundle;
  }
}

// While a publication is under way nobody may decide by a guess: the store says whether it has been committed.
Result<void> Policy::settle(const std::string& tenant) {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT tenant, version, digest, files FROM policy_bundles WHERE tenant = ?1 AND version = "
                        "(SELECT max(version) FROM policy_bundles WHERE tenant = ?2)",
                        {tenant, tenant}));
  const std::unique_lock lock(mutex_);
  Tenant& known = tenants_[tenant];
  if (known.pending == nullptr) return {};
  const std::int64_t held = known.bundle == nullptr ? 0 : known.bundle->version();
  const std::int64_t stored = rows.empty() ? 0 : rows.front().integer(1);
  if (stored > held) {
    const bool ours = known.pending->version() == stored && known.pending->digest() == rows.front().text(2);
    if (ours) known = {std::move(known.pending), std::nullopt, nullptr, {}};
    else known = load(tenant, rows.front());
  } else if (clock_.now() - known.pending_since > publication_wait_max) {
    known.pending = nullptr;
  }
  return {};
}

Result<kernel::Decision> Policy::decide(const kernel::Question& question) {
  SOCLE_TRY(const std::shared_ptr<const Bundle> bundle, active(question.principal.tenant));
  if (question.principal.on_behalf_of.empty()) {
    Explanation explained = bundle->explain(question);
    if (decisions_ != nullptr) decisions_->keep(question, nullptr, explained.decision);
    return std::move(explained.decision);
  }
  const auto person = person_of(question.principal);
  Explanation explained = decide_for_both(*bundle, question, person);
  if (decisions_ != nullptr) decisions_->keep(question, person ? &*person : nullptr, explained.decision);
  return std::move(explained.decision);
}

Result<Explanation> Policy::check(const kernel::Question& question) {
  SOCLE_TRY(const std::shared_ptr<const Bundle> bundle, active(question.principal.tenant));
  if (question.principal.on_behalf_of.empty()) return bundle->explain(question);
  return decide_for_both(*bundle, question, person_of(question.principal));
}

Result<kernel::Principal> Policy::person_of(const kernel::Principal& principal) const {
  auto person = people_ ? people_(principal.tenant, principal.on_behalf_of)
                        : fail(kUndecided, {{"reason", "nobody can say whom this service account acts for"}});
  if (person && person->tenant != principal.tenant)
    return fail(kUndecided, {{"reason", "that person is of another company"}});
  return person;
}

Explanation decide_for_both(const Bundle& bundle, const kernel::Question& question,
                            const Result<kernel::Principal>& found) {
  Explanation own = bundle.explain(question);
  if (!own.decision.permit) return own;
  if (!found) {
    own.decision = {.permit = false,
                    .policies = {},
                    .reason = "unknown_principal",
                    .explanation = "",
                    .bundle = bundle.digest(),
                    .obligations = {}};
    own.decision.explanation = fill(kUnknownPrincipal.in(question.principal.language),
                                    {{"detail", found.error().message(question.principal.language)}});
    return own;
  }
  kernel::Principal person = *found;
  person.on_behalf_of.clear();
  person.language = question.principal.language;
  Explanation theirs = bundle.explain({person, question.action, question.resource, question.context});
  if (!theirs.decision.permit) return theirs;
  theirs.decision.obligations.add(own.decision.obligations);
  for (auto& id : own.decision.policies) {
    if (std::ranges::find(theirs.decision.policies, id) == theirs.decision.policies.end())
      theirs.decision.policies.push_back(std::move(id));
  }
  return theirs;
}

std::shared_ptr<const Bundle> Policy::defaults() {
  const std::shared_lock lock(mutex_);
  return defaults_;
}

void Policy::set_defaults(std::shared_ptr<const Bundle> defaults) {
  SOCLE_ASSERT(defaults != nullptr);
  const std::unique_lock lock(mutex_);
  for (auto& [tenant, known] : tenants_) {
    if (known.bundle == defaults_) known.bundle = defaults; // a publication is under way and not yet there
  }
  defaults_ = std::move(defaults);
}

Result<std::vector<Version>> Policy::versions(std::string_view tenant) {
  SOCLE_TRY(
      const store::Rows rows,
      store_.read(
          "SELECT version, digest, published_at, published_by, signer FROM policy_bundles WHERE tenant = ?1 ORDER BY version DESC",
          {std::string(tenant)}));
  std::vector<Version> versions;
  for (const auto& row : rows)
    versions.push_back({row.integer(0), row.text(1), {row.integer(2)}, row.text(3), row.text(4)});
  return versions;
}

Result<TestReport> Policy::test(std::string_view tenant, const Files& more) {
  SOCLE_TRY(const std::shared_ptr<const Bundle> bundle, active(tenant));
  return run_tests(*bundle, more);
}

Result<std::shared_ptr<const Bundle>> Policy::compiled(Files files, std::int64_t version,
                                                       std::vector<Remark>* warnings) {
  SOCLE_TRY(const std::shared_ptr<const Bundle> bundle, Bundle::load(std::move(files), version, warnings));
  SOCLE_CHECK(must_pass(*bundle));
  return bundle;
}

Result<Publication> Policy::publish(std::string_view tenant, Files files, std::string_view by,
                                    const SignatureProof& proof) {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT max(version) FROM policy_bundles WHERE tenant = ?1", {std::string(tenant)}));
  const std::int64_t version = (rows.empty() ? 0 : rows.front().integer(0)) + 1;
  Publication publication;
  SOCLE_TRY(const std::shared_ptr<const Bundle> bundle, compiled(std::move(files), version, &publication.warnings));
  publication.digest = bundle->digest();
  publication.version = version;
  const store::Value none = nullptr;
  // Two publications at once: the second one's version exists already, and its unit is refused whole.
  publication.unit.add(
      "INSERT INTO policy_bundles (tenant, version, digest, files, published_at, published_by, note, signer, issued_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      {std::string(tenant), version, bundle->digest(), write_files(bundle->files()), clock_.now().us, std::string(by),
       proof.note, proof.key, proof.issued ? store::Value(proof.issued->us) : none},
      1);
  const std::unique_lock lock(mutex_);
  Tenant& known = tenants_.try_emplace(std::string(tenant), Tenant{defaults_, std::nullopt, nullptr, {}}).first->second;
  known.pending = bundle;
  known.pending_since = clock_.now();
  return publication;
}

} // namespace socle::policy
