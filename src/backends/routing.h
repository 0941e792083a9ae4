// Which models a name stands for, which of them can do what a request asks for, in which order they are tried, and why the first is
// the first. What policy says of each is the pipeline's question.
#pragma once

#include "backends/files.h"
#include "backends/health.h"
#include "dialects/dialects.h"

namespace socle::backends {

// What choosing a model needs to know of a request.
struct Wanted {
  dialects::Wire wire = dialects::Wire::openai_chat;
  std::string model = {}; // as the client names it
  bool has_images = false, has_tools = false, wants_schema = false;
  std::size_t body_bytes = 0; // all of it: no token is shorter than a byte
  std::size_t text_bytes = 0; // of the words in it
  std::optional<std::int64_t> output_tokens_max = {}; // of each choice
  std::int64_t choices = 1;
  std::string purpose = {}; // what the call is for: recorded evaluations are of purposes
  std::vector<FilePtr> files = {}; // that it is to read: only where they are kept
  std::string conversation = {}; // who asks and how it begins: what begins alike goes to the same target of an alias
};

struct Option {
  ModelPtr model;
  std::string unfit; // why it cannot answer this; empty: it can
  bool resting = false; // its endpoint failed repeatedly and is left alone for now
  kernel::Cost cost_max; // the most that it can take for this request
  Health::Report health;
  std::int64_t weight = 0; // as an alias' target
  bool drawn = false;
  EvaluationPtr evaluation; // of this model for the request's purpose; null: none
  bool by_evaluation = false; // it meets the need only because that evaluation suffices
  bool preferred = false; // cheaper than the one that would be first, and good enough by its evaluation
  bool able() const { return unfit.empty() && !resting; }
};

struct Route {
  enum class By { model, alias, need } by = By::model;
  std::vector<Option> options; // those that are able, best first, then the others
  std::string instead_of; // the model that would be first without those that are preferred; empty: none is
};
std::string_view by_name(Route::By by);

// Unknown names are an error; what cannot be used is an option that says why.
Result<Route> route(const Models& models, const Health& health, std::string_view tenant, const Wanted& wanted);
// Why no option is able, of each: kNotCapable, or kNoneAble where some only rest.
Error none_able(const Route& route, const Wanted& wanted);
// Why this option comes before that one; null: there is no other.
std::string why_first(const Route& route, const Option& first, const Option* second);

// In which wire a model is asked what came in `client`; none: it cannot be.
std::optional<dialects::Wire> wire_for(const Model& model, dialects::Wire client);
kernel::Cost cost_of(const Model& model, std::int64_t input_tokens, std::int64_t output_tokens);
// A model's place in Health: one that was removed and added again is another, and what went wrong before says nothing of it.
std::string place_of(const Model& model);

} // namespace socle::backends
