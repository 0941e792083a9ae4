// Freezes every error of every module: codes are stable for ever, and no language may be missing.
#include "api/errors.h"
#include "app/errors.h"
#include "audit/errors.h"
#include "base/errors.h"
#include "blobs/errors.h"
#include "budget/errors.h"
#include "connectors/errors.h"
#include "contracts/errors.h"
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

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>
#include <sstream>

namespace socle {
namespace {

std::vector<const ErrorKind*> all_errors() {
  std::vector<const ErrorKind*> out;
  const auto add = [&](std::span<const ErrorKind* const> kinds) { out.insert(out.end(), kinds.begin(), kinds.end()); };
  add(kBaseErrors);
  add(api::kErrors), add(app::kErrors), add(audit::kErrors), add(blobs::kErrors), add(budget::kErrors), add(connectors::kErrors), add(contracts::kErrors), add(documents::kErrors);
  add(guard::kErrors), add(identity::kErrors), add(invoicing::kErrors), add(invoicing::kProcessErrors), add(kernel::kErrors), add(net::kErrors);
  add(policy::kErrors), add(sandbox::kErrors), add(secrets::kErrors), add(store::kErrors), add(workflows::kErrors);
  return out;
}

// Compares with tests/golden/NAME; SOCLE_WRITE_GOLDEN=1 writes it anew.
void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(SOCLE_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("SOCLE_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ifstream in(path);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(kept, text) << "the public surface changed: if that is meant, run with SOCLE_WRITE_GOLDEN=1 and look at the difference";
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
    line << kind->code << " " << kind->http_status << "\n    " << kind->message.en << "\n    " << kind->remedy.en << "\n";
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

} // namespace
} // namespace socle
