"""German papers that are special: frameworks, amendments, drafts, papers that bill nothing, scans."""
from paper import Paper, de, line

from ._cast import get
from ._clauses import put


def paper_de_rahmenvertrag():
    s, b = get("masch"), get("aufzug")
    d = Paper("de", "classic", "Rahmenliefervertrag", font="Caladea", size="11pt", numbering="{n}. ", paragraphs="{n}.{k} ")
    d.h("Rahmenliefervertrag")
    d.p("Nr. RLV 3307 vom 10. August 2026", klass="center")
    d.p(f"zwischen der <b>{b.name}</b>, {b.address()} – im Folgenden „Besteller“ –", klass="party")
    d.p(f"und der <b>{s.name}</b>, {s.address()}, {s.reg}, USt-IdNr. {s.vat} – im Folgenden „Lieferant“ –", klass="party")
    d.sec("Gegenstand", "Dieser Vertrag regelt die Bedingungen, zu denen der Besteller Führungsschienen, Bremsklötze und Laufrollen abruft. Eine Pflicht zum Abruf bestimmter Mengen besteht nicht. Verträge kommen erst durch Einzelabruf in Textform zustande.")
    d.sec("Preise", "Für Einzelabrufe gelten bis zum 31. August 2028 folgende Festpreise:")
    d.table(["Artikel", "Zeichnung", "Preis je Stück netto"], [["Führungsschiene T89/A, 5 m", "HW-1004", "118,20 EUR"], ["Bremsklotz Satz", "HW-2210", "64,00 EUR"], ["Laufrolle 80 mm", "HW-0871", "9,85 EUR"]], "llr")
    d.p("Ab einem Jahresumsatz von 100.000 EUR vergütet der Lieferant am Jahresende einen Bonus von 2 %. Die Preise verstehen sich zuzüglich der gesetzlichen Umsatzsteuer von 19 %.")
    d.sec("Abruf und Rechnung", "Jeder Abruf nennt Menge und Liefertermin (mindestens 15 Werktage). Je Lieferung wird eine Rechnung gestellt, zahlbar binnen 30 Tagen, bei Zahlung binnen 10 Tagen mit 2 % Skonto.")
    d.sec("Laufzeit", "Der Vertrag gilt vom 1. September 2026 bis zum 31. August 2028.")
    put(d, "gewaehr1", "haftung1", "geheim1", "schluss1")
    d.sig(("Köln, 10.08.2026", b.rep, b.role, b.name), ("Hagen, 13.08.2026", s.rep, s.role, s.name))
    return d.truth(s, b, "RLV 3307", "2026-08-10", "2026-09-01", "2028-08-31", rhythm="per_call_off", days=30, discounts=[("2", 10)], kind="framework", findings=["framework"],
                   lines=[line("Führungsschiene T89/A", None, "C62", "118.20"), line("Bremsklotz Satz", None, "C62", "64.00"), line("Laufrolle 80 mm", None, "C62", "9.85")],
                   about="framework without quantities; a bonus is neither Skonto nor allowance")


