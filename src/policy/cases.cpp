#include "policy/cases.h"

#include "policy/annotations.h"
#include "policy/errors.h"
#include "policy/limits.h"

#include <algorithm>

namespace socle::policy {

namespace {

std::string joined(std::vector<std::string> items) {
  std::ranges::sort(items);
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + item;
  return out.empty() ? "none" : out;
}

class CaseReader {
 public:
  CaseReader(std::string_view file, std::size_t number) : file_(file), number_(number) {}

  Result<Case> read(const json::value& value) const {
    if (!value.is_object()) return wrong("a case is an object");
    const auto& o = value.get_object();
    SOCLE_CHECK(only(
        o, {"name", "principal", "action", "resource", "context", "decision", "policies", "reason", "obligations"}));
    Case c;
    c.file = file_;
    c.number = number_;
    c.name = json::get_string(o, "name").value_or("");
    if (c.name.empty()) return wrong("“name” is missing: one sentence that says what must hold");
    SOCLE_TRY(c.principal, principal(o));
    c.action = json::get_string(o, "action").value_or("");
    if (c.action.empty()) return wrong("“action” is missing");
    SOCLE_TRY(c.resource, resource(o));
    if (const auto* context = json::get_object(o, "context")) {
      SOCLE_TRY(c.context, attributes(*context));
    }
    SOCLE_CHECK(expectation(o, c));
    return c;
  }

 private:
  std::unexpected<Error> wrong(std::string reason) const {
    return fail(kTestInvalid, {{"file", file_}, {"number", std::to_string(number_)}, {"reason", std::move(reason)}});
  }

  Result<void> only(const json::object& o, std::vector<std::string> known) const {
    for (const auto& [key, value] : o) {
      const std::string name(key);
      if (std::ranges::find(known, name) != known.end()) continue;
      const auto near = near_misses(name, known);
      return wrong("unknown field “" + name + "”" + (near.empty() ? "" : ", did you mean “" + near.front() + "”?"));
    }
    return {};
  }

  Result<kernel::Principal> principal(const json::object& o) const {
    kernel::Principal p{
        .id = "usr_test", .tenant = "test", .kind = "user", .role = "", .scopes = {}, .key_id = "", .on_behalf_of = ""};
    const auto* given = json::get_object(o, "principal");
    if (given == nullptr) return wrong("“principal” is missing: an object with “role”");
    SOCLE_CHECK(only(*given, {"id", "kind", "role", "on_behalf_of"}));
    p.role = json::get_string(*given, "role").value_or("");
    p.kind = json::get_string(*given, "kind").value_or(p.kind);
    p.id = json::get_string(*given, "id").value_or(p.id);
    p.on_behalf_of = json::get_string(*given, "on_behalf_of").value_or("");
    return p;
  }

  Result<kernel::Resource> resource(const json::object& o) const {
    const auto* given = json::get_object(o, "resource");
    if (given == nullptr) return wrong("“resource” is missing: an object with “type”");
    SOCLE_CHECK(only(*given, {"type", "id", "attributes"}));
    kernel::Resource r{
        json::get_string(*given, "type").value_or(""), json::get_string(*given, "id").value_or("test"), {}};
    if (const auto* given_attributes = json::get_object(*given, "attributes")) {
      SOCLE_TRY(r.attributes, attributes(*given_attributes));
    }
    return r;
  }

  Result<kernel::Attributes> attributes(const json::object& o) const {
    auto read = read_attributes(o);
    if (!read) return wrong(read.error().parameters().back().second);
    return read;
  }

  Result<void> expectation(const json::object& o, Case& c) const {
    const auto decision = json::get_string(o, "decision").value_or("");
    if (decision != "permit" && decision != "forbid") return wrong("“decision” must be “permit” or “forbid”");
    c.permit = decision == "permit";
    c.reason = json::get_string(o, "reason");
    if (const auto* policies = json::get_array(o, "policies")) {
      c.policies.emplace();
      for (const auto& policy : *policies) c.policies->push_back(json::text(policy));
    }
    if (const auto* obligations = json::get_object(o, "obligations")) c.obligations = *obligations;
    return {};
  }

