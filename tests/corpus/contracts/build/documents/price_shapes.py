"""Prices in many shapes: per site, over two pages, in an annex, in words; billing that is not what the price is stated for."""
from paper import fr, line

from ._small_print import clauses
from ._write import party, sheet, tick, write


def paper_de_reinigung_drei_standorte():
    s = party("Saubermann & Töchter Gebäudereinigung GmbH", "Siemensstraße 33", "71254", "Ditzingen", "DE", "HRB Stuttgart", "Ayşe Kılıç", "Geschäftsführerin")
    b = party("Genossenschaftsbank Glemstal eG", "Münchinger Straße 5", "71254", "Ditzingen", "DE", "GnR Stuttgart", "Thomas Haug", "Vorstand")
    d = sheet("de", "court", "Reinigungsvertrag", "'Liberation Serif'", "10.5pt", pagefoot='<div class="center">Reinigungsvertrag RV-2026-15</div>')
    write(d, f"""
    # Gebäudereinigungsvertrag RV-2026-15
    ^ zwischen
    ^ <b>{b.name}</b>, {b.street}, {b.place()}, {b.reg},
    ^ – im Folgenden die „Bank“ –
    ^ und
    ^ <b>{s.name}</b>, {s.street}, {s.place()}, {s.reg}, USt-IdNr. {s.vat},
    ^ – im Folgenden der „Reinigungsdienst“ –
    ## § 1 Gegenstand
    Der Reinigungsdienst reinigt die drei Geschäftsstellen der Bank nach dem Leistungsverzeichnis (Anlage A). Der Vertrag beginnt am 1. Februar 2026 und ist bis zum 31. Januar 2028 befristet; er verlängert sich um jeweils zwölf Monate, wenn er nicht drei Monate vor Ablauf gekündigt wird.
    ## § 2 Vergütung
    Die monatliche Vergütung ergibt sich für jeden Standort aus den folgenden Aufstellungen (Beträge in Euro, netto):
    <p><b>a) Hauptstelle Ditzingen</b></p>
    |:lrr
    |Leistung|Turnus|monatlich
    |Unterhaltsreinigung Büros 840 m²|5 × wöchentlich|1.386,00
    |Glasreinigung innen und außen|1 × monatlich|164,00
    |=Zwischensumme Ditzingen||1.550,00
    <p><b>b) Geschäftsstelle Hirschlanden</b></p>
    |:lrr
    |Leistung|Turnus|monatlich
    |Unterhaltsreinigung Büros 210 m²|3 × wöchentlich|298,00
    |Pflege der Teppichböden|2 × jährlich|36,50
    |=Zwischensumme Hirschlanden||334,50
    <p><b>c) SB-Filiale Heimerdingen</b></p>
    |:lrr
    |Leistung|Turnus|monatlich
    |Reinigung SB-Zone und Automaten|6 × wöchentlich|212,00
    |=Zwischensumme Heimerdingen||212,00
    Die Gesamtvergütung beträgt somit 2.096,50 € im Monat zuzüglich 19 % Umsatzsteuer.
    ## § 3 Abrechnung
    Abgerechnet wird vierteljährlich nachträglich, je Kalenderquartal; für die Monate Februar und März 2026 wird die erste Rechnung gestellt. Zahlungsziel sind 30 Tage. Skonto wird nicht gewährt.
    {clauses("de", [0, 1, 2, 3, 5, 7], 4, "## § {n} {title}")}
    ~~ Ditzingen, den 15. Dezember 2025;{b.rep};{b.role};Bank // Ditzingen, den 18. Dezember 2025;{s.rep};{s.role};Reinigungsdienst
    ; Anlage A: Leistungsverzeichnis (liegt beiden Seiten vor)
    """)
    rows = [("Unterhaltsreinigung Büros Hauptstelle Ditzingen", "1386.00"), ("Glasreinigung innen und außen", "164.00"), ("Unterhaltsreinigung Büros Hirschlanden", "298.00"), ("Pflege der Teppichböden", "36.50"), ("Reinigung SB-Zone und Automaten", "212.00")]
    return d.truth(s, b, "RV-2026-15", "2025-12-18", "2026-02-01", "2028-01-31", rhythm="quarterly", period=("2026-02-01", "2026-03-31"), days=30,
                   lines=[line(text, "2", "MON", price) for text, price in rows],
                   about="per-site tables with subtotals; monthly prices, quarterly in arrears, the first bill covers two months by a stated rule; buyer named first")


