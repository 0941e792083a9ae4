// EN 16931's rules on what an invoice must hold (BR-01 … BR-65), as far as our model has the terms.
#include "invoicing/rules_table.h"

namespace socle::invoicing {

namespace {
using enum Pattern;

// A rule that one text of the invoice must not be empty.
template <typename Get>
Rule present(std::string id, std::string_view term, Get get) {
  return {std::move(id), term, missing, [get](const Invoice& i, Examiner& e) { e.expect(!get(i).empty()); }};
}

template <typename Get>
Rule line_present(std::string id, std::string_view term, Get get) {
  return {std::move(id), term, missing,
          [get](const Invoice& i, Examiner& e) { each_line(i, e, [&](const Line& line) { e.expect(get(line)); }); }};
}

template <typename Get>
Rule total_present(std::string id, std::string_view term, Get get) {
  return {std::move(id), term, missing, [get](const Invoice& i, Examiner& e) { e.expect(get(i.totals).has_value()); }};
}

// Rules on allowances and charges exist in pairs: of the whole invoice and of a line, amount and reason.
void add_allowance_rules(Rules& table, bool charge, std::string amount_id, std::string_view amount_term,
                         std::string category_id, std::string_view category_term, std::string reason_id,
                         std::string_view reason_term, std::string again_id) {
  table.push_back({std::move(amount_id),
                   amount_term,
                   missing,
                   [charge](const Invoice& i, Examiner& e) {
                     each_allowance(i, charge, [&](const AllowanceCharge& a) { e.expect(a.amount.has_value()); });
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back({std::move(category_id),
                   category_term,
                   missing,
                   [charge](const Invoice& i, Examiner& e) {
                     each_allowance(i, charge, [&](const AllowanceCharge& a) { e.expect(!a.vat_category.empty()); });
                   },
                   Severity::fatal,
                   {},
                   false});
  for (auto* id : {&reason_id, &again_id}) {
    table.push_back({std::move(*id),
                     reason_term,
                     missing,
                     [charge](const Invoice& i, Examiner& e) {
                       each_allowance(i, charge, [&](const AllowanceCharge& a) {
                         e.expect(!a.reason.empty() || !a.reason_code.empty());
                       });
                     },
                     Severity::fatal,
                     {},
                     false});
  }
}

void add_line_allowance_rules(Rules& table, bool charge, std::string amount_id, std::string_view amount_term,
                              std::string reason_id, std::string_view reason_term, std::string again_id) {
  table.push_back({std::move(amount_id),
                   amount_term,
                   missing,
                   [charge](const Invoice& i, Examiner& e) {
                     each_line_allowance(i, e, charge,
                                         [&](const AllowanceCharge& a) { e.expect(a.amount.has_value()); });
                   },
                   Severity::fatal,
                   {},
                   false});
  for (auto* id : {&reason_id, &again_id}) {
    table.push_back({std::move(*id),
                     reason_term,
                     missing,
                     [charge](const Invoice& i, Examiner& e) {
                       each_line_allowance(i, e, charge, [&](const AllowanceCharge& a) {
                         e.expect(!a.reason.empty() || !a.reason_code.empty());
                       });
                     },
                     Severity::fatal,
                     {},
                     false});
  }
}

void add_breakdown_rules(Rules& table) {
  const auto each = [](auto holds) {
    return [holds](const Invoice& i, Examiner& e) {
      for (const auto& vat : i.vat) e.expect(holds(vat));
    };
  };
  table.push_back({"BR-45", "BT-116", missing, each([](const VatBreakdown& v) { return v.taxable.has_value(); })});
  table.push_back({"BR-46", "BT-117", missing, each([](const VatBreakdown& v) { return v.tax.has_value(); })});
  table.push_back({"BR-47", "BT-118", missing, each([](const VatBreakdown& v) { return !v.category.empty(); })});
  table.push_back({"BR-48", "BT-119", missing,
                   each([](const VatBreakdown& v) { return v.rate.has_value() || v.category == "O"; })});
}

void period_order(const Period& period, Examiner& e) {
  if (period.start && period.end) e.expect(*period.start <= *period.end, to_iso(*period.end), to_iso(*period.start));
}

bool pays_by_transfer(const Payment& payment) { return payment.means_code == "30" || payment.means_code == "58"; }

void add_payment_rules(Rules& table) {
  table.push_back({"BR-49",
                   "BT-81",
                   missing,
                   [](const Invoice& i, Examiner& e) {
                     if (!(i.payment == Payment())) e.expect(!i.payment.means_code.empty());
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back(
      {"BR-61",
       "BT-84",
       missing,
       [](const Invoice& i, Examiner& e) {
         if (pays_by_transfer(i.payment)) e.expect(!i.payment.account.empty());
       },
       Severity::fatal,
       {"a credit transfer needs an account", "un virement exige un compte", "eine Überweisung braucht ein Konto"},
       false});
}
} // namespace

void add_core_rules(Rules& table) {
  table.push_back(present("BR-01", "BT-24", [](const Invoice& i) { return i.specification; }));
  table.push_back(present("BR-02", "BT-1", [](const Invoice& i) { return i.number; }));
  table.back().always = false; // a draft has none
  table.push_back(
      {"BR-03", "BT-2", missing, [](const Invoice& i, Examiner& e) { e.expect(i.issue_date.has_value()); }});
  table.push_back(present("BR-04", "BT-3", [](const Invoice& i) { return i.type_code; }));
  table.push_back(present("BR-05", "BT-5", [](const Invoice& i) { return i.currency; }));
  table.push_back(present("BR-06", "BT-27", [](const Invoice& i) { return i.seller.name; }));
  table.push_back(present("BR-07", "BT-44", [](const Invoice& i) { return i.buyer.name; }));
  table.push_back(
      {"BR-08", "BG-5", missing, [](const Invoice& i, Examiner& e) { e.expect(!i.seller.address.empty()); }});
  table.push_back(present("BR-09", "BT-40", [](const Invoice& i) { return i.seller.address.country; }));
  table.push_back(
      {"BR-10", "BG-8", missing, [](const Invoice& i, Examiner& e) { e.expect(!i.buyer.address.empty()); }});
  table.push_back(present("BR-11", "BT-55", [](const Invoice& i) { return i.buyer.address.country; }));
  table.push_back(total_present("BR-12", "BT-106", [](const Totals& t) { return t.lines; }));
  table.push_back(total_present("BR-13", "BT-109", [](const Totals& t) { return t.net; }));
  table.push_back(total_present("BR-14", "BT-112", [](const Totals& t) { return t.gross; }));
  table.push_back(total_present("BR-15", "BT-115", [](const Totals& t) { return t.due; }));
  table.push_back({"BR-16", "BG-25", missing, [](const Invoice& i, Examiner& e) { e.expect(!i.lines.empty()); }});
  table.push_back(line_present("BR-21", "BT-126", [](const Line& l) { return !l.id.empty(); }));
  table.push_back(line_present("BR-22", "BT-129", [](const Line& l) { return l.quantity.has_value(); }));
  table.push_back(line_present(
      "BR-23", "BT-130", [](const Line& l) { return l.quantity && !l.unit.empty(); })); // the unit is the quantity's
  table.push_back(line_present("BR-24", "BT-131", [](const Line& l) { return l.net.has_value(); }));
  table.push_back(line_present("BR-25", "BT-153", [](const Line& l) { return !l.name.empty(); }));
  table.push_back(line_present("BR-26", "BT-146", [](const Line& l) { return l.price.has_value(); }));
  table.push_back(
      {"BR-27", "BT-146", negative, [](const Invoice& i, Examiner& e) {
         each_line(i, e, [&](const Line& l) { e.expect(l.price && !l.price->is_negative(), shown(l.price), "≥ 0"); });
       }});
  table.push_back({"BR-29",
                   "BT-74",
                   early,
                   [](const Invoice& i, Examiner& e) { period_order(i.period, e); },
                   Severity::fatal,
                   {},
                   false});
  table.push_back(
      {"BR-30",
       "BT-135",
       early,
       [](const Invoice& i, Examiner& e) { each_line(i, e, [&](const Line& l) { period_order(l.period, e); }); },
       Severity::fatal,
       {},
       false});
  add_allowance_rules(table, false, "BR-31", "BT-92", "BR-32", "BT-95", "BR-33", "BT-97", "BR-CO-21");
  add_allowance_rules(table, true, "BR-36", "BT-99", "BR-37", "BT-102", "BR-38", "BT-104", "BR-CO-22");
  add_line_allowance_rules(table, false, "BR-41", "BT-136", "BR-42", "BT-139", "BR-CO-23");
  add_line_allowance_rules(table, true, "BR-43", "BT-141", "BR-44", "BT-144", "BR-CO-24");
  add_breakdown_rules(table);
  add_payment_rules(table);
  table.push_back({"BR-55",
                   "BT-25",
                   missing,
                   [](const Invoice& i, Examiner& e) {
                     for (const auto& p : i.preceding) e.expect(!p.number.empty());
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back({"BR-57",
                   "BT-80",
                   missing,
                   [](const Invoice& i, Examiner& e) {
                     if (!i.delivery.address.empty()) e.expect(!i.delivery.address.country.empty());
                   },
                   Severity::fatal,
                   {},
                   false});
  table.push_back({"BR-62",
                   "BT-34",
                   missing,
                   [](const Invoice& i, Examiner& e) {
                     const auto& address = i.seller.electronic_address;
                     if (!address.value.empty()) e.expect(!address.scheme.empty());
                   },
                   Severity::fatal,
                   {"its scheme is unknown", "son schéma est inconnu", "ihr Schema ist unbekannt"},
                   false});
  table.push_back({"BR-63",
                   "BT-49",
                   missing,
                   [](const Invoice& i, Examiner& e) {
                     const auto& address = i.buyer.electronic_address;
                     if (!address.value.empty()) e.expect(!address.scheme.empty());
                   },
                   Severity::fatal,
                   {"its scheme is unknown", "son schéma est inconnu", "ihr Schema ist unbekannt"},
                   false});
}

} // namespace socle::invoicing
