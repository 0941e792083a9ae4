// What the audit tests share: a log on a real store, its files, and what is written into it.
#pragma once

#include "audit/audit.h"

#include "audit/errors.h"
#include "audit/limits.h"
#include "audit/verify.h"

#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace socle::audit {

namespace fs = std::filesystem;

inline Bytes content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes{std::istreambuf_iterator<char>(in), {}};
}

inline void put(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

// Counts what the thread that opens it reads of the journal.
class CountingStore final : public store::Store {
 public:
  explicit CountingStore(std::unique_ptr<store::Store> real) : real_(std::move(real)) {}
  std::atomic<std::size_t> records = 0;
  void commit(store::Unit unit, Done done) override { real_->commit(std::move(unit), std::move(done)); }
  Result<store::Rows> read(std::string sql, std::vector<store::Value> values, Microseconds deadline) override {
    return real_->read(std::move(sql), std::move(values), deadline);
  }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit,
                                                         std::string kind) override {
    auto out = real_->journal_after(sequence, limit, std::move(kind));
    if (out && std::this_thread::get_id() == counted_) records += out->size();
    return out;
  }
  std::string_view kind() const override { return real_->kind(); }

 private:
  const std::thread::id counted_ = std::this_thread::get_id();
  std::unique_ptr<store::Store> real_;
};

class AuditTest : public testing::Test {
 protected:
  AuditTest() {
    std::string name = (fs::temp_directory_path() / "socle-audit-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    keys_ = std::move(*secrets::open_key_ring(folder_ / "keys", true, random_));
  }
  ~AuditTest() override {
    close();
    fs::remove_all(folder_);
  }

  Result<void> try_open() {
    SOCLE_TRY(auto real, store::open_store({"sqlite:" + (folder_ / "store").string(), 1, 0, {}}, migrations()));
    store_ = std::make_unique<CountingStore>(std::move(real));
    SOCLE_TRY(audit_, Audit::open({clock_, *store_, *keys_}, {folder_ / "audit", "socle.example/test"}));
    return {};
  }
  void open() {
    const auto opened = try_open();
    ASSERT_TRUE(opened) << opened.error().describe();
  }
  void close() {
    audit_.reset();
    store_.reset();
  }
  fs::path log() const { return folder_ / "audit" / "acme"; }
  VerifierKey key() {
    return parse_verifier_key(format_verifier_key("socle.example/test/acme", keys_->public_key("audit-acme").value()))
        .value();
  }
  Result<Verified> verified() { return verify_log(log(), key()); }

  kernel::Call call_of(const std::string& id) const {
    kernel::Call call;
    call.id = id;
    call.action = "contract.read";
    call.resource = {"Contract", "ctr_1", {}};
    call.purpose = "invoice from contract";
    call.input = {{"page 1", "the secret words of the contract", kernel::Provenance::document}};
    call.body = "the secret body of the contract";
    return call;
  }
  Result<store::Unit> intent_of(const kernel::Call& call) {
    static const kernel::Decision decision{true, {"p1"}, "permitted", "because an engineer may", "bundle", {}};
    static const kernel::Candidate candidate{"here", "local", {}};
    static const std::vector<kernel::Finding> findings{{"iban", 0, 0, 5, 99}};
    return audit_->intent({call, principal_, decision, findings, candidate, {}, clock_.now()});
  }
  Result<store::Unit> outcome_of(const kernel::Call& call, bool intent_recorded, std::string status = "done") {
    kernel::Receipt receipt{.call = call,
                            .principal = &principal_,
                            .findings = {},
                            .status = std::move(status),
                            .stage = {},
                            .error = {},
                            .candidate = "here",
                            .cost = {},
                            .facts = {},
                            .stages = {},
                            .intent_recorded = intent_recorded,
                            .at = clock_.now()};
    return audit_->outcome(receipt);
  }
  void commit(Result<store::Unit> unit) {
    ASSERT_TRUE(unit) << unit.error().describe();
    const auto done = store_->commit_now(std::move(*unit));
    ASSERT_TRUE(done) << done.error().describe();
  }
  void make_call(const std::string& id) { // two entries
    const auto call = call_of(id);
    commit(intent_of(call));
    commit(outcome_of(call, true));
  }
  void publish() {
    const auto published = audit_->publish();
    ASSERT_TRUE(published) << published.error().describe();
  }
  // Raw entries, many in one unit: for logs whose size matters and not what they say.
  void add_entries(int count, int from = 0) {
    store::Unit unit;
    for (int i = from; i < from + count; ++i)
      unit.journal.push_back({"acme", "audit", "{\"call\":\"call_" + std::to_string(i) + "\",\"kind\":\"outcome\"}"});
    commit(std::move(unit));
  }
  std::vector<std::string> files() const { // of the log, relative
    std::vector<std::string> out;
    for (const auto& item : fs::recursive_directory_iterator(log())) {
      if (item.is_regular_file()) out.push_back(fs::relative(item.path(), log()).string());
    }
    std::ranges::sort(out);
    return out;
  }
  void snapshot(const char* name) { fs::copy(folder_ / "store", folder_ / name, fs::copy_options::recursive); }
  void restore(const char* name) {
    fs::remove_all(folder_ / "store");
    fs::rename(folder_ / name, folder_ / "store");
  }

  fs::path folder_;
  SystemRandom random_;
  ManualClock clock_;
  kernel::Principal principal_{"usr_1", "acme", "user", "engineer", {}, {}, {}, Language::english};
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<CountingStore> store_;
  std::unique_ptr<Audit> audit_;
};

} // namespace socle::audit
