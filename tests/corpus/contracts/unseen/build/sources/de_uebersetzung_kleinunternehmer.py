# engine=python
import os

from fpdf import FPDF

FONTS = os.environ["EXTRA_FONTS"] + "/truetype/crosextra/"
TEXT = [
    ("B", "Werkvertrag über Übersetzungsleistungen (Nr. 2027-02)"),
    ("", "Auftraggeberin: Manufaktur Lindwurm GmbH, Geschäftsführung Frau Solveig Harms, Kirchwall 12, 24768 Rendsburg."),
    ("", "Auftragnehmerin: Friederike Amsinck, Diplom-Übersetzerin, Lornsenweg 3, 24105 Kiel. Steuernummer 21/765/47148."),
    ("", "Gegenstand ist die Übersetzung der Bedienungsanleitung \"Webstuhl Typ M4\" aus dem Dänischen ins Deutsche. Der Ausgangstext wird bis zum 29. Januar 2027 als Textdatei übergeben. Die Arbeiten beginnen am 1. Februar 2027; die fertige Übersetzung wird spätestens am 26. Februar 2027 per E-Mail geliefert."),
    ("", "Der Umfang steht nach Auszählung des Zieltextmusters fest und wird verbindlich auf 820 Normzeilen (55 Anschläge) festgesetzt. Die Vergütung beträgt 1,45 EUR je Normzeile, mithin 1.189,00 EUR. Für die Beglaubigung der Konformitätserklärung fällt eine Pauschale von 60,00 EUR an. Gesamtvergütung: 1.249,00 EUR."),
    ("", "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet."),
    ("", "Die Rechnung wird nach Lieferung gestellt und ist innerhalb von zwei Wochen zu bezahlen. Konto: IBAN DE14 1787 3291 3747 6446 85, Fördebank Kiel."),
    ("", "Die Auftragnehmerin arbeitet selbst und weisungsfrei. Sie behandelt den Ausgangstext vertraulich. Beanstandungen sind innerhalb von drei Wochen nach Lieferung unter Angabe der Textstelle mitzuteilen; die Auftragnehmerin bessert unentgeltlich nach. Das ausschließliche Nutzungsrecht geht mit der Zahlung auf die Auftraggeberin über."),
    ("", "Im Übrigen gelten die Vorschriften der §§ 631 ff. BGB. Änderungen bedürfen der Textform."),
    ("", "Kiel, 11. Januar 2027"),
    ("I", "gez. Friederike Amsinck                                        gez. Solveig Harms"),
]


def draw(path):
    pdf = FPDF(format="A4")
    pdf.set_margins(28, 24, 24)
    for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
        pdf.add_font("Carlito", style, f"{FONTS}Carlito-{name}.ttf")
    pdf.add_page()
    for style, text in TEXT:
        pdf.set_font("Carlito", style, 15 if style == "B" else 12)
        pdf.multi_cell(0, 6.2, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    pdf.output(path)
