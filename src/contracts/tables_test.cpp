#include "contracts/tables.h"
#include "contracts/items.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

// A page of rows whose columns begin at given places, in points.
struct Sheet {
  documents::Document document;
  double y = 100;
  Sheet() {
    document.media_type = "application/pdf";
    document.pages.push_back({595, 842, false});
  }
  // Each cell is "x:text"; numbers end at x instead of beginning there when written "x<text".
  Sheet& row(const std::vector<std::pair<int, std::string>>& cells) {
    for (const auto& [x, text] : cells) {
      std::size_t at = 0;
      double left = x < 0 ? -x - 5.0 * static_cast<double>(text.size()) : x;
      while (at < text.size()) {
        const std::size_t blank = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, blank - at);
        document.words.push_back(
            {word, 1, {left, y, left + 5.0 * static_cast<double>(word.size()), y + 10}, 100, false});
        left += 5.0 * static_cast<double>(word.size()) + 2.7;
        at = blank + 1;
      }
    }
    y += 14;
    return *this;
  }
  Items items(Language language) const {
    const Reading reading = read_layout(document);
    return find_tables(reading, decimal_mark(reading, language));
  }
};

TEST(Tables, columns_are_typed_by_their_headers) {
  Sheet sheet;
  sheet.row({{50, "Pos."}, {90, "Bezeichnung"}, {280, "Menge"}, {350, "Einzelpreis"}, {460, "Gesamtpreis"}})
      .row({{50, "1"}, {90, "Unterhaltsreinigung"}, {-310, "4"}, {-405, "120,50"}, {-515, "482,00"}})
      .row({{50, "2"}, {90, "Glasreinigung"}, {-310, "2"}, {-405, "85,00"}, {-515, "170,00"}})
      .row({{90, "Summe netto"}, {-515, "652,00"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].description, "Unterhaltsreinigung");
  EXPECT_EQ(items.items[0].quantity->text(), "4");
  EXPECT_EQ(items.items[0].unit_price->text(), "120.5");
  ASSERT_EQ(items.totals.size(), 1U);
  EXPECT_EQ(items.totals[0].value.text(), "652");
}

TEST(Tables, arithmetic_decides_where_headers_leave_doubt) {
  Sheet sheet;
  sheet.row({{50, "Position"}, {280, "Wert"}, {350, "Preis"}, {460, "Betrag"}})
      .row({{50, "Sonde A"}, {-310, "3"}, {-405, "40,00"}, {-515, "120,00"}})
      .row({{50, "Sonde B"}, {-310, "5"}, {-405, "22,00"}, {-515, "110,00"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].quantity->text(), "3");
  EXPECT_EQ(items.items[1].unit_price->text(), "22");
}

TEST(Tables, rows_without_a_header_are_columns_by_alignment) {
  Sheet sheet;
  sheet.row({{50, "Grundmiete Halle"}, {-515, "4.200,00 €"}})
      .row({{50, "Nebenkosten Vorauszahlung"}, {-515, "650,00 €"}})
      .row({{50, "Gesamtmiete monatlich"}, {-515, "4.850,00 €"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 2U);
  ASSERT_GE(items.totals.size(), 1U);
  EXPECT_EQ(items.totals[0].value.text(), "4850");
}

TEST(Tables, two_factors_in_the_text_explain_the_amount) {
  Sheet sheet;
  sheet.row({{50, "Grundmiete (412 m² à 16,50 €)"}, {-515, "6.798,00 €"}})
      .row({{50, "Stellplätze (5 à 95,00 €)"}, {-515, "475,00 €"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].quantity->text(), "412");
  EXPECT_EQ(items.items[0].unit, "MTK");
  EXPECT_EQ(items.items[1].quantity->text(), "5");
  EXPECT_EQ(items.items[1].unit_price->text(), "95");
}

TEST(Tables, a_caption_tells_what_is_due_once) {
  Sheet sheet;
  sheet.row({{50, "Frais uniques"}, {280, "Qté"}, {350, "PU HT"}, {460, "Total HT"}})
      .row({{50, "Mise en service"}, {-300, "1"}, {-380, "190,00"}, {-500, "190,00"}})
      .row({{50, "Câblage"}, {-300, "2"}, {-380, "40,00"}, {-500, "80,00"}});
  const Items items = sheet.items(Language::french);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_TRUE(items.items[0].one_off);
  EXPECT_TRUE(items.items[1].one_off);
}

TEST(Tables, sums_taxes_and_options_are_no_positions) {
  Sheet sheet;
  sheet.row({{50, "Service"}, {280, "Qty"}, {350, "Unit price"}, {460, "Amount"}})
      .row({{50, "Workstation support"}, {-300, "10"}, {-400, "38.50"}, {-500, "385.00"}})
      .row({{50, "Backup (optional)"}, {-300, "1"}, {-400, "90.00"}, {-500, "90.00"}})
      .row({{50, "Total excluding VAT"}, {-500, "385.00"}})
      .row({{50, "VAT at 20%"}, {-500, "77.00"}})
      .row({{50, "Total including VAT"}, {-500, "462.00"}});
  const Items items = sheet.items(Language::english);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_FALSE(items.items[0].optional);
  EXPECT_TRUE(items.items[1].optional);
  EXPECT_EQ(items.totals.size(), 3U);
}

TEST(Tables, a_discount_on_the_whole_is_spread_at_one_percentage) {
  Sheet sheet;
  sheet.row({{50, "Leistung"}, {280, "Menge"}, {350, "Einzelpreis"}, {460, "Betrag"}})
      .row({{50, "Wandaufbau"}, {-310, "10"}, {-405, "60,00"}, {-515, "600,00"}})
      .row({{50, "Deckenaufbau"}, {-310, "8"}, {-405, "50,00"}, {-515, "400,00"}})
      .row({{50, "abzüglich 3 % Nachlass"}, {-515, "30,00"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].discount_percent->text(), "3");
  EXPECT_EQ(items.items[1].discount_percent->text(), "3");
}

TEST(Tables, dates_beside_labels_are_no_amounts) {
  Sheet sheet;
  sheet.row({{50, "Mietbeginn"}, {-300, "16.03.2026"}}).row({{50, "Mietende"}, {-300, "15.09.2026"}});
  EXPECT_TRUE(sheet.items(Language::german).items.empty());
}

} // namespace
} // namespace socle::contracts
