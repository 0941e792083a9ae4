// model: the registry of models.
#include "cli/model_commands.h"

#include "base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct NewModel {
  std::string name, openai, anthropic, file, upstream_model, key_file, zone, price_in, price_out, energy_in, energy_out,
      licence;
  std::vector<std::string> languages, tags, capabilities;
  std::optional<std::int64_t> context_tokens;
};

std::string money(const json::value& row, std::string_view name) {
  const auto micros = json::get_int(row.as_object(), name);
  return micros ? Decimal::from_units(static_cast<__int128>(*micros) * 100).text() : "–"; // millionths to 10^-8
}

std::string words(const json::value& row, std::string_view name) {
  std::string out;
  if (const auto* list = json::get_array(row.as_object(), name)) {
    for (const auto& word : *list) out += (out.empty() ? "" : ", ") + json::text(word);
  }
  return out.empty() ? "–" : out;
}

// How each model does just now, by its name. Nothing, with the session's exit set, where the asker may not see it.
using States = std::map<std::string, json::object>;
std::optional<States> states_of(Session& session) {
  const auto answer = session.ask("GET", "/api/v1/model-states");
  if (!answer) return std::nullopt;
  States out;
  for (const auto& item : answer->as_object().at("items").as_array())
    out.emplace(json::text(item.as_object().at("name")), item.as_object());
  return out;
}

// "loading, 42 %", "ready, 4.2 GB", "left alone for a while", "–".
std::string state_text(const json::object& state) {
  if (const auto* worker = json::get_object(state, "worker")) {
    const std::string is = json::get_string(*worker, "state").value_or("");
    if (is == "loading")
      return is + ", " + std::to_string(json::get_int(*worker, "progress_percent").value_or(0)) + " %";
    if (is == "ready") {
      const auto tenths = json::get_int(*worker, "memory_bytes").value_or(0) / 100'000'000;
      return is + ", " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GB";
    }
    return is;
  }
  return json::get_string(state, "circuit") == "open" ? "left alone for a while" : "–";
}

