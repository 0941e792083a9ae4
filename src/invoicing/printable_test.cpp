#include "invoicing/printable.h"

#include "invoicing/errors.h"
#include "invoicing/facturx.h"
#include "invoicing/invoicing.h"
#include "invoicing/rules.h"
#include "invoicing/samples_testing.h"
#include "invoicing/shown_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace socle::invoicing {

namespace {
constexpr Timestamp kModified{1'772'442'000'000'000}; // 2026-03-02

std::string utf8(char32_t c) {
  std::string out;
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3FU))};
  return {static_cast<char>(0xE0U | c >> 12U), static_cast<char>(0x80U | (c >> 6U & 0x3FU)),
          static_cast<char>(0x80U | (c & 0x3FU))};
}

// One way in which people write: its pieces are strung together at random.
struct Script {
  const char* name;
  std::vector<std::string> pieces;
  bool printable = true;
};

const std::vector<Script>& scripts() {
  static const std::vector<Script> all = {
      {"figures and hyphens", {"0", "4", "9", "53", "1207", "-", "-"}},
      {"figures", {"0", "1", "7", "26"}},
      {"letters", {"A", "w", "Ä", "ß", "é", "fi", "ffl", "m"}},
      {"letters, slashes, points", {"A", "x", "/", ".", "_", "2026", "(", ")", "&", "<"}},
      {"words with blanks", {"Wartung", "Rahmen-", "vertrag", " ", " ", "\u00A0", "Los", "12"}},
      {"decomposed", {"e\u0301", "u\u0308", "A\u030A", "n\u0303", "c\u0327", " "}},
      {"invisible", {"So\u00ADftware", "\u200B", "\u2060", "Pflege", "\u200E", "\uFEFF", "7"}},
      {"Greek and Cyrillic", {"Ω", "λ", "Ж", "щ", "-", " "}},
      {"marks without a letter", {"q\u0303", "m"}, false},
      {"emoji", {"A", "🙂", "👩‍💻"}, false},
      {"right to left", {"שלום", "سلام", " "}, false},
  };
  return all;
}

// `length` characters, and at least one of what makes the script what it is.
std::string written_in(const Script& script, std::size_t length, std::mt19937& random) {
  std::string out = script.printable ? "" : script.pieces[script.pieces.size() > 2 ? 1 : 0];
  while (character_count(out) < length) out += script.pieces[random() % script.pieces.size()];
  while (character_count(out) > length && script.printable) {
    out.pop_back();
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
    if (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0xC0U) out.pop_back();
  }
  return printable_text(out).empty() ? "A" : out;
}

json::object fields_with(const Script& script, std::size_t length, std::mt19937& random) {
  json::object fields = samples::fields();
  const auto text = [&](std::size_t more) { return written_in(script, (length + more) % 120 + 1, random); };
  json::object& buyer = fields["buyer"].get_object();
  buyer["reference"] = text(0);
  fields["contract_number"] = text(31);
  buyer["name"] = text(67);
  buyer["street"] = text(11);
  buyer["registration"] = text(97);
  json::array lines;
  for (std::size_t i = 0; i < 5; ++i) {
    json::object line = fields["lines"].get_array()[0].get_object();
    line["description"] = text(23 * i);
    lines.emplace_back(std::move(line));
  }
  fields["lines"] = std::move(lines);
  fields["totals"] = nullptr;
  return fields;
}

Result<Draft> drafted(const json::object& fields) {
  const Customer known = samples::customer_of(fields);
  return draft(fields, samples::company(), &known, samples::issue_date());
}
} // namespace

TEST(Printable, is_one_normal_form_without_what_nobody_sees) {
  EXPECT_EQ(printable_text("  Büro\u00A0\t\n 7 "), "Büro 7");
  EXPECT_EQ(printable_text("Bu\u0308ro"), "Büro");
  EXPECT_EQ(printable_text("Soft\u00ADware\u200B\u2060\uFEFF"), "Software");
  EXPECT_EQ(printable_text("\u202E4321\u202C"), "4321");
  EXPECT_EQ(first_unprintable("Büro Ω № 7 – „ok“ ✓ ½ m²"), "");
  EXPECT_EQ(first_unprintable("q\u0303"), "\u0303 (U+0303)");
  EXPECT_EQ(first_unprintable("请"), "请 (U+8BF7)");
  EXPECT_EQ(first_unprintable("a\x01"), "U+0001");
  EXPECT_EQ(first_unprintable("a\xC3"), "U+FFFD");
}

