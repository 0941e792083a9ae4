#include "llama/engine.h"

#include "llama/errors.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <pthread.h>

namespace socle::llama {

namespace {

double ms_between(Microseconds from, Microseconds to) { return static_cast<double>((to - from).count()) / 1e3; }

// Of the untouched probabilities: the logarithm of their sum, and the likeliest tokens.
struct Distribution {
  double log_sum = 0;
  std::vector<Token> best;
};

Distribution distribution_of(std::span<const float> logits, std::size_t top) {
  Distribution out;
  const double highest = static_cast<double>(*std::ranges::max_element(logits));
  double sum = 0;
  for (const float logit : logits) sum += std::exp(static_cast<double>(logit) - highest);
  out.log_sum = highest + std::log(sum);
  out.best.resize(logits.size());
  std::iota(out.best.begin(), out.best.end(), 0);
  top = std::min(top, logits.size());
  std::ranges::partial_sort(out.best, out.best.begin() + static_cast<std::ptrdiff_t>(top), [&](Token a, Token b) {
    return logits[static_cast<std::size_t>(a)] > logits[static_cast<std::size_t>(b)];
  });
  out.best.resize(top);
  return out;
}

// The batch has room: it was made for a whole step.
void add(llama_batch& batch, Token token, std::size_t position, llama_seq_id sequence, bool is_wanted) {
  const auto at = batch.n_tokens++;
  batch.token[at] = token;
  batch.pos[at] = static_cast<llama_pos>(position);
  batch.n_seq_id[at] = 1;
  batch.seq_id[at][0] = sequence;
  batch.logits[at] = is_wanted ? 1 : 0;
}

} // namespace

Engine::Engine(const Clock& clock, Model& model)
    : clock_(clock),
      model_(model),
      context_(model.context()),
      memory_(llama_get_memory(model.context())),
      batch_(llama_batch_init(static_cast<std::int32_t>(model.facts().batch_tokens), 0, 1)) {
  if (model.facts().purpose == Purpose::chat) slots_.resize(model.facts().slots);
  for (std::size_t i = 0; i < slots_.size(); ++i) slots_[i].id = static_cast<llama_seq_id>(i);
  state_.slots = static_cast<std::uint32_t>(slots_.size());
  warm_up();
  thread_ = std::thread([this] {
    pthread_setname_np(pthread_self(), "socle-engine");
    run();
  });
}

Engine::~Engine() {
  stop();
  llama_batch_free(batch_);
}

void Engine::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    model_.give_up = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// The first computation allocates and touches everything: better now than in somebody's first answer.
void Engine::warm_up() {
  const auto* words = model_.vocabulary();
  Token token = llama_vocab_bos(words);
  if (token == LLAMA_TOKEN_NULL) token = std::max<Token>(0, llama_vocab_eos(words));
  batch_.n_tokens = 0;
  add(batch_, token, 0, 0, true);
  llama_decode(context_, batch_);
  if (memory_ != nullptr) llama_memory_clear(memory_, true);
}

Result<void> Engine::push(const std::string& share, double weight, double cost, Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return fail(kCancelled);
    if (queue_.size() >= waiting_max) return fail(kBusy, {{"waiting", std::to_string(queue_.size())}});
    queue_.push(share, weight, cost, Waiting{std::move(work), clock_.monotonic()});
  }
  wake_.notify_all();
  return {};
}

Result<void> Engine::submit(std::shared_ptr<Job> job) {
  // What a request without a limit will write is not known; a long answer pays with its share's next turn.
  const auto cost = static_cast<double>(job->prompt.size()) +
                    static_cast<double>(std::min<std::int64_t>(job->output_tokens_max, 512));
  const auto share = job->share;
  const auto weight = job->weight;
  return push(share, weight, cost, std::move(job));
}

Result<void> Engine::submit(std::shared_ptr<EmbeddingJob> job) {
  double cost = 1;
  for (const auto& input : job->inputs) cost += static_cast<double>(input.size());
  const auto share = job->share;
  const auto weight = job->weight;
  return push(share, weight, cost, std::move(job));
}

void Engine::look() {
  {
    const std::lock_guard lock(mutex_);
    const bool someone = std::ranges::any_of(running_, [](const auto& job) { return job->cancelled.load(); }) ||
                         (embedding_ && embedding_->cancelled);
    if (someone) model_.give_up = true;
  }
  wake_.notify_all();
}

