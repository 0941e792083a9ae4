// Console sign-in: passwords, sessions, throttling.
#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/limits.h"

#include "base/digest.h"
#include "secrets/secrets.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::string normal(const std::string& email) {
  std::string address = email.substr(0, name_bytes_max);
  std::ranges::transform(address, address.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return address;
}
} // namespace

std::optional<Identity::Wait> Identity::must_wait(const std::string& email, const std::string& client) {
  std::optional<Wait> out;
  const std::lock_guard lock(mutex_);
  for (const auto& name : {"email " + normal(email), "client " + client}) {
    if (auto patient = throttled(name); !patient) {
      auto& throttle = throttles_[name];
      if (!out) out = Wait{patient.error(), false};
      out->first = out->first || !throttle.told;
      throttle.told = true;
    }
  }
  return out;
}

Result<void> Identity::throttled(const std::string& name) {
  const auto found = throttles_.find(name);
  const Microseconds now = parts_.clock.monotonic();
  if (found == throttles_.end() || found->second.blocked_until <= now) return {};
  const auto wait = std::chrono::ceil<std::chrono::seconds>(found->second.blocked_until - now);
  return fail(kThrottled, {{"seconds", std::to_string(wait.count())}});
}

// Guesses at one address are counted before they are checked: many at the same moment are no more than many in turn.
Result<void> Identity::begin_login(const std::string& email, const std::string& client) {
  const std::lock_guard lock(mutex_);
  SOCLE_CHECK(throttled(email));
  SOCLE_CHECK(throttled(client));
  const auto found = throttles_.find(email);
  const int failures = found == throttles_.end() ? 0 : found->second.failures;
  if (trying_[email] > std::max(0, login_failures_free - failures)) return fail(kThrottled, {{"seconds", "1"}});
  ++trying_[email];
  return {};
}

void Identity::end_login(const std::string& email, const std::string& client, bool right) {
  const std::lock_guard lock(mutex_);
  if (--trying_[email] == 0) trying_.erase(email);
  if (right) return;
  failed(email);
  failed(client);
}

void Identity::failed(const std::string& name) {
  const Microseconds now = parts_.clock.monotonic();
  if (throttles_.size() >= throttles_max && !throttles_.contains(name)) {
    throttles_.erase(std::ranges::min_element(throttles_, {}, [](const auto& t) { return t.second.blocked_until; }));
  }
  auto& throttle = throttles_[name];
  if (++throttle.failures <= login_failures_free) return;
  const int doublings = std::min(throttle.failures - login_failures_free - 1, 16);
  throttle.told = false;
  throttle.blocked_until = now + std::min<Microseconds>(login_wait_max, login_wait_first * (1LL << doublings));
}

Result<std::pair<Session, Change>> Identity::login(const std::string& email, const std::string& password,
                                                   const std::string& client, const Second& second) {
  const std::string address = normal(email);
  SOCLE_CHECK(begin_login("email " + address, "client " + client));
  std::optional<Person> person;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, candidate] : people_) {
      if (candidate.email == address && !candidate.disabled && !candidate.password.empty()) person = candidate;
    }
  }
  // An unknown address costs the same time as a wrong password, so that nobody learns who exists.
  static const Result<std::string> nobody = secrets::hash_password("nobody has this password");
  const bool right = password.size() <= password_bytes_max &&
                     secrets::verify_password(person ? person->password : nobody.value_or(""), password) && person;
  // A wrong code counts like a wrong password; that a code is missing is told to whoever knows the password.
  const bool asks = right && has_factor(person->id);
  const bool shown = !second.code.empty() || !second.passkey.credential.empty();
  Result<Change> used = Change();
  if (asks && shown) used = use_second(*person, second);
  end_login("email " + address, "client " + client, right && used);
  if (!right) return fail(kUnauthenticated);
  if (asks && !shown) return std::unexpected(asks_factor(person->id));
  if (!used) return std::unexpected(used.error());
  auto opened = open_session(*person, asks);
  opened.second.unit.append(std::move(used->unit));
  for (const auto& fact : used->facts) opened.second.facts[fact.key()] = fact.value();
  opened.second.committed = [this, kept = std::move(opened.second.committed), code_used = std::move(used->committed),
                             address, client] {
    kept();
    if (code_used) code_used();
    const std::lock_guard lock(mutex_);
    throttles_.erase("email " + address);
    throttles_.erase("client " + client);
  };
  return opened;
}

std::pair<Session, Change> Identity::open_session(const Person& person, bool confirmed) {
  Session session{secret("ss_"), secret(""), person};
  StoredSession stored{sha256_hex(session.cookie), person.tenant, person.id, session.csrf,
                       parts_.clock.now() + std::chrono::duration_cast<Microseconds>(session_lifetime)};
  if (confirmed) stored.factor_at = parts_.clock.now();
  Change change;
  change.unit.add("DELETE FROM identity_sessions WHERE expires <= ?1", {parts_.clock.now().us});
  change.unit.add(
      "INSERT INTO identity_sessions(tenant, hash, person, csrf, expires, factor_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      {stored.tenant, stored.hash, stored.person, stored.csrf, stored.expires.us,
       stored.factor_at ? store::Value(stored.factor_at->us) : store::Value(nullptr)},
      1);
  change.facts["person"] = person.id;
  change.committed = [this, stored] {
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const auto& s) { return s.second.expires <= parts_.clock.now(); });
    sessions_[stored.hash] = stored;
  };
  return {std::move(session), std::move(change)};
}

Result<Change> Identity::logout(const std::string& cookie) {
  const std::string hash = sha256_hex(cookie);
  Change change;
  change.unit.add("DELETE FROM identity_sessions WHERE hash = ?1", {hash});
  change.committed = [this, hash] {
    const std::lock_guard lock(mutex_);
    sessions_.erase(hash);
  };
  return change;
}

Result<Session> Identity::session(const std::string& cookie) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256_hex(cookie));
  if (found == sessions_.end() || found->second.expires <= parts_.clock.now()) return fail(kUnauthenticated);
  const auto person = people_.find(found->second.person);
  if (person == people_.end() || person->second.disabled) return fail(kUnauthenticated);
  return Session{{}, found->second.csrf, person->second};
}

} // namespace socle::identity
