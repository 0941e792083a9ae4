// Reads every PDF of a folder and writes NAME.json with fields, evidence and findings beside each other, as score.py compares them.
// usage: extract_contracts FOLDER OUTPUTS [NAME-PART | -NAME-PART]   (with the dash: without such names)
#include "base/json.h"
#include "contracts/contracts.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc < 3) {
    std::cerr << "usage: extract_contracts FOLDER OUTPUTS [NAME-PART | -NAME-PART]\n";
    return 2;
  }
  std::string part = argc > 3 ? argv[3] : "";
  const bool without = part.starts_with("-");
  if (without) part.erase(0, 1);
  fs::create_directories(argv[2]);
  int failed = 0;
  double total_ms = 0;
  int count = 0;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    const fs::path path = entry.path();
    if (path.extension() != ".pdf" ||
        (!part.empty() && (path.filename().string().find(part) == std::string::npos) != without))
      continue;
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto document = socle::documents::read(path.filename().string(), bytes);
    if (!document) {
      std::cerr << path.filename().string() << ": " << document.error().describe() << "\n";
      ++failed;
      continue;
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto extraction = socle::contracts::extract(*document);
    total_ms += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    ++count;
    if (!extraction) {
      std::cerr << path.filename().string() << ": " << extraction.error().describe() << "\n";
      ++failed;
      continue;
    }
    std::ofstream(fs::path(argv[2]) / path.filename().replace_extension(".json"))
        << socle::json::write_pretty(socle::contracts::to_json(*extraction, socle::Language::english));
  }
  if (count > 0) std::cerr << count << " contracts, " << total_ms / count << " ms each, " << failed << " refused\n";
  return failed > 0 ? 1 : 0;
}
