"""Contracts that are letters: running text in the first person, order confirmations, papers of the buyer."""
from paper import line

from ._write import party, sheet, write


def _head(s, colour, tag, align="right"):
    return f'<div style="text-align:{align};color:{colour};font-size:1.7em;font-weight:bold">{tag}</div><div style="text-align:{align};font-size:.78em;margin-bottom:9mm">{s.street} · {s.place()}</div>'


def paper_de_auftrag_gruenpflege():
    s = party("Grünwerk Lippe GmbH", "Bielefelder Straße 244", "32758", "Detmold", "DE", "HRB Lemgo", "Anja Stuckmann", "Geschäftsführerin")
    b = party("Sparbau Wohnungsgesellschaft mbH", "Leopoldstraße 3", "32756", "Detmold", "DE", "HRB Lemgo", "Jochen Wiebe")
    d = sheet("de", "letter", "Auftragsbestätigung Grünpflege", "'Carlito'", "11pt", letterhead=_head(s, "#2f6b2f", "grünwerk"),
              pagefoot=f"{s.name} · {s.reg} · Geschäftsführerin {s.rep} · USt-IdNr. {s.vat}<br>Lippische Handelsbank · IBAN {s.iban} · Telefon 05231 77 40 12")
    write(d, f"""
    {b.name}<br>Herrn {b.rep}<br>{b.street}<br>{b.place()}
    > Detmold, den 9. März 2026
    # Ihr Auftrag vom 4. März 2026, unsere Auftragsbestätigung AB-26-0417
    Sehr geehrter Herr Wiebe,
    vielen Dank für Ihren Auftrag, den wir Ihnen hiermit gerne bestätigen. Ab dem 1. April 2026 pflegen wir für Sie die Außenanlagen Ihrer beiden Häuserzeilen. Für die Anlage Hiddeser Berg (Rasen, Hecken, Beete) berechnen wir 385,00 EUR im Monat, für die kleinere Anlage am Sedanplatz 240,50 EUR im Monat. Das sind zusammen 625,50 EUR zuzüglich 19 % Umsatzsteuer, also brutto 744,35 EUR.
    Rasenschnitt erfolgt zwischen April und Oktober alle zwei Wochen, der Heckenschnitt im Juni und im September. Das Schnittgut nehmen wir mit. Baumfällungen gehören nicht dazu; hierfür würden wir Ihnen gegebenenfalls ein gesondertes Angebot machen, der Stundensatz läge zurzeit bei 54,00 EUR.
    Wir schreiben Ihnen monatlich nachträglich eine Rechnung, zahlbar binnen 14 Tagen ab Rechnungsdatum; zahlen Sie innerhalb von 7 Tagen, dürfen Sie 2 % Skonto abziehen.
    Der Auftrag läuft ein Jahr, also bis zum 31. März 2027, und endet dann, wenn wir nicht gemeinsam etwas anderes vereinbaren. Für Schäden stehen wir mit unserer Betriebshaftpflicht (Deckung 2 Mio. EUR) ein.
    Bitte senden Sie uns die Zweitschrift unterschrieben zurück. Wir freuen uns auf die Zusammenarbeit.
    ~~ Detmold, 9. März 2026;{s.rep};{s.role};{s.name} // Detmold, 12.3.26;{b.rep};;{b.name}
    """)
    return d.truth(s, b, "AB-26-0417", "2026-03-09", "2026-04-01", "2027-03-31", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=14, discounts=[("2", 7)],
                   lines=[line("Pflege der Außenanlage Hiddeser Berg", "1", "MON", "385.00"), line("Pflege der Anlage am Sedanplatz", "1", "MON", "240.50")],
                   accept={"contract_date": ["2026-03-12"]}, about="order confirmation in the first person; all prices in prose, two sites; seller only in letterhead and foot")


