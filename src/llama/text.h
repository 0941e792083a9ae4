// Text that comes in pieces which need not end where a character ends. State without I/O. Private to llama.
#pragma once

#include "base/base.h"

namespace socle::llama {

// How far the bytes seen so far are from a complete UTF-8 character (RFC 3629: no overlong forms, surrogates or beyond U+10FFFF).
class Utf8 {
 public:
  // False when the byte cannot follow; the state is then that of a fresh start.
  bool feed(unsigned char byte);
  bool complete() const { return missing_ == 0; }
  // Whether all of `bytes` can follow.
  bool accepts(std::string_view bytes) const;

 private:
  unsigned char missing_ = 0;
  unsigned char low_ = 0x80, high_ = 0xbf; // what the next byte must lie between
};

bool is_utf8(std::string_view bytes);

// Puts the pieces of an answer together: gives out whole characters only, U+FFFD for what is none, and nothing that could still
// become a stop sequence.
class Assembler {
 public:
  explicit Assembler(std::vector<std::string> stops) : stops_(std::move(stops)) {}
  // The text that is now certain.
  std::string feed(std::string_view bytes);
  // The rest, at the end.
  std::string finish();
  bool stopped() const { return stopped_; }
  const std::optional<std::string>& stop() const { return stop_; } // the sequence that ended it
  bool was_valid() const { return valid_; } // no byte had to be replaced

 private:
  std::string release(bool everything);
  std::vector<std::string> stops_;
  std::string partial_; // of a character
  Utf8 utf8_;
  std::string held_; // whole characters that may begin a stop sequence
  std::optional<std::string> stop_;
  bool stopped_ = false;
  bool valid_ = true;
};

} // namespace socle::llama
