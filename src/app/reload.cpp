#include "app/reload.h"

namespace socle::app {

log::Level log_level_of(const Config& config) {
  return config.log_level == "debug"     ? log::Level::debug
         : config.log_level == "warning" ? log::Level::warning
         : config.log_level == "error"   ? log::Level::error
                                         : log::Level::info;
}

Result<void> record_reload(App& app, const Result<api::Reload>& prepared) {
  kernel::Call call;
  call.id = app.pipeline().new_call_id();
  call.action = "server.reload";
  call.resource = {"Status", "server", {}};
  call.purpose = "signal";
  kernel::Principal server;
  server.id = "server"; // whoever may send it a signal: the machine knows who that is, Socle does not
  server.tenant = kDefaultTenant;
  server.kind = "service";
  json::object facts;
  if (prepared) facts["changed"] = json::array(prepared->changed.begin(), prepared->changed.end());
  const kernel::Receipt receipt{.call = call,
                                .principal = &server,
                                .decision = nullptr,
                                .findings = {},
                                .status = prepared ? "done" : "failed",
                                .stage = prepared ? "" : "execute",
                                .error = prepared ? "" : std::string(prepared.error().code()),
                                .candidate = "here",
                                .cost = {},
                                .facts = facts,
                                .stages = {},
                                .intent_recorded = false,
                                .at = app.clock().now()};
  SOCLE_TRY(store::Unit unit, app.audit().outcome(receipt));
  SOCLE_CHECK(app.store().commit_now(std::move(unit)));
  return {};
}

} // namespace socle::app
