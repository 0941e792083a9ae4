// The model as UBL 2.1, element order as the schema demands it. Business terms as EN 16931 binds them to UBL (CEN/TS 16931-3-2).
#include "invoicing/syntax.h"
#include "invoicing/xml_writer.h"

namespace socle::invoicing {

std::string amount_text(const MaybeDecimal& amount) {
  if (!amount) return {};
  return amount->has_at_most_decimals(2) ? amount->text(2) : amount->text();
}

std::string number_text(const MaybeDecimal& number) { return number ? number->text() : std::string(); }

namespace {

std::string date_text(const MaybeDate& date) { return date ? to_iso(*date) : std::string(); }

class UblWriter {
 public:
  explicit UblWriter(const Invoice& invoice) : invoice_(invoice) {}

  Bytes write() {
    xml_.open_always("Invoice",
                     {{"xmlns", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"},
                      {"xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
                      {"xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"}});
    header();
    references();
    xml_.open("cac:AccountingSupplierParty");
    party(invoice_.seller);
    xml_.close();
    xml_.open("cac:AccountingCustomerParty");
    party(invoice_.buyer);
    xml_.close();
    delivery();
    payment();
    for (const auto& allowance : invoice_.allowances) allowance_charge(allowance, true);
    vat();
    totals();
    for (const auto& item : invoice_.lines) line(item);
    xml_.close();
    return xml_.take();
  }

 private:
  void amount(std::string_view name, const MaybeDecimal& value) {
    xml_.leaf(name, amount_text(value), {{"currencyID", invoice_.currency}});
  }

  void header() {
    xml_.leaf("cbc:CustomizationID", invoice_.specification);
    xml_.leaf("cbc:ProfileID", invoice_.process);
    xml_.leaf("cbc:ID", invoice_.number);
    xml_.leaf("cbc:IssueDate", date_text(invoice_.issue_date));
    xml_.leaf("cbc:DueDate", date_text(invoice_.due_date));
    xml_.leaf("cbc:InvoiceTypeCode", invoice_.type_code);
    for (const auto& note : invoice_.notes) xml_.leaf("cbc:Note", note);
    xml_.leaf("cbc:DocumentCurrencyCode", invoice_.currency);
    xml_.leaf("cbc:BuyerReference", invoice_.buyer_reference);
  }

  void period(const Period& value) {
    xml_.open("cac:InvoicePeriod");
    xml_.leaf("cbc:StartDate", date_text(value.start));
    xml_.leaf("cbc:EndDate", date_text(value.end));
    xml_.close();
  }

  void references() {
    period(invoice_.period);
    xml_.open("cac:OrderReference");
    xml_.leaf("cbc:ID", invoice_.order);
    xml_.close();
    for (const auto& preceding : invoice_.preceding) {
      xml_.open("cac:BillingReference");
      xml_.open_always("cac:InvoiceDocumentReference");
      xml_.leaf("cbc:ID", preceding.number);
      xml_.leaf("cbc:IssueDate", date_text(preceding.date));
      xml_.close();
      xml_.close();
    }
    xml_.open("cac:ContractDocumentReference");
    xml_.leaf("cbc:ID", invoice_.contract);
    xml_.close();
  }

  void address(std::string_view element, const Address& value) {
    xml_.open(element);
    xml_.leaf("cbc:StreetName", value.street);
    xml_.leaf("cbc:CityName", value.city);
    xml_.leaf("cbc:PostalZone", value.postcode);
    xml_.open("cac:Country");
    xml_.leaf("cbc:IdentificationCode", value.country);
    xml_.close();
    xml_.close();
  }

  void tax_scheme(std::string_view company_id, std::string_view scheme) {
    if (company_id.empty()) return;
    xml_.open("cac:PartyTaxScheme");
    xml_.leaf("cbc:CompanyID", company_id);
    xml_.open("cac:TaxScheme");
    xml_.leaf("cbc:ID", scheme);
    xml_.close();
    xml_.close();
  }

  void party(const Trader& trader) {
    xml_.open("cac:Party");
    xml_.leaf("cbc:EndpointID", trader.electronic_address.value, {{"schemeID", trader.electronic_address.scheme}});
    xml_.open("cac:PartyIdentification");
    xml_.leaf("cbc:ID", trader.identifier);
    xml_.close();
    address("cac:PostalAddress", trader.address);
    tax_scheme(trader.vat_id, "VAT");
    tax_scheme(trader.tax_number, "FC");
    xml_.open("cac:PartyLegalEntity");
    xml_.leaf("cbc:RegistrationName", trader.name);
    xml_.leaf("cbc:CompanyID", trader.registration);
    xml_.close();
    xml_.open("cac:Contact");
    xml_.leaf("cbc:Name", trader.contact.name);
    xml_.leaf("cbc:Telephone", trader.contact.phone);
    xml_.leaf("cbc:ElectronicMail", trader.contact.email);
    xml_.close();
    xml_.close();
  }

  void delivery() {
    xml_.open("cac:Delivery");
    xml_.leaf("cbc:ActualDeliveryDate", date_text(invoice_.delivery.date));
    xml_.open("cac:DeliveryLocation");
    address("cac:Address", invoice_.delivery.address);
    xml_.close();
    xml_.close();
  }

  void payment() {
    const Payment& payment = invoice_.payment;
    xml_.open("cac:PaymentMeans");
    xml_.leaf("cbc:PaymentMeansCode", payment.means_code);
    xml_.leaf("cbc:PaymentID", payment.remittance);
    xml_.open("cac:PayeeFinancialAccount");
    xml_.leaf("cbc:ID", payment.account);
    xml_.leaf("cbc:Name", payment.account_name);
    xml_.open("cac:FinancialInstitutionBranch");
    xml_.leaf("cbc:ID", payment.bic);
    xml_.close();
    xml_.close();
    xml_.close();
    xml_.open("cac:PaymentTerms");
    xml_.leaf("cbc:Note", invoice_.payment_terms);
    xml_.close();
  }

  void tax_category(std::string_view element, std::string_view category, const MaybeDecimal& rate,
                    std::string_view reason_code = {}, std::string_view reason = {}) {
    if (category.empty() && !rate && reason_code.empty() && reason.empty()) return;
    xml_.open(element);
    xml_.leaf("cbc:ID", category);
    xml_.leaf("cbc:Percent", number_text(rate));
    xml_.leaf("cbc:TaxExemptionReasonCode", reason_code);
    xml_.leaf("cbc:TaxExemptionReason", reason);
    xml_.open("cac:TaxScheme");
    xml_.leaf("cbc:ID", "VAT");
    xml_.close();
    xml_.close();
  }

  void allowance_charge(const AllowanceCharge& value, bool with_vat) {
    xml_.open("cac:AllowanceCharge");
    xml_.leaf("cbc:ChargeIndicator", value.charge ? "true" : "false");
    xml_.leaf("cbc:AllowanceChargeReasonCode", value.reason_code);
    xml_.leaf("cbc:AllowanceChargeReason", value.reason);
    xml_.leaf("cbc:MultiplierFactorNumeric", number_text(value.percent));
    amount("cbc:Amount", value.amount);
    amount("cbc:BaseAmount", value.base);
    if (with_vat) tax_category("cac:TaxCategory", value.vat_category, value.vat_rate);
    xml_.close();
  }

  void vat() {
    xml_.open("cac:TaxTotal");
    amount("cbc:TaxAmount", invoice_.totals.vat);
    for (const auto& breakdown : invoice_.vat) {
      xml_.open("cac:TaxSubtotal");
      amount("cbc:TaxableAmount", breakdown.taxable);
      amount("cbc:TaxAmount", breakdown.tax);
      tax_category("cac:TaxCategory", breakdown.category, breakdown.rate, breakdown.reason_code, breakdown.reason);
      xml_.close();
    }
    xml_.close();
  }

  void totals() {
    const Totals& totals = invoice_.totals;
    xml_.open_always("cac:LegalMonetaryTotal");
    amount("cbc:LineExtensionAmount", totals.lines);
    amount("cbc:TaxExclusiveAmount", totals.net);
    amount("cbc:TaxInclusiveAmount", totals.gross);
    amount("cbc:AllowanceTotalAmount", totals.allowances);
    amount("cbc:ChargeTotalAmount", totals.charges);
    amount("cbc:PrepaidAmount", totals.prepaid);
    amount("cbc:PayableRoundingAmount", totals.rounding);
    amount("cbc:PayableAmount", totals.due);
    xml_.close();
  }

  void line(const Line& line) {
    xml_.open_always("cac:InvoiceLine");
    xml_.leaf("cbc:ID", line.id);
    xml_.leaf("cbc:Note", line.note);
    xml_.leaf("cbc:InvoicedQuantity", number_text(line.quantity), {{"unitCode", line.unit}});
    amount("cbc:LineExtensionAmount", line.net);
    period(line.period);
    for (const auto& allowance : line.allowances) allowance_charge(allowance, false);
    xml_.open("cac:Item");
    xml_.leaf("cbc:Description", line.description);
    xml_.leaf("cbc:Name", line.name);
    tax_category("cac:ClassifiedTaxCategory", line.vat_category, line.vat_rate);
    xml_.close();
    xml_.open("cac:Price");
    amount("cbc:PriceAmount", line.price);
    xml_.leaf("cbc:BaseQuantity", number_text(line.price_base), {{"unitCode", line.unit}});
    xml_.close();
    xml_.close();
  }

  const Invoice& invoice_;
  XmlWriter xml_;
};

} // namespace

Bytes write_ubl(const Invoice& invoice) { return UblWriter(invoice).write(); }

} // namespace socle::invoicing
