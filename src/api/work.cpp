// Routes of the main job: contracts, runs, gates, invoices.
#include "api/api.h"
#include "api/errors.h"
#include "api/limits.h"
#include "api/lists.h"

#include "store/errors.h"
#include "workflows/errors.h"
#include <algorithm>
#include <array>

namespace socle::api {

namespace {
std::string name_of(const Ask& ask) {
  const std::string name = ask.query("name");
  return name.empty() ? "contract" : name.substr(0, 200);
}

HandlerResult extract(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  if (ask.request.body.empty()) return fail(kBadBody, {{"reason", "the file is empty"}});
  SOCLE_TRY(const json::object out,
            services.process.extract_now(ask.credential, who.tenant, name_of(ask), ask.request.body, ask.language));
  return json_response(out);
}

HandlerResult start_run(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who,
            read(services, ask, "invoice.run", {"Run", "new", {}})); // before the upload is kept
  if (ask.request.body.empty()) return fail(kBadBody, {{"reason", "the file is empty"}});
  SOCLE_TRY(const std::string document, services.process.keep(who.tenant, ask.request.body));
  json::object body;
  body["document"] = document;
  body["name"] = name_of(ask);
  body["key"] = ""; // the answer is remembered with the run that it starts (Idempotency)
  kernel::Call made = call_of("invoice.run", {"Run", "new", {{"file", name_of(ask)}}}, body);
  made.purpose = "invoice from contract";
  made.input.push_back({"file name", name_of(ask), kernel::Provenance::person});
  // With ?wait=gate the answer follows later (Api::at_gate).
  return change(services, ask, std::move(made),
                [](const std::string&, const json::value& result) { return json_response(result, 202); });
}

HandlerResult runs(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "run.list", {"Run", "all", {}}));
  SOCLE_TRY(const std::size_t limit, ask.limit());
  SOCLE_TRY(const auto all, services.engine.runs(who.tenant, ask.query("after"), limit));
  json::array items;
  for (const auto& run : all) {
    SOCLE_TRY(items.emplace_back(nullptr), services.process.run_summary(run, ask.language));
  }
  return list_response(std::move(items), limit, "run");
}

HandlerResult run(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "run.show", {"Run", ask.path.at("run"), {}}));
  SOCLE_TRY(const workflows::Run found, services.engine.run(who.tenant, ask.path.at("run")));
  SOCLE_TRY(const json::object out, services.process.run_details(found, ask.language));
  return json_response(out);
}

net::Response bytes_response(Bytes bytes, std::string_view type, const std::string& name, bool download) {
  net::Response out = net::text_response(200, std::move(bytes), type);
  out.headers.add("Content-Disposition",
                  std::string(download ? "attachment" : "inline") + "; filename*=UTF-8''" + net::percent_encode(name));
  out.headers.add("Cache-Control", "private, no-store");
  return out;
}

HandlerResult document(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "run.show", {"Run", ask.path.at("run"), {}}));
  SOCLE_TRY(auto paper, services.process.paper(who.tenant, ask.path.at("run")));
  return bytes_response(std::move(paper.bytes),
                        paper.media_type.empty() ? "application/octet-stream" : paper.media_type, paper.name, false);
}

HandlerResult files(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "invoice.show", {"Run", ask.path.at("run"), {}}));
  SOCLE_TRY(const auto all, services.process.files(who.tenant, ask.path.at("run")));
  json::array items;
  for (const auto& file : all) {
    json::object row;
    row["name"] = file.name;
    row["media_type"] = file.media_type;
    row["bytes"] = file.bytes;
    items.emplace_back(std::move(row));
  }
  return list_response(std::move(items), page_size_max, "name");
}

HandlerResult file(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "invoice.show", {"Run", ask.path.at("run"), {}}));
  const std::string name = ask.path.at("name");
  SOCLE_TRY(const auto all, services.process.files(who.tenant, ask.path.at("run")));
  std::string type = "application/octet-stream";
  for (const auto& known : all) {
    if (known.name == name) type = known.media_type;
  }
  SOCLE_TRY(Bytes bytes, services.process.file(who.tenant, ask.path.at("run"), name));
  return bytes_response(std::move(bytes), type, name, true);
}

