#include "contracts/checks.h"
#include "contracts/findings.h"
#include "contracts/pattern.h"

#include <algorithm>
#include <set>

namespace socle::contracts {
namespace {

class Checks {
 public:
  explicit Checks(const Facts& facts) : f_(facts), r_(facts.reading) {}

  std::vector<Finding> run() {
    paper();
    sides();
    prices();
    words_and_figures();
    printed_totals();
    terms();
    for (const Finding& x : f_.invoice.findings)
      say(x.code, x.path, x.parameters.empty() ? text_of(x.code) : x.parameters);
    return std::move(out_);
  }

 private:
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  void say(std::string_view code, std::string path = {}, Parameters parameters = {}) {
    if (std::ranges::any_of(out_, [&](const Finding& x) { return x.code == code && x.path == path; })) return;
    out_.push_back(finding(code, std::move(path), std::move(parameters)));
  }

  Parameters text_of(const std::string& code) const {
    if (code == "words_figures_conflict")
      for (const Item& i : f_.items.items)
        if (i.disputed && i.unit_price) return {{"words", "?"}, {"figures", i.unit_price->text(2)}};
    if (code == "rhythm_unsupported") return {{"text", one_line(r_.slice(f_.terms.billing_span))}};
    return {};
  }

  bool has(const Pattern& pattern) const {
    return pattern.in(std::string_view(r_.folded).substr(0, r_.folded_span({0, r_.body_end}).end));
  }

  void paper() {
    if (f_.kind.name == "amendment") say("amendment", "kind");
    if (f_.kind.name == "framework") say("framework", "kind");
    if (f_.kind.draft) say("unsigned");
    const auto& document = *r_.document;
    if (std::ranges::find(document.warnings, "hidden_text") != document.warnings.end()) say("hidden_text");
    if (document.scanned && document.confidence_percent < 82)
      say("low_ocr", "", {{"confidence", std::to_string(document.confidence_percent)}});
    static const Pattern self(
        R"((?:gutschriftverfahren|im gutschriftsverfahren|rechnet[^.]{0,80}(?:per|durch|mittels|mit) gutschrift|gutschrift(?:en)? (?:im sinne|gemass|nach|i\.? ?s)|self-bill|autofactur|auto-?facturation|facturation par le client))");
    if (has(self)) say("self_billing");
    static const Pattern blank(R"((?:_{5,}|\.{6,}|(?:\. ){6,}))");
    for (const Match& m : blank.find_all(r_, {0, r_.body_end})) {
      // A line for a signature is no blank of the text.
      const Span line = r_.line_at(m.all.begin);
      const std::string before = trim(r_.folded_slice({line.begin, m.all.begin}));
      const std::string after = trim(r_.folded_slice({m.all.end, line.end}));
      static const Pattern sign(
          R"((?:unterschrift|signature|signed|ort|date|datum|place|lieu|name|nom|le\b|fait a|title|position|seite|page))");
      if (m.all.begin > r_.body_end * 17 / 20 && (before.empty() || sign.in(before))) continue;
      static const Pattern only_line(R"(^[_. \t]*$)");
      if (only_line.in(before) && only_line.in(after)) continue;
      const bool contents = after.size() <= 3 && !after.empty() &&
                            std::ranges::all_of(after, [](char c) { return c >= '0' && c <= '9'; });
      if (contents || (sign.in(before) && before.size() < 16)) continue;
      say("blanks");
      break;
    }
    annexes();
  }

  // "Anlage 2" that is referred to but does not follow.
  void annexes() {
    static const Pattern reference(
        R"((?:anlage|anhang|annexe|annex|appendix|schedule|beilage|exhibit|attachment)[ \n](\d{1,2}|[a-f])\b)");
    std::set<std::string> referred, present;
    std::string name;
    for (const Match& m : reference.find_all(r_, {0, r_.body_end})) {
      const std::string key(r_.folded_slice(m[0]));
      const Span line = r_.line_at(m.all.begin);
      const std::string before = trim(r_.folded_slice({line.begin, m.all.begin}));
      const std::string whole = one_line(r_.folded_slice(line));
      const bool heading = before.empty() && whole.size() < 90 && !whole.ends_with('.') && !whole.ends_with(',');
      if (heading && m.all.begin > r_.body_end / 6) present.insert(key);
      else {
        referred.insert(key);
        if (name.empty()) name = one_line(r_.slice(m.all));
      }
    }
    // Only an annex that the price depends on is missed for sure.
    static const Pattern price_annex(
        R"((?:(?:preis|vergutung|entgelt|kosten|tarif|prix|price|fee|charge|rate|honorar|redevance|montant)[^.;]{0,90}(?:anlage|anhang|annexe|annex|appendix|schedule|beilage|preisblatt|preisliste)|(?:anlage|anhang|annexe|annex|appendix|schedule|beilage)[^.;]{0,60}(?:preis|vergutung|prix|price|fee|charge|tarif)))");
    for (const std::string& key : referred)
      if (!present.contains(key) && f_.invoice.lines.empty() && has(price_annex)) {
        say("missing_annex", "lines", {{"annex", name}});
        return;
      }
    if (f_.invoice.lines.empty() && has(price_annex) && present.empty())
      say("missing_annex", "lines", {{"annex", name.empty() ? "?" : name}});
  }

