"""The demo's German contracts."""
from decimal import Decimal

from documents._clauses import put
from paper import Paper, de, line, totals_of

from ._cast import LEITWEG, OWN, get


def letterhead(own, buyer, lines=""):
    head = (f'<div class="head"><div class="logo">falkenried<br><span style="font-size:.42em">Systemhaus · seit 1998</span></div><div class="data">{lines or "Daniel Rehmann<br>" + own.phone + "<br>" + own.mail}</div></div>'
            f'<div class="window"><div class="from">{own.name} · {own.street} · {own.place()}</div>{buyer.name}<br>{buyer.rep}<br>{buyer.street}<br>{buyer.place()}</div>')
    foot = (f"<div>{own.name}<br>{own.street}<br>{own.place()}</div><div>{own.court}<br>{own.reg_id}<br>Geschäftsführerin: {own.rep}</div>"
            f"<div>USt-IdNr. {own.vat}<br>Steuernummer {own.tax}</div><div>Sparda-Musterbank Ruhr<br>IBAN {own.iban}<br>BIC {own.bic}</div>")
    return head, foot


def paper_01_de_managed_services():
    s, b = get(OWN), get("k_steuer")
    d = Paper("de", "classic", "Dienstleistungsvertrag", font="'Liberation Serif'", size="11pt")
    d.h("Vertrag über Managed IT-Services")
    d.p("Vertragsnummer FS-2026-0142", klass="center")
    d.p("zwischen", klass="center")
    d.p(f"<b>{s.name}</b>, {s.address()}, {s.reg}, USt-IdNr. {s.vat}, vertreten durch die Geschäftsführerin {s.rep}", klass="party")
    d.p("– nachfolgend „Auftragnehmer“ –", klass="party")
    d.p("und", klass="center")
    d.p(f"<b>{b.name}</b>, {b.address()}, {b.reg}, USt-IdNr. {b.vat}, vertreten durch den Geschäftsführer {b.rep}", klass="party")
    d.p("– nachfolgend „Auftraggeber“ –", klass="party")
    d.sec("Leistungen", "Der Auftragnehmer betreibt die IT-Arbeitsplätze, Server und die Datensicherung des Auftraggebers an dessen Sitz in Dortmund und erbringt den Anwender-Support werktags von 7 bis 18 Uhr.", "Der Leistungsumfang ergibt sich aus Anlage 1. Projekte sind gesondert zu beauftragen.")
    d.sec("Laufzeit", "Der Vertrag beginnt am 1. Dezember 2026 und läuft bis zum 30. November 2028. Er verlängert sich um jeweils zwölf Monate, wenn er nicht mit einer Frist von drei Monaten zum Ende der Laufzeit gekündigt wird.")
    d.sec("Vergütung", "Die Vergütung setzt sich je Monat wie folgt zusammen:")
    d.table(["Leistung", "Menge", "Einzelpreis €", "Betrag €"], [["Managed Workplace je Arbeitsplatz", "34", "42,50", "1.445,00"], ["Managed Server", "4", "118,00", "472,00"], ["Datensicherung, pauschal", "1", "190,00", "190,00"]], "lrrr",
            foot=[["Summe netto", "", "", "2.107,00"], ["Umsatzsteuer 19 %", "", "", "400,33"], ["Summe brutto", "", "", "2.507,33"]])
    d.p(f"Die Vergütung wird monatlich im Voraus berechnet und ist innerhalb von 14 Tagen nach Rechnungsdatum ohne Abzug zahlbar auf das Konto IBAN {s.iban}, BIC {s.bic}.", "Leistungen außerhalb der Servicezeit werden mit 125,00 € je Stunde berechnet.")
    put(d, "mitw1", "haftung1", "geheim2", "kuend1", "schluss1")
    d.sig(("Dortmund, 28. Oktober 2026", s.rep, s.role, s.name), ("Dortmund, 3. November 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0142", "2026-11-03", "2026-12-01", "2028-11-30", rhythm="monthly", period=("2026-12-01", "2026-12-31"), days=14,
                   lines=[line("Managed Workplace je Arbeitsplatz", "34", "C62", "42.50"), line("Managed Server", "4", "C62", "118.00"), line("Datensicherung, pauschal", "1", "LS", "190.00")], about="the plain case")


def paper_02_de_hosting_brief():
    s, b = get(OWN), get("k_maler")
    head, foot = letterhead(s, b)
    d = Paper("de", "letter", "Hosting", letterhead=head, footer=foot, colour="#1b5e7a", font="Carlito", size="11pt", numbering="{n}. ", paragraphs="")
    d.p("Dortmund, 12. Oktober 2026", klass="right")
    d.h("Vertrag über Cloud-Telefonie und Exchange-Hosting, Vertrags-Nr. FS-2026-0131")
    d.p("Sehr geehrte Frau Jansen,", "wir freuen uns, dass Sie sich für uns entschieden haben. Mit Ihrer Unterschrift unter die Zweitschrift kommt dieser Vertrag zustande.")
    d.table(["Nr.", "Leistung", "Anzahl", "Preis je Monat", "Summe je Monat"], [["1", "Hosted Exchange Postfach 50 GB", "22", "6,90 €", "151,80 €"], ["2", "Cloud-Telefonie Nebenstelle", "12", "11,00 €", "132,00 €"]], "llrrr")
    d.p("Hinzu kommt eine einmalige Einrichtungsgebühr von 480,00 €. Alle Preise zuzüglich 19 % Mehrwertsteuer.")
    d.p("Die laufenden Entgelte werden je Quartal im Voraus berechnet, die Einrichtungsgebühr mit der ersten Rechnung. Zahlungsziel 30 Tage netto.")
    d.sec("Beginn und Dauer", "Leistungsbeginn ist der 1. November 2026. Der Vertrag läuft unbefristet und kann mit einer Frist von sechs Wochen zum Quartalsende gekündigt werden.")
    put(d, "haftung2", "geheim2")
    d.sig(("Dortmund, 12.10.2026", s.rep, "", s.name), ("Gelsenkirchen, 15.10.2026", b.rep, b.role, "Malerbetrieb Jansen"))
    return d.truth(s, b, "FS-2026-0131", "2026-10-12", "2026-11-01", None, rhythm="quarterly", period=("2026-11-01", "2027-01-31"), days=30,
                   lines=[line("Hosted Exchange Postfach 50 GB", "66", "C62", "6.90"), line("Cloud-Telefonie Nebenstelle", "36", "C62", "11.00"), line("Einrichtungsgebühr", "1", "LS", "480.00")],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "contract_date": ["2026-10-15"]}, about="a letter; our numbers only in the footer; monthly prices billed by quarter")


