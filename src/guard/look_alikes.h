// Letters of other scripts that look like a Latin one, sorted by code point; and where the digits of other scripts begin.
// Private to guard.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace socle::guard {

struct LookAlike {
  std::int32_t code;
  char latin;
};

inline constexpr LookAlike kLookAlikes[] = {
    {0x0131, 'i'}, {0x0251, 'a'}, {0x0261, 'g'}, {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'},
    {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'},
    {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03B1, 'a'}, {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BD, 'v'},
    {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x03F2, 'c'}, {0x03F3, 'j'}, {0x03F9, 'C'},
    {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x0417, '3'},
    {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'},
    {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'},
    {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x0475, 'v'}, {0x04AE, 'Y'},
    {0x04BB, 'h'}, {0x04C0, 'I'}, {0x04CF, 'l'}, {0x0501, 'd'}, {0x050C, 'G'}, {0x051B, 'q'}, {0x051C, 'W'},
    {0x051D, 'w'}, {0x0555, 'O'}, {0x0585, 'o'}, {0x13AA, 'G'}, {0x13DE, 'L'}, {0x2010, '-'}, {0x2011, '-'},
    {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'}, {0x2024, '.'}, {0x2043, '-'}, {0x2044, '/'},
    {0x2212, '-'}, {0x2215, '/'}, {0x3002, '.'},
};

// The zero of each script whose ten digits follow each other.
inline constexpr std::int32_t kZeros[] = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
                                          0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810};

// The Latin letter or digit that this looks like or means, or 0.
inline char latin_of(std::int32_t code) {
  const auto* found = std::ranges::lower_bound(kLookAlikes, code, {}, &LookAlike::code);
  if (found != std::end(kLookAlikes) && found->code == code) return found->latin;
  const auto* next = std::ranges::upper_bound(kZeros, code);
  if (next == std::begin(kZeros)) return 0;
  const std::int32_t value = code - *std::prev(next);
  return value < 10 ? static_cast<char>('0' + value) : '\0';
}

} // namespace socle::guard
