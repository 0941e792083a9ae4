// What a reader does not see and a model does, and what carries data away when an answer is rendered.
#include "guard/characters.h"
#include "guard/detectors.h"

#include <utf8proc.h>

namespace socle::guard {

namespace {
// Characters that only hide: tags (an invisible alphabet), overrides of the direction, fillers.
bool hides(std::int32_t code) {
  return (code >= 0xe0001 && code <= 0xe007f) || (code >= 0x202d && code <= 0x202e) ||
         (code >= 0xe0100 && code <= 0xe01ef);
}
bool is_invisible(std::int32_t code) {
  return (code >= 0x200b && code <= 0x200d) || code == 0x2060 || code == 0xfeff || code == 0x180e;
}
} // namespace

void find_hidden_characters(std::string_view text, Matches& out) {
  constexpr std::size_t invisible_run_min = 8; // data is hidden in such runs; scripts and emojis need one or two
  std::size_t begin = 0, count = 0, end = 0;
  bool certain = false;
  const auto close = [&] {
    // The flags of England, Scotland and Wales are written with a few of these behind a black flag.
    const bool flag = begin >= 4 && text.substr(begin - 4, 4) == "\xf0\x9f\x8f\xb4" && count <= 7;
    if (flag) certain = false;
    if ((certain && count >= 1) || count >= invisible_run_min)
      out.push_back({"hidden_text", begin, end, certain ? 95 : 85});
    count = 0;
    certain = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xe1 || (lead > 0xe2 && lead != 0xef && lead != 0xf3)) { // none of them begins so
      if (count > 0) close();
      at += 1;
      continue;
    }
    utf8proc_int32_t code = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                    static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    const std::size_t length = n > 0 ? static_cast<std::size_t>(n) : 1;
    if (n > 0 && (hides(code) || is_invisible(code))) {
      if (count == 0) begin = at;
      ++count;
      certain = certain || hides(code);
      end = at + length;
    } else if (count > 0) {
      close();
    }
    at += length;
  }
  if (count > 0) close();
}

// Styles that make text invisible: where the element's text begins it is found, whatever it says.
void find_hidden_style(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  std::size_t open = begin;
  while (open > 0 && begin - open < 400 && text[open] != '<' && text[open] != '>') --open;
  if (text[open] != '<') return;
  const auto close = text.substr(0, std::min(text.size(), end + 400)).find('>', end);
  if (close == std::string_view::npos) return;
  const std::size_t reach = std::min(text.size(), close + hidden_bytes_max);
  const auto stop = std::min(text.substr(0, reach).find('<', close), reach);
  const auto inside = text.substr(close + 1, stop - close - 1);
  if (std::ranges::count_if(inside, is_letter) >= 4) out.push_back({"hidden_text", close + 1, stop, 80});
}

// An address that a reader's program asks by itself (an image), or that is clicked, with more in it than an address needs.
void find_rendered_link(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  const bool image = text[begin] == '!' || text[begin] == '<';
  const auto http = text.substr(0, std::min(text.size(), begin + 200)).find("http", begin);
  if (http == std::string_view::npos) return;
  std::size_t end = http;
  while (end < text.size() && end - http < hidden_bytes_max && !std::string_view(" \t\r\n)>\"'").contains(text[end]))
    ++end;
  const auto address = text.substr(http, end - http);
  const auto query = address.find('?');
  const auto carried = query == std::string_view::npos ? std::string_view() : address.substr(query + 1);
  const bool data = carried.size() >= 12 && carried.find('=') != std::string_view::npos;
  const bool placeholder = address.find_first_of("{[$") != std::string_view::npos ||
                           address.find("%7B") != std::string_view::npos; // to be filled in by the model
  // A size or a version is no data: only what is long, or what somebody is meant to fill in.
  std::size_t longest = 0;
  for (std::size_t at = 0; at < carried.size();) {
    const auto next = std::min(carried.find('&', at), carried.size());
    const auto equals = std::min(carried.find('=', at), next);
    longest = std::max(longest, next - std::min(equals + 1, next));
    at = next + 1;
  }
  if (placeholder || (data && longest >= (image ? 16U : 40U)))
    out.push_back({"exfiltration", begin, end, placeholder ? 85 : 75});
}

} // namespace socle::guard
