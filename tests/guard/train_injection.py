#!/usr/bin/env python3
"""Trains the classifier of injections (src/guard/injection_classifier.h). train_injection.py LINES FOLDER [--try | --shift S]

LINES and FOLDER as for measure.py; needs numpy (build/third_party/python has it). Only the halves that injection_sets.py calls “tune” are
read, and BIPIA's own training texts. Writes src/guard/injection_weights.cpp; with --try nothing, but holds back a quarter of what may be
read, four times over, and tells how these fare. Logistic regression over what guard_lines --windows gives, weights held small, found by
L-BFGS: deterministic. Of an attack the window counts that speaks most for it, of a harmless text every window.
"""
import argparse
import base64
import hashlib
import json
import pathlib
import re
import subprocess

import injection_sets as sets
import measure
import numpy as np

ROOT = sets.ROOT
BUCKETS, SMALL, ROUNDS, STEPS = 1 << 16, 0.02, 2, 45
BY_RULES, WHERE_FOUND, ELSEWHERE = 0.3, 0.6, 1.0  # how much a step of what the rules say, or of the origin, weighs beside the words

# In the words of those who wrote the rules, mostly German and French, of which the sets have little. Invented.
OWN_HARMLESS, OWN_ATTACKS = (pathlib.Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines() for name in ("harmless.txt", "attacks.txt"))


def harmless_of_ours():
    """(name, weight, origin, texts)"""
    values, said = set(), set()
    for file in ("precision", "papers", "stream_scan", "disguises"):
        for text in re.findall(r'"((?:[^"\\\n]|\\.)*)"', (ROOT / f"src/guard/{file}_test.cpp").read_text()):
            if " " in text and not text.startswith("guard/"):
                values.add(text.replace("\\n", "\n").replace('\\"', '"'))

    def walk(node):
        if isinstance(node, str):
            said.add(node)
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            walk(inner)
    for file in (ROOT / "console/src/i18n").glob("*.json"):
        walk(json.loads(file.read_text()))
    for file in ROOT.glob("src/*/errors.h"):
        said.update(re.findall(r'"((?:[^"\\\n]|\\.)*)"', file.read_text()))
    said = sorted(text for text in said if text.count(" ") > 3)
    manual = [p for file in sorted((ROOT / "docs").glob("*.md")) if file.name not in ("guard.md", "BENCHMARKS.md") for p in sets.paragraphs(file.read_text())]
    # What the packages of Python that the tests use say of themselves: manuals tell their readers what to do, too.
    for file in sorted((ROOT / "build/third_party/python/lib").glob("python*/site-packages/*.dist-info/METADATA")):
        manual += sets.paragraphs(file.read_text(encoding="utf-8", errors="replace").partition("\n\n")[2])[::2]
    return [("ours", 3, "person", OWN_HARMLESS), ("values", 1, "person", sorted(values)), ("console", 0.5, "person", said), ("console", 0.7, "document", said[::2]),
            ("manual", 1.5, "document", manual)]


def samples(folder):
    """(name, attack?, weight, origin, text), each text once a name."""
    weights = {"jailbreaks": 1.5, "its": 3, "“ignore": 3, "all": 4, "attacks": 2, "instructions": 2, "with": 1.5, "ordinary": 2}
    out = []
    for attack, groups in ((True, sets.attacks(folder)), (False, sets.harmless(folder))):
        for name, origin, texts in groups:
            out += [(name, attack, weights.get(name.split(" ")[0], 1), origin, t) for t in texts if sets.part_of(t) == "tune"]
    for kind in ("text", "code"):
        out += [(f"BIPIA train, {kind}", True, 2, "document", t) for t in sets.flat(folder.json("BIPIA", f"benchmark/{kind}_attack_train.json"))]
    out += [(f"BIPIA {kind}", False, 1 if kind == "table" else 2, "document", t) for i, (kind, t) in enumerate(sets.contexts(folder, "train")) if kind != "table" or i % 4 == 0]
    for kind in ("email", "code"):
        asked = [r[key] for r in folder.lines("BIPIA", f"benchmark/{kind}/train.jsonl") for key in ("question",) if r.get(key)]
        out += [("BIPIA's questions", False, 1, "person", t) for t in asked]
    for file in ("data/synth_dataset_v2.json", "tests/data/generated_large.json"):
        texts = [r["full_text"] for r in folder.json("presidio-research", file)]
        texts = [t for t in texts if sets.part_of(t) == "tune"]
        out += [("presidio", False, 1, "person", t) for t in texts[::4]] + [("presidio", False, 1, "document", t) for t in texts[1::4]]
    for language in ("german", "french"):
        texts = sets.hate(folder, language, lambda template: sets.part_of(template) == "tune")
        out += [("hatecheck", False, 0.3, "person", t) for t in texts[::4]] + [("hatecheck", False, 0.3, "document", t) for t in texts[1::4]]
    out += [("ours", True, 2, "person", t) for t in OWN_ATTACKS]
    for name, weight, origin, texts in harmless_of_ours():
        out += [(name, False, weight, origin, t) for t in texts]
    return [one for one in out if one[4].strip()]


