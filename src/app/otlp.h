// OTLP, the protocol of OpenTelemetry: spans and metrics as the protocol buffers that its collectors read. Pure, without I/O.
#pragma once

#include "base/base.h"
#include "base/clock.h"

#include <variant>

namespace socle::app::otlp {

using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;
using Attributes = std::vector<std::pair<std::string, Value>>;

struct Event {
  Timestamp at;
  std::string name;
  Attributes attributes;
};
struct Span {
  Bytes trace; // 16 bytes
  Bytes span; // 8 bytes
  Bytes parent; // 8 bytes, or none
  std::string name;
  Timestamp began, ended;
  Attributes attributes;
  std::vector<Event> events;
  std::string error; // empty: none
};
Bytes encode(const Span& span);
// An ExportTraceServiceRequest of encoded spans.
Bytes traces(const Attributes& resource, std::span<const Bytes> spans);
// An ExportMetricsServiceRequest of what a Prometheus exposition says; metrics that OpenTelemetry names itself get its names.
Bytes metrics(const Attributes& resource, std::string_view exposition, Timestamp started, Timestamp now);

} // namespace socle::app::otlp
