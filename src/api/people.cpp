// Routes about who asks: sessions, people, keys, master data; and the server's own health.
#include "api/api.h"
#include "api/errors.h"
#include "api/factor.h"
#include "api/limits.h"

#include "base/metrics.h"

#include <algorithm>
#include <set>

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member login_members[] = {
    {"email", Type::text, true}, {"password", Type::text, true}, {"code"}, {"credential", Type::object}};
constexpr Member language_members[] = {{"language", Type::text, true}};
constexpr Member person_members[] = {
    {"name", Type::text, true}, {"email", Type::text, true}, {"role", Type::text, true}, {"kind"}, {"team"}};
constexpr Member change_members[] = {
    {"role"}, {"disabled", Type::boolean}, {"team", Type::text, false, true}, {"second_factor", Type::boolean}};
constexpr Member key_members[] = {{"user"}, {"scopes", Type::array}, {"expires_days", Type::integer}};

// What a call gives that opens all that a role may do; the kernel holds it against the asker's key.
const std::vector<std::string> everything{"*"};

Result<void> commit(Services& services, identity::Change change) {
  SOCLE_CHECK(services.store.commit_now(std::move(change.unit)));
  if (change.committed) change.committed();
  return {};
}

HandlerResult login(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(login_members));
  const Proof proof{.email = json::get_string(body, "email").value_or(""),
                    .password = json::get_string(body, "password").value_or(""),
                    .client = ask.request.client,
                    .code = json::get_string(body, "code").value_or(""),
                    .passkey = presented(ask, body)};
  SOCLE_TRY(const SignedIn signed_in, sign_in(services, *services.proofs, proof));
  return signed_in_response(services, ask, signed_in);
}

HandlerResult logout(Services& services, const Ask& ask) {
  SOCLE_CHECK(sign_out(services, *services.proofs, ask.credential));
  net::Response out;
  out.status = 204;
  out.headers.add("Set-Cookie", session_cookie("", ask.request.secure, "0"));
  return out;
}

HandlerResult session(Services& services, const Ask& ask) {
  if (ask.by_session) {
    SOCLE_TRY(const identity::Session found, services.identity.session(ask.credential.secret));
    return session_response(services, found);
  }
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const identity::Person person, services.identity.person(who.tenant, who.id));
  return session_response(services, {"", "", person});
}

HandlerResult set_language(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const json::object body, ask.body(language_members));
  const std::string wanted = json::get_string(body, "language").value_or("");
  const Language language = language_of(wanted);
  if (language_tag(language) != wanted) return fail(kBadBody, {{"reason", "“language” is en, fr or de"}});
  identity::Session now;
  if (ask.by_session) {
    SOCLE_TRY(now, services.identity.session(ask.credential.secret));
  } else {
    SOCLE_TRY(now.person, services.identity.person(who.tenant, who.id));
  }
  now.person.language = language;
  net::Response out = session_response(services, now);
  SOCLE_TRY(identity::Change change, services.identity.update_person(
                                         who.tenant, who.id, {.language = language})); // one's own: no policy is needed
  if (ask.remember) {
    SOCLE_TRY(store::Unit remembered, ask.remember(out));
    change.unit.append(std::move(remembered));
  }
  SOCLE_CHECK(commit(services, std::move(change)));
  return out;
}

HandlerResult people(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "user.list", {"User", "all", {}}));
  json::array items;
  for (const auto& person : services.identity.people(who.tenant)) {
    json::object row = identity::to_json(person);
    row["second_factor"] = services.identity.has_factor(person.id);
    items.emplace_back(std::move(row));
  }
  return list_response(std::move(items), page_size_max + 1, "id");
}

HandlerResult add_person(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(person_members));
  const std::string role = json::get_string(body, "role").value_or("");
  kernel::Call made = call_of("user.add", {"User", "new", {{"role", role}}}, body);
  made.gives = everything; // the password opens all that the role may do
  return change(services, ask, std::move(made), shown_as_made);
}

// Whoever may not make an owner may not change one either: policy sees the one of both roles that fewer may touch.
std::string governing_role(const std::string& has, const std::string& gets) {
  for (const std::string_view role : {"owner", "approver", "auditor"}) {
    if (has == role || gets == role) return std::string(role);
  }
  return gets;
}

