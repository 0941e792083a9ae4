// Reads a plain (ustar) archive that lies in memory.
#pragma once

#include <map>
#include <string_view>

namespace socle::conformance {

// Regular files by name; the views point into `archive`.
std::map<std::string_view, std::string_view> files_of_tar(std::string_view archive);

} // namespace socle::conformance
