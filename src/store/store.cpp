#include "store/store.h"

#include <future>
#include <algorithm>
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
  co_return co_await await_callback<Result<Committed>>([this, shared](std::function<void(Result<Committed>)> done) {
    commit(std::move(*shared), std::move(done));
  });
}

} // namespace socle::store
