// What the faces show of the process: runs, gates, invoices, files. Sentences in the reader's language.
#include "invoicing/process.h"
#include "invoicing/process_errors.h"

#include "invoicing/paper.h"

#include "store/page.h"

namespace socle::invoicing {

namespace {
// As openapi.json has it: a box is four numbers, confidence lies between 0 and 1.
json::object shown_evidence(const json::object& kept, const json::object& proposal = {}) {
  json::object out;
  for (const auto& member : kept) {
    json::object row = member.value().as_object();
    if (const auto* box = row["box"].if_object())
      row["box"] = json::array{box->at("x0"), box->at("y0"), box->at("x1"), box->at("y1")};
    if (auto& confidence = row["confidence"]; confidence.is_number()) {
      const auto value = confidence.to_number<double>();
      confidence = value > 1.0 || confidence.is_int64() ? value / 100.0 : value;
    }
    if (const auto path = path_now(proposal, member.key())) out[*path] = std::move(row);
  }
  return out;
}

std::string text_of(const json::object& o, std::string_view name) { return json::get_string(o, name).value_or(""); }
json::value or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }
// What the check of the proposal in a run's context found; none before there is a proposal.
json::array checks_of(const json::object& context) {
  const auto* proposal = json::get_object(context, "proposal");
  const auto* checks = proposal == nullptr ? nullptr : json::get_array(*proposal, "checks");
  return checks == nullptr ? json::array() : *checks;
}
json::array findings_of(const json::object& context) {
  const auto* findings = json::get_array(context, "findings");
  return findings == nullptr ? json::array() : *findings;
}
} // namespace

json::array Process::present(const json::array& findings, Language language) const {
  json::array out;
  for (const auto& item : findings) {
    const contracts::Finding finding = contract_finding(item.as_object());
    json::object row;
    row["code"] = finding.code;
    row["severity"] = item.as_object().at("severity");
    row["message"] = contracts::message(finding, language);
    row["remedy"] = contracts::remedy(finding, language);
    if (!finding.path.empty()) row["path"] = finding.path;
    out.emplace_back(std::move(row));
  }
  return out;
}

json::array Process::present_checks(const json::array& checks, Language language) const {
  json::array out;
  for (const auto& item : checks) out.emplace_back(to_json(invoice_finding(item.as_object()), language));
  return out;
}

Result<json::object> Process::run_summary(const workflows::Run& run, Language language) {
  SOCLE_TRY(const json::value kept, parts_.engine.context(run.tenant, run.id));
  const json::object none;
  const json::object& context = kept.is_object() ? kept.get_object() : none;
  SOCLE_TRY(const store::Rows invoice,
            parts_.store.read("SELECT series, number FROM invoicing_invoices WHERE tenant = ?1 AND run = ?2",
                              {run.tenant, run.id}));
  json::object out;
  out["run"] = run.id;
  out["file"] = or_null(text_of(context, "name"));
  out["state"] = run.state;
  out["step"] = or_null(run.step);
  out["started_at"] = to_iso(run.started);
  out["started_by"] = run.started_by;
  out["gate"] = or_null(run.gate);
  out["number"] = invoice.empty() ? json::value() : json::value(invoice_number(invoice.front(), 0, 1));
  out["buyer"] = or_null(text_of(context, "buyer"));
  if (const auto gross = text_of(context, "gross"); !gross.empty()) {
    json::object total;
    total["gross"] = gross;
    total["currency"] = or_null(text_of(context, "currency"));
    out["total"] = std::move(total);
  } else {
    out["total"] = nullptr;
  }
  if (!run.error.empty()) {
    out["error"] = run.error;
    out["error_code"] = run.error_code;
  }
  json::array findings = present(findings_of(context), language);
  if (run.state == "waiting") { // afterwards it was corrected or refused
    for (auto& check : present_checks(checks_of(context), language)) findings.emplace_back(std::move(check));
  }
  out["findings_count"] = static_cast<std::int64_t>(findings.size());
  out["findings"] = std::move(findings);
  return out;
}

Result<json::object> Process::run_details(const workflows::Run& run, Language language) {
  SOCLE_TRY(json::object out, run_summary(run, language));
  SOCLE_TRY(const auto steps, parts_.engine.steps(run.tenant, run.id));
  json::array rows;
  for (const auto& step : steps) {
    json::object row;
    row["name"] = step.name;
    row["state"] = step.state;
    row["started_at"] = to_iso(step.started);
    row["ended_at"] = step.ended ? json::value(to_iso(*step.ended)) : json::value();
    row["call"] = or_null(step.call);
    row["error"] = or_null(step.error);
    rows.emplace_back(std::move(row));
  }
  out["steps"] = std::move(rows);
  return out;
}

