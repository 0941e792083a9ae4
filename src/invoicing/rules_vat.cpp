// EN 16931's rules of the VAT categories: seven categories, ten rules each, that differ only in what the category demands.
// The table says the demands; the rules follow from it. Intra-community supply and "outside the scope" have rules of their own.
#include "invoicing/rules_table.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
using enum Pattern;

enum class Rate { positive, zero, none };
enum class Reason { required, forbidden };
enum class SellerId { vat_or_tax, vat, forbidden };
enum class BuyerId { any, vat_or_registration, vat, forbidden };

struct Category {
  std::string_view code;
  std::string_view prefix;
  Rate rate;
  Reason reason;
  SellerId seller;
  BuyerId buyer;
  Text name;
};

constexpr Category kCategories[] = {
    {"S",
     "BR-S",
     Rate::positive,
     Reason::forbidden,
     SellerId::vat_or_tax,
     BuyerId::any,
     {"the VAT category is S, taxable", "la catégorie de TVA est S, opération taxée",
      "die Umsatzsteuerkategorie ist S, steuerpflichtig"}},
    {"Z",
     "BR-Z",
     Rate::zero,
     Reason::forbidden,
     SellerId::vat_or_tax,
     BuyerId::any,
     {"the VAT category is Z, zero rated", "la catégorie de TVA est Z, taux zéro",
      "die Umsatzsteuerkategorie ist Z, Nullsatz"}},
    {"E",
     "BR-E",
     Rate::zero,
     Reason::required,
     SellerId::vat_or_tax,
     BuyerId::any,
     {"the VAT category is E, exempt", "la catégorie de TVA est E, exonération",
      "die Umsatzsteuerkategorie ist E, steuerfrei"}},
    {"AE",
     "BR-AE",
     Rate::zero,
     Reason::required,
     SellerId::vat_or_tax,
     BuyerId::vat_or_registration,
     {"the VAT category is AE, reverse charge", "la catégorie de TVA est AE, autoliquidation",
      "die Umsatzsteuerkategorie ist AE, Steuerschuldnerschaft des Leistungsempfängers"}},
    {"K",
     "BR-IC",
     Rate::zero,
     Reason::required,
     SellerId::vat,
     BuyerId::vat,
     {"the VAT category is K, intra-community supply", "la catégorie de TVA est K, livraison intracommunautaire",
      "die Umsatzsteuerkategorie ist K, innergemeinschaftliche Lieferung"}},
    {"G",
     "BR-G",
     Rate::zero,
     Reason::required,
     SellerId::vat,
     BuyerId::any,
     {"the VAT category is G, export outside the EU", "la catégorie de TVA est G, exportation hors UE",
      "die Umsatzsteuerkategorie ist G, Ausfuhr in ein Drittland"}},
    {"O",
     "BR-O",
     Rate::none,
     Reason::required,
     SellerId::forbidden,
     BuyerId::forbidden,
     {"the VAT category is O, outside the scope of VAT", "la catégorie de TVA est O, hors du champ de la TVA",
      "die Umsatzsteuerkategorie ist O, nicht steuerbar"}},
};

std::string id(const Category& category, std::string_view number) {
  return std::string(category.prefix) + "-" + std::string(number);
}

std::size_t uses(const Invoice& invoice, std::string_view code) {
  std::size_t count = 0;
  for (const auto& line : invoice.lines) count += line.vat_category == code ? 1 : 0;
  for (const auto& item : invoice.allowances) count += item.vat_category == code ? 1 : 0;
  return count;
}

bool ids_hold(const Category& category, const Invoice& invoice) {
  const Trader& seller = invoice.seller;
  const Trader& buyer = invoice.buyer;
  const bool seller_holds = category.seller == SellerId::vat_or_tax
                                ? !seller.vat_id.empty() || !seller.tax_number.empty()
                            : category.seller == SellerId::vat ? !seller.vat_id.empty()
                                                               : seller.vat_id.empty();
  const bool buyer_holds = category.buyer == BuyerId::any ? true
                           : category.buyer == BuyerId::vat_or_registration
                               ? !buyer.vat_id.empty() || !buyer.registration.empty()
                           : category.buyer == BuyerId::vat ? !buyer.vat_id.empty()
                                                            : buyer.vat_id.empty();
  return seller_holds && buyer_holds;
}

