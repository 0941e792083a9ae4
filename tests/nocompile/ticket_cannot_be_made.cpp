// expect: Ticket::Ticket.*is private within this context
#include "kernel/permit.h"
using namespace socle;
#ifdef MUST_NOT_COMPILE
kernel::Ticket forged() { return kernel::Ticket("call_1"); }
#endif
