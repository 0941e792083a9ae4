// Answers that wait for a run: its stream of events, and the start that answers at the gate. Coroutines on the server's loops;
// only looking at the run takes a thread of the pool, for a moment.
#include "api/api.h"
#include "api/limits.h"

#include "base/errors.h"
#include "net/limits.h"

namespace socle::api {

namespace {
constexpr std::chrono::milliseconds again_soon{100}; // where the pool was full
}

Task<void> Api::follow(Followed run, net::Stream& stream) {
  const auto seat = watch_->sit(run.tenant, run.id);
  if (run.peer) run.peer->when_gone([seat] { seat->leave(); });
  const auto alive = live_->open(run.person, run.key, [seat] { seat->leave(); });
  std::string last;
  while (true) {
    std::function<Result<json::object>()> look = [this, run]() -> Result<json::object> {
      SOCLE_TRY(const workflows::Run now, services_.engine.run(run.tenant, run.id));
      return services_.process.run_details(now, run.language);
    };
    const Result<json::object> details = co_await offload<json::object>(pool_, std::move(look));
    if (!details && !details.error().is(kBusy)) co_return;
    if (details) {
      std::string text = json::write(*details);
      if (text != last) {
        net::Event event{"run", text, ""};
        last = std::move(text);
        const bool sent = co_await stream.send(std::move(event));
        if (!sent) co_return;
      }
      if (json::get_string(*details, "state") != "running") co_return;
    }
    const Woken woken = co_await seat->next(details ? net::stream_heartbeat : again_soon);
    if (woken == Woken::left) co_return;
    if (woken == Woken::late && details) {
      std::string beat = ":\n\n"; // a comment: proxies keep the quiet stream open
      const bool sent = co_await stream.write(std::move(beat));
      if (!sent) co_return;
    }
  }
}

net::Response Api::run_events(const net::Request& request, const std::string& run) {
  auto ask = identify(request);
  if (!ask) return failed(ask.error(), language_of(request.headers.get("Accept-Language").value_or("en")));
  auto who = services_.pipeline.may_read(ask->credential, "run.show", {"Run", run, {}});
  if (!who) return failed(who.error(), ask->language);
  if (auto found = services_.engine.run(who->tenant, run); !found) return failed(found.error(), ask->language);
  net::Response out;
  out.headers.add("Content-Type", "text/event-stream");
  out.headers.add("Cache-Control", "no-store");
  out.stream = [this, followed = Followed{who->tenant, run, ask->language, request.peer, who->id, who->key_id}](
                   net::Stream& stream) { return follow(followed, stream); };
  return out;
}

// Answers with the run as it is when it waits or has ended; as it is by then, when the time is over or the asker has left.
Task<Result<net::Response>> Api::at_gate(Followed run) {
  const auto seat = watch_->sit(run.tenant, run.id);
  if (run.peer) run.peer->when_gone([seat] { seat->leave(); });
  const auto until = services_.clock.monotonic() + gate_wait_max;
  bool over = false;
  while (true) {
    std::function<Result<workflows::Run>()> look = [this, run] { return services_.engine.run(run.tenant, run.id); };
    Result<workflows::Run> now = co_await offload<workflows::Run>(pool_, std::move(look));
    if (!now && !now.error().is(kBusy)) co_return std::unexpected(now.error());
    if (now && (now->state != "running" || over)) {
      std::function<Result<net::Response>()> show = [this, now = *now, run]() -> Result<net::Response> {
        return started_run(now, run.language);
      };
      Result<net::Response> shown = co_await offload<net::Response>(pool_, std::move(show));
      if (shown || !shown.error().is(kBusy)) co_return shown;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - services_.clock.monotonic());
    const Woken woken = co_await seat->next(now ? std::clamp(left, again_soon, net::stream_heartbeat) : again_soon);
    over = over || woken == Woken::left || left.count() <= 0;
  }
}

Result<net::Response> Api::started_run(const workflows::Run& run, Language language) {
  SOCLE_TRY(json::object summary, services_.process.run_summary(run, language));
  // What stopped the run is a finding too: scripts look in one place.
  if (!run.error_code.empty()) {
    json::object stopped;
    stopped["code"] = run.error_code;
    stopped["severity"] = "error";
    stopped["message"] = run.error;
    stopped["remedy"] = "";
    auto& findings = summary["findings"].as_array();
    findings.emplace_back(std::move(stopped));
    summary["findings_count"] = static_cast<std::int64_t>(findings.size());
  }
  return json_response(summary);
}

} // namespace socle::api
