// Runs Cedar's public corpus through our C interface: every request with prepared conditions and with Cedar's own authorizer,
// in standard mode, where decisions, deciding policies and failing policies must be those that the corpus expects, and in
// strict mode, where whatever has an error must be denied. The validator's verdict on each policy is compared as well.
//
// usage: cedar_corpus ARCHIVE.tar [--every N]     N: only each Nth case
#include "tar.h"

#include "policy/engine.h"

#include <boost/json/parse.hpp>
#include <socle_cedar.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

namespace json = boost::json;
using socle::policy::Engine;
using socle::policy::EngineAnswer;
using socle::policy::RequestWriter;

namespace {

constexpr std::size_t failures_shown_max = 20;

struct Totals {
  std::size_t cases = 0, requests = 0, permits = 0, denials = 0, with_errors = 0, valid = 0, invalid = 0, failures = 0;
};

json::value parse(std::string_view text) {
  json::parse_options options;
  options.max_depth = 4096; // the corpus nests about a thousand deep
  return json::parse({text.data(), text.size()}, {}, options);
}

std::string_view text(const json::value& value) { return {value.get_string().data(), value.get_string().size()}; }

class Case {
 public:
  Case(std::string_view name, const std::map<std::string_view, std::string_view>& files, Totals& totals)
      : name_(name), totals_(totals), test_(parse(files.at(name))) {
    const auto file = [&](const char* key) { return files.at(text(test_.at(key))); };
    const std::pair<std::string, std::string> sources[] = {{"schema", std::string(file("schema"))},
                                                           {"policies", std::string(file("policies"))}};
    json::value said;
    engine_ = Engine::compile(sources, SOCLE_CEDAR_NAME_BY_POSITION, said);
    if (!engine_) {
      fail("does not compile: " + socle::json::write(said));
      return;
    }
    const bool valid = said.at("valid").get_bool() && !fits_no_action(said);
    ++(valid ? totals_.valid : totals_.invalid);
    if (valid != test_.at("shouldValidate").get_bool())
      fail(valid ? "validates and should not" : "does not validate and should");
    write_entities(parse(file("entities")).get_array());
  }

  void run() {
    if (!engine_) return;
    for (const auto& request : test_.at("requests").get_array()) check(request.get_object());
  }

 private:
  // Cedar only warns of a policy whose scope fits no action; the corpus is of a time when that was an error.
  static bool fits_no_action(const json::value& said) {
    return std::ranges::any_of(said.at("warnings").get_array(),
                               [](const json::value& warning) { return text(warning.at("kind")) == "no_action"; });
  }

  void fail(const std::string& why) {
    if (++totals_.failures <= failures_shown_max) std::cout << "FAILED " << name_ << ": " << why << '\n';
  }

  static void write_uid(RequestWriter& out, const json::value& uid) {
    out.uid(text(uid.at("type")), text(uid.at("id")));
  }

  static void write_value(RequestWriter& out, const json::value& value) {
    if (value.is_bool()) return out.boolean(value.get_bool());
    if (value.is_int64()) return out.integer(value.get_int64());
    if (value.is_string()) return out.string(text(value));
    if (value.is_array()) {
      out.set(value.get_array().size());
      for (const auto& member : value.get_array()) write_value(out, member);
      return;
    }
    const auto& o = value.get_object();
    if (const auto* entity = o.if_contains("__entity"))
      return out.entity(text(entity->at("type")), text(entity->at("id")));
    if (const auto* extension = o.if_contains("__extn"))
      return out.extension(text(extension->at("fn")), text(extension->at("arg")));
    out.record(o.size());
    write_members(out, o);
  }

  static void write_members(RequestWriter& out, const json::object& o) {
    for (const auto& [key, value] : o) {
      out.text({key.data(), key.size()});
      write_value(out, value);
    }
  }

  using Uid = std::pair<std::string, std::string>;
  static Uid uid_of(const json::value& uid) {
    return {std::string(text(uid.at("type"))), std::string(text(uid.at("id")))};
  }

  static void gather(const Uid& uid, const std::map<Uid, std::set<Uid>>& parents, std::set<Uid>& ancestors) {
    const auto found = parents.find(uid);
    if (found == parents.end()) return;
    for (const auto& parent : found->second) {
      if (ancestors.insert(parent).second) gather(parent, parents, ancestors);
    }
  }

