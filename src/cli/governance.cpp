// audit, status: what was done, and the proof.
#include "cli/commands.h"

#include "app/app.h"
#include "app/backup.h"
#include "app/errors.h"
#include "audit/errors.h"
#include "audit/verify.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
// Those behind `after` (-1: the newest), page by page; `limit` 0 means all.
std::optional<json::array> entries_of_log(Session& session, std::int64_t after, std::int64_t limit) {
  constexpr std::int64_t page_size_max = 1000;
  const bool newest = after < 0 && limit > 0;
  json::array items;
  for (;;) {
    const auto left = limit > 0 ? limit - static_cast<std::int64_t>(items.size()) : page_size_max;
    const std::string from = newest ? "&newest=true" : after >= 0 ? "&after=" + std::to_string(after) : "";
    const auto answer = session.ask(
        "GET", "/api/v1/audit/entries?limit=" + std::to_string(std::min(left, page_size_max)) + from);
    if (!answer) return std::nullopt;
    const auto& page = answer->as_object().at("items").as_array();
    items.insert(items.end(), page.begin(), page.end());
    if (newest || page.empty() || static_cast<std::int64_t>(items.size()) == limit) return items;
    after = page.back().at("index").as_int64();
  }
}

// The log or its journal is not whole: the answer of a verification, and a failure.
Exit not_whole(Session& session, const Error& error) {
  if (session.as_json()) {
    json::object out;
    out["ok"] = false;
    out["error"] = error.message();
    session.print(out, [](std::ostream&) {});
  } else {
    session.tell(error);
  }
  return session.exit = kFailed;
}

// Writes the proof of one entry of a call and the entry; tells what went wrong.
bool keep_proof(Session& session, const std::string& call, const std::string& of, const std::string& proof_file,
                const std::string& entry_file) {
  const std::string base = "/api/v1/calls/" + encoded(call);
  const auto proof = session.fetch(base + "/receipt?of=" + of);
  if (!proof) return false;
  const auto entry = session.fetch(base + "/entry?of=" + of);
  if (!entry) return false;
  for (const auto& [file, bytes] : {std::pair(proof_file, *proof), std::pair(entry_file, *entry)}) {
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    out.close();
    if (out) continue;
    session.usage("The file " + file + " cannot be written.", "Choose another place.");
    return false;
  }
  return true;
}

