#include "api/lists.h"

#include "api/errors.h"
#include "api/limits.h"

#include "base/clock.h"

#include <algorithm>

namespace socle::api {

namespace {
// RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe: names in it come from strangers.
std::string cell(const json::value& value) {
  if (value.is_null()) return "";
  std::string text;
  if (const auto* items = value.if_array()) {
    for (const auto& item : *items) text += (text.empty() ? "" : " ") + json::text(item);
  } else {
    text = value.is_string() ? json::text(value) : json::write(value);
  }
  if (value.is_string() && !text.empty() && std::string_view("=+-@\t\r").contains(text.front())) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

json::value member(const json::value& row, std::string_view path) {
  const auto dot = path.find('.');
  const auto* object = row.if_object();
  const auto* found = object == nullptr ? nullptr : object->if_contains(path.substr(0, dot));
  if (found == nullptr) return {};
  return dot == std::string_view::npos ? *found : member(*found, path.substr(dot + 1));
}

std::string csv(const json::array& rows, std::span<const std::string_view> columns) {
  std::string out = "\xEF\xBB\xBF"; // spreadsheets take what follows for UTF-8
  const auto line = [&](const auto& text_of) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += ',';
      out += text_of(columns[i]);
    }
    out += "\r\n";
  };
  line([](std::string_view column) { return std::string(column); });
  for (const auto& row : rows) line([&](std::string_view column) { return cell(member(row, column)); });
  return out;
}
} // namespace

Result<Order> order_of(const Ask& ask, std::span<const std::string_view> columns, const Order& usual) {
  const std::string text = ask.query("sort");
  if (text.empty()) return usual;
  const bool descending = text.starts_with('-');
  const auto found = std::ranges::find(columns, std::string_view(text).substr(descending ? 1 : 0));
  if (found != columns.end()) return Order{std::string(*found), descending};
  std::string known;
  for (const auto column : columns) known += (known.empty() ? "" : ", ") + std::string(column);
  return fail(kBadQuery,
              {{"name", "sort"}, {"value", text}, {"expected", known + ", -" + std::string(columns.front()) + " …"}});
}

Result<std::string> date_of(const Ask& ask, std::string_view name) {
  const std::string text = ask.query(name);
  if (text.empty() || parse_date(text)) return text;
  return fail(kBadQuery, {{"name", std::string(name)}, {"value", text}, {"expected", "2026-11-21"}});
}

Result<Format> format_of(const Ask& ask) {
  const std::string text = ask.query("format");
  if (text.empty()) return Format::page;
  if (text == "json") return Format::json;
  if (text == "csv") return Format::csv;
  return fail(kBadQuery, {{"name", "format"}, {"value", text}, {"expected", "json, csv"}});
}

net::Response csv_file(std::string_view name, const json::array& rows, std::span<const std::string_view> columns) {
  net::Response file = net::text_response(200, csv(rows, columns), "text/csv; charset=utf-8; header=present");
  file.headers.set("Content-Disposition", "attachment; filename=\"" + std::string(name) + ".csv\"");
  return file;
}

HandlerResult list(const Ask& ask, std::string_view name, std::span<const std::string_view> columns,
                   const ReadPage& read) {
  SOCLE_TRY(const Format format, format_of(ask));
  json::object out;
  if (format == Format::page) {
    SOCLE_TRY(const std::size_t limit, ask.limit());
    SOCLE_TRY(ListPage page, read(ask.query("after"), limit));
    out["next"] = page.next.empty() ? json::value() : json::value(page.next);
    if (page.total) out["total"] = *page.total;
    out["items"] = std::move(page.rows);
    return json_response(out);
  }
  json::array all;
  std::string after;
  do {
    SOCLE_TRY(ListPage page, read(after, page_size_max));
    if (all.size() + page.rows.size() > export_rows_max)
      return fail(kTooManyRows, {{"rows_max", std::to_string(export_rows_max)}});
    std::ranges::move(page.rows, std::back_inserter(all));
    after = std::move(page.next);
  } while (!after.empty());
  if (format == Format::csv) return csv_file(name, all, columns);
  out["next"] = nullptr;
  out["items"] = std::move(all);
  net::Response file = json_response(out);
  file.headers.set("Content-Disposition", "attachment; filename=\"" + std::string(name) + ".json\"");
  return file;
}

} // namespace socle::api
