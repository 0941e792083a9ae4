// Small files made for tests: PDFs written by hand, so that every defect can be put where it is wanted.
#pragma once

#include "base/base.h"

#include <cstdio>
#include <string>
#include <vector>

namespace socle::documents {

struct SampleText {
  double x, y; // from the bottom left, as PDF has it
  double size;
  std::string text; // Latin-1
  int mode = 0;     // rendering mode
  double gray = 0;  // 0 black, 1 white
};

class SamplePdf {
 public:
  // The objects 1 and 2 are the catalog and the page tree, 3 the font.
  SamplePdf() {
    objects_ = {"", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
  }

  int add(std::string object) {
    objects_.push_back(std::move(object));
    return static_cast<int>(objects_.size());
  }
  static std::string stream(const std::string& data, const std::string& entries = "") {
    return "<< /Length " + std::to_string(data.size()) + " " + entries + ">>\nstream\n" + data + "\nendstream";
  }
  static std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '(' || c == ')' || c == '\\') out += '\\';
      out += c;
    }
    return out;
  }
  static std::string number(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3f", value);
    return buffer;
  }
  static std::string content(const std::vector<SampleText>& texts) {
    std::string out;
    for (const auto& t : texts) {
      out += "BT /F1 " + number(t.size) + " Tf " + std::to_string(t.mode) + " Tr " + number(t.gray) + " g " +
             number(t.x) + " " + number(t.y) + " Td (" + escaped(t.text) + ") Tj ET\n";
    }
    return out;
  }
  void page(const std::vector<SampleText>& texts, const std::string& before = "", const std::string& resources = "",
            const std::string& entries = "", const std::string& box = "0 0 595.276 841.89") {
    const int stream_object = add(stream(before + content(texts)));
    pages_.push_back(add("<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] /Contents " +
                         std::to_string(stream_object) + " 0 R /Resources << /Font << /F1 3 0 R >> " + resources +
                         " >> " + entries + " >>"));
  }
  // A picture of 8-bit grey over the whole page.
  void scan(const std::string& pixels, int width, int height, const std::vector<SampleText>& texts = {},
            const std::string& entries = "") {
    const int image = add(stream(pixels, "/Type /XObject /Subtype /Image /Width " + std::to_string(width) +
                                             " /Height " + std::to_string(height) +
                                             " /ColorSpace /DeviceGray /BitsPerComponent 8 "));
    page(texts, "q 595.276 0 0 841.89 0 0 cm /Im1 Do Q\n", "/XObject << /Im1 " + std::to_string(image) + " 0 R >>",
         entries);
  }
  void catalog(const std::string& entries) { catalog_ = entries; }
  void trailer(const std::string& entries) { trailer_ = entries; }
  void page_tree(const std::string& object) { page_tree_ = object; }

  std::string bytes() const {
    auto objects = objects_;
    objects[0] = "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>";
    std::string kids;
    for (const int page : pages_) kids += std::to_string(page) + " 0 R ";
    objects[1] = page_tree_.empty()
                     ? "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" + kids + "] >>"
                     : page_tree_;
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      char entry[24];
      std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
      table += entry;
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const auto start = out.size();
    const auto count = std::to_string(objects.size() + 1);
    out += "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + count + " /Root 1 0 R " +
           trailer_ + " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    return out;
  }

 private:
  std::vector<std::string> objects_;
  std::vector<int> pages_;
  std::string catalog_, trailer_, page_tree_;
};

} // namespace socle::documents
