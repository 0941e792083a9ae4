// The units that the killed process keeps, and that the witness looks for afterwards. A unit (writer, n) writes two rows, counts
// itself, and leaves 1 to 3 journal records: anything half would show.
#pragma once

#include "store/store.h"

namespace socle::store::kill {

inline constexpr Migration kTables{
    "kill", 1,
    "CREATE TABLE kept (tenant text NOT NULL, writer bigint NOT NULL, n bigint NOT NULL, half bigint NOT NULL, padding text NOT NULL,"
    " PRIMARY KEY (tenant, writer, n, half));"
    "CREATE TABLE counter (tenant text NOT NULL, writer bigint NOT NULL, value bigint NOT NULL, PRIMARY KEY (tenant, writer));"};

inline constexpr int kThreads = 8;
inline constexpr std::size_t kWalBytes = 128U << 10; // small: the WAL starts again all the time

inline std::int64_t records_of(std::int64_t n) { return 1 + n % 3; }
inline bool must_conflict(std::int64_t n) { return n % 13 == 12; }
inline std::string body_of(std::int64_t writer, std::int64_t n, std::int64_t k) {
  return std::to_string(writer) + "/" + std::to_string(n) + "/" + std::to_string(k) + "/" +
         std::string(static_cast<std::size_t>((n * 37) % 900), 'x');
}

inline Unit make_unit(std::int64_t writer, std::int64_t n) {
  const std::string padding(n % 17 == 0 ? 20'000 : 50, 'p'); // now and then over several pages
  Unit unit;
  const char* insert = "INSERT INTO kept (tenant, writer, n, half, padding) VALUES ('t', ?1, ?2, ?3, ?4)";
  unit.add(insert, {writer, n, std::int64_t{0}, padding}, 1);
  unit.add(
      "INSERT INTO counter (tenant, writer, value) VALUES ('t', ?1, 1) ON CONFLICT (tenant, writer) DO UPDATE SET value = counter.value + 1",
      {writer}, 1);
  unit.add(insert, {writer, n, std::int64_t{must_conflict(n) ? 0 : 1}, padding},
           1); // the same row twice, or the other half
  for (std::int64_t k = 0; k < records_of(n); ++k) unit.journal.push_back({"t", "kill", body_of(writer, n, k)});
  return unit;
}

} // namespace socle::store::kill
