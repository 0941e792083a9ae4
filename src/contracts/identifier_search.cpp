#include "contracts/identifiers.h"
#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>
#include <cctype>

namespace socle::contracts {
namespace {

std::string compact(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// What OCR confuses, towards a digit.
char as_digit(char c) {
  switch (c) {
    case 'O':
    case 'Q':
    case 'D': return '0';
    case 'I':
    case 'L':
    case '|': return '1';
    case 'Z': return '2';
    case 'S': return '5';
    case 'B': return '8';
    case 'G': return '6';
    default: return c;
  }
}

class Search {
 public:
  explicit Search(const Reading& reading) : reading_(reading) {}

  std::vector<Identifier> run() {
    ibans();
    bics();
    vat_ids();
    vat_ids_without_prefix();
    if (reading_.document->scanned) misread_vat_ids();
    tax_numbers();
    registers();
    std::ranges::sort(found_, {}, [](const Identifier& i) { return i.span.begin; });
    return std::move(found_);
  }

 private:
  void add(Identifier identifier) {
    for (const Identifier& other : found_)
      if (other.span.begin < identifier.span.end && identifier.span.begin < other.span.end &&
          other.kind != IdentifierKind::registration)
        return;
    found_.push_back(std::move(identifier));
  }

  void ibans() {
    static const Pattern start(R"((?:^|[^a-z0-9])([a-z]{2} ?[0-9oil]{2}[ \t\n]?[a-z0-9]{2}))");
    const std::string& f = reading_.folded;
    for (const Match& m : start.find_all(reading_)) {
      const std::size_t begin = reading_.folded_span(m[0]).begin;
      const std::string country = compact(std::string_view(f).substr(begin, 2));
      const std::size_t length = iban_length(country);
      if (!length) continue;
      std::string text;
      std::size_t i = begin, blanks = 0;
      bool parted = false; // by a line's end or a cell's
      for (; i < f.size() && text.size() < length; ++i) {
        if (std::isalnum(static_cast<unsigned char>(f[i])) != 0) {
          text += f[i];
          blanks = 0;
          continue;
        }
        parted = parted || f[i] == '\n' || f[i] == '\t';
        if ((f[i] == ' ' || f[i] == '\n' || f[i] == '\t' || f[i] == '.' || f[i] == '-') && blanks < 2) ++blanks;
        else break;
      }
      if (text.size() != length || (i < f.size() && std::isalnum(static_cast<unsigned char>(f[i])) != 0)) continue;
      std::string value = compact(text);
      const bool letters_inside = country == "GB" || country == "NL" || country == "IE" || country == "FR" ||
                                  country == "MC" || country == "CH" || country == "LI" || country == "IT" ||
                                  country == "MT";
      Identifier result{IdentifierKind::iban, value, country,
                        iban_is_valid(value), false, reading_.text_span({begin, i})};
      if (!result.valid && !letters_inside) {
        std::string repaired = value.substr(0, 2);
        for (std::size_t k = 2; k < value.size(); ++k) repaired += as_digit(value[k]);
        if (iban_is_valid(repaired)) {
          result.value = repaired;
          result.valid = true;
          result.repaired = true;
        }
      }
      if (!result.valid && parted) continue; // two numbers beside each other
      // Without its check digit, only what looks like an account number all through counts: the creditor id DE98ZZZ… does not.
      if (!result.valid && (std::ranges::count_if(value, digit) <
                                static_cast<std::ptrdiff_t>(letters_inside ? length * 6 / 10 : length - 2) ||
                            value.find("ZZZ") != std::string::npos))
        continue;
      add(std::move(result));
    }
  }

  void bics() {
    static const Pattern labelled(
        R"(\b(?:bic|swift|bic/swift|swift/bic|swift-code|bic-code|code bic|bic code|code swift)(?:[ -]?(?:code|nr\.?|no\.?))?[ \t\n]*[:(=]?[ \t\n]*([a-z]{4}[ ]?[a-z]{2}[ ]?[a-z0-9]{2}[ ]?(?:[a-z0-9]{3})?)(?:[^a-z0-9]|$))");
    static const Pattern bare(R"([(,;/ \n\t]([a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?)(?:[^a-z0-9]|$))");
    const auto take = [&](Span span, bool with_label) {
      const std::string original(reading_.slice(span));
      std::string value = compact(original);
      if (value.size() != 8 && value.size() != 11) {
        if (value.size() < 8) return;
        value.resize(8);
      }
      if (std::ranges::any_of(original, [](char c) { return c >= 'a' && c <= 'z'; })) return;
      const Identifier* account = nullptr;
      for (const Identifier& i : found_)
        if (i.kind == IdentifierKind::iban && i.country == value.substr(4, 2)) account = &i;
      if (!account && !with_label) return;
      if (!with_label && (span.begin < account->span.end || span.begin > account->span.end + 40)) return;
      add({IdentifierKind::bic, value, value.substr(4, 2), true, false, span});
    };
    for (const Match& m : labelled.find_all(reading_)) take(m[0], true);
    for (const Identifier& i : std::vector<Identifier>(found_))
      if (i.kind == IdentifierKind::iban)
        for (const Match& m : bare.find_all(reading_, {i.span.end, std::min(reading_.text.size(), i.span.end + 60)}))
          take(m[0], false);
  }

  void vat_ids() {
    static const Pattern forms(
        R"((?:^|[^a-z0-9])((?:de[ .\n]?\d{3}[ .\t]?\d{3}[ .\t]?\d{3})|(?:at ?u ?\d{3} ?\d{3} ?\d{2})|(?:at ?u ?\d{4} ?\d{4})|(?:che[- ]?\n?\d{3}[. ]?\d{3}[. ]?\d{3})|(?:fr[ \n]?[0-9a-z]{2}[ \n\t]?\d{3}[ \n\t]?\d{3}[ \n\t]?\d{3})|(?:be[ \n]?[01]?\d{3}[. \n]?\d{3}[. \n]?\d{3})|(?:lu ?\d{3} ?\d{3} ?\d{2})|(?:lu ?\d{4} ?\d{4})|(?:nl ?\d{3}\.?\d{3}\.?\d{3}\.? ?b ?\.?\d{2})|(?:nl ?\d{4}\.?\d{2}\.?\d{3}\.? ?b ?\.?\d{2})|(?:(?:gb|xi)[ \n]?\d{3}[ \n]?\d{4}[ \n]?\d{2}(?: \d{3})?)|(?:(?:gb|xi)[ \n]?\d{3} ?\d{3} ?\d{3})|(?:ie ?\d{7} ?[a-w] ?[a-i]?)|(?:ie ?\d[a-z]\d{5}[a-z])|(?:it ?\d{11})|(?:pl ?\d{3}-?\d{3}-?\d{2}-?\d{2})|(?:dk ?\d{2} ?\d{2} ?\d{2} ?\d{2})|(?:cz ?\d{8,10})|(?:pt ?\d{9})|(?:fi ?\d{8})|(?:se ?\d{12})|(?:es ?[a-z]\d{7}[a-z0-9])|(?:li ?\d{5}))(?:[^a-z0-9]|$))");
    static const Pattern swiss_mark(R"(^[ \n]*[,/]?[ \n]?\(?(?:mwst|tva|iva|vat)\b)");
    static const Pattern vat_label(
        R"((?:ust|uid|mwst|umsatzsteuer|mehrwertsteuer|tva|vat|taxe|steuer|tax)[^\n]{0,50}$)");
    static const Pattern belgian_register(
        R"((?:bce|kbo|rpm|entreprise|unternehmensnummer|enterprise (?:no|number)|cbe)[^\n]{0,12}$)");
    for (const Match& m : forms.find_all(reading_)) {
      const Span span = m[0];
      std::string value = compact(reading_.folded_slice(span));
      if (value.starts_with("AT") && value[2] != 'U') continue;
      const Span folded = reading_.folded_span(span);
      const std::string_view rest = std::string_view(reading_.folded).substr(folded.end, 12);
      if (rest.size() > 2 && (rest[0] == '-' || rest[0] == '/') && digit(rest[1]) && value.starts_with("DE"))
        continue; // Wirtschafts-ID
      if (!rest.empty() && rest[0] == ' ' && rest.size() > 4 && digit(rest[1]) && digit(rest[2]) && digit(rest[3]) &&
          digit(rest[4]))
        continue; // a longer number
      const std::size_t label_from = folded.begin > 60 ? folded.begin - 60 : 0;
      const std::string_view before = std::string_view(reading_.folded).substr(label_from, folded.begin - label_from);
      if (value.starts_with("CHE")) {
        const bool vat = swiss_mark.in(rest);
        const bool good = vat_id_is_valid(value);
        add({vat ? IdentifierKind::vat_id : IdentifierKind::registration, value, "CH", good, false, span});
        continue;
      }
      const bool known = value.size() > 2 &&
                         (value.starts_with("DE") || value.starts_with("AT") || value.starts_with("FR") ||
                          value.starts_with("BE") || value.starts_with("LU") || value.starts_with("NL") ||
                          value.starts_with("GB") || value.starts_with("XI") || value.starts_with("IE"));
      const bool good = vat_id_is_valid(value), labelled = vat_label.in(before);
      if (!labelled && (!known || !good)) continue;
      if (value.starts_with("BE")) {
        if (value.size() == 11) value.insert(2, "0");
        if (belgian_register.in(before) && !labelled) {
          add({IdentifierKind::registration, value.substr(2), "BE", good, false, span});
          continue;
        }
      }
      add({IdentifierKind::vat_id, value, value.substr(0, 2) == "XI" ? "GB" : value.substr(0, 2),
           vat_id_is_valid(value), false, span});
    }
  }

  static bool alike(char read, char meant) {
    static constexpr std::string_view pairs[] = {"1I", "1L", "0O", "6G", "8B", "5S", "2Z", "0D", "0Q"};
    return read == meant || std::ranges::any_of(pairs, [&](std::string_view p) {
             return (p[0] == read && p[1] == meant) || (p[1] == read && p[0] == meant);
           });
  }

  // What recognition made of a VAT id behind its label: "1E3331939SH". Taken where exactly one reading passes the check digit.
  void misread_vat_ids() {
    static const Pattern labelled(
        R"(\b(?:vat(?: reg\.?| registration)?(?: no\.?| number)?|ust-?id(?:nr|-nr)?\.?|tva(?: intracom[a-z]*\.?)?|uid)[ :.]{1,3}((?:[a-z0-9][ .]?){8,16}))");
    struct Form {
      std::string_view prefix;
      std::size_t digits, letters;
    };
    static constexpr Form forms[] = {{"DE", 9, 0}, {"ATU", 8, 0}, {"FR", 11, 0}, {"BE", 10, 0},
                                     {"LU", 8, 0}, {"GB", 9, 0},  {"IE", 7, 1},  {"IE", 7, 2}};
    for (const Match& m : labelled.find_all(reading_)) {
      const std::string read = compact(reading_.folded_slice(m[0]));
      std::vector<std::string> fits;
      for (const Form& form : forms) {
        const std::size_t length = form.prefix.size() + form.digits + form.letters;
        if (read.size() < length ||
            !std::ranges::equal(form.prefix, std::string_view(read).substr(0, form.prefix.size()),
                                [](char meant, char seen) { return alike(seen, meant); }))
          continue;
        std::string value(form.prefix);
        for (std::size_t i = form.prefix.size(); i < length; ++i)
          value += i < form.prefix.size() + form.digits ? as_digit(read[i]) : read[i];
        if (vat_id_is_valid(value) &&
            std::ranges::all_of(std::string_view(value).substr(form.prefix.size(), form.digits), digit))
          fits.push_back(value);
      }
      if (fits.size() == 1 && fits.front() != read.substr(0, fits.front().size()))
        add({IdentifierKind::vat_id, fits.front(), fits.front().substr(0, 2), true, true, m[0]});
    }
  }

  void vat_ids_without_prefix() {
    static const Pattern british(
        R"(\bvat(?: registration| reg\.?| registered)?(?: number| no\.?| nr\.?)?(?: is)?[ \t\n:(]{1,4}(\d{3} ?\d{4} ?\d{2}|\d{3} ?\d{3} ?\d{3})(?:[^\d]|$))");
    static const Pattern irish(
        R"(\bvat(?: registration| reg\.?)?(?: number| no\.?)?[ \t\n:(]{1,4}(\d{7} ?[a-w][a-i]?)(?:[^a-z\d]|$))");
    for (const Match& m : british.find_all(reading_)) {
      const std::string value = "GB" + compact(reading_.folded_slice(m[0]));
      add({IdentifierKind::vat_id, value, "GB", vat_id_is_valid(value), false, m[0]});
    }
    for (const Match& m : irish.find_all(reading_)) {
      const std::string value = "IE" + compact(reading_.folded_slice(m[0]));
      add({IdentifierKind::vat_id, value, "IE", vat_id_is_valid(value), false, m[0]});
    }
  }

  void tax_numbers() {
    static const Pattern pattern(
        R"((?:steuernummer|steuer-nr\.?|steuernr\.?|st\.?-?[ ]?nr\.?|st\.-nummer|tax (?:number|no\.?)|steuer-?nummer)[^\d\n]{0,24}[ \t\n:]*(\d{2,3} ?/ ?\d{3,4} ?/ ?\d{4,5}|\d{3} ?/ ?\d{3} ?/ ?\d{5}|\d{5}/\d{5}|\d{13}|\d{3} \d{3} \d{5}|\d{2} \d{3} \d{5}|\d{10,11}|\d{2}[- ]\d{3}/\d{4})(?:[^\d/]|$))");
    static const Pattern by_form(R"((?:^|[^\d/])(\d{2,3}/\d{3,4}/\d{4,5})(?:[^\d/]|$))"); // under its label in a form
    for (const Match& m : by_form.find_all(reading_))
      add({IdentifierKind::tax_number, one_line(reading_.slice(m[0])), "", true, false, m[0]});
    for (const Match& m : pattern.find_all(reading_))
      add({IdentifierKind::tax_number, one_line(reading_.slice(m[0])), "", true, false, m[0]});
  }

  // A number alone in a cell, under or beside its label: the label says that it is one, its form says of which country.
  void labelled_cells() {
    static const Pattern label(
        R"(^(?:[a-z']{3,16} ){0,2}?(?:n[o.]{0,2} |numero |no\. )?(?:company|registered|registration|partnership|llp|charity|society|crn|cro|companies house|siren|siret|r\.? ?c\.? ?s\.?|rcs [a-z -]{3,24}|kvk|k\.v\.k\.|trade register|bce|kbo|handelsregister|firmenbuch|firmenbuchnummer|fn|registernummer|handelsregisternummer|immatriculation|identification)(?: registered| registration| reg\.?)?(?: number| no\.?| nr\.?|-nummer|-nr\.?|nummer)?(?: (?:du|de la|de l'|des|der|of the) ?[a-z]{4,20})?[ :]*$)");
    static const std::pair<const char*, Pattern> forms[] = {
        {"LU", Pattern(R"(^(b ?\d{2,3}[. ]?\d{3})$)")},
        {"FR", Pattern(R"(^(\d{3}[ .]?\d{3}[ .]?\d{3})(?:[ .]?\d{5})?$)")},
        {"BE", Pattern(R"(^([01]\d{3}[. ]?\d{3}[. ]?\d{3})$)")},
        {"AT", Pattern(R"(^(?:fn ?)?(\d{4,6} ?[a-z])$)")},
        {"", Pattern(R"(^((?:sc|ni|oc|so|nc|lp)? ?\d{5,8})$)")}};
    for (std::size_t c = 0; c < reading_.cells.size(); ++c) {
      if (reading_.cells[c].span.empty() || !label.in(reading_.folded_slice(reading_.cells[c].span))) continue;
      const Span value = value_of_label(reading_, static_cast<int>(c));
      if (value.empty()) continue;
      for (const auto& [country, form] : forms) {
        const auto m = form.find(reading_, value);
        if (!m) continue;
        const std::string number = compact(reading_.folded_slice((*m)[0]));
        const std::string_view code(country);
        if ((code == "FR" && !siren_is_valid(number)) || (code == "BE" && !vat_id_is_valid("BE" + number))) continue;
        put(code == "AT" ? "FN " + number.substr(0, number.size() - 1) + fold(number.substr(number.size() - 1))
                         : number,
            code.empty() && number.size() == 8 && digit(number[2]) ? "GB" : std::string(code), (*m)[0]);
        break;
      }
    }
  }

  void put(std::string value, std::string country, Span span, bool valid = true) {
    if (std::ranges::none_of(found_, [&](const Identifier& other) {
          return other.span.begin < span.end && span.begin < other.span.end;
        }))
      found_.push_back({IdentifierKind::registration, std::move(value), std::move(country), valid, false, span});
  }

  void registers() {
    static const Pattern german(
        R"((?:^|[^a-z])(h ?r ?a|h ?r ?b|gnr|gsr|vr|pr)[ \n]*(?:nr\.?|nummer|no\.?|:)?[ \n]*(\d{1,6}(?: ?[a-z]{1,2}\b)?)(?:[^\d]|$))");
    static const Pattern german_words(R"(handelsregister[a-z -]{0,30}?abteilung ([ab])[^\d]{0,20}(\d{2,6}))");
    static const Pattern austrian(
        R"((?:^|[^a-z])(?:fn|firmenbuch(?:nummer|-nr\.?)?)[ \n:]*(?:fn )?(\d{4,6} ?[a-z])(?:[^a-z0-9]|$))");
    static const Pattern french(
        R"((?:r\.? ?c\.? ?s\.?|siren|siret|registre du commerce|registre national|immatricul[a-z]*|r\.? ?m\.?|r\.? ?n\.? ?e\.?|r\.? ?n\.? ?a\.?|repertoire|insee|n[o.]{1,2} d'identification)[^\d]{0,70}?(\d{3}[ .\n]?\d{3}[ .\n]?\d{3})(?:[ .\n]?\d{5}|[ .]?\d{3}[ .]?\d{2})?(?:[^\d]|$))");
    static const Pattern french_after(
        R"((?:^|[^\d])(\d{3}[ .]\d{3}[ .]\d{3})[ \n](?:r\.? ?c\.? ?s\.?|r\.? ?n\.? ?e\.?|r\.? ?m\.?)\b)");
    static const Pattern luxembourgish(
        R"((?:r\.? ?c\.? ?s\.?|registre (?:de|du) commerce|handelsregister|trade (?:and[ \n]companies )?register|companies[ \n]register|lbr)[^\d]{0,60}?(?:^|[^a-z])([be][ ]?\d{2,3}[ .]?\d{1,3})(?:[^\d]|$))");
    static const Pattern british(
        R"((?:(?:company|company registration office|partnership|llp|registered|registration|registered society|companies house|crn|cro|reg\.?|co\.?)(?: registration| registered)?[ \n(]*(?:number|num\.?|no\.?|:|nr\.?)?|registered in [a-z ,&]{4,50}?(?:under|with|number|no\.?|company|\(|,| )*)[ \n\t:]*(?:number|no\.?)?[ \n\t:(]*((?:sc|ni|oc|so|nc|lp)?\d{6,8})(?:[^\d]|$))");
    static const Pattern belgian(
        R"((?:bce|kbo|rpm|rpr|cbe|banque-carrefour|n[o.]{0,2} ?d'entreprise|numero d'entreprise|unternehmensnummer|enterprise number|company number)[^\d\n]{0,30}?(?:be )?([01]\d{3}\.?\d{3}\.?\d{3})(?:[^\d]|$))");
    static const Pattern dutch(
        R"((?:kvk|k\.v\.k\.|chamber of commerce|handelsregister|trade register|commercial register|business register)[^\d\n]{0,30}(\d{8})(?:[^\d]|$))");
    labelled_cells();
    for (const Match& m : german.find_all(reading_)) {
      const std::string kind = compact(reading_.folded_slice(m[0]));
      const std::string printed(reading_.slice(m[0]));
      if ((kind == "PR" || kind == "VR") && printed != "PR" && printed != "VR") continue;
      std::string number = compact(reading_.folded_slice(m[1]));
      while (!number.empty() && !digit(number.back())) number.pop_back();
      put((kind == "GNR" ? "GnR" : kind == "GSR" ? "GsR" : kind) + " " + number, "DE", {m[0].begin, m[1].end});
    }
    for (const Match& m : german_words.find_all(reading_))
      put("HR" + compact(reading_.folded_slice(m[0])) + " " + compact(reading_.folded_slice(m[1])), "DE", m[1]);
    for (const Match& m : austrian.find_all(reading_)) {
      std::string value = compact(reading_.folded_slice(m[0]));
      value.back() = static_cast<char>(std::tolower(static_cast<unsigned char>(value.back())));
      put("FN " + value, "AT", m[0]);
    }
    for (const Match& m : belgian.find_all(reading_)) {
      const std::string value = compact(reading_.folded_slice(m[0]));
      put(value, "BE", m[0], vat_id_is_valid("BE" + value));
    }
    for (const auto* pattern : {&french, &french_after})
      for (const Match& m : pattern->find_all(reading_)) {
        const std::string value = compact(reading_.folded_slice(m[0]));
        if (value.size() == 9) put(value, "FR", m[0], siren_is_valid(value));
      }
    for (const Match& m : luxembourgish.find_all(reading_)) put(compact(reading_.folded_slice(m[0])), "LU", m[0]);
    for (const Match& m : dutch.find_all(reading_)) put(compact(reading_.folded_slice(m[0])), "NL", m[0]);
    for (const Match& m : british.find_all(reading_))
      put(compact(reading_.folded_slice(m[0])), compact(reading_.folded_slice(m[0])).size() == 8 ? "GB" : "", m[0]);
  }

  const Reading& reading_;
  std::vector<Identifier> found_;
};

} // namespace

std::vector<Identifier> find_identifiers(const Reading& reading) { return Search(reading).run(); }

} // namespace socle::contracts
