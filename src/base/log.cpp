#include "base/log.h"

#include "base/json.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace socle::log {

namespace {
spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> instance = [] {
    auto made = spdlog::stderr_logger_mt("socle");
    made->set_pattern("%v", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}
spdlog::level::level_enum translate(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}
} // namespace

void set_level(Level level) { logger().set_level(translate(level)); }

void write(Level level, std::string_view module, std::string_view message, const Fields& fields) {
  if (!logger().should_log(translate(level))) return;
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(spdlog::log_clock::now().time_since_epoch())
                       .count();
  json::object line;
  line["time_ms"] = now;
  line["level"] = std::string(spdlog::level::to_string_view(translate(level)).data());
  line["module"] = module;
  line["message"] = message;
  for (const auto& [name, value] : fields) line[name] = value;
  logger().log(translate(level), "{}", json::write(line));
}

} // namespace socle::log
