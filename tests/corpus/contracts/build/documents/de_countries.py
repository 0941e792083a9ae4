"""German-language contracts of Austria, Switzerland, Luxembourg; across borders; in two languages."""
from paper import Paper, ch, de, line

from ._cast import get
from ._clauses import put


def paper_at_klima_wartung():
    s, b = get("wien"), get("hotel")
    d = Paper("de", "times-old", "Wartungsvertrag", producer="groff", face="T", points=11, lead=14, numbering="{n}. ", paragraphs="{n}.{k} ", footer="Wartungsvertrag 2026/0077 \\\\(en Blatt \\\\n%")
    d.h("WARTUNGSVERTRAG FÜR KLIMA- UND LÜFTUNGSANLAGEN")
    d.p("Vertragsnummer: 2026/0077")
    d.p("abgeschlossen zwischen")
    d.p(f"<b>{s.name}</b>, {s.address(', ')}, {s.reg}, UID-Nr. {s.vat}, als Auftragnehmerin einerseits")
    d.p(f"und <b>{b.name}</b>, {b.address(', ')}, {b.reg_id}, UID-Nr. {b.vat}, als Auftraggeberin andererseits, wie folgt:")
    d.sec("Vertragsgegenstand", "Die Auftragnehmerin übernimmt die Wartung von 86 Klimageräten und zwei Lüftungszentralen im Hotelbetrieb der Auftraggeberin gemäß ÖNORM H 6020.", "Pro Vertragsjahr werden zwei Wartungen durchgeführt (April und Oktober).")
    d.sec("Entgelt", "Das jährliche Wartungsentgelt beträgt EUR 9.840,-- zuzüglich 20 % USt. Es ist jährlich im Vorhinein nach Rechnungslegung zu bezahlen.",
          "Rechnungen sind binnen 14 Tagen abzüglich 3 % Skonto oder binnen 30 Tagen ohne Abzug zur Zahlung fällig. Bankverbindung: " + s.iban + ", BIC " + s.bic + ".",
          "Wertsicherung: Das Entgelt wird nach dem Verbraucherpreisindex 2020 der Statistik Austria wertgesichert; Ausgangsbasis ist die für Jänner 2026 verlautbarte Indexzahl. Schwankungen bis 3 % bleiben außer Betracht.",
          "Ersatzteile über EUR 70,-- werden gesondert verrechnet. Regiestunde: EUR 98,--.")
    d.sec("Dauer", "Der Vertrag beginnt mit 1. April 2026 und wird auf unbestimmte Zeit geschlossen. Er kann von beiden Teilen unter Einhaltung einer dreimonatigen Frist zum 31. März eines jeden Jahres, erstmals zum 31. März 2029, aufgekündigt werden.")
    put(d, "mitw1", "haftung2", "schluss_at")
    d.sig(("Wien, am 21. Jänner 2026", s.rep, "", "Donauhof Klimatechnik GmbH"), ("Salzburg, am 2. Februar 2026", b.rep, "", "Hotel Goldener Steig"))
    return d.truth(s, b, "2026/0077", "2026-02-02", "2026-04-01", None, rhythm="yearly", period=("2026-04-01", "2027-03-31"), days=30, discounts=[("3", 14)],
                   lines=[line("Jährliches Wartungsentgelt", "1", "ANN", "9840.00", vat="20")], about="Austria: EUR 9.840,--, Jänner, Skonto, indexation")


