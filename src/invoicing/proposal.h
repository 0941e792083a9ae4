// What is shown at the gate and decided there: an invoice proposal, as one immutable JSON document without binary floating point.
#pragma once

#include "base/json.h"
#include "contracts/contracts.h"
#include "invoicing/draft.h"

namespace socle::invoicing {

// {"fields", "company", "customer", "findings", "checks", "origins", "preview", "file", "document", "words", "extraction", "issue_date"}
struct ProposalInput {
  json::object fields; // as extracted, or corrected
  json::array findings; // contracts::Finding, raw
  json::object company; // snapshots: what was decided is what is issued
  json::value customer; // null when unknown
  json::object paper; // {"name","document","words",…}: what the proposal is about
  std::string extraction; // blob
  Date issue_date;
  std::vector<std::string> set; // paths that a person has set, in this version or an earlier one
  json::object origins_of_items; // by list: where in the paper's fields each item stood; see item_sources()
};
Result<json::object> make_proposal(const ProposalInput& input);

// The same proposal with values set by path; `changes` tells from and to. Line nets and totals are computed anew. A line, discount
// or note (“lines.1”) that is set to nothing is removed. What no path takes is refused.
struct Corrected {
  json::object proposal;
  json::object changes;
};
Result<Corrected> correct(const json::object& proposal, const json::object& set, Date issue_date);

// A path of the paper's evidence as the proposal's fields have it now; nothing where its item was removed.
std::optional<std::string> path_now(const json::object& proposal, std::string_view path_of_paper);

// Number of fatal findings among its checks, and of extraction findings that must stop.
std::size_t fatal_count(const json::object& proposal);
// The first fatal one, as an error for whoever wants to approve.
Error fatal_error(const json::object& proposal, Language language);

// The draft that the proposal stands for, for the final invoice.
Result<Draft> draft_of(const json::object& proposal, Date issue_date);

json::object raw(const contracts::Finding& finding);
contracts::Finding contract_finding(const json::object& raw);
json::object raw(const Finding& finding);
Finding invoice_finding(const json::object& raw);

json::object preview_of(const Invoice& invoice);

// Where the mail draft goes: the e-mail address that a person set at the gate as the buyer's electronic address; else the customer's
// invoice address; else the buyer's electronic address, where that is an e-mail address. Empty when there is none.
std::string recipient(const json::object& proposal, const Trader& buyer);

} // namespace socle::invoicing
