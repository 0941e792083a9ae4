#include "api/api.h"

#include "api/errors.h"
#include "api/limits.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <boost/asio/co_spawn.hpp>

#include <filesystem>
#include <set>
#include <thread>

namespace socle::api {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// "{path...}" takes what is left; the document cannot say so and calls it {path}.
std::string documented_pattern(std::string_view pattern) {
  std::string out(pattern);
  if (const auto dots = out.find("..."); dots != std::string::npos) out.erase(dots, 3);
  return out;
}

const json::object& paths() {
  static const json::value document = json::parse(openapi_document()).value();
  return *json::get_object(document.get_object(), "paths");
}

// SCIM describes itself: RFC 7643 has resources for its schemas and resource types.
std::vector<Route> described_routes() {
  std::vector<Route> out;
  std::ranges::copy_if(routes(), std::back_inserter(out),
                       [](const Route& route) { return !route.pattern.starts_with("/scim/"); });
  return out;
}

TEST(Routes, are_exactly_the_operations_of_the_document) {
  std::set<std::string> documented, served;
  for (const auto& path : paths()) {
    for (const auto& method : path.value().as_object()) {
      if (method.key() != "parameters") documented.insert(std::string(method.key()) + " " + std::string(path.key()));
    }
  }
  for (const auto& route : described_routes())
    EXPECT_TRUE(served.insert(lower(route.method) + " " + documented_pattern(route.pattern)).second) << route.pattern;
  EXPECT_EQ(served, documented);
}

TEST(Routes, name_the_action_and_the_openness_that_the_document_names) {
  for (const auto& route : described_routes()) {
    const auto& operation = paths().at(documented_pattern(route.pattern)).at(lower(route.method)).as_object();
    EXPECT_EQ(json::get_string(operation, "x-socle-action").value_or(""), route.action)
        << route.method << " " << route.pattern;
    const auto* security = json::get_array(operation, "security");
    EXPECT_EQ(security != nullptr && security->empty(), route.open) << route.method << " " << route.pattern;
  }
}

Result<json::object> body_of(std::string text) {
  net::Request request;
  request.body = std::move(text);
  const Ask ask{request, {}, {}, Language::english, false, {}};
  return ask.body();
}

TEST(Bodies, with_numbers_that_canonical_json_cannot_hold_are_refused) {
  EXPECT_TRUE(body_of(R"({"limit_micros":9007199254740992,"list":[{"a":-1}]})").has_value());
  for (const auto* text : {R"({"limit_micros":1.5})", R"({"set":{"lines.0.unit_price_net":1e3}})", R"({"a":[[0.1]]})",
                           R"({"a":9007199254740993})", R"({"a":18446744073709551615})", R"([1])", R"("x")"}) {
    const auto refused = body_of(text);
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_TRUE(refused.error().is(kBadBody)) << text;
  }
}

TEST(Strangers, have_to_wait_after_too_many_refusals_and_are_forgiven) {
  ManualClock clock;
  Strangers strangers(clock);
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(strangers.may_try("10.0.0.1").has_value()) << i;
    strangers.refused("10.0.0.1");
  }
  const auto waiting = strangers.may_try("10.0.0.1");
  ASSERT_FALSE(waiting.has_value());
  EXPECT_TRUE(waiting.error().is(kStrangerThrottled));
  EXPECT_TRUE(strangers.may_try("10.0.0.2").has_value());
  clock.advance(std::chrono::seconds(11));
  EXPECT_TRUE(strangers.may_try("10.0.0.1").has_value());
}

TEST(Routes, that_remember_their_answers_document_the_key_and_no_others_do) {
  for (const auto& route : described_routes()) {
    const auto& operation = paths().at(documented_pattern(route.pattern)).at(lower(route.method)).as_object();
    bool documented = false;
    if (const auto* parameters = json::get_array(operation, "parameters")) {
      for (const auto& parameter : *parameters)
        documented = documented ||
                     json::get_string(parameter.as_object(), "$ref") == "#/components/parameters/idempotency_key";
    }
    EXPECT_EQ(documented, route.remembered) << route.method << " " << route.pattern;
  }
}

TEST(Bodies, with_a_member_that_is_misspelt_missing_or_of_another_type_are_refused) {
  constexpr Member members[] = {{"user", Member::Type::text, true},
                                {"expires_days", Member::Type::integer},
                                {"limit", Member::Type::integer, false, true}};
  const auto read = [&](std::string text) {
    net::Request request;
    request.body = std::move(text);
    const Ask ask{request, {}, {}, Language::english, false, {}};
    const auto body = ask.body(members);
    return body ? std::string() : body.error().message(Language::english);
  };
  EXPECT_EQ(read(R"({"user":"a","limit":null})"), "");
  EXPECT_NE(read(R"({"user":"a","expire_days":1})").find("did you mean “expires_days”?"), std::string::npos);
  EXPECT_NE(read(R"({"expires_days":1})").find("“user” is missing"), std::string::npos);
  EXPECT_NE(read(R"({"user":"a","expires_days":"1"})").find("must be a whole number"), std::string::npos);
  EXPECT_NE(read(R"({"user":null})").find("must be a text"), std::string::npos);
}

