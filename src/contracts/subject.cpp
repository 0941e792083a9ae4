#include "contracts/items.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// "1. Gegenstand", "Objet :", "§ 1 Leistungen des Auftragnehmers", "Scope".
const Pattern& subject_heading() {
  static const Pattern pattern(
      R"(^(?:(?:ss|art\.?|article|artikel|clause|ziffer)? ?(?:\d{1,2}(?:\.\d)?|[a-z]|[ivx]{1,4}|1er)[.):/ -]*[ \t]*)?[(-]* ?(?:vertrags|leistungs|miet|kauf|liefer|auftrags)?(?:gegenstand|inhalt)(?: (?:des|der|und) [a-z, ]{3,30})?|^(?:(?:ss|art\.?|article|artikel|clause|ziffer)? ?(?:\d{1,2}(?:\.\d)?|[a-z]|[ivx]{1,4}|1er)[.):/ -]*[ \t]*)?(?:leistung(?:en|sumfang|sbeschreibung)?(?: des auftragnehmers| der auftragnehmerin)?|lieferung|auftrag|umfang|mietsache|mietobjekt|objet(?: du (?:contrat|marche))?|prestations?|missions?|materiel|designation|subject(?: matter)?|(?:the )?services?|scope(?: of (?:services|work))?|(?:the )?works?|(?:the )?goods|equipment|supply|engagement|deliverables|nature de la mission)[ :.)]*$)");
  return pattern;
}

// A sentence is cut where it begins to explain: at a colon's list, a dash, a second clause.
std::string clipped(std::string text, std::size_t most) {
  for (const std::string_view stop : {"; ", " – ", " — ", " (", ". "})
    if (const auto at = text.find(stop); at != std::string::npos && at > 12) text.resize(at);
  if (text.size() > most) {
    std::size_t at = text.rfind(", ", most);
    if (at == std::string::npos || at < 24) at = text.rfind(' ', most);
    if (at == std::string::npos || at < 8) at = most;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    text.resize(at);
  }
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ':' || text.back() == ' '))
    text.pop_back();
  return text;
}

// "Der Auftragnehmer übernimmt die Reinigung" → "Reinigung": who does it is no part of what it is.
std::string without_opening(const std::string& text) {
  static const Pattern opening(
      R"(^((?:\(?\d{1,2}(?:\.\d+)*[.)]? |\(\d\) |[a-z]\) )?(?:gegenstand (?:des vertrage?s|dieses vertrage?s|der vereinbarung|des auftrags)? ?(?:ist|sind) |(?:der|die|das) (?:auftragnehmer|auftragnehmerin|anbieter|anbieterin|lieferant|lieferantin|vermieter|vermieterin|dienstleister|verkaufer|beauftragte|unternehmer|agentur)[a-z]* (?:ubernimmt|erbringt|liefert|fuhrt|vermietet|uberlasst|stellt|wartet|betreut|reinigt|betreibt|verkauft|erstellt|berat)? ?|le (?:present contrat|prestataire|fournisseur|bailleur|vendeur) (?:a pour objet|assure|realise|fournit|loue|s'engage a|effectue|vend|prend en charge|met a (?:la )?disposition)? ?|the (?:supplier|contractor|provider|company|consultant|seller|lessor|hirer) (?:shall|will|agrees to|undertakes to)? ?(?:provide|supply|perform|carry out|deliver|maintain|let|hire)?s? ?)(?:dem auftraggeber |der auftraggeberin |dem kunden |den auftraggeber |au client |the customer with |the client with |to the customer |for the customer )?(?:die |den |der |das |l'|la |le |les |the )?))");
  const std::string folded = fold(text);
  const auto found = opening.groups_in(folded);
  if (!found || (*found)[0].empty() ||
      folded.size() != text.size()) { // positions agree only where folding kept the length
    if (!found || (*found)[0].empty()) return text;
    const auto words = static_cast<std::size_t>(std::ranges::count((*found)[0], ' '));
    std::size_t at = 0;
    for (std::size_t i = 0; i < words && at != std::string::npos; ++i) at = text.find(' ', at + (i > 0 ? 1 : 0));
    return at == std::string::npos || at + 4 > text.size() ? text : trim(std::string_view(text).substr(at));
  }
  return (*found)[0].size() + 4 > text.size() ? text : text.substr((*found)[0].size());
}