def paper_fr_confirmation_vitrerie():
    s = party("Clairval Vitres SARL", "14 rue des Verriers", "45000", "Orléans", "FR", "Orléans", "Sandrine Machefer", "gérante")
    b = party("Pharmacie du Martroi SELAS", "3 place du Martroi", "45000", "Orléans", "FR", "Orléans", "Hugues Delorme")
    d = sheet("fr", "letter", "Confirmation", "'Caladea'", "11pt", letterhead=f'<div style="font-size:1.3em;letter-spacing:.2em">CLAIRVAL VITRES</div><div class="small" style="margin-bottom:14mm">Nettoyage de vitrerie et d’enseignes depuis 1987</div>',
              pagefoot=f"{s.name} au capital de 15 000 € – {s.street}, {s.place()} – {s.reg} – TVA intracom. {s.vat} – IBAN {s.iban}")
    write(d, f"""
    > {b.name}<br>À l’attention de M. {b.rep}<br>{b.street}<br>{b.place()}
    Orléans, le 2 février 2026
    Objet : nettoyage de vos vitrines – notre référence CV/2026/31
    Monsieur,
    Nous faisons suite à notre entretien du 28 janvier et avons le plaisir de vous confirmer les conditions auxquelles nous assurerons, à compter du 1er mars 2026, le nettoyage bimensuel de vos vitrines et de votre enseigne lumineuse.
    Le prix de notre intervention est fixé forfaitairement à deux cent quarante euros hors taxes (240,00 € HT) par trimestre pour les vitrines et à soixante-cinq euros hors taxes (65,00 € HT) par trimestre pour l’enseigne, auxquels s’ajoute la TVA au taux de 20 %. Nous vous adresserons nos factures au début de chaque trimestre contractuel, la première le 1er mars. Vous voudrez bien les régler à trente (30) jours. Il n’est pas accordé d’escompte pour paiement anticipé ; tout retard donnera lieu à l’indemnité forfaitaire de 40 € et à des pénalités au taux de 12 % l’an.
    Cet accord est conclu pour une durée d’un an. Il se renouvellera ensuite d’année en année, sauf lettre recommandée adressée deux mois avant l’échéance.
    Si vous partagez notre lecture de l’accord, nous vous remercions de nous retourner un exemplaire de la présente revêtu de votre signature, précédée de la mention « bon pour accord ».
    Veuillez agréer, Monsieur, l’expression de nos salutations distinguées.
    ~~ ;{s.rep};{s.role};pour {s.name} // Bon pour accord, le 6 février 2026;{b.rep};titulaire;{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "CV/2026/31", "2026-02-02", "2026-03-01", "2027-02-28", rhythm="quarterly", period=("2026-03-01", "2026-05-31"), days=30,
                   lines=[line("Nettoyage des vitrines", "1", "QAN", "240.00", **v), line("Nettoyage de l'enseigne", "1", "QAN", "65.00", **v)],
                   accept={"contract_date": ["2026-02-06"]}, about="letter with prices in words and figures, end from the duration only, tacit renewal")


def paper_gb_engagement_letter():
    s = party("Wetherby Lane Accountants LLP", "2 Chantry Row", "S1 2DA", "Sheffield", "GB", "", "Imogen Fairclough", "Partner")
    s.reg_id = "OC" + s.reg_id[2:]
    b = party("Kiln & Clay Ceramics Ltd", "Unit 9, Neepsend Triangle", "S3 8AT", "Sheffield", "GB", "", "Tobias Renshaw", "Director")
    d = sheet("en", "letter", "Engagement letter", "'EB Garamond'", "12pt", letterhead='<div class="center" style="font-size:1.8em;margin-bottom:10mm">Wetherby Lane</div>',
              pagefoot=f'<div class="center">{s.name} is a limited liability partnership registered in England and Wales, number {s.reg_id}. Registered office: {s.street}, {s.place()}. VAT registration {s.vat}.</div>')
    write(d, f"""
    The Directors<br>{b.name}<br>{b.street}<br>{b.place()}
    > 14 September 2026<br>Our ref: IF/KCC/0092
    Dear Tobias,
    ## Bookkeeping, payroll and annual accounts
    Thank you for appointing us. This letter, together with our standard terms of business which you already have, sets out the basis on which we act for you.
    <b>What we will do.</b> We will keep your books, run your monthly payroll for up to 15 employees, prepare and submit your VAT returns and draw up statutory accounts for the year ending 30 September 2027. We do not audit your accounts.
    <b>What you pay us.</b> Our fee for this work is £5,760 plus VAT at 20% for the year, which we collect in twelve equal monthly instalments of £480 plus VAT. Tax advice beyond this letter is charged by time: £165 an hour for partners and £90 an hour for staff. A one-off charge of £350 plus VAT for taking over the records from your previous accountants will be added to our first invoice.
    <b>When you pay us.</b> We issue our invoice on the first of each month for that month, and ask for payment within 10 days.
    <b>How long this lasts.</b> We start on 1 October 2026. Either of us may end the arrangement at any time on one month's written notice.
    Your books and papers will be returned to you when we stop acting. Our liability is limited to £500,000 in aggregate.
    Would you please sign and return the enclosed copy to show that you agree.
    Yours sincerely,
    ~~ ;{s.rep};{s.role};for {s.name} // Agreed and accepted on 21 September 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "IF/KCC/0092", "2026-09-14", "2026-10-01", None, currency="GBP", rhythm="monthly", period=("2026-10-01", "2026-10-31"), days=10,
                   lines=[line("Bookkeeping, payroll and annual accounts", "1", "MON", "480.00", **v), line("Taking over the records from previous accountants", "1", "LS", "350.00", **v)],
                   accept={"contract_date": ["2026-09-21"]}, about="we/you letter; yearly fee in monthly instalments; one-off charge with the first invoice; hourly rates beside; the year end is no contract end; a letter reference serves as number")


