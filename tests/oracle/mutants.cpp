// One change per mutant, on a sound invoice; the totals are left as they were unless the change is about something else.
#include "cases.h"

#include "invoicing/samples_testing.h"
#include "invoicing/totals.h"

namespace socle::invoicing::oracle {

namespace {
using Change = std::function<void(Invoice&)>;

Decimal number(std::string_view text) { return *Decimal::parse(text); }

class Table {
 public:
  std::vector<Mutant> rows;

  void add(std::string target, std::string what, const Change& change) {
    add_to(samples::invoice(samples::fields()), std::move(target), std::move(what), change);
  }
  void add_to(Invoice invoice, std::string target, std::string what, const Change& change) {
    change(invoice);
    rows.push_back({target + " " + std::move(what), target, std::move(invoice)});
  }
};

AllowanceCharge item(bool charge, std::string_view amount, std::string_view category, MaybeDecimal rate) {
  AllowanceCharge out;
  out.charge = charge;
  out.amount = number(amount);
  out.vat_category = category;
  out.vat_rate = rate;
  out.reason = "Grund";
  return out;
}

// The sound invoice of a category with an allowance and a charge on the whole and on its line.
Invoice with_allowances(std::string_view category) {
  Invoice invoice = samples::invoice(samples::fields_of_category(category));
  const MaybeDecimal rate = invoice.lines[0].vat_rate;
  invoice.allowances = {item(false, "50.00", category, rate), item(true, "20.00", category, rate)};
  invoice.lines[0].allowances = {item(false, "30.00", "", std::nullopt), item(true, "10.00", "", std::nullopt)};
  const auto reasons = invoice.vat;
  compute_totals(invoice);
  invoice.vat[0].reason = reasons[0].reason;
  invoice.vat[0].reason_code = reasons[0].reason_code;
  return invoice;
}

void add_header(Table& t) {
  t.add("BR-01", "no specification", [](Invoice& i) { i.specification.clear(); });
  t.add("BR-02", "no number", [](Invoice& i) { i.number.clear(); });
  t.add("BR-03", "no issue date", [](Invoice& i) { i.issue_date.reset(); });
  t.add("BR-04", "no type", [](Invoice& i) { i.type_code.clear(); });
  t.add("BR-05", "no currency", [](Invoice& i) { i.currency.clear(); });
  t.add("BR-06", "no seller name", [](Invoice& i) { i.seller.name.clear(); });
  t.add("BR-07", "no buyer name", [](Invoice& i) { i.buyer.name.clear(); });
  t.add("BR-08", "no seller address", [](Invoice& i) { i.seller.address = {}; });
  t.add("BR-09", "no seller country", [](Invoice& i) { i.seller.address.country.clear(); });
  t.add("BR-10", "no buyer address", [](Invoice& i) { i.buyer.address = {}; });
  t.add("BR-11", "no buyer country", [](Invoice& i) { i.buyer.address.country.clear(); });
  t.add("BR-12", "no sum of lines", [](Invoice& i) { i.totals.lines.reset(); });
  t.add("BR-13", "no net", [](Invoice& i) { i.totals.net.reset(); });
  t.add("BR-14", "no gross", [](Invoice& i) { i.totals.gross.reset(); });
  t.add("BR-15", "no amount due", [](Invoice& i) { i.totals.due.reset(); });
  t.add("BR-16", "no lines", [](Invoice& i) { i.lines.clear(); });
  t.add("BR-29", "period ends before it begins", [](Invoice& i) { i.period.end = Date{2026, 2, 1}; });
  t.add("BR-55", "predecessor without number", [](Invoice& i) { i.preceding = {{"", Date{2026, 1, 1}}}; });
  t.add("BR-57", "deliver-to without country", [](Invoice& i) { i.delivery.address = {"Weg 1", "Ulm", "89073", ""}; });
  t.add("BR-62", "seller address without scheme", [](Invoice& i) { i.seller.electronic_address.scheme.clear(); });
  t.add("BR-63", "buyer address without scheme", [](Invoice& i) { i.buyer.electronic_address.scheme.clear(); });
  t.add("BR-49", "payment without code", [](Invoice& i) { i.payment.means_code.clear(); });
  t.add("BR-CO-18", "no VAT breakdown", [](Invoice& i) { i.vat.clear(); });
  t.add("BR-CO-26", "seller cannot be identified", [](Invoice& i) {
    i.seller.vat_id.clear();
    i.seller.registration.clear();
    i.seller.tax_number = "22/815/08154";
  });
  t.add("BR-CO-09", "VAT id without country", [](Invoice& i) { i.seller.vat_id = "123456788"; });
  t.add("BR-CO-09", "buyer's VAT id with an unknown country", [](Invoice& i) { i.buyer.vat_id = "QQ123456788"; });
}

void add_lines(Table& t) {
  t.add("BR-21", "line without id", [](Invoice& i) { i.lines[0].id.clear(); });
  t.add("BR-22", "line without quantity", [](Invoice& i) { i.lines[0].quantity.reset(); });
  t.add("BR-23", "line without unit", [](Invoice& i) { i.lines[0].unit.clear(); });
  t.add("BR-24", "line without net", [](Invoice& i) { i.lines[0].net.reset(); });
  t.add("BR-25", "line without name", [](Invoice& i) { i.lines[0].name.clear(); });
  t.add("BR-26", "line without price", [](Invoice& i) { i.lines[0].price.reset(); });
  t.add("BR-27", "negative price", [](Invoice& i) {
    i.lines[0].price = number("-1250");
    i.lines[0].quantity = Decimal(-3);
  });
  t.add("BR-30", "line period ends before it begins",
        [](Invoice& i) { i.lines[0].period = {Date{2026, 4, 1}, Date{2026, 3, 1}}; });
  t.add("BR-CO-04", "line without category", [](Invoice& i) {
    i.lines[0].vat_category.clear();
    i.lines[0].vat_rate.reset();
  });
  t.add("PEPPOL-EN16931-R120", "quantity changed", [](Invoice& i) { i.lines[0].quantity = Decimal(4); });
  t.add("PEPPOL-EN16931-R120", "price changed", [](Invoice& i) { i.lines[0].price = number("1249.90"); });
  t.add("PEPPOL-EN16931-R121", "base quantity zero", [](Invoice& i) { i.lines[0].price_base = Decimal(); });
  t.add("PEPPOL-EN16931-R121", "base quantity negative", [](Invoice& i) { i.lines[0].price_base = Decimal(-1); });
  t.add("PEPPOL-EN16931-R110", "line begins before the period",
        [](Invoice& i) { i.lines[0].period = {Date{2026, 2, 1}, Date{2026, 3, 31}}; });
  t.add("PEPPOL-EN16931-R111", "line ends after the period",
        [](Invoice& i) { i.lines[0].period = {Date{2026, 3, 1}, Date{2026, 6, 30}}; });
}

void add_sums(Table& t) {
  const auto shift = [](MaybeDecimal Totals::* member, std::string_view by) {
    return [member, by = std::string(by)](Invoice& i) {
      i.totals.*member = (i.totals.*member).value_or(Decimal()) + number(by);
    };
  };
  t.add("BR-CO-10", "sum of lines + 0.01", shift(&Totals::lines, "0.01"));
  t.add("BR-CO-10", "sum of lines - 100", shift(&Totals::lines, "-100"));
  t.add("BR-CO-11", "allowances without any", shift(&Totals::allowances, "10"));
  t.add("BR-CO-12", "charges without any", shift(&Totals::charges, "10"));
  t.add("BR-CO-13", "net + 0.01", shift(&Totals::net, "0.01"));
  t.add("BR-CO-14", "VAT + 0.01", shift(&Totals::vat, "0.01"));
  t.add("BR-CO-15", "gross - 0.01", shift(&Totals::gross, "-0.01"));
  t.add("BR-CO-16", "due + 0.01", shift(&Totals::due, "0.01"));
  t.add("BR-CO-16", "prepaid not subtracted", shift(&Totals::prepaid, "100"));
  t.add("BR-CO-16", "rounding not added", shift(&Totals::rounding, "0.05"));
  t.add_to(with_allowances("S"), "BR-CO-11", "allowances + 1", shift(&Totals::allowances, "1"));
  t.add_to(with_allowances("S"), "BR-CO-12", "charges + 1", shift(&Totals::charges, "1"));
  t.add_to(with_allowances("S"), "BR-CO-11", "allowances left out", [](Invoice& i) { i.totals.allowances.reset(); });
  t.add_to(with_allowances("S"), "BR-CO-12", "charges left out", [](Invoice& i) { i.totals.charges.reset(); });
  t.add("BR-CO-17", "tax of the breakdown + 5", [](Invoice& i) { i.vat[0].tax = *i.vat[0].tax + Decimal(5); });
  t.add("BR-CO-17", "rate of the breakdown 7", [](Invoice& i) { i.vat[0].rate = Decimal(7); });
  t.add("BR-45", "breakdown without taxable amount", [](Invoice& i) { i.vat[0].taxable.reset(); });
  t.add("BR-46", "breakdown without tax", [](Invoice& i) { i.vat[0].tax.reset(); });
  t.add("BR-47", "breakdown without category", [](Invoice& i) { i.vat[0].category.clear(); });
  t.add("BR-48", "breakdown without rate", [](Invoice& i) { i.vat[0].rate.reset(); });
}

void add_decimals(Table& t) {
  const auto finer = [](MaybeDecimal Totals::* member) {
    return [member](Invoice& i) { i.totals.*member = (i.totals.*member).value_or(Decimal()) + number("0.001"); };
  };
  t.add("BR-DEC-09", "sum of lines", finer(&Totals::lines));
  t.add_to(with_allowances("S"), "BR-DEC-10", "allowances", finer(&Totals::allowances));
  t.add_to(with_allowances("S"), "BR-DEC-11", "charges", finer(&Totals::charges));
  t.add("BR-DEC-12", "net", finer(&Totals::net));
  t.add("BR-DEC-13", "VAT", finer(&Totals::vat));
  t.add("BR-DEC-14", "gross", finer(&Totals::gross));
  t.add("BR-DEC-16", "prepaid", finer(&Totals::prepaid));
  t.add("BR-DEC-17", "rounding", finer(&Totals::rounding));
  t.add("BR-DEC-18", "due", finer(&Totals::due));
  t.add("BR-DEC-19", "taxable amount", [](Invoice& i) { i.vat[0].taxable = *i.vat[0].taxable + number("0.001"); });
  t.add("BR-DEC-20", "tax", [](Invoice& i) { i.vat[0].tax = *i.vat[0].tax + number("0.001"); });
  t.add("BR-DEC-23", "line net", [](Invoice& i) { i.lines[0].net = *i.lines[0].net + number("0.001"); });
  const auto amount = [](std::size_t index) {
    return [index](Invoice& i) { i.allowances[index].amount = *i.allowances[index].amount + number("0.001"); };
  };
  const auto base = [](std::size_t index) {
    return [index](Invoice& i) {
      i.allowances[index].base = number("100.001");
      i.allowances[index].percent = Decimal(index == 0 ? 50 : 20);
    };
  };
  t.add_to(with_allowances("S"), "BR-DEC-01", "allowance", amount(0));
  t.add_to(with_allowances("S"), "BR-DEC-05", "charge", amount(1));
  t.add_to(with_allowances("S"), "BR-DEC-02", "allowance's base", base(0));
  t.add_to(with_allowances("S"), "BR-DEC-06", "charge's base", base(1));
  const auto line_amount = [](std::size_t index) {
    return [index](Invoice& i) {
      auto& a = i.lines[0].allowances[index];
      a.amount = *a.amount + number("0.001");
    };
  };
  const auto line_base = [](std::size_t index) {
    return [index](Invoice& i) {
      auto& a = i.lines[0].allowances[index];
      a.base = number("100.001");
      a.percent = Decimal(index == 0 ? 30 : 10);
    };
  };
  t.add_to(with_allowances("S"), "BR-DEC-24", "line's allowance", line_amount(0));
  t.add_to(with_allowances("S"), "BR-DEC-27", "line's charge", line_amount(1));
  t.add_to(with_allowances("S"), "BR-DEC-25", "line's allowance's base", line_base(0));
  t.add_to(with_allowances("S"), "BR-DEC-28", "line's charge's base", line_base(1));
}

void add_allowances(Table& t) {
  const auto without = [](std::size_t index, bool on_line, auto change) {
    return [index, on_line, change](Invoice& i) { change((on_line ? i.lines[0].allowances : i.allowances)[index]); };
  };
  const auto no_amount = [](AllowanceCharge& a) { a.amount.reset(); };
  const auto no_reason = [](AllowanceCharge& a) { a.reason.clear(); };
  const auto no_category = [](AllowanceCharge& a) {
    a.vat_category.clear();
    a.vat_rate.reset();
  };
  t.add_to(with_allowances("S"), "BR-31", "allowance without amount", without(0, false, no_amount));
  t.add_to(with_allowances("S"), "BR-32", "allowance without category", without(0, false, no_category));
  t.add_to(with_allowances("S"), "BR-33", "allowance without reason", without(0, false, no_reason));
  t.add_to(with_allowances("S"), "BR-36", "charge without amount", without(1, false, no_amount));
  t.add_to(with_allowances("S"), "BR-37", "charge without category", without(1, false, no_category));
  t.add_to(with_allowances("S"), "BR-38", "charge without reason", without(1, false, no_reason));
  t.add_to(with_allowances("S"), "BR-41", "line's allowance without amount", without(0, true, no_amount));
  t.add_to(with_allowances("S"), "BR-42", "line's allowance without reason", without(0, true, no_reason));
  t.add_to(with_allowances("S"), "BR-43", "line's charge without amount", without(1, true, no_amount));
  t.add_to(with_allowances("S"), "BR-44", "line's charge without reason", without(1, true, no_reason));
  t.add_to(with_allowances("S"), "BR-CL-19", "allowance code",
           without(0, false, [](AllowanceCharge& a) { a.reason_code = "999"; }));
  t.add_to(with_allowances("S"), "BR-CL-20", "charge code",
           without(1, false, [](AllowanceCharge& a) { a.reason_code = "95"; }));
  t.add_to(with_allowances("S"), "PEPPOL-EN16931-R040", "percent and amount disagree",
           without(0, false, [](AllowanceCharge& a) {
             a.base = Decimal(1000);
             a.percent = Decimal(6);
           }));
  t.add_to(with_allowances("S"), "PEPPOL-EN16931-R041", "percent without base",
           without(0, false, [](AllowanceCharge& a) { a.percent = Decimal(5); }));
  t.add_to(with_allowances("S"), "PEPPOL-EN16931-R042", "base without percent",
           without(1, false, [](AllowanceCharge& a) { a.base = Decimal(100); }));
}

void add_codes(Table& t) {
  t.add("BR-CL-01", "type 999", [](Invoice& i) { i.type_code = "999"; });
  t.add("BR-CL-04", "currency EURO", [](Invoice& i) { i.currency = "EURO"; });
  t.add("BR-CL-04", "currency small", [](Invoice& i) { i.currency = "eur"; });
  t.add("BR-CL-14", "seller country UK", [](Invoice& i) { i.seller.address.country = "UK"; });
  t.add("BR-CL-14", "buyer country Deutschland", [](Invoice& i) { i.buyer.address.country = "Deutschland"; });
  t.add("BR-CL-16", "means of payment 99", [](Invoice& i) { i.payment.means_code = "99"; });
  t.add("BR-CL-18", "line category X", [](Invoice& i) { i.lines[0].vat_category = "X"; });
  t.add_to(with_allowances("S"), "BR-CL-17", "allowance category X",
           [](Invoice& i) { i.allowances[0].vat_category = "X"; });
  t.add_to(samples::invoice(samples::fields_of_category("E")), "BR-CL-22", "VATEX unknown",
           [](Invoice& i) { i.vat[0].reason_code = "VATEX-DE-19"; });
  t.add("BR-CL-23", "unit Stück", [](Invoice& i) { i.lines[0].unit = "Stück"; });
  t.add("BR-CL-25", "scheme 9999", [](Invoice& i) { i.buyer.electronic_address.scheme = "9999"; });
}

void add_xrechnung(Table& t) {
  t.add("BR-DE-1", "no payment", [](Invoice& i) { i.payment = {}; });
  t.add("BR-61", "transfer without account", [](Invoice& i) { i.payment.account.clear(); });
  t.add("BR-DE-23-a", "transfer to nowhere", [](Invoice& i) {
    i.payment = {};
    i.payment.means_code = "58";
  });
  t.add("BR-DE-2", "no contact", [](Invoice& i) { i.seller.contact = {}; });
  t.add("BR-DE-3", "no seller city", [](Invoice& i) { i.seller.address.city.clear(); });
  t.add("BR-DE-4", "no seller post code", [](Invoice& i) { i.seller.address.postcode.clear(); });
  t.add("BR-DE-5", "no contact name", [](Invoice& i) { i.seller.contact.name.clear(); });
  t.add("BR-DE-6", "no contact phone", [](Invoice& i) { i.seller.contact.phone.clear(); });
  t.add("BR-DE-7", "no contact e-mail", [](Invoice& i) { i.seller.contact.email.clear(); });
  t.add("BR-DE-8", "no buyer city", [](Invoice& i) { i.buyer.address.city.clear(); });
  t.add("BR-DE-9", "no buyer post code", [](Invoice& i) { i.buyer.address.postcode.clear(); });
  t.add("BR-DE-10", "no deliver-to city", [](Invoice& i) { i.delivery.address = {"Weg 1", "", "89073", "DE"}; });
  t.add("BR-DE-11", "no deliver-to post code", [](Invoice& i) { i.delivery.address = {"Weg 1", "Ulm", "", "DE"}; });
  t.add("BR-DE-14", "breakdown of exempt supplies without rate", [](Invoice& i) {
    i = samples::invoice(samples::fields_of_category("E"));
    i.vat[0].rate.reset();
  });
  t.add("BR-DE-15", "no buyer reference", [](Invoice& i) { i.buyer_reference.clear(); });
  t.add("BR-DE-16", "neither VAT id nor tax number", [](Invoice& i) {
    i.seller.vat_id.clear();
    i.seller.tax_number.clear();
  });
  t.add("BR-DE-17", "type 82", [](Invoice& i) { i.type_code = "82"; });
  t.add("BR-DE-18", "discount with one decimal",
        [](Invoice& i) { i.payment_terms = "#SKONTO#TAGE=14#PROZENT=2.0#\n"; });
  t.add("BR-DE-18", "discount without line end", [](Invoice& i) { i.payment_terms = "#SKONTO#TAGE=14#PROZENT=2.00#"; });
  t.add("BR-DE-18", "discount in words", [](Invoice& i) { i.payment_terms = "#Skonto 2 % in 14 Tagen#\n"; });
  t.add("BR-DE-18", "discount with a base without decimals",
        [](Invoice& i) { i.payment_terms = "#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100#\n"; });
  t.add("BR-DE-19", "IBAN with a wrong digit", [](Invoice& i) { i.payment.account = "DE03120300000000202051"; });
  t.add("BR-DE-26", "corrected without predecessor", [](Invoice& i) { i.type_code = "384"; });
  t.add("BR-DE-27", "phone without digits", [](Invoice& i) { i.seller.contact.phone = "auf Anfrage"; });
  t.add("BR-DE-28", "e-mail without at", [](Invoice& i) { i.seller.contact.email = "rechnung.musterwerk.example"; });
  t.add("BR-DE-28", "e-mail without domain", [](Invoice& i) { i.seller.contact.email = "rechnung@musterwerk"; });
  t.add("BR-DE-TMP-32", "no date of supply", [](Invoice& i) { i.period = {}; });
  t.add("PEPPOL-EN16931-R001", "no process", [](Invoice& i) { i.process.clear(); });
  t.add("PEPPOL-EN16931-R010", "no buyer address", [](Invoice& i) { i.buyer.electronic_address = {}; });
  t.add("PEPPOL-EN16931-R020", "no seller address", [](Invoice& i) { i.seller.electronic_address = {}; });
}

struct CategoryCase {
  std::string_view code, prefix;
  bool standard, outside, seller_vat_only, buyer_id;
};
constexpr CategoryCase kCategories[] = {
    {"S", "BR-S", true, false, false, false},  {"Z", "BR-Z", false, false, false, false},
    {"E", "BR-E", false, false, false, false}, {"AE", "BR-AE", false, false, false, true},
    {"K", "BR-IC", false, false, true, true},  {"G", "BR-G", false, false, true, false},
    {"O", "BR-O", false, true, false, false}};

void add_category(Table& t, const CategoryCase& c) {
  const Invoice sound = with_allowances(c.code);
  const auto id = [&](std::string_view n) { return std::string(c.prefix) + "-" + std::string(n); };
  const MaybeDecimal wrong = c.standard ? Decimal(0) : c.outside ? Decimal(0) : Decimal(5);
  t.add_to(sound, id("01"), "breakdown of another category",
           [&](Invoice& i) { i.vat[0].category = c.code == "Z" ? "S" : "Z"; });
  const auto ids = [&](Invoice& i) {
    if (c.outside) i.seller.vat_id = "DE123456788";
    else {
      i.seller.vat_id.clear();
      if (!c.seller_vat_only) i.seller.tax_number.clear();
    }
  };
  Invoice bare = samples::invoice(samples::fields_of_category(c.code));
  t.add_to(bare, id("02"), "seller's ids", ids);
  t.add_to(sound, id("03"), "seller's ids with allowances", ids);
  t.add_to(sound, id("04"), "seller's ids with charges", ids);
  if (c.buyer_id)
    t.add_to(bare, id("02"), "buyer's ids", [](Invoice& i) {
      i.buyer.vat_id.clear();
      i.buyer.registration.clear();
    });
  t.add_to(sound, id("05"), "line's rate", [&](Invoice& i) { i.lines[0].vat_rate = wrong; });
  t.add_to(sound, id("06"), "allowance's rate", [&](Invoice& i) { i.allowances[0].vat_rate = wrong; });
  t.add_to(sound, id("07"), "charge's rate", [&](Invoice& i) { i.allowances[1].vat_rate = wrong; });
  t.add_to(sound, id("08"), "taxable amount + 10",
           [](Invoice& i) { i.vat[0].taxable = *i.vat[0].taxable + Decimal(10); });
  t.add_to(sound, id("09"), "tax + 7", [](Invoice& i) { i.vat[0].tax = *i.vat[0].tax + Decimal(7); });
  t.add_to(sound, id("10"), "reason", [&](Invoice& i) {
    const bool forbidden = c.standard || c.code == "Z";
    i.vat[0].reason = forbidden ? "ohne Grund" : "";
    i.vat[0].reason_code.clear();
  });
}

void add_special_categories(Table& t) {
  const Invoice goods = samples::invoice(samples::fields_of_category("K"));
  t.add_to(goods, "BR-IC-11", "no date", [](Invoice& i) { i.period = {}; });
  t.add_to(goods, "BR-IC-12", "no country", [](Invoice& i) { i.delivery.address = {}; });
  const Invoice outside = with_allowances("O");
  const auto second = [](Invoice& i) {
    VatBreakdown vat;
    vat.category = "Z";
    vat.rate = Decimal();
    vat.taxable = Decimal();
    vat.tax = Decimal();
    i.vat.push_back(vat);
  };
  t.add_to(outside, "BR-O-11", "another breakdown", second);
  t.add_to(outside, "BR-O-12", "another line", [](Invoice& i) {
    i.lines.push_back(i.lines[0]);
    i.lines[1].id = "2";
    i.lines[1].vat_category = "Z";
    i.lines[1].vat_rate = Decimal();
  });
  t.add_to(outside, "BR-O-13", "another allowance", [](Invoice& i) {
    i.allowances[0].vat_category = "Z";
    i.allowances[0].vat_rate = Decimal();
  });
  t.add_to(outside, "BR-O-14", "another charge", [](Invoice& i) {
    i.allowances[1].vat_category = "Z";
    i.allowances[1].vat_rate = Decimal();
  });
}
} // namespace

std::vector<Mutant> mutants() {
  Table table;
  add_header(table);
  add_lines(table);
  add_sums(table);
  add_decimals(table);
  add_allowances(table);
  add_codes(table);
  add_xrechnung(table);
  for (const auto& category : kCategories) add_category(table, category);
  add_special_categories(table);
  return std::move(table.rows);
}

} // namespace socle::invoicing::oracle
