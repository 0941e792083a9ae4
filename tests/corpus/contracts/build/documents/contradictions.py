"""Papers that contradict themselves or leave something out, some of them long."""
from paper import line

from ._small_print import clauses
from ._write import party, sheet, write


def paper_de_lagerhalle_worte():
    s = party("Hafenquartier Immobilien Brake GmbH", "Lange Straße 2", "26919", "Brake (Unterweser)", "DE", "HRB Oldenburg", "Wiebke Harms", "Geschäftsführerin")
    b = party("Unterweser Futtermittel GmbH", "Am Binnenhafen 8", "26919", "Brake (Unterweser)", "DE", "HRB Oldenburg", "Enno Janßen", "Geschäftsführer")
    d = sheet("de", "court", "Mietvertrag", "'Liberation Serif'", "11pt")
    write(d, f"""
    # Mietvertrag über eine Lagerhalle
    Zwischen der {s.name}, {s.street}, {s.place()}, vertreten durch {s.rep}, als Vermieterin und der {b.name}, {b.street}, {b.place()}, vertreten durch {b.rep}, als Mieterin kommt folgender Mietvertrag (MV 2026/12) zustande:
    ## § 1 Mietobjekt
    Vermietet wird die Lagerhalle C, Hafenstraße 40, 26919 Brake, mit rund 900 m² Grundfläche zum Betrieb eines Futtermittellagers.
    ## § 2 Mietzeit
    Das Mietverhältnis beginnt am 1. Juli 2026 und endet am 30. Juni 2029.
    ## § 3 Mietzins
    Der Mietzins beträgt monatlich netto 1.850,00 € (in Worten: eintausendsiebenhundertfünfzig Euro) zuzüglich 19 % Umsatzsteuer; die Vermieterin hat nach § 9 UStG optiert (USt-IdNr. {s.vat}). Er ist monatlich im Voraus zu zahlen, und zwar innerhalb von 5 Tagen nach Rechnung, auf das Konto {s.iban}.
    ## § 4 Nebenkosten
    Strom und Wasser rechnet die Mieterin unmittelbar mit den Versorgern ab.
    {clauses("de", [1, 2, 5, 6, 7], 5, "## § {n} {title}")}
    ~~ Brake, den 2. Juni 2026;{s.rep};{s.role};Vermieterin // Brake, den 3. Juni 2026;{b.rep};{b.role};Mieterin
    """)
    return d.truth(s, b, "MV 2026/12", "2026-06-03", "2026-07-01", "2029-06-30", rhythm="monthly", period=("2026-07-01", "2026-07-31"), days=5,
                   lines=[line("Mietzins Lagerhalle C", None, "MON", None)], findings=["words_figures_conflict"], accept={"lines.0.quantity": ["1"]}, about="the rent in words differs from the figures; VAT by option")


def paper_fr_telesurveillance_deux_prix():
    s = party("Groupe Sentinelle du Rhône SAS", "112 cours Gambetta", "69007", "Lyon", "FR", "Lyon", "Thierry Vacher", "directeur commercial")
    b = party("Bijouterie Aurélien Perret SARL", "5 rue de la République", "38200", "Vienne", "FR", "Vienne", "Aurélien Perret", "gérant")
    d = sheet("fr", "twocol", "Contrat de télésurveillance", "'Carlito'", "10pt", pagefoot=f"{s.name} – {s.street} – {s.place()} – {s.reg} – TVA {s.vat}")
    write(d, f"""
    # Contrat d’abonnement de télésurveillance n° SR-58812
    <p>Entre <b>{s.name}</b>, ci-après « le Télésurveilleur », et <b>{b.name}</b>, {b.street}, {b.place()}, {b.reg}, ci-après « l’Abonné ».</p>
    <div class="two">
    ## Article 1. Objet
    L’Abonné confie au Télésurveilleur la surveillance à distance, 24 heures sur 24, de son magasin de Vienne.
    ## Article 2. Durée
    Le contrat prend effet le 1er octobre 2026 pour une durée irrévocable de quarante-huit mois.
    ## Article 3. Prix
    L’abonnement est de 78,00 € HT par mois, payable trimestriellement et d’avance, à 15 jours de la facture, majoré de la TVA à 20 %.
    {clauses("fr", [0, 1, 2, 3, 4, 5, 6, 7], 4, "## Article {n}. {title}")}
    </div>
    ~~ Lyon, le 3 septembre 2026;{s.rep};{s.role};Le Télésurveilleur // Vienne, le 8 septembre 2026;{b.rep};{b.role};L’Abonné
    ---
    # Annexe financière au contrat n° SR-58812
    |:lr
    |Abonnement mensuel, site de Vienne|87,00 € HT
    |Facturation|trimestrielle, d’avance
    |Levée de doute supplémentaire (à l’acte)|65,00 € HT
    """)
    return d.truth(s, b, "SR-58812", "2026-09-08", "2026-10-01", "2030-09-30", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=15,
                   lines=[line("Abonnement de télésurveillance", "3", "MON", None, vat="20")], findings=["two_prices"], about="78 € in the article, 87 € in the annex")


