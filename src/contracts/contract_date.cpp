#include "contracts/pattern.h"
#include "contracts/period_cues.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// A head date that is so much older than the last signature is another paper's.
constexpr int kDaysBeforeSignatureMax = 150;

// What a label says that names the day of the paper.
constexpr std::string_view kDateLabels =
    R"((?:vertrags|auftrags|bestell|ausstellungs|beleg|dokument|abschluss|unterzeichnungs)datum|ausgestellt(?: am)?|ausgefertigt(?: am)?|datum(?: des vertrags| der vereinbarung| der bestellung| des auftrags| der unterzeichnung)?|date(?: du contrat| de (?:la )?signature| de (?:la )?commande| d'emission| d'etablissement| de conclusion| du marche| du bail| of (?:this )?(?:agreement|contract|order|issue|signature|deed|lease)| agreed| issued| signed)?|(?:order|agreement|contract|sow|issue|document|lease|signing|signature) date|dated?|made(?: on)?|raised|issued|ordered|agreed|(?:fait|etablie?|emise?|conclue?|signee?|commandee?) le|(?:unterzeichnet|geschlossen|vereinbart|bestellt|erteilt|erstellt|beauftragt) am|vom|le)";

const Pattern& is_date_label() {
  static const Pattern pattern("(?:^|[\\n\\t])(?:" + std::string(kDateLabels) + ")[ :]*(?:\\t|$)");
  return pattern;
}

const Pattern& dates_the_paper() {
  static const Pattern pattern(
      R"((?:(?:^|[ \n\t(])(?:(?:vertrags|auftrags|bestell|ausstellungs|beleg|dokument|abschluss|unterzeichnungs)datum:?|(?:bestellung|vertrag|auftrag) vom|dated(?: the| as of)?|made(?: on| this| as of)?(?: the)?|entered into (?:on|as of)(?: the)?|is dated|issued(?: on)?|en date du|etablie? le|conclue? le|signee? le|emise? le|geschlossen am|abgeschlossen am|vereinbart am|vom|du|le|den|of|as of|on|this|fait a [a-z' -]{2,40},? ?(?:le)?)[ \t:,]*)$)");
  return pattern;
}

// Dates of other papers and of other things.
const Pattern& of_another_paper() {
  static const Pattern pattern(
      R"((?:stand|fassung|version|angebot|offerte|devis|offre|quotation|quote|rahmenvertrag|framework|geboren|lastenheft|anlage|annexe|agb|conditions generales|terms and conditions|schreiben vom|gesprach|tarif|preisliste|besprochen|brief\b|briefing|cahier|\bplan|zeichnung|specification|hauptvertrag|ursprung|initiale?|original|principal|proposal|beginn|start|\bab\b|gesetz|loi|decret|kenntnis|(?:zum|zur|des|dem|der) [a-z]*(?:vertrag|vereinbarung|auftrag)[a-z]*|(?:au|du|le|a la|de la|l'|cette|ledit) ?(?:contrat|marche|bail|convention|accord|bon)|(?:to|under|of) the [a-z ]{0,30}(?:agreement|contract|lease)|under [a-z ]{0,40}agreement|haben am|have on|ont (?:conclu|signe)|vergabeverhandlung|ihr[a-z]* (?:angebot|bestellung|anfrage)|votre|your|nachtrag|avenant|anderungs[a-z]*|amendment|ersetzt|replace|remplace|\bvisit|meeting|reunion|entretien|liefer|deliver|livrais|faillig|fallig)[^;\n]{0,45}$)");
  return pattern;
}

// "Lyon, le 3 mai 2026": a place, and nothing but the date.
const Pattern& after_place() {
  static const Pattern pattern(
      R"((?:^|[\n\t ])(?:[a-z][a-z./' -]{1,35})(?:,[ ]?(?:den |le |am |the |on |this )?| le | den )$)");
  return pattern;
}

class PaperDate {
 public:
  PaperDate(const Reading& reading, const std::vector<FoundDate>& dates) : r_(reading), dates_(dates) {}

