// Files that endpoints keep for clients: OpenAI's and Anthropic's /v1/files, told apart by the header anthropic-version. What changes or
// leaves anything is a call on the governed path; the list is Socle's own.
#include "api/errors.h"
#include "api/hub.h"
#include "backends/file_hub.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "net/errors.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <charconv>

namespace socle::api {

namespace {
using backends::FileRequest;
using dialects::Wire;
using Do = FileRequest::Do;

constexpr std::string_view root = "/v1/files";

bool is_claude(Wire wire) { return wire == Wire::anthropic_files; }

// What the path and the method ask for.
struct Wanted {
  Do what = Do::store;
  std::string id; // of a file; empty: none is named
};
Result<Wanted> wanted_of(const net::Request& request) {
  Wanted out;
  std::string_view allowed = "GET, POST";
  if (request.path != root) {
    std::string_view rest = std::string_view(request.path).substr(root.size() + 1);
    const bool content = rest.ends_with("/content");
    if (content) rest.remove_suffix(std::string_view("/content").size());
    const auto id = net::percent_decode(rest);
    if (!id || id->empty() || id->contains('/'))
      return fail(kNoRoute, {{"method", request.method}, {"path", request.path}, {"hint", " → /v1/files/{id} ?"}});
    out.id = *id;
    out.what = content ? Do::content : request.method == "DELETE" ? Do::remove : Do::show;
    allowed = content ? "GET" : "GET, DELETE";
  }
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  if (!std::string_view(allowed).contains(method))
    return fail(kWrongMethod, {{"path", request.path}, {"method", request.method}, {"allowed", std::string(allowed)}});
  return out;
}

// What a list was asked for, in the words of either API.
struct Paging {
  std::size_t limit = 0;
  std::string after, before, purpose;
  bool oldest_first = false;
};
Result<Paging> paging_of(const Ask& ask, bool claude) {
  Paging out;
  const std::size_t limit_max = claude ? 1'000 : 10'000;
  out.limit = claude ? 20 : limit_max;
  if (const std::string text = ask.query("limit"); !text.empty()) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.limit);
    if (error != std::errc() || end != text.data() + text.size() || out.limit < 1 || out.limit > limit_max)
      return fail(kBadQuery, {{"name", "limit"}, {"value", text}, {"expected", "1 … " + std::to_string(limit_max)}});
  }
  out.after = ask.query(claude ? "after_id" : "after");
  if (claude) out.before = ask.query("before_id");
  else out.purpose = ask.query("purpose");
  const std::string order = claude ? "" : ask.query("order");
  if (!order.empty() && order != "asc" && order != "desc")
    return fail(kBadQuery, {{"name", "order"}, {"value", order}, {"expected", "asc, desc"}});
  out.oldest_first = order == "asc";
  return out;
}

json::value or_null_id(const std::vector<backends::FilePtr>& page, bool last) {
  if (page.empty()) return {};
  return json::value(last ? page.back()->id : page.front()->id);
}
} // namespace

bool Api::is_file_path(std::string_view path) {
  return path == root || (path.starts_with(root) && path.substr(root.size()).starts_with('/'));
}

// The asker's own files, as their endpoints described them when they were stored.
Result<net::Response> Api::list_files(const Ask& ask, bool claude) {
  SOCLE_TRY(const kernel::Principal who, read(services_, ask, "file.list", {"File", "own", {}}));
  SOCLE_TRY(const Paging paging, paging_of(ask, claude));
  std::vector<backends::FilePtr> page;
  std::vector<json::value> described;
  bool more = false;
  auto all = services_.files.list(who.tenant);
  std::erase_if(all, [&](const auto& file) {
    return !backends::Files::is_own(*file, who) || (file->kind == backends::Kind::anthropic) != claude;
  });
  if (paging.oldest_first) std::ranges::reverse(all);
  const auto place = [&](const std::string& id) { return std::ranges::find(all, id, &backends::StoredFile::id); };
  auto from = all.begin(), until = all.end();
  if (!paging.after.empty()) {
    from = place(paging.after);
    if (from == all.end())
      return fail(backends::kUnknownFile, {{"file", paging.after.substr(0, backends::file_id_bytes_max)}});
    ++from;
  }
  if (!paging.before.empty()) until = place(paging.before);
  for (; from < until; ++from) {
    SOCLE_TRY(json::value shown, json::parse((*from)->described));
    if (!paging.purpose.empty() && json::get_string(shown.as_object(), "purpose").value_or("") != paging.purpose)
      continue;
    if (page.size() == paging.limit) {
      more = true;
      break;
    }
    page.push_back(*from);
    described.push_back(std::move(shown));
  }
  json::object out;
  if (!claude) out["object"] = "list";
  out["data"] = json::array(described.begin(), described.end());
  out["first_id"] = or_null_id(page, false);
  out["last_id"] = or_null_id(page, true);
  out["has_more"] = more;
  return json_response(out);
}

