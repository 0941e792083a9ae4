#!/usr/bin/env python3
"""Measures the detectors on public sets and on numbers made here. measure.py LINES FOLDER [--part tune|judge]

LINES is the program guard_lines; FOLDER holds, or gets, clones named as below, outside the repository: nothing fetched is kept in it.
Each public set is split in two by the hash of each text: rules are tuned on one half only, figures are stated for the other ("judge").
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

import injection_sets as sets


def inspected(lines, rows):
    """(score in percent, data class, [(type, begin, end in bytes, confidence)]) for each (text, origin)."""
    given = "".join(json.dumps({"text": text, "from": origin}) + "\n" for text, origin in rows)
    ran = subprocess.run(lines.split(), input=given, capture_output=True, text=True, check=True)
    out = []
    for line in ran.stdout.splitlines():
        parts = line.split(" ")
        findings = []
        for part in parts[2:]:
            kind, begin, end, confidence = part.rsplit(":", 3)
            findings.append((kind, int(begin), int(end), int(confidence)))
        out.append((int(parts[0]), parts[1], findings))
    assert len(out) == len(rows)
    return out


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def injection(lines, folder, part):
    """Each set by the rules alone and with the classifier, all at the same threshold."""
    groups = [(True, *group) for group in sets.attacks(folder)] + [(False, *group) for group in sets.harmless(folder)]
    groups = [(attack, name, origin, [t for t in texts if t.strip() and sets.part_of(t) == part]) for attack, name, origin, texts in groups]
    # Public jailbreaks copy each other: those of this half that share little with any of the other one.
    other = set().union(*(shingles(t) for _, _, texts in sets.attacks(folder) for t in texts if sets.part_of(t) != part))
    fresh = [t for t in groups[0][3] if len(shingles(t) & other) < 0.1 * len(shingles(t))]
    extra = [(True, "of these jailbreaks, those with little in common with the other half", "person", fresh)]
    rows = [[*group, "halves"] for group in groups] + [[*group, "part of the above"] for group in extra] + [[*group, "unseen"] for group in sets.unseen(folder)]
    print("| injection | texts | rules alone | with the classifier |\n|---|---:|---:|---:|")
    rows = [row for row in rows if row[3]]
    given = [(text, origin) for _, _, origin, texts, _ in rows for text in texts]
    scores = [[score for score, _, _ in inspected(lines + how, given)] for how in (" --rules", "")]
    sums, at = {}, 0
    for attack, name, origin, texts, of in rows:
        right = [sum((score >= 50) == attack for score in some[at : at + len(texts)]) for some in scores]
        at += len(texts)
        print(f"| {'caught' if attack else 'let through'}: {name} | {len(texts)} | " + " | ".join(f"{100 * r / len(texts):.1f}%" for r in right) + " |")
        if of == "halves":
            before = sums.get(attack, (0, 0, 0))
            sums[attack] = (before[0] + len(texts), before[1] + right[0], before[2] + right[1])
    for attack, (n, rules, both) in sums.items():
        print(f"| **all {'attacks' if attack else 'harmless'} of the halved sets** | {n} | {100 * rules / n:.1f}% | {100 * both / n:.1f}% |")


KINDS = {"EMAIL_ADDRESS": "email", "IBAN_CODE": "iban", "CREDIT_CARD": "card", "IP_ADDRESS": "ip", "PHONE_NUMBER": "phone",
         "PERSON": "person", "STREET_ADDRESS": "address", "ADDRESS": "address"}


def personal(lines, folder, part):
    for file in ("data/synth_dataset_v2.json", "tests/data/generated_large.json"):
        rows = [row for row in folder.json("presidio-research", file) if sets.part_of(row["full_text"]) == part]
        found, missed, false = {}, {}, {}
        for row, (_, _, findings) in zip(rows, inspected(lines, [(r["full_text"], "person") for r in rows])):
            text = row["full_text"]
            spans = [(KINDS.get(s["entity_type"]), len(text[: s["start_position"]].encode()), len(text[: s["end_position"]].encode()))
                     for s in row["spans"]]
            for kind, begin, end in spans:
                if kind:
                    hit = any(f[0] == kind and f[1] < end and f[2] > begin for f in findings)
                    (found if hit else missed)[kind] = (found if hit else missed).get(kind, 0) + 1
            for f in findings:
                if f[0] in KINDS.values() and not any(s[0] == f[0] and f[1] < s[2] and f[2] > s[1] for s in spans):
                    false[f[0]] = false.get(f[0], 0) + 1
        print(f"\n{file}, {len(rows)} texts\n| kind | marked | precision | recall | F |\n|---|---:|---:|---:|---:|")
        for kind in sorted(set(found) | set(missed)):
            hits, n = found.get(kind, 0), found.get(kind, 0) + missed.get(kind, 0)
            precision, recall = hits / max(1, hits + false.get(kind, 0)), hits / n
            print(f"| {kind} | {n} | {precision:.2f} | {recall:.2f} | {2 * precision * recall / max(1e-9, precision + recall):.2f} |")


# ---- numbers with check digits, made here: each valid one in a sentence, and the same with one digit changed

def luhn(body):
    total = sum(sum(divmod(int(c) * (2 if i % 2 == 0 else 1), 10)) for i, c in enumerate(reversed(body)))
    return str(-total % 10)


def made(r):
    digits = lambda n: "".join(r.choice("0123456789") for _ in range(n))
    country, length = r.choice([("DE", 18), ("AT", 16), ("BE", 12)])
    bban = digits(length)
    iban = country + f"{98 - int(bban + ''.join(str(ord(c) - 55) for c in country) + '00') % 97:02d}" + bban
    card = r.choice(["4", "51", "55"]); card += digits(15 - len(card)); card += luhn(card)
    nir = r.choice("12") + f"{r.randint(30, 99)}{r.randint(1, 12):02d}{r.randint(1, 95):02d}" + digits(6)
    nir += f"{97 - int(nir) % 97:02d}"
    siren = digits(8); siren += luhn(siren)
    area = f"{r.randint(10, 29)}{r.randint(1, 28):02d}{r.randint(1, 12):02d}{r.randint(0, 99):02d}"
    letter, serial = r.choice("ABCDEFGHJKLMNPRSTUVWXYZ"), digits(2)
    weighted = zip(area + f"{ord(letter) - 64:02d}" + serial, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1])
    pension = area + letter + serial + str(sum(sum(divmod(int(c) * w, 10)) for c, w in weighted) % 10)
    body = digits(8)
    health = letter + body + str(sum(sum(divmod(int(c) * (1 + i % 2), 10)) for i, c in enumerate(f"{ord(letter) - 64:02d}" + body)) % 10)
    while True:
        nhs = digits(9)
        key = 11 - sum(int(c) * (10 - i) for i, c in enumerate(nhs)) % 11
        if key != 10:
            nhs += str(key % 11)
            break
    vat = f"{(12 + 3 * (int(siren) % 97)) % 97:02d}" + siren
    spaced = lambda text, n: " ".join(text[i : i + n] for i in range(0, len(text), n))
    return [("iban", f"Bitte überweisen Sie auf {r.choice([iban, spaced(iban, 4)])} bis Freitag."),
            ("card", f"Please charge {r.choice([card, spaced(card, 4)])} today."),
            ("national_id", f"Numéro de sécurité sociale : {nir[:1]} {nir[1:3]} {nir[3:5]} {nir[5:7]} {nir[7:10]} {nir[10:13]} {nir[13:]}"),
            ("company_id", f"La société (SIREN {spaced(siren, 3)}) facture."),
            ("national_id", f"Die Rentenversicherungsnummer ist {pension}."),
            ("health_id", f"Versichertennummer {health}, gesetzlich versichert"),
            ("health_id", f"His NHS number is {nhs[:3]} {nhs[3:6]} {nhs[6:]}."),
            ("vat_id", f"N° TVA intracommunautaire FR{vat}")]


def checksums(lines, seed):
    r = random.Random(seed)
    right, near = [], []
    for _ in range(150):
        for kind, text in made(r):
            right.append((kind, text))
            places = [i for i, c in enumerate(text) if c.isdigit()]
            at = places[-1] if kind != "iban" else r.choice(places[4:])
            near.append((kind, text[:at] + str((int(text[at]) + r.randint(1, 9)) % 10) + text[at + 1 :]))
    caught = sum(any(f[0] == kind for f in found) for (kind, _), (_, _, found) in zip(right, inspected(lines, [(t, "person") for _, t in right])))
    flagged = sum(any(f[0] == kind for f in found) for (kind, _), (_, _, found) in zip(near, inspected(lines, [(t, "person") for _, t in near])))
    precision, recall = caught / (caught + flagged), caught / len(right)
    print(f"\nnumbers made here, seed {seed}: {len(right)} valid, {caught} found; {len(near)} with one digit changed, {flagged} flagged "
          f"({100 * flagged / len(near):.1f} %); F {2 * precision * recall / (precision + recall):.3f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--part", choices=["tune", "judge"], default="judge")
    parser.add_argument("--only", choices=["injection", "personal", "checksums"])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    folder = sets.Folder(arguments.folder)
    print(f"part: {arguments.part}")
    if arguments.only in (None, "injection"):
        injection(arguments.lines, folder, arguments.part)
    if arguments.only in (None, "personal"):
        personal(arguments.lines, folder, arguments.part)
    if arguments.only in (None, "checksums"):
        checksums(arguments.lines, 1 if arguments.part == "tune" else 2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
