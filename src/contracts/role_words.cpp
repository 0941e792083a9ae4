#include "contracts/parties.h"
#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>

namespace socle::contracts {
namespace {

std::string escaped(const std::string& word) {
  std::string result;
  for (const char c : word) {
    if ((c >= 'a' && c <= 'z') || c == ' ') result += c == ' ' ? std::string("[ \\n]") : std::string(1, c);
    else result += '.';
  }
  return result;
}

// Words that supply by trade, where the paper's verbs leave it open. German compounds end with the trade ("Betriebsführer",
// "Messebauer"); French and English ones begin or end with it and are looked at by their head.
const Pattern& usual_sellers() {
  static const Pattern pattern(
      R"(^(?:[a-z-]*(?:coach|trainer|administrator|agency|agent|studio|printer|publisher|caterer|carrier|haulier|courier|operator|installer|maintainer|cleaner|developer|designer|advis[eo]r|freelancer|manufacturer|hoster|instructor|tutor|architect|engineer|accountant|auditor|surveyor|broker|merchant|trustee|clockmaker|vendor|administrators|laundry|mechanic|electrician|plumber|roofer|decorator|landscaper|gardener|translator|photographer|broadcaster|performer|artist|speaker|grantor|franchisor|bailor|renderer|solicitors?|vet|veterinarian|practitioner|integrator|reseller|distributor|producer)|band|laboratory|service partner|[a-z-]+ company|guarding company|facilitator|)"
      R"([a-z-]*(?:treuhander|verwalter|berater|spediteur|frachtfuhrer|betriebsfuhrer|makler|planer|architekt|ingenieur|gutachter|fotograf|ubersetzer|referent|dozent|errichter|erbringer|verleiher|hersteller|dienst|service|techniker|installateur|monteur|reiniger|pfleger|gartner|bauer|trager|entsorger|lieferer|versorger|vermittler|betreuer|lagerhalter|zuchter|trainer|handwerker|meister|drucker|lizenzgeber|leasinggeber|franchisegeber|fuhrunternehmer|unternehmer|tierarzt|makler|darsteller|kunstler|musiker|redner)(?:in)?|[a-z-]*(?:verwaltung|kanzlei|druckerei|gartnerei|reinigung|winterdienst|firma|wartungsunternehmen|agentur|buro|labor|werkstatt|spedition|schreinerei|sagewerk|partner)|freie[r]? mitarbeiter(?:in)?|)"
      R"(exploitante?|diffuseur|transporteur|traiteur|form(?:ateur|atrice)|architecte|agence|regie|expert-comptable|cabinet|avocate?|intervenante?|artisane?|install(?:ateur|atrice)|mainteneur|photographe|gestionnaire|syndic|animateur|animatrice|developpeu(?:r|se)|organisme|concepteur|conceptrice|graphiste|operateur|imprimeur|depanneur|traducteur|traductrice|regisseur|editeur|ascensoriste|telesurveilleur|restaurateur|entreprise de [a-z]+|entreprise|societe de (?:nettoyage|gardiennage|surveillance|maintenance|transport|location|services?|production|formation|conseil)|constructeur|reparateur|infogerant|integrateur|concedant|franchiseur|cedant|donneur de licence|paysagiste|electricien|plombier|couvreur|menuisier|macon|chauffagiste|frigoriste|veterinaire|geometre|bureau d'etudes|maitre d'oeuvre|blanchisseur|blanchisserie|demenageur|collecteur|imprimerie|centre de formation|parraine|artiste|auteur|producteur|nettoyeur|laveur|depositaire|hebergeuse|titulaire|consultante?)$)");
  return pattern;
}
const Pattern& usual_buyers() {
  static const Pattern pattern(
      R"(^(?:recipient|user|member|school|hotel|client company|commissioner|fund|charity|advertiser|sponsor|promoter|organi[sz]er|exhibitor|homeowner|herdowner|householder|resident|delegate|learner|patient|shipper|consignor|franchisee|grantee|bailee|council|hospital|parish|scheme|society|club|borrower|)"
      R"([a-z-]*(?:nutzer|anwender|bezieher|teilnehmer|empfanger|besitzer|eigentumer|halter|inserent|werbekunde|kunde|lizenznehmer|leasingnehmer|franchisenehmer|entleiher|einlagerer|verlader|versender|absender|aussteller|patient)(?:in)?|werbungtreibende[r]?|eigentumergemeinschaft|betrieb|institut|klinik|bank|genossenschaft|stiftung|kirchengemeinde|pfarrei|hausverein|schule|gemeinde|stadt|landkreis|verein|bauherrschaft|standortpartner(?:in)?|[a-z]*trager(?:in)? der [a-z]+|)"
      R"(commanditaire|annonceu(?:r|se)|adherente?|entreprise cliente|societe cliente|etablissement|syndicat|commune|ville|collectivite|pouvoir adjudicateur|utilisateur|utilisatrice|entreprise utilisatrice|copropriete|destinataire|association|usager|occupante?|proprietaire|exposante?|stagiaire|franchisee?|cessionnaire|preneur de licence|chargeur|expediteur|remettante?|parrain|patiente?|fondation|paroisse|federation|cooperative|mairie|etude|ecole|college|lycee|hopital|clinique)$)");
  return pattern;
}

// Who renders and who pays, by what the paper lets the word do. Paying and invoicing are few verbs and say most.
int votes(const Reading& reading, const std::string& word) {
  const std::string w = escaped(word) + "(?:s|es|n|en)?";
  const std::string subject =
      "\\b" + escaped(word) +
      "[ \\n](?:shall |will |must |agrees? to |s'engage a |hat |wird |verpflichtet sich[a-z ,]{0,20} |doit |is |undertakes to |hereby |ne |est tenue? de )?";
  const std::string the = "(?:the |der |die |das |dem |den |des |le |la |les |du |de la |de l'|au |a la |a l'|l')?";
  const Pattern invoices(
      subject +
      "(?:invoices?\\b|be paid|entitled to|berechnet|facture\\b|factures\\b|stellt (?:monatlich|quartalsweise|jahrlich|die|eine)?[a-z ]{0,24}(?:in )?rechnung|erhalt (?:eine|fur|die|als|monatlich)|percoit|recoit)|(?:payable|paid|pays?|zahlt|zahlen|verse|paie|regle)[a-z ]{0,24}[ \\n](?:to|an|a|au|aux)[ \\n]?" +
      the + w +
      "\\b|(?:invoices?|rechnung(?:en)?|factures?|fees?|honorar|vergutung|honoraires|remuneration)[ \\n](?:of |from |issued by |des |der |du |de la |de l'|emises? par )" +
      the + w + "\\b");
  const Pattern pays(
      subject +
      "(?:pays?\\b|zahlt|bezahlt|zu zahlen|vergutet|entrichtet|schuldet|bestellt|beauftragt|ubertragt|betraut|mietet|paie|paye|regle|verse|confie|commande|orders?\\b|appoints?|engages?\\b|retains?|instructs?|commissions?|hires?\\b|charge le|charge la|charge l'|mandate)|(?:payable|paid|borne|due)[ \\n]by[ \\n]" +
      the + w + "\\b|(?:von|vom|durch)[ \\n]" + the + w +
      "[ \\n](?:zu[ \\n])?(?:zahlen|bezahlen|vergut|entricht|getragen|geschuldet)|(?:payee?s?|dues?|reglee?s?|versee?s?)[ \\n]par[ \\n]" +
      the + w + "\\b|facturee?s?[ \\n]" + the + w + "\\b|invoices?[ \\n](?:to )?the[ \\n]" + w + "\\b|" + w +
      "[ \\n](?:monatlich |vierteljahrlich |jahrlich |gesondert )?in[ \\n]rechnung");
  const Pattern renders(
      subject +
      "(?:provides?|suppl(?:y|ies)|performs?|delivers?|produces?|maintains?|carr(?:y|ies) out|designs?|builds?|prints?|hosts?|gives?|cleans?|erbringt|liefert|leistet|stellt|ubernimmt|fuhrt|betreibt|reinigt|wartet|vermietet|uberlasst|entwickelt|druckt|pflegt|raumt|berat|gewahrleistet|fournit|assure|realise|livre|execute|produit|imprime|met a|concoit|entretient|garantit|heberge|intervient|effectue|organise|loue)|(?:provided|supplied|performed|delivered|carried out)[ \\n]by[ \\n]" +
      the + w + "\\b|(?:von|vom|durch)[ \\n]" + the + w +
      "[ \\n][a-z ]{0,16}(?:erbracht|geliefert|ausgefuhrt|geleistet|gestellt)|(?:fournie?s?|realisee?s?|effectuee?s?|executee?s?)[ \\n]par[ \\n]" +
      the + w + "\\b");
  const auto count = [&](const Pattern& p) { return static_cast<int>(p.find_all(reading).size()); };
  int score = 3 * count(invoices) - 3 * count(pays) + count(renders);
  const std::string head = head_of_label(word);
  if (usual_sellers().in(word) || usual_sellers().in(head)) score += 2;
  if (usual_buyers().in(word) || usual_buyers().in(head)) score -= 2;
  return score;
}

bool is_usual(const std::string& word) { return usual_sellers().in(word) || usual_buyers().in(word); }

bool names_no_side(const std::string& word) {
  static const Pattern common(
      R"(^(?:between|zwischen|entre|und|and|et|with|mit|undersigned|soussignes|unterzeichnete[nr]?|(?:die |les |the )?(?:part(?:y|ies)|parteien|parties)|vertrag|agreement|contract|contrat|services?|leistungen|prestations|charges?|fees?|business day|software|term|initial term|schedule|commencement date|werk|objekt|anlage|site|equipment|systems?|goods|produkte|products|ware|mietsache|confidential information|group|nda|agb|partei|effective date|works?|deliverables|territory|materials|support hours|royalties|locaux|materiel|site web|projet|premises|property|vehicles?|fahrzeuge?|gerate|plattform|platform|solution|convention|accord|marche|mission|vereinbarung|auftrag|projekt|liegenschaft|gebaude|immeuble|installation|data|daten)$)");
  return common.in(word) || word.size() < 3 || word.size() > 44 ||
         std::ranges::any_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
}

// "Karim Belhadj" is a person, "Société de surveillance" a label.
bool every_word_capital(std::string_view printed) {
  for (std::size_t i = 0; i < printed.size();) {
    if (!opens_with_capital(printed.substr(i))) return false;
    const std::size_t blank = printed.find(' ', i);
    if (blank == std::string_view::npos) break;
    i = blank + 1;
  }
  return true;
}

std::string without_article(std::string word) {
  for (const std::string_view article : {"the ", "le ", "la ", "les ", "l'", "der ", "die ", "das ", "als ", "as "})
    if (word.starts_with(article)) word = word.substr(article.size());
  while (!word.empty() && (word.back() == ':' || word.back() == ' ')) word.pop_back();
  return word;
}

// Words that lead from a description to the name that the paper gives to it.
const char* const kConnectors =
    "(?:nachfolgend|nachstehend|im folgenden|im weiteren|in der folge|im vertrag|fortan|kunftig|hiernach|kurz|ci-apres|ci-dessous|dans ce qui suit|hereinafter|hereafter|herein|referred to|known as|bezeichnet|genannt|denomme|designe|appele|qualite d)";

// A cell that names what stands beside or right below it, where that is a company.
class NamedCells {
 public:
  explicit NamedCells(const Reading& reading) : reading_(reading), addresses_(find_addresses(reading)) {}

