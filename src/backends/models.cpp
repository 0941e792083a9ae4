#include "backends/models.h"

#include "backends/errors.h"
#include "backends/limits.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::backends {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"backends", 1,
       "CREATE TABLE backends_models (tenant text NOT NULL, name text NOT NULL, kind text NOT NULL, url text NOT NULL, upstream_model text NOT NULL,"
       " zone text NOT NULL, price_in_micros bigint NOT NULL, price_out_micros bigint NOT NULL, sealed_key bytea, file text NOT NULL,"
       " digest text NOT NULL, file_bytes bigint NOT NULL, architecture text NOT NULL, title text NOT NULL, licence text NOT NULL,"
       " origin text NOT NULL, context_tokens bigint NOT NULL, has_chat_template bigint NOT NULL, languages text NOT NULL, tags text NOT NULL,"
       " capabilities text NOT NULL, added_at bigint NOT NULL, added_by text NOT NULL, PRIMARY KEY (tenant, name))"},
      {"backends", 2,
       "CREATE TABLE backends_aliases (tenant text NOT NULL, name text NOT NULL, targets text NOT NULL, added_at bigint NOT NULL, added_by text NOT NULL,"
       " PRIMARY KEY (tenant, name))"},
      {"backends", 3,
       "ALTER TABLE backends_models ADD COLUMN energy_in_mwh bigint NOT NULL DEFAULT 0;"
       "ALTER TABLE backends_models ADD COLUMN energy_out_mwh bigint NOT NULL DEFAULT 0"},
      {"backends", 4, // evaluations are kept, also those that newer ones replace: they say why a model was chosen then
       "CREATE TABLE backends_evaluations (tenant text NOT NULL, model text NOT NULL, purpose text NOT NULL, score_permille bigint NOT NULL,"
       " sufficient_permille bigint NOT NULL, dataset_digest text NOT NULL, cases bigint NOT NULL, at bigint NOT NULL, by_id text NOT NULL,"
       " PRIMARY KEY (tenant, model, purpose, at));"
       "CREATE TABLE backends_savings (tenant text NOT NULL, day text NOT NULL, purpose text NOT NULL, calls bigint NOT NULL, micros bigint NOT NULL,"
       " PRIMARY KEY (tenant, day, purpose))"},
      {"backends", 5, "ALTER TABLE backends_aliases ADD COLUMN hedge_after_ms bigint NOT NULL DEFAULT 0"},
      {"backends", 6, // which endpoint keeps which file, and for whom; what it is called is sealed
       "CREATE TABLE backends_files (tenant text NOT NULL, id text NOT NULL, kind text NOT NULL, url text NOT NULL, model text NOT NULL,"
       " owner text NOT NULL, key_id text NOT NULL, bytes bigint NOT NULL, digest text NOT NULL, stored_at bigint NOT NULL,"
       " expires_at bigint NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, id))"}};
  return all;
}

namespace {
std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto blank = text.find(' ');
    out.emplace_back(text.substr(0, blank));
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return out;
}

json::array strings(const std::vector<std::string>& words) {
  json::array out;
  for (const auto& word : words) out.emplace_back(word);
  return out;
}
std::vector<std::string> words_of(const json::object& body, std::string_view name) {
  std::vector<std::string> out;
  if (const auto* list = json::get_array(body, name)) {
    for (const auto& word : *list) out.push_back(json::text(word));
  }
  return out;
}
json::value or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }
json::value or_null(std::int64_t number) { return number == 0 ? json::value() : json::value(number); }

constexpr std::string_view columns =
    "tenant, name, kind, url, upstream_model, zone, price_in_micros, price_out_micros, sealed_key, file, digest, file_bytes, "
    "architecture, title, licence, origin, context_tokens, has_chat_template, languages, tags, capabilities, added_at, added_by, "
    "energy_in_mwh, energy_out_mwh";

std::vector<store::Value> values_of(const Model& m) {
  return {m.tenant,
          m.name,
          std::string(kind_name(m.kind)),
          m.url,
          m.upstream_model,
          std::string(zone_name(m.zone)),
          m.price_in_micros,
          m.price_out_micros,
          m.sealed_key.empty() ? store::Value(nullptr) : store::Value(store::Blob{m.sealed_key}),
          m.file,
          m.digest,
          m.file_bytes,
          m.architecture,
          m.title,
          m.licence,
          m.origin,
          m.context_tokens,
          std::int64_t{m.has_chat_template},
          joined(m.languages),
          joined(m.tags),
          joined(m.capabilities),
          m.added_at.us,
          m.added_by,
          m.energy_in_mwh,
          m.energy_out_mwh};
}

