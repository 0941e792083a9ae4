#include "invoicing/wording.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
// Small ASCII letters and digits only, so that "§ 19 UStG" and "§19 Ustg" compare equal.
std::string essence(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// What a sentence must hold to speak of an exemption, and the code that follows from it. The first match counts.
struct Mark {
  std::string_view category;
  std::string_view essence;
  std::string_view code;
};
constexpr Mark kMarks[] = {
    {"E", "293b", "VATEX-FR-FRANCHISE"},
    {"E", "261441", "VATEX-FR-CGI261-4"},
    {"E", "26144", "VATEX-FR-CGI261-4"},
    {"E", "19ustg", ""},
    {"E", "kleinunternehm", ""},
    {"E", "6abs1z27", ""},
    {"E", "franchise", ""},
    {"E", "4nr21", "VATEX-EU-132-1I"},
    {"E", "4nr14", "VATEX-EU-132-1C"},
    {"E", "4nr12", "VATEX-EU-135-1"},
    {"E", "4nr8", "VATEX-EU-135-1"},
    {"E", "steuerfrei", ""},
    {"E", "befrei", ""},
    {"E", "exempt", ""},
    {"E", "exon", ""},
    {"E", "nonapplicable", ""},
    {"AE", "reversecharge", "VATEX-EU-AE"},
    {"AE", "leistungsempf", "VATEX-EU-AE"},
    {"AE", "13b", "VATEX-EU-AE"},
    {"AE", "autoliquidation", "VATEX-EU-AE"},
    {"AE", "bergangdersteuerschuld", "VATEX-EU-AE"},
    {"AE", "283", "VATEX-EU-AE"},
    {"AE", "customertopaythevat", "VATEX-EU-AE"},
    {"AE", "customertoaccount", "VATEX-EU-AE"},
    {"K", "innergemeinschaft", "VATEX-EU-IC"},
    {"K", "intracommun", "VATEX-EU-IC"},
    {"K", "intraeu", "VATEX-EU-IC"},
    {"K", "6a", "VATEX-EU-IC"},
    {"K", "262ter", "VATEX-EU-IC"},
    {"K", "138", "VATEX-EU-IC"},
    {"G", "ausfuhr", "VATEX-EU-G"},
    {"G", "export", "VATEX-EU-G"},
    {"G", "262i", "VATEX-EU-G"},
    {"O", "steuerbar", "VATEX-EU-O"},
    {"O", "outsidethescope", "VATEX-EU-O"},
    {"O", "horsducha", "VATEX-EU-O"},
    {"O", "notsubject", "VATEX-EU-O"},
    {"O", "noregistered", "VATEX-EU-O"},
    {"O", "notregistered", "VATEX-EU-O"},
};

struct Law {
  std::string_view category;
  Text text;
  std::string_view code;
};
constexpr Law kLaws[] = {
    {"AE", {"Reverse charge", "Autoliquidation", "Steuerschuldnerschaft des Leistungsempfängers"}, "VATEX-EU-AE"},
    {"K",
     {"Intra-Community supply, exempt under Article 138 of Directive 2006/112/EC",
      "Livraison intracommunautaire exonérée, article 262 ter I du CGI",
      "Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1b, § 6a UStG)"},
     "VATEX-EU-IC"},
    {"G",
     {"Export outside the EU, exempt from VAT", "Exportation exonérée de TVA, article 262 I du CGI",
      "Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1a, § 6 UStG)"},
     "VATEX-EU-G"},
    {"O", {"Not subject to VAT", "Opération hors du champ d'application de la TVA", "Nicht steuerbar"}, "VATEX-EU-O"},
};

std::string_view law_of_country(std::string_view category, std::string_view country, Language language) {
  if (category == "AE" && country == "AT" && language == Language::german)
    return "Übergang der Steuerschuld auf den Leistungsempfänger";
  if (category == "K" && country != "FR" && language == Language::french)
    return "Livraison intracommunautaire exonérée, article 138 de la directive 2006/112/CE";
  if (category == "K" && country != "DE" && language == Language::german)
    return "Steuerfreie innergemeinschaftliche Lieferung, Art. 138 der Richtlinie 2006/112/EG";
  if (category == "G" && country != "FR" && language == Language::french)
    return "Exportation exonérée de TVA, article 146 de la directive 2006/112/CE";
  if (category == "G" && country != "DE" && language == Language::german)
    return "Steuerfreie Ausfuhrlieferung, Art. 146 der Richtlinie 2006/112/EG";
  return {};
}

struct Unit {
  std::string_view code;
  Text one;
};
constexpr Unit kUnits[] = {
    {"C62", {"piece", "pièce", "Stück"}},
    {"H87", {"piece", "pièce", "Stück"}},
    {"LS", {"lump sum", "forfait", "pauschal"}},
    {"HUR", {"hour", "heure", "Stunde"}},
    {"MIN", {"minute", "minute", "Minute"}},
    {"DAY", {"day", "jour", "Tag"}},
    {"E49", {"working day", "jour ouvré", "Arbeitstag"}},
    {"WEE", {"week", "semaine", "Woche"}},
    {"MON", {"month", "mois", "Monat"}},
    {"QAN", {"quarter", "trimestre", "Quartal"}},
    {"SAN", {"half-year", "semestre", "Halbjahr"}},
    {"ANN", {"year", "année", "Jahr"}},
    {"KGM", {"kg", "kg", "kg"}},
    {"TNE", {"t", "t", "t"}},
    {"LTR", {"l", "l", "l"}},
    {"MTR", {"m", "m", "m"}},
    {"KMT", {"km", "km", "km"}},
    {"MTK", {"m²", "m²", "m²"}},
    {"MTQ", {"m³", "m³", "m³"}},
    {"KWH", {"kWh", "kWh", "kWh"}},
    {"MWH", {"MWh", "MWh", "MWh"}},
};

std::string discount_clause(const Discount& discount, Language language) {
  const Text text{"{percent} % discount if paid within {days} days",
                  "{percent} % d'escompte pour un paiement sous {days} jours",
                  "{percent} % Skonto bei Zahlung innerhalb von {days} Tagen"};
  return fill(text.in(language),
              {{"percent", number_for_people(discount.percent, 0, language)}, {"days", std::to_string(discount.days)}});
}
} // namespace

