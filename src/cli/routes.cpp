// route: where a request would go, and why.
#include "cli/commands.h"

#include "base/decimal.h"

#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct Asked {
  std::string model, file, principal, purpose, api;
  std::vector<std::string> findings, needs;
  std::optional<std::int64_t> input_tokens, output_tokens;
};

std::string money(const json::value& row, std::string_view name) {
  const auto micros = json::get_int(row.as_object(), name);
  return micros ? Decimal::from_units(static_cast<__int128>(*micros) * 100).text() : "–"; // millionths to 10^-8
}

std::string policies_of(const json::object& judgement) {
  std::string out;
  for (const auto& id : judgement.at("policies").as_array()) out += (out.empty() ? "" : ", ") + json::text(id);
  return out.empty() ? "no policy" : out;
}

std::string obligations_of(const json::object& judgement) {
  const auto& bound = judgement.at("obligations").as_object();
  std::string out;
  for (const auto& [name, words] :
       {std::pair("redact", "replaced by placeholders before it is sent"), std::pair("keep_local", "stays here")}) {
    if (bound.at(name).as_bool()) out += "; " + std::string(words);
  }
  return out;
}

json::object row_of(const json::value& candidate) {
  json::object row;
  for (const auto* name : {"order", "model", "zone", "under_way"}) row[name] = cell(candidate, name);
  const auto& all = candidate.as_object();
  const auto first_byte = json::get_int(all, "first_byte_ms");
  row["first_byte"] = first_byte ? std::to_string(*first_byte) + " ms" : "–";
  row["price"] = money(candidate, "price_in_micros") + " / " + money(candidate, "price_out_micros");
  row["cost"] = money(candidate, "cost_max_micros");
  const auto& breaker = all.at("breaker").as_object();
  row["breaker"] = json::text(breaker.at("state"));
  row["weight"] = cell(candidate, "weight") + (all.at("drawn").as_bool() ? " *" : "");
  return row;
}

void print_explanation(std::ostream& out, const json::value& answer) {
  const auto& all = answer.as_object();
  const auto& call = all.at("policy").as_object();
  out << "“" << cell(answer, "model") << "” is a" << (cell(answer, "by") == "alias" ? "n " : " ") << cell(answer, "by")
      << ". Data class: " << cell(answer, "data_class") << ".\n";
  if (const auto& findings = all.at("findings").as_array(); !findings.empty()) {
    out << "Findings:";
    for (const auto& type : findings) out << " " << json::text(type);
    out << "\n";
  }
  out << (json::text(call.at("decision")) == "permit" ? "Permitted" : "Refused") << " by " << policies_of(call) << ": "
      << json::text(call.at("reason")) << "\n\n";
  json::array rows;
  const auto& candidates = all.at("candidates").as_array();
  for (const auto& candidate : candidates) rows.emplace_back(row_of(candidate));
  const std::pair<std::string, std::string> columns[] = {
      {"order", "ORDER"},           {"model", "MODEL"},     {"zone", "ZONE"},
      {"price", "PRICE IN / OUT"},  {"cost", "COST MAX"},   {"under_way", "UNDER WAY"},
      {"first_byte", "FIRST BYTE"}, {"breaker", "BREAKER"}, {"weight", "WEIGHT"}};
  table(out, rows, columns);
  out << "\n";
  for (const auto& candidate : candidates) {
    const auto& of = candidate.as_object();
    out << cell(candidate, "model") << ": ";
    if (const auto* policy = of.at("policy").if_object())
      out << json::text(policy->at("decision")) << " (" << policies_of(*policy)
          << "): " << json::text(policy->at("reason")) << obligations_of(*policy);
    else out << "policy was not asked, since the call itself is refused";
    if (of.at("unfit").is_string()) out << "\n  It " << cell(candidate, "unfit") << ".";
    const auto rests_ms = json::get_int(of.at("breaker").as_object(), "rests_ms").value_or(0);
    if (rests_ms > 0) out << "\n  It failed repeatedly and is left alone for another " << rests_ms << " ms.";
    out << "\n";
  }
  const std::string first = cell(answer, "first");
  out << "\n"
      << (first == "–" ? "None would be asked: " : first + " would be asked first: ") << cell(answer, "reason") << "\n";
}

Exit explain(Session& session, const Asked& asked) {
  json::object body;
  body["model"] = asked.model;
  if (!asked.file.empty()) {
    const auto text = read_input(session, asked.file);
    if (!text) return session.exit;
    body["text"] = *text;
  }
  for (const auto& [name, value] :
       {std::pair("principal", &asked.principal), std::pair("purpose", &asked.purpose), std::pair("api", &asked.api)}) {
    if (!value->empty()) body[name] = *value;
  }
  for (const auto& [name, value] : {std::pair("findings", &asked.findings), std::pair("needs", &asked.needs)}) {
    if (!value->empty()) body[name] = json::array(value->begin(), value->end());
  }
  if (asked.input_tokens) body["input_tokens"] = *asked.input_tokens;
  if (asked.output_tokens) body["output_tokens"] = *asked.output_tokens;
  const auto answer = session.ask("POST", "/api/v1/routes/explain", body);
  return answer ? session.print(*answer, [&](std::ostream& out) { print_explanation(out, *answer); }) : session.exit;
}
} // namespace

void add_route_commands(Commands& commands) {
  auto* group = commands.root.add_subcommand("route", "Which model answers a request");
  group->require_subcommand(1);
  auto asked = std::make_shared<Asked>();
  auto* command = commands.leaf(
      group, "explain", "Show where a request would go, and why: policy, ability, price, load, speed. Nothing is sent",
      "socle route explain cheap letter.txt --purpose \"answer support mail\" --needs tools");
  command->add_option("MODEL", asked->model, "A model, an alias or a need, such as cheap, french or local+french")
      ->required();
  command->add_option("FILE", asked->file,
                      "What would be sent, for the detectors to look at; “-” reads standard input");
  command->add_option("--finding", asked->findings, "A kind that is supposed to be in it, such as iban (repeatable)")
      ->delimiter(',');
  command->add_option("--purpose", asked->purpose, "What the call would be for");
  command->add_option("--needs", asked->needs, "What the request would use: vision, tools or schema (repeatable)")
      ->delimiter(',');
  command->add_option(
      "--api", asked->api,
      "chat, responses, completions, embeddings, images, speech, transcriptions or messages (default: chat)");
  command->add_option("--input-tokens", asked->input_tokens, "How long the request would be, in the place of FILE");
  command->add_option("--output-tokens", asked->output_tokens, "How long the answer may be");
  command->add_option("--as", asked->principal, "Who would ask: id, e-mail address or Role::employee (default: you)");
  command->callback(
      [&commands, asked] { commands.chosen = [asked](Session& session) { return explain(session, *asked); }; });
}

} // namespace socle::cli
