#include "identity/webauthn.h"

#include "identity/cbor.h"
#include "identity/errors.h"
#include "identity/limits.h"
#include "identity/public_key.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

namespace {
using cbor::Value;
using Kind = Value::Kind;

std::unexpected<Error> refused(std::string_view reason) {
  return fail(kPasskeyRefused, {{"reason", std::string(reason)}});
}

struct CoseKey {
  PublicKey key;
  Signed algorithm = Signed::es256;
};

// RFC 9052 and 9053 as WebAuthn narrows them: an algorithm of the three, and its key's own members only.
std::optional<CoseKey> read_key(const Value& map) {
  enum : std::int64_t { kty = 1, alg = 3, crv = -1, x = -2, y = -3, n = -1, e = -2 };
  const auto number = [&](std::int64_t name) {
    const Value* value = map.find(name, Kind::integer);
    return value == nullptr ? 0 : value->integer;
  };
  const auto bytes = [&](std::int64_t name) {
    const Value* value = map.find(name, Kind::bytes);
    return value == nullptr ? Bytes() : value->bytes;
  };
  CoseKey out;
  std::size_t members = 0;
  if (number(kty) == 2 && number(alg) == -7 && number(crv) == 1)
    out = {p256_key(bytes(x), bytes(y)), Signed::es256}, members = 5;
  else if (number(kty) == 1 && number(alg) == -8 && number(crv) == 6)
    out = {ed25519_key(bytes(x)), Signed::eddsa}, members = 4;
  else if (number(kty) == 3 && number(alg) == -257) out = {rsa_key(bytes(n), bytes(e)), Signed::rs256}, members = 4;
  if (!out.key || map.items.size() != 2 * members) return std::nullopt;
  return out;
}

// What the authenticator itself says and signs.
struct AuthenticatorData {
  std::string_view party_hash;
  bool present = false, verified = false, synced = false, backed_up = false;
  std::int64_t counter = 0;
  Bytes id, public_key; // where it has just made one
};

std::optional<AuthenticatorData> read_data(std::string_view bytes) {
  constexpr std::size_t head = 37, model = 16;
  if (bytes.size() < head) return std::nullopt;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned flags = at(32);
  AuthenticatorData out;
  out.party_hash = bytes.substr(0, 32);
  out.present = (flags & 1U) != 0, out.verified = (flags & 4U) != 0;
  out.synced = (flags & 8U) != 0, out.backed_up = (flags & 16U) != 0;
  for (std::size_t i = 33; i < head; ++i) out.counter = (out.counter << 8) | at(i);
  if (out.backed_up && !out.synced) return std::nullopt;
  bytes.remove_prefix(head);
  if ((flags & 64U) != 0) {
    if (bytes.size() < model + 2) return std::nullopt;
    const std::size_t size = (static_cast<std::size_t>(static_cast<unsigned char>(bytes[model])) << 8U) |
                             static_cast<unsigned char>(bytes[model + 1]);
    bytes.remove_prefix(model + 2);
    if (size == 0 || size > credential_id_bytes_max || bytes.size() < size) return std::nullopt;
    out.id = bytes.substr(0, size);
    bytes.remove_prefix(size);
    const std::string_view before = bytes;
    const auto key = cbor::read(bytes);
    if (!key || !read_key(*key)) return std::nullopt;
    out.public_key = before.substr(0, before.size() - bytes.size());
  }
  if ((flags & 128U) != 0) { // extensions: none was asked for, and none counts
    const auto extensions = cbor::read(bytes);
    if (!extensions || extensions->kind != Kind::map) return std::nullopt;
  }
  return bytes.empty() ? std::optional(out) : std::nullopt;
}

Result<Bytes> member(const json::object& credential, const char* name) {
  const auto* response = json::get_object(credential, "response");
  const auto text = response == nullptr ? std::nullopt : json::get_string(*response, name);
  auto bytes = text && text->size() <= ceremony_bytes_max ? from_base64url(*text) : std::nullopt;
  if (!bytes || bytes->empty()) return refused(std::string("its ") + name + " is missing or no base64url");
  return std::move(*bytes);
}

// What the browser says of the page that asked.
Result<void> check_client(const Ceremony& ceremony, const Bytes& text, std::string_view type) {
  const auto parsed = json::parse(text, ceremony_bytes_max);
  if (!parsed || !parsed->is_object()) return refused("its clientDataJSON is no JSON object");
  const auto& client = parsed->get_object();
  if (json::get_string(client, "type") != type) return refused("it was made for something else");
  const auto challenge = from_base64url(json::get_string(client, "challenge").value_or(""));
  if (!challenge || ceremony.challenge.empty() || !equal_secret(*challenge, ceremony.challenge))
    return refused("it answers another challenge");
  if (json::get_string(client, "origin") != ceremony.party.origin)
    return refused("it was made for a page of another address");
  if (json::get_bool(client, "crossOrigin") == true || client.contains("topOrigin"))
    return refused("it was made inside a page of another address");
  return {};
}

Result<void> check_data(const Ceremony& ceremony, const AuthenticatorData& data) {
  if (!equal_secret(data.party_hash, view(sha256(ceremony.party.id)))) return refused("it is of another address");
  if (!data.present) return refused("nobody touched the device");
  if (!data.verified) return refused("the device did not check who holds it");
  return {};
}

bool is_loopback(std::string_view host) { return host == "localhost" || host.ends_with(".localhost"); }

// What browsers take for an RP ID: a name, in lower case, with a dot in it or "localhost", and no address of numbers.
bool is_name(std::string_view host) {
  const bool plain = std::ranges::all_of(
      host, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
  const auto last = host.substr(host.rfind('.') + 1); // all of it where there is no dot
  return plain && host.size() <= 253 && !host.starts_with('.') && !host.ends_with('.') &&
         host.find("..") == std::string_view::npos &&
         (host.find('.') != std::string_view::npos || host == "localhost") &&
         last.find_first_not_of("0123456789") != std::string_view::npos;
}
} // namespace

std::expected<RelyingParty, std::string> relying_party_of(std::string_view address) {
  std::string text(address);
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (text.ends_with('/')) text.pop_back();
  const auto slashes = text.find("://");
  if (slashes == std::string::npos) return std::unexpected("it begins with https://");
  const std::string scheme = text.substr(0, slashes);
  std::string host = text.substr(slashes + 3), port;
  if (const auto colon = host.find(':'); colon != std::string::npos) {
    port = host.substr(colon + 1);
    host.resize(colon);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos ||
        port.front() == '0' || std::stoi(port) > 65'535)
      return std::unexpected("its port is no number of a port");
  }
  if (!is_name(host)) return std::unexpected("it is https:// and a name such as socle.example.org, without a path");
  if (scheme != "https" && !(scheme == "http" && is_loopback(host)))
    return std::unexpected("it begins with https://; http:// is for localhost only");
  if (port == (scheme == "https" ? "443" : "80")) port.clear(); // as browsers write an origin
  return RelyingParty{host, scheme + "://" + host + (port.empty() ? "" : ":" + port)};
}

std::string credential_id(const json::object& credential) {
  const std::string id = json::get_string(credential, "id").value_or("");
  const auto bytes = from_base64url(id);
  return bytes && !bytes->empty() && bytes->size() <= credential_id_bytes_max ? id : std::string();
}

Result<MadePasskey> check_registration(const Ceremony& ceremony, const json::object& credential) {
  SOCLE_TRY(const Bytes client, member(credential, "clientDataJSON"));
  SOCLE_TRY(const Bytes attestation, member(credential, "attestationObject"));
  SOCLE_CHECK(check_client(ceremony, client, "webauthn.create"));
  std::string_view left = attestation;
  const auto object = cbor::read(left);
  const Value* bytes = object && left.empty() ? object->find("authData", Kind::bytes) : nullptr;
  if (bytes == nullptr || object->find("fmt", Kind::text) == nullptr || object->find("attStmt", Kind::map) == nullptr)
    return refused("its attestationObject cannot be read");
  const auto data = read_data(bytes->bytes);
  if (!data) return refused("its authenticator data cannot be read, or its key is none that is used here");
  SOCLE_CHECK(check_data(ceremony, *data));
  if (data->id.empty()) return refused("it holds no key");
  if (from_base64url(credential_id(credential)) != data->id) return refused("it names another id than it holds");
  return MadePasskey{data->id, data->public_key, data->counter, data->synced, data->backed_up};
}

Result<UsedPasskey> check_assertion(const Ceremony& ceremony, const KnownPasskey& passkey,
                                    const json::object& credential) {
  if (from_base64url(credential_id(credential)) != passkey.id) return refused("it is another passkey");
  SOCLE_TRY(const Bytes client, member(credential, "clientDataJSON"));
  SOCLE_TRY(const Bytes bytes, member(credential, "authenticatorData"));
  SOCLE_TRY(const Bytes signature, member(credential, "signature"));
  SOCLE_CHECK(check_client(ceremony, client, "webauthn.get"));
  const auto data = read_data(bytes);
  if (!data) return refused("its authenticator data cannot be read");
  SOCLE_CHECK(check_data(ceremony, *data));
  const auto* response = json::get_object(credential, "response");
  const auto* holder = response->if_contains("userHandle");
  if (holder != nullptr && !holder->is_null() && from_base64url(json::text(*holder)) != passkey.holder)
    return refused("it is somebody else's");
  if (data->synced != passkey.synced) return refused("what it says of its copies has changed");
  std::string_view stored = passkey.public_key;
  const auto map = cbor::read(stored);
  const auto key = map ? read_key(*map) : std::nullopt;
  if (!key || !verifies(key->key, key->algorithm, bytes + std::string(view(sha256(client))), signature))
    return refused("its signature is wrong");
  if ((data->counter != 0 || passkey.counter != 0) && data->counter <= passkey.counter) return fail(kPasskeyCopied);
  return UsedPasskey{data->counter, data->backed_up};
}

} // namespace socle::identity
