// The table of embedded files; embed.py generates its contents from what the console's build made.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace socle::console {

struct File {
  std::string_view path;
  std::size_t offset;  // in contents()
  std::size_t size;
  std::string_view content_type;
  std::string_view etag;
  std::string_view encoding;
};

std::span<const File> files();  // sorted by path
std::span<const unsigned char> contents();

}  // namespace socle::console
