#include "contracts/tables.h"
#include "contracts/items.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

using Kind = Column::Kind;

// Header words of a price table, and what they make of a column.
Kind column_kind(const std::string& folded) {
  static const std::vector<std::pair<Kind, Pattern>> kinds{
      {Kind::position,
       Pattern(
           R"(^(?:pos\.?(?:ition)?|nr\.?|no\.?|lfd\.?(?: nr\.?)?|#|n.|item no\.?|rep\.?|ref\.?|art\.?-?nr\.?|artikel-?nr\.?|artikelnummer|material-?nr\.?|sku|code|item #|lot|ziffer|poste no)$)")},
      {Kind::vat,
       Pattern(
           R"(^(?:mwst\.?(?:-satz)?|ust\.?(?:-satz)?|ust\.? ?%|mwst\.? ?%|tva(?: ?%)?|taux(?: de)? tva|vat(?: ?(?:%|rate))?|steuersatz|steuer|tax(?: rate)?|taux)(?: ?\(?%\)?)?$)")},
      {Kind::discount, Pattern(R"(^(?:rabatt|nachlass|remise|discount|disc\.?|rab\.?)(?: ?(?:in )?\(?%\)?)?$)")},
      {Kind::other,
       Pattern(
           R"((?:^(?:bisher|alt\b|alter |alte |vorher|zuvor|previous|former|current until|old |ancien|jusqu|veranderung|change\b|variation|evolution|differenz|ecart))|bisher$)")}, // what no longer holds
      {Kind::share, Pattern(R"(^(?:anteil|part|share|pourcentage|percentage|prozent|%)(?: ?(?:in )?\(?%\)?)?$)")},
      {Kind::quantity,
       Pattern(
           R"(^(?:menge|anzahl|stuck(?:zahl)?|stk\.?|qte\.?|quantite(?: prevue| estimee)?|quantity|qty\.?|nombre|nb\.?|number|units|flache|surface|area|umfang|stunden|std\.?|tage|jours|heures|hours|days|users|nutzer|lizenzen|licences|geschatzte menge|menge (?:einh\.?|eh|einheit|me)|volume|effectif|anz\.?|copies|exemplaires|runs|visits|besuche|passages|hours per month|runs per month|stunden je monat|heures par mois)(?: ?\(?(?:m2|stk\.?|std\.?|ca\.)\)?)?$)")},
      {Kind::unit,
       Pattern(
           R"(^(?:einheit|einh\.?|eh|me|unite|un\.?|u\.?|unit|uom|mengeneinheit|mass|masseinheit|mass-?einh\.?|unite de (?:mesure|compte)|measure|unit of measure)$)")},
      {Kind::due,
       Pattern(
           R"(^(?:fallig(?:keit)?(?: bei| am)?|falligkeit|zeitpunkt|termin|echeance|date|exigibilite|due(?: date| on)?|payable|when due|zahlungszeitpunkt|fait generateur|trigger|event)$)")},
      {Kind::period,
       Pattern(
           R"(^(?:turnus|zeitraum|periode?|periodicite|frequency|intervall?|haufigkeit|frequence|abrechnung|art|basis|billing)$)")},
      {Kind::description,
       Pattern(R"(^(?:(?:bezeichnung|leistung(?:en|sbeschreibung|sart)?|beschreibung|artikel|position|gegenstand|produkt|tarif(?: / .*)?|text|designation|prestations?|description(?: of (?:services|goods))?|libelle|objet|service|services|item|items|product|article|intitule|role|rolle|profil|profile|grade|meilenstein|milestone|jalon|etape|phase|instalment|was|position / leistung|modul|module|mietgegenstand|bestandteil|equipment|gerat|materiel|deliverable|tatigkeit|kategorie|categorie|category|qualifikation|funktion|fonction|route|strecke|trajet|title|titel|titre|fee|charge|position|poste|libelle|leistungsart)(?: ?[/&] ?[a-z ]+| und [a-z]+)?)$)")},
      {Kind::total,
       Pattern(
           R"((?:gesamt|betrag|summe|gp\b|total|montant|amount|ges\.-?preis|pos\.?-?preis|positions|line|zeilen|entgelt|miete$|loyer|extended|net value|jahressumme|monatssumme))")},
      {Kind::unit_price,
       Pattern(
           R"((?:einzelpreis|e-?preis|ep\b|e\.-?preis|stuckpreis|preis|satz|tarif|p\.? ?u\.?|prix|unit price|price|rate|unit cost|pu\b|unitaire|kosten|gebuhr|fee|charge|cost|redevance|honorar|verrechnungssatz|stundensatz|tagessatz|vergutung|honoraires|entgelt|pro (?:monat|quartal|halbjahr|jahr|stuck|einheit)|je (?:monat|quartal|halbjahr|jahr|m2|stuck)|par (?:mois|an|trimestre)|per (?:month|quarter|year|annum)|eur\b|chf\b|gbp\b|mensuel|monthly|annual|monatlich|jahrlich|trimestriel|semestriel|annuel|quarterly|yearly|^neu\b|^new\b|^nouveau))")}};
  static const Pattern times(
      R"((?:stunden|sollzeit|heures|hours|minuten|minutes|reaktions|response|disponibilit|availab|verfugbar|credit|gutschrift|delai))"),
      money(R"((?:preis|betrag|eur|chf|gbp|prix|montant|price|amount|fee|satz|rate|charge|tarif|entgelt|kosten|cost))");
  if (times.in(folded) && !money.in(folded) && folded.find(' ') != std::string::npos)
    return Kind::other; // how long, how fast, how often
  static const Pattern counts(
      R"(^(?:nombre|anzahl|anz\.?|menge|number|quantite|quantity|qty\.?|qte\.?|how many|wie viele|combien|spots|samples|visits|runs)\b)");
  if (counts.in(folded) && !money.in(folded)) return Kind::quantity;
  static const Pattern bare(R"(^(?:ht|htva|netto|net|hors taxes?|ttc|brutto|gross)$)");
  if (bare.in(folded)) return Kind::unit_price;
  static const Pattern single(
      R"((?:unitaire|einzel|stuckpreis|\beach\b|\bp\.? ?u\.?\b|(?:je|pro|per|par|/) ?(?:stuck|einheit|unit|m2|person|nutzer|user|poste|piece|gerat|appareil|site|standort)))"),
      sum(R"((?:gesamt|summe|total|betrag$))");
  for (const auto& [kind, pattern] : kinds)
    if (pattern.in(folded))
      return kind == Kind::total && single.in(folded) && !sum.in(folded) ? Kind::unit_price : kind;
  return Kind::none;
}

