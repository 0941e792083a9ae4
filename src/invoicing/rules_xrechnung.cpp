// What XRechnung 3.0 adds (BR-DE) and the Peppol rules that it takes over, for invoices that name it as their specification.
#include "invoicing/checks.h"
#include "invoicing/rules_table.h"

namespace socle::invoicing {

namespace {
using enum Pattern;

constexpr Text kWhy{"XRechnung requires it", "XRechnung l'exige", "XRechnung verlangt es"};

bool applies(const Invoice& invoice) { return invoice.specification == kXRechnung; }

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// A rule for invoices that follow XRechnung.
Rule rule(std::string id, std::string_view term, Pattern pattern,
          std::function<void(const Invoice&, Examiner&)> examine, Severity severity = Severity::fatal,
          Text because = kWhy, bool always = false) {
  return {std::move(id),
          term,
          pattern,
          [examine = std::move(examine)](const Invoice& i, Examiner& e) {
            if (applies(i)) examine(i, e);
          },
          severity,
          because,
          always};
}

template <typename Get>
Rule present(std::string id, std::string_view term, Get get) {
  return rule(std::move(id), term, missing, [get](const Invoice& i, Examiner& e) { e.expect(!blank(get(i))); });
}

bool has_contact(const Trader& trader) { return !(trader.contact == Contact()); }

void add_parties(Rules& table) {
  table.push_back(
      rule("BR-DE-2", "BG-6", missing, [](const Invoice& i, Examiner& e) { e.expect(has_contact(i.seller)); }));
  // The artefacts look at parts of a group only where the group exists: its absence is a rule of its own.
  const auto contact = [&](std::string id, std::string_view term, auto get) {
    table.push_back(rule(std::move(id), term, missing, [get](const Invoice& i, Examiner& e) {
      if (has_contact(i.seller)) e.expect(!blank(get(i.seller.contact)));
    }));
  };
  contact("BR-DE-5", "BT-41", [](const Contact& c) { return c.name; });
  contact("BR-DE-6", "BT-42", [](const Contact& c) { return c.phone; });
  contact("BR-DE-7", "BT-43", [](const Contact& c) { return c.email; });
  const auto address = [&](std::string id, std::string_view term, auto where, auto get) {
    table.push_back(rule(std::move(id), term, missing, [where, get](const Invoice& i, Examiner& e) {
      const Address& a = where(i);
      if (!a.empty()) e.expect(!blank(get(a)));
    }));
  };
  const auto seller = [](const Invoice& i) -> const Address& { return i.seller.address; };
  const auto buyer = [](const Invoice& i) -> const Address& { return i.buyer.address; };
  const auto delivery = [](const Invoice& i) -> const Address& { return i.delivery.address; };
  const auto city = [](const Address& a) { return a.city; };
  const auto postcode = [](const Address& a) { return a.postcode; };
  address("BR-DE-3", "BT-37", seller, city);
  address("BR-DE-4", "BT-38", seller, postcode);
  address("BR-DE-8", "BT-52", buyer, city);
  address("BR-DE-9", "BT-53", buyer, postcode);
  address("BR-DE-10", "BT-77", delivery, city);
  address("BR-DE-11", "BT-78", delivery, postcode);
  table.push_back(rule(
      "BR-DE-27", "BT-42", implausible,
      [](const Invoice& i, Examiner& e) {
        if (has_contact(i.seller)) e.expect(is_plausible_phone(i.seller.contact.phone), i.seller.contact.phone);
      },
      Severity::warning,
      {"it needs at least three digits", "il faut au moins trois chiffres", "mindestens drei Ziffern sind nötig"}));
  table.push_back(
      rule("BR-DE-28", "BT-43", implausible,
           [](const Invoice& i, Examiner& e) {
             if (has_contact(i.seller)) e.expect(is_plausible_email(i.seller.contact.email), i.seller.contact.email);
           },
           Severity::warning,
           {"it is no e-mail address", "ce n'est pas une adresse électronique", "das ist keine E-Mail-Adresse"}));
}

void add_header(Rules& table) {
  table.push_back(rule("BR-DE-1", "BG-16", missing, [](const Invoice& i, Examiner& e) {
    e.expect(!(i.payment.means_code.empty() && i.payment.account.empty() && i.payment.bic.empty()));
  }));
  table.push_back(rule("BR-DE-14", "BT-119", missing, [](const Invoice& i, Examiner& e) {
    for (const auto& vat : i.vat) e.expect(vat.rate.has_value());
  }));
  table.push_back(present("BR-DE-15", "BT-10", [](const Invoice& i) { return i.buyer_reference; }));
  table.push_back(rule("BR-DE-16", "BT-31", missing, [](const Invoice& i, Examiner& e) {
    const auto taxed = [](std::string_view code) { return !code.empty() && code != "O"; };
    bool needed = false;
    for (const auto& line : i.lines) needed = needed || taxed(line.vat_category);
    for (const auto& item : i.allowances) needed = needed || taxed(item.vat_category);
    if (needed) e.expect(!i.seller.vat_id.empty() || !i.seller.tax_number.empty());
  }));
  table.push_back(rule(
      "BR-DE-17", "BT-3", unknown,
      [](const Invoice& i, Examiner& e) {
        constexpr std::string_view kinds = " 326 380 384 389 381 875 876 877 ";
        e.expect(kinds.find(" " + i.type_code + " ") != std::string_view::npos, i.type_code);
      },
      Severity::warning));
  table.push_back(rule("BR-DE-18", "BT-20", implausible,
                       [](const Invoice& i, Examiner& e) {
                         if (!i.payment_terms.empty()) e.expect(is_skonto_text(i.payment_terms), i.payment_terms);
                       },
                       Severity::fatal,
                       {"each discount stands on a line of its own, as #SKONTO#TAGE=14#PROZENT=2.00#",
                        "chaque escompte figure sur sa propre ligne, sous la forme #SKONTO#TAGE=14#PROZENT=2.00#",
                        "jedes Skonto steht auf einer eigenen Zeile, als #SKONTO#TAGE=14#PROZENT=2.00#"}));
  table.push_back(
      rule("BR-DE-19", "BT-84", implausible,
           [](const Invoice& i, Examiner& e) {
             if (i.payment.means_code == "58") e.expect(is_iban(i.payment.account), i.payment.account);
           },
           Severity::warning,
           {"its check digits are wrong", "ses chiffres de contrôle sont faux", "ihre Prüfziffern sind falsch"}));
  table.push_back(rule("BR-DE-23-a", "BT-84", missing, [](const Invoice& i, Examiner& e) {
    const bool transfer = i.payment.means_code == "30" || i.payment.means_code == "58";
    if (transfer) e.expect(!(i.payment.account.empty() && i.payment.account_name.empty() && i.payment.bic.empty()));
  }));
  table.push_back(rule(
      "BR-DE-26", "BG-3", missing,
      [](const Invoice& i, Examiner& e) {
        if (i.type_code == "384") e.expect(!i.preceding.empty());
      },
      Severity::warning));
  table.push_back(rule(
      "BR-DE-TMP-32", "BT-72", missing,
      [](const Invoice& i, Examiner& e) {
        bool every_line = true; // of none as well: BR-16 says that there are none
        for (const auto& line : i.lines) every_line = every_line && !line.period.empty();
        e.expect(i.delivery.date || !i.period.empty() || every_line);
      },
      Severity::information));
}

void add_peppol(Rules& table) {
  table.push_back(present("PEPPOL-EN16931-R001", "BT-23", [](const Invoice& i) { return i.process; }));
  table.push_back(rule("PEPPOL-EN16931-R010", "BT-49", missing, [](const Invoice& i, Examiner& e) {
    if (!(i.buyer == Trader())) e.expect(!i.buyer.electronic_address.value.empty());
  }));
  table.push_back(rule("PEPPOL-EN16931-R020", "BT-34", missing, [](const Invoice& i, Examiner& e) {
    if (!(i.seller == Trader())) e.expect(!i.seller.electronic_address.value.empty());
  }));
  const auto each = [](auto examine) {
    return [examine](const Invoice& i, Examiner& e) {
      for (const bool charge : {false, true}) {
        each_allowance(i, charge, [&](const AllowanceCharge& a) { examine(a, e); });
        each_line_allowance(i, e, charge, [&](const AllowanceCharge& a) { examine(a, e); });
      }
    };
  };
  table.push_back(rule("PEPPOL-EN16931-R040", "BT-92", unequal, each([](const AllowanceCharge& a, Examiner& e) {
                         if (!a.percent || !a.base) return;
                         const Decimal expected = *a.base * *a.percent / 100;
                         e.expect((a.amount.value_or(Decimal()) - expected).abs() <= *Decimal::parse("0.02"),
                                  shown(a.amount), expected.text(2));
                       })));
  table.push_back(rule("PEPPOL-EN16931-R041", "BT-93", missing, each([](const AllowanceCharge& a, Examiner& e) {
                         if (a.percent) e.expect(a.base.has_value());
                       })));
  table.push_back(rule("PEPPOL-EN16931-R042", "BT-93", forbidden, each([](const AllowanceCharge& a, Examiner& e) {
                         if (a.base) e.expect(a.percent.has_value(), shown(a.base));
                       })));
  table.push_back(rule("PEPPOL-EN16931-R110", "BT-134", early, [](const Invoice& i, Examiner& e) {
    each_line(i, e, [&](const Line& l) {
      if (i.period.start && l.period.start)
        e.expect(*l.period.start >= *i.period.start, to_iso(*l.period.start), to_iso(*i.period.start));
    });
  }));
  table.push_back(rule("PEPPOL-EN16931-R111", "BT-135", implausible, [](const Invoice& i, Examiner& e) {
    each_line(i, e, [&](const Line& l) {
      if (i.period.end && l.period.end) e.expect(*l.period.end <= *i.period.end, to_iso(*l.period.end));
    });
  }));
  // Official as a warning with two cents of slack; here fatal and exact (line_net_exact): nothing else checks quantity × price.
  table.push_back(
      rule("PEPPOL-EN16931-R120", "BT-131", unequal,
           [](const Invoice& i, Examiner& e) {
             each_line(i, e, [&](const Line& l) {
               Line sane = l; // what is missing or zero has rules of its own; as the artefact counts it here
               if (sane.price_base && sane.price_base->is_zero()) sane.price_base.reset();
               if (!sane.quantity) sane.quantity = Decimal(1);
               if (!sane.price) sane.price = Decimal();
               if (!sane.net) sane.net = Decimal();
               const auto expected = exact_line_net(sane);
               e.expect(expected && (*sane.net - *expected).abs() <= *Decimal::parse("0.02"), shown(l.net),
                        expected ? expected->text(2) : "BT-129 × BT-146 / BT-149 − BT-136");
             });
           },
           Severity::fatal, {"quantity × price − allowance", "quantité × prix − remise", "Menge × Preis − Nachlass"}));
  table.push_back(rule("PEPPOL-EN16931-R121", "BT-149", negative, [](const Invoice& i, Examiner& e) {
    each_line(i, e, [&](const Line& l) {
      if (l.price_base) e.expect(*l.price_base > Decimal(), shown(l.price_base), "> 0");
    });
  }));
}
} // namespace

void add_xrechnung_rules(Rules& table) {
  add_header(table);
  add_parties(table);
  add_peppol(table);
}

} // namespace socle::invoicing
