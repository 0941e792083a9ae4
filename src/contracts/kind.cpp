#include "contracts/kind.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

struct Title {
  const char* kind;
  Pattern pattern;
};

// In the order in which they win.
const std::vector<Title>& titles() {
  static const std::vector<Title>
      table{
          {"nda",
           Pattern(
               R"((?:geheimhaltungs(?:vereinbarung|vertrag|abrede)|vertraulichkeits(?:vereinbarung|erklarung|abrede)|verschwiegenheitsvereinbarung|non-?disclosure|confidentiality (?:agreement|undertaking|deed)|accord de (?:confidentialite|non-divulgation)|engagement de confidentialite|convention de confidentialite|\bnda\b))")},
          {"letter_of_intent",
           Pattern(
               R"((?:absichtserklarung|letter of intent|lettre d'intention|declaration d'intention|memorandum of understanding|heads of terms|heads of agreement|\bloi\b ?\(|eckpunktepapier|term sheet|vorvertragliche))")},
          {"minutes",
           Pattern(
               R"((?:^(?:[a-z]*protokoll|besprechungsnotiz|gesprachsnotiz|sitzungs[a-z]*|niederschrift|aktennotiz|verhandlungsprotokoll)|^(?:compte[- ]rendu|proces-verbal|pv de reunion|releve de decisions)|minutes of|^minutes|meeting notes|meeting minutes|ergebnisprotokoll))")},
          {"employment",
           Pattern(
               R"((?:arbeitsvertrag|anstellungsvertrag|dienstvertrag fur (?:angestellte|arbeitnehmer)|contrat de travail|employment (?:contract|agreement)|contract of employment|ausbildungsvertrag|praktikantenvertrag|geschaftsfuhrer-?anstellungsvertrag))")},
          {"amendment",
           Pattern(
               R"((?:\bnachtrag|nachtragsvereinbarung|anderungsvereinbarung|anderungsvertrag|zusatzvereinbarung|erganzungsvereinbarung|vertragsanderung|vertragszusatz|\bavenant|amendment|deed of variation|variation (?:agreement|no|to)|addendum|change order|supplemental agreement))")},
          {"framework",
           Pattern(
               R"((?:rahmenvertrag|rahmenvereinbarung|rahmen(?:liefer|dienst|werk|bestell|auftrag|kauf|miet)[a-z]*|accord[- ]cadre|contrat[- ]cadre|convention[- ]cadre|framework (?:agreement|contract)|master (?:purchase|supply) agreement|call-off contract terms|abrufvertrag|contrat a bons de commande))")},
          {"offer",
           Pattern(R"((?:^(?:unser |ihr |verbindliches |freibleibendes )?angebot(?:\b|s)|^offerte|^kostenvoranschlag|^angebots?nummer|^devis\b|^offre (?:de prix|commerciale|no|n)|^proposition (?:commerciale|tarifaire|de)|^quotation\b|^quote\b|^estimate\b|^(?:commercial |business )?proposal|^tender\b|\bangebot (?:nr|no|a-)|devis (?:no|n)|quotation (?:no|number|ref)))")},
          {"invoice",
           Pattern(
               R"((?:^(?:schluss|abschlags|teil|monats)?rechnung(?: nr| \d|$|snummer)|^rechnungs-?(?:nr|nummer)|^facture(?: no| n|$)|^(?:tax |sales |vat )?invoice(?: no| number|[ :]*$| [a-z0-9-]*\d)|^gutschrift$|^credit note))")},
          {"terms",
           Pattern(
               R"((?:^allgemeine (?:geschafts|vertrags|liefer|einkaufs|verkaufs|miet)[a-z-]*bedingungen|^agb\b|^conditions generales|^cgv\b|^cgu\b|^general terms|^(?:standard )terms\b|^terms (?:and conditions|of (?:business|sale|service|supply))|^preisliste|^tarifblatt|^price list|^liste de(?:s)? prix|^grille tarifaire|^tarifs? \d{4}|^honorarordnung|^preisverzeichnis|^einkaufsbedingungen))")}};
  return table;
}

bool binds(const Reading& reading) {
  static const Pattern pattern(
      R"((?:schliessen (?:hiermit )?(?:den )?(?:folgenden |nachstehenden )?(?:vertrag|vereinbarung)|wird (?:der )?(?:folgende|nachstehende)[a-z]* (?:vertrag|vereinbarung)|vereinbaren (?:die parteien|was folgt|folgendes)|il (?:a ete|est) convenu|ont convenu|it is (?:hereby )?agreed|the parties agree|angenommen|auftrag erteilt|bon pour accord|lu et approuve|accepted|einverstanden))");
  return pattern.in(reading.folded);
}

