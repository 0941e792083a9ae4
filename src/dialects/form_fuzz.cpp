// A form from a stranger: reading it never crashes, and what was read is written so that it reads the same.
#include "dialects/dialects.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace socle::dialects;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = parse_request(Wire::openai_transcriptions, bytes, "multipart/form-data; boundary=b");
  if (!read) return 0;
  const auto written = write_request(*read, Wire::openai_transcriptions, read->model);
  SOCLE_ASSERT(written.has_value());
  const auto again = parse_request(Wire::openai_transcriptions, *written, content_type_of(*read));
  SOCLE_ASSERT(again.has_value() && again->files.size() == read->files.size() && again->model == read->model);
  for (std::size_t i = 0; i < read->files.size(); ++i) SOCLE_ASSERT(again->files[i].bytes == read->files[i].bytes);
  return 0;
}
