// A file that a client stores with an endpoint (OpenAI's and Anthropic's POST /files), and what guard can read of any file.
#pragma once

#include "dialects/dialects.h"

namespace socle::dialects {

// What stands in a file: plain text as one text; JSON, and JSON line by line, as its strings, the names of its members and its longer
// numbers, decoded, so that nothing hides behind an escape. The rest (pictures, PDF, archives, other encodings) cannot be read here.
class Reading {
 public:
  // A file whose text is longer than `file_text_bytes_max` is refused: it could not be inspected.
  static Result<Reading> of(std::string_view bytes);
  bool readable() const { return readable_; }
  // In place, in their order; the pointers hold until this is changed or moved.
  std::vector<Text> texts();
  // The file with the texts as they stand now; JSON is written without blanks.
  std::string write() const;

 private:
  struct Part {
    std::optional<Tree> json; // none: plain text
    std::string text;
    std::string end; // what follows it in the file: a line's end
  };
  bool readable_ = false;
  std::vector<Part> parts_;
};

// A form with one file.
class Upload {
 public:
  // `wire`: openai_files or anthropic_files.
  static Result<Upload> parse(Wire wire, std::string_view content_type, std::string_view bytes);

  const std::string& model() const {
    return form_.model;
  } // the extra field that says which endpoint gets it; empty: none
  const File& file() const { return form_.files.front(); }
  std::string_view purpose() const { return form_.body.text("purpose"); }
  bool readable() const { return reading_.readable(); }
  std::vector<Text> texts(); // of the file and of the fields beside it, the file's name included
  // The form for the endpoint, and its Content-Type: the file's own bytes, or, where its texts were changed, as they stand now.
  std::string write(bool changed) const;
  std::string content_type() const { return content_type_of(form_); }

 private:
  Request form_{.wire = Wire::openai_files, .body = {}, .model = {}};
  Reading reading_;
};

} // namespace socle::dialects
