"""German contracts with price lists, discounts, contradictions."""
from decimal import Decimal

from paper import Paper, de, line, totals_of

from ._cast import get
from ._clauses import put


def paper_de_moebel_preisliste():
    s, b = get("buero"), get("schule")
    d = Paper("de", "annex", "Liefervertrag Schulmöbel", side="Liefervertrag LV 2026-4403 · Bürowelt Amsinck GmbH", font="'Liberation Sans'", size="10pt", number=de)
    d.h("Liefervertrag über Mobiliar und Fachliteratur")
    d.p("Vertrags-Nr.: LV 2026-4403 &nbsp;&nbsp;&nbsp; Angebot-Nr.: 118820 vom 02.03.2026 &nbsp;&nbsp;&nbsp; Datum: 23.03.2026")
    d.p("Zwischen")
    d.p(f"<b>{s.name}</b>, {s.address()}, {s.reg}, USt-IdNr. {s.vat}<br>– Verkäufer –", klass="party")
    d.p("und")
    d.p(f"<b>{b.name}</b>, {b.address()}, {b.reg}<br>– Käufer –", klass="party")
    d.sec("Gegenstand", "Der Verkäufer liefert und montiert die in Anlage 1 (Preisliste) aufgeführten Möbel sowie die dort genannte Fachliteratur für den Neubau des Oberstufenhauses.")
    d.sec("Lieferung", "Die Lieferung erfolgt in der Zeit vom 20.07.2026 bis zum 31.07.2026 frei Verwendungsstelle, Sengelmannring 4, Haus C. Teillieferungen sind nicht vereinbart.")
    d.sec("Preise und Zahlung", "Es gelten die Preise der Anlage 1. Die Gesamtvergütung wird nach vollständiger Lieferung in einer Rechnung abgerechnet.",
          "Zahlung innerhalb von 14 Tagen nach Rechnungseingang mit 2 % Skonto oder innerhalb von 30 Tagen netto, " + f"Konto {s.iban} bei der Hafenbank Hamburg, BIC {s.bic}.")
    put(d, "gewaehr1", "haftung2")
    d.sec("Eigentumsvorbehalt", "Die Ware bleibt bis zur vollständigen Bezahlung Eigentum des Verkäufers.")
    put(d, "schluss1")
    d.sig(("Hamburg, 23.03.2026", s.rep, s.role, s.name), ("Hamburg, 23.03.2026", b.rep, b.role, b.name))
    d.pagebreak()
    d.h("Anlage 1 – Preisliste zum Liefervertrag LV 2026-4403")
    items = [("Schülertisch, höhenverstellbar, 75 × 65 cm", 120, "84.50"), ("Schülerstuhl Größe 6, Luftkissen", 240, "47.90"), ("Lehrertisch mit Unterschrank", 10, "312.00"),
             ("Drehstuhl „Kontor“", 10, "189.00"), ("Hochschrank 5 OH, abschließbar", 22, "428.00"), ("Eigentumsschrank 16 Fächer", 8, "615.40"), ("Regal, 3 OH, Buche", 31, "166.00"),
             ("Pylonentafel 300 × 120 cm", 10, "1240.00"), ("Pinnwand 180 × 120 cm", 20, "94.25"), ("Garderobenleiste 8 Haken", 24, "58.60"), ("Sitzbank Flur, 160 cm", 16, "237.00"),
             ("Stehtisch Lehrerzimmer", 4, "274.50"), ("Konferenztisch 320 × 120 cm", 1, "1890.00"), ("Konferenzstuhl, stapelbar", 18, "132.80"), ("Sideboard Lehrerzimmer", 6, "534.00"),
             ("Akustiktrennwand 160 × 180 cm", 12, "387.30"), ("Papierkorb 30 l", 30, "14.95"), ("Rollcontainer", 14, "212.00"), ("Flipchart mobil", 5, "148.90"), ("Tafelzirkel-Set", 10, "39.80"),
             ("Bücherwagen zweiseitig", 3, "329.00"), ("Zeitschriftenregal", 2, "446.00"), ("Lesesessel Bibliothek", 12, "398.00"), ("Beistelltisch rund", 6, "118.00"), ("Montagepauschale", 1, "2650.00")]
    books = [("Fachbuchreihe „Physik der Oberstufe“, Klassensatz", 4, "742.50"), ("Atlas, gebunden, 28 Stück", 3, "918.40")]
    rows = [[str(k), name, str(n), de(p), "19 %", str(n * Decimal(p))] for k, (name, n, p) in enumerate(items, 1)]
    rows += [[str(len(items) + k), name, str(n), de(p), "7 %", str(n * Decimal(p))] for k, (name, n, p) in enumerate(books, 1)]
    lines = [line(name, str(n), "LS" if "pauschale" in name else "C62", p) for name, n, p in items] + [line(name, str(n), "C62", p, vat="7") for name, n, p in books]
    t = totals_of(lines)
    tax = {v["rate"]: v["amount"] for v in t["vat"]}
    d.carry_table(["Pos.", "Artikel", "Stück", "Einzelpreis €", "USt.", "Gesamt €"], rows, [11, 10, 6], "Übertrag", "Übertrag von voriger Seite", "rlrrcr",
                  foot=[["Summe netto", "", "", "", "", de(t["net"])], ["zzgl. 19 % Umsatzsteuer", "", "", "", "", de(tax["19"])], ["zzgl. 7 % Umsatzsteuer", "", "", "", "", de(tax["7"])], ["Gesamtbetrag", "", "", "", "", de(t["gross"])]])
    d.p("Preisliste Stand 01.03.2026. Alle Preise in Euro, verpackt und montiert.", klass="small")
    return d.truth(s, b, "LV 2026-4403", "2026-03-23", "2026-07-20", "2026-07-31", rhythm="one_off", period=("2026-07-20", "2026-07-31"), days=30, discounts=[("2", 14)], lines=lines,
                   accept={f"lines.24.unit": ["C62"]}, about="27 positions over three pages with carried totals and two VAT rates")


