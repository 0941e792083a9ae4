#include "invoicing/mail.h"

#include "base/digest.h"
#include "invoicing/errors.h"
#include "invoicing/samples_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

namespace {
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
  return out;
}

std::string decoded(std::string_view header) { // undoes RFC 2047 with an independent, simple reading
  std::string out;
  for (auto at = header.find("=?utf-8?B?"); at != std::string_view::npos; at = header.find("=?utf-8?B?")) {
    header.remove_prefix(at + 10);
    const auto end = header.find("?=");
    out += from_base64(header.substr(0, end)).value();
    header.remove_prefix(end + 2);
  }
  return out;
}
} // namespace

TEST(Mail, opens_for_sending_with_number_amount_and_due_date_in_the_contract_s_language) {
  const Invoice invoice = samples::invoice(samples::fields());
  const std::vector<MailFile> files{{"Rechnung R-2026-0001 Söhne.pdf", "application/pdf", Bytes("%PDF-1.7\n\0x", 11)},
                                    {"xrechnung.xml", "application/xml", "<a/>"}};
  const auto mail = mail_draft(invoice, Language::german, "buchhaltung@probe-soehne.example", files);
  ASSERT_TRUE(mail.has_value());
  EXPECT_THAT(*mail,
              testing::StartsWith("To: buchhaltung@probe-soehne.example\r\nFrom: rechnung@musterwerk.example\r\n"));
  EXPECT_THAT(*mail, testing::HasSubstr("X-Unsent: 1\r\n"));
  EXPECT_THAT(*mail, testing::HasSubstr("filename*=utf-8''Rechnung%20R-2026-0001%20S%C3%B6hne.pdf"));
  EXPECT_THAT(*mail, testing::HasSubstr(to_base64(std::string_view("%PDF-1.7\n\0x", 11))));
  const MailText text = mail_text(invoice, Language::german);
  EXPECT_EQ(text.subject, "Rechnung R-2026-0001 von Musterwerk IT GmbH: 4.462,50\u00A0EUR");
  EXPECT_THAT(text.body, testing::HasSubstr("Der Betrag ist am 01.04.2026 fällig."));
}

TEST(Mail, every_line_ends_in_crlf_and_keeps_within_the_limits_of_mail) {
  const Invoice invoice = samples::invoice(samples::fields());
  const std::vector<MailFile> files{{"a.bin", "application/octet-stream", Bytes(5000, '\xFF')}};
  const auto mail = mail_draft(invoice, Language::french, "a@b.example", files);
  ASSERT_TRUE(mail.has_value());
  for (std::size_t i = 0; i < mail->size(); ++i) {
    if ((*mail)[i] == '\n') {
      ASSERT_EQ((*mail)[i - 1], '\r') << i;
    }
  }
  for (const auto& line : lines_of(*mail)) {
    EXPECT_LE(line.size(), 78U) << line;
    EXPECT_TRUE(std::ranges::all_of(line, [](char c) { return c >= 0x20 && c < 0x7F; })) << line;
  }
}

TEST(Mail, encodes_long_and_foreign_subjects_without_cutting_a_character) {
  std::string subject;
  for (int i = 0; i < 40; ++i) subject += "Größe – ½ 🙂 ";
  const std::string header = encoded_header("Subject", subject);
  EXPECT_EQ(decoded(header), subject);
  for (const auto& line : lines_of(header)) EXPECT_LE(line.size(), 78U);
  EXPECT_EQ(encoded_header("Subject", "Invoice 1"), "Subject: Invoice 1\r\n");
  EXPECT_EQ(decoded(encoded_header("Subject", "=?utf-8?B?QQ==?=")), "=?utf-8?B?QQ==?="); // looks encoded, is text
}

TEST(Mail, nothing_in_an_invoice_can_add_a_header) {
  Invoice invoice = samples::invoice(samples::fields());
  invoice.number = "1\r\nBcc: thief@example.org";
  const auto mail = mail_draft(invoice, Language::english, "a@b.example", {});
  ASSERT_TRUE(mail.has_value());
  EXPECT_THAT(mail->substr(0, mail->find("\r\n\r\n")), testing::Not(testing::HasSubstr("Bcc")));
  for (const auto* address : {"a", "a@b", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example",
                              "\"x\" <a@b.example>", "ä@b.example"}) {
    const auto refused = mail_draft(invoice, Language::english, address, {});
    ASSERT_FALSE(refused.has_value()) << address;
    EXPECT_TRUE(refused.error().is(kMailAddressInvalid));
  }
}

TEST(Mail, without_an_address_the_draft_waits_for_a_person_to_fill_it_in) {
  const auto mail = mail_draft(samples::invoice(samples::fields()), Language::english, "", {});
  ASSERT_TRUE(mail.has_value());
  EXPECT_THAT(*mail, testing::StartsWith("From: "));
}

TEST(Mail, the_boundary_follows_from_the_content_and_stands_in_no_part) {
  const Invoice invoice = samples::invoice(samples::fields());
  const std::vector<MailFile> one{{"a", "text/plain", "1"}}, two{{"a", "text/plain", "2"}};
  const auto first = mail_draft(invoice, Language::english, "a@b.example", one);
  EXPECT_EQ(*first, *mail_draft(invoice, Language::english, "a@b.example", one));
  EXPECT_NE(*first, *mail_draft(invoice, Language::english, "a@b.example", two));
  EXPECT_EQ(quoted_printable("a=_b \n"), "a=3D_b=20\r\n");
}

} // namespace socle::invoicing
