#include "witness.h"

#include "units.h"

#include <sstream>

namespace socle::store::kill {

void Witness::hear(const std::string& lines) {
  const std::size_t whole = lines.rfind('\n');
  if (whole == std::string::npos) return;
  std::istringstream input(lines.substr(0, whole + 1));
  char answer = 0;
  std::int64_t writer = 0, n = 0, sequence = 0;
  while (input >> answer >> writer >> n >> sequence) {
    if (answer == 'k') kept_[{writer, n}] = sequence;
    if (answer == 'r') refused_.insert({writer, n});
    if (answer == 'u') ++unknown_;
  }
}

std::string Witness::examine_rows(Store& store, std::set<UnitName>& present) const {
  auto rows = store.read("SELECT writer, n, count(*) FROM kept GROUP BY writer, n", {}, std::chrono::seconds(20));
  if (!rows) return rows.error().describe();
  std::map<std::int64_t, std::int64_t> counted;
  for (const Row& row : *rows) {
    const UnitName name{row.integer(0), row.integer(1)};
    if (row.integer(2) != 2) return "half a unit: " + std::to_string(name.first) + "/" + std::to_string(name.second);
    if (must_conflict(name.second)) return "a unit that conflicts was kept";
    present.insert(name);
    ++counted[name.first];
  }
  rows = store.read("SELECT writer, value FROM counter", {}, std::chrono::seconds(20));
  if (!rows) return rows.error().describe();
  if (rows->size() != counted.size()) return "a counter is missing";
  for (const Row& row : *rows)
    if (counted[row.integer(0)] != row.integer(1))
      return "the counter of writer " + std::to_string(row.integer(0)) + " is wrong";
  return {};
}

std::string Witness::examine_journal(Store& store, const std::set<UnitName>& present) const {
  std::int64_t position = 0, expected_k = 0;
  std::set<UnitName> seen;
  for (;;) {
    const auto page = store.journal_after(position, 5'000);
    if (!page) return page.error().describe();
    if (page->empty()) break;
    for (const JournalEntry& entry : *page) {
      if (entry.sequence != ++position) return "the journal has a gap before " + std::to_string(entry.sequence);
      std::int64_t writer = 0, n = 0, k = 0;
      if (std::sscanf(entry.body.c_str(), "%ld/%ld/%ld/", &writer, &n, &k) != 3 || entry.body != body_of(writer, n, k))
        return "the journal's record " + std::to_string(position) + " is not what was written";
      if (k != expected_k) return "the records of a unit are torn apart at " + std::to_string(position);
      if (k == 0) {
        const auto kept = kept_.find({writer, n});
        if (kept != kept_.end() && kept->second != position) return "a unit's records lie elsewhere than was answered";
      }
      expected_k = k + 1 == records_of(n) ? 0 : k + 1;
      seen.insert({writer, n});
    }
  }
  if (expected_k != 0) return "the journal ends within a unit";
  return seen == present ? "" : "journal and tables disagree";
}

std::string Witness::examine(Store& store) const {
  std::set<UnitName> present;
  if (std::string fault = examine_rows(store, present); !fault.empty()) return fault;
  for (const auto& [name, sequence] : kept_)
    if (!present.contains(name))
      return "acknowledged and lost: " + std::to_string(name.first) + "/" + std::to_string(name.second);
  for (const UnitName& name : refused_)
    if (present.contains(name))
      return "refused and kept: " + std::to_string(name.first) + "/" + std::to_string(name.second);
  return examine_journal(store, present);
}

} // namespace socle::store::kill
