#include "identity/provider.h"

#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/jwt.h"
#include "identity/limits.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::unexpected<Error> invalid(std::string field, std::string_view value, std::string reason) {
  return fail(
      kInvalid,
      {{"field", std::move(field)}, {"value", std::string(value.substr(0, 80))}, {"reason", std::move(reason)}});
}

// The directory may make neither owners nor its like: whoever rules it would rule here.
Result<void> valid_role(const std::string& field, const std::string& role) {
  if (std::ranges::find(roles(), role) == roles().end()) return fail(kUnknownRole, {{"role", role}});
  if (role == "owner" || role == "directory") return invalid(field, role, "owners are made here, by owners");
  return {};
}

Result<void> valid_texts(const json::object& body, std::string_view name, const std::vector<std::string>& items) {
  const auto* given = json::get_array(body, name);
  if (given != nullptr && given->size() != items.size())
    return invalid(std::string(name), "…", "it is a list of texts");
  if (items.size() > provider_rows_max) return invalid(std::string(name), "…", "the list is too long");
  for (const auto& item : items) {
    if (item.empty() || item.size() > name_bytes_max)
      return invalid(std::string(name), item, "it is empty or too long");
  }
  return {};
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

json::array array_of(const std::vector<std::string>& items) { return json::array(items.begin(), items.end()); }
} // namespace

std::string url_problem(std::string_view url) {
  if (url.size() > url_bytes_max) return "it is too long";
  if (std::ranges::any_of(url, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '#' || c == '@'; }))
    return "it holds what no such address holds";
  if (url.starts_with("https://") && url.size() > 8) return {};
  if (!url.starts_with("http://")) return "it must begin with https://";
  const std::string_view rest = url.substr(7);
  const std::string_view host = rest.substr(0, rest.find_first_of(rest.starts_with('[') ? "]" : ":/?"));
  return host == "127.0.0.1" || host == "localhost" || host == "[::1" ? "" : "http is for this machine only: use https";
}

Result<Provider> provider_of(const json::object& body) {
  Provider out;
  const auto text = [&](std::string_view name) { return json::get_string(body, name).value_or(""); };
  out.issuer = text("issuer"), out.client_id = text("client_id"), out.redirect_uri = text("redirect_uri");
  if (auto problem = url_problem(out.issuer); !problem.empty() || out.issuer.find('?') != std::string::npos)
    return invalid("issuer", out.issuer, problem.empty() ? "it has a query" : problem);
  if (auto problem = url_problem(out.redirect_uri); !problem.empty())
    return invalid("redirect_uri", out.redirect_uri, problem);
  if (out.client_id.empty() || out.client_id.size() > name_bytes_max)
    return invalid("client_id", out.client_id, "it is empty or too long");
  out.sealed_secret = from_base64(text("sealed_secret")).value_or("");
  out.audiences = texts(body, "audiences");
  SOCLE_CHECK(valid_texts(body, "audiences", out.audiences));
  for (const auto& domain : texts(body, "domains")) out.domains.push_back(lower(domain));
  SOCLE_CHECK(valid_texts(body, "domains", out.domains));
  if (const auto claim = text("roles_claim"); !claim.empty()) out.roles_claim = claim;
  if (out.roles_claim.size() > name_bytes_max) return invalid("roles_claim", out.roles_claim, "it is too long");
  if (const auto* rows = json::get_array(body, "roles")) {
    if (rows->size() > provider_rows_max) return invalid("roles", "…", "the list is too long");
    for (const auto& row : *rows) {
      const json::object one = row.is_object() ? row.get_object() : json::object();
      out.roles.emplace_back(json::get_string(one, "group").value_or(""), json::get_string(one, "role").value_or(""));
      if (out.roles.back().first.empty() || out.roles.back().first.size() > name_bytes_max)
        return invalid("roles", out.roles.back().first, "each has a group and a role");
      SOCLE_CHECK(valid_role("roles", out.roles.back().second));
    }
  }
  out.default_role = text("default_role");
  if (!out.default_role.empty()) SOCLE_CHECK(valid_role("default_role", out.default_role));
  out.provision = json::get_bool(body, "provision").value_or(false);
  out.link_by_email = json::get_bool(body, "link_by_email").value_or(false);
  if (out.provision && !out.manages_roles())
    return invalid("provision", "true", "without roles or a default role nobody could be given one");
  return out;
}

json::object to_json(const Provider& provider) {
  json::object out;
  out["issuer"] = provider.issuer;
  out["client_id"] = provider.client_id;
  out["has_secret"] = !provider.sealed_secret.empty();
  out["redirect_uri"] = provider.redirect_uri;
  out["audiences"] = array_of(provider.audiences);
  out["roles_claim"] = provider.roles_claim;
  json::array roles;
  for (const auto& [group, role] : provider.roles) roles.push_back(json::object{{"group", group}, {"role", role}});
  out["roles"] = std::move(roles);
  out["default_role"] = provider.default_role;
  out["domains"] = array_of(provider.domains);
  out["provision"] = provider.provision;
  out["link_by_email"] = provider.link_by_email;
  return out;
}

json::object body_of(const Provider& provider) {
  json::object out = to_json(provider);
  out.erase("has_secret");
  if (!provider.sealed_secret.empty()) out["sealed_secret"] = to_base64(provider.sealed_secret);
  return out;
}

std::string role_of(const Provider& provider, std::span<const std::string> groups) {
  for (const auto& [group, role] : provider.roles) {
    if (std::ranges::find(groups, group) != groups.end()) return role;
  }
  return provider.default_role;
}

bool domain_allowed(const Provider& provider, std::string_view email) {
  const std::string domain = lower(std::string(email.substr(std::min(email.rfind('@'), email.size() - 1) + 1)));
  return provider.domains.empty() ||
         (!domain.empty() && std::ranges::find(provider.domains, domain) != provider.domains.end());
}

} // namespace socle::identity
