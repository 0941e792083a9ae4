// Freezes every error of every module: codes are stable for ever, and no language may be missing.
#include "api/errors.h"
#include "app/errors.h"
#include "audit/errors.h"
#include "backends/errors.h"
#include "backends/registry_errors.h"
#include "base/errors.h"
#include "blobs/errors.h"
#include "budget/errors.h"
#include "connectors/errors.h"
#include "contracts/errors.h"
#include "dialects/errors.h"
#include "documents/errors.h"
#include "guard/errors.h"
#include "identity/errors.h"
#include "invoicing/errors.h"
#include "invoicing/process_errors.h"
#include "kernel/errors.h"
#include "net/errors.h"
#include "policy/errors.h"
#include "sandbox/errors.h"
#include "secrets/errors.h"
#include "store/errors.h"
#include "workflows/errors.h"

#include "app/app.h"
#include "app/daemon.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <unistd.h>

namespace socle {
namespace {

std::vector<const ErrorKind*> all_errors() {
  std::vector<const ErrorKind*> out;
  const auto add = [&](std::span<const ErrorKind* const> kinds) { out.insert(out.end(), kinds.begin(), kinds.end()); };
  add(kBaseErrors);
  add(api::kErrors), add(app::kErrors), add(audit::kErrors), add(backends::kErrors), add(backends::kRegistryErrors),
      add(blobs::kErrors), add(budget::kErrors), add(connectors::kErrors), add(contracts::kErrors),
      add(dialects::kErrors), add(documents::kErrors);
  add(guard::kErrors), add(identity::kErrors), add(invoicing::kErrors), add(invoicing::kProcessErrors),
      add(kernel::kErrors), add(net::kErrors);
  add(policy::kErrors), add(sandbox::kErrors), add(secrets::kErrors), add(store::kErrors), add(workflows::kErrors);
  return out;
}

// Compares with tests/golden/NAME; SOCLE_WRITE_GOLDEN=1 writes it anew.
void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(SOCLE_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("SOCLE_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ifstream in(path);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(kept, text)
      << "the public surface changed: if that is meant, run with SOCLE_WRITE_GOLDEN=1 and look at the difference";
}

TEST(Golden, every_error_has_a_stable_code_and_all_three_languages) {
  std::set<std::string_view> codes;
  std::set<std::string> lines;
  for (const auto* kind : all_errors()) {
    EXPECT_TRUE(codes.insert(kind->code).second) << "twice: " << kind->code;
    EXPECT_GE(kind->http_status, 400) << kind->code;
    EXPECT_LE(kind->http_status, 599) << kind->code;
    for (const Language language : {Language::english, Language::french, Language::german}) {
      EXPECT_FALSE(kind->message.in(language).empty()) << kind->code;
      EXPECT_FALSE(kind->remedy.in(language).empty()) << kind->code;
    }
    std::ostringstream line;
    line << kind->code << " " << kind->http_status << "\n    " << kind->message.en << "\n    " << kind->remedy.en
         << "\n";
    lines.insert(line.str());
  }
  std::string text;
  for (const auto& line : lines) text += line;
  expect_golden("errors.txt", text);
}

TEST(Golden, the_database_schema_is_what_was_released) {
  std::string text;
  for (const auto& migration : app::all_migrations()) {
    text += "-- " + std::string(migration.module) + " " + std::to_string(migration.version) + "\n";
    for (const char c : migration.sql) text += c == ';' ? ";\n" : std::string(1, c);
    text += "\n";
  }
  expect_golden("schema.sql", text);
}

TEST(Golden, the_configuration_page_is_generated_from_the_table) {
  const std::string path = std::string(SOCLE_SOURCE_DIR) + "/docs/configuration.md";
  if (std::getenv("SOCLE_WRITE_GOLDEN") != nullptr) std::ofstream(path) << app::config_document();
  std::ifstream in(path);
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>(in), {}}), app::config_document());
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-golden-XXXXXX").string();
    SOCLE_ASSERT(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  std::filesystem::path path;
};

struct MetricText {
  std::string type, help;
  std::set<std::string> labels;
};

// The names in {a="x",b="y"}.
std::set<std::string> label_names(std::string_view text) {
  std::set<std::string> out;
  while (!text.empty()) {
    const auto equals = text.find("=\"");
    if (equals == std::string_view::npos) break;
    out.emplace(text.substr(0, equals));
    text.remove_prefix(equals + 2);
    while (!text.empty() && text.front() != '"') text.remove_prefix(text.front() == '\\' ? 2 : 1);
    text.remove_prefix(std::min<std::size_t>(text.size(), text.starts_with("\",") ? 2 : 1));
  }
  return out;
}

// Name, type, help and labels of each metric, out of the text that /metrics answers.
std::string metric_list(const std::string& exposition) {
  std::map<std::string, MetricText> metrics;
  std::istringstream in(exposition);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string hash, keyword, name, rest;
    if (line.starts_with('#')) {
      words >> hash >> keyword >> name >> std::ws;
      std::getline(words, rest);
      (keyword == "TYPE" ? metrics[name].type : metrics[name].help) = rest;
      continue;
    }
    const auto brace = line.find('{');
    if (brace == std::string::npos) continue;
    name = line.substr(0, brace);
    for (const std::string_view suffix : {"_bucket", "_sum", "_count"}) {
      if (name.ends_with(suffix) && !metrics.contains(name)) name.resize(name.size() - suffix.size());
    }
    metrics[name].labels.merge(label_names(std::string_view(line).substr(brace + 1, line.rfind('}') - brace - 1)));
  }
  std::string out;
  for (const auto& [name, metric] : metrics) {
    out += name + " " + metric.type + "\n    " + metric.help + "\n";
    if (!metric.labels.empty()) out += "    labels:";
    for (const auto& label : metric.labels) out += " " + label;
    if (!metric.labels.empty()) out += "\n";
  }
  return out;
}

