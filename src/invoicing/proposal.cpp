#include "invoicing/proposal.h"

#include "invoicing/limits.h"
#include "invoicing/process_errors.h"
#include "invoicing/settings.h"

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
  std::vector<std::string> known(extra_settings().begin(), extra_settings().end());
  collect_paths(fields, "", known);
  const auto near = near_misses(path, known);
  return fail(kUnknownPath, {{"path", path}, {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
}

bool is_list(std::string_view walked) {
  return walked == "lines" || walked == "discount_terms" || walked == "notes_required" || walked == "totals.vat";
}

// The place of a path, made where it is not there yet. The path is a setting's.
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
      at = &(*object)[part];
    } else if (auto* array = at == nullptr ? nullptr : at->if_array()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
      if (error != std::errc() || end != part.data() + part.size() || index > array->size() || index >= kLinesMax)
        return unknown_path(fields, path);
      if (index == array->size()) array->push_back(json::value()); // the next line, discount or note
      at = &(*array)[index];
    } else {
      return unknown_path(fields, path);
    }
    if (!rest.empty() && at->is_null())
      *at = is_list(walked) ? json::value(json::array()) : json::value(json::object());
    object = at->if_object();
  }
  if (at == nullptr || at->is_object() || at->is_array()) return unknown_path(fields, path);
  return at;
}

const json::value* value_at(const json::object& fields, std::string_view path) {
  const json::object* object = &fields;
  const json::value* at = nullptr;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const std::string part(path.substr(0, dot));
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    if (object != nullptr) {
      at = object->if_contains(part);
    } else if (const auto* array = at->if_array()) {
      std::size_t index = array->size();
      std::from_chars(part.data(), part.data() + part.size(), index);
      at = index < array->size() ? &(*array)[index] : nullptr;
    } else {
      at = nullptr;
    }
    if (at == nullptr) return nullptr;
    object = at->if_object();
  }
  return at;
}

constexpr const char* kItemLists[] = {"lines", "discount_terms", "notes_required"};

// For each list, at which index of the paper's fields each of its items stood; null for one that a person added.
json::object item_sources(const json::object& known, const json::object& fields) {
  json::object out = known;
  for (const char* name : kItemLists) {
    const auto* list = json::get_array(fields, name);
    const std::size_t count = list == nullptr ? 0 : list->size();
    if (!out.contains(name)) {
      json::array indices;
      for (std::size_t i = 0; i < count; ++i) indices.emplace_back(static_cast<std::int64_t>(i));
      out[name] = std::move(indices);
    }
    auto& indices = out[name].as_array();
    while (indices.size() < count) indices.emplace_back(nullptr);
  }
  return out;
}

// "lines.3.unit" → "lines.2.unit" once line `removed` has gone; nothing for what belonged to it.
std::optional<std::string> without_item(std::string_view path, const Item& removed) {
  const std::string prefix = removed.list + ".";
  if (!path.starts_with(prefix)) return std::string(path);
  const std::string_view rest = path.substr(prefix.size());
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), index);
  if (error != std::errc() || index < removed.index) return std::string(path);
  if (index == removed.index) return std::nullopt;
  return prefix + std::to_string(index - 1) + std::string(end, rest.data() + rest.size());
}

// A correction while it is made.
class Correction {
 public:
  explicit Correction(ProposalInput& input) : input_(input) {}

  Result<void> apply(const json::object& set, json::object& changes) {
    std::vector<std::string> computed;
    std::vector<Item> removed;
    for (const auto& member : set) {
      const std::string path(member.key());
      if (!is_setting(path)) return unknown_path(input_.fields, path);
      if (is_computed(path)) {
        computed.push_back(path);
        continue;
      }
      if (const auto item = item_of(path); item && is_cleared(member.value())) {
        const auto* old = value_at(input_.fields, path);
        if (old == nullptr) return unknown_path(input_.fields, path);
        changes[path] = json::object{{"from", *old}, {"to", nullptr}};
        removed.push_back(*item);
        continue;
      }
      SOCLE_TRY(json::value value, setting(path, member.value()));
      SOCLE_TRY(json::value * at, locate(input_.fields, path));
      changes[path] = json::object{{"from", *at}, {"to", value}};
      *at = std::move(value);
      settled(path);
    }
    input_.origins_of_items = item_sources(input_.origins_of_items, input_.fields);
    SOCLE_CHECK(recompute(input_.fields));
    for (const auto& path : computed) SOCLE_CHECK(as_computed(path, set.at(path), changes));
    // From the last to the first, so that each index is still the one that was shown.
    std::ranges::sort(removed, std::greater(), &Item::index);
    for (const auto& item : removed) remove(item);
    if (!removed.empty()) SOCLE_CHECK(recompute(input_.fields));
    return {};
  }

 private:
  // What a person has settled is no longer a finding about that field.
  void settled(const std::string& path) {
    if (std::ranges::find(input_.set, path) == input_.set.end()) input_.set.push_back(path);
    json::array left;
    for (auto& finding : input_.findings) {
      if (json::get_string(finding.as_object(), "path") != path) left.push_back(std::move(finding));
    }
    input_.findings = std::move(left);
  }

