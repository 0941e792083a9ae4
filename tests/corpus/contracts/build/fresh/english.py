"""Sealed papers in English: first six."""
from ._looks import cells, cols, firm, line, sheet, word, write

V = {"vat": "20"}


def paper_gb_school_it_support():
    s = firm("Calderbrook IT Services Ltd", "Unit 7, Albion Mills, Burnley Road", "OL14 7BU", "Todmorden", "GB", "", "Gareth Ogden", "Director")
    b = firm("Harefield Preparatory School Limited", "Moor Lane", "BB7 1BE", "Clitheroe", "GB", "", "Rosalind Eccles", "Bursar")
    d = sheet("en", "schedule", "Managed IT services agreement", foot=f"{s.name} is registered in England and Wales, company number {s.reg_id}. VAT registration number {s.vat}.", gap=8)
    write(d, f"""
    # Managed IT services agreement
    Agreement reference :: CBK/MS/0482
    Supplier :: {s.name} of {s.street}, {s.place()}
    Customer :: {b.name} of {b.street}, {b.place()} (company number {b.reg_id})
    Commencement date :: 1 September 2026
    Initial term :: 36 months, ending on 31 August 2029
    ## 1. Interpretation
    1.1 In this agreement “Charges” means the charges set out in Schedule 2, “Services” means the services described in Schedule 1 and “Working Hours” means 7.30 am to 6.00 pm on weekdays in term time and 9.00 am to 5.00 pm otherwise, bank holidays excluded.
    1.2 A reference to writing includes email. The schedules form part of this agreement.
    ## 2. The Services
    2.1 The Supplier shall provide the Services from the Commencement date with reasonable skill and care and using suitably qualified staff, each of whom shall hold an enhanced DBS certificate.
    2.2 The Supplier shall meet the response times in Schedule 1. Should it miss them in more than one month of a term, the Customer may require a meeting at director level and a written improvement plan.
    ## 3. What the Customer does
    3.1 The Customer shall keep its equipment under manufacturer’s warranty where practicable, give the Supplier access, and name a member of staff who may authorise changes.
    3.2 The Customer remains responsible for the content of its systems and for safeguarding policy.
    ## 4. Charges and payment
    4.1 The Customer shall pay the Charges. The Supplier shall invoice the recurring Charges monthly in advance on the first day of each month, and the one-off Charge with the first of those invoices.
    4.2 Invoices are payable within 30 days of their date. Interest runs on late sums at 4% a year above the base rate of the Bank of England.
    4.3 The Charges exclude value added tax, which the Customer shall pay at 20% or such other rate as applies.
    4.4 The Supplier may increase the recurring Charges once a year by no more than the rise in the consumer prices index, on two months’ notice.
    ## 5. Term and termination
    5.1 This agreement starts on the Commencement date, continues for the Initial term and then from year to year until ended by three months’ notice expiring at the end of the Initial term or of any following year.
    5.2 Either party may end it at once if the other commits a serious breach and, where it can be put right, fails to do so within 28 days of being asked.
    5.3 On termination the Supplier shall hand over administrator passwords, licences and documentation and give up to two days’ help with the handover free of charge.
    ## 6. Data protection and confidentiality
    6.1 The Supplier processes personal data of pupils, parents and staff only on the Customer’s instructions, within the United Kingdom, and reports any breach within 24 hours.
    6.2 Each party keeps the other’s confidential information confidential during this agreement and for five years afterwards.
    ## 7. Liability
    7.1 Nothing limits liability for death or personal injury caused by negligence, or for fraud.
    7.2 Subject to that, the Supplier’s total liability in any year is limited to 150% of the Charges payable for that year. Neither party is liable for loss of profit.
    ## 8. General
    8.1 Neither party may assign this agreement without consent. A person who is not a party has no right to enforce it. It is governed by the law of England and Wales.
    This agreement has been entered into on 22 July 2026.
    ~~ ;{s.rep};{s.role};for and on behalf of {s.name} // ;{b.rep};{b.role};for and on behalf of {b.name}
    ---
    ## Schedule 1: Services
    Help desk by telephone and portal; monitoring of servers, switches and the firewall; patching outside teaching hours; daily backup with a monthly test restore; management of user accounts at the start and end of each school year; half a day on site each week in term time.
    |:lll
    |Priority|Example|Response in Working Hours
    |High|Nobody can log in|30 minutes
    |Medium|One classroom affected|3 hours
    |Low|Request for advice|2 working days
    ## Schedule 2: Charges
    |:lrrr
    |Item|Number|Monthly charge each|Monthly charge
    |Managed user|35|£28.50|£997.50
    |Managed server|2|£85.00|£170.00
    |Managed firewall|1|£46.00|£46.00
    |=Total per month, excluding VAT|||£1,213.50
    One-off Charge for onboarding and documentation: £1,200.00.
    Work outside the Services, if ordered: £68.00 an hour, £495.00 a day.
    """)
    return d.truth(s, b, "CBK/MS/0482", "2026-07-22", "2026-09-01", "2029-08-31", currency="GBP", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=30,
                   lines=[line("Managed user", "35", "C62", "28.50", **V), line("Managed server", "2", "C62", "85.00", **V), line("Managed firewall", "1", "C62", "46.00", **V), line("Onboarding and documentation", "1", "LS", "1200.00", **V)],
                   accept={f"lines.{k}.unit": ["MON"] for k in range(3)}, about="long agreement with two schedules; one-off charge with the first bill")


