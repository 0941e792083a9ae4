#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// How much each kind of ownership says; a number is given away only where one side is ahead.
constexpr int kRegion = 60, kNamedOwner = 45, kSameCompany = 50, kNameBefore = 30, kLetterhead = 25, kColumn = 22,
              kNamedAbove = 16, kRoleBefore = 14, kSellersAccount = 24, kCountry = 10, kSellersTaxNumber = 6,
              kOtherCountry = -30;
constexpr int kAhead = 4;

class Numbers {
 public:
  Numbers(const Reading& reading, const std::vector<Identifier>& identifiers, const std::vector<Entity>& entities,
          Parties& result)
      : reading_(reading), identifiers_(identifiers), entities_(entities), result_(result) {}

  void run() {
    if (!result_.seller.name && !result_.buyer.name) return;
    for (Party* p : {&result_.seller, &result_.buyer})
      derive_country(reading_, result_, *p); // what the address proves, before numbers are judged
    for (const Identifier& id : identifiers_) {
      const int s = of_line(id, Role::seller), b = of_line(id, Role::buyer);
      const Role role = s >= b ? Role::seller : Role::buyer;
      if (std::max(s, b) < kRoleBefore || std::abs(s - b) < kAhead) continue;
      give(id, role, std::max(s, b) - std::max(0, std::min(s, b)));
    }
    for (Party* p : {&result_.seller, &result_.buyer})
      if (p->bic && !p->iban) p->bic->confidence_percent = 55;
    for (Party* p : {&result_.seller, &result_.buyer}) derive_country(reading_, result_, *p);
  }

 private:
  Party& side(Role role) { return role == Role::seller ? result_.seller : result_.buyer; }
  const Party& side(Role role) const { return role == Role::seller ? result_.seller : result_.buyer; }

  static bool is_account(const Identifier& id) {
    return id.kind == IdentifierKind::iban || id.kind == IdentifierKind::bic;
  }

  void give(const Identifier& id, Role role, int margin) {
    Party& party = side(role);
    std::optional<Value>& slot = id.kind == IdentifierKind::vat_id         ? party.vat_id
                                 : id.kind == IdentifierKind::tax_number   ? party.tax_number
                                 : id.kind == IdentifierKind::registration ? party.registration
                                 : id.kind == IdentifierKind::iban         ? party.iban
                                                                           : party.bic;
    const int confidence = std::min(97, 60 + std::min(37, margin / 2 + 8)) - (id.valid ? 0 : 25);
    if (slot && slot->confidence_percent >= confidence) return;
    slot = Value{id.value,
                 id.span,
                 confidence,
                 id.repaired ? "one character read otherwise by recognition, proved by the check digit" : "",
                 {}};
    const std::string path = std::string(role == Role::seller ? "seller." : "buyer.") +
                             (id.kind == IdentifierKind::vat_id         ? "vat_id"
                              : id.kind == IdentifierKind::registration ? "registration"
                              : id.kind == IdentifierKind::iban         ? "iban"
                                                                        : "bic");
    std::erase(result_.invalid, path);
    if (!id.valid) result_.invalid.push_back(path);
  }

  // Register, tax number and account in one line without a name between them are one company's: what speaks most for one speaks for all.
  int of_line(const Identifier& id, Role role) const {
    int score = with_twin(id, role);
    const int cell = reading_.cell_at(id.span.begin);
    for (const Identifier& other : identifiers_) {
      if (&other == &id || cell < 0 || reading_.cell_at(other.span.begin) != cell) continue;
      const Span between{std::min(id.span.end, other.span.end), std::max(id.span.begin, other.span.begin)};
      if (between.end > between.begin + 160 || somebody_in(between)) continue;
      score = std::max(score, with_twin(other, role) - kAhead);
    }
    return score;
  }
  bool somebody_in(Span part) const {
    return std::ranges::any_of(entities_, [&](const Entity& e) {
      return std::ranges::any_of(e.mentions, [&](Span m) { return part.contains(m.begin); });
    });
  }

