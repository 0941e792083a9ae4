#include "invoicing/draft.h"

#include "invoicing/checks.h"
#include "invoicing/fields.h"
#include "invoicing/printable.h"
#include "invoicing/terms.h"
#include "invoicing/totals.h"
#include "invoicing/wording.h"

#include <algorithm>

namespace socle::invoicing {

namespace {

// Countries whose accounts SEPA credit transfers reach (European Payments Council, 2025): dated data.
constexpr std::string_view kSepaCountries =
    " AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA ";

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

class Drafter {
 public:
  Drafter(const json::object& fields, const Party& company, const Customer* customer, std::span<const std::string> set)
      : fields_(fields), company_(company), customer_(customer), set_(set) {}

  Result<Draft> run(Date issue_date) {
    Invoice& invoice = out_.invoice;
    out_.language = language_of(text_field(fields_, "language"));
    invoice.issue_date = issue_date;
    invoice.currency = text_field(fields_, "currency");
    invoice.contract = text_field(fields_, "contract_number");
    seller();
    buyer();
    SOCLE_CHECK(supply());
    SOCLE_CHECK(lines());
    compute_totals(invoice);
    vat_reasons();
    SOCLE_CHECK(terms());
    payment();
    SOCLE_CHECK(compare_totals());
    make_printable(invoice);
    return std::move(out_);
  }

 private:
  const json::object& side(std::string_view name) const {
    static const json::object none;
    const auto* found = json::get_object(fields_, name);
    return found == nullptr ? none : *found;
  }

  void note(std::string_view rule, std::string_view term_id, Severity severity, std::string value, std::string expected,
            std::string path, std::optional<std::size_t> line = std::nullopt) {
    out_.findings.push_back({std::string(rule), std::string(term_id), severity, std::move(value), std::move(expected),
                             line, std::move(path)});
  }

  bool is_set(std::string_view path) const { return std::ranges::find(set_, path) != set_.end(); }

  // What a person set, also to nothing; else the contract's value, or the master data's, remembered with its origin.
  std::string filled(std::string_view from_contract, std::string_view from_master, std::string_view path,
                     std::string_view origin) {
    if (!from_contract.empty() || is_set(path)) return std::string(from_contract);
    if (!from_master.empty()) out_.origins.emplace(path, origin);
    return std::string(from_master);
  }

  static void take_address(Trader& trader, const Party& party) {
    trader.address = {party.street, party.city, party.postcode, party.country};
  }

  Party complete(const Party& read, const Party& master, std::string_view prefix, std::string_view origin) {
    const auto fill_in = [&](std::string Party::* member, std::string_view name) {
      return filled(read.*member, master.*member, std::string(prefix) + std::string(name), origin);
    };
    Party out;
    out.name = fill_in(&Party::name, "name");
    out.street = fill_in(&Party::street, "street");
    out.postcode = fill_in(&Party::postcode, "postcode");
    out.city = fill_in(&Party::city, "city");
    out.country = fill_in(&Party::country, "country");
    out.vat_id = fill_in(&Party::vat_id, "vat_id");
    out.tax_number = fill_in(&Party::tax_number, "tax_number");
    out.registration = fill_in(&Party::registration, "registration");
    out.iban = without_blanks(fill_in(&Party::iban, "iban"));
    out.bic = without_blanks(fill_in(&Party::bic, "bic"));
    out.contact_name = fill_in(&Party::contact_name, "contact.name");
    out.contact_phone = fill_in(&Party::contact_phone, "contact.phone");
    out.contact_email = fill_in(&Party::contact_email, "contact.email");
    out.electronic_address = fill_in(&Party::electronic_address, "electronic_address");
    return out;
  }

