"""The demo's French and English contracts."""
from documents._clauses import put
from paper import Paper, line

from ._cast import OWN, get

AE = {"vat": "0", "category": "AE"}


def paper_08_fr_infogerance_lyon():
    s, b = get(OWN), get("k_lyon")
    d = Paper("fr", "articles", "Contrat d'infogérance", font="'Liberation Serif'", size="11pt", numbering="Article {n} – ", paragraphs="")
    d.h("Contrat d'infogérance n° FS-2026-0145")
    d.p("ENTRE", klass="mid")
    d.p(f"<b>{s.name}</b>, société de droit allemand, {s.street}, {s.place(True)}, Allemagne, {s.reg}, numéro de TVA {s.vat}, ci-après « le Prestataire »,", klass="party")
    d.p("ET", klass="mid")
    d.p(f"<b>{b.name}</b>, {b.street}, {b.place()}, {b.reg}, numéro de TVA {b.vat}, représentée par {b.rep}, ci-après « le Client ».", klass="party")
    d.sec("Objet", "Le Prestataire exploite la plateforme de commerce en ligne du Client : hébergement, supervision, sauvegarde et mises à jour de sécurité.")
    d.sec("Durée", "Le contrat est conclu pour une durée de vingt-quatre (24) mois, du 1<sup>er</sup> janvier 2027 au 31 décembre 2028.")
    d.sec("Prix", "Le prix mensuel forfaitaire est de 1\u202f240,00 € hors taxes. Les prestations hors forfait sont facturées 105,00 € HT l'heure après acceptation d'un devis.")
    d.sec("TVA", "Autoliquidation : la TVA est due par le preneur (article 283-2 du CGI, article 196 de la directive 2006/112/CE).")
    d.sec("Facturation et paiement", "Le prix est facturé mensuellement à terme à échoir. Les factures sont payables à trente (30) jours de leur date d'émission, par virement.")
    d.p(f"IBAN : {s.iban} – BIC : {s.bic}")
    put(d, "oblig1", "resp1", "rgpd1", "conf1", "resil1")
    d.sec("Droit applicable", "Le contrat est soumis au droit allemand. Les tribunaux de Dortmund sont compétents.")
    d.sig(("Dortmund, le 2 novembre 2026", s.rep, "Gérante", s.name), ("Lyon, le 9 novembre 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0145", "2026-11-09", "2027-01-01", "2028-12-31", rhythm="monthly", period=("2027-01-01", "2027-01-31"), days=30,
                   lines=[line("Exploitation de la plateforme de commerce en ligne, prix mensuel", "1", "MON", "1240.00", **AE)], notes=["Autoliquidation"], about="French, reverse charge, sentence price")


def paper_09_fr_lettre_luxembourg():
    s, b = get(OWN), get("k_lux")
    head = f'<div class="head"><div class="logo">falkenried<br><span style="font-size:.42em">Systemhaus</span></div><div class="data">Service international<br>{s.phone}<br>{s.mail}</div></div><div class="window"><div class="from">{s.name} · {s.street} · {s.place(True)}</div>{b.name}<br>{b.street}<br>L-{b.postcode} {b.city}<br>Luxembourg</div>'
    foot = f"<div>{s.name}<br>{s.street}<br>{s.place(True)}, Allemagne</div><div>{s.reg}<br>TVA {s.vat}</div><div>IBAN {s.iban}<br>BIC {s.bic}</div>"
    d = Paper("fr", "letter", "Contrat de maintenance", letterhead=head, footer=foot, colour="#1b5e7a", font="Carlito", size="11pt", numbering="{n}. ", paragraphs="")
    d.p("Dortmund, le 5 octobre 2026", klass="right")
    d.h("Contrat de maintenance réseau – Réf. FS-2026-0128")
    d.p("Monsieur,", f"Nous vous confirmons les conditions de notre contrat (client : {b.name}, TVA {b.vat}). Il est formé par le retour d'un exemplaire signé.")
    d.table(["Prestation", "Quantité", "Prix mensuel HT", "Total mensuel HT"], [["Maintenance poste de travail", "14", "21,50 €", "301,00 €"], ["Maintenance serveur", "2", "96,00 €", "192,00 €"]], "lrrr", foot=[["Total mensuel HT", "", "", "493,00 €"]])
    d.p("Frais de mise en service : 350,00 € HT, facturés avec la première échéance. Autoliquidation : TVA due par le preneur (art. 196 de la directive 2006/112/CE).")
    d.p("Le contrat prend effet le 1er novembre 2026 pour une durée indéterminée ; préavis de trois mois. La facturation est trimestrielle, d'avance. Paiement à 30 jours, escompte de 1 % pour paiement sous 8 jours.")
    put(d, "resp2", "rgpd1")
    d.sig(("Dortmund, le 5 octobre 2026", s.rep, "Gérante", s.name), ("Wasserbillig, le 12 octobre 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0128", "2026-10-05", "2026-11-01", None, rhythm="quarterly", period=("2026-11-01", "2027-01-31"), days=30, discounts=[("1", 8)],
                   lines=[line("Maintenance poste de travail", "42", "C62", "21.50", **AE), line("Maintenance serveur", "6", "C62", "96.00", **AE), line("Frais de mise en service", "1", "LS", "350.00", **AE)], notes=["Autoliquidation"],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "contract_date": ["2026-10-12"]}, about="French letter to Luxembourg; escompte; quarterly")


def paper_10_en_managed_services_dublin():
    s, b = get(OWN), get("k_dublin")
    d = Paper("en", "agreement", "Managed Services Agreement", font="'Liberation Serif'", size="11pt", numbering="{n}. ", paragraphs="{n}.{k} &nbsp; ")
    d.h("Managed Services Agreement")
    d.p("Agreement number FS-2026-0147, dated 16 November 2026")
    d.p(f"(1) <b>{s.name}</b>, a company registered in Germany ({s.reg}), {s.street}, {s.place(True)}, Germany, VAT {s.vat} (the “Supplier”); and", f"(2) <b>{b.name}</b>, registered in Ireland under number {b.reg_id}, {b.street}, {b.place()}, Ireland, VAT {b.vat} (the “Customer”).", klass="party")
    d.sec("Term", "The services start on 1 December 2026 and end on 30 November 2027 unless extended in writing.", "Either party may terminate for convenience on 60 days' notice.")
    d.sec("Services", "The Supplier operates the Customer's data platform in the Supplier's data centre, with monitoring around the clock and a response time of 30 minutes for critical incidents.")
    d.sec("Charges", "The charge is €2,380.00 per month, exclusive of VAT, invoiced monthly in advance. Reverse charge: the recipient accounts for VAT (Article 196 Directive 2006/112/EC).", "Invoices are payable within 30 days of the invoice date. Additional work is charged at €115.00 per hour.")
    put(d, "data1", "conf1", "liab2", "term1", "force1")
    d.sec("Governing law", "This agreement is governed by the laws of Germany; the courts of Dortmund have jurisdiction.")
    d.p(f"Payments to IBAN {s.iban}, BIC {s.bic}.")
    d.sig(("Dortmund, 16 November 2026", s.rep, "Managing Director", s.name), ("Dublin, 18 November 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0147", "2026-11-16", "2026-12-01", "2027-11-30", rhythm="monthly", period=("2026-12-01", "2026-12-31"), days=30,
                   lines=[line("Operation of the data platform, monthly charge", "1", "MON", "2380.00", **AE)], notes=["Reverse charge"], accept={"contract_date": ["2026-11-18"]}, about="English agreement, reverse charge to Ireland")


def paper_15_en_two_prices():
    s, b = get(OWN), get("k_delft")
    d = Paper("en", "order-form", "Order Form", letterhead="<h1>Order Form</h1><div>FS-2026-0133 · Backup as a Service</div>", footer=f"{s.name} · {s.street}, {s.place(True)} · {s.reg}", colour="#1b5e7a", font="'Lato'", size="10pt", numbering="{n}. ", paragraphs="")
    d.raw(f'<div class="parties"><div><b>Supplier</b><br>{s.name}<br>{s.street}<br>{s.place(True)}, Germany<br>VAT {s.vat}<br>IBAN {s.iban}</div><div><b>Customer</b><br>{b.name}<br>{b.street}<br>{b.place()}, the Netherlands<br>VAT {b.vat}</div></div>')
    d.kv([("Order number", "FS-2026-0133"), ("Order date", "19 October 2026"), ("Service period", "1 November 2026 to 31 October 2028"), ("Billing", "monthly in advance"), ("Payment", "within 14 days of the invoice date")])
    d.sec("Charges", "The Customer pays €640.00 per month for the backup of up to 20 TB, exclusive of VAT. Reverse charge applies: VAT is to be accounted for by the recipient.")
    put(d, "data1", "liab2")
    d.sig(("Dortmund, 19 October 2026", s.rep, "Managing Director", s.name), ("Delft, 22 October 2026", b.rep, b.role, b.name))
    d.pagebreak()
    d.h("Annex A: Price list", 2)
    d.table(["Service", "Price per month"], [["Backup as a Service, up to 20 TB", "€690.00"]], "lr")
    d.p("Prices exclusive of VAT.")
    return d.truth(s, b, "FS-2026-0133", "2026-10-19", "2026-11-01", "2028-10-31", rhythm="monthly", period=("2026-11-01", "2026-11-30"), days=14, findings=["two_prices"],
                   lines=[line("Backup as a Service, up to 20 TB", "1", "MON", None, **AE)], notes=["Reverse charge"], accept={"contract_date": ["2026-10-22"]}, about="640.00 in the text, 690.00 in the annex")


def paper_17_fr_accord_cadre():
    s, b = get(OWN), get("k_paris")
    d = Paper("fr", "times-old", "Accord-cadre", producer="groff", face="T", points=11, lead=14, numbering="Article {n}. ", paragraphs="", footer="Accord-cadre FS-R-2026-04   page \\\\n%")
    d.h("ACCORD-CADRE DE PRESTATIONS N° FS-R-2026-04")
    d.p(f"Entre {b.name}, {b.address()}, {b.reg}, TVA {b.vat}, le client,", f"et {s.name}, {s.address()}, Allemagne, {s.reg}, TVA {s.vat}, le prestataire. Conclu le 14 septembre 2026.")
    d.sec("Objet", "Le présent accord fixe les prix des prestations informatiques commandées par bons de commande pour les tournées du client. Aucun volume n'est garanti.")
    d.sec("Prix", "Ingénieur système : 840,00 EUR HT par jour. Technicien : 62,00 EUR HT par heure. Location de baie serveur : 95,00 EUR HT par semaine. Autoliquidation de la TVA par le preneur (art. 196 directive 2006/112/CE).")
    d.sec("Facturation", "Après exécution de chaque commande, payable à 30 jours.")
    d.sec("Durée", "Du 1er octobre 2026 au 30 septembre 2028.")
    put(d, "conf1", "div2")
    d.sig(("Paris, le 14 septembre 2026", b.rep, b.role, ""), ("Dortmund, le 21 septembre 2026", s.rep, "Gérante", ""))
    return d.truth(s, b, "FS-R-2026-04", "2026-09-14", "2026-10-01", "2028-09-30", rhythm="per_call_off", days=30, kind="framework", findings=["framework"], notes=["Autoliquidation"],
                   lines=[line("Ingénieur système", None, "DAY", "840.00", **AE), line("Technicien", None, "HUR", "62.00", **AE), line("Location de baie serveur", None, "WEE", "95.00", **AE)],
                   accept={"contract_date": ["2026-09-21"]}, about="a framework: prices, but nothing ordered yet")


def paper_18_en_support_scan():
    s, b = get(OWN), get("k_cork")
    d = Paper("en", "plain", "Support Agreement", font="'Liberation Serif'", size="11.5pt", numbering="{n}. ", paragraphs="", scan={"turn": -0.7, "grain": 6, "specks": 60, "mode": "bilevel", "threshold": 62, "seed": 42})
    d.h("Support Agreement FS-2026-0140")
    d.p(f"This agreement is made on 26 October 2026 between {s.name}, {s.street}, {s.place(True)}, Germany, VAT {s.vat} (the Supplier), and {b.name}, {b.street}, {b.place()}, Ireland, VAT {b.vat} (the Customer).")
    d.sec("Services", "Remote support for the Customer's warehouse scanners and label printers on working days.")
    d.sec("Fee", "The fee is EUR 410.00 per month excluding VAT, invoiced quarterly in advance. Reverse charge: the recipient accounts for the VAT.")
    d.sec("Payment", f"Within 30 days of the invoice date, to IBAN {s.iban}.")
    d.sec("Term", "From 1 November 2026 until 31 October 2027.")
    put(d, "liab2", "force1")
    d.sig(("Dortmund, 26 October 2026", s.rep, "", s.name), ("Cork, 29 October 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0140", "2026-10-26", "2026-11-01", "2027-10-31", rhythm="quarterly", period=("2026-11-01", "2027-01-31"), days=30,
                   lines=[line("Remote support", "3", "MON", "410.00", **AE)], notes=["Reverse charge"], accept={"contract_date": ["2026-10-29"]}, about="a bilevel scan in English")
