#include "policy/annotations.h"
#include "policy/cases.h"
#include "policy/errors.h"
#include "policy/limits.h"
#include "policy/policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace socle::policy {
namespace {

const char* const kSchema = R"(
entity Role enum ["owner", "employee"];
entity User, Service in [Role] = { tenant?: String, language?: String, on_behalf_of?: String };
entity Paper = { secret?: Bool };
action "paper.read", "paper.burn" appliesTo { principal: [User, Service], resource: [Paper],
  context: { findings?: Set<String>, count?: Long, pages?: Long } };
)";

Files files_with(std::string policies) {
  return {{"paper.cedarschema", kSchema}, {"paper.cedar", std::move(policies)}};
}

std::shared_ptr<const Bundle> load(std::string policies) {
  auto bundle = Bundle::load(files_with(std::move(policies)), 1);
  EXPECT_TRUE(bundle.has_value()) << bundle.error().describe();
  return bundle.value();
}

std::string mistake(Files files) {
  auto bundle = Bundle::load(std::move(files), 1);
  return bundle ? "" : bundle.error().describe();
}

struct Asked {
  kernel::Principal principal{.id = "usr_1",
                              .tenant = "acme",
                              .kind = "user",
                              .role = "employee",
                              .scopes = {},
                              .key_id = "",
                              .on_behalf_of = ""};
  std::string action = "paper.read";
  kernel::Resource resource{"Paper", "p1", {}};
  kernel::Attributes context;
  Explanation of(const Bundle& bundle) const { return bundle.explain({principal, action, resource, context}); }
};

TEST(Bundle, defaults_load_without_a_warning_and_pass_their_own_tests) {
  std::vector<Remark> remarks;
  const auto bundle = Bundle::load(default_files(), 0, &remarks);
  ASSERT_TRUE(bundle.has_value()) << bundle.error().describe();
  for (const auto& remark : remarks) ADD_FAILURE() << remark.describe();
  const auto report = run_tests(**bundle);
  ASSERT_TRUE(report.has_value()) << report.error().describe();
  EXPECT_GE(report->results.size(), 50U);
  for (const auto& result : report->results)
    EXPECT_TRUE(result.passed) << result.file << ": " << result.name << ": " << result.difference;
}

TEST(Bundle, every_default_rule_gives_its_reason_in_three_languages) {
  const auto bundle = Bundle::load(default_files(), 0);
  for (const auto& rule : (*bundle)->rules()) {
    for (const auto& reason : rule.reason) EXPECT_FALSE(reason.empty()) << rule.id;
    EXPECT_NE(rule.reason[0], rule.reason[1]) << rule.id;
    EXPECT_NE(rule.reason[0], rule.reason[2]) << rule.id;
  }
}

// The HTTP routes name the action that each of them asks for: one that the schema does not know could never be permitted.
TEST(Bundle, the_default_schema_knows_every_action_of_the_http_api) {
  std::ifstream file(SOCLE_SOURCE_DIR "/src/api/openapi.json");
  const auto document = json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  ASSERT_TRUE(document.has_value());
  const auto bundle = Bundle::load(default_files(), 0);
  const auto& actions = (*bundle)->actions();
  std::size_t seen = 0;
  for (const auto& [path, operations] : document->at("paths").get_object()) {
    for (const auto& [method, operation] : operations.get_object()) {
      const auto action = operation.is_object() ? json::get_string(operation.get_object(), "x-socle-action")
                                                : std::nullopt;
      if (!action) continue;
      ++seen;
      EXPECT_NE(std::ranges::find(actions, *action), actions.end()) << path << ": " << *action;
    }
  }
  EXPECT_GT(seen, 20U);
}

TEST(Policy, denies_when_no_rule_matches) {
  const auto bundle = load(R"(@id("owners") permit (principal in Role::"owner", action, resource);)");
  const auto explained = Asked().of(*bundle);
  EXPECT_FALSE(explained.decision.permit);
  EXPECT_EQ(explained.decision.reason, "no_permit");
  EXPECT_EQ(explained.decision.explanation, "No rule lets the role “employee” do “paper.read” here.");
  EXPECT_EQ(explained.decision.bundle, bundle->digest());
}

