// Text as an invoice carries it: in one normal form, in characters that page and file show alike. What nobody can see is dropped;
// what the page cannot show is a finding that names it.
#pragma once

#include "invoicing/model.h"

#include <functional>

namespace socle::invoicing {

// NFC; every blank and control character is one space, none at the ends; characters without an appearance (soft hyphens, zero
// width, direction and variation marks) are dropped.
std::string printable_text(std::string_view utf8);

// The first character that our pages cannot show, as "请 (U+8BF7)"; empty when all can be. They show Latin, Greek and Cyrillic letters,
// figures, punctuation and common symbols; a mark that composes with no letter is none of them.
std::string first_unprintable(std::string_view utf8);

std::size_t character_count(std::string_view utf8);

// One text of an invoice, with where a person mends it.
struct InvoiceText {
  std::string* text;
  std::string_view term;
  std::string path;
  std::optional<std::size_t> line;
  std::size_t characters_max;
};
// Every text that stems from a paper or a person.
std::vector<InvoiceText> texts_of(Invoice& invoice);

// All of them in printable form.
void make_printable(Invoice& invoice);

} // namespace socle::invoicing
