#include "backends/files.h"

#include "base/metrics.h"

#include <algorithm>

namespace socle::backends {

namespace {
std::string scope_of(std::string_view tenant) { return "file/" + std::string(tenant); }
metrics::Gauge stored_files() {
  return metrics::gauge("socle_stored_files", "Files that endpoints keep for clients of the hub");
}
} // namespace

json::object to_json(const StoredFile& file) {
  json::object out;
  out["id"] = file.id;
  out["kind"] = kind_name(file.kind);
  out["model"] = file.model;
  out["owner"] = file.owner;
  out["bytes"] = file.bytes;
  out["digest"] = file.digest;
  out["stored_at"] = to_iso(file.stored_at);
  out["expires_at"] = file.expires_at.us == 0 ? json::value() : json::value(to_iso(file.expires_at));
  return out;
}

Result<std::unique_ptr<Files>> Files::open(Parts parts) {
  std::unique_ptr<Files> files(new Files(parts));
  SOCLE_TRY(
      const store::Rows rows,
      parts.store.read("SELECT tenant, id, kind, url, model, owner, key_id, bytes, digest, stored_at, expires_at, "
                       "sealed FROM backends_files"));
  for (const auto& row : rows) {
    auto file = std::make_shared<StoredFile>();
    file->tenant = row.text(0), file->id = row.text(1);
    file->kind = kind_of(row.text(2)).value_or(Kind::openai);
    file->url = row.text(3), file->model = row.text(4), file->owner = row.text(5), file->key_id = row.text(6);
    file->bytes = row.integer(7), file->digest = row.text(8);
    file->stored_at = {row.integer(9)}, file->expires_at = {row.integer(10)};
    const std::string scope = scope_of(file->tenant);
    SOCLE_TRY(file->described, parts.keys.open(scope, row.bytes(11), scope + "/" + file->id));
    files->files_[file->tenant][file->id] = std::move(file);
  }
  files->show_count();
  return files;
}

void Files::show_count() const {
  std::size_t count = 0;
  for (const auto& [tenant, table] : files_) count += table.size();
  stored_files().set(static_cast<double>(count));
}

bool Files::is_over(const StoredFile& file, Timestamp now) {
  return file.expires_at.us != 0 && file.expires_at.us <= now.us;
}

FilePtr Files::find(std::string_view tenant, std::string_view id) const {
  const Timestamp now = parts_.clock.now();
  const std::lock_guard lock(mutex_);
  const auto table = files_.find(tenant);
  if (table == files_.end()) return nullptr;
  const auto file = table->second.find(id);
  return file == table->second.end() || is_over(*file->second, now) ? nullptr : file->second;
}

bool Files::is_own(const StoredFile& file, const kernel::Principal& who) {
  return file.tenant == who.tenant && file.owner == who.id && (who.scopes.empty() || file.key_id == who.key_id);
}

FilePtr Files::find_own(const kernel::Principal& who, std::string_view id) const {
  FilePtr file = find(who.tenant, id);
  return file && is_own(*file, who) ? file : nullptr;
}

std::vector<FilePtr> Files::list(std::string_view tenant) const {
  const Timestamp now = parts_.clock.now();
  std::vector<FilePtr> out;
  {
    const std::lock_guard lock(mutex_);
    if (const auto table = files_.find(tenant); table != files_.end()) {
      for (const auto& [id, file] : table->second) {
        if (!is_over(*file, now)) out.push_back(file);
      }
    }
  }
  std::ranges::stable_sort(out, std::greater(), [](const FilePtr& file) { return file->stored_at.us; });
  return out;
}

std::size_t Files::count(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  const auto table = files_.find(tenant);
  return table == files_.end() ? 0 : table->second.size();
}

Result<void> Files::add(StoredFile file, kernel::Outcome& outcome) {
  file.stored_at = parts_.clock.now();
  const std::string scope = scope_of(file.tenant);
  SOCLE_TRY(Bytes sealed, parts_.keys.seal(scope, file.described, scope + "/" + file.id));
  // Those whose time is over have left their endpoint; nobody else would clear them away.
  outcome.unit.add("DELETE FROM backends_files WHERE tenant = ?1 AND expires_at > 0 AND expires_at <= ?2",
                   {file.tenant, file.stored_at.us});
  outcome.unit.add(
      "INSERT INTO backends_files(tenant, id, kind, url, model, owner, key_id, bytes, digest, stored_at, expires_at, sealed) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      {file.tenant, file.id, std::string(kind_name(file.kind)), file.url, file.model, file.owner, file.key_id,
       file.bytes, file.digest, file.stored_at.us, file.expires_at.us, store::Blob{std::move(sealed)}},
      1);
  outcome.committed = [this, added = std::make_shared<const StoredFile>(std::move(file))] {
    const std::lock_guard lock(mutex_);
    auto& table = files_[added->tenant];
    std::erase_if(table, [&](const auto& one) { return is_over(*one.second, added->stored_at); });
    table[added->id] = added;
    show_count();
  };
  return {};
}

void Files::remove(const FilePtr& file, kernel::Outcome& outcome) {
  outcome.unit.add("DELETE FROM backends_files WHERE tenant = ?1 AND id = ?2", {file->tenant, file->id});
  outcome.committed = [this, file] {
    const std::lock_guard lock(mutex_);
    auto& table = files_[file->tenant];
    table.erase(file->id);
    show_count();
  };
}

} // namespace socle::backends
