// Pictures, speech and transcriptions of OpenAI where both sides speak them: what comes passes as it is, if it is what was asked for.
#include "dialects/same.h"

#include <algorithm>

namespace socle::dialects {

namespace {

// “audio/mpeg; rate=24000” without what follows.
std::string_view bare(std::string_view type) {
  type = type.substr(0, type.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return type;
}

class MediaCodec final : public Codec {
 public:
  explicit MediaCodec(AnswerContext context) : context_(std::move(context)) {}

  Result<Answer::Whole> whole(std::string_view upstream_body) override {
    const auto type = bare(content_type);
    if (context_.backend == Wire::openai_speech) {
      const bool sound = type.starts_with("audio/") || type == "application/octet-stream";
      if (!sound || upstream_body.empty()) return not_understood(context_.backend, "no sound");
      return Answer::Whole{std::string(upstream_body), {}, std::string(type)};
    }
    const bool pictures = context_.backend == Wire::openai_images || context_.backend == Wire::openai_image_edits;
    constexpr std::string_view of_words[] = {"text/plain", "text/vtt", "text/srt", "application/x-subrip"};
    if (!pictures && std::ranges::find(of_words, type) != std::end(of_words)) // the formats text, vtt and srt
      return Answer::Whole{
          std::string(upstream_body), {std::string(upstream_body)}, std::string(type) + "; charset=utf-8"};
    SOCLE_TRY(Tree body, parse_answer(context_.backend, upstream_body));
    if (body.find(pictures ? "data" : "text") == nullptr)
      return body.find("error") != nullptr ? failed(context_.backend, body)
                                           : not_understood(context_.backend, pictures ? "no data" : "no text");
    if (const auto* found = body.object("usage"); found != nullptr && found->find("input_tokens") != nullptr)
      read_usage(context_.backend, *found, usage);
    Answer::Whole out;
    auto& words = out.texts.emplace_back();
    if (pictures) {
      if (const auto* data = body.array("data")) {
        for (const auto& picture : *data) words += picture.text("revised_prompt");
      }
    } else {
      append_strings(body, words);
    }
    rename_model(body, context_.model);
    body.write(out.body);
    return out;
  }

  Result<void> event(Event&, std::vector<Piece>&) override { return not_understood(context_.backend, "a stream"); }
  bool ended() const override { return false; }
  std::string last_bytes() override { return {}; }

 private:
  AnswerContext context_;
};

} // namespace

std::unique_ptr<Codec> media_codec(AnswerContext context) { return std::make_unique<MediaCodec>(std::move(context)); }

} // namespace socle::dialects