  bool labels_a_company(std::size_t index) const {
    const Cell& cell = reading_.cells[index];
    const Row& row = reading_.rows[static_cast<std::size_t>(cell.row)];
    const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, static_cast<int>(index)) -
                                                row.cells.begin());
    if (place + 1 < row.cells.size()) {
      const Span beside = reading_.cells[static_cast<std::size_t>(row.cells[place + 1])].span;
      if (is_party(beside) || is_body(beside)) return true;
    }
    static const Pattern name_heading(
        R"(^(?:name|firma|company(?: name)?|raison sociale|denomination|firma ?/ ?name|firmenname)[ :]*$)");
    for (const Cell& below : reading_.cells)
      if (below.page == cell.page && below.row > cell.row && below.row <= cell.row + 2 && below.box.x0 < cell.box.x1 &&
          below.box.x1 > cell.box.x0 && below.box.y0 - cell.box.y1 < 14 &&
          (is_party(below.span) || name_heading.in(reading_.folded_slice(below.span))))
        return true;
    return false;
  }

  // A company's name, or any name with its address behind it: "Rockwell Partnership, Ballinahinch, Cashel, E25 PW11".
  bool is_party(Span span) const {
    return is_company(span) || (!span.empty() && std::ranges::any_of(addresses_, [&](const Address& a) {
             return !a.street.empty() && span.begin + 3 < a.street_span.begin && a.street_span.begin < span.end &&
                    opens_with_capital(reading_.slice(span));
           }));
  }

