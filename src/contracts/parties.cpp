#include "contracts/parties.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// An address with the name that stands above or before it: letterheads, address windows, footers.
struct Entity {
  std::string name;
  Span name_span;
  const Address* address = nullptr;
  Zone zone = Zone::body;
  bool in_window = false; // lines of its own on the first page's upper half
};

class Finder {
 public:
  explicit Finder(const Reading& reading) : reading_(reading), addresses_(find_addresses(reading)), identifiers_(find_identifiers(reading)) {}

  Parties run() {
    for (const PartyRegion& region : find_party_regions(reading_)) take_region(region);
    collect_entities();
    complete_sides();
    if (result_.seller.name && result_.buyer.name && name_key(result_.seller.name->text) == name_key(result_.buyer.name->text)) {
      result_.conflict = true;
    }
    for (Party* party : {&result_.seller, &result_.buyer}) address_from_mentions(*party);
    bind_identifiers();
    for (Party* party : {&result_.seller, &result_.buyer}) country(*party);
    return std::move(result_);
  }

 private:
  Party& side(Role role) { return role == Role::seller ? result_.seller : result_.buyer; }

  Value value(Span span, int confidence) const { return {one_line(reading_.slice(span)), span, confidence, {}, {}}; }

  void take_address(Party& party, const Address& address, int confidence) {
    if (party.postcode || party.city) return;
    if (!address.street.empty() && !party.street) party.street = Value{address.street, address.street_span, confidence, {}, {}};
    if (!address.postcode.empty()) party.postcode = Value{address.postcode, address.postcode_span, confidence, {}, {}};
    party.city = Value{address.city, address.city_span, confidence, {}, {}};
    if (!address.country.empty()) party.country = Value{address.country, address.postcode_span, 85, "postcode's prefix or form", {}};
  }

