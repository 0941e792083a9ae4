#include "blobs/blobs.h"

namespace socle::blobs {

Blobs::~Blobs() = default;

} // namespace socle::blobs
