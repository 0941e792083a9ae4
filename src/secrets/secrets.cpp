#include "secrets/secrets.h"

namespace socle::secrets {

KeyRing::~KeyRing() = default;

} // namespace socle::secrets