// A commitment's value depends on a secret key; its form does not.
std::string without_commitments(std::string entry) {
  for (const std::string name : {"\"hmac\":\"", "\"body\":\""}) {
    for (auto at = entry.find(name); at != std::string::npos; at = entry.find(name, at + 1)) {
      const auto begin = at + name.size(), end = entry.find('"', begin);
      EXPECT_EQ(end - begin, 64U);
      entry.replace(begin, end - begin, "<64 hexadecimal digits>");
    }
  }
  return entry;
}

TEST(Golden, the_metrics_of_a_running_daemon_are_what_dashboards_were_built_on) {
  const TemporaryFolder folder;
  app::Config config;
  config.listen = "127.0.0.1:0";
  config.audit_origin = "socle.example/golden";
  auto daemon = app::Daemon::start(folder.path, config);
  ASSERT_TRUE(daemon) << daemon.error().describe();
  auto& app = (*daemon)->app();
  const auto owner = app.initialize("owner@socle.example", "Europe/Berlin");
  ASSERT_TRUE(owner) << owner.error().describe();
  kernel::Call call;
  call.action = "budget.set";
  call.resource = {"Budget", "tenant", {}};
  call.body = R"({"limit_micros":1000000,"scope":"tenant","window":"month"})";
  const auto answer = app.pipeline().run_now({kernel::Credential::Kind::api_key, owner->key}, std::move(call));
  ASSERT_TRUE(answer) << answer.error().describe();
  ASSERT_TRUE(app.audit().publish());
  expect_golden("metrics.txt", metric_list(metrics::exposition()));
  (*daemon)->stop();
}

// One call as the log tells it. The commitments are made with a secret key: their form is frozen, not their value.
TEST(Golden, an_entry_of_the_log_is_what_verifiers_were_written_for) {
  const TemporaryFolder folder;
  ManualClock clock;
  SystemRandom random;
  auto keys = secrets::open_key_ring(folder.path / "keys", true, random);
  auto store = store::open_store({"sqlite:" + (folder.path / "store").string(), 1, 0, {}}, audit::migrations());
  ASSERT_TRUE(keys && store);
  auto audit = audit::Audit::open({clock, **store, **keys}, {folder.path / "audit", "socle.example/golden"});
  ASSERT_TRUE(audit) << audit.error().describe();
  const kernel::Principal person{"usr_1", "default", "user", "approver", {"gate.*"}, "key_1", "", Language::english};
  kernel::Call call;
  call.id = "call_1";
  call.action = "gate.approve";
  call.resource = {"Gate", "gate_0195508b3a007e0f9c2d41b6a85f7310", {}};
  call.purpose = "console or API";
  call.run = "run_1";
  call.body = R"({"gate":"gate_1"})";
  call.input = {{"file name", "Vertrag Müller.pdf", kernel::Provenance::person}};
  kernel::Decision decision{
      true, {"gates.approver", "gates.four_eyes"}, "permitted", "an approver decides", std::string(64, 'b'), {}};
  decision.obligations.redact = true;
  decision.obligations.block = {"secret.*"};
  const std::vector<kernel::Finding> findings{{"iban", 0, 0, 4, 99}, {"iban", 0, 5, 9, 99}, {"email", 0, 10, 12, 80}};
  const kernel::Candidate candidate{"here", "local", {.micros = 500}};
  const std::vector<kernel::StageTrace> stages{{"identify", 12, "ok"}, {"execute", 3456, "ok"}};
  auto intent = (*audit)->intent(
      {call, person, decision, findings, candidate, {.micros = 500}, clock.now(), {}, "personal"});
  ASSERT_TRUE(intent) << intent.error().describe();
  clock.advance(std::chrono::milliseconds(250));
  kernel::Receipt done{.call = call,
                       .principal = &person,
                       .decision = &decision,
                       .findings = findings,
                       .status = "done",
                       .stage = {},
                       .error = {},
                       .candidate = "here",
                       .cost = {.micros = 400, .input_tokens = 800, .output_tokens = 120, .energy_mwh = 9},
                       .facts = {{"gate", "gate_1"}, {"version", 2}},
                       .stages = stages,
                       .intent_recorded = true,
                       .at = clock.now(),
                       .data_class = "personal"};
  auto outcome = (*audit)->outcome(done);
  kernel::Receipt refused = done;
  refused.status = "refused", refused.stage = "decide", refused.error = "kernel.forbidden",
  refused.intent_recorded = false, refused.cost = {}, refused.facts = {};
  auto refusal = (*audit)->outcome(refused);
  ASSERT_TRUE(outcome && refusal);
  std::string text;
  for (const auto& [what, unit] : {std::pair("intent", &*intent), std::pair("outcome", &*outcome),
                                   std::pair("outcome of a refusal before the intent", &*refusal)}) {
    ASSERT_EQ(unit->journal.size(), 1U);
    const std::string entry = without_commitments(unit->journal[0].body);
    EXPECT_EQ(json::canonical(*json::parse(unit->journal[0].body)), unit->journal[0].body) << "RFC 8785";
    text += std::string("-- ") + what + "\n" + entry + "\n";
  }
  expect_golden("audit_entry.jsonl", text);
}

} // namespace
} // namespace socle
