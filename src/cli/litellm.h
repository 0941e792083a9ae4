// What a LiteLLM configuration means here: models, aliases and budgets to be made, and, by line, what cannot be carried over. Plans
// only: asks no server. Private to cli.
#pragma once

#include "base/base.h"
#include "base/json.h"

#include <functional>
#include <optional>
#include <set>

namespace socle::cli {

struct LitellmPlan {
  struct NewModel {
    int line = 0;
    json::object body; // as POST /api/v1/models takes it, without the key
    std::string key; // a secret: never printed
    std::string key_from; // "environment X", "the file", "environment X, which is not set"; empty: none
    bool key_missing = false;
  };
  struct NewAlias {
    int line = 0;
    std::string name;
    json::array targets;
  };
  struct NewBudget {
    int line = 0;
    std::string scope;
    json::object body;
  };
  struct LeftOut {
    int line = 0;
    std::string what; // its place: "model_list[0].litellm_params.rpm"; never a value, which may be a secret
    std::string why;
  };
  std::vector<NewModel> models;
  std::vector<NewAlias> aliases;
  std::vector<NewBudget> budgets;
  std::vector<LeftOut> left_out; // by line
};

struct LitellmOptions {
  std::set<std::string> company_hosts; // names of machines that stand in the company
  std::function<std::optional<std::string>(const std::string& name)> environment;
};

// An error where the text is no YAML or no such configuration.
Result<LitellmPlan> plan_litellm(const std::string& yaml, const LitellmOptions& options);

} // namespace socle::cli
