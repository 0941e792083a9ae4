"""English contracts of ordinary layouts (Great Britain, Ireland, Luxembourg, Switzerland, Germany)."""
from paper import Paper, en, line

from ._cast import get
from ._clauses import put


def cover(d, title, date, first, second):
    d.raw(f'<div class="cover"><p style="text-align:center">Dated {date}</p><div class="rule"></div><h1>{title}</h1><p style="text-align:center">between</p><p style="text-align:center"><b>{first}</b></p><p style="text-align:center">and</p><p style="text-align:center"><b>{second}</b></p><div class="rule"></div></div>')


def paper_gb_managed_it():
    s, b = get("gbit"), get("gblaw")
    d = Paper("en", "agreement", "Managed IT Services Agreement", font="'Liberation Serif'", size="11pt", numbering="{n}. ", paragraphs="{n}.{k} &nbsp; ")
    cover(d, "Managed IT Services Agreement", "27 February 2026", s.name, b.name)
    d.p("<b>THIS AGREEMENT</b> (reference HMI/2026/0061) is dated 27 February 2026")
    d.h("Parties", 2)
    d.p(f"(1) &nbsp; <b>{s.name}</b> incorporated and registered in England and Wales with company number {s.reg_id} whose registered office is at {s.street}, {s.place()} (the <b>“Supplier”</b>); and", klass="party")
    d.p(f"(2) &nbsp; <b>{b.name}</b>, a limited liability partnership whose principal place of business is at {b.street}, {b.place()} (the <b>“Customer”</b>).", klass="party")
    d.h("Agreed terms", 2)
    d.sec("Interpretation", "In this agreement <b>“Business Day”</b> means a day other than a Saturday, Sunday or public holiday in England; <b>“Charges”</b> means the sums set out in Schedule 1; <b>“Commencement Date”</b> means 1 April 2026; <b>“Initial Term”</b> means 24 months from the Commencement Date.")
    d.sec("Term", "This agreement commences on the Commencement Date and continues for the Initial Term, expiring on 31 March 2028, unless terminated earlier. It does not renew automatically.", "Either party may request renewal discussions not less than 90 days before expiry.")
    d.sec("Services", "The Supplier shall provide the Services described in Schedule 2 with reasonable skill and care and in accordance with the Service Levels.", "Critical incidents shall be responded to within 30 minutes during Support Hours.")
    d.sec("Charges and payment", "In consideration of the Services the Customer shall pay the Charges, which are exclusive of VAT. VAT shall be added at the prevailing rate of 20%.", "The Supplier shall invoice the Charges monthly in advance. Each invoice is payable within 30 days of the date of the invoice, by bank transfer.", "The Supplier may increase the Charges on each anniversary in line with the Consumer Prices Index.")
    put(d, "cust1", "conf1", "data1", "ip1", "liab1", "term1", "late1", "gen1")
    d.h("Schedule 1: Charges", 2)
    d.table(["Description", "Qty", "Unit price (£ per month)", "Monthly charge (£)"], [["Managed workstation", "46", "38.50", "1,771.00"], ["Managed server", "3", "145.00", "435.00"], ["Security monitoring (fixed fee)", "1", "290.00", "290.00"]], "lrrr", foot=[["Total per month, excluding VAT", "", "", "2,496.00"]])
    d.p("Work outside scope: £95.00 per hour, minimum half an hour.")
    d.p(f"Supplier's VAT registration number: {s.vat}. Account: {s.iban}, {s.bic}.")
    d.p("This agreement has been entered into on the date stated at the beginning of it.")
    d.sig(("Signed by " + s.rep, s.rep, s.role, "for and on behalf of " + s.name), ("Signed by " + b.rep, b.rep, b.role, "for and on behalf of " + b.name))
    v = {"vat": "20"}
    return d.truth(s, b, "HMI/2026/0061", "2026-02-27", "2026-04-01", "2028-03-31", currency="GBP", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=30,
                   lines=[line("Managed workstation", "46", "C62", "38.50", **v), line("Managed server", "3", "C62", "145.00", **v), line("Security monitoring", "1", "LS", "290.00", **v)], accept={"lines.2.unit": ["MON", "C62"]}, about="cover page, definitions, schedule; dates by definition")