Task<net::Response> Api::answer_files(std::shared_ptr<net::Request> request, Ask ask, Microseconds arrived) {
  const Wire wire = request->headers.get("anthropic-version") ? Wire::anthropic_files : Wire::openai_files;
  const Language language = language_asked(*request);
  auto wanted = wanted_of(*request);
  if (!wanted) co_return refused(wire, wanted.error(), "", language);
  if (wanted->id.empty() && request->method != "POST") {
    auto listed = list_files(ask, is_claude(wire));
    co_return listed ? std::move(*listed) : refused(wire, listed.error(), "", language);
  }
  const auto who = services_.identity.identify(ask.credential);
  if (!who) co_return refused(wire, who.error(), "", language);
  const auto deadline = deadline_of(*request);
  if (!deadline) co_return refused(wire, deadline.error(), "", language);

  auto cargo = std::make_shared<FileRequest>();
  cargo->what = wanted->what;
  cargo->wire = wire;
  cargo->headers = passed_on(*request);
  if (*deadline) cargo->deadline = arrived + **deadline;
  if (cargo->what == Do::store) {
    auto read = dialects::Upload::parse(wire, request->headers.get("content-type").value_or(""), request->body);
    if (!read) co_return refused(wire, read.error(), "", language);
    cargo->upload.emplace(std::move(*read));
    cargo->model = cargo->upload->model();
    if (cargo->model.empty()) cargo->model = request->headers.get("socle-model").value_or("");
  } else {
    cargo->id = wanted->id;
    cargo->file = services_.files.find_own(*who, wanted->id);
    if (cargo->file && (cargo->file->kind == backends::Kind::anthropic) != is_claude(wire)) cargo->file = nullptr;
  }
  const std::string purpose(request->headers.get("socle-purpose").value_or("model file"));
  kernel::Call call = services_.file_hub.call(*who, cargo, std::move(request->body), purpose);
  call.purpose_typed = request->headers.get("socle-purpose") &&
                       !services_.budget.has_purpose(who->tenant, call.purpose);
  call.id = services_.pipeline.new_call_id();
  const std::string id = call.id;
  const auto pouring = std::make_shared<Pouring>();
  call.listener = pouring;
  if (request->peer) request->peer->when_left([pouring] { pouring->leave(); });
  const asio::io_context::executor_type loop = co_await asio::this_coro::executor;
  const auto alive = live_->open(who->id, who->key_id, [loop, cut = std::weak_ptr<Pouring>(pouring)] {
    asio::post(loop, [cut] {
      if (const auto open = cut.lock()) open->cut();
    });
  });
  asio::co_spawn(loop, services_.pipeline.run(ask.credential, std::move(call)),
                 [pouring](const std::exception_ptr& crashed, Result<kernel::Answer> how) {
                   if (crashed) how = fail(net::kHandlerFailed);
                   pouring->end(std::move(how));
                 });
  co_await pouring->ready();
  if (!*pouring->ended()) co_return refused(wire, pouring->ended()->error(), id, language);
  net::Response out;
  mark(out, wire, id);
  out.headers.set("Content-Type", cargo->type);
  out.body = std::move(cargo->body);
  co_return out;
}

// The same files, for those who run Socle: whose they are and where they lie, never what they are called.
namespace {
HandlerResult all_files(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "file.list", {"File", "all", {}}));
  json::array items;
  for (const auto& file : services.files.list(who.tenant)) items.emplace_back(backends::to_json(*file));
  return list_response(std::move(items), backends::files_max + 1, "id");
}

HandlerResult remove_file(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  auto cargo = std::make_shared<FileRequest>();
  cargo->what = Do::remove;
  cargo->id = ask.path.at("id");
  cargo->file = services.files.find(who.tenant, cargo->id);
  if (cargo->file && cargo->file->kind == backends::Kind::anthropic) cargo->wire = Wire::anthropic_files;
  return change(services, ask, services.file_hub.call(who, std::move(cargo), {}, "console or API"), shown_as_done);
}
} // namespace

std::vector<Route> file_routes() {
  return {{"GET", "/api/v1/files", "file.list", false, all_files},
          {"DELETE", "/api/v1/files/{id}", "file.delete", false, remove_file, true}};
}

} // namespace socle::api