  // "Fédération des paroisses du Chablais": a body with a name of its own.
  bool is_body(Span span) const {
    if (span.empty()) return false;
    const std::string_view printed = reading_.slice(span);
    const std::size_t last = printed.rfind(' ');
    return last != std::string_view::npos && opens_with_capital(printed) &&
           opens_with_capital(printed.substr(last + 1)) && !is_label_cell(reading_.folded_slice(span)) &&
           names_a_body(reading_.folded_slice(span));
  }

  // Another label in its row or at its edge that everyone knows as a side: what stands parallel to it is a side as well.
  bool beside_a_role(std::size_t index) const {
    const Cell& cell = reading_.cells[index];
    for (std::size_t c = 0; c < reading_.cells.size(); ++c) {
      const Cell& other = reading_.cells[c];
      if (c == index || other.page != cell.page || other.span.empty() ||
          (other.row != cell.row && std::abs(other.box.x0 - cell.box.x0) > 6))
        continue;
      if (role_of_label(head_of_label(reading_.folded_slice(other.span))) != Role::none && labels_a_company(c))
        return true;
    }
    return false;
  }

  bool is_company(Span span) const {
    if (span.empty()) return false;
    const auto names = names_in(reading_, span);
    return !names.empty() && names.front().begin <= span.begin + 4;
  }