TEST(Policy, a_forbid_outweighs_every_permit_and_speaks_the_askers_language) {
  const auto bundle = load(R"(
    @id("all") permit (principal, action, resource);
    @id("fire") @reason("No fire.") @reason_de("Kein Feuer.") forbid (principal, action == Action::"paper.burn", resource);)");
  Asked asked;
  asked.action = "paper.burn";
  asked.principal.language = Language::german;
  auto decision = asked.of(*bundle).decision;
  EXPECT_FALSE(decision.permit);
  EXPECT_EQ(decision.reason, "forbidden");
  EXPECT_EQ(decision.policies, std::vector<std::string>{"fire"});
  EXPECT_EQ(decision.explanation, "Kein Feuer.");
  asked.principal.language = Language::french;
  EXPECT_EQ(asked.of(*bundle).decision.explanation, "No fire.") << "English where a translation is missing";
}

// 9223372036854775807 + 1 overflows, which is an evaluation error in Cedar; plain Cedar would skip that forbid and permit.
TEST(Policy, an_error_in_any_policy_denies) {
  const auto bundle = load(R"(
    @id("all") permit (principal, action, resource);
    @id("broken") @reason("Too many.") forbid (principal, action, resource) when { context has count && context.count + 1 > 10 };)");
  Asked asked;
  EXPECT_TRUE(asked.of(*bundle).decision.permit);
  asked.context["count"] = std::numeric_limits<std::int64_t>::max();
  const auto decision = asked.of(*bundle).decision;
  EXPECT_FALSE(decision.permit);
  EXPECT_EQ(decision.reason, "policy_error");
  EXPECT_EQ(decision.policies, std::vector<std::string>{"broken"});
  EXPECT_NE(decision.explanation.find("overflow"), std::string::npos) << decision.explanation;
}

TEST(Policy, an_error_in_a_permit_denies_even_where_another_permit_holds) {
  const auto bundle = load(R"(
    @id("all") permit (principal, action, resource);
    @id("broken") permit (principal, action, resource) when { context has count && context.count * 2 > 10 };)");
  Asked asked;
  asked.context["count"] = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(asked.of(*bundle).decision.reason, "policy_error");
}

