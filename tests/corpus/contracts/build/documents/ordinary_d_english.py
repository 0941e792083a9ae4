"""Ordinary papers of author D, English."""
from paper import line

from ._ordinary_d_looks import boxes, doc, party, write


def paper_gb_managed_support_skipton():
    s = party("Thistlebeck Computing Ltd", "14 Coach Street Yard", "BD23 1LH", "Skipton", "GB", "", "Naomi Fawcett", "Director")
    b = party("Hargrave Noon Solicitors LLP", "2 Sallow Lane", "LS29 8DQ", "Ilkley", "GB", "", "Edmund Noon", "Managing Partner")
    d = doc("en", "azur", "Managed support", "'Lato'", "9.9pt", colour="#4b3f72", pagefoot=f"{s.name} | Registered in England and Wales no. {s.reg_id} | VAT Reg No {s.vat} | Registered office: {s.street}, {s.city}, {s.postcode}")
    write(d, f"""
    # Managed Support Agreement
    Agreement number TC-MS-0382, dated 13 April 2026
    ## 1. Who we are
    “Thistlebeck”, “we” :: {s.name}
    “You” :: {b.name} of {b.street}, {b.city}, {b.postcode}, partnership number OC{b.reg_id[1:7]}
    ## 2. What we do
    We look after the computers, servers and internet connection that are listed in the Schedule. That means keeping them patched, watching them around the clock, answering your people's calls between 8.00 am and 6.00 pm on working days, and putting right what stops working. We do not supply cabling, printers or case management software, and we charge separately for projects.
    ## 3. Response
    We answer 90% of calls within one minute. If a fault stops more than half of your people from working we start within 30 minutes. If we miss a target three times in a calendar month you may claim a credit of 10% of that month's charge.
    ## 4. How long it lasts
    Support starts on 1 May 2026. The initial term is 36 months. After that the agreement runs on from month to month until either of us gives 90 days' notice.
    ## 5. Paying us
    The charges are in the Schedule. We invoice monthly in advance on the first day of the month and you pay within 21 days of the invoice date. The onboarding charge goes on the first invoice. VAT at 20% is added to everything. We may raise the charges each May by the change in the Services Producer Price Index.
    ## 6. If things go wrong
    Neither of us limits liability for death, injury or fraud. Otherwise our total liability in any year is capped at £25,000. We carry professional indemnity cover of £2 million.
    ## 7. Confidence and data
    We process personal data only on your written instructions and hold the Cyber Essentials certificate. Our engineers sign a confidentiality undertaking that suits a law firm's duties.
    ## 8. Ending early
    You may end the agreement if we are in serious breach and have not put it right within 28 days of being told. If you leave for any other reason in the initial term, half of the remaining charges fall due.
    ## 9. Law
    The law of England and Wales applies.
    ## Schedule of charges
    |:lrrr
    |Item|Number|Each per month|Per month
    |Supported user, including mail security and one laptop or desktop|22|£27.50|£605.00
    |Server, with image backup|2|£64.00|£128.00
    |Leased line management|1|£89.00|£89.00
    |=Subtotal|||£822.00
    |=Less 5% for a three-year term|||(£41.10)
    |=Monthly charge before VAT|||£780.90
    Onboarding, once only: £350.00 before VAT.
    ~~ Signed for Thistlebeck, 13 April 2026;{s.rep};{s.role};{s.name} // Signed for you, 16 April 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "TC-MS-0382", "2026-04-13", "2026-05-01", "2029-04-30", currency="GBP", rhythm="monthly", period=("2026-05-01", "2026-05-31"), days=21,
                   lines=[line("Supported user, including mail security and one laptop or desktop", "22", "C62", "27.50", allowance="30.25", **v), line("Server, with image backup", "2", "C62", "64.00", allowance="6.40", **v),
                          line("Leased line management", "1", "MON", "89.00", allowance="4.45", **v), line("Onboarding", "1", "LS", "350.00", **v)],
                   accept={"contract_date": ["2026-04-16"], "lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["C62"]}, override={"buyer.registration": f"OC{b.reg_id[1:7]}"},
                   about="plain-English agreement with schedule; term discount in brackets on the monthly part; onboarding below the table; end from 36 months")


def paper_ie_ventilation_wexford():
    s = party("Slaneyside Air Handling Limited", "Unit 7, Ardcavan Business Park", "Y35 XK21", "Wexford", "IE", "", "Padraig Rossiter", "Service Director")
    b = party("Ballinrush Nursing Home DAC", "Ballinrush Road", "Y21 PT64", "Enniscorthy", "IE", "", "Carmel Doyle", "Director of Operations")
    d = doc("en", "bordereau", "Planned maintenance", "'Roboto'", "9.1pt")
    write(d, f"""
    <div class="cols"><div><b>{s.name}</b><br>{s.street}<br>{s.city}<br>{s.postcode}</div><div class="right">CRO {s.reg_id}<br>VAT {s.vat}<br>service@slaneyside.example</div></div>
    # Planned maintenance contract
    Contract no. :: PPM/W/0559
    Contract date :: 19 January 2026
    Customer :: {b.name}, {b.street}, {b.city}, {b.postcode}
    Plant location :: Ballinrush Nursing Home and Day Centre
    Commencing :: 1 February 2026
    Expiring :: 31 January 2028
    Visits :: four a year, one in each quarter of the contract year
    ## Plant and charges per visit
    |:lrrr
    |Plant|No. off|Rate €|Per visit €
    |Wall-mounted split unit, clean and check|14|21.50|301.00
    |Air handling unit, filters and belts included|2|165.00|330.00
    |Chiller, leak test and log entry|1|240.00|240.00
    |=Charge per visit|||871.00
    |=VAT at 13.5%|||117.59
    |=Charge per visit including VAT|||988.59
    ## Invoicing
    The contractor invoices quarterly in arrears, one visit to each invoice. Accounts are settled strictly within thirty days of invoice. Call-outs between visits are charged at €95.00 for the first hour and €72.00 thereafter, with parts at cost plus 15%.
    ## The contractor's duties
    Each visit is booked a week ahead and carried out between 9.30 a.m. and 4.00 p.m. so as not to disturb residents. A report in the form of the HSE guideline follows within five working days. Refrigerant is handled only by F-gas certified staff.
    ## The customer's duties
    Safe access, power and water are provided without charge. The customer tells the contractor of any alteration to the plant.
    ## Exclusions
    Damage by frost, lightning or third parties; ductwork cleaning; refrigerant above 2 kg a year.
    ## Liability
    Public liability cover of €6,500,000 is maintained. The contractor is not liable for loss of income.
    ## Termination
    Either party may terminate on 60 days' notice if the other fails to remedy a breach; the customer may remove plant from the list once a year.
    ~~ Wexford, 19 January 2026;{s.rep};{s.role};Contractor // Enniscorthy, 22 January 2026;{b.rep};{b.role};Customer
    """)
    v = {"vat": "13.5"}
    return d.truth(s, b, "PPM/W/0559", "2026-01-19", "2026-02-01", "2028-01-31", rhythm="quarterly", period=("2026-02-01", "2026-04-30"), days=30,
                   lines=[line("Wall-mounted split unit, clean and check", "14", "C62", "21.50", **v), line("Air handling unit, filters and belts included", "2", "C62", "165.00", **v), line("Chiller, leak test and log entry", "1", "C62", "240.00", **v)],
                   accept={"contract_date": ["2026-01-22"], "lines.0.unit": ["QAN"], "lines.1.unit": ["QAN"], "lines.2.unit": ["QAN", "LS"]}, about="one visit a quarter, billed in arrears; tax of half a cent; No. off is the count, not a number of the contract")


def paper_gb_access_hire_alnwick():
    s = party("Wetherlaw Access Hire Ltd", "Depot 3, Lionheart Sidings", "NE66 2HT", "Alnwick", "GB", "", "Colin Wetherlaw", "Hire Manager")
    b = party("Dunmoor Stone Restoration Ltd", "The Old Smithy, Chatton Road", "NE71 6BN", "Wooler", "GB", "", "Fiona Tait", "Contracts Manager")
    d = doc("en", "imprime", "Hire contract", "'Liberation Sans'", "9.6pt")
    write(d, f"""
    # HIRE CONTRACT
    {boxes((3, "Owner", f"<b>{s.name}</b><br>{s.street}<br>{s.city} {s.postcode}"), (3, "Hirer", f"<b>{b.name}</b><br>{b.street}<br>{b.city} {b.postcode}"), (2, "Contract ref.", "H-60418"), (2, "Raised", "27/05/2026"), (2, "Hirer's order", "DSR-1193"), (2, "On hire", "08/06/2026"), (2, "Off hire", "02/08/2026"), (2, "Charged weeks", "8"), (4, "Site", "St Aidan's Church, Bamburgh, NE69 7AB"), (2, "Payment", "30 days from invoice"))}
    ## EQUIPMENT AND RATES
    |:rlrrr
    |Qty|Description|Weekly rate £|Weeks|Line total £
    |2|Electric scissor lift, 8 m working height, non-marking tyres|145.00|8|2,320.00
    |1|Articulated boom lift, 16 m, diesel|310.00|8|2,480.00
    |1|Delivery and collection|170.00||170.00
    |=|Net||| 4,970.00
    |=|VAT 20%|||994.00
    |=|Total|||5,964.00
    One invoice is raised when the equipment comes off hire. Fuel is charged at £1.95 a litre if a machine is returned below the level at which it went out. Days of hire beyond the off-hire date: one fifth of the weekly rate each.
    ## CONDITIONS
    1. The hirer inspects each machine before use, keeps it on firm ground and lets only trained operators work it.
    2. The owner services the machines and exchanges one that fails within eight working hours; hire stops while a failed machine stands.
    3. The hirer is answerable for loss or damage from delivery to collection. Replacement values: scissor lift £11,800, boom lift £39,500. A damage waiver was offered at 12% and declined.
    4. Title stays with the owner. The machines do not leave the site without the owner's consent.
    5. CPA model conditions apply where these are silent. The owner's company number is {s.reg_id}; its VAT number is {s.vat}.
    ~~ 27/05/2026;{s.rep};{s.role};For the owner // 29/05/2026;{b.rep};{b.role};For the hirer
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "H-60418", "2026-05-27", "2026-06-08", "2026-08-02", currency="GBP", rhythm="one_off", period=("2026-06-08", "2026-08-02"), days=30,
                   lines=[line("Electric scissor lift, 8 m working height, non-marking tyres", "16", "WEE", "145.00", **v), line("Articulated boom lift, 16 m, diesel", "8", "WEE", "310.00", **v), line("Delivery and collection", "1", "LS", "170.00", **v)],
                   accept={"contract_date": ["2026-05-29"], "lines.0.unit": ["C62"], "lines.1.unit": ["C62"], "lines.2.unit": ["C62"]}, about="hire form: count times weeks; one invoice at the end; declined waiver, fuel and extra days are no lines")