def paper_ie_alarm_letter_free_months():
    s = party("Slaney Secure Systems Limited", "14 Redmond Square", "Y35 K2P9", "Wexford", "IE", "", "Declan Furlong", "Sales Manager")
    b = party("Enniscorthy Credit & Leasing DAC", "8 Castle Hill", "Y21 X4V0", "Enniscorthy", "IE", "", "Sinéad Kehoe", "Operations Director")
    d = sheet("en", "letter", "Monitoring letter", "'Open Sans'", "9.6pt", letterhead=_head(s, "#8a1c1c", "SLANEY SECURE", "left"),
              pagefoot=f"{s.name}. Registered in Ireland no. {s.reg_id}. Registered office: {s.street}, {s.place()}. VAT no. {s.vat}. Directors: D. Furlong, M. Furlong.")
    write(d, f"""
    {b.name}<br>{b.street}<br>{b.place()}<br>VAT {b.vat}
    3 November 2026
    # Monitoring of your four branch alarms: our reference SSS-M-2291
    Dear Ms Kehoe,
    We write to confirm the arrangement made between us. We, {s.name}, will monitor the intruder alarms at your branches in Enniscorthy, Gorey, New Ross and Bunclody day and night from 1 December 2026, and you will take this service from us for thirty-six months from that date.
    Our charge is €42.00 per branch per month, so €168.00 a month in all, before VAT at 23%. As you are moving to us from another supplier, we make no charge for December 2026 and January 2027; our first invoice therefore covers February 2027. Thereafter we bill each month on its first day and you pay us within 21 days.
    Call-outs caused by user error are billed at €85.00 each. The connection fee that we normally ask (€150.00 per branch) is waived.
    Should you need to leave before the thirty-six months are over, the remaining charges become due.
    Kindly countersign below.
    ~~ Wexford, 3 November 2026;{s.rep};{s.role};{s.name} // Enniscorthy, 5 November 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "SSS-M-2291", "2026-11-03", "2026-12-01", "2029-11-30", rhythm="monthly", period=("2027-02-01", "2027-02-28"), days=21,
                   lines=[line("Alarm monitoring per branch", "4", "C62", "42.00", **v)], accept={"contract_date": ["2026-11-05"], "lines.0.unit": ["MON"]},
                   accept_lines=[[line("Monitoring of the alarms of four branches", "1", "MON", "168.00", **v)]], about="two free months: the first month that costs something is February 2027; waived fee; end from the term")


def paper_at_wartungsfirma_brief():
    s = party("Ennstaler Lift & Tor Service GmbH", "Bahnhofstraße 55", "8940", "Liezen", "AT", "LG Leoben", "Ing. Herwig Stangl", "Geschäftsführer")
    b = party("Gasthof Kaiblinger OG", "Hauptplatz 2", "8952", "Irdning-Donnersbachtal", "AT", "LG Leoben", "Martha Kaiblinger", "Gesellschafterin")
    d = sheet("de", "slab", "Wartungsvereinbarung", "'Lato'", "10pt", pagefoot=f"{s.name} | {s.street} | {s.place(True)} | {s.reg} | UID {s.vat} | {s.iban} | {s.bic}")
    write(d, f"""
    # Wartungsvereinbarung Nr. W 3308/26
    abgeschlossen zwischen der Firma {s.name}, {s.street}, {s.place()}, in der Folge kurz „Wartungsfirma“ genannt, und der {b.name}, {b.street}, {b.place()}, UID {b.vat}, in der Folge kurz „Betreiber“ genannt, wie folgt:
    ## I. Gegenstand
    Die Wartungsfirma übernimmt ab 1. Jänner 2027 die regelmäßige Wartung des Speisenaufzuges (Baujahr 2011) und der beiden Sektionaltore der Liegenschaft des Betreibers.
    ## II. Entgelt
    Das Jahresentgelt beträgt für den Speisenaufzug € 924,– und für jedes Sektionaltor € 186,–, jeweils exklusive Umsatzsteuer. Es ist in vier gleichen Teilbeträgen vierteljährlich im Vorhinein zur Zahlung fällig. Die Rechnungen sind binnen 8 Tagen ohne jeden Abzug zu begleichen. Die gesetzliche Umsatzsteuer von derzeit 20 % kommt hinzu.
    Arbeitszeit außerhalb der Wartung verrechnet die Wartungsfirma mit € 79,– pro Stunde, die Fahrtpauschale mit € 48,–.
    ## III. Dauer
    Die Vereinbarung wird auf unbestimmte Zeit geschlossen und kann von beiden Seiten unter Einhaltung einer dreimonatigen Frist zum Ende eines Kalenderjahres gekündigt werden, erstmals zum 31. Dezember 2029.
    ## IV. Schlussbestimmungen
    Gerichtsstand ist Liezen. Die Kosten der TÜV-Prüfung (zuletzt € 310,–) trägt der Betreiber.
    ~~ Liezen, am 1. Dezember 2026;{s.rep};{s.role};Wartungsfirma // Irdning, am 4. Dezember 2026;{b.rep};{b.role};Betreiber
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "W 3308/26", "2026-12-04", "2027-01-01", None, rhythm="quarterly", period=("2027-01-01", "2027-03-31"), days=8,
                   lines=[line("Wartung Speisenaufzug", "1", "QAN", "231.00", **v), line("Wartung Sektionaltor", "2", "C62", "46.50", **v)],
                   accept={"lines.1.unit": ["QAN"]}, accept_lines=[[line("Wartung Speisenaufzug", "1", "QAN", "231.00", **v), line("Wartung zwei Sektionaltore", "1", "QAN", "93.00", **v)]],
                   about="prices derived: yearly prices per object in four parts; Wartungsfirma and Betreiber; Austrian dash amounts; earliest notice date as trap")


