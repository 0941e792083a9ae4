#!/usr/bin/env python3
"""The tests that OpenAI and Anthropic generate for their Python clients, run against a daemon with the tests' own provider behind it.

They are made for a mock server that answers everything; what a hub has (chat, completions, embeddings, models, responses, messages,
counting) is run, and which of them pass stands in expected/: a difference, also for the better, fails. SOCLE_WRITE_EXPECTED=1 writes
these lists anew. The sources come with pip, pinned by hash (sources.txt, environment.txt), into the folder SOCLE_SUITES.
"""
import hashlib
import os
import pathlib
import subprocess
import sys
import unittest
import venv
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
FOLDER = pathlib.Path(os.environ.get("SOCLE_SUITES", str(ROOT / "build/suites")))
sys.path.insert(0, str(HERE.parent / "hub"))
from world import World  # noqa: E402

SUITES = {
    "openai": ("chat/test_completions.py", "test_completions.py", "test_embeddings.py", "test_models.py", "test_responses.py", "responses"),
    "anthropic": ("test_messages.py", "test_models.py", "beta/test_messages.py", "beta/test_models.py"),
}
MODELS = {"openai": ("gpt-6-astra", "gpt-3.5-turbo-instruct", "text-embedding-3-small", "auto", "model"), "anthropic": ("claude-opus-5-5", "model_id")}

RESPONDS = "gpt-6-astra"  # its endpoint speaks the Responses API too: such requests need no translation


def environment():
    """The Python environment of the suites and their sources, made once for each state of the pins."""
    pins = (HERE / "environment.txt").read_text() + (HERE / "sources.txt").read_text()
    stamp = FOLDER / hashlib.sha256(pins.encode()).hexdigest()
    if not stamp.exists():
        venv.create(FOLDER / "python", clear=True, with_pip=True)
        pip = [FOLDER / "python/bin/python", "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", HERE / "environment.txt"], check=True)
        # pip asks a source for its metadata by running its pinned builder; nothing of the source is installed.
        subprocess.run([*pip, "download", "--quiet", "--no-deps", "--require-hashes", "--no-build-isolation", "--no-binary", ":all:", "--dest", FOLDER / "sources", "-r", HERE / "sources.txt"],
                       check=True, env={**os.environ, "PATH": f"{FOLDER}/python/bin:{os.environ['PATH']}"})
        stamp.touch()
    return FOLDER / "python/bin/python"


def sources(name, into):
    (line,) = [line.split()[0] for line in (HERE / "sources.txt").read_text().splitlines() if line.startswith(name + "==")]
    folder = line.replace("==", "-")
    pathlib.Path(into).mkdir(exist_ok=True)
    subprocess.run(["tar", "-xzf", FOLDER / f"sources/{folder}.tar.gz", "-C", into], check=True)
    return pathlib.Path(into) / folder


class Suites(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.python = environment()
        cls.world = World()
        cls.addClassCleanup(cls.world.close)
        for wire, names in MODELS.items():
            for name in names:
                can = ["--can", "chat,responses,schema,tools,vision"] if name == RESPONDS else []
                cls.world.add_model(name, f"--{wire}", cls.world.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(cls.world.key_file), *can)

    def run_suite(self, name, base):
        folder = sources(name, FOLDER / "run")
        results = FOLDER / f"{name}.xml"
        settings = {k: v for k, v in os.environ.items() if not k.upper().startswith(("OPENAI_", "ANTHROPIC_")) and not k.lower().endswith("_proxy")}
        # Without their plugins' parallel runs: one client after the other.
        done = subprocess.run([self.python, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "-p", "suite_key", f"--junitxml={results}", "--tb=line", "--timeout=60",
                               *[f"tests/api_resources/{part}" for part in SUITES[name]]], cwd=folder, capture_output=True, text=True,
                              env={**settings, "TEST_API_BASE_URL": self.world.url + base, "SOCLE_SUITE_KEY": self.world.key, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"})
        self.assertIn(done.returncode, (0, 1), done.stdout[-3000:] + done.stderr[-3000:])  # 1: some failed
        passed, failed, skipped = [], [], 0
        for case in xml.etree.ElementTree.parse(results).iter("testcase"):
            label = f"{case.get('classname').removeprefix('tests.api_resources.')}.{case.get('name')}"
            if case.find("skipped") is not None:
                skipped += 1
            elif case.find("failure") is None and case.find("error") is None:
                passed.append(label)
            else:
                failed.append(label)
        print(f"{name}: {len(passed)} of {len(passed) + len(failed)} pass, {skipped} are skipped by their authors", file=sys.stderr)
        listed = HERE / f"expected/{name}.txt"
        if os.environ.get("SOCLE_WRITE_EXPECTED"):
            listed.write_text("".join(f"{label}\n" for label in sorted(passed)))
        expected = set(listed.read_text().split("\n")) - {""}
        self.assertEqual(sorted(expected - set(passed)), [], "these passed once")
        self.assertEqual(sorted(set(passed) - expected), [], "these pass now: let them stand in " + str(listed.relative_to(ROOT)))

    def test_openai(self):
        self.run_suite("openai", "/v1")

    def test_anthropic(self):
        self.run_suite("anthropic", "")


if __name__ == "__main__":
    unittest.main()
