#include "invoicing/process.h"

#include "invoicing/invoicing.h"
#include "invoicing/paper.h"
#include "invoicing/process_errors.h"
#include "invoicing/workflow_text.h"

#include <algorithm>
#include <limits>

namespace socle::invoicing {

namespace {
std::string scope_of(std::string_view tenant) { return "runs/" + std::string(tenant); }

Result<json::object> arguments_of(const kernel::Call& call) {
  SOCLE_TRY(const json::value body, json::parse(call.body));
  if (!body.is_object())
    return fail(kInvalidParty, {{"field", "body"}, {"value", ""}, {"reason", "it must be an object"}});
  return body.get_object();
}
std::string text_of(const json::object& o, std::string_view name) { return json::get_string(o, name).value_or(""); }
} // namespace

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"invoicing", 1,
       "CREATE TABLE invoicing_company (tenant text NOT NULL PRIMARY KEY, body text NOT NULL);"
       "CREATE TABLE invoicing_customers (tenant text NOT NULL, id text NOT NULL, name text NOT NULL, body text NOT NULL, PRIMARY KEY (tenant, id));"
       "CREATE TABLE invoicing_numbers (tenant text NOT NULL, series text NOT NULL, next bigint NOT NULL, PRIMARY KEY (tenant, series));"
       "CREATE TABLE invoicing_invoices (tenant text NOT NULL, run text NOT NULL, series text NOT NULL, number bigint NOT NULL, issue_date text NOT NULL,"
       " buyer text NOT NULL, gross text NOT NULL, currency text NOT NULL, state text NOT NULL, files text NOT NULL, PRIMARY KEY (tenant, run));"
       "CREATE UNIQUE INDEX invoicing_invoices_number ON invoicing_invoices (tenant, series, number)"},
      // What a later invoice is compared with, so that nothing is billed twice unseen. Empty for invoices from before.
      {"invoicing", 2,
       "ALTER TABLE invoicing_invoices ADD COLUMN document text NOT NULL DEFAULT '';"
       "ALTER TABLE invoicing_invoices ADD COLUMN contract text NOT NULL DEFAULT '';"
       "ALTER TABLE invoicing_invoices ADD COLUMN buyer_vat_id text NOT NULL DEFAULT '';"
       "ALTER TABLE invoicing_invoices ADD COLUMN period_from text NOT NULL DEFAULT '';"
       "ALTER TABLE invoicing_invoices ADD COLUMN period_to text NOT NULL DEFAULT '';"
       "CREATE INDEX invoicing_invoices_document ON invoicing_invoices (tenant, document);"
       "CREATE INDEX invoicing_invoices_contract ON invoicing_invoices (tenant, contract)"}};
  return all;
}

Process::Process(Parts parts) : parts_(std::move(parts)), master_data_({parts_.clock, parts_.random, parts_.store}) {}

Result<Date> Process::today(std::string_view tenant) const {
  return date_in_zone(parts_.clock.now(), parts_.zone(tenant));
}

Result<std::string> Process::keep(const std::string& tenant, std::string_view bytes) {
  return parts_.blobs.put(scope_of(tenant), bytes);
}
Result<std::string> Process::keep_json(const std::string& tenant, const json::value& value) {
  return parts_.blobs.put(scope_of(tenant), json::write(value));
}
Result<json::object> Process::load_json(const std::string& tenant, std::string_view blob) {
  SOCLE_TRY(const Bytes text, parts_.blobs.get(scope_of(tenant), blob));
  SOCLE_TRY(json::value value, json::parse(text));
  return std::move(value.as_object());
}

kernel::Executor Process::computing(Result<kernel::Outcome> (Process::*work)(const kernel::Call&,
                                                                             const kernel::Principal&),
                                    std::int64_t price_micros_max) {
  kernel::Executor out;
  out.candidates = [price_micros_max](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {.micros = price_micros_max}}};
  };
  out.compute = [this, work](const kernel::Ticket& ticket, const kernel::Call& call,
                             const kernel::Principal& principal) {
    return kernel::Held<Result<kernel::Outcome>>(ticket, (this->*work)(call, principal));
  };
  return out;
}

