#include "store/writer.h"

#include "base/log.h"
#include "store/errors.h"
#include "store/limits.h"

namespace socle::store {

namespace {

std::size_t bytes_of(const Unit& unit) {
  std::size_t bytes = 0;
  for (const Statement& statement : unit.statements) {
    bytes += 64;
    for (const Value& value : statement.values) {
      bytes += 16;
      if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
      if (const auto* blob = std::get_if<Blob>(&value)) bytes += blob->bytes.size();
    }
  }
  for (const JournalRecord& record : unit.journal)
    bytes += 64 + record.tenant.size() + record.kind.size() + record.body.size();
  return bytes;
}

// Well-formed UTF-8 without NUL: what both databases accept as text.
bool is_text(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first == 0) return false;
    if (first < 0x80) {
      ++i;
      continue;
    }
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || i + static_cast<std::size_t>(more) >= text.size()) return false;
    for (int k = 1; k <= more; ++k)
      if ((static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0xC0) != 0x80) return false;
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
      return false;
    i += static_cast<std::size_t>(more) + 1;
  }
  return true;
}

// What one database would accept and the other refuse is refused before either sees it.
std::optional<Error> portability_fault(const Unit& unit) {
  for (std::size_t i = 0; i < unit.statements.size(); ++i) {
    const Statement& statement = unit.statements[i];
    if (statement.values.size() > limits::kStatementValuesMax)
      return Error(kStatementInvalid, {{"statement", std::to_string(i)}, {"reason", "it has too many values"}});
    for (const Value& value : statement.values)
      if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !is_text(*text))
        return Error(kStatementInvalid, {{"statement", std::to_string(i)}, {"reason", "a text value is not UTF-8"}});
  }
  for (const JournalRecord& record : unit.journal)
    if (record.tenant.empty() || record.kind.empty() || !is_text(record.tenant) || !is_text(record.kind))
      return Error(kStatementInvalid,
                   {{"statement", "journal"}, {"reason", "tenant and kind must be non-empty UTF-8"}});
  return std::nullopt;
}

} // namespace

bool is_fault_of_unit(const Error& error) {
  return error.is(kConflict) || error.is(kConstraint) || error.is(kStatementInvalid);
}

Writer::Writer(Engine& engine, std::int64_t next_sequence)
    : engine_(engine),
      next_sequence_(next_sequence),
      units_total_(metrics::counter("socle_store_units_total", "Units of work that were kept")),
      refused_total_(metrics::counter("socle_store_units_refused_total", "Units of work that were refused")),
      batches_total_(metrics::counter("socle_store_batches_total", "Commits, each of one or more units")),
      thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_one();
  thread_.join();
}

void Writer::submit(Unit unit, Store::Done done) {
  Waiting waiting{std::move(unit), 0, std::move(done), std::nullopt};
  waiting.bytes = bytes_of(waiting.unit);
  if (waiting.bytes > limits::kUnitBytesMax) {
    waiting.refusal = Error(kUnitTooLarge, {{"bytes", std::to_string(waiting.bytes)},
                                            {"bytes_max", std::to_string(limits::kUnitBytesMax)}});
  } else {
    waiting.refusal = portability_fault(waiting.unit);
  }
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    SOCLE_ASSERT(!stopping_); // whoever commits must not outlive the store
    if (!waiting.refusal &&
        (queue_units_ >= limits::kQueueUnitsMax || queue_bytes_ + waiting.bytes > limits::kQueueBytesMax))
      waiting.refusal = Error(kOverloaded, {{"units", std::to_string(queue_units_)}});
    if (waiting.refusal) {
      waiting.unit = {}; // a refusal is answered in its turn by the writer thread and must hold no memory meanwhile
      waiting.bytes = 0;
    } else {
      ++queue_units_;
      queue_bytes_ += waiting.bytes;
    }
    wake = queue_.empty();
    queue_.push_back(std::move(waiting));
  }
  if (wake) ready_.notify_one();
}

Writer::Batch Writer::take() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  Batch batch;
  std::size_t bytes = 0;
  while (!queue_.empty() && batch.size() < limits::kBatchUnitsMax &&
         (batch.empty() || bytes + queue_.front().bytes <= limits::kBatchBytesMax)) {
    bytes += queue_.front().bytes;
    if (!queue_.front().refusal) --queue_units_;
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  queue_bytes_ -= bytes;
  return batch;
}

void Writer::run() {
  for (;;) {
    Batch batch = take();
    if (batch.empty()) return; // stopping, and nothing waits any more
    answer(batch);
    engine_.between_batches();
  }
}

