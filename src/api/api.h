// What: Socle's own HTTP API, described by openapi.json: a table of routes, each with the action that policy
//   decides on, and handlers without logic: they read a request, make a call, and write the answer.
// Invariants: every route stands in openapi.json and every operation there is a route (a test compares them); whatever changes
//   something goes through kernel::Pipeline::run; whatever reads is identified and decided first.
// Threads: handlers are functions on a pool of their own, since they wait for the governed path; streams are coroutines on the
//   server's loops.
// Failure: every error is JSON with code, message, remedy and, where the governed path refused, its stage and call.
#pragma once

#include "api/idempotency.h"
#include "api/live.h"
#include "api/sign_in.h"
#include "api/strangers.h"
#include "api/watch.h"
#include "base/worker_pool.h"
#include "net/server.h"

#include "audit/audit.h"
#include "budget/budget.h"
#include "guard/guard.h"
#include "identity/identity.h"
#include "identity/sign_on.h"
#include "invoicing/process.h"
#include "kernel/pipeline.h"
#include "policy/publishing.h"
#include "workflows/workflows.h"

#include <atomic>
#include <map>

namespace socle::backends {
class Embedded;
class FileHub;
class Files;
class Hub;
class Models;
class Puller;
} // namespace socle::backends

namespace socle::api {

// The OpenAPI 3.1 document, as served under /api/v1/openapi.json.
std::string_view openapi_document();

// The one tenant whose log is under /audit/ and whose status strangers may see.
inline constexpr const char* kDefaultTenant = "default";

struct Reload {
  std::vector<std::string> changed; // keys of the configuration, and "policies", "tls"
  std::function<void()> apply; // quick, and cannot fail
};

struct Services {
  const Clock& clock;
  store::Store& store;
  identity::Identity& identity;
  policy::Policy& policy;
  policy::Publishing& publishing;
  policy::Decisions& decisions;
  budget::Budget& budget;
  audit::Audit& audit;
  kernel::Pipeline& pipeline;
  secrets::KeyRing& keys;
  workflows::Engine& engine;
  invoicing::Process& process;
  guard::Guard& guard;
  backends::Models& models;
  backends::Hub& hub;
  backends::Files& files;
  backends::FileHub& file_hub;
  backends::Puller& puller;
  identity::SignOn& sign_on;
  // Reads the configuration anew: what changes, or why it cannot; nothing has changed before `apply` is called.
  std::function<Result<Reload>()> reload = {};
  backends::Embedded* embedded = nullptr; // null: model files are not run here
  std::shared_ptr<Proofs> proofs = std::make_shared<Proofs>();
  Microseconds started = clock.monotonic();
};

// What a body may hold. A member that is misspelt, or of another type, is refused: without effect it would be a trap.
struct Member {
  enum class Type { text, integer, boolean, object, array, any };
  std::string_view name;
  Type type = Type::text;
  bool required = false;
  bool nullable = false;
};

// One request on its way: who asks, with what, and the parts of its path.
struct Ask {
  const net::Request& request;
  std::map<std::string, std::string, std::less<>> path; // "{id}" → value
  kernel::Credential credential;
  Language language = Language::english;
  bool by_session = false;
  // Set where the request carries an Idempotency-Key: what has to commit with the change that gives this answer.
  std::function<Result<store::Unit>(const net::Response&)> remember;

  Result<json::object> body() const; // an object, or an error
  Result<json::object> body(std::span<const Member> members) const; // of these members only, each of its type
  std::string query(std::string_view name) const;
  Result<std::size_t> limit() const; // of a list; an error where it is no number or out of bounds
};

using HandlerResult = Result<net::Response>;

struct Route {
  std::string_view method;
  std::string_view pattern; // "/api/v1/runs/{run}"; {path...} takes the rest
  std::string_view action; // as in openapi.json's x-socle-action; empty: none
  bool open = false; // answers strangers
  std::function<HandlerResult(Services&, const Ask&)> handle;
  bool remembered = false; // takes an Idempotency-Key: the same key gives the same answer, also after a restart
};
std::span<const Route> routes();
// The groups of the table.
std::vector<Route> people_routes();
std::vector<Route> directory_routes();
std::vector<Route> factor_routes();
std::vector<Route> passkey_routes();
std::vector<Route> scim_routes();
std::vector<Route> work_routes();
std::vector<Route> governance_routes();
std::vector<Route> publishing_routes();
std::vector<Route> replay_routes();
std::vector<Route> disclosure_routes();
std::vector<Route> model_routes();
std::vector<Route> budget_routes();
std::vector<Route> model_pull_routes();
std::vector<Route> routing_routes();
std::vector<Route> model_state_routes();
std::vector<Route> file_routes();
std::vector<Route> call_routes();
std::vector<Route> call_event_routes();
std::vector<Route> ai_use_routes();

// The actions that change people, keys, master data, policies and budgets; at start-up.
void register_actions(Services& services);
void register_publishing(Services& services); // policies, their signers and proposals
void register_models(Services& services); // the registry of models
void register_reload(Services& services); // server.reload
void register_budgets(Services& services); // limits, late bills, purposes
void register_model_pulls(Services& services);
void register_directory(Services& services); // the company's own directory
void register_factor(Services& services); // the second factor
void register_disclosure(Services& services); // a call's body, and the erasing of bodies

// Adds an action that only changes Socle's own state: computes a unit from the call's body, which commits with the receipt.
using Changed = Result<kernel::Outcome>;
void add_change(Services& services, std::string action,
                std::function<Changed(const json::object& body, const kernel::Principal& who)> change);

// The same where the change is computed from the call itself.
void add_call(Services& services, std::string action,
              std::function<Changed(const kernel::Call& call, const kernel::Principal& who)> change);

// SCIM under /scim/v2 has errors of its own shape.
bool is_scim_path(std::string_view path);
net::Response scim_refusal(const Error& error, Language language);

class Api {
 public:
  explicit Api(Services services);
  net::Handler handler();
  // Before the body is read: a stranger's upload is refused unread.
  net::Admission admission();

