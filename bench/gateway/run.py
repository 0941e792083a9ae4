#!/usr/bin/env python3
"""Measures Socle's hub beside other gateways: the same mock model, each gateway on one core, mock and load on another.

usage: bench/gateway/run.py [--only NAME[,NAME]...] [--seconds S] [--json FILE]
  NAME   direct, nginx, socle, socle-ram, portkey, litellm     (direct is always measured: what is added is added to it)

Socle runs with everything on: 50 policies, 1,000 users, guard, the intent durable before the request leaves, the outcome
recorded; socle-ram is the same with its data in memory, so that nothing waits for the disk. nginx and Portkey forward, LiteLLM
forwards without its database. scripts/bootstrap bench brings them; what is not there, or does not answer, is said and left out. All of it runs in a network of its own, since Portkey binds every address.
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
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
BUILD = ROOT / "build/release"
TOOLS = ROOT / "build/third_party"
OUT = ROOT / "build/bench"
PATH = "/v1/chat/completions"
FAST, EVENTS = "mock-d0-e16-i0", 16  # answers at once; a stream of 16 events
HELD, HELD_EVENTS, HELD_STREAMS = "mock-d20-e60-i100", 60, 512  # six seconds, an event every 100 ms
USERS, POLICIES = 1000, 50
PROMPTS = ((1, 1), (10, 1), (100, 1), (100, 100))  # KB, and messages that they come in
READY_S_MAX = 240  # LiteLLM takes half a minute on a machine that is idle
WORDS = "the a quarter report shows that our plant in spring needs more time and less paper because each machine tells what it did while people read and decide together about offers orders and plans".split()

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


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def start(core, command, log, **more):
    """A process of ours, on one core."""
    process = subprocess.Popen(["taskset", "-c", str(core), *map(str, command)], stdout=log, stderr=log, stdin=subprocess.DEVNULL, **more)
    children.append(process)
    return process


def tree(pid):
    """A process and its descendants."""
    below = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(") ", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        below.setdefault(parent, []).append(int(stat.parent.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += below.get(found[-1], [])
    return found


def cpu_us(pids):
    """Of all threads that live, to the nanosecond."""
    total = 0
    for pid in pids:
        for stat in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                total += int(stat.read_text().split()[0])
            except (OSError, IndexError):
                pass
    return total / 1000


def memory_mib(pids):
    total = 0
    for pid in pids:
        try:
            found = re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
            total += int(found.group(1)) if found else 0
        except OSError:
            pass
    return round(total / 1024, 1)


def body(kb, stream, model, turns=1):
    """A prompt of so many KB, in so many messages of people and models: plain words, the same in each run but for “renewed” in the last message, which
    changes with every call."""
    choose, text = random.Random(kb), ""
    while len(text) < kb * 1024:
        text += choose.choice(WORDS) + " "
    each = (kb * 1024 - 120) // turns
    messages = [{"role": "user" if (turns - turn) % 2 == 1 else "assistant", "content": ("renewed " if turn == turns - 1 else "") + text[turn * each:(turn + 1) * each]} for turn in range(turns)]
    asked = {"model": model, "messages": messages, "max_tokens": 256}
    return json.dumps({**asked, "stream": True} if stream else asked, separators=(",", ":"))


class Gateway:
    name, headers = "direct", ()

    def __init__(self, folder, model_port, core):
        self.folder, self.model_port, self.core = pathlib.Path(folder) / self.name, model_port, core
        self.folder.mkdir()
        self.log_file = self.folder / "log"
        self.log = open(self.log_file, "wb")
        self.process, self.port = None, model_port

    def available(self):
        return None

    def begin(self):
        pass

    def pids(self):
        return tree(self.process.pid) if self.process else []

    def probe(self):
        """One call, answered as it has to be; returns why not."""
        until, said = time.monotonic() + READY_S_MAX, "no answer"
        while time.monotonic() < until:
            if self.process and self.process.poll() is not None:
                return "it ended: " + self.log_file.read_text(errors="replace")[-400:]
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                connection.request("POST", PATH, body(1, False, FAST), {"Content-Type": "application/json", **dict(h.split(": ", 1) for h in self.headers)})
                answer = connection.getresponse()
                text = answer.read().decode(errors="replace")
                if answer.status == 200 and "machine" in text:
                    return None
                said = f"{answer.status} {text[:300]}"
                if answer.status in (400, 401, 403, 404):
                    return said
            except OSError as error:
                said = str(error)
            time.sleep(0.2)
        return said

    def close(self):
        return {}


class Nginx(Gateway):
    name, program = "nginx", TOOLS / "nginx/usr/sbin/nginx"

    def available(self):
        return None if self.program.exists() else "is not there: scripts/bootstrap bench"

    def begin(self):
        self.port = free_port()
        (self.folder / "nginx.conf").write_text(f"""
