#include "dialects/codec.h"
#include "dialects/errors.h"
#include "dialects/restore.h"
#include "dialects/speech.h"

#include <algorithm>
#include <limits>

namespace socle::dialects {

std::int64_t sane_count(std::optional<std::int64_t> count) {
  return std::clamp<std::int64_t>(count.value_or(0), 0, std::numeric_limits<std::int32_t>::max());
}

void read_usage(Wire backend, const Tree& usage, Usage& out) {
  if (usage.object() == nullptr) return;
  const auto cached_of = [&](std::string_view details) {
    const auto* found = usage.object(details);
    return sane_count(found == nullptr ? std::nullopt : found->integer("cached_tokens"));
  };
  if (is_anthropic(
          backend)) { // here the cached tokens are counted beside the input, and later events repeat some of the counts
    const auto given = [&](std::string_view name) { return sane_count(usage.integer(name)); };
    const auto cached = given("cache_read_input_tokens");
    out.cached_tokens = std::max(out.cached_tokens, cached);
    out.input_tokens = std::max(out.input_tokens,
                                given("input_tokens") + cached + given("cache_creation_input_tokens"));
    out.output_tokens = std::max(out.output_tokens, given("output_tokens"));
  } else if (backend != Wire::openai_chat && backend != Wire::openai_completions &&
             backend != Wire::openai_embeddings) { // the newer APIs
    out.input_tokens = sane_count(usage.integer("input_tokens"));
    out.output_tokens = sane_count(usage.integer("output_tokens"));
    out.cached_tokens = cached_of("input_tokens_details");
  } else {
    out.input_tokens = sane_count(usage.integer("prompt_tokens"));
    out.output_tokens = sane_count(usage.integer("completion_tokens"));
    out.cached_tokens = cached_of("prompt_tokens_details");
  }
  out.known = true;
}

std::unexpected<Error> not_understood(Wire backend, std::string_view reason) {
  return fail(kUpstreamNotUnderstood, {{"wire", std::string(name_of(backend))}, {"reason", std::string(reason)}});
}

Result<Tree> parse_answer(Wire backend, std::string_view bytes) {
  auto tree = Tree::parse(bytes, answer_bytes_max);
  if (!tree) return not_understood(backend, "no valid JSON");
  if (tree->object() == nullptr) return not_understood(backend, "no object");
  return tree;
}

std::unexpected<Error> Codec::failed(Wire backend, const Tree& event) {
  upstream_failure = failure_of_upstream(backend, 502, event.write(), "application/json");
  return fail(kUpstreamFailed, {{"type", upstream_failure->type.empty() ? "error" : upstream_failure->type}});
}

namespace {

std::unique_ptr<Codec> make_codec(const Request& request, AnswerContext context) {
  if (context.client != context.backend) return translation(context, request);
  switch (request.wire) {
    case Wire::openai_responses: return responses_codec(std::move(context));
    case Wire::openai_embeddings: return embeddings_codec(std::move(context));
    case Wire::openai_images:
    case Wire::openai_image_edits:
    case Wire::openai_speech:
    case Wire::openai_transcriptions:
    case Wire::openai_translations: return media_codec(std::move(context));
    case Wire::anthropic_messages:
    case Wire::anthropic_count_tokens: return anthropic_codec(std::move(context));
    default: return openai_codec(std::move(context));
  }
}

} // namespace

Answer::Answer(const Request& request, Wire backend, std::string call_id, std::int64_t created)
    : events_(std::make_unique<Events>()), backend_(backend), is_json_(request.wants_schema) {
  SOCLE_ASSERT(can_answer(request.wire, backend));
  codec_ = make_codec(request, {request.wire, backend, request.model, request.wants_stream_usage, request.choices,
                                std::move(call_id), created});
}
Answer::Answer(Answer&&) noexcept = default;
Answer& Answer::operator=(Answer&&) noexcept = default;
Answer::~Answer() = default;

void Answer::restore(std::vector<Placeholder> placeholders) {
  if (!placeholders.empty()) restorer_ = std::make_unique<Restorer>(backend_, std::move(placeholders), is_json_);
}

Result<Answer::Whole> Answer::whole(std::string_view upstream_body, std::string_view content_type) {
  codec_->content_type = content_type;
  const bool sound = backend_ == Wire::openai_speech || backend_ == Wire::openai_transcriptions ||
                     backend_ == Wire::openai_translations; // what is heard holds no placeholder
  if (!restorer_ || sound) return codec_->whole(upstream_body);
  SOCLE_TRY(Tree body, parse_answer(backend_, upstream_body));
  restorer_->whole(body);
  return codec_->whole(body.write());
}

Result<void> Answer::take(Event& event, std::vector<Piece>& out) {
  if (!restorer_) return codec_->event(event, out);
  SOCLE_TRY(auto events, restorer_->event(std::move(event)));
  for (auto& one : events) SOCLE_CHECK(codec_->event(one, out));
  return {};
}

Result<std::vector<Piece>> Answer::feed(std::string_view bytes) {
  std::vector<Piece> out;
  const auto stop = [&](Error error) -> Result<std::vector<Piece>> {
    error_ = std::move(error);
    if (out.empty()) return std::unexpected(*error_);
    return std::move(out);
  };
  if (error_) return std::unexpected(*error_);
  fed_bytes_ += bytes.size();
  if (fed_bytes_ > stream_bytes_max) return stop(not_understood(backend_, "a stream without end").error());
  while (!codec_->ended()) {
    auto event = events_->next(bytes);
    if (!event) return stop(std::move(event).error());
    if (!*event) break;
    if (!(*event)->has_data) { // keeps the connection alive; what it says is not for the client
      out.push_back({":\n\n"});
      continue;
    }
    if (auto taken = take(**event, out); !taken) return stop(std::move(taken).error());
  }
  return out;
}

bool Answer::ended() const { return error_ || codec_->ended(); }

Result<void> Answer::finish() {
  if (error_) return std::unexpected(*error_);
  if (!codec_->ended()) { // some servers leave out the blank line behind their last event
    std::vector<Piece> last;
    if (auto event = events_->rest(); event && event->data == "[DONE]") SOCLE_CHECK(take(*event, last));
    for (auto& piece : last) kept_back_ += piece.bytes;
  }
  if (!codec_->complete()) return fail(kUpstreamTruncated);
  return {};
}

std::string Answer::last_bytes() { return std::exchange(kept_back_, {}) + codec_->last_bytes(); }
Usage Answer::usage() const { return codec_->usage; }
// It goes into the log, where nothing that a model or its endpoint makes up has a place: an enumeration, or “other”.
std::string Answer::finish_reason() const {
  const auto& said = codec_->finish_reason;
  const bool word = said.size() <= finish_bytes_max && std::ranges::all_of(said, [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                             c == '-';
                    });
  return word ? said : "other";
}
const std::optional<Failure>& Answer::upstream_failure() const { return codec_->upstream_failure; }
std::int64_t Answer::sequence() const { return codec_->sequence(); }

} // namespace socle::dialects
