#include "dialects/restore.h"

#include "dialects/codec.h"
#include "dialects/limits.h"

#include <algorithm>

namespace socle::dialects {

namespace {

constexpr std::string_view kWords[] = {"content", "reasoning_content", "reasoning", "refusal"}; // of a chat's delta

bool is_tool(const std::pair<std::int64_t, std::string>& key) { return key.second.starts_with("tool"); }

std::string* text_of(Tree& node, std::string_view name) {
  auto* found = node.find(name);
  return found == nullptr ? nullptr : found->string();
}

// A chunk of a chat that says one thing of one choice.
Tree chunk_like(const Tree& head, std::int64_t choice, std::string_view member, Tree said) {
  Tree one, choices, out = head;
  one.add("index", Tree(choice)).add(member, std::move(said));
  one.add("finish_reason", Tree());
  choices.push(std::move(one));
  out.erase("usage");
  out.set("choices", std::move(choices));
  return out;
}

} // namespace

Restorer::Restorer(Wire backend, std::vector<Placeholder> placeholders, bool words_are_json)
    : backend_(backend), placeholders_(std::move(placeholders)), words_(words_are_json ? Style::json : Style::plain) {
  std::ranges::sort(placeholders_, {}, &Placeholder::name);
}

std::string Restorer::restored(std::string& held, std::string_view words, Style style) const {
  const std::string in = std::exchange(held, {}) + std::string(words);
  std::string out;
  for (std::size_t at = 0; at < in.size();) {
    const std::size_t open = std::min(in.find('[', at), in.size());
    out.append(in, at, open - at);
    if (open == in.size()) break;
    at = std::min(in.find_first_of("[]", open + 1), in.size());
    const bool closed = at < in.size() && in[at] == ']';
    const std::string_view name = std::string_view(in).substr(open, at + (closed ? 1 : 0) - open);
    const auto found = std::ranges::lower_bound(placeholders_, name, {}, &Placeholder::name);
    const bool begins = found != placeholders_.end() && std::string_view(found->name).starts_with(name);
    if (closed) {
      ++at;
      if (begins && found->name == name) {
        const std::string written = style == Style::json ? quoted(found->value) : "\"" + found->value + "\"";
        out.append(written, 1, written.size() - 2);
        continue;
      }
    } else if (at == in.size() && begins) {
      held = name;
      break;
    }
    out += name;
  }
  return out;
}

// A text that is there whole.
void Restorer::say(std::string& words, Style style) const {
  std::string held;
  words = restored(held, words, style);
  words += held;
}

// Every string below, and the names of members, which a tool's arguments may have made of a value. `decoded`: within arguments that
// are no text any more.
void Restorer::strings(Tree& node, bool decoded) const {
  if (auto* words = node.string()) say(*words, Style::plain);
  if (auto* items = node.array()) {
    for (auto& item : *items) strings(item, decoded);
  }
  auto* members = node.object();
  if (members == nullptr) return;
  const bool is_call = node.text("type") == "tool_use" || node.text("type") == "server_tool_use";
  for (auto& [name, value] : *members) {
    auto* words = value.string();
    const bool json = name == "arguments" || name == "partial_json";
    const bool is_answer = name == "text" || name == "content";
    if (words != nullptr && !decoded) say(*words, json ? Style::json : is_answer ? words_ : Style::plain);
    else strings(value, decoded || (is_call && name == "input"));
    if (name.find('[') != std::string::npos) say(name, Style::plain);
  }
}

void Restorer::feed(std::string& words, const Key& key, Style style, bool is_last, const std::function<Make()>& make) {
  const auto before = channels_.find(key);
  std::string held = before == channels_.end() ? std::string() : std::move(before->second.held);
  words = restored(held, words, style);
  if (is_last) words += std::exchange(held, {});
  if (held.empty()) channels_.erase(key);
  else channels_[key] = {std::move(held), make(), event_name_};
}

// What was kept back was no placeholder's front after all: it leaves as it came.
void Restorer::flush(const std::function<bool(const Key&)>& which) {
  for (auto channel = channels_.begin(); channel != channels_.end();) {
    if (!which(channel->first)) {
      ++channel;
      continue;
    }
    Tree data = channel->second.make(std::move(channel->second.held));
    if (data.find("sequence_number") != nullptr) data.set("sequence_number", Tree(number_ + inserted_++));
    Event event;
    event.name = channel->second.event_name;
    event.data = data.write();
    event.has_data = true;
    out_.push_back(std::move(event));
    channel = channels_.erase(channel);
  }
}

Result<std::vector<Event>> Restorer::event(Event event) {
  out_.clear();
  event_name_ = event.name;
  if (event.data == "[DONE]") {
    flush([](const Key&) { return true; });
  } else {
    SOCLE_TRY(Tree data, parse_answer(backend_, event.data));
    if (is_anthropic(backend_)) messages(data);
    else if (backend_ == Wire::openai_responses) responses(data);
    else chat(data);
    event.data = data.write();
    if (channels_.size() > slots_max) return not_understood(backend_, "too many texts at once");
  }
  out_.push_back(std::move(event));
  return std::exchange(out_, {});
}

void Restorer::chat(Tree& chunk) {
  auto* found = chunk.find("choices");
  auto* choices = found == nullptr ? nullptr : found->array();
  if (choices == nullptr) return;
  Tree head = chunk;
  head.erase("choices");
  for (auto& choice : *choices) {
    const std::int64_t index = choice.integer("index").value_or(0);
    const bool is_last = !choice.text("finish_reason").empty();
    if (auto* delta = choice.find("delta"); delta != nullptr && delta->object() != nullptr)
      chat_delta(head, index, *delta, is_last);
    if (auto* message = choice.find("message")) strings(*message, false);
    if (auto* text = text_of(choice, "text")) {
      feed(*text, {index, "text"}, words_, is_last, [&]() -> Make {
        return [head, index](std::string tail) { return chunk_like(head, index, "text", Tree(std::move(tail))); };
      });
    }
    if (is_last) flush([index](const Key& key) { return key.first == index; });
  }
}

void Restorer::chat_delta(const Tree& head, std::int64_t choice, Tree& delta, bool is_last) {
  const auto like = [&head, choice](auto&& wrap) {
    return [&head, choice, wrap]() -> Make {
      return
          [head, choice, wrap](std::string tail) { return chunk_like(head, choice, "delta", wrap(std::move(tail))); };
    };
  };
  auto* found = delta.find("tool_calls");
  auto* calls = found == nullptr ? nullptr : found->array();
  const bool has_calls = calls != nullptr && !calls->empty();
  const bool speaks = has_calls || std::ranges::any_of(kWords, [&](auto name) { return !delta.text(name).empty(); });
  // What speaks now comes behind what was said before; calls of tools may come in turns.
  flush(
      [&](const Key& key) { return key.first == choice && speaks && !is_tool(key) && delta.text(key.second).empty(); });
  for (auto& [name, value] : *delta.object()) {
    const bool words = std::ranges::find(kWords, name) != std::end(kWords);
    if (words && value.string() != nullptr) {
      feed(*value.string(), {choice, name}, name == "content" ? words_ : Style::plain, is_last,
           like([name = name](std::string tail) {
             Tree out;
             out.add(name, Tree(std::move(tail)));
             return out;
           }));
    } else if (name != "tool_calls") {
      strings(value, false);
    }
  }
  for (std::size_t i = 0; has_calls && i < calls->size(); ++i) {
    const std::int64_t slot = (*calls)[i].integer("index").value_or(static_cast<std::int64_t>(i));
    for (const std::string kind : {"function", "custom"}) {
      const std::string member = kind == "function" ? "arguments" : "input";
      auto* call = (*calls)[i].find(kind);
      auto* piece = call == nullptr ? nullptr : text_of(*call, member);
      if (piece == nullptr) continue;
      feed(*piece, {choice, "tool " + std::to_string(slot) + kind}, kind == "function" ? Style::json : Style::plain,
           is_last, like([slot, kind, member](std::string tail) {
             Tree function, one, all, out;
             function.add(member, Tree(std::move(tail)));
             one.add("index", Tree(slot)).add(kind, std::move(function));
             all.push(std::move(one));
             out.add("tool_calls", std::move(all));
             return out;
           }));
    }
  }
}

void Restorer::messages(Tree& data) {
  const auto type = std::string(data.text("type"));
  const auto index = data.integer("index").value_or(0);
  auto* delta = data.find("delta");
  if (type == "content_block_stop") return flush([index](const Key& key) { return key.first == index; });
  if (type == "message_delta" || type == "message_stop") flush([](const Key&) { return true; });
  if (type != "content_block_delta" || delta == nullptr || delta->object() == nullptr) return strings(data, false);
  flush([&](const Key& key) { return key.first == index && delta->find(key.second) == nullptr; });
  const std::string kind(delta->text("type"));
  for (auto& [name, value] : *delta->object()) {
    if (value.string() == nullptr || (name != "text" && name != "thinking" && name != "partial_json")) {
      strings(value, false);
      continue;
    }
    const Style style = name == "partial_json" ? Style::json : name == "text" ? words_ : Style::plain;
    feed(*value.string(), {index, name}, style, false, [&, name = name]() -> Make {
      return [index, kind, name](std::string tail) {
        Tree inner, out;
        inner.add("type", Tree(kind)).add(name, Tree(std::move(tail)));
        out.add("type", Tree("content_block_delta")).add("index", Tree(index)).add("delta", std::move(inner));
        return out;
      };
    });
  }
}

void Restorer::responses(Tree& data) {
  const std::string type(data.text("type"));
  const auto given = data.integer("sequence_number"), item = data.integer("output_index");
  number_ = given.value_or(0);
  auto* piece = type.ends_with(".delta") ? text_of(data, "delta") : nullptr;
  if (piece != nullptr) {
    std::string key = type;
    for (const std::string_view part : {"content_index", "summary_index"})
      key += "/" + std::to_string(data.integer(part).value_or(0));
    const bool json = type.find("arguments") != std::string::npos;
    const Style style = json ? Style::json : type == "response.output_text.delta" ? words_ : Style::plain;
    feed(*piece, {item.value_or(0), key}, style, false, [&data]() -> Make {
      return [like = data](std::string tail) {
        Tree out = like;
        out.set("delta", Tree(std::move(tail)));
        if (out.find("logprobs") != nullptr) out.set("logprobs", Tree(Tree::Array()));
        return out;
      };
    });
  } else {
    const bool ends_all = type == "response.completed" || type == "response.incomplete";
    if (ends_all || type.ends_with(".done")) flush([&](const Key& key) { return !item || key.first == *item; });
    strings(data, false);
  }
  if (given) data.set("sequence_number", Tree(*given + inserted_));
}

} // namespace socle::dialects
