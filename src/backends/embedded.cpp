#include "backends/embedded.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "base/json.h"
#include "base/log.h"
#include "base/metrics.h"
#include "net/client.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <pthread.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

namespace socle::backends {

using State = EmbeddedReport::State;

struct Embedded::Worker {
  EmbeddedReport known;
  std::string socket;
  pid_t process = 0;
  std::shared_ptr<net::Client> client; // the watching thread's
  std::vector<Done> waiting;
  Microseconds last_used{0}, started{0}, not_before{0}; // the last: no new start earlier, after a crash
  int failures = 0;                                     // in a row
};

namespace {

std::int64_t machine_memory_bytes() {
  struct sysinfo info{};
  return ::sysinfo(&info) == 0 ? static_cast<std::int64_t>(info.totalram) * info.mem_unit : std::int64_t{1} << 32;
}

std::string ending(int status) {
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  return "status " + std::to_string(WEXITSTATUS(status));
}

// Its errors are lines of our log already; what it would print is for nobody.
Result<pid_t> spawn(const std::vector<std::string>& arguments) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  // The sockets of calls under way: held open in the worker, none of them would end when we close it.
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0); // a terminal's Ctrl-C reaches the daemon, which ends its workers in order
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  std::vector<char*> raw;
  for (const auto& argument : arguments) raw.push_back(const_cast<char*>(argument.c_str()));
  raw.push_back(nullptr);
  char* environment[] = {nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, raw.front(), &files, &attributes, raw.data(), environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0)
    return fail(kWorkerNotStarted,
                {{"program", arguments.front()}, {"reason", std::generic_category().message(error)}});
  return process;
}

} // namespace

std::string_view state_name(State state) {
  switch (state) {
    case State::waiting: return "waiting";
    case State::loading: return "loading";
    case State::ready: return "ready";
    case State::ended: return "ended";
    case State::failed: break;
  }
  return "failed";
}

Embedded::Embedded(const Clock& clock, EmbeddedSettings settings) : clock_(clock), settings_(std::move(settings)) {}

Result<std::unique_ptr<Embedded>> Embedded::create(const Clock& clock, EmbeddedSettings settings) {
  if (settings.memory_bytes_max <= 0) settings.memory_bytes_max = machine_memory_bytes() / 4 * 3;
  std::error_code error;
  std::filesystem::create_directories(settings.folder, error);
  if (error || ::chmod(settings.folder.c_str(), S_IRWXU) != 0) {
    const auto reason = error ? error.message() : std::generic_category().message(errno);
    return fail(kWorkerNotStarted, {{"program", settings.folder}, {"reason", reason}});
  }
  std::unique_ptr<Embedded> made(new Embedded(clock, std::move(settings)));
  made->watcher_ = std::thread([raw = made.get()] {
    pthread_setname_np(pthread_self(), "socle-workers");
    raw->watch();
  });
  return made;
}

Embedded::~Embedded() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  watcher_.join();
}

void Embedded::use(const std::string& file, Done done) {
  {
    const std::lock_guard lock(mutex_);
    auto& worker = workers_[file];
    if (!worker) {
      worker = std::make_shared<Worker>();
      worker->known.file = file;
      worker->socket = settings_.folder + "/" + std::to_string(++count_) + ".sock";
    }
    worker->waiting.push_back(std::move(done));
    changed_ = true;
  }
  wake_.notify_all();
}

Task<Result<Embedded::Lease>> Embedded::use(std::string file) {
  std::function<void(Done)> begin = [this, file = std::move(file)](Done done) { use(file, std::move(done)); };
  Result<Lease> out = co_await await_callback<Result<Lease>>(std::move(begin));
  co_return out;
}

void Embedded::stop(const std::string& file) {
  const std::lock_guard lock(mutex_);
  const auto found = workers_.find(file);
  if (found != workers_.end()) end(*found->second);
}

std::vector<EmbeddedReport> Embedded::report() const {
  const std::lock_guard lock(mutex_);
  std::vector<EmbeddedReport> out;
  for (const auto& [file, worker] : workers_) {
    out.push_back(worker->known);
    out.back().process = worker->process;
  }
  return out;
}

