// audit classes, audit erase, audit body: what calls carried, and its end.
#include "cli/commands.h"

#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct Wanted {
  std::string name;
  bool yes = false;
};

Exit erase(Session& session, const Wanted& wanted) {
  const auto all = session.ask("GET", "/api/v1/audit/classes");
  if (!all) return session.exit;
  // “2026-11” is enough where it names one class.
  std::string name = wanted.name, bodies = "0";
  for (const auto& one : all->as_object().at("items").as_array()) {
    const std::string known = cell(one, "class");
    if (known == wanted.name || known.ends_with("/" + wanted.name)) name = known, bodies = cell(one, "bodies");
  }
  if (!wanted.yes) {
    return session.usage(
        "Erasing " + name + " destroys its key: what " + bodies +
            " calls carried becomes unreadable for ever, also in backups once the keys that were escrowed with them are destroyed. The log keeps its entries and still verifies; documents and invoices have keys of their own and stay.",
        "Repeat it with --yes if that is meant.");
  }
  json::object body;
  body["class"] = name;
  const auto answer = session.ask("POST", "/api/v1/audit/erase", body);
  return answer ? session.print(*answer,
                                [&](std::ostream& out) {
                                  out << "erased " << cell(*answer, "class") << ": " << cell(*answer, "bodies")
                                      << " bodies\n";
                                })
                : session.exit;
}
} // namespace

void add_audit_erasing(Commands& commands, CLI::App* audit) {
  commands
      .leaf(audit, "classes", "List the retention classes: each month's bodies are sealed under a key of their own",
            "socle audit classes")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("GET", "/api/v1/audit/classes");
          if (!answer) return session.exit;
          const auto& items = answer->as_object().at("items").as_array();
          return session.print(items, [&](std::ostream& out) {
            const std::pair<std::string, std::string> columns[] = {
                {"class", "CLASS"}, {"bodies", "BODIES"}, {"erased_at", "ERASED"}};
            table(out, items, columns);
          });
        };
      });

  auto wanted = std::make_shared<Wanted>();
  auto* end = commands.leaf(
      audit, "erase",
      "Destroy a retention class's key: what its calls carried is gone for ever, the log still verifies",
      "socle audit erase 2026-11 --yes");
  end->add_option("CLASS", wanted->name, "As “audit classes” shows it, or only its month")->required();
  end->add_flag("--yes", wanted->yes, "Do it; without it, only say what becomes unreadable");
  end->callback(
      [&commands, wanted] { commands.chosen = [wanted](Session& session) { return erase(session, *wanted); }; });

  auto call = std::make_shared<std::string>();
  auto* body = commands.leaf(audit, "body", "Show what a call carried; reading it is itself in the log",
                             "socle audit body call_0198…");
  body->add_option("CALL", *call, "The call's id")->required();
  body->callback([&commands, call] {
    commands.chosen = [call](Session& session) {
      const auto answer = session.ask("GET", "/api/v1/calls/" + encoded(*call) + "/body");
      return answer ? session.print(*answer, [&](std::ostream& out) { out << cell(*answer, "body") << "\n"; })
                    : session.exit;
    };
  });
}

} // namespace socle::cli
