// What nothing official checks and our own invoices must still hold: exact cents, readable text, and section 14 of the German VAT
// act (UStG) where the seller is German.
#include "invoicing/checks.h"
#include "invoicing/electronic_address.h"
#include "invoicing/printable.h"
#include "invoicing/rules_table.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
using enum Pattern;

Rule own(std::string id, std::string_view term, Pattern pattern, std::function<void(const Invoice&, Examiner&)> examine,
         Text because, bool always = true) {
  return {std::move(id), term, pattern, std::move(examine), Severity::fatal, because, always, false};
}

void add_exactness(Rules& table) {
  table.push_back(own("SOCLE-LINE", "BT-131", unequal,
                      [](const Invoice& i, Examiner& e) {
                        each_line(i, e, [&](const Line& l) {
                          const auto expected = exact_line_net(l);
                          e.expect(expected && l.net == expected, shown(l.net),
                                   expected ? expected->text(2) : "BT-129 × BT-146 / BT-149 − BT-136");
                        });
                      },
                      {"quantity × price − allowance, to the cent", "quantité × prix − remise, au centime près",
                       "Menge × Preis − Nachlass, auf den Cent"}));
  table.push_back(
      own("SOCLE-VAT", "BT-117", unequal,
          [](const Invoice& i, Examiner& e) {
            for (const auto& vat : i.vat) {
              const MaybeDecimal expected = vat.taxable
                                                ? MaybeDecimal(
                                                      (*vat.taxable * vat.rate.value_or(Decimal()) / 100).rounded(2))
                                                : std::nullopt;
              e.expect(expected && vat.tax == expected, shown(vat.tax),
                       expected ? expected->text(2) : "BT-116 × BT-119 / 100");
            }
          },
          {"to the cent", "au centime près", "auf den Cent"}));
  table.push_back(own("SOCLE-TAXABLE", "BT-116", unequal,
                      [](const Invoice& i, Examiner& e) {
                        for (const auto& vat : i.vat) {
                          Decimal sum;
                          const MaybeDecimal rate = vat.category == "O" ? std::nullopt : vat.rate;
                          for (const auto& l : i.lines) {
                            if (l.vat_category == vat.category && l.vat_rate == rate) sum += l.net.value_or(Decimal());
                          }
                          for (const auto& a : i.allowances) {
                            if (a.vat_category != vat.category || a.vat_rate != rate) continue;
                            if (a.charge) sum += a.amount.value_or(Decimal());
                            else sum -= a.amount.value_or(Decimal());
                          }
                          e.expect(vat.taxable == MaybeDecimal(sum), shown(vat.taxable), sum.text(2));
                        }
                      },
                      {"to the cent", "au centime près", "auf den Cent"}));
  table.push_back(own("SOCLE-CATEGORY", "BT-151", unknown,
                      [](const Invoice& i, Examiner& e) {
                        constexpr std::string_view categories = " S Z E AE K G O ";
                        each_line(i, e, [&](const Line& l) {
                          e.expect(categories.find(" " + l.vat_category + " ") != std::string_view::npos,
                                   l.vat_category);
                        });
                      },
                      {"Socle issues S, Z, E, AE, K, G and O", "Socle émet S, Z, E, AE, K, G et O",
                       "Socle stellt S, Z, E, AE, K, G und O aus"}));
  table.push_back(own("SOCLE-SPECIFICATION", "BT-24", unknown,
                      [](const Invoice& i, Examiner& e) {
                        e.expect(i.specification == kXRechnung || i.specification == kEn16931, i.specification);
                      },
                      {}));
  table.push_back(
      own("SOCLE-DUPLICATE-LINE", "BT-126", implausible,
          [](const Invoice& i, Examiner& e) {
            each_line(i, e, [&](const Line& l) { e.expect(std::ranges::count(i.lines, l.id, &Line::id) == 1, l.id); });
          },
          {"two lines have it", "deux lignes le portent", "zwei Positionen tragen sie"}));
}

