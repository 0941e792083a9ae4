#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// How much each kind of evidence says. Two weak ones together, or one strong one, decide; a letterhead alone does not.
constexpr int kRoleBesideName = 15, kLetter = 12, kVerb = 6, kInvoiceAddress = 6, kAccount = 5, kLetterhead = 1,
              kTaxNumber = 3, kTitle = 6, kSigningPlace = 8;

class Votes {
 public:
  Votes(const Reading& reading, const std::vector<Identifier>& identifiers, std::vector<Entity>& entities)
      : reading_(reading), identifiers_(identifiers), entities_(entities) {}

  void run() {
    find_recipient();
    letter();
    for (Entity& e : entities_) {
      verbs(e);
      roles_beside(e);
      if (e.letterhead) e.votes += kLetterhead;
      for (const Span m : e.mentions) invoice_address(e, m);
    }
    accounts();
    tax_numbers();
    title();
    signing_places();
    small_business();
    short_names();
  }

 private:
  std::string before(std::size_t at, std::size_t bytes) const {
    const Span paragraph = reading_.paragraph_at(at);
    std::string text(reading_.folded_slice({std::max(paragraph.begin, at > bytes ? at - bytes : 0), at}));
    std::ranges::replace(text, '\n', ' ');
    return text;
  }
  std::string after(std::size_t at, std::size_t bytes) const {
    const Span paragraph = reading_.paragraph_at(at > 0 ? at - 1 : 0);
    std::string text(reading_.folded_slice({at, std::min(std::max(at, paragraph.end), at + bytes)}));
    std::ranges::replace(text, '\n', ' ');
    return text;
  }
  const Entity* owner_between(std::size_t from, std::size_t to) const {
    for (const Entity& e : entities_)
      for (const Span m : e.mentions)
        if (from <= m.begin && m.begin < to) return &e;
    return nullptr;
  }

  std::size_t salutation() const {
    // "Monsieur Luc Hainaut" stands in an address window, "Monsieur," opens a letter.
    static const Pattern pattern(
        R"((?:^|\n)(?:(?:madame|monsieur|mesdames|messieurs|cher|chere|chers)\b[^\n]{0,50}[,:!](?:\n|$)|[^\n]{0,20}\b(?:sehr geehrte|guten tag|liebe[r]? |moin|hallo|gruss gott|servus|gruezi|bonjour|hello|hi |dear [a-z])))");
    const auto m = pattern.find(reading_, {0, reading_.body_end});
    return m ? m->all.end : std::string::npos;
  }

  // The last address of its own lines above the salutation, in the left half of the first page.
  void find_recipient() {
    const std::size_t hello = salutation();
    Entity* best = nullptr;
    for (Entity& e : entities_) {
      if (!e.address || e.address->post_box) continue;
      const int c = reading_.cell_at(e.address->city_span.begin);
      if (c < 0) continue;
      const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
      const auto& page = reading_.document->pages[static_cast<std::size_t>(cell.page - 1)];
      const bool own_lines = reading_.slice({e.address->street_span.begin, e.address->city_span.begin}).find('\n') !=
                             std::string_view::npos;
      if (cell.zone != Zone::body || cell.page != 1 || !own_lines || cell.box.y0 > 0.45 * page.height ||
          (cell.box.x0 > 0.5 * page.width && e.letterhead))
        continue;
      if (hello != std::string::npos && e.address->span().begin > hello) continue;
      if (!best || e.address->span().begin > best->address->span().begin) best = &e;
    }
    if (best && hello != std::string::npos) best->recipient = true;
  }

  // "Wir bestellen", "our fees": what who writes says about both.
  void letter() {
    Entity* recipient = nullptr;
    for (Entity& e : entities_)
      if (e.recipient) recipient = &e;
    const int supplies = writer_supplies(reading_);
    if (supplies == 0) return;
    Entity* sender = nullptr; // whose letterhead it is, or who signs
    for (Entity& e : entities_)
      if (!e.recipient && (!sender || e.presence + 2 * e.letterhead > sender->presence + 2 * sender->letterhead))
        sender = &e;
    const bool is_letter = recipient && sender;
    if (is_letter) {
      sender->votes += supplies > 0 ? kLetter : -kLetter;
      recipient->votes -= supplies > 0 ? kLetter : -kLetter;
      return;
    }
    // "We" of an order or a form is whose paper it is.
    Entity* owner = nullptr;
    int owners = 0;
    for (Entity& e : entities_)
      if (e.letterhead) {
        owner = &e;
        ++owners;
      }
    if (owners == 1) owner->votes += supplies > 0 ? kVerb : -kVerb;
  }