ModelPtr model_of(const store::Row& row) {
  auto m = std::make_shared<Model>();
  m->tenant = row.text(0), m->name = row.text(1);
  m->kind = kind_of(row.text(2)).value_or(Kind::openai);
  m->url = row.text(3), m->upstream_model = row.text(4);
  m->zone = zone_of(row.text(5)).value_or(Zone::world); // what is not understood counts as farthest away
  m->price_in_micros = row.integer(6), m->price_out_micros = row.integer(7);
  m->sealed_key = row.bytes(8);
  m->file = row.text(9), m->digest = row.text(10), m->file_bytes = row.integer(11);
  m->architecture = row.text(12), m->title = row.text(13), m->licence = row.text(14), m->origin = row.text(15);
  m->context_tokens = row.integer(16), m->has_chat_template = row.integer(17) != 0;
  m->languages = split(row.text(18)), m->tags = split(row.text(19)), m->capabilities = split(row.text(20));
  m->added_at = {row.integer(21)}, m->added_by = row.text(22);
  m->energy_in_mwh = row.integer(23), m->energy_out_mwh = row.integer(24);
  return m;
}
} // namespace

bool Model::can(std::string_view capability) const {
  return capabilities.empty() || std::ranges::find(capabilities, capability) != capabilities.end();
}

json::object summary_of(const Model& model) {
  json::object out;
  out["name"] = model.name;
  out["kind"] = kind_name(model.kind);
  out["zone"] = zone_name(model.zone);
  out["price_in_micros"] = model.price_in_micros;
  out["price_out_micros"] = model.price_out_micros;
  out["energy_in_mwh"] = model.energy_in_mwh;
  out["energy_out_mwh"] = model.energy_out_mwh;
  out["context_tokens"] = or_null(model.context_tokens);
  out["licence"] = or_null(model.licence);
  out["languages"] = strings(model.languages);
  out["tags"] = strings(model.tags);
  out["capabilities"] = strings(model.capabilities);
  return out;
}

json::object to_json(const Model& model) {
  json::object out = summary_of(model);
  out["url"] = or_null(model.url);
  out["upstream_model"] = or_null(model.upstream_model);
  out["has_key"] = !model.sealed_key.empty();
  out["file"] = or_null(model.file);
  out["digest"] = or_null(model.digest);
  out["file_bytes"] = or_null(model.file_bytes);
  out["architecture"] = or_null(model.architecture);
  out["title"] = or_null(model.title);
  out["has_chat_template"] = model.kind == Kind::file ? json::value(model.has_chat_template) : json::value();
  out["origin"] = or_null(model.origin);
  out["added_at"] = to_iso(model.added_at);
  out["added_by"] = model.added_by;
  return out;
}

json::object body_of(const Model& model) {
  json::object out;
  out["name"] = model.name;
  out["kind"] = kind_name(model.kind);
  out["zone"] = zone_name(model.zone);
  out["price_in_micros"] = model.price_in_micros;
  out["price_out_micros"] = model.price_out_micros;
  out["energy_in_mwh"] = model.energy_in_mwh;
  out["energy_out_mwh"] = model.energy_out_mwh;
  out["context_tokens"] = model.context_tokens;
  out["licence"] = model.licence;
  out["origin"] = model.origin;
  out["languages"] = strings(model.languages);
  out["tags"] = strings(model.tags);
  out["capabilities"] = strings(model.capabilities);
  out["url"] = model.url;
  out["upstream_model"] = model.upstream_model;
  out["file"] = model.file;
  if (!model.sealed_key.empty()) out["sealed_key"] = to_base64(model.sealed_key);
  return out;
}

Result<Model> from_body(const json::object& body) {
  Model out;
  const auto text = [&](std::string_view name) { return json::get_string(body, name).value_or(""); };
  const auto number = [&](std::string_view name) { return json::get_int(body, name).value_or(0); };
  const auto kind = kind_of(text("kind"));
  const auto zone = zone_of(text("zone"));
  if (!kind)
    return fail(kInvalid, {{"field", "kind"}, {"value", text("kind")}, {"reason", "it is openai, anthropic or file"}});
  if (!zone)
    return fail(kInvalid,
                {{"field", "zone"}, {"value", text("zone")}, {"reason", "it is machine, company, eu or world"}});
  out.kind = *kind, out.zone = *zone;
  out.name = text("name"), out.url = text("url"), out.upstream_model = text("upstream_model"), out.file = text("file");
  out.licence = text("licence"), out.origin = text("origin");
  out.price_in_micros = number("price_in_micros"), out.price_out_micros = number("price_out_micros");
  out.energy_in_mwh = number("energy_in_mwh"), out.energy_out_mwh = number("energy_out_mwh");
  out.context_tokens = number("context_tokens");
  out.languages = words_of(body, "languages"), out.tags = words_of(body, "tags");
  out.capabilities = words_of(body, "capabilities");
  out.sealed_key = from_base64(text("sealed_key")).value_or(Bytes());
  return out;
}

