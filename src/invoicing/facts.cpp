// What a correction leaves contradictory: it is said where the correction is checked, so that nobody approves half a change.
#include "invoicing/draft.h"
#include "invoicing/fields.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
constexpr std::string_view kFrom = "billing.first_invoice_period.from";
constexpr std::string_view kTo = "billing.first_invoice_period.to";

int months_of(std::string_view rhythm) {
  if (rhythm == "monthly") return 1;
  if (rhythm == "quarterly") return 3;
  if (rhythm == "half_yearly") return 6;
  return rhythm == "yearly" ? 12 : 0;
}

std::string span(const MaybeDate& from, const MaybeDate& to) {
  return (from ? to_iso(*from) : "…") + " – " + (to ? to_iso(*to) : "…");
}

Finding fatal(std::string_view rule, std::string_view term, std::string value, std::string expected,
              std::string_view path) {
  return {std::string(rule),   std::string(term), Severity::fatal,  std::move(value),
          std::move(expected), std::nullopt,      std::string(path)};
}
} // namespace

Result<std::vector<Finding>> dependent_facts(const json::object& fields, std::span<const std::string> set) {
  const auto is_set = [&](std::string_view path) { return std::ranges::find(set, path) != set.end(); };
  static const json::object none;
  const auto* billing = json::get_object(fields, "billing");
  const auto* period = billing == nullptr ? nullptr : json::get_object(*billing, "first_invoice_period");
  SOCLE_TRY(const MaybeDate start, date_field(fields, "service_start", "service_start"));
  SOCLE_TRY(const MaybeDate end, date_field(fields, "service_end", "service_end"));
  SOCLE_TRY(const MaybeDate from, date_field(period == nullptr ? none : *period, "from", kFrom));
  SOCLE_TRY(const MaybeDate to, date_field(period == nullptr ? none : *period, "to", kTo));
  const std::string rhythm = billing == nullptr ? std::string() : text_field(*billing, "rhythm");
  const bool from_settled = is_set(kFrom), to_settled = is_set(kTo);
  std::vector<Finding> out;

  if (start && end && *end < *start) {
    out.push_back(fatal("SOCLE-END", "BT-74", to_iso(*end), to_iso(*start), "service_end"));
  } else if (from && end && *end < *from) {
    out.push_back(
        fatal("SOCLE-END", "BT-74", to_iso(*end), to_iso(*from), is_set("service_end") ? kFrom : "service_end"));
  } else if (to && end && *end < *to && is_set("service_end") && !to_settled) {
    out.push_back(fatal("SOCLE-END", "BT-74", to_iso(*end), to_iso(*to), kTo));
  }
  // A free first month makes the period begin later than the service; a start that a person moved does so only if they say it.
  if (start && from && (*from < *start || (is_set("service_start") && !from_settled && *from != *start)))
    out.push_back(fatal("SOCLE-START", "BG-14", span(from, to), span(start, std::nullopt), kFrom));

  if (!from || !to || *to < *from) return out;
  if (const int months = months_of(rhythm); months > 0) {
    const Date last = add_days(add_months(*from, months), -1);
    // Papers that bill by the calendar begin with a shorter period; a rhythm that a person changed needs the period as well.
    const bool longer = last < *to;
    const bool moved = is_set("billing.rhythm") && !from_settled && !to_settled && last != *to;
    if ((longer && !to_settled) || moved)
      out.push_back(fatal("SOCLE-RHYTHM", "BG-14", span(from, to), span(from, last) + " (" + rhythm + ")", kTo));
  } else if (is_set("billing.rhythm") && !rhythm.empty() && !from_settled && !to_settled &&
             (rhythm != "one_off" || from != start || to != end)) {
    const std::string expected = rhythm == "one_off" ? span(start, end) : "…";
    out.push_back(fatal("SOCLE-RHYTHM", "BG-14", span(from, to), expected + " (" + rhythm + ")", kTo));
  }
  return out;
}

} // namespace socle::invoicing
