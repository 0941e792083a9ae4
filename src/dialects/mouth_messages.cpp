// Tells an answer as Anthropic's messages.
#include "dialects/speech.h"

namespace socle::dialects {

namespace {

using Kind = Speech::Kind;

std::string_view finish_word(Finish finish) {
  switch (finish) {
    case Finish::length: return "max_tokens";
    case Finish::tool_calls: return "tool_use";
    case Finish::refusal: return "refusal";
    case Finish::stop_sequence: return "stop_sequence";
    default: return "end_turn";
  }
}

Tree usage_tree(const Usage& usage) {
  Tree out;
  out.add("input_tokens", Tree(usage.input_tokens - usage.cached_tokens));
  out.add("cache_creation_input_tokens", Tree(std::int64_t{0}));
  out.add("cache_read_input_tokens", Tree(usage.cached_tokens));
  out.add("output_tokens", Tree(usage.output_tokens));
  return out;
}

Tree stop_sequence_tree(const Ear& ear) {
  return ear.finish == Finish::stop_sequence ? Tree(ear.stop_sequence) : Tree();
}

class MessagesMouth final : public Mouth {
 public:
  explicit MessagesMouth(const AnswerContext& context) : context_(context) {}

  void say(Speech& speech, std::vector<Piece>& out) override {
    Piece piece;
    begin(piece.bytes);
    switch (speech.kind) {
      case Kind::begin: break;
      case Kind::text:
      case Kind::refusal: // is said in words here
        open(Kind::text, piece.bytes);
        delta(words_, "text_delta", "text", speech.text, piece.bytes);
        break;
      case Kind::thinking:
        if (signed_) close_words(piece.bytes); // what is thought after a signature is another block
        open(Kind::thinking, piece.bytes);
        delta(words_, "thinking_delta", "thinking", speech.text, piece.bytes);
        break;
      case Kind::signature:
        open(Kind::thinking, piece.bytes);
        delta(words_, "signature_delta", "signature", speech.text, piece.bytes);
        signed_ = true;
        break;
      case Kind::tool_begin: begin_tool(speech, piece.bytes); break;
      case Kind::tool_piece:
        delta(tools_.at(speech.slot), "input_json_delta", "partial_json", speech.text, piece.bytes);
        break;
      case Kind::finish: close_all(piece.bytes); break;
    }
    if (piece.bytes.empty()) return;
    if (speech.kind != Kind::signature) piece.text = speech.kind == Kind::tool_begin ? speech.name : speech.text;
    piece.part = part_of(speech);
    out.push_back(std::move(piece));
  }

  std::string last(const Ear& ear) override {
    Tree data, changed;
    changed.add("stop_reason", Tree(finish_word(ear.finish))).add("stop_sequence", stop_sequence_tree(ear));
    data.add("type", Tree("message_delta")).add("delta", std::move(changed)).add("usage", usage_tree(ear.usage));
    return event_bytes("message_delta", data.write()) + event_bytes("message_stop", R"({"type":"message_stop"})");
  }

  Result<std::string> whole(const std::vector<Speech>& speech, const Ear& ear) override {
    Tree content{Tree::Array()};
    for (auto& block : blocks_of(speech)) {
      Tree entry;
      if (block.kind == Kind::tool_begin) {
        auto input = Tree::parse(block.text.empty() ? "{}" : block.text);
        if (!input || input->object() == nullptr)
          return not_understood(context_.backend, "arguments that are no JSON object");
        entry.add("type", Tree("tool_use")).add("id", Tree(block.id)).add("name", Tree(block.name));
        entry.add("input", std::move(*input));
      } else if (block.kind == Kind::thinking) {
        entry.add("type", Tree("thinking")).add("thinking", Tree(block.text)).add("signature", Tree(block.signature));
      } else {
        entry.add("type", Tree("text")).add("text", Tree(block.text));
      }
      content.push(std::move(entry));
    }
    Tree body = head(std::move(content), ear.usage);
    body.set("stop_reason", Tree(finish_word(ear.finish))).set("stop_sequence", stop_sequence_tree(ear));
    return body.write();
  }

 private:
  Tree head(Tree content, const Usage& usage) const {
    Tree out;
    out.add("id", Tree("msg_" + context_.call_id)).add("type", Tree("message")).add("role", Tree("assistant"));
    out.add("model", Tree(context_.model)).add("content", std::move(content));
    out.add("stop_reason", Tree()).add("stop_sequence", Tree()).add("usage", usage_tree(usage));
    return out;
  }
  void begin(std::string& out) {
    if (std::exchange(begun_, true)) return;
    Tree data; // the tokens are known at the end: there they are told
    data.add("type", Tree("message_start")).add("message", head(Tree(Tree::Array()), Usage()));
    out += event_bytes("message_start", data.write());
  }
  void start_block(Tree block, std::string& out) {
    Tree data;
    data.add("type", Tree("content_block_start")).add("index", Tree(blocks_)).add("content_block", std::move(block));
    out += event_bytes("content_block_start", data.write());
    ++blocks_;
  }
  // Words go into one block until others come.
  void open(Kind kind, std::string& out) {
    if (open_ == kind) return;
    close_words(out);
    open_ = kind;
    words_ = blocks_;
    Tree block;
    if (kind == Kind::text) block.add("type", Tree("text")).add("text", Tree(""));
    else block.add("type", Tree("thinking")).add("thinking", Tree("")).add("signature", Tree(""));
    start_block(std::move(block), out);
  }
  // Pieces of several calls may come in turns, so that a call's block stays open to the end.
  void begin_tool(const Speech& speech, std::string& out) {
    close_words(out);
    tools_.push_back(blocks_);
    Tree block;
    block.add("type", Tree("tool_use")).add("id", Tree(speech.id)).add("name", Tree(speech.name));
    block.add("input", Tree(Tree::Object()));
    start_block(std::move(block), out);
  }
  static void delta(std::int64_t index, std::string_view type, std::string_view name, const std::string& text,
                    std::string& out) {
    Tree inner, data;
    inner.add("type", Tree(type)).add(name, Tree(text));
    data.add("type", Tree("content_block_delta")).add("index", Tree(index)).add("delta", std::move(inner));
    out += event_bytes("content_block_delta", data.write());
  }
  static void stop_block(std::int64_t index, std::string& out) {
    Tree data;
    data.add("type", Tree("content_block_stop")).add("index", Tree(index));
    out += event_bytes("content_block_stop", data.write());
  }
  void close_words(std::string& out) {
    if (open_ != Kind::begin) stop_block(words_, out);
    open_ = Kind::begin;
    signed_ = false;
  }
  void close_all(std::string& out) {
    close_words(out);
    for (const std::int64_t index : tools_) stop_block(index, out);
    tools_.clear();
  }

  AnswerContext context_;
  bool begun_ = false, signed_ = false;
  Kind open_ = Kind::begin; // text or thinking; begin: none
  std::int64_t words_ = 0;  // the open block's index
  std::int64_t blocks_ = 0;
  std::vector<std::int64_t> tools_; // the blocks' indices, by slot
};

} // namespace

std::unique_ptr<Mouth> messages_mouth(const AnswerContext& context) { return std::make_unique<MessagesMouth>(context); }

} // namespace socle::dialects
