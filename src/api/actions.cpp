// The executors of actions that change people, keys, master data, policies and budgets. Their state commits with their receipt.
#include "api/api.h"
#include "api/errors.h"

#include <algorithm>

namespace socle::api {

namespace {
std::string text_of(const json::object& o, std::string_view name) { return json::get_string(o, name).value_or(""); }

// Null takes a person out of the team; nothing leaves it as it is.
std::optional<std::string> team_of(const json::object& body) {
  const auto found = body.find("team");
  if (found == body.end()) return std::nullopt;
  return found->value().is_null() ? std::string() : json::text(found->value());
}

} // namespace

void add_call(Services& services, std::string action,
              std::function<Changed(const kernel::Call& call, const kernel::Principal& who)> change) {
  kernel::Executor executor;
  executor.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {}}};
  };
  executor.compute = [change = std::move(change)](const kernel::Ticket& ticket, const kernel::Call& call,
                                                  const kernel::Principal& who) {
    return kernel::Held<Changed>(ticket, change(call, who));
  };
  services.pipeline.add(std::move(action), std::move(executor));
}

void add_change(Services& services, std::string action,
                std::function<Changed(const json::object& body, const kernel::Principal& who)> change) {
  add_call(services, std::move(action),
           [change = std::move(change)](const kernel::Call& call, const kernel::Principal& who) -> Changed {
             SOCLE_TRY(const json::value body, json::parse(call.body));
             if (!body.is_object()) return fail(kBadBody, {{"reason", "it must be an object"}});
             return change(body.get_object(), who);
           });
}

void register_actions(Services& services) {
  register_sessions(services, *services.proofs);
  register_directory(services);
  register_factor(services);
  register_disclosure(services);
  register_publishing(services);
  register_reload(services);
  register_models(services);
  register_budgets(services);
  register_model_pulls(services);
  auto& identity = services.identity;
  add_change(services, "user.add", [&identity](const json::object& body, const kernel::Principal& who) -> Changed {
    return identity.add_person(who.tenant, text_of(body, "name"), text_of(body, "email"), text_of(body, "role"),
                               json::get_string(body, "kind").value_or("user"), {}, text_of(body, "team"));
  });
  add_change(services, "user.update", [&identity](const json::object& body, const kernel::Principal& who) -> Changed {
    if (body.contains("passkey")) {
      SOCLE_TRY(const identity::Person person, identity.person(who.tenant, text_of(body, "id")));
      return identity.remove_passkey(person, text_of(body, "passkey"));
    }
    return identity.update_person(who.tenant, text_of(body, "id"),
                                  {.role = json::get_string(body, "role"),
                                   .disabled = json::get_bool(body, "disabled"),
                                   .team = team_of(body),
                                   .end_factor = json::get_bool(body, "second_factor") == false});
  });
  add_change(services, "key.create",
             [&identity, &clock = services.clock](const json::object& body, const kernel::Principal& who) -> Changed {
               std::vector<std::string> scopes;
               if (const auto* list = json::get_array(body, "scopes")) {
                 for (const auto& scope : *list) scopes.push_back(json::text(scope));
               }
               std::optional<Timestamp> expires;
               if (const auto days = json::get_int(body, "expires_days"))
                 expires = clock.now() + std::chrono::hours(24 * std::clamp<std::int64_t>(*days, 0, 36'500));
               return identity.create_key(who.tenant, text_of(body, "user"), std::move(scopes), expires);
             });
  add_change(services, "key.revoke", [&identity](const json::object& body, const kernel::Principal& who) -> Changed {
    return identity.revoke_key(who.tenant, text_of(body, "id"));
  });

  auto& master_data = services.process.master_data();
  add_change(services, "company.set",
             [&master_data](const json::object& body, const kernel::Principal& who) -> Changed {
               return master_data.set_company(who.tenant, body);
             });
  add_change(services, "customer.set",
             [&master_data](const json::object& body, const kernel::Principal& who) -> Changed {
               return master_data.set_customer(who.tenant, text_of(body, "id"), body);
             });
  add_change(services, "customer.delete",
             [&master_data](const json::object& body, const kernel::Principal& who) -> Changed {
               return master_data.remove_customer(who.tenant, text_of(body, "id"));
             });
}

} // namespace socle::api