def paper_gb_office_cleaning():
    s = firm("Bright & Dacre Cleaning Ltd", "14 Castle Meadow Yard", "NR1 3DH", "Norwich", "GB", "", "Tessa Dacre", "Managing Director")
    b = firm("Wensum Surveyors LLP", "2 Bank Plain Chambers", "NR2 4SF", "Norwich", "GB", "", "Adrian Mallows", "Partner")
    d = sheet("en", "kontor", "Cleaning of your offices", colour="#1b7f5c", gap=12, foot=cols(f"{s.name}<br>Registered office: {s.street}, {s.place()}", f"Registered in England no. {s.reg_id}<br>VAT no. {s.vat}", f"Account {s.iban}<br>BIC {s.bic}"))
    write(d, f"""
    <div class="head"><div class="logo">Bright &amp; Dacre</div><div class="claim">Commercial cleaning in Norfolk</div></div>
    {b.name}<br>{b.street}<br>{b.place()}
    9 January 2026
    Dear Mr Mallows
    # Cleaning of your offices: letter of agreement BD-556
    Thank you for showing us round. This letter sets out what we have agreed and becomes binding on both of us when you sign and return the enclosed copy.
    From 1 February 2026 we shall clean the ground and first floors of Bank Plain Chambers every weekday evening between 6 and 8 pm: vacuum the carpets, mop hard floors, empty bins, wipe desks that are clear, and clean the kitchen and four washrooms. For this you pay a fixed fee of £1,140.00 a month. We shall also clean the windows inside and out once a month, for £85.00 a month. Both fees are before VAT at 20%.
    Our fees cover labour, machines and cleaning materials. Paper towels, soap and bin liners are supplied on request and charged at list price less 10%.
    We invoice at the end of each month and ask for payment within 14 days of the invoice date. Fees stay as they are for the first year; after that we may change them by two months’ notice, for instance when the National Living Wage goes up.
    The agreement runs until one of us ends it by giving the other two months’ notice in writing, at any time.
    Our staff wear uniform and carry a badge. If you are unhappy with any of our work please tell us by noon the next day and we shall put it right the same evening. We hold public liability insurance of £5 million and look after the two sets of keys you have handed over; lost keys are replaced at our expense, up to £1,500.
    During the agreement and for six months afterwards you agree not to employ our cleaners directly.
    Yours sincerely
    ~~ ;{s.rep};{s.role};{s.name} // Agreed, 14 January 2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "BD-556", "2026-01-09", "2026-02-01", None, currency="GBP", rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=14,
                   lines=[line("Cleaning of offices, ground and first floors", "1", "MON", "1140.00", **V), line("Windows inside and out", "1", "MON", "85.00", **V)],
                   accept={"contract_date": ["2026-01-14"], "lines.0.description": ["cleaning", "office cleaning", "fixed fee"], "lines.1.description": ["windows", "window cleaning"]}, about="letter; prices in prose; no end")


def paper_gb_cctv_quotation():
    s = firm("Sentry Peak Systems Ltd", "31 Sheaf Bank Business Park", "S2 3EN", "Sheffield", "GB", "", "Dominic Rudge", "Sales Engineer")
    b = firm("Loxley Valley Garden Centre Ltd", "Stannington Road", "S6 5QY", "Sheffield", "GB", "", "Helen Staniforth", "General Manager")
    d = sheet("en", "erp", "Quotation Q-26-0907", foot=f"{s.name}, {s.street}, {s.place()}. Company no. {s.reg_id}. VAT {s.vat}", gap=8)
    write(d, f"""
    <div class="head"><div style="font-size:1.6em;color:#005">Sentry<b>Peak</b></div><div>CCTV · Access · Intruder</div></div>
    <div class="top"><div>{b.rep}<br>{b.name}<br>{b.street}<br>{b.place()}</div><table class="info"><tr><td>Quotation</td><td>Q-26-0907</td></tr><tr><td>Date</td><td>18 Sep 2026</td></tr><tr><td>Valid until</td><td>18 Oct 2026</td></tr><tr><td>Prepared by</td><td>{s.rep}</td></tr></table></div>
    # Quotation: CCTV for sales hall and yard
    We have pleasure in quoting as follows:
    |:rlrrr
    |Item|Description|Qty|Unit price £|Amount £
    |1|4K dome camera, internal|9|168.00|1,512.00
    |2|Bullet camera, yard, with infrared|5|214.00|1,070.00
    |3|Recorder, 16 channel, 8 TB|1|645.00|645.00
    |4|Installation and commissioning, two engineers|3|720.00|2,160.00
    |=|Total excluding VAT|||5,387.00
    |=|VAT at 20%|||1,077.40
    |=|Total including VAT|||6,464.40
    ## Option
    Annual maintenance with two visits: £420.00 a year excluding VAT.
    ## Notes
    Prices are held for 30 days. Work could start within three weeks of your order. If you decide to go ahead we would ask for 40% with the order and the balance within 14 days of commissioning. Mains sockets and access equipment are to be provided by others.
    Our conditions of sale would apply. This quotation is not binding on either party until we have confirmed your order in writing.
    ## Order form (please sign and return if you wish to proceed)
    ~- ;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, None, None, currency="GBP", kind="offer", findings=["unsigned", "not_a_contract"], about="quotation, not accepted")


