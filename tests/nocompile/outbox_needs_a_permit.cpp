// expect: could not convert|cannot convert|invalid conversion|no matching function
#include "connectors/connectors.h"
using namespace socle;
void send(connectors::Outbox& outbox, kernel::Permit permit) {
#ifdef MUST_NOT_COMPILE
  static_cast<void>(permit);
  auto path = outbox.release({}, "2026-00001", {});
#else
  auto path = outbox.release(std::move(permit), "2026-00001", {});
#endif
  static_cast<void>(path);
}
