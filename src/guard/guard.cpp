#include "guard/guard.h"

#include "guard/detectors.h"
#include "guard/errors.h"
#include "guard/limits.h"

#include <algorithm>
#include <hs/hs.h>
#include <map>
#include <set>
#include <utf8proc.h>

namespace socle::guard {

struct Guard::Engine {
  hs_database_t* database = nullptr;
  hs_scratch_t* prototype = nullptr;
  ~Engine() {
    hs_free_scratch(prototype);
    hs_free_database(database);
  }
};

namespace {
struct Hit {
  std::size_t detector, begin, end;
};

// Scratch is per thread and per database; it lives as long as its thread.
struct Scratch {
  hs_scratch_t* space = nullptr;
  const hs_database_t* of = nullptr;
  ~Scratch() { hs_free_scratch(space); }
};
thread_local Scratch scratch;

int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned, void* context) {
  auto& hits = *static_cast<std::vector<Hit>*>(context);
  // A growing match reports each of its ends: keep the longest per start.
  if (!hits.empty() && hits.back().detector == id && hits.back().begin == from) hits.back().end = to;
  else hits.push_back({id, from, to});
  return 0;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_int32_t code = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (data[at] < 0x80) { ++at; continue; }
    const auto n = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (n <= 0) return at;
    at += static_cast<std::size_t>(n);
  }
  return std::nullopt;
}

// The text as detectors should also see it: compatibility forms folded, invisible characters and line-breaking hyphens gone, every
// kind of blank a blank. `origin[i]` is where byte i came from.
struct Normal {
  std::string text;
  std::vector<std::size_t> origin;
};

Normal normalized(std::string_view text) {
  Normal out;
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = 0;
    const auto n = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    const auto* property = utf8proc_get_property(code);
    const bool invisible = code == 0xad || property->category == UTF8PROC_CATEGORY_CF;
    if (!invisible) {
      utf8proc_int32_t decomposed[24];
      int boundary = 0;
      const auto count = utf8proc_decompose_char(code, decomposed, 24, static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &boundary);
      for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 24); ++i) {
        utf8proc_uint8_t bytes[4];
        const bool blank = utf8proc_category(decomposed[i]) == UTF8PROC_CATEGORY_ZS;
        const auto length = utf8proc_encode_char(blank ? ' ' : decomposed[i], bytes);
        out.text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
        out.origin.insert(out.origin.end(), static_cast<std::size_t>(length), at);
      }
    }
    at += static_cast<std::size_t>(n);
  }
  out.origin.push_back(text.size());
  return out;
}

Result<void> scan(const hs_database_t* database, hs_scratch_t* space, std::string_view text, const std::vector<std::size_t>* origin, std::size_t content, std::vector<kernel::Finding>& out) {
  std::vector<Hit> hits;
  const auto status = hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, space, on_match, &hits);
  if (status != HS_SUCCESS) return fail(kEngine, {{"reason", "scan status " + std::to_string(status)}});
  for (const auto& hit : hits) {
    const Detector& detector = detectors()[hit.detector];
    const int confidence = detector.check(text.substr(hit.begin, hit.end - hit.begin));
    if (confidence == 0) continue;
    const std::size_t begin = origin ? (*origin)[hit.begin] : hit.begin, end = origin ? (*origin)[hit.end] : hit.end;
    out.push_back({detector.type, content, begin, end, confidence});
  }
  return {};
}

int rank_of(const std::string& type) {
  int rank = 0;
  for (const auto& detector : detectors()) {
    if (type == detector.type) rank = std::max(rank, detector.rank);
  }
  return rank;
}

// Where findings overlap the higher rank stays, then the longer one: an IBAN holds what looks like a phone number.
void settle_overlaps(std::vector<kernel::Finding>& findings) {
  std::ranges::stable_sort(findings, [](const auto& a, const auto& b) {
    const int ra = rank_of(a.type), rb = rank_of(b.type);
    return ra != rb ? ra > rb : a.end - a.begin > b.end - b.begin;
  });
  std::map<std::size_t, std::size_t> taken; // begin → end, disjoint
  std::vector<kernel::Finding> kept;
  for (auto& finding : findings) {
    auto next = taken.lower_bound(finding.begin);
    const bool free_after = next == taken.end() || next->first >= finding.end;
    const bool free_before = next == taken.begin() || std::prev(next)->second <= finding.begin;
    if (!free_after || !free_before) continue;
    taken[finding.begin] = finding.end;
    kept.push_back(std::move(finding));
  }
  std::ranges::sort(kept, {}, &kernel::Finding::begin);
  findings = std::move(kept);
}
} // namespace