// Each text of the invoice under its own term and path. The texts are only read.
template <typename Function>
void each_text(const Invoice& invoice, Examiner& examiner, Function&& function) {
  Invoice copy = invoice;
  for (const auto& item : texts_of(copy)) {
    examiner.at_text(item.term, item.path, item.line);
    if (!item.text->empty()) function(item);
  }
}

bool german(const Invoice& i) { return i.seller.address.country == "DE"; }

Rule german_rule(std::string id, std::string_view term, std::function<void(const Invoice&, Examiner&)> examine,
                 Text because) {
  return own(
      std::move(id), term, missing,
      [examine = std::move(examine)](const Invoice& i, Examiner& e) {
        if (german(i)) examine(i, e);
      },
      because, false);
}

void add_german_vat_act(Rules& table) {
  table.push_back(german_rule("USTG-14-4-1a", "BT-35",
                              [](const Invoice& i, Examiner& e) {
                                e.expect(!i.seller.name.empty() && !i.seller.address.street.empty() &&
                                         !i.seller.address.city.empty() && !i.seller.address.postcode.empty());
                              },
                              {"§ 14 (4) no. 1 UStG asks for the full address of both parties",
                               "le § 14 (4) n° 1 UStG exige l'adresse complète des deux parties",
                               "§ 14 Abs. 4 Nr. 1 UStG verlangt die vollständige Anschrift beider Seiten"}));
  table.push_back(german_rule("USTG-14-4-1b", "BT-50",
                              [](const Invoice& i, Examiner& e) {
                                e.expect(!i.buyer.name.empty() && !i.buyer.address.street.empty() &&
                                         !i.buyer.address.city.empty() && !i.buyer.address.postcode.empty());
                              },
                              {"§ 14 (4) no. 1 UStG asks for the full address of both parties",
                               "le § 14 (4) n° 1 UStG exige l'adresse complète des deux parties",
                               "§ 14 Abs. 4 Nr. 1 UStG verlangt die vollständige Anschrift beider Seiten"}));
  table.push_back(german_rule(
      "USTG-14-4-2", "BT-32",
      [](const Invoice& i, Examiner& e) { e.expect(!i.seller.tax_number.empty() || !i.seller.vat_id.empty()); },
      {"§ 14 (4) no. 2 UStG asks for a tax number or a VAT id",
       "le § 14 (4) n° 2 UStG exige un numéro fiscal ou de TVA",
       "§ 14 Abs. 4 Nr. 2 UStG verlangt Steuernummer oder USt-IdNr."}));
  table.push_back(german_rule(
      "USTG-14-4-6", "BT-72",
      [](const Invoice& i, Examiner& e) {
        const bool every_line = !i.lines.empty() &&
                                std::ranges::none_of(i.lines, [](const Line& l) { return l.period.empty(); });
        e.expect(i.delivery.date || !i.period.empty() || every_line);
      },
      {"§ 14 (4) no. 6 UStG asks for the time of supply", "le § 14 (4) n° 6 UStG exige la date de la prestation",
       "§ 14 Abs. 4 Nr. 6 UStG verlangt den Zeitpunkt der Leistung"}));
  table.push_back(german_rule("USTG-14-4-8", "BT-120",
                              [](const Invoice& i, Examiner& e) {
                                for (const auto& vat : i.vat) {
                                  if (vat.category != "S" && vat.category != "Z") e.expect(!vat.reason.empty());
                                }
                              },
                              {"§ 14 (4) no. 8 UStG asks for words that point to the exemption",
                               "le § 14 (4) n° 8 UStG exige une mention de l'exonération",
                               "§ 14 Abs. 4 Nr. 8 UStG verlangt einen Hinweis auf die Steuerbefreiung"}));
}
} // namespace