 private:
  Task<net::Response> answer(net::Request request);
  net::Response handle(const net::Request& request);
  // Carries out, or answers again what was answered to the same request with the same key.
  HandlerResult once(const Route& route, Ask& ask);
  // A run that somebody waits for (waiting.cpp).
  struct Followed {
    std::string tenant, id;
    Language language = Language::english;
    std::shared_ptr<net::Peer> peer;
    std::string person = {}, key = {}; // whose stream it is; empty: no stream
  };
  // Somebody who watches calls (call_events.cpp).
  struct Watched {
    std::string tenant;
    kernel::Credential credential;
    audit::CallFilter filter;
    std::uint64_t next = 0; // index of the log
    std::shared_ptr<net::Peer> peer;
  };
  net::Response call_events(const net::Request& request);
  Task<void> follow_calls(Watched given, net::Stream& stream);
  Result<json::array> published_since(Watched& watched);
  // The models' own protocols (hub.cpp).
  static bool is_model_path(std::string_view path);
  static net::Response model_refusal(const net::Request& request, const Error& error);
  static net::Response refusal(const net::Request& request, const Error& error); // in the shape that the path speaks
  Task<net::Response> answer_model(std::shared_ptr<net::Request> request);
  Result<net::Response> list_models(const Ask& ask);
  // Files that endpoints keep (hub_files.cpp). `arrived`: by Clock::monotonic().
  static bool is_file_path(std::string_view path);
  Task<net::Response> answer_files(std::shared_ptr<net::Request> request, Ask ask, Microseconds arrived);
  Result<net::Response> list_files(const Ask& ask, bool claude);
  net::Response run_events(const net::Request& request, const std::string& run);
  Task<void> follow(Followed run, net::Stream& stream);
  Task<Result<net::Response>> at_gate(Followed run);
  Result<net::Response> started_run(const workflows::Run& run, Language language);
  Result<Ask> identify(const net::Request& request) const;
  // Looks at an access token that was not seen before; the request goes on where there is none, or it holds.
  Task<Result<void>> examine_token(std::shared_ptr<net::Request> request);

  Services services_;
  WorkerPool pool_;
  Idempotency idempotency_;
  std::shared_ptr<Watch> watch_; // also the engine's, which outlives the API
  Strangers strangers_;
  std::shared_ptr<Live> live_; // also identity's, which outlives the API
};

// The error as JSON, with the stage and the call that the governed path put into its parameters.
net::Response failed(const Error& error, Language language);
net::Response json_response(const json::value& value, int status = 200);
net::Response list_response(json::array items, std::size_t limit, std::string_view key);
// The call through the governed path, as the asker, and its answer made of what came out. Where the request carries a key, the
// answer commits with the change.
using Shown = std::function<net::Response(const std::string& call, const json::value& result)>;
HandlerResult change(Services& services, const Ask& ask, kernel::Call made, const Shown& shown);
kernel::Call call_of(std::string action, kernel::Resource resource, const json::object& body,
                     kernel::Attributes context = {});
net::Response session_response(Services& services, const identity::Session& session);
net::Response signed_in_response(Services& services, const Ask& ask,
                                 const SignedIn& signed_in); // with the session's cookie
std::string session_cookie(const std::string& value, bool secure, std::string_view age);
net::Response shown_as_is(const std::string& call, const json::value& result);
net::Response shown_as_made(const std::string& call, const json::value& result); // 201
net::Response shown_as_done(const std::string& call, const json::value& result); // 204
// Whose access token this is, asked of the issuer where it has to be; the token is known from then on.
Result<void> trust_token(Services& services, const std::string& token);
Result<kernel::Principal> read(Services& services, const Ask& ask, std::string_view action,
                               const kernel::Resource& resource);
// "usr_…", an e-mail address, or Role::approver for anybody of that role.
Result<kernel::Principal> whom(Services& services, const kernel::Principal& asker, const std::string& text);
json::array strings(const std::vector<std::string>& items);
json::object obligations_json(const kernel::Obligations& obligations);

} // namespace socle::api
