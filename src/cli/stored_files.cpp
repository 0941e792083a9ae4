// file: the files that models' endpoints keep for clients of the hub.
#include "cli/model_commands.h"

#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
void print_files(std::ostream& out, const json::array& items) {
  if (items.empty()) {
    out << "No endpoint keeps a file. Clients store them by POST /v1/files (docs/hub.md).\n";
    return;
  }
  const std::pair<std::string, std::string> columns[] = {{"id", "FILE"},          {"model", "MODEL"},
                                                         {"owner", "OWNER"},      {"bytes", "BYTES"},
                                                         {"stored_at", "STORED"}, {"expires_at", "EXPIRES"}};
  table(out, items, columns);
}
} // namespace

void add_file_commands(Commands& commands) {
  auto* group = commands.root.add_subcommand("file", "The files that models' endpoints keep for clients");
  group->require_subcommand(1);
  commands.leaf(group, "list", "List them: whose they are and where they lie", "socle file list")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("GET", "/api/v1/files");
          if (!answer) return session.exit;
          const auto& items = answer->as_object().at("items").as_array();
          return session.print(items, [&](std::ostream& out) { print_files(out, items); });
        };
      });
  auto gone = std::make_shared<std::string>();
  auto* remove = commands.leaf(group, "rm", "Delete a file at the endpoint that keeps it", "socle file rm file-8f2c");
  remove->add_option("FILE", *gone, "Its id")->required();
  remove->callback([&commands, gone] {
    commands.chosen = [gone](Session& session) {
      const auto answer = session.ask("DELETE", "/api/v1/files/" + encoded(*gone));
      return answer ? session.print(*answer, [](std::ostream& out) { out << "deleted\n"; }) : session.exit;
    };
  });
}

} // namespace socle::cli
