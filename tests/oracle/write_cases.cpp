// Writes every case in both syntaxes into a folder, with index.jsonl: per file its name, whether it is sound, the rule it is meant to
// break, and the rules that our own check finds broken. The oracle's verdicts are compared with that.
#include "cases.h"

#include "invoicing/facturx.h"
#include "invoicing/rules.h"
#include "invoicing/syntax.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

namespace {
using namespace socle;
using namespace socle::invoicing;

constexpr Timestamp kModified{1'772'442'000'000'000}; // 2026-03-02T09:00:00Z

json::array broken(const Invoice& invoice) {
  std::set<std::string> ids;
  for (const auto& finding : check(invoice, Stage::numbered).findings) ids.insert(finding.rule);
  json::array out;
  for (const auto& id : ids) out.emplace_back(id);
  return out;
}

class Folder {
 public:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    index_.open(path_ / "index.jsonl");
  }
  void add(const std::string& file, const Bytes& bytes, json::object about) {
    std::ofstream(path_ / file, std::ios::binary) << bytes;
    about["file"] = file;
    index_ << json::write(about) << "\n";
  }
  void rules() {
    json::array official;
    for (const auto& rule : invoicing::rules()) {
      if (rule.official) official.emplace_back(rule.id);
    }
    std::ofstream(path_ / "rules.json") << json::write(official);
  }

 private:
  std::filesystem::path path_;
  std::ofstream index_;
};
} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_cases FOLDER\n";
    return 2;
  }
  Folder folder(argv[1]);
  folder.rules();
  for (const auto& sound : oracle::sound_invoices()) {
    const json::object about{{"sound", true}, {"name", sound.name}, {"native", broken(sound.invoice)}};
    folder.add("sound-" + sound.name + ".ubl.xml", write_ubl(sound.invoice), about);
    folder.add("sound-" + sound.name + ".cii.xml", write_cii(sound.invoice), about);
    const auto hybrid = write_facturx(sound.invoice, sound.language, kModified);
    if (!hybrid) {
      std::cerr << sound.name << ": " << hybrid.error().describe() << "\n";
      return 1;
    }
    folder.add("sound-" + sound.name + ".pdf", *hybrid, about);
  }
  int number = 0;
  for (const auto& mutant : oracle::mutants()) {
    const std::string stem = "mutant-" + std::to_string(++number);
    const json::object about{{"sound", false}, {"name", mutant.name}, {"target", mutant.target}, {"native", broken(mutant.invoice)}};
    folder.add(stem + ".ubl.xml", write_ubl(mutant.invoice), about);
    folder.add(stem + ".cii.xml", write_cii(mutant.invoice), about);
  }
  return 0;
}