  std::optional<Value> find() {
    for (std::size_t i = 0; i < dates_.size(); ++i)
      if (!dates_[i].month_only && !dates_[i].range_begins && !dates_[i].range_ends) consider(i);
    if (head_ && signature_ &&
        days_since_epoch(signature_->date) - days_since_epoch(head_->date) > kDaysBeforeSignatureMax)
      head_ = nullptr;
    if (head_ && head_score_ >= 3)
      return Value{to_iso(head_->date),
                   head_->span,
                   std::min(head_->ambiguous ? 65 : 90, 70 + 2 * std::min(head_score_, 12)),
                   {},
                   {}};
    if (signature_) return Value{to_iso(signature_->date), signature_->span, signature_->ambiguous ? 65 : 84, {}, {}};
    return std::nullopt;
  }

 private:
  void consider(std::size_t i) {
    const FoundDate& d = dates_[i];
    const std::string text = words_before(r_, d.span, i > 0 ? dates_[i - 1].span.end : 0),
                      after = words_after(r_, d.span,
                                          i + 1 < dates_.size() ? dates_[i + 1].span.begin : r_.text.size()),
                      label = label_of_date(r_, d.span);
    const Span line = r_.line_at(d.span.begin);
    const std::string in_line(r_.folded_slice({line.begin, d.span.begin}));
    const int cell = r_.cell_at(d.span.begin);
    const Span own = cell >= 0 ? r_.cells[static_cast<std::size_t>(cell)].span : line;
    const std::string in_cell = own.begin <= d.span.begin ? std::string(r_.folded_slice({own.begin, d.span.begin}))
                                                          : in_line;
    const bool begins_something = (start_score(text, "") >= 7 || end_score(text, "") >= 7) &&
                                  !is_date_label().in(label);
    const auto& page = r_.document->pages.front();
    const bool on_top = cell < 0 || (r_.cells[static_cast<std::size_t>(cell)].page == 1 &&
                                     r_.cells[static_cast<std::size_t>(cell)].box.y0 < 0.6 * page.height);
    if (d.span.begin < head_end() && on_top) head(d, text, label, in_line, in_cell, line, after, begins_something);
    if (d.span.begin > r_.body_end / 5 && d.span.begin < r_.body_end)
      signature(d, text, label, in_cell, own, begins_something);
  }

  std::size_t head_end() const {
    return std::min<std::size_t>(r_.body_end / 2, std::max<std::size_t>(900, r_.body_end / 5));
  }

