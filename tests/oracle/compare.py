#!/usr/bin/env python3
"""Judges our own e-invoices by the official rules: every sound file must be valid, and on every mutant the official rules and ours
must break alike, rule by rule, as far as we implement them. usage: compare.py WRITE_CASES FOLDER [--verbose]"""
import email
import email.policy
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# Warnings of the Factur-X rules that every invoice in CII gets unless it names a day or place of delivery: the schema demands the
# group ApplicableHeaderTradeDelivery even when it is empty, and XRechnung's version of the rule leaves it out for that reason.
ACCEPTED_WARNINGS = {"pdf": {"PEPPOL-EN16931-R008"}}

# What we tell the person at the gate of a file that is valid; no official rule speaks of it.
OWN_DOUBTS = {"SOCLE-CURRENCY", "SOCLE-NOTHING-DUE"}
# Where the two official artefacts disagree with each other; ours sides with the standard's text, and so with the other syntax.
# (syntax, rule, who breaks it): (why, the mutants). An entry that no longer happens fails the test.
ORPHAN = "fires on a VAT breakdown without a line of its category, which the rule's text does not ask"
CONTEXT = "is examined only where the group exists; the rule's absence is told by the group's own rule"
FINER = "compares amounts of three decimals without rounding, or with; BR-DEC says so anyway"
BUNDLED = "tests the same condition under two ids"
DIVERGENCES = {
    ("ubl", "BR-CL-03", "official"): ("fires on a missing currency, which BR-05 says", ["BR-05 no currency", "a contract"]),
    ("ubl", "BR-09", "ours"): (CONTEXT, ["BR-08 no seller address"]),
    ("ubl", "BR-11", "ours"): (CONTEXT, ["BR-10 no buyer address", "a contract"]),
    ("ubl", "BR-S-01", "official"): (ORPHAN, ["BR-16 no lines", "BR-CO-04 line without category", "BR-CL-18 line category X", "BR-Z-01 breakdown of another category"]),
    ("ubl", "BR-CO-14", "ours"): (CONTEXT, ["BR-CO-18 no VAT breakdown"]),
    ("ubl", "BR-CO-14", "official"): ("fires on a missing total, which has no value to compare", ["a contract"]),
    ("cii", "BR-CO-18", "ours"): ("is examined only on a line", ["a contract"]),
    ("ubl", "BR-DEC-13", "ours"): ("looks for the currency inside the amount and so never fires", ["BR-DEC-13 VAT"]),
    ("cii", "BR-CO-13", "ours"): (FINER, ["BR-DEC-09 sum of lines"]),
    ("cii", "BR-CO-16", "official"): (FINER, ["BR-DEC-16 prepaid", "BR-DEC-17 rounding"]),
    ("cii", "BR-S-08", "official"): (FINER, ["BR-DEC-19 taxable amount"]),
    ("cii", "BR-61", "ours"): (CONTEXT, ["BR-DE-23-a transfer to nowhere"]),
    ("cii", "BR-Z-01", "official"): (ORPHAN, [f"{r}-01 breakdown of another category" for r in ("BR-S", "BR-E", "BR-AE", "BR-IC", "BR-G", "BR-O")] + ["BR-O-11 another breakdown"]),
    ("cii", "BR-O-01", "ours"): ("is not examined without a breakdown of category O", ["BR-O-01 breakdown of another category"]),
    ("cii", "BR-CO-17", "ours"): ("is shadowed by the rules of category O", ["BR-O-09 tax + 7"]),
    ("cii", "BR-O-11", "official"): (BUNDLED, ["BR-O-12 another line"]),
    ("cii", "BR-O-12", "official"): (BUNDLED, ["BR-O-11 another breakdown"]),
    ("cii", "BR-O-13", "official"): (BUNDLED, ["BR-O-14 another charge"]),
    ("cii", "BR-O-14", "official"): (BUNDLED, ["BR-O-13 another allowance"]),
}


