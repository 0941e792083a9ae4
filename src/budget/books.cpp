#include "budget/books.h"

#include "budget/limits.h"

#include <algorithm>
#include <utility>

namespace socle::budget {

namespace {
constexpr std::string_view other = "other"; // what is counted together

// The first hard limit that the use would pass; soft ones are added to `warnings`. What takes nothing of a unit is never refused for
// want of it: raising a limit is such a call.
std::optional<Books::Passed> passed(const Account& account, Kind kind, const std::string& name, const Use& use,
                                    std::vector<Books::Passed>& warnings) {
  for (const Window window : all_windows) {
    for (const Measure measure : all_measures) {
      const Limit& limit = account.limits[std::to_underlying(window)][std::to_underlying(measure)];
      const std::int64_t wanted = use.of(measure);
      if (wanted <= 0 || (!limit.hard && !limit.soft)) continue;
      const std::int64_t taken = account.spent(window).of(measure) + account.reserved.of(measure);
      const auto beyond = [&](std::int64_t amount) { return taken > amount - wanted; };
      if (limit.hard && beyond(*limit.hard))
        return Books::Passed{{kind, name}, window, measure, std::max<std::int64_t>(0, *limit.hard - taken), wanted};
      if (limit.soft && beyond(*limit.soft))
        warnings.push_back({{kind, name}, window, measure, std::max<std::int64_t>(0, *limit.soft - taken), wanted});
    }
  }
  return std::nullopt;
}
} // namespace

std::string_view BearerViews::of(Kind kind) const {
  switch (kind) {
    case Kind::tenant: return {};
    case Kind::person: return person;
    case Kind::key: return key;
    case Kind::team: return team;
    case Kind::purpose: return purpose;
    case Kind::model: return model;
  }
  return {};
}

std::string_view account_name(std::string_view text) {
  if (text.size() <= name_bytes_max) return text;
  std::size_t end = name_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void Account::begin(Day today) {
  if (day.period != today) day = {today, {}};
  if (const Day now = month_of(today); month.period != now) month = {now, {}};
}

Books::Node& Books::node(Tenant& tenant, Kind kind, std::string_view name) {
  Named& named = tenant[std::to_underlying(kind)];
  if (const auto found = named.find(name); found != named.end()) return *found;
  const bool callers_word = kind == Kind::purpose || kind == Kind::model;
  return *named.try_emplace(std::string(callers_word && named.size() >= names_max ? other : name)).first;
}

std::pair<const std::string*, std::array<Books::Node*, kinds>> Books::nodes(const std::string& tenant,
                                                                            const BearerViews& bearers) {
  auto found = tenants_.find(tenant);
  if (found == tenants_.end()) found = tenants_.try_emplace(tenant).first;
  std::array<Node*, kinds> out{};
  for (std::size_t i = 0; i < kinds; ++i) {
    const Kind kind = static_cast<Kind>(i);
    const std::string_view name = account_name(bearers.of(kind));
    if (kind == Kind::tenant || !name.empty()) out[i] = &node(found->second, kind, name);
  }
  return {&found->first, out};
}

Books::Reserved Books::reserve(const std::string& tenant, const std::string& call, const BearerViews& bearers,
                               const Use& use, Day today) {
  Reserved out;
  const auto [made, fresh] = reservations_.try_emplace(call);
  if (!fresh) {
    out.twice = true;
    return out;
  }
  const auto [name, found] = nodes(tenant, bearers);
  for (std::size_t i = 0; i < kinds && !out.refused; ++i) {
    if (found[i] == nullptr) continue;
    Account& account = found[i]->second;
    account.begin(today);
    if (account.limited) out.refused = passed(account, static_cast<Kind>(i), found[i]->first, use, out.warnings);
  }
  if (out.refused) {
    reservations_.erase(made);
    return out;
  }
  for (Node* node : found) {
    if (node != nullptr) node->second.reserved += use;
  }
  made->second = {name, found, use};
  return out;
}

bool Books::release(const std::string& call) {
  const auto found = reservations_.find(call);
  if (found == reservations_.end()) return false;
  for (Node* node : found->second.nodes) {
    if (node == nullptr) continue;
    node->second.reserved -= found->second.use;
    SOCLE_ASSERT(node->second.reserved.calls >= 0 && node->second.reserved.cost.micros >= 0);
  }
  reservations_.erase(found);
  return true;
}

std::optional<Books::Settled> Books::settle(const std::string& call, const Use& use, Day today) {
  const auto found = reservations_.find(call);
  if (found == reservations_.end()) return std::nullopt;
  const Reservation reserved = found->second;
  release(call);
  Settled out{*reserved.tenant, {}, !reserved.use.nothing() || use.cost != kernel::Cost()};
  if (!out.counts) return out;
  const auto name = [&](Kind kind) {
    const Node* node = reserved.nodes[std::to_underlying(kind)];
    return node == nullptr ? std::string() : node->first;
  };
  out.bearers = {name(Kind::person), name(Kind::key), name(Kind::team), name(Kind::purpose), name(Kind::model)};
  for (Node* node : reserved.nodes) {
    if (node == nullptr) continue;
    node->second.begin(today);
    node->second.day.use += use;
    node->second.month.use += use;
  }
  return out;
}

namespace {
void add_to(Account& account, Day day, const Use& use, Day today) {
  account.begin(today);
  if (day == today) account.day.use += use;
  if (month_of(day) == month_of(today)) account.month.use += use;
}
} // namespace

void Books::add(const std::string& tenant, const BearerViews& bearers, Day day, const Use& use, Day today) {
  for (Node* node : nodes(tenant, bearers).second) {
    if (node != nullptr) add_to(node->second, day, use, today);
  }
}

void Books::add(const std::string& tenant, const Scope& scope, Day day, const Use& use, Day today) {
  add_to(node(tenants_[tenant], scope.kind, scope.name).second, day, use, today);
}

void Books::set_limit(const std::string& tenant, const Scope& scope, Window window, Measure measure, bool soft,
                      std::optional<std::int64_t> amount) {
  // A limit is an owner's word: it has an account of its own, however many there are.
  Account& account = tenants_[tenant][std::to_underlying(scope.kind)][scope.name];
  Limit& limit = account.limits[std::to_underlying(window)][std::to_underlying(measure)];
  (soft ? limit.soft : limit.hard) = amount;
  account.limited = false;
  for (const Limits& limits : account.limits) {
    for (const Limit& one : limits) account.limited = account.limited || one.hard || one.soft;
  }
}

const Account* Books::find(std::string_view tenant, const Scope& scope) const {
  const auto found = tenants_.find(tenant);
  if (found == tenants_.end()) return nullptr;
  const Named& named = found->second[std::to_underlying(scope.kind)];
  const auto account = named.find(scope.name);
  return account == named.end() ? nullptr : &account->second;
}

std::vector<std::pair<Scope, const Account*>> Books::accounts(std::string_view tenant) const {
  std::vector<std::pair<Scope, const Account*>> out;
  const auto found = tenants_.find(tenant);
  if (found == tenants_.end()) return out;
  for (std::size_t i = 0; i < kinds; ++i) {
    for (const auto& [name, account] : found->second[i]) out.push_back({{static_cast<Kind>(i), name}, &account});
  }
  std::ranges::sort(out, {}, [](const auto& a) -> const Scope& { return a.first; });
  return out;
}

} // namespace socle::budget
