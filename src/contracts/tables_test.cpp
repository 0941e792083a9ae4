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

TEST(Tables, a_price_before_the_count_is_still_the_price) {
  Sheet sheet;
  sheet.row({{50, "Poste"}, {90, "Désignation"}, {280, "Prix unitaire HT"}, {390, "Quantité"}, {470, "Total HT"}})
      .row({{50, "1"}, {90, "Luminaire"}, {-360, "318,00"}, {390, "24 pièces"}, {-530, "7.632,00"}})
      .row({{50, "2"}, {90, "Câble posé"}, {-360, "7,20"}, {390, "380 m"}, {-530, "2.736,00"}});
  const Items items = sheet.items(Language::french);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].quantity->text(), "24");
  EXPECT_EQ(items.items[0].unit, "C62");
  EXPECT_EQ(items.items[1].unit_price->text(), "7.2");
  EXPECT_EQ(items.items[1].unit, "MTR");
}

TEST(Tables, a_count_written_with_the_text_is_found_by_the_amount) {
  Sheet sheet;
  sheet.row({{50, "Item"}, {300, "Price each"}, {460, "Per year"}})
      .row({{50, "40 Named user"}, {-360, "EUR 96.00"}, {-520, "EUR 3,840.00"}})
      .row({{50, "Site module, 3 sites"}, {-360, "EUR 450.00"}, {-520, "EUR 1,350.00"}});
  const Items items = sheet.items(Language::english);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].quantity->text(), "40");
  EXPECT_EQ(items.items[0].description, "Named user");
  EXPECT_EQ(items.items[1].quantity->text(), "3");
}

TEST(Tables, columns_of_two_periods_are_one_price) {
  Sheet sheet;
  sheet.row({{50, "Poste"}, {300, "Prix annuel HT"}, {440, "Mensualité HT"}})
      .row({{50, "Pelouses"}, {-370, "4 320,00 €"}, {-510, "360,00 €"}})
      .row({{50, "Haies"}, {-370, "2 280,00 €"}, {-510, "190,00 €"}})
      .row({{50, "Ensemble hors taxes"}, {-370, "6 600,00 €"}, {-510, "550,00 €"}});
  const Items items = sheet.items(Language::french);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].unit_price->text(), "360");
  EXPECT_EQ(items.items[0].basis, Basis::month);
  EXPECT_EQ(items.items[0].other_price->text(), "4320");
  EXPECT_EQ(items.items[0].other_basis, Basis::year);
  ASSERT_EQ(items.totals.size(), 1U);
}

TEST(Tables, of_the_prices_of_two_years_the_first_holds_and_the_last_in_an_amendment) {
  for (const bool amends : {false, true}) {
    Sheet sheet;
    sheet.row({{50, amends ? "Nachtrag Nr. 2" : "Liefervertrag"}})
        .row({{50, "Ware"}, {300, "Preis 2026"}, {440, "Preis 2027"}})
        .row({{50, "Mehl Type 550"}, {-360, "0,62 €"}, {-500, "0,64 €"}})
        .row({{50, "Mehl Type 1050"}, {-360, "0,70 €"}, {-500, "0,73 €"}});
    const Items items = sheet.items(Language::german);
    ASSERT_EQ(items.items.size(), 2U);
    EXPECT_EQ(items.items[0].unit_price->text(), amends ? "0.64" : "0.62");
    EXPECT_FALSE(items.items[0].total.has_value());
  }
}

TEST(Tables, a_second_total_below_the_first_shows_the_reduction) {
  Sheet sheet;
  sheet.row({{50, "Tranche"}, {190, "Spots"}, {240, "Prix par spot"}, {350, "Total brut"}, {460, "Total net"}})
      .row({{50, "Matin"}, {-215, "36"}, {-300, "42.00"}, {-410, "1'512.00"}, {-520, "1'285.20"}})
      .row({{50, "Midi"}, {-215, "18"}, {-300, "35.00"}, {-410, "630.00"}, {-520, "535.50"}});
  const Items items = sheet.items(Language::french);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].total->text(), "1512");
  EXPECT_EQ(items.items[0].discount_percent->text(), "15");
}

