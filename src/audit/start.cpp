// The logs' way up: from their tiles where those lead to the signed head, so that starting costs the same however long the log is;
// otherwise from the whole journal. What lies further back is examined behind the start, a batch at a time.
#include "audit/audit.h"
#include "audit/errors.h"
#include "audit/files.h"
#include "audit/limits.h"
#include "audit/log.h"
#include "audit/note.h"

#include "base/log.h"

namespace socle::audit {

namespace {
Error contradiction_of(const std::string& tenant, std::uint64_t size) {
  return Error(kContradiction, {{"tenant", tenant}, {"size", std::to_string(size)}});
}
} // namespace

// A second way through everything that the heads covered at the start. Only when it agrees are files that differ written again, on
// a third: a journal that contradicts must not overwrite the evidence.
struct Audit::Examination {
  struct One {
    Files files;
    Head target;
    Edge edge;
    Bytes bundle;
  };
  std::map<std::string, One, std::less<>> logs;
  std::int64_t sequence = 0, until = 0;
};

Audit::Audit(Parts parts, Options options) : parts_(parts), options_(std::move(options)) {}

Audit::~Audit() {
  {
    const std::lock_guard lock(wake_mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (publisher_.joinable()) publisher_.join();
}

Result<void> Audit::start() {
  SOCLE_TRY(const store::Rows heads, parts_.store.read("SELECT tenant, size, root, sequence, at FROM audit_heads"));
  const std::lock_guard lock(mutex_);
  bool all = true;
  std::int64_t newest = 0;
  for (const auto& row : heads) {
    SOCLE_TRY(Log * log, log_of(row.text(0)));
    log->head.size = static_cast<std::uint64_t>(row.integer(1));
    const Bytes root = row.bytes(2);
    SOCLE_ASSERT(root.size() == log->head.root.size());
    std::copy(root.begin(), root.end(), reinterpret_cast<char*>(log->head.root.data()));
    log->head.sequence = row.integer(3);
    log->head.at = {row.integer(4)};
    newest = std::max(newest, log->head.sequence);
    SOCLE_TRY(const bool resumed, resume(*log));
    all = all && resumed;
  }
  if (all) { // the heads of one publication commit together: whatever lies up to the newest is published
    sequence_ = newest;
    const std::lock_guard examining(examine_mutex_);
    examination_ = begin_examination(true);
    return {};
  }
  SOCLE_TRY(const bool complete, replay(true));
  if (!complete) SOCLE_CHECK(replay(false));
  return {};
}

// Takes up a log from its partial tiles. False when they are not all there or do not lead to the signed head; an error when what was
// published goes beyond it.
Result<bool> Audit::resume(Log& log) {
  const std::uint64_t size = log.head.size;
  const TileReader tiles = tiles_of(log.directory, size);
  std::vector<std::vector<Hash>> partial;
  for (unsigned level = 0; 8 * level < 64 && (size >> (8 * level)) > 0; ++level) {
    partial.emplace_back();
    if (partial_width(size, level) == 0) continue;
    auto hashes = tiles(level, size >> (8 * (level + 1)));
    if (!hashes) return false;
    partial.back() = std::move(*hashes);
  }
  Edge edge = Edge::of(size, std::move(partial));
  if (edge.root() != log.head.root) return false;
  Bytes bundle;
  if (size % tile_width != 0) {
    const auto entries = bundle_of(log.directory, size / tile_width, size);
    if (!entries) return false;
    for (std::size_t i = 0; i < entries->size(); ++i) {
      if (leaf_hash((*entries)[i]) != edge.partial()[0][i]) return false;
      append_to_bundle(bundle, (*entries)[i]);
    }
  }
  SOCLE_TRY(const auto checkpoint, published(log));
  if (checkpoint) {
    if (checkpoint->size > size)
      return std::unexpected(contradiction_of(log.tenant, checkpoint->size)); // never go back behind what was published
    if (checkpoint->size == size && checkpoint->root != log.head.root)
      return std::unexpected(contradiction_of(log.tenant, size));
    if (checkpoint->size > 0 && checkpoint->size < size) { // the daemon ended between the commit and the rename
      const auto proof = consistency_proof(tiles, checkpoint->size, size);
      if (!proof || !verify_consistency(checkpoint->size, size, *proof, checkpoint->root, log.head.root)) return false;
    }
  }
  log.edge = std::move(edge);
  log.bundle = std::move(bundle);
  return true;
}

std::unique_ptr<Audit::Examination> Audit::begin_examination(bool look_only) const {
  auto out = std::make_unique<Examination>();
  for (const auto& [tenant, log] : logs_) {
    out->logs[tenant] = {{log->directory, look_only, false}, log->head, Edge(), {}};
    out->until = std::max(out->until, log->head.sequence);
  }
  return out;
}

Result<bool> Audit::examine() {
  const std::lock_guard lock(examine_mutex_);
  if (!examination_) return true;
  auto& examined = *examination_;
  const auto contradicted = [&](const std::string& tenant, std::uint64_t size) {
    contradiction_ = contradiction_of(tenant, size);
    contradicted_ = true;
    examination_.reset();
    return std::unexpected(*contradiction_);
  };
  SOCLE_TRY(const auto batch, parts_.store.journal_after(examined.sequence, publish_batch_max, "audit"));
  bool beyond = batch.empty();
  for (const auto& record : batch) {
    if (record.sequence > examined.until) {
      beyond = true;
      break;
    }
    const auto found = examined.logs.find(record.tenant);
    if (found == examined.logs.end()) return contradicted(record.tenant, 0);
    SOCLE_CHECK(append_entry(found->second.files, found->second.edge, found->second.bundle, record.body));
    examined.sequence = record.sequence;
  }
  if (!beyond) return false;
  bool differs = false;
  for (const auto& [tenant, one] : examined.logs) {
    if (one.edge.size() != one.target.size || one.edge.root() != one.target.root)
      return contradicted(tenant, one.target.size);
    differs = differs || (one.files.look_only && one.files.differs);
  }
  if (differs) { // the same once more, writing; up to the same heads
    auto again = std::make_unique<Examination>();
    again->until = examined.until;
    for (auto& [tenant, one] : examined.logs)
      again->logs[tenant] = {{one.files.directory, false, false}, one.target, Edge(), {}};
    examination_ = std::move(again);
    return false;
  }
  examination_.reset();
  return true;
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
  struct Walked {
    Files files;
    std::optional<Checkpoint> published;
    bool agrees = true;
  };
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
    if (log->edge.size() != log->head.size || log->edge.root() != log->head.root)
      return std::unexpected(contradiction_of(tenant, log->head.size));
    if (checkpoint && (!agrees || checkpoint->size > log->head.size))
      return std::unexpected(contradiction_of(tenant, checkpoint->size)); // never go back behind what was published
    SOCLE_CHECK(write_partial(files, log->edge, log->bundle));
    complete = complete && !files.differs;
  }
  return complete;
}

} // namespace socle::audit
