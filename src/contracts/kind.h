// What the paper is: a contract with something to invoice, or one of the papers that look like it.
#pragma once

#include "contracts/reading.h"

namespace socle::contracts {

struct Kind {
  bool is_contract = true;
  std::string name = "service_contract";
  Span span;          // of the words that say so
  bool draft = false; // the paper calls itself a draft
};

Kind find_kind(const Reading& reading);

} // namespace socle::contracts
