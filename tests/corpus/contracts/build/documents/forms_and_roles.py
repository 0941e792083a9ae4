"""Forms with boxes and ticks, two columns, role words beyond client and contractor, parties in unusual places."""
from paper import line

from ._write import party, sheet, tick, write


def paper_de_vermieter_container_form():
    s = party("Raumbox Mietservice Nord GmbH", "Harksheider Weg 130", "25451", "Quickborn", "DE", "HRB Pinneberg", "Silke Petersen", "Disposition")
    b = party("Tiefbau Lorenzen & Sohn KG", "An der Kirche 14", "24641", "Sievershütten", "DE", "HRA Kiel", "Hauke Lorenzen", "Komplementär")
    d = sheet("de", "sheet", "Mietschein", "'Liberation Sans'", "9pt", letterhead=f'<div class="cols"><div style="font-size:2em;font-weight:900">RAUMBOX</div><div class="tiny right">{s.name}<br>{s.street}, {s.place()}<br>{s.reg}<br>USt-IdNr. {s.vat}<br>IBAN {s.iban} BIC {s.bic}</div></div>')
    write(d, f"""
    # MIETSCHEIN &nbsp; Nr. 2026-03381
    Mieter :: {b.name}
    Anschrift :: {b.street}, {b.place()}
    Baustelle / Aufstellort :: Neubaugebiet Steenkamp, 24568 Kaltenkirchen
    Besteller vor Ort :: Polier Ahrens, 0171 555 0129
    Mietbeginn :: 16.03.2026
    Mietende :: 15.09.2026
    <div class="box">Abrechnung: {tick(True)} monatlich {tick(False)} vierteljährlich {tick(False)} einmalig bei Rückgabe &nbsp;&nbsp;&nbsp; Haftungsbegrenzung: {tick(False)} ja (9 % der Miete) {tick(True)} nein</div>
    ## Mietgegenstände
    |:rlrr
    |Stück|Bezeichnung|je Stück und Monat|Monatsmiete
    |2|Bürocontainer 20 ft, isoliert|148,00 €|296,00 €
    |1|Sanitärcontainer 10 ft|265,00 €|265,00 €
    |4|Bauzaunelement 3,50 m, mit Fuß|2,90 €|11,60 €
    |=|Monatsmiete netto||572,60 €
    ## Einmalige Kosten (mit der ersten Rechnung)
    |:-lr
    |Anlieferung und Aufstellen|390,00 €
    |Abholung (wird nach Mietende berechnet)|390,00 €
    |Kaution (nicht steuerbar, Überweisung vor Anlieferung)|1.000,00 €
    <p>Alle Preise zuzüglich 19 % MwSt. Der Mietmonat läuft vom Tag des Mietbeginns bis zum Vortag im Folgemonat; die Rechnung wird zu Beginn jedes Mietmonats gestellt. Zahlbar sofort nach Rechnungserhalt ohne Abzug. Der Vermieter haftet nicht für Schäden durch Frost. Verspätete Freimeldung: 1/30 der Monatsmiete je Tag.</p>
    ~~ Quickborn, 05.03.2026;{s.rep};{s.role};Vermieter // Sievershütten, 09.03.2026;{b.rep};{b.role};Mieter
    """)
    return d.truth(s, b, "2026-03381", "2026-03-09", "2026-03-16", "2026-09-15", rhythm="monthly", period=("2026-03-16", "2026-04-15"), days=0,
                   lines=[line("Bürocontainer 20 ft, isoliert", "2", "C62", "148.00"), line("Sanitärcontainer 10 ft", "1", "C62", "265.00"), line("Bauzaunelement 3,50 m", "4", "C62", "2.90"), line("Anlieferung und Aufstellen", "1", "LS", "390.00")],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["MON"]}, about="form with ticks; lessor only in letterhead and as a role at the signature; collection later, deposit; no date but the signatures")