void add_audit(Commands& commands) {
  auto* group = commands.root.add_subcommand("audit", "The tamper-evident log: list, receipts, verification");
  group->require_subcommand(1);
  struct Span {
    std::int64_t after = -1, limit = 0;
  };
  auto span = std::make_shared<Span>();
  auto* list = commands.leaf(group, "list", "List entries of the log: the newest 50, or with --json all of them",
                             "socle audit list --limit 20");
  list->add_option("--after", span->after, "Only those behind this index")->check(CLI::NonNegativeNumber);
  list->add_option("--limit", span->limit, "How many, at most 1000; without --after the newest")
      ->check(CLI::Range(1, 1000));
  list->callback([&commands, span] {
    commands.chosen = [span](Session& session) {
      const auto items = entries_of_log(session, span->after, span->limit > 0 || session.as_json() ? span->limit : 50);
      if (!items) return session.exit;
      return session.print(*items, [&](std::ostream& out) {
        const std::pair<std::string, std::string> columns[] = {
            {"index", "INDEX"},       {"at", "AT"},         {"kind", "KIND"}, {"action", "ACTION"},
            {"decision", "DECISION"}, {"principal", "WHO"}, {"id", "CALL"}};
        table(out, *items, columns);
      });
    };
  });

  add_audit_erasing(commands, group);

  struct Receipt {
    std::string call, out, entry;
  };
  auto wanted = std::make_shared<Receipt>();
  auto* receipt = commands.leaf(
      group, "receipt",
      "Write the offline proofs (tlog-proof@v1) of a call's outcome and intent, and the entries that they prove",
      "socle audit receipt call_0198… --out call.tlog-proof");
  receipt->add_option("CALL", wanted->call, "The call's id")->required();
  receipt
      ->add_option("--out", wanted->out, "Where to write the outcome's proof; the intent's gets this name with .intent")
      ->required();
  receipt->add_option("--entry", wanted->entry, "Where to write the entry (default: the proof's name with .entry)");
  receipt->callback([&commands, wanted] {
    commands.chosen = [wanted](Session& session) {
      const auto call = session.ask("GET", "/api/v1/calls/" + encoded(wanted->call));
      if (!call) return session.exit;
      json::object out;
      const std::string entry = wanted->entry.empty() ? wanted->out + ".entry" : wanted->entry;
      if (!keep_proof(session, wanted->call, "outcome", wanted->out, entry)) return session.exit;
      out["receipt"] = wanted->out;
      out["entry"] = entry;
      // Who asked for what, and under which decision, stands in the intent where there is one: one proof per file.
      if (call->as_object().at("intent").is_object()) {
        if (!keep_proof(session, wanted->call, "intent", wanted->out + ".intent", entry + ".intent"))
          return session.exit;
        out["intent_receipt"] = wanted->out + ".intent";
        out["intent_entry"] = entry + ".intent";
      }
      return session.print(out, [&](std::ostream& text) {
        for (const auto& row : out) text << row.key() << "  " << json::text(row.value()) << "\n";
      });
    };
  });

  struct Verify {
    std::string data, key, proof, entry;
  };
  auto what = std::make_shared<Verify>();
  auto* verify = commands.leaf(
      group, "verify",
      "Re-derive the whole log from its files, hold it against the signed checkpoint and the journal against it, or check one receipt; needs no server",
      "socle audit verify --data ./data");
  verify->add_option("--data", what->data, "The data directory");
  verify->add_option("--verifier-key", what->key,
                     "name+hash+key as init printed it; without it, the one in the data directory");
  verify->add_option("--receipt", what->proof, "Check this proof instead (with --entry and --verifier-key)");
  verify->add_option("--entry", what->entry, "The entry that the proof is about");
  verify->callback([&commands, what] {
    commands.chosen = [what](Session& session) -> Exit {
      const std::filesystem::path log = std::filesystem::path(what->data) / "audit" / std::string(app::kDefaultTenant);
      std::string text = what->key;
      if (!what->data.empty() && !std::filesystem::is_directory(log))
        return session.tell(Error(app::kNotInitialized, {{"data", what->data}}));
      if (text.empty() && !what->data.empty()) {
        std::ifstream in(log / "verifier-key");
        std::getline(in, text);
      }
      if (text.empty())
        return session.usage("The verifier key is not known.",
                             "Give --data DIR, or --verifier-key as “socle init” printed it.");
      auto key = audit::parse_verifier_key(text);
      if (!key) return session.tell(key.error());
      json::object out;
      if (!what->proof.empty()) {
        const auto proof = read_input(session, what->proof),
                   entry = proof ? read_input(session, what->entry.empty() ? what->proof + ".entry" : what->entry)
                                 : std::nullopt;
        if (!entry) return session.exit;
        auto checked = audit::verify_receipt(*proof, *entry, *key);
        if (!checked) return session.tell(checked.error());
        out["ok"] = true;
        out["size"] = static_cast<std::int64_t>(checked->size);
        out["root"] = to_base64(std::span<const unsigned char>(checked->root));
        return session.print(out, [&](std::ostream& t) {
          t << "The entry is in the log " << checked->origin << " of " << checked->size << " entries.\n";
        });
      }
      auto checked = audit::verify_log(log, *key);
      if (!checked) return not_whole(session, checked.error());
      std::string journal = "not given: without --data only the log was read";
      if (!what->data.empty()) { // what the daemon goes on from
        const auto config = app::load_config(what->data);
        const auto agrees = config ? app::verify_journal(what->data, *config, checked->size)
                                   : Result<bool>(std::unexpected(config.error()));
        if (!agrees && agrees.error().is(audit::kDamaged)) return not_whole(session, agrees.error());
        journal = !agrees   ? "not compared: " + agrees.error().message(session.language())
                  : *agrees ? "agrees"
                            : "not compared: its database is in use; stop the daemon first";
      }
      out["ok"] = true;
      out["size"] = static_cast<std::int64_t>(checked->size);
      out["root"] = to_base64(std::span<const unsigned char>(checked->root));
      out["journal"] = journal;
      return session.print(out, [&](std::ostream& t) {
        t << "The journal: " << journal << "\n";
        t << "The log " << checked->origin << " holds: " << checked->size << " entries, root " << cell(out, "root")
          << "\n";
      });
    };
  });
}
} // namespace

void add_governance_commands(Commands& commands) {
  add_audit(commands);
  commands.leaf(&commands.root, "status", "How the server is: store, log, runs", "socle status")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/status");
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      for (const auto* name :
                                           {"version", "ready", "store.kind", "audit.origin", "audit.size",
                                            "audit.root", "audit.checkpoint_age_ms", "uptime_s", "runs.running",
                                            "runs.waiting", "runs.done", "runs.refused", "runs.failed"}) {
                                        out << std::string(24 - std::string_view(name).size(), ' ') << name << "  "
                                            << cell(*answer, name) << "\n";
                                      }
                                    })
                    : session.exit;
    };
  });
}

} // namespace socle::cli
