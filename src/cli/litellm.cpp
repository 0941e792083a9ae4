#include "cli/litellm.h"

#include "cli/import_errors.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <yaml-cpp/yaml.h>

namespace socle::cli {

namespace {
// A provider by the prefix of litellm_params.model, and where its API is unless api_base says so; empty: api_base must.
struct Provider {
  std::string_view prefix, kind, base;
  bool adds_v1 = false; // api_base is given without it
};
constexpr Provider providers[] = {{"openai", "openai", "https://api.openai.com/v1"},
                                  {"text-completion-openai", "openai", "https://api.openai.com/v1"},
                                  {"anthropic", "anthropic", "https://api.anthropic.com/v1"},
                                  {"mistral", "openai", "https://api.mistral.ai/v1"},
                                  {"groq", "openai", "https://api.groq.com/openai/v1"},
                                  {"deepseek", "openai", "https://api.deepseek.com/v1"},
                                  {"together_ai", "openai", "https://api.together.xyz/v1"},
                                  {"fireworks_ai", "openai", "https://api.fireworks.ai/inference/v1"},
                                  {"openrouter", "openai", "https://openrouter.ai/api/v1"},
                                  {"xai", "openai", "https://api.x.ai/v1"},
                                  {"perplexity", "openai", "https://api.perplexity.ai"},
                                  {"ollama", "openai", "http://127.0.0.1:11434/v1", true},
                                  {"ollama_chat", "openai", "http://127.0.0.1:11434/v1", true},
                                  {"hosted_vllm", "openai", ""},
                                  {"vllm", "openai", ""},
                                  {"openai_like", "openai", ""},
                                  {"custom_openai", "openai", ""},
                                  {"lm_studio", "openai", ""},
                                  {"llamafile", "openai", "http://127.0.0.1:8080/v1"},
                                  {"xinference", "openai", ""},
                                  {"litellm_proxy", "openai", ""}};

// Why settings that many configurations have are not carried over, by the last part of their place; what is not here is not known.
constexpr std::pair<std::string_view, std::string_view> reasons[] = {
    {"rpm", "there are no limits by the minute; budgets limit calls by the day or month"},
    {"tpm", "there are no limits by the minute; budgets limit tokens by the day or month"},
    {"max_parallel_requests", "there is no such limit"},
    {"master_key", "people and programs get keys of their own: socle key create"},
    {"database_url", "Socle keeps its own store: socle.yaml"},
    {"routing_strategy", "a name draws by weight, a need chooses by price, load and speed: docs/hub.md"},
    {"num_retries", "another model of the alias is tried where nothing has been said yet"},
    {"max_retries", "another model of the alias is tried where nothing has been said yet"},
    {"allowed_fails", "five failures in a row open the circuit: docs/hub.md"},
    {"cooldown_time", "an open circuit rests 5 to 160 seconds: docs/hub.md"},
    {"timeout", "clients set deadlines: docs/hub.md"},
    {"stream_timeout", "clients set deadlines: docs/hub.md"},
    {"request_timeout", "clients set deadlines: docs/hub.md"},
    {"drop_params", "what cannot be honoured is refused, never dropped"},
    {"success_callback", "every call is in the log: socle audit list"},
    {"failure_callback", "every call is in the log: socle audit list"},
    {"callbacks", "every call is in the log: socle audit list"},
    {"context_window_fallbacks", "models of an alias that hold too little are passed over by themselves"},
    {"content_policy_fallbacks", "fallbacks follow failures only"},
    {"cache", "answers are not kept for others"},
    {"cache_params", "answers are not kept for others"},
    {"guardrails", "the detectors are always on: docs/guard.md"},
    {"temperature", "defaults of parameters are the client's affair"},
    {"max_tokens", "defaults of parameters are the client's affair"},
    {"api_version", "only endpoints that need none are known"},
    {"organization", "no such header is sent"},
    {"extra_headers", "no headers of one's own are sent"},
    {"access_groups", "policies say who may use which model: docs/policy.md"},
    {"<<", "merge keys are not read: write the values out"}};

constexpr std::string_view word_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

std::string text_of(const YAML::Node& node) {
  return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}
int line_of(const YAML::Node& node) { return node.Mark().line + 1; }
std::optional<double> number_of(const YAML::Node& node) {
  double out = 0;
  if (!node.IsDefined() || !node.IsScalar() || !YAML::convert<double>::decode(node, out)) return std::nullopt;
  return std::isfinite(out) && out >= 0 ? std::optional(out) : std::nullopt;
}

class Planner {
 public:
  explicit Planner(const LitellmOptions& options) : options_(options) {}

