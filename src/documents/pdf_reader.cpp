#include "documents/pdf_reader.h"

#include "documents/bbox.h"
#include "documents/errors.h"
#include "documents/limits.h"
#include "documents/picture.h"

#include <algorithm>
#include <charconv>

namespace socle::documents {
namespace {

using std::chrono::milliseconds;

// The value that the program itself printed: it prints the file's own metadata first, which may hold line breaks and imitate it.
std::string_view last_value(std::string_view lines, std::string_view key) {
  std::string_view found;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    auto line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != ':') continue;
    line.remove_prefix(key.size() + 1);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    found = line;
  }
  return found;
}

// What the parser says when it had to give a part up: reading on would read half.
constexpr std::string_view kFatalComplaints[] = {"Couldn't find trailer dictionary",
                                                 "Couldn't read xref table",
                                                 "Couldn't read page catalog",
                                                 "Invalid XRef entry",
                                                 "Loop in Pages tree",
                                                 "Page count in top-level pages object is incorrect",
                                                 "Page tree object is wrong type",
                                                 "Catalog object is wrong type",
                                                 "Bad FlateDecode",
                                                 "Unknown filter",
                                                 "Unexpected end of file in flate stream",
                                                 "Couldn't find group",
                                                 "Missing 'endstream'",
                                                 "Failed to parse XRef entry",
                                                 "Top-level pages object is wrong type",
                                                 "Error in xref table",
                                                 "xref num"};

Result<void> check_complaints(const Source& source, std::string_view said) {
  for (const auto complaint : kFatalComplaints) {
    if (said.find(complaint) != std::string_view::npos)
      return fail(kBroken, {{"name", source.name}, {"reason", std::string(complaint)}});
  }
  return {};
}

struct Probe {
  std::size_t pages = 0;
  std::vector<std::string> warnings;
};

Result<Probe> probe(const Source& source, Budget& budget) {
  SOCLE_TRY(const Output info, run_tool(source, {"pdfinfo", "-isodates", "in"}, budget, 4U << 20U));
  if (info.said.find("ncorrect password") != std::string::npos || last_value(info.text, "Encrypted").starts_with("yes"))
    return fail(kEncrypted, {{"name", source.name}});
  SOCLE_CHECK(check_complaints(source, info.said));
  if (info.exit_status != 0) return fail(kBroken, {{"name", source.name}, {"reason", "pdfinfo"}});
  Probe out;
  const auto pages = last_value(info.text, "Pages");
  std::from_chars(pages.data(), pages.data() + pages.size(), out.pages);
  if (out.pages == 0) return fail(kBroken, {{"name", source.name}, {"reason", "0 pages"}});
  if (out.pages > kPagesMax) {
    return fail(
        kTooManyPages,
        {{"name", source.name}, {"pages", std::to_string(out.pages)}, {"pages_max", std::to_string(kPagesMax)}});
  }
  // The program looks into names, forms and annotations, not at what happens when the file is opened.
  const bool scripted = source.bytes.find("/JavaScript") != std::string_view::npos;
  if (scripted || last_value(info.text, "JavaScript") == "yes") out.warnings.push_back("javascript");
  if (const auto form = last_value(info.text, "Form"); form != "none" && !form.empty()) out.warnings.push_back("forms");
  SOCLE_TRY(const Output attached, run_tool(source, {"pdfdetach", "-list", "in"}, budget, 4U << 20U));
  if (!attached.text.starts_with("0 embedded")) out.warnings.push_back("attachments");
  return out;
}

std::string rounded(double value) { return std::to_string(static_cast<long>(value + 0.5)); }

Result<TextLayer> extract_text(const Source& source, Budget& budget, std::size_t pages) {
  SOCLE_TRY(const Output text,
            run_tool(source, {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "in", "-"}, budget, kTextBytesMax));
  SOCLE_CHECK(check_complaints(source, text.said));
  auto layer = parse_bbox(text.text);
  if (!layer && layer.error() == ParseFailure::too_many)
    return fail(kTooComplex, {{"name", source.name}, {"limit", "words"}});
  if (text.exit_status != 0 || !layer || layer->pages.size() != pages)
    return fail(kBroken, {{"name", source.name}, {"reason", "pdftotext"}});
  for (std::size_t i = 0; i < layer->pages.size(); ++i) {
    const auto& page = layer->pages[i];
    if (page.width > kPagePointsMax || page.height > kPagePointsMax) {
      return fail(kPageTooLarge, {{"name", source.name},
                                  {"page", std::to_string(i + 1)},
                                  {"width", rounded(page.width)},
                                  {"height", rounded(page.height)},
                                  {"points_max", rounded(kPagePointsMax)}});
    }
  }
  return std::move(*layer);
}

