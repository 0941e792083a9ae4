// budget, purpose, guard: what may be spent, what it is worth, and what the detectors find.
#include "cli/commands.h"

#include "base/decimal.h"

#include <cmath>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct Wanted {
  std::string user, key, team, purpose, model, amount, calls, tokens, energy, window = "month";
  bool company = false, remove = false, soft = false, hard = false;
};

std::string money(const json::value& row, std::string_view name) {
  const auto micros = json::get_int(row.as_object(), name);
  return micros ? Decimal::from_units(static_cast<__int128>(*micros) * 100).text() : "–"; // millionths to 10^-8
}

// "25.00" as 25,000,000 millionths; an amount with `decimals` of them at most, up to a thousand million.
std::optional<std::int64_t> amount_of(const std::string& text, int decimals) {
  const auto amount = Decimal::parse(text);
  if (!amount || amount->is_negative() || !amount->has_at_most_decimals(decimals) || *amount > Decimal(1'000'000'000))
    return std::nullopt;
  std::int64_t unit = 100'000'000;
  for (int i = 0; i < decimals; ++i) unit /= 10;
  return static_cast<std::int64_t>(amount->units() / unit);
}

void print_budgets(std::ostream& out, const json::array& items) {
  json::array rows;
  for (const auto& item : items) {
    json::object row;
    for (const auto* name : {"kind", "name", "window", "period", "calls", "tokens"}) row[name] = cell(item, name);
    if (cell(item, "name") == "–") row["name"] = cell(item, "scope");
    row["limit"] = money(item, "limit_micros");
    row["spent"] = money(item, "spent_micros");
    row["reserved"] = money(item, "reserved_micros");
    rows.emplace_back(std::move(row));
  }
  const std::pair<std::string, std::string> columns[] = {
      {"kind", "OF"},     {"name", "NAME"},         {"window", "WINDOW"}, {"period", "PERIOD"}, {"limit", "LIMIT"},
      {"spent", "SPENT"}, {"reserved", "RESERVED"}, {"calls", "CALLS"},   {"tokens", "TOKENS"}};
  table(out, rows, columns);
}

// The scope that was named, once; empty where none or several were.
std::string scope_of(const Wanted& wanted) {
  std::vector<std::string> named;
  if (wanted.company) named.emplace_back("tenant");
  for (const auto& id : {wanted.user, wanted.key}) {
    if (!id.empty()) named.push_back(id);
  }
  for (const auto& [kind, name] :
       {std::pair("team:", wanted.team), std::pair("purpose:", wanted.purpose), std::pair("model:", wanted.model)}) {
    if (!name.empty()) named.push_back(kind + name);
  }
  return named.size() == 1 ? named.front() : std::string();
}

Exit set(Session& session, const Wanted& wanted) {
  const std::string scope = scope_of(wanted);
  if (scope.empty())
    return session.usage("Say whose budget it is, once.",
                         "Give --user E-MAIL, --key KEY-ID, --team, --purpose or --model NAME, or --company.");
  struct Unit {
    const std::string& given;
    std::string name;
    int decimals;
  };
  json::object body;
  body["window"] = wanted.window;
  bool any = false;
  for (const auto& [given, name, decimals] :
       {Unit{wanted.amount, "limit_micros", 6}, Unit{wanted.calls, "limit_calls", 0},
        Unit{wanted.tokens, "limit_tokens", 0}, Unit{wanted.energy, "limit_energy_mwh", 3}}) {
    any = any || !given.empty();
    if (given.empty() && !wanted.remove) continue;
    const auto amount = given.empty() ? std::nullopt : amount_of(given, decimals);
    if (!given.empty() && !amount)
      return session.usage(
          "“" + given + "” is no number from 0 to 1000000000 with at most " + std::to_string(decimals) + " decimals.",
          "Write it as 25" + std::string(decimals > 0 ? " or 25.00." : "."));
    body[(wanted.soft ? "soft_" : "") + name] = amount ? json::value(*amount) : json::value();
  }
  if (wanted.remove == any)
    return session.usage("Give an amount, or --remove to take the limit away.",
                         "socle budget set --user mara@example.org --amount 25.00 --window day");
  const auto answer = session.ask("PUT", "/api/v1/budgets/" + encoded(scope), body);
  return answer ? session.print(*answer, [&](std::ostream& out) { print_budgets(out, {*answer}); }) : session.exit;
}

void add_set(Commands& commands, CLI::App* group) {
  auto wanted = std::make_shared<Wanted>();
  auto* change = commands.leaf(group, "set", "Set or remove a limit; holds from the next call on",
                               "socle budget set --user mara@example.org --amount 25.00 --window day");
  change->add_option("--user", wanted->user, "A person or service account: e-mail address or id");
  change->add_option("--key", wanted->key, "An API key, by its id (the key to act as then comes from SOCLE_KEY)");
  change->add_option("--team", wanted->team, "Everybody who is in this team");
  change->add_option("--purpose", wanted->purpose, "Calls that state this purpose");
  change->add_option("--model", wanted->model, "Calls to this model");
  change->add_flag("--company,--tenant", wanted->company, "The company as a whole");
  change->add_option("--amount", wanted->amount,
                     "In the company's currency, such as 25 or 25.00; 0 stops whatever costs anything");
  change->add_option("--calls", wanted->calls, "Calls that use a model or cost something");
  change->add_option("--tokens", wanted->tokens, "Tokens, of input and output together");
  change->add_option("--energy-wh", wanted->energy, "Watt-hours");
  change->add_option("--window", wanted->window, "day or month (of UTC; default: month)")
      ->check(CLI::IsMember({"day", "month"}));
  auto* soft = change->add_flag("--soft", wanted->soft, "Warn and let through");
  change->add_flag("--hard", wanted->hard, "Refuse what would pass it (default)")->excludes(soft);
  change->add_flag("--remove", wanted->remove, "Take the limits of that window away; with --soft the soft ones");
  change->callback(
      [&commands, wanted] { commands.chosen = [wanted](Session& session) { return set(session, *wanted); }; });
}

void add_reconcile(Commands& commands, CLI::App* group) {
  struct Late {
    std::string call, cost, energy;
    std::int64_t input = 0, output = 0;
  };
  auto late = std::make_shared<Late>();
  auto* book = commands.leaf(group, "reconcile", "Book what a call to a model really took, as its provider said later",
                             "socle budget reconcile call_… --cost 0.0123 --input-tokens 800 --output-tokens 120");
  book->add_option("CALL", late->call, "The call's id")->required();
  book->add_option("--cost", late->cost, "All that it cost, in the company's currency")->required();
  book->add_option("--input-tokens", late->input, "All of them; without it none")->check(CLI::NonNegativeNumber);
  book->add_option("--output-tokens", late->output, "All of them; without it none")->check(CLI::NonNegativeNumber);
  book->add_option("--energy-wh", late->energy, "Watt-hours");
  book->callback([&commands, late] {
    commands.chosen = [late](Session& session) {
      const auto cost = amount_of(late->cost, 6), energy = amount_of(late->energy.empty() ? "0" : late->energy, 3);
      if (!cost || !energy)
        return session.usage("“" + (cost ? late->energy : late->cost) + "” is no number from 0 to 1000000000.",
                             "Money has at most six decimals, watt-hours three.");
      json::object body;
      body["cost_micros"] = *cost;
      body["input_tokens"] = late->input;
      body["output_tokens"] = late->output;
      body["energy_mwh"] = *energy;
      const auto answer = session.ask("PUT", "/api/v1/calls/" + encoded(late->call) + "/cost", body);
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      out << "booked; difference " << money(*answer, "difference_micros") << "\n";
                                    })
                    : session.exit;
    };
  });
}