def paper_de_sicherheit_summenfehler():
    s, b = get("sicher"), get("messe")
    d = Paper("de", "ruled-cairo", "Vertrag über Bewachungsleistungen", producer="cairo", face="Liberation Serif", points=10.5, numbering="§ {n} ", boxed=True,
              marks=((62, 40, 8, True, "ARGUS WACHDIENST GMBH"), (62, 51, 7.5, False, "Bismarckstraße 102 · 10625 Berlin"), (500, 810, 8, False, "Seite {page}")), margins=(62, 535, 72, 780))
    d.h("Vertrag über Bewachungsleistungen Nr. 2026/B-19")
    d.p(f"zwischen {b.name}, {b.address()} (Auftraggeber), vertreten durch {b.rep},", f"und {s.name}, {s.address()}, {s.reg_id} {s.court}, Steuer-Nr. {s.tax} (Auftragnehmer), vertreten durch {s.rep}.")
    d.sec("Leistung", "Der Auftragnehmer bewacht die Hallen 1 bis 3 an sieben Tagen der Woche. Die Dienstanweisung (Anlage A) ist Bestandteil dieses Vertrages.")
    d.sec("Beginn, Ende", "Der Vertrag läuft vom 01.01.2026 bis zum 31.12.2026. Er verlängert sich stillschweigend um jeweils ein Jahr, wenn er nicht bis zum 30.09. gekündigt wird.")
    d.sec("Vergütung", "Für die Leistungen werden monatlich berechnet:")
    d.table(["Posten", "Menge", "Preis EUR", "Betrag EUR"], [["Nachtwache Halle 1, Std.", "310", "24,80", "7.688,00"], ["Empfang Tagdienst, Std.", "168", "22,50", "3.780,00"], ["Revierfahrt Halle 2 und 3, Fahrt", "62", "18,40", "1.140,80"], ["Notruf-Aufschaltung, pauschal", "1", "95,00", "95,00"]], "lrrr",
            foot=[["Summe netto", "", "", "12.803,80"], ["Umsatzsteuer 19 %", "", "", "2.432,72"], ["Gesamt brutto", "", "", "15.236,52"]])
    d.sec("Rechnung", f"Rechnungsstellung monatlich nachträglich, zahlbar binnen 21 Tagen auf das Konto IBAN {s.iban}.")
    put(d, "personal1", "haftung1", "verzug1", "kuend1", "schluss1")
    d.sig(("Berlin, 01.12.2025", s.rep, "Geschäftsführer", s.name), ("Berlin, 04.12.2025", b.rep, "Geschäftsführerin", b.name))
    return d.truth(s, b, "2026/B-19", "2025-12-04", "2026-01-01", "2026-12-31", rhythm="monthly", period=("2026-01-01", "2026-01-31"), days=21,
                   lines=[line("Nachtwache Halle 1", "310", "HUR", "24.80"), line("Empfang Tagdienst", "168", "HUR", "22.50"), line("Revierfahrt Halle 2 und 3", "62", "C62", "18.40"), line("Notruf-Aufschaltung", "1", "LS", "95.00")],
                   findings=["totals_mismatch"], accept={"totals.net": [None], "totals.gross": [None], "totals.vat": [[]]}, about="printed net total is 100.00 too high; buyer named first")


