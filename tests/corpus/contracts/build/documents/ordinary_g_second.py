"""Ordinary papers of author G, second half."""
import identifiers as ids
from paper import line

from ._ordinary_g_looks import clip, g, head, party, sides, spread, tick, write


def paper_de_g_partner_tagessaetze():
    s = party("Rautenberg Schiele Ingenieure PartG mbB", "Hasenbergsteige 88", "70197", "Stuttgart", "DE", "PR Stuttgart", "Dr.-Ing. Anke Schiele", "Partnerin")
    b = party("Filderwerk Antriebstechnik AG", "Plieninger Straße 140", "70794", "Filderstadt", "DE", "HRB Stuttgart", "Jochen Mayerle", "Leiter Einkauf")
    d = g("de", "wide", "Beauftragung Konstruktion", "'Lato'", "9.6pt")
    write(d, f"""
    {spread(f"{s.name}<br>Beratende Ingenieure für Maschinenbau<br>{s.street} · {s.place()}", f"{s.court} {s.reg_id}<br>Ust.-Ident. {s.vat}<br>Finanzamt Stuttgart IV, Nr. {s.tax}", f"Kontoverbindung<br>{s.iban}<br>{s.bic}")}
    # Beauftragung B-0617 vom 11. Mai 2026
    {sides(f"Auftrag erteilt durch<br><b>{b.name}</b><br>{b.street}<br>{b.place()}<br>{b.reg}", "Rechnungen ausschließlich an<br>Filderwerk Shared Services<br>Kreditorenbuchhaltung<br>Postfach 20 11 44, 73012 Göppingen", "border-left:2px solid #000;padding-left:3mm")}
    Die Partnerschaft unterstützt die Bestellerin bei der Konstruktion der Getriebebaureihe FW 300, und zwar im Zeitraum 1. Juni 2026 bis 31. Dezember 2026 nach Abruf durch die Projektleitung.
    |:rlll
    |Satz netto|Einheit|Qualifikation|Name
    |1.240,00 EUR|Tag zu acht Stunden|Projektleitung|Dr.-Ing. Schiele
    |980,00 EUR|Tag zu acht Stunden|Fachingenieur Antriebe|nach Verfügbarkeit
    |68,00 EUR|Stunde|Technisches Zeichnen|nach Verfügbarkeit
    Die Vergütung ist auf 45.000,00 EUR gedeckelt; ein Anspruch auf Abruf in dieser Höhe besteht nicht. Fahrten in die Werke Filderstadt und Göppingen sind in den Sätzen enthalten. Auf alle Sätze kommen 19 % Umsatzsteuer.
    Abgerechnet wird der geleistete Aufwand anhand gegengezeichneter Stundenblätter. Bei Eingang der Zahlung binnen 10 Tagen dürfen 2 % abgesetzt werden, andernfalls ist binnen 30 Tagen voll zu zahlen.
    Arbeitsergebnisse gehen mit Zahlung in das Eigentum der Bestellerin über; Schutzrechte meldet sie auf eigene Kosten an. Die Haftung ist nach § 8 Abs. 4 PartGG auf das Gesellschaftsvermögen beschränkt; die Berufshaftpflicht deckt 1.500.000 EUR.
    ~~ Filderstadt, 12. Mai 2026;{b.rep};{b.role};Bestellerin // Stuttgart, 11. Mai 2026;{s.rep};{s.role};Partnerschaft
    """)
    return d.truth(s, b, "B-0617", "2026-05-11", "2026-06-01", "2026-12-31", rhythm="per_call_off", days=30, discounts=[("2", 10)],
                   lines=[line("Projektleitung", None, "DAY", "1240.00"), line("Fachingenieur Antriebe", None, "DAY", "980.00"), line("Technisches Zeichnen", None, "HUR", "68.00")],
                   accept={"contract_date": ["2026-05-12"]}, about="landscape; partnership register; separate invoice address; rate is the first column; cap is no quantity")


def paper_at_g_spengler_raten():
    s = party("Spenglerei Tschinderle e.U.", "Gailtalstraße 31", "9500", "Villach", "AT", "LG Klagenfurt", "Markus Tschinderle", "Inhaber")
    b = party("Drautal Holzbau GmbH", "Industriegelände 8", "9800", "Spittal an der Drau", "AT", "LG Klagenfurt", "Ing. Bettina Moritsch", "Geschäftsführung")
    d = g("de", "goods", "Subauftrag", "'Liberation Mono'", "8.6pt")
    write(d, f"""
    {spread(f"AUFTRAGGEBER<br>{b.name}<br>{b.street}<br>{b.place()}<br>{b.reg}<br>UID-Nummer {b.vat}", f"SUBUNTERNEHMER<br>{s.name}<br>{s.street}<br>{s.place()}<br>{s.reg}<br>UID-Nummer {s.vat}<br>Bank {s.iban}")}
    # SUBAUFTRAG 26-118-S3
    Bauvorhaben: Kindergarten Möllbrücke, Dach- und Fassadenblech
    Ausstellungsdatum: 13.04.2026
    Der Subunternehmer führt sämtliche Spenglerarbeiten laut Leistungsverzeichnis vom 2. April zum Pauschalpreis von EUR 28.000,00 aus. Ausführung vom 27.04.2026 bis 26.06.2026. Mehrungen und Minderungen bis fünf Prozent bleiben ohne Auswirkung.
    ## Ratenplan
    |:clr
    |Rate|Rechnung am|Betrag EUR
    |1|04.05.2026|8.400,00
    |2|01.06.2026|12.600,00
    |3|29.06.2026|7.000,00
    |=|Pauschale|28.000,00
    ## Steuer
    Bauleistung gemäß § 19 Abs. 1a UStG: Die Steuerschuld geht auf den Leistungsempfänger über. Die Rechnungen sind ohne Umsatzsteuer auszustellen und müssen diesen Hinweis sowie beide UID-Nummern tragen.
    ## Zahlung
    Innerhalb 7 Tagen mit 3 % Skonto, 14 Tage netto, gerechnet ab Rechnungserhalt.
    ## Haftrücklass
    Ein Haftrücklass wird nicht einbehalten, sofern der Subunternehmer bis 29.06.2026 eine Bankgarantie über EUR 1.400,00 vorlegt.
    ## Sonstiges
    Gerüst, Strom und Container stellt der Auftraggeber bei. Vertragsstrafe: EUR 150,00 je Kalendertag Verzug, höchstens 5 % der Pauschale. Es gilt die ÖNORM B 2110, soweit hier nichts anderes steht. Beide Teile verzichten auf die Anfechtung wegen Irrtums.
    ~~ Spittal, 13.04.2026;{b.rep};{b.role};Auftraggeber // Villach, 15.04.2026;{s.rep};{s.role};Subunternehmer
    """)
    return d.truth(s, b, "26-118-S3", "2026-04-13", "2026-04-27", "2026-06-26", rhythm="milestones", days=14, discounts=[("3", 7)],
                   lines=[line("1. Rate Spenglerarbeiten Kindergarten Möllbrücke", "1", "LS", "8400.00", vat="0", category="AE")],
                   notes=["Bauleistung gemäß § 19 Abs. 1a UStG: Die Steuerschuld geht auf den Leistungsempfänger über."],
                   accept={"contract_date": ["2026-04-15"]}, about="buyer left, seller right, both with FN and UID; instalments on dates; reverse charge")


