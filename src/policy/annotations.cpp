#include "policy/annotations.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace socle::policy {

namespace {

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const auto comma = text.find(',');
    std::string_view item = text.substr(0, comma);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    items.emplace_back(item);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return items;
}

// A finding type, or the beginning of one with a final star.
bool is_pattern(std::string_view text) {
  const auto star = text.find('*');
  const auto name = text.substr(0, star);
  const bool plain = std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; });
  return !text.empty() && plain && (star == std::string_view::npos || star + 1 == text.size());
}

class RuleReader {
 public:
  RuleReader(const json::object& policy, std::vector<Remark>& remarks) : remarks_(remarks) {
    rule_.id = json::get_string(policy, "id").value_or("");
    rule_.permit = json::get_string(policy, "effect") == "permit";
    rule_.file = json::get_string(policy, "file").value_or("");
    if (const auto* annotations = json::get_object(policy, "annotations")) {
      for (const auto& [key, value] : *annotations) take(key, json::text(value));
    }
    finish();
  }
  Rule rule() && { return std::move(rule_); }

 private:
  void wrong(std::string message, std::string help) {
    remarks_.push_back({"annotations", rule_.file, 0, 0, rule_.id, std::move(message), std::move(help)});
  }

  void take(std::string_view key, const std::string& value) {
    static const std::vector<std::string> known{"id",         "reason", "reason_fr",      "reason_de",
                                                "obligation", "block",  "cost_micros_max"};
    if (key == "id") return;
    if (key == "reason") rule_.reason[0] = value;
    else if (key == "reason_fr") rule_.reason[1] = value;
    else if (key == "reason_de") rule_.reason[2] = value;
    else if (key == "obligation") take_obligations(value);
    else if (key == "block") take_block(value);
    else if (key == "cost_micros_max") take_cost(value);
    else {
      const auto near = near_misses(key, known);
      wrong("unknown annotation @" + std::string(key),
            near.empty() ? "known are @id, @reason, @reason_fr, @reason_de, @obligation, @block, @cost_micros_max"
                         : "did you mean @" + near.front() + "?");
    }
  }

  void take_obligations(const std::string& value) {
    static const std::vector<std::string> known{"ask_human", "keep_local", "redact", "pseudonymize"};
    for (const auto& name : list_of(value)) {
      if (name == "ask_human") rule_.obligations.ask_human = true;
      else if (name == "keep_local") rule_.obligations.keep_local = true;
      else if (name == "redact") rule_.obligations.redact = true;
      else if (name == "pseudonymize") rule_.obligations.pseudonymize = true;
      else {
        const auto near = near_misses(name, known);
        wrong("unknown obligation “" + name + "”", near.empty()
                                                       ? "known are ask_human, keep_local, redact, pseudonymize"
                                                       : "did you mean " + near.front() + "?");
      }
    }
  }

  void take_block(const std::string& value) {
    for (auto& pattern : list_of(value)) {
      if (is_pattern(pattern)) rule_.obligations.block.push_back(std::move(pattern));
      else
        wrong("“" + pattern + "” is no kind of finding",
              "write a kind such as iban, or the beginning of some, such as secret.*");
    }
  }

  void take_cost(const std::string& value) {
    std::int64_t micros = -1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), micros);
    if (error != std::errc() || end != value.data() + value.size() || micros < 0)
      return wrong("“" + value + "” is no cost", "write millionths of the budget's currency, such as 2000000 for 2.00");
    rule_.obligations.cost_micros_max = micros;
  }

  void finish() {
    if (!rule_.permit && rule_.reason[0].empty())
      wrong("a forbid needs @reason(\"…\"): the refused person reads it", "");
    if (!rule_.permit && rule_.obligations != kernel::Obligations{})
      wrong("an obligation on a forbid has no effect", "put it on the permit");
    for (auto& translation : {&rule_.reason[1], &rule_.reason[2]}) {
      if (translation->empty()) *translation = rule_.reason[0];
    }
  }

  Rule rule_;
  std::vector<Remark>& remarks_;
};

} // namespace

Rule read_rule(const json::object& policy, std::vector<Remark>& remarks) { return RuleReader(policy, remarks).rule(); }

json::object to_json(const kernel::Obligations& obligations) {
  json::object out;
  if (obligations.ask_human) out["ask_human"] = true;
  if (obligations.keep_local) out["keep_local"] = true;
  if (obligations.redact) out["redact"] = true;
  if (obligations.pseudonymize) out["pseudonymize"] = true;
  if (!obligations.block.empty()) out["block"] = json::array(obligations.block.begin(), obligations.block.end());
  if (obligations.cost_micros_max) out["cost_micros_max"] = *obligations.cost_micros_max;
  return out;
}

} // namespace socle::policy
