#include "backends/models_hub.h"

#include "backends/errors.h"
#include "backends/registry_errors.h"

#include <gtest/gtest.h>

namespace socle::backends {
namespace {

HubFile file(std::string name) { return {std::move(name), {}, 1}; }

std::string chosen(const std::vector<HubFile>& files, const std::string& wanted) {
  const auto found = choose(files, "sample/model", wanted);
  return found ? found->name : std::string(found.error().code());
}

TEST(HubFiles, are_chosen_by_name_or_by_a_part_of_it_that_fits_one_only) {
  const std::vector<HubFile> files{file("m-Q4_K_M.gguf"), file("m-Q8_0.gguf"), file("mmproj-m.gguf"),
                                   file("big-00001-of-00002.gguf")};
  EXPECT_EQ(chosen(files, "q8"), "m-Q8_0.gguf");
  EXPECT_EQ(chosen(files, "mmproj-m.gguf"), "mmproj-m.gguf") << "whoever names a file whole gets it";
  EXPECT_EQ(chosen(files, ""), "backends.several_files");
  EXPECT_EQ(chosen(files, "m-Q"), "backends.several_files");
  EXPECT_EQ(chosen(files, "Q5"), "backends.no_file_there");
  EXPECT_EQ(chosen(files, "00001"), "backends.no_file_there") << "a part of a model is none";
  EXPECT_EQ(chosen({file("only.gguf"), file("mmproj-only.gguf")}, ""), "only.gguf");
  EXPECT_EQ(chosen({}, ""), "backends.no_file_there");
}

TEST(HubAddresses, are_taken_apart_with_their_queries_and_refused_in_the_clear) {
  const auto address = address_of("https://host.example:8443/a/b?x=1&y=%20#top");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->base, "https://host.example:8443");
  EXPECT_EQ(address->target, "/a/b?x=1&y=%20");
  EXPECT_EQ(address->host, "host.example");
  EXPECT_EQ(address_of("http://127.0.0.1:80?x=1")->target, "/?x=1");
  EXPECT_TRUE(address_of("http://host.example/a").error().is(kPlainHttp));
  for (const auto* wrong : {"", "host.example", "ftp://host.example", "https://", "https://me:key@host.example/a",
                            "https://host.example/a b", "https://host.example/a\r\nX: y"})
    EXPECT_TRUE(address_of(wrong).error().is(kInvalid)) << wrong;
  EXPECT_EQ(address_of("https://me:key@host.example/a").error().describe().find("key@"), std::string::npos);
}

TEST(HubAddresses, say_which_host_would_be_asked) {
  EXPECT_EQ(host_of({"sample/model", "https://hub.example", {}, {}}).value(), "hub.example");
  EXPECT_EQ(host_of({"https://other.example/m.gguf", "https://hub.example", {}, {}}).value(), "other.example");
  EXPECT_TRUE(host_of({"sample/model", {}, {}, {}}).error().is(kNoHub));
}

} // namespace
} // namespace socle::backends
