// What asking a model's endpoint has in common, whatever is asked: who we are to it, and what its failures mean here. Private to backends.
#pragma once

#include "backends/models.h"

#include "dialects/dialects.h"
#include "net/exchange.h"

namespace socle::backends {

// Socle's own credential, and the version without which Anthropic's endpoints do not answer.
void add_credential(const Model& model, const std::string& key, net::Headers& headers);

// The endpoint answered with an error: ours to explain, its words only as far as they are the client's affair.
Error refused_upstream(const Model& model, dialects::Wire wire, const net::Exchange& exchange, const Bytes& body);
// Not the endpoint's address: clients need not know where the company's models stand. The daemon's own log says it.
std::string reason_of(const Error& error);
// An error of the way to the endpoint, as the client is told of it.
Error explained(const Model& model, const Error& error);

kernel::Candidate candidate_at(const Model& model, const kernel::Cost& cost_max);
// What the log and policy call the model that is asked for.
kernel::Resource model_resource(const Models& models, std::string_view tenant, const std::string& name);
kernel::Provenance provenance_of(dialects::Origin origin);

} // namespace socle::backends
