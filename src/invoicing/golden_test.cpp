// What leaves the house, frozen: files in tests/golden/einvoice. A changed file is written beside the old one as *.new, to be looked
// at and, if it is meant, moved over it.
#include "invoicing/invoicing.h"
#include "invoicing/rules.h"
#include "invoicing/samples_testing.h"
#include "invoicing/syntax.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace socle::invoicing {

namespace {
void expect_golden(const std::string& name, const Bytes& actual) {
  const std::filesystem::path path = std::filesystem::path(SOCLE_SOURCE_DIR) / "tests/golden/einvoice" / name;
  std::ifstream in(path, std::ios::binary);
  const Bytes expected{std::istreambuf_iterator<char>(in), {}};
  if (actual == expected) return;
  const std::filesystem::path fresh = std::filesystem::path(SOCLE_BINARY_DIR) / (name + ".new");
  std::ofstream(fresh, std::ios::binary) << actual;
  ADD_FAILURE() << name << " is not as it was: compare " << path << " with " << fresh;
}

Invoice sample(std::string_view category, std::string_view language) {
  json::object fields = samples::fields_of_category(category);
  fields["language"] = language;
  return samples::invoice(fields);
}
} // namespace

TEST(Golden, invoices_in_both_syntaxes_stay_as_they_are) {
  for (const auto& [category, language] : {std::pair("S", "de"), std::pair("AE", "fr"), std::pair("O", "en")}) {
    const Invoice invoice = sample(category, language);
    const std::string stem = std::string(language) + "-" + category;
    expect_golden(stem + ".ubl.xml", write_ubl(invoice));
    expect_golden(stem + ".cii.xml", write_cii(invoice));
  }
}

TEST(Golden, mail_drafts_stay_as_they_are_in_each_language) {
  const std::vector<MailFile> files{{"R-2026-0001.pdf", "application/pdf", "%PDF"},
                                    {"Zusätze.xml", "application/xml", "<a/>"}};
  for (const auto* language : {"de", "fr", "en"}) {
    const auto mail = mail_draft(sample("S", language), language_of(language), "buchhaltung@probe-soehne.example",
                                 files);
    ASSERT_TRUE(mail.has_value());
    expect_golden(std::string(language) + ".eml", *mail);
  }
}

TEST(Golden, every_rule_keeps_its_id_term_severity_and_words) {
  std::string text;
  for (const auto& rule : rules()) {
    const Finding finding{std::string(rule.id), std::string(rule.term), rule.severity, "VALUE",
                          "EXPECTED",           std::nullopt,           "PATH"};
    text.append(rule.id).append(" ").append(severity_name(rule.severity)).append(rule.official ? "\n" : " (our own)\n");
    for (const auto language : {Language::english, Language::french, Language::german}) {
      text.append("  ")
          .append(message(finding, language))
          .append("\n    ")
          .append(remedy(finding, language))
          .append("\n");
    }
  }
  expect_golden("rules.txt", text);
}

} // namespace socle::invoicing
