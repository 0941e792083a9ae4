#include "invoicing/errors.h"
#include "invoicing/syntax.h"
#include "invoicing/xml_reader.h"

namespace socle::invoicing {

namespace {
constexpr std::string_view kCiiNamespace = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";

class CiiReader {
 public:
  explicit CiiReader(XmlElement root)
      : context_(root.child("ExchangedDocumentContext")),
        document_(root.child("ExchangedDocument")),
        transaction_(root.child("SupplyChainTradeTransaction")),
        agreement_(transaction_.child("ApplicableHeaderTradeAgreement")),
        delivery_(transaction_.child("ApplicableHeaderTradeDelivery")),
        settlement_(transaction_.child("ApplicableHeaderTradeSettlement")) {}
  const std::string& problem() const { return values_.problem; }

  Invoice read() {
    Invoice out;
    out.process = context_.text({"BusinessProcessSpecifiedDocumentContextParameter", "ID"});
    out.specification = context_.text({"GuidelineSpecifiedDocumentContextParameter", "ID"});
    out.number = document_.text({"ID"});
    out.type_code = document_.text({"TypeCode"});
    out.issue_date = values_.date(document_.at({"IssueDateTime", "DateTimeString"}));
    for (const auto note : document_.children("IncludedNote")) out.notes.push_back(note.text({"Content"}));
    for (const auto item : transaction_.children("IncludedSupplyChainTradeLineItem")) out.lines.push_back(line(item));
    out.buyer_reference = agreement_.text({"BuyerReference"});
    out.seller = trader(agreement_.child("SellerTradeParty"));
    out.buyer = trader(agreement_.child("BuyerTradeParty"));
    out.order = agreement_.text({"BuyerOrderReferencedDocument", "IssuerAssignedID"});
    out.contract = agreement_.text({"ContractReferencedDocument", "IssuerAssignedID"});
    out.delivery = {
        values_.date(delivery_.at({"ActualDeliverySupplyChainEvent", "OccurrenceDateTime", "DateTimeString"})),
        address(delivery_.at({"ShipToTradeParty", "PostalTradeAddress"}))};
    read_settlement(out);
    return out;
  }

 private:
  Period period(XmlElement parent) {
    const auto value = parent.child("BillingSpecifiedPeriod");
    return {values_.date(value.at({"StartDateTime", "DateTimeString"})),
            values_.date(value.at({"EndDateTime", "DateTimeString"}))};
  }

  static Address address(XmlElement element) {
    return {element.text({"LineOne"}), element.text({"CityName"}), element.text({"PostcodeCode"}),
            element.text({"CountryID"})};
  }

  static Trader trader(XmlElement party) {
    Trader out;
    out.identifier = party.text({"ID"});
    out.name = party.text({"Name"});
    out.registration = party.text({"SpecifiedLegalOrganization", "ID"});
    const auto contact = party.child("DefinedTradeContact");
    out.contact = {contact.text({"PersonName"}), contact.text({"TelephoneUniversalCommunication", "CompleteNumber"}),
                   contact.text({"EmailURIUniversalCommunication", "URIID"})};
    out.address = address(party.child("PostalTradeAddress"));
    const auto electronic = party.at({"URIUniversalCommunication", "URIID"});
    out.electronic_address = {electronic.attribute("schemeID"), electronic.text()};
    for (const auto registration : party.children("SpecifiedTaxRegistration")) {
      const auto id = registration.child("ID");
      (id.attribute("schemeID") == "VA" ? out.vat_id : out.tax_number) = id.text();
    }
    return out;
  }

  AllowanceCharge allowance(XmlElement element) {
    AllowanceCharge out;
    out.charge = element.text({"ChargeIndicator", "Indicator"}) == "true";
    out.amount = values_.number(element.child("ActualAmount"));
    out.base = values_.number(element.child("BasisAmount"));
    out.percent = values_.number(element.child("CalculationPercent"));
    out.vat_category = element.text({"CategoryTradeTax", "CategoryCode"});
    out.vat_rate = values_.number(element.at({"CategoryTradeTax", "RateApplicablePercent"}));
    out.reason = element.text({"Reason"});
    out.reason_code = element.text({"ReasonCode"});
    return out;
  }

