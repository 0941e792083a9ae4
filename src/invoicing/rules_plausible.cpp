// What is formally right and still hardly meant: a wrong check digit, a tax that does not fit the countries; and what cannot be
// issued yet. Most ask a person to look and stop nothing.
#include "invoicing/checks.h"
#include "invoicing/rules_table.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
using enum Pattern;

Rule plausible(std::string id, std::string_view term, Pattern pattern, Severity severity,
               std::function<void(const Invoice&, Examiner&)> examine, Text because) {
  return {std::move(id), term, pattern, std::move(examine), severity, because, false, false};
}

// Standard, reduced and special rates, zero included (European Commission, "VAT rates applied in the Member States"; Federal Tax
// Administration; HMRC): dated data.
struct Country {
  std::string_view code, currency, rates;
};
constexpr Country kCountries[] = {
    {"DE", "EUR", " 19 7 0 "},          {"AT", "EUR", " 20 13 10 19 0 "}, {"FR", "EUR", " 20 10 5.5 2.1 8.5 0 "},
    {"BE", "EUR", " 21 12 6 0 "},       {"LU", "EUR", " 17 14 8 3 0 "},   {"NL", "EUR", " 21 9 0 "},
    {"IE", "EUR", " 23 13.5 9 4.8 0 "}, {"CH", "CHF", " 8.1 3.8 2.6 0 "}, {"LI", "CHF", " 8.1 3.8 2.6 0 "},
    {"GB", "GBP", " 20 5 0 "},          {"IT", "EUR", " 22 10 5 4 0 "},   {"ES", "EUR", " 21 10 4 0 "},
    {"PT", "EUR", " 23 13 6 0 "},       {"PL", "PLN", " 23 8 5 0 "},      {"DK", "DKK", " 25 0 "},
    {"SE", "SEK", " 25 12 6 0 "},       {"CZ", "CZK", " 21 12 0 "},
};
const Country* country_of(std::string_view code) {
  const auto* found = std::ranges::find(kCountries, code, &Country::code);
  return found == std::end(kCountries) ? nullptr : found;
}

// Monaco is French for the purposes of VAT.
std::string_view vat_country(std::string_view code) { return code == "MC" ? "FR" : code; }
bool abroad(const Invoice& i) {
  const auto seller = vat_country(i.seller.address.country), buyer = vat_country(i.buyer.address.country);
  return !seller.empty() && !buyer.empty() && seller != buyer;
}
bool domestic(const Invoice& i) {
  const auto seller = vat_country(i.seller.address.country), buyer = vat_country(i.buyer.address.country);
  return !seller.empty() && seller == buyer;
}

void add_ids(Rules& table) {
  constexpr Text wrong{"its form or its check digit is wrong; compare it with another source",
                       "sa forme ou sa clé de contrôle est fausse ; comparez avec une autre source",
                       "Form oder Prüfziffer stimmen nicht; vergleichen Sie sie mit einer anderen Quelle"};
  table.push_back(plausible(
      "SOCLE-VAT-ID-SELLER", "BT-31", implausible, Severity::warning,
      [](const Invoice& i, Examiner& e) {
        if (!i.seller.vat_id.empty()) e.expect(is_vat_id(i.seller.vat_id), i.seller.vat_id);
      },
      wrong));
  table.push_back(plausible(
      "SOCLE-VAT-ID-BUYER", "BT-48", implausible, Severity::warning,
      [](const Invoice& i, Examiner& e) {
        if (!i.buyer.vat_id.empty()) e.expect(is_vat_id(i.buyer.vat_id), i.buyer.vat_id);
      },
      wrong));
  table.push_back(
      plausible("SOCLE-IBAN", "BT-84", implausible, Severity::warning,
                [](const Invoice& i, Examiner& e) {
                  const auto& account = i.payment.account;
                  const bool iban = account.size() > 4 && account[0] >= 'A' && account[1] >= 'A';
                  if (iban) e.expect(is_iban(account), account);
                },
                {"its check digits are wrong", "sa clé de contrôle est fausse", "ihre Prüfziffern stimmen nicht"}));
}

