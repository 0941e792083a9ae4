// invoice, gate: the main job from the command line.
#include "cli/commands.h"
#include "cli/errors.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
void print_findings(std::ostream& out, const json::value& findings) {
  if (!findings.is_array()) return;
  for (const auto& finding : findings.get_array()) {
    out << "  [" << cell(finding, "severity") << "] " << cell(finding, "code") << ": " << cell(finding, "message")
        << "\n            " << cell(finding, "remedy") << "\n";
  }
}

// How the command ends when the run ended: what was shown is not enough for a script that looks at the exit code.
Exit end_of_run(Session& session, const json::object& run) {
  if (const auto code = json::get_string(run, "error_code")) {
    json::object error;
    error["code"] = *code;
    error["message"] = json::get_string(run, "error").value_or("");
    error["run"] = json::get_string(run, "run").value_or("");
    return session.tell(error);
  }
  if (json::get_string(run, "state") == "running") // the server ended, or the waiting
    return session.tell(Error(kStillRunning, {{"run", json::get_string(run, "run").value_or("")}}));
  return session.exit;
}

void add_invoice(Commands& commands) {
  auto* group = commands.root.add_subcommand("invoice", "From a signed contract to an e-invoice");
  group->require_subcommand(1);
  auto file = std::make_shared<std::string>();
  auto* extract = commands.leaf(group, "extract", "Read a contract: fields, evidence and findings; starts nothing",
                                "socle invoice extract contract.pdf --json");
  extract->add_option("FILE", *file, "PDF or scan")->required();
  extract->callback([&commands, file] {
    commands.chosen = [file](Session& session) {
      auto bytes = read_input(session, *file);
      if (!bytes) return session.exit;
      const auto answer = session.ask_with_bytes(
          "POST", "/api/v1/contracts/extract?name=" + encoded(std::filesystem::path(*file).filename().string()),
          std::move(*bytes));
      if (!answer) return session.exit;
      return session.print(*answer, [&](std::ostream& out) {
        out << json::write_pretty(answer->as_object().at("fields"));
        print_findings(out, answer->as_object().at("findings"));
      });
    };
  });

  auto paper = std::make_shared<std::string>();
  auto* run = commands.leaf(group, "run", "Start a run and wait until it waits at its gate or has ended",
                            "socle invoice run contract.pdf");
  run->add_option("FILE", *paper, "PDF or scan of the signed contract")->required();
  run->callback([&commands, paper] {
    commands.chosen = [paper](Session& session) {
      auto bytes = read_input(session, *paper);
      if (!bytes) return session.exit;
      const auto answer = session.ask_with_bytes(
          "POST", "/api/v1/runs?wait=gate&name=" + encoded(std::filesystem::path(*paper).filename().string()),
          std::move(*bytes));
      if (!answer) return session.exit;
      session.print(*answer, [&](std::ostream& out) {
        out << "run    " << cell(*answer, "run") << "\nstate  " << cell(*answer, "state") << "\ngate   "
            << cell(*answer, "gate") << "\n";
        if (cell(*answer, "error") != "–") out << "error  " << cell(*answer, "error") << "\n";
        if (answer->as_object().contains("findings")) print_findings(out, answer->as_object().at("findings"));
      });
      return end_of_run(session, answer->as_object());
    };
  });

  struct Export {
    std::string run, out;
  };
  auto target = std::make_shared<Export>();
  auto* exporting = commands.leaf(group, "export",
                                  "Write a finished run's files: both XML files, the PDF and the mail draft",
                                  "socle invoice export run_0198… --out invoices/");
  exporting->add_option("RUN", target->run, "The run's id")->required();
  exporting->add_option("--out", target->out, "Directory")->required();
  exporting->callback([&commands, target] {
    commands.chosen = [target](Session& session) {
      const std::string base = "/api/v1/runs/" + encoded(target->run) + "/files";
      const auto list = session.ask("GET", base);
      if (!list) return session.exit;
      const auto& items = list->as_object().at("items").as_array();
      if (items.empty()) {
        session.usage("The run " + target->run + " has no files yet.",
                      "They exist once its gate is approved and it is done: “socle gate list”.");
        return session.exit = kFailed;
      }
      std::error_code error;
      std::filesystem::create_directories(target->out, error);
      json::array written;
      for (const auto& item : items) {
        const auto bytes = session.fetch(base + "/" + encoded(cell(item, "name")));
        if (!bytes) return session.exit;
        const auto path = std::filesystem::path(target->out) / std::filesystem::path(cell(item, "name")).filename();
        std::ofstream out(path, std::ios::binary);
        out << *bytes;
        out.close();
        if (!out) {
          session.usage("The file " + path.string() + " cannot be written.", "Choose another directory.");
          return session.exit = kFailed;
        }
        written.emplace_back(path.string());
      }
      json::object result;
      result["run"] = target->run;
      result["files"] = written;
      return session.print(result, [&](std::ostream& out) {
        for (const auto& name : written) out << json::text(name) << "\n";
      });
    };
  });

  commands.leaf(group, "list", "List the invoices by number", "socle invoice list")->callback([&commands] {
    commands.chosen = [](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/invoices?limit=1000");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) {
        const std::pair<std::string, std::string> columns[] = {
            {"number", "NUMBER"}, {"issue_date", "DATE"}, {"buyer", "BUYER"}, {"gross", "GROSS"},
            {"currency", "CUR"},  {"state", "STATE"},     {"run", "RUN"}};
        table(out, items, columns);
      });
    };
  });
}

