"""Contracts of three to six pages: cover, definitions, annexes, general conditions, price tables that run on."""
from decimal import Decimal

from paper import de as german, line, money

from ._long_print import long_text
from ._small_print import clauses
from ._write import party, sheet, write


def paper_de_facility_preisblatt():
    s = party("Havelblick Gebäudemanagement GmbH & Co. KG", "Am Kanal 47", "14467", "Potsdam", "DE", "HRA Potsdam", "Jeannette Kluge", "Prokuristin")
    b = party("Institut für Bodenkunde Golm e. V.", "Wissenschaftspark 3", "14476", "Potsdam", "DE", "VR Potsdam", "Prof. Dr. Wolfram Eichler", "Direktor")
    d = sheet("de", "court", "Gebäudemanagement", "'Liberation Serif'", "11pt", pagefoot='<div class="center">Vertrag GM 2026/031 – Stand der Unterzeichnung</div>')
    write(d, f"""
    # Vertrag über technisches und infrastrukturelles Gebäudemanagement
    ^ Nr. GM 2026/031
    ^ zwischen
    ^ <b>{b.name}</b>
    ^ {b.street}, {b.place()}
    ^ vertreten durch den {b.role} {b.rep}
    ^ – nachfolgend „Institut“ –
    ^ und
    ^ <b>{s.name}</b>
    ^ {s.street}, {s.place()}
    ^ vertreten durch {s.rep}, {s.role}
    ^ – nachfolgend „Objektbetreuer“ –
    ---
    ## Präambel
    Das Institut hat die Leistungen im Februar 2026 beschränkt ausgeschrieben. Der Objektbetreuer hat am 12. März 2026 ein Angebot über 71.400,00 EUR jährlich abgegeben; nach Verhandlung gelten die Preise der Anlage 2.
    ## § 1 Leistungen
    Der Objektbetreuer bewirtschaftet die Häuser A, B und D nach dem Leistungsverzeichnis der Anlage 1. Haus C ist nicht umfasst.
    ## § 2 Beginn und Dauer
    Die Leistungen beginnen am 1. Mai 2026. Eine Einarbeitung ab dem 20. April 2026 wird nicht vergütet. Der Vertrag endet mit Ablauf des 30. April 2029, ohne dass es einer Kündigung bedarf. Das Institut kann ihn zweimal um je ein Jahr verlängern, längstens bis zum 30. April 2031.
    ## § 3 Vergütung und Abrechnung
    (1) Die Vergütung ergibt sich aus dem Preisblatt (Anlage 2). Sie wird monatlich nachschüssig in Rechnung gestellt.
    (2) Rechnungen sind 30 Tage nach Eingang zur Zahlung fällig. Bei Zahlung innerhalb von 14 Tagen nach Eingang können 2 % Skonto abgezogen werden.
    (3) Die Umsatzsteuer wird in der gesetzlichen Höhe von 19 % zusätzlich berechnet.
    {clauses("de", [0, 1, 2, 4, 6, 7], 4, "## § {n} {title}")}
    ~~ Potsdam, den 14. April 2026;{b.rep};{b.role};für das Institut // Potsdam, den 16. April 2026;{s.rep};{s.role};für den Objektbetreuer
    ---
    ## Anlage 1: Leistungsverzeichnis
    |:llr
    |Leistung|Intervall|Sollzeit je Monat in Stunden
    |Störungsdienst Heizung, Lüftung|täglich|22
    |Sichtprüfung Aufzüge|wöchentlich|4
    |Unterhaltsreinigung Labore|5 × wöchentlich|96
    |Grauflächen kehren|2 × wöchentlich|12
    |Pförtner Haus A|werktags 7–19 Uhr|252
    ---
    ## Anlage 2: Preisblatt (EUR netto)
    |:lrr
    |Gewerk|je Monat|je Jahr
    |Technisches Gebäudemanagement|1.480,00|17.760,00
    |Unterhaltsreinigung|2.310,00|27.720,00
    |Außenanlagen und Grauflächen|395,00|4.740,00
    |Pfortendienst|1.640,00|19.680,00
    |=Summe|5.825,00|69.900,00
    Regiestunden auf Anordnung: Techniker 52,00 EUR, Reinigungskraft 27,50 EUR.
    Bankverbindung des Objektbetreuers: IBAN {s.iban}, BIC {s.bic}; USt-IdNr. {s.vat}; {s.reg}
    ## Anlage 3: Allgemeine Bedingungen
    {long_text("de", 14)}
    """)
    rows = [("Technisches Gebäudemanagement", "1480.00"), ("Unterhaltsreinigung", "2310.00"), ("Außenanlagen und Grauflächen", "395.00"), ("Pfortendienst", "1640.00")]
    return d.truth(s, b, "GM 2026/031", "2026-04-16", "2026-05-01", "2029-04-30", rhythm="monthly", period=("2026-05-01", "2026-05-31"), days=30, discounts=[("2", 14)],
                   lines=[line(text, "1", "MON", price) for text, price in rows], about="long: cover page, tender sum as trap, hours table without prices, month and year columns in an annex behind the signatures, general conditions; buyer first")


