// Calls as they are published, one event each: whoever watches holds no thread; what is looked up is what the log has grown by.
#include "api/calls.h"
#include "api/errors.h"
#include "api/limits.h"

#include "base/errors.h"
#include "net/limits.h"

namespace socle::api {

namespace {
constexpr std::chrono::milliseconds again_soon{100}; // where the pool was full
} // namespace

// The next published calls that the filter lets through; moves `watched.next` behind them. The right to see them is asked for anew.
Result<json::array> Api::published_since(Watched& watched) {
  SOCLE_CHECK(services_.pipeline.may_read(watched.credential, "call.list", {"Call", "all", {}}));
  SOCLE_TRY(const auto entries, services_.audit.entries(watched.tenant, watched.next, call_events_look_max));
  json::array out;
  if (entries.empty()) return out;
  watched.next = entries.back().index + 1;
  audit::CallFilter filter = watched.filter;
  for (const auto& entry : entries) filter.only.push_back(entry.call);
  filter.descending = false, filter.limit = call_events_look_max;
  SOCLE_TRY(const audit::CallPage page, services_.audit.calls(watched.tenant, filter));
  for (const auto& row : page.rows) out.emplace_back(call_json(row));
  return out;
}

Task<void> Api::follow_calls(Watched given, net::Stream& stream) {
  const auto watched = std::make_shared<Watched>(std::move(given));
  const auto seat = watch_->sit(watched->tenant, published_calls);
  if (watched->peer) watched->peer->when_gone([seat] { seat->leave(); });
  net::Event hello{"ready", "{}", ""};
  const bool begun = co_await stream.send(std::move(hello));
  if (!begun) co_return;
  while (true) {
    std::function<Result<json::array>()> look = [this, watched] { return published_since(*watched); };
    const Result<json::array> calls = co_await offload<json::array>(pool_, std::move(look));
    if (!calls && !calls.error().is(kBusy)) co_return;
    if (calls) {
      for (const auto& call : *calls) {
        net::Event event{"call", json::write(call), ""};
        const bool sent = co_await stream.send(std::move(event));
        if (!sent) co_return;
      }
    }
    if (calls && watched->next < services_.audit.head(watched->tenant).size) continue;
    const Woken woken = co_await seat->next(calls ? net::stream_heartbeat : again_soon);
    if (woken == Woken::left) co_return;
    if (woken == Woken::late && calls) {
      std::string beat = ":\n\n"; // a comment: proxies keep the quiet stream open
      const bool sent = co_await stream.write(std::move(beat));
      if (!sent) co_return;
    }
  }
}

net::Response Api::call_events(const net::Request& request) {
  auto ask = identify(request);
  if (!ask) return failed(ask.error(), language_of(request.headers.get("Accept-Language").value_or("en")));
  auto who = services_.pipeline.may_read(ask->credential, "call.list", {"Call", "all", {}});
  if (!who) return failed(who.error(), ask->language);
  auto filter = call_filter_of(services_, *ask, *who);
  if (!filter) return failed(filter.error(), ask->language);
  Watched watched{who->tenant, ask->credential, std::move(*filter), services_.audit.head(who->tenant).size,
                  request.peer};
  net::Response out;
  out.headers.add("Content-Type", "text/event-stream");
  out.headers.add("Cache-Control", "no-store");
  out.stream = [this, watched = std::move(watched)](net::Stream& stream) { return follow_calls(watched, stream); };
  return out;
}

namespace {
// Served by Api::answer, as a coroutine; only HEAD comes here.
HandlerResult streamed(Services&, const Ask& ask) {
  return fail(kNoRoute, {{"method", std::string(ask.request.method)}, {"path", ask.request.path}, {"hint", ""}});
}
} // namespace

std::vector<Route> call_event_routes() { return {{"GET", "/api/v1/call-events", "call.list", false, streamed}}; }

} // namespace socle::api