  // A French VAT id holds its company's SIREN, a Belgian one is its company's number: whose the one is, is the other.
  int with_twin(const Identifier& id, Role role) const {
    if (id.kind == IdentifierKind::bic)
      if (const Identifier* account = account_of(id)) return owner_score(*account, role);
    int score = owner_score(id, role);
    if (id.kind != IdentifierKind::vat_id && id.kind != IdentifierKind::registration) return score;
    const std::string core = core_of(id);
    if (core.empty()) return score;
    for (const Identifier& other : identifiers_)
      if (&other != &id && (other.kind == IdentifierKind::vat_id || other.kind == IdentifierKind::registration) &&
          core_of(other) == core)
        score = std::max(score, std::min(owner_score(other, role), kSameCompany));
    return score;
  }
  const Identifier* account_of(const Identifier& bic) const {
    const Identifier* best = nullptr;
    std::size_t nearest = 200;
    for (const Identifier& id : identifiers_) {
      const std::size_t distance = id.span.begin > bic.span.begin ? id.span.begin - bic.span.begin
                                                                  : bic.span.begin - id.span.begin;
      if (id.kind == IdentifierKind::iban && id.country == bic.country && distance < nearest) {
        best = &id;
        nearest = distance;
      }
    }
    return best;
  }
  static std::string core_of(const Identifier& id) {
    if (id.country != "FR" && id.country != "BE" && id.country != "CH") return {};
    return id.value.size() >= 9 ? id.value.substr(id.value.size() - 9) : std::string();
  }

  int owner_score(const Identifier& id, Role role) const {
    const Party& party = side(role);
    int score = 0;
    if (std::ranges::any_of(party.regions,
                            [&](Span r) { return r.begin <= id.span.begin && id.span.begin < r.end + 2; }))
      score += kRegion;
    score += role_before(id, role);
    // A payer is often named before the account that is paid to.
    const bool in_body = id.span.begin < reading_.body_end;
    if (party.name)
      score += is_account(id) && role == Role::buyer && in_body ? entity_near(id, role) / 3 : entity_near(id, role);
    if (is_account(id)) {
      if (is_debited(id)) score += role == Role::buyer ? kSellersAccount : 0;
      else if (role == Role::seller) score += kSellersAccount;
    }
    // An invoice needs its seller's tax numbers: the paper states them more often than the buyer's.
    if (role == Role::seller && (id.kind == IdentifierKind::vat_id || id.kind == IdentifierKind::tax_number))
      score += kSellersTaxNumber;
    if (!id.country.empty() && party.country && !is_account(id))
      score += id.country == party.country->text ? kCountry : kOtherCountry;
    if (is_account(id) && !id.country.empty() && party.country && id.country == party.country->text)
      score += kCountry / 2;
    return score;
  }

  bool is_debited(const Identifier& id) const {
    static const Pattern debit(R"((?:lastschrift|debiteur|debited|direct debit|prelevement|mandat|kontoinhaber))");
    const Span line = reading_.line_at(id.span.begin);
    return debit.in(
        reading_.folded_slice({std::max(line.begin, id.span.begin > 120 ? id.span.begin - 120 : 0), id.span.begin}));
  }

  // "IBAN des Kunden", or the last role word in the sentence before the number. Who pays to an account is not whose account it is.
  int role_before(const Identifier& id, Role role) const {
    static const Pattern words(std::string("\\b(?:") + "(" + kSellerWords + ")|(" + kBuyerWords + "))\\b");
    static const Pattern owner(
        R"((?:konto|bankverbindung|compte|account|bank|iban|bic|uid|ust-?id(?:nr\.?)?|steuernummer|vat (?:no\.?|number|id)|tva|siret|rcs|number|no\.?|nr\.?)[a-z .-]{0,10} (?:des|der|du|de la|de l'|of the|of) ?$)");
    const Span paragraph = reading_.paragraph_at(id.span.begin);
    std::size_t from = std::max(paragraph.begin, id.span.begin > 200 ? id.span.begin - 200 : 0);
    // In a grid the words of the row above belong to other columns.
    if (const int c = reading_.cell_at(id.span.begin); c >= 0) {
      const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
      if (reading_.rows[static_cast<std::size_t>(cell.row)].cells.size() > 1 &&
          cell.span.end - cell.span.begin < id.span.end - id.span.begin + 12)
        from = std::max(from, reading_.line_at(id.span.begin).begin);
    }
    Role last = Role::none;
    bool owns = false;
    std::size_t at = 0;
    for (const Match& m : words.find_all(reading_, {from, id.span.begin})) {
      const Role r = !m[0].empty() ? Role::seller : Role::buyer;
      const bool named = owner.in(reading_.folded_slice({m.all.begin > 40 ? m.all.begin - 40 : 0, m.all.begin}));
      if (is_account(id) && r == Role::buyer && !named) continue;
      last = r;
      owns = named;
      at = m.all.end;
    }
    if (last == Role::none) return 0;
    if (owns && id.span.begin - at < 40) return last == role ? kNamedOwner : -kNamedOwner;
    return last == role ? kRoleBefore : -kRoleBefore / 2;
  }