  // "X beauftragt Y", "Y erbringt", "payable to Y".
  void verbs(Entity& e) {
    static const Pattern buys(
        R"(^[^.;]{0,170}?\b(?:beauftragt|bestellt|erteilt|betraut|engagiert|mandatiert|kauft|mietet|bezieht|zahlt|bezahlt|vergutet|confie|charge|mandate|commande|achete|accepte l'offre|paie|regle|verse|souscrit|appoints?|engages|(?:hereby|shall|will) engage|instructs?|retains?|orders?|commissions?|hires?|purchases?|rents?|pays?)\b)");
    static const Pattern sells(
        R"(^[^.;]{0,170}?\b(?:erbringt|liefert|leistet|ubernimmt|fuhrt|stellt|vermietet|betreibt|verkauft|reinigt|wartet|pflegt|provides?|suppl(?:y|ies)|performs?|delivers?|undertakes?|agrees to (?:provide|supply|perform|deliver)|sells?|lets|leases|invoices?|fournit|assure|realise|exploite|livre|vend|donne en location|met a (?:la )?disposition|facture|s'engage a (?:fournir|realiser|assurer|livrer|effectuer))\b)");
    static const Pattern paid(
        R"((?:(?:payable|paid|zahlbar|zu zahlen|payables?|versee?s?) (?:to|an|a)|konto (?:der|des|von)|compte de|account of|von|durch|par|bei|aupres de|by|from|mit) (?:die |der |den |das |la societe |la |le |the |firma )?$)");
    static const Pattern handed(
        R"((?:beauftragt|betraut|confie a|charge|mandate|appoints?|engages?|instructs?|retains?|bestellt bei|commande a|commande aupres de|orders from|purchases from|kauft von|mietet von) (?:hiermit |hereby )?(?:die |der |den |das |a |la societe |la |le |the |firma )*$)");
    int score = 0;
    for (const Span m : e.mentions) {
      if (m.begin > reading_.body_end) continue;
      std::string rest = after(m.end, 230);
      // Another name ends what this one does.
      std::size_t next = m.end + 230;
      for (const Entity& other : entities_)
        for (const Span o : other.mentions)
          if (o.begin >= m.end && o.begin < next) next = o.begin;
      rest = rest.substr(0, std::min(rest.size(), next - m.end));
      const bool b = buys.in(rest), s = sells.in(rest);
      if (b != s) score += s ? kVerb : -kVerb;
      const std::string lead = before(m.begin, 60);
      static const Pattern myself(R"((?:je soussignee?|ich,|i,|wir, die|nous,) ?$)");
      if (myself.in(lead)) score += first_person();
      if (handed.in(lead)) score += kVerb;
      else if (paid.in(lead) && !lead.ends_with("mit ") && !lead.ends_with("von ")) score += kVerb / 2;
    }
    e.votes += std::clamp(score, -2 * kVerb, 2 * kVerb);
  }

  // "Je soussignée X …, m'engage à": who speaks promises to render, or to pay.
  int first_person() const {
    static const Pattern renders(
        R"((?:m'engage a|nous nous engageons a|verpflichte mich|undertake to|agree to provide))"),
        pays(R"(\b(?:m'engage a (?:payer|verser|regler)|commande par la presente|bestelle hiermit|hereby order)\b)");
    const int r = renders.in(reading_.folded) ? 1 : 0, p = pays.in(reading_.folded) ? 1 : 0;
    return (r - p) * kVerb;
  }

