// The company's own directory: its settings, sign-in through it, and its access tokens.
#include "api/api.h"
#include "api/errors.h"

#include "identity/errors.h"

#include "base/metrics.h"

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member provider_members[] = {{"issuer", Type::text, true},
                                       {"client_id", Type::text, true},
                                       {"client_secret"},
                                       {"redirect_uri", Type::text, true},
                                       {"audiences", Type::array},
                                       {"roles_claim"},
                                       {"roles", Type::array},
                                       {"default_role"},
                                       {"domains", Type::array},
                                       {"provision", Type::boolean},
                                       {"link_by_email", Type::boolean}};
constexpr Member return_members[] = {{"state", Type::text, true}, {"code"}, {"issuer"}, {"error"}};
const kernel::Resource provider_resource{"Directory", "own", {}};

std::string sign_on_cookie(const std::string& value, bool secure, std::string_view age) {
  return "socle_sign_on=" + value +
         "; Path=/api/v1/session/oidc; HttpOnly; SameSite=Strict; Max-Age=" + std::string(age) +
         (secure ? "; Secure" : "");
}

Result<identity::ProviderPtr> provider(Services& services, const std::string& tenant) {
  auto found = services.identity.provider(tenant);
  if (!found) return fail(identity::kNoProvider);
  return found;
}

HandlerResult show_provider(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "oidc.get", provider_resource));
  SOCLE_TRY(const auto found, provider(services, who.tenant));
  return json_response(identity::to_json(*found));
}

HandlerResult set_provider(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(provider_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(identity::Provider wanted, identity::provider_of(body));
  wanted.sealed_secret.clear();
  if (const auto secret = json::get_string(body, "client_secret")) {
    SOCLE_TRY(wanted.sealed_secret, identity::seal_secret(services.keys, who.tenant, *secret));
  }
  kernel::Call made = call_of("oidc.set", provider_resource, identity::body_of(wanted));
  made.gives = {"*"}; // whoever rules the directory signs in as anybody it vouches for
  return change(services, ask, std::move(made), shown_as_is);
}

HandlerResult remove_provider(Services& services, const Ask& ask) {
  return change(services, ask, call_of("oidc.remove", provider_resource, {}), shown_as_done);
}

HandlerResult ways(Services& services, const Ask&) {
  json::object out;
  out["password"] = true;
  out["directory"] = services.identity.provider(kDefaultTenant) != nullptr;
  out["passkeys"] = services.identity.relying_party().has_value();
  return json_response(out);
}

HandlerResult begin(Services& services, const Ask& ask) {
  SOCLE_TRY(const auto here, provider(services, kDefaultTenant));
  SOCLE_TRY(const auto begun, services.sign_on.begin(*here));
  json::object out;
  out["location"] = begun.location;
  net::Response response = json_response(out);
  response.headers.add("Set-Cookie", sign_on_cookie(begun.cookie, ask.request.secure, "600"));
  return response;
}

// Whoever the provider vouches for, as a person here: made or changed first where the directory's settings say so.
Result<std::string> admitted(Services& services, const identity::Provider& here, const identity::Vouched& vouched) {
  SOCLE_TRY(const auto admitted, services.identity.admit(here, vouched));
  if (admitted.change.empty()) return admitted.person->id;
  const std::string has = admitted.person ? admitted.person->role : "";
  const std::string gets = json::get_string(admitted.change, "role").value_or(has);
  kernel::Call made = call_of(
      "user.provision",
      {"User", admitted.person ? admitted.person->id : "new", {{"role", has == "owner" ? has : gets}}},
      admitted.change);
  made.purpose = "sign-in by the company's directory";
  SOCLE_TRY(const kernel::Answer answer,
            services.pipeline.run_now({kernel::Credential::Kind::delegated, services.identity.directory(here.tenant)},
                                      std::move(made)));
  return json::get_string(answer.outcome.result.as_object(), "id").value_or("");
}

// What a provider says when it refuses is shown only where it is one of the words that RFC 6749 and OpenID Connect know.
std::string refusal_of(const std::string& error) {
  for (const std::string_view known :
       {"access_denied", "login_required", "consent_required", "interaction_required", "account_selection_required",
        "invalid_request", "invalid_scope", "unauthorized_client", "server_error", "temporarily_unavailable"}) {
    if (error == known) return error;
  }
  return "an unknown error";
}

HandlerResult finish(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(return_members));
  SOCLE_TRY(const auto here, provider(services, kDefaultTenant));
  if (const auto error = json::get_string(body, "error"))
    return fail(identity::kSignOnRefused, {{"reason", refusal_of(*error)}});
  const auto text = [&](std::string_view name) { return json::get_string(body, name).value_or(""); };
  const auto vouched = services.sign_on.finish(*here, {std::string(ask.request.cookie("socle_sign_on").value_or("")),
                                                       text("code"), text("state"), text("issuer")});
  auto person = vouched ? admitted(services, *here, *vouched) : Result<std::string>(std::unexpected(vouched.error()));
  if (!person) {
    metrics::counter("socle_sign_ons_refused_total", "Sign-ins by the company's directory that were refused, by reason",
                     {{"reason", std::string(person.error().code())}})
        .add();
    return std::unexpected(person.error());
  }
  SOCLE_TRY(const SignedIn signed_in, sign_in_vouched(services, *services.proofs, *person));
  net::Response out = signed_in_response(services, ask, signed_in);
  out.headers.add("Set-Cookie", sign_on_cookie("", ask.request.secure, "0"));
  return out;
}
} // namespace

