// policy keygen, sign, publish, propose, approve …: how a bundle comes into force, and who must agree.
#include "cli/policies.h"
#include "policy/signing.h"

#include "base/file.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
constexpr const char* kNote = "bundle.note"; // beside the files that it signs; no part of the bundle

struct Given {
  std::string directory, signature;
};

// “30d”, “12h”: in microseconds.
std::optional<Microseconds> span_of(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (error != std::errc() || count < 1 || count > 100'000) return std::nullopt;
  if (unit == "d") return std::chrono::hours(24 * count);
  if (unit == "h") return std::chrono::hours(count);
  return std::nullopt;
}

// The files and, where there is one, their signature.
std::optional<json::object> bundle_of(Session& session, const Given& given) {
  const auto files = files_in(session, given.directory);
  if (!files) return std::nullopt;
  json::object body;
  body["files"] = as_json(*files);
  const auto beside = std::filesystem::path(given.directory) / kNote;
  std::error_code none;
  if (given.signature.empty() && !std::filesystem::exists(beside, none)) return body;
  const auto note = read_input(session, given.signature.empty() ? beside.string() : given.signature);
  if (!note) return std::nullopt;
  body["signature"] = *note;
  return body;
}

Exit keygen(Session& session, const std::string& name, const std::string& file) {
  if (name.empty() || name.size() > 100 || name.find_first_of(" +\n\r\t") != std::string::npos)
    return session.usage("A signer's name has no blanks and no “+”.", "Such as “ada@example.org” or “release”.");
  SystemRandom random;
  const std::string key = policy::make_signer_key(name, random);
  const auto verifier = policy::verifier_of(key);
  if (!verifier) return session.tell(verifier.error());
  const auto made = create_file_durably(file, key + "\n");
  if (!made) return session.tell(made.error());
  if (!*made) return session.usage("There is a file " + file + " already.", "A key is never written over another.");
  json::object out;
  out["name"] = name;
  out["file"] = file;
  out["key"] = *verifier;
  return session.print(out, [&](std::ostream& text) {
    text << "The key is in " << file << ": keep it to yourself, away from the server.\n"
         << "An owner registers its public half:\n  socle policy signer add '" << *verifier << "'\n";
  });
}

struct Signing {
  std::string directory, key, expires, meant_for, out;
};

Exit sign(Session& session, const Signing& wanted, const Clock& clock) {
  const auto files = files_in(session, wanted.directory);
  if (!files) return session.exit;
  const auto key = read_input(session, wanted.key);
  if (!key) return session.exit;
  std::vector<policy::Remark> remarks;
  const auto bundle = policy::Policy::compiled(*files, 0, &remarks); // nobody signs what cannot be published
  if (!bundle) return session.tell(bundle.error());
  policy::Statement statement{(*bundle)->digest(), clock.now(), {}, wanted.meant_for};
  if (!wanted.expires.empty()) {
    const auto span = span_of(wanted.expires);
    if (!span) return session.usage("“" + wanted.expires + "” is no time.", "Such as 30d or 12h.");
    statement.expires = clock.now() + *span;
  }
  const auto note = policy::sign_bundle(statement, *key);
  if (!note) return session.tell(note.error());
  const std::string file = wanted.out.empty() ? (std::filesystem::path(wanted.directory) / kNote).string() : wanted.out;
  if (const auto kept = write_file_durably(file, *note, 0644); !kept) return session.tell(kept.error());
  json::object out;
  out["digest"] = statement.digest;
  out["issued"] = to_iso(statement.issued);
  out["expires"] = statement.expires ? json::value(to_iso(*statement.expires)) : json::value();
  out["signature"] = file;
  return session.print(out, [&](std::ostream& text) {
    text << "signed " << statement.digest << "\nthe signature is in " << file << "\n";
  });
}

Exit send(Session& session, const Given& given, const std::string& path, const std::string& what) {
  const auto body = bundle_of(session, given);
  if (!body) return session.exit;
  const auto answer = session.ask("POST", path, *body);
  return answer ? session.print(
                      *answer,
                      [&](std::ostream& out) {
                        const auto& made = answer->as_object();
                        out << what << " "
                            << (made.contains("version") ? "version " + cell(*answer, "version") : cell(*answer, "id"))
                            << ", digest " << cell(*answer, "digest") << "\n";
                      })
                : session.exit;
}

Exit show_rules(Session& session) {
  const auto answer = session.ask("GET", "/api/v1/policy/rules");
  if (!answer) return session.exit;
  return session.print(*answer, [&](std::ostream& out) {
    out << "signatures required  " << cell(*answer, "signatures") << "\ntwo people           "
        << cell(*answer, "two_people") << "\n";
    const std::pair<std::string, std::string> columns[] = {{"name", "SIGNER"}, {"key", "KEY"}, {"at", "SINCE"}};
    table(out, answer->as_object().at("signers").as_array(), columns);
  });
}

struct RulesWanted {
  std::string signatures, two_people;
};

Exit rules(Session& session, const RulesWanted& wanted) {
  if (wanted.signatures.empty() && wanted.two_people.empty()) return show_rules(session);
  const auto now = session.ask("GET", "/api/v1/policy/rules");
  if (!now) return session.exit;
  json::object body;
  for (const auto& [name, given] :
       {std::pair("signatures", wanted.signatures), std::pair("two_people", wanted.two_people)})
    body[name] = given.empty() ? now->as_object().at(name) : json::value(given == "on");
  if (!session.ask("PUT", "/api/v1/policy/rules", body)) return session.exit;
  return show_rules(session);
}

struct Replaying {
  std::string directory, proposal, since = "7d";
  std::int64_t examples = 20;
};

Exit replay(Session& session, const Replaying& wanted) {
  const auto span = span_of(wanted.since);
  if (!span) return session.usage("“" + wanted.since + "” is no time.", "Such as 7d or 12h.");
  json::object body;
  if (!wanted.proposal.empty()) {
    body["proposal"] = wanted.proposal;
  } else {
    if (wanted.directory.empty())
      return session.usage("No policies were named.", "Give a directory, or --proposal ID.");
    const auto files = files_in(session, wanted.directory);
    if (!files) return session.exit;
    body["files"] = as_json(*files);
  }
  body["since_hours"] = std::chrono::duration_cast<std::chrono::hours>(*span).count();
  body["examples"] = wanted.examples;
  const auto answer = session.ask("POST", "/api/v1/policy/replay", body);
  if (!answer) return session.exit;
  return session.print(*answer, [&](std::ostream& out) {
    out << cell(*answer, "decisions") << " decisions from " << cell(*answer, "from") << " to " << cell(*answer, "until")
        << "; " << cell(*answer, "changed") << " would change.\n";
    out << "Not decided again: " << cell(*answer, "skipped.erased") << " erased, "
        << cell(*answer, "skipped.unreadable") << " unreadable, " << cell(*answer, "skipped.without_person")
        << " for a person who was not known.\n";
    if (cell(*answer, "cut") == "true") out << "There were more than could be shown.\n";
    const auto& changes = answer->as_object().at("changes").as_array();
    if (changes.empty()) return;
    const std::pair<std::string, std::string> columns[] = {{"decisions", "DECISIONS"},
                                                           {"action", "ACTION"},
                                                           {"role", "ROLE"},
                                                           {"from", "FROM"},
                                                           {"to", "TO"},
                                                           {"from_policies", "POLICIES THEN"},
                                                           {"to_policies", "POLICIES NOW"}};
    out << "\n";
    table(out, changes, columns);
    const std::pair<std::string, std::string> shown[] = {
        {"at", "AT"},          {"principal", "WHO"}, {"action", "ACTION"}, {"resource.type", "WHAT"},
        {"resource.id", "ID"}, {"from", "FROM"},     {"to", "TO"},         {"reason", "REASON"}};
    out << "\n";
    table(out, answer->as_object().at("examples").as_array(), shown);
  });
}

void add_signers(Commands& commands, CLI::App* policy) {
  auto* group = policy->add_subcommand("signer", "Whose signatures under policies count");
  group->require_subcommand(1);
  auto key = std::make_shared<std::string>();
  auto* add = commands.leaf(group, "add", "Register a signer's public key; an owner's",
                            "socle policy signer add 'ada+0f3a…+AX…'");
  add->add_option("KEY", *key, "As “policy keygen” printed it: name+hash+base64")->required();
  add->callback([&commands, key] {
    commands.chosen = [key](Session& session) {
      json::object body;
      body["key"] = *key;
      const auto answer = session.ask("POST", "/api/v1/policy/signers", body);
      return answer
                 ? session.print(*answer, [&](std::ostream& out) { out << "added " << cell(*answer, "name") << "\n"; })
                 : session.exit;
    };
  });
  auto name = std::make_shared<std::string>();
  auto* remove = commands.leaf(group, "rm", "Its signatures count no longer; what it signed stays in force",
                               "socle policy signer rm ada");
  remove->add_option("NAME", *name, "As “policy rules” lists it")->required();
  remove->callback([&commands, name] {
    commands.chosen = [name](Session& session) {
      if (!session.ask("DELETE", "/api/v1/policy/signers/" + encoded(*name))) return session.exit;
      return session.print(json::object(), [](std::ostream& out) { out << "removed\n"; });
    };
  });
}

void add_proposals(Commands& commands, CLI::App* policy) {
  commands.leaf(policy, "proposals", "List what was proposed, newest first", "socle policy proposals")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("GET", "/api/v1/policy/proposals");
          if (!answer) return session.exit;
          const auto& items = answer->as_object().at("items").as_array();
          return session.print(items, [&](std::ostream& out) {
            const std::pair<std::string, std::string> columns[] = {{"id", "ID"},         {"state", "STATE"},
                                                                   {"at", "AT"},         {"by", "BY"},
                                                                   {"signer", "SIGNER"}, {"digest", "DIGEST"}};
            table(out, items, columns);
          });
        };
      });
  auto id = std::make_shared<std::string>();
  auto* approve = commands.leaf(policy, "approve", "Publish what another person proposed",
                                "socle policy approve prop_0198…");
  approve->add_option("ID", *id, "The proposal")->required();
  approve->callback([&commands, id] {
    commands.chosen = [id](Session& session) {
      const auto answer = session.ask("POST", "/api/v1/policy/proposals/" + encoded(*id) + "/approve");
      return answer ? session.print(*answer,
                                    [&](std::ostream& out) {
                                      out << "published version " << cell(*answer, "version") << ", digest "
                                          << cell(*answer, "digest") << "\n";
                                    })
                    : session.exit;
    };
  });
  auto* withdraw = commands.leaf(policy, "withdraw", "Close a proposal without publishing it",
                                 "socle policy withdraw prop_0198…");
  withdraw->add_option("ID", *id, "The proposal")->required();
  withdraw->callback([&commands, id] {
    commands.chosen = [id](Session& session) {
      if (!session.ask("DELETE", "/api/v1/policy/proposals/" + encoded(*id))) return session.exit;
      return session.print(json::object(), [](std::ostream& out) { out << "withdrawn\n"; });
    };
  });
}
} // namespace

