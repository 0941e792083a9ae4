"""English contracts with special cases: instalments, contradictions, gross prices, cross-border, papers that bill nothing, scans."""
from paper import Paper, line

from ._cast import get
from ._clauses import put


def paper_gb_website_milestones():
    s, b = get("gbweb"), get("gbwhisky")
    d = Paper("en", "plain", "Website agreement", font="'Lato'", size="10.5pt", numbering="{n}. ", paragraphs="")
    d.h("Website Design and Build Agreement")
    d.p("Ref: PT-2026-33<br>Date: 1 October 2026")
    d.p(f"Designer: {s.name}, {s.street}, {s.place()} (SC number {s.reg_id}; VAT {s.vat})<br>Client: {b.name}, {b.street}, {b.place()}")
    d.sec("The project", "Design and build of a website with shop for the Client's single malt range, in accordance with the brief of 10 September 2026.")
    d.sec("Price", "The fixed price for the project is £18,500.00 plus VAT at 20%, payable in stages: 40% on approval of the designs (£7,400.00), 40% on delivery of the beta version (£7,400.00) and 20% on launch (£3,700.00).")
    d.sec("Programme", "The Designer shall begin work on 12 October 2026. Launch is planned for 26 February 2027.")
    d.sec("Payment", "Stage invoices are payable within 21 days. Hosting after launch is offered separately at £45.00 per month.")
    put(d, "ip1", "liab2", "term1")
    d.sec("Governing law", "This agreement is governed by the law of Scotland.")
    d.sig(("Edinburgh, 1 October 2026", s.rep, s.role, s.name), ("Aberlour, 5 October 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "PT-2026-33", "2026-10-01", "2026-10-12", "2027-02-26", currency="GBP", rhythm="milestones", days=21, findings=["due_on_event"],
                   lines=[line("First stage, approval of the designs", "1", "LS", "7400.00", vat="20")], accept={"contract_date": ["2026-10-05"]}, about="first instalment due on an event without a date")


def paper_ch_export_usd():
    s, b = get("chinstr"), get("gbcons")
    d = Paper("en", "times-old", "Calibration Agreement", producer="groff", face="T", points=10.5, lead=14, numbering="{n}. ", paragraphs="", footer="VCI-CAL-26-118   page \\\\n%")
    d.h("CALIBRATION SERVICES AGREEMENT VCI-CAL-26-118")
    d.p(f"between {s.name}, {s.address()}, Switzerland ({s.uid} VAT), the Supplier,", f"and {b.name}, {b.street}, {b.place()}, United Kingdom (company number {b.reg_id}), the Customer.")
    d.sec("Services", "Annual calibration of the Customer's 14 reference spectrometers in the Supplier's laboratory in Sion.")
    d.sec("Price", "USD 9,940.00 for the whole campaign, payable against one invoice after completion. Swiss shipping of CHF 320.00 is borne by the Supplier.")
    d.sec("Tax", "The services are outside the scope of Swiss VAT (place of supply abroad). No VAT is charged.")
    d.sec("Dates", "The campaign runs from 4 May 2026 to 29 May 2026. This agreement is dated 17 April 2026.")
    d.sec("Payment", f"Within 30 days of invoice to {s.iban}, {s.bic}.")
    put(d, "liab2", "force1")
    d.sig(("Sion, 17 April 2026", s.rep, s.role, ""), ("Bristol, 21 April 2026", b.rep, b.role, ""))
    return d.truth(s, b, "VCI-CAL-26-118", "2026-04-17", "2026-05-04", "2026-05-29", currency="USD", rhythm="one_off", period=("2026-05-04", "2026-05-29"), days=30,
                   lines=[line("Annual calibration of reference spectrometers", "1", "LS", "9940.00", vat=None, category="O")], notes=["outside the scope of Swiss VAT"], accept={"contract_date": ["2026-04-21"]},
                   accept_lines=[[line("Annual calibration of reference spectrometers", "1", "C62", "9940.00", vat=None, category="O")]], about="US dollars from Switzerland; outside scope; a CHF amount beside it")


def paper_gb_variation():
    s, b = get("gbit"), get("gblaw")
    d = Paper("en", "plain", "Variation", font="'Liberation Serif'", size="11.5pt", numbering="{n}. ", paragraphs="")
    d.h("VARIATION AGREEMENT No. 1")
    d.p("to the Managed IT Services Agreement reference HMI/2026/0061 dated 27 February 2026")
    d.p(f"Parties: {s.name}, {s.street}, {s.place()} (Supplier) and {b.name}, {b.street}, {b.place()} (Customer)")
    d.sec("Variation", "With effect from 1 August 2026 Schedule 1 is amended: the quantity of managed workstations is increased from 46 to 58 at the existing price of £38.50 each per month (excluding VAT).")
    d.sec("Continuation", "Except as set out above the agreement continues unchanged. This variation is dated 10 July 2026.")
    d.sig(("10 July 2026", s.rep, s.role, s.name), ("10 July 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-07-10", "2026-08-01", None, currency="GBP", rhythm=None, kind="amendment", findings=["amendment", "vat_rate_missing"],
                   lines=[line("Managed workstation", "58", "C62", "38.50", vat=None)],
                   accept={"contract_number": ["HMI/2026/0061"], "billing.rhythm": ["monthly"], "lines.0.vat_category": [None], "billing.first_invoice_period.from": ["2026-08-01"], "billing.first_invoice_period.to": ["2026-08-31"]}, about="variation: quantity goes from old to new; rate and rhythm only in the base contract")


def paper_gb_nda():
    s, b = get("gbcons"), get("gbwhisky")
    d = Paper("en", "agreement", "Mutual NDA", font="'Liberation Serif'", size="11pt", numbering="{n}. ", paragraphs="{n}.{k} &nbsp; ")
    d.h("Mutual Non-Disclosure Agreement")
    d.p("dated 5 May 2026")
    d.p(f"(1) {s.name}, company number {s.reg_id}, {s.street}, {s.place()}; and", f"(2) {b.name}, company number {b.reg_id}, {b.street}, {b.place()}.", klass="party")
    d.sec("Purpose", "The parties wish to discuss a possible analytics project and may disclose Confidential Information to each other for that purpose.")
    d.sec("Obligations", "Each party shall keep the other's Confidential Information secret for five (5) years.", "Neither party acquires any licence or other right.")
    d.sec("No charge", "Each party bears its own costs. Nothing in this agreement obliges either party to enter into any further agreement or to pay any sum.")
    put(d, "gen1")
    d.sig(("5 May 2026", s.rep, s.role, s.name), ("6 May 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-05-05", currency=None, kind="nda", accept={"is_contract": [True]}, about="mutual NDA")


def paper_ie_heads_of_terms():
    s, b = get("ielift"), get("iehotel")
    d = Paper("en", "writer-plain", "Heads of Terms", producer="office", face="Caladea", points=11, numbering="{n}. ", paragraphs="", footer="Heads of terms – subject to contract")
    d.h("Heads of Terms – Subject to Contract / Contract Denied")
    d.p(f"Parties: {s.name}, {s.street}, {s.place()} and {b.name}, {b.street}, {b.place()}. Date: 2 November 2026.")
    d.sec("Intention", "The parties intend to negotiate an agreement for the replacement of the goods lift. This letter of intent is not legally binding save for clauses 3 and 4.")
    d.sec("Indicative price", "The indicative price is €84,000 plus VAT at 13.5%, payable in instalments to be agreed.")
    d.sec("Confidentiality", "The parties shall keep these discussions confidential.")
    d.sec("Exclusivity", "The Client shall not negotiate with third parties until 31 January 2027.")
    d.sig(("2 November 2026", s.rep, s.role, s.name), ("2 November 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-11-02", kind="letter_of_intent", about="heads of terms: signed, priced, not binding")


def paper_gb_coaching_gross():
    s, b = get("gbtutor"), get("gbpubl")
    d = Paper("en", "ruled-cairo", "Language coaching", producer="cairo", face="Liberation Sans", points=10.5, numbering="{n}. ", marks=((62, 42, 9, True, "Rosalind Hart Language Coaching"),))
    d.h("Agreement for language coaching")
    d.p("Agreement 2026/14, 1 September 2026", f"Coach: {s.name}, {s.street}, {s.place()}, VAT {s.vat}", f"Client: {b.name}, {b.street}, {b.place()}")
    d.sec("Coaching", "The Coach gives the Client's staff 24 sessions of German coaching of 90 minutes each, between 14 September 2026 and 18 December 2026.")
    d.sec("Fee", "The fee is £96.00 per session including VAT at 20%, in total £2,304.00 including VAT. One invoice is issued after the last session, payable within 14 days.")
    d.sec("Cancellation", "Sessions cancelled less than 24 hours before are charged at half the fee (£48.00).")
    put(d, "conf1", "liab2")
    d.sig(("Oxford, 1 September 2026", s.rep, "", s.name), ("Oxford, 3 September 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "2026/14", "2026-09-01", "2026-09-14", "2026-12-18", currency="GBP", rhythm="one_off", period=("2026-09-14", "2026-12-18"), days=14, findings=["gross_only"],
                   lines=[line("German coaching, session", "24", "C62", "80.00", vat="20")], accept={"contract_date": ["2026-09-03"]}, about="derived: gross price per session")


def paper_gb_courier_mismatch():
    s, b = get("ukvan"), get("ukopt")
    d = Paper("en", "form-above", "Courier contract", font="'Roboto'", size="9.6pt", colour="#1b4965", numbering="{n}. ", paragraphs="")
    d.h("Courier Services Contract")
    d.kv([("Contract number", "CC/2026/211"), ("Date", "20 July 2026"), ("Customer account", "TVO-3")])
    d.h("Customer", 2)
    d.kv([("Name", b.name), ("Address", b.street), ("Town, postcode", b.place()), ("Purchase order", "PO 7719"), ("Contact", b.rep), ("VAT no.", b.vat)])
    d.h("Courier", 2)
    d.kv([("Name", s.name), ("Address", s.street), ("Town, postcode", s.place()), ("Company no.", s.reg_id), ("VAT no.", s.vat), ("IBAN", s.iban)])
    d.h("Service and charges", 2)
    d.kv([("Service from", "3 August 2026"), ("Service to", "30 July 2027"), ("Invoicing", "monthly in arrears"), ("Terms", "30 days net")])
    d.table(["Route", "Runs per month", "Price per run £", "Monthly £"], [["Cardiff – Swansea laboratory", "22", "46.00", "1,012.00"], ["Cardiff – Newport branch", "44", "18.50", "814.00"], ["Depot handling, fixed", "1", "120.00", "120.00"]], "lrrr",
            foot=[["Total excl. VAT", "", "", "1,964.00"], ["VAT 20%", "", "", "392.80"], ["Total incl. VAT", "", "", "2,356.80"]])
    put(d, "liab2", "late1", "gen1")
    d.sig(("Cardiff, 20 July 2026", s.rep, s.role, s.name), ("Cardiff, 24 July 2026", b.rep, b.role, b.name))
    v = {"vat": "20"}
    return d.truth(s, b, "CC/2026/211", "2026-07-20", "2026-08-03", "2027-07-30", currency="GBP", rhythm="monthly", period=("2026-08-03", "2026-09-02"), days=30, findings=["totals_mismatch"],
                   lines=[line("Cardiff – Swansea laboratory", "22", "C62", "46.00", **v), line("Cardiff – Newport branch", "44", "C62", "18.50", **v), line("Depot handling, fixed", "1", "LS", "120.00", **v)],
                   accept={"contract_date": ["2026-07-24"], "totals.net": [None], "totals.gross": [None], "totals.vat": [[]]}, about="the total does not add up (1,946.00)")


def paper_gb_support_scan():
    s, b = get("gbit"), get("gbdent")
    d = Paper("en", "letter", "Support agreement", letterhead=f'<div class="head"><div class="logo">HARROWGATE</div><div class="data">Managed IT<br>Leeds</div></div><div class="window">{b.name}<br>{b.street}<br>{b.place()}</div>',
              footer=f"<div>{s.name}<br>{s.street}<br>{s.place()}</div><div>Company no. {s.reg_id}<br>VAT {s.vat}</div><div>IBAN {s.iban}</div>", colour="#222", font="'Liberation Serif'", size="11.5pt", numbering="{n}. ", paragraphs="",
              scan={"turn": 0.9, "grain": 6, "specks": 40, "quality": 24, "seed": 31, "blur": 0.5, "shade": 14})
    d.p("4 May 2026", klass="right")
    d.h("Support agreement HMI/2026/0090")
    d.p("Dear Dr Finch,", "This letter confirms our agreement to support the practice's network and 18 workstations from 1 June 2026 to 31 May 2027.",
        "Our charge is £540.00 per month plus VAT at 20%. We shall invoice quarterly in advance. A one-off onboarding fee of £350.00 plus VAT is included in the first invoice. Our invoices are payable within 14 days.")
    put(d, "data1", "liab2")
    d.sig(("4 May 2026", s.rep, s.role, s.name), ("11 May 2026", b.rep, "agreed and accepted", b.name))
    v = {"vat": "20"}
    return d.truth(s, b, "HMI/2026/0090", "2026-05-04", "2026-06-01", "2027-05-31", currency="GBP", rhythm="quarterly", period=("2026-06-01", "2026-08-31"), days=14,
                   lines=[line("Network and workstation support", "3", "MON", "540.00", **v), line("Onboarding fee", "1", "LS", "350.00", **v)], accept={"contract_date": ["2026-05-11"]}, about="grey scan of a letter; footer data")


def paper_ie_escalator_scan():
    s, b = get("ielift"), get("iehotel")
    d = Paper("en", "two-columns", "Inspection agreement", font="'Liberation Sans'", size="11pt", colour="#333", numbering="{n}. ", paragraphs="", scan={"turn": -0.6, "grain": 6, "specks": 60, "mode": "bilevel", "threshold": 61, "seed": 32})
    d.h("Escalator Inspection Agreement")
    d.p("No. LLM/0801/26 of 7 September 2026")
    d.raw(f'<div class="parties"><div><b>Contractor</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>VAT {s.vat}</div><div><b>Client</b><br>{b.name}<br>{b.street}<br>{b.place()}</div></div><div class="cols">')
    d.sec("Services", "Inspection and adjustment of two escalators in the lobby, four times a year.")
    d.sec("Charges", "€310.00 per quarter and escalator plus VAT at 13.5%, invoiced quarterly in advance.")
    d.sec("Payment", "Net 30 days.")
    d.sec("Term", "From 1 October 2026 until 30 September 2028.")
    put(d, "force1", "gen_ie")
    d.raw("</div>")
    d.sig(("Dublin, 7 September 2026", s.rep, s.role, s.name), ("Dublin, 9 September 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "LLM/0801/26", "2026-09-07", "2026-10-01", "2028-09-30", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=30,
                   lines=[line("Inspection of escalators", "2", "C62", "310.00", vat="13.5")], accept={"contract_date": ["2026-09-09"], "lines.0.unit": ["QAN"]}, about="bilevel scan in two columns; price per quarter and piece")


def paper_gb_printing_tiers():
    s, b = get("gbprint"), get("gbwhisky")
    d = Paper("en", "order-form", "Label printing contract", letterhead="<h1>Label Printing Contract</h1><div>LP-4410 · 8 June 2026</div>", footer=f"{s.name} · {s.street}, {s.place()} · VAT {s.vat}", colour="#7c2d12", font="'Carlito'", size="11pt", numbering="{n}. ", paragraphs="")
    d.raw(f'<div class="parties"><div><b>Printer</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>IBAN {s.iban}</div><div><b>Customer</b><br>{b.name}<br>{b.street}<br>{b.place()}</div></div>')
    d.sec("Order", "The Printer produces 85,000 front labels and 85,000 back labels for the Customer's 2026 bottling, delivered in one consignment on 3 August 2026.")
    d.sec("Prices", "Prices are per 1,000 labels, excluding VAT at 20%:")
    d.table(["Item", "Quantity", "Price per 1,000", "Amount"], [["Front label, four colours and foil", "85,000", "£42.60", "£3,621.00"], ["Back label, two colours", "85,000", "£17.40", "£1,479.00"], ["Tooling, one-off", "1", "£260.00", "£260.00"]], "lrrr", foot=[["Total excl. VAT", "", "", "£5,360.00"], ["VAT 20%", "", "", "£1,072.00"], ["Total", "", "", "£6,432.00"]])
    d.p("For repeat orders up to 50,000 labels the price of front labels is £46.00 per 1,000; from 150,000 it is £39.80 per 1,000.")
    d.sec("Payment", "A single invoice is issued on delivery, payable 30 days after the invoice date.")
    put(d, "liab2", "gen1")
    d.sig(("Aylesford, 8 June 2026", s.rep, s.role, s.name), ("Aberlour, 10 June 2026", b.rep, b.role, b.name))
    v = {"vat": "20"}
    return d.truth(s, b, "LP-4410", "2026-06-08", "2026-08-03", "2026-08-03", currency="GBP", rhythm="one_off", period=("2026-08-03", "2026-08-03"), days=30,
                   lines=[line("Front label, four colours and foil", "85000", "C62", "0.0426", **v), line("Back label, two colours", "85000", "C62", "0.0174", **v), line("Tooling", "1", "LS", "260.00", **v)],
                   accept={"contract_date": ["2026-06-10"], "service_end": [None], "lines.2.unit": ["C62"]}, accept_lines=[[line("Front label, four colours and foil", "85", "C62", "42.60", **v), line("Back label, two colours", "85", "C62", "17.40", **v), line("Tooling", "1", "LS", "260.00", **v)]],
                   about="derived: price per 1,000; tiers for later orders beside it")


def paper_gb_hosting_vat_open():
    s, b = get("gbit"), get("gbenergy")
    d = Paper("en", "sidebar", "Hosting agreement", side="<div class=\"logo\">Harrow-<br>gate</div>" + f"{s.name}<br>{s.street}<br>{s.place()}<b>Company number</b>{s.reg_id}<b>VAT number</b>{s.vat}<b>Bank</b>{s.iban}<br>{s.bic}", colour="#3b0764", font="'Open Sans'", size="9.6pt", numbering="{n}. ", paragraphs="")
    d.raw('<div class="page">')
    d.h("Hosting agreement")
    d.p("Contract HMI/2026/0114 – 6 July 2026")
    d.p(f"Customer: <b>{b.name}</b>, {b.street}, {b.place()}, company number {b.reg_id}. Procurement framework: UPF-2025/9. Invoices to: accounts payable, PO Box 414, Swindon SN1 9ZZ.")
    d.sec("Services", "Hosting of the outage map service on redundant servers, monitored around the clock.")
    d.sec("Charges", "The charge is £2,150.00 per month plus VAT at the applicable rate. The first month of service is free of charge. Charges are invoiced quarterly in arrears.")
    d.sec("Term", "From 1 September 2026 for a fixed period of twelve (12) months.")
    d.sec("Payment", "Within 60 days of receipt of a valid invoice.")
    d.raw('</div><div class="page">')
    put(d, "data1", "liab1", "term1", "gen1")
    d.sig(("Leeds, 6 July 2026", s.rep, s.role, s.name), ("Bristol, 15 July 2026", b.rep, b.role, b.name))
    d.raw("</div>")
    return d.truth(s, b, "HMI/2026/0114", "2026-07-06", "2026-09-01", "2027-08-31", currency="GBP", rhythm="quarterly", period=("2026-09-01", "2026-11-30"), days=60, findings=["vat_rate_missing"],
                   lines=[line("Hosting of the outage map service", "3", "MON", "2150.00", vat=None, allowance="2150.00")], accept={"contract_date": ["2026-07-15"]}, accept_lines=[[line("Hosting of the outage map service", "2", "MON", "2150.00", vat=None)]],
                   about="free first month inside the first quarter; VAT rate not stated; framework number and PO box as distractors")


def paper_de_checkdigit_english():
    s, b = get("softw"), get("gbcons")
    d = Paper("en", "form-boxes", "Licence certificate", font="'Roboto Condensed'", size="10.5pt", colour="#0b3954", numbering="{n}. ", paragraphs="")
    wrong = s.iban[:-1] + str((int(s.iban[-1]) + 4) % 10)
    d.h("Licence and Maintenance Contract")
    d.kv([("Contract no.", "QP-L-2026-071"), ("Date", "12 October 2026"), ("Licensor", s.name), ("Address", f"{s.address()}, Germany"), ("VAT ID", s.vat), ("IBAN", wrong), ("Licensee", b.name), ("Address", f"{b.street}, {b.place()}, United Kingdom"), ("Start", "1 November 2026"), ("End", "31 October 2027")])
    d.table(["Item", "Licences", "Annual fee each", "Annual fee"], [["Quellpunkt Forecast, named user", "8", "EUR 640.00", "EUR 5,120.00"], ["Maintenance", "1", "EUR 900.00", "EUR 900.00"]], "lrrr", foot=[["Total net", "", "", "EUR 6,020.00"]])
    d.p("Invoiced yearly in advance. The place of supply is the United Kingdom; reverse charge, customer to account for VAT. Payment within 30 days after receipt of invoice.")
    put(d, "ip1", "liab2")
    d.sig(("Leipzig, 12 October 2026", s.rep, "Board", s.name), ("Bristol, 14 October 2026", b.rep, b.role, b.name))
    ae = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "QP-L-2026-071", "2026-10-12", "2026-11-01", "2027-10-31", rhythm="yearly", period=("2026-11-01", "2027-10-31"), days=30, findings=["check_digit_failed"],
                   lines=[line("Quellpunkt Forecast, named user", "8", "C62", "640.00", **ae), line("Maintenance", "1", "ANN", "900.00", **ae)], notes=["reverse charge"], override={"seller.iban": wrong.replace(" ", "")},
                   accept={"contract_date": ["2026-10-14"], "seller.iban": [None], "lines.1.unit": ["C62", "LS"]}, about="the IBAN's check digits fail")


def paper_gb_meeting_minutes():
    s, b = get("gbclean"), get("gbdent")
    d = Paper("en", "writer-plain", "Minutes", producer="office", face="Liberation Sans", points=10.5, footer="Minutes – page")
    d.h("Minutes of review meeting")
    d.p(f"Present: {s.rep} ({s.name}), {b.rep} ({b.name}). Manchester, 9 November 2026, 10.00–10.45.")
    d.table(["Item", "Discussion", "Action"], [["1", "Standard of cleaning in surgery 4 improved since October.", "none"], ["2", "Client asked for a price for window cleaning; contractor mentioned about £85.00 per visit.", "BC to send a quotation"], ["3", "October invoice of £1,548.00 paid on 6 November.", "none"]], "lll")
    d.p("Next meeting: 8 February 2027.")
    return d.truth(s, b, None, None, currency=None, kind="minutes", about="minutes that mention prices and an invoice")
