// store_kill_child LOCATION ROUND: keeps units in several threads until it is killed, and says on file descriptor 3 what it was
// answered: "k writer n sequence" kept, "r writer n 0" refused, "u writer n 0" outcome unknown.
#include "store/errors.h"
#include "units.h"

#include <cstdio>
#include <cstdlib>
#include <thread>
#include <unistd.h>

using namespace socle;
using namespace socle::store;

namespace {

void keep_units(Store& store, std::int64_t writer) {
  for (std::int64_t n = 0;; ++n) {
    const Result<Committed> result = store.commit_now(kill::make_unit(writer, n));
    const char answer = result ? 'k' : result.error().is(kOutcomeUnknown) ? 'u' : 'r';
    char line[80];
    const int size = std::snprintf(line, sizeof line, "%c %ld %ld %ld\n", answer, writer, n,
                                   result ? result->first_sequence : 0L);
    if (::write(3, line, static_cast<std::size_t>(size)) != size) std::_Exit(3); // whole: shorter than PIPE_BUF
    if (!result && !kill::must_conflict(n))
      std::this_thread::sleep_for(std::chrono::milliseconds(5)); // the server is away
  }
}

} // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  StoreOptions options;
  options.location = arguments[1];
  options.wal_bytes_grown = kill::kWalBytes;
  auto store = open_store(options, {&kill::kTables, 1});
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().describe().c_str());
    return 4;
  }
  const std::int64_t round = std::strtol(arguments[2], nullptr, 10);
  std::vector<std::jthread> threads;
  for (int t = 0; t < kill::kThreads; ++t)
    threads.emplace_back([&store, writer = round * kill::kThreads + t] { keep_units(**store, writer); });
}
