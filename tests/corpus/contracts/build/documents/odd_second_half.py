"""Odd papers of the second author, second half."""
from paper import line

from ._odd_looks import EN, FR, odd, party, sheet, write


def paper_fr_avenant_cantine():
    s = party("Saveurs du Bocage Restauration SAS", "Route de Vire", "14500", "Souleuvre-en-Bocage", "FR", "Caen", "Régis Lemonnier", "directeur régional")
    b = party("OGEC Sainte-Thérèse de Flers", "11 rue de la Boule", "61100", "Flers", "FR", "", "Bénédicte Aubert", "présidente")
    b.reg_id = ""
    d = odd("fr", "ledger", "Avenant", "'Carlito'", "11pt")
    write(d, f"""
    # Avenant n° 2 à la convention de restauration R-2023-61
    Fournisseur de repas :: {s.name}, {s.street}, {s.place()}
    Établissement :: {b.name}, {b.street}, {b.place()}
    Date de signature :: 17 juin 2026
    ## Ce qui change
    Les prix des repas livrés sont modifiés à compter du 1er septembre 2026, conformément à l’article 7 de la convention du 30 août 2023.
    |:lrr
    |Repas|Prix 2025-2026 HT|Prix 2026-2027 HT
    |Repas maternelle|3,62 €|3,78 €
    |Repas élémentaire|3,95 €|4,11 €
    |Repas adulte|5,20 €|5,35 €
    La TVA applicable demeure de 5,5 %. Le nombre de repas est celui des commandes hebdomadaires.
    ## Ce qui ne change pas
    Toutes les autres stipulations de la convention restent en vigueur.
    ~~ ;{s.rep};{s.role};Le Fournisseur // ;{b.rep};{b.role};L’Établissement
    """)
    v = {"vat": "5.5"}
    return d.truth(s, b, None, "2026-06-17", "2026-09-01", None, kind="amendment", findings=["amendment"], rhythm=None,
                   lines=[line("Repas maternelle", None, "C62", "3.78", **v), line("Repas élémentaire", None, "C62", "4.11", **v), line("Repas adulte", None, "C62", "5.35", **v)],
                   accept={"contract_number": ["R-2023-61"], "billing.rhythm": ["per_call_off"]}, about="amendment of unit prices, old beside new, quantities by order")