HandlerResult update_person(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(change_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const identity::Person person, services.identity.person(who.tenant, ask.path.at("id")));
  if (json::get_bool(body, "second_factor") == true)
    return fail(kBadBody, {{"reason", "a second factor is set up by the person; here it can only be taken away"}});
  body["id"] = person.id;
  const std::string wanted = json::get_string(body, "role").value_or(person.role);
  kernel::Call made = call_of("user.update", {"User", person.id, {{"role", governing_role(person.role, wanted)}}},
                              body);
  if (body.contains("role") || json::get_bool(body, "disabled") == false) made.gives = everything;
  return change(services, ask, std::move(made), shown_as_is);
}

HandlerResult keys(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "key.list", {"Key", "all", {}}));
  json::array items;
  for (const auto& key : services.identity.keys(who.tenant)) {
    const auto person = services.identity.person(who.tenant, key.person);
    json::object row;
    row["id"] = key.id;
    row["user"] = person ? person->email : key.person;
    row["prefix"] = key.prefix;
    json::array scopes;
    for (const auto& scope : key.scopes) scopes.emplace_back(scope);
    row["scopes"] = std::move(scopes);
    row["created_at"] = to_iso(key.created);
    row["expires_at"] = key.expires ? json::value(to_iso(*key.expires)) : json::value();
    items.emplace_back(std::move(row));
  }
  return list_response(std::move(items), page_size_max + 1, "id");
}

// A scope that fits no action would make a key that opens nothing, or something else than was meant.
Result<std::vector<std::string>> scopes_of(Services& services, const std::string& tenant, const json::object& body) {
  std::vector<std::string> out;
  const auto* list = json::get_array(body, "scopes");
  if (list == nullptr) return out;
  SOCLE_TRY(const auto bundle, services.policy.active(tenant));
  std::set<std::string> known{"*"};
  for (const auto& action : bundle->actions()) {
    known.insert(action);
    known.insert(action.substr(0, action.find('.')) + ".*");
  }
  for (const auto& scope : *list) {
    if (!scope.is_string()) return fail(kBadBody, {{"reason", "each of “scopes” is a text"}});
    out.push_back(json::text(scope));
    const std::string& wanted = out.back();
    const bool fits = wanted.ends_with('*')
                          ? std::ranges::any_of(bundle->actions(),
                                                [&](const auto& action) {
                                                  return action.starts_with(wanted.substr(0, wanted.size() - 1));
                                                })
                          : known.contains(wanted);
    if (fits) continue;
    const auto near = near_misses(wanted, std::vector<std::string>(known.begin(), known.end()));
    std::string hint;
    for (const auto& name : near) hint += (hint.empty() ? " → " : ", ") + name;
    return fail(kUnknownScope, {{"scope", wanted}, {"hint", hint}});
  }
  return out;
}

HandlerResult create_key(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.request.body.empty() ? Result<json::object>(json::object()) : ask.body(key_members));
  if (const auto days = json::get_int(body, "expires_days"); days && (*days < 1 || *days > key_days_max))
    return fail(kBadBody, {{"reason", "“expires_days” is from 1 to " + std::to_string(key_days_max)}});
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const identity::Person person,
            services.identity.person(who.tenant, json::get_string(body, "user").value_or(who.id)));
  body["user"] = person.id;
  SOCLE_TRY(const std::vector<std::string> scopes, scopes_of(services, who.tenant, body));
  kernel::Call made = call_of("key.create", {"Key", person.id, {{"role", person.role}}}, body);
  made.gives = scopes.empty() ? everything : scopes;
  return change(services, ask, std::move(made), shown_as_made);
}

HandlerResult revoke_key(Services& services, const Ask& ask) {
  json::object body;
  body["id"] = ask.path.at("id");
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  kernel::Attributes attributes; // policy asks whose key it is: only owners end owners' keys
  std::string named = "unknown"; // what was typed may be anything; only a key's own id is logged
  for (const auto& key : services.identity.keys(who.tenant)) {
    if (key.id != ask.path.at("id")) continue;
    SOCLE_TRY(const identity::Person person, services.identity.person(who.tenant, key.person));
    attributes["role"] = person.role;
    named = key.id;
  }
  return change(services, ask, call_of("key.revoke", {"Key", named, attributes}, body), shown_as_done);
}