Result<json::object> Process::gate_summary(const workflows::Gate& gate) {
  json::object out;
  out["id"] = gate.id;
  out["run"] = gate.run;
  out["title"] = gate.title;
  out["proposal_hash"] = gate.hash;
  out["created_at"] = to_iso(gate.created);
  out["deadline"] = to_iso(gate.deadline);
  const auto cents = Decimal::parse(gate.amount_cents);
  out["amount"] = cents ? json::value((*cents / Decimal(100)).text(2)) : json::value();
  out["currency"] = or_null(gate.currency);
  out["buyer"] = or_null(gate.summary);
  out["started_by"] = gate.started_by;
  SOCLE_TRY(const json::value context, parts_.engine.context(gate.tenant, gate.run));
  const json::object known = context.is_object() ? context.get_object() : json::object();
  out["findings_count"] = static_cast<std::int64_t>(findings_of(known).size() + checks_of(known).size());
  return out;
}

Result<json::object> Process::details_of(const workflows::Gate& gate, const json::object& proposal, Language language) {
  SOCLE_TRY(json::object out, gate_summary(gate));
  SOCLE_TRY(const json::object extraction, load_json(gate.tenant, text_of(proposal, "extraction")));
  SOCLE_TRY(const json::object words, load_json(gate.tenant, text_of(proposal.at("paper").as_object(), "words")));
  out["state"] = gate.state;
  out["version"] = gate.version;
  out["fields"] = proposal.at("fields");
  // Evidence from the paper; what came from master data or was derived says so instead.
  json::object evidence = shown_evidence(extraction.at("evidence").as_object(), proposal);
  for (const auto& origin : proposal.at("origins").as_object()) {
    if (evidence.contains(origin.key())) continue;
    json::object row;
    row["page"] = 0;
    row["box"] = nullptr;
    row["text"] = "";
    row["confidence"] = 1.0;
    row["rule"] = origin.value();
    evidence[origin.key()] = std::move(row);
  }
  out["evidence"] = std::move(evidence);
  // What was invoiced meanwhile, or is with this correction: looked up now, for the gate may have been open for days.
  json::array findings;
  for (const auto& finding : proposal.at("findings").as_array()) {
    if (gate.state != "open" || json::get_string(finding.as_object(), "code") != "already_invoiced")
      findings.push_back(finding);
  }
  if (gate.state == "open") {
    SOCLE_TRY(const json::array repeats,
              already_invoiced(gate.tenant, gate.run, text_of(proposal.at("paper").as_object(), "document"),
                               proposal.at("fields").as_object()));
    findings.insert(findings.end(), repeats.begin(), repeats.end());
  }
  out["findings_count"] = static_cast<std::int64_t>(findings.size() + proposal.at("checks").as_array().size());
  out["findings"] = present(findings, language);
  out["checks"] = present_checks(proposal.at("checks").as_array(), language);
  out["preview"] = proposal.at("preview");
  json::object document;
  document["pages"] = words.at("pages");
  document["scanned"] = words.at("scanned");
  const auto confidence = json::get_int(words, "confidence_percent").value_or(100);
  document["words_confidence"] = words.at("scanned").as_bool() ? json::value(static_cast<double>(confidence) / 100.0)
                                                               : json::value();
  out["document"] = std::move(document);
  SOCLE_TRY(const auto versions, parts_.engine.gate_versions(gate.tenant, gate.id));
  json::array history;
  for (const auto& version : versions) {
    json::object row;
    row["version"] = version.version;
    row["hash"] = version.hash;
    row["at"] = to_iso(version.at);
    row["by"] = version.by;
    row["changes"] = version.changes;
    history.emplace_back(std::move(row));
  }
  out["history"] = std::move(history);
  out["decided_by"] = or_null(gate.decided_by);
  out["decided_at"] = gate.decided ? json::value(to_iso(*gate.decided)) : json::value();
  out["reason"] = or_null(gate.reason);
  return out;
}

Result<json::object> Process::gate_details(const workflows::Gate& gate, Language language) {
  return details_of(gate, gate.proposal.as_object(), language);
}

Result<json::object> Process::gate_checked(const workflows::Gate& gate, const json::object& set, Language language) {
  SOCLE_TRY(const Date date, today(gate.tenant));
  SOCLE_TRY(const Corrected corrected, correct(gate.proposal.as_object(), set, date));
  SOCLE_TRY(json::object out, details_of(gate, corrected.proposal, language));
  const std::string gross = json::text(corrected.proposal.at("preview").at("totals").at("gross"));
  out["amount"] = or_null(gross);
  return out;
}

