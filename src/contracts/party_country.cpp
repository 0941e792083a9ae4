#include "contracts/pattern.h"
#include "contracts/sides.h"

namespace socle::contracts {

void derive_country(const Reading& reading, const Parties& parties, Party& party) {
  if (party.country && !party.country->rule.empty() && party.country->rule.starts_with("guess")) party.country.reset();
  if (party.country) return;
  const auto derive = [&](const std::string& code, const char* rule, std::vector<std::string> inputs, int confidence) {
    party.country = Value{code, {}, confidence, rule, std::move(inputs)};
  };
  const std::string prefix = &party == &parties.seller ? "seller." : "buyer.";
  if (party.vat_id) return derive(party.vat_id->text.substr(0, 2), "the VAT id's country", {prefix + "vat_id"}, 92);
  if (party.registration) {
    const std::string& r = party.registration->text;
    if (r.starts_with("HR") || r.starts_with("GnR") || r.starts_with("VR") || r.starts_with("PR "))
      return derive("DE", "the register's country", {prefix + "registration"}, 92);
    if (r.starts_with("FN ")) return derive("AT", "the register's country", {prefix + "registration"}, 92);
    if (r.starts_with("CHE")) return derive("CH", "the register's country", {prefix + "registration"}, 92);
  }
  // The country's name in the party's own lines.
  for (const Span& region : party.regions) {
    const Span upto{region.begin, std::min(region.end, region.begin + 400)};
    if (upto.empty()) continue;
    if (const std::string code = country_named(reading.folded_slice(upto));
        !code.empty() && (party.regions.size() == 1 || true)) {
      static const Pattern law(R"((?:gesetz|recht|law|droit))");
      if (!law.in(reading.folded_slice(upto))) return derive(code, "the country named beside the address", {}, 85);
    }
  }
  if (!party.city) {
    if (party.iban) derive(party.iban->text.substr(0, 2), "the account's country", {prefix + "iban"}, 70);
    return;
  }
  const std::string city = fold(party.city->text), name = party.name ? fold(party.name->text) : "";
  static const Pattern austria(
      R"(^(?:wien|graz|linz|salzburg|innsbruck|klagenfurt|villach|wels|st\. polten|dornbirn|steyr|bregenz|leoben|krems|eisenstadt))");
  static const Pattern switzerland(
      R"(^(?:zurich|genf|geneve|basel|bern\b|berne|lausanne|winterthur|luzern|lucerne|st\. ?gallen|lugano|biel|thun|zug|fribourg|neuchatel|sion|nyon|montreux|chur|schaffhausen|aarau|baden$|olten|solothurn|vevey|yverdon))");
  static const Pattern belgium(
      R"(^(?:bruxelles|brussel|brussels|liege|luttich|namur|gent|gand|antwerpen|anvers|charleroi|mons|leuven|louvain|uccle|ixelles|bruges|brugge|tournai|wavre|eupen|verviers|auderghem|arlon|nivelles|etterbeek|schaerbeek))");
  static const Pattern luxembourg(
      R"(^(?:luxembourg|luxemburg|esch|grevenmacher|differdange|dudelange|ettelbruck|diekirch|mersch|munsbach|bertrange|strassen|capellen|leudelange|howald|remich|wasserbillig))");
  const std::size_t digits = party.postcode ? party.postcode->text.size() : 0;
  if (digits == 4) {
    if (austria.in(city)) return derive("AT", "the city", {prefix + "city"}, 85);
    if (switzerland.in(city)) return derive("CH", "the city", {prefix + "city"}, 85);
    if (belgium.in(city)) return derive("BE", "the city", {prefix + "city"}, 85);
    if (luxembourg.in(city)) return derive("LU", "the city", {prefix + "city"}, 85);
    static const Pattern austrian_form(R"((?:e\. ?u\.|ges\. ?m\. ?b\. ?h|gesmbh))"),
        swiss_form(R"((?:\bsarl$|kollektivgesellschaft))"), belgian_form(R"((?:\bsrl$|\bsprl$|\basbl$|\bbv$))");
    if (austrian_form.in(name)) return derive("AT", "the legal form", {prefix + "name"}, 80);
    if (belgian_form.in(name)) return derive("BE", "the legal form", {prefix + "name"}, 80);
  }
  const Party& opposite = &party == &parties.seller ? parties.buyer : parties.seller;
  if (party.iban) return derive(party.iban->text.substr(0, 2), "the account's country", {prefix + "iban"}, 70);
  static const Pattern francs(R"(\bchf\b|schweizer|suisse)"), austrian_law(R"(osterreichisch|firmenbuch|\bugb\b)"),
      belgian_law(R"(\bbelge\b|belgien|\bbce\b)"), luxembourgish_law(R"(luxembourg|luxemburg)");
  if (digits == 4) {
    if (francs.in(reading.folded)) return derive("CH", "guess: four digits and the paper's currency or law", {}, 65);
    if (austrian_law.in(reading.folded)) return derive("AT", "guess: four digits and the paper's law", {}, 65);
    if (belgian_law.in(reading.folded)) return derive("BE", "guess: four digits and the paper's law", {}, 65);
    if (luxembourgish_law.in(reading.folded)) return derive("LU", "guess: four digits and the paper's law", {}, 60);
    if (opposite.country && opposite.postcode && opposite.postcode->text.size() == 4)
      return derive(opposite.country->text, "guess: the other side's country", {}, 55);
    return;
  }
  if (digits == 5) {
    static const Pattern french_form(R"((?:\bsas$|\bsarl$|\bsa$|\bsasu$|\beurl$|\bsci$|\bsnc$|\bscp|selarl|scea))");
    const Language language = detect_language(reading);
    static const Pattern german_city(
        R"((?:berlin|hamburg|munchen|koln|frankfurt|stuttgart|dusseldorf|leipzig|dresden|hannover|nurnberg|bremen|essen|dortmund|bonn))");
    if (german_city.in(city)) return derive("DE", "the city", {prefix + "city"}, 85);
    if (language == Language::french || french_form.in(name))
      return derive("FR", "guess: five digits in a French paper", {}, 75);
    if (language == Language::german || has_legal_form(name))
      return derive("DE", "guess: five digits in a German paper", {}, 75);
  }
}

} // namespace socle::contracts