def paper_03_de_wartung_formular():
    s, b = get(OWN), get("k_zahn")
    d = Paper("de", "form-boxes", "Servicevertrag", font="'Open Sans'", size="9.5pt", colour="#1b5e7a", numbering="{n}. ", paragraphs="")
    d.h("Servicevertrag Netzwerk und Firewall")
    d.kv([("Vertrags-Nr.", "FS-2026-0119"), ("Datum", "21.09.2026"), ("Kunden-Nr.", "10482"), ("Beginn", "01.10.2026"), ("Laufzeit bis", "30.09.2029"), ("Ihr Zeichen", "DLW-4711")], klass="half")
    d.h("Auftraggeber", 2)
    d.kv([("Firma", b.name), ("Straße", b.street), ("PLZ, Ort", b.place()), ("Vertreten durch", b.rep)], klass="half")
    d.h("Auftragnehmer", 2)
    d.kv([("Firma", s.name), ("Straße", s.street), ("PLZ, Ort", s.place()), ("USt-IdNr.", s.vat), ("Register", s.reg), ("IBAN", s.iban)], klass="half")
    d.h("Leistungen", 2)
    d.table(["Pos.", "Leistung", "Menge", "Einzelpreis/Jahr €", "Gesamt/Jahr €"], [["1", "Wartung Firewall-Cluster inkl. Lizenz", "1", "1.980,00", "1.980,00"], ["2", "Wartung Switch 48 Port", "6", "84,00", "504,00"], ["3", "Wartung WLAN-Zugangspunkt", "18", "32,00", "576,00"]], "llrrr",
            foot=[["", "Summe netto", "", "", "3.060,00"], ["", "19 % USt.", "", "", "581,40"], ["", "Summe brutto", "", "", "3.641,40"]])
    d.p('Abrechnung: <span class="tick on"></span> jährlich im Voraus <span class="tick"></span> monatlich (Aufschlag 4 %) &nbsp;&nbsp; Vor-Ort-Service: <span class="tick on"></span> nächster Werktag <span class="tick"></span> 4 Stunden (+ 890,00 €)')
    d.p("Zahlung: 10 Tage 2 % Skonto, 30 Tage netto.")
    put(d, "mitw1", "haftung2", "schluss2")
    d.sig(("Dortmund, 21.09.2026", s.rep, s.role, s.name), ("Münster, 24.09.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0119", "2026-09-21", "2026-10-01", "2029-09-30", rhythm="yearly", period=("2026-10-01", "2027-09-30"), days=30, discounts=[("2", 10)],
                   lines=[line("Wartung Firewall-Cluster inkl. Lizenz", "1", "C62", "1980.00"), line("Wartung Switch 48 Port", "6", "C62", "84.00"), line("Wartung WLAN-Zugangspunkt", "18", "C62", "32.00")],
                   accept={"contract_date": ["2026-09-24"], "lines.0.unit": ["ANN", "LS"], "lines.1.unit": ["ANN"], "lines.2.unit": ["ANN"]}, about="a form with ticks; Skonto")


def paper_04_de_hardware_preisliste():
    s, b = get(OWN), get("k_spedition")
    d = Paper("de", "annex", "Liefer- und Installationsvertrag", side="Falkenried Systemhaus GmbH · Vertrag FS-2026-0150", font="'Liberation Sans'", size="9.8pt", number=de)
    d.h("Liefer- und Installationsvertrag FS-2026-0150")
    d.p(f"Zwischen <b>{b.name}</b>, {b.address()}, {b.reg}, USt-IdNr. {b.vat} (Käufer)", f"und <b>{s.name}</b>, {s.address()}, {s.reg}, USt-IdNr. {s.vat} (Verkäufer) vom 9. November 2026.")
    d.sec("Gegenstand", "Lieferung, Aufbau und Inbetriebnahme der Rechenzentrums- und Arbeitsplatzausstattung für das Logistikzentrum Hamm nach Anlage 1.")
    d.sec("Termin", "Lieferung und Installation erfolgen vom 7. Dezember 2026 bis zum 18. Dezember 2026.")
    d.sec("Preis und Zahlung", "Es gelten die Preise der Anlage 1. Die Rechnung wird nach der Installation gestellt und ist innerhalb von 30 Tagen zu zahlen.", f"Rechnungsanschrift: Kreditorenbuchhaltung, Postfach 17 20, 59007 Hamm, Kostenstelle 8800-IT. Bankverbindung des Verkäufers: {s.iban}.")
    put(d, "gewaehr1", "haftung1", "schluss1")
    d.sig(("Hamm, 09.11.2026", b.rep, b.role, b.name), ("Dortmund, 11.11.2026", s.rep, s.role, s.name))
    d.pagebreak()
    d.h("Anlage 1: Preise")
    items = [("Rackserver 2 HE, 2 × 24 Kerne, 512 GB", 3, "9840.00"), ("Festspeicher 48 TB, All-Flash", 1, "21350.00"), ("Sicherungslaufwerk LTO-9", 1, "4120.00"), ("Serverschrank 42 HE mit USV", 1, "5980.00"), ("Kernswitch 48 × 25 Gbit", 2, "6240.00"),
             ("Zugangsswitch 48 Port PoE", 9, "1185.00"), ("WLAN-Zugangspunkt Halle", 26, "318.50"), ("Handscanner mit Ladeschale", 40, "486.00"), ("Thin Client", 55, "347.00"), ("Monitor 27 Zoll", 55, "219.90"), ("Etikettendrucker", 12, "512.00"),
             ("Telefon DECT, stoßfest", 30, "148.00"), ("Glasfaser-Verkabelung, Meter", 1200, "3.85"), ("Spleiß und Messung je Faser", 96, "11.50"), ("Installation und Inbetriebnahme, pauschal", 1, "8900.00")]
    rows = [[str(k), name, f"{n:,}".replace(",", "."), de(p), str(n * Decimal(p))] for k, (name, n, p) in enumerate(items, 1)]
    units = {12: "MTR", 14: "LS"}
    lines = [line(name, str(n), units.get(k, "C62"), p) for k, (name, n, p) in enumerate(items)]
    t = totals_of(lines)
    d.carry_table(["Pos.", "Artikel", "Menge", "Einzelpreis €", "Gesamtpreis €"], rows, [9, 6], "Übertrag", "Übertrag", "rlrrr",
                  foot=[["Summe netto", "", "", "", de(t["net"])], ["19 % Umsatzsteuer", "", "", "", de(t["vat"][0]["amount"])], ["Gesamtsumme", "", "", "", de(t["gross"])]])
    return d.truth(s, b, "FS-2026-0150", "2026-11-09", "2026-12-07", "2026-12-18", rhythm="one_off", period=("2026-12-07", "2026-12-18"), days=30, lines=lines, findings=["above_limit"],
                   accept={"contract_date": ["2026-11-11"]}, about="above 5,000: another person must approve; price list over two pages with carry-over; buyer named first")


def paper_05_de_stadt_leitweg():
    s, b = get(OWN), get("k_stadt")
    d = Paper("de", "writer-ruled", "Vertrag", producer="office", face="Liberation Sans", points=10.5, numbering="§ {n} ", paragraphs="({k}) ", footer="Vertrag 2026-ZD-118 – Seite")
    d.h("Pflegevertrag für das Ratsinformationssystem")
    d.kv([("Vertragsnummer", "2026-ZD-118"), ("Auftraggeberin", f"{b.name}, {b.address()}"), ("Auftragnehmerin", f"{s.name}, {s.address()}, {s.reg}, Steuernummer {s.tax}"), ("Leitweg-ID", LEITWEG), ("Vergabenummer", "V-2026-0077")], ruled=True)
    d.sec("Leistungen", "Die Auftragnehmerin pflegt das Ratsinformationssystem einschließlich Fehlerbeseitigung, Aktualisierung und Einweisung neuer Mandatsträger.")
    d.sec("Vertragsdauer", "Der Vertrag gilt vom 1. Januar 2027 bis zum 31. Dezember 2030.")
    d.sec("Vergütung", "Die Vergütung beträgt 690,00 EUR je Monat zuzüglich 19 % Umsatzsteuer. Sie wird halbjährlich nachträglich abgerechnet.", "Rechnungen sind elektronisch als XRechnung unter Angabe der Leitweg-ID einzureichen und innerhalb von 30 Tagen nach Eingang zu zahlen.", f"Bankverbindung: {s.iban}, {s.bic}.")
    put(d, "haftung2", "geheim2", "schluss2")
    d.sig(("Ruhrstetten, 16.11.2026", b.rep, b.role, b.name), ("Dortmund, 18.11.2026", s.rep, s.role, s.name))
    return d.truth(s, b, "2026-ZD-118", "2026-11-18", "2027-01-01", "2030-12-31", rhythm="half_yearly", period=("2027-01-01", "2027-06-30"), days=30,
                   lines=[line("Pflege Ratsinformationssystem", "6", "MON", "690.00")], about="a public buyer with a Leitweg-ID; half-yearly in arrears")


def paper_06_de_monitoring_scan():
    s, b = get(OWN), get("k_brau")
    d = Paper("de", "letter", "Monitoring", letterhead=letterhead(s, b)[0], footer=letterhead(s, b)[1], colour="#222", font="'Liberation Sans'", size="10.5pt", numbering="{n}. ", paragraphs="",
              scan={"turn": 0.5, "grain": 5, "specks": 25, "quality": 24, "seed": 41, "blur": 0.4, "shade": 10})
    d.p("Dortmund, 24. August 2026", klass="right")
    d.h("Vertrag Nr. FS-2026-0102: Überwachung der Brauereisteuerung")
    d.p("Sehr geehrter Herr Pieper,", "hiermit vereinbaren wir die Überwachung der Server und Steuerungen Ihrer Brauerei ab dem 1. September 2026. Der Vertrag endet am 31. August 2027.",
        "Das Entgelt beträgt 385,00 EUR je Monat zuzüglich 19 % Umsatzsteuer. Wir rechnen monatlich im Voraus ab. Unsere Rechnungen sind innerhalb von 10 Tagen zu zahlen.")
    put(d, "haftung2", "schluss2")
    d.sig(("Dortmund, 24.08.2026", s.rep, "", s.name), ("Schmallenberg, 27.08.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0102", "2026-08-24", "2026-09-01", "2027-08-31", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=10,
                   lines=[line("Überwachung der Server und Steuerungen", "1", "MON", "385.00")], accept={"contract_date": ["2026-08-27"]}, about="a scan")


def paper_07_de_oesterreich_reverse_charge():
    s, b = get(OWN), get("k_wien")
    d = Paper("de", "margin-labels", "Wartungsvertrag", font="'Lato'", size="10pt", colour="#1b5e7a", footer=f"{s.name} · {s.street} · {s.place()} · {s.reg} · USt-IdNr. {s.vat} · IBAN {s.iban}")
    c = lambda label, *texts: d.raw(f'<div class="clause"><div class="lab">{label}</div><div>' + "".join(f"<p>{t}</p>" for t in texts) + "</div></div>")
    d.h("Softwarepflegevertrag")
    c("Vertrag", "FS-2026-0138 vom 20. Oktober 2026")
    c("Auftragnehmer", f"{s.name}, {s.street}, {s.place()}, Deutschland")
    c("Auftraggeber", f"{b.name}, {b.street}, {b.place()}, Österreich<br>{b.reg}, UID {b.vat}")
    c("Leistung", "Pflege und Betrieb der Filial- und Kassensoftware in elf Filialen, Hotline Montag bis Samstag.")
    c("Entgelt", "Pro Filiale und Monat 74,00 €, bei elf Filialen 814,00 € im Monat, netto. Die Verrechnung erfolgt monatlich im Vorhinein.")
    c("Steuer", "Die Leistung ist in Österreich steuerbar. Steuerschuldnerschaft des Leistungsempfängers (Übergang der Steuerschuld, Reverse Charge).")
    c("Zahlung", "Binnen 21 Tagen ab Rechnungsdatum ohne Abzug.")
    c("Dauer", "Beginn 1. Jänner 2027, unbefristet, kündbar mit einer Frist von drei Monaten zum Quartalsende.")
    c("Haftung", "Für leichte Fahrlässigkeit ist die Haftung auf 20.000,00 € je Schadensfall begrenzt.")
    c("Recht", "Deutsches Recht; Gerichtsstand Dortmund.")
    d.sig(("Dortmund, 20.10.2026", s.rep, s.role, s.name), ("Wien, 27.10.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0138", "2026-10-20", "2027-01-01", None, rhythm="monthly", period=("2027-01-01", "2027-01-31"), days=21,
                   lines=[line("Pflege und Betrieb Filial- und Kassensoftware je Filiale", "11", "C62", "74.00", vat="0", category="AE")], notes=["Steuerschuldnerschaft des Leistungsempfängers"], accept={"contract_date": ["2026-10-27"]}, about="reverse charge to Austria")


def paper_11_de_summe_stimmt_nicht():
    s, b = get(OWN), get("k_verlag")
    d = Paper("de", "form-above", "Dienstleistungsschein", font="'Roboto'", size="9.8pt", colour="#1b5e7a", numbering="{n}. ", paragraphs="")
    d.h("Dienstleistungsschein Redaktionssystem")
    d.kv([("Vertragsnummer", "FS-2026-0127"), ("Datum", "05.10.2026"), ("Kundennummer", "10733")])
    d.h("Auftraggeber", 2)
    d.kv([("Firma", b.name), ("Straße", b.street), ("PLZ Ort", b.place())])
    d.h("Auftragnehmer", 2)
    d.kv([("Firma", s.name), ("Straße", s.street), ("PLZ Ort", s.place()), ("USt-IdNr.", s.vat), ("IBAN", s.iban), ("BIC", s.bic)])
    d.h("Leistungen je Monat", 2)
    d.kv([("Beginn", "01.11.2026"), ("Ende", "31.10.2027"), ("Abrechnung", "monatlich im Voraus, 14 Tage netto")])
    d.table(["Leistung", "Menge", "Einzelpreis", "Betrag"], [["Redaktionsarbeitsplatz", "16", "58,00 €", "928,00 €"], ["Archivspeicher 10 TB", "1", "145,00 €", "145,00 €"], ["Schnittstelle Druckvorstufe", "2", "64,50 €", "129,00 €"]], "lrrr",
            foot=[["Summe netto", "", "", "1.302,00 €"], ["19 % USt.", "", "", "247,38 €"], ["Summe brutto", "", "", "1.549,38 €"]])
    put(d, "mitw1", "haftung1", "schluss2")
    d.sig(("Dortmund, 05.10.2026", s.rep, s.role, s.name), ("Münster, 07.10.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "FS-2026-0127", "2026-10-05", "2026-11-01", "2027-10-31", rhythm="monthly", period=("2026-11-01", "2026-11-30"), days=14, findings=["totals_mismatch"],
                   lines=[line("Redaktionsarbeitsplatz", "16", "C62", "58.00"), line("Archivspeicher 10 TB", "1", "C62", "145.00"), line("Schnittstelle Druckvorstufe", "2", "C62", "64.50")],
                   accept={"contract_date": ["2026-10-07"], "totals.net": [None], "totals.gross": [None], "totals.vat": [[]]}, about="the lines give 1,202.00, the paper says 1,302.00")


def paper_12_de_nachtrag():
    s, b = get(OWN), get("k_steuer")
    d = Paper("de", "plain", "Nachtrag", font="Caladea", size="11pt", numbering="{n}. ", paragraphs="")
    d.h("1. Nachtrag zum Vertrag über Managed IT-Services FS-2026-0142")
    d.p(f"Zwischen {s.name}, {s.address()} (Auftragnehmer) und {b.name}, {b.address()} (Auftraggeber) wird vereinbart:")
    d.sec("Arbeitsplätze", "Ab dem 1. Januar 2027 erhöht sich die Zahl der Arbeitsplätze von 34 auf 41. Der Preis von 42,50 € je Arbeitsplatz und Monat zuzüglich 19 % Umsatzsteuer bleibt unverändert.")
    d.sec("Im Übrigen", "bleibt es bei den Bestimmungen des Vertrages vom 3. November 2026.")
    d.sig(("Dortmund, 17. November 2026", s.rep, s.role, s.name), ("Dortmund, 19. November 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-11-19", "2027-01-01", None, rhythm=None, kind="amendment", findings=["amendment"],
                   lines=[line("Managed Workplace je Arbeitsplatz", "41", "C62", "42.50")],
                   accept={"contract_number": ["FS-2026-0142"], "billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2027-01-01"], "billing.first_invoice_period.to": ["2027-01-31"]}, about="an amendment: what it leaves out stands in the base contract")


def paper_13_de_geheimhaltung():
    s, b = get(OWN), get("k_spedition")
    d = Paper("de", "two-columns", "Geheimhaltungsvereinbarung", font="'Open Sans'", size="9.8pt", colour="#1b5e7a", numbering="§ {n} ", paragraphs="({k}) ")
    d.h("Geheimhaltungsvereinbarung")
    d.raw(f'<div class="parties"><div>{s.name}<br>{s.address("<br>")}<br>{s.reg}</div><div>{b.name}<br>{b.address("<br>")}<br>{b.reg}</div></div><div class="cols">')
    d.sec("Zweck", "Die Parteien sprechen über die Erneuerung der Lagerverwaltung und tauschen dazu vertrauliche Informationen aus.")
    d.sec("Pflichten", "Vertrauliche Informationen werden nur zu diesem Zweck verwendet.", "Die Pflicht gilt drei Jahre lang.")
    d.sec("Vertragsstrafe", "Bei Zuwiderhandlung ist eine Vertragsstrafe von 10.000,00 EUR binnen 14 Tagen zu zahlen.")
    d.sec("Kein Entgelt", "Ein Entgelt wird nicht geschuldet; eine Pflicht zum Abschluss weiterer Verträge besteht nicht.")
    put(d, "schluss1")
    d.raw("</div>")
    d.sig(("Dortmund, 02.09.2026", s.rep, "", s.name), ("Hamm, 04.09.2026", b.rep, "", b.name))
    return d.truth(s, b, None, "2026-09-04", kind="nda", accept={"is_contract": [True]}, about="no contract to invoice: an NDA that names a sum and a payment term")


def paper_14_de_wir_kaufen_ein():
    s, b = get("supplier"), get(OWN)
    d = Paper("de", "dense", "Wartungsvertrag Kälte", letterhead=f'<div class="top"><div><h1>Wartungsvertrag Rechenzentrumskühlung</h1><div class="small">Nr. KB-3381 · 14.09.2026</div></div><div style="font-size:1.5em;font-weight:bold;color:#0369a1">Brandt Kälte</div></div>', colour="#0369a1", font="'Carlito'", size="10.5pt",
              footer=f"{s.name} · {s.street} · {s.place()} · {s.reg} · USt-IdNr. {s.vat} · IBAN {s.iban}", numbering="{n}. ", paragraphs="")
    d.h("Auftraggeber", 2)
    d.kv([("Firma", b.name), ("Straße", b.street), ("PLZ Ort", b.place()), ("USt-IdNr.", b.vat), ("Beginn", "01.10.2026"), ("Ende", "30.09.2027")])
    d.h("Preise", 2)
    d.table(["Leistung", "Anzahl", "Preis je Quartal", "Summe je Quartal"], [["Wartung Klimaschrank 30 kW", "4", "165,00 €", "660,00 €"]], "lrrr", foot=[["Summe netto", "", "", "660,00 €"], ["19 % USt.", "", "", "125,40 €"], ["Summe brutto", "", "", "785,40 €"]])
    d.p("Berechnung vierteljährlich im Voraus, zahlbar 14 Tage nach Rechnungsdatum.")
    put(d, "gewaehr1", "haftung2", "schluss2")
    d.sig(("Dortmund, 14.09.2026", s.rep, s.role, "Auftragnehmer"), ("Dortmund, 16.09.2026", b.rep, b.role, "Auftraggeber"))
    return d.truth(s, b, "KB-3381", "2026-09-14", "2026-10-01", "2027-09-30", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=14, findings=["roles_reversed"],
                   lines=[line("Wartung Klimaschrank 30 kW", "4", "C62", "165.00")], accept={"contract_date": ["2026-09-16"], "lines.0.unit": ["QAN"]}, about="the sample company is the customer here: nothing to invoice for it")


def paper_16_de_fremde_parteien():
    s, b = get("foreign_a"), get("foreign_b")
    d = Paper("de", "typewriter", "Liefervertrag", producer="groff", face="C", points=10.5, lead=14, numbering="{n}. ", paragraphs="", footer="- \\\\n% -")
    d.h("LIEFERVERTRAG NR. 44/2026")
    d.p(f"Verkäufer: {s.name}, {s.address()}, USt-IdNr. {s.vat}", f"Käufer: {b.name}, {b.address()}")
    d.sec("Lieferung", "Der Verkäufer liefert vom 1. Oktober 2026 bis zum 30. September 2027 monatlich eine Palette Verpackungspapier.")
    d.sec("Preis", "312,00 EUR je Monat zuzüglich 19 % Umsatzsteuer, Rechnung monatlich nach Lieferung, zahlbar in 14 Tagen.")
    put(d, "schluss2")
    d.sig(("Osnabrück, 07.09.2026", s.rep, "", "Verkäufer"), ("Bad Laer, 08.09.2026", b.rep, "", "Käufer"))
    return d.truth(s, b, "44/2026", "2026-09-08", "2026-10-01", "2027-09-30", rhythm="monthly", period=("2026-10-01", "2026-10-31"), days=14, findings=["own_company_absent"],
                   lines=[line("Verpackungspapier, Palette", "1", "MON", "312.00")], accept={"lines.0.unit": ["C62"]}, about="the sample company is no party at all")
