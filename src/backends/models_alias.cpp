// Other names for models, with weights: what routing draws from.
#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/models.h"
#include "backends/registry_errors.h"
#include "backends/registry_limits.h"

#include <algorithm>

namespace socle::backends {

namespace {
std::unexpected<Error> invalid(std::string_view value, std::string reason) {
  return fail(
      kInvalid,
      {{"field", "targets"}, {"value", std::string(value.substr(0, text_bytes_max))}, {"reason", std::move(reason)}});
}

json::array targets_json(const std::vector<Target>& targets) {
  json::array out;
  for (const auto& target : targets) {
    json::object row;
    row["model"] = target.model;
    row["weight"] = target.weight;
    out.emplace_back(std::move(row));
  }
  return out;
}
} // namespace

json::object to_json(const Alias& alias) {
  json::object out;
  out["name"] = alias.name;
  out["targets"] = targets_json(alias.targets);
  out["hedge_after_ms"] = alias.hedge_after_ms == 0 ? json::value() : json::value(alias.hedge_after_ms);
  out["added_at"] = to_iso(alias.added_at);
  out["added_by"] = alias.added_by;
  return out;
}

Result<std::vector<Target>> targets_of(const json::array& given) {
  std::vector<Target> out;
  std::int64_t sum = 0;
  for (const auto& item : given) {
    const auto* row = item.if_object();
    if (row == nullptr) return invalid(json::write(item), "each is an object with model and weight");
    Target target{json::get_string(*row, "model").value_or(""), json::get_int(*row, "weight").value_or(1)};
    for (const auto& member : *row) {
      const bool fits = member.key() == "model" ? member.value().is_string()
                                                : member.key() == "weight" && member.value().is_int64();
      if (!fits) return invalid(member.key(), "each has model, a text, and weight, a whole number");
    }
    if (target.weight < 0 || target.weight > weight_max)
      return invalid(target.model, "a weight is from 0 to " + std::to_string(weight_max));
    if (std::ranges::find(out, target.model, &Target::model) != out.end())
      return invalid(target.model, "it is named twice");
    sum += target.weight;
    out.push_back(std::move(target));
  }
  if (out.empty() || out.size() > targets_max) return invalid("", "there are from 1 to " + std::to_string(targets_max));
  if (sum == 0) return invalid(out.front().model, "at least one has a weight above 0");
  return out;
}

const Target& drawn(const Alias& alias, std::uint64_t draw) {
  std::uint64_t sum = 0;
  for (const auto& target : alias.targets) sum += static_cast<std::uint64_t>(target.weight);
  SOCLE_ASSERT(sum > 0);
  std::uint64_t left = draw % sum;
  for (const auto& target : alias.targets) {
    const auto weight = static_cast<std::uint64_t>(target.weight);
    if (left < weight) return target;
    left -= weight;
  }
  return alias.targets.front();
}

Result<void> Models::load_aliases() {
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read("SELECT tenant, name, targets, added_at, added_by, hedge_after_ms FROM backends_aliases"));
  for (const auto& row : rows) {
    auto alias = std::make_shared<Alias>();
    alias->tenant = row.text(0), alias->name = row.text(1), alias->added_at = {row.integer(3)},
    alias->added_by = row.text(4), alias->hedge_after_ms = row.integer(5);
    SOCLE_TRY(const json::value targets, json::parse(row.text(2)));
    if (!targets.is_array()) return invalid(alias->name, "its row is damaged");
    SOCLE_TRY(alias->targets, targets_of(targets.get_array()));
    aliases_[alias->tenant][alias->name] = alias;
  }
  return {};
}

AliasPtr Models::find_alias(std::string_view tenant, std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto table = aliases_.find(tenant);
  if (table == aliases_.end()) return nullptr;
  const auto alias = table->second.find(name);
  return alias == table->second.end() ? nullptr : alias->second;
}

std::vector<AliasPtr> Models::aliases(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<AliasPtr> out;
  if (const auto table = aliases_.find(tenant); table != aliases_.end()) {
    for (const auto& [name, alias] : table->second) out.push_back(alias);
  }
  return out;
}

Result<kernel::Outcome> Models::set_alias(Alias alias) {
  SOCLE_CHECK(check_name(alias.name));
  if (find(alias.tenant, alias.name)) return fail(kTaken, {{"model", alias.name}});
  for (const auto& target : alias.targets)
    SOCLE_CHECK(get(alias.tenant, target.model)); // an alias of an alias would only hide
  if (!find_alias(alias.tenant, alias.name) && aliases(alias.tenant).size() >= models_max)
    return fail(kTooMany, {{"count_max", std::to_string(models_max)}});
  if (alias.hedge_after_ms < 0 || alias.hedge_after_ms > hedge_ms_max ||
      (alias.hedge_after_ms > 0 && alias.targets.size() < 2))
    return fail(kInvalid,
                {{"field", "hedge_after_ms"},
                 {"value", std::to_string(alias.hedge_after_ms)},
                 {"reason", "it is from 1 to " + std::to_string(hedge_ms_max) + ", with two targets or more"}});
  alias.added_at = parts_.clock.now();
  kernel::Outcome out;
  out.unit.add(
      "INSERT INTO backends_aliases(tenant, name, targets, added_at, added_by, hedge_after_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT (tenant, name) DO UPDATE SET targets = excluded.targets, added_at = excluded.added_at, added_by = excluded.added_by, "
      "hedge_after_ms = excluded.hedge_after_ms",
      {alias.tenant, alias.name, json::write(targets_json(alias.targets)), alias.added_at.us, alias.added_by,
       alias.hedge_after_ms},
      1);
  out.facts["alias"] = alias.name;
  out.facts["targets"] = targets_json(alias.targets);
  if (alias.hedge_after_ms > 0) out.facts["hedge_after_ms"] = alias.hedge_after_ms;
  out.result = to_json(alias);
  out.committed = [this, set = std::make_shared<const Alias>(std::move(alias))] {
    const std::lock_guard lock(mutex_);
    aliases_[set->tenant][set->name] = set;
  };
  return out;
}

Result<kernel::Outcome> Models::remove_alias(std::string_view tenant, std::string_view name) {
  const auto alias = find_alias(tenant, name);
  if (!alias) {
    std::vector<std::string> names;
    for (const auto& known : aliases(tenant)) names.push_back(known->name);
    const auto near = near_misses(name, names);
    return fail(kUnknownAlias, {{"alias", std::string(name.substr(0, name_bytes_max))},
                                {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
  }
  kernel::Outcome out;
  out.unit.add("DELETE FROM backends_aliases WHERE tenant = ?1 AND name = ?2", {alias->tenant, alias->name}, 1);
  out.facts["alias"] = alias->name;
  out.result = to_json(*alias);
  out.committed = [this, alias] {
    const std::lock_guard lock(mutex_);
    aliases_[alias->tenant].erase(alias->name);
  };
  return out;
}

} // namespace socle::backends
