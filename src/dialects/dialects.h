// What: the wire formats of OpenAI and Anthropic: reads a request, says what guard, budget and router need of it, writes it for the
//   model's endpoint, and brings the answer back, whole or streamed, unchanged where both sides speak the same, translated otherwise.
// Invariants: the same wire on both sides changes nothing but the model's name and what usage needs: unknown fields, unknown events and
//   numbers of any size pass; another wire honours every field or refuses it by name; a stream may be cut anywhere between two calls of
//   feed() and gives the same events; an end without the protocol's own end is an error; nothing but JSON of the endpoint passes.
// Threads: pure, no state outside the objects; one object belongs to one thread at a time.
// Failure: a request that cannot be read or honoured is 400 and names the field; an endpoint that breaks its protocol is 502.
#pragma once

#include "dialects/tree.h"

#include <memory>

namespace socle::dialects {

enum class Wire {
  openai_chat,
  openai_responses,
  openai_completions,
  openai_embeddings,
  anthropic_messages,
  anthropic_count_tokens,
  openai_images,
  openai_image_edits,
  openai_speech,
  openai_transcriptions,
  openai_translations,
  openai_files,
  anthropic_files,
};
std::string_view path_of(Wire wire); // below the endpoint's base URL: "/chat/completions"
std::string_view name_of(Wire wire); // for people: "OpenAI chat completions"
bool is_anthropic(Wire wire); // whose headers and errors it has
bool is_streamable(Wire wire);
bool is_form(Wire wire); // its requests are multipart/form-data, with files
bool can_answer(Wire client, Wire backend); // same wire, or there is a translation

enum class Origin { system, person, model, tool, document };

// One text of a request, in place: what is written to `*text` is what goes on.
struct Text {
  std::string name; // "messages[2].content[0].text"
  std::string* text;
  Origin origin;
};

// A part of a form that is no field: what a person uploads, or one of several values of one name. Its bytes pass as they are.
struct File {
  std::string name; // "file", "image[]"
  std::optional<std::string> filename;
  std::string type; // as the client says: "audio/mpeg"
  std::string bytes;
};

struct Request {
  Wire wire;
  Tree body;
  std::string model; // as the client names it
  bool stream = false;
  bool wants_stream_usage = false; // the client itself asked for usage in its stream
  bool has_images = false, has_tools = false, wants_schema = false;
  std::optional<std::int64_t> output_tokens_max = {}; // for each choice
  std::int64_t choices = 1; // answers asked for (`n`)
  std::vector<File> files = {}; // of a form, which also has a boundary
  std::vector<std::string> file_ids = {}; // of files that were stored with an endpoint before, and that it is to read
  std::string boundary = {};

  // Every text that a model reads, also those of fields we do not know: all strings but media, ids and enumerations; the names of files.
  // The pointers hold until body is changed otherwise.
  std::vector<Text> texts();
};

// A clear error names the field and what is wrong.
Result<Request> parse_request(Wire wire, std::string_view bytes, std::string_view content_type = "application/json");
// The body for the model's endpoint. Same wire: `model` is replaced, and a stream is asked for its usage. Other wire: translated, or
// refused naming the field.
Result<std::string> write_request(const Request& request, Wire backend, std::string_view upstream_model);

// The Content-Type of what write_request() makes for the same wire.
std::string content_type_of(const Request& request);

// Tokens as the endpoint reports them. `input_tokens` holds all input; of these, `cached_tokens` were read from its prompt cache.
struct Usage {
  std::int64_t input_tokens = 0, output_tokens = 0, cached_tokens = 0;
  bool known = false;
  bool operator==(const Usage&) const = default;
};

// A part of a streamed answer: whole events for the client, and the words in them, for guard. Words of one voice (choice) and part (what
// is said, thought, given to one call of a tool) are one text; the first piece of a part, which may have no words, says that the others
// of its voice pause. An event with words of several parts comes in several pieces, of which the last has the bytes.
struct Piece {
  std::string bytes;
  std::string text = {};
  std::int64_t voice = 0;
  std::string part = {}; // empty: no words
};

// An error for the client. An empty type is chosen by the status; `stage`, `reason` and `call` are Socle's own.
struct Failure {
  int status = 502;
  std::string type = {}, code = {}, message = {}, param = {}, stage = {}, reason = {}, call = {};
};
Failure failure_of(const Error& error, Language language = Language::english);
// What the endpoint said when it answered with an error status. Text of anything but a JSON error never passes, nor does what it says of
// Socle's own credential.
Failure failure_of_upstream(Wire backend, int status, std::string_view body, std::string_view content_type);
std::string error_body(Wire client, const Failure& failure);
// One event for a stream that has begun; `sequence` is Answer::sequence().
std::string error_event(Wire client, const Failure& failure, std::int64_t sequence = 0);

// A placeholder that the request had in place of a value.
struct Placeholder {
  std::string name; // "[PERSON_1]": begins and ends with a bracket, and has none within
  std::string value;
};

class Codec;
class Events;
struct Event;
class Restorer;

// One answer on its way back: a state machine without I/O. Either whole() once, or feed() until ended() or the upstream's end, then
// finish() once, then last_bytes().
class Answer {
 public:
  // `call_id` and `created` (seconds of Unix time) stand in what we write ourselves: translated answers.
  Answer(const Request& request, Wire backend, std::string call_id, std::int64_t created);
  Answer(Answer&&) noexcept;
  Answer& operator=(Answer&&) noexcept;
  ~Answer();

  // Before the first byte: the values go back where their placeholders stand in the answer's words, also where pieces of a stream cut
  // one; into the arguments of tools, and into answers that are JSON by request, as JSON writes them.
  void restore(std::vector<Placeholder> placeholders);

  struct Whole {
    std::string body;
    std::vector<std::string> texts; // for guard
    std::string type = "application/json";
  };
  Result<Whole> whole(std::string_view upstream_body, std::string_view content_type = "application/json");

  // Raw bytes of the upstream's event stream, cut anywhere. What ends the answer is held back for last_bytes(). After an error the
  // answer is lost; pieces that came before it in the same bytes are given first, and the next call gives the error.
  Result<std::vector<Piece>> feed(std::string_view bytes);
  // True once nothing more is to come, good or bad: stop reading and call finish().
  bool ended() const;
  // The stream is over: an error unless the protocol itself ended.
  Result<void> finish();
  std::string last_bytes();

  Usage usage() const;
  std::string finish_reason() const; // in the backend's words: "stop", "end_turn"
  // What the endpoint itself reported in its stream, where that is why feed() or finish() failed.
  const std::optional<Failure>& upstream_failure() const;
  std::int64_t sequence() const; // the number of the next event, where the client's protocol counts them

 private:
  Result<void> take(Event& event, std::vector<Piece>& out);

  std::unique_ptr<Codec> codec_;
  std::unique_ptr<Events> events_;
  std::unique_ptr<Restorer> restorer_; // none: nothing was replaced
  Wire backend_;
  bool is_json_; // the words of the answer are to be JSON
  std::size_t fed_bytes_ = 0;
  std::string kept_back_; // what the end of the stream set free behind the last event
  std::optional<Error> error_;
};

} // namespace socle::dialects
