#include "contracts/derived.h"

#include "contracts/limits.h"
#include "contracts/vocabulary.h"

#include <algorithm>

namespace socle::contracts {

namespace {

class DerivedEvidence {
 public:
  DerivedEvidence(const DerivedInputs& in, Extraction& out) : in_(in), out_(out) {}

  void add() {
    add_rule("is_contract", "what the paper calls itself", {"kind"}, 80);
    add_rule("language", "the language of most of the paper's words", {}, 95);
    for (std::size_t i = 0; i < in_.invoice.lines.size(); ++i) add_line(i);
    add_totals();
    add_terms();
  }

 private:
  using Paths = std::vector<std::string>;

  bool has(const std::string& path) const { return out_.evidence.contains(path); }

  static int bounded(const std::string& path, int confidence) {
    if (path.starts_with("lines.")) return std::min(confidence, kLineConfidencePercentMax);
    if (path.starts_with("totals.")) return std::min(confidence, kTotalConfidencePercentMax);
    return confidence;
  }

  void add_place(const std::string& path, Span span, int confidence) {
    if (!has(path) && !span.empty()) out_.evidence[path] = in_.reading.evidence(span, bounded(path, confidence));
  }

  void add_rule(const std::string& path, std::string rule, Paths inputs, int confidence) {
    if (has(path)) return;
    Evidence e;
    e.confidence_percent = bounded(path, confidence);
    e.rule = std::move(rule);
    e.inputs = std::move(inputs);
    out_.evidence[path] = std::move(e);
  }

  // The first word of the line, from `from` on, that names the unit.
  Span unit_word(std::size_t from, const std::string& unit) const {
    constexpr std::size_t near_bytes = 60; // "… 12 Stück", "… 95,00 EUR netto je Stunde"
    const std::string& text = in_.reading.text;
    const std::size_t end = std::min(std::min(text.find('\n', from), text.size()), from + near_bytes);
    constexpr std::string_view around = " \t.,;:()/$0123456789"; // bytes, so ASCII only
    for (std::size_t at = from; at < end;) {
      at = text.find_first_not_of(around, at);
      if (at == std::string::npos || at >= end) break;
      const std::size_t stop = std::min(text.find_first_of(around, at), text.size());
      const Span word{at, stop};
      const std::string folded(in_.reading.folded_slice(word));
      if (unit_code(folded) == unit || unit_of_basis(basis_of(folded)) == unit) return word;
      at = stop;
    }
    return {};
  }

  void add_unit(const InvoiceLine& line, const std::string& path) {
    for (const Span near : {line.quantity_span, line.price_span}) {
      if (near.empty()) continue;
      add_place(path + "unit", unit_word(near.begin, line.unit), line.confidence_percent);
      // "monthly price 1,250.00": before the amount.
      add_place(path + "unit", unit_word(in_.reading.line_at(near.begin).begin, line.unit), line.confidence_percent);
    }
    const bool time = basis_months(basis_of_unit(line.unit)) > 0;
    if (line.unit == "LS") add_rule(path + "unit", "one service at one price", {path + "quantity"}, 75);
    else if (time)
      add_rule(path + "unit", "what the price is paid for", {path + "unit_price_net", "billing.rhythm"}, 75);
    else add_rule(path + "unit", "what is counted", {path + "quantity", path + "description"}, 70);
  }

  void add_tax(const InvoiceLine& line, const std::string& path) {
    if (line.vat_rate) {
      add_place(path + "vat_rate", line.vat_span, 85);
      add_place(path + "vat_rate", nearest_percent(*line.vat_rate, line.price_span), 80);
      if (line.vat_category == "S")
        add_rule(path + "vat_rate", "the printed tax as a share of the net amount", {path + "line_net"}, 75);
      else add_rule(path + "vat_rate", "no tax is due under this category", {path + "vat_category"}, 85);
    }
    if (line.vat_category.empty()) return;
    if (line.vat_category == in_.vat.category) add_place(path + "vat_category", in_.vat.category_span, 85);
    if (line.vat_category == "S" && line.vat_rate)
      add_rule(path + "vat_category", "a rate above zero and no exemption", {path + "vat_rate"}, 88);
    else if (line.vat_category == "S") add_rule(path + "vat_category", "no exemption is stated", {}, 70);
    else add_rule(path + "vat_category", "a rate of zero", {path + "vat_rate"}, 75);
  }