bool rate_holds(const Category& category, const MaybeDecimal& rate) {
  if (category.rate == Rate::none) return !rate;
  return rate && (category.rate == Rate::positive ? *rate > Decimal() : rate->is_zero());
}

Decimal taxable_of(const Invoice& invoice, std::string_view code, const MaybeDecimal& rate, bool by_rate) {
  Decimal sum;
  for (const auto& line : invoice.lines) {
    if (line.vat_category == code && (!by_rate || line.vat_rate == rate)) sum += line.net.value_or(Decimal());
  }
  for (const auto& item : invoice.allowances) {
    if (item.vat_category != code || (by_rate && item.vat_rate != rate)) continue;
    if (item.charge) sum += item.amount.value_or(Decimal());
    else sum -= item.amount.value_or(Decimal());
  }
  return sum.rounded(2);
}

// Whose identifier a breach of rule 02, 03 or 04 is about: told by the first party that breaks it.
std::string_view id_term(const Category& category) {
  return category.buyer == BuyerId::vat_or_registration || category.buyer == BuyerId::vat ? "BT-48" : "BT-31";
}

void add_breakdown(Rules& table, const Category& category) {
  const auto each = [&category](auto examine) {
    return [&category, examine](const Invoice& i, Examiner& e) {
      for (const auto& vat : i.vat) {
        if (vat.category == category.code) examine(i, vat, e);
      }
    };
  };
  // The artefacts allow S a difference below one unit; SOCLE-VAT holds our own invoices to the cent.
  table.push_back(
      {id(category, "08"), "BT-116", unequal, each([&category](const Invoice& i, const VatBreakdown& vat, Examiner& e) {
         const bool standard = category.rate == Rate::positive;
         if (standard && !vat.rate) return; // no rate, no sum of that rate: BR-48 says so
         const Decimal expected = taxable_of(i, category.code, vat.rate, standard);
         const Decimal tolerance = standard ? Decimal(1) : Decimal::from_units(1);
         e.expect(vat.taxable && (*vat.taxable - expected).abs() < tolerance, shown(vat.taxable), expected.text(2));
       }),
       Severity::fatal, category.name, false});
  table.push_back({id(category, "09"), "BT-117", unequal,
                   each([&category](const Invoice&, const VatBreakdown& vat, Examiner& e) {
                     if (category.rate != Rate::positive)
                       return e.expect(vat.tax && vat.tax->is_zero(), shown(vat.tax), "0.00");
                     if (!vat.taxable || !vat.rate || !vat.tax)
                       return e.expect(false, shown(vat.tax), "BT-116 × BT-119 / 100");
                     const Decimal expected = (vat.taxable->abs() * *vat.rate / 100).rounded(2);
                     e.expect((vat.tax->abs() - expected).abs() < Decimal(1), shown(vat.tax), expected.text(2));
                   }),
                   Severity::fatal, category.name, false});
  const bool required = category.reason == Reason::required;
  table.push_back({id(category, "10"), "BT-120", required ? missing : forbidden,
                   each([required](const Invoice&, const VatBreakdown& vat, Examiner& e) {
                     e.expect((!vat.reason.empty() || !vat.reason_code.empty()) == required,
                              vat.reason + vat.reason_code);
                   }),
                   Severity::fatal, category.name, false});
}

