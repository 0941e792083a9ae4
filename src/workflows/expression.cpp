#include "workflows/expression.h"

#include "sandbox/sandbox.h"
#include "workflows/errors.h"
#include "workflows/limits.h"

#include <algorithm>
#include <iterator>
#include <set>

extern "C" {
#include <jq.h>
#include <jv.h>
}

namespace socle::workflows {

std::optional<std::string> expression_in(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  const auto last = text.find_last_not_of(" \t\n");
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, last - first + 1);
  if (!text.starts_with("${") || !text.ends_with('}')) return std::nullopt;
  return std::string(text.substr(2, text.size() - 3));
}

namespace {
// What an expression may not name: the environment, other files, the process's input and end.
std::optional<std::string> denied(std::string_view program) {
  static const std::set<std::string, std::less<>> words = {"env",
                                                           "input",
                                                           "inputs",
                                                           "debug",
                                                           "stderr",
                                                           "halt",
                                                           "halt_error",
                                                           "input_filename",
                                                           "input_line_number",
                                                           "import",
                                                           "include",
                                                           "modulemeta",
                                                           "get_search_list",
                                                           "now",
                                                           "localtime",
                                                           "mktime",
                                                           "$ENV",
                                                           "$__prog_args",
                                                           "$__loc__"};
  for (std::size_t i = 0; i < program.size();) {
    const char c = program[i];
    const auto is_word = [](char x) {
      return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z') || (x >= '0' && x <= '9') || x == '_';
    };
    if (is_word(c) || c == '$') {
      std::size_t end = i + 1;
      while (end < program.size() && is_word(program[end])) ++end;
      const auto word = program.substr(i, end - i);
      const bool is_key = i > 0 && program[i - 1] == '.'; // ".input" reads a member
      if (words.contains(word) && !(is_key && c != '$')) return std::string(word);
      i = end;
    } else {
      ++i; // inside strings too: a false alarm there is cheaper than a parser that disagrees with jq's
    }
  }
  return std::nullopt;
}
} // namespace

namespace {
// What becomes a call's arguments is hashed and logged, where binary fractions have no place.
bool has_inexact_number(const json::value& value) {
  constexpr std::int64_t exact_max = std::int64_t{1} << 53;
  if (const auto* a = value.if_array()) return std::ranges::any_of(*a, has_inexact_number);
  if (const auto* o = value.if_object())
    return std::ranges::any_of(*o, [](const auto& member) { return has_inexact_number(member.value()); });
  if (value.is_int64()) return value.get_int64() > exact_max || value.get_int64() < -exact_max;
  return value.is_double() || value.is_uint64();
}
} // namespace

