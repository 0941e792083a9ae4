// Arbitrary bytes as an endpoint's stream: the first byte chooses who talks to
// whom, the second where it is cut. Cut or whole, the client gets the same
// bytes, guard the same words, and the end is the same.
#include "dialects/dialects.h"

namespace {

using namespace socle;
using dialects::Wire;

struct Pair {
  Wire client, backend;
};
constexpr Pair kPairs[] = {
    {Wire::openai_chat, Wire::openai_chat},           {Wire::anthropic_messages, Wire::anthropic_messages},
    {Wire::openai_responses, Wire::openai_responses}, {Wire::openai_completions, Wire::openai_completions},
    {Wire::openai_chat, Wire::anthropic_messages},    {Wire::anthropic_messages, Wire::openai_chat},
    {Wire::openai_responses, Wire::openai_chat},      {Wire::openai_responses, Wire::anthropic_messages},
};

struct Seen {
  std::string bytes, text, error;
  dialects::Usage usage;
  bool operator==(const Seen&) const = default;
};

Seen run(const Pair& pair, std::string_view stream, std::size_t step) {
  const auto request = dialects::parse_request(
      pair.client,
      R"({"model":"m","stream":true,"max_tokens":5,"messages":[{"role":"user","content":"a"}],"input":"a","prompt":"a"})");
  SOCLE_ASSERT(request.has_value());
  dialects::Answer answer(*request, pair.backend, "call", 0);
  Seen out;
  while (!stream.empty() && !answer.ended()) {
    const auto pieces = answer.feed(stream.substr(0, step));
    stream.remove_prefix(std::min(step, stream.size()));
    if (!pieces) break;
    for (const auto& piece : *pieces) out.bytes += piece.bytes, out.text += piece.text;
  }
  if (const auto end = answer.finish(); end) out.bytes += answer.last_bytes();
  else out.error = end.error().code();
  out.usage = answer.usage();
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const Pair& pair = kPairs[data[0] % std::size(kPairs)];
  const std::string_view stream(reinterpret_cast<const char*>(data) + 2, size - 2);
  SOCLE_ASSERT(run(pair, stream, stream.size() + 1) == run(pair, stream, data[1] % 61U + 1U));
  return 0;
}
