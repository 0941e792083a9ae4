"""Ordinary papers of author D, English."""
from paper import line

from ._ordinary_d_looks import boxes, doc, party, refs, write


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
