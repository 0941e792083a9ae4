// The hub: carries out “model.send”, a request in one of the clients' wires, on whichever registered model may and can answer it.
#pragma once

#include "backends/embedded.h"
#include "backends/files.h"
#include "backends/health.h"
#include "backends/models.h"
#include "backends/routing.h"

#include "dialects/dialects.h"
#include "kernel/pipeline.h"
#include "net/exchange.h"

#include <set>

namespace socle::backends {

// What a “model.send” call carries.
struct ModelRequest final : kernel::Cargo {
  dialects::Request request;
  net::Headers headers; // the client's, as far as the wire's own protocol knows them: versions and beta features
  // W3C trace context, in lower-case hexadecimal: the trace, the client's span (empty: none), this call's own, and the flags.
  std::string trace_id, trace_parent, trace_span, trace_flags = "01";
  std::int64_t created = 0; // seconds of Unix time
  std::optional<Microseconds> deadline; // by Clock::monotonic(): when the client stops waiting
  std::set<std::string> without; // models that are not asked: another call asks them
  std::string hedge_of; // that call; empty: this is none's second try
  bool lost = false; // another call for the same answer was first: this one is ended, and what it took is booked
  std::string asked; // out: the model that is asked now
  std::string loading; // out: the file of this machine that has to be loaded first; empty: nothing has
  struct Cheaper { // than what would have answered without recorded evaluations
    std::set<std::string> models; // that are good enough
    kernel::Candidate otherwise;
    bool chosen = false; // one of them was asked, and policy would have let the other one answer
  } cheaper; // filled in by the hub
  Bytes body; // out: the answer, or what ends a streamed one
  std::string type = "application/json"; // out: of a whole answer
};

class Hub {
 public:
  struct Parts {
    const Clock& clock;
    Models& models;
    kernel::Pipeline& pipeline;
    const Files* files = nullptr; // that endpoints keep; none: a request that names one is refused. Outlives the hub
    Embedded* embedded = nullptr; // runs model files; none: they are refused. Outlives the hub
    std::string authorities = {}; // net::Requester::Options
  };
  // Registers “model.send”.
  static Result<std::unique_ptr<Hub>> create(Parts parts);

  // The call for a request that was read: its texts become the call's input. An unknown model is called “unknown” in it.
  kernel::Call call(std::string_view tenant, std::shared_ptr<ModelRequest> cargo, Bytes body,
                    std::string purpose) const;
  const Health& health() const { return health_; }

  // Where such a request would go, and why; nothing is sent, reserved or recorded. `input` and `findings`: what the request would hold.
  struct Explained {
    struct Candidate {
      Option option;
      std::optional<kernel::Judgement> policy; // none: the call itself is refused
      std::optional<int> order; // from 1, of those that would be tried
    };
    Route::By by = Route::By::model;
    kernel::Judgement call;
    std::vector<Candidate> candidates; // those that would be tried first, in their order
    std::string reason; // why the first is first, or why there is none
  };
  Result<Explained> explain(const kernel::Principal& who, const Wanted& wanted, const std::string& purpose,
                            std::vector<kernel::Content> input, std::span<const kernel::Finding> findings);

 private:
  explicit Hub(Parts parts) : parts_(parts), health_(parts.clock) {}
  Result<std::vector<kernel::Candidate>> candidates(const kernel::Call& call, const kernel::Principal& who);
  Task<Result<kernel::Outcome>> send(kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                     const kernel::Candidate& candidate, kernel::Outlet& outlet);

  void saved(const Model& model, const std::string& tenant, const std::string& purpose, const std::string& otherwise,
             kernel::Outcome& outcome, json::object& facts) const;

  Parts parts_;
  Health health_;
  std::unique_ptr<net::Requester> requester_;
};

// What the client is told of an error: where an endpoint refused, in its words.
dialects::Failure failure_of(const Error& error, Language language);
// Seconds after which it makes sense to try again, where that is known.
std::optional<std::string> retry_after(const Error& error);

} // namespace socle::backends
