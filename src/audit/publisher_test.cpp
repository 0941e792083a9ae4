// The whole log on a real store: entries become tiles and checkpoints that verify, and whatever is changed is found.
#include "audit/audit_testing.h"

#include "base/id.h"

namespace socle::audit {
namespace {

TEST_F(AuditTest, calls_become_a_signed_log_that_verifies_offline) {
  open();
  make_call("call_1");
  make_call("call_2");
  publish();
  const auto checked = verified();
  ASSERT_TRUE(checked) << checked.error().describe();
  EXPECT_EQ(checked->origin, "socle.example/test/acme");
  EXPECT_EQ(checked->size, 4U);
  EXPECT_EQ(checked->root, audit_->head("acme").root);
  EXPECT_EQ(audit_->call("acme", "call_2")->outcome_index, 3U);
  const std::string receipt = audit_->receipt("acme", "call_1").value();
  EXPECT_TRUE(verify_receipt(receipt, audit_->entry_bytes("acme", 1).value(), key()));
  EXPECT_FALSE(verify_receipt(receipt, audit_->entry_bytes("acme", 3).value(), key()));
}

TEST_F(AuditTest, entries_hold_commitments_and_no_content) {
  open();
  make_call("call_1");
  publish();
  for (std::uint64_t index = 0; index < 2; ++index) {
    const Bytes entry = audit_->entry_bytes("acme", index).value();
    EXPECT_EQ(entry.find("secret"), std::string::npos) << entry;
    EXPECT_EQ(json::canonical(json::parse(entry).value()), entry) << "canonical JSON";
  }
  const auto entry = json::parse(audit_->entry_bytes("acme", 0).value()).value().as_object();
  const Bytes mac = keys_->mac_key(Audit::retention_class("acme", clock_.now())).value();
  EXPECT_EQ(json::text(entry.at("commitments").at("body")),
            to_hex(view(hmac_sha256(mac, "the secret body of the contract"))));
  EXPECT_EQ(json::text(entry.at("decision").at("effect")), "permit");
  EXPECT_EQ(entry.at("guard").at("findings").at("iban").as_int64(), 1);
  for (const auto& name : files()) EXPECT_EQ(content_of(log() / name).find("secret"), std::string::npos) << name;
}

TEST_F(AuditTest, destroying_the_retention_class_erases_the_body_and_the_log_still_verifies) {
  open();
  make_call("call_1");
  publish();
  EXPECT_EQ(audit_->body("acme", "call_1").value(), "the secret body of the contract");
  ASSERT_TRUE(keys_->destroy(Audit::retention_class("acme", clock_.now())));
  EXPECT_FALSE(audit_->body("acme", "call_1"));
  EXPECT_TRUE(verified());
  close();
  open();
  EXPECT_FALSE(audit_->body("acme", "call_1"));
  EXPECT_TRUE(audit_->receipt("acme", "call_1"));
}

TEST_F(AuditTest, a_month_goes_on_under_a_new_key_after_its_class_was_destroyed) {
  open();
  make_call("call_1");
  ASSERT_TRUE(keys_->destroy(Audit::retention_class("acme", clock_.now())));
  make_call("call_2");
  publish();
  EXPECT_FALSE(audit_->body("acme", "call_1"));
  EXPECT_EQ(audit_->body("acme", "call_2").value(), "the secret body of the contract");
  const auto classes = audit_->classes("acme").value();
  ASSERT_EQ(classes.size(), 2U);
  EXPECT_EQ(classes[1].name, Audit::retention_class("acme", clock_.now()) + ".2");
  close();
  open();
  make_call("call_3");
  EXPECT_TRUE(audit_->body("acme", "call_3"));
}

TEST_F(AuditTest, one_flipped_bit_in_any_byte_of_any_file_is_found_and_the_file_named) {
  open();
  make_call("call_1");
  publish(); // leaves partial tiles of width 2 beside those of width 6
  make_call("call_2");
  make_call("call_3");
  publish();
  close();
  ASSERT_TRUE(verified());
  const auto names = files();
  EXPECT_GE(names.size(), 6U) << "checkpoint, key, two partial tiles, two partial bundles";
  for (const auto& name : names) {
    if (name == "verifier-key") continue; // what is verified against is given, not believed
    const Bytes bytes = content_of(log() / name);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      Bytes changed = bytes;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ (1U << (i % 8)));
      put(log() / name, changed);
      const auto checked = verified();
      ASSERT_FALSE(checked) << name << " byte " << i;
      const std::string said = checked.error().message();
      ASSERT_NE(said.find(name + ":"), std::string::npos) << name << " byte " << i << ": " << said;
      if (name.starts_with("tile/entries/") &&
          said.find(" to ") != std::string::npos) { // the place of the entry that holds the byte
        const auto at = said.find("byte ") + 5;
        std::size_t begin = 0, end = 0;
        ASSERT_EQ(std::sscanf(said.c_str() + at, "%zu to %zu", &begin, &end), 2) << said;
        ASSERT_TRUE(begin <= i && i < end) << name << " byte " << i << ": " << said;
      }
    }
    put(log() / name, bytes);
  }
  EXPECT_TRUE(verified());
}

