#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>
#include <tuple>

namespace socle::contracts {
namespace {

// Two weak pieces of evidence or one strong one; a letterhead alone decides nothing.
constexpr int kSideMargin = 5;

class Finder {
 public:
  explicit Finder(const Reading& reading)
      : reading_(reading),
        addresses_(find_addresses(reading)),
        identifiers_(find_identifiers(reading)),
        roles_(find_role_words(reading)) {
    entities_ = find_entities(reading_, addresses_, identifiers_);
    count_votes(reading_, identifiers_, entities_);
  }

  Parties run() {
    for (const PartyRegion& region : find_party_regions(reading_)) take_region(region);
    choose_sides();
    if (result_.seller.name && result_.buyer.name &&
        name_key(result_.seller.name->text) == name_key(result_.buyer.name->text)) {
      result_.conflict = true;
    }
    for (Party* party : {&result_.seller, &result_.buyer}) address_from_mentions(*party);
    bind_numbers(reading_, identifiers_, entities_, result_);
    return std::move(result_);
  }

 private:
  Party& side(Role role) { return role == Role::seller ? result_.seller : result_.buyer; }

  Value value(Span span, int confidence) const { return {one_line(reading_.slice(span)), span, confidence, {}, {}}; }

  void take_address(Party& party, const Address& address, int confidence) {
    if (party.postcode || party.city) return;
    if (!address.street.empty() && !party.street)
      party.street = Value{address.street, address.street_span, confidence, {}, {}};
    if (!address.postcode.empty()) party.postcode = Value{address.postcode, address.postcode_span, confidence, {}, {}};
    party.city = Value{address.city, address.city_span, confidence, {}, {}};
    if (!address.country.empty())
      party.country = Value{address.country, address.postcode_span, 85, "postcode's prefix or form", {}};
  }

  void take_region(const PartyRegion& region) {
    Party& party = side(region.role);
    if (party.name && !region.pieces.empty())
      if (const auto name = name_at(reading_, region.pieces.front().span, region.prose);
          name && has_legal_form(reading_.slice(*name)) && !same_name(reading_.slice(*name), party.name->text))
        return;
    party.blank = party.blank || region.pieces.empty();
    for (const auto& piece : region.pieces) party.regions.push_back(piece.span);
    // A second region of the same side only completes the first.
    for (const auto& piece : region.pieces) {
      std::string label = piece.label;
      Span span = piece.span;
      split_label(label, span);
      labelled(party, label, span);
    }
    if (!party.name) {
      // The name may run over two lines of the region; the first piece without an attribute's label opens it.
      for (std::size_t i = 0; i < region.pieces.size(); ++i) {
        if (!region.pieces[i].label.empty() && !name_label(region.pieces[i].label)) continue;
        Span span = region.pieces[i].span;
        std::string label;
        split_label(label, span);
        if (!label.empty() && !name_label(label)) continue;
        if (i + 1 < region.pieces.size() && region.pieces[i + 1].span.begin >= span.end &&
            region.pieces[i + 1].span.begin - span.end <= 2)
          span.end = region.pieces[i + 1].span.end;
        auto name = name_at(reading_, span, region.prose);
        if (name) name = before_address(*name);
        if (name && is_vouched(*name, region)) {
          party.name = value(*name, has_legal_form(reading_.slice(*name)) ? 93 : 80);
          break;
        }
      }
    }
    for (const Address& address : addresses_) {
      if (address.post_box || address.street.empty()) continue;
      bool starts = false, ends = false; // an address may run over two lines of the region
      for (const auto& piece : region.pieces) {
        if (other_address_label(piece.label)) continue;
        starts = starts ||
                 (piece.span.begin <= address.postcode_span.begin && address.postcode_span.begin < piece.span.end);
        ends = ends || (piece.span.begin <= address.city_span.begin && address.city_span.begin < piece.span.end);
      }
      if (starts && ends && !is_other_address(reading_, address) && !is_anothers(party, address))
        take_address(party, address, 90);
    }
  }

  // "The Dean and Chapter of Wyre Cathedral of The Chapter Office, College Yard": the name ends where the address begins.
  Span before_address(Span name) const {
    static const Pattern joiner(R"([ ,\n](?:of|at|in|a|au|aux|sise?|zu|aus|de)$)");
    for (const Address& a : addresses_)
      if (a.street_span.begin > name.begin + 3 && a.street_span.begin < name.end) {
        name.end = a.street_span.begin;
        while (name.end > name.begin &&
               std::string_view(" ,\n").find(reading_.text[name.end - 1]) != std::string_view::npos)
          --name.end;
        if (const auto m = joiner.find(reading_, name)) name.end = m->all.begin;
      }
    return name;
  }