def oracle(files):
    jar, libraries = HERE / "target/einvoice-oracle-1.jar", HERE / "target/lib"
    if not jar.exists() or not libraries.is_dir():
        sys.exit(f"{jar} is missing: scripts/bootstrap test builds it")
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-cp", f"{jar}:{libraries}/*", "socle.oracle.Oracle", "--stdin"]
    run = subprocess.run(command, input="\n".join(str(f) for f in files), capture_output=True, text=True)
    verdicts = {pathlib.Path(v["file"]).name: v for v in map(json.loads, run.stdout.splitlines())}
    if len(verdicts) != len(files):
        sys.exit(f"the oracle judged {len(verdicts)} of {len(files)} files\n{run.stderr}")
    return verdicts


def official_rules(verdict, known):
    return set(verdict["fatal"] + verdict["warning"] + verdict["information"]) & known


def mail_problems(folder):
    """The mail draft as Python's own reader of mails sees it."""
    mail = email.message_from_bytes((folder / "draft.eml").read_bytes(), policy=email.policy.default)
    expected = json.loads((folder / "draft.json").read_text())
    body, *attached = list(mail.iter_parts())
    found = {"subject": mail["Subject"], "body": body.get_content().replace("\r\n", "\n"), "files": [a.get_filename() for a in attached]}
    problems = [f"the mail's {key} is {found[key]!r}, must be {expected[key]!r}" for key in expected if found[key] != expected[key]]
    problems += [f"{a.get_filename()} came out of the mail changed" for a in attached if a.get_payload(decode=True) != (folder / a.get_filename()).read_bytes()]
    if mail["X-Unsent"] != "1" or mail["To"] != "buchhaltung@probe-soehne.example" or mail.defects:
        problems.append(f"the mail's head is not as it should be: {mail.items()} {mail.defects}")
    return problems


def page_problems():
    """What docs/e-invoices.md says about this oracle must be what it is."""
    page = (HERE.parent.parent / "docs/e-invoices.md").read_text()
    judge = (HERE / "src/main/java/socle/oracle/XmlJudge.java").read_text()
    problems = []
    kosit = [j.name for j in (HERE / "target/lib").glob("*.jar") if re.search(r"kosit|validationtool", j.name, re.I)]
    if bool(kosit) == ("Not validated by KoSIT's validator itself" in page):
        problems.append(f"docs/e-invoices.md and the oracle disagree on KoSIT's validator: {kosit}")
    for name, pattern in (("EN 16931", r"schematron/([\d.]+)/\" \+ verdict\.kind"), ("XRechnung", r"schematron/([\d.]+)/XRechnung")):
        used = re.search(pattern, judge).group(1)
        if f"{name} {used}" not in page:
            problems.append(f"the oracle runs {name} {used}, which docs/e-invoices.md does not say")
    return problems


def main():
    write_cases, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    verbose = "--verbose" in sys.argv
    subprocess.run([write_cases, str(folder), str(HERE.parent / "corpus/contracts")], check=True)
    known = set(json.loads((folder / "rules.json").read_text()))
    cases = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    verdicts = oracle([folder / c["file"] for c in cases])
    problems, agreed, sound, mutants, hit, diverged = [], 0, 0, 0, set(), {}
    for case in cases:
        verdict, ours = verdicts[case["file"]], set(case["native"]) - OWN_DOUBTS
        if case["sound"]:
            sound += 1
            # A contract may leave a wish open (information); what we make up for this test may not.
            expected = ours & known if case.get("contract") else set()
            found = official_rules(verdict, known) - ACCEPTED_WARNINGS.get(verdict["kind"], set())
            if not verdict["valid"] or found != expected or ours - expected or set(verdict["warning"]) - ACCEPTED_WARNINGS.get(verdict["kind"], set()):
                problems.append(f"{case['file']}: {verdict['fatal']} {verdict['warning']} ours {sorted(ours)}\n    " + "\n    ".join(verdict["texts"][:5]))
            continue
        mutants += 1
        syntax = "ubl" if ".ubl." in case["file"] else "cii"
        official = official_rules(verdict, known)
        if case["target"] not in ours:
            problems.append(f"{case['file']} ({case['name']}): our rules do not break {case['target']}: {sorted(ours)}")
        different = official ^ (ours & known)
        keys = {(syntax, rule, "ours" if rule in ours else "official") for rule in different}
        name = "a contract" if case.get("contract") else case["name"]
        unexplained = {key for key in keys if name not in DIVERGENCES.get(key, ("", []))[1]}
        hit |= official & ours
        if not different:
            agreed += 1
        elif unexplained:
            problems.append(f"{case['file']} ({case['name']}): {sorted(unexplained)}")
        for key in keys - unexplained:
            diverged.setdefault(key, set()).add(name)
    problems += mail_problems(folder) + page_problems()
    for key, (why, names) in DIVERGENCES.items():
        if diverged.get(key, set()) != set(names):
            problems.append(f"the divergence {key} is said of {sorted(names)} but happens on {sorted(diverged.get(key, set()))}")
    if known - hit:
        problems.append(f"no mutant breaks {sorted(known - hit)} in both our check and an official one")
    explained = sum(len(names) for names in diverged.values())
    kinds = ", ".join(f"{sum(v['kind'] == kind and v['file'].rsplit('/', 1)[-1].startswith('sound') for v in verdicts.values())} {kind}" for kind in ("ubl", "cii", "pdf"))
    print(f"{sound} sound files ({kinds}): " + ("some are not valid" if problems else "every one valid"))
    contracts = [c for c in cases if c.get("contract") and ".ubl." in c["file"]]
    print(f"{len(contracts)} contracts of the corpus, read perfectly: {sum(c['sound'] for c in contracts)} can be issued as they are")
    print(f"{mutants} broken files: {agreed} with equal rule sets; on the others the two official syntaxes differ ({explained} explained cases)")
    print(f"{len(hit)} of {len(known)} official rules that we implement are broken by a mutant, in our check and in the official one")
    if verbose:
        for (syntax, rule, side), (why, names) in DIVERGENCES.items():
            print(f"  {syntax} {rule}, {side} only: {why} ({', '.join(names)})")
    if problems:
        sys.exit(f"{len(problems)} problems\n" + "\n".join(problems))


main()
