#include "invoicing/invoicing.h"

#include "invoicing/errors.h"
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
  return fail(kNotReleasable, {{"count", std::to_string(result.fatal_count())}, {"rule", first->rule}, {"message", message(*first, language)}});
}

Result<void> says_the_same(const Invoice& invoice, const Result<Invoice>& read, std::string_view file) {
  if (!read) return std::unexpected(read.error());
  const std::string difference = first_difference(invoice, *read);
  if (difference.empty()) return {};
  return fail(kFilesDisagree, {{"file", std::string(file)}, {"difference", difference}});
}
} // namespace

Result<Released> release(const Invoice& invoice, Language language) {
  SOCLE_CHECK(releasable(invoice, language));
  Released out{write_ubl(invoice), write_cii(invoice)};
  SOCLE_CHECK(says_the_same(invoice, read_ubl(out.ubl), "XRechnung UBL"));
  SOCLE_CHECK(says_the_same(invoice, read_cii(out.cii), "XRechnung CII"));
  return out;
}

} // namespace socle::invoicing
