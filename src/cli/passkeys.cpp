// user passkey: what admins see and end of people's passkeys; making one takes a browser.
#include "cli/commands.h"

#include <memory>
#include <ostream>

namespace socle::cli {

void add_passkey_commands(Commands& commands, CLI::App* user) {
  auto* passkey = user->add_subcommand("passkey", "People's passkeys; they are registered in the console");
  passkey->require_subcommand(1);
  auto whose = std::make_shared<std::string>();
  auto* list = commands.leaf(passkey, "list", "List a person's passkeys", "socle user passkey list mara@example.org");
  list->add_option("USER", *whose, "Id or e-mail address")->required();
  list->callback([&commands, whose] {
    commands.chosen = [whose](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/users/" + encoded(*whose) + "/passkeys");
      if (!answer) return session.exit;
      const auto& items = answer->as_object().at("items").as_array();
      return session.print(items, [&](std::ostream& out) {
        const std::pair<std::string, std::string> columns[] = {
            {"id", "ID"}, {"name", "NAME"}, {"created_at", "MADE"}, {"used_at", "LAST USED"}, {"synced", "SYNCED"}};
        table(out, items, columns);
      });
    };
  });
  auto gone = std::make_shared<std::pair<std::string, std::string>>();
  auto* remove = commands.leaf(passkey, "remove",
                               "Take one passkey away, for whoever lost the device; it holds at once",
                               "socle user passkey remove mara@example.org pky_0198…");
  remove->add_option("USER", gone->first, "Id or e-mail address")->required();
  remove->add_option("PASSKEY", gone->second, "The passkey's id")->required();
  remove->callback([&commands, gone] {
    commands.chosen = [gone](Session& session) {
      const auto answer = session.ask("DELETE",
                                      "/api/v1/users/" + encoded(gone->first) + "/passkeys/" + encoded(gone->second));
      return answer ? session.print(*answer, [](std::ostream& out) { out << "removed\n"; }) : session.exit;
    };
  });
}

} // namespace socle::cli
