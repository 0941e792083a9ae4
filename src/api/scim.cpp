// SCIM 2.0 (RFC 7643, 7644): the company's directory makes, changes and ends people and groups here. Its token is a key of the
// service account “directory”; each change is a call of that account, decided and recorded like any other.
#include "api/scim.h"

#include "api/api.h"

#include "api/errors.h"
#include "identity/errors.h"
#include "identity/limits.h"

#include <algorithm>
#include <charconv>

namespace socle::api {

namespace {
using scim::Filter;

// Errors in SCIM's shape (RFC 7644, 3.12).
net::Response scim_failed(const Error& error, Language language) {
  json::object out;
  out["schemas"] = json::array{"urn:ietf:params:scim:api:messages:2.0:Error"};
  out["status"] = std::to_string(error.http_status());
  if (error.is(identity::kTaken)) out["scimType"] = "uniqueness";
  else if (error.is(kBadFilter)) out["scimType"] = "invalidFilter";
  else if (error.is(kBadBody) || error.is(identity::kInvalid) || error.is(identity::kUnknownRole))
    out["scimType"] = "invalidValue";
  out["detail"] = error.message(language) + " " + error.remedy(language);
  net::Response response = net::text_response(error.http_status(), json::write(out), "application/scim+json");
  if (error.http_status() == 401) response.headers.set("WWW-Authenticate", "Bearer");
  return response;
}

net::Response scim_response(const json::value& value, int status = 200) {
  return net::text_response(status, json::write(value), "application/scim+json");
}

using Handle = HandlerResult (*)(Services&, const Ask&);
std::function<HandlerResult(Services&, const Ask&)> speaking(Handle handle) {
  return [handle](Services& services, const Ask& ask) -> HandlerResult {
    auto answered = handle(services, ask);
    return answered ? std::move(answered) : scim_failed(answered.error(), ask.language);
  };
}

std::string base_of(const Ask& ask) {
  const std::string host(ask.request.headers.get("Host").value_or("localhost"));
  return (ask.request.secure ? "https://" : "http://") + host + "/scim/v2";
}

Result<std::int64_t> number_of(const Ask& ask, std::string_view name, std::int64_t otherwise) {
  const std::string text = ask.query(name);
  if (text.empty()) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    return fail(kBadQuery,
                {{"name", std::string(name)}, {"value", text.substr(0, 80)}, {"expected", "a whole number"}});
  return value;
}

// A page of what the filter lets through (RFC 7644, 3.4.2.4): counted from 1, whatever is below counts as 1.
HandlerResult listed(const Ask& ask, const std::vector<json::object>& all) {
  SOCLE_TRY(const std::optional<Filter> filter, scim::read_filter(ask.query("filter")));
  SOCLE_TRY(const std::int64_t start, number_of(ask, "startIndex", 1));
  SOCLE_TRY(const std::int64_t count, number_of(ask, "count", scim_page_default));
  const auto first = std::max<std::int64_t>(start, 1);
  const auto most = std::clamp<std::int64_t>(count, 0, scim_page_max);
  std::int64_t total = 0;
  json::array page;
  const bool bare = ask.query("excludedAttributes").find("members") != std::string::npos;
  for (const auto& resource : all) {
    if (filter && !scim::fits(*filter, resource)) continue;
    ++total;
    if (total < first || static_cast<std::int64_t>(page.size()) >= most) continue;
    json::object shown = resource;
    if (bare) shown.erase("members");
    page.push_back(std::move(shown));
  }
  json::object out;
  out["schemas"] = json::array{"urn:ietf:params:scim:api:messages:2.0:ListResponse"};
  out["totalResults"] = total;
  out["startIndex"] = first;
  out["itemsPerPage"] = static_cast<std::int64_t>(page.size());
  out["Resources"] = std::move(page);
  return scim_response(out);
}

Result<kernel::Principal> may_provision(Services& services, const Ask& ask) {
  return read(services, ask, "user.provision", {"User", "all", {}});
}

HandlerResult users(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  const auto groups = services.identity.groups(who.tenant);
  std::vector<json::object> all;
  for (const auto& person : services.identity.people(who.tenant)) {
    if (person.kind == "user") all.push_back(scim::user(person, groups, base_of(ask)));
  }
  return listed(ask, all);
}

Result<identity::Person> person_of(Services& services, const std::string& tenant, const std::string& id) {
  SOCLE_TRY(identity::Person person, services.identity.person(tenant, id));
  if (person.id != id || person.kind != "user") return fail(identity::kUnknownPerson, {{"person", id}, {"hint", ""}});
  return person;
}

HandlerResult shown_user(Services& services, const Ask& ask, const std::string& tenant, const std::string& id,
                         int status = 200) {
  SOCLE_TRY(const identity::Person person, person_of(services, tenant, id));
  const json::object shown = scim::user(person, services.identity.groups(tenant), base_of(ask));
  net::Response out = scim_response(shown, status);
  if (status == 201) out.headers.set("Location", base_of(ask) + "/Users/" + id);
  return out;
}

HandlerResult one_user(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  return shown_user(services, ask, who.tenant, ask.path.at("id"));
}

// One call changes one person. Owners stay out of the directory's reach: policy sees the role that the person has.
Result<std::string> provision(Services& services, const Ask& ask, const std::optional<identity::Person>& has,
                              json::object body) {
  const std::string role = has && has->role == "owner"
                               ? "owner"
                               : json::get_string(body, "role").value_or(has ? has->role : "employee");
  if (role == "directory" || (!has && role == "owner")) return fail(identity::kUnknownRole, {{"role", role}});
  if (has) body["id"] = has->id;
  kernel::Call made = call_of("user.provision", {"User", has ? has->id : "new", {{"role", role}}}, body);
  made.purpose = "provisioning by the company's directory";
  SOCLE_TRY(const kernel::Answer answer, services.pipeline.run_now(ask.credential, std::move(made)));
  return json::get_string(answer.outcome.result.as_object(), "id").value_or("");
}

HandlerResult add_user(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  SOCLE_TRY(const json::object resource, ask.body());
  SOCLE_TRY(json::object body, scim::person_change(resource, std::nullopt));
  const auto here = services.identity.provider(who.tenant);
  if (!body.contains("role")) body["role"] = here && !here->default_role.empty() ? here->default_role : "employee";
  SOCLE_TRY(const std::string id, provision(services, ask, std::nullopt, std::move(body)));
  return shown_user(services, ask, who.tenant, id, 201);
}

HandlerResult change_user(Services& services, const Ask& ask, bool whole) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  SOCLE_TRY(const identity::Person has, person_of(services, who.tenant, ask.path.at("id")));
  SOCLE_TRY(json::object resource, ask.body());
  if (!whole) {
    json::object before = scim::user(has, services.identity.groups(who.tenant), base_of(ask));
    SOCLE_CHECK(scim::patch(before, resource));
    resource = std::move(before);
  }
  SOCLE_TRY(json::object body, scim::person_change(resource, has));
  if (!body.empty()) SOCLE_CHECK(provision(services, ask, has, std::move(body)));
  return shown_user(services, ask, who.tenant, has.id);
}
HandlerResult replace_user(Services& services, const Ask& ask) { return change_user(services, ask, true); }
HandlerResult patch_user(Services& services, const Ask& ask) { return change_user(services, ask, false); }

// Nobody is forgotten by it: what a person did stays theirs in the log. So DELETE ends the person, as active=false does.
HandlerResult remove_user(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  SOCLE_TRY(const identity::Person has, person_of(services, who.tenant, ask.path.at("id")));
  SOCLE_CHECK(provision(services, ask, has, {{"disabled", true}}));
  return shown_as_done("", {});
}

HandlerResult groups(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  std::vector<json::object> all;
  for (const auto& group : services.identity.groups(who.tenant)) all.push_back(scim::group(group, base_of(ask)));
  return listed(ask, all);
}

Result<identity::Group> group_of(Services& services, const std::string& tenant, const std::string& id) {
  const auto all = services.identity.groups(tenant);
  const auto found = std::ranges::find(all, id, &identity::Group::id);
  if (found == all.end()) return fail(identity::kUnknownGroup, {{"group", id}});
  return *found;
}

HandlerResult shown_group(Services& services, const Ask& ask, const std::string& tenant, const std::string& id,
                          int status = 200) {
  SOCLE_TRY(const identity::Group group, group_of(services, tenant, id));
  json::object shown = scim::group(group, base_of(ask));
  if (ask.query("excludedAttributes").find("members") != std::string::npos) shown.erase("members");
  net::Response out = scim_response(shown, status);
  if (status == 201) out.headers.set("Location", base_of(ask) + "/Groups/" + id);
  return out;
}

HandlerResult one_group(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  return shown_group(services, ask, who.tenant, ask.path.at("id"));
}

HandlerResult keep_group(Services& services, const Ask& ask, bool whole) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  SOCLE_TRY(json::object resource, ask.body());
  const auto id = ask.path.find("id");
  if (id != ask.path.end()) {
    SOCLE_TRY(const identity::Group has, group_of(services, who.tenant, id->second));
    if (!whole) {
      json::object before = scim::group(has, base_of(ask));
      SOCLE_CHECK(scim::patch(before, resource));
      resource = std::move(before);
    }
  }
  SOCLE_TRY(json::object body, scim::group_change(resource));
  body["id"] = id == ask.path.end() ? "" : id->second;
  const std::string named = id == ask.path.end() ? "new" : id->second;
  kernel::Call made = call_of("group.provision", {"Group", named, {}}, body);
  made.purpose = "provisioning by the company's directory";
  SOCLE_TRY(const kernel::Answer answer, services.pipeline.run_now(ask.credential, std::move(made)));
  return shown_group(services, ask, who.tenant, json::get_string(answer.outcome.result.as_object(), "id").value_or(""),
                     id == ask.path.end() ? 201 : 200);
}
HandlerResult put_group(Services& services, const Ask& ask) { return keep_group(services, ask, true); }
HandlerResult patch_group(Services& services, const Ask& ask) { return keep_group(services, ask, false); }

