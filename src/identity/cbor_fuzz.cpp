// What a browser sends of an authenticator comes from strangers: whatever it holds, reading it ends, and nothing unsigned is accepted.
#include "identity/cbor.h"
#include "identity/webauthn.h"

#include "base/assert.h"
#include "base/digest.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string_view left = bytes;
  if (!socle::identity::cbor::read(left)) SOCLE_ASSERT(left.size() == bytes.size());
  static const socle::identity::RelyingParty party{"socle.example", "https://socle.example"};
  static const std::string challenge = "seeds";
  const std::string client =
      R"({"type":"webauthn.create","challenge":"c2VlZHM","origin":"https://socle.example","crossOrigin":false})";
  const auto coded = [](std::string_view text) {
    return socle::to_base64url(std::span(reinterpret_cast<const unsigned char*>(text.data()), text.size()));
  };
  socle::json::object credential{
      {"id", "aWQ"},
      {"response", socle::json::object{{"clientDataJSON", coded(client)}, {"attestationObject", coded(bytes)}}}};
  const auto made = socle::identity::check_registration({party, challenge}, credential);
  static_cast<void>(made); // needs no signature: a seed that registers a passkey is among the corpus
  std::string used = client;
  used.replace(used.find("create"), 6, "get");
  credential["response"] = socle::json::object{
      {"clientDataJSON", coded(used)}, {"authenticatorData", coded(bytes)}, {"signature", "AAAA"}};
  SOCLE_ASSERT(
      !socle::identity::check_assertion({party, challenge}, {"id", std::string(bytes), "usr_1", 0, false}, credential));
  return 0;
}