  // A name without a legal form must have something beside it that speaks for a name: its address, its kind, a person's title, or
  // that the paper repeats it. A label or a role is none.
  bool is_vouched(Span name, const PartyRegion& region) const {
    if (has_legal_form(reading_.slice(name))) return true;
    const std::string folded(one_line(reading_.folded_slice(name)));
    if (is_label_cell(folded) || roles_.contains(without_article(folded)) ||
        role_of_word(without_article(folded)) != Role::none)
      return false;
    // "Les Herbiers, le 3 juin 2026": a town, as who signs writes it.
    if (std::ranges::any_of(addresses_, [&](const Address& a) { return name_key(a.city) == name_key(folded); }))
      return false;
    if (region.stated || names_a_body(folded)) return true;
    std::size_t end = name.end;
    for (const auto& piece : region.pieces) end = std::max(end, piece.span.end);
    if (std::ranges::any_of(
            addresses_, [&](const Address& a) { return name.end <= a.span().begin && a.postcode_span.begin < end; }))
      return true;
    static const Pattern title(
        R"((?:^|[ \n])(?:herrn?|frau|dr\.?|prof\.?|dipl\.[a-z.-]*|monsieur|madame|m\.|mme|me|maitre|mr\.?|mrs\.?|ms\.?|miss|sir)[ \n]+$)");
    static const Pattern own_title(R"(^(?:dr\.?|prof\.?|dipl\.|ing\.|mag\.|maitre) )");
    if (own_title.in(folded) || title.in(reading_.folded_slice({name.begin > 20 ? name.begin - 20 : 0, name.begin})))
      return true;
    const std::string flat = one_line(reading_.folded);
    const std::size_t first = flat.find(folded);
    return folded.size() > 6 && first != std::string::npos &&
           flat.find(folded, first + folded.size()) != std::string::npos;
  }

  static std::string without_article(std::string word) {
    for (const std::string_view article : {"the ", "le ", "la ", "les ", "l'", "der ", "die ", "das "})
      if (word.starts_with(article)) return word.substr(article.size());
    return word;
  }

  // "X LLP (we) and Y plc, 4 Mill Lane": another name between a name and an address takes the address to itself.
  bool is_anothers(const Party& party, const Address& address) const {
    if (!party.name || party.name->span.end >= address.span().begin) return false;
    return std::ranges::any_of(entities_, [&](const Entity& e) {
      return e.formed && !same_name(e.name, party.name->text) && std::ranges::any_of(e.mentions, [&](Span m) {
               return party.name->span.end <= m.begin && m.end <= address.span().begin;
             });
    });
  }

  static bool other_address_label(const std::string& label) {
    static const Pattern other(
        R"((?:rechnungs|liefer|objekt|einsatz|leistungsort|factur|livraison|chantier|intervention|invoic|billing|delivery|site|premises|standort))");
    return other.in(label);
  }

  static bool name_label(const std::string& label) {
    static const Pattern name(
        R"(^(?:\d{1,2}[.)]? )?(?:firma|firmenname|firmierung|name|unternehmen|raison sociale|denomination|nom(?: de la societe| ou raison sociale)?|societe|company(?: name)?|legal name|registered name|auftraggeber|auftragnehmer|kunde|client|customer|supplier|prestataire|partner)(?:[^a-z].*)?$)");
    static const Pattern no(
        R"((?:kontakt|ansprech|vertret|contact name|registered (?:office|number|address)|company n|company reg))");
    return name.in(label) && !no.in(label);
  }

  static bool registration_label(const std::string& label) {
    static const Pattern registration(
        R"((?:^|\b)(?:company|registered|registration|partnership|charity|llp) (?:registration )?(?:number|no\.?)|^(?:n[o.]{0,2} |numero )?(?:siren|siret|rcs|r\.c\.s)|^(?:handels|firmen)?register|^firmenbuch|^fn\b|^hr[ab]\b|^kvk|^bce|^kbo|^crn\b|^cro\b)");
    return registration.in(label);
  }

