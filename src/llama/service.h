// What the worker answers over HTTP. Private to llama.
#pragma once

#include "base/random.h"
#include "base/worker_pool.h"
#include "llama/answer.h"
#include "llama/engine.h"
#include "llama/mailbox.h"
#include "net/server.h"

namespace socle::llama {

class Service {
 public:
  explicit Service(const Clock& clock, std::string name) : clock_(clock), name_(std::move(name)) {}

  // The server's handler; on the loop. The service outlives the server.
  Task<net::Response> handle(net::Request request);

  // The loading thread: how far it is; what came of it.
  void set_progress(double part) { progress_ = part; }
  bool is_loading() const { return state_ == State::loading; }
  void set_failed(Error error);
  void set_ready(std::unique_ptr<Model> model); // warms up, then serves
  void stop();                                  // no more computing; the server then ends

 private:
  enum class State { loading, ready, failed };

  net::Response health() const;
  net::Response models() const;
  std::optional<net::Response> refusal() const; // where no model is ready
  Task<net::Response> generate(net::Request request, Ask::Form form);
  static Task<void> relay(net::Stream& stream, std::shared_ptr<Job> job, std::shared_ptr<Mailbox<Step>> box,
                          std::shared_ptr<Answer> answer, std::deque<Step> steps, Engine* engine);
  Task<net::Response> embed(net::Request request);
  Task<net::Response> rank(net::Request request);
  Task<net::Response> count(net::Request request);
  Task<Result<std::vector<std::vector<float>>>> vectors(std::shared_ptr<EmbeddingJob> job,
                                                        std::shared_ptr<net::Peer> peer);

  template <typename T>
  Task<Result<T>> prepare(Result<T> (*make)(const Model&, const json::object&), const net::Request& request);
  void share_of(const net::Request& request, std::string& share, double& weight) const;

  const Clock& clock_;
  const std::string name_;
  SystemRandom random_;
  std::atomic<double> progress_{0};
  std::atomic<State> state_{State::loading};
  std::optional<Error> error_; // written before state_ says failed
  std::unique_ptr<Model> model_; // and these two before it says ready
  std::unique_ptr<Engine> engine_;
  WorkerPool pool_{prepare_threads, waiting_max};
};

} // namespace socle::llama
