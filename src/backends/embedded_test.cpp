#include "backends/embedded.h"

#include "backends/errors.h"
#include "net/client.h"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <future>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socle::backends {
namespace {

using State = EmbeddedReport::State;
using Lease = Embedded::Lease;

const SystemClock& the_clock() {
  static const SystemClock clock;
  return clock;
}

class EmbeddedModels : public ::testing::Test {
 protected:
  // Two small models of random numbers, made once.
  static void SetUpTestSuite() {
    const std::string source = SOCLE_SOURCE_DIR;
    for (const auto* number : {"1", "2"}) {
      const auto command = source + "/build/third_party/python/bin/python -B " + source +
                           "/tests/llama/models.py chat " + file(number) + " " + number;
      ASSERT_EQ(std::system(command.c_str()), 0);
    }
  }
  static std::string file(const std::string& number) {
    return ::testing::TempDir() + "socle-embedded-" + std::to_string(::getpid()) + "-" + number + ".gguf";
  }
  static void TearDownTestSuite() {
    for (const auto* number : {"1", "2"}) ::unlink(file(number).c_str());
  }

  void SetUp() override { folder_ = ::testing::TempDir() + "socle-e-" + std::to_string(::getpid()); }
  Embedded& open(std::int64_t memory_bytes_max = std::int64_t{1} << 30) {
    EmbeddedSettings settings;
    settings.program = std::string(SOCLE_BINARY_DIR) + "/socle-llama";
    settings.folder = folder_;
    settings.memory_bytes_max = memory_bytes_max;
    settings.slots = 2;
    settings.context_tokens = 512;
    auto made = Embedded::create(the_clock(), settings);
    EXPECT_TRUE(made.has_value()) << made.error().describe();
    embedded_ = std::move(*made);
    return *embedded_;
  }
  std::future<Result<Lease>> begin(const std::string& file) {
    auto promise = std::make_shared<std::promise<Result<Lease>>>();
    embedded_->use(file, [promise](Result<Lease> lease) { promise->set_value(std::move(lease)); });
    return promise->get_future();
  }
  Result<Lease> use(const std::string& file) { return begin(file).get(); }
  EmbeddedReport report(const std::string& file) const {
    for (auto& one : embedded_->report()) {
      if (one.file == file) return one;
    }
    return {};
  }
  static int chat(const Lease& lease) {
    net::ClientOptions options;
    options.url = lease.url();
    auto client = net::Client::create(the_clock(), options);
    net::ClientRequest request;
    request.method = "POST";
    request.target = "/v1/chat/completions";
    request.body = R"({"messages":[{"role":"user","content":"hello"}],"max_tokens":4})";
    const auto answer = (*client)->send(request);
    return answer ? answer->status : 0;
  }

  std::string folder_;
  std::unique_ptr<Embedded> embedded_;
};

TEST_F(EmbeddedModels, are_loaded_when_they_are_wanted_and_once_for_all_who_wait) {
  open();
  auto first = begin(file("1"));
  auto second = begin(file("1"));
  const auto a = first.get(), b = second.get();
  ASSERT_TRUE(a.has_value()) << a.error().describe();
  EXPECT_EQ(a->url(), b->url());
  EXPECT_EQ(chat(*a), 200);
  const auto known = report(file("1"));
  EXPECT_EQ(known.state, State::ready);
  EXPECT_EQ(known.users, 2U);
  EXPECT_EQ(known.progress, 1);
  EXPECT_GT(known.memory_bytes, 1'000'000);
  struct stat status{};
  ASSERT_EQ(::stat(folder_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST_F(EmbeddedModels, end_with_whoever_started_them) {
  open();
  std::int32_t process = 0;
  {
    const auto lease = use(file("1"));
    ASSERT_TRUE(lease.has_value());
    process = report(file("1")).process;
    EXPECT_EQ(::kill(process, 0), 0);
  }
  embedded_.reset();
  EXPECT_NE(::kill(process, 0), 0);
}

TEST_F(EmbeddedModels, inherit_no_connection_of_whoever_started_them) {
  open();
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0); // without close-on-exec, as libraries open them
  const auto lease = use(file("1"));
  ASSERT_TRUE(lease.has_value());
  ::close(ends[0]);
  char byte = 0;
  EXPECT_EQ(::recv(ends[1], &byte, 1, MSG_DONTWAIT), 0) << "the worker holds the other end";
  ::close(ends[1]);
}

TEST_F(EmbeddedModels, are_started_anew_after_a_crash) {
  open();
  ASSERT_TRUE(use(file("1")).has_value());
  const auto before = report(file("1"));
  ::kill(before.process, SIGSEGV);
  // A lease that is given back at once, while its worker ends: nothing waits for itself, and the end is noticed.
  while (report(file("1")).crashes == 0) (void)use(file("1"));
  const auto again = use(file("1"));
  ASSERT_TRUE(again.has_value()) << again.error().describe();
  EXPECT_EQ(chat(*again), 200);
  EXPECT_EQ(report(file("1")).crashes, 1U);
}

TEST_F(EmbeddedModels, make_room_for_another_when_nobody_uses_them) {
  open(150'000'000); // two guesses of 64 MiB and their weights do not fit; one model and one guess do not either
  ASSERT_TRUE(use(file("1")).has_value());
  const auto one = report(file("1")).memory_bytes;
  open(one + 65'000'000);
  auto held = std::make_unique<Result<Lease>>(use(file("1")));
  ASSERT_TRUE(held->has_value());
  auto waiting = begin(file("2"));
  EXPECT_EQ(waiting.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout); // the first is in use
  EXPECT_EQ(report(file("1")).state, State::ready);
  held.reset();
  const auto second = waiting.get();
  ASSERT_TRUE(second.has_value()) << second.error().describe();
  EXPECT_EQ(report(file("1")).state, State::ended);
  EXPECT_EQ(chat(*second), 200);
}

TEST_F(EmbeddedModels, that_cannot_be_loaded_are_refused_with_the_reason) {
  open();
  const auto broken = file("broken");
  std::ofstream(broken) << "no model";
  const auto refused = use(broken);
  ASSERT_FALSE(refused.has_value());
  EXPECT_TRUE(refused.error().is(kWorkerRefused)) << refused.error().describe();
  EXPECT_NE(refused.error().message().find("GGUF"), std::string::npos) << refused.error().message();
  EXPECT_EQ(report(broken).state, State::failed);
  ::unlink(broken.c_str());
  open(1'000'000);
  EXPECT_TRUE(use(file("1")).error().is(kWorkerMemory));
}

TEST_F(EmbeddedModels, say_when_their_program_is_missing) {
  EmbeddedSettings settings;
  settings.program = "/nowhere/socle-llama";
  settings.folder = folder_;
  embedded_ = std::move(*Embedded::create(the_clock(), settings));
  EXPECT_TRUE(use(file("1")).error().is(kWorkerNotStarted));
}

} // namespace
} // namespace socle::backends