HandlerResult remove_group(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, may_provision(services, ask));
  SOCLE_TRY(const identity::Group has, group_of(services, who.tenant, ask.path.at("id")));
  kernel::Call made = call_of("group.provision", {"Group", has.id, {}}, {{"id", has.id}, {"remove", true}});
  SOCLE_CHECK(services.pipeline.run_now(ask.credential, std::move(made)));
  return shown_as_done("", {});
}

HandlerResult described(Services& services, const Ask& ask) {
  SOCLE_CHECK(services.identity.identify(ask.credential));
  const std::string& path = ask.request.path;
  const std::string base = base_of(ask);
  if (path.ends_with("/ServiceProviderConfig")) return scim_response(scim::service_provider(base));
  const auto parts = path.find("/Schemas") != std::string::npos ? scim::schemas(base) : scim::resource_types(base);
  const auto id = ask.path.find("id");
  if (id == ask.path.end()) return listed(ask, parts);
  const auto found = std::ranges::find_if(
      parts, [&](const json::object& part) { return json::get_string(part, "id") == id->second; });
  if (found == parts.end()) return fail(identity::kUnknownGroup, {{"group", id->second}});
  return scim_response(*found);
}
} // namespace

bool is_scim_path(std::string_view path) { return path.starts_with("/scim/"); }
net::Response scim_refusal(const Error& error, Language language) { return scim_failed(error, language); }

