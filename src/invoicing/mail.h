// The mail draft that goes with an invoice: an .eml that mail programs open for sending (X-Unsent), to the customer's invoice
// address, in the contract's language, with number, amount, due date and the files attached.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

struct MailFile {
  std::string name; // may hold any character: encoded by RFC 2231
  std::string media_type;
  Bytes bytes;
};

// The words of the mail, for people to see before the file is made.
struct MailText {
  std::string subject;
  std::string body; // lines end in '\n'
};
MailText mail_text(const Invoice& invoice, Language language);

// RFC 5322 with CRLF; the boundary follows from the content, so the same invoice gives the same bytes. Without an
// address the draft has no recipient, for the person who sends it to fill in; one that is not plain ASCII of the form a@b.c is refused
// (kMailAddressInvalid): nothing of it can add a header line.
Result<Bytes> mail_draft(const Invoice& invoice, Language language, std::string_view to_address,
                         std::span<const MailFile> files);

// RFC 2047: the text itself where it is short printable ASCII, else encoded words of at most 75 characters, folded.
std::string encoded_header(std::string_view name, std::string_view utf8);
// RFC 2045 quoted-printable with CRLF; lines of `text` end in '\n'.
std::string quoted_printable(std::string_view text);

} // namespace socle::invoicing
