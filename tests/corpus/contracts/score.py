#!/usr/bin/env python3
"""Compares what was read from contracts with the truth beside them.

usage: score.py OUTPUTS [--truth FOLDER] [--only WORD]… [--exclude WORD]… [--author A] [--wrong NAME-PART] [--json] [--minimum SHARE]

OUTPUTS holds NAME.json = {"fields": {…}, "findings": [{"code": …}, … or strings]} per contract. Per value of the truth:
right; null (the paper says it, the reader does not: safe, costs work); wrong (another value); invented (the truth is null,
the reader has a value). The share counts right = 1, null = 0, wrong and invented = -1. Values that are null on both sides
count as right only where silence is a statement (contradictions): elsewhere they are not counted, or empty fields would
flatter every reader. `--wrong all` lists each wrong value.
"""
import argparse
import json
import pathlib
import re
import sys
import unicodedata
from decimal import Decimal, InvalidOperation

HERE = pathlib.Path(__file__).resolve().parent
PARTY = ("name", "street", "postcode", "city", "country", "vat_id", "tax_number", "registration", "iban", "bic")
IDENTIFIERS = ("vat_id", "tax_number", "registration", "iban", "bic")
LINE = ("description", "quantity", "unit", "unit_price_net", "allowance", "vat_rate", "vat_category", "line_net")
OUTCOMES = ("right", "null", "wrong", "invented")
# How sure a reader says it is of a value, in percent: the lower edges of the bands that are reported apart.
BANDS = (95, 90, 80, 70, 0)

# What a reader's own finding codes may be called, by the kinds of README.md; a code that contains the word counts.
FINDING_ALIASES = {
    "not_a_contract": ("not_a_contract", "no_contract", "nothing_to_invoice"),
    "amendment": ("amendment",), "framework": ("framework",),
    "unsigned": ("unsigned", "signature", "draft"),
    "totals_mismatch": ("totals_mismatch", "total_mismatch", "totals_do_not", "totals_conflict", "sum_mismatch", "totals_differ"),
    "two_prices": ("two_prices", "price_conflict", "prices_differ", "price_contradiction", "conflicting_price"),
    "missing_price": ("missing_price", "price_missing", "no_price"), "missing_party": ("missing_party", "party_missing", "seller_missing", "buyer_missing"),
    "gross_only": ("gross_only", "gross_price", "net_derived"),
    "vat_rate_missing": ("vat_rate_missing", "missing_vat_rate", "vat_rate_unstated", "no_vat_rate", "vat_rate_unknown", "vat_missing"),
    "vat_contradiction": ("vat_contradiction", "vat_conflict"),
    "proration_unstated": ("proration", "prorata", "pro_rata", "partial_period"),
    "due_on_event": ("due_on_event", "event_due", "due_event", "milestone_event"),
    "payment_terms_not_days": ("payment_terms", "terms_not_days"),
    "rhythm_unsupported": ("rhythm",), "division_uneven": ("division_uneven", "uneven"),
    "check_digit_failed": ("check_digit", "checksum", "iban_invalid", "vat_id_invalid", "invalid_iban", "invalid_vat"),
    "words_figures_conflict": ("words_figures", "words_and_figures", "in_words"),
    "date_conflict": ("date_conflict", "dates_conflict"), "bilingual_conflict": ("bilingual", "language_versions", "versions_differ"),
    "self_billing": ("self_billing",), "missing_annex": ("missing_annex", "annex_missing"), "blanks": ("blank",),
    "two_contracts": ("two_contracts", "several_contracts", "two_papers"), "mixed_currency": ("mixed_currency", "currency_conflict", "two_currencies"),
    "estimated_quantity": ("estimated_quantity", "estimate", "quantity_unknown", "call_off", "time_and_material"),
    "price_example": ("price_example", "old_price", "former_price"), "hidden_text": ("hidden_text",), "low_ocr": ("ocr", "scan_quality", "low_confidence"),
    "options_unticked": ("option",), "tiers": ("tier",), "roles_reversed": ("roles_reversed", "role_reversed", "own_company_buyer", "we_are_buyer"),
    "own_company_absent": ("own_company", "not_a_party", "neither_party"), "above_limit": ("above_limit",),
}
NEEDS_PROFILE = {"roles_reversed", "own_company_absent", "above_limit"}


