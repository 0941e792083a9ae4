// Tells an answer as OpenAI's responses.
#include "dialects/speech.h"

namespace socle::dialects {

namespace {

using Kind = Speech::Kind;

// What the answer repeats of the request: clients expect every one of these members.
Tree echo_of(const AnswerContext& context, const Request& request) {
  const auto given = [&](std::string_view name, Tree otherwise) {
    const auto* found = request.body.find(name);
    return found == nullptr || found->is_null() ? otherwise : *found;
  };
  const auto object = [](std::string_view name, Tree value) {
    Tree out;
    out.add(name, std::move(value));
    return out;
  };
  Tree one{Tree::Number{"1.0"}}, reasoning = object("effort", Tree());
  reasoning.add("summary", Tree());
  Tree out;
  out.add("id", Tree("resp_" + context.call_id)).add("object", Tree("response"));
  out.add("created_at", Tree(context.created)).add("status", Tree("in_progress")).add("background", Tree(false));
  out.add("error", Tree()).add("incomplete_details", Tree()).add("instructions", given("instructions", Tree()));
  out.add("max_output_tokens", given("max_output_tokens", Tree())).add("model", Tree(context.model));
  out.add("output", Tree(Tree::Array())).add("parallel_tool_calls", given("parallel_tool_calls", Tree(true)));
  out.add("previous_response_id", Tree()).add("reasoning", given("reasoning", std::move(reasoning)));
  out.add("store", Tree(false)).add("temperature", given("temperature", one));
  out.add("text", given("text", object("format", object("type", Tree("text")))));
  out.add("tool_choice", given("tool_choice", Tree("auto"))).add("tools", given("tools", Tree(Tree::Array())));
  out.add("top_p", given("top_p", std::move(one))).add("truncation", Tree("disabled")).add("usage", Tree());
  out.add("metadata", given("metadata", Tree(Tree::Object())));
  return out;
}

Tree usage_tree(const Usage& usage) {
  if (!usage.known) return {};
  Tree input, output, out;
  input.add("cached_tokens", Tree(usage.cached_tokens)).add("cache_write_tokens", Tree(std::int64_t{0}));
  output.add("reasoning_tokens", Tree(std::int64_t{0})); // told by no other wire apart from the rest
  out.add("input_tokens", Tree(usage.input_tokens)).add("input_tokens_details", std::move(input));
  out.add("output_tokens", Tree(usage.output_tokens)).add("output_tokens_details", std::move(output));
  out.add("total_tokens", Tree(usage.input_tokens + usage.output_tokens));
  return out;
}

class ResponsesMouth final : public Mouth {
 public:
  ResponsesMouth(const AnswerContext& context, const Request& request)
      : context_(context), response_(echo_of(context, request)) {}

  void say(Speech& speech, std::vector<Piece>& out) override {
    Piece piece;
    begin(piece.bytes);
    if (speech.kind == Kind::text || speech.kind == Kind::thinking || speech.kind == Kind::refusal) {
      if (open_ != speech.kind) open(speech.kind, piece.bytes);
      Item& item = items_[words_];
      item.block.text += speech.text;
      Tree data = of_part(item);
      data.add("delta", Tree(speech.text));
      if (speech.kind == Kind::text) data.add("logprobs", Tree(Tree::Array()));
      emit(event_name(speech.kind) + ".delta", std::move(data), piece.bytes);
    } else if (speech.kind == Kind::tool_begin) {
      close_words(piece.bytes);
      calls_.push_back(items_.size());
      add_item({speech.kind, {}, speech.id, speech.name}, piece.bytes);
    } else if (speech.kind == Kind::tool_piece) {
      Item& item = items_[calls_.at(speech.slot)];
      item.block.text += speech.text;
      Tree data = of_item(item);
      data.add("delta", Tree(speech.text));
      emit("response.function_call_arguments.delta", std::move(data), piece.bytes);
    } else if (speech.kind == Kind::finish) {
      close_all(piece.bytes);
    }
    if (piece.bytes.empty()) return;
    if (speech.kind != Kind::signature) piece.text = speech.kind == Kind::tool_begin ? speech.name : speech.text;
    piece.part = part_of(speech);
    out.push_back(std::move(piece));
  }

  std::string last(const Ear& ear) override {
    Tree output{Tree::Array()}, data;
    for (const auto& item : items_) output.push(item_tree(item, true));
    Tree response = ended(std::move(output), ear);
    const std::string type = "response." + std::string(response.text("status"));
    data.add("response", std::move(response));
    std::string out;
    emit(type, std::move(data), out);
    return out;
  }

  Result<std::string> whole(const std::vector<Speech>& speech, const Ear& ear) override {
    Tree output{Tree::Array()};
    std::size_t index = 0;
    for (auto& block : blocks_of(speech)) output.push(item_tree({std::move(block), index++}, true));
    return ended(std::move(output), ear).write();
  }

  std::int64_t sequence() const override { return sequence_; }

 private:
  struct Item {
    Block block;
    std::size_t index;
  };