def paper_fr_infogerance_annexes():
    s = party("Numérique des Deux Caps SAS", "4 rue du Phare", "62179", "Wissant", "FR", "Boulogne-sur-Mer", "Aurélie Delattre", "présidente")
    b = party("Conserverie Le Chti Hareng SA", "Bassin Loubet", "62200", "Boulogne-sur-Mer", "FR", "Boulogne-sur-Mer", "Bertrand Fourmentin", "directeur général")
    d = sheet("fr", "air", "Contrat d'infogérance", "'Liberation Sans'", "10pt", colour="#1a237e", pagefoot=f'<div class="cols"><span>Contrat NDC-I-2026-14</span><span>{s.name} – {s.street} – {s.place()} – {s.reg}</span></div>')
    write(d, f"""
    # Contrat d’infogérance NDC-I-2026-14
    ## Parties
    {s.name}, société par actions simplifiée au capital de 60 000 euros, dont le siège social est sis {s.street}, {s.place()}, immatriculée au {s.reg}, numéro de TVA intracommunautaire {s.vat}, représentée par {s.rep}, {s.role} (l’« Infogérant »),
    ET {b.name}, société anonyme au capital de 1 250 000 euros, dont le siège social est sis {b.street}, {b.place()}, immatriculée au {b.reg}, représentée par {b.rep}, {b.role} (le « Bénéficiaire »).
    ## Définitions
    « Date d’effet » : le 1er octobre 2026. « Période initiale » : trente-six mois à compter de la Date d’effet. « Redevance » : les sommes de l’annexe 2. « Crédit de service » : la réduction de l’annexe 3.
    ## Article 1. Durée
    Le contrat entre en vigueur à la Date d’effet pour la Période initiale. Il se renouvelle ensuite par périodes de douze mois, sauf dénonciation avec un préavis de six mois.
    ## Article 2. Redevance
    La Redevance est facturée par trimestre civil et d’avance. Le Bénéficiaire règle les factures par virement à 45 jours de leur date d’émission. Il n’est pas consenti d’escompte. La TVA au taux de 20 % s’ajoute.
    ## Article 3. Frais de reprise
    Les frais de reprise de l’existant, fixés à 3 200,00 € HT, sont facturés après la réception de la reprise, prévue en décembre 2026.
    {clauses("fr", [0, 2, 4, 5, 6, 7], 4, "## Article {n}. {title}")}
    Fait à Boulogne-sur-Mer, le 8 septembre 2026, en deux exemplaires.
    ~~ L’Infogérant;{s.rep};{s.role};{s.name} // Le Bénéficiaire;{b.rep};{b.role};{b.name}
    ---
    ## Annexe 1. Périmètre
    |:llr
    |Élément|Lieu|Nombre
    |Postes fixes|siège et atelier|38
    |Serveurs virtuels|salle technique|6
    |Imprimantes|siège|9
    ## Annexe 2. Redevance
    |:lrrr
    |Service|Quantité|Prix mensuel unitaire HT|Total mensuel HT
    |Supervision et assistance, poste|38|21,50 €|817,00 €
    |Administration, serveur virtuel|6|64,00 €|384,00 €
    |Sauvegarde externalisée, par To|5|28,00 €|140,00 €
    |=Total mensuel HT|||1 341,00 €
    ## Annexe 3. Crédits de service
    |:lr
    |Disponibilité mensuelle constatée|Crédit sur la Redevance mensuelle
    |inférieure à 99,5 %|4 %
    |inférieure à 99,0 %|8 %
    |inférieure à 97,0 %|20 %
    ## Annexe 4. Conditions générales
    {long_text("fr", 14)}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "NDC-I-2026-14", "2026-09-08", "2026-10-01", "2029-09-30", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=45,
                   lines=[line("Supervision et assistance, poste", "114", "C62", "21.50", **v), line("Administration, serveur virtuel", "18", "C62", "64.00", **v), line("Sauvegarde externalisée, par To", "15", "C62", "28.00", **v)],
                   accept={f"lines.{k}.unit": ["MON"] for k in range(3)}, about="long: definitions, prices in annex 2 between other tables; take-over fee due later; general conditions")


def paper_gb_saas_master_and_order():
    s = party("Tamarside Software Ltd", "The Old Custom House", "PL18 9AA", "Calstock", "GB", "", "Jory Penrose", "Chief Revenue Officer")
    b = party("Dartmoor Outdoor Education Trust", "Hexworthy Road", "PL20 6TX", "Princetown", "GB", "", "Ros Easterbrook", "Chief Executive")
    b.reg_id = ""
    d = sheet("en", "twocol", "Subscription agreement", "'Carlito'", "9.8pt", pagefoot=f'<div class="cols"><span>Subscription Agreement TS-2026-0713</span><span>{s.name}, {s.street}, {s.place()}, registered no. {s.reg_id}</span></div>')
    write(d, f"""
    # Subscription agreement
    <p>This agreement consists of these terms and the Order Form on the last page. It is made between <b>{s.name}</b> (“<b>Vendor</b>”) and the customer named in the Order Form (“<b>Subscriber</b>”).</p>
    <div class="two">
    {clauses("en", [0, 1, 2, 3, 4, 5, 6, 7], 1)}
    ## 9. Fees
    Fees are set out in the Order Form. Unless the Order Form says otherwise, fees are invoiced monthly in advance and are payable within 30 days.
    ## 10. Renewal
    The subscription renews for successive periods of one year unless either party gives 60 days' notice. Renewal fees may rise by up to 7%.
    ## General conditions
    {long_text("en", 14, "10.{n} ")}
    </div>
    ---
    # Order Form TS-2026-0713
    Subscriber :: {b.name}, {b.street}, {b.place()}
    Order date :: 13 July 2026
    Subscription period :: 1 August 2026 to 31 July 2028
    Billing :: annually in advance
    Payment :: 14 days from invoice
    |:lrrr
    |Module|Users|List price per user per year|Your price per year
    |Bookings|25|£96.00|£1,920.00
    |Risk assessments|25|£48.00|£960.00
    |Parent portal|unlimited|£600.00|£600.00
    |=Annual subscription excluding VAT at 20%|||£3,480.00
    Charity discount of 20% is included in your price for Bookings and Risk assessments. Data import: £450.00, one-off, with the first invoice.
    ~~ 13 July 2026;{s.rep};{s.role};Vendor // 15 July 2026;{b.rep};{b.role};Subscriber
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "TS-2026-0713", "2026-07-13", "2026-08-01", "2028-07-31", currency="GBP", rhythm="yearly", period=("2026-08-01", "2027-07-31"), days=14,
                   lines=[line("Bookings", "25", "C62", "96.00", allowance="480.00", **v), line("Risk assessments", "25", "C62", "48.00", allowance="240.00", **v), line("Parent portal", "1", "ANN", "600.00", **v), line("Data import", "1", "LS", "450.00", **v)],
                   accept={"lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"], "lines.2.unit": ["C62", "LS"], "contract_date": ["2026-07-15"]},
                   accept_lines=[[line("Bookings", "1", "ANN", "1920.00", **v), line("Risk assessments", "1", "ANN", "960.00", **v), line("Parent portal", "1", "ANN", "600.00", **v), line("Data import", "1", "LS", "450.00", **v)]],
                   about="long: default terms in the master (monthly, 30 days) overridden by the order form on the last page (yearly, 14 days); list price and discounted price")


