// Tokens and key sets come from strangers: whatever they hold, reading them ends, and nothing unsigned is ever accepted.
#include "identity/jwt.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto cut = text.find('\n');
  const auto token = socle::identity::read_token(text.substr(0, cut));
  const auto keys = socle::identity::KeySet::read(cut == std::string_view::npos ? "{\"keys\":[]}"
                                                                                : text.substr(cut + 1));
  if (!token) return 0;
  if (keys) keys->verifies(*token);
  const auto checked = socle::identity::check_claims(*token, {"https://issuer.example", {"socle"}, "socle", "n", {}});
  static_cast<void>(checked);
  return 0;
}
