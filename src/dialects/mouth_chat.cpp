// Tells an answer as OpenAI's chat completions.
#include "dialects/speech.h"

namespace socle::dialects {

namespace {

using Kind = Speech::Kind;

std::string_view finish_word(Finish finish) {
  switch (finish) {
    case Finish::length: return "length";
    case Finish::tool_calls: return "tool_calls";
    case Finish::refusal: return "content_filter";
    default: return "stop";
  }
}

Tree usage_tree(const Usage& usage) {
  Tree details, out;
  details.add("cached_tokens", Tree(usage.cached_tokens));
  out.add("prompt_tokens", Tree(usage.input_tokens)).add("completion_tokens", Tree(usage.output_tokens));
  out.add("total_tokens", Tree(usage.input_tokens + usage.output_tokens));
  out.add("prompt_tokens_details", std::move(details));
  return out;
}

class ChatMouth final : public Mouth {
 public:
  explicit ChatMouth(const AnswerContext& context) : context_(context) {}

  void say(Speech& speech, std::vector<Piece>& out) override {
    if (speech.kind == Kind::finish || speech.kind == Kind::signature) return; // told at the end; has no place here
    if (!std::exchange(begun_, true)) {
      Tree delta;
      delta.add("role", Tree("assistant")).add("content", Tree(""));
      out.push_back({chunk(std::move(delta), Tree())});
    }
    Tree delta;
    if (speech.kind == Kind::text) delta.add("content", Tree(speech.text));
    else if (speech.kind == Kind::thinking) delta.add("reasoning_content", Tree(speech.text));
    else if (speech.kind == Kind::refusal) delta.add("refusal", Tree(speech.text));
    else if (speech.kind == Kind::tool_begin || speech.kind == Kind::tool_piece) delta = call_delta(speech);
    else return;
    std::string words = speech.kind == Kind::tool_begin ? std::move(speech.name) : std::move(speech.text);
    out.push_back({chunk(std::move(delta), Tree()), std::move(words), 0, part_of(speech)});
  }

  std::string last(const Ear& ear) override {
    std::string out = chunk(Tree(Tree::Object()), Tree(finish_word(ear.finish)));
    if (context_.wants_stream_usage && ear.usage.known) {
      Tree body = head("chat.completion.chunk");
      body.add("choices", Tree(Tree::Array())).add("usage", usage_tree(ear.usage));
      out += event_bytes({}, body.write());
    }
    return out += "data: [DONE]\n\n";
  }

  Result<std::string> whole(const std::vector<Speech>& speech, const Ear& ear) override {
    std::string text, thinking, refusal;
    bool has_text = false;
    Tree calls{Tree::Array()};
    for (const auto& block : blocks_of(speech)) {
      if (block.kind == Kind::text) text += block.text, has_text = true;
      if (block.kind == Kind::thinking) thinking += block.text;
      if (block.kind == Kind::refusal) refusal += block.text;
      if (block.kind != Kind::tool_begin) continue;
      Tree function, call;
      function.add("name", Tree(block.name)).add("arguments", Tree(block.text.empty() ? "{}" : block.text));
      call.add("id", Tree(block.id)).add("type", Tree("function")).add("function", std::move(function));
      calls.push(std::move(call));
    }
    Tree message, choice, choices, body = head("chat.completion");
    message.add("role", Tree("assistant")).add("content", has_text ? Tree(std::move(text)) : Tree());
    message.add("refusal", refusal.empty() ? Tree() : Tree(std::move(refusal)));
    if (!thinking.empty()) message.add("reasoning_content", Tree(std::move(thinking)));
    if (!calls.array()->empty()) message.add("tool_calls", std::move(calls));
    choice.add("index", Tree(std::int64_t{0})).add("message", std::move(message)).add("logprobs", Tree());
    choice.add("finish_reason", Tree(finish_word(ear.finish)));
    choices.push(std::move(choice));
    body.add("choices", std::move(choices));
    if (ear.usage.known) body.add("usage", usage_tree(ear.usage));
    return body.write();
  }

 private:
  Tree head(std::string_view object) const {
    Tree out;
    out.add("id", Tree("chatcmpl-" + context_.call_id)).add("object", Tree(object));
    out.add("created", Tree(context_.created)).add("model", Tree(context_.model));
    return out;
  }
  std::string chunk(Tree delta, Tree finish) const {
    Tree choice, choices, body = head("chat.completion.chunk");
    choice.add("index", Tree(std::int64_t{0})).add("delta", std::move(delta)).add("logprobs", Tree());
    choice.add("finish_reason", std::move(finish));
    choices.push(std::move(choice));
    body.add("choices", std::move(choices));
    if (context_.wants_stream_usage) body.add("usage", Tree());
    return event_bytes({}, body.write());
  }
  static Tree call_delta(const Speech& speech) {
    const bool begins = speech.kind == Kind::tool_begin;
    Tree function, call, calls, out;
    if (begins) function.add("name", Tree(speech.name));
    function.add("arguments", Tree(begins ? std::string() : speech.text));
    call.add("index", Tree(static_cast<std::int64_t>(speech.slot)));
    if (begins) call.add("id", Tree(speech.id)).add("type", Tree("function"));
    call.add("function", std::move(function));
    calls.push(std::move(call));
    out.add("tool_calls", std::move(calls));
    return out;
  }

  AnswerContext context_;
  bool begun_ = false;
};

} // namespace

std::unique_ptr<Mouth> chat_mouth(const AnswerContext& context) { return std::make_unique<ChatMouth>(context); }

} // namespace socle::dialects
