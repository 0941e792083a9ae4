#include "app/app.h"

#include "app/errors.h"
#include "app/policies.h"

#include "api/api.h"
#include "backends/models_pull.h"
#include "secrets/errors.h"

#include "base/file.h"
#include "base/log.h"

#include <fstream>
#include <iterator>

namespace socle::app {

std::vector<store::Migration> all_migrations() {
  std::vector<store::Migration> out;
  for (const auto part :
       {identity::migrations(), policy::migrations(), budget::migrations(), audit::migrations(),
        workflows::migrations(), invoicing::migrations(), api::migrations(), backends::migrations()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

namespace {
// The programs that run apart lie beside the one that runs: they are installed together.
std::optional<std::filesystem::path> program_beside(const std::string& name) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  for (const auto& candidate : {self.parent_path() / name, self.parent_path().parent_path() / "libexec/socle" / name,
                                self.parent_path().parent_path() / name}) {
    if (std::filesystem::exists(candidate, error)) return candidate;
  }
  return std::nullopt;
}

Result<Bytes> evaluator_program() {
  const auto path = program_beside("socle-jq");
  if (!path) return fail(kPartMissing, {{"program", "socle-jq"}});
  std::ifstream in(*path, std::ios::binary);
  return Bytes{std::istreambuf_iterator<char>(in), {}};
}

// Compiling the detectors takes most of a second: what was compiled is kept, sealed, since who could change it could blind them.
Result<std::unique_ptr<guard::Guard>> guard_with(const std::filesystem::path& file, secrets::KeyRing& keys,
                                                 bool classifier) {
  constexpr const char* scope = "cache";
  constexpr const char* name = "guard";
  constexpr std::size_t kept_bytes_max = 64U << 20; // some 3 MB today
  Bytes kept;
  if (const auto sealed = read_file(file, kept_bytes_max); sealed && *sealed)
    kept = keys.open(scope, **sealed, name).value_or(Bytes());
  SOCLE_TRY(auto made, guard::Guard::create(kept, classifier));
  if (const auto compiled = made->compiled()) {
    const auto sealed = keys.seal(scope, *compiled, name);
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    if (!sealed || !write_file_durably(file, *sealed))
      log::warning("app", "the compiled detectors could not be kept: the next start takes longer",
                   {{"file", file.string()}});
  }
  return made;
}

// The class under which the log seals this month's bodies: past decisions end with them (audit/erasing.cpp).
Result<std::string> class_of_month(secrets::KeyRing& keys, std::string_view tenant, Timestamp at) {
  const std::string month = audit::Audit::retention_class(tenant, at);
  for (int erasures = 0;; ++erasures) {
    std::string name = erasures == 0 ? month : month + "." + std::to_string(erasures + 1);
    const auto key = keys.mac_key(name);
    if (key) return name;
    if (!key.error().is(secrets::kDestroyed)) return std::unexpected(key.error());
  }
}

// Without it everything works but model files, and the log says why.
std::unique_ptr<backends::Embedded> embedded_in(const std::filesystem::path& data, const Clock& clock) {
  constexpr std::size_t folder_bytes_max = 90; // a socket's whole path has 107
  const auto folder = std::filesystem::absolute(data) / "run";
  const auto program = program_beside("socle-llama");
  std::string why = !program ? "socle-llama does not lie beside socle"
                    : folder.string().size() > folder_bytes_max
                        ? "the path " + folder.string() + " is too long for sockets"
                        : "";
  if (why.empty()) {
    auto made = backends::Embedded::create(clock, {.program = program->string(), .folder = folder.string()});
    if (made) return std::move(*made);
    why = made.error().message();
  }
  log::warning("app", "model files cannot be run", {{"reason", why}});
  return nullptr;
}
} // namespace

Result<std::unique_ptr<App>> App::open(const std::filesystem::path& data, Config config, Replacements replacements) {
  std::unique_ptr<App> app(new App());
  SOCLE_CHECK(app->build(data, std::move(config), std::move(replacements)));
  return app;
}

// Members end in reverse order: runs stop advancing before the pipeline that carries them.
App::~App() {
  if (pipeline_) pipeline_->close();
}

Result<void> App::build(const std::filesystem::path& data, Config config, Replacements replacements) {
  config_ = std::move(config);
  clock_ = replacements.clock != nullptr ? replacements.clock : &system_clock_;
  random_ = replacements.random != nullptr ? replacements.random : &system_random_;
  SOCLE_TRY(Bytes program, evaluator_program()); // first: an installation that is not whole makes nothing
  const auto in_data = [&](const std::string& configured, const char* name) {
    return configured.empty() ? data / name : std::filesystem::path(configured);
  };
  const bool fresh = !std::filesystem::exists(in_data(config_.keys, "keys"));
  SOCLE_TRY(keys_, secrets::open_key_ring(in_data(config_.keys, "keys"), fresh, *random_));
  const auto migrations = all_migrations();
  SOCLE_TRY(store_, store::open_store(
                        {.location = config_.store.empty() ? "sqlite:" + (data / "store").string() : config_.store,
                         .sqlite_vfs = {}},
                        migrations));
  if (replacements.store) store_ = replacements.store(std::move(store_));
  SOCLE_TRY(blobs_, blobs::open_blobs(data / "blobs", *keys_));
  SOCLE_TRY(identity_, identity::Identity::open({*clock_, *random_, *store_, *keys_}));
  identity_->set_relying_party(party_of(config_));
  sign_on_ = std::make_unique<identity::SignOn>(
      identity::SignOn::Parts{*clock_, *random_, *keys_, identity::ask_over_http(*clock_, config_.tls_authorities)});
  const auto people = [identity = identity_.get()](std::string_view, std::string_view id) {
    return identity->identify({kernel::Credential::Kind::delegated, std::string(id)});
  };
  SOCLE_TRY(policy_, policy::Policy::open(*store_, *clock_, policy::default_files(), people));
  SOCLE_TRY(guard_, guard_with(data / "cache" / "guard", *keys_, config_.guard_classifier == "on"));
  SOCLE_TRY(budget_, budget::Budget::open({*clock_, *store_}));
  SOCLE_TRY(audit_, audit::Audit::open({*clock_, *store_, *keys_}, {data / "audit", config_.audit_origin}));
  SOCLE_TRY(decisions_, policy::Decisions::open({*clock_, *random_, *store_, *keys_,
                                                 [keys = keys_.get()](std::string_view tenant, Timestamp at) {
                                                   return class_of_month(*keys, tenant, at);
                                                 }}));
  decisions_->set_days(config_.decisions_kept_days);
  policy_->keep_in(decisions_.get());
  publishing_ = std::make_unique<policy::Publishing>(
      *policy_, *store_, *clock_, *random_,
      [audit = audit_.get()](std::string_view tenant) { return audit->origin(tenant); });
  if (!config_.policies.empty()) {
    SOCLE_TRY(auto policies, directory_policies(config_.policies, *publishing_));
    policy_->set_defaults(std::move(policies));
  }
  SOCLE_TRY(models_, backends::Models::open({*clock_, *store_, *keys_}));
  workers_ = std::make_unique<WorkerPool>(static_cast<std::size_t>(config_.workers), 256);

  const auto part = [](const auto& replace, auto& real) -> auto& { return replace ? replace(real) : real; };
  kernel::Identifier& identifier = part(replacements.identifier, static_cast<kernel::Identifier&>(*identity_));
  kernel::Inspector& inspector = part(replacements.inspector, static_cast<kernel::Inspector&>(*guard_));
  kernel::Decider& decider = part(replacements.decider, static_cast<kernel::Decider&>(*policy_));
  kernel::Accountant& accountant = part(replacements.accountant, static_cast<kernel::Accountant&>(*budget_));
  telemetry_ = std::make_unique<Telemetry>(*clock_,
                                           part(replacements.recorder, static_cast<kernel::Recorder&>(*audit_)));
  telemetry_->configure(telemetry_of(config_));
  kernel::Recorder& recorder = *telemetry_;
  pipeline_ = std::make_unique<kernel::Pipeline>(kernel::Pipeline::Parts{
      *clock_, *random_, *store_, *workers_, identifier, inspector, decider, accountant, recorder});

  embedded_ = embedded_in(data, *clock_);
  SOCLE_TRY(files_, backends::Files::open({*clock_, *store_, *keys_}));
  SOCLE_TRY(hub_, backends::Hub::create(
                      {*clock_, *models_, *pipeline_, files_.get(), embedded_.get(), config_.tls_authorities}));
  SOCLE_TRY(file_hub_, backends::FileHub::create(
                           {*clock_, *models_, *files_, hub_->health(), *pipeline_, config_.tls_authorities}));
  evaluator_ = std::make_unique<workflows::SandboxedEvaluator>(std::move(program));
  outbox_ = std::make_unique<connectors::Outbox>(*clock_, in_data(config_.outbox, "outbox"));
  engine_ = std::make_unique<workflows::Engine>(
      workflows::Engine::Parts{*clock_, *random_, *store_, *blobs_, *pipeline_, *evaluator_});
  process_ = std::make_unique<invoicing::Process>(invoicing::Process::Parts{
      *clock_, *random_, *store_, *blobs_, *pipeline_, *engine_, *outbox_,
      [identity = identity_.get()](std::string_view tenant) { return identity->zone(tenant); },
      config_.page_price_micros});
  SOCLE_CHECK(process_->register_all());
  puller_ = std::make_unique<backends::Puller>(
      backends::Puller::Parts{*clock_, data / "models", config_.models_hub, config_.tls_authorities});
  return {};
}

Result<Initialized> App::initialize(const std::string& owner_email, const std::string& zone) {
  const std::string tenant(kDefaultTenant);
  const auto commit = [&](identity::Change change) -> Result<json::value> {
    SOCLE_CHECK(store_->commit_now(std::move(change.unit)));
    if (change.committed) change.committed();
    return std::move(change.result);
  };
  SOCLE_TRY(auto made, identity_->add_tenant(tenant, tenant, zone));
  SOCLE_CHECK(commit(std::move(made)));
  SOCLE_TRY(auto owner, identity_->add_person(tenant, "Owner", owner_email, "owner"));
  SOCLE_TRY(const json::value person, commit(std::move(owner)));
  const std::string id = json::get_string(person.as_object(), "id").value_or("");
  SOCLE_TRY(auto key, identity_->create_key(tenant, id, {}, std::nullopt));
  SOCLE_TRY(const json::value shown, commit(std::move(key)));
  Initialized out;
  out.email = owner_email;
  out.password = json::get_string(person.as_object(), "password").value_or("");
  out.key = json::get_string(shown.as_object(), "key").value_or("");
  out.origin = audit_->origin(tenant);
  SOCLE_TRY(out.verifier_key, audit_->verifier_key(tenant));
  return out;
}

} // namespace socle::app