Guard::Guard() : engine_(std::make_unique<Engine>()) {}
Guard::~Guard() = default;

Result<std::unique_ptr<Guard>> Guard::create() {
  std::unique_ptr<Guard> guard(new Guard());
  std::vector<const char*> patterns;
  std::vector<unsigned> flags, ids;
  for (const auto& detector : detectors()) {
    ids.push_back(static_cast<unsigned>(ids.size()));
    patterns.push_back(detector.pattern);
    flags.push_back(HS_FLAG_SOM_LEFTMOST | (detector.caseless ? HS_FLAG_CASELESS : 0U));
  }
  hs_compile_error_t* error = nullptr;
  if (hs_compile_multi(patterns.data(), flags.data(), ids.data(), static_cast<unsigned>(ids.size()), HS_MODE_BLOCK, nullptr, &guard->engine_->database, &error) != HS_SUCCESS) {
    std::string reason = error == nullptr ? "unknown" : std::string(error->message) + " in pattern " + std::to_string(error->expression);
    hs_free_compile_error(error);
    return fail(kEngine, {{"reason", std::move(reason)}});
  }
  if (hs_alloc_scratch(guard->engine_->database, &guard->engine_->prototype) != HS_SUCCESS) return fail(kEngine, {{"reason", "no memory"}});
  return guard;
}

Result<kernel::Inspection> Guard::inspect(std::span<const kernel::Content> contents) {
  if (scratch.of != engine_->database) {
    hs_free_scratch(scratch.space);
    scratch.space = nullptr;
    if (hs_clone_scratch(engine_->prototype, &scratch.space) != HS_SUCCESS) return fail(kEngine, {{"reason", "no memory"}});
    scratch.of = engine_->database;
  }
  kernel::Inspection out;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const auto& content = contents[i];
    if (content.text.size() > content_bytes_max) {
      return fail(kTooLong, {{"name", content.name}, {"bytes", std::to_string(content.text.size())}, {"bytes_max", std::to_string(content_bytes_max)}});
    }
    if (const auto at = first_invalid_utf8(content.text)) return fail(kNotText, {{"name", content.name}, {"offset", std::to_string(*at)}});
    std::vector<kernel::Finding> found;
    SOCLE_CHECK(scan(engine_->database, scratch.space, content.text, nullptr, i, found));
    if (std::ranges::any_of(content.text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
      const Normal normal = normalized(content.text);
      if (normal.text != content.text) SOCLE_CHECK(scan(engine_->database, scratch.space, normal.text, &normal.origin, i, found));
    }
    settle_overlaps(found);
    if (found.size() > findings_max) found.resize(findings_max);
    out.findings.insert(out.findings.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  return out;
}

Result<void> Guard::redact(std::vector<kernel::Content>& contents, std::span<const kernel::Finding> findings) {
  // The same value gets the same placeholder throughout the call, so that the text stays readable.
  std::map<std::pair<std::string, std::string>, std::string> placeholders;
  std::map<std::string, int> counters;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    std::string out;
    std::size_t at = 0;
    for (const auto& finding : findings) {
      if (finding.content != i) continue;
      SOCLE_ASSERT(finding.begin >= at && finding.end <= contents[i].text.size());
      auto& placeholder = placeholders[{finding.type, contents[i].text.substr(finding.begin, finding.end - finding.begin)}];
      if (placeholder.empty()) {
        std::string name = finding.type;
        std::ranges::transform(name, name.begin(), [](char c) { return c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        placeholder = "[" + name + "_" + std::to_string(++counters[name]) + "]";
      }
      out += contents[i].text.substr(at, finding.begin - at) + placeholder;
      at = finding.end;
    }
    out += contents[i].text.substr(at);
    contents[i].text = std::move(out);
  }
  return {};
}

std::vector<std::string> Guard::types() {
  std::set<std::string> out;
  for (const auto& detector : detectors()) out.insert(detector.type);
  return {out.begin(), out.end()};
}

} // namespace socle::guard
