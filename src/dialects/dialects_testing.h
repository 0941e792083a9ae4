// For the tests of dialects: streams fed whole and cut, and short ways to ask.
#pragma once

#include "dialects/dialects.h"
#include "dialects/errors.h"

#include <gtest/gtest.h>

namespace socle::dialects::testing {

struct Streamed {
  std::string bytes; // all pieces and, of a good stream, what ends it
  std::string text;
  std::string error; // its code
  Usage usage;
  std::string finish_reason;
  bool operator==(const Streamed&) const = default;
};

inline Request request(Wire wire, std::string_view body) {
  auto out = parse_request(wire, body);
  EXPECT_TRUE(out) << out.error().describe();
  return std::move(*out);
}

// Feeds `stream` in pieces of at most `step` bytes.
inline Streamed stream(const Request& request, Wire backend, std::string_view stream,
                       std::size_t step = std::string::npos) {
  Answer answer(request, backend, "call_test", 1700000000);
  Streamed out;
  while (!stream.empty() && !answer.ended()) {
    auto pieces = answer.feed(stream.substr(0, step));
    stream.remove_prefix(std::min(step, stream.size()));
    if (!pieces) break;
    for (const auto& piece : *pieces) {
      out.bytes += piece.bytes;
      out.text += piece.text;
    }
  }
  if (auto end = answer.finish(); end) {
    out.bytes += answer.last_bytes();
  } else {
    out.error = end.error().code();
  }
  out.usage = answer.usage();
  out.finish_reason = answer.finish_reason();
  return out;
}

// The same stream, cut at every byte and in steps, must give the same.
inline Streamed streamed(const Request& of, Wire backend, std::string_view bytes) {
  const Streamed whole = stream(of, backend, bytes);
  for (std::size_t step : {1U, 2U, 3U, 7U, 64U}) {
    const Streamed cut = stream(of, backend, bytes, step);
    EXPECT_EQ(cut.bytes, whole.bytes) << "in steps of " << step;
    EXPECT_EQ(cut, whole) << "in steps of " << step;
  }
  return whole;
}

inline Tree json(std::string_view text) {
  auto out = Tree::parse(text);
  EXPECT_TRUE(out) << out.error().describe() << ": " << text;
  return out ? std::move(*out) : Tree();
}

} // namespace socle::dialects::testing