EngineState Engine::state() const {
  const std::lock_guard lock(mutex_);
  auto now = state_;
  now.waiting = queue_.size();
  now.slots_busy = static_cast<std::uint32_t>(running_.size());
  return now;
}

void Engine::run() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty() || !running_.empty(); });
      if (stopping_) break;
      model_.give_up = false; // before looking who left: a later one sets it again
    }
    drop_cancelled();
    admit();
    step();
  }
  for (auto& slot : slots_) {
    if (slot.busy()) fail_slot(slot, Error(kCancelled));
  }
  std::unique_lock lock(mutex_);
  while (auto waiting = queue_.pop()) {
    lock.unlock();
    if (auto* job = std::get_if<std::shared_ptr<Job>>(&waiting->work)) {
      Step step;
      step.last = true;
      step.error = Error(kCancelled);
      (*job)->tell(std::move(step));
    } else {
      std::get<std::shared_ptr<EmbeddingJob>>(waiting->work)->tell(fail(kCancelled));
    }
    lock.lock();
  }
}

void Engine::drop_cancelled() {
  for (auto& slot : slots_) {
    if (slot.busy() && slot.job->cancelled) fail_slot(slot, Error(kCancelled));
  }
  std::vector<Work> gone;
  {
    const std::lock_guard lock(mutex_);
    queue_.erase_if([&](const Waiting& waiting) {
      const bool left = std::visit([](const auto& job) { return job->cancelled.load(); }, waiting.work);
      if (left) gone.push_back(waiting.work);
      return left;
    });
  }
  for (const auto& work : gone) {
    if (const auto* job = std::get_if<std::shared_ptr<Job>>(&work)) {
      Step step;
      step.last = true;
      step.error = Error(kCancelled);
      (*job)->tell(std::move(step));
    } else {
      std::get<std::shared_ptr<EmbeddingJob>>(work)->tell(fail(kCancelled));
    }
  }
}

void Engine::admit() {
  while (slots_.empty() || std::ranges::any_of(slots_, [](const Slot& slot) { return !slot.busy(); })) {
    std::optional<Waiting> next;
    {
      const std::lock_guard lock(mutex_);
      next = queue_.pop();
      if (!next) return;
      if (auto* embedding = std::get_if<std::shared_ptr<EmbeddingJob>>(&next->work)) embedding_ = *embedding;
    }
    if (embedding_) {
      embed(*embedding_);
      const std::lock_guard lock(mutex_);
      embedding_.reset();
      return; // others may have left meanwhile
    }
    auto* slot = choose_slot(slots_, std::get<std::shared_ptr<Job>>(next->work)->prompt);
    assign(std::move(*next), *slot);
  }
}

void Engine::assign(Waiting waiting, Slot& slot) {
  auto job = std::get<std::shared_ptr<Job>>(std::move(waiting.work));
  // The last token is computed anyway: its probabilities are what the answer begins with.
  auto keep = std::min(slot.common_prefix(job->prompt), job->prompt.size() - 1);
  const auto window = static_cast<llama_pos>(llama_model_n_swa(model_.model()));
  if (window > 0 && llama_memory_seq_pos_min(memory_, slot.id) > std::max(0, static_cast<llama_pos>(keep) - window))
    keep = 0; // a sliding window has forgotten what the rest needs
  if (!llama_memory_seq_rm(memory_, slot.id, static_cast<llama_pos>(keep), -1)) {
    llama_memory_seq_rm(memory_, slot.id, -1, -1); // a model with one running state keeps all or nothing
    keep = 0;
  }
  slot.job = std::move(job);
  slot.tokens = slot.job->prompt;
  slot.computed = keep;
  slot.in_batch = 0;
  slot.logits_at = -1;
  slot.assembler = Assembler(slot.job->stops);
  slot.utf8 = {};
  slot.choices.clear();
  slot.usage = {static_cast<std::int64_t>(slot.tokens.size()), static_cast<std::int64_t>(keep), 0};
  slot.began = clock_.monotonic();
  slot.timings = {ms_between(waiting.since, slot.began), 0, 0};
  const std::lock_guard lock(mutex_);
  running_.push_back(slot.job);
}

