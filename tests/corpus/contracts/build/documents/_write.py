"""What the papers of the second author are written with: a short markup for blocks, looks for the free layout, parties inline.

Markup, one block per line: `# `, `## ` headings; `> ` to the right; `^ ` centred; `; ` small print; `key :: value`; `|:lrr`
begins a table (`|:-lrr` without head), `|a|b`, `|=` a foot row; `---` new page; `~~ place;name;role;party // …` signatures
(`~- ` left blank); a line that begins with `<` is HTML; every other line is a paragraph.
"""
from browser import table_html
from paper import Paper
from parties import Party

FAMILIES = {
 "air": "h1{font-weight:300;font-size:1.9em;color:{{colour}}} h2{color:{{colour}};font-weight:600} table.grid th{border-bottom:1.4px solid {{colour}};font-weight:600} table.grid td{border-bottom:.4px solid #ccc} table.grid tr.foot td{border-bottom:0}",
 "grid": "h1{text-align:center;border:1.2px solid #000;padding:2mm;font-size:1.25em} h2{background:#ddd;padding:.8mm 2mm} table.grid td,table.grid th{border:.6px solid #000} .kv .row{border-bottom:.4px dotted #555}",
 "court": "@page{margin:26mm 30mm 24mm} h1{text-align:center;font-size:1.2em;letter-spacing:.12em;text-transform:uppercase} h2{font-size:1em;text-decoration:underline} p{text-align:justify} table.grid td,table.grid th{border-top:.4px solid #000;border-bottom:.4px solid #000}",
 "bank": "@page{margin:16mm 18mm 20mm} h1{background:{{colour}};color:#fff;padding:2.4mm 3mm;font-size:1.2em} h2{border-left:2mm solid {{colour}};padding-left:2mm} table.grid tr:nth-child(even) td{background:#f2f4f7} table.grid th{border-bottom:1px solid #000}",
 "letter": "@page{margin:22mm 24mm 22mm} h1{font-size:1.05em;margin-top:5mm} h2{font-size:1em;margin-top:.8em} table.grid{width:auto;min-width:80%} table.grid th{font-weight:normal;font-style:italic;border-bottom:.5px solid #000} .kv .k{width:40mm}",
 "twocol": ".two{column-count:2;column-gap:8mm;column-rule:.4px solid #999} h1{font-size:1.3em} h2{font-size:1em;margin-top:.6em} p{text-align:justify} table.grid td,table.grid th{border-bottom:.4px solid #888;padding:2px 3px}",
 "slab": "h1{font-size:1.5em;border-bottom:3px double #000} h2{font-variant:small-caps;font-size:1.12em} table.grid th{background:#222;color:#fff} table.grid td{border:.4px solid #777}",
 "sheet": "@page{margin:12mm 13mm 17mm} html{line-height:1.24} h1{font-size:1.3em;margin:0 0 2mm} h2{font-size:.95em;text-transform:uppercase;letter-spacing:.05em;color:#444;margin:2.5mm 0 1mm} .kv{border:.6px solid #444;padding:1mm 2mm;margin-bottom:2mm} table.grid td,table.grid th{border:.5px solid #444;font-size:.93em}",
}


def party(name, street, postcode, city, country, register="", rep="", role="", **more):
    return Party(name, name, street, postcode, city, country, register, rep=rep, role=role, **more)


def sheet(language, family, title, font="'Liberation Sans'", size="10pt", **look):
    """A paper of the free layout; `producer` prints the same blocks with another program."""
    look.setdefault("pagefoot", "")
    look["before"] = look["after"] = ""
    if look["pagefoot"]:        # a repeated foot of the table keeps the text off the foot of the page
        look["before"] = '<table class="sheet"><tfoot><tr><td><div class="gap"></div></td></tr></tfoot><tbody><tr><td>'
        look["after"] = "</td></tr></tbody></table>"
        look["pagefoot"] = f'<div class="pagefoot">{look["pagefoot"]}</div>'
    extra = FAMILIES.get(family, "") + look.pop("css", "")
    name = family if "producer" in look else "free-" + family
    return Paper(language, name, title, template="free", font=font, size=size, extra_css=extra, author="C", **look)


def tick(on):
    return f'<span class="tick{" on" if on else ""}"></span>'


def table(rows, align, head=None, foot=()):
    """A table as HTML, to stand inside other HTML."""
    return table_html(head, rows, list(foot), {"align": align})


def _signers(text):
    return [tuple(part.strip() for part in signer.split(";")) for signer in text.split("//")]


def write(d, text):
    """Adds the blocks of a text in the short markup."""
    rows, pairs = [], []

    def close():
        if rows:
            align = rows[0][2:]
            bare = align.startswith("-")
            cells = [row[1:].split("|") for row in rows[1:] if not row.startswith("|=")]
            foot = [row[2:].split("|") for row in rows if row.startswith("|=")]
            strip = lambda table_rows: [[c.strip() for c in row] for row in table_rows]
            cells, foot = strip(cells), strip(foot)
            d.table(None if bare else cells[0], cells if bare else cells[1:], align.strip("- "), foot=foot)
            rows.clear()
        if pairs:
            d.kv(list(pairs))
            pairs.clear()

    for row in text.strip().split("\n"):
        row = row.strip()
        if row.startswith("|"):
            if pairs:
                close()
            rows.append(row)
            continue
        if " :: " in row and not row.startswith("<"):
            if rows:
                close()
            pairs.append(tuple(part.strip() for part in row.split(" :: ", 1)))
            continue
        close()
        if not row:
            continue
        mark, rest = row[:2], row[2:].strip()
        if row == "---":
            d.pagebreak()
        elif row.startswith("## "):
            d.h(row[3:], 2)
        elif mark == "# ":
            d.h(rest)
        elif mark in ("> ", "^ ", "; "):
            d.p(rest, klass={">": "right", "^": "center", ";": "small"}[mark[0]])
        elif mark in ("~~", "~-"):
            d.sig(*_signers(rest), signed=mark == "~~")
        elif row.startswith("<"):
            d.raw(row)
        else:
            d.p(row)
    close()
    return d
