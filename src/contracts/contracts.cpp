#include "contracts/contracts.h"
#include "contracts/checks.h"
#include "contracts/derived.h"
#include "contracts/errors.h"
#include "contracts/first_invoice.h"
#include "contracts/kind.h"
#include "contracts/limits.h"
#include "contracts/paper_findings.h"
#include "contracts/parties.h"
#include "contracts/terms.h"
#include "contracts/vat.h"

#include <algorithm>

namespace socle::contracts {
namespace {

json::value text_or_null(const std::optional<Decimal>& value, int decimals = -1) {
  if (!value) return nullptr;
  return json::string(decimals >= 0 ? value->text(decimals) : value->text());
}

class Writer {
 public:
  Writer(const Reading& reading, Extraction& out) : reading_(reading), out_(out) {}

  void evidence(const std::string& path, Span span, int confidence, std::string rule = {},
                std::vector<std::string> inputs = {}) {
    if (path.starts_with("lines.")) confidence = std::min(confidence, kLineConfidencePercentMax);
    if (path.starts_with("totals.")) confidence = std::min(confidence, kTotalConfidencePercentMax);
    Evidence e = span.empty() ? Evidence{} : reading_.evidence(span, confidence);
    e.confidence_percent = span.empty() ? confidence : e.confidence_percent;
    e.rule = std::move(rule);
    e.inputs = std::move(inputs);
    out_.evidence[path] = std::move(e);
  }

  json::value value(const std::string& path, const std::optional<Value>& v) {
    if (!v) return nullptr;
    evidence(path, v->span, v->confidence_percent, v->rule, v->inputs);
    return json::string(v->text);
  }

  json::object party(const std::string& side, const Party& p) {
    json::object o;
    const auto put = [&](const char* name, const std::optional<Value>& v) { o[name] = value(side + "." + name, v); };
    put("name", p.name);
    put("street", p.street);
    put("postcode", p.postcode);
    put("city", p.city);
    put("country", p.country);
    put("vat_id", p.vat_id);
    put("tax_number", p.tax_number);
    put("registration", p.registration);
    put("iban", p.iban);
    put("bic", p.bic);
    return o;
  }

  json::array lines(const std::vector<InvoiceLine>& lines) {
    json::array result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const InvoiceLine& l = lines[i];
      const std::string path = "lines." + std::to_string(i) + ".";
      json::object o;
      o["description"] = l.description.empty() ? json::value(nullptr) : json::value(json::string(l.description));
      o["quantity"] = text_or_null(l.quantity);
      o["unit"] = l.unit.empty() ? json::value(nullptr) : json::value(json::string(l.unit));
      o["unit_price_net"] = l.unit_price && l.unit_price->has_at_most_decimals(2) ? text_or_null(l.unit_price, 2)
                                                                                  : text_or_null(l.unit_price);
      o["allowance"] = text_or_null(l.allowance, 2);
      o["vat_rate"] = text_or_null(l.vat_rate);
      o["vat_category"] = l.vat_category.empty() ? json::value(nullptr) : json::value(json::string(l.vat_category));
      o["line_net"] = text_or_null(l.net, 2);
      evidence(path + "description", l.description_span, l.description_confidence_percent);
      evidence(path + "unit_price_net", l.price_span, l.confidence_percent, l.rule);
      if (l.quantity)
        evidence(path + "quantity", l.quantity_span.empty() ? l.price_span : l.quantity_span,
                 l.rule.empty() ? l.confidence_percent : std::min(l.confidence_percent, 88),
                 l.quantity_span.empty() || !l.rule.empty()
                     ? (l.rule.empty() ? "one, since no quantity is stated" : l.rule)
                     : "");
      if (l.net)
        evidence(path + "line_net", l.net_span,
                 l.rule.empty() ? l.confidence_percent : std::min(l.confidence_percent, 88),
                 "quantity × price − allowance", {path + "quantity", path + "unit_price_net"});
      result.push_back(std::move(o));
    }
    return result;
  }