  // A form's number under its label, that no sentence leads to.
  void labelled_registration(Party& party, Span span) const {
    static const Pattern number(
        R"(^[ ]*((?:sc|ni|oc|so|nc|lp|b)? ?\d{5,8}|\d{3}[ .]?\d{3}[ .]?\d{3}|[01]\d{3}[. ]?\d{3}[. ]?\d{3}|(?:fn )?\d{5,6} ?[a-z]|hr[ab] ?\d{2,6})(?:[^0-9]|$))");
    const auto m = number.find(reading_, span);
    if (!m || party.registration) return;
    if (std::ranges::any_of(identifiers_, [&](const Identifier& i) { return (*m)[0].contains(i.span.begin); })) return;
    std::string text;
    for (const char c : reading_.slice((*m)[0]))
      if (c != ' ' && c != '.') text += c;
    party.registration = Value{text, (*m)[0], 85, {}, {}};
  }

  // "Firma: X GmbH" within a piece.
  void split_label(std::string& label, Span& span) const {
    static const Pattern inside(R"(^[ ]*([a-z][a-z ,/.()'-]{1,38}?) ?:[ \t]*)");
    const auto m = inside.find(reading_, span);
    if (!m || m->all.begin != span.begin || m->all.end >= span.end) return;
    const std::string found(reading_.folded_slice((*m)[0]));
    if (!is_label_cell(found) && !name_label(found)) return;
    label = found;
    span.begin = m->all.end;
  }

  void labelled(Party& party, const std::string& label, Span span) {
    if (label.empty() || other_address_label(label)) return;
    static const Pattern street(
        R"(^(?:strasse|str\.|rue|street|anschrift|adresse|address|siege|registered (?:office|address)|sitz|voie)(?:[^a-z]|$))");
    static const Pattern postcode_city(
        R"((?:plz|postleitzahl|code postal|c\.?p\.?|post ?code|zip)[^a-z]{1,6}(?:und |et |and |/ ?)?(?:ort|stadt|ville|localite|city|town|wohnort))");
    static const Pattern city_postcode(
        R"(^(?:city|town|ville|ort)[^a-z]{1,4}(?:und |et |and )?(?:post ?code|plz|code postal))");
    static const Pattern postcode(R"(^(?:plz|postleitzahl|code postal|post ?code|zip|eircode)(?:[^a-z]|$))");
    static const Pattern city(R"(^(?:ort|stadt|ville|commune|localite|city|town|wohnort)(?:[^a-z]|$))");
    static const Pattern country_label(R"(^(?:land|pays|country)(?:[^a-z]|$))");
    if (registration_label(label)) return labelled_registration(party, span);
    Span line{span.begin, std::min(span.end, reading_.line_at(span.begin).end)};
    if (line.empty()) return;
    if (name_label(label) && !party.name) {
      if (const auto name = name_at(reading_, span, false)) {
        party.name = value(*name, 93);
        if (const std::string form = form_below(*name); !form.empty()) party.name->text += " " + form;
      }
    } else if (postcode_city.in(label) || city_postcode.in(label)) {
      for (const Address& address : addresses_)
        if (span.begin <= address.postcode_span.begin && address.city_span.end <= span.end + 1) {
          const Address only{{}, address.postcode,      address.city,      address.country,
                             {}, address.postcode_span, address.city_span, false};
          take_address(party, only, 92);
        }
      if (!party.city) {
        static const Pattern behind(
            R"(^([a-z][a-z .'-]{2,30}?),? ([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[\dw] ?[a-z0-9]{4})$)");
        if (const auto m = behind.find(reading_, line)) { // "Cardiff CF11 9LL"
          party.city = value((*m)[0], 92);
          party.postcode = value((*m)[1], 92);
          return;
        }
        static const Pattern parts(R"(^(?:[a-z]{1,2} ?- ?)?(\d{4,5}) (.+)$)");
        if (const auto m = parts.find(reading_, line)) {
          party.postcode = value((*m)[0], 92);
          party.city = value((*m)[1], 92);
        }
      }
    } else if (street.in(label) && !party.street) {
      const bool whole = std::ranges::any_of(addresses_, [&](const Address& a) {
        return span.begin <= a.postcode_span.begin && a.postcode_span.begin < span.end && !a.street.empty();
      });
      const std::string text = one_line(reading_.slice(line));
      if (!whole && text.size() > 3 && text.size() < 80 &&
          std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) && !is_place_line(text))
        party.street = value(line, 92);
    } else if (postcode.in(label) && !party.postcode) {
      static const Pattern code(R"((\d{4,5}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[\dw] ?[a-z0-9]{4}))");
      if (const auto m = code.find(reading_, line)) party.postcode = value((*m)[0], 92);
    } else if (city.in(label) && !party.city) {
      party.city = value(line, 92);
    } else if (country_label.in(label) && !party.country) {
      const std::string code = country_named(reading_.folded_slice(line));
      if (!code.empty()) party.country = Value{code, line, 95, {}, {}};
    }
  }

