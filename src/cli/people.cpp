// company, customer, user, key: master data, people and their keys.
#include "cli/commands.h"

#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
std::optional<json::value> json_file(Session& session, const std::string& file) {
  const auto text = read_input(session, file);
  if (!text) return std::nullopt;
  auto parsed = json::parse(*text);
  if (!parsed) {
    session.tell(parsed.error());
    return std::nullopt;
  }
  return std::move(*parsed);
}

void print_party(std::ostream& out, const json::value& party) {
  for (const auto* name : {"name", "street", "postcode", "city", "country", "vat_id", "tax_number", "registration",
                           "iban", "bic", "electronic_address", "contact.name", "contact.phone", "contact.email"}) {
    out << std::string(20 - std::string_view(name).size(), ' ') << name << "  " << cell(party, name) << "\n";
  }
}
} // namespace

void add_people_commands(Commands& commands) {
  auto* company = commands.root.add_subcommand("company",
                                               "The company's own profile: tells which party of a contract is us");
  company->require_subcommand(1);
  auto* set = commands.leaf(company, "set", "Set the profile from a JSON file", "socle company set company.json");
  auto file = std::make_shared<std::string>();
  set->add_option("FILE", *file,
                  "JSON with name, street, postcode, city, country, vat_id, …, contact, electronic_address")
      ->required();
  set->callback([&commands, file] {
    commands.chosen = [file](Session& session) {
      const auto body = json_file(session, *file);
      if (!body) return session.exit;
      const auto answer = session.ask("PUT", "/api/v1/company", *body);
      return answer ? session.print(*answer, [&](std::ostream& out) { print_party(out, *answer); }) : session.exit;
    };
  });
  commands.leaf(company, "get", "Show the profile", "socle company get")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/company");
      return answer ? session.print(*answer, [&](std::ostream& out) { print_party(out, *answer); }) : session.exit;
    };
  });

  auto* customer = commands.root.add_subcommand("customer", "The customers: fill what contracts rarely hold");
  customer->require_subcommand(1);
  auto* add = commands.leaf(customer, "add", "Add customers from a JSON file: one object, or an array of them",
                            "socle customer add customers.json");
  auto customers = std::make_shared<std::string>();
  add->add_option("FILE", *customers, "JSON")->required();
  add->callback([&commands, customers] {
    commands.chosen = [customers](Session& session) {
      const auto body = json_file(session, *customers);
      if (!body) return session.exit;
      json::array all = body->is_array() ? body->get_array() : json::array{*body}, added;
      for (const auto& one : all) {
        const std::string id = one.is_object() ? json::get_string(one.get_object(), "id").value_or("") : "";
        auto answer = id.empty() ? session.ask("POST", "/api/v1/customers", one)
                                 : session.ask("PUT", "/api/v1/customers/" + encoded(id), one);
        if (!answer) return session.exit;
        added.push_back(std::move(*answer));
      }
      return session.print(added, [&](std::ostream& out) { out << added.size() << " customers kept\n"; });
    };
  });
  commands.leaf(customer, "list", "List the customers", "socle customer list")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/customers?limit=1000");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) {
        const std::pair<std::string, std::string> columns[] = {
            {"id", "ID"}, {"name", "NAME"}, {"city", "CITY"}, {"invoice_email", "INVOICES TO"}};
        table(out, items, columns);
      });
    };
  });

  auto* user = commands.root.add_subcommand("user", "People and service accounts");
  user->require_subcommand(1);
  struct NewUser {
    std::string name, email, role = "employee", team, kind = "user";
  };
  auto person = std::make_shared<NewUser>();
  auto* user_add = commands.leaf(user, "add", "Add a person; the password is shown once",
                                 "socle user add \"Mara Klein\" --email mara@example.org --role approver");
  user_add->add_option("NAME", person->name, "Full name")->required();
  user_add->add_option("--email", person->email, "Login name")->required();
  user_add->add_option("--role", person->role, "owner, admin, engineer, approver, employee or auditor")->required();
  user_add->add_option("--kind", person->kind, "user, or service for a program, which has keys and no password");
  user_add->add_option("--team", person->team, "Whose budget bears what the person's calls cost, beside their own");
  user_add->callback([&commands, person] {
    commands.chosen = [person](Session& session) {
      json::object body;
      body["name"] = person->name;
      body["email"] = person->email;
      body["role"] = person->role;
      body["kind"] = person->kind;
      if (!person->team.empty()) body["team"] = person->team;
      const auto answer = session.ask("POST", "/api/v1/users", body);
      return answer
                 ? session.print(*answer,
                                 [&](std::ostream& out) {
                                   out << "id        " << cell(*answer, "id") << "\n";
                                   const auto password = json::get_string(answer->as_object(), "password").value_or("");
                                   if (!password.empty()) out << "password  " << password << "   (shown this once)\n";
                                   else
                                     out << "It signs in with keys: socle key create --user " << person->email << "\n";
                                 })
                 : session.exit;
    };
  });
  commands.leaf(user, "list", "List the people", "socle user list")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/users?limit=1000");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) {
        const std::pair<std::string, std::string> columns[] = {{"id", "ID"},        {"name", "NAME"},
                                                               {"email", "E-MAIL"}, {"role", "ROLE"},
                                                               {"team", "TEAM"},    {"disabled", "DISABLED"}};
        table(out, items, columns);
      });
    };
  });
  struct Update {
    std::string id, role, team;
    bool disable = false, enable = false, no_team = false, end_factor = false;
  };
  auto update = std::make_shared<Update>();
  auto* user_update = commands.leaf(user, "update",
                                    "Change a person's role or team, disable or enable; holds for the very next call",
                                    "socle user update mara@example.org --role admin");
  user_update->add_option("USER", update->id, "Id or e-mail address")->required();
  user_update->add_option("--role", update->role, "The new role");
  auto* team = user_update->add_option("--team", update->team, "The team that the person is in from now on");
  user_update->add_flag("--no-team", update->no_team, "Take the person out of the team")->excludes(team);
  user_update->add_flag("--disable", update->disable, "End all keys and sessions for good");
  user_update->add_flag("--enable", update->enable, "Allow again; new keys are made with “socle key create”");
  user_update->add_flag("--end-factor", update->end_factor,
                        "Take the second factor away, codes and passkeys, for whoever lost the device");
  user_update->callback([&commands, update] {
    commands.chosen = [update](Session& session) {
      json::object body;
      if (!update->role.empty()) body["role"] = update->role;
      if (!update->team.empty()) body["team"] = update->team;
      if (update->no_team) body["team"] = json::value();
      if (update->end_factor) body["second_factor"] = false;
      if (update->disable || update->enable) body["disabled"] = update->disable;
      const auto answer = session.ask("PATCH", "/api/v1/users/" + encoded(update->id), body);
      return answer
                 ? session.print(*answer, [](std::ostream& out) { out << "changed; it holds from the next call on\n"; })
                 : session.exit;
    };
  });

  add_passkey_commands(commands, user);

  auto* key = commands.root.add_subcommand("key", "API keys: shown once, stored as hashes");
  key->require_subcommand(1);
  struct NewKey {
    std::string user;
    std::vector<std::string> scopes;
    std::optional<std::int64_t> days;
  };
  auto fresh = std::make_shared<NewKey>();
  auto* key_create = commands.leaf(key, "create", "Make a key for a person",
                                   "socle key create --user mara@example.org --scope 'invoice.*'");
  key_create->add_option("--user", fresh->user, "Whose key: id or e-mail address; without it, your own");
  key_create->add_option("--scope", fresh->scopes, "Limit it to actions or groups such as invoice.* (repeatable)");
  key_create->add_option("--expires-days", fresh->days, "Days until it ends (default a year)");
  key_create->callback([&commands, fresh] {
    commands.chosen = [fresh](Session& session) {
      json::object body;
      if (!fresh->user.empty()) body["user"] = fresh->user;
      if (!fresh->scopes.empty()) {
        json::array scopes;
        for (const auto& scope : fresh->scopes) scopes.emplace_back(scope);
        body["scopes"] = std::move(scopes);
      }
      if (fresh->days) body["expires_days"] = *fresh->days; // the server refuses what is no number of days
      const auto answer = session.ask("POST", "/api/v1/keys", body);
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      out << "id   " << cell(*answer, "id") << "\nkey  " << cell(*answer, "key")
                                          << "   (shown this once)\n";
                                    })
                    : session.exit;
    };
  });
  commands.leaf(key, "list", "List the keys", "socle key list")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/keys?limit=1000");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) {
        const std::pair<std::string, std::string> columns[] = {
            {"id", "ID"}, {"prefix", "KEY"}, {"user", "USER"}, {"expires_at", "EXPIRES"}};
        table(out, items, columns);
      });
    };
  });
  auto gone = std::make_shared<std::string>();
  auto* key_revoke = commands.leaf(key, "revoke", "End a key at once", "socle key revoke key_0198…");
  key_revoke->add_option("KEY", *gone, "The key's id")->required();
  key_revoke->callback([&commands, gone] {
    commands.chosen = [gone](Session& session) {
      const auto answer = session.ask("DELETE", "/api/v1/keys/" + encoded(*gone));
      return answer ? session.print(*answer, [](std::ostream& out) { out << "revoked\n"; }) : session.exit;
    };
  });
}

} // namespace socle::cli