  Result<void> as_computed(const std::string& path, const json::value& given, json::object& changes) {
    const auto* now = value_at(input_.fields, path);
    if (now == nullptr) return unknown_path(input_.fields, path);
    SOCLE_TRY(const json::value value, setting(path, given));
    const std::string wanted = value.is_null() ? "" : json::text(value), is = now->is_null() ? "" : json::text(*now);
    const auto a = Decimal::parse(wanted), b = Decimal::parse(is);
    if (a && b ? *a != *b : wanted != is) {
      const auto dot = path.rfind('.');
      const std::string line = path.starts_with("lines.") ? path.substr(0, dot) : "lines.*";
      std::string instead = line + ".quantity, " + line + ".unit_price_net, " + line + ".allowance";
      if (path.starts_with("totals.vat.") || path == "totals.gross")
        instead += ", " + line + ".vat_rate, " + line + ".vat_category";
      return fail(kComputedValue, {{"path", path},
                                   {"value", wanted.empty() ? "–" : wanted},
                                   {"computed", is.empty() ? "–" : is},
                                   {"instead", instead}});
    }
    changes[path] = json::object{{"from", *now}, {"to", *now}};
    settled(path);
    return {};
  }

  void remove(const Item& item) {
    const auto at = static_cast<std::ptrdiff_t>(item.index);
    auto& list = input_.fields.at(item.list).as_array();
    list.erase(list.begin() + at);
    auto& sources = input_.origins_of_items.at(item.list).as_array();
    sources.erase(sources.begin() + at);
    std::vector<std::string> set;
    for (const auto& path : input_.set) {
      if (auto now = without_item(path, item)) set.push_back(std::move(*now));
    }
    input_.set = std::move(set);
    json::array findings;
    for (auto& finding : input_.findings) {
      auto now = without_item(json::get_string(finding.as_object(), "path").value_or(""), item);
      if (!now) continue;
      finding.as_object()["path"] = *now;
      findings.push_back(std::move(finding));
    }
    input_.findings = std::move(findings);
  }

  ProposalInput& input_;
};

// A number whose check digit the paper's findings already name need not be named twice.
bool said_of_paper(const json::array& findings, const Finding& check) {
  if (!check.rule.starts_with("SOCLE-VAT-ID-")) return false;
  return std::ranges::any_of(findings, [&](const json::value& f) {
    return json::get_string(f.as_object(), "code") == "check_digit_failed" &&
           json::get_string(f.as_object(), "path") == check.path;
  });
}

std::vector<std::string> paths_set(const json::object& proposal) {
  std::vector<std::string> out;
  if (const auto* paths = json::get_array(proposal, "set")) {
    for (const auto& path : *paths) out.push_back(json::text(path));
  }
  return out;
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
  SOCLE_TRY(const Draft made,
            draft(input.fields, company, customer ? &*customer : nullptr, input.issue_date, input.set));
  SOCLE_TRY(std::vector<Finding> all, dependent_facts(input.fields, input.set));
  const Check checked = check(made.invoice, Stage::draft);
  json::object out;
  out["fields"] = input.fields;
  out["company"] = input.company;
  out["customer"] = input.customer;
  out["findings"] = input.findings;
  json::array checks;
  all.insert(all.end(), made.findings.begin(), made.findings.end());
  all.insert(all.end(), checked.findings.begin(), checked.findings.end());
  for (const auto& finding : essential(all)) { // the cause, not the sums that follow from it
    if (!said_of_paper(input.findings, finding)) checks.emplace_back(raw(finding));
  }
  out["checks"] = std::move(checks);
  out["rules_examined"] = static_cast<std::int64_t>(checked.examined.size());
  json::object origins;
  for (const auto& [path, origin] : made.origins) origins[path] = origin;
  out["origins"] = std::move(origins);
  out["preview"] = preview_of(made.invoice);
  out["paper"] = input.paper;
  out["extraction"] = input.extraction;
  json::array set;
  for (const auto& path : input.set) set.emplace_back(path);
  out["set"] = std::move(set);
  out["item_sources"] = item_sources(input.origins_of_items, input.fields);
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
  input.set = paths_set(proposal);
  if (const auto* sources = json::get_object(proposal, "item_sources")) input.origins_of_items = *sources;
  Corrected out;
  // Without a correction the fields stay exactly what was shown.
  if (!set.empty()) SOCLE_CHECK(Correction(input).apply(set, out.changes));
  SOCLE_TRY(out.proposal, make_proposal(input));
  return out;
}

std::optional<std::string> path_now(const json::object& proposal, std::string_view path_of_paper) {
  const auto* sources = json::get_object(proposal, "item_sources");
  for (const char* name : kItemLists) {
    const std::string prefix = std::string(name) + ".";
    if (sources == nullptr || !path_of_paper.starts_with(prefix)) continue;
    const std::string_view rest = path_of_paper.substr(prefix.size());
    std::int64_t index = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), index);
    const auto* indices = json::get_array(*sources, name);
    if (error != std::errc() || indices == nullptr) continue;
    for (std::size_t i = 0; i < indices->size(); ++i) {
      if ((*indices)[i].is_int64() && (*indices)[i].get_int64() == index)
        return prefix + std::to_string(i) + std::string(end, rest.data() + rest.size());
    }
    return std::nullopt;
  }
  return std::string(path_of_paper);
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
  return draft(proposal.at("fields").as_object(), company, customer ? &*customer : nullptr, issue_date,
               paths_set(proposal));
}

std::string recipient(const json::object& proposal, const Trader& buyer) {
  const std::string address = buyer.electronic_address.scheme == "EM" ? buyer.electronic_address.value : std::string();
  const auto& known = proposal.at("customer");
  if (!known.is_object()) return address;
  const std::string invoice_email = customer_from_json(known.get_object()).invoice_email;
  const std::vector<std::string> paths = paths_set(proposal);
  const bool set = !address.empty() && std::ranges::find(paths, "buyer.electronic_address") != paths.end();
  return set || invoice_email.empty() ? address : invoice_email;
}

} // namespace socle::invoicing