  LitellmPlan plan(const YAML::Node& root) {
    for (const auto& item : root["environment_variables"]) {
      variables_[text_of(item.first)] = text_of(item.second);
      used_.insert("environment_variables." + text_of(item.first));
    }
    read_credentials(root["credential_list"]);
    for (const auto& item : root["model_list"]) {
      if (item.IsMap()) ++count_[text_of(item["model_name"])];
    }
    read_fallbacks(root["litellm_settings"], "litellm_settings");
    read_fallbacks(root["router_settings"], "router_settings");
    std::size_t index = 0;
    for (const auto& item : root["model_list"]) read_model(item, "model_list[" + std::to_string(index++) + "]");
    make_aliases();
    if (const YAML::Node router = root["router_settings"]; router.IsDefined() && router.IsMap())
      read_group_aliases(router["model_group_alias"]);
    company_budget(root["litellm_settings"]);
    leave_out(root, "");
    std::ranges::stable_sort(plan_.left_out, {}, &LitellmPlan::LeftOut::line);
    return std::move(plan_);
  }

 private:
  struct Member {
    std::string model;
    std::int64_t weight = 1;
  };
  struct Group { // the deployments of one model_name
    int line = 0;
    std::vector<Member> members;
  };
  struct Fallback {
    int line = 0;
    std::vector<std::string> names;
  };

  void left_out(int line, std::string what, std::string why) {
    plan_.left_out.push_back({line, std::move(what), std::move(why)});
  }
  // The member, marked as understood.
  YAML::Node take(const YAML::Node& map, const std::string& place, const std::string& name) {
    if (!map.IsDefined() || !map.IsMap()) return YAML::Node(YAML::NodeType::Undefined);
    const YAML::Node found = map[name];
    if (found.IsDefined()) used_.insert(place + "." + name);
    return found;
  }

  // "os.environ/NAME" is looked up in the configuration's own variables and in the environment.
  struct Value {
    std::string text, from;
    bool missing = false;
  };
  Value value_of(const YAML::Node& node) const {
    const std::string text = text_of(node);
    constexpr std::string_view mark = "os.environ/";
    if (!text.starts_with(mark)) return {text, text.empty() ? "" : "the file"};
    const std::string name = text.substr(mark.size());
    if (const auto own = variables_.find(name); own != variables_.end()) return {own->second, "the file"};
    if (auto given = options_.environment(name); given && !given->empty()) return {*given, "environment " + name};
    return {"", "environment " + name + ", which is not set", true};
  }

  void read_credentials(const YAML::Node& list) {
    std::size_t index = 0;
    for (const auto& item : list) {
      const std::string place = "credential_list[" + std::to_string(index++) + "]";
      const std::string name = text_of(take(item, place, "credential_name"));
      const YAML::Node values = item["credential_values"];
      credentials_[name] = {value_of(take(values, place + ".credential_values", "api_key")),
                            value_of(take(values, place + ".credential_values", "api_base"))};
    }
  }

  void read_fallbacks(const YAML::Node& settings, const std::string& place) {
    if (!settings.IsDefined() || !settings.IsMap()) return;
    for (const auto& row : take(settings, place, "fallbacks")) {
      for (const auto& item : row) {
        Fallback& fallback = fallbacks_[text_of(item.first)];
        fallback.line = line_of(item.first);
        for (const auto& name : item.second) fallback.names.push_back(text_of(name));
      }
    }
    for (const auto& name : take(settings, place, "default_fallbacks")) {
      default_fallbacks_.line = line_of(name);
      default_fallbacks_.names.push_back(text_of(name));
    }
  }

  std::optional<Provider> provider_of(std::string& model, const std::string& said) const {
    const auto slash = model.find('/');
    const std::string prefix = !said.empty()                ? said
                               : slash == std::string::npos ? std::string()
                                                            : model.substr(0, slash);
    const auto* found = std::ranges::find(providers, prefix, &Provider::prefix);
    if (found != std::end(providers)) {
      if (model.starts_with(prefix + "/")) model = model.substr(prefix.size() + 1);
      return *found;
    }
    if (!prefix.empty()) return std::nullopt;
    if (model.starts_with("claude")) return providers[2];
    constexpr std::string_view known[] = {"gpt-", "chatgpt-", "o1", "o3", "o4", "text-embedding-", "ft:gpt-"};
    const bool openai = std::ranges::any_of(known, [&](std::string_view begin) { return model.starts_with(begin); });
    return openai ? std::optional(providers[0]) : std::nullopt;
  }

