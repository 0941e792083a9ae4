// What: what a contract says: fields, evidence and findings, in German, French and English contracts of ordinary layouts.
// Invariants: a value without a source span or a stated rule does not exist; unknown is null; what is missing, contradictory or
//   unusual is a finding, never a guess; the same document always gives the same extraction.
// Threads: extract() is pure and may be called from any thread; it takes milliseconds: use the worker pool.
// Failure: a document without words is refused; everything else is said by findings.
#pragma once

#include "base/base.h"
#include "base/json.h"
#include "documents/documents.h"

#include <map>

namespace socle::contracts {

// Where a value comes from.
struct Evidence {
  int page = 0; // from 1; 0 when derived
  documents::Box box; // around the words
  std::string text; // as it stands in the paper
  int confidence_percent = 0; // of the rule that read it; the corpus' score.py reports how often each band is right
  std::string rule; // for derived values: "start + one quarter", "quantity × price"; empty when read
  std::vector<std::string> inputs; // paths that a derived value was computed from
};

enum class Severity { info, warning, error };

// What a person must look at.
struct Finding {
  std::string code; // stable: "totals_mismatch", "amendment", "missing_price", …
  Severity severity = Severity::warning;
  std::string path; // of the field concerned, or empty
  std::vector<std::pair<std::string, std::string>> parameters;
};
// The sentence for people, and what to do.
std::string message(const Finding& finding, Language language);
std::string remedy(const Finding& finding, Language language);

struct Extraction {
  json::object
      fields; // the shape of tests/corpus/contracts/README.md: decimals as strings, dates ISO 8601, unknown null
  std::map<std::string, Evidence> evidence; // path ("seller.vat_id", "lines.0.unit_price_net") → source
  std::vector<Finding> findings;
};

Result<Extraction> extract(const documents::Document& document);

// The port by which a language model may propose later: proposals are compared with the deterministic reading, never merged blindly.
class Proposer {
 public:
  virtual ~Proposer() = default;
  virtual Result<json::object> propose(const documents::Document& document) = 0;
};
struct Disagreement {
  std::string path;
  std::string read; // deterministic
  std::string proposed;
  bool supported = false; // the proposed value stands in the document
};
std::vector<Disagreement> compare(const Extraction& extraction, const json::object& proposed,
                                  const documents::Document& document);

json::object to_json(const Extraction& extraction, Language language);

} // namespace socle::contracts
