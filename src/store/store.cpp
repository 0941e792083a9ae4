#include "store/store.h"

#include "store/errors.h"
#include "store/limits.h"
#include "store/writer.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>

namespace socle::store {

Store::~Store() = default;

void Unit::append(Unit other) {
  std::ranges::move(other.statements, std::back_inserter(statements));
  std::ranges::move(other.journal, std::back_inserter(journal));
}

Result<Committed> Store::commit_now(Unit unit) {
  std::promise<Result<Committed>> promise;
  auto future = promise.get_future();
  commit(std::move(unit), [&promise](Result<Committed> result) { promise.set_value(std::move(result)); });
  return future.get();
}

Task<Result<Committed>> Store::durable(Unit unit) {
  auto shared = std::make_shared<Unit>(std::move(unit));
  std::function<void(std::function<void(Result<Committed>)>)> begin =
      [this, shared](std::function<void(Result<Committed>)> done) { commit(std::move(*shared), std::move(done)); };
  Result<Committed> committed = co_await await_callback<Result<Committed>>(std::move(begin));
  co_return committed;
}

namespace {

// Either engine behind the port: the writer owns its transactions, reads go straight to it.
class EngineStore final : public Store {
 public:
  EngineStore(std::unique_ptr<Engine> engine, std::int64_t node, std::int64_t next_sequence)
      : engine_(std::move(engine)), node_(node), writer_(*engine_, next_sequence) {}

  void commit(Unit unit, Done done) override { writer_.submit(std::move(unit), std::move(done)); }

  Result<Rows> read(std::string sql, std::vector<Value> values, Microseconds deadline) override {
    return engine_->read(sql, values, std::clamp<Microseconds>(deadline, Microseconds(1), limits::kReadDeadlineMax));
  }

  Result<std::vector<JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit, std::string kind) override {
    static const std::string every =
        "SELECT sequence, tenant, kind, body FROM journal WHERE node = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
    static const std::string of_kind =
        "SELECT sequence, tenant, kind, body FROM journal WHERE node = ?1 AND kind = ?4 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
    std::vector<Value> values{node_, sequence, static_cast<std::int64_t>(std::min<std::size_t>(limit, INT32_MAX))};
    if (!kind.empty()) values.emplace_back(kind);
    SOCLE_TRY(Rows rows, engine_->read(kind.empty() ? every : of_kind, values, limits::kJournalDeadline));
    std::vector<JournalEntry> entries;
    entries.reserve(rows.size());
    for (const Row& row : rows) entries.push_back({row.integer(0), row.text(1), row.text(2), row.bytes(3)});
    return entries;
  }

  std::string_view kind() const override { return engine_->kind(); }

  Result<void> writable() override {
    if (!writer_.failing()) return {};
    if (!trying_.exchange(true)) { // one at a time, however often it is asked
      Unit unit;
      unit.add("UPDATE store_node SET node = node", {});
      commit(std::move(unit), [this](const Result<Committed>&) { trying_ = false; });
    }
    return fail(kUnavailable, {{"reason", "the last change could not be kept"}});
  }

 private:
  std::atomic<bool> trying_ = false;
  std::unique_ptr<Engine> engine_;
  const std::int64_t node_;
  Writer writer_; // last: it ends before the engine does
};

} // namespace

Result<std::unique_ptr<Store>> open_store(StoreOptions options, std::span<const Migration> migrations) {
  const bool sqlite = options.location.starts_with("sqlite:");
  auto engine = sqlite ? open_sqlite(options, migrations) : open_postgres(options, migrations);
  if (!engine) return std::unexpected(engine.error());
  SOCLE_TRY(const std::int64_t next, (*engine)->next_sequence());
  return std::make_unique<EngineStore>(std::move(*engine), options.node, next);
}

} // namespace socle::store