def paper_de_g_grosskueche_stiftung():
    s = party("Wärmebrück Großküchentechnik GmbH", "Am Güterbahnhof 12", "35398", "Gießen", "DE", "HRB Gießen", "Tilman Rühl", "Serviceleiter")
    b = party("Stiftung Seniorenheim Marienquell", "Marienquellweg 5", "35423", "Lich", "DE", "", "Schwester Gudrun Balser", "Vorstandsvorsitzende")
    d = g("de", "notary", "Wartung Küchengeräte", "'Caladea'", "11pt", pagefoot="Wartungsvereinbarung WK-2026/09 · Wärmebrück / Marienquell", css="html{line-height:1.4} @page{margin:24mm 24mm 24mm 30mm}")
    write(d, f"""
    # Wartungsvereinbarung WK-2026/09
    Die {s.name} mit Sitz in {s.city}, {s.street}, Postleitzahl {s.postcode}, eingetragen im Handelsregister des Amtsgerichts Gießen in Abteilung B unter der Nummer {s.reg_id[4:]} ({s.reg_id}), vertreten durch ihren {s.role} {s.rep} aufgrund Vollmacht, im Weiteren „Wärmebrück“, und die {b.name}, rechtsfähige Stiftung des bürgerlichen Rechts, {b.street}, {b.place()}, vertreten durch ihre {b.role} {b.rep}, im Weiteren „Stiftung“, treffen unter dem 19. Januar 2026 die folgende Vereinbarung.
    ## Ziffer 1: Was gewartet wird
    Gewartet werden die Geräte der Anlage. Zur Wartung zählen Sichtprüfung, Reinigung der Brenner und Düsen, Entkalkung, Prüfung der Sicherheitseinrichtungen und die elektrische Prüfung nach Vorschrift. Wärmebrück kommt einmal jährlich, in der Regel im Frühjahr, und stimmt den Tag mit der Küchenleitung ab.
    ## Ziffer 2: Was nicht dazugehört
    Nicht inbegriffen sind Verschleißteile wie Dichtungen und Leuchtmittel, Reparaturen sowie Schäden aus falscher Bedienung. Reparaturen führt Wärmebrück auf Zuruf aus; ein Monteur kostet 89,50 EUR die Stunde, die Anfahrt 48,00 EUR.
    ## Ziffer 3: Vergütung
    Die Vergütung ergibt sich aus der Anlage. Sie ist ein Jahrespreis und wird jährlich im Voraus berechnet, zuzüglich der gesetzlichen Umsatzsteuer in jeweils geltender Höhe. Die Stiftung begleicht jede Rechnung innerhalb von 20 Tagen.
    ## Ziffer 4: Preisanpassung
    Wärmebrück darf die Preise einmal im Jahr an die Tarifentwicklung des Handwerks anpassen und zeigt das sechs Wochen vorher an. Steigt der Preis um mehr als vier vom Hundert, kann die Stiftung zum Zeitpunkt der Erhöhung ausscheiden.
    ## Ziffer 5: Dauer
    Die Vereinbarung beginnt am 1. März 2026 und endet mit Ablauf des 28. Februar 2029, ohne dass es einer Erklärung bedarf.
    ## Ziffer 6: Haftung
    Für Personenschäden und grobes Verschulden haftet Wärmebrück unbeschränkt, im Übrigen nur für den vertragstypischen Schaden bis 50.000 EUR im Einzelfall. Kosten einer Fremdverpflegung während eines Geräteausfalls trägt die Stiftung.
    ## Ziffer 7: Zutritt
    Monteure melden sich an der Pforte und tragen Haarschutz. Die Küche stellt die Geräte kalt und geleert bereit; Wartezeiten über 30 Minuten werden wie Reparaturzeit vergütet.
    ## Ziffer 8: Schluss
    Nebenabreden gibt es nicht. Änderungen bedürfen der Textform, auch die Änderung dieses Satzes.
    ~~ Gießen, am 19.1.2026;{s.rep};{s.role};für Wärmebrück // Lich, am 19.1.2026;{b.rep};{b.role};für die Stiftung
    ---
    # Anlage: Geräte und Jahrespreise
    |:llrrr
    |Pos.|Gerät|Stk.|EUR/Stk.|EUR/Jahr
    |1|<i>Hauptküche</i>|||
    |1.1|Kombidämpfer 10 × GN 1/1 mit Reinigungsautomatik und Kerntemperaturfühler|2|186,00|372,00
    |1.2|Kippbratpfanne, elektrisch, 80 Liter|1|142,50|142,50
    ||Zwischensumme Hauptküche|||514,50
    |2|<i>Spülküche</i>|||
    |2.1|Haubenspülmaschine mit Abluftwäscher|3|121,00|363,00
    |2.2|Wasserenthärtung mit Salzkontrolle|1|64,00|64,00
    ||Zwischensumme Spülküche|||427,00
    |=|Jahrespreis gesamt, netto|||941,50
    """)
    v = {"vat": None}
    return d.truth(s, b, "WK-2026/09", "2026-01-19", "2026-03-01", "2029-02-28", rhythm="yearly", period=("2026-03-01", "2027-02-28"), days=20, findings=["vat_rate_missing"],
                   lines=[line("Kombidämpfer 10 × GN 1/1 mit Reinigungsautomatik und Kerntemperaturfühler", "2", "C62", "186.00", **v), line("Kippbratpfanne, elektrisch, 80 Liter", "1", "C62", "142.50", **v), line("Haubenspülmaschine mit Abluftwäscher", "3", "C62", "121.00", **v), line("Wasserenthärtung mit Salzkontrolle", "1", "C62", "64.00", **v)],
                   accept={f"lines.{k}.unit": ["ANN"] for k in range(4)}, about="city, street and post code in an unusual order in a running sentence; register number in words; annex with sub-totals; no tax rate")


