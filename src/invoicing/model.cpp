#include "invoicing/model.h"

namespace socle::invoicing {

namespace {
// Every term of an invoice as (name, text), in the order of the model.
class Flat {
 public:
  explicit Flat(const Invoice& invoice) { write(invoice); }
  std::vector<std::pair<std::string, std::string>> items;

 private:
  void add(std::string name, std::string text) { items.emplace_back(prefix_ + std::move(name), std::move(text)); }
  void add(std::string name, const MaybeDecimal& value) { add(std::move(name), value ? value->text() : std::string()); }
  void add(std::string name, const MaybeDate& value) { add(std::move(name), value ? to_iso(*value) : std::string()); }

  void write(const Address& a) {
    add("street", a.street);
    add("city", a.city);
    add("postcode", a.postcode);
    add("country", a.country);
  }
  void write(const Trader& t) {
    add("name", t.name);
    add("identifier", t.identifier);
    add("registration", t.registration);
    add("VAT id", t.vat_id);
    add("tax number", t.tax_number);
    add("electronic address", t.electronic_address.scheme + ":" + t.electronic_address.value);
    write(t.address);
    add("contact name", t.contact.name);
    add("contact phone", t.contact.phone);
    add("contact e-mail", t.contact.email);
  }
  void write(const std::vector<AllowanceCharge>& list) {
    const std::string outer = prefix_;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const AllowanceCharge& a = list[i];
      prefix_ = outer + (a.charge ? "charge " : "allowance ") + std::to_string(i + 1) + " ";
      add("amount", a.amount);
      add("base", a.base);
      add("percent", a.percent);
      add("VAT category", a.vat_category);
      add("VAT rate", a.vat_rate);
      add("reason", a.reason);
      add("reason code", a.reason_code);
    }
    prefix_ = outer;
  }
  void write(const Line& l) {
    add("BT-126", l.id);
    add("BT-127", l.note);
    add("BT-129", l.quantity);
    add("BT-130", l.unit);
    add("BT-131", l.net);
    add("BT-134", l.period.start);
    add("BT-135", l.period.end);
    add("BT-146", l.price);
    add("BT-149", l.price_base);
    add("BT-151", l.vat_category);
    add("BT-152", l.vat_rate);
    add("BT-153", l.name);
    add("BT-154", l.description);
    write(l.allowances);
  }
  void write(const Totals& t) {
    add("BT-106", t.lines);
    add("BT-107", t.allowances);
    add("BT-108", t.charges);
    add("BT-109", t.net);
    add("BT-110", t.vat);
    add("BT-112", t.gross);
    add("BT-113", t.prepaid);
    add("BT-114", t.rounding);
    add("BT-115", t.due);
  }
  void write(const Invoice& i) {
    add("BT-1", i.number);
    add("BT-2", i.issue_date);
    add("BT-3", i.type_code);
    add("BT-5", i.currency);
    add("BT-9", i.due_date);
    add("BT-10", i.buyer_reference);
    add("BT-12", i.contract);
    add("BT-13", i.order);
    add("BT-20", i.payment_terms);
    for (const auto& note : i.notes) add("BT-22", note);
    add("BT-23", i.process);
    add("BT-24", i.specification);
    for (const auto& preceding : i.preceding) {
      add("BT-25", preceding.number);
      add("BT-26", preceding.date);
    }
    prefix_ = "seller ";
    write(i.seller);
    prefix_ = "buyer ";
    write(i.buyer);
    prefix_ = "delivery ";
    write(i.delivery.address);
    prefix_.clear();
    add("BT-72", i.delivery.date);
    add("BT-73", i.period.start);
    add("BT-74", i.period.end);
    add("BT-81", i.payment.means_code);
    add("BT-83", i.payment.remittance);
    add("BT-84", i.payment.account);
    add("BT-85", i.payment.account_name);
    add("BT-86", i.payment.bic);
    write(i.allowances);
    write(i.totals);
    for (std::size_t n = 0; n < i.vat.size(); ++n) {
      prefix_ = "VAT " + std::to_string(n + 1) + " ";
      add("BT-116", i.vat[n].taxable);
      add("BT-117", i.vat[n].tax);
      add("BT-118", i.vat[n].category);
      add("BT-119", i.vat[n].rate);
      add("BT-120", i.vat[n].reason);
      add("BT-121", i.vat[n].reason_code);
    }
    for (std::size_t n = 0; n < i.lines.size(); ++n) {
      prefix_ = "line " + std::to_string(n + 1) + " ";
      write(i.lines[n]);
    }
  }

  std::string prefix_;
};
} // namespace

std::string first_difference(const Invoice& a, const Invoice& b) {
  if (a == b) return {};
  const auto left = Flat(a).items;
  const auto right = Flat(b).items;
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    if (left[i] == right[i]) continue;
    if (left[i].first != right[i].first) return left[i].first + " / " + right[i].first;
    return left[i].first + ": “" + left[i].second + "” / “" + right[i].second + "”";
  }
  return "the number of terms: " + std::to_string(left.size()) + " / " + std::to_string(right.size());
}

} // namespace socle::invoicing
