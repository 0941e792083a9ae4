#include "api/idempotency.h"

#include "api/errors.h"
#include "api/limits.h"

#include "base/json.h"

namespace socle::api {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"api", 1,
       "CREATE TABLE api_answers (tenant text NOT NULL, scope text NOT NULL, digest text NOT NULL, sealed bytea NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, scope));"
       "CREATE INDEX api_answers_at ON api_answers (at)"}};
  return all;
}

namespace {
std::string key_scope(std::string_view tenant) { return "api.answers/" + std::string(tenant); }
} // namespace

Idempotency::Running::~Running() {
  if (owner_ == nullptr) return;
  const std::lock_guard lock(owner_->mutex_);
  owner_->running_.erase(scope_);
}

std::int64_t Idempotency::oldest() const {
  return clock_.now().us - std::chrono::duration_cast<Microseconds>(idempotency_time).count();
}

Result<Idempotency::Running> Idempotency::begin(const Asked& asked) {
  const std::lock_guard lock(mutex_);
  if (!running_.insert(asked.scope).second) return fail(kIdempotencyRunning);
  return Running(*this, asked.scope);
}

Result<std::optional<net::Response>> Idempotency::before(const Asked& asked) {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT digest, sealed FROM api_answers WHERE tenant = ?1 AND scope = ?2 AND at > ?3",
                        {asked.tenant, asked.scope, oldest()}));
  if (rows.empty()) return std::nullopt;
  if (rows.front().text(0) != asked.digest) return fail(kIdempotencyMismatch);
  SOCLE_TRY(const Bytes opened, keys_.open(key_scope(asked.tenant), rows.front().bytes(1), asked.scope));
  SOCLE_TRY(const json::value kept, json::parse(opened));
  net::Response out;
  out.status = static_cast<int>(json::get_int(kept.as_object(), "status").value_or(200));
  out.body = json::get_string(kept.as_object(), "body").value_or("");
  for (const auto& field : kept.as_object().at("headers").as_object())
    out.headers.add(std::string(field.key()), json::text(field.value()));
  return out;
}

Result<store::Unit> Idempotency::remember(const Asked& asked, const net::Response& response) {
  json::object headers, kept;
  for (const auto& [name, value] : response.headers) headers[name] = value;
  kept["status"] = response.status;
  kept["headers"] = std::move(headers);
  kept["body"] = response.body;
  SOCLE_TRY(Bytes sealed, keys_.seal(key_scope(asked.tenant), json::write(kept), asked.scope));
  store::Unit unit;
  const std::int64_t now = clock_.now().us;
  {
    const std::lock_guard lock(mutex_);
    if (now - cleaned_us_ > std::chrono::duration_cast<Microseconds>(idempotency_clean_every).count()) {
      cleaned_us_ = now;
      unit.add("DELETE FROM api_answers WHERE at <= ?1", {oldest()});
    }
  }
  unit.add("DELETE FROM api_answers WHERE tenant = ?1 AND scope = ?2 AND at <= ?3",
           {asked.tenant, asked.scope, oldest()});
  unit.add("INSERT INTO api_answers(tenant, scope, digest, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5)",
           {asked.tenant, asked.scope, asked.digest, store::Blob{std::move(sealed)}, now}, 1);
  return unit;
}

} // namespace socle::api