TEST_F(AuditTest, one_changed_record_of_the_journal_is_found_and_named_by_byte) {
  open();
  for (int i = 0; i < 3; ++i) make_call("call_" + std::to_string(i));
  publish();
  const auto journal = [this](std::int64_t after) { return store_->journal_after(after, 2, "audit"); };
  const std::uint64_t size = verified()->size;
  ASSERT_TRUE(verify_journal(journal, log(), "acme", size));
  const auto records = store_->journal_after(0, 100, "audit").value();
  const auto changed = [&](std::int64_t after) -> Result<std::vector<store::JournalEntry>> {
    SOCLE_TRY(auto out, journal(after));
    for (auto& record : out) {
      if (record.sequence == records[3].sequence) record.body[17] ^= 1;
    }
    return out;
  };
  const auto found = verify_journal(changed, log(), "acme", size);
  ASSERT_FALSE(found);
  const std::string said = found.error().message();
  EXPECT_NE(said.find("record " + std::to_string(records[3].sequence)), std::string::npos) << said;
  EXPECT_NE(said.find("byte 17"), std::string::npos) << said;
  EXPECT_NE(said.find("entry 3"), std::string::npos) << said;
  const auto shorter = [&](std::int64_t after) -> Result<std::vector<store::JournalEntry>> {
    SOCLE_TRY(auto out, journal(after));
    std::erase_if(out, [&](const auto& record) { return record.sequence == records.back().sequence; });
    return out;
  };
  EXPECT_FALSE(verify_journal(shorter, log(), "acme", size));
}

TEST_F(AuditTest, a_changed_missing_cut_or_foreign_file_of_a_log_of_several_tiles_is_found) {
  open();
  add_entries(600);
  publish();
  add_entries(7, 600);
  publish();
  close();
  ASSERT_EQ(verified()->size, 607U);
  for (const auto& name : files()) {
    if (name == "verifier-key") continue;
    const Bytes bytes = content_of(log() / name);
    for (std::size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 7) {
      Bytes changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ 4);
      put(log() / name, changed);
      EXPECT_FALSE(verified()) << name << " byte " << i;
    }
    put(log() / name, bytes + "x");
    EXPECT_FALSE(verified()) << name << " longer";
    put(log() / name, bytes.substr(0, bytes.size() - 1));
    EXPECT_FALSE(verified()) << name << " shorter";
    if (name.find(".p/88") == std::string::npos) { // older partial tiles may go
      fs::remove(log() / name);
      EXPECT_FALSE(verified()) << name << " missing";
    }
    put(log() / name, bytes);
  }
  ASSERT_TRUE(verified());
  put(log() / "tile/0/002.p/other", "x");
  EXPECT_FALSE(verified());
}

TEST_F(AuditTest, a_log_rewritten_by_someone_without_the_key_is_found) {
  open();
  add_entries(3);
  publish();
  close();
  const fs::path bundle = log() / "tile/entries/000.p/3";
  Bytes bytes = content_of(bundle);
  bytes[bytes.find("call_1") + 5] = '9';
  put(bundle, bytes);
  Bytes hashes;
  const auto entries = entries_of_bundle(bytes).value();
  for (const auto& entry : entries) hashes += view(leaf_hash(entry));
  put(log() / "tile/0/000.p/3", hashes); // even with tiles that fit
  const auto checked = verified();
  ASSERT_FALSE(checked);
  EXPECT_NE(checked.error().message().find("checkpoint"), std::string::npos);
}

TEST_F(AuditTest, deleted_and_changed_tiles_come_back_at_the_next_start) {
  open();
  add_entries(300);
  publish();
  close();
  const Bytes tile = content_of(log() / "tile/0/000");
  const Bytes checkpoint = content_of(log() / "checkpoint");
  fs::remove_all(log() / "tile/entries");
  fs::remove(log() / "tile/1/000.p/1");
  put(log() / "tile/0/000", "changed");
  ASSERT_FALSE(verified());
  open();
  EXPECT_EQ(content_of(log() / "tile/0/000"), tile);
  EXPECT_EQ(content_of(log() / "checkpoint"), checkpoint);
  EXPECT_EQ(verified()->size, 300U);
}