def paper_fr_formulaire_fontaines():
    s = party("Sources & Fontaines de l’Isère SAS", "9 avenue de l’Europe", "38120", "Saint-Égrève", "FR", "Grenoble", "Loïc Perrachon", "responsable d’agence")
    b = party("Menuiserie Vercors Bois SARL", "ZA La Maladière", "38250", "Villard-de-Lans", "FR", "Grenoble", "Éric Gaillard", "gérant")
    on, off = "☒", "☐"
    d = sheet("fr", "grid", "Contrat de location", "'DejaVu Sans Condensed'", "8.8pt", pagefoot=f"{s.name} au capital de 80 000 € – {s.street} {s.place()} – {s.reg} – TVA {s.vat}",
              css=".kv .v{font-family:'Courier Prime';font-size:1.15em}")
    write(d, f"""
    # CONTRAT DE LOCATION DE FONTAINES À EAU
    <div class="right">Contrat n° <b>38-7740</b></div>
    ## 1. Le Locataire
    Raison sociale :: {b.name}
    Adresse :: {b.street}
    Code postal – Ville :: {b.place()}
    SIRET :: {b.siret}
    Représenté par :: {b.rep}, {b.role}
    ## 2. Le Loueur
    <p>{s.name}, agence de Grenoble.</p>
    ## 3. Matériel et redevances
    |:lcrr
    |Modèle|Nombre|Loyer mensuel HT unitaire|Option bonbonnes
    |Fontaine réseau FR-200 eau froide et tempérée|3|29,90 €|{off} oui {on} non
    |Fontaine réseau FR-400 eau gazeuse|1|54,50 €|{off} oui {on} non
    <p>Installation et mise en service : {on} 120,00 € HT par appareil {off} offerte</p>
    ## 4. Facturation
    <p>{off} mensuelle {on} trimestrielle, terme à échoir {off} annuelle (remise de 5 %)</p>
    <p>Mode de règlement : {on} virement à 30 jours date de facture {off} prélèvement SEPA {off} chèque à réception. Taux de TVA : 20 %. Les frais d’installation figurent sur la première facture.</p>
    ## 5. Durée
    <p>Prise d’effet : <b>01/09/2026</b>. Durée ferme : {off} 24 mois {on} 36 mois {off} 48 mois. Reconduction tacite par périodes de 12 mois.</p>
    <p class="small">Le Locataire reconnaît avoir pris connaissance des conditions générales au verso. Franchise de 150 € par sinistre. Bonbonne 18,9 l : 7,90 € HT.</p>
    ~~ Saint-Égrève, le 20/07/2026;{s.rep};{s.role};Le Loueur // Villard-de-Lans, le 22/07/2026;{b.rep};{b.role};Le Locataire
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "38-7740", "2026-07-22", "2026-09-01", "2029-08-31", rhythm="quarterly", period=("2026-09-01", "2026-11-30"), days=30,
                   lines=[line("Fontaine réseau FR-200 eau froide et tempérée", "9", "MON", "29.90", **v), line("Fontaine réseau FR-400 eau gazeuse", "3", "MON", "54.50", **v), line("Installation et mise en service par appareil", "4", "C62", "120.00", **v)],
                   accept={"lines.0.unit": ["C62"], "lines.1.unit": ["C62"]}, about="ticked boxes as characters decide rhythm, term and installation; monthly rent billed quarterly; buyer first; typed answers; seller's address in the foot")


def paper_gb_agency_retainer():
    s = party("Northlight Public Relations Ltd", "41 Granby Row", "M1 7AX", "Manchester", "GB", "", "Callum Osei", "Managing Director")
    b = party("Pennine Oat Company Ltd", "Dean Clough Mill", "HX3 5WA", "Halifax", "GB", "", "Harriet Sugden", "Brand Director")
    d = sheet("en", "slab", "Retainer", "'Lato'", "9.8pt", css=".parties td{border:1px solid #000;width:50%;padding:3mm}")
    write(d, f"""
    # PR RETAINER AGREEMENT
    <table class="grid parties"><tr><th>AGENCY</th><th>CLIENT</th></tr><tr><td><b>{s.name}</b><br>{s.street}<br>{s.place()}<br>Company no. {s.reg_id}<br>VAT no. {s.vat}</td><td><b>{b.name}</b><br>{b.street}<br>{b.place()}<br>Company no. {b.reg_id}</td></tr></table>
    Agreement ref :: NPR-R-0417
    Effective date :: 1 May 2026
    Minimum term :: Twelve (12) months
    Notice :: Three months, expiring on or after the end of the minimum term
    ## What you get
    Media relations in the UK trade and consumer press, one feature pitch per month, quarterly coverage report, crisis line.
    ## Retainer
    |:lrr
    |Service|Hours included|Monthly fee (ex VAT)
    |Media relations|18|£1,710.00
    |Social media management|12|£960.00
    |Influencer programme (starts 1 August 2026)|8|£720.00
    |=Monthly retainer from 1 August 2026|38|£3,390.00
    The Agency invoices the retainer monthly in advance on the first working day. Until the influencer programme starts, only the first two fees are invoiced. Hours not used lapse at the end of each quarter. Extra hours are billed at £95 in arrears. Third-party costs are recharged at cost plus a 10% handling fee.
    Payment: 30 days net. VAT at 20% is added to all sums.
    ## Boilerplate
    The Agency owns its know-how; the Client owns the materials once paid for. Neither party is liable for indirect loss; the Agency's total liability is capped at the retainer paid in the preceding twelve months. This agreement renews month by month after the minimum term. English law.
    ~~ 17 April 2026;{s.rep};{s.role};Agency // 20 April 2026;{b.rep};{b.role};Client
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "NPR-R-0417", "2026-04-20", "2026-05-01", None, currency="GBP", rhythm="monthly", period=("2026-05-01", "2026-05-31"), days=30,
                   lines=[line("Media relations", "1", "MON", "1710.00", **v), line("Social media management", "1", "MON", "960.00", **v)],
                   accept={"service_end": ["2027-04-30"], "contract_date": ["2026-04-17"]}, about="parties only in the header table; third position starts later than the first invoice; printed total is of later months; hours are no quantity")