def paper_gb_generator_hire():
    s = firm("Tamar Plant & Power Ltd", "Burraton Industrial Estate", "PL12 6LX", "Saltash", "GB", "", "Pete Hocking", "Hire Desk Manager")
    b = firm("Rame Peninsula Festivals CIC", "The Old Dairy, Forder Hill", "PL10 1JU", "Cawsand", "GB", "", "Jo Trethewey", "Site Director")
    d = sheet("en", "amt", "Hire contract", colour="#333333", foot=f"{s.name} · Company registration {s.reg_id} · VAT number {s.vat} · Sort code and account: see invoice", gap=8)
    c = cells
    write(d, f"""
    # Hire contract
    {c(("Contract no.", "HC 061173", 25), ("Date", "07/04/2026", 25), ("Customer account", "RAM004", 25), ("Order no.", "verbal, J. Trethewey", 25))}
    ## Owner
    {c(("Name", s.name, 40), ("Address", f"{s.street}, {s.place()}", 60))}
    ## Hirer
    {c(("Name", b.name, 40), ("Address", f"{b.street}, {b.place()}", 60))}
    ## Site and period
    {c(("Delivery to", "Main field, Maker Heights", 40), ("On hire", "13/04/2026", 20), ("Off hire", "24/05/2026", 20), ("Fixed period", "6 weeks", 20))}
    ## Plant and charges
    |:lrrrr
    |Description|Units|Weeks|Rate per week £|Charge £
    |Generator 60 kVA, silenced|1|6|240.00|1,440.00
    |Bunded fuel tank 950 litres|1|6|55.00|330.00
    |=Hire charge||||1,770.00
    Transport to and from site:
    |:lrrr
    |Transport|Number|Rate £|Charge £
    |Delivery and collection, each way|2|180.00|360.00
    |=Contract total excluding VAT|||2,130.00
    |=VAT 20%|||426.00
    |=Contract total including VAT|||2,556.00
    ## Payment
    {c(("Invoice", "one invoice, on delivery", 34), ("Terms", "7 days from invoice", 33), ("Deposit held on card", "£500.00, returned after inspection", 33))}
    ## Conditions of hire (extract)
    The hirer checks oil and coolant daily and uses clean white or red diesel only. Fuel missing on return is charged at £1.62 a litre.
    Breakdowns are to be reported at once; a fitter attends within five hours. Time lost through breakdown is allowed pro rata, unless caused by misuse.
    The hirer insures the plant for its new value of £18,500 and is liable for theft and fire from delivery to collection.
    Early return gives no right to a refund. Late return is charged at one fifth of the weekly rate for each day.
    Earthing and distribution are the hirer’s responsibility.
    ~~ Saltash, 07/04/2026;{s.rep};{s.role};for the owner // Cawsand, 08/04/2026;{b.rep};{b.role};for the hirer
    """)
    return d.truth(s, b, "HC 061173", "2026-04-07", "2026-04-13", "2026-05-24", currency="GBP", rhythm="one_off", period=("2026-04-13", "2026-05-24"), days=7,
                   lines=[line("Generator 60 kVA, silenced", "6", "WEE", "240.00", **V), line("Bunded fuel tank 950 litres", "6", "WEE", "55.00", **V), line("Delivery and collection, each way", "2", "C62", "180.00", **V)],
                   accept={"contract_date": ["2026-04-08"]}, about="form; hire by the week billed at once; two tables")