def windows_of(lines, texts):
    given = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    ran = subprocess.run([*lines.split(), "--windows"], input=given.encode(), capture_output=True, check=True).stdout
    numbers, at, out = np.frombuffer(ran, dtype="<u2").astype(np.int64), 0, []
    for _ in texts:
        many, windows = numbers[at], []
        at += 1
        for _ in range(many):
            windows.append(numbers[at + 1 : at + 1 + numbers[at]])
            at += 1 + numbers[at]
        out.append(windows)
    assert at == len(numbers)
    return out


def by_rules(lines, rows):
    """What the rules say of each, as the classifier takes it."""
    percent = np.array([score for score, _, _ in measure.inspected(lines + " --rules", [(r[4], r[3]) for r in rows])], dtype=float)
    p = np.maximum(percent, 0.3)
    return percent, np.clip(np.log(p / (100.3 - p)), -5, 5)


class Table:
    """The windows of all texts as one sparse matrix; behind the buckets those of papers again, then rules, found, origin."""

    def __init__(self, rows, windows, rules, percent):
        index, value, begins, self.text = [], [], [0], []
        for at, (row, several) in enumerate(zip(rows, windows)):
            for window in several:
                share = np.full(len(window), len(window) ** -0.5)
                elsewhere = row[3] == "document"
                index += [window] + ([window + BUCKETS] if elsewhere else []) + [np.arange(2 * BUCKETS, 2 * BUCKETS + 3)]
                value += [share] + ([share] if elsewhere else []) + [np.array([(rules[at] + 3.5) * BY_RULES, WHERE_FOUND * (percent[at] >= 50), ELSEWHERE * elsewhere])]
                begins.append(begins[-1] + len(window) * (1 + elsewhere) + 3)
                self.text.append(at)
        self.index, self.value = np.concatenate(index), np.concatenate(value)
        self.begins, self.text = np.array(begins), np.array(self.text)
        self.row = np.repeat(np.arange(len(self.text)), np.diff(self.begins))

    def scores(self, weights):
        return np.add.reduceat(weights[self.index] * self.value, self.begins[:-1]) + weights[-1]

    def pull(self, wrong):
        return np.bincount(self.index, weights=self.value * wrong[self.row], minlength=2 * BUCKETS + 3)


def fitted(table, attack, share, weights):
    """L-BFGS: the weights that explain `attack` of each window, of which each counts by its share."""
    def loss(w):
        z = table.scores(w)
        wrong = share * (1 / (1 + np.exp(-z)) - attack)
        slope = np.append(table.pull(wrong) + SMALL * w[:-1], wrong.sum())
        return (share * (np.logaddexp(0, z) - attack * z)).sum() + SMALL / 2 * (w[:-1] ** 2).sum(), slope
    past, (value, slope) = [], loss(weights)
    for _ in range(STEPS):
        way, kept = -slope, []
        for s, y in reversed(past):
            a = (s @ way) / (s @ y)
            way = way - a * y
            kept.append((a, s, y))
        if past:
            way *= (past[-1][0] @ past[-1][1]) / (past[-1][1] @ past[-1][1])
        for a, s, y in reversed(kept):
            way = way + s * (a - (y @ way) / (s @ y))
        length = 1.0 if past else 1 / np.abs(slope).sum()
        for _ in range(30):
            then, there = loss(weights + length * way)
            if then <= value + 1e-4 * length * (slope @ way):
                break
            length /= 2
        else:
            break
        if (y := there - slope) @ way > 0:
            past = [*past[-9:], (length * way, y)]
        weights, ended, value, slope = weights + length * way, value - then < 1e-6 * value, then, there
        if ended:
            break
    return weights