def paper_lu_ordre_de_service():
    b = party("Administration communale de Burfelt-Mosel", "12, rue du Lavoir", "5411", "Burfelt-Mosel", "LU", "", "Serge Lommel", "bourgmestre")
    b.reg_id = ""
    s = party("Éclairage Public Hoffmann S.à r.l.", "21, Zone industrielle", "5366", "Munsbach", "LU", "", "Claude Hoffmann", "gérant")
    d = odd("fr", "public", "Ordre de service", "'Open Sans'", "9.4pt", letterhead=f'<div style="font-size:1.3em"><b>{b.name}</b></div><div class="small">{b.street} · {b.place(True)}</div><br>')
    write(d, f"""
    # ORDRE DE SERVICE N° 2026/ECL/041
    Adressé à :: {s.name}, {s.street}, {s.place(True)}
    No TVA du prestataire :: {s.vat}
    Date :: 4 mai 2026
    Objet :: remplacement de luminaires, rue de la Gare
    Début des prestations :: 1er juin 2026
    Fin des prestations :: 26 juin 2026
    Nous vous chargeons d’exécuter, aux prix de votre offre du 20 avril 2026, les prestations suivantes :
    |:rlrlr
    |Poste|Désignation|Prix unitaire HTVA|Quantité|Total HTVA
    |1|Luminaire LED 42 W, fourniture|318,00|24 pièces|7.632,00
    |2|Dépose de l’ancien luminaire|46,00|24 pièces|1.104,00
    |3|Câble 3 × 2,5 mm², posé|7,20|380 m|2.736,00
    |=|Total HTVA|||11.472,00
    |=|TVA 17 %|||1.950,24
    |=|Total TTC|||13.422,24
    Une facture unique est adressée en double exemplaire au service technique, BP 14, L-5401 Burfelt-Mosel, après réception des travaux. Délai de paiement : trente jours à compter de la réception de la facture.
    ~~ Burfelt-Mosel, le 4 mai 2026;{b.rep};{b.role};Pour la commune // Ordre accepté le 8 mai 2026;{s.rep};{s.role};{s.name}
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "2026/ECL/041", "2026-05-04", "2026-06-01", "2026-06-26", rhythm="one_off", period=("2026-06-01", "2026-06-26"), days=30,
                   lines=[line("Luminaire LED 42 W, fourniture", "24", "C62", "318.00", **v), line("Dépose de l'ancien luminaire", "24", "C62", "46.00", **v), line("Câble 3 × 2,5 mm², posé", "380", "MTR", "7.20", **v)],
                   accept={"contract_date": ["2026-05-08"]}, about="municipality's order: buyer in the letterhead; price before quantity, unit in the quantity's cell; post box for invoices")


def paper_fr_compte_rendu():
    s = party("Paysages Aubrac SARL", "Route d’Aurillac", "15110", "Chaudes-Aigues", "FR", "Aurillac", "Damien Bonal", "gérant")
    b = party("Bains du Grifoul SAEM", "27 avenue Président-Georges-Pompidou", "15110", "Chaudes-Aigues", "FR", "Aurillac", "Nathalie Roux", "directrice")
    d = odd("fr", "memo", "Compte rendu", "'Lato'", "10.5pt")
    write(d, f"""
    # Compte rendu de la réunion du 14 avril 2026
    Présents :: Mme Roux ({b.name}), M. Bonal ({s.name})
    Rédacteur :: M. Bonal
    1. Le parc compte 1,8 ha. M. Bonal propose un passage tous les quinze jours de mai à octobre 2026.
    2. Prix évoqué : 1 150 € HT par mois, TVA 20 %, à 30 jours. Mme Roux demande un détail par massif.
    3. M. Bonal enverra un projet de contrat avant le 24 avril. Rien n’est commandé à ce stade.
    Prochaine réunion : 29 avril 2026.
    Diffusion : participants. Fait le 15 avril 2026.
    """)
    return d.truth(s, b, None, "2026-04-15", kind="minutes", about="minutes with a monthly price, terms and months")


def paper_gb_colocation_quarter():
    s = party("Trent Vale Data Centres Ltd", "Power House, Station Road", "NG4 3AT", "Netherfield", "GB", "", "Shabana Iqbal", "Account Director")
    b = party("Beeston Ticketing Ltd", "19 Chilwell Road", "NG9 1EH", "Beeston", "GB", "", "Craig Mottram", "Chief Technology Officer")
    d = odd("en", "card", "Colocation order", "'Roboto'", "9.6pt", colour="#283593", pagefoot=f"{s.name} · Registered in England no. {s.reg_id} · {s.street}, {s.place()} · VAT {s.vat}")
    write(d, f"""
    # Colocation order
    Order reference :: TVDC-CO-3115
    Data centre :: {s.name}
    Licensee :: {b.name}, {b.street}, {b.place()}
    Order date :: 24 April 2026
    Ready for service :: 18 May 2026
    Licence term :: until 30 June 2028
    ## Quarterly charges
    |:lrr
    |Description|Racks|Charge per quarter
    |Full rack 47U with A+B feed|2|£2,760.00
    |Cross connect, single-mode pair|4|£364.00
    |=Total per quarter, before VAT at 20%||£3,124.00
    Charges are invoiced quarterly in advance for calendar quarters. The first invoice covers 18 May to 30 June 2026; for it each charge is reduced in the proportion of days, 44 of 91. Metered power is billed in arrears at £0.31 per kWh.
    Invoices are due 30 days from date.
    {EN}
    ~~ 24 April 2026;{s.rep};{s.role};Data centre // 29 April 2026;{b.rep};{b.role};Licensee
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "TVDC-CO-3115", "2026-04-24", "2026-05-18", "2028-06-30", currency="GBP", rhythm="quarterly", period=("2026-05-18", "2026-06-30"), days=30,
                   lines=[line("Full rack 47U with A+B feed", "1", "QAN", "1334.51", **v), line("Cross connect, single-mode pair", "1", "QAN", "176.00", **v)],
                   accept={"contract_date": ["2026-04-29"]}, about="derived: calendar quarters, first part 44/91 by a stated rule; rack count beside a charge that is for all; seller's address in the foot")