bool is_amount_kind(Kind kind) { return kind == Kind::unit_price || kind == Kind::total; }

class Tables {
 public:
  Tables(const Reading& reading, DecimalMark mark) : reading_(reading), mark_(mark) {}

  std::vector<Table> run() {
    for (std::size_t i = 0; i < reading_.lines.size();) {
      Table table;
      const std::size_t next = header_at(i, table);
      if (next > i) {
        const std::size_t end = rows_from(next, table);
        if (!table.rows.empty()) {
          table.continues = !tables_.empty() && i == last_end_ && same_heads(tables_.back(), table);
          last_end_ = end;
          table.span = {reading_.lines[i].span.begin, table.rows.back().span.end};
          table.caption = caption_above(i);
          tables_.push_back(std::move(table));
          i = end;
          continue;
        }
      }
      ++i;
    }
    headerless();
    std::ranges::sort(tables_, {}, [](const Table& t) { return t.span.begin; });
    return std::move(tables_);
  }

 private:
  const Cell& cell(int c) const { return reading_.cells[static_cast<std::size_t>(c)]; }
  std::string folded(int c) const { return one_line(reading_.folded_slice(cell(c).span)); }
  std::string folded(const Cell& c) const { return one_line(reading_.folded_slice(c.span)); }

  // A part of a cell: some of its words.
  Cell part(const Cell& whole, std::size_t first, std::size_t last) const {
    Cell result = whole;
    result.words.assign(whole.words.begin() + static_cast<std::ptrdiff_t>(first),
                        whole.words.begin() + static_cast<std::ptrdiff_t>(last));
    const auto& words = reading_.document->words;
    result.box.x0 = words[static_cast<std::size_t>(result.words.front())].box.x0;
    result.box.x1 = words[static_cast<std::size_t>(result.words.back())].box.x1;
    result.span = {whole.span.end, whole.span.begin};
    for (std::size_t i = whole.span.begin; i < whole.span.end; ++i)
      if (std::ranges::find(result.words, reading_.word_at[i]) != result.words.end()) {
        result.span.begin = std::min(result.span.begin, i);
        result.span.end = std::max(result.span.end, i + 1);
      }
    return result;
  }

