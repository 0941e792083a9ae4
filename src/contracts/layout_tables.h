// Price tables amid columns of text, which must not be read column by column.
#pragma once

#include "contracts/reading.h"

namespace socle::contracts {

using CellRows = std::vector<std::vector<int>>; // indices into Layout::cells, none empty

// The first and the last row of the first such table; last < first when there is none.
std::pair<std::ptrdiff_t, std::ptrdiff_t> table_amid(const documents::Document& document, const Layout& layout,
                                                     const CellRows& rows);

} // namespace socle::contracts
