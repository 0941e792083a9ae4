// Messages and count_tokens of Anthropic where both sides speak them: what comes passes, but for the model's name.
#include "dialects/same.h"

#include <algorithm>

namespace socle::dialects {

bool rename_model(Tree& body, const std::string& model) {
  auto* found = body.find("model");
  if (found == nullptr || (found->string() != nullptr && *found->string() == model)) return false;
  *found = Tree(model);
  return true;
}

namespace {
// On a line of its own: a value that joins the words before it would be found by no detector.
void append_line(std::string_view text, std::string& out) {
  if (!text.empty() && !out.empty()) out += '\n';
  out += text;
}
void append_all(const Tree& node, std::string& out) {
  if (const auto* text = node.string()) append_line(*text, out);
  if (const auto* number = node.number()) append_line(number->text, out);
  if (const auto* items = node.array()) {
    for (const auto& item : *items) append_all(item, out);
  }
  if (const auto* members = node.object()) {
    for (const auto& member : *members) append_all(member.value, out);
  }
}
} // namespace

void append_strings(const Tree& node, std::string& out) {
  static constexpr std::string_view tokens[] = {"type",      "id",          "role",  "tool_use_id",       "call_id",
                                                "signature", "object",      "model", "encrypted_content", "status",
                                                "item_id",   "stop_reason", "data"};
  if (const auto* text = node.string()) append_line(*text, out);
  if (const auto* items = node.array()) {
    for (const auto& item : *items) append_strings(item, out);
  }
  if (const auto* members = node.object()) {
    const auto type = node.text("type");
    const bool is_call = type == "tool_use" || type == "server_tool_use" || type == "mcp_tool_use";
    for (const auto& member : *members) {
      if (is_call && member.name == "input") append_all(member.value, out); // its names are the tool's
      else if (std::ranges::find(tokens, member.name) == std::end(tokens)) append_strings(member.value, out);
    }
  }
}

namespace {

class AnthropicCodec final : public Codec {
 public:
  explicit AnthropicCodec(AnswerContext context) : context_(std::move(context)) {}

  Result<Answer::Whole> whole(std::string_view upstream_body) override {
    SOCLE_TRY(Tree body, parse_answer(context_.backend, upstream_body));
    if (body.text("type") == "error") return failed(context_.backend, body);
    Answer::Whole out;
    if (context_.backend == Wire::anthropic_count_tokens) {
      if (!body.integer("input_tokens")) return not_understood(context_.backend, "no input_tokens");
      usage.known = true; // counting generates nothing
      body.write(out.body);
      return out;
    }
    const auto* blocks = body.array("content");
    if (blocks == nullptr) return not_understood(context_.backend, "no content");
    for (const auto& block : *blocks) append_strings(block, out.texts.emplace_back());
    if (const auto* found = body.object("usage")) read_usage(context_.backend, *found, usage);
    finish_reason = body.text("stop_reason");
    rename_model(body, context_.model);
    body.write(out.body);
    return out;
  }

  Result<void> event(Event& event, std::vector<Piece>& out) override {
    SOCLE_TRY(Tree data, parse_answer(context_.backend, event.data));
    const std::string type(data.text("type"));
    Piece piece;
    if (type == "error" || event.name == "error") return failed(context_.backend, data);
    if (type == "message_start") {
      begin(data, event);
    } else if (type == "content_block_delta") {
      if (const auto* delta = data.object("delta")) {
        append_strings(*delta, piece.text);
        piece.part = part_of(data, delta->text("type"));
      }
    } else if (type == "message_delta") {
      if (const auto* delta = data.object("delta")) finish_reason = delta->text("stop_reason");
      if (const auto* found = data.object("usage")) read_usage(context_.backend, *found, usage);
    } else if (type == "message_stop") {
      last_ = event.extra + event_bytes(event.name, event.data);
      return {};
    } else if (type == "content_block_stop") {
      piece.part = part_of(data, "end");
    } else if (type != "ping") {
      append_strings(data, piece.text);
      const auto* block = data.object("content_block"); // of words, the first stand here
      piece.part = part_of(data, block == nullptr ? type : std::string(block->text("type")) + "_delta");
    }
    piece.bytes = event.extra + event_bytes(event.name, event.data);
    out.push_back(std::move(piece));
    return {};
  }

  bool ended() const override { return !last_.empty(); }
  std::string last_bytes() override { return std::move(last_); }

 private:
  static std::string part_of(const Tree& data, std::string_view kind) {
    return std::to_string(data.integer("index").value_or(0)) + " " + std::string(kind.substr(0, part_bytes_max));
  }
  void begin(Tree& data, Event& event) {
    auto* message = data.find("message");
    if (message == nullptr) return;
    if (const auto* found = message->object("usage")) read_usage(context_.backend, *found, usage);
    usage.known = false; // the output's tokens are only known with the last event
    if (rename_model(*message, context_.model)) event.data = data.write();
  }

  AnswerContext context_;
  std::string last_;
};

} // namespace

std::unique_ptr<Codec> anthropic_codec(AnswerContext context) {
  return std::make_unique<AnthropicCodec>(std::move(context));
}

} // namespace socle::dialects
