#include "documents/documents.h"

#include "documents/errors.h"
#include "documents/samples_testing.h"

#include <gtest/gtest.h>

namespace socle::documents {
namespace {

std::string words_of(const Document& document, int page = 0) {
  std::string out;
  for (const auto& word : document.words) {
    if (page == 0 || word.page == page) out += (out.empty() ? "" : " ") + word.text;
  }
  return out;
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

} // namespace
} // namespace socle::documents
