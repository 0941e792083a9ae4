// The process from a signed contract to an invoice and a mail draft: its actions, its catalog functions, its gate, and what the
// faces show of it.
#pragma once

#include "base/worker_pool.h"
#include "blobs/blobs.h"
#include "connectors/connectors.h"
#include "invoicing/master_data.h"
#include "invoicing/proposal.h"
#include "kernel/pipeline.h"
#include "workflows/workflows.h"

namespace socle::invoicing {

std::span<const store::Migration> migrations();

// "2026-00017": an invoice's number, from the columns `series` and `number` of its row.
std::string invoice_number(const store::Row& row, std::size_t series, std::size_t number);

struct FileInfo {
  std::string name, media_type, blob;
  std::int64_t bytes = 0;
};

class Process {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
    blobs::Blobs& blobs;
    kernel::Pipeline& pipeline;
    workflows::Engine& engine;
    connectors::Outbox& outbox;
    std::function<std::string(std::string_view tenant)> zone; // decides an invoice's date
    std::int64_t page_price_micros = 0; // what reading a page costs its budget
  };
  explicit Process(Parts parts);

  // The actions, catalog functions, gate kind and definition. Before the engine starts.
  Result<void> register_all();

  MasterData& master_data() { return master_data_; }

  // Keeps an uploaded paper and returns its blob: what runs and extractions refer to.
  Result<std::string> keep(const std::string& tenant, std::string_view bytes);
  // The calls that API and workflows make. `body` of contract.read: {"document","name"}; of invoice.run: {"document","name","key"}.
  Result<json::object> extract_now(const kernel::Credential& who, const std::string& tenant, const std::string& name,
                                   std::string_view bytes, Language language);

  // What the faces show.
  Result<json::object> run_summary(const workflows::Run& run, Language language);
  Result<json::object> run_details(const workflows::Run& run, Language language);
  Result<json::object> gate_summary(const workflows::Gate& gate);
  Result<json::object> gate_details(const workflows::Gate& gate, Language language);
  // The gate as it would be after a correction, stored nowhere.
  Result<json::object> gate_checked(const workflows::Gate& gate, const json::object& set, Language language);
  struct InvoiceFilter {
    std::string after, buyer, state, from, until; // buyer: part of the name; issue dates, both included
    std::string sort = "number"; // or issue_date, buyer
    bool descending = true;
    std::size_t limit = 50;
  };
  struct InvoicePage {
    json::array rows;
    std::string next; // for `after`; empty at the end
  };
  Result<InvoicePage> invoices(const std::string& tenant, const InvoiceFilter& filter);
  Result<std::vector<FileInfo>> files(const std::string& tenant, const std::string& run);
  Result<Bytes> file(const std::string& tenant, const std::string& run, const std::string& name);
  struct Paper {
    std::string name, media_type;
    Bytes bytes;
  };
  Result<Paper> paper(const std::string& tenant, const std::string& run);
  // The facts that policy asks for when this principal wants to decide this gate.
  kernel::Attributes decision_context(const workflows::Gate& gate, const std::string& principal, bool corrected) const;
  // The same for a correction: the amount is that of the corrected proposal.
  Result<kernel::Attributes> decision_context_of(const workflows::Gate& gate, const std::string& principal,
                                                 const json::object* set) const;

 private:
  Result<json::object> load_json(const std::string& tenant, std::string_view blob);
  Result<std::string> keep_json(const std::string& tenant, const json::value& value);
  Result<std::vector<kernel::Content>> texts(const std::string& tenant, std::string_view words_blob);
  kernel::Executor computing(Result<kernel::Outcome> (Process::*work)(const kernel::Call&, const kernel::Principal&),
                             std::int64_t price_micros_max);

  Result<kernel::Outcome> read(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> extract(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> check(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> draft_proposal(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> issue(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> mail(kernel::Permit permit, const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> approve(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> refuse(const kernel::Call& call, const kernel::Principal& principal);
  Result<kernel::Outcome> start_run(const kernel::Call& call, const kernel::Principal& principal);
  // Findings about invoices of other runs for the same paper, or the same contract number and buyer, whose period overlaps.
  Result<json::array> already_invoiced(const std::string& tenant, const std::string& run, const std::string& document,
                                       const json::object& fields);
  Result<store::Unit> take_number(const workflows::Gate& gate);
  Result<Date> today(std::string_view tenant) const;
  json::array present(const json::array& findings, Language language) const;
  json::array present_checks(const json::array& checks, Language language) const;
  Result<json::object> details_of(const workflows::Gate& gate, const json::object& proposal, Language language);

  Parts parts_;
  MasterData master_data_;
};

} // namespace socle::invoicing
