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
  static constexpr store::Migration all[] = {{"audit", 1,
      "CREATE TABLE audit_calls (tenant text NOT NULL, call text NOT NULL, at bigint NOT NULL, principal text NOT NULL, action text NOT NULL,"
      " resource_type text NOT NULL, resource_id text NOT NULL, decision text NOT NULL, status text NOT NULL, stage text NOT NULL,"
      " policies text NOT NULL, run text NOT NULL, cost bigint NOT NULL, intent_index bigint, outcome_index bigint, PRIMARY KEY (tenant, call));"
      "CREATE INDEX audit_calls_open ON audit_calls (status);"
      "CREATE INDEX audit_calls_run ON audit_calls (tenant, run);"
      "CREATE TABLE audit_heads (tenant text NOT NULL PRIMARY KEY, size bigint NOT NULL, root bytea NOT NULL, sequence bigint NOT NULL, at bigint NOT NULL);"
      "CREATE TABLE audit_bodies (tenant text NOT NULL, call text NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, call))"},
      {"audit", 2,
      "CREATE INDEX audit_bodies_class ON audit_bodies (tenant, class);"
      "CREATE TABLE audit_erased (tenant text NOT NULL, class text NOT NULL, call text NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, class))"}};
  return all;
}

Audit::Audit(Parts parts, Options options) : parts_(parts), options_(std::move(options)) {}

