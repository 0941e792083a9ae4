// SCIM's filters and patches, as far as they are spoken here: equality, and paths of one attribute with an optional filter.
#include "api/errors.h"
#include "api/scim.h"

#include <algorithm>

namespace socle::api::scim {

namespace {
std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}
std::unexpected<Error> bad_filter(std::string_view text) {
  return fail(kBadFilter, {{"filter", std::string(text.substr(0, 200))}});
}
std::unexpected<Error> wrong(std::string reason) { return fail(kBadBody, {{"reason", std::move(reason)}}); }

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}
std::string_view take_word(std::string_view& text) {
  skip_blanks(text);
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

json::value* member(json::object& object, std::string_view name) {
  for (auto& one : object) {
    if (lower(one.key()) == lower(name)) return &one.value();
  }
  return nullptr;
}
std::string as_text(const json::value& value) {
  if (value.is_bool()) return value.get_bool() ? "true" : "false";
  return json::text(value);
}
bool holds(const json::value& value, std::string_view rest, const std::string& wanted) {
  if (value.is_array())
    return std::ranges::any_of(value.get_array(), [&](const auto& item) { return holds(item, rest, wanted); });
  if (!value.is_object()) return rest.empty() && lower(as_text(value)) == lower(wanted);
  const std::string name(rest.empty() ? "value" : rest.substr(0, rest.find('.')));
  auto copy = value.get_object();
  const auto* found = member(copy, name);
  return found != nullptr &&
         holds(*found, rest.find('.') == std::string_view::npos ? "" : rest.substr(rest.find('.') + 1), wanted);
}

// "urn:…:User:userName" is "userName".
std::string_view without_schema(std::string_view path) {
  if (!lower(path).starts_with("urn:")) return path;
  const auto bracket = std::min(path.find('['), path.size());
  return path.substr(path.substr(0, bracket).rfind(':') + 1);
}
} // namespace

Result<std::optional<Filter>> read_filter(std::string_view text) {
  const std::string_view whole = text;
  skip_blanks(text);
  if (text.empty()) return std::nullopt;
  Filter out;
  while (true) {
    const std::string attribute = lower(without_schema(take_word(text)));
    if (lower(take_word(text)) != "eq" || attribute.empty() || attribute.find_first_of("[]()") != std::string::npos)
      return bad_filter(whole);
    skip_blanks(text);
    std::string value;
    if (text.starts_with('"')) {
      std::size_t end = 1;
      while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
      if (end >= text.size()) return bad_filter(whole);
      const auto read = json::parse(text.substr(0, end + 1));
      if (!read || !read->is_string()) return bad_filter(whole);
      value = json::text(*read);
      text.remove_prefix(end + 1);
    } else {
      value = take_word(text);
      if (lower(value) != "true" && lower(value) != "false") return bad_filter(whole);
    }
    out.all.emplace_back(attribute, value);
    skip_blanks(text);
    if (text.empty()) return out;
    if (lower(take_word(text)) != "and") return bad_filter(whole);
  }
}

bool fits(const Filter& filter, const json::object& resource) {
  return std::ranges::all_of(filter.all,
                             [&](const auto& condition) { return holds(resource, condition.first, condition.second); });
}

