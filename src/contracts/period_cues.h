// The words around a date that say what happens on it.
#pragma once

#include "contracts/numbers.h"
#include "contracts/parties.h"

#include <string>

namespace socle::contracts {

// What stands before a date: its sentence up to the date that stands before it, or the label beside or above its cell.
std::string words_before(const Reading& reading, Span date, std::size_t not_before = 0);
// The label beside or above a date that begins its cell; empty when there is none.
std::string label_of_date(const Reading& reading, Span date);
// "jeudi 2 juillet 2026": a day on which something happens; papers are not dated so.
bool after_weekday(const Reading& reading, Span date);
// What follows it in its sentence, up to the next date.
std::string words_after(const Reading& reading, Span date, std::size_t not_after);
// How surely something begins or ends there: 0 for no word of it, 14 for a label that says nothing else.
int start_score(const std::string& before, const std::string& after);
int end_score(const std::string& before, const std::string& after);
// Dates on which something else happens: notice, renewal, prices, payments, other papers.
bool never_starts(const std::string& before, const std::string& after);
bool never_ends(const std::string& before, const std::string& after);
// The date of the paper or its last signature.
std::optional<Value> find_contract_date(const Reading& reading, const std::vector<FoundDate>& dates);
// term_length.cpp: the stated length of the first term; whether the paper runs until somebody ends it.
struct FixedTerm {
  Length length;
  Span span;
  bool labelled = false; // "Laufzeit: 24 Monate": it speaks of the whole paper
};
std::optional<FixedTerm> fixed_term(const Reading& reading, bool& open_ended);

} // namespace socle::contracts
