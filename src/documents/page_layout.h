// Lays a page description out on pages and draws them with Cairo and Pango.
#pragma once

#include "documents/pdf.h"

namespace socle::documents {

// A plain PDF of the pages, before it becomes PDF/A.
Result<Bytes> draw_pages(const PageDescription& description);

} // namespace socle::documents