def paper_gb_refit_total_wrong():
    s = party("Harbourside Shopfitters Ltd", "17 Quay Lane", "EX16 9JU", "Tiverton", "GB", "", "Kev Mardle", "Contracts Director")
    b = party("Exe Valley Veterinary Group Ltd", "2 Lowman Green", "EX16 4LA", "Tiverton", "GB", "", "Dr Naomi Stead", "Clinical Director")
    d = sheet("en", "sheet", "Fit-out", "'Liberation Sans'", "9.6pt")
    write(d, f"""
    # MINOR WORKS CONTRACT &nbsp; HSF-2026-44
    Employer :: {b.name}, {b.street}, {b.place()} (company no. {b.reg_id})
    Contractor :: {s.name}, {s.street}, {s.place()} (company no. {s.reg_id}, VAT no. {s.vat})
    Works :: Refit of the reception and two consulting rooms at the Employer's premises
    Date of contract :: 20 July 2026
    Start on site :: 10 August 2026
    Completion :: 4 September 2026
    Liquidated damages :: £250 per day
    |:llrrr
    |Ref|Element|Quantity|Rate £|Total £
    |1|Reception desk, laminated|1 no.|4,850.00|4,850.00
    |2|Partition wall, glazed|18 m²|265.00|4,770.00
    |3|Vinyl floor, welded|64 m²|58.50|3,744.00
    |4|LED luminaire|22 no.|112.00|2,464.00
    |=|Contract sum excluding VAT|||15,288.00
    |=|VAT 20%|||3,057.60
    |=|Contract sum including VAT|||18,345.60
    The Contractor invoices the contract sum on practical completion. Payment falls due 14 days after the invoice.
    {clauses("en", [0, 1, 2, 3], 1)}
    ~~ 20 July 2026;{b.rep};{b.role};Employer // 20 July 2026;{s.rep};{s.role};Contractor
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "HSF-2026-44", "2026-07-20", "2026-08-10", "2026-09-04", currency="GBP", rhythm="one_off", period=("2026-08-10", "2026-09-04"), days=14,
                   lines=[line("Reception desk, laminated", "1", "C62", "4850.00", **v), line("Partition wall, glazed", "18", "MTK", "265.00", **v), line("Vinyl floor, welded", "64", "MTK", "58.50", **v), line("LED luminaire", "22", "C62", "112.00", **v)],
                   findings=["totals_mismatch"], accept={"totals.net": [None], "totals.gross": [None], "totals.vat": [[]]}, about="the contract sum is 540 short of its lines; quantity and unit in one cell; Employer and Contractor")


def paper_ie_laundry_start_conflict():
    s = party("Blackwater Linen Services Limited", "Fermoy Industrial Estate", "P61 CR83", "Fermoy", "IE", "", "Denis Sheahan", "Managing Director")
    b = party("Lismore Nursing Home Limited", "Ballyin Road", "P51 E9C2", "Lismore", "IE", "", "Catherine Power", "Director of Nursing")
    d = sheet("en", "writer-linen", "Linen agreement", producer="office", face="Carlito", points=11, footer="Linen hire agreement, page")
    write(d, f"""
    # Linen hire agreement BLS-0772
    This agreement, dated 9 February 2026, is between {s.name} of {s.street}, {s.city}, Co. Cork, {s.postcode}, VAT number {s.vat} (“the Laundry”) and {b.name} of {b.street}, {b.city}, Co. Waterford, {b.postcode} (“the Home”).
    ## Service
    From 1 March 2026 the Laundry will supply and launder bed linen for 46 beds.
    ## Price
    |:lrrr
    |Item|Beds|Per bed per month, €|Per month, €
    |Bed linen set|46|11.20|515.20
    |Bath towels|46|4.60|211.60
    |=Total|||726.80
    Add VAT at 23%. The Laundry invoices monthly in advance. The Home pays within 30 days.
    {clauses("en", [0, 2, 3, 5], 1)}
    ## Term
    This agreement starts on 1 April 2026 and continues until terminated by three months' notice.
    ~~ Fermoy, 9 February 2026;{s.rep};{s.role};the Laundry // Lismore, 11 February 2026;{b.rep};{b.role};the Home
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "BLS-0772", "2026-02-09", None, None, rhythm="monthly", period=(None, None), days=30, findings=["date_conflict"],
                   lines=[line("Bed linen set", "46", "C62", "11.20", **v), line("Bath towels", "46", "C62", "4.60", **v)], accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "contract_date": ["2026-02-11"]}, about="two start dates: 1 March in the service, 1 April in the term")


