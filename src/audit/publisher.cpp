// The publisher: follows the journal, extends the tiles, signs checkpoints.
#include "audit/audit.h"
#include "audit/errors.h"
#include "audit/files.h"
#include "audit/limits.h"
#include "audit/log.h"
#include "audit/note.h"

#include "base/log.h"
#include "base/metrics.h"

namespace socle::audit {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"audit", 1,
       "CREATE TABLE audit_calls (tenant text NOT NULL, call text NOT NULL, at bigint NOT NULL, principal text NOT NULL, action text NOT NULL,"
       " resource_type text NOT NULL, resource_id text NOT NULL, decision text NOT NULL, status text NOT NULL, stage text NOT NULL,"
       " policies text NOT NULL, run text NOT NULL, cost bigint NOT NULL, intent_index bigint, outcome_index bigint, PRIMARY KEY (tenant, call));"
       "CREATE INDEX audit_calls_open ON audit_calls (status);"
       "CREATE INDEX audit_calls_run ON audit_calls (tenant, run);"
       "CREATE TABLE audit_heads (tenant text NOT NULL PRIMARY KEY, size bigint NOT NULL, root bytea NOT NULL, sequence bigint NOT NULL, at bigint NOT NULL);"
       "CREATE TABLE audit_bodies (tenant text NOT NULL, call text NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, call))"},
      {"audit", 2,
       "CREATE INDEX audit_bodies_class ON audit_bodies (tenant, class);"
       "CREATE TABLE audit_erased (tenant text NOT NULL, class text NOT NULL, call text NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, class))"},
      {"audit", 3, // what a call was for, who answered it, where, and with which data: what an inventory counts by
       "ALTER TABLE audit_calls ADD COLUMN purpose text NOT NULL DEFAULT '';"
       "ALTER TABLE audit_calls ADD COLUMN model text NOT NULL DEFAULT '';"
       "ALTER TABLE audit_calls ADD COLUMN zone text NOT NULL DEFAULT '';"
       "ALTER TABLE audit_calls ADD COLUMN data_class text NOT NULL DEFAULT '';"
       "ALTER TABLE audit_calls ADD COLUMN findings text NOT NULL DEFAULT '';"
       "ALTER TABLE audit_calls ADD COLUMN input_tokens bigint NOT NULL DEFAULT 0;"
       "ALTER TABLE audit_calls ADD COLUMN output_tokens bigint NOT NULL DEFAULT 0;"
       "CREATE INDEX audit_calls_action ON audit_calls (tenant, action, at);"
       // The words behind a commitment to a purpose that somebody typed: sealed under the class that they were typed in.
       "CREATE TABLE audit_purposes (tenant text NOT NULL, word text NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, word));"
       "CREATE INDEX audit_purposes_class ON audit_purposes (tenant, class)"}};
  return all;
}

Result<std::unique_ptr<Audit>> Audit::open(Parts parts, Options options) {
  std::unique_ptr<Audit> audit(new Audit(parts, std::move(options)));
  SOCLE_CHECK(audit->start());
  SOCLE_CHECK(audit->recover_open_calls({}));
  SOCLE_CHECK(audit->publish());
  audit->publisher_ = std::thread([raw = audit.get()] { raw->run(); });
  return audit;
}

std::string Audit::origin(std::string_view tenant) const { return options_.origin_prefix + "/" + std::string(tenant); }

Result<std::string> Audit::verifier_key(std::string_view tenant) {
  SOCLE_TRY(const Bytes key, parts_.keys.public_key("audit-" + std::string(tenant)));
  return format_verifier_key(origin(tenant), key);
}

Result<Audit::Log*> Audit::log_of(const std::string& tenant) {
  auto& log = logs_[tenant];
  if (!log) {
    log = std::make_unique<Log>();
    log->tenant = tenant;
    log->directory = options_.directory / tenant;
  }
  return log.get();
}

