#include "dialects/events.h"

#include "base/errors.h"
#include "dialects/limits.h"

namespace socle::dialects {

Result<std::optional<Event>> Events::next(std::string_view& bytes) {
  while (!bytes.empty()) {
    if (std::exchange(after_return_, false) && bytes.front() == '\n') {
      bytes.remove_prefix(1);
      continue;
    }
    const std::size_t end = bytes.find_first_of("\r\n");
    const std::size_t size = line_.size() + event_.data.size() + event_.extra.size() + std::min(end, bytes.size());
    if (size > event_bytes_max) {
      return fail(kTooLarge, {{"what", "server-sent event"},
                              {"bytes", std::to_string(size)},
                              {"bytes_max", std::to_string(event_bytes_max)}});
    }
    if (end == std::string_view::npos) {
      line_ += bytes;
      bytes = {};
      break;
    }
    after_return_ = bytes[end] == '\r';
    std::string_view line = bytes.substr(0, end);
    if (!line_.empty()) line = line_ += line;
    bytes.remove_prefix(end + 1);
    const bool blank = line.empty();
    if (!blank) take_line(line);
    line_.clear();
    at_begin_ = false;
    if (blank && (event_.has_data || event_.comment || !event_.name.empty() || !event_.extra.empty())) {
      return std::exchange(event_, {});
    }
  }
  return std::nullopt;
}

void Events::take_line(std::string_view line) {
  if (at_begin_ && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
  if (line.starts_with(':')) {
    event_.comment = true;
    return;
  }
  const std::size_t colon = line.find(':');
  const std::string_view field = line.substr(0, colon);
  std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (field == "data") {
    if (std::exchange(event_.has_data, true)) event_.data += '\n';
    event_.data += value;
  } else if (field == "event") {
    event_.name = value;
  } else {
    event_.extra.append(line) += '\n';
  }
}

std::optional<Event> Events::rest() {
  if (!line_.empty()) take_line(std::exchange(line_, {}));
  if (!event_.has_data) return std::nullopt;
  return std::exchange(event_, {});
}

std::string event_bytes(std::string_view name, std::string_view data) {
  std::string out;
  out.reserve(name.size() + data.size() + 18);
  if (!name.empty()) out.append("event: ").append(name) += '\n';
  while (true) { // JSON has no line feeds; what else passes may
    const std::size_t end = data.find('\n');
    out.append("data: ").append(data.substr(0, end)) += '\n';
    if (end == std::string_view::npos) break;
    data.remove_prefix(end + 1);
  }
  out += '\n';
  return out;
}

} // namespace socle::dialects
