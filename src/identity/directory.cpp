// The company's own directory: its settings, whom it may bring in, and what it changes.
#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/limits.h"
#include "identity/sign_on.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::unexpected<Error> not_admitted(std::string reason) { return fail(kNotAdmitted, {{"reason", std::move(reason)}}); }
} // namespace

std::string Identity::directory(std::string_view tenant) const {
  for (const auto& person : people(tenant)) {
    if (person.role == "directory" && !person.disabled) return person.id;
  }
  return {};
}

ProviderPtr Identity::provider(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  const auto found = providers_.find(std::string(tenant));
  return found == providers_.end() ? nullptr : found->second;
}

ProviderPtr Identity::provider_of_issuer(std::string_view issuer) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [tenant, provider] : providers_) {
    if (provider->issuer == issuer) return provider;
  }
  return nullptr;
}

Result<Change> Identity::set_provider(const std::string& tenant, Provider provider) {
  provider.tenant = tenant;
  Change change;
  std::function<void()> made;
  const auto all = people(tenant);
  if (std::ranges::none_of(all, [](const Person& p) { return p.role == "directory"; })) {
    Person person{{}, tenant, "directory." + tenant + "@socle.invalid", "Directory", "directory", "service", {}};
    SOCLE_CHECK(free_email(person.email));
    SOCLE_TRY(change, insert(std::move(person)));
    made = std::move(change.committed);
  }
  change.unit.add(
      "INSERT INTO identity_providers(tenant, settings) VALUES (?1, ?2) ON CONFLICT (tenant) DO UPDATE SET settings = excluded.settings",
      {tenant, json::write(body_of(provider))}, 1);
  change.facts["issuer"] = provider.issuer;
  change.result = to_json(provider);
  change.committed = [this, made, tenant, kept = std::make_shared<const Provider>(std::move(provider))] {
    if (made) made();
    const std::lock_guard lock(mutex_);
    providers_[tenant] = kept;
    std::erase_if(tokens_, [&](const auto& token) { return token.second.tenant == tenant; });
  };
  return change;
}

Result<Change> Identity::remove_provider(const std::string& tenant) {
  const auto now = provider(tenant);
  if (!now) return fail(kNoProvider);
  Change change;
  change.unit.add("DELETE FROM identity_providers WHERE tenant = ?1", {tenant}, 1);
  change.facts["issuer"] = now->issuer;
  change.committed = [this, tenant] {
    const std::lock_guard lock(mutex_);
    providers_.erase(tenant);
    std::erase_if(tokens_, [&](const auto& token) { return token.second.tenant == tenant; });
  };
  return change;
}

// People are known by issuer and subject: an address can pass to somebody else, a subject cannot.
Result<Identity::Admitted> Identity::admit(const Provider& provider, const Vouched& vouched) const {
  if (!vouched.email.empty() && !domain_allowed(provider, vouched.email))
    return not_admitted("e-mail addresses of this domain are not allowed");
  const auto all = people(provider.tenant);
  Admitted out;
  const auto known = std::ranges::find_if(
      all, [&](const Person& p) { return p.issuer == vouched.issuer && p.subject == vouched.subject; });
  const auto same_address = std::ranges::find_if(
      all, [&](const Person& p) { return !vouched.email.empty() && p.email == vouched.email; });
  const auto& found = known != all.end() ? known : same_address;
  std::vector<std::string> groups = vouched.groups; // and those that the directory has provisioned
  for (const auto& group : found == all.end() ? std::vector<Group>() : this->groups(provider.tenant)) {
    if (std::ranges::find(group.members, found->id) != group.members.end()) groups.push_back(group.name);
  }
  const std::string role = role_of(provider, groups);
  if (provider.manages_roles() && role.empty()) return not_admitted("none of your groups has a role here");
  if (known == all.end()) {
    if (vouched.email.empty()) return not_admitted("the directory has not verified your e-mail address");
    if (found != all.end() && (found->kind != "user" || !found->subject.empty()))
      return not_admitted("your e-mail address belongs to another account here");
    if (found != all.end() && !found->password.empty() && !provider.link_by_email)
      return not_admitted("your e-mail address belongs to somebody who signs in with a password");
    if (found == all.end() && !provider.provision) return not_admitted("nobody here has your e-mail address");
    out.change["issuer"] = vouched.issuer;
    out.change["subject"] = vouched.subject;
  }
  if (found == all.end()) {
    out.change["email"] = vouched.email;
    out.change["name"] = vouched.name.empty() || vouched.name.size() > name_bytes_max ? vouched.email : vouched.name;
    out.change["role"] = role;
    return out;
  }
  if (found->disabled) return not_admitted("your account here is disabled");
  out.person = *found;
  // An owner is made and unmade here, by owners.
  if (!role.empty() && found->role != role && found->role != "owner") out.change["role"] = role;
  if (!out.change.empty()) out.change["id"] = found->id;
  return out;
}

Result<Change> Identity::provision(const std::string& tenant, const json::object& body) {
  const auto text = [&](std::string_view name) { return json::get_string(body, name); };
  std::optional<std::pair<std::string, std::string>> subject;
  if (text("subject")) subject = {text("issuer").value_or(""), *text("subject")};
  if (const auto id = text("id"))
    return update_person(tenant, *id,
                         {.role = text("role"),
                          .disabled = json::get_bool(body, "disabled"),
                          .email = text("email"),
                          .name = text("name"),
                          .subject = subject,
                          .external_id = text("external_id")});
  SOCLE_TRY(
      Person person,
      checked(
          {{}, tenant, text("email").value_or(""), text("name").value_or(""), text("role").value_or(""), "user", {}}));
  if (subject) std::tie(person.issuer, person.subject) = *subject;
  person.external_id = text("external_id").value_or("");
  person.disabled = json::get_bool(body, "disabled").value_or(false);
  return insert(std::move(person)); // without a password: the directory is the only way in
}

Result<void> Identity::trust_token(std::string_view token, const Vouched& vouched) {
  const Timestamp now = parts_.clock.now();
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(
      people_, [&](const auto& p) { return p.second.issuer == vouched.issuer && p.second.subject == vouched.subject; });
  if (found == people_.end())
    return fail(
        kTokenRefused,
        {{"reason",
          "the person whom it is about has never signed in here; the console is the place for the first time"}});
  if (found->second.disabled) return fail(kUnauthenticated);
  const Timestamp until = std::min(vouched.expires, now + std::chrono::duration_cast<Microseconds>(token_trust_max));
  if (tokens_.size() >= tokens_max) std::erase_if(tokens_, [&](const auto& t) { return t.second.until <= now; });
  if (tokens_.size() >= tokens_max) tokens_.clear(); // each is examined anew, no more
  tokens_[sha256_hex(token)] = {found->second.tenant, found->second.id, vouched.issuer, until};
  return {};
}

} // namespace socle::identity