TEST(Printable, every_character_that_passes_is_drawn_and_read_back_as_itself) {
  documents::PageDescription page;
  page.page_number.clear();
  std::vector<std::string> expected;
  std::string text;
  for (char32_t c = 0x21; c < 0xFFFE; ++c) {
    if ((c >= 0xD800 && c < 0xE000) || !first_unprintable(utf8(c)).empty()) continue;
    expected.push_back(printable_text("a" + utf8(c) + "b"));
    text += expected.back() + " ";
    if (expected.size() % 400 == 0) {
      page.blocks.emplace_back(documents::Paragraph{text});
      text.clear();
    }
  }
  page.blocks.emplace_back(documents::Paragraph{text});
  ASSERT_GT(expected.size(), 2000U);
  documents::PdfMetadata metadata;
  metadata.title = "characters";
  const auto pdf = documents::write_pdf(page, {}, metadata);
  ASSERT_TRUE(pdf.has_value()) << pdf.error().describe();
  const auto read = documents::read("characters.pdf", *pdf);
  ASSERT_TRUE(read.has_value()) << read.error().describe();
  const ShownWords words(*read);
  for (const auto& word : expected) EXPECT_TRUE(words.show(word)) << word;
}

// Whatever stands in a reference, name or description: the files agree, or a finding names the path and the character.
TEST(Printable, references_of_every_length_and_script_are_issued_or_refused_by_name) {
  std::mt19937 random(20260302); // NOLINT: the same texts in every run
  for (const auto& script : scripts()) {
    for (std::size_t length = 1; length <= 120; length += 12) {
      const json::object fields = fields_with(script, length, random);
      const auto made = drafted(fields);
      ASSERT_TRUE(made.has_value()) << made.error().describe();
      const auto checked = check(made->invoice, Stage::draft);
      if (script.printable) {
        ASSERT_EQ(checked.fatal_count(), 0U)
            << script.name << ": " << message(checked.findings[0], Language::english) << json::write(fields);
        const auto rehearsed = rehearse(made->invoice, made->language, kModified);
        EXPECT_TRUE(rehearsed.has_value()) << script.name << " of " << length << ": " << rehearsed.error().describe();
        continue;
      }
      std::set<std::string> paths;
      for (const auto& finding : checked.findings) {
        if (finding.rule != "SOCLE-TEXT") continue;
        paths.insert(finding.path);
        EXPECT_THAT(message(finding, Language::english), testing::HasSubstr("(U+")) << script.name;
      }
      EXPECT_THAT(paths, testing::IsSupersetOf({"buyer.reference", "contract_number", "buyer.name", "buyer.street",
                                                "lines.0.description", "lines.4.description"}))
          << script.name;
    }
  }
}

// The columns of an invoice: address, references and the table's descriptions.
TEST(Printable, every_length_is_read_back_out_of_every_column) {
  std::mt19937 random(20260303); // NOLINT: the same texts in every run
  for (const auto& script : scripts()) {
    if (!script.printable) continue;
    std::vector<std::string> texts;
    documents::PageDescription page;
    documents::Table table;
    table.columns = {{"No.", 0.75}, {"Description", 4.2}, {"Net", 5.7, documents::Align::right}};
    for (std::size_t length = 1; length <= 120; ++length) {
      texts.push_back(printable_text(written_in(script, length, random)));
      documents::SideBySide head;
      head.left = {documents::Part(documents::Paragraph{texts.back(), 10.5})};
      texts.push_back(printable_text(written_in(script, length, random)));
      documents::KeyValues facts;
      facts.key_share = 0.48;
      facts.rows = {{"Ihr Zeichen", texts.back()}, {"Datum", "02.03.2026"}};
      head.right = {documents::Part(facts)};
      page.blocks.emplace_back(std::move(head));
      texts.push_back(printable_text(written_in(script, length, random)));
      table.rows.push_back({{std::to_string(length), texts.back(), "1.250,00"}});
    }
    page.blocks.emplace_back(std::move(table));
    documents::PdfMetadata metadata;
    metadata.title = script.name;
    const auto pdf = documents::write_pdf(page, {}, metadata);
    ASSERT_TRUE(pdf.has_value()) << script.name << ": " << pdf.error().describe();
    const auto read = documents::read("columns.pdf", *pdf);
    ASSERT_TRUE(read.has_value()) << script.name << ": " << read.error().describe();
    const ShownWords words(*read);
    for (const auto& text : texts) EXPECT_TRUE(words.show(text)) << script.name << ": " << text;
  }
}

