#include "contracts/price_relations.h"

#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

bool share_noun(const std::string& a, const std::string& b) {
  std::size_t at = 0;
  while (at < a.size()) {
    const std::size_t end = std::min(a.find_first_of(" ,'", at), a.size());
    if (end - at >= 6 && (" " + b + " ").find(a.substr(at, end - at)) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}
// The last two words, which carry the noun.
std::string tail_words(const std::string& phrase) {
  std::size_t at = phrase.rfind(' ');
  if (at != std::string::npos && at > 0) at = phrase.rfind(' ', at - 1);
  return at == std::string::npos ? phrase : phrase.substr(at + 1);
}

// A price that is the sum of the others, or what a year of them makes.
void drop_sums(std::vector<ReadPrice>& read, Items& out) {
  for (std::size_t i = 0; i < read.size() && read.size() > 2; ++i) {
    Decimal sum;
    std::size_t parts = 0;
    for (std::size_t k = 0; k < read.size(); ++k)
      if (k != i && read[k].role != AmountRole::extra && read[k].role != AmountRole::later) {
        sum += read[k].item.net_total();
        ++parts;
      }
    if (parts < 2 || sum != read[i].item.net_total()) continue;
    const bool instalments = std::ranges::any_of(
        read, [&](const ReadPrice& r) { return &r != &read[i] && r.role == AmountRole::instalment; });
    if (instalments)
      for (ReadPrice& r : read) r.item.instalment = r.item.instalment || &r != &read[i];
    for (ReadPrice& r : read) r.item.confirmed = true;
    out.totals.push_back({TotalKind::net, read[i].item.net_total(), read[i].item.price_span, std::nullopt,
                          read[i].item.basis, read.size() - 1});
    read.erase(read.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

// One price said twice: for a year and for the months or instalments that it is paid in.
void relate_instalments(std::vector<ReadPrice>& read) {
  for (std::size_t i = 0; i < read.size(); ++i)
    for (std::size_t k = 0; k < read.size(); ++k) {
      if (i == k || read[i].role == AmountRole::instalment || read[k].role == AmountRole::extra ||
          read[k].role == AmountRole::later)
        continue;
      ReadPrice &whole = read[i], &part = read[k];
      const Decimal a = whole.item.net_total(), b = part.item.net_total();
      if (!(a > b)) continue;
      for (const int times : {12, 4, 2, 3, 6, 24, 36, 48, 60, 5, 8, 10}) {
        if (b * Decimal(times) != a) continue;
        const int have = basis_months(whole.item.basis), want = basis_months(part.item.basis);
        const bool by_bases = have && want && have == want * times;
        const bool yearly = (have == 12 || (have == 0 && want)) && (times == 12 || times == 4 || times == 2) &&
                            (want == 0 || want * times == 12);
        const bool term = have == 0 && want > 0 && whole.item.unit.empty();
        if (!by_bases && !yearly && !term && part.role != AmountRole::instalment) continue;
        if (yearly && !want)
          part.item.basis = times == 12 ? Basis::month : times == 4 ? Basis::quarter : Basis::half_year;
        if (yearly || by_bases || term) {
          part.item.instalment = false;
          part.role = AmountRole::price;
          part.item.other_price = a;
          part.item.other_basis = whole.item.basis;
        }
        part.item.confirmed = true;
        part.strength = std::max(part.strength, whole.strength);
        if (part.item.description.size() < 8 || (i < k && whole.item.description.size() > 4)) {
          part.item.description = whole.item.description;
          part.phrase = whole.phrase;
        }
        read.erase(read.begin() + static_cast<std::ptrdiff_t>(i));
        return relate_instalments(read);
      }
    }
}

// Extras and later prices stay out where a price is due anyway; so do amounts that little calls a price.
void keep_primary(std::vector<ReadPrice>& read) {
  const auto extra = [](const ReadPrice& r) { return r.role == AmountRole::extra || r.role == AmountRole::later; };
  if (std::ranges::any_of(read, [&](const ReadPrice& r) { return !extra(r); })) std::erase_if(read, extra);
  int most = 0;
  for (const ReadPrice& r : read) most = std::max(most, r.strength + (basis_months(r.item.basis) > 0));
  static const Pattern fee(
      R"((?:einrichtung|einmalig|versand|fracht|installation|mise en service|frais de|set-?up|one-?off|delivery|shipping|transport|onboarding|anfahrt|lieferkosten|bereitstellung))");
  if (most >= 5)
    std::erase_if(read, [&](const ReadPrice& r) {
      return r.strength + 3 < most && !r.item.one_off && !fee.in(r.phrase) && r.item.basis == Basis::unknown;
    });
}

// "Pour la première année, une remise de 10 % est accordée": a reduction of what is billed now.
void discounts(const Reading& reading, std::vector<ReadPrice>& read) {
  static const Pattern word(R"((?:rabatt|nachlass|preisnachlass|remise|rabais|reduction|\bdiscount))");
  static const Pattern other(
      R"((?:skonto|escompte|paiement|payment|paid|pays|zahlung|zahlt|ersatzteil|spare part|pieces|material|included|inclus|enthalten|berucksichtigt|bereits|deja|already|\bif\b|wenn|falls|\bsi\b|sofern|bei abnahme|from \d|ab \d|a partir de \d|list price|catalogue|listenpreis|weitere|additional|supplementaire|nicht|kein|aucun|\bno\b|renewal|verlanger))");
  static const Pattern given(
      R"((?:gewahr|erhalt|einraum|accord|consent|benefici|grant|applies|applied|allow|deducted|abgezogen|abzuglich|deduit))");
  for (const Percent& p : find_percents(reading)) {
    const std::string sentence = one_line(reading.folded_slice(reading.sentence_at(p.span.begin)));
    if (p.value > Decimal(60) || !word.in(sentence) || other.in(sentence) || !given.in(sentence)) continue;
    for (ReadPrice& r : read)
      if (!r.item.discount_percent && !r.item.one_off) r.item.discount_percent = p.value;
    return;
  }
}

// The same thing priced twice, differently, in two places: neither is taken.
void find_rivals(std::vector<ReadPrice>& read, Items& out) {
  for (std::size_t i = 0; i < read.size(); ++i)
    for (std::size_t k = i + 1; k < read.size(); ++k) {
      const ReadPrice &a = read[i], &b = read[k];
      if (basis_months(a.item.basis) == 0 || a.item.basis != b.item.basis || a.scope.begin == b.scope.begin ||
          a.item.gross != b.item.gross || a.item.unit != b.item.unit)
        continue;
      const bool apart = b.scope.begin > a.scope.end + 400,
                 near = *a.item.unit_price * Decimal(7) < *b.item.unit_price * Decimal(10) &&
                        *b.item.unit_price * Decimal(7) < *a.item.unit_price * Decimal(10);
      if (!(a.phrase.size() >= 5 && tail_words(a.phrase) == tail_words(b.phrase)) &&
          !(apart && near && share_noun(a.phrase, b.phrase)))
        continue;
      out.rivals = std::pair{*a.item.unit_price, *b.item.unit_price};
      out.rivals_span = b.item.price_span;
      read.erase(read.begin() + static_cast<std::ptrdiff_t>(k));
      return;
    }
}

} // namespace

void relate_prices(const Reading& reading, std::vector<ReadPrice>& read, Items& out) {
  drop_sums(read, out);
  relate_instalments(read);
  discounts(reading, read);
  keep_primary(read);
  find_rivals(read, out);
}

} // namespace socle::contracts