Result<void> Audit::publish() {
  const auto began = parts_.clock.monotonic();
  const std::lock_guard lock(mutex_);
  for (;;) {
    SOCLE_TRY(const auto batch, parts_.store.journal_after(sequence_, publish_batch_max, "audit"));
    if (batch.empty()) break;
    // Work on copies: a failure on the way leaves the published state as it was, and the next pass writes the same bytes again.
    struct Growing {
      Log* log;
      Files files;
      Edge edge;
      Bytes bundle;
      std::int64_t sequence = 0;
    };
    std::map<std::string, Growing> growing;
    struct Places {
      std::optional<std::int64_t> intent, outcome; // of a call's entries in the log
    };
    std::map<std::pair<std::string_view, std::string_view>, Places> placed; // by tenant and call
    store::Unit unit;
    for (const auto& record : batch) {
      SOCLE_TRY(Log * log, log_of(record.tenant));
      auto& grown = growing.try_emplace(record.tenant, Growing{log, {log->directory}, log->edge, log->bundle})
                        .first->second;
      const auto index = static_cast<std::int64_t>(grown.edge.size());
      const auto call = json::plain_member(record.body, "call").value_or(""); // as recorder.cpp writes it
      auto& places = placed[{record.tenant, call}];
      (json::plain_member(record.body, "kind") == "intent" ? places.intent : places.outcome) = index;
      SOCLE_CHECK(append_entry(grown.files, grown.edge, grown.bundle, record.body));
      grown.sequence = record.sequence;
    }
    for (const auto& [whose, places] : placed) {
      std::vector<store::Value> values{std::string(whose.first), std::string(whose.second)};
      if (places.intent) values.emplace_back(*places.intent);
      if (places.outcome) values.emplace_back(*places.outcome);
      unit.add(places.intent && places.outcome
                   ? "UPDATE audit_calls SET intent_index = ?3, outcome_index = ?4 WHERE tenant = ?1 AND call = ?2"
               : places.intent ? "UPDATE audit_calls SET intent_index = ?3 WHERE tenant = ?1 AND call = ?2"
                               : "UPDATE audit_calls SET outcome_index = ?3 WHERE tenant = ?1 AND call = ?2",
               std::move(values));
    }
    const Timestamp now = parts_.clock.now();
    for (auto& [tenant, grown] : growing) {
      SOCLE_CHECK(write_partial(grown.files, grown.edge, grown.bundle));
      unit.add("INSERT INTO audit_heads(tenant, size, root, sequence, at) VALUES (?1, ?2, ?3, ?4, ?5) "
               "ON CONFLICT (tenant) DO UPDATE SET size = ?2, root = ?3, sequence = ?4, at = ?5",
               {tenant, static_cast<std::int64_t>(grown.edge.size()), store::Blob{Bytes(view(grown.edge.root()))},
                grown.sequence, now.us},
               1);
    }
    SOCLE_CHECK(parts_.store.commit_now(std::move(unit)));
    for (auto& [tenant, grown] : growing) {
      auto& log = *grown.log;
      log.edge = std::move(grown.edge);
      log.bundle = std::move(grown.bundle);
      log.head = {log.edge.size(), log.edge.root(), grown.sequence, now};
      if (then_) then_(tenant);
    }
    sequence_ = batch.back().sequence;
    if (batch.size() < publish_batch_max)
      break; // what came meanwhile waits for the next pass: each costs several flushes
  }
  for (const auto& [tenant, log] : logs_) { // also after a crash between the commit and the rename
    if (log->head.size == 0) continue;
    const std::string name = origin(tenant), signer = "audit-" + tenant,
                      body = checkpoint_body(name, log->head.size, log->head.root);
    const auto path = log->directory / "checkpoint";
    if (auto current = read_file(path); current && current->starts_with(body)) continue;
    SOCLE_TRY(const Bytes signature, parts_.keys.sign(signer, body));
    SOCLE_TRY(const Bytes key, parts_.keys.public_key(signer));
    // Beside the log, so that it can be verified without the keys; whoever must not trust this copy brings the one that init printed.
    const auto published = log->directory / "verifier-key";
    if (!read_file(published)) SOCLE_CHECK(write_durably(published, format_verifier_key(name, key) + "\n"));
    SOCLE_CHECK(write_durably(path, sign_note(body, name, key, signature)));
    metrics::gauge("socle_audit_size", "Entries that the newest signed checkpoint covers", {{"tenant", tenant}})
        .set(static_cast<double>(log->head.size));
  }
  published_us_ = began.count();
  return {};
}

void Audit::when_published(std::function<void(const std::string& tenant)> then) {
  const std::lock_guard lock(mutex_);
  then_ = std::move(then);
}

void Audit::run() {
  std::unique_lock lock(wake_mutex_);
  auto looked = parts_.clock.monotonic();
  while (!stopping_) {
    lock.unlock();
    if (auto published = publish(); !published)
      log::error("audit", "the log could not be published", {{"error", published.error().describe()}});
    if (auto examined = examine(); !examined)
      log::error("audit", "the log could not be examined", {{"error", examined.error().describe()}});
    if (const auto now = parts_.clock.monotonic(); now - looked >= open_looked_for_every) {
      looked = now;
      if (auto closed = recover_open_calls(open_for_max); !closed)
        log::warning("audit", "calls without an outcome could not be closed", {{"error", closed.error().describe()}});
    }
    lock.lock();
    wake_.wait_for(lock, publish_every_ms, [this] { return stopping_; });
  }
}

Microseconds Audit::behind() const { return Microseconds(parts_.clock.monotonic().count() - published_us_.load()); }

Result<void> Audit::ready() {
  if (contradicted_) { // found behind the start; nothing but a restart on sound data ends it
    const std::lock_guard lock(examine_mutex_);
    return std::unexpected(*contradiction_);
  }
  const auto late = std::chrono::duration_cast<std::chrono::seconds>(behind());
  if (late > behind_max)
    return fail(kBehind,
                {{"seconds", std::to_string(late.count())}, {"seconds_max", std::to_string(behind_max.count())}});
  return {};
}

Head Audit::head(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  const auto found = logs_.find(tenant);
  return found == logs_.end() ? Head{0, empty_root(), 0, {}} : found->second->head;
}

} // namespace socle::audit
