#include "contracts/parties.h"
#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// A word for a side, behind the description that it names.
struct Tag {
  Role role;
  Span span;
};

class Definitions {
 public:
  Definitions(const Reading& reading, const std::map<std::string, Role>& own_words)
      : reading_(reading), addresses_(find_addresses(reading)), own_words_(own_words) {}

  // "… (nachfolgend „Auftragnehmer“)", "(the "Supplier")", "– Vermieter –", "ci-après dénommée « le Client »".
  std::vector<PartyRegion> run() {
    std::size_t previous_end = 0;
    bool seen_seller = false, seen_buyer = false;
    const std::vector<Tag> tags = find_tags();
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const Tag& tag = tags[i];
      if (tag.role == Role::none && i + 1 < tags.size() && is_second_name({tag.span.end, tags[i + 1].span.begin}))
        continue;
      bool& seen = tag.role == Role::seller ? seen_seller : seen_buyer;
      const Span region = seen ? Span{} : described({previous_end, tag.span.begin});
      // Further names of the same side, and words for what is no side, only end what stands before.
      const Span behind = address_behind(tag.span.end);
      previous_end = std::max({previous_end, tag.span.end, behind.end});
      if (tag.role == Role::none || seen ||
          !(plausible(region) || (!behind.empty() && name_at(reading_, region, true))))
        continue;
      seen = true;
      found_.push_back({tag.role, {{"", region}}, true});
      if (!behind.empty()) found_.back().pieces.push_back({"address", behind});
    }
    return std::move(found_);
  }

 private:
  // "dénommée « LOGIPAPIER » ou « le Client »": two words for one side.
  bool is_second_name(Span between) const {
    static const Pattern either(
        R"(^["')\] ,\n]*(?:ou|or|oder|bzw\.|und|and|et|/|,)?["'(\[ \n]*(?:auch|also|aussi)?["'(\[ \n]*$)");
    return between.begin <= between.end && between.end < between.begin + 24 &&
           either.in(reading_.folded_slice(between));
  }

  // "X LLP ("the Studio"), of 4 Mill Lane, …": the address may follow the name's definition.
  Span address_behind(std::size_t at) const {
    static const Pattern lead(
        R"(^["')\], \n]*(?:genannt|bezeichnet)?["')\], \n-]*(?:(?:of|at|whose|having|with|which|located|situated|established|registered|its|their|a company|sise?s?|situee?s?|dont|ayant|domiciliee?s?|etablie?s?|demeurant|mit|wohnhaft|ansassig|geschaftsansassig)\b[a-z' \n]{0,60})?[: ]*$)");
    for (const Address& address : addresses_) {
      const std::size_t begin = address.span().begin;
      if (address.street.empty() || begin < at || begin > at + 90) continue;
      if (lead.in(reading_.folded_slice({at, begin}))) return address.span();
    }
    return {};
  }

  std::vector<Tag> find_tags() const {
    const std::string article = "(?:(?:der|die|das|dem|den|le|la|les|the|als|as)[ \\n]|l')?";
    static const Pattern quoted("[\"'(\\[-] ?" + article + "(?:(?:" + side_words() +
                                ")|(an|ln)|(ag|lg)) ?(?:[\"'\\])]|-(?:[ \\n]|$))");
    static const Pattern named(
        "(?:nachfolgend|nachstehend|im folgenden|im weiteren|in der folge|fortan|ci-apres|hereinafter|hereafter|agissant en qualite|en qualite)[^.\\n;]{0,60}?[ \"':](?:" +
        side_words() + ")\\b");
    static const Pattern as_role(
        "(?:\\bals|\\(als|\\bas|en tant que|in ihrer eigenschaft als)[ \\n](?:the |le |la )?(?:" + side_words() +
        ")(?:[,.;\\n)]| und| einerseits| andererseits)");
    static const Pattern bare(",[ \\n](?:the |le |la |l'|als |as |dem |der )?(?:" + side_words() +
                              ")[ \\n]?(?:,|\\.(?:[ \\n]|$)|;|\\n|\\)|-|$)");
    std::vector<Tag> tags;
    const std::size_t limit = std::min(reading_.body_end, std::max<std::size_t>(4500, reading_.body_end / 2));
    const auto add = [&](Role role, Span span) {
      if (std::ranges::none_of(tags, [&](const Tag& t) { return t.span.begin < span.end && span.begin < t.span.end; }))
        tags.push_back({role, span});
    };
    for (const AliasDefinition& a : find_alias_definitions(reading_, limit)) add(label_role(a.alias), a.span);
    for (const auto* pattern : {&quoted, &named, &as_role, &bare})
      for (const Match& m : pattern->find_all(reading_, {0, limit})) {
        Role role = side_of(m, 0);
        if (pattern == &bare && m.all.begin > 1800) continue;
        if (role == Role::none && pattern == &quoted) { // AN and AG only in quotes: AG is a legal form, too
          const bool quotes = reading_.slice(m.all).find_first_of("\"'") != std::string_view::npos ||
                              static_cast<unsigned char>(reading_.text[m.all.begin]) >= 0x80;
          if (!m[2].empty() && quotes) role = Role::seller;
          if (!m[3].empty() && quotes) role = Role::buyer;
        }
        if (role != Role::none) add(role, m.all);
      }
    // "X LLP ("we") and Y plc ("you")".
    static const Pattern pronoun(R"(\( ?["']? ?(?:(we|us|wir|nous)|(you|sie|vous)) ?["']? ?\))");
    if (const int supplies = writer_supplies(reading_); supplies != 0)
      for (const Match& m : pronoun.find_all(reading_, {0, std::min<std::size_t>(limit, 2500)}))
        add(m[0].empty() == (supplies > 0) ? Role::buyer : Role::seller, m.all);
    std::ranges::sort(tags, {}, [](const Tag& t) { return t.span.begin; });
    return tags;
  }

  // What a name is given to, within what stands between the name before and this one.
  Span described(Span between) const {
    static const Pattern start(
        R"((?:\bzwischen(?: den (?:parteien|unterzeichneten))?\b|\bentre les soussigne[es]*\b|\bentre\b|\bbetween\b|\bvertragsparteien\b|\bparteien\b|\bles parties\b|\bparties\b|\bbeauftragt\b|\bconfie (?:a|au)\b|\bmandate\b)[ \n:]*)");
    // Words that only join: "und der", "– einerseits –", "genannt –".
    static const Pattern junk(
        R"(^[ \n\t*",.;:)('-]*(?:(?:genannt|bezeichnet|dite?|einerseits|andererseits|d'une part|d'autre part|of the one part|of the other part|called|named|und|et|and|denomme[e]?|sowie|mit|auch|which expression [a-z ]+)[ \n\t*",.;:)('-]+)*)");
    if (between.end < between.begin + 4) return {};
    const bool first = between.begin == 0;
    if (between.end > between.begin + 900) between.begin = between.end - 900;
    Span region = between;
    bool opened = !first;
    for (const Match& m : start.find_all(reading_, region))
      if (m.all.end < region.end && region.end - m.all.end > 12) {
        region.begin = m.all.end;
        opened = true;
        if (!first) break;
      }
    if (const auto m = junk.find(reading_, region); m && m->all.begin == region.begin) region.begin = m->all.end;
    if (const Span own = opening_name(region); !own.empty()) return own;
    if (!first) region = after_joiner(region);
    if (!opened) region = nearest_paragraph(region);
    if (region.empty()) return {};
    if (const auto name = name_at(reading_, region, true)) {
      region.begin = std::max(region.begin, name->begin);
      return region;
    }
    const auto names = names_in(reading_, region);
    if (!names.empty()) region.begin = names.front().begin;
    return region;
  }

  // "…, VAT GB 391 1011 91, agree with Northern Rivers Fund (": the rest of the first side's description ends with a word that joins.
  Span after_joiner(Span region) const {
    static const Pattern joins(
        R"((?:^|[ ,\n])(?:and|und|et|with|mit|avec)[ \n](?:der |die |dem |den |the |la |le |l')?)");
    if (!names_in(reading_, region).empty()) return region;
    Span last = region;
    for (const Match& m : joins.find_all(reading_, region))
      if (m.all.end + 6 < region.end && opens_with_capital(reading_.slice({m.all.end, region.end})) &&
          m.all.begin > region.begin + 4)
        last.begin = m.all.end;
    return last;
  }

  // The paragraph of the definition, or the one above it, where it begins with a company's name.
  Span opening_name(Span region) const {
    std::size_t at = region.end;
    for (int i = 0; i < 2 && at > region.begin; ++i) {
      const Span paragraph = reading_.paragraph_at(at - 1);
      const Span part{std::max(region.begin, paragraph.begin), std::min(region.end, paragraph.end)};
      const auto name = name_at(reading_, part, true);
      if (name && has_legal_form(reading_.slice(*name)) && part.begin == paragraph.begin)
        return {name->begin, region.end};
      at = paragraph.begin;
      while (at > region.begin && reading_.text[at - 1] == '\n') --at;
    }
    return {};
  }

  // Without a word that opens the sides a title may stand before the name: what stands nearest above.
  Span nearest_paragraph(Span region) const {
    std::size_t at = region.end;
    for (int i = 0; i < 4 && at > region.begin; ++i) {
      const Span paragraph = reading_.paragraph_at(at - 1);
      const Span part{std::max(region.begin, paragraph.begin), std::min(region.end, paragraph.end)};
      if (!part.empty()) {
        const auto names = names_in(reading_, part);
        if (!names.empty()) return {names.front().begin, region.end};
        if (part.end - part.begin > 24) return {part.begin, region.end};
      }
      at = paragraph.begin;
      while (at > region.begin && reading_.text[at - 1] == '\n') --at;
    }
    return region;
  }

  // A description holds a company's name, or a name that the paper repeats or that an address follows.
  bool plausible(Span region) const {
    if (region.empty()) return false;
    const auto name = name_at(reading_, region, true);
    if (!name) return !names_in(reading_, region).empty();
    if (has_legal_form(reading_.slice(*name))) return true;
    const std::string folded(reading_.folded_slice(*name));
    if (std::ranges::count_if(folded, [](char c) { return c >= '0' && c <= '9'; }) > 2) return false;
    static const Pattern place(
        R"(\b\d{4,5}(?: [a-z]{2})?[ \n][a-z]|\([a-z-]{0,2}\d{4,5}\)|\b[a-z]{1,2}\d[a-z\d]?[ \n]?\d[a-z]{2}\b|\b[a-z]\d[\dw][ \n][a-z0-9]{4}\b)");
    if (place.in(reading_.folded_slice({name->end, region.end}))) return true;
    const auto first = reading_.folded.find(folded);
    return first != std::string::npos && reading_.folded.find(folded, first + folded.size()) != std::string::npos;
  }

  Role label_role(const std::string& folded) const {
    return socle::contracts::label_role(reading_, own_words_, folded);
  }

  const Reading& reading_;
  std::vector<Address> addresses_;
  const std::map<std::string, Role>& own_words_;
  std::vector<PartyRegion> found_;
};

} // namespace

