// One policy bundle: files, their digest, the compiled engine, and what each rule's annotations promise.
#pragma once

#include "kernel/ports.h"
#include "policy/engine.h"

#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace socle::policy {

// Names relative to the bundle's folder: one "*.cedarschema", any "*.cedar", and "tests/*.json".
using Files = std::map<std::string, std::string>;

// One mistake or warning of a bundle, with its place.
struct Remark {
  std::string stage; // bundle, schema, policies, validation, annotations
  std::string file;
  std::int64_t line = 0; // from 1; 0 where no place is known
  std::int64_t column = 0;
  std::string policy;
  std::string message;
  std::string help;
  std::string describe() const; // "gates.cedar:12:3: message (help)"
};

// One policy as people see it.
struct Rule {
  std::string id;
  bool permit = false;
  std::string file;
  std::string reason[3]; // English, French, German; French and German fall back to English
  kernel::Obligations obligations;
};

struct Explanation {
  kernel::Decision decision;
  std::vector<std::string> unmet; // the permits that speak of this call and whose conditions do not hold
};

// What a bundle decided lately: the same request gets the same answer, since nothing but the request and the bundle enters a decision.
class Remembered {
 public:
  std::shared_ptr<const Explanation> find(std::string_view request) const;
  void keep(std::string_view request, Explanation explanation);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Explanation>, Hash, std::equal_to<>> answers_;
};

class Bundle {
 public:
  // A bundle that has any mistake is not loaded; `remarks`, where given, gets mistakes and warnings, each with its place.
  static Result<std::shared_ptr<const Bundle>> load(Files files, std::int64_t version,
                                                    std::vector<Remark>* remarks = nullptr);

  // Decides and explains. Never fails: whatever goes wrong denies, with a reason of its own.
  Explanation explain(const kernel::Question& question) const;

  const Files& files() const { return files_; }
  const std::string& digest() const { return digest_; } // of these files: digest_of
  std::int64_t version() const { return version_; } // 0: the defaults that Socle comes with
  const std::vector<Rule>& rules() const { return rules_; }
  const std::vector<std::string>& actions() const { return actions_; }
  const std::vector<std::string>& types() const { return types_; }

 private:
  Bundle() = default;
  Explanation decided(const kernel::Question& question, const EngineAnswer& answer) const;

  Files files_;
  std::string digest_;
  std::int64_t version_ = 0;
  std::unique_ptr<Engine> engine_;
  std::vector<Rule> rules_; // by policy index
  std::vector<std::string> actions_;
  std::vector<std::string> types_;
  mutable Remembered remembered_;
};

// SHA-256 over the list that `sha256sum FILES…` prints, sorted by name: anyone can compute it from the files.
std::string digest_of(const Files& files);

} // namespace socle::policy
