#include "llama/prompt.h"

#include <charconv>

namespace socle::llama {

namespace {

// Two characters of the private use area around the number of the control text. A message that holds such a mark itself gets the
// plain text of a control token: harmless.
constexpr std::string_view mark_begin = "\xee\x83\xbf", mark_end = "\xee\x83\xbe"; // U+E0FF, U+E0FE

} // namespace

std::string with_marks(std::string_view text, const std::vector<std::string>& control_texts) {
  std::string out;
  while (!text.empty()) {
    std::size_t first = text.size(), which = control_texts.size();
    for (std::size_t i = 0; i < control_texts.size();
         ++i) { // longest first: of two at the same place the longer one wins
      const auto at = text.substr(0, std::min(text.size(), first + control_texts[i].size())).find(control_texts[i]);
      if (at < first) first = at, which = i;
    }
    out += text.substr(0, first);
    if (which == control_texts.size()) break;
    out.append(mark_begin).append(std::to_string(which)).append(mark_end);
    text.remove_prefix(first + control_texts[which].size());
  }
  return out;
}

std::vector<Piece> split_marks(std::string_view prompt, const std::vector<std::string>& control_texts) {
  std::vector<Piece> out;
  std::string plain;
  while (!prompt.empty()) {
    const auto at = std::min(prompt.find(mark_begin), prompt.size());
    plain += prompt.substr(0, at);
    prompt.remove_prefix(at);
    if (prompt.empty()) break;
    prompt.remove_prefix(mark_begin.size());
    std::size_t which = control_texts.size();
    const auto [end, error] = std::from_chars(prompt.data(), prompt.data() + prompt.size(), which);
    const auto digits = static_cast<std::size_t>(end - prompt.data());
    if (error == std::errc() && which < control_texts.size() && prompt.substr(digits).starts_with(mark_end)) {
      if (!plain.empty()) out.push_back({std::exchange(plain, {}), false});
      out.push_back({control_texts[which], true});
      prompt.remove_prefix(digits + mark_end.size());
    } else {
      plain += mark_begin; // no mark of ours
    }
  }
  if (!plain.empty()) out.push_back({std::move(plain), false});
  return out;
}

void mark_controls(json::value& messages, const std::vector<std::string>& control_texts) {
  if (auto* text = messages.if_string()) {
    for (const auto& control : control_texts) {
      if (std::string_view(*text).find(control) == std::string_view::npos) continue;
      *text = with_marks(*text, control_texts);
      return;
    }
  } else if (auto* list = messages.if_array()) {
    for (auto& item : *list) mark_controls(item, control_texts);
  } else if (auto* members = messages.if_object()) {
    for (auto& member : *members) {
      if (member.key() != "role" && member.key() != "type") mark_controls(member.value(), control_texts);
    }
  }
}

Tokens tokenize_marked(const Model& model, std::string_view prompt) {
  const auto pieces = split_marks(prompt, model.control_texts());
  if (pieces.size() == 1 && !pieces.front().is_mark) return model.tokenize(prompt, true, true);
  Tokens out;
  if (llama_vocab_get_add_bos(model.vocabulary())) out.push_back(llama_vocab_bos(model.vocabulary()));
  for (const auto& piece : pieces) {
    const auto tokens = model.tokenize(piece.text, false, !piece.is_mark);
    out.insert(out.end(), tokens.begin(), tokens.end());
  }
  return out;
}

} // namespace socle::llama