namespace {
// One directory writes booleans as texts, and nobody means the text.
void straighten(std::string_view attribute, json::value& value) {
  if (lower(attribute) != "active" || !value.is_string()) return;
  const std::string said = lower(json::text(value));
  if (said == "true" || said == "false") value = said == "true";
}

void put(json::object& resource, std::string_view name, json::value value, bool add) {
  straighten(name, value);
  json::value* has = member(resource, name);
  if (has == nullptr) {
    resource[name] = std::move(value);
  } else if (add && has->is_array()) {
    json::array more = value.is_array() ? value.get_array() : json::array{std::move(value)};
    for (auto& item : more) {
      if (std::ranges::find(has->get_array(), item) == has->get_array().end())
        has->get_array().push_back(std::move(item));
    }
  } else if (has->is_object() && value.is_object()) {
    for (auto& part : value.get_object()) put(has->get_object(), part.key(), part.value(), add);
  } else {
    *has = std::move(value);
  }
}

Result<void> patch_filtered(json::object& resource, std::string_view path, bool remove, const json::value* value) {
  const auto open = path.find('['), close = path.rfind(']');
  if (close == std::string_view::npos || close < open)
    return wrong("the path “" + std::string(path.substr(0, 100)) + "” is not closed");
  SOCLE_TRY(const auto filter, read_filter(path.substr(open + 1, close - open - 1)));
  if (!filter) return wrong("a path's filter is empty");
  json::value* list = member(resource, path.substr(0, open));
  const std::string part(path.size() > close + 2 && path[close + 1] == '.' ? path.substr(close + 2) : "");
  if (list == nullptr || !list->is_array()) {
    if (remove || value == nullptr) return {};
    json::object made; // what the filter says of it is true of it from then on
    for (const auto& [name, wanted] : filter->all) made[name] = wanted;
    if (part.empty()) return wrong("there is nothing that fits “" + std::string(path.substr(0, 100)) + "”");
    made[part] = *value;
    resource[path.substr(0, open)] = json::array{std::move(made)};
    return {};
  }
  auto& items = list->get_array();
  const auto chosen = [&](const json::value& item) { return item.is_object() && fits(*filter, item.get_object()); };
  if (remove && part.empty()) {
    items.erase(std::remove_if(items.begin(), items.end(), chosen), items.end());
    return {};
  }
  for (auto& item : items) {
    if (!chosen(item)) continue;
    if (remove) item.get_object().erase(part);
    else if (value != nullptr && part.empty()) item = *value;
    else if (value != nullptr) put(item.get_object(), part, *value, false);
  }
  return {};
}

Result<void> patch_one(json::object& resource, const std::string& kind, std::string_view path,
                       const json::value* value) {
  const bool remove = kind == "remove", add = kind == "add";
  if (!remove && !add && kind != "replace") return wrong("“op” is add, remove or replace");
  if (!remove && value == nullptr) return wrong("an operation has no “value”");
  if (path.empty()) {
    if (remove || !value->is_object()) return wrong("without a path an operation needs an object");
    for (const auto& part : value->get_object()) SOCLE_CHECK(patch_one(resource, kind, part.key(), &part.value()));
    return {};
  }
  path = without_schema(path);
  if (path.find('[') != std::string_view::npos) return patch_filtered(resource, path, remove, value);
  const auto dot = path.find('.');
  if (dot != std::string_view::npos) {
    json::value* whole = member(resource, path.substr(0, dot));
    if (whole == nullptr && !remove) whole = &(resource[path.substr(0, dot)] = json::object());
    if (whole == nullptr || !whole->is_object()) return {};
    return patch_one(whole->get_object(), kind, path.substr(dot + 1), value);
  }
  if (!remove) {
    put(resource, path, *value, add);
    return {};
  }
  json::value* has = member(resource, path);
  if (has == nullptr) return {};
  if (value == nullptr || !has->is_array()) {
    for (const auto& one : resource) {
      if (lower(one.key()) != lower(path)) continue;
      resource.erase(one.key());
      break;
    }
    return {};
  }
  // Some name what to remove in the value instead of the path.
  const json::array gone = value->is_array() ? value->get_array() : json::array{*value};
  auto& items = has->get_array();
  const auto named = [&](const json::value& item) {
    return std::ranges::any_of(gone, [&](const json::value& one) {
      return one.is_object() && item.is_object() &&
             json::get_string(one.get_object(), "value") == json::get_string(item.get_object(), "value");
    });
  };
  items.erase(std::remove_if(items.begin(), items.end(), named), items.end());
  return {};
}
} // namespace

Result<void> patch(json::object& resource, const json::object& operations) {
  auto copy = operations;
  const auto* list = member(copy, "Operations");
  if (list == nullptr || !list->is_array()) return wrong("“Operations” is missing");
  for (const auto& item : list->get_array()) {
    if (!item.is_object()) return wrong("each of “Operations” is an object");
    auto operation = item.get_object();
    const auto* kind = member(operation, "op");
    const auto* path = member(operation, "path");
    SOCLE_CHECK(patch_one(resource, kind == nullptr ? "" : lower(json::text(*kind)),
                          path == nullptr ? "" : json::text(*path), member(operation, "value")));
  }
  return {};
}

} // namespace socle::api::scim
