// What a GGUF file says of itself, read from its head under limits. Private to backends.
#pragma once

#include "base/base.h"

#include <cstdint>
#include <filesystem>
#include <istream>

namespace socle::backends {

struct GgufFacts {
  std::string architecture, title, licence, chat_template;
  std::vector<std::string> languages;
  std::int64_t context_tokens = 0;
  std::uint64_t tensors = 0;
  bool embeds = false;  // its answers are vectors
  bool reranks = false; // its answers are scores
};

// What strangers say goes into tables, logs and terminals: one short line of valid UTF-8; and language codes in order.
std::string one_line(std::string_view text);
std::vector<std::string> language_codes(const std::vector<std::string>& given);

// `reason`: why it is none. Never reads beyond the head, nor believes a length that the file does not have.
std::expected<GgufFacts, std::string> read_gguf(std::istream& in, std::uint64_t file_bytes);

} // namespace socle::backends
