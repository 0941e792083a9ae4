// How a row of the rule table looks, and what a rule examines with. Private to the rules_*.cpp files.
#pragma once

#include "invoicing/rules.h"

#include <functional>

namespace socle::invoicing {

// The sentence that a breach of the rule is told with.
enum class Pattern {
  missing,     // the term is not there
  forbidden,   // the term is there and must not be
  unknown,     // the value is not in its code list
  unequal,     // the value is not what other terms make it
  decimals,    // more than two decimals
  negative,    // below what is allowed
  early,       // before the date that it must follow
  implausible, // does not look like what it should be
  unprintable, // holds a character that the page cannot show
  lengthy,     // has more characters than the page can show
  doubtful,    // can be right, and a person should look
};

class Examiner {
 public:
  Examiner(std::string_view rule, std::string_view term, Severity severity, Check& check)
      : rule_(rule), term_(term), severity_(severity), check_(&check) {}

  // The rule has an object; a breach becomes a finding.
  void expect(bool holds, std::string value = {}, std::string expected = {});
  // What follows concerns this line.
  void at_line(std::size_t index) { line_ = index; }
  // What follows concerns this term, to be mended at this path.
  void at_text(std::string_view term, std::string path, std::optional<std::size_t> line) {
    term_ = term;
    path_ = std::move(path);
    line_ = line;
  }
  // … and this term, where the rule speaks of more than one.
  void of_term(std::string_view term) { term_ = term; }
  bool looked() const { return looked_; }

 private:
  std::string_view rule_, term_;
  Severity severity_;
  Check* check_;
  std::optional<std::size_t> line_;
  std::string path_; // empty: the term's own
  bool looked_ = false;
};

struct Rule {
  std::string id;
  std::string_view term;
  Pattern pattern;
  std::function<void(const Invoice&, Examiner&)> examine;
  Severity severity = Severity::fatal;
  Text because = {};     // one clause that says why, after the sentence
  bool always = true;    // every invoice gives it an object
  bool official = true;  // in the validation artefacts under this id
  Text advice = {};      // what to do, where it is not what is done for the term
};
using Rules = std::vector<Rule>;

void add_core_rules(Rules& table);
void add_amount_rules(Rules& table);
void add_vat_rules(Rules& table);
void add_code_rules(Rules& table);
void add_xrechnung_rules(Rules& table);
void add_own_rules(Rules& table);
void add_plausibility(Rules& table); // those of our own that only ask a person to look, and what cannot be issued yet

// The whole table, built once.
const Rules& rule_table();
// Empty for an id that the table does not have.
const Rule* find_rule(std::string_view id);

// Each line as one object of the rule.
template <typename Function>
void each_line(const Invoice& invoice, Examiner& examiner, Function&& function) {
  for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
    examiner.at_line(i);
    function(invoice.lines[i]);
  }
}

// Each allowance (charge = false) or charge of the whole invoice.
template <typename Function>
void each_allowance(const Invoice& invoice, bool charge, Function&& function) {
  for (const auto& item : invoice.allowances) {
    if (item.charge == charge) function(item);
  }
}

// Each allowance or charge of each line.
template <typename Function>
void each_line_allowance(const Invoice& invoice, Examiner& examiner, bool charge, Function&& function) {
  each_line(invoice, examiner, [&](const Line& line) {
    for (const auto& item : line.allowances) {
      if (item.charge == charge) function(item);
    }
  });
}

// Text for people: the number as the invoice has it, or nothing.
std::string shown(const MaybeDecimal& number);

} // namespace socle::invoicing
