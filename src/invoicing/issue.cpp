// After the approval: the final invoice under its number, and the mail draft beside it.
#include "invoicing/invoicing.h"
#include "invoicing/process.h"
#include "invoicing/process_errors.h"

namespace socle::invoicing {

namespace {
std::string text_of(const json::object& o, std::string_view name) { return json::get_string(o, name).value_or(""); }

json::object file_row(std::string name, std::string media_type, std::string blob, std::size_t bytes) {
  json::object out;
  out["name"] = std::move(name);
  out["media_type"] = std::move(media_type);
  out["blob"] = std::move(blob);
  out["bytes"] = static_cast<std::int64_t>(bytes);
  return out;
}
} // namespace

// body: {"proposal"}; the number and the date are those that the approval took.
Result<kernel::Outcome> Process::issue(const kernel::Call& call, const kernel::Principal& principal) {
  SOCLE_TRY(const json::value body, json::parse(call.body));
  const auto& proposal = body.as_object().at("proposal").as_object();
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read("SELECT series, number, issue_date FROM invoicing_invoices WHERE tenant = ?1 AND run = ?2",
                        {principal.tenant, call.run}));
  if (rows.empty()) return fail(kNoNumber, {{"run", call.run}});
  const std::string number = invoice_number(rows.front(), 0, 1);
  const auto date = parse_date(rows.front().text(2));
  SOCLE_ASSERT(date.has_value());
  SOCLE_TRY(Draft made, draft_of(proposal, *date));
  const Language language = made.language;
  const Invoice invoice = numbered(std::move(made.invoice), number);
  // The PDF is dated by the invoice's date, so that a repetition after a crash gives the same bytes.
  SOCLE_TRY(const Released released, release(invoice, language, Timestamp{days_since_epoch(*date) * 86'400'000'000}));
  json::array files;
  for (const auto& file : socle::invoicing::files(invoice, released)) {
    SOCLE_TRY(std::string blob, keep(principal.tenant, file.bytes));
    files.emplace_back(file_row(file.name, file.media_type, std::move(blob), file.bytes.size()));
  }
  kernel::Outcome out;
  out.unit.add("UPDATE invoicing_invoices SET state = 'issued', files = ?3 WHERE tenant = ?1 AND run = ?2",
               {principal.tenant, call.run, json::write(files)}, 1);
  out.facts["number"] = number;
  json::object result;
  result["number"] = number;
  result["issue_date"] = to_iso(*date);
  result["files"] = std::move(files);
  result["proposal"] = proposal;
  out.result = std::move(result);
  return out;
}

// body: {"proposal","number","issue_date","files"}: writes the package into the outbox.
Result<kernel::Outcome> Process::mail(kernel::Permit permit, const kernel::Call& call,
                                      const kernel::Principal& principal) {
  SOCLE_TRY(const json::value body, json::parse(call.body));
  const auto& o = body.as_object();
  const auto date = parse_date(text_of(o, "issue_date"));
  SOCLE_ASSERT(date.has_value());
  const auto& proposal = o.at("proposal").as_object();
  SOCLE_TRY(Draft made, draft_of(proposal, *date));
  const Language language = made.language;
  const std::string number = text_of(o, "number");
  const Invoice invoice = numbered(std::move(made.invoice), number);

  json::array files = o.at("files").as_array();
  std::vector<connectors::OutboxFile> package;
  std::vector<MailFile> attachments;
  for (const auto& item : files) {
    const auto& file = item.as_object();
    SOCLE_TRY(Bytes bytes, parts_.blobs.get("runs/" + principal.tenant, text_of(file, "blob")));
    attachments.push_back({text_of(file, "name"), text_of(file, "media_type"), bytes});
    package.push_back({text_of(file, "name"), std::move(bytes)});
  }
  SOCLE_TRY(const Bytes letter, mail_draft(invoice, language, recipient(proposal, invoice.buyer), attachments));
  const std::string name = mail_name(invoice);
  SOCLE_TRY(std::string blob, keep(principal.tenant, letter));
  files.emplace_back(file_row(name, "message/rfc822", std::move(blob), letter.size()));
  package.push_back({name, letter});
  SOCLE_TRY(const auto path, parts_.outbox.release(std::move(permit), number, package));

  kernel::Outcome out;
  out.unit.add("UPDATE invoicing_invoices SET state = 'ready', files = ?3 WHERE tenant = ?1 AND run = ?2",
               {principal.tenant, call.run, json::write(files)}, 1);
  out.facts["number"] = number;
  out.facts["package"] = path.filename().string();
  json::object result;
  result["number"] = number;
  result["files"] = std::move(files);
  out.result = std::move(result);
  return out;
}

} // namespace socle::invoicing
