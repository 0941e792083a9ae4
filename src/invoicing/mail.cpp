#include "invoicing/mail.h"

#include "base/digest.h"
#include "invoicing/checks.h"
#include "invoicing/errors.h"
#include "invoicing/limits.h"
#include "invoicing/wording.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
constexpr std::string_view kCrlf = "\r\n";
constexpr char kHex[] = "0123456789ABCDEF";

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; }) &&
         text.find("=?") == std::string_view::npos;
}

// The longest prefix of at most `bytes_max` bytes that does not cut a character.
std::string_view whole_characters(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end == 0 ? bytes_max : end);
}

std::string base64_lines(std::string_view bytes) {
  const std::string text = to_base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += kBase64LineMax) out.append(text, at, kBase64LineMax).append(kCrlf);
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view safe = "-._~";
  std::string out;
  for (const char c : text) {
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alphanumeric || safe.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
  }
  return out;
}

// An ASCII name for programs that do not know RFC 2231.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) out += c > 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '/' ? c : '_';
  return out;
}

// A parameter of a header, on a line of its own; both forms where the name is not plain (RFC 2231).
std::string parameter(std::string_view key, std::string_view value) {
  std::string out = ";\r\n " + std::string(key) + "=\"" + plain_name(value) + "\"";
  if (plain_name(value) != value) out.append(";\r\n ").append(key).append("*=utf-8''").append(percent_encoded(value));
  return out;
}

std::string attachment(const MailFile& file) {
  std::string out = "Content-Type: " + file.media_type + parameter("name", file.name) + "\r\n";
  out += "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment" + parameter("filename", file.name) +
         "\r\n\r\n";
  return out + base64_lines(file.bytes);
}

std::string join(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}
} // namespace

std::string encoded_header(std::string_view name, std::string_view utf8) {
  std::string out = std::string(name) + ":";
  if (is_plain(utf8) && out.size() + 1 + utf8.size() <= kHeaderLineMax)
    return out.append(" ").append(utf8).append(kCrlf);
  constexpr std::size_t payload_max = (kEncodedWordMax - 12) / 4 * 3; // 12: the word around its payload
  std::size_t used = out.size(); // the first word shares its line with the name
  while (!utf8.empty()) {
    const std::size_t room = out.find(kCrlf) == std::string::npos ? (kHeaderLineMax - 1 - used - 12) / 4 * 3
                                                                  : payload_max;
    const auto piece = whole_characters(utf8, std::min(room, payload_max));
    out.append(" =?utf-8?B?").append(to_base64(piece)).append("?=").append(kCrlf);
    utf8.remove_prefix(piece.size());
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += kCrlf;
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    const bool literal = (c > 0x20 && c < 0x7F && c != '=') || (c == ' ' && !ends_line);
    const std::size_t width = literal ? 1 : 3;
    if (column + width > kBase64LineMax - 1) { // room for the soft line break
      out.append("=").append(kCrlf);
      column = 0;
    }
    if (literal) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("=").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
    column += width;
  }
  return out;
}

MailText mail_text(const Invoice& invoice, Language language) {
  const std::string amount = amount_for_people(invoice.totals.due.value_or(Decimal()), invoice.currency, language);
  const std::string due = invoice.due_date ? date_for_people(*invoice.due_date, language) : std::string();
  const Error::Parameters values{
      {"number", invoice.number},
      {"amount", amount},
      {"due", due},
      {"contract", invoice.contract},
      {"seller", invoice.seller.name},
      {"from", invoice.period.start ? date_for_people(*invoice.period.start, language) : std::string()},
      {"to", invoice.period.end ? date_for_people(*invoice.period.end, language) : std::string()}};
  const auto say = [&](Text text) { return fill(text.in(language), values); };
  MailText out;
  out.subject = say({"Invoice {number} from {seller}: {amount}", "Facture {number} de {seller} : {amount}",
                     "Rechnung {number} von {seller}: {amount}"});
  std::vector<std::string> lines;
  lines.push_back(say({"Dear Sir or Madam,", "Madame, Monsieur,", "Guten Tag,"}));
  lines.emplace_back();
  lines.push_back(
      invoice.contract.empty()
          ? say({"please find attached our invoice {number} over {amount}.",
                 "veuillez trouver ci-joint notre facture {number} d'un montant de {amount}.",
                 "anbei erhalten Sie unsere Rechnung {number} über {amount}."})
          : say({"please find attached our invoice {number} over {amount} for the contract {contract}.",
                 "veuillez trouver ci-joint notre facture {number} d'un montant de {amount} pour le contrat {contract}.",
                 "anbei erhalten Sie unsere Rechnung {number} über {amount} zum Vertrag {contract}."}));
  if (invoice.period.start && invoice.period.end)
    lines.push_back(say({"It covers {from} to {to}.", "Elle couvre la période du {from} au {to}.",
                         "Sie umfasst den Zeitraum vom {from} bis {to}."}));
  if (!due.empty())
    lines.push_back(say({"The amount is due on {due}.", "Le montant est à régler au plus tard le {due}.",
                         "Der Betrag ist am {due} fällig."}));
  lines.emplace_back();
  lines.push_back(say(
      {"The PDF file carries the invoice for people and, inside, for machines (Factur-X); the XML files hold it as XRechnung.",
       "Le fichier PDF contient la facture lisible et, à l'intérieur, sa version structurée (Factur-X) ; les fichiers XML la contiennent au format XRechnung.",
       "Die PDF-Datei enthält die Rechnung für Menschen und, eingebettet, für Programme (ZUGFeRD); die XML-Dateien enthalten sie als XRechnung."}));
  lines.emplace_back();
  lines.push_back(say({"Kind regards", "Cordialement", "Freundliche Grüße"}));
  for (const auto* line : {&invoice.seller.contact.name, &invoice.seller.name, &invoice.seller.contact.phone,
                           &invoice.seller.contact.email}) {
    if (!line->empty()) lines.push_back(*line);
  }
  out.body = join(lines);
  return out;
}

Result<Bytes> mail_draft(const Invoice& invoice, Language language, std::string_view to_address,
                         std::span<const MailFile> files) {
  if (!to_address.empty() && !is_mail_address(to_address))
    return fail(kMailAddressInvalid, {{"value", std::string(to_address)}});
  const MailText text = mail_text(invoice, language);
  std::vector<std::string> parts;
  parts.push_back("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
                  quoted_printable(text.body));
  for (const auto& file : files) parts.push_back(attachment(file));
  std::string all = std::string(to_address) + text.subject;
  for (const auto& part : parts) all += part;
  const std::string boundary = "=_" +
                               sha256_hex(all).substr(0, 32); // "=_" stands in neither quoted-printable nor base64
  Bytes out;
  if (!to_address.empty()) out.append("To: ").append(to_address).append(kCrlf);
  if (is_mail_address(invoice.seller.contact.email)) out += "From: " + invoice.seller.contact.email + "\r\n";
  out += encoded_header("Subject", text.subject);
  out += "X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Language: " + std::string(language_tag(language)) + "\r\n";
  out += "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  for (const auto& part : parts)
    out.append("--").append(boundary).append(kCrlf).append(part).append(kCrlf); // the last belongs to the boundary
  return out.append("--").append(boundary).append("--").append(kCrlf);
}

} // namespace socle::invoicing