def paper_ch_hauswartung_brief():
    s = party("Hauswart-Dienste Aeschlimann AG", "Thunstrasse 77", "3400", "Burgdorf", "CH", "", "Beat Aeschlimann", "Inhaber")
    b = party("Pensionskasse Oberaargau Stiftung", "Jurastrasse 20", "4900", "Langenthal", "CH", "", "Regula Zaugg", "Leiterin Immobilien")
    d = sheet("de", "letter", "Hauswartung", "'Liberation Sans'", "10.5pt", letterhead=_head(s, "#333", "AESCHLIMANN"), pagefoot=f"{s.name}, {s.street}, {s.place(True)} – {s.uid} MWST – IBAN {s.iban}")
    write(d, f"""
    {b.name}<br>{b.rep}<br>{b.street}<br>{b.place()}
    > Burgdorf, 20. Mai 2026
    ## Hauswartung Ihrer Liegenschaft Bleienbachstrasse 18–22: Vereinbarung HW 118
    Sehr geehrte Frau Zaugg
    Gerne halten wir fest, was wir letzte Woche miteinander vereinbart haben.
    Wir besorgen für Sie ab 1. Juli 2026 die Hauswartung der drei Häuser. Unser Honorar beträgt pauschal CHF 1'480.00 pro Monat, der Winterdienst ist inbegriffen. Dazu kommt die Wartung der Waschmaschinen mit CHF 65.– pro Monat. Alle Beträge verstehen sich ohne Mehrwertsteuer (8,1 %).
    Wir stellen halbjährlich im Voraus Rechnung, das erste Mal auf den 1. Juli. Sie bezahlen innert 30 Tagen netto.
    Material rechnen wir nach Aufwand ab. Grössere Reparaturen über CHF 500.– führen wir nur nach Ihrer Freigabe aus.
    Die Vereinbarung gilt bis 30. Juni 2028. Ohne Kündigung drei Monate vor Ablauf verlängert sie sich jeweils um ein Jahr.
    Freundliche Grüsse
    ~~ ;{s.rep};{s.role};{s.name} // Einverstanden, Langenthal, 26. Mai 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "HW 118", "2026-05-20", "2026-07-01", "2028-06-30", currency="CHF", rhythm="half_yearly", period=("2026-07-01", "2026-12-31"), days=30,
                   lines=[line("Hauswartung pauschal", "6", "MON", "1480.00", **v), line("Wartung der Waschmaschinen", "6", "MON", "65.00", **v)],
                   accept={"contract_date": ["2026-05-26"]}, about="Swiss letter: monthly prices billed half-yearly, prose only")


def paper_de_rahmenbestellung_kaeufer():
    b = party("Westfälische Armaturenfabrik Brüggenkamp GmbH & Co. KG", "Lüdenscheider Straße 120", "58762", "Altena", "DE", "HRA Iserlohn", "Stefan Brüggenkamp", "Einkaufsleiter")
    s = party("Schnittpunkt Werkzeugschleiferei GmbH", "Im Ohl 9", "58791", "Werdohl", "DE", "HRB Iserlohn", "Mehmet Aydin", "Geschäftsführer")
    d = sheet("de", "sheet", "Rahmenbestellung", "'Liberation Sans Narrow'", "10.5pt", pagefoot=f"{b.name} · Sitz Altena · {b.reg} · USt-IdNr. {b.vat} · pers. haftende Gesellschafterin Brüggenkamp Verwaltungs-GmbH",
              letterhead=f'<div class="cols"><div style="font-size:1.5em;font-weight:bold">BRÜGGENKAMP<br><span class="small">Armaturen</span></div><div class="small">{b.name}<br>Einkauf · {b.street} · {b.place()}<br>Bearbeiter: Hr. Brüggenkamp · Tel. 02352 9190-44</div></div>')
    write(d, f"""
    # RAHMENBESTELLUNG 47-100923
    Lieferant :: {s.name}, {s.street}, {s.place()}
    Lieferantennummer :: 70412
    Datum :: 02.01.2026
    Gültig :: 01.02.2026 bis 31.01.2027
    Zahlungsbedingung :: 14 Tage 3 % Skonto, 30 Tage netto
    Wir bestellen bei Ihnen auf der Grundlage unserer Einkaufsbedingungen die nachstehenden Leistungen. Der Abruf erfolgt einzeln durch unsere Arbeitsvorbereitung; eine Abnahmeverpflichtung besteht nicht. Die Vorjahresmenge (ohne Gewähr) dient nur Ihrer Kapazitätsplanung.
    |:lllrr
    |Pos|Material-Nr.|Bezeichnung|Vorjahresmenge|Preis EUR/Stück
    |10|880-210|Nachschleifen Stufenbohrer bis Ø 20|1.240|6,85
    |20|880-214|Nachschleifen Stufenbohrer über Ø 20|310|11,40
    |30|880-331|Nachbeschichten TiAlN|960|4,25
    Preise zuzüglich 19 % MwSt. Rechnungen bitte je Abruf, mit Angabe der Abrufnummer, ausschließlich elektronisch.
    Bitte bestätigen Sie uns diese Bestellung durch Unterschrift.
    ~~ Altena, 02.01.2026;{b.rep};{b.role};Brüggenkamp // Auftrag angenommen: Werdohl, 07.01.2026;{s.rep};{s.role};{s.name}
    """)
    return d.truth(s, b, "47-100923", "2026-01-02", "2026-02-01", "2027-01-31", rhythm="per_call_off", days=30, discounts=[("3", 14)], kind="framework", findings=["framework"],
                   lines=[line("Nachschleifen Stufenbohrer bis Ø 20", None, "C62", "6.85"), line("Nachschleifen Stufenbohrer über Ø 20", None, "C62", "11.40"), line("Nachbeschichten TiAlN", None, "C62", "4.25")],
                   accept={"contract_date": ["2026-01-07"]}, about="the letterhead is the buyer's; call-off order; last year's quantities are no quantities; Skonto before net")


def paper_gb_council_service_order():
    b = party("Tamebridge Borough Council", "Civic Centre, Market Way", "B78 1QE", "Tamebridge", "GB", "", "Priya Nandakumar", "Head of Procurement")
    b.reg_id = ""
    s = party("Cressbrook Tree Care Ltd", "The Sawmill, Dovedale Lane", "DE6 2BL", "Ashbourne", "GB", "", "Ewan Hallam", "Director")
    d = sheet("en", "grid", "Service order", "'Liberation Sans'", "9.6pt", letterhead=f'<div class="cols"><div><b style="font-size:1.4em">{b.name}</b><br>{b.street}, {b.place()}</div><div class="right">SERVICE ORDER<br><b>SO 2026/11874</b><br>Date: 18 June 2026</div></div><hr>')
    write(d, f"""
    To :: {s.name}, {s.street}, {s.place()}
    Vendor no. :: V-20931
    Contract officer :: {b.rep}
    Deliver services at :: Riverside Park, Tamebridge B77 3AA
    Period :: 1 July 2026 to 31 July 2026
    <p>Please carry out the services below in accordance with the Council's Standard Terms for the Purchase of Services (rev. 9). By signing, you (the <b>Contractor</b>) accept this order from us (the <b>Council</b>).</p>
    |:rllrrr
    |Item|Description|UoM|Qty|Unit rate £|Value £
    |1|Crown reduction, mature lime|Each|14|310.00|4,340.00
    |2|Stump grinding|Each|6|85.00|510.00
    |3|Chip removal|Tonne|9.5|42.00|399.00
    |=Order value excluding VAT|||||5,249.00
    |=VAT 20%|||||1,049.80
    |=Order value including VAT|||||6,298.80
    Invoice once on completion to: Accounts Payable, PO Box 118, Tamebridge B78 1ZZ, quoting the service order number. Payment is made 30 days from receipt of a valid invoice. Invoices without an order number will be returned.
    ~~ Authorised 18 June 2026;{b.rep};{b.role};for the Council // Accepted 23 June 2026;{s.rep};{s.role};for the Contractor
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "SO 2026/11874", "2026-06-18", "2026-07-01", "2026-07-31", currency="GBP", rhythm="one_off", period=("2026-07-01", "2026-07-31"), days=30,
                   lines=[line("Crown reduction, mature lime", "14", "C62", "310.00", **v), line("Stump grinding", "6", "C62", "85.00", **v), line("Chip removal", "9.5", "TNE", "42.00", **v)],
                   accept={"contract_date": ["2026-06-23"]}, about="buyer's letterhead; vendor in the To line; unit before quantity; invoice desk address apart; no ids")


