# engine=python
import os

from fpdf import FPDF

from clauses import CLAUSES

FONTS = os.environ["EXTRA_FONTS"] + "/truetype/lato/Lato-"
BOXES = [
    ("Agreement number", "HFC-2027-62"), ("Date", "17/05/2027"),
    ("Caterer", "Hollin Fresh Catering Ltd\n31 Ecclesall Road, Sheffield S11 8NX\nCo. No. 09974013  VAT GB786974198"),
    ("Customer", "Rivelin Castings Ltd\nForge Lane, Stocksbridge, Sheffield S36 2JB\nCo. No. 01480226"),
    ("Service from", "01/06/2027"), ("Until", "31/05/2028"),
    ("Invoices", "Monthly, on the last day of each month"), ("Terms", "Net 7 days"),
]
ROWS = [("Service", "Qty", "Unit price GBP", "Monthly GBP", "VAT"), ("Canteen management fee", "1", "1,950.00", "1,950.00", "20%"),
        ("Hot lunches (fixed number)", "440", "5.85", "2,574.00", "20%"),
        ("Sandwich deliveries, cold (fixed number)", "120", "3.40", "408.00", "0%"),
        ("Net total per month", "", "", "4,932.00", "")]


def draw(path):
    pdf = FPDF(format="A4")
    pdf.set_margin(16)
    pdf.add_font("Lato", "", FONTS + "Regular.ttf")
    pdf.add_font("Lato", "B", FONTS + "Bold.ttf")
    pdf.add_font("Lato", "I", FONTS + "Italic.ttf")
    pdf.add_page()
    pdf.set_font("Lato", "B", 17)
    pdf.cell(0, 12, "Staff Catering Agreement", new_x="LMARGIN", new_y="NEXT")
    for number, (label, text) in enumerate(BOXES):
        height = 22 if "\n" in text else 13
        x, y = 16 + (number % 2) * 90, pdf.get_y()
        pdf.rect(x, y, 88, height)
        pdf.set_xy(x + 1.5, y + 1)
        pdf.set_font("Lato", "", 7)
        pdf.cell(80, 3.5, label.upper())
        pdf.set_xy(x + 1.5, y + 5)
        pdf.set_font("Lato", "", 10)
        pdf.multi_cell(85, 5, text)
        pdf.set_xy(16, y + height + 2 if number % 2 else y)
    pdf.ln(3)
    pdf.set_font("Lato", "", 9.5)
    with pdf.table(ROWS, col_widths=(74, 14, 32, 32, 14), text_align=("LEFT", "RIGHT", "RIGHT", "RIGHT", "RIGHT")):
        pass
    pdf.ln(4)
    for text in ("Cold sandwiches for delivery are zero-rated; all other supplies bear VAT at 20%. Payment to "
                 "IBAN GB71 WESB 8189 8684 3415 78.",
                 "1. " + CLAUSES["en_access"], "2. " + CLAUSES["en_staff"], "3. " + CLAUSES["en_review"],
                 "4. " + CLAUSES["en_late"], "5. " + CLAUSES["en_liability"], "6. " + CLAUSES["en_termination"],
                 "7. " + CLAUSES["en_general"]):
        pdf.multi_cell(0, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1.5)
    pdf.ln(3)
    pdf.set_font("Lato", "I", 10)
    pdf.cell(90, 6, "Signed: Dale Ibbotson (Caterer)")
    pdf.cell(90, 6, "Signed: Kerry Staniforth (Customer)")
    pdf.output(path)