 private:
  const Reading& reading_;
  Extraction& out_;
};

json::object empty_party() {
  json::object o;
  for (const char* name :
       {"name", "street", "postcode", "city", "country", "vat_id", "tax_number", "registration", "iban", "bic"})
    o[name] = nullptr;
  return o;
}

// A paper with nothing to invoice: the sides may still be named, nothing else is claimed.
void write_no_contract(json::object& fields, const Kind& kind, Language language) {
  fields = {{"is_contract", false},
            {"kind", kind.name},
            {"language", language_tag(language)},
            {"seller", empty_party()},
            {"buyer", empty_party()},
            {"contract_number", nullptr},
            {"contract_date", nullptr},
            {"service_start", nullptr},
            {"service_end", nullptr},
            {"currency", nullptr},
            {"billing", {{"rhythm", nullptr}, {"first_invoice_period", {{"from", nullptr}, {"to", nullptr}}}}},
            {"payment_terms_days", nullptr},
            {"discount_terms", json::array()},
            {"lines", json::array()},
            {"totals", {{"net", nullptr}, {"vat", json::array()}, {"gross", nullptr}}},
            {"notes_required", json::array()}};
}

} // namespace

Result<Extraction> extract(const documents::Document& document) {
  if (document.words.size() > kWordsMax)
    return fail(kTooManyWords,
                {{"words", std::to_string(document.words.size())}, {"words_max", std::to_string(kWordsMax)}});
  const Reading reading = read_layout(document);
  if (trim(reading.text).empty()) return fail(kNoWords);

  Extraction out;
  Writer write(reading, out);
  const Language language = detect_language(reading);
  const Kind kind = find_kind(reading);
  if (!kind.is_contract) {
    write_no_contract(out.fields, kind, language);
    write.evidence("kind", kind.span, 85);
    write.evidence("is_contract", kind.span, 85, "what the paper calls itself", {"kind"});
    out.findings.push_back({"not_a_contract", Severity::error, "is_contract", {{"kind", kind.name}}});
    if (kind.name == "offer") out.findings.push_back({"unsigned", Severity::warning, "", {}});
    return out;
  }
  const DecimalMark mark = decimal_mark(reading, language);
  const std::vector<Money> money = find_money(reading, mark);
  const std::vector<Percent> percents = find_percents(reading);
  const Parties parties = find_parties(reading);
  const Terms terms = find_terms(reading, language);
  const Items items = choose_items(reading, mark, money);
  const Reading flat = reading.flattened();
  const Vat vat = find_vat(flat, parties.seller.country ? parties.seller.country->text : "");
  FirstInvoice invoice = make_first_invoice({flat, kind, terms, items, vat, percents});

  Facts facts{flat, kind, parties, terms, items, vat, money, invoice};
  out.findings = check(facts);
  for (Finding& f : find_peculiarities(reading, money)) out.findings.push_back(std::move(f));

  out.fields["is_contract"] = true;
  out.fields["kind"] = kind.name;
  write.evidence("kind", kind.span, 80,
                 kind.span.empty() ? "a paper that binds two sides and calls itself nothing else" : "");
  out.fields["language"] = language_tag(language);
  out.fields["seller"] = write.party("seller", parties.seller);
  out.fields["buyer"] = write.party("buyer", parties.buyer);
  out.fields["contract_number"] = write.value("contract_number", terms.number);
  out.fields["contract_date"] = write.value("contract_date", terms.date);
  out.fields["service_start"] = write.value("service_start", terms.start);
  out.fields["service_end"] = write.value("service_end", terms.end);
  const std::string currency = find_currency(facts);
  out.fields["currency"] = currency.empty() ? json::value(nullptr) : json::value(json::string(currency));
  if (!money.empty() && !currency.empty()) write.evidence("currency", money.front().span, 90);
  json::object billing;
  const std::string rhythm = rhythm_name(invoice.rhythm);
  billing["rhythm"] = rhythm.empty() ? json::value(nullptr) : json::value(json::string(rhythm));
  if (!rhythm.empty())
    write.evidence("billing.rhythm", invoice.rhythm_span, terms.billing == invoice.rhythm ? 88 : 70,
                   terms.billing == invoice.rhythm ? "" : "from the prices' basis");
  billing["first_invoice_period"] = {
      {"from", invoice.from ? json::value(json::string(to_iso(*invoice.from))) : json::value(nullptr)},
      {"to", invoice.to ? json::value(json::string(to_iso(*invoice.to))) : json::value(nullptr)}};
  for (const char* end : {"from", "to"})
    if (invoice.from)
      write.evidence(std::string("billing.first_invoice_period.") + end, {}, 80, "start and one billing period",
                     {"service_start", "billing.rhythm"});
  out.fields["billing"] = std::move(billing);
  out.fields["payment_terms_days"] = nullptr;
  if (terms.payment_days) {
    out.fields["payment_terms_days"] = std::stoi(terms.payment_days->text);
    write.value("payment_terms_days", terms.payment_days);
  }
  json::array discounts;
  for (const SettlementDiscount& d : terms.discounts) {
    write.evidence("discount_terms." + std::to_string(discounts.size()), d.span, 88);
    discounts.push_back({{"percent", d.percent.text()}, {"days", d.days}});
  }
  out.fields["discount_terms"] = std::move(discounts);
  out.fields["lines"] = write.lines(invoice.lines);
  if (vat.rate && !vat.rate_span.empty())
    for (std::size_t i = 0; i < invoice.lines.size(); ++i)
      write.evidence("lines." + std::to_string(i) + ".vat_rate",
                     vat.category_span.empty() ? vat.rate_span : vat.category_span, 88);
  json::array sums;
  for (const VatTotal& v : invoice.vat)
    sums.push_back({{"rate", text_or_null(v.rate)}, {"category", v.category}, {"amount", v.amount.text(2)}});
  out.fields["totals"] = {
      {"net", text_or_null(invoice.net, 2)}, {"vat", std::move(sums)}, {"gross", text_or_null(invoice.gross, 2)}};
  int least = 92; // a sum is as sure as its least sure part
  for (const InvoiceLine& l : invoice.lines) least = std::min(least, l.confidence_percent);
  if (terms.billing != invoice.rhythm) least = std::min(least, 85);
  if (invoice.net) write.evidence("totals.net", {}, least, "sum of the lines");
  if (invoice.gross) write.evidence("totals.gross", {}, std::min(least, 90), "net and tax", {"totals.net"});
  json::array notes;
  for (const std::string& note : vat.notes) notes.emplace_back(note);
  if (!vat.notes.empty()) write.evidence("notes_required", vat.category_span, 85);
  out.fields["notes_required"] = std::move(notes);
  add_derived_evidence({flat, invoice, vat, percents}, out);
  return out;
}