def paper_fr_bon_commande_acheteur():
    b = party("Verrerie de la Bresle SAS", "Route de Blangy", "76340", "Hodeng-au-Bosc", "FR", "Dieppe", "Yann Lecoq", "acheteur prestations")
    s = party("Métrologie Picarde SARL", "27 rue du Marché-aux-Herbes", "80000", "Amiens", "FR", "Amiens", "Nadia Bensaïd", "gérante")
    d = sheet("fr", "bank", "Bon de commande", "'Roboto'", "9.4pt", colour="#37474f", pagefoot=f"{b.name} – capital 2 400 000 € – {b.reg} – TVA {b.vat}")
    write(d, f"""
    # Bon de commande n° 4600018827
    <div class="cols"><div class="box"><b>Émetteur</b><br>{b.name}<br>{b.street}<br>{b.place()}<br>Acheteur : {b.rep}</div><div class="box"><b>Titulaire</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>SIRET {s.siret}</div></div>
    Date de commande :: 11/05/2026
    Intervention :: du 15/06/2026 au 19/06/2026
    Livraison :: Atelier contrôle, quai 4, zone des Hayettes, 76260 Eu
    Règlement :: virement à 45 jours fin de mois
    |:lrlrrr
    |Désignation|Qté|Unité|P.U. HT|Remise|Montant HT
    |Étalonnage de pieds à coulisse|48|pièce|18,50 €|10 %|799,20 €
    |Étalonnage de micromètres|25|pièce|24,00 €|10 %|540,00 €
    |Déplacement et installation du banc|1|forfait|390,00 €||390,00 €
    |=Total HT|||||1 729,20 €
    |=TVA 20 %|||||345,84 €
    |=Total TTC|||||2 075,04 €
    Nous vous passons commande des prestations ci-dessus aux conditions générales d’achat de notre société, que vous déclarez accepter. Le Titulaire adresse une facture unique à l’achèvement, accompagnée des certificats.
    ~~ Le 11/05/2026;{b.rep};;{b.name} // Accusé de réception de commande, le 13/05/2026;{s.rep};{s.role};le Titulaire
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "4600018827", "2026-05-11", "2026-06-15", "2026-06-19", rhythm="one_off", period=("2026-06-15", "2026-06-19"), days=None,
                   lines=[line("Étalonnage de pieds à coulisse", "48", "C62", "18.50", allowance="88.80", **v), line("Étalonnage de micromètres", "25", "C62", "24.00", allowance="60.00", **v), line("Déplacement et installation du banc", "1", "LS", "390.00", **v)],
                   findings=["payment_terms_not_days"], accept={"contract_date": ["2026-05-13"]}, about="buyer's purchase order; discount column; 45 days end of month; delivery address apart")


def paper_be_mission_expert():
    s = party("Bureau Hautfays & Fils SRL", "Rue de Stassart 61", "1050", "Ixelles", "BE", "", "Benoît Hautfays", "administrateur")
    b = party("ACP Résidence Lac de Genval", "Avenue du Lac 92", "1332", "Genval", "BE", "", "Christine Wauters", "syndic")
    d = sheet("fr", "court", "Lettre de mission", "'Liberation Serif'", "11pt", pagefoot=f'<div class="center">{s.name} – {s.street}, {s.place()} – TVA {s.vat} – RPM Bruxelles – {s.iban}</div>')
    write(d, f"""
    # Lettre de mission
    Entre l’association des copropriétaires {b.name}, {b.street}, {b.place()}, inscrite à la BCE sous le numéro {b.bce}, représentée par son syndic, Madame {b.rep}, dénommée ci-après « le Maître d’ouvrage »,
    et {s.name}, ci-après « l’Expert »,
    il est convenu ce qui suit.
    Article 1. Le Maître d’ouvrage confie à l’Expert l’inspection des façades et la rédaction d’un cahier des charges en vue de leur rénovation. La mission porte la référence interne LM 26-044.
    Article 2. L’Expert commence le 7 septembre 2026 et remet son rapport au plus tard le 30 octobre 2026.
    Article 3. Les honoraires sont fixés à trois mille deux cents euros (3.200,00 EUR) hors TVA. S’y ajoute la location d’une nacelle, facturée 580,00 EUR hors TVA. La TVA s’élève à 21 %. L’Expert établit une seule facture, à la remise du rapport, payable dans les 30 jours calendrier.
    Article 4. Toute réunion supplémentaire donne lieu à un supplément de 95,00 EUR par heure entamée.
    Article 5. Tout litige relève des tribunaux du Brabant wallon.
    Fait en deux exemplaires à Ixelles, le 24 août 2026.
    ~~ ;{b.rep};syndic;Le Maître d’ouvrage // ;{s.rep};{s.role};L’Expert
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "LM 26-044", "2026-08-24", "2026-09-07", "2026-10-30", rhythm="one_off", period=("2026-09-07", "2026-10-30"), days=30,
                   lines=[line("Inspection des façades et cahier des charges, honoraires", "1", "LS", "3200.00", **v), line("Location d'une nacelle", "1", "LS", "580.00", **v)],
                   accept={"seller.registration": [s.reg_id]}, about="buyer named first; seller's address and numbers only in the page foot; Maître d'ouvrage and Expert")


