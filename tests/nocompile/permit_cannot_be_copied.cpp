// expect: use of deleted function .*Permit::Permit\(const .*Permit&\)
#include "kernel/permit.h"
using namespace socle;
void effect(kernel::Permit permit);
void once(kernel::Permit permit) {
#ifdef MUST_NOT_COMPILE
  effect(permit);
#else
  effect(std::move(permit));
#endif
}
