#!/usr/bin/env python3
"""Measures how secrets are found, in what public scanners publish with their rules and in what people write.
measure_secrets.py LINES FOLDER [--part tune|judge] [--show]

LINES is guard_lines, FOLDER as for measure.py; needs PyYAML (build/third_party/python has it). The sets: praetorian-inc/noseyparker
(Apache 2.0), each rule's examples, and what it says must not be found; Yelp/detect-secrets (Apache 2.0), the cases of its tests;
gitleaks/gitleaks (MIT), the samples of its rules; trufflesecurity/trufflehog (AGPL 3.0), what the tests of its detectors must find;
secrets.jsonl.gz beside this file, chats, tickets, mails, files and commands in German, French and English with invented secrets, and others
that only look like it, by an author who knew nothing of the detectors (packed, so that nobody's scanner takes them for real). Each text has
one half by its hash: detectors are mended after looks at “tune” (--show prints the errors, of that half only), figures are of “judge”. A
text counts as found where any secret is found in it.
"""
import argparse
import ast
import gzip
import json
import pathlib
import re
import sys

import injection_sets as sets
import measure
import yaml

sets.REPOSITORIES |= {"noseyparker": "praetorian-inc/noseyparker", "detect-secrets": "Yelp/detect-secrets", "gitleaks": "gitleaks/gitleaks",
                      "trufflehog": "trufflesecurity/trufflehog"}
# Rules for what is no secret by itself: names of resources, hashes of passwords.
NOT_SECRET = {"identifier", "hashed", "test"}


def noseyparker(folder):
    """(rule, secret?, text)"""
    for file in folder.files("noseyparker", "crates/noseyparker/data/default/builtin/rules/", ".yml"):
        for rule in yaml.safe_load(folder.text("noseyparker", file)).get("rules", []):
            if NOT_SECRET & set(rule.get("categories") or []):
                continue
            for key, secret in (("examples", True), ("negative_examples", False)):
                for text in rule.get(key) or []:
                    yield rule["id"], secret, str(text)


def detect_secrets(folder):
    """The parameters of tests that are a text and whether it must be flagged. Addresses and bare entropy are left out: no secrets by form."""
    for file in folder.files("detect-secrets", "tests/plugins/", "_test.py"):
        name = pathlib.PurePosixPath(file).stem.removesuffix("_test")
        if name in ("base", "ip_public", "high_entropy_strings", "softlayer", "cloudant", "ibm_cloud_iam", "ibm_cos_hmac", "keyword"):
            continue
        for node in ast.walk(ast.parse(folder.text("detect-secrets", file))):
            pair = node.elts if isinstance(node, ast.Tuple) and len(node.elts) == 2 else []
            if len(pair) == 2 and all(isinstance(e, ast.Constant) for e in pair) and isinstance(pair[0].value, str) and isinstance(pair[1].value, bool):
                yield name, pair[1].value, pair[0].value


GO_STRING = r'(?:`[^`]*`|"(?:[^"\\\n]|\\.)*")'


def go_string(source):
    return source[1:-1] if source[0] == "`" else ast.literal_eval(source)


def gitleaks(folder):
    """The samples that stand in its rules as they are; those that it draws anew at each build are not."""
    for file in folder.files("gitleaks", "cmd/generate/config/rules/", ".go"):
        for kind, block in re.findall(r"\b([tf]ps)\s*:?=\s*(?:\[\]string\{|append\([tf]ps,)(.*?)\n\t[})]", folder.text("gitleaks", file), re.DOTALL):
            for text in re.findall(rf"^\t\t({GO_STRING}),", block, re.MULTILINE):
                yield pathlib.PurePosixPath(file).stem, kind == "tps", go_string(text)


def trufflehog(folder):
    """Inputs of which something is wanted, given as a text, or as one with the file's own strings in the places of its %s. What its tests
    must not find is a token with one character changed, or far from the provider's name: a secret to whoever reads it, and left out."""
    for file in folder.files("trufflehog", "pkg/detectors/", "_test.go"):
        source = "" if file.endswith("_integration_test.go") else folder.text("trufflehog", file)
        named = {m[1]: go_string(m[2]) for m in re.finditer(rf"^\s*(?:var |const )?(\w+)\s*(?::?=|string =)\s*({GO_STRING})\s*$", source, re.MULTILINE)}
        case = rf"\binput:\s*(fmt\.Sprintf\((?:[^()`\"]|{GO_STRING})*\)|{GO_STRING}|\w+),\s*\n\s*want:\s*\[\]string\{{[^}}]"
        for given in re.findall(case, source):
            values = [go_string(v) if v[0] in '`"' else named.get(v) for v in re.findall(rf"{GO_STRING}|\b[a-zA-Z]\w*\b", given.removeprefix("fmt.Sprintf"))]
            if values and None not in values and values[0].count("%s") == len(values) - 1:
                first, *rest = values[0].split("%s")
                yield pathlib.PurePosixPath(file).stem.removesuffix("_test"), True, first + "".join(v + r for v, r in zip(values[1:], rest))


def chats(_folder):
    with gzip.open(pathlib.Path(__file__).with_name("secrets.jsonl.gz"), "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield row["kind"], row["secret"], row["text"]


def line(name, counts):
    """Of counts: with a secret, found of these, without one, flagged of these."""
    n, hits, m, false = counts
    precision, recall = hits / max(1, hits + false), hits / max(1, n)
    return f"| {name} | {n} | {hits} | {m} | {false} | {precision:.3f} | {recall:.3f} | {2 * precision * recall / max(1e-9, precision + recall):.3f} |"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--part", choices=["tune", "judge"], default="judge")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    folder = sets.Folder(arguments.folder)
    together = [0] * 4
    print(f"part: {arguments.part}\n| secrets | with one | found | without | flagged | precision | recall | F |\n|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, source in (("noseyparker", noseyparker), ("detect-secrets", detect_secrets), ("gitleaks", gitleaks), ("trufflehog", trufflehog), ("chats", chats)):
        rows = list(dict.fromkeys(source(folder)))
        # What must not be found by one rule is another one's example: a token of another kind.
        examples = {text.strip() for _, secret, text in rows if secret}
        rows = [row for row in rows if sets.part_of(row[2]) == arguments.part and (row[1] or row[2].strip() not in examples)]
        found = [any(f[0].startswith("secret.") for f in findings) for _, _, findings in measure.inspected(arguments.lines + " --rules", [(r[2], "document") for r in rows])]
        counts = [sum(r[1] for r in rows), sum(f for f, r in zip(found, rows) if r[1])]
        counts += [len(rows) - counts[0], sum(found) - counts[1]]
        together = [a + b for a, b in zip(together, counts)]
        print(line(name, counts))
        if arguments.show and arguments.part == "tune":
            for f, row in zip(found, rows):
                if f != row[1]:
                    print("   ", "missed" if row[1] else "flagged", row[0], repr(row[2][:300]))
    print(line("all", together))
    texts = [t for n, _, texts in sets.harmless(folder) for t in texts if sets.part_of(t) == arguments.part]
    flagged = sum(any(f[0].startswith("secret.") for f in findings) for _, _, findings in measure.inspected(arguments.lines + " --rules", [(t, "person") for t in texts]))
    print(f"ordinary texts (the harmless ones of measure.py): {len(texts)}, of which {flagged} are said to hold a secret")
    return 0


if __name__ == "__main__":
    sys.exit(main())
