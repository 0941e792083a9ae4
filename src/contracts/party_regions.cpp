#include "contracts/parties.h"
#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>
#include <cmath>

namespace socle::contracts {
namespace {

class Regions {
 public:
  explicit Regions(const Reading& reading) : reading_(reading), own_words_(find_role_words(reading)) {}

  std::vector<PartyRegion> run() {
    found_ = find_definitions(reading_, own_words_);
    labels();
    leading_roles();
    return std::move(found_);
  }

 private:
  // A cell or a line's begin that names a side, with the description behind, beside or below.
  void labels() {
    static const Pattern inline_label("^(?:\\d{1,2}[.)]? |\\(?\\d\\) )?(?:der |die |le |la |the )?(?:" + side_words() +
                                      ")(?: ?\\([a-z ,./-]{2,40}\\))?[ ]?(?::|-(?: ))[ ]*");
    for (std::size_t c = 0; c < reading_.cells.size(); ++c) {
      const Cell& cell = reading_.cells[c];
      if (cell.span.empty()) continue;
      const std::string folded(reading_.folded_slice(cell.span));
      Role role = label_role(folded);
      if (role != Role::none) {
        static const Pattern definition(R"(^\([^0-9][^)]*\)[.,;]?$)"); // "(le Client)" names what stands above it
        if ((is_signature(cell) && !described_beside(static_cast<int>(c))) || definition.in(folded)) continue;
        geometric(role, static_cast<int>(c));
        continue;
      }
      if (role_and_attribute(static_cast<int>(c), folded)) continue;
      static const Pattern own_label(R"(^()()((?:the |le |la )?[a-z]{4,20}(?: [a-z]{2,12}){0,2}) ?: )");
      auto m = inline_label.find(reading_, cell.span);
      if (!m)
        if (auto own = own_label.find(reading_, cell.span);
            own && label_role(std::string(reading_.folded_slice((*own)[2]))) != Role::none)
          m = std::move(own);
      if (m && m->all.begin == cell.span.begin) {
        role = side_of(*m, 0);
        if (role == Role::none) role = label_role(std::string(reading_.folded_slice((*m)[2])));
        Span rest{m->all.end, reading_.paragraph_at(m->all.end).end};
        rest.end = cut_at_next_role(rest);
        if (rest.end > rest.begin + 4)
          found_.push_back({role, {{"", rest}}, reading_.slice(rest).find(',') != std::string_view::npos, true});
      }
    }
  }

  static const Pattern& role_then_attribute() {
    static const Pattern pattern("^(?:the )?(?:" + side_words() + ")(?:'s)?[ -]+([a-z][a-z ./-]{2,24})[ :]*$");
    return pattern;
  }
  static const Pattern& attribute_then_role() {
    static const Pattern pattern(
        "^([a-z][a-z ./-]{2,24}?) (?:des |der |du |de la |de l'|of the |of |d')(?:" + side_words() + ")[ :]*$");
    return pattern;
  }
  bool is_any_label(const std::string& text) const {
    return label_role(text) != Role::none || is_label_cell(text) || role_then_attribute().in(text) ||
           attribute_then_role().in(text);
  }

  // "Supplier name | X Ltd", "Adresse du client": role and attribute in one label.
  bool role_and_attribute(int index, const std::string& folded) {
    const Pattern &behind = role_then_attribute(), &before = attribute_then_role();
    std::string attribute;
    Role role = Role::none;
    if (const auto g = behind.groups_in(folded)) {
      role = (*g)[0].empty() ? Role::buyer : Role::seller;
      attribute = (*g)[2];
    } else if (const auto h = before.groups_in(folded)) {
      role = (*h)[1].empty() ? Role::buyer : Role::seller;
      attribute = (*h)[0];
    }
    if (role == Role::none || !party_attribute(attribute)) return false;
    const Cell& cell = at(index);
    const Row& row = row_of(cell);
    const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, index) - row.cells.begin());
    Span value;
    if (place + 1 < row.cells.size() && !is_any_label(this->folded(row.cells[place + 1])))
      value = at(row.cells[place + 1]).span;
    else
      for (const Cell& other : reading_.cells)
        if (value.empty() && other.page == cell.page && other.row > cell.row && other.row <= cell.row + 2 &&
            std::abs(other.box.x0 - cell.box.x0) < 6 && other.box.y0 - cell.box.y1 < 16)
          value = other.span;
    if (!value.empty()) found_.push_back({role, {{attribute, value}}, false});
    return true;
  }