def paper_ie_lessor_unit():
    s = party("Carrigaline Enterprise Properties Limited", "2 Crosshaven Road", "P43 DX20", "Carrigaline", "IE", "", "Noreen Twomey", "Director")
    b = party("Owenabue Kayak Supplies Limited", "Main Street", "P43 WK66", "Carrigaline", "IE", "", "Fintan Lordan", "Director")
    d = sheet("en", "court", "Short lease", "'Liberation Serif'", "11pt")
    write(d, f"""
    # Lease of Unit 6, Shanbally Business Park
    <p><b>THIS LEASE</b> made the 30th day of January 2026 <b>BETWEEN {s.name.upper()}</b>, a company registered in Ireland under number {s.reg_id} and having its registered office at {s.street}, {s.city}, Co. Cork, {s.postcode} (hereinafter called “the Lessor”, which expression shall where the context so admits include its assigns) of the one part <b>AND {b.name.upper()}</b>, registered number {b.reg_id}, of {b.street}, {b.city}, Co. Cork, {b.postcode} (hereinafter called “the Lessee”) of the other part <b>WITNESSETH</b> as follows:</p>
    <p>1. The Lessor HEREBY DEMISES unto the Lessee ALL THAT the warehouse unit of 310 square metres known as Unit 6 TO HOLD the same unto the Lessee from the 15th day of February 2026 for the term of four years and nine months YIELDING AND PAYING therefor during the said term the yearly rent of €36,000.00 (thirty-six thousand euro) by equal quarterly payments in advance on the 1st day of January, April, July and October in every year, the first of such payments, being for the period from the 15th day of February 2026 to the 31st day of March 2026, to be apportioned on a daily basis over a year of 365 days.</p>
    <p>2. The Lessor has opted to tax the letting; VAT at the rate of 23% is payable with the rent on foot of a VAT invoice. The Lessor's VAT number is {s.vat}.</p>
    <p>3. The Lessee shall pay the rent within 7 days of the date of the invoice, and shall pay the insurance premium and rates to the persons entitled thereto.</p>
    <p>4. On execution hereof the Lessee pays a deposit equal to one quarter's rent (€9,000.00), to be held against breach.</p>
    <p>5. If any rent is in arrear for 14 days interest is payable at 8 per cent per annum.</p>
    <p><b>IN WITNESS</b> whereof the parties have executed these presents the day and year first herein written.</p>
    ~~ ;{s.rep};{s.role};on behalf of the Lessor // ;{b.rep};{b.role};on behalf of the Lessee
    """)
    v = {"vat": "23"}
    return d.truth(s, b, None, "2026-01-30", "2026-02-15", "2030-11-14", rhythm="quarterly", period=("2026-02-15", "2026-03-31"), days=7,
                   lines=[line("Rent of Unit 6, warehouse", "1", "QAN", "4438.36", **v)], accept={"seller.name": [s.name.upper()], "buyer.name": [b.name.upper()]},
                   about="derived: yearly rent in quarters, first part apportioned 45/365 by a stated rule; deed in one sentence; names in capitals; end from four years and nine months; deposit")