  void sides() {
    if (!f_.parties.seller.name) say("missing_party", "seller.name", {{"side", "seller"}});
    if (!f_.parties.buyer.name) say("missing_party", "buyer.name", {{"side", "buyer"}});
    if (f_.parties.conflict) say("party_conflict", "seller.name");
    for (const std::string& path : f_.parties.invalid) {
      const Party& p = path.starts_with("seller") ? f_.parties.seller : f_.parties.buyer;
      const auto& v = path.ends_with("vat_id") ? p.vat_id : path.ends_with("iban") ? p.iban : p.registration;
      if (v) say("check_digit_failed", path, {{"number", v->text}});
    }
  }

  void prices() {
    if (f_.invoice.lines.empty()) {
      say("missing_price", "lines");
    } else if (find_currency(f_).empty()) {
      say("missing_currency", "currency");
    }
    if (f_.items.rivals)
      say("two_prices", "lines.0.unit_price_net",
          {{"first", f_.items.rivals->first.text(2)}, {"second", f_.items.rivals->second.text(2)}});
    std::set<std::string> currencies;
    for (const Item& i : f_.items.items)
      if (!i.currency.empty()) currencies.insert(i.currency);
    if (currencies.size() > 1) {
      std::string all;
      for (const auto& c : currencies) all += (all.empty() ? "" : ", ") + c;
      say("mixed_currency", "currency", {{"currencies", all}});
    }
    if (f_.items.tiers) say("tiers", "lines");
    static const Pattern old(
        R"((?:bisher(?:ige[nrs]?)?[^.;]{0,40}\d|statt (?:bisher )?[\d]|ancien (?:prix|tarif)|au lieu de \d|previously [a-z ]{0,20}(?:eur|gbp|chf|\d)|instead of (?:eur|gbp|chf|\d)|rechenbeispiel|berechnungsbeispiel|exemple de calcul|worked example|by way of example|zum beispiel[^.]{0,80}(?:eur|chf)|beispiel:|exemple ?:|for example[^.]{0,80}(?:eur|gbp|chf)|old (?:price|rate)))");
    if (has(old)) say("price_example", "lines");
    static const Pattern ceiling(
        R"((?:kostendach|voraussichtlich ca|schatzungsweise|geschatzt|\bca\. ?\d+ (?:stunden|std|tage|personentage|manntage|h\b)|etwa \d+ (?:stunden|tage)|estime[e]? a|environ \d+ (?:jours|heures)|approximately \d+ (?:days|hours)|estimated (?:at|\d+)|estimated (?:quantity|volume|effort)|not exceed|charge estimee|volume estime|quantites? (?:previsionnelle|estimee)))");
    if (f_.invoice.rhythm == Rhythm::per_call_off && has(ceiling)) say("estimated_quantity", "lines");
  }

  // "zwölf (12)", "2 370.- (deux mille trois cent septante francs)".
  void words_and_figures() {
    static const Pattern in_words(
        R"((?:in worten:?|en (?:toutes )?lettres:?|in words:?|\()[ \n]*(?:euro |eur )?([a-z][a-z -]{4,90}?)[ \n]*(?:euros?|francs?|pounds?(?: sterling)?|schweizer franken|franken|eur|chf|dollars?)?(?:[ \n](?:netto|ht|hors taxes?|und \d+/100|et [a-z -]+ centimes?))?[ \n]*\))");
    for (const Match& m : in_words.find_all(r_)) {
      const auto value = parse_number_words(r_.folded_slice(m[0]));
      if (!value || *value < 2) continue;
      // The figures right before.
      const Money* nearest = nullptr;
      for (const Money& money : f_.money)
        if (money.span.end <= m.all.begin + 1 && m.all.begin - money.span.end < 30) nearest = &money;
      if (nearest) {
        const Decimal whole = nearest->value;
        const Decimal cents = whole - Decimal::from_units(whole.units() / Decimal::scale * Decimal::scale);
        if (whole - cents != Decimal(static_cast<int>(*value)))
          conflict(std::to_string(*value), nearest->value.text(2));
        continue;
      }
      const Span before{m.all.begin > 12 ? m.all.begin - 12 : 0, m.all.begin};
      static const Pattern figure(R"((?:^|[^\d.,])(\d{1,3})[ \n]*$)");
      if (const auto number = figure.find(r_, before)) {
        const std::string digits(r_.folded_slice((*number)[0]));
        if (std::to_string(*value) != digits) conflict(std::to_string(*value), digits);
      }
    }
    static const Pattern words_first(R"(\b([a-z]{3,20}(?:-[a-z]{3,10})?)[ \n]\((\d{1,3})\))");
    for (const Match& m : words_first.find_all(r_)) {
      const auto value = parse_number_words(r_.folded_slice(m[0]));
      const std::string digits(r_.folded_slice(m[1]));
      static const Pattern article(R"(^(?:ein[a-z]*|une?|a|an|six|one)$)");
      if (value && *value > 1 && std::to_string(*value) != digits && !article.in(r_.folded_slice(m[0])))
        conflict(std::to_string(*value), digits);
    }
  }
  void conflict(std::string words, std::string figures) {
    say("words_figures_conflict", "", {{"words", std::move(words)}, {"figures", std::move(figures)}});
  }