// What became of the question that the decision itself would put; nothing is changed by asking.
Result<kernel::Decision> would_decide(Services& services, const kernel::Principal& who, const workflows::Gate& gate,
                                      const char* action) {
  return services.pipeline.would(
      who, call_of(action, {"Gate", gate.id, {}}, {}, services.process.decision_context(gate, who.id, false)));
}

// What the asker may decide here, before trying.
json::object may_decide(Services& services, const kernel::Principal& who, const workflows::Gate& gate) {
  json::object out;
  const auto decided = would_decide(services, who, gate, "gate.approve");
  out["decision"] = decided && decided->permit ? "permit" : "forbid";
  out["reason"] = decided ? decided->explanation : decided.error().message(who.language);
  json::array policies;
  if (decided) {
    for (const auto& id : decided->policies) policies.emplace_back(id);
  }
  out["policies"] = std::move(policies);
  return out;
}

// Whether the asker may decide at all: approve or refuse.
bool decides(Services& services, const kernel::Principal& who, const workflows::Gate& gate) {
  return std::ranges::any_of(std::array{"gate.approve", "gate.refuse"}, [&](const char* action) {
    const auto decided = would_decide(services, who, gate, action);
    return decided && decided->permit;
  });
}

// Those that the asker may decide; with ?view=all every open one, to look at.
HandlerResult gates(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "gate.list", {"Gate", "all", {}}));
  const std::string view = ask.query("view");
  if (!view.empty() && view != "all" && view != "mine")
    return fail(kBadQuery, {{"name", "view"}, {"value", view}, {"expected", "mine, all"}});
  SOCLE_TRY(const auto open, services.engine.open_gates(who.tenant));
  json::array items;
  for (const auto& gate : open) {
    if (view != "all" && !decides(services, who, gate)) continue;
    SOCLE_TRY(items.emplace_back(nullptr), services.process.gate_summary(gate));
  }
  return list_response(std::move(items), page_size_max + 1, "id");
}

HandlerResult gate(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "gate.show", {"Gate", ask.path.at("id"), {}}));
  SOCLE_TRY(const workflows::Gate found, services.engine.gate(who.tenant, ask.path.at("id")));
  SOCLE_TRY(json::object out, services.process.gate_details(found, ask.language));
  out["may_decide"] = may_decide(services, who, found);
  return json_response(out);
}

constexpr Member set_members[] = {{"set", Member::Type::object}};
constexpr Member approve_members[] = {{"proposal_hash", Member::Type::text, true}, {"set", Member::Type::object}};
constexpr Member refuse_members[] = {{"reason"}, {"proposal_hash"}};

HandlerResult check_gate(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "gate.show", {"Gate", ask.path.at("id"), {}}));
  SOCLE_TRY(const workflows::Gate found, services.engine.gate(who.tenant, ask.path.at("id")));
  SOCLE_TRY(const json::object body, ask.body(set_members));
  const auto* set = json::get_object(body, "set");
  SOCLE_TRY(json::object out,
            services.process.gate_checked(found, set == nullptr ? json::object() : *set, ask.language));
  out["may_decide"] = may_decide(services, who, found);
  return json_response(out);
}

// Of two decisions at the same moment one commits; the other is told what became of the gate, as if it had come later.
HandlerResult decided(Services& services, const workflows::Gate& gate, HandlerResult answered) {
  if (answered || !answered.error().is(store::kConflict)) return answered;
  const auto now = services.engine.gate(gate.tenant, gate.id);
  if (!now || now->state == "open") return answered;
  return fail(workflows::kGateClosed, {{"gate", gate.id}, {"state", now->state}});
}