Audit::~Audit() {
  {
    const std::lock_guard lock(wake_mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (publisher_.joinable()) publisher_.join();
}

Result<std::unique_ptr<Audit>> Audit::open(Parts parts, Options options) {
  std::unique_ptr<Audit> audit(new Audit(parts, std::move(options)));
  SOCLE_CHECK(audit->start());
  SOCLE_CHECK(audit->recover_open_calls());
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

// Rebuilds each log's edge from the journal and holds it against the signed head and the checkpoint on disk. Only when all of it
// agrees are files that are missing or changed written again: a journal that contradicts must not overwrite the evidence.
Result<void> Audit::start() {
  SOCLE_TRY(const store::Rows heads, parts_.store.read("SELECT tenant, size, root, sequence, at FROM audit_heads"));
  const std::lock_guard lock(mutex_);
  for (const auto& row : heads) {
    SOCLE_TRY(Log* log, log_of(row.text(0)));
    log->head.size = static_cast<std::uint64_t>(row.integer(1));
    const Bytes root = row.bytes(2);
    SOCLE_ASSERT(root.size() == log->head.root.size());
    std::copy(root.begin(), root.end(), reinterpret_cast<char*>(log->head.root.data()));
    log->head.sequence = row.integer(3);
    log->head.at = {row.integer(4)};
  }
  SOCLE_TRY(const bool complete, replay(true));
  if (complete) return {};
  SOCLE_CHECK(replay(false));
  return {};
}

// The checkpoint that lies on disk, when there is one.
Result<std::optional<Checkpoint>> Audit::published(const Log& log) {
  const auto path = log.directory / "checkpoint";
  const auto note = read_file(path);
  if (!note) return std::nullopt;
  SOCLE_TRY(const std::string text, verifier_key(log.tenant));
  SOCLE_TRY(const VerifierKey key, parse_verifier_key(text));
  auto body = open_note(*note, std::span(&key, 1));
  if (!body) return fail(kDamaged, {{"place", path.string()}, {"reason", body.error().message()}});
  SOCLE_TRY(Checkpoint checkpoint, parse_checkpoint(*body));
  return checkpoint;
}

// Walks every entry that a head covers, in order. True when all derived files are there and right.
Result<bool> Audit::replay(bool look_only) {
  struct Walked { Files files; std::optional<Checkpoint> published; bool agrees = true; };
  std::map<std::string, Walked> walked;
  sequence_ = 0;
  for (const auto& [tenant, log] : logs_) {
    log->edge = Edge();
    log->bundle.clear();
    SOCLE_TRY(auto checkpoint, published(*log));
    walked[tenant] = {{log->directory, look_only, false}, std::move(checkpoint)};
  }
  for (bool beyond = false; !beyond;) {
    SOCLE_TRY(const auto batch, parts_.store.journal_after(sequence_, publish_batch_max, "audit"));
    beyond = batch.empty();
    for (const auto& record : batch) {
      const auto found = logs_.find(record.tenant);
      if (found == logs_.end() || record.sequence > found->second->head.sequence) {
        beyond = true;
        break;
      }
      auto& log = *found->second;
      auto& [files, checkpoint, agrees] = walked[record.tenant];
      SOCLE_CHECK(append_entry(files, log.edge, log.bundle, record.body));
      if (checkpoint && checkpoint->size == log.edge.size()) agrees = checkpoint->root == log.edge.root();
      sequence_ = record.sequence;
    }
  }
  bool complete = true;
  for (const auto& [tenant, log] : logs_) {
    auto& [files, checkpoint, agrees] = walked[tenant];
    const auto contradiction = [&](std::uint64_t size) { return fail(kContradiction, {{"tenant", tenant}, {"size", std::to_string(size)}}); };
    if (log->edge.size() != log->head.size || log->edge.root() != log->head.root) return contradiction(log->head.size);
    if (checkpoint && (!agrees || checkpoint->size > log->head.size)) return contradiction(checkpoint->size); // never go back behind what was published
    SOCLE_CHECK(write_partial(files, log->edge, log->bundle));
    complete = complete && !files.differs;
  }
  return complete;
}

Result<void> Audit::publish() {
  const auto began = parts_.clock.monotonic();
  const std::lock_guard lock(mutex_);
  for (;;) {
    SOCLE_TRY(const auto batch, parts_.store.journal_after(sequence_, publish_batch_max, "audit"));
    if (batch.empty()) break;
    // Work on copies: a failure on the way leaves the published state as it was, and the next pass writes the same bytes again.
    struct Growing { Log* log; Files files; Edge edge; Bytes bundle; std::int64_t sequence = 0; };
    std::map<std::string, Growing> growing;
    store::Unit unit;
    for (const auto& record : batch) {
      SOCLE_TRY(Log* log, log_of(record.tenant));
      auto& grown = growing.try_emplace(record.tenant, Growing{log, {log->directory}, log->edge, log->bundle}).first->second;
      SOCLE_TRY(const json::value entry, json::parse(record.body));
      const bool is_intent = json::get_string(entry.as_object(), "kind") == "intent";
      unit.add(is_intent ? "UPDATE audit_calls SET intent_index = ?3 WHERE tenant = ?1 AND call = ?2" : "UPDATE audit_calls SET outcome_index = ?3 WHERE tenant = ?1 AND call = ?2",
               {record.tenant, json::get_string(entry.as_object(), "call").value_or(""), static_cast<std::int64_t>(grown.edge.size())});
      SOCLE_CHECK(append_entry(grown.files, grown.edge, grown.bundle, record.body));
      grown.sequence = record.sequence;
    }
    const Timestamp now = parts_.clock.now();
    for (auto& [tenant, grown] : growing) {
      SOCLE_CHECK(write_partial(grown.files, grown.edge, grown.bundle));
      unit.add("INSERT INTO audit_heads(tenant, size, root, sequence, at) VALUES (?1, ?2, ?3, ?4, ?5) "
               "ON CONFLICT (tenant) DO UPDATE SET size = ?2, root = ?3, sequence = ?4, at = ?5",
               {tenant, static_cast<std::int64_t>(grown.edge.size()), store::Blob{Bytes(view(grown.edge.root()))}, grown.sequence, now.us}, 1);
    }
    SOCLE_CHECK(parts_.store.commit_now(std::move(unit)));
    for (auto& [tenant, grown] : growing) {
      auto& log = *grown.log;
      log.edge = std::move(grown.edge);
      log.bundle = std::move(grown.bundle);
      log.head = {log.edge.size(), log.edge.root(), grown.sequence, now};
    }
    sequence_ = batch.back().sequence;
    if (batch.size() < publish_batch_max) break; // what came meanwhile waits for the next pass: each costs several flushes
  }
  for (const auto& [tenant, log] : logs_) { // also after a crash between the commit and the rename
    if (log->head.size == 0) continue;
    const std::string name = origin(tenant), signer = "audit-" + tenant, body = checkpoint_body(name, log->head.size, log->head.root);
    const auto path = log->directory / "checkpoint";
    if (auto current = read_file(path); current && current->starts_with(body)) continue;
    SOCLE_TRY(const Bytes signature, parts_.keys.sign(signer, body));
    SOCLE_TRY(const Bytes key, parts_.keys.public_key(signer));
    // Beside the log, so that it can be verified without the keys; whoever must not trust this copy brings the one that init printed.
    const auto published = log->directory / "verifier-key";
    if (!read_file(published)) SOCLE_CHECK(write_durably(published, format_verifier_key(name, key) + "\n"));
    SOCLE_CHECK(write_durably(path, sign_note(body, name, key, signature)));
    metrics::gauge("socle_audit_size", "Entries that the newest signed checkpoint covers", {{"tenant", tenant}}).set(static_cast<double>(log->head.size));
  }
  published_us_ = began.count();
  return {};
}

void Audit::run() {
  std::unique_lock lock(wake_mutex_);
  while (!stopping_) {
    lock.unlock();
    if (auto published = publish(); !published) log::error("audit", "the log could not be published", {{"error", published.error().describe()}});
    lock.lock();
    wake_.wait_for(lock, publish_every_ms, [this] { return stopping_; });
  }
}

Microseconds Audit::behind() const { return Microseconds(parts_.clock.monotonic().count() - published_us_.load()); }

Result<void> Audit::ready() {
  const auto late = std::chrono::duration_cast<std::chrono::seconds>(behind());
  if (late > behind_max) return fail(kBehind, {{"seconds", std::to_string(late.count())}, {"seconds_max", std::to_string(behind_max.count())}});
  return {};
}

Head Audit::head(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  const auto found = logs_.find(tenant);
  return found == logs_.end() ? Head{0, empty_root(), 0, {}} : found->second->head;
}

} // namespace socle::audit
