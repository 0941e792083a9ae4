#include "backends/models_hub.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/models_gguf.h"
#include "backends/registry_errors.h"
#include "backends/registry_limits.h"

#include "base/json.h"
#include "net/address.h"

#include <algorithm>
#include <charconv>

namespace socle::backends {

namespace {
std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// A digest as servers name it: quoted, with "W/" or "sha256:" before it. Anything else is none.
std::string digest_in(std::string_view text) {
  for (const std::string_view prefix : {"W/", "\"", "sha256:"}) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  }
  if (text.ends_with('"')) text.remove_suffix(1);
  const bool hex = text.size() == 64 && std::ranges::all_of(lower(text), [](char c) {
                     return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                   });
  return hex ? lower(text) : std::string();
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out < 0) return std::nullopt;
  return out;
}

// "bytes 0-0/1234" → where it begins and how long the whole is.
struct Part {
  std::int64_t begin = 0, whole = 0;
};
std::optional<Part> part_in(std::string_view text) {
  if (!text.starts_with("bytes ")) return std::nullopt;
  text.remove_prefix(6);
  const auto dash = text.find('-'), slash = text.find('/');
  if (dash == std::string_view::npos || slash == std::string_view::npos || dash > slash) return std::nullopt;
  const auto begin = number_in(text.substr(0, dash)), whole = number_in(text.substr(slash + 1));
  if (!begin || !whole) return std::nullopt;
  return Part{*begin, *whole};
}

