// Commits per second, latency and CPU per unit at 1, 16, 64 and 256 writers: SQLite and PostgreSQL beside a bare log file that is
// zero-filled, flushed with fdatasync and grouped the same way, all in one run on the same disk.
// `store_bench [--json FILE] [--seconds SECONDS_PER_CELL] [--without-postgresql]`
#include "base/clock.h"
#include "store/testing.h"

#include <algorithm>
#include <boost/json.hpp>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sys/resource.h>
#include <thread>

namespace socle::store {
namespace {

constexpr std::size_t kRecordBytes = 300;
constexpr int kWriterCounts[] = {1, 16, 64, 256};

Microseconds now() { return SystemClock().monotonic(); }

double cpu_us() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto us = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_usec); };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

// The yardstick: one thread takes what waits, writes it in one call over zeros that are there already, flushes, answers all.
class BareLog {
 public:
  explicit BareLog(const std::filesystem::path& path) : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    const std::string zeros(1U << 20, '\0');
    for (off_t at = 0; at < kFileBytes; at += static_cast<off_t>(zeros.size()))
      if (::pwrite(fd_, zeros.data(), zeros.size(), at) < 0) std::abort();
    ::fsync(fd_);
    thread_ = std::thread([this] { run(); });
  }
  ~BareLog() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    ready_.notify_one();
    thread_.join();
    ::close(fd_);
  }
  BareLog(const BareLog&) = delete;
  BareLog& operator=(const BareLog&) = delete;

  void submit(std::string record, std::function<void(bool)> done) {
    bool wake = false;
    {
      const std::lock_guard lock(mutex_);
      wake = queue_.empty();
      queue_.emplace_back(std::move(record), std::move(done));
    }
    if (wake) ready_.notify_one();
  }

 private:
  static constexpr off_t kFileBytes = 64 << 20;

  void run() {
    std::string bytes;
    for (;;) {
      std::deque<std::pair<std::string, std::function<void(bool)>>> batch;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        batch.swap(queue_);
      }
      bytes.clear();
      for (const auto& [record, done] : batch) bytes += record;
      if (at_ + static_cast<off_t>(bytes.size()) > kFileBytes) at_ = 0;
      const bool kept = ::pwrite(fd_, bytes.data(), bytes.size(), at_) == static_cast<ssize_t>(bytes.size()) &&
                        ::fdatasync(fd_) == 0;
      at_ += static_cast<off_t>(bytes.size());
      for (const auto& [record, done] : batch) done(kept);
    }
  }

  const int fd_;
  off_t at_ = 0;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::pair<std::string, std::function<void(bool)>>> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

struct Cell {
  std::string target;
  int writers = 0;
  double per_second = 0, p50_ms = 0, p99_ms = 0, cpu_us = 0, server_cpu_us = 0;
};

using Submit = std::function<void(int writer, std::function<void(bool)> done)>;

// What the slices of one target and writer count gathered.
struct Samples {
  std::vector<float> latencies_ms;
  std::vector<double> rates; // units per second, one a slice
  double cpu_us = 0, server_cpu_us = 0;
};

