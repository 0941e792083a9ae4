// SCIM's resources: people and groups in its words, and what a request changes about them. Pure; private to api.
#pragma once

#include "api/limits.h"
#include "base/json.h"
#include "identity/identity.h"

namespace socle::api::scim {

// `attribute eq "value"`, and several joined by `and`: what directories ask before they make somebody.
struct Filter {
  std::vector<std::pair<std::string, std::string>> all; // attribute in lower case, value
};
Result<std::optional<Filter>> read_filter(std::string_view text); // empty: none
bool fits(const Filter& filter, const json::object& resource);

json::object user(const identity::Person& person, const std::vector<identity::Group>& groups, const std::string& base);
json::object group(const identity::Group& group, const std::string& base);

// A PatchOp carried out on the resource as it is shown (RFC 7644, 3.5.2). Operations may be capitalized and truths be texts, as the
// most common directory writes them.
Result<void> patch(json::object& resource, const json::object& operations);

// What the whole resource says about the person, as user.provision takes it: only what differs from `has`.
Result<json::object> person_change(const json::object& resource, const std::optional<identity::Person>& has);
Result<json::object> group_change(const json::object& resource);

json::object service_provider(const std::string& base);
std::vector<json::object> schemas(const std::string& base);
std::vector<json::object> resource_types(const std::string& base);

} // namespace socle::api::scim
