"""Reduced rates, exemptions and reverse charge; amendments; papers that are no contract."""
from paper import line

from ._small_print import clauses
from ._write import party, sheet, write


def paper_de_zweite_aenderung_hosting():
    s = party("Serverhof Lausitz GmbH", "Zuse-Ring 4", "02977", "Hoyerswerda", "DE", "HRB Dresden", "Enrico Hanschke", "Geschäftsführer")
    b = party("Oberlausitzer Mühlenwerke AG", "Mühlgasse 2", "02625", "Bautzen", "DE", "HRB Dresden", "Cornelia Petschick", "Vorstand")
    d = sheet("de", "letter", "Änderungsvereinbarung", "'Caladea'", "11pt")
    write(d, f"""
    # 2. Änderungsvereinbarung zum Hostingvertrag SL-0391 vom 14. Februar 2023
    zwischen der {s.name}, {s.street}, {s.place()} („Provider“), und der {b.name}, {b.street}, {b.place()} („Kundin“).
    Die Parteien haben am 14. Februar 2023 den oben genannten Vertrag geschlossen und mit der 1. Änderungsvereinbarung vom 3. Mai 2024 erweitert. Sie ändern ihn nunmehr wie folgt:
    ## 1. Vergütung
    Anlage 2 (Preisblatt) wird mit Wirkung ab dem 1. Januar 2027 durch folgendes Preisblatt ersetzt:
    |:lrrr
    |Dienst|Bisher monatlich|Neu monatlich|Veränderung
    |Managed Cluster 8 vCPU|1.280,00 €|1.395,00 €|+ 9,0 %
    |Objektspeicher 20 TB|360,00 €|310,00 €|– 13,9 %
    |=Summe netto|1.640,00 €|1.705,00 €|
    ## 2. Laufzeit
    Die feste Laufzeit wird bis zum 31. Dezember 2029 verlängert.
    ## 3. Übriges
    Im Übrigen, insbesondere hinsichtlich Abrechnung und Zahlung, bleibt es bei den bisherigen Regelungen. Die Preise verstehen sich zuzüglich Umsatzsteuer von 19 %.
    ~~ Hoyerswerda, 16.11.2026;{s.rep};{s.role};Provider // Bautzen, 19.11.2026;{b.rep};{b.role};Kundin
    """)
    return d.truth(s, b, None, "2026-11-19", "2027-01-01", "2029-12-31", kind="amendment", findings=["amendment"],
                   lines=[line("Managed Cluster 8 vCPU", "1", "MON", "1395.00"), line("Objektspeicher 20 TB", "1", "MON", "310.00")],
                   accept={"contract_number": ["SL-0391"], "billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2027-01-01"], "billing.first_invoice_period.to": ["2027-01-31"]},
                   about="amendment with a table of old and new prices; the base contract's number and dates; rhythm only in the base contract")


def paper_gb_deed_of_variation():
    s = party("Aldermoor Waste Solutions Ltd", "Depot Road", "SO16 0YU", "Southampton", "GB", "", "Derek Fanshawe", "Commercial Director")
    b = party("Solent View Holiday Parks Ltd", "Beach Lane", "SO45 1XH", "Calshot", "GB", "", "Michelle Arkwright", "Finance Director")
    d = sheet("en", "court", "Deed of variation", "'Liberation Serif'", "11pt")
    write(d, f"""
    # Deed of variation
    <p><b>THIS DEED</b> is made on 25 September 2026 <b>BETWEEN</b></p>
    <p>(1) <b>{s.name}</b> (company number {s.reg_id}) whose registered office is at {s.street}, {s.place()} (“<b>Contractor</b>”); and</p>
    <p>(2) <b>{b.name}</b> (company number {b.reg_id}) whose registered office is at {b.street}, {b.place()} (“<b>Customer</b>”).</p>
    ## Background
    (A) By an agreement dated 1 November 2024 (reference AWS/SVH/24) the Contractor collects waste from three sites of the Customer at a monthly charge of £1,140.00.
    (B) The parties wish to add a fourth site.
    ## Operative provisions
    1. With effect from 1 November 2026 (the “Variation Date”) the site at Lepe Farm is added to Schedule 1.
    2. From the Variation Date the monthly charge is increased by £375.00 to £1,515.00, exclusive of VAT at 20%.
    3. The Contractor shall continue to invoice monthly in arrears and the Customer shall pay within 30 days of invoice.
    4. Except as varied by this deed the agreement continues in full force.
    EXECUTED as a deed on the date above.
    ~~ ;{s.rep};{s.role};for the Contractor, in the presence of J. Coombes // ;{b.rep};{b.role};for the Customer, in the presence of L. Tran
    """)
    v = {"vat": "20"}
    return d.truth(s, b, None, "2026-09-25", "2026-11-01", None, currency="GBP", kind="amendment", findings=["amendment"], rhythm="monthly", period=("2026-11-01", "2026-11-30"), days=30,
                   lines=[line("Monthly charge, waste collection", "1", "MON", "1515.00", **v)], accept={"contract_number": ["AWS/SVH/24"]}, about="deed of variation: old charge, increase and new charge in prose")