def paper_gb_shop_fitting():
    s = firm("Thornbury & Vale Interiors Ltd", "Severn View Works, Gloucester Road", "BS35 1DQ", "Thornbury", "GB", "", "Colin Maggs", "Contracts Director")
    b = firm("Petal Lane Florists Ltd", "88 Gloucester Green", "GL50 2RR", "Cheltenham", "GB", "", "Amara Okoro", "Director")
    d = word("en", "Works contract", "Liberation Sans", 10, footer="Works contract TV-319, Petal Lane, page", border="0.6pt solid #000000")
    write(d, f"""
    # Works contract TV-319
    Made between {b.name}, company number {b.reg_id}, whose registered office is at {b.street}, {b.place()} (the Employer), and {s.name}, company number {s.reg_id}, whose registered office is at {s.street}, {s.place()}, VAT number {s.vat} (the Contractor).
    ## 1 The Works
    1.1 The Contractor shall fit out the Employer’s shop at 12 Regent Arcade, Cheltenham: partitions, floor finishes, counters, lighting and decoration, as shown on drawings PL-01 to PL-07, which both parties have initialled.
    1.2 The Contractor supplies all labour, plant and materials. The Employer supplies the cold display units and their connection.
    ## 2 Time
    2.1 The Contractor takes possession of the shop on 1 June 2026 and shall complete the Works by 24 July 2026.
    2.2 For each week or part of a week of delay for which the Contractor is responsible, the Employer may deduct £600, to a maximum of £3,000.
    2.3 The completion date is extended for variations, for exceptional weather and for delay caused by the landlord.
    ## 3 Price
    3.1 The price of the Works is £38,400.00, fixed, excluding VAT.
    3.2 It is paid in these stages:
    |:clrr
    |Stage|Payable|Share|Amount excl. VAT
    |A|On signature of this contract|25%|£9,600.00
    |B|On completion of first fix|35%|£13,440.00
    |C|On practical completion|30%|£11,520.00
    |D|Six months after practical completion|10%|£3,840.00
    3.3 VAT at 20% is added to each stage. The Contractor sends a VAT invoice for each stage as it becomes payable, and the Employer pays it within 14 days of receipt.
    3.4 If the Employer intends to pay less than the sum invoiced it shall say so, with reasons, not later than five days before the final date for payment.
    ## 4 Variations
    4.1 Variations are ordered in writing and valued before they are carried out. Joinery labour is valued at £42.00 an hour and decorating labour at £34.00 an hour.
    ## 5 Care of the Works
    5.1 The Contractor keeps the shop clean, complies with the arcade’s delivery hours and is responsible for the Works until practical completion.
    5.2 The Contractor carries public liability insurance of £5,000,000 and employer’s liability insurance of £10,000,000.
    ## 6 Defects
    6.1 The Contractor makes good, free of charge, all defects notified within six months after practical completion.
    ## 7 Termination
    7.1 Either party may terminate if the other becomes insolvent or stops performing for ten working days after a written warning. The Contractor is then paid for work properly done.
    ## 8 Disputes
    8.1 Either party may refer a dispute to adjudication at any time. English law applies.
    ~~ Dated 11 May 2026;{b.rep};{b.role};for the Employer // Dated 11 May 2026;{s.rep};{s.role};for the Contractor
    """)
    return d.truth(s, b, "TV-319", "2026-05-11", "2026-06-01", "2026-07-24", currency="GBP", rhythm="milestones", days=14,
                   lines=[line("Stage A, on signature of this contract", "1", "LS", "9600.00", **V)],
                   accept={"lines.0.description": ["stage A", "signature", "shop fit out"]}, about="buyer first; stages; the first at signature")


