// The company's own directory as Socle is told about it: an OpenID provider, and what its groups may do here.
#pragma once

#include "base/json.h"

#include <memory>

namespace socle::identity {

struct Provider {
  std::string tenant;
  std::string issuer; // exactly as it names itself
  std::string client_id;
  Bytes sealed_secret; // empty: a public client, which PKCE alone protects
  std::string redirect_uri; // the console's page that the provider sends people back to
  std::vector<std::string> audiences; // whom its access tokens must be made for to be accepted; none: they are not
  std::string roles_claim = "groups";
  std::vector<std::pair<std::string, std::string>> roles; // (group, role): the first that fits
  std::string default_role; // of whoever has none of these groups; empty: refused
  std::vector<std::string> domains; // of e-mail addresses that may sign in; none: all
  bool provision = false; // whoever signs in first becomes a person here
  bool link_by_email = false; // may take over a person who has a password here
  bool manages_roles() const { return !roles.empty() || !default_role.empty(); }
};
using ProviderPtr = std::shared_ptr<const Provider>;

// From a request's or a call's body; refuses what cannot be used, naming it.
Result<Provider> provider_of(const json::object& body);
json::object to_json(const Provider& provider); // what may be shown: never the secret
json::object body_of(const Provider& provider); // the same with the sealed secret, for the call that keeps it

// The role that these groups give, by the first row that fits; empty: none.
std::string role_of(const Provider& provider, std::span<const std::string> groups);
bool domain_allowed(const Provider& provider, std::string_view email);

// "https://…"; http only on this machine. Empty, or why not.
std::string url_problem(std::string_view url);

} // namespace socle::identity