std::string encoded_path(std::string_view path) {
  std::string out;
  while (true) {
    const auto slash = path.find('/');
    out += net::percent_encode(path.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    out += '/';
    path.remove_prefix(slash + 1);
  }
}

std::string without_slash(std::string text) {
  while (text.ends_with('/')) text.pop_back();
  return text;
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::unexpected<Error> bad_source(const std::string& text, std::string reason) {
  return fail(kInvalid,
              {{"field", "source"}, {"value", text.substr(0, text_bytes_max)}, {"reason", std::move(reason)}});
}

std::string listed(const std::vector<HubFile>& files) {
  std::string out;
  for (std::size_t i = 0; i < files.size() && i < 20; ++i) out += (i == 0 ? "" : ", ") + files[i].name;
  return files.size() > 20 ? out + ", …" : out;
}

// "…-00001-of-00003.gguf"
bool is_one_of_several(std::string_view name) {
  const auto of = name.rfind("-of-");
  return of != std::string_view::npos && of >= 5 && number_in(name.substr(of - 5, 5)) &&
         number_in(name.substr(of + 4, 5));
}

void read_card(const json::object& about, Found& found) {
  const auto* card = json::get_object(about, "cardData");
  const auto take = [&](std::string_view name) -> std::vector<std::string> {
    std::vector<std::string> out;
    if (card == nullptr) return out;
    if (const auto one = json::get_string(*card, name)) out.push_back(*one);
    if (const auto* list = json::get_array(*card, name)) {
      for (const auto& item : *list) out.push_back(json::text(item));
    }
    return out;
  };
  if (const auto licence = take("license"); !licence.empty()) found.licence = one_line(licence.front());
  found.languages = language_codes(take("language"));
  const auto* tags = json::get_array(about, "tags");
  for (const auto& tag : tags == nullptr ? json::array() : *tags) {
    const std::string text = json::text(tag);
    if (found.licence.empty() && text.starts_with("license:")) found.licence = one_line(text.substr(8));
  }
}

std::vector<HubFile> files_of(const json::object& about) {
  std::vector<HubFile> out;
  const auto* siblings = json::get_array(about, "siblings");
  for (const auto& item : siblings == nullptr ? json::array() : *siblings) {
    const auto* row = item.if_object();
    if (row == nullptr) continue;
    HubFile file;
    file.name = json::get_string(*row, "rfilename").value_or("");
    file.bytes = json::get_int(*row, "size").value_or(0);
    if (const auto* large = json::get_object(*row, "lfs")) {
      file.sha256 = digest_in(
          json::get_string(*large, "sha256").value_or(json::get_string(*large, "oid").value_or("")));
      if (file.bytes == 0) file.bytes = json::get_int(*large, "size").value_or(0);
    }
    if (lower(file.name).ends_with(".gguf")) out.push_back(std::move(file));
  }
  return out;
}
} // namespace

Result<Address> address_of(std::string_view url) {
  const auto authority = url.substr(std::min(url.find("://"), url.size()));
  if (authority.substr(0, authority.find('/', 3)).contains('@')) // not shown: a key stands there
    return fail(
        kInvalid,
        {{"field", "address"}, {"value", "…"}, {"reason", "a key belongs into --key-file, not into the address"}});
  const std::string shown(url.substr(0, url.find('?')).substr(0, text_bytes_max)); // what follows may be a signature
  const auto invalid = [&](std::string reason) {
    return fail(kInvalid, {{"field", "address"}, {"value", shown}, {"reason", std::move(reason)}});
  };
  if (url.size() > url_bytes_max * 4) return invalid("it is too long");
  if (!is_address(url)) return invalid("it must begin with http:// or https://");
  const auto begin = url.find("://") + 3;
  const auto end = std::min({url.find('/', begin), url.find('?', begin), url.size()});
  Address out;
  out.base = std::string(url.substr(0, end));
  out.target = std::string(url.substr(end, url.find('#') == std::string_view::npos ? url.npos : url.find('#') - end));
  if (!out.target.starts_with('/')) out.target.insert(0, "/");
  const bool plain = std::ranges::all_of(out.target, [](char c) { return c > ' ' && c < '\x7f'; });
  const auto parsed = net::parse_url(out.base);
  if (!parsed || !plain) return invalid("it is no address");
  out.host = parsed->address.host;
  if (!parsed->tls && zone_of_host(out.host) > Zone::company)
    return fail(kPlainHttp, {{"url", shown}, {"zone", std::string(zone_name(zone_of_host(out.host)))}});
  return out;
}

Result<std::string> host_of(const Source& source) {
  if (!is_address(source.text) && source.hub.empty()) return fail(kNoHub);
  SOCLE_TRY(const Address address, address_of(is_address(source.text) ? source.text : source.hub));
  return address.host;
}

Result<HubFile> choose(const std::vector<HubFile>& files, const std::string& repo, const std::string& wanted) {
  std::vector<HubFile> fitting;
  for (const auto& file : files) {
    if (file.name == wanted) return file;
    const bool whole = !is_one_of_several(file.name) && !lower(file.name).contains("mmproj");
    if (whole && (wanted.empty() || lower(file.name).contains(lower(wanted)))) fitting.push_back(file);
  }
  if (fitting.size() == 1) return fitting.front();
  if (fitting.empty())
    return fail(kNoFileThere, {{"source", wanted.empty() ? repo : repo + ":" + wanted},
                               {"hint", files.empty() ? "" : " (" + listed(files) + ")"}});
  return fail(kSeveralFiles, {{"source", repo}, {"files", listed(fitting)}});
}

Result<net::ClientAnswer> ModelHub::ask(const Address& address, const std::string& range) {
  auto& client = clients_[address.base];
  if (!client) {
    net::ClientOptions options;
    options.url = address.base;
    options.time_max = pull_time_max;
    options.authorities = authorities_;
    SOCLE_TRY(client, net::Client::create(clock_, std::move(options)));
  }
  net::ClientRequest request;
  request.target = address.target;
  request.headers.add("Accept", "*/*");
  request.headers.add("Accept-Encoding", "identity"); // lengths and digests are of the bytes themselves
  if (!range.empty()) request.headers.add("Range", range);
  // For the host that it was given for: a redirect leads to whom the hub chose.
  const auto own = address_of(is_address(source_.text) ? source_.text : source_.hub);
  if (own && own->base == address.base && !source_.key.empty())
    request.headers.add("Authorization", "Bearer " + source_.key);
  return client->send(request);
}

Error ModelHub::refusal(const net::ClientAnswer& answer, const std::string& url) const {
  const std::string shown = url.substr(0, std::min(url.find('?'), text_bytes_max));
  if (answer.status == 401 || answer.status == 403)
    return Error(kHubRefuses, {{"url", shown}, {"status", std::to_string(answer.status)}});
  if (answer.status == 404 || answer.status == 410) return Error(kHubUnknown, {{"url", shown}});
  return Error(kHubFailed, {{"url", shown}, {"reason", "status " + std::to_string(answer.status)}});
}

Result<ModelHub::Got> ModelHub::get(const std::string& url, const std::string& range) {
  Got out{{}, {}, url};
  SOCLE_TRY(const Address first, address_of(url));
  Address at = first;
  for (int step = 0; step <= redirects_max; ++step) {
    SOCLE_TRY(out.answer, ask(at, range));
    if (out.digest.empty()) {
      for (const auto* name : {"x-linked-etag", "etag"}) {
        if (out.digest.empty()) out.digest = digest_in(out.answer.headers.get(name).value_or(""));
      }
    }
    if (out.answer.status < 300 || out.answer.status >= 400) return out;
    const std::string location(out.answer.headers.get("location").value_or(""));
    if (location.empty()) break;
    out.url = is_address(location) ? location : location.starts_with('/') ? at.base + location : std::string();
    SOCLE_TRY(Address next, address_of(out.url));
    // Whom the world runs may not send us to the machines inside.
    if (zone_of_host(next.host) < zone_of_host(first.host) ||
        (at.base.starts_with("https:") && !next.base.starts_with("https:")))
      return fail(kHubFailed,
                  {{"url", at.base}, {"reason", "it leads to " + next.base + ", where no such address may lead"}});
    at = std::move(next);
  }
  return fail(kHubFailed, {{"url", at.base}, {"reason", "it leads on and on, or nowhere"}});
}

Result<Found> ModelHub::probed(Found found) {
  SOCLE_TRY(const Got got, get(found.url, "bytes=0-0"));
  if (got.answer.status != 200 && got.answer.status != 206) return std::unexpected(refusal(got.answer, found.url));
  const auto part = part_in(got.answer.headers.get("content-range").value_or(""));
  if (got.answer.status == 206 && !part)
    return fail(kHubFailed, {{"url", found.origin}, {"reason", "it does not say how long the file is"}});
  const std::int64_t bytes = part ? part->whole : static_cast<std::int64_t>(got.answer.body.size());
  if (bytes <= 0 || bytes > pull_bytes_max)
    return fail(kHubFailed, {{"url", found.origin}, {"reason", "its length is " + std::to_string(bytes) + " bytes"}});
  if (found.bytes != 0 && found.bytes != bytes)
    return fail(kHubFailed, {{"url", found.origin},
                             {"reason", "it gives " + std::to_string(bytes) + " bytes where it promised " +
                                            std::to_string(found.bytes)}});
  found.bytes = bytes;
  if (found.sha256.empty()) found.sha256 = got.digest;
  led_to_ = got.url;
  return found;
}

Result<Found> ModelHub::in_repository(const std::string& hub, const std::string& repo, const std::string& wanted,
                                      const std::string& revision) {
  const std::string about = hub + "/api/models/" + encoded_path(repo) +
                            (revision.empty() ? "" : "/revision/" + net::percent_encode(revision)) + "?blobs=true";
  SOCLE_TRY(const Got got, get(about, ""));
  if (got.answer.status != 200) return std::unexpected(refusal(got.answer, hub + "/" + repo));
  const auto parsed = json::parse(got.answer.body, hub_answer_bytes_max);
  if (!parsed || !parsed->is_object())
    return fail(kHubFailed, {{"url", hub}, {"reason", "its answer is no description of a model"}});
  const auto& described = parsed->get_object();
  Found found;
  read_card(described, found);
  found.repo = repo;
  found.revision = json::get_string(described, "sha").value_or(revision.empty() ? "main" : revision);
  SOCLE_TRY(const HubFile file, choose(files_of(described), repo, wanted));
  found.file = file.name, found.sha256 = file.sha256, found.bytes = file.bytes;
  found.origin = hub + "/" + repo + "@" + found.revision;
  found.url = hub + "/" + encoded_path(repo) + "/resolve/" + net::percent_encode(found.revision) + "/" +
              encoded_path(file.name);
  return probed(std::move(found));
}

Result<Found> ModelHub::look_up() {
  const std::string& text = source_.text;
  if (!is_address(text)) {
    if (source_.hub.empty()) return fail(kNoHub);
    const auto colon = text.find(':');
    const std::string repo = text.substr(0, colon);
    const auto slash = repo.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == repo.size() || repo.contains(".."))
      return bad_source(text, "it must be like owner/model, owner/model:file or an address");
    return in_repository(without_slash(source_.hub), repo, colon == std::string::npos ? "" : text.substr(colon + 1),
                         source_.revision);
  }
  // The address of a page or a file of a hub says which repository, revision and file is meant.
  for (const std::string_view mark : {"/resolve/", "/blob/"}) {
    const auto at = text.find(mark);
    if (at == std::string::npos) continue;
    const std::string before = text.substr(0, at),
                      behind = text.substr(at + mark.size(), text.find_first_of("?#", at) - at - mark.size());
    const auto model = before.rfind('/'),
               owner = model == std::string::npos || model == 0 ? model : before.rfind('/', model - 1);
    const auto revision = behind.find('/');
    if (owner == std::string::npos || revision == std::string::npos || before.find("://") + 2 >= owner) continue;
    const auto file = net::percent_decode(behind.substr(revision + 1));
    if (!file) return bad_source(text, "it is no address");
    return in_repository(before.substr(0, owner), before.substr(owner + 1), *file, behind.substr(0, revision));
  }
  SOCLE_TRY(const Address address, address_of(text));
  Found found;
  found.url = text;
  found.origin = address.base + address.target.substr(0, address.target.find('?'));
  const std::string path = address.target.substr(0, address.target.find('?'));
  found.file = path.substr(path.rfind('/') + 1);
  return probed(std::move(found));
}

