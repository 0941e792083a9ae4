// Routes of the registry of models, and the actions that change it.
#include "api/api.h"
#include "api/errors.h"
#include "api/limits.h"
#include "backends/hub.h"

#include "backends/errors.h"
#include "backends/limits.h"

#include <algorithm>

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member model_members[] = {{"name", Type::text, true},
                                    {"kind", Type::text, true},
                                    {"url"},
                                    {"file"},
                                    {"upstream_model"},
                                    {"key"},
                                    {"zone"},
                                    {"price_in_micros", Type::integer},
                                    {"price_out_micros", Type::integer},
                                    {"energy_in_mwh", Type::integer},
                                    {"energy_out_mwh", Type::integer},
                                    {"context_tokens", Type::integer},
                                    {"licence"},
                                    {"languages", Type::array},
                                    {"tags", Type::array},
                                    {"capabilities", Type::array}};

kernel::Resource resource_of(const backends::Model& model) {
  return {
      "Model",
      model.name,
      {{"zone", std::string(backends::zone_name(model.zone))}, {"kind", std::string(backends::kind_name(model.kind))}}};
}
// What was typed may be anything; only a model's own name is logged.
kernel::Resource resource_of(Services& services, const std::string& tenant, const std::string& name) {
  const auto model = services.models.find(tenant, name);
  return model ? resource_of(*model) : kernel::Resource{"Model", "unknown", {}};
}

HandlerResult models(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "model.list", {"Model", "all", {}}));
  json::array items;
  for (const auto& model : services.models.list(who.tenant)) items.emplace_back(backends::summary_of(*model));
  return list_response(std::move(items), page_size_max + 1, "name");
}

HandlerResult one_model(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  const std::string& name = ask.path.at("name");
  SOCLE_CHECK(read(services, ask, "model.show", resource_of(services, who.tenant, name)));
  SOCLE_TRY(const backends::ModelPtr model, services.models.get(who.tenant, name));
  return json_response(backends::to_json(*model));
}

HandlerResult add_model(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(model_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  const bool zone_given = body.contains("zone");
  if (!zone_given) body["zone"] = backends::zone_name(backends::Zone::world); // until its address says which
  SOCLE_TRY(backends::Model asked, backends::from_body(body));
  SOCLE_TRY(backends::Model model, backends::check(std::move(asked), zone_given));
  if (const auto key = json::get_string(body, "key")) {
    if (model.kind == backends::Kind::file) return fail(kBadBody, {{"reason", "a model file needs no key"}});
    // Sealed before there is a call: what a call carries is kept and can be looked at.
    SOCLE_TRY(model.sealed_key, backends::seal_key(services.keys, who.tenant, model.name, *key));
  }
  return change(services, ask, call_of("model.add", resource_of(model), backends::body_of(model)), shown_as_made);
}

HandlerResult remove_model(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  json::object body;
  body["name"] = ask.path.at("name");
  return change(services, ask, call_of("model.remove", resource_of(services, who.tenant, ask.path.at("name")), body),
                shown_as_done);
}

constexpr Member alias_members[] = {{"targets", Type::array, true}, {"hedge_after_ms", Type::integer}};

HandlerResult aliases(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "model.list", {"Model", "all", {}}));
  json::array items;
  for (const auto& alias : services.models.aliases(who.tenant)) items.emplace_back(backends::to_json(*alias));
  return list_response(std::move(items), page_size_max + 1, "name");
}

HandlerResult set_alias(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(alias_members));
  const std::string& name = ask.path.at("name");
  SOCLE_CHECK(backends::check_name(name));
  SOCLE_CHECK(backends::targets_of(body.at("targets").get_array()));
  body["name"] = name;
  return change(services, ask, call_of("model.alias", {"Model", name, {}}, body), shown_as_is);
}

HandlerResult remove_alias(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  json::object body;
  body["name"] = ask.path.at("name");
  const auto alias = services.models.find_alias(who.tenant, ask.path.at("name"));
  return change(services, ask, call_of("model.alias", {"Model", alias ? alias->name : "unknown", {}}, body),
                shown_as_done);
}

constexpr Member evaluation_members[] = {{"purpose", Type::text, true},
                                         {"score_permille", Type::integer, true},
                                         {"sufficient_permille", Type::integer, true},
                                         {"dataset_digest", Type::text, true},
                                         {"cases", Type::integer}};

