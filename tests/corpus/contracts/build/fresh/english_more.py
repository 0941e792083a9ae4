"""Sealed papers in English: the other six."""
from ._looks import art, firm, flow, inner, line, sheet, write

GB = {"vat": "20"}
IE = {"vat": "23"}


def paper_gb_packaging_supply():
    s = firm("Isle Carton Company Ltd", "Wherstead Works, Wherstead Road", "IP2 8LH", "Ipswich", "GB", "", "Lynne Pettit", "Sales Office")
    b = firm("Deben Sea Salt Ltd", "Quay Buildings, Tide Mill Way", "IP12 1BY", "Woodbridge", "GB", "", "Oscar Fenn", "Buyer")
    d = sheet("en", "bon", "Confirmation of order", foot=f"{s.name} Reg. in England {s.reg_id} VAT Reg. {s.vat} IBAN {s.iban}", gap=8)
    write(d, f"""
    # Confirmation of order
    <div class="top"><div><b>Seller</b><br>{s.name}<br>{s.street}<br>{s.place()}</div><div><b>Buyer</b><br>{b.name}<br>{b.street}<br>{b.place()}</div><div><b>Our order ref.</b> SO 77310<br><b>Your order ref.</b> PO 1188<br><b>Date</b> 29 June 2026<br><b>Delivery</b> 20 July 2026, your works</div></div>
    |:rlrlrr
    |Line|Goods|Quantity|Priced per|Price £|Value £
    |10|Printed carton 180 x 120 x 60, two colours|5,000|1,000|186.00|930.00
    |20|Self-adhesive label, round, 50 mm|20,000|1,000|11.40|228.00
    |30|Kraft paper tape 50 m|72|roll|2.15|154.80
    |=|Goods||||1,312.80
    |=|VAT @ 20%||||262.56
    |=|To pay||||1,575.36
    Terms: 30 days from date of invoice; 2.5% may be deducted for payment within 7 days.
    ## Conditions of sale
    1. Printed goods follow the proof that you have approved; we keep no stock of them.
    2. Carriage is included. Pallets are exchanged or charged at £14.00 each.
    3. Shortages and damage are to be noted on the carrier’s sheet and confirmed to us within three days.
    4. Goods remain our property until paid for. Printing plates are kept for two years.
    5. We are not liable for indirect loss; our liability is limited to the price of the goods concerned.
    This order is binding on both parties from the date of the later signature.
    ~~ 29 June 2026;{s.rep};{s.role};Seller // 1 July 2026;{b.rep};{b.role};Buyer
    """)
    return d.truth(s, b, "SO 77310", "2026-06-29", "2026-07-20", None, currency="GBP", rhythm="one_off", period=(None, None), days=30, discounts=[("2.5", 7)],
                   lines=[line("Printed carton 180 x 120 x 60, two colours", "5000", "C62", "0.186", **GB), line("Self-adhesive label, round, 50 mm", "20000", "C62", "0.0114", **GB), line("Kraft paper tape 50 m", "72", "C62", "2.15", **GB)],
                   accept={"contract_date": ["2026-07-01"], "service_end": ["2026-07-20"], "billing.first_invoice_period.from": ["2026-07-20"], "billing.first_invoice_period.to": ["2026-07-20"]}, about="goods priced per thousand; settlement discount; buyer's own order number beside")