  void seller() {
    const Party read = party_from_json(side("seller"));
    const bool ours = read.name.empty() || same_party(read, company_);
    if (!ours && !company_.name.empty())
      note("SOCLE-SELLER", "BT-27", Severity::fatal, read.name, company_.name, "seller.name");
    seller_ = complete(read, ours ? company_ : Party(), "seller.", "company");
    if (ours) {
      differs(read.vat_id, company_.vat_id, "BT-31", "seller.vat_id");
      differs(without_blanks(read.iban), without_blanks(company_.iban), "BT-84", "seller.iban");
    }
    if (seller_.electronic_address.empty() && !seller_.contact_email.empty() && !is_set("seller.electronic_address")) {
      seller_.electronic_address = seller_.contact_email;
      out_.origins.emplace("seller.electronic_address", "seller.contact.email");
    }
    Trader& trader = out_.invoice.seller;
    trader.name = seller_.name;
    trader.registration = seller_.registration;
    trader.vat_id = seller_.vat_id;
    trader.tax_number = seller_.tax_number;
    trader.electronic_address = electronic_address(seller_.electronic_address);
    take_address(trader, seller_);
    trader.contact = {seller_.contact_name, seller_.contact_phone, seller_.contact_email};
  }

  void differs(std::string_view read, std::string_view known, std::string_view term_id, std::string_view path) {
    if (!read.empty() && !known.empty() && read != known) {
      note("SOCLE-PROFILE", term_id, Severity::warning, std::string(read), std::string(known), std::string(path));
    }
  }

  void buyer() {
    const json::object& read = side("buyer");
    const Customer none;
    const Customer& known = customer_ == nullptr ? none : *customer_;
    Party party = complete(party_from_json(read), known.party, "buyer.", "customer");
    if (party.electronic_address.empty() && !known.invoice_email.empty() && !is_set("buyer.electronic_address")) {
      party.electronic_address = known.invoice_email;
      out_.origins.emplace("buyer.electronic_address", "customer.invoice_email");
    }
    Trader& trader = out_.invoice.buyer;
    trader.name = party.name;
    trader.registration = party.registration;
    trader.vat_id = party.vat_id;
    trader.electronic_address = electronic_address(party.electronic_address);
    take_address(trader, party);
    trader.contact = {party.contact_name, party.contact_phone, party.contact_email};
    const ElectronicAddress kept = electronic_address(
        known.party.electronic_address.empty() ? known.invoice_email : known.party.electronic_address);
    if (customer_ != nullptr && is_set("buyer.name") && !is_set("buyer.electronic_address") &&
        !trader.electronic_address.value.empty() && trader.electronic_address == kept &&
        trader.name != known.party.name) {
      note("SOCLE-ADDRESS", "BT-49", Severity::warning, trader.electronic_address.value, trader.name,
           "buyer.electronic_address");
    }
    out_.invoice.buyer_reference = filled(text_field(read, "reference"), known.buyer_reference, "buyer.reference",
                                          "customer");
  }

  // BG-14: the first invoice's period; else from start to end of the service, as far as the contract says them.
  Result<void> supply() {
    Period& period = out_.invoice.period;
    if (const auto* billing = json::get_object(fields_, "billing")) {
      if (const auto* first = json::get_object(*billing, "first_invoice_period")) {
        SOCLE_TRY(period.start, date_field(*first, "from", "billing.first_invoice_period.from"));
        SOCLE_TRY(period.end, date_field(*first, "to", "billing.first_invoice_period.to"));
      }
    }
    if (!period.empty() || is_set("billing.first_invoice_period.from")) return {};
    SOCLE_TRY(period.start, date_field(fields_, "service_start", "service_start"));
    if (!period.start) return {};
    out_.origins.emplace("billing.first_invoice_period.from", "service_start");
    SOCLE_TRY(const MaybeDate end, date_field(fields_, "service_end", "service_end"));
    if (rhythm() == "one_off") period.end = end; // a recurring contract's end is not the first invoice's
    return {};
  }

  std::string rhythm() const {
    const auto* billing = json::get_object(fields_, "billing");
    return billing == nullptr ? std::string() : text_field(*billing, "rhythm");
  }