  // Header cells may stand closer than cells of the text: "Menge Einh. Einzelpreis €".
  std::vector<Cell> header_cells(const Line& line) const {
    std::vector<Cell> result;
    for (const int c : line.cells) {
      const Cell& whole = cell(c);
      const double size = whole.box.y1 - whole.box.y0;
      std::size_t first = 0;
      for (std::size_t w = 1; w <= whole.words.size(); ++w) {
        bool cut = w == whole.words.size();
        if (!cut) {
          const auto& words = reading_.document->words;
          const double gap = words[static_cast<std::size_t>(whole.words[w])].box.x0 -
                             words[static_cast<std::size_t>(whole.words[w - 1])].box.x1;
          const std::string before = folded(part(whole, first, w)), after = folded(part(whole, w, w + 1));
          cut = gap > 0.42 * size || (first == 0 && w == 1 && column_kind(before) == Kind::position &&
                                      column_kind(after) == Kind::description);
        }
        if (cut) {
          result.push_back(part(whole, first, w));
          first = w;
        }
      }
    }
    return result;
  }

  // Cells of a row, split at columns: a position number from its text, numbers that stand close to each other.
  std::vector<Cell> row_cells(const Line& line, std::vector<Column>& columns) const {
    std::vector<Cell> result;
    for (const int c : line.cells) {
      const Cell& whole = cell(c);
      std::size_t first = 0;
      static const Pattern number(R"(^\d{1,3}(?:\.\d{1,2})?[.)]?$)");
      const bool counted = !columns.empty() &&
                           (columns.front().kind == Kind::position || columns.front().kind == Kind::quantity);
      if (c == line.cells.front() && whole.words.size() > 1 && counted && number.in(folded(part(whole, 0, 1)))) {
        result.push_back(part(whole, 0, 1));
        first = 1;
      }
      static const Pattern numeric_words(R"(^(?:[-+]?[\d.,']+(?:%|eur|-+)?|%|eur|chf|gbp|-|x|[a-z]{1,5}\.?|m2|m3)$)");
      static const Pattern noun(R"(^[a-z]{2,16}\.?$)"), figure(R"(^\d[\d.,']*$)"); // "318,00 24 trajets"
      bool all_numeric = whole.words.size() - first > 1;
      for (std::size_t w = first; w < whole.words.size() && all_numeric; ++w)
        all_numeric = numeric_words.in(folded(part(whole, w, w + 1))) ||
                      (w > first && noun.in(folded(part(whole, w, w + 1))) && figure.in(folded(part(whole, w - 1, w))));
      if (!all_numeric) {
        result.push_back(first ? part(whole, first, whole.words.size()) : whole);
        continue;
      }
      std::size_t from = first;
      Column* current = nullptr;
      for (std::size_t w = first; w < whole.words.size(); ++w) {
        const Cell word = part(whole, w, w + 1);
        const std::string text = folded(word);
        const bool is_number = text[0] >= '0' && text[0] <= '9';
        Column* column = column_of(columns, word);
        static const Pattern group(R"(^\d{1,3}$)"), rest(R"(^\d{3}(?:[.,]\d{1,2})?$)"); // "1 150,00" is one number
        if (w > from && group.in(folded(part(whole, w - 1, w))) && rest.in(text) &&
            word.box.x0 - part(whole, w - 1, w).box.x1 < 0.45 * (word.box.y1 - word.box.y0))
          continue;
        if (w > from && column != current && (is_number || text == "-" || column->kind == Kind::unit) && text != "%") {
          result.push_back(part(whole, from, w));
          from = w;
          current = column;
        } else if (w == from) current = column;
      }
      result.push_back(part(whole, from, whole.words.size()));
    }
    return result;
  }