  // "Kulturring e. V. (Veranstalter)", "client : X SARL", "Für den Auftraggeber | X GmbH", "X GmbH als Auftragnehmerin".
  void roles_beside(Entity& e) {
    static const Pattern behind(
        "^ ?(?:\\(|- ?|, |als |as |en tant que |en qualite de )(?:the |le |la |als |as )?(?:" + side_words() + ")\\b");
    static const Pattern ahead("\\b(?:" + side_words() + ") ?: ?$"); // "(client : X SARL)"
    for (const Span m : e.mentions) {
      if (const auto g = behind.groups_in(after(m.end, 40)))
        e.votes += (*g)[0].empty() ? -kRoleBesideName : kRoleBesideName;
      if (const auto g = ahead.groups_in(before(m.begin, 40))) e.votes += (*g)[0].empty() ? -kVerb : kVerb;
      const int c = reading_.cell_at(m.begin);
      if (c < 0) continue;
      const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
      if (cell.zone != Zone::body || m.begin < reading_.body_end / 2 ||
          m.end - m.begin + 14 < cell.span.end - cell.span.begin)
        continue;
      if (const Role role = role_near(cell); role != Role::none)
        e.votes += role == Role::seller ? kRoleBesideName : -kRoleBesideName;
    }
  }

  // A cell right above or below in the same column that says for whom is signed.
  Role role_near(const Cell& cell) const {
    static const Pattern sign(
        "^(?:(?:fur|for|pour|on behalf of|for and on behalf of|signed for|i\\.a\\.|namens)[ ]*)?(?:den |die |das |der |the |le |la |l')?(?:" +
        side_words() + ")[ .:]*$");
    const Cell* best = nullptr;
    Role role = Role::none;
    for (const Cell& other : reading_.cells) {
      if (other.page != cell.page || &other == &cell || other.box.x0 > cell.box.x1 || other.box.x1 < cell.box.x0)
        continue;
      const double gap = std::max(cell.box.y0 - other.box.y1, other.box.y0 - cell.box.y1);
      if (gap > 5.5 * (cell.box.y1 - cell.box.y0)) continue;
      const auto g = sign.groups_in(reading_.folded_slice(other.span));
      // "titulaire" below a person's name is that person's office.
      static const Pattern office(
          R"(^(?:titulaire|mandataire|beauftragte[r]?|editeur|entrepreneur|unternehmer(?:in)?|principal|consultant(?:e)?)[ .]*$)");
      if (!g || office.in(reading_.folded_slice(other.span))) continue;
      if (best && std::abs(best->box.y0 - cell.box.y0) < std::abs(other.box.y0 - cell.box.y0)) continue;
      best = &other;
      role = (*g)[0].empty() ? Role::buyer : Role::seller;
    }
    return role;
  }

  // "Für die Ölmühle Sausal GmbH" at the head of the paper: for whom it is.
  void invoice_address(Entity& e, Span mention) {
    static const Pattern head(
        R"((?:^|[\n ])(?:fur|for|pour|prepared for|etabli pour)[ :]{1,2}(?:die |den |das |the |la |le |l'|messrs )?$)");
    if (const Span line = reading_.line_at(mention.begin); mention.begin < reading_.body_end / 4 &&
                                                           mention.begin < line.begin + 16 &&
                                                           head.in(reading_.folded_slice({line.begin, mention.begin})))
      e.votes -= kInvoiceAddress;
    static const Pattern to(
        R"((?:rechnung(?:en)? an|rechnungsanschrift|rechnungsempfanger|rechnungsadresse|invoices? to|bill to|billed to|invoice address|adresse de facturation|facturee? a|facture a|facturation a)[ :]{0,3}(?:die |the |la |l')?$)");
    if (to.in(before(mention.begin, 60))) e.votes -= kInvoiceAddress;
  }

  // Money goes to the account that the paper states, unless it is one to be debited.
  void accounts() {
    static const Pattern debit(
        R"((?:lastschrift|debiteur|debited|direct debit|prelevement|mandat sepa|sepa-mandat|kontoinhaber|iban des kunden))");
    for (const Identifier& id : identifiers_) {
      if (id.kind != IdentifierKind::iban || debit.in(before(id.span.begin, 160))) continue;
      if (Entity* owner = owner_of(id)) owner->votes += kAccount;
    }
  }

