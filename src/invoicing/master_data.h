// The company's own profile and its customers: who is we, and what contracts rarely hold.
#pragma once

#include "base/id.h"
#include "invoicing/party.h"
#include "kernel/call.h"
#include "store/store.h"

namespace socle::invoicing {

class MasterData {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
  };
  explicit MasterData(Parts parts) : parts_(parts) {}

  // An empty party when none was set.
  Result<Party> company(const std::string& tenant);
  Result<std::vector<Customer>> customers(const std::string& tenant);
  Result<Customer> customer(const std::string& tenant, const std::string& id);
  // The customer that `buyer` is, or none; two that fit equally are none.
  Result<std::optional<Customer>> find(const std::string& tenant, const Party& buyer);

  // Changes, to be committed with their call.
  Result<kernel::Outcome> set_company(const std::string& tenant, const json::object& party);
  // Creates when `id` is empty or unknown.
  Result<kernel::Outcome> set_customer(const std::string& tenant, const std::string& id, const json::object& customer);
  Result<kernel::Outcome> remove_customer(const std::string& tenant, const std::string& id);

 private:
  Parts parts_;
};

} // namespace socle::invoicing