def paper_gb_labels_order():
    s = party("Fenwash Label Company Ltd", "Unit 21, Blackbank Trading Estate", "PE14 8SR", "Wisbech", "GB", "", "Joanne Setchell", "Sales Office")
    b = party("Ouse Valley Preserves Ltd", "Manor Farm Buildings, Earith Road", "CB24 5QX", "Willingham", "GB", "", "Graham Peat", "Purchasing")
    d = doc("en", "platypus-c", "Sales order", producer="platypus", face="Sans", points=9, boxed=True, footer=f"{s.name}. Registered office {s.street}, {s.city} {s.postcode}. Company no. {s.reg_id}. VAT no. {s.vat}.")
    write(d, f"""
    # SALES ORDER ACKNOWLEDGEMENT
    Our order :: SO-88214
    Order date :: 8 June 2026
    Your reference :: OVP/PO/3320
    Sold to :: {b.name}<br>{b.street}<br>{b.city}<br>{b.postcode}
    Deliver by :: 30 June 2026, to the sold-to address
    Terms :: 30 days from invoice; 2.5% may be taken for payment within 7 days
    |:rlrrrr
    |Line|Item|Ordered|Price £|Price per|Value £
    |1|FL-JAM-190 Printed jar label, 4 colours, wet-strength, on rolls|5,000|18.40|100|920.00
    |2|RB-110 Thermal transfer ribbon 110 mm|36|7.25|1|261.00
    |3|TP-420 Label printer, network, two-year return-to-base cover|2|489.00|1|978.00
    |4|CARR Carriage, next-day pallet|1|24.00|1|24.00
    |=|Goods and carriage||||2,183.00
    |=|VAT @ 20%||||436.60
    |=|Order total||||2,619.60
    We accept your order on the terms shown here and no others. The quantity of printed labels delivered may differ by up to 5%; you are invoiced for what is ordered. Proofs approved by you are final. Risk passes on delivery and ownership on payment. Claims for shortage are made within three working days. We are not liable for more than the price of the goods concerned.
    Please sign and return one copy. The contract is made when we have it.
    ~~ 8 June 2026;{s.rep};{s.role};For Fenwash // Accepted 10 June 2026;{b.rep};{b.role};For Ouse Valley Preserves
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "SO-88214", "2026-06-08", "2026-06-30", None, currency="GBP", rhythm="one_off", days=30, discounts=[("2.5", 7)],
                   lines=[line("Printed jar label, 4 colours, wet-strength, on rolls", "5000", "C62", "0.184", **v), line("Thermal transfer ribbon 110 mm", "36", "C62", "7.25", **v), line("Label printer, network, two-year return-to-base cover", "2", "C62", "489.00", **v), line("Carriage, next-day pallet", "1", "LS", "24.00", **v)],
                   accept={"contract_date": ["2026-06-10"], "service_start": [None], "service_end": ["2026-06-30"], "billing.first_invoice_period.from": ["2026-06-30"], "billing.first_invoice_period.to": ["2026-06-30"], "lines.3.unit": ["C62"]},
                   about="goods, one price per 100 beside prices per one; settlement discount; signed acknowledgement")


def paper_gb_advisory_day_rates():
    s = party("Merrowbank Advisory LLP", "3 Tanner's Court", "GU1 4QT", "Guildford", "GB", "", "Priya Raman", "Partner")
    b = party("Southmere Housing Trust Limited", "Trinity House, 80 Station Parade", "SM1 1RB", "Sutton", "GB", "", "Alistair Crombie", "Executive Director of Resources")
    d = doc("en", "minute", "Consultancy agreement", "'Caladea'", "11pt", pagefoot=f"Merrowbank / Southmere – consultancy agreement MB/26/041")
    write(d, f"""
    # CONSULTANCY AGREEMENT MB/26/041
    THIS AGREEMENT is dated 2 March 2026 and made between {s.name}, a limited liability partnership whose principal place of business is at {s.street}, {s.city}, {s.postcode} and whose VAT registration number is {s.vat} (the “Consultant”), and {b.name}, company number {b.reg_id}, of {b.street}, {b.city}, {b.postcode} (the “Trust”).
    ## Background
    The Trust intends to replace its housing management system. It has asked the Consultant to support the procurement and to review the business case, and the Consultant has agreed to do so on what follows.
    ## 1. Engagement
    1.1 The Consultant provides the services described in Appendix A from 16 March 2026 until 30 October 2026, unless this agreement ends sooner under clause 9.
    1.2 The Consultant allots suitably qualified people to the work and does not replace the lead without the Trust's consent, which is not to be unreasonably withheld.
    1.3 Nothing here makes the Consultant or its people employees, agents or partners of the Trust.
    ## 2. Fees
    2.1 Fees are charged on time spent, at these daily rates:
    |:lr
    |Grade|Fee per day, excluding VAT
    |Lead consultant|£1,050
    |Senior consultant|£780
    |Analyst|£520
    2.2 A day is seven and a half hours; part days are charged in proportion. Travelling time within the M25 is not charged.
    2.3 The parties expect the work to take in the region of 60 days. That figure is an estimate and binds neither of them. Fees are not to exceed £45,000 without written authority.
    2.4 Rail fares and subsistence are reimbursed at cost on production of receipts. Mileage is paid at 45p.
    ## 3. Invoices and payment
    3.1 The Consultant invoices at the end of each calendar month for the days worked in it, with time sheets.
    3.2 VAT is added at 20%.
    3.3 The Trust pays valid invoices within 30 days of receipt. Interest on late payment runs at 4% above the base rate of the Bank of England.
    ## 4. Materials
    4.1 Reports written for the Trust belong to the Trust once paid for. The Consultant keeps its methods, templates and know-how, and licenses the Trust to use them as embodied in the reports.
    ## 5. Confidentiality
    5.1 Each party keeps the other's confidential information secret for six years. This does not prevent disclosure required by the Freedom of Information Act 2000, of which the Trust gives warning where it can.
    ## 6. Data protection
    6.1 The Consultant is not expected to see tenants' personal data. Should it do so it acts as processor on documented instructions.
    ## 7. Insurance and liability
    7.1 The Consultant carries professional indemnity insurance of £1,000,000 for any one claim.
    7.2 Except for death, personal injury and fraud, neither party's liability exceeds 150% of the fees paid or payable, and neither is liable for indirect loss.
    ## 8. Conflicts
    8.1 The Consultant declares that it holds no interest in any supplier likely to bid, and tells the Trust at once if that changes.
    ## 9. Ending the agreement
    9.1 The Trust may end this agreement on ten working days' notice and pays for days worked to that date. Either party may end it at once for a material breach that is not remedied in fourteen days.
    ## 10. Anti-bribery and modern slavery
    10.1 The Consultant complies with the Bribery Act 2010 and the Modern Slavery Act 2015.
    ## 11. Disputes and law
    11.1 Disputes go first to the signatories, then to mediation. English law governs and the English courts have exclusive jurisdiction.
    ---
    ## Appendix A – Services
    (a) Review of the draft business case and its assumptions. (b) Market engagement with up to six suppliers. (c) Drafting of the specification and evaluation model. (d) Moderation of bids and attendance at demonstrations. (e) A report to the board.
    ~~ Signed for the Consultant;{s.rep};{s.role};{s.name} // Signed for the Trust;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "MB/26/041", "2026-03-02", "2026-03-16", "2026-10-30", currency="GBP", rhythm="per_call_off", days=30, findings=["estimated_quantity"],
                   lines=[line("Lead consultant", None, "DAY", "1050.00", **v), line("Senior consultant", None, "DAY", "780.00", **v), line("Analyst", None, "DAY", "520.00", **v)],
                   accept={"billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-03-16"], "billing.first_invoice_period.to": ["2026-03-31"]}, about="day rates under clauses of three pages; estimate and cap are no quantity; the seller has no company number on the paper")