  void add_line(std::size_t i) {
    const InvoiceLine& line = in_.invoice.lines[i];
    const std::string path = "lines." + std::to_string(i) + ".";
    if (!line.unit.empty()) add_unit(line, path);
    if (line.allowance)
      add_rule(path + "allowance", "the reduction that the paper states", {path + "quantity", path + "unit_price_net"},
               80);
    add_tax(line, path);
  }

  // Of equal percentages the one that stands nearest to the price.
  Span nearest_percent(Decimal rate, Span price) const {
    Span found;
    std::size_t least = 0;
    for (const Percent& p : in_.percents) {
      if (p.value != rate) continue;
      const std::size_t away = p.span.begin > price.begin ? p.span.begin - price.begin : price.begin - p.span.begin;
      if (found.empty() || away < least) found = p.span, least = away;
    }
    return found;
  }

  void name_inputs(const std::string& path, Paths inputs) {
    const auto found = out_.evidence.find(path);
    if (found != out_.evidence.end() && found->second.inputs.empty()) found->second.inputs = std::move(inputs);
  }

  void add_totals() {
    Paths nets, taxes{"totals.net"};
    for (std::size_t i = 0; i < in_.invoice.lines.size(); ++i)
      nets.push_back("lines." + std::to_string(i) + ".line_net");
    for (std::size_t k = 0; k < in_.invoice.vat.size(); ++k) {
      const VatTotal& total = in_.invoice.vat[k];
      const std::string path = "totals.vat." + std::to_string(k) + ".";
      Paths rates, categories, amounts;
      for (std::size_t i = 0; i < in_.invoice.lines.size(); ++i) {
        const InvoiceLine& line = in_.invoice.lines[i];
        if (line.vat_category != total.category || line.vat_rate != total.rate) continue;
        const std::string of = "lines." + std::to_string(i) + ".";
        rates.push_back(of + "vat_rate");
        categories.push_back(of + "vat_category");
        amounts.push_back(of + "line_net");
      }
      if (total.rate) add_rule(path + "rate", "the rate of the lines", rates, 70);
      add_rule(path + "category", "the category of the lines", categories, 70);
      amounts.push_back(path + "rate");
      add_rule(path + "amount", "sum of the lines × rate", amounts, 70);
      taxes.push_back(path + "amount");
    }
    name_inputs("totals.net", nets);
    const auto gross = out_.evidence.find("totals.gross");
    if (gross != out_.evidence.end()) gross->second.inputs = taxes;
  }

  // A discount's and a note's parts stand where the whole stands.
  void add_terms() {
    const auto copy = [&](const std::string& from, const std::string& to) {
      const auto found = out_.evidence.find(from);
      if (found != out_.evidence.end()) out_.evidence.try_emplace(to, Evidence(found->second));
    };
    const std::size_t discounts = out_.fields.at("discount_terms").as_array().size();
    for (std::size_t i = 0; i < discounts; ++i) {
      const std::string path = "discount_terms." + std::to_string(i);
      copy(path, path + ".percent");
      copy(path, path + ".days");
    }
    const std::size_t notes = out_.fields.at("notes_required").as_array().size();
    for (std::size_t i = 0; i < notes; ++i) {
      const std::string path = "notes_required." + std::to_string(i);
      copy("notes_required", path);
      add_rule(path, "what the law asks an invoice of this category to say", {"lines.0.vat_category"}, 75);
    }
  }

  const DerivedInputs& in_;
  Extraction& out_;
};

} // namespace

void add_derived_evidence(const DerivedInputs& inputs, Extraction& extraction) {
  DerivedEvidence(inputs, extraction).add();
}

} // namespace socle::contracts
