// A read paper as the process keeps it: its words as JSON, its text page by page; and what master data adds to its fields.
#pragma once

#include "contracts/contracts.h"
#include "documents/documents.h"
#include "invoicing/party.h"
#include "kernel/call.h"

namespace socle::invoicing {

// The most pages that documents reads: what the price of reading is reserved for.
inline constexpr std::size_t pages_max = 200;

json::object document_to_json(const documents::Document& document);
documents::Document document_from_json(const json::object& stored);
// For the detectors: one text per page, marked as a document's words.
std::vector<kernel::Content> page_texts(const documents::Document& document);
// Fills what is null in `fields` and known to master data: never replaces what the paper says.
void add_master_data(json::object& fields, const Party& company, const Customer* customer);

} // namespace socle::invoicing
