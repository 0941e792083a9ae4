// Server-sent events out of bytes that are cut anywhere (the HTML standard's event stream, UTF-8).
#pragma once

#include "base/base.h"

namespace socle::dialects {

struct Event {
  std::string name;  // empty: none was given
  std::string data;  // the lines of data, joined by line feeds
  std::string extra; // its other lines as they came ("id: 7\n"), without comments
  bool comment = false;
  bool has_data = false;
};

class Events {
 public:
  // The next event of `bytes`, which is shortened by what was used; nothing when all is used. Comments alone are events without data.
  // Fails when an event is larger than `event_bytes_max`.
  Result<std::optional<Event>> next(std::string_view& bytes);
  // What stands there without its closing blank line once the stream is over.
  std::optional<Event> rest();

 private:
  void take_line(std::string_view line);
  std::string line_; // begun, its end not seen
  Event event_;
  bool after_return_ = false; // the last byte was CR: a LF that follows belongs to it
  bool at_begin_ = true; // a byte order mark may stand here
};

// The event for a client: "event: name\ndata: data\n\n".
std::string event_bytes(std::string_view name, std::string_view data);

} // namespace socle::dialects
