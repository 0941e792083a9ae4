"""Second reading of the truths: check digits, arithmetic, and that every value stands on the paper.

Prints what it does not find; a value that is derived (first period's end, prorated
price) is expected in that list, everything else is to be looked at.
"""
import html
import json
import re
import subprocess
from decimal import Decimal
from pathlib import Path

from stdnum import iban
from stdnum.eu import vat
from stdnum.ch import uid
from stdnum.fr import siren
from stdnum.gb import vat as gb_vat

from build import HERE, OUT, expand

MONTHS = {"de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
          "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
          "en": "January February March April May June July August September October November December"}


def squeeze(text):
    return re.sub(r"[\s.’' ,\-–—/()]", "", text).lower()


def paper(name, scan):
    if not scan:
        text = subprocess.run(["pdftotext", "-raw", str(OUT / f"{name}.pdf"), "-"], capture_output=True, text=True).stdout
    else:
        source = next(p for p in (HERE / "sources").iterdir() if p.stem == name)
        text = html.unescape(re.sub(r"<[^>]+>", " ", expand(source.read_text())))
    return squeeze(text)


def date_forms(value, language):
    year, month, day = value.split("-")
    name = MONTHS[language].split()[int(month) - 1]
    return [f"{int(day)}{name}{year}", f"{int(day)}er{name}{year}", f"{day}{month}{year}", f"{int(day)}{month}{year}",
            f"{name}{year}" if day == "01" else "?"]


def values(fields):
    language = fields["language"]
    for role in ("seller", "buyer"):
        for key, value in fields[role].items():
            if value and key not in ("country",):
                yield f"{role}.{key}", [value] if key != "vat_id" else [value, value[2:] + "!"]
    for key in ("contract_number",):
        if fields[key]:
            yield key, [fields[key]]
    for key in ("contract_date", "service_start", "service_end"):
        if fields[key]:
            yield key, date_forms(fields[key], language)
    for number, line in enumerate(fields["lines"]):
        for key in ("quantity", "unit_price_net", "allowance", "line_net"):
            if line[key] is not None and line[key] != "1":
                yield f"lines.{number}.{key}", [line[key], line[key].removesuffix(".00")]
        yield f"lines.{number}.description", [line["description"]]
        if line["vat_rate"] not in (None, "0"):
            yield f"lines.{number}.vat_rate", [line["vat_rate"] + "%"]
    for key in ("net", "gross"):
        if fields["totals"][key]:
            yield f"totals.{key}", [fields["totals"][key]]
    for number, note in enumerate(fields["notes_required"]):
        yield f"notes.{number}", [note]
    if fields["payment_terms_days"] is not None:
        yield "payment_terms_days", [str(fields["payment_terms_days"])]


def main():
    seen = {}
    for path in sorted(OUT.glob("*.json")):
        truth = json.loads(path.read_text())
        fields, name = truth["fields"], path.stem
        text = paper(name, truth["scan"])
        for key, forms in values(fields):
            if not any(squeeze(form) in text for form in forms):
                print(f"{name}: {key} = {forms[0]}")
        for role in ("seller", "buyer"):
            p = fields[role]
            if p["iban"] and not iban.is_valid(p["iban"]):
                print(f"{name}: bad IBAN {p['iban']}")
            v = p["vat_id"]
            if v:
                check = uid.is_valid if v.startswith("CHE") else gb_vat.is_valid if v.startswith("GB") else vat.is_valid
                if not check(v):
                    print(f"{name}: bad VAT id {v}")
            if p["country"] == "FR" and p["registration"] and not siren.is_valid(p["registration"]):
                print(f"{name}: bad SIREN {p['registration']}")
            if p["country"] == "CH" and p["registration"] and not uid.is_valid(p["registration"]):
                print(f"{name}: bad UID {p['registration']}")
            for value in (p["iban"], v, p["name"]):
                if value and seen.setdefault(value, name) != name:
                    print(f"{name}: {value} also in {seen[value]}")
        for line in fields["lines"]:
            if None not in (line["quantity"], line["unit_price_net"], line["line_net"]):
                exact = Decimal(line["quantity"]) * Decimal(line["unit_price_net"]) - Decimal(line["allowance"] or 0)
                if exact != Decimal(line["line_net"]):
                    print(f"{name}: {line['description']}: {exact} is not {line['line_net']}")


if __name__ == "__main__":
    main()
