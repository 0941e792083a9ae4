// A text in pieces: nothing found is lost, nothing leaves too early, and plain words do not wait.
#include "guard/testing.h"

#include <functional>
#include <gtest/gtest.h>
#include <random>

namespace socle::guard {
namespace {

struct Streamed {
  std::vector<std::string> found; // "type=text"
  std::size_t early = 0; // bytes of findings that had left before the finding was told
  std::size_t held_max = 0;
};

Streamed stream(const std::string& text, const std::function<std::size_t()>& length) {
  Streamed out;
  const auto watch = testing::shared_guard().watch({});
  std::size_t released = 0;
  const auto take = [&](const Result<kernel::Watch::Seen>& seen, std::size_t fed) {
    ASSERT_TRUE(seen) << seen.error().describe();
    ASSERT_GE(seen->released, released);
    ASSERT_LE(seen->released, fed);
    for (const auto& finding : seen->findings) {
      out.found.push_back(finding.type + "=" + text.substr(finding.begin, finding.end - finding.begin));
      if (finding.begin < released) out.early += released - finding.begin;
    }
    released = seen->released;
    out.held_max = std::max(out.held_max, fed - released);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t n = std::min(length(), text.size() - at);
    at += n;
    take(watch->feed(std::string_view(text).substr(at - n, n)), at);
  }
  take(watch->finish(), text.size());
  EXPECT_EQ(released, text.size());
  return out;
}

std::vector<std::string> at_once(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& finding : testing::found(text))
    out.push_back(finding.type + "=" + text.substr(finding.begin, finding.end - finding.begin));
  return out;
}

constexpr const char* kTexts[] = {
    "Bitte auf DE89 3704 0044 0532 0130 00 überweisen, danke.",
    "The card is 4111 1111 1111 1111, the mail mara.klein@example.org and the line +49 231 5557-214.",
    "key AKIAIOSFODNN7EXAMPLE and password: Xk9$mQ2!vL7# end",
    "postgresql://socle:hunter22@db.example/socle then words",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U is over",
    "n° 2 55 08 14 168 025 38 née à Dijon; n° TVA FR40303265045",
    "server 192.168.10.24 answers, SIREN 732 829 320",
    "Das Passwort vom alten Mailserver im zweiten Raum hinter der großen Halle lautet Kx7vmw43re und gilt noch.",
    "le mot de passe de la salle, c'est KestrelVale9h si besoin; Startpasswort Kestrel.Vale24 danach",
    "Set-Cookie: sitting=C2y6yDjf5R9ob0N8A7Cgv30VRDJIWEHLM4QDU5DE2nT7KzWq1xY; Path=/ and the credentials are mara / "
    "8Lp22ov7halMBLUpG97Wg4y7fibQi3CW today",
    "the net user svc_scan Kestrel!2025 is made, and mysql -h h.example -pKx7vmw43re shop runs with it, says sshpass -p Kx7vmw43re twice",
    "a password to go on with the installation of it: 4f2a9c81b7d3e6f0a5c4d2b19e8f7a60 and the service token 4f2a9c81b7d3e6f0a5c4d2b19e8f7a60 too",
    "DE89\u00a03704\u202f0044\u20090532\u00a00130\u00a000",
    "DE89 3704\n0044 0532  0130 00",
};

TEST(StreamScan, finds_in_pieces_of_any_length_what_is_found_in_the_whole) {
  for (const std::string text : kTexts) {
    const auto whole = at_once(text);
    ASSERT_FALSE(whole.empty()) << text;
    for (std::size_t length = 1; length <= 40; ++length) {
      const auto streamed = stream(text, [&] { return length; });
      EXPECT_EQ(streamed.found, whole) << text << " in pieces of " << length;
      EXPECT_EQ(streamed.early, 0U) << text << " in pieces of " << length;
    }
  }
}

TEST(StreamScan, nothing_of_a_value_leaves_however_the_pieces_are_cut) {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < 6; ++i) {
    for (const auto* part : kTexts) text += std::string(part) + " Here follow a few plain words. ";
  }
  const auto whole = at_once(text);
  for (int round = 0; round < 20; ++round) {
    const auto streamed = stream(text, [&] { return 1 + random() % 12; });
    EXPECT_EQ(streamed.found, whole);
    EXPECT_EQ(streamed.early, 0U);
  }
}

TEST(StreamScan, plain_words_leave_up_to_the_last_blank) {
  const auto watch = testing::shared_guard().watch({});
  const auto released = [&](std::string_view piece) {
    auto seen = watch->feed(piece);
    return seen ? seen->released : 0;
  };
  EXPECT_EQ(released("The quick brown fox"), 16U); // “fox” may go on
  EXPECT_EQ(released("es jump"), 22U);
  EXPECT_EQ(released(" over DE89"), 32U); // “DE89” waits
  EXPECT_EQ(released(" 3704 "), 32U);
  EXPECT_EQ(released("dogs and"), 47U); // it was no account number
  const auto seen = watch->finish();
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->released, 50U);
}

TEST(StreamScan, what_is_kept_back_is_bounded) {
  std::string digits, blob;
  for (int i = 0; i < 2000; ++i) digits += "12 ";
  for (int i = 0; i < 3000; ++i) blob += "QUJDREVG";
  EXPECT_LE(stream(digits, [] { return 7; }).held_max, 300U);
  EXPECT_LE(stream(blob, [] { return 64; }).held_max, 4096U + 64U);
}

TEST(StreamScan, a_character_in_two_pieces_is_one_and_a_broken_one_is_refused) {
  const auto watch = testing::shared_guard().watch({});
  ASSERT_TRUE(watch->feed("Gr\xc3"));
  ASSERT_TRUE(watch->feed("\xbc\xc3\x9f"));
  ASSERT_TRUE(watch->feed("e "));
  EXPECT_EQ(watch->finish()->released, 8U);
  const auto broken = testing::shared_guard().watch({});
  ASSERT_TRUE(broken->feed("caf\xc3"));
  EXPECT_FALSE(broken->finish());
}

TEST(StreamScan, finds_what_goes_on_after_a_pause) {
  const auto watch = testing::shared_guard().watch({});
  const auto front = watch->feed("the key AKIAIOSF");
  ASSERT_TRUE(front);
  EXPECT_LT(front->released, 16U);
  const auto paused = watch->pause();
  ASSERT_TRUE(paused);
  EXPECT_EQ(paused->released, 16U);
  EXPECT_TRUE(paused->findings.empty());
  ASSERT_TRUE(watch->feed("ODNN7EXAMPLE"));
  const auto rest = watch->feed(" is over");
  ASSERT_TRUE(rest);
  ASSERT_EQ(rest->findings.size(), 1U);
  EXPECT_EQ(rest->findings[0].begin, 8U);
  EXPECT_EQ(rest->findings[0].end, 28U);
}

} // namespace
} // namespace socle::guard