def paper_at_fotografin_steuer_scan():
    s = party("Fotostudio Helene Wurzer", "Herrengasse 20", "9020", "Klagenfurt am Wörthersee", "AT", "", "Helene Wurzer", "")
    s.reg_id = ""
    b = party("Kärntner Seenschifffahrt Betriebs GmbH", "Friedelstrand 3", "9020", "Klagenfurt am Wörthersee", "AT", "LG Klagenfurt", "Mag. Günther Rainer", "Geschäftsführer")
    d = sheet("de", "air", "Fotoauftrag", "'Lato'", "10pt", colour="#455a64", scan={"seed": 71, "turn": 0.8, "grain": 5, "quality": 30})
    write(d, f"""
    # Auftrag Bildproduktion
    Auftragnehmerin :: {s.name}, {s.street}, {s.place()}
    Auftraggeberin :: {b.name}, {b.street}, {b.place()}, {b.reg_id}
    Auftragsnr. :: 2026-17
    Datum :: 8. Mai 2026
    Leistungszeit :: 1. bis 12. Juni 2026
    |:lr
    |Leistung|Betrag
    |Bildproduktion Sommerfahrplan, pauschal|€ 2.600,00
    |=zuzüglich 20 % USt|€ 520,00
    |=Gesamt|€ 3.120,00
    Die Auftragnehmerin ist Kleinunternehmerin; sie stellt gemäß § 6 Abs. 1 Z 27 UStG keine Umsatzsteuer in Rechnung.
    Rechnungslegung nach Lieferung der Bilddaten, zahlbar binnen 14 Tagen.
    ~~ Klagenfurt, 8.5.2026;{s.rep};;Auftragnehmerin // Klagenfurt, 11.5.2026;{b.rep};{b.role};Auftraggeberin
    """)
    row = line("Bildproduktion Sommerfahrplan", "1", "LS", "2600.00", vat=None, category=None)
    return d.truth(s, b, "2026-17", "2026-05-08", "2026-06-01", "2026-06-12", rhythm="one_off", period=("2026-06-01", "2026-06-12"), days=14, lines=[row], totals={"net": "2600.00", "vat": [], "gross": None},
                   findings=["vat_contradiction"], accept={"contract_date": ["2026-05-11"]}, about="small business and 20 % at once; scanned")