def paper_gb_marketing_retainer():
    s = firm("Saltmarsh Creative Ltd", "The Net Loft, 4 Rock-a-Nore Mews", "TN34 3DW", "Hastings", "GB", "", "Freya Lindqvist", "Founder")
    b = firm("Pevensey Orchards Ltd", "Wartling Road", "BN24 5QP", "Pevensey", "GB", "", "Duncan Boorman", "Managing Director")
    d = sheet("en", "linie", "Retainer agreement", colour="#d1495b", foot=f"{s.name} · registered in England and Wales no. {s.reg_id} · VAT no. {s.vat}", gap=8)
    write(d, f"""
    # Retainer agreement
    Agreement no. :: SM-R-041
    Date :: 14 May 2026
    Agency :: {s.name}, {s.street}, {s.place()}
    Client :: {b.name}, {b.street}, {b.place()}
    Runs from :: 1 July 2026
    Runs to :: 30 June 2027
    ## What we do each month
    |:lr
    |Workstream|Fee per month, excluding VAT
    |Content and social media|£1,450.00
    |Paid search management|£650.00
    |Reporting and monthly call|£300.00
    |=Monthly retainer|£2,400.00
    |=VAT at 20%|£480.00
    |=Monthly invoice|£2,880.00
    Content and social media means two articles, twelve posts and one short film a month. Unused work is carried over for one month and then lapses. The advertising budget is paid by the client straight to the platforms and is no part of the retainer.
    ## Invoices
    We send our invoice on the first working day of the month; please pay it within 21 days. Photography, stock images and printing are quoted for separately.
    ## Approvals
    The client approves drafts within three working days. Silence for longer than that may delay publication but never counts as approval.
    ## Rights
    On payment the client owns the finished work. We keep the right to show it in our portfolio and keep ownership of drafts that were not chosen.
    ## Ending early
    After the first six months either side may end the agreement with two months’ notice in writing. If the client pauses the work, the fee remains payable.
    ## Responsibility
    The client checks that claims about its products are true. We are responsible for our own mistakes up to the fees of six months. English law applies.
    Signed for the parties:
    ~- ;{s.rep};{s.role};{s.name} // ;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "SM-R-041", "2026-05-14", "2026-07-01", "2027-06-30", currency="GBP", rhythm="monthly", period=("2026-07-01", "2026-07-31"), days=21, findings=["unsigned"],
                   lines=[line("Content and social media", "1", "MON", "1450.00", **GB), line("Paid search management", "1", "MON", "650.00", **GB), line("Reporting and monthly call", "1", "MON", "300.00", **GB)],
                   about="complete agreement that nobody has signed yet")


def paper_ie_cloud_server():
    s = firm("Corribnet Hosting Ltd", "Unit 12, Ballybane Enterprise Park", "H91 W2KP", "Galway", "IE", "", "Ciarán Folan", "Director")
    b = firm("Tully Veterinary Group Ltd", "Main Street", "H54 XT62", "Tuam", "IE", "", "Aoife Tully", "Practice Principal")
    d = sheet("en", "fiche", "Cloud server agreement", colour="#00695c", gap=11, foot=f"{s.name}, {s.street}, {s.place()}. Registered in Ireland no. {s.reg_id}. VAT {s.vat}<br>Bank: {s.iban}, BIC {s.bic}")
    write(d, f"""
    # Cloud server agreement
    Reference :: CN-1309
    Signed :: 12 February 2026
    Provider :: {s.name}
    Customer :: {b.name}, {b.street}, {b.place()}, VAT {b.vat}
    Service period :: 1 March 2026 to 28 February 2027
    Invoicing :: every three months, in advance
    Payment due :: 14 days after the invoice date
    ## Charges
    |:llr
    |Service|Specification|€ per month, ex VAT
    |Virtual server|8 cores, 32 GB memory, 500 GB storage, managed|140.00
    |Off-site backup|1 TB, daily, kept for 30 days|35.00
    |=Total||175.00
    VAT at 23% is added. As a welcome offer the first month of both services is free of charge: the first quarterly invoice is for €350.00 plus VAT €80.50, in all €430.50; each later one is for €525.00 plus VAT.
    ## Service
    The provider keeps the server running, applies security updates within seven days of release and restores data on request, twice a year without extra charge. Support is available from 8 am to 8 pm, Monday to Saturday.
    If availability in a calendar month falls below 99.9%, the customer receives a credit of 10% of that month’s charge.
    ## Customer’s duties
    The customer holds licences for its practice software, keeps passwords safe and does not store material that is unlawful.
    ## End of the agreement
    The agreement ends on the last day of the service period. The parties may agree in writing to renew it. Data are handed over on request and erased 30 days later.
    ## Data protection
    The provider acts as processor under Article 28 GDPR. Servers are located in Galway and Dublin only.
    ## Liability
    Liability is limited to twelve months’ charges, save for wilful default. Irish law governs this agreement.
    ~~ Galway;{s.rep};{s.role};Provider // Tuam;{b.rep};{b.role};Customer
    """)
    return d.truth(s, b, "CN-1309", "2026-02-12", "2026-03-01", "2027-02-28", rhythm="quarterly", period=("2026-03-01", "2026-05-31"), days=14,
                   lines=[line("Virtual server", "3", "MON", "140.00", allowance="140.00", **IE), line("Off-site backup", "3", "MON", "35.00", allowance="35.00", **IE)],
                   accept={"lines.0.unit": ["C62"], "lines.1.unit": ["C62"]}, about="Ireland; first month free inside the first quarter; seller's address in the foot")


def paper_ie_boiler_service():
    s = firm("Slaney Heat Engineers Ltd", "Drinagh Business Campus", "Y35 KC94", "Wexford", "IE", "", "Noel Furlong", "Service Manager")
    b = firm("Harpoon Court Management CLG", "c/o 3 George’s Street", "Y35 N2F8", "Wexford", "IE", "", "Deirdre Roche", "Secretary")
    d = sheet("en", "rand", "Boiler service contract", gap=8, foot=f"{s.name} – CRO {s.reg_id} – VAT {s.vat} – {s.iban}")
    price = inner("lrrr", ["Service", "No.", "€ each per year", "€ per year"], ["Annual service of gas boiler", "4", "160.00", "640.00"], ["Out-of-hours call cover", "1", "120.00", "120.00"], foot=[["Net", "", "", "760.00"], ["VAT 13.5%", "", "", "102.60"], ["Total payable per year", "", "", "862.60"]])
    write(d, f"""
    # Boiler service contract BS-0278
    {art("The parties", f"{s.name}, {s.street}, {s.place()} (“Slaney”) and {b.name}, {b.street}, {b.place()} (“the Company”).")}
    {art("The plant", "Four gas boilers in the plant room of Harpoon Court, each of 90 kW, with burners, flues and safety valves.")}
    {art("The work", "Once a year, in May or June, Slaney strips, cleans and tests each boiler, checks combustion, and issues a certificate. During the contract Slaney answers breakdown calls on any day within six hours.")}
    {art("The price", "The Company pays:", price, "Labour on breakdown calls is charged at €72.00 an hour and parts at cost plus 12%, before VAT.")}
    {art("Duration", "The contract begins on 1 May 2026 and ends on 30 April 2029. It does not renew by itself.")}
    {art("Payment", "Slaney invoices the yearly price in May of each year. Payment is due 30 days after the invoice is received.")}
    {art("Access", "The Company keeps the plant room clear and provides a key. A visit that fails for want of access is charged at €60.00.")}
    {art("Exclusions", "Replacement of heat exchangers, damage by frost or flood, and any work on radiators in the apartments.")}
    {art("Safety", "Slaney is a registered gas installer. Where a boiler is unsafe it will be shut down and the Company told without delay.")}
    {art("Law", "The law of Ireland applies.")}
    ~~ Wexford, 20 April 2026;{s.rep};{s.role};Slaney // Wexford, 24 April 2026;{b.rep};{b.role};the Company
    """)
    v = {"vat": "13.5"}
    return d.truth(s, b, "BS-0278", "2026-04-24", "2026-05-01", "2029-04-30", rhythm="yearly", period=("2026-05-01", "2027-04-30"), days=30,
                   lines=[line("Annual service of gas boiler", "4", "C62", "160.00", **v), line("Out-of-hours call cover", "1", "ANN", "120.00", **v)],
                   accept={"contract_date": ["2026-04-20"], "lines.0.unit": ["ANN"], "lines.1.unit": ["C62"], "buyer.street": ["3 George’s Street"]}, about="Ireland; yearly bill at 13.5 %; headings in the margin")


def paper_ie_payroll_scan():
    s = firm("Lee Valley Payroll Bureau Ltd", "6 Washington Mews", "T12 PX5D", "Cork", "IE", "", "Sinéad Twomey", "Manager")
    b = firm("Blackwater Joinery Ltd", "Kilworth Road", "P61 HY27", "Fermoy", "IE", "", "Donal Cronin", "Director")
    d = sheet("en", "courrier", "Payroll services", colour="#444444", scan={"seed": 905, "turn": -0.5, "grain": 4, "quality": 36, "specks": 25}, font="'Liberation Serif'", size="11pt", gap=8, foot=f"{s.name} · Registered number {s.reg_id} · VAT number {s.vat}")
    write(d, f"""
    <div class="head"><span class="logo">Lee Valley Payroll Bureau</span></div>
    <div class="to">{b.name}<br>{b.street}<br>{b.place()}</div>
    {s.street}, {s.place()}
    2 March 2026
    # Payroll services: terms of engagement
    Dear Donal,
    We are pleased to act as your payroll bureau from 1 April 2026. These are the terms.
    You send us hours and changes by the 20th of the month. We calculate pay, PAYE, PRSI and USC, send payslips to your staff and file the payroll submission with Revenue on or before pay day.
    |:lrrr
    |Service|Number|€ each per month|€ per month
    |Base fee|1|65.00|65.00
    |Employee on payroll|28|4.50|126.00
    |=Monthly charge|||191.00
    |=VAT 23%|||43.93
    |=Total|||234.93
    The charge is invoiced monthly and payable within 10 days. If the number of employees changes, the charge changes with the next invoice.
    Year-end statements are included. Help during a Revenue audit is charged at €85.00 an hour.
    The engagement continues until either of us ends it by one month’s notice in writing. We keep your records for six years and return them on request. We are not responsible for penalties caused by late or wrong information; otherwise our liability is limited to €50,000.
    Please sign below to confirm.
    Yours sincerely,
    ~~ ;{s.rep};{s.role};{s.name} // Fermoy, 6 March 2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, None, "2026-03-02", "2026-04-01", None, rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=10,
                   lines=[line("Base fee", "1", "MON", "65.00", **IE), line("Employee on payroll", "28", "C62", "4.50", **IE)],
                   accept={"contract_date": ["2026-03-06"], "lines.0.unit": ["C62"], "lines.1.unit": ["MON"]}, about="Ireland; scanned letter with a price table; no end")


