// OpenAI's responses and embeddings where both sides speak them.
#include "dialects/same.h"

namespace socle::dialects {

namespace {

class ResponsesCodec final : public Codec {
 public:
  explicit ResponsesCodec(AnswerContext context) : context_(std::move(context)) {}

  Result<Answer::Whole> whole(std::string_view upstream_body) override {
    SOCLE_TRY(Tree body, parse_answer(context_.backend, upstream_body));
    const auto* items = body.array("output");
    if (items == nullptr)
      return body.object("error") != nullptr ? failed(context_.backend, body)
                                             : not_understood(context_.backend, "no output");
    Answer::Whole out;
    for (const auto& item : *items) append_strings(item, out.texts.emplace_back());
    take_end(body);
    rename_model(body, context_.model);
    body.write(out.body);
    return out;
  }

  Result<void> event(Event& event, std::vector<Piece>& out) override {
    if (event.data == "[DONE]") { // some servers end like chat; the last event of the protocol is what counts
      return {};
    }
    SOCLE_TRY(Tree data, parse_answer(context_.backend, event.data));
    const std::string type(data.text("type"));
    if (type == "error" || type == "response.failed") {
      const auto* response = data.object("response");
      return failed(context_.backend, response == nullptr ? data : *response);
    }
    if (const auto number = data.integer("sequence_number")) sequence_ = sane_count(number) + 1;
    Piece piece;
    auto* response = data.find("response");
    const bool begins = type == "response.created" || type == "response.in_progress" || type == "response.queued";
    if (!begins) add_words(data, type, piece);
    if (response != nullptr && rename_model(*response, context_.model)) event.data = data.write();
    piece.bytes = event.extra + event_bytes(event.name, event.data);
    if (type == "response.completed" || type == "response.incomplete") {
      if (response != nullptr) take_end(*response);
      ended_ = true;
      last_ = std::move(piece.bytes);
      if (piece.text.empty()) return {};
      piece.bytes.clear(); // words that came in no piece before: to be inspected all the same
    }
    out.push_back(std::move(piece));
    return {};
  }

  bool ended() const override { return ended_; }
  std::string last_bytes() override { return std::move(last_); }
  std::int64_t sequence() const override { return sequence_; }

 private:
  void take_end(const Tree& response) {
    if (const auto* found = response.object("usage")) read_usage(context_.backend, *found, usage);
    finish_reason = response.text("status");
    if (const auto* details = response.object("incomplete_details")) finish_reason = details->text("reason");
  }
  // Events that close a part, an item or the answer repeat what the pieces said: of them only what is new.
  void add_words(const Tree& data, std::string_view type, Piece& piece) {
    std::string& out = piece.text;
    piece.part = "other";
    if (type.ends_with(".delta")) {
      piece.part.clear();
      for (const std::string_view index : {"output_index", "content_index", "summary_index"})
        piece.part += std::to_string(data.integer(index).value_or(0)) + " ";
      piece.part += type.substr(0, part_bytes_max);
      std::string said; // a string, which goes on where the one before it ended
      if (const auto* delta = data.find("delta")) append_strings(*delta, said);
      seen_ += said;
      out += said;
    } else if (const auto* response = data.object("response")) {
      if (const auto* items = response->find("output")) add_unseen(*items, out);
    } else {
      add_unseen(data, out);
      if (out.empty())
        piece.part = type.ends_with(".done") ? "end " + std::to_string(data.integer("output_index").value_or(0)) : "";
    }
  }
  void add_unseen(const Tree& node, std::string& out) {
    if (const auto* items = node.array()) {
      for (const auto& item : *items) add_unseen(item, out);
    } else if (const auto* members = node.object()) {
      for (const auto& member : *members) {
        if (member.value.string() != nullptr && is_enumeration(member.name)) continue;
        add_unseen(member.value, out);
      }
    } else if (const auto* text = node.string(); text != nullptr && !text->empty() && !was_said(*text)) {
      if (!seen_.empty()) out += '\n'; // a value that joins the words before it would be found by no detector
      out += *text;
      seen_ += *text;
    }
  }
  // Beyond so much searching everything counts as new: it is inspected once more, and nobody's loop hangs.
  bool was_said(std::string_view text) {
    if (searched_ > searched_bytes_max) return false;
    searched_ += seen_.size();
    return seen_.find(text) != std::string::npos;
  }
  static bool is_enumeration(std::string_view name) {
    return name == "type" || name == "id" || name == "role" || name == "status" || name == "item_id" ||
           name == "call_id" || name == "encrypted_content" || name == "obfuscation" || name == "phase";
  }

  AnswerContext context_;
  std::string seen_; // the words so far
  std::size_t searched_ = 0; // bytes of them
  std::string last_;
  bool ended_ = false;
  std::int64_t sequence_ = 0;
};

class EmbeddingsCodec final : public Codec {
 public:
  explicit EmbeddingsCodec(AnswerContext context) : context_(std::move(context)) {}
  Result<Answer::Whole> whole(std::string_view upstream_body) override {
    SOCLE_TRY(Tree body, parse_answer(context_.backend, upstream_body));
    if (body.array("data") == nullptr) {
      return body.find("error") != nullptr ? failed(context_.backend, body)
                                           : not_understood(context_.backend, "no data");
    }
    if (const auto* found = body.object("usage")) read_usage(context_.backend, *found, usage);
    rename_model(body, context_.model);
    return Answer::Whole{body.write(), {}};
  }
  Result<void> event(Event&, std::vector<Piece>&) override { return not_understood(context_.backend, "a stream"); }
  bool ended() const override { return false; }
  std::string last_bytes() override { return {}; }

 private:
  AnswerContext context_;
};

} // namespace

std::unique_ptr<Codec> responses_codec(AnswerContext context) {
  return std::make_unique<ResponsesCodec>(std::move(context));
}
std::unique_ptr<Codec> embeddings_codec(AnswerContext context) {
  return std::make_unique<EmbeddingsCodec>(std::move(context));
}

} // namespace socle::dialects
