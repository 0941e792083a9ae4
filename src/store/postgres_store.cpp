#include "store/engine.h"
#include "store/errors.h"
namespace socle::store {
Result<std::unique_ptr<Engine>> open_postgres(const StoreOptions& options, std::span<const Migration>) {
  return fail(kCannotOpen, {{"location", options.location}, {"reason", "it does not begin with “sqlite:”"}});
}
} // namespace socle::store