TEST_F(AuditTest, a_store_older_than_the_published_checkpoint_is_refused_and_nothing_is_overwritten) {
  open();
  add_entries(5);
  publish();
  close();
  snapshot("older");
  open();
  add_entries(5, 5);
  publish();
  close();
  restore("older");
  const Bytes checkpoint = content_of(log() / "checkpoint");
  const auto opened = try_open();
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().is(kContradiction)) << opened.error().describe();
  EXPECT_NE(opened.error().message().find("acme"), std::string::npos);
  close();
  EXPECT_EQ(content_of(log() / "checkpoint"), checkpoint);
  EXPECT_EQ(verified()->size, 10U) << "the published log is still whole";
}

TEST_F(AuditTest, a_journal_that_forked_never_gets_a_second_checkpoint) {
  open();
  add_entries(300);
  publish();
  close();
  snapshot("fork");
  open();
  add_entries(300, 300);
  publish();
  close();
  const Bytes checkpoint = content_of(log() / "checkpoint"), tile = content_of(log() / "tile/0/001");
  const fs::path published = folder_ / "audit", aside = folder_ / "aside";
  for (const int more : {300, 500}) { // another history of the same size, and a longer one
    fs::copy(folder_ / "fork", folder_ / "again", fs::copy_options::recursive);
    restore("again");
    fs::rename(published, aside);
    open();
    add_entries(more, 7'000);
    publish();
    close();
    fs::remove_all(published);
    fs::copy(aside, published, fs::copy_options::recursive);
    fs::remove_all(aside);
    const auto opened = try_open();
    ASSERT_FALSE(opened) << more;
    EXPECT_TRUE(opened.error().is(kContradiction)) << opened.error().describe();
    close();
    EXPECT_EQ(content_of(log() / "checkpoint"), checkpoint);
    EXPECT_EQ(content_of(log() / "tile/0/001"), tile) << "evidence is not overwritten";
  }
}

TEST_F(AuditTest, a_changed_journal_is_refused_at_the_next_start) {
  open();
  add_entries(3);
  publish();
  store::Unit unit;
  unit.add("UPDATE audit_heads SET size = ?1 WHERE tenant = 'acme'", {std::int64_t{2}}, 1);
  commit(std::move(unit));
  close();
  const auto opened = try_open();
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().is(kContradiction));
}

TEST_F(AuditTest, a_damaged_checkpoint_is_refused_at_the_next_start_and_named) {
  open();
  add_entries(3);
  publish();
  close();
  Bytes note = content_of(log() / "checkpoint");
  note[note.size() - 10] = note[note.size() - 10] == 'A' ? 'B' : 'A';
  put(log() / "checkpoint", note);
  const auto opened = try_open();
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().is(kDamaged));
  EXPECT_NE(opened.error().message().find("checkpoint"), std::string::npos);
}

TEST_F(AuditTest, a_call_without_an_outcome_becomes_unknown_at_the_next_start) {
  open();
  make_call("call_1");
  commit(intent_of(call_of("call_2")));
  close(); // as after a kill: nothing was published by hand
  open();
  EXPECT_EQ(audit_->call("acme", "call_1")->status, "done");
  const auto row = audit_->call("acme", "call_2").value();
  EXPECT_EQ(row.status, "unknown");
  ASSERT_TRUE(row.outcome_index);
  const auto entry = json::parse(audit_->entry_bytes("acme", *row.outcome_index).value()).value().as_object();
  EXPECT_EQ(json::get_string(entry, "call"), "call_2");
  EXPECT_EQ(json::get_string(entry, "status"), "unknown");
  close();
  open();
  EXPECT_EQ(audit_->head("acme").size, 4U) << "said once";
}

TEST_F(AuditTest, ready_refuses_while_publishing_fails_and_recovers_by_itself) {
  open();
  EXPECT_TRUE(audit_->ready());
  fs::create_directories(folder_ / "audit");
  put(log(), "a file lies where the log's folder must be");
  make_call("call_1");
  EXPECT_FALSE(audit_->publish());
  EXPECT_TRUE(audit_->ready()) << "a busy disk is forgiven for a while";
  clock_.advance(behind_max + std::chrono::seconds(2));
  const auto refused = audit_->ready();
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().is(kBehind));
  EXPECT_EQ(refused.error().http_status(), 503);
  fs::remove(log());
  publish();
  EXPECT_TRUE(audit_->ready());
  EXPECT_EQ(verified()->size, 2U);
}