void add_own_rules(Rules& table) {
  add_exactness(table);
  table.push_back(own("SOCLE-TEXT", "BT-22", unprintable,
                      [](const Invoice& i, Examiner& e) {
                        each_text(i, e, [&](const InvoiceText& t) {
                          const std::string character = first_unprintable(*t.text);
                          e.expect(character.empty(), character);
                        });
                      },
                      {}));
  table.push_back(own("SOCLE-LENGTH", "BT-22", lengthy,
                      [](const Invoice& i, Examiner& e) {
                        each_text(i, e, [&](const InvoiceText& t) {
                          const std::size_t count = character_count(*t.text);
                          e.expect(count <= t.characters_max, std::to_string(count), std::to_string(t.characters_max));
                        });
                      },
                      {}));
  for (const auto& form : address_forms()) {
    table.push_back(own(
        "SOCLE-EAS-" + std::string(form.id), "BT-49", implausible,
        [&form](const Invoice& i, Examiner& e) {
          const auto side = [&](const Trader& trader, std::string_view term, std::string path) {
            const ElectronicAddress& address = trader.electronic_address;
            if (address.value.empty() || !form.covers(address.scheme)) return;
            e.at_text(term, std::move(path), std::nullopt);
            e.expect(form.holds(address), address.scheme + ":" + address.value);
          };
          side(i.seller, "BT-34", "seller.electronic_address");
          side(i.buyer, "BT-49", "buyer.electronic_address");
        },
        form.form, false));
  }
  add_german_vat_act(table);
  add_plausibility(table);
  // Found while drafting, where the contract's fields and the master data are at hand: no examination of their own.
  table.push_back(
      own("SOCLE-SELLER", "BT-27", implausible, nullptr,
          {"the contract's seller is not our own company", "le vendeur du contrat n'est pas notre entreprise",
           "der Verkäufer des Vertrags ist nicht unsere Firma"},
          false));
  table.push_back(own("SOCLE-PROFILE", "BT-84", unequal, nullptr,
                      {"the company profile says otherwise", "le profil de l'entreprise indique autre chose",
                       "das Firmenprofil sagt etwas anderes"},
                      false));
  table.back().severity = Severity::warning;
  table.push_back(own("SOCLE-TOTALS", "BT-112", unequal, nullptr,
                      {"the lines add up to another amount", "la somme des lignes donne un autre montant",
                       "die Positionen ergeben einen anderen Betrag"},
                      false));
  table.push_back(own("SOCLE-START", "BG-14", unequal, nullptr,
                      {"it must fit the start of the service (service_start)",
                       "elle doit correspondre au début de la prestation (service_start)",
                       "er muss zum Beginn der Leistung passen (service_start)"},
                      false));
  table.push_back(own("SOCLE-END", "BT-74", early, nullptr,
                      {"the service (service_end) cannot end before it begins or before what is billed",
                       "la prestation (service_end) ne peut finir avant de commencer ni avant la période facturée",
                       "die Leistung (service_end) kann nicht vor ihrem Beginn oder vor dem Abgerechneten enden"},
                      false));
  table.push_back(own("SOCLE-RHYTHM", "BG-14", unequal, nullptr,
                      {"the period must be as long as the rhythm (billing.rhythm); set the period as well",
                       "la période doit avoir la durée du rythme (billing.rhythm) ; indiquez aussi la période",
                       "der Zeitraum muss so lang wie der Turnus sein (billing.rhythm); setzen Sie auch den Zeitraum"},
                      false));
  table.push_back(own("SOCLE-ADDRESS", "BT-49", doubtful, nullptr,
                      {"it is that of the customer in the master data, and the buyer's name was changed",
                       "c'est celle du client de la fiche, et le nom de l'acheteur a été modifié",
                       "sie gehört zum Kunden der Stammdaten, und der Name des Käufers wurde geändert"},
                      false));
  table.back().severity = Severity::warning;
}

} // namespace socle::invoicing
