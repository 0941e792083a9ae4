"""Prints a Paper with cairo or ReportLab, placing words itself: no engine's idea of paragraphs or tables.

cairo: plain flow with right-aligned columns. ReportLab: a form whose boxes and ticks are strokes, not glyphs.
"""
import re

import cairo
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONTS = "/usr/share/fonts/truetype/liberation2/Liberation"
FONTS_OLD = "/usr/share/fonts/truetype/liberation/Liberation"


def plain(text):
    text = re.sub(r"<br>", "\n", text)
    return re.sub(r"<[^>]+>", "", text).replace("&nbsp;", "\u00a0").replace("&amp;", "&")


class CairoPen:
    def __init__(self, target, face):
        self.surface = cairo.PDFSurface(str(target), 595.3, 841.9)
        self.context = cairo.Context(self.surface)
        self.face = face
        self.font(10)

    def font(self, size, bold=False):
        self.size = size
        self.context.select_font_face(self.face, cairo.FONT_SLANT_NORMAL,
                                      cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
        self.context.set_font_size(size)

    def width(self, text):
        return self.context.text_extents(text).x_advance

    def text(self, x, y, text):
        self.context.move_to(x, y)
        self.context.show_text(text)

    def rule(self, x1, y1, x2, y2, width=0.6):
        self.context.set_line_width(width)
        self.context.move_to(x1, y1)
        self.context.line_to(x2, y2)
        self.context.stroke()

    def next_page(self):
        self.context.show_page()

    def close(self):
        self.surface.finish()


class ReportlabPen:
    def __init__(self, target, face):
        import pathlib
        base = FONTS if pathlib.Path(FONTS + "Sans-Regular.ttf").exists() else FONTS_OLD
        for name in ("Sans", "Serif"):
            pdfmetrics.registerFont(TTFont(f"{name}", f"{base}{name}-Regular.ttf"))
            pdfmetrics.registerFont(TTFont(f"{name}B", f"{base}{name}-Bold.ttf"))
        self.canvas = canvas.Canvas(str(target), pagesize=A4, invariant=1)
        self.face = face
        self.font(10)

    def font(self, size, bold=False):
        self.size, self.name = size, self.face + ("B" if bold else "")
        self.canvas.setFont(self.name, size)

    def width(self, text):
        return pdfmetrics.stringWidth(text, self.name, self.size)

    def text(self, x, y, text):
        self.canvas.drawString(x, 841.9 - y, text)

    def rule(self, x1, y1, x2, y2, width=0.6):
        self.canvas.setLineWidth(width)
        self.canvas.line(x1, 841.9 - y1, x2, 841.9 - y2)

    def next_page(self):
        self.canvas.showPage()
        self.canvas.setFont(self.name, self.size)

    def close(self):
        self.canvas.save()


class Flow:
    """Sets blocks from top to bottom; knows pages and rules."""

    def __init__(self, paper, pen):
        self.paper, self.pen = paper, pen
        self.left, self.right, self.top, self.bottom = paper.look.get("margins", (62, 535, 62, 775))
        self.size = paper.look.get("points", 10)
        self.y, self.page = self.top, 1
        self.head()

    def head(self):
        for x, y, size, bold, text in self.paper.look.get("marks", ()):
            self.pen.font(size, bold)
            self.pen.text(x, y, text.format(page=self.page))

    def turn(self):
        self.pen.next_page()
        self.page += 1
        self.y = self.top
        self.head()

    def need(self, height):
        if self.y + height > self.bottom:
            self.turn()

    def wrap(self, text, width):
        rows = []
        for part in plain(text).split("\n"):
            row = ""
            for word in part.split(" "):
                trial = f"{row} {word}".strip()
                if row and self.pen.width(trial) > width:
                    rows.append(row)
                    row = word
                else:
                    row = trial
            rows.append(row)
        return rows

    def paragraph(self, text, size=None, bold=False, x=None, width=None, gap=0.55, centre=False):
        size = size or self.size
        self.pen.font(size, bold)
        x = x or self.left
        width = width or self.right - x
        for row in self.wrap(text, width):
            self.need(size * 1.35)
            self.pen.font(size, bold)
            self.y += size * 1.35
            self.pen.text(x + (width - self.pen.width(row)) / 2 if centre else x, self.y, row)
        self.y += size * gap

    def table(self, head, rows, foot, align, boxed=False):
        size = self.size * 0.92
        columns = len(align)
        self.pen.font(size)
        weights = [max([self.pen.width(plain(r[c])) for r in rows + foot + ([head] if head else []) if len(r) == columns] + [10]) + 12
                   for c in range(columns)]
        flexible = max((c for c in range(columns) if align[c] == "l"), key=lambda c: weights[c])
        weights[flexible] = self.right - self.left - sum(w for c, w in enumerate(weights) if c != flexible)
        starts = [self.left + sum(weights[:c]) for c in range(columns)]
        for number, row in enumerate(([head] if head else []) + rows + foot):
            bold = (number == 0 and bool(head)) or number >= len(rows) + bool(head)
            row = list(row) + [""] * (columns - len(row))
            self.pen.font(size, bold)
            cells = [self.wrap(cell, weights[c] - 8) if c == flexible else [plain(cell)] for c, cell in enumerate(row)]
            height = max(len(cell) for cell in cells) * size * 1.3 + 4
            self.need(height)
            self.pen.font(size, bold)
            for c, cell in enumerate(cells):
                for k, text in enumerate(cell):
                    x = starts[c] + 4 if align[c] == "l" else starts[c] + weights[c] - 4 - self.pen.width(text)
                    self.pen.text(x, self.y + size * 1.3 * (k + 1), text)
            if boxed:
                for x in starts + [self.right]:
                    self.pen.rule(x, self.y, x, self.y + height, 0.4)
            self.y += height
            if boxed or bold:
                self.pen.rule(self.left, self.y, self.right, self.y, 0.4)
        self.y += size * 0.8

    def box_row(self, pairs):
        """A row of labelled boxes; a value that begins with [x] or [ ] is a tick drawn with strokes."""
        width = (self.right - self.left) / len(pairs)
        self.need(32)
        for k, (label, value) in enumerate(pairs):
            x = self.left + k * width
            for a in ((x, self.y, x + width, self.y), (x, self.y + 28, x + width, self.y + 28),
                      (x, self.y, x, self.y + 28), (x + width, self.y, x + width, self.y + 28)):
                self.pen.rule(*a, 0.5)
            self.pen.font(6.2)
            self.pen.text(x + 3, self.y + 8, plain(label))
            cursor = x + 5
            for part in re.split(r"(\[[x ]\])", plain(value)):
                if part in ("[x]", "[ ]"):
                    for a in ((cursor, self.y + 14, cursor + 8, self.y + 14), (cursor, self.y + 22, cursor + 8, self.y + 22),
                              (cursor, self.y + 14, cursor, self.y + 22), (cursor + 8, self.y + 14, cursor + 8, self.y + 22)):
                        self.pen.rule(*a, 0.7)
                    if part == "[x]":
                        self.pen.rule(cursor + 1, self.y + 15, cursor + 7, self.y + 21, 1.2)
                        self.pen.rule(cursor + 7, self.y + 15, cursor + 1, self.y + 21, 1.2)
                    cursor += 12
                elif part.strip():
                    self.pen.font(9.2, True)
                    self.pen.text(cursor, self.y + 22, part.strip())
                    cursor += self.pen.width(part.strip()) + 9
        self.y += 28

    def signatures(self, signers, signed):
        self.need(95)
        self.y += 16
        width = (self.right - self.left - 30) / 2
        top = self.y
        for k, (place, name, role, party) in enumerate(signers):
            x = self.left + (k % 2) * (width + 30)
            y = top + (k // 2) * 90
            self.pen.font(9)
            self.pen.text(x, y + 10, place)
            if signed:
                r = self.paper.random
                px, py = x + 8, y + 34
                for _ in range(16):
                    nx, ny = px + r.uniform(3, 9), y + 32 + r.uniform(-13, 9)
                    self.pen.rule(px, py, nx, ny, 1.1)
                    px, py = nx, ny
            self.pen.rule(x, y + 46, x + width, y + 46, 0.6)
            for row, text in enumerate((f"{name}{', ' + role if role else ''}", party)):
                self.pen.text(x, y + 58 + row * 12, plain(text))
        self.y = top + 90 * ((len(signers) + 1) // 2)

    def run(self):
        for kind, content, options in self.paper.blocks:
            if kind == "h":
                self.need(44)
                big = options["level"] == 1
                self.y += 0 if big else 5
                self.paragraph(content[0], self.size * (1.5 if big else 1.05), True, gap=0.7 if big else 0.3,
                               centre=big and self.paper.look.get("centre", False))
            elif kind == "p":
                self.paragraph(content[0])
            elif kind == "table":
                self.table(*content, options["align"], options.get("boxed", self.paper.look.get("boxed", False)))
            elif kind == "kv":
                if options.get("boxes"):
                    for start in range(0, len(content[0]), options["boxes"]):
                        self.box_row(content[0][start:start + options["boxes"]])
                    self.y += 6
                else:
                    for key, value in content[0]:
                        self.need(15)
                        top = self.y
                        self.pen.font(self.size)
                        self.pen.text(self.left, top + self.size * 1.35, plain(key))
                        self.paragraph(value, x=self.left + options.get("label", 150), gap=0.25)
            elif kind == "pagebreak":
                self.turn()
            elif kind == "sig":
                self.signatures(content[0], options["signed"])
            else:
                raise AssertionError(kind)
        self.pen.close()


def produce_cairo(paper, target):
    Flow(paper, CairoPen(target, paper.look.get("face", "DejaVu Serif"))).run()


def produce_reportlab(paper, target):
    Flow(paper, ReportlabPen(target, paper.look.get("face", "Sans"))).run()


def produce_platypus(paper, target):
    """ReportLab's own paragraphs and tables."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
    ReportlabPen(target, "Sans")                                     # registers the fonts
    for name in ("Sans", "Serif"):
        pdfmetrics.registerFontFamily(name, normal=name, bold=name + "B", italic=name, boldItalic=name + "B")
    face, size = paper.look.get("face", "Sans"), paper.look.get("points", 9.5)
    base = ParagraphStyle("base", fontName=face, fontSize=size, leading=size * 1.36, spaceAfter=size * 0.5)
    style = lambda **more: ParagraphStyle("more", parent=base, **more)
    text = lambda value, **more: Paragraph(value.replace("<br>", "<br/>"), style(**more))
    story = []
    width = 595 - 2 * 56
    for kind, content, options in paper.blocks:
        if kind == "h":
            big = options["level"] == 1
            story.append(text(content[0], fontName=face + "B", fontSize=size * (1.5 if big else 1.1), leading=size * 1.9, spaceBefore=size * 0.6, keepWithNext=1))
        elif kind == "p":
            side = {"right": TA_RIGHT, "center": TA_CENTER}.get(options.get("klass", ""), TA_JUSTIFY if paper.look.get("justify") else 0)
            story.append(text(content[0], alignment=side, **({"fontSize": size * 0.78, "leading": size} if options.get("klass") == "small" else {})))
        elif kind == "kv":
            table = Table([[text(k, spaceAfter=0), text(v, spaceAfter=0)] for k, v in content[0]], colWidths=[width * 0.3, width * 0.7])
            table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *([("BOX", (0, 0), (-1, -1), 0.6, "black"), ("LINEBELOW", (0, 0), (-1, -1), 0.3, "grey")] if paper.look.get("boxed") else [])])
            story += [table, Spacer(1, size)]
        elif kind == "table":
            head, rows, foot = content
            align = options["align"]
            every = ([head] if head else []) + rows + foot
            lengths = [max([min(46, len(plain(r[c]))) for r in every if len(r) == len(align)] + [5]) for c in range(len(align))]
            bold = ({0} if head else set()) | set(range(len(every) - len(foot), len(every)))
            cells = [[text(f"<b>{c}</b>" if k in bold and c else c, spaceAfter=0, alignment=TA_RIGHT if a == "r" else 0, fontSize=size * 0.94) for a, c in zip(align, list(r) + [""] * len(align))]
                     for k, r in enumerate(every)]
            table = Table(cells, colWidths=[width * (n + 2) / sum(m + 2 for m in lengths) for n in lengths], repeatRows=1 if head else 0)
            groups = [("SPAN", (0, k), (-1, k)) for k, r in enumerate(every) if len(r) == 1]
            table.setStyle([("GRID", (0, 0), (-1, -1), 0.4, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP"), *groups])
            story += [table, Spacer(1, size)]
        elif kind == "pagebreak":
            story.append(PageBreak())
        elif kind == "sig":
            cells = [[text(f"{place}<br/><br/>{'<i>' + name + '</i>' if options['signed'] else ''}<br/>____________________________<br/>{name}{', ' + role if role else ''}<br/>{party}")
                      for place, name, role, party in content[0]]]
            story.append(KeepTogether(Table(cells)))
        else:
            raise AssertionError(kind)

    def foot(page, document):
        page.setFont(face, 7)
        page.drawString(56, 30, plain(paper.look.get("footer", "")))
        page.drawRightString(539, 30, str(document.page))
    SimpleDocTemplate(str(target), leftMargin=56, rightMargin=56, topMargin=52, bottomMargin=56, invariant=1).build(story, onFirstPage=foot, onLaterPages=foot)