def paper_ch_werkvertrag_zahlungsplan():
    s = party("Holzbau Emmentaler AG", "Sägegasse 15", "3550", "Langnau im Emmental", "CH", "", "Christian Wüthrich", "Geschäftsleiter")
    b = party("Wohnbaugenossenschaft Ilfispark", "Ilfisstrasse 2", "3550", "Langnau im Emmental", "CH", "", "Ursula Salzmann", "Präsidentin")
    d = sheet("de", "writer-werk", "Werkvertrag", producer="office", face="Liberation Serif", points=11, footer="Werkvertrag WV 2611, Seite")
    write(d, f"""
    # Werkvertrag WV 2611
    Bestellerin :: {b.name}, {b.street}, {b.place()}
    Unternehmer :: {s.name}, {s.street}, {s.place()}, {s.uid} MWST
    Bauobjekt :: Neubau Gemeinschaftshaus, Parzelle 1184
    ## 1. Werk
    Der Unternehmer erstellt den Holzbau nach den Plänen vom 9. Januar 2026 und der Norm SIA 118.
    ## 2. Werkpreis
    |:lr
    |Position|CHF
    |Elementbau Wände und Decken|148'500.00
    |Dachkonstruktion|62'300.00
    |Fassade Lärche|41'200.00
    |=Bruttosumme|252'000.00
    |=Rabatt 5 %|–12'600.00
    |=Netto exkl. MWST|239'400.00
    |=MWST 8.1 %|19'391.40
    |=Werkpreis inkl. MWST|258'791.40
    Der Werkpreis ist pauschal und bis 31. Dezember 2026 fest.
    ## 3. Zahlungsplan (exkl. MWST)
    |:rlrr
    |Rate|Fälligkeit|Anteil|CHF
    |1|bei Vertragsabschluss|25 %|59'850.00
    |2|bei Aufrichte|50 %|119'700.00
    |3|nach Abnahme|25 %|59'850.00
    Rechnungen sind innert 45 Tagen zahlbar, bei Zahlung innert 10 Tagen 2 % Skonto.
    ## 4. Termine
    Arbeitsbeginn 4. Mai 2026, Fertigstellung 28. August 2026. Konventionalstrafe CHF 500.00 je Kalendertag, höchstens 10 % des Werkpreises.
    ## 5. Regiearbeiten
    Polier CHF 112.00, Zimmermann CHF 98.00, Lernender CHF 54.00 je Stunde.
    {clauses("de", [1, 2, 7], 6)}
    ~~ Langnau, 27. Februar 2026;{b.rep};{b.role};Bestellerin // Langnau, 2. März 2026;{s.rep};{s.role};Unternehmer
    ---
    ## Anhang: Allgemeine Bedingungen
    {long_text("de", 12)}
    """)
    return d.truth(s, b, "WV 2611", "2026-03-02", "2026-05-04", "2026-08-28", currency="CHF", rhythm="milestones", days=45, discounts=[("2", 10)],
                   lines=[line("Rate 1 bei Vertragsabschluss", "1", "LS", "59850.00", vat="8.1")], about="long: work contract with price build-up, discount and payment plan; Bestellerin and Unternehmer; buyer first; penalties and day-work rates")