def paper_de_nachtrag():
    s, b = get("aufzug"), get("klinik")
    d = Paper("de", "plain", "Nachtrag", font="'Liberation Serif'", size="11.5pt", numbering="{n}. ", paragraphs="")
    d.h("2. Nachtrag zum Wartungsvertrag Nr. WV-2026-0318 vom 17. März 2026")
    d.p(f"Zwischen {s.name}, {s.address()} (Auftragnehmer), und {b.name}, {b.address()} (Auftraggeber), wird ergänzend vereinbart:")
    d.sec("Erweiterung", "In den Leistungsumfang wird zum 1. Oktober 2026 der neu errichtete Bettenaufzug im Haus C (Fabriknummer 51203) aufgenommen.")
    d.sec("Vergütung", "Die monatliche Pauschale nach § 4 Abs. 1 des Vertrages erhöht sich ab diesem Zeitpunkt von bisher 1.180,00 EUR um 295,00 EUR auf 1.475,00 EUR zuzüglich 19 % Umsatzsteuer.")
    d.sec("Fortgeltung", "Alle übrigen Bestimmungen des Vertrages gelten unverändert fort.")
    d.sig(("Köln, 8. September 2026", s.rep, s.role, s.name), ("Bad Neuenahr, 15. September 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-09-15", "2026-10-01", None, rhythm="monthly", period=("2026-10-01", "2026-10-31"), kind="amendment", findings=["amendment"],
                   lines=[line("Wartung, monatliche Pauschale einschließlich Bettenaufzug Haus C", "1", "MON", "1475.00")],
                   accept={"contract_number": ["WV-2026-0318"]}, about="amendment: old price, increase and new price; payment terms only in the base contract")


def paper_de_angebot():
    s, b = get("tele"), get("druck")
    foot = f"<div>{s.name}<br>{s.street}<br>{s.place()}</div><div>{s.reg}<br>USt-IdNr. {s.vat}</div><div>IBAN {s.iban}<br>BIC {s.bic}</div>"
    head = f'<div class="head"><div class="logo">sprechfunk</div><div class="data">Angebotsnummer A-2026-8813<br>Datum 02.10.2026<br>Gültig bis 31.10.2026</div></div><div class="window"><div class="from">{s.name}</div>{b.name}<br>{b.street}<br>{b.place()}</div>'
    d = Paper("de", "letter", "Angebot", letterhead=head, footer=foot, colour="#b5460f", font="'Lato'", size="10pt")
    d.h("Angebot über eine Telefonanlage")
    d.p("Sehr geehrter Herr Lindemann,", "vielen Dank für Ihre Anfrage. Gern bieten wir Ihnen freibleibend an:")
    d.table(["Pos.", "Bezeichnung", "Menge", "Einzelpreis", "Gesamt"], [["1", "IP-Telefon TX 40", "14", "119,00 €", "1.666,00 €"], ["2", "Cloud-Nebenstelle, monatlich", "14", "12,50 €", "175,00 €"], ["3", "Installation", "1", "480,00 €", "480,00 €"]], "llrrr")
    d.p("Alle Preise zuzüglich 19 % MwSt. Zahlungsbedingungen: 14 Tage netto. Mindestlaufzeit der Nebenstellen 24 Monate ab Bereitstellung. An dieses Angebot halten wir uns bis zum 31.10.2026 gebunden.",
        "Wir würden uns freuen, Ihren Auftrag zu erhalten, und stehen für Rückfragen gern zur Verfügung.", "Mit freundlichen Grüßen")
    d.p(f"i. A. Melanie Krauß<br>{s.name}")
    d.h("Auftragserteilung (bitte ausfüllen und zurücksenden)", 2)
    d.sig(("Ort, Datum", "Stempel, Unterschrift", "", "Hiermit nehme ich das Angebot an"), signed=False)
    return d.truth(s, b, None, "2026-10-02", kind="offer", findings=["unsigned"], days=14, about="an offer with an acceptance block left blank")


def paper_de_geheimhaltung():
    s, b = get("deeng"), get("masch")
    d = Paper("de", "two-columns", "Geheimhaltungsvereinbarung", font="'Liberation Serif'", size="10.5pt", colour="#000", numbering="§ {n} ", paragraphs="({k}) ")
    d.h("Geheimhaltungsvereinbarung")
    d.raw(f'<div class="parties"><div>{s.name}<br>{s.address("<br>")}<br>{s.reg}</div><div>{b.name}<br>{b.address("<br>")}<br>{b.reg}</div></div><div class="cols">')
    d.sec("Zweck", "Die Parteien prüfen eine Zusammenarbeit bei der Automatisierung der Werkstückvermessung. Hierzu tauschen sie vertrauliche Informationen aus.")
    d.sec("Pflichten", "Vertrauliche Informationen dürfen nur zu dem genannten Zweck verwendet werden.", "Sie sind mit der Sorgfalt eines ordentlichen Kaufmanns zu schützen.", "Die Pflichten gelten fünf Jahre ab Unterzeichnung.")
    d.sec("Ausnahmen", "Keine vertraulichen Informationen sind solche, die öffentlich bekannt sind oder unabhängig entwickelt wurden.")
    d.sec("Vertragsstrafe", "Für jeden Fall der Zuwiderhandlung zahlt die verletzende Partei eine Vertragsstrafe von 25.000,00 EUR. Die Zahlung ist binnen 14 Tagen nach Aufforderung fällig.")
    d.sec("Keine Lizenz, kein Entgelt", "Diese Vereinbarung begründet keine Pflicht zum Abschluss weiterer Verträge. Ein Entgelt wird nicht geschuldet.")
    put(d, "schluss1")
    d.raw("</div>")
    d.sig(("Hallbergmoos, 11.02.2026", s.rep, "", s.name), ("Hagen, 13.02.2026", b.rep, "", b.name))
    return d.truth(s, b, None, "2026-02-13", kind="nda", accept={"is_contract": [True]}, about="NDA with a penalty and a payment term")


def paper_de_vertrag_mit_agb_entwurf():
    s, b = get("rein"), get("versich")
    d = Paper("de", "form-boxes", "Reinigungsvertrag – Entwurf", font="'Carlito'", size="10.5pt", colour="#2f6f4f", numbering="{n}. ", paragraphs="")
    d.h("Reinigungsvertrag (Entwurf vom 04.11.2026)")
    d.kv([("Auftraggeber", f"{b.name}"), ("Anschrift", b.address()), ("Auftragnehmer", s.name), ("Anschrift", s.address()), ("Register", s.reg), ("Beginn", "__.__.2027"), ("Vertrags-Nr.", "................"), ("Objekt", "Sonnenstraße 27, 3. bis 6. OG")])
    d.h("Vergütung", 2)
    d.table(["Leistung", "Fläche", "€/m² und Monat", "€/Monat"], [["Unterhaltsreinigung Büros", "2.150 m²", "1,28", "2.752,00"], ["Treppenhaus und Aufzüge", "380 m²", "0,95", "361,00"]], "lrrr", foot=[["Monatspauschale zzgl. 19 % USt.", "", "", "3.113,00"]])
    d.p('Abrechnung: <span class="tick"></span> monatlich <span class="tick"></span> vierteljährlich &nbsp;&nbsp;&nbsp; Zahlungsziel: ........ Tage')
    put(d, "personal1", "haftung1", "schluss2")
    d.sig(("Ort, Datum", "Auftragnehmer", "", s.name), ("Ort, Datum", "Auftraggeber", "", b.name), signed=False)
    return d.truth(s, b, None, None, None, None, rhythm=None, days=None, findings=["unsigned", "blanks"],
                   lines=[line("Unterhaltsreinigung Büros", "2150", "MTK", "1.28"), line("Treppenhaus und Aufzüge", "380", "MTK", "0.95")],
                   accept={"contract_date": ["2026-11-04"]}, about="draft with blanks, nothing ticked, nobody signed")


def paper_de_winterdienst_scan():
    s, b = get("winter"), get("wohn")
    d = Paper("de", "typewriter", "Winterdienst", producer="groff", face="C", points=11, lead=14, numbering="{n}. ", paragraphs="", footer="",
              scan={"turn": 0.7, "grain": 6, "specks": 60, "mode": "bilevel", "threshold": 60, "seed": 11})
    d.h("VERTRAG ÜBER WINTERDIENST 2026/2027")
    d.p(f"zwischen {s.name}, {s.address()}, Steuernummer {s.tax} (Auftragnehmer), und {b.name}, {b.address()} (Auftraggeber). Vertrag Nr. 17/26.")
    d.sec("Leistung", "Der Auftragnehmer räumt und streut die Gehwege und Zufahrten der Wohnanlagen Bergstraße 10-24 und Silberwiese 1-9 an allen Tagen von 6 bis 20 Uhr.")
    d.sec("Zeitraum", "Der Vertrag gilt vom 1. November 2026 bis zum 31. März 2027.")
    d.sec("Vergütung", "Die Bereitschaftspauschale beträgt 780,00 EUR je Monat zuzüglich 19 % Umsatzsteuer. Sie wird monatlich nachträglich berechnet und ist innerhalb von 14 Tagen zu zahlen.")
    d.sec("Konto", f"IBAN {s.iban}")
    d.sec("Haftung", "Der Auftragnehmer haftet für Schäden aus der Verletzung der Räum- und Streupflicht. Er ist mit 2.000.000 EUR versichert.")
    d.sec("Kündigung", "Eine ordentliche Kündigung ist ausgeschlossen.")
    d.sig(("Clausthal, 01.10.2026", s.rep, "", s.name), ("Clausthal, 02.10.2026", b.rep, "", "Wohnungsgenossenschaft"))
    return d.truth(s, b, "17/26", "2026-10-02", "2026-11-01", "2027-03-31", rhythm="monthly", period=("2026-11-01", "2026-11-30"), days=14,
                   lines=[line("Bereitschaftspauschale Winterdienst", "1", "MON", "780.00")], about="bilevel scan of a typewritten page")


def paper_de_wartung_scan():
    s, b = get("masch"), get("spedi")
    d = Paper("de", "form-boxes", "Servicevertrag Hebebühnen", font="'Liberation Sans'", size="11pt", colour="#444", numbering="{n}. ", paragraphs="",
              scan={"turn": -0.5, "grain": 4, "specks": 20, "quality": 22, "seed": 12, "shade": 8, "blur": 0.4})
    d.h("Servicevertrag Hebebühnen")
    d.kv([("Vertrag-Nr.", "SV 2026-612"), ("Datum", "12.06.2026"), ("Anbieter", s.name), ("Straße", s.street), ("PLZ Ort", s.place()), ("USt-IdNr.", s.vat), ("IBAN", s.iban),
          ("Kunde", b.name), ("Straße", b.street), ("PLZ Ort", b.place()), ("Beginn", "01.07.2026"), ("Laufzeit", "24 Monate, Ende 30.06.2028")])
    d.table(["Leistung", "Anzahl", "Preis je Jahr €", "Summe je Jahr €"], [["Prüfung und Wartung Hebebühne 5 t", "6", "285,00", "1.710,00"], ["UVV-Plakette und Prüfbuch", "6", "24,50", "147,00"]], "lrrr", foot=[["Summe netto", "", "", "1.857,00"], ["19 % MwSt.", "", "", "352,83"], ["Gesamt", "", "", "2.209,83"]])
    d.p("Berechnung jährlich im Voraus. Zahlung: 10 Tage 2 % Skonto, 30 Tage netto.")
    put(d, "gewaehr1", "schluss2")
    d.sig(("Hagen, 12.06.2026", s.rep, s.role, "Anbieter"), ("Heilbronn, 15.06.2026", b.rep, b.role, "Kunde"))
    return d.truth(s, b, "SV 2026-612", "2026-06-12", "2026-07-01", "2028-06-30", rhythm="yearly", period=("2026-07-01", "2027-06-30"), days=30, discounts=[("2", 10)],
                   lines=[line("Prüfung und Wartung Hebebühne", "6", "C62", "285.00"), line("UVV-Plakette und Prüfbuch", "6", "C62", "24.50")], about="grey scan of a form")


def paper_de_beratung_scan_schlecht():
    s, b = get("berat"), get("kaffee")
    d = Paper("de", "letter", "Beratungsvereinbarung", letterhead=f'<div class="head"><div class="logo">TESSMANN</div><div class="data">Consulting<br>München</div></div><div class="window">{b.name}<br>{b.street}<br>{b.place()}</div>',
              footer=f"<div>{s.name}<br>{s.street}<br>{s.place()}</div><div>{s.reg}<br>USt-IdNr. {s.vat}</div><div>IBAN {s.iban}<br>BIC {s.bic}</div>", colour="#333", font="'Liberation Serif'", size="11pt", numbering="{n}. ", paragraphs="",
              scan={"turn": 1.6, "grain": 14, "specks": 220, "quality": 20, "seed": 13, "shade": 45, "blur": 0.9, "fold": True})
    d.p("München, den 7. Januar 2026", klass="right")
    d.h("Beratungsvereinbarung TC-2026-003")
    d.p("Sehr geehrter Herr Voss,", "wir bestätigen die getroffene Vereinbarung: Wir begleiten die Einführung Ihres Warenwirtschaftssystems vom 1. Februar 2026 bis zum 31. Juli 2026 mit zwei Beratertagen im Monat.",
        "Dafür berechnen wir ein monatliches Festhonorar von 2.450,00 EUR zuzüglich 19 % Umsatzsteuer, jeweils zum Monatsende. Unsere Rechnungen sind innerhalb von 21 Tagen zu zahlen.", "Reisekosten sind im Honorar enthalten. Beide Seiten können mit einer Frist von vier Wochen zum Monatsende kündigen.")
    put(d, "haftung2")
    d.sig(("München, 07.01.2026", s.rep, "", s.name), ("Lübeck, 12.01.2026", b.rep, "", b.name))
    return d.truth(s, b, "TC-2026-003", "2026-01-07", "2026-02-01", "2026-07-31", rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=21,
                   lines=[line("Festhonorar Beratung, monatlich", "1", "MON", "2450.00")], accept={"contract_date": ["2026-01-12"]}, findings=["low_ocr"], about="a poor scan: turned, grainy, folded")


def paper_at_service_scan():
    s, b = get("wien"), get("bau")
    d = Paper("de", "annex", "Servicevertrag", side="Servicevertrag DK-2026-203", font="'Liberation Sans'", size="10.5pt", numbering="{n}. ", paragraphs="",
              scan={"turn": 0.8, "grain": 7, "specks": 80, "mode": "bilevel", "threshold": 62, "seed": 14})
    d.h("Servicevertrag DK-2026-203")
    d.p(f"zwischen <b>{b.name}</b>, {b.address()}, {b.reg_id} (Auftraggeber)", f"und <b>{s.name}</b>, {s.address()}, {s.reg_id}, UID {s.vat} (Auftragnehmer), geschlossen am 11. Mai 2026")
    d.sec("Gegenstand", "Service der Baucontainer-Klimageräte auf den Lagerplätzen des Auftraggebers gemäß Beilage 1.")
    d.sec("Dauer", "1. Juni 2026 bis 31. Mai 2028.")
    d.sec("Entgelt", "Das Entgelt laut Beilage 1 wird halbjährlich im Vorhinein verrechnet und ist binnen 21 Tagen ohne Abzug zahlbar.")
    put(d, "mitw1", "haftung2", "schluss_at")
    d.sig(("Graz, 11.05.2026", b.rep, "", b.name), ("Wien, 15.05.2026", s.rep, "", s.name))
    d.pagebreak()
    d.h("Beilage 1")
    d.table(["Gerät", "Anzahl", "Preis je Halbjahr EUR", "Summe je Halbjahr EUR"], [["Klimagerät Mannschaftscontainer", "28", "31,50", "882,00"], ["Klimagerät Bürocontainer", "11", "44,00", "484,00"], ["Anfahrtspauschale", "2", "95,00", "190,00"]], "lrrr",
            foot=[["Summe netto", "", "", "1.556,00"], ["20 % USt", "", "", "311,20"], ["Summe brutto", "", "", "1.867,20"]])
    d.p(f"Bankverbindung: {s.iban}, BIC {s.bic}")
    v = {"vat": "20"}
    return d.truth(s, b, "DK-2026-203", "2026-05-11", "2026-06-01", "2028-05-31", rhythm="half_yearly", period=("2026-06-01", "2026-11-30"), days=21,
                   lines=[line("Klimagerät Mannschaftscontainer", "28", "C62", "31.50", **v), line("Klimagerät Bürocontainer", "11", "C62", "44.00", **v), line("Anfahrtspauschale", "2", "C62", "95.00", **v)],
                   accept={"contract_date": ["2026-05-15"], "lines.2.unit": ["LS"], "lines.0.unit": ["SAN"], "lines.1.unit": ["SAN"]}, about="bilevel scan of two pages, prices on the second; buyer named first")
