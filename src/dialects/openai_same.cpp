// Chat and completions of OpenAI where both sides speak them: what comes passes, but for the model's name and the usage that we asked
// for and the client did not.
#include "dialects/same.h"

#include <algorithm>

namespace socle::dialects {

namespace {

// On a line of its own: a value that joins the words before it would be found by no detector.
void append_text(const Tree& node, std::string_view name, std::string& out) {
  const auto text = node.text(name);
  if (!text.empty() && !out.empty()) out += '\n';
  out += text;
}

// The words of a message or of a delta: what a person reads and what a tool is called with.
void append_words(const Tree& message, std::string& out) {
  for (const std::string_view name : {"content", "reasoning_content", "reasoning", "refusal"})
    append_text(message, name, out);
  if (const auto* parts = message.array("content")) {
    for (const auto& part : *parts) append_text(part, "text", out);
  }
  if (const auto* calls = message.array("tool_calls")) {
    for (const auto& call : *calls) {
      for (const std::string_view kind : {"function", "custom"}) {
        const auto* function = call.object(kind);
        if (function == nullptr) continue;
        append_text(*function, "arguments", out);
        append_text(*function, "input", out);
      }
    }
  }
  if (const auto* call = message.object("function_call")) append_text(*call, "arguments", out);
}

std::string words_of_choice(const Tree& choice) {
  std::string out;
  for (const std::string_view name : {"message", "delta"}) {
    if (const auto* message = choice.object(name)) append_words(*message, out);
  }
  append_text(choice, "text", out); // completions
  return out;
}

class OpenAiCodec final : public Codec {
 public:
  explicit OpenAiCodec(AnswerContext context) : context_(std::move(context)) {}

  Result<Answer::Whole> whole(std::string_view upstream_body) override {
    SOCLE_TRY(Tree body, parse_answer(context_.backend, upstream_body));
    const auto* choices = body.array("choices");
    if (choices == nullptr) {
      return body.find("error") != nullptr ? failed(context_.backend, body)
                                           : not_understood(context_.backend, "no choices");
    }
    Answer::Whole out;
    for (const auto& choice : *choices) {
      out.texts.push_back(words_of_choice(choice));
      take_finish(choice);
    }
    if (const auto* found = body.find("usage")) read_usage(context_.backend, *found, usage);
    rename_model(body, context_.model);
    body.write(out.body);
    return out;
  }

  Result<void> event(Event& event, std::vector<Piece>& out) override {
    if (event.data == "[DONE]") {
      done_ = true;
      return {};
    }
    SOCLE_TRY(Tree chunk, parse_answer(context_.backend, event.data));
    if (const auto* error = chunk.find("error"); (error != nullptr && !error->is_null()) || event.name == "error") {
      return failed(context_.backend, chunk);
    }
    Piece piece;
    const auto* choices = chunk.array("choices");
    if (choices != nullptr) {
      for (const auto& choice : *choices) {
        piece.text += words_of_choice(choice);
        take_finish(choice);
      }
    }
    const auto* found = chunk.find("usage");
    if (found != nullptr && found->object() != nullptr) read_usage(context_.backend, *found, usage);
    bool changed = rename_model(chunk, context_.model);
    if (found != nullptr && !context_.wants_stream_usage) {
      const bool only_usage = choices != nullptr && choices->empty() && found->object() != nullptr;
      if (only_usage) return {};
      chunk.erase("usage");
      changed = true;
    }
    if (changed) event.data = chunk.write();
    piece.bytes = event.extra + event_bytes(event.name, event.data);
    out.push_back(std::move(piece));
    return {};
  }

  bool ended() const override { return done_; }
  bool complete() const override { return done_ || finished_ >= context_.choices; }
  std::string last_bytes() override { return "data: [DONE]\n\n"; }

 private:
  void take_finish(const Tree& choice) {
    const auto reason = choice.text("finish_reason");
    if (reason.empty()) return;
    finish_reason = reason;
    ++finished_;
  }

  AnswerContext context_;
  bool done_ = false;
  std::int64_t finished_ = 0;
};

} // namespace

std::unique_ptr<Codec> openai_codec(AnswerContext context) { return std::make_unique<OpenAiCodec>(std::move(context)); }

} // namespace socle::dialects
