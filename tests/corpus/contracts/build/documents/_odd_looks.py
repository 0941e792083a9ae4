"""Looks and small print of the odd papers."""
from ._write import party, sheet, table, tick, write  # noqa: F401

LOOKS = {
 "card": "@page{margin:15mm 17mm} h1{font-size:2.1em;font-weight:200;margin-bottom:1mm} h2{text-transform:uppercase;font-size:.82em;letter-spacing:.14em;color:{{colour}};border-top:1px solid #ccc;padding-top:2mm} .kv{background:#f6f6f6;padding:2mm 3mm} .kv .k{color:#666;font-size:.88em} table.grid th{text-transform:uppercase;font-size:.75em;color:#555} table.grid td{border-top:.5px solid #ddd}",
 "wide": "@page{size:A4 landscape;margin:14mm 16mm} h1{font-size:1.3em} h2{font-size:1em} table.grid td,table.grid th{border:.5px solid #555} .page{columns:2;column-gap:10mm}",
 "ledger": "@page{margin:20mm} h1{font-size:1.2em;text-align:left;border-left:4mm solid #000;padding-left:3mm} h2{font-weight:normal;font-style:italic;font-size:1.1em} table.grid{border-top:2px solid #000;border-bottom:2px solid #000} table.grid tr.foot td{border-top:.5px solid #000} .kv .row{flex-direction:column;margin-bottom:1.2mm} .kv .k{font-size:.75em;color:#333} .kv .v{font-weight:bold}",
 "deed": "@page{margin:30mm 28mm} h1{font-size:1.35em;font-weight:normal;text-align:center;font-variant:small-caps} h2{font-size:1em;text-align:center;font-weight:normal;font-variant:small-caps} p{text-indent:6mm;text-align:justify;margin-bottom:.3em} table.grid td,table.grid th{padding:1.5px 4px}",
 "memo": "@page{margin:18mm 40mm 20mm 20mm} h1{font-size:1.1em} h2{font-size:.95em;margin-bottom:0} table.grid th{border-bottom:.4px dashed #000;font-weight:normal} table.grid tr.foot td{border-top:.4px dashed #000;font-weight:normal}",
 "public": "@page{margin:17mm 20mm 18mm} h1{font-size:1.15em;border:.6px solid #000;padding:1.5mm} h2{font-size:.95em;background:#eee;border:.4px solid #999;padding:.7mm 1.5mm} .kv .row{border:.4px solid #999;border-bottom:0} .kv{border-bottom:.4px solid #999;margin-bottom:3mm} .kv .k{border-right:.4px solid #999;padding:.6mm 1.5mm;width:58mm} .kv .v{padding:.6mm 1.5mm} table.grid td,table.grid th{border:.4px solid #999}",
}

DE = """## Sorgfalt
Die Leistungen werden mit der Sorgfalt eines ordentlichen Kaufmanns erbracht; Störungen werden binnen sechs Stunden nach Meldung bearbeitet. Für Verzögerungen von mehr als fünf Werktagen kann ein Abzug von 0,5 % je Werktag, höchstens 5 %, verlangt werden.
## Versicherung
Eine Haftpflichtversicherung über 2.500.000 € je Schadensfall ist nachzuweisen. Die weitergehende Haftung für leichte Fahrlässigkeit ist auf 20.000 € beschränkt.
## Sonstiges
Erfüllungsort ist der Sitz des Leistenden. Änderungen erfolgen in Textform. Die Vereinbarung vom 30. September 2022 ist gegenstandslos."""
FR = """## Bonne exécution
Les réserves sont notifiées dans les dix jours. Au-delà de cinq jours ouvrés de retard, une réfaction de 0,5 % par jour, plafonnée à 5 %, peut être appliquée.
## Assurances
Une police couvrant 2 500 000 € par sinistre est produite à première demande. La responsabilité pour faute légère est limitée à 20 000 €.
## Divers
Le présent document annule celui du 30 septembre 2022. Toute modification est faite par écrit."""
EN = """## Performance
Faults are attended to within six hours of being reported. For delays of more than five working days a deduction of 0.5% a day, up to 5%, may be claimed.
## Insurance
Cover of 2,500,000 for any one event is kept in force. Liability for slight negligence is limited to 20,000.
## Miscellaneous
This document replaces the one of 30 September 2022 and may be changed only in writing."""


def odd(language, look, title, *rest, **more):
    more["css"] = LOOKS[look] + more.get("css", "")
    paper = sheet(language, "odd-" + look, title, *rest, **more)
    paper.layout = "odd-" + look
    return paper
