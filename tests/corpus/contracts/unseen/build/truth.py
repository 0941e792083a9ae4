"""Ground truth of the unseen contracts: collects the entries of the three languages."""
from decimal import ROUND_HALF_UP, Decimal

PARTY = ("name", "street", "postcode", "city", "country", "vat_id", "tax_number", "registration", "iban", "bic")
CENT = Decimal("0.01")


def party(name=None, street=None, postcode=None, city=None, country=None, **rest):
    known = dict(name=name, street=street, postcode=postcode, city=city, country=country, **rest)
    assert set(known) <= set(PARTY), known
    result = {key: known.get(key) for key in PARTY}
    if result["iban"]:
        result["iban"] = result["iban"].replace(" ", "")
    return result


def line(description, quantity, unit, price, rate, category="S", allowance=None):
    net = None
    if quantity is not None and price is not None:
        net = (Decimal(quantity) * Decimal(price) - Decimal(allowance or 0)).quantize(CENT, ROUND_HALF_UP)
    return {"description": description, "quantity": quantity, "unit": unit, "unit_price_net": price,
            "allowance": allowance, "vat_rate": rate, "vat_category": category,
            "line_net": None if net is None else str(net)}


def totals(lines):
    if not lines or any(l["line_net"] is None for l in lines):
        return {"net": None, "vat": [], "gross": None}
    net = sum(Decimal(l["line_net"]) for l in lines)
    if any(l["vat_rate"] is None and l["vat_category"] != "O" for l in lines):
        return {"net": str(net), "vat": [], "gross": None}
    groups = {}
    for l in lines:
        key = (l["vat_rate"], l["vat_category"])
        groups[key] = groups.get(key, Decimal(0)) + Decimal(l["line_net"])
    vat = [{"rate": rate, "category": category,
            "amount": str((base * Decimal(rate or 0) / 100).quantize(CENT, ROUND_HALF_UP))}
           for (rate, category), base in groups.items()]
    return {"net": str(net), "vat": vat, "gross": str(net + sum(Decimal(v["amount"]) for v in vat))}


def entry(layout, about, kind="service_contract", language="de", seller=None, buyer=None, number=None,
          date=None, start=None, end=None, currency="EUR", rhythm=None, first=(None, None), days=None,
          discount=(), lines=(), notes=(), findings=(), scan=False, is_contract=True, sums=None, accept=None,
          accept_lines=None):
    lines = list(lines)
    truth = {"fields": {
        "is_contract": is_contract, "kind": kind, "language": language,
        "seller": seller or party(), "buyer": buyer or party(), "contract_number": number,
        "contract_date": date, "service_start": start, "service_end": end, "currency": currency if is_contract else None,
        "billing": {"rhythm": rhythm, "first_invoice_period": {"from": first[0], "to": first[1]}},
        "payment_terms_days": days, "discount_terms": [{"percent": p, "days": d} for p, d in discount],
        "lines": lines, "totals": sums or totals(lines), "notes_required": list(notes)},
        "expect_findings": list(findings), "layout": layout, "author": "B", "scan": scan}
    if accept:
        truth["accept"] = accept
    if accept_lines:
        truth["accept_lines"] = accept_lines
    truth["about"] = about
    return truth


def documents():
    import truth_de
    import truth_en
    import truth_fr
    return {**truth_de.DOCUMENTS, **truth_fr.DOCUMENTS, **truth_en.DOCUMENTS}
