// One loaded model: weights, context, vocabulary, chat template. Private to llama.
#pragma once

#include "llama/options.h"
#include "llama/text.h"

#include <llama.cpp/common/chat.h>
#include <llama.cpp/llama.h>

#include <atomic>
#include <functional>
#include <memory>

namespace socle::llama {

using Token = llama_token;
using Tokens = std::vector<Token>;

template <auto Function>
struct Freed {
  template <typename T>
  void operator()(T* pointer) const {
    Function(pointer);
  }
};

// What is known of a model once it is loaded; never changes.
struct ModelFacts {
  Purpose purpose = Purpose::chat;
  std::string name;         // as answers call it
  std::string description;  // "llama 8B Q4_K - Medium"
  std::string architecture; // "llama"
  std::uint64_t parameters = 0;
  std::int64_t file_bytes = 0;
  std::uint32_t context_tokens = 0;         // of one slot
  std::uint32_t context_tokens_trained = 0; // what the model was made for
  std::uint32_t slots = 0;
  std::uint32_t batch_tokens = 0;
  std::int32_t threads = 0;
  std::int32_t embedding_size = 0;
  bool has_template = false;
  std::int64_t memory_bytes_estimated = 0;
};

class Model {
 public:
  // Once a process, before the first load: finds the code for this machine's processor, and silences llama.cpp.
  static void prepare_library(const std::string& plugin_folder);
  // Tells its progress from 0 to 1: mostly the reading of the file.
  static Result<std::unique_ptr<Model>> load(const Options& options, const std::function<void(double)>& progress);

  const ModelFacts& facts() const { return facts_; }
  llama_context* context() const { return context_.get(); } // the engine's thread only
  const llama_model* model() const { return model_.get(); } // immutable, any thread
  const llama_vocab* vocabulary() const { return llama_model_get_vocab(model_.get()); }
  const common_chat_templates* templates() const { return templates_.get(); }
  // The text of a token; empty for control tokens unless they are asked for.
  const std::string& piece(Token token) const { return pieces_[static_cast<std::size_t>(token)]; }
  std::string control_piece(Token token) const;
  // With the model's own beginning and end where `whole`; `controls`: texts of control tokens become those tokens.
  Tokens tokenize(std::string_view text, bool whole, bool controls) const;
  // The texts that would become control tokens, longest first.
  const std::vector<std::string>& control_texts() const { return control_texts_; }

  // Makes impossible, in the `logits` of one step, what cannot follow as UTF-8: byte tokens could build anything.
  void forbid_broken_text(const Utf8& state, float* logits) const;
  // Set while a computation is to be given up; looked at between the parts of a step.
  std::atomic<bool> give_up{false};

 private:
  Model() = default;
  Result<void> estimate(const Options& options, const llama_model_params& weights, const llama_context_params& context);
  Result<void> open(const Options& options, const std::function<void(double)>& progress);
  void read_vocabulary();

  ModelFacts facts_;
  std::unique_ptr<llama_model, Freed<llama_model_free>> model_;
  std::unique_ptr<llama_context, Freed<llama_free>> context_;
  common_chat_templates_ptr templates_;
  std::vector<std::string> pieces_;
  std::vector<std::string> control_texts_;
  Tokens never_first_; // cannot begin a character
};

} // namespace socle::llama
