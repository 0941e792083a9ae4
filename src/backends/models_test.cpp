#include "backends/models.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/models_testing.h"

#include "base/digest.h"
#include "base/file.h"
#include "store/testing_databases.h"

#include <gtest/gtest.h>
#include <thread>

namespace socle::backends {
namespace {

Model endpoint(std::string name, std::string url = "https://models.example/v1") {
  Model out;
  out.name = std::move(name);
  out.url = std::move(url);
  return out;
}

// What is wrong: "code reason".
std::string refusal(const Model& asked, bool zone_given = false) {
  const auto checked = check(asked, zone_given);
  if (checked) return "none";
  std::string out(checked.error().code());
  for (const auto& [name, value] : checked.error().parameters()) {
    if (name == "field" || name == "reason") out += " " + value;
  }
  return out;
}

TEST(Zones, come_from_the_address_where_nobody_names_one) {
  for (const auto* host : {"127.0.0.1", "127.8.9.1", "::1", "localhost", "models.localhost", "::ffff:127.0.0.1"})
    EXPECT_EQ(zone_of_host(host), Zone::machine) << host;
  for (const auto* host : {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.4.5", "169.254.1.1", "fd00::1",
                           "fe80::1", "::ffff:10.0.0.1"})
    EXPECT_EQ(zone_of_host(host), Zone::company) << host;
  for (const auto* host : {"172.32.0.1", "11.0.0.1", "8.8.8.8", "192.169.0.1", "2001:db8::1", "models.example",
                           "localhost.example", "10.0.0.1.example", "127.1", "0x7f.1"})
    EXPECT_EQ(zone_of_host(host), Zone::world) << host;
}

TEST(Checking, puts_a_model_in_order) {
  Model asked = endpoint("team/fast:v1", "https://models.example/v1/");
  asked.tags = {"cheap", "cheap", "a"};
  const auto model = check(asked, false);
  ASSERT_TRUE(model) << model.error().describe();
  EXPECT_EQ(model->url, "https://models.example/v1");
  EXPECT_EQ(model->upstream_model, "team/fast:v1");
  EXPECT_EQ(model->zone, Zone::world);
  EXPECT_EQ(model->origin, "models.example");
  EXPECT_EQ(model->tags, (std::vector<std::string>{"a", "cheap"}));
  asked = endpoint("x", "http://127.0.0.1:8000/v1");
  EXPECT_EQ(check(asked, false)->zone, Zone::machine);
  asked = endpoint("x", "https://models.example");
  asked.kind = Kind::anthropic;
  EXPECT_EQ(check(asked, false)->url, "https://models.example/v1");
}

TEST(Checking, refuses_names_that_no_client_could_write) {
  for (const auto* name : {"", " ", "-x", ".x", "a b", "a//b", "a/", "ä", "a\nb", "a?b", "a\"b"})
    EXPECT_TRUE(refusal(endpoint(name)).starts_with("backends.invalid name")) << name;
  EXPECT_EQ(refusal(endpoint(std::string(name_bytes_max, 'a'))), "none");
  EXPECT_TRUE(refusal(endpoint(std::string(name_bytes_max + 1, 'a'))).starts_with("backends.invalid name"));
}

TEST(Checking, refuses_addresses_that_are_none_or_hold_a_key) {
  for (const auto* url :
       {"", "models.example/v1", "ftp://models.example", "https://", "https://a b/v1", "https://h/v1?x=1",
        "https://h/v1#x", "https://h:0/v1", "https://h:99999/v1", "https://h\r\nx/v1"})
    EXPECT_TRUE(refusal(endpoint("x", url)).starts_with("backends.invalid url")) << url;
  const auto with_key = check(endpoint("x", "https://me:sk-secret@models.example/v1"), false);
  ASSERT_FALSE(with_key);
  EXPECT_EQ(with_key.error().describe().find("sk-secret"), std::string::npos);
  EXPECT_NE(refusal(endpoint("x", "https://models.example/v1/chat/completions")).find("“https://models.example/v1”"),
            std::string::npos);
}

TEST(Checking, lets_nothing_leave_the_company_over_plain_http) {
  EXPECT_TRUE(refusal(endpoint("x", "http://models.example/v1")).starts_with("backends.plain_http"));
  EXPECT_TRUE(refusal(endpoint("x", "http://8.8.8.8/v1")).starts_with("backends.plain_http"));
  Model asked = endpoint("x", "http://models.example/v1");
  asked.zone = Zone::eu;
  EXPECT_TRUE(refusal(asked, true).starts_with("backends.plain_http"));
  asked.zone = Zone::company;
  EXPECT_EQ(refusal(asked, true), "none") << "whoever runs it says where it stands";
  EXPECT_EQ(refusal(endpoint("x", "http://10.0.0.7:8000/v1")), "none");
}

TEST(Checking, names_what_is_near_a_misspelt_capability) {
  Model asked = endpoint("x");
  asked.capabilities = {"embedding"};
  EXPECT_NE(refusal(asked).find("did you mean “embeddings”"), std::string::npos);
  asked.capabilities = {};
  asked.tags = {"two words"};
  EXPECT_TRUE(refusal(asked).starts_with("backends.invalid tags"));
  asked.tags = {};
  asked.price_in_micros = -1;
  EXPECT_TRUE(refusal(asked).starts_with("backends.invalid price_in_micros"));
}

class Registry : public testing::TestWithParam<std::string> {
 protected:
  void open() {
    models_.reset();
    store_.reset();
    store_ = std::move(*store::open_store(database_.options(), migrations()));
    models_ = std::move(*Models::open({clock_, *store_, *keys_}));
  }
  void SetUp() override { open(); }

