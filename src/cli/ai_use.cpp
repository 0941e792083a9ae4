// ai-use: what AI the company uses, computed by the server from the calls to models.
#include "cli/commands.h"

#include "base/decimal.h"

#include <iostream>
#include <memory>

namespace socle::cli {

namespace {
// Rows as a table, amounts as people read them.
void section(std::ostream& out, const char* title, const json::array& items,
             std::span<const std::pair<std::string, std::string>> columns) {
  out << "\n" << title << "\n";
  if (items.empty()) {
    out << "  –\n";
    return;
  }
  json::array rows;
  for (const auto& item : items) {
    json::object row = item.as_object();
    if (const auto cost = json::get_int(row, "cost_micros"))
      row["cost_micros"] = Decimal::from_units(static_cast<__int128>(*cost) * 100).text();
    if (const auto* owner = json::get_object(row, "owner")) row["owner"] = cell(*owner, "email");
    for (auto& member : row) {
      if (const auto* list = member.value().if_array()) {
        std::string text;
        for (const auto& word : *list) text += (text.empty() ? "" : ", ") + json::text(word);
        member.value() = text.empty() ? "–" : text;
      }
    }
    rows.emplace_back(std::move(row));
  }
  table(out, rows, columns);
}

void print_report(std::ostream& out, const json::object& report) {
  using Columns = std::pair<std::string, std::string>;
  const auto list = [&](std::string_view name) -> const json::array& { return report.at(name).as_array(); };
  out << "AI in use from " << cell(report, "since") << " to " << cell(report, "until") << ": "
      << cell(report.at("all"), "calls") << " calls of " << cell(report.at("all"), "people") << " people; "
      << cell(report, "unregistered_calls") << " without a registered purpose\n";
  static const Columns models[] = {{"name", "MODEL"},    {"kind", "KIND"},        {"zone", "ZONE"},
                                   {"provider", "FROM"}, {"owner", "OWNER"},      {"calls", "CALLS"},
                                   {"people", "PEOPLE"}, {"cost_micros", "COST"}, {"gaps", "MISSING"}};
  static const Columns purposes[] = {{"name", "PURPOSE"}, {"owner", "OWNER"},   {"models", "MODELS"},
                                     {"calls", "CALLS"},  {"people", "PEOPLE"}, {"cost_micros", "COST"},
                                     {"gaps", "MISSING"}};
  static const Columns zones[] = {{"zone", "RAN AT"}, {"data_class", "DATA"}, {"calls", "CALLS"}};
  static const Columns findings[] = {{"type", "FOUND"}, {"calls", "CALLS"}, {"findings", "TIMES"}};
  static const Columns statuses[] = {{"status", "ENDED"}, {"calls", "CALLS"}};
  section(out, "What", list("models"), models);
  section(out, "For what", list("purposes"), purposes);
  section(out, "Where, with which data", list("zones"), zones);
  section(out, "Found in it", list("findings"), findings);
  section(out, "How it ended", list("statuses"), statuses);
}
} // namespace

void add_ai_use_command(Commands& commands) {
  struct Wanted {
    std::string since, until;
    bool csv = false;
  };
  auto wanted = std::make_shared<Wanted>();
  auto* show = commands.leaf(
      &commands.root, "ai-use",
      "Show what AI is used, for what, with which data, where, who answers for it, and what nobody registered",
      "socle ai-use --since 2026-01-01 --until 2026-03-31 --csv > ai-use.csv");
  show->add_option("--since", wanted->since, "The first day (default: 30 days up to the last)");
  show->add_option("--until", wanted->until, "The last day, included (default: today)");
  show->add_flag("--csv", wanted->csv, "As a table for spreadsheets, all of it");
  show->callback([&commands, wanted] {
    commands.chosen = [wanted](Session& session) -> Exit {
      const std::string target = "/api/v1/ai-use?since=" + encoded(wanted->since) + "&until=" + encoded(wanted->until);
      if (wanted->csv) {
        const auto file = session.fetch(target + "&format=csv");
        if (file) std::cout << *file << std::flush;
        return session.exit;
      }
      const auto answer = session.ask("GET", target);
      return answer ? session.print(*answer, [&](std::ostream& out) { print_report(out, answer->as_object()); })
                    : session.exit;
    };
  });
}

} // namespace socle::cli