  void read_settlement(Invoice& out) {
    out.payment.remittance = settlement_.text({"PaymentReference"});
    out.currency = settlement_.text({"InvoiceCurrencyCode"});
    const auto means = settlement_.child("SpecifiedTradeSettlementPaymentMeans");
    out.payment.means_code = means.text({"TypeCode"});
    out.payment.account = means.text({"PayeePartyCreditorFinancialAccount", "IBANID"});
    out.payment.account_name = means.text({"PayeePartyCreditorFinancialAccount", "AccountName"});
    out.payment.bic = means.text({"PayeeSpecifiedCreditorFinancialInstitution", "BICID"});
    for (const auto item : settlement_.children("ApplicableTradeTax")) {
      out.vat.push_back({values_.number(item.child("BasisAmount")), values_.number(item.child("CalculatedAmount")),
                         item.text({"CategoryCode"}), values_.number(item.child("RateApplicablePercent")),
                         item.text({"ExemptionReason"}), item.text({"ExemptionReasonCode"})});
    }
    out.period = period(settlement_);
    for (const auto item : settlement_.children("SpecifiedTradeAllowanceCharge"))
      out.allowances.push_back(allowance(item));
    const auto terms = settlement_.child("SpecifiedTradePaymentTerms");
    out.payment_terms = terms.text({"Description"});
    out.due_date = values_.date(terms.at({"DueDateDateTime", "DateTimeString"}));
    out.totals = totals(settlement_.child("SpecifiedTradeSettlementHeaderMonetarySummation"));
    for (const auto item : settlement_.children("InvoiceReferencedDocument")) {
      out.preceding.push_back(
          {item.text({"IssuerAssignedID"}), values_.date(item.at({"FormattedIssueDateTime", "DateTimeString"}))});
    }
  }

  Totals totals(XmlElement total) {
    const auto value = [&](std::string_view name) { return values_.number(total.child(name)); };
    Totals out;
    out.lines = value("LineTotalAmount");
    out.allowances = value("AllowanceTotalAmount");
    out.charges = value("ChargeTotalAmount");
    out.net = value("TaxBasisTotalAmount");
    out.vat = value("TaxTotalAmount");
    out.gross = value("GrandTotalAmount");
    out.prepaid = value("TotalPrepaidAmount");
    out.rounding = value("RoundingAmount");
    out.due = value("DuePayableAmount");
    return out;
  }

  Line line(XmlElement element) {
    Line out;
    const auto document = element.child("AssociatedDocumentLineDocument");
    out.id = document.text({"LineID"});
    out.note = document.text({"IncludedNote", "Content"});
    out.name = element.text({"SpecifiedTradeProduct", "Name"});
    out.description = element.text({"SpecifiedTradeProduct", "Description"});
    const auto price = element.at({"SpecifiedLineTradeAgreement", "NetPriceProductTradePrice"});
    out.price = values_.number(price.child("ChargeAmount"));
    out.price_base = values_.number(price.child("BasisQuantity"));
    const auto quantity = element.at({"SpecifiedLineTradeDelivery", "BilledQuantity"});
    out.quantity = values_.number(quantity);
    out.unit = quantity.attribute("unitCode");
    const auto settlement = element.child("SpecifiedLineTradeSettlement");
    out.vat_category = settlement.text({"ApplicableTradeTax", "CategoryCode"});
    out.vat_rate = values_.number(settlement.at({"ApplicableTradeTax", "RateApplicablePercent"}));
    out.period = period(settlement);
    for (const auto item : settlement.children("SpecifiedTradeAllowanceCharge"))
      out.allowances.push_back(allowance(item));
    out.net = values_.number(settlement.at({"SpecifiedTradeSettlementLineMonetarySummation", "LineTotalAmount"}));
    return out;
  }

  XmlElement context_, document_, transaction_, agreement_, delivery_, settlement_;
  ValueReader values_;
};
} // namespace

Result<Invoice> read_cii(std::string_view xml) {
  SOCLE_TRY(const XmlDocument document, XmlDocument::parse(xml));
  if (document.root().name() != "CrossIndustryInvoice" || document.root_namespace() != kCiiNamespace) {
    return fail(kXmlInvalid, {{"reason", "its root is not a UN/CEFACT invoice"}});
  }
  CiiReader reader(document.root());
  Invoice invoice = reader.read();
  if (!reader.problem().empty()) return fail(kXmlInvalid, {{"reason", reader.problem()}});
  // What the model has no place for would be lost in silence: writing it again shows whether anything was.
  SOCLE_TRY(const XmlDocument again, XmlDocument::parse(write_cii(invoice)));
  if (again.leaves() != document.leaves())
    return fail(kXmlInvalid, {{"reason", "it holds terms that this model does not know"}});
  return invoice;
}

} // namespace socle::invoicing
