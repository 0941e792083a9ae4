#include "invoicing/errors.h"
#include "invoicing/syntax.h"
#include "invoicing/xml_reader.h"

namespace socle::invoicing {

namespace {
constexpr std::string_view kInvoiceNamespace = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

class UblReader {
 public:
  explicit UblReader(XmlElement root) : root_(root) {}
  const std::string& problem() const { return values_.problem; }

  Invoice read() {
    Invoice out;
    out.specification = root_.text({"CustomizationID"});
    out.process = root_.text({"ProfileID"});
    out.number = root_.text({"ID"});
    out.issue_date = values_.date(root_.child("IssueDate"));
    out.due_date = values_.date(root_.child("DueDate"));
    out.type_code = root_.text({"InvoiceTypeCode"});
    for (const auto note : root_.children("Note")) out.notes.push_back(note.text());
    out.currency = root_.text({"DocumentCurrencyCode"});
    out.buyer_reference = root_.text({"BuyerReference"});
    out.period = period(root_);
    out.order = root_.text({"OrderReference", "ID"});
    for (const auto reference : root_.children("BillingReference")) {
      const auto document = reference.child("InvoiceDocumentReference");
      out.preceding.push_back({document.text({"ID"}), values_.date(document.child("IssueDate"))});
    }
    out.contract = root_.text({"ContractDocumentReference", "ID"});
    out.seller = trader(root_.at({"AccountingSupplierParty", "Party"}));
    out.buyer = trader(root_.at({"AccountingCustomerParty", "Party"}));
    out.delivery = {values_.date(root_.at({"Delivery", "ActualDeliveryDate"})),
                    address(root_.at({"Delivery", "DeliveryLocation", "Address"}))};
    out.payment = payment();
    out.payment_terms = root_.text({"PaymentTerms", "Note"});
    for (const auto item : root_.children("AllowanceCharge")) out.allowances.push_back(allowance(item));
    read_vat(out);
    out.totals = totals(out.totals.vat);
    for (const auto item : root_.children("InvoiceLine")) out.lines.push_back(line(item));
    return out;
  }

 private:
  Period period(XmlElement parent) {
    return {values_.date(parent.at({"InvoicePeriod", "StartDate"})),
            values_.date(parent.at({"InvoicePeriod", "EndDate"}))};
  }

  static Address address(XmlElement element) {
    return {element.text({"StreetName"}), element.text({"CityName"}), element.text({"PostalZone"}),
            element.text({"Country", "IdentificationCode"})};
  }

  static Trader trader(XmlElement party) {
    Trader out;
    const auto endpoint = party.child("EndpointID");
    out.electronic_address = {endpoint.attribute("schemeID"), endpoint.text()};
    out.identifier = party.text({"PartyIdentification", "ID"});
    out.address = address(party.child("PostalAddress"));
    for (const auto scheme : party.children("PartyTaxScheme")) {
      (scheme.text({"TaxScheme", "ID"}) == "VAT" ? out.vat_id : out.tax_number) = scheme.text({"CompanyID"});
    }
    out.name = party.text({"PartyLegalEntity", "RegistrationName"});
    out.registration = party.text({"PartyLegalEntity", "CompanyID"});
    const auto contact = party.child("Contact");
    out.contact = {contact.text({"Name"}), contact.text({"Telephone"}), contact.text({"ElectronicMail"})};
    return out;
  }

  Payment payment() const {
    const auto means = root_.child("PaymentMeans");
    const auto account = means.child("PayeeFinancialAccount");
    return {means.text({"PaymentMeansCode"}), means.text({"PaymentID"}), account.text({"ID"}), account.text({"Name"}),
            account.text({"FinancialInstitutionBranch", "ID"})};
  }

  AllowanceCharge allowance(XmlElement element) {
    AllowanceCharge out;
    out.charge = element.text({"ChargeIndicator"}) == "true";
    out.amount = values_.number(element.child("Amount"));
    out.base = values_.number(element.child("BaseAmount"));
    out.percent = values_.number(element.child("MultiplierFactorNumeric"));
    out.vat_category = element.text({"TaxCategory", "ID"});
    out.vat_rate = values_.number(element.at({"TaxCategory", "Percent"}));
    out.reason = element.text({"AllowanceChargeReason"});
    out.reason_code = element.text({"AllowanceChargeReasonCode"});
    return out;
  }

  void read_vat(Invoice& out) {
    const auto total = root_.child("TaxTotal");
    out.totals.vat = values_.number(total.child("TaxAmount"));
    for (const auto item : total.children("TaxSubtotal")) {
      const auto category = item.child("TaxCategory");
      out.vat.push_back({values_.number(item.child("TaxableAmount")), values_.number(item.child("TaxAmount")),
                         category.text({"ID"}), values_.number(category.child("Percent")),
                         category.text({"TaxExemptionReason"}), category.text({"TaxExemptionReasonCode"})});
    }
  }

  Totals totals(MaybeDecimal vat) {
    const auto total = root_.child("LegalMonetaryTotal");
    const auto value = [&](std::string_view name) { return values_.number(total.child(name)); };
    Totals out;
    out.lines = value("LineExtensionAmount");
    out.allowances = value("AllowanceTotalAmount");
    out.charges = value("ChargeTotalAmount");
    out.net = value("TaxExclusiveAmount");
    out.vat = vat;
    out.gross = value("TaxInclusiveAmount");
    out.prepaid = value("PrepaidAmount");
    out.rounding = value("PayableRoundingAmount");
    out.due = value("PayableAmount");
    return out;
  }

  Line line(XmlElement element) {
    Line out;
    out.id = element.text({"ID"});
    out.note = element.text({"Note"});
    const auto quantity = element.child("InvoicedQuantity");
    out.quantity = values_.number(quantity);
    out.unit = quantity.attribute("unitCode");
    out.net = values_.number(element.child("LineExtensionAmount"));
    out.period = period(element);
    for (const auto item : element.children("AllowanceCharge")) out.allowances.push_back(allowance(item));
    out.price = values_.number(element.at({"Price", "PriceAmount"}));
    out.price_base = values_.number(element.at({"Price", "BaseQuantity"}));
    const auto item = element.child("Item");
    out.vat_category = item.text({"ClassifiedTaxCategory", "ID"});
    out.vat_rate = values_.number(item.at({"ClassifiedTaxCategory", "Percent"}));
    out.name = item.text({"Name"});
    out.description = item.text({"Description"});
    return out;
  }

  XmlElement root_;
  ValueReader values_;
};
} // namespace

Result<Invoice> read_ubl(std::string_view xml) {
  SOCLE_TRY(const XmlDocument document, XmlDocument::parse(xml));
  if (document.root().name() != "Invoice" || document.root_namespace() != kInvoiceNamespace) {
    return fail(kXmlInvalid, {{"reason", "its root is not a UBL invoice"}});
  }
  UblReader reader(document.root());
  Invoice invoice = reader.read();
  if (!reader.problem().empty()) return fail(kXmlInvalid, {{"reason", reader.problem()}});
  // What the model has no place for would be lost in silence: writing it again shows whether anything was.
  SOCLE_TRY(const XmlDocument again, XmlDocument::parse(write_ubl(invoice)));
  if (again.leaves() != document.leaves())
    return fail(kXmlInvalid, {{"reason", "it holds terms that this model does not know"}});
  return invoice;
}

} // namespace socle::invoicing
