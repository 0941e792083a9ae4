// Nothing acknowledged is lost and nothing is half, wherever the process or the server is killed.
#include "base/clock.h"
#include "base/random.h"
#include "store/testing_databases.h"
#include "units.h"
#include "witness.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>

namespace socle::store::kill {
namespace {

// A store_kill_child and the pipe that it speaks into.
class Child {
 public:
  Child(const std::string& location, int round) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 3);
    std::string program = STORE_KILL_CHILD, where = location, number = std::to_string(round);
    char* arguments[] = {program.data(), where.data(), number.data(), nullptr};
    if (::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ) != 0) std::abort();
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    from_ = ends[0];
  }
  ~Child() { ::close(from_); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The first that it says before `until`; empty when it says nothing or has ended.
  std::string listen_once(Microseconds until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - SystemClock().monotonic()).count();
    pollfd descriptor{from_, POLLIN, 0};
    if (left <= 0 || ::poll(&descriptor, 1, static_cast<int>(left)) <= 0) return {};
    std::string heard(65'536, '\0');
    const ssize_t got = ::read(from_, heard.data(), heard.size());
    heard.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return heard;
  }
  // All that it says until `until`, or until its end.
  std::string listen(Microseconds until) {
    std::string heard;
    for (std::string more = listen_once(until); !more.empty(); more = listen_once(until)) heard += more;
    return heard;
  }

  // SIGKILL, then what was still in the pipe. Whether it was alive until then.
  std::string kill(bool& was_alive) {
    int status = 0;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, &status, 0);
    was_alive = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    return listen(SystemClock().monotonic() + std::chrono::seconds(5));
  }

 private:
  pid_t process_ = 0;
  int from_ = -1;
};

StoreOptions options_of(const TestDatabase& database) {
  StoreOptions options = database.options();
  options.wal_bytes_grown = kWalBytes;
  return options;
}

struct Tally {
  int kills = 0;
  std::size_t acknowledged = 0;
};

// Several kills on one database, so that each start recovers from the kill before; the store is examined after each.
void kill_in_turn(const std::string& kind, int kills, Random& random, Tally& tally) {
  const TestDatabase database(kind);
  Witness witness;
  for (int round = 0; round < kills; ++round) {
    // A quarter while the child still opens and recovers, the others at some moment of its work.
    Child child(options_of(database).location, round);
    std::string heard;
    if (random.below(4) != 0) heard = child.listen_once(SystemClock().monotonic() + std::chrono::seconds(20));
    heard += child.listen(SystemClock().monotonic() + Microseconds(random.below(25'000)));
    bool was_alive = false;
    heard += child.kill(was_alive);
    ASSERT_TRUE(was_alive) << "the child ended by itself";
    witness.hear(heard);
    auto store = open_store(options_of(database), {&kTables, 1});
    ASSERT_TRUE(store) << store.error().describe();
    ASSERT_EQ(witness.examine(**store), "") << kind << ", kill " << round;
  }
  tally.kills += kills;
  tally.acknowledged += witness.kept();
}

void many_kills(const std::string& kind, int databases, int kills_each, std::uint64_t seed) {
  SeededRandom random(seed);
  Tally tally;
  for (int i = 0; i < databases && !testing::Test::HasFatalFailure(); ++i)
    kill_in_turn(kind, kills_each, random, tally);
  std::printf("%s: %d kills, %zu units acknowledged, none lost, none half\n", kind.c_str(), tally.kills,
              tally.acknowledged);
  EXPECT_GT(tally.acknowledged, static_cast<std::size_t>(tally.kills)) << "the kills must hit work, not idleness";
}

TEST(StoreKill, sqlite_loses_nothing_acknowledged_over_some_hundred_kills) { many_kills("sqlite", 20, 10, 1); }
TEST(StoreKill, postgresql_loses_nothing_acknowledged_when_its_client_is_killed) { many_kills("postgresql", 5, 8, 2); }
TEST(StoreKillLong, sqlite_loses_nothing_acknowledged_over_thousands_of_kills) { many_kills("sqlite", 200, 15, 3); }
TEST(StoreKillLong, postgresql_loses_nothing_acknowledged_over_many_kills_of_its_client) {
  many_kills("postgresql", 40, 15, 4);
}

void server(const std::string& command, const std::string& folder) {
  const std::string line = std::string(SOCLE_SOURCE_DIR "/tests/postgres/server.sh ") + command + " " + folder;
  ASSERT_EQ(std::system(line.c_str()), 0) << line;
}

// The daemon lives on while its server is killed with kill -9 and comes back: what was answered holds, refusals included.
void kill_servers(int kills, std::uint64_t seed) {
  SeededRandom random(seed);
  const TemporaryFolder folder;
  server("start", folder.path().string());
  std::string connection;
  std::getline(std::ifstream(folder.path() / "connection") >> std::ws, connection);
  Witness witness;
  {
    Child child(connection, 0);
    std::string heard;
    for (int i = 0; i < kills; ++i) {
      heard += child.listen(SystemClock().monotonic() + std::chrono::milliseconds(300 + random.below(700)));
      server("kill", folder.path().string());
      heard += child.listen(SystemClock().monotonic() + std::chrono::milliseconds(random.below(100)));
      server("restart", folder.path().string());
    }
    heard += child.listen(SystemClock().monotonic() + std::chrono::seconds(2));
    const std::size_t before = heard.size();
    heard += child.listen(SystemClock().monotonic() + std::chrono::seconds(1));
    EXPECT_GT(heard.size(), before) << "it works again after the last restart";
    bool was_alive = false;
    heard += child.kill(was_alive);
    EXPECT_TRUE(was_alive);
    witness.hear(heard);
  }
  {
    StoreOptions options;
    options.location = connection;
    auto store = open_store(options, {&kTables, 1});
    ASSERT_TRUE(store) << store.error().describe();
    EXPECT_EQ(witness.examine(**store), "");
  }
  std::printf("%d server kills, %zu units acknowledged, %zu refused, %zu unknown\n", kills, witness.kept(),
              witness.refused(), witness.unknown());
  EXPECT_GT(witness.kept(), 100U);
  server("stop", folder.path().string());
}

TEST(StoreKillLong, postgresql_loses_nothing_acknowledged_when_its_server_is_killed_often) { kill_servers(40, 6); }

} // namespace
} // namespace socle::store::kill
