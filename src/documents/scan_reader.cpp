#include "documents/scan_reader.h"

#include "base/worker_pool.h"
#include "documents/errors.h"
#include "documents/limits.h"
#include "documents/ocr.h"
#include "documents/picture.h"

#include <algorithm>
#include <atomic>
#include <set>

namespace socle::documents {
namespace {

// The first error that any of them met.
Result<void> for_each_at_once(std::size_t count, std::size_t at_once,
                              const std::function<Result<void>(std::size_t)>& work) {
  std::vector<Result<void>> results(count);
  std::atomic<bool> failed{false};
  {
    WorkerPool pool(std::min(at_once, count), count);
    for (std::size_t i = 0; i < count; ++i) {
      SOCLE_CHECK(pool.submit([&, i] {
        if (failed) return; // the others would only cost time
        results[i] = work(i);
        if (!results[i]) failed = true;
      }));
    }
  } // ends when all have ended
  for (auto& result : results) SOCLE_CHECK(std::move(result));
  return {};
}

Result<Bytes> draw(const Source& source, const ScannedPage& scan) {
  const auto page = std::to_string(scan.page);
  Budget budget{kScanCpuMsMax};
  SOCLE_TRY(Output drawn,
            run_tool(source, {"pdftoppm", "-f", page, "-l", page, "-r", std::to_string(scan.dpi), "-gray", "in"},
                     budget, kPixelsMax + 1024));
  if (parse_pictures(drawn.text).size() != 1) return fail(kBroken, {{"name", source.name}, {"reason", "pdftoppm"}});
  return std::move(drawn.text);
}

bool overlap(const Box& a, const Box& b) {
  const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0),
               height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return false;
  const auto area = [](const Box& box) { return (box.x1 - box.x0) * (box.y1 - box.y0); };
  return width * height > 0.3 * std::min(area(a), area(b));
}

void scale(std::vector<Word>& words, double factor, int page) {
  for (auto& word : words) {
    word.box = {word.box.x0 * factor, word.box.y0 * factor, word.box.x1 * factor, word.box.y1 * factor};
    word.page = page;
  }
}

void warn(Document& document, std::string_view warning) {
  if (std::ranges::find(document.warnings, warning) == document.warnings.end()) document.warnings.emplace_back(warning);
}

// Whether the hidden layer says what the picture shows: most of its words of four letters and more are read there too.
bool layer_agrees(std::span<const Word> layer, std::span<const Word> read) {
  std::multiset<std::string_view> seen;
  for (const auto& word : read) seen.insert(word.text);
  std::size_t compared = 0, found = 0;
  for (const auto& word : layer) {
    if (word.text.size() < 4) continue;
    ++compared;
    if (const auto at = seen.find(word.text); at != seen.end()) {
      seen.erase(at);
      ++found;
    }
  }
  return found * 10 >= compared * 7;
}

void put_page(Document& document, int page_number, Reading reading, int dpi) {
  auto& page = document.pages[static_cast<std::size_t>(page_number - 1)];
  page.scanned = document.scanned = true;
  page.turned_degrees = reading.turned_degrees;
  if (reading.turned_degrees != 0) warn(document, "turned");
  if (reading.turned_degrees % 180 == 90) std::swap(page.width, page.height);
  auto& recognised = reading.pages[0].words;
  scale(recognised, 72.0 / dpi, page_number);

  std::vector<Word> layer, kept;
  for (auto& word : document.words) {
    if (word.page != page_number) continue;
    // On a turned page the text layer's boxes are of another frame; what it shows is in the picture as well.
    (word.invisible || reading.turned_degrees != 0 ? layer : kept).push_back(word);
  }
  if (!layer.empty() && !layer_agrees(layer, recognised)) warn(document, "text_layer_differs");
  for (auto& word : recognised) {
    if (std::ranges::none_of(kept, [&](const Word& other) { return overlap(word.box, other.box); }))
      kept.push_back(std::move(word));
  }
  const auto first = std::ranges::find_if(document.words, [&](const Word& word) { return word.page >= page_number; });
  const auto at = first - document.words.begin();
  std::erase_if(document.words, [&](const Word& word) { return word.page == page_number; });
  document.words.insert(document.words.begin() + at, std::make_move_iterator(kept.begin()),
                        std::make_move_iterator(kept.end()));
}

// Width and height stand at a fixed place of its first chunk.
std::uint64_t pixels_of_png(std::string_view bytes) {
  if (bytes.size() < 24) return 0;
  const auto number = [&](std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
  };
  return number(16) * number(20); // below 2^64
}

} // namespace

Result<void> read_scanned_pages(const Source& source, PdfText& pdf) {
  if (pdf.scans.empty()) return {};
  if (pdf.scans.size() > kScannedPagesMax) {
    return fail(kTooManyScannedPages, {{"name", source.name},
                                       {"pages", std::to_string(pdf.scans.size())},
                                       {"pages_max", std::to_string(kScannedPagesMax)}});
  }
  // The first page tells the language of all.
  SOCLE_TRY(const Bytes first, draw(source, pdf.scans[0]));
  SOCLE_TRY(const std::string models, models_for_page({source.name, first}));
  std::vector<Reading> readings(pdf.scans.size());
  SOCLE_CHECK(for_each_at_once(pdf.scans.size(), kOcrPagesAtOnce, [&](std::size_t i) -> Result<void> {
    Bytes drawn;
    if (i > 0) {
      SOCLE_TRY(drawn, draw(source, pdf.scans[i]));
    }
    SOCLE_TRY(readings[i], recognise({source.name, i == 0 ? first : drawn}, models, pdf.scans[i].dpi));
    return {};
  }));
  for (std::size_t i = 0; i < readings.size(); ++i)
    put_page(pdf.document, pdf.scans[i].page, std::move(readings[i]), pdf.scans[i].dpi);
  return {};
}

Result<Document> read_picture(const Source& source, Kind kind) {
  if (kind == Kind::png && pixels_of_png(source.bytes) > kPixelsMax)
    return fail(kTooComplex, {{"name", source.name}, {"limit", "pixels"}});
  SOCLE_TRY(Reading reading, recognise(source, "", 0));
  Document out;
  out.media_type = media_type_of(kind);
  out.scanned = true;
  if (reading.turned_degrees != 0) out.warnings.emplace_back("turned");
  for (auto& read : reading.pages) {
    if (read.width <= 0 || read.height <= 0) return fail(kBroken, {{"name", source.name}, {"reason", "tesseract"}});
    // A picture has no paper size that can be trusted: its long side is taken as A4's.
    const double factor = 841.89 / std::max(read.width, read.height);
    out.pages.push_back({read.width * factor, read.height * factor, true, reading.turned_degrees});
    scale(read.words, factor, static_cast<int>(out.pages.size()));
    out.words.insert(out.words.end(), std::make_move_iterator(read.words.begin()),
                     std::make_move_iterator(read.words.end()));
  }
  return out;
}

} // namespace socle::documents