// The side that a label names, in everyone's words or in this paper's own.
Role label_role(const Reading& reading, const std::map<std::string, Role>& own_words, const std::string& folded) {
  // In a subcontract the contractor buys.
  static const Pattern contractor(R"(^(?:the )?(?:main |principal )?contractor[ :]*$)"),
      below_him(R"(\bsub-?contract)");
  if (contractor.in(folded) &&
      below_him.in(std::string_view(reading.folded).substr(0, std::min<std::size_t>(reading.folded.size(), 600))))
    return Role::buyer;
  // Of a subcontract the builder's customer is no party.
  static const Pattern subcontract(R"((?:sous-traitan|nachunternehmer|subunternehmer|\bsub-?contract))"),
      owner(R"((?:maitre d'ouvrage|maitre de l'ouvrage|bauherr|\bemployer\b))");
  if (owner.in(folded) &&
      subcontract.in(std::string_view(reading.folded).substr(0, std::min<std::size_t>(reading.folded.size(), 500))))
    return Role::none;
  if (const Role known = role_of_label(folded); known != Role::none) return known;
  // "“Thistlebeck”, “we” | X Ltd": the writer and who is written to.
  static const Pattern pronoun(
      R"(^(?:["'][a-z -]{2,30}["'],? ?(?:or |oder |ou )?)?["']?(?:(we|us|wir|nous)|(you|sie|vous))["']?[ :]*$)");
  if (const auto groups = pronoun.groups_in(folded))
    if (const int supplies = writer_supplies(reading); supplies != 0)
      return (*groups)[0].empty() == (supplies > 0) ? Role::buyer : Role::seller;
  std::string word = trim(folded);
  while (!word.empty() && (word.back() == ':' || word.back() == ' ')) word.pop_back();
  for (const std::string_view article : {"the ", "le ", "la ", "l'", "der ", "die "})
    if (word.starts_with(article)) word = word.substr(article.size());
  if (const auto own = own_words.find(word); own != own_words.end()) return own->second;
  const std::string head = head_of_label(word);
  return head == word ? Role::none : role_of_label(head);
}

std::vector<PartyRegion> find_definitions(const Reading& reading, const std::map<std::string, Role>& own_words) {
  return Definitions(reading, own_words).run();
}

} // namespace socle::contracts
