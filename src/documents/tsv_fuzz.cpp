// The recogniser's output and the pictures that the drawing program makes.
#include "documents/limits.h"
#include "documents/picture.h"
#include "documents/tongue.h"
#include "documents/tsv.h"

#include <glib.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace socle::documents;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto pages = parse_tsv(text);
  if (pages) {
    for (const auto& page : *pages) {
      for (const auto& word : page.words) {
        if (word.confidence_percent < 0 || word.confidence_percent > 100 ||
            !g_utf8_validate(word.text.data(), static_cast<gssize>(word.text.size()), nullptr))
          __builtin_trap();
      }
      static_cast<void>(models_for(page.words));
    }
  }
  for (const auto& picture : parse_pictures(text)) {
    static_cast<void>(has_ink(picture, {-10, -10, 1e9, 1e9}));
    static_cast<void>(has_ink(picture, {5, 5, 1, 1}));
    static_cast<void>(strip_of(picture, picture.height / 4, picture.height * 2));
  }
  return 0;
}