// One slice: so many writers, each with one unit on its way at a time, driven by one loop thread as a daemon's loop would.
void measure_slice(int writers, Microseconds length, const Submit& submit, const std::function<double()>& server_cpu,
                   Samples& samples) {
  std::mutex mutex;
  std::condition_variable ready;
  std::vector<int> free_writers;
  for (int i = 0; i < writers; ++i) free_writers.push_back(i);
  std::vector<Microseconds> begun(static_cast<std::size_t>(writers));
  const std::size_t before = samples.latencies_ms.size();
  int under_way = 0;
  const double cpu_before = cpu_us(), server_before = server_cpu();
  const Microseconds start = now();
  for (std::vector<int> batch;;) {
    batch.clear();
    {
      std::unique_lock lock(mutex);
      ready.wait(lock, [&] { return !free_writers.empty(); });
      batch.swap(free_writers);
      under_way += static_cast<int>(batch.size());
    }
    const Microseconds at = now();
    if (at - start > length) {
      std::unique_lock lock(mutex);
      under_way -= static_cast<int>(batch.size());
      ready.wait(lock, [&] { return under_way == 0; });
      break;
    }
    for (const int writer : batch) {
      begun[static_cast<std::size_t>(writer)] = at;
      submit(writer, [&, writer](bool kept) {
        if (!kept) std::abort();
        const std::lock_guard lock(mutex);
        samples.latencies_ms.push_back(static_cast<float>((now() - begun[static_cast<std::size_t>(writer)]).count()) /
                                       1'000);
        free_writers.push_back(writer);
        if (--under_way == 0 || free_writers.size() == 1) ready.notify_one();
      });
    }
  }
  samples.rates.push_back(static_cast<double>(samples.latencies_ms.size() - before) * 1e6 /
                          static_cast<double>((now() - start).count()));
  samples.cpu_us += cpu_us() - cpu_before;
  samples.server_cpu_us += server_cpu() - server_before;
}

Cell summary(const std::string& target, int writers, Samples& samples) {
  std::ranges::sort(samples.latencies_ms);
  std::ranges::sort(samples.rates);
  const auto units = static_cast<double>(samples.latencies_ms.size());
  return {target,
          writers,
          samples.rates[samples.rates.size() / 2],
          samples.latencies_ms[samples.latencies_ms.size() / 2],
          samples.latencies_ms[samples.latencies_ms.size() * 99 / 100],
          samples.cpu_us / units,
          samples.server_cpu_us / units};
}

double no_server() { return 0; }

// User and system time of the server's processes so far.
std::function<double()> cpu_of_server(const std::filesystem::path& record) {
  std::string home, main;
  std::getline(std::ifstream(record / "home"), home);
  std::getline(std::ifstream(home + "/data/postmaster.pid"), main);
  return [main] {
    double ticks = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
      std::string line;
      std::getline(std::ifstream(entry.path() / "stat"), line);
      const std::size_t name_end = line.rfind(") ");
      if (name_end == std::string::npos) continue;
      std::istringstream rest(line.substr(name_end + 2));
      std::vector<std::string> fields{std::istream_iterator<std::string>(rest), {}};
      if (fields.size() > 12 && fields[1] == main) ticks += std::stod(fields[11]) + std::stod(fields[12]);
    }
    return ticks * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
  };
}

Unit record_only(int writer) {
  Unit unit;
  unit.journal.push_back({"acme", "audit", std::string(kRecordBytes, static_cast<char>('a' + writer % 26))});
  return unit;
}

Unit state_and_record(int writer) {
  Unit unit = record_only(writer);
  unit.add("UPDATE account SET amount = amount + 1 WHERE tenant = ?1 AND name = ?2",
           {"acme", "w" + std::to_string(writer)}, 1);
  return unit;
}

struct Target {
  std::string name;
  Submit submit;
  std::function<double()> server_cpu;
};

std::unique_ptr<Store> open_for_bench(const StoreOptions& options) {
  auto store = open_store(options, {&kAccounts, 1});
  if (!store) {
    std::cerr << store.error().describe() << "\n";
    std::exit(1);
  }
  for (int i = 0; i < 256; ++i) (*store)->commit_now(insert_account("w" + std::to_string(i), 0)).value();
  return std::move(*store);
}

void add_targets(const std::string& name, Store& store, const std::function<double()>& server_cpu,
                 std::vector<Target>& targets) {
  const auto answered = [](std::function<void(bool)> done) {
    return [done = std::move(done)](const Result<Committed>& result) { done(result.has_value()); };
  };
  targets.push_back({name + ", record",
                     [&store, answered](int writer, std::function<void(bool)> done) {
                       store.commit(record_only(writer), answered(std::move(done)));
                     },
                     server_cpu});
  targets.push_back({name + ", state and record",
                     [&store, answered](int writer, std::function<void(bool)> done) {
                       store.commit(state_and_record(writer), answered(std::move(done)));
                     },
                     server_cpu});
}

// The targets take turns in short slices, so that a noisy neighbour falls on all of them alike; rates are the slices' median.
std::vector<Cell> measure(const std::vector<Target>& targets, double seconds) {
  constexpr int kSlices = 7;
  const Microseconds slice(static_cast<std::int64_t>(seconds * 1e6 / kSlices));
  std::vector<Cell> cells;
  for (const int writers : kWriterCounts) {
    std::vector<Samples> samples(targets.size());
    for (int i = 0; i < kSlices; ++i)
      for (std::size_t t = 0; t < targets.size(); ++t)
        measure_slice(writers, slice, targets[t].submit, targets[t].server_cpu, samples[t]);
    for (std::size_t t = 0; t < targets.size(); ++t) cells.push_back(summary(targets[t].name, writers, samples[t]));
  }
  std::ranges::stable_sort(cells, {}, [&](const Cell& cell) {
    return std::ranges::find(targets, cell.target, &Target::name) - targets.begin();
  });
  return cells;
}

