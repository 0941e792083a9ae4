// What the oracle judges: sound invoices of every kind that we issue, and mutants of them, each with the rule it is meant to break.
#pragma once

#include "invoicing/model.h"

#include <functional>

namespace socle::invoicing::oracle {

struct Sound {
  std::string name;
  Invoice invoice;
  Language language = Language::german;
};
std::vector<Sound> sound_invoices();

struct Mutant {
  std::string name;
  std::string target; // the rule that must break; others may break with it
  Invoice invoice;
};
std::vector<Mutant> mutants();

} // namespace socle::invoicing::oracle
