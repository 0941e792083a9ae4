// Words anywhere on a page, which hostile or broken files shape: the reading ends, and claims nothing that is not there.
#include "contracts/contracts.h"
#include "documents/documents.h"

#include <array>
#include <cmath>
#include <utf8proc.h>

namespace {

using socle::documents::Document;

// Words that lead into the rules; the rest of the input makes words of its own.
constexpr std::array<std::string_view, 64> kWords{"Vertrag",
                                                  "zwischen",
                                                  "Auftragnehmer",
                                                  "Auftraggeber",
                                                  "entre",
                                                  "prestataire",
                                                  "client",
                                                  "between",
                                                  "Supplier",
                                                  "Customer",
                                                  "Pos.",
                                                  "Menge",
                                                  "Einzelpreis",
                                                  "Gesamtpreis",
                                                  "Désignation",
                                                  "Qté",
                                                  "PU",
                                                  "HT",
                                                  "Total",
                                                  "Description",
                                                  "Quantity",
                                                  "Unit",
                                                  "price",
                                                  "Amount",
                                                  "€",
                                                  "EUR",
                                                  "CHF",
                                                  "£",
                                                  "1.234,50",
                                                  "1'234.50",
                                                  "1,234.50",
                                                  "12",
                                                  "0,00",
                                                  "19",
                                                  "%",
                                                  "USt",
                                                  "zzgl.",
                                                  "TVA",
                                                  "VAT",
                                                  "Summe",
                                                  "netto",
                                                  "monatlich",
                                                  "je",
                                                  "Monat",
                                                  "par",
                                                  "mois",
                                                  "per",
                                                  "quarter",
                                                  "im",
                                                  "Voraus",
                                                  "01.03.2026",
                                                  "1er",
                                                  "mars",
                                                  "2026",
                                                  "bis",
                                                  "zum",
                                                  "Skonto",
                                                  "innerhalb",
                                                  "von",
                                                  "14",
                                                  "Tagen",
                                                  "Rabatt",
                                                  "10",
                                                  "soit"};

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool empty() const { return at_ >= size_; }
  unsigned byte() { return at_ < size_ ? data_[at_++] : 0; }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

std::string word_of(Input& in) {
  const unsigned kind = in.byte();
  if (kind < 192) return std::string(kWords[kind % kWords.size()]);
  std::string text;
  for (unsigned i = 0; i <= kind % 12; ++i) {
    const unsigned c = in.byte();
    if (c < 128) text += static_cast<char>(c < 33 || c == 127 ? '0' + c % 10 : c);
    else { // a letter or sign of two or three bytes
      static constexpr std::array<std::string_view, 12> kSigns{"ä",      "ß", "é", "œ", "€", "–",
                                                               "\u00A0", "²", "☐", "☒", "ﬁ", "’"};
      text += kSigns[c % kSigns.size()];
    }
  }
  return text;
}

Document document_of(Input& in) {
  Document document;
  document.media_type = "application/pdf";
  const unsigned pages = 1 + in.byte() % 3;
  for (unsigned i = 0; i < pages; ++i) document.pages.push_back({595, 842, false});
  double x = 50, y = 60;
  int page = 1;
  while (!in.empty() && document.words.size() < 1500) {
    const unsigned move = in.byte();
    if (move % 8 == 0) {
      x = 50;
      y += 14;
    } else if (move % 8 == 1) x += 40;
    else if (move % 8 == 2) {
      x = in.byte() * 2.4;
      y = in.byte() * 3.3;
    } else if (move == 255 && page < static_cast<int>(pages)) {
      ++page;
      x = 50;
      y = 60;
    }
    const std::string text = word_of(in);
    const double width = 5.0 * static_cast<double>(text.size()), height = move % 16 == 3 ? 18 : 10;
    document.words.push_back({text, page, {x, y, x + width, y + height}, move % 5 == 4 ? 60 : 100, false});
    x += width + 2.7;
    if (y > 840) y = 60;
  }
  return document;
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (length <= 0) return false;
    at += static_cast<std::size_t>(length);
  }
  return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace socle;
  Input in(data, size);
  const Document document = document_of(in);
  const auto extraction = contracts::extract(document);
  if (!extraction) return 0;
  for (const auto& [path, e] : extraction->evidence) {
    const bool holds = e.page >= 0 && e.page <= static_cast<int>(document.pages.size()) && e.confidence_percent >= 0 &&
                       e.confidence_percent <= 100 && std::isfinite(e.box.x0) && !path.empty();
    if (!holds) __builtin_trap();
  }
  const std::string answer = json::write(contracts::to_json(*extraction, Language::german));
  if (!is_utf8(answer)) __builtin_trap(); // no span may cut a character
  const auto again = contracts::extract(document);
  if (!again || answer != json::write(contracts::to_json(*again, Language::german))) __builtin_trap();
  return 0;
}
