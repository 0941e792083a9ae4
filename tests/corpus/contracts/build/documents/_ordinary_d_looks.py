"""Looks of author D: what small firms' Word templates, office programs and ERP systems print."""
from paper import Paper

from ._write import party, write  # noqa: F401

LOOKS = {
 # a law firm's or notary's hand: old face, wide margins, headings between rules
 "etude": "@page{margin:27mm 29mm 24mm 31mm} html{line-height:1.32} h1{font-size:1.5em;font-weight:normal;text-align:center;border-top:.5px solid #000;border-bottom:.5px solid #000;padding:3mm 0;letter-spacing:.06em} h2{font-size:1.06em;font-style:italic;font-weight:normal;text-decoration:underline;text-underline-offset:2px} p{text-align:justify;hyphens:auto} table.grid{margin:3mm 0 4mm} table.grid th{font-weight:normal;font-style:italic;border-top:.9px solid #000;border-bottom:.5px solid #000} table.grid tr:last-child td{border-bottom:.9px solid #000} table.grid tr.foot td{font-weight:normal;border-top:.3px solid #000}",
 # an ERP's printout: narrow letters, block of references at the right, rules only above and below
 "progiciel": "@page{margin:12mm 13mm 24mm} html{line-height:1.22} h1{font-size:1.55em;margin:4mm 0 3mm} h2{font-size:1em;margin:3mm 0 1mm} .entete{display:flex;justify-content:space-between;align-items:flex-start;margin-bottom:6mm} .refs{border:.7px solid #000;font-size:.94em} .refs div{display:flex;border-bottom:.3px solid #777} .refs div:last-child{border-bottom:0} .refs span{padding:.7mm 2mm;min-width:30mm} .refs span:first-child{background:#e9e9e9} table.grid{border-bottom:1.2px solid #000} table.grid th{border-top:1.2px solid #000;border-bottom:1.2px solid #000;font-size:.9em} table.grid td{border:0} table.grid tr.foot td{border-top:.3px solid #000} .trois{display:flex;justify-content:space-between;gap:4mm}",
 # a word processor's built-in template: blue headings, banded table
 "azur": "@page{margin:25mm 25mm 20mm} h1{font-size:2em;font-weight:300;color:{{colour}};margin-bottom:1mm} h2{font-size:1.25em;font-weight:normal;color:{{colour}};margin-top:5mm} .kv{margin:2mm 0 4mm} .kv .k{font-weight:bold;width:52mm} table.grid{border:.6px solid {{colour}}} table.grid th{background:{{colour}};color:#fff;padding:4px 6px} table.grid td{border-bottom:.6px solid {{colour}}} table.grid tbody tr:nth-child(odd):not(.foot) td{background:#e3edf6}",
 # a pre-printed form: boxes with small labels inside
 "imprime": "@page{margin:13mm 14mm 15mm} html{line-height:1.25} h1{font-size:1.25em;background:#333;color:#fff;padding:2mm 3mm;margin:0 0 2mm} h2{font-size:.92em;margin:2.5mm 0 1mm;border-bottom:1.4px solid #333} .cases{display:grid;grid-template-columns:repeat(6,1fr);border-top:.6px solid #333;border-left:.6px solid #333;margin-bottom:2mm} .cases div{border-right:.6px solid #333;border-bottom:.6px solid #333;padding:.6mm 1.4mm 1mm;min-height:9mm} .cases label{display:block;font-size:.66em;color:#444} .s2{grid-column:span 2} .s3{grid-column:span 3} .s4{grid-column:span 4} .s6{grid-column:span 6} table.grid td,table.grid th{border:.6px solid #333;font-size:.94em} table.grid th{background:#e6e6e6;font-size:.8em}",
 # a business letter with window and reference line
 "pli": "@page{margin:18mm 22mm 24mm 25mm} h1{font-size:1.06em;margin:6mm 0 4mm} h2{font-size:1em;margin:3mm 0 1mm;font-weight:600} .haut{display:flex;justify-content:space-between;margin-bottom:9mm} .logo{font-size:1.9em;font-weight:800;color:{{colour}};letter-spacing:-.02em} .fenetre{margin:0 0 8mm;min-height:24mm} .expediteur{font-size:.68em;text-decoration:underline;margin-bottom:1.5mm} .ligne{display:flex;gap:11mm;font-size:.82em;color:#333;margin-bottom:5mm} .ligne b{display:block;font-weight:normal;color:#888} table.grid{width:88%;margin-left:4mm} table.grid th{border-bottom:.6px solid #000;font-weight:600} table.grid tr.foot td{border-top:.6px solid #000}",
 # two columns of text below a head over the whole width
 "gazette": "@page{margin:14mm 15mm 18mm} html{line-height:1.27} h1{font-size:1.7em;text-align:right;border-bottom:2.4mm solid {{colour}};padding-bottom:1.5mm} h2{font-size:1em;color:{{colour}};margin:2.2mm 0 .8mm} .deux{columns:2;column-gap:7mm} .deux p{text-align:justify;hyphens:auto;margin-bottom:.35em} .vis{display:flex;gap:7mm;margin:2mm 0 3mm} .vis>div{flex:1;border-left:.9mm solid {{colour}};padding-left:3mm} table.grid th{border-bottom:1px solid {{colour}};color:{{colour}}} table.grid td{border-bottom:.4px solid #bbb}",
 # headings in the margin
 "marge": "@page{margin:20mm 20mm 22mm 18mm} h1{font-size:1.6em;font-weight:800;margin:0 0 7mm} h2{float:left;clear:left;width:37mm;font-size:.86em;margin:.2em 0 0;text-transform:lowercase;font-weight:700;color:{{colour}}} p,.kv,.lot{margin-left:42mm} table.grid{margin-left:42mm;width:calc(100% - 42mm)} table.grid th{font-size:.86em;border-bottom:1.6px solid {{colour}}} table.grid td{border-bottom:.3px solid #aaa} .kv .k{width:40mm;color:#555}",
 # an administration's paper: monospaced numbers, dotted leaders, all boxes thin
 "bordereau": "@page{margin:16mm 18mm 16mm} h1{font-size:1.2em;text-transform:uppercase;text-align:left;border:1px solid #000;border-width:1px 0 3px;padding:1.5mm 0} h2{font-size:.98em;margin:3.2mm 0 1mm} h2::before{content:'▪ '} .kv .row{border-bottom:.6px dotted #333;padding:.5mm 0} .kv .k{width:60mm} table.grid{border:1px solid #000} table.grid th{border-bottom:1px solid #000;border-right:.4px dotted #000} table.grid td{border-right:.4px dotted #000} table.grid tr.foot td{border-top:.6px solid #000;background:#f4f4f4}",
 # a sheet of pairs in two columns, as an office program's report prints them
 "fiche": "@page{margin:17mm 16mm 17mm} html{line-height:1.3} h1{font-size:1.35em;text-align:center;margin:0 0 5mm;text-transform:uppercase;letter-spacing:.04em} h2{font-size:1em;text-align:center;margin:4mm 0 1.5mm;border-top:.4px solid #000;border-bottom:.4px solid #000;padding:.6mm} .kv{display:grid;grid-template-columns:1fr 1fr;column-gap:8mm;row-gap:.8mm} .kv .k{width:31mm;font-weight:bold;font-size:.9em} table.grid th{font-weight:bold;border:.5px solid #000;background:#f0f0e6} table.grid td{border-left:.5px solid #000;border-right:.5px solid #000} table.grid{border-bottom:.5px solid #000} table.grid tr.foot td{border:.5px solid #000}",
 # small type, headings run in capitals, paragraphs indented: a contract that somebody's lawyer wrote years ago
 "minute": "@page{margin:24mm 23mm 22mm 26mm} html{line-height:1.42} h1{font-size:1.22em;text-align:left;margin-bottom:5mm} h2{font-size:.98em;font-weight:bold;text-transform:uppercase;margin:4mm 0 1.2mm} p{text-align:justify} table.grid{width:92%;margin:2mm auto 4mm} table.grid td,table.grid th{border:.5px solid #222} table.grid th{font-weight:normal;background:#f7f7f7} .kv{margin-left:6mm} .kv .k{width:38mm}",
 # a coloured band along the left edge, big light title
 "affiche": "@page{margin:17mm 18mm 18mm 0} body{padding-left:24mm} body::before{content:'';position:fixed;left:0;top:0;bottom:0;width:9mm;background:{{colour}}} h1{font-size:1.9em;font-weight:900;line-height:1.1;margin-bottom:4mm} h2{font-size:1.02em;color:{{colour}};margin:3.6mm 0 1mm} .kv .k{color:#666;width:36mm} table.grid th{border-bottom:2px solid {{colour}};text-transform:none} table.grid td{border-bottom:.5px dashed #999} table.grid tr.foot td{border-bottom:0}",
}