std::vector<Route> scim_routes() {
  return {
      {"GET", "/scim/v2/ServiceProviderConfig", "", false, speaking(described)},
      {"GET", "/scim/v2/ResourceTypes", "", false, speaking(described)},
      {"GET", "/scim/v2/ResourceTypes/{id}", "", false, speaking(described)},
      {"GET", "/scim/v2/Schemas", "", false, speaking(described)},
      {"GET", "/scim/v2/Schemas/{id}", "", false, speaking(described)},
      {"GET", "/scim/v2/Users", "user.provision", false, speaking(users)},
      {"POST", "/scim/v2/Users", "user.provision", false, speaking(add_user)},
      {"GET", "/scim/v2/Users/{id}", "user.provision", false, speaking(one_user)},
      {"PUT", "/scim/v2/Users/{id}", "user.provision", false, speaking(replace_user)},
      {"PATCH", "/scim/v2/Users/{id}", "user.provision", false, speaking(patch_user)},
      {"DELETE", "/scim/v2/Users/{id}", "user.provision", false, speaking(remove_user)},
      {"GET", "/scim/v2/Groups", "group.provision", false, speaking(groups)},
      {"POST", "/scim/v2/Groups", "group.provision", false, speaking(put_group)},
      {"GET", "/scim/v2/Groups/{id}", "group.provision", false, speaking(one_group)},
      {"PUT", "/scim/v2/Groups/{id}", "group.provision", false, speaking(put_group)},
      {"PATCH", "/scim/v2/Groups/{id}", "group.provision", false, speaking(patch_group)},
      {"DELETE", "/scim/v2/Groups/{id}", "group.provision", false, speaking(remove_group)},
  };
}

} // namespace socle::api
