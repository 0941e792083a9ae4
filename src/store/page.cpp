#include "store/page.h"

#include "store/errors.h"

#include <algorithm>
#include <charconv>

namespace socle::store {

namespace {
// The values of the last row, in hexadecimal so that any text travels in an address: "32303236.1e".
std::string cursor_of(const Row& row, std::size_t first, std::size_t count) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += '.';
    const Value& value = row.value(first + i);
    const std::string text = std::holds_alternative<std::int64_t>(value) ? std::to_string(std::get<std::int64_t>(value))
                                                                         : row.text(first + i);
    for (const char c : text) {
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return out;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    if (error != std::errc() || end != hex.data() + i + 2 || value == 0) return std::nullopt;
    out += static_cast<char>(value);
  }
  return out;
}

Result<std::vector<Value>> read_cursor(std::string_view cursor, std::span<const OrderedBy> order) {
  const auto bad = [&] { return fail(kBadCursor, {{"after", std::string(cursor.substr(0, 100))}}); };
  std::vector<Value> out;
  std::string_view rest = cursor;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto dot = rest.find('.');
    if ((dot == std::string_view::npos) != (i + 1 == order.size())) return bad();
    const auto text = from_hex(rest.substr(0, dot));
    if (!text) return bad();
    rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    if (!order[i].integer) {
      out.emplace_back(*text);
      continue;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size()) return bad();
    out.emplace_back(number);
  }
  return out;
}
} // namespace

Where::Where(std::string tenant) : sql_("tenant = ?1") { values_.emplace_back(std::move(tenant)); }

std::string Where::add(Value value) {
  values_.push_back(std::move(value));
  return "?" + std::to_string(values_.size());
}

Where& Where::text(std::string_view column, std::string_view comparison, const std::string& value) {
  if (!value.empty()) sql_ += " AND " + std::string(column) + " " + std::string(comparison) + " " + add(value);
  return *this;
}

Where& Where::is(std::string_view column, const std::string& value) {
  sql_ += " AND " + std::string(column) + " = " + add(value);
  return *this;
}

Where& Where::in(std::string_view column, std::string_view word, std::span<const std::string> values) {
  std::string places;
  for (const auto& value : values) places += (places.empty() ? "" : ", ") + add(value);
  sql_ += " AND " + std::string(column) + std::string(word) + "(" + places + ")";
  return *this;
}

Where& Where::one_of(std::string_view column, std::span<const std::string> values) {
  SOCLE_ASSERT(!values.empty());
  return in(column, " IN ", values);
}

Where& Where::none_of(std::string_view column, std::span<const std::string> values) {
  return values.empty() ? *this : in(column, " NOT IN ", values);
}

Where& Where::integer(std::string_view column, std::string_view comparison, std::optional<std::int64_t> value) {
  if (value) sql_ += " AND " + std::string(column) + " " + std::string(comparison) + " " + add(*value);
  return *this;
}

Where& Where::contains(std::string_view column, const std::string& value) {
  if (value.empty()) return *this;
  std::string pattern = "%";
  for (const char c : value) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  sql_ += " AND lower(" + std::string(column) + ") LIKE lower(" + add(pattern + "%") + ") ESCAPE '!'";
  return *this;
}

Result<Page> read_page(Store& store, std::string_view columns, std::string_view table, Where where,
                       const Paging& paging) {
  std::string select = "SELECT " + std::string(columns), order;
  for (const auto& by : paging.order) {
    select += ", " + std::string(by.column);
    order += (order.empty() ? "" : ", ") + std::string(by.column) + (paging.descending ? " DESC" : "");
  }
  if (!paging.after.empty()) {
    SOCLE_TRY(const auto values, read_cursor(paging.after, paging.order));
    // Behind the last row: a column further on, those before it equal.
    std::string behind;
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::string part;
      for (std::size_t k = 0; k < i; ++k)
        part += std::string(paging.order[k].column) + " = " + where.add(values[k]) + " AND ";
      part += std::string(paging.order[i].column) + (paging.descending ? " < " : " > ") + where.add(values[i]);
      behind += (behind.empty() ? "(" : " OR (") + part + ")";
    }
    where.sql_ += " AND (" + behind + ")";
  }
  // One more than asked for tells whether there is a next page.
  const std::string limit = where.add(static_cast<std::int64_t>(paging.limit + 1));
  Page page;
  SOCLE_TRY(page.rows, store.read(select + " FROM " + std::string(table) + " WHERE " + where.sql_ + " ORDER BY " +
                                      order + " LIMIT " + limit,
                                  std::move(where.values_)));
  if (page.rows.size() <= paging.limit) return page;
  page.rows.pop_back();
  page.next = cursor_of(page.rows.back(), page.rows.back().size() - paging.order.size(), paging.order.size());
  return page;
}

Result<std::int64_t> count_rows(Store& store, std::string_view table, Where where) {
  SOCLE_TRY(const Rows rows, store.read("SELECT COUNT(*) FROM " + std::string(table) + " WHERE " + where.sql_,
                                        std::move(where.values_)));
  return rows.front().integer(0);
}

} // namespace socle::store
