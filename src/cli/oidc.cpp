// oidc: sign-in by the company's own directory.
#include "cli/oidc_commands.h"

#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct Settings {
  std::string issuer, client_id, secret_file, redirect_uri, claim, default_role;
  std::vector<std::string> audiences, roles, domains;
  bool provision = false, link = false;
};

json::array array_of(const std::vector<std::string>& items) { return json::array(items.begin(), items.end()); }

std::string words(const json::value& row, std::string_view name) {
  std::string out;
  for (const auto& item : row.as_object().at(name).as_array()) out += (out.empty() ? "" : ", ") + json::text(item);
  return out.empty() ? "–" : out;
}

void print_provider(std::ostream& out, const json::value& provider) {
  const auto line = [&](std::string_view name, const std::string& value) {
    out << std::string(16 - name.size(), ' ') << name << "  " << value << "\n";
  };
  const auto yes = [&](std::string_view name) {
    return json::get_bool(provider.as_object(), name) == true ? "yes" : "no";
  };
  line("issuer", cell(provider, "issuer"));
  line("client",
       cell(provider, "client_id") + (std::string(yes("has_secret")) == "yes" ? " (with a secret)" : " (public)"));
  line("comes back to", cell(provider, "redirect_uri"));
  line("tokens for", words(provider, "audiences"));
  line("domains", words(provider, "domains"));
  line("groups from", cell(provider, "roles_claim"));
  for (const auto& row : provider.as_object().at("roles").as_array())
    line("role", cell(row, "group") + " → " + cell(row, "role"));
  line("otherwise", cell(provider, "default_role"));
  line("makes people", yes("provision"));
  line("links by e-mail", yes("link_by_email"));
}

std::optional<json::object> body_of(Session& session, const Settings& settings) {
  json::object body;
  body["issuer"] = settings.issuer;
  body["client_id"] = settings.client_id;
  body["redirect_uri"] = settings.redirect_uri;
  if (!settings.secret_file.empty()) {
    auto secret = read_input(session, settings.secret_file);
    if (!secret) return std::nullopt;
    while (secret->ends_with('\n') || secret->ends_with('\r')) secret->pop_back();
    body["client_secret"] = *secret;
  }
  body["audiences"] = array_of(settings.audiences);
  body["domains"] = array_of(settings.domains);
  if (!settings.claim.empty()) body["roles_claim"] = settings.claim;
  json::array roles;
  for (const auto& text : settings.roles) {
    const auto sign = text.rfind('=');
    if (sign == std::string::npos) {
      session.exit = session.usage("“" + text + "” is no GROUP=ROLE", "socle oidc set … --role staff=employee");
      return std::nullopt;
    }
    roles.push_back(json::object{{"group", text.substr(0, sign)}, {"role", text.substr(sign + 1)}});
  }
  body["roles"] = std::move(roles);
  body["default_role"] = settings.default_role;
  body["provision"] = settings.provision;
  body["link_by_email"] = settings.link;
  return body;
}
} // namespace

void add_oidc_commands(Commands& commands) {
  auto* oidc = commands.root.add_subcommand("oidc", "Sign-in by the company's own directory (OpenID Connect)");
  oidc->require_subcommand(1);
  auto settings = std::make_shared<Settings>();
  auto* set = commands.leaf(
      oidc, "set", "Configure the directory, whole: what is not given is reset",
      "socle oidc set --issuer https://login.example.org --client-id socle --client-secret-file secret.txt "
      "--redirect-uri https://socle.example.org/signin --role staff=employee --provision");
  set->add_option("--issuer", settings->issuer, "The provider's address, exactly as it names itself")->required();
  set->add_option("--client-id", settings->client_id, "Socle's name there")->required();
  set->add_option("--client-secret-file", settings->secret_file,
                  "File with the client's secret, or - ; none: a public client");
  set->add_option("--redirect-uri", settings->redirect_uri, "The console's page /signin, as registered there")
      ->required();
  set->add_option("--audience", settings->audiences, "Accept access tokens made for this audience (repeatable)");
  set->add_option("--claim", settings->claim, "The claim that names a person's groups (default groups)");
  set->add_option("--role", settings->roles, "GROUP=ROLE; the first whose group a person has counts (repeatable)");
  set->add_option("--default-role", settings->default_role,
                  "Of whoever has none of these groups; without it they are refused");
  set->add_option("--domain", settings->domains, "Only e-mail addresses of this domain (repeatable)");
  set->add_flag("--provision", settings->provision, "Whoever signs in first becomes a person here");
  set->add_flag("--link-by-email", settings->link, "A verified address may take over a person who has a password here");
  set->callback([&commands, settings] {
    commands.chosen = [settings](Session& session) {
      const auto body = body_of(session, *settings);
      if (!body) return session.exit;
      const auto answer = session.ask("PUT", "/api/v1/oidc", *body);
      return answer ? session.print(*answer, [&](std::ostream& out) { print_provider(out, *answer); }) : session.exit;
    };
  });
  commands.leaf(oidc, "show", "Show the directory's settings, without the secret", "socle oidc show")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("GET", "/api/v1/oidc");
          return answer ? session.print(*answer, [&](std::ostream& out) { print_provider(out, *answer); })
                        : session.exit;
        };
      });
  commands.leaf(oidc, "remove", "Nobody signs in through the directory any more; its tokens end", "socle oidc remove")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("DELETE", "/api/v1/oidc");
          return answer ? session.print(*answer, [](std::ostream& out) { out << "removed\n"; }) : session.exit;
        };
      });
}

} // namespace socle::cli
