// From the body of a request to a job for the engine: fields of the OpenAI API, checked one by one. Private to llama.
#pragma once

#include "base/json.h"
#include "llama/job.h"

namespace socle::llama {

// What is to be done, and how its answer is to look.
struct Ask {
  enum class Form { chat, completion } form = Form::chat;
  std::shared_ptr<Job> job;
  bool stream = false;
  bool stream_usage = false;  // the client wants the usage at the end of the stream
  bool wants_choices = false; // the client wants probabilities
  bool wants_json = false;    // the answer must be JSON
  // How tool calls and reasoning are told apart from the answer; none: all is the answer.
  std::optional<common_chat_parser_params> parser;
};

// Any thread; each may take milliseconds for a long prompt.
Result<Ask> prepare_chat(const Model& model, const json::object& body);
Result<Ask> prepare_completion(const Model& model, const json::object& body);
// The texts of "input", as tokens.
Result<std::shared_ptr<EmbeddingJob>> prepare_embeddings(const Model& model, const json::object& body);
struct Ranking {
  std::shared_ptr<EmbeddingJob> job; // one input per document
  std::size_t top = 0;
  std::vector<std::string> documents; // where the client wants them back
};
Result<Ranking> prepare_ranking(const Model& model, const json::object& body);
// How many tokens "input", or the chat "messages" as the model's template writes them, have.
Result<Tokens> prepare_count(const Model& model, const json::object& body);

// Whether so many tokens fit, with room for an answer where one is written.
Result<void> check_length(const Model& model, std::size_t tokens);

} // namespace socle::llama
