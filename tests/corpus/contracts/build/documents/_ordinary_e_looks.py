"""Looks of the fifth author's ordinary papers: letter with address window, system print-out, deed, tiles, two columns, studio, margin headings, ruled sheet."""
from ._write import party, sheet, table, tick, write  # noqa: F401

LOOKS = {
 "window": "@page{margin:14mm 19mm 17mm 24mm} h1{font-size:1.12em;margin:4mm 0 3mm} h2{font-size:1em;margin:.9em 0 .2em} table.grid th{font-weight:600;border-top:.8px solid {{colour}};border-bottom:.8px solid {{colour}}} table.grid td{border-bottom:.3px solid #bbb} table.grid tr.foot td{border-bottom:0} .kv .k{width:40mm;color:#444}",
 "system": "@page{margin:11mm 12mm 16mm} html{line-height:1.22} h1{font-size:1.35em;font-weight:normal;margin:0 0 2mm} h2{font-size:.95em;margin:2mm 0 .5mm} table.grid{margin:1mm 0 2mm} table.grid th{background:#d9d9d9;font-weight:normal;padding:1px 3px;font-size:.9em} table.grid td{padding:1px 3px} table.grid tr.foot td{font-weight:normal} table.grid tr.foot:last-child td{font-weight:bold;border-top:.6px solid #000;border-bottom:2.2px double #000}",
 "deed": "@page{margin:27mm 26mm 25mm} h1{font-size:1.3em;text-align:center;letter-spacing:.04em;margin:0 0 8mm} h2{font-size:1em;text-transform:uppercase;letter-spacing:.06em;margin:5mm 0 1.5mm} p{text-align:justify} table.grid th{font-weight:normal;font-style:italic;border-bottom:.5px solid #000} table.grid tr.foot td{border-top:.5px solid #000}",
 "tiles": "@page{margin:12mm 14mm 14mm} h1{background:{{colour}};color:#fff;margin:0 0 3mm;padding:2.5mm 4mm;font-size:1.25em;font-weight:600} h2{background:#e9edf1;color:#222;padding:1mm 4mm;margin:3mm 0 2mm;font-size:.95em} table.grid td,table.grid th{border:.5px solid #9aa5b1} table.grid th{background:#f4f6f8;font-size:.86em}",
 "columns": "@page{margin:13mm 14mm 15mm} h1{font-size:1.5em;font-weight:600;text-align:left;border-bottom:1.6px solid {{colour}};padding-bottom:1.5mm} .two{column-count:2;column-gap:7mm} .two h2{font-size:.98em;color:{{colour}};margin:.7em 0 .2em} .two p{text-align:justify;font-size:.93em} table.grid th{border-bottom:1px solid {{colour}}} table.grid td{border-bottom:.3px solid #ccc}",
 "studio": "@page{margin:20mm} body{padding-right:54mm} h1{font-size:2.3em;font-weight:300;line-height:1.05;margin:0 0 9mm} h2{font-size:1.02em;font-weight:700;margin:5mm 0 1mm} .beside{position:absolute;right:0;width:46mm;overflow-wrap:anywhere;font-size:.78em;line-height:1.35;border-left:2px solid {{colour}};padding-left:3mm} table.grid th{font-weight:300;font-size:.85em;color:#666} table.grid td{border-top:.5px solid #000} .sigs{gap:6mm}",
 "hanging": "@page{margin:18mm 18mm 18mm 20mm} h1{font-size:1.45em;margin-bottom:6mm} h2{float:left;clear:left;width:36mm;font-size:.92em;margin:0;color:{{colour}}} p,.kv,table.grid,.sigs{margin-left:40mm} table.grid{width:132mm} table.grid th{border-bottom:.5px solid #000;font-size:.9em} table.grid tr.foot td{border-top:.5px solid #000} p.wide{margin-left:0}",
 "ruled": "@page{margin:16mm 17mm 16mm} h1{font-size:1.15em;text-align:center;border-top:2px solid #000;border-bottom:2px solid #000;padding:1.5mm 0} h2{font-size:1em;border-bottom:.5px solid #000;margin-top:4mm} .kv .row{border-bottom:.4px dotted #000;padding:.4mm 0} .kv .k{width:52mm} table.grid td,table.grid th{border-left:.5px solid #000;border-right:.5px solid #000} table.grid th{border-top:1px solid #000;border-bottom:1px solid #000} table.grid{border-bottom:1px solid #000} table.grid tr.foot td{border-top:.5px solid #000}",
}


def plain(language, look, title, font="'Liberation Sans'", size="10pt", **more):
    more["css"] = LOOKS.get(look, "") + more.get("css", "")
    paper = sheet(language, look, title, font, size, **more)
    paper.layout = "e-" + look
    paper.look["author"] = "E"
    return paper


def tiles(width, *cells):
    """Fields of a form, the small label above its value."""
    inner = "".join(f'<div style="border:.5px solid #9aa5b1;padding:.8mm 2mm 1mm;margin:-.25px{";grid-column:span " + str(c[2]) if len(c) > 2 else ""}">'
                    f'<div style="font-size:.68em;color:#556">{c[0]}</div>{c[1]}</div>' for c in cells)
    return f'<div style="display:grid;grid-template-columns:repeat({width},1fr);margin-bottom:2mm">{inner}</div>'


def window(sender, address, info=(), top="8mm"):
    """The window of a business letter, with the block of references at its right."""
    rows = "".join(f'<tr><td style="padding-right:4mm;color:#555">{k}</td><td>{v}</td></tr>' for k, v in info)
    return (f'<div style="display:flex;justify-content:space-between;margin:{top} 0 9mm"><div style="width:85mm"><div style="font-size:.65em;border-bottom:.3px solid #555;margin-bottom:2.5mm">{sender}</div>'
            f'{address}</div><table style="font-size:.85em;border-collapse:collapse;align-self:flex-end">{rows}</table></div>')


def foot(*columns):
    return '<div style="display:flex;justify-content:space-between;gap:5mm">' + "".join(f"<div>{c}</div>" for c in columns) + "</div>"


def clause(number, text):
    return f'<div style="display:flex;margin-bottom:1.6mm"><div style="width:11mm;flex:none">{number}</div><div style="text-align:justify">{text}</div></div>'

LOOKS["template"] = ("@page{margin:20mm 21mm 18mm} h1{font-family:Carlito;color:{{colour}};font-weight:400;font-size:1.9em;margin:0 0 1mm;border:0} h2{font-family:Carlito;color:{{colour}};font-weight:400;font-size:1.25em;margin:4mm 0 1mm} "
                     ".kv{border-top:1px solid {{colour}};border-bottom:1px solid {{colour}};padding:1.5mm 0;margin:3mm 0} .kv .k{font-weight:bold;width:42mm} table.grid th{background:{{colour}};color:#fff} table.grid td{border:.6px solid {{colour}}}")
LOOKS["landscape"] = "@page{size:A4 landscape;margin:13mm 17mm 15mm} h1{font-size:1.2em;letter-spacing:.2em;text-transform:uppercase;font-weight:400;border-bottom:.6px solid #000} h2{font-size:.95em;margin:2mm 0 .5mm} table.grid td{border-bottom:.4px dashed #777} table.grid th{border-top:1.4px solid #000;border-bottom:.5px solid #000} .sigs{margin-top:5mm}"