  // "Subscriber | Dartmoor Trust, Hexworthy Road, Princetown PL20 6TX": an order form at the end describes, it does not sign.
  bool described_beside(int label) const {
    const Row& row = row_of(at(label));
    const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, label) - row.cells.begin());
    if (place + 1 >= row.cells.size()) return false;
    const Cell& right = at(row.cells[place + 1]);
    return ends_with_place(reading_.slice(right.span)) || place_below(right);
  }

  // Below a signature line stand the sides once more: there is nothing but names.
  bool is_signature(const Cell& cell) const {
    const auto total = reading_.document->pages.size();
    return static_cast<std::size_t>(cell.page) == total && cell.span.begin > reading_.body_end * 3 / 4 &&
           reading_.body_end > 1500;
  }

  std::size_t cut_at_next_role(Span span) const {
    static const Pattern next("\\n(?:\\d{1,2}[.)]? )?(?:der |die |le |la |the )?(?:" + side_words() +
                              ")[ ]?(?:\\([a-z ,./-]{2,40}\\))?[ ]?[:\\t\\n]");
    std::size_t end = span.end;
    if (const auto m = next.find(reading_, span)) end = m->all.begin;
    // "Bürge: …": a line for somebody or something else.
    static const Pattern other("\\n([a-z][a-z.-]{2,24}(?: [a-z]{2,16}){0,2}) ?:");
    for (const Match& m : other.find_all(reading_, {span.begin, end}))
      if (!party_attribute(std::string(reading_.folded_slice(m[0])))) return m.all.begin;
    return end;
  }

  const Row& row_of(const Cell& cell) const { return reading_.rows[static_cast<std::size_t>(cell.row)]; }
  const Cell& at(int index) const { return reading_.cells[static_cast<std::size_t>(index)]; }
  std::string folded(int index) const { return std::string(reading_.folded_slice(at(index).span)); }

  void geometric(Role role, int label) {
    const Cell& cell = at(label);
    const Row& row = row_of(cell);
    const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, label) - row.cells.begin());
    const bool has_right = place + 1 < row.cells.size();
    const auto is_role = [&](std::size_t i) { return label_role(folded(row.cells[i])) != Role::none; };
    const bool beside_role = (has_right && is_role(place + 1)) || (place > 0 && is_role(place - 1));
    PartyRegion region{role, {}, false};
    const bool right_is_value = has_right && !beside_role && !party_attribute(folded(row.cells[place + 1])) &&
                                !(names_below(cell, true) && !begins_with_name(at(row.cells[place + 1]).span));
    if (right_is_value) beside(region, cell, at(row.cells[place + 1]));
    else if (const Cell* first = centred_value(cell, row)) beside(region, cell, *first);
    else below(region, cell);
    region.prose = region.pieces.size() == 1;
    if (!region.pieces.empty() || !waiting_.empty())
      found_.push_back(std::move(region)); // labels without values: left blank
  }

  // "Auftraggeber | Ausgestellt am" above "X GmbH | 19.05.2026": in a grid the value stands below, whatever is beside.
  bool names_below(const Cell& label, bool or_place) const {
    for (std::size_t r = static_cast<std::size_t>(label.row) + 1;
         r < std::min(reading_.rows.size(), static_cast<std::size_t>(label.row) + 3); ++r) {
      const Row& row = reading_.rows[r];
      if (row.page != label.page || row.y0 - label.box.y1 > 2.2 * (label.box.y1 - label.box.y0)) return false;
      for (const int c : row.cells)
        if (std::abs(at(c).box.x0 - label.box.x0) < 6)
          return begins_with_name(at(c).span) || (or_place && place_below(at(c)));
    }
    return false;
  }

  // The lines from a cell on, at its edge, lead to a postcode and a town.
  bool place_below(const Cell& first) const {
    double bottom = first.box.y1;
    for (std::size_t r = static_cast<std::size_t>(first.row) + 1;
         r < std::min(reading_.rows.size(), static_cast<std::size_t>(first.row) + 12); ++r) {
      const Row& row = reading_.rows[r];
      if (row.page != first.page || row.y0 - bottom > 1.2 * (first.box.y1 - first.box.y0)) return false;
      for (const int c : row.cells)
        if (std::abs(at(c).box.x0 - first.box.x0) < 6) {
          if (is_place_line(reading_.slice(at(c).span))) return true;
          if (is_label_cell(folded(c))) return false;
          bottom = at(c).box.y1;
        }
    }
    return false;
  }

  // A label alone in its row, between two lines of its value to the right.
  const Cell* centred_value(const Cell& label, const Row& row) const {
    const auto r = static_cast<std::size_t>(label.row);
    if (row.cells.size() != 1 || r == 0 || r + 1 >= reading_.rows.size()) return nullptr;
    const Row &above = reading_.rows[r - 1], &below = reading_.rows[r + 1];
    if (above.page != row.page || below.page != row.page || above.cells.size() != 1 || below.cells.size() != 1)
      return nullptr;
    const Cell &upper = at(above.cells.front()), &lower = at(below.cells.front());
    const bool right = upper.box.x0 > label.box.x1 && std::abs(upper.box.x0 - lower.box.x0) < 4;
    return right && upper.box.y1 > label.box.y0 - 4 && lower.box.y0 < label.box.y1 + 4 ? &lower : nullptr;
  }

  // The cell to the right and what continues below it, until the label's column speaks again. A label in the middle of a value of
  // several lines has lines above it, too: then its own line does not begin with the name.
  void beside(PartyRegion& region, const Cell& label, const Cell& first) {
    const double size = first.box.y1 - first.box.y0;
    bool centred = false;
    if (!begins_with_name(first.span)) {
      std::vector<int> above;
      double top = first.box.y0;
      for (std::size_t r = static_cast<std::size_t>(std::min(label.row, first.row)); r-- > 0;) {
        const Row& row = reading_.rows[r];
        const Cell& cell = at(row.cells.front());
        if (row.page != label.page || row.zone != label.zone || row.cells.size() > 1 ||
            std::abs(cell.box.x0 - first.box.x0) > 4 || top - cell.box.y1 > 0.9 * size)
          break;
        above.insert(above.begin(), row.cells.front());
        top = cell.box.y0;
        if (begins_with_name(cell.span)) {
          centred = true;
          break;
        }
      }
      if (centred)
        for (const int c : above) region.pieces.push_back({"", at(c).span});
    }
    region.pieces.push_back({"", first.span});
    waiting_.clear();
    rows_below(region, label, static_cast<std::size_t>(std::max(label.row, first.row)) + 1,
               {first.box.x0 - 4, 1e9, true}, first.box.y1, centred);
  }

  bool begins_with_name(Span span) const {
    const auto name = name_at(reading_, span, false);
    return name && has_legal_form(reading_.slice(*name)) && name->begin <= span.begin + 5;
  }

  // The column under the label: address lines, or rows of attributes with their labels to the left, above or inside.
  void below(PartyRegion& region, const Cell& label) {
    Columns columns{label.box.x0 - 4, 1e9, false};
    waiting_.clear();
    for (const int c : row_of(label).cells) {
      if (at(c).box.x0 <= label.box.x1) continue;
      const std::string text = folded(c);
      if (label_role(text) == Role::none && party_attribute(text)) waiting_.emplace_back(text, at(c).box);
      else {
        columns.x1 = at(c).box.x0 - 3;
        break;
      }
    }
    rows_below(region, label, static_cast<std::size_t>(label.row) + 1, columns, label.box.y1, false);
  }

  struct Columns {
    double x0, x1;
    bool labels_left; // what stands left of it names the values
  };

  void rows_below(PartyRegion& region, const Cell& label, std::size_t first_row, Columns columns, double bottom,
                  bool centred) {
    const double size = label.box.y1 - label.box.y0;
    int lines = 0;
    for (std::size_t r = first_row; r < reading_.rows.size() && lines < 16; ++r) {
      const Row& row = reading_.rows[r];
      if (row.page != label.page || row.zone != label.zone || row.y0 - bottom > (centred ? 0.45 : 3.2) * size) return;
      const auto taken = take_row(region, label, row, columns);
      if (!taken) return;
      if (*taken) {
        bottom = row.y1;
        ++lines;
      }
    }
  }

  // The pieces of one row: values with the label beside or above them. Nothing when the row ends the description; false when the row
  // says nothing about it.
  std::optional<bool> take_row(PartyRegion& region, const Cell& label, const Row& row, Columns columns) {
    std::string beside;
    std::vector<std::pair<std::string, documents::Box>> labels;
    std::vector<PartyRegion::Piece> values;
    for (const int c : row.cells) {
      const Cell& cell = at(c);
      const std::string text = folded(c);
      if (cell.box.x0 >= columns.x1) break;
      const bool inside = cell.box.x1 > columns.x0 && (cell.box.x0 >= columns.x0 || cell.box.x0 < label.box.x1);
      if (label_role(text) != Role::none && (inside || columns.labels_left)) return std::nullopt;
      if (party_attribute(text) && text.find(": ") == std::string::npos && !is_place_line(reading_.slice(cell.span))) {
        beside = text;
        if (cell.box.x0 >= columns.x0) labels.emplace_back(text, cell.box);
        continue;
      }
      if (!inside) { // another label to the left, or another column
        if (columns.labels_left && cell.box.x0 < columns.x0) return std::nullopt;
        beside.clear();
        continue;
      }
      if (is_heading(text) || is_sibling(label, cell) || opens_another_form(text, row, c, columns) ||
          (beside.empty() && ends_description(region, cell, text))) {
        if (values.empty()) return std::nullopt;
        break;
      }
      std::string name = std::exchange(beside, {});
      if (name.empty())
        for (const auto& [waiting, where] : waiting_)
          if (cell.box.x0 < where.x1 + 2 && where.x0 < cell.box.x1) name = waiting;
      values.push_back({name, cell.span});
    }
    if (!labels.empty()) waiting_ = values.empty() ? labels : decltype(waiting_){};
    region.pieces.insert(region.pieces.end(), values.begin(), values.end());
    return !values.empty() || !labels.empty();
  }

  // What follows a description without a label of its own: the label of another company, of something else, or, behind the address,
  // what is neither a number nor a country.
  bool ends_description(const PartyRegion& region, const Cell& cell, const std::string& text) const {
    if (region.pieces.empty() || has_legal_form(reading_.slice(cell.span))) return false;
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    if (digits == 0 && (names_below(cell, false) || (is_label_cell(text) && !region.pieces.back().span.empty() &&
                                                     begins_with_name(region.pieces.front().span))))
      return true;
    const bool complete = std::ranges::any_of(
        region.pieces, [&](const PartyRegion::Piece& piece) { return ends_with_place(reading_.slice(piece.span)); });
    return complete && digits < 6 && country_named(text).empty();
  }

  // "12345 Ort", "…, Cashel, E25 PW11", "…, 6020 Innsbruck".
  static bool ends_with_place(std::string_view text) {
    const std::size_t comma = text.rfind(',');
    return is_place_line(text) || (comma != std::string_view::npos && is_place_line(trim(text.substr(comma + 1))));
  }

  // "Agreement ref | NPR-R-0417": a label of something else, with its value to the right.
  bool opens_another_form(const std::string& text, const Row& row, int c, Columns columns) const {
    if (!is_label_cell(text) || has_legal_form(reading_.slice(at(c).span))) return false;
    return text.ends_with(':') || (row.cells.back() != c && at(row.cells.back()).box.x0 < columns.x1);
  }

  // Printed like the label itself, at the same edge: the head of the next part.
  bool is_sibling(const Cell& label, const Cell& cell) const {
    const auto capitals = [&](const Cell& c) {
      return std::ranges::none_of(reading_.slice(c.span), [](char x) { return x >= 'a' && x <= 'z'; });
    };
    const std::string_view text = reading_.slice(cell.span);
    return capitals(label) && capitals(cell) && std::abs(cell.box.x0 - label.box.x0) < 2 && !has_legal_form(text) &&
           text.find(' ') == std::string_view::npos &&
           std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; });
  }

  static bool party_attribute(const std::string& label) {
    static const Pattern attribute(
        R"(^(?:\d{1,2}[.)]? )?(?:(?:its|their|your|our|ihre?|seine|unsere?|sa|son|votre|notre) )?(?:name|firma|firmenname|firmierung|unternehmen|raison sociale|denomination|nom|societe|company|company name|legal name|registered name|strasse|str\.|anschrift|adresse|address|registered (?:office|number|no|address)|siege|rue|plz|ort|postleitzahl|code postal|cp|ville|city|town|post ?code|land|pays|country|ust[a-z]*|uid[a-z]*|umsatzsteuer[a-z]*|mwst|tva|vat|n.? ?(?:de )?tva|steuer[a-z]*|st\.?-?nr|tax|iban|bic|bank[a-z]*|konto[a-z]*|account|swift|handelsregister[a-z]*|firmenbuch[a-z]*|fn|hrb|hra|register[a-z]*|registration|siret|siren|rcs|r\.c\.s|n[o.]{0,2} siret|n[o.]{0,2} siren|ape|naf|code ape|eori|gln|llp no|charity no|crn|cro|kvk|immatriculation|bce|kbo|company n[a-z]*|tel[a-z]*|fax|e-?mail|mail|courriel|phone|ansprechpartner[a-z]*|contact|kontakt[a-z]*|vertret[a-z]*|represent[a-z]*|interlocuteur|attention|geschaftsfuhr[a-z]*|forme|rechtsform|capital|kundennummer|kunden-nr|kd\.?-nr|n. client|customer (?:no|number)|sitz|zustandig|inhaber(?:in)?|marktpartner[a-z-]*)(?:[ .:/,()-].*)?$)");
    return attribute.in(label) && label.size() < 40 &&
           std::ranges::count_if(label, [](char c) { return c >= '0' && c <= '9'; }) < 3;
  }

  static bool is_heading(const std::string& text) {
    static const Pattern heading(
        R"(^(?:ss ?\d|\d{1,2}[.)] [a-z]|[ivx]{1,4}[.)] [a-z]|art(?:icle|ikel|\.)? ?\d|praambel|preambule|vertragsgegenstand|gegenstand|objet|leistung|prestation|background|services?$|recitals|vertragsdaten|preise|order details|zwischen|und$|et$|and$))");
    return heading.in(text);
  }

  // "zwischen dem Auftraggeber Stadtwerke X GmbH, …", "der Vermieter, die Y GmbH,".
  void leading_roles() {
    const auto found = [&](Role role) {
      return std::ranges::any_of(found_, [&](const PartyRegion& r) { return r.role == role; });
    };
    if (found(Role::seller) && found(Role::buyer)) return;
    std::string own;
    for (const auto& [word, role] : own_words_) own += "|" + word;
    const Pattern lead("\\b(?:der|dem|die|den|le|la|the|l')[ \\n]?(?:" + side_words() +
                       (own.empty() ? "|(\\x00)" : "|(" + own.substr(1) + ")") +
                       ")[ \\n]?(?:,|:|-|ist|est|is)?[ \\n](?:die |der |la societe |la |le |firma |the )?");
    // "Auftragnehmer ist die Schlosserei Grabmayr e.U."
    static const Pattern copula("(?:^|[ .;\n])(?:" + side_words() +
                                ")[ \n](?:ist|sind|est|is|:)[ \\n](?:die |der |das |la societe |la |le |firma |the )?");
    const Span head{0, std::min<std::size_t>(reading_.body_end, 2500)};
    std::vector<Match> leads = lead.find_all(reading_, head);
    std::ranges::move(copula.find_all(reading_, head), std::back_inserter(leads));
    for (const Match& m : leads) {
      Role role = side_of(m, 0);
      if (role == Role::none && !m[2].empty()) role = label_role(std::string(reading_.folded_slice(m[2])));
      if (role == Role::none || found(role)) continue;
      const Span rest{m.all.end,
                      std::min(reading_.paragraph_at(m.all.end > 0 ? m.all.end - 1 : 0).end, m.all.end + 300)};
      if (rest.empty()) continue;
      const auto name = name_at(reading_, rest, true);
      if (!name || name->begin > rest.begin + 2) continue;
      // Without a legal form an address must follow.
      static const Pattern place(R"(^[^.;]{0,90}\b(?:\d{4,5} [a-z]|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b))");
      if (has_legal_form(reading_.slice(*name)) || place.in(reading_.folded_slice({name->end, rest.end})))
        found_.push_back({role, {{"", rest}}, true});
    }
  }

  Role label_role(const std::string& folded) const {
    return socle::contracts::label_role(reading_, own_words_, folded);
  }

  const Reading& reading_;
  std::map<std::string, Role> own_words_;
  std::vector<PartyRegion> found_;
  std::vector<std::pair<std::string, documents::Box>> waiting_; // labels whose values stand below them
};

} // namespace

Role side_of(const Match& match, std::size_t seller_group) {
  if (!match[seller_group].empty()) return Role::seller;
  return match[seller_group + 1].empty() ? Role::none : Role::buyer;
}

std::vector<PartyRegion> find_party_regions(const Reading& reading) { return Regions(reading).run(); }

} // namespace socle::contracts