void print(const std::vector<Cell>& cells) {
  std::printf("%-32s %8s %12s %9s %9s %9s %13s %8s\n", "", "writers", "commits/s", "p50 ms", "p99 ms", "CPU us",
              "server CPU us", "of log");
  for (const Cell& cell : cells) {
    const auto log = std::ranges::find_if(
        cells, [&](const Cell& other) { return other.target == "bare log file" && other.writers == cell.writers; });
    std::printf("%-32s %8d %12.0f %9.2f %9.2f %9.2f %13.2f %7.0f%%\n", cell.target.c_str(), cell.writers,
                cell.per_second, cell.p50_ms, cell.p99_ms, cell.cpu_us, cell.server_cpu_us,
                100 * cell.per_second / log->per_second);
  }
}

std::string machine() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name"))
      return line.substr(line.find(':') + 2) + ", " + std::to_string(std::thread::hardware_concurrency()) + " cores";
  return "unknown";
}

boost::json::object as_json(const std::vector<Cell>& cells) {
  boost::json::array rows;
  for (const Cell& cell : cells)
    rows.push_back({{"target", cell.target},
                    {"writers", cell.writers},
                    {"commits_per_second", cell.per_second},
                    {"p50_ms", cell.p50_ms},
                    {"p99_ms", cell.p99_ms},
                    {"cpu_us", cell.cpu_us},
                    {"server_cpu_us", cell.server_cpu_us}});
  return {{"bench", "store"}, {"machine", machine()}, {"record_bytes", kRecordBytes}, {"rows", rows}};
}

int run(const std::string& json_path, double seconds, bool with_postgres) {
  // In the working directory: the temporary folder may lie in memory, where a flush costs nothing.
  std::string folder = (std::filesystem::current_path() / "store-bench-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  std::vector<Cell> cells;
  {
    BareLog log(folder + "/log");
    std::vector<Target> targets{{"bare log file",
                                 [&log](int writer, std::function<void(bool)> done) {
                                   log.submit(std::string(kRecordBytes, static_cast<char>('a' + writer % 26)),
                                              std::move(done));
                                 },
                                 no_server}};
    StoreOptions options;
    options.location = "sqlite:" + folder + "/data";
    const std::unique_ptr<Store> sqlite = open_for_bench(options);
    add_targets("SQLite", *sqlite, no_server, targets);
    std::unique_ptr<Store> postgres;
    const std::string server = SOCLE_SOURCE_DIR "/tests/postgres/server.sh ";
    if (with_postgres && std::system((server + "start " + folder + "/postgres").c_str()) == 0) {
      std::getline(std::ifstream(folder + "/postgres/connection"), options.location);
      postgres = open_for_bench(options);
      add_targets("PostgreSQL", *postgres, cpu_of_server(folder + "/postgres"), targets);
    }
    cells = measure(targets, seconds);
    postgres.reset();
    if (std::system((server + "stop " + folder + "/postgres").c_str()) != 0) std::cerr << "the server did not stop\n";
  }
  std::filesystem::remove_all(folder);
  std::printf("%s; units with one record of %zu bytes; every commit flushed before it is answered\n", machine().c_str(),
              kRecordBytes);
  print(cells);
  const std::string json = boost::json::serialize(as_json(cells));
  if (json_path.empty()) std::cout << json << "\n";
  else std::ofstream(json_path) << json << "\n";
  return 0;
}

} // namespace
} // namespace socle::store

int main(int count, char** arguments) {
  std::string json_path;
  double seconds = 2;
  bool with_postgres = true;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--json" && i + 1 < count) json_path = arguments[++i];
    else if (argument == "--seconds" && i + 1 < count) seconds = std::stod(arguments[++i]);
    else if (argument == "--without-postgresql") with_postgres = false;
  }
  return socle::store::run(json_path, seconds, with_postgres);
}
