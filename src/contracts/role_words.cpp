#include "contracts/parties.h"
#include "contracts/pattern.h"

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

// Who renders and who pays, by the verbs behind the word.
int votes(const Reading& reading, const std::string& word) {
  const std::string subject = "\\b" + escaped(word) + "[ \\n](?:shall |will |agrees? to |s'engage a |hat |wird |verpflichtet sich[a-z ,]{0,20} |doit |is |undertakes to )?";
  const Pattern sells(subject + "(?:provides?|suppl(?:y|ies)|performs?|delivers?|produces?|maintains?|carr(?:y|ies) out|designs?|builds?|prints?|hosts?|erbringt|liefert|leistet|stellt|ubernimmt|fuhrt|betreibt|reinigt|wartet|vermietet|uberlasst|entwickelt|druckt|fournit|assure|realise|livre|execute|produit|imprime|met a|concoit|entretient|garantit|heberge|invoices?|entitled to|berechnet|facture)");
  const Pattern buys(subject + "(?:pays?\\b|zahlt|bezahlt|vergutet|entrichtet|bestellt|beauftragt|ubertragt|mietet|paie|paye|regle|verse|confie|commande|orders?\\b|appoints?|engages?|charge le|charge la)");
  return static_cast<int>(sells.find_all(reading).size()) - static_cast<int>(buys.find_all(reading).size());
}

} // namespace

std::map<std::string, Role> find_role_words(const Reading& reading) {
  // Words that the paper itself makes names of sides: „… (the "Printer")", and labels beside a company's name.
  static const Pattern quoted(R"([("'-] ?["'](?:der |die |das |le |la |les |l'|the |ci-apres )?([a-z][a-z-]{2,18}(?: [a-z]{3,14})?)["'] ?[")'-]?)");
  static const Pattern common(R"(^(?:party|parties|parteien|vertrag|agreement|contract|contrat|services?|leistungen|prestations|charges?|fees?|business day|software|term|initial term|schedule|commencement date|werk|objekt|anlage|site|equipment|systems?|goods|produkte|products|ware|mietsache|confidential information|group|nda|agb|partei|effective date|works?|deliverables|territory|materials|support hours|royalties|locaux|materiel|site web|projet)$)");
  std::vector<std::string> words;
  const auto add = [&](std::string word) {
    for (const std::string_view article : {"the ", "le ", "la ", "l'", "der ", "die ", "das "})
      if (word.starts_with(article)) word = word.substr(article.size());
    while (!word.empty() && (word.back() == ':' || word.back() == ' ')) word.pop_back();
    if (word.size() < 4 || word.size() > 26 || common.in(word) || std::ranges::find(words, word) != words.end()) return;
    if (std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) return;
    words.push_back(word);
  };
  const std::size_t head = std::min<std::size_t>(reading.body_end, 2600);
  for (const Match& m : quoted.find_all(reading, {0, head})) add(std::string(reading.folded_slice(m[0])));
  for (std::size_t c = 0; c < reading.cells.size(); ++c) {
    const Cell& cell = reading.cells[c];
    if (cell.zone != Zone::body || cell.span.empty() || cell.span.begin > head || cell.page != 1) continue;
    std::string folded(reading.folded_slice(cell.span));
    if (std::ranges::count(folded, ' ') > 2) {
      static const Pattern inline_label(R"(^((?:the |le |la )?[a-z]{4,20}(?: [a-z]{3,12})?) ?: )");
      const auto m = inline_label.find(reading, cell.span);
      if (!m) continue;
      const Span rest{m->all.end, cell.span.end};
      const auto name = name_at(reading, rest, false);
      if (name && name->begin <= rest.begin + 1 && has_legal_form(reading.slice(*name))) add(std::string(reading.folded_slice((*m)[0])));
      continue;
    }
    static const Pattern attribute(R"((?:firma|name|raison|societe|company|denomination|address|adresse|kontakt|contact|bank|account|konto|signed|behalf|agreement|contract|vertrag|contrat))");
    if (folded.size() > 28 || attribute.in(folded) || has_legal_form(reading.slice(cell.span))) continue;
    // A company's name right beside or right below.
    const Row& row = reading.rows[static_cast<std::size_t>(cell.row)];
    const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, static_cast<int>(c)) - row.cells.begin());
    Span value;
    if (place + 1 < row.cells.size()) value = reading.cells[static_cast<std::size_t>(row.cells[place + 1])].span;
    auto named = [&](Span s) { const auto name = s.empty() ? std::nullopt : name_at(reading, s, false); return name && name->begin <= s.begin + 1 && has_legal_form(reading.slice(*name)); };
    static const Pattern name_heading(R"(^(?:name|firma|company(?: name)?|raison sociale|denomination|firma ?/ ?name|firmenname)[ :]*$)");
    bool found = named(value);
    if (!found)
      for (std::size_t other = 0; other < reading.cells.size() && !found; ++other) {
        const Cell& below = reading.cells[other];
        if (below.page == cell.page && below.row > cell.row && below.row <= cell.row + 2 && below.box.x0 < cell.box.x1 && below.box.x1 > cell.box.x0 && below.box.y0 - cell.box.y1 < 14) found = named(below.span) || name_heading.in(reading.folded_slice(below.span));
      }
    if (found) add(folded);
  }
  std::map<std::string, Role> result;
  bool seller = false, buyer = false;
  for (const std::string& word : words) {
    const Role known = role_of_word(word);
    seller |= known == Role::seller;
    buyer |= known == Role::buyer;
  }
  for (const std::string& word : words) {
    if (role_of_word(word) != Role::none || role_of_label(word) != Role::none) continue;
    const int vote = votes(reading, word);
    if (vote > 0 && !seller) result[word] = Role::seller;
    else if (vote < 0 && !buyer) result[word] = Role::buyer;
  }
  // The word beside one that is certain names the other side; only where there is just one such word.
  for (const auto& [word, role] : result) { seller |= role == Role::seller; buyer |= role == Role::buyer; }
  if (seller != buyer) {
    std::vector<std::string> open;
    for (const std::string& word : words)
      if (role_of_word(word) == Role::none && role_of_label(word) == Role::none && !result.contains(word)) open.push_back(word);
    if (!open.empty()) result[open.front()] = seller ? Role::buyer : Role::seller;
  }
  return result;
}

} // namespace socle::contracts