def paper_lu_conciergerie_brief():
    s = party("Welkum Conciergerie S.à r.l.", "23, rue de Hollerich", "1740", "Luxembourg", "LU", "", "Tania Weiler", "Gérante")
    b = party("Kanzlei Schroeder Hoss S.A.", "5, rue du Fossé", "1536", "Luxembourg", "LU", "", "Dr. Paul Hoss", "Verwaltungsrat")
    d = sheet("de", "air", "Vereinbarung", "'Lato'", "10pt", colour="#7a3e9d", letterhead='<div style="font-size:2em;color:#7a3e9d">welkum.</div>', pagefoot=f"{s.name} – {s.street}, {s.place(True)} – RCS {s.reg_id} – TVA {s.vat} – IBAN {s.iban} {s.bic}")
    write(d, f"""
    {b.name}<br>{b.street}<br>{b.place(True)}
    Luxemburg, am 15. Juni 2026
    # Empfangsdienst in Ihrer Kanzlei
    Sehr geehrter Herr Dr. Hoss,
    hiermit bestätigen wir Ihnen unsere Zusammenarbeit: Ab dem 15. Juli 2026 stellen wir Ihnen werktags von 8 bis 18 Uhr eine zweisprachige Empfangskraft.
    |:-lr
    |Empfangsdienst, je Monat|4.150,00 €
    |Postdienst, je Monat|320,00 €
    |=zusammen ohne TVA (17 %)|4.470,00 €
    Abgerechnet wird monatlich am Monatsende. Der Monat Juli 2026 wird zur Hälfte berechnet. Unsere Rechnungen sind 20 Tage nach Erhalt fällig.
    Das Vertragsverhältnis ist unbefristet und mit einer Frist von zwei Monaten kündbar.
    Mit freundlichen Grüßen
    ~~ ;{s.rep};{s.role};{s.name} // Gelesen und einverstanden, 18.06.2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "17"}
    return d.truth(s, b, None, "2026-06-15", "2026-07-15", None, rhythm="monthly", period=("2026-07-15", "2026-07-31"), days=20,
                   lines=[line("Empfangsdienst", "1", "MON", "2075.00", **v), line("Postdienst", "1", "MON", "160.00", **v)], accept={"contract_date": ["2026-06-18"]},
                   accept_lines=[[line("Empfangsdienst", "0.5", "MON", "4150.00", **v), line("Postdienst", "0.5", "MON", "320.00", **v)]], about="prices derived: first month at half by a stated rule; no number; table without head in a letter")


def paper_de_schreibmaschine_scan():
    s = party("Orgelbau Fritsche & Sohn OHG", "Kirchgasse 11", "01662", "Meißen", "DE", "HRA Dresden", "Konrad Fritsche", "Orgelbaumeister")
    b = party("Stiftung Dorfkirchen Lommatzsch", "Am Markt 4", "01623", "Lommatzsch", "DE", "", "Pfr. i. R. Gerhard Ullrich", "Vorsitzender")
    d = sheet("de", "letter-typed", "Stimmvertrag", producer="groff", face="C", points=10, lead=14, footer="", scan={"seed": 31, "turn": 0.5, "grain": 4, "quality": 30})
    write(d, f"""
    {s.name}<br>{s.street}<br>{s.place()}<br>USt-IdNr. {s.vat}
    {b.name}<br>{b.street}<br>{b.place()}
    Meißen, den 12. Januar 2026
    ## Stimm- und Wartungsvertrag 7/2026
    Sehr geehrter Herr Pfarrer,
    wir übernehmen für Ihre Stiftung die jährliche Hauptstimmung und Wartung der Orgeln in Dörschnitz, Striegnitz und Neckanitz, beginnend mit dem 1. März 2026.
    Wir berechnen Ihnen je Orgel und Jahr 480,00 EUR, für alle drei Orgeln also 1.440,00 EUR jährlich, zuzüglich 19 % Mehrwertsteuer (273,60 EUR), insgesamt 1.713,60 EUR.
    Die Rechnung stellen wir einmal im Jahr im voraus, zahlbar innerhalb von 30 Tagen.
    Dieser Vertrag gilt für fünf Jahre, das heißt bis zum 28. Februar 2031.
    Mit freundlichen Grüßen
    ~~ Meißen, 12.1.2026;{s.rep};{s.role};{s.name} // Lommatzsch, 19.1.2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "7/2026", "2026-01-12", "2026-03-01", "2031-02-28", rhythm="yearly", period=("2026-03-01", "2027-02-28"), days=30,
                   lines=[line("Hauptstimmung und Wartung je Orgel", "3", "C62", "480.00")], accept={"contract_date": ["2026-01-19"], "lines.0.unit": ["ANN"]},
                   accept_lines=[[line("Hauptstimmung und Wartung der drei Orgeln", "1", "ANN", "1440.00")]], about="typewritten letter, scanned; two addresses one below the other without labels")