  std::string file_;
  std::size_t number_;
};

CaseResult run(const Bundle& bundle, const Case& c) {
  const auto decision = bundle.explain({c.principal, c.action, c.resource, c.context}).decision;
  CaseResult result{c.file, c.number, c.name, true, ""};
  const auto expect = [&](std::string_view what, const std::string& wanted, const std::string& came) {
    if (wanted == came) return;
    result.passed = false;
    result.difference += (result.difference.empty() ? "" : "; ") + std::string(what) + ": expected " + wanted +
                         ", came " + came;
  };
  expect("decision", c.permit ? "permit" : "forbid", decision.permit ? "permit" : "forbid");
  if (c.policies) expect("policies", joined(*c.policies), joined(decision.policies));
  if (c.reason) expect("reason", *c.reason, decision.reason);
  if (c.obligations)
    expect("obligations", json::canonical(*c.obligations), json::canonical(to_json(decision.obligations)));
  if (!result.passed) result.difference += " (" + decision.explanation + ")";
  return result;
}

} // namespace

std::size_t TestReport::failed() const {
  return static_cast<std::size_t>(std::ranges::count_if(results, [](const CaseResult& r) { return !r.passed; }));
}

Result<std::vector<Case>> read_cases(std::string_view file, std::string_view text) {
  const auto wrong = [&](std::size_t number, std::string reason) {
    return fail(kTestInvalid,
                {{"file", std::string(file)}, {"number", std::to_string(number)}, {"reason", std::move(reason)}});
  };
  const auto parsed = json::parse(text);
  if (!parsed) return wrong(0, parsed.error().message());
  const auto* list = parsed->is_object() ? json::get_array(parsed->get_object(), "cases") : nullptr;
  if (list == nullptr) return wrong(0, "a test file is an object with “cases”");
  if (list->size() > test_cases_max) return wrong(test_cases_max, "there are more cases than may run");
  std::vector<Case> cases;
  for (const auto& value : *list) {
    SOCLE_TRY(cases.emplace_back(), CaseReader(file, cases.size() + 1).read(value));
  }
  return cases;
}

Result<TestReport> run_tests(const Bundle& bundle, const Files& more) {
  TestReport report;
  report.bundle = bundle.digest();
  const auto run_file = [&](const std::string& name, const std::string& text) -> Result<void> {
    SOCLE_TRY(const std::vector<Case> cases, read_cases(name, text));
    for (const auto& c : cases) report.results.push_back(run(bundle, c));
    return {};
  };
  for (const auto& [name, text] : bundle.files()) {
    if (name.starts_with("tests/")) SOCLE_CHECK(run_file(name, text));
  }
  for (const auto& [name, text] : more) SOCLE_CHECK(run_file(name, text));
  return report;
}

Result<kernel::Attributes> read_attributes(const json::object& o) {
  kernel::Attributes attributes;
  for (const auto& [key, value] : o) {
    const std::string name(key);
    const auto wrong = [&] {
      return fail(kTestInvalid,
                  {{"file", ""},
                   {"number", "0"},
                   {"reason", "“" + name + "” is neither a boolean, a whole number, a text nor a list of texts"}});
    };
    if (value.is_bool()) attributes[name] = value.get_bool();
    else if (value.is_int64()) attributes[name] = value.get_int64();
    else if (value.is_string()) attributes[name] = json::text(value);
    else if (value.is_array()) {
      std::vector<std::string> members;
      for (const auto& member : value.get_array()) {
        if (!member.is_string()) return wrong();
        members.push_back(json::text(member));
      }
      attributes[name] = std::move(members);
    } else return wrong();
  }
  return attributes;
}

} // namespace socle::policy