def paper_gb_podcast_instalments():
    s = party("Pocketful Audio LLP", "Studio 4, Ouseburn Mill", "NE1 2PA", "Newcastle upon Tyne", "GB", "", "Esther Dalgleish", "Partner")
    b = party("Northern Rivers Conservation Fund", "Moor House, Gosforth Lane", "NE3 1AB", "Newcastle upon Tyne", "GB", "", "Dr Hamish Todd", "Chief Executive")
    b.reg_id = ""
    d = odd("en", "deed", "Podcast agreement", "'Caladea'", "11.5pt")
    write(d, f"""
    # Agreement to produce a podcast series
    We, {s.name} (“Pocketful”), of {s.street}, {s.place()}, VAT {s.vat}, agree with {b.name} (“the Fund”), of {b.street}, {b.place()}, on 5 May 2026 as follows.
    ## The series
    We write, record and edit six episodes of about 25 minutes, delivered between 1 June 2026 and 30 October 2026.
    ## The fee
    The Fund pays us nine thousand pounds (£9,000.00) plus VAT at 20% in three equal parts: one third on signature of this agreement, one third on delivery of the third episode and one third on delivery of the sixth.
    ## Payment
    Each invoice is to be paid within three weeks. A further episode would cost £1,400.00. Travel is charged at cost up to £600.00 in all.
    ## Rights
    Once paid, the Fund owns the recordings.
    ~~ ;{s.rep};{s.role};Pocketful // ;{b.rep};{b.role};the Fund
    """)
    return d.truth(s, b, None, "2026-05-05", "2026-06-01", "2026-10-30", currency="GBP", rhythm="milestones", days=21,
                   lines=[line("Podcast series, one third on signature", "1", "LS", "3000.00", vat="20")], about="derived: instalments as thirds in words; three weeks = 21 days; we = the producer")


def paper_ie_herd_health():
    s = party("Suir Valley Veterinary Practice Limited", "Friar Street", "E25 VX30", "Cashel", "IE", "", "Emer Ryan", "Veterinary Director")
    b = party("Rockwell Dairy Partnership", "Ballinahinch", "E25 PW11", "Cashel", "IE", "", "Tom Heffernan", "Partner")
    b.reg_id = ""
    d = odd("en", "ledger", "Herd health plan", "'Open Sans'", "9.6pt")
    write(d, f"""
    # Herd health plan HH-0146
    Practice :: {s.name}, {s.street}, {s.city}, Co. Tipperary, {s.postcode}; VAT {s.vat}; IBAN {s.iban}
    Herdowner :: {b.name}, {b.street}, {b.city}, Co. Tipperary, {b.postcode}
    Signed :: 27 July 2026
    Plan period :: 1 September 2026 to 31 August 2027
    ## Half-yearly fees
    |:lrrr
    |Service|Number|€ each|VAT
    |Routine herd visit|6|145.00|13.5%
    |Fertility scan, per cow|210|4.50|13.5%
    |Data dashboard|1|180.00|23%
    The fees above, €1,995.00 before VAT, are invoiced every half year in advance and payable in 14 days.
    Emergency call-outs: €95.00 by day, €160.00 by night. Medicines are sold at list price.
    {EN}
    ~~ Cashel;{s.rep};{s.role};Practice // Cashel;{b.rep};{b.role};Herdowner
    """)
    return d.truth(s, b, "HH-0146", "2026-07-27", "2026-09-01", "2027-08-31", rhythm="half_yearly", period=("2026-09-01", "2027-02-28"), days=14,
                   lines=[line("Routine herd visit", "6", "C62", "145.00", vat="13.5"), line("Fertility scan, per cow", "210", "C62", "4.50", vat="13.5"), line("Data dashboard", "1", "SAN", "180.00", vat="23")],
                   accept={"lines.2.unit": ["C62", "LS"]}, about="two rates in a column, no amount column, total in prose; Practice and Herdowner")


