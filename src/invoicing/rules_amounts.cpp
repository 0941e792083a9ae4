// EN 16931's arithmetic (BR-CO) and the decimals of amounts (BR-DEC). Sums are exact; what is missing is no zero.
#include "invoicing/rules_table.h"

#include "invoicing/code_lists.h"

namespace socle::invoicing {

namespace {
using enum Pattern;

Decimal zero_if_none(const MaybeDecimal& value) { return value.value_or(Decimal()); }

Decimal sum_of_allowances(const Invoice& invoice, bool charge) {
  Decimal sum;
  each_allowance(invoice, charge, [&](const AllowanceCharge& a) { sum += zero_if_none(a.amount); });
  return sum.rounded(2);
}

void equal(Examiner& e, const MaybeDecimal& value, Decimal expected) {
  e.expect(value && *value == expected, shown(value), expected.text(2));
}

void add_sums(Rules& table) {
  table.push_back({"BR-CO-10", "BT-106", unequal, [](const Invoice& i, Examiner& e) {
                     Decimal sum;
                     for (const auto& line : i.lines) sum += zero_if_none(line.net);
                     equal(e, i.totals.lines, sum.rounded(2));
                   }});
  for (const bool charge : {false, true}) {
    table.push_back({charge ? "BR-CO-12" : "BR-CO-11", charge ? "BT-108" : "BT-107", unequal,
                     [charge](const Invoice& i, Examiner& e) {
                       const auto& total = charge ? i.totals.charges : i.totals.allowances;
                       bool any = false;
                       each_allowance(i, charge, [&](const AllowanceCharge&) { any = true; });
                       if (any || total) equal(e, total, sum_of_allowances(i, charge));
                       else e.expect(true);
                     }});
  }
  table.push_back({"BR-CO-13", "BT-109", unequal, [](const Invoice& i, Examiner& e) {
                     const auto& t = i.totals;
                     if (!t.lines) return e.expect(false, shown(t.net), "BT-106 − BT-107 + BT-108");
                     const Decimal sum = *t.lines - zero_if_none(t.allowances) + zero_if_none(t.charges);
                     equal(e, t.net, t.allowances || t.charges ? sum.rounded(2) : sum);
                   }});
  table.push_back({"BR-CO-14",
                   "BT-110",
                   unequal,
                   [](const Invoice& i, Examiner& e) {
                     Decimal sum;
                     for (const auto& vat : i.vat) sum += zero_if_none(vat.tax);
                     if (i.totals.vat) equal(e, i.totals.vat, sum.rounded(2));
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back({"BR-CO-15", "BT-112", unequal, [](const Invoice& i, Examiner& e) {
                     const auto& t = i.totals;
                     if (!t.net || !t.vat) return e.expect(false, shown(t.gross), "BT-109 + BT-110");
                     equal(e, t.gross, (*t.net + *t.vat).rounded(2));
                   }});
  table.push_back({"BR-CO-16", "BT-115", unequal, [](const Invoice& i, Examiner& e) {
                     const auto& t = i.totals;
                     if (!t.gross) return e.expect(false, shown(t.due), "BT-112 − BT-113 + BT-114");
                     const Decimal sum = *t.gross - zero_if_none(t.prepaid) + zero_if_none(t.rounding);
                     equal(e, t.due, t.prepaid || t.rounding ? sum.rounded(2) : sum);
                   }});
  // The artefacts allow a difference of one unit here; SOCLE-VAT holds our own invoices to the cent.
  table.push_back({"BR-CO-17", "BT-117", unequal, [](const Invoice& i, Examiner& e) {
                     for (const auto& vat : i.vat) {
                       if (!vat.tax) {
                         e.expect(false, "", "BT-116 × BT-119 / 100");
                         continue;
                       }
                       if (!vat.rate || vat.rate->rounded(0).is_zero()) {
                         e.expect(vat.tax->rounded(0).is_zero(), shown(vat.tax), "0.00");
                         continue;
                       }
                       const Decimal expected = (zero_if_none(vat.taxable).abs() * *vat.rate / 100).rounded(2);
                       e.expect(vat.taxable && (vat.tax->abs() - expected).abs() < Decimal(1), shown(vat.tax),
                                expected.text(2));
                     }
                   }});
}

void add_presence(Rules& table) {
  table.push_back({"BR-CO-04", "BT-151", missing, [](const Invoice& i, Examiner& e) {
                     each_line(i, e, [&](const Line& l) { e.expect(!l.vat_category.empty()); });
                   }});
  table.push_back(
      {"BR-CO-09",
       "BT-31",
       unknown,
       [](const Invoice& i, Examiner& e) {
         for (const auto& [term, id] : {std::pair("BT-31", &i.seller.vat_id), std::pair("BT-48", &i.buyer.vat_id)}) {
           e.of_term(term);
           if (!id->empty()) e.expect(is_code(CodeList::country, id->substr(0, 2)) || id->starts_with("EL"), *id);
         }
       },
       Severity::fatal,
       {"a VAT id begins with its country's two letters", "un numéro de TVA commence par les deux lettres du pays",
        "eine USt-IdNr. beginnt mit den zwei Buchstaben ihres Landes"},
       false});
  table.push_back({"BR-CO-18", "BG-23", missing, [](const Invoice& i, Examiner& e) { e.expect(!i.vat.empty()); }});
  // Not in the artefacts 1.3.16, but in the standard: an amount to pay needs a date or terms.
  table.push_back(
      {"BR-CO-25",
       "BT-20",
       missing,
       [](const Invoice& i, Examiner& e) {
         if (i.totals.due && *i.totals.due > Decimal()) e.expect(i.due_date.has_value() || !i.payment_terms.empty());
       },
       Severity::fatal,
       {"an amount to pay needs a due date or terms", "un montant à payer exige une échéance ou des conditions",
        "ein Zahlbetrag braucht ein Fälligkeitsdatum oder Bedingungen"},
       false,
       false});
  table.push_back(
      {"BR-CO-26",
       "BT-31",
       missing,
       [](const Invoice& i, Examiner& e) {
         e.expect(!i.seller.vat_id.empty() || !i.seller.registration.empty() || !i.seller.identifier.empty());
       },
       Severity::fatal,
       {"the buyer must be able to identify the seller by VAT id, registration or another identifier",
        "l'acheteur doit pouvoir identifier le vendeur par un numéro de TVA, une immatriculation ou un autre identifiant",
        "der Käufer muss den Verkäufer an USt-IdNr., Registernummer oder einer anderen Kennung erkennen können"}});
}

template <typename Get>
void decimals_of_total(Rules& table, std::string id, std::string_view term_id, Get get) {
  table.push_back({std::move(id),
                   term_id,
                   decimals,
                   [get](const Invoice& i, Examiner& e) {
                     const MaybeDecimal& value = get(i.totals);
                     if (value) e.expect(value->has_at_most_decimals(2), shown(value));
                   },
                   Severity::fatal,
                   {},
                   false});
}

void check_decimals(Examiner& e, const MaybeDecimal& value) {
  if (value) e.expect(value->has_at_most_decimals(2), shown(value));
}

void add_decimals(Rules& table) {
  for (const bool charge : {false, true}) {
    table.push_back({charge ? "BR-DEC-05" : "BR-DEC-01",
                     charge ? "BT-99" : "BT-92",
                     decimals,
                     [charge](const Invoice& i, Examiner& e) {
                       each_allowance(i, charge, [&](const AllowanceCharge& a) { check_decimals(e, a.amount); });
                     },
                     Severity::fatal,
                     {},
                     false});
    table.push_back({charge ? "BR-DEC-06" : "BR-DEC-02",
                     charge ? "BT-100" : "BT-93",
                     decimals,
                     [charge](const Invoice& i, Examiner& e) {
                       each_allowance(i, charge, [&](const AllowanceCharge& a) { check_decimals(e, a.base); });
                     },
                     Severity::fatal,
                     {},
                     false});
    table.push_back({charge ? "BR-DEC-27" : "BR-DEC-24",
                     charge ? "BT-141" : "BT-136",
                     decimals,
                     [charge](const Invoice& i, Examiner& e) {
                       each_line_allowance(i, e, charge,
                                           [&](const AllowanceCharge& a) { check_decimals(e, a.amount); });
                     },
                     Severity::fatal,
                     {},
                     false});
    table.push_back({charge ? "BR-DEC-28" : "BR-DEC-25",
                     charge ? "BT-142" : "BT-137",
                     decimals,
                     [charge](const Invoice& i, Examiner& e) {
                       each_line_allowance(i, e, charge, [&](const AllowanceCharge& a) { check_decimals(e, a.base); });
                     },
                     Severity::fatal,
                     {},
                     false});
  }
  using T = const Totals&;
  decimals_of_total(table, "BR-DEC-09", "BT-106", [](T t) -> const MaybeDecimal& { return t.lines; });
  decimals_of_total(table, "BR-DEC-10", "BT-107", [](T t) -> const MaybeDecimal& { return t.allowances; });
  decimals_of_total(table, "BR-DEC-11", "BT-108", [](T t) -> const MaybeDecimal& { return t.charges; });
  decimals_of_total(table, "BR-DEC-12", "BT-109", [](T t) -> const MaybeDecimal& { return t.net; });
  decimals_of_total(table, "BR-DEC-13", "BT-110", [](T t) -> const MaybeDecimal& { return t.vat; });
  decimals_of_total(table, "BR-DEC-14", "BT-112", [](T t) -> const MaybeDecimal& { return t.gross; });
  decimals_of_total(table, "BR-DEC-16", "BT-113", [](T t) -> const MaybeDecimal& { return t.prepaid; });
  decimals_of_total(table, "BR-DEC-17", "BT-114", [](T t) -> const MaybeDecimal& { return t.rounding; });
  decimals_of_total(table, "BR-DEC-18", "BT-115", [](T t) -> const MaybeDecimal& { return t.due; });
  table.push_back({"BR-DEC-19",
                   "BT-116",
                   decimals,
                   [](const Invoice& i, Examiner& e) {
                     for (const auto& vat : i.vat) check_decimals(e, vat.taxable);
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back({"BR-DEC-20",
                   "BT-117",
                   decimals,
                   [](const Invoice& i, Examiner& e) {
                     for (const auto& vat : i.vat) check_decimals(e, vat.tax);
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back(
      {"BR-DEC-23",
       "BT-131",
       decimals,
       [](const Invoice& i, Examiner& e) { each_line(i, e, [&](const Line& l) { check_decimals(e, l.net); }); },
       Severity::fatal,
       {},
       false});
}
} // namespace

void add_amount_rules(Rules& table) {
  add_sums(table);
  add_presence(table);
  add_decimals(table);
}

} // namespace socle::invoicing