  void head(const FoundDate& d, const std::string& text, const std::string& label, const std::string& in_line,
            const std::string& in_cell, Span line, const std::string& after, bool begins_something) {
    int score = 0;
    // A bare preposition dates a paper only in a line of its own or beside its number.
    static const Pattern bare(R"((?:^|[ \n\t(,])(?:vom|du|le|den|of|as of|on|this)[ \t:,]*$)"),
        paper(
            R"((?:vertrag|vereinbarung|contrat|convention|agreement|contract|order|bestellung|commande|auftrag|marche|nr\.?|no|n\.|ref\.?|accord|lettre|lease|bail|\d)[^.;]{0,30}$)"),
        concludes(
            R"(^[ ,)]*(?:as follows|between|by and between|zwischen|entre\b|(?:wird|wurde) (?:folgende|nachstehende|zwischen)|a ete conclu|il (?:a ete|est) convenu|geschlossen|schliessen|vereinbaren|haben (?:die|folgende)))");
    if (dates_the_paper().in(text) || dates_the_paper().in(in_line))
      score = bare.in(text) && in_line.size() > 30 && !paper.in(text) ? 0 : 6;
    const bool labelled = is_date_label().in(in_cell) || is_date_label().in(in_line) ||
                          (is_date_label().in(label) && trim(in_cell).size() < 3);
    if (labelled) score = std::max(score, 10);
    const auto again = [&](const FoundDate& other) {
      return other.date == d.date && other.span.begin > std::max(d.span.end, 3 * r_.body_end / 5);
    };
    if (std::ranges::any_of(dates_, again)) score += 4; // among the signatures, too
    if (after_place().in(in_cell) && in_cell.size() < 48) score = std::max(score, 9);
    if (concludes.in(after)) score = std::max(score, 8);
    static const Pattern after_number(R"((?:\d|[a-z])[ \t]*(?:-|\*|\||,)[ \t]*$)");
    if (line.begin < 400 && in_line.size() < 60 && after_number.in(in_line) &&
        std::ranges::any_of(in_line, [](char c) { return c >= '0' && c <= '9'; }))
      score = std::max(score, 7);
    static const Pattern strong(
        R"((?:[a-z]{4,}datum|^datum|[ \n\t]datum|date du contrat|date of (?:this )?agreement|is dated|dated|made(?: on| the)|order date|contract date|agreement date|geschlossen am|conclu le|(?:vertrag|vereinbarung|contrat|convention|agreement|nr\.? [a-z0-9./-]+|no [a-z0-9./-]+) (?:vom|du|of|dated)|entered into|^date)[ :\t\n]*(?:the |as of |on )?$)");
    if (score && !labelled && strong.in(text)) score += 4;
    if (after_weekday(r_, d.span)) score -= 6;
    if (trim(in_line).empty() && score == 0 && label.empty())
      score = 3; // a date on a line of its own, as in a letter's head
    if (!labelled && (of_another_paper().in(text) || of_another_paper().in(label))) score -= 9;
    if (begins_something) score -= 8;
    if (score > head_score_) {
      head_score_ = score;
      head_ = &d;
    }
  }

  void signature(const FoundDate& d, const std::string& text, const std::string& label, const std::string& in_cell,
                 Span own, bool begins_something) {
    static const Pattern done(
        R"((?:(?:^|[^a-z])(?:fait|etabli|signe|passe|conclu|redige)e?s?(?:,?[ ]en [a-z ]{3,40},?)? (?:a|en|au)\b[^.;]{2,60}|(?:signed|executed|agreed|done|dated)(?: in duplicate| in two [a-z]+| at [a-z' -]{2,30}|,| as a deed)* (?:on|this|the|at)[^.;]{0,40}|(?:unterzeichnet|unterschrieben|geschehen|ausgefertigt|angenommen)[^.;]{0,50}|(?:accepte|accepted|accord|bon pour accord|confirmed)[^.;]{0,40})$)"),
        sign_cue(
            R"((?:ort, datum|unterschrift|signature|signed|lu et approuve|pour le|pour la|for and on behalf|datum[:, ]|date[: ]|le[: ]))");
    const Span paragraph = r_.paragraph_at(d.span.begin);
    const std::string around(r_.folded_slice({paragraph.begin, std::min(paragraph.end, d.span.end + 80)}));
    const bool short_cell = own.end - own.begin < 48;
    const bool late = d.span.begin > r_.body_end * 3 / 5; // general terms may follow the signatures
    static const Pattern other_label(R"([a-z]{3,})");
    const bool labelled_otherwise = other_label.in(label) && !is_date_label().in(label) && !sign_cue.in(label) && !late;
    const bool signs = (after_place().in(in_cell) && short_cell) || (done.in(text) && text.size() < 120) ||
                       (late && short_cell && (sign_cue.in(around) || trim(in_cell).empty()));
    if (!signs || labelled_otherwise || of_another_paper().in(text) || begins_something) return;
    if (!signature_ || d.date > signature_->date) signature_ = &d;
  }

  const Reading& r_;
  const std::vector<FoundDate>& dates_;
  const FoundDate* head_ = nullptr;
  const FoundDate* signature_ = nullptr;
  int head_score_ = 0;
};

} // namespace

std::optional<Value> find_contract_date(const Reading& reading, const std::vector<FoundDate>& dates) {
  return PaperDate(reading, dates).find();
}

} // namespace socle::contracts