def paper_at_trockenbau_reverse():
    s, b = get("trocken"), get("bau")
    foot = f"<div>{b.name}<br>{b.street}<br>{b.place(True)}</div><div>{b.reg}<br>UID {b.vat}</div><div>IBAN {b.iban}<br>BIC {b.bic}</div>"
    head = f'<div class="head"><div class="logo">MURSTEINER</div><div class="data">Hochbau · Sanierung<br>Einkauf Nachunternehmer</div></div><div class="window"><div class="from">{b.name}, {b.address()}</div>{s.name}<br>{s.street}<br>{s.place(True)}</div>'
    d = Paper("de", "letter", "Auftragsschreiben", letterhead=head, footer=foot, colour="#8a1c1c", font="'Liberation Sans'", size="10pt", numbering="{n}. ", paragraphs="")
    d.p("Graz, 18.05.2026", klass="right")
    d.h("Auftragsschreiben Nr. 26-117/04 – Bauvorhaben Kindergarten Feldbach, Gewerk Trockenbau")
    d.p("Sehr geehrter Herr Leitner,", f"wir beauftragen Sie auf Grundlage Ihres Angebotes Nr. 2026-33 vom 27.04.2026 und der Vergabeverhandlung vom 12.05.2026 mit folgenden Bauleistungen als unser Nachunternehmer (Auftragnehmer: {s.name}, {s.reg_id}, UID {s.vat}):")
    d.table(["Pos.", "Leistung", "Menge", "EH", "EP EUR", "GP EUR"], [["01", "Ständerwand doppelt beplankt, 125 mm", "380,00", "m²", "61,40", "23.332,00"], ["02", "Abgehängte Akustikdecke", "245,50", "m²", "54,80", "13.453,40"], ["03", "Revisionsöffnungen 40 × 40", "18", "Stk", "72,00", "1.296,00"]], "llrlrr",
            foot=[["Zwischensumme", "", "", "", "", "38.081,40"], ["abzüglich 3 % Nachlass", "", "", "", "", "-1.142,44"], ["Pauschalierte Auftragssumme netto", "", "", "", "", "36.938,96"]])
    d.p("Die Umsatzsteuerschuld geht gemäß § 19 Abs. 1a UStG auf den Leistungsempfänger über (Übergang der Steuerschuld auf den Leistungsempfänger). Die Rechnung ist daher ohne Umsatzsteuer zu legen.")
    d.sec("Termine", "Ausführungsbeginn 08.06.2026, Fertigstellung 14.08.2026. Pönale bei Verzug: EUR 250,00 je Kalendertag.")
    d.sec("Abrechnung", "Der Auftragnehmer legt nach Fertigstellung eine Schlussrechnung. Zahlungsfrist 30 Tage nach Prüfung; bei Zahlung binnen 21 Tagen 3 % Skonto. Haftrücklass 5 % gegen Bankgarantie. Ihre Bankverbindung laut Angebot: " + s.iban + ".")
    put(d, "gewaehr1", "schluss_at")
    d.sig(("Graz, 18.05.2026", b.rep, "für den Auftraggeber", b.name), ("Leibnitz, 22.05.2026", s.rep, "Auftrag angenommen", s.name))
    ae = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "26-117/04", "2026-05-18", "2026-06-08", "2026-08-14", rhythm="one_off", period=("2026-06-08", "2026-08-14"), days=30, discounts=[("3", 21)],
                   lines=[line("Ständerwand doppelt beplankt", "380", "MTK", "61.40", allowance="699.96", **ae), line("Abgehängte Akustikdecke", "245.50", "MTK", "54.80", allowance="403.60", **ae), line("Revisionsöffnungen", "18", "C62", "72.00", allowance="38.88", **ae)],
                   notes=["Übergang der Steuerschuld auf den Leistungsempfänger"], accept={"contract_date": ["2026-05-22"]},
                   about="the buyer's letterhead and footer: drafted by the buyer; § 19 in Austria is reverse charge; 3 % off the whole")


