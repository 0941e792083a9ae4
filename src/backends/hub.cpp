#include "backends/hub.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/upstream.h"

#include "base/errors.h"
#include "base/log.h"
#include "kernel/errors.h"
#include "net/errors.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace socle::backends {

namespace {

using dialects::Wire;

std::size_t text_bytes(const kernel::Call& call) {
  std::size_t sum = 0;
  for (const auto& content : call.input) sum += content.text.size();
  return sum;
}

Wanted wanted_of(const kernel::Call& call, const kernel::Principal& who) {
  const auto& request = dynamic_cast<const ModelRequest&>(*call.cargo).request;
  Wanted out{.wire = request.wire,
             .model = request.model,
             .has_images = request.has_images,
             .has_tools = request.has_tools,
             .wants_schema = request.wants_schema,
             .body_bytes = dialects::is_form(request.wire) ? text_bytes(call) : call.body.size(),
             .output_tokens_max = request.output_tokens_max,
             .choices = request.choices,
             .purpose = call.purpose};
  out.text_bytes = text_bytes(call);
  // A conversation begins with the same words each time, so it stays with its model, whose prompt cache knows it.
  const std::string_view begin = call.input.empty() ? std::string_view() : std::string_view(call.input.front().text);
  out.conversation = who.id + "\n" + std::string(begin.substr(0, conversation_bytes));
  return out;
}

// Between the decision and the sending another model may have got the name: nobody has decided that the call may go there, or what it
// may cost there.
bool is_as_judged(const Model& model, const kernel::Candidate& candidate) {
  const auto& most = candidate.cost_max;
  return zone_name(model.zone) == candidate.zone && cost_of(model, most.input_tokens, most.output_tokens) == most;
}

// Reads what is left of a stream whose protocol has ended, so that its connection can be used again.
Task<void> read_to_end(std::shared_ptr<net::Exchange> exchange) {
  const Result<Bytes> rest = co_await exchange->read_all(1U << 10);
  static_cast<void>(rest);
}

// Where a model's API lies, and what keeps it there while it is asked.
struct Place {
  std::string url;
  Embedded::Lease lease;
};

// A call at a model. However it ends, it ends: one that were counted for ever would keep the model from being tried again.
class UnderWay {
 public:
  UnderWay(Health& health, std::string tenant, std::string place)
      : health_(health), tenant_(std::move(tenant)), place_(std::move(place)) {
    health_.began(tenant_, place_);
  }
  ~UnderWay() {
    if (!ended_) health_.ended(tenant_, place_, Health::End::failed, {});
  }
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;
  void end(Health::End how, std::optional<Microseconds> first_byte) {
    ended_ = true;
    health_.ended(tenant_, place_, how, first_byte);
  }