def paper_fr_avenant_prorogation():
    s = party("Blanchisserie du Ventoux SAS", "ZI de Marquerolles", "84200", "Carpentras", "FR", "Avignon", "Olivier Brès", "président")
    b = party("EHPAD Les Oliviers d’Apt", "avenue de Viton", "84400", "Apt", "FR", "", "Dominique Sabatier", "directrice")
    b.reg_id = ""
    d = sheet("fr", "grid", "Avenant", "'Liberation Sans'", "10.5pt")
    write(d, f"""
    # AVENANT N° 3 AU MARCHÉ DE BLANCHISSAGE
    Marché initial :: n° 2022-BL-07 du 12 décembre 2022
    Pouvoir adjudicateur :: {b.name}, {b.street}, {b.place()}
    Titulaire du marché :: {s.name}, {s.street}, {s.place()}
    ## Article 1 – Objet de l’avenant
    La durée du marché, qui expirait le 31 décembre 2026, est prorogée jusqu’au 30 juin 2027.
    ## Article 2 – Incidence financière
    Le présent avenant est sans incidence sur les prix unitaires du marché.
    ## Article 3 – Autres dispositions
    Toutes les autres clauses demeurent inchangées.
    Fait en deux originaux, le 27 octobre 2026.
    ~~ Le pouvoir adjudicateur;{b.rep};{b.role};{b.name} // Le titulaire;{s.rep};{s.role};{s.name}
    """)
    return d.truth(s, b, None, "2026-10-27", None, "2027-06-30", currency=None, kind="amendment", findings=["amendment"],
                   accept={"contract_number": ["2022-BL-07"], "currency": ["EUR"], "service_start": ["2027-01-01"]}, about="amendment that only prolongs the term: no price at all")


