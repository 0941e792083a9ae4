#include "policy/decisions.h"

#include "policy/cases.h"
#include "policy/errors.h"
#include "policy/limits.h"
#include "policy/policy.h"
#include "secrets/errors.h"

#include "base/id.h"
#include "base/log.h"
#include "base/metrics.h"

#include <algorithm>
#include <atomic>

namespace socle::policy {

struct Decisions::Underway {
  std::atomic<int> batches{0};
};

namespace {
metrics::Counter not_kept() {
  static metrics::Counter counter = metrics::counter("socle_policy_decisions_not_kept_total",
                                                     "Decisions that were not kept for a replay");
  return counter;
}

void write_attributes(json::Writer& out, const kernel::Attributes& attributes) {
  for (const auto& [name, value] : attributes) {
    if (const auto* b = std::get_if<bool>(&value)) out.flag(name, *b);
    else if (const auto* i = std::get_if<std::int64_t>(&value)) out.number(name, *i);
    else if (const auto* s = std::get_if<std::string>(&value)) out.text(name, *s);
    else out.texts(name, std::get<std::vector<std::string>>(value));
  }
}

void write_principal(json::Writer& out, const kernel::Principal& who) {
  if (!who.on_behalf_of.empty()) out.text("for", who.on_behalf_of);
  out.text("id", who.id);
  out.text("kind", who.kind);
  out.text("language", language_tag(who.language));
  out.text("role", who.role);
}

void write_decision(json::Writer& out, const kernel::Decision& decision) {
  const auto& must = decision.obligations;
  if (must.ask_human) out.flag("ask_human", true);
  if (!must.block.empty()) out.texts("block", must.block);
  out.text("bundle", decision.bundle);
  if (must.cost_micros_max) out.number("cost_micros_max", *must.cost_micros_max);
  if (must.keep_local) out.flag("keep_local", true);
  out.flag("permit", decision.permit);
  out.texts("policies", decision.policies);
  if (must.pseudonymize) out.flag("pseudonymize", true);
  out.text("reason", decision.reason);
  if (must.redact) out.flag("redact", true);
}

std::vector<std::string> texts_of(const json::object& from, std::string_view name) {
  std::vector<std::string> out;
  if (const auto* list = json::get_array(from, name)) {
    for (const auto& item : *list) out.push_back(json::text(item));
  }
  return out;
}

std::string text_of(const json::object& from, std::string_view name) {
  return json::get_string(from, name).value_or("");
}

kernel::Principal principal_of(const json::object& from, std::string_view tenant) {
  kernel::Principal out;
  out.id = text_of(from, "id");
  out.tenant = tenant;
  out.kind = text_of(from, "kind");
  out.role = text_of(from, "role");
  out.on_behalf_of = text_of(from, "for");
  const std::string language = text_of(from, "language");
  out.language = language == "fr" ? Language::french : language == "de" ? Language::german : Language::english;
  return out;
}

// One request and its answer, without when and how often: the same again is the same text.
std::string record_of(const kernel::Question& question, const kernel::Principal* person,
                      const kernel::Decision& decision) {
  std::string text;
  text.reserve(1024);
  {
    json::Writer out(text);
    out.text("action", question.action);
    out.object("context", [&](json::Writer& inner) { write_attributes(inner, question.context); });
    out.object("decision", [&](json::Writer& inner) { write_decision(inner, decision); });
    if (person != nullptr) out.object("person", [&](json::Writer& inner) { write_principal(inner, *person); });
    out.object("resource", [&](json::Writer& inner) {
      inner.text("id", question.resource.id);
      inner.text("type", question.resource.type);
      if (!question.resource.attributes.empty()) {
        inner.object("with", [&](json::Writer& with) { write_attributes(with, question.resource.attributes); });
      }
    });
    out.object("who", [&](json::Writer& inner) { write_principal(inner, question.principal); });
  }
  return text;
}

std::optional<Past> past_of(const json::value& value, std::string_view tenant) {
  const auto* row = value.if_object();
  const auto* request = row == nullptr ? nullptr : json::get_object(*row, "request");
  if (request == nullptr) return std::nullopt;
  const auto* who = json::get_object(*request, "who");
  const auto* resource = json::get_object(*request, "resource");
  const auto* context = json::get_object(*request, "context");
  const auto* made = json::get_object(*request, "decision");
  if (who == nullptr || resource == nullptr || context == nullptr || made == nullptr) return std::nullopt;
  Past out;
  out.times = json::get_int(*row, "times").value_or(0);
  out.at = Timestamp{json::get_int(*row, "at").value_or(0)};
  out.principal = principal_of(*who, tenant);
  if (const auto* person = json::get_object(*request, "person")) out.person = principal_of(*person, tenant);
  out.action = text_of(*request, "action");
  out.resource = {text_of(*resource, "type"), text_of(*resource, "id"), {}};
  if (const auto* with = json::get_object(*resource, "with")) {
    auto read = read_attributes(*with);
    if (!read) return std::nullopt;
    out.resource.attributes = std::move(*read);
  }
  auto facts = read_attributes(*context);
  if (!facts) return std::nullopt;
  out.context = std::move(*facts);
  out.decision.permit = json::get_bool(*made, "permit").value_or(false);
  out.decision.policies = texts_of(*made, "policies");
  out.decision.reason = text_of(*made, "reason");
  out.decision.bundle = text_of(*made, "bundle");
  auto& must = out.decision.obligations;
  must.ask_human = json::get_bool(*made, "ask_human").value_or(false);
  must.keep_local = json::get_bool(*made, "keep_local").value_or(false);
  must.redact = json::get_bool(*made, "redact").value_or(false);
  must.pseudonymize = json::get_bool(*made, "pseudonymize").value_or(false);
  must.block = texts_of(*made, "block");
  must.cost_micros_max = json::get_int(*made, "cost_micros_max");
  return out;
}

std::string associated(const std::string& tenant, const std::string& id) { return "decisions/" + tenant + "/" + id; }

// What a replay has counted so far.
class Tally {
 public:
  Tally(Replay& out, std::size_t examples_max) : out_(out), examples_max_(examples_max) {}
  void add(Past past, kernel::Decision now) {
    out_.decisions += past.times;
    ++out_.requests;
    out_.from = std::min(out_.from.value_or(past.at), past.at);
    out_.until = std::max(out_.until.value_or(past.at), past.at);
    if (past.decision.permit == now.permit && past.decision.obligations == now.obligations) return;
    out_.changed += past.times;
    const std::string from = described(past.decision), to = described(now);
    auto& change =
        changes_[std::tuple(past.action, past.principal.role, from, to, past.decision.policies, now.policies)];
    if (change.times == 0)
      change = {past.action, past.principal.role, from, to, past.decision.policies, now.policies, 0};
    change.times += past.times;
    if (out_.examples.size() < examples_max_) out_.examples.push_back({std::move(past), std::move(now)});
  }
  void finish() {
    for (auto& [key, change] : changes_) out_.changes.push_back(std::move(change));
    std::ranges::stable_sort(out_.changes, std::greater(), &Change::times);
    std::ranges::stable_sort(out_.examples, std::greater(), [](const Example& one) { return one.past.at.us; });
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::vector<std::string>,
                         std::vector<std::string>>;
  Replay& out_;
  std::size_t examples_max_;
  std::map<Key, Change> changes_;
};
} // namespace

std::string described(const kernel::Decision& decision) {
  if (!decision.permit) return "forbid";
  std::string out;
  const auto add = [&](const std::string& what) { out += (out.empty() ? "permit: " : ", ") + what; };
  const auto& must = decision.obligations;
  if (must.ask_human) add("ask_human");
  if (must.keep_local) add("keep_local");
  if (must.redact) add("redact");
  if (must.pseudonymize) add("pseudonymize");
  for (const auto& type : must.block) add("block " + type);
  if (must.cost_micros_max) add("cost_micros_max " + std::to_string(*must.cost_micros_max));
  return out.empty() ? "permit" : out;
}

Result<std::unique_ptr<Decisions>> Decisions::open(Parts parts) {
  std::unique_ptr<Decisions> out(new Decisions(std::move(parts)));
  out->underway_ = std::make_shared<Underway>();
  SOCLE_TRY(
      const store::Rows rows,
      out->parts_.store.read("SELECT tenant, first_at, id, decisions FROM policy_decisions ORDER BY first_at, id"));
  for (const auto& row : rows) out->kept_[row.text(0)].push_back({row.integer(1), row.text(2), row.integer(3)});
  not_kept();
  return out;
}

Decisions::~Decisions() {
  if (const auto kept = flush(); !kept)
    log::warning("policy", "the last decisions were not kept for a replay", {{"reason", kept.error().describe()}});
}

void Decisions::keep(const kernel::Question& question, const kernel::Principal* person,
                     const kernel::Decision& decision) noexcept {
  try {
    std::string record = record_of(question, person, decision);
    if (record.size() > decision_bytes_max) return not_kept().add();
    const Timestamp now = parts_.clock.now();
    std::optional<Batch> full;
    const std::string& tenant = question.principal.tenant;
    {
      const std::lock_guard lock(mutex_);
      Batch& batch = waiting_[tenant];
      if (batch.requests.empty()) batch.began = now;
      const std::size_t size = record.size();
      auto [at, fresh] = batch.requests.try_emplace(std::move(record));
      if (fresh) batch.bytes += size;
      ++at->second.times;
      at->second.at = now;
      if (batch.requests.size() >= batch_requests_max || batch.bytes >= batch_bytes_max ||
          now - batch.began >= batch_age_max)
        full = std::exchange(batch, {});
    }
    if (full) hand_over(tenant, std::move(*full));
  } catch (...) { // NOLINT: it only looks on
    not_kept().add();
  }
}

// The rows of a batch: the sealed one, and the oldest away that are too many or too old.
Result<store::Unit> Decisions::sealed(const std::string& tenant, Batch batch) {
  const std::string id = make_id("dec", parts_.clock, parts_.random);
  const Timestamp now = parts_.clock.now();
  const auto requests = static_cast<std::int64_t>(batch.requests.size());
  std::string rows = "[";
  for (const auto& [request, seen] : batch.requests) {
    rows += (rows.size() > 1 ? "," : "") + std::string(R"({"times":)") + std::to_string(seen.times) + R"(,"at":)" +
            std::to_string(seen.at.us) + R"(,"request":)" + request + "}";
  }
  rows += "]";
  SOCLE_TRY(const std::string scope, parts_.sealing_class(tenant, batch.began));
  SOCLE_TRY(Bytes bytes, parts_.keys.seal(scope, rows, associated(tenant, id)));
  store::Unit unit;
  unit.add(
      "INSERT INTO policy_decisions(tenant, first_at, id, last_at, decisions, class, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      {tenant, batch.began.us, id, now.us, requests, scope, store::Blob{std::move(bytes)}}, 1);
  const std::lock_guard lock(mutex_);
  auto& kept = kept_[tenant];
  kept.push_back({batch.began.us, id, requests});
  std::int64_t sum = 0;
  for (const auto& one : kept) sum += one.requests;
  const std::int64_t oldest = (now - std::chrono::hours(24 * days_)).us;
  while (!kept.empty() && (kept.front().first_at < oldest || sum > decisions_kept_max)) {
    unit.add("DELETE FROM policy_decisions WHERE tenant = ?1 AND first_at = ?2 AND id = ?3",
             {tenant, kept.front().first_at, kept.front().id});
    sum -= kept.front().requests;
    kept.pop_front();
  }
  return unit;
}

void Decisions::hand_over(const std::string& tenant, Batch batch) {
  const auto lost = static_cast<double>(batch.requests.size());
  if (underway_->batches >= batches_underway_max) return not_kept().add(lost); // the disk is too slow for it
  auto unit = sealed(tenant, std::move(batch));
  if (!unit) return not_kept().add(lost);
  ++underway_->batches;
  parts_.store.commit(std::move(*unit), [underway = underway_, lost](const Result<store::Committed>& kept) {
    --underway->batches;
    if (!kept) not_kept().add(lost);
  });
}

Result<void> Decisions::flush() {
  std::map<std::string, Batch, std::less<>> now;
  {
    const std::lock_guard lock(mutex_);
    now.swap(waiting_);
  }
  for (auto& [tenant, batch] : now) {
    if (batch.requests.empty()) continue;
    SOCLE_TRY(store::Unit unit, sealed(tenant, std::move(batch)));
    SOCLE_CHECK(parts_.store.commit_now(std::move(unit)));
  }
  return {};
}

void Decisions::set_days(std::int64_t days) {
  const std::lock_guard lock(mutex_);
  days_ = days;
}

Result<Replay> Decisions::replay(std::string_view tenant, const Bundle& bundle, Timestamp since,
                                 std::size_t examples_max) {
  SOCLE_CHECK(flush());
  const std::string company(tenant);
  Replay out;
  out.digest = bundle.digest();
  Tally tally(out, examples_max);
  std::int64_t before_at = parts_.clock.now().us + 1, looked_at = 0;
  std::string before_id = "~"; // behind every id
  while (!out.cut) { // newest first, a few batches at a time
    SOCLE_TRY(
        const store::Rows rows,
        parts_.store.read(
            "SELECT first_at, id, decisions, class, sealed FROM policy_decisions WHERE tenant = ?1 AND "
            "last_at >= ?2 AND (first_at < ?3 OR (first_at = ?4 AND id < ?5)) ORDER BY first_at DESC, id DESC LIMIT " +
                std::to_string(batches_read_max),
            {company, since.us, before_at, before_at, before_id}));
    if (rows.empty()) break;
    for (const auto& row : rows) {
      before_at = row.integer(0), before_id = row.text(1);
      const std::int64_t requests = row.integer(2);
      if (looked_at + requests > replayed_max) {
        out.cut = true;
        break;
      }
      looked_at += requests;
      const auto opened = parts_.keys.open(row.text(3), row.bytes(4), associated(company, row.text(1)));
      if (!opened) {
        (opened.error().is(secrets::kDestroyed) ? out.erased : out.unreadable) += requests;
        continue;
      }
      const auto parsed = json::parse(*opened);
      if (!parsed || !parsed->is_array()) {
        out.unreadable += requests;
        continue;
      }
      for (const auto& one : parsed->get_array()) {
        auto past = past_of(one, company);
        if (!past) {
          ++out.unreadable;
          continue;
        }
        if (past->at < since) continue;
        if (!past->principal.on_behalf_of.empty() && !past->person) {
          ++out.without_person;
          continue;
        }
        const kernel::Question question{past->principal, past->action, past->resource, past->context};
        kernel::Decision now = past->person ? decide_for_both(bundle, question, *past->person).decision
                                            : bundle.explain(question).decision;
        tally.add(std::move(*past), std::move(now));
      }
    }
  }
  tally.finish();
  return out;
}

} // namespace socle::policy
