#include "dialects/conversation.h"

#include "dialects/errors.h"

#include <algorithm>

namespace socle::dialects {

std::unexpected<Error> not_honoured(Wire backend, std::string_view field) {
  return fail(kNotHonoured, {{"field", std::string(field)}, {"wire", std::string(name_of(backend))}});
}
std::unexpected<Error> wrong(std::string_view field, std::string_view expected) {
  return fail(kFieldWrong, {{"field", std::string(field)}, {"expected", std::string(expected)}});
}
std::unexpected<Error> missing(std::string_view field) { return fail(kFieldMissing, {{"field", std::string(field)}}); }
std::string indexed(std::string_view path, std::size_t index) {
  return std::string(path) + "[" + std::to_string(index) + "]";
}

const Tree* Fields::take(std::string_view name) {
  const Tree* out = nullptr;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (members_[i].name != name) continue;
    taken_[i] = true;
    out = &members_[i].value;
  }
  return out == nullptr || out->is_null() ? nullptr : out;
}

Result<std::string> Fields::text(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::string();
  if (const auto* text = found->string()) return *text;
  return wrong(at(name), "string");
}
Result<std::string> Fields::needed_text(std::string_view name) {
  SOCLE_TRY(std::string out, text(name));
  if (out.empty()) return missing(at(name));
  return out;
}
Result<std::optional<bool>> Fields::flag(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (const auto* flag = found->boolean()) return *flag;
  return wrong(at(name), "true, false");
}
Result<std::optional<Tree>> Fields::number(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->number() == nullptr) return wrong(at(name), "number");
  return *found;
}
Result<std::optional<std::int64_t>> Fields::count(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  const auto count = found->integer();
  if (!count || *count < 0) return wrong(at(name), "integer ≥ 0");
  return count;
}

Result<void> Fields::only(std::string_view name, std::initializer_list<std::string_view> harmless) {
  const auto* found = take(name);
  if (found == nullptr || std::ranges::find(harmless, found->write()) != harmless.end()) return {};
  return not_honoured(backend_, at(name));
}

Result<void> Fields::none_left() const {
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (!taken_[i] && !members_[i].value.is_null()) return not_honoured(backend_, at(members_[i].name));
  }
  return {};
}

} // namespace socle::dialects