def paper_de_nachunternehmer_13b():
    s = party("Gerüstbau Hanne Meurer e. K.", "Gewerbepark 7", "56727", "Mayen", "DE", "HRA Koblenz", "Hanne Meurer", "Inhaberin")
    b = party("Eifelbau Schlüsselfertig GmbH", "Koblenzer Straße 144", "56727", "Mayen", "DE", "HRB Koblenz", "Dipl.-Ing. Rolf Pütz", "Bauleiter")
    d = sheet("de", "sheet", "Nachunternehmervertrag", "'Liberation Sans Narrow'", "11pt", letterhead=f'<div class="right"><b>{b.name}</b><br>{b.street}, {b.place()}<br>{b.reg}, USt-IdNr. {b.vat}</div>')
    write(d, f"""
    # Nachunternehmervertrag (VOB/B) Nr. NU 26/088-03
    Hauptunternehmer :: {b.name}
    Nachunternehmer :: {s.name}, {s.street}, {s.place()}, Steuernummer {s.tax}
    Bauvorhaben :: Mehrfamilienhaus Im Trinnel 12, 56727 Mayen
    Bauzeit :: 8. Juni 2026 bis 2. Oktober 2026
    Vertragsdatum :: 22. Mai 2026
    Der Hauptunternehmer überträgt dem Nachunternehmer die Gerüstarbeiten zu folgenden Einheitspreisen:
    |:rlrlrr
    |OZ|Leistung|Menge|ME|EP|GP
    |01.01|Arbeits- und Schutzgerüst LK 3 auf- und abbauen|620,000|m²|7,40|4.588,00
    |01.02|Vorhalten über 4 Wochen hinaus|1.240,000|m²Wo|0,22|272,80
    |01.03|Konsolen 0,30 m innen|85,000|m|6,90|586,50
    |01.04|Treppenturm auf- und abbauen|1,000|psch|1.150,00|1.150,00
    |=Angebotssumme netto|||||6.597,30
    |=Nachlass 4 %|||||–263,89
    |=Auftragssumme netto|||||6.333,41
    Die Umsatzsteuer schuldet der Leistungsempfänger (§ 13b UStG); Rechnungen sind ohne Umsatzsteuer zu stellen. Abgerechnet wird nach Fertigstellung in einer Schlussrechnung. Zahlung binnen 21 Tagen nach Eingang der prüffähigen Rechnung, bei Zahlung binnen 10 Tagen 2 % Skonto. Sicherheitseinbehalt 5 % der Abrechnungssumme.
    Die Freistellungsbescheinigung nach § 48b EStG liegt vor. Vertragsstrafe 0,2 % je Werktag, höchstens 5 %.
    {clauses("de", [2, 6, 7], 1)}
    ~~ Mayen, 22.05.2026;{b.rep};{b.role};Hauptunternehmer // Mayen, 26.05.2026;{s.rep};{s.role};Nachunternehmer
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "NU 26/088-03", "2026-05-22", "2026-06-08", "2026-10-02", rhythm="one_off", period=("2026-06-08", "2026-10-02"), days=21, discounts=[("2", 10)],
                   lines=[line("Arbeits- und Schutzgerüst LK 3 auf- und abbauen", "620", "MTK", "7.40", allowance="183.52", **v), line("Vorhalten über 4 Wochen hinaus", "1240", "MTK", "0.22", allowance="10.91", **v),
                          line("Konsolen 0,30 m innen", "85", "MTR", "6.90", allowance="23.46", **v), line("Treppenturm auf- und abbauen", "1", "LS", "1150.00", allowance="46.00", **v)],
                   notes=["Die Umsatzsteuer schuldet der Leistungsempfänger"], accept={"contract_date": ["2026-05-26"], "lines.1.unit": [None, "C62"]},
                   about="subcontract on the buyer's letterhead; reverse charge; three-place quantities; discount on the whole; retention is no discount")


def paper_fr_seminaire_trois_taux():
    s = party("Les Tables du Quercy SARL", "2 quai Champollion", "46000", "Cahors", "FR", "Cahors", "Hélène Vayssouze", "gérante")
    b = party("Coopérative Truffière de Lalbenque SCA", "Place de la Bascule", "46230", "Lalbenque", "FR", "Cahors", "Jean-Marc Delpech", "président")
    d = sheet("fr", "air", "Convention de réception", "'EB Garamond'", "12pt", colour="#6d4c41", pagefoot=f"{s.name} – {s.street} – {s.place()} – {s.reg} – TVA intracommunautaire {s.vat}")
    write(d, f"""
    # Convention de réception
    Le traiteur {s.name} (« le Traiteur ») s’engage envers la {b.name}, {b.street}, {b.place()} (« le Client »), à servir le déjeuner de l’assemblée générale du samedi 12 décembre 2026 à la salle des fêtes de Lalbenque.
    N° de dossier :: REC-2612-04
    Nombre de convives garanti :: 140
    |:lrrrr
    |Prestation|Quantité|P.U. HT|TVA|Montant HT
    |Menu « Marché de décembre », service à table|140|34,00 €|10 %|4 760,00 €
    |Vins et apéritif|140|9,50 €|20 %|1 330,00 €
    |Paniers gourmands à emporter|25|18,00 €|5,5 %|450,00 €
    |Location de la vaisselle et nappage|1|380,00 €|20 %|380,00 €
    |=Total HT||||6 920,00 €
    |=TVA||||842,75 €
    |=Total TTC||||7 762,75 €
    La facture est établie au lendemain de la réception et réglée sous 15 jours. Annulation à moins de 30 jours : 50 % du prix reste dû. Personne supplémentaire : 43,50 € HT.
    ~~ À Cahors, le 5 octobre 2026;{s.rep};{s.role};le Traiteur // À Lalbenque, le 9 octobre 2026;{b.rep};{b.role};le Client
    """)
    return d.truth(s, b, "REC-2612-04", "2026-10-09", "2026-12-12", "2026-12-12", rhythm="one_off", period=("2026-12-12", "2026-12-12"), days=15,
                   lines=[line("Menu Marché de décembre, service à table", "140", "C62", "34.00", vat="10"), line("Vins et apéritif", "140", "C62", "9.50", vat="20"), line("Paniers gourmands à emporter", "25", "C62", "18.00", vat="5.5"), line("Location de la vaisselle et nappage", "1", "LS", "380.00", vat="20")],
                   accept={"lines.3.unit": ["C62"]}, about="three VAT rates in a column; one date; old-style numerals; trade role words")


def paper_fr_coach_293b():
    s = party("Mathilde Escande EI", "6 rue des Cordeliers", "12100", "Millau", "FR", "", "Mathilde Escande", "")
    s.reg_id = s.siren_raw
    b = party("Mégisserie Alric SAS", "12 quai Sully-Chaliès", "12100", "Millau", "FR", "Rodez", "Bruno Alric", "président")
    d = sheet("fr", "web-lettre", "Contrat d'accompagnement", "'Lato'", "10.5pt", producer="web")
    write(d, f"""
    # Contrat d’accompagnement managérial
    Je soussignée {s.name}, {s.street}, {s.place()}, SIRET {s.siret}, m’engage à accompagner les trois chefs d’atelier de la société {b.name}, {b.street}, {b.place()}, {b.reg}.
    1. L’accompagnement comprend pour chaque mois, de janvier à juin 2027, une séance collective et trois entretiens individuels.
    2. Mes honoraires s’élèvent à 690 € par mois. TVA non applicable, article 293 B du CGI.
    3. Je vous adresse ma facture le dernier jour de chaque mois ; elle est payable à réception.
    4. Mes frais de déplacement hors de Millau sont remboursés à 0,52 € par kilomètre.
    5. Toute séance annulée moins de 24 heures à l’avance reste due.
    Fait à Millau, le 30 novembre 2026
    ~~ ;{s.rep};; // Lu et approuvé;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, None, "2026-11-30", "2027-01-01", "2027-06-30", rhythm="monthly", period=("2027-01-01", "2027-01-31"), days=0,
                   lines=[line("Accompagnement managérial, honoraires", "1", "MON", "690.00", vat="0", category="E")], notes=["TVA non applicable, article 293 B du CGI"],
                   about="first person singular; sole trader; months as dates; at receipt = 0 days; mileage rate")


