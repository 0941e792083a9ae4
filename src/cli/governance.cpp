// policy, audit, status: what may be done, what was done, and the proof.
#include "cli/commands.h"

#include "app/app.h"
#include "app/backup.h"
#include "app/errors.h"
#include "audit/errors.h"
#include "audit/verify.h"
#include "policy/policy.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
// A bundle's folder: its schema lies in it, beside what else a bundle holds.
std::optional<policy::Files> files_in(Session& session, const std::string& directory) {
  namespace fs = std::filesystem;
  const auto of_kind = [](const fs::path& path) {
    const auto kind = path.extension();
    return kind == ".cedar" || kind == ".cedarschema" || kind == ".json";
  };
  std::error_code error;
  bool schema = false;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
    schema = schema || at->path().extension() == ".cedarschema";
  policy::Files out;
  if (schema) {
    for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
      std::error_code none;
      if (!at->is_regular_file(none) || !of_kind(at->path())) continue;
      auto text = read_input(session, at->path().string());
      if (!text) return std::nullopt;
      out[at->path().lexically_relative(directory).string()] = std::move(*text);
    }
  }
  if (error || out.empty()) {
    session.usage(
        "There are no policies in " + directory + (error ? ": " + error.message() : "") + ".",
        "Name a directory with .cedar files and a .cedarschema; “socle policy show --out DIR” writes the ones in force.");
    return std::nullopt;
  }
  return out;
}

json::object as_json(const policy::Files& files) {
  json::object out;
  for (const auto& [name, text] : files) out[name] = text;
  return out;
}

void add_policy(Commands& commands) {
  auto* group = commands.root.add_subcommand("policy", "What may be done, by whom, and why");
  group->require_subcommand(1);
  struct Check {
    std::string principal, action, resource, context;
  };
  auto ask = std::make_shared<Check>();
  auto* check = commands.leaf(
      group, "check", "“May I?”: the decision, the policy that decided and the reason; changes nothing",
      "socle policy check --principal mara@example.org --action model.send --resource Model::remote --context '{\"site\":\"elsewhere\",\"findings\":[\"iban\"]}'");
  check->add_option("--principal", ask->principal, "A person's id or e-mail address, or Role::approver")->required();
  check->add_option("--action", ask->action, "Such as invoice.run")->required();
  check->add_option("--resource", ask->resource, "TYPE::ID, such as Gate::any")->required();
  check->add_option("--context", ask->context, "Facts, as a JSON object");
  check->callback([&commands, ask] {
    commands.chosen = [ask](Session& session) {
      json::object body;
      body["principal"] = ask->principal;
      body["action"] = ask->action;
      body["resource"] = ask->resource;
      if (!ask->context.empty()) {
        auto context = json::parse(ask->context);
        if (!context) {
          session.tell(context.error());
          return session.exit = kUsage;
        }
        body["context"] = *context;
      }
      const auto answer = session.ask("POST", "/api/v1/policy/check", body);
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      out << cell(*answer, "decision") << ": " << cell(*answer, "reason")
                                          << "\npolicies: " << cell(*answer, "policies") << "\n";
                                    })
                    : session.exit;
    };
  });

  auto directory = std::make_shared<std::string>();
  auto* test = commands.leaf(group, "test",
                             "Compile the policies of a directory and run their table-driven tests; needs no server",
                             "socle policy test policies/");
  test->add_option("DIR", *directory,
                   "With .cedar files, a .cedarschema and tests/*.json; without it, the shipped ones");
  test->callback([&commands, directory] {
    commands.chosen = [directory](Session& session) {
      policy::Files files = policy::default_files();
      if (!directory->empty()) {
        auto read = files_in(session, *directory);
        if (!read) return session.exit;
        files = std::move(*read);
      }
      std::vector<policy::Remark> remarks;
      auto bundle = policy::Bundle::load(std::move(files), 0, &remarks);
      if (!bundle) {
        if (!session.as_json()) {
          for (const auto& remark : remarks) std::cerr << remark.describe() << "\n";
        }
        return session.tell(bundle.error());
      }
      auto report = policy::run_tests(**bundle);
      if (!report) return session.tell(report.error());
      json::object out;
      json::array failures;
      for (const auto& result : report->results) {
        if (result.passed) continue;
        json::object row;
        row["file"] = result.file;
        row["number"] = static_cast<std::int64_t>(result.number);
        row["name"] = result.name;
        row["difference"] = result.difference;
        failures.emplace_back(std::move(row));
      }
      out["digest"] = report->bundle;
      out["passed"] = static_cast<std::int64_t>(report->results.size() - report->failed());
      out["failed"] = static_cast<std::int64_t>(report->failed());
      out["failures"] = std::move(failures);
      session.print(out, [&](std::ostream& text) {
        for (const auto& failure : out.at("failures").as_array())
          text << "FAILED  " << cell(failure, "file") << " " << cell(failure, "number") << ": " << cell(failure, "name")
               << "\n        " << cell(failure, "difference") << "\n";
        text << cell(out, "passed") << " passed, " << cell(out, "failed") << " failed\n";
      });
      return session.exit = report->failed() == 0 ? kDone : kFailed;
    };
  });

  auto target = std::make_shared<std::string>();
  auto* show = commands.leaf(group, "show", "Show the bundle in force, or write its files to a directory",
                             "socle policy show --out my-policies/");
  show->add_option("--out", *target, "Directory to write the files to");
  show->callback([&commands, target] {
    commands.chosen = [target](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/policy/bundle");
      if (!answer) return session.exit;
      if (!target->empty()) {
        for (const auto& file : answer->as_object().at("files").as_object()) {
          const auto path = std::filesystem::path(*target) / std::string(file.key());
          std::filesystem::create_directories(path.parent_path());
          std::ofstream(path, std::ios::binary) << json::text(file.value());
        }
      }
      return session.print(*answer, [&](std::ostream& out) {
        out << "version " << cell(*answer, "version") << ", digest " << cell(*answer, "digest") << "\n";
        for (const auto& file : answer->as_object().at("files").as_object()) out << "  " << file.key() << "\n";
      });
    };
  });

  auto source = std::make_shared<std::string>();
  auto* publish = commands.leaf(group, "publish",
                                "Validate, test and publish the policies of a directory; holds from the next call on",
                                "socle policy publish my-policies/");
  publish->add_option("DIR", *source, "As written by “policy show --out”")->required();
  publish->callback([&commands, source] {
    commands.chosen = [source](Session& session) {
      const auto files = files_in(session, *source);
      if (!files) return session.exit;
      json::object body;
      body["files"] = as_json(*files);
      const auto answer = session.ask("POST", "/api/v1/policy/bundle", body);
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      out << "published version " << cell(*answer, "version") << ", digest "
                                          << cell(*answer, "digest") << "\n";
                                    })
                    : session.exit;
    };
  });
}

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
  add_policy(commands);
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