Result<void> Process::register_all() {
  auto& pipeline = parts_.pipeline;
  pipeline.add("contract.read",
               computing(&Process::read, static_cast<std::int64_t>(pages_max) * parts_.page_price_micros));
  pipeline.add("contract.extract", computing(&Process::extract, 0));
  pipeline.add("contract.check", computing(&Process::check, 0));
  pipeline.add("invoice.draft", computing(&Process::draft_proposal, 0));
  pipeline.add("invoice.issue", computing(&Process::issue, 0));
  pipeline.add("invoice.run", computing(&Process::start_run, 0));
  pipeline.add("gate.approve", computing(&Process::approve, 0));
  pipeline.add("gate.refuse", computing(&Process::refuse, 0));
  kernel::Executor mail_draft;
  mail_draft.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"outbox", "local", {}}};
  };
  mail_draft.effect = [this](kernel::Permit permit, const kernel::Call& call, const kernel::Principal& principal) {
    return mail(std::move(permit), call, principal);
  };
  pipeline.add("mail.draft", std::move(mail_draft));

  const auto function = [this](const char* action, const char* type) {
    return [this, action, type](const workflows::Request& request) -> Result<kernel::Call> {
      kernel::Call call;
      call.action = action;
      call.resource = {
          type, std::string_view(type) == "Contract" ? text_of(request.arguments, "document") : request.run, {}};
      if (call.resource.id.empty()) call.resource.id = request.run;
      call.purpose = "invoice from contract";
      if (const auto name = text_of(request.arguments, "name"); !name.empty())
        call.input.push_back({"file name", name, kernel::Provenance::person});
      if (const auto words = text_of(request.arguments, "words");
          !words.empty() && std::string_view(action) == "contract.extract") {
        SOCLE_TRY(auto pages, texts(request.tenant, words)); // the text itself is inspected, not only the upload
        std::ranges::move(pages, std::back_inserter(call.input));
      }
      return call;
    };
  };
  auto& engine = parts_.engine;
  engine.add_function("contract.read", function("contract.read", "Contract"));
  engine.add_function("contract.extract", function("contract.extract", "Contract"));
  engine.add_function("contract.check", function("contract.check", "Contract"));
  engine.add_function("invoice.draft", function("invoice.draft", "Invoice"));
  engine.add_function("invoice.issue", function("invoice.issue", "Invoice"));
  engine.add_function("mail.draft", function("mail.draft", "Mail"));
  engine.add_gate_kind("invoice", {[this](const workflows::Gate& gate) { return take_number(gate); }});
  return engine.add_definition(workflow_text());
}

Result<kernel::Outcome> Process::read(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  SOCLE_TRY(const Bytes bytes, parts_.blobs.get(scope_of(principal.tenant), text_of(arguments, "document")));
  SOCLE_TRY(const documents::Document document, documents::read(text_of(arguments, "name"), bytes));
  kernel::Outcome out;
  out.output = page_texts(document);
  out.cost.micros = static_cast<std::int64_t>(document.pages.size()) * parts_.page_price_micros;
  SOCLE_TRY(const std::string words, keep_json(principal.tenant, document_to_json(document)));
  json::object paper;
  paper["name"] = text_of(arguments, "name");
  paper["document"] = text_of(arguments, "document");
  paper["words"] = words;
  paper["media_type"] = document.media_type;
  paper["pages"] = static_cast<std::int64_t>(document.pages.size());
  paper["scanned"] = document.scanned;
  paper["confidence_percent"] = document.confidence_percent;
  out.facts["pages"] = static_cast<std::int64_t>(document.pages.size());
  out.facts["scanned"] = document.scanned;
  json::object result;
  result["paper"] = std::move(paper);
  out.result = std::move(result);
  return out;
}

Result<std::vector<kernel::Content>> Process::texts(const std::string& tenant, std::string_view words_blob) {
  SOCLE_TRY(const json::object stored, load_json(tenant, words_blob));
  return page_texts(document_from_json(stored));
}

