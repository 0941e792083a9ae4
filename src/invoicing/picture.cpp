// What people see of an invoice: one A4 page and more where the lines need them, in the contract's language.
#include "invoicing/facturx.h"
#include "invoicing/wording.h"

namespace socle::invoicing {

namespace {
using documents::Align;
using documents::KeyValues;
using documents::Paragraph;
using documents::Part;
using documents::Row;
using documents::Table;

// "DE02 1203 0000 …", as it stands on bank cards.
std::string grouped_iban(std::string_view iban) {
  std::string out;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += ' ';
    out += iban[i];
  }
  return out;
}

std::string joined(std::initializer_list<std::string> parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    if (!part.empty()) out.append(out.empty() ? "" : between).append(part);
  }
  return out;
}

std::string labelled(std::string_view label, const std::string& value) {
  return value.empty() ? std::string() : std::string(label) + " " + value;
}

class Picture {
 public:
  Picture(const Invoice& invoice, Language language) : invoice_(invoice), language_(language) {}

  documents::PageDescription draw() {
    pages_.language = language_tag(language_);
    pages_.running_title = title();
    pages_.page_number = say({"Page {page} of {pages}", "Page {page} sur {pages}", "Seite {page} von {pages}"});
    head();
    pages_.blocks.emplace_back(Paragraph{title(), 16, true, false, Align::left, 10});
    lines();
    totals();
    vat();
    payment();
    notes();
    footer();
    return std::move(pages_);
  }

 private:
  std::string say(Text text) const { return std::string(text.in(language_)); }
  std::string amount(const MaybeDecimal& value) const {
    return value ? amount_for_people(*value, invoice_.currency, language_) : std::string();
  }
  std::string number(const MaybeDecimal& value, int decimals_min = 0) const {
    return value ? number_for_people(*value, decimals_min, language_) : std::string();
  }
  std::string date(const MaybeDate& value) const { return value ? date_for_people(*value, language_) : std::string(); }
  std::string percent(const MaybeDecimal& rate) const { return rate ? number(rate) + "\u00A0%" : std::string("–"); }

  std::string title() const {
    const std::string kind = invoice_.type_code == "384"
                                 ? say({"Corrected invoice", "Facture rectificative", "Rechnungskorrektur"})
                             : invoice_.type_code == "326"
                                 ? say({"Partial invoice", "Facture partielle", "Teilrechnung"})
                                 : say({"Invoice", "Facture", "Rechnung"});
    return kind + " " + invoice_.number;
  }

  std::string address(const Trader& trader) const {
    const Address& a = trader.address;
    return joined({trader.name, a.street, joined({a.postcode, a.city}, " "), a.country}, "\n");
  }

  std::string period(const Period& value) const { return joined({date(value.start), date(value.end)}, " – "); }

  void add(KeyValues& list, Text key, std::string value) const {
    if (!value.empty()) list.rows.emplace_back(say(key), std::move(value));
  }

  void head() {
    const Trader& seller = invoice_.seller;
    const std::string sender = joined(
        {seller.name, seller.address.street, joined({seller.address.postcode, seller.address.city}, " ")}, " · ");
    KeyValues facts;
    facts.key_share = 0.48;
    add(facts, {"Invoice number", "Facture n°", "Rechnungsnr."}, invoice_.number);
    add(facts, {"Date", "Date", "Datum"}, date(invoice_.issue_date));
    add(facts, {"Due date", "Échéance", "Fällig am"}, date(invoice_.due_date));
    add(facts, {"Supplied", "Prestation", "Leistungsdatum"}, date(invoice_.delivery.date));
    add(facts, {"Period", "Période", "Leistungszeit"}, period(invoice_.period));
    add(facts, {"Contract", "Contrat", "Vertrag"}, invoice_.contract);
    add(facts, {"Order", "Commande", "Bestellung"}, invoice_.order);
    add(facts, {"Your reference", "Votre référence", "Ihr Zeichen"}, invoice_.buyer_reference);
    add(facts, {"Your VAT id", "Votre n° de TVA", "Ihre USt-IdNr."}, invoice_.buyer.vat_id);
    add(facts, {"Your registration", "Immatriculation", "Ihr Register"}, invoice_.buyer.registration);
    for (const auto& preceding : invoice_.preceding) {
      add(facts, {"Corrects", "Rectifie", "Berichtigt"}, joined({preceding.number, date(preceding.date)}, " – "));
    }
    documents::SideBySide side;
    side.left = {Part(Paragraph{sender, 7, false, true, Align::left, 12}),
                 Part(Paragraph{address(invoice_.buyer), 10.5})};
    if (!invoice_.delivery.address.empty()) {
      const Address& a = invoice_.delivery.address;
      side.left.emplace_back(Paragraph{say({"Delivered to: ", "Livré à : ", "Geliefert an: "}) +
                                           joined({a.street, joined({a.postcode, a.city}, " "), a.country}, " · "),
                                       8, false, true});
    }
    side.right = {Part(facts)};
    pages_.blocks.emplace_back(std::move(side));
  }