// What pictures a page holds.
struct PagePictures {
  double coverage = 0; // of the page's area
  double dpi = 0; // of the largest
  double largest = 0;
};

// The table that lists pictures: page, number, type, width, height, …, x-ppi, y-ppi, size, ratio.
Result<std::vector<PagePictures>> list_pictures(const Source& source, Budget& budget, std::span<const Page> pages) {
  SOCLE_TRY(const Output list, run_tool(source, {"pdfimages", "-list", "in"}, budget, 16U << 20U));
  std::vector<PagePictures> out(pages.size());
  std::string_view lines = list.text;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    std::vector<std::string_view> cells;
    for (auto line = lines.substr(0, end); !line.empty();) {
      const auto start = std::min(line.find_first_not_of(' '), line.size());
      line.remove_prefix(start);
      const auto stop = std::min(line.find(' '), line.size());
      if (stop > 0) cells.push_back(line.substr(0, stop));
      line.remove_prefix(stop);
    }
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (cells.size() < 14 || cells[2] == "smask" || cells[2] == "mask") continue;
    const auto number = [&](std::size_t i) {
      double value = 0;
      std::from_chars(cells[i].data(), cells[i].data() + cells[i].size(), value);
      return value;
    };
    const auto page = static_cast<std::size_t>(number(0));
    if (number(3) * number(4) > kPicturePixelsMax)
      return fail(kTooComplex, {{"name", source.name}, {"limit", "pixels"}});
    const double x_dpi = number(cells.size() - 4), y_dpi = number(cells.size() - 3);
    if (page < 1 || page > pages.size() || x_dpi <= 0 || y_dpi <= 0) continue;
    const double area = number(3) / x_dpi * 72 * number(4) / y_dpi * 72;
    auto& found = out[page - 1];
    found.coverage += area / std::max(1.0, pages[page - 1].width * pages[page - 1].height);
    if (area > found.largest) {
      found.largest = area;
      found.dpi = std::max(x_dpi, y_dpi);
    }
  }
  return out;
}

// The box's middle, in pixels: neighbours' strokes reach into its edges. Not for dashes, lines and points, whose ink lies there.
Box inner(const Word& word, double factor) {
  const Box& box = word.box;
  const bool letters = std::ranges::any_of(word.text, [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  });
  const double margin = letters ? 0.2 * (box.y1 - box.y0) : 0;
  return {box.x0 * factor, (box.y0 + margin) * factor, box.x1 * factor, (box.y1 - margin) * factor};
}

// Draws the pages and marks the words that leave no ink: white on white, under a picture, off the page, in no rendering mode.
Result<void> mark_words_without_ink(const Source& source, Budget& budget, Document& document,
                                    std::vector<bool>& page_has_ink) {
  constexpr std::size_t kPagesAtOnce = 10;
  auto word = document.words.begin();
  for (std::size_t first = 0; first < document.pages.size(); first += kPagesAtOnce) {
    const auto last = std::min(first + kPagesAtOnce, document.pages.size());
    std::size_t pixels = 1024 * (last - first);
    for (std::size_t i = first; i < last; ++i)
      pixels += static_cast<std::size_t>((document.pages[i].width * kInkDpi / 72 + 2) *
                                         (document.pages[i].height * kInkDpi / 72 + 2));
    const std::vector<std::string> command{
        "pdftoppm", "-f", std::to_string(first + 1), "-l", std::to_string(last), "-r", std::to_string(kInkDpi),
        "-gray",    "in"};
    SOCLE_TRY(const Output drawn, run_tool(source, command, budget, pixels));
    const auto pictures = parse_pictures(drawn.text);
    if (pictures.size() != last - first) return fail(kBroken, {{"name", source.name}, {"reason", "pdftoppm"}});
    for (std::size_t i = first; i < last; ++i) {
      const auto& picture = pictures[i - first];
      page_has_ink[i] = has_ink(picture,
                                {0, 0, static_cast<double>(picture.width), static_cast<double>(picture.height)});
      for (; word != document.words.end() && word->page == static_cast<int>(i + 1); ++word)
        word->invisible = !has_ink(picture, inner(*word, kInkDpi / 72.0));
    }
  }
  return {};
}