def paper_ie_saas_order():
    s, b = get("iesaas"), get("iefood")
    d = Paper("en", "order-form", "Order Form", letterhead="<h1>Order Form</h1><div>OF-20318 · Claddagh Cloud Platform</div>", footer=f"{s.name} · Registered in Ireland No. {s.reg_id} · {s.street}, {s.place()}", colour="#0f766e", font="'Roboto'", size="9.8pt", numbering="{n}. ", paragraphs="")
    d.raw(f'<div class="parties"><div><b>Provider</b><br>{s.name}<br>{s.street}<br>{s.place()}, Ireland<br>VAT {s.vat}</div><div><b>Customer</b><br>{b.name}<br>{b.street}<br>{b.place()}, Ireland<br>VAT {b.vat}<br>Attn: {b.rep}</div></div>')
    d.h("Order details", 2)
    d.kv([("Order form number", "OF-20318"), ("Order date", "14 May 2026"), ("Subscription start", "1 June 2026"), ("Subscription term", "36 months, ending 31 May 2029"), ("Billing frequency", "Annually in advance"), ("Payment terms", "Net 30 days"), ("Currency", "EUR"), ("Purchase order", "PO-55718")])
    d.h("Subscription", 2)
    d.table(["Product", "Users", "Price per user per month", "Annual fee"], [["Milk Intake Pro", "42", "€18.00", "€9,072.00"], ["Laboratory module", "10", "€25.00", "€3,000.00"]], "lrrr")
    d.table(["One-off services", "Qty", "Unit price", "Amount"], [["Onboarding package", "1", "€2,400.00", "€2,400.00"], ["Data migration, per plant", "3", "€650.00", "€1,950.00"]], "lrrr", foot=[["First-year total excl. VAT", "", "", "€16,422.00"], ["VAT 23%", "", "", "€3,777.06"], ["First-year total incl. VAT", "", "", "€20,199.06"]])
    d.p("One-off services are invoiced together with the first annual fee. Additional users are charged at the same rate, pro rata. The Master Subscription Terms (version of January 2026) form part of this order. Optional and not ordered: Premium support at €3,900.00 per year.")
    put(d, "data1", "gen_ie")
    d.sig(("Galway, 14 May 2026", s.rep, s.role, s.name), ("Ballinrobe, 19 May 2026", b.rep, b.role, b.name))
    v = {"vat": "23"}
    return d.truth(s, b, "OF-20318", "2026-05-14", "2026-06-01", "2029-05-31", rhythm="yearly", period=("2026-06-01", "2027-05-31"), days=30,
                   lines=[line("Milk Intake Pro", "504", "C62", "18.00", **v), line("Laboratory module", "120", "C62", "25.00", **v), line("Onboarding package", "1", "LS", "2400.00", **v), line("Data migration, per plant", "3", "C62", "650.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["C62"], "contract_date": ["2026-05-19"]},
                   accept_lines=[[line("Milk Intake Pro", "42", "C62", "216.00", **v), line("Laboratory module", "10", "C62", "300.00", **v), line("Onboarding package", "1", "LS", "2400.00", **v), line("Data migration, per plant", "3", "C62", "650.00", **v)]],
                   about="price per user and month billed yearly; unordered option")


def paper_gb_consulting_sow():
    s, b = get("gbcons"), get("gbenergy")
    d = Paper("en", "writer-ruled", "Statement of Work", producer="office", face="Carlito", points=11, numbering="{n}. ", paragraphs="{n}.{k} ", footer="SOW-07 – Confidential – page")
    d.h("Statement of Work SOW-07")
    d.kv([("Under", "Consultancy Services Agreement CSA-2024-112 of 3 June 2024"), ("SOW reference", "SOW-07"), ("SOW date", "2 September 2026"), ("Consultant", f"{s.name}, {s.street}, {s.place()}, company no. {s.reg_id}, VAT {s.vat}"), ("Client", f"{b.name}, {b.street}, {b.place()}, company no. {b.reg_id}")], ruled=True)
    d.sec("Services", "The Consultant shall develop a demand forecasting model for 44 primary substations and train the Client's analysts in its use.")
    d.sec("Timetable", "Work starts on 14 September 2026 and is expected to finish by 29 January 2027.")
    d.sec("Fees", "Fees are charged on a time and materials basis at the following day rates, exclusive of VAT at 20%:")
    d.table(["Role", "Day rate"], [["Lead data scientist", "£1,150.00"], ["Data engineer", "£890.00"], ["Project manager", "£780.00"]], "lr")
    d.p("The parties estimate 95 days in total. Fees shall not exceed £92,000 without the Client's prior written consent. Expenses are charged at cost.")
    d.sec("Invoicing", "The Consultant shall invoice monthly in arrears against approved timesheets. Invoices are payable within 45 days of receipt, quoting purchase order 4500881276.")
    put(d, "ip1", "liab2", "term1")
    d.sig(("2 September 2026", s.rep, s.role, s.name), ("7 September 2026", b.rep, b.role, b.name))
    v = {"vat": "20"}
    return d.truth(s, b, "SOW-07", "2026-09-02", "2026-09-14", "2027-01-29", currency="GBP", rhythm="per_call_off", days=45, findings=["estimated_quantity"],
                   lines=[line("Lead data scientist", None, "DAY", "1150.00", **v), line("Data engineer", None, "DAY", "890.00", **v), line("Project manager", None, "DAY", "780.00", **v)],
                   accept={"contract_date": ["2026-09-07"]}, about="time and materials with cap; the framework's number beside its own")


def paper_de_english_automation():
    s, b = get("deeng"), get("iefood")
    foot = f"<div>{s.name}<br>{s.street}<br>{s.place()}, Germany</div><div>{s.reg}<br>VAT ID {s.vat}<br>Managing Director: {s.rep}</div><div>IBAN {s.iban}<br>BIC {s.bic}</div>"
    head = f'<div class="head"><div class="logo">ISARWERK</div><div class="data">Automation GmbH<br>Robotics · Handling · Service</div></div><div class="window"><div class="from">{s.name} · {s.street} · {s.place()}</div>{b.name}<br>Attn. {b.rep}<br>{b.street}<br>{b.place()}<br>Ireland</div>'
    d = Paper("en", "letter", "Service contract", letterhead=head, footer=foot, colour="#1e3a8a", font="'Liberation Sans'", size="10pt", numbering="{n}. ", paragraphs="")
    d.p("Hallbergmoos, 11 March 2026", klass="right")
    d.h("Service Contract No. IW-S-2026-221 for palletising line 3")
    d.p("Dear Mr Mannion,", f"further to our meeting on 4 March we set out the terms of our service contract between {s.name} (“Contractor”) and {b.name}, VAT no. {b.vat} (“Customer”).")
    d.sec("Scope", "Two preventive maintenance visits per year, remote support on weekdays from 7 am to 6 pm (CET), 10% discount on spare parts.")
    d.sec("Fee", "The fee is EUR 6.480,00 per contract year, net, invoiced in two equal half-yearly instalments in advance. Additional work is charged at EUR 128,00 per hour plus travel.")
    d.sec("VAT", "The services are taxable in the country of the recipient. Reverse charge: the recipient is liable for VAT (Article 196 Directive 2006/112/EC).")
    d.sec("Payment", "Invoices fall due 30 days after the invoice date; no cash discount is granted.")
    d.sec("Term", "The contract starts on 1 April 2026, runs for an indefinite period and may be terminated with six months' notice to the end of a contract year, for the first time with effect from 31 March 2028.")
    put(d, "liab2", "force1", "gen_de")
    d.p("Please countersign and return one copy.")
    d.sig(("Hallbergmoos, 11 March 2026", s.rep, s.role, s.name), ("Ballinrobe, 20 March 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "IW-S-2026-221", "2026-03-11", "2026-04-01", None, rhythm="half_yearly", period=("2026-04-01", "2026-09-30"), days=30,
                   lines=[line("Service fee palletising line, half-yearly instalment", "1", "SAN", "3240.00", vat="0", category="AE")], notes=["Reverse charge"], accept={"contract_date": ["2026-03-20"]},
                   about="price derived: English text with German number format; yearly fee in two instalments; reverse charge")


def paper_gb_plant_hire():
    s, b = get("gblease"), get("gbfarm")
    d = Paper("en", "one-table", "Hire Agreement", font="'Liberation Sans'", size="9.6pt")
    row = lambda n, label, text: f'<tr><td class="no">{n}</td><td class="lab">{label}</td><td>{text}</td></tr>'
    d.h("EQUIPMENT HIRE AGREEMENT")
    d.raw('<table class="deed">' + row(1, "Agreement no.", "FPH-H-10442") + row(2, "Date of agreement", "6 January 2026")
          + row(3, "Lessor", f"{s.name}, {s.street}, {s.place()}. Company no. {s.reg_id}. VAT no. {s.vat}") + row(4, "Lessee", f"{b.name}, {b.street}, {b.place()}. Company no. {b.reg_id}")
          + row(5, "Equipment", "1 telehandler TH-735 (serial FT220913) and 2 grain trailers 14 t (serial GT1187, GT1188); replacement value £128,500") + row(6, "Hire period", "From 2 February 2026 to 1 February 2027 inclusive")
          + row(7, "Hire charges", "<table class='grid'><tr><td>Telehandler TH-735, per quarter</td><td class='r'>£4,350.00</td></tr><tr><td>Grain trailer, per quarter, each £615.00 × 2</td><td class='r'>£1,230.00</td></tr><tr class='foot'><td>Quarterly rental excluding VAT</td><td class='r'>£5,580.00</td></tr></table>VAT at 20% is payable in addition. Rental is invoiced quarterly in advance, payable within 14 days of invoice.")
          + row(8, "Delivery", "Delivery and collection: £180.00 plus VAT, charged with the first rental.") + row(9, "Deposit", "A refundable security deposit of £2,000.00 is payable on signature.")
          + row(10, "Excess hours", "£12.50 per engine hour above 250 hours a quarter, invoiced in arrears.") + row(11, "Insurance", "The Lessee insures the Equipment for its replacement value, excess £750.") + row(12, "Default", "Interest at 8% a year; repossession after 7 days' notice.") + row(13, "Governing law", "England and Wales") + "</table>")
    d.sig(("6 January 2026", s.rep, s.role, "Lessor"), ("8 January 2026", b.rep, b.role, "Lessee"))
    v = {"vat": "20"}
    return d.truth(s, b, "FPH-H-10442", "2026-01-06", "2026-02-02", "2027-02-01", currency="GBP", rhythm="quarterly", period=("2026-02-02", "2026-05-01"), days=14,
                   lines=[line("Telehandler TH-735", "1", "QAN", "4350.00", **v), line("Grain trailer", "2", "C62", "615.00", **v), line("Delivery and collection", "1", "LS", "180.00", **v)], accept={"lines.0.unit": ["C62"], "lines.1.unit": ["QAN"]},
                   about="quarter that begins on the 2nd; deposit; replacement value; excess hours")


def paper_gb_cleaning_form():
    s, b = get("gbclean"), get("gbdent")
    d = Paper("en", "drawn-form", "Cleaning contract", producer="reportlab", face="Serif", margins=(45, 552, 48, 790), points=9.5, numbering="{n}. ", paragraphs="", marks=((45, 34, 8, True, "BRIGHT CORNER"), (470, 820, 7, False, "Form BC/12 page {page}")))
    d.h("Commercial Cleaning Contract")
    d.kv([("Contract no.", "BC-2026-0398"), ("Date", "03/08/2026"), ("Account ref.", "DDP01")], boxes=3)
    d.kv([("Client name", b.name), ("Client address", f"{b.street}, {b.place()}")], boxes=2)
    d.kv([("Contractor", s.name), ("Registered office", f"{s.street}, {s.place()}")], boxes=2)
    d.kv([("Company no.", s.reg_id), ("VAT registration no.", s.vat), ("Account (IBAN)", s.iban)], boxes=3)
    d.kv([("Start date", "17/08/2026"), ("Minimum period", "[x] 12 months [ ] 24 months"), ("Thereafter", "[x] rolling, 1 month's notice [ ] ends")], boxes=3)
    d.kv([("Frequency", "[x] 5 days a week [ ] 3 days a week"), ("Billing", "[ ] weekly [x] monthly in arrears [ ] quarterly")], boxes=2)
    d.table(["Service", "Hours per month", "Rate £", "Amount £"], [["Evening cleaning of surgeries", "65", "17.20", "1,118.00"], ["Clinical waste run", "8", "21.50", "172.00"]], "lrrr", foot=[["Monthly charge excl. VAT", "", "", "1,290.00"], ["VAT 20%", "", "", "258.00"], ["Monthly charge incl. VAT", "", "", "1,548.00"]], boxed=True)
    d.kv([("Payment terms", "28 days from invoice"), ("Extras (tick if ordered)", "[ ] Carpets £2.10/m² [ ] Windows £85.00/visit")], boxes=2)
    put(d, "cust1", "liab2", "term1", "gen1")
    d.sig(("03/08/2026", s.rep, s.role, s.name), ("05/08/2026", b.rep, b.role, b.name))
    v = {"vat": "20"}
    return d.truth(s, b, "BC-2026-0398", "2026-08-03", "2026-08-17", None, currency="GBP", rhythm="monthly", period=("2026-08-17", "2026-09-16"), days=28,
                   lines=[line("Evening cleaning of surgeries", "65", "HUR", "17.20", **v), line("Clinical waste run", "8", "HUR", "21.50", **v)], accept={"contract_date": ["2026-08-05"], "service_end": ["2027-08-16"]}, about="stroke-drawn form in English; month from the 17th; ambiguous dates are day first")


def paper_ie_lift_maintenance():
    s, b = get("ielift"), get("iehotel")
    d = Paper("en", "classic", "Lift Maintenance Agreement", font="'Liberation Serif'", size="11pt", numbering="{n}. ", paragraphs="({k}) ")
    d.h("Lift Maintenance Agreement")
    d.p("Agreement number LLM/0742/26", klass="center")
    d.p(f"made on the 15th day of June 2026 between <b>{b.name}</b> of {b.street}, {b.place()} (hereinafter the “Client”) of the one part and <b>{s.name}</b> of {s.street}, {s.place()}, VAT No. {s.vat} (hereinafter the “Contractor”) of the other part.", klass="party")
    d.sec("Services", "The Contractor shall maintain and inspect the three passenger lifts and one goods lift at the Client's premises, including twelve routine visits in each year and emergency call-out within two hours.")
    d.sec("Charges", "The Client shall pay to the Contractor the sum of €1,045.00 per month plus VAT at 13.5%, invoiced monthly in arrears and payable within 30 days from the end of the service month.", "Call-outs caused by misuse are charged at €165.00 each. The Contractor's liability is limited to €500,000.00 for any one event.")
    d.sec("Duration", "This Agreement shall commence on 1 July 2026 and remain in force until 30 June 2029 and thereafter from year to year unless determined by three months' notice.")
    put(d, "force1", "conf1", "gen_ie")
    d.sig(("Dublin, 15 June 2026", s.rep, s.role, s.name), ("Dublin, 15 June 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "LLM/0742/26", "2026-06-15", "2026-07-01", "2029-06-30", rhythm="monthly", period=("2026-07-01", "2026-07-31"), days=30,
                   lines=[line("Lift maintenance, monthly charge", "1", "MON", "1045.00", vat="13.5")], accept={"payment_terms_days": [None]}, about="Ireland, reduced rate; client named first; renewal after the fixed term")


def paper_lu_fund_admin():
    s, b = get("luxfund"), get("luxsic")
    d = Paper("en", "margin-labels", "Administration Agreement", font="Caladea", size="10.5pt", colour="#5c4033", footer=f"{s.name}, {s.street}, L-{s.postcode} {s.city}, {s.reg}")
    c = lambda label, *texts: d.raw(f'<div class="clause"><div class="lab">{label}</div><div>' + "".join(f"<p>{t}</p>" for t in texts) + "</div></div>")
    d.h("Fund Administration Agreement")
    c("Date", "18 December 2025")
    c("Agreement no.", "PFS-ADM-2026-014")
    c("The Administrator", f"{s.name}, {s.street}, L-{s.postcode} {s.city}, Grand Duchy of Luxembourg, {s.reg}, VAT {s.vat}")
    c("The Fund", f"{b.name}, {b.street}, L-{b.postcode} {b.city}, Grand Duchy of Luxembourg, {b.reg}")
    c("Appointment", "With effect from 1 January 2026 the Fund appoints the Administrator as its central administration, registrar and transfer agent for an unlimited duration.")
    c("Fees", "The Administrator is entitled to the following fees, payable half-yearly in advance:")
    d.table(["Fee", "Amount per half-year (EUR)"], [["Central administration", "21,500.00"], ["Registrar and transfer agency", "8,250.00"], ["Financial reporting", "4,900.00"]], "lr", foot=[["Total per half-year", "34,650.00"]])
    c("VAT", "The management of special investment funds is exempt from VAT (Article 44.1.d of the Luxembourg VAT law; Article 135(1)(g) Directive 2006/112/EC).")
    c("Payment", f"Within 20 days of the invoice, to {s.iban}, {s.bic}. Out-of-pocket expenses are recharged at cost. Minimum NAV fee: none.")
    c("Termination", "By either party with 90 days' written notice, or immediately where the supervisory authority so requires.")
    c("Liability", "The Administrator is liable for negligence, wilful default or fraud only.")
    c("Law", "Luxembourg law; courts of the district of Luxembourg-City.")
    d.sig(("Luxembourg, 18 December 2025", s.rep, s.role, s.name), ("Luxembourg, 18 December 2025", b.rep, b.role, b.name))
    e = {"vat": "0", "category": "E"}
    return d.truth(s, b, "PFS-ADM-2026-014", "2025-12-18", "2026-01-01", None, rhythm="half_yearly", period=("2026-01-01", "2026-06-30"), days=20,
                   lines=[line("Central administration", "1", "SAN", "21500.00", **e), line("Registrar and transfer agency", "1", "SAN", "8250.00", **e), line("Financial reporting", "1", "SAN", "4900.00", **e)], notes=["Article 44.1.d of the Luxembourg VAT law"], about="exempt fund services; three half-yearly fees")


def paper_gb_books_zero():
    s, b = get("gbprint"), get("gbtrust")
    d = Paper("en", "annex", "Supply Agreement", side="Larkfield Press – supply agreement SA-889", font="'Open Sans'", size="9.6pt", numbering="{n}. ", paragraphs="", number=en)
    d.h("Agreement for the supply of books")
    d.p(f"Agreement SA-889 made on 9 February 2026 between <b>{s.name}</b>, {s.street}, {s.place()} (registered in England no. {s.reg_id}, VAT {s.vat}) (the “Seller”) and <b>{b.name}</b>, {b.street}, {b.place()} (the “Buyer”).")
    d.sec("Supply", "The Seller shall supply the titles and materials listed in the Annex by a single delivery on 16 March 2026.")
    d.sec("Price and VAT", "Prices are those of the Annex. Printed books are zero-rated; other goods bear VAT at 20%.")
    d.sec("Payment", "The Buyer shall pay within 30 days of the date of invoice. A prompt payment discount of 2.5% applies to payment within 7 days.")
    put(d, "liab2", "late1", "gen1")
    d.sig(("Aylesford, 9 February 2026", s.rep, s.role, s.name), ("Tunbridge Wells, 12 February 2026", b.rep, b.role, b.name))
    d.pagebreak()
    d.h("Annex – Price schedule")
    d.table(["Item", "Copies", "Unit price £", "VAT", "Amount £"], [["First Readers, set of 24 titles", "150", "61.20", "0%", "9,180.00"], ["Phonics workbook A", "1,200", "3.45", "0%", "4,140.00"], ["Phonics workbook B", "1,200", "3.65", "0%", "4,380.00"], ["Teacher's guide", "85", "14.00", "0%", "1,190.00"], ["Letter tiles, box", "150", "9.90", "20%", "1,485.00"], ["Wall charts, laminated", "85", "7.25", "20%", "616.25"]], "lrrrr",
            foot=[["Zero-rated goods", "", "", "", "18,890.00"], ["Standard-rated goods", "", "", "", "2,101.25"], ["VAT at 20%", "", "", "", "420.25"], ["Total", "", "", "", "21,411.50"]])
    z, v = {"vat": "0", "category": "Z"}, {"vat": "20"}
    return d.truth(s, b, "SA-889", "2026-02-09", "2026-03-16", "2026-03-16", currency="GBP", rhythm="one_off", period=("2026-03-16", "2026-03-16"), days=30, discounts=[("2.5", 7)],
                   lines=[line("First Readers, set of 24 titles", "150", "C62", "61.20", **z), line("Phonics workbook A", "1200", "C62", "3.45", **z), line("Phonics workbook B", "1200", "C62", "3.65", **z), line("Teacher's guide", "85", "C62", "14.00", **z), line("Letter tiles, box", "150", "C62", "9.90", **v), line("Wall charts, laminated", "85", "C62", "7.25", **v)],
                   accept={"contract_date": ["2026-02-12"], "service_end": [None]}, about="zero-rated and standard goods in an annex")