def paper_ch_g_aktenlager_anteilig():
    s = party("Aktenhort Mittelland GmbH", "Solothurnerstrasse 190", "4600", "Olten", "CH", "", "Reto Studer", "Geschäftsführer")
    b = party("Wohnbaugenossenschaft Dünnernhof", "Dünnernweg 22", "4702", "Oensingen", "CH", "", "Annelies Kissling", "Präsidentin der Verwaltung")
    d = g("de", "narrow", "Einlagerung", "'Roboto'", "9.8pt", scan={"seed": 77, "turn": -0.5, "grain": 6, "specks": 30, "quality": 35})
    write(d, f"""
    # Einlagerungsvertrag
    Vertrag / Datum :: E-2026-340 / 24. September 2026
    Lagerhalterin :: {s.name}, {s.street}, {s.place()} – MWST-pflichtig unter {s.uid} MWST
    Einlagererin :: {b.name}, {b.street}, {b.place()} – im Handelsregister unter {b.uid}
    Beginn :: 15. Oktober 2026, auf unbestimmte Zeit
    Zahlstelle :: {s.iban}
    ## Lagergut
    46 Laufmeter Mieterdossiers in Archivschachteln, Regalreihe C 14 bis C 17, klimatisiert.
    ## Lagergeld
    |:lr
    |Bezeichnung|CHF pro Quartal
    |Einlagerung und Zugriff bis fünf Ausleihen pro Monat|690.00
    Zum Lagergeld kommt die Mehrwertsteuer von 8.1 %. Verrechnet wird je Kalenderquartal im Voraus. Für das angebrochene Quartal 2026 gelten 78 von 92 Tagen, somit CHF 585.00. Weitere Ausleihen: CHF 14.00 je Schachtel. Zahlungsfrist dreissig Tage.
    ## Obhut
    Die Lagerhalterin sichert das Lager gegen Feuer, Wasser und Zutritt Unbefugter. Versichert ist das Lagergut zum Wiederbeschaffungswert des Materials, höchstens CHF 20'000.00. Vernichtung erfolgt nur auf Auftrag mit zwei Unterschriften.
    ## Kündigung
    Beidseits sechs Wochen auf ein Quartalsende. Die Rücklieferung kostet CHF 320.00.
    ~~ Olten, 24.9.2026;{s.rep};{s.role};Lagerhalterin // Oensingen, 29.9.2026;{b.rep};{b.role};Einlagererin
    """)
    return d.truth(s, b, "E-2026-340", "2026-09-24", "2026-10-15", None, currency="CHF", rhythm="quarterly", period=("2026-10-15", "2026-12-31"), days=30,
                   lines=[line("Einlagerung und Zugriff bis fünf Ausleihen pro Monat", "1", "QAN", "585.00", vat="8.1")],
                   accept={"contract_date": ["2026-09-29"]}, about="scanned; UID with MWST for one party and without for the other; number and date in one cell; first quarter prorated by a stated rule")


def paper_de_g_nachtrag_plaetze():
    s = party("Lahnpixel Systemhaus GmbH", "Limburger Straße 27", "35578", "Wetzlar", "DE", "HRB Wetzlar", "Svenja Kolmer", "Prokuristin")
    b = party("Zahntechnik Dillkreis Meister & Söhne KG", "Hüttenplatz 3", "35683", "Dillenburg", "DE", "HRA Wetzlar", "Lothar Meister", "Komplementär")
    d = g("de", "opposite", "Nachtrag", "'Carlito'", "10.6pt", colour="#00577a", pagefoot=f"{s.name} | {s.court} {s.reg_id} | Umsatzsteuer-ID {s.vat} | {s.iban}")
    write(d, f"""
    # Nachtrag Nr. 2
    zum Betreuungsvertrag vom 4. Februar 2024 (Nr. BV-24-016)
    {sides(f"{s.name}<br>{s.street}<br>{s.place()}<br><i>Dienstleister</i>", f"{b.name}<br>{b.street}<br>{b.place()}<br>{b.reg_id} beim {b.court}<br><i>Kunde</i>", "background:#eef4f7;padding:3mm")}
    ## Anlass
    Das Labor des Kunden in Herborn wird zum 1. September 2026 angebunden. Die Zahl der betreuten Plätze steigt von 22 auf 31.
    ## Geänderte Vergütung
    Mit Wirkung vom 1. September 2026 tritt an die Stelle der bisherigen Vergütung (22 Plätze zu 26,00 €) die folgende:
    |:lrrr
    |Baustein|Plätze|€ pro Platz und Monat|€ pro Monat
    |Rundumbetreuung|31|27,50|852,50
    Wie bisher wird monatlich abgerechnet, hinzu kommen 19 % USt. Die Einrichtung der neun Plätze in Herborn kostet einmalig 1.080,00 € netto und wird mit der Septemberrechnung verlangt.
    ## Unverändert
    Im Übrigen bleibt der Betreuungsvertrag mit dem Nachtrag Nr. 1 in Kraft.
    Wetzlar, den 17. Juli 2026
    ~~ ;{s.rep};{s.role};Lahnpixel // ;{b.rep};{b.role};Zahntechnik Dillkreis
    """)
    return d.truth(s, b, None, "2026-07-17", "2026-09-01", None, rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=None, kind="amendment", findings=["amendment"],
                   lines=[line("Rundumbetreuung", "31", "C62", "27.50"), line("Einrichtung der neun Plätze in Herborn", "1", "LS", "1080.00")],
                   accept={"contract_number": ["BV-24-016"]}, about="amendment raises the number of seats; old price beside the new; term of payment only in the base contract")