std::string payment_terms_text(std::optional<int> net_days, const std::vector<Discount>& discounts, Language language) {
  std::string out;
  if (net_days && *net_days == 0) {
    out = Text{"Payable at once without deduction.", "Payable comptant, sans escompte.", "Sofort ohne Abzug zahlbar."}
              .in(language);
  } else if (net_days) {
    const Text text{"Payable within {days} days without deduction.", "Payable à {days} jours, net.",
                    "Zahlbar innerhalb von {days} Tagen ohne Abzug."};
    out = fill(text.in(language), {{"days", std::to_string(*net_days)}});
  }
  for (const auto& discount : discounts) {
    if (!out.empty()) out += ' ';
    std::string clause = discount_clause(discount, language);
    out += clause + ".";
  }
  for (const auto& discount : discounts) {
    out += "\n#SKONTO#TAGE=" + std::to_string(discount.days) + "#PROZENT=" + discount.percent.text(2) + "#";
  }
  if (!discounts.empty()) out += '\n'; // the last line must end too (BR-DE-18)
  return out;
}

std::string payment_terms_for_people(std::string_view payment_terms) {
  std::string out;
  while (!payment_terms.empty()) {
    const auto end = payment_terms.find('\n');
    const auto line = payment_terms.substr(0, end);
    if (!line.starts_with('#') && !line.empty()) out.append(out.empty() ? "" : "\n").append(line);
    payment_terms.remove_prefix(end == std::string_view::npos ? payment_terms.size() : end + 1);
  }
  return out;
}

Exemption exemption(std::string_view category, const std::vector<std::string>& notes, std::string_view seller_country,
                    Language language) {
  if (category.empty() || category == "S" || category == "Z") return {};
  for (const auto& mark : kMarks) {
    if (mark.category != category) continue;
    for (const auto& note : notes) {
      if (essence(note).find(mark.essence) != std::string::npos) return {note, std::string(mark.code)};
    }
  }
  const auto* law = std::ranges::find(kLaws, category, &Law::category);
  if (law == std::end(kLaws)) return {};
  const std::string_view local = law_of_country(category, seller_country, language);
  return {std::string(local.empty() ? law->text.in(language) : local), std::string(law->code)};
}

std::string_view discount_reason(Language language) { return Text{"Discount", "Remise", "Rabatt"}.in(language); }

std::string number_for_people(Decimal value, int decimals_min, Language language) {
  std::string text = value.text();
  const auto point = text.find('.');
  std::string whole = text.substr(0, point);
  std::string fraction = point == std::string::npos ? std::string() : text.substr(point + 1);
  while (static_cast<int>(fraction.size()) < decimals_min) fraction += '0';
  const std::string_view group = language == Language::english ? "," : language == Language::german ? "." : "\xC2\xA0";
  const std::size_t first = whole.starts_with('-') ? 1 : 0;
  for (std::size_t at = whole.size(); at > first + 3; at -= 3) whole.insert(at - 3, group);
  if (!fraction.empty()) whole.append(language == Language::english ? "." : ",").append(fraction);
  return whole;
}

std::string amount_for_people(Decimal value, std::string_view currency, Language language) {
  const std::string number = number_for_people(value.rounded(2), 2, language);
  return language == Language::english ? std::string(currency) + "\xC2\xA0" + number
                                       : number + "\xC2\xA0" + std::string(currency);
}

std::string date_for_people(const Date& date, Language language) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (language == Language::german) return two(date.day) + "." + two(date.month) + "." + std::to_string(date.year);
  if (language == Language::french) return two(date.day) + "/" + two(date.month) + "/" + std::to_string(date.year);
  constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
  return std::to_string(date.day) + " " + std::string(months[date.month - 1]) + " " + std::to_string(date.year);
}

std::string unit_for_people(std::string_view unit, Language language) {
  const auto* found = std::ranges::find(kUnits, unit, &Unit::code);
  return std::string(found == std::end(kUnits) ? unit : found->one.in(language));
}

} // namespace socle::invoicing
