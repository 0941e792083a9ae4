// Reading the log: lists, entries, receipts, static files.
#include "audit/audit.h"
#include "audit/errors.h"
#include "audit/files.h"
#include "audit/limits.h"
#include "audit/log.h"

#include "audit/note.h"
#include "store/page.h"

#include <algorithm>
#include <charconv>

namespace socle::audit {

namespace {
constexpr std::string_view kColumns =
    "call, at, principal, action, resource_type, resource_id, decision, status, stage, policies, run, cost, intent_index, outcome_index, "
    "purpose, model, zone, data_class, findings, input_tokens, output_tokens";

// ",email:1,iban:2,"
std::vector<std::pair<std::string, std::int64_t>> findings_of(std::string_view text) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    const auto one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto colon = one.rfind(':');
    std::int64_t count = 0;
    if (colon != std::string_view::npos) std::from_chars(one.data() + colon + 1, one.data() + one.size(), count);
    if (count > 0) out.emplace_back(one.substr(0, colon), count);
  }
  return out;
}

CallRow call_row(const store::Row& row) {
  const auto index = [&](std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional(static_cast<std::uint64_t>(row.integer(column)));
  };
  return {row.text(0),
          to_iso(Timestamp{row.integer(1)}),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          row.text(6),
          row.text(7),
          row.text(8),
          row.text(9),
          row.text(10),
          row.integer(11),
          index(12),
          index(13),
          row.text(14),
          row.text(15),
          row.text(16),
          row.text(17),
          findings_of(row.text(18)),
          row.integer(19),
          row.integer(20)};
}

// Only what tlog-tiles defines: no other file of the directory can be named.
bool is_log_path(std::string_view path) {
  if (path == "checkpoint" || path == "verifier-key") return true;
  if (!path.starts_with("tile/") || path.size() > 200) return false;
  for (const char c : path.substr(5)) {
    const bool plain = (c >= '0' && c <= '9') || c == 'x' || c == '/' || c == '.' || c == 'p' || (c >= 'a' && c <= 'z');
    if (!plain) return false;
  }
  return path.find("..") == std::string_view::npos && !path.ends_with(".new");
}
} // namespace

std::span<const std::string_view> call_orders() {
  static constexpr std::string_view all[] = {"at", "action", "principal", "decision", "status", "cost"};
  return all;
}

Result<store::Where> Audit::where_of(std::string_view tenant, const CallFilter& filter) {
  store::Where where{std::string(tenant)};
  where.text("action", "=", filter.action)
      .text("principal", "=", filter.principal)
      .text("status", "=", filter.status)
      .text("decision", "=", filter.decision)
      .text("run", "=", filter.run)
      .text("model", "=", filter.model)
      .text("zone", "=", filter.zone)
      .text("data_class", "=", filter.data_class);
  if (filter.nowhere) where.is("zone", "");
  if (filter.unclassified) where.is("data_class", "");
  if (!filter.only.empty()) where.one_of("call", filter.only);
  if (filter.finding == "any") where.text("findings", ">", ",");
  else if (!filter.finding.empty()) where.contains("findings", "," + filter.finding + ":");
  if (!filter.purpose.empty()) {
    SOCLE_TRY(const auto words, words_of(tenant, std::span(&filter.purpose, 1)));
    where.one_of("purpose", words);
  }
  SOCLE_TRY(const auto others, words_of(tenant, filter.purposes_not));
  where.none_of("purpose", others);
  where.integer("at", ">=", filter.from ? std::optional(filter.from->us) : std::nullopt)
      .integer("at", "<", filter.until ? std::optional(filter.until->us) : std::nullopt);
  return where;
}

Result<std::int64_t> Audit::count(std::string_view tenant, const CallFilter& filter) {
  SOCLE_TRY(store::Where where, where_of(tenant, filter));
  return store::count_rows(parts_.store, "audit_calls", std::move(where));
}

Result<std::vector<UseRow>> Audit::uses(std::string_view tenant, Timestamp from, Timestamp until) {
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT principal, purpose, model, zone, data_class, status, findings, COUNT(*), CAST(SUM(cost) AS bigint), "
          "CAST(SUM(input_tokens) AS bigint), CAST(SUM(output_tokens) AS bigint), MIN(at), MAX(at) FROM audit_calls "
          "WHERE tenant = ?1 AND action = ?2 AND at >= ?3 AND at < ?4 "
          "GROUP BY principal, purpose, model, zone, data_class, status, findings",
          {std::string(tenant), std::string(model_action), from.us, until.us}, uses_time_max));
  std::set<std::string> words;
  for (const auto& row : rows) words.insert(row.text(1));
  SOCLE_TRY(const auto purposes, purposes_of(tenant, words));
  std::vector<UseRow> out;
  out.reserve(rows.size());
  for (const auto& row : rows) {
    out.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                   findings_of(row.text(6)), row.integer(7), row.integer(8), row.integer(9), row.integer(10),
                   Timestamp{row.integer(11)}, Timestamp{row.integer(12)}});
    if (const auto found = purposes.find(out.back().purpose); found != purposes.end())
      out.back().purpose = found->second;
  }
  return out;
}

