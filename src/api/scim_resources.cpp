// People and groups in SCIM's words.
#include "api/errors.h"
#include "api/scim.h"

#include <algorithm>

namespace socle::api::scim {

namespace {
constexpr const char* kUserSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
constexpr const char* kGroupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";

// People are known by an address here; whoever has none in the directory gets one that leads nowhere.
constexpr std::string_view kNoAddress = "@no-address.invalid";

std::unexpected<Error> wrong(std::string reason) { return fail(kBadBody, {{"reason", std::move(reason)}}); }

json::object meta(const char* type, const std::string& location) {
  return {{"resourceType", type}, {"location", location}};
}

// Attribute names are compared without regard to case (RFC 7643, 2.1).
const json::value* find(const json::object& object, std::string_view name) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  for (const auto& member : object) {
    if (std::ranges::equal(std::string_view(member.key()), name, same)) return &member.value();
  }
  return nullptr;
}
std::optional<std::string> text(const json::object& object, std::string_view name) {
  const auto* value = find(object, name);
  return value != nullptr && value->is_string() ? std::optional(json::text(*value)) : std::nullopt;
}
const json::object* child(const json::object& object, std::string_view name) {
  const auto* value = find(object, name);
  return value != nullptr && value->is_object() ? &value->get_object() : nullptr;
}
std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}
} // namespace

json::object user(const identity::Person& person, const std::vector<identity::Group>& groups, const std::string& base) {
  json::object out;
  out["schemas"] = json::array{kUserSchema};
  out["id"] = person.id;
  if (!person.external_id.empty()) out["externalId"] = person.external_id;
  const bool no_address = person.email.ends_with(kNoAddress);
  out["userName"] = person.email.substr(0, person.email.size() - (no_address ? kNoAddress.size() : 0));
  out["displayName"] = person.name;
  out["name"] = json::object{{"formatted", person.name}};
  out["active"] = !person.disabled;
  if (!no_address)
    out["emails"] = json::array{json::object{{"value", person.email}, {"type", "work"}, {"primary", true}}};
  json::array in;
  for (const auto& group : groups) {
    if (std::ranges::find(group.members, person.id) == group.members.end()) continue;
    in.push_back(json::object{{"value", group.id}, {"display", group.name}, {"$ref", base + "/Groups/" + group.id}});
  }
  if (!in.empty()) out["groups"] = std::move(in);
  out["meta"] = meta("User", base + "/Users/" + person.id);
  return out;
}

json::object group(const identity::Group& group, const std::string& base) {
  json::object out;
  out["schemas"] = json::array{kGroupSchema};
  out["id"] = group.id;
  if (!group.external_id.empty()) out["externalId"] = group.external_id;
  out["displayName"] = group.name;
  json::array members;
  for (const auto& id : group.members)
    members.push_back(json::object{{"value", id}, {"type", "User"}, {"$ref", base + "/Users/" + id}});
  out["members"] = std::move(members);
  out["meta"] = meta("Group", base + "/Groups/" + group.id);
  return out;
}

Result<json::object> person_change(const json::object& resource, const std::optional<identity::Person>& has) {
  json::object out;
  const auto name = text(resource, "userName");
  if (!name || name->empty()) return wrong("“userName” is missing");
  // The login name is an e-mail address here; directories whose names are none send the address beside it.
  std::string email = *name;
  if (const auto* emails = find(resource, "emails");
      email.find('@') == std::string::npos && emails != nullptr && emails->is_array()) {
    for (const auto& one : emails->get_array()) {
      if (one.is_object()) email = text(one.get_object(), "value").value_or(email);
    }
  }
  email = lower(email);
  if (email.find('@') == std::string::npos) email += kNoAddress;
  const auto* names = child(resource, "name");
  const auto part = [&](const char* which) {
    return names == nullptr ? std::string() : text(*names, which).value_or("");
  };
  std::string shown = text(resource, "displayName").value_or("");
  if (shown.empty() || (has && shown == has->name)) { // which of both was changed?
    const std::string both = part("givenName") + (part("givenName").empty() || part("familyName").empty() ? "" : " ") +
                             part("familyName");
    const std::string formatted = part("formatted");
    if (!formatted.empty() && (!has || formatted != has->name)) shown = formatted;
    else if (!both.empty()) shown = both;
    else if (shown.empty()) shown = formatted.empty() ? email : formatted;
  }
  const auto differs = [&](const char* member, const std::string& now, const std::string& before) {
    if (!has || now != before) out[member] = now;
  };
  differs("email", email, has ? has->email : "");
  differs("name", shown, has ? has->name : "");
  if (const auto id = text(resource, "externalId")) differs("external_id", *id, has ? has->external_id : "");
  if (const auto* active = find(resource, "active")) {
    if (!active->is_bool()) return wrong("“active” is true or false");
    if (has ? has->disabled == active->get_bool() : !active->get_bool()) out["disabled"] = !active->get_bool();
  }
  return out;
}

