// What a reload that nobody asked for over the API leaves in the log.
#pragma once

#include "api/api.h"
#include "app/app.h"

#include "base/log.h"

namespace socle::app {

log::Level log_level_of(const Config& config);

// An entry of the default tenant's log: by the server itself, with the keys that change or the reason why nothing does. A change
// that cannot be recorded does not happen.
Result<void> record_reload(App& app, const Result<api::Reload>& prepared);

} // namespace socle::app
