#include "llama/answer.h"

#include "llama/errors.h"

namespace socle::llama {

namespace {

json::array byte_list(std::string_view bytes) {
  json::array out;
  for (const char c : bytes) out.push_back(static_cast<unsigned char>(c));
  return out;
}

// JSON holds no broken characters: what is none is shown as U+FFFD, the bytes stand beside it.
std::string shown(std::string_view bytes) {
  Assembler whole({});
  auto out = whole.feed(bytes);
  return out += whole.finish();
}

json::object likelihood(const std::string& bytes, double logprob) {
  json::object out;
  out["token"] = shown(bytes);
  out["logprob"] = std::max(logprob, -9999.0); // JSON has no infinity
  out["bytes"] = byte_list(bytes);
  return out;
}

std::string event(const json::object& data) { return "data: " + json::write(data) + "\n\n"; }

} // namespace

json::object error_object(const Error& error) {
  json::object inner;
  inner["message"] = error.message() + " " + error.remedy();
  inner["type"] = error.http_status() < 500 ? "invalid_request_error" : "server_error";
  // The original API's own code, by which its clients know this case.
  inner["code"] = error.is(kContextOverflow) ? "context_length_exceeded" : std::string(error.code());
  inner["param"] = nullptr;
  for (const auto& [name, value] : error.parameters()) {
    if (name == "field") inner["param"] = value;
  }
  json::object outer;
  outer["error"] = std::move(inner);
  return outer;
}

json::object usage_object(const Usage& usage) {
  json::object out;
  out["prompt_tokens"] = usage.prompt_tokens;
  out["completion_tokens"] = usage.output_tokens;
  out["total_tokens"] = usage.prompt_tokens + usage.output_tokens;
  json::object details;
  details["cached_tokens"] = usage.cached_tokens;
  out["prompt_tokens_details"] = std::move(details);
  return out;
}

Answer::Answer(const Ask& ask, Names names)
    : form_(ask.form),
      stream_(ask.stream),
      stream_usage_(ask.stream_usage),
      wants_choices_(ask.wants_choices),
      wants_json_(ask.wants_json),
      parser_(ask.parser),
      names_(std::move(names)) {}

Result<std::string> Answer::feed(Step step) {
  text_ += step.text;
  std::string out;
  if (stream_ && !std::exchange(begun_, true) && form_ == Ask::Form::chat) {
    json::object role;
    role["role"] = "assistant";
    role["content"] = "";
    out += chunk(std::move(role), nullptr, nullptr);
  }
  const auto made = deltas(step);
  if (stream_) {
    auto logprobs = logprobs_of(step.choices);
    for (const auto& delta : made) out += chunk(delta, nullptr, std::exchange(logprobs, nullptr));
  } else {
    choices_.insert(choices_.end(), std::make_move_iterator(step.choices.begin()),
                    std::make_move_iterator(step.choices.end()));
  }
  if (!step.last) return out;
  SOCLE_CHECK(check_end(step));
  last_ = std::move(step);
  if (!stream_) return out;
  out += chunk({}, json::value(finish_reason()), nullptr);
  if (stream_usage_) {
    auto closing = head(form_ == Ask::Form::chat ? "chat.completion.chunk" : "text_completion");
    closing["choices"] = json::array();
    closing["usage"] = usage_object(last_.usage);
    closing["timings"] = usage()["timings"];
    out += event(closing);
  }
  return out += "data: [DONE]\n\n";
}

// An answer that had to be JSON and ended by itself must be JSON; one that was cut off says so by its finish reason.
Result<void> Answer::check_end(const Step& last) const {
  if (last.error) return std::unexpected(*last.error);
  if (!wants_json_ || last.finish == Finish::length || last.stop) return {};
  const auto& content = parser_ ? message_.content : text_;
  if (!is_utf8(content)) return fail(kOutputInvalid, {{"reason", "it is not valid UTF-8"}});
  if (!json::parse(content)) return fail(kOutputInvalid, {{"reason", "it is not valid JSON"}});
  return {};
}

std::vector<json::object> Answer::deltas(const Step& step) {
  if (parser_ && form_ == Ask::Form::chat) return parse(step.last);
  std::vector<json::object> out;
  if (!step.text.empty()) {
    json::object delta;
    delta["content"] = step.text;
    out.push_back(std::move(delta));
  }
  return out;
}

// What the model's own way of writing tool calls and reasoning means so far, and what is new in it.
std::vector<json::object> Answer::parse(bool is_last) {
  std::vector<json::object> out;
  common_chat_msg now;
  std::vector<common_chat_msg_diff> news;
  try {
    now = common_chat_parse(text_, !is_last, *parser_);
    if (!is_last && now.empty()) return out;
    now.set_tool_call_ids(call_ids_, [this] {
      return "call_" + names_.id.substr(names_.id.find('_') + 1) + "_" + std::to_string(call_ids_.size());
    });
    news = common_chat_msg_diff::compute_diffs(message_, now);
  } catch (
      const std::exception&) { // not in that form: at the end the text itself is the answer, as far as it was not told
    if (!is_last || !message_.tool_calls.empty() || !text_.starts_with(message_.content)) return out;
    now = message_;
    now.content = text_;
    news.emplace_back().content_delta = text_.substr(message_.content.size());
  }
  message_ = std::move(now);
  for (const auto& item : news) {
    json::object delta;
    if (!item.reasoning_content_delta.empty()) delta["reasoning_content"] = item.reasoning_content_delta;
    if (!item.content_delta.empty()) delta["content"] = item.content_delta;
    if (item.tool_call_index != std::string::npos) {
      json::object function;
      json::object call;
      call["index"] = item.tool_call_index;
      if (!item.tool_call_delta.id.empty()) call["id"] = item.tool_call_delta.id, call["type"] = "function";
      if (!item.tool_call_delta.name.empty()) function["name"] = item.tool_call_delta.name;
      function["arguments"] = item.tool_call_delta.arguments;
      call["function"] = std::move(function);
      json::array calls;
      calls.push_back(std::move(call));
      delta["tool_calls"] = std::move(calls);
    }
    if (!delta.empty()) out.push_back(std::move(delta));
  }
  return out;
}

std::string Answer::finish_reason() const {
  if (!message_.tool_calls.empty() && last_.finish == Finish::stop) return "tool_calls";
  return last_.finish == Finish::stop ? "stop" : "length";
}

json::object Answer::head(std::string_view kind) const {
  json::object out;
  out["id"] = names_.id;
  out["object"] = kind;
  out["created"] = names_.created_s;
  out["model"] = names_.model;
  return out;
}

std::string Answer::chunk(json::object delta, json::value finish, json::value logprobs) const {
  json::object choice;
  choice["index"] = 0;
  if (form_ == Ask::Form::chat) {
    choice["delta"] = std::move(delta);
  } else {
    choice["text"] = delta.contains("content") ? delta["content"] : json::value("");
  }
  choice["logprobs"] = std::move(logprobs);
  choice["finish_reason"] = std::move(finish);
  auto out = head(form_ == Ask::Form::chat ? "chat.completion.chunk" : "text_completion");
  json::array choices;
  choices.push_back(std::move(choice));
  out["choices"] = std::move(choices);
  if (stream_usage_) out["usage"] = nullptr;
  return event(out);
}

json::value Answer::logprobs_of(const std::vector<Choice>& choices) const {
  if (!wants_choices_ || choices.empty()) return nullptr;
  json::object out;
  if (form_ == Ask::Form::chat) {
    json::array content;
    for (const auto& choice : choices) {
      auto item = likelihood(choice.bytes, choice.logprob);
      json::array best;
      for (const auto& [bytes, logprob] : choice.best) best.push_back(likelihood(bytes, logprob));
      item["top_logprobs"] = std::move(best);
      content.push_back(std::move(item));
    }
    out["content"] = std::move(content);
    return out;
  }
  json::array tokens, logprobs, best;
  for (const auto& choice : choices) {
    tokens.push_back(json::value(shown(choice.bytes)));
    logprobs.push_back(std::max(choice.logprob, -9999.0));
    json::object likeliest;
    for (const auto& [bytes, logprob] : choice.best) likeliest[shown(bytes)] = std::max(logprob, -9999.0);
    best.push_back(std::move(likeliest));
  }
  out["tokens"] = std::move(tokens);
  out["token_logprobs"] = std::move(logprobs);
  out["top_logprobs"] = std::move(best);
  return out;
}

// Usage, and how long each part took.
json::object Answer::usage() const {
  json::object timings;
  timings["queue_ms"] = last_.timings.queue_ms;
  timings["cache_n"] = last_.usage.cached_tokens;
  timings["prompt_n"] = last_.usage.prompt_tokens - last_.usage.cached_tokens;
  timings["prompt_ms"] = last_.timings.prompt_ms;
  timings["predicted_n"] = last_.usage.output_tokens;
  timings["predicted_ms"] = last_.timings.output_ms;
  json::object out;
  out["usage"] = usage_object(last_.usage);
  out["timings"] = std::move(timings);
  return out;
}

json::object Answer::whole() const {
  auto out = head(form_ == Ask::Form::chat ? "chat.completion" : "text_completion");
  json::object choice;
  choice["index"] = 0;
  if (form_ == Ask::Form::chat) {
    json::object message;
    message["role"] = "assistant";
    message["content"] = parser_ ? message_.content : text_;
    if (!message_.reasoning_content.empty()) message["reasoning_content"] = message_.reasoning_content;
    if (!message_.tool_calls.empty()) {
      if (message_.content.empty()) message["content"] = nullptr;
      json::array calls;
      for (const auto& item : message_.tool_calls) {
        json::object function;
        function["name"] = item.name;
        function["arguments"] = item.arguments;
        json::object call;
        call["id"] = item.id;
        call["type"] = "function";
        call["function"] = std::move(function);
        calls.push_back(std::move(call));
      }
      message["tool_calls"] = std::move(calls);
    }
    choice["message"] = std::move(message);
  } else {
    choice["text"] = text_;
  }
  choice["logprobs"] = logprobs_of(choices_);
  choice["finish_reason"] = finish_reason();
  json::array choices;
  choices.push_back(std::move(choice));
  out["choices"] = std::move(choices);
  for (auto& part : usage()) out[part.key()] = part.value();
  return out;
}

} // namespace socle::llama
