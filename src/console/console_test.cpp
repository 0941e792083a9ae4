#include "console/console.h"

#include "console/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace socle::console {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Console, serves_the_page_at_the_root_and_asks_for_it_again_each_time) {
  const auto page = find("/");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
  EXPECT_FALSE(page->immutable);
  EXPECT_FALSE(page->bytes.empty());
}

TEST(Console, serves_the_same_page_for_every_address_inside_the_application) {
  const auto root = find("/");
  const auto inside = find("/runs/run_01J9");
  ASSERT_TRUE(root && inside);
  EXPECT_EQ(inside->etag, root->etag);
}

TEST(Console, finds_nothing_where_a_file_is_asked_for_that_it_does_not_have) {
  EXPECT_FALSE(find("/assets/gone-00000000.js"));
  EXPECT_FALSE(find("/robots.txt"));
  EXPECT_FALSE(find(""));
  EXPECT_FALSE(find("index.html"));
  EXPECT_FALSE(find("/assets/"));
}

TEST(Console, finds_every_embedded_file_by_its_path_with_a_type_and_its_own_quoted_tag) {
  ASSERT_GE(files().size(), 5U);
  for (const File& file : files()) {
    const auto asset = find(file.path);
    ASSERT_TRUE(asset) << file.path;
    EXPECT_EQ(asset->bytes.size(), file.size) << file.path;
    EXPECT_FALSE(asset->content_type.empty()) << file.path;
    EXPECT_THAT(std::string(asset->etag), testing::MatchesRegex("\"[0-9a-f]{32}\"")) << file.path;
    EXPECT_EQ(asset->immutable, file.path.starts_with("/assets/")) << file.path;
  }
}

TEST(Console, compressed_files_say_so_and_begin_as_gzip_does) {
  int compressed = 0;
  for (const File& file : files()) {
    const auto asset = find(file.path);
    ASSERT_TRUE(asset);
    if (asset->encoding.empty()) continue;
    ++compressed;
    EXPECT_EQ(asset->encoding, "gzip");
    ASSERT_GE(asset->bytes.size(), 2U);
    EXPECT_EQ(asset->bytes[0], 0x1f) << file.path;
    EXPECT_EQ(asset->bytes[1], 0x8b) << file.path;
  }
  EXPECT_GE(compressed, 3);
}

TEST(Console, the_security_policy_allows_nothing_from_outside_and_no_inline_script) {
  const std::string policy(content_security_policy());
  EXPECT_THAT(policy, StartsWith("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self'"));
  EXPECT_THAT(policy, Not(HasSubstr("http")));
  EXPECT_THAT(policy, Not(HasSubstr("'unsafe-eval'")));
  EXPECT_EQ(policy.find("'unsafe-inline'"), policy.rfind("'unsafe-inline'")) << "only style attributes";
  EXPECT_THAT(policy, HasSubstr("style-src-attr 'unsafe-inline'"));
}

}  // namespace
}  // namespace socle::console
