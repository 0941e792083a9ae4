#include "invoicing/preview.h"

#include "invoicing/wording.h"

namespace socle::invoicing {

namespace {
json::value text(const std::string& value) { return value.empty() ? json::value(nullptr) : json::value(value); }
json::value amount(const MaybeDecimal& value) {
  if (!value) return nullptr;
  return json::value(value->has_at_most_decimals(2) ? value->text(2) : value->text());
}
json::value number(const MaybeDecimal& value) { return value ? json::value(value->text()) : json::value(nullptr); }
json::value date(const MaybeDate& value) { return value ? json::value(to_iso(*value)) : json::value(nullptr); }

json::object trader(const Trader& t) {
  return {{"name", text(t.name)},
          {"street", text(t.address.street)},
          {"postcode", text(t.address.postcode)},
          {"city", text(t.address.city)},
          {"country", text(t.address.country)},
          {"vat_id", text(t.vat_id)},
          {"tax_number", text(t.tax_number)},
          {"registration", text(t.registration)},
          {"contact", json::object{{"name", text(t.contact.name)}, {"phone", text(t.contact.phone)}, {"email", text(t.contact.email)}}},
          {"electronic_address", t.electronic_address.value.empty() ? json::value(nullptr) : json::value(t.electronic_address.scheme + ":" + t.electronic_address.value)}};
}

json::object line(const Line& l, Language language) {
  Decimal allowance;
  for (const auto& item : l.allowances) allowance += item.charge ? -item.amount.value_or(Decimal()) : item.amount.value_or(Decimal());
  return {{"id", l.id},
          {"description", text(l.name)},
          {"quantity", number(l.quantity)},
          {"unit", text(l.unit)},
          {"unit_name", text(unit_for_people(l.unit, language))},
          {"unit_price_net", amount(l.price)},
          {"allowance", l.allowances.empty() ? json::value(nullptr) : amount(allowance)},
          {"vat_category", text(l.vat_category)},
          {"vat_rate", number(l.vat_rate)},
          {"line_net", amount(l.net)}};
}

json::object totals(const Totals& t) {
  return {{"lines", amount(t.lines)}, {"allowances", amount(t.allowances)}, {"charges", amount(t.charges)},   {"net", amount(t.net)}, {"vat", amount(t.vat)},
          {"gross", amount(t.gross)}, {"prepaid", amount(t.prepaid)},       {"rounding", amount(t.rounding)}, {"due", amount(t.due)}};
}
} // namespace

json::object preview(const Invoice& invoice, Language language) {
  json::array lines, vat, notes;
  for (const auto& item : invoice.lines) lines.push_back(line(item, language));
  for (const auto& item : invoice.vat) {
    vat.push_back(json::object{{"category", text(item.category)}, {"rate", number(item.rate)}, {"taxable", amount(item.taxable)}, {"amount", amount(item.tax)}, {"reason", text(item.reason)}, {"reason_code", text(item.reason_code)}});
  }
  for (const auto& note : invoice.notes) notes.emplace_back(note);
  const Payment& payment = invoice.payment;
  return {{"number", text(invoice.number)},
          {"issue_date", date(invoice.issue_date)},
          {"due_date", date(invoice.due_date)},
          {"type", invoice.type_code},
          {"currency", text(invoice.currency)},
          {"language", language_tag(language)},
          {"buyer_reference", text(invoice.buyer_reference)},
          {"contract", text(invoice.contract)},
          {"payment_terms", text(payment_terms_for_people(invoice.payment_terms))},
          {"notes", std::move(notes)},
          {"seller", trader(invoice.seller)},
          {"buyer", trader(invoice.buyer)},
          {"delivery_date", date(invoice.delivery.date)},
          {"period", json::object{{"from", date(invoice.period.start)}, {"to", date(invoice.period.end)}}},
          {"payment", json::object{{"means", text(payment.means_code)}, {"iban", text(payment.account)}, {"holder", text(payment.account_name)}, {"bic", text(payment.bic)}}},
          {"lines", std::move(lines)},
          {"vat", std::move(vat)},
          {"totals", totals(invoice.totals)}};
}

} // namespace socle::invoicing