json::object to_json(const Extraction& extraction, Language language) {
  json::object evidence;
  for (const auto& [path, e] : extraction.evidence) {
    json::object o{{"page", e.page}, {"text", e.text}, {"confidence", e.confidence_percent}};
    if (e.page > 0) o["box"] = {{"x0", e.box.x0}, {"y0", e.box.y0}, {"x1", e.box.x1}, {"y1", e.box.y1}};
    else o["box"] = nullptr;
    if (!e.rule.empty()) o["rule"] = e.rule;
    if (!e.inputs.empty()) {
      json::array inputs;
      for (const auto& i : e.inputs) inputs.emplace_back(i);
      o["inputs"] = std::move(inputs);
    }
    evidence[path] = std::move(o);
  }
  json::array findings;
  for (const Finding& f : extraction.findings) {
    json::object parameters;
    for (const auto& [name, value] : f.parameters) parameters[name] = value;
    findings.push_back({{"code", f.code},
                        {"severity", f.severity == Severity::error     ? "error"
                                     : f.severity == Severity::warning ? "warning"
                                                                       : "info"},
                        {"path", f.path},
                        {"message", message(f, language)},
                        {"remedy", remedy(f, language)},
                        {"parameters", std::move(parameters)}});
  }
  return {{"fields", extraction.fields}, {"evidence", std::move(evidence)}, {"findings", std::move(findings)}};
}

} // namespace socle::contracts