HandlerResult evaluations(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "model.list", {"Model", "all", {}}));
  SOCLE_TRY(const backends::ModelPtr model, services.models.get(who.tenant, ask.path.at("name")));
  SOCLE_TRY(const auto all, services.models.evaluations().list(who.tenant, model->name));
  json::array items;
  for (const auto& one : all) {
    items.emplace_back(backends::to_json(one));
    items.back().as_object()["counts"] = one.at >= model->added_at;
  }
  json::object out;
  out["items"] = std::move(items);
  out["next"] = json::value();
  return json_response(out);
}

HandlerResult evaluate(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(evaluation_members));
  SOCLE_CHECK(backends::evaluation_of(body));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  body["model"] = ask.path.at("name");
  return change(services, ask, call_of("model.evaluate", resource_of(services, who.tenant, ask.path.at("name")), body),
                shown_as_made);
}

// An action that only changes the registry: computes a unit, which commits with the receipt.
void add(Services& services, std::string action, std::chrono::milliseconds time_max,
         std::function<Result<kernel::Outcome>(const json::object& body, const kernel::Principal& who)> change) {
  kernel::Executor executor;
  executor.time_ms_max = time_max;
  executor.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {}}};
  };
  executor.compute = [change = std::move(change)](const kernel::Ticket& ticket, const kernel::Call& call,
                                                  const kernel::Principal& who) {
    const auto computed = [&]() -> Result<kernel::Outcome> {
      SOCLE_TRY(const json::value body, json::parse(call.body));
      if (!body.is_object()) return fail(kBadBody, {{"reason", "it must be an object"}});
      return change(body.get_object(), who);
    };
    return kernel::Held<Result<kernel::Outcome>>(ticket, computed());
  };
  services.pipeline.add(std::move(action), std::move(executor));
}
} // namespace

void register_models(Services& services) {
  add(services, "model.add", backends::file_time_max,
      [&models = services.models](const json::object& body, const kernel::Principal& who) -> Result<kernel::Outcome> {
        SOCLE_TRY(backends::Model asked, backends::from_body(body));
        SOCLE_TRY(backends::Model model, backends::check(std::move(asked), true));
        model.tenant = who.tenant;
        model.added_by = who.id;
        return models.add(std::move(model));
      });
  add(services, "model.remove", std::chrono::minutes(1),
      [&models = services.models](const json::object& body, const kernel::Principal& who) {
        return models.remove(who.tenant, json::get_string(body, "name").value_or(""));
      });
  add(services, "model.evaluate", std::chrono::minutes(1),
      [&models = services.models](const json::object& body, const kernel::Principal& who) -> Result<kernel::Outcome> {
        SOCLE_TRY(backends::Evaluation made, backends::evaluation_of(body));
        SOCLE_TRY(const backends::ModelPtr model, models.get(who.tenant, json::get_string(body, "model").value_or("")));
        made.tenant = who.tenant, made.model = model->name, made.by = who.id;
        return models.evaluations().add(std::move(made));
      });
  add(services, "model.alias", std::chrono::minutes(1),
      [&models = services.models](const json::object& body, const kernel::Principal& who) -> Result<kernel::Outcome> {
        const std::string name = json::get_string(body, "name").value_or("");
        const auto* given = json::get_array(body, "targets");
        if (given == nullptr) return models.remove_alias(who.tenant, name);
        SOCLE_TRY(std::vector<backends::Target> targets, backends::targets_of(*given));
        return models.set_alias(
            {who.tenant, name, std::move(targets), {}, who.id, json::get_int(body, "hedge_after_ms").value_or(0)});
      });
}

std::vector<Route> model_routes() {
  return {
      {"GET", "/api/v1/models", "model.list", false, models},
      {"POST", "/api/v1/models", "model.add", false, add_model, true},
      {"GET", "/api/v1/model-aliases", "model.list", false, aliases},
      {"PUT", "/api/v1/model-aliases/{name}", "model.alias", false, set_alias, true},
      {"DELETE", "/api/v1/model-aliases/{name}", "model.alias", false, remove_alias, true},
      {"GET", "/api/v1/models/{name}", "model.show", false, one_model},
      {"DELETE", "/api/v1/models/{name}", "model.remove", false, remove_model, true},
      {"GET", "/api/v1/models/{name}/evaluations", "model.list", false, evaluations},
      {"POST", "/api/v1/models/{name}/evaluations", "model.evaluate", false, evaluate, true},
  };
}

} // namespace socle::api
