// expect: Permit::Permit.*is private within this context
#include "kernel/permit.h"
using namespace socle;
#ifdef MUST_NOT_COMPILE
kernel::Permit forged() { return kernel::Permit("call_1", "default", "mail.draft", Microseconds(0)); }
#endif
