// expect: use of deleted function .*Permit::operator=
#include "kernel/permit.h"
using namespace socle;
void refill(kernel::Permit& spent, kernel::Permit fresh) {
#ifdef MUST_NOT_COMPILE
  spent = std::move(fresh);
#else
  static_cast<void>(spent), static_cast<void>(fresh);
#endif
}
