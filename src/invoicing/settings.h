// What a person can set at the gate: every path has a type that is checked where it is set.
#pragma once

#include "base/base.h"
#include "base/json.h"

namespace socle::invoicing {

// The value as fields keep it, or null where it was cleared; else an error that names path, value and what is allowed.
// Precondition: is_setting(path).
Result<json::value> setting(const std::string& path, const json::value& given);
bool is_setting(std::string_view path);
// line_net and totals.*: they follow from the lines.
bool is_computed(std::string_view path);
bool is_cleared(const json::value& given); // null, "" and "null"

// "lines.1", "discount_terms.0", "notes_required.0": what a cleared value removes.
struct Item {
  std::string list;
  std::size_t index = 0;
};
std::optional<Item> item_of(std::string_view path);

// Paths that a contract's shape does not have until they are set.
std::span<const std::string_view> extra_settings();

} // namespace socle::invoicing