HandlerResult approve(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(approve_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const workflows::Gate found, services.engine.gate(who.tenant, ask.path.at("id")));
  body["gate"] = found.id;
  const auto* set = json::get_object(body, "set");
  const bool corrected = set != nullptr && !set->empty();
  // The amount that policy judges is the corrected one.
  SOCLE_TRY(kernel::Attributes context, services.process.decision_context_of(found, who.id, corrected ? set : nullptr));
  HandlerResult answered = change(services, ask,
                                  call_of("gate.approve", {"Gate", found.id, {}}, body, std::move(context)),
                                  [](const std::string& call, const json::value& result) {
                                    json::object out = result.as_object();
                                    out["call"] = call;
                                    return json_response(out);
                                  });
  return decided(services, found, std::move(answered));
}

HandlerResult refuse(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(refuse_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const workflows::Gate found, services.engine.gate(who.tenant, ask.path.at("id")));
  body["gate"] = found.id;
  kernel::Call made = call_of("gate.refuse", {"Gate", found.id, {}}, body,
                              services.process.decision_context(found, who.id, false));
  HandlerResult answered = change(
      services, ask, std::move(made),
      [version = found.version, hash = found.hash](const std::string& call, const json::value& result) {
        json::object out = result.as_object();
        out["version"] = version;
        out["proposal_hash"] = hash;
        out["call"] = call;
        return json_response(out);
      });
  return decided(services, found, std::move(answered));
}

HandlerResult invoices(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "invoice.list", {"Invoice", "all", {}}));
  invoicing::Process::InvoiceFilter filter;
  filter.buyer = ask.query("buyer"), filter.state = ask.query("state");
  SOCLE_TRY(filter.from, date_of(ask, "from"));
  SOCLE_TRY(filter.until, date_of(ask, "until"));
  static constexpr std::string_view orders[] = {"number", "issue_date", "buyer"};
  SOCLE_TRY(const Order order, order_of(ask, orders, {"number", true}));
  filter.sort = order.column, filter.descending = order.descending;
  static constexpr std::string_view columns[] = {"number", "issue_date", "buyer", "gross", "currency", "state", "run"};
  return list(ask, "invoices", columns, [&](const std::string& after, std::size_t limit) -> Result<ListPage> {
    filter.after = after, filter.limit = limit;
    SOCLE_TRY(invoicing::Process::InvoicePage page, services.process.invoices(who.tenant, filter));
    return ListPage{std::move(page.rows), std::move(page.next)};
  });
}
} // namespace

std::vector<Route> work_routes() {
  // The stream is answered before the table (Api::answer); it stands here so that the table is whole.
  const auto streamed = [](Services&, const Ask& ask) -> HandlerResult {
    return fail(kNoRoute, {{"method", "GET"}, {"path", ask.request.path}, {"hint", ""}});
  };
  return {
      {"POST", "/api/v1/contracts/extract", "contract.extract", false, extract},
      {"GET", "/api/v1/runs", "run.list", false, runs},
      {"POST", "/api/v1/runs", "invoice.run", false, start_run, true},
      {"GET", "/api/v1/runs/{run}", "run.show", false, run},
      {"GET", "/api/v1/runs/{run}/events", "run.show", false, streamed},
      {"GET", "/api/v1/runs/{run}/document", "run.show", false, document},
      {"GET", "/api/v1/runs/{run}/files", "invoice.show", false, files},
      {"GET", "/api/v1/runs/{run}/files/{name}", "invoice.show", false, file},
      {"GET", "/api/v1/gates", "gate.list", false, gates},
      {"GET", "/api/v1/gates/{id}", "gate.show", false, gate},
      {"POST", "/api/v1/gates/{id}/check", "gate.show", false, check_gate},
      {"POST", "/api/v1/gates/{id}/approve", "gate.approve", false, approve, true},
      {"POST", "/api/v1/gates/{id}/refuse", "gate.refuse", false, refuse, true},
      {"GET", "/api/v1/invoices", "invoice.list", false, invoices},
  };
}

} // namespace socle::api
