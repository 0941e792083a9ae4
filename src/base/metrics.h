// The metrics registry: counters, gauges and histograms in Prometheus' model. A handle is cheap to keep and lives for ever.
#pragma once

#include "base/base.h"

#include <map>

namespace socle::metrics {

using Labels = std::map<std::string, std::string>;

class Counter {
 public:
  void add(double by = 1);
  void* handle = nullptr; // the library's object
};
class Gauge {
 public:
  void set(double value);
  void* handle = nullptr;
};
class Histogram {
 public:
  void observe(double value);
  void* handle = nullptr;
};

// Same name and labels: same metric. Names end in their unit: socle_calls_total, socle_call_seconds.
Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
Gauge gauge(const std::string& name, const std::string& help, const Labels& labels = {});
Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                    const Labels& labels = {});

// Prometheus text exposition format 0.0.4.
std::string exposition();

} // namespace socle::metrics
