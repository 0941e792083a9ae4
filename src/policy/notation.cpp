#include "policy/notation.h"

#include <algorithm>

namespace socle::policy {

kernel::Resource read_resource(std::string_view text) {
  const auto end = std::min({text.find("::"), text.find('/'), text.size()});
  const std::string_view type = text.substr(0, end);
  std::string_view id = text.substr(end);
  id.remove_prefix(std::min<std::size_t>(id.starts_with("::") ? 2 : 1, id.size()));
  if (id.size() >= 2 && id.front() == '"' && id.back() == '"') id = id.substr(1, id.size() - 2);
  return {std::string(type), std::string(id), {}};
}

std::optional<kernel::Principal> read_role(std::string_view text, std::string_view tenant) {
  const kernel::Resource named = read_resource(text);
  if (named.type != "Role" || named.id.empty()) return std::nullopt;
  kernel::Principal principal;
  principal.id = "usr_anyone";
  principal.tenant = tenant;
  principal.kind = "user";
  principal.role = named.id;
  return principal;
}

} // namespace socle::policy
