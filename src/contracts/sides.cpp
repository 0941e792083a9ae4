#include "contracts/sides.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// One letter more, less or other: recognition misreads names.
bool nearly_equal(const std::string& a, const std::string& b) {
  if (a.size() < 10 || b.size() < 10 || a.size() > b.size() + 2 || b.size() > a.size() + 2) return false;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()] <= 2;
}

class Entities {
 public:
  Entities(const Reading& reading, const std::vector<Address>& addresses, const std::vector<Identifier>& identifiers)
      : reading_(reading), addresses_(addresses), identifiers_(identifiers) {}

  std::vector<Entity> run() {
    for (const Span name : names_in(reading_, {0, reading_.text.size()})) take(name, true);
    for (const Address& address : addresses_) take_address(address);
    signers();
    for (Entity& e : entities_) further_mentions(e);
    std::erase_if(entities_, [&](const Entity& e) {
      return std::ranges::all_of(e.mentions, [&](Span m) { return is_aside(m); });
    });
    merge_short_names();
    for (Entity& e : entities_) judge(e);
    letterhead_address();
    std::erase_if(entities_, [](const Entity& e) { return e.presence <= 0; });
    std::ranges::stable_sort(entities_, [](const Entity& a, const Entity& b) {
      return a.mentions.front().begin < b.mentions.front().begin;
    });
    return std::move(entities_);
  }

 private:
  Entity& take(Span name, bool formed) {
    const std::string text = one_line(reading_.slice(name)), stem = name_stem(text);
    for (Entity& e : entities_) {
      const std::string known = name_stem(e.name);
      if (known != stem && !(reading_.document->scanned && nearly_equal(known, stem))) continue;
      if (std::ranges::none_of(e.mentions, [&](Span m) { return m.begin == name.begin; })) e.mentions.push_back(name);
      if (formed && !e.formed) {
        e.name = text;
        e.name_span = name;
        e.formed = true;
      }
      return e;
    }
    Entity& e = entities_.emplace_back();
    e.name = text;
    e.name_span = name;
    e.formed = formed;
    e.mentions.push_back(name);
    return e;
  }

  // The name above or before an address: above it in its own column, or before it in the text.
  void take_address(const Address& address) {
    if (address.street.empty() || address.post_box) return;
    if (const auto name = name_above(address); name && !is_other_address(reading_, address)) {
      Entity& e = take(*name, !names_in(reading_, *name).empty());
      if (!e.address) e.address = &address;
      return;
    }
    const Span paragraph = reading_.paragraph_at(address.street_span.begin);
    Span before{paragraph.begin, address.street_span.begin};
    if (before.end - before.begin > 260) before.begin = reading_.line_at(address.street_span.begin).begin;
    if (before.end - before.begin < 4 && paragraph.begin >= 3)
      before.begin = reading_.paragraph_at(paragraph.begin - 3).begin;
    // Behind another address begins somebody else.
    for (const Address& other : addresses_)
      if (&other != &address && other.span().end <= address.street_span.begin && other.span().end > before.begin)
        before.begin = other.span().end;
    const auto formed = names_in(reading_, before);
    std::optional<Span> name;
    if (!formed.empty()) name = formed.back();
    if (!name) name = plain_name_in(before);
    if (!name || is_other_address(reading_, address)) return;
    Entity& e = take(*name, !formed.empty());
    if (!e.address) e.address = &address;
  }

  // In an address window, a form or a letterhead each line is a cell; beside it stand cells of other columns. The lines above the
  // street at its left edge, or centred over it, up to a wider gap.
  std::optional<Span> name_above(const Address& address) const {
    const int c = reading_.cell_at(address.street_span.begin);
    if (c < 0) return std::nullopt;
    const Cell* below = &reading_.cells[static_cast<std::size_t>(c)];
    if (address.street_span.begin > below->span.begin + 2 || below->zone != Zone::body) return std::nullopt;
    const double size = below->box.y1 - below->box.y0;
    std::optional<Span> plain, person;
    int lines = 0;
    for (std::size_t r = static_cast<std::size_t>(below->row); r-- > 0 && lines < 5;) {
      const Row& row = reading_.rows[r];
      if (row.page != below->page || below->box.y0 - row.y1 > 2.2 * size) break;
      const Cell* cell = cell_over(row, *below);
      if (!cell) continue;
      ++lines;
      const std::string_view folded = reading_.folded_slice(cell->span);
      if (is_place_line(reading_.slice(cell->span)) || role_of_label(folded) != Role::none || folded.ends_with(':') ||
          std::ranges::any_of(addresses_, [&](const Address& a) {
            return cell->span.begin <= a.postcode_span.begin && a.postcode_span.begin < cell->span.end;
          }))
        break;
      // A name over two lines is whole only together with the line above.
      const Cell* upper = r > 0 ? cell_over(reading_.rows[r - 1], *cell) : nullptr;
      const bool adjacent = upper && upper->page == cell->page && upper->span.end < cell->span.begin &&
                            cell->span.begin - upper->span.end <= 2;
      const auto formed = names_in(reading_, {adjacent ? upper->span.begin : cell->span.begin, cell->span.end});
      if (!formed.empty() && formed.back().end > cell->span.begin) return formed.back();
      below = cell;
      if (is_label_line(folded)) continue;
      const auto name = name_at(reading_, cell->span, false);
      if (!name || name->end + 1 < cell->span.end || has_digit(*name)) continue;
      if (is_attention(folded)) person = name;
      else if (!plain || !is_body(*plain)) plain = name;
    }
    return plain ? plain : person;
  }

