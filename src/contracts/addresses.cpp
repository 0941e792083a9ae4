#include "contracts/addresses.h"
#include "contracts/parties.h"
#include "contracts/pattern.h"

#include <algorithm>
#include <map>

namespace socle::contracts {
namespace {

bool upper_at(std::string_view text, std::size_t i) {
  return opens_with_capital(text.substr(std::min(i, text.size())));
}

// A long line of one cell: what stands on it goes on below.
bool is_running_line(const Reading& reading, std::size_t at) {
  const Span line = reading.line_at(at);
  return line.end - line.begin >= 60 && reading.slice(line).find('\t') == std::string_view::npos;
}

// Whether a line ends with a word that only opens a street: "…, Im|", "12 rue de la|".
bool ends_within_street(const Reading& reading, std::size_t newline) {
  static const Pattern opening(
      R"((?:^|[, ])(?:im|am|an der|an den|auf der|auf dem|in der|in den|zum|zur|unter den|alte|neue|rue|avenue|av\.|boulevard|bd|route|chemin|place|allee|quai|impasse|cours|chaussee|square|(?:rue|avenue|boulevard|route|chemin|place|allee|quai|impasse|cours|chaussee|zone) [a-z' -]{0,24}(?:de|du|des|de la|la|le|les|aux|et)|\d{1,4} (?:bis|ter)|st\.?|sankt|the old|the new)$)");
  return opening.in(reading.folded_slice({reading.line_at(newline).begin, newline}));
}

// The start of the piece before `end`: back to a comma, a line's end, a tab or a dot in the middle.
std::size_t piece_start(const Reading& reading, std::size_t end) {
  const std::string& text = reading.text;
  std::size_t i = end;
  while (i > 0) {
    const char c = text[i - 1];
    // A line of running text ends anywhere: "6 rue|Lesdiguières", "Im|Gewerbepark 22".
    if (c == '\n' && i >= 2 && text[i - 2] != ',' && text[i - 2] != '\n' && i < end &&
        (is_running_line(reading, i - 2) || ends_within_street(reading, i - 1))) {
      --i;
      continue;
    }
    if (c == '\n' || c == '\t' || c == ';' || c == '|' || c == '(' || c == ':') break;
    if (c == ',') break;
    if (i >= 2 && text.compare(i - 2, 2, "\u00b7") == 0) break; // ·
    if (i >= 3 && (text.compare(i - 3, 3, "\u2022") == 0)) break;
    if (i >= 4 && text[i - 1] == ' ' &&
        (text.compare(i - 4, 3, "\u2013") == 0 || (text[i - 2] == '-' && i >= 3 && text[i - 3] == ' ')))
      break;
    --i;
  }
  while (i < end && (text[i] == ' ' || text[i] == '\n')) ++i;
  return i;
}

bool looks_like_street(const std::string& folded) {
  static const Pattern word(
      R"((?:strasse|str\.|str\b|weg\b|platz|allee|gasse|ring\b|ufer|damm|chaussee|hof\b|park\b|markt|steig|steinbruch|rue\b|avenue|av\.|boulevard|bd\b|place\b|chemin|route|quai|impasse|allees?|cours\b|lieu-dit|zone|zi\b|za\b|zac\b|street|road|lane|square|way\b|drive|drove|court|house|row\b|close\b|gardens|terrace|crescent|wharf|estate|laan\b|straat|weg\b|postfach|p\.? ?o\.? ?box|boite postale|bp \d|faubourg|esplanade|promenade|passage|sentier|square|montee|parc\b|voie|hill\b|view\b|green\b|gate\b|mews|yard|quay|parade|grove|gurtel|kai\b|zeile|hauptplatz|berg\b|feld\b|graben|ried\b|tal\b|bruhl))");
  const bool number = std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; });
  const auto letters = std::ranges::count_if(folded, [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters < 3 || folded.size() > 80 || folded.find('@') != std::string::npos) return false;
  static const Pattern not_street(
      R"((?:gmbh|\bhrb\b|\bhra\b|amtsgericht|\btel\b|telefon|\bfax\b|iban|registered|vertreten|siren|siret|capital|geschaftsfuhr|\bbce\b|\bkbo\b|\brpm\b|\btva\b|\bvat\b|\buid\b|\bust\b|\brcs\b|r\.c\.s|kundennummer|\bdatum\b|\d{3}[. ]\d{3}[. ]\d{3}|\d{7}))");
  if (not_street.in(folded) || (!number && is_label_cell(folded) && folded.find(',') != std::string::npos))
    return false;
  static const Pattern place(R"(^(?:[a-z]{1,2} ?- ?)?\d{4,5} [a-z])");
  if (place.in(folded)) return false;
  return word.in(folded) || (number && folded.find('%') == std::string::npos);
}

// Words that lead to a street in a sentence.
std::size_t after_lead_in(const Reading& reading, Span piece) {
  static const Pattern lead(
      R"((?:\b(?:sise?s?(?: au| a| :)?|situee?(?: au| a| aux)?|siege(?: social)?(?: est)?(?: au| a| :)?|office (?:is )?(?:at|is)|address (?:is )?(?:at|is)|place of business (?:is )?(?:at|is)|business at|registered at|mit sitz in(?: der| dem)?|mit sitz|sitz in(?: der)?|ansassige?r?n?(?: in| unter)?(?: der)?|wohnhaft(?: in)?|se trouve(?: au| a)?|est fixee?(?: au| a)?|domiciliee?(?: au| a)?|etablie?(?: au| a)?|established at|located at|demeurant(?: au| a)?|adresse|anschrift|address|whose address is|c/o [a-z ]+|offices at|premises at|of|at)\b[ :]*))");
  std::size_t begin = piece.begin;
  for (const Match& m : lead.find_all(reading, piece)) {
    const std::string rest = fold(reading.slice({m.all.end, piece.end}));
    if (looks_like_street(rest)) begin = m.all.end;
  }
  return begin;
}

class Finder {
 public:
  explicit Finder(const Reading& reading) : reading_(reading) {}

