#include "identity/jwt.h"

#include "identity/errors.h"
#include "identity/limits.h"

#include "base/digest.h"

#include <algorithm>
#include <cmath>

namespace socle::identity {

namespace {
std::unexpected<Error> refused(std::string reason) { return fail(kTokenRefused, {{"reason", std::move(reason)}}); }

constexpr std::string_view algorithms[] = {"RS256", "PS256", "ES256", "EdDSA"};

Result<json::object> read_part(std::string_view text, const char* name) {
  const auto bytes = from_base64url(text);
  if (!bytes) return refused(std::string("its ") + name + " is no base64url");
  const auto parsed = json::parse(*bytes);
  if (!parsed || !parsed->is_object()) return refused(std::string("its ") + name + " is no JSON object");
  return parsed->get_object();
}

// Seconds since the epoch; fractions are allowed there. Nothing where it is no such number.
std::optional<Timestamp> time_of(const json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr) return std::nullopt;
  double seconds = -1;
  if (value->is_int64()) seconds = static_cast<double>(value->get_int64());
  else if (value->is_double()) seconds = value->get_double();
  if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e11) return std::nullopt;
  return Timestamp{static_cast<std::int64_t>(seconds * 1e6)};
}
} // namespace

std::vector<std::string> texts(const json::object& claims, std::string_view name) {
  std::vector<std::string> out;
  const auto* value = claims.if_contains(name);
  if (value == nullptr) return out;
  if (value->is_string()) out.push_back(json::text(*value));
  if (value->is_array()) {
    for (const auto& item : value->get_array()) {
      if (item.is_string()) out.push_back(json::text(item));
    }
  }
  return out;
}

Result<Token> read_token(std::string_view text) {
  if (text.size() > token_bytes_max) return refused("it is longer than any that an issuer makes");
  const auto first = text.find('.'), second = text.find('.', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos)
    return refused("it does not have three parts");
  Token token;
  SOCLE_TRY(const json::object header, read_part(text.substr(0, first), "header"));
  token.algorithm = json::get_string(header, "alg").value_or("");
  if (std::ranges::find(algorithms, token.algorithm) == std::end(algorithms))
    return refused("its algorithm is not one of RS256, PS256, ES256 and EdDSA");
  if (header.contains("crit")) return refused("it asks for an extension that is not known here");
  token.key_id = json::get_string(header, "kid").value_or("");
  token.type = json::get_string(header, "typ").value_or("");
  SOCLE_TRY(token.claims, read_part(text.substr(first + 1, second - first - 1), "body"));
  token.signed_part = text.substr(0, second);
  auto signature = from_base64url(text.substr(second + 1));
  if (!signature || signature->empty()) return refused("its signature is no base64url");
  token.signature = std::move(*signature);
  return token;
}

Result<void> check_claims(const Token& token, const Expected& expected) {
  const json::object& claims = token.claims;
  if (json::get_string(claims, "iss") != expected.issuer) return refused("another issuer made it");
  const auto audiences = texts(claims, "aud");
  const bool meant = std::ranges::any_of(audiences, [&](const auto& audience) {
    return std::ranges::find(expected.audiences, audience) != expected.audiences.end();
  });
  if (!meant) return refused("it is meant for another audience");
  const auto party = json::get_string(claims, "azp");
  if (!expected.client.empty() && (audiences.size() > 1 || party) && party != expected.client)
    return refused("it was made for another party");
  const auto expires = time_of(claims, "exp");
  if (!expires) return refused("it does not say when it ends");
  if (expected.now >= *expires + token_clock_slack) return refused("it has expired");
  if (claims.contains("nbf")) {
    const auto begins = time_of(claims, "nbf");
    if (!begins || expected.now + token_clock_slack < *begins) return refused("it is not valid yet");
  }
  if (claims.contains("iat")) {
    const auto made = time_of(claims, "iat");
    if (!made || expected.now + token_clock_slack < *made) return refused("it was made in the future");
  }
  if (expected.nonce && json::get_string(claims, "nonce") != *expected.nonce)
    return refused("it answers another sign-in");
  if (json::get_string(claims, "sub").value_or("").empty()) return refused("it does not say whom it is about");
  return {};
}

} // namespace socle::identity