  // What the paper adds up itself, against its own positions.
  void printed_totals() {
    Decimal sum;
    std::size_t counted = 0;
    bool complete = true;
    for (const Item& i : f_.items.items) {
      if (i.optional) continue;
      if (i.quantity && i.unit_price && i.total && !i.discount_percent) {
        const Decimal product = (*i.quantity * *i.unit_price / i.price_per).rounded(2);
        if (product != *i.total && !i.instalment &&
            (product - *i.total).abs() > Decimal::from_units(Decimal::scale / 50))
          say("totals_mismatch", "lines", {{"printed", i.total->text(2)}, {"computed", product.text(2)}});
      }
      if (!i.total && i.quantity && *i.quantity != Decimal(1) && i.unit_price) {
        sum += (*i.quantity * *i.unit_price / i.price_per).rounded(2);
        ++counted;
        continue;
      }
      if (!i.unit_price) complete = false;
      sum += i.net_total();
      ++counted;
    }
    if (!f_.items.from_table || !complete || counted < 2) return;
    Decimal reduced;
    bool discounts = false;
    for (const Item& i : f_.items.items)
      if (!i.optional) {
        const Decimal all = i.net_total();
        if (i.discount_percent) {
          discounts = true;
          reduced += (all * (Decimal(100) - *i.discount_percent) / Decimal(100)).rounded(2);
        } else reduced += all;
      }
    bool fits = false, any = false;
    std::string printed;
    for (const PrintedTotal& t : f_.items.totals) {
      if (t.kind != TotalKind::net || t.items_before < f_.items.items.size()) continue;
      any = true;
      const Decimal tolerance = discounts ? Decimal::from_units(Decimal::scale / 20) : Decimal();
      const auto matches = [&](Decimal x) { return (t.value - x).abs() <= tolerance; };
      if (matches(sum) || matches(reduced)) fits = true;
      for (const int factor : {3, 6, 12, 24, 36, 48, 60}) // the total of a quarter, a year or the term
        if (matches(sum * Decimal(factor)) || matches(reduced * Decimal(factor))) fits = true;
      if (!fits) printed = t.value.text(2);
    }
    // Parts of the positions may have a sum of their own: monthly and one-off apart.
    if (any && !fits) {
      for (const PrintedTotal& t : f_.items.totals)
        for (const bool monthly : {true, false}) {
          Decimal part;
          for (const Item& i : f_.items.items)
            if (!i.optional && (basis_months(i.basis) > 0) == monthly) part += i.net_total();
          if (part == t.value) fits = true;
        }
    }
    if (any && !fits) say("totals_mismatch", "totals.net", {{"printed", printed}, {"computed", sum.text(2)}});
    // net × rate = tax
    if (f_.vat.rate && fits)
      for (const PrintedTotal& t : f_.items.totals)
        if (t.kind == TotalKind::vat && t.rate && f_.vat.rates.size() == 1 && !f_.vat.rate->is_zero()) {
          bool ok = false;
          for (const PrintedTotal& n : f_.items.totals)
            if (n.kind == TotalKind::net && ((n.value * *f_.vat.rate / Decimal(100)).rounded(2) - t.value).abs() <=
                                                Decimal::from_units(Decimal::scale / 20))
              ok = true;
          if (!ok &&
              std::ranges::any_of(f_.items.totals, [](const PrintedTotal& n) { return n.kind == TotalKind::net; }))
            say("totals_mismatch", "totals.vat",
                {{"printed", t.value.text(2)}, {"computed", (sum * *f_.vat.rate / Decimal(100)).text(2)}});
        }
  }

  void terms() {
    if (f_.terms.payment_not_days)
      say("payment_terms_not_days", "payment_terms_days",
          {{"text", one_line(r_.slice(r_.sentence_at(f_.terms.payment_span.begin)))}});
    if (f_.terms.date_conflict) say("date_conflict", "service_end");
  }

  const Facts& f_;
  const Reading& r_;
  std::vector<Finding> out_;
};

} // namespace

std::vector<Finding> check(const Facts& facts) { return Checks(facts).run(); }

} // namespace socle::contracts
