// expect: Held<int>::value_.* is private within this context
#include "kernel/permit.h"
using namespace socle;
int peek(kernel::Held<int> held, const kernel::Permit& permit) {
#ifdef MUST_NOT_COMPILE
  static_cast<void>(permit);
  return held.value_;
#else
  return std::move(held).open(permit);
#endif
}