 private:
  Health& health_;
  std::string tenant_, place_;
  bool ended_ = false;
};

// The model in memory, unless the call is given up first: loading may take minutes, and goes on for whoever comes next.
Task<Result<Embedded::Lease>> loaded(Embedded& embedded, const std::string& file, kernel::Outlet& outlet) {
  using Leased = Result<Embedded::Lease>;
  struct Once {
    std::atomic_flag answered;
    std::function<void(Leased)> done;
  };
  std::function<void(std::function<void(Leased)>)> begin = [&embedded, &file,
                                                            &outlet](std::function<void(Leased)> done) {
    auto once = std::make_shared<Once>();
    once->done = std::move(done);
    const auto answer = [once](Leased leased) {
      if (!once->answered.test_and_set()) std::exchange(once->done, nullptr)(std::move(leased));
    };
    outlet.when_given_up([answer] { answer(fail(kernel::kCancelled)); });
    embedded.use(file, answer);
  };
  Leased out = co_await await_callback<Leased>(std::move(begin));
  co_return out;
}

net::ClientRequest upstream_request(const Model& model, Wire wire, const ModelRequest& cargo, const std::string& key,
                                    Bytes body, std::optional<Microseconds> time_left) {
  net::ClientRequest out;
  out.method = "POST";
  out.target = (model.kind == Kind::file ? "/v1" : "") + std::string(dialects::path_of(wire));
  out.body = std::move(body);
  out.repeatable = true; // asking a model twice costs, and changes nothing
  out.headers.add("Content-Type", dialects::content_type_of(cargo.request));
  const bool json_only = dialects::path_of(wire).find("/audio/") == std::string_view::npos;
  out.headers.add("Accept", cargo.request.stream ? "text/event-stream" : json_only ? "application/json" : "*/*");
  out.headers.add("User-Agent", "socle");
  // For another Socle of the company; whoever stands farther away learns nothing of how long our clients wait.
  if (time_left && model.zone <= Zone::company)
    out.headers.add("socle-deadline-ms", std::to_string(std::max<std::int64_t>(1, time_left->count() / 1'000)));
  if (!cargo.trace_id.empty()) // ids without meaning: who traces both sides can put them together
    out.headers.add("traceparent", "00-" + cargo.trace_id + "-" + cargo.trace_span + "-" + cargo.trace_flags);
  const bool same_kind = dialects::is_anthropic(cargo.request.wire) == dialects::is_anthropic(wire);
  if (same_kind) {
    for (const auto& [name, value] : cargo.headers) out.headers.add(name, value);
  }
  add_credential(model, key, out.headers);
  return out;
}

// What policy had replaced for this candidate is what goes on; the request itself stays the client's, for other candidates and for what
// an answer repeats of it.
Result<Bytes> write_for(const kernel::Call& call, dialects::Request& request, Wire wire, const Model& model) {
  const auto texts = request.texts();
  SOCLE_ASSERT(texts.size() == call.input.size());
  std::vector<std::string> own(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) own[i] = std::exchange(*texts[i].text, call.input[i].text);
  auto written = dialects::write_request(request, wire, model.upstream_model);
  for (std::size_t i = 0; i < texts.size(); ++i) *texts[i].text = std::move(own[i]);
  return written;
}

} // namespace

Result<std::unique_ptr<Hub>> Hub::create(Parts parts) {
  std::unique_ptr<Hub> hub(new Hub(parts));
  SOCLE_TRY(hub->requester_, net::Requester::create(parts.clock, {.ca_file = {}, .authorities = parts.authorities}));
  kernel::Executor executor;
  executor.candidates = [self = hub.get()](const kernel::Call& call, const kernel::Principal& who) {
    return self->candidates(call, who);
  };
  executor.converse = [self = hub.get()](kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                         const kernel::Candidate& candidate, kernel::Outlet& outlet) {
    return self->send(std::move(permit), call, who, candidate, outlet);
  };
  executor.may_try_another = [](const Error& error) {
    return error.is(kUpstreamUnreachable) || error.is(kUpstreamFailed) || error.is(kUpstreamLimited) ||
           error.is(kUpstreamKey) || error.is(kUpstreamUnknown);
  };
  executor.time_ms_max = answer_time_max;
  executor.deadline = [](const kernel::Call& call) { return dynamic_cast<const ModelRequest&>(*call.cargo).deadline; };
  executor.chosen = [](const kernel::Call& call, const kernel::Candidate& chosen,
                       const kernel::Executor::Might& might) {
    auto& cheaper = dynamic_cast<ModelRequest&>(*call.cargo).cheaper;
    cheaper.chosen = cheaper.models.contains(chosen.backend) && might(cheaper.otherwise);
  };
  parts.pipeline.add("model.send", std::move(executor));
  return hub;
}

kernel::Call Hub::call(std::string_view tenant, std::shared_ptr<ModelRequest> cargo, Bytes body,
                       std::string purpose) const {
  kernel::Call out;
  out.action = "model.send";
  out.resource = model_resource(parts_.models, tenant, cargo->request.model);
  out.purpose = std::move(purpose);
  for (const auto& text : cargo->request.texts())
    out.input.push_back({text.name, *text.text, provenance_of(text.origin)});
  out.body = std::move(body);
  out.cargo = std::move(cargo);
  return out;
}

Result<std::vector<kernel::Candidate>> Hub::candidates(const kernel::Call& call, const kernel::Principal& who) {
  Wanted wanted = wanted_of(call, who);
  for (const auto& id : dynamic_cast<const ModelRequest&>(*call.cargo).request.file_ids) {
    auto file = parts_.files == nullptr ? nullptr : parts_.files->find_own(who, id);
    if (!file) return fail(kUnknownFile, {{"file", id.substr(0, file_id_bytes_max)}});
    wanted.files.push_back(std::move(file));
  }
  SOCLE_TRY(const Route chosen, route(parts_.models, health_, who.tenant, wanted));
  std::vector<kernel::Candidate> out;
  auto& cheaper = dynamic_cast<ModelRequest&>(*call.cargo).cheaper;
  for (const auto& option : chosen.options) {
    if (!option.able() || dynamic_cast<const ModelRequest&>(*call.cargo).without.contains(option.model->name)) continue;
    out.push_back(candidate_at(*option.model, option.cost_max));
    if (option.preferred) cheaper.models.insert(option.model->name);
    if (option.model->name == chosen.instead_of) cheaper.otherwise = out.back();
  }
  if (out.empty()) return std::unexpected(none_able(chosen, wanted));
  return out;
}

Result<Hub::Explained> Hub::explain(const kernel::Principal& who, const Wanted& wanted, const std::string& purpose,
                                    std::vector<kernel::Content> input, std::span<const kernel::Finding> findings) {
  SOCLE_TRY(const Route chosen, route(parts_.models, health_, who.tenant, wanted));
  kernel::Call call;
  call.action = "model.send";
  call.resource = model_resource(parts_.models, who.tenant, wanted.model);
  call.purpose = purpose;
  call.input = std::move(input);
  std::vector<kernel::Candidate> candidates;
  for (const auto& option : chosen.options) candidates.push_back(candidate_at(*option.model, option.cost_max));
  SOCLE_TRY(const auto judged, parts_.pipeline.judge(who, call, findings, candidates));
  Explained out;
  out.by = chosen.by;
  out.call = judged.call;
  for (std::size_t i = 0; i < chosen.options.size(); ++i) {
    auto& row = out.candidates.emplace_back();
    row.option = chosen.options[i];
    if (i < judged.candidates.size()) row.policy = judged.candidates[i];
  }
  const auto tried = [](const Explained::Candidate& row) {
    return row.option.able() && row.policy && row.policy->refused.empty();
  };
  const auto rest = std::ranges::stable_partition(out.candidates, tried);
  int order = 0;
  for (auto row = out.candidates.begin(); row != rest.begin(); ++row) row->order = ++order;
  if (order > 0) {
    const Option* second = order > 1 ? &out.candidates[1].option : nullptr;
    out.reason = why_first(chosen, out.candidates.front().option, second);
  } else if (!out.call.refused.empty()) {
    out.reason = out.call.refused;
  } else if (std::ranges::none_of(chosen.options, &Option::able)) {
    out.reason = none_able(chosen, wanted).message(who.language);
  } else {
    out.reason = "policy lets none of those answer that could";
  }
  return out;
}

// What a dearer model would have taken beyond this one goes to the value ledger with the receipt.
void Hub::saved(const Model& model, const std::string& tenant, const std::string& purpose, const std::string& otherwise,
                kernel::Outcome& outcome, json::object& facts) const {
  const ModelPtr dearer = parts_.models.find(tenant, otherwise);
  if (!dearer || dearer->name == model.name) return;
  const std::int64_t micros = cost_of(*dearer, outcome.cost.input_tokens, outcome.cost.output_tokens).micros -
                              outcome.cost.micros;
  if (micros <= 0) return;
  facts["instead_of"] = dearer->name;
  facts["saved_micros"] = micros;
  parts_.models.evaluations().add_saving(outcome.unit, tenant, purpose, micros);
}

// One attempt at one model.
Task<Result<kernel::Outcome>> Hub::send(kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                        const kernel::Candidate& candidate, kernel::Outlet& outlet) {
  if (auto used = permit.use(parts_.clock); !used) co_return std::unexpected(used.error());
  const ModelPtr model = parts_.models.find(who.tenant, candidate.backend);
  auto& cargo = dynamic_cast<ModelRequest&>(*call.cargo);
  auto& request = cargo.request;
  const auto spoken = model ? wire_for(*model, request.wire) : std::nullopt;
  if (!spoken || !is_as_judged(*model, candidate))
    co_return fail(kUnknownModel, {{"model", candidate.backend}, {"hint", ""}});
  const Wire wire = *spoken;
  auto written = write_for(call, request, wire, *model);
  if (!written) co_return std::unexpected(written.error());
  auto key = parts_.models.key_of(*model);
  if (!key) co_return std::unexpected(key.error());
  Place place{model->url, {}};
  if (model->kind == Kind::file) {
    if (parts_.embedded == nullptr)
      co_return fail(kWorkerNotStarted,
                     {{"program", "socle-llama"}, {"reason", "it could not be prepared; the daemon's log says why"}});
    cargo.loading = model->file;
    Result<Embedded::Lease> leased = co_await loaded(*parts_.embedded, model->file, outlet);
    cargo.loading.clear();
    if (!leased) co_return std::unexpected(leased.error());
    place = {leased->url(), std::move(*leased)};
  }
  std::optional<Microseconds> time_left;
  if (cargo.deadline) time_left = *cargo.deadline - parts_.clock.monotonic();
  auto made = requester_->exchange(place.url,
                                   upstream_request(*model, wire, cargo, *key, std::move(*written), time_left),
                                   {net::connect_time_max, first_byte_time_max, quiet_time_max});
  if (!made) co_return std::unexpected(made.error());
  const std::shared_ptr<net::Exchange> exchange = std::move(*made);
  outlet.when_given_up([exchange] { exchange->cancel(); });

  const auto begin = parts_.clock.monotonic();
  std::optional<Microseconds> first_byte;
  UnderWay under_way(health_, who.tenant, place_of(*model));
  dialects::Answer answer(request, wire, call.id, cargo.created);
  std::vector<dialects::Placeholder> placeholders;
  for (const auto& [placeholder, value] : call.pseudonyms) placeholders.push_back({placeholder, value});
  answer.restore(std::move(placeholders));
  json::object facts;
  facts["model"] = model->name;
  facts["wire"] = dialects::name_of(request.wire);
  facts["zone"] = candidate.zone;
  cargo.asked = model->name;
  if (!cargo.hedge_of.empty()) facts["hedge_of"] = cargo.hedge_of;
  if (!call.pseudonyms.empty()) facts["pseudonyms"] = static_cast<std::int64_t>(call.pseudonyms.size());
  std::int64_t pieces = 0;
  // What it cost, as far as is known: what the endpoint counted, or an estimate that says that it is one.
  const auto note = [&] {
    const auto usage = answer.usage();
    const std::int64_t in = usage.known ? usage.input_tokens : static_cast<std::int64_t>(text_bytes(call) / 4);
    const std::int64_t out = usage.known ? usage.output_tokens : pieces;
    facts["input_tokens"] = in;
    facts["output_tokens"] = out;
    if (usage.cached_tokens > 0) facts["cached_tokens"] = usage.cached_tokens;
    if (!usage.known) facts["tokens_estimated"] = true;
    if (first_byte) facts["first_byte_us"] = first_byte->count();
    if (const auto finish = answer.finish_reason(); !finish.empty()) facts["finish"] = finish;
    return cost_of(*model, in, out);
  };

  kernel::Outcome outcome;
  const auto finish = [&](Result<void> how) -> Result<kernel::Outcome> {
    const bool left = !how && (how.error().is(net::kCancelled) || how.error().is(kernel::kCancelled) ||
                               how.error().is(kernel::kBlockedContent));
    const bool answers = !how && (how.error().is(kUpstreamRefused) || how.error().is(kUpstreamLimited));
    const bool at_fault = !how && !left && !answers;
    under_way.end(left ? Health::End::left : at_fault ? Health::End::failed : Health::End::answered, first_byte);
    // Who was not the first is cut off before the endpoint says what it counted, and is billed for the question all the same.
    const bool begun = pieces > 0 || answer.usage().known || (left && cargo.lost);
    if (cargo.lost) facts["hedge"] = "lost";
    const kernel::Cost cost = how || begun ? note() : kernel::Cost();
    if (!how) {
      if (at_fault)
        log::warning("backends", "a model's endpoint failed",
                     {{"model", model->name},
                      {"url", place.url},
                      {"call", call.id},
                      {"error", std::string(how.error().code())},
                      {"reason", reason_of(how.error())}});
      if (begun) outlet.note(facts, cost);
      return std::unexpected(explained(*model, how.error()));
    }
    outcome.cost = cost;
    // A stream is written from its first byte on, a whole answer before it.
    const Microseconds took = parts_.clock.monotonic() - begin;
    health_.wrote(who.tenant, place_of(*model), answer.usage().known ? answer.usage().output_tokens : 0,
                  request.stream ? took - first_byte.value_or(Microseconds(0)) : took);
    if (cargo.cheaper.chosen) saved(*model, who.tenant, call.purpose, cargo.cheaper.otherwise.backend, outcome, facts);
    outcome.facts = std::move(facts);
    return std::move(outcome);
  };

  Result<void> begun = co_await exchange->begin();
  if (!begun) co_return finish(std::unexpected(begun.error()));
  first_byte = parts_.clock.monotonic() - begin;
  const bool plain = net::equal_ignoring_case(exchange->headers().get("content-encoding").value_or("identity"),
                                              "identity");
  if (exchange->status() != 200 || !plain) {
    Result<Bytes> body = co_await exchange->read_all(error_bytes_max);
    co_return finish(std::unexpected(refused_upstream(*model, wire, *exchange, body.value_or(""))));
  }
  if (!request.stream) {
    Result<Bytes> body = co_await exchange->read_all(answer_bytes_max);
    if (!body) co_return finish(std::unexpected(body.error()));
    auto whole = answer.whole(*body, exchange->headers().get("content-type").value_or(""));
    if (!whole) co_return finish(std::unexpected(whole.error()));
    cargo.body = std::move(whole->body);
    cargo.type = std::move(whole->type);
    for (auto& text : whole->texts) outcome.output.push_back({"answer", std::move(text), kernel::Provenance::model});
    co_return finish({});
  }
  while (!answer.ended()) {
    Result<Bytes> bytes = co_await exchange->read();
    if (!bytes) co_return finish(std::unexpected(bytes.error()));
    if (bytes->empty()) break;
    auto fed = answer.feed(*bytes);
    if (!fed) co_return finish(std::unexpected(fed.error()));
    // What came together leaves together; but what holds no words need not wait for the words behind it to be inspected.
    for (auto next = fed->begin(); next != fed->end();) {
      kernel::Piece together{{}, {}, next->voice, next->part};
      const auto joins = [&together](const dialects::Piece& piece) {
        return piece.part == together.part ? piece.voice == together.voice : piece.part.empty();
      };
      for (; next != fed->end() && joins(*next); ++next) {
        pieces += next->bytes.empty() ? 0 : 1;
        together.bytes += next->bytes;
        together.text += next->text;
      }
      Result<void> sent = co_await outlet.send(std::move(together));
      if (!sent) {
        exchange->cancel();
        co_return finish(sent);
      }
    }
  }
  if (auto ended = answer.finish(); !ended) co_return finish(ended);
  cargo.body = answer.last_bytes();
  const asio::io_context::executor_type loop = co_await asio::this_coro::executor;
  asio::co_spawn(loop, read_to_end(exchange), asio::detached);
  co_return finish({});
}

dialects::Failure failure_of(const Error& error, Language language) {
  const auto of = [&](std::string_view name) {
    const auto found = std::ranges::find(error.parameters(), name,
                                         [](const auto& p) { return std::string_view(p.first); });
    return found == error.parameters().end() ? std::string() : found->second;
  };
  dialects::Failure out = dialects::failure_of(error, language);
  if (error.is(kUpstreamRefused) || error.is(kUpstreamLimited)) {
    out.status = std::atoi(of("status").c_str());
    out.type = of("type");
    out.param = of("param");
    if (!of("message").empty()) out.message = of("message");
  }
  if (error.is(kUnknownFile)) out.param = "file_id";
  if (error.is(kUnknownModel)) { // the code that clients look for
    out.code = "model_not_found";
    out.param = "model";
  }
  return out;
}

std::optional<std::string> retry_after(const Error& error) {
  const auto found = std::ranges::find(error.parameters(), "retry_after", [](const auto& p) { return p.first; });
  if (found == error.parameters().end()) return std::nullopt;
  const std::string& text = found->second;
  const bool seconds = !text.empty() && text.size() <= 6 &&
                       std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return seconds ? std::optional(text) : std::nullopt;
}

} // namespace socle::backends