daemon off; worker_processes 1; pid {self.folder}/pid; error_log stderr warn;
events {{ worker_connections 4096; }}
http {{
  access_log off; tcp_nodelay on; keepalive_requests 100000000; client_max_body_size 8m; client_body_buffer_size 256k;
  client_body_temp_path {self.folder}/body; proxy_temp_path {self.folder}/proxy; fastcgi_temp_path {self.folder}/f; uwsgi_temp_path {self.folder}/u; scgi_temp_path {self.folder}/s;
  upstream model {{ server 127.0.0.1:{self.model_port}; keepalive 1024; keepalive_requests 100000000; }}
  server {{ listen 127.0.0.1:{self.port};
    location / {{ proxy_pass http://model; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }} }}
}}
""")
        self.process = start(self.core, [self.program, "-c", self.folder / "nginx.conf", "-p", self.folder], self.log)


class Portkey(Gateway):
    name, start_file = "portkey", HERE / "portkey/node_modules/@portkey-ai/gateway/build/start-server.js"

    def available(self):
        return None if self.start_file.exists() else "is not there: scripts/bootstrap bench"

    def begin(self):
        self.port = free_port()
        self.headers = ("Authorization: Bearer none", "x-portkey-provider: openai", f"x-portkey-custom-host: http://127.0.0.1:{self.model_port}/v1")
        node = TOOLS / "node/bin/node"
        self.process = start(self.core, [node if node.exists() else shutil.which("node"), self.start_file, f"--port={self.port}", "--headless"], self.log, cwd=self.start_file.parents[1])


class LiteLlm(Gateway):
    name, program = "litellm", TOOLS / "litellm/bin/litellm"

    def available(self):
        return None if self.program.exists() else "is not there: scripts/bootstrap bench"

    def begin(self):
        self.port = free_port()
        rows = "".join(f"  - model_name: {m}\n    litellm_params: {{ model: openai/{m}, api_base: 'http://127.0.0.1:{self.model_port}/v1', api_key: none }}\n" for m in (FAST, HELD))
        (self.folder / "config.yaml").write_text(f"model_list:\n{rows}litellm_settings: {{ telemetry: false }}\n")
        environment = {**{k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}, "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR", "LITELLM_MASTER_KEY": "sk-" + secrets.token_hex(32)}
        self.headers = (f"Authorization: Bearer {environment['LITELLM_MASTER_KEY']}",)  # it does not start without
        self.process = start(self.core, [self.program, "--config", self.folder / "config.yaml", "--host", "127.0.0.1", "--port", self.port, "--num_workers", "1"], self.log, env=environment, cwd=self.folder)


class Socle(Gateway):
    name, program = "socle", BUILD / "socle"

    def cli(self, *arguments):
        environment = {**os.environ, "SOCLE_URL": f"http://127.0.0.1:{self.port}", "SOCLE_KEY": self.owner}
        done = subprocess.run([self.program, *map(str, arguments), "--json"], env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"socle {' '.join(map(str, arguments[:2]))}: {done.stderr.strip()[:400]}")
        return json.loads(done.stdout or "null")

    def begin(self):
        self.port, self.data = free_port(), self.folder / "data"
        self.owner = ""
        self.owner = self.cli("init", "--data", self.data)["owner"]["key"]
        self.process = start(self.core, [self.program, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"], self.log)
        until = time.monotonic() + READY_S_MAX
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    break
            except OSError:
                pass
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError("it did not become ready: " + self.log_file.read_text(errors="replace")[-400:])
            time.sleep(0.05)
        time.sleep(1)
        self.idle_mib = memory_mib(self.pids())
        (self.folder / "key").write_text("sk-mock\n")
        for model in (FAST, HELD):
            self.cli("model", "add", model, "--openai", f"http://127.0.0.1:{self.model_port}/v1", "--key-file", self.folder / "key", "--zone", "machine", "--price-in", "0.15", "--price-out", "0.60")
        self.people()
        self.policies()
        key = self.cli("key", "create", "--user", "person7@bench.example")["key"]
        self.headers = (f"Authorization: Bearer {key}",)

    def people(self):
        """A thousand invented people."""
        def add(part):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            for number in part:
                text = json.dumps({"name": f"Person {number}", "email": f"person{number}@bench.example", "role": ("employee", "approver", "engineer")[number % 3]})
                connection.request("POST", "/api/v1/users", text, {"Authorization": f"Bearer {self.owner}", "Content-Type": "application/json"})
                answer = connection.getresponse()
                if answer.read() and answer.status >= 300:
                    raise RuntimeError(f"a person could not be added: {answer.status}")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(add, [range(i, USERS - 1, 4) for i in range(4)]))

    def policies(self):
        """The shipped ones, and as many more about models as make fifty; each has to be looked at for each call."""
        folder = self.folder / "policies"
        shutil.copytree(ROOT / "policies", folder)
        there = sum(text.read_text().count("@id(") for text in folder.glob("*.cedar"))
        conditions = ('context has zone && context.zone == "world" && context has findings && context.findings.contains("type{n}")', 'context has purpose && context.purpose == "purpose{n}"',
                      'context has provenance && context.provenance.contains("source{n}")', 'context has site && context.site == "site{n}"')
        more = "".join(f'@id("bench.{n}")\n@reason("Rule {n}.")\n@reason_fr("Règle {n}.")\n@reason_de("Regel {n}.")\nforbid (principal, action == Action::"model.send", resource)\nwhen {{ {conditions[n % 4].format(n=n)} }};\n' for n in range(POLICIES - there))
        (folder / "bench.cedar").write_text(more)
        self.cli("policy", "publish", folder)

    def close(self):
        """Ends it, and holds its log: an intent and an outcome for each call that was answered."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        verified = json.loads(subprocess.run([self.program, "audit", "verify", "--data", self.data, "--json"], capture_output=True, text=True).stdout)
        return {"idle_mib": self.idle_mib, "log_verifies": verified["ok"], "log_entries": verified["size"]}


class SocleInMemory(Socle):
    """The same, with its data in memory: what is left when nothing waits for the disk."""
    name = "socle-ram"

    def available(self):
        return None if pathlib.Path("/dev/shm").is_dir() else "has no /dev/shm here"

    def begin(self):
        self.memory = tempfile.TemporaryDirectory(dir="/dev/shm")
        self.folder = pathlib.Path(self.memory.name)
        super().begin()

    def close(self):
        ended = super().close()
        self.memory.cleanup()
        return ended


def load(gateway, core, kb, stream, clients, seconds, folder, model=FAST, events=EVENTS, once=False, turns=1):
    file = pathlib.Path(folder) / f"{model}-{kb}-{stream}-{turns}.json"
    file.write_text(body(kb, stream, model, turns))
    command = ["taskset", "-c", str(core), str(BUILD / "gateway_load"), str(gateway.port), PATH, str(file), str(clients), str(seconds), *(["--stream", str(events)] if stream else []), *(["--once"] if once else [])]
    for header in gateway.headers:
        command += ["--header", header]
    pids = gateway.pids()
    before = cpu_us(pids)
    done = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    done["cpu_us"] = round((cpu_us(pids) - before) / max(1, done["all_calls"]), 1) if pids else None
    return done


def rates(gateways, core, seconds, folder, calls):
    results = {}
    for stream in (False, True):
        for kb, turns in PROMPTS:
            prompt = f"{kb} KB prompt" if turns == 1 else f"a conversation of {kb} KB in {turns} messages, of which the last is new"
            print(f"\n{'a stream of 16 events' if stream else 'whole answers'}, {prompt}   (one client: µs added to the direct call; 64 clients: calls a second)")
            print(f"{'':10}{'p50':>9}{'p99':>9}" + (f"{'first p50':>11}{'p99':>9}" if stream else "") + f"{'calls/s':>10}{'CPU µs/call':>13}{'of nginx':>10}  errors", flush=True)
            direct, plain = None, None
            for gateway in gateways:
                one = load(gateway, core, kb, stream, 1, seconds, folder, turns=turns)
                many = load(gateway, core, kb, stream, 64, seconds, folder, turns=turns)
                calls[gateway.name] = calls.get(gateway.name, 0) + one["all_calls"] + many["all_calls"]
                direct = direct or one
                plain = many if gateway.name == "nginx" else plain
                added = {key: round(one[key] - direct[key], 1) for key in ("p50_us", "p99_us", "first_p50_us", "first_p99_us")}
                results[f"{gateway.name}/{'stream' if stream else 'whole'}/{kb}" + ("" if turns == 1 else "-conversation")] = {"one": one, "many": many, "added": added}
                errors = one["errors"] + many["errors"]
                ratio = f"{many['cpu_us'] / plain['cpu_us']:9.1f}×" if plain and many["cpu_us"] and plain["cpu_us"] else f"{'–':>10}"
                print(f"{gateway.name:10}{added['p50_us']:9.0f}{added['p99_us']:9.0f}" + (f"{added['first_p50_us']:11.0f}{added['first_p99_us']:9.0f}" if stream else "")
                      + f"{many['per_second']:10.0f}{many['cpu_us'] or 0:13.1f}{ratio}  {errors or ''} {(one['error'] or many['error'])[:120]}", flush=True)
    return results


def held(gateways, core, folder, calls):
    results = {}
    print(f"\n{HELD_STREAMS} streams at once, {HELD_EVENTS} events each, one every 100 ms; each event is checked")
    print(f"{'':10}{'whole':>8}{'events':>9}{'lost':>7}{'first p50 ms':>14}{'p99 ms':>9}{'CPU µs/event':>14}{'memory before':>15}{'after MiB':>11}", flush=True)
    for gateway in gateways:
        before = memory_mib(gateway.pids())
        done = load(gateway, core, 1, True, HELD_STREAMS, 8, folder, HELD, HELD_EVENTS, once=True)
        after = memory_mib(gateway.pids())
        calls[gateway.name] = calls.get(gateway.name, 0) + done["all_calls"]
        lost = HELD_STREAMS * HELD_EVENTS - done["events"]
        per_event = round(done["cpu_us"] * done["all_calls"] / max(1, done["events"]), 1) if done["cpu_us"] is not None else 0
        results[gateway.name] = {**done, "lost": lost, "cpu_us_per_event": per_event, "mib_before": before, "mib_after": after}
        print(f"{gateway.name:10}{done['calls']:8}{done['events']:9}{lost:7}{done['first_p50_us'] / 1000:14.1f}{done['first_p99_us'] / 1000:9.1f}{per_event:14.1f}{before:15.1f}{after:11.1f}  {done['error'][:120]}", flush=True)
    return results


def measure(chosen, seconds):
    cores = sorted(os.sched_getaffinity(0))
    own, other = cores[0], cores[-1]  # the gateway's; mock and load
    results, calls = {"cores": {"gateway": own, "mock_and_load": other}, "left_out": {}, "mib": {}}, {}
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        mock = subprocess.Popen(["taskset", "-c", str(other), BUILD / "gateway_mock"], stdout=subprocess.PIPE, text=True)
        children.append(mock)
        port = int(mock.stdout.readline())
        gateways = []
        for kind in (Gateway, Nginx, Socle, SocleInMemory, Portkey, LiteLlm):
            if kind.name not in chosen and kind is not Gateway:
                continue
            gateway = kind(folder, port, own)
            begun = time.monotonic()
            try:
                why = gateway.available()
                if why is None:
                    gateway.begin()
                    why = gateway.probe()
            except RuntimeError as error:
                why = str(error)
            if why:
                print(f"{kind.name} is left out: {why}", flush=True)
                results["left_out"][kind.name] = why
            else:
                results["mib"][kind.name] = memory_mib(gateway.pids())
                print(f"{kind.name} is ready after {time.monotonic() - begun:.1f} s, {results['mib'][kind.name]} MiB", flush=True)
                gateways.append(gateway)
        results["rates"] = rates(gateways, other, seconds, folder, calls)
        results["held"] = held(gateways, other, folder, calls)
        for gateway in gateways:
            ended = gateway.close()
            if ended:
                results[gateway.name] = {**ended, "calls": calls[gateway.name]}
                print(f"\n{gateway.name}: {ended['idle_mib']} MiB idle before any model; {calls[gateway.name]} calls, {ended['log_entries']} entries in its log, which verifies: {ended['log_verifies']}")
                if not ended["log_verifies"] or ended["log_entries"] < 2 * calls[gateway.name]:
                    sys.exit("bench: calls are missing in the log")
        end_all()
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="nginx,socle,socle-ram,portkey,litellm")
    parser.add_argument("--seconds", type=float, default=3, help="for each figure")
    parser.add_argument("--json", default=str(OUT / "gateway.json"))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)  # the network of its own is there
    chosen = parser.parse_args()
    if not chosen.inside:
        return subprocess.run(["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent", sys.executable, __file__, "--inside", *sys.argv[1:]]).returncode
    results = measure(chosen.only.split(","), chosen.seconds)
    pathlib.Path(chosen.json).write_text(json.dumps(results, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
