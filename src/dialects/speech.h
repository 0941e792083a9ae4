// An answer in no wire's words: what readers hear from a backend and writers tell a client. Inside this module only.
#pragma once

#include "dialects/codec.h"

namespace socle::dialects {

struct Speech {
  enum class Kind { begin, text, thinking, signature, refusal, tool_begin, tool_piece, finish };
  Kind kind;
  std::string text = {}; // words, or a piece of a tool's arguments
  std::size_t slot = 0;  // which call of a tool, from 0 in the order of their beginning
  std::string id = {}, name = {}; // of the call that begins
};

// Its Piece::part.
std::string part_of(const Speech& speech);

enum class Finish { none, stop, stop_sequence, length, tool_calls, refusal };

// Hears a backend.
class Ear {
 public:
  virtual ~Ear() = default;
  virtual Result<void> whole(const Tree& body, std::vector<Speech>& out) = 0;
  virtual Result<void> event(const Event& event, std::vector<Speech>& out) = 0;
  virtual bool ended() const = 0;
  virtual bool complete() const = 0;

  Usage usage;
  std::string finish_reason; // in the backend's words
  Finish finish = Finish::none;
  std::string stop_sequence;
  std::optional<Tree> failure; // the error that the backend reported
};
std::unique_ptr<Ear> chat_ear();
std::unique_ptr<Ear> messages_ear();

// What belongs together: adjacent words of one kind, and each call of a tool with all its pieces.
struct Block {
  Speech::Kind kind; // text, thinking, refusal, tool_begin
  std::string text;  // words, or arguments
  std::string id = {}, name = {}, signature = {};
};
std::vector<Block> blocks_of(const std::vector<Speech>& speech);

// Tells a client. Words go to `out`; what ends the answer waits for last().
class Mouth {
 public:
  virtual ~Mouth() = default;
  virtual void say(Speech& speech, std::vector<Piece>& out) = 0;
  virtual std::string last(const Ear& ear) = 0;
  virtual Result<std::string> whole(const std::vector<Speech>& speech, const Ear& ear) = 0;
  virtual std::int64_t sequence() const { return 0; }
};
std::unique_ptr<Mouth> chat_mouth(const AnswerContext& context);
std::unique_ptr<Mouth> messages_mouth(const AnswerContext& context);
std::unique_ptr<Mouth> responses_mouth(const AnswerContext& context, const Request& request);

std::unique_ptr<Codec> translation(const AnswerContext& context, const Request& request);

} // namespace socle::dialects
