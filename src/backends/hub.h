// The hub: carries out “model.send”, a request in one of the clients' wires, on whichever registered model may and can answer it.
#pragma once

#include "backends/embedded.h"
#include "backends/health.h"
#include "backends/models.h"

#include "dialects/dialects.h"
#include "kernel/pipeline.h"
#include "net/exchange.h"

namespace socle::backends {

// What a “model.send” call carries.
struct ModelRequest final : kernel::Cargo {
  dialects::Request request;
  net::Headers headers; // the client's, as far as the wire's own protocol knows them: versions and beta features
  std::int64_t created = 0; // seconds of Unix time
  Bytes body; // out: the answer, or what ends a streamed one
};

class Hub {
 public:
  struct Parts {
    const Clock& clock;
    Models& models;
    kernel::Pipeline& pipeline;
    Embedded* embedded = nullptr; // runs model files; none: they are refused. Outlives the hub
  };
  // Registers “model.send”.
  static Result<std::unique_ptr<Hub>> create(Parts parts);

  // The call for a request that was read: its texts become the call's input. An unknown model is called “unknown” in it.
  kernel::Call call(std::string_view tenant, std::shared_ptr<ModelRequest> cargo, Bytes body,
                    std::string purpose) const;
  const Health& health() const { return health_; }

 private:
  explicit Hub(Parts parts) : parts_(parts), health_(parts.clock) {}
  struct Named {
    std::vector<ModelPtr> models;
    bool in_order = false; // by somebody's choice; else by price, load and speed
  };
  Result<Named> named(const kernel::Call& call, const kernel::Principal& who, const std::string& name) const;
  Result<std::vector<kernel::Candidate>> candidates(const kernel::Call& call, const kernel::Principal& who);
  Task<Result<kernel::Outcome>> send(kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                     const kernel::Candidate& candidate, kernel::Outlet& outlet);

  Parts parts_;
  Health health_;
  std::unique_ptr<net::Requester> requester_;
};

// What the client is told of an error: where an endpoint refused, in its words.
dialects::Failure failure_of(const Error& error, Language language);
// Seconds after which it makes sense to try again, where that is known.
std::optional<std::string> retry_after(const Error& error);

} // namespace socle::backends