  Result<void> lines() {
    SOCLE_TRY(const std::vector<ContractLine> read, lines_field(fields_));
    for (std::size_t i = 0; i < read.size(); ++i) {
      const ContractLine& from = read[i];
      Line line;
      line.id = std::to_string(i + 1);
      line.name = from.description;
      line.unit = from.unit;
      line.quantity = from.quantity;
      line.price = from.unit_price_net;
      if (line.price && line.quantity &&
          line.price->is_negative()) { // BR-27: a reduction is a negative quantity, not a negative price
        line.price = -*line.price;
        line.quantity = -*line.quantity;
      }
      line.vat_category = from.vat_category;
      line.vat_rate = from.vat_category == "O" ? MaybeDecimal() : from.vat_rate;
      const bool untaxed = from.vat_category == "Z" || from.vat_category == "E" || from.vat_category == "AE" ||
                           from.vat_category == "K" || from.vat_category == "G";
      if (untaxed && !line.vat_rate) line.vat_rate = Decimal();
      if (from.allowance && !from.allowance->is_zero()) line.allowances.push_back(discount(*from.allowance));
      const auto net = exact_line_net(line);
      if (from.line_net && net && *from.line_net != *net) {
        note("SOCLE-LINE", "BT-131", Severity::fatal, from.line_net->text(), net->text(2),
             "lines." + std::to_string(i) + ".line_net", i);
      }
      out_.invoice.lines.push_back(std::move(line));
    }
    return {};
  }

  AllowanceCharge discount(Decimal amount) const {
    AllowanceCharge out;
    out.amount = amount;
    out.reason = discount_reason(out_.language);
    out.reason_code = "95"; // UNTDID 5189: discount
    return out;
  }

  void vat_reasons() {
    Invoice& invoice = out_.invoice;
    const auto notes = texts_field(fields_, "notes_required");
    std::vector<std::string> used;
    for (auto& vat : invoice.vat) {
      Exemption found = exemption(vat.category, notes, invoice.seller.address.country, out_.language);
      vat.reason = found.reason;
      vat.reason_code = found.code;
      used.push_back(std::move(found.reason));
    }
    for (const auto& text : notes) {
      if (std::ranges::find(used, text) == used.end()) invoice.notes.push_back(text);
    }
    const auto has = [&](std::string_view code) {
      return std::ranges::find(invoice.vat, code, &VatBreakdown::category) != invoice.vat.end();
    };
    if (has("O")) { // BR-O-02: an invoice outside the scope of VAT names no VAT ids
      invoice.seller.vat_id.clear();
      invoice.buyer.vat_id.clear();
    }
    if (has("K") &&
        invoice.delivery.address.empty()) { // BR-IC-12: goods go to the buyer unless the contract says otherwise
      invoice.delivery.address = invoice.buyer.address;
      out_.origins.emplace("delivery", "buyer");
    }
    // BR-CO-26: a small business may have neither VAT id nor register; its tax number then identifies it.
    if (invoice.seller.vat_id.empty() && invoice.seller.registration.empty())
      invoice.seller.identifier = invoice.seller.tax_number;
  }

  Result<void> terms() {
    SOCLE_TRY(const std::optional<int> days, days_field(fields_, "payment_terms_days", "payment_terms_days"));
    std::vector<Discount> discounts;
    if (const auto* list = json::get_array(fields_, "discount_terms")) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        const auto* item = (*list)[i].if_object();
        if (item == nullptr) continue;
        const std::string path = "discount_terms." + std::to_string(i) + ".";
        SOCLE_TRY(const MaybeDecimal percent, decimal_field(*item, "percent", path + "percent"));
        SOCLE_TRY(const std::optional<int> within, days_field(*item, "days", path + "days"));
        if (percent && within) discounts.push_back({*percent, *within});
      }
    }
    if (days) out_.invoice.due_date = add_days(*out_.invoice.issue_date, *days);
    out_.invoice.payment_terms = payment_terms_text(days, discounts, out_.language);
    return {};
  }

  void payment() {
    if (seller_.iban.empty()) return;
    Payment& payment = out_.invoice.payment;
    const bool sepa = out_.invoice.currency == "EUR" &&
                      kSepaCountries.find(" " + seller_.iban.substr(0, 2) + " ") != std::string_view::npos;
    payment.means_code = sepa ? "58" : "30";
    payment.account = seller_.iban;
    payment.account_name = seller_.name;
    payment.bic = seller_.bic;
  }