void Writer::answer(Batch& batch) {
  std::vector<const Unit*> units;
  units.reserve(batch.size());
  for (const Waiting& waiting : batch)
    if (!waiting.refusal) units.push_back(&waiting.unit);
  Results results;
  if (!units.empty()) results = keep(units);
  SOCLE_ASSERT(results.size() == units.size());
  batches_total_.add();
  std::size_t next = 0;
  for (Waiting& waiting : batch) {
    Result<Committed> result = waiting.refusal ? Result<Committed>(std::unexpected(*waiting.refusal))
                                               : std::move(results[next++]);
    (result ? units_total_ : refused_total_).add();
    waiting.done(std::move(result));
    waiting.done = nullptr;
  }
}

// First all together; when one is at fault, again with each behind a savepoint, so that it alone is refused; when the space does
// not suffice for all, each on its own, so that a large one does not take the others with it.
Writer::Results Writer::keep(std::span<const Unit* const> units) {
  Results results;
  Result<void> kept = keep_together(units, results);
  if (!kept && kept.error().is(kUnavailable))
    kept = keep_together(units, results); // nothing was kept; a server may be back by now
  if (!kept && is_fault_of_unit(kept.error())) kept = keep_carefully(units, results);
  if (kept) {
    if (failing_) log::info("store", "changes are kept again");
    failing_ = false;
    return results;
  }
  if (kept.error().is(kFull) && units.size() > 1) {
    results.clear();
    for (const Unit* unit : units) {
      Results alone = keep({&unit, 1});
      results.push_back(std::move(alone.front()));
    }
    return results;
  }
  if (!failing_)
    log::error("store", "changes are refused until a commit succeeds again",
               {{"error", kept.error().describe()}}); // once, not per batch
  failing_ = true;
  return Results(units.size(), std::unexpected(kept.error()));
}

Work Writer::number(const Unit& unit, std::int64_t& sequence) const {
  const Work work{&unit, unit.journal.empty() ? 0 : sequence};
  sequence += static_cast<std::int64_t>(unit.journal.size());
  return work;
}

// Begins the batch's transaction with the journal's next sequence known: after any failure it is read again, inside it.
Result<void> Writer::begin() {
  if (auto begun = engine_.begin(); !begun) {
    sequence_known_ = false;
    return begun;
  }
  if (sequence_known_) return {};
  auto next = engine_.next_sequence();
  if (!next) {
    engine_.rollback();
    return std::unexpected(next.error());
  }
  next_sequence_ = *next;
  sequence_known_ = true;
  return {};
}

Result<void> Writer::keep_together(std::span<const Unit* const> units, Results& results) {
  SOCLE_CHECK(begin());
  std::int64_t sequence = next_sequence_;
  std::vector<Work> work;
  work.reserve(units.size());
  for (const Unit* unit : units) work.push_back(number(*unit, sequence));
  if (auto applied = engine_.apply(work); !applied) {
    engine_.rollback();
    sequence_known_ = false;
    return applied;
  }
  SOCLE_CHECK(finish(sequence));
  for (const Work& one : work) results.emplace_back(Committed{one.first_sequence});
  return {};
}

Result<void> Writer::keep_carefully(std::span<const Unit* const> units, Results& results) {
  results.clear();
  SOCLE_CHECK(begin());
  std::int64_t sequence = next_sequence_;
  for (const Unit* unit : units) {
    std::int64_t after = sequence;
    const Work work = number(*unit, after);
    Result<void> done = engine_.savepoint();
    if (done) done = engine_.apply({&work, 1});
    if (!done && is_fault_of_unit(done.error())) {
      results.emplace_back(std::unexpected(done.error()));
      done = engine_.rollback_to_savepoint();
    } else if (done) {
      results.emplace_back(Committed{work.first_sequence});
      sequence = after;
    }
    if (!done) { // not this unit's fault: nothing of the batch can be kept now
      engine_.rollback();
      sequence_known_ = false;
      return done;
    }
  }
  return finish(sequence);
}

Result<void> Writer::finish(std::int64_t sequence_after) {
  if (auto committed = engine_.commit(); !committed) {
    engine_.rollback();
    sequence_known_ = false;
    auto kept = engine_.was_kept();
    if (!kept) return fail(kOutcomeUnknown, {{"reason", kept.error().message()}});
    if (!*kept) return committed;
    log::warning("store", "a commit that seemed to fail was kept");
  }
  next_sequence_ = sequence_after;
  return {};
}

} // namespace socle::store