 private:
  const Reading& reading_;
  std::vector<Address> addresses_;
};

} // namespace

std::string head_of_label(std::string_view folded) {
  static const Pattern complement(
      R"(^((?:entreprise|societe|maitre|organisme|bureau|centre|pouvoir|freie[rn]?)\b.*|[a-z-]{4,24})(?: (?:de |du |des |d'|der |von |of |for |fur |zur |im |am )[a-z' -]{3,30})?(?: ?\([a-z' .,-]{3,40}\))?[ :]*$)");
  static const Pattern code(
      R"(^(.*?),? (?:code|no\.?|nr\.?|n\.|numero|number|ref\.?|kundennummer|kd\.?-?nr\.?|account)[ :.]*[a-z0-9/-]*\d[a-z0-9/-]*$)");
  std::string head(folded);
  if (const auto numbered = code.groups_in(head)) head = (*numbered)[0]; // "Locataire code 004512"
  if (const auto groups = complement.groups_in(head)) head = (*groups)[0];
  if (const std::size_t bracket = head.find('('); bracket != std::string::npos) head.resize(bracket);
  while (!head.empty() && (head.back() == ' ' || head.back() == ':')) head.pop_back();
  return head;
}

bool has_article_elsewhere(const Reading& reading, std::string_view word) {
  for (const std::string_view article : {"der ", "die ", "das ", "dem ", "the ", "le ", "la ", "l'"}) {
    const std::string whole = std::string(article) + std::string(word);
    for (std::size_t at = reading.folded.find(whole); at != std::string::npos;
         at = reading.folded.find(whole, at + 1)) {
      const std::size_t end = at + whole.size();
      if (end + 1 >= reading.folded.size()) return true;
      const char next = reading.text[reading.to_text[end + 1]];
      const bool part_of_name = reading.folded[end] == '-' ||
                                (reading.folded[end] == ' ' && next >= 'A' && next <= 'Z'); // "der Saale-Klinikum GmbH"
      if (!part_of_name && !(reading.folded[end] >= 'a' && reading.folded[end] <= 'z')) return true;
    }
  }
  return false;
}