// A real store and real keys, opened anew where a test says so.
class Idempotencies : public ::testing::Test {
 protected:
  Idempotencies() {
    char name[] = "/tmp/socle-idempotency-XXXXXX";
    folder_ = ::mkdtemp(name);
    open();
  }
  ~Idempotencies() override {
    answers_.reset(), store_.reset(), keys_.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() {
    answers_.reset(), store_.reset(), keys_.reset();
    keys_ = secrets::open_key_ring(folder_ / "keys", true, random_).value();
    store_ = store::open_store({.location = "sqlite:" + (folder_ / "store").string(), .sqlite_vfs = {}}, migrations())
                 .value();
    answers_ = std::make_unique<Idempotency>(clock_, *store_, *keys_);
  }
  void keep(const Idempotency::Asked& asked, const std::string& text) {
    const auto kept = store_->commit_now(answers_->remember(asked, json_response(json::value(text), 201)).value());
    ASSERT_TRUE(kept.has_value()) << kept.error().describe();
  }
  std::filesystem::path folder_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Idempotency> answers_;
};

TEST_F(Idempotencies, the_same_answer_comes_again_also_after_a_restart) {
  const Idempotency::Asked asked{"default", "a", "d1"};
  EXPECT_FALSE(answers_->before(asked).value().has_value());
  keep(asked, "made");
  for (int i = 0; i < 2; ++i) {
    const auto before = answers_->before(asked).value();
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(before->status, 201);
    EXPECT_EQ(before->body, "\"made\"");
    EXPECT_EQ(before->headers.get("content-type"), "application/json");
    open();
  }
}

TEST_F(Idempotencies, a_key_is_not_taken_for_another_request_or_another_tenant) {
  keep({"default", "a", "d1"}, "made");
  EXPECT_TRUE(answers_->before({"default", "a", "d2"}).error().is(kIdempotencyMismatch));
  EXPECT_FALSE(answers_->before({"default", "b", "d1"}).value().has_value());
  EXPECT_FALSE(answers_->before({"other", "a", "d1"}).value().has_value());
}

TEST_F(Idempotencies, a_second_request_is_told_that_the_first_still_runs) {
  const Idempotency::Asked asked{"default", "a", "d1"};
  {
    const auto running = answers_->begin(asked);
    ASSERT_TRUE(running.has_value());
    EXPECT_TRUE(answers_->begin(asked).error().is(kIdempotencyRunning));
  }
  EXPECT_TRUE(answers_->begin(asked).has_value());
}

TEST_F(Idempotencies, a_day_later_the_key_is_free_and_the_answer_is_cleared_away) {
  keep({"default", "a", "d1"}, "first");
  keep({"default", "b", "d1"}, "first");
  clock_.advance(std::chrono::hours(25));
  EXPECT_FALSE(answers_->before({"default", "a", "d2"}).value().has_value());
  keep({"default", "a", "d2"}, "second");
  EXPECT_EQ(answers_->before({"default", "a", "d2"}).value()->body, "\"second\"");
  EXPECT_EQ(store_->read("SELECT scope FROM api_answers").value().size(), 1U) << "what has expired is gone";
}

TEST_F(Idempotencies, what_is_kept_cannot_be_read_in_the_store) {
  keep({"default", "a", "d1"}, "sk_secret");
  const auto rows = store_->read("SELECT sealed FROM api_answers").value();
  EXPECT_EQ(rows.front().bytes(0).find("sk_secret"), std::string::npos);
}

// A coroutine on a loop of its own, until it has ended.
template <typename T>
T awaited(Task<T> task, std::function<void()> meanwhile = {}) {
  asio::io_context loop;
  std::optional<T> out;
  asio::co_spawn(loop.get_executor(), std::move(task), [&](std::exception_ptr, T value) { out = value; });
  if (meanwhile) asio::post(loop.get_executor(), meanwhile);
  loop.run();
  return *out;
}

TEST(Watching, wakes_who_waits_and_misses_no_change_in_between) {
  Watch watch;
  const auto seat = watch.sit("default", "run_1"), other = watch.sit("default", "run_2");
  EXPECT_EQ(awaited(seat->next(std::chrono::seconds(60)), [&] { watch.changed("default", "run_1"); }), Woken::changed);
  watch.changed("default", "run_1");
  watch.changed("default", "run_1");
  EXPECT_EQ(awaited(seat->next(std::chrono::seconds(60))), Woken::changed);
  EXPECT_EQ(awaited(seat->next(std::chrono::milliseconds(10))), Woken::late) << "two changes are one waking";
  EXPECT_EQ(awaited(other->next(std::chrono::milliseconds(10))), Woken::late);
}

TEST(Watching, ends_for_good_when_the_asker_leaves) {
  Watch watch;
  const auto seat = watch.sit("default", "run_1");
  EXPECT_EQ(awaited(seat->next(std::chrono::seconds(60)), [&] { seat->leave(); }), Woken::left);
  EXPECT_EQ(awaited(seat->next(std::chrono::seconds(60))), Woken::left);
}

TEST(Watching, can_be_woken_from_any_thread_while_seats_come_and_go) {
  Watch watch;
  std::atomic<bool> stop{false};
  std::thread changes([&] {
    while (!stop) watch.changed("default", "run_1");
  });
  for (int i = 0; i < 500; ++i)
    EXPECT_EQ(awaited(watch.sit("default", "run_1")->next(std::chrono::seconds(60))), Woken::changed);
  stop = true;
  changes.join();
}

} // namespace
} // namespace socle::api
