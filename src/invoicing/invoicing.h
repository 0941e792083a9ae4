// What: e-invoices out of contracts: the EN 16931 model, a draft without a number, the rules that our own invoices can break,
//   XRechnung in both syntaxes, Factur-X, the mail draft; beside them numbering, master data and the process that uses them.
// Invariants: amounts are decimals, each rounded once where the rule says so; nothing is released with a fatal finding; picture
//   and both XML files say the same and are read back to prove it; the same invoice always gives the same bytes.
// Threads: drafting, checking, writing and reading are pure and may run on any thread; the PDF takes tens of milliseconds: use the
//   worker pool.
// Failure: what people can mend is a finding (business term, rule, value, remedy); everything else is an error of invoicing/errors.h.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

// The files of one invoice, complete or not at all.
struct Released {
  Bytes ubl; // XRechnung 3.0, UBL 2.1
  Bytes cii; // XRechnung 3.0, UN/CEFACT CII D16B
};

// Checks the numbered invoice against every rule, writes the files, reads each back and compares it with the invoice.
Result<Released> release(const Invoice& invoice, Language language);

} // namespace socle::invoicing
