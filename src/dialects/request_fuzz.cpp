// Arbitrary bytes as a request, the first of which chooses the wire: refused,
// or written for every kind of endpoint as JSON that names the endpoint's model
// once; and what guard changes in a text is in what is written to the same
// wire.
#include "dialects/dialects.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace socle;
  using dialects::Wire;
  constexpr Wire wires[] = {Wire::openai_chat,       Wire::openai_responses,   Wire::openai_completions,
                            Wire::openai_embeddings, Wire::anthropic_messages, Wire::anthropic_count_tokens,
                            Wire::openai_images,     Wire::openai_speech};
  if (size == 0) return 0;
  const Wire wire = wires[data[0] % std::size(wires)];
  auto request = dialects::parse_request(wire, {reinterpret_cast<const char*>(data) + 1, size - 1});
  if (!request) {
    SOCLE_ASSERT(request.error().http_status() == 400 || request.error().http_status() == 413);
    return 0;
  }
  for (const Wire backend : wires) {
    const auto written = dialects::write_request(*request, backend, "upstream-model");
    if (!written) {
      SOCLE_ASSERT(backend != wire && written.error().http_status() == 400);
      continue;
    }
    const auto tree = dialects::Tree::parse(*written);
    SOCLE_ASSERT(tree.has_value() && tree->text("model") == "upstream-model");
  }
  for (auto& text : request->texts()) {
    SOCLE_ASSERT(text.text != nullptr && !text.text->empty());
    if (text.name != "model") *text.text = "[CHANGED]";
  }
  for (const auto& text : request->texts()) SOCLE_ASSERT(text.name == "model" || *text.text == "[CHANGED]");
  return 0;
}