def paper_ie_web_hosting_annual():
    s = party("Skelligweb Services Limited", "18 Denny Quay", "V92 FH29", "Tralee", "IE", "", "Aoife Moriarty", "Accounts Manager")
    b = party("Kingdom Angling Supplies Limited", "Rock Street Lower", "V92 KD81", "Tralee", "IE", "", "Tadhg Sugrue", "Director")
    d = doc("en", "reportlab", "Hosting agreement", producer="reportlab", face="Serif", points=10, margins=(60, 540, 80, 770),
            marks=((60, 48, 15, True, "skelligweb"), (330, 44, 8, False, f"{s.name}, {s.street}, {s.city}, {s.postcode}"), (330, 55, 8, False, f"Registered number {s.reg_id}   VAT {s.vat}"), (60, 805, 7.5, False, f"IBAN {s.iban}  BIC {s.bic}"), (515, 805, 7.5, False, "{page}")))
    write(d, """
    # Annual hosting agreement
    """)
    d.kv([("Agreement", "SKW-A-2217"), ("Signed on", "11 February 2026"), ("Client", b.name), ("Client address", f"{b.street}, {b.city}, {b.postcode}"), ("Runs from", "1 March 2026"), ("Runs to", "28 February 2027"),
          ("Invoice", "[x] yearly in advance  [ ] half-yearly"), ("Credit", "[ ] 7 days  [x] 14 days  [ ] 30 days")], boxes=2)
    write(d, f"""
    ## Services and fees for the year
    |:lrrr
    |Service|Units|Unit fee EUR|Year EUR
    |Managed shop hosting, two environments|1|1,680.00|1,680.00
    |Domain name renewal|6|24.00|144.00
    |Extended validation certificate|2|95.00|190.00
    |Off-site backup, thirty days kept|1|480.00|480.00
    |=Gross fees|||2,494.00
    |=Introductory reduction 10%|||-249.40
    |=Fees for the year|||2,244.60
    |=VAT 23%|||516.26
    |=To pay|||2,760.86
    ## Service
    Skelligweb keeps the shop reachable for 99.7% of each month, applies security updates within 72 hours of release and answers tickets from 8.30 to 17.30. Work on design or content is quoted separately at EUR 85.00 an hour.
    ## Fair use
    Traffic up to 2 TB a month is included. The client keeps its passwords safe and does not send bulk mail from the server. Skelligweb may suspend a shop that endangers others, after a telephone call if there is time for one.
    ## Liability
    Skelligweb's liability for a year ends at the fees for that year. Loss of sales is not compensated.
    ## Renewal
    The agreement ends on its last day. Four weeks before, Skelligweb offers a renewal at the fees then current, without the introductory reduction.
    ## Law
    Irish law; the courts of Kerry.
    ~~ Tralee;{s.rep};{s.role};{s.name} // Tralee;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "SKW-A-2217", "2026-02-11", "2026-03-01", "2027-02-28", rhythm="yearly", period=("2026-03-01", "2027-02-28"), days=14,
                   lines=[line("Managed shop hosting, two environments", "1", "ANN", "1680.00", allowance="168.00", **v), line("Domain name renewal", "6", "C62", "24.00", allowance="14.40", **v),
                          line("Extended validation certificate", "2", "C62", "95.00", allowance="19.00", **v), line("Off-site backup, thirty days kept", "1", "ANN", "480.00", allowance="48.00", **v)],
                   accept={"lines.0.unit": ["C62"], "lines.1.unit": ["ANN"], "lines.2.unit": ["ANN"], "lines.3.unit": ["C62"]}, about="drawn boxes with ticks; discount row on the whole; rounded tax; seller in the letterhead")


def paper_gb_steelwork_reverse_charge():
    s = party("Teesbank Fabrications Ltd", "Portrack Yard, Forge Lane", "TS18 2PL", "Stockton-on-Tees", "GB", "", "Mark Appleby", "Commercial Director")
    b = party("Cleveland Vale Construction Ltd", "5 Linthorpe Court", "TS5 6QD", "Middlesbrough", "GB", "", "Rachel Storey", "Senior Quantity Surveyor")
    d = doc("en", "gazette", "Subcontract", "'Liberation Serif'", "10.6pt", colour="#3a3a3a", pagefoot=f"Subcontract CVC/SC/219 | {b.name}, company number {b.reg_id}")
    write(d, f"""
    # Subcontract order
    <div class="vis"><div><b>Contractor</b><br>{b.name}<br>{b.street}<br>{b.city}<br>{b.postcode}</div><div><b>Subcontractor</b><br>{s.name}<br>{s.street}<br>{s.city}<br>{s.postcode}<br>VAT {s.vat}<br>Company number {s.reg_id}</div></div>
    Order CVC/SC/219 of 18 May 2026. Site: Extension to Marton Vale Academy, Middlesbrough.
    <div class="deux">
    ## Works
    Fabricate, deliver and erect 31 tonnes of primary steelwork, two stair flights and edge protection, to drawings S-100 to S-117, revision C.
    ## Programme
    Fabrication starts on 1 June 2026. Erection is complete by 28 August 2026. Damages for delay: £450 a week, at most £5,000.
    ## Retention
    No retention is held. The subcontractor gives a collateral warranty.
    ## Safety
    The subcontractor submits its risk assessments ten days before erection and keeps to the lifting plan.
    ## Variations
    Only a written instruction changes the price. Dayworks: erector £39 an hour, crane at cost plus 8%.
    ## Insurance
    Public liability £10 million; contractor's plant £500,000.
    </div>
    ## Price and stage payments
    The price is a lump sum of £64,000 excluding VAT, paid in three stages:
    |:llr
    |Stage|Application date|Amount
    |Stage A, material bought and drawings released|12 June 2026|£19,200.00
    |Stage B, steel delivered|17 July 2026|£25,600.00
    |Stage C, erection complete|28 August 2026|£19,200.00
    |=Lump sum||£64,000.00
    Each amount falls due on its application date and is paid within 28 days of it.
    VAT: the domestic reverse charge applies; the customer accounts to HMRC for the output tax. The contractor confirms that it is neither an end user nor an intermediary supplier.
    ~~ 18 May 2026;{b.rep};{b.role};Contractor // 21 May 2026;{s.rep};{s.role};Subcontractor
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "CVC/SC/219", "2026-05-18", "2026-06-01", "2026-08-28", currency="GBP", rhythm="milestones", days=28,
                   lines=[line("Steelwork, Stage A, material bought and drawings released", "1", "LS", "19200.00", **v)], notes=["the domestic reverse charge applies; the customer accounts to HMRC for the output tax"],
                   accept={"contract_date": ["2026-05-21"], "lines.0.description": ["Stage A, material bought and drawings released"]}, about="buyer's subcontract in two columns; dated stages; construction reverse charge; first and last stage alike")