std::vector<AliasDefinition> find_alias_definitions(const Reading& reading, std::size_t limit) {
  std::vector<AliasDefinition> result;
  const auto add = [&](Span word, Span all) {
    std::string alias = without_article(std::string(one_line(reading.folded_slice(word))));
    for (const std::string_view verb : {" genannt", " bezeichnet", " called"})
      if (alias.ends_with(verb)) alias.resize(alias.size() - verb.size());
    if (names_no_side(alias) || (alias.find(' ') != std::string::npos && has_legal_form(reading.slice(word)))) return;
    if (std::ranges::any_of(result,
                            [&](const AliasDefinition& a) { return a.span.begin < all.end && all.begin < a.span.end; }))
      return;
    result.push_back({std::move(alias), all});
  };
  // "… (the "Printer")", "– nachfolgend „Winterdienst“ genannt –", "hereinafter the "Client"".
  static const Pattern quoted(
      R"((["']{1,2} ?((?:der |die |das |dem |le |la |les |l'|the )?[a-z](?:[a-z \n-]|'[a-z]){2,30}?) ?["']{1,2})(?:[^a-z0-9]|$))");
  static const Pattern led(std::string(kConnectors) + "[^.;]{0,60}$");
  static const Pattern opened(R"([(\[-][ \n]?(?:the|der|die|das|le|la|als|as|l')?[ \n]?$)");
  static const Pattern closed(R"(^[ \n]?(?:\)|genannt|bezeichnet|called|or ["'])|^ ?-(?:[ \n]|$))");
  for (const Match& match : quoted.find_all(reading, {0, limit})) {
    const Match m{match[0], {match[1]}};
    const std::size_t from = std::max(m.all.begin > 80 ? m.all.begin - 80 : 0, reading.paragraph_at(m.all.begin).begin);
    const std::string_view before = reading.folded_slice({from, m.all.begin}),
                           after = reading.folded_slice({m.all.end, std::min(limit, m.all.end + 16)});
    if (led.in(before) || opened.in(before) || (closed.in(after) && before.find('(') != std::string_view::npos))
      add(m[0], m.all);
  }
  // "nachfolgend Dienstleisterin genannt", "ci-après dénommée le Prestataire,", "hereinafter the Provider)".
  static const Pattern plain(
      std::string(kConnectors) +
      R"((?: (?:auch|kurz|als|as|to as|called|named|denomme?e?s?|designe?e?s?|appele?e?s?|genannt|also))*[ \n:]+(?:der |die |das |le |la |l'|the |als |as )*([a-z][a-z-]{3,28}(?: (?:de |du )?[a-z-]{4,16})?)[ \n]?(?:genannt|bezeichnet|,|\)|\.|;|-|\n|$))");
  for (const Match& m : plain.find_all(reading, {0, limit})) {
    const std::string_view printed = reading.slice(m[0]);
    const bool known = role_of_word(without_article(std::string(reading.folded_slice(m[0])))) != Role::none;
    if (known || (!printed.empty() && printed[0] >= 'A' && printed[0] <= 'Z')) add(m[0], m.all);
  }
  // "(le Studio)", "(the Council)": an article and one word in brackets.
  static const Pattern bracketed(R"((\(((?:the|der|die|das|le|la|l')[ ']?[a-z][a-z-]{3,24})\)))");
  static const Pattern pronoun(R"(\b(?:you|us|we|sie|uns|wir|vous|nous)[ \n]?$)");
  for (const Match& m : bracketed.find_all(reading, {0, limit}))
    if (!pronoun.in(reading.folded_slice({m.all.begin > 8 ? m.all.begin - 8 : 0, m.all.begin}))) add(m[1], m[0]);
  // "(Kursleiterin) … (Klinik)": two words in brackets, each behind an address.
  static const Pattern bare(R"((\(([a-z][a-z-]{4,24})\)))");
  std::vector<Match> words;
  for (const Match& m : bare.find_all(reading, {0, std::min<std::size_t>(limit, 1500)})) {
    const char first = reading.text[m[1].begin];
    static const Pattern place(
        R"(\b\d{4,5} [a-z]|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b|\b[a-z]{2,3} ?\d{3}[. ]?\d{3}|,)");
    const Span before{reading.paragraph_at(m.all.begin).begin, m.all.begin};
    const std::string word(
        reading.folded_slice(m[1])); // "(Unterweser)" behind a town is no side: a side has an article elsewhere
    if (first >= 'A' && first <= 'Z' && place.in(reading.folded_slice(before)) && has_article_elsewhere(reading, word))
      words.push_back(m);
  }
  if (words.size() == 2 && reading.folded_slice(words[0][1]) != reading.folded_slice(words[1][1]))
    for (const Match& m : words) add(m[1], m[0]);
  std::ranges::sort(result, {}, [](const AliasDefinition& a) { return a.span.begin; });
  return result;
}