  // Whose number it is by its place: who is named before it in the paragraph, above it in the column, or owns the foot.
  Entity* owner_of(const Identifier& id) {
    Entity* owner = nullptr;
    std::size_t at = 0;
    const Span paragraph = reading_.paragraph_at(id.span.begin);
    for (Entity& e : entities_)
      for (const Span m : e.mentions)
        if (m.begin < id.span.begin && m.begin >= paragraph.begin && m.begin >= at) {
          owner = &e;
          at = m.begin;
        }
    const int c = reading_.cell_at(id.span.begin);
    if (owner || c < 0) return owner;
    const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
    double lowest = -1;
    for (Entity& e : entities_)
      for (const Span m : e.mentions) {
        const int n = reading_.cell_at(m.begin);
        if (n < 0) continue;
        const Cell& there = reading_.cells[static_cast<std::size_t>(n)];
        if (m.end - m.begin + 14 < there.span.end - there.span.begin)
          continue; // a sentence, not a name above its lines
        if (there.page == cell.page && std::abs(there.box.x0 - cell.box.x0) < 6 && there.box.y0 < cell.box.y0 &&
            there.box.y0 > lowest) {
          owner = &e;
          lowest = there.box.y0;
        }
      }
    if (owner || cell.zone == Zone::body) return owner;
    for (Entity& e : entities_)
      if (e.letterhead) owner = &e;
    return owner;
  }

  // Who renders must state a tax number, who pays need not: where only one of both does, it is mostly the seller.
  void tax_numbers() {
    std::vector<Entity*> owners;
    for (const Identifier& id : identifiers_)
      if (id.kind == IdentifierKind::vat_id || id.kind == IdentifierKind::tax_number)
        if (Entity* owner = owner_of(id); owner && std::ranges::find(owners, owner) == owners.end())
          owners.push_back(owner);
    if (owners.size() == 1) owners.front()->votes += kTaxNumber;
  }

  // Whose letterhead stands over an order buys; over an offer, a confirmation or a booking he supplies.
  void title() {
    static const Pattern orders(
        R"(\b(?:bestellung(?:en)?|bestellschein|auftragserteilung|beauftragung|purchase order|works order|subcontract order|bon de commande|lettre de commande|commande (?:n|ferme)|ordre de service|ordre d'achat)\b)"),
        offers(
            R"(\b(?:angebot|auftragsbestatigung|bestellbestatigung|kostenvoranschlag|mietschein|buchungsbestatigung|order acknowledgement|acknowledgement of order|order confirmation|quotation|proposal|booking|engagement letter|devis|offre|proposition|confirmation de commande|accuse de reception de commande|lettre de mission|bon de location)\b)");
    const std::string_view head = std::string_view(reading_.folded)
                                      .substr(0, std::min<std::size_t>(reading_.folded.size(), 600));
    const bool order = orders.in(head), offer = offers.in(head);
    Entity* owner = nullptr;
    for (Entity& e : entities_)
      if (e.letterhead && !e.recipient && std::exchange(owner, &e)) return;
    if (!owner || order == offer) return;
    owner->votes += offer ? kTitle : -kTitle;
  }

  // "Bon pour accord, Les Herbiers, le 3 juin … Le locataire": who signs in which town, and as what.
  void signing_places() {
    for (Entity& e : entities_) {
      if (!e.address || e.address->city.size() < 3 || std::ranges::any_of(entities_, [&](const Entity& other) {
            return &other != &e && other.address && name_key(other.address->city) == name_key(e.address->city);
          }))
        continue;
      const std::string city = fold(e.address->city);
      static const Pattern dated(R"(^,? ?(?:le |den |am |on |, )?\d{1,2}[. ])");
      for (std::size_t at = reading_.folded.find(city, reading_.to_folded[reading_.body_end / 2]);
           at != std::string::npos; at = reading_.folded.find(city, at + 1)) {
        const Span place = reading_.text_span({at, at + city.size()});
        const int c = reading_.cell_at(place.begin);
        if (c < 0 || !dated.in(reading_.folded_slice({place.end, std::min(reading_.text.size(), place.end + 16)})))
          continue;
        if (const Role role = signs_as(reading_.cells[static_cast<std::size_t>(c)]); role != Role::none)
          e.votes += role == Role::seller ? kSigningPlace : -kSigningPlace;
      }
    }
  }

