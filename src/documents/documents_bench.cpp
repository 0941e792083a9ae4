// What reading and writing cost: computing time of all programs together, and the wall clock.
#include "documents/documents.h"
#include "documents/pdf.h"
#include "documents/samples_testing.h"
#include "sandbox/sandbox.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

namespace socle::documents {
namespace {

// Invented: a page of 40 lines as contracts have them.
std::vector<SampleText> page_of_contract(int page) {
  std::vector<SampleText> out;
  for (int line = 0; line < 40; ++line) {
    out.push_back({56, 790.0 - 18 * line, 10,
                   "Ziffer " + std::to_string(page) + "." + std::to_string(line) +
                       " Der Auftragnehmer wartet die Anlage Nr. " + std::to_string(line * 7) +
                       " f\xFCr den Auftraggeber zum Preis von 1.234,50 EUR."});
  }
  return out;
}

Bytes text_pdf(int pages) {
  SamplePdf pdf;
  for (int i = 1; i <= pages; ++i) pdf.page(page_of_contract(i));
  return pdf.bytes();
}

Bytes scanned_pdf(int pages) {
  sandbox::Job job;
  job.command = {"pdftoppm", "-r", "200", "-gray", "-singlefile", "in"};
  const Bytes text = text_pdf(1);
  job.inputs = {{"in", text}};
  const auto drawn = sandbox::run(job);
  int width = 0, height = 0, head = 0;
  if (!drawn || std::sscanf(drawn->standard_output.c_str(), "P5 %d %d 255%n", &width, &height, &head) != 2) return {};
  SamplePdf pdf;
  for (int i = 0; i < pages; ++i)
    pdf.scan(drawn->standard_output.substr(static_cast<std::size_t>(head) + 1), width, height);
  return pdf.bytes();
}

// Of this process and of all programs that it waited for.
double cpu_ms() {
  double total = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const auto& time : {used.ru_utime, used.ru_stime})
      total += static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  }
  return total;
}

void measure(benchmark::State& state, const Bytes& bytes) {
  const double before = cpu_ms();
  for (auto _ : state) {
    const auto document = read("contract.pdf", bytes);
    if (!document) {
      state.SkipWithError(document.error().describe().c_str());
      return;
    }
    state.counters["words"] = static_cast<double>(document->words.size());
  }
  state.counters["cpu_ms"] = (cpu_ms() - before) / static_cast<double>(state.iterations());
}

void read_text(benchmark::State& state) { measure(state, text_pdf(static_cast<int>(state.range(0)))); }
BENCHMARK(read_text)->Arg(1)->Arg(5)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

void read_scan(benchmark::State& state) { measure(state, scanned_pdf(static_cast<int>(state.range(0)))); }
BENCHMARK(read_scan)->Arg(1)->Arg(4)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void start_a_program(benchmark::State& state) {
  sandbox::Job job;
  job.command = {"true"};
  const double before = cpu_ms();
  for (auto _ : state) {
    if (!sandbox::run(job)) return state.SkipWithError("sandbox");
  }
  state.counters["cpu_ms"] = (cpu_ms() - before) / static_cast<double>(state.iterations());
}
BENCHMARK(start_a_program)->Unit(benchmark::kMillisecond)->UseRealTime();

void write_invoice(benchmark::State& state) {
  PageDescription pages;
  Table table{{{"Beschreibung", 4}, {"Betrag", 1, Align::right}}, {}};
  for (int i = 0; i < 20; ++i) table.rows.push_back({{"Wartung der Anlage Nr. " + std::to_string(i), "100,00 €"}});
  pages.blocks = {Paragraph{"Rechnung", 16, true}, table};
  const std::vector<Attachment> attachments{
      {"factur-x.xml", "text/xml", "Factur-X", "Alternative", std::string(12'000, 'x')}};
  const PdfMetadata metadata{
      .title = "Rechnung", .author = "", .subject = "", .created = {1'772'352'000'000'000}, .extension = {}};
  for (auto _ : state) {
    if (!write_pdf(pages, attachments, metadata)) return state.SkipWithError("write_pdf");
  }
}
BENCHMARK(write_invoice)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace socle::documents
