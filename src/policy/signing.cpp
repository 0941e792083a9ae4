#include "policy/signing.h"

#include "base/digest.h"
#include "policy/errors.h"
#include "policy/limits.h"
#include "secrets/signing.h"

namespace socle::policy {

namespace {
constexpr std::string_view kFirstLine = "socle-policy-bundle/1";
constexpr std::string_view kPrivate = "PRIVATE+KEY+";
constexpr char kEd25519 = 1;

struct SignerKey {
  std::string name;
  Bytes seed;
  Bytes public_key;
};

Error not_a_key() { return Error(kSignerKeyInvalid, {{"reason", "it is not PRIVATE+KEY+name+hash+key"}}); }

Result<SignerKey> read_signer_key(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  if (!text.starts_with(kPrivate)) return std::unexpected(not_a_key());
  text.remove_prefix(kPrivate.size());
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return std::unexpected(not_a_key());
  auto bytes = from_base64(text.substr(second + 1));
  if (!bytes || bytes->size() != 33 || bytes->front() != kEd25519) return std::unexpected(not_a_key());
  SignerKey out{std::string(text.substr(0, first)), bytes->substr(1), {}};
  SOCLE_TRY(out.public_key, secrets::public_key_of(out.seed));
  // The public half, whose hash is checked: a key that was cut or mistyped signs nothing.
  const std::string verifier = audit::format_verifier_key(out.name, out.public_key);
  if (!verifier.starts_with(text.substr(0, second + 1))) return std::unexpected(not_a_key());
  return out;
}

std::optional<std::string_view> line_of(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

Result<Statement> read_statement(std::string_view body) {
  const auto bad = [](std::string reason) { return fail(kSignatureInvalid, {{"reason", std::move(reason)}}); };
  if (line_of(body) != kFirstLine) return bad("its first line is not " + std::string(kFirstLine));
  Statement out;
  std::optional<Timestamp> issued;
  std::string_view last; // each line once, in this order
  while (const auto line = line_of(body)) {
    const auto blank = line->find(' ');
    const auto name = line->substr(0, blank);
    const auto value = blank == std::string_view::npos ? std::string_view() : line->substr(blank + 1);
    const auto time = from_iso(value);
    if (name == "digest" && last.empty() && value.size() == 64) out.digest = value;
    else if (name == "issued" && last == "digest" && time) issued = time;
    else if (name == "expires" && last == "issued" && time) out.expires = time;
    else if (name == "for" && (last == "issued" || last == "expires") && !value.empty()) out.meant_for = value;
    else return bad("the line “" + std::string(*line) + "” has no place there");
    last = name;
  }
  if (out.digest.empty() || !issued) return bad("digest or issued is missing");
  out.issued = *issued;
  return out;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= signer_name_bytes_max &&
         name.find_first_of(" +\n\r\t") == std::string_view::npos;
}
} // namespace

std::string make_signer_key(std::string_view name, Random& random) {
  SOCLE_ASSERT(is_name(name));
  const Bytes seed = secrets::make_signing_seed(random);
  const auto public_key = secrets::public_key_of(seed);
  SOCLE_ASSERT(public_key.has_value());
  const std::string verifier = audit::format_verifier_key(name, *public_key);
  return std::string(kPrivate) + verifier.substr(0, name.size() + 10) + to_base64(std::string(1, kEd25519) + seed);
}

Result<std::string> verifier_of(std::string_view signer_key) {
  SOCLE_TRY(const SignerKey key, read_signer_key(signer_key));
  return audit::format_verifier_key(key.name, key.public_key);
}

Result<std::string> sign_bundle(const Statement& statement, std::string_view signer_key) {
  SOCLE_TRY(const SignerKey key, read_signer_key(signer_key));
  std::string body(kFirstLine);
  body += "\ndigest " + statement.digest + "\nissued " + to_iso(statement.issued) + "\n";
  if (statement.expires) body += "expires " + to_iso(*statement.expires) + "\n";
  if (!statement.meant_for.empty()) body += "for " + statement.meant_for + "\n";
  SOCLE_TRY(const Bytes signature, secrets::sign_with(key.seed, body));
  return audit::sign_note(body, key.name, key.public_key, signature);
}

Result<Signed> open_signature(std::string_view note, std::span<const std::string> verifier_keys) {
  if (note.size() > signature_bytes_max)
    return fail(kSignatureInvalid, {{"reason", "it is longer than " + std::to_string(signature_bytes_max) + " bytes"}});
  std::optional<Error> why;
  for (const auto& text : verifier_keys) { // one by one: which of them signed it must be known
    SOCLE_TRY(const audit::VerifierKey key, audit::parse_verifier_key(text));
    const auto body = audit::open_note(note, std::span(&key, 1));
    if (!body) {
      why = body.error();
      continue;
    }
    SOCLE_TRY(Statement statement, read_statement(*body));
    return Signed{std::move(statement), key.name, text};
  }
  return fail(kSignatureInvalid, {{"reason", why ? why->message() : "no signer is registered"}});
}

Result<void> check_statement(const Statement& statement, std::string_view digest, std::string_view origin,
                             Timestamp now, std::optional<Timestamp> newest) {
  if (statement.digest != digest)
    return fail(kSignatureOfOther, {{"signed", statement.digest}, {"digest", std::string(digest)}});
  if (!statement.meant_for.empty() && statement.meant_for != origin)
    return fail(kSignatureElsewhere, {{"for", statement.meant_for}, {"origin", std::string(origin)}});
  if (statement.issued > now + signature_ahead_max)
    return fail(kSignatureInvalid, {{"reason", "it was issued in the future, " + to_iso(statement.issued)}});
  if (statement.expires && now >= *statement.expires)
    return fail(kSignatureExpired, {{"expires", to_iso(*statement.expires)}});
  if (newest && statement.issued <= *newest)
    return fail(kSignatureOld, {{"issued", to_iso(statement.issued)}, {"newest", to_iso(*newest)}});
  return {};
}

Result<std::string> fingerprint(std::string_view verifier_key) {
  SOCLE_TRY(const audit::VerifierKey key, audit::parse_verifier_key(verifier_key));
  return sha256_hex(key.key);
}

} // namespace socle::policy
