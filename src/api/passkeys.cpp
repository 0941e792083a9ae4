// Passkeys over HTTP: options for the browser, and what its authenticators answered. What is answered travels beside the governed path,
// as passwords do; the log gets Socle's own ids.
#include "api/api.h"
#include "api/errors.h"
#include "api/factor.h"

#include "identity/errors.h"

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member begin_members[] = {{"password"}};
constexpr Member made_members[] = {{"name", Type::text, true}, {"credential", Type::object, true}};
constexpr Member shown_members[] = {{"credential", Type::object, true}};

json::object credential_of(const json::object& body) {
  const auto* credential = json::get_object(body, "credential");
  return credential == nullptr ? json::object() : *credential;
}

std::string browser_cookie(const std::string& value, bool secure, std::string_view age) {
  return "socle_passkey=" + value + "; Path=/api/v1/session; HttpOnly; SameSite=Strict; Max-Age=" + std::string(age) +
         (secure ? "; Secure" : "");
}

json::array rows_of(Services& services, const std::string& person) {
  json::array out;
  for (const auto& passkey : services.identity.passkeys(person)) out.emplace_back(identity::to_json(passkey));
  return out;
}

HandlerResult own(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  SOCLE_CHECK(read(services, ask, "session.get", {"Session", who.id, {}}));
  return list_response(rows_of(services, who.id), identity_rows, "id");
}

HandlerResult begin_registration(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body,
            ask.request.body.empty() ? Result<json::object>(json::object()) : ask.body(begin_members));
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  SOCLE_CHECK(read(services, ask, "factor.enroll", {"Session", who.id, {}}));
  SOCLE_CHECK(proven(services, ask, who, "factor.enroll", json::get_string(body, "password").value_or("")));
  SOCLE_TRY(json::object options, services.identity.begin_registration(ask.credential.secret));
  return json_response(options);
}

HandlerResult finish_registration(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(made_members));
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  kernel::Call made = factor_call(services, "factor.enroll", who);
  const std::string id = made.id;
  services.proofs->put(id, {.cookie = ask.credential.secret,
                            .name = json::get_string(body, "name").value_or(""),
                            .passkey = {credential_of(body), {}}});
  auto answered = change(services, ask, std::move(made), shown_as_made);
  services.proofs->take(id);
  return answered;
}

HandlerResult remove_own(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  SOCLE_CHECK(confirmed_lately(services, who, "factor.remove"));
  kernel::Call made = factor_call(services, "factor.remove", who);
  made.body = json::canonical(json::object{{"passkey", ask.path.at("id")}});
  return change(services, ask, std::move(made), shown_as_done);
}

HandlerResult begin_confirmation(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, at_console(services, ask));
  SOCLE_CHECK(read(services, ask, "factor.confirm", {"Session", who.id, {}}));
  SOCLE_TRY(json::object options, services.identity.begin_confirmation(ask.credential.secret));
  return json_response(options);
}

HandlerResult begin_sign_in(Services& services, const Ask& ask) {
  SOCLE_TRY(const auto begun, services.identity.begin_passkey_sign_in());
  net::Response response = json_response(begun.options);
  response.headers.add("Set-Cookie", browser_cookie(begun.cookie, ask.request.secure, "300"));
  return response;
}

HandlerResult finish_sign_in(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(shown_members));
  SOCLE_TRY(const SignedIn signed_in,
            sign_in_by_passkey(services, *services.proofs,
                               {.client = ask.request.client, .passkey = presented(ask, body), .alone = true}));
  net::Response out = signed_in_response(services, ask, signed_in);
  out.headers.add("Set-Cookie", browser_cookie("", ask.request.secure, "0"));
  return out;
}

Result<identity::Person> named_person(Services& services, const kernel::Principal& who, const Ask& ask) {
  return services.identity.person(who.tenant, ask.path.at("id"));
}

HandlerResult of_person(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "user.list", {"User", "all", {}}));
  SOCLE_TRY(const identity::Person person, named_person(services, who, ask));
  return list_response(rows_of(services, person.id), identity_rows, "id");
}

HandlerResult remove_of_person(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const identity::Person person, named_person(services, who, ask));
  return change(services, ask,
                call_of("user.update", {"User", person.id, {{"role", person.role}}},
                        {{"id", person.id}, {"passkey", ask.path.at("passkey")}}),
                shown_as_done);
}
} // namespace

identity::Presented presented(const Ask& ask, const json::object& body) {
  return {credential_of(body), std::string(ask.request.cookie("socle_passkey").value_or(""))};
}

std::vector<Route> passkey_routes() {
  return {
      {"POST", "/api/v1/session/passkey", "", true, begin_sign_in},
      {"PUT", "/api/v1/session/passkey", "session.open", true, finish_sign_in},
      {"POST", "/api/v1/session/factor/passkey", "factor.confirm", false, begin_confirmation},
      {"GET", "/api/v1/session/passkeys", "session.get", false, own},
      {"POST", "/api/v1/session/passkeys", "factor.enroll", false, begin_registration},
      {"PUT", "/api/v1/session/passkeys", "factor.enroll", false, finish_registration, true},
      {"DELETE", "/api/v1/session/passkeys/{id}", "factor.remove", false, remove_own, true},
      {"GET", "/api/v1/users/{id}/passkeys", "user.list", false, of_person},
      {"DELETE", "/api/v1/users/{id}/passkeys/{passkey}", "user.update", false, remove_of_person, true},
  };
}

} // namespace socle::api