// Everyone who writes gets one token; what is left of the step is shared by those whose prompts are still read.
std::size_t Engine::fill_batch() {
  auto room = static_cast<std::size_t>(model_.facts().batch_tokens);
  std::vector<Slot*> readers;
  for (auto& slot : slots_) {
    slot.in_batch = 0;
    slot.logits_at = -1;
    if (!slot.busy()) continue;
    if (slot.pending() > 1) {
      readers.push_back(&slot);
    } else {
      slot.in_batch = 1;
      --room;
    }
  }
  std::ranges::sort(readers, {}, &Slot::pending);
  for (std::size_t i = 0; i < readers.size(); ++i) {
    readers[i]->in_batch = std::min(readers[i]->pending(), room / (readers.size() - i));
    room -= readers[i]->in_batch;
  }
  batch_.n_tokens = 0;
  for (auto& slot : slots_) {
    for (std::size_t i = 0; i < slot.in_batch; ++i) {
      const auto at = slot.computed + i;
      const bool is_last = at + 1 == slot.tokens.size();
      if (is_last) slot.logits_at = batch_.n_tokens;
      add(batch_, slot.tokens[at], at, slot.id, is_last);
    }
  }
  return static_cast<std::size_t>(batch_.n_tokens);
}

void Engine::step() {
  if (fill_batch() == 0) return;
  const auto status = llama_decode(context_, batch_);
  if (status == 2)
    return recover(); // someone left, or everything stops: the others' part of the step is computed again
  if (status != 0) {
    for (auto& slot : slots_) {
      if (slot.in_batch > 0) fail_slot(slot, Error(kComputation, {{"reason", "status " + std::to_string(status)}}));
    }
    return;
  }
  std::uint64_t written = 0, read = 0;
  for (auto& slot : slots_) {
    (slot.is_prompt() ? read : written) += slot.in_batch;
    slot.computed += slot.in_batch;
  }
  for (auto& slot : slots_) {
    if (slot.in_batch > 0 && slot.logits_at >= 0) sample(slot);
  }
  const std::lock_guard lock(mutex_);
  state_.prompt_tokens += read;
  state_.output_tokens += written;
}

void Engine::recover() {
  for (auto& slot : slots_) {
    if (slot.in_batch == 0) continue;
    slot.in_batch = 0;
    if (llama_memory_seq_rm(memory_, slot.id, static_cast<llama_pos>(slot.computed), -1)) continue;
    llama_memory_seq_rm(memory_, slot.id, -1, -1);
    slot.computed = 0;
  }
}

void Engine::sample(Slot& slot) {
  auto& job = *slot.job;
  auto* logits = llama_get_logits_ith(context_, slot.logits_at);
  const auto words = static_cast<std::size_t>(llama_vocab_n_tokens(model_.vocabulary()));
  Distribution distribution;
  if (job.choices_top >= 0) distribution = distribution_of({logits, words}, static_cast<std::size_t>(job.choices_top));
  const auto logprob = [&](Token token) { return static_cast<double>(logits[token]) - distribution.log_sum; };
  std::vector<std::pair<std::string, double>> best;
  for (const auto token : distribution.best) best.emplace_back(model_.control_piece(token), logprob(token));
  if (job.valid_text) model_.forbid_broken_text(slot.utf8, logits);
  Token token = LLAMA_TOKEN_NULL;
  try {
    token = common_sampler_sample(job.sampler.get(), context_, slot.logits_at);
    common_sampler_accept(job.sampler.get(), token, true);
  } catch (const std::exception&) { // the grammar has no way on; its message would hold the answer
    return fail_slot(slot, Error(kOutputInvalid, {{"reason", "no token fits what it must look like"}}));
  }
  const auto now = clock_.monotonic();
  if (slot.usage.output_tokens++ == 0) {
    slot.first_output = now;
    slot.timings.prompt_ms = ms_between(slot.began, now);
  }
  if (llama_vocab_is_eog(model_.vocabulary(), token)) return end(slot, Finish::stop);
  slot.tokens.push_back(token);
  const auto bytes = job.shown_controls.contains(token) ? model_.control_piece(token) : model_.piece(token);
  for (const char c : bytes) slot.utf8.feed(static_cast<unsigned char>(c));
  if (job.choices_top >= 0) slot.choices.push_back({bytes, logprob(token), std::move(best)});
  Step told;
  told.text = slot.assembler.feed(bytes);
  const bool stopped = slot.assembler.stopped();
  const bool full = slot.usage.output_tokens >= job.output_tokens_max ||
                    slot.tokens.size() >= model_.facts().context_tokens;
  if (!told.text.empty()) {
    told.choices = std::exchange(slot.choices, {});
    job.tell(std::move(told));
  }
  if (stopped || full) end(slot, stopped ? Finish::stop : Finish::length);
}