Result<std::vector<json::value>> SandboxedEvaluator::evaluate(const std::vector<Expression>& expressions,
                                                              const Variables& variables) {
  if (expressions.empty()) return std::vector<json::value>();
  json::object request;
  json::array list;
  for (const auto& expression : expressions) {
    if (expression.program.size() > expression_bytes_max)
      return fail(kExpression, {{"expression", expression.program.substr(0, 60)}, {"reason", "it is too long"}});
    if (const auto word = denied(expression.program))
      return fail(kExpression, {{"expression", expression.program}, {"reason", "“" + *word + "” is not allowed"}});
    json::object item;
    item["program"] = expression.program;
    item["input"] = expression.input;
    list.emplace_back(std::move(item));
  }
  request["expressions"] = std::move(list);
  request["context"] = variables.context;
  request["input"] = variables.input;
  request["workflow"] = variables.workflow;

  sandbox::Job job;
  job.command = {"socle-jq"};
  job.program = program_;
  job.standard_input = json::write(request);
  job.limits.cpu_ms_max = expression_ms_max;
  job.limits.wall_ms_max = expression_ms_max * 5;
  job.limits.memory_bytes_max = expression_memory_bytes_max;
  job.limits.output_bytes_max = data_bytes_max;
  job.limits.processes_max = 4;
  auto finished = sandbox::run(job);
  const std::string all = expressions.size() == 1 ? expressions[0].program : expressions[0].program + " …";
  if (!finished && finished.error().http_status() == 503)
    return std::unexpected(finished.error()); // not the expression's fault: it may work later
  if (!finished) return fail(kExpression, {{"expression", all}, {"reason", finished.error().message()}});
  auto answer = json::parse(finished->standard_output);
  if (!answer || !answer->is_object())
    return fail(kExpression, {{"expression", all},
                              {"reason", "the evaluator ended with status " + std::to_string(finished->exit_status)}});
  if (const auto failed = json::get_string(answer->get_object(), "error")) {
    return fail(kExpression,
                {{"expression", json::get_string(answer->get_object(), "program").value_or(all)}, {"reason", *failed}});
  }
  const auto* values = json::get_array(answer->get_object(), "values");
  if (values == nullptr || values->size() != expressions.size())
    return fail(kExpression, {{"expression", all}, {"reason", "the evaluator's answer is incomplete"}});
  for (std::size_t i = 0; i < values->size(); ++i) {
    if (has_inexact_number((*values)[i]))
      return fail(kExpression,
                  {{"expression", expressions[i].program},
                   {"reason", "numbers with decimals, and whole numbers beyond 2^53, must travel as text"}});
  }
  return std::vector<json::value>(values->begin(), values->end());
}

namespace {
struct Jq {
  jq_state* state = jq_init();
  std::string problem;
  ~Jq() { jq_teardown(&state); }
};

void on_error(void* data, jv message) {
  auto& jq = *static_cast<Jq*>(data);
  if (jq.problem.empty()) jq.problem = jv_get_kind(message) == JV_KIND_STRING ? jv_string_value(message) : "error";
  jv_free(message);
}

// The first output of `program`; null when it has none.
std::optional<std::string> evaluate_one(const std::string& program, const std::string& bound, std::string& problem) {
  Jq jq;
  jq_set_error_cb(jq.state, on_error, &jq);
  jq_set_attr(jq.state, jv_string("JQ_LIBRARY_PATH"), jv_array());
  // Variables are bound by destructuring, so that programs compile the same for every value.
  const std::string whole = ". as [$__v, $context, $input, $workflow] | $__v | (" + program + "\n)";
  if (jq_compile(jq.state, whole.c_str()) == 0) {
    problem = jq.problem.empty() ? "it does not compile" : jq.problem;
    return std::nullopt;
  }
  jq_start(jq.state, jv_parse(bound.c_str()), 0);
  jv result = jq_next(jq.state);
  if (jv_is_valid(result)) {
    jv text = jv_dump_string(result, 0);
    std::string out(jv_string_value(text), static_cast<std::size_t>(jv_string_length_bytes(jv_copy(text))));
    jv_free(text);
    return out;
  }
  if (jv_invalid_has_msg(jv_copy(result))) {
    jv message = jv_invalid_get_msg(result);
    problem = jv_get_kind(message) == JV_KIND_STRING ? jv_string_value(message) : "error";
    jv_free(message);
    return std::nullopt;
  }
  jv_free(result);
  return "null";
}
} // namespace

int run_jq_worker(std::istream& in, std::ostream& out) {
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto request = json::parse(text);
  if (!request || !request->is_object()) return 1;
  auto& o = request->get_object();
  std::string values;
  for (const auto& item : o["expressions"].as_array()) {
    const auto& expression = item.as_object();
    json::array bound{expression.at("input"), o["context"], o["input"], o["workflow"]};
    std::string problem;
    const std::string program = json::get_string(expression, "program").value_or("");
    const auto value = evaluate_one(program, json::write(bound), problem);
    if (!value) {
      json::object failed;
      failed["error"] = problem;
      failed["program"] = program;
      out << json::write(failed);
      return 0;
    }
    values += (values.empty() ? "" : ",") + *value;
  }
  out << "{\"values\":[" << values << "]}";
  return 0;
}

} // namespace socle::workflows
