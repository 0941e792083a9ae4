// policy check, test, show: what may be done, by whom, and why.
#include "cli/policies.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <ostream>

namespace socle::cli {

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

void add_policy_commands(Commands& commands) {
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

  add_policy_publishing(commands, group);
}

} // namespace socle::cli