  // "Client address", "Ihre Anschrift": a side's word before an attribute's is a label as well.
  static bool is_label_line(std::string_view folded) {
    if (names_a_body(folded)) return false;
    const std::size_t blank = folded.find(' ');
    return is_label_cell(folded) ||
           (blank != std::string_view::npos && role_of_word(folded.substr(0, blank)) != Role::none &&
            is_label_cell(folded.substr(blank + 1)));
  }

  // Over it: the same left edge, or the same middle.
  const Cell* cell_over(const Row& row, const Cell& below) const {
    for (const int c : row.cells) {
      const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
      if (cell.zone != below.zone) continue;
      if (std::abs(cell.box.x0 - below.box.x0) < 6 ||
          std::abs(cell.box.x0 + cell.box.x1 - below.box.x0 - below.box.x1) < 6)
        return &cell;
    }
    return nullptr;
  }

  // Lines of an address window for a person or a post room.
  static bool is_attention(std::string_view folded) {
    static const Pattern attention(
        R"(^(?:z\. ?h(?:d|d\.|anden)?|zu handen|herrn?\b|frau\b|an die\b|an den\b|an das\b|firma$|a l'attention|attn\b|att\.|attention|fao\b|for the attention|c/o\b|monsieur|madame|m\. |mme |mr\.? |mrs\.? |ms\.? |service |abteilung|einkauf|buchhaltung|kreditorenbuchhaltung|accounts payable|personlich|einschreiben|par courriel|per e-?mail|via e-?mail|by (?:e-?mail|post|hand)|recommande|vertraulich))");
    return attention.in(folded);
  }

  bool has_digit(Span span) const {
    return std::ranges::any_of(reading_.slice(span), [](char c) { return c >= '0' && c <= '9'; });
  }

  // Above an address without a legal form: the line that names a house or an office, else the first that is a name.
  std::optional<Span> plain_name_in(Span before) const {
    // In a sentence the name is the part between the commas.
    std::size_t end_of_name = before.end;
    while (end_of_name > before.begin &&
           std::string_view(" ,\n").find(reading_.text[end_of_name - 1]) != std::string_view::npos)
      --end_of_name;
    const std::size_t comma = end_of_name > before.begin ? reading_.text.rfind(',', end_of_name - 1)
                                                         : std::string::npos;
    const Span part{comma == std::string::npos ? before.end : comma + 1, std::min(before.end, end_of_name + 1)};
    if (comma != std::string::npos && comma >= before.begin &&
        reading_.slice(part).find('\n') != std::string_view::npos)
      if (const auto name = name_at(reading_, part, true); name && name->end >= end_of_name) return name;
    std::optional<Span> first;
    for (std::size_t at = before.begin; at < before.end;) {
      const std::size_t end = std::min(reading_.text.find('\n', at), before.end);
      const auto name = name_at(reading_, {at, end}, false);
      at = end + 1;
      if (!name || std::ranges::any_of(reading_.slice(*name), [](char c) { return c >= '0' && c <= '9'; })) continue;
      if (is_body(*name)) return name;
      if (!first) first = name;
    }
    return first;
  }

  bool is_body(Span name) const { return names_a_body(reading_.folded_slice(name)); }