void add_tax(Rules& table) {
  table.push_back(plausible("SOCLE-VAT-ABROAD", "BT-152", doubtful, Severity::warning,
                            [](const Invoice& i, Examiner& e) {
                              each_line(i, e, [&](const Line& l) {
                                const bool taxed = l.vat_category == "S" && l.vat_rate && !l.vat_rate->is_zero();
                                e.expect(!taxed || !abroad(i), shown(l.vat_rate));
                              });
                            },
                            {"the buyer is in another country, and the seller's own tax is charged",
                             "l'acheteur est dans un autre pays, et la taxe du vendeur est appliquée",
                             "der Käufer sitzt in einem anderen Land, und die Steuer des Verkäufers wird berechnet"}));
  table.push_back(plausible(
      "SOCLE-VAT-HOME", "BT-151", doubtful, Severity::warning,
      [](const Invoice& i, Examiner& e) {
        each_line(i, e, [&](const Line& l) {
          const bool across = l.vat_category == "AE" || l.vat_category == "K" || l.vat_category == "G";
          e.expect(!across || !domestic(i), l.vat_category);
        });
      },
      {"both parties are in one country, where reverse charge holds only for what the law names (such as § 13b UStG), and no intra-community supply or export",
       "les deux parties sont dans le même pays, où l'autoliquidation ne vaut que pour ce que la loi énumère, et ni livraison intracommunautaire ni exportation",
       "beide Seiten sitzen in einem Land; dort gilt die Umkehr der Steuerschuld nur für das, was das Gesetz nennt (etwa § 13b UStG), und es gibt weder innergemeinschaftliche Lieferung noch Ausfuhr"}));
  table.push_back(plausible(
      "SOCLE-VAT-RATE", "BT-152", doubtful, Severity::warning,
      [](const Invoice& i, Examiner& e) {
        const Country* country = country_of(vat_country(i.seller.address.country));
        if (country == nullptr) return;
        each_line(i, e, [&](const Line& l) {
          if (l.vat_category != "S" || !l.vat_rate) return;
          const std::string rate = " " + l.vat_rate->text() + " ";
          e.expect(country->rates.find(rate) != std::string_view::npos, l.vat_rate->text());
        });
      },
      {"it is none of the usual rates of the seller's country", "ce n'est pas un taux usuel du pays du vendeur",
       "es ist keiner der üblichen Sätze im Land des Verkäufers"}));
  table.push_back(
      plausible("SOCLE-CURRENCY", "BT-5", doubtful, Severity::information,
                [](const Invoice& i, Examiner& e) {
                  const Country* country = country_of(vat_country(i.seller.address.country));
                  if (country != nullptr && !i.currency.empty()) e.expect(i.currency == country->currency, i.currency);
                },
                {"it is not the currency of the seller's country", "ce n'est pas la monnaie du pays du vendeur",
                 "es ist nicht die Währung im Land des Verkäufers"}));
}

void add_not_yet(Rules& table) {
  table.push_back(plausible("SOCLE-NOTHING-DUE", "BT-112", doubtful, Severity::warning,
                            [](const Invoice& i, Examiner& e) {
                              if (i.totals.gross) e.expect(!i.totals.gross->is_zero(), i.totals.gross->text(2));
                            },
                            {"nothing is due, as for a free month; is a price missing?",
                             "rien n'est dû, comme pour un mois offert ; manque-t-il un prix ?",
                             "es ist nichts zu zahlen, wie in einem kostenfreien Monat; fehlt ein Preis?"}));
  table.push_back(plausible("SOCLE-CREDIT-NOTE", "BT-112", negative, Severity::fatal,
                            [](const Invoice& i, Examiner& e) {
                              if (!i.totals.gross) return;
                              e.expect(!i.totals.gross->is_negative(), i.totals.gross->text(2), "≥ 0.00");
                            },
                            {"an invoice asks for money; credit notes are not made yet",
                             "une facture demande un paiement ; les avoirs ne sont pas encore établis",
                             "eine Rechnung fordert Geld; Gutschriften werden noch nicht ausgestellt"}));
  table.back().advice = {
      "Correct lines.*.quantity, lines.*.unit_price_net or lines.*.allowance, or refuse the gate.",
      "Corrigez lines.*.quantity, lines.*.unit_price_net ou lines.*.allowance, ou refusez ce point de validation.",
      "Berichtigen Sie lines.*.quantity, lines.*.unit_price_net oder lines.*.allowance, oder lehnen Sie das Gate ab."};
  table.push_back(plausible("SOCLE-QUANTITY", "BT-129", negative, Severity::fatal,
                            [](const Invoice& i, Examiner& e) {
                              each_line(i, e, [&](const Line& l) {
                                if (l.quantity) e.expect(!l.quantity->is_zero(), l.quantity->text(), "≠ 0");
                              });
                            },
                            {"a line of nothing is no line: remove it by setting lines.N to an empty value",
                             "une ligne sans quantité n'en est pas une : supprimez-la en vidant lines.N",
                             "eine Position über nichts ist keine: Entfernen Sie sie, indem Sie lines.N leer setzen"}));
}
} // namespace

void add_plausibility(Rules& table) {
  add_ids(table);
  add_tax(table);
  add_not_yet(table);
}

} // namespace socle::invoicing
