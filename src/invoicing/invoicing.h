// What: e-invoices out of contracts: the EN 16931 model, a draft without a number, the rules that our own invoices can break,
//   XRechnung in both syntaxes, Factur-X, the mail draft; beside them numbering, master data and the process that uses them.
// Invariants: amounts are decimals, each rounded once where the rule says so; nothing is released with a fatal finding; picture
//   and both XML files say the same and are read back to prove it; the same invoice always gives the same bytes.
// Threads: drafting, checking, writing and reading are pure and may run on any thread; the PDF takes tens of milliseconds: use the
//   worker pool.
// Failure: what people can mend is a finding (business term, rule, value, remedy); everything else is an error of invoicing/errors.h.
#pragma once

#include "invoicing/mail.h"
#include "invoicing/model.h"

namespace socle::invoicing {

// The files of one invoice, complete or not at all.
struct Released {
  Bytes ubl; // XRechnung 3.0, UBL 2.1
  Bytes cii; // XRechnung 3.0, UN/CEFACT CII D16B
  Bytes facturx; // PDF/A-3b for people, with factur-x.xml (EN 16931 profile) inside
};

// Checks the numbered invoice against every rule, writes the files, reads each back and compares it with the invoice; of the PDF
// also the words on its pages. `modified` dates the PDF: an argument, so that the same invoice gives the same bytes.
Result<Released> release(const Invoice& invoice, Language language, Timestamp modified);

// The same for a draft, before the gate: what release() would refuse (a name that no font can draw) is known before a number is taken.
Result<void> rehearse(const Invoice& draft, Language language, Timestamp modified);

// The files under the names that people get: "<number>.pdf", "<number>-ubl.xml", "<number>-cii.xml", the number made fit for file systems.
std::vector<MailFile> files(const Invoice& invoice, const Released& released);
// "<number>.eml", the name of the mail draft beside them.
std::string mail_name(const Invoice& invoice);

} // namespace socle::invoicing
