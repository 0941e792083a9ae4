#include "documents/documents.h"

#include "documents/errors.h"
#include "documents/samples_testing.h"

#include "sandbox/sandbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace socle::documents {
namespace {

std::string words_of(const Document& document, int page = 0) {
  std::string out;
  for (const auto& word : document.words) {
    if (page == 0 || word.page == page) out += (out.empty() ? "" : " ") + word.text;
  }
  return out;
}

// An invented contract in the encoding that sample pages use.
const std::vector<std::string> kGermanLines = {
    "Wartungsvertrag Nr. 2026-117",
    "zwischen der Nordwind Anlagen GmbH, Hafenstra\xDF"
    "e 12, 20457 Hamburg",
    "und der M\xFCller Feinmechanik KG, Industrieweg 4, 70565 Stuttgart",
    "Der Auftragnehmer wartet die Anlagen f\xFCr den Auftraggeber.",
    "Die monatliche Verg\xFCtung ist 1.234,50 EUR zuz\xFCglich 19 % Umsatzsteuer.",
    "Zahlbar nach 14 Tagen auf das Konto DE02120300000000202051 bei der Bank.",
    "Der Vertrag beginnt mit dem 01.03.2026 und wird nicht im Voraus berechnet."};
const std::vector<std::string> kFrenchLines = {
    "Contrat de prestation de services",
    "entre la soci\xE9t\xE9 Atelier du Nord, 12 rue de la Gare, 59000 Lille",
    "et le client Bureau des Plans, 8 avenue du Parc, 69003 Lyon",
    "Le prestataire assure la maintenance pour le client dans les locaux.",
    "Le prix est de 1 234,50 euros hors taxes par mois, sur une dur\xE9"
    "e de douze mois.",
    "Les factures sont payables au comptant par virement sur le compte du prestataire."};

std::vector<SampleText> lines(const std::vector<std::string>& texts, int mode = 0) {
  std::vector<SampleText> out;
  double y = 700;
  for (const auto& text : texts) out.push_back({56, y -= 26, 12, text, mode});
  return out;
}

// The first page of `pdf` as a program draws it: "-gray" for bare pixels, "-png" and so on for files.
Bytes drawn(const Bytes& pdf, const std::string& format) {
  sandbox::Job job;
  job.command = {"pdftoppm", "-r", "200", format, "-f", "1", "-l", "1", "-singlefile", "in", "page"};
  job.inputs = {{"in", pdf}};
  job.outputs = {"page.pgm", "page.png", "page.jpg", "page.tif"};
  const auto finished = sandbox::run(job);
  return finished && !finished->outputs.empty() ? finished->outputs[0].second : Bytes{};
}

struct Pixels {
  int width = 0, height = 0;
  std::string bytes;
  void turn_upside_down() { std::ranges::reverse(bytes); }
  void turn_clockwise() {
    std::string out(bytes.size(), '\0');
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x)
        out[static_cast<std::size_t>(x * height + (height - 1 - y))] = bytes[static_cast<std::size_t>(y * width + x)];
    }
    bytes = std::move(out);
    std::swap(width, height);
  }
};

Pixels scan_of(const std::vector<SampleText>& texts) {
  SamplePdf pdf;
  pdf.page(texts);
  const Bytes pgm = drawn(pdf.bytes(), "-gray");
  Pixels out;
  int used = 0;
  if (std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &out.width, &out.height, &used) == 2)
    out.bytes = pgm.substr(static_cast<std::size_t>(used) + 1);
  return out;
}

bool has_warning(const Document& document, std::string_view warning) {
  return std::ranges::find(document.warnings, warning) != document.warnings.end();
}