def paper_de_lizenzgeber_zweispaltig():
    s = party("Tabulon Analytik GmbH", "Kantstraße 7", "07743", "Jena", "DE", "HRB Jena", "Dr. Friederike Amthor", "Geschäftsführerin")
    b = party("Saale-Klinikum Betriebsgesellschaft mbH", "Klinikstraße 50", "06120", "Halle (Saale)", "DE", "HRB Stendal", "Matthias Kreuch", "Leiter IT")
    d = sheet("de", "twocol", "Softwarelizenz", "'Liberation Serif'", "9.6pt", pagefoot=f'<div class="cols"><span>Lizenzvertrag TAB-L-559</span><span>{s.name} – {s.reg} – USt-IdNr. {s.vat}</span></div>')
    write(d, f"""
    # Softwarelizenz- und Pflegevertrag TAB-L-559
    <p>zwischen der <b>{s.name}</b>, {s.street}, {s.place()} – nachstehend „Lizenzgeber“ – und der <b>{b.name}</b>, {b.street}, {b.place()} – nachstehend „Lizenznehmer“ –</p>
    <div class="two">
    ## § 1 Lizenzgegenstand
    Der Lizenzgeber überlässt dem Lizenznehmer die in der Anlage 1 aufgeführten Programme „Tabulon Lab“ zur zeitlich befristeten Nutzung auf eigenen Servern und pflegt sie während der Laufzeit.
    ## § 2 Nutzungsrecht
    Das Nutzungsrecht ist einfach, nicht übertragbar und auf die in der Anlage genannte Zahl benannter Nutzer beschränkt. Eine Überschreitung um mehr als 5 % berechtigt zur Nachlizenzierung zum Listenpreis (derzeit 410,00 € je Nutzer und Jahr).
    ## § 3 Laufzeit
    Der Vertrag beginnt am 1. Oktober 2026 und ist bis zum 30. September 2029 fest abgeschlossen. Danach läuft er auf unbestimmte Zeit mit einer Kündigungsfrist von sechs Monaten zum Vertragsjahresende.
    ## § 4 Vergütung
    Die Vergütung ergibt sich aus Anlage 1. Sie ist jährlich im Voraus zum 1. Oktober fällig und innerhalb von 21 Tagen nach Zugang der Rechnung zu zahlen. Alle Beträge verstehen sich zuzüglich der gesetzlichen Umsatzsteuer in Höhe von 19 %.
    ## § 5 Gewährleistung
    Der Lizenzgeber behebt Mängel der Fehlerklasse A binnen 8 Stunden, der Klasse B binnen 3 Werktagen.
    ## § 6 Haftung
    Die Haftung ist bei einfacher Fahrlässigkeit auf 100.000 € je Schadensfall und 250.000 € je Vertragsjahr beschränkt. Eine verschuldensunabhängige Haftung für anfängliche Mängel ist ausgeschlossen.
    ## § 7 Audit
    Der Lizenzgeber darf die Einhaltung einmal jährlich mit einer Ankündigungsfrist von 30 Tagen prüfen.
    ## § 8 Schluss
    Änderungen bedürfen der Schriftform. Gerichtsstand ist Jena. Vereinbarungen vom 12. Juni 2023 werden hierdurch ersetzt.
    </div>
    ~~ Jena, den 21.08.2026;{s.rep};{s.role};Lizenzgeber // Halle, den 28.08.2026;{b.rep};{b.role};Lizenznehmer
    ---
    # Anlage 1 zum Vertrag TAB-L-559: Preise je Vertragsjahr
    |:lrrr
    |Modul|Nutzer|Preis je Nutzer und Jahr|Jahrespreis
    |Tabulon Lab Basis|40|380,00 €|15.200,00 €
    |Modul Mikrobiologie|12|215,00 €|2.580,00 €
    |Schnittstelle HL7|1|1.900,00 €|1.900,00 €
    |=Zwischensumme|||19.680,00 €
    |=abzüglich 15 % Klinikrabatt|||–2.952,00 €
    |=Jahresvergütung netto|||16.728,00 €
    Optional und nicht beauftragt: Modul Pathologie, 12 Nutzer, 260,00 € je Nutzer und Jahr.
    Bankverbindung des Lizenzgebers: {s.iban}, {s.bic}
    """)
    return d.truth(s, b, "TAB-L-559", "2026-08-28", "2026-10-01", "2029-09-30", rhythm="yearly", period=("2026-10-01", "2027-09-30"), days=21,
                   lines=[line("Tabulon Lab Basis", "40", "C62", "380.00", allowance="2280.00"), line("Modul Mikrobiologie", "12", "C62", "215.00", allowance="387.00"), line("Schnittstelle HL7", "1", "C62", "1900.00", allowance="285.00")],
                   accept={"lines.2.unit": ["ANN", "LS"], "lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"]}, about="two columns; price table in the annex behind the signatures; discount on the whole; list price and option as traps")