def paper_gb_nursing_agency_framework():
    s = party("Pen-y-Crug Staffing Ltd", "8 Bridge Chambers", "LD3 7AH", "Brecon", "GB", "", "Lowri Bevan", "Branch Manager")
    b = party("Usk Valley Care Homes Ltd", "The Laurels, Orchard Street", "LD3 8AN", "Brecon", "GB", "", "Peter Gwilliam", "Managing Director")
    d = odd("en", "public", "Terms of supply", "'Liberation Serif'", "10.6pt")
    write(d, f"""
    # Framework for the supply of temporary nursing staff
    Reference :: PCS/FW/12
    Agency :: {s.name}, {s.street}, {s.place()}; company number {s.reg_id}
    Hirer :: {b.name}, {b.street}, {b.place()}; company number {b.reg_id}
    Made on :: 12 January 2026
    In force :: from 1 February 2026 until ended by four weeks' notice
    The Hirer may book staff by telephone or portal. There is no minimum booking and no exclusivity.
    |:lr
    |Grade and shift|Hourly charge
    |Registered nurse, day|£38.40
    |Registered nurse, night|£44.20
    |Healthcare assistant, day|£21.75
    |Healthcare assistant, night|£24.90
    Bank holidays are charged at one and a half times these rates. The supply of nursing staff is exempt from VAT.
    The Agency invoices weekly against signed timesheets. Invoices are payable in 7 days. Introduction fee on permanent engagement: 14% of the first year's salary.
    ~~ ;{s.rep};{s.role};Agency // ;{b.rep};{b.role};Hirer
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, "PCS/FW/12", "2026-01-12", "2026-02-01", None, currency="GBP", rhythm="per_call_off", days=7, kind="framework", findings=["framework"],
                   lines=[line("Registered nurse, day", None, "HUR", "38.40", **v), line("Registered nurse, night", None, "HUR", "44.20", **v), line("Healthcare assistant, day", None, "HUR", "21.75", **v), line("Healthcare assistant, night", None, "HUR", "24.90", **v)],
                   notes=["The supply of nursing staff is exempt from VAT"], accept={"billing.rhythm": [None]}, about="framework, hourly rates by shift, exempt; weekly invoices by timesheet")


def paper_ie_subcontract_order_rct():
    b = party("Dodder Civil Engineering Limited", "Unit 12, Tymon Retail Park", "D24 K6F2", "Dublin 24", "IE", "", "Garrett Nolan", "Quantity Surveyor")
    s = party("Kilcullen Paving Contractors Limited", "The Curragh Road", "R56 YT43", "Kilcullen", "IE", "", "Liam Behan", "Director")
    d = odd("en", "wide", "Subcontract order", "'Liberation Sans'", "9.6pt", letterhead=f'<div class="cols"><b style="font-size:1.4em">DODDER CIVIL</b><span class="small right">{b.name}<br>{b.street}, {b.city}, {b.postcode}<br>CRO {b.reg_id} · VAT {b.vat}</span></div><hr>')
    write(d, f"""
    # SUBCONTRACT ORDER DC-4417/06
    Subcontractor :: {s.name}, {s.street}, {s.city}, Co. Kildare, {s.postcode}, VAT {s.vat}
    Site :: Greenway Phase 2, Naas
    Order date :: 15 May 2026
    Programme :: 8 June 2026 to 10 July 2026
    |:rlrlrr
    |No|Work|Qty|Unit|Rate €|Amount €
    |1|Lay permeable paving 80 mm|1,150|m2|24.50|28,175.00
    |2|Kerb, precast, haunched|640|m|19.20|12,288.00
    |3|Establishment|1|sum|1,900.00|1,900.00
    |=|Order total||||42,363.00
    Reverse charge applies: the principal contractor accounts for the VAT (section 16(3) VAT Consolidation Act 2010). Do not show VAT on your invoice. One invoice on completion; payment 35 days after receipt. Retention 3%, released after 12 months. Relevant contracts tax is deducted at the rate notified.
    ~~ For the principal contractor, 15 May 2026;{b.rep};{b.role};{b.name} // For the subcontractor, 19 May 2026;{s.rep};{s.role};{s.name}
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "DC-4417/06", "2026-05-15", "2026-06-08", "2026-07-10", rhythm="one_off", period=("2026-06-08", "2026-07-10"), days=35,
                   lines=[line("Lay permeable paving 80 mm", "1150", "MTK", "24.50", **v), line("Kerb, precast, haunched", "640", "MTR", "19.20", **v), line("Establishment", "1", "LS", "1900.00", **v)],
                   notes=["Reverse charge applies: the principal contractor accounts for the VAT"], accept={"contract_date": ["2026-05-19"], "buyer.city": ["Dublin"]}, about="buyer's landscape order; construction reverse charge; retention and withholding are no discount")


