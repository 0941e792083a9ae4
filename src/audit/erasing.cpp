// Erasing: what was sealed under a retention class ends with the class's key, in backups too. The log keeps its entries, which never
// held content, and still verifies.
#include "audit/audit.h"
#include "audit/errors.h"

#include "secrets/errors.h"

namespace socle::audit {

Result<std::pair<std::string, Bytes>> Audit::class_at(std::string_view tenant, Timestamp at) {
  const std::string month = retention_class(tenant, at);
  const std::lock_guard lock(classes_mutex_);
  int& erasures = erasures_[month];
  for (;; ++erasures) { // a destroyed key tells by itself that its class has ended, also after a crash
    const std::string name = erasures == 0 ? month : month + "." + std::to_string(erasures + 1);
    auto key = parts_.keys.mac_key(name);
    if (key) return std::pair(name, std::move(*key));
    if (!key.error().is(secrets::kDestroyed)) return std::unexpected(key.error());
  }
}

Result<std::vector<RetentionClass>> Audit::classes(std::string_view tenant) {
  std::map<std::string, RetentionClass> found;
  SOCLE_TRY(const store::Rows bodies,
            parts_.store.read("SELECT class, COUNT(*) FROM audit_bodies WHERE tenant = ?1 GROUP BY class",
                              {std::string(tenant)}));
  for (const auto& row : bodies) found[row.text(0)] = {row.text(0), row.integer(1), {}};
  SOCLE_TRY(const store::Rows erased,
            parts_.store.read("SELECT class, at FROM audit_erased WHERE tenant = ?1", {std::string(tenant)}));
  for (const auto& row : erased)
    found[row.text(0)] = {row.text(0), found[row.text(0)].bodies, to_iso(Timestamp{row.integer(1)})};
  std::vector<RetentionClass> out;
  for (auto& [name, one] : found) out.push_back(std::move(one));
  return out;
}

Result<kernel::Outcome> Audit::erase(kernel::Permit permit, const std::string& name) {
  const std::string tenant = permit.tenant(), call = permit.call();
  SOCLE_TRY(const auto known, classes(tenant));
  std::int64_t bodies = -1;
  std::vector<std::string> names;
  for (const auto& one : known) {
    names.push_back(one.name);
    if (one.name == name) bodies = one.bodies;
  }
  if (bodies < 0) {
    const auto near = near_misses(name, names);
    return fail(kUnknownClass, {{"class", name}, {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
  }
  SOCLE_CHECK(permit.use(parts_.clock));
  SOCLE_CHECK(parts_.keys.destroy(name));
  kernel::Outcome out;
  out.unit.add("DELETE FROM audit_purposes WHERE tenant = ?1 AND class = ?2", {tenant, name});
  out.unit.add("DELETE FROM audit_bodies WHERE tenant = ?1 AND class = ?2", {tenant, name});
  out.unit.add(
      "INSERT INTO audit_erased(tenant, class, call, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, class) DO NOTHING",
      {tenant, name, call, parts_.clock.now().us});
  out.facts["class"] = name;
  out.facts["bodies"] = bodies;
  out.result = out.facts;
  return out;
}

} // namespace socle::audit
