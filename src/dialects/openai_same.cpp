// Chat and completions of OpenAI where both sides speak them: what comes passes, but for the model's name and the usage that we asked
// for and the client did not.
#include "dialects/same.h"

#include <algorithm>

namespace socle::dialects {

namespace {

struct Said {
  std::string part;
  std::string_view text; // of the tree
};

// The words of a message or of a delta: what a person reads and what a tool is called with.
void add_words(const Tree& message, std::string_view of, std::vector<Said>& out) {
  const auto say = [&](std::string part, std::string_view text) {
    if (!text.empty()) out.push_back({of.empty() ? std::move(part) : std::string(of) + " " + part, text});
  };
  for (const std::string_view name : {"content", "reasoning_content", "reasoning", "refusal"})
    say(std::string(name), message.text(name));
  if (const auto* parts = message.array("content")) {
    for (std::size_t i = 0; i < parts->size(); ++i) say("content " + std::to_string(i), (*parts)[i].text("text"));
  }
  if (const auto* calls = message.array("tool_calls")) {
    for (std::size_t i = 0; i < calls->size(); ++i) {
      const auto& call = (*calls)[i];
      const auto slot = std::to_string(call.integer("index").value_or(static_cast<std::int64_t>(i)));
      for (const std::string_view kind : {"function", "custom"}) {
        const auto* function = call.object(kind);
        if (function == nullptr) continue;
        say("tool " + slot, function->text("arguments"));
        say("input " + slot, function->text("input"));
      }
    }
  }
  if (const auto* call = message.object("function_call")) say("function_call", call->text("arguments"));
}

std::vector<Said> words_of_choice(const Tree& choice) {
  std::vector<Said> out;
  if (const auto* message = choice.object("message")) add_words(*message, "message", out);
  if (const auto* delta = choice.object("delta")) add_words(*delta, {}, out);
  if (const auto text = choice.text("text"); !text.empty()) out.push_back({"text", text}); // completions
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
      auto& text = out.texts.emplace_back();
      for (const auto& said : words_of_choice(choice)) {
        if (!text.empty()) text += '\n'; // a value that joins the words before it would be found by no detector
        text += said.text;
      }
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
    const auto* choices = chunk.array("choices");
    std::vector<Piece> said;
    for (std::size_t i = 0; choices != nullptr && i < choices->size(); ++i) {
      const auto& choice = (*choices)[i];
      const std::int64_t voice = choice.integer("index").value_or(static_cast<std::int64_t>(i));
      for (auto& [part, text] : words_of_choice(choice))
        said.push_back({{}, std::string(text), voice, std::move(part)});
      if (take_finish(choice)) said.push_back({{}, {}, voice, "end"});
    }
    if (said.empty()) said.emplace_back();
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
    said.back().bytes = event.extra + event_bytes(event.name, event.data);
    std::ranges::move(said, std::back_inserter(out));
    return {};
  }

  bool ended() const override { return done_; }
  bool complete() const override { return done_ || finished_ >= context_.choices; }
  std::string last_bytes() override { return "data: [DONE]\n\n"; }

 private:
  bool take_finish(const Tree& choice) {
    const auto reason = choice.text("finish_reason");
    if (reason.empty()) return false;
    finish_reason = reason;
    ++finished_;
    return true;
  }

  AnswerContext context_;
  bool done_ = false;
  std::int64_t finished_ = 0;
};

} // namespace

std::unique_ptr<Codec> openai_codec(AnswerContext context) { return std::make_unique<OpenAiCodec>(std::move(context)); }

} // namespace socle::dialects