  static std::string event_name(Kind kind) {
    return kind == Kind::text      ? "response.output_text"
           : kind == Kind::refusal ? "response.refusal"
                                   : "response.reasoning_text";
  }
  std::string id_of(const Item& item) const {
    const std::string_view prefix = item.block.kind == Kind::tool_begin ? "fc_"
                                    : item.block.kind == Kind::thinking ? "rs_"
                                                                        : "msg_";
    return std::string(prefix) + context_.call_id + "_" + std::to_string(item.index);
  }
  static Tree part_tree(const Item& item, bool full) {
    const std::string text = full ? item.block.text : "";
    Tree out;
    if (item.block.kind == Kind::refusal) return std::move(out.add("type", Tree("refusal")).add("refusal", Tree(text)));
    if (item.block.kind == Kind::thinking)
      return std::move(out.add("type", Tree("reasoning_text")).add("text", Tree(text)));
    out.add("type", Tree("output_text")).add("annotations", Tree(Tree::Array())).add("logprobs", Tree(Tree::Array()));
    return std::move(out.add("text", Tree(text)));
  }
  Tree item_tree(const Item& item, bool full) const {
    const std::string_view status = full ? "completed" : "in_progress";
    Tree out, content{Tree::Array()};
    out.add("id", Tree(id_of(item)));
    if (item.block.kind == Kind::tool_begin) {
      out.add("type", Tree("function_call")).add("status", Tree(status));
      out.add("arguments", Tree(full ? arguments_of(item) : "")).add("call_id", Tree(item.block.id));
      out.add("name", Tree(item.block.name));
      return out;
    }
    if (full) content.push(part_tree(item, true));
    if (item.block.kind == Kind::thinking) {
      out.add("type", Tree("reasoning")).add("summary", Tree(Tree::Array()));
    } else {
      out.add("type", Tree("message")).add("role", Tree("assistant"));
    }
    out.add("status", Tree(status)).add("content", std::move(content));
    return out;
  }
  static std::string arguments_of(const Item& item) { return item.block.text.empty() ? "{}" : item.block.text; }

  Tree of_item(const Item& item) const {
    Tree out;
    out.add("item_id", Tree(id_of(item))).add("output_index", Tree(static_cast<std::int64_t>(item.index)));
    return out;
  }
  Tree of_part(const Item& item) const {
    Tree out = of_item(item);
    out.add("content_index", Tree(std::int64_t{0}));
    return out;
  }
  void emit(const std::string& type, Tree data, std::string& out) {
    Tree event;
    event.add("type", Tree(type)).add("sequence_number", Tree(sequence_++));
    for (auto& member : *data.object()) event.add(member.name, std::move(member.value));
    out += event_bytes(type, event.write());
  }
  void begin(std::string& out) {
    if (std::exchange(begun_, true)) return;
    for (const std::string_view type : {"response.created", "response.in_progress"}) {
      Tree data;
      data.add("response", response_);
      emit(std::string(type), std::move(data), out);
    }
  }
  void add_item(Block block, std::string& out) {
    items_.push_back({std::move(block), items_.size()});
    Tree data;
    data.add("output_index", Tree(static_cast<std::int64_t>(items_.back().index)));
    data.add("item", item_tree(items_.back(), false));
    emit("response.output_item.added", std::move(data), out);
  }
  void open(Kind kind, std::string& out) {
    close_words(out);
    open_ = kind;
    words_ = items_.size();
    add_item({kind, {}}, out);
    Tree data = of_part(items_.back());
    data.add("part", part_tree(items_.back(), false));
    emit("response.content_part.added", std::move(data), out);
  }
  void close_item(const Item& item, std::string& out) {
    Tree data;
    data.add("output_index", Tree(static_cast<std::int64_t>(item.index))).add("item", item_tree(item, true));
    emit("response.output_item.done", std::move(data), out);
  }
  void close_words(std::string& out) {
    if (open_ == Kind::begin) return;
    const Item& item = items_[words_];
    Tree done = of_part(item), part = of_part(item);
    done.add(open_ == Kind::refusal ? "refusal" : "text", Tree(item.block.text));
    if (open_ == Kind::text) done.add("logprobs", Tree(Tree::Array()));
    emit(event_name(open_) + ".done", std::move(done), out);
    part.add("part", part_tree(item, true));
    emit("response.content_part.done", std::move(part), out);
    close_item(item, out);
    open_ = Kind::begin;
  }
  void close_all(std::string& out) {
    close_words(out);
    for (const std::size_t index : calls_) {
      const Item& item = items_[index];
      Tree data = of_item(item);
      data.add("name", Tree(item.block.name)).add("arguments", Tree(arguments_of(item)));
      emit("response.function_call_arguments.done", std::move(data), out);
      close_item(item, out);
    }
    calls_.clear();
  }
  Tree ended(Tree output, const Ear& ear) const {
    Tree out = response_;
    const bool incomplete = ear.finish == Finish::length || ear.finish == Finish::refusal;
    out.set("status", Tree(incomplete ? "incomplete" : "completed"));
    if (incomplete) {
      Tree details;
      details.add("reason", Tree(ear.finish == Finish::length ? "max_output_tokens" : "content_filter"));
      out.set("incomplete_details", std::move(details));
    }
    out.set("output", std::move(output)).set("usage", usage_tree(ear.usage));
    return out;
  }

  AnswerContext context_;
  Tree response_; // as it stands at the beginning
  std::vector<Item> items_;
  std::vector<std::size_t> calls_; // of items_, by slot
  bool begun_ = false;
  Kind open_ = Kind::begin; // begin: none
  std::size_t words_ = 0;   // of items_
  std::int64_t sequence_ = 0;
};

} // namespace

std::unique_ptr<Mouth> responses_mouth(const AnswerContext& context, const Request& request) {
  return std::make_unique<ResponsesMouth>(context, request);
}

} // namespace socle::dialects