  // In a narrow column a company's legal form stands alone below its name.
  std::string form_below(Span name) const {
    constexpr std::size_t bytes_max = 24;
    const int at = reading_.cell_at(name.begin);
    if (at < 0 || has_legal_form(reading_.slice(name))) return {};
    const Cell& cell = reading_.cells[static_cast<std::size_t>(at)];
    const double height = cell.box.y1 - cell.box.y0;
    for (const Cell& below : reading_.cells) {
      const double gap = below.box.y0 - cell.box.y1;
      if (below.page != cell.page || std::abs(below.box.x0 - cell.box.x0) > 0.4 * height || gap < -0.2 * height ||
          gap > height)
        continue;
      const std::string text = one_line(reading_.slice(below.span));
      if (text.size() <= bytes_max && has_legal_form(text)) return text;
    }
    return {};
  }

  void take_entity(Party& party, const Entity& entity, int confidence) {
    if (!party.name) party.name = Value{entity.name, entity.name_span, confidence, {}, {}};
    if (!entity.address) return;
    party.regions.push_back({std::min(entity.name_span.begin, entity.address->span().begin),
                             std::max(entity.name_span.end, entity.address->span().end)});
    take_address(party, *entity.address, confidence);
  }

  // Papers without words for both sides: who else is a party, and what its verbs, accounts and letters say. Nothing is guessed: where
  // the evidence is even, both sides stay open.
  void choose_sides() {
    Party &seller = result_.seller, &buyer = result_.buyer;
    if (seller.name && buyer.name) return;
    std::vector<const Entity*> open;
    for (const Entity& e : entities_)
      if (!(seller.name && same_name(e.name, seller.name->text)) &&
          !(buyer.name && same_name(e.name, buyer.name->text)) && e.presence >= 2)
        open.push_back(&e);
    std::ranges::stable_sort(open, [](const Entity* a, const Entity* b) { return a->presence > b->presence; });
    if (seller.name || buyer.name) complete_other(open);
    else decide(open);
  }

  void complete_other(std::vector<const Entity*> open) {
    const bool missing_seller = !result_.seller.name;
    Party& missing = missing_seller ? result_.seller : result_.buyer;
    if (missing.blank || open.empty()) return;
    const auto fit = [&](const Entity* e) { return 2 * e->presence + (missing_seller ? e->votes : -e->votes); };
    std::ranges::stable_sort(open, [&](const Entity* a, const Entity* b) { return fit(a) > fit(b); });
    if (open.size() > 1 && fit(open[0]) == fit(open[1])) {
      result_.conflict = true;
      return;
    }
    take_entity(missing, *open.front(), open.front()->address || open.front()->signs ? 85 : 60);
  }

  // The pair that is most present and whose votes differ most.
  void decide(const std::vector<const Entity*>& open) {
    const Entity *seller = nullptr, *buyer = nullptr;
    int best = -1, margin = 0;
    for (const Entity* s : open)
      for (const Entity* b : open) {
        const int difference = s->votes - b->votes, score = 2 * (s->presence + b->presence) + difference;
        if (s == b || difference < 0 || score <= best) continue;
        std::tie(seller, buyer, best, margin) = std::tuple(s, b, score, difference);
      }
    if (!seller) return;
    if (margin < kSideMargin || result_.seller.blank || result_.buyer.blank) {
      result_.conflict = true;
      return;
    }
    const int confidence = std::min(90, 62 + 2 * margin);
    take_entity(result_.seller, *seller, confidence);
    take_entity(result_.buyer, *buyer, confidence);
  }

  // The address stands elsewhere with the same name: in the footer, a letterhead, an annex.
  void address_from_mentions(Party& party) {
    if (!party.name || (party.street && party.city)) return;
    const Party& opposite = &party == &result_.seller ? result_.buyer : result_.seller;
    for (const Entity& e : entities_) {
      if (!e.address || !same_name(e.name, party.name->text)) continue;
      if (opposite.street && name_key(opposite.street->text) == name_key(e.address->street)) continue;
      party.city.reset();
      party.postcode.reset();
      party.regions.push_back({std::min(e.name_span.begin, e.address->span().begin), e.address->span().end});
      take_address(party, *e.address, 85);
      return;
    }
  }

  const Reading& reading_;
  std::vector<Address> addresses_;
  std::vector<Identifier> identifiers_;
  std::map<std::string, Role> roles_; // the paper's own words for its sides
  std::vector<Entity> entities_;
  Parties result_;
};

} // namespace

Parties find_parties(const Reading& reading) { return Finder(reading).run(); }

} // namespace socle::contracts