// "Wartungsvertrag Nr. 12 für Aufzüge" → "Wartung für Aufzüge": what kind of paper it is, and its number, name no service.
std::string without_paper(const std::string& title) {
  std::string result;
  std::size_t at = 0;
  bool skip_next = false;
  while (at < title.size()) {
    const std::size_t blank = std::min(title.find(' ', at), title.size());
    std::string word = title.substr(at, blank - at);
    at = blank + 1;
    const std::string folded = fold(word);
    static const Pattern label(R"(^(?:nr|no|n|ref|reference|number|vom|du|dated)[.:]*$)"), number(R"(\d)"),
        opening(R"(^(?:uber|de|d|des|du|for|of|zur|zum|fur|the|-|:|betreff|objet|re|subject)[:.]*$)");
    static const Pattern paper(
        R"(^(?:vertrag|vereinbarung|contrat|convention|agreement|contract|order|bestellung|auftrag|lettre|letter|confirmation|auftragsbestatigung|auftragsschreiben|bon|commande|accord|particulieres|conditions|form|deed|draft|marche|mission|prive)[,:.]*$)");
    if (skip_next && number.in(folded)) continue;
    skip_next = label.in(folded);
    if (skip_next || paper.in(folded) || (number.in(folded) && folded.size() > 3) ||
        (result.empty() && opening.in(folded)))
      continue;
    for (const std::string_view suffix : {"svertrag", "vertrag", "svereinbarung", "vereinbarung"})
      if (folded.size() > suffix.size() + 3 && folded.ends_with(suffix) && word.size() > suffix.size()) {
        word.resize(word.size() - suffix.size());
        break;
      }
    if (result.empty() && (folded.starts_with("d'") || folded.starts_with("l'")))
      for (const std::string_view apostrophe : {"'", "’"})
        if (const auto cut = word.find(apostrophe); cut != std::string::npos) {
          word = word.substr(cut + apostrophe.size());
          break;
        }
    result += (result.empty() ? "" : " ") + word;
  }
  static const Pattern tail(R"((?:^|[ ])(?:-|:|,|uber|de|du|for|of|our|ihre?|unsere?|notre|votre|und|and|et)$)");
  while (tail.in(fold(result)) && !result.empty())
    result.resize(result.find_last_of(' ') == std::string::npos ? 0 : result.find_last_of(' '));
  return clipped(result, 80);
}

// The title, or of a letter the line that stands for it: above the salutation, or labelled as its subject.
std::string title_subject(const Reading& reading) {
  static const Pattern salutation(R"(^(?:sehr geehrte|guten tag|dear |madame|monsieur|mesdames|chere?s? |liebe))"),
      labelled(R"(^(?:objet|betreff|betrifft|re|subject)[ ]?: ?(.{6,}))");
  static const Pattern paper(
      R"((?:vertrag|vereinbarung|contrat|convention|agreement|contract\b|lettre de mission|\bmarche\b))"),
      no_title(
          R"((?:^zwischen|^entre|^between|gmbh|\bltd|\bsarl|\bsas\b|\bag\b|nachfolgend|folgende|this agreement|present contrat|dieser vertrag|vertragspartner|@|^\d|tel\b|telefon))");
  std::string last, best;
  double largest = 0;
  for (std::size_t l = 0; l < reading.lines.size() && l < 40; ++l) {
    const Cell& cell = reading.cells[static_cast<std::size_t>(reading.lines[l].cells.front())];
    if (cell.page > 1 || cell.zone == Zone::footer) continue;
    const std::string printed = one_line(reading.slice(cell.span)), folded = fold(printed);
    if (labelled.in(folded)) return without_paper(printed.substr(std::min(printed.find(':') + 1, printed.size())));
    if (salutation.in(folded) && !last.empty()) return without_paper(last);
    static const Pattern date_line(
        R"(^[a-z /-]{2,30},? (?:den |le |am |the )?\d{1,2}\.? ?[a-z0-9]|^\d{1,2} [a-z]+ 20\d\d$)");
    if (printed.size() < 100 && printed.size() > 6 && !date_line.in(folded) && !no_title.in(folded)) last = printed;
    const double size = cell.box.y1 - cell.box.y0;
    if (paper.in(folded) && !no_title.in(folded) && printed.size() < 90 && size > largest * 1.05) {
      largest = size;
      best = printed;
    }
  }
  return without_paper(best);
}

} // namespace

std::string find_subject(const Reading& reading) {
  for (std::size_t l = 0; l < reading.lines.size(); ++l) {
    const Line& line = reading.lines[l];
    if (line.span.begin >= reading.body_end || line.span.begin > reading.text.size() / 2) break;
    const Span label = reading.cells[static_cast<std::size_t>(line.cells.front())].span;
    Span value;
    const std::string first = trim(reading.folded_slice(label));
    static const Pattern number(R"(^(?:ss ?)?(?:\d{1,2}|[a-z]|[ivx]{1,3})[.)]?$)");
    if (line.cells.size() >= 2 && first.size() < 50) {
      const std::size_t at = number.in(first) && line.cells.size() > 2 ? 1 : 0;
      if (subject_heading().in(
              trim(reading.folded_slice(reading.cells[static_cast<std::size_t>(line.cells[at])].span))))
        value = reading.cells[static_cast<std::size_t>(line.cells[at + 1])].span;
    } else if (line.cells.size() == 1 && first.size() < 60 && subject_heading().in(first) &&
               l + 1 < reading.lines.size()) {
      value = reading.sentence_at(reading.lines[l + 1].span.begin);
      value.begin = std::max(value.begin, reading.lines[l + 1].span.begin); // not the heading above it
    }
    if (value.empty()) continue;
    if (const Span sentence = reading.sentence_at(value.begin);
        sentence.end > value.end && sentence.begin <= value.begin)
      value.end = std::min(sentence.end, value.begin + 300);
    const std::string text = clipped(without_opening(one_line(reading.slice(value))), 90);
    static const Pattern elsewhere( // "… erbringt die folgenden Leistungen": what they are stands elsewhere
        R"(\b(?:folgend|nachfolgend|nachstehend|untenstehend|beschrieben|aufgefuhrt|genannt|bezeichnet|following|listed|described|specified|set out|suivant|ci-apres|ci-dessous|enumere|decrit|designe)[a-z]*)");
    if (text.size() >= 4 && !elsewhere.in(fold(text))) return text;
  }
  const std::string title = title_subject(reading);
  return title.size() >= 5 ? title : std::string();
}

} // namespace socle::contracts
