#include "app/telemetry.h"

#include "app/limits.h"
#include "app/otlp.h"

#include "backends/hub.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "base/metrics.h"

#include <algorithm>
#include <map>

namespace socle::app {

namespace {
metrics::Counter dropped(const char* what) {
  return metrics::counter("socle_telemetry_dropped_total",
                          "Spans and metric reports that could not be sent and were dropped", {{"what", what}});
}
metrics::Counter sent(const char* what) {
  return metrics::counter("socle_telemetry_sent_total", "Spans and metric reports that a collector took",
                          {{"what", what}});
}

struct Ids {
  std::string trace, parent, span, flags;
};

// A model call may belong to its client's trace; for the others ids come from the call's own.
Ids ids_of(const kernel::Call& call) {
  if (const auto* cargo = dynamic_cast<const backends::ModelRequest*>(call.cargo.get());
      cargo != nullptr && !cargo->trace_id.empty())
    return {cargo->trace_id, cargo->trace_parent, cargo->trace_span, cargo->trace_flags};
  const std::string own = sha256_hex(call.id);
  return {own.substr(0, 32), "", own.substr(32, 16), "01"};
}

// The client's decision counts; without one, a share of the traces, the same share for all calls of one.
bool sampled(const Ids& ids, std::int64_t percent) {
  if (!ids.parent.empty()) return ids.flags == "01";
  const auto begin = from_hex(ids.trace.substr(0, 8)).value_or("");
  std::uint32_t number = 0;
  for (const char c : begin) number = number << 8U | static_cast<unsigned char>(c);
  return number % 100 < static_cast<std::uint64_t>(percent);
}

std::string text_of(const json::object& facts, std::string_view name) {
  return json::get_string(facts, name).value_or("");
}

std::string operation_of(const std::string& wire) {
  if (wire.find("embedding") != std::string::npos) return "embeddings";
  const bool chat = wire.find("chat") != std::string::npos || wire.find("completion") == std::string::npos;
  return chat ? "chat" : "text_completion";
}
std::string provider_of(const std::string& wire) {
  return wire.find("messages") != std::string::npos || wire.find("nthropic") != std::string::npos ? "anthropic"
                                                                                                  : "openai";
}

void describe_model(otlp::Span& span, const kernel::Receipt& receipt) {
  const std::string wire = text_of(receipt.facts, "wire");
  const std::string operation = operation_of(wire);
  span.name = operation + " " + receipt.call.resource.id;
  auto& out = span.attributes;
  out.emplace_back("gen_ai.operation.name", operation);
  out.emplace_back("gen_ai.request.model", receipt.call.resource.id);
  if (!wire.empty()) out.emplace_back("gen_ai.provider.name", provider_of(wire));
  if (const auto model = text_of(receipt.facts, "model"); !model.empty())
    out.emplace_back("gen_ai.response.model", model);
  if (const auto zone = text_of(receipt.facts, "zone"); !zone.empty()) out.emplace_back("socle.zone", zone);
  if (receipt.cost.input_tokens > 0) out.emplace_back("gen_ai.usage.input_tokens", receipt.cost.input_tokens);
  if (receipt.cost.output_tokens > 0) out.emplace_back("gen_ai.usage.output_tokens", receipt.cost.output_tokens);
  if (const auto finish = text_of(receipt.facts, "finish"); !finish.empty())
    out.emplace_back("gen_ai.response.finish_reasons", std::vector<std::string>{finish});
  if (const auto first = json::get_int(receipt.facts, "first_byte_us")) out.emplace_back("socle.first_byte_us", *first);
}

otlp::Span span_of(const kernel::Receipt& receipt, const Ids& ids) {
  otlp::Span span;
  span.trace = from_hex(ids.trace).value_or("");
  span.span = from_hex(ids.span).value_or("");
  span.parent = from_hex(ids.parent).value_or("");
  span.name = receipt.call.action;
  span.ended = receipt.at;
  std::int64_t took = 0; // the stages follow each other
  for (const auto& stage : receipt.stages) took += stage.us;
  span.began = receipt.at - Microseconds(took);
  auto& out = span.attributes;
  out.emplace_back("socle.call", receipt.call.id);
  out.emplace_back("socle.action", receipt.call.action);
  out.emplace_back("socle.status", receipt.status);
  if (receipt.principal != nullptr) {
    out.emplace_back("socle.tenant", receipt.principal->tenant);
    out.emplace_back("socle.role", receipt.principal->role);
  }
  if (receipt.decision != nullptr) {
    out.emplace_back("socle.decision", std::string(receipt.decision->permit ? "permit" : "forbid"));
    out.emplace_back("socle.policies", receipt.decision->policies);
  }
  if (!receipt.stage.empty()) out.emplace_back("socle.stage", receipt.stage);
  if (!receipt.error.empty()) out.emplace_back("error.type", receipt.error);
  out.emplace_back("socle.cost_micros", receipt.cost.micros);
  if (receipt.call.resource.type == "Model" && receipt.call.action == "model.send") describe_model(span, receipt);
  Timestamp at = span.began;
  for (const auto& stage : receipt.stages) {
    span.events.push_back({at, "stage " + stage.name, {{"socle.verdict", stage.verdict}, {"socle.us", stage.us}}});
    at = at + Microseconds(stage.us);
  }
  if (receipt.status == "failed" || receipt.status == "unknown")
    span.error = receipt.error.empty() ? receipt.status : receipt.error;
  return span;
}

const std::vector<double> kSeconds{0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120};
const std::vector<double> kTokens{1, 4, 16, 64, 256, 1'024, 4'096, 16'384, 65'536, 262'144, 1'048'576};

// What is counted of a model that answered. Looking metrics up by their names and labels costs more than counting.
struct ModelMetrics {
  metrics::Counter calls, input_tokens_total, output_tokens_total, cost_micros;
  metrics::Histogram seconds, first_byte, input_tokens, output_tokens;
};

ModelMetrics metrics_of(const std::string& model, const std::string& wire, const std::string& status) {
  ModelMetrics out;
  out.calls = metrics::counter("socle_model_calls_total",
                               "Calls of models by the model that answered and how they ended",
                               {{"model", model}, {"status", status}});
  if (model == "none") return out;
  const metrics::Labels labels{{"model", model}, {"operation", operation_of(wire)}, {"provider", provider_of(wire)}};
  out.seconds = metrics::histogram("socle_model_call_seconds", "Time of a model's call, all stages", kSeconds, labels);
  out.first_byte = metrics::histogram("socle_model_first_byte_seconds", "Time until a model's first byte", kSeconds,
                                      labels);
  const auto tokens = [&](const char* direction, metrics::Histogram& each, metrics::Counter& total) {
    metrics::Labels of = labels;
    of["direction"] = direction;
    each = metrics::histogram("socle_model_call_tokens", "Tokens of a call", kTokens, of);
    total = metrics::counter("socle_model_tokens_total", "Tokens by model and direction",
                             {{"model", model}, {"direction", direction}});
  };
  tokens("input", out.input_tokens, out.input_tokens_total);
  tokens("output", out.output_tokens, out.output_tokens_total);
  out.cost_micros = metrics::counter("socle_model_cost_micros_total", "What models cost, in millionths of the currency",
                                     {{"model", model}});
  return out;
}

// What a model did: by its registered name, so that no caller can make labels. Each thread keeps the handles that it has used.
void count_model(const kernel::Receipt& receipt) {
  thread_local std::map<std::string, ModelMetrics, std::less<>> kept;
  std::string model = text_of(receipt.facts, "model");
  if (model.empty()) model = "none";
  const std::string wire = text_of(receipt.facts, "wire");
  std::string key = model;
  for (const auto& part : {wire, receipt.status}) (key += '\n') += part;
  auto found = kept.find(key);
  if (found == kept.end()) {
    if (kept.size() >= kept_metrics_max) kept.clear();
    found = kept.emplace(std::move(key), metrics_of(model, wire, receipt.status)).first;
  }
  ModelMetrics& to = found->second;
  to.calls.add();
  if (model == "none") return;
  std::int64_t took = 0;
  for (const auto& stage : receipt.stages) took += stage.us;
  to.seconds.observe(static_cast<double>(took) / 1e6);
  if (const auto first = json::get_int(receipt.facts, "first_byte_us"))
    to.first_byte.observe(static_cast<double>(*first) / 1e6);
  to.input_tokens.observe(static_cast<double>(receipt.cost.input_tokens));
  to.output_tokens.observe(static_cast<double>(receipt.cost.output_tokens));
  to.input_tokens_total.add(static_cast<double>(receipt.cost.input_tokens));
  to.output_tokens_total.add(static_cast<double>(receipt.cost.output_tokens));
  to.cost_micros.add(static_cast<double>(receipt.cost.micros));
}

otlp::Attributes resource() {
  return {{"service.name", std::string("socle")}, {"service.version", std::string(SOCLE_VERSION)}};
}

net::ClientRequest request_of(const Telemetry::Settings& to, const char* path, Bytes body) {
  net::ClientRequest out;
  out.method = "POST";
  out.target = path;
  out.headers.add("Content-Type", "application/x-protobuf");
  out.body = std::move(body);
  if (to.headers_file.empty()) return out;
  const auto text = read_file(to.headers_file, telemetry_headers_bytes_max);
  if (!text || !*text) return out;
  std::string_view rest = **text;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    auto value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with('\r') || value.ends_with(' ')) value.remove_suffix(1);
    out.headers.add(std::string(line.substr(0, colon)), std::string(value));
  }
  return out;
}
} // namespace

