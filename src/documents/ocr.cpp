#include "documents/ocr.h"

#include "documents/errors.h"
#include "documents/limits.h"
#include "documents/picture.h"
#include "documents/tongue.h"

#include <algorithm>
#include <charconv>

namespace socle::documents {
namespace {

// Below this a page may lie upside down; an upright one of poor quality stays above or gains nothing by turning.
constexpr int kDoubtfulConfidence = 65;
constexpr std::size_t kOcrTextBytesMax = 16U << 20U;

Result<std::vector<RecognisedPage>> run_recogniser(const Source& picture, const std::string& models, int dpi,
                                                   const char* segmentation, Budget& budget) {
  std::vector<std::string> command{"tesseract", "in", "-", "-l", models, "--psm", segmentation};
  if (dpi > 0) command.insert(command.end(), {"--dpi", std::to_string(dpi)});
  command.push_back("tsv");
  SOCLE_TRY(const Output output, run_tool(picture, command, budget, kOcrTextBytesMax));
  const auto pages = parse_tsv(output.text);
  if (output.exit_status != 0 || !pages || pages->empty())
    return fail(kBroken, {{"name", picture.name}, {"reason", "tesseract"}});
  return *pages;
}

// Words of a page on its side are read, but stand upright in the picture.
bool stands_on_end(std::span<const Word> words) {
  int tall = 0, wide = 0;
  for (const auto& word : words) {
    if (word.text.size() >= 4) (word.box.y1 - word.box.y0 > word.box.x1 - word.box.x0 ? tall : wide) += 1;
  }
  return tall > wide;
}

// The clockwise turn that makes the page upright; 0 where the program cannot tell.
Result<int> turn_needed(const Source& picture, int dpi, Budget& budget) {
  std::vector<std::string> command{"tesseract", "in", "-", "--psm", "0", "-l", "osd"};
  if (dpi > 0) command.insert(command.end(), {"--dpi", std::to_string(dpi)});
  SOCLE_TRY(const Output output, run_tool(picture, command, budget, kOcrTextBytesMax));
  constexpr std::string_view key = "Rotate: ";
  const auto found = output.text.find(key);
  int degrees = 0;
  if (found != std::string::npos)
    std::from_chars(output.text.data() + found + key.size(), output.text.data() + output.text.size(), degrees);
  return degrees == 90 || degrees == 180 || degrees == 270 ? degrees : 0;
}

void turn(RecognisedPage& page, int degrees) {
  const double width = page.width, height = page.height;
  for (auto& word : page.words) {
    const Box b = word.box;
    if (degrees == 90) word.box = {height - b.y1, b.x0, height - b.y0, b.x1};
    if (degrees == 180) word.box = {width - b.x1, height - b.y1, width - b.x0, height - b.y0};
    if (degrees == 270) word.box = {b.y0, width - b.x1, b.y1, width - b.x0};
  }
  if (degrees != 180) std::swap(page.width, page.height);
}

} // namespace

Result<std::string> models_for_page(const Source& page) {
  const auto pictures = parse_pictures(page.bytes);
  if (pictures.size() != 1) return fail(kBroken, {{"name", page.name}, {"reason", "PGM"}});
  // From below the letterhead to the middle: whole sentences, a third of the work.
  const int height = pictures[0].height;
  const Bytes strip = strip_of(pictures[0], height * 2 / 10, height * 5 / 10);
  Budget budget{kOcrCpuMsMax};
  SOCLE_TRY(const auto read, run_recogniser({page.name, strip}, "deu", 0, "3", budget));
  return models_for(read[0].words);
}

Result<Reading> recognise(const Source& picture, std::string models, int dpi) {
  const bool guess = models.empty();
  if (guess) models = "deu";
  Reading out;
  Budget budget{kOcrCpuMsMax};
  SOCLE_TRY(out.pages, run_recogniser(picture, models, dpi, "3", budget));
  const auto& first = out.pages[0].words;
  const bool doubtful = first.empty() || mean_confidence(first) < kDoubtfulConfidence;
  if (doubtful || stands_on_end(first)) {
    SOCLE_TRY(out.turned_degrees, turn_needed(picture, dpi, budget));
  }
  std::vector<Word> seen;
  for (const auto& page : out.pages) seen.insert(seen.end(), page.words.begin(), page.words.end());
  const std::string better = guess && (out.turned_degrees == 0 || !doubtful) ? models_for(seen)
                             : guess                                         ? "deu+fra+eng"
                                                                             : models;
  if (out.turned_degrees != 0 || better != models) {
    SOCLE_TRY(out.pages, run_recogniser(picture, better, dpi, out.turned_degrees != 0 ? "1" : "3", budget));
  }
  for (auto& page : out.pages) {
    if (out.turned_degrees != 0) turn(page, out.turned_degrees);
  }
  return out;
}

} // namespace socle::documents