TEST_F(AuditTest, readers_of_an_older_checkpoint_are_served_after_a_tile_became_full) {
  open();
  add_entries(200);
  publish();
  const Bytes old = content_of(log() / "checkpoint");
  add_entries(100, 200);
  publish();
  EXPECT_FALSE(fs::exists(log() / "tile/0/000.p"));
  put(log() / "checkpoint", old); // as a reader who fetched it a moment ago, or after a crash before the rename
  EXPECT_EQ(verified()->size, 200U);
}

TEST_F(AuditTest, only_the_logs_own_files_are_served) {
  open();
  add_entries(3);
  publish();
  put(folder_ / "audit" / "outside", "x");
  EXPECT_EQ(audit_->file("acme", "checkpoint").value(), content_of(log() / "checkpoint"));
  EXPECT_EQ(audit_->file("acme", "tile/0/000.p/3").value().size(), 96U);
  for (const char* path :
       {"", "tile", "tile/", "tile/0", "tile/0/000.p", "tile/entries", "../outside", "tile/../../outside", "tile/0/001",
        "tile/0/000.p/3.new", "/etc/hostname", "tile//etc/hostname"}) {
    const auto answer = audit_->file("acme", path);
    ASSERT_FALSE(answer) << path;
    EXPECT_TRUE(answer.error().is(kNotFound)) << path;
  }
}

TEST_F(AuditTest, a_long_purpose_is_cut_between_characters_and_what_is_no_text_is_refused) {
  open();
  auto call = call_of("call_1");
  for (std::string padding; padding.size() < 4; padding += 'x') { // every alignment of the cut
    call.id = "call_" + padding;
    call.purpose = padding;
    for (int i = 0; i < 100; ++i) call.purpose += "€";
    call.input[0].name = call.purpose;
    commit(intent_of(call));
    publish();
  }
  call.id = "call_bad";
  call.run = "\xff\xfe";
  const auto refused = intent_of(call);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().is(kEntryNoText));
  call.run = std::string(70'000, 'x');
  EXPECT_TRUE(intent_of(call).error().is(kEntryTooLarge));
  EXPECT_EQ(verified()->size, 4U);
}

TEST_F(AuditTest, only_names_that_socle_made_stand_in_the_log_as_they_are) {
  open();
  const std::string id = make_id("gate", clock_, random_), digest(64, 'a');
  for (const std::string& own : std::vector<std::string>{id, digest, "own", "unknown", "audit/acme/2026-11.2"}) {
    auto call = call_of("call_own");
    call.resource.id = own;
    EXPECT_NE(intent_of(call)->journal.front().body.find("\"id\":\"" + own + "\""), std::string::npos) << own;
  }
  const std::vector<std::string> typed{"mara@acme.example",
                                       "IBAN DE89 3704 0044 0532 0130 00, Frau Meier",
                                       "meier",
                                       "gate_meier",
                                       "audit/acme/2026-11.meier",
                                       "audit/meier/2026-11",
                                       "usr_4915112345678",
                                       "\xff"};
  for (const auto& name : typed) {
    auto call = call_of("call_typed");
    call.resource.id = name;
    for (const auto& unit : {intent_of(call), outcome_of(call, false)}) {
      ASSERT_TRUE(unit);
      const Bytes& entry = unit->journal.front().body;
      EXPECT_EQ(entry.find(name), std::string::npos) << entry;
      EXPECT_NE(entry.find("\"id\":\"hmac:"), std::string::npos) << entry;
      for (const auto& statement : unit->statements) {
        for (const auto& value : statement.values) {
          const auto* text = std::get_if<std::string>(&value);
          EXPECT_TRUE(text == nullptr || *text != name) << statement.sql;
        }
      }
    }
  }
  auto one = call_of("call_1"), same = call_of("call_2"), other = call_of("call_3");
  one.resource.id = same.resource.id = "cust-meier", other.resource.id = "cust-weber";
  const auto name_of = [&](const kernel::Call& call) {
    return json::write(json::parse(intent_of(call)->journal.front().body)->at("resource").at("id"));
  };
  EXPECT_EQ(name_of(one), name_of(same)) << "the same thing can be recognized";
  EXPECT_NE(name_of(one), name_of(other));
}

TEST_F(AuditTest, tenants_have_logs_of_their_own) {
  open();
  make_call("call_1");
  principal_.tenant = "other";
  make_call("call_1");
  make_call("call_2");
  publish();
  EXPECT_EQ(audit_->head("acme").size, 2U);
  EXPECT_EQ(audit_->head("other").size, 4U);
  EXPECT_FALSE(verify_log(folder_ / "audit" / "other", key())) << "another key, another origin";
  EXPECT_FALSE(audit_->call("acme", "call_2"));
  close();
  open();
  EXPECT_EQ(audit_->head("other").size, 4U);
}

} // namespace
} // namespace socle::audit
