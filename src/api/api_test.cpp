#include "api/api.h"

#include "api/errors.h"
#include "api/limits.h"

#include <gtest/gtest.h>

#include <set>

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

TEST(Routes, are_exactly_the_operations_of_the_document) {
  std::set<std::string> documented, served;
  for (const auto& path : paths()) {
    for (const auto& method : path.value().as_object()) {
      if (method.key() != "parameters") documented.insert(std::string(method.key()) + " " + std::string(path.key()));
    }
  }
  for (const auto& route : routes()) EXPECT_TRUE(served.insert(lower(route.method) + " " + documented_pattern(route.pattern)).second) << route.pattern;
  EXPECT_EQ(served, documented);
}

TEST(Routes, name_the_action_and_the_openness_that_the_document_names) {
  for (const auto& route : routes()) {
    const auto& operation = paths().at(documented_pattern(route.pattern)).at(lower(route.method)).as_object();
    EXPECT_EQ(json::get_string(operation, "x-socle-action").value_or(""), route.action) << route.method << " " << route.pattern;
    const auto* security = json::get_array(operation, "security");
    EXPECT_EQ(security != nullptr && security->empty(), route.open) << route.method << " " << route.pattern;
  }
}

Result<json::object> body_of(std::string text) {
  net::Request request;
  request.body = std::move(text);
  const Ask ask{request, {}, {}, Language::english, false};
  return ask.body();
}

TEST(Bodies, with_numbers_that_canonical_json_cannot_hold_are_refused) {
  EXPECT_TRUE(body_of(R"({"limit_micros":9007199254740992,"list":[{"a":-1}]})").has_value());
  for (const auto* text : {R"({"limit_micros":1.5})", R"({"set":{"lines.0.unit_price_net":1e3}})", R"({"a":[[0.1]]})", R"({"a":9007199254740993})", R"({"a":18446744073709551615})", R"([1])", R"("x")"}) {
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

TEST(Idempotency, answers_again_and_does_not_mix_requests) {
  ManualClock clock;
  Idempotency store(clock);
  EXPECT_FALSE(store.begin("a", "d1").value().has_value());
  EXPECT_TRUE(store.begin("a", "d1").error().is(kIdempotencyRunning));
  store.finish("a", net::text_response(201, "made"));
  EXPECT_EQ(store.begin("a", "d1").value()->body, "made");
  EXPECT_TRUE(store.begin("a", "d2").error().is(kIdempotencyMismatch));
  EXPECT_FALSE(store.begin("b", "d1").value().has_value());
  store.finish("b", net::text_response(503, "later"));
  EXPECT_FALSE(store.begin("b", "d1").value().has_value()) << "what failed for now may be tried again";
  clock.advance(std::chrono::hours(25));
  EXPECT_FALSE(store.begin("a", "d2").value().has_value());
}

TEST(Idempotency, forgets_the_oldest_when_full) {
  ManualClock clock;
  Idempotency store(clock);
  for (std::size_t i = 0; i <= idempotency_entries_max; ++i) {
    ASSERT_TRUE(store.begin(std::to_string(i), "d").has_value());
    store.finish(std::to_string(i), net::text_response(200, "x"));
  }
  EXPECT_FALSE(store.begin("0", "d").value().has_value());
  EXPECT_TRUE(store.begin(std::to_string(idempotency_entries_max), "d").value().has_value());
}

} // namespace
} // namespace socle::api
