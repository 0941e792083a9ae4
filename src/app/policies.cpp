#include "app/policies.h"

#include "app/app.h"
#include "app/errors.h"

#include "base/file.h"
#include "policy/limits.h"

namespace socle::app {

Result<policy::Files> policy_files(const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  const auto bad = [&](std::string reason) {
    return fail(kBadConfig, {{"file", directory.string()}, {"key", "policies"}, {"reason", std::move(reason)}});
  };
  policy::Files out;
  bool schema = false;
  std::error_code error;
  for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    const auto kind = at->path().extension();
    std::error_code none;
    if (!at->is_regular_file(none) || (kind != ".cedar" && kind != ".cedarschema" && kind != ".json")) continue;
    SOCLE_TRY(const auto text, read_file(at->path(), policy::bundle_bytes_max));
    if (text) out[at->path().lexically_relative(directory).string()] = *text;
    schema = schema || kind == ".cedarschema";
    if (out.size() > policy::bundle_files_max) return bad("it holds too many files");
  }
  if (error) return bad(error.message());
  if (!schema) return bad("there is no .cedarschema in it");
  return out;
}

Result<std::shared_ptr<const policy::Bundle>> directory_policies(const std::string& directory,
                                                                 policy::Publishing& publishing) {
  if (directory.empty()) return policy::Policy::compiled(policy::default_files(), 0, nullptr);
  SOCLE_TRY(policy::Files files, policy_files(directory));
  SOCLE_TRY(const auto note, read_file(std::filesystem::path(directory) / "bundle.note", policy::signature_bytes_max));
  SOCLE_CHECK(publishing.admissible(kDefaultTenant, files, note.value_or("")));
  return policy::Policy::compiled(std::move(files), 0, nullptr);
}

} // namespace socle::app