Result<Process::InvoicePage> Process::invoices(const std::string& tenant, const InvoiceFilter& filter) {
  store::Where where(tenant);
  where.contains("buyer", filter.buyer)
      .text("state", "=", filter.state)
      .text("issue_date", ">=", filter.from)
      .text("issue_date", "<=", filter.until);
  store::Paging paging{{}, filter.descending, filter.after, filter.limit};
  if (filter.sort == "issue_date") paging.order.push_back({"issue_date"});
  if (filter.sort == "buyer") paging.order.push_back({"buyer"});
  paging.order.push_back({"series"});
  paging.order.push_back({"number", true});
  SOCLE_TRY(const store::Page page,
            store::read_page(parts_.store, "series, number, run, issue_date, buyer, gross, currency, state",
                             "invoicing_invoices", std::move(where), paging));
  InvoicePage out;
  for (const auto& row : page.rows) {
    json::object invoice;
    invoice["number"] = invoice_number(row, 0, 1);
    invoice["run"] = row.text(2);
    invoice["issue_date"] = row.text(3);
    invoice["buyer"] = row.text(4);
    invoice["gross"] = row.text(5);
    invoice["currency"] = row.text(6);
    invoice["state"] = row.text(7);
    out.rows.emplace_back(std::move(invoice));
  }
  out.next = page.next;
  return out;
}

Result<std::vector<FileInfo>> Process::files(const std::string& tenant, const std::string& run) {
  SOCLE_CHECK(parts_.engine.run(tenant, run));
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT files FROM invoicing_invoices WHERE tenant = ?1 AND run = ?2", {tenant, run}));
  std::vector<FileInfo> out;
  if (rows.empty()) return out;
  SOCLE_TRY(const json::value list, json::parse(rows.front().text(0)));
  for (const auto& item : list.as_array()) {
    const auto& file = item.as_object();
    out.push_back({text_of(file, "name"), text_of(file, "media_type"), text_of(file, "blob"),
                   json::get_int(file, "bytes").value_or(0)});
  }
  return out;
}

Result<Bytes> Process::file(const std::string& tenant, const std::string& run, const std::string& name) {
  SOCLE_TRY(const auto all, files(tenant, run));
  for (const auto& file : all) {
    if (file.name == name) return parts_.blobs.get("runs/" + tenant, file.blob);
  }
  return fail(kNoFile, {{"run", run}, {"name", name}});
}

Result<Process::Paper> Process::paper(const std::string& tenant, const std::string& run) {
  SOCLE_TRY(const json::value kept, parts_.engine.context(tenant, run));
  const auto* context = kept.if_object();
  const auto blob = context == nullptr ? std::string() : text_of(*context, "document");
  if (blob.empty()) return fail(kNoFile, {{"run", run}, {"name", "document"}});
  SOCLE_TRY(Bytes bytes, parts_.blobs.get("runs/" + tenant, blob));
  return Paper{text_of(*context, "name"), text_of(*context, "media_type"), std::move(bytes)};
}

Result<json::object> Process::extract_now(const kernel::Credential& who, const std::string& tenant,
                                          const std::string& name, std::string_view bytes, Language language) {
  SOCLE_TRY(const std::string document, keep(tenant, bytes));
  json::object ask;
  ask["document"] = document;
  ask["name"] = name;
  kernel::Call reading;
  reading.action = "contract.read";
  reading.resource = {"Contract", document, {}};
  reading.purpose = "contract extraction";
  reading.input.push_back({"file name", name, kernel::Provenance::person});
  reading.body = json::canonical(ask);
  SOCLE_TRY(const kernel::Answer read, parts_.pipeline.run_now(who, std::move(reading)));
  const auto& paper = read.outcome.result.as_object().at("paper").as_object();

  kernel::Call extracting;
  extracting.action = "contract.extract";
  extracting.resource = {"Contract", document, {}};
  extracting.purpose = "contract extraction";
  SOCLE_TRY(extracting.input, texts(tenant, text_of(paper, "words")));
  json::object words;
  words["words"] = text_of(paper, "words");
  extracting.body = json::canonical(words);
  SOCLE_TRY(const kernel::Answer extracted, parts_.pipeline.run_now(who, std::move(extracting)));
  SOCLE_TRY(json::object extraction, load_json(tenant, text_of(extracted.outcome.result.as_object(), "extraction")));
  SOCLE_TRY(const json::object stored, load_json(tenant, text_of(paper, "words")));
  json::object out;
  out["fields"] = extraction["fields"];
  out["evidence"] = shown_evidence(extraction["evidence"].as_object());
  out["findings"] = present(extraction["raw_findings"].as_array(), language);
  json::object info;
  info["pages"] = stored.at("pages");
  info["scanned"] = stored.at("scanned");
  info["words_confidence"] = stored.at("scanned").as_bool()
                                 ? json::value(
                                       static_cast<double>(json::get_int(stored, "confidence_percent").value_or(100)) /
                                       100.0)
                                 : json::value();
  out["document"] = std::move(info);
  out["call"] = extracted.call;
  return out;
}

} // namespace socle::invoicing