Result<Bytes> ModelHub::piece(const Found& found, std::int64_t begin, std::int64_t end) {
  const std::string range = "bytes=" + std::to_string(begin) + "-" + std::to_string(end - 1);
  const bool remembered = !led_to_.empty() && led_to_ != found.url;
  SOCLE_TRY(Got got, get(remembered ? led_to_ : found.url, range));
  if (remembered && got.answer.status >= 400) { // an address behind a redirect holds for a while only: asked for anew
    led_to_.clear();
    SOCLE_TRY(got, get(found.url, range));
  }
  const auto part = part_in(got.answer.headers.get("content-range").value_or(""));
  const auto changed = [&] {
    return fail(kHubFailed, {{"url", found.origin}, {"reason", "the file changed while it was being fetched"}});
  };
  if (got.answer.status == 206 && part) {
    if (part->begin != begin || part->whole != found.bytes || got.answer.body.empty() ||
        static_cast<std::int64_t>(got.answer.body.size()) > end - begin)
      return changed();
    led_to_ = got.url;
    return std::move(got.answer.body);
  }
  if (got.answer.status == 200) { // it gives no parts: small files come whole
    if (static_cast<std::int64_t>(got.answer.body.size()) != found.bytes) return changed();
    return got.answer.body.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  }
  return std::unexpected(refusal(got.answer, found.url));
}

} // namespace socle::backends