Result<kernel::Outcome> Process::extract(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  SOCLE_TRY(const json::object stored, load_json(principal.tenant, text_of(arguments, "words")));
  const documents::Document document = document_from_json(stored);
  SOCLE_TRY(const contracts::Extraction extraction, contracts::extract(document));
  json::object kept = contracts::to_json(extraction, Language::english);
  json::array findings;
  for (const auto& finding : extraction.findings) findings.emplace_back(raw(finding));
  kept["raw_findings"] = findings;
  SOCLE_TRY(const std::string blob, keep_json(principal.tenant, kept));
  kernel::Outcome out;
  out.facts["fields"] = static_cast<std::int64_t>(extraction.evidence.size());
  out.facts["findings"] = static_cast<std::int64_t>(extraction.findings.size());
  json::object result;
  result["extraction"] = blob;
  out.result = std::move(result);
  return out;
}

// Who is we? What master data adds? Can it be invoiced at all?
Result<kernel::Outcome> Process::check(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  SOCLE_TRY(json::object extraction, load_json(principal.tenant, text_of(arguments, "extraction")));
  json::object fields = extraction["fields"].as_object();
  json::array findings = extraction["raw_findings"].as_array();
  SOCLE_TRY(const Party company, master_data_.company(principal.tenant));
  if (company.name.empty()) return fail(kNoCompany);
  const auto stop = [&](const std::string& code) -> std::unexpected<Error> {
    const contracts::Finding finding{
        code,
        contracts::Severity::error,
        "",
        {{"company", company.name}, {"kind", json::get_string(fields, "kind").value_or("other")}}};
    return fail(kNotInvoiceable, {{"reason", contracts::message(finding, principal.language)},
                                  {"remedy", contracts::remedy(finding, principal.language)},
                                  {"finding", code}});
  };
  if (json::get_bool(fields, "is_contract") == false) return stop("not_a_contract");
  const auto party = [&](const char* side) {
    const auto* o = json::get_object(fields, side);
    return o == nullptr ? Party() : party_from_json(*o);
  };
  const Party seller = party("seller"), buyer = party("buyer");
  if (!same_party(seller, company)) return stop(same_party(buyer, company) ? "roles_reversed" : "own_company_absent");
  SOCLE_TRY(const std::optional<Customer> customer, master_data_.find(principal.tenant, buyer));

  add_master_data(fields, company, customer ? &*customer : nullptr);
  const auto* paper = json::get_object(arguments, "paper");
  SOCLE_TRY(const json::array repeats,
            already_invoiced(principal.tenant, call.run, paper == nullptr ? "" : text_of(*paper, "document"), fields));
  findings.insert(findings.end(), repeats.begin(), repeats.end());
  kernel::Outcome out;
  json::object result;
  result["buyer"] = buyer.name;
  result["fields"] = std::move(fields);
  result["findings"] = std::move(findings);
  result["extraction"] = text_of(arguments, "extraction");
  out.facts["customer"] = customer ? customer->id : "";
  out.result = std::move(result);
  return out;
}

Result<kernel::Outcome> Process::draft_proposal(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  ProposalInput input;
  input.fields = arguments.at("fields").as_object();
  input.findings = arguments.at("findings").as_array();
  const auto* paper = json::get_object(*json::get_object(arguments, "paper"), "name") == nullptr
                          ? json::get_object(arguments, "paper")
                          : nullptr;
  if (paper != nullptr) {
    for (const char* name : {"name", "document", "words", "media_type"}) input.paper[name] = text_of(*paper, name);
  }
  input.extraction = text_of(arguments, "extraction");
  SOCLE_TRY(const Party company, master_data_.company(principal.tenant));
  input.company = to_json(company);
  SOCLE_TRY(const std::optional<Customer> customer,
            master_data_.find(principal.tenant, party_from_json(input.fields.at("buyer").as_object())));
  if (customer) input.customer = to_json(*customer);
  SOCLE_TRY(input.issue_date, today(principal.tenant));
  SOCLE_TRY(json::object proposal, make_proposal(input));
  const auto& preview = proposal["preview"].as_object();
  const auto gross = Decimal::parse(json::text(preview.at("totals").at("gross")));
  const std::string buyer = json::text(preview.at("buyer").at("name")), currency = json::text(preview.at("currency"));
  kernel::Outcome out;
  json::object result;
  result["title"] = buyer + (gross ? ": " + gross->text(2) + " " + currency : "");
  result["buyer"] = buyer;
  result["gross"] = gross ? json::value(gross->text(2)) : json::value();
  result["amount_cents"] = gross ? (*gross * Decimal(100)).text(0) : "";
  result["currency"] = currency;
  out.facts["fatal"] = static_cast<std::int64_t>(fatal_count(proposal));
  out.facts["rules_examined"] = proposal["rules_examined"];
  result["proposal"] = std::move(proposal);
  out.result = std::move(result);
  return out;
}