  // The address as Socle takes it, and its zone where the address does not say it; an empty address: `why` says why not.
  struct Address {
    std::string url, zone, why;
  };
  Address address_of(const Provider& provider, std::string base) const {
    if (base.empty()) base = provider.base;
    if (base.empty()) return {"", "", "its provider has no address of its own, and api_base is missing"};
    while (base.ends_with('/')) base.pop_back();
    if (provider.adds_v1 && !base.ends_with("/v1")) base += "/v1";
    const auto begin = base.find("://");
    if (begin == std::string::npos) return {"", "", "api_base is no address such as https://host/v1"};
    const std::string rest = base.substr(begin + 3);
    const std::string host = rest.substr(0, rest.find_first_of(":/"));
    if (host == "0.0.0.0" || host == "localhost") return {base, "machine", ""};
    if (options_.company_hosts.contains(host)) return {base, "company", ""};
    const bool number = host.find_first_not_of("0123456789.") == std::string::npos || rest.starts_with("[");
    if (base.starts_with("http://") && !number)
      return {"", "", "it is plain HTTP to a name; if " + host + " stands in the company, give --company-host " + host};
    return {base, "", ""};
  }

  void read_model(const YAML::Node& item, const std::string& place) {
    if (!item.IsMap()) return; // named among what is left out
    const int line = line_of(item);
    const std::string name = text_of(take(item, place, "model_name"));
    const YAML::Node params = item["litellm_params"];
    const std::string at = place + ".litellm_params";
    std::string model = text_of(take(params, at, "model"));
    const auto refuse = [&](const std::string& why) {
      left_out(line, place + " (" + name + ")", why);
      skipped_.insert(place);
    };
    if (name.contains('*') || model.contains('*')) return refuse("each model is registered by its own name");
    if (name.empty() || model.empty()) return refuse("model_name or litellm_params.model is missing");
    const bool plain = name.find_first_not_of(std::string(word_letters) + ".:/") == std::string::npos &&
                       name.size() <= 120;
    if (!plain) return refuse("a name has letters, digits and . _ : - / only");
    const auto provider = provider_of(model, text_of(take(params, at, "custom_llm_provider")));
    if (!provider) return refuse("its provider speaks neither the OpenAI nor the Anthropic API as such");
    Value key = value_of(take(params, at, "api_key")), base = value_of(take(params, at, "api_base"));
    if (base.text.empty() && !base.missing) base = value_of(take(params, at, "base_url"));
    if (const std::string named = text_of(take(params, at, "litellm_credential_name")); !named.empty()) {
      const auto found = credentials_.find(named);
      if (found == credentials_.end()) return refuse("the credential “" + named + "” is not in credential_list");
      if (key.from.empty()) key = found->second.first;
      if (base.from.empty()) base = found->second.second;
    }
    if (base.missing) return refuse("its address comes from " + base.from);
    const Address address = address_of(*provider, base.text);
    if (address.url.empty()) return refuse(address.why);
    add_model(item, place, name, *provider, model, address, std::move(key));
  }