def paper_ch_mandat_fiduciaire():
    s = party("Fiduciaire du Plateau Sàrl", "Rue de Lausanne 38", "1700", "Fribourg", "CH", "", "Géraldine Progin", "associée gérante")
    b = party("Boulangerie Chassot SA", "Route de la Gare 4", "1630", "Bulle", "CH", "", "Nicolas Chassot", "administrateur")
    d = sheet("fr", "writer-mandat", "Mandat", producer="office", face="Liberation Serif", points=11, footer="Fiduciaire du Plateau – mandat, page", justify=True)
    write(d, f"""
    # Contrat de mandat
    Mandant :: {b.name}, {b.street}, {b.place()}, {b.uid}
    Fiduciaire :: {s.name}, {s.street}, {s.place()}, {s.uid} TVA
    ## 1. Objet
    La Fiduciaire tient la comptabilité du Mandant, établit les décomptes TVA trimestriels et les salaires de 22 collaborateurs.
    ## 2. Honoraires
    |:lr
    |Prestation|Par trimestre, hors TVA
    |Comptabilité et décomptes TVA|CHF 2'700.00
    |Salaires, 22 personnes à CHF 21.00 par mois|CHF 1'386.00
    |=Total par trimestre|CHF 4'086.00
    La TVA de 8,1 % est perçue en sus. Le bouclement annuel est facturé séparément (forfait CHF 3'900.00, en mars).
    Les honoraires sont facturés trimestriellement, à terme échu, et payables dans les 20 jours.
    ## 3. Durée
    Le mandat débute le 1er janvier 2026. Il est conclu pour une durée indéterminée et peut être révoqué en tout temps (art. 404 CO).
    ## 4. Confidentialité
    La Fiduciaire est tenue au secret. Elle conserve les pièces dix ans.
    Fait à Fribourg, le 12 décembre 2025
    ~~ Le Mandant;{b.rep};{b.role};{b.name} // La Fiduciaire;{s.rep};{s.role};{s.name}
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, None, "2025-12-12", "2026-01-01", None, currency="CHF", rhythm="quarterly", period=("2026-01-01", "2026-03-31"), days=20,
                   lines=[line("Comptabilité et décomptes TVA", "1", "QAN", "2700.00", **v), line("Salaires, 22 personnes", "66", "MON", "21.00", **v)],
                   accept={"lines.1.unit": ["C62"]}, accept_lines=[[line("Comptabilité et décomptes TVA", "1", "QAN", "2700.00", **v), line("Salaires, 22 personnes à CHF 21.00 par mois", "1", "QAN", "1386.00", **v)]],
                   about="Fiduciaire and Mandant, buyer first, buyer's UID without TVA, prices per quarter, in arrears; yearly closing apart")


def paper_lu_domiciliation():
    s = party("Grund Corporate Services S.A.", "18, Bisserweg", "1238", "Luxembourg", "LU", "", "Marie-Laure Thill", "Director")
    b = party("Baltic Grain Holding S.à r.l.", "18, Bisserweg", "1238", "Luxembourg", "LU", "", "Jurgis Petrauskas", "Manager")
    d = sheet("en", "platypus-plain", "Domiciliation agreement", producer="platypus", face="Serif", points=10, justify=True, footer=f"{s.name} – {s.street}, L-{s.postcode} {s.city} – R.C.S. Luxembourg {s.reg_id} – VAT {s.vat}")
    write(d, f"""
    # DOMICILIATION AGREEMENT
    Entered into on 3 March 2026 by and between:
    1. <b>{s.name}</b>, a public limited liability company having its registered office at {s.street}, L-{s.postcode} {s.city}, Grand Duchy of Luxembourg, registered with the Luxembourg Trade and Companies Register under number {s.reg_id}, VAT number {s.vat} (the “<b>Domiciliation Agent</b>”); and
    2. <b>{b.name}</b>, a private limited liability company, registered with the Luxembourg Trade and Companies Register under number {b.reg_id} (the “<b>Company</b>”), which elects its registered office at the address of the Domiciliation Agent.
    ## 1. Services
    The Domiciliation Agent provides a registered office, receives mail and keeps the corporate books of the Company, all in accordance with the law of 31 May 1999.
    ## 2. Fees
    The Company shall pay a domiciliation fee of EUR 3,000.00 per year and a bookkeeping fee of EUR 7,500.00 per year, both exclusive of VAT (currently 17%), invoiced yearly in advance. A take-on fee of EUR 1,250.00 is payable with the first invoice. Disbursements are recharged at cost. Time spent on extraordinary matters is charged at hourly rates between EUR 90 and EUR 320.
    Invoices are due fifteen (15) days after their date. Payments are to be made to account {s.iban} with BIC {s.bic}.
    ## 3. Term
    This agreement takes effect on 1 April 2026 for an indefinite duration. Either party may terminate it upon three months' prior written notice.
    ## 4. Governing law
    Luxembourg law applies; the courts of Luxembourg-City have jurisdiction.
    ~~ Luxembourg;{s.rep};{s.role};for the Domiciliation Agent // Luxembourg;{b.rep};{b.role};for the Company
    """)
    v = {"vat": "17"}
    return d.truth(s, b, None, "2026-03-03", "2026-04-01", None, rhythm="yearly", period=("2026-04-01", "2027-03-31"), days=15,
                   lines=[line("Domiciliation fee", "1", "ANN", "3000.00", **v), line("Bookkeeping fee", "1", "ANN", "7500.00", **v), line("Take-on fee", "1", "LS", "1250.00", **v)],
                   accept={"buyer.street": [None], "buyer.postcode": [None], "buyer.city": [None]}, about="the buyer's registered office is the seller's address; Domiciliation Agent and Company; prose prices; take-on fee")


def paper_de_parteien_nur_unterschrift():
    s = party("Klavierhaus Tobias Menck", "Steinstraße 22", "33602", "Bielefeld", "DE", "", "Tobias Menck", "")
    b = party("Kulturring Teuto e. V.", "Alter Markt 9", "33602", "Bielefeld", "DE", "VR Bielefeld", "Renate Obermöller", "1. Vorsitzende")
    d = sheet("de", "writer-bare", "Stimmvereinbarung", producer="office", face="Liberation Serif", points=12, footer="")
    write(d, f"""
    # Vereinbarung
    Zwischen den Unterzeichneten wird vereinbart:
    1. Der Klavierstimmer stimmt die beiden Flügel des Veranstalters im Saal an der Ravensberger Straße vor jedem der zehn Abonnementkonzerte der Spielzeit 2026/27.
    2. Er erhält je Konzert 145,00 Euro, für die Spielzeit also 1.450,00 Euro. Umsatzsteuer wird nicht berechnet (Kleinunternehmer nach § 19 UStG).
    3. Der Betrag wird nach dem letzten Konzert in einer Summe in Rechnung gestellt und ist binnen 10 Tagen zu überweisen.
    4. Die Vereinbarung gilt vom 20. September 2026 bis zum 30. Mai 2027.
    5. Fällt ein Konzert aus und wird dies weniger als 48 Stunden vorher mitgeteilt, so ist die Hälfte zu zahlen.
    ~~ Bielefeld, den 2. Juli 2026;{s.rep};Klavierstimmer;{s.name}<br>{s.street}<br>{s.place()}<br>St.-Nr. {s.tax} // Bielefeld, den 4. Juli 2026;{b.rep};{b.role};{b.name} (Veranstalter)<br>{b.street}<br>{b.place()}
    """)
    return d.truth(s, b, None, "2026-07-04", "2026-09-20", "2027-05-30", rhythm="one_off", period=("2026-09-20", "2027-05-30"), days=10,
                   lines=[line("Stimmen der beiden Flügel je Konzert", "10", "C62", "145.00", vat="0", category="E")], notes=["Kleinunternehmer nach § 19 UStG"],
                   accept_lines=[[line("Stimmen der beiden Flügel, Spielzeit 2026/27", "1", "LS", "1450.00", vat="0", category="E")]], about="parties only in the signature block, without labels; small business; Klavierstimmer and Veranstalter")


def paper_fr_marche_prive_travaux():
    s = party("Couvertures Berrichonnes SARL", "18 route d’Issoudun", "36000", "Châteauroux", "FR", "Châteauroux", "Patrice Mauduit", "gérant")
    b = party("SCI Les Tilleuls de Déols", "7 allée du Parc", "36130", "Déols", "FR", "Châteauroux", "Monique Barbotin", "gérante")
    d = sheet("fr", "bank", "Marché de travaux", "'Carlito'", "10.4pt", colour="#8d3b1f")
    write(d, f"""
    # Marché privé de travaux – réfection de couverture
    Marché n° :: 2026-TC-018
    Maître d’ouvrage :: {b.name}, {b.street}, {b.place()}, {b.reg}
    Entrepreneur :: {s.name}, {s.street}, {s.place()}, {s.reg}, TVA {s.vat}
    Chantier :: immeuble d’habitation de plus de deux ans, 12 rue Ledru-Rollin, 36000 Châteauroux
    ## Article 1 – Objet et délai
    Le Maître d’ouvrage confie à l’Entrepreneur la dépose et la réfection de 185 m² de couverture en tuiles plates. Les travaux débutent le 4 mai 2026 et sont achevés pour le 26 juin 2026. Pénalité de retard : 80 € par jour calendaire.
    ## Article 2 – Prix
    Le prix est global, forfaitaire et non révisable : 27 400,00 € HT, soit, avec la TVA au taux réduit de 10 % (2 740,00 €), 30 140,00 € TTC.
    ## Article 3 – Paiement
    |:llrr
    |Échéance|Part|Montant HT|Montant TTC
    |À la signature du marché|30 %|8 220,00 €|9 042,00 €
    |À l’achèvement de la charpente|40 %|10 960,00 €|12 056,00 €
    |À la réception|30 %|8 220,00 €|9 042,00 €
    |=Total|100 %|27 400,00 €|30 140,00 €
    Les factures sont réglées à trente jours. Une retenue de garantie de 5 % est pratiquée sur le solde. Aucun escompte.
    ## Article 4 – Assurances
    L’Entrepreneur est assuré en responsabilité décennale (police 7 100 552, plafond 3 000 000 €).
    ~~ À Châteauroux, le 30 mars 2026;{s.rep};{s.role};L’Entrepreneur // À Déols, le 2 avril 2026;{b.rep};{b.role};Le Maître d’ouvrage
    """)
    return d.truth(s, b, "2026-TC-018", "2026-04-02", "2026-05-04", "2026-06-26", rhythm="milestones", days=30,
                   lines=[line("Réfection de couverture, part à la signature du marché 30 %", "1", "LS", "8220.00", vat="10")],
                   accept={"lines.0.description": ["À la signature du marché"]}, about="works at 10 % TVA in three instalments; net and gross columns; guarantee retention is no discount; buyer first")


def paper_at_liefervertrag_staffel():
    s = party("Mühlviertler Pellets Handels GmbH", "Linzer Straße 18", "4240", "Freistadt", "AT", "LG Linz", "Mag. Josef Pirklbauer", "Geschäftsführer")
    b = party("Thermenhotel Bad Zell Errichtungs- und Betriebs-GmbH", "Kurpromenade 1", "4283", "Bad Zell", "AT", "LG Linz", "Daniela Hinterreiter", "Direktorin")
    d = sheet("de", "air", "Liefervertrag", "'Open Sans'", "9.5pt", colour="#a65e00")
    write(d, f"""
    # Liefervertrag Holzpellets 2026/27
    Zwischen {s.name}, {s.street}, {s.place()}, {s.reg}, UID {s.vat} (im Folgenden: Lieferant) und {b.name}, {b.street}, {b.place()}, {b.reg} (im Folgenden: Besteller) wird Nachstehendes vereinbart. Vertragsnummer LV-26-211.
    ## 1. Liefergegenstand
    Holzpellets ENplus A1, lose, auf Abruf des Bestellers, Anlieferung binnen 5 Werktagen. Eine Mindestmenge wird nicht vereinbart; erfahrungsgemäß benötigt der Besteller ca. 140 Tonnen je Heizsaison.
    ## 2. Preise
    |:lr
    |Menge je Abruf|Preis je Tonne, netto
    |bis 5 t|€ 298,00
    |über 5 t bis 15 t|€ 279,00
    |über 15 t|€ 264,50
    Einblaspauschale je Lieferung € 38,00. Umsatzsteuer 20 %.
    ## 3. Zahlung
    Jede Lieferung wird gesondert verrechnet. Zahlbar innerhalb von 10 Tagen mit 2 % Skonto oder 30 Tagen netto.
    ## 4. Geltung
    Der Vertrag gilt für Abrufe vom 1. September 2026 bis 30. April 2027.
    ~~ Freistadt, 3. August 2026;{s.rep};{s.role};Lieferant // Bad Zell, 6. August 2026;{b.rep};{b.role};Besteller
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "LV-26-211", "2026-08-06", "2026-09-01", "2027-04-30", rhythm="per_call_off", days=30, discounts=[("2", 10)], kind="framework", findings=["framework", "tiers", "estimated_quantity"],
                   lines=[line("Holzpellets bis 5 t", None, "TNE", "298.00", **v), line("Holzpellets über 5 t bis 15 t", None, "TNE", "279.00", **v), line("Holzpellets über 15 t", None, "TNE", "264.50", **v), line("Einblaspauschale je Lieferung", None, "C62", "38.00", **v)],
                   accept={"lines.3.unit": ["LS"]}, about="framework with price tiers and an estimate; Lieferant and Besteller")


