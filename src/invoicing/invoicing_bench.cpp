#include "invoicing/invoicing.h"

#include "invoicing/facturx.h"
#include "invoicing/rules.h"
#include "invoicing/samples_testing.h"
#include "invoicing/syntax.h"

#include <benchmark/benchmark.h>

namespace socle::invoicing {

namespace {
json::object contract_of(std::int64_t lines) {
  json::object fields = samples::fields();
  fields["totals"] = nullptr;
  auto& list = fields["lines"].get_array();
  while (static_cast<std::int64_t>(list.size()) < lines) list.push_back(list[0]);
  return fields;
}

void draft_of(benchmark::State& state) {
  const json::object fields = contract_of(state.range(0));
  const Party company = samples::company();
  const Customer customer = samples::customer();
  for (auto _ : state) benchmark::DoNotOptimize(draft(fields, company, &customer, samples::issue_date()));
}
BENCHMARK(draft_of)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

void rules_on(benchmark::State& state) {
  const Invoice invoice = samples::invoice(contract_of(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(check(invoice, Stage::numbered));
}
BENCHMARK(rules_on)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

void ubl_written(benchmark::State& state) {
  const Invoice invoice = samples::invoice(contract_of(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(write_ubl(invoice));
}
BENCHMARK(ubl_written)->Arg(10)->Unit(benchmark::kMicrosecond);

void cii_written(benchmark::State& state) {
  const Invoice invoice = samples::invoice(contract_of(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(write_cii(invoice));
}
BENCHMARK(cii_written)->Arg(10)->Unit(benchmark::kMicrosecond);

void ubl_read_back(benchmark::State& state) {
  const Bytes xml = write_ubl(samples::invoice(contract_of(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(read_ubl(xml));
}
BENCHMARK(ubl_read_back)->Arg(10)->Unit(benchmark::kMicrosecond);

// The whole of what the daemon does between approval and files, the PDF's words read back included.
void released(benchmark::State& state) {
  const Invoice invoice = samples::invoice(contract_of(state.range(0)));
  for (auto _ : state) {
    const auto out = release(invoice, Language::german, {1'772'442'000'000'000});
    if (!out) state.SkipWithError(out.error().describe().c_str());
  }
}
BENCHMARK(released)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();
} // namespace

} // namespace socle::invoicing