  Model checked(Model asked, bool zone_given = false) {
    auto model = check(std::move(asked), zone_given).value();
    model.tenant = "acme";
    model.added_by = "usr_1";
    return model;
  }
  Result<json::value> commit(Result<kernel::Outcome> outcome) {
    if (!outcome) return std::unexpected(outcome.error());
    SOCLE_CHECK(store_->commit_now(std::move(outcome->unit)));
    outcome->committed();
    return outcome->result;
  }
  std::string file(const std::string& name, const std::string& bytes) {
    const auto path = database_.folder().path() / name;
    EXPECT_TRUE(write_file_durably(path, bytes));
    return path.string();
  }
  Model of_file(std::string name, std::string path) {
    Model out;
    out.name = std::move(name), out.kind = Kind::file, out.file = std::move(path);
    return checked(std::move(out));
  }

  ManualClock clock_;
  SystemRandom random_;
  store::TestDatabase database_{GetParam()};
  std::unique_ptr<secrets::KeyRing> keys_ = std::move(
      *secrets::open_key_ring(database_.folder().path() / "keys", true, random_));
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Models> models_;
};
INSTANTIATE_TEST_SUITE_P(Databases, Registry, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

TEST_P(Registry, keeps_a_model_and_its_key_over_a_restart) {
  Model asked = checked(endpoint("fast"));
  asked.price_in_micros = 150'000, asked.price_out_micros = 600'000;
  asked.tags = {"cheap"}, asked.languages = {"de", "fr"}, asked.capabilities = {"chat"};
  asked.sealed_key = *seal_key(*keys_, "acme", "fast", "sk-secret-of-a-test\n");
  ASSERT_TRUE(commit(models_->add(asked)));
  open();
  const auto model = models_->find("acme", "fast");
  ASSERT_TRUE(model);
  EXPECT_EQ(to_json(*model), to_json(*models_->list("acme").front()));
  EXPECT_EQ(model->price_in_micros, 150'000);
  EXPECT_EQ(model->languages, asked.languages);
  EXPECT_EQ(model->added_at, clock_.now());
  EXPECT_EQ(models_->key_of(*model).value(), "sk-secret-of-a-test") << "without the file's last line end";
}

TEST_P(Registry, shows_a_key_nowhere_and_opens_it_for_its_own_model_only) {
  Model asked = checked(endpoint("fast"));
  asked.sealed_key = *seal_key(*keys_, "acme", "fast", "sk-secret-of-a-test");
  const auto outcome = models_->add(asked);
  ASSERT_TRUE(outcome);
  const std::string said = json::write(outcome->result) + json::write(outcome->facts) + json::write(body_of(asked)) +
                           json::write(summary_of(asked));
  EXPECT_EQ(said.find("secret-of"), std::string::npos) << said;
  EXPECT_EQ(from_body(body_of(asked))->sealed_key, asked.sealed_key);
  Model other = asked;
  other.name = "another";
  EXPECT_FALSE(models_->key_of(other)) << "a sealed key that was moved to another row does not open";
  other = asked;
  other.tenant = "rival";
  EXPECT_FALSE(models_->key_of(other));
}

TEST_P(Registry, refuses_keys_that_no_header_can_carry) {
  for (const auto* key : {"", "\n", "two words", "line\nbreak", "ä"})
    EXPECT_FALSE(seal_key(*keys_, "acme", "x", key)) << key;
}

TEST_P(Registry, refuses_a_second_model_of_the_same_name_also_where_both_come_at_once) {
  auto first = models_->add(checked(endpoint("fast")));
  auto second = models_->add(checked(endpoint("fast", "https://another.example/v1")));
  ASSERT_TRUE(first && second) << "neither has been committed yet";
  ASSERT_TRUE(commit(std::move(first)));
  EXPECT_FALSE(commit(std::move(second)));
  EXPECT_EQ(models_->find("acme", "fast")->origin, "models.example");
  EXPECT_TRUE(models_->add(checked(endpoint("fast"))).error().is(kTaken));
}

TEST_P(Registry, keeps_tenants_apart) {
  ASSERT_TRUE(commit(models_->add(checked(endpoint("fast")))));
  EXPECT_FALSE(models_->find("rival", "fast"));
  EXPECT_TRUE(models_->list("rival").empty());
  EXPECT_TRUE(models_->remove("rival", "fast").error().is(kUnknownModel));
}

TEST_P(Registry, lets_a_model_that_is_removed_be_used_to_its_end) {
  ASSERT_TRUE(commit(models_->add(checked(endpoint("fast")))));
  const auto used = models_->find("acme", "fast");
  ASSERT_TRUE(commit(models_->remove("acme", "fast")));
  EXPECT_EQ(used->url, "https://models.example/v1");
  const auto gone = models_->get("acme", "fast");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().http_status(), 404);
  open();
  EXPECT_FALSE(models_->find("acme", "fast"));
}

TEST_P(Registry, names_what_is_near_an_unknown_name) {
  ASSERT_TRUE(commit(models_->add(checked(endpoint("mistral-small")))));
  EXPECT_NE(models_->get("acme", "mistral-smal").error().message().find("mistral-small"), std::string::npos);
}

TEST_P(Registry, reads_a_file_for_what_it_says_of_itself_and_its_digest) {
  const std::string bytes = GgufFile::chat().whole();
  const std::string path = file("tiny.gguf", bytes);
  ASSERT_TRUE(commit(models_->add(of_file("tiny", path))));
  open();
  const auto model = models_->find("acme", "tiny");
  ASSERT_TRUE(model);
  EXPECT_EQ(model->digest, sha256_hex(bytes));
  EXPECT_EQ(model->file_bytes, static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(model->zone, Zone::machine);
  EXPECT_EQ(model->licence, "apache-2.0");
  EXPECT_EQ(model->context_tokens, 4'096);
  EXPECT_EQ(model->languages, (std::vector<std::string>{"de", "fr"}));
  EXPECT_EQ(model->capabilities, (std::vector<std::string>{"chat", "completions", "schema"}));
  EXPECT_TRUE(model->has_chat_template);
  EXPECT_TRUE(models_->under_way("acme").empty()) << "nothing is being read any more";
}

TEST_P(Registry, prefers_what_a_person_said_to_what_a_file_says_and_cleans_the_latter) {
  Model asked = of_file(
      "tiny", file("tiny.gguf", GgufFile()
                                    .text("general.architecture", "bert")
                                    .text("general.name", std::string("bad \xff\n\x1b[2J") + std::string(500, 'x'))
                                    .text("general.license", "mit")
                                    .texts("general.languages", {"de", "../etc", ""})
                                    .whole()));
  asked.licence = "apache-2.0", asked.context_tokens = 512;
  ASSERT_TRUE(commit(models_->add(asked)));
  const auto model = models_->find("acme", "tiny");
  EXPECT_EQ(model->licence, "apache-2.0");
  EXPECT_EQ(model->context_tokens, 512);
  EXPECT_EQ(model->title.substr(0, 11), "bad ?  [2Jx");
  EXPECT_LE(model->title.size(), text_bytes_max);
  EXPECT_EQ(model->languages, (std::vector<std::string>{"de"}));
  EXPECT_EQ(model->capabilities, (std::vector<std::string>{"embeddings"}));
}

TEST_P(Registry, refuses_files_that_are_no_model_and_says_why) {
  EXPECT_TRUE(models_->add(of_file("x", file("x.gguf", "no model"))).error().is(kNoModelFile));
  EXPECT_TRUE(models_->add(of_file("x", "/nowhere/x.gguf")).error().is(kUnreadableFile));
  EXPECT_TRUE(models_->add(of_file("x", database_.folder().path().string())).error().is(kUnreadableFile));
  EXPECT_TRUE(models_->add(of_file("x", "/dev/zero")).error().is(kUnreadableFile));
  Model relative;
  relative.name = "x", relative.kind = Kind::file, relative.file = "x.gguf";
  EXPECT_TRUE(check(relative, false).error().is(kInvalid));
}

TEST_P(Registry, lists_by_name) {
  for (std::size_t i = 0; i < 3; ++i) ASSERT_TRUE(commit(models_->add(checked(endpoint("m" + std::to_string(i))))));
  std::vector<std::string> names;
  for (const auto& model : models_->list("acme")) names.push_back(model->name);
  EXPECT_EQ(names, (std::vector<std::string>{"m0", "m1", "m2"}));
}

TEST_P(Registry, is_found_while_it_changes) {
  std::atomic<bool> stop{false};
  std::thread reader([&] {
    while (!stop) {
      const auto model = models_->find("acme", "fast");
      EXPECT_TRUE(!model || model->url == "https://models.example/v1");
    }
  });
  for (int i = 0; i < 30; ++i) {
    EXPECT_TRUE(commit(models_->add(checked(endpoint("fast")))));
    EXPECT_TRUE(commit(models_->remove("acme", "fast")));
  }
  stop = true;
  reader.join();
}

} // namespace
} // namespace socle::backends
