#include "contracts/parties.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

std::string both() { return std::string("(") + kSellerWords + ")|(" + kBuyerWords + ")"; }

Role role_of(const Match& m, std::size_t seller_group) {
  if (!m[seller_group].empty()) return Role::seller;
  if (!m[seller_group + 1].empty()) return Role::buyer;
  return Role::none;
}

struct Tag {
  Role role;
  Span span;
  bool after; // the description stands before the tag
};

class Regions {
 public:
  explicit Regions(const Reading& reading) : reading_(reading), own_words_(find_role_words(reading)) {}

  std::vector<PartyRegion> run() {
    definitions();
    labels();
    leading_roles();
    return std::move(found_);
  }

 private:
  // "… (nachfolgend „Auftragnehmer“)", "(the "Supplier")", "– Vermieter –", "ci-après dénommée « le Client »".
  void definitions() {
    const std::string article = "(?:(?:der|die|das|dem|den|le|la|les|the|als|as)[ \\n]|l')?";
    static const Pattern quoted("[\"'(\\[-] ?" + article + "(?:(?:" + both() + ")|(an|ln)|(ag|lg)) ?(?:[\"'\\])]|-(?:[ \\n]|$))");
    static const Pattern named("(?:nachfolgend|nachstehend|im folgenden|im weiteren|in der folge|fortan|ci-apres|hereinafter|hereafter|agissant en qualite|en qualite)[^.\\n;]{0,60}?[ \"'](?:" + both() + ")\\b");
    static const Pattern as_role("(?:\\bals|\\(als|\\bas|en tant que|in ihrer eigenschaft als)[ \\n](?:the |le |la )?(?:" + both() + ")(?:[,.;\\n)]| und| einerseits| andererseits)");
    static const Pattern bare(",[ \\n](?:the |le |la |l'|als |as |dem |der )?(?:" + both() + ")[ \\n]?(?:,|\\.(?:[ \\n]|$)|;|\\n|\\)|-|$)");
    static const Pattern start(R"((?:\bzwischen\b|\bentre\b|\bbetween\b|\bentre les soussigne[es]*\b|\bpar et entre\b|\bvertragsparteien\b|\bparteien\b|\bles parties\b|\bparties\b|\bbeauftragt\b|\bconfie (?:a|au)\b|\bmandate\b)[ \n:]*)");
    std::vector<Tag> tags;
    const std::size_t limit = std::min(reading_.body_end, std::max<std::size_t>(4500, reading_.body_end / 2));
    for (const auto* pattern : {&quoted, &named, &as_role, &bare})
      for (const Match& m : pattern->find_all(reading_, {0, limit})) {
        Role role = role_of(m, 0);
        if (pattern == &bare && m.all.begin > 1800) continue;
        if (role == Role::none && pattern == &quoted) {
          const bool quotes = reading_.slice(m.all).find_first_of("\"'") != std::string_view::npos || static_cast<unsigned char>(reading_.text[m.all.begin]) >= 0x80;
          if (!m[2].empty() && quotes) role = Role::seller;
          if (!m[3].empty() && quotes) role = Role::buyer;
        }
        if (role == Role::none) continue;
        if (std::ranges::any_of(tags, [&](const Tag& t) { return t.span.begin < m.all.end && m.all.begin < t.span.end; })) continue;
        tags.push_back({role, m.all, true});
      }
    static const Pattern any_quoted(R"([("'-] ?["'](?:der |die |das |le |la |les |l'|the )?([a-z][a-z-]{2,18}(?: [a-z]{3,14})?)["'] ?[")'-]?)");
    for (const Match& m : any_quoted.find_all(reading_, {0, limit}))
      if (const auto own = own_words_.find(std::string(reading_.folded_slice(m[0]))); own != own_words_.end() &&
          std::ranges::none_of(tags, [&](const Tag& t) { return t.span.begin < m.all.end && m.all.begin < t.span.end; }))
        tags.push_back({own->second, m.all, true});
    std::ranges::sort(tags, {}, [](const Tag& t) { return t.span.begin; });
    bool seen_seller = false, seen_buyer = false;
    std::size_t previous_end = 0;
    for (const Tag& tag : tags) {
      bool& seen = tag.role == Role::seller ? seen_seller : seen_buyer;
      const std::size_t from = std::max(previous_end, tag.span.begin > 900 ? tag.span.begin - 900 : 0);
      if (seen) { // further names of the same side
        previous_end = std::max(previous_end, tag.span.end);
        continue;
      }
      Span region{from, tag.span.begin};
      for (const Match& m : start.find_all(reading_, region)) {
        // The last such word before a capital.
        if (m.all.end < region.end && region.end - m.all.end > 12) region.begin = m.all.end;
        if (previous_end < m.all.begin) break;
      }
      region = from_name(region);
      if (!plausible(region)) continue;
      seen = true;
      previous_end = tag.span.end;
      // Words that only join: "und der", "– einerseits –", "genannt –".
      static const Pattern junk(R"(^[ \n\t*",.;:)(-]*(?:(?:genannt|bezeichnet|dite?|einerseits|andererseits|d'une part|d'autre part|of the one part|of the other part|called|named|und|et|and|denomme[e]?|sowie|mit)[ \n\t*",.;:)(-]+)*)");
      if (const auto m = junk.find(reading_, region); m && m->all.begin == region.begin) region.begin = m->all.end;
      found_.push_back({tag.role, {{"", region}}, true, 10});
    }
  }

  // Without a word that opens the sides ("zwischen"), a title may stand before the name: begin at the line that holds it.
  Span from_name(Span region) const {
    for (Span line{region.begin, region.begin}; line.begin < region.end;) {
      line.end = std::min(reading_.text.find('\n', line.begin), region.end);
      if (has_legal_form(reading_.slice(line))) {
        const std::string text(reading_.slice(line));
        const auto first_word = text.find(' ');
        if (line.begin > region.begin && first_word != std::string::npos && has_legal_form(text.substr(0, first_word) + " ")) { // the form alone: the name stands a line above
          const Span above = reading_.line_at(line.begin - 1);
          return {std::max(region.begin, above.begin), region.end};
        }
        // A name that began on the line above, in the same paragraph and without a stop.
        if (line.begin > region.begin && line.begin >= 2 && reading_.text[line.begin - 2] != '\n') {
          const Span above = reading_.line_at(line.begin - 1);
          const auto name = name_at(reading_, {std::max(region.begin, above.begin), region.end}, true);
          if (name && name->end > line.begin) return {std::max(region.begin, above.begin), region.end};
        }
        return {line.begin, region.end};
      }
      line.begin = line.end + 1;
    }
    return region;
  }

  bool plausible(Span region) const {
    if (region.empty()) return false;
    const std::string_view text = reading_.slice(region);
    return has_legal_form(text) || text.size() > 20;
  }

  // A cell or a line's begin that names a side, with the description behind, beside or below.
  void labels() {
    static const Pattern inline_label("^(?:\\d{1,2}[.)]? |\\(?\\d\\) )?(?:der |die |le |la |the )?(?:" + both() + ")(?: ?\\([a-z ,./-]{2,40}\\))?[ ]?(?::|-(?: ))[ ]*");
    for (std::size_t c = 0; c < reading_.cells.size(); ++c) {
      const Cell& cell = reading_.cells[c];
      if (cell.span.empty()) continue;
      const std::string folded(reading_.folded_slice(cell.span));
      Role role = label_role(folded);
      if (role != Role::none) {
        if (is_signature(cell)) continue;
        geometric(role, static_cast<int>(c), folded.ends_with(':'));
        continue;
      }
      static const Pattern own_label(R"(^()()((?:the |le |la )?[a-z]{4,20}(?: [a-z]{3,12})?) ?: )");
      auto m = inline_label.find(reading_, cell.span);
      if (!m)
        if (auto own = own_label.find(reading_, cell.span); own && label_role(std::string(reading_.folded_slice((*own)[2]))) != Role::none) m = std::move(own);
      if (m && m->all.begin == cell.span.begin) {
        role = role_of(*m, 0);
        if (role == Role::none) role = label_role(std::string(reading_.folded_slice((*m)[2])));
        Span rest{m->all.end, reading_.paragraph_at(m->all.end).end};
        rest.end = cut_at_next_role(rest);
        if (rest.end > rest.begin + 4) found_.push_back({role, {{"", rest}}, reading_.slice(rest).find(',') != std::string_view::npos, 9});
      }
    }
  }

  // Below a signature line stand the sides once more: there is nothing but names.
  bool is_signature(const Cell& cell) const {
    const auto total = reading_.document->pages.size();
    return static_cast<std::size_t>(cell.page) == total && cell.span.begin > reading_.body_end * 3 / 4 && reading_.body_end > 1500;
  }

  std::size_t cut_at_next_role(Span span) const {
    static const Pattern next("\\n(?:\\d{1,2}[.)]? )?(?:der |die |le |la |the )?(?:" + both() + ")[ ]?(?:\\([a-z ,./-]{2,40}\\))?[ ]?[:\\t\\n]");
    const auto m = next.find(reading_, span);
    return m ? m->all.begin : span.end;
  }

  const Row& row_of(const Cell& cell) const { return reading_.rows[static_cast<std::size_t>(cell.row)]; }
  const Cell& at(int index) const { return reading_.cells[static_cast<std::size_t>(index)]; }
  std::string folded(int index) const { return std::string(reading_.folded_slice(at(index).span)); }

  void geometric(Role role, int label, bool colon) {
    const Cell& cell = at(label);
    const Row& row = row_of(cell);
    const auto place = std::ranges::find(row.cells, label) - row.cells.begin();
    const bool has_right = place + 1 < std::ssize(row.cells);
    const bool right_is_role = has_right && label_role(folded(row.cells[static_cast<std::size_t>(place + 1)])) != Role::none;
    const bool left_is_role = place > 0 && label_role(folded(row.cells[static_cast<std::size_t>(place - 1)])) != Role::none;
    PartyRegion region{role, {}, false, 9};
    if (has_right && !right_is_role && !left_is_role) beside(region, cell, at(row.cells[static_cast<std::size_t>(place + 1)]));
    else below(region, cell, right_is_role || left_is_role, place > 0 && left_is_role ? 0.0 : -1.0);
    (void)colon;
    if (!region.pieces.empty()) {
      region.prose = region.pieces.size() == 1;
      found_.push_back(std::move(region));
    }
  }

  // The cell to the right and what continues below it, until the label's column speaks again.
  void beside(PartyRegion& region, const Cell& label, const Cell& first) {
    region.pieces.push_back({"", first.span});
    double bottom = first.box.y1;
    for (std::size_t r = static_cast<std::size_t>(label.row) + 1; r < reading_.rows.size(); ++r) {
      const Row& row = reading_.rows[r];
      if (row.page != label.page || row.zone != Zone::body) break;
      if (row.y0 - bottom > 3.0 * (first.box.y1 - first.box.y0)) break;
      std::string attribute;
      bool stop = false, taken = false;
      for (const int c : row.cells) {
        const Cell& cell = at(c);
        if (cell.box.x0 < first.box.x0 - 4) {
          attribute = folded(c);
          if (label_role(attribute) != Role::none || cell.box.x1 > first.box.x0) stop = true;
          // Another label beside, unless it is one of this party's attributes.
          else if (!party_attribute(attribute)) stop = true;
        } else if (!stop) {
          region.pieces.push_back({attribute, cell.span});
          taken = true;
        }
      }
      if (stop) break;
      if (taken) bottom = row.y1;
    }
  }

  static bool party_attribute(const std::string& label) {
    static const Pattern attribute(R"(^(?:\d{1,2}[.)]? )?(?:name|firma|firmenname|firmierung|unternehmen|raison sociale|denomination|nom|societe|company|company name|legal name|registered name|strasse|str\.|anschrift|adresse|address|registered|siege|rue|plz|ort|postleitzahl|code postal|ville|city|town|post ?code|land|pays|country|ust|uid|umsatzsteuer|mwst|tva|vat|n.? ?(?:de )?tva|steuer|st\.?-?nr|tax|iban|bic|bank|konto|account|swift|handelsregister|firmenbuch|fn\b|hrb|hra|register|registration|siret|siren|rcs|immatriculation|bce|kbo|company n|telefon|tel|fax|e-?mail|mail|courriel|phone|telephone|ansprechpartner|contact|kontakt|vertreten|vertreter|represent|interlocuteur|attention|geschaftsfuhr|forme|rechtsform|capital|kundennummer|kunden-nr|n. client|sitz))");
    return attribute.in(label) && label.size() < 60;
  }

  // The column under the label: address lines, or rows of attributes with their labels to the left, above or inside.
  void below(PartyRegion& region, const Cell& label, bool columns, double) {
    double right_edge = 1e9;
    for (const int c : row_of(label).cells)
      if (at(c).box.x0 > label.box.x1) right_edge = std::min(right_edge, at(c).box.x0 - 3);
    double bottom = label.box.y1;
    std::vector<std::pair<std::string, Cell>> above; // labels that wait for values below
    int lines = 0;
    for (std::size_t r = static_cast<std::size_t>(label.row) + 1; r < reading_.rows.size() && lines < 14; ++r) {
      const Row& row = reading_.rows[r];
      if (row.page != label.page || row.zone != label.zone) break;
      if (row.y0 - bottom > 3.2 * (label.box.y1 - label.box.y0)) break;
      std::string attribute;
      bool stop = false, taken = false;
      std::vector<std::pair<std::string, Cell>> labels_here;
      for (const int c : row.cells) {
        const Cell& cell = at(c);
        const std::string text = folded(c);
        if (cell.box.x1 <= label.box.x0 - 2) { attribute = party_attribute(text) ? text : std::string(); continue; }
        if (cell.box.x0 >= right_edge) continue;
        if (label_role(text) != Role::none) { stop = true; break; }
        if (!columns && party_attribute(text) && text.size() < 40 && text.find(':') == std::string::npos) { labels_here.emplace_back(text, cell); continue; }
        if (is_heading(text)) { stop = true; break; }
        std::string name = attribute;
        for (const auto& [waiting, where] : above)
          if (cell.box.x0 < where.box.x1 + 2 && where.box.x0 < cell.box.x1) name = waiting;
        region.pieces.push_back({name, cell.span});
        taken = true;
      }
      if (stop) break;
      if (!labels_here.empty()) above = labels_here;
      if (!labels_here.empty() || taken) { bottom = row.y1; ++lines; }
      else if (!columns) break;
    }
  }

  static bool is_heading(const std::string& text) {
    static const Pattern heading(R"(^(?:ss ?\d|\d{1,2}[.)] [a-z]|art(?:icle|ikel|\.)? ?\d|praambel|preambule|vertragsgegenstand|gegenstand|objet|leistung|prestation|background|services|recitals|vertragsdaten|preise|order details|zwischen|und$|et$|and$))");
    return heading.in(text);
  }

  // "zwischen dem Auftraggeber Stadtwerke X GmbH, …", "der Vermieter, die Y GmbH,".
  void leading_roles() {
    if (std::ranges::any_of(found_, [](const PartyRegion& r) { return r.role == Role::seller; }) &&
        std::ranges::any_of(found_, [](const PartyRegion& r) { return r.role == Role::buyer; }))
      return;
    static const Pattern lead("\\b(?:der|dem|die|den|le|la|the|l')[ \\n]?(?:" + both() + ")[ \\n]?(?:,|:|-|ist|est|is)?[ \\n](?:die |der |la societe |la |le |firma |the )?");
    for (const Match& m : lead.find_all(reading_, {0, std::min<std::size_t>(reading_.body_end, 2500)})) {
      const Role role = role_of(m, 0);
      if (std::ranges::any_of(found_, [&](const PartyRegion& r) { return r.role == role; })) continue;
      const Span rest{m.all.end, std::min(reading_.paragraph_at(m.all.end > 0 ? m.all.end - 1 : 0).end, m.all.end + 300)};
      if (rest.empty()) continue;
      const auto name = name_at(reading_, rest, true);
      if (name && name->begin <= rest.begin + 2 && has_legal_form(reading_.slice(*name))) found_.push_back({role, {{"", rest}}, true, 6});
    }
  }

  // The side that a label names, in everyone's words or in this paper's own.
  Role label_role(const std::string& folded) const {
    if (const Role known = role_of_label(folded); known != Role::none) return known;
    std::string word = trim(folded);
    while (!word.empty() && (word.back() == ':' || word.back() == ' ')) word.pop_back();
    for (const std::string_view article : {"the ", "le ", "la ", "l'", "der ", "die "})
      if (word.starts_with(article)) word = word.substr(article.size());
    const auto own = own_words_.find(word);
    return own == own_words_.end() ? Role::none : own->second;
  }

  const Reading& reading_;
  std::map<std::string, Role> own_words_;
  std::vector<PartyRegion> found_;
};

} // namespace

std::vector<PartyRegion> find_party_regions(const Reading& reading) { return Regions(reading).run(); }

} // namespace socle::contracts
