#include "tar.h"

#include <cstddef>

namespace socle::conformance {

namespace {

constexpr std::size_t block_bytes = 512;

std::string_view until_zero(std::string_view field) { return field.substr(0, field.find('\0')); }

std::size_t octal(std::string_view field) {
  std::size_t value = 0;
  for (const char c : field) {
    if (c >= '0' && c <= '7') value = value * 8 + static_cast<std::size_t>(c - '0');
  }
  return value;
}

} // namespace

std::map<std::string_view, std::string_view> files_of_tar(std::string_view archive) {
  std::map<std::string_view, std::string_view> files;
  while (archive.size() >= block_bytes && archive.front() != '\0') {
    const auto header = archive.substr(0, block_bytes);
    const auto name = until_zero(header.substr(0, 100));
    const auto size = octal(header.substr(124, 12));
    const char kind = header[156];
    const auto padded = (size + block_bytes - 1) / block_bytes * block_bytes;
    if (archive.size() < block_bytes + padded) break;
    if (kind == '0' || kind == '\0') files[name] = archive.substr(block_bytes, size);
    archive.remove_prefix(block_bytes + padded);
  }
  return files;
}

} // namespace socle::conformance