def paper_gb_g_cic_workshops():
    s = party("Brightwater Learning CIC", "The Old Lampworks, 40 Tontine Street", "CT20 9JQ", "Folkestone", "GB", "", "Ruth Amankwah", "Director")
    b = party("Wharfemoor District Council", "Civic Offices, Station Parade", "LS29 8ZX", "Wharfemoor", "GB", "", "Alan Pickersgill", "Head of People")
    b.reg_id = ""
    d = g("en", "web-carlito", "Training commission", "Carlito", "11pt", producer="web")
    write(d, f"""
    # Training commission
    Council reference :: PO pending – commission HR/26/88
    Date :: 2 July 2026
    This is a commission by {b.name}, {b.street}, {b.place()} (“we”) to {s.name}, a community interest company limited by guarantee (Companies House {s.reg_id}), trading as Kindle Workshops, {s.street}, {s.place()}, VAT no. {s.vat} (“you”).
    ## What we are commissioning
    Three one-day workshops, “Difficult conversations”, for up to fifteen managers each, at the Civic Offices on 14, 21 and 30 September 2026. You provide two trainers and all materials.
    ## What we will pay
    For each workshop one thousand one hundred and fifty pounds (£1,150.00). For workbooks £18.50 a copy, of which we order forty-five. For the trainers’ travel and lodging a fixed £240.00 in all. These sums exclude value added tax, which you will add at the standard rate of 20%.
    ## How we will pay
    One invoice after the last workshop, sent to the Creditors Team and quoting HR/26/88. We pay public contracts within 30 days of receiving a valid invoice, under regulation 113 of the Public Contracts Regulations 2015.
    ## If plans change
    If we postpone a workshop with less than ten working days’ notice we pay half its price. If a trainer is ill you supply another or a new date within six weeks.
    ## Freedom of information
    You accept that we may have to disclose this commission under the Freedom of Information Act 2000.
    ## Materials
    You own the workbooks’ copyright; our staff may keep and copy them for use within the Council.
    ~~ 2 July 2026;{b.rep};{b.role};for the Council // 6 July 2026;{s.rep};{s.role};for Brightwater Learning
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "HR/26/88", "2026-07-02", "2026-09-14", "2026-09-30", currency="GBP", rhythm="one_off", period=("2026-09-14", "2026-09-30"), days=30,
                   lines=[line("Workshop “Difficult conversations”", "3", "DAY", "1150.00", **v), line("Workbooks", "45", "C62", "18.50", **v), line("Trainers’ travel and lodging", "1", "LS", "240.00", **v)],
                   accept={"lines.0.unit": ["C62"], "contract_date": ["2026-07-06"]}, about="buyer writes; community interest company with a trading name; counts and price in words, no table")


def paper_gb_g_workwear_total():
    s = party("Stitch & Tannoy Workwear Limited", "Mill 3, Ancoats Lane North", "OL6 9YH", "Ashton-under-Lyne", "GB", "", "Gemma Lowe", "Sales Ledger")
    b = party("Penistone Valley Quarries PLC", "Thurgoland Works, Crane Moor Road", "S35 7ZT", "Sheffield", "GB", "", "Terry Hinchcliffe", "Site Manager")
    d = g("en", "double", "Workwear supply", "'Lato'", "9.8pt", colour="#33475b", css="table.grid th{background:#dfe6ea} h1{background:#dfe6ea;text-align:left}",
          letterhead=f'<div style="text-align:center;font-size:.85em;margin-bottom:4mm">{s.name} · {s.street}, {s.place()}<br>Registered in England {s.reg_id} · VAT Reg No {s.vat}</div>')
    write(d, f"""
    # Supply contract SC 5583 – workwear 2026
    Made on 23 January 2026 with {b.name} (Co. Reg. No. {b.reg_id}), {b.street}, {b.place()}. All garments are delivered to the weighbridge office on 27 February 2026 in one consignment.
    |:lrrlr
    |Garment|Unit price|Total|Sizes|Quantity
    |Polo shirt, navy, chest logo|£12.60|£504.00|S to 3XL|40
    |Hi-vis fleece, class 3|£21.90|£876.00|M to 3XL|40
    |Lined winter coverall|£46.00|£552.00|to measure|12
    |Setting up the embroidery file|£65.00|£65.00|–|1
    <table style="width:62mm;margin-left:auto;border-collapse:collapse;font-weight:bold"><tr><td>Sub-total</td><td align="right">£1,979.00</td></tr><tr><td>VAT 20%</td><td align="right">£395.80</td></tr><tr><td>Total due</td><td align="right">£2,374.80</td></tr></table>
    {clip("<h2>Payment</h2><p>Our invoice goes out with the goods and is payable in full by the thirtieth day after delivery.</p><h2>Exchange</h2><p>Unworn garments without a logo may be exchanged within four weeks. Embroidered garments can only be returned when faulty.</p><h2>Delay</h2><p>If the consignment is more than ten working days late, the buyer may cancel what has not been sent.</p><h2>Title</h2><p>Garments belong to us until paid for. The embroidery file remains the buyer’s.</p>")}
    ~~ Ashton-under-Lyne;{s.rep};{s.role};Stitch & Tannoy // Crane Moor;{b.rep};{b.role};Penistone Valley Quarries
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "SC 5583", "2026-01-23", "2026-02-27", "2026-02-27", currency="GBP", rhythm="one_off", period=("2026-02-27", "2026-02-27"), days=30, findings=["totals_mismatch"],
                   lines=[line("Polo shirt, navy, chest logo", "40", "C62", "12.60", **v), line("Hi-vis fleece, class 3", "40", "C62", "21.90", **v), line("Lined winter coverall", "12", "C62", "46.00", **v), line("Setting up the embroidery file", "1", "LS", "65.00", **v)],
                   accept={"totals.net": [None], "totals.gross": [None], "totals.vat": [[]], "service_end": [None], "billing.first_invoice_period.from": [None], "billing.first_invoice_period.to": [None], "lines.3.unit": ["C62"]},
                   about="quantity is the last column, total before it; printed sub-total has two digits transposed")


