// What docs/policy.md shows must be true: its policies load beside the defaults, its tests pass, its digest command agrees.
#include "policy/cases.h"
#include "policy/policy.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

namespace socle::policy {
namespace {

std::string page() {
  std::ifstream file(SOCLE_SOURCE_DIR "/docs/policy.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The fenced blocks whose first line is "```" + `kind`, as (rest of that line, content).
std::vector<std::pair<std::string, std::string>> blocks(std::string_view kind) {
  std::vector<std::pair<std::string, std::string>> found;
  const std::string text = page(), fence = "\n```" + std::string(kind);
  for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
    const auto line_end = text.find('\n', at + 1), end = text.find("\n```", line_end);
    found.emplace_back(text.substr(at + fence.size(), line_end - at - fence.size()),
                       text.substr(line_end + 1, end - line_end));
  }
  return found;
}

Files without(Files files, const std::string& id) {
  for (auto& [name, text] : files) {
    const auto begin = text.find("@id(\"" + id + "\")");
    if (begin != std::string::npos && name.ends_with(".cedar")) text.erase(begin, text.find(";\n", begin) + 2 - begin);
  }
  return files;
}

TEST(Docs, every_policy_that_is_shown_loads_beside_the_defaults) {
  const auto shown = blocks("cedar");
  ASSERT_GE(shown.size(), 3U);
  for (const auto& [mark, text] : shown) {
    constexpr std::string_view replaces = " replaces ";
    Files files = mark.starts_with(replaces) ? without(default_files(), mark.substr(replaces.size())) : default_files();
    files["shown.cedar"] = text;
    const auto bundle = Bundle::load(files, 1);
    EXPECT_TRUE(bundle.has_value()) << bundle.error().describe();
  }
}

TEST(Docs, the_changed_threshold_fails_the_border_cases_as_the_page_says) {
  Files files = without(default_files(), "gates.four_eyes");
  files["shown.cedar"] = blocks("cedar replaces gates.four_eyes").at(0).second;
  const auto report = run_tests(**Bundle::load(files, 1));
  ASSERT_TRUE(report.has_value());
  EXPECT_GT(report->failed(), 0U);
  for (const auto& result : report->results)
    EXPECT_TRUE(result.passed || result.file == "tests/gates.json") << result.name;
}

TEST(Docs, the_test_that_is_shown_passes) {
  const auto shown = blocks("json");
  ASSERT_EQ(shown.size(), 1U);
  const auto report = run_tests(**Bundle::load(default_files(), 0), {{"tests/shown.json", shown[0].second}});
  ASSERT_TRUE(report.has_value()) << report.error().describe();
  for (const auto& result : report->results) EXPECT_TRUE(result.passed) << result.name << ": " << result.difference;
}

TEST(Docs, the_digest_command_gives_the_bundles_digest) {
  const auto shown = blocks("sh").at(1).second;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("cd " SOCLE_SOURCE_DIR " && " + shown).c_str(), "r"), pclose);
  std::array<char, 64> digest{};
  ASSERT_EQ(std::fread(digest.data(), 1, digest.size(), pipe.get()), digest.size());
  EXPECT_EQ(std::string(digest.data(), digest.size()), digest_of(default_files()));
}

} // namespace
} // namespace socle::policy