  void write_entities(const json::array& entities) {
    std::map<Uid, std::set<Uid>> parents;
    for (const auto& entity : entities) {
      for (const auto& parent : entity.at("parents").get_array())
        parents[uid_of(entity.at("uid"))].insert(uid_of(parent));
    }
    entities_.count(entities.size());
    for (const auto& entity : entities) {
      write_uid(entities_, entity.at("uid"));
      entities_.count(entity.at("attrs").get_object().size());
      write_members(entities_, entity.at("attrs").get_object());
      const auto* tags = entity.get_object().if_contains("tags");
      entities_.count(tags == nullptr ? 0 : tags->get_object().size());
      if (tags != nullptr) write_members(entities_, tags->get_object());
      std::set<Uid> ancestors;
      gather(uid_of(entity.at("uid")), parents, ancestors);
      entities_.count(ancestors.size());
      for (const auto& [type, id] : ancestors) entities_.uid(type, id);
    }
  }

  std::set<std::string> names(std::span<const std::uint32_t> indexes) const {
    std::set<std::string> names;
    for (const auto index : indexes) names.insert(engine_->policy_id(index));
    return names;
  }

  void check(const json::object& request) {
    const auto expected = [&](const char* key) {
      std::set<std::string> ids;
      for (const auto& id : request.at(key).get_array()) ids.emplace(text(id));
      return ids;
    };
    const bool permit = text(request.at("decision")) == "allow";
    const auto reasons = expected("reason"), errors = expected("errors");
    ++totals_.requests;
    ++(permit ? totals_.permits : totals_.denials);
    totals_.with_errors += !errors.empty();

    RequestWriter flat;
    for (const char* key : {"principal", "action", "resource"}) write_uid(flat, request.at(key));
    flat.count(request.at("context").get_object().size());
    write_members(flat, request.at("context").get_object());
    const std::string bytes = std::string(flat.bytes()) + std::string(entities_.bytes());

    for (const std::uint32_t way : {0, static_cast<int>(SOCLE_CEDAR_WITH_AUTHORIZER)}) {
      const std::string told = std::string(text(request.at("description"))) +
                               (way == 0 ? ", prepared: " : ", authorizer: ");
      const EngineAnswer standard = engine_->authorize(bytes, way | SOCLE_CEDAR_CHECK);
      if (standard.status != SOCLE_CEDAR_OK)
        fail(told + "status " + std::to_string(standard.status) + " " + standard.message);
      else if (standard.permit != permit) fail(told + "decision");
      else if (names(standard.reasons) != reasons) fail(told + "deciding policies");
      else if (names(standard.errors) != errors) fail(told + "failing policies");
      const EngineAnswer strict = engine_->authorize(bytes, way | SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT);
      if (strict.permit != (permit && errors.empty())) fail(told + "strict decision");
      if ((strict.status == SOCLE_CEDAR_POLICY_ERROR) != !errors.empty()) fail(told + "strict status");
    }
  }

  std::string_view name_;
  Totals& totals_;
  json::value test_;
  std::unique_ptr<Engine> engine_;
  RequestWriter entities_; // the same for every request of the case
};

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) return std::cerr << "usage: cedar_corpus ARCHIVE.tar [--every N]\n", 2;
  std::size_t every = 1;
  if (argc == 4) std::from_chars(argv[3], argv[3] + std::string_view(argv[3]).size(), every);
  const std::string archive = read_file(argv[1]);
  const auto files = socle::conformance::files_of_tar(archive);
  Totals totals;
  std::size_t number = 0;
  for (const auto& [name, content] : files) {
    if (!name.ends_with(".json") || name.ends_with(".entities.json") || number++ % every != 0) continue;
    ++totals.cases;
    Case(name, files, totals).run();
  }
  std::cout << totals.cases << " cases (" << totals.valid << " valid, " << totals.invalid << " not), "
            << totals.requests << " requests (" << totals.permits << " allow, " << totals.denials << " deny, "
            << totals.with_errors << " with errors), each prepared and by the authorizer, "
            << "standard and strict: " << totals.failures << " failures, " << std::clock() / CLOCKS_PER_SEC
            << " s CPU\n";
  return totals.failures == 0 && totals.cases > 0 ? 0 : 1;
}