def paper_lu_parking_gross():
    s = party("Parkgest S.A.", "2, rue Charles VI", "1327", "Luxembourg", "LU", "", "Sonja Theisen", "Customer Manager")
    b = party("Bertrange Dental Group S.à r.l.", "83, route de Longwy", "8080", "Bertrange", "LU", "", "Dr Luc Feller", "Manager")
    d = sheet("en", "grid", "Parking", "'Open Sans'", "9.6pt", pagefoot=f"{s.name}, {s.street}, {s.place(True)}. RCS {s.reg_id}. VAT {s.vat}")
    write(d, f"""
    # Parking space agreement PG-3307
    This agreement is made on 10 August 2026 between {s.name} (the “Operator”) and {b.name}, {b.street}, {b.place(True)} (the “Tenant”).
    1. The Operator lets to the Tenant ten parking spaces (nos. 211 to 220) on level –2 of the car park Belle Étoile Sud.
    2. The rent is EUR 117.00 per space per month, 17% VAT included, i.e. EUR 1,170.00 per month in total, VAT included.
    3. The rent is invoiced at the beginning of each month and due within 10 days.
    4. The agreement begins on 1 September 2026 and ends on 31 August 2027.
    5. Replacement of a lost card costs EUR 25.00 including VAT.
    ~~ ;{s.rep};{s.role};Operator // ;{b.rep};{b.role};Tenant
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "PG-3307", "2026-08-10", "2026-09-01", "2027-08-31", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=10,
                   lines=[line("Rent per parking space", "10", "C62", "100.00", **v)], findings=["gross_only"], accept={"lines.0.unit": ["MON"]}, accept_lines=[[line("Rent of ten parking spaces", "1", "MON", "1000.00", **v)]], about="derived: gross price only")


def paper_de_wachkontrolle_ust_offen():
    s = party("Kontrollfuchs Revierdienst GmbH", "Weberplatz 6", "14482", "Potsdam", "DE", "HRB Potsdam", "Ralf Zander", "Revierleiter")
    b = party("Havelland Autohaus Brandt GmbH & Co. KG", "Berliner Chaussee 70", "14641", "Nauen", "DE", "HRA Potsdam", "Marlies Brandt", "Geschäftsführerin")
    d = sheet("de", "slab", "Revierkontrolle", "'Liberation Sans'", "10pt", letterhead=f'<div style="font-weight:bold;font-size:1.5em">KONTROLLFUCHS</div><div class="small">{s.street} · {s.place()} · Tel. 0331 20 11 80</div><br>', pagefoot=f"{s.name} · {s.reg} · Finanzamt Potsdam, St.-Nr. {s.tax} · {s.iban}")
    write(d, f"""
    # Dienstleistungsvertrag Revierkontrolle RK 5520
    Firma {b.name}, {b.street}, {b.place()} (Auftraggeber)
    1. Wir kontrollieren Ihr Betriebsgelände in Nauen ab dem 1. Mai 2026 zweimal nächtlich zu unregelmäßigen Zeiten.
    2. Unsere Vergütung beläuft sich auf 9,80 € je Kontrollgang, das sind bei durchschnittlich 61 Gängen 597,80 €; zur Vereinfachung vereinbaren wir eine feste Monatspauschale von 590,00 € zuzüglich der jeweils gültigen gesetzlichen Umsatzsteuer.
    3. Wir rechnen vierteljährlich im Voraus ab. Unsere Rechnungen zahlen Sie bitte innerhalb von 14 Tagen.
    4. Alarmverfolgung außerhalb der Kontrollen kostet 45,00 € je Einsatz.
    5. Der Vertrag läuft auf unbestimmte Zeit, Kündigungsfrist vier Wochen zum Quartalsende.
    {clauses("de", [2, 4, 7], 6, "{n}. {title}")}
    ~~ Potsdam, 14. April 2026;{s.rep};{s.role};{s.name} // Nauen, 16. April 2026;{b.rep};{b.role};Auftraggeber
    """)
    return d.truth(s, b, "RK 5520", "2026-04-16", "2026-05-01", None, rhythm="quarterly", period=("2026-05-01", "2026-07-31"), days=14,
                   lines=[line("Revierkontrolle, Monatspauschale", "3", "MON", "590.00", vat=None)], findings=["vat_rate_missing"], accept={"contract_date": ["2026-04-14"]}, about="no VAT rate; a calculated average price beside the agreed lump sum; we/you form")


def paper_ch_entretien_quadrimestriel():
    s = party("Aquapro Piscines Sàrl", "Chemin des Artisans 9", "1860", "Aigle", "CH", "", "Cédric Monnet", "gérant")
    b = party("Hôtel des Sources Lavey SA", "Route des Bains 46", "1892", "Lavey-les-Bains", "CH", "", "Valérie Rouiller", "directrice")
    d = sheet("fr", "letter", "Contrat piscines", "'Lato'", "10.5pt", letterhead='<div style="font-size:1.9em;color:#0277bd">aquapro</div>', pagefoot=f"{s.name}, {s.street}, {s.place(True)} – {s.uid} TVA – IBAN {s.iban}")
    write(d, f"""
    {b.name}<br>{b.street}<br>{b.place()}
    > Aigle, le 17 mars 2026
    ## Contrat d’entretien des bassins – AP/26/08
    Madame, Monsieur,
    Nous avons le plaisir de vous confirmer notre accord :
    Nous entretenons vos deux bassins et leur filtration à partir du 1er mai 2026, pour deux ans, soit jusqu’au 30 avril 2028.
    Vous nous versez CHF 3'640.00 tous les quatre mois, hors TVA (8,1 %), sur facture établie au début de chaque période et payable à 30 jours net.
    Les produits de traitement sont compris ; les pièces de rechange ne le sont pas.
    Meilleures salutations
    ~~ ;{s.rep};{s.role};{s.name} // Bon pour accord, le 24 mars 2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "AP/26/08", "2026-03-17", "2026-05-01", "2028-04-30", currency="CHF", rhythm=None, period=("2026-05-01", "2026-08-31"), days=30,
                   lines=[line("Entretien des bassins et de leur filtration", "1", "C62", "3640.00", vat="8.1")], findings=["rhythm_unsupported"],
                   accept={"lines.0.unit": ["LS", "MON"], "billing.first_invoice_period.from": [None], "billing.first_invoice_period.to": [None], "contract_date": ["2026-03-24"]}, about="billed every four months")


