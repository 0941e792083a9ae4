#include "console/console.h"

#include "console/table.h"

#include <algorithm>

namespace socle::console {

namespace {

const File* file_at(std::string_view path) {
  const auto table = files();
  const auto found = std::ranges::lower_bound(table, path, {}, &File::path);
  return found != table.end() && found->path == path ? &*found : nullptr;
}

// "/runs/run_17" is a page; "/assets/gone.js" and "/robots.txt" are files that are not there.
bool is_page(std::string_view path) {
  const auto last = path.substr(path.rfind('/') + 1);
  return path.starts_with('/') && !path.starts_with("/assets/") && last.find('.') == std::string_view::npos;
}

}  // namespace

std::optional<Asset> find(std::string_view path) {
  const File* file = file_at(path);
  if (file == nullptr && is_page(path)) file = file_at("/index.html");
  if (file == nullptr) return std::nullopt;
  return Asset{.bytes = contents().subspan(file->offset, file->size),
               .content_type = file->content_type,
               .etag = file->etag,
               .encoding = file->encoding,
               .immutable = file->path.starts_with("/assets/")};
}

// 'wasm-unsafe-eval': decoders of JPEG 2000 and JBIG2 pictures in a PDF are WebAssembly.
// Style attributes are allowed: the components place and size things with them; style elements are not.
std::string_view content_security_policy() {
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; "
         "style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; "
         "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
}

}  // namespace socle::console
