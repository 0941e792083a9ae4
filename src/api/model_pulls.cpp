// Bringing models: the route, the action that begins it, and the call that adds what has arrived.
#include "api/api.h"
#include "api/errors.h"
#include "api/limits.h"
#include "backends/models.h"

#include "backends/errors.h"
#include "backends/models_pull.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::api {

namespace {
constexpr Member pull_members[] = {
    {"source", Member::Type::text, true}, {"name"}, {"from"}, {"revision"}, {"sha256"}, {"key"}};

// "owner/model:Q4_K_M" as it is; of an address the file's name without its ending.
std::string name_of(const std::string& source) {
  if (!source.contains("://")) return source;
  const std::string path = source.substr(0, source.find_first_of("?#"));
  std::string file = path.substr(path.rfind('/') + 1);
  if (const auto end = file.rfind(".gguf"); end != std::string::npos) file.resize(end);
  return file;
}

HandlerResult pulls(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "model.show", {"Model", "all", {}}));
  json::array items;
  for (const auto& pull : services.puller.list(who.tenant)) items.emplace_back(backends::to_json(pull, ask.language));
  return list_response(std::move(items), page_size_max + 1, "name");
}

HandlerResult begin_pull(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(pull_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  const auto text = [&](std::string_view name) { return json::get_string(body, name).value_or(""); };
  const backends::Source source{
      text("source"), text("from").empty() ? services.puller.hub() : text("from"), text("revision"), {}};
  const std::string name = text("name").empty() ? name_of(source.text) : text("name");
  SOCLE_CHECK(backends::check_name(name));
  if (services.models.find(who.tenant, name)) return fail(backends::kTaken, {{"model", name}});
  const std::string sha256 = text("sha256");
  if (body.contains("sha256") && (sha256.size() != 64 || !from_hex(sha256)))
    return fail(kBadBody, {{"reason", "“sha256” has 64 hexadecimal digits"}});
  SOCLE_TRY(const std::string site, backends::host_of(source));
  json::object carried;
  carried["source"] = source.text;
  carried["hub"] = source.hub;
  carried["revision"] = source.revision;
  carried["name"] = name;
  carried["sha256"] = sha256;
  carried["site"] = site;
  if (const auto key = json::get_string(body, "key")) {
    // Sealed before there is a call: what a call carries is kept and can be looked at.
    SOCLE_TRY(const Bytes sealed, backends::seal_key(services.keys, who.tenant, name, *key));
    carried["sealed_key"] = to_base64(sealed);
  }
  kernel::Call made = call_of("model.pull", {"Model", name, {{"zone", "machine"}, {"kind", "file"}}}, carried);
  made.gives = {"model.add"}; // what has arrived is added in the asker's name
  return change(services, ask, std::move(made),
                [](const std::string&, const json::value& result) { return json_response(result, 202); });
}

// The host that is asked counts as the place where it runs: policy decides on it.
std::vector<kernel::Candidate> candidates(const kernel::Call& call) {
  const auto body = json::parse(call.body);
  const auto site = body && body->is_object() ? json::get_string(body->get_object(), "site") : std::nullopt;
  const auto zone = site ? backends::zone_of_host(*site) : backends::Zone::world;
  return {{"hub", site.value_or("unknown"), {}, std::string(backends::zone_name(zone))}};
}

Result<kernel::Outcome> pull(backends::Puller& puller, secrets::KeyRing& keys, kernel::Permit permit,
                             const kernel::Call& call, const kernel::Principal& who) {
  SOCLE_TRY(const json::value parsed, json::parse(call.body));
  if (!parsed.is_object()) return fail(kBadBody, {{"reason", "it must be an object"}});
  const auto text = [&](std::string_view name) { return json::get_string(parsed.get_object(), name).value_or(""); };
  backends::PullAsked asked{
      who.tenant, text("name"), who.id, {text("source"), text("hub"), text("revision"), {}}, text("sha256")};
  const Bytes sealed = from_base64(text("sealed_key")).value_or(Bytes());
  SOCLE_TRY(asked.source.key, backends::open_key(keys, who.tenant, asked.name, sealed));
  SOCLE_TRY(const backends::Pull begun, puller.begin(std::move(permit), std::move(asked)));
  kernel::Outcome out;
  out.facts["model"] = begun.name;
  out.facts["origin"] = begun.found.origin;
  out.facts["file"] = begun.found.file;
  out.facts["bytes"] = begun.found.bytes;
  if (!begun.found.sha256.empty()) out.facts["digest"] = begun.found.sha256;
  if (!begun.found.licence.empty()) out.facts["licence"] = begun.found.licence;
  out.result = backends::to_json(begun, who.language);
  return out;
}

// A call of its own, as the person that asked: rights may have changed while the file was on its way.
Result<void> add_arrived(kernel::Pipeline& pipeline, const backends::Pull& pull, const std::filesystem::path& file) {
  backends::Model asked;
  asked.name = pull.name;
  asked.kind = backends::Kind::file;
  asked.file = file.string();
  asked.licence = pull.found.licence;
  asked.languages = pull.found.languages;
  asked.origin = pull.found.origin;
  SOCLE_TRY(const backends::Model model, backends::check(std::move(asked), false));
  kernel::Call made = call_of("model.add", {"Model", model.name, {{"zone", "machine"}, {"kind", "file"}}},
                              backends::body_of(model));
  made.purpose = "model pull";
  SOCLE_CHECK(pipeline.run_now({kernel::Credential::Kind::delegated, pull.by}, std::move(made)));
  return {};
}
} // namespace

void register_model_pulls(Services& services) {
  services.puller.on_arrival(
      [&pipeline = services.pipeline](const backends::Pull& pull, const std::filesystem::path& file) {
        return add_arrived(pipeline, pull, file);
      });
  kernel::Executor executor;
  executor.candidates = [](const kernel::Call& call, const kernel::Principal&) { return candidates(call); };
  executor.effect = [&puller = services.puller, &keys = services.keys](kernel::Permit permit, const kernel::Call& call,
                                                                       const kernel::Principal& who) {
    return pull(puller, keys, std::move(permit), call, who);
  };
  services.pipeline.add("model.pull", std::move(executor));
}

std::vector<Route> model_pull_routes() {
  return {
      {"GET", "/api/v1/model-pulls", "model.show", false, pulls},
      {"POST", "/api/v1/model-pulls", "model.pull", false, begin_pull, true},
  };
}

} // namespace socle::api
