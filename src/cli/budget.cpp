// budget, guard: what may be spent, and what the detectors find.
#include "cli/commands.h"

#include "base/decimal.h"

#include <cmath>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct Wanted {
  std::string user, key, amount, window = "month";
  bool company = false, remove = false;
};

std::string money(const json::value& row, std::string_view name) {
  const auto micros = json::get_int(row.as_object(), name);
  return micros ? Decimal::from_units(static_cast<__int128>(*micros) * 100).text() : "–"; // millionths to 10^-8
}

void print_budgets(std::ostream& out, const json::array& items) {
  json::array rows;
  for (const auto& item : items) {
    json::object row;
    for (const auto* name : {"scope", "window", "period"}) row[name] = cell(item, name);
    row["limit"] = money(item, "limit_micros");
    row["spent"] = money(item, "spent_micros");
    row["reserved"] = money(item, "reserved_micros");
    rows.emplace_back(std::move(row));
  }
  const std::pair<std::string, std::string> columns[] = {{"scope", "SCOPE"},   {"window", "WINDOW"},
                                                         {"period", "PERIOD"}, {"limit", "LIMIT"},
                                                         {"spent", "SPENT"},   {"reserved", "RESERVED"}};
  table(out, rows, columns);
}

Exit set(Session& session, const Wanted& wanted) {
  const int scopes = (wanted.user.empty() ? 0 : 1) + (wanted.key.empty() ? 0 : 1) + (wanted.company ? 1 : 0);
  if (scopes != 1)
    return session.usage("Say whose budget it is, once.", "Give --user E-MAIL, --key KEY-ID or --company.");
  if (wanted.remove == !wanted.amount.empty())
    return session.usage("Give an amount, or --remove to take the limit away.",
                         "socle budget set --user mara@example.org --amount 25.00 --window day");
  json::object body;
  body["window"] = wanted.window;
  body["limit_micros"] = json::value();
  if (!wanted.remove) {
    const auto amount = Decimal::parse(wanted.amount);
    if (!amount || amount->is_negative() || !amount->has_at_most_decimals(6) || *amount > Decimal(1'000'000'000))
      return session.usage("“" + wanted.amount + "” is no amount from 0 to 1000000000 with at most six decimals.",
                           "Write it as 25 or 25.00.");
    body["limit_micros"] = static_cast<std::int64_t>(amount->units() / 100);
  }
  const std::string scope = wanted.company ? "tenant" : wanted.user.empty() ? wanted.key : wanted.user;
  const auto answer = session.ask("PUT", "/api/v1/budgets/" + encoded(scope), body);
  return answer ? session.print(*answer, [&](std::ostream& out) { print_budgets(out, {*answer}); }) : session.exit;
}
} // namespace

void add_budget_commands(Commands& commands) {
  auto* group = commands.root.add_subcommand("budget",
                                             "What the company, a person or a key may spend in a day or a month");
  group->require_subcommand(1);
  auto wanted = std::make_shared<Wanted>();
  auto* change = commands.leaf(group, "set", "Set or remove a limit; holds from the next call on",
                               "socle budget set --user mara@example.org --amount 25.00 --window day");
  change->add_option("--user", wanted->user, "A person or service account: e-mail address or id");
  change->add_option("--key", wanted->key, "An API key, by its id (the key to act as then comes from SOCLE_KEY)");
  change->add_flag("--company", wanted->company, "The company as a whole");
  change->add_option("--amount", wanted->amount,
                     "In the company's currency, such as 25 or 25.00; 0 stops whatever costs anything");
  change->add_option("--window", wanted->window, "day or month (of UTC; default: month)")
      ->check(CLI::IsMember({"day", "month"}));
  change->add_flag("--remove", wanted->remove, "Take the limit away");
  change->callback(
      [&commands, wanted] { commands.chosen = [wanted](Session& session) { return set(session, *wanted); }; });
  commands.leaf(group, "show", "Show limits, and what is spent and reserved", "socle budget show")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("GET", "/api/v1/budgets");
          if (!answer) return session.exit;
          const auto& items = answer->as_object().at("items").as_array();
          return session.print(items, [&](std::ostream& out) { print_budgets(out, items); });
        };
      });

  auto* guard = commands.root.add_subcommand("guard", "The detectors of personal data, identifiers and secrets");
  guard->require_subcommand(1);
  auto file = std::make_shared<std::string>("-");
  auto* inspect = commands.leaf(
      guard, "inspect",
      "Show what the detectors find in a text, also where it is encoded or disguised; nothing of it is kept",
      "socle guard inspect letter.txt");
  inspect->add_option("FILE", *file, "UTF-8 text; “-” or nothing reads standard input");
  inspect->callback([&commands, file] {
    commands.chosen = [file](Session& session) {
      const auto text = read_input(session, *file);
      if (!text) return session.exit;
      json::object body;
      body["text"] = *text;
      const auto answer = session.ask("POST", "/api/v1/guard/inspect", body);
      return answer ? session.print(
                          *answer,
                          [&](std::ostream& out) {
                            const auto& findings = answer->as_object().at("findings").as_array();
                            const auto& injection = answer->as_object().at("injection").as_object();
                            out << "Data class: " << answer->as_object().at("data_class").as_string().c_str()
                                << "   Injection: " << std::lround(injection.at("score").to_number<double>() * 100)
                                << " %\n";
                            if (findings.empty()) out << "Nothing found.\n";
                            const std::pair<std::string, std::string> columns[] = {
                                {"type", "TYPE"}, {"start", "FROM"}, {"end", "TO"}, {"confidence", "CONFIDENCE"}};
                            if (!findings.empty()) table(out, findings, columns);
                          })
                    : session.exit;
    };
  });
}

} // namespace socle::cli