  // A header of one to three lines at line `i`: two typed columns, one of them an amount.
  std::size_t header_at(std::size_t i, Table& table) const {
    const Line& line = reading_.lines[i];
    const std::vector<Cell> heads = header_cells(line);
    if (heads.size() < 2) return i;
    int typed = 0, amounts = 0;
    for (const Cell& head : heads) {
      const std::string text = folded(head);
      if (text.size() > 42 || is_numeric_cell(text)) return i;
      static const Pattern addition(
          R"(^\(?(?:ht|ttc|htva|netto|brutto|net|gross|eur|chf|gbp|usd|in eur|in chf|excl?\.? vat|exkl\.? mwst|p\.?a\.?|mtl\.?)\)?$)");
      if (!table.columns.empty() && addition.in(text) &&
          head.box.x0 - table.columns.back().x1 < head.box.y1 - head.box.y0) { // "Prix semestriel | HT"
        table.columns.back().x1 = head.box.x1;
        table.columns.back().header += " " + text;
        continue;
      }
      const Kind kind = column_kind(text);
      typed += kind != Kind::none;
      amounts += is_amount_kind(kind);
      table.columns.push_back({kind, head.box.x0, head.box.x1, text});
    }
    std::size_t next = i + 1;
    // A second header line: short words above or below the first, no numbers.
    while (next < reading_.lines.size() && next < i + 3) {
      const Line& more = reading_.lines[next];
      if (cell(more.cells.front()).page != cell(line.cells.front()).page || more.starts_block) break;
      const double gap = cell(more.cells.front()).box.y0 - cell(reading_.lines[next - 1].cells.front()).box.y1;
      const double size = cell(line.cells.front()).box.y1 - cell(line.cells.front()).box.y0;
      bool continues = gap < 0.5 * size;
      for (const int c : more.cells) {
        const std::string text = folded(c);
        static const Pattern header_word(
            R"(^\(?(?:netto|brutto|in eur|eur|chf|gbp|\(?eur\)?|ht|ttc|hors taxes|je [a-z]+|pro [a-z]+|par [a-z]+|per [a-z]+|mtl\.?|monatlich|einheit|excl?\. vat|preis|betrag|price|amount|unitaire|mensuel|eur ?/ ?[a-z0-9]+|eur/m2 und monat|\(?exkl?\. mwst\)?|net|gross|total|[a-z]+ ht)\)?$)");
        if (!header_word.in(text)) continues = false;
      }
      if (!continues) break;
      for (const int c : more.cells)
        if (Column* column = nearest(table.columns, cell(c))) {
          column->header += " " + folded(c);
          column->x0 = std::min(column->x0, cell(c).box.x0);
          column->x1 = std::max(column->x1, cell(c).box.x1);
          if (column->kind == Kind::none) {
            column->kind = column_kind(column->header);
            typed += column->kind != Kind::none;
            amounts += is_amount_kind(column->kind);
          }
        }
      ++next;
    }
    if (amounts == 0) return i;
    // One amount beside untyped texts needs numbers right below, in as many columns.
    if (typed < 2) {
      if (next >= reading_.lines.size() || reading_.lines[next].cells.size() < 2 ||
          !is_numeric_cell(folded(reading_.lines[next].cells.back())) ||
          (heads.size() > 2 &&
           (reading_.lines[next].cells.size() != heads.size() || !is_amount_kind(table.columns.back().kind))))
        return i;
    }
    // One column of several amounts is the line's total: the last.
    int unit_prices = 0, totals = 0;
    for (const Column& c : table.columns) {
      unit_prices += c.kind == Kind::unit_price;
      totals += c.kind == Kind::total;
    }
    if (totals == 0 && unit_prices > 1)
      for (auto it = table.columns.rbegin(); it != table.columns.rend(); ++it)
        if (it->kind == Kind::unit_price) {
          it->kind = Kind::total;
          break;
        }
    if (totals > 1) { // the first of two totals is the price
      for (Column& c : table.columns)
        if (c.kind == Kind::total && unit_prices == 0) {
          c.kind = Kind::unit_price;
          break;
        }
    }
    return next;
  }

  static Column* nearest(std::vector<Column>& columns, const Cell& cell) {
    Column* best = nullptr;
    double best_distance = 1e9;
    for (Column& column : columns) {
      const double shared = std::min(column.x1, cell.box.x1) - std::max(column.x0, cell.box.x0);
      double distance = std::min({std::abs(column.x0 - cell.box.x0), std::abs(column.x1 - cell.box.x1),
                                  std::abs((column.x0 + column.x1 - cell.box.x0 - cell.box.x1) / 2)});
      if (shared > 0) distance = std::min(distance, 3.0) - shared / 100;
      if (distance < best_distance) {
        best_distance = distance;
        best = &column;
      }
    }
    return best_distance < 90 ? best : nullptr;
  }

