#include "dialects/form.h"

#include "dialects/errors.h"
#include "dialects/limits.h"

#include <algorithm>

namespace socle::dialects {

namespace {

std::unexpected<Error> not_a_form(std::string_view why) { return fail(kNoForm, {{"reason", std::string(why)}}); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// `name="value"` or `name=value` among the parameters of a header; in quotes a backslash keeps what follows it.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos && at < header.size()) {
    const auto equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const auto key = trimmed(header.substr(at + 1, equals - at - 1));
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        if (header[at] == '\\' && at + 1 < header.size()) ++at;
        value += header[at];
      }
      at = header.find(';', at);
    } else {
      const auto end = std::min(header.find(';', at), header.size());
      value = trimmed(header.substr(at, end - at));
      at = end;
    }
    if (same(key, name)) return value;
  }
  return std::nullopt;
}

struct PartHead {
  std::string name, type;
  std::optional<std::string> filename;
};
Result<PartHead> read_head(std::string_view head) {
  PartHead out;
  while (!head.empty()) {
    const auto end = std::min(head.find("\r\n"), head.size());
    const auto line = head.substr(0, end);
    head.remove_prefix(std::min(head.size(), end + 2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return not_a_form("a line of a part's head has no colon");
    if (std::ranges::any_of(line, [](char c) { return c >= 0 && c < ' ' && c != '\t'; }))
      return not_a_form("a part's head holds control characters");
    const auto name = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    if (same(name, "content-type")) out.type = value;
    if (same(name, "content-transfer-encoding") && !same(value, "binary") && !same(value, "8bit") &&
        !same(value, "7bit"))
      return not_a_form("a part is encoded once more");
    if (!same(name, "content-disposition")) continue;
    out.name = parameter(value, "name").value_or("");
    out.filename = parameter(value, "filename");
    if (parameter(value, "filename*")) return not_a_form("filename* does not belong into a form");
  }
  if (out.name.empty()) return not_a_form("a part has no name");
  return out;
}

void append_quoted(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
  }
}

} // namespace

Result<Form> parse_form(std::string_view content_type, std::string_view bytes) {
  Form out;
  if (!same(trimmed(content_type.substr(0, content_type.find(';'))), "multipart/form-data"))
    return not_a_form("its Content-Type is not multipart/form-data");
  out.boundary = parameter(content_type, "boundary").value_or("");
  if (out.boundary.empty() || out.boundary.size() > boundary_bytes_max) return not_a_form("it names no boundary");
  const std::string line = "--" + out.boundary;
  if (!bytes.starts_with(line)) return not_a_form("it does not begin with its boundary");
  bytes.remove_prefix(line.size());
  for (std::size_t parts = 0; !bytes.starts_with("--"); ++parts) {
    if (parts == form_parts_max) return not_a_form("it has too many parts");
    if (!bytes.starts_with("\r\n")) return not_a_form("a boundary's line goes on");
    bytes.remove_prefix(2);
    const auto head_end = bytes.substr(0, form_head_bytes_max).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return not_a_form("a part's head does not end");
    SOCLE_TRY(PartHead head, read_head(bytes.substr(0, head_end)));
    bytes.remove_prefix(head_end + 4);
    const auto end = bytes.find("\r\n" + line);
    if (end == std::string_view::npos) return not_a_form("it ends within a part");
    const auto content = bytes.substr(0, end);
    bytes.remove_prefix(end + 2 + line.size());
    const bool repeats = head.name.ends_with("[]");
    if (head.filename || repeats) {
      out.files.push_back({std::move(head.name), std::move(head.filename), std::move(head.type), std::string(content)});
      continue;
    }
    if (out.fields.find(head.name) != nullptr) return fail(kFieldTwice, {{"field", head.name}});
    out.fields.add(head.name, Tree(content));
  }
  return out;
}

std::string write_form(const Request& request, std::string_view upstream_model) {
  std::string out;
  const auto begin = [&](std::string_view name) {
    out.append("--").append(request.boundary).append("\r\nContent-Disposition: form-data; name=\"");
    append_quoted(name, out);
    out += '"';
  };
  for (const auto& member : *request.body.object()) {
    begin(member.name);
    out.append("\r\n\r\n").append(member.name == "model" ? upstream_model : *member.value.string()).append("\r\n");
  }
  for (const auto& file : request.files) {
    begin(file.name);
    if (file.filename) {
      out += "; filename=\"";
      append_quoted(*file.filename, out);
      out += '"';
    }
    if (!file.type.empty()) out.append("\r\nContent-Type: ").append(file.type);
    out.append("\r\n\r\n").append(file.bytes).append("\r\n");
  }
  return out.append("--").append(request.boundary).append("--\r\n");
}

} // namespace socle::dialects
