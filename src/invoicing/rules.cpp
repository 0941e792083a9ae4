#include "invoicing/rules.h"

#include "invoicing/rules_table.h"
#include "invoicing/terms.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
Text sentence(Pattern pattern) {
  switch (pattern) {
    case Pattern::missing:
      return {"The {name} ({term}) is missing{where}{because}.", "Il manque : {name} ({term}){where}{because}.",
              "Es fehlt: {name} ({term}){where}{because}."};
    case Pattern::forbidden:
      return {"The {name} ({term}) must not be given{where}{because}; the invoice says “{value}”.",
              "« {name} » ({term}) ne doit pas figurer{where}{because} ; la facture indique « {value} ».",
              "„{name}“ ({term}) darf nicht angegeben sein{where}{because}; auf der Rechnung steht „{value}“."};
    case Pattern::unknown:
      return {"“{value}” is not a valid value for the {name} ({term}){where}{because}.",
              "« {value} » n'est pas une valeur admise pour « {name} » ({term}){where}{because}.",
              "„{value}“ ist kein zulässiger Wert für „{name}“ ({term}){where}{because}."};
    case Pattern::unequal:
      return {"The {name} ({term}) is {value} and must be {expected}{where}{because}.",
              "« {name} » ({term}) vaut {value} et doit valoir {expected}{where}{because}.",
              "„{name}“ ({term}) ist {value} und muss {expected} sein{where}{because}."};
    case Pattern::decimals:
      return {"The {name} ({term}) is {value}: at most two decimals are allowed{where}{because}.",
              "« {name} » ({term}) vaut {value} : deux décimales au plus sont admises{where}{because}.",
              "„{name}“ ({term}) ist {value}: Höchstens zwei Nachkommastellen sind erlaubt{where}{because}."};
    case Pattern::negative:
      return {"The {name} ({term}) is {value} and must be {expected}{where}{because}.",
              "« {name} » ({term}) vaut {value} et doit être {expected}{where}{because}.",
              "„{name}“ ({term}) ist {value} und muss {expected} sein{where}{because}."};
    case Pattern::early:
      return {"The {name} ({term}) {value} lies before {expected}{where}{because}.",
              "« {name} » ({term}) : {value} précède {expected}{where}{because}.",
              "„{name}“ ({term}): {value} liegt vor {expected}{where}{because}."};
    case Pattern::implausible:
      return {"The {name} ({term}) “{value}” cannot be right{where}{because}.",
              "« {name} » ({term}) : « {value} » ne peut pas être exact{where}{because}.",
              "„{name}“ ({term}): „{value}“ kann nicht stimmen{where}{because}."};
    case Pattern::unprintable:
      return {
          "The {name} ({term}) holds the character {value}, which an invoice's page cannot show{where}{because}.",
          "« {name} » ({term}) contient le caractère {value}, que la page d'une facture ne peut pas montrer{where}{because}.",
          "„{name}“ ({term}) enthält das Zeichen {value}, das die Seite einer Rechnung nicht zeigen kann{where}{because}."};
    case Pattern::lengthy:
      return {"The {name} ({term}) has {value} characters; at most {expected} fit on the page{where}{because}.",
              "« {name} » ({term}) compte {value} caractères ; la page en admet {expected} au plus{where}{because}.",
              "„{name}“ ({term}) hat {value} Zeichen; höchstens {expected} passen auf die Seite{where}{because}."};
    case Pattern::doubtful:
      return {"The {name} ({term}) is “{value}”{where}{because}.", "« {name} » ({term}) : « {value} »{where}{because}.",
              "„{name}“ ({term}): „{value}“{where}{because}."};
  }
  return {};
}

Text advice(Place place) {
  switch (place) {
    case Place::gate:
      return {"Correct {path} at the gate and approve the new version.",
              "Corrigez {path} à l'étape de validation et approuvez la nouvelle version.",
              "Berichtigen Sie {path} an der Freigabe und geben Sie die neue Fassung frei."};
    case Place::company:
      return {"Complete the company profile, or set {path} at the gate.",
              "Complétez le profil de l'entreprise ou indiquez {path} à l'étape de validation.",
              "Ergänzen Sie das Firmenprofil oder setzen Sie {path} an der Freigabe."};
    case Place::customer:
      return {"Complete the customer's master data, or set {path} at the gate.",
              "Complétez la fiche du client ou indiquez {path} à l'étape de validation.",
              "Ergänzen Sie die Stammdaten des Kunden oder setzen Sie {path} an der Freigabe."};
    case Place::socle:
      return {
          "Nothing at the gate mends this: report it as a defect of Socle, with the rule {rule}.",
          "Rien à l'étape de validation ne le corrige : signalez-le comme un défaut de Socle, avec la règle {rule}.",
          "An der Freigabe lässt sich das nicht beheben: Melden Sie es als Fehler von Socle, mit der Regel {rule}."};
    case Place::computed:
      return {
          "Socle computes this value: check the lines it comes from; if they are right, report the defect with the rule {rule}.",
          "Socle calcule cette valeur : vérifiez les lignes dont elle provient ; si elles sont justes, signalez le défaut avec la règle {rule}.",
          "Socle berechnet diesen Wert: Prüfen Sie die Positionen, aus denen er entsteht; stimmen sie, melden Sie den Fehler mit der Regel {rule}."};
  }
  return {};
}

std::string where(const Finding& finding, Language language) {
  if (!finding.line) return {};
  const Text text{" in line {n}", " à la ligne {n}", " in Position {n}"};
  return fill(text.in(language), {{"n", std::to_string(*finding.line + 1)}});
}