def paper_de_wartung_zwei_preise():
    s, b = get("masch"), get("galvan")
    d = Paper("de", "writer-ruled", "Instandhaltungsvertrag", producer="office", face="Liberation Sans", points=10, numbering="§ {n} ", justify=True, footer="Instandhaltungsvertrag IH-443 – Seite")
    d.h("Instandhaltungsvertrag IH-443")
    d.kv([("Auftraggeber", f"{b.name}, {b.address()}, {b.reg}"), ("Auftragnehmer", f"{s.name}, {s.address()}, {s.reg}, USt-IdNr. {s.vat}")], ruled=True)
    d.sec("Gegenstand", "Instandhaltung der drei Galvanikautomaten Linie 2, 3 und 5 einschließlich jährlicher Hauptrevision.")
    d.sec("Vergütung", "Die Vergütung beträgt 1.460,00 EUR je Monat zuzüglich 19 % Umsatzsteuer und wird vierteljährlich im Voraus gezahlt. Einzelheiten ergeben sich aus Anlage 2.", "Zahlungsziel: 14 Tage netto.")
    d.sec("Dauer", "Vertragsbeginn ist der 1. Oktober 2026. Der Vertrag hat eine feste Laufzeit von 36 Monaten.")
    put(d, "gewaehr1", "haftung2", "hoehere1", "schluss2")
    d.sig(("Hagen, 14.09.2026", s.rep, s.role, s.name), ("Bochum, 16.09.2026", b.rep, b.role, b.name))
    d.pagebreak()
    d.h("Anlage 2: Leistungsverzeichnis und Preise")
    d.table(["Leistung", "Turnus", "Preis je Monat"], [["Instandhaltung Linie 2, 3 und 5, Pauschale", "laufend", "1.640,00 EUR"], ["Hauptrevision", "1 x jährlich", "in Pauschale enthalten"], ["Störungseinsatz außerhalb 7–17 Uhr", "auf Abruf", "112,00 EUR/Std."]], "llr")
    d.p("Preisstand 2026, zuzüglich gesetzlicher Umsatzsteuer.")
    return d.truth(s, b, "IH-443", "2026-09-16", "2026-10-01", "2029-09-30", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=14,
                   lines=[line("Instandhaltung Linie 2, 3 und 5", "3", "MON", None)], findings=["two_prices"], about="text says 1,460.00 a month, annex 1,640.00")


