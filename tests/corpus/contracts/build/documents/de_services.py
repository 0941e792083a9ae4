"""German service contracts of ordinary layouts."""
from paper import Paper, de, line

from ._cast import get
from ._clauses import put


def paper_de_wartung_aufzug():
    s, b = get("aufzug"), get("klinik")
    d = Paper("de", "classic", "Wartungsvertrag für Aufzugsanlagen", font="'Liberation Serif'", size="11pt")
    d.h("Wartungsvertrag für Aufzugsanlagen")
    d.p("Vertrags-Nr. WV-2026-0318", klass="center")
    d.p("zwischen", klass="center")
    d.p(f"der <b>{s.name}</b>, {s.address(', ')}, eingetragen im Handelsregister des {s.court} unter {s.reg_id}, "
        f"vertreten durch den Geschäftsführer {s.rep},", klass="party")
    d.p("– nachfolgend „Auftragnehmer“ genannt –", klass="party")
    d.p("und", klass="center")
    d.p(f"der <b>{b.name}</b>, {b.address(', ')}, vertreten durch die Verwaltungsdirektorin {b.rep},", klass="party")
    d.p("– nachfolgend „Auftraggeber“ genannt –", klass="party")
    d.p("wird folgender Vertrag geschlossen:", klass="center")
    d.sec("Vertragsgegenstand", "Der Auftragnehmer übernimmt die vorbeugende Wartung und die Störungsbeseitigung der vier (4) Personenaufzüge im Hauptgebäude des Auftraggebers (Baujahre 2009 bis 2016, Fabriknummern 44017 bis 44020).",
          "Die Wartung umfasst je Anlage sechs Wartungsgänge im Jahr nach DIN EN 13015. Ersatzteile mit einem Einzelwert bis 50,00 EUR sind enthalten.")
    d.sec("Notdienst", "Der Auftragnehmer unterhält eine ständig besetzte Leitstelle. Bei Personeneinschluss trifft der Monteur innerhalb von 30 Minuten ein, sonst innerhalb von vier Stunden.")
    d.sec("Vertragsbeginn und Laufzeit", "Der Vertrag beginnt am 1. April 2026 und wird auf unbestimmte Zeit geschlossen. Er kann mit einer Frist von drei Monaten zum Ende eines Kalenderjahres gekündigt werden, erstmals zum 31. Dezember 2028.")
    d.sec("Vergütung", "Der Auftraggeber zahlt für die Leistungen nach § 1 eine monatliche Pauschale von 1.180,00 EUR zuzüglich Umsatzsteuer von derzeit 19 %. Die Pauschale ist monatlich im Voraus fällig.",
          "Rechnungen sind innerhalb von 14 Tagen nach Zugang ohne Abzug auf das Konto des Auftragnehmers zu zahlen: IBAN " + s.iban + ", BIC " + s.bic + ".",
          "Außerhalb des Leistungsumfangs werden Monteurstunden mit 89,50 EUR und die Anfahrt mit 48,00 EUR berechnet.",
          "Die Pauschale wird jährlich entsprechend der Veränderung des tariflichen Ecklohns der Metall- und Elektroindustrie NRW angepasst, frühestens zum 1. Januar 2027.")
    put(d, "mitw1", "haftung1", "kuend1", "geheim2", "schluss1")
    d.p(f"Umsatzsteuer-Identifikationsnummer des Auftragnehmers: {s.vat}")
    d.sig(("Köln, den 12. März 2026", s.rep, s.role, s.name), ("Bad Neuenahr, den 17. März 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "WV-2026-0318", "2026-03-17", "2026-04-01", None, rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=14,
                   lines=[line("Wartung Personenaufzüge, monatliche Pauschale", "1", "MON", "1180.00")],
                   about="price in a sentence; call-off rates, caps and earliest notice date beside it")


def paper_de_hosting_brief():
    s, b = get("hosting"), get("druck")
    foot = (f"<div>{s.name}<br>{s.street}<br>{s.place()}<br>Telefon {s.phone}</div><div>Sitz: {s.city}<br>{s.court}, {s.reg_id}<br>"
            f"USt-IdNr. {s.vat}</div><div>Komplementärin:<br>Nordkern Verwaltungs-GmbH<br>Geschäftsführer: Enno Petersen</div>"
            f"<div>Förde-Bank eG<br>IBAN {s.iban}<br>BIC {s.bic}</div>")
    head = (f'<div class="head"><div class="logo">nordkern<br><span style="font-size:.4em">Rechenzentren an der Förde</span></div>'
            f'<div class="data">Ihr Ansprechpartner<br>{s.rep}<br>{s.phone}<br>{s.mail}</div></div>'
            f'<div class="window"><div class="from">Nordkern · {s.street} · {s.place()}</div>{b.name}<br>Herrn {b.rep}<br>{b.street}<br>{b.place()}</div>')
    d = Paper("de", "letter", "Hosting-Vereinbarung", letterhead=head, footer=foot, colour="#0d5c63", font="Carlito", size="11pt", numbering="{n}. ", paragraphs="")
    d.p("Kiel, 5. Februar 2026", klass="right")
    d.h("Vereinbarung über Server-Hosting – Vertragsnummer NK/26-1187, Ihre Kundennummer 40382")
    d.p("Sehr geehrter Herr Lindemann,", "vielen Dank für Ihr Vertrauen. Wie am 29. Januar besprochen, vereinbaren wir die folgenden Leistungen. Bitte senden Sie uns ein unterschriebenes Exemplar zurück; damit ist der Vertrag geschlossen.")
    d.table(["Pos.", "Leistung", "Preis netto"], [
        ["1", "Managed Server „Förde L“ (16 vCPU, 64 GB RAM, 2 TB NVMe), Betrieb und Überwachung rund um die Uhr", "389,00 € / Monat"],
        ["2", "Tägliche Datensicherung bis 5 TB, Aufbewahrung 30 Tage", "74,50 € / Monat"],
        ["3", "Einmalige Einrichtung und Umzug der Bestandsdaten", "650,00 €"]], "llr")
    d.p("Alle Preise verstehen sich zuzüglich 19 % Umsatzsteuer. Die laufenden Entgelte berechnen wir <b>vierteljährlich im Voraus</b>, die Einrichtung mit der ersten Rechnung. Zahlbar 30 Tage netto nach Rechnungsdatum, ohne Skonto.")
    d.sec("Beginn und Dauer", "Die Leistung beginnt am 01.03.2026. Die Mindestvertragslaufzeit beträgt 24 Monate; danach läuft der Vertrag auf unbestimmte Zeit weiter und ist mit einer Frist von drei Monaten zum Quartalsende kündbar.")
    d.sec("Verfügbarkeit", "Wir gewährleisten 99,9 % im Monatsmittel. Wird dieser Wert unterschritten, schreiben wir je angefangene 0,1 % 5 % des Monatsentgelts gut, höchstens 50 %.")
    put(d, "haftung2", "geheim2")
    d.p("Im Übrigen gelten unsere Allgemeinen Geschäftsbedingungen (Stand 01/2025), die Sie unter der bekannten Adresse abrufen können.", "Mit freundlichen Grüßen")
    d.sig(("Kiel, 05.02.2026", s.rep, s.role, "Nordkern Rechenzentren GmbH &amp; Co. KG"), ("Göttingen, 11.02.2026", b.rep, b.role, "Einverstanden: " + b.name))
    return d.truth(s, b, "NK/26-1187", "2026-02-05", "2026-03-01", None, rhythm="quarterly", period=("2026-03-01", "2026-05-31"), days=30,
                   lines=[line("Managed Server Förde L", "3", "MON", "389.00"), line("Tägliche Datensicherung bis 5 TB", "3", "MON", "74.50"),
                          line("Einmalige Einrichtung und Umzug der Bestandsdaten", "1", "LS", "650.00")],
                   accept={"service_end": ["2028-02-29"], "contract_date": ["2026-02-11"]},
                   about="letter; seller's data only in the footer; monthly prices billed by quarter from the service start")


def paper_de_reinigung_formular():
    s, b = get("rein"), get("steuer")
    d = Paper("de", "drawn-form", "Auftrag Unterhaltsreinigung", producer="reportlab", margins=(45, 552, 50, 790), points=9.5, paragraphs="", numbering="{n}. ",
              marks=((45, 36, 7, False, "Blitzblank Gebäudedienste Hofmeister GmbH · Formular UR-4 · Fassung 09/2023"), (500, 820, 7, False, "Blatt {page}")))
    d.h("Auftrag über Unterhaltsreinigung")
    d.kv([("Auftragsnummer", "UR 88-2026"), ("Datum", "19.01.2026"), ("Objekt-Nr.", "N-0417")], boxes=3)
    d.h("Auftraggeber", 2)
    d.kv([("Firma / Name", b.name), ("Ansprechpartner", b.rep)], boxes=2)
    d.kv([("Straße, Hausnummer", b.street), ("PLZ", b.postcode), ("Ort", b.city)], boxes=3)
    d.h("Auftragnehmer", 2)
    d.kv([("Firma", s.name), ("Straße, Hausnummer", s.street)], boxes=2)
    d.kv([("PLZ, Ort", s.place()), ("Handelsregister", s.reg), ("Steuernummer", s.tax)], boxes=3)
    d.kv([("IBAN", s.iban), ("USt-IdNr.", s.vat)], boxes=2)
    d.h("Leistung", 2)
    d.kv([("Turnus", "[ ] täglich [x] 3 x wöchentlich [ ] 1 x wöchentlich"), ("Reinigungsfläche", "640 m²")], boxes=2)
    d.kv([("Beginn", "01.02.2026"), ("Laufzeit", "[x] unbefristet [ ] befristet bis"), ("Kündigungsfrist", "6 Wochen zum Monatsende")], boxes=3)
    d.table(["Pos", "Bezeichnung", "Menge", "Einh.", "Einzelpreis €", "Betrag €/Monat"], [
        ["1", "Büroräume und Flure, 3 x wöchentlich", "640", "m²", "1,35", "864,00"],
        ["2", "Sanitärräume, 3 x wöchentlich, pauschal", "1", "psch.", "210,00", "210,00"],
        ["3", "Glasreinigung innen/außen, anteilig", "1", "psch.", "46,00", "46,00"]], "llrlrr",
        foot=[["", "Summe netto je Monat", "", "", "", "1.120,00"], ["", "Umsatzsteuer 19 %", "", "", "", "212,80"], ["", "Summe brutto je Monat", "", "", "", "1.332,80"]], boxed=True)
    d.kv([("Abrechnung", "[x] monatlich nachträglich [ ] vierteljährlich"), ("Zahlungsziel", "10 Tage nach Rechnungseingang")], boxes=2)
    d.kv([("Sonderreinigung (nur auf Abruf)", "[ ] Grundreinigung 4,80 €/m² [ ] Teppich 3,20 €/m²"), ("Schlüsselübergabe", "[x] ja [ ] nein")], boxes=2)
    put(d, "personal1", "gewaehr1", "haftung1", "schluss2")
    d.sig(("Nürnberg, 19.01.2026", s.rep, s.role, s.name), ("Nürnberg, 19.01.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "UR 88-2026", "2026-01-19", "2026-02-01", None, rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=10,
                   lines=[line("Büroräume und Flure, 3 x wöchentlich", "640", "MTK", "1.35"), line("Sanitärräume", "1", "LS", "210.00"),
                          line("Glasreinigung", "1", "LS", "46.00")],
                   about="form with stroke-drawn boxes; unticked options carry prices; buyer is a partnership without numbers")


def paper_de_software_meilensteine():
    s, b = get("softw"), get("stadtw")
    d = Paper("de", "margin-labels", "Werkvertrag", font="'Open Sans'", size="9.6pt", colour="#7a1f3d", footer=f"{s.name} · {s.street} · {s.place()} · {s.reg} · USt-IdNr. {s.vat} · IBAN {s.iban} · BIC {s.bic}")
    c = lambda label, *texts: d.raw(f'<div class="clause"><div class="lab">{label}</div><div>' + "".join(f"<p>{t}</p>" for t in texts) + "</div></div>")
    d.h("Werkvertrag Kundenportal")
    c("Vertrag", "Nr. QP-W-00271 vom 2. Juni 2026")
    c("Auftraggeberin", f"{b.name}<br>{b.street}<br>{b.place()}<br>vertreten durch {b.rep}, {b.role}<br>USt-IdNr. {b.vat}")
    c("Auftragnehmerin", f"{s.name}<br>{s.street}<br>{s.place()}<br>vertreten durch {s.rep}, {s.role}")
    c("Gegenstand", "Die Auftragnehmerin entwickelt und übergibt ein Online-Kundenportal für Strom-, Gas- und Wasserkunden gemäß dem Lastenheft Version 1.4 vom 30. April 2026 (Anlage 1).")
    c("Zeitplan", "Beginn der Arbeiten ist der 15. Juni 2026. Die Fertigstellung ist für den 18. Dezember 2026 vorgesehen. Mit der Abnahme nach Meilenstein 3 endet der Vertrag.")
    c("Festpreis", "Die Vergütung beträgt pauschal <b>86.000,00 EUR</b> (in Worten: sechsundachtzigtausend) zuzüglich 19 % Umsatzsteuer und wird in drei Raten gezahlt:")
    d.table(["Rate", "Fällig", "Anteil", "Betrag netto"], [
        ["1", "bei Unterzeichnung dieses Vertrages", "30 %", "25.800,00 EUR"],
        ["2", "nach Abnahme des Prototyps (Meilenstein 2)", "40 %", "34.400,00 EUR"],
        ["3", "nach Gesamtabnahme (Meilenstein 3)", "30 %", "25.800,00 EUR"]], "llrr", foot=[["", "Summe", "100 %", "86.000,00 EUR"]])
    c("Zahlung", "Rechnungen sind binnen 30 Tagen nach Eingang zahlbar. Bei Zahlung innerhalb von 14 Tagen gewährt die Auftragnehmerin 2 % Skonto.")
    c("Abnahme", "Die Auftraggeberin erklärt die Abnahme binnen 15 Werktagen nach Bereitstellung. Unwesentliche Mängel hindern sie nicht. Nach Ablauf von 30 Tagen ohne Mängelanzeige gilt das Werk als abgenommen.")
    c("Änderungen", "Änderungswünsche werden nach Aufwand mit 960,00 EUR je Personentag angeboten und bedürfen eines Nachtrags.")
    c("Rechte", "Mit vollständiger Zahlung erhält die Auftraggeberin ein einfaches, zeitlich unbegrenztes Nutzungsrecht. Quelltexte der Standardkomponenten verbleiben bei der Auftragnehmerin.")
    c("Vertragsstrafe", "Bei schuldhaftem Verzug mit der Gesamtabnahme werden je Woche 0,5 % der Auftragssumme, höchstens 4.300,00 EUR, geschuldet.")
    c("Haftung", "Die Haftung ist außer bei Vorsatz und grober Fahrlässigkeit auf 500.000,00 EUR je Schadensfall begrenzt.")
    c("Schluss", "Es gilt deutsches Recht. Gerichtsstand ist Leipzig. Anlagen: 1 Lastenheft, 2 Projektplan.")
    d.sig(("Leipzig, 02.06.2026", s.rep, s.role, s.name), ("Grimma, 02.06.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "QP-W-00271", "2026-06-02", "2026-06-15", "2026-12-18", rhythm="milestones", days=30, discounts=[("2", 14)],
                   lines=[line("Rate 1, bei Unterzeichnung", "1", "LS", "25800.00")],
                   about="three instalments, the first at signature; seller's numbers in the page footer")


def paper_de_beratung_aufwand():
    s, b = get("berat"), get("versich")
    d = Paper("de", "plain", "Dienstleistungsvertrag", font="Caladea", size="12pt", numbering="{n}. ", paragraphs="{n}.{k} ")
    d.h("Dienstleistungsvertrag über Beratungsleistungen")
    d.p("Datum: 8. September 2026<br>Ihr Zeichen: EK-DE/4471 &nbsp;&nbsp; Rahmenvertrag: keiner")
    d.p(f"Die {b.name}, {b.street}, {b.place()} (im Folgenden „AG“), beauftragt die {s.name}, {s.street}, {s.place()}, {s.reg} (im Folgenden „AN“), mit den nachstehenden Leistungen. Der Vertrag trägt die Nummer BV 2026/77.")
    d.sec("Leistungen", "Der AN berät den AG bei der Neuordnung des Schadenprozesses in der Sparte Kraftfahrt. Art und Umfang richten sich nach den jeweils abgestimmten Aufgaben.",
          "Der AN wird voraussichtlich ca. 40 Personentage leisten; ein Anspruch auf Abnahme dieser Menge besteht nicht.")
    d.sec("Vergütung", "Die Leistungen werden nach tatsächlichem Aufwand vergütet. Der Tagessatz beträgt für Partner 1.850,00 EUR, für Senior-Berater 1.320,00 EUR und für Berater 980,00 EUR. Ein Tag umfasst acht Stunden.",
          "Die Gesamtvergütung ist auf 65.000,00 EUR begrenzt (Kostendach). Die genannten Beträge verstehen sich zuzüglich 19 % Umsatzsteuer.",
          "Reisekosten werden nach Beleg erstattet, Bahnfahrten 2. Klasse.",
          "Der AN rechnet monatlich nachträglich unter Beifügung der Tätigkeitsnachweise ab. Das Zahlungsziel beträgt 30 Tage ab Rechnungseingang.")
    d.sec("Laufzeit", "Der Vertrag beginnt am 15. September 2026 und endet am 31. März 2027, ohne dass es einer Kündigung bedarf.")
    put(d, "geheim1", "haftung2", "schluss2")
    d.p(f"Rechnungsanschrift: {b.name}, Rechnungseingang, Postfach 90 01 17, 81501 München, Kostenstelle 7730-12.",
        f"Bankverbindung des AN: {s.iban}. USt-IdNr. {s.vat}.")
    d.sig(("München, 8.9.2026", s.rep, s.role, s.name), ("München, 10.9.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "BV 2026/77", "2026-09-08", "2026-09-15", "2027-03-31", rhythm="per_call_off", days=30,
                   lines=[line("Partner, Tagessatz", None, "DAY", "1850.00"), line("Senior-Berater, Tagessatz", None, "DAY", "1320.00"), line("Berater, Tagessatz", None, "DAY", "980.00")],
                   findings=["estimated_quantity"], about="time and material with a cap; buyer named first; AG/AN abbreviations; invoice address is not the registered one")


def paper_de_kleinunternehmer():
    s, b = get("grafik"), get("kaffee")
    d = Paper("de", "writer-plain", "Vereinbarung über Gestaltungsleistungen", producer="office", face="Carlito", points=11, numbering="{n}. ", paragraphs="", footer="Wichmann / Dreizack – Seite")
    d.h("Vereinbarung über Gestaltungsleistungen")
    d.p(f"Auftragnehmerin: {s.name}, {s.street}, {s.place()}, Steuernummer {s.tax}")
    d.p(f"Auftraggeber: {b.name}, {b.street}, {b.place()}, vertreten durch den Geschäftsführer {b.rep}")
    d.sec("Auftrag", "Die Auftragnehmerin entwirft für den Auftraggeber eine Verpackungsserie für sechs Röstkaffeesorten (Vorder- und Rückseite, Beutel 250 g und 500 g) samt Reinzeichnung. Zwei Korrekturschleifen sind enthalten.")
    d.sec("Termine", "Die Arbeiten beginnen am 4. Mai 2026; die Reinzeichnungen werden bis zum 30. Juni 2026 geliefert.")
    d.sec("Honorar", "Das Honorar beträgt pauschal 3.400 Euro. Als Kleinunternehmerin im Sinne von § 19 Abs. 1 UStG berechne ich keine Umsatzsteuer. Das Honorar wird nach Ablieferung in einer Summe in Rechnung gestellt und ist innerhalb von 14 Tagen zahlbar.",
          "Weitere Korrekturschleifen kosten 75 Euro je Stunde.")
    d.sec("Nutzungsrechte", "Mit Zahlung des Honorars erhält der Auftraggeber das ausschließliche, räumlich auf Deutschland, Österreich und die Schweiz beschränkte Nutzungsrecht. Die Auftragnehmerin darf die Arbeiten als Referenz zeigen.")
    put(d, "haftung2", "schluss1")
    d.p(f"Bankverbindung: {s.name}, IBAN {s.iban}")
    d.sig(("Hamburg, 27. April 2026", s.rep, "", s.name), ("Lübeck, 29. April 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-04-29", "2026-05-04", "2026-06-30", rhythm="one_off", period=("2026-05-04", "2026-06-30"), days=14,
                   lines=[line("Gestaltung Verpackungsserie, Pauschalhonorar", "1", "LS", "3400.00", vat="0", category="E")],
                   notes=["Kleinunternehmerin im Sinne von § 19 Abs. 1 UStG"], about="small business, no number, price in words only partly")


def paper_de_miete_gewerbe():
    s, b = get("immo"), get("labor")
    d = Paper("de", "one-table", "Mietvertrag für gewerbliche Räume", font="'Liberation Sans'", size="9.5pt")
    row = lambda n, label, text: f'<tr><td class="no">{n}</td><td class="lab">{label}</td><td>{text}</td></tr>'
    d.h("Mietvertrag für gewerbliche Räume")
    d.p("Vertrag Nr. RB-60f/3.OG", klass="center")
    d.raw('<table class="deed">' + row(1, "Vermieter", f"{s.name}, {s.street}, {s.place()}<br>{s.reg}<br>Steuernummer {s.tax}")
          + row(2, "Mieter", f"{b.name}, {b.street}, {b.place()}<br>vertreten durch {b.rep}")
          + row(3, "Mietsache", "Praxis- und Laborräume im 3. Obergeschoss des Hauses Graf-Adolf-Straße 92, 40210 Düsseldorf, 412 m², sowie fünf Stellplätze in der Tiefgarage (Nr. 31–35)")
          + row(4, "Mietzeit", "Beginn 1. Juli 2026. Das Mietverhältnis ist auf fünf Jahre fest abgeschlossen und endet am 30. Juni 2031. Der Mieter kann einmalig eine Verlängerung um weitere fünf Jahre (bis 30. Juni 2036) verlangen; die Erklärung muss spätestens am 31. Dezember 2030 zugehen.")
          + row(5, "Miete", "<table class='grid'><tr><td>Grundmiete Räume (412 m² à 16,50 €)</td><td class='r'>6.798,00 €</td></tr><tr><td>Stellplätze (5 à 95,00 €)</td><td class='r'>475,00 €</td></tr><tr><td>Vorauszahlung auf Betriebs- und Heizkosten</td><td class='r'>1.236,00 €</td></tr><tr class='foot'><td>Gesamtmiete monatlich</td><td class='r'>8.509,00 €</td></tr></table>Die Vermietung ist nach § 4 Nr. 12 Buchst. a UStG umsatzsteuerfrei; auf die Option nach § 9 UStG wird verzichtet.")
          + row(6, "Zahlung", f"Die Miete ist monatlich im Voraus, spätestens am dritten Werktag eines Monats, kostenfrei auf das Konto {s.iban} ({s.bic}) zu zahlen.")
          + row(7, "Sicherheit", "Der Mieter leistet eine Kaution in Höhe von drei Grundmieten (20.394,00 €) als Bankbürgschaft bis zum Einzug.")
          + row(8, "Wertsicherung", "Ändert sich der vom Statistischen Bundesamt veröffentlichte Verbraucherpreisindex (2020 = 100) um mehr als 5 %, ändert sich die Grundmiete im gleichen Verhältnis.")
          + row(9, "Schönheitsreparaturen", "Der Mieter führt die laufenden Schönheitsreparaturen auf eigene Kosten aus. Kleinreparaturen bis 150,00 € im Einzelfall, höchstens 1.200,00 € im Jahr, trägt der Mieter.")
          + row(10, "Untervermietung", "Nur mit vorheriger schriftlicher Zustimmung des Vermieters.")
          + row(11, "Sonstiges", "Änderungen dieses Vertrages bedürfen der Schriftform. Gerichtsstand ist Düsseldorf.") + "</table>")
    d.sig(("Düsseldorf, 20.05.2026", s.rep, s.role, "Vermieter"), ("Düsseldorf, 22.05.2026", b.rep, b.role, "Mieter"))
    e = {"vat": "0", "category": "E"}
    return d.truth(s, b, "RB-60f/3.OG", "2026-05-22", "2026-07-01", "2031-06-30", rhythm="monthly", period=("2026-07-01", "2026-07-31"), days=None,
                   lines=[line("Grundmiete Räume", "412", "MTK", "16.50", **e), line("Stellplätze", "5", "C62", "95.00", **e), line("Vorauszahlung auf Betriebs- und Heizkosten", "1", "MON", "1236.00", **e)],
                   notes=["§ 4 Nr. 12 Buchst. a UStG"], findings=["payment_terms_not_days"], about="letting, exempt; security deposit; site address; renewal end as trap",
                   accept_lines=[[line("Grundmiete Räume", "1", "MON", "6798.00", **e), line("Stellplätze", "5", "C62", "95.00", **e), line("Vorauszahlung auf Betriebs- und Heizkosten", "1", "LS", "1236.00", **e)]])


def paper_de_telefonie_anteilig():
    s, b = get("tele"), get("spedi")
    head = f'<div class="top"><div><h1>Vertrag Cloud-Telefonie „Sprechfunk Business“</h1><div class="small">Vertragsnummer SF-700-20448 · erstellt am 03.11.2026</div></div><div style="font-size:1.7em;font-weight:bold;color:#b5460f">sprechfunk</div></div>'
    d = Paper("de", "dense", "Vertrag Cloud-Telefonie", letterhead=head, colour="#b5460f", font="'Roboto'", size="9.5pt",
              footer=f"{s.name} · {s.street} · {s.place()} · {s.reg} · USt-IdNr. {s.vat} · IBAN {s.iban}")
    d.h("Vertragspartner (Kunde)", 2)
    d.kv([("Firma", b.name), ("Kundennummer", "K-559102"), ("Straße", b.street), ("PLZ / Ort", b.place()), ("Ansprechpartner", b.rep), ("USt-IdNr.", b.vat), ("Vertragsbeginn", "16.11.2026"), ("Mindestlaufzeit", "bis 15.11.2028, danach unbefristet")])
    d.h("Leistungen und Preise", 2)
    d.table(["Nr.", "Tarif / Gerät", "Anzahl", "Einzelpreis mtl.", "Gesamt mtl."], [
        ["100", "Nebenstelle „Flat Europa“", "24", "14,00 €", "336,00 €"], ["210", "Nebenstelle „Empfang“ ohne Festnetz", "6", "9,00 €", "54,00 €"], ["305", "SIP-Trunk 10 Kanäle", "1", "60,00 €", "60,00 €"]], "llrrr",
        foot=[["", "Monatliches Entgelt netto", "", "", "450,00 €"], ["", "Umsatzsteuer 19 %", "", "", "85,50 €"], ["", "Monatliches Entgelt brutto", "", "", "535,50 €"]])
    d.h("Abrechnung", 2)
    d.p("Die Abrechnung erfolgt je Kalendermonat im Voraus. Beginnt der Vertrag nicht am Ersten eines Monats, wird das Entgelt für den ersten Monat anteilig berechnet, wobei jeder Monat mit 30 Tagen angesetzt wird. Rechnungen sind innerhalb von 8 Tagen nach Rechnungsdatum zu zahlen; der Kunde erteilt ein SEPA-Lastschriftmandat.")
    d.kv([("Kontoinhaber", b.name), ("IBAN des Kunden", b.iban), ("Gläubiger-ID", "DE98ZZZ09999999999"), ("Mandatsreferenz", "SF-M-20448")])
    d.sig(("Stuttgart, 03.11.2026", s.rep, s.role, s.name), ("Heilbronn, 05.11.2026", b.rep, b.role, b.name))
    d.raw('<div class="cgv"><h1>Allgemeine Geschäftsbedingungen (Stand 04/2025)</h1>')
    d.numbering = "{n}. "
    put(d, "mitw1", "verzug1", "gewaehr1", "haftung1", "kuend1", "hoehere1", "geheim2", "schluss1")
    d.sec("Verbrauchsabhängige Entgelte", "Verbindungen in ausländische Mobilfunknetze werden mit 0,19 € je Minute, Sonderrufnummern nach der Preisliste (Stand 01.07.2026) berechnet. Ein Einzelverbindungsnachweis kostet 1,50 € monatlich. Die Rückbuchung einer Lastschrift wird mit 7,50 € berechnet.")
    d.raw("</div>")
    return d.truth(s, b, "SF-700-20448", "2026-11-03", "2026-11-16", None, rhythm="monthly", period=("2026-11-16", "2026-11-30"), days=8,
                   lines=[line("Nebenstelle Flat Europa", "1", "MON", "168.00"), line("Nebenstelle Empfang ohne Festnetz", "1", "MON", "27.00"), line("SIP-Trunk 10 Kanäle", "1", "MON", "30.00")],
                   accept={"contract_date": ["2026-11-05"], "service_end": ["2028-11-15"]},
                   accept_lines=[[line("Nebenstelle Flat Europa", "24", "C62", "7.00"), line("Nebenstelle Empfang ohne Festnetz", "6", "C62", "4.50"), line("SIP-Trunk 10 Kanäle", "1", "C62", "30.00")],
                                 [line("Nebenstelle Flat Europa", "24", "MON", "7.00"), line("Nebenstelle Empfang ohne Festnetz", "6", "MON", "4.50"), line("SIP-Trunk 10 Kanäle", "1", "MON", "30.00")]],
                   about="prices derived: start inside the month, days/30 stated; buyer's IBAN is a mandate; creditor id looks like a VAT id")
