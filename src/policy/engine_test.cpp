#include "policy/engine.h"

#include "base/random.h"

#include <gtest/gtest.h>
#include <socle_cedar.h>

#include <algorithm>
#include <limits>
#include <thread>

namespace socle::policy {
namespace {

const char* const kSchema = R"(
entity Group in [Group];
entity User in [Group] = { level: Long, country: String, boss?: User, tags: Set<String> } tags Long;
entity Box in [Group] = { owner: User, price: decimal, closed: Bool };
action look, touch in [use];
action use;
action open in [use] appliesTo { principal: [User], resource: [Box], context: { n: Long, words: Set<String>, ip?: ipaddr, deep: { a: { b: String } } } };
action shut in [use] appliesTo { principal: [User], resource: [Box], context: { n: Long, words: Set<String>, ip?: ipaddr, deep: { a: { b: String } } } };
)";

std::unique_ptr<Engine> compile(const std::string& policies, std::uint32_t flags = 0) {
  const std::pair<std::string, std::string> sources[] = {{"s.cedarschema", kSchema}, {"p.cedar", policies}};
  json::value said;
  auto engine = Engine::compile(sources, flags, said);
  EXPECT_NE(engine, nullptr) << json::write(said);
  return engine;
}

std::string pick(Random& random, std::initializer_list<const char*> choices) {
  return choices.begin()[random.below(choices.size())];
}

std::string uid(Random& random, const char* type) {
  return std::string(type) + "::\"" + char('a' + random.below(4)) + "\"";
}

// Conditions that can be true, false and errors: overflow, a missing attribute or tag, an entity that nobody brought.
std::string condition(Random& random, int depth) {
  if (depth > 0) {
    switch (random.below(5)) {
      case 0: return "(" + condition(random, depth - 1) + " && " + condition(random, depth - 1) + ")";
      case 1: return "(" + condition(random, depth - 1) + " || " + condition(random, depth - 1) + ")";
      case 2: return "!" + condition(random, depth - 1);
      case 3:
        return "(if " + condition(random, depth - 1) + " then " + condition(random, depth - 1) + " else " +
               condition(random, depth - 1) + ")";
      default: break;
    }
  }
  const std::string n = std::to_string(random.below(5));
  switch (random.below(18)) {
    case 0: return "(principal.level " + pick(random, {"<", "<=", ">", "==", "!="}) + " " + n + ")";
    case 1: return "(context.n + 9223372036854775805 > " + n + ")";
    case 2: return "(context.n * principal.level == " + n + ")";
    case 3: return "(principal in " + uid(random, "Group") + ")";
    case 4: return "(resource in [" + uid(random, "Group") + ", " + uid(random, "Group") + "])";
    case 5: return "(principal has boss)";
    case 6: return "(principal.boss.level > " + n + ")";
    case 7: return "(principal.country like \"" + pick(random, {"D*", "*R", "\\*", "F?", "*"}) + "\")";
    case 8:
      return "context.words." + pick(random, {"contains(\"x\")", "containsAll([\"x\", \"y\"])",
                                              "containsAny([\"y\", \"\\u{1F600}\"])", "isEmpty()"});
    case 9: return "(context has ip && context.ip.isInRange(ip(\"10.0.0.0/8\")))";
    case 10: return "context.ip.isLoopback()";
    case 11: return "(resource.owner == principal)";
    case 12: return "resource.price.lessThan(decimal(\"" + n + ".5\"))";
    case 13: return "(context.deep.a.b == \"" + pick(random, {"", "b", "B"}) + "\")";
    case 14: return "(action in Action::\"use\")";
    case 15: return "(principal.hasTag(\"t\") && principal.getTag(\"t\") > " + n + ")";
    case 16: return "(principal.getTag(\"u\") == " + n + ")";
    default: return "(User::\"a\".level > " + n + ")";
  }
}

std::string policy(Random& random, int number) {
  const std::string principal = pick(
      random, {"principal", "principal is User", "principal == User::\"a\"", "principal in Group::\"a\"",
               "principal is User in Group::\"b\"", "principal in User::\"b\""});
  const std::string action = pick(
      random, {"action", "action == Action::\"open\"", "action in [Action::\"open\", Action::\"shut\"]",
               "action in Action::\"use\""});
  const std::string resource = pick(random, {"resource", "resource is Box", "resource == Box::\"a\"",
                                             "resource in Group::\"c\"", "resource is Box in Group::\"a\""});
  std::string text = "@id(\"p" + std::to_string(number) + "\") " + pick(random, {"permit", "forbid"}) + " (" +
                     principal + ", " + action + ", " + resource + ")";
  const auto clauses = random.below(3);
  for (std::uint64_t i = 0; i < clauses; ++i)
    text += (random.below(2) == 0 ? " when { " : " unless { ") + condition(random, 2) + " }";
  return text + ";\n";
}

void write_user(RequestWriter& out, Random& random, const std::string& id) {
  const bool boss = random.below(2) == 0;
  out.uid("User", id);
  out.count(boss ? 4 : 3);
  out.text("level");
  out.integer(random.below(8) == 0 ? std::numeric_limits<std::int64_t>::min()
                                   : static_cast<std::int64_t>(random.below(5)));
  out.text("country");
  out.string(pick(random, {"DE", "FR", "*", ""}));
  out.text("tags");
  out.set(1);
  out.string("x");
  if (boss) {
    out.text("boss");
    out.entity("User", pick(random, {"a", "z"}));
  }
  out.count(1); // tags
  out.text(pick(random, {"t", "u"}));
  out.integer(static_cast<std::int64_t>(random.below(4)));
  const auto groups = random.below(3);
  out.count(groups);
  for (std::uint64_t i = 0; i < groups; ++i) out.uid("Group", std::string(1, char('a' + i)));
}

std::string request(Random& random) {
  const std::string user(1, char('a' + random.below(3))), box(1, char('a' + random.below(2)));
  RequestWriter out;
  out.uid("User", user);
  out.uid("Action", pick(random, {"open", "shut"}));
  out.uid("Box", box);
  const bool ip = random.below(2) == 0;
  out.count(ip ? 4 : 3);
  out.text("n");
  out.integer(static_cast<std::int64_t>(random.below(6)));
  out.text("words");
  const auto words = random.below(3);
  out.set(words);
  for (std::uint64_t i = 0; i < words; ++i) out.string(i == 0 ? "x" : "\xF0\x9F\x98\x80");
  out.text("deep");
  out.record(1);
  out.text("a");
  out.record(1);
  out.text("b");
  out.string(pick(random, {"", "b"}));
  if (ip) {
    out.text("ip");
    out.extension("ip", pick(random, {"10.1.2.3", "127.0.0.1", "::1"}));
  }
  out.count(2);
  write_user(out, random, user);
  out.uid("Box", box);
  out.count(3);
  out.text("owner");
  out.entity("User", pick(random, {"a", "b"}));
  out.text("price");
  out.extension("decimal", pick(random, {"0.1", "3.5"}));
  out.text("closed");
  out.boolean(random.below(2) == 0);
  out.count(0);
  out.count(1);
  out.uid("Group", pick(random, {"a", "c"}));
  return std::string(out.bytes());
}

TEST(Engine, prepared_conditions_decide_as_the_official_authorizer_does) {
  SeededRandom random(7);
  std::size_t permits = 0, denials = 0, errors = 0;
  for (int set = 0; set < 400; ++set) {
    std::string policies;
    const auto count = 1 + random.below(12);
    for (std::uint64_t i = 0; i < count; ++i) policies += policy(random, static_cast<int>(i));
    const auto engine = compile(policies); // some would not validate, which lets more errors through
    ASSERT_NE(engine, nullptr) << policies;
    for (int i = 0; i < 50; ++i) {
      const std::string bytes = request(random);
      const auto prepared = engine->authorize(bytes, SOCLE_CEDAR_CHECK);
      const auto upstream = engine->authorize(bytes, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_WITH_AUTHORIZER);
      ASSERT_EQ(prepared.status, SOCLE_CEDAR_OK) << prepared.message;
      ASSERT_EQ(upstream.status, SOCLE_CEDAR_OK) << upstream.message;
      ASSERT_EQ(prepared.permit, upstream.permit) << policies;
      ASSERT_EQ(prepared.reasons, upstream.reasons) << policies;
      ASSERT_EQ(prepared.errors, upstream.errors) << policies;
      const auto strict = engine->authorize(bytes, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT);
      ASSERT_EQ(strict.permit, prepared.permit && prepared.errors.empty());
      ++(prepared.permit ? permits : denials);
      errors += !prepared.errors.empty();
    }
  }
  // The comparison means something only where all three happen often.
  EXPECT_GT(permits, 2'000U);
  EXPECT_GT(denials, 2'000U);
  EXPECT_GT(errors, 2'000U);
}

TEST(Engine, a_panic_behind_the_boundary_denies) {
  const auto engine = compile("@id(\"all\") permit (principal, action, resource);");
  SeededRandom random(1);
  const std::string bytes = request(random);
  EXPECT_TRUE(engine->authorize(bytes, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT).permit);
  testing::internal::CaptureStderr();
  const auto answer = engine->authorize(bytes, SOCLE_CEDAR_PANIC_FOR_TEST);
  testing::internal::GetCapturedStderr();
  EXPECT_FALSE(answer.permit);
  EXPECT_EQ(answer.status, SOCLE_CEDAR_PANIC);
  EXPECT_TRUE(engine->authorize(bytes, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT).permit) << "and the engine still works";
}

TEST(Engine, a_damaged_request_never_permits_more_than_the_whole_one) {
  const auto engine = compile("@id(\"a\") permit (principal == User::\"nobody\", action, resource);");
  SeededRandom random(3);
  const std::string bytes = request(random);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto answer = engine->authorize(std::string_view(bytes).substr(0, size), SOCLE_CEDAR_CHECK);
    EXPECT_NE(answer.status, SOCLE_CEDAR_OK) << size;
    EXPECT_FALSE(answer.permit);
  }
  EXPECT_EQ(engine->authorize(bytes + "x", SOCLE_CEDAR_CHECK).status, SOCLE_CEDAR_MALFORMED);
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = bytes;
    damaged[random.below(damaged.size())] = static_cast<char>(random.below(256));
    EXPECT_FALSE(engine->authorize(damaged, SOCLE_CEDAR_CHECK).permit);
  }
}

TEST(Engine, a_count_that_promises_more_than_there_is_costs_nothing) {
  const auto engine = compile("@id(\"all\") permit (principal, action, resource);");
  RequestWriter out;
  out.uid("User", "a");
  out.uid("Action", "open");
  out.uid("Box", "a");
  out.count(0xFFFFFFFF);
  EXPECT_EQ(engine->authorize(out.bytes(), SOCLE_CEDAR_CHECK).status, SOCLE_CEDAR_MALFORMED);
}

TEST(Engine, nesting_is_bounded) {
  const auto engine = compile("@id(\"all\") permit (principal, action, resource);");
  RequestWriter out;
  out.uid("User", "a");
  out.uid("Action", "open");
  out.uid("Box", "a");
  out.count(1);
  out.text("deep");
  for (int i = 0; i < 100'000; ++i) out.set(1);
  EXPECT_EQ(engine->authorize(out.bytes(), SOCLE_CEDAR_CHECK).status, SOCLE_CEDAR_MALFORMED);
}

TEST(Engine, a_buffer_that_cannot_hold_the_answer_denies) {
  const std::string policies =
      "@id(\"a\") permit (principal, action, resource); @id(\"b\") permit (principal, action, resource);";
  RequestWriter files;
  files.count(2);
  files.uid("s.cedarschema", kSchema);
  files.uid("p.cedar", policies);
  socle_cedar_text said{};
  auto* bundle = socle_cedar_compile(files.bytes().data(), files.bytes().size(), 0, &said);
  socle_cedar_text_free(said);
  ASSERT_NE(bundle, nullptr);
  SeededRandom random(1);
  const std::string bytes = request(random);
  std::uint32_t one[1] = {};
  socle_cedar_answer answer{};
  socle_cedar_authorize(bundle, bytes.data(), bytes.size(), SOCLE_CEDAR_CHECK, one, 1, &answer);
  EXPECT_EQ(answer.status, SOCLE_CEDAR_BUFFER_TOO_SMALL);
  EXPECT_EQ(answer.permit, 0);
  socle_cedar_text_free(answer.message);
  socle_cedar_bundle_free(bundle);
}

TEST(Engine, decides_on_many_threads_at_once) {
  SeededRandom random(11);
  const auto engine = compile(policy(random, 0) + policy(random, 1) +
                              "@id(\"all\") permit (principal, action, resource);");
  std::vector<std::string> requests;
  std::vector<EngineAnswer> expected;
  for (int i = 0; i < 100; ++i) {
    requests.push_back(request(random));
    expected.push_back(engine->authorize(requests.back(), SOCLE_CEDAR_CHECK));
  }
  std::vector<std::jthread> threads;
  std::atomic<int> differences = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < 500; ++i) {
        const auto answer = engine->authorize(requests[i % requests.size()], SOCLE_CEDAR_CHECK);
        const auto& wanted = expected[i % requests.size()];
        differences += answer.permit != wanted.permit || answer.reasons != wanted.reasons ||
                       answer.errors != wanted.errors;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(differences, 0);
}

} // namespace
} // namespace socle::policy