// The claim keeps the worker's record, not its process: one that crashes under its users is simply gone.
Embedded::Lease Embedded::lease(Worker& worker) {
  ++worker.known.users;
  worker.last_used = clock_.monotonic();
  Lease out;
  out.url_ = "unix:" + worker.socket;
  out.claim_ = std::shared_ptr<void>(nullptr, [this, shared = workers_.at(worker.known.file)](void*) {
    {
      const std::lock_guard lock(mutex_);
      --shared->known.users;
      shared->last_used = clock_.monotonic();
      changed_ = true;
    }
    wake_.notify_all();
  });
  return out;
}

std::int64_t Embedded::memory_in_use() const {
  std::int64_t sum = 0;
  for (const auto& [file, worker] : workers_) {
    if (worker->process != 0) sum += worker->known.memory_bytes;
  }
  return sum;
}

void Embedded::refuse(Worker& worker, const Error& error, Answers& answers) {
  for (auto& done : std::exchange(worker.waiting, {}))
    answers.push_back([done = std::move(done), error] { done(std::unexpected(error)); });
}

void Embedded::end(Worker& worker) {
  if (worker.process == 0) return;
  ::kill(worker.process, SIGKILL); // it has nothing to save
  ::waitpid(worker.process, nullptr, 0);
  ::unlink(worker.socket.c_str());
  worker.process = 0;
  worker.client.reset();
  worker.known.state = State::ended;
  worker.known.reason.clear();
}

void Embedded::watch() {
  auto memory = metrics::gauge("socle_embedded_memory_bytes", "What the models that run on this machine take, or will");
  auto models = metrics::gauge("socle_embedded_models", "Models that run on this machine");
  auto queue = metrics::gauge("socle_embedded_waiting_requests",
                              "Requests that wait for a model of this machine to load");
  std::unique_lock lock(mutex_);
  bool soon = false;
  while (!stopping_) {
    wake_.wait_for(lock, soon ? worker_look_soon : worker_look, [this] { return stopping_ || changed_; });
    changed_ = false;
    soon = false;
    Answers answers;
    for (auto& [file, worker] : workers_) soon = look_at(*worker, lock, answers) || soon;
    std::size_t running = 0, waiting = 0;
    for (const auto& [file, worker] : workers_)
      running += worker->process != 0 ? 1 : 0, waiting += worker->waiting.size();
    memory.set(static_cast<double>(memory_in_use()));
    models.set(static_cast<double>(running));
    queue.set(static_cast<double>(waiting));
    lock.unlock();
    for (const auto& answer : answers) answer();
    answers.clear(); // a claim in them may be the last: giving it back takes the lock
    lock.lock();
  }
  Answers answers;
  for (auto& [file, worker] : workers_) {
    end(*worker);
    refuse(*worker, Error(kWorkerEnded, {{"file", file}, {"reason", "Socle is stopping"}}), answers);
  }
  lock.unlock();
  for (const auto& answer : answers) answer();
}

bool Embedded::look_at(Worker& worker, Lock& lock, Answers& answers) {
  int status = 0;
  if (worker.process != 0 && ::waitpid(worker.process, &status, WNOHANG) == worker.process)
    ended(worker, status, answers);
  if (worker.process != 0 && worker.known.state == State::loading) ask_loading(worker, lock, answers);
  if (worker.process != 0 && worker.known.state == State::ready) {
    for (auto& done : std::exchange(worker.waiting, {}))
      answers.push_back([done = std::move(done), claim = lease(worker)] { done(claim); });
    return false;
  }
  if (worker.waiting.empty()) return worker.process != 0;
  if (worker.process == 0 && clock_.monotonic() >= worker.not_before) start(worker, answers);
  return true;
}

// It crashed, or the kernel took it when memory was short. Who waits keeps waiting for a new start, unless that keeps happening.
void Embedded::ended(Worker& worker, int status, Answers& answers) {
  const bool loaded = worker.known.state == State::ready;
  worker.process = 0;
  worker.client.reset();
  ::unlink(worker.socket.c_str());
  worker.known.state = State::ended;
  worker.known.reason = ending(status);
  ++worker.known.crashes;
  worker.failures = loaded && clock_.monotonic() - worker.started > worker_good_after ? 1 : worker.failures + 1;
  const auto pause = worker_pause * (1 << std::min(worker.failures - 1, worker_doublings_max));
  worker.not_before = clock_.monotonic() + pause;
  log::error("backends", "an inference worker ended",
             {{"how", worker.known.reason}, {"pause_ms", std::to_string(pause.count())}});
  if (worker.failures > worker_failures_max)
    refuse(worker, Error(kWorkerEnded, {{"file", worker.known.file}, {"reason", worker.known.reason}}), answers);
}

