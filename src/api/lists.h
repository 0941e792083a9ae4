// Long lists: order and filters from the query, and whole lists as files. Private to api.
#pragma once

#include "api/api.h"

#include <span>

namespace socle::api {

struct Order {
  std::string column;
  bool descending = false;
};
// ?sort=column or ?sort=-column: one of these; `usual` where nothing is asked for.
Result<Order> order_of(const Ask& ask, std::span<const std::string_view> columns, const Order& usual);
// A date as "2026-11-21", checked; empty where nothing is asked for.
Result<std::string> date_of(const Ask& ask, std::string_view name);

// ?format=json or ?format=csv: the whole filtered list as a file to keep. Nothing: a page to look at.
enum class Format { page, json, csv };
Result<Format> format_of(const Ask& ask);

// The rows of a page, and the cursor of the next one.
struct ListPage {
  json::array rows;
  std::string next;
  std::optional<std::int64_t> total = {}; // of all pages, where it was asked for
};
using ReadPage = std::function<Result<ListPage>(const std::string& after, std::size_t limit)>;
// Answers in the format that was asked for. `columns` are the members of a row; "resource.id" looks inside.
net::Response csv_file(std::string_view name, const json::array& rows, std::span<const std::string_view> columns);
HandlerResult list(const Ask& ask, std::string_view name, std::span<const std::string_view> columns,
                   const ReadPage& read);

} // namespace socle::api