def paper_ie_g_water_scheme():
    s = party("Slaney Bridge Analytical Limited", "Unit 2, Old Distillery", "Y21 W3F8", "Enniscorthy", "IE", "", "Dr Orla Furlong", "Laboratory Director")
    b = party("Ballydrummin Group Water Scheme Co-operative Society Limited", "Ballydrummin", "R93 K2C4", "Bagenalstown", "IE", "", "Seamus Nolan", "Secretary")
    b.reg_id = ids.digits(b.name, 4) + "R"
    d = g("en", "notary", "Sampling agreement", "'EB Garamond'", "11.2pt", css="@page{margin:22mm 26mm} p{text-indent:0} h2{font-style:normal;font-variant:small-caps}")
    write(d, f"""
    # Sampling and testing agreement
    {s.name} (“the laboratory”), Company Registration Office number {s.reg_id}, VAT number {s.vat}, and {b.name} (“the scheme”), registered under the Industrial and Provident Societies Acts as number {b.reg_id}, agree on this 30th day of November 2026, reference SBA-W-77, as follows. The laboratory’s address is {s.street}, {s.place()}; that of the scheme is {b.street}, {b.place()}.
    ## Programme
    From 1 January 2027 to 31 December 2028 the laboratory collects and tests in each year 24 check samples and 12 source samples, spread evenly, at points named by the scheme’s caretaker.
    ## Fees
    |:rlrr
    |Fee per sample|Type of sample|Samples a year|Fee a year
    |€118.00|Check sample, eleven parameters|24|€2,832.00
    |€64.00|Source sample, colour, turbidity and coliforms|12|€768.00
    |||Annual fee|€3,600.00
    VAT at 23% is payable on top. The annual fee is paid in two equal half-yearly amounts of €1,800.00, invoiced on 1 January and 1 July. Each invoice is payable within 30 days of its date, by credit transfer.
    ## Results
    Results are reported in five working days; an exceedance is telephoned to the caretaker at once. Repeat samples after an exceedance are charged at the fee per sample.
    ## Accreditation
    If the laboratory loses its accreditation for any parameter the scheme may withdraw without notice and pays only for samples already reported.
    ## Liability
    The laboratory’s liability is limited to ten times the annual fee.
    ~~ Enniscorthy;{s.rep};{s.role};for the laboratory // Bagenalstown;{b.rep};{b.role};for the scheme
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "SBA-W-77", "2026-11-30", "2027-01-01", "2028-12-31", rhythm="half_yearly", period=("2027-01-01", "2027-06-30"), days=30,
                   lines=[line("Sampling and testing, half of the annual fee", "1", "SAN", "1800.00", **v)],
                   accept={"buyer.registration": [None]},
                   accept_lines=[[line("Check sample, eleven parameters", "12", "C62", "118.00", **v), line("Source sample, colour, turbidity and coliforms", "6", "C62", "64.00", **v)]],
                   about="addresses after the agreement sentence; co-operative under another register; yearly samples paid in two stated amounts")


def paper_gb_g_rota_prorata():
    s = party("Shiftlark Software Ltd", "Second Floor, 17 Merchants Quay", "BS1 9QR", "Bristol", "GB", "", "Priya Nandakumar", "Head of Accounts")
    b = party("Elmscott Care Homes Limited", "Elmscott House, Northam Road", "EX39 4ZB", "Bideford", "GB", "", "Dawn Heddon", "Finance Director")
    d = g("en", "narrow", "Subscription form", "'Open Sans'", "9pt", pagefoot=f"{s.name} is registered in England and Wales under company number {s.reg_id}. Registered office: {s.street}, {s.place()}. VAT number {s.vat}.")
    write(d, f"""
    # Subscription form
    Form number :: SL-F-3318
    Date of form :: 18 September 2026
    Subscriber :: {b.name}
    Registered office :: {b.street}, {b.place()}
    Registered number :: {b.reg_id}
    Accounts contact :: accounts@elmscott.example
    Go-live :: 12 October 2026
    Plan :: {tick(False)} Solo {tick(True)} Group {tick(False)} Enterprise
    Billed :: {tick(True)} monthly {tick(False)} annually
    ## Subscription
    |:lccr
    |Module|Seats|Devices|£ per seat (or device) per month
    |Rota and leave|85|–|2.40
    |Wall tablet licence|–|6|7.50
    Invoices cover calendar months and are issued on the first of the month; the first invoice, for October 2026, is issued on go-live. All fees exclude VAT, charged at 20%. Payment by Direct Debit 10 days after invoice.
    ## Term
    The subscription runs from go-live until cancelled by either side on 30 days’ notice to the end of a month. There is no minimum term.
    ## Using the service
    Seats are counted by active employees. Adding seats takes effect at once; removing them takes effect next month. The subscriber keeps passwords safe and does not let agencies share a seat.
    ## Service levels
    Availability is 99.7% of each month measured outside the Sunday window of 02:00 to 05:00. Credits are 3% of the month’s fee for each full tenth of a per cent missed, up to 30%.
    ## Data
    Staff data are held in the United Kingdom. On cancellation the subscriber may export for 45 days, after which all is deleted.
    ## Limits
    Shiftlark is not liable for wages wrongly paid on the strength of a rota. Otherwise its liability is limited to the fees of the last twelve months.
    ~~ 18 September 2026;{s.rep};{s.role};Shiftlark Software Ltd // 22 September 2026;{b.rep};{b.role};Elmscott Care Homes Limited
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "SL-F-3318", "2026-09-18", "2026-10-12", None, currency="GBP", rhythm="monthly", period=("2026-10-12", "2026-10-31"), days=10, findings=["proration_unstated"],
                   lines=[line("Rota and leave", None, "C62", "2.40", **v), line("Wall tablet licence", None, "C62", "7.50", **v)],
                   accept={"contract_date": ["2026-09-22"]}, about="form with ticks; seats and devices in separate count columns; part of October without a rule")


def paper_gb_g_alarm_division_scan():
    s = party("Harcliffe Holdings (Yorkshire) Limited", "Sentry House, Thornes Lane", "WF1 5ZN", "Wakefield", "GB", "", "Graham Speight", "Service Manager")
    b = party("Mrs J. Openshaw & Mr D. Openshaw", "The Copper Kettle, 2 Market Place", "LA6 2ZH", "Kirkby Lonsdale", "GB", "", "Jean Openshaw", "Partner")
    b.reg_id = ""
    d = g("en", "times-old", "Alarm maintenance", producer="groff", face="T", points=11, lead=14.5, footer="Harcliffe Alarms is a trading division of Harcliffe Holdings (Yorkshire) Limited", scan={"seed": 31, "turn": 0.4, "grain": 5, "fold": True, "quality": 32})
    write(d, f"""
    HARCLIFFE ALARMS<br>{s.street}, {s.place()}<br>a division of {s.name}, Reg. No. {s.reg_id}, VAT {s.vat}
    {b.name}<br>(in partnership as The Copper Kettle Tea Rooms)<br>{b.street}<br>{b.place()}
    5 March 2026
    # Maintenance of intruder and fire alarm: agreement M4402
    Dear Mrs Openshaw,
    We confirm the arrangement made with our Mr Speight. From 1 April 2026 we shall service the intruder alarm twice a year and the fire alarm once a quarter, keep the log book, and attend a fault at any hour within four hours of your call.
    Our charge is £624.00 per annum plus VAT at 20%, payable by quarterly instalments of £156.00 in advance. Each account is due within 14 days. Batteries and detectors are charged as fitted; a call-out caused by misuse is £85.00.
    The agreement lasts for three years, to 31 March 2029, and then from year to year until either of us gives two months' notice. We may revise the charge on each anniversary.
    We are insured for £5 million. We do not guarantee that the system will prevent loss, and you should tell your insurers of any change to it.
    If you are content, please sign the copy and let us have it back.
    ~~ Yours truly,;{s.rep};{s.role};for Harcliffe Alarms // Agreed 12 March 2026;{b.rep};{b.role};for the partners
    """)
    return d.truth(s, b, "M4402", "2026-03-05", "2026-04-01", "2029-03-31", currency="GBP", rhythm="quarterly", period=("2026-04-01", "2026-06-30"), days=14,
                   lines=[line("Maintenance of intruder and fire alarm", "1", "QAN", "156.00", vat="20")],
                   accept={"contract_date": ["2026-03-12"], "buyer.name": ["The Copper Kettle Tea Rooms", "Mrs J. Openshaw and Mr D. Openshaw"], "buyer.street": ["2 Market Place"]},
                   about="scanned letter; trading division of a differently named company; two persons in partnership; yearly charge in quarters")


