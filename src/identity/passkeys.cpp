// Passkeys: registered by who has just shown who they are, asked for beside a password, instead of one, and by policy in between.
#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/limits.h"

#include "base/digest.h"
#include "base/log.h"
#include "base/metrics.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::string coded(std::string_view bytes) {
  return to_base64url(std::span(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

void count(const char* what, const std::string& outcome) {
  metrics::counter("socle_passkeys_total", "Passkeys that were registered or shown, by what for and what came of it",
                   {{"for", what}, {"outcome", outcome}})
      .add();
}

// Words that browsers know: they only help the browser to find the device again.
std::string transports_of(const json::object& credential) {
  constexpr std::string_view known[] = {"ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"};
  std::string out;
  const auto* response = json::get_object(credential, "response");
  const auto* list = response == nullptr ? nullptr : json::get_array(*response, "transports");
  for (const std::string_view word : known) {
    const bool named = list != nullptr &&
                       std::ranges::any_of(*list, [&](const auto& w) { return json::text(w) == word; });
    if (named) out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

json::array described(const std::vector<Passkey>& passkeys) {
  json::array out;
  for (const auto& passkey : passkeys) {
    json::object one{{"type", "public-key"}, {"id", coded(passkey.credential)}};
    json::array transports;
    std::string_view words = passkey.transports;
    while (!words.empty()) {
      transports.emplace_back(words.substr(0, words.find(' ')));
      words.remove_prefix(
          std::min(words.size(), words.find(' ') == std::string_view::npos ? words.size() : words.find(' ') + 1));
    }
    if (!transports.empty()) one["transports"] = std::move(transports);
    out.emplace_back(std::move(one));
  }
  return out;
}

constexpr auto time_ms = std::chrono::duration_cast<std::chrono::milliseconds>(ceremony_time_max).count();

json::object request(const RelyingParty& party, const std::string& challenge, const std::vector<Passkey>& of) {
  return {{"challenge", coded(challenge)},
          {"rpId", party.id},
          {"timeout", time_ms},
          {"allowCredentials", described(of)},
          {"userVerification", "required"}};
}

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= passkey_name_bytes_max &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}
} // namespace

json::object to_json(const Passkey& passkey) {
  json::object out;
  out["id"] = passkey.id;
  out["name"] = passkey.name;
  out["created_at"] = to_iso(passkey.created);
  out["used_at"] = passkey.used ? json::value(to_iso(*passkey.used)) : json::value();
  out["synced"] = passkey.synced;
  return out;
}

void Identity::set_relying_party(std::optional<RelyingParty> party) {
  const std::lock_guard lock(mutex_);
  party_ = std::move(party);
}

Result<RelyingParty> Identity::relying_party() const {
  const std::lock_guard lock(mutex_);
  if (!party_) return fail(kNoPublicAddress);
  return *party_;
}

std::vector<Passkey> Identity::passkeys(const std::string& person) const {
  const std::lock_guard lock(mutex_);
  const auto found = passkeys_.find(person);
  return found == passkeys_.end() ? std::vector<Passkey>() : found->second;
}

std::string Identity::holder_of(const json::object& credential) const {
  const std::lock_guard lock(mutex_);
  const auto found = holders_.find(credential_id(credential));
  return found == holders_.end() ? "" : found->second;
}

Result<void> Identity::prove(const std::string& cookie, const std::string& password, const std::string& client) {
  SOCLE_TRY(const Session now, session(cookie));
  {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(sha256_hex(cookie));
    if (found == sessions_.end()) return fail(kUnauthenticated);
    const Timestamp begun = found->second.expires - std::chrono::duration_cast<Microseconds>(session_lifetime);
    if (parts_.clock.now() - begun <= proof_age_max) return {};
  }
  if (password.empty()) return fail(kProofNeeded);
  SOCLE_CHECK(begin_login("email " + now.person.email, "client " + client));
  const bool right = password.size() <= password_bytes_max && !now.person.password.empty() &&
                     secrets::verify_password(now.person.password, password);
  end_login("email " + now.person.email, "client " + client, right);
  if (right) return {};
  log::warning("identity", "a wrong password was shown within a session", {{"person", now.person.id}});
  return fail(kUnauthenticated);
}

Result<json::object> Identity::begin_registration(const std::string& cookie) {
  SOCLE_TRY(const Session now, session(cookie));
  SOCLE_TRY(const RelyingParty party, relying_party());
  const auto known = passkeys(now.person.id);
  if (known.size() >= passkeys_max) return fail(kPasskeysMany, {{"count", std::to_string(known.size())}});
  json::array algorithms;
  for (const int algorithm : {-8, -7, -257})
    algorithms.emplace_back(json::object{{"type", "public-key"}, {"alg", algorithm}});
  return json::object{
      {"challenge", coded(ceremonies_.begin(Ceremonies::Purpose::registration, cookie))},
      {"rp", {{"id", party.id}, {"name", "Socle"}}},
      {"user", {{"id", coded(now.person.id)}, {"name", now.person.email}, {"displayName", now.person.name}}},
      {"pubKeyCredParams", std::move(algorithms)},
      {"timeout", time_ms},
      {"excludeCredentials", described(known)},
      {"authenticatorSelection",
       {{"residentKey", "required"}, {"requireResidentKey", true}, {"userVerification", "required"}}},
      {"attestation", "none"}};
}

Result<json::object> Identity::begin_confirmation(const std::string& cookie) {
  SOCLE_TRY(const Session now, session(cookie));
  SOCLE_TRY(const RelyingParty party, relying_party());
  const auto known = passkeys(now.person.id);
  if (known.empty()) return fail(kNoFactor);
  return request(party, ceremonies_.begin(Ceremonies::Purpose::confirmation, cookie), known);
}

Result<Identity::BegunSignIn> Identity::begin_passkey_sign_in() {
  SOCLE_TRY(const RelyingParty party, relying_party());
  BegunSignIn out{secret("pb_"), {}};
  out.options = request(party, ceremonies_.begin(Ceremonies::Purpose::sign_in, out.cookie), {});
  return out;
}

Result<Change> Identity::register_passkey(const std::string& cookie, const std::string& name,
                                          const json::object& credential) {
  SOCLE_TRY(const Session now, session(cookie));
  SOCLE_TRY(const RelyingParty party, relying_party());
  if (!is_name(name))
    return fail(kInvalid, {{"field", "name"}, {"value", name.substr(0, 80)}, {"reason", "it is empty or too long"}});
  const auto challenge = ceremonies_.take(Ceremonies::Purpose::registration, cookie);
  if (!challenge) return fail(kCeremonyUnknown);
  const auto made = check_registration({party, *challenge}, credential);
  count("registration", made ? "done" : std::string(made.error().code()));
  if (!made) return std::unexpected(made.error());
  Passkey passkey{make_id("pky", parts_.clock, parts_.random),
                  now.person.tenant,
                  now.person.id,
                  name,
                  made->id,
                  made->public_key,
                  made->counter,
                  made->synced,
                  made->backed_up,
                  transports_of(credential),
                  parts_.clock.now(),
                  {}};
  {
    const std::lock_guard lock(mutex_);
    if (holders_.contains(coded(made->id))) return fail(kPasskeyTaken);
    if (const auto known = passkeys_.find(passkey.person);
        known != passkeys_.end() && known->second.size() >= passkeys_max)
      return fail(kPasskeysMany, {{"count", std::to_string(known->second.size())}});
  }
  Change change;
  change.unit.add(
      "INSERT INTO identity_passkeys(tenant, id, person, name, credential, public_key, counter, synced, backed_up, transports, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      {passkey.tenant, passkey.id, passkey.person, passkey.name, coded(passkey.credential),
       store::Blob{passkey.public_key}, passkey.counter, std::int64_t{passkey.synced}, std::int64_t{passkey.backed_up},
       passkey.transports, passkey.created.us},
      1);
  const std::function<void()> confirmed = confirm_session(change.unit, cookie);
  change.result = to_json(passkey);
  change.facts["person"] = passkey.person;
  change.facts["factor"] = "passkey";
  change.facts["passkey"] = passkey.id;
  change.committed = [this, passkey, confirmed] {
    {
      const std::lock_guard lock(mutex_);
      holders_[coded(passkey.credential)] = passkey.person;
      passkeys_[passkey.person].push_back(passkey);
    }
    confirmed();
  };
  return change;
}

// The change that uses a passkey of this person: its count of signatures goes up in the unit itself, so that an answer which comes
// twice at once is good once.
Result<Change> Identity::use_passkey(const std::string& person, Ceremonies::Purpose purpose, const std::string& bound,
                                     const json::object& credential) {
  SOCLE_TRY(const RelyingParty party, relying_party());
  const auto challenge = ceremonies_.take(purpose, bound);
  if (!challenge) return fail(kCeremonyUnknown);
  const auto known = passkeys(person);
  const auto id = from_base64url(credential_id(credential));
  const auto passkey = std::ranges::find_if(known, [&](const Passkey& one) { return id && one.credential == *id; });
  if (passkey == known.end()) return fail(kPasskeyRefused, {{"reason", "it is not registered for this person"}});
  const auto used = check_assertion(
      {party, *challenge}, {passkey->credential, passkey->public_key, person, passkey->counter, passkey->synced},
      credential);
  count(purpose == Ceremonies::Purpose::sign_in ? "sign_in" : "confirmation",
        used ? "done" : std::string(used.error().code()));
  if (!used) {
    log::warning("identity", "a passkey was refused",
                 {{"passkey", passkey->id}, {"person", person}, {"code", std::string(used.error().code())}});
    return std::unexpected(used.error());
  }
  const Timestamp now = parts_.clock.now();
  Change change;
  change.unit.add("UPDATE identity_passkeys SET counter = ?2, backed_up = ?3, used = ?4 WHERE id = ?1 AND counter = ?5",
                  {passkey->id, used->counter, std::int64_t{used->backed_up}, now.us, passkey->counter}, 1);
  change.facts["person"] = person;
  change.facts["factor"] = "passkey";
  change.facts["passkey"] = passkey->id;
  change.committed = [this, person, key = passkey->id, used = *used, now] {
    const std::lock_guard lock(mutex_);
    for (auto& one : passkeys_[person]) {
      if (one.id == key) one.counter = used.counter, one.backed_up = used.backed_up, one.used = now;
    }
  };
  return change;
}

Result<Change> Identity::confirm_by_passkey(const std::string& cookie, const json::object& credential) {
  SOCLE_TRY(const Session now, session(cookie));
  SOCLE_TRY(Change change, use_passkey(now.person.id, Ceremonies::Purpose::confirmation, cookie, credential));
  change.committed = [used = std::move(change.committed), confirmed = confirm_session(change.unit, cookie)] {
    used();
    confirmed();
  };
  return change;
}

Result<std::pair<Session, Change>> Identity::login_by_passkey(const Presented& shown, const std::string& client) {
  const std::string name = "client " + client;
  {
    const std::lock_guard lock(mutex_);
    SOCLE_CHECK(throttled(name));
  }
  auto opened = [&]() -> Result<std::pair<Session, Change>> {
    const std::string holder = holder_of(shown.credential);
    SOCLE_TRY(Change used, use_passkey(holder, Ceremonies::Purpose::sign_in, shown.browser, shown.credential));
    const auto* response = json::get_object(shown.credential, "response");
    if (!json::get_string(*response, "userHandle"))
      return fail(kPasskeyRefused, {{"reason", "it does not say whose it is"}});
    std::optional<Person> person;
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = people_.find(holder); found != people_.end()) person = found->second;
    }
    if (!person || person->disabled) return fail(kUnauthenticated);
    if (person->password.empty())
      return fail(kPasskeyRefused, {{"reason", "this account signs in by the company's directory"}});
    auto session = open_session(*person, true);
    session.second.unit.append(std::move(used.unit));
    for (const auto& fact : used.facts) session.second.facts[fact.key()] = fact.value();
    session.second.committed = [this, kept = std::move(session.second.committed), done = std::move(used.committed),
                                name] {
      kept();
      done();
      const std::lock_guard lock(mutex_);
      throttles_.erase(name);
    };
    return session;
  }();
  if (!opened) {
    const std::lock_guard lock(mutex_);
    failed(name);
  }
  return opened;
}

