// A GGUF file as tests need it: small, with the values that are asked for. For tests only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace socle::backends {

class GgufFile {
 public:
  explicit GgufFile(std::uint32_t version = 3) : version_(version) {}

  GgufFile& text(std::string_view name, std::string_view value) {
    return member(name, 8, length(value.size()) + std::string(value));
  }
  GgufFile& number(std::string_view name, std::uint32_t value) { return member(name, 4, bytes(value)); }
  GgufFile& texts(std::string_view name, const std::vector<std::string>& values) {
    std::string out = bytes(std::uint32_t{8}) + length(values.size());
    for (const auto& value : values) out += length(value.size()) + value;
    return member(name, 9, out);
  }
  GgufFile& numbers(std::string_view name, std::size_t count) {
    return member(name, 9, bytes(std::uint32_t{6}) + length(count) + std::string(count * 4, '\0'));
  }
  GgufFile& member(std::string_view name, std::uint32_t type, const std::string& value) {
    members_ += length(name.size()) + std::string(name) + bytes(type) + value;
    ++count_;
    return *this;
  }
  // The whole file: one tensor of four numbers behind the head.
  std::string whole() const {
    std::string out = "GGUF" + bytes(version_) + length(1) + length(count_) + members_;
    out += length(5) + "token" + bytes(std::uint32_t{1}) + length(4) + bytes(std::uint32_t{0}) + length(0);
    out.resize((out.size() + 31) / 32 * 32, '\0');
    return out + std::string(16, '\1');
  }

  // A small chat model, as converters write it.
  static GgufFile chat() {
    GgufFile out;
    out.text("general.architecture", "llama")
        .text("general.name", "Tiny (invented)")
        .text("general.license", "apache-2.0");
    out.texts("general.languages", {"DE", "fr"}).number("llama.context_length", 4'096);
    out.texts("tokenizer.ggml.tokens", {"<s>", "a", "b"}).numbers("tokenizer.ggml.scores", 3);
    return out.text("tokenizer.chat_template", "{{ messages }}");
  }

 private:
  template <typename T>
  static std::string bytes(T value) {
    return {reinterpret_cast<const char*>(&value), sizeof value};
  }
  static std::string length(std::uint64_t value) { return bytes(value); }

  std::uint32_t version_;
  std::string members_;
  std::uint64_t count_ = 0;
};

} // namespace socle::backends
