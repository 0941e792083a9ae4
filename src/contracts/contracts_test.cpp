#include "contracts/contracts.h"
#include "contracts/errors.h"
#include "contracts/findings.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

#include <set>

namespace socle::contracts {
namespace {

documents::Document maintenance() {
  return testing::page(
      {"Wartungsvertrag Nr. WV-2026-17", "", "zwischen der Hebwerk Muster GmbH, Gerberstraße 41, 50676 Köln, HRB 28868",
       "- nachfolgend „Auftragnehmer“ genannt -", "", "und der Muster Klinik gGmbH, Am Kurpark 7, 53474 Bad Neuenahr",
       "- nachfolgend „Auftraggeber“ genannt -", "", "§ 3 Laufzeit",
       "Der Vertrag beginnt am 1. April 2026 und endet am 31. März 2028.", "", "§ 4 Vergütung",
       "Der Auftraggeber zahlt eine monatliche Pauschale von 1.180,00 EUR zuzüglich 19 % Umsatzsteuer.",
       "Die Pauschale wird vierteljährlich im Voraus in Rechnung gestellt.",
       "Rechnungen sind innerhalb von 14 Tagen nach Zugang zahlbar.", "", "Köln, 17. März 2026"});
}

// The paths of all values that are not null.
void collect_values(const json::value& v, const std::string& path, std::vector<std::string>& out) {
  const auto below = [&](std::string_view name) {
    return path.empty() ? std::string(name) : path + "." + std::string(name);
  };
  if (const auto* object = v.if_object()) {
    for (const auto& member : *object) collect_values(member.value(), below(member.key()), out);
  } else if (const auto* array = v.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) collect_values((*array)[i], below(std::to_string(i)), out);
  } else if (!v.is_null()) {
    out.push_back(path);
  }
}

std::string field(const json::object& o, std::string_view a, std::string_view b) {
  return json::text(o.at(a).as_object().at(b));
}

TEST(Extraction, reads_a_german_contract_to_its_first_invoice) {
  const auto x = extract(maintenance());
  ASSERT_TRUE(x.has_value());
  const json::object& f = x->fields;
  EXPECT_EQ(field(f, "seller", "name"), "Hebwerk Muster GmbH");
  EXPECT_EQ(field(f, "seller", "street"), "Gerberstraße 41");
  EXPECT_EQ(field(f, "seller", "registration"), "HRB 28868");
  EXPECT_EQ(field(f, "buyer", "name"), "Muster Klinik gGmbH");
  EXPECT_EQ(field(f, "buyer", "postcode"), "53474");
  EXPECT_EQ(json::text(f.at("contract_number")), "WV-2026-17");
  EXPECT_EQ(json::text(f.at("service_start")), "2026-04-01");
  EXPECT_EQ(json::text(f.at("service_end")), "2028-03-31");
  EXPECT_EQ(f.at("payment_terms_days").as_int64(), 14);
  EXPECT_EQ(field(f, "billing", "rhythm"), "quarterly");
  ASSERT_EQ(f.at("lines").as_array().size(), 1U);
  const json::object& line = f.at("lines").as_array()[0].as_object();
  EXPECT_EQ(json::text(line.at("quantity")), "3");
  EXPECT_EQ(json::text(line.at("line_net")), "3540.00");
  EXPECT_EQ(field(f, "totals", "gross"), "4212.60");
}

TEST(Extraction, every_value_has_a_place_or_a_rule) {
  const auto x = extract(maintenance());
  ASSERT_TRUE(x.has_value());
  for (const auto& [path, evidence] : x->evidence) EXPECT_TRUE(evidence.page > 0 || !evidence.rule.empty()) << path;
  EXPECT_EQ(x->evidence.at("seller.name").text, "Hebwerk Muster GmbH");
  EXPECT_EQ(x->evidence.at("seller.name").page, 1);
  std::vector<std::string> values;
  collect_values(x->fields, "", values);
  EXPECT_GE(values.size(), 30U);
  for (const auto& path : values) EXPECT_TRUE(x->evidence.contains(path)) << path;
  for (const auto& [path, evidence] : x->evidence) {
    for (const auto& input : evidence.inputs) EXPECT_TRUE(x->evidence.contains(input)) << path << " from " << input;
  }
}

TEST(Extraction, what_is_derived_names_its_rule_and_the_paths_behind_it) {
  const auto x = extract(maintenance());
  ASSERT_TRUE(x.has_value());
  EXPECT_EQ(x->evidence.at("lines.0.vat_rate").text, "19");
  EXPECT_EQ(x->evidence.at("lines.0.vat_rate").page, 1);
  const Evidence& category = x->evidence.at("lines.0.vat_category");
  EXPECT_EQ(category.page, 0);
  EXPECT_EQ(category.rule, "a rate above zero and no exemption");
  EXPECT_EQ(category.inputs, std::vector<std::string>{"lines.0.vat_rate"});
  const Evidence& tax = x->evidence.at("totals.vat.0.amount");
  EXPECT_EQ(tax.inputs, (std::vector<std::string>{"lines.0.line_net", "totals.vat.0.rate"}));
  EXPECT_EQ(x->evidence.at("totals.gross").inputs, (std::vector<std::string>{"totals.net", "totals.vat.0.amount"}));
  EXPECT_EQ(x->evidence.at("language").rule, "the language of most of the paper's words");
}

TEST(Extraction, an_offer_is_no_contract_and_has_no_lines) {
  const auto x = extract(testing::page({"Angebot Nr. 4711", "Wir bieten Ihnen an:", "Montage pauschal 500,00 EUR"}));
  ASSERT_TRUE(x.has_value());
  EXPECT_FALSE(x->fields.at("is_contract").as_bool());
  EXPECT_TRUE(x->fields.at("lines").as_array().empty());
  EXPECT_EQ(x->findings.front().code, "not_a_contract");
  EXPECT_EQ(x->findings.front().severity, Severity::error);
}

TEST(Extraction, missing_price_and_side_are_errors) {
  const auto x = extract(testing::page({"Dienstleistungsvertrag", "Gegenstand ist die Beratung."}));
  ASSERT_TRUE(x.has_value());
  std::set<std::string> codes;
  for (const Finding& f : x->findings) codes.insert(f.code);
  EXPECT_TRUE(codes.contains("missing_price"));
  EXPECT_TRUE(codes.contains("missing_party"));
}

TEST(Extraction, a_document_without_words_is_refused) {
  documents::Document empty;
  empty.pages.push_back({595, 842, false});
  const auto x = extract(empty);
  ASSERT_FALSE(x.has_value());
  EXPECT_TRUE(x.error().is(kNoWords));
}

TEST(Extraction, gives_the_same_twice) {
  EXPECT_EQ(json::write(to_json(*extract(maintenance()), Language::german)),
            json::write(to_json(*extract(maintenance()), Language::german)));
}

// A sentence that is cut to its last bytes must not begin in the middle of a character.
TEST(Extraction, gives_whole_characters_wherever_a_long_sentence_is_cut) {
  for (const std::string shift : {"", "x", "xy"}) {
    std::string letters;
    for (int i = 0; i < 12; ++i) letters += "€€€€€€€€ ";
    const auto x = extract(testing::page(
        {"Dienstleistungsvertrag", "Die Pflege " + letters + shift + " zum Preis von 250,00 EUR monatlich."}));
    ASSERT_TRUE(x.has_value());
    EXPECT_TRUE(json::parse(json::write(to_json(*x, Language::german)))) << shift;
  }
}

TEST(Findings, speak_three_languages_and_say_what_to_do) {
  for (const FindingKind& kind : finding_kinds())
    for (const Language language : {Language::english, Language::french, Language::german}) {
      EXPECT_FALSE(kind.message.in(language).empty()) << kind.code;
      EXPECT_FALSE(kind.remedy.in(language).empty()) << kind.code;
    }
}

TEST(Proposals, are_compared_by_value_and_checked_against_the_paper) {
  const auto document = maintenance();
  const auto x = extract(document);
  ASSERT_TRUE(x.has_value());
  const json::object proposed{{"contract_number", "WV 2026 17"},
                              {"service_start", "2026-03-17"},
                              {"currency", "CHF"},
                              {"lines", json::array{{{"line_net", "3540"}}}}};
  std::map<std::string, Disagreement> by_path;
  for (const Disagreement& d : compare(*x, proposed, document)) by_path[d.path] = d;
  EXPECT_FALSE(by_path.contains("contract_number")); // blanks make no difference
  EXPECT_FALSE(by_path.contains("lines.0.line_net"));
  EXPECT_TRUE(by_path.at("service_start").supported); // the date stands in the paper
  EXPECT_FALSE(by_path.at("currency").supported);
}

} // namespace
} // namespace socle::contracts