Result<std::unique_ptr<Models>> Models::open(Parts parts) {
  std::unique_ptr<Models> models(new Models(parts));
  SOCLE_CHECK(models->load());
  return models;
}

Result<void> Models::load() {
  const std::lock_guard lock(mutex_);
  SOCLE_TRY(const store::Rows rows, parts_.store.read("SELECT " + std::string(columns) + " FROM backends_models"));
  for (const auto& row : rows) {
    auto model = model_of(row);
    models_[model->tenant][model->name] = model;
  }
  SOCLE_CHECK(evaluations_.load());
  return load_aliases();
}

ModelPtr Models::find(std::string_view tenant, std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto table = models_.find(tenant);
  if (table == models_.end()) return nullptr;
  const auto model = table->second.find(name);
  return model == table->second.end() ? nullptr : model->second;
}

Result<ModelPtr> Models::get(std::string_view tenant, std::string_view name) const {
  if (auto model = find(tenant, name)) return model;
  std::vector<std::string> names;
  for (const auto& model : list(tenant)) names.push_back(model->name);
  const auto near = near_misses(name, names);
  return fail(kUnknownModel, {{"model", std::string(name.substr(0, name_bytes_max))},
                              {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
}

std::vector<ModelPtr> Models::list(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<ModelPtr> out;
  if (const auto table = models_.find(tenant); table != models_.end()) {
    for (const auto& [name, model] : table->second) out.push_back(model);
  }
  return out;
}

Result<std::string> Models::key_of(const Model& model) const {
  return open_key(parts_.keys, model.tenant, model.name, model.sealed_key);
}

Result<kernel::Outcome> Models::add(Model model) {
  if (find_alias(model.tenant, model.name)) return fail(kTaken, {{"model", model.name}});
  {
    const std::lock_guard lock(mutex_);
    const auto& table = models_[model.tenant];
    if (table.contains(model.name)) return fail(kTaken, {{"model", model.name}});
    if (table.size() >= models_max) return fail(kTooMany, {{"count_max", std::to_string(models_max)}});
  }
  if (model.kind == Kind::file) {
    SOCLE_TRY(const Work work, Work::begin(*this, model));
    SOCLE_CHECK(read_file_facts(model, *work.progress()));
  }
  model.added_at = parts_.clock.now();
  kernel::Outcome out;
  auto values = values_of(model);
  std::string places;
  for (std::size_t i = 1; i <= values.size(); ++i) places += (i == 1 ? "?" : ", ?") + std::to_string(i);
  out.unit.add("INSERT INTO backends_models(" + std::string(columns) + ") VALUES (" + places + ")", std::move(values),
               1);
  out.facts["model"] = model.name;
  out.facts["kind"] = kind_name(model.kind);
  out.facts["zone"] = zone_name(model.zone);
  out.facts["origin"] = model.origin;
  if (!model.digest.empty()) out.facts["digest"] = model.digest;
  if (!model.licence.empty()) out.facts["licence"] = model.licence;
  out.result = to_json(model);
  out.committed = [this, added = std::make_shared<const Model>(std::move(model))] {
    const std::lock_guard lock(mutex_);
    models_[added->tenant][added->name] = added;
  };
  return out;
}

Result<kernel::Outcome> Models::remove(std::string_view tenant, std::string_view name) {
  SOCLE_TRY(const ModelPtr model, get(tenant, name));
  kernel::Outcome out;
  out.unit.add("DELETE FROM backends_models WHERE tenant = ?1 AND name = ?2", {model->tenant, model->name}, 1);
  out.facts["model"] = model->name;
  json::object result;
  result["name"] = model->name;
  out.result = std::move(result);
  out.committed = [this, model] {
    const std::lock_guard lock(mutex_);
    models_[model->tenant].erase(model->name);
  };
  return out;
}

json::array Models::under_way(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  json::array out;
  for (const auto& [of, progress] : working_) {
    if (of.first != tenant) continue;
    json::object row;
    row["name"] = of.second;
    row["bytes_done"] = progress->done_bytes.load();
    row["bytes_total"] = progress->total_bytes.load();
    out.emplace_back(std::move(row));
  }
  return out;
}

// While it exists, the file of this model is being read; another request for the same name is told so.
Result<Models::Work> Models::Work::begin(Models& owner, const Model& model) {
  const std::lock_guard lock(owner.mutex_);
  auto of = std::pair(model.tenant, model.name);
  auto progress = std::make_shared<Progress>();
  if (!owner.working_.emplace(of, progress).second) return fail(kUnderWay, {{"model", model.name}});
  return Work(owner, std::move(of), std::move(progress));
}

Models::Work::~Work() {
  if (owner_ == nullptr) return;
  const std::lock_guard lock(owner_->mutex_);
  owner_->working_.erase(of_);
}

} // namespace socle::backends
