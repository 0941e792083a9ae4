// What may be a model: each field held against its rules before anything is written or logged.
#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/models.h"

#include "net/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <filesystem>

namespace socle::backends {

namespace {
struct KindName {
  Kind kind;
  std::string_view name;
};
constexpr KindName kind_names[] = {{Kind::openai, "openai"}, {Kind::anthropic, "anthropic"}, {Kind::file, "file"}};
constexpr std::string_view zone_names[] = {"machine", "company", "eu", "world"};

std::unexpected<Error> invalid(std::string field, std::string_view value, std::string reason) {
  return fail(kInvalid, {{"field", std::move(field)},
                         {"value", std::string(value.substr(0, text_bytes_max))},
                         {"reason", std::move(reason)}});
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7f'; });
}

// The API's base, in one form: "https://host/v1".
Result<std::string> check_url(Kind kind, const std::string& given) {
  if (given.size() > url_bytes_max) return invalid("url", given, "it is too long");
  const auto at = given.find("://");
  const std::string_view authority = at == std::string::npos ? std::string_view()
                                                             : std::string_view(given).substr(at + 3).substr(
                                                                   0, std::string_view(given).substr(at + 3).find('/'));
  // Not shown: a password stands there.
  if (authority.contains('@')) return invalid("url", "…", "a key belongs into --key-file, not into the address");
  const auto url = net::parse_url(given);
  if (!url) return invalid("url", given, "it must be like https://host/v1 (http or https, without query or fragment)");
  const bool host_is_plain = std::ranges::all_of(
      url->address.host, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.' || c == ':' || c == '_'; });
  if (!host_is_plain || !is_printable(url->prefix))
    return invalid("url", given, "its host or path has a character that none has");
  std::string out = given;
  while (out.ends_with('/')) out.pop_back();
  for (const std::string_view end :
       {"/chat/completions", "/completions", "/responses", "/embeddings", "/messages", "/models"}) {
    if (url->prefix.ends_with(end))
      return invalid("url", given,
                     "give the API's base only, which is “" + out.substr(0, out.size() - end.size()) + "”");
  }
  if (kind == Kind::anthropic && url->prefix.empty()) out += "/v1"; // as that API's own clients add it
  return out;
}

Result<void> check_words(std::string_view field, std::vector<std::string>& words,
                         std::span<const std::string_view> known) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.size() > words_max)
    return invalid(std::string(field), words.front(), "there are more than " + std::to_string(words_max));
  for (const auto& word : words) {
    const bool plain = !word.empty() && word.size() <= word_bytes_max &&
                       std::ranges::all_of(word, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
    if (!plain) return invalid(std::string(field), word, "use letters, digits and - _ only");
    if (known.empty() || std::ranges::find(known, word) != known.end()) continue;
    const std::vector<std::string> names(known.begin(), known.end());
    const auto near = near_misses(word, names);
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    return invalid(std::string(field), word,
                   near.empty() ? "known are " + all : "did you mean “" + near.front() + "”? Known are " + all);
  }
  return {};
}

Result<void> check_price(std::string_view field, std::int64_t micros) {
  if (micros >= 0 && micros <= price_micros_max) return {};
  return invalid(std::string(field), std::to_string(micros),
                 "it is from 0 to " + std::to_string(price_micros_max) + " millionths per million tokens");
}

Result<void> check_energy(std::string_view field, std::int64_t mwh) {
  if (mwh >= 0 && mwh <= energy_mwh_max) return {};
  return invalid(
      std::string(field), std::to_string(mwh),
      "it is from 0 to " + std::to_string(energy_mwh_max) + " thousandths of a watt-hour per million tokens");
}

Result<void> check_endpoint(Model& model, bool zone_given) {
  if (!model.file.empty()) return invalid("file", model.file, "a model behind an address has no file");
  SOCLE_TRY(model.url, check_url(model.kind, model.url));
  const auto url = net::parse_url(model.url);
  if (!zone_given) model.zone = zone_of_host(url->address.host);
  if (!url->tls && model.zone > Zone::company)
    return fail(kPlainHttp, {{"url", model.url}, {"zone", std::string(zone_name(model.zone))}});
  if (model.upstream_model.empty()) model.upstream_model = model.name;
  if (model.upstream_model.size() > upstream_bytes_max || !is_printable(model.upstream_model))
    return invalid("upstream_model", model.upstream_model, "it is too long or holds control characters");
  model.origin = url->address.host;
  return {};
}

Result<void> check_file(Model& model, bool zone_given) {
  if (!model.url.empty()) return invalid("url", model.url, "a model file has no address");
  if (!model.upstream_model.empty())
    return invalid("upstream_model", model.upstream_model, "a model file has no other name");
  if (zone_given && model.zone != Zone::machine)
    return invalid("zone", zone_name(model.zone), "a file is run on this machine");
  model.zone = Zone::machine;
  const std::filesystem::path path(model.file);
  if (!path.is_absolute() || model.file.size() > url_bytes_max || model.file.contains('\0'))
    return invalid("file", model.file, "name it whole, from / on");
  model.file = path.lexically_normal().string();
  return {};
}

bool is_private(std::uint32_t v4) {
  const auto in = [&](std::uint32_t net, int bits) { return (v4 >> (32 - bits)) == (net >> (32 - bits)); };
  return in(0x0a000000, 8) || in(0xac100000, 12) || in(0xc0a80000, 16) || in(0xa9fe0000, 16);
}
Zone zone_of_v4(std::uint32_t v4) {
  return v4 >> 24U == 127 ? Zone::machine : is_private(v4) ? Zone::company : Zone::world;
}
} // namespace

std::string_view kind_name(Kind kind) {
  for (const auto& row : kind_names) {
    if (row.kind == kind) return row.name;
  }
  return {};
}
std::optional<Kind> kind_of(std::string_view name) {
  for (const auto& row : kind_names) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}
std::string_view zone_name(Zone zone) { return zone_names[std::to_underlying(zone)]; }
std::optional<Zone> zone_of(std::string_view name) {
  const auto* found = std::ranges::find(zone_names, name);
  if (found == std::end(zone_names)) return std::nullopt;
  return static_cast<Zone>(found - zone_names);
}

Zone zone_of_host(std::string_view host) {
  const std::string text(host);
  if (text == "localhost" || text.ends_with(".localhost")) return Zone::machine; // reserved for loopback by RFC 6761
  in_addr v4{};
  if (::inet_pton(AF_INET, text.c_str(), &v4) == 1) return zone_of_v4(ntohl(v4.s_addr));
  in6_addr v6{};
  if (::inet_pton(AF_INET6, text.c_str(), &v6) != 1) return Zone::world;
  const unsigned char* octets = v6.s6_addr;
  if (IN6_IS_ADDR_LOOPBACK(&v6)) return Zone::machine;
  if (IN6_IS_ADDR_V4MAPPED(&v6)) {
    return zone_of_v4((std::uint32_t{octets[12]} << 24U) | (std::uint32_t{octets[13]} << 16U) |
                      (std::uint32_t{octets[14]} << 8U) | octets[15]);
  }
  const bool local = (octets[0] & 0xfeU) == 0xfcU || (octets[0] == 0xfeU && (octets[1] & 0xc0U) == 0x80U);
  return local ? Zone::company : Zone::world;
}

std::span<const std::string_view> known_capabilities() {
  static constexpr std::string_view all[] = {"chat",   "completions", "embeddings",    "files",
                                             "images", "rerank",      "responses",     "schema",
                                             "speech", "tools",       "transcription", "vision"};
  return all;
}

Result<void> check_name(std::string_view name) {
  if (name.empty()) return invalid("name", name, "it is empty");
  if (name.size() > name_bytes_max)
    return invalid("name", name, "it has more than " + std::to_string(name_bytes_max) + " characters");
  const bool plain = std::ranges::all_of(
      name, [](char c) { return is_letter_or_digit(c) || std::string_view("._:-/").contains(c); });
  if (!plain) return invalid("name", name, "it may hold letters, digits and . _ : - / only");
  if (!is_letter_or_digit(name.front())) return invalid("name", name, "it begins with a letter or a digit");
  if (name.ends_with('/') || name.contains("//")) return invalid("name", name, "a / stands between two parts");
  return {};
}

Result<Model> check(Model asked, bool zone_given) {
  SOCLE_CHECK(check_name(asked.name));
  SOCLE_CHECK(asked.kind == Kind::file ? check_file(asked, zone_given) : check_endpoint(asked, zone_given));
  SOCLE_CHECK(check_price("price_in_micros", asked.price_in_micros));
  SOCLE_CHECK(check_price("price_out_micros", asked.price_out_micros));
  SOCLE_CHECK(check_energy("energy_in_mwh", asked.energy_in_mwh));
  SOCLE_CHECK(check_energy("energy_out_mwh", asked.energy_out_mwh));
  if (asked.context_tokens < 0 || asked.context_tokens > context_tokens_max)
    return invalid("context_tokens", std::to_string(asked.context_tokens),
                   "it is from 0 to " + std::to_string(context_tokens_max));
  if (asked.licence.size() > text_bytes_max || !is_printable(asked.licence))
    return invalid("licence", asked.licence, "it is too long or holds control characters");
  SOCLE_CHECK(check_words("languages", asked.languages, {}));
  SOCLE_CHECK(check_words("tags", asked.tags, {}));
  SOCLE_CHECK(check_words("capabilities", asked.capabilities, known_capabilities()));
  return asked;
}

Result<Bytes> seal_key(secrets::KeyRing& keys, std::string_view tenant, std::string_view name, std::string_view key) {
  while (key.ends_with('\n') || key.ends_with('\r')) key.remove_suffix(1); // as editors end a file
  const bool plain = !key.empty() && key.size() <= key_bytes_max &&
                     std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7f'; });
  if (!plain)
    return invalid("key", "…", "it is empty, too long, or holds blanks or characters that no header can carry");
  const std::string scope = "model/" + std::string(tenant);
  return keys.seal(scope, key, scope + "/" + std::string(name));
}

Result<std::string> open_key(secrets::KeyRing& keys, std::string_view tenant, std::string_view name,
                             std::string_view sealed) {
  if (sealed.empty()) return std::string();
  const std::string scope = "model/" + std::string(tenant);
  return keys.open(scope, sealed, scope + "/" + std::string(name));
}

} // namespace socle::backends
