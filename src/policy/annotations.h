// What a policy's annotations say: its reason in three languages, and the obligations that a permit carries.
#pragma once

#include "policy/bundle.h"

namespace socle::policy {

// Reads one policy of the engine's report. Mistakes (an unknown annotation or obligation, a forbid without a reason, an
// obligation on a forbid) go to `remarks`: an annotation that nobody understands must never be silently without effect.
Rule read_rule(const json::object& policy, std::vector<Remark>& remarks);

json::object to_json(const kernel::Obligations& obligations);

} // namespace socle::policy
