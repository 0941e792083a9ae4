// Whatever arrives, in whatever pieces: no crash, the limits hold, and the way it was cut into pieces changes nothing.
#include "base/assert.h"
#include "net/limits.h"
#include "net/parser.h"

#include <cstdint>

namespace {

using socle::net::Parser;

// All messages of a connection, as text; a refusal ends it.
std::string read_all(std::string_view bytes, std::size_t piece) {
  Parser parser(Parser::Role::request);
  std::string out;
  while (true) {
    if (parser.state() == Parser::State::decided) parser.proceed(1'000);
    if (parser.state() == Parser::State::complete) {
      const auto& request = parser.request();
      SOCLE_ASSERT(request.body.size() <= 1'000 && request.headers.size() <= socle::net::header_fields_max);
      SOCLE_ASSERT(request.path.starts_with('/'));
      out += request.method + ' ' + request.path + '?' + request.query + '\n';
      for (const auto& [name, value] : request.headers) out += name + '=' + value + '\n';
      out += request.body + "\n--\n";
      parser.next();
    }
    if (parser.state() == Parser::State::failed)
      return out + "refused " + std::to_string(parser.error()->http_status());
    if (bytes.empty()) return out + (parser.started() ? "unfinished" : "end");
    const auto used = parser.feed(bytes.substr(0, piece));
    SOCLE_ASSERT(used <= std::min(piece, bytes.size()));
    SOCLE_ASSERT(used > 0 || parser.state() != Parser::State::head);
    bytes.remove_prefix(used);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto whole = read_all(bytes, bytes.size() + 1);
  SOCLE_ASSERT(whole == read_all(bytes, 1));
  SOCLE_ASSERT(whole == read_all(bytes, 7));
  return 0;
}
