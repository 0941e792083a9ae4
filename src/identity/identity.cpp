#include "identity/identity.h"

#include "identity/errors.h"
#include "identity/limits.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"identity", 1,
       "CREATE TABLE identity_tenants (tenant text NOT NULL PRIMARY KEY, name text NOT NULL, zone text NOT NULL);"
       "CREATE TABLE identity_people (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL, role text NOT NULL,"
       " kind text NOT NULL, password text NOT NULL, language text NOT NULL, disabled bigint NOT NULL);"
       "CREATE TABLE identity_keys (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, person text NOT NULL, prefix text NOT NULL, hash text NOT NULL,"
       " scopes text NOT NULL, created bigint NOT NULL, expires bigint);"
       "CREATE TABLE identity_sessions (tenant text NOT NULL, hash text NOT NULL PRIMARY KEY, person text NOT NULL, csrf text NOT NULL, expires bigint NOT NULL)"},
      {"identity", 2, "ALTER TABLE identity_people ADD COLUMN team text"},
      {"identity", 3,
       "ALTER TABLE identity_people ADD COLUMN issuer text;"
       "ALTER TABLE identity_people ADD COLUMN subject text;"
       "CREATE UNIQUE INDEX identity_people_subject ON identity_people(tenant, issuer, subject);"
       "CREATE TABLE identity_providers (tenant text NOT NULL PRIMARY KEY, settings text NOT NULL)"},
      {"identity", 4,
       "ALTER TABLE identity_sessions ADD COLUMN factor_at bigint;"
       "CREATE TABLE identity_factors (tenant text NOT NULL, person text NOT NULL PRIMARY KEY, sealed bytea NOT NULL, last_step bigint NOT NULL,"
       " confirmed bigint NOT NULL, recovery text NOT NULL)"},
      {"identity", 5,
       "ALTER TABLE identity_people ADD COLUMN external_id text;"
       "CREATE TABLE identity_groups (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, name text NOT NULL, external_id text,"
       " members text NOT NULL);"
       "CREATE UNIQUE INDEX identity_groups_name ON identity_groups(tenant, name)"},
      {"identity", 6,
       "CREATE TABLE identity_passkeys (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, person text NOT NULL, name text NOT NULL,"
       " credential text NOT NULL UNIQUE, public_key bytea NOT NULL, counter bigint NOT NULL, synced bigint NOT NULL, backed_up bigint NOT NULL,"
       " transports text NOT NULL, created bigint NOT NULL, used bigint)"}};
  return all;
}

std::span<const std::string> roles() {
  static const std::string all[] = {"owner", "admin", "engineer", "approver", "employee", "auditor", "directory"};
  return all;
}

namespace {
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto blank = text.find(' ');
    out.emplace_back(text.substr(0, blank));
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return out;
}
} // namespace

Result<std::unique_ptr<Identity>> Identity::open(Parts parts) {
  std::unique_ptr<Identity> identity(new Identity(parts));
  SOCLE_CHECK(identity->load());
  return identity;
}

Result<void> Identity::load() {
  const std::lock_guard lock(mutex_);
  SOCLE_TRY(const store::Rows tenants, parts_.store.read("SELECT tenant, zone FROM identity_tenants"));
  for (const auto& row : tenants) zones_[row.text(0)] = row.text(1);
  SOCLE_TRY(
      const store::Rows people,
      parts_.store.read(
          "SELECT id, tenant, email, name, role, kind, password, language, disabled, team, issuer, subject, external_id FROM identity_people"));
  for (const auto& row : people) {
    people_[row.text(0)] = {row.text(0),         row.text(1), row.text(2),  row.text(3),
                            row.text(4),         row.text(5), row.text(6),  language_of(row.text(7)),
                            row.integer(8) != 0, row.text(9), row.text(10), row.text(11),
                            row.text(12)};
  }
  SOCLE_TRY(const store::Rows keys,
            parts_.store.read("SELECT id, tenant, person, prefix, scopes, created, expires, hash FROM identity_keys"));
  for (const auto& row : keys) {
    StoredKey key;
    key.id = row.text(0), key.tenant = row.text(1), key.person = row.text(2), key.prefix = row.text(3),
    key.scopes = split(row.text(4));
    key.created = {row.integer(5)};
    if (!row.is_null(6)) key.expires = Timestamp{row.integer(6)};
    key.hash = row.text(7);
    keys_[key.hash] = key;
  }
  SOCLE_TRY(const store::Rows sessions,
            parts_.store.read("SELECT hash, tenant, person, csrf, expires, factor_at FROM identity_sessions"));
  for (const auto& row : sessions) {
    StoredSession session{row.text(0), row.text(1), row.text(2), row.text(3), {row.integer(4)}};
    if (!row.is_null(5)) session.factor_at = Timestamp{row.integer(5)};
    sessions_[session.hash] = std::move(session);
  }
  SOCLE_TRY(const store::Rows factors,
            parts_.store.read("SELECT person, sealed, last_step, confirmed, recovery FROM identity_factors"));
  for (const auto& row : factors)
    factors_[row.text(0)] = {row.bytes(1), row.integer(2), row.integer(3) != 0, split(row.text(4))};
  SOCLE_CHECK(load_passkeys());
  SOCLE_TRY(const store::Rows groups,
            parts_.store.read("SELECT id, tenant, name, external_id, members FROM identity_groups"));
  for (const auto& row : groups)
    groups_[row.text(0)] = {row.text(0), row.text(1), row.text(2), row.text(3), split(row.text(4))};
  SOCLE_TRY(const store::Rows providers, parts_.store.read("SELECT tenant, settings FROM identity_providers"));
  for (const auto& row : providers) {
    SOCLE_TRY(const json::value settings, json::parse(row.text(1)));
    if (!settings.is_object())
      return fail(kInvalid, {{"field", "provider"}, {"value", "…"}, {"reason", "its row is damaged"}});
    SOCLE_TRY(Provider provider, provider_of(settings.get_object()));
    provider.tenant = row.text(0);
    providers_[row.text(0)] = std::make_shared<const Provider>(std::move(provider));
  }
  return {};
}

