#include "contracts/vocabulary.h"
#include "contracts/pattern.h"

#include <algorithm>
#include <array>
#include <map>

namespace socle::contracts {

const char* const kSellerWords =
    "auftragnehmer(?:in|innen|s|n)?|auftrag-?nehmerin|anbieter(?:in|s)?|lieferant(?:in|en)?|verkaufer(?:in|s)?|vermieter(?:in|s)?|lizenzgeber(?:in|s)?|dienstleister(?:in|s)?|"
    "leistungserbringer(?:in|s)?|leistungsgeber(?:in)?|werkunternehmer(?:in|s)?|unternehmer(?:in|s)?|verpachter(?:in|s)?|leasinggeber(?:in|s)?|beauftragte[rn]?|"
    "provider|werkvertragsnehmer(?:in)?|"
    "prestataire(?: de services?)?|fournisseur|vendeur|bailleur|bailleresse|titulaire(?: du marche)?|sous-traitant|mandataire|concedant|loueur|entrepreneur|entreprise prestataire|"
    "hebergeur|organisme de formation|consultant(?:e)?|"
    "service provider|supplier|contractor|sub-?contractor|lessor|licensor|seller|vendor|landlord|service company";
const char* const kBuyerWords =
    "auftraggeber(?:in|innen|s|n)?|auftrag-?geberin|kunde[n]?|kundin|besteller(?:in|s)?|kaufer(?:in|s)?|mieter(?:in|s)?|lizenznehmer(?:in|s)?|leasingnehmer(?:in|s)?|pachter(?:in|s)?|"
    "abnehmer(?:in|s)?|mandant(?:in|en)?|bauherr(?:in|n)?|leistungsempfanger(?:in|s)?|auftragserteiler(?:in)?|leistungsbezieher(?:in)?|"
    "pouvoir adjudicateur|entite adjudicatrice|commanditaire|entrepreneur principal|entreprise principale|entreprise cliente|societe cliente|hauptunternehmer(?:in|s)?|main contractor|client(?:e)?|acheteur|acheteuse|preneur|preneuse|locataire|donneur d'ordres?|maitre d'ouvrage|maitre de l'ouvrage|mandant(?:e)?|acquereur|beneficiaire|abonne(?:e)?|licencie|commettant|souscripteur|"
    "customer|lessee|licensee|buyer|purchaser|employer|tenant|hirer|subscriber|principal";

const std::string& side_words() {
  static const std::string words = std::string("(") + kSellerWords + ")|(" + kBuyerWords + ")";
  return words;
}

Role role_of_word(std::string_view folded, bool abbreviations) {
  static const Pattern whole("^(?:" + side_words() + ")$");
  if (abbreviations && (folded == "an" || folded == "ln")) return Role::seller;
  if (abbreviations && (folded == "ag" || folded == "lg")) return Role::buyer;
  const auto groups = whole.groups_in(folded);
  if (!groups) return Role::none;
  return (*groups)[0].empty() ? Role::buyer : Role::seller;
}

Role role_of_label(std::string_view folded) {
  static const Pattern label(
      "^[ *(\"-]*(?:(?:ss|art\\.?|article)? ?\\(?(?:\\d{1,2}|[a-c]|[ivx]{1,3})[.)]{0,2} )?(?:der |die |das |le |la |l'|the |name (?:und anschrift )?(?:des |der )|angaben (?:zum |zur )|coordonnees (?:du |de la |de l')|"
      "between |zwischen |vertragspartner[:,]? ?[(/-]? ?|cocontractant ?[(/-] ?|partei [12ab][:, ]+|partie [12ab][:, ]+|party [12ab][:, ]+)?(?:" +
      side_words() +
      "|(sold by|supplied by|prepared by|ausgefuhrt durch|erbracht durch|auftrag an|auftrag erteilt an|vergeben an|bestellt bei|vendu par|realise par|commande a|commande aupres de|lieferung durch)|(sold to|bill to|billed to|invoice to|ordered by|prepared for|auftrag erteilt durch|beauftragt durch|bestellt durch|vendu a|commande par|commande passee par|facture a|etabli pour|erstellt fur))(?:[ /]+(?:in|innen))?(?: ?\\((?:seller|buyer|auftragnehmer|auftraggeber|kunde|client|prestataire|supplier|customer|an|ag|leistungserbringer|leistungsempfanger|rechnungsempfanger)\\))?(?: details| information| anschrift)?[ \":)*-]*$");
  const auto groups = label.groups_in(folded);
  if (!groups) return Role::none;
  if (folded.size() > 60) return Role::none;
  return (*groups)[0].empty() && (*groups)[2].empty() ? Role::buyer : Role::seller;
}

bool is_numeric_cell(std::string_view folded) {
  static const Pattern numeric(
      R"(^[ (+|'-]*(?:eur|chf|gbp|usd|fr\.|\$)? ?-?\d[\d .,'/-]*(?:,-+|\.-+)?\)? ?(?:%|eur|chf|gbp|usd|euros?|\$|h|std\.?|m2|m|km|kg|st\.?|stk\.?)?(?: ?/ ?[a-z0-9.]{1,16}| (?:per|je|pro|par|le|la|a|an|each|chaque) [a-z0-9.]{1,16}| l'[a-z]{1,14}| (?:ht|htva|ttc|tvac|netto|brutto|net|p\.? ?m\.?|p\.? ?a\.?|mtl\.|monatlich|jahrlich|each))?\)?[ |']*$)");
  return numeric.in(folded);
}

bool is_label_cell(std::string_view folded) {
  if (folded.empty() || folded.size() > 60) return false;
  // Whole words: "Land" is a label, "Landkreis" none; "No. 12" is one, "Northern Fund" is not.
  static const Pattern words(
      R"(^(?:\d{1,2}[.)]? )?(?:firma|name|strasse|str\.|anschrift|adresse|plz|ort|land|sitz|ust|uid|mwst|iban|bic|bank|konto|hrb|telefon|tel|fax|e-?mail|mail|web|internet|kontakt|datum|ende|beginn|dauer|turnus|preis|betrag|miete|kaution|skonto|honorar|kennzeichen|)"
      R"(raison|denomination|nom|forme|siege|rue|code|ville|pays|siret|siren|rcs|tva|no|numero|n\.|reference|references|ref|telephone|courriel|contact|represente|representee|representant|objet|date|duree|debut|fin|prise|effet|prix|prestations?|montant|loyer|preavis|capital|lieu|echeance|periodicite|facturation|paiement|reglement|modalites|conditions|reconduction|)"
      R"(company|registered|address|street|city|town|postcode|postal|post|zip|country|vat|tax|account|sort|swift|phone|email|attention|agreement|contract|order|quote|effective|commencement|start|end|term|initial|minimum|expiry|payment|billing|invoice|invoicing|fee|fees|charges?|price|prices|currency|renewal|notice|services?|description|deposit|site|period)(?:[^a-z].*)?$)");
  // Stems of German compounds: "Vertragsnummer", "Rechnungsempfänger".
  static const Pattern stems(
      R"(^(?:\d{1,2}[.)]? )?(?:firmen|strassen|rechtsform|umsatzsteuer|steuer|bankverbindung|bankleit|kontonummer|kontoinhaber|handelsregister|register|ansprechpartner|kontakt|vertreten|vertrag|auftrag|bestell|angebot|kunden|projekt|objekt|datum|beginn|laufzeit|zahlung|abrechnung|rechnung|preis|betrag|verlangerung|kundigung|gegenstand|leistung|vergutung|wahrung|mindest|telefon|ust-?id|mwst|postleit)[a-z]{0,24}(?:[ .:/,()-].*)?$)");
  if (std::ranges::count(folded, ' ') > 5) return false;
  if (folded.ends_with(':')) return true;
  const bool digits = std::ranges::count_if(folded, [](char c) { return c >= '0' && c <= '9'; }) > 2;
  static const Pattern compound(
      R"((?:beginn|ende|datum|nummer|-nr\.?|dauer|laufzeit|adresse|anschrift|zeichen|frist|stellung|turnus|preis|betrag|empfanger|gericht|art)$)");
  return !digits && ((!folded.ends_with('.') && (words.in(folded) || stems.in(folded))) || compound.in(folded));
}

bool is_place_line(std::string_view text) {
  static const Pattern place(
      R"(^(?:[a-z]{1,2}[ -])?\d{4,5}(?: [a-z]{2})? [a-z][a-z .'/()-]{1,40}(?: \d{1,2}| cedex.*)?$)");
  static const Pattern british(R"((?:^|[ ,])[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$|(?:^|[ ,])[a-z]\d[\dw] ?[a-z0-9]{4}$)");
  const std::string folded = fold(text);
  return place.in(folded) || british.in(folded);
}

bool is_abbreviation(std::string_view folded) {
  static constexpr std::array words{
      std::string_view("nr"),       std::string_view("abs"),          std::string_view("zzgl"),
      std::string_view("ca"),       std::string_view("str"),          std::string_view("dr"),
      std::string_view("prof"),     std::string_view("inkl"),         std::string_view("incl"),
      std::string_view("gem"),      std::string_view("bzw"),          std::string_view("z.b"),
      std::string_view("d.h"),      std::string_view("u.a"),          std::string_view("v.h"),
      std::string_view("art"),      std::string_view("ziff"),         std::string_view("lit"),
      std::string_view("no"),       std::string_view("st"),           std::string_view("mio"),
      std::string_view("max"),      std::string_view("min"),          std::string_view("mind"),
      std::string_view("co"),       std::string_view("ltd"),          std::string_view("inc"),
      std::string_view("usw"),      std::string_view("etc"),          std::string_view("tel"),
      std::string_view("ggf"),      std::string_view("evtl"),         std::string_view("dipl"),
      std::string_view("ing"),      std::string_view("mag"),          std::string_view("mr"),
      std::string_view("mrs"),      std::string_view("ms"),           std::string_view("mme"),
      std::string_view("fa"),       std::string_view("inh"),          std::string_view("vgl"),
      std::string_view("buchst"),   std::string_view("alin"),         std::string_view("al"),
      std::string_view("cf"),       std::string_view("env"),          std::string_view("approx"),
      std::string_view("fr"),       std::string_view("sfr"),          std::string_view("std"),
      std::string_view("stk"),      std::string_view("psch"),         std::string_view("mtl"),
      std::string_view("jhrl"),     std::string_view("exkl"),         std::string_view("i.h.v"),
      std::string_view("e.k"),      std::string_view("e.v"),          std::string_view("a.g"),
      std::string_view("ust-idnr"), std::string_view("idnr"),         std::string_view("id-nr"),
      std::string_view("geb"),      std::string_view("pos"),          std::string_view("anl"),
      std::string_view("bldg"),     std::string_view("pty"),          std::string_view("sect"),
      std::string_view("cl"),       std::string_view("i.e"),          std::string_view("e.g"),
      std::string_view("p.ex"),     std::string_view("c.-a-d"),       std::string_view("resp"),
      std::string_view("excl"),     std::string_view("par"),          std::string_view("maitre"),
      std::string_view("i.d.r"),    std::string_view("o.g"),          std::string_view("p.a"),
      std::string_view("p.m"),      std::string_view("hr"),           std::string_view("i.v"),
      std::string_view("ppa"),      std::string_view("bmst"),         std::string_view("zgl"),
      std::string_view("einschl"),  std::string_view("vierteljahrl"), std::string_view("u.u")};
  return std::ranges::find(words, folded) != words.end();
}

std::string unit_code(std::string_view folded) {
  std::string unit = trim(folded);
  static const Pattern lead(
      R"(^(?:pro|je|per|par|a|an|/|each|every|chaque|l'|la|le|angefangenem?r?|angefangene|begonnene[mr]?)[ /]+)");
  while (lead.in(unit)) unit = trim(std::string_view(unit).substr(unit.find_first_of(" /") + 1));
  while (!unit.empty() && (unit.back() == '.' || unit.back() == ')' || unit.back() == ':' || unit.back() == ','))
    unit.pop_back();
  while (!unit.empty() && (unit.front() == '/' || unit.front() == '(')) unit.erase(0, 1);
  static const Pattern any[] = {
      Pattern(
          R"(^(?:st|stk|stck|stuck|stuecke?|stucke?|pcs?|pieces?|pce|units?|unites?|u|ea|each|user|users|nutzer|benutzer|lizenz(?:en)?|licences?|licenses?|utilisateurs?|postes?|platze?|arbeitsplatze?|arbeitsplatz|seats?|personen?|person|personnes?|gerate?|gerat|appareils?|devices?|anlagen?|anschlusse?|anschluss|nebenstellen?|einheit(?:en)?|teilnehmer|exemplaires?|stellplatze?|sites?|standorte?|standort|vehicules?|fahrzeuge?|mitarbeiter|employees?|machines?|server|box(?:es)?|paletten?|palettes?|repas|mahlzeit(?:en)?|essen|fahrten?|einsatze?|einsatz|visites?|visits?|interventions?|passages?|besuche?|wartung(?:en)?|lignes?|lines|licence|mandate?|head|heads|guests?|ticket|tickets|items?|article|articles|colis|parcels?|sendung(?:en)?|prufung(?:en)?|aufzuge?|ascenseurs?|lifts?|seite|seiten|pages?)$)"),
      Pattern(
          R"(^(?:psch|pschl|pausch|pauschal|pauschale|psl|p\. ?sch|forfait|forfaitaire|fft|ft|ens|ensemble|sum|lump ?sum|l\.? ?s|all-?in|fixed(?: fee| price)?|ls|flat|gl|glob|global|job|einmalig|auftrag|projekt)$)"),
      Pattern(R"(^(?:h|hr|hrs|std|stde?n?|stunden?|heures?|hours?|stundensatz|stund|taux horaire)$)"),
      Pattern(
          R"(^(?:(?:schul|einsatz|miet|veranstaltungs|seminar|schulungs|kurs|messe|dreh|produktions|reise|betriebs|nutzungs|kalender|leistungs|beratungs|workshop|trainings|projekt)tage?n?|tag|tage|tagen|tg|pt|personentage?n?|personentag|manntage?|beratertage?|mt|tagewerke?|tagessatz|jours?|journees?|j|jour-homme|jours-hommes?|j/h|jh|jours? homme|days?|man-?days?|person[- ]days?|consultancy days?|(?:school|training|hire|rental|calendar|course|shooting|event) days?|jours? (?:de (?:formation|location|classe)|scolaires?|calendaires?))$)"),
      Pattern(R"(^(?:arbeitstage?n?|werktage?n?|jours? ouvres?|jours? ouvrables?|working days?|business days?)$)"),
      Pattern(R"(^(?:wochen?|wo|semaines?|sem|weeks?|wk)$)"),
      Pattern(
          R"(^(?:monate?n?|monats?|mon|mt|mtl|mo|monatlich|monatspauschale|mois|mensuel(?:le)?s?|mensuellement|months?|monthly|mth|pm|p\. ?m|kalendermonat)$)"),
      Pattern(
          R"(^(?:quartale?|quartals?|vierteljahr|vierteljahrlich|quartalsweise|trimestres?|trimestriel(?:le)?s?|trimestriellement|quarters?|quarterly|qtr)$)"),
      Pattern(
          R"(^(?:halbjahre?|halbjahrlich|semestres?|semestriel(?:le)?s?|semestriellement|half[- ]years?|half[- ]yearly|six months|6 months)$)"),
      Pattern(
          R"(^(?:jahre?s?|jahrlich|kalenderjahr|vertragsjahr|ans?|annees?|annuel(?:le)?s?|annuellement|years?|yearly|annum|annually|annual|p\. ?a|pa|contract year)$)"),
      Pattern(R"(^(?:kg|kgs|kilogramm|kilos?|kilogrammes?)$)"),
      Pattern(R"(^(?:t|tonnen?|tonnes?)$)"),
      Pattern(R"(^(?:l|ltr|liter|litres?)$)"),
      Pattern(R"(^(?:m|lfm|lfdm|lfd\. ?m|meter|metres?|metern|ml|ml\.)$)"),
      Pattern(R"(^(?:km|kilometer|kilometres?|kilometern)$)"),
      Pattern(R"(^(?:m2|qm|m\?|quadratmeter|metres? carres?|square met(?:re|er)s?|sqm)$)"),
      Pattern(R"(^(?:m3|cbm|kubikmeter|metres? cubes?|cubic met(?:re|er)s?)$)"),
      Pattern(R"(^(?:kwh|kilowattstunden?|kilowatt-?heures?)$)"),
      Pattern(R"(^(?:mwh|megawattstunden?|megawatt-?heures?)$)")};
  static constexpr std::array codes{"C62", "LS",  "HUR", "DAY", "E49", "WEE", "MON", "QAN", "SAN", "ANN",
                                    "KGM", "TNE", "LTR", "MTR", "KMT", "MTK", "MTQ", "KWH", "MWH"};
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (any[i].in(unit)) return codes[i];
  return {};
}

} // namespace socle::contracts
