#include "audit/note.h"

#include "audit/errors.h"
#include "secrets/secrets.h"

#include <charconv>

namespace socle::audit {

namespace {
constexpr char kEd25519 = 1;
constexpr std::string_view kDash = "\xe2\x80\x94 "; // em dash and blank, as the format has it
constexpr std::size_t signatures_max = 100;

Error bad(std::string reason) { return Error(kBadNote, {{"reason", std::move(reason)}}); }

std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool canonical = !text.empty() && (text == "0" || text.front() != '0');
  return error == std::errc() && end == text.data() + text.size() && canonical ? std::optional(value) : std::nullopt;
}

std::optional<Hash> hash_of(std::string_view base64) {
  const auto bytes = from_base64(base64);
  Hash out{};
  if (!bytes || bytes->size() != out.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(out.data()));
  return out;
}

std::string big_endian(std::uint32_t id) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(id >> static_cast<unsigned>(shift));
  return out;
}
} // namespace

std::uint32_t key_id(std::string_view name, std::string_view public_key) {
  const Sha256 digest = sha256({name, "\n", std::string_view(&kEd25519, 1), public_key});
  return static_cast<std::uint32_t>(digest[0]) << 24U | static_cast<std::uint32_t>(digest[1]) << 16U |
         static_cast<std::uint32_t>(digest[2]) << 8U | digest[3];
}

std::string format_verifier_key(std::string_view name, std::string_view public_key) {
  return std::string(name) + "+" + to_hex(big_endian(key_id(name, public_key))) + "+" +
         to_base64(std::string(1, kEd25519) + std::string(public_key));
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return std::unexpected(bad("a verifier key is name+hash+key"));
  const auto key = from_base64(text.substr(second + 1));
  if (!key || key->size() != 33 || (*key)[0] != kEd25519)
    return std::unexpected(bad("the verifier key is not an Ed25519 key"));
  VerifierKey out{std::string(text.substr(0, first)), 0, key->substr(1)};
  out.id = key_id(out.name, out.key);
  if (out.name.empty() || to_hex(big_endian(out.id)) != text.substr(first + 1, second - first - 1))
    return std::unexpected(bad("the verifier key's hash does not fit"));
  return out;
}

std::string checkpoint_body(std::string_view origin, std::uint64_t size, const Hash& root) {
  return std::string(origin) + "\n" + std::to_string(size) + "\n" + to_base64(std::span<const unsigned char>(root)) +
         "\n";
}

std::string sign_note(std::string_view body, std::string_view name, std::string_view public_key,
                      std::string_view signature) {
  return std::string(body) + "\n" + std::string(kDash) + std::string(name) + " " +
         to_base64(big_endian(key_id(name, public_key)) + std::string(signature)) + "\n";
}

Result<std::string> open_note(std::string_view note, std::span<const VerifierKey> known) {
  const auto split = note.rfind("\n\n");
  if (split == std::string_view::npos || !note.ends_with('\n')) return std::unexpected(bad("no signature block"));
  const std::string body(note.substr(0, split + 1));
  auto signatures = note.substr(split + 2);
  bool verified = false;
  for (std::size_t count = 0; !signatures.empty(); ++count) {
    auto line = take_line(signatures);
    if (count == signatures_max) return std::unexpected(bad("more than 100 signatures"));
    if (!line.starts_with(kDash)) return std::unexpected(bad("a signature line does not begin with an em dash"));
    line.remove_prefix(kDash.size());
    const auto blank = line.find(' ');
    const auto blob = blank == std::string_view::npos ? std::nullopt : from_base64(line.substr(blank + 1));
    if (!blob || blob->size() < 5 || blank == 0) return std::unexpected(bad("a signature line cannot be read"));
    for (const auto& key : known) {
      if (key.name != line.substr(0, blank) || big_endian(key.id) != std::string_view(*blob).substr(0, 4)) continue;
      if (!secrets::verify_signature(key.key, body, std::string_view(*blob).substr(4)))
        return std::unexpected(bad("the signature of " + key.name + " is wrong"));
      verified = true;
    }
  }
  if (!verified) return std::unexpected(bad("no known key signed it"));
  return body;
}

Result<Checkpoint> parse_checkpoint(std::string_view body) {
  Checkpoint out;
  out.origin = take_line(body);
  const auto size = number(take_line(body));
  const auto root = hash_of(take_line(body));
  if (out.origin.empty() || !size || !root)
    return std::unexpected(bad("a checkpoint has the lines origin, size and root"));
  out.size = *size;
  out.root = *root;
  return out;
}

std::string format_proof(std::uint64_t index, std::span<const Hash> hashes, std::string_view checkpoint_note) {
  std::string out = "c2sp.org/tlog-proof@v1\nindex " + std::to_string(index) + "\n";
  for (const auto& hash : hashes) out += to_base64(std::span<const unsigned char>(hash)) + "\n";
  return out + "\n" + std::string(checkpoint_note);
}

Result<Proof> parse_proof(std::string_view text) {
  Proof out;
  if (take_line(text) != "c2sp.org/tlog-proof@v1")
    return std::unexpected(bad("the first line is not c2sp.org/tlog-proof@v1"));
  auto line = take_line(text);
  if (line.starts_with("extra ")) {
    if (!from_base64(line.substr(6))) return std::unexpected(bad("the extra line cannot be read"));
    line = take_line(text);
  }
  const auto index = line.starts_with("index ") ? number(line.substr(6)) : std::nullopt;
  if (!index) return std::unexpected(bad("the index line is missing"));
  out.index = *index;
  while (!(line = take_line(text)).empty()) {
    const auto hash = hash_of(line);
    if (!hash || out.hashes.size() == 64) return std::unexpected(bad("a hash line cannot be read"));
    out.hashes.push_back(*hash);
  }
  out.checkpoint_note = text;
  if (out.checkpoint_note.empty()) return std::unexpected(bad("the checkpoint is missing"));
  return out;
}

} // namespace socle::audit