def paper_ch_treuhand_mandat():
    s, b = get("treuhand"), get("uhren")
    side = f'<div class="logo">Seefeld<br>Treuhand</div>{s.name}<br>{s.street}<br>{s.place(True)}<b>Telefon</b>+41 44 555 01 20<b>MWST-Nr.</b>{s.uid} MWST<b>Bankverbindung</b>Seebank Zürich<br>IBAN<br>{s.iban}<br>BIC {s.bic}'
    d = Paper("de", "sidebar", "Mandatsvertrag", side=side, colour="#23395b", font="'Open Sans'", size="9.6pt", numbering="{n}  ", paragraphs="")
    d.raw('<div class="page">')
    d.h("Mandatsvertrag")
    d.p("Mandat Nr. 30.418 &nbsp;|&nbsp; Zürich, 15. Dezember 2025")
    d.p(f"<b>Auftraggeberin</b><br>{b.name}<br>{b.street}<br>{b.place()}<br>UID {b.uid}")
    d.sec("Auftrag", f"Die Auftraggeberin betraut die {s.name} mit der Führung der Finanz- und Lohnbuchhaltung sowie der Erstellung des Jahresabschlusses nach Swiss GAAP FER.")
    d.sec("Honorar", "Es gilt folgendes Pauschalhonorar pro Halbjahr:")
    d.table(["Leistung", "Pro Halbjahr CHF"], [["Finanzbuchhaltung", "11'400.00"], ["Lohnbuchhaltung (64 Mitarbeitende)", "4'850.50"], ["Anteil Jahresabschluss", "3'250.–"]], "lr",
            foot=[["Total exkl. MWST", "19'500.50"], ["MWST 8.1 %", "1'579.55"], ["Total inkl. MWST (gerundet)", "21'080.05"]])
    d.p("Zusätzliche Arbeiten werden nach Aufwand zu Fr. 185.– (Sachbearbeitung) bzw. Fr. 290.– (Mandatsleitung) pro Stunde verrechnet.")
    d.sec("Rechnungsstellung", "Das Honorar wird halbjährlich im Voraus in Rechnung gestellt und ist zahlbar innert 30 Tagen rein netto.")
    d.sec("Dauer", "Der Vertrag beginnt am 1. Januar 2026 und gilt auf unbestimmte Dauer. Er kann mit einer Frist von sechs Monaten auf den 31. Dezember gekündigt werden.")
    d.raw('</div><div class="page">')
    put(d, "geheim2", "schluss_ch")
    d.sig(("Zürich, 15. Dezember 2025", s.rep, s.role, s.name), ("Grenchen, 18. Dezember 2025", b.rep, b.role, b.name))
    d.raw("</div>")
    return d.truth(s, b, "30.418", "2025-12-15", "2026-01-01", None, currency="CHF", rhythm="half_yearly", period=("2026-01-01", "2026-06-30"), days=30,
                   lines=[line("Finanzbuchhaltung", "1", "SAN", "11400.00", vat="8.1"), line("Lohnbuchhaltung", "1", "SAN", "4850.50", vat="8.1"), line("Anteil Jahresabschluss", "1", "SAN", "3250.00", vat="8.1")],
                   accept={"contract_date": ["2025-12-18"], "totals.vat.0.amount": ["1579.55"], "totals.gross": ["21080.05"]},
                   about="CHF with apostrophes, 500.– and five-centime rounding; seller only in the side column")