  // Rows until the table ends: a full-width sentence, a heading, or another page without a repeated header.
  std::size_t rows_from(std::size_t begin, Table& table) {
    double left = 1e9, right = -1e9;
    for (const Column& c : table.columns) {
      left = std::min(left, c.x0);
      right = std::max(right, c.x1);
    }
    std::size_t i = begin;
    int without_amount = 0;
    for (; i < reading_.lines.size(); ++i) {
      const Line& line = reading_.lines[i];
      const Cell& first = cell(line.cells.front());
      const Cell& previous = cell(reading_.lines[i - 1].cells.front());
      if (first.zone != Zone::body) break;
      const bool new_page = first.page != previous.page;
      if (line.cells.size() > 1 || new_page) {
        Table again;
        if (header_at(i, again) > i && (new_page || again.columns.size() > 2))
          break; // goes on as a table of its own: columns may have moved
      }
      TableRow row;
      row.span = line.span;
      row.page = first.page;
      row.y0 = first.box.y0;
      row.y1 = first.box.y1;
      row.cells = row_cells(line, table.columns);
      row.has_amount = false;
      for (const int c : line.cells) {
        const std::string text = folded(c);
        row.has_amount |= is_numeric_cell(text) &&
                          (c != line.cells.front() ||
                           (line.cells.size() > 1 && is_amount_kind(table.columns.front().kind)));
      }
      row.has_amount |= line.cells.size() == 1 && is_numeric_cell(folded(line.cells.front())) &&
                        cell(line.cells.front()).box.x0 > (left + right) / 2;
      const std::string text = one_line(reading_.folded_slice(line.span));
      const double gap = new_page ? 0 : first.box.y0 - previous.box.y1;
      const double size = first.box.y1 - first.box.y0;
      if (!row.has_amount) {
        ++without_amount;
        const bool sentence = line.cells.size() == 1 && first.box.x1 - first.box.x0 > 0.62 * (right - left) &&
                              first.words.size() > 7;
        static const Pattern clause(
            R"(^(?:\d{1,2}\.(?:\d{1,2})? [a-z]|ss ?\d|art(?:icle|ikel|\.)? ?\d|\(\d\) |[a-z ]+:$))");
        if (sentence || (line.cells.size() == 1 && clause.in(text) && gap > 0.4 * size) || gap > 2.4 * size ||
            without_amount > 5 || first.box.x0 < left - 60)
          break;
        if (new_page) break;
        table.rows.push_back(std::move(row));
        continue;
      }
      if (gap > 5 * size) break;
      without_amount = 0;
      table.rows.push_back(std::move(row));
    }
    static const Pattern priced(
        R"((?:eur|chf|gbp|usd) ?\d|\d[\d.,]* ?(?:eur|chf|gbp|usd))"); // a sentence below the table
    while (
        !table.rows.empty() && !table.rows.back().has_amount && table.rows.size() > 1 &&
        (gap_before(table.rows, table.rows.size() - 1) > 6 || priced.in(reading_.folded_slice(table.rows.back().span))))
      table.rows.pop_back();
    if (std::ranges::none_of(table.rows, [](const TableRow& r) { return r.has_amount; })) table.rows.clear();
    return std::max(i, begin);
  }

  static double gap_before(const std::vector<TableRow>& rows, std::size_t i) {
    return i == 0 ? 0 : rows[i].y0 - rows[i - 1].y1;
  }

  // Lines of text and an amount at the right, without a header: "Grundmiete Räume … 6.798,00 €".
  void headerless() {
    std::size_t i = 0;
    while (i < reading_.lines.size()) {
      std::size_t j = i;
      Table table;
      table.headerless = true;
      int amounts = 0;
      for (; j < reading_.lines.size(); ++j) {
        const Line& line = reading_.lines[j];
        if (std::ranges::any_of(tables_, [&](const Table& t) { return t.span.contains(line.span.begin); })) break;
        const Cell &first = cell(line.cells.front()), &last = cell(line.cells.back());
        if (last.zone != Zone::body) break;
        if (j > i) {
          const Cell& previous = cell(reading_.lines[j - 1].cells.back());
          if (previous.page != last.page || last.box.y0 - previous.box.y1 > 1.8 * (last.box.y1 - last.box.y0)) break;
        }
        const std::string text = folded(line.cells.back());
        static const Pattern money(R"((?:^-?\d{1,3}(?:[.,' ]?\d{3})*[.,](?:\d{2}|-+)(?:\b|$)|eur|chf|gbp|usd))");
        static const Pattern date(R"(^\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)?\d{2}$)");
        const bool amount = line.cells.size() >= 2 && !date.in(text) && is_numeric_cell(text) && money.in(text) &&
                            !is_numeric_cell(folded(line.cells.front()));
        if (!amount) break;
        ++amounts;
        TableRow row{{}, line.span, first.page, first.box.y0, first.box.y1, true};
        for (const int c : line.cells) row.cells.push_back(cell(c));
        table.rows.push_back(std::move(row));
      }
      if (amounts >= 2) {
        columns_by_alignment(table, i);
        table.caption = caption_above(i);
        table.span = {table.rows.front().span.begin, table.rows.back().span.end};
        tables_.push_back(std::move(table));
      }
      i = std::max(j, i + 1);
    }
  }

