// Gapless invoice numbers: taken in the approval's own unit of work, kept by their run whatever comes later.
#include "invoicing/process.h"
#include "invoicing/process_errors.h"

namespace socle::invoicing {

Result<store::Unit> Process::take_number(const workflows::Gate& gate) {
  SOCLE_TRY(const Date date, today(gate.tenant));
  const std::string series = std::to_string(date.year);
  const auto& preview = gate.proposal.as_object().at("preview").as_object();
  const std::string buyer = json::text(preview.at("buyer").at("name")),
                    gross = json::text(preview.at("totals").at("gross")), currency = json::text(preview.at("currency"));
  store::Unit unit;
  unit.add(
      "INSERT INTO invoicing_numbers(tenant, series, next) VALUES (?1, ?2, 1) ON CONFLICT (tenant, series) DO NOTHING",
      {gate.tenant, series});
  unit.add("UPDATE invoicing_numbers SET next = next + 1 WHERE tenant = ?1 AND series = ?2", {gate.tenant, series}, 1);
  // The number is computed by the database in the same unit: approvals at the same moment take one each, none twice, none left out.
  unit.add(
      "INSERT INTO invoicing_invoices(tenant, run, series, number, issue_date, buyer, gross, currency, state, files) "
      "SELECT n.tenant, ?3, n.series, n.next - 1, ?4, ?5, ?6, ?7, 'numbered', '[]' FROM invoicing_numbers n WHERE n.tenant = ?1 AND n.series = ?2",
      {gate.tenant, series, gate.run, to_iso(date), buyer, gross, currency}, 1);
  return unit;
}

} // namespace socle::invoicing
