// What reading a request, listing its texts and writing it for the endpoint
// costs, and what a piece of a stream costs.
#include "dialects/dialects.h"

#include <benchmark/benchmark.h>

namespace socle::dialects {
namespace {

std::string prompt(std::size_t bytes) {
  std::string out;
  while (out.size() < bytes)
    out += "The parties agree that the supplier provides the \\\"services\\\" "
           "of annex 2, from 1 January on.\\n";
  return out;
}
std::string body(Wire wire, std::size_t bytes) {
  return (wire == Wire::anthropic_messages
              ? R"({"model":"fast","max_tokens":200,"messages":[{"role":"user","content":")"
              : R"({"model":"fast","stream":true,"temperature":0.2,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":")") +
         prompt(bytes) + "\"}]}";
}

void pass(benchmark::State& state, Wire client, Wire backend) {
  const std::string bytes = body(client, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    auto request = parse_request(client, bytes);
    auto texts = request->texts();
    auto written = write_request(*request, backend, "upstream-model");
    SOCLE_ASSERT(written.has_value());
    benchmark::DoNotOptimize(texts);
    benchmark::DoNotOptimize(written);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK_CAPTURE(pass, chat_to_chat, Wire::openai_chat, Wire::openai_chat)->Arg(1000)->Arg(10'000)->Arg(100'000);
BENCHMARK_CAPTURE(pass, messages_to_messages, Wire::anthropic_messages, Wire::anthropic_messages)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000);
BENCHMARK_CAPTURE(pass, chat_to_messages, Wire::openai_chat, Wire::anthropic_messages)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000);
BENCHMARK_CAPTURE(pass, messages_to_chat, Wire::anthropic_messages, Wire::openai_chat)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000);

void answer(benchmark::State& state) {
  const auto request = parse_request(Wire::openai_chat,
                                     R"({"model":"fast","messages":[{"role":"user","content":"a"}]})");
  const std::string bytes =
      R"({"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"up","choices":[{"index":0,"message":{"role":"assistant","content":")" +
      prompt(static_cast<std::size_t>(state.range(0))) +
      R"("},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}})";
  for (auto _ : state) {
    Answer answer(*request, Wire::openai_chat, "call", 0);
    auto whole = answer.whole(bytes);
    SOCLE_ASSERT(whole.has_value());
    benchmark::DoNotOptimize(whole);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK(answer)->Arg(1000)->Arg(10'000)->Arg(100'000);

// One event of a stream with a few letters in it, the most frequent thing that
// passes here.
void piece(benchmark::State& state, Wire client, std::string_view model) {
  const auto request = parse_request(
      client,
      R"({"model":")" + std::string(model) +
          R"(","stream":true,"max_tokens":9,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"a"}]})");
  constexpr std::string_view event = "data: "
                                     "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":"
                                     "1700000000,\"model\":\"up\",\"system_fingerprint\":\"fp\",\"choices\":[{"
                                     "\"index\":0,\"delta\":{\"content\":\" "
                                     "word\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";
  Answer answer(*request, Wire::openai_chat, "call", 0);
  for (auto _ : state) {
    auto pieces = answer.feed(event);
    SOCLE_ASSERT(pieces.has_value() && !pieces->empty());
    benchmark::DoNotOptimize(pieces);
  }
}
BENCHMARK_CAPTURE(piece, chat_to_chat, Wire::openai_chat, "fast");
BENCHMARK_CAPTURE(piece, chat_to_chat_of_the_same_name, Wire::openai_chat, "up");
BENCHMARK_CAPTURE(piece, messages_from_chat, Wire::anthropic_messages, "fast");

} // namespace
} // namespace socle::dialects