  void allowance_rows(Table& table, const std::vector<AllowanceCharge>& list) const {
    for (const auto& item : list) {
      const std::string share = item.percent ? " (" + percent(item.percent) + ")" : std::string();
      const MaybeDecimal signed_amount = item.amount ? MaybeDecimal(item.charge ? *item.amount : -*item.amount)
                                                     : std::nullopt;
      table.rows.push_back(
          {{"", item.reason + share, "", "", item.vat_category.empty() ? std::string() : percent(item.vat_rate),
            number(signed_amount, 2)}});
    }
  }

  void lines() {
    Table table;
    table.columns = {{say({"No.", "N°", "Pos."}), 0.75},
                     {say({"Description", "Désignation", "Bezeichnung"}), 4.2},
                     {say({"Quantity", "Quantité", "Menge"}), 1.7, Align::right},
                     {say({"Unit price", "Prix unitaire", "Einzelpreis"}), 1.5, Align::right},
                     {say({"VAT", "TVA", "USt."}), 0.9, Align::right},
                     {say({"Net", "Net HT", "Netto"}) + " " + invoice_.currency, 1.6, Align::right}};
    for (const auto& line : invoice_.lines) {
      const std::string what = joined({line.name, line.description, line.note, period(line.period)}, "\n");
      const std::string base = line.price_base ? " / " + number(line.price_base) : std::string();
      MaybeDecimal before = line.net; // what quantity × price gives; the line's allowances follow on rows of their own
      for (const auto& item : line.allowances) {
        if (before && item.amount) before = item.charge ? *before - *item.amount : *before + *item.amount;
      }
      table.rows.push_back({{line.id, what, number(line.quantity) + " " + unit_for_people(line.unit, language_),
                             number(line.price, 2) + base, percent(line.vat_rate), number(before, 2)}});
      if (line.allowances.empty()) continue;
      allowance_rows(table, line.allowances);
      table.rows.push_back(
          {{"", say({"Line total", "Total de la ligne", "Summe der Position"}), "", "", "", number(line.net, 2)}});
    }
    allowance_rows(table, invoice_.allowances);
    pages_.blocks.emplace_back(std::move(table));
  }

  void totals() {
    const Totals& t = invoice_.totals;
    KeyValues sums;
    sums.key_share = 0.6;
    sums.align_values_right = true;
    if (t.allowances || t.charges)
      add(sums, {"Sum of lines", "Somme des lignes", "Summe der Positionen"}, amount(t.lines));
    add(sums, {"Allowances", "Remises", "Nachlässe"},
        amount(t.allowances ? MaybeDecimal(-*t.allowances) : std::nullopt));
    add(sums, {"Charges", "Frais", "Zuschläge"}, amount(t.charges));
    add(sums, {"Total without VAT", "Total HT", "Gesamtbetrag netto"}, amount(t.net));
    add(sums, {"VAT", "TVA", "Umsatzsteuer"}, amount(t.vat));
    add(sums, {"Total with VAT", "Total TTC", "Gesamtbetrag brutto"}, amount(t.gross));
    add(sums, {"Already paid", "Déjà payé", "Bereits gezahlt"}, amount(t.prepaid));
    add(sums, {"Rounding", "Arrondi", "Rundung"}, amount(t.rounding));
    documents::SideBySide side;
    side.left_share = 0.4;
    side.right = {Part(sums),
                  Part(Paragraph{say({"Amount due: ", "Montant à payer : ", "Zahlbetrag: "}) + amount(t.due), 11, true,
                                 false, Align::right})};
    pages_.blocks.emplace_back(std::move(side));
  }

  void vat() {
    Table table;
    table.columns = {{say({"VAT", "TVA", "Umsatzsteuer"}), 4},
                     {say({"Rate", "Taux", "Satz"}), 1, Align::right},
                     {say({"Taxable", "Base", "Grundlage"}), 1.6, Align::right},
                     {say({"Tax", "Taxe", "Steuer"}), 1.6, Align::right}};
    for (const auto& item : invoice_.vat) {
      const std::string reason = item.reason.empty() ? category_name(item.category) : item.reason;
      table.rows.push_back({{reason, percent(item.rate), amount(item.taxable), amount(item.tax)}});
    }
    pages_.blocks.emplace_back(std::move(table));
  }

  std::string category_name(std::string_view category) const {
    if (category == "Z") return say({"Zero rated", "Taux zéro", "Nullsatz"});
    return say({"Taxable supplies", "Opérations taxées", "Steuerpflichtige Umsätze"});
  }

  void payment() {
    const Payment& payment = invoice_.payment;
    if (const std::string terms = payment_terms_for_people(invoice_.payment_terms); !terms.empty())
      pages_.blocks.emplace_back(Paragraph{terms});
    KeyValues account;
    account.key_share = 0.2;
    add(account, {"Account holder", "Titulaire", "Kontoinhaber"}, payment.account_name);
    add(account, {"IBAN", "IBAN", "IBAN"}, grouped_iban(payment.account));
    add(account, {"BIC", "BIC", "BIC"}, payment.bic);
    add(account, {"Reference", "Référence", "Verwendungszweck"}, payment.remittance);
    if (!account.rows.empty()) pages_.blocks.emplace_back(std::move(account));
  }