def paper_lu_software_deutsch():
    s, b = get("luxde"), get("trier")
    d = Paper("de", "margin-labels", "Softwarewartung", font="'Carlito'", size="11pt", colour="#006d77", footer=f"{s.name} – {s.street}, L-{s.postcode} {s.city} – {s.reg} – TVA {s.vat}")
    c = lambda label, *texts: d.raw(f'<div class="clause"><div class="lab">{label}</div><div>' + "".join(f"<p>{t}</p>" for t in texts) + "</div></div>")
    d.h("Softwarewartungsvertrag")
    c("Anbieter", f"{s.name}, {s.street}, L-{s.postcode} {s.city}, Luxemburg<br>USt-Id (TVA) {s.vat}")
    c("Kunde", f"{b.name}, {b.street}, {b.place()}, Deutschland<br>{b.reg}<br>USt-IdNr. {b.vat}")
    c("Nummer", "SW-2026-58, geschlossen am 09.06.2026")
    c("Leistung", "Pflege und Hotline für das Kellerbuch-Programm „CaveLog“ (Serverfassung, 15 Arbeitsplätze), Einspielen von Updates, Beseitigung von Fehlern binnen zwei Arbeitstagen.")
    c("Laufzeit", "01.07.2026 bis 30.06.2028. Keine automatische Verlängerung.")
    c("Preis", "Der Wartungspreis beträgt 4.260,00 € im Jahr. Er wird in vier gleichen Raten von 1.065,00 € jeweils zu Beginn eines Vertragsquartals berechnet. Bisher zahlte der Kunde 990,00 € je Quartal; dieser Preis gilt ab Vertragsbeginn nicht mehr.")
    c("Steuer", "Der Kunde ist Unternehmer. Es wird keine luxemburgische Mehrwertsteuer berechnet; Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).")
    c("Zahlung", f"Zahlbar innerhalb von 15 Tagen. Konto {s.iban}, {s.bic}.")
    c("Haftung", "Die Haftung ist auf das Doppelte des Jahrespreises (8.520,00 €) beschränkt, außer bei Vorsatz, grober Fahrlässigkeit und Personenschäden.")
    c("Vertraulichkeit", "Beide Seiten schweigen über Geschäftsgeheimnisse der anderen, auch nach dem Ende des Vertrages.")
    c("Recht", "Es gilt luxemburgisches Recht. Gerichtsstand ist Luxemburg-Stadt.")
    d.sig(("Grevenmacher, 09.06.2026", s.rep, s.role, s.name), ("Trier, 09.06.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "SW-2026-58", "2026-06-09", "2026-07-01", "2028-06-30", rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=15,
                   lines=[line("Softwarewartung, Quartalsrate", "1", "QAN", "1065.00", vat="0", category="AE")], notes=["Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge)"],
                   findings=["price_example"], about="cross-border reverse charge; stated instalment of a yearly price; an old price beside it")


def paper_de_zweisprachig_liefer():
    s, b = get("deeng"), get("nlfab")
    d = Paper("de", "bilingual", "Rahmenlose Einzelbestellung / Supply Contract", font="'Liberation Sans'", size="9pt")
    rows = []

    def both(title_de, title_en, text_de, text_en):
        rows.append(f"<tr><td><b class='t'>{title_de}</b>{text_de}</td><td><b class='t'>{title_en}</b>{text_en}</td></tr>")
    d.h("Liefervertrag / Supply Contract<br>Nr. / No. IW-NL-2026-04")
    both("Parteien", "Parties", f"{s.name}, {s.address()}, Deutschland, {s.reg}, USt-IdNr. {s.vat} („Verkäufer“) und {b.name}, {b.address()}, Niederlande, {b.reg}, USt-IdNr. {b.vat} („Käufer“)",
         f"{s.name}, {s.address()}, Germany, {s.reg}, VAT no. {s.vat} (the “Seller”) and {b.name}, {b.address()}, the Netherlands, {b.reg}, VAT no. {b.vat} (the “Buyer”)")
    both("§ 1 Vertragsgegenstand", "§ 1 Subject matter", "Der Verkäufer liefert dem Käufer zwei Palettierroboter des Typs IW-Pal 320 einschließlich Greifer und Dokumentation in niederländischer Sprache.", "The Seller shall supply to the Buyer two palletising robots type IW-Pal 320 including grippers and documentation in Dutch.")
    both("§ 2 Preis", "§ 2 Price", "Der Preis beträgt 48.750,00 EUR je Roboter, insgesamt 97.500,00 EUR netto. Hinzu kommt eine Versandpauschale von 1.850,00 EUR.", "The price is EUR 48,750.00 per robot, in total EUR 97,500.00 net. A flat shipping charge of EUR 1,850.00 is added.")
    both("§ 3 Umsatzsteuer", "§ 3 VAT", "Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b, § 6a UStG). Der Käufer bestätigt den Erhalt durch Gelangensbestätigung.", "VAT-exempt intra-Community supply (Art. 138 Directive 2006/112/EC). The Buyer confirms receipt by entry certificate.")
    both("§ 4 Lieferung", "§ 4 Delivery", "Lieferung DAP Best (Incoterms 2020) am 14. September 2026.", "Delivery DAP Best (Incoterms 2020) on 14 September 2026.")
    both("§ 5 Zahlung", "§ 5 Payment", f"Zahlbar innerhalb von 30 Tagen nach Rechnungsdatum ohne Abzug auf das Konto {s.iban}, BIC {s.bic}.", f"Payable within 30 days of the invoice date without deduction to account {s.iban}, BIC {s.bic}.")
    both("§ 6 Gewährleistung", "§ 6 Warranty", "Die Verjährungsfrist für Mängelansprüche beträgt zwölf Monate ab Lieferung. Der Verkäufer beseitigt Mängel binnen 10 Arbeitstagen.", "The limitation period for defects is twelve months from delivery. The Seller shall remedy defects within 10 working days.")
    both("§ 7 Haftung", "§ 7 Liability", "Die Haftung des Verkäufers ist auf 100 % des Nettopreises begrenzt; dies gilt nicht bei Vorsatz, grober Fahrlässigkeit und Personenschäden.", "The Seller's liability is limited to 100 % of the net price, except for intent, gross negligence and personal injury.")
    both("§ 8 Recht, Sprache", "§ 8 Law, language", "Es gilt deutsches Recht einschließlich des UN-Kaufrechts. Bei Abweichungen ist die deutsche Fassung maßgeblich.", "German law including the CISG applies. In case of discrepancies the German version shall prevail.")
    d.raw(f'<table class="bi"><tbody>{"".join(rows)}</tbody></table>')
    d.sig(("Hallbergmoos, 30.06.2026", s.rep, "Geschäftsführer / " + s.role, s.name), ("Best, 03.07.2026", b.rep, b.role, b.name))
    k = {"vat": "0", "category": "K"}
    return d.truth(s, b, "IW-NL-2026-04", "2026-07-03", "2026-09-14", "2026-09-14", rhythm="one_off", period=("2026-09-14", "2026-09-14"), days=30,
                   lines=[line("Palettierroboter IW-Pal 320", "2", "C62", "48750.00", **k), line("Versandpauschale", "1", "LS", "1850.00", **k)], notes=["Steuerfreie innergemeinschaftliche Lieferung"],
                   accept={"service_end": [None], "billing.first_invoice_period.from": [None], "billing.first_invoice_period.to": [None]}, about="the same in two columns; intra-Community supply")


def paper_de_zweisprachig_konflikt():
    s, b = get("hosting"), get("gbcons")
    d = Paper("de", "bilingual", "Servicevertrag / Service Agreement", font="'Roboto'", size="9pt")
    rows = []

    def both(a, c, text_de, text_en):
        rows.append(f"<tr><td><b class='t'>{a}</b>{text_de}</td><td><b class='t'>{c}</b>{text_en}</td></tr>")
    d.h("Servicevertrag / Service Agreement NK-INT/26-09")
    both("Präambel", "Preamble", f"Zwischen der {s.name}, {s.address()}, {s.reg}, USt-IdNr. {s.vat} (Anbieter) und der {b.name}, {b.address()}, Vereinigtes Königreich, {b.reg_id} (Kunde).",
         f"Between {s.name}, {s.address()}, {s.reg}, VAT no. {s.vat} (Provider) and {b.name}, {b.address()}, United Kingdom, company no. {b.reg_id} (Customer).")
    both("1. Leistung", "1. Service", "Der Anbieter stellt einen dedizierten Datenbankserver mit 24/7-Betrieb bereit.", "The Provider supplies a dedicated database server operated 24/7.")
    both("2. Vergütung", "2. Fee", "Die monatliche Vergütung beträgt 920,00 EUR. Sie wird monatlich im Voraus berechnet.", "The monthly fee is EUR 920.00. It is invoiced monthly in advance.")
    both("3. Steuer", "3. Tax", "Die Leistung ist in Deutschland nicht steuerbar; der Kunde schuldet etwaige britische Umsatzsteuer.", "The service is outside the scope of German VAT; the Customer accounts for any UK VAT.")
    both("4. Zahlung", "4. Payment", "Rechnungen sind innerhalb von 14 Tagen zahlbar.", "Invoices are payable within 30 days.")
    both("5. Laufzeit", "5. Term", "Beginn 1. Mai 2026; Ende 30. April 2027.", "Start 1 May 2026; end 30 April 2027.")
    both("6. Haftung", "6. Liability", "Die Haftung ist auf 50.000 EUR je Vertragsjahr begrenzt.", "Liability is limited to EUR 50,000 per contract year.")
    both("7. Schluss", "7. Final", "Es gilt deutsches Recht. Gerichtsstand ist Kiel. Beide Fassungen sind gleichermaßen verbindlich.", "German law applies. Place of jurisdiction is Kiel. Both versions are equally binding.")
    d.raw(f'<table class="bi"><tbody>{"".join(rows)}</tbody></table>')
    d.p(f"IBAN {s.iban} · BIC {s.bic}", klass="small center")
    d.sig(("Kiel, 14.04.2026", s.rep, s.role, s.name), ("Bristol, 16 April 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "NK-INT/26-09", "2026-04-16", "2026-05-01", "2027-04-30", rhythm="monthly", period=("2026-05-01", "2026-05-31"), days=None,
                   lines=[line("Dedizierter Datenbankserver, monatliche Vergütung", "1", "MON", "920.00", vat=None, category="O")], notes=["nicht steuerbar"],
                   findings=["bilingual_conflict"], accept={"lines.0.vat_category": ["AE"], "lines.0.vat_rate": ["0"], "totals.vat": [[{"rate": "0", "category": "AE", "amount": "0.00"}]]}, about="the two versions differ in the payment term; outside scope")