def paper_nl_maintenance_be():
    s = party("Kroezen Koeltechniek B.V.", "Bijsterhuizen 3011", "6604 LP", "Wijchen", "NL", "", "Sander Kroezen", "directeur")
    b = party("Frigo Kempen NV", "Bleukens 11", "2300", "Turnhout", "BE", "", "Ilse Verachtert", "plant manager")
    d = sheet("en", "web-service", "Service agreement", "'Carlito'", "10.5pt", producer="web")
    write(d, f"""
    # Service agreement SLA-NB-0088
    Supplier :: {s.name}, {s.street}, {s.postcode} {s.city}, The Netherlands. KvK {s.reg_id}. VAT {s.vat}. IBAN {s.iban}
    Customer :: {b.name}, {b.street}, B-{b.postcode} {b.city}, Belgium. VAT {b.vat}
    Date :: 8 October 2026
    Start :: 1 November 2026, for a fixed term of two years
    ## Services and fees
    |:lrlr
    |Description|Number|Frequency|Fee per month, EUR
    |Preventive maintenance of ammonia compressors|4|monthly visit|1.860,00
    |Remote monitoring|1|24/7|245,00
    |=Total per month|||2.105,00
    Fees are invoiced per month, afterwards. Term of payment 45 days from invoice date. Spare parts at list price less 12%.
    VAT: reverse charged to the customer (article 44 and 196 of Directive 2006/112/EC).
    Failures are attended to within 4 hours. The supplier's liability per event is limited to EUR 50.000.
    ~~ Wijchen, 8 October 2026;{s.rep};{s.role};{s.name} // Turnhout, 15 October 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "SLA-NB-0088", "2026-10-08", "2026-11-01", "2028-10-31", rhythm="monthly", period=("2026-11-01", "2026-11-30"), days=45,
                   lines=[line("Preventive maintenance of ammonia compressors", "1", "MON", "1860.00", **v), line("Remote monitoring", "1", "MON", "245.00", **v)], notes=["reverse charged to the customer"],
                   accept={"contract_date": ["2026-10-15"]}, accept_lines=[[line("Preventive maintenance of ammonia compressors", "4", "C62", "465.00", **v), line("Remote monitoring", "1", "C62", "245.00", **v)]],
                   about="printed by LibreOffice from HTML; number column beside a fee that is for all; reverse charge; Dutch number format in English")


def paper_gb_venue_hire_scan():
    s = party("Assembly Rooms Ludlow Community Interest Company", "1 Mill Street", "SY8 1AZ", "Ludlow", "GB", "", "Gwen Pryce", "Bookings Manager")
    b = party("Marches Choral Society", "22 Corve Street", "SY8 1DA", "Ludlow", "GB", "", "Alun Beddoes", "Treasurer")
    b.reg_id = ""
    d = sheet("en", "drawn-hire", "Hall hire", producer="reportlab", face="Sans", points=9.5, margins=(50, 545, 60, 780), marks=((50, 40, 14, True, "Assembly Rooms Ludlow"),), scan={"seed": 44, "turn": -0.7, "grain": 6, "quality": 28, "fold": True})
    d.h("Venue hire agreement")
    d.kv([("Booking no.", "AR-5512"), ("Date", "14/10/2026"), ("Hirer ref.", "MCS/AUT")], boxes=3)
    d.kv([("Hirer", b.name), ("Address", f"{b.street}, {b.place()}")], boxes=2)
    d.kv([("Owner", s.name), ("Registered office", f"{s.street}, {s.place()}")], boxes=2)
    d.kv([("VAT", "[x] 20% [ ] exempt"), ("Invoice", "[x] one [ ] monthly [ ] per event")], boxes=2)
    d.kv([("Hire from", "9 January 2027"), ("Hire to", "27 March 2027"), ("Payment", "14 days after invoice")], boxes=3)
    d.table(["What", "Times", "Each £", "Sum £"], [["Main hall, Saturday rehearsal", "12", "64.00", "768.00"], ["Concert evening with bar", "1", "310.00", "310.00"], ["Piano tuning", "2", "58.00", "116.00"]], "lrrr", foot=[["Total before VAT", "", "", "1,194.00"], ["VAT 20%", "", "", "238.80"], ["To pay", "", "", "1,432.80"]])
    d.p("The Owner lets and the Hirer takes the hall on the dates above. A refundable bond of £150 is held until after the concert. Cancellation less than 21 days before an event: half the hire is payable.")
    d.sig(("14 October 2026", s.rep, s.role, "Owner"), ("16 October 2026", b.rep, b.role, "Hirer"))
    v = {"vat": "20"}
    return d.truth(s, b, "AR-5512", "2026-10-14", "2027-01-09", "2027-03-27", currency="GBP", rhythm="one_off", period=("2027-01-09", "2027-03-27"), days=14,
                   lines=[line("Main hall, Saturday rehearsal", "12", "C62", "64.00", **v), line("Concert evening with bar", "1", "C62", "310.00", **v), line("Piano tuning", "2", "C62", "58.00", **v)],
                   accept={"contract_date": ["2026-10-16"]}, about="scanned form with stroke boxes; Owner and Hirer; bond")
