// Who is served next: weighted fair queueing between shares (tenants, people, keys), in the order of arrival within one. State
// without I/O. Private to llama.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace socle::llama {

// Each request gets the virtual time at which it would be done if every share were served at once in proportion to its weight
// (self-clocked fair queueing); the earliest is next. A share that asks for much waits longer for its next turn; none starves.
template <typename T>
class FairQueue {
 public:
  // `cost` > 0: what the request takes, in tokens. `weight` > 0: how large a part of the machine its share has.
  void push(const std::string& share, double weight, double cost, T item) {
    auto& last = last_[share];
    last = std::max(last, now_) + cost / weight;
    waiting_.emplace(std::pair(last, ++order_), std::move(item));
  }
  std::optional<T> pop() {
    if (waiting_.empty()) return std::nullopt;
    auto first = waiting_.extract(waiting_.begin());
    now_ = first.key().first;
    // A share without debts is forgotten: it would come back with the present time anyway.
    std::erase_if(last_, [this](const auto& share) { return share.second <= now_; });
    return std::move(first.mapped());
  }
  template <typename Predicate>
  std::size_t erase_if(Predicate predicate) {
    return std::erase_if(waiting_, [&](const auto& entry) { return predicate(entry.second); });
  }
  std::size_t size() const { return waiting_.size(); }
  bool empty() const { return waiting_.empty(); }

 private:
  std::map<std::pair<double, std::size_t>, T> waiting_;
  std::map<std::string, double> last_; // when each share's latest request would be done
  double now_ = 0;
  std::size_t order_ = 0;
};

} // namespace socle::llama