TEST(Documents, reads_a_text_pdf_with_page_and_box_of_every_word) {
  SamplePdf pdf;
  pdf.page({{56, 780, 12, "Dienstleistungsvertrag Nr. 7"}, {56, 740, 11, "Preis: 1.234,56 EUR & <netto>"}});
  pdf.page({{100, 500, 11, "Zweite Seite"}});
  const auto document = read("vertrag.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_EQ(document->media_type, "application/pdf");
  ASSERT_EQ(document->pages.size(), 2U);
  EXPECT_NEAR(document->pages[0].width, 595.3, 1);
  EXPECT_NEAR(document->pages[0].height, 841.9, 1);
  EXPECT_EQ(words_of(*document, 1), "Dienstleistungsvertrag Nr. 7 Preis: 1.234,56 EUR & <netto>");
  EXPECT_EQ(words_of(*document, 2), "Zweite Seite");
  EXPECT_FALSE(document->scanned);
  EXPECT_EQ(document->confidence_percent, 100);
  EXPECT_TRUE(document->warnings.empty());
  const auto& first = document->words.front();
  EXPECT_NEAR(first.box.x0, 56, 1);
  EXPECT_GT(first.box.y0, 841.9 - 780 - 14); // from the top
  EXPECT_LT(first.box.y1, 841.9 - 780 + 6);
}

TEST(Documents, reads_a_scan_by_recognition_in_its_language) {
  const auto pixels = scan_of(lines(kGermanLines));
  ASSERT_GT(pixels.width, 0) << "pdftoppm";
  SamplePdf pdf;
  pdf.scan(pixels.bytes, pixels.width, pixels.height);
  const auto document = read("scan.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_TRUE(document->scanned);
  EXPECT_TRUE(document->pages[0].scanned);
  EXPECT_GT(document->confidence_percent, 80);
  EXPECT_LT(document->confidence_percent, 100);
  const auto text = words_of(*document);
  for (const char* expected :
       {"Wartungsvertrag", "Hafenstraße", "Müller", "Vergütung", "1.234,50", "DE02120300000000202051", "01.03.2026"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected << " in: " << text;
  const auto heading = std::ranges::find(document->words, "Wartungsvertrag", &Word::text);
  ASSERT_NE(heading, document->words.end());
  EXPECT_NEAR(heading->box.x0, 56, 3); // the same place as in the paper, in points
  EXPECT_NEAR(heading->box.y1, 841.89 - 674, 5);
}

TEST(Documents, reads_a_french_scan_with_its_accents) {
  const auto pixels = scan_of(lines(kFrenchLines));
  SamplePdf pdf;
  pdf.scan(pixels.bytes, pixels.width, pixels.height);
  const auto document = read("scan.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_NE(words_of(*document).find("société"), std::string::npos) << words_of(*document);
  EXPECT_NE(words_of(*document).find("durée"), std::string::npos);
}

TEST(Documents, reads_pictures_of_each_kind) {
  SamplePdf pdf;
  pdf.page(lines(kGermanLines));
  for (const auto& [format, media_type] :
       {std::pair("-png", "image/png"), std::pair("-jpeg", "image/jpeg"), std::pair("-tiff", "image/tiff")}) {
    const auto document = read("picture", drawn(pdf.bytes(), format));
    ASSERT_TRUE(document) << format << ": " << document.error().describe();
    EXPECT_EQ(document->media_type, media_type);
    EXPECT_TRUE(document->scanned);
    EXPECT_NEAR(document->pages.at(0).height, 841.89, 1);
    EXPECT_NEAR(document->pages.at(0).width, 595.3, 1);
    EXPECT_NE(words_of(*document).find("1.234,50"), std::string::npos) << words_of(*document);
  }
}

TEST(Documents, turns_a_page_that_was_scanned_upside_down_or_on_its_side) {
  auto pixels = scan_of(lines(kGermanLines));
  pixels.turn_upside_down();
  SamplePdf upside_down;
  upside_down.scan(pixels.bytes, pixels.width, pixels.height);
  auto document = read("scan.pdf", upside_down.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_EQ(document->pages[0].turned_degrees, 180);
  EXPECT_TRUE(has_warning(*document, "turned"));
  const auto heading = std::ranges::find(document->words, "Wartungsvertrag", &Word::text);
  ASSERT_NE(heading, document->words.end()) << words_of(*document);
  EXPECT_NEAR(heading->box.x0, 56, 3);

  auto sideways = scan_of(lines(kGermanLines));
  sideways.turn_clockwise();
  SamplePdf on_its_side;
  const int image = on_its_side.add(SamplePdf::stream(
      sideways.bytes, "/Type /XObject /Subtype /Image /Width " + std::to_string(sideways.width) + " /Height " +
                          std::to_string(sideways.height) + " /ColorSpace /DeviceGray /BitsPerComponent 8 "));
  on_its_side.page({}, "q 841.89 0 0 595.276 0 0 cm /Im1 Do Q\n",
                   "/XObject << /Im1 " + std::to_string(image) + " 0 R >>", "", "0 0 841.89 595.276");
  document = read("scan.pdf", on_its_side.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_EQ(document->pages[0].turned_degrees, 270);
  EXPECT_NEAR(document->pages[0].height, 841.89, 1);
  const auto found = std::ranges::find(document->words, "Wartungsvertrag", &Word::text);
  ASSERT_NE(found, document->words.end()) << words_of(*document);
  EXPECT_NEAR(found->box.x0, 56, 3);
  EXPECT_GT(found->box.x1 - found->box.x0, found->box.y1 - found->box.y0);
}

TEST(Documents, mixes_text_pages_scans_and_blank_pages) {
  const auto pixels = scan_of(lines(kGermanLines));
  SamplePdf pdf;
  pdf.page(lines({"Deckblatt zum Vertrag"}));
  pdf.page({});
  pdf.scan(pixels.bytes, pixels.width, pixels.height, {{300, 20, 8, "Umschlag-Nr. 4711"}});
  pdf.page(lines({"Anlage"}));
  const auto document = read("mixed.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  ASSERT_EQ(document->pages.size(), 4U);
  EXPECT_FALSE(document->pages[0].scanned);
  EXPECT_FALSE(document->pages[1].scanned);
  EXPECT_TRUE(document->pages[2].scanned);
  EXPECT_FALSE(document->pages[3].scanned);
  EXPECT_EQ(words_of(*document, 1), "Deckblatt zum Vertrag");
  EXPECT_NE(words_of(*document, 3).find("1.234,50"), std::string::npos);
  const auto text = words_of(*document, 3);
  const auto stamp = text.find("4711");
  EXPECT_NE(stamp, std::string::npos);
  EXPECT_EQ(text.find("4711", stamp + 1), std::string::npos) << "read twice: " << text;
  EXPECT_EQ(words_of(*document, 4), "Anlage");
}

TEST(Documents, marks_text_that_people_cannot_see) {
  SamplePdf pdf;
  pdf.page({{56, 700, 12, "Preis 100,00 EUR"},
            {56, 650, 12, "Preis 900,00 EUR", 0, 1.0},
            {56, 600, 12, "unsichtbar", 3},
            {700, 500, 12, "daneben"},
            {56, 550, 12, "blassgrau", 0, 0.8},
            {56, 520, 5, "kleingedruckt"},
            {56, 480, 12, "_________ . - ,"}});
  const auto document = read("hidden.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  std::string seen, hidden;
  for (const auto& word : document->words) (word.invisible ? hidden : seen) += word.text + " ";
  EXPECT_EQ(seen, "Preis 100,00 EUR blassgrau kleingedruckt _________ . - , ");
  EXPECT_NE(hidden.find("900,00"), std::string::npos);
  EXPECT_NE(hidden.find("unsichtbar"), std::string::npos);
  EXPECT_TRUE(has_warning(*document, "hidden_text"));
}

TEST(Documents, reads_the_picture_of_a_scan_whose_text_layer_lies) {
  const auto pixels = scan_of(lines(kGermanLines));
  SamplePdf honest, lying;
  honest.scan(pixels.bytes, pixels.width, pixels.height, lines(kGermanLines, 3));
  auto document = read("scan.pdf", honest.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_TRUE(document->scanned);
  EXPECT_FALSE(has_warning(*document, "text_layer_differs"));
  auto other = kGermanLines;
  for (auto& line : other) line = "Verkaufsschein ohne Bedeutung ueber 9.999,00 Taler nach freier Wahl";
  lying.scan(pixels.bytes, pixels.width, pixels.height, lines(other, 3));
  document = read("scan.pdf", lying.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_TRUE(has_warning(*document, "text_layer_differs"));
  EXPECT_NE(words_of(*document).find("1.234,50"), std::string::npos);
  EXPECT_EQ(words_of(*document).find("Taler"), std::string::npos);
}

TEST(Documents, recognises_a_page_whose_font_does_not_say_its_letters) {
  SamplePdf pdf;
  const int table = pdf.add(SamplePdf::stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n"
      "1 beginbfrange <20> <FF> <E020> endbfrange\nendcmap end end"));
  const int font = pdf.add(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode " +
      std::to_string(table) + " 0 R >>");
  const int content = pdf.add(SamplePdf::stream(SamplePdf::content(lines(kGermanLines))));
  const int page = pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.276 841.89] /Contents " +
                           std::to_string(content) + " 0 R /Resources << /Font << /F1 " + std::to_string(font) +
                           " 0 R >> >> >>");
  pdf.page_tree("<< /Type /Pages /Count 1 /Kids [" + std::to_string(page) + " 0 R] >>");
  const auto document = read("font.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_TRUE(document->scanned);
  EXPECT_NE(words_of(*document).find("1.234,50"), std::string::npos) << words_of(*document);
  EXPECT_TRUE(has_warning(*document, "text_layer_differs"));
}

TEST(Documents, says_what_else_a_pdf_carries) {
  SamplePdf pdf;
  pdf.page(lines(kGermanLines));
  const int script = pdf.add("<< /S /JavaScript /JS (app.alert\\(1\\)) >>");
  const int file = pdf.add(SamplePdf::stream("hello", "/Type /EmbeddedFile "));
  const int specification = pdf.add("<< /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F " + std::to_string(file) +
                                    " 0 R >> >>");
  pdf.catalog("/OpenAction " + std::to_string(script) + " 0 R /Names << /EmbeddedFiles << /Names [(a.exe) " +
              std::to_string(specification) + " 0 R] >> >> /AcroForm << /Fields [] >>");
  const auto document = read("carrier.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_TRUE(has_warning(*document, "javascript"));
  EXPECT_TRUE(has_warning(*document, "attachments"));
  EXPECT_TRUE(has_warning(*document, "forms"));
}

TEST(Documents, reads_many_at_once) {
  SamplePdf pdf;
  pdf.page(lines(kGermanLines));
  const auto bytes = pdf.bytes();
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] {
      const auto document = read("a.pdf", bytes);
      if (document && words_of(*document).find("1.234,50") != std::string::npos) ++good;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 6);
}

} // namespace
} // namespace socle::documents
