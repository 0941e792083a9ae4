#!/usr/bin/env python3
"""Measures a model file behind Socle, governed, beside llama.cpp's own server: the same file, library, threads and requests, in turn.

usage: bench/inference/run.py [--rounds N] [--json FILE]

Socle runs as it is installed: identity, guard, policy, budget, and a log of every call; the model computes in its worker process. The
other is `llama-server`, built by scripts/bootstrap bench over the very libraries that Socle uses, with as many slots, the same context and
threads. Both get the same requests over HTTP, one round each in turn; how far they write the same words is told. The model is made here, of
random numbers: it computes what a real one of its size does, and writes nonsense.
"""
import argparse
import atexit
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/release"
TOOLS = ROOT / "build/third_party"
OUT = ROOT / "build/bench"
SOCLE, SERVER = BUILD / "socle", TOOLS / "llama-server/llama-server"
PATH = "/v1/chat/completions"
MODEL = {"context": 4096, "layers": 12, "width": 768, "heads": 12, "words": 32000, "eight_bits": True, "seed": 11}  # 109 million numbers, 111 MiB
SLOTS, READY_S_MAX = 4, 300
PROMPT_CHARACTERS, ANSWER_TOKENS = 800, 64  # a character is a token of this model
children = []


@atexit.register
def end_all():
    for process in children:
        if process.poll() is None:
            process.terminate()
    for process in children:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def made_model():
    sys.path.insert(0, str(ROOT / "tests/llama"))
    file = OUT / "inference.gguf"
    if not file.exists():
        print("making the model", flush=True)
        program = f"import sys; sys.path.insert(0, {str(ROOT / 'tests/llama')!r}); import models; models.chat({str(file) + '.new'!r}, **{MODEL!r})"
        subprocess.run([TOOLS / "python/bin/python", "-c", program], check=True)
        pathlib.Path(str(file) + ".new").rename(file)
    return file


def cpu_s(root):
    """Of a process and its descendants, of threads that live, to the nanosecond."""
    below = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            below.setdefault(int(stat.read_text().rsplit(") ", 1)[1].split()[1]), []).append(int(stat.parent.name))
        except (OSError, IndexError):
            continue
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        waiting += below.get(pid, [])
        for stat in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                total += int(stat.read_text().split()[0])
            except (OSError, IndexError):
                pass
    return total / 1e9