def paper_fr_g_selarl_secretariat():
    s = party("Jeanne Villedieu", "14 impasse des Glycines", "44300", "Nantes", "FR", "", "Jeanne Villedieu", "")
    b = party("SELARL Cabinet vétérinaire des Sorinières", "3 rue du Bignon", "44840", "Les Sorinières", "FR", "Nantes", "Dr Éric Maudet", "vétérinaire associé")
    d = g("fr", "post", "Contrat de secrétariat", "'Carlito'", "11pt")
    write(d, f"""
    # Contrat de télésecrétariat
    Jeanne Villedieu, entrepreneuse individuelle (EI), exerçant sous l’enseigne « Plume &amp; Agenda », immatriculée sous le n° SIRET {s.siret}, demeurant professionnellement {s.street}, {s.place()},
    et la {b.name}, société d’exercice libéral à responsabilité limitée au capital de 8 000 €, RCS Nantes {b.siren}, dont le siège est {b.street} à {b.city} ({b.postcode}), représentée par le {b.rep},
    conviennent de ce qui suit, à Nantes, le 24 août 2026.
    ## Mission
    Jeanne Villedieu prend en charge, du lundi au vendredi de 8 h 30 à 12 h 30, les appels du cabinet, la tenue de l’agenda et la relance des rappels de vaccins, à compter du 14 septembre 2026. Elle organise son travail librement et peut avoir d’autres clients.
    ## Honoraires
    Le forfait est de 740 euros par mois. TVA non applicable, article 293 B du CGI. Le mois s’entend du 14 au 13 du mois suivant. Au-delà de 600 appels par mois, chaque appel supplémentaire est facturé 0,60 euro avec le mois suivant.
    ## Facture
    Elle est adressée au terme de chaque mois et payée sous quinze jours par virement au compte {s.iban}. Tout retard entraîne un intérêt de 12 % l’an et l’indemnité de 40 euros prévue par la loi.
    ## Secret
    Les informations sur les clients du cabinet restent confidentielles, même après la fin du contrat.
    ## Fin
    Conclu sans limitation de durée ; chacun peut y mettre un terme par lettre recommandée, avec un préavis d’un mois pendant la première année et de deux mois ensuite.
    ~~ ;{s.rep};;Plume & Agenda // ;{b.rep};{b.role};le cabinet
    """)
    return d.truth(s, b, None, "2026-08-24", "2026-09-14", None, rhythm="monthly", period=("2026-09-14", "2026-10-13"), days=15, notes=["TVA non applicable, article 293 B du CGI"],
                   lines=[line("Forfait de télésecrétariat", "1", "MON", "740.00", vat="0", category="E")],
                   accept={"seller.name": ["Jeanne Villedieu EI", "Jeanne Villedieu, EI"], "notes_required": [["TVA non applicable, article 293 B du CGI."]], "buyer.name": ["Cabinet vétérinaire des Sorinières"]},
                   about="parties in three paragraphs; sole trader with a sign and SIRET only; SELARL with capital and RCS; month from the 14th; franchise")


def paper_fr_g_copropriete_toiture():
    s = party("Couvreurs du Morvan SAS", "18 route de Château-Chinon", "58000", "Nevers", "FR", "Nevers", "Pascal Taboureau", "président")
    b = party("Syndicat des copropriétaires de la Résidence Les Tilleuls", "41 rue de Nièvre", "58000", "Nevers", "FR", "", "Hélène Cornu", "gestionnaire")
    d = g("fr", "times-old", "Marché de travaux", producer="groff", face="T", points=10.5, lead=13.5, footer="Marché T-2026-07   page \\\\n%")
    write(d, f"""
    # MARCHÉ DE TRAVAUX T-2026-07
    Maître de l’ouvrage :: {b.name}
    Adresse de l’immeuble :: {b.street}, {b.place()}
    Représenté par son syndic :: Cabinet Loire-Gestion SARL, 9 place Carnot, 58000 Nevers, RCS Nevers 491 207 338
    Entreprise :: {s.name}, capital social 60 000 €
    Siège de l’entreprise :: {s.street}, {s.place()}
    Identification :: RCS Nevers {s.siren} ; TVA {s.vat}
    Établi le :: 6 juillet 2026
    ## 1. Travaux
    Réfection de la couverture en ardoise du bâtiment A, versant rue, avec remplacement des noues et de deux châssis, selon le descriptif du 11 mai 2026 voté par l’assemblée générale.
    ## 2. Montant
    Le prix, global et non révisable, est de 48 600,00 € hors taxes. La TVA au taux réduit de 10 % porte le prix à 53 460,00 € toutes taxes comprises. Le syndic certifie que l’immeuble est achevé depuis plus de deux ans et affecté à l’habitation.
    ## 3. Délais
    Les travaux commencent le 7 septembre 2026 et s’achèvent le 30 octobre 2026. Pénalité : 1/1000 du prix par jour ouvré.
    ## 4. Échelonnement
    |:lrr
    |Appel de fonds|Part|Somme HT
    |1er septembre 2026|30 %|14 580,00 €
    |1er octobre 2026|40 %|19 440,00 €
    |15 novembre 2026|30 %|14 580,00 €
    Le syndic vire chaque appel dans les 21 jours de la facture. Aucun escompte.
    ## 5. Garanties
    Assurance décennale souscrite sous police n° 77 410 882. La retenue de garantie de 5 % est remplacée par une caution bancaire.
    ## 6. Réception
    Elle est prononcée en présence du conseil syndical ; les réserves sont levées sous trente jours.
    ~~ Nevers, le 6 juillet 2026;{s.rep};{s.role};l’entreprise // Nevers, le 10 juillet 2026;{b.rep};{b.role};le syndic, pour le syndicat
    """)
    return d.truth(s, b, "T-2026-07", "2026-07-06", "2026-09-07", "2026-10-30", rhythm="milestones", days=21,
                   lines=[line("Premier appel de fonds, 30 %, réfection de la couverture", "1", "LS", "14580.00", vat="10")],
                   accept={"contract_date": ["2026-07-10"]}, about="co-owners represented by a manager with its own RCS number; reduced rate; instalments on dates, first and last alike")


