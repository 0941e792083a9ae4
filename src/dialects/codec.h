// How one answer is read and written: one subclass for each way. Inside this module only.
#pragma once

#include "dialects/dialects.h"
#include "dialects/events.h"

namespace socle::dialects {

class Codec {
 public:
  virtual ~Codec() = default;
  virtual Result<Answer::Whole> whole(std::string_view upstream_body) = 0;
  virtual Result<void> event(Event& event, std::vector<Piece>& out) = 0;
  virtual bool ended() const = 0;                       // the protocol's own end was seen
  virtual bool complete() const { return ended(); }     // it may end here: nothing that was promised is open
  virtual std::string last_bytes() = 0;
  virtual std::int64_t sequence() const { return 0; }

  std::string content_type; // of the endpoint's whole answer
  Usage usage;
  std::string finish_reason;
  std::optional<Failure> upstream_failure;

 protected:
  // Remembers what the endpoint reported in the middle of its stream.
  std::unexpected<Error> failed(Wire backend, const Tree& event);
};

struct AnswerContext {
  Wire client;
  Wire backend;
  std::string model; // in the client's words
  bool wants_stream_usage = false;
  std::int64_t choices = 1;
  std::string call_id;
  std::int64_t created = 0;
};

// The same wire on both sides.
std::unique_ptr<Codec> openai_codec(AnswerContext context); // chat and completions
std::unique_ptr<Codec> responses_codec(AnswerContext context);
std::unique_ptr<Codec> embeddings_codec(AnswerContext context);
std::unique_ptr<Codec> media_codec(AnswerContext context); // pictures, speech, transcriptions
std::unique_ptr<Codec> anthropic_codec(AnswerContext context); // messages and count_tokens

// Of `usage` as OpenAI (chat, completions, embeddings, responses) and Anthropic write it.
void read_usage(Wire backend, const Tree& usage, Usage& out);
std::unexpected<Error> not_understood(Wire backend, std::string_view reason);
Result<Tree> parse_answer(Wire backend, std::string_view bytes); // an object

// Counts that add up and never overflow, whatever an endpoint claims.
std::int64_t sane_count(std::optional<std::int64_t> count);

} // namespace socle::dialects