Exit set_purpose(Session& session, const std::string& name, const std::string& owner, const std::string& minutes,
                 const std::string& hour) {
  const auto saved = Decimal::parse(minutes);
  const auto cost = amount_of(hour, 6);
  if (!saved || saved->is_negative() || *saved > Decimal(12'000))
    return session.usage("“" + minutes + "” is no number of minutes from 0 to 12000.", "Write it as 15 or 2.5.");
  if (!cost)
    return session.usage("“" + hour + "” is no amount from 0 to 1000000000 with at most six decimals.",
                         "Write it as 65 or 65.00.");
  json::object body;
  body["owner"] = owner;
  body["seconds_saved"] = static_cast<std::int64_t>((*saved * Decimal(60)).rounded(0).units() / 100'000'000);
  body["hour_cost_micros"] = *cost;
  const auto answer = session.ask("PUT", "/api/v1/purposes/" + encoded(name), body);
  return answer ? session.print(*answer, [&](std::ostream& out) { out << "kept: " << name << "\n"; }) : session.exit;
}

void print_purposes(std::ostream& out, const json::array& items) {
  json::array rows;
  for (const auto& item : items) {
    json::object row;
    for (const auto* name : {"name", "calls"}) row[name] = cell(item, name);
    row["owner"] = cell(item, "owner_email");
    row["spent"] = money(item, "spent_micros");
    row["saved"] = money(item, "saved_micros");
    row["net"] = money(item, "net_micros");
    row["avoided"] = money(item, "avoided_micros");
    rows.emplace_back(std::move(row));
  }
  const std::pair<std::string, std::string> columns[] = {{"name", "PURPOSE"},   {"owner", "OWNER"}, {"calls", "CALLS"},
                                                         {"spent", "SPENT"},    {"saved", "SAVED"}, {"net", "NET"},
                                                         {"avoided", "AVOIDED"}};
  table(out, rows, columns);
}

void add_purposes(Commands& commands) {
  auto* group = commands.root.add_subcommand("purpose", "What calls are for, who answers for it, what it saves");
  group->require_subcommand(1);
  struct New {
    std::string name, owner, minutes, hour;
  };
  auto made = std::make_shared<New>();
  auto* set = commands.leaf(
      group, "set", "Register a purpose, or change it",
      "socle purpose set \"answer support mail\" --owner mara@example.org --minutes-saved 6 --hour-cost 48");
  set->add_option("NAME", made->name, "As calls state it")->required();
  set->add_option("--owner", made->owner, "Who answers for it: e-mail address or id")->required();
  set->add_option("--minutes-saved", made->minutes, "By each call, such as 6 or 2.5")->required();
  set->add_option("--hour-cost", made->hour, "What an hour of the work that it replaces costs")->required();
  set->callback([&commands, made] {
    commands.chosen = [made](Session& session) {
      return set_purpose(session, made->name, made->owner, made->minutes, made->hour);
    };
  });
  auto days = std::make_shared<std::pair<std::string, std::string>>();
  auto* list = commands.leaf(group, "list",
                             "Show what each purpose spent and saved: this month, or on the days asked for",
                             "socle purpose list --from 2026-01-01");
  list->add_option("--from", days->first, "The first day");
  list->add_option("--until", days->second, "The last day, included");
  list->callback([&commands, days] {
    commands.chosen = [days](Session& session) {
      const auto answer = session.ask(
          "GET", "/api/v1/purposes?from=" + encoded(days->first) + "&until=" + encoded(days->second));
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) { print_purposes(out, items); });
    };
  });
}
} // namespace

void add_budget_commands(Commands& commands) {
  auto* group = commands.root.add_subcommand(
      "budget", "What the company, a team, a person, a key, a purpose or a model may take in a day or a month");
  group->require_subcommand(1);
  add_set(commands, group);
  commands.leaf(group, "show", "Show limits, and what is spent and reserved", "socle budget show")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("GET", "/api/v1/budgets");
          if (!answer) return session.exit;
          const auto& items = answer->as_object().at("items").as_array();
          return session.print(items, [&](std::ostream& out) { print_budgets(out, items); });
        };
      });
  add_reconcile(commands, group);
  add_purposes(commands);

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
