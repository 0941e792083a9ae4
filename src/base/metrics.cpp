#include "base/metrics.h"

#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace socle::metrics {

namespace {
prometheus::Registry& registry() {
  static prometheus::Registry instance(prometheus::Registry::InsertBehavior::Merge);
  return instance;
}
} // namespace

Counter counter(const std::string& name, const std::string& help, const Labels& labels) {
  auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(registry());
  Counter out;
  out.handle = &family.Add(labels);
  return out;
}

Gauge gauge(const std::string& name, const std::string& help, const Labels& labels) {
  auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(registry());
  Gauge out;
  out.handle = &family.Add(labels);
  return out;
}

Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                    const Labels& labels) {
  auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(registry());
  Histogram out;
  out.handle = &family.Add(labels, bounds);
  return out;
}

void Counter::add(double by) { static_cast<prometheus::Counter*>(handle)->Increment(by); }
void Gauge::set(double value) { static_cast<prometheus::Gauge*>(handle)->Set(value); }
void Histogram::observe(double value) { static_cast<prometheus::Histogram*>(handle)->Observe(value); }

std::string exposition() { return prometheus::TextSerializer().Serialize(registry().Collect()); }

} // namespace socle::metrics