  // The company that is named right before the number: in its paragraph, in its column, or as the owner of header and footer.
  int entity_near(const Identifier& id, Role role) const {
    const std::string& name = side(role).name->text;
    const Entity* nearest = nullptr;
    std::size_t at = 0;
    const Span paragraph = reading_.paragraph_at(id.span.begin);
    for (const Entity& e : entities_)
      for (const Span m : e.mentions)
        if (m.begin >= paragraph.begin && m.begin < id.span.begin && m.begin >= at) {
          nearest = &e;
          at = m.begin;
        }
    const int c = reading_.cell_at(id.span.begin);
    if (c < 0) return nearest && same_name(nearest->name, name) ? kNameBefore : 0;
    const Cell& cell = reading_.cells[static_cast<std::size_t>(c)];
    if (const Entity* owner = is_foot_line(cell) ? only_letterhead() : nullptr)
      return same_name(owner->name, name) ? kLetterhead : 0;
    if (nearest) return same_name(nearest->name, name) ? kNameBefore : 0;
    if (const Entity* above = above_in_column(cell)) return same_name(above->name, name) ? kColumn : 0;
    if (cell.zone == Zone::body && !is_foot_line(cell)) return last_named(id, name);
    return std::ranges::any_of(entities_, [&](const Entity& e) { return e.letterhead && same_name(e.name, name); })
               ? kLetterhead
               : 0;
  }

  // The last line of a page that holds several numbers and no name is the foot of the letterhead, whatever its size of print.
  bool is_foot_line(const Cell& cell) const {
    if (somebody_in(cell.span)) return false;
    for (std::size_t r = static_cast<std::size_t>(cell.row) + 1; r < reading_.rows.size(); ++r) {
      if (reading_.rows[r].page != cell.page) break;
      if (reading_.rows[r].zone == Zone::body && r > static_cast<std::size_t>(cell.row) + 1) return false;
    }
    return std::ranges::count_if(identifiers_, [&](const Identifier& i) { return cell.span.contains(i.span.begin); }) >
           1;
  }
  const Entity* only_letterhead() const {
    const Entity* owner = nullptr;
    for (const Entity& e : entities_)
      if (e.letterhead && std::exchange(owner, &e)) return nullptr;
    return owner;
  }

  // Forms and letterheads cut a description into many small paragraphs: the company that was named last, not far above.
  int last_named(const Identifier& id, const std::string& name) const {
    const Entity* last = nullptr;
    std::size_t at = 0;
    for (const Entity& e : entities_)
      for (const Span m : e.mentions)
        if (m.begin < id.span.begin && m.begin + 420 > id.span.begin && m.begin >= at) {
          last = &e;
          at = m.begin;
        }
    return last && same_name(last->name, name) ? kNamedAbove : 0;
  }

  // The nearest company above at the same left edge of the same page: sidebars and letterheads cut their owner's lines apart.
  const Entity* above_in_column(const Cell& cell) const {
    const Entity* best = nullptr;
    double lowest = -1;
    for (const Entity& e : entities_)
      for (const Span m : e.mentions) {
        const int c = reading_.cell_at(m.begin);
        if (c < 0) continue;
        const Cell& there = reading_.cells[static_cast<std::size_t>(c)];
        if (m.end - m.begin + 14 < there.span.end - there.span.begin)
          continue; // a sentence, not a name above its lines
        if (there.page != cell.page || std::abs(there.box.x0 - cell.box.x0) > 6 || there.box.y0 > cell.box.y0 ||
            there.box.y0 <= lowest)
          continue;
        best = &e;
        lowest = there.box.y0;
      }
    return best;
  }

  const Reading& reading_;
  const std::vector<Identifier>& identifiers_;
  const std::vector<Entity>& entities_;
  Parties& result_;
};

} // namespace

void bind_numbers(const Reading& reading, const std::vector<Identifier>& identifiers,
                  const std::vector<Entity>& entities, Parties& parties) {
  Numbers(reading, identifiers, entities, parties).run();
}

} // namespace socle::contracts
