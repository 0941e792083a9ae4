// What a decision costs: prepared conditions beside Cedar's own authorizer in one run, on 50 and 500 policies, and a whole
// decision in words on the bundle that Socle comes with. Each call is timed by itself, in CPU time of its thread, for its median
// and 99th percentile: on a machine that does other work as well, wall time would measure that.
#include "policy/policy.h"

#include <benchmark/benchmark.h>
#include <socle_cedar.h>

#include <algorithm>
#include <ctime>

namespace socle::policy {
namespace {

const char* const kSchema = R"(
entity Role;
entity Team in [Team];
entity User in [Role, Team] = { country: String, level: Long, active: Bool };
entity Model = { region: String, remote: Bool, class_max: Long };
action chat, embed, retrieve appliesTo { principal: [User], resource: [Model], context: {
  purpose: String, findings: Set<String>, provenance: Set<String>, tokens: Long, cost_micros: Long, hour: Long,
  encrypted: Bool, country: String, labels?: Set<String> } };
)";

// Of every ten policies two concern another action, so that sorting them by action has something to do, as in life.
std::string policy(int number) {
  const std::string n = std::to_string(number), id = "@id(\"p" + n + "\")\n";
  switch (number % 10) {
    case 0:
    case 1:
      return id + "permit (principal in Team::\"t" + n +
             "\", action in [Action::\"chat\", Action::\"embed\"], resource) when { resource.class_max >= 2 && context.tokens <= 20000 && [\"support\", \"drafting\"].contains(context.purpose) };\n";
    case 2:
      return id +
             "permit (principal in Role::\"employee\", action == Action::\"chat\", resource) when { context.tokens < " +
             std::to_string(4000 + number) + " };\n";
    case 3: return id + "forbid (principal, action, resource) when { !context.encrypted };\n";
    case 4:
      return id +
             "forbid (principal, action in [Action::\"chat\", Action::\"embed\"], resource) when { resource.remote && context.findings.containsAny([\"health\", \"secret" +
             n + "\"]) };\n";
    case 5: return id + "forbid (principal is User, action, resource) unless { principal.active };\n";
    case 6:
      return id +
             "forbid (principal, action, resource) when { context has labels && context.labels.contains(\"quarantine" +
             n + "\") };\n";
    case 7:
      return id + "forbid (principal, action, resource) when { context.purpose == \"forbidden" + n +
             "\" && (context.hour < 6 || context.hour > 22) };\n";
    default:
      return id +
             "forbid (principal, action == Action::\"retrieve\", resource) when { principal.level < 1 && resource.class_max > 3 };\n";
  }
}

std::unique_ptr<Engine> engine_with(int policies) {
  std::string text;
  for (int i = 0; i < policies; ++i) text += policy(i);
  const std::pair<std::string, std::string> sources[] = {{"s.cedarschema", kSchema}, {"p.cedar", text}};
  json::value said;
  auto engine = Engine::compile(sources, SOCLE_CEDAR_MUST_VALIDATE, said);
  SOCLE_ASSERT(engine != nullptr);
  return engine;
}

void text_member(RequestWriter& out, std::string_view name, std::string_view value) {
  out.text(name);
  out.string(value);
}

void set_member(RequestWriter& out, std::string_view name, std::initializer_list<std::string_view> members) {
  out.text(name);
  out.set(members.size());
  for (const auto member : members) out.string(member);
}

void integer_member(RequestWriter& out, std::string_view name, std::int64_t value) {
  out.text(name);
  out.integer(value);
}

void boolean_member(RequestWriter& out, std::string_view name, bool value) {
  out.text(name);
  out.boolean(value);
}

void write_request(RequestWriter& out, std::string_view user) {
  out.clear();
  out.uid("User", user);
  out.uid("Action", "chat");
  out.uid("Model", "m1");
  out.count(9);
  text_member(out, "purpose", "drafting");
  set_member(out, "findings", {"iban", "email"});
  set_member(out, "provenance", {"person", "document"});
  integer_member(out, "tokens", 1234);
  integer_member(out, "cost_micros", 900);
  integer_member(out, "hour", 14);
  boolean_member(out, "encrypted", true);
  text_member(out, "country", "FR");
  set_member(out, "labels", {"a", "b", "c"});
  out.count(2);
  out.uid("User", user);
  out.count(3);
  text_member(out, "country", "DE");
  integer_member(out, "level", 2);
  boolean_member(out, "active", true);
  out.count(0);
  out.count(4);
  out.uid("Role", "employee");
  for (const auto team : {"t1", "t10", "t400"}) out.uid("Team", team);
  out.uid("Model", "m1");
  out.count(3);
  text_member(out, "region", "eu");
  boolean_member(out, "remote", true);
  integer_member(out, "class_max", 3);
  out.count(0);
  out.count(0);
}

double thread_us() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

// Runs `call` under the benchmark's loop and reports the percentiles of single calls.
template <typename Call>
void measure(benchmark::State& state, Call call) {
  std::vector<double> us;
  for (auto _ : state) {
    const double begin = thread_us();
    call();
    us.push_back(thread_us() - begin);
  }
  std::ranges::sort(us);
  state.counters["p50_us"] = us[us.size() / 2];
  state.counters["p99_us"] = us[us.size() * 99 / 100];
}

void engine(benchmark::State& state, std::uint32_t flags) {
  const auto engine = engine_with(static_cast<int>(state.range(0)));
  RequestWriter request;
  int number = 0;
  measure(state, [&] {
    write_request(request, "usr_" + std::to_string(number++ % 1000));
    const auto answer = engine->authorize(request.bytes(), flags);
    SOCLE_ASSERT(answer.status == SOCLE_CEDAR_OK && answer.permit);
    benchmark::DoNotOptimize(answer);
  });
}

void prepared(benchmark::State& state) { engine(state, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT); }
void prepared_without_the_schema_check(benchmark::State& state) { engine(state, SOCLE_CEDAR_STRICT); }
void authorizer(benchmark::State& state) {
  engine(state, SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT | SOCLE_CEDAR_WITH_AUTHORIZER);
}
BENCHMARK(prepared)->Arg(50)->Arg(500)->MinTime(0.5);
BENCHMARK(prepared_without_the_schema_check)->Arg(50)->Arg(500)->MinTime(0.5);
BENCHMARK(authorizer)->Arg(50)->Arg(500)->MinTime(0.5);

void whole_decision(benchmark::State& state, const char* role, const char* action, const char* type,
                    kernel::Attributes context) {
  const auto bundle = Bundle::load(default_files(), 0).value();
  const kernel::Principal principal{
      .id = "usr_1", .tenant = "acme", .kind = "user", .role = role, .scopes = {}, .key_id = "", .on_behalf_of = ""};
  kernel::Resource resource{type, "x_1", {}};
  int number = 0;
  measure(state, [&] {
    if (state.range(0) == 0) resource.id = std::to_string(number++); // what was asked before is remembered
    benchmark::DoNotOptimize(bundle->explain({principal, action, resource, context}));
  });
}

void default_bundle_permits_a_run(benchmark::State& state) {
  whole_decision(
      state, "employee", "invoice.run", "Contract",
      {{"findings", std::vector<std::string>{"iban", "email"}}, {"provenance", std::vector<std::string>{"document"}}});
}
void default_bundle_refuses_an_approval(benchmark::State& state) {
  whole_decision(state, "approver", "gate.approve", "Gate",
                 {{"amount_cents", std::int64_t{500001}}, {"currency", std::string("EUR")}, {"started_by_self", true}});
}
BENCHMARK(default_bundle_permits_a_run)->ArgName("asked_before")->Arg(0)->Arg(1)->MinTime(0.5);
BENCHMARK(default_bundle_refuses_an_approval)->ArgName("asked_before")->Arg(0)->Arg(1)->MinTime(0.5);

void load_the_default_bundle(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Bundle::load(default_files(), 0));
}
BENCHMARK(load_the_default_bundle)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace socle::policy