def paper_de_catering_anteil_offen():
    s, b = get("catering"), get("berat")
    d = Paper("de", "two-columns", "Bewirtschaftungsvertrag", font="'Lato'", size="10pt", colour="#3d5a3c", numbering="{n}. ", paragraphs="")
    d.h("Bewirtschaftungsvertrag Betriebsrestaurant")
    d.p("Vertragsnummer BW-2026-031 · Frankfurt/München, den 28. Januar 2026")
    d.raw(f'<div class="parties"><div><b>Auftraggeberin</b><br>{b.name}<br>{b.street}<br>{b.place()}<br>{b.reg}</div><div><b>Auftragnehmerin</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>{s.reg}<br>USt-IdNr. {s.vat}<br>IBAN {s.iban}</div></div><div class="cols">')
    d.sec("Leistung", "Die Auftragnehmerin betreibt das Betriebsrestaurant im Haus Prinzregentenplatz 14 an allen Werktagen von 8.00 bis 15.30 Uhr. Sie stellt zwei Menülinien, eine Salatbar und Kaffeespezialitäten bereit.")
    d.sec("Beginn", "Die Bewirtschaftung beginnt am 16. Februar 2026. Der Vertrag läuft auf unbestimmte Zeit und ist mit einer Frist von sechs Monaten zum Halbjahresende kündbar.")
    d.sec("Bewirtschaftungspauschale", "Die Auftraggeberin zahlt eine Pauschale von 7.200,00 € je Kalenderquartal zuzüglich 19 % Umsatzsteuer. Die Rechnung wird zu Beginn eines jeden Kalenderquartals gestellt und ist binnen 20 Tagen fällig. Die erste Rechnung umfasst die Zeit vom Beginn der Bewirtschaftung bis zum Ende des laufenden Kalenderquartals.")
    d.sec("Speisenpreise", "Gäste zahlen 6,90 € (Menü 1), 7,80 € (Menü 2) und 1,10 € je 100 g Salat an der Kasse. Diese Erlöse stehen der Auftragnehmerin zu; ein Zuschuss von 1,50 € je Essen wird monatlich nach Kassenbeleg abgerechnet.")
    d.sec("Kaution", "Eine Kaution wird nicht geschuldet.")
    put(d, "personal1", "haftung1", "verzug1", "kuend1", "hoehere1", "schluss2")
    d.raw("</div>")
    d.sig(("Frankfurt, 28.01.2026", s.rep, s.role, s.name), ("München, 30.01.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "BW-2026-031", "2026-01-28", "2026-02-16", None, rhythm="quarterly", period=("2026-02-16", "2026-03-31"), days=20,
                   lines=[line("Bewirtschaftungspauschale", None, "QAN", "7200.00")], findings=["proration_unstated"],
                   about="starts inside a calendar quarter, no rule for the part; usage-based subsidy stays out; negated deposit")


def paper_de_lizenz_rabatt():
    s, b = get("softw"), get("galvan")
    d = Paper("de", "form-above", "Lizenzschein", font="'Roboto Condensed'", size="10.5pt", colour="#00558c", numbering="{n}. ", paragraphs="")
    d.h("Lizenz- und Pflegeschein")
    d.kv([("Schein-Nr. / Vertragsnummer", "LS-2026-009114"), ("Ausstellungsdatum", "30.10.2026"), ("Kundennummer", "GR-1180")])
    d.h("Lizenzgeber", 2)
    d.kv([("Firma", s.name), ("Straße", s.street), ("PLZ Ort", s.place()), ("Registergericht", s.reg), ("USt-IdNr.", s.vat), ("IBAN / BIC", f"{s.iban} / {s.bic}")])
    d.h("Lizenznehmer", 2)
    d.kv([("Firma", b.name), ("Straße", b.street), ("PLZ Ort", b.place()), ("zuständig", b.rep), ("USt-IdNr.", b.vat), ("Bestellzeichen", "EK 4500017733")])
    d.h("Produkte", 2)
    d.table(["Produkt", "Nutzer", "Listenpreis je Nutzer und Jahr", "Rabatt", "Jahrespreis netto"], [
        ["Quellpunkt Fertigung, Benutzerlizenz (Miete)", "35", "240,00", "10 %", "7.560,00"], ["Quellpunkt Qualität, Benutzerlizenz (Miete)", "12", "180,00", "–", "2.160,00"], ["Premium-Support 5×10", "pauschal", "1.900,00", "–", "1.900,00"]], "lrrrr",
        foot=[["Jahresbetrag netto EUR", "", "", "", "11.620,00"], ["19 % USt.", "", "", "", "2.207,80"], ["Jahresbetrag brutto EUR", "", "", "", "13.827,80"]])
    d.kv([("Nutzungsbeginn", "01.12.2026"), ("Vertragsende", "30.11.2029"), ("Verlängerung", '<span class="box">☐</span> keine &nbsp;<span class="box">☒</span> je 12 Monate'), ("Rechnungsstellung", '<span class="box">☒</span> jährlich im Voraus <span class="box">☐</span> monatlich (+ 4 %)'), ("Zahlungsziel", "30 Tage netto"), ("Skonto", "entfällt")])
    d.h("Bedingungen", 2)
    put(d, "mitw1", "gewaehr1", "haftung1", "geheim2", "schluss2")
    d.sig(("Leipzig, 30.10.2026", s.rep, s.role, s.name), ("Bochum, 02.11.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "LS-2026-009114", "2026-10-30", "2026-12-01", "2029-11-30", rhythm="yearly", period=("2026-12-01", "2027-11-30"), days=30,
                   lines=[line("Quellpunkt Fertigung, Benutzerlizenz", "35", "C62", "240.00", allowance="840.00"), line("Quellpunkt Qualität, Benutzerlizenz", "12", "C62", "180.00"), line("Premium-Support", "1", "LS", "1900.00")],
                   accept={"lines.2.unit": ["ANN", "C62"]}, about="labels above values; line discount; ticked glyph boxes")


def paper_de_bestellung_gutschrift():
    s, b = get("energie"), get("stadtw")
    d = Paper("de", "typewriter", "Stromliefervertrag", producer="groff", face="C", points=10, lead=13, numbering="{n}. ", paragraphs="", footer="Stromliefervertrag SLV-2026-002   - \\\\n% -")
    d.h("STROMLIEFERVERTRAG SLV-2026-002")
    d.p(f"Die {b.name}, {b.address()}, USt-IdNr. {b.vat}, (nachfolgend \"Abnehmer\")")
    d.p(f"und die {s.name}, {s.address()}, USt-IdNr. {s.vat}, {s.reg} (nachfolgend \"Lieferant\") vereinbaren:")
    d.sec("Liefergegenstand", "Der Lieferant liefert den gesamten im Solarpark Prenzlau-West erzeugten Strom frei Einspeisepunkt. Die Menge richtet sich nach der Erzeugung; eine Mindestmenge ist nicht vereinbart.")
    d.sec("Preis", "Der Arbeitspreis betraegt 61,50 EUR je MWh zuzueglich 19 % Umsatzsteuer.")
    d.sec("Abrechnung im Gutschriftverfahren", "Der Abnehmer rechnet die Lieferungen monatlich bis zum 15. Werktag des Folgemonats durch Gutschrift (Paragraph 14 Abs. 2 UStG) ab. Der Lieferant stellt keine Rechnungen. Die Auszahlung erfolgt 10 Tage nach Erteilung der Gutschrift auf das Konto:")
    d.kv([("IBAN", s.iban), ("BIC", s.bic), ("Kontoinhaber", s.name)])
    d.sec("Laufzeit", "Der Vertrag beginnt am 01.01.2027 und endet am 31.12.2029.")
    put(d, "hoehere1", "schluss1")
    d.sig(("Grimma, 20.10.2026", b.rep, "", "Abnehmer"), ("Prenzlau, 26.10.2026", s.rep, "", "Lieferant"))
    return d.truth(s, b, "SLV-2026-002", "2026-10-26", "2027-01-01", "2029-12-31", rhythm="per_call_off", days=10,
                   lines=[line("Arbeitspreis Strom", None, "MWH", "61.50")], findings=["self_billing"], accept={"billing.rhythm": ["monthly"], "payment_terms_days": [None]},
                   about="self-billing: the buyer settles; quantity unknown; typewriter face without umlauts in places")
