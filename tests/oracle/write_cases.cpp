// Writes every case in both syntaxes into a folder, with index.jsonl: per file its name, whether it is sound, the rule it is meant to
// break, and the rules that our own check finds broken. The oracle's verdicts are compared with that.
#include "cases.h"

#include "invoicing/draft.h"
#include "invoicing/facturx.h"
#include "invoicing/invoicing.h"
#include "invoicing/rules.h"
#include "invoicing/syntax.h"

#include <algorithm>
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
Bytes read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// One mail draft with all its files, for another implementation to read, and what that must find.
bool add_mail(const std::filesystem::path& folder) {
  const auto cases = oracle::sound_invoices();
  const auto found = std::ranges::find(cases, "edge-characters", &oracle::Sound::name);
  const auto released = release(found->invoice, found->language, kModified);
  if (!released) return false;
  const auto attached = files(found->invoice, *released);
  const auto mail = mail_draft(found->invoice, found->language, "buchhaltung@probe-soehne.example", attached);
  if (!mail) return false;
  std::ofstream(folder / "draft.eml", std::ios::binary) << *mail;
  const MailText text = mail_text(found->invoice, found->language);
  json::array names;
  for (const auto& file : attached) {
    std::ofstream(folder / file.name, std::ios::binary) << file.bytes;
    names.emplace_back(file.name);
  }
  std::ofstream(folder / "draft.json") << json::write(
      json::object{{"subject", text.subject}, {"body", text.body}, {"files", names}});
  return true;
}

// The corpus' contracts as their truth files read them, each with its seller as our company: what the extraction at its best gives.
// Those that our rules let pass must be officially valid; on the others (no quantity, no rate, no account) both must break alike.
void add_contracts(Folder& folder, const std::filesystem::path& corpus) {
  std::vector<std::filesystem::path> truths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() == ".json") truths.push_back(entry.path());
  }
  std::ranges::sort(truths);
  for (const auto& path : truths) {
    const auto truth = json::parse(read_file(path));
    const auto* fields = truth && truth->is_object() ? json::get_object(truth->get_object(), "fields") : nullptr;
    if (fields == nullptr || !json::get_bool(*fields, "is_contract").value_or(false)) continue;
    Party company = party_from_json(fields->at("seller").get_object());
    company.contact_name = "Ute Muster";
    company.contact_phone = "+49 30 5550 100";
    company.contact_email = "rechnung@muster.example";
    if (company.iban.empty()) company.iban = "DE02120300000000202051";
    Customer customer;
    customer.party = party_from_json(fields->at("buyer").get_object());
    customer.buyer_reference = "BR-1";
    customer.invoice_email = "eingang@kunde.example";
    const auto made = draft(*fields, company, &customer, Date{2026, 3, 2});
    if (!made) {
      std::cerr << path.filename() << ": " << made.error().describe() << "\n";
      std::exit(1);
    }
    const Invoice invoice = numbered(made->invoice, "R-1");
    const json::array ours = broken(invoice);
    const bool passed = ours.empty() &&
                        check(invoice, Stage::numbered).passed(); // a warning (a wrong IBAN) breaks its rule too
    json::object about{
        {"sound", passed}, {"contract", true}, {"name", "contract " + path.stem().string()}, {"native", ours}};
    if (!passed) about["target"] = ours.empty() ? json::value("nothing examined") : ours[0];
    folder.add("contract-" + path.stem().string() + ".ubl.xml", write_ubl(invoice), about);
    folder.add("contract-" + path.stem().string() + ".cii.xml", write_cii(invoice), about);
  }
}
} // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: write_cases FOLDER CORPUS\n";
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
  add_contracts(folder, argv[2]);
  if (!add_mail(argv[1])) return 1;
  int number = 0;
  for (const auto& mutant : oracle::mutants()) {
    const std::string stem = "mutant-" + std::to_string(++number);
    const json::object about{
        {"sound", false}, {"name", mutant.name}, {"target", mutant.target}, {"native", broken(mutant.invoice)}};
    folder.add(stem + ".ubl.xml", write_ubl(mutant.invoice), about);
    folder.add(stem + ".cii.xml", write_cii(mutant.invoice), about);
  }
  return 0;
}
