#include "invoicing/invoicing.h"

#include "invoicing/draft.h"
#include "invoicing/errors.h"
#include "invoicing/facturx.h"
#include "invoicing/rules.h"
#include "invoicing/syntax.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
Result<void> releasable(const Invoice& invoice, Language language) {
  const Check result = check(invoice, Stage::numbered);
  if (result.passed()) return {};
  const auto first = std::ranges::find(result.findings, Severity::fatal, &Finding::severity);
  if (first == result.findings.end()) { // no rule looked: never a pass
    return fail(kNotReleasable, {{"count", "0"}, {"rule", "–"}, {"message", "not every rule was examined"}});
  }
  return fail(
      kNotReleasable,
      {{"count", std::to_string(result.fatal_count())}, {"rule", first->rule}, {"message", message(*first, language)}});
}

Result<void> says_the_same(const Invoice& invoice, const Result<Invoice>& read, std::string_view file) {
  if (!read) return std::unexpected(read.error());
  const std::string difference = first_difference(invoice, *read);
  if (difference.empty()) return {};
  return fail(kFilesDisagree, {{"file", std::string(file)}, {"difference", difference}});
}

std::string file_stem(const Invoice& invoice) {
  std::string out;
  if (invoice.number.empty() || invoice.number.starts_with('.')) out += '_'; // no hidden file, no way up
  for (const char c : invoice.number) {
    const bool safe = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                      c == '_' || c == '.';
    out += safe ? c : '_';
  }
  return out;
}
} // namespace

Result<Released> release(const Invoice& invoice, Language language, Timestamp modified) {
  SOCLE_CHECK(releasable(invoice, language));
  Released out{write_ubl(invoice), write_cii(invoice), {}};
  SOCLE_CHECK(says_the_same(invoice, read_ubl(out.ubl), "XRechnung UBL"));
  SOCLE_CHECK(says_the_same(invoice, read_cii(out.cii), "XRechnung CII"));
  SOCLE_TRY(out.facturx, write_facturx(invoice, language, modified));
  return out;
}

Result<void> rehearse(const Invoice& draft, Language language, Timestamp modified) {
  constexpr std::string_view stand_in = "0000000000"; // as long as numbers are; taken from nowhere
  SOCLE_CHECK(release(numbered(draft, std::string(stand_in)), language, modified));
  return {};
}

std::vector<MailFile> files(const Invoice& invoice, const Released& released) {
  const std::string stem = file_stem(invoice);
  return {{stem + ".pdf", "application/pdf", released.facturx},
          {stem + "-ubl.xml", "application/xml", released.ubl},
          {stem + "-cii.xml", "application/xml", released.cii}};
}

std::string mail_name(const Invoice& invoice) { return file_stem(invoice) + ".eml"; }

} // namespace socle::invoicing
