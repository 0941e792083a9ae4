// Reads one JSON object a line ({"text": …, "from": "person" or "document"}) and answers one line each: score, data class, and
// type:begin:end:confidence of each finding, in bytes. With --windows, for training the classifier: the buckets of each of its windows,
// windows apart by “;”. With --rules the classifier is left out.
#include "base/json.h"
#include "guard/disguises.h"
#include "guard/guard.h"
#include "guard/injection_classifier.h"

#include <iostream>

namespace {
int windows() {
  using namespace socle;
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = json::parse(line);
    if (!row || !row->is_object()) return 2;
    guard::View root;
    root.text = json::get_string(row->as_object(), "text").value_or("");
    const auto plain = guard::folded(root);
    for (const auto& window : guard::InjectionClassifier::windows(plain ? plain->text : root.text)) {
      for (const auto bucket : window.buckets) std::cout << bucket << " ";
      std::cout << ";";
    }
    std::cout << "\n";
  }
  return 0;
}
} // namespace

int main(int argc, char** argv) {
  using namespace socle;
  if (argc > 1 && std::string_view(argv[1]) == "--windows") return windows();
  const auto guard = guard::Guard::create({}, !(argc > 1 && std::string_view(argv[1]) == "--rules"));
  if (!guard) {
    std::cerr << guard.error().describe() << "\n";
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = json::parse(line);
    if (!row || !row->is_object()) return 2;
    const auto& object = row->as_object();
    const kernel::Content content{"text", json::get_string(object, "text").value_or(""),
                                  json::get_string(object, "from").value_or("person") == "document"
                                      ? kernel::Provenance::document
                                      : kernel::Provenance::person};
    const auto inspection = (*guard)->inspect(std::span(&content, 1));
    if (!inspection) {
      std::cerr << inspection.error().describe() << "\n";
      return 3;
    }
    std::cout << inspection->injection_percent << " " << inspection->data_class;
    for (const auto& finding : inspection->findings)
      std::cout << " " << finding.type << ":" << finding.begin << ":" << finding.end << ":"
                << finding.confidence_percent;
    std::cout << "\n";
  }
  return 0;
}