std::map<std::string, Role> find_role_words(const Reading& reading) {
  // Words that the paper itself makes names of sides, by definition or as labels beside a company's name.
  std::vector<std::string> words;
  const auto add = [&](std::string word) {
    word = without_article(std::move(word));
    if (!names_no_side(word) && std::ranges::find(words, word) == words.end()) words.push_back(word);
  };
  const std::size_t head = std::min<std::size_t>(reading.body_end, 3200);
  for (const AliasDefinition& a : find_alias_definitions(reading, head)) add(a.alias);
  const NamedCells cells(reading);
  for (std::size_t c = 0; c < reading.cells.size(); ++c) {
    const Cell& cell = reading.cells[c];
    if (cell.zone != Zone::body || cell.span.empty() || cell.span.begin > head || cell.page != 1 ||
        cell.box.y0 > 0.6 * reading.document->pages.front().height)
      continue;
    const std::string folded(reading.folded_slice(cell.span));
    static const Pattern inline_label(R"(^((?:the |le |la )?[a-z-]{4,20}(?: [a-z]{3,12})?) ?: )");
    if (const auto m = inline_label.find(reading, cell.span)) {
      if (cells.is_party({m->all.end, cell.span.end})) add(std::string(reading.folded_slice((*m)[0])));
      continue;
    }
    static const Pattern attribute(
        R"((?:firma|name|raison|societe|company|denomination|address|adresse|kontakt|contact|bank|account|konto|signed|behalf|agreement|contract|vertrag|contrat|director|manager|officer|represent|vertret|secretary|^partner$|inhaber|geschaftsfuhr|vorstand|vorsitz|prokur|leiter|gerant|president|directeur|directrice|administrateur|associe|chairman|head of|treasurer|date|datum|\bort\b|attention|invoice|rechnung))");
    static const Pattern trading_company(R"(^(?:the )?[a-z-]{4,} company[ :]*$)"); // "Waste company"
    if (folded.size() > 44 || head_of_label(folded).size() > 28 || std::ranges::count(folded, ' ') > 2 ||
        (attribute.in(folded) && !trading_company.in(folded)) || has_legal_form(reading.slice(cell.span)))
      continue;
    // Two words without an article are more often a person than a side.
    const std::string word = without_article(folded);
    if (!cells.labels_a_company(c)) continue;
    // "Commune de Saint-Aubin" above its address is a name.
    if (const std::size_t last = reading.slice(cell.span).rfind(' ');
        last != std::string_view::npos && names_a_body(folded) &&
        opens_with_capital(reading.slice(cell.span).substr(last + 1)))
      continue;
    if (word.find(' ') != std::string::npos && word.size() == folded.size() && !is_usual(word) &&
        !is_usual(head_of_label(word)) && (every_word_capital(reading.slice(cell.span)) || !cells.beside_a_role(c)))
      continue;
    add(folded);
  }
  // "L'ascensoriste Liftal S.à r.l. … et le propriétaire, Syndicat …": a word in lower case leads to the name.
  static const Pattern leading(R"((?:^|[ \n])(?:le |la |l'|der |die |the )([a-z-]{4,20}),?[ \n]$)");
  for (const Span name : names_in(reading, {0, std::min<std::size_t>(head, 1500)}))
    if (const auto m = leading.find(reading, {name.begin > 40 ? name.begin - 40 : 0, name.begin});
        m && reading.text[(*m)[0].begin] >= 'a' && reading.text[(*m)[0].begin] <= 'z') {
      static const Pattern kind(
          R"(^(?:societe|firma|entreprise|company|association|gesellschaft|commune|ville|mairie)$)");
      if (!kind.in(reading.folded_slice((*m)[0]))) add(std::string(reading.folded_slice((*m)[0])));
    }
  std::map<std::string, Role> result;
  bool seller = false, buyer = false;
  for (const std::string& word : words) {
    const Role known = role_of_word(word);
    seller |= known == Role::seller;
    buyer |= known == Role::buyer;
  }
  std::vector<std::pair<int, std::string>> open; // the surest first
  for (const std::string& word : words)
    if (role_of_word(word) == Role::none && role_of_label(word) == Role::none)
      open.emplace_back(votes(reading, word), word);
  std::ranges::stable_sort(open, [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
  for (const auto& [vote, word] : open) {
    if (vote > 0 && !seller) {
      result[word] = Role::seller;
      seller = true;
    } else if (vote < 0 && !buyer) {
      result[word] = Role::buyer;
      buyer = true;
    }
  }
  // The word beside one that is certain names the other side.
  if (seller != buyer)
    for (const std::string& word : words)
      if (role_of_word(word) == Role::none && role_of_label(word) == Role::none && !result.contains(word)) {
        result[word] = seller ? Role::buyer : Role::seller;
        break;
      }
  return result;
}

} // namespace socle::contracts