  void add_model(const YAML::Node& item, const std::string& place, const std::string& name, const Provider& provider,
                 const std::string& model, const Address& address, Value key) {
    const YAML::Node params = item["litellm_params"], info = item["model_info"];
    const std::string at = place + ".litellm_params", about = place + ".model_info";
    Group& group = groups_[name];
    if (group.members.empty()) order_.push_back(name), group.line = line_of(item);
    const bool alone = count_[name] == 1 && !fallbacks_.contains(name) && default_fallbacks_.names.empty();
    LitellmPlan::NewModel made;
    made.line = line_of(item);
    const std::string own = alone ? name : name + "." + std::to_string(group.members.size() + 1);
    made.body["name"] = own;
    made.body["kind"] = provider.kind;
    made.body["url"] = address.url;
    made.body["upstream_model"] = model;
    if (!address.zone.empty()) made.body["zone"] = address.zone;
    for (const auto& [field, price] : {std::pair("price_in_micros", "input_cost_per_token"),
                                       std::pair("price_out_micros", "output_cost_per_token")}) {
      auto cost = number_of(take(params, at, price));
      if (const auto other = number_of(take(info, about, price)); !cost) cost = other;
      if (cost) made.body[field] = std::llround(*cost * 1e12); // one token → a million tokens in millionths
    }
    for (const auto* tokens : {"max_input_tokens", "max_tokens"}) {
      const auto count = number_of(take(info, about, tokens));
      if (count && !made.body.contains("context_tokens")) made.body["context_tokens"] = std::llround(*count);
    }
    if (json::array can = capabilities_of(info, about); !can.empty()) made.body["capabilities"] = std::move(can);
    json::array tags;
    for (const auto& tag : take(params, at, "tags")) {
      const std::string word = text_of(tag);
      if (word.size() <= 40 && word.find_first_not_of(word_letters) == std::string::npos) tags.emplace_back(word);
      else left_out(line_of(tag), at + ".tags", "a tag has letters, digits and - _ only");
    }
    if (!tags.empty()) made.body["tags"] = std::move(tags);
    made.key = std::move(key.text);
    made.key_from = std::move(key.from);
    made.key_missing = key.missing;
    group.members.push_back({own, weight_of(params, at)});
    deployment_budget(params, at, name);
    plan_.models.push_back(std::move(made));
  }

  json::array capabilities_of(const YAML::Node& info, const std::string& about) {
    json::array out;
    const std::string mode = text_of(take(info, about, "mode"));
    if (mode == "embedding") out.emplace_back("embeddings");
    if (mode == "completion") out.emplace_back("completions");
    if (mode == "rerank") out.emplace_back("rerank");
    if (mode == "responses") return {"chat", "responses"};
    if (!out.empty()) return out;
    bool said = false;
    json::array all{"chat"};
    for (const auto& [name, capability] :
         {std::pair("supports_function_calling", "tools"), std::pair("supports_vision", "vision"),
          std::pair("supports_response_schema", "schema")}) {
      bool can = true; // what nobody denies is tried
      const YAML::Node says = take(info, about, name);
      said = said || says.IsDefined();
      if (says.IsDefined() && YAML::convert<bool>::decode(says, can) && !can) continue;
      all.emplace_back(capability);
    }
    return said ? all : out;
  }

