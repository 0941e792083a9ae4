// The model as UN/CEFACT CII D16B, element order as the schema demands it. Terms as EN 16931 binds them (CEN/TS 16931-3-3).
#include "invoicing/syntax.h"
#include "invoicing/xml_writer.h"

namespace socle::invoicing {

namespace {

class CiiWriter {
 public:
  explicit CiiWriter(const Invoice& invoice) : invoice_(invoice) {}

  Bytes write() {
    xml_.open_always(
        "rsm:CrossIndustryInvoice",
        {{"xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"},
         {"xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"},
         {"xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"},
         {"xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"}});
    context();
    document();
    xml_.open_always("rsm:SupplyChainTradeTransaction");
    for (const auto& item : invoice_.lines) line(item);
    agreement();
    delivery();
    settlement();
    xml_.close();
    xml_.close();
    return xml_.take();
  }

 private:
  // BT dates as format 102, CCYYMMDD.
  void date(std::string_view element, std::string_view leaf, const MaybeDate& value) {
    std::string text;
    if (value) {
      text = to_iso(*value);
      std::erase(text, '-');
    }
    xml_.open(element);
    xml_.leaf(leaf, text, {{"format", "102"}});
    xml_.close();
  }

  void group(std::string_view element, std::string_view name, std::string_view text,
             XmlWriter::Attributes attributes = {}) {
    xml_.open(element);
    xml_.leaf(name, text, attributes);
    xml_.close();
  }

  void amount(std::string_view name, const MaybeDecimal& value) { xml_.leaf(name, amount_text(value)); }

  void context() {
    xml_.open_always("rsm:ExchangedDocumentContext");
    group("ram:BusinessProcessSpecifiedDocumentContextParameter", "ram:ID", invoice_.process);
    group("ram:GuidelineSpecifiedDocumentContextParameter", "ram:ID", invoice_.specification);
    xml_.close();
  }

  void document() {
    xml_.open_always("rsm:ExchangedDocument");
    xml_.leaf("ram:ID", invoice_.number);
    xml_.leaf("ram:TypeCode", invoice_.type_code);
    date("ram:IssueDateTime", "udt:DateTimeString", invoice_.issue_date);
    for (const auto& note : invoice_.notes) group("ram:IncludedNote", "ram:Content", note);
    xml_.close();
  }

  void period(const Period& value) {
    xml_.open("ram:BillingSpecifiedPeriod");
    date("ram:StartDateTime", "udt:DateTimeString", value.start);
    date("ram:EndDateTime", "udt:DateTimeString", value.end);
    xml_.close();
  }

  void tax(std::string_view element, std::string_view category, const MaybeDecimal& rate) {
    if (category.empty() && !rate) return;
    xml_.open(element);
    xml_.leaf("ram:TypeCode", "VAT");
    xml_.leaf("ram:CategoryCode", category);
    xml_.leaf("ram:RateApplicablePercent", number_text(rate));
    xml_.close();
  }

  void allowance_charge(const AllowanceCharge& value, bool with_vat) {
    xml_.open("ram:SpecifiedTradeAllowanceCharge");
    group("ram:ChargeIndicator", "udt:Indicator", value.charge ? "true" : "false");
    xml_.leaf("ram:CalculationPercent", number_text(value.percent));
    amount("ram:BasisAmount", value.base);
    amount("ram:ActualAmount", value.amount);
    xml_.leaf("ram:ReasonCode", value.reason_code);
    xml_.leaf("ram:Reason", value.reason);
    if (with_vat) tax("ram:CategoryTradeTax", value.vat_category, value.vat_rate);
    xml_.close();
  }

  void line(const Line& line) {
    xml_.open_always("ram:IncludedSupplyChainTradeLineItem");
    xml_.open("ram:AssociatedDocumentLineDocument");
    xml_.leaf("ram:LineID", line.id);
    group("ram:IncludedNote", "ram:Content", line.note);
    xml_.close();
    xml_.open("ram:SpecifiedTradeProduct");
    xml_.leaf("ram:Name", line.name);
    xml_.leaf("ram:Description", line.description);
    xml_.close();
    xml_.open("ram:SpecifiedLineTradeAgreement");
    xml_.open("ram:NetPriceProductTradePrice");
    amount("ram:ChargeAmount", line.price);
    xml_.leaf("ram:BasisQuantity", number_text(line.price_base), {{"unitCode", line.unit}});
    xml_.close();
    xml_.close();
    group("ram:SpecifiedLineTradeDelivery", "ram:BilledQuantity", number_text(line.quantity),
          {{"unitCode", line.unit}});
    xml_.open_always("ram:SpecifiedLineTradeSettlement");
    tax("ram:ApplicableTradeTax", line.vat_category, line.vat_rate);
    period(line.period);
    for (const auto& allowance : line.allowances) allowance_charge(allowance, false);
    xml_.open("ram:SpecifiedTradeSettlementLineMonetarySummation");
    amount("ram:LineTotalAmount", line.net);
    xml_.close();
    xml_.close();
    xml_.close();
  }

  void address(const Address& value) {
    xml_.open("ram:PostalTradeAddress");
    xml_.leaf("ram:PostcodeCode", value.postcode);
    xml_.leaf("ram:LineOne", value.street);
    xml_.leaf("ram:CityName", value.city);
    xml_.leaf("ram:CountryID", value.country);
    xml_.close();
  }