// Over a picture every word has ink behind it: there, what the drawing operators do not show is hidden (rendering mode 3).
Result<void> mark_words_over_pictures(const Source& source, Budget& budget, Document& document,
                                      std::span<const PagePictures> pictures) {
  SOCLE_TRY(const Output xml, run_tool(source, {"pdftohtml", "-xml", "-i", "-stdout", "in"}, budget, kTextBytesMax));
  const auto shown = parse_shown_text(xml.text, document.pages);
  if (!shown) return fail(kBroken, {{"name", source.name}, {"reason", "pdftohtml"}});
  std::vector<std::vector<Box>> by_page(document.pages.size());
  for (const auto& text : *shown) by_page[static_cast<std::size_t>(text.page - 1)].push_back(text.box);
  for (auto& word : document.words) {
    const auto page = static_cast<std::size_t>(word.page - 1);
    if (pictures[page].coverage <= 0) continue;
    const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2,
                 slack = 2; // its figures are rounded
    const bool is_shown = std::ranges::any_of(by_page[page], [&](const Box& box) {
      return x >= box.x0 - slack && x <= box.x1 + slack && y >= box.y0 - slack && y <= box.y1 + slack;
    });
    word.invisible = word.invisible || !is_shown;
  }
  return {};
}

// A font without a table of its letters gives private or replacement characters: the page shows text, its layer does not say it.
bool is_unreadable(const Word& word) {
  for (std::size_t i = 0; i + 2 < word.text.size(); ++i) {
    const auto a = static_cast<unsigned char>(word.text[i]), b = static_cast<unsigned char>(word.text[i + 1]),
               c = static_cast<unsigned char>(word.text[i + 2]);
    if (a == 0xEE || (a == 0xEF && b >= 0x80 && b <= 0xA3) || (a == 0xEF && b == 0xBF && c == 0xBD)) return true;
  }
  return false;
}

// Such a page is read by recognition: its layer counts as hidden.
void hide_unreadable_layers(Document& document) {
  std::vector<std::size_t> all(document.pages.size()), unreadable(document.pages.size());
  for (const auto& word : document.words) {
    ++all[static_cast<std::size_t>(word.page - 1)];
    unreadable[static_cast<std::size_t>(word.page - 1)] += is_unreadable(word) ? 1 : 0;
  }
  for (auto& word : document.words) {
    const auto page = static_cast<std::size_t>(word.page - 1);
    if (unreadable[page] * 2 > all[page]) word.invisible = true;
  }
}

// Pages whose text has to be recognised.
std::vector<ScannedPage> scans_of(const Document& document, std::span<const PagePictures> pictures,
                                  const std::vector<bool>& page_has_ink) {
  std::vector<std::size_t> visible(document.pages.size());
  for (const auto& word : document.words) visible[static_cast<std::size_t>(word.page - 1)] += word.invisible ? 0 : 1;
  std::vector<ScannedPage> out;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const bool no_text = visible[i] == 0 && page_has_ink[i];
    const bool mostly_picture = pictures[i].coverage >= kScanCoverageMin && visible[i] < kScanWordsMax &&
                                page_has_ink[i];
    if (!no_text && !mostly_picture) continue;
    // The picture's own resolution: drawing it larger invents detail that misleads recognition.
    int dpi = pictures[i].dpi > 0
                  ? static_cast<int>(std::clamp(pictures[i].dpi + 0.5, double{kOcrDpiMin}, double{kOcrDpiMax}))
                  : kOcrDpiStandard;
    const double longest = std::max(document.pages[i].width, document.pages[i].height);
    dpi = std::min(dpi, static_cast<int>(8'000 * 72 / std::max(longest, 72.0)));
    out.push_back({static_cast<int>(i + 1), dpi});
  }
  return out;
}

} // namespace

Result<PdfText> read_pdf_text(const Source& source) {
  Budget budget{kReadCpuMsMax};
  SOCLE_TRY(Probe found, probe(source, budget));
  budget.cpu_ms_left += kReadCpuMsPerPage * found.pages;
  SOCLE_TRY(TextLayer layer, extract_text(source, budget, found.pages));
  PdfText out;
  out.document.media_type = "application/pdf";
  out.document.pages = std::move(layer.pages);
  out.document.words = std::move(layer.words);
  out.document.title = std::move(layer.title);
  out.document.producer = std::move(layer.producer);
  out.document.warnings = std::move(found.warnings);
  SOCLE_TRY(const auto pictures, list_pictures(source, budget, out.document.pages));
  std::vector<bool> page_has_ink(out.document.pages.size());
  SOCLE_CHECK(mark_words_without_ink(source, budget, out.document, page_has_ink));
  if (std::ranges::any_of(pictures, [](const PagePictures& page) { return page.coverage > 0; })) {
    SOCLE_CHECK(mark_words_over_pictures(source, budget, out.document, pictures));
  }
  hide_unreadable_layers(out.document);
  out.scans = scans_of(out.document, pictures, page_has_ink);
  return out;
}

} // namespace socle::documents
