// From the engine's steps to what the client reads: chunks of an event stream, or one body, in the shape of the OpenAI API. State
// without I/O. Private to llama.
#pragma once

#include "llama/request.h"

namespace socle::llama {

class Answer {
 public:
  struct Names {
    std::string id; // "chatcmpl-…"
    std::string model;
    std::int64_t created_s = 0; // Unix time
  };
  Answer(const Ask& ask, Names names);

  // Takes one step. For a stream: the events that it makes, ready to be sent; the last step's end with "[DONE]".
  Result<std::string> feed(Step step);
  // After the last step: the whole answer.
  json::object whole() const;

 private:
  Result<void> check_end(const Step& last) const;
  std::string chunk(json::object delta, json::value finish, json::value logprobs) const;
  json::object head(std::string_view kind) const;
  std::string finish_reason() const;
  std::vector<json::object> deltas(const Step& step);
  std::vector<json::object> parse(bool is_last);
  json::value logprobs_of(const std::vector<Choice>& choices) const;
  json::object usage() const;

  const Ask::Form form_;
  const bool stream_, stream_usage_, wants_choices_, wants_json_;
  std::optional<common_chat_parser_params> parser_;
  const Names names_;
  bool begun_ = false;
  std::string text_; // all that the model wrote
  common_chat_msg message_; // as far as it is understood
  std::vector<std::string> call_ids_;
  std::vector<Choice> choices_;
  Step last_;
};

// {"error":{message, type, code, param}} with the status of the error's kind.
json::object error_object(const Error& error);
json::object usage_object(const Usage& usage);

} // namespace socle::llama