TEST(Printable, the_references_of_public_buyers_stand_on_the_page_whole) {
  for (const auto* reference : {"04011000-1234512345-06", "053340002002-33004-23", "12071-0010012345678-45",
                                "RAHMEN2026000123456", "RV-2026-000123456789-ABCD"}) {
    json::object fields = samples::fields();
    fields["buyer"].get_object()["reference"] = reference;
    fields["contract_number"] = reference;
    const Invoice invoice = samples::invoice(fields);
    const auto pdf = write_facturx(invoice, Language::german, kModified);
    ASSERT_TRUE(pdf.has_value()) << reference << ": " << pdf.error().describe();
    const auto read = documents::read("invoice.pdf", *pdf);
    EXPECT_EQ(std::ranges::count(read->words, reference, &documents::Word::text), 2) << reference;
  }
}

TEST(Printable, the_largest_figures_and_the_longest_texts_fit_their_columns) {
  json::object fields = samples::fields();
  json::object& line = fields["lines"].get_array()[0].get_object();
  line["quantity"] = "0.12345678";
  line["unit_price_net"] = "999999999999.99";
  line["line_net"] = nullptr;
  line["description"] = std::string(200, 'W') + " " + std::string(799, 'x');
  fields["totals"] = nullptr;
  json::object& buyer = fields["buyer"].get_object();
  for (const auto* name : {"name", "street", "city", "reference", "registration"})
    buyer[name] = std::string(100, 'M') + " " + std::string(99, 'W');
  fields["contract_number"] = std::string(200, '8');
  const auto made = drafted(fields);
  ASSERT_TRUE(made.has_value());
  const auto checked = check(made->invoice, Stage::draft);
  ASSERT_EQ(checked.fatal_count(), 0U) << message(checked.findings[0], Language::english);
  const auto rehearsed = rehearse(made->invoice, made->language, kModified);
  EXPECT_TRUE(rehearsed.has_value()) << rehearsed.error().describe();
}

TEST(Printable, a_text_that_no_page_can_show_is_refused_with_its_length_and_path) {
  json::object fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["description"] = std::string(1001, 'x');
  fields["buyer"].get_object()["reference"] = std::string(201, '1');
  const auto checked = check(samples::invoice(fields), Stage::numbered);
  ASSERT_EQ(checked.findings.size(), 2U);
  EXPECT_EQ(checked.findings[0].path, "buyer.reference");
  EXPECT_EQ(checked.findings[1].path, "lines.0.description");
  EXPECT_EQ(message(checked.findings[1], Language::english),
            "The description of the service (BT-153) has 1001 characters; at most 1000 fit on the page in line 1. "
            "[SOCLE-LENGTH]");
}

TEST(ShownWords, a_word_goes_on_only_in_the_next_line_of_its_own_column) {
  documents::Document page;
  const auto put = [&](const char* text, double x, double y) {
    page.words.push_back({text, 1, {x, y, x + 50, y + 10}, 100, false});
  };
  put("RAHMEN2026", 100, 100), put("000123", 100, 112); // one value, broken
  put("4711-", 300, 100), put("next", 352, 112), put("0815", 100, 400); // never one value
  const ShownWords words(page);
  EXPECT_TRUE(words.show("RAHMEN2026000123"));
  EXPECT_TRUE(words.show("RAHMEN2026 000123"));
  EXPECT_FALSE(words.show("4711-0815"));
  EXPECT_FALSE(words.show("4711-next"));
  EXPECT_FALSE(words.show("RAHMEN2026000124"));
  EXPECT_FALSE(words.show("000123RAHMEN2026"));
}

} // namespace socle::invoicing
