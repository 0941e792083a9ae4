// Text that came from untrusted programs, made safe to keep.
#pragma once

#include "base/base.h"

namespace socle::documents {

// Valid UTF-8 in NFC without control characters and without the marks that turn the direction of what follows.
std::string clean_text(std::string_view text);

// Valid UTF-8 in NFC, nothing left out.
std::string composed_text(std::string_view text);

// At most `bytes_max`, cut between characters.
std::string cut_text(std::string_view text, std::size_t bytes_max);

} // namespace socle::documents
