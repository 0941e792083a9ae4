"""Looks and small HTML parts of the sealed papers (author F)."""
import re

from browser import table_html
from documents._write import write  # noqa: F401  the short markup
from paper import Paper, line, totals_of  # noqa: F401
from parties import Party

GRID = "table.grid td,table.grid th{border:.5px solid #333}"
LOOKS = {
 # a business letter with letterhead and a foot in columns
 "kontor": ("'Liberation Sans'", "9.8pt", "@page{margin:16mm 20mm 13mm 25mm} .head{display:flex;justify-content:space-between;align-items:flex-end;margin-bottom:14mm} .logo{font-size:1.7em;font-weight:bold;color:{{colour}};letter-spacing:-.02em} .claim{font-size:.75em;color:#555} h1{font-size:1.12em;margin:4mm 0 4mm} h2{font-size:1em;margin:1em 0 .2em} table.grid th{border-bottom:1px solid #000;border-top:1px solid #000;font-size:.92em} table.grid td{border-bottom:.3px solid #bbb} table.grid tr.foot td{border-bottom:0}"),
 # what an ERP system prints: address left, block of data right, positions
 "erp": ("'Roboto'", "9pt", "@page{margin:14mm 15mm 14mm 20mm} .head{display:flex;justify-content:space-between;margin-bottom:9mm} .top{display:flex;justify-content:space-between;margin-bottom:8mm} table.info{font-size:.92em;border-collapse:collapse} table.info td{padding:.3mm 2mm} table.info td:first-child{color:#444} h1{font-size:1.45em;margin:0 0 3mm} h2{font-size:1em;margin:1em 0 .3em} table.grid th{background:#e4e7ea;font-size:.9em} table.grid td{border-bottom:.3px solid #999} table.grid tr.foot td{border:0;padding-top:1px;padding-bottom:1px}"),
 # a form: cells with a small label above the value
 "amt": ("'Liberation Sans'", "9.3pt", "@page{margin:14mm 15mm 15mm} h1{font-size:1.4em;margin:0 0 3mm;border-bottom:2px solid {{colour}};padding-bottom:1.5mm} h2{font-size:.85em;background:{{colour}};color:#fff;padding:.9mm 2mm;margin:3mm 0 0} .cells{display:flex;flex-wrap:wrap;border-left:.6px solid #555;border-top:.6px solid #555} .cell{border-right:.6px solid #555;border-bottom:.6px solid #555;padding:.6mm 1.6mm .9mm;min-height:8.6mm} .cell small{display:block;font-size:6.4pt;color:#555;line-height:1.25} p{margin:1.2mm 0} table.grid{margin:0} table.grid td,table.grid th{border:.6px solid #555} table.grid th{font-size:6.8pt;font-weight:normal;color:#444}"),
 # clauses in two columns
 "spalten": ("'Caladea'", "9.4pt", "@page{margin:18mm 17mm 16mm} .two{column-count:2;column-gap:7mm} .two p{text-align:justify;hyphens:auto} h1{font-size:1.5em;text-align:left;margin-bottom:1mm} h2{font-size:1em;margin:.9em 0 .2em;color:{{colour}}} .parties{display:flex;gap:8mm;margin:4mm 0} .parties>div{flex:1;border-top:1.4px solid {{colour}};padding-top:1.5mm} table.grid td,table.grid th{border-bottom:.4px solid #666;padding:2px 4px}"),
 # a lawyer's contract
 "notar": ("'Caladea'", "10.9pt", "@page{margin:26mm 27mm 24mm} h1{font-size:1.5em;text-align:center;font-weight:normal;margin-bottom:8mm} h2{font-size:1em;text-align:center;margin:1.2em 0 .3em} p{text-align:justify} .kv{margin:2mm 10mm} table.grid th{font-weight:normal;font-style:italic;border-bottom:.5px solid #000} table.grid{margin-left:6mm;width:92%}"),
 # an agency's paper
 "linie": ("'Lato'", "9.7pt", "@page{margin:20mm 20mm 18mm 32mm} h1{font-size:2em;font-weight:300;margin-bottom:2mm} h2{font-size:1.05em;font-weight:700;color:{{colour}};margin:1.3em 0 .3em} .kv .k{color:#777} table.grid th{font-weight:400;color:#777;border-bottom:1.2px solid {{colour}}} table.grid td{border-bottom:.4px solid #ddd} table.grid tr.foot td{border-bottom:0;border-top:.8px solid {{colour}}}"),
 # a plain contract with schedules
 "schedule": ("'Carlito'", "11pt", "@page{margin:23mm 24mm 20mm} h1{font-size:1.35em;text-transform:uppercase} h2{font-size:1.02em;margin:1.1em 0 .25em} .kv .k{font-weight:bold;width:52mm} .kv .row{border-top:.4px solid #888;padding:.8mm 0} table.grid td,table.grid th{border:.6px solid #000} table.grid th{background:#f0f0f0} ol.cl{margin:0;padding-left:7mm} ol.cl li{margin-bottom:.4em}"),
 # a letter: addressee on the right
 "courrier": ("'Open Sans'", "9.2pt", "@page{margin:17mm 22mm 14mm} .head{border-bottom:3px solid {{colour}};padding-bottom:2mm;margin-bottom:7mm} .logo{font-size:1.5em;font-weight:600} .to{margin:0 0 8mm 92mm} h1{font-size:1.15em;margin:3mm 0} h2{font-size:1em;margin:.9em 0 .2em} table.grid th{border-bottom:.8px solid #333;text-align:left} table.grid td{border-bottom:.3px dotted #888} p{text-align:justify}"),
 # band with title, bordered tables
 "dossier": ("'Liberation Sans'", "9.5pt", "@page{margin:15mm 18mm 17mm} h1{background:{{colour}};color:#fff;padding:3mm 4mm;font-size:1.3em;margin:0 0 4mm} h2{border-bottom:1px solid {{colour}};font-size:1.02em;padding-bottom:.5mm} .kv{border:.5px solid #999;padding:1.5mm 2.5mm;margin:2mm 0} .kv .k{width:54mm;color:#333} " + GRID + " table.grid th{background:#eef1f4}"),
 # an order sheet in landscape-like narrow type
 "bon": ("'Liberation Sans Narrow'", "10.2pt", "@page{margin:12mm 14mm 15mm} body{padding-right:.4mm} .top{display:flex;gap:5mm;margin-bottom:4mm} .top>div{flex:1;border:.8px solid #000;padding:2mm 2.5mm} h1{font-size:1.6em;text-align:right;margin:0 0 3mm} h2{font-size:1em;margin:.8em 0 .2em;text-decoration:underline} table.grid{border:.8px solid #000} table.grid th{border-bottom:.8px solid #000;border-right:.3px solid #000} table.grid td{border-right:.3px solid #000}"),
 # margin column with the headings
 "rand": ("'Liberation Serif'", "10.1pt", "@page{margin:22mm 22mm 20mm} h1{font-size:1.6em;margin-bottom:6mm} .art{display:flex;gap:6mm;margin-bottom:2.4mm;break-inside:avoid} .art>b{width:36mm;flex:none;font-size:.92em} .art>div{flex:1} table.grid th{border-bottom:.7px solid #000} table.grid td{padding:2px 5px}"),
 # a tidy sheet of a public utility
 "fiche": ("'DejaVu Sans'", "8.4pt", "@page{margin:15mm 16mm 16mm} h1{font-size:1.55em;color:{{colour}};margin-bottom:3mm} h2{font-size:1.08em;color:{{colour}};margin:1em 0 .3em} .kv .row:nth-child(odd){background:#f1f1f1} .kv .row{padding:.7mm 1.5mm} .kv .k{width:50mm} table.grid th{background:{{colour}};color:#fff} table.grid td{border-bottom:.5px solid #aaa}"),
}