TEST(Tables, sums_and_taxes_are_known_by_arithmetic_whatever_they_are_called) {
  Sheet sheet;
  sheet.row({{50, "Leistung"}, {300, "Menge"}, {360, "Preis"}, {460, "Betrag"}})
      .row({{50, "Pflege 19 %"}, {-320, "2"}, {-400, "50,00"}, {-510, "100,00"}})
      .row({{50, "Wartung"}, {-320, "3"}, {-400, "40,00"}, {-510, "120,00"}})
      .row({{50, "Alles zusammen"}, {-510, "220,00"}})
      .row({{50, "dazu kommen"}, {-510, "41,80"}})
      .row({{50, "macht"}, {-510, "261,80"}});
  const Items items = sheet.items(Language::german);
  EXPECT_EQ(items.items.size(), 2U);
  ASSERT_EQ(items.totals.size(), 3U);
  EXPECT_EQ(items.totals[1].kind, TotalKind::vat);
  EXPECT_EQ(items.totals[2].kind, TotalKind::gross);
}

TEST(Tables, numbers_of_rows_are_no_counts_and_percentages_no_taxes) {
  Sheet sheet;
  sheet.row({{50, "Rate"}, {120, "Zeitpunkt"}, {300, "Zuschlag samstags"}, {450, "Betrag EUR"}})
      .row({{50, "1"}, {120, "Mai"}, {-360, "25 %"}, {-500, "8.400,00"}})
      .row({{50, "2"}, {120, "Juni"}, {-360, "25 %"}, {-500, "12.600,00"}})
      .row({{50, "3"}, {120, "Juli"}, {-360, "25 %"}, {-500, "7.000,00"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 3U);
  EXPECT_FALSE(items.items[1].quantity.has_value());
  EXPECT_EQ(items.items[1].net_total().text(), "12600");
  EXPECT_FALSE(items.items[1].vat_rate.has_value());
  EXPECT_TRUE(items.milestones);
}

TEST(Tables, a_second_count_multiplies_the_first) {
  Sheet sheet;
  sheet.row({{50, "Qty"}, {90, "Description"}, {300, "Weekly rate"}, {390, "Weeks"}, {460, "Line total"}})
      .row({{50, "2"}, {90, "Scissor lift"}, {-350, "145.00"}, {-410, "8"}, {-510, "2,320.00"}})
      .row({{50, "1"}, {90, "Boom lift"}, {-350, "310.00"}, {-410, "8"}, {-510, "2,480.00"}});
  const Items items = sheet.items(Language::english);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].quantity->text(), "16");
  EXPECT_EQ(items.items[0].unit_price->text(), "145");
}

TEST(Tables, prices_may_stand_first_and_differ_in_what_they_are_for) {
  Sheet sheet;
  sheet.row({{50, "Satz netto"}, {150, "Einheit"}, {280, "Qualifikation"}})
      .row({{50, "1.240,00 EUR"}, {150, "Tag zu acht Stunden"}, {280, "Projektleitung"}})
      .row({{50, "68,00 EUR"}, {150, "Stunde"}, {280, "Technisches Zeichnen"}});
  const Items rates = sheet.items(Language::german);
  ASSERT_EQ(rates.items.size(), 2U);
  EXPECT_EQ(rates.items[0].unit, "DAY");
  EXPECT_EQ(rates.items[1].unit, "HUR");
  EXPECT_EQ(rates.items[1].description, "Technisches Zeichnen");
  Sheet once;
  once.row({{50, "Leistung"},
            {200, "Einmalig CHF"},
            {300, "CHF je Stück und Monat"},
            {430, "Anzahl"},
            {480, "CHF im Monat"}})
      .row({{50, "Arbeitsplatz"}, {-260, "-"}, {-400, "64.00"}, {-460, "7"}, {-540, "448.00"}})
      .row({{50, "Postfach"}, {-260, "-"}, {-400, "11.50"}, {-460, "7"}, {-540, "80.50"}})
      .row({{50, "Umzug"}, {-260, "1'450.00"}, {-400, "-"}, {-460, "1"}, {-540, "-"}});
  const Items items = once.items(Language::german);
  ASSERT_EQ(items.items.size(), 3U);
  EXPECT_EQ(items.items[2].unit_price->text(), "1450");
  EXPECT_EQ(items.items[2].basis, Basis::once);
}