  void take_region(const PartyRegion& region) {
    Party& party = side(region.role);
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
        if (i + 1 < region.pieces.size() && region.pieces[i + 1].span.begin >= span.end && region.pieces[i + 1].span.begin - span.end <= 2) span.end = region.pieces[i + 1].span.end;
        if (const auto name = name_at(reading_, span, region.prose)) {
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
        starts = starts || (piece.span.begin <= address.postcode_span.begin && address.postcode_span.begin < piece.span.end);
        ends = ends || (piece.span.begin <= address.city_span.begin && address.city_span.begin < piece.span.end);
      }
      if (starts && ends && !elsewhere(address)) take_address(party, address, 90);
    }
  }

  // An address of another kind: invoices go there, work is done there, a court sits there.
  bool elsewhere(const Address& address) const {
    static const Pattern other(R"((?:rechnungs(?:anschrift|adresse|empfanger|eingang)|rechnung an|lieferanschrift|lieferadresse|einsatzort|leistungsort|objekt\b|objektanschrift|mietsache|mietobjekt|baustelle|standort|niederlassung|zweigstelle|filiale|adresse de facturation|facturation a|adresse de livraison|lieu d'execution|lieu d'intervention|lieu de la prestation|chantier|etablissement (?:secondaire|de)|locaux situes|site d|invoice(?:s)? (?:address|to)|invoicing address|billing address|delivery address|site address|premises at|place of performance|hauses?|gericht)[^.\n]{0,70}$)");
    const std::size_t at = reading_.folded_span({address.span().begin, address.span().begin}).begin;
    const std::size_t from = at > 130 ? at - 130 : 0;
    std::string before = reading_.folded.substr(from, at - from);
    if (const auto blank = before.rfind("\n\n"); blank != std::string::npos && before.size() - blank > 3) before = before.substr(blank);
    std::ranges::replace(before, '\n', ' ');
    return other.in(before);
  }

  static bool other_address_label(const std::string& label) {
    static const Pattern other(R"((?:rechnungs|liefer|objekt|einsatz|leistungsort|factur|livraison|chantier|intervention|invoic|billing|delivery|site|premises|standort))");
    return other.in(label);
  }

  static bool name_label(const std::string& label) {
    static const Pattern name(R"(^(?:\d{1,2}[.)]? )?(?:firma|firmenname|firmierung|name|unternehmen|raison sociale|denomination|nom(?: de la societe| ou raison sociale)?|societe|company(?: name)?|legal name|registered name|auftraggeber|auftragnehmer|kunde|client|customer|supplier|prestataire|partner)(?:[^a-z].*)?$)");
    static const Pattern no(R"((?:kontakt|ansprech|vertret|contact name|registered (?:office|number|address)|company n|company reg))");
    return name.in(label) && !no.in(label);
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
    static const Pattern street(R"(^(?:strasse|str\.|rue|street|anschrift|adresse|address|siege|registered (?:office|address)|sitz|voie)(?:[^a-z]|$))");
    static const Pattern postcode_city(R"((?:plz|postleitzahl|code postal|c\.?p\.?|post ?code|zip)[^a-z]{1,6}(?:und |et |and |/ ?)?(?:ort|stadt|ville|localite|city|town|wohnort))");
    static const Pattern city_postcode(R"(^(?:city|town|ville|ort)[^a-z]{1,4}(?:und |et |and )?(?:post ?code|plz|code postal))");
    static const Pattern postcode(R"(^(?:plz|postleitzahl|code postal|post ?code|zip|eircode)(?:[^a-z]|$))");
    static const Pattern city(R"(^(?:ort|stadt|ville|commune|localite|city|town|wohnort)(?:[^a-z]|$))");
    static const Pattern country_label(R"(^(?:land|pays|country)(?:[^a-z]|$))");
    Span line{span.begin, std::min(span.end, reading_.line_at(span.begin).end)};
    if (line.empty()) return;
    if (name_label(label) && !party.name) {
      if (const auto name = name_at(reading_, span, false)) party.name = value(*name, 93);
    } else if (postcode_city.in(label) || city_postcode.in(label)) {
      for (const Address& address : addresses_)
        if (span.begin <= address.postcode_span.begin && address.city_span.end <= span.end + 1) {
          const Address only{{}, address.postcode, address.city, address.country, {}, address.postcode_span, address.city_span, false};
          take_address(party, only, 92);
        }
      if (!party.city) {
        static const Pattern parts(R"(^(?:[a-z]{1,2} ?- ?)?(\d{4,5}) (.+)$)");
        if (const auto m = parts.find(reading_, line)) {
          party.postcode = value((*m)[0], 92);
          party.city = value((*m)[1], 92);
        }
      }
    } else if (street.in(label) && !party.street) {
      const bool whole = std::ranges::any_of(addresses_, [&](const Address& a) { return span.begin <= a.postcode_span.begin && a.postcode_span.begin < span.end && !a.street.empty(); });
      const std::string text = one_line(reading_.slice(line));
      if (!whole && text.size() > 3 && text.size() < 80 && std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) && !is_place_line(text)) party.street = value(line, 92);
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

  // Every address with a name above or before it.
  void collect_entities() {
    for (const Address& address : addresses_) {
      if (address.street.empty()) continue;
      const Span paragraph = reading_.paragraph_at(address.street_span.begin);
      Entity entity;
      entity.address = &address;
      Span before{paragraph.begin, address.street_span.begin};
      if (before.end - before.begin > 260) before.begin = reading_.line_at(address.street_span.begin).begin;
      if (before.end - before.begin < 4 && paragraph.begin >= 2) before.begin = reading_.paragraph_at(paragraph.begin - 2).begin;
      std::optional<Span> best;
      for (Span line{before.begin, before.begin}; line.begin < before.end;) {
        const std::size_t newline = std::min(reading_.text.find('\n', line.begin), before.end);
        line.end = newline;
        Span joined = line; // a name over two lines: "Cabinet Fontanes Expertise|Comptable SELARL"
        if (newline + 1 < before.end && !has_legal_form(reading_.slice(line))) {
          const Span next{newline + 1, std::min(reading_.text.find('\n', newline + 1), before.end)};
          const std::string below(reading_.slice(next)), first(reading_.slice(line));
          if (has_legal_form(below) && std::ranges::count(below, ' ') <= 1 && std::ranges::count(first, ' ') >= 1) joined.end = next.end;
        }
        if (const auto name = name_at(reading_, joined, false)) {
          const bool form = has_legal_form(reading_.slice(*name));
          if (!best || (form && !has_legal_form(reading_.slice(*best)))) best = name;
          else if (form) best = name; // the nearest above the street
        }
        line.begin = newline + 1;
      }
      if (!best) continue;
      entity.name_span = *best;
      entity.name = one_line(reading_.slice(*best));
      const int cell = reading_.cell_at(address.postcode_span.begin);
      if (cell >= 0) {
        const Cell& c = reading_.cells[static_cast<std::size_t>(cell)];
        entity.zone = c.zone;
        const bool own_lines = reading_.text.substr(address.street_span.begin, address.postcode_span.begin - address.street_span.begin).find('\n') != std::string::npos;
        const auto& page = reading_.document->pages[static_cast<std::size_t>(c.page - 1)];
        entity.in_window = own_lines && c.page == 1 && c.box.y0 < 0.42 * page.height && c.box.x0 < 0.5 * page.width;
      }
      entities_.push_back(std::move(entity));
    }
  }

  bool same(const Entity& entity, const Party& party) const {
    if (!party.name) return false;
    const std::string a = name_key(entity.name), b = name_key(party.name->text);
    return a == b || (a.size() > 6 && b.starts_with(a)) || (b.size() > 6 && a.starts_with(b)) ||
           (party.postcode && party.street && entity.address->postcode == party.postcode->text && name_key(entity.address->street) == name_key(party.street->text));
  }

  void take_entity(Party& party, const Entity& entity, int confidence) {
    if (!party.name) party.name = Value{entity.name, entity.name_span, confidence, {}, {}};
    party.regions.push_back({entity.name_span.begin, entity.address->span().end});
    take_address(party, *entity.address, confidence);
  }

  // Letters and orders name no sides: who writes, and to whom; the verbs say who supplies.
  void complete_sides() {
    Party &seller = result_.seller, &buyer = result_.buyer;
    if (seller.name && buyer.name) return;
    const Entity *sender = nullptr, *recipient = nullptr;
    for (const Entity& e : entities_) {
      if (e.address->post_box) continue;
      if (e.in_window && !recipient) recipient = &e;
    }
    for (const Entity& e : entities_) {
      if (recipient && name_key(e.name) == name_key(recipient->name)) continue;
      if (recipient && e.address->postcode == recipient->address->postcode && e.address->street == recipient->address->street) continue;
      if (!sender || (e.zone != Zone::body && sender->zone == Zone::body) || (has_legal_form(e.name) && !has_legal_form(sender->name))) sender = &e;
    }
    if (seller.name || buyer.name) {
      Party& missing = seller.name ? buyer : seller;
      const Party& known = seller.name ? seller : buyer;
      for (const Entity* e : {recipient, sender})
        if (e && !same(*e, known) && !missing.name) take_entity(missing, *e, 70);
      if (!missing.name)
        for (const Entity& e : entities_)
          if (!same(e, known) && !e.address->post_box && !missing.name && has_legal_form(e.name) && !elsewhere(*e.address)) take_entity(missing, e, 60);
      return;
    }
    if (!sender || !recipient || recipient->address->span().begin > reading_.body_end) {
      first_two();
      return;
    }
    static const Pattern letter(R"(\b(?:sehr geehrte|dear |madame|monsieur|mit freundlichen grussen|yours (?:sincerely|faithfully)|kind regards|veuillez agreer|nous vous prions|salutations|guten tag)\b)");
    if (!letter.in(reading_.folded)) {
      first_two();
      return;
    }
    static const Pattern sells(R"(\b(?:wir (?:bieten|erbringen|liefern|berechnen|stellen|bestatigen ihnen|ubernehmen|gewahrleisten|freuen uns)|berechnen wir|erbringen wir|stellen wir|vereinbaren wir|unsere? (?:preise|leistungen|vergutung|honorar|konto|bankverbindung|angebot)|vielen dank fur (?:ihr|ihren|ihre) (?:vertrauen|auftrag|bestellung|anfrage|interesse)|nous (?:vous proposons|facturons|assurons|realisons|fournissons|confirmons|vous remercions|interviendrons)|nos (?:honoraires|prestations|tarifs|services)|notre (?:tarif|offre|compte)|votre (?:commande|confiance)|we (?:will|shall) (?:provide|supply|invoice|deliver|charge|carry out)|our (?:fees|charges|services|prices|fee|invoices)|thank you for (?:your|choosing|asking|instructing))\b)");
    static const Pattern buys(R"(\b(?:wir (?:bestellen|beauftragen|erteilen ihnen|zahlen)|bestellen wir|beauftragen wir|erteilen wir ihnen|bitte (?:liefern|rechnen|stellen) sie|ihre? (?:rechnung|leistungen|angebot|vergutung|honorar)|nous (?:vous commandons|commandons|passons commande|vous confions|paierons)|votre (?:offre|devis|facture|tarif)|vos (?:factures|prestations|honoraires)|we (?:hereby )?(?:order|appoint|engage|instruct)|your (?:quotation|fees|invoices?|charges|offer|services)|purchase order)\b)");
    const auto s = sells.find_all(reading_).size(), b = buys.find_all(reading_).size();
    const bool sender_sells = s >= b;
    result_.conflict = s == b;
    take_entity(sender_sells ? seller : buyer, *sender, s == b ? 45 : 72);
    take_entity(sender_sells ? buyer : seller, *recipient, s == b ? 45 : 72);
  }

  // "Entre : A, … Et : B, …" without a word for the sides: mostly the first supplies. Said as a finding.
  void first_two() {
    const Entity* first = nullptr;
    for (const Entity& e : entities_) {
      if (e.address->post_box || e.zone != Zone::body || elsewhere(*e.address)) continue;
      if (!first) { first = &e; continue; }
      if (name_key(e.name) == name_key(first->name)) continue;
      take_entity(result_.seller, *first, 45);
      take_entity(result_.buyer, e, 45);
      result_.conflict = true;
      return;
    }
  }

  // The address stands elsewhere with the same name: in the footer, a letterhead, an annex.
  void address_from_mentions(Party& party) {
    if (!party.name || (party.street && party.city)) return;
    for (const Entity& e : entities_) {
      if (e.address->post_box || elsewhere(*e.address)) continue;
      const std::string a = name_key(e.name), b = name_key(party.name->text);
      if (a.size() < 5 || b.size() < 5 || (!a.starts_with(b.substr(0, std::min<std::size_t>(b.size(), 12))) && !b.starts_with(a))) continue;
      const Party& opposite = &party == &result_.seller ? result_.buyer : result_.seller;
      if (opposite.street && name_key(opposite.street->text) == name_key(e.address->street)) continue;
      if (party.city || party.postcode) { party.city.reset(); party.postcode.reset(); }
      party.regions.push_back({std::min(e.name_span.begin, e.address->span().begin), e.address->span().end});
      take_address(party, *e.address, 80);
      return;
    }
  }

  // The role or name that the text around an identifier speaks of.
  int owner_score(const Identifier& id, const Party& party, Role role) const {
    int score = 0;
    for (const Span& region : party.regions)
      if (region.begin <= id.span.begin && id.span.begin < region.end + 2) score += 60;
    const Span paragraph = reading_.paragraph_at(id.span.begin);
    const std::size_t from = std::max(paragraph.begin, id.span.begin > 260 ? id.span.begin - 260 : 0);
    const std::string before(reading_.folded_slice({from, id.span.begin}));
    // The last role word before the number.
    static const Pattern words(std::string("\\b(?:") + "(" + kSellerWords + ")|(" + kBuyerWords + ")|(an)|(ag))\\b");
    const bool account = id.kind == IdentifierKind::iban || id.kind == IdentifierKind::bic;
    std::size_t best_at = 0;
    Role last = Role::none;
    for (const Match& m : words.find_all(reading_, {from, id.span.begin})) {
      Role r = !m[0].empty() ? Role::seller : !m[1].empty() ? Role::buyer : Role::none;
      const std::string_view printed = reading_.slice(m.all);
      if (printed == "AN") r = Role::seller;
      if (printed == "AG" && reading_.folded_slice({m.all.begin > 4 ? m.all.begin - 4 : 0, m.all.begin}).find("des") != std::string_view::npos) r = Role::buyer;
      if (r == Role::buyer && account) { // who pays to an account is not whose account it is
        static const Pattern owner(R"((?:konto|bankverbindung|compte|account|bank)[a-z ]{0,14} (?:des|der|du|de la|de l'|of the) ?$)");
        if (!owner.in(reading_.folded_slice({m.all.begin > 40 ? m.all.begin - 40 : 0, m.all.begin}))) continue;
      }
      if (r != Role::none) { last = r; best_at = m.all.begin; }
    }
    if (last == role) score += id.span.begin - best_at < 90 ? 25 : 12;
    else if (last != Role::none) score -= 10;
    // The last name before it in this paragraph, or the name anywhere in it.
    if (party.name) {
      const std::string name = fold(party.name->text);
      const std::string whole(reading_.folded_slice(paragraph));
      std::string flat = before;
      std::ranges::replace(flat, '\n', ' ');
      std::string flat_whole = whole;
      std::ranges::replace(flat_whole, '\n', ' ');
      if (flat.find(name) != std::string::npos) score += 30;
      else if (flat_whole.find(name) != std::string::npos) score += 15;
      else if (name.size() > 6 && flat_whole.find(name.substr(0, name.find(' '))) != std::string::npos && name.find(' ') > 4) score += 10;
    }
    if (!id.country.empty() && party.country) score += id.country == party.country->text ? 12 : (id.kind == IdentifierKind::iban || id.kind == IdentifierKind::bic ? -4 : -25);
    if (id.kind == IdentifierKind::registration && id.country == "FR" && party.country && party.country->text != "FR") score -= 40;
    if (id.kind == IdentifierKind::iban || id.kind == IdentifierKind::bic) score += role == Role::seller ? 26 : -8;
    else if (role == Role::seller) score += 4;
    // Where the letterhead's owner is this party, its footer is too.
    const int cell = reading_.cell_at(id.span.begin);
    if (cell >= 0 && reading_.cells[static_cast<std::size_t>(cell)].zone != Zone::body) {
      for (const Entity& e : entities_)
        if (e.zone != Zone::body && same(e, party)) { score += 25; break; }
    }
    return score;
  }

  void bind_identifiers() {
    for (Party* p : {&result_.seller, &result_.buyer}) country(*p); // what the address proves, before numbers are judged
    for (const Identifier& id : identifiers_) {
      const int s = owner_score(id, result_.seller, Role::seller), b = owner_score(id, result_.buyer, Role::buyer);
      const Role role = s >= b ? Role::seller : Role::buyer;
      const int score = std::max(s, b);
      if (score < 1 || std::abs(s - b) < 4) continue;
      Party& party = side(role);
      if (!result_.seller.name && !result_.buyer.name) continue;
      std::optional<Value>& slot = id.kind == IdentifierKind::vat_id ? party.vat_id : id.kind == IdentifierKind::tax_number ? party.tax_number
                                 : id.kind == IdentifierKind::registration ? party.registration : id.kind == IdentifierKind::iban ? party.iban : party.bic;
      const int confidence = std::min(97, 55 + std::min(40, score)) - (id.valid ? 0 : 25);
      if (slot && slot->confidence_percent >= confidence) continue;
      slot = Value{id.value, id.span, confidence, id.repaired ? "one character read otherwise by recognition, proved by the check digit" : "", {}};
      const std::string path = std::string(role == Role::seller ? "seller." : "buyer.") +
                               (id.kind == IdentifierKind::vat_id ? "vat_id" : id.kind == IdentifierKind::registration ? "registration" : id.kind == IdentifierKind::iban ? "iban" : "bic");
      std::erase(result_.invalid, path);
      if (!id.valid) result_.invalid.push_back(path);
    }
    for (Party* p : {&result_.seller, &result_.buyer})
      if (p->bic && !p->iban) p->bic->confidence_percent = 55;
  }

  void country(Party& party) {
    if (party.country && !party.country->rule.empty() && party.country->rule.starts_with("guess")) party.country.reset();
    if (party.country) return;
    const auto derive = [&](const std::string& code, const char* rule, std::vector<std::string> inputs, int confidence) {
      party.country = Value{code, {}, confidence, rule, std::move(inputs)};
    };
    const std::string prefix = &party == &result_.seller ? "seller." : "buyer.";
    if (party.vat_id) return derive(party.vat_id->text.substr(0, 2), "the VAT id's country", {prefix + "vat_id"}, 92);
    if (party.registration) {
      const std::string& r = party.registration->text;
      if (r.starts_with("HR") || r.starts_with("GnR") || r.starts_with("VR") || r.starts_with("PR ")) return derive("DE", "the register's country", {prefix + "registration"}, 92);
      if (r.starts_with("FN ")) return derive("AT", "the register's country", {prefix + "registration"}, 92);
      if (r.starts_with("CHE")) return derive("CH", "the register's country", {prefix + "registration"}, 92);
    }
    // The country's name in the party's own lines.
    for (const Span& region : party.regions) {
      const Span upto{region.begin, std::min(region.end, region.begin + 400)};
      if (upto.empty()) continue;
      if (const std::string code = country_named(reading_.folded_slice(upto)); !code.empty() && (party.regions.size() == 1 || true)) {
        static const Pattern law(R"((?:gesetz|recht|law|droit))");
        if (!law.in(reading_.folded_slice(upto))) return derive(code, "the country named beside the address", {}, 85);
      }
    }
    if (!party.city) {
      if (party.iban) derive(party.iban->text.substr(0, 2), "the account's country", {prefix + "iban"}, 70);
      return;
    }
    const std::string city = fold(party.city->text), name = party.name ? fold(party.name->text) : "";
    static const Pattern austria(R"(^(?:wien|graz|linz|salzburg|innsbruck|klagenfurt|villach|wels|st\. polten|dornbirn|steyr|bregenz|leoben|krems|eisenstadt))");
    static const Pattern switzerland(R"(^(?:zurich|genf|geneve|basel|bern\b|berne|lausanne|winterthur|luzern|lucerne|st\. ?gallen|lugano|biel|thun|zug|fribourg|neuchatel|sion|nyon|montreux|chur|schaffhausen|aarau|baden$|olten|solothurn|vevey|yverdon))");
    static const Pattern belgium(R"(^(?:bruxelles|brussel|brussels|liege|luttich|namur|gent|gand|antwerpen|anvers|charleroi|mons|leuven|louvain|uccle|ixelles|bruges|brugge|tournai|wavre|eupen|verviers|auderghem|arlon|nivelles|etterbeek|schaerbeek))");
    static const Pattern luxembourg(R"(^(?:luxembourg|luxemburg|esch|grevenmacher|differdange|dudelange|ettelbruck|diekirch|mersch|munsbach|bertrange|strassen|capellen|leudelange|howald|remich|wasserbillig))");
    const std::size_t digits = party.postcode ? party.postcode->text.size() : 0;
    if (digits == 4) {
      if (austria.in(city)) return derive("AT", "the city", {prefix + "city"}, 85);
      if (switzerland.in(city)) return derive("CH", "the city", {prefix + "city"}, 85);
      if (belgium.in(city)) return derive("BE", "the city", {prefix + "city"}, 85);
      if (luxembourg.in(city)) return derive("LU", "the city", {prefix + "city"}, 85);
      static const Pattern austrian_form(R"((?:e\. ?u\.|ges\. ?m\. ?b\. ?h|gesmbh))"), swiss_form(R"((?:\bsarl$|kollektivgesellschaft))"), belgian_form(R"((?:\bsrl$|\bsprl$|\basbl$|\bbv$))");
      if (austrian_form.in(name)) return derive("AT", "the legal form", {prefix + "name"}, 80);
      if (belgian_form.in(name)) return derive("BE", "the legal form", {prefix + "name"}, 80);
    }
    const Party& opposite = &party == &result_.seller ? result_.buyer : result_.seller;
    if (party.iban) return derive(party.iban->text.substr(0, 2), "the account's country", {prefix + "iban"}, 70);
    static const Pattern francs(R"(\bchf\b|schweizer|suisse)"), austrian_law(R"(osterreichisch|firmenbuch|\bugb\b)"), belgian_law(R"(\bbelge\b|belgien|\bbce\b)"), luxembourgish_law(R"(luxembourg|luxemburg)");
    if (digits == 4) {
      if (francs.in(reading_.folded)) return derive("CH", "guess: four digits and the paper's currency or law", {}, 65);
      if (austrian_law.in(reading_.folded)) return derive("AT", "guess: four digits and the paper's law", {}, 65);
      if (belgian_law.in(reading_.folded)) return derive("BE", "guess: four digits and the paper's law", {}, 65);
      if (luxembourgish_law.in(reading_.folded)) return derive("LU", "guess: four digits and the paper's law", {}, 60);
      if (opposite.country && opposite.postcode && opposite.postcode->text.size() == 4) return derive(opposite.country->text, "guess: the other side's country", {}, 55);
      return;
    }
    if (digits == 5) {
      static const Pattern french_form(R"((?:\bsas$|\bsarl$|\bsa$|\bsasu$|\beurl$|\bsci$|\bsnc$|\bscp|selarl|scea))");
      const Language language = detect_language(reading_);
      static const Pattern german_city(R"((?:berlin|hamburg|munchen|koln|frankfurt|stuttgart|dusseldorf|leipzig|dresden|hannover|nurnberg|bremen|essen|dortmund|bonn))");
      if (german_city.in(city)) return derive("DE", "the city", {prefix + "city"}, 85);
      if (language == Language::french || french_form.in(name)) return derive("FR", "guess: five digits in a French paper", {}, 75);
      if (language == Language::german || has_legal_form(name)) return derive("DE", "guess: five digits in a German paper", {}, 75);
    }
  }

  const Reading& reading_;
  std::vector<Address> addresses_;
  std::vector<Identifier> identifiers_;
  std::vector<Entity> entities_;
  Parties result_;
};

} // namespace

Parties find_parties(const Reading& reading) { return Finder(reading).run(); }

} // namespace socle::contracts