def paper_ie_security_sites():
    s = party("Corrib Guarding Services Limited", "12 Eglinton Street", "H91 KW72", "Galway", "IE", "", "Shane Flaherty", "Operations Manager")
    b = party("West Atlantic Hardware Group DAC", "Parkmore Business Park", "H91 TP40", "Galway", "IE", "", "Deirdre Mannion", "Facilities Director")
    d = sheet("en", "slab", "Security services", "'Open Sans'", "9.6pt", pagefoot=f"Security Services Agreement CGS-2026-118 · {s.name} · PSA licence 10492")
    d.look["number"] = lambda value: f"{float(value):,.2f}"
    write(d, f"""
    # Security services agreement CGS-2026-118
    <p>BETWEEN <b>{s.name}</b> (CRO {s.reg_id}; VAT {s.vat}) having its registered office at {s.street}, {s.city}, {s.postcode} (the “<b>Guarding Company</b>”) AND <b>{b.name}</b> (CRO {b.reg_id}) having its registered office at {b.street}, {b.city}, {b.postcode} (the “<b>Principal</b>”). Dated 5 January 2026.</p>
    ## 1. Term
    The services begin on 1 February 2026 and, unless renewed in writing, end on 31 January 2027.
    ## 2. Charges
    The Principal pays the monthly charges in the Schedule plus VAT at 23%. The Guarding Company invoices monthly in arrears, one invoice for all sites, payable 30 days after the end of the month of invoice.
    {clauses("en", [0, 1, 2, 3, 4], 3)}
    ~~ 5 January 2026;{s.rep};{s.role};Guarding Company // 8 January 2026;{b.rep};{b.role};Principal
    ---
    ## Schedule: monthly charges by site
    """)
    rows = [("Galway Parkmore", "Night patrol", "1240.00"), ("Galway Liosbán", "Night patrol", "980.00"), ("Tuam", "Lock and unlock", "310.00"), ("Loughrea", "Lock and unlock", "310.00"), ("Ballinasloe", "Night patrol", "865.00"),
            ("Athenry", "Alarm response", "145.00"), ("Oranmore", "Alarm response", "145.00"), ("Clifden", "Weekend guard", "1120.00"), ("Castlebar", "Night patrol", "905.00"), ("Westport", "Alarm response", "160.00")]
    d.carry_table(["Site", "Service", "€ per month"], [list(row) for row in rows], (6, 4), "Carried forward", "Brought forward", "llr", foot=[["Total per month excluding VAT", "", "6,180.00"]])
    write(d, f"""
    ## General conditions
    {long_text("en", 14)}
    """)
    return d.truth(s, b, "CGS-2026-118", "2026-01-05", "2026-02-01", "2027-01-31", rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=None, findings=["payment_terms_not_days"],
                   lines=[line(f"{service} {site}", "1", "MON", price, vat="23") for site, service, price in rows], accept={"contract_date": ["2026-01-08"], **{f"lines.{k}.unit": ["LS"] for k in range(10)}},
                   about="long: per-site schedule over two pages with carried totals, behind the signatures; 30 days end of month; general conditions")


