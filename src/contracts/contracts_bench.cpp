// What reading a contract costs once its words are known: computing time per page.
#include "contracts/contracts.h"
#include "contracts/testing.h"

#include <benchmark/benchmark.h>

#include <ctime>

namespace socle::contracts {
namespace {

// Invented: a first page as maintenance contracts have them, with a price table.
std::vector<std::string> first_page() {
  return {"Wartungsvertrag Nr. W-2026-17",
          "zwischen Nordlicht Anlagenservice GmbH, Hafenstr. 4, 28217 Bremen, USt-IdNr. DE123456788",
          "im Folgenden Auftragnehmer genannt",
          "und Weserpack Maschinenbau GmbH, Industrieweg 9, 28307 Bremen",
          "im Folgenden Auftraggeber genannt",
          "1. Gegenstand",
          "Der Auftragnehmer wartet die drei Verpackungslinien im Werk Bremen.",
          "2. Beginn und Dauer",
          "Der Vertrag beginnt am 1. Juli 2026 und endet am 30. Juni 2028.",
          "3. Vergütung",
          "Pos.  Bezeichnung            Menge   Einzelpreis   Gesamtpreis",
          "1     Wartung Linie A        1       480,00        480,00",
          "2     Wartung Linie B        2       350,00        700,00",
          "3     Fernüberwachung        3       45,50         136,50",
          "Summe netto                                        1.316,50",
          "Die Preise gelten je Monat zuzüglich 19 % Umsatzsteuer.",
          "4. Zahlung",
          "Die Abrechnung erfolgt vierteljährlich im Voraus, zahlbar innerhalb von 14 Tagen ohne Abzug."};
}

documents::Document contract(int pages) {
  documents::Document document = testing::page(first_page());
  for (int p = 2; p <= pages; ++p) {
    std::vector<std::string> lines;
    for (int i = 0; i < 45; ++i)
      lines.push_back(std::to_string(p) + "." + std::to_string(i) +
                      " Der Auftragnehmer haftet je Schadensfall bis 250.000,00 EUR; Meldungen sind binnen " +
                      std::to_string(i % 28 + 3) + " Tagen anzuzeigen.");
    documents::Document more = testing::page(lines);
    document.pages.push_back(more.pages.front());
    for (documents::Word& word : more.words) {
      word.page = p;
      document.words.push_back(std::move(word));
    }
  }
  return document;
}

double cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void contract_of_pages(benchmark::State& state) {
  const int pages = static_cast<int>(state.range(0));
  const documents::Document document = contract(pages);
  (void)extract(document); // expressions are compiled once per process
  const double before = cpu_us();
  for (auto _ : state) {
    const auto extraction = extract(document);
    if (!extraction || extraction->fields.at("lines").get_array().size() != 3) {
      state.SkipWithError("the contract was not read");
      return;
    }
    benchmark::DoNotOptimize(extraction->findings.size());
  }
  state.counters["cpu_us_per_page"] = (cpu_us() - before) / static_cast<double>(state.iterations()) / pages;
}
BENCHMARK(contract_of_pages)->Arg(1)->Arg(5)->Arg(30)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace socle::contracts
