#include "invoicing/proposal.h"

#include "invoicing/process_errors.h"

#include <algorithm>
#include <charconv>

namespace socle::invoicing {

namespace {
json::value text_or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }
json::value decimal_or_null(const MaybeDecimal& value, int decimals = -1) {
  return value ? json::value(decimals < 0 ? value->text() : value->text(decimals)) : json::value();
}
json::value date_or_null(const MaybeDate& value) { return value ? json::value(to_iso(*value)) : json::value(); }

json::object trader_json(const Trader& trader) {
  json::object out;
  out["name"] = text_or_null(trader.name);
  out["street"] = text_or_null(trader.address.street);
  out["postcode"] = text_or_null(trader.address.postcode);
  out["city"] = text_or_null(trader.address.city);
  out["country"] = text_or_null(trader.address.country);
  out["vat_id"] = text_or_null(trader.vat_id);
  out["tax_number"] = text_or_null(trader.tax_number);
  out["registration"] = text_or_null(trader.registration);
  out["electronic_address"] = text_or_null(trader.electronic_address.value.empty()
                                               ? ""
                                               : trader.electronic_address.scheme + ":" +
                                                     trader.electronic_address.value);
  json::object contact;
  contact["name"] = text_or_null(trader.contact.name);
  contact["phone"] = text_or_null(trader.contact.phone);
  contact["email"] = text_or_null(trader.contact.email);
  out["contact"] = std::move(contact);
  return out;
}

// Fields that a contract's shape does not have, but that a person may set at the gate.
bool may_be_added(std::string_view path) {
  constexpr std::string_view extra[] = {"seller.contact",       "seller.contact.name",       "seller.contact.phone",
                                        "seller.contact.email", "seller.electronic_address", "buyer.electronic_address",
                                        "buyer.reference"};
  return std::ranges::find(extra, path) != std::end(extra);
}

constexpr std::string_view kLineMembers[] = {"description", "quantity", "unit",         "unit_price_net",
                                             "allowance",   "vat_rate", "vat_category", "line_net"};

void collect_paths(const json::value& v, const std::string& prefix, std::vector<std::string>& out) {
  if (const auto* o = v.if_object()) {
    for (const auto& member : *o)
      collect_paths(member.value(),
                    prefix.empty() ? std::string(member.key()) : prefix + "." + std::string(member.key()), out);
  } else if (const auto* a = v.if_array(); a != nullptr && !a->empty()) {
    for (std::size_t i = 0; i < a->size(); ++i) collect_paths((*a)[i], prefix + "." + std::to_string(i), out);
  } else {
    out.push_back(prefix);
  }
}

std::unexpected<Error> unknown_path(const json::object& fields, const std::string& path) {
  std::vector<std::string> known{"seller.contact.name",       "seller.contact.phone",     "seller.contact.email",
                                 "seller.electronic_address", "buyer.electronic_address", "buyer.reference"};
  collect_paths(fields, "", known);
  const auto near = near_misses(path, known);
  return fail(kUnknownPath, {{"path", path}, {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
}

// "payment_terms_days" and "days" are integers, "is_contract" is a boolean, everything else text; "" and "null" mean unknown.
Result<json::value> typed(const std::string& path, const json::value& given) {
  if (given.is_null()) return json::value();
  std::string text = given.is_string() ? std::string(given.get_string()) : json::write(given);
  if (text.empty() || text == "null") return json::value();
  const auto last = path.substr(path.rfind('.') == std::string::npos ? 0 : path.rfind('.') + 1);
  if (last == "is_contract") return json::value(text == "true");
  if (last == "payment_terms_days" || last == "days") {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
      return fail(kInvalidParty, {{"field", path}, {"value", text}, {"reason", "it is not a whole number of days"}});
    return json::value(number);
  }
  return json::value(text);
}

Result<json::value*> locate(json::object& fields, const std::string& path) {
  json::value* at = nullptr;
  json::object* object = &fields;
  std::string_view rest = path;
  std::string walked;
  while (!rest.empty()) {
    const auto dot = rest.find('.');
    const std::string part(rest.substr(0, dot));
    rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    walked += (walked.empty() ? "" : ".") + part;
    if (object != nullptr) {
      const bool in_line = walked.starts_with("lines.") &&
                           std::ranges::find(kLineMembers, part) != std::end(kLineMembers);
      if (!object->contains(part) && !may_be_added(walked) && !in_line) return unknown_path(fields, path);
      at = &(*object)[part];
    } else if (auto* array = at == nullptr ? nullptr : at->if_array()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
      if (error != std::errc() || end != part.data() + part.size() || index > array->size() || index > 999)
        return unknown_path(fields, path);
      if (index == array->size()) array->push_back(json::object()); // the next line, discount or note
      at = &(*array)[index];
    } else {
      return unknown_path(fields, path);
    }
    if (!rest.empty() && at->is_null())
      *at = walked == "lines" || walked == "discount_terms" || walked == "totals.vat" ? json::value(json::array())
                                                                                      : json::value(json::object());
    object = at->if_object();
  }
  if (at == nullptr || at->is_object() || (at->is_array())) return unknown_path(fields, path);
  return at;
}
} // namespace

json::object raw(const contracts::Finding& finding) {
  json::object out;
  out["code"] = finding.code;
  out["severity"] = finding.severity == contracts::Severity::error     ? "error"
                    : finding.severity == contracts::Severity::warning ? "warning"
                                                                       : "info";
  out["path"] = finding.path;
  json::object parameters;
  for (const auto& [name, value] : finding.parameters) parameters[name] = value;
  out["parameters"] = std::move(parameters);
  return out;
}

contracts::Finding contract_finding(const json::object& raw) {
  contracts::Finding out;
  out.code = json::get_string(raw, "code").value_or("");
  const auto severity = json::get_string(raw, "severity").value_or("warning");
  out.severity = severity == "error"  ? contracts::Severity::error
                 : severity == "info" ? contracts::Severity::info
                                      : contracts::Severity::warning;
  out.path = json::get_string(raw, "path").value_or("");
  if (const auto* parameters = json::get_object(raw, "parameters")) {
    for (const auto& member : *parameters) out.parameters.emplace_back(member.key(), json::text(member.value()));
  }
  return out;
}

json::object raw(const Finding& finding) {
  json::object out;
  out["rule"] = finding.rule;
  out["term"] = finding.term;
  out["severity"] = severity_name(finding.severity);
  out["value"] = finding.value;
  out["expected"] = finding.expected;
  out["path"] = finding.path;
  if (finding.line) out["line"] = static_cast<std::int64_t>(*finding.line);
  return out;
}

Finding invoice_finding(const json::object& raw) {
  Finding out;
  const auto text = [&](const char* name) { return json::get_string(raw, name).value_or(""); };
  out.rule = text("rule"), out.term = text("term"), out.value = text("value"), out.expected = text("expected"),
  out.path = text("path");
  const auto severity = text("severity");
  out.severity = severity == "error" ? Severity::fatal : severity == "info" ? Severity::information : Severity::warning;
  if (const auto line = json::get_int(raw, "line")) out.line = static_cast<std::size_t>(*line);
  return out;
}

json::object preview_of(const Invoice& invoice) {
  json::object out;
  out["number"] = text_or_null(invoice.number);
  out["issue_date"] = date_or_null(invoice.issue_date);
  out["due_date"] = date_or_null(invoice.due_date);
  out["currency"] = text_or_null(invoice.currency);
  out["seller"] = trader_json(invoice.seller);
  out["seller"].as_object()["iban"] = text_or_null(invoice.payment.account);
  out["seller"].as_object()["bic"] = text_or_null(invoice.payment.bic);
  out["buyer"] = trader_json(invoice.buyer);
  out["buyer_reference"] = text_or_null(invoice.buyer_reference);
  out["contract_number"] = text_or_null(invoice.contract);
  json::object period;
  period["from"] = date_or_null(invoice.period.start);
  period["to"] = date_or_null(invoice.period.end);
  out["period"] = std::move(period);
  out["payment_terms"] = text_or_null(invoice.payment_terms);
  json::array lines, vat, notes;
  for (const auto& line : invoice.lines) {
    json::object row;
    row["description"] = text_or_null(
        line.name + (line.description.empty() || line.description == line.name ? "" : "\n" + line.description));
    row["quantity"] = decimal_or_null(line.quantity);
    row["unit"] = text_or_null(line.unit);
    row["unit_price_net"] = decimal_or_null(line.price);
    MaybeDecimal allowance;
    for (const auto& a : line.allowances) {
      if (a.amount) allowance = allowance.value_or(Decimal()) + (a.charge ? -*a.amount : *a.amount);
    }
    row["allowance"] = decimal_or_null(allowance, 2);
    row["vat_rate"] = decimal_or_null(line.vat_rate);
    row["vat_category"] = text_or_null(line.vat_category);
    row["line_net"] = decimal_or_null(line.net, 2);
    lines.emplace_back(std::move(row));
  }
  for (const auto& tax : invoice.vat) {
    json::object row;
    row["rate"] = decimal_or_null(tax.rate);
    row["category"] = text_or_null(tax.category);
    row["taxable"] = decimal_or_null(tax.taxable, 2);
    row["amount"] = decimal_or_null(tax.tax, 2);
    row["reason"] = text_or_null(tax.reason);
    vat.emplace_back(std::move(row));
  }
  for (const auto& note : invoice.notes) notes.emplace_back(note);
  json::object totals;
  totals["net"] = decimal_or_null(invoice.totals.net, 2);
  totals["vat"] = decimal_or_null(invoice.totals.vat, 2);
  totals["gross"] = decimal_or_null(invoice.totals.gross, 2);
  totals["due"] = decimal_or_null(invoice.totals.due, 2);
  out["lines"] = std::move(lines);
  out["vat"] = std::move(vat);
  out["totals"] = std::move(totals);
  out["notes"] = std::move(notes);
  return out;
}

Result<json::object> make_proposal(const ProposalInput& input) {
  const Party company = party_from_json(input.company);
  const std::optional<Customer> customer = input.customer.is_object()
                                               ? std::optional(customer_from_json(input.customer.get_object()))
                                               : std::nullopt;
  SOCLE_TRY(const Draft made, draft(input.fields, company, customer ? &*customer : nullptr, input.issue_date));
  const Check checked = check(made.invoice, Stage::draft);
  json::object out;
  out["fields"] = input.fields;
  out["company"] = input.company;
  out["customer"] = input.customer;
  out["findings"] = input.findings;
  json::array checks;
  std::vector<Finding> all = made.findings;
  all.insert(all.end(), checked.findings.begin(), checked.findings.end());
  for (const auto& finding : essential(all))
    checks.emplace_back(raw(finding)); // the cause, not the sums that follow from it
  out["checks"] = std::move(checks);
  out["rules_examined"] = static_cast<std::int64_t>(checked.examined.size());
  json::object origins;
  for (const auto& [path, origin] : made.origins) origins[path] = origin;
  out["origins"] = std::move(origins);
  out["preview"] = preview_of(made.invoice);
  out["paper"] = input.paper;
  out["extraction"] = input.extraction;
  return out;
}

Result<Corrected> correct(const json::object& proposal, const json::object& set, Date issue_date) {
  ProposalInput input;
  input.fields = proposal.at("fields").as_object();
  input.findings = proposal.at("findings").as_array();
  input.company = proposal.at("company").as_object();
  input.customer = proposal.at("customer");
  input.paper = proposal.at("paper").as_object();
  input.extraction = json::get_string(proposal, "extraction").value_or("");
  input.issue_date = issue_date;
  Corrected out;
  std::vector<std::string> paths;
  for (const auto& member : set) {
    const std::string path(member.key());
    SOCLE_TRY(json::value * at, locate(input.fields, path));
    SOCLE_TRY(json::value value, typed(path, member.value()));
    json::object change;
    change["from"] = *at;
    change["to"] = value;
    out.changes[path] = std::move(change);
    *at = std::move(value);
    paths.push_back(path);
    // What a person has settled is no longer a finding about that field.
    json::array left;
    for (auto& finding : input.findings) {
      if (json::get_string(finding.as_object(), "path") != path) left.push_back(std::move(finding));
    }
    input.findings = std::move(left);
  }
  SOCLE_CHECK(recompute(input.fields, paths));
  SOCLE_TRY(out.proposal, make_proposal(input));
  return out;
}

std::size_t fatal_count(const json::object& proposal) {
  const auto fatal = [](const json::value& f) { return json::get_string(f.as_object(), "severity") == "error"; };
  return static_cast<std::size_t>(std::ranges::count_if(proposal.at("checks").as_array(), fatal));
}

Error fatal_error(const json::object& proposal, Language language) {
  for (const auto& item : proposal.at("checks").as_array()) {
    if (json::get_string(item.as_object(), "severity") != "error") continue;
    const Finding finding = invoice_finding(item.as_object());
    return Error(kFatalFindings, {{"count", std::to_string(fatal_count(proposal))},
                                  {"first", finding.term + " " + finding.rule + ": " + message(finding, language)},
                                  {"remedy", remedy(finding, language)},
                                  {"path", finding.path.empty() ? "–" : finding.path}});
  }
  return Error(kFatalFindings, {{"count", "0"}, {"first", "–"}, {"remedy", ""}, {"path", "–"}});
}

Result<Draft> draft_of(const json::object& proposal, Date issue_date) {
  const Party company = party_from_json(proposal.at("company").as_object());
  const auto& known = proposal.at("customer");
  const std::optional<Customer> customer = known.is_object() ? std::optional(customer_from_json(known.get_object()))
                                                             : std::nullopt;
  return draft(proposal.at("fields").as_object(), company, customer ? &*customer : nullptr, issue_date);
}

std::string recipient(const json::object& proposal, const Trader& buyer) {
  const std::string address = buyer.electronic_address.scheme == "EM" ? buyer.electronic_address.value : std::string();
  const auto& known = proposal.at("customer");
  if (!known.is_object()) return address;
  const Customer customer = customer_from_json(known.get_object());
  // What differs from the master data was set at the gate: papers do not hold electronic addresses.
  const bool set = !address.empty() && address != electronic_address(customer.party.electronic_address).value &&
                   address != customer.invoice_email;
  return set || customer.invoice_email.empty() ? address : customer.invoice_email;
}

} // namespace socle::invoicing
