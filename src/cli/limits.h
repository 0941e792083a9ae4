// The limits of the command line, each with its reason.
#pragma once

#include <cstddef>

namespace socle::cli {

// Well beyond what the server takes, so that the server's own limit is what people meet; a sparse file must not fill the memory.
inline constexpr std::size_t file_bytes_max = std::size_t{256} << 20U;

} // namespace socle::cli
