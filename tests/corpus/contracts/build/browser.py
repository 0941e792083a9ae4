"""Prints a Paper with headless chromium through an HTML template of its layout family."""
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent


def scribble(paper, width=150, height=46):
    """A pen stroke that looks like a signature."""
    r = paper.random
    x, y = 6, height * 0.6
    path = f"M{x},{y:.0f}"
    steps = r.randint(7, 12)
    for step in range(steps):
        nx = x + (width - 20) / steps * r.uniform(0.6, 1.3)
        ny = height * 0.55 + r.uniform(-1, 1) * height * (0.42 if step < 3 else 0.2)
        path += f" C{x + r.uniform(-6, 14):.0f},{y - r.uniform(-18, 22):.0f} {nx - r.uniform(-4, 14):.0f}," \
                f"{ny + r.uniform(-16, 16):.0f} {nx:.0f},{ny:.0f}"
        x, y = nx, ny
    ink = r.choice(["#1d2a6b", "#14213d", "#222", "#0b3d91"])
    return f'<svg class="ink" width="{width}" height="{height}"><path d="{path}" fill="none" stroke="{ink}" ' \
           f'stroke-width="{r.uniform(1.1, 1.9):.1f}" stroke-linecap="round"/></svg>'


def table_html(head, rows, foot, options):
    align = options["align"]
    klass = {"l": "l", "r": "r", "c": "c"}
    out = [f'<table class="grid {options.get("klass", "")}">']
    if head:
        out.append("<thead><tr>" + "".join(f'<th class="{klass[a]}">{c}</th>' for a, c in zip(align, head)) + "</tr></thead>")
    out.append("<tbody>")
    for row in rows:
        if len(row) == 1:
            out.append(f'<tr class="group"><td colspan="{len(align)}">{row[0]}</td></tr>')
        else:
            out.append("<tr>" + "".join(f'<td class="{klass[a]}">{c}</td>' for a, c in zip(align, row)) + "</tr>")
    for row in foot:
        blank = 1
        while blank < len(row) - 1 and row[blank] == "":
            blank += 1
        cells = f'<td colspan="{blank}">{row[0]}</td>' + "".join(
            f'<td class="{klass[a]}">{c}</td>' for a, c in zip(align[blank:], row[blank:]))
        out.append(f'<tr class="foot">{cells}</tr>')
    out.append("</tbody></table>")
    return "".join(out)


def block_html(paper, kind, content, options):
    if kind == "h":
        return f'<h{options["level"]}>{content[0]}</h{options["level"]}>'
    if kind == "p":
        klass = options.get("klass", "num" if options.get("numbered") else "")
        return f'<p class="{klass}">{content[0]}</p>'
    if kind == "table":
        return table_html(*content, options)
    if kind == "kv":
        rows = "".join(f'<div class="row"><span class="k">{k}</span><span class="v">{v}</span></div>' for k, v in content[0])
        return f'<div class="kv {options.get("klass", "")}">{rows}</div>'
    if kind == "raw":
        return content[0]
    if kind == "pagebreak":
        return '<div style="break-after:page"></div>'
    if kind == "sig":
        cells = []
        for place, name, role, party in content[0]:
            ink = scribble(paper) if options["signed"] else '<div style="height:46px"></div>'
            cells.append(f'<div class="sig"><div class="place">{place}</div>{ink}<div class="rule"></div>'
                         f'<div class="who">{name}{"<br>" + role if role else ""}</div><div class="for">{party}</div></div>')
        return f'<div class="sigs">{"".join(cells)}</div>'
    raise AssertionError(kind)


def plain_html(paper):
    """The paper for LibreOffice's import of HTML: tables instead of boxes that float."""
    out = []
    for kind, content, options in paper.blocks:
        if kind == "table":
            out.append(table_html(*content, options).replace("<table class=", '<table border="1" cellspacing="0" cellpadding="3" width="100%" class=')
                       .replace('class="r"', 'align="right"'))
        elif kind == "kv":
            out.append('<table cellpadding="2" width="100%">' + "".join(f"<tr><td width=\"30%\">{k}</td><td>{v}</td></tr>" for k, v in content[0]) + "</table>")
        elif kind == "sig":
            cells = "".join(f"<td width=\"50%\">{place}<br><br><i><font face=\"Caladea\" size=\"5\" color=\"#1d2a6b\">{name if options['signed'] else ''}</font></i><br>"
                            f"______________________<br>{name}{', ' + role if role else ''}<br>{party}</td>" for place, name, role, party in content[0])
            out.append(f'<br><table width="100%"><tr>{cells}</tr></table>')
        elif kind == "p":
            side = {"right": ' align="right"', "center": ' align="center"'}.get(options.get("klass", ""), "")
            out.append(f"<p{side}>{content[0]}</p>")
        else:
            out.append(block_html(paper, kind, content, options))
    return f'<html><head><meta charset="utf-8"><title>{paper.title}</title><style>@page {{ size: 21cm 29.7cm; margin: 2cm }} p, td, th, h1, h2 {{ font-family: {paper.look["font"]}; }} ' \
           f'p, td, th {{ font-size: {paper.look["size"]}; }} h1 {{ font-size: 15pt }} h2 {{ font-size: 12pt }}</style></head><body>{paper.look.get("letterhead", "")}{"".join(out)}</body></html>'


def produce_by_office(paper, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "paper.html"
        source.write_text(plain_html(paper))
        subprocess.run(["soffice", "-env:UserInstallation=file:///tmp/corpus-office-profile", "--headless", "--infilter=HTML (StarWriter)", "--convert-to",
                        "pdf:writer_pdf_Export", "--outdir", folder, str(source)], check=True, timeout=180, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        target.write_bytes((pathlib.Path(folder) / "paper.pdf").read_bytes())


def body_html(paper):
    return "\n".join(block_html(paper, *block) for block in paper.blocks)


def page(paper):
    template = (HERE / "layouts" / f"{paper.look.get('template', paper.layout)}.html").read_text()
    base = (HERE / "layouts" / "base.css").read_text()
    slots = {"base": base, "body": body_html(paper), "title": paper.title, "lang": paper.language,
             "letterhead": "", "footer": "", "pagefoot": "", "side": "", "font": "'Liberation Sans'", "size": "10pt",
             "colour": "#1f3a5f", "page_word": {"de": "Seite", "fr": "Page", "en": "Page"}[paper.language],
             "of_word": {"de": "von", "fr": "sur", "en": "of"}[paper.language], "extra_css": ""}
    slots.update({k: v for k, v in paper.look.items() if isinstance(v, str)})
    fill = lambda text: re.sub(r"\{\{(\w+)\}\}", lambda m: slots[m.group(1)], text)
    return fill(fill(template))         # base.css has slots of its own


def produce(paper, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "paper.html"
        source.write_text(page(paper))
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90)