  // Shares of the requests: by weight, else by rpm or tpm as LiteLLM does; an order behind the first stands by.
  std::int64_t weight_of(const YAML::Node& params, const std::string& at) {
    const auto order = number_of(take(params, at, "order"));
    if (order && *order > 1) return 0;
    const auto weight = number_of(take(params, at, "weight"));
    if (weight) return std::llround(*weight * (*weight < 1 ? 1'000 : 1));
    for (const auto* limit : {"rpm", "tpm"}) { // left out as limits all the same
      if (const auto count = number_of(params[limit])) return std::min<std::int64_t>(std::llround(*count), 1'000'000);
    }
    return 1;
  }

  static std::string window_of(const std::string& duration) {
    if (duration == "1d" || duration == "24h" || duration == "daily") return "day";
    if (duration == "30d" || duration == "31d" || duration == "1mo" || duration == "monthly") return "month";
    return {};
  }
  void add_budget(const YAML::Node& map, const std::string& place, const std::string& scope) {
    const auto amount = number_of(map["max_budget"]);
    const std::string window = window_of(text_of(map["budget_duration"]));
    if (!amount || window.empty()) return; // what has no end, or another one, is left out by name
    take(map, place, "max_budget"), take(map, place, "budget_duration");
    LitellmPlan::NewBudget made;
    made.line = line_of(map["max_budget"]);
    made.scope = scope;
    made.body["window"] = window;
    made.body["limit_micros"] = std::llround(*amount * 1e6);
    plan_.budgets.push_back(std::move(made));
  }
  // Budgets count by the name that is asked for: what is meant for one of several deployments is left out by name.
  void deployment_budget(const YAML::Node& params, const std::string& at, const std::string& name) {
    if (params.IsMap() && count_[name] == 1) add_budget(params, at, "model:" + name);
  }
  void company_budget(const YAML::Node& settings) {
    if (settings.IsDefined() && settings.IsMap()) add_budget(settings, "litellm_settings", "tenant");
  }

  // The deployments behind a name, those of its fallbacks behind them with no share of their own.
  json::array targets_of(const std::string& name, const Fallback* fallback) {
    json::array out;
    std::set<std::string> there;
    const auto add = [&](const Member& member, std::int64_t weight) {
      if (!there.insert(member.model).second) return;
      json::object row;
      row["model"] = member.model;
      row["weight"] = weight;
      out.emplace_back(std::move(row));
    };
    const auto& members = groups_.at(name).members;
    const bool nobody = std::ranges::all_of(members, [](const auto& member) { return member.weight == 0; });
    for (const auto& member : members) add(member, nobody ? 1 : member.weight);
    if (fallback == nullptr) return out;
    for (const auto& next : fallback->names) {
      const auto group = groups_.find(next);
      if (group == groups_.end()) {
        left_out(fallback->line, "fallbacks of " + name, "“" + next + "” is not carried over");
        continue;
      }
      for (const auto& member : group->second.members) add(member, 0);
    }
    return out;
  }

  void make_aliases() {
    for (const auto& [name, fallback] : fallbacks_) {
      if (!groups_.contains(name))
        left_out(fallback.line, "fallbacks of " + name, "“" + name + "” is not carried over");
    }
    for (const auto& name : order_) {
      const Group& group = groups_.at(name);
      if (group.members.front().model == name) continue; // the model has the name itself
      const auto own = fallbacks_.find(name);
      const Fallback* fallback = own != fallbacks_.end()            ? &own->second
                                 : default_fallbacks_.names.empty() ? nullptr
                                                                    : &default_fallbacks_;
      plan_.aliases.push_back({group.line, name, targets_of(name, fallback)});
    }
  }

  void read_group_aliases(const YAML::Node& map) {
    if (!map.IsDefined() || !map.IsMap()) return;
    for (const auto& item : map) {
      const std::string name = text_of(item.first), place = "router_settings.model_group_alias." + name;
      const std::string target = item.second.IsMap() ? text_of(take(item.second, place, "model"))
                                                     : text_of(item.second);
      if (!item.second.IsMap()) used_.insert(place);
      if (!groups_.contains(target)) {
        left_out(line_of(item.first), place, "“" + target + "” is not carried over");
        continue;
      }
      const auto fallback = fallbacks_.find(target);
      plan_.aliases.push_back(
          {line_of(item.first), name, targets_of(target, fallback == fallbacks_.end() ? nullptr : &fallback->second)});
    }
  }

  // Whatever nobody took is named.
  void leave_out(const YAML::Node& node, const std::string& place) {
    if (used_.contains(place) || skipped_.contains(place)) return;
    if (node.IsMap() && node.size() > 0) {
      for (const auto& item : node) {
        const std::string name = text_of(item.first);
        const std::string inner = place.empty() ? name : place + "." + name;
        const bool known = std::ranges::any_of(reasons, [&](const auto& reason) { return reason.first == name; });
        if (!known && (item.second.IsMap() || item.second.IsSequence())) leave_out(item.second, inner);
        else if (!used_.contains(inner)) left_out(line_of(item.first), inner, reason_of(name));
      }
      return;
    }
    if (node.IsSequence() && node.size() > 0) {
      std::size_t index = 0;
      for (const auto& item : node) leave_out(item, place + "[" + std::to_string(index++) + "]");
      return;
    }
    if (!place.empty()) left_out(line_of(node), place, reason_of(place.substr(place.rfind('.') + 1)));
  }
  static std::string reason_of(std::string_view name) {
    for (const auto& [known, why] : reasons) {
      if (known == name) return std::string(why);
    }
    return "Socle has no such setting";
  }

  const LitellmOptions& options_;
  LitellmPlan plan_;
  std::map<std::string, std::string> variables_;
  std::map<std::string, std::pair<Value, Value>> credentials_; // key and address
  std::map<std::string, int> count_; // deployments of each model_name
  std::map<std::string, Group> groups_;
  std::vector<std::string> order_; // of the groups, as they come
  std::map<std::string, Fallback> fallbacks_;
  Fallback default_fallbacks_;
  std::set<std::string> used_, skipped_; // places
};
} // namespace

Result<LitellmPlan> plan_litellm(const std::string& yaml, const LitellmOptions& options) {
  std::string reason = "it has no model_list";
  try {
    const YAML::Node root = YAML::Load(yaml);
    if (root.IsMap() && root["model_list"].IsSequence()) return Planner(options).plan(root);
  } catch (const YAML::Exception& exception) {
    reason = exception.what();
  }
  return fail(kNoLitellm, {{"reason", reason}});
}

} // namespace socle::cli
