#include "documents/pdf.h"

#include "documents/errors.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <thread>

namespace socle::documents {
namespace {

ExtensionSchema factur_x() {
  return {"Factur-X PDFA Extension Schema",
          "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
          "fx",
          {{"DocumentFileName", "factur-x.xml", "name of the embedded XML invoice file"},
           {"DocumentType", "INVOICE", "INVOICE"},
           {"Version", "1.0", "version of the Factur-X XML schema"},
           {"ConformanceLevel", "EN 16931", "conformance level of the embedded data"}}};
}

PdfMetadata metadata() {
  PdfMetadata out;
  out.title = "Rechnung 2026-0001 & Anlage <1>";
  out.author = "Nordwind Anlagen GmbH";
  out.created = {1'772'352'000'000'000};
  out.extension = factur_x();
  return out;
}

std::vector<Attachment> attachments() {
  return {{"factur-x.xml", "text/xml", "Factur-X", "Alternative",
           "<?xml version='1.0'?>\n<invoice>\0\xFF</invoice>" + std::string(3000, 'x')},
          {"Vertrag.pdf", "application/pdf", "", "Source", "%PDF-1.7 (not really)"}};
}

// An invented invoice.
PageDescription invoice(int positions = 3) {
  PageDescription pages;
  pages.language = "de-DE";
  pages.running_title = "Rechnung 2026-0001";
  pages.footer = {"Nordwind Anlagen GmbH\nHafenstraße 12\n20457 Hamburg", "USt-IdNr. DE136695976\nHRB 1234, Hamburg",
                  "IBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001"};
  pages.page_number = "Seite {page} von {pages}";
  pages.blocks.push_back(SideBySide{
      {Paragraph{"Nordwind Anlagen GmbH · Hafenstraße 12 · 20457 Hamburg", 7, false, true},
       Paragraph{"Müller Feinmechanik KG\nIndustrieweg 4\n70565 Stuttgart"}},
      {KeyValues{
          {{"Rechnungsnummer", "2026-0001"}, {"Datum", "01.03.2026"}, {"Leistungszeitraum", "01.03.2026 – 31.03.2026"}},
          0.5}}});
  pages.blocks.push_back(Paragraph{"Rechnung", 16, true});
  Table table{{{"Pos.", 0.6},
               {"Beschreibung", 4},
               {"Menge", 1, Align::right},
               {"Preis", 1.2, Align::right},
               {"Betrag", 1.2, Align::right}},
              {}};
  for (int i = 1; i <= positions; ++i)
    table.rows.push_back({{std::to_string(i), "Wartung der Anlage Nr. " + std::to_string(i) + " einschließlich Anfahrt",
                           "1", "100,00 €", "100,00 €"}});
  table.rows.push_back({{"", "Gesamtbetrag", "", "", "300,00 €"}, true, true});
  pages.blocks.push_back(table);
  pages.blocks.push_back(
      Paragraph{"Zahlbar innerhalb von 14 Tagen ohne Abzug. ½ × 2 = 1 – für Größe, naïve & Žluťoučký."});
  return pages;
}

Result<Bytes> written(const PageDescription& pages) { return write_pdf(pages, attachments(), metadata()); }

std::string words_of(const Document& document, int page) {
  std::string out;
  for (const auto& word : document.words) {
    if (word.page == page) out += (out.empty() ? "" : " ") + word.text;
  }
  return out;
}

TEST(Pdf, what_is_written_can_be_read_back) {
  const auto pdf = written(invoice());
  ASSERT_TRUE(pdf) << pdf.error().describe();
  const auto document = read("rechnung.pdf", *pdf);
  ASSERT_TRUE(document) << document.error().describe();
  ASSERT_EQ(document->pages.size(), 1U);
  const auto text = words_of(*document, 1);
  for (const char* expected : {"Müller Feinmechanik KG", "2026-0001", "100,00 €", "Gesamtbetrag",
                               "einschließlich Anfahrt", "Seite 1 von 1", "Žluťoučký"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected << " in " << text;
  EXPECT_EQ(document->title, metadata().title);
  EXPECT_EQ(document->warnings, std::vector<std::string>{"attachments"});
  for (const auto& word : document->words) {
    EXPECT_GE(word.box.x0, 60) << word.text;
    EXPECT_LE(word.box.x1, 595.276 - 48) << word.text;
    EXPECT_LE(word.box.y1, 841.89 - 30) << word.text;
  }
  if (const char* keep = std::getenv("SOCLE_TEST_KEEP"))
    std::ofstream(std::string(keep) + "/invoice.pdf", std::ios::binary) << *pdf;
}

TEST(Pdf, the_same_description_gives_the_same_bytes) {
  const auto first = written(invoice()), second = written(invoice());
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  std::atomic<int> equal{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      const auto again = written(invoice());
      equal += again && *again == *first ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(equal, 4);
}

TEST(Pdf, has_the_structure_that_an_archive_needs) {
  const auto pdf = written(invoice());
  ASSERT_TRUE(pdf);
  const auto has = [&](std::string_view what) { return pdf->find(what) != std::string::npos; };
  for (const char* what : {"/OutputIntents", "/GTS_PDFA1", "/AF [", "/AFRelationship /Alternative",
                           "/AFRelationship /Source", "/Subtype /text#2fxml", "/Lang (de-DE)", "/CIDToGIDMap /Identity",
                           "<pdfaid:part>3</pdfaid:part>", "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>",
                           "<pdfaSchema:prefix>fx</pdfaSchema:prefix>", "Rechnung 2026-0001 &amp; Anlage &lt;1&gt;"}) {
    EXPECT_TRUE(has(what)) << what;
  }
  EXPECT_FALSE(has("/Encrypt"));
  EXPECT_FALSE(has("/JavaScript"));
  EXPECT_FALSE(has("/Interpolate"));
  EXPECT_FALSE(has("/SMask"));
  EXPECT_TRUE(pdf->starts_with("%PDF-1.7"));
  for (std::size_t at = pdf->find("endstream"); at != std::string::npos; at = pdf->find("endstream", at + 9))
    ASSERT_EQ((*pdf)[at - 1], '\n');
}

TEST(Pdf, breaks_long_tables_between_rows_and_repeats_their_titles) {
  const auto pdf = written(invoice(90));
  ASSERT_TRUE(pdf) << pdf.error().describe();
  const auto document = read("lang.pdf", *pdf);
  ASSERT_TRUE(document) << document.error().describe();
  ASSERT_GE(document->pages.size(), 3U);
  const auto count = std::to_string(document->pages.size());
  for (int page = 1; page <= static_cast<int>(document->pages.size()); ++page) {
    const auto text = words_of(*document, page);
    EXPECT_NE(text.find("Seite " + std::to_string(page) + " von " + count), std::string::npos) << text;
    EXPECT_NE(text.find("HRB 1234"), std::string::npos);
    if (text.find("Wartung der Anlage") != std::string::npos) {
      EXPECT_NE(text.find("Beschreibung"), std::string::npos) << page;
    }
    if (page > 1) {
      EXPECT_NE(text.find("Rechnung 2026-0001"), std::string::npos);
    }
    for (const auto& word : document->words) EXPECT_LT(word.box.y1, 841.89 - 30);
  }
  for (int i = 1; i <= 90; ++i) {
    std::string all;
    for (int page = 1; page <= static_cast<int>(document->pages.size()); ++page) all += words_of(*document, page) + " ";
    ASSERT_NE(all.find("Anlage Nr. " + std::to_string(i) + " einschließlich"), std::string::npos) << i;
  }
}

TEST(Pdf, breaks_long_paragraphs_between_lines) {
  PageDescription pages;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "Wort" + std::to_string(i) + " ";
  pages.blocks.push_back(Paragraph{text});
  const auto pdf = written(pages);
  ASSERT_TRUE(pdf) << pdf.error().describe();
  const auto document = read("text.pdf", *pdf);
  ASSERT_TRUE(document);
  EXPECT_GE(document->pages.size(), 3U);
  int next = 0;
  for (const auto& word : document->words) {
    if (word.text == "Wort" + std::to_string(next)) ++next;
  }
  EXPECT_EQ(next, 3000);
}

TEST(Pdf, names_the_characters_that_the_font_lacks) {
  PageDescription pages = invoice();
  pages.blocks.push_back(Paragraph{"請求書 und \xF0\x9F\x98\x80\xEE\x80\x80"});
  const auto pdf = written(pages);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().code(), kGlyphsMissing.code);
  const auto message = pdf.error().message();
  EXPECT_NE(message.find("請 (U+8ACB)"), std::string::npos) << message;
  EXPECT_NE(message.find("U+E000"), std::string::npos) << message;
  EXPECT_EQ(message.find("u (U+0075)"), std::string::npos) << message;
}

TEST(Pdf, refuses_a_row_that_is_higher_than_a_page) {
  PageDescription pages;
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "Wort ";
  pages.blocks.push_back(Table{{{"Text", 1}}, {{{text}}}});
  const auto pdf = written(pages);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().code(), kDoesNotFit.code);
}

TEST(Pdf, verification_notices_what_does_not_belong_together) {
  const auto files = attachments();
  const auto pdf = write_pdf(invoice(), files, metadata());
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(verify_pdf(*pdf, files, metadata()));
  auto changed = files;
  changed[0].bytes[100] = '!';
  EXPECT_FALSE(verify_pdf(*pdf, changed, metadata()));
  changed = files;
  changed[0].relationship = "Data";
  EXPECT_FALSE(verify_pdf(*pdf, changed, metadata()));
  changed = files;
  changed[0].media_type = "application/xml";
  EXPECT_FALSE(verify_pdf(*pdf, changed, metadata()));
  changed = files;
  changed.pop_back();
  EXPECT_FALSE(verify_pdf(*pdf, changed, metadata()));
  auto other = metadata();
  other.title = "Rechnung 2026-0002";
  EXPECT_FALSE(verify_pdf(*pdf, files, other));
  other = metadata();
  other.extension->properties[3].value = "BASIC";
  EXPECT_FALSE(verify_pdf(*pdf, files, other));
  other = metadata();
  other.created = other.created + Microseconds(1'000'000);
  EXPECT_FALSE(verify_pdf(*pdf, files, other));
  auto damaged = *pdf;
  damaged.replace(damaged.find("/AFRelationship /Alternative"), 28, "/AFRelationship /Alternativf");
  EXPECT_FALSE(verify_pdf(damaged, files, metadata()));
  EXPECT_FALSE(verify_pdf("not a PDF", files, metadata()));
}

} // namespace
} // namespace socle::documents
