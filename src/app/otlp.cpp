#include "app/otlp.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <map>

namespace socle::app::otlp {

namespace {
// Protocol buffers: a field is its number and kind, then a varint (0), 8 bytes (1) or a length and bytes (2).
class Message {
 public:
  Message& number(unsigned field, std::uint64_t value) {
    tag(field, 0);
    varint(value);
    return *this;
  }
  Message& fixed(unsigned field, std::uint64_t value) {
    tag(field, 1);
    eight(value);
    return *this;
  }
  Message& real(unsigned field, double value) { return fixed(field, std::bit_cast<std::uint64_t>(value)); }
  Message& bytes(unsigned field, std::string_view value) {
    tag(field, 2);
    varint(value.size());
    bytes_ += value;
    return *this;
  }
  Message& text(unsigned field, std::string_view value) { return value.empty() ? *this : bytes(field, value); }
  Message& time(unsigned field, Timestamp at) { return fixed(field, static_cast<std::uint64_t>(at.us) * 1'000); }
  void eight(std::uint64_t value) {
    for (int i = 0; i < 8; ++i) bytes_ += static_cast<char>(value >> static_cast<unsigned>(8 * i));
  }
  const Bytes& view() const { return bytes_; }

 private:
  void tag(unsigned field, unsigned kind) { varint(field << 3U | kind); }
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(value | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  Bytes bytes_;
};

Bytes any(const Value& value) {
  Message out;
  if (const auto* text = std::get_if<std::string>(&value)) out.bytes(1, *text);
  else if (const auto* flag = std::get_if<bool>(&value)) out.number(2, *flag ? 1 : 0);
  else if (const auto* number = std::get_if<std::int64_t>(&value)) out.number(3, static_cast<std::uint64_t>(*number));
  else {
    Message list;
    for (const auto& item : std::get<std::vector<std::string>>(value)) list.bytes(1, any(item));
    out.bytes(5, list.view());
  }
  return out.view();
}

void add(Message& to, unsigned field, const Attributes& attributes) {
  for (const auto& [key, value] : attributes) {
    Message pair;
    pair.bytes(1, key).bytes(2, any(value));
    to.bytes(field, pair.view());
  }
}

// resource_… = 1 of a request: the resource, and the one scope with what it holds.
Bytes request(const Attributes& resource, const Bytes& scope_content) {
  Message who, scope, scoped, all, out;
  add(who, 1, resource);
  scope.bytes(1, "socle").bytes(2, SOCLE_VERSION);
  scoped.bytes(1, scope.view());
  all.bytes(1, who.view()).bytes(2, scoped.view() + scope_content);
  out.bytes(1, all.view());
  return out.view();
}

// ---- Prometheus' text ----
struct Sample {
  std::string name;
  std::map<std::string, std::string> labels;
  double value = 0;
};

std::optional<Sample> sample_of(std::string_view line) {
  Sample out;
  const auto end = line.find_first_of("{ ");
  if (end == std::string_view::npos) return std::nullopt;
  out.name = line.substr(0, end);
  line.remove_prefix(end);
  if (line.starts_with('{')) {
    line.remove_prefix(1);
    while (!line.starts_with('}')) {
      const auto equals = line.find("=\"");
      if (equals == std::string_view::npos) return std::nullopt;
      std::string& value = out.labels[std::string(line.substr(0, equals))];
      line.remove_prefix(equals + 2);
      for (; !line.empty() && line.front() != '"'; line.remove_prefix(1)) {
        if (line.front() == '\\' && line.size() > 1) {
          line.remove_prefix(1);
          value += line.front() == 'n' ? '\n' : line.front();
        } else {
          value += line.front();
        }
      }
      if (line.empty()) return std::nullopt;
      line.remove_prefix(1);
      if (line.starts_with(',')) line.remove_prefix(1);
    }
    line.remove_prefix(1);
  }
  while (line.starts_with(' ')) line.remove_prefix(1);
  line = line.substr(0, line.find(' '));
  if (line == "+Inf") return out;
  const auto [at, error] = std::from_chars(line.data(), line.data() + line.size(), out.value);
  return error == std::errc() ? std::optional(std::move(out)) : std::nullopt;
}

struct Series {
  std::vector<std::pair<double, double>> buckets; // bound, cumulative count
  double sum = 0, count = 0, value = 0;
};
using Labels = std::map<std::string, std::string>;
struct Family {
  std::string type, help;
  std::map<Labels, Series> series;
};

// What OpenTelemetry's conventions for generative AI name themselves.
struct Named {
  std::string_view ours, theirs, unit;
};
constexpr Named kNames[] = {
    {"socle_model_call_seconds", "gen_ai.client.operation.duration", "s"},
    {"socle_model_first_byte_seconds", "gen_ai.server.time_to_first_token", "s"},
    {"socle_model_call_tokens", "gen_ai.client.token.usage", "{token}"},
};
std::string label_of(const std::string& name, bool named) {
  if (!named) return name;
  if (name == "model") return "gen_ai.request.model";
  if (name == "operation") return "gen_ai.operation.name";
  if (name == "provider") return "gen_ai.provider.name";
  if (name == "direction") return "gen_ai.token.type";
  return name;
}

std::map<std::string, Family> families_of(std::string_view text) {
  std::map<std::string, Family> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    for (const auto& [mark, member] : {std::pair("# TYPE ", &Family::type), std::pair("# HELP ", &Family::help)}) {
      if (!line.starts_with(mark)) continue;
      const auto rest = line.substr(7);
      const auto blank = rest.find(' ');
      if (blank != std::string_view::npos) out[std::string(rest.substr(0, blank))].*member = rest.substr(blank + 1);
    }
    if (line.empty() || line.front() == '#') continue;
    auto sample = sample_of(line);
    if (!sample) continue;
    std::string base = sample->name;
    std::string part;
    for (const std::string_view ending : {"_bucket", "_sum", "_count"}) {
      if (!base.ends_with(ending)) continue;
      const auto family = out.find(base.substr(0, base.size() - ending.size()));
      if (family == out.end() || family->second.type != "histogram") continue;
      part = ending;
      base = family->first;
    }
    std::optional<double> bound;
    if (part == "_bucket") {
      const std::string le = sample->labels["le"];
      sample->labels.erase("le");
      if (le == "+Inf") continue; // the count says it
      double value = 0;
      std::from_chars(le.data(), le.data() + le.size(), value);
      bound = value;
    }
    Series& series = out[base].series[sample->labels];
    if (bound) series.buckets.emplace_back(*bound, sample->value);
    else (part == "_sum" ? series.sum : part == "_count" ? series.count : series.value) = sample->value;
  }
  return out;
}

Bytes point(const Labels& labels, const Series& series, const Family& family, bool named, Timestamp started,
            Timestamp now) {
  Attributes attributes;
  for (const auto& [name, value] : labels) attributes.emplace_back(label_of(name, named), value);
  Message out;
  out.time(2, started).time(3, now);
  if (family.type != "histogram") {
    out.real(4, series.value);
    add(out, 7, attributes);
    return out.view();
  }
  Message counts, bounds;
  double before = 0;
  for (const auto& [bound, cumulative] : series.buckets) {
    counts.eight(static_cast<std::uint64_t>(cumulative - before));
    bounds.eight(std::bit_cast<std::uint64_t>(bound));
    before = cumulative;
  }
  counts.eight(static_cast<std::uint64_t>(series.count - before));
  out.fixed(4, static_cast<std::uint64_t>(series.count)).real(5, series.sum);
  out.bytes(6, counts.view()).bytes(7, bounds.view());
  add(out, 9, attributes);
  return out.view();
}
} // namespace

Bytes encode(const Span& span) {
  Message out;
  out.bytes(1, span.trace).bytes(2, span.span).text(4, span.parent).text(5, span.name);
  out.number(6, 2); // a server's
  out.time(7, span.began).time(8, span.ended);
  add(out, 9, span.attributes);
  for (const auto& event : span.events) {
    Message one;
    one.time(1, event.at).text(2, event.name);
    add(one, 3, event.attributes);
    out.bytes(11, one.view());
  }
  if (!span.error.empty()) {
    Message status;
    status.text(2, span.error).number(3, 2);
    out.bytes(15, status.view());
  }
  return out.view();
}

Bytes traces(const Attributes& resource, std::span<const Bytes> spans) {
  Message content;
  for (const auto& span : spans) content.bytes(2, span);
  return request(resource, content.view());
}

Bytes metrics(const Attributes& resource, std::string_view exposition, Timestamp started, Timestamp now) {
  Message content;
  for (const auto& [name, family] : families_of(exposition)) {
    if (family.series.empty()) continue;
    const auto* named = std::ranges::find(kNames, name, &Named::ours);
    const bool known = named != std::end(kNames);
    Message points;
    for (const auto& [labels, series] : family.series)
      points.bytes(1, point(labels, series, family, known, started, now));
    constexpr std::uint64_t cumulative = 2;
    Message metric;
    metric.text(1, known ? named->theirs : std::string_view(name))
        .text(2, family.help)
        .text(3, known ? named->unit : "");
    if (family.type == "histogram") metric.bytes(9, points.number(2, cumulative).view());
    else if (family.type == "counter") metric.bytes(7, points.number(2, cumulative).number(3, 1).view());
    else metric.bytes(5, points.view());
    content.bytes(2, metric.view());
  }
  return request(resource, content.view());
}

} // namespace socle::app::otlp
