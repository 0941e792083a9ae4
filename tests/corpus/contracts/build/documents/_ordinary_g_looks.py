"""Looks of author G: four-column foot, opposite boxes, notary's paper, merchandise system, coloured band, two columns, narrow form, soft cards, landscape."""
from ._write import party, sheet, table, tick, write  # noqa: F401

LOOKS = {
 "foot4": "@page{margin:15mm 20mm 25mm 25mm} h1{font-size:1.25em;font-weight:700;margin:2mm 0 3mm} h2{font-size:1em;margin:1em 0 .2em;font-weight:700} table.grid th{background:#eef0f2;font-weight:600;font-size:.9em} table.grid td{border-bottom:.3px solid #bbb} .pagefoot{border-top:1.2px solid {{colour}};font-size:6.6pt} .gap{height:17mm}",
 "opposite": "@page{margin:14mm 16mm 15mm} h1{font-size:1.55em;font-weight:400;text-align:right;color:{{colour}};margin:0 0 5mm} h2{font-size:1em;color:{{colour}};border-bottom:.5px solid {{colour}};margin:4mm 0 1.5mm} table.grid{border:.8px solid {{colour}}} table.grid th{background:{{colour}};color:#fff;font-weight:500} table.grid td{border-right:.3px solid #999} table.grid tr.foot td{border-top:.8px solid {{colour}};border-right:0}",
 "notary": "@page{margin:28mm 24mm 26mm 38mm} html{line-height:1.5} h1{font-size:1.35em;font-variant:small-caps;text-align:center;margin-bottom:9mm;font-weight:400} h2{font-size:1em;font-style:italic;font-weight:400;margin:5mm 0 1mm} p{text-align:justify;text-indent:6mm} table.grid td,table.grid th{padding:2px 8px;border-left:.4px solid #000} table.grid th{font-weight:400;border-bottom:.4px solid #000} table.grid td:first-child,table.grid th:first-child{border-left:0}",
 "goods": "@page{margin:10mm 11mm 14mm} html{line-height:1.2} h1{font-size:1.2em;letter-spacing:.06em;margin:1mm 0 3mm;border-left:6px solid #000;padding-left:3mm} h2{font-size:.92em;margin:3mm 0 .6mm;text-decoration:underline} table.grid th{border-top:1px dashed #000;border-bottom:1px dashed #000;font-weight:400} table.grid td{padding:1.5px 5px} table.grid tr.foot td{border-top:1px dashed #000;font-weight:400}",
 "band": "@page{margin:0} body{padding:17mm 18mm 15mm 64mm} .band{position:absolute;left:0;top:0;width:54mm;height:297mm;background:{{colour}};color:#fff;padding:17mm 6mm;font-size:.82em;line-height:1.4} .band b{display:block;margin-top:5mm} h1{font-size:1.6em;margin:0 0 5mm;color:{{colour}}} h2{font-size:1em;margin:4mm 0 1mm} table.grid td,table.grid th{border-bottom:.5px solid #bbb} table.grid th{font-size:.85em;color:{{colour}}}",
 "double": "@page{margin:15mm 15mm 16mm} h1{font-size:1.15em;text-align:center;background:#f0ece2;padding:3mm} .two{column-count:2;column-gap:9mm;font-size:.92em} .two h2{font-size:1em;margin:2.5mm 0 .5mm;color:{{colour}}} .two p{text-align:justify} table.grid td,table.grid th{border:.4px solid #a89} table.grid th{background:#f0ece2}",
 "narrow": "@page{margin:13mm 14mm 15mm} h1{font-size:1.3em;text-transform:uppercase;border:0;margin:0 0 2mm} h2{background:#000;color:#fff;font-size:.9em;padding:.7mm 2mm;margin:3mm 0 0;font-weight:400} .kv{border:.7px solid #000} .kv .row{border-bottom:.4px solid #000} .kv .k{width:38mm;background:#eee;padding:.5mm 2mm} .kv .v{padding:.5mm 2mm} table.grid{margin-top:0} table.grid td,table.grid th{border:.6px solid #000} p{margin-top:1mm}",
 "soft": "@page{margin:17mm 18mm} h1{font-size:2em;font-weight:300;margin:0 0 1mm} h2{font-size:1.05em;font-weight:600;color:{{colour}};margin:5mm 0 1mm} .kv{background:#f6f6f3;border-radius:3mm;padding:3mm 4mm;margin:3mm 0} .kv .k{color:#666;width:36mm} table.grid{background:#f6f6f3;border-radius:3mm} table.grid th{font-weight:400;color:#666} table.grid td,table.grid th{padding:4px 9px} table.grid tr.foot td{border-top:.6px solid #aaa}",
 "wide": "@page{size:A4 landscape;margin:14mm 18mm 13mm} h1{font-size:1.3em;margin:0 0 3mm;font-weight:600} h2{font-size:1em;margin:3mm 0 .5mm} table.grid th{border-top:1.5px solid #000;border-bottom:.5px solid #000;font-size:.88em} table.grid td{border-bottom:.3px dotted #000}",
 "post": "@page{margin:24mm 26mm 22mm} html{line-height:1.45} h1{font-size:1em;margin:7mm 0 4mm;font-weight:700} h2{font-size:1em;font-weight:700;margin:.8em 0 0} table.grid{width:88%;margin-left:6mm} table.grid th{font-weight:400;text-decoration:underline;text-underline-offset:2px} .kv .k{width:44mm}",
}


def g(language, look, title, font="'Liberation Sans'", size="10pt", **more):
    more["css"] = LOOKS.get(look, "") + more.get("css", "")
    paper = sheet(language, look, title, font, size, **more)
    if "producer" not in more:
        paper.layout = "g-" + look
    paper.look["author"] = "G"
    return paper


def sides(left, right, style="border:.7px solid #444;padding:2.5mm 3.5mm"):
    """Two boxes of equal width beside each other."""
    return f'<div style="display:grid;grid-template-columns:1fr 1fr;gap:6mm;margin:3mm 0">' + "".join(f'<div style="{style}">{cell}</div>' for cell in (left, right)) + "</div>"


def spread(*columns):
    return '<div style="display:flex;justify-content:space-between;gap:6mm">' + "".join(f"<div>{c}</div>" for c in columns) + "</div>"


def head(left, right="", rule=True):
    """A letterhead: mark at the left, sender's lines at the right."""
    line = "border-bottom:1px solid {{colour}};" if rule else ""
    return f'<div style="display:flex;justify-content:space-between;align-items:flex-end;{line}padding-bottom:2mm;margin-bottom:7mm"><div style="font-size:1.55em;font-weight:700;color:{{{{colour}}}}">{left}</div><div style="font-size:.78em;text-align:right;line-height:1.3">{right}</div></div>'


def clip(text):
    return f'<div class="two">{text}</div>'
