// Keeps what people write apart from what the template writes: the text of a control token inside a message must stay text, or a
// message could end itself and begin another in the system's name. Private to llama.
#pragma once

#include "base/json.h"
#include "llama/model.h"

namespace socle::llama {

// Replaces, in every text of the messages, the texts of control tokens by marks that no template knows.
void mark_controls(json::value& messages, const std::vector<std::string>& control_texts);
// The whole prompt as tokens: control tokens where the template wrote them, plain text where a mark stands.
Tokens tokenize_marked(const Model& model, std::string_view prompt);

// Exposed for tests.
std::string with_marks(std::string_view text, const std::vector<std::string>& control_texts);
struct Piece {
  std::string text;
  bool is_mark = false;
};
std::vector<Piece> split_marks(std::string_view prompt, const std::vector<std::string>& control_texts);

} // namespace socle::llama