  // The fields' own totals are what a person saw: if they differ from what will be issued, one of them is wrong.
  Result<void> compare_totals() {
    const auto* totals = json::get_object(fields_, "totals");
    if (totals == nullptr) return {};
    SOCLE_TRY(const MaybeDecimal net, decimal_field(*totals, "net", "totals.net"));
    SOCLE_TRY(const MaybeDecimal gross, decimal_field(*totals, "gross", "totals.gross"));
    const Totals& computed = out_.invoice.totals;
    if (net && computed.net && *net != *computed.net)
      note("SOCLE-TOTALS", "BT-109", Severity::fatal, net->text(), computed.net->text(2), "totals.net");
    if (gross && computed.gross && *gross != *computed.gross)
      note("SOCLE-TOTALS", "BT-112", Severity::fatal, gross->text(), computed.gross->text(2), "totals.gross");
    return {};
  }

  const json::object& fields_;
  const Party& company_;
  const Customer* customer_;
  std::span<const std::string> set_;
  Party seller_;
  Draft out_;
};
} // namespace

Result<Draft> draft(const json::object& fields, const Party& company, const Customer* customer, Date issue_date,
                    std::span<const std::string> set) {
  return Drafter(fields, company, customer, set).run(issue_date);
}

Invoice numbered(Invoice draft, std::string number) {
  draft.payment.remittance = draft.payment.account.empty() ? std::string() : number;
  draft.number = std::move(number);
  return draft;
}

ElectronicAddress electronic_address(std::string_view text) {
  // A blank within an e-mail address is a mistake that its check names; within a number it only groups digits.
  const std::string whole = printable_text(text), value = without_blanks(whole);
  if (whole.starts_with("EM:")) return {"EM", printable_text(std::string_view(whole).substr(3))};
  if (const auto colon = value.find(':'); colon == 4) return {value.substr(0, colon), value.substr(colon + 1)};
  if (whole.find('@') != std::string::npos) return {"EM", whole};
  if (value.starts_with("DE") && value.size() == 11) return {"9930", value};
  if (value.starts_with("FR") && value.size() == 13) return {"9957", value};
  if (value.starts_with("ATU") && value.size() == 11) return {"9914", value};
  return {"", value};
}

Result<void> recompute(json::object& fields) {
  SOCLE_TRY(const std::vector<ContractLine> lines, lines_field(fields));
  Invoice invoice;
  json::array* written = fields.contains("lines") ? fields["lines"].if_array() : nullptr;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line line;
    line.quantity = lines[i].quantity;
    line.price = lines[i].unit_price_net;
    line.vat_category = lines[i].vat_category;
    line.vat_rate = lines[i].vat_rate;
    if (lines[i].allowance) line.allowances.emplace_back().amount = lines[i].allowance;
    const auto net = exact_line_net(line);
    auto* object = written == nullptr ? nullptr : (*written)[i].if_object();
    if (object != nullptr) (*object)["line_net"] = net ? json::value(net->text(2)) : json::value();
    invoice.lines.push_back(std::move(line));
  }
  compute_totals(invoice);
  auto* totals = fields.contains("totals") ? fields["totals"].if_object() : nullptr;
  if (totals == nullptr) totals = &(fields["totals"] = json::object()).get_object();
  const auto put = [&](std::string_view name, const MaybeDecimal& value) {
    if (value) (*totals)[name] = value->text(2);
    else (*totals)[name] = nullptr;
  };
  put("net", invoice.totals.net);
  put("gross", invoice.totals.gross);
  json::array vat;
  for (const auto& item : invoice.vat) {
    json::object row{{"category", item.category}};
    if (item.rate) row["rate"] = item.rate->text();
    else row["rate"] = nullptr;
    if (item.tax) row["amount"] = item.tax->text(2);
    else row["amount"] = nullptr;
    vat.push_back(std::move(row));
  }
  (*totals)["vat"] = std::move(vat);
  return {};
}

} // namespace socle::invoicing
