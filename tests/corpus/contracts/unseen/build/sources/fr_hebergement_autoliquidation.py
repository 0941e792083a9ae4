# engine=python
import os

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from clauses import CLAUSES

FOLDER = os.environ["EXTRA_FONTS"] + "/truetype/liberation/"


def draw(path):
    for style in ("Regular", "Bold", "Italic"):
        pdfmetrics.registerFont(TTFont("Sans" + style, f"{FOLDER}LiberationSans-{style}.ttf"))
    body = ParagraphStyle("b", fontName="SansRegular", fontSize=10, leading=14, spaceAfter=6)
    head = ParagraphStyle("h", parent=body, fontName="SansBold", fontSize=10.5, spaceBefore=6, spaceAfter=2)
    title = ParagraphStyle("t", parent=head, fontSize=15, leading=20)
    foot = "Nuage Rhénan SAS – 5 quai des Bateliers, 67000 Strasbourg – RCS Strasbourg 963 776 000 – TVA FR27963776000"

    def footer(canvas, _):
        canvas.setFont("SansRegular", 7.5)
        canvas.drawCentredString(A4[0] / 2, 30, foot)

    text = [
        (title, "Contrat d'hébergement de données n° HD-2027-0006"),
        (body, "Prestataire : Nuage Rhénan SAS, 5 quai des Bateliers, 67000 Strasbourg."),
        (body, "Client : Notaris Data BV, Louizalaan 265, 1050 Brussel, Belgique, numéro de TVA BE0845994309."),
        (head, "1. Objet"),
        (body, "Le prestataire héberge dans son centre de données de Strasbourg trois serveurs virtuels du client, avec "
               "sauvegarde répliquée sur un second site. Le taux de disponibilité garanti est de 99,9 % par trimestre."),
        (head, "2. Durée"),
        (body, "Le contrat prend effet le 1er juillet 2027. Il est conclu pour vingt-quatre mois et expire le 30 juin 2029."),
        (head, "3. Prix"),
    ]
    rows = [["Prestation", "Quantité", "Prix unitaire mensuel HT", "Par trimestre HT"],
            ["Serveur virtuel 8 vCPU / 32 Go", "3", "142,00 €", "1 278,00 €"],
            ["Espace de sauvegarde répliqué, forfait", "1", "86,50 €", "259,50 €"],
            ["Total trimestriel", "", "", "1 537,50 €"]]
    table = Table(rows, colWidths=[200, 55, 120, 95], style=[
        ("FONTNAME", (0, 0), (-1, -1), "SansRegular"), ("FONTSIZE", (0, 0), (-1, -1), 9),
        ("FONTNAME", (0, 0), (-1, 0), "SansBold"), ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, "#666666")])
    rest = [
        (body, "Autoliquidation : TVA due par le preneur, article 283-2 du CGI et article 196 de la directive 2006/112/CE."),
        (head, "4. Facturation"),
        (body, "Facturation trimestrielle d'avance. Règlement à 60 jours de la date de facture sur le compte IBAN "
               "FR76 5705 6922 6072 2382 9005 443, BIC RHENFRPP."),
        (head, "5. Retard"), (body, CLAUSES["fr_retard"]),
        (head, "6. Responsabilité"), (body, CLAUSES["fr_responsabilite"]),
        (head, "7. Confidentialité"), (body, CLAUSES["fr_confidentialite"]),
        (head, "8. Résiliation"), (body, CLAUSES["fr_resiliation"]),
        (head, "9. Loi applicable"), (body, CLAUSES["fr_litige"]),
        (body, "Signé électroniquement à Strasbourg, le 14 juin 2027, par Aurélie Muckensturm (prestataire) et le "
               "15 juin 2027 par Wouter Claes (client)."),
    ]
    story = [Paragraph(t, s) for s, t in text] + [table, Spacer(1, 8)] + [Paragraph(t, s) for s, t in rest]
    document = SimpleDocTemplate(path, pagesize=A4, leftMargin=60, rightMargin=60, topMargin=55, bottomMargin=55,
                                 title="Contrat d'hébergement", author="Nuage Rhénan SAS")
    document.build(story, onFirstPage=footer, onLaterPages=footer)