// "23.5"
std::string speed_text(const json::object& state) {
  const auto* speed = state.if_contains("tokens_per_second");
  if (speed == nullptr || !speed->is_number()) return "–";
  const auto tenths = static_cast<std::int64_t>(std::lround(speed->to_number<double>() * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}
} // namespace

void print_model(std::ostream& out, const json::value& model) {
  const auto line = [&](std::string_view title, const std::string& value) {
    if (value != "–") out << title << std::string(18 - title.size(), ' ') << value << "\n";
  };
  for (const auto* name : {"name", "title", "kind", "url", "upstream_model", "file", "digest", "architecture", "zone",
                           "licence", "origin", "context_tokens"})
    line(name, cell(model, name));
  line("price in", money(model, "price_in_micros") + " per million tokens");
  line("price out", money(model, "price_out_micros") + " per million tokens");
  const auto energy = [&](std::string_view name) {
    const auto mwh = json::get_int(model.as_object(), name).value_or(0);
    return mwh == 0 ? "–" : Decimal::from_units(static_cast<__int128>(mwh) * 100'000).text() + " Wh per million tokens";
  };
  line("energy in", energy("energy_in_mwh"));
  line("energy out", energy("energy_out_mwh"));
  line("languages", words(model, "languages"));
  line("tags", words(model, "tags"));
  line("capabilities", words(model, "capabilities"));
  line("key", cell(model, "has_key") == "true" ? "kept sealed" : "none");
}

namespace {
void print_models(std::ostream& out, const json::array& items, const States& states) {
  if (items.empty()) {
    out << "There is no model yet. One of these adds one:\n"
           "  socle model pull OWNER/MODEL --from https://HUB\n"
           "  socle model add NAME --file MODEL.gguf\n"
           "  socle model add NAME --openai http://127.0.0.1:8000/v1\n"
           "  socle model add NAME --openai https://HOST/v1 --key-file KEY\n";
    return;
  }
  json::array rows;
  for (const auto& item : items) {
    json::object row;
    for (const auto* name : {"name", "kind", "zone", "context_tokens", "licence"}) row[name] = cell(item, name);
    row["in"] = money(item, "price_in_micros");
    row["out"] = money(item, "price_out_micros");
    row["can"] = words(item, "capabilities");
    if (const auto state = states.find(cell(item, "name")); state != states.end()) {
      row["state"] = state_text(state->second);
      row["speed"] = speed_text(state->second);
    }
    rows.emplace_back(std::move(row));
  }
  std::vector<std::pair<std::string, std::string>> columns{{"name", "NAME"},       {"kind", "KIND"},
                                                           {"zone", "ZONE"},       {"in", "PRICE IN"},
                                                           {"out", "PRICE OUT"},   {"context_tokens", "CONTEXT"},
                                                           {"licence", "LICENCE"}, {"can", "CAN"}};
  if (!states.empty()) {
    columns.emplace(columns.begin() + 3, "speed", "TOKENS/S");
    columns.emplace(columns.begin() + 3, "state", "STATE");
  }
  table(out, rows, columns);
}

// "0.15" per million tokens → 150000 millionths.
std::optional<std::int64_t> price_of(const std::string& text) {
  const auto amount = Decimal::parse(text);
  if (!amount || amount->is_negative() || !amount->has_at_most_decimals(6) || *amount > Decimal(100'000))
    return std::nullopt;
  return static_cast<std::int64_t>(amount->units() / 100);
}

// "250" watt-hours per million tokens → 250000 thousandths.
std::optional<std::int64_t> energy_of(const std::string& text) {
  const auto amount = Decimal::parse(text);
  if (!amount || amount->is_negative() || !amount->has_at_most_decimals(3) || *amount > Decimal(1'000'000))
    return std::nullopt;
  return static_cast<std::int64_t>(amount->units() / 100'000);
}

Exit add(Session& session, const NewModel& wanted) {
  const int kinds = (wanted.openai.empty() ? 0 : 1) + (wanted.anthropic.empty() ? 0 : 1) +
                    (wanted.file.empty() ? 0 : 1);
  if (kinds != 1)
    return session.usage("Say where the model is, once.", "Give --openai URL, --anthropic URL or --file MODEL.gguf.");
  json::object body;
  body["name"] = wanted.name;
  body["kind"] = !wanted.openai.empty() ? "openai" : !wanted.anthropic.empty() ? "anthropic" : "file";
  if (!wanted.file.empty()) { // the server's working folder is another one
    std::error_code error;
    body["file"] = std::filesystem::absolute(wanted.file, error).string();
  } else {
    body["url"] = wanted.openai + wanted.anthropic;
  }
  for (const auto& [name, value] : {std::pair("upstream_model", &wanted.upstream_model),
                                    std::pair("zone", &wanted.zone), std::pair("licence", &wanted.licence)}) {
    if (!value->empty()) body[name] = *value;
  }
  for (const auto& [name, value] :
       {std::pair("price_in_micros", &wanted.price_in), std::pair("price_out_micros", &wanted.price_out)}) {
    if (value->empty()) continue;
    const auto micros = price_of(*value);
    if (!micros)
      return session.usage("“" + *value + "” is no price from 0 to 100000 with at most six decimals.",
                           "Write what a million tokens cost, as 0.15 or 3.");
    body[name] = *micros;
  }
  for (const auto& [name, value] :
       {std::pair("energy_in_mwh", &wanted.energy_in), std::pair("energy_out_mwh", &wanted.energy_out)}) {
    if (value->empty()) continue;
    const auto mwh = energy_of(*value);
    if (!mwh)
      return session.usage("“" + *value + "” is no number of watt-hours from 0 to 1000000 with at most three decimals.",
                           "Write what a million tokens take, as 250 or 0.5.");
    body[name] = *mwh;
  }
  for (const auto& [name, value] : {std::pair("languages", &wanted.languages), std::pair("tags", &wanted.tags),
                                    std::pair("capabilities", &wanted.capabilities)}) {
    if (!value->empty()) body[name] = json::array(value->begin(), value->end());
  }
  if (wanted.context_tokens) body["context_tokens"] = *wanted.context_tokens;
  if (!wanted.key_file.empty()) {
    const auto key = read_input(session, wanted.key_file);
    if (!key) return session.exit;
    body["key"] = *key;
  }
  const auto answer = session.ask("POST", "/api/v1/models", body);
  if (!answer) return session.exit;
  return session.print(*answer, [&](std::ostream& out) {
    print_model(out, *answer);
    if (wanted.file.empty() && wanted.price_in.empty() && wanted.price_out.empty())
      out << "\nNo price was given, so its calls count nothing against budgets (--price-in, --price-out).\n";
  });
}

std::string targets_text(const json::value& alias) {
  std::string out;
  for (const auto& target : alias.as_object().at("targets").as_array())
    out += (out.empty() ? "" : ", ") + cell(target, "model") + ":" + cell(target, "weight");
  return out;
}

void print_aliases(std::ostream& out, const json::array& items) {
  json::array rows;
  for (const auto& item : items) {
    json::object row;
    row["name"] = cell(item, "name");
    row["targets"] = targets_text(item);
    row["hedge"] = cell(item, "hedge_after_ms");
    rows.emplace_back(std::move(row));
  }
  const std::pair<std::string, std::string> columns[] = {
      {"name", "NAME"}, {"targets", "MODELS"}, {"hedge", "HEDGE AFTER MS"}};
  table(out, rows, columns);
}

// "fast" or "fast:9". A model's own name may end like a weight ("llama:8"): the whole name goes before.
json::object target_of(const std::string& text, const json::array& models) {
  json::object out;
  out["model"] = text;
  const bool whole = std::ranges::any_of(models, [&](const auto& model) { return cell(model, "name") == text; });
  const auto colon = text.rfind(':');
  std::int64_t weight = 0;
  if (whole || colon == std::string::npos) return out;
  const auto* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + colon + 1, end, weight);
  if (error != std::errc() || at != end) return out; // the server says which model is meant
  out["model"] = text.substr(0, colon);
  out["weight"] = weight;
  return out;
}

Exit set_alias(Session& session, const std::string& name, const std::vector<std::string>& targets,
               std::int64_t hedge_after_ms) {
  const auto known = session.ask("GET", "/api/v1/models");
  if (!known) return session.exit;
  json::array list;
  for (const auto& target : targets) list.emplace_back(target_of(target, known->as_object().at("items").as_array()));
  json::object body;
  body["targets"] = std::move(list);
  if (hedge_after_ms > 0) body["hedge_after_ms"] = hedge_after_ms;
  const auto answer = session.ask("PUT", "/api/v1/model-aliases/" + encoded(name), body);
  return answer ? session.print(*answer, [&](std::ostream& out) { print_aliases(out, {*answer}); }) : session.exit;
}

void add_aliases(Commands& commands, CLI::App* group) {
  struct Wanted {
    std::string name;
    std::vector<std::string> targets;
    std::int64_t hedge_after_ms = 0;
    bool remove = false;
  };
  auto wanted = std::make_shared<Wanted>();
  auto* set = commands.leaf(group, "alias",
                            "Give one or several models another name, with weights for a split, or take it away",
                            "socle model alias default small:9,large:1");
  set->add_option("NAME", wanted->name, "The other name")->required();
  set->add_option("TARGETS", wanted->targets, "MODEL[:WEIGHT],… : each gets its share of the requests")->delimiter(',');
  set->add_option(
         "--hedge-after-ms", wanted->hedge_after_ms,
         "Ask another of them too where a whole answer takes longer; the first counts, both are paid (default: never)")
      ->check(CLI::NonNegativeNumber);
  set->add_flag("--remove", wanted->remove, "Take the name away; the models stay");
  set->callback([&commands, wanted] {
    commands.chosen = [wanted](Session& session) {
      if (wanted->remove == !wanted->targets.empty())
        return session.usage("Give models, or --remove to take the name away.",
                             "socle model alias default small:9,large:1");
      if (!wanted->remove) return set_alias(session, wanted->name, wanted->targets, wanted->hedge_after_ms);
      const auto answer = session.ask("DELETE", "/api/v1/model-aliases/" + encoded(wanted->name));
      return answer ? session.print(*answer, [](std::ostream& out) { out << "removed\n"; }) : session.exit;
    };
  });
  commands.leaf(group, "aliases", "List the other names", "socle model aliases")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/model-aliases");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) { print_aliases(out, items); });
    };
  });
}

void add_add(Commands& commands, CLI::App* group) {
  auto wanted = std::make_shared<NewModel>();
  auto* command = commands.leaf(
      group, "add", "Add a model: an endpoint, or a file on the server's machine",
      "socle model add fast --openai https://models.example.org/v1 --upstream-model small-2 --key-file key.txt --zone eu --price-in 0.15 --price-out 0.60");
  command->add_option("NAME", wanted->name, "What people and programs call it: letters, digits and . _ : - /")
      ->required();
  command->add_option("--openai", wanted->openai, "Base of an OpenAI-compatible API, such as https://host/v1");
  command->add_option("--anthropic", wanted->anthropic, "Base of an Anthropic-compatible API, such as https://host/v1");
  command->add_option("--file", wanted->file, "A GGUF file on the server's machine; it is read whole, for its digest");
  command->add_option("--upstream-model", wanted->upstream_model, "What the endpoint calls it (default: NAME)");
  command->add_option("--key-file", wanted->key_file,
                      "File with the endpoint's key; “-” reads standard input. It is kept sealed and never shown");
  command->add_option("--zone", wanted->zone,
                      "How far a text travels to it: machine, company, eu or world (default: by its address)");
  command->add_option("--price-in", wanted->price_in, "What a million tokens of input cost, such as 0.15");
  command->add_option("--price-out", wanted->price_out, "What a million tokens of output cost, such as 0.60");
  command->add_option("--energy-in", wanted->energy_in, "Watt-hours that a million tokens of input take, such as 40");
  command->add_option("--energy-out", wanted->energy_out,
                      "Watt-hours that a million tokens of output take, such as 400");
  command->add_option("--context", wanted->context_tokens, "How many tokens it can hold");
  command->add_option("--licence", wanted->licence, "Its licence, such as apache-2.0");
  command->add_option("--languages", wanted->languages, "Languages that it is good at, such as de,fr")->delimiter(',');
  command->add_option("--tag", wanted->tags, "A need that it meets, such as cheap or reasoning (repeatable)")
      ->delimiter(',');
  command
      ->add_option(
          "--can", wanted->capabilities,
          "chat, completions, embeddings, files, images, rerank, responses, schema, speech, tools, transcription or vision (repeatable; default: whatever it answers)")
      ->delimiter(',');
  command->callback(
      [&commands, wanted] { commands.chosen = [wanted](Session& session) { return add(session, *wanted); }; });
}
} // namespace

void add_model_commands(Commands& commands) {
  auto* group = commands.root.add_subcommand("model", "The models that may be used: endpoints and files");
  group->require_subcommand(1);
  add_add(commands, group);
  add_model_pull(commands, group);
  add_aliases(commands, group);
  add_model_evaluations(commands, group);
  auto with_state = std::make_shared<bool>(false);
  auto* list = commands.leaf(group, "list", "List the models", "socle model list --state");
  list->add_flag("--state", *with_state,
                 "Also how each does just now: how far it is loaded, and the tokens a second that it writes");
  list->callback([&commands, with_state] {
    commands.chosen = [with_state](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/models");
      auto states = answer && *with_state ? states_of(session) : States();
      if (!answer || !states) return session.exit;
      json::array items = answer->as_object().at("items").as_array();
      for (auto& item : items) {
        if (const auto state = states->find(cell(item, "name")); state != states->end())
          item.as_object()["state"] = state->second;
      }
      return session.print(items, [&](std::ostream& out) { print_models(out, items, *states); });
    };
  });
  auto shown = std::make_shared<std::string>();
  auto* show = commands.leaf(group, "show", "Show one model, and where it stands", "socle model show fast");
  show->add_option("NAME", *shown, "The model")->required();
  show->callback([&commands, shown] {
    commands.chosen = [shown](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/models/" + encoded(*shown));
      const auto states = answer ? states_of(session) : std::nullopt;
      if (!states) return session.exit;
      json::value model = *answer;
      const auto state = states->find(cell(model, "name"));
      if (state != states->end()) model.as_object()["state"] = state->second;
      return session.print(model, [&](std::ostream& out) {
        print_model(out, model);
        if (state == states->end()) return;
        out << "state             " << state_text(state->second) << "\n"
            << "tokens a second   " << speed_text(state->second) << "\n";
      });
    };
  });
  auto gone = std::make_shared<std::string>();
  auto* remove = commands.leaf(group, "rm", "Remove a model; its key goes with it, a file stays where it is",
                               "socle model rm fast");
  remove->add_option("NAME", *gone, "The model")->required();
  remove->callback([&commands, gone] {
    commands.chosen = [gone](Session& session) {
      const auto answer = session.ask("DELETE", "/api/v1/models/" + encoded(*gone));
      return answer
                 ? session.print(*answer, [](std::ostream& out) { out << "removed; it holds from the next call on\n"; })
                 : session.exit;
    };
  });
}

} // namespace socle::cli
