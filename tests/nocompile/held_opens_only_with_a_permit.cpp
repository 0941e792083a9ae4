// expect: no matching function for call to .*Held<int>::open\(const .*Ticket&\)|cannot convert .*Ticket
#include "kernel/permit.h"
using namespace socle;
int early(kernel::Held<int> held, const kernel::Ticket& ticket, const kernel::Permit& permit) {
#ifdef MUST_NOT_COMPILE
  static_cast<void>(permit);
  return std::move(held).open(ticket);
#else
  static_cast<void>(ticket);
  return std::move(held).open(permit);
#endif
}