def folded(text):
    text = unicodedata.normalize("NFKD", str(text).replace("ß", "ss"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def packed(text):
    return re.sub(r"[^A-Z0-9]", "", folded(text).upper())


def words(text):
    return {w for w in folded(text).split() if len(w) > 2 or w.isdigit()}


def number(value):
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def same(path, truth, found):
    """True when `found` says what `truth` says, by the habit of the field."""
    key = path.split(".")[-1]
    if isinstance(truth, bool) or isinstance(found, bool):
        return truth is found
    if key in ("quantity", "unit_price_net", "allowance", "vat_rate", "line_net", "net", "gross", "percent", "days", "amount", "rate",
               "payment_terms_days"):
        a, b = number(truth), number(found)
        return a is not None and a == b
    if key in ("vat_id", "iban", "tax_number"):
        return packed(truth) == packed(found)
    if key == "bic":
        return packed(truth).ljust(11, "X")[:11] == packed(found).ljust(11, "X")[:11]
    if key == "registration":
        return packed(truth) in packed(found)
    if key == "postcode":
        strip = lambda v: re.sub(r"^(D|A|CH|B|L|F|NL)(?=\d)", "", packed(v))
        return strip(truth) == strip(found)
    if key == "street":
        unify = lambda v: re.sub(r"str(asse|\.)?\b", "str", folded(v)).replace(" ", "")
        return unify(truth) == unify(found)
    if key == "description":
        expected, got = words(truth), words(found)
        return bool(expected) and len(expected & got) / len(expected) >= 0.6
    if key in ("name", "city", "contract_number"):
        return packed(truth) == packed(found)
    return str(truth).strip().lower() == str(found).strip().lower()


def empty(value):
    return value is None or value == "" or value == []


class Sheet:
    def __init__(self, name, language, scan, layout):
        self.name, self.language, self.scan, self.layout = name, language, scan, layout
        self.rows = []
        self.sure = []  # (kind, confidence, right) per value that the reader states with its confidence
        self.confidence = {}

    def value(self, kind, path, truth, found, accepted=(), silence_counts=False, found_path=None):
        if any((empty(option) and empty(found)) or (not empty(option) and not empty(found) and same(path, option, found)) for option in accepted):
            outcome = "right"
        elif empty(truth):
            if empty(found):
                outcome = "right" if silence_counts else None
            else:
                outcome = "invented"
        elif empty(found):
            outcome = "null"
        else:
            outcome = "right" if same(path, truth, found) else "wrong"
        if outcome:
            self.rows.append((kind, path, outcome, truth, found))
        percent = self.confidence.get(found_path or path)
        if outcome and percent is not None and not empty(found):
            self.sure.append((kind, percent, outcome == "right"))


def get(tree, path):
    for key in path.split("."):
        if isinstance(tree, list):
            tree = tree[int(key)] if key.isdigit() and int(key) < len(tree) else None
        elif isinstance(tree, dict):
            tree = tree.get(key)
        else:
            return None
    return tree


def pair_lines(expected, found):
    """Gives each expected line the found line that fits best; the order of the paper breaks ties."""
    pairs, free = [], list(range(len(found)))
    for position, row in enumerate(expected):
        def fit(k):
            other = found[k]
            score = 3 if not empty(other.get("line_net")) and same("line_net", row["line_net"], other.get("line_net")) else 0
            score += 2 if not empty(other.get("unit_price_net")) and row["unit_price_net"] and same("unit_price_net", row["unit_price_net"], other.get("unit_price_net")) else 0
            score += 4 if not empty(other.get("description")) and same("description", row["description"], other.get("description")) else 0
            return score, -abs(k - position)
        best = max(free, key=fit, default=None)
        if best is not None and fit(best)[0] > 0:
            pairs.append((position, row, found[best], best))
            free.remove(best)
        else:
            pairs.append((position, row, {}, None))
    return pairs, free


def score_lines(sheet, expected, found, accept):
    pairs, extra = pair_lines(expected, found)
    for position, row, other, place in pairs:
        for key in LINE:
            path = f"lines.{position}.{key}"
            truth, value = row[key], other.get(key)
            if key == "allowance":
                truth = None if empty(truth) or number(truth) == 0 else truth
                value = None if empty(value) or number(value) == 0 else value
            contradiction = key in ("unit_price_net", "line_net", "quantity") and truth is None
            sheet.value("lines", path, truth, value, accept.get(path, ()), silence_counts=contradiction and bool(other),
                        found_path=f"lines.{place}.{key}")
    for k in extra:
        sheet.rows.append(("lines", f"lines[extra {k}]", "invented", None, found[k].get("description")))


def trial(sheet, expected, found, accept):
    probe = Sheet("", "", False, "")
    score_lines(probe, expected, found, accept)
    return sum({"right": 1, "null": 0}.get(row[2], -1) for row in probe.rows)


def score(name, truth, output):
    fields = truth["fields"]
    found = output.get("fields") or {}
    accept = truth.get("accept", {})
    sheet = Sheet(name, fields["language"], truth["scan"], truth["layout"])
    sheet.confidence = {path: e.get("confidence") for path, e in (output.get("evidence") or {}).items() if isinstance(e, dict)}
    plain = lambda kind, path, **more: sheet.value(kind, path, get(fields, path), get(found, path), accept.get(path, ()), **more)
    for path in ("is_contract", "kind", "language"):
        plain("class", path)
    if fields["is_contract"]:
        for side in ("seller", "buyer"):
            for key in PARTY:
                plain("identifiers" if key in IDENTIFIERS else "parties", f"{side}.{key}")
        for path in ("contract_number", "contract_date", "service_start", "service_end"):
            plain("number and dates", path)
        plain("billing", "currency")
        plain("billing", "billing.rhythm", silence_counts="rhythm_unsupported" in truth["expect_findings"])
        for key in ("from", "to"):
            plain("billing", f"billing.first_invoice_period.{key}")
        plain("terms", "payment_terms_days", silence_counts="payment_terms_not_days" in truth["expect_findings"])
        wanted = {(number(d["percent"]), int(d["days"])) for d in fields["discount_terms"]}
        got = {(number(d.get("percent")), d.get("days")) for d in found.get("discount_terms") or []}
        if wanted or got:
            outcome = "right" if wanted == got else "null" if not got else "wrong" if wanted else "invented"
            sheet.rows.append(("terms", "discount_terms", outcome, fields["discount_terms"], found.get("discount_terms")))
        for note in fields["notes_required"]:
            notes = found.get("notes_required") or []
            fits = any(len(words(note) & words(other)) / max(1, len(words(note))) >= 0.6 for other in notes)
            sheet.rows.append(("terms", "notes_required", "right" if fits else "wrong" if notes else "null", note, notes))
        lines = [row for row in found.get("lines") or [] if isinstance(row, dict)]
        options = [fields["lines"]] + truth.get("accept_lines", [])
        best = max(options, key=lambda option: trial(sheet, option, lines, accept if option is fields["lines"] else {}))
        score_lines(sheet, best, lines, accept if best is fields["lines"] else {})
        for key in ("net", "gross"):
            plain("totals", f"totals.{key}", silence_counts=True)
        shape = lambda rows: sorted((number(v.get("rate")) or Decimal(0), str(v.get("category")), number(v.get("amount"))) for v in rows or [])
        wanted, got = shape(get(fields, "totals.vat")), shape(get(found, "totals.vat"))
        allowed = [wanted] + [shape(option) for option in accept.get("totals.vat", [])]
        if "totals.vat.0.amount" in accept and wanted:
            allowed += [[(wanted[0][0], wanted[0][1], number(a)), *wanted[1:]] for a in accept["totals.vat.0.amount"]]
        if wanted or got:
            outcome = "right" if got in allowed else "null" if not got else "wrong" if wanted else "invented"
            sheet.rows.append(("totals", "totals.vat", outcome, get(fields, "totals.vat"), get(found, "totals.vat")))
    else:
        for row in found.get("lines") or []:
            sheet.rows.append(("class", "lines of no contract", "invented", None, row.get("description")))
    codes = [(f.get("code", "") if isinstance(f, dict) else str(f)).lower().replace("-", "_").replace(" ", "_").replace(".", "_")
             for f in output.get("findings") or []]
    for kind in truth["expect_findings"]:
        if kind in NEEDS_PROFILE:
            continue
        said = any(alias in code for alias in FINDING_ALIASES[kind] for code in codes)
        sheet.rows.append(("findings", kind, "right" if said else "null", kind, codes))
    known = [alias for kind in truth["expect_findings"] for alias in FINDING_ALIASES[kind]]
    sheet.noise = [code for code in codes if not any(alias in code for alias in known)]
    return sheet


def share(rows):
    counts = {outcome: sum(1 for row in rows if row[2] == outcome) for outcome in OUTCOMES}
    total = sum(counts.values())
    counts["total"] = total
    counts["accuracy"] = round(counts["right"] / total, 4) if total else None
    counts["score"] = round((counts["right"] - counts["wrong"] - counts["invented"]) / total, 4) if total else None
    return counts


def calibration(sheets):
    """Per band of stated confidence: how many values, and how many of them are right; all together and per kind."""
    table = []
    for i, low in enumerate(BANDS):
        high = BANDS[i - 1] if i else 101
        inside = [(kind, right) for sheet in sheets for kind, percent, right in sheet.sure if low <= percent < high]
        kinds = {}
        for kind, right in inside:
            kinds.setdefault(kind, []).append(right)
        table.append({"from": low, "values": len(inside), "right": round(sum(r for _, r in inside) / len(inside), 4) if inside else None,
                      "by_kind": {kind: {"values": len(v), "right": round(sum(v) / len(v), 4)} for kind, v in sorted(kinds.items())}})
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("outputs", type=pathlib.Path)
    parser.add_argument("--truth", type=pathlib.Path, default=HERE / "develop")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--exclude", action="append", default=[])
    parser.add_argument("--author", help="only the contracts of this author (A, B, C)")
    parser.add_argument("--wrong", metavar="NAME-PART", help="list what is not right for these contracts; 'all' for every one")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--minimum", type=float, help="fail when the overall accuracy is below this share")
    arguments = parser.parse_args()
    sheets, missing = [], []
    for path in sorted(arguments.truth.glob("*.json")):
        if arguments.only and not any(word in path.stem for word in arguments.only) or any(word in path.stem for word in arguments.exclude):
            continue
        truth = json.loads(path.read_text())
        if arguments.author and truth["author"] != arguments.author:
            continue
        output = arguments.outputs / path.name
        if not output.exists():
            missing.append(path.stem)
        found = json.loads(output.read_text()) if output.exists() else {}
        sheets.append(score(path.stem, truth, found))
    if not sheets:
        sys.exit(f"score: no truth found in {arguments.truth}")
    rows = [(sheet, row) for sheet in sheets for row in sheet.rows]
    kinds = ["class", "parties", "identifiers", "number and dates", "billing", "terms", "lines", "totals", "findings"]
    languages = ["de", "fr", "en"]
    report = {"contracts": len(sheets), "without_output": missing, "overall": share([r for _, r in rows]),
              "noise_findings": sum(len(s.noise) for s in sheets),
              "by_kind": {k: share([r for _, r in rows if r[0] == k]) for k in kinds},
              "by_language": {g: share([r for s, r in rows if s.language == g]) for g in languages},
              "by_language_and_kind": {g: {k: share([r for s, r in rows if s.language == g and r[0] == k]) for k in kinds} for g in languages},
              "by_source": {"text": share([r for s, r in rows if not s.scan]), "scan": share([r for s, r in rows if s.scan])},
              "by_layout": {l: share([r for s, r in rows if s.layout == l]) for l in sorted({s.layout for s in sheets})},
              "by_confidence": calibration(sheets),
              "by_contract": {s.name: share(s.rows) for s in sheets}}
    if arguments.json:
        print(json.dumps(report, indent=1))
    else:
        show = lambda label, c: print(f"{label:24} " + (f"{c['accuracy']:7.1%}  {c['right']:5} right {c['null']:4} null {c['wrong']:4} wrong {c['invented']:4} invented  score {c['score']:+.3f}" if c["total"] else "      –"))
        print(f"{len(sheets)} contracts" + (f", {len(missing)} without output: {', '.join(missing[:5])}…" if missing else ""))
        show("overall", report["overall"])
        for title, part in (("by kind", "by_kind"), ("by language", "by_language"), ("by source", "by_source"), ("by layout", "by_layout")):
            print(f"-- {title}")
            for label, counts in report[part].items():
                show(label, counts)
        print("-- accuracy by language and kind")
        print(" " * 24 + "".join(f"{g:>9}" for g in languages))
        for kind in kinds:
            cells = [report["by_language_and_kind"][g][kind]["accuracy"] for g in languages]
            print(f"{kind:24}" + "".join("        –" if c is None else f"{c:9.1%}" for c in cells))
        print("-- stated confidence: values, share that is right; the same per kind")
        for band in report["by_confidence"]:
            parts = ", ".join(f"{kind} {v['right']:.0%} of {v['values']}" for kind, v in band["by_kind"].items())
            print(f"{band['from']:3} % and more            " + ("      –" if band["right"] is None else f"{band['right']:7.1%}  of {band['values']:5}   {parts}"))
        print(f"findings beyond those expected: {report['noise_findings']}")
    if arguments.wrong:
        for sheet, (kind, path, outcome, truth, found) in rows:
            if outcome != "right" and (arguments.wrong == "all" or arguments.wrong in sheet.name):
                print(f"{sheet.name:36} {outcome:8} {path:36} truth {json.dumps(truth, ensure_ascii=False)[:70]}  found {json.dumps(found, ensure_ascii=False)[:70]}")
    if arguments.minimum is not None and (report["overall"]["accuracy"] or 0) < arguments.minimum:
        sys.exit(f"score: accuracy {report['overall']['accuracy']} is below {arguments.minimum}")


if __name__ == "__main__":
    main()