Error::Parameters parameters(const Finding& finding, const Rule& rule, Language language) {
  const std::string_view why = rule.because.in(language);
  return {{"name", std::string(term(finding.term).name.in(language))},
          {"term", finding.term},
          {"rule", finding.rule},
          {"value", finding.value.empty() ? "–" : finding.value},
          {"expected", finding.expected},
          {"path", finding.path},
          {"where", where(finding, language)},
          {"because", why.empty() ? std::string() : (language == Language::french ? " : " : ": ") + std::string(why)}};
}

std::string path_of(std::string_view path, std::optional<std::size_t> line) {
  std::string out(path);
  if (const auto star = out.find('*'); star != std::string::npos && line) out.replace(star, 1, std::to_string(*line));
  return out;
}
} // namespace

std::string_view severity_name(Severity severity) {
  return severity == Severity::fatal ? "error" : severity == Severity::warning ? "warning" : "info";
}

std::string shown(const MaybeDecimal& number) { return number ? number->text() : std::string(); }

std::string message(const Finding& finding, Language language) {
  const Rule* rule = find_rule(finding.rule);
  SOCLE_ASSERT(rule != nullptr);
  std::string text = fill(sentence(rule->pattern).in(language), parameters(finding, *rule, language));
  return text + " [" + finding.rule + "]";
}

std::string remedy(const Finding& finding, Language language) {
  const Rule* rule = find_rule(finding.rule);
  SOCLE_ASSERT(rule != nullptr);
  const Text text = rule->advice.en.empty() ? advice(term(finding.term).place) : rule->advice;
  return fill(text.in(language), parameters(finding, *rule, language));
}

json::object to_json(const Finding& finding, Language language) {
  json::object out{{"code", finding.rule},
                   {"rule", finding.rule},
                   {"term", finding.term},
                   {"severity", severity_name(finding.severity)},
                   {"message", message(finding, language)},
                   {"remedy", remedy(finding, language)},
                   {"value", finding.value}};
  if (!finding.path.empty()) out["path"] = finding.path;
  return out;
}

void Examiner::expect(bool holds, std::string value, std::string expected) {
  looked_ = true;
  if (holds) return;
  check_->findings.push_back({std::string(rule_), std::string(term_), severity_, std::move(value), std::move(expected),
                              line_, path_.empty() ? path_of(term(term_).path, line_) : path_});
}

const Rules& rule_table() {
  static const Rules table = [] {
    Rules rules;
    add_core_rules(rules);
    add_amount_rules(rules);
    add_vat_rules(rules);
    add_code_rules(rules);
    add_xrechnung_rules(rules);
    add_own_rules(rules);
    return rules;
  }();
  return table;
}

const Rule* find_rule(std::string_view id) {
  static const std::map<std::string_view, const Rule*> index = [] {
    std::map<std::string_view, const Rule*> out;
    for (const auto& rule : rule_table()) out.emplace(rule.id, &rule);
    return out;
  }();
  const auto found = index.find(id);
  return found == index.end() ? nullptr : found->second;
}

Check check(const Invoice& invoice, Stage stage) {
  Check out;
  out.all_examined = true;
  for (const auto& rule : rule_table()) {
    if (stage == Stage::draft && rule.term == "BT-1") { // the number is taken with the approval
      out.not_needed.push_back(rule.id);
      continue;
    }
    Examiner examiner(rule.id, rule.term, rule.severity, out);
    if (rule.examine) rule.examine(invoice, examiner);
    (examiner.looked() ? out.examined : out.not_needed).push_back(rule.id);
    if (rule.always && !examiner.looked()) out.all_examined = false;
  }
  return out;
}

namespace {
bool concerns(const Finding& finding, std::string_view rule, std::optional<std::size_t> line) {
  return finding.rule == rule && (!line || finding.line == line);
}

// Whether the finding only says that something could not be computed, which a missing quantity or price (of its line) explains.
bool follows(const Finding& finding, std::span<const Finding> all) {
  if (finding.rule == "BR-22" || finding.rule == "BR-26") return false;
  const bool unit_without_quantity = finding.rule == "BR-23";
  const bool amount = finding.term == "BT-131" || finding.rule == "BR-27" ||
                      term(finding.term).place == Place::computed;
  if (!finding.value.empty() || !(amount || unit_without_quantity)) return false;
  return std::ranges::any_of(all, [&](const Finding& cause) {
    return concerns(cause, "BR-22", finding.line) || (!unit_without_quantity && concerns(cause, "BR-26", finding.line));
  });
}

bool says_again(const Finding& finding, std::span<const Finding> before) {
  return std::ranges::any_of(before, [&](const Finding& earlier) {
    return earlier.term == finding.term && earlier.line == finding.line && earlier.value == finding.value &&
           earlier.severity <= finding.severity;
  });
}
} // namespace

std::vector<Finding> essential(std::span<const Finding> findings) {
  std::vector<Finding> out;
  for (const auto& finding : findings) {
    if (!follows(finding, findings) && !says_again(finding, out)) out.push_back(finding);
  }
  return out;
}

std::size_t Check::fatal_count() const {
  return static_cast<std::size_t>(std::ranges::count(findings, Severity::fatal, &Finding::severity));
}

bool Check::passed() const { return all_examined && fatal_count() == 0; }

std::vector<RuleInfo> rules() {
  std::vector<RuleInfo> out;
  for (const auto& rule : rule_table()) out.push_back({rule.id, rule.term, rule.severity, rule.official});
  return out;
}

} // namespace socle::invoicing
