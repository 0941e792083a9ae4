#include "llama/options.h"

#include "llama/errors.h"

#include <charconv>

namespace socle::llama {

namespace {

std::unexpected<Error> invalid(std::string reason) { return fail(kOptionsInvalid, {{"reason", std::move(reason)}}); }

template <typename T>
Result<void> number(const std::string& name, const std::string& text, std::int64_t least, std::int64_t most, T& out) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
    return invalid(name + " is a number from " + std::to_string(least) + " to " + std::to_string(most));
  out = static_cast<T>(value);
  return {};
}

Result<void> take(Options& options, const std::string& name, const std::string& value) {
  if (name == "--model") return options.model = value, Result<void>();
  if (name == "--socket") return options.socket = value, Result<void>();
  if (name == "--name") return options.name = value, Result<void>();
  if (name == "--slots") return number(name, value, 1, slots_max, options.slots);
  if (name == "--context") return number(name, value, context_tokens_min, 1 << 24, options.context_tokens);
  if (name == "--batch") return number(name, value, 32, 8192, options.batch_tokens);
  if (name == "--threads") return number(name, value, 1, 512, options.threads);
  if (name == "--memory") return number(name, value, 0, INT64_MAX, options.memory_bytes_max);
  if (name == "--gpu-layers") return number(name, value, 0, 1 << 16, options.gpu_layers);
  if (name == "--parent") return number(name, value, 1, INT32_MAX, options.parent);
  if (name == "--purpose") {
    for (const auto purpose : {Purpose::chat, Purpose::embedding, Purpose::reranking}) {
      if (value == to_string(purpose)) return options.purpose = purpose, Result<void>();
    }
    return invalid("--purpose is chat, embedding or reranking");
  }
  return invalid("the option " + name + " is not known");
}

} // namespace

std::string_view to_string(Purpose purpose) {
  return purpose == Purpose::chat ? "chat" : purpose == Purpose::embedding ? "embedding" : "reranking";
}

Result<Options> parse_options(std::span<const std::string> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    if (i + 1 == arguments.size()) return invalid("the option " + arguments[i] + " has no value");
    SOCLE_CHECK(take(options, arguments[i], arguments[i + 1]));
  }
  if (options.model.empty()) return invalid("--model is missing");
  if (!options.socket.starts_with('/')) return invalid("--socket is an absolute path");
  if (options.name.empty()) options.name = options.model.substr(options.model.rfind('/') + 1);
  return options;
}

} // namespace socle::llama
