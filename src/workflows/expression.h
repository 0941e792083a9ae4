// Runtime expressions (jq 1.8), evaluated in a sandboxed process of their own: an assertion in libjq would end the daemon, an
// endless loop would hang it, and env would show its environment.
#pragma once

#include "base/json.h"

#include <istream>
#include <ostream>

namespace socle::workflows {

struct Expression {
  std::string program; // without "${ }"
  json::value input; // .
};

// What every expression of a task sees beside its input.
struct Variables {
  json::value context; // $context
  json::value input; // $input: the task's raw input
  json::value workflow; // $workflow {id, definition}
};

class Evaluator {
 public:
  virtual ~Evaluator() = default;
  virtual Result<std::vector<json::value>> evaluate(const std::vector<Expression>& expressions,
                                                    const Variables& variables) = 0;
};

// Runs the program socle-jq in the sandbox, once per call.
class SandboxedEvaluator final : public Evaluator {
 public:
  explicit SandboxedEvaluator(Bytes program) : program_(std::move(program)) {}
  Result<std::vector<json::value>> evaluate(const std::vector<Expression>& expressions,
                                            const Variables& variables) override;

 private:
  Bytes program_; // the file's bytes: read once, so that what runs cannot change under us
};

// The worker's side: one request on `in`, one answer on `out`. Returns the process's exit status.
int run_jq_worker(std::istream& in, std::ostream& out);

// "${ .a }" → ".a"; nullopt when it is no expression.
std::optional<std::string> expression_in(std::string_view text);

} // namespace socle::workflows
