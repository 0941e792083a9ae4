// Gapless invoice numbers: taken in the approval's own unit of work, kept by their run whatever comes later. With each number is
// kept what it was for, so that a repetition is seen.
#include "invoicing/process.h"
#include "invoicing/process_errors.h"

namespace socle::invoicing {

namespace {
std::string text_at(const json::object& o, std::string_view name) { return json::get_string(o, name).value_or(""); }

const json::object& object_at(const json::object& o, std::string_view name) {
  static const json::object none;
  const auto* found = json::get_object(o, name);
  return found == nullptr ? none : *found;
}

struct Billed {
  std::string document, contract, from, to;
  Party buyer; // name and VAT id
};
Billed billed(const json::object& fields, std::string document) {
  const auto& period = object_at(object_at(fields, "billing"), "first_invoice_period");
  Billed out{
      std::move(document), text_at(fields, "contract_number"), text_at(period, "from"), text_at(period, "to"), {}};
  if (out.from.empty()) out.from = text_at(fields, "service_start");
  const auto& buyer = object_at(fields, "buyer");
  out.buyer.name = text_at(buyer, "name");
  out.buyer.vat_id = text_at(buyer, "vat_id");
  return out;
}
} // namespace

std::string invoice_number(const store::Row& row, std::size_t series, std::size_t number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%05lld", static_cast<long long>(row.integer(number)));
  return row.text(series) + "-" + digits;
}

Result<store::Unit> Process::take_number(const workflows::Gate& gate) {
  SOCLE_TRY(const Date date, today(gate.tenant));
  const std::string series = std::to_string(date.year);
  const auto& proposal = gate.proposal.as_object();
  const auto& preview = proposal.at("preview").as_object();
  const std::string buyer = json::text(preview.at("buyer").at("name")),
                    gross = json::text(preview.at("totals").at("gross")), currency = json::text(preview.at("currency"));
  const Billed what = billed(object_at(proposal, "fields"), text_at(object_at(proposal, "paper"), "document"));
  store::Unit unit;
  unit.add(
      "INSERT INTO invoicing_numbers(tenant, series, next) VALUES (?1, ?2, 1) ON CONFLICT (tenant, series) DO NOTHING",
      {gate.tenant, series});
  unit.add("UPDATE invoicing_numbers SET next = next + 1 WHERE tenant = ?1 AND series = ?2", {gate.tenant, series}, 1);
  // The number is computed by the database in the same unit: approvals at the same moment take one each, none twice, none left out.
  unit.add(
      "INSERT INTO invoicing_invoices(tenant, run, series, number, issue_date, buyer, gross, currency, state, files, "
      "document, contract, buyer_vat_id, period_from, period_to) "
      "SELECT n.tenant, ?3, n.series, n.next - 1, ?4, ?5, ?6, ?7, 'numbered', '[]', ?8, ?9, ?10, ?11, ?12 "
      "FROM invoicing_numbers n WHERE n.tenant = ?1 AND n.series = ?2",
      {gate.tenant, series, gate.run, to_iso(date), buyer, gross, currency, what.document, what.contract,
       what.buyer.vat_id, what.from, what.to},
      1);
  return unit;
}

Result<json::array> Process::already_invoiced(const std::string& tenant, const std::string& run,
                                              const std::string& document, const json::object& fields) {
  const Billed now = billed(fields, document);
  // An open period overlaps every other: dates in ISO 8601 compare as text.
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT series, number, document, buyer, buyer_vat_id, period_from, period_to FROM invoicing_invoices "
          "WHERE tenant = ?1 AND run <> ?2 AND ((document <> '' AND document = ?3) OR (contract <> '' AND contract = ?4)) "
          "AND (period_from = '' OR ?6 = '' OR period_from <= ?6) AND (period_to = '' OR ?5 = '' OR period_to >= ?5) "
          "ORDER BY series DESC, number DESC LIMIT 50",
          {tenant, run, now.document, now.contract, now.from, now.to}));
  json::array out;
  for (const auto& row : rows) {
    Party buyer;
    buyer.name = row.text(3);
    buyer.vat_id = row.text(4);
    if (row.text(2) != now.document && !same_party(buyer, now.buyer)) continue;
    const std::string from = row.text(5), to = row.text(6);
    out.emplace_back(
        raw(contracts::Finding{"already_invoiced",
                               contracts::Severity::warning,
                               "billing.first_invoice_period.from",
                               {{"number", invoice_number(row, 0, 1)},
                                {"period", (from.empty() ? "…" : from) + " – " + (to.empty() ? "…" : to)}}}));
    break; // the newest says it
  }
  return out;
}

} // namespace socle::invoicing
