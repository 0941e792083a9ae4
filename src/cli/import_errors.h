// The errors of bringing over another gateway's configuration.
#pragma once

#include "base/base.h"

namespace socle::cli {

inline constexpr ErrorKind kNoLitellm{
    "cli.no_litellm",
    400,
    {"This is no configuration of LiteLLM that can be read: {reason}.",
     "Ce n'est pas une configuration de LiteLLM lisible : {reason}.",
     "Das ist keine lesbare Konfiguration von LiteLLM: {reason}."},
    {"Give the config.yaml that its proxy is started with.", "Donnez le config.yaml avec lequel son proxy est lancé.",
     "Geben Sie die config.yaml an, mit der sein Proxy gestartet wird."}};

} // namespace socle::cli
