// What: the models that a company may use: remote endpoints that speak the OpenAI or Anthropic API, and model files on this
//   machine, each a row with its zone, prices, licence and digest.
// Invariants: a model's key for its endpoint is sealed by secrets and in no log, answer or call's body; a model that has not been
//   added cannot be reached; what was found by name stays whole while it is used, also when it is removed meanwhile.
// Threads: every function from any thread; finding a model takes a short lock; adding a file reads it whole: worker pool.
// Failure: what cannot be a model is refused with field, value and reason; an unknown name with what is near it (errors.h).
#pragma once

#include "base/base.h"
#include "store/store.h"

namespace socle::backends {

std::span<const store::Migration> migrations();

// What answers: an endpoint with this API, or a file that this machine runs.
enum class Kind { openai, anthropic, file };
std::string_view kind_name(Kind kind);
std::optional<Kind> kind_of(std::string_view name);

// How far a text travels to reach the model, nearest first: a model of a nearer zone is allowed wherever a farther one is.
enum class Zone { machine, company, eu, world };
std::string_view zone_name(Zone zone);
std::optional<Zone> zone_of(std::string_view name);
// The zone of an address when nobody names one: machine for loopback, company for private addresses, world for all else. A name is
// not looked up: what it means may change behind our back.
Zone zone_of_host(std::string_view host);

} // namespace socle::backends