class Peer:
    """Something that answers chat completions."""

    name, key, process, port = "", "", None, 0

    def ask(self, text, tokens):
        """One streamed answer: its words, tokens in and out, and seconds to the first piece and from there to the last."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        begun = time.perf_counter()
        connection.request("POST", PATH, json.dumps({"model": "bench", "stream": True, "stream_options": {"include_usage": True}, "temperature": 0, "max_tokens": tokens,
                                                     "messages": [{"role": "user", "content": text}]}),
                           {"Content-Type": "application/json", **({"Authorization": "Bearer " + self.key} if self.key else {})})
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"{self.name}: {answer.status} {answer.read()[:500]}")
        words, usage, first, last = "", None, None, None
        for line in answer:
            if not line.startswith(b"data: {"):
                continue
            event = json.loads(line[6:])
            if "error" in event:
                raise RuntimeError(f"{self.name}: {event}")
            piece = "".join(c["delta"].get("content") or "" for c in event.get("choices", []))
            if piece:
                last = time.perf_counter()
                first = first or last
                words += piece
            usage = event.get("usage") or usage
        connection.close()
        if not usage:
            raise RuntimeError(f"{self.name}: no usage")
        return {"words": words, "in": usage["prompt_tokens"], "out": usage["completion_tokens"], "first_s": (first or time.perf_counter()) - begun, "rest_s": (last or 0) - (first or 0),
                "wall_s": time.perf_counter() - begun}

    def wait(self):
        until = time.monotonic() + READY_S_MAX
        while True:
            try:
                return self.ask("warm up", 4)
            except (OSError, RuntimeError) as error:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise RuntimeError(f"{self.name} did not become ready: {error}") from None
                time.sleep(0.2)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def started(command, log, **more):
    process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log, stdin=subprocess.DEVNULL, **more)
    children.append(process)
    return process


class Socle(Peer):
    name = "Socle"

    def __init__(self, folder, model):
        self.folder, self.port = pathlib.Path(folder), free_port()
        data = self.folder / "data"
        self.key = json.loads(subprocess.run([SOCLE, "init", "--data", data, "--json"], check=True, capture_output=True, text=True).stdout)["owner"]["key"]
        self.log = open(self.folder / "socle.log", "w+b")
        self.process = started([SOCLE, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}"], self.log)
        self.add(model)
        self.wait()

    def add(self, model):
        environment = {**os.environ, "SOCLE_URL": f"http://127.0.0.1:{self.port}", "SOCLE_KEY": self.key}
        for _ in range(600):
            done = subprocess.run([SOCLE, "model", "add", "bench", "--file", model, "--json"], env=environment, capture_output=True, text=True)
            if done.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("socle model add: " + done.stderr[-500:])

    def facts(self):
        """What its worker chose: threads, slots, context."""
        text = (self.folder / "socle.log").read_text()
        found = {key: int(re.search(rf'"{key}":"(\d+)"', text).group(1)) for key in ("threads", "slots", "context_tokens")}
        return found


class LlamaServer(Peer):
    name = "llama-server"

    def __init__(self, folder, model, facts):
        self.port = free_port()
        self.log = open(pathlib.Path(folder) / "server.log", "wb")
        self.process = started([SERVER, "-m", model, "--host", "127.0.0.1", "--port", self.port, "-t", facts["threads"], "-tb", facts["threads"], "-np", facts["slots"],
                                "-c", facts["slots"] * facts["context_tokens"], "--jinja", "--no-webui"], self.log)
        self.wait()


def text(number, characters):
    choose = random.Random(number)
    words = "the quarter plant paper machine people offer order plan spring report time while reads decides together".split()
    said = f"{number}: "
    while len(said) < characters:
        said += choose.choice(words) + " "
    return said[:characters]


def measure(peer, number):
    """One round: a long prompt, one answer, four answers at once. Each begins with words never sent before: nothing is cached."""
    results = {}
    for part, count, characters, tokens in (("prompt", 1, PROMPT_CHARACTERS, 1), ("one", 1, 40, ANSWER_TOKENS), ("four", SLOTS, 40, ANSWER_TOKENS)):
        texts = [text(number * 100 + i + 10 * len(part), characters) for i in range(count)]
        before, begun = cpu_s(peer.process.pid), time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            said = list(pool.map(lambda said: peer.ask(said, tokens), texts))
        wall, cpu = time.perf_counter() - begun, cpu_s(peer.process.pid) - before
        worked = sum(s["in"] for s in said) if part == "prompt" else sum(s["out"] for s in said)
        results[part] = {"tokens": worked, "per_s": worked / wall, "cpu_ms": 1000 * cpu / worked, "words": [s["words"] for s in said]}
    return results


def alike(ours, theirs):
    """How far two answers are the same. Rounding decides between words that a random model finds equally likely, and then they part."""
    return len(os.path.commonprefix([ours, theirs])) / max(1, len(ours), len(theirs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", default=str(OUT / "inference.json"))
    chosen = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    if not SERVER.exists():
        print("llama-server is not there: scripts/bootstrap bench")
        pathlib.Path(chosen.json).write_text('{"left_out": "llama-server is not there"}\n')
        return 0
    model = made_model()
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        socle = Socle(folder, model)
        facts = socle.facts()
        peers = [socle, LlamaServer(folder, model, facts)]
        print(f"{model.stat().st_size / 2**20:.0f} MiB in 8 bits; {facts['threads']} thread(s), {facts['slots']} slots of {facts['context_tokens']} tokens each, for both", flush=True)
        rounds = {peer.name: [] for peer in peers}
        for number in range(chosen.rounds + 1):
            for peer in peers if number % 2 else reversed(peers):
                done = measure(peer, number)
                print(f"  round {number}, {peer.name:13}" + "".join(f"   {part} {of['per_s']:.1f}/s, {of['cpu_ms']:.2f} ms CPU" for part, of in done.items()), flush=True)
                if number:  # the first one warms up
                    rounds[peer.name].append(done)
        for peer in peers:
            peer.process.send_signal(signal.SIGTERM)
            peer.process.wait(60)
    ours, theirs = (rounds[peer.name] for peer in peers)
    report = {"facts": facts, "model": {**MODEL, "bytes": model.stat().st_size}, "rounds": chosen.rounds, "parts": {}}
    print(f"{'':26}{'tokens/s, median':>34}{'CPU ms/token, least':>30}{'ratios of the pairs: median (least … most)':>56}")
    print(f"{'':26}{'Socle':>18}{'llama-server':>16}{'Socle':>14}{'llama-server':>16}{'CPU':>28}{'speed':>28}")
    for part, label in (("prompt", f"prompt of {ours[0]['prompt']['tokens']} tokens"), ("one", "answer, one stream"), ("four", "answers, four streams")):
        same = statistics.mean(alike(x, y) for a, b in zip(ours, theirs) for x, y in zip(a[part]["words"], b[part]["words"]))
        speed = sorted(a[part]["per_s"] / b[part]["per_s"] for a, b in zip(ours, theirs))
        cpu = sorted(a[part]["cpu_ms"] / b[part]["cpu_ms"] for a, b in zip(ours, theirs))
        row = {"tokens": ours[0][part]["tokens"], "alike": round(same, 3),
               "per_s": [round(statistics.median(r[part]["per_s"] for r in peer), 1) for peer in (ours, theirs)],
               "cpu_ms_least": [round(min(r[part]["cpu_ms"] for r in peer), 3) for peer in (ours, theirs)],
               "speed_ratio": [round(statistics.median(speed), 3), round(speed[0], 3), round(speed[-1], 3)],
               "cpu_ratio": [round(statistics.median(cpu), 3), round(cpu[0], 3), round(cpu[-1], 3)]}
        report["parts"][part] = row
        spread = lambda of: f"{of[0]:.3f} ({of[1]:.3f} … {of[2]:.3f})"
        print(f"{label:26}{row['per_s'][0]:18.1f}{row['per_s'][1]:16.1f}{row['cpu_ms_least'][0]:14.2f}{row['cpu_ms_least'][1]:16.2f}{spread(row['cpu_ratio']):>28}{spread(row['speed_ratio']):>28}"
              f"   {same:.0%} of the words alike")
    pathlib.Path(chosen.json).write_text(json.dumps(report, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
