// The Cedar engine as a C++ object: compiled bundles, and requests as flat bytes.
#pragma once

#include "base/base.h"
#include "base/json.h"

#include <cstdint>
#include <map>
#include <memory>

struct socle_cedar_bundle;

namespace socle::policy {

// Writes the flat form of a request (cedar/src/wire.rs has its grammar). Reused: clear() keeps the memory.
class RequestWriter {
 public:
  void clear() { bytes_.clear(); }
  std::string_view bytes() const { return bytes_; }

  void count(std::size_t n);
  void text(std::string_view s);
  void uid(std::string_view type, std::string_view id);
  // Values, each after its tag.
  void boolean(bool v);
  void integer(std::int64_t v);
  void string(std::string_view v);
  void entity(std::string_view type, std::string_view id);
  void set(std::size_t members);
  void record(std::size_t members);
  void extension(std::string_view function, std::string_view argument);

 private:
  std::string bytes_;
};

// What the engine made of one request.
struct EngineAnswer {
  bool permit = false;
  int status = 0;                     // SOCLE_CEDAR_… of socle_cedar.h
  std::vector<std::uint32_t> reasons; // policy indexes: those that decided,
  std::vector<std::uint32_t> errors;  // those that failed to evaluate,
  std::vector<std::uint32_t> unmet;   // and the permits whose conditions do not hold
  std::string message;                // English, for the log
};

class Engine {
 public:
  // `files`: the schema first, then policy files, as (name, text). `said` gets the engine's report; no engine: it says why.
  static std::unique_ptr<Engine> compile(std::span<const std::pair<std::string, std::string>> files,
                                         std::uint32_t flags, json::value& said);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  EngineAnswer authorize(std::string_view request, std::uint32_t flags) const;
  std::size_t policy_count() const { return ids_.size(); }
  const std::string& policy_id(std::uint32_t index) const { return ids_.at(index); }

 private:
  explicit Engine(socle_cedar_bundle* bundle);
  socle_cedar_bundle* bundle_;
  std::vector<std::string> ids_;
};

} // namespace socle::policy
