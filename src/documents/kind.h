// What a file is, decided by its first bytes and never by its name.
#pragma once

#include "base/base.h"

namespace socle::documents {

enum class Kind { pdf, png, jpeg, tiff };

std::string_view media_type_of(Kind kind);

// kEmptyFile, kFileTooLarge, kUnknownType, kAmbiguous, and kBroken for a PDF that breaks off. `shown` is for the error only.
Result<Kind> kind_of(std::string_view shown, std::string_view bytes);

// A name as people may see it: no path, no control or direction characters, of bounded length.
std::string shown_name(std::string_view name);

} // namespace socle::documents