def paper_de_it_einmalig_laufend():
    s = party("Ruhrbit Systemhaus GmbH", "Kruppstraße 82", "45145", "Essen", "DE", "HRB Essen", "Sven Kaminski", "Vertriebsleiter")
    b = party("Steuerberatung Dr. Halfmann PartG mbB", "Rüttenscheider Straße 199", "45131", "Essen", "DE", "PR Essen", "Dr. Claudia Halfmann", "Partnerin")
    d = sheet("de", "bank", "IT-Vertrag", "'Roboto'", "9.6pt", colour="#005f73", pagefoot=f"{s.name} | {s.street} | {s.place()} | {s.reg} | Steuernummer {s.tax} | {s.iban}")
    write(d, f"""
    # IT-Servicevertrag „Kanzlei Rundum“
    <table class="grid"><tr><th>Dienstleister</th><th>Kunde</th></tr><tr><td>{s.name}<br>{s.street}<br>{s.place()}</td><td>{b.name}<br>{b.street}<br>{b.place()}<br>Kd.-Nr. 10733</td></tr></table>
    Vertrags-Nr. :: KR-10733-2
    Datum :: 27.04.2026
    Vertragsbeginn :: 11.05.2026
    Laufzeit :: unbefristet, kündbar mit drei Monaten zum Monatsende
    ## A. Einmalige Leistungen
    |:rlrrr
    |Pos.|Bezeichnung|Menge|E-Preis|Betrag
    |A1|Einrichtung Terminalserver|1|1.950,00 €|1.950,00 €
    |A2|Umzug Postfächer|14|35,00 €|490,00 €
    |=|Summe A netto|||2.440,00 €
    ## B. Laufende Leistungen je Monat
    |:rlrrr
    |Pos.|Bezeichnung|Menge|E-Preis|Betrag
    |B1|Arbeitsplatz „Komfort“|14|59,00 €|826,00 €
    |B2|Datensicherung je angefangene 500 GB|3|18,00 €|54,00 €
    |B3|Virenschutz|14|3,20 €|44,80 €
    |=|Summe B netto|||924,80 €
    Die Preise verstehen sich zzgl. 19 % USt. Die einmaligen Leistungen werden mit der ersten Monatsrechnung abgerechnet, die laufenden monatlich im Voraus. Rechnungen sind ohne Abzug nach 10 Tagen fällig.
    {clauses("de", [4, 2, 6], 1)}
    ~~ Essen, 27.04.2026;{s.rep};{s.role};{s.name} // Essen, 29.04.2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "KR-10733-2", "2026-04-27", "2026-05-11", None, rhythm="monthly", period=("2026-05-11", "2026-06-10"), days=10,
                   lines=[line("Einrichtung Terminalserver", "1", "C62", "1950.00"), line("Umzug Postfächer", "14", "C62", "35.00"), line("Arbeitsplatz Komfort", "14", "C62", "59.00"),
                          line("Datensicherung je angefangene 500 GB", "3", "C62", "18.00"), line("Virenschutz", "14", "C62", "3.20")],
                   accept={"contract_date": ["2026-04-29"], "lines.0.unit": ["LS"], "lines.2.unit": ["MON"], "lines.3.unit": ["MON"], "lines.4.unit": ["MON"]}, about="one-off section before the recurring one; starts inside a month without calendar alignment: the month runs from the 11th")


def paper_fr_gardiennage_deux_pages():
    s = party("Vigie Atlantique Sécurité SAS", "56 boulevard de la Prairie au Duc", "44200", "Nantes", "FR", "Nantes", "Karim Haddad", "directeur général")
    b = party("Marina du Bonnet-Rouge SEML", "Quai des Océanes", "44380", "Pornichet", "FR", "Saint-Nazaire", "Anne-Cécile Rouaud", "directrice")
    d = sheet("fr", "slab", "Contrat de gardiennage", "'Open Sans'", "9.2pt", pagefoot=f'<div class="cols"><span>{s.name} – {s.reg}</span><span>Autorisation AUT-044-2118-03-21-20190612345</span></div>')
    d.look["number"] = lambda value: fr(value) + " €"
    write(d, f"""
    # Contrat de gardiennage n° VAS-2026-071
    Entre {s.name}, {s.street}, {s.place()}, SIRET {s.siret}, TVA {s.vat}, représentée par {s.rep}, {s.role}, ci-après désignée « la Société de sécurité », d’une part,
    et {b.name}, {b.street}, {b.place()}, représentée par {b.rep}, {b.role}, ci-après désignée « le Port », d’autre part, il a été arrêté ce qui suit :
    ## Article 1er. Durée
    Le contrat prend effet le 1er juin 2026 pour une durée déterminée de douze mois, soit jusqu’au 31 mai 2027 inclus.
    ## Article 2. Prix mensuel
    Le Port verse chaque mois les sommes suivantes, hors taxes, auxquelles s’ajoute la TVA à 20 % :
    """)
    rows = [("1", "Ronde de nuit, bassin nord", "620.00"), ("2", "Ronde de nuit, bassin sud", "620.00"), ("3", "Ronde de nuit, aire de carénage", "415.00"), ("4", "Filtrage capitainerie, vendredi", "388.50"), ("5", "Filtrage capitainerie, samedi", "402.75"), ("6", "Filtrage capitainerie, dimanche", "402.75"),
            ("7", "Levée de doute sur alarme (forfait)", "150.00"), ("8", "Maintenance des bornes de pointage", "64.20"), ("9", "Rapport quotidien électronique", "45.00"), ("10", "Astreinte téléphonique", "210.00")]
    d.carry_table(["N°", "Prestation", "Montant mensuel HT"], [list(row) for row in rows], (6, 4), "À reporter", "Report", "rlr", foot=[["Total mensuel HT", "", "3 318,20 €"], ["TVA 20 %", "", "663,64 €"], ["Total mensuel TTC", "", "3 981,84 €"]])
    write(d, f"""
    ## Article 3. Facturation et règlement
    Facturation mensuelle à terme échu. Règlement par virement à 45 jours de la date d’émission de la facture, sur le compte {s.iban} ({s.bic}). Un escompte de 1 % est accordé pour tout paiement intervenant sous 8 jours.
    {clauses("fr", [1, 2, 3, 5, 7], 4, "## Article {n}. {title}")}
    ~~ À Nantes, le 11 mai 2026;{s.rep};{s.role};La Société de sécurité // À Pornichet, le 13 mai 2026;{b.rep};{b.role};Le Port
    """)
    return d.truth(s, b, "VAS-2026-071", "2026-05-13", "2026-06-01", "2027-05-31", rhythm="monthly", period=("2026-06-01", "2026-06-30"), days=45, discounts=[("1", 8)],
                   lines=[line(text, "1", "MON", price, vat="20") for _, text, price in rows], accept={f"lines.{k}.unit": ["LS"] for k in range(10)}, about="price table over two pages with carried totals; escompte; revision formula")


def paper_fr_entretien_remises():
    s = party("Jardins du Comminges SARL", "Chemin de Gourdan", "31210", "Montréjeau", "FR", "Toulouse", "Fabrice Dedieu", "gérant")
    b = party("Résidence Services Les Frontignes SAS", "45 avenue de Luchon", "31800", "Saint-Gaudens", "FR", "Toulouse", "Laure Castéra", "directrice d’établissement")
    d = sheet("fr", "sheet", "Contrat d'entretien", "'Carlito'", "10.5pt")
    write(d, f"""
    # CONTRAT D’ENTRETIEN DES ESPACES VERTS 2026-2027
    Prestataire :: {s.name} – {s.street} – {s.place()} – {s.reg}
    Bénéficiaire :: {b.name} – {b.street} – {b.place()}
    Référence du contrat :: EV-0642
    Fait le :: 16 mars 2026
    ## Prix par trimestre
    |:rrlrr
    |Montant HT|Remise|Désignation|Qté|P.U. HT
    |1 188,00 €|10 %|Tonte et ramassage, par passage|12|110,00 €
    |427,50 €|5 %|Taille de haies, par passage|3|150,00 €
    |96,00 €|–|Désherbage allées, forfait|1|96,00 €
    |=1 711,50 €||Total trimestriel HT||
    |=342,30 €||TVA 20 %||
    |=2 053,80 €||Total trimestriel TTC||
    ## Conditions
    Le contrat court du 1er avril 2026 au 31 mars 2027 sans reconduction. La facture est émise au début de chaque trimestre. Délai de paiement : 30 jours ; escompte de 2 % si le règlement intervient dans les 10 jours.
    L’évacuation de branches au-delà de 2 m³ est facturée 48,00 € le m³. Les prix sont fermes.
    {clauses("fr", [3, 2], 1)}
    ~~ Le Prestataire;{s.rep};{s.role};{s.name} // Le Bénéficiaire;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "EV-0642", "2026-03-16", "2026-04-01", "2027-03-31", rhythm="quarterly", period=("2026-04-01", "2026-06-30"), days=30, discounts=[("2", 10)],
                   lines=[line("Tonte et ramassage, par passage", "12", "C62", "110.00", allowance="132.00", **v), line("Taille de haies, par passage", "3", "C62", "150.00", allowance="22.50", **v), line("Désherbage allées, forfait", "1", "LS", "96.00", **v)],
                   accept={"lines.2.unit": ["QAN"]}, about="columns reordered: the amount first; discount per row; escompte")


