// Answers to what changes something, by its Idempotency-Key: kept in the store, in the unit of work of the change itself, so that
// a change without its remembered answer cannot exist. Sealed: some answers show a secret this once. Private to api; any thread.
#pragma once

#include "base/clock.h"
#include "net/message.h"
#include "secrets/secrets.h"
#include "store/store.h"

#include <memory>
#include <mutex>
#include <unordered_set>

namespace socle::api {

std::span<const store::Migration> migrations();

class Idempotency {
 public:
  // A request that carries a key: `scope` names principal, route and key, `digest` the request.
  struct Asked {
    std::string tenant, scope, digest;
  };
  // While it exists, another request with the same key is told that the first still runs.
  class Running {
   public:
    Running(Idempotency& owner, std::string scope) : owner_(&owner), scope_(std::move(scope)) {}
    Running(Running&& other) noexcept : owner_(std::exchange(other.owner_, nullptr)), scope_(std::move(other.scope_)) {}
    Running& operator=(Running&&) = delete;
    ~Running();

   private:
    Idempotency* owner_;
    std::string scope_;
  };

  Idempotency(const Clock& clock, store::Store& store, secrets::KeyRing& keys)
      : clock_(clock), store_(store), keys_(keys) {}

  Result<Running> begin(const Asked& asked);
  // The answer that was given; nothing when the request is to be carried out; an error when the key belongs to another request.
  Result<std::optional<net::Response>> before(const Asked& asked);
  // What commits with the change. Only what succeeded is remembered: a refusal changed nothing, and rights may have changed since.
  Result<store::Unit> remember(const Asked& asked, const net::Response& response);

 private:
  std::int64_t oldest() const; // in µs since 1970: what was kept before it has expired

  const Clock& clock_;
  store::Store& store_;
  secrets::KeyRing& keys_;
  std::mutex mutex_;
  std::unordered_set<std::string> running_;
  std::int64_t cleaned_us_ = 0;
};

} // namespace socle::api