  // Without a header that says so: numbers that end at the same edge are a column; the last holds the amounts.
  void columns_by_alignment(Table& table, std::size_t first_line) const {
    std::vector<Column> numeric;
    for (const TableRow& row : table.rows)
      for (const Cell& c : row.cells) {
        if (!is_numeric_cell(folded(c))) continue;
        const auto same = std::ranges::find_if(numeric, [&](const Column& k) {
          return std::abs(k.x1 - c.box.x1) < 6 || (std::min(k.x1, c.box.x1) > std::max(k.x0, c.box.x0));
        });
        if (same == numeric.end()) numeric.push_back({Kind::none, c.box.x0, c.box.x1, ""});
        else {
          same->x0 = std::min(same->x0, c.box.x0);
          same->x1 = std::max(same->x1, c.box.x1);
        }
      }
    std::ranges::sort(numeric, {}, [](const Column& c) { return c.x1; });
    if (numeric.empty()) return;
    table.columns.push_back({Kind::description, 0, numeric.front().x0 - 1, ""});
    for (Column& c : numeric) table.columns.push_back(c);
    table.columns.back().kind = Kind::total;
    // Words above the numbers, if any: a header in which something hid what its columns are.
    for (std::size_t back = 1; back <= 3 && back <= first_line && numeric.size() > 1; ++back) {
      const Line& line = reading_.lines[first_line - back];
      if (line.cells.size() < 2 || cell(line.cells.front()).page != table.rows.front().page) continue;
      for (const int c : line.cells) {
        const std::string text = folded(c);
        if (is_numeric_cell(text) || text.size() > 42) continue;
        if (Column* column = nearest(table.columns, cell(c)); column && column != &table.columns.front()) {
          column->header += (column->header.empty() ? "" : " ") + text;
          if (const Kind kind = column_kind(column->header); kind != Kind::none) column->kind = kind;
        }
      }
      break;
    }
    if (std::ranges::none_of(table.columns, [](const Column& c) { return is_amount_kind(c.kind); }))
      table.columns.back().kind = Kind::total;
  }

  static bool same_heads(const Table& a, const Table& b) {
    return a.columns.size() == b.columns.size() && a.columns.front().header == b.columns.front().header &&
           a.columns.back().header == b.columns.back().header;
  }

  // A short line right above: "Einmalige Kosten", "Monthly charges".
  std::string caption_above(std::size_t i) const {
    if (i == 0) return {};
    const Line& above = reading_.lines[i - 1];
    const Cell &last = cell(above.cells.back()), &first = cell(reading_.lines[i].cells.front());
    if (last.page != first.page || first.box.y0 - last.box.y1 > 2.5 * (first.box.y1 - first.box.y0)) return {};
    const std::string text = one_line(reading_.folded_slice(above.span));
    static const Pattern length(R"(\d (?:mois|monate?|months?|jahre?|ans?|years?))");
    return text.size() > 90 || length.in(text) ? std::string() : text;
  }

  const Reading& reading_;
  DecimalMark mark_;
  std::vector<Table> tables_;
  std::size_t last_end_ = 0;
};

} // namespace

Column* column_of(std::vector<Column>& columns, const Cell& cell) {
  Column* best = nullptr;
  double best_distance = 1e9;
  for (Column& column : columns) {
    const double shared = std::min(column.x1, cell.box.x1) - std::max(column.x0, cell.box.x0);
    double distance = std::min(std::abs(column.x0 - cell.box.x0), std::abs(column.x1 - cell.box.x1));
    if (shared > 0) distance = std::min(distance, 4.0) - std::min(shared, 40.0) / 40;
    if (distance < best_distance) {
      best_distance = distance;
      best = &column;
    }
  }
  return best;
}

std::vector<Table> detect_tables(const Reading& reading, DecimalMark mark) { return Tables(reading, mark).run(); }

std::string currency_in(const std::string& folded) {
  static const Pattern euro(R"(\beur|eur\b|eur/)"), franc(R"(\bchf\b|\bfr\.|\bsfr)"), pound(R"(gbp|pound)"),
      dollar(R"(usd|us\$)");
  if (euro.in(folded)) return "EUR";
  if (franc.in(folded)) return "CHF";
  if (pound.in(folded)) return "GBP";
  if (dollar.in(folded)) return "USD";
  return {};
}

} // namespace socle::contracts