def firm(name, street, postcode, city, country, register="", rep="", role="", **more):
    return Party(name, name, street, postcode, city, country, register, rep=rep, role=role, **more)


def sheet(language, look, title, foot="", gap=13, **more):
    """A paper printed by chromium; `foot` stands at the foot of each page, `gap` mm keep the text off it."""
    font, size, css = LOOKS[look]
    more.setdefault("font", font)
    more.setdefault("size", size)
    more["before"] = more["after"] = more["pagefoot"] = ""
    if foot:
        css += f" .gap{{height:{gap}mm}} .pagefoot{{font-size:7pt;color:#222;background:#fff}} .pagefoot .cols{{gap:3mm}} .pagefoot .cols>div{{line-height:1.32;white-space:nowrap}}"
        more["before"] = '<table class="sheet"><tfoot><tr><td><div class="gap"></div></td></tr></tfoot><tbody><tr><td>'
        more["after"] = "</td></tr></tbody></table>"
        more["pagefoot"] = f'<div class="pagefoot">{foot}</div>'
    return Paper(language, "f-" + look, title, template="free", extra_css=css + more.pop("css", ""), author="F", **more)


def word(language, title, face="Carlito", points=10.5, **more):
    """A paper printed by LibreOffice Writer."""
    return Paper(language, "f-word", title, producer="office", face=face, points=points, author="F", **more)


def flow(language, title, face="Sans", points=9.5, **more):
    """A paper printed by ReportLab's own flow."""
    return Paper(language, "f-flow", title, producer="platypus", face=face, points=points, author="F", **more)


def drawn(language, title, **more):
    """A form whose boxes are strokes."""
    return Paper(language, "f-drawn", title, producer="reportlab", author="F", **more)


def cols(*parts):
    return '<div class="cols">' + "".join(f"<div>{part}</div>" for part in parts) + "</div>"


def head(left, right=""):
    return f'<div class="head"><div>{left}</div><div>{right}</div></div>'


def top(left, right):
    return f'<div class="top"><div>{left}</div><div>{right}</div></div>'


def info(*rows):
    return '<table class="info">' + "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in rows) + "</table>"


def cells(*rows):
    """Rows of (label, value, width in percent)."""
    return '<div class="cells">' + "".join(f'<div class="cell" style="width:{w}%"><small>{k}</small>{v}</div>' for k, v, w in rows) + "</div>"


def art(label, *texts):
    return f'<div class="art"><b>{label}</b><div>' + "".join(f"<p>{t}</p>" for t in texts) + "</div></div>"


def inner(align, head_row, *rows, foot=()):
    """A table as HTML, inside other HTML."""
    return table_html(head_row, list(rows), list(foot), {"align": align})


def tight(text, blank="\u202f"):
    """French thousands with a blank that does not break."""
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d))", blank, text)