Telemetry::Settings telemetry_of(const Config& config) {
  return {config.telemetry_endpoint, config.telemetry_headers, config.telemetry_sample_percent, config.tls_authorities};
}

Telemetry::Telemetry(const Clock& clock, kernel::Recorder& log) : clock_(clock), log_(log), started_(clock.now()) {
  // There from the start, at nought: who watches one sees its first rise, also where no program for model files is installed.
  for (const char* what : {"spans", "metrics"}) dropped(what), sent(what);
  metrics::gauge("socle_embedded_memory_bytes", "What the models that run on this machine take, or will").set(0);
  metrics::gauge("socle_embedded_models", "Models that run on this machine").set(0);
  metrics::gauge("socle_embedded_waiting_requests", "Requests that wait for a model of this machine to load").set(0);
  sender_ = std::thread([this] { run(); });
}

Telemetry::~Telemetry() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  sender_.join();
}

void Telemetry::configure(Settings settings) {
  const std::lock_guard lock(mutex_);
  settings_ = std::move(settings);
  on_ = !settings_.endpoint.empty();
  if (!on_) spans_.clear();
}

Result<store::Unit> Telemetry::outcome(const kernel::Receipt& receipt) {
  try {
    look(receipt);
  } catch (...) { // NOLINT: whatever it was, the call goes on
    dropped("spans").add();
  }
  return log_.outcome(receipt);
}