def paper_ch_malatelier_ohne_mwst():
    s = party("Atelier Farbton, Inhaberin Seraina Caduff", "Reichsgasse 44", "7000", "Chur", "CH", "", "Seraina Caduff", "")
    b = party("Psychiatrische Tagesklinik Landquart AG", "Bahnhofplatz 2", "7302", "Landquart", "CH", "", "Dr. med. Andri Vonzun", "Klinikleiter")
    s.uid = s.reg_id = s.vat = "CHE-000"
    d = sheet("de", "letter", "Vereinbarung Malkurse", "'Carlito'", "11.5pt")
    write(d, f"""
    # Vereinbarung über therapeutische Malkurse
    zwischen
    {s.name}, {s.street}, {s.place()} (Kursleiterin)
    und
    {b.name}, {b.street}, {b.place()}, {b.uid} (Klinik)
    1. Die Kursleiterin führt vom 12. Januar 2026 bis 26. Juni 2026 wöchentlich zwei Malkurse in den Räumen der Klinik durch.
    2. Die Entschädigung beträgt CHF 1'100.– im Monat. Die Kursleiterin ist nicht mehrwertsteuerpflichtig (Umsatz unter CHF 100'000.–).
    3. Für den Januar 2026 wird die Entschädigung im Verhältnis der Kalendertage (20 von 31) gekürzt.
    4. Die Rechnung wird monatlich am Monatsende gestellt. Zahlungsfrist 30 Tage.
    5. Das Malmaterial stellt die Klinik bis zu einem Betrag von CHF 400.– zur Verfügung.
    ~~ Chur, 15. Dezember 2025;{s.rep};Kursleiterin;Atelier Farbton // Landquart, 18. Dezember 2025;{b.rep};{b.role};Klinik
    """)
    return d.truth(s, b, None, "2025-12-18", "2026-01-12", "2026-06-26", currency="CHF", rhythm="monthly", period=("2026-01-12", "2026-01-31"), days=30,
                   lines=[line("Malkurse, Entschädigung", "1", "MON", "709.68", vat="0", category="E")], notes=["nicht mehrwertsteuerpflichtig"],
                   accept={"lines.0.vat_category": ["O"], "lines.0.vat_rate": [None], "totals.vat": [[{"rate": None, "category": "O", "amount": "0.00"}]], "seller.name": ["Atelier Farbton"]},
                   about="derived: first month 20/31 by a stated rule; not liable to VAT in Switzerland; owner in the name")