def trained(table, rows, used):
    """used: which texts. Windows of attacks share their weight first; then the one counts that speaks most for it."""
    attack = np.array([row[1] for row in rows], dtype=float)
    weight = np.array([row[2] for row in rows], dtype=float) * used
    many = np.bincount(table.text, minlength=len(rows))
    weights, t = np.zeros(2 * BUCKETS + 4), table.text
    share = weight[t] / many[t] ** 0.5
    for turn in range(ROUNDS):
        if turn > 0:
            score, best = table.scores(weights), np.full(len(rows), -1e9)
            np.maximum.at(best, t, score)
            share = np.where(attack[t] == 1, weight[t] * (score >= best[t]), weight[t] / many[t] ** 0.5)
        weights = fitted(table, attack[t], share, weights)
    return weights


def judged(table, rows, weights, rules, percent):
    best = np.full(len(rows), -1e9)
    np.maximum.at(best, table.text, table.scores(weights))
    return np.where(percent >= 90, np.maximum(best, rules), best)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--try", dest="only_try", action="store_true")
    parser.add_argument("--folds", type=int, default=4, help="of --try: how many of the four quarters are held back in turn")
    parser.add_argument("--shift", type=float, default=0.0, help="added to the bias: less than 0 lets more through")
    arguments = parser.parse_args()
    rows = samples(sets.Folder(arguments.folder))
    windows = windows_of(arguments.lines, [row[4] for row in rows])
    rows, windows = zip(*[(row, w) for row, w in zip(rows, windows) if w])
    percent, rules = by_rules(arguments.lines, rows)
    table = Table(rows, windows, rules, percent)
    if arguments.only_try:
        fold = np.array([hashlib.sha256(row[4].encode()).digest()[1] % 4 for row in rows])
        score = np.zeros(len(rows))
        for k in range(arguments.folds):
            score[fold == k] = judged(table, rows, trained(table, rows, fold != k), rules, percent)[fold == k]
        told(rows, score, fold < arguments.folds)
        return
    write(trained(table, rows, np.ones(len(rows))), arguments.shift)
    print(f"{len(rows)} texts, {len(table.text)} windows")


def told(rows, score, held):
    """Where the threshold could lie: what passes and what is caught, by name."""
    names = sorted({(row[1], row[0], row[3]) for row in rows})
    member = {key: held & np.array([(row[1], row[0], row[3]) == key for row in rows]) for key in names}
    names = [key for key in names if member[key].any()]
    caught = held & np.array([row[1] and not row[0].startswith(("BIPIA train", "ours")) for row in rows])
    for line in np.arange(-3, 0.6, 0.25):
        parts = [f"{'+' if a else '-'}{n[:22]}/{o[0]} {100 * np.mean((score[member[(a, n, o)]] >= line) == a):.0f}" for a, n, o in names]
        print(f"{line:.2f}: caught {100 * np.mean(score[caught] >= line):.1f}; " + "; ".join(parts))


def write(weights, shift):
    common, elsewhere = weights[:BUCKETS], weights[BUCKETS : 2 * BUCKETS]
    by, found, origin, bias = weights[-4] * BY_RULES, weights[-3] * WHERE_FOUND, weights[-2] * ELSEWHERE, weights[-1] + 3.5 * BY_RULES * weights[-4] + shift
    steps, small = [], []
    for some in (common, elsewhere):
        steps.append(float(np.quantile(np.abs(some), 0.9995)) / 127)
        small.append(np.clip(np.round(some / steps[-1]), -127, 127).astype(np.int8).tobytes())
    data = b"".join(small)
    text = base64.b64encode(data).decode()
    lines = [text[i : i + 120] for i in range(0, len(text), 120)]
    number = lambda value: f"{value:.9g}"
    (ROOT / "src/guard/injection_weights.cpp").write_text(
        "// Made by tests/guard/train_injection.py, which says from what; not to be edited.\n"
        f"// SHA-256 of the {len(data)} bytes: {hashlib.sha256(data).hexdigest()}\n"
        '#include "guard/injection_classifier.h"\n\nnamespace socle::guard {\n\nconst InjectionWeights kInjectionWeights{\n'
        + "\n".join(f'    "{line}"' for line in lines) + f",\n    {{{number(steps[0])}, {number(steps[1])}}},\n    {{{number(bias)}, {number(origin)}}},\n"
        f"    {number(by)},\n    {number(found)}}};\n\n}} // namespace socle::guard\n")


if __name__ == "__main__":
    main()