// Ends those that nobody uses, the least recently used first, until the new one fits. False: it does not fit yet.
bool Embedded::make_room(const Worker& worker) {
  while (memory_in_use() + worker.known.memory_bytes > settings_.memory_bytes_max) {
    Worker* oldest = nullptr;
    for (auto& [file, other] : workers_) {
      const bool idle = other->process != 0 && other->known.users == 0 && other->waiting.empty();
      if (idle && (oldest == nullptr || other->last_used < oldest->last_used)) oldest = other.get();
    }
    if (oldest == nullptr) return false;
    log::info("backends", "a model makes room for another", {});
    end(*oldest);
  }
  return true;
}

void Embedded::start(Worker& worker, Answers& answers) {
  auto& known = worker.known;
  std::error_code error;
  const auto bytes = std::filesystem::file_size(known.file, error);
  // Until it has been loaded once: its weights, a tenth for what is computed, and the cache of its conversations by rule of thumb.
  if (known.memory_bytes == 0 && !error)
    known.memory_bytes = static_cast<std::int64_t>(bytes + bytes / 10) + worker_base_bytes;
  if (known.memory_bytes > settings_.memory_bytes_max) {
    return give_up(worker,
                   Error(kWorkerMemory, {{"file", known.file},
                                         {"bytes", std::to_string(known.memory_bytes)},
                                         {"bytes_max", std::to_string(settings_.memory_bytes_max)}}),
                   answers);
  }
  if (!make_room(worker)) return; // until a user leaves
  const auto room = settings_.memory_bytes_max - memory_in_use();
  std::vector<std::string> arguments{settings_.program,
                                     "--model",
                                     known.file,
                                     "--socket",
                                     worker.socket,
                                     "--slots",
                                     std::to_string(settings_.slots),
                                     "--memory",
                                     std::to_string(room),
                                     "--parent",
                                     std::to_string(::getpid())};
  if (settings_.context_tokens > 0)
    arguments.insert(arguments.end(), {"--context", std::to_string(settings_.context_tokens)});
  if (settings_.threads > 0) arguments.insert(arguments.end(), {"--threads", std::to_string(settings_.threads)});
  auto process = spawn(arguments);
  net::ClientOptions options;
  options.url = "unix:" + worker.socket;
  options.time_max = worker_health_time_max;
  auto client = net::Client::create(clock_, options);
  if (!process || !client) {
    if (process) worker.process = *process; // to be ended
    return give_up(worker, !process ? process.error() : client.error(), answers);
  }
  worker.process = *process;
  worker.client = std::move(*client);
  worker.started = worker.last_used = clock_.monotonic();
  known.state = State::loading;
  known.progress = 0;
  known.reason.clear();
}

void Embedded::give_up(Worker& worker, const Error& error, Answers& answers) {
  end(worker);
  worker.known.state = State::failed;
  worker.known.reason = error.message();
  worker.not_before = clock_.monotonic() + worker_pause; // the file may be another by then
  refuse(worker, error, answers);
}

void Embedded::ask_loading(Worker& worker, Lock& lock, Answers& answers) {
  const auto process = worker.process;
  const auto client = worker.client;
  lock.unlock();
  net::ClientRequest request;
  request.target = "/health";
  const auto answer = client->send(request);
  const auto body = answer ? json::parse(answer->body) : Result<json::value>(json::value());
  lock.lock();
  if (worker.process != process) return; // stopped meanwhile
  auto& known = worker.known;
  if (clock_.monotonic() - worker.started > worker_load_time_max)
    return give_up(worker, Error(kWorkerEnded, {{"file", known.file}, {"reason", "it was still not ready"}}), answers);
  if (!body || !body->is_object()) return; // it does not listen yet
  const auto& said = body->get_object();
  const auto state = json::get_string(said, "state").value_or("");
  if (const auto* progress = said.if_contains("progress"); progress != nullptr && progress->is_number())
    known.progress = progress->to_number<double>();
  if (state == "failed") {
    const auto reason = json::get_string(said, "reason").value_or("");
    return give_up(worker, Error(kWorkerRefused, {{"file", known.file}, {"reason", reason}}), answers);
  }
  const auto* memory = json::get_object(said, "memory");
  if (state != "ready" || memory == nullptr) return;
  known.memory_bytes = std::max(json::get_int(*memory, "estimated_bytes").value_or(0),
                                json::get_int(*memory, "resident_bytes").value_or(0));
  known.state = State::ready;
}

} // namespace socle::backends
