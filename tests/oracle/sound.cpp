#include "cases.h"

#include "invoicing/samples_testing.h"
#include "invoicing/totals.h"

namespace socle::invoicing::oracle {

namespace {
Decimal number(std::string_view text) { return *Decimal::parse(text); }

json::object in_language(json::object fields, std::string_view language) {
  fields["language"] = language;
  if (language == "fr") {
    fields["lines"].get_array()[0].get_object()["description"] = "Hébergement « Été » & maintenance, forfait";
  } else if (language == "en") {
    fields["lines"].get_array()[0].get_object()["description"] = "Hosting of “production” <servers> & on-call";
  }
  return fields;
}

Line line(std::string_view name, std::string_view quantity, std::string_view unit, std::string_view price,
          std::string_view category, MaybeDecimal rate) {
  Line out;
  out.name = name;
  out.quantity = number(quantity);
  out.unit = unit;
  out.price = number(price);
  out.vat_category = category;
  out.vat_rate = rate;
  return out;
}

Invoice with_lines(Invoice invoice, std::vector<Line> lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].id = std::to_string(i + 1);
  invoice.lines = std::move(lines);
  compute_totals(invoice);
  for (auto& vat : invoice.vat) {
    if (vat.category == "E") vat.reason = "Steuerfrei nach § 4 Nr. 21 UStG";
  }
  return invoice;
}

AllowanceCharge whole(bool charge, std::string_view amount, std::string_view category, MaybeDecimal rate,
                      std::string_view reason) {
  AllowanceCharge out;
  out.charge = charge;
  out.amount = number(amount);
  out.vat_category = category;
  out.vat_rate = rate;
  out.reason = reason;
  return out;
}

Invoice base() { return samples::invoice(samples::fields()); }

void add_categories(std::vector<Sound>& out) {
  for (const auto* language : {"de", "fr", "en"}) {
    for (const auto* category : {"S", "Z", "E", "AE", "K", "G", "O"}) {
      const auto fields = in_language(samples::fields_of_category(category), language);
      out.push_back({std::string(language) + "-" + category, samples::invoice(fields), language_of(language)});
    }
  }
}

void add_lines(std::vector<Sound>& out) {
  out.push_back({"rates-mixed", with_lines(base(), {line("Bücher", "12", "C62", "19.90", "S", Decimal(7)),
                                                    line("Beratung", "7.5", "HUR", "118.333333", "S", Decimal(19)),
                                                    line("Schulung", "1", "LS", "480", "E", Decimal()),
                                                    line("Nullsatz", "3", "KGM", "0.1", "Z", Decimal())})});
  std::vector<Line> many;
  for (int i = 1; i <= 60; ++i)
    many.push_back(line("Arbeitsplatz " + std::to_string(i) + " – Wartung", std::to_string(i), "C62",
                        "3." + std::to_string(10 + i), "S", Decimal(19)));
  out.push_back({"sixty-lines", with_lines(base(), many)});
  out.push_back(
      {"credited-line", with_lines(base(), {line("Wartung", "3", "MON", "100", "S", Decimal(19)),
                                            line("Gutschrift Ausfall", "-2", "DAY", "10.01", "S", Decimal(19))})});
  out.push_back({"free-of-charge", with_lines(base(), {line("Probemonat", "1", "MON", "0", "S", Decimal(19))})});
  out.push_back({"large", with_lines(base(), {line("Anlage", "1", "C62", "987654321.09", "S", Decimal(19))})});
  out.push_back({"half-cents", with_lines(base(), {line("a", "3", "C62", "0.335", "S", Decimal(19)),
                                                   line("b", "1", "C62", "0.005", "S", Decimal(19))})});
  Line per_hundred = line("Schrauben", "250", "C62", "4.2", "S", number("19"));
  per_hundred.price_base = Decimal(100);
  out.push_back({"price-per-hundred", with_lines(base(), {per_hundred})});
  Line dated = line("Miete März", "1", "MON", "900", "S", Decimal(19));
  dated.period = {Date{2026, 3, 1}, Date{2026, 3, 31}};
  dated.note = "Stellplatz 4";
  dated.description = "Tiefgarage, Ebene 2";
  out.push_back({"line-period", with_lines(base(), {dated})});
  Line allowed = line("Lizenzen", "10", "C62", "25", "S", Decimal(19));
  allowed.allowances.push_back(whole(false, "25", "", std::nullopt, "Rabatt"));
  allowed.allowances.back().base = Decimal(250);
  allowed.allowances.back().percent = Decimal(10);
  allowed.allowances.back().reason_code = "95";
  allowed.allowances.push_back(whole(true, "4.5", "", std::nullopt, "Verpackung"));
  out.push_back({"line-allowances", with_lines(base(), {allowed})});
}

void add_whole(std::vector<Sound>& out) {
  Invoice invoice = base();
  invoice.allowances = {whole(false, "75.00", "S", Decimal(19), "Treuerabatt"),
                        whole(true, "12.34", "S", Decimal(19), "Fracht")};
  invoice.allowances[0].base = Decimal(3750);
  invoice.allowances[0].percent = Decimal(2);
  invoice.allowances[1].reason_code = "FC";
  compute_totals(invoice);
  out.push_back({"allowance-and-charge", invoice});
  invoice = base();
  invoice.totals.prepaid = number("1000.00");
  invoice.totals.rounding = number("0.03");
  compute_totals(invoice);
  out.push_back({"prepaid-and-rounded", invoice});
  invoice = base();
  invoice.type_code = "384";
  invoice.preceding = {{"R-2026-0000", Date{2026, 2, 27}}};
  out.push_back({"corrected", invoice});
  invoice = base();
  invoice.type_code = "326";
  invoice.order = "PO 2026/4711";
  invoice.period = {};
  invoice.delivery.date = Date{2026, 3, 1};
  out.push_back({"partial-with-delivery-date", invoice});
}

void add_contracts(std::vector<Sound>& out) {
  json::object fields = samples::fields();
  fields["discount_terms"] = json::array{};
  fields["payment_terms_days"] = 0;
  out.push_back({"payable-at-once", samples::invoice(fields)});
  fields["discount_terms"] = json::array{samples::object(R"({"percent": "3", "days": 8})"),
                                         samples::object(R"({"percent": "1.5", "days": 20})")};
  fields["payment_terms_days"] = 45;
  out.push_back({"two-discounts", samples::invoice(fields)});
  fields["currency"] = "CHF";
  out.push_back({"swiss-francs", samples::invoice(fields)});
  fields["currency"] = "GBP";
  out.push_back({"pounds", samples::invoice(fields)});
  fields = samples::fields();
  fields["notes_required"] = json::array{"Rechnungsversand nur an die genannte Adresse.",
                                         "Bestellzeichen: \"A&B\" <C>'D'"};
  fields["lines"].get_array()[0].get_object()["description"] =
      "Ærøskøbing – Łódź – Škoda – Ελλάδα – Привет – ½ × 2 = 1 – office 'fi' ﬁ";
  fields["buyer"].get_object()["name"] = "O'Brien & “Töchter” <Holding> GmbH";
  out.push_back({"edge-characters", samples::invoice(fields)});
  fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["allowance"] = "1250.00";
  fields["lines"].get_array()[0].get_object()["line_net"] = "2500.00";
  fields["totals"] = nullptr;
  out.push_back({"free-month", samples::invoice(fields)});
}
} // namespace

std::vector<Sound> sound_invoices() {
  std::vector<Sound> out;
  add_categories(out);
  add_lines(out);
  add_whole(out);
  add_contracts(out);
  return out;
}

} // namespace socle::invoicing::oracle