def paper_ie_training_exempt():
    s = party("Shannonside Training Centre CLG", "Ballycummin Avenue", "V94 E6FX", "Limerick", "IE", "", "Orla McInerney", "Centre Manager")
    b = party("Kilmallock Precision Castings Limited", "Millmount", "V35 T2C8", "Kilmallock", "IE", "", "Padraig Quilligan", "Plant Manager")
    d = sheet("en", "grid", "Training agreement", "'Liberation Sans'", "10pt", pagefoot=f"{s.name} · {s.street}, {s.city}, {s.postcode} · CRO {s.reg_id} · Charity CHY 21884")
    write(d, f"""
    # TRAINING AGREEMENT
    Provider :: {s.name}
    Employer :: {b.name}, {b.street}, {b.city}, Co. Limerick, {b.postcode}
    Agreement number :: TA/26/304
    Made on :: 1 September 2026
    Course dates :: 5 October 2026 to 20 November 2026
    |:lrrr
    |Course|Learners|Fee each|Fee
    |Foundry safety, level 5|12|€310.00|€3,720.00
    |Assessment and certification|12|€45.00|€540.00
    |Course manuals|12|€18.50|€222.00
    |=Total|||€4,482.00
    The fees are exempt from VAT as vocational training (paragraph 4(3) of Schedule 1 to the VAT Consolidation Act 2010).
    The Provider invoices the whole sum on the first day of the course. The Employer pays within 21 days. Places cancelled within 10 working days of the start are charged at 60%.
    {clauses("en", [0, 5, 7], 1)}
    ~~ ;{s.rep};{s.role};Provider // ;{b.rep};{b.role};Employer
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, "TA/26/304", "2026-09-01", "2026-10-05", "2026-11-20", rhythm="one_off", period=("2026-10-05", "2026-11-20"), days=21,
                   lines=[line("Foundry safety, level 5", "12", "C62", "310.00", **v), line("Assessment and certification", "12", "C62", "45.00", **v), line("Course manuals", "12", "C62", "18.50", **v)], notes=["exempt from VAT as vocational training"],
                   about="exempt training; Provider and Employer (no employment); seller's address in the foot")


def paper_lu_quotation_english():
    s = party("Ardennes Signage S.à r.l.", "8, Op der Haart", "9999", "Wemperhardt", "LU", "", "Yves Clees", "Sales")
    b = party("Remich Marina S.A.", "1, Quai de la Moselle", "5553", "Remich", "LU", "", "Corinne Beissel", "")
    d = sheet("en", "bank", "Quotation", "'Open Sans'", "9.6pt", colour="#b71c1c")
    write(d, f"""
    # Quotation Q-26-1190
    Prepared for :: {b.name}, {b.street}, {b.place(True)}
    Prepared by :: {s.name}, {s.street}, {s.place(True)}, VAT {s.vat}
    Date :: 2 June 2026
    Valid until :: 30 June 2026
    |:lrrr
    |Item|Qty|Unit price|Amount
    |Illuminated berth sign|22|€148.00|€3,256.00
    |Mounting, per day|3|€780.00|€2,340.00
    |=Net|||€5,596.00
    |=VAT 17%|||€951.32
    |=Gross|||€6,547.32
    Delivery six weeks after order. Payment 30 days. To accept this offer, please sign and return it before it expires.
    ~- Accepted on ..............;Name: ..............;;for {b.name}
    """)
    return d.truth(s, b, None, "2026-06-02", None, None, kind="offer", findings=["unsigned", "not_a_contract"], about="an offer that nobody accepted")


def paper_gb_terms_price_list():
    s = party("Fellside Pest Control Ltd", "3 Highgate Yard", "LA9 4ED", "Kendal", "GB", "", "Sam Thwaite", "")
    d = sheet("en", "twocol", "Terms and tariff", "'Liberation Sans'", "9pt", pagefoot=f"{s.name}, {s.street}, {s.place()}. Company no. {s.reg_id}. VAT no. {s.vat}")
    write(d, f"""
    # Standard terms and tariff 2026
    <div class="two">
    {clauses("en", [0, 1, 2, 3, 4, 5, 6, 7], 1)}
    ## 9. Payment
    Invoices are payable within 14 days. Contracts run for twelve months from the date of the contract and renew unless one month's notice is given.
    ## 10. Tariff (valid from 1 January 2026, excluding VAT at 20%)
    |:lr
    |Service|Price
    |Call-out, rodents|£85.00
    |Wasp nest|£60.00
    |Annual contract, shop|£390.00 per year
    |Annual contract, farm|£720.00 per year
    </div>
    """)
    return d.truth(s, None, kind="terms", currency="GBP", about="general terms with a tariff in two columns: nobody is bound")


def paper_fr_lettre_intention():
    s = party("Énergies Marines Cotentin SAS", "Quai de l’Entrepôt", "50100", "Cherbourg-en-Cotentin", "FR", "Cherbourg", "Gaëlle Travert", "présidente")
    b = party("Chantiers Navals Barfleur SARL", "Rue du Vast", "50760", "Barfleur", "FR", "Cherbourg", "Rémi Lecarpentier", "gérant")
    d = sheet("fr", "letter", "Lettre d'intention", "'Caladea'", "11pt")
    write(d, f"""
    > Cherbourg, le 9 juin 2026
    {s.name}<br>{s.street}<br>{s.place()}
    {b.name}<br>{b.street}<br>{b.place()}
    Objet : lettre d’intention relative à l’entretien de deux vedettes
    Monsieur,
    Nous vous confirmons notre intention d’engager avec vous des discussions en vue de conclure, avant le 30 septembre 2026, un contrat d’entretien de nos deux vedettes pour un montant indicatif de 38 000 € HT par an pendant trois ans, payable à 30 jours.
    La présente lettre ne constitue ni une commande ni un engagement ; chacune des parties peut mettre fin aux discussions à tout moment et sans indemnité. Seules les stipulations relatives à la confidentialité engagent les parties.
    Nous vous prions d’agréer, Monsieur, nos salutations distinguées.
    ~~ ;{s.rep};{s.role};{s.name} // Pour accord;{b.rep};{b.role};{b.name}
    """)
    return d.truth(b, s, None, "2026-06-09", kind="letter_of_intent", about="a signed letter that expressly binds nobody, with amount and term")


def paper_de_besprechungsnotiz_scan():
    s = party("Ingenieurbüro Statik Weserbergland PartG mbB", "Deisterallee 12", "31785", "Hameln", "DE", "PR Hannover", "Dr.-Ing. Elke Sünder", "Partnerin")
    b = party("Kornspeicher Bodenwerder GmbH", "Weserstraße 31", "37619", "Bodenwerder", "DE", "HRB Hildesheim", "Arndt Kuhlmann", "Geschäftsführer")
    d = sheet("de", "typed-minutes", "Aktennotiz", producer="groff", face="T", points=11, lead=15, footer="", scan={"seed": 61, "turn": -0.5, "grain": 5, "quality": 30})
    write(d, f"""
    # Aktennotiz zur Besprechung am 6. Mai 2026
    Teilnehmer: Frau Dr. Sünder ({s.name}), Herr Kuhlmann ({b.name})
    Ort: Bodenwerder, Weserstraße 31, Beginn 10.30 Uhr
    1. Das Büro hat die Dachkonstruktion besichtigt. Es empfiehlt eine Prüfung alle drei Jahre.
    2. Honorar: Das Büro nennt 4.850,00 EUR netto für die erste Prüfung und 95,00 EUR je Stunde für Zusätzliches. Herr Kuhlmann hält 4.500,00 EUR für möglich.
    3. Ein Vertrag soll bis Ende Juni 2026 aufgesetzt werden. Vorher wird nichts beauftragt.
    4. Nächster Termin: 3. Juni 2026, 14 Uhr, Hameln.
    Aufgestellt: Hameln, 7. Mai 2026, gez. Sünder
    """)
    return d.truth(s, b, None, "2026-05-07", kind="minutes", about="scanned note of a meeting with two sums named")