def paper_fr_g_gie_terminaux():
    s = party("Monétique Rhodanienne SA", "210 avenue de Saxe", "69003", "Lyon", "FR", "Lyon", "Virginie Astruc", "directrice commerciale")
    b = party("GIE Les Halles de Presqu’île", "6 quai Saint-Vincent", "69001", "Lyon", "FR", "Lyon", "Robert Chomarat", "administrateur unique")
    d = g("fr", "foot4", "Location de terminaux", "'Open Sans'", "9.8pt", colour="#b71c1c", css="h1{color:#b71c1c}",
          pagefoot=spread(f"<b>{s.name}</b> au capital de 1 250 000 €<br>Siège social : {s.street}, {s.place()}", f"{s.siren} R.C.S. Lyon – NAF 7733Z<br>N° de TVA {s.vat}", f"{s.iban}<br>{s.bic}"))
    write(d, f"""
    # Contrat de location et de service n° MR-LOC-20261
    ; Conditions particulières
    Locataire :: {b.name}, groupement d’intérêt économique sans capital
    Immatriculation :: {b.siren} R.C.S. Lyon
    Siège :: {b.street}, {b.place()}
    Signataire :: {b.rep}, {b.role}
    Lieu d’utilisation :: Halles de Presqu’île, 25 étals et comptoirs
    Date du contrat :: 28 janvier 2026
    Prise d’effet :: 1er mars 2026
    Terme :: 28 février 2030
    Périodicité :: trimestrielle, terme à échoir
    Règlement :: 30 jours nets, date de facture
    ## Prix
    Voir l’annexe tarifaire, qui fait partie du contrat. Le taux de TVA applicable est de 20 %.
    ~~ Lyon, le 28 janvier 2026;{s.rep};{s.role};Monétique Rhodanienne SA // Lyon, le 28 janvier 2026;{b.rep};{b.role};GIE Les Halles de Presqu’île
    ---
    # Conditions générales de location
    ## 1. Remise du matériel
    Le bailleur livre, paramètre et met en service les terminaux à la date de prise d’effet. Un bon de remise indique le numéro de série de chaque appareil. Le locataire signale toute réserve dans les trois jours ouvrés.
    ## 2. Usage
    Les terminaux sont réservés aux membres du groupement. Ils ne peuvent être cédés, gagés ni déplacés hors de Lyon. Le groupement répond solidairement, avec ses membres, du paiement des loyers.
    ## 3. Entretien
    Le bailleur assure les mises à jour exigées par les réseaux de cartes et échange sous quatre heures ouvrées tout terminal en panne entre 6 h et 20 h, dimanche matin compris. Le papier, les batteries après deux ans et les dégâts dus aux liquides sont facturés à part, un terminal détruit étant compté 240,00 € HT.
    ## 4. Loyers
    Les loyers courent de la prise d’effet au terme. Ils sont fixes pendant vingt-quatre mois, puis révisables une fois l’an dans la limite de 2 %. Tout trimestre commencé est dû.
    ## 5. Retard
    Après mise en demeure restée sans effet pendant quinze jours, le bailleur peut interrompre les transactions. L’indemnité de recouvrement est de 40 € par facture ; l’intérêt de retard, celui de la Banque centrale européenne majoré de dix points.
    ## 6. Responsabilité
    Le bailleur n’est pas garant de l’acceptation des cartes par les établissements. Sa dette éventuelle ne dépasse pas les loyers des six derniers mois.
    ## 7. Assurance
    Le locataire assure le matériel contre le vol et l’incendie pour 6 000 €.
    ## 8. Restitution
    Les terminaux sont rendus dans les huit jours du terme. Le bailleur efface les clés de sécurité en présence d’un membre du groupement.
    ## 9. Juridiction
    Tribunal de commerce de Lyon.
    ---
    # Annexe tarifaire au contrat MR-LOC-20261
    |:lrlrr
    |Réf.|Nombre|Désignation|Montant unitaire HT|Montant HT
    |<b>A – Redevances, par mois</b>||||
    |TPE-F|18|Terminal fixe, lecture avec et sans contact, imprimante intégrée, liaison Ethernet|14,90 €|268,20 €
    |TPE-M|7|Terminal mobile 4G avec base de charge|21,50 €|150,50 €
    |SUP|1|Supervision du parc et portail de rapprochement|35,00 €|35,00 €
    |||Total des redevances mensuelles||453,70 €
    |<b>B – Frais initiaux, une seule fois</b>||||
    |MES|25|Mise en service par terminal, facturée avec le premier trimestre|22,00 €|550,00 €
    |<b>C – En option, non souscrit</b>||||
    |TIC|–|Ticket dématérialisé par courriel, par mois et par terminal|1,90 €|–
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "MR-LOC-20261", "2026-01-28", "2026-03-01", "2030-02-28", rhythm="quarterly", period=("2026-03-01", "2026-05-31"), days=30,
                   lines=[line("Terminal fixe, lecture avec et sans contact, imprimante intégrée, liaison Ethernet", "54", "C62", "14.90", **v), line("Terminal mobile 4G avec base de charge", "21", "C62", "21.50", **v), line("Supervision du parc et portail de rapprochement", "3", "MON", "35.00", **v), line("Mise en service par terminal", "25", "C62", "22.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["C62"]}, about="three pages; seller's name under its signature and in the foot only; economic interest group; annex with monthly, one-off and optional groups")


def paper_be_g_asbl_vitres():
    s = party("Clair-Carreau Services SA", "Boulevard de la Meuse 77", "5100", "Jambes", "BE", "", "Thibault Marchal", "administrateur délégué")
    b = party("Centre culturel du Viroin ASBL", "Place de la Gare 3", "5670", "Viroinval", "BE", "", "Françoise Baudoux", "directrice")
    d = g("fr", "g-platypus", "Lavage de vitres", producer="platypus", face="Serif", points=10, footer=f"{s.name} – TVA BE {s.bce} – RPM Liège, division Namur – {s.iban} – {s.bic}")
    write(d, f"""
    # Abonnement de lavage de vitres
    > Jambes, le 15 mai 2026
    Entre le {b.name}, association sans but lucratif inscrite à la Banque-Carrefour (BCE {b.bce}), établie {b.street} à {b.postcode} {b.city}, qui commande, et {s.name}, {s.street}, {s.postcode} {s.city}, qui exécute, il est conclu l’abonnement numéro 2026-VIT-061.
    ## Étendue et prix
    |:lrr
    |Surface|m²|Prix du trimestre (EUR, hors TVA)
    |Façades vitrées, deux faces, un passage par trimestre|240|312,00
    |Enseigne et marquise|15|28,00
    |=Par trimestre||340,00
    La TVA est comptée à 21 %. Le matériel élévateur est compris. Les tags et autocollants sont enlevés au prix de 46,00 EUR l’heure, à la demande.
    ## Exécution
    Le premier trimestre débute le 1er juillet 2026. Le passage a lieu pendant la deuxième semaine du trimestre ; en cas de gel ou de vent fort il est reporté de huit jours au plus.
    ## Paiement
    Une facture trimestrielle, au début du trimestre, à payer dans les trente jours calendrier. Passé ce délai, un intérêt de 8 % court sans rappel.
    ## Durée
    L’abonnement est conclu pour un temps indéterminé. Chaque partie y renonce moyennant un trimestre de préavis.
    ## Assurances
    La société couvre les dégâts aux châssis jusqu’à 125.000 EUR et remet l’attestation ONSS à chaque 1er juillet.
    ~~ ;{b.rep};{b.role};pour l’ASBL // ;{s.rep};{s.role};pour la SA
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "2026-VIT-061", "2026-05-15", "2026-07-01", None, rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=30,
                   lines=[line("Façades vitrées, deux faces, un passage par trimestre", "1", "QAN", "312.00", **v), line("Enseigne et marquise", "1", "QAN", "28.00", **v)],
                   accept={"seller.registration": ["0519298507"]}, about="buyer first in the sentence, association with a BCE number, seller's number only in the foot; area column is no quantity")


