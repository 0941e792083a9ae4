// How the next token is chosen, from the fields of a request. Private to llama.
#pragma once

#include "llama/fields.h"
#include "llama/request.h"

namespace socle::llama {

// The fields that chat and completion share: temperature, top_p, seed, stop, the most tokens, …
Result<common_params_sampling> read_sampling(const Model& model, const Fields& fields);
Result<void> read_limits(const Model& model, const Fields& fields, Job& job);
// The sampler itself, with its grammar if it has one.
Result<common_sampler_ptr> make_sampler(const Model& model, common_params_sampling& sampling,
                                        std::string_view grammar_field);

} // namespace socle::llama
