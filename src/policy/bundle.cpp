#include "policy/bundle.h"

#include "base/digest.h"
#include "policy/annotations.h"
#include "policy/errors.h"
#include "policy/limits.h"

#include <socle_cedar.h>

#include <algorithm>

namespace socle::policy {

namespace {

constexpr std::size_t remarks_told_max = 3; // in an error's text; all of them are in the report

bool is_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == '/';
  };
  return !name.empty() && name.front() != '/' && name.front() != '.' && name.find("..") == std::string_view::npos &&
         name.find("/.") == std::string_view::npos && std::ranges::all_of(name, allowed);
}

// Sorts the files into what the engine reads: the schema first. Files that have no place in a bundle are mistakes.
std::vector<std::pair<std::string, std::string>> sources_of(const Files& files, std::vector<Remark>& mistakes) {
  std::vector<std::pair<std::string, std::string>> sources(1);
  for (const auto& [name, text] : files) {
    const auto wrong = [&](std::string message) {
      mistakes.push_back({"bundle", name, 0, 0, "", std::move(message), ""});
    };
    if (!is_name(name)) wrong("this is no file name of a bundle");
    else if (name.ends_with(".cedarschema") && sources[0].first.empty()) sources[0] = {name, text};
    else if (name.ends_with(".cedarschema"))
      wrong("a bundle has one schema, and " + sources[0].first + " is one already");
    else if (name.ends_with(".cedar")) sources.emplace_back(name, text);
    else if (!(name.starts_with("tests/") && name.ends_with(".json")))
      wrong("a bundle holds *.cedar, one *.cedarschema and tests/*.json");
  }
  if (sources[0].first.empty()) mistakes.push_back({"bundle", "", 0, 0, "", "there is no *.cedarschema", ""});
  if (sources.size() < 2) mistakes.push_back({"bundle", "", 0, 0, "", "there is no *.cedar", ""});
  return sources;
}

void read_remarks(const json::object& report, std::string_view key, std::vector<Remark>& out) {
  const auto* list = json::get_array(report, key);
  if (list == nullptr) return;
  for (const auto& value : *list) {
    if (!value.is_object()) continue;
    const auto& o = value.get_object();
    const auto text = [&](std::string_view name) { return json::get_string(o, name).value_or(""); };
    out.push_back({text("stage"), text("file"), json::get_int(o, "line").value_or(0),
                   json::get_int(o, "column").value_or(0), text("policy"), text("message"), text("help")});
  }
}

std::vector<std::string> texts(const json::object& report, std::string_view key) {
  std::vector<std::string> out;
  if (const auto* list = json::get_array(report, key)) {
    for (const auto& value : *list) out.push_back(json::text(value));
  }
  return out;
}

Error invalid(const std::vector<Remark>& mistakes) {
  std::string told;
  for (std::size_t i = 0; i < std::min(mistakes.size(), remarks_told_max); ++i)
    told += (i > 0 ? "; " : "") + mistakes[i].describe();
  if (mistakes.size() > remarks_told_max) told += "; … (+" + std::to_string(mistakes.size() - remarks_told_max) + ")";
  return Error(kBundleInvalid, {{"remarks", told}});
}

Result<void> check_size(const Files& files) {
  std::size_t bytes = 0;
  for (const auto& [name, text] : files) bytes += name.size() + text.size();
  const auto too_large = [](std::size_t count, std::string what, std::size_t count_max) {
    return fail(
        kBundleTooLarge,
        {{"count", std::to_string(count)}, {"what", std::move(what)}, {"count_max", std::to_string(count_max)}});
  };
  if (files.size() > bundle_files_max) return too_large(files.size(), "files", bundle_files_max);
  if (bytes > bundle_bytes_max) return too_large(bytes, "bytes", bundle_bytes_max);
  return {};
}

} // namespace

std::string Remark::describe() const {
  std::string where = file;
  if (line > 0) where += ":" + std::to_string(line) + ":" + std::to_string(column);
  if (!policy.empty()) where += (where.empty() ? "" : " ") + std::string("@id(\"") + policy + "\")";
  return (where.empty() ? "" : where + ": ") + message + (help.empty() ? "" : " (" + help + ")");
}

std::string digest_of(const Files& files) {
  std::string list;
  for (const auto& [name, text] : files) list += sha256_hex(text) + "  " + name + "\n";
  return sha256_hex(list);
}

Result<std::shared_ptr<const Bundle>> Bundle::load(Files files, std::int64_t version, std::vector<Remark>* remarks) {
  SOCLE_CHECK(check_size(files));
  std::vector<Remark> mistakes, warnings;
  const auto sources = sources_of(files, mistakes);
  auto bundle = std::shared_ptr<Bundle>(new Bundle);
  if (mistakes.empty()) {
    json::value said;
    bundle->engine_ = Engine::compile(sources, SOCLE_CEDAR_MUST_VALIDATE, said);
    const auto& report = said.get_object();
    read_remarks(report, "errors", mistakes);
    read_remarks(report, "warnings", warnings);
    if (const auto* policies = json::get_array(report, "policies")) {
      for (const auto& policy : *policies) bundle->rules_.push_back(read_rule(policy.get_object(), mistakes));
    }
    bundle->actions_ = texts(report, "actions");
    bundle->types_ = texts(report, "types");
  }
  if (remarks != nullptr) {
    *remarks = mistakes;
    remarks->insert(remarks->end(), warnings.begin(), warnings.end());
  }
  if (!mistakes.empty() || bundle->engine_ == nullptr) return std::unexpected(invalid(mistakes));
  for (std::size_t i = 0; i < bundle->rules_.size(); ++i)
    SOCLE_ASSERT(bundle->engine_->policy_id(static_cast<std::uint32_t>(i)) == bundle->rules_[i].id);
  bundle->digest_ = digest_of(files);
  bundle->files_ = std::move(files);
  bundle->version_ = version;
  return bundle;
}

} // namespace socle::policy
