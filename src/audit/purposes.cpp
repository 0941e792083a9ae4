// What calls are for, in words that somebody typed: the log and the list of calls hold a commitment, the words lie beside them, sealed
// under the class of their month, and end with it.
#include "audit/audit.h"
#include "audit/limits.h"
#include "audit/log.h"

#include "secrets/errors.h"

namespace socle::audit {

Result<void> Audit::keep_purpose(store::Unit& unit, const std::string& tenant, const std::string& scope,
                                 const std::string& word, const std::string& purpose) {
  if (!json::parse(json::write(json::value(purpose)))) return {}; // no text: it could not be shown
  SOCLE_TRY(Bytes sealed, parts_.keys.seal(scope, purpose, word));
  unit.add(
      "INSERT INTO audit_purposes(tenant, word, class, sealed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, word) DO NOTHING",
      {tenant, word, scope, store::Blob{std::move(sealed)}});
  return {};
}

Result<std::map<std::string, std::string>> Audit::purposes_of(std::string_view tenant,
                                                              const std::set<std::string>& words) {
  std::map<std::string, std::string> out;
  for (auto next = words.begin(); next != words.end();) {
    std::string places;
    std::vector<store::Value> values{std::string(tenant)};
    for (; next != words.end() && values.size() <= words_asked_max; ++next) {
      if (!next->starts_with(commitment_prefix)) continue;
      values.emplace_back(*next);
      places += (places.empty() ? "?" : ", ?") + std::to_string(values.size());
    }
    if (places.empty()) break;
    SOCLE_TRY(const store::Rows rows,
              parts_.store.read(
                  "SELECT word, class, sealed FROM audit_purposes WHERE tenant = ?1 AND word IN (" + places + ")",
                  std::move(values), uses_time_max));
    for (const auto& row : rows) {
      auto words_of_it = parts_.keys.open(row.text(1), row.bytes(2), row.text(0));
      if (words_of_it) out.emplace(row.text(0), std::move(*words_of_it));
      else if (!words_of_it.error().is(secrets::kDestroyed)) return std::unexpected(words_of_it.error());
    }
  }
  return out;
}

Result<std::vector<std::string>> Audit::words_of(std::string_view tenant, std::span<const std::string> purposes) {
  std::vector<std::string> out(purposes.begin(), purposes.end());
  if (purposes.empty()) return out;
  SOCLE_TRY(const store::Rows classes,
            parts_.store.read("SELECT DISTINCT class FROM audit_purposes WHERE tenant = ?1", {std::string(tenant)}));
  for (const auto& row : classes) {
    const auto key = parts_.keys.mac_key(row.text(0));
    if (!key && key.error().is(secrets::kDestroyed)) continue;
    if (!key) return std::unexpected(key.error());
    for (const auto& purpose : purposes) out.push_back(logged(purpose, tenant, *key));
  }
  return out;
}

} // namespace socle::audit