def paper_gb_planning_software():
    s = firm("Rotaplane Software Ltd", "Floor 3, 19 Temple Quay Mews", "BS1 6DZ", "Bristol", "GB", "", "Ines Calloway", "Head of Sales")
    b = firm("Mendip Home Care Ltd", "5 Saddlers Yard, Chamberlain Street", "BA5 2PJ", "Wells", "GB", "", "Graham Vowles", "Operations Director")
    d = sheet("en", "dossier", "Order form", colour="#5b2a86", foot=f"{s.name} | {s.street}, {s.place()} | Co. No. {s.reg_id} | VAT {s.vat}", gap=8)
    write(d, f"""
    # Order form RP-2026-0654
    Customer :: {b.name}
    Customer’s address :: {b.street}, {b.place()}
    Order date :: 3 September 2026
    Subscription start :: 1 October 2026
    Subscription term :: two years, to 30 September 2028, renewing for one year at a time unless cancelled 60 days before
    Billing :: yearly in advance
    Payment :: 30 days from invoice
    ## What you are buying
    |:lrrr
    |Product|Quantity|Price per year|Amount per year
    |Rotaplane Care, named user|40|£96.00|£3,840.00
    |Less 15% two-year discount on named users|||–£576.00
    |Premium support|1|£900.00|£900.00
    |=Subtotal|||£4,164.00
    |=VAT 20%|||£832.80
    |=Total per year|||£4,996.80
    Additional users may be ordered at any time at the price above, charged for the rest of the year.
    ## Support
    Premium support covers telephone and chat from 6 am to 11 pm every day, a named consultant and a yearly review. Urgent faults are answered within one hour.
    ## Terms of the subscription
    Rotaplane grants the customer a non-exclusive right for its named users to use the service over the internet during the term. Users may be exchanged when staff leave.
    The service is available for 99.7% of each month, planned maintenance excepted. A service credit of 5% of the month’s share of the fee is given for each half per cent below that.
    Customer data belong to the customer and are hosted in London. They may be exported at any time and are deleted 60 days after the term.
    Rotaplane’s liability in a subscription year is limited to the fees of that year. Neither party may cancel during the term except for a material breach that is not remedied within 30 days.
    The law of England and Wales applies.
    ~~ 3 September 2026;{s.rep};{s.role};{s.name} // 7 September 2026;{b.rep};{b.role};{b.name}
    ---
    ## Annex: service description
    |:ll
    |Module|Included
    |Rota|Shift patterns, swaps, absence, travel time between visits
    |Visits|Check-in by telephone, late-visit alarm, visit notes
    |Carers|Qualifications, refresher dates, supervision records
    |Reports|Hours per client, mileage per carer, export to payroll
    ## Set-up
    The named consultant loads clients, carers and shift patterns from the customer’s spreadsheets and holds two online training sessions. This is part of premium support and is not charged separately. The customer checks the loaded data within ten days.
    ## Security
    Data are encrypted in transit and at rest. Access is by password and one-time code. A penetration test is carried out every year by an outside firm and its summary shown on request. Back-ups are made every four hours and kept for 90 days.
    ## Processing of personal data
    Rotaplane processes the names, addresses and care times of clients and the working hours of carers solely to provide the service. Its hosting provider is its only sub-processor; the customer will be told of any change six weeks ahead and may object.
    ## Fair use
    Text messages to carers are included up to 3,000 a month. The customer shall not test the security of the service without consent, resell it or use it to store records that are not related to home care.
    ## Fault classes
    |:lll
    |Class|Meaning|First answer
    |Urgent|Rota cannot be opened by anyone|one hour
    |Serious|A module fails for several users|four hours
    |Minor|Display or spelling|five working days
    """)
    return d.truth(s, b, "RP-2026-0654", "2026-09-03", "2026-10-01", "2028-09-30", currency="GBP", rhythm="yearly", period=("2026-10-01", "2027-09-30"), days=30,
                   lines=[line("Rotaplane Care, named user", "40", "C62", "96.00", allowance="576.00", **V), line("Premium support", "1", "ANN", "900.00", **V)],
                   accept={"contract_date": ["2026-09-07"], "lines.0.unit": ["ANN"], "lines.1.unit": ["C62"]}, about="order form; discount row in the middle that touches one line only")
