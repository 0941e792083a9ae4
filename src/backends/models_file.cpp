// A model file on this machine: what it says of itself, and its digest.
#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/models.h"
#include "backends/models_gguf.h"

#include "base/digest_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace socle::backends {

// What a file says of itself goes into tables, logs and terminals: one short line of valid UTF-8.
std::string one_line(std::string_view text) {
  std::string out(text.substr(0, text_bytes_max));
  while (!out.empty() && out.size() < text.size() && (static_cast<unsigned char>(text[out.size()]) & 0xc0U) == 0x80U)
    out.pop_back(); // not in the middle of a character
  for (auto& c : out) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  }
  if (!json::parse(json::write(json::value(out)))) {
    for (auto& c : out) {
      if (static_cast<unsigned char>(c) >= 0x80U) c = '?';
    }
  }
  return out;
}

std::vector<std::string> language_codes(const std::vector<std::string>& given) {
  std::vector<std::string> out;
  for (std::string code : given) {
    std::ranges::transform(code, code.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const bool plain = !code.empty() && code.size() <= word_bytes_max && std::ranges::all_of(code, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (plain) out.push_back(std::move(code));
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

namespace {
Result<std::string> digest_of(std::istream& in, const std::string& file, Progress& progress) {
  Sha256Stream digest;
  std::string piece(file_piece_bytes, '\0');
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    progress.done_bytes += in.gcount();
  }
  if (!in.eof() || progress.done_bytes != progress.total_bytes)
    return fail(kUnreadableFile, {{"file", file}, {"reason", "it changed or could not be read to its end"}});
  return to_hex(std::span<const unsigned char>(digest.finish()));
}
} // namespace

Result<void> read_file_facts(Model& model, Progress& progress) {
  const auto unreadable = [&](std::string reason) {
    return fail(kUnreadableFile, {{"file", model.file}, {"reason", std::move(reason)}});
  };
  std::error_code error;
  const auto path = std::filesystem::canonical(model.file, error); // what a link means may change
  if (error) return unreadable(error.message());
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::is_regular_file(status))
    return unreadable(error ? error.message() : "it is no regular file");
  const auto bytes = std::filesystem::file_size(path, error);
  if (error) return unreadable(error.message());
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return unreadable(std::strerror(errno != 0 ? errno : EIO));
  const auto facts = read_gguf(in, bytes);
  if (!facts) return fail(kNoModelFile, {{"file", model.file}, {"reason", facts.error()}});
  progress.total_bytes = static_cast<std::int64_t>(bytes);
  in.clear();
  in.seekg(0);
  SOCLE_TRY(model.digest, digest_of(in, model.file, progress));
  model.file = path.string();
  model.file_bytes = static_cast<std::int64_t>(bytes);
  model.architecture = one_line(facts->architecture);
  model.title = one_line(facts->title);
  model.has_chat_template = !facts->chat_template.empty();
  if (model.licence.empty()) model.licence = one_line(facts->licence);
  if (model.origin.empty()) model.origin = path.parent_path().string();
  if (model.context_tokens == 0) model.context_tokens = facts->context_tokens;
  if (model.languages.empty()) model.languages = language_codes(facts->languages);
  if (!model.capabilities.empty()) return {};
  if (facts->reranks) model.capabilities = {"rerank"};
  else if (facts->embeds) model.capabilities = {"embeddings"};
  else if (model.has_chat_template) model.capabilities = {"chat", "completions", "schema"};
  else model.capabilities = {"completions", "schema"};
  return {};
}

} // namespace socle::backends
