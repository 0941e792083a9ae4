#include "dialects/upload.h"

#include "dialects/errors.h"
#include "dialects/form.h"

#include <algorithm>

namespace socle::dialects {

namespace {

// Whole UTF-8 without control characters but those of text. What other programs take for a document although all of it is ASCII holds its
// words in another form, and is no text.
bool is_text(std::string_view bytes) {
  if (bytes.starts_with("%PDF-") || bytes.starts_with("%!PS") || bytes.starts_with("{\\rtf")) return false;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first < 0x80) {
      if (first < 0x20 && first != '\t' && first != '\n' && first != '\r' && first != '\f') return false;
      ++i;
      continue;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || i + length > bytes.size()) return false;
    std::uint32_t code = first & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xc0U) != 0x80) return false;
      code = (code << 6U) | (next & 0x3fU);
    }
    constexpr std::uint32_t least[] = {0x80, 0x800, 0x10000};
    if (code < least[length - 2] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
    i += length;
  }
  return true;
}

bool begins_json(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

void collect(Tree& at, const std::string& name, std::vector<Text>& out) {
  if (auto* text = at.string()) {
    if (!text->empty()) out.push_back({name, text, Origin::document});
  } else if (auto* number = at.number()) {
    if (number->text.size() >= value_bytes_min) out.push_back({name, &number->text, Origin::document});
  } else if (auto* items = at.array()) {
    for (auto& item : *items) collect(item, name, out);
  } else if (auto* members = at.object()) {
    for (auto& member : *members) {
      if (member.name.size() >= value_bytes_min) out.push_back({name, &member.name, Origin::document});
      collect(member.value, name, out);
    }
  }
}

} // namespace

Result<Reading> Reading::of(std::string_view bytes) {
  Reading out;
  out.readable_ = is_text(bytes);
  if (!out.readable_) return out;
  if (bytes.size() > file_text_bytes_max)
    return fail(kFileTooLong,
                {{"bytes", std::to_string(bytes.size())}, {"bytes_max", std::to_string(file_text_bytes_max)}});
  if (bytes.starts_with("\xef\xbb\xbf")) { // a mark of order is no character
    out.parts_.push_back({{}, {}, "\xef\xbb\xbf"});
    bytes.remove_prefix(3);
  }
  if (begins_json(bytes)) {
    if (auto whole = Tree::parse(bytes)) {
      out.parts_.push_back({std::move(*whole), {}, {}});
      return out;
    }
    // Lines of JSON; one that is none is text.
    while (!bytes.empty()) {
      const auto line = bytes.substr(0, bytes.find('\n'));
      const auto end = bytes.substr(line.size(), 1);
      Part part{{}, {}, std::string(end)};
      if (begins_json(line)) {
        if (auto read = Tree::parse(line)) part.json = std::move(*read);
      }
      if (!part.json) part.text = line;
      if (!part.json && !out.parts_.empty() && !out.parts_.back().json) { // what spans lines is found across them
        out.parts_.back().text += out.parts_.back().end + part.text;
        out.parts_.back().end = part.end;
      } else {
        out.parts_.push_back(std::move(part));
      }
      bytes.remove_prefix(line.size() + end.size());
    }
    return out;
  }
  out.parts_.push_back({{}, std::string(bytes), {}});
  return out;
}

std::vector<Text> Reading::texts() {
  std::vector<Text> out;
  std::size_t line = 0;
  for (auto& part : parts_) {
    ++line;
    if (part.json) collect(*part.json, "file, part " + std::to_string(line), out);
    else if (!part.text.empty()) out.push_back({"file", &part.text, Origin::document});
  }
  return out;
}

std::string Reading::write() const {
  std::string out;
  for (const auto& part : parts_) {
    if (part.json) part.json->write(out);
    else out += part.text;
    out += part.end;
  }
  return out;
}

Result<Upload> Upload::parse(Wire wire, std::string_view content_type, std::string_view bytes) {
  SOCLE_TRY(Form form, parse_form(content_type, bytes));
  Upload out;
  out.form_.wire = wire;
  const bool one = form.files.size() == 1 && form.files.front().name == "file" && form.files.front().filename;
  if (form.files.empty()) return fail(kFieldMissing, {{"field", "file"}});
  if (!one) return fail(kFieldWrong, {{"field", form.files.back().name}, {"expected", "one file, with its name"}});
  if (wire == Wire::openai_files && form.fields.text("purpose").empty())
    return fail(kFieldMissing, {{"field", "purpose"}});
  out.form_.model = form.fields.text("model");
  if (out.form_.model.size() > model_name_bytes_max)
    return fail(kFieldWrong,
                {{"field", "model"}, {"expected", "string, 1…" + std::to_string(model_name_bytes_max) + " bytes"}});
  form.fields.erase("model"); // Socle's own: no endpoint knows it
  out.form_.body = std::move(form.fields);
  out.form_.files = std::move(form.files);
  out.form_.boundary = std::move(form.boundary);
  SOCLE_TRY(out.reading_, Reading::of(out.file().bytes));
  return out;
}

std::vector<Text> Upload::texts() {
  std::vector<Text> out = form_.texts();
  std::ranges::move(reading_.texts(), std::back_inserter(out));
  return out;
}

std::string Upload::write(bool changed) const {
  if (!changed || !readable()) return write_form(form_, {});
  Request form = form_;
  form.files.front().bytes = reading_.write();
  return write_form(form, {});
}

} // namespace socle::dialects