HandlerResult company(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "company.get", {"Company", "own", {}}));
  SOCLE_TRY(const invoicing::Party party, services.process.master_data().company(who.tenant));
  return json_response(invoicing::to_json(party));
}

HandlerResult set_company(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body());
  return change(services, ask, call_of("company.set", {"Company", "own", {}}, body), shown_as_is);
}

HandlerResult customers(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "customer.list", {"Customer", "all", {}}));
  SOCLE_TRY(const std::size_t limit, ask.limit());
  SOCLE_TRY(const auto all, services.process.master_data().customers(who.tenant));
  json::array items;
  const std::string after = ask.query("after");
  bool begun = after.empty();
  for (const auto& customer : all) {
    if (begun && items.size() < limit) items.emplace_back(invoicing::to_json(customer));
    begun = begun || customer.id == after;
  }
  return list_response(std::move(items), limit, "id");
}

HandlerResult set_customer(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body());
  const auto id = ask.path.find("id");
  if (id != ask.path.end()) body["id"] = id->second;
  const bool made = id == ask.path.end();
  return change(services, ask, call_of("customer.set", {"Customer", made ? "new" : id->second, {}}, body),
                made ? shown_as_made : shown_as_is);
}

HandlerResult remove_customer(Services& services, const Ask& ask) {
  json::object body;
  body["id"] = ask.path.at("id");
  return change(services, ask, call_of("customer.delete", {"Customer", ask.path.at("id"), {}}, body), shown_as_done);
}

HandlerResult ready(Services& services, const Ask&) {
  json::object out;
  const auto log = services.audit.ready();
  auto store = services.store.writable();
  if (auto read = services.store.read("SELECT 1"); store && !read) store = std::unexpected(read.error());
  out["ready"] = log && store;
  if (!log) out["reason"] = log.error().message();
  else if (!store) out["reason"] = store.error().message();
  return json_response(out, log && store ? 200 : 503);
}
} // namespace

std::vector<Route> people_routes() {
  return {
      {"GET", "/healthz", "", true,
       [](Services&, const Ask&) -> HandlerResult { return net::text_response(200, "ok\n"); }},
      {"GET", "/readyz", "", true, ready},
      {"GET", "/metrics", "", true,
       [](Services&, const Ask&) -> HandlerResult {
         return net::text_response(200, metrics::exposition(), "text/plain; version=0.0.4; charset=utf-8");
       }},
      {"GET", "/api/v1/openapi.json", "", true,
       [](Services&, const Ask&) -> HandlerResult {
         return net::text_response(200, std::string(openapi_document()), "application/json");
       }},
      {"GET", "/api/v1/session", "session.get", false, session},
      {"POST", "/api/v1/session", "session.open", true, login},
      {"DELETE", "/api/v1/session", "session.close", false, logout},
      {"PUT", "/api/v1/session/language", "session.update", false, set_language, true},
      {"GET", "/api/v1/users", "user.list", false, people},
      {"POST", "/api/v1/users", "user.add", false, add_person, true},
      {"PATCH", "/api/v1/users/{id}", "user.update", false, update_person, true},
      {"GET", "/api/v1/keys", "key.list", false, keys},
      {"POST", "/api/v1/keys", "key.create", false, create_key, true},
      {"DELETE", "/api/v1/keys/{id}", "key.revoke", false, revoke_key, true},
      {"GET", "/api/v1/company", "company.get", false, company},
      {"PUT", "/api/v1/company", "company.set", false, set_company, true},
      {"GET", "/api/v1/customers", "customer.list", false, customers},
      {"POST", "/api/v1/customers", "customer.set", false, set_customer, true},
      {"PUT", "/api/v1/customers/{id}", "customer.set", false, set_customer, true},
      {"DELETE", "/api/v1/customers/{id}", "customer.delete", false, remove_customer, true},
  };
}

} // namespace socle::api
