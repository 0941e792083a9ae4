// model evaluation: how well a model does what a purpose asks for.
#include "cli/model_commands.h"

#include "base/decimal.h"
#include "base/digest.h"

#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct New {
  std::string model, purpose, score, sufficient, dataset, digest;
  std::int64_t cases = 0;
};

std::string share(const json::value& row, std::string_view name) {
  const auto permille = json::get_int(row.as_object(), name);
  return permille ? Decimal::from_units(static_cast<__int128>(*permille) * 100'000).text() : "–";
}

// "0.93" → 930.
std::optional<std::int64_t> permille_of(const std::string& text) {
  const auto amount = Decimal::parse(text);
  if (!amount || amount->is_negative() || !amount->has_at_most_decimals(3) || *amount > Decimal(1)) return std::nullopt;
  return static_cast<std::int64_t>(amount->units() / 100'000);
}

void print_evaluations(std::ostream& out, const json::array& items) {
  json::array rows;
  for (const auto& item : items) {
    json::object row;
    for (const auto* name : {"purpose", "cases", "at", "by"}) row[name] = cell(item, name);
    row["score"] = share(item, "score_permille");
    row["from"] = share(item, "sufficient_permille");
    row["suffices"] = cell(item, "suffices") == "true" ? "yes" : "no";
    row["data"] = cell(item, "dataset_digest").substr(0, 12);
    rows.emplace_back(std::move(row));
  }
  const std::pair<std::string, std::string> columns[] = {{"purpose", "PURPOSE"},
                                                         {"score", "SCORE"},
                                                         {"from", "SUFFICIENT FROM"},
                                                         {"suffices", "SUFFICES"},
                                                         {"cases", "CASES"},
                                                         {"data", "DATA"},
                                                         {"at", "AT"},
                                                         {"by", "BY"}};
  table(out, rows, columns);
}

Exit add(Session& session, const New& made) {
  const auto score = permille_of(made.score), sufficient = permille_of(made.sufficient);
  if (!score || !sufficient)
    return session.usage(
        "“" + (score ? made.sufficient : made.score) + "” is no share from 0 to 1 with at most three decimals.",
        "Write it as 0.93.");
  if (made.dataset.empty() == made.digest.empty())
    return session.usage("Say once on which data it was evaluated.",
                         "Give --dataset FILE, or --dataset-digest SHA-256.");
  json::object body;
  body["purpose"] = made.purpose;
  body["score_permille"] = *score;
  body["sufficient_permille"] = *sufficient;
  body["dataset_digest"] = made.digest;
  if (!made.dataset.empty()) {
    const auto data = read_input(session, made.dataset);
    if (!data) return session.exit;
    body["dataset_digest"] = sha256_hex(*data);
  }
  if (made.cases > 0) body["cases"] = made.cases;
  const auto answer = session.ask("POST", "/api/v1/models/" + encoded(made.model) + "/evaluations", body);
  return answer ? session.print(*answer, [&](std::ostream& out) { print_evaluations(out, {*answer}); }) : session.exit;
}
} // namespace

void add_model_evaluations(Commands& commands, CLI::App* model) {
  auto* group = model->add_subcommand("evaluation", "How well a model does what a purpose asks for");
  group->require_subcommand(1);
  auto made = std::make_shared<New>();
  auto* command = commands.leaf(
      group, "add",
      "Record an evaluation. Where the newest of a purpose suffices, the model goes before dearer ones that an alias or a need stands for",
      "socle model evaluation add small --purpose \"answer support mail\" --score 0.93 --sufficient-from 0.9 --dataset mails.jsonl");
  command->add_option("NAME", made->model, "The model")->required();
  command->add_option("--purpose", made->purpose, "As calls state it")->required();
  command->add_option("--score", made->score, "What it reached, from 0 to 1")->required();
  command->add_option("--sufficient-from", made->sufficient, "From which score on it is good enough")->required();
  command->add_option("--dataset", made->dataset, "The data that it was evaluated on; only its SHA-256 is sent");
  command->add_option("--dataset-digest", made->digest, "That SHA-256, where the data is elsewhere");
  command->add_option("--cases", made->cases, "How many cases the data has")->check(CLI::NonNegativeNumber);
  command->callback([&commands, made] { commands.chosen = [made](Session& session) { return add(session, *made); }; });
  auto of = std::make_shared<std::string>();
  auto* list = commands.leaf(group, "list", "List what was recorded of a model, the newest first",
                             "socle model evaluation list small");
  list->add_option("NAME", *of, "The model")->required();
  list->callback([&commands, of] {
    commands.chosen = [of](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/models/" + encoded(*of) + "/evaluations");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) { print_evaluations(out, items); });
    };
  });
}

} // namespace socle::cli