  void notes() {
    for (const auto& note : invoice_.notes) pages_.blocks.emplace_back(Paragraph{note});
  }

  void footer() {
    const Trader& seller = invoice_.seller;
    pages_.footer = {
        address(seller),
        joined({labelled(say({"VAT id", "N° TVA", "USt-IdNr."}), seller.vat_id),
                labelled(say({"Tax number", "N° fiscal", "Steuernummer"}), seller.tax_number), seller.registration},
               "\n"),
        joined({seller.contact.name, seller.contact.phone, seller.contact.email}, "\n")};
  }

  const Invoice& invoice_;
  Language language_;
  documents::PageDescription pages_;
};

class Terms {
 public:
  Terms(const Invoice& invoice, Language language) : invoice_(invoice), language_(language) {}
  std::vector<ShownTerm> list() {
    header();
    for (const auto& line : invoice_.lines) add_line(line);
    allowances(invoice_.allowances, "BT-92");
    totals();
    for (const auto& vat : invoice_.vat) {
      amount("BT-116", vat.taxable);
      amount("BT-117", vat.tax);
      number("BT-119", vat.rate, 0);
      add("BT-120", vat.reason);
    }
    return std::move(out_);
  }

 private:
  void add(std::string_view term, std::string text) {
    if (!text.empty()) out_.push_back({std::string(term), std::move(text)});
  }
  void date(std::string_view term, const MaybeDate& value) {
    if (value) add(term, date_for_people(*value, language_));
  }
  void amount(std::string_view term, const MaybeDecimal& value) {
    if (value) add(term, amount_for_people(*value, invoice_.currency, language_));
  }
  void number(std::string_view term, const MaybeDecimal& value, int decimals) {
    if (value) add(term, number_for_people(*value, decimals, language_));
  }

  void trader(const Trader& t, std::string_view name, std::string_view address) {
    add(name, t.name);
    for (const auto* text : {&t.address.street, &t.address.city, &t.address.postcode, &t.address.country})
      add(address, *text);
  }

  void header() {
    add("BT-1", invoice_.number);
    date("BT-2", invoice_.issue_date);
    date("BT-9", invoice_.due_date);
    add("BT-10", invoice_.buyer_reference);
    add("BT-12", invoice_.contract);
    add("BT-13", invoice_.order);
    add("BT-20", payment_terms_for_people(invoice_.payment_terms));
    for (const auto& note : invoice_.notes) add("BT-22", note);
    for (const auto& preceding : invoice_.preceding) add("BT-25", preceding.number);
    trader(invoice_.seller, "BT-27", "BG-5");
    for (const auto* text : {&invoice_.seller.vat_id, &invoice_.seller.tax_number, &invoice_.seller.registration})
      add("BT-31", *text);
    for (const auto* text :
         {&invoice_.seller.contact.name, &invoice_.seller.contact.phone, &invoice_.seller.contact.email})
      add("BG-6", *text);
    trader(invoice_.buyer, "BT-44", "BG-8");
    add("BT-48", invoice_.buyer.vat_id);
    date("BT-72", invoice_.delivery.date);
    date("BT-73", invoice_.period.start);
    date("BT-74", invoice_.period.end);
    add("BT-83", invoice_.payment.remittance);
    add("BT-84", grouped_iban(invoice_.payment.account));
    add("BT-86", invoice_.payment.bic);
  }

  void allowances(const std::vector<AllowanceCharge>& list, std::string_view term) {
    for (const auto& item : list) {
      number(term, item.amount ? MaybeDecimal(item.charge ? *item.amount : -*item.amount) : std::nullopt, 2);
      add(term, item.reason);
    }
  }

  void add_line(const Line& line) {
    add("BT-126", line.id);
    add("BT-153", line.name);
    add("BT-154", line.description);
    add("BT-127", line.note);
    number("BT-129", line.quantity, 0);
    add("BT-130", unit_for_people(line.unit, language_));
    number("BT-146", line.price, 2);
    number("BT-152", line.vat_rate, 0);
    number("BT-131", line.net, 2);
    date("BT-134", line.period.start);
    date("BT-135", line.period.end);
    allowances(line.allowances, "BT-136");
  }

  void totals() {
    const Totals& t = invoice_.totals;
    amount("BT-109", t.net);
    amount("BT-110", t.vat);
    amount("BT-112", t.gross);
    amount("BT-113", t.prepaid);
    amount("BT-114", t.rounding);
    amount("BT-115", t.due);
  }

  const Invoice& invoice_;
  Language language_;
  std::vector<ShownTerm> out_;
};
} // namespace

documents::PageDescription picture(const Invoice& invoice, Language language) {
  return Picture(invoice, language).draw();
}

std::vector<ShownTerm> shown_terms(const Invoice& invoice, Language language) {
  return Terms(invoice, language).list();
}

} // namespace socle::invoicing