def doc(language, look, title, font="'Liberation Sans'", size="10pt", **more):
    """A paper in one of the looks above, or of another program (`producer`), by author D."""
    if "producer" in more:
        return Paper(language, "d-" + look, title, font=font, size=size, author="D", **more)
    foot = more.pop("pagefoot", "")
    more["before"] = more["after"] = more["pagefoot"] = ""
    if foot:        # a repeated foot of the table keeps the text off the foot of the page
        more["before"] = '<table class="sheet"><tfoot><tr><td><div class="gap"></div></td></tr></tfoot><tbody><tr><td>'
        more["after"] = "</td></tr></tbody></table>"
        more["pagefoot"] = f'<div class="pagefoot">{foot}</div>'
    css = LOOKS[look] + more.pop("css", "")
    return Paper(language, "d-" + look, title, template="free", font=font, size=size, extra_css=css, author="D", **more)


def boxes(*cells):
    """Boxes of a pre-printed form: (width of six, label, content)."""
    return '<div class="cases">' + "".join(f'<div class="s{w}"><label>{label}</label>{text}</div>' for w, label, text in cells) + "</div>"


def refs(*pairs):
    return '<div class="refs">' + "".join(f"<div><span>{k}</span><span>{v}</span></div>" for k, v in pairs) + "</div>"
