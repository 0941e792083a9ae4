// The daemon's own log (not the audit log): one JSON object a line on stderr. Never content, never secrets.
#pragma once

#include "base/base.h"

namespace socle::log {

enum class Level { debug, info, warning, error };
using Fields = std::vector<std::pair<std::string_view, std::string>>;

void set_level(Level level);
void write(Level level, std::string_view module, std::string_view message, const Fields& fields = {});
inline void info(std::string_view module, std::string_view message, const Fields& fields = {}) {
  write(Level::info, module, message, fields);
}
inline void warning(std::string_view module, std::string_view message, const Fields& fields = {}) {
  write(Level::warning, module, message, fields);
}
inline void error(std::string_view module, std::string_view message, const Fields& fields = {}) {
  write(Level::error, module, message, fields);
}

} // namespace socle::log