void Engine::end(Slot& slot, Finish finish) {
  Step last;
  last.text = slot.assembler.finish();
  last.choices = std::exchange(slot.choices, {});
  last.last = true;
  last.finish = finish;
  last.stop = slot.assembler.stopped() ? slot.assembler.stop() : std::nullopt;
  if (slot.job->valid_text && finish == Finish::stop && !slot.assembler.was_valid())
    last.error = Error(kOutputInvalid, {{"reason", "it is not valid UTF-8"}});
  slot.last_used = clock_.monotonic();
  slot.timings.output_ms = slot.usage.output_tokens > 0 ? ms_between(slot.first_output, slot.last_used) : 0;
  last.usage = slot.usage;
  last.timings = slot.timings;
  slot.tokens.resize(slot.computed); // the last one was never computed
  auto job = std::exchange(slot.job, nullptr);
  {
    const std::lock_guard lock(mutex_);
    std::erase(running_, job);
    state_.cached_tokens += static_cast<std::uint64_t>(slot.usage.cached_tokens);
  }
  job->tell(std::move(last));
}

void Engine::fail_slot(Slot& slot, Error error) {
  // Whatever part of a step was computed is not trusted: the cache ends where the last complete step ended.
  if (!llama_memory_seq_rm(memory_, slot.id, static_cast<llama_pos>(slot.computed), -1)) {
    llama_memory_seq_rm(memory_, slot.id, -1, -1);
    slot.computed = 0;
  }
  slot.in_batch = 0;
  slot.tokens.resize(slot.computed);
  slot.last_used = clock_.monotonic();
  Step last;
  last.last = true;
  last.error = std::move(error);
  last.usage = slot.usage;
  auto job = std::exchange(slot.job, nullptr);
  {
    const std::lock_guard lock(mutex_);
    std::erase(running_, job);
  }
  job->tell(std::move(last));
}

// As many texts at once as fit into one step.
void Engine::embed(const EmbeddingJob& job) {
  const auto& facts = model_.facts();
  const bool ranks = facts.purpose == Purpose::reranking;
  const auto width = static_cast<std::size_t>(ranks ? std::max(1U, llama_model_n_cls_out(model_.model()))
                                                    : static_cast<std::uint32_t>(facts.embedding_size));
  std::vector<std::vector<float>> out;
  while (out.size() < job.inputs.size()) {
    batch_.n_tokens = 0;
    std::size_t count = 0;
    for (auto i = out.size(); i < job.inputs.size() && count < facts.slots; ++i, ++count) {
      const auto& input = job.inputs[i];
      if (static_cast<std::size_t>(batch_.n_tokens) + input.size() > facts.batch_tokens) break;
      for (std::size_t at = 0; at < input.size(); ++at)
        add(batch_, input[at], at, static_cast<llama_seq_id>(count), true);
    }
    if (memory_ != nullptr) llama_memory_clear(memory_, true);
    const auto status = job.cancelled ? 2 : llama_decode(context_, batch_);
    if (status == 2) return job.tell(fail(kCancelled));
    if (status != 0) return job.tell(fail(kComputation, {{"reason", "status " + std::to_string(status)}}));
    for (std::size_t i = 0; i < count; ++i) {
      const auto* vector = llama_get_embeddings_seq(context_, static_cast<llama_seq_id>(i));
      if (vector == nullptr) return job.tell(fail(kComputation, {{"reason", "no vector"}}));
      out.emplace_back(vector, vector + width);
    }
    const std::lock_guard lock(mutex_);
    state_.embedded_tokens += static_cast<std::uint64_t>(batch_.n_tokens);
  }
  job.tell(std::move(out));
}

} // namespace socle::llama
