// Hears answers of OpenAI's chat completions and of Anthropic's messages.
#include "dialects/speech.h"

#include <map>

namespace socle::dialects {

namespace {

using Kind = Speech::Kind;

class ChatEar final : public Ear {
 public:
  Result<void> whole(const Tree& body, std::vector<Speech>& out) override {
    const auto* choices = body.array("choices");
    if (choices == nullptr || choices->empty()) return no_answer(body);
    const Tree& choice = choices->front();
    const auto* message = choice.object("message");
    if (message == nullptr) return not_understood(Wire::openai_chat, "no message");
    if (const auto* found = body.object("usage")) read_usage(Wire::openai_chat, *found, usage);
    SOCLE_CHECK(take_message(*message, out));
    take_finish(choice, out);
    return {};
  }

  Result<void> event(const Event& event, std::vector<Speech>& out) override {
    if (event.data == "[DONE]") {
      done_ = true;
      return {};
    }
    SOCLE_TRY(const Tree chunk, parse_answer(Wire::openai_chat, event.data));
    if (const auto* error = chunk.find("error"); (error != nullptr && !error->is_null()) || event.name == "error") {
      return no_answer(chunk);
    }
    if (const auto* found = chunk.object("usage")) read_usage(Wire::openai_chat, *found, usage);
    const auto* choices = chunk.array("choices");
    if (choices == nullptr) return {};
    if (!std::exchange(begun_, true))
      out.push_back({.kind = Kind::begin}); // it answers, though the first words may take a while
    for (const auto& choice : *choices) {
      if (choice.integer("index").value_or(0) != 0) continue; // only one was asked for
      if (const auto* delta = choice.object("delta")) SOCLE_CHECK(take_message(*delta, out));
      take_finish(choice, out);
    }
    return {};
  }
  bool ended() const override { return done_; }
  // Without a reason to finish, [DONE] says that nothing more comes, not that the answer is whole.
  bool complete() const override { return finish != Finish::none; }

 private:
  Result<void> no_answer(const Tree& body) {
    if (const auto* error = body.find("error"); error != nullptr && !error->is_null()) failure = body;
    return not_understood(Wire::openai_chat, "no choices");
  }

  Result<void> take_message(const Tree& message, std::vector<Speech>& out) {
    const auto take = [&](std::string_view name, Kind kind) {
      if (const auto text = message.text(name); !text.empty()) out.push_back({.kind = kind, .text = std::string(text)});
      return !message.text(name).empty();
    };
    if (!take("reasoning_content", Kind::thinking)) take("reasoning", Kind::thinking);
    take("content", Kind::text);
    if (const auto* parts = message.array("content")) {
      for (const auto& part : *parts) out.push_back({.kind = Kind::text, .text = std::string(part.text("text"))});
    }
    take("refusal", Kind::refusal);
    const auto* calls = message.array("tool_calls");
    if (calls == nullptr) return {};
    for (std::size_t i = 0; i < calls->size(); ++i) SOCLE_CHECK(take_call((*calls)[i], i, out));
    return {};
  }

  Result<void> take_call(const Tree& call, std::size_t position, std::vector<Speech>& out) {
    const auto index = call.integer("index").value_or(static_cast<std::int64_t>(position));
    const auto* function = call.object("function");
    if (function == nullptr) return not_understood(Wire::openai_chat, "a tool call without a function");
    const auto [slot, is_new] = slots_.try_emplace(index, slots_.size());
    if (slots_.size() > slots_max) return not_understood(Wire::openai_chat, "too many tool calls");
    if (is_new) {
      std::string id(call.text("id"));
      if (id.empty()) id = "call_" + std::to_string(slot->second); // some servers leave it out
      out.push_back({.kind = Kind::tool_begin,
                     .slot = slot->second,
                     .id = std::move(id),
                     .name = std::string(function->text("name"))});
    }
    if (const auto piece = function->text("arguments"); !piece.empty()) {
      out.push_back({.kind = Kind::tool_piece, .text = std::string(piece), .slot = slot->second});
    }
    return {};
  }

  void take_finish(const Tree& choice, std::vector<Speech>& out) {
    const auto reason = choice.text("finish_reason");
    if (reason.empty() || finish != Finish::none) return;
    finish_reason = reason;
    if (reason == "length") finish = Finish::length;
    else if (reason == "tool_calls" || reason == "function_call") finish = Finish::tool_calls;
    else if (reason == "content_filter") finish = Finish::refusal;
    else finish = slots_.empty() ? Finish::stop : Finish::tool_calls; // some servers say "stop" after calls too
    if (const auto matched = choice.text("stop_reason"); !matched.empty() && finish == Finish::stop) {
      finish = Finish::stop_sequence; // vLLM says which
      stop_sequence = matched;
    }
    out.push_back({.kind = Kind::finish});
  }

  std::map<std::int64_t, std::size_t> slots_; // by the backend's index
  bool begun_ = false, done_ = false;
};

class MessagesEar final : public Ear {
 public:
  Result<void> whole(const Tree& body, std::vector<Speech>& out) override {
    const auto* blocks = body.array("content");
    if (blocks == nullptr) {
      if (body.text("type") == "error") failure = body;
      return not_understood(Wire::anthropic_messages, "no content");
    }
    for (std::size_t i = 0; i < blocks->size(); ++i) {
      SOCLE_CHECK(begin_block((*blocks)[i], static_cast<std::int64_t>(i), true, out));
    }
    if (const auto* found = body.object("usage")) read_usage(Wire::anthropic_messages, *found, usage);
    take_finish(body, out);
    return {};
  }