Result<std::vector<FoundRow>> Audit::found(std::string_view tenant, Timestamp from, Timestamp until) {
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT at / 86400000000, action, data_class, findings, COUNT(*) FROM audit_calls WHERE tenant = ?1 AND "
          "at >= ?2 AND at < ?3 AND findings > ',' GROUP BY at / 86400000000, action, data_class, findings",
          {std::string(tenant), from.us, until.us}, uses_time_max));
  std::vector<FoundRow> out;
  for (const auto& row : rows)
    out.push_back({row.integer(0), row.text(1), row.text(2), findings_of(row.text(3)), row.integer(4)});
  return out;
}

Result<CallPage> Audit::calls(std::string_view tenant, const CallFilter& filter) {
  SOCLE_TRY(store::Where where, where_of(tenant, filter));
  store::Paging paging{{}, filter.descending, filter.after, filter.limit};
  const auto order = std::ranges::find(call_orders(), filter.sort);
  SOCLE_ASSERT(order != call_orders().end());
  if (filter.sort != "at") paging.order.push_back({*order, filter.sort == "cost"});
  paging.order.push_back({"call"}); // ids rise with time
  SOCLE_TRY(const store::Page page, store::read_page(parts_.store, kColumns, "audit_calls", std::move(where), paging));
  CallPage out;
  std::set<std::string> words;
  for (const auto& row : page.rows) {
    out.rows.push_back(call_row(row));
    words.insert(out.rows.back().purpose);
  }
  SOCLE_TRY(const auto purposes, purposes_of(tenant, words));
  for (auto& row : out.rows) {
    if (const auto found = purposes.find(row.purpose); found != purposes.end()) row.purpose = found->second;
  }
  out.next = page.next;
  return out;
}

Result<CallRow> Audit::call(std::string_view tenant, std::string_view id) {
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT " + std::string(kColumns) + " FROM audit_calls WHERE tenant = ?1 AND call = ?2",
                              {std::string(tenant), std::string(id)}));
  if (rows.empty()) return fail(kNotFound, {{"what", "call"}, {"id", std::string(id)}});
  CallRow out = call_row(rows.front());
  SOCLE_TRY(const auto purposes, purposes_of(tenant, {out.purpose}));
  if (!purposes.empty()) out.purpose = purposes.begin()->second;
  return out;
}

Result<Bytes> Audit::entry_bytes(std::string_view tenant, std::uint64_t index) {
  const Head now = head(tenant);
  if (index >= now.size) return fail(kNotFound, {{"what", "entry"}, {"id", std::to_string(index)}});
  SOCLE_TRY(const auto entries, bundle_of(options_.directory / std::string(tenant), index / tile_width, now.size));
  return entries[index % tile_width];
}

Result<std::vector<Listed>> Audit::entries(std::string_view tenant, std::uint64_t first, std::size_t limit) {
  const Head now = head(tenant);
  std::vector<Listed> out;
  for (std::uint64_t index = first; index < now.size && out.size() < limit;) {
    SOCLE_TRY(const auto bodies, bundle_of(options_.directory / std::string(tenant), index / tile_width, now.size));
    for (std::uint64_t k = index % tile_width; k < bodies.size() && out.size() < limit; ++k, ++index) {
      SOCLE_TRY(const json::value entry, json::parse(bodies[k]));
      out.push_back({json::get_string(entry.as_object(), "call").value_or(""), index, entry.as_object()});
    }
  }
  return out;
}

Result<std::string> Audit::receipt(std::string_view tenant, std::string_view id, Part part) {
  for (int attempt = 0;; ++attempt) {
    SOCLE_TRY(const CallRow row, call(tenant, id));
    const auto& index = part == Part::intent ? row.intent_index : row.outcome_index;
    if (part == Part::intent && !index && row.outcome_index)
      return fail(kNotFound, {{"what", "intent"}, {"id", std::string(id)}}); // refused before there was one
    if (index) {
      const auto directory = options_.directory / std::string(tenant);
      SOCLE_TRY(const Bytes note, read_file(directory / "checkpoint"));
      SOCLE_TRY(const std::string text, verifier_key(tenant));
      SOCLE_TRY(const VerifierKey key, parse_verifier_key(text));
      SOCLE_TRY(const std::string body, open_note(note, std::span(&key, 1)));
      SOCLE_TRY(const Checkpoint checkpoint, parse_checkpoint(body));
      if (checkpoint.size > *index) {
        SOCLE_TRY(const auto proof, inclusion_proof(tiles_of(directory, checkpoint.size), *index, checkpoint.size));
        return format_proof(*index, proof, note);
      }
    }
    if (attempt == 1) return fail(kNotYet, {{"id", std::string(id)}});
    SOCLE_CHECK(publish()); // a receipt is asked for right after its call: do not make people wait for the next round
  }
}

Result<Bytes> Audit::file(std::string_view tenant, std::string_view path) const {
  if (!is_log_path(path)) return fail(kNotFound, {{"what", "file"}, {"id", std::string(path)}});
  return read_file(options_.directory / std::string(tenant) / std::string(path));
}

Result<Bytes> Audit::body(std::string_view tenant, std::string_view call) {
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT class, sealed FROM audit_bodies WHERE tenant = ?1 AND call = ?2",
                              {std::string(tenant), std::string(call)}));
  if (rows.empty()) return fail(kNotFound, {{"what", "body"}, {"id", std::string(call)}});
  return parts_.keys.open(rows.front().text(0), rows.front().bytes(1), call);
}

} // namespace socle::audit