void Telemetry::look(const kernel::Receipt& receipt) {
  if (receipt.call.action == "model.send") count_model(receipt);
  if (!on_) return;
  const Ids ids = ids_of(receipt.call);
  {
    const std::lock_guard lock(mutex_);
    if (!sampled(ids, settings_.sample_percent)) return;
  }
  keep(otlp::encode(span_of(receipt, ids)));
}

void Telemetry::keep(Bytes span) {
  const std::lock_guard lock(mutex_);
  if (spans_.size() >= telemetry_spans_max) return dropped("spans").add();
  spans_.push_back(std::move(span));
  if (spans_.size() == telemetry_batch_max) wake_.notify_all();
}

// The sender: everything that waits for a collector happens here.
void Telemetry::run() {
  auto next_metrics = std::chrono::steady_clock::now() + telemetry_metrics_every;
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, telemetry_spans_every, [this] { return stopping_ || spans_.size() >= telemetry_batch_max; });
    if (!on_) continue;
    send_traces(lock);
    if (stopping_ || std::chrono::steady_clock::now() < next_metrics) continue;
    next_metrics = std::chrono::steady_clock::now() + telemetry_metrics_every;
    send_metrics(lock);
  }
  if (!on_) return;
  send_traces(lock);
  send_metrics(lock);
}

void Telemetry::send_traces(std::unique_lock<std::mutex>& lock) {
  const Settings to = settings_;
  while (!spans_.empty()) {
    std::vector<Bytes> batch;
    while (!spans_.empty() && batch.size() < telemetry_batch_max) {
      batch.push_back(std::move(spans_.front()));
      spans_.pop_front();
    }
    lock.unlock();
    const bool taken = send(to, "/v1/traces", otlp::traces(resource(), batch));
    (taken ? sent("spans") : dropped("spans")).add(static_cast<double>(batch.size()));
    lock.lock();
    if (!taken) return; // the next ones wait for the next round
  }
}

void Telemetry::send_metrics(std::unique_lock<std::mutex>& lock) {
  const Settings to = settings_;
  lock.unlock();
  const bool taken = send(to, "/v1/metrics", otlp::metrics(resource(), metrics::exposition(), started_, clock_.now()));
  (taken ? sent("metrics") : dropped("metrics")).add();
  lock.lock();
}

bool Telemetry::send(const Settings& to, const char* path, Bytes body) {
  if (!client_ || !(client_settings_ == to)) {
    auto made = net::Client::create(clock_, {.url = to.endpoint,
                                             .ca_file = {},
                                             .authorities = to.authorities,
                                             .time_max = telemetry_time_max,
                                             .connect_time = telemetry_time_max});
    if (!made) {
      log::warning("telemetry", "the collector's address cannot be used", {{"reason", made.error().describe()}});
      return false;
    }
    client_ = std::move(*made);
    client_settings_ = to;
  }
  const auto answer = client_->send(request_of(to, path, std::move(body)));
  if (answer && answer->status / 100 == 2) return true;
  log::write(log::Level::debug, "telemetry", "a collector did not take what was sent",
             {{"reason", answer ? "status " + std::to_string(answer->status) : answer.error().describe()}});
  if (!answer) client_.reset();
  return false;
}

} // namespace socle::app