def paper_at_fuhrparkmiete_aliquot():
    s = party("Mobilrad Fuhrpark Vermietungs GmbH", "Triester Straße 331", "8055", "Graz", "AT", "LG Graz", "Sandra Pongratz", "Vertragsmanagement")
    b = party("Mobile Pflege Südsteiermark gem. GmbH", "Leopold-Figl-Straße 1", "8430", "Leibnitz", "AT", "LG Graz", "Klaus Ornig", "Geschäftsführer")
    d = sheet("de", "bank", "Rahmenmietvertrag", "'Roboto'", "9.4pt", colour="#33691e", pagefoot=f"{s.name} | {s.street} | {s.place(True)} | {s.reg} | {s.vat} | {s.iban}")
    cars = [("GU-481 MF", "Kleinwagen Benzin", "259.00"), ("GU-482 MF", "Kleinwagen Benzin", "259.00"), ("GU-483 MF", "Kleinwagen Benzin", "259.00"), ("GU-490 MF", "Kleinwagen elektrisch", "312.00"), ("GU-491 MF", "Kleinwagen elektrisch", "312.00"), ("GU-495 MF", "Transporter Rampe", "540.00")]
    rows = "\n".join(f"|{plate}|{kind}|{german(price)}" for plate, kind, price in cars)
    write(d, f"""
    # Mietvertrag Fahrzeuge MRF-26-207
    Vermieter :: {s.name}
    Mieter :: {b.name}, {b.street}, {b.place()}, UID {b.vat}
    Vertragsdatum :: 2. März 2026
    Mietbeginn :: 11. März 2026
    Mietende :: 10. März 2029
    |:llr
    |Kennzeichen|Fahrzeug|Monatsmiete € exkl. USt
    {rows}
    |=Summe||{german("1941.00")}
    Die Miete wird je Kalendermonat im Voraus vorgeschrieben; für angebrochene Monate gebührt die Miete aliquot, wobei der Monat mit 30 Tagen gerechnet wird (März 2026: 20 Tage). Zahlbar 10 Tage nach Rechnungsdatum. Umsatzsteuer 20 %. Freikilometer 20.000 pro Jahr, Mehrkilometer € 0,11, Minderkilometer € 0,04.
    Selbstbehalt je Schadensfall € 450,00. Verwaltungsgebühr für Strafzettel € 18,00.
    {long_text("de", 14)}
    ~~ Graz, 2.3.2026;{s.rep};{s.role};Vermieter // Leibnitz, 4.3.2026;{b.rep};{b.role};Mieter
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "MRF-26-207", "2026-03-02", "2026-03-11", "2029-03-10", rhythm="monthly", period=("2026-03-11", "2026-03-31"), days=10,
                   lines=[line(f"{kind} {plate}", "1", "MON", str(money(Decimal(price) * 20 / 30)), **v) for plate, kind, price in cars],
                   accept={"contract_date": ["2026-03-04"]}, about="derived: first month 20/30 by a stated rule; plates beside vehicles; general conditions before the signatures")


def paper_be_commande_conditions_achat():
    b = party("Verlaine Pharma Conditionnement SA", "Parc industriel des Hauts-Sarts, 2e avenue 60", "4040", "Herstal", "BE", "", "Inès Vandermeer", "acheteuse")
    s = party("Hygiène Industrielle Mosane SRL", "Rue du Tige 8", "4041", "Vottem", "BE", "", "Quentin Lejeune", "gérant")
    d = sheet("fr", "sheet", "Commande", "'Liberation Sans Narrow'", "10.6pt", letterhead=f'<div class="cols"><b style="font-size:1.5em">VERLAINE PHARMA</b><span class="small">{b.name}<br>{b.street}<br>{b.place(True)}<br>TVA {b.vat}</span></div><hr>')
    write(d, f"""
    # COMMANDE 4700-26-00391
    Fournisseur :: {s.name}, {s.street}, {s.place(True)}, TVA {s.vat}
    Code fournisseur :: F00817
    Date :: 12 février 2026
    Prestation :: désinfection des salles blanches, du 2 mars 2026 au 27 février 2027
    Facturation :: mensuelle, fin de mois
    Paiement :: 60 jours date de facture
    |:rlrlrr
    |Ligne|Description|Qté|UM|Prix mensuel|Total mensuel
    |10|Désinfection salle blanche ISO 7|4|SALLE|285,00|1.140,00
    |20|Désinfection sas|6|SAS|48,00|288,00
    |30|Prélèvements microbiologiques, forfait|1|FF|360,00|360,00
    |=|Total mensuel hors TVA||||1.788,00
    Montants en EUR, hors TVA 21 %. La présente commande vaut contrat dès réception de la copie signée. Nos conditions d’achat, reproduites ci-après, s’appliquent à l’exclusion des vôtres.
    ~~ Herstal, le 12 février 2026;{b.rep};{b.role};{b.name} // Pour acceptation, Vottem, le 17 février 2026;{s.rep};{s.role};{s.name}
    ---
    ## Conditions générales d’achat
    {long_text("fr", 14)}
    15. Sauf mention contraire sur la commande, les factures sont payables à 90 jours fin de mois, avec un escompte de 3 % en cas de paiement à 30 jours.
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "4700-26-00391", "2026-02-12", "2026-03-02", "2027-02-27", rhythm="monthly", period=("2026-03-02", "2026-04-01"), days=60,
                   lines=[line("Désinfection salle blanche ISO 7", "4", "C62", "285.00", **v), line("Désinfection sas", "6", "C62", "48.00", **v), line("Prélèvements microbiologiques, forfait", "1", "LS", "360.00", **v)],
                   accept={"contract_date": ["2026-02-17"], "lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["MON"], "billing.first_invoice_period.to": ["2026-03-31"]},
                   about="buyer's order with purchase conditions whose default terms (90 days, discount) the order overrides; own unit codes")


def paper_de_anlage_bedarfspositionen():
    s = party("Klärtec Anlagenbau Emsland GmbH", "Industriestraße 88", "49716", "Meppen", "DE", "HRB Osnabrück", "Dipl.-Ing. Heiner Tholen", "Projektleiter")
    b = party("Molkerei Hasetal eG", "Löninger Straße 20", "49632", "Essen (Oldenburg)", "DE", "GnR Oldenburg", "Gerd Willoh", "Vorstand")
    d = sheet("de", "grid", "Liefer- und Montagevertrag", "'Liberation Sans'", "9.4pt", pagefoot=f"{s.name}, {s.street}, {s.place()}, {s.reg}, USt-IdNr. {s.vat}")
    write(d, f"""
    # Liefer- und Montagevertrag KT-P-2207
    Besteller :: {b.name}, {b.street}, {b.place()}
    Auftragnehmer :: {s.name}
    Grundlage :: Angebot 26-0481 vom 3. Februar 2026
    Vertragsdatum :: 9. März 2026
    Lieferung und Montage :: 4. Mai 2026 bis 12. Juni 2026
    |:llrlrr
    |Pos.|Gegenstand|Menge|Einh.|EP €|GP €
    |1 Maschinentechnik
    |1.1|Flotationsanlage 20 m³/h|1|Stk|38.400,00|38.400,00
    |1.2|Dosierstation Flockungsmittel|2|Stk|4.150,00|8.300,00
    |1.3|<i>Alternativ zu 1.2: Dosierstation in Edelstahl (nicht beauftragt)</i>|2|Stk|5.900,00|<i>11.800,00</i>
    |2 Montage
    |2.1|Montage und Verrohrung|1|psch|9.650,00|9.650,00
    |2.2|Schaltschrank, Anschluss|1|psch|6.200,00|6.200,00
    |2.3|<i>Bedarfsposition: Kernbohrung bis DN 150</i>|–|Stk|185,00|<i>nur EP</i>
    |=|Auftragssumme netto||||62.550,00
    |=|Umsatzsteuer 19 %||||11.884,50
    |=|Auftragssumme brutto||||74.434,50
    Die Rechnung wird nach Inbetriebnahme über die gesamte Auftragssumme gestellt. Zahlbar 14 Tage nach Zugang mit 2 % Skonto, 30 Tage ohne Abzug.
    {clauses("de", [1, 2, 5], 1)}
    ~~ Meppen, 09.03.2026;{s.rep};{s.role};Auftragnehmer // Essen (Oldb.), 11.03.2026;{b.rep};{b.role};Besteller
    ---
    ## Allgemeine Liefer- und Montagebedingungen
    {long_text("de", 14)}
    """)
    return d.truth(s, b, "KT-P-2207", "2026-03-09", "2026-05-04", "2026-06-12", rhythm="one_off", period=("2026-05-04", "2026-06-12"), days=30, discounts=[("2", 14)],
                   lines=[line("Flotationsanlage 20 m³/h", "1", "C62", "38400.00"), line("Dosierstation Flockungsmittel", "2", "C62", "4150.00"), line("Montage und Verrohrung", "1", "LS", "9650.00"), line("Schaltschrank, Anschluss", "1", "LS", "6200.00")],
                   accept={"contract_date": ["2026-03-11"]}, about="sections in the table, an alternative and a contingent position that are not ordered; offer number beside")


def paper_lu_fund_admin_tiers():
    s = party("Pétrusse Valley Administrators S.A.", "44, avenue de la Gare", "1610", "Luxembourg", "LU", "", "Anouk Lentz", "Conducting Officer")
    b = party("Nordlicht Timberland SCSp", "6, rue Eugène Ruppert", "2453", "Luxembourg", "LU", "", "Henrik Dahl", "Manager of the general partner")
    d = sheet("en", "platypus-long", "Administration agreement", producer="platypus", face="Serif", points=10, justify=True, footer=f"Administration agreement – {s.name} – R.C.S. Luxembourg {s.reg_id}")
    write(d, f"""
    # Central administration agreement
    This agreement is entered into on 15 June 2026 by and between {s.name}, a société anonyme with registered office at {s.street}, L-{s.postcode} {s.city}, R.C.S. Luxembourg {s.reg_id}, VAT {s.vat} (the “Administrator”), and {b.name}, a special limited partnership with registered office at {b.street}, L-{b.postcode} {b.city}, R.C.S. Luxembourg {b.reg_id} (the “Partnership”).
    ## 1. Appointment
    The Partnership appoints the Administrator as its central administration agent with effect from 1 July 2026, for an unlimited period. Either party may end the agreement on ninety days' notice.
    ## 2. Remuneration
    The Administrator receives the fees in the Fee Schedule, invoiced quarterly in arrears per calendar quarter and payable within 30 days. Fund administration services are exempt from VAT under article 44.1 d) of the Luxembourg VAT law.
    {clauses("en", [0, 2, 4, 5, 6, 7], 3)}
    {long_text("en", 12, "9.{n} ")}
    ~~ Luxembourg;{s.rep};{s.role};for the Administrator // Luxembourg;{b.rep};{b.role};for the Partnership
    ---
    ## Fee Schedule
    |:lr
    |Fixed fees per quarter|EUR
    |Accounting and reporting|6,250.00
    |Registrar and transfer agency|2,400.00
    Variable fee per year on net assets, accrued quarterly:
    |:lr
    |Net assets|Rate
    |up to EUR 50 million|0.040%
    |above EUR 50 million up to EUR 150 million|0.030%
    |above EUR 150 million|0.020%
    Set-up fee: EUR 4,000.00, payable with the first invoice. Each additional investor above 25: EUR 150.00 per year.
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, None, "2026-06-15", "2026-07-01", None, rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=30, findings=["tiers"],
                   lines=[line("Accounting and reporting", "1", "QAN", "6250.00", **v), line("Registrar and transfer agency", "1", "QAN", "2400.00", **v), line("Set-up fee", "1", "LS", "4000.00", **v)],
                   notes=["exempt from VAT under article 44.1 d) of the Luxembourg VAT law"], accept={"totals.net": [None], "totals.gross": [None], "totals.vat": [[]]},
                   accept_lines=[[line("Accounting and reporting", "1", "QAN", "6250.00", **v), line("Registrar and transfer agency", "1", "QAN", "2400.00", **v), line("Variable fee on net assets", None, None, None, **v), line("Set-up fee", "1", "LS", "4000.00", **v)]],
                   about="long: fixed fees per quarter, a variable fee by tiers of net assets that no paper can tell, set-up fee; exempt")


def paper_gb_maintenance_three_pages_scan():
    s = party("Peverel Lifts & Escalators Ltd", "Unit 2, Castle Works", "S33 8WR", "Castleton", "GB", "", "Graham Tideswell", "Service Manager")
    b = party("Hope Valley Hospitals Trading Ltd", "Moor Clinic, Edale Road", "S33 7ZP", "Hope", "GB", "", "Anita Barlow", "Estates Manager")
    d = sheet("en", "writer-lift", "Lift maintenance", producer="office", face="Liberation Serif", points=11, footer="PLE/M/2290 page", scan={"seed": 101, "turn": 0.4, "grain": 4, "quality": 30})
    write(d, f"""
    # Lift maintenance contract PLE/M/2290
    Contractor :: {s.name}, {s.street}, {s.place()}. VAT no. {s.vat}
    Owner :: {b.name}, {b.street}, {b.place()}
    Date :: 18 May 2026
    Commencement :: 1 June 2026
    Expiry :: 31 May 2031
    |:lrr
    |Lift|Visits a year|Annual price
    |Bed lift, north wing|12|£3,120.00
    |Passenger lift, main hall|8|£2,280.00
    |Goods lift, kitchen|4|£960.00
    |=Annual price before VAT||£6,360.00
    The annual price is invoiced in four equal quarterly instalments in advance, plus VAT at 20%, payable within 30 days of invoice.
    {clauses("en", [0, 1, 2, 3, 4, 6, 7], 1)}
    {long_text("en", 10, "8.{n} ")}
    ~~ 18 May 2026;{s.rep};{s.role};Contractor // 21 May 2026;{b.rep};{b.role};Owner
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "PLE/M/2290", "2026-05-18", "2026-06-01", "2031-05-31", currency="GBP", rhythm="quarterly", period=("2026-06-01", "2026-08-31"), days=30,
                   lines=[line("Bed lift, north wing", "1", "QAN", "780.00", **v), line("Passenger lift, main hall", "1", "QAN", "570.00", **v), line("Goods lift, kitchen", "1", "QAN", "240.00", **v)],
                   accept={"contract_date": ["2026-05-21"]}, about="derived: scanned, several pages; yearly prices in quarterly instalments; visits are no quantity")


def paper_de_zwei_auftraege_eine_datei():
    s = party("Elektro Brinkhoff GmbH", "Weseler Straße 301", "46562", "Voerde (Niederrhein)", "DE", "HRB Duisburg", "Ingo Brinkhoff", "Geschäftsführer")
    b = party("Niederrhein Tiefkühllogistik GmbH", "Emscherallee 9", "46562", "Voerde (Niederrhein)", "DE", "HRB Duisburg", "Petra Scholten", "Betriebsleiterin")
    d = sheet("de", "ledger-two", "Aufträge", "'Carlito'", "11pt")
    head = f"Auftragnehmer: {s.name}, {s.street}, {s.place()}, USt-IdNr. {s.vat}<br>Auftraggeber: {b.name}, {b.street}, {b.place()}"
    write(d, f"""
    # Wartungsvertrag EB-W-771
    <p>{head}</p>
    Wir warten ab dem 1. September 2026 die Notbeleuchtung für 240,00 EUR im Quartal zuzüglich 19 % USt., zahlbar 14 Tage nach Rechnung. Der Vertrag endet am 31. August 2028.
    ~~ Voerde, 3. August 2026;{s.rep};{s.role};Auftragnehmer // Voerde, 5. August 2026;{b.rep};{b.role};Auftraggeber
    ---
    # Werkvertrag EB-P-1904
    <p>{head}</p>
    Wir errichten bis zum 30. Oktober 2026 eine Ladestation für 11.800,00 EUR zuzüglich 19 % USt., zahlbar 30 Tage nach Abnahme und Rechnung. Arbeitsbeginn ist der 5. Oktober 2026.
    ~~ Voerde, 10. August 2026;{s.rep};{s.role};Auftragnehmer // Voerde, 12. August 2026;{b.rep};{b.role};Auftraggeber
    """)
    return d.truth(s, b, None, None, None, None, rhythm=None, days=None, findings=["two_contracts"], lines=[],
                   accept={"contract_number": ["EB-W-771"], "contract_date": ["2026-08-05", "2026-08-12"], "service_start": ["2026-09-01"], "service_end": ["2028-08-31"], "billing.rhythm": ["quarterly"],
                           "billing.first_invoice_period.from": ["2026-09-01"], "billing.first_invoice_period.to": ["2026-11-30"], "payment_terms_days": [14], "totals.net": ["240.00"], "totals.gross": ["285.60"],
                           "totals.vat": [[{"rate": "19", "category": "S", "amount": "45.60"}]]},
                   accept_lines=[[line("Wartung der Notbeleuchtung", "1", "QAN", "240.00")]], about="two contracts of the same parties in one file")
