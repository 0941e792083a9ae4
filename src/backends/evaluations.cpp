#include "backends/evaluations.h"

#include "backends/errors.h"
#include "backends/models.h"
#include "backends/registry_limits.h"

#include <algorithm>

namespace socle::backends {

namespace {
std::unexpected<Error> invalid(std::string field, const std::string& value, std::string reason) {
  return fail(kInvalid, {{"field", std::move(field)}, {"value", value.substr(0, 100)}, {"reason", std::move(reason)}});
}

std::string key_of(std::string_view tenant, std::string_view model, std::string_view purpose) {
  std::string out;
  for (const auto part : {tenant, model, purpose}) (out += part) += '\n';
  return out;
}

Evaluation evaluation_of(const store::Row& row) {
  return {row.text(0), row.text(1),    row.text(2),      row.integer(3), row.integer(4),
          row.text(5), row.integer(6), {row.integer(7)}, row.text(8)};
}

constexpr std::string_view columns =
    "tenant, model, purpose, score_permille, sufficient_permille, dataset_digest, cases, at, by_id";
} // namespace

json::object to_json(const Evaluation& evaluation) {
  json::object out;
  out["model"] = evaluation.model;
  out["purpose"] = evaluation.purpose;
  out["score_permille"] = evaluation.score_permille;
  out["sufficient_permille"] = evaluation.sufficient_permille;
  out["suffices"] = evaluation.suffices();
  out["dataset_digest"] = evaluation.dataset_digest;
  out["cases"] = evaluation.cases == 0 ? json::value() : json::value(evaluation.cases);
  out["at"] = to_iso(evaluation.at);
  out["by"] = evaluation.by;
  return out;
}

Result<Evaluation> evaluation_of(const json::object& body) {
  Evaluation out;
  out.purpose = json::get_string(body, "purpose").value_or("");
  const bool one_line = std::ranges::none_of(out.purpose, [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (out.purpose.empty() || out.purpose.size() > purpose_bytes_max || !one_line)
    return invalid("purpose", out.purpose, "it is a line of up to " + std::to_string(purpose_bytes_max) + " bytes");
  for (const auto& [name, place] :
       {std::pair("score_permille", &out.score_permille), std::pair("sufficient_permille", &out.sufficient_permille)}) {
    *place = json::get_int(body, name).value_or(-1);
    if (*place < 0 || *place > 1'000) return invalid(name, std::to_string(*place), "it is from 0 to 1000");
  }
  out.cases = json::get_int(body, "cases").value_or(0);
  if (out.cases < 0 || out.cases > cases_max)
    return invalid("cases", std::to_string(out.cases), "it is from 0 to " + std::to_string(cases_max));
  out.dataset_digest = json::get_string(body, "dataset_digest").value_or("");
  const bool hex = std::ranges::all_of(out.dataset_digest,
                                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (out.dataset_digest.size() != 64 || !hex)
    return invalid("dataset_digest", out.dataset_digest,
                   "it is the SHA-256 of the data in 64 small hexadecimal digits");
  return out;
}

Result<void> Evaluations::load() {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT " + std::string(columns) + " FROM backends_evaluations ORDER BY at"));
  const std::lock_guard lock(mutex_);
  for (const auto& row : rows) {
    auto one = std::make_shared<const Evaluation>(evaluation_of(row));
    newest_[key_of(one->tenant, one->model, one->purpose)] = one;
  }
  return {};
}

EvaluationPtr Evaluations::find(const Model& model, std::string_view purpose) const {
  const std::lock_guard lock(mutex_);
  if (newest_.empty()) return nullptr;
  const auto found = newest_.find(key_of(model.tenant, model.name, purpose));
  return found == newest_.end() || found->second->at < model.added_at ? nullptr : found->second;
}

Result<std::vector<Evaluation>> Evaluations::list(std::string_view tenant, std::string_view model) const {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT " + std::string(columns) +
                            " FROM backends_evaluations WHERE tenant = ?1 AND model = ?2 ORDER BY at DESC",
                        {std::string(tenant), std::string(model)}));
  std::vector<Evaluation> out;
  for (const auto& row : rows) out.push_back(evaluation_of(row));
  return out;
}

Result<kernel::Outcome> Evaluations::add(Evaluation evaluation) {
  evaluation.at = clock_.now();
  kernel::Outcome out;
  out.unit.add(
      "INSERT INTO backends_evaluations(" + std::string(columns) + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      {evaluation.tenant, evaluation.model, evaluation.purpose, evaluation.score_permille,
       evaluation.sufficient_permille, evaluation.dataset_digest, evaluation.cases, evaluation.at.us, evaluation.by},
      1);
  out.result = to_json(evaluation);
  // What people call a purpose stays out of the log.
  for (const auto* name : {"model", "score_permille", "sufficient_permille", "suffices", "dataset_digest"})
    out.facts[name] = out.result.as_object().at(name);
  out.committed = [this, added = std::make_shared<const Evaluation>(std::move(evaluation))] {
    const std::lock_guard lock(mutex_);
    newest_[key_of(added->tenant, added->model, added->purpose)] = added;
  };
  return out;
}

void Evaluations::add_saving(store::Unit& unit, const std::string& tenant, const std::string& purpose,
                             std::int64_t micros) const {
  unit.add(
      "INSERT INTO backends_savings(tenant, day, purpose, calls, micros) VALUES (?1, ?2, ?3, 1, ?4) "
      "ON CONFLICT (tenant, day, purpose) DO UPDATE SET calls = backends_savings.calls + 1, micros = backends_savings.micros + ?4",
      {tenant, to_iso(clock_.now()).substr(0, 10), purpose, micros}, 1);
}

Result<std::map<std::string, Saving>> Evaluations::savings(const std::string& tenant, const std::string& first,
                                                           const std::string& last) const {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT purpose, CAST(SUM(calls) AS bigint), CAST(SUM(micros) AS bigint) FROM backends_savings "
                        "WHERE tenant = ?1 AND day >= ?2 AND day <= ?3 GROUP BY purpose",
                        {tenant, first, last}));
  std::map<std::string, Saving> out;
  for (const auto& row : rows) out[row.text(0)] = {row.integer(1), row.integer(2)};
  return out;
}

} // namespace socle::backends
