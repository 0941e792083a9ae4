// A person's second factor: set up, shown, taken away; each an entry of the log that never carries a code.
#include "api/factor.h"
#include "api/errors.h"

#include "identity/errors.h"
#include "identity/limits.h"
#include "kernel/errors.h"

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member enroll_members[] = {{"password"}};
constexpr Member confirm_members[] = {{"code"}, {"credential", Type::object}};
} // namespace

kernel::Call factor_call(Services& services, const char* action, const kernel::Principal& who) {
  kernel::Call made = call_of(action, {"Session", who.id, {}}, {});
  made.id = services.pipeline.new_call_id();
  return made;
}

Result<kernel::Principal> at_console(Services& services, const Ask& ask) {
  SOCLE_TRY(kernel::Principal who, services.identity.identify(ask.credential));
  if (!ask.by_session) return fail(kSessionNeeded);
  return who;
}

Result<void> confirmed_lately(Services& services, const kernel::Principal& who, const char* action) {
  constexpr auto age_max = std::chrono::seconds(identity::factor_removal_age_max).count();
  if (!services.identity.has_factor(who.id) || (who.factor_age_s && *who.factor_age_s <= age_max)) return {};
  return fail(kernel::kFactorNeeded,
              {{"action", action}, {"resource", "Session " + who.id}, {"explanation", ""}, {"policies", ""}});
}

Result<void> proven(Services& services, const Ask& ask, const kernel::Principal& who, const char* action,
                    const std::string& password) {
  if (services.identity.has_factor(who.id)) return confirmed_lately(services, who, action);
  return services.identity.prove(ask.credential.secret, password, ask.request.client);
}

namespace {
HandlerResult enroll(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body,
            ask.request.body.empty() ? Result<json::object>(json::object()) : ask.body(enroll_members));
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  if (services.identity.has_codes(who.id)) return fail(identity::kFactorTaken);
  SOCLE_CHECK(proven(services, ask, who, "factor.enroll", json::get_string(body, "password").value_or("")));
  SOCLE_TRY(const kernel::Answer answer,
            services.pipeline.run_now(ask.credential, factor_call(services, "factor.enroll", who)));
  return shown_as_made(answer.call, answer.outcome.result);
}

HandlerResult confirm(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(confirm_members));
  if (body.size() != 1) return fail(kBadBody, {{"reason", "give “code” or “credential”"}});
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  kernel::Call made = factor_call(services, "factor.confirm", who);
  const std::string id = made.id;
  services.proofs->put(id, {.cookie = ask.credential.secret,
                            .code = json::get_string(body, "code").value_or(""),
                            .passkey = presented(ask, body)});
  const auto answer = services.pipeline.run_now(ask.credential, std::move(made));
  services.proofs->take(id);
  if (!answer) return std::unexpected(answer.error());
  return shown_as_done(id, {});
}

HandlerResult remove(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  SOCLE_CHECK(confirmed_lately(services, who, "factor.remove"));
  SOCLE_TRY(const kernel::Answer answer,
            services.pipeline.run_now(ask.credential, factor_call(services, "factor.remove", who)));
  return shown_as_done(answer.call, {});
}
} // namespace

std::vector<Route> factor_routes() {
  return {
      {"POST", "/api/v1/session/factor", "factor.enroll", false, enroll},
      {"PUT", "/api/v1/session/factor", "factor.confirm", false, confirm},
      {"DELETE", "/api/v1/session/factor", "factor.remove", false, remove},
  };
}

void register_factor(Services& services) {
  auto& identity = services.identity;
  const auto add = [&](const char* action,
                       std::function<Changed(const identity::Person&, const kernel::Call&)> change) {
    add_call(
        services, action,
        [&identity, change = std::move(change)](const kernel::Call& call, const kernel::Principal& who) -> Changed {
          SOCLE_TRY(const identity::Person person, identity.person(who.tenant, who.id));
          return change(person, call);
        });
  };
  // With a proof it is a passkey that was made, without one codes that are to be made.
  add("factor.enroll",
      [&identity, proofs = services.proofs](const identity::Person& person, const kernel::Call& call) -> Changed {
        const auto proof = proofs->take(call.id);
        if (!proof) return identity.enroll_factor(person);
        return identity.register_passkey(proof->cookie, proof->name, proof->passkey.credential);
      });
  add("factor.remove", [&identity](const identity::Person& person, const kernel::Call& call) -> Changed {
    SOCLE_TRY(const json::value body, json::parse(call.body));
    const auto passkey = json::get_string(body.as_object(), "passkey");
    return passkey ? identity.remove_passkey(person, *passkey) : identity.remove_factor(person);
  });
  add("factor.confirm",
      [&identity, proofs = services.proofs](const identity::Person&, const kernel::Call& call) -> Changed {
        const auto proof = proofs->take(call.id);
        if (!proof) return fail(identity::kUnauthenticated);
        if (!proof->passkey.credential.empty())
          return identity.confirm_by_passkey(proof->cookie, proof->passkey.credential);
        return identity.confirm_factor(proof->cookie, proof->code);
      });
}

} // namespace socle::api
