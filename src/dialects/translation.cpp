// An answer that is heard in one wire and told in another.
#include "dialects/speech.h"

#include <algorithm>

namespace socle::dialects {

std::string part_of(const Speech& speech) {
  using Kind = Speech::Kind;
  switch (speech.kind) {
    case Kind::begin:
    case Kind::signature: return {};
    case Kind::text: return "text";
    case Kind::thinking: return "thinking";
    case Kind::refusal: return "refusal";
    case Kind::tool_begin: return "call " + std::to_string(speech.slot);
    case Kind::tool_piece: return "tool " + std::to_string(speech.slot);
    case Kind::finish: break;
  }
  return "end";
}

std::vector<Block> blocks_of(const std::vector<Speech>& speech) {
  using Kind = Speech::Kind;
  std::vector<Block> out;
  std::vector<std::size_t> calls; // where each slot's block stands
  for (const auto& said : speech) {
    if (said.kind == Kind::tool_begin) {
      calls.push_back(out.size());
      out.push_back({said.kind, {}, said.id, said.name});
    } else if (said.kind == Kind::tool_piece) {
      out[calls.at(said.slot)].text += said.text;
    } else if (said.kind == Kind::signature) {
      if (out.empty() || out.back().kind != Kind::thinking) out.push_back({Kind::thinking, {}});
      out.back().signature += said.text;
    } else if (said.kind == Kind::text || said.kind == Kind::thinking || said.kind == Kind::refusal) {
      // A signature closes its block: what is thought after it is another one.
      if (out.empty() || out.back().kind != said.kind || !out.back().signature.empty()) out.push_back({said.kind, {}});
      out.back().text += said.text;
    }
  }
  return out;
}

namespace {

class Translation final : public Codec {
 public:
  Translation(const AnswerContext& context, std::unique_ptr<Ear> ear, std::unique_ptr<Mouth> mouth)
      : backend_(context.backend), ear_(std::move(ear)), mouth_(std::move(mouth)) {}

  Result<Answer::Whole> whole(std::string_view upstream_body) override {
    SOCLE_TRY(const Tree body, parse_answer(backend_, upstream_body));
    std::vector<Speech> speech;
    auto heard = ear_->whole(body, speech);
    note();
    if (!heard) return problem(std::move(heard).error());
    if (ear_->finish == Finish::none) return not_understood(backend_, "no reason to finish");
    Answer::Whole out;
    for (const auto& said : speech) {
      if (said.kind == Speech::Kind::tool_begin) out.texts.push_back(said.name);
      else if (said.kind != Speech::Kind::signature && !said.text.empty()) out.texts.push_back(said.text);
    }
    SOCLE_TRY(out.body, mouth_->whole(speech, *ear_));
    return out;
  }

  Result<void> event(Event& event, std::vector<Piece>& out) override {
    std::vector<Speech> speech;
    const bool finished = ear_->finish != Finish::none;
    auto heard = ear_->event(event, speech);
    note();
    const auto end = std::ranges::find(speech, Speech::Kind::finish, &Speech::kind); // also within one event
    if ((finished && !speech.empty()) || (end != speech.end() && end + 1 != speech.end()))
      return not_understood(backend_, "words after the end");
    for (auto& said : speech) mouth_->say(said, out);
    if (!heard) return problem(std::move(heard).error());
    return {};
  }

  bool ended() const override { return ear_->ended(); }
  bool complete() const override { return ear_->complete(); }
  std::string last_bytes() override { return mouth_->last(*ear_); }
  std::int64_t sequence() const override { return mouth_->sequence(); }

 private:
  void note() {
    usage = ear_->usage;
    finish_reason = ear_->finish_reason;
  }
  std::unexpected<Error> problem(Error error) {
    if (ear_->failure) return failed(backend_, *ear_->failure);
    return std::unexpected(std::move(error));
  }

  Wire backend_;
  std::unique_ptr<Ear> ear_;
  std::unique_ptr<Mouth> mouth_;
};

} // namespace

std::unique_ptr<Codec> translation(const AnswerContext& context, const Request& request) {
  auto ear = is_anthropic(context.backend) ? messages_ear() : chat_ear();
  auto mouth = context.client == Wire::openai_chat          ? chat_mouth(context)
               : context.client == Wire::anthropic_messages ? messages_mouth(context)
                                                            : responses_mouth(context, request);
  return std::make_unique<Translation>(context, std::move(ear), std::move(mouth));
}

} // namespace socle::dialects
