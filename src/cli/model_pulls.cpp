// model pull: asks the server to bring a model, and follows how it goes.
#include "cli/model_commands.h"

#include "base/clock.h"

#include <iostream>
#include <memory>
#include <thread>
#include <unistd.h>

namespace socle::cli {

namespace {
struct Wanted {
  std::string source, name, from, revision, sha256, key_file;
  bool no_wait = false;
};

std::string size_of(std::int64_t bytes) {
  const char* unit = bytes >= 10'000'000'000 ? "GB" : bytes >= 10'000'000 ? "MB" : "kB";
  const std::int64_t tenths = bytes / (*unit == 'G' ? 100'000'000 : *unit == 'M' ? 100'000 : 100);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + unit;
}

// One line that is written over: what goes on, how much of how much, how fast.
class Bar {
 public:
  explicit Bar(bool shown) : shown_(shown && ::isatty(STDERR_FILENO) == 1) {}
  void show(const json::object& pull, Timestamp now) {
    if (!shown_) return;
    const auto done = json::get_int(pull, "bytes_done").value_or(0),
               total = json::get_int(pull, "bytes_total").value_or(0);
    const auto percent = total > 0 ? done * 100 / total : 0;
    if (first_.us == 0) first_ = now, first_bytes_ = done;
    const auto seconds = (now - first_).count() / 1'000'000;
    std::string line = json::get_string(pull, "state").value_or("") + "  [" +
                       std::string(static_cast<std::size_t>(percent / 5), '#') +
                       std::string(static_cast<std::size_t>(20 - percent / 5), '.') + "] " + std::to_string(percent) +
                       " %  " + size_of(done) + " of " + size_of(total);
    if (seconds > 0) line += "  " + size_of((done - first_bytes_) / seconds) + "/s";
    std::cerr << "\r" << line << std::string(line.size() < 78 ? 78 - line.size() : 0, ' ') << std::flush;
    drawn_ = true;
  }
  ~Bar() {
    if (drawn_) std::cerr << "\n";
  }

 private:
  bool shown_, drawn_ = false;
  Timestamp first_;
  std::int64_t first_bytes_ = 0;
};

std::optional<json::object> state_of(Session& session, const std::string& name) {
  const auto answer = session.ask("GET", "/api/v1/model-pulls");
  if (!answer) return std::nullopt;
  for (const auto& item : answer->as_object().at("items").as_array()) {
    if (json::get_string(item.as_object(), "name") == name) return item.as_object();
  }
  return json::object(); // the server was started anew and knows nothing of it
}

Exit follow(Session& session, const std::string& name, const Clock& clock) {
  {
    Bar bar(!session.as_json());
    while (true) {
      const auto pull = state_of(session, name);
      if (!pull) return session.exit;
      const std::string state = json::get_string(*pull, "state").value_or("failed");
      bar.show(pull->empty() ? json::object() : *pull, clock.now());
      if (state == "done") break;
      if (state == "failed") {
        const auto* error = json::get_object(*pull, "error");
        json::object stopped;
        stopped["code"] = "backends.pull_stopped";
        stopped["message"] = "The server knows nothing more of “" + name + "”: it was started anew.";
        stopped["remedy"] = "Pull it again: it goes on where it was.";
        return session.tell(error != nullptr ? *error : stopped);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
  }
  const auto model = session.ask("GET", "/api/v1/models/" + encoded(name));
  return model ? session.print(*model, [&](std::ostream& out) { print_model(out, *model); }) : session.exit;
}

Exit pull(Session& session, const Wanted& wanted, const Clock& clock) {
  json::object body;
  body["source"] = wanted.source;
  for (const auto& [name, value] : {std::pair("name", &wanted.name), std::pair("from", &wanted.from),
                                    std::pair("revision", &wanted.revision), std::pair("sha256", &wanted.sha256)}) {
    if (!value->empty()) body[name] = *value;
  }
  if (!wanted.key_file.empty()) {
    const auto key = read_input(session, wanted.key_file);
    if (!key) return session.exit;
    body["key"] = *key;
  }
  const auto begun = session.ask("POST", "/api/v1/model-pulls", body);
  if (!begun) return session.exit;
  if (!session.as_json()) {
    std::cerr << cell(*begun, "file") << " of " << cell(*begun, "origin") << "\nlicence  " << cell(*begun, "licence")
              << "\n";
    if (cell(*begun, "sha256") == "–")
      std::cerr << "Nobody says which SHA-256 it must have (--sha256): it is recorded as it comes.\n";
  }
  if (wanted.no_wait)
    return session.print(*begun, [](std::ostream& out) { out << "begun; it goes on in the server\n"; });
  return follow(session, cell(*begun, "name"), clock);
}
} // namespace

void add_model_pull(Commands& commands, CLI::App* model) {
  auto wanted = std::make_shared<Wanted>();
  auto* command = commands.leaf(
      model, "pull",
      "Bring a model file from a hub or an address, check it and add it; goes on where an earlier one stopped",
      "socle model pull sample/small-model:Q4_K_M --from https://hub.example.org");
  command->add_option("SOURCE", wanted->source, "OWNER/MODEL, OWNER/MODEL:FILE or a part of its name, or an address")
      ->required();
  command->add_option("--as", wanted->name, "What it shall be called (default: as SOURCE)");
  command->add_option("--from", wanted->from, "Address of the hub (default: models.hub of socle.yaml)");
  command->add_option("--revision", wanted->revision, "Branch, tag or commit (default: the hub's main one)");
  command->add_option("--sha256", wanted->sha256, "Refuse any other file");
  command->add_option("--key-file", wanted->key_file,
                      "File with the hub's key; “-” reads standard input. It is not kept");
  command->add_flag("--no-wait", wanted->no_wait, "Begin it and return; the server goes on");
  command->callback([&commands, wanted] {
    commands.chosen = [wanted, &clock = commands.clock](Session& session) { return pull(session, *wanted, clock); };
  });
}

} // namespace socle::cli