Result<kernel::Outcome> Process::start_run(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  json::object input;
  input["document"] = text_of(arguments, "document");
  input["name"] = text_of(arguments, "name");
  return parts_.engine.begin(principal.tenant, "invoice-from-contract", std::move(input), principal.id,
                             text_of(arguments, "key"));
}

// body: {"gate","proposal_hash","set"?}
Result<kernel::Outcome> Process::approve(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  SOCLE_TRY(const workflows::Gate gate, parts_.engine.gate(principal.tenant, text_of(arguments, "gate")));
  const auto* set = json::get_object(arguments, "set");
  std::optional<json::value> corrected;
  json::value changes = json::object();
  SOCLE_TRY(const Date date, today(principal.tenant));
  const json::object empty;
  // Checked again at the moment of the decision, with or without a correction: rules, date and arithmetic must hold now.
  SOCLE_TRY(Corrected checked, correct(gate.proposal.as_object(), set == nullptr ? empty : *set, date));
  if (fatal_count(checked.proposal) > 0) return std::unexpected(fatal_error(checked.proposal, principal.language));
  // The number is taken with the decision: whatever would keep its files from being written must be known before.
  SOCLE_TRY(const Draft made, draft_of(checked.proposal, date));
  SOCLE_CHECK(rehearse(made.invoice, made.language, Timestamp{days_since_epoch(date) * 86'400'000'000}));
  if (set != nullptr && !set->empty()) {
    corrected = std::move(checked.proposal);
    changes = std::move(checked.changes);
  }
  return parts_.engine.approve(gate, text_of(arguments, "proposal_hash"), principal.id, std::move(corrected),
                               std::move(changes));
}

Result<kernel::Outcome> Process::refuse(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::object arguments, arguments_of(call));
  SOCLE_TRY(const workflows::Gate gate, parts_.engine.gate(principal.tenant, text_of(arguments, "gate")));
  return parts_.engine.refuse(gate, principal.id, text_of(arguments, "reason"));
}

kernel::Attributes Process::decision_context(const workflows::Gate& gate, const std::string& principal,
                                             bool corrected) const {
  const auto cents = Decimal::parse(gate.amount_cents);
  // An unknown amount counts as the largest: what cannot be judged is not small.
  const std::int64_t amount = cents ? static_cast<std::int64_t>(cents->units() / Decimal::scale)
                                    : std::numeric_limits<std::int64_t>::max();
  return {{"amount_cents", amount},
          {"currency", gate.currency},
          {"started_by_self", gate.started_by == principal},
          {"corrected", corrected}};
}

Result<kernel::Attributes> Process::decision_context_of(const workflows::Gate& gate, const std::string& principal,
                                                        const json::object* set) const {
  if (set == nullptr) return decision_context(gate, principal, false);
  SOCLE_TRY(const Date date, today(gate.tenant));
  SOCLE_TRY(const Corrected corrected, correct(gate.proposal.as_object(), *set, date));
  const auto& preview = corrected.proposal.at("preview");
  workflows::Gate judged = gate;
  const auto gross = Decimal::parse(json::text(preview.at("totals").at("gross")));
  judged.amount_cents = gross ? (*gross * Decimal(100)).text(0) : "";
  judged.currency = json::text(preview.at("currency"));
  return decision_context(judged, principal, true);
}

} // namespace socle::invoicing
