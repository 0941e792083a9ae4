// What: one-pass detectors of personal data, identifiers and secrets, each with span, type and confidence, checked by its checksum
//   where the type has one; how much a text tries to command a model; redaction by stable placeholders. Implements the kernel's Inspector.
// Invariants: every content is scanned whole or refused: as given, folded (look-alikes, invisible characters), joined (mark-up and line
//   breaks gone) and up to three times decoded (base64, hexadecimal, percent, HTML, quoted-printable); time is linear in its length; of a text
//   that was searched lately what was found is known;
//   findings carry positions in the text as given, never the text, and overlap only where one encodes another, or stands in an injection.
// Threads: every function from any thread; a scratch space per thread.
// Failure: text that is no UTF-8 or too long is refused, never skipped; a detector that cannot run refuses.
#pragma once

#include "kernel/ports.h"

#include <memory>

namespace socle::guard {

class AnswerReader;
class Engine;
class FoundBefore;
struct Found;
struct Spot;

class Guard final : public kernel::Inspector {
 public:
  // `kept`: what compiled() gave earlier, authentic; it spares most of a second. Of other patterns or another kind of machine it is
  // passed over.
  // `classifier`: whether the trained classifier looks for injections beside the rules.
  static Result<std::unique_ptr<Guard>> create(std::string_view kept = {}, bool classifier = false);
  ~Guard() override;

  Result<kernel::Inspection> inspect(std::span<const kernel::Content> contents) override;
  Result<std::vector<kernel::Pseudonym>> redact(std::vector<kernel::Content>& contents,
                                                std::span<const kernel::Finding> findings) override;
  Result<kernel::Inspection> inspect_answer(std::span<const kernel::Content> answer,
                                            std::span<const kernel::Content> input) override;
  std::unique_ptr<kernel::Watch> watch(std::span<const kernel::Content> input) override;

  // The detectors as they were compiled here, to be kept; none where they came from `kept`.
  std::optional<Bytes> compiled() const;

  // The types that can be found, for docs and the console.
  static std::vector<std::string> types();

 private:
  explicit Guard(std::unique_ptr<Engine> engine);
  Result<std::shared_ptr<const Found>> search(const kernel::Content& content);

  std::unique_ptr<Engine> engine_;
  std::unique_ptr<FoundBefore> before_;
};

// One text that comes piece by piece. What was found is told when it has ended, before any of it may leave; plain words leave up to the
// last blank. Kept back is what has digits or signs in it, what a label announces, and one value at most: a run of parts beyond
// stream_run_bytes_max or a single part beyond stream_part_bytes_max leaves at its front. Sentences, words of the
// system prompt and the language are told as well, but no word waits for what the next ones make of it. One thread at a time.
class StreamScan final : public kernel::Watch {
 public:
  StreamScan(const Engine& engine, std::span<const kernel::Content> input);
  ~StreamScan() override;
  Result<Seen> feed(std::string_view piece) override;
  Result<Seen> pause() override;
  Result<Seen> finish() override;

 private:
  Result<Seen> look(std::size_t hold, bool ended);
  static void add(const std::vector<Spot>& said, Seen& seen);

  const Engine& engine_;
  std::unique_ptr<AnswerReader> reader_;
  std::string text_; // what was released last, for its meaning, and everything since
  std::size_t offset_ = 0; // of its first byte in the whole text
  std::size_t released_ = 0; // in the whole text
};

// The highest class among what was found: "public" where nothing was. What a company knows of a text beyond its words (folder, key,
// purpose) can only raise it.
std::string data_class_of(std::span<const kernel::Finding> findings);

} // namespace socle::guard