Result<kernel::Principal> Identity::principal_of(std::string_view tenant, std::string_view person,
                                                 const StoredKey* key) const {
  const auto found = people_.find(std::string(person));
  if (found == people_.end() || found->second.disabled || (!tenant.empty() && found->second.tenant != tenant))
    return fail(kUnauthenticated);
  const Person& who = found->second;
  kernel::Principal out{who.id, who.tenant, who.kind, who.role, {}, {}, {}, who.language, who.team};
  if (key != nullptr) out.scopes = key->scopes, out.key_id = key->id;
  return out;
}

namespace {
constexpr std::string_view kStranger = "stranger of "; // no id of a person begins so
} // namespace

kernel::Credential Identity::stranger(const std::string& tenant) {
  return {kernel::Credential::Kind::delegated, std::string(kStranger) + tenant};
}

Result<kernel::Principal> Identity::identify(const kernel::Credential& credential) {
  const std::lock_guard lock(mutex_);
  const Timestamp now = parts_.clock.now();
  switch (credential.kind) {
    case kernel::Credential::Kind::api_key: {
      const auto key = keys_.find(sha256_hex(credential.secret));
      if (key == keys_.end() || (key->second.expires && *key->second.expires <= now)) return fail(kUnauthenticated);
      return principal_of(key->second.tenant, key->second.person, &key->second);
    }
    case kernel::Credential::Kind::session: {
      const auto session = sessions_.find(sha256_hex(credential.secret));
      if (session == sessions_.end() || session->second.expires <= now) return fail(kUnauthenticated);
      SOCLE_TRY(kernel::Principal who, principal_of(session->second.tenant, session->second.person, nullptr));
      if (const auto at = session->second.factor_at)
        who.factor_age_s = std::max<std::int64_t>(0, (now - *at).count() / 1'000'000);
      return who;
    }
    case kernel::Credential::Kind::token: {
      const auto token = tokens_.find(sha256_hex(credential.secret));
      if (token == tokens_.end() || token->second.until <= now) return fail(kTokenUnseen);
      return principal_of(token->second.tenant, token->second.person, nullptr);
    }
    case kernel::Credential::Kind::delegated: {
      if (credential.secret.starts_with(kStranger))
        return kernel::Principal{"stranger", credential.secret.substr(kStranger.size()), "user", {}, {}, {}, {}, {}};
      return principal_of({}, credential.secret, nullptr);
    }
  }
  return fail(kUnauthenticated);
}

void Identity::on_ended(Ended ended) { ended_ = std::move(ended); }

void Identity::ended(const std::string& person, const std::string& key) const {
  if (ended_) ended_(person, key);
}

std::string Identity::secret(std::string_view prefix) {
  unsigned char bytes[32];
  parts_.random.fill(bytes);
  return std::string(prefix) + to_base64url(bytes);
}

std::vector<Person> Identity::people(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<Person> out;
  for (const auto& [id, person] : people_) {
    if (person.tenant == tenant) out.push_back(person);
  }
  std::ranges::sort(out, {}, &Person::email);
  return out;
}

Result<Person> Identity::person(std::string_view tenant, std::string_view id_or_email) const {
  std::vector<std::string> emails;
  for (const auto& person : people(tenant)) {
    if (person.id == id_or_email || person.email == id_or_email) return person;
    emails.push_back(person.email);
  }
  const auto near = near_misses(id_or_email, emails);
  return fail(kUnknownPerson,
              {{"person", std::string(id_or_email)}, {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
}

std::vector<Key> Identity::keys(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<Key> out;
  for (const auto& [hash, key] : keys_) {
    if (key.tenant == tenant) out.push_back(key);
  }
  std::ranges::sort(out, {}, &Key::id);
  return out;
}

std::string Identity::zone(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  const auto found = zones_.find(std::string(tenant));
  return found == zones_.end() ? "UTC" : found->second;
}

} // namespace socle::identity