void add_gate(Commands& commands) {
  auto* group = commands.root.add_subcommand("gate", "What waits for a person's decision");
  group->require_subcommand(1);
  auto all = std::make_shared<bool>(false);
  auto* list = commands.leaf(group, "list", "List the open gates that you may decide", "socle gate list");
  list->add_flag("--all", *all, "Also those that you may only look at");
  list->callback([&commands, all] {
    commands.chosen = [all](Session& session) {
      const auto answer = session.ask("GET", std::string("/api/v1/gates?limit=1000") + (*all ? "&view=all" : ""));
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) {
        if (items.empty()) out << "Nothing waits for you. “socle invoice run contract.pdf” starts something.\n";
        const std::pair<std::string, std::string> columns[] = {{"id", "GATE"},
                                                               {"title", "WHAT"},
                                                               {"amount", "AMOUNT"},
                                                               {"currency", "CUR"},
                                                               {"findings_count", "FINDINGS"},
                                                               {"deadline", "UNTIL"}};
        if (!items.empty()) table(out, items, columns);
      });
    };
  });

  auto shown = std::make_shared<std::string>();
  auto* show = commands.leaf(group, "show", "Show a gate: the proposal, where each value stands, what the checks found",
                             "socle gate show gate_0198…");
  show->add_option("GATE", *shown, "The gate's id")->required();
  show->callback([&commands, shown] {
    commands.chosen = [shown](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/gates/" + encoded(*shown));
      if (!answer) return session.exit;
      return session.print(*answer, [&](std::ostream& out) {
        out << cell(*answer, "title") << "\nstate " << cell(*answer, "state") << ", version "
            << cell(*answer, "version") << ", proposal " << cell(*answer, "proposal_hash") << "\n\n";
        for (const auto& evidence : answer->as_object().at("evidence").as_object()) {
          const std::string page = cell(evidence.value(), "page"), rule = cell(evidence.value(), "rule");
          out << "  " << evidence.key() << ": " << cell(answer->as_object().at("fields"), evidence.key()) << "   "
              << (page == "0" ? "(" + rule + ")" : "page " + page + " “" + cell(evidence.value(), "text") + "”")
              << "\n";
        }
        out << "\n";
        print_findings(out, answer->as_object().at("findings"));
        print_findings(out, answer->as_object().at("checks"));
        out << "\nYou may decide: " << cell(*answer, "may_decide.decision") << " ("
            << cell(*answer, "may_decide.reason") << ")\n";
      });
    };
  });

  struct Approve {
    std::string gate, hash;
    std::vector<std::string> set;
  };
  auto approval = std::make_shared<Approve>();
  auto* approve = commands.leaf(group, "approve", "Approve the proposal, or correct and approve it",
                                "socle gate approve gate_0198… --set buyer.reference=4711");
  approve->add_option("GATE", approval->gate, "The gate's id")->required();
  approve->add_option("--set", approval->set,
                      "PATH=VALUE, a path as in fields (repeatable); PATH= clears it, lines.1= removes that line");
  approve->add_option("--proposal-hash", approval->hash,
                      "Decide only if the proposal is still this one; without it, the one that is shown now");
  approve->callback([&commands, approval] {
    commands.chosen = [approval](Session& session) {
      json::object set;
      for (const auto& pair : approval->set) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
          return session.usage("“" + pair + "” is not PATH=VALUE.", "Write --set buyer.reference=4711.");
        set[pair.substr(0, equals)] = pair.substr(equals + 1);
      }
      if (approval->hash.empty()) {
        const auto gate = session.ask("GET", "/api/v1/gates/" + encoded(approval->gate));
        if (!gate) return session.exit;
        approval->hash = cell(*gate, "proposal_hash");
      }
      json::object body;
      body["proposal_hash"] = approval->hash;
      if (!set.empty()) body["set"] = std::move(set);
      const auto answer = session.ask("POST", "/api/v1/gates/" + encoded(approval->gate) + "/approve", body);
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      out << "approved: version " << cell(*answer, "version")
                                          << " of the proposal; run " << cell(*answer, "run") << " goes on\n";
                                    })
                    : session.exit;
    };
  });

  struct Refuse {
    std::string gate, reason;
  };
  auto refusal = std::make_shared<Refuse>();
  auto* refuse = commands.leaf(group, "refuse", "Refuse the proposal; its run ends, no number is taken",
                               "socle gate refuse gate_0198… --reason \"wrong customer\"");
  refuse->add_option("GATE", refusal->gate, "The gate's id")->required();
  refuse->add_option("--reason", refusal->reason, "A sentence for whoever started it")->required();
  refuse->callback([&commands, refusal] {
    commands.chosen = [refusal](Session& session) {
      json::object body;
      body["reason"] = refusal->reason;
      const auto answer = session.ask("POST", "/api/v1/gates/" + encoded(refusal->gate) + "/refuse", body);
      return answer ? session.print(
                          *answer,
                          [&](std::ostream& out) { out << "refused; run " << cell(*answer, "run") << " has ended\n"; })
                    : session.exit;
    };
  });
}
} // namespace

void add_invoice_commands(Commands& commands) {
  add_invoice(commands);
  add_gate(commands);
}

} // namespace socle::cli
