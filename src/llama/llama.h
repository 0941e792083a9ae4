// What: language models in a process of their own: loads one GGUF file with llama.cpp and answers the OpenAI API (chat, completions,
//   embeddings, reranking, counting tokens) on a socket of this machine, many requests at once over a fixed number of slots.
// Invariants: nothing of a request is ever logged; no network and no other program is within reach once it listens; it does not
//   outlive its parent; what people write never becomes a control token; an answer under a schema is valid UTF-8 and JSON.
// Threads: one loop for HTTP, one thread that alone touches the model's context (engine.h), one that makes prompts ready.
// Failure: a file that cannot be loaded is told by /health with the reason; a request that cannot be honoured gets a 4xx that names
//   the field; a crash ends this process only.
#pragma once

#include "base/base.h"

namespace socle::llama {

// The whole life of the worker program; its exit status. Options: see options.h.
int run_worker(std::span<const std::string> arguments);

} // namespace socle::llama