def paper_gb_framework_annex_rates():
    s = party("Calder & Rhys Structural Engineers Ltd", "The Old Granary, Quay Road", "SA31 3JN", "Carmarthen", "GB", "", "Bronwen Rhys", "Director")
    b = party("Tywi Homes Housing Association Ltd", "5 Spilman Street", "SA31 1LQ", "Carmarthen", "GB", "", "Gareth Probert", "Head of Assets")
    d = sheet("en", "court", "Framework agreement", "'Caladea'", "10.8pt", pagefoot='<div class="center">Framework Agreement TH/FA/2026/03</div>')
    write(d, f"""
    # Framework agreement for structural surveys
    <p>This framework agreement, numbered TH/FA/2026/03 and dated 10 April 2026, is made between:</p>
    <p>(a) <b>{b.name}</b>, a registered society (no. {b.reg_id}) whose registered office is at {b.street}, {b.place()} (the “<b>Association</b>”); and</p>
    <p>(b) <b>{s.name}</b>, company no. {s.reg_id}, whose registered office is at {s.street}, {s.place()}, VAT no. {s.vat} (the “<b>Consultant</b>”).</p>
    ## 1. The framework
    The Association may, from 1 May 2026 until 30 April 2029, call off structural surveys by issuing an Order. It does not undertake to issue any Order and gives no exclusivity. Spend in the previous framework was in the region of £60,000 a year.
    ## 2. Price
    Orders are priced at the rates in Annex 2. The rates are fixed until 30 April 2027 and thereafter rise by the change in the CPI, capped at 3%. VAT at 20% is added.
    ## 3. Invoicing
    The Consultant invoices each Order on delivery of the report. The Association pays within 28 days of receiving a valid invoice.
    {clauses("en", [0, 1, 2, 3, 5, 6, 7], 4)}
    ## Annex 1: Form of Order
    Order no. :: ..................
    Property :: ..................
    Service required :: ..................
    ---
    ## Annex 2: Rates (excluding VAT)
    |:llr
    |Ref|Service|Rate
    |S1|Visual inspection, single dwelling|£285.00 per report
    |S2|Detailed survey with calculations|£640.00 per report
    |S3|Principal engineer|£98.00 per hour
    |S4|Graduate engineer|£56.00 per hour
    |S5|Mileage|£0.45 per mile
    ~~ 10 April 2026;{b.rep};{b.role};Association // 10 April 2026;{s.rep};{s.role};Consultant
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "TH/FA/2026/03", "2026-04-10", "2026-05-01", "2029-04-30", currency="GBP", rhythm="per_call_off", days=28, kind="framework", findings=["framework"],
                   lines=[line("Visual inspection, single dwelling", None, "C62", "285.00", **v), line("Detailed survey with calculations", None, "C62", "640.00", **v), line("Principal engineer", None, "HUR", "98.00", **v), line("Graduate engineer", None, "HUR", "56.00", **v), line("Mileage", None, "SMI", "0.45", **v)],
                   accept={"lines.4.unit": [None, "C62", "KMT"]}, about="framework of the buyer; rates in an annex with the unit behind the price; an empty order form as annex is no blank of the contract; change rate in a clause")


def paper_gb_chaplaincy_words_early_payment():
    s = party("Stourbank Clock Restorers Ltd", "12 Severn Side South", "DY12 2DX", "Bewdley", "GB", "", "Rupert Amies", "Director")
    b = party("The Dean and Chapter of Wyre Cathedral", "The Chapter Office, College Yard", "DY11 6QT", "Wyre Magna", "GB", "", "Canon Felicity Marsh", "Receiver General")
    b.reg_id = ""
    d = sheet("en", "court", "Clock agreement", "'EB Garamond'", "13pt")
    write(d, f"""
    # Agreement for the care of the tower clock
    AN AGREEMENT made on the second day of November 2026 between {b.name} of {b.street}, {b.place()} (“the Chapter”) and {s.name} (company number {s.reg_id}; VAT number {s.vat}) of {s.street}, {s.place()} (“the Clockmaker”).
    1. The Clockmaker shall from 1 January 2027 wind, regulate and maintain the tower clock and the carillon.
    2. The Chapter shall pay the Clockmaker for the clock the sum of two thousand one hundred and sixty pounds (£2,160.00) and for the carillon the sum of eight hundred and forty pounds (£840.00) in each year, together with value added tax at twenty per cent.
    3. The said sums shall be invoiced yearly in advance and paid within thirty days. If the Chapter pays within ten days of the date of the invoice it may deduct two and a half per cent (2.5%).
    4. New ropes were priced in 2024 at £1,150.00 and are not included.
    5. This agreement shall last for three years and shall then come to an end.
    6. The Clockmaker shall hold insurance of five million pounds.
    ~~ ;{b.rep};{b.role};for the Chapter // ;{s.rep};{s.role};the Clockmaker
    """)
    v = {"vat": "20"}
    return d.truth(s, b, None, "2026-11-02", "2027-01-01", "2029-12-31", currency="GBP", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=30, discounts=[("2.5", 10)],
                   lines=[line("Care of the tower clock", "1", "ANN", "2160.00", **v), line("Care of the carillon", "1", "ANN", "840.00", **v)], about="words and figures in prose; date in words; net days and settlement discount in words; end from three years; old price; old-style numerals")


def paper_ie_options_calendar_quarters():
    s = party("Burren Telemetry Limited", "Gort Road Business Park", "V95 XH27", "Ennis", "IE", "", "Aoife Considine", "Account Manager")
    b = party("Corofin Group Water Scheme Society Limited", "Main Street", "V95 NT66", "Corofin", "IE", "", "Michael Hehir", "Secretary")
    d = sheet("en", "air", "Order", "'Open Sans'", "9.4pt", colour="#00695c", letterhead='<div class="right" style="font-size:1.6em;color:#00695c">burren telemetry</div>', pagefoot=f"{s.name}, {s.street}, {s.city}, Co. Clare, {s.postcode}. CRO {s.reg_id}. VAT {s.vat}. IBAN {s.iban}")
    write(d, f"""
    # Subscription order BT-2026-219
    Subscriber :: {b.name}, {b.street}, {b.city}, Co. Clare, {b.postcode}
    Order date :: 13 April 2026
    Service commences :: 1 May 2026
    Initial period :: 24 months
    Billing :: by calendar quarter in advance; first invoice for May and June 2026
    Payment :: 30 days from invoice
    ## Ordered
    |:lrrr
    |Service|Sites|€ per site per month|€ per month
    |Reservoir level monitoring|7|16.50|115.50
    |Chlorine residual monitoring|3|31.00|93.00
    |=Total per month excl. VAT|||208.50
    ## Available options (tick to order)
    <p>{tick(False)} SMS alarm package €12.00 per month &nbsp; {tick(False)} Annual sensor calibration €95.00 per sensor &nbsp; {tick(False)} Extended warranty €240.00 per year</p>
    VAT at 23% is added. After the initial period the subscription continues from quarter to quarter. Replacement loggers: €410.00 each. Ex-gratia credits for outages above 24 hours: 5% of the monthly charge.
    {clauses("en", [2, 4, 6], 1)}
    ~~ 13 April 2026;{s.rep};{s.role};Burren Telemetry // 17 April 2026;{b.rep};{b.role};Subscriber
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "BT-2026-219", "2026-04-13", "2026-05-01", "2028-04-30", rhythm="quarterly", period=("2026-05-01", "2026-06-30"), days=30,
                   lines=[line("Reservoir level monitoring", "14", "C62", "16.50", **v), line("Chlorine residual monitoring", "6", "C62", "31.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "contract_date": ["2026-04-17"]},
                   accept_lines=[[line("Reservoir level monitoring", "2", "MON", "115.50", **v), line("Chlorine residual monitoring", "2", "MON", "93.00", **v)]], findings=["options_unticked"],
                   about="calendar quarters: the first bill covers two months; unticked options with prices")


def paper_ch_kaffee_gratismonat():
    s = party("Bohnenwerk Gastro AG", "Zürcherstrasse 310", "8406", "Winterthur", "CH", "", "Livia Keller", "Verkauf")
    b = party("Tanner Treppenbau GmbH", "Industriestrasse 12", "8580", "Amriswil", "CH", "", "Roland Tanner", "Geschäftsführer")
    d = sheet("de", "bank", "Mietvertrag", "'Lato'", "10pt", colour="#4e342e", pagefoot=f"{s.name} · {s.street} · {s.place(True)} · {s.uid} MWST · IBAN {s.iban}")
    write(d, f"""
    # Miet- und Servicevertrag Kaffeemaschinen
    Vertrag :: BW-4471
    Vermieterin :: {s.name}
    Mieterin :: {b.name}, {b.street}, {b.place()}
    Datum :: 4. September 2026
    Mietbeginn :: 1. Oktober 2026
    Feste Dauer :: 36 Monate
    |:lrrr
    |Gerät / Leistung|Stk.|CHF / Monat|Total CHF / Monat
    |Vollautomat «Bohne 600»|2|119.00|238.00
    |Servicepauschale|2|35.00|70.00
    |=Total exkl. MWST|||308.00
    Die Rechnung wird vierteljährlich im Voraus gestellt und ist innert 30 Tagen zahlbar. Der Monat Oktober 2026 ist gratis und wird auf der ersten Rechnung in Abzug gebracht. MWST 8.1 %.
    Kaffeebohnen werden nach Bezug verrechnet (zurzeit CHF 21.50 je kg, MWST 2.6 %).
    Nach Ablauf der festen Dauer gilt der Vertrag mit einer Frist von drei Monaten kündbar weiter.
    {clauses("de", [1, 5], 1)}
    ~~ Winterthur, 4.9.2026;{s.rep};{s.role};Vermieterin // Amriswil, 8.9.2026;{b.rep};{b.role};Mieterin
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "BW-4471", "2026-09-04", "2026-10-01", "2029-09-30", currency="CHF", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=30,
                   lines=[line("Vollautomat Bohne 600", "6", "C62", "119.00", allowance="238.00", **v), line("Servicepauschale", "6", "C62", "35.00", allowance="70.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "contract_date": ["2026-09-08"]},
                   accept_lines=[[line("Vollautomat Bohne 600", "3", "MON", "238.00", allowance="238.00", **v), line("Servicepauschale", "3", "MON", "70.00", allowance="70.00", **v)]],
                   about="free month inside the first quarter; Vermieterin's address only in the foot; beans at another rate are no line")


def paper_be_nettoyage_semestriel_m2():
    s = party("Netlux Wallonie SRL", "Chaussée de Louvain 471", "5004", "Bouge", "BE", "", "Sabrina Lambot", "gérante")
    b = party("Centre culturel de Gembloux ASBL", "Rue du Moulin 55", "5030", "Gembloux", "BE", "", "Vincent Dury", "directeur")
    d = sheet("fr", "writer-nett", "Convention", producer="office", face="Carlito", points=10.5, footer="Convention NX-G-26, page")
    write(d, f"""
    # CONVENTION DE NETTOYAGE NX-G-26
    ENTRE LES SOUSSIGNÉS
    {s.name}, dont le siège est établi à {s.place()}, {s.street}, inscrite à la Banque-Carrefour des Entreprises sous le n° BCE {s.bce}, ci-après « l’Entreprise »,
    ET
    {b.name}, dont le siège est établi à {b.place()}, {b.street}, ci-après « le Client »,
    IL EST CONVENU CE QUI SUIT :
    ## 1. Prestations et prix
    |:lrrr
    |Local|Surface|Prix par m² et par mois|Par mois
    |Salle de spectacle et foyer|640 m²|1,15 EUR|736,00 EUR
    |Bureaux|120 m²|1,80 EUR|216,00 EUR
    |=Total hors TVA|||952,00 EUR
    ## 2. Facturation
    La facturation est semestrielle et à terme échu. La TVA est de 21 %. Les factures sont payables à 60 jours.
    ## 3. Durée
    La convention prend cours le 1er septembre 2026 pour une durée d’un an et prend fin de plein droit le 31 août 2027.
    {clauses("fr", [0, 2, 3, 4], 4)}
    Fait à Gembloux, le 29 juin 2026, en autant d’exemplaires que de parties.
    ~~ Pour l’Entreprise;{s.rep};{s.role};{s.name} // Pour le Client;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "NX-G-26", "2026-06-29", "2026-09-01", "2027-08-31", rhythm="half_yearly", period=("2026-09-01", "2027-02-28"), days=60,
                   lines=[line("Salle de spectacle et foyer", "3840", "MTK", "1.15", **v), line("Bureaux", "720", "MTK", "1.80", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"]}, accept_lines=[[line("Nettoyage salle de spectacle et foyer", "6", "MON", "736.00", **v), line("Nettoyage bureaux", "6", "MON", "216.00", **v)]],
                   about="price per square metre and month, billed half-yearly in arrears; address order turned round (post code first)")


def paper_lu_ascenseur_douziemes():
    s = party("Liftal S.à r.l.", "14, rue de l’Industrie", "3895", "Foetz", "LU", "", "Marc Goerens", "gérant technique")
    b = party("Syndicat Résidence Belle-Vue", "3, rue Laurent Ménager", "2143", "Luxembourg", "LU", "", "Josée Wagener", "syndic")
    b.reg_id = b.vat_raw = ""
    d = sheet("fr", "platypus-serif", "Contrat ascenseur", producer="platypus", face="Sans", points=9.5, footer=f"{s.name} – RCSL {s.reg_id} – TVA {s.vat}")
    write(d, f"""
    # Contrat d’entretien d’ascenseur n° LA-2231
    L’ascensoriste {s.name}, {s.street}, {s.place(True)}, et le propriétaire, {b.name}, {b.street}, {b.place(True)}, conviennent de ce qui suit.
    ## Objet
    Entretien complet de deux ascenseurs 630 kg à 6 niveaux, y compris les pièces.
    ## Prix
    Le prix annuel est de 5.000,00 EUR hors TVA pour les deux appareils. Il est facturé par douzièmes, au début de chaque mois, et payable à 30 jours. TVA : 17 %.
    ## Durée
    À compter du 1er janvier 2027, pour cinq ans ferme.
    {clauses("fr", [0, 1, 3, 5], 1)}
    Fait à Foetz, le 20 novembre 2026.
    ~~ L’ascensoriste;{s.rep};{s.role};{s.name} // Le propriétaire;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "LA-2231", "2026-11-20", "2027-01-01", "2031-12-31", rhythm="monthly", period=("2027-01-01", "2027-01-31"), days=30,
                   lines=[line("Entretien complet de deux ascenseurs", "1", "MON", "416.67", vat="17")], findings=["division_uneven"], about="derived: yearly price by twelfths that do not divide; end from five years")


def paper_at_winterdienst_scan():
    s = party("Schneehase Winterdienst e.U.", "Gleinalmweg 7", "8124", "Übelbach", "AT", "LG Graz", "Markus Zenz", "Inhaber")
    b = party("Wohnbau Murtal gemeinnützige GmbH", "Hauptstraße 77", "8130", "Frohnleiten", "AT", "LG Graz", "DI Eva Pichler", "Hausverwaltung")
    d = sheet("de", "writer-winter", "Winterdienst", producer="office", face="Carlito", points=11, footer="", scan={"seed": 52, "turn": 0.4, "grain": 5, "quality": 32, "specks": 60})
    write(d, f"""
    # Winterdienstvertrag Nr. 41/2026
    Auftragnehmer: {s.name}, {s.street}, {s.place()}, UID {s.vat}
    Auftraggeber: {b.name}, {b.street}, {b.place()}, {b.reg_id}
    Der Auftragnehmer räumt und streut die unten angeführten Flächen in der Zeit vom 1. November 2026 bis 31. März 2027.
    |:lr
    |Fläche|Saisonpauschale netto
    |Gehsteige Mauritzen 12 bis 20|€ 1.240,00
    |Parkplatz und Müllplatz|€ 690,00
    |Stiegenaufgang Süd|€ 185,00
    |=Summe|€ 2.115,00
    |=20 % USt|€ 423,00
    |=Gesamt|€ 2.538,00
    Die Pauschale wird in einem Betrag zu Saisonbeginn verrechnet und ist binnen 14 Tagen zu bezahlen, bei Zahlung binnen 5 Tagen 3 % Skonto.
    Streugut wird gesondert mit € 0,42 je kg verrechnet.
    ~~ Übelbach, 12.10.2026;{s.rep};{s.role};Auftragnehmer // Frohnleiten, 15.10.2026;{b.rep};{b.role};Auftraggeber
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "41/2026", "2026-10-15", "2026-11-01", "2027-03-31", rhythm="one_off", period=("2026-11-01", "2027-03-31"), days=14, discounts=[("3", 5)],
                   lines=[line("Gehsteige Mauritzen 12 bis 20", "1", "LS", "1240.00", **v), line("Parkplatz und Müllplatz", "1", "LS", "690.00", **v), line("Stiegenaufgang Süd", "1", "LS", "185.00", **v)], about="scanned; season lump sums; grit by the kilogram apart")


def paper_de_newsletter_tausenderpreis():
    s = party("Briefwelle Dialogmarketing GmbH", "Ludwigstraße 60", "67059", "Ludwigshafen am Rhein", "DE", "HRB Ludwigshafen", "Vera Rausch", "Kundenbetreuung")
    b = party("Weingut Ellerstadt & Erben GmbH & Co. KG", "Weinstraße 19", "67146", "Deidesheim", "DE", "HRA Ludwigshafen", "Philipp Ellerstadt", "Geschäftsführer")
    d = sheet("de", "grid", "Auftrag", "'Liberation Sans'", "9.8pt", pagefoot=f"{s.name} – {s.street} – {s.place()} – {s.reg} – USt-IdNr. {s.vat} – IBAN {s.iban}")
    write(d, f"""
    # Werkvertrag über eine Postwurfsendung
    Auftragnehmerin :: {s.name}
    Auftraggeberin :: {b.name}, {b.street}, {b.place()}
    Auftragsnummer :: 26-1188/PW
    Abschluss :: 3. Juli 2026
    Ausführung :: 17. August 2026 bis 28. August 2026
    |:lrlrr
    |Leistung|Menge|Einheit|Preis je 1.000|Betrag EUR
    |Druck Faltblatt DIN lang|62.500|Stück|38,40|2.400,00
    |Kuvertieren und Frankieren|62.500|Stück|21,60|1.350,00
    |Adressmiete (einmalig)|1|pauschal||480,00
    |=Auftragssumme netto||||4.230,00
    |=Umsatzsteuer 19 %||||803,70
    |=Auftragssumme brutto||||5.033,70
    Porto wird als durchlaufender Posten gesondert nach Auflieferung berechnet. Die Rechnung wird nach Auflieferung gestellt. Zahlung: innerhalb 5 Tagen 3 %, innerhalb 10 Tagen 2 % Skonto, 30 Tage netto.
    {clauses("de", [1, 2, 7], 1)}
    ~~ Ludwigshafen, 3.7.2026;{s.rep};{s.role};Auftragnehmerin // Deidesheim, 6.7.2026;{b.rep};{b.role};Auftraggeberin
    """)
    return d.truth(s, b, "26-1188/PW", "2026-07-03", "2026-08-17", "2026-08-28", rhythm="one_off", period=("2026-08-17", "2026-08-28"), days=30, discounts=[("3", 5), ("2", 10)],
                   lines=[line("Druck Faltblatt DIN lang", "62500", "C62", "0.0384"), line("Kuvertieren und Frankieren", "62500", "C62", "0.0216"), line("Adressmiete", "1", "LS", "480.00")],
                   accept={"contract_date": ["2026-07-06"]}, about="derived: price per 1,000; two settlement discounts; postage passes through")
