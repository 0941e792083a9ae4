// Groups as the company's directory keeps them, and the roles that follow.
#include "identity/errors.h"
#include "identity/identity.h"
#include "identity/limits.h"

#include <algorithm>
#include <map>
#include <set>

namespace socle::identity {

namespace {
std::string words(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}

// A group of thousands among thousands: looked for one by one, a change of it would take minutes.
std::map<std::string, Person> by_id(std::vector<Person> people) {
  std::map<std::string, Person> out;
  for (auto& person : people) {
    std::string id = person.id;
    out.emplace(std::move(id), std::move(person));
  }
  return out;
}
} // namespace

std::vector<Group> Identity::groups(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<Group> out;
  for (const auto& [id, group] : groups_) {
    if (group.tenant == tenant) out.push_back(group);
  }
  std::ranges::sort(out, {}, &Group::id);
  return out;
}

Result<Change> Identity::roles_by(const std::string& tenant, const std::vector<Group>& groups,
                                  const std::vector<std::string>& people) {
  Change change;
  const auto here = provider(tenant);
  if (!here || !here->manages_roles()) return change;
  std::vector<std::pair<std::string, std::string>> roles; // person → role
  const auto everybody = by_id(this->people(tenant));
  for (const auto& id : people) {
    const auto found = everybody.find(id);
    if (found == everybody.end() || found->second.role == "owner" || found->second.kind != "user")
      continue; // owners are made and unmade here, by owners
    std::vector<std::string> names;
    for (const auto& group : groups) {
      if (std::ranges::binary_search(group.members, id)) names.push_back(group.name); // sorted, as put_group leaves them
    }
    const std::string role = role_of(*here, names);
    if (role.empty() || role == found->second.role) continue;
    change.unit.add("UPDATE identity_people SET role = ?3 WHERE tenant = ?1 AND id = ?2 AND role <> 'owner'",
                    {tenant, id, role});
    roles.emplace_back(id, role);
  }
  change.committed = [this, roles] {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, role] : roles) {
      if (people_[id].role != "owner") people_[id].role = role;
    }
  };
  return change;
}

Result<Change> Identity::put_group(const std::string& tenant, Group group) {
  const auto invalid = [](std::string field, std::string value, std::string reason) {
    return fail(kInvalid, {{"field", std::move(field)}, {"value", value.substr(0, 80)}, {"reason", std::move(reason)}});
  };
  group.tenant = tenant;
  if (group.name.empty() || group.name.size() > name_bytes_max)
    return invalid("name", group.name, "it is empty or too long");
  if (group.external_id.size() > name_bytes_max) return invalid("externalId", group.external_id, "it is too long");
  std::set<std::string> affected(group.members.begin(), group.members.end());
  if (affected.size() > group_members_max) return invalid("members", "…", "there are too many");
  group.members.assign(affected.begin(), affected.end());
  const auto everybody = by_id(people(tenant));
  for (const auto& id : group.members) {
    if (!everybody.contains(id)) return fail(kUnknownPerson, {{"person", id}, {"hint", ""}});
  }
  std::vector<Group> all = groups(tenant);
  const auto same = std::ranges::find(all, group.id, &Group::id);
  if (std::ranges::any_of(all, [&](const Group& other) { return other.name == group.name && other.id != group.id; }))
    return fail(kTaken, {{"email", group.name}});
  const bool fresh = group.id.empty();
  if (!fresh && same == all.end()) return fail(kUnknownGroup, {{"group", group.id}});
  if (fresh && all.size() >= groups_max) return invalid("name", group.name, "there are too many groups");
  if (fresh) {
    group.id = make_id("grp", parts_.clock, parts_.random);
    all.push_back(group);
  } else {
    affected.insert(same->members.begin(), same->members.end());
    *same = group;
  }
  SOCLE_TRY(Change change, roles_by(tenant, all, {affected.begin(), affected.end()}));
  change.unit.add(
      "INSERT INTO identity_groups(tenant, id, name, external_id, members) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT (id) DO UPDATE SET name = excluded.name, external_id = excluded.external_id, members = excluded.members",
      {tenant, group.id, group.name, group.external_id, words(group.members)}, 1);
  change.facts["group"] = group.id;
  change.facts["members"] = static_cast<std::int64_t>(group.members.size());
  change.result = json::object{{"id", group.id}};
  change.committed = [this, roles = std::move(change.committed), group] {
    if (roles) roles();
    const std::lock_guard lock(mutex_);
    groups_[group.id] = group;
  };
  return change;
}

Result<Change> Identity::remove_group(const std::string& tenant, const std::string& id) {
  std::vector<Group> all = groups(tenant);
  const auto found = std::ranges::find(all, id, &Group::id);
  if (found == all.end()) return fail(kUnknownGroup, {{"group", id}});
  const std::vector<std::string> members = found->members;
  all.erase(found);
  SOCLE_TRY(Change change, roles_by(tenant, all, members));
  change.unit.add("DELETE FROM identity_groups WHERE tenant = ?1 AND id = ?2", {tenant, id}, 1);
  change.facts["group"] = id;
  change.result = json::object{{"id", id}};
  change.committed = [this, roles = std::move(change.committed), id] {
    if (roles) roles();
    const std::lock_guard lock(mutex_);
    groups_.erase(id);
  };
  return change;
}

} // namespace socle::identity
