#include "backends/file_hub.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/routing.h"
#include "backends/upstream.h"

#include "base/digest.h"
#include "base/log.h"

#include <algorithm>
#include <set>

namespace socle::backends {

namespace {
using Do = FileRequest::Do;

std::string_view action_of(Do what) {
  switch (what) {
    case Do::store: return "file.store";
    case Do::show: return "file.show";
    case Do::content: return "file.content";
    case Do::remove: break;
  }
  return "file.delete";
}

// Stands in paths, in the log and in tables: what providers give, and nothing else.
bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= file_id_bytes_max && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

FileRequest& cargo_of(const kernel::Call& call) { return dynamic_cast<FileRequest&>(*call.cargo); }

std::unexpected<Error> bad_answer(const Model& model, std::string reason) {
  return fail(kUpstreamUnreachable, {{"model", model.name}, {"reason", std::move(reason)}});
}

Error unknown(const StoredFile& file) { return Error(kUnknownFile, {{"file", file.id}}); }

std::string deleted_body(const StoredFile& file) {
  json::object out;
  out["id"] = file.id;
  if (file.kind == Kind::anthropic) {
    out["type"] = "file_deleted";
  } else {
    out["object"] = "file";
    out["deleted"] = true;
  }
  return json::write(out);
}
} // namespace

Result<std::unique_ptr<FileHub>> FileHub::create(Parts parts) {
  std::unique_ptr<FileHub> hub(new FileHub(parts));
  SOCLE_TRY(hub->requester_, net::Requester::create(parts.clock, {.ca_file = {}, .authorities = parts.authorities}));
  for (const Do what : {Do::store, Do::show, Do::content, Do::remove}) {
    kernel::Executor executor;
    executor.candidates = [self = hub.get()](const kernel::Call& call, const kernel::Principal& who) {
      return self->candidates(call, who);
    };
    executor.converse = [self = hub.get()](kernel::Permit permit, const kernel::Call& call,
                                           const kernel::Principal& who, const kernel::Candidate& candidate,
                                           kernel::Outlet& outlet) {
      return self->carry_out(std::move(permit), call, who, candidate, outlet);
    };
    // Only after a plain refusal: what was not answered may have been stored.
    executor.may_try_another = [](const Error& error) {
      return error.is(kUpstreamLimited) || error.is(kUpstreamKey) || error.is(kUpstreamUnknown);
    };
    executor.time_ms_max = answer_time_max;
    executor.deadline = [](const kernel::Call& call) { return cargo_of(call).deadline; };
    parts.pipeline.add(std::string(action_of(what)), std::move(executor));
  }
  return hub;
}

kernel::Call FileHub::call(const kernel::Principal& who, std::shared_ptr<FileRequest> cargo, Bytes body,
                           std::string purpose) const {
  kernel::Call out;
  out.action = action_of(cargo->what);
  out.purpose = std::move(purpose);
  out.body = std::move(body);
  if (cargo->upload) {
    out.resource = model_resource(parts_.models, who.tenant, cargo->model);
    for (const auto& text : cargo->upload->texts())
      out.input.push_back({text.name, *text.text, provenance_of(text.origin)});
    if (!cargo->upload->readable()) out.context["unread"] = true;
  } else {
    out.resource = {"File", "unknown", {}};
    if (const auto& file = cargo->file)
      out.resource = {"File", file->id, {{"model", file->model}, {"of_another", !Files::is_own(*file, who)}}};
  }
  out.cargo = std::move(cargo);
  return out;
}

// Where a new file may go, best first.
Result<std::vector<kernel::Candidate>> FileHub::keepers(const FileRequest& cargo, const kernel::Principal& who) const {
  if (parts_.files.count(who.tenant) >= files_max)
    return fail(kTooManyFiles, {{"count_max", std::to_string(files_max)}});
  Wanted wanted{.wire = cargo.wire, .model = cargo.model};
  if (wanted.model.empty() && parts_.models.find_alias(who.tenant, files_alias)) wanted.model = files_alias;
  std::vector<kernel::Candidate> out;
  if (!wanted.model.empty()) {
    SOCLE_TRY(const Route chosen, route(parts_.models, parts_.health, who.tenant, wanted));
    for (const auto& option : chosen.options) {
      if (option.able()) out.push_back(candidate_at(*option.model, {}));
    }
    if (out.empty()) return std::unexpected(none_able(chosen, wanted));
    return out;
  }
  std::set<std::string> endpoints;
  std::string names;
  for (const auto& model : parts_.models.list(who.tenant)) {
    if (!wire_for(*model, cargo.wire) || !model->can("files")) continue;
    if (!endpoints.insert(model->url).second) continue;
    names += (names.empty() ? "" : ", ") + model->name;
    out.push_back(candidate_at(*model, {}));
  }
  if (out.empty()) return fail(kNobodyKeepsFiles, {{"wire", std::string(dialects::name_of(cargo.wire))}});
  if (out.size() > 1) return fail(kFileModelNeeded, {{"models", names}});
  return out;
}

Result<std::vector<kernel::Candidate>> FileHub::candidates(const kernel::Call& call,
                                                           const kernel::Principal& who) const {
  const FileRequest& cargo = cargo_of(call);
  if (cargo.upload) return keepers(cargo, who);
  if (!cargo.file) return fail(kUnknownFile, {{"file", cargo.id.substr(0, file_id_bytes_max)}});
  const StoredFile& file = *cargo.file;
  std::vector<kernel::Candidate> out;
  for (const auto& model : parts_.models.list(who.tenant)) {
    if (model->kind != file.kind || model->url != file.url) continue;
    out.push_back(candidate_at(*model, {}));
    if (model->name == file.model) std::swap(out.front(), out.back());
  }
  if (out.empty()) return fail(kFileEndpointGone, {{"file", file.id}, {"model", file.model}});
  return out;
}

Task<Result<FileHub::Said>> FileHub::ask(const Model& model, const FileRequest& cargo, Asking asking,
                                         kernel::Outlet& outlet) const {
  auto key = parts_.models.key_of(model);
  if (!key) co_return std::unexpected(key.error());
  net::ClientRequest request;
  request.method = std::move(asking.method);
  request.target = std::move(asking.target);
  request.body = std::move(asking.body);
  if (!asking.content_type.empty()) request.headers.add("Content-Type", asking.content_type);
  request.headers.add("Accept", cargo.what == Do::content ? "*/*" : "application/json");
  request.headers.add("User-Agent", "socle");
  for (const auto& [name, value] : cargo.headers) request.headers.add(name, value);
  if (model.kind == Kind::anthropic && !request.headers.get("anthropic-beta"))
    request.headers.add("anthropic-beta", "files-api-2025-04-14");
  add_credential(model, *key, request.headers);
  auto made = requester_->exchange(model.url, std::move(request),
                                   {net::connect_time_max, first_byte_time_max, quiet_time_max});
  if (!made) co_return std::unexpected(made.error());
  const std::shared_ptr<net::Exchange> exchange = std::move(*made);
  outlet.when_given_up([exchange] { exchange->cancel(); });
  Result<void> begun = co_await exchange->begin();
  if (!begun) co_return std::unexpected(explained(model, begun.error()));
  Said out;
  out.status = exchange->status();
  const bool plain = net::equal_ignoring_case(exchange->headers().get("content-encoding").value_or("identity"),
                                              "identity");
  if (out.status != 200 || !plain) {
    Result<Bytes> said = co_await exchange->read_all(error_bytes_max);
    out.error = refused_upstream(model, cargo.wire, *exchange, said.value_or(""));
    co_return out;
  }
  Result<Bytes> said = co_await exchange->read_all(answer_bytes_max);
  if (!said) co_return std::unexpected(explained(model, said.error()));
  out.body = std::move(*said);
  co_return out;
}

// What the endpoint says that it keeps now becomes ours to remember.
Result<void> FileHub::stored(const Model& model, const kernel::Call& call, const kernel::Principal& who,
                             FileRequest& cargo, const Bytes& sent, kernel::Outcome& outcome) const {
  const auto said = json::parse(cargo.body);
  const auto id = said && said->is_object() ? json::get_string(said->get_object(), "id") : std::nullopt;
  if (!id || !is_id(*id)) return bad_answer(model, "it did not say under which id it keeps the file");
  if (parts_.files.find(who.tenant, *id)) return fail(kFileIdTaken, {{"model", model.name}, {"file", *id}});
  StoredFile file{.tenant = who.tenant,
                  .id = *id,
                  .kind = model.kind,
                  .url = model.url,
                  .model = model.name,
                  .owner = who.id,
                  .key_id = who.key_id,
                  .bytes = static_cast<std::int64_t>(cargo.upload->file().bytes.size()),
                  .digest = sha256_hex(sent),
                  .stored_at = {},
                  .expires_at = {},
                  .described = cargo.body};
  constexpr std::int64_t us = 1'000'000, seconds_max = 1LL << 40U;
  if (const auto expires = json::get_int(said->get_object(), "expires_at"); expires && *expires > 0)
    file.expires_at = {std::min(*expires, seconds_max) * us};
  outcome.facts["file"] = file.id;
  outcome.facts["bytes"] = file.bytes;
  outcome.facts["digest"] = file.digest;
  outcome.facts["readable"] = cargo.upload->readable();
  if (!call.pseudonyms.empty()) outcome.facts["pseudonyms"] = static_cast<std::int64_t>(call.pseudonyms.size());
  return parts_.files.add(std::move(file), outcome);
}

Task<Result<kernel::Outcome>> FileHub::carry_out(kernel::Permit permit, const kernel::Call& call,
                                                 const kernel::Principal& who, const kernel::Candidate& candidate,
                                                 kernel::Outlet& outlet) const {
  if (auto used = permit.use(parts_.clock); !used) co_return std::unexpected(used.error());
  const ModelPtr model = parts_.models.find(who.tenant, candidate.backend);
  if (!model) co_return fail(kUnknownModel, {{"model", candidate.backend}, {"hint", ""}});
  FileRequest& cargo = cargo_of(call);
  kernel::Outcome out;
  out.facts["model"] = model->name;
  out.facts["zone"] = candidate.zone;
  Asking asking{"GET", "/files"};
  Bytes sent;
  if (cargo.upload) {
    // What policy had replaced for this endpoint is what it gets.
    const auto texts = cargo.upload->texts();
    SOCLE_ASSERT(texts.size() == call.input.size());
    bool changed = false;
    std::vector<std::string> own(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      changed = changed || *texts[i].text != call.input[i].text;
      own[i] = std::exchange(*texts[i].text, call.input[i].text);
    }
    asking = {"POST", "/files", cargo.upload->content_type(), cargo.upload->write(changed)};
    sent = changed ? asking.body : cargo.upload->file().bytes;
    for (std::size_t i = 0; i < texts.size(); ++i) *texts[i].text = std::move(own[i]);
    out.facts["changed"] = changed;
  } else {
    asking.target += "/" + cargo.file->id + (cargo.what == Do::content ? "/content" : "");
    if (cargo.what == Do::remove) asking.method = "DELETE";
    out.facts["file"] = cargo.file->id;
  }
  auto said = co_await ask(*model, cargo, std::move(asking), outlet);
  if (!said) co_return std::unexpected(said.error());
  const bool gone = said->status == 404 && cargo.file;
  if (gone && cargo.what != Do::remove) co_return std::unexpected(unknown(*cargo.file));
  if (said->error && !gone) {
    log::warning("backends", "an endpoint refused a file",
                 {{"model", model->name}, {"call", call.id}, {"status", std::to_string(said->status)}});
    co_return std::unexpected(*said->error);
  }
  cargo.body = std::move(said->body);
  if (cargo.what == Do::store) {
    if (auto kept = stored(*model, call, who, cargo, sent, out); !kept) co_return std::unexpected(kept.error());
  } else if (cargo.what == Do::remove) {
    if (gone) out.facts["was_gone"] = true; // its endpoint had lost or deleted it before
    cargo.body = deleted_body(*cargo.file);
    parts_.files.remove(cargo.file, out);
  } else if (cargo.what == Do::content) {
    auto reading = dialects::Reading::of(cargo.body);
    if (!reading) co_return std::unexpected(reading.error());
    for (const auto& text : reading->texts())
      out.output.push_back({"file", std::move(*text.text), kernel::Provenance::document});
    out.facts["bytes"] = static_cast<std::int64_t>(cargo.body.size());
    cargo.type = "application/octet-stream"; // never a page: what it holds is whatever somebody stored
  } else if (const auto shown = json::parse(cargo.body); !shown || !shown->is_object()) {
    co_return bad_answer(*model, "what it says of the file is no JSON");
  }
  co_return out;
}

} // namespace socle::backends