  void trader(std::string_view element, const Trader& trader) {
    xml_.open(element);
    xml_.leaf("ram:ID", trader.identifier);
    xml_.leaf("ram:Name", trader.name);
    group("ram:SpecifiedLegalOrganization", "ram:ID", trader.registration);
    xml_.open("ram:DefinedTradeContact");
    xml_.leaf("ram:PersonName", trader.contact.name);
    group("ram:TelephoneUniversalCommunication", "ram:CompleteNumber", trader.contact.phone);
    group("ram:EmailURIUniversalCommunication", "ram:URIID", trader.contact.email);
    xml_.close();
    address(trader.address);
    group("ram:URIUniversalCommunication", "ram:URIID", trader.electronic_address.value,
          {{"schemeID", trader.electronic_address.scheme}});
    group("ram:SpecifiedTaxRegistration", "ram:ID", trader.vat_id, {{"schemeID", "VA"}});
    group("ram:SpecifiedTaxRegistration", "ram:ID", trader.tax_number, {{"schemeID", "FC"}});
    xml_.close();
  }

  void agreement() {
    xml_.open_always("ram:ApplicableHeaderTradeAgreement");
    xml_.leaf("ram:BuyerReference", invoice_.buyer_reference);
    trader("ram:SellerTradeParty", invoice_.seller);
    trader("ram:BuyerTradeParty", invoice_.buyer);
    group("ram:BuyerOrderReferencedDocument", "ram:IssuerAssignedID", invoice_.order);
    group("ram:ContractReferencedDocument", "ram:IssuerAssignedID", invoice_.contract);
    xml_.close();
  }

  void delivery() {
    xml_.open_always("ram:ApplicableHeaderTradeDelivery");
    xml_.open("ram:ShipToTradeParty");
    address(invoice_.delivery.address);
    xml_.close();
    xml_.open("ram:ActualDeliverySupplyChainEvent");
    date("ram:OccurrenceDateTime", "udt:DateTimeString", invoice_.delivery.date);
    xml_.close();
    xml_.close();
  }

  void settlement() {
    xml_.open_always("ram:ApplicableHeaderTradeSettlement");
    xml_.leaf("ram:PaymentReference", invoice_.payment.remittance);
    xml_.leaf("ram:InvoiceCurrencyCode", invoice_.currency);
    payment();
    for (const auto& breakdown : invoice_.vat) vat(breakdown);
    period(invoice_.period);
    for (const auto& allowance : invoice_.allowances) allowance_charge(allowance, true);
    xml_.open("ram:SpecifiedTradePaymentTerms");
    xml_.leaf("ram:Description", invoice_.payment_terms);
    date("ram:DueDateDateTime", "udt:DateTimeString", invoice_.due_date);
    xml_.close();
    totals();
    for (const auto& preceding : invoice_.preceding) {
      xml_.open_always("ram:InvoiceReferencedDocument");
      xml_.leaf("ram:IssuerAssignedID", preceding.number);
      date("ram:FormattedIssueDateTime", "qdt:DateTimeString", preceding.date);
      xml_.close();
    }
    xml_.close();
  }

  void payment() {
    const Payment& payment = invoice_.payment;
    xml_.open("ram:SpecifiedTradeSettlementPaymentMeans");
    xml_.leaf("ram:TypeCode", payment.means_code);
    xml_.open("ram:PayeePartyCreditorFinancialAccount");
    xml_.leaf("ram:IBANID", payment.account);
    xml_.leaf("ram:AccountName", payment.account_name);
    xml_.close();
    group("ram:PayeeSpecifiedCreditorFinancialInstitution", "ram:BICID", payment.bic);
    xml_.close();
  }

  void vat(const VatBreakdown& breakdown) {
    xml_.open("ram:ApplicableTradeTax");
    amount("ram:CalculatedAmount", breakdown.tax);
    xml_.leaf("ram:TypeCode", "VAT");
    xml_.leaf("ram:ExemptionReason", breakdown.reason);
    amount("ram:BasisAmount", breakdown.taxable);
    xml_.leaf("ram:CategoryCode", breakdown.category);
    xml_.leaf("ram:ExemptionReasonCode", breakdown.reason_code);
    xml_.leaf("ram:RateApplicablePercent", number_text(breakdown.rate));
    xml_.close();
  }

  void totals() {
    const Totals& totals = invoice_.totals;
    xml_.open_always("ram:SpecifiedTradeSettlementHeaderMonetarySummation");
    amount("ram:LineTotalAmount", totals.lines);
    amount("ram:ChargeTotalAmount", totals.charges);
    amount("ram:AllowanceTotalAmount", totals.allowances);
    amount("ram:TaxBasisTotalAmount", totals.net);
    xml_.leaf("ram:TaxTotalAmount", amount_text(totals.vat), {{"currencyID", invoice_.currency}});
    amount("ram:RoundingAmount", totals.rounding);
    amount("ram:GrandTotalAmount", totals.gross);
    amount("ram:TotalPrepaidAmount", totals.prepaid);
    amount("ram:DuePayableAmount", totals.due);
    xml_.close();
  }

  const Invoice& invoice_;
  XmlWriter xml_;
};

} // namespace

Bytes write_cii(const Invoice& invoice) { return CiiWriter(invoice).write(); }

} // namespace socle::invoicing