  // The first word for a side below a place and date, in the same column, before the next date.
  Role signs_as(const Cell& place) const {
    const double size = place.box.y1 - place.box.y0;
    for (std::size_t r = static_cast<std::size_t>(place.row) + 1;
         r < std::min(reading_.rows.size(), static_cast<std::size_t>(place.row) + 7); ++r) {
      const Row& row = reading_.rows[r];
      if (row.page != place.page || row.y0 - place.box.y1 > 9 * size) return Role::none;
      for (const int c : row.cells) {
        const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
        if (std::abs(cell.box.x0 - place.box.x0) > 8) continue;
        if (const Role role = role_of_label(reading_.folded_slice(cell.span)); role != Role::none) return role;
        static const Pattern date(R"(\b(?:19|20)\d\d\b)");
        if (date.in(reading_.folded_slice(cell.span))) return Role::none;
      }
    }
    return Role::none;
  }

  // Who charges no tax as a small business is mostly a person, not a company.
  void small_business() {
    static const Pattern note(
        R"((?:kleinunternehmer|ss ?19 ustg|293 b du cgi|franchise (?:de|en base de) (?:la )?(?:tva|taxe)|not registered for vat|petites entreprises))");
    if (entities_.size() != 2 || entities_[0].formed == entities_[1].formed || !note.in(reading_.folded)) return;
    (entities_[0].formed ? entities_[1] : entities_[0]).votes += kAccount;
  }

  // A company is often called by its first word: "Fontanes réalise", "Harbour shall pay".
  void short_names() {
    for (Entity& e : entities_) {
      if (e.votes != 0 || !e.formed) continue;
      const std::string folded = fold(e.name);
      const std::string first = folded.substr(0, folded.find(' '));
      if (first.size() < 5) continue;
      if (std::ranges::any_of(entities_, [&](const Entity& other) {
            return &other != &e && fold(other.name).find(first) != std::string::npos;
          }))
        continue;
      static const char* const buys =
          "[ \\n](?:shall |will |hereby )?(?:pays?\\b|zahlt|bezahlt|beauftragt|bestellt|paie|regle|confie|commande|appoints?|engages?|orders?\\b)";
      static const char* const sells =
          "[ \\n](?:shall |will |s'engage a )?(?:provides?|supplies|supply|performs?|delivers?|invoices?|erbringt|liefert|leistet|ubernimmt|stellt|fournit|assure|realise|livre|facture)";
      std::string word;
      for (const char c : first) word += c >= 'a' && c <= 'z' ? std::string(1, c) : std::string(".");
      const auto s = Pattern("\\b" + word + sells).find_all(reading_).size(),
                 b = Pattern("\\b" + word + buys).find_all(reading_).size();
      if (s != b) e.votes += s > b ? kVerb : -kVerb;
    }
  }

  const Reading& reading_;
  const std::vector<Identifier>& identifiers_;
  std::vector<Entity>& entities_;
};

} // namespace