  std::vector<Address> run() {
    continental();
    bracketed();
    british();
    dublin();
    std::ranges::sort(found_, {}, [](const Address& a) { return a.span().begin; });
    return std::move(found_);
  }

 private:
  void street_before(Address& address, std::size_t end) {
    const std::string& text = reading_.text;
    std::size_t stop = end;
    while (stop > 0 &&
           (text[stop - 1] == ' ' || text[stop - 1] == ',' || text[stop - 1] == '\n' || text[stop - 1] == '\t' ||
            text[stop - 1] == '-' || text[stop - 1] == '|' ||
            (stop >= 2 && (text.compare(stop - 2, 2, "\u00b7") == 0)) ||
            (stop >= 3 && (text.compare(stop - 3, 3, "\u2013") == 0 || text.compare(stop - 3, 3, "\u2022") == 0)))) {
      if (stop >= 3 && (text.compare(stop - 3, 3, "\u2013") == 0 || text.compare(stop - 3, 3, "\u2022") == 0))
        stop -= 3;
      else if (stop >= 2 && text.compare(stop - 2, 2, "\u00b7") == 0) stop -= 2;
      else --stop;
      if (end - stop > 12) return;
    }
    // "Chaussée de Tirlemont 112 à|5030 Gembloux", "Lindenweg 3 in 12345 Ort".
    static const Pattern towards(R"([^ ,\n]([ \n](?:a|in|at|te|zu))$)");
    if (const auto m = towards.find(reading_, {stop > 24 ? stop - 24 : 0, stop})) stop = (*m)[0].begin;
    Span piece{piece_start(reading_, stop), stop};
    // "Bâtiment C, ZA X|BP 12|14750 …": the box is no street, what stands before it is.
    static const Pattern box_alone(R"(^(?:bp|b\.p\.|cs|tsa|boite postale)[ .]*[\d ]{1,8}$)");
    if (box_alone.in(fold(reading_.slice(piece))) && piece.begin > 4) {
      stop = piece.begin;
      while (stop > 0 && std::string_view(" ,\n-").find(text[stop - 1]) != std::string_view::npos) --stop;
      piece = {piece_start(reading_, stop), stop};
    }
    if (const auto names = names_in(reading_, {piece.begin, std::min(text.size(), piece.end + 1)});
        !names.empty() && names.back().end >= piece.end)
      return; // a company's name right before its postcode
    piece.begin = after_name(piece);
    piece.begin = after_lead_in(reading_, piece);
    std::string folded = fold(reading_.slice(piece));
    // The house number stands alone before a comma, or wraps: "12, route de Trèves", "Königsallee|60f".
    const auto extend = [&] {
      std::size_t before = piece.begin;
      while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == ',' || text[before - 1] == '\n')) --before;
      if (before == piece.begin) return false;
      Span previous{piece_start(reading_, before), before};
      previous.begin = after_lead_in(reading_, previous);
      static const Pattern led_number(
          R"((?:^|[ \n])(?:at|of|au|sise?|situe|situee|:|is|siege social|in)[ \n](\d{1,4} ?(?:bis|ter|[a-d])?)$)");
      if (const auto m = led_number.find(reading_, previous)) previous.begin = (*m)[0].begin;
      const std::string p = fold(reading_.slice(previous));
      static const Pattern number_only(R"(^\d{1,4} ?(?:bis|ter|[a-d])?$)");
      static const Pattern part(
          R"(^(?:zi|za|zac|zone|parc|lieu-dit|batiment|bat\.?|immeuble|residence|unit|suite|floor|level|\d(?:st|nd|rd|th) floor|technopole|espace|centre|tour|bp \d|cs \d)\b.*$)");
      static const Pattern trailing_number(R"(^\d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4} ?[a-z]?)?$)");
      const bool bare_number = trailing_number.in(folded); // the piece is only the number: the street stands before
      const bool on_line = previous.begin >= 2 && text[previous.begin - 1] == '\n' &&
                           text[previous.begin - 2] != '\n'; // the first piece is the name
      const bool follows = (previous.begin >= 2 && text[previous.begin - 1] == ' ' &&
                            text[previous.begin - 2] == ',') ||
                           (on_line && names_in(reading_, previous).empty());
      if (number_only.in(p) || (part.in(p) && (follows || p.starts_with("unit ") || p.starts_with("z"))) ||
          (bare_number && !p.empty() && p.size() < 60)) {
        piece.begin = previous.begin;
        folded = fold(reading_.slice(piece));
        return true;
      }
      return false;
    };
    for (int i = 0; i < 2 && extend(); ++i) {}
    // "est sis Bassin Loubet": where the seat is, is a street.
    static const Pattern seat(R"((?:^|[ \n])(?:sise?s?|situee?s?|etablie?)(?: au| a| aux)?[ \n])");
    bool seated = false;
    if (!looks_like_street(folded))
      for (const Match& m : seat.find_all(reading_, piece))
        if (upper_at(text, m.all.end) && piece.end - m.all.end < 50) {
          piece.begin = m.all.end;
          seated = true;
        }
    folded = fold(reading_.slice(piece));
    if (!seated && !looks_like_street(folded) && !stands_for_street(address, piece, folded)) return;
    if (address.country == "GB" || address.country == "IE") building_before(address, piece);
    static const Pattern box(R"((?:postfach|po box|p\.o\. box|boite postale|^bp \d|^cs \d))");
    address.post_box = box.in(folded);
    address.street = one_line(reading_.slice(piece));
    address.street_span = piece;
  }

  // "Sonnenwart GmbH Robert-Bosch-Straße 5": where nothing parts the name from its street, the legal form does.
  std::size_t after_name(Span piece) const {
    const auto names = names_in(reading_, {piece.begin, std::min(reading_.text.size(), piece.end + 1)});
    if (names.empty()) return piece.begin;
    std::size_t at = names.back().end;
    while (at < piece.end && std::string_view(" \n*-").find(reading_.text[at]) != std::string_view::npos) ++at;
    return at + 4 < piece.end && upper_at(reading_.text, at) ? at : piece.begin;
  }

  // Between a company's name and its postcode stands the street, whatever it is called: "Estacade du port", "Dean Clough Mill".
  bool stands_for_street(const Address& address, Span piece, const std::string& folded) const {
    static const Pattern never(
        R"((?:registered|company|capital|siret|siren|rcs|\btel\b|vertreten|represent|@|iban|[:;]|amtsgericht|gericht|postfach|www|\.example))");
    if (piece.end - piece.begin < 4 || piece.end - piece.begin > 60 || !upper_at(reading_.text, piece.begin) ||
        never.in(folded))
      return false;
    std::size_t before = piece.begin;
    while (before > 0 &&
           (reading_.text[before - 1] == ' ' || reading_.text[before - 1] == ',' || reading_.text[before - 1] == '\n'))
      --before;
    if (before == piece.begin || !names_in(reading_, piece).empty()) return false;
    const auto names = names_in(reading_,
                                {before > 120 ? before - 120 : 0, std::min(reading_.text.size(), before + 1)});
    if (!names.empty() && names.back().end + 2 >= before) return true;
    // A British or Irish postcode proves an address; what stands before the town is its street, if something stands before that.
    return (address.country == "GB" || address.country == "IE") && reading_.text[piece.begin - 1] != '\t' &&
           piece.begin >= 2 && std::ranges::count(folded, ' ') < 6 &&
           (reading_.text[piece.begin - 2] == ',' ||
            (reading_.text[piece.begin - 1] == '\n' && before > reading_.paragraph_at(piece.begin).begin));
  }

  // "The Sawmill, Dovedale Lane": a house with a name instead of a number stands before its street.
  void building_before(const Address& address, Span& piece) const {
    const std::string& text = reading_.text;
    static const Pattern building(
        R"(^(?:unit|suite|studio|flat|apartment|room|floor|level|block|\d+(?:st|nd|rd|th) floor|(?:ground|first|second|third|fourth|top) floor)\b|\b(?:house|mills?|court|yard|[a-z]*works|barn|farm|cottage|lodge|hall|buildings?|tower|centre|maltings|stables|granary|exchange|chambers|arcade|point|plaza|chapel|rectory|wharf|warehouse|smithy|foundry|institute|distillery|brewery|depot|park|estate|offices?|dock|campus|hub|kiln|kettle|forge|station|sawmill|pavilion)$)");
    static const Pattern led(R"((?:^|[ \n])(?:is at|are at|at|of|is|in|address:?)[ \n])");
    static const Pattern organisation(
        R"((?:council|university|trust|college|school|society|church|club|charity|represented|registered|company|partnership))");
    for (int i = 0; i < 2; ++i) {
      if (piece.begin < 3 || (text[piece.begin - 1] != ' ' && text[piece.begin - 1] != '\n') ||
          text[piece.begin - 2] != ',')
        return;
      Span before{piece_start(reading_, piece.begin - 2), piece.begin - 2};
      const Span whole = before;
      for (const Match& m : led.find_all(reading_, whole))
        if (upper_at(text, m.all.end) || (text[m.all.end] >= '0' && text[m.all.end] <= '9')) before.begin = m.all.end;
      const std::string folded = fold(reading_.slice(before));
      const bool is_building = building.in(folded);
      const bool numbered = std::ranges::any_of(reading_.slice(piece), [](char c) { return c >= '0' && c <= '9'; });
      // "Rockwell Dairy Partnership, Ballinahinch, Cashel, E25 PW11": on one line with its postcode the first piece is the name.
      const bool opens = before.begin == reading_.paragraph_at(before.begin).begin &&
                         address.postcode_span.begin < reading_.line_at(before.begin).end;
      if ((numbered || opens || i > 0) && !is_building) return;
      if (before.end < before.begin + 4 || before.end - before.begin > 40 || organisation.in(folded) ||
          !(upper_at(text, before.begin) || (is_building && text[before.begin] >= '0' && text[before.begin] <= '9')) ||
          !names_in(reading_, {before.begin, std::min(text.size(), before.end + 2)}).empty())
        return;
      piece.begin = before.begin;
    }
  }

  // In columns the street stands in the cell above, not at the end of the line before.
  bool street_above(Address& address, std::size_t postcode) {
    const int c = reading_.cell_at(postcode);
    if (c < 0) return false;
    const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
    const Row& own = reading_.rows[static_cast<std::size_t>(cell.row)];
    if (postcode > cell.span.begin + 3 || own.cells.size() < 2) return false;
    for (std::size_t r = static_cast<std::size_t>(cell.row); r-- > 0;) {
      const Row& row = reading_.rows[r];
      if (row.page != cell.page || cell.box.y0 - row.y1 > 1.2 * (cell.box.y1 - cell.box.y0)) return false;
      for (const int above : row.cells) {
        const Cell& there = reading_.cells[static_cast<std::size_t>(above)];
        const std::string folded = fold(reading_.slice(there.span));
        if (there.box.x0 > cell.box.x0 + 6 || there.box.x0 < cell.box.x0 - 6 || !looks_like_street(folded)) continue;
        address.street = one_line(reading_.slice(there.span));
        address.street_span = there.span;
        return true;
      }
      return false;
    }
    return false;
  }

  // "établi à 5004 Bouge, Chaussée de Louvain 471": the street behind its town.
  void street_behind(Address& address) {
    static const Pattern led(R"((?:\b(?:a|in|etabli a|established in|situe a|sitz in|wohnhaft in)[ \n]$))");
    const std::size_t at = address.postcode_span.begin;
    if (!address.street.empty() && !led.in(reading_.folded_slice({at > 16 ? at - 16 : 0, at}))) return;
    static const Pattern behind(
        R"(^,[ \n]((?:\d{1,4}(?: ?bis| ?ter|[a-z])?,[ \n])?[^,;\n\t()]{4,50}?(?:[ \n]\d{1,4} ?[a-z]?)?)(?:,|;|\(|\.[ \n]|\n|$))");
    const auto m = behind.find(reading_,
                               {address.city_span.end, std::min(reading_.text.size(), address.city_span.end + 70)});
    if (!m || m->all.begin != address.city_span.end) return;
    const std::string folded = fold(reading_.slice((*m)[0]));
    const bool digits = std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || !looks_like_street(folded) ||
        !(upper_at(reading_.text, (*m)[0].begin) || (folded[0] >= '0' && folded[0] <= '9')))
      return;
    address.street = one_line(reading_.slice((*m)[0]));
    address.street_span = (*m)[0];
  }

  void continental() {
    static const Pattern postcode(
        R"((?:^|[ \n\t,(*|:-])(?:(de|at|ch|fr|be|lu|nl|d|a|f|b|l|fl|li) ?- ?)?(\d{4,5})(?: ([a-z]{2}))?[ \n\t]([a-z']))");
    static const std::map<std::string, std::string, std::less<>> prefixes{{"d", "DE"}, {"a", "AT"}, {"f", "FR"},
                                                                          {"b", "BE"}, {"l", "LU"}, {"fl", "LI"}};
    for (const Match& m : postcode.find_all(reading_)) {
      static const Pattern longer_number(R"(\d{3} \d{3}[ \n]$)"); // the end of a SIRET
      if (longer_number.in(reading_.folded_slice({m[1].begin > 9 ? m[1].begin - 9 : 0, m[1].begin}))) continue;
      // "TS-2026-0713": the end of a code, unless a country's letter stands before the stroke.
      const std::size_t digits_at = m[1].begin;
      if (m[0].empty() && digits_at >= 2 && reading_.text[digits_at - 1] == '-' && reading_.text[digits_at - 2] != ' ')
        continue;
      Address address;
      address.postcode_span = m[1];
      address.postcode = std::string(reading_.slice(m[1]));
      std::size_t city_at = m[3].begin;
      const std::string letters(reading_.slice(m[2]));
      if (!letters.empty() && address.postcode.size() == 4 && letters[0] >= 'A' && letters[0] <= 'Z' &&
          letters[1] >= 'A' && letters[1] <= 'Z') { // 5683 CG
        address.postcode += " " + letters;
        address.postcode_span.end = m[2].end;
        address.country = "NL";
      } else if (!letters.empty()) {
        city_at = m[2].begin;
      }
      if (address.postcode.size() == 4 &&
          (address.postcode.starts_with("19") || address.postcode.starts_with("20"))) { // a year after a month or day
        static const Pattern date_before(
            R"((?:januar|janner|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|may|june|july|october|december|\d\.|/)[ \n]?$)");
        const Span f = reading_.folded_span(m[1]);
        if (date_before.in(std::string_view(reading_.folded)
                               .substr(f.begin > 14 ? f.begin - 14 : 0, std::min<std::size_t>(f.begin, 14))))
          continue;
      }
      address.city_span = city_after(reading_, city_at);
      address.city = one_line(reading_.slice(address.city_span));
      if (address.city.size() < 2 || address.city.find(':') != std::string::npos) continue;
      static const Pattern month(
          R"(^(?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|eur|euro|chf|stuck|stunden|tage|seiten|uhr|einheiten|kwh|km|gmbh|abs|der|die|das|ist|wird|gilt|unites|heures|exemplaires|users|nutzer|pieces|hours|units|pages|feuilles|blatt|liter|kopien)\b)");
      if (month.in(fold(address.city))) continue;
      static const Pattern article(R"(^(?:le|la|les)$)"); // "Le Mans" is a town, "Le" is not
      if (article.in(fold(address.city))) continue;
      const std::string prefix = std::string(reading_.folded_slice(m[0]));
      if (const auto it = prefixes.find(prefix); it != prefixes.end()) address.country = it->second;
      else if (prefix.size() == 2)
        for (const char c : prefix) address.country += static_cast<char>(c - 32);
      const std::size_t begin = m[0].empty() ? m[1].begin : m[0].begin;
      if (!street_above(address, m[1].begin)) street_before(address, begin);
      street_behind(address);
      // Without street and prefix a number and a capital prove little: keep it only at a line's begin, with five digits.
      if (address.street.empty() && address.country.empty()) {
        const bool line_start = begin == 0 || reading_.text[begin - 1] == '\n' || reading_.text[begin - 1] == '\t';
        if (!line_start || (address.postcode.size() == 4 && address.postcode[0] == '2' && address.postcode[1] == '0'))
          continue;
      }
      found_.push_back(std::move(address));
    }
  }

  // "situé à Villeurbanne (69100), 25 rue Decomberousse": town, postcode in brackets, street before or behind.
  void bracketed() {
    static const Pattern town(
        R"(((?:[a-z][a-z'-]+[ ]){0,4}?[a-z][a-z'-]+)[ \n]\((?:[a-z]{1,2}-)?(\d{4,5})\)(?:,?[ \n]([^,;()\n\t]{4,50}[^,;()\n\t ]))?)");
    for (const Match& m : town.find_all(reading_)) {
      Address address;
      address.city_span = m[0];
      static const Pattern lead(
          R"((?:^|[ \n])(?:a|in|at|de|des|le|la|siege|sise?|situe|situee|demeurant|domicilie|domiciliee|sitz|of)[ \n])");
      for (const Match& l : lead.find_all(reading_, m[0]))
        if (upper_at(reading_.text, l.all.end)) address.city_span.begin = l.all.end;
      if (!upper_at(reading_.text, address.city_span.begin)) continue;
      address.city = one_line(reading_.slice(address.city_span));
      address.postcode_span = m[1];
      address.postcode = std::string(reading_.slice(m[1]));
      if (!m[2].empty() && looks_like_street(fold(reading_.slice(m[2]))) &&
          std::ranges::any_of(reading_.slice(m[2]), [](char c) { return c >= '0' && c <= '9'; })) {
        address.street_span = m[2];
        address.street = one_line(reading_.slice(m[2]));
      } else {
        street_before(address, address.city_span.begin);
      }
      if (!address.street.empty()) found_.push_back(std::move(address));
    }
  }

  void british() {
    static const Pattern postcode(
        R"((?:^|[ \n\t,])([a-z]{1,2}\d[a-z\d]?[ \n]?\d[a-z]{2}|[ac-fhknprtv-y][\do][\dwo][ \n]?[0-9ac-fhknprtv-y]{4})(?:[^a-z0-9]|$))");
    for (const Match& m : postcode.find_all(reading_)) {
      std::string printed = one_line(reading_.slice(m[0]));
      // Recognition reads "D02" as "DO2": the routing key has digits there.
      static const Pattern other_form(R"(^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$)");
      if (const auto o = printed.find('O', 1); o != std::string::npos && o < 3 && !other_form.in(fold(printed))) {
        if (!reading_.document->scanned) continue;
        for (std::size_t i = 1; i < 3; ++i)
          if (printed[i] == 'O') printed[i] = '0';
      }
      if (std::ranges::any_of(printed, [](char c) { return c >= 'a' && c <= 'z'; })) continue;
      if (printed.find(' ') == std::string::npos && printed.size() < 6) continue;
      static const Pattern irish(R"(^[ac-fhknprtv-y]\d[\dw] ?[0-9ac-fhknprtv-y]{4}$)");
      Address address;
      address.postcode = printed;
      address.postcode_span = m[0];
      address.country = irish.in(fold(printed)) && printed.size() - (printed.find(' ') != std::string::npos) == 7
                            ? "IE"
                            : "GB";
      town_before(address, m[0].begin);
      if (const int c = reading_.cell_at(m[0].begin);
          c >= 0 && !address.city.empty() &&
          address.city_span.begin <= reading_.cells[static_cast<std::size_t>(c)].span.begin + 2)
        street_above(address, reading_.cells[static_cast<std::size_t>(c)].span.begin);
      if (!address.city.empty() && !address.street.empty()) found_.push_back(std::move(address));
    }
  }

  void dublin() { // addresses without an Eircode
    static const Pattern district(R"((?:^|[ \n\t,])(dublin \d{1,2}w?|cork|galway|limerick)(?:[,.\n;)]| ireland|$))");
    for (const Match& m : district.find_all(reading_)) {
      if (std::ranges::any_of(found_, [&](const Address& a) {
            return a.city_span.begin <= m[0].begin && m[0].begin <= a.postcode_span.end + 3;
          }))
        continue;
      Address address;
      address.city = one_line(reading_.slice(m[0]));
      address.city_span = m[0];
      address.postcode_span = m[0];
      address.country = "IE";
      street_before(address, m[0].begin);
      if (!address.street.empty()) found_.push_back(std::move(address));
    }
  }

  void town_before(Address& address, std::size_t begin) {
    const std::string& text = reading_.text;
    std::size_t stop = begin;
    while (stop > 0 &&
           (text[stop - 1] == ' ' || text[stop - 1] == ',' || text[stop - 1] == '\n' || text[stop - 1] == '\t'))
      --stop;
    Span piece{piece_start(reading_, stop), stop};
    static const Pattern county(
        R"(^(?:co\.? [a-z]+|county [a-z]+|[a-z ]*shire|kent|essex|surrey|norfolk|suffolk|sussex|[a-z]+ sussex|devon|cornwall|cumbria|merseyside|greater manchester|[a-z]+ yorkshire|west midlands|england|scotland|wales|northern ireland|ireland)$)");
    if (county.in(fold(reading_.slice(piece)))) {
      stop = piece.begin;
      while (stop > 0 && (text[stop - 1] == ' ' || text[stop - 1] == ',' || text[stop - 1] == '\n')) --stop;
      piece = {piece_start(reading_, stop), stop};
    }
    address.city = one_line(reading_.slice(piece));
    address.city_span = piece;
    if (address.city.size() > 40 ||
        std::ranges::any_of(fold(address.city), [](char c) { return c >= '0' && c <= '9'; })) {
      static const Pattern dublin_number(R"(^dublin \d)");
      if (!dublin_number.in(fold(address.city))) {
        address.city.clear();
        return;
      }
    }
    street_before(address, piece.begin);
  }

  const Reading& reading_;
  std::vector<Address> found_;
};

} // namespace