Result<json::object> group_change(const json::object& resource) {
  json::object out;
  const auto name = text(resource, "displayName");
  if (!name || name->empty()) return wrong("“displayName” is missing");
  out["name"] = *name;
  out["external_id"] = text(resource, "externalId").value_or("");
  json::array members;
  if (const auto* given = find(resource, "members"); given != nullptr && given->is_array()) {
    for (const auto& member : given->get_array()) {
      const auto id = member.is_object() ? text(member.get_object(), "value") : std::nullopt;
      if (!id) return wrong("each of “members” has a “value”");
      members.emplace_back(*id);
    }
  }
  out["members"] = std::move(members);
  return out;
}

json::object service_provider(const std::string& base) {
  json::object out;
  out["schemas"] = json::array{"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"};
  out["patch"] = json::object{{"supported", true}};
  out["bulk"] = json::object{{"supported", false}, {"maxOperations", 0}, {"maxPayloadSize", 0}};
  out["filter"] = json::object{{"supported", true}, {"maxResults", scim_page_max}};
  out["changePassword"] = json::object{{"supported", false}};
  out["sort"] = json::object{{"supported", false}};
  out["etag"] = json::object{{"supported", false}};
  out["authenticationSchemes"] = json::array{json::object{{"type", "oauthbearertoken"},
                                                          {"name", "Key of the directory"},
                                                          {"description", "A key of the service account “directory”"},
                                                          {"primary", true}}};
  out["meta"] = meta("ServiceProviderConfig", base + "/ServiceProviderConfig");
  return out;
}

namespace {
json::object attribute(const char* name, const char* type, bool required, bool many, const char* mutability,
                       const char* unique = "none") {
  json::object out{{"name", name},          {"type", type},         {"multiValued", many},
                   {"description", name},   {"required", required}, {"mutability", mutability},
                   {"returned", "default"}, {"caseExact", false},   {"uniqueness", unique}};
  return out;
}
json::object with(json::object attribute, json::array parts) {
  attribute["subAttributes"] = std::move(parts);
  return attribute;
}
json::object schema(const char* id, const char* name, json::array attributes, const std::string& base) {
  return {{"schemas", json::array{"urn:ietf:params:scim:schemas:core:2.0:Schema"}},
          {"id", id},
          {"name", name},
          {"description", name},
          {"attributes", std::move(attributes)},
          {"meta", meta("Schema", base + "/Schemas/" + id)}};
}
json::object type(const char* id, const char* endpoint, const char* schema, const std::string& base) {
  return {{"schemas", json::array{"urn:ietf:params:scim:schemas:core:2.0:ResourceType"}},
          {"id", id},
          {"name", id},
          {"endpoint", endpoint},
          {"description", id},
          {"schema", schema},
          {"meta", meta("ResourceType", base + "/ResourceTypes/" + id)}};
}
} // namespace

std::vector<json::object> schemas(const std::string& base) {
  const auto word = [](const char* name, const char* mutability = "readWrite") {
    return attribute(name, "string", false, false, mutability);
  };
  const auto flag = [](const char* name) { return attribute(name, "boolean", false, false, "readWrite"); };
  json::object reference = attribute("$ref", "reference", false, false, "readOnly");
  reference["referenceTypes"] = json::array{"User", "Group"};
  json::array person{attribute("userName", "string", true, false, "readWrite", "server"),
                     with(attribute("name", "complex", false, false, "readWrite"), {word("formatted")}),
                     word("displayName"),
                     flag("active"),
                     with(attribute("emails", "complex", false, true, "readOnly"),
                          {word("value", "readOnly"), word("type", "readOnly"),
                           attribute("primary", "boolean", false, false, "readOnly")}),
                     with(attribute("groups", "complex", false, true, "readOnly"),
                          {word("value", "readOnly"), word("display", "readOnly"), reference})};
  json::array group{attribute("displayName", "string", true, false, "readWrite", "server"),
                    with(attribute("members", "complex", false, true, "readWrite"),
                         {word("value", "immutable"), word("type", "immutable"), reference})};
  return {schema(kUserSchema, "User", std::move(person), base), schema(kGroupSchema, "Group", std::move(group), base)};
}

std::vector<json::object> resource_types(const std::string& base) {
  return {type("User", "/Users", kUserSchema, base), type("Group", "/Groups", kGroupSchema, base)};
}

} // namespace socle::api::scim
