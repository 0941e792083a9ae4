#include "net/client.h"

namespace socle::net {

bool EventDecoder::feed(std::string_view bytes, const std::function<bool(const Event&)>& on_event) {
  partial_.append(bytes);
  std::size_t begin = 0;
  for (auto end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n', begin)) {
    std::string_view text(partial_.data() + begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    begin = end + 1;
    if (!line(text, on_event)) return false;
  }
  partial_.erase(0, begin);
  too_large_ = too_large_ || partial_.size() + event_.data.size() > event_bytes_max;
  return !too_large_;
}

bool EventDecoder::line(std::string_view text, const std::function<bool(const Event&)>& on_event) {
  if (text.empty()) {
    const bool go_on = !has_data_ || on_event(event_);
    event_ = {};
    has_data_ = false;
    return go_on;
  }
  const auto colon = std::min(text.find(':'), text.size());
  const auto name = text.substr(0, colon);
  auto value = text.substr(std::min(colon + 1, text.size()));
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (name == "data") {
    if (has_data_) event_.data += '\n';
    event_.data += value;
    has_data_ = true;
  } else if (name == "event") {
    event_.name = value;
  } else if (name == "id") {
    event_.id = value;
  } // comments (no name) and unknown fields say nothing
  return true;
}

} // namespace socle::net
