// The disguises that a value may wear, each taken off by one linear pass into a View. Private to guard.
#pragma once

#include "guard/view.h"

namespace socle::guard {

// Each answers nothing where there was nothing to take off.

// Compatibility forms (full-width, circled, mathematical), digits of other scripts, look-alike letters of Cyrillic and Greek,
// invisible characters, combining marks and every kind of blank.
std::optional<View> folded(const View& from);
// Mark-up gone, runs of blanks and line breaks one blank, “(at)” an at sign; cells and paragraphs stay apart.
std::optional<View> joined(const View& from);
// Percent-encoding, HTML entities, quoted-printable and backslash escapes decoded in place; base64 and hexadecimal runs that hold
// text decoded behind it.
std::optional<View> decoded(const View& from);

} // namespace socle::guard