TEST(Policy, unknown_askers_actions_and_resources_are_denied_each_with_its_reason) {
  const auto bundle = load(R"(@id("all") permit (principal, action, resource);)");
  const auto reason = [&](auto change) {
    Asked asked;
    change(asked);
    const auto decision = asked.of(*bundle).decision;
    EXPECT_FALSE(decision.permit);
    EXPECT_FALSE(decision.explanation.empty());
    return decision.reason;
  };
  EXPECT_EQ(reason([](Asked& a) { a.principal.id = ""; }), "unknown_principal");
  EXPECT_EQ(reason([](Asked& a) { a.principal.tenant = ""; }), "unknown_principal");
  EXPECT_EQ(reason([](Asked& a) { a.principal.kind = "robot"; }), "unknown_principal");
  EXPECT_EQ(reason([](Asked& a) { a.principal.role = "emperor"; }), "unknown_principal");
  EXPECT_EQ(reason([](Asked& a) { a.principal.role = ""; }), "unknown_principal");
  EXPECT_EQ(reason([](Asked& a) { a.action = "paper.fold"; }), "unknown_action");
  EXPECT_EQ(reason([](Asked& a) { a.action = ""; }), "unknown_action");
  EXPECT_EQ(reason([](Asked& a) { a.resource.type = "Stone"; }), "unknown_resource");
  EXPECT_EQ(reason([](Asked& a) { a.resource.attributes["color"] = std::string("blue"); }), "unknown_resource");
  EXPECT_EQ(reason([](Asked& a) { a.resource.type = "Role"; }), "unknown_resource");
  EXPECT_EQ(reason([](Asked& a) { a.context["weather"] = true; }), "invalid_request");
  EXPECT_EQ(reason([](Asked& a) { a.context["count"] = std::string("four"); }), "invalid_request");
  EXPECT_EQ(reason([](Asked& a) { a.context["findings"] = std::vector<std::string>{"\xff\xfe"}; }), "invalid_request");
  EXPECT_EQ(reason([](Asked& a) { a.context["findings"] = std::vector<std::string>(100'000, "iban"); }),
            "invalid_request");
}

TEST(Policy, a_misspelt_action_gets_a_hint) {
  const auto bundle = load(R"(@id("all") permit (principal, action, resource);)");
  Asked asked;
  asked.action = "paper.raed";
  EXPECT_NE(asked.of(*bundle).decision.explanation.find("Did you mean “paper.read”?"), std::string::npos);
}

TEST(Policy, names_the_permits_whose_conditions_are_not_met) {
  const auto bundle = load(R"(
    @id("few") permit (principal, action, resource) when { context has count && context.count < 5 };
    @id("owners") permit (principal in Role::"owner", action, resource);)");
  Asked asked;
  asked.context["count"] = std::int64_t{7};
  const auto explained = asked.of(*bundle);
  EXPECT_EQ(explained.decision.reason, "no_permit");
  EXPECT_EQ(explained.unmet, std::vector<std::string>{"few"});
  EXPECT_NE(explained.decision.explanation.find("few"), std::string::npos);
}

TEST(Policy, obligations_of_all_matching_permits_add_up_and_the_stricter_wins) {
  const auto bundle = load(R"(
    @id("a") @obligation("keep_local, redact") @cost_micros_max("500") permit (principal, action, resource);
    @id("b") @obligation("ask_human") @block("secret.*, iban") @cost_micros_max("90") permit (principal, action, resource);
    @id("c") @block("iban") @cost_micros_max("1000") permit (principal, action, resource);
    @id("d") @cost_micros_max("1") permit (principal in Role::"owner", action, resource);)");
  const auto decision = Asked().of(*bundle).decision;
  ASSERT_TRUE(decision.permit);
  EXPECT_TRUE(decision.obligations.ask_human);
  EXPECT_TRUE(decision.obligations.keep_local);
  EXPECT_TRUE(decision.obligations.redact);
  EXPECT_EQ(decision.obligations.block, (std::vector<std::string>{"iban", "secret.*"}));
  EXPECT_EQ(decision.obligations.cost_micros_max, 90) << "the permit that does not match adds nothing";
}

TEST(Policy, a_dotted_finding_is_also_its_class) {
  const auto bundle = load(R"(
    @id("all") permit (principal, action, resource);
    @id("secrets") @reason("A secret.") forbid (principal, action, resource) when { context has findings && context.findings.contains("secret") };)");
  Asked asked;
  asked.context["findings"] = std::vector<std::string>{"iban"};
  EXPECT_TRUE(asked.of(*bundle).decision.permit);
  asked.context["findings"] = std::vector<std::string>{"secret.aws_access_key"};
  EXPECT_FALSE(asked.of(*bundle).decision.permit);
}

TEST(Policy, a_person_may_be_what_their_own_call_is_about) {
  const auto bundle = Bundle::load(default_files(), 0);
  Asked asked;
  asked.principal.role = "owner";
  asked.action = "user.update";
  asked.resource = {"User", "usr_1", {{"role", std::string("owner")}}};
  EXPECT_TRUE(asked.of(**bundle).decision.permit);
}

TEST(Bundle, what_nobody_understands_is_not_loaded) {
  const std::string permit = R"(permit (principal, action, resource);)";
  EXPECT_NE(mistake(files_with(R"(@id("a") @obligation("ask_humans") )" + permit)).find("did you mean ask_human?"),
            std::string::npos);
  EXPECT_NE(mistake(files_with(R"(@id("a") @oblgation("ask_human") )" + permit)).find("did you mean @obligation?"),
            std::string::npos);
  EXPECT_NE(mistake(files_with(R"(@id("a") @block("*secret") )" + permit)).find("no kind of finding"),
            std::string::npos);
  EXPECT_NE(mistake(files_with(R"(@id("a") @cost_micros_max("2.5") )" + permit)).find("no cost"), std::string::npos);
  EXPECT_NE(mistake(files_with(R"(@id("a") @cost_micros_max("-1") )" + permit)).find("no cost"), std::string::npos);
  EXPECT_NE(mistake(files_with(R"(@id("a") forbid (principal, action, resource);)")).find("a forbid needs @reason"),
            std::string::npos);
  EXPECT_NE(mistake(files_with(R"(@id("a") @reason("r") @obligation("redact") forbid (principal, action, resource);)"))
                .find("no effect"),
            std::string::npos);
}

TEST(Bundle, a_mistake_is_told_with_its_file_line_and_policy) {
  EXPECT_NE(mistake(files_with("@id(\"a\")\npermit (principal, action, resource)\nwhen { context.wether };"))
                .find("paper.cedar:3:"),
            std::string::npos);
  EXPECT_NE(
      mistake(files_with("@id(\"a\") permit (principal, action, resource);\npermit (principal, action, resource);"))
          .find("paper.cedar:2:1: this policy has no @id"),
      std::string::npos);
  EXPECT_NE(
      mistake(files_with(
                  "@id(\"a\") permit (principal, action, resource);\n@id(\"a\") permit (principal, action, resource);"))
          .find("two policies"),
      std::string::npos);
  EXPECT_NE(mistake(files_with("@id(\"a\") permit (principal, action, resource)\n")).find("paper.cedar:"),
            std::string::npos);
  EXPECT_NE(mistake(files_with("@id(\"a\") permit (principal == ?principal, action, resource);")).find("template"),
            std::string::npos);
  auto files = files_with("@id(\"a\") permit (principal, action, resource);");
  files["paper.cedarschema"] = "entity Role\nentity";
  EXPECT_NE(mistake(files).find("paper.cedarschema:"), std::string::npos);
}

TEST(Bundle, a_policy_that_can_never_apply_is_a_mistake) {
  EXPECT_NE(mistake(files_with(
                R"(@id("a") @reason("r") forbid (principal, action == Action::"paper.read", resource is User);)")),
            "");
  EXPECT_NE(
      mistake(files_with(
          R"(@id("a") @reason("r") forbid (principal is User, action, resource) when { principal is Service };)")),
      "");
  EXPECT_NE(
      mistake(files_with("@id(\"a\") permit (principal, action, resource) when { \"\u202e\" == \"\" || 1 == 1 };")), "")
      << "characters that turn the text round";
}

TEST(Bundle, holds_one_schema_policies_and_tests_and_nothing_else) {
  const auto files = files_with(R"(@id("a") permit (principal, action, resource);)");
  EXPECT_EQ(mistake(files), "");
  auto with = [&](std::string name) {
    auto more = files;
    more[std::move(name)] = "";
    return mistake(more);
  };
  EXPECT_NE(with("second.cedarschema"), "");
  EXPECT_NE(with("../outside.cedar"), "");
  EXPECT_NE(with("/etc/passwd"), "");
  EXPECT_NE(with("notes.txt"), "");
  EXPECT_NE(with("tests/../x.json"), "");
  EXPECT_NE(with("a b.cedar"), "");
  EXPECT_NE(mistake({{"paper.cedarschema", kSchema}}), "");
  EXPECT_NE(mistake({{"paper.cedar", ""}}), "");
  EXPECT_NE(mistake({}), "");
}

TEST(Bundle, limits_its_size) {
  auto files = files_with(R"(@id("a") permit (principal, action, resource);)");
  files["large.cedar"] = std::string(bundle_bytes_max, ' ');
  EXPECT_NE(mistake(files).find("policy.bundle_too_large"), std::string::npos);
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Cedar's parser and validator recurse: without limits each of these ends the process.
TEST(Bundle, text_that_nests_too_deeply_is_refused_before_it_is_parsed) {
  const auto with_condition = [](std::string condition) {
    return files_with("@id(\"a\") permit (principal, action, resource) when { " + condition + " };");
  };
  for (const int times : {500, 100'000}) {
    for (const auto& condition :
         {repeated("(", times) + "true" + repeated(")", times), "true" + repeated(" && true", times),
          "1" + repeated("+1", times) + " == 2", repeated("[", times) + "1" + repeated("]", times) + " == [1]",
          repeated("if true then ", times) + "true" + repeated(" else true", times),
          repeated("{a:", times) + "1" + repeated("}", times) + " == 1", "context" + repeated(".x", times),
          repeated("!", times) + "true"}) {
      const std::string why = mistake(with_condition(condition));
      EXPECT_TRUE(why.find("one statement may nest 64 deep and hold 400 operators") != std::string::npos ||
                  why.find("bundle_too_large") != std::string::npos)
          << why.substr(0, 200);
    }
    auto files = with_condition("true");
    files["paper.cedarschema"] += "type T = " + repeated("{a: ", times) + "Long" + repeated("}", times) + ";";
    EXPECT_NE(mistake(files).find("nest 64 deep"), std::string::npos);
    files = with_condition("true");
    files["paper.cedarschema"] += "type T = " + repeated("Set<", times) + "Long" + repeated(">", times) + ";";
    EXPECT_NE(mistake(files).find("nest 64 deep"), std::string::npos);
  }
  auto files = with_condition("true");
  for (int i = 0; i < 1'001; ++i) files["paper.cedarschema"] += "entity E" + std::to_string(i) + ";";
  EXPECT_NE(mistake(files).find("at most 1000 declarations"), std::string::npos);
  EXPECT_NE(mistake(files_with(repeated("@id(\"a\") permit (principal, action, resource);\n", 2'001)))
                .find("at most 2000 policies"),
            std::string::npos);
}

TEST(Bundle, text_up_to_the_limits_loads_and_decides) {
  const auto bundle = load("@id(\"a\") permit (principal, action, resource) when { " + repeated("(", 60) + "true" +
                           repeated(")", 60) + repeated(" && true", 380) + " && \"((((\\\"((((\" != \"\" };" + "// " +
                           repeated("(", 500) + "\n");
  EXPECT_TRUE(Asked().of(*bundle).decision.permit);
}

// Files that hold one letter each: (printf a >a.cedar; printf b >b.cedar; sha256sum a.cedar b.cedar | sha256sum).
TEST(Bundle, its_digest_is_that_of_the_list_that_sha256sum_prints) {
  EXPECT_EQ(digest_of({{"a.cedar", "a"}, {"b.cedar", "b"}}),
            "9ca8227cd9ae43a61a70f3da6071c08b90c17211e2afc33cbb65bd3af725947e");
  EXPECT_NE(digest_of({{"a.cedar", "ab"}, {"b.cedar", ""}}), digest_of({{"a.cedar", "a"}, {"b.cedar", "b"}}));
}

TEST(Bundle, remembers_what_was_asked_and_nothing_that_was_asked_otherwise) {
  const auto bundle = *Bundle::load(default_files(), 0);
  const auto fresh = *Bundle::load(default_files(), 0); // asked each thing once, so it never remembers
  kernel::Principal person{.id = "usr_1",
                           .tenant = "acme",
                           .kind = "user",
                           .role = "approver",
                           .scopes = {},
                           .key_id = "",
                           .on_behalf_of = ""};
  const kernel::Resource gate{"Gate", "g_1", {}};
  const auto context = [](std::int64_t cents, bool own) {
    return kernel::Attributes{{"amount_cents", cents}, {"currency", "EUR"}, {"started_by_self", own}};
  };
  for (const Language language : {Language::english, Language::german}) {
    person.language = language;
    for (const auto cents : {400'000LL, 500'001LL}) {
      for (const bool own : {false, true}) {
        const auto once = fresh->explain({person, "gate.approve", gate, context(cents, own)});
        for (int again = 0; again < 2; ++again) {
          const auto asked = bundle->explain({person, "gate.approve", gate, context(cents, own)});
          EXPECT_EQ(asked.decision.permit, once.decision.permit);
          EXPECT_EQ(asked.decision.permit, !own || cents <= 500'000);
          EXPECT_EQ(asked.decision.policies, once.decision.policies);
          EXPECT_EQ(asked.decision.explanation, once.decision.explanation);
          EXPECT_EQ(asked.unmet, once.unmet);
        }
      }
    }
  }
  person.role = "employee"; // the same person, since a moment ago in another role
  EXPECT_FALSE(bundle->explain({person, "gate.approve", gate, context(1, false)}).decision.permit);
  for (std::size_t i = 0; i < remembered_max + 10; ++i) {
    const kernel::Resource other{"Gate", "g_" + std::to_string(i), {}};
    ASSERT_FALSE(bundle->explain({person, "gate.approve", other, context(1, false)}).decision.permit);
  }
}

} // namespace
} // namespace socle::policy