  // Authorities, associations and traders without a legal form stand in the letterhead, or below their signature.
  void signers() {
    for (const Cell& cell : reading_.cells) {
      const bool top = cell.page == 1 && cell.box.y0 < 0.15 * reading_.document->pages.front().height;
      if (cell.zone != Zone::body || cell.span.end - cell.span.begin > 60 ||
          (!top && cell.span.begin < reading_.body_end / 2))
        continue;
      const auto name = name_at(reading_, cell.span, false);
      static const Pattern title(
          R"((?:vertrag|vereinbarung|agreement|contract|contrat|order|bestellung|services? (?:order|level)|auftrag|convention|lease|terms|hire))");
      if (name && name->end >= cell.span.end && is_body(*name) && !has_digit(*name) &&
          !title.in(reading_.folded_slice(*name)))
        take(*name, false);
    }
  }

  // An address at the head of the first page without a name of its own is that of the letterhead's owner.
  void letterhead_address() {
    Entity* owner = nullptr;
    for (Entity& e : entities_)
      if (e.letterhead && e.presence > 0) {
        if (owner) return;
        owner = &e;
      }
    if (!owner || owner->address) return;
    for (const Address& address : addresses_) {
      if (address.street.empty() || address.post_box || std::ranges::any_of(entities_, [&](const Entity& e) {
            return e.address && e.address->street == address.street;
          }))
        continue;
      const int c = reading_.cell_at(address.street_span.begin);
      if (c < 0 || is_other_address(reading_, address)) continue;
      const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
      if (cell.zone == Zone::body && (cell.page != 1 || cell.box.y0 > 0.25 * reading_.document->pages.front().height))
        continue;
      owner->address = &address;
      owner->presence += 2;
      return;
    }
  }

  void further_mentions(Entity& e) {
    const std::string folded = fold(e.name);
    for (std::size_t at = reading_.folded.find(folded); at != std::string::npos;
         at = reading_.folded.find(folded, at + folded.size())) {
      const Span span = reading_.text_span({at, at + folded.size()});
      if (std::ranges::none_of(e.mentions, [&](Span m) { return m.begin < span.end && span.begin < m.end; }))
        e.mentions.push_back(span);
    }
    std::ranges::sort(e.mentions, {}, [](Span s) { return s.begin; });
  }

  // "Nordkern" above an address is "Nordkern Rechenzentren GmbH & Co. KG", if no other name holds it.
  void merge_short_names() {
    for (std::size_t i = 0; i < entities_.size(); ++i) {
      if (entities_[i].formed) continue;
      const std::string stem = name_stem(entities_[i].name);
      if (stem.size() < 5) continue;
      Entity* whole = nullptr;
      int fits = 0;
      for (Entity& other : entities_)
        if (&other != &entities_[i] && other.formed && name_stem(other.name).find(stem) != std::string::npos) {
          whole = &other;
          ++fits;
        }
      if (fits != 1) continue;
      whole->mentions.insert(whole->mentions.end(), entities_[i].mentions.begin(), entities_[i].mentions.end());
      std::ranges::sort(whole->mentions, {}, [](Span s) { return s.begin; });
      if (!whole->address) whole->address = entities_[i].address;
      entities_.erase(entities_.begin() + static_cast<std::ptrdiff_t>(i--));
    }
  }

  // Banks, insurers, courts, guarantors, representatives: named, but no party.
  bool is_aside(Span mention) const {
    static const Pattern aside(
        R"((?:bank|bankverbindung|personlich haftend[a-z]*|general partner|associe commandite|versicher[a-z]*|assur[a-z]*|insur[a-z]*|gericht|court|vertreten durch (?:die|den|ihre[n]?)?|durch die|represented by|representee? par|konzern|tochter[a-z]*|subsidiary of|parent|software der|software de|marke|guarantor|burg[ei][a-z]*|garant[a-z]*|caution|notar|objekt|chantier|standort|site|maitre d'ouvrage|glaubiger[a-z]*|komplementar[a-z]*|gesellschafter(?:in)?|hersteller|manufacturer|fabricant|domicile a|chez|agreement with|vertrag mit|convention with)[ :(]{0,3}(?:der |die |das |la |le |the )?$)");
    const Span line = reading_.line_at(mention.begin);
    const std::size_t from = std::max(line.begin, mention.begin > 45 ? mention.begin - 45 : 0);
    if (aside.in(reading_.folded_slice({from, mention.begin}))) return true;
    static const Pattern bank(R"((?:bank|sparkasse|versicherung|insurance|assurances?|assurance)\b)");
    return bank.in(reading_.folded_slice(mention)) && std::ranges::any_of(identifiers_, [&](const Identifier& i) {
             return i.kind == IdentifierKind::iban && i.span.begin > mention.begin && i.span.begin < mention.end + 60;
           });
  }

