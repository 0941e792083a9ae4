#include "compliance/compliance.h"

#include <algorithm>
#include <array>
#include <map>

namespace socle::compliance {

namespace {
constexpr std::array<std::string_view, 5> zones_in_order{"machine", "company", "eu", "world", ""};
constexpr std::array<std::string_view, 6> classes_in_order{"public",   "internal", "confidential",
                                                           "personal", "secret",   ""};

template <std::size_t N>
std::size_t place(const std::array<std::string_view, N>& order, std::string_view word) {
  return static_cast<std::size_t>(std::ranges::find(order, word) - order.begin());
}

// Counts rows; the same person in two rows is one person.
struct Counter {
  Tally tally;
  std::set<std::string_view> people;
  void add(const audit::UseRow& row) {
    tally.calls += row.calls;
    tally.input_tokens += row.input_tokens;
    tally.output_tokens += row.output_tokens;
    tally.cost_micros += row.cost_micros;
    tally.first = tally.first ? std::min(*tally.first, row.first) : row.first;
    tally.last = tally.last ? std::max(*tally.last, row.last) : row.last;
    people.insert(row.principal);
  }
  Tally counted() const {
    Tally out = tally;
    out.people = static_cast<std::int64_t>(people.size());
    return out;
  }
};

Owner owner_of(const std::string& id, std::span<const identity::Person> people) {
  const auto found = std::ranges::find(people, id, &identity::Person::id);
  if (found == people.end()) return {id, "", false};
  return {id, found->email, !found->disabled};
}

bool most_used_first(const auto& a, const auto& b) {
  return std::pair(-a.tally.calls, std::string_view(a.name)) < std::pair(-b.tally.calls, std::string_view(b.name));
}

std::vector<ModelUse> models_of(const std::map<std::string_view, Counter>& counted, const Known& known) {
  std::vector<ModelUse> out;
  for (const auto& model : known.models) {
    ModelUse use{model->name, model, owner_of(model->added_by, known.people), {}, {}};
    if (const auto found = counted.find(model->name); found != counted.end()) {
      use.tally = found->second.counted();
      if (!use.owner.active) use.gaps.push_back(Gap::owner_gone);
      if (model->licence.empty()) use.gaps.push_back(Gap::licence_unknown);
    }
    out.push_back(std::move(use));
  }
  for (const auto& [name, counter] : counted) {
    if (name.empty() || std::ranges::any_of(known.models, [&](const auto& model) { return model->name == name; }))
      continue;
    out.push_back({std::string(name), nullptr, {}, counter.counted(), {Gap::model_not_registered}});
  }
  std::ranges::sort(out, [](const auto& a, const auto& b) { return most_used_first(a, b); });
  return out;
}

struct PurposeCounter : Counter {
  std::set<std::string> models, zones, data_classes;
};

Gap gap_of(std::string_view unregistered) {
  if (unregistered.empty() || unregistered == purpose_not_stated) return Gap::purpose_not_stated;
  return unregistered.starts_with("hmac:") ? Gap::purpose_erased : Gap::purpose_not_registered;
}

std::vector<PurposeUse> purposes_of(const std::map<std::string_view, PurposeCounter>& counted, const Known& known) {
  std::vector<PurposeUse> out;
  const auto registered_as = [&](std::string_view name) {
    return std::ranges::find_if(known.purposes,
                                [&](const auto& value) { return value.registered && value.purpose.name == name; });
  };
  for (const auto& [name, counter] : counted) {
    PurposeUse use{std::string(name),    false, {}, counter.counted(), counter.models, counter.zones,
                   counter.data_classes, {}};
    if (const auto found = registered_as(name); found != known.purposes.end()) {
      use.registered = true;
      use.owner = owner_of(found->purpose.owner, known.people);
      if (!use.owner.active) use.gaps.push_back(Gap::owner_gone);
    } else {
      use.gaps.push_back(gap_of(name));
    }
    out.push_back(std::move(use));
  }
  for (const auto& value : known.purposes) {
    if (value.registered && !counted.contains(value.purpose.name))
      out.push_back({value.purpose.name, true, owner_of(value.purpose.owner, known.people), {}, {}, {}, {}, {}});
  }
  std::ranges::sort(out, [](const auto& a, const auto& b) { return most_used_first(a, b); });
  return out;
}
} // namespace

std::string_view gap_name(Gap gap) {
  switch (gap) {
    case Gap::purpose_not_stated: return "purpose_not_stated";
    case Gap::purpose_erased: return "purpose_erased";
    case Gap::purpose_not_registered: return "purpose_not_registered";
    case Gap::owner_gone: return "owner_gone";
    case Gap::model_not_registered: return "model_not_registered";
    case Gap::licence_unknown: return "licence_unknown";
  }
  return "";
}

Inventory inventory_of(std::span<const audit::UseRow> uses, const Known& known) {
  Counter all;
  std::map<std::string_view, Counter> models;
  std::map<std::string_view, PurposeCounter> purposes;
  std::map<std::pair<std::size_t, std::size_t>, ZoneUse> zones;
  std::map<std::string, FindingUse> findings;
  std::map<std::string, std::int64_t> statuses;
  Inventory out;
  for (const auto& row : uses) {
    all.add(row);
    if (!row.model.empty()) models[row.model].add(row);
    auto& purpose = purposes[row.purpose];
    purpose.add(row);
    if (!row.model.empty()) purpose.models.insert(row.model);
    if (!row.zone.empty()) purpose.zones.insert(row.zone);
    if (!row.data_class.empty()) purpose.data_classes.insert(row.data_class);
    auto& zone = zones[{place(zones_in_order, row.zone), place(classes_in_order, row.data_class)}];
    zone.zone = row.zone, zone.data_class = row.data_class, zone.calls += row.calls;
    for (const auto& [type, count] : row.findings) {
      auto& finding = findings[type];
      finding.type = type, finding.calls += row.calls, finding.findings += count * row.calls;
    }
    statuses[row.status] += row.calls;
    if (row.purpose.empty()) out.unrecorded_calls += row.calls;
  }
  out.all = all.counted();
  out.models = models_of(models, known);
  out.purposes = purposes_of(purposes, known);
  for (auto& [at, zone] : zones) out.zones.push_back(std::move(zone));
  for (auto& [type, finding] : findings) out.findings.push_back(std::move(finding));
  std::ranges::stable_sort(out.findings, std::ranges::greater(), &FindingUse::calls);
  for (const auto& [status, calls] : statuses) out.statuses.push_back({status, calls});
  for (const auto& purpose : out.purposes) {
    if (!purpose.registered) out.unregistered_calls += purpose.tally.calls;
  }
  return out;
}

Findings findings_of(std::span<const audit::FoundRow> rows) {
  Findings out;
  std::map<std::string, FindingUse> types;
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> days;
  std::map<std::string, std::int64_t> classes, actions;
  for (const auto& row : rows) {
    out.calls += row.calls;
    classes[row.data_class] += row.calls;
    actions[row.action] += row.calls;
    for (const auto& [type, count] : row.findings) {
      auto& one = types[type];
      one.type = type, one.calls += row.calls, one.findings += count * row.calls;
      days[{row.day, type}] += row.calls;
    }
  }
  for (auto& [type, one] : types) out.types.push_back(std::move(one));
  std::ranges::stable_sort(out.types, std::ranges::greater(), &FindingUse::calls);
  for (const auto& [at, calls] : days) out.days.push_back({at.first, at.second, calls});
  const auto ordered = [](const auto& counted) {
    std::vector<Findings::Count> list;
    for (const auto& [name, calls] : counted) list.push_back({name, calls});
    std::ranges::stable_sort(list, std::ranges::greater(), &Findings::Count::calls);
    return list;
  };
  out.data_classes = ordered(classes);
  out.actions = ordered(actions);
  return out;
}

} // namespace socle::compliance
