// Sign-in and sign-out are calls: identified, decided, recorded. A sign-in is made in the name of the person whose address was given;
// its outcome says whether the password was right. An address that nobody has is a stranger's, whom policy refuses.
#include "api/sign_in.h"

#include "api/api.h"
#include "base/metrics.h"
#include "identity/errors.h"

namespace socle::api {

void Proofs::put(const std::string& call, Proof proof) {
  const std::lock_guard lock(mutex_);
  waiting_[call] = std::move(proof);
}

std::optional<Proof> Proofs::take(const std::string& call) {
  const std::lock_guard lock(mutex_);
  const auto found = waiting_.find(call);
  if (found == waiting_.end()) return std::nullopt;
  Proof out = std::move(found->second);
  waiting_.erase(found);
  return out;
}

namespace {
kernel::Call session_call(Services& services, std::string action, const std::string& whose) {
  kernel::Call made;
  made.id = services.pipeline.new_call_id();
  made.action = std::move(action);
  made.resource = {"Session", whose, {}};
  made.purpose = "console or API";
  return made;
}
} // namespace

namespace {
Result<void> patient(Services& services, const Proof& proof) {
  const auto wait = services.identity.must_wait(proof.email, proof.client);
  if (!wait || wait->first) return {};
  metrics::counter("socle_logins_throttled_total",
                   "Sign-ins refused while their address or client must wait, beyond the first of each wait")
      .add();
  return std::unexpected(wait->error);
}

SignedIn signed_in_of(const kernel::Answer& answer, identity::Person person) {
  const auto& shown = answer.outcome.result.as_object();
  return {json::get_string(shown, "cookie").value_or(""), json::get_string(shown, "csrf").value_or(""),
          std::move(person)};
}
} // namespace

Result<SignedIn> sign_in(Services& services, Proofs& proofs, const Proof& proof) {
  SOCLE_CHECK(patient(services, proof));
  const auto person = services.identity.person(kDefaultTenant, proof.email);
  const bool known = person && !person->disabled;
  const kernel::Credential credential = known ? kernel::Credential{kernel::Credential::Kind::delegated, person->id}
                                              : identity::Identity::stranger(kDefaultTenant);
  kernel::Call call = session_call(services, "session.open", person ? person->id : "unknown");
  const std::string id = call.id;
  proofs.put(id, proof);
  auto answer = services.pipeline.run_now(credential, std::move(call));
  const auto unused = proofs.take(id); // refused before anybody looked at it
  // A stranger costs the same time, waits the same and is told the same as one whose password is wrong.
  if (!known && unused) {
    auto refused = services.identity.login(proof.email, proof.password, proof.client);
    return std::unexpected(refused ? Error(identity::kUnauthenticated) : refused.error());
  }
  if (!answer) {
    if (answer.error().is(identity::kUnauthenticated)) return fail(identity::kUnauthenticated);
    return std::unexpected(answer.error());
  }
  return signed_in_of(*answer, *person);
}

// In the name of the person whose passkey it says it is; a passkey that nobody registered is a stranger's.
Result<SignedIn> sign_in_by_passkey(Services& services, Proofs& proofs, const Proof& proof) {
  SOCLE_CHECK(services.identity.relying_party());
  SOCLE_CHECK(patient(services, proof));
  const auto person = services.identity.person(kDefaultTenant, services.identity.holder_of(proof.passkey.credential));
  const bool known = person && !person->disabled;
  const kernel::Credential credential = known ? kernel::Credential{kernel::Credential::Kind::delegated, person->id}
                                              : identity::Identity::stranger(kDefaultTenant);
  kernel::Call call = session_call(services, "session.open", person ? person->id : "unknown");
  const std::string id = call.id;
  proofs.put(id, proof);
  const auto answer = services.pipeline.run_now(credential, std::move(call));
  const auto unused = proofs.take(id);
  if (!known && unused) { // told the same as one whose passkey is wrong, and waits the same
    const auto refused = services.identity.login_by_passkey(proof.passkey, proof.client);
    return std::unexpected(refused ? Error(identity::kUnauthenticated) : refused.error());
  }
  if (!answer) return std::unexpected(answer.error());
  return signed_in_of(*answer, *person);
}

Result<SignedIn> sign_in_vouched(Services& services, Proofs& proofs, const std::string& person) {
  SOCLE_TRY(const identity::Person known, services.identity.person(kDefaultTenant, person));
  kernel::Call call = session_call(services, "session.open", known.id);
  const std::string id = call.id;
  proofs.put(id, {.vouched = known.id});
  auto answer = services.pipeline.run_now({kernel::Credential::Kind::delegated, known.id}, std::move(call));
  proofs.take(id);
  if (!answer) return std::unexpected(answer.error());
  return signed_in_of(*answer, known);
}

Result<void> sign_out(Services& services, Proofs& proofs, const kernel::Credential& credential) {
  const auto session = services.identity.session(credential.secret);
  if (!session) return {}; // ended already
  kernel::Call call = session_call(services, "session.close", session->person.id);
  const std::string id = call.id;
  proofs.put(id, {.cookie = credential.secret});
  auto answer = services.pipeline.run_now(credential, std::move(call));
  proofs.take(id);
  if (!answer) return std::unexpected(answer.error());
  return {};
}

void register_sessions(Services& services, Proofs& proofs) {
  add_call(services, "session.open",
           [&identity = services.identity, &proofs](const kernel::Call& call, const kernel::Principal&) -> Changed {
             const auto proof = proofs.take(call.id);
             if (!proof) return fail(identity::kUnauthenticated);
             auto opened = [&]() -> Result<std::pair<identity::Session, identity::Change>> {
               if (proof->alone) return identity.login_by_passkey(proof->passkey, proof->client);
               if (proof->vouched.empty())
                 return identity.login(proof->email, proof->password, proof->client, {proof->code, proof->passkey});
               SOCLE_TRY(const identity::Person person, identity.person(kDefaultTenant, proof->vouched));
               auto session = identity.open_session(person);
               session.second.facts["by"] = "directory";
               return session;
             }();
             SOCLE_TRY(auto signed_in, std::move(opened));
             json::object shown; // for the caller alone
             shown["cookie"] = signed_in.first.cookie;
             shown["csrf"] = signed_in.first.csrf;
             signed_in.second.result = std::move(shown);
             return std::move(signed_in.second);
           });
  add_call(services, "session.close",
           [&identity = services.identity, &proofs](const kernel::Call& call, const kernel::Principal&) -> Changed {
             const auto proof = proofs.take(call.id);
             if (!proof) return fail(identity::kUnauthenticated);
             return identity.logout(proof->cookie);
           });
}

} // namespace socle::api
