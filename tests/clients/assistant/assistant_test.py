#!/usr/bin/env python3
"""A coding assistant's client, as people install it, works through a daemon: it reads a file, changes it, runs it and says so.

What the model says is a script (the provider is the tests' own), the assistant, its tools and its protocol are real. npm brings it, as
package-lock.json pins it by hash, into the folder SOCLE_ASSISTANT (400 MiB, hence with the long tests).
"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
FOLDER = pathlib.Path(os.environ.get("SOCLE_ASSISTANT", str(ROOT / "build/assistant")))
sys.path[:0] = [str(HERE.parent / "hub"), str(ROOT / "tests/upstream")]
import speech  # noqa: E402
from world import PROVIDER_KEY, World  # noqa: E402

ASKED = "Make the greeting in greeting.py polite."
COMMANDS = ("cat greeting.py", "sed -i 's/hello/good morning/' greeting.py && python3 greeting.py")  # what the model wants run, in turn
LAST = "The greeting is polite now."


def client():
    """The assistant's program, installed once for each state of the pins."""
    stamp = FOLDER / hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, FOLDER / name)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FOLDER, check=True, capture_output=True)
        stamp.touch()
    return ["node", FOLDER / "node_modules/@openai/codex/bin/codex.js"]


def scripted(body):
    """The next command after as many results of tools as there are; then the last words."""
    done = [item for item in body["input"] if item.get("type") == "function_call_output"]
    reply = speech.Reply([ASKED])
    if len(done) < len(COMMANDS):
        reply.tool, reply.arguments, reply.text, reply.pieces = {"name": "exec_command"}, json.dumps({"cmd": COMMANDS[len(done)]}), "", []
        reply.argument_pieces = [reply.arguments[i:i + 5] for i in range(0, len(reply.arguments), 5)]
    else:
        reply.text, reply.pieces = LAST, speech.pieces_of(LAST)
    return reply


class Assistant(unittest.TestCase):
    def setUp(self):
        self.program = client()
        usual = speech.responses_reply
        self.addCleanup(setattr, speech, "responses_reply", usual)
        speech.responses_reply = scripted
        self.world = World()
        self.addCleanup(self.world.close)
        self.world.add_model("coder", "--openai", self.world.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(self.world.key_file), "--can", "chat,responses,tools")
        temporary = tempfile.TemporaryDirectory(prefix="socle-assistant-")
        self.addCleanup(temporary.cleanup)
        self.home, self.work = (pathlib.Path(temporary.name) / name for name in ("home", "work"))
        for folder in (self.home, self.work):
            folder.mkdir()
        (self.work / "greeting.py").write_text("print('hello')\n")

    def run_assistant(self, key):
        (self.home / "config.toml").write_text(f"""
model = "coder"
model_provider = "socle"
[model_providers.socle]
name = "Socle"
base_url = "{self.world.url}/v1"
env_key = "ASSISTANT_KEY"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0
""")
        done = subprocess.run([*self.program, "exec", "--json", "--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox", "-C", self.work, ASKED],
                              env={"PATH": os.environ["PATH"], "HOME": str(self.home), "CODEX_HOME": str(self.home), "ASSISTANT_KEY": key}, capture_output=True, text=True, timeout=240, stdin=subprocess.DEVNULL)
        return done, [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    def test_it_reads_changes_and_runs_a_file_and_each_of_its_requests_is_a_call_in_the_log(self):
        done, events = self.run_assistant(self.world.key)
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr[-2000:])
        self.assertEqual((self.work / "greeting.py").read_text(), "print('good morning')\n")
        self.assertEqual([e["item"]["text"] for e in events if e["type"] == "item.completed" and e["item"]["type"] == "agent_message"], [LAST])
        commands = [e["item"] for e in events if e["type"] == "item.completed" and e["item"]["type"] == "command_execution"]
        self.assertEqual([c["aggregated_output"].strip() for c in commands], ["print('hello')", "good morning"])
        # What the assistant's tools found reached the model, and no key of ours the assistant.
        asked = self.world.provider.calls()
        self.assertEqual([call.path for call in asked], ["/v1/responses"] * 3)
        results = [item["output"] for item in asked[-1].json["input"] if item.get("type") == "function_call_output"]
        self.assertIn("print('hello')", results[0])
        self.assertIn("good morning", results[1])
        self.assertEqual({call.header("authorization") for call in asked}, {"Bearer " + PROVIDER_KEY})
        self.assertNotIn(PROVIDER_KEY, done.stdout + done.stderr)
        usage = next(e["usage"] for e in events if e["type"] == "turn.completed")
        # Three requests, three receipts, with the tokens that the assistant counted.
        status, listed = self.world.get("/api/v1/calls?action=model.send")
        self.assertEqual(status, 200)
        calls = [self.world.told(call["id"]) for call in listed["items"]]
        self.assertEqual([(c["outcome"]["status"], c["resource"]) for c in calls], [("done", {"type": "Model", "id": "coder"})] * 3)
        for kind in ("input", "output"):
            self.assertEqual(sum(c["outcome"][f"{kind}_tokens"] for c in calls), usage[f"{kind}_tokens"])

    def test_a_wrong_key_is_refused_in_words_that_it_shows(self):
        done, events = self.run_assistant("sk-nobody")
        self.assertNotEqual(done.returncode, 0)
        said = " ".join(e.get("message", "") + e.get("error", {}).get("message", "") for e in events)
        self.assertIn("401", said)
        self.assertEqual((self.work / "greeting.py").read_text(), "print('hello')\n")
        self.assertEqual(self.world.provider.calls(), [])


if __name__ == "__main__":
    unittest.main()
