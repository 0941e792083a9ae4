// Files made to harm whoever reads them. Each must be refused with its reason within seconds, and the next good one be read.
#include "documents/documents.h"

#include "documents/errors.h"
#include "documents/kind.h"
#include "documents/limits.h"
#include "documents/samples_testing.h"
#include "sandbox/sandbox.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <random>

namespace socle::documents {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kRefusedWithin{5'000};

Bytes good_pdf() {
  SamplePdf pdf;
  pdf.page({{56, 700, 12, "Ein guter Vertrag"}});
  return pdf.bytes();
}

// Bytes that are easier to say in a script; it runs confined as well.
Bytes scripted(const std::string& script) {
  sandbox::Job job;
  job.command = {"python3", "-c", "import sys,zlib,struct\nw=sys.stdout.buffer.write\n" + script};
  job.limits.output_bytes_max = 80U << 20U;
  job.limits.cpu_ms_max = milliseconds(60'000);
  job.limits.wall_ms_max = milliseconds(120'000);
  auto finished = sandbox::run(job);
  return finished && finished->exit_status == 0 ? std::move(finished->standard_output) : Bytes{};
}

// `repeated` so often, deflated.
Bytes deflated(const std::string& repeated, std::size_t times) {
  return scripted("c=zlib.compressobj(9)\nd=b'" + repeated + "'*" +
                  std::to_string(std::max<std::size_t>(1, (1U << 20U) / repeated.size())) + "\nfor i in range(" +
                  std::to_string(std::max<std::size_t>(1, times * repeated.size() >> 20U)) +
                  "): w(c.compress(d))\nw(c.flush())");
}

// How many times longer than its computing time a thread takes now: others may be using the machine.
double held_up() {
  const auto start = std::chrono::steady_clock::now();
  const auto computing = std::clock();
  while (std::clock() - computing < CLOCKS_PER_SEC / 2) {}
  return std::max(1.0, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / 0.5);
}

class Hostile : public testing::Test {
 protected:
  // The code that it was refused with, having checked how long that took and that the reader is none the worse.
  static std::string refusal(const Bytes& bytes, std::string_view name = "file.pdf") {
    const auto start = std::chrono::steady_clock::now();
    const auto document = read(name, bytes);
    const auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
    if (took >= kRefusedWithin) {
      EXPECT_LT(took,
                4 * kRefusedWithin * held_up()); // the limits are of computing time; a busy machine stretches them
    }
    const auto good = read("good.pdf", good_pdf());
    EXPECT_TRUE(good && good->words.size() == 3);
    if (document) return "read " + std::to_string(document->words.size()) + " words";
    EXPECT_FALSE(document.error().message(Language::german).empty());
    return std::string(document.error().code());
  }
};

TEST_F(Hostile, what_is_no_document_is_refused) {
  EXPECT_EQ(refusal(""), kEmptyFile.code);
  EXPECT_EQ(refusal("Sehr geehrte Damen und Herren"), kUnknownType.code);
  EXPECT_EQ(refusal(std::string("\x7F"
                                "ELF\2\1\1\0",
                                8) +
                    std::string(1000, '\0')),
            kUnknownType.code);
  EXPECT_EQ(refusal("<!DOCTYPE html><html><body>Vertrag</body></html>", "vertrag.pdf"), kUnknownType.code);
  EXPECT_EQ(refusal("PK\x03\x04 a word processor's file"), kUnknownType.code);
  EXPECT_EQ(refusal(std::string(1000, '\0')), kUnknownType.code);
  EXPECT_EQ(refusal("%PDF-1.7\nnothing but a head\n%%EOF\n"), kBroken.code);
  EXPECT_EQ(refusal(std::string(kFileBytesMax + 1, 'x')), kFileTooLarge.code);
}

TEST_F(Hostile, a_file_that_breaks_off_is_refused_and_not_read_half) {
  SamplePdf pdf;
  for (int i = 0; i < 20; ++i) pdf.page({{56, 700, 12, "Seite " + std::to_string(i)}});
  const auto whole = pdf.bytes();
  for (const std::size_t kept : {whole.size() / 4, whole.size() / 2, whole.size() - 200, whole.size() - 8})
    EXPECT_EQ(refusal(whole.substr(0, kept)), kBroken.code) << kept;
  // The end of another file after a cut: the marks are there, the middle is not.
  EXPECT_EQ(refusal(whole.substr(0, whole.size() / 2) + whole.substr(whole.size() - 40)), kBroken.code);
}

TEST_F(Hostile, a_compressed_page_that_breaks_off_is_refused) {
  const auto stream = scripted(
      "import random\nrandom.seed(1)\nd=b''.join(b'BT /F1 10 Tf 50 %d Td (Zeile %d) Tj ET\\n'%(i,random.randrange(10**6)) for i in range(700,20,-10))\nw(zlib.compress(d))");
  ASSERT_GT(stream.size(), 200U);
  SamplePdf pdf;
  const int content = pdf.add(SamplePdf::stream(stream.substr(0, stream.size() / 2), "/Filter /FlateDecode "));
  const int page = pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + std::to_string(content) +
                           " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
  pdf.page_tree("<< /Type /Pages /Count 1 /Kids [" + std::to_string(page) + " 0 R] >>");
  const auto answer = refusal(pdf.bytes());
  EXPECT_EQ(answer, kBroken.code);
}

TEST_F(Hostile, encrypted_files_are_refused_with_and_without_a_password_to_open) {
  for (const char* user_password : {"secret", ""}) {
    const auto plain = good_pdf();
    QPDF pdf;
    pdf.processMemoryFile("plain", plain.data(), plain.size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    EXPECT_EQ(refusal(Bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize())), kEncrypted.code)
        << user_password;
  }
}

TEST_F(Hostile, too_many_pages_are_refused) {
  SamplePdf many;
  for (int i = 0; i < 20'000; ++i) many.page({{56, 700, 12, "x"}});
  EXPECT_EQ(refusal(many.bytes()), kTooManyPages.code);
  SamplePdf boasting;
  boasting.page_tree("<< /Type /Pages /Count 2000000000 /Kids [] >>");
  const auto answer = refusal(boasting.bytes());
  EXPECT_TRUE(answer == kTooManyPages.code || answer == kBroken.code) << answer;
  SamplePdf one_page_many_times; // the same page object again and again
  one_page_many_times.page({{56, 700, 12, "x"}});
  std::string kids;
  for (int i = 0; i < 20'000; ++i) kids += "5 0 R ";
  one_page_many_times.page_tree("<< /Type /Pages /Count 20000 /Kids [" + kids + "] >>");
  const auto repeated = refusal(one_page_many_times.bytes());
  EXPECT_TRUE(repeated == kTooManyPages.code || repeated == kBroken.code) << repeated;
}

TEST_F(Hostile, loops_are_refused) {
  SamplePdf page_tree;
  page_tree.page_tree("<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>");
  EXPECT_EQ(refusal(page_tree.bytes()), kBroken.code);

  SamplePdf deep; // ten thousand levels
  int next = 0;
  for (int i = 0; i < 10'000; ++i)
    next = deep.add("<< /Type /Pages /Count 1 /Kids [" + std::to_string(next == 0 ? 2 : next) + " 0 R] >>");
  deep.page_tree("<< /Type /Pages /Count 1 /Kids [" + std::to_string(next) + " 0 R] >>");
  EXPECT_EQ(refusal(deep.bytes()), kBroken.code);

  const auto good = good_pdf();
  const auto table = good.rfind("xref\n0 ");
  auto previous = good; // a cross-reference table that names itself as its predecessor
  previous.insert(previous.find("/Root", table), "/Prev " + std::to_string(table) + " ");
  const auto answer = refusal(previous);
  EXPECT_TRUE(answer == kBroken.code || answer == "read 3 words") << answer; // nothing is lost by going round once

  SamplePdf object_streams; // an object stream that lies in itself
  const int content = object_streams.add(SamplePdf::stream("BT /F1 12 Tf 50 700 Td (x) Tj ET"));
  object_streams.add(SamplePdf::stream(
      "4 0 << /Type /Page >>", "/Type /ObjStm /N 1 /First 4 /Extends " + std::to_string(content + 1) + " 0 R "));
  object_streams.page_tree("<< /Type /Pages /Count 1 /Kids [99 0 R] >>");
  EXPECT_EQ(refusal(object_streams.bytes()), kBroken.code);
}

TEST_F(Hostile, drawings_that_contain_themselves_are_refused) {
  SamplePdf laughs; // ten drawings that each draw the next ten times
  int form = laughs.add(
      SamplePdf::stream("BT /F1 4 Tf 10 10 Td (ha) Tj ET",
                        "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font << /F1 3 0 R >> >> "));
  for (int level = 0; level < 9; ++level) {
    std::string content;
    for (int i = 0; i < 10; ++i) content += "/X Do\n";
    form = laughs.add(
        SamplePdf::stream(content, "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /X " +
                                       std::to_string(form) + " 0 R >> >> "));
  }
  laughs.page({}, "/X Do\n", "/XObject << /X " + std::to_string(form) + " 0 R >>");
  EXPECT_EQ(refusal(laughs.bytes()), kTooComplex.code);

  SamplePdf tiles; // a pattern of tiny tiles over the page, each a drawing of its own
  const int tile = tiles.add(SamplePdf::stream(
      "0 0 0.001 0.001 re f\n0.001 0 0.001 0.001 re f",
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 0.003 0.003] /XStep 0.003 /YStep 0.003 /Resources << >> "));
  tiles.page({{56, 700, 12, "x"}}, "/Pattern cs /P scn 0 0 595 842 re f\n",
             "/Pattern << /P " + std::to_string(tile) + " 0 R >>");
  const auto answer = refusal(tiles.bytes());
  EXPECT_TRUE(answer == kTooComplex.code || answer == "read 1 words") << answer;
}

TEST_F(Hostile, bombs_of_compression_are_refused) {
  SamplePdf text;
  const auto zeros = deflated("BT /F1 9 Tf 9 9 Td (bumm) Tj ET ", 12'000'000); // some 400 megabytes
  ASSERT_GT(zeros.size(), 1000U);
  const int content = text.add(SamplePdf::stream(zeros, "/Filter /FlateDecode "));
  const int page = text.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                            std::to_string(content) + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
  text.page_tree("<< /Type /Pages /Count 1 /Kids [" + std::to_string(page) + " 0 R] >>");
  EXPECT_EQ(refusal(text.bytes()), kTooComplex.code);

  SamplePdf twice; // deflated twice: a few kilobytes for half a gigabyte
  const auto outer = scripted(
      "c=zlib.compressobj(9)\nd=bytes(1<<20)\nb=b''.join([c.compress(d) for i in range(512)]+[c.flush()])\nw(zlib.compress(b,9))");
  ASSERT_GT(outer.size(), 100U);
  const int nested = twice.add(SamplePdf::stream(outer, "/Filter [/FlateDecode /FlateDecode] "));
  const int second = twice.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                               std::to_string(nested) + " 0 R /Resources << >> >>");
  twice.page_tree("<< /Type /Pages /Count 1 /Kids [" + std::to_string(second) + " 0 R] >>");
  const auto answer = refusal(twice.bytes());
  EXPECT_TRUE(answer == kTooComplex.code || answer == kNoText.code || answer == kBroken.code) << answer;
}

TEST_F(Hostile, pictures_of_monstrous_size_are_refused) {
  const auto png = scripted(
      "def c(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d))\n"
      "z=zlib.compressobj(9)\nrow=bytes(6251)\nd=b''.join(z.compress(row*100) for i in range(500))+z.flush()\n"
      "w(b'\\x89PNG\\r\\n\\x1a\\n'+c(b'IHDR',struct.pack('>IIBBBBB',50000,50000,1,0,0,0,0))+c(b'IDAT',d)+c(b'IEND',b''))");
  ASSERT_GT(png.size(), 100U);
  EXPECT_EQ(refusal(png, "scan.png"), kTooComplex.code);
  const auto boasting = scripted(
      "def c(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d))\n"
      "w(b'\\x89PNG\\r\\n\\x1a\\n'+c(b'IHDR',struct.pack('>IIBBBBB',2**31-1,2**31-1,8,2,0,0,0))+c(b'IDAT',zlib.compress(b'x'))+c(b'IEND',b''))");
  EXPECT_EQ(refusal(boasting, "scan.png"), kTooComplex.code);
  const std::string jpeg("\xFF\xD8\xFF\xC0\x00\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\x00\xFF\xD9", 17);
  const auto answer = refusal(jpeg, "scan.jpg");
  EXPECT_TRUE(answer == kTooComplex.code || answer == kBroken.code) << answer;
  EXPECT_EQ(refusal(std::string("II*\0\x08\0\0\0", 8) + std::string(200, '\xFF'), "scan.tif"), kBroken.code);

  SamplePdf pdf; // one bit a pixel, thirty thousand squared
  const auto pixels = deflated("\\0", 112'500'000);
  const int image = pdf.add(SamplePdf::stream(
      pixels,
      "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode "));
  pdf.page({}, "q 595 0 0 842 0 0 cm /Im1 Do Q\n", "/XObject << /Im1 " + std::to_string(image) + " 0 R >>");
  const auto drawn = refusal(pdf.bytes());
  EXPECT_TRUE(drawn == kTooComplex.code || drawn == kNoText.code) << drawn;
}

TEST_F(Hostile, pages_of_monstrous_size_are_refused) {
  SamplePdf pdf;
  pdf.page({{56, 700, 12, "x"}}, "", "", "", "0 0 100000 100000");
  EXPECT_EQ(refusal(pdf.bytes()), kPageTooLarge.code);
  SamplePdf wide;
  wide.page({{56, 700, 12, "x"}}, "", "", "", "0 0 1000000000 10");
  EXPECT_EQ(refusal(wide.bytes()), kPageTooLarge.code);
  SamplePdf scaled;
  scaled.page({{56, 700, 12, "x"}}, "", "", "/UserUnit 75000 ");
  const auto answer = refusal(scaled.bytes());
  EXPECT_TRUE(answer == kPageTooLarge.code || answer == "read 1 words") << answer;
}

TEST_F(Hostile, more_words_than_any_contract_are_refused) {
  SamplePdf pdf;
  std::vector<SampleText> page;
  for (int line = 0; line < 40; ++line)
    page.push_back(
        {20, 800.0 - 19 * line, 8, "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 w20"});
  for (int i = 0; i < 200; ++i) pdf.page(page);
  EXPECT_EQ(refusal(pdf.bytes()), kTooComplex.code);
}

TEST_F(Hostile, files_of_two_kinds_at_once_are_refused) {
  const auto pdf = good_pdf();
  const auto zip = scripted(
      "import io,zipfile\nb=io.BytesIO()\nz=zipfile.ZipFile(b,'w')\nz.writestr('a.txt','x')\nz.close()\nw(b.getvalue())");
  ASSERT_GT(zip.size(), 50U);
  EXPECT_EQ(refusal(pdf + zip), kAmbiguous.code);
  EXPECT_EQ(refusal("<html><script>alert(1)</script>" + pdf), kAmbiguous.code);
  EXPECT_EQ(refusal("GIF89a" + pdf), kAmbiguous.code);
  EXPECT_EQ(refusal(std::string("\x89PNG\r\n\x1A\n", 8) + pdf, "scan.png"), kAmbiguous.code);
  EXPECT_EQ(refusal("\xFF\xD8\xFF\xE0" + pdf, "scan.jpg"), kAmbiguous.code);
  EXPECT_EQ(refusal("MZ" + std::string(500, '\0') + pdf, "a.exe"), kAmbiguous.code);
}

TEST_F(Hostile, names_never_matter_and_are_shown_tamed) {
  for (const std::string& name :
       {std::string("../../etc/passwd"), std::string("-rf"), std::string("a\0b", 3), std::string(10'000, 'a'),
        std::string("\xE2\x80\xAE"
                    "fdp.exe"),
        std::string("\n\r\x1B[31m"), std::string("%s%n"), std::string("\xFF\xFE"), std::string()}) {
    EXPECT_EQ(refusal(good_pdf(), name), "read 3 words");
    const auto refused = read(name, "nothing");
    ASSERT_FALSE(refused);
    const auto message = refused.error().message();
    EXPECT_LT(message.size(), 300U);
    for (const char c : message) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) << message;
    EXPECT_EQ(message.find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_EQ(message.find("etc/"), std::string::npos);
  }
  EXPECT_EQ(shown_name("C:\\Users\\a\\Vertrag.pdf"), "Vertrag.pdf");
  EXPECT_EQ(shown_name(".."), "document");
  EXPECT_EQ(shown_name("Größe é.pdf"), "Größe é.pdf");
}

TEST_F(Hostile, metadata_cannot_imitate_the_programs_own_lines) {
  SamplePdf pdf;
  pdf.page({{56, 700, 12, "x"}});
  const int information = pdf.add(
      "<< /Title (a\\nPages: 99999\\nEncrypted: yes) /Producer (b\\nForm: XFA\\nJavaScript: yes) >>");
  pdf.trailer("/Info " + std::to_string(information) + " 0 R");
  const auto document = read("a.pdf", pdf.bytes());
  ASSERT_TRUE(document) << document.error().describe();
  EXPECT_TRUE(document->warnings.empty());
}

TEST_F(Hostile, damaged_at_random_it_is_read_or_refused_but_never_harms) {
  SamplePdf pdf;
  for (int i = 0; i < 3; ++i) pdf.page({{56, 700, 12, "Seite " + std::to_string(i)}, {56, 600, 12, "Betrag 12,50"}});
  const auto whole = pdf.bytes();
  std::mt19937 random(7); // fixed: the same damage every time
  for (int round = 0; round < 25; ++round) {
    auto damaged = whole;
    for (int i = 0; i < 12; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto start = std::chrono::steady_clock::now();
    const auto document = read("damaged.pdf", damaged);
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_TRUE(took < kRefusedWithin || took < kRefusedWithin * held_up()) << round;
    const int status = document ? 422 : document.error().http_status();
    EXPECT_TRUE(status == 422 || status == 415) << document.error().describe();
  }
}

} // namespace
} // namespace socle::documents
