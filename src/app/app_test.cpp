// The main job through the whole house, without a network: both stores run it as scenarios; here it must simply be true.
#include "app/app.h"

#include "audit/verify.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace socle::app {
namespace {

Bytes file(const std::string& name) {
  std::ifstream in(std::string(SOCLE_SOURCE_DIR) + "/" + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return Bytes{std::istreambuf_iterator<char>(in), {}};
}

struct House {
  std::filesystem::path data = std::filesystem::temp_directory_path() / ("socle-app-" + std::to_string(::getpid()));
  std::unique_ptr<App> app;
  kernel::Credential owner;
  std::string owner_id;

  House() {
    std::filesystem::remove_all(data);
    std::filesystem::create_directories(data);
    open();
    auto made = app->initialize("owner@socle.example", "Europe/Berlin");
    EXPECT_TRUE(made) << made.error().describe();
    owner = {kernel::Credential::Kind::api_key, made->key};
    owner_id = app->identity().identify(owner)->id;
  }
  ~House() {
    app.reset();
    std::filesystem::remove_all(data);
  }
  void open() {
    app.reset();
    Config config;
    config.audit_origin = "socle.example/test";
    auto opened = App::open(data, config);
    ASSERT_TRUE(opened) << opened.error().describe();
    app = std::move(*opened);
    const auto started = app->engine().start();
    ASSERT_TRUE(started) << started.error().describe();
  }
  void commit(Result<kernel::Outcome> change) {
    ASSERT_TRUE(change) << change.error().describe();
    ASSERT_TRUE(app->store().commit_now(std::move(change->unit)));
    if (change->committed) change->committed();
  }
  void master_data() {
    commit(
        app->process().master_data().set_company("default", json::parse(file("examples/company.json"))->as_object()));
    const auto customers = json::parse(file("examples/customers.json"));
    for (const auto& customer : customers->as_array())
      commit(app->process().master_data().set_customer("default", "", customer.as_object()));
  }
  Result<kernel::Answer> call(std::string action, std::string type, std::string id, const json::object& body,
                              kernel::Attributes context = {}) {
    kernel::Call call;
    call.action = std::move(action);
    call.resource = {std::move(type), std::move(id), {}};
    call.context = std::move(context);
    call.purpose = "test";
    call.body = json::canonical(body);
    return app->pipeline().run_now(owner, std::move(call));
  }
  std::string start(const std::string& paper) {
    auto blob = app->process().keep("default", file(paper));
    EXPECT_TRUE(blob);
    json::object body;
    body["document"] = *blob;
    body["name"] = std::filesystem::path(paper).filename().string();
    auto answer = call("invoice.run", "Run", "new", body);
    EXPECT_TRUE(answer) << answer.error().describe();
    return answer ? json::get_string(answer->outcome.result.as_object(), "run").value_or("") : "";
  }
  Result<kernel::Answer> approve(const std::string& gate_id, const json::object& set = {}) {
    auto gate = app->engine().gate("default", gate_id);
    EXPECT_TRUE(gate);
    json::object body;
    body["gate"] = gate_id;
    body["proposal_hash"] = gate->hash;
    body["set"] = set;
    return call("gate.approve", "Gate", gate_id, body, app->process().decision_context(*gate, owner_id, !set.empty()));
  }
};

TEST(App, turns_a_signed_contract_into_an_invoice_and_proves_it) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "its workflow evaluates expressions in the sandbox, where the thread sanitizer does not start";
#endif
  House house;
  house.master_data();
  const std::string id = house.start("examples/contracts/01-de-managed-services.pdf");
  auto run = house.app->engine().wait("default", id, std::chrono::seconds(60));
  ASSERT_TRUE(run);
  ASSERT_EQ(run->state, "waiting") << run->error << " " << run->error_code;
  auto gate = house.app->engine().gate("default", run->gate);
  ASSERT_TRUE(gate);
  auto details = house.app->process().gate_details(*gate, Language::german);
  ASSERT_TRUE(details) << details.error().describe();
  auto answer = house.approve(run->gate);
  ASSERT_TRUE(answer) << answer.error().describe() << json::write_pretty((*details)["checks"]);
  run = house.app->engine().wait("default", id, std::chrono::seconds(60));
  ASSERT_EQ(run->state, "done") << run->error;
  auto files = house.app->process().files("default", id);
  ASSERT_TRUE(files);
  EXPECT_EQ(files->size(), 4U);
  auto proof = house.app->audit().receipt("default", answer->call);
  ASSERT_TRUE(proof) << proof.error().describe();
  auto row = house.app->audit().call("default", answer->call);
  auto entry = house.app->audit().entry_bytes("default", *row->outcome_index);
  auto key = audit::parse_verifier_key(*house.app->audit().verifier_key("default"));
  EXPECT_TRUE(audit::verify_receipt(*proof, *entry, *key));
  EXPECT_TRUE(audit::verify_log(house.data / "audit" / "default", *key));
}

} // namespace
} // namespace socle::app