def paper_be_copieur_iban_faux():
    s = party("Bureautique Condroz SA", "Rue des Champs Elysées 4", "5590", "Ciney", "BE", "", "Philippe Gilsoul", "administrateur délégué")
    b = party("Étude notariale Demazy & Colin SRL", "Place Monseu 18", "5590", "Ciney", "BE", "", "Maître Sophie Colin", "notaire")
    wrong = s.iban_raw[:10] + str((int(s.iban_raw[10]) + 1) % 10) + s.iban_raw[11:]
    d = sheet("fr", "bank", "Location de copieur", "'Liberation Sans'", "9.6pt", colour="#283593")
    spaced = " ".join(wrong[k:k + 4] for k in range(0, len(wrong), 4))
    write(d, f"""
    # Contrat de location et d’entretien – n° C-1804
    Bailleur :: {s.name}, {s.street}, {s.place(True)}, TVA {s.vat}
    Preneur :: {b.name}, {b.street}, {b.place(True)}, TVA {b.vat}
    Date :: 5 janvier 2026
    |:lrr
    |Objet|Quantité|Par mois HTVA
    |Multifonction couleur A3, loyer|1|142,00 €
    |Contrat d’entretien, 4.000 pages noir incluses|1|58,00 €
    |=Total mensuel HTVA||200,00 €
    |=TVA 21 %||42,00 €
    |=Total mensuel TVAC||242,00 €
    Page noire supplémentaire : 0,0085 €. Page couleur : 0,062 €. Le relevé est annuel.
    Le contrat débute le 1er février 2026 et se termine le 31 janvier 2031. Factures mensuelles anticipatives, payables dans les 30 jours au compte {spaced}.
    {clauses("fr", [0, 2, 3, 5], 1)}
    ~~ Ciney, le 5 janvier 2026;{s.rep};{s.role};Bailleur // Ciney, le 5 janvier 2026;{b.rep};{b.role};Preneur
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "C-1804", "2026-01-05", "2026-02-01", "2031-01-31", rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=30,
                   lines=[line("Multifonction couleur A3, loyer", "1", "MON", "142.00", **v), line("Contrat d'entretien, 4.000 pages noir incluses", "1", "MON", "58.00", **v)],
                   findings=["check_digit_failed"], override={"seller.iban": wrong}, accept={"seller.iban": [None], "lines.0.unit": ["C62"], "lines.1.unit": ["C62"]}, about="the IBAN's check digits fail; page prices beside; Bailleur and Preneur")


def paper_gb_draft_with_blanks():
    s = party("Ridgeway Fire Protection Ltd", "Unit 3, Chalk Pit Lane", "OX12 9HQ", "Wantage", "GB", "", "Neil Prout", "Sales Engineer")
    b = party("Letcombe House School Ltd", "Main Street", "OX12 9LL", "Letcombe Regis", "GB", "", "Bursar", "")
    d = sheet("en", "grid", "Fire alarm service", "'Liberation Sans'", "10pt", letterhead='<div style="text-align:center;color:#b00;font-size:1.3em;letter-spacing:.4em">DRAFT</div>')
    write(d, f"""
    # Fire alarm service agreement
    Company :: {s.name}, {s.street}, {s.place()}. Company number {s.reg_id}
    Customer :: {b.name}, {b.street}, {b.place()}
    Agreement no. :: RFP/____
    Start date :: ____ / ____ / 20____
    Term :: ______ months
    ## Fees (excluding VAT at 20%)
    |:lrrr
    |Visit|Per year|Fee per visit|Fee per year
    |Panel and detector service|2|£215.00|£430.00
    |Emergency lighting test|1|£140.00|£140.00
    Invoiced yearly in advance, 30 days net.
    {clauses("en", [0, 2, 4], 1)}
    ~- Date ................;{s.rep};{s.role};for the Company // Date ................;.........................;;for the Customer
    """)
    v = {"vat": "20"}
    return d.truth(s, b, None, None, None, None, currency="GBP", rhythm="yearly", days=30, findings=["unsigned", "blanks"],
                   lines=[line("Panel and detector service", "2", "C62", "215.00", **v), line("Emergency lighting test", "1", "C62", "140.00", **v)],
                   accept={"lines.1.unit": ["ANN", "LS"]}, accept_lines=[[line("Panel and detector service", "1", "ANN", "430.00", **v), line("Emergency lighting test", "1", "ANN", "140.00", **v)]], about="draft with blanks for number, start and term, not signed")


def paper_fr_proprete_prorata_scan():
    s = party("Nickel Bretagne Propreté SARL", "21 rue de Kerguelen", "56100", "Lorient", "FR", "Lorient", "Maëlle Le Gouic", "gérante")
    b = party("Halle à Marée du Ter SPL", "Estacade du port de pêche", "56100", "Lorient", "FR", "Lorient", "Ronan Guéguen", "directeur")
    d = sheet("fr", "court", "Contrat de propreté", "'Liberation Serif'", "10.8pt", scan={"seed": 72, "turn": -0.4, "grain": 4, "mode": "bilevel"},
              pagefoot=f'<div class="center">{s.name} – {s.street} – {s.place()} – {s.reg}</div>')
    write(d, f"""
    # Contrat de propreté
    Référence : NBP/2026/118
    Entre la {b.name}, {b.street}, {b.place()}, SIRET {b.siret}, dénommée « le Donneur d’ordre »,
    et la {s.name}, dénommée « l’Entreprise de propreté »,
    il est convenu :
    Article 1. L’Entreprise de propreté lave les quais de vente et les vestiaires, six jours sur sept, à compter du 20 avril 2026.
    Article 2. Le prix forfaitaire est de 8 940,00 € HT par trimestre civil, TVA 20 % en sus. Il est facturé au premier jour de chaque trimestre civil, la première facture étant établie au début des prestations, pour la période allant jusqu’au 30 juin 2026.
    Article 3. Les factures sont payées à 30 jours.
    Article 4. Le contrat est conclu jusqu’au 31 décembre 2028.
    {clauses("fr", [0, 1, 2, 3, 5, 7], 5, "Article {n}. {title}.")}
    Fait à Lorient, le 1er avril 2026
    ~~ ;{b.rep};{b.role};Le Donneur d’ordre // ;{s.rep};{s.role};L’Entreprise de propreté
    """)
    return d.truth(s, b, "NBP/2026/118", "2026-04-01", "2026-04-20", "2028-12-31", rhythm="quarterly", period=("2026-04-20", "2026-06-30"), days=30,
                   lines=[line("Lavage des quais de vente et des vestiaires, prix forfaitaire", None, "QAN", "8940.00", vat="20")], findings=["proration_unstated"], about="calendar quarter begun on the 20th, no rule for the part; buyer first; bilevel scan")


def paper_gb_master_agreement_long():
    s = party("Fosse Way Cloud Operations Ltd", "1 Corinium Court", "GL7 1XB", "Cirencester", "GB", "", "Verity Lomax", "Chief Operating Officer")
    b = party("Cotswold Building Materials plc", "Quarry House, Fosse Way", "GL54 3JT", "Northleach", "GB", "", "Andrew Pitchford", "Chief Information Officer")
    d = sheet("en", "court", "Cloud operations agreement", "'Liberation Serif'", "11.5pt", pagefoot='<div class="center">Cloud Operations Agreement · FWCO/CBM/2026</div>')
    write(d, f"""
    # Cloud operations agreement
    ^ Reference FWCO/CBM/2026
    ^ Dated 6 July 2026
    ^ (1) {s.name}
    ^ (2) {b.name}
    ---
    ## Parties
    (1) {s.name}, a company incorporated in England and Wales with registered number {s.reg_id} and registered office at {s.street}, {s.place()} (hereinafter the “Operator”);
    (2) {b.name}, a public limited company incorporated in England and Wales with registered number {b.reg_id} and registered office at {b.street}, {b.place()} (hereinafter “CBM”).
    ## 1. Definitions
    “Charges” has the meaning in clause 3. “Go-Live Date” means 1 September 2026. “Minimum Term” means the period of three years from the Go-Live Date. “Service Credit” means a sum computed under Schedule 2. “Target Date” means 1 August 2026, by which the Operator aims to finish preparation.
    ## 2. Services
    The Operator runs the platforms of CBM listed in Schedule 1 from the Go-Live Date throughout the Minimum Term and thereafter until terminated by six months' notice.
    ## 3. Charges
    CBM pays the Charges in Schedule 1, invoiced half-yearly in advance beginning on the Go-Live Date. Invoices are payable 45 days after their date. All sums are exclusive of VAT, to be added at 20%. No discount is given for early payment.
    {clauses("en", [0, 1, 2, 3, 4, 5, 6, 7], 4)}
    ## 12. Charges review
    The Charges may be reviewed on each anniversary; a rise above 5% needs agreement.
    ---
    ## Schedule 1: Platforms and Charges
    |:lrr
    |Platform|Environment count|Charge per month
    |Order management|3|£2,150.00
    |Fleet telematics|1|£640.00
    |Data warehouse|2|£1,385.00
    |=Monthly Charges||£4,175.00
    A transition charge of £6,000.00 is payable once, with the first invoice.
    ## Schedule 2: Service Credits
    |:rr
    |Availability in the month|Credit, share of the platform's monthly charge
    |below 99.9%|5%
    |below 99.5%|12%
    |below 99.0%|25%
    Worked example: were a platform charged at £1,000.00 a month available for 99.4% of a month, the credit would be £120.00.
    ## Schedule 3: Data processing
    The Operator processes names and contact data of about 1,900 employees on instruction only; notifies breaches within 24 hours; keeps logs for 180 days; uses no sub-processor outside the United Kingdom without consent.
    ~~ Signed on 6 July 2026;{s.rep};{s.role};for the Operator // Signed on 6 July 2026;{b.rep};{b.role};for CBM
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "FWCO/CBM/2026", "2026-07-06", "2026-09-01", None, currency="GBP", rhythm="half_yearly", period=("2026-09-01", "2027-02-28"), days=45,
                   lines=[line("Order management", "6", "MON", "2150.00", **v), line("Fleet telematics", "6", "MON", "640.00", **v), line("Data warehouse", "6", "MON", "1385.00", **v), line("Transition charge", "1", "LS", "6000.00", **v)],
                   findings=["price_example"], accept={"service_end": ["2029-08-31"]}, about="five pages with cover, definitions, schedules; environment counts are no quantity; a worked example; start by definition")