TEST(Tables, a_reduction_concerns_what_stands_above_it) {
  Sheet sheet;
  sheet.row({{50, "Artikel"}, {280, "Menge"}, {350, "Einzelpreis"}, {460, "Gesamtpreis"}})
      .row({{50, "Pipetten"}, {-310, "60"}, {-405, "8,45"}, {-515, "507,00"}})
      .row({{50, "Schrank"}, {-310, "2"}, {-405, "500,00"}, {-515, "1.000,00"}})
      .row({{50, "abzüglich 4 % Rabatt"}, {-515, "-60,28"}})
      .row({{50, "Spedition"}, {-310, "1"}, {-405, "85,00"}, {-515, "85,00"}})
      .row({{50, "Nettobetrag"}, {-515, "1.531,72"}});
  const Items items = sheet.items(Language::german);
  ASSERT_EQ(items.items.size(), 3U);
  EXPECT_EQ(items.items[0].discount_percent->text(), "4");
  EXPECT_FALSE(items.items[2].discount_percent.has_value());
}

TEST(Tables, price_less_reduction_is_what_is_paid) {
  Sheet sheet;
  sheet.row({{50, "Objet"}, {250, "Prix annuel"}, {350, "Remise 10 %"}, {460, "Net CHF"}})
      .row({{50, "Registre"}, {-300, "4'800.00"}, {-400, "480.00"}, {-510, "4'320.00"}})
      .row({{50, "Module dons"}, {-300, "1'260.00"}, {-400, "126.00"}, {-510, "1'134.00"}});
  const Items items = sheet.items(Language::french);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_EQ(items.items[0].unit_price->text(), "4800");
  EXPECT_EQ(items.items[0].discount_percent->text(), "10");
  EXPECT_EQ(items.items[0].description, "Registre");
}

TEST(Tables, a_labelled_group_tells_what_its_rows_are) {
  Sheet sheet;
  sheet.row({{50, "Désignation"}, {280, "Nombre"}, {350, "Montant unitaire"}, {460, "Montant HT"}})
      .row({{50, "Terminal fixe"}, {-310, "18"}, {-405, "14,90"}, {-515, "268,20"}})
      .row({{50, "B - Frais initiaux, une seule fois"}})
      .row({{50, "Mise en route"}, {-310, "25"}, {-405, "22,00"}, {-515, "550,00"}})
      .row({{50, "C - En option"}})
      .row({{50, "Ticket par courriel"}, {-310, "25"}, {-405, "1,90"}, {-515, "47,50"}});
  const Items items = sheet.items(Language::french);
  ASSERT_EQ(items.items.size(), 3U);
  EXPECT_FALSE(items.items[0].one_off);
  EXPECT_TRUE(items.items[1].one_off);
  EXPECT_FALSE(items.items[1].optional);
  EXPECT_TRUE(items.items[2].optional);
}

TEST(Tables, dates_beside_labels_are_no_amounts) {
  Sheet sheet;
  sheet.row({{50, "Mietbeginn"}, {-300, "16.03.2026"}}).row({{50, "Mietende"}, {-300, "15.09.2026"}});
  EXPECT_TRUE(sheet.items(Language::german).items.empty());
}

} // namespace
} // namespace socle::contracts