def paper_nl_technical_translation():
    s = firm("Woordwaarts Vertalingen B.V.", "Stationsplein 41", "7311 NZ", "Apeldoorn", "NL", "", "Marieke Hofstra", "director")
    b = firm("Pumpenbau Sauerland GmbH", "Am Hagen 16", "59846", "Sundern", "DE", "HRB Arnsberg", "Guido Schulte", "Geschäftsführer")
    d = flow("en", "Translation contract", "Serif", 10, footer=f"{s.name}, {s.street}, {s.place()}, KvK {s.reg_id}, IBAN {s.iban}, BIC {s.bic}")
    write(d, f"""
    # Translation contract
    Contract no. :: WV-2026-188
    Date :: 24 August 2026
    Translator :: {s.name}, The Netherlands, VAT {s.vat}
    Customer :: {b.name}, {b.street}, {b.place()}, Germany, VAT {b.vat}
    ## 1. Assignment
    The Translator translates the customer’s operating manuals for the pump series PS 40 from English into Dutch and lays them out in the customer’s template. Work begins on 1 September 2026; the finished files are delivered by 30 September 2026.
    ## 2. Price
    |:lrlrr
    |Work|Quantity|Unit|Unit price EUR|Amount EUR
    |Translation English to Dutch|48,000|words|0.13|6,240.00
    |Layout in customer’s template|12|hours|58.00|696.00
    |=Total||||6,936.00
    VAT reverse charged, article 196 of Directive 2006/112/EC.
    ## 3. Invoice
    The Translator issues one invoice on delivery. Payment: 21 days, without deduction, by bank transfer.
    ## 4. Quality
    Every text is checked by a second translator. The customer’s terminology list is binding. Comments received within four weeks of delivery are dealt with free of charge.
    ## 5. Confidentiality
    Drawings and texts are not passed to third parties nor entered into public translation services.
    ## 6. Liability and law
    The Translator’s liability is limited to the amount of the invoice. Dutch law applies; the court of Gelderland has jurisdiction.
    ~~ Apeldoorn;{s.rep};{s.role};Translator // Sundern;{b.rep};{b.role};Customer
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "WV-2026-188", "2026-08-24", "2026-09-01", "2026-09-30", rhythm="one_off", period=("2026-09-01", "2026-09-30"), days=21,
                   lines=[line("Translation English to Dutch", "48000", "C62", "0.13", **v), line("Layout in customer’s template", "12", "HUR", "58.00", **v)],
                   notes=["VAT reverse charged, article 196 of Directive 2006/112/EC"], about="Dutch seller, German buyer, reverse charge; seller's address in the foot")
