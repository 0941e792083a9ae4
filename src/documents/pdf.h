// What: writes PDF/A-3b: pages of paragraphs, key and value pairs and tables, with attachments and metadata.
// Invariants: the same description gives the same bytes; every glyph was drawn and every font is embedded; what was attached
//   comes out of the finished file byte for byte, or nothing is returned.
// Threads: blocks for some ten milliseconds a page: on the worker pool. Several may run at once.
// Failure: characters that the font lacks are named (documents.glyphs_missing); a row higher than a page does not fit.
#pragma once

#include "base/clock.h"
#include "documents/documents.h"

#include <variant>

namespace socle::documents {

enum class Align { left, right, center };

// Lines break where they must and at '\n'. All lengths are points.
struct Paragraph {
  std::string text; // UTF-8
  double size = 9.5;
  bool bold = false;
  bool muted = false; // grey, for what is read second
  Align align = Align::left;
  double space_after = 6;
};

// "Invoice number   2026-0001": keys in grey at the left, values beside them.
struct KeyValues {
  std::vector<std::pair<std::string, std::string>> rows;
  double key_share = 0.4; // of the width
  bool align_values_right = false;
  double space_after = 10;
};

struct Column {
  std::string title;
  double share = 1; // of the width, relative to the other columns
  Align align = Align::left;
};
struct Row {
  std::vector<std::string> cells; // as many as there are columns
  bool bold = false;
  bool rule_above = false;
};
// The titles are repeated on every page that the table reaches.
struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  double space_after = 10;
};

struct Rule {
  double space_after = 8;
};
struct Space {
  double height = 10;
};

using Part = std::variant<Paragraph, KeyValues, Rule, Space>;
// Parts beside each other, as an address beside the invoice's dates. Kept on one page.
struct SideBySide {
  std::vector<Part> left, right;
  double left_share = 0.55;
  double gap = 20;
  double space_after = 14;
};

using Block = std::variant<Paragraph, KeyValues, Rule, Space, Table, SideBySide>;

struct PageDescription {
  std::string language = "en"; // BCP 47
  std::vector<Block> blocks;
  std::string running_title; // at the head of every page but the first
  std::vector<std::string> footer; // columns at the foot of every page; '\n' breaks lines
  std::string page_number = "{page} / {pages}"; // the two names are replaced; empty for none
  double width = 595.276, height = 841.89;
  double margin_left = 62, margin_right = 50, margin_top = 50, margin_bottom = 40;
};

// An XMP schema that PDF/A does not know, and its values: how Factur-X names its invoice.
struct ExtensionSchema {
  struct Property {
    std::string name, value, description;
  };
  std::string description; // "Factur-X PDFA Extension Schema"
  std::string namespace_uri; // "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
  std::string prefix; // "fx"
  std::vector<Property> properties; // all of type Text
};

struct PdfMetadata {
  std::string title;
  std::string author;
  std::string subject;
  std::string creator = "Socle";
  Timestamp created; // of the document and of its attachments
  std::optional<ExtensionSchema> extension;
};

Result<Bytes> write_pdf(const PageDescription& pages, std::span<const Attachment> attachments,
                        const PdfMetadata& metadata);

// Opens a PDF that write_pdf made and compares what it holds with what went in: attachments byte for byte with their
// relationship and type, the catalog's list of them, XMP against the information dictionary, the output intent. write_pdf
// does this itself; whoever archives a file may do it again. Never for files of other origin: it parses in process.
Result<void> verify_pdf(std::string_view pdf, std::span<const Attachment> attachments, const PdfMetadata& metadata);

} // namespace socle::documents