// Papers whose title does not tell: prices for orders to come, and intentions that bind nobody.
void by_what_it_says(const Reading& reading, Kind& kind) {
  if (kind.name != "service_contract") return;
  static const Pattern no_quantity(
      R"((?:mindest(?:abnahme|bestell|abruf)?menge wird nicht|keine (?:mindestmenge|mindestabnahme|abnahmeverpflichtung|abnahmepflicht)|abnahme(?:verpflichtung|pflicht) (?:besteht|wird)[^.]{0,20} nicht|pflicht zum abruf[^.]{0,40} nicht|does not (?:undertake|commit) to (?:issue|order|buy|purchase|place)|no (?:obligation|commitment) to (?:order|purchase|buy|call off|place)|aucun (?:minimum|engagement) de (?:commande|volume|quantite)|sans engagement (?:de volume|de quantite|de commande|de minimum)|ne s'engage (?:pas|sur aucun)[^.]{0,30}(?:quantite|volume|commande)))");
  static const Pattern call_off(
      R"((?:\babruf|call[- ]?off|bons? de commande|orders? (?:placed|issued)|issuing an order|commandes? (?:passees?|successives)|einzelbestellung))");
  static const Pattern not_binding(
      R"((?:ne constitue[^.]{0,40}(?:engagement|commande|contrat)|rechtlich (?:nicht|un)[- ]?(?:bindend|verbindlich)|begrundet keine[^.]{0,30}(?:verpflichtung|pflicht|anspruch)|not (?:intended to be )?legally binding|does not (?:constitute|create)[^.]{0,40}(?:contract|obligation|commitment)))");
  static const Pattern intention(
      R"((?:lettre d'intention|notre intention|absicht|intention to|letter of intent|intend to))");
  if (const auto m = not_binding.find(reading, {0, reading.body_end}); m && intention.in(reading.folded)) {
    kind.name = "letter_of_intent";
    kind.span = m->all;
  } else if (const auto f = no_quantity.find(reading, {0, reading.body_end}); f && call_off.in(reading.folded)) {
    kind.name = "framework";
    kind.span = f->all;
  }
}

} // namespace

Kind find_kind(const Reading& reading) {
  Kind kind;
  // Titles: the first lines, and large lines of the first page.
  std::vector<double> sizes;
  for (const Cell& cell : reading.cells) sizes.push_back(cell.box.y1 - cell.box.y0);
  if (sizes.empty()) return kind;
  std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
  const double usual = sizes[sizes.size() / 2];
  struct Candidate {
    std::string text;
    Span span;
    double size;
    std::size_t order;
  };
  std::vector<Candidate> lines;
  std::size_t order = 0;
  const double large_factor = reading.document->scanned ? 1.5 : 1.18; // recognised boxes vary with the letters in them
  for (const Line& line : reading.lines) {
    const Cell& first = reading.cells[static_cast<std::size_t>(line.cells.front())];
    if (first.page > 1) break;
    if (first.zone == Zone::footer) continue;
    ++order;
    for (const int c : line.cells) {
      const Cell& cell = reading.cells[static_cast<std::size_t>(c)];
      const double size = cell.box.y1 - cell.box.y0;
      const std::string text = one_line(reading.folded_slice(cell.span));
      if (text.size() > 130 || text.size() < 3) continue;
      static const Pattern subject(R"(^(?:objet|betreff|betrifft|betr\.|subject|re) ?: )");
      const bool early = order <= 7 || subject.in(text) || cell.box.y0 < 0.25 * reading.document->pages.front().height;
      if ((size > large_factor * usual && text.size() < 80) || (early && text.size() < 90))
        lines.push_back({text, cell.span, size, order});
    }
  }
  // A paper that calls itself a contract in its title is none of the papers that only mention one.
  static const Pattern contract_word(
      R"((?:^|[a-z]|[ -])(?:vertrag\b|vereinbarung\b|contrat\b|convention\b|agreement\b|contract\b|lease\b|\bbail\b|bon de commande|order form|auftragsschreiben|\bauftrag\b|auftragserteilung|mandat\b|bestellung\b|purchase order))");
  bool contract_title = false;
  for (const Candidate& c : lines) {
    static const Pattern other(
        R"((?:angebot|offerte|devis|quotation|proposal|grundlage|rechnung|gemass|zum vertrag|invoice|facture))");
    if (c.text.size() < 75 && contract_word.in(c.text) && !other.in(c.text) &&
        (c.order <= 5 || c.size > large_factor * usual))
      contract_title = true;
  }
  double best_size = 0;
  for (const Title& title : titles())
    for (const Candidate& c : lines) {
      if (!title.pattern.in(c.text)) continue;
      // "Ihr Angebot vom", "Rahmenvertrag: keiner", "auf Grundlage des Rahmenvertrags": mentions, not titles.
      static const Pattern mention(
          R"((?:ihr(?:e[snm]?)? angebot|unser(?:em|es)? angebot|angebot(?:es|s)? (?:nr\.?|vom)[^:]{0,40}(?:vom|bestell)|keiner|gemass|grundlage|votre (?:devis|offre)|suite a|your (?:quotation|quote|proposal)|selon|following|zum rahmenvertrag|im rahmen|unter dem rahmen|vereinbarung nach art|beilage|rechnungsanschrift|rechnungsadresse|invoice (?:address|to)|adresse de facturation|rechnungsempfanger))");
      if (mention.in(c.text)) continue;
      const bool large = c.size > large_factor * usual;
      static const Pattern subject(R"(^(?:objet|betreff|betrifft|betr\.|subject|re) ?: )");
      if (!large && c.order > 7 && !subject.in(c.text)) continue;
      if (c.size < best_size * 0.75 && kind.span.end > 0) continue;
      if (kind.span.end > 0) continue;
      if (contract_title && (std::string_view(title.kind) == "offer" || std::string_view(title.kind) == "invoice" ||
                             std::string_view(title.kind) == "terms"))
        continue;
      // Conditions in a contract's own head line ("Conditions particulières") and a form's offer that was accepted.
      if (std::string_view(title.kind) == "terms" && binds(reading)) continue;
      kind.name = title.kind;
      kind.span = c.span;
      best_size = c.size;
    }
  by_what_it_says(reading, kind);
  kind.is_contract = kind.name == "service_contract" || kind.name == "amendment" || kind.name == "framework";
  static const Pattern draft(R"((?:\bentwurf\b|\bprojet de contrat\b|\bdraft\b|\bmuster\b))");
  for (const Candidate& c : lines)
    if (draft.in(c.text)) kind.draft = true;
  return kind;
}

} // namespace socle::contracts
