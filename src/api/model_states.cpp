// How the models do just now: whether their endpoints answer, how many calls are under way, and what this machine holds in memory.
#include "api/api.h"
#include "api/calls.h"
#include "backends/hub.h"

#include <algorithm>
#include <cmath>

namespace socle::api {

namespace {
json::value worker_json(const std::vector<backends::EmbeddedReport>& workers, const std::string& file) {
  const auto found = std::ranges::find(workers, file, &backends::EmbeddedReport::file);
  if (file.empty() || found == workers.end()) return {}; // never asked for since the daemon started
  json::object out;
  out["state"] = backends::state_name(found->state);
  out["progress_percent"] = static_cast<std::int64_t>(std::lround(found->progress * 100));
  out["memory_bytes"] = found->memory_bytes;
  out["users"] = static_cast<std::int64_t>(found->users);
  out["crashes"] = static_cast<std::int64_t>(found->crashes);
  out["reason"] = or_null(found->reason);
  return out;
}

HandlerResult model_states(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "model.show", {"Model", "all", {}}));
  const auto workers = services.embedded == nullptr ? std::vector<backends::EmbeddedReport>()
                                                    : services.embedded->report();
  json::array items;
  for (const auto& model : services.models.list(who.tenant)) {
    const auto health = services.hub.health().report(who.tenant, backends::place_of(*model));
    json::object row;
    row["name"] = model->name;
    row["circuit"] = backends::circuit_name(health.state);
    row["failures"] = health.failures;
    row["answers"] = health.answers;
    row["under_way"] = health.under_way;
    row["first_byte_us"] = health.first_byte.count() > 0 ? json::value(health.first_byte.count()) : json::value();
    row["tokens_per_second"] = health.tokens_per_second > 0
                                   ? json::value(std::round(health.tokens_per_second * 10) / 10)
                                   : json::value();
    row["worker"] = worker_json(workers, model->file);
    items.emplace_back(std::move(row));
  }
  json::object out;
  out["items"] = std::move(items);
  return json_response(out);
}
} // namespace

std::vector<Route> model_state_routes() { return {{"GET", "/api/v1/model-states", "model.show", false, model_states}}; }

} // namespace socle::api
