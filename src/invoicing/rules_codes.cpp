// EN 16931's code lists (BR-CL), for the terms that our model has.
#include "invoicing/code_lists.h"
#include "invoicing/rules_table.h"

namespace socle::invoicing {

namespace {
using enum Pattern;

void code(Examiner& e, CodeList list, const std::string& value) {
  if (!value.empty()) e.expect(is_code(list, value), value);
}
} // namespace

void add_code_rules(Rules& table) {
  const auto add = [&](std::string id, std::string_view term, std::function<void(const Invoice&, Examiner&)> examine) {
    table.push_back({std::move(id), term, unknown, std::move(examine), Severity::fatal, {}, false});
  };
  add("BR-CL-01", "BT-3", [](const Invoice& i, Examiner& e) { code(e, CodeList::invoice_type, i.type_code); });
  add("BR-CL-03", "BT-5", [](const Invoice& i, Examiner& e) { code(e, CodeList::currency, i.currency); });
  add("BR-CL-04", "BT-5", [](const Invoice& i, Examiner& e) { code(e, CodeList::currency, i.currency); });
  add("BR-CL-14", "BT-55", [](const Invoice& i, Examiner& e) {
    for (const auto* address : {&i.seller.address, &i.buyer.address, &i.delivery.address})
      code(e, CodeList::country, address->country);
  });
  add("BR-CL-16", "BT-81",
      [](const Invoice& i, Examiner& e) { code(e, CodeList::payment_means, i.payment.means_code); });
  add("BR-CL-17", "BT-118", [](const Invoice& i, Examiner& e) {
    for (const auto& vat : i.vat) code(e, CodeList::vat_category, vat.category);
    for (const auto& item : i.allowances) code(e, CodeList::vat_category, item.vat_category);
  });
  add("BR-CL-18", "BT-151", [](const Invoice& i, Examiner& e) {
    each_line(i, e, [&](const Line& l) { code(e, CodeList::vat_category, l.vat_category); });
  });
  const auto reasons = [](bool charge, CodeList list) {
    return [charge, list](const Invoice& i, Examiner& e) {
      each_allowance(i, charge, [&](const AllowanceCharge& a) { code(e, list, a.reason_code); });
      each_line_allowance(i, e, charge, [&](const AllowanceCharge& a) { code(e, list, a.reason_code); });
    };
  };
  add("BR-CL-19", "BT-140", reasons(false, CodeList::allowance_reason));
  add("BR-CL-20", "BT-145", reasons(true, CodeList::charge_reason));
  add("BR-CL-22", "BT-121", [](const Invoice& i, Examiner& e) {
    for (const auto& vat : i.vat) code(e, CodeList::exemption_reason, vat.reason_code);
  });
  add("BR-CL-23", "BT-130", [](const Invoice& i, Examiner& e) {
    each_line(i, e, [&](const Line& l) {
      if (l.quantity) code(e, CodeList::unit, l.unit);
    });
  });
  add("BR-CL-25", "BT-49", [](const Invoice& i, Examiner& e) {
    for (const auto* address : {&i.seller.electronic_address, &i.buyer.electronic_address}) {
      if (!address->value.empty()) code(e, CodeList::electronic_address_scheme, address->scheme);
    }
  });
}

} // namespace socle::invoicing