void add_policy_publishing(Commands& commands, CLI::App* policy) {
  auto wanted = std::make_shared<Signing>();
  auto* make = commands.leaf(policy, "keygen", "Make a key to sign policies with; needs no server",
                             "socle policy keygen ada --out ada.key");
  auto name = std::make_shared<std::string>();
  make->add_option("NAME", *name, "The signer's name, without blanks")->required();
  make->add_option("--out", wanted->out, "Where to write the key")->required();
  make->callback([&commands, name, wanted] {
    commands.chosen = [name, wanted](Session& session) { return keygen(session, *name, wanted->out); };
  });

  auto* signs = commands.leaf(policy, "sign", "Compile, test and sign the policies of a directory; needs no server",
                              "socle policy sign my-policies/ --key ada.key --expires 30d");
  signs->add_option("DIR", wanted->directory, "With .cedar files, a .cedarschema and tests/*.json")->required();
  signs->add_option("--key", wanted->key, "The file that “policy keygen” wrote")->required();
  signs->add_option("--expires", wanted->expires, "Not to be published after this time, such as 30d or 12h");
  signs->add_option("--for", wanted->meant_for, "Only for the installation whose log has this origin (“socle status”)");
  signs->add_option("--out", wanted->out, "Where to write the signature (default: bundle.note in the directory)");
  signs->callback([&commands, wanted] {
    commands.chosen = [wanted, &clock = commands.clock](Session& session) { return sign(session, *wanted, clock); };
  });

  auto given = std::make_shared<Given>();
  const auto takes_bundle = [&](CLI::App* leaf, const char* path, const char* what) {
    leaf->add_option("DIR", given->directory, "As written by “policy show --out”")->required();
    leaf->add_option("--signature", given->signature,
                     "Its signature (default: bundle.note in the directory, if there is one)");
    leaf->callback([&commands, given, path, what] {
      commands.chosen = [given, path, what](Session& session) { return send(session, *given, path, what); };
    });
  };
  takes_bundle(commands.leaf(policy, "publish",
                             "Validate, test and publish the policies of a directory; holds from the next call on",
                             "socle policy publish my-policies/"),
               "/api/v1/policy/bundle", "published");
  takes_bundle(commands.leaf(policy, "propose", "Validate, test and propose policies, for another person to approve",
                             "socle policy propose my-policies/"),
               "/api/v1/policy/proposals", "proposed");
  auto again = std::make_shared<Replaying>();
  auto* past = commands.leaf(policy, "replay",
                             "Decide past requests again by policies that are not in force, and show what would change",
                             "socle policy replay my-policies/ --since 7d");
  past->add_option("DIR", again->directory, "As for “policy publish”");
  past->add_option("--proposal", again->proposal, "A proposal instead of a directory");
  past->add_option("--since", again->since, "How far back, such as 7d or 12h (default 7d)");
  past->add_option("--examples", again->examples, "How many single requests to show (default 20)")
      ->check(CLI::Range(0, 200));
  past->callback(
      [&commands, again] { commands.chosen = [again](Session& session) { return replay(session, *again); }; });
  add_proposals(commands, policy);
  add_signers(commands, policy);

  auto asked = std::make_shared<RulesWanted>();
  auto* rule = commands.leaf(policy, "rules",
                             "Show what a publication needs beside permission, or change it; an owner's",
                             "socle policy rules --signatures on --two-people on");
  rule->add_option("--signatures", asked->signatures, "Only signed bundles")->check(CLI::IsMember({"on", "off"}));
  rule->add_option("--two-people", asked->two_people, "One proposes, another approves")
      ->check(CLI::IsMember({"on", "off"}));
  rule->callback(
      [&commands, asked] { commands.chosen = [asked](Session& session) { return rules(session, *asked); }; });
}

} // namespace socle::cli
