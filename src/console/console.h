// What: the web application's built files (HTML, scripts, styles, fonts), compressed and inside the binary.
// Invariants: the bytes are those that the build made; a file under /assets/ has a digest in its name and never changes;
//   a page of the application (any other path without a file's ending) is index.html, which the browser's router takes up.
// Threads: everything is constant data and may be read from any thread.
// Failure: find() answers nothing where no such file exists; nothing else can fail.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace socle::console {

struct Asset {
  std::span<const unsigned char> bytes; // as they go over the wire: in `encoding`; valid as long as the process
  std::string_view content_type;
  std::string_view etag; // quoted, strong
  std::string_view encoding; // for Content-Encoding: "gzip", or empty
  bool immutable; // may be cached for ever; everything else must be asked for again (no-cache)
};

// `path` as in the request line, without query: "/", "/assets/index-4f2a.js", "/runs/run_17" (a page).
std::optional<Asset> find(std::string_view path);

// What the Content-Security-Policy header of every answer of find() must say. Strict: nothing from outside, no inline script.
std::string_view content_security_policy();

} // namespace socle::console
