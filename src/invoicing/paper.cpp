#include "invoicing/paper.h"

namespace socle::invoicing {

json::object document_to_json(const documents::Document& document) {
  json::array pages, words, warnings;
  for (const auto& page : document.pages) {
    json::object row;
    row["width"] = page.width;
    row["height"] = page.height;
    row["scanned"] = page.scanned;
    row["turned_degrees"] = page.turned_degrees;
    pages.emplace_back(std::move(row));
  }
  for (const auto& word : document.words) {
    words.push_back(json::array{word.text, word.page, word.box.x0, word.box.y0, word.box.x1, word.box.y1,
                                word.confidence_percent, word.invisible});
  }
  for (const auto& warning : document.warnings) warnings.emplace_back(warning);
  json::object out;
  out["media_type"] = document.media_type;
  out["pages"] = std::move(pages);
  out["words"] = std::move(words);
  out["scanned"] = document.scanned;
  out["confidence_percent"] = document.confidence_percent;
  out["warnings"] = std::move(warnings);
  return out;
}

documents::Document document_from_json(const json::object& stored) {
  documents::Document out;
  out.media_type = json::get_string(stored, "media_type").value_or("");
  out.scanned = json::get_bool(stored, "scanned").value_or(false);
  out.confidence_percent = static_cast<int>(json::get_int(stored, "confidence_percent").value_or(100));
  for (const auto& item : stored.at("pages").as_array()) {
    const auto& page = item.as_object();
    documents::Page read;
    read.width = page.at("width").to_number<double>();
    read.height = page.at("height").to_number<double>();
    read.scanned = page.at("scanned").as_bool();
    read.turned_degrees = page.at("turned_degrees").to_number<int>();
    out.pages.push_back(read);
  }
  for (const auto& item : stored.at("words").as_array()) {
    const auto& w = item.as_array();
    documents::Word word;
    word.text = json::text(w[0]);
    word.page = w[1].to_number<int>();
    word.box = {w[2].to_number<double>(), w[3].to_number<double>(), w[4].to_number<double>(), w[5].to_number<double>()};
    word.confidence_percent = w[6].to_number<int>();
    word.invisible = w[7].as_bool();
    out.words.push_back(std::move(word));
  }
  for (const auto& warning : stored.at("warnings").as_array()) out.warnings.push_back(json::text(warning));
  return out;
}

std::vector<kernel::Content> page_texts(const documents::Document& document) {
  std::vector<kernel::Content> out;
  for (const auto& word : document.words) {
    const std::string name = "page " + std::to_string(word.page);
    if (out.empty() || out.back().name != name) out.push_back({name, {}, kernel::Provenance::document});
    out.back().text += (out.back().text.empty() ? "" : " ") + word.text;
  }
  return out;
}

namespace {
void fill(json::object& side, const char* name, const std::string& value) {
  if (value.empty()) return;
  auto& at = side[name];
  if (at.is_null() || (at.is_string() && at.get_string().empty())) at = value;
}

void fill_party(json::object& side, const Party& known) {
  fill(side, "name", known.name);
  // An address is taken whole or not at all: half of two addresses is none.
  const bool empty = json::get_string(side, "street").value_or("").empty() &&
                     json::get_string(side, "city").value_or("").empty();
  if (empty) {
    fill(side, "street", known.street);
    fill(side, "postcode", known.postcode);
    fill(side, "city", known.city);
  }
  fill(side, "country", known.country);
  fill(side, "vat_id", known.vat_id);
  fill(side, "tax_number", known.tax_number);
  fill(side, "registration", known.registration);
  fill(side, "electronic_address", known.electronic_address);
}
} // namespace

void add_master_data(json::object& fields, const Party& company, const Customer* customer) {
  if (auto* seller = fields["seller"].if_object()) {
    fill_party(*seller, company);
    if (json::get_string(*seller, "iban").value_or("").empty()) {
      fill(*seller, "iban", company.iban);
      fill(*seller, "bic", company.bic);
    }
    if (!(*seller)["contact"].is_object()) (*seller)["contact"] = json::object();
    auto& contact = (*seller)["contact"].as_object();
    fill(contact, "name", company.contact_name);
    fill(contact, "phone", company.contact_phone);
    fill(contact, "email", company.contact_email);
  }
  if (auto* buyer = fields["buyer"].if_object(); buyer != nullptr && customer != nullptr) {
    fill_party(*buyer, customer->party);
    fill(*buyer, "reference", customer->buyer_reference);
  }
}

} // namespace socle::invoicing