  void judge(Entity& e) {
    int aside = 0;
    for (const Span m : e.mentions) {
      aside += is_aside(m);
      const int c = reading_.cell_at(m.begin);
      if (c < 0) continue;
      const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
      const double page_height = reading_.document->pages[static_cast<std::size_t>(cell.page - 1)].height;
      const bool alone = m.end - m.begin + 12 > cell.span.end - cell.span.begin;
      if (cell.zone != Zone::body || (cell.page == 1 && cell.box.y0 < 0.09 * page_height) ||
          cell.box.y0 > 0.9 * page_height)
        e.letterhead = true;
      if (alone && cell.zone == Zone::body && m.begin > reading_.body_end / 2) e.signs = true;
    }
    e.presence = (e.formed ? 1 : 0) + (e.address ? 2 : 0) + (e.signs ? 2 : 0) + (e.letterhead ? 2 : 0) +
                 std::min<int>(2, static_cast<int>(e.mentions.size()) - 1) -
                 (aside == static_cast<int>(e.mentions.size()) ? 6 : 0);
  }

  const Reading& reading_;
  const std::vector<Address>& addresses_;
  const std::vector<Identifier>& identifiers_;
  std::vector<Entity> entities_;
};

} // namespace

bool names_a_body(std::string_view folded) {
  // "La commune", "die Gemeinde" are words for a side: a name has more.
  static const Pattern one_word(R"(^(?:(?:the|der|die|das|le|la|les) |l')?[a-z]+\.?$)");
  if (one_word.in(folded)) return false;
  static const Pattern public_body(
      R"(\b(?:stadt|gemeinde|landkreis|freistaat|ville d|villes de|ville et|kreis|bezirk|land|amt|landesamt|ministerium|behorde|pfarrei|pfarramt|kirchengemeinde|stiftung|zweckverband|kammer|innung|partnership|administration|etat|prefecture|mairie|communaute|metropole|conseil|etablissement|ogec|ecole|college|centre|office|comite|mutuelle|cooperative|paroisse|ordre|croix-rouge|universite|government|department|agency|authority|diocese|foundation|fund|federation|union|verbund|cathedral|abbey|farm|surgery|universitat|hochschule|klinikum|kanton|commune|mairie|ville de|departement|region|council|university|trust|college|school|verein|association|syndicat|fondation|lycee|institut|chambre|hospital|charity|society|church|parish|club|museum|theater|theatre|cabinet|praxis|kanzlei|studio|atelier|agence|agency|garage|boulangerie|hotel|gasthof|restaurant|company|coaching|consulting|services?|haus|hof|werkstatt|amt|praxisgemeinschaft|gemeinschaftspraxis|architekten|rechtsanwalte|steuerberater|ingenieure|arzte|schreinerei|malerei)\b|(?:haus|werkstatt|praxis|schule|kanzlei|verein|verband|klinik|werke)\b)");
  return public_body.in(folded);
}

bool same_name(std::string_view a, std::string_view b) {
  const std::string p = name_stem(a), q = name_stem(b);
  return p == q || (p.size() > 6 && q.starts_with(p)) || (q.size() > 6 && p.starts_with(q)) || nearly_equal(p, q);
}

bool is_other_address(const Reading& reading, const Address& address) {
  static const Pattern other(
      R"((?:rechnungs(?:anschrift|adresse|empfanger|eingang)|rechnung(?:en)? an|lieferanschrift|lieferadresse|einsatzort|leistungsort|aufstellort|objekt\b|objektanschrift|mietsache|mietobjekt|baustelle|standort|niederlassung|zweigstelle|filiale|adresse de facturation|facturation a|adresse de livraison|lieu d'execution|lieu d'intervention|lieu de la prestation|chantier|etablissement (?:secondaire|de)|locaux situes|site d|invoice(?:s)? (?:address|to)|invoicing address|billing address|delivery address|deliver (?:services )?(?:at|to)|site address|premises at|place of performance|hauses?|gericht)[^.\n]{0,70}$)");
  const std::size_t at = address.span().begin;
  std::size_t from = std::max(at > 130 ? at - 130 : 0, std::size_t{0});
  const Span paragraph = reading.paragraph_at(at);
  if (paragraph.begin > from && at - paragraph.begin > 3) from = paragraph.begin;
  // A company's name between the word and the address takes the address to itself.
  if (const auto names = names_in(reading, {from, at}); !names.empty()) from = names.back().end;
  std::string before(reading.folded_slice({from, at}));
  std::ranges::replace(before, '\n', ' ');
  return other.in(before);
}

std::vector<Entity> find_entities(const Reading& reading, const std::vector<Address>& addresses,
                                  const std::vector<Identifier>& identifiers) {
  return Entities(reading, addresses, identifiers).run();
}

} // namespace socle::contracts
