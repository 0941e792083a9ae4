#include "backends/upstream.h"

#include "backends/errors.h"

#include "base/errors.h"
#include "net/errors.h"

namespace socle::backends {

void add_credential(const Model& model, const std::string& key, net::Headers& headers) {
  if (model.kind == Kind::anthropic) {
    if (!headers.get("anthropic-version")) headers.add("anthropic-version", "2023-06-01");
    if (!key.empty()) headers.add("x-api-key", key);
  } else if (!key.empty()) {
    headers.add("Authorization", "Bearer " + key);
  }
}

Error refused_upstream(const Model& model, dialects::Wire wire, const net::Exchange& exchange, const Bytes& body) {
  const int status = exchange.status();
  const dialects::Failure said = dialects::failure_of_upstream(wire, status, body,
                                                               exchange.headers().get("content-type").value_or(""));
  Error::Parameters parameters{{"model", model.name},     {"status", std::to_string(status)},
                               {"message", said.message}, {"type", said.type},
                               {"code", said.code},       {"param", said.param}};
  if (const auto after = exchange.headers().get("retry-after")) parameters.emplace_back("retry_after", *after);
  if (status == 401 || status == 403 || status == 407) return Error(kUpstreamKey, std::move(parameters));
  if (status == 404 || status == 405) return Error(kUpstreamUnknown, std::move(parameters));
  if (status == 429) return Error(kUpstreamLimited, std::move(parameters));
  if (status / 100 == 4) return Error(kUpstreamRefused, std::move(parameters));
  return Error(kUpstreamFailed, std::move(parameters));
}

std::string reason_of(const Error& error) {
  for (const auto& [name, value] : error.parameters()) {
    if (name == "reason") return value;
    if (name == "seconds") return "no answer within " + value + " s";
  }
  return std::string(error.code());
}

Error explained(const Model& model, const Error& error) {
  // What is too large or no JSON in an answer is the endpoint's fault, not the client's.
  if (error.is(kTooLarge) || error.is(kJsonInvalid) || error.is(net::kNotReachable) || error.is(net::kTlsFailed) ||
      error.is(net::kNoAnswer) || error.is(net::kBadAnswer))
    return Error(kUpstreamUnreachable, {{"model", model.name}, {"reason", reason_of(error)}});
  return error;
}

kernel::Candidate candidate_at(const Model& model, const kernel::Cost& cost_max) {
  return {.backend = model.name,
          .site = model.zone <= Zone::company ? "local" : model.name,
          .cost_max = cost_max,
          .zone = std::string(zone_name(model.zone))};
}

kernel::Resource model_resource(const Models& models, std::string_view tenant, const std::string& name) {
  const bool known = models.find(tenant, name) != nullptr || models.find_alias(tenant, name) != nullptr;
  return {"Model", known ? name : "unknown", {}};
}

kernel::Provenance provenance_of(dialects::Origin origin) {
  switch (origin) {
    case dialects::Origin::system: return kernel::Provenance::system;
    case dialects::Origin::person: return kernel::Provenance::person;
    case dialects::Origin::model: return kernel::Provenance::model;
    case dialects::Origin::tool: return kernel::Provenance::tool;
    case dialects::Origin::document: return kernel::Provenance::document;
  }
  return kernel::Provenance::tool; // what is not known is trusted least
}

} // namespace socle::backends