std::vector<Address> find_addresses(const Reading& reading) { return Finder(reading).run(); }

std::string country_named(std::string_view folded) {
  static const std::pair<const char*, Pattern> countries[] = {
      {"DE", Pattern(R"(\b(?:deutschland|germany|allemagne|bundesrepublik)\b)")},
      {"AT", Pattern(R"(\b(?:osterreich|austria|autriche)\b)")},
      {"CH", Pattern(R"(\b(?:schweiz|switzerland|suisse)\b)")},
      {"FR", Pattern(R"(\b(?:france|frankreich)\b)")},
      {"BE", Pattern(R"(\b(?:belgique|belgien|belgium)\b)")},
      {"NL", Pattern(R"(\b(?:netherlands|niederlande|pays-bas)\b)")},
      {"GB",
       Pattern(R"(\b(?:united kingdom|england|scotland|wales|royaume-uni|vereinigtes konigreich|great britain)\b)")},
      {"IE", Pattern(R"(\b(?:ireland|irland|irlande)\b)")},
      {"LU", Pattern(R"(\b(?:luxemburg|luxembourg|grand-duche)\b)")},
      {"US", Pattern(R"(\b(?:usa|united states|etats-unis)\b)")},
      {"IT", Pattern(R"(\b(?:italien|italy|italie)\b)")}};
  for (const auto& [code, pattern] : countries)
    if (pattern.in(folded)) return code;
  return {};
}

} // namespace socle::contracts
