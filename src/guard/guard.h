// What: one-pass detectors of personal data, identifiers and secrets, each with span, type and confidence, checked by its checksum
//   where the type has one; how much a text tries to command a model; redaction by stable placeholders. Implements the kernel's Inspector.
// Invariants: every content is scanned whole or refused: as given, folded (look-alikes, invisible characters), joined (mark-up and line
//   breaks gone) and up to three times decoded (base64, hexadecimal, percent, HTML, quoted-printable); time is linear in its length;
//   findings carry positions in the text as given, never the text, and overlap only where one encodes another, or stands in an injection.
// Threads: every function from any thread; a scratch space per thread.
// Failure: text that is no UTF-8 or too long is refused, never skipped; a detector that cannot run refuses.
#pragma once

#include "kernel/ports.h"

#include <memory>

namespace socle::guard {

class Guard final : public kernel::Inspector {
 public:
  static Result<std::unique_ptr<Guard>> create();
  ~Guard() override;

  Result<kernel::Inspection> inspect(std::span<const kernel::Content> contents) override;
  Result<void> redact(std::vector<kernel::Content>& contents, std::span<const kernel::Finding> findings) override;

  // The types that can be found, for docs and the console.
  static std::vector<std::string> types();

 private:
  Guard();
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

// The highest class among what was found: "public" where nothing was. What a company knows of a text beyond its words (folder, key,
// purpose) can only raise it.
std::string data_class_of(std::span<const kernel::Finding> findings);

} // namespace socle::guard