  Result<void> event(const Event& event, std::vector<Speech>& out) override {
    SOCLE_TRY(const Tree data, parse_answer(Wire::anthropic_messages, event.data));
    const auto type = data.text("type");
    if (type == "error" || event.name == "error") {
      failure = data;
      return not_understood(Wire::anthropic_messages, "error");
    }
    if (type == "message_start") {
      const auto* message = data.object("message");
      if (const auto* found = message == nullptr ? nullptr : message->object("usage")) {
        read_usage(Wire::anthropic_messages, *found, usage);
        usage.known = false; // the output's tokens are only known with the last event
      }
      out.push_back({.kind = Kind::begin});
    } else if (type == "content_block_start") {
      if (const auto* block = data.object("content_block")) {
        return begin_block(*block, data.integer("index").value_or(0), false, out);
      }
    } else if (type == "content_block_delta") {
      if (const auto* delta = data.object("delta")) return take_delta(*delta, data.integer("index").value_or(0), out);
    } else if (type == "message_delta") {
      if (const auto* found = data.object("usage")) read_usage(Wire::anthropic_messages, *found, usage);
      if (const auto* delta = data.object("delta")) take_finish(*delta, out);
    } else if (type == "message_stop") {
      done_ = true;
    }
    return {}; // ping, content_block_stop, and what may come to be: nothing that a client of another wire could be told
  }
  bool ended() const override { return done_; }
  bool complete() const override { return done_ && finish != Finish::none; }

 private:
  Result<void> begin_block(const Tree& block, std::int64_t index, bool whole, std::vector<Speech>& out) {
    const auto type = block.text("type");
    const auto say = [&](Kind kind, std::string_view text) {
      if (!text.empty()) out.push_back({.kind = kind, .text = std::string(text)});
    };
    if (type == "text") {
      say(Kind::text, block.text("text"));
    } else if (type == "thinking") {
      say(Kind::thinking, block.text("thinking"));
      say(Kind::signature, block.text("signature"));
    } else if (type == "tool_use") {
      const std::size_t slot = slots_.size();
      if (slot >= slots_max) return not_understood(Wire::anthropic_messages, "too many tool calls");
      slots_[index] = slot;
      out.push_back({.kind = Kind::tool_begin,
                     .slot = slot,
                     .id = std::string(block.text("id")),
                     .name = std::string(block.text("name"))});
      const auto* input = block.object("input");
      if (input != nullptr && (whole || !input->object()->empty())) { // streamed, it begins empty and comes in pieces
        out.push_back({.kind = Kind::tool_piece, .text = input->write(), .slot = slot});
      }
    } else if (type != "redacted_thinking") { // sealed: no other wire could give it back
      return not_understood(Wire::anthropic_messages,
                            "a block of type " + std::string(type.substr(0, token_bytes_max)));
    }
    return {};
  }

  Result<void> take_delta(const Tree& delta, std::int64_t index, std::vector<Speech>& out) {
    const auto type = delta.text("type");
    const auto say = [&](Kind kind, std::string_view text) {
      if (!text.empty()) out.push_back({.kind = kind, .text = std::string(text)});
    };
    if (type == "text_delta") {
      say(Kind::text, delta.text("text"));
    } else if (type == "thinking_delta") {
      say(Kind::thinking, delta.text("thinking"));
    } else if (type == "signature_delta") {
      say(Kind::signature, delta.text("signature"));
    } else if (type == "input_json_delta") {
      const auto slot = slots_.find(index);
      if (slot == slots_.end()) return not_understood(Wire::anthropic_messages, "arguments without a tool call");
      if (const auto piece = delta.text("partial_json"); !piece.empty()) {
        out.push_back({.kind = Kind::tool_piece, .text = std::string(piece), .slot = slot->second});
      }
    } else {
      return not_understood(Wire::anthropic_messages,
                            "a delta of type " + std::string(type.substr(0, token_bytes_max)));
    }
    return {};
  }

  void take_finish(const Tree& from, std::vector<Speech>& out) {
    const auto reason = from.text("stop_reason");
    if (reason.empty() || finish != Finish::none) return;
    finish_reason = reason;
    stop_sequence = from.text("stop_sequence");
    if (reason == "max_tokens" || reason == "model_context_window_exceeded") finish = Finish::length;
    else if (reason == "tool_use") finish = Finish::tool_calls;
    else if (reason == "refusal") finish = Finish::refusal;
    else if (reason == "stop_sequence") finish = Finish::stop_sequence;
    else finish = Finish::stop;
    out.push_back({.kind = Kind::finish});
  }

  std::map<std::int64_t, std::size_t> slots_; // by the index of the block
  bool done_ = false;
};

} // namespace

std::unique_ptr<Ear> chat_ear() { return std::make_unique<ChatEar>(); }
std::unique_ptr<Ear> messages_ear() { return std::make_unique<MessagesEar>(); }

} // namespace socle::dialects
