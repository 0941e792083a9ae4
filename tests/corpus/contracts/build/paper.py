"""A contract as a list of blocks, free of any layout, and the truth that belongs to it.

Documents build a Paper; producers (browser.py, drawn.py, typed.py, office.py) print it in one of the layout
families. Text may hold <b>, <i>, <br>; producers that cannot show them leave them out.
"""
import hashlib
import random
import re
from decimal import Decimal, ROUND_HALF_UP

CENT = Decimal("0.01")


def money(value):
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


def line(description, quantity, unit, price, vat="19", category="S", allowance=None, net=None):
    """One invoice line of the truth; quantity or price None = unknown."""
    if net is None and quantity is not None and price is not None:
        net = money(Decimal(quantity) * Decimal(price) - Decimal(allowance or 0))
    return {"description": description, "quantity": quantity, "unit": unit, "unit_price_net": price,
            "allowance": allowance, "vat_rate": vat, "vat_category": category,
            "line_net": None if net is None else str(net)}


def totals_of(lines):
    if not lines or any(row["line_net"] is None for row in lines):
        return {"net": None, "vat": [], "gross": None}
    net = sum(Decimal(row["line_net"]) for row in lines)
    groups = {}
    for row in lines:
        key = (row["vat_rate"], row["vat_category"])
        groups[key] = groups.get(key, Decimal(0)) + Decimal(row["line_net"])
    if any(rate is None and category != "O" for rate, category in groups):
        return {"net": str(net), "vat": [], "gross": None}
    vat = [{"rate": rate, "category": category, "amount": str(money(base * Decimal(rate or 0) / 100))}
           for (rate, category), base in groups.items()]
    return {"net": str(net), "vat": vat, "gross": str(net + sum(Decimal(v["amount"]) for v in vat))}


class Paper:
    def __init__(self, language, layout, title="", **look):
        self.name, self.language, self.layout, self.title = "", language, layout, title
        self.look = look              # layout's own settings: font, colour, letterhead, footer, …
        self.blocks = []
        self.numbering = look.get("numbering", "§ {n}  ")
        self.paragraphs = look.get("paragraphs", "({k}) ")
        self.section = 0
        self.random = random.Random(int(hashlib.sha256((language + layout + title).encode()).hexdigest()[:8], 16))
        self.scan = look.get("scan")
        self.fields, self.findings, self.extra = None, [], {}

    # -- blocks -----------------------------------------------------------------------------------
    def add(self, kind, *content, **options):
        self.blocks.append((kind, content, options))
        return self

    def h(self, text, level=1):
        return self.add("h", text, level=level)

    def p(self, *texts, **options):
        for text in texts:
            self.add("p", text, **options)
        return self

    def sec(self, title, *texts):
        """A numbered section; several paragraphs are numbered too."""
        self.section += 1
        self.add("h", self.numbering.format(n=self.section) + title, level=2)
        for k, text in enumerate(texts, 1):
            number = self.paragraphs.format(n=self.section, k=k) if len(texts) > 1 else ""
            self.add("p", number + text, numbered=True)
        return self

    def table(self, head, rows, align="", foot=(), **options):
        """align: one of l c r per column. Rows are lists of text; foot rows are set off."""
        return self.add("table", head, rows, list(foot), align=align or "l" * len(head or rows[0]), **options)

    def carry_table(self, head, rows, split, carried, brought, align, foot=(), start_label=""):
        """A price list over several pages: `split` gives the row counts per page; the running total of the
        last column is carried down and brought forward, printed by the caller's number format."""
        show = self.look["number"]
        total, place = Decimal(0), 0
        blanks = [""] * (len(head) - 2)
        for page, count in enumerate(split):
            part = rows[place:place + count]
            cells = [[*row[:-1], show(row[-1])] for row in part]
            if page:
                cells.insert(0, [brought, *blanks, show(total)])
            total += sum(Decimal(row[-1]) for row in part)
            place += count
            last = page == len(split) - 1
            self.table(head, cells, align, foot=foot if last else [[carried, *blanks, show(total)]])
            if not last:
                self.pagebreak()
        assert place == len(rows), (place, len(rows))
        return total

    def kv(self, rows, **options):
        return self.add("kv", rows, **options)

    def raw(self, html):
        return self.add("raw", html)

    def pagebreak(self):
        return self.add("pagebreak")

    def sig(self, *signers, signed=True):
        """signers: (place and date, name, function, for whom)."""
        return self.add("sig", list(signers), signed=signed)

    # -- truth ------------------------------------------------------------------------------------
    def truth(self, seller, buyer, number=None, date=None, start=None, end=None, currency="EUR", rhythm=None,
              period=(None, None), days=None, discounts=(), lines=(), notes=(), kind="service_contract",
              findings=(), totals=None, **extra):
        contract = kind in ("service_contract", "amendment", "framework")
        self.parties = (seller, buyer)
        self.fields = {
            "is_contract": contract, "kind": kind, "language": self.language,
            "seller": None, "buyer": None,
            "contract_number": number, "contract_date": date, "service_start": start, "service_end": end,
            "currency": currency,
            "billing": {"rhythm": rhythm, "first_invoice_period": {"from": period[0], "to": period[1]}},
            "payment_terms_days": days,
            "discount_terms": [{"percent": p, "days": d} for p, d in discounts],
            "lines": list(lines), "totals": totals or totals_of(list(lines)), "notes_required": list(notes)}
        self.findings = list(findings) + ([] if contract or "not_a_contract" in findings else ["not_a_contract"])
        self.extra = extra
        return self

    def source_text(self):
        """All text given to the producer: unlike the printed text, no cell's line break or column tears numbers apart."""
        strings = []

        def collect(value):
            if isinstance(value, str):
                strings.append(value)
            elif isinstance(value, (list, tuple)):
                for part in value:
                    collect(part)
        collect([content for _, content, _ in self.blocks])
        collect([self.look.get(key, "") for key in ("letterhead", "footer", "side", "marks", "pagefoot")])
        return re.sub(r"<[^>]+>|&nbsp;", " ", "\n".join(strings)).replace("&amp;", "&")

    def truth_file(self, text):
        """The truth with what the printed text shows of each party."""
        text = text + "\n" + self.source_text()
        empty = dict.fromkeys(("name", "street", "postcode", "city", "country", "vat_id", "tax_number",
                               "registration", "iban", "bic"))
        for side, party in zip(("seller", "buyer"), self.parties):
            self.fields[side] = party.truth(text) if party else dict(empty)
            for path, value in self.extra.get("override", {}).items():
                if path.startswith(side + "."):
                    self.fields[side][path.split(".")[1]] = value
        result = {"fields": self.fields, "expect_findings": self.findings, "layout": self.layout, "author": self.look.get("author", "A"),
                  "scan": bool(self.scan)}
        for key in ("accept", "accept_lines", "about"):
            if self.extra.get(key):
                result[key] = self.extra[key]
        return result


# -- number formats -----------------------------------------------------------------------------------
def _grouped(value, group, point, places=2):
    return f"{Decimal(value):,.{places}f}".replace(",", "\0").replace(".", point).replace("\0", group)


def de(value):
    return _grouped(value, ".", ",")


def fr(value):
    return _grouped(value, "\u202f", ",")


def fr_blank(value):
    return _grouped(value, "\u00a0", ",")


def ch(value):
    return _grouped(value, "'", ".")


def en(value):
    return _grouped(value, ",", ".")