def paper_nl_tulip_licence():
    s = party("Van Ginneken Veredeling B.V.", "Zwarteweg 21", "1431 VJ", "Aalsmeer", "NL", "", "Marloes van Ginneken", "director")
    b = party("Blumenhof Kaltenbrunn GmbH", "Gärtnerweg 6", "83703", "Gmund am Tegernsee", "DE", "HRB München", "Sebastian Kaltenbrunn", "Geschäftsführer")
    d = sheet("en", "odd-web", "Licence", "'Caladea'", "11pt", producer="web")
    write(d, f"""
    # Variety licence agreement
    <p>THE UNDERSIGNED: {s.name}, established at {s.street}, {s.postcode} {s.city}, the Netherlands, trade register {s.reg_id}, VAT {s.vat}, hereinafter to be called <b>Licensor</b>, and {b.name}, established at {b.street}, D-{b.postcode} {b.city}, Germany, VAT {b.vat}, hereinafter to be called <b>Licensee</b>, DECLARE TO HAVE AGREED as follows.</p>
    Article 1. Licensor grants Licensee the non-exclusive right to propagate the tulip varieties “Morning Frost” and “Red Lantern” in Germany.
    Article 2. Licensee pays for “Morning Frost” EUR 2.200,00 and for “Red Lantern” EUR 1.650,00 per calendar year, excluding VAT, invoiced each January in advance and payable within 60 days.
    Article 3. VAT is reverse charged to Licensee pursuant to article 196 of the VAT Directive.
    Article 4. This agreement enters into force on 1 January 2027 and expires on 31 December 2030.
    Article 5. For bulbs sold without authority Licensee forfeits EUR 0,50 per bulb.
    Article 6. Dutch law applies; the court of Amsterdam is competent.
    Signed in duplicate on 24 November 2026.
    ~~ Licensor;{s.rep};{s.role};{s.name} // Licensee;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, None, "2026-11-24", "2027-01-01", "2030-12-31", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=60,
                   lines=[line("Licence Morning Frost", "1", "ANN", "2200.00", **v), line("Licence Red Lantern", "1", "ANN", "1650.00", **v)], notes=["VAT is reverse charged to Licensee"],
                   about="Licensor and Licensee, cross-border reverse charge, prices in one sentence, Dutch number format")


def paper_gb_bin_collection_scan():
    s = party("Skipton Trade Waste Ltd", "Engine Shed Lane", "BD23 1TX", "Skipton", "GB", "", "Dawn Hebden", "Sales")
    b = party("The Shorn Ewe Inn Ltd", "12 Wharfe Lane", "LS29 0ZZ", "Addingham", "GB", "", "Colin Wray", "Licensee")
    d = sheet("en", "odd-drawn", "Trade waste", producer="reportlab", face="Serif", points=10, margins=(48, 547, 66, 780), marks=((48, 44, 15, True, "TRADE WASTE COLLECTION AGREEMENT"), (430, 815, 7, False, "STW/3 (rev. 2025)")), scan={"seed": 91, "turn": 0.5, "grain": 5, "quality": 30})
    d.kv([("Agreement", "STW-90417"), ("Account", "EWE-1"), ("Dated", "2 February 2026")], boxes=3)
    d.kv([("Waste company", s.name), ("Its address", f"{s.street}, {s.place()}")], boxes=2)
    d.kv([("Customer", b.name), ("Its address", f"{b.street}, {b.place()}")], boxes=2)
    d.kv([("Start", "1 March 2026"), ("Billing", "[x] monthly [ ] quarterly"), ("Pay by", "[ ] direct debit [x] 14 days")], boxes=3)
    d.table(["Container", "Number", "Lifts a month", "£ a month"], [["Wheeled bin 1100 l, general", "2", "8", "96.00"], ["Wheeled bin 240 l, food", "1", "8", "34.50"], ["Glass box", "4", "4", "18.00"]], "lrrr", foot=[["Monthly charge excluding VAT", "", "", "148.50"], ["VAT 20%", "", "", "29.70"], ["Monthly charge including VAT", "", "", "178.20"]])
    d.p("The agreement runs for twelve months, to 28 February 2027. Overweight bins: £12.00 each. Lost bins: £240.00. The duty of care note is £35.00 a year and is invoiced with the first month.")
    d.sig(("2 February 2026", s.rep, s.role, "for the waste company"), ("4 February 2026", b.rep, b.role, "for the customer"))
    v = {"vat": "20"}
    return d.truth(s, b, "STW-90417", "2026-02-02", "2026-03-01", "2027-02-28", currency="GBP", rhythm="monthly", period=("2026-03-01", "2026-03-31"), days=14,
                   lines=[line("Wheeled bin 1100 l, general", "1", "MON", "96.00", **v), line("Wheeled bin 240 l, food", "1", "MON", "34.50", **v), line("Glass box", "1", "MON", "18.00", **v), line("Duty of care note", "1", "LS", "35.00", **v)],
                   accept={"contract_date": ["2026-02-04"], "lines.3.unit": ["C62", "ANN"]},
                   accept_lines=[[line("Wheeled bin 1100 l, general", "2", "C62", "48.00", **v), line("Wheeled bin 240 l, food", "1", "C62", "34.50", **v), line("Glass box", "4", "C62", "4.50", **v), line("Duty of care note", "1", "LS", "35.00", **v)]],
                   about="scanned drawn form; count and lifts are no factors of the monthly price; a yearly fee with the first month, in prose")


def paper_ie_employment():
    s = party("Araglin Cheese Makers Limited", "Mitchelstown Road", "P67 DK20", "Kilworth", "IE", "", "Maria Hennessy", "Director")
    b = party("Conor Fitzgibbon", "3 Chapel View", "P67 RH91", "Mitchelstown", "IE", "", "Conor Fitzgibbon", "")
    d = odd("en", "memo", "Contract of employment", "'Open Sans'", "9.8pt")
    write(d, f"""
    # Statement of terms and contract of employment
    Between {s.name}, {s.street}, {s.city}, Co. Cork, {s.postcode} (the “Employer”) and {b.name}, {b.street}, {b.city}, Co. Cork, {b.postcode} (the “Employee”).
    1. You are employed as Assistant Cheese Maker from 3 August 2026. The first six months are probationary.
    2. Your pay is €2,650.00 gross per month, paid by credit transfer on the 28th of each month.
    3. You work 39 hours a week. Overtime is paid at €21.50 an hour.
    4. You have 22 days of paid leave a year.
    5. One month's notice is required from either side after probation.
    ~~ Kilworth, 6 July 2026;{s.rep};{s.role};Employer // Kilworth, 6 July 2026;{b.rep};;Employee
    """)
    return d.truth(b, s, None, "2026-07-06", "2026-08-03", kind="employment", about="employment, with monthly pay and hourly rate")


def paper_fr_portes_automatiques_scan():
    s = party("Portalia Maintenance SARL", "13 rue de l’Abbé-Lemire", "59200", "Tourcoing", "FR", "Lille", "Farid Meziane", "gérant")
    b = party("Supermarché du Risquons-Tout SAS", "Rue de Menin", "59960", "Neuville-en-Ferrain", "FR", "Lille", "Christelle Vandamme", "directrice")
    d = sheet("fr", "odd-writer", "Contrat portes", producer="office", face="Liberation Sans", points=10.5, footer="Contrat PA-1190", border="0.8pt solid #000000", scan={"seed": 92, "turn": -0.6, "grain": 4, "mode": "bilevel", "threshold": 60})
    write(d, f"""
    # Contrat de maintenance de portes automatiques PA-1190
    Le présent contrat lie {s.name}, {s.street}, {s.place()}, SIRET {s.siret} (« le Mainteneur »), à {b.name}, {b.street}, {b.place()} (« l’Exploitant »).
    |:lrrr
    |Équipement|Nombre|Forfait annuel unitaire HT|Forfait annuel HT
    |Porte coulissante 2 vantaux|3|210,00 €|630,00 €
    |Rideau métallique motorisé|2|165,00 €|330,00 €
    |Portillon piéton|1|120,00 €|120,00 €
    |=Total annuel HT|||1 080,00 €
    La TVA est de 20 %. Le forfait est facturé en deux échéances semestrielles égales, d’avance, payables à 30 jours fin de mois.
    Le contrat prend effet le 1er octobre 2026 et expire le 30 septembre 2028.
    {FR}
    Fait à Tourcoing, le 7 septembre 2026
    ~~ Le Mainteneur;{s.rep};{s.role};{s.name} // L’Exploitant;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "PA-1190", "2026-09-07", "2026-10-01", "2028-09-30", rhythm="half_yearly", period=("2026-10-01", "2027-03-31"), days=None, findings=["payment_terms_not_days"],
                   lines=[line("Porte coulissante 2 vantaux", "3", "C62", "105.00", **v), line("Rideau métallique motorisé", "2", "C62", "82.50", **v), line("Portillon piéton", "1", "C62", "60.00", **v)],
                   accept={f"lines.{k}.unit": ["SAN"] for k in range(3)},
                   accept_lines=[[line("Porte coulissante 2 vantaux", "1", "SAN", "315.00", **v), line("Rideau métallique motorisé", "1", "SAN", "165.00", **v), line("Portillon piéton", "1", "SAN", "60.00", **v)]],
                   about="derived: bilevel scan; yearly prices in two halves; 30 days end of month")