def paper_lu_g_commune_cadre():
    s = party("Kolibree Consulting S.A.", "12, rue des Artisans", "8308", "Capellen", "LU", "", "Yves Thilges", "administrateur")
    b = party("Administration communale de Bourfeld", "1, place de l’Église", "7790", "Bissen", "LU", "", "Carole Hoffmann", "bourgmestre")
    b.reg_id = ""
    d = g("fr", "writer-ruled", "Contrat-cadre", producer="office", face="Liberation Sans", points=10, footer=f"{s.name}, RCS {s.reg_id}, TVA {s.vat} –")
    write(d, f"""
    # CONTRAT-CADRE DE PRESTATIONS INFORMATIQUES
    Numéro :: CC/2026/IT-04
    Pouvoir adjudicateur :: {b.name}, Maison communale, {b.street}, L-{b.postcode} {b.city}
    Prestataire retenu :: {s.name}, {s.street}, L-{s.postcode} {s.city}
    Délibération :: conseil communal du 3 février 2026
    Signature :: 2 mars 2026
    ## Art. 1 – Nature
    Le présent contrat fixe les prix et les règles des missions que la commune pourra confier au prestataire. Il n’oblige la commune à aucun volume. Chaque mission donne lieu à un bon de commande séparé qui en précise la quantité.
    ## Art. 2 – Prix
    |:lrr
    |Profil|Journée (€ HTVA)|Heure (€ HTVA)
    |Architecte réseau|1.080,00|–
    |Développeur confirmé|860,00|–
    |Technicien de proximité|–|78,00
    Les déplacements dans le pays sont inclus. Le taux de TVA est de 17 %.
    ## Art. 3 – Validité
    Du 15 mars 2026 au 14 mars 2029.
    ## Art. 4 – Factures
    Une facture par bon de commande, après service fait, payée à 30 jours.
    ## Art. 5 – Indexation
    Les prix suivent l’échelle mobile des salaires.
    ## Art. 6 – Remplacement des intervenants
    Le prestataire remplace sans frais un intervenant récusé et assure cinq jours de recouvrement.
    ## Art. 7 – Confidentialité
    Les intervenants sont tenus au secret professionnel et signent l’engagement joint à chaque bon.
    ~~ Bissen;{b.rep};{b.role};pour la commune // Capellen;{s.rep};{s.role};pour le prestataire
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "CC/2026/IT-04", "2026-03-02", "2026-03-15", "2029-03-14", rhythm="per_call_off", days=30, kind="framework", findings=["framework"],
                   lines=[line("Architecte réseau", None, "DAY", "1080.00", **v), line("Développeur confirmé", None, "DAY", "860.00", **v), line("Technicien de proximité", None, "HUR", "78.00", **v)],
                   about="framework of a municipality; day and hour in separate price columns; seller's numbers only in the foot")


def paper_ch_g_logiciel_paroisse():
    s = party("Registra Logiciels SA", "Avenue de la Gare 44", "1870", "Monthey", "CH", "", "Nicolas Défago", "directeur")
    b = party("Fédération des paroisses du Chablais", "Rue du Bourg 15", "1860", "Aigle", "CH", "", "Sœur Marie-Claude Udriot", "secrétaire générale")
    d = g("fr", "soft", "Licence", "'Lato'", "9pt", colour="#8a6d00",
          letterhead=head("Registra", f"{s.name}<br>{s.street}, {s.place(True)}<br>{s.uid} TVA"), pagefoot=f"Coordonnées bancaires : {s.iban}")
    write(d, f"""
    # Licence et assistance
    ; Contrat 2026/RL/209 conclu le 19 octobre 2026
    Preneur de licence :: {b.name} (association au sens des art. 60 ss CC)
    Adresse :: {b.street}, {b.place(True)}
    Durée :: 1er janvier 2027 au 31 décembre 2029
    Facturation :: une fois l’an, en janvier, payable à 30 jours
    ## Montants
    |:lrrr
    |Objet|Prix annuel|Remise 10 %|Net CHF
    |Registre paroissial, 12 postes|4'800.00|480.00|4'320.00
    |Module dons et attestations|1'260.00|126.00|1'134.00
    |Assistance téléphonique|980.00|98.00|882.00
    |=Redevance annuelle, hors TVA|7'040.00|704.00|6'336.00
    L’installation et la reprise des fichiers coûtent CHF 1'500.00 une seule fois, sans remise ; elles figurent sur la facture de janvier 2027. La TVA suisse de 8,1 % est ajoutée à tous les montants. La remise est consentie à titre d’association sans but lucratif et vaut pour toute la durée.
    ## Étendue de la licence
    Droit d’usage non exclusif et incessible sur douze postes des secrétariats. Les paroisses affiliées après 2026 paient un supplément de CHF 35.00 par poste et par mois.
    ## Assistance
    Du lundi au vendredi, 8 h à 12 h et 13 h 30 à 17 h. Les demandes bloquantes sont traitées dans la demi-journée. La visite sur place se paie CHF 165.00 l’heure, trajet compris.
    ## Mises à jour
    Deux versions par an. Registra tient le logiciel conforme au droit suisse de la protection des données.
    ## Garantie
    Le code source est déposé chez un notaire ; il est remis à la Fédération si Registra cesse son activité.
    ## Résiliation
    Avant terme, uniquement pour violation grave non réparée dans les trente jours. Le for est à Monthey.
    ~~ Monthey, le 19 octobre 2026;{s.rep};{s.role};Registra Logiciels SA // Aigle, le 26 octobre 2026;{b.rep};{b.role};la Fédération
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "2026/RL/209", "2026-10-19", "2027-01-01", "2029-12-31", currency="CHF", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=30,
                   lines=[line("Registre paroissial, 12 postes", "1", "ANN", "4800.00", allowance="480.00", **v), line("Module dons et attestations", "1", "ANN", "1260.00", allowance="126.00", **v), line("Assistance téléphonique", "1", "ANN", "980.00", allowance="98.00", **v), line("Installation et reprise des fichiers", "1", "LS", "1500.00", **v)],
                   accept={"contract_date": ["2026-10-26"]}, about="seller only in the letterhead; association without a number; discount column; one-off outside the table and without discount")
