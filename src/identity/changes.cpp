// Changes to people and keys: each as a unit of work that commits with its call's receipt, and holds from then on.
#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/limits.h"

#include "base/digest.h"
#include "secrets/secrets.h"

#include <algorithm>
#include <tuple>

namespace socle::identity {

namespace {
Error invalid(std::string field, std::string_view value, std::string reason) {
  return Error(
      kInvalid,
      {{"field", std::move(field)}, {"value", std::string(value.substr(0, 80))}, {"reason", std::move(reason)}});
}

Result<std::string> normal_email(std::string_view email) {
  std::string out(email);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto at = out.find('@');
  const bool plausible = at != std::string::npos && at > 0 && out.find('.', at) != std::string::npos &&
                         out.rfind('@') == at && out.size() <= name_bytes_max &&
                         std::ranges::none_of(out, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  if (!plausible) return std::unexpected(invalid("email", email, "it is not an e-mail address"));
  return out;
}

Result<void> valid_team(const std::string& team) {
  if (team.size() > team_bytes_max) return std::unexpected(invalid("team", team, "it is too long"));
  const bool plain = std::ranges::none_of(team, [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (!plain || team.starts_with(' ') || team.ends_with(' '))
    return std::unexpected(invalid("team", team, "it is a word or two on one line"));
  return {};
}

Result<void> valid_role(const std::string& role, const std::string& kind) {
  if (std::ranges::find(roles(), role) == roles().end()) return fail(kUnknownRole, {{"role", role}});
  if (role == "directory" && kind != "service")
    return std::unexpected(invalid("role", role, "it is a service account's"));
  return {};
}

Result<void> valid_name(const std::string& name) {
  if (name.empty() || name.size() > name_bytes_max)
    return std::unexpected(invalid("name", name, "it is empty or too long"));
  return {};
}

void apply(const PersonChange& change, Person& person) {
  person.role = change.role.value_or(person.role);
  person.disabled = change.disabled.value_or(person.disabled);
  person.language = change.language.value_or(person.language);
  person.team = change.team.value_or(person.team);
  person.email = change.email.value_or(person.email);
  person.name = change.name.value_or(person.name);
  person.external_id = change.external_id.value_or(person.external_id);
  if (change.subject) std::tie(person.issuer, person.subject) = *change.subject;
}

store::Value nullable(const std::string& text) { return text.empty() ? store::Value(nullptr) : store::Value(text); }

std::string words(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}
} // namespace

Result<void> Identity::free_email(const std::string& address) const {
  const std::lock_guard lock(mutex_);
  if (std::ranges::any_of(people_, [&](const auto& p) { return p.second.email == address; }))
    return fail(kTaken, {{"email", address}});
  return {};
}

Result<Change> Identity::add_tenant(const std::string& tenant, const std::string& name, const std::string& zone) {
  const bool plain = !tenant.empty() && tenant.size() <= 40 && std::ranges::all_of(tenant, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!plain) return std::unexpected(invalid("tenant", tenant, "use small letters, digits and dashes"));
  SOCLE_CHECK(date_in_zone(parts_.clock.now(), zone));
  Change change;
  change.unit.add("INSERT INTO identity_tenants(tenant, name, zone) VALUES (?1, ?2, ?3)", {tenant, name, zone}, 1);
  change.committed = [this, tenant, zone] {
    const std::lock_guard lock(mutex_);
    zones_[tenant] = zone;
  };
  return change;
}

Result<Change> Identity::add_person(const std::string& tenant, const std::string& name, const std::string& email,
                                    const std::string& role, const std::string& kind, std::string password,
                                    const std::string& team) {
  SOCLE_TRY(Person person, checked({{}, tenant, email, name, role, kind, {}, Language::english, false, team}));
  const bool service = kind == "service";
  if (!service && password.empty()) password = secret("").substr(0, 20);
  if (!service && (password.size() < password_bytes_min || password.size() > password_bytes_max)) {
    return std::unexpected(
        invalid("password", "…", "it needs at least " + std::to_string(password_bytes_min) + " characters"));
  }
  if (!service) {
    SOCLE_TRY(person.password, secrets::hash_password(password));
  }
  SOCLE_TRY(Change change, insert(std::move(person)));
  if (!service) change.result.as_object()["password"] = password;
  return change;
}

Result<Person> Identity::checked(Person person) const {
  if (person.kind != "service" && person.kind != "user")
    return std::unexpected(invalid("kind", person.kind, "use user or service"));
  SOCLE_CHECK(valid_team(person.team));
  SOCLE_CHECK(valid_role(person.role, person.kind));
  SOCLE_CHECK(valid_name(person.name));
  SOCLE_TRY(person.email, normal_email(person.email));
  SOCLE_CHECK(free_email(person.email));
  return person;
}

Result<Change> Identity::insert(Person person) {
  person.id = make_id(person.kind == "service" ? "svc" : "usr", parts_.clock, parts_.random);
  Change change;
  change.unit.add(
      "INSERT INTO identity_people(tenant, id, email, name, role, kind, password, language, disabled, team, issuer, subject, external_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'en', ?12, ?8, ?9, ?10, ?11)",
      {person.tenant, person.id, person.email, person.name, person.role, person.kind, person.password,
       nullable(person.team), nullable(person.issuer), nullable(person.subject), nullable(person.external_id),
       std::int64_t{person.disabled}},
      1);
  json::object result;
  result["id"] = person.id;
  change.result = std::move(result);
  change.facts["person"] = person.id;
  change.facts["role"] = person.role;
  change.committed = [this, person] {
    const std::lock_guard lock(mutex_);
    people_[person.id] = person;
  };
  return change;
}

json::object to_json(const Person& person) {
  json::object out;
  out["id"] = person.id;
  out["name"] = person.name;
  out["email"] = person.email;
  out["role"] = person.role;
  out["language"] = language_tag(person.language);
  out["tenant"] = person.tenant;
  out["kind"] = person.kind;
  out["disabled"] = person.disabled;
  out["team"] = person.team.empty() ? json::value() : json::value(person.team);
  return out;
}

// Only what is changed is written and remembered: two changes of one person at the same moment do not undo each other.
Result<Change> Identity::update_person(const std::string& tenant, const std::string& id, PersonChange wanted) {
  SOCLE_CHECK(valid_team(wanted.team.value_or("")));
  SOCLE_TRY(Person person, this->person(tenant, id));
  const auto& [role, disabled, language, team, email, name, subject, external_id, end_factor] = wanted;
  if (role) SOCLE_CHECK(valid_role(*role, person.kind));
  if (name) SOCLE_CHECK(valid_name(*name));
  if (email) {
    SOCLE_TRY(wanted.email, normal_email(*email));
    if (wanted.email != person.email) SOCLE_CHECK(free_email(*wanted.email));
  }
  const bool loses_owner = person.role == "owner" && ((role && *role != "owner") || disabled == true);
  if (loses_owner && !person.disabled) {
    const auto all = people(tenant);
    const auto owners = std::ranges::count_if(all, [](const Person& p) { return p.role == "owner" && !p.disabled; });
    if (owners == 1) return fail(kLastOwner, {{"person", person.email}});
  }
  std::string set = "tenant = ?1";
  std::vector<store::Value> values{tenant, person.id};
  const auto change_to = [&](std::string_view column, store::Value value) {
    values.push_back(std::move(value));
    set += ", " + std::string(column) + " = ?" + std::to_string(values.size());
  };
  if (role) change_to("role", *role);
  if (disabled) change_to("disabled", std::int64_t{*disabled});
  if (language) change_to("language", std::string(language_tag(*language)));
  if (team) change_to("team", nullable(*team));
  if (email) change_to("email", *email);
  if (name) change_to("name", *name);
  if (external_id) change_to("external_id", nullable(*external_id));
  if (subject) change_to("issuer", subject->first), change_to("subject", subject->second);
  // Asked again where it commits: two owners who remove each other at the same moment must not both succeed.
  const char* other_owner =
      " AND EXISTS (SELECT 1 FROM identity_people o WHERE o.tenant = ?1 AND o.id <> ?2 AND o.role = 'owner' AND o.disabled = 0)";
  Change change;
  change.unit.add(
      "UPDATE identity_people SET " + set + " WHERE tenant = ?1 AND id = ?2" + (loses_owner ? other_owner : ""),
      std::move(values), 1);
  if (disabled == true) { // ended, not paused: whoever is enabled again gets new keys
    change.unit.add("DELETE FROM identity_sessions WHERE tenant = ?1 AND person = ?2", {tenant, person.id});
    change.unit.add("DELETE FROM identity_keys WHERE tenant = ?1 AND person = ?2", {tenant, person.id});
  }
  if (end_factor) {
    change.unit.add("DELETE FROM identity_factors WHERE tenant = ?1 AND person = ?2", {tenant, person.id});
    change.unit.add("DELETE FROM identity_passkeys WHERE tenant = ?1 AND person = ?2", {tenant, person.id});
  }
  apply(wanted, person);
  change.facts["id"] = person.id;
  change.facts["role"] = person.role;
  change.facts["disabled"] = person.disabled;
  change.result = to_json(person);
  change.committed = [this, id = person.id, wanted] {
    {
      const std::lock_guard lock(mutex_);
      apply(wanted, people_[id]);
      if (wanted.end_factor) factors_.erase(id), forget_passkeys(id);
      if (wanted.disabled != true) return;
      std::erase_if(sessions_, [&](const auto& s) { return s.second.person == id; });
      std::erase_if(keys_, [&](const auto& k) { return k.second.person == id; });
      std::erase_if(tokens_, [&](const auto& t) { return t.second.person == id; });
    }
    ended(id, "");
  };
  return change;
}

Result<Change> Identity::create_key(const std::string& tenant, const std::string& person,
                                    std::vector<std::string> scopes, std::optional<Timestamp> expires) {
  SOCLE_TRY(const Person owner, this->person(tenant, person));
  if (owner.disabled)
    return std::unexpected(
        invalid("person", owner.id, "the person is disabled; “socle user update --enable” comes first"));
  for (const auto& scope : scopes) {
    if (scope.empty() || scope.find(' ') != std::string::npos)
      return std::unexpected(invalid("scope", scope, "a scope is an action or a group such as invoice.*"));
  }
  if (expires && *expires <= parts_.clock.now())
    return std::unexpected(invalid("expires", to_iso(*expires), "it lies in the past"));
  const std::string shown = secret("sk_");
  StoredKey key;
  key.id = make_id("key", parts_.clock, parts_.random);
  key.tenant = tenant, key.person = owner.id, key.prefix = shown.substr(0, 9), key.scopes = std::move(scopes);
  key.created = parts_.clock.now();
  key.expires = expires ? *expires : key.created + std::chrono::duration_cast<Microseconds>(key_lifetime_default);
  key.hash = sha256_hex(shown);
  Change change;
  // Asked again where it commits: a key that is made while its person is being disabled must not outlast that.
  change.unit.add(
      "INSERT INTO identity_keys(tenant, id, person, prefix, hash, scopes, created, expires) "
      "SELECT ?1, ?2, p.id, ?4, ?5, ?6, ?7, ?8 FROM identity_people p WHERE p.tenant = ?1 AND p.id = ?3 AND p.disabled = 0",
      {tenant, key.id, key.person, key.prefix, key.hash, words(key.scopes), key.created.us, key.expires->us}, 1);
  json::object result;
  result["id"] = key.id;
  result["key"] = shown;
  result["expires_at"] = to_iso(*key.expires);
  change.result = std::move(result);
  change.facts["key"] = key.id;
  change.facts["person"] = owner.id;
  change.committed = [this, key] {
    const std::lock_guard lock(mutex_);
    keys_[key.hash] = key;
  };
  return change;
}

Result<Change> Identity::revoke_key(const std::string& tenant, const std::string& id) {
  std::string hash, person;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [stored, key] : keys_) {
      if (key.tenant == tenant && key.id == id) hash = stored, person = key.person;
    }
  }
  if (hash.empty()) return fail(kUnknownKey, {{"key", id}});
  Change change;
  change.unit.add("DELETE FROM identity_keys WHERE tenant = ?1 AND id = ?2", {tenant, id}, 1);
  change.facts["key"] = id;
  json::object result;
  result["id"] = id;
  change.result = std::move(result);
  change.committed = [this, hash, person, id] {
    {
      const std::lock_guard lock(mutex_);
      keys_.erase(hash);
    }
    ended(person, id);
  };
  return change;
}

} // namespace socle::identity
