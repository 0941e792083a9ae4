// Reads one JSON object a line ({"text": …, "from": "person" or "document"}) and answers one line each: score, data class, and
// type:begin:end:confidence of each finding, in bytes. With --rules the classifier is left out. With --windows, for training it: of each
// text the number of its windows, of each window the number of its buckets and these, all of two bytes, least first.
#include "base/json.h"
#include "guard/disguises.h"
#include "guard/guard.h"
#include "guard/injection_classifier.h"

#include <iostream>

namespace {
int windows() {
  using namespace socle;
  const auto put = [](std::size_t number) {
    SOCLE_ASSERT(number < 1U << 16U);
    std::cout.put(static_cast<char>(number & 255U)).put(static_cast<char>(number >> 8U));
  };
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = json::parse(line);
    if (!row || !row->is_object()) return 2;
    guard::View root;
    root.text = json::get_string(row->as_object(), "text").value_or("");
    const auto plain = guard::folded(root);
    const auto& whole = plain ? *plain : root;
    const auto together = guard::joined(whole);
    const auto all = guard::InjectionClassifier::windows(together ? together->text : whole.text);
    put(all.size());
    for (const auto& window : all) {
      put(window.buckets.size());
      for (const auto bucket : window.buckets) put(bucket);
    }
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
