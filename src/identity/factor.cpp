// The second factor: an authenticator's codes and the codes on paper. Asked at sign-in with a password, and by policy in between.
#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/limits.h"
#include "identity/totp.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::string scope_of(const std::string& tenant) { return "identity/" + tenant; }
std::string words(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}
// Blanks and dashes are how people write codes down.
std::string plain(std::string_view code) {
  std::string out;
  for (const char c : code.substr(0, factor_code_bytes_max)) {
    if (c != ' ' && c != '-') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return out;
}
} // namespace

bool Identity::has_codes(const std::string& person) const {
  const std::lock_guard lock(mutex_);
  const auto found = factors_.find(person);
  return found != factors_.end() && found->second.confirmed;
}

bool Identity::has_factor(const std::string& person) const { return has_codes(person) || !passkeys(person).empty(); }

// Made and shown once; it counts from the first right code on, so that nobody locks themselves out.
Result<Change> Identity::enroll_factor(const Person& person) {
  if (has_codes(person.id)) return fail(kFactorTaken);
  Bytes shared(20, '\0');
  parts_.random.fill(std::span(reinterpret_cast<unsigned char*>(shared.data()), shared.size()));
  Factor factor;
  SOCLE_TRY(factor.sealed, parts_.keys.seal(scope_of(person.tenant), shared, "second factor of " + person.id));
  json::array paper;
  for (int i = 0; i < recovery_codes; ++i) {
    Bytes bytes(10, '\0');
    parts_.random.fill(std::span(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()));
    const std::string code = base32(bytes); // 80 bits: too many to guess, so a plain hash will do
    factor.recovery.push_back(sha256_hex(code));
    paper.emplace_back(code.substr(0, 4) + "-" + code.substr(4, 4) + "-" + code.substr(8, 4) + "-" + code.substr(12));
  }
  Change change;
  change.unit.add("DELETE FROM identity_factors WHERE person = ?1 AND confirmed = 0", {person.id});
  change.unit.add(
      "INSERT INTO identity_factors(tenant, person, sealed, last_step, confirmed, recovery) VALUES (?1, ?2, ?3, 0, 0, ?4)",
      {person.tenant, person.id, store::Blob{factor.sealed}, words(factor.recovery)}, 1);
  json::object result;
  result["secret"] = base32(shared);
  result["uri"] = totp_uri(person.email, shared);
  result["recovery"] = std::move(paper);
  change.result = std::move(result);
  change.facts["person"] = person.id;
  change.committed = [this, id = person.id, factor] {
    const std::lock_guard lock(mutex_);
    factors_[id] = factor;
  };
  return change;
}

// Holds a code against the person's factor. The change uses the code up, so that it is good once, also where two come at once.
Result<Change> Identity::use_code(const Person& person, const std::string& given, bool enrolling) {
  const std::string name = "factor " + person.id, code = plain(given);
  Factor factor;
  {
    const std::lock_guard lock(mutex_);
    SOCLE_CHECK(throttled(name));
    const auto found = factors_.find(person.id);
    if (found == factors_.end() || (!found->second.confirmed && !enrolling)) return fail(kNoFactor);
    factor = found->second;
    failed(name); // forgiven where it is right: many guesses at once are no more than many in turn
  }
  SOCLE_TRY(const Bytes shared,
            parts_.keys.open(scope_of(person.tenant), factor.sealed, "second factor of " + person.id));
  const auto step = totp_match(shared, code, parts_.clock.now(), factor.last_step);
  const auto paper = std::ranges::find(factor.recovery, sha256_hex(code));
  if (!step && paper == factor.recovery.end()) return fail(kFactorWrong);
  const std::string before = words(factor.recovery);
  if (step) factor.last_step = *step;
  else factor.recovery.erase(paper);
  factor.confirmed = true;
  Change change;
  change.unit.add(
      "UPDATE identity_factors SET last_step = ?2, confirmed = 1, recovery = ?3 WHERE person = ?1 AND recovery = ?4 AND (last_step < ?2 OR recovery <> ?3)",
      {person.id, factor.last_step, words(factor.recovery), before}, 1);
  change.facts["person"] = person.id;
  change.facts["factor"] = step ? "code" : "recovery code";
  change.committed = [this, id = person.id, factor, name] {
    const std::lock_guard lock(mutex_);
    throttles_.erase(name);
    factors_[id] = factor;
  };
  return change;
}

Result<Change> Identity::confirm_factor(const std::string& cookie, const std::string& code) {
  SOCLE_TRY(const Session now, session(cookie));
  SOCLE_TRY(Change change, use_code(now.person, code, true));
  change.committed = [used = std::move(change.committed), confirmed = confirm_session(change.unit, cookie)] {
    used();
    confirmed();
  };
  return change;
}

std::function<void()> Identity::confirm_session(store::Unit& unit, const std::string& cookie) {
  const std::string hash = sha256_hex(cookie);
  const Timestamp at = parts_.clock.now();
  unit.add("UPDATE identity_sessions SET factor_at = ?2 WHERE hash = ?1", {hash, at.us}, 1);
  return [this, hash, at] {
    const std::lock_guard lock(mutex_);
    if (const auto found = sessions_.find(hash); found != sessions_.end()) found->second.factor_at = at;
  };
}

// What is told to whoever knows the password: which factors the person has, so that the right one is asked for.
Error Identity::asks_factor(const std::string& person) const {
  std::string ways = has_codes(person) ? "code" : "", credentials;
  for (const auto& passkey : passkeys(person)) {
    if (credentials.empty()) ways += ways.empty() ? "passkey" : " passkey";
    credentials += (credentials.empty() ? "" : " ") +
                   to_base64url(std::span(reinterpret_cast<const unsigned char*>(passkey.credential.data()),
                                          passkey.credential.size()));
  }
  return Error(kFactorAsked, {{"ways", ways}, {"credentials", credentials}});
}

Result<Change> Identity::use_second(const Person& person, const Second& second) {
  if (second.passkey.credential.empty()) return use_code(person, second.code, false);
  return use_passkey(person.id, Ceremonies::Purpose::sign_in, second.passkey.browser, second.passkey.credential);
}

Result<Change> Identity::remove_factor(const Person& person) {
  Change change;
  change.unit.add("DELETE FROM identity_factors WHERE tenant = ?1 AND person = ?2", {person.tenant, person.id});
  change.facts["person"] = person.id;
  change.result = json::object{{"id", person.id}};
  change.committed = [this, id = person.id] {
    const std::lock_guard lock(mutex_);
    factors_.erase(id);
  };
  return change;
}

} // namespace socle::identity