Result<Change> Identity::remove_passkey(const Person& person, const std::string& id) {
  const auto known = passkeys(person.id);
  const auto passkey = std::ranges::find(known, id, &Passkey::id);
  if (passkey == known.end()) return fail(kUnknownPasskey, {{"passkey", id.substr(0, 80)}});
  Change change;
  change.unit.add("DELETE FROM identity_passkeys WHERE tenant = ?1 AND person = ?2 AND id = ?3",
                  {person.tenant, person.id, id}, 1);
  change.facts["person"] = person.id;
  change.facts["factor"] = "passkey";
  change.facts["passkey"] = id;
  change.result = json::object{{"id", id}};
  change.committed = [this, gone = *passkey] {
    const std::lock_guard lock(mutex_);
    holders_.erase(coded(gone.credential));
    std::erase_if(passkeys_[gone.person], [&](const Passkey& one) { return one.id == gone.id; });
  };
  return change;
}

// With mutex_ held: nothing of this person's opens anything any more.
void Identity::forget_passkeys(const std::string& person) {
  for (const auto& passkey : passkeys_[person]) holders_.erase(coded(passkey.credential));
  passkeys_.erase(person);
}

Result<void> Identity::load_passkeys() {
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT id, tenant, person, name, credential, public_key, counter, synced, backed_up, transports, created, used FROM identity_passkeys ORDER BY id"));
  for (const auto& row : rows) {
    Passkey passkey{row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    from_base64url(row.text(4)).value_or(""),
                    row.bytes(5),
                    row.integer(6),
                    row.integer(7) != 0,
                    row.integer(8) != 0,
                    row.text(9),
                    {row.integer(10)},
                    {}};
    if (!row.is_null(11)) passkey.used = Timestamp{row.integer(11)};
    holders_[row.text(4)] = passkey.person;
    passkeys_[passkey.person].push_back(std::move(passkey));
  }
  return {};
}

} // namespace socle::identity