Result<void> trust_token(Services& services, const std::string& token) {
  SOCLE_TRY(const identity::Token unproven, identity::read_token(token));
  const auto here = services.identity.provider_of_issuer(json::get_string(unproven.claims, "iss").value_or(""));
  if (!here) return fail(identity::kTokenRefused, {{"reason", "another issuer made it"}});
  SOCLE_TRY(const auto vouched, services.sign_on.vouch(*here, token));
  return services.identity.trust_token(token, vouched);
}

net::Response session_response(Services& services, const identity::Session& session) {
  json::object out;
  out["user"] = identity::to_json(session.person);
  out["csrf"] = session.csrf;
  out["second_factor"] = services.identity.has_factor(session.person.id);
  out["factors"] = json::object{{"codes", services.identity.has_codes(session.person.id)},
                                {"passkeys", services.identity.passkeys(session.person.id).size()}};
  return json_response(out);
}

std::string session_cookie(const std::string& value, bool secure, std::string_view age) {
  return "socle_session=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::string(age) +
         (secure ? "; Secure" : "");
}

net::Response signed_in_response(Services& services, const Ask& ask, const SignedIn& signed_in) {
  net::Response out = session_response(services, {{}, signed_in.csrf, signed_in.person});
  out.headers.add("Set-Cookie", session_cookie(signed_in.cookie, ask.request.secure, "43200"));
  return out;
}

std::vector<Route> directory_routes() {
  return {
      {"GET", "/api/v1/session/ways", "", true, ways},
      {"POST", "/api/v1/session/oidc", "", true, begin},
      {"PUT", "/api/v1/session/oidc", "session.open", true, finish},
      {"GET", "/api/v1/oidc", "oidc.get", false, show_provider},
      {"PUT", "/api/v1/oidc", "oidc.set", false, set_provider, true},
      {"DELETE", "/api/v1/oidc", "oidc.remove", false, remove_provider, true},
  };
}

void register_directory(Services& services) {
  auto& identity = services.identity;
  add_change(services, "oidc.set", [&identity](const json::object& body, const kernel::Principal& who) -> Changed {
    SOCLE_TRY(identity::Provider provider, identity::provider_of(body));
    return identity.set_provider(who.tenant, std::move(provider));
  });
  add_change(services, "oidc.remove", [&identity](const json::object&, const kernel::Principal& who) {
    return identity.remove_provider(who.tenant);
  });
  add_change(
      services, "group.provision", [&identity](const json::object& body, const kernel::Principal& who) -> Changed {
        const auto text = [&](std::string_view name) { return json::get_string(body, name).value_or(""); };
        if (json::get_bool(body, "remove") == true) return identity.remove_group(who.tenant, text("id"));
        return identity.put_group(
            who.tenant, {text("id"), who.tenant, text("name"), text("external_id"), identity::texts(body, "members")});
      });
  add_change(services, "user.provision", [&identity](const json::object& body, const kernel::Principal& who) {
    return identity.provision(who.tenant, body);
  });
}

} // namespace socle::api
