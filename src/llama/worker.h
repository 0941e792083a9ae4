// The process around the model: what it may not reach, and whose child it is. Private to llama.
#pragma once

#include "base/base.h"

namespace socle::llama {

// Ends this process when the one that started it ends; `parent` is the one that should have.
Result<void> die_with(std::int32_t parent);
// From here on: no new sockets but those of this machine, no other program, no memory image on the disk when it crashes, and the
// first to go when the machine has no memory left.
Result<void> give_up_rights();

} // namespace socle::llama