// How often the writer offers, renders and charges, less how often he orders and pays.
int writer_supplies(const Reading& reading) {
  static const Pattern sells(
      R"(\b(?:wir (?:schneiden|schreiben ihnen|kummern uns|reparieren|prufen|installieren|montieren|schulen|beraten|drucken|transportieren|holen|entsorgen|raumen|streuen|mahen|bauen|planen|vermieten|verleihen|behandeln|ubersetzen|gestalten|entwickeln|programmieren|sichern|uberwachen|garantieren|bieten|erbringen|liefern|berechnen|stellen|bestatigen ihnen|ubernehmen|gewahrleisten|freuen uns|besorgen|pflegen|reinigen|warten|betreuen|verrechnen|fakturieren)|(?:berechnen|erbringen|stellen|ubernehmen|bestatigen|verrechnen|pflegen|liefern|reinigen|warten|reparieren|schreiben|nehmen|bekommen|erhalten|stellen ihnen|bieten) wir|unser(?:e|em|er|en)? (?:preise?|leistung(?:en)?|vergutung|honorar|konto|bankverbindung|angebot|rechnung(?:en)?|auftragsbestatigung)|vielen dank fur (?:ihr|ihren|ihre) (?:vertrauen|auftrag|bestellung|anfrage|interesse)|nous (?:vous louons|vous livrons|vous fournissons|nous engageons a|entretenons|nettoyons|reparons|installons|mettons|livrons|formons|hebergeons|intervenons|prenons en charge|vous facturons|vous facturerons|reprenons|gardons|exploitons|imprimons|transportons|vous proposons|vous confirmons|facturons|facturerons|assurons|assurerons|realisons|realiserons|fournissons|confirmons|vous remercions|interviendrons|vous adresserons nos factures|etablirons)|nos (?:honoraires|prestations|tarifs|services|factures|notes)|notre (?:tarif|offre|compte|intervention|mission|facture)|vous (?:nous|me) (?:versez|payez|reglez|devez|reglerez|verserez)|notre (?:agence|equipe|atelier|cabinet|societe|entreprise|bureau)|mon prix|mes (?:prix|honoraires|tarifs|factures)|ma facture|je (?:m'occupe|vous (?:propose|confirme|facture|livre|fournis|envoie ma facture)|realise|assure|interviens|fournis)|sie (?:zahlen|uberweisen|bezahlen|verguten) uns|wir (?:uberlassen|beantworten|erstellen|fuhren|machen|organisieren|konzipieren|schicken|bringen|erledigen|verlegen|malen|fertigen|backen|kochen|veranstalten|unterrichten|analysieren|digitalisieren|archivieren|vernichten)|you (?:will |shall )?pay (?:us|our|this|within)|your order|our (?:charge|price|rates?|team|engineers?|staff|terms)|votre (?:commande|confiance)|we (?:will |shall )?(?:[a-z]+ly )?(?:provide|supply|invoice|deliver|charge|carry out|keep|monitor|maintain|support|clean|bill|prepare|repair|replace|install|train|teach|host|look after|fix|write|design|build|print|collect|empty|guarantee|service|inspect|test|organise|run|operate|manage|translate|transport|store|bring|help|advise|render|undertake to)|our (?:fees?|charges?|services|prices|invoices?|first invoice|bank)|(?:we|which we) (?:collect|invoice|charge|bill|issue)|thank you for (?:your|choosing|asking|instructing|appointing)|you (?:will )?pay us|pay our|you will take)\b)");
  static const Pattern buys(
      R"(\b(?:wir (?:nehmen ihr angebot|bitten sie|benotigen|kaufen|bestellen|beauftragen|erteilen ihnen|zahlen|beziehen|mieten)|(?:bestellen|beauftragen|zahlen) wir|erteilen wir ihnen|bitte (?:liefern|rechnen|stellen|bestatigen) sie|ihr(?:e|er|em|en)? (?:rechnung(?:en)?|leistungen|angebot|vergutung|honorar)|nous (?:vous chargeons|vous passons commande|vous prions d'executer|acceptons votre|retenons votre|vous mandatons|avons retenu|vous commandons|commandons|passons commande|vous confions|paierons|reglerons)|votre (?:offre|devis|facture|tarif)|vos (?:factures|prestations|honoraires)|we (?:hereby )?(?:order|appoint|engage|instruct|accept your (?:quotation|offer|tender|quote)|would like you to|ask you to|commission|require you)|your (?:quotation|fees?|invoices?|charges|offer)|please (?:supply|carry out|deliver|provide|send your invoice)|we will pay you|you (?:\(the [a-z]+\) )?accept this order)\b)");
  return static_cast<int>(sells.find_all(reading).size()) - static_cast<int>(buys.find_all(reading).size());
}

void count_votes(const Reading& reading, const std::vector<Identifier>& identifiers, std::vector<Entity>& entities) {
  Votes(reading, identifiers, entities).run();
}

} // namespace socle::contracts
