// Arbitrary bytes as a request: whatever they are, the engine answers, and permits only what its one rule permits.
#include "policy/engine.h"

#include <socle_cedar.h>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using socle::policy::Engine;
  static const auto engine = [] {
    const std::pair<std::string, std::string> sources[] = {
        {"s",
         "entity User = { n?: Long }; action go appliesTo { principal: User, resource: User, context: { n?: Long, s?: Set<String>, d?: decimal } };"},
        {"p",
         "@id(\"a\") permit (principal == User::\"a\", action, resource) when { context has n && context.n > 0 };"}};
    socle::json::value said;
    return Engine::compile(sources, SOCLE_CEDAR_MUST_VALIDATE, said);
  }();
  SOCLE_ASSERT(engine != nullptr);
  const std::string_view request(reinterpret_cast<const char*>(data), size);
  const auto prepared = engine->authorize(request, SOCLE_CEDAR_CHECK);
  const auto upstream = engine->authorize(request, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_WITH_AUTHORIZER);
  SOCLE_ASSERT(prepared.status == upstream.status && prepared.permit == upstream.permit &&
               prepared.reasons == upstream.reasons);
  return 0;
}
