"""Prints a Paper with LibreOffice Writer, from a flat OpenDocument text."""
import pathlib
import re
import subprocess
import tempfile
from xml.sax.saxutils import escape

SPACES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
    "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible"}.items())

STYLES = """<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="{face}" fo:font-family="{face}" fo:font-size="{size}pt" fo:language="{lang}"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.18cm" fo:line-height="115%" {justify}/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.35cm" fo:margin-bottom="0.12cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Cell" style:family="paragraph"><style:text-properties fo:font-size="{small}pt"/></style:style>
<style:style style:name="CellR" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="{small}pt"/></style:style>
<style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="7.5pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties fo:font-size="17pt" fo:font-family="Caladea" fo:font-style="italic" fo:color="#1d2a6b"/></style:style>
<style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties fo:border="{border}" fo:padding="0.08cm"/></style:style>
<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:border="none" fo:padding="0.05cm"/></style:style>
{columns}
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.4cm" fo:margin-left="2.4cm" fo:margin-right="2.2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"><style:footer><text:p text:style-name="Foot">{footer} <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>"""


def inline(text):
    if text.startswith("<sig>"):        # a signature: the name in a large italic
        return f'<text:span text:style-name="S">{escape(text[5:])}</text:span>'
    text = text.replace("&nbsp;", "\u00a0").replace("&amp;", "&")
    parts = re.split(r"(</?[bi]>|<br>|<[^>]+>)", text)
    out = []
    for part in parts:
        out.append({"<b>": '<text:span text:style-name="B">', "</b>": "</text:span>", "<i>": '<text:span text:style-name="I">',
                    "</i>": "</text:span>", "<br>": "<text:line-break/>"}.get(part, "" if part.startswith("<") else escape(part)))
    return "".join(out)


class Writer:
    def __init__(self, paper):
        self.paper, self.out, self.columns, self.tables = paper, [], [], 0

    def p(self, text, style="Standard"):
        self.out.append(f'<text:p text:style-name="{style}">{inline(text)}</text:p>')

    def table(self, rows, widths, align, ruled, bold_rows=()):
        self.tables += 1
        name = f"T{self.tables}"
        cell_style = "Ruled" if ruled else "Bare"
        self.out.append(f'<table:table table:name="{name}">')
        for k, width in enumerate(widths):
            self.columns.append(f'<style:style style:name="{name}.{k}" style:family="table-column"><style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>')
            self.out.append(f'<table:table-column table:style-name="{name}.{k}"/>')
        for number, row in enumerate(rows):
            self.out.append("<table:table-row>")
            row = list(row) + [""] * (len(widths) - len(row))
            for k, cell in enumerate(row):
                text = f"<b>{cell}</b>" if number in bold_rows and cell else cell
                self.out.append(f'<table:table-cell table:style-name="{cell_style}">')
                self.p(text, "CellR" if align[k] == "r" else "Cell")
                self.out.append("</table:table-cell>")
            self.out.append("</table:table-row>")
        self.out.append("</table:table>")
        self.p("")

    def run(self):
        for kind, content, options in self.paper.blocks:
            if kind == "h":
                self.p(content[0], "Title" if options["level"] == 1 else "Head")
            elif kind == "p":
                self.p(content[0])
            elif kind == "table":
                head, rows, foot = content
                align = options["align"]
                lengths = [max(len(re.sub("<[^>]+>", "", r[c])) for r in rows + foot + ([head] if head else []) if len(r) == len(align))
                           for c in range(len(align))]
                widths = [max(1.4, min(n, 44) * 0.19 + 0.5) for n in lengths]
                scale = 16.3 / sum(widths)
                rows_all = ([head] if head else []) + rows + foot
                bold = {0} if head else set()
                bold |= set(range(len(rows_all) - len(foot), len(rows_all)))
                self.table(rows_all, [w * scale for w in widths], align, True, bold)
            elif kind == "kv":
                self.table([[k, v] for k, v in content[0]], [5.0, 11.3], "ll", options.get("ruled", False))
            elif kind == "pagebreak":
                self.out.append('<text:p text:style-name="Break"/>')
            elif kind == "sig":
                signed = options["signed"]
                columns = list(zip(*[[place, f"<sig>{name}" if signed else "", "_" * 32, name + (", " + role if role else ""), party]
                                     for place, name, role, party in content[0]]))
                self.table(columns, [16.3 / len(content[0])] * len(content[0]), "l" * len(content[0]), False)
            else:
                raise AssertionError(kind)
        look = self.paper.look
        styles = STYLES.format(face=look.get("face", "Caladea"), size=look.get("points", 10.5), small=look.get("points", 10.5) - 1,
                               lang=self.paper.language, justify='fo:text-align="justify"' if look.get("justify") else "",
                               border=look.get("border", "0.4pt solid #666666"), columns="".join(self.columns),
                               footer=escape(look.get("footer", "")))
        return f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">{styles}<office:body><office:text>{"".join(self.out)}</office:text></office:body></office:document>'


def produce(paper, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "paper.fodt"
        source.write_text(Writer(paper).run())
        subprocess.run(["soffice", f"-env:UserInstallation=file:///tmp/corpus-office-profile", "--headless", "--convert-to",
                        "pdf:writer_pdf_Export", "--outdir", folder, str(source)], check=True, timeout=180,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        target.write_bytes((pathlib.Path(folder) / "paper.pdf").read_bytes())