void add_category(Rules& table, const Category& category) {
  table.push_back({id(category, "01"), "BG-23", missing,
                   [&category](const Invoice& i, Examiner& e) {
                     if (uses(i, category.code) == 0) return;
                     const auto count = std::ranges::count(i.vat, category.code, &VatBreakdown::category);
                     e.expect(category.rate == Rate::positive ? count >= 1 : count == 1);
                   },
                   Severity::fatal, category.name, false});
  const Pattern pattern = category.seller == SellerId::forbidden ? forbidden : missing;
  table.push_back({id(category, "02"), id_term(category), pattern,
                   [&category](const Invoice& i, Examiner& e) {
                     if (std::ranges::count(i.lines, category.code, &Line::vat_category) > 0)
                       e.expect(ids_hold(category, i), i.seller.vat_id + " " + i.buyer.vat_id);
                   },
                   Severity::fatal, category.name, false});
  const Pattern rate_pattern = category.rate == Rate::none ? forbidden : unequal;
  const std::string_view expected = category.rate == Rate::positive ? "> 0" : "0";
  table.push_back({id(category, "05"), "BT-152", rate_pattern,
                   [&category, expected](const Invoice& i, Examiner& e) {
                     each_line(i, e, [&](const Line& l) {
                       if (l.vat_category == category.code)
                         e.expect(rate_holds(category, l.vat_rate), l.vat_rate ? shown(l.vat_rate) : "–",
                                  std::string(expected));
                     });
                   },
                   Severity::fatal, category.name, false});
  for (const bool charge : {false, true}) {
    table.push_back({id(category, charge ? "04" : "03"), id_term(category), pattern,
                     [&category, charge](const Invoice& i, Examiner& e) {
                       each_allowance(i, charge, [&](const AllowanceCharge& a) {
                         if (a.vat_category == category.code)
                           e.expect(ids_hold(category, i), i.seller.vat_id + " " + i.buyer.vat_id);
                       });
                     },
                     Severity::fatal, category.name, false});
    table.push_back({id(category, charge ? "07" : "06"), charge ? "BT-103" : "BT-96", rate_pattern,
                     [&category, charge, expected](const Invoice& i, Examiner& e) {
                       each_allowance(i, charge, [&](const AllowanceCharge& a) {
                         if (a.vat_category == category.code)
                           e.expect(rate_holds(category, a.vat_rate), a.vat_rate ? shown(a.vat_rate) : "–",
                                    std::string(expected));
                       });
                     },
                     Severity::fatal, category.name, false});
  }
  add_breakdown(table, category);
}

bool breaks_down(const Invoice& invoice, std::string_view code) {
  return std::ranges::count(invoice.vat, code, &VatBreakdown::category) > 0;
}

void add_intra_community(Rules& table) {
  const Text because{"an intra-community supply needs it", "une livraison intracommunautaire l'exige",
                     "eine innergemeinschaftliche Lieferung braucht sie"};
  table.push_back({"BR-IC-11", "BT-72", missing,
                   [](const Invoice& i, Examiner& e) {
                     if (breaks_down(i, "K")) e.expect(i.delivery.date || !i.period.empty());
                   },
                   Severity::fatal, because, false});
  table.push_back({"BR-IC-12", "BT-80", missing,
                   [](const Invoice& i, Examiner& e) {
                     if (breaks_down(i, "K")) e.expect(!i.delivery.address.country.empty());
                   },
                   Severity::fatal, because, false});
}

void add_outside_scope(Rules& table) {
  const Text because{"supplies outside the scope of VAT stand alone on an invoice",
                     "les opérations hors champ figurent seules sur une facture",
                     "nicht steuerbare Umsätze stehen allein auf einer Rechnung"};
  table.push_back({"BR-O-11", "BT-118", forbidden,
                   [](const Invoice& i, Examiner& e) {
                     if (!breaks_down(i, "O")) return;
                     for (const auto& vat : i.vat) e.expect(vat.category == "O", vat.category);
                   },
                   Severity::fatal, because, false});
  table.push_back({"BR-O-12", "BT-151", forbidden,
                   [](const Invoice& i, Examiner& e) {
                     if (breaks_down(i, "O"))
                       each_line(i, e, [&](const Line& l) { e.expect(l.vat_category == "O", l.vat_category); });
                   },
                   Severity::fatal, because, false});
  for (const bool charge : {false, true}) {
    table.push_back({charge ? "BR-O-14" : "BR-O-13", charge ? "BT-102" : "BT-95", forbidden,
                     [charge](const Invoice& i, Examiner& e) {
                       if (!breaks_down(i, "O")) return;
                       each_allowance(i, charge, [&](const AllowanceCharge& a) {
                         e.expect(a.vat_category == "O", a.vat_category);
                       });
                     },
                     Severity::fatal, because, false});
  }
}
} // namespace

void add_vat_rules(Rules& table) {
  for (const auto& category : kCategories) add_category(table, category);
  add_intra_community(table);
  add_outside_scope(table);
}

} // namespace socle::invoicing
