#!/usr/bin/env python3
"""Runs the benchmarks one after the other, prints tables and writes build/bench/results.json.

usage: bench.py [--only PART[,PART]...]     PART: governed, store, daemon, contracts, gateway, inference

CPU time and ratios are what to compare; wall time is given beside them and holds only for the load that is printed.
"""
import argparse
import atexit
import concurrent.futures
import http.client
import json
import os
import pathlib
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "release"
OUT = ROOT / "build" / "bench"
SOCLE = BUILD / "socle"
CORPUS = ROOT / "tests" / "corpus" / "contracts"
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")

STARTS = 7  # of the daemon, for a median
KILLS = 5
CALLS = 2000  # before the kills; each leaves an intent and an outcome in the log
DEVELOP_SAMPLE = 12  # text PDFs beside the whole unseen part
DEVELOP_SCANS = 3
READY_S_MAX = 60


def text_of(path, default=""):
    try:
        return pathlib.Path(path).read_text()
    except OSError:
        return default


def machine():
    model = next((line.split(":", 1)[1].strip() for line in text_of("/proc/cpuinfo").splitlines() if line.startswith("model name")), platform.machine())
    memory_kb = next((int(line.split()[1]) for line in text_of("/proc/meminfo").splitlines() if line.startswith("MemTotal")), 0)
    mounts = [line.split() for line in text_of("/proc/mounts").splitlines()]
    mount = max((m for m in mounts if str(OUT).startswith(m[1])), key=lambda m: len(m[1]), default=["?", "/", "?"])
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return {"cpu": model, "cores": len(os.sched_getaffinity(0)), "memory_gib": round(memory_kb / 2**20, 1), "kernel": f"{platform.system()} {platform.release()}",
            "disk": f"{mount[0]} ({mount[2]})", "load_before": os.getloadavg(), "commit": commit, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(values):
    return {"n": len(values), "p50": round(percentile(values, 0.5), 1), "p95": round(percentile(values, 0.95), 1), "max": round(max(values), 1)} if values else {"n": 0}


def title(text):
    print(f"\n== {text}  (load {os.getloadavg()[0]:.1f})", flush=True)


class Daemon:
    """A real daemon on a data directory of its own."""

    def __init__(self, folder):
        self.data = pathlib.Path(folder) / "data"
        made = json.loads(subprocess.run([SOCLE, "init", "--data", self.data, "--json"], check=True, capture_output=True, text=True).stdout)
        self.key = made["owner"]["key"]
        self.process = None
        self.port = 0
        atexit.register(self.stop, signal.SIGKILL)  # whatever ends this script early

    def start(self):
        """Starts the daemon and returns the milliseconds until /readyz answered 200."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        with open(self.data / "bench.log", "ab") as log:
            begin = time.perf_counter()
            self.process = subprocess.Popen([SOCLE, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"], stdout=log, stderr=log)
        while time.perf_counter() - begin < READY_S_MAX:
            try:
                if self.request("GET", "/readyz")[0] == 200:
                    return (time.perf_counter() - begin) * 1000
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.002)
        sys.exit(f"bench: the daemon did not become ready: {text_of(self.data / 'bench.log')[-2000:]}")

    def request(self, method, path, body=None, connection=None):
        used = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        used.request(method, path, body, {"Authorization": f"Bearer {self.key}"})
        answer = used.getresponse()
        content = answer.read()
        if connection is None:
            used.close()
        return answer.status, content

    def cli(self, *arguments):
        environment = dict(os.environ, SOCLE_URL=f"http://127.0.0.1:{self.port}", SOCLE_KEY=self.key)
        return subprocess.run([SOCLE, *arguments, "--json"], capture_output=True, text=True, env=environment)

    def cpu_ms(self):
        """Of the daemon and of every program that it ran and waited for; counted in ticks."""
        fields = text_of(f"/proc/{self.process.pid}/stat").rsplit(") ", 1)[1].split()
        return sum(int(field) for field in fields[11:15]) * TICK_MS

    def memory_mib(self):
        lines = (line.split() for line in text_of(f"/proc/{self.process.pid}/smaps_rollup").splitlines()[1:])
        return {name: round(int(kb) / 1024, 1) for name, kb in ((f[0][:-1].lower(), f[1]) for f in lines) if name in ("rss", "pss", "anonymous")}

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(60)


def governed():
    title("The governed path, per call, without I/O")
    run = subprocess.run([BUILD / "app_bench", "--benchmark_format=json"], check=True, capture_output=True, text=True, cwd=OUT)
    rows = {row["name"].split("/")[0]: row for row in json.loads(run.stdout)["benchmarks"]}
    call, hop = rows["governed_call"], rows["hop_to_a_worker_and_back"]
    if call.get("error_occurred"):
        sys.exit(f"bench: {call['error_message']}")
    kept = lambda row: {key: round(value, 3) for key, value in row.items() if key.endswith(("_us", "_share"))} | {"calls": row["iterations"]}
    print(f"whole call          {call['cpu_us']:8.1f} µs CPU    wall p50 {call['wall_p50_us']:.0f} µs, p95 {call['wall_p95_us']:.0f} µs    {call['iterations']} calls")
    for part in ("identity", "guard", "policy", "budget", "audit"):
        print(f"  {part:16}  {call[part + '_us']:8.1f} µs CPU    {call[part + '_share']:6.1%}")
    print(f"hop to a worker     {hop['cpu_us']:8.1f} µs CPU    {hop['cpu_us'] / call['cpu_us']:6.1%} of a call; any call that executes on a worker pays it")
    return {"call": kept(call), "hop_alone": kept(hop)}


def store():
    title("The store beside a bare log file")
    target = OUT / "store.json"
    subprocess.run([BUILD / "store_bench", "--json", target, "--seconds", "1.4"], check=True, cwd=OUT)
    report = json.loads(target.read_text())
    rows = {(row["target"], row["writers"]): row for row in report["rows"]}
    writers = sorted({count for _, count in rows})
    print("\nCPU per unit as a multiple of the bare log's, the database server's included:")
    print(f"{'':32}" + "".join(f"{count:>8}" for count in writers) + "  writers")
    report["cpu_of_log"] = {}
    for name in dict.fromkeys(row["target"] for row in report["rows"]):
        cost = lambda of, count: rows[of, count]["cpu_us"] + rows[of, count]["server_cpu_us"]
        multiples = {count: round(cost(name, count) / cost("bare log file", count), 1) for count in writers}
        report["cpu_of_log"][name] = multiples
        print(f"{name:32}" + "".join(f"{multiple:7.1f}×" for multiple in multiples.values()))
    return report


def daemon():
    title("The daemon: start, idle memory, recovery after kill -9")
    company = (ROOT / "examples" / "company.json").read_bytes()
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        house = Daemon(folder)
        starts, cpus = [], []
        for _ in range(STARTS):
            starts.append(house.start())
            cpus.append(house.cpu_ms())
            house.stop()
        house.start()
        time.sleep(2)
        idle = house.memory_mib()
        ticks = house.cpu_ms()
        time.sleep(5)
        idle_cpu = (house.cpu_ms() - ticks) / 5
        print(f"ready               {statistics.median(starts):8.0f} ms wall (median of {STARTS}), p95 {percentile(starts, 0.95):.0f} ms; {statistics.median(cpus):.0f} ms CPU    aim 1000 ms")
        print(f"idle                {idle['rss']:8.1f} MiB RSS, {idle['anonymous']:.1f} MiB of it anonymous; {idle_cpu:.1f} ms CPU per second    aim 64 MB", flush=True)

        house.cli("company", "set", str(ROOT / "examples" / "company.json"))
        house.cli("customer", "add", str(ROOT / "examples" / "customers.json"))
        waiting = json.loads(house.cli("invoice", "run", str(ROOT / "examples" / "contracts" / "01-de-managed-services.pdf")).stdout)

        def call_many(count):
            connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=120)
            walls = []
            for _ in range(count):
                begin = time.perf_counter()
                status, content = house.request("PUT", "/api/v1/company", company, connection)
                if status >= 300:
                    sys.exit(f"bench: {status} {content[:300]}")
                walls.append((time.perf_counter() - begin) * 1000)
            return walls

        before, begin = house.cpu_ms(), time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            walls = [wall for part in pool.map(call_many, [CALLS // 8] * 8) for wall in part]
        seconds = time.perf_counter() - begin
        call_cpu = (house.cpu_ms() - before) / CALLS
        print(f"governed HTTP calls {CALLS / seconds:8.0f} a second with 8 callers (their own time counted); p50 {percentile(walls, 0.5):.1f} ms, p95 {percentile(walls, 0.95):.1f} ms; {call_cpu * 1000:.0f} µs CPU each, durable")

        clean, killed, after = [], [], []
        house.stop()
        for _ in range(3):
            clean.append(house.start())
            house.stop()
        house.start()
        for _ in range(KILLS):
            with concurrent.futures.ThreadPoolExecutor(4) as pool:  # killed while calls are under way
                def until_killed(_):
                    try:
                        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=10)
                        while house.request("PUT", "/api/v1/company", company, connection)[0] < 300:
                            pass
                    except (OSError, http.client.HTTPException):
                        pass
                callers = [pool.submit(until_killed, i) for i in range(4)]
                time.sleep(0.3)
                house.stop(signal.SIGKILL)
                concurrent.futures.wait(callers)
            killed.append(house.start())
        gates = json.loads(house.cli("gate", "list").stdout)
        kept = any(gate["run"] == waiting["run"] for gate in gates)
        loaded = house.memory_mib()
        house.stop()
        verified = json.loads(house.cli("audit", "verify", "--data", str(house.data)).stdout)
        print(f"after kill -9       {statistics.median(killed):8.0f} ms to ready (median of {KILLS}), at most {max(killed):.0f} ms; after a clean end {statistics.median(clean):.0f} ms    {verified['size']} log entries")
        print(f"                    the log verifies: {verified['ok']}; the waiting run still waits: {kept}; RSS then {loaded['rss']:.1f} MiB")
        if not (verified["ok"] and kept):
            sys.exit("bench: something was lost")
        return {"start_ms": spread(starts), "start_cpu_ms": statistics.median(cpus), "idle_mib": idle, "idle_cpu_ms_per_s": idle_cpu,
                "http_calls": {"per_second": CALLS / seconds, "wall_ms": spread(walls), "cpu_us": call_cpu * 1000},
                "recovery_ms": spread(killed), "clean_start_ms": spread(clean), "log_entries": verified["size"], "log_verifies": verified["ok"],
                "waiting_run_kept": kept, "loaded_mib": loaded}


def measured(house, command, paper):
    """One contract through the command line: its answer, wall and CPU milliseconds (daemon, its readers and the command)."""
    before, begin = house.cpu_ms(), time.perf_counter()
    own = os.times()
    done = house.cli("invoice", command, str(paper))
    wall = (time.perf_counter() - begin) * 1000
    spent = os.times()
    cpu = house.cpu_ms() - before + (spent.children_user - own.children_user + spent.children_system - own.children_system) * 1000
    return (json.loads(done.stdout) if done.returncode == 0 and done.stdout else None), wall, cpu


def every(items, count):
    return [items[i * len(items) // count] for i in range(min(count, len(items)))]


def show_group(label, walls, cpus, failed):
    wall, cpu = spread(walls), spread(cpus)
    if walls:
        print(f"{label:38} {wall['n']:3}  wall p50 {wall['p50'] / 1000:6.2f} s, p95 {wall['p95'] / 1000:6.2f} s    CPU p50 {cpu['p50'] / 1000:6.2f} s, p95 {cpu['p95'] / 1000:6.2f} s" + (f"    {failed} refused" if failed else ""), flush=True)
    return {"wall_ms": wall, "cpu_ms": cpu, "refused": failed}


def contracts():
    title("From the contract to the gate, through a real daemon")
    outputs = OUT / "unseen"
    shutil.rmtree(outputs, ignore_errors=True)
    outputs.mkdir(parents=True)
    scan = {paper: json.loads(paper.with_suffix(".json").read_text())["scan"] for part in ("develop", "unseen") for paper in sorted((CORPUS / part).glob("*.pdf"))}
    develop = [paper for paper in scan if paper.parent.name == "develop"]
    papers = {"text": [p for p in scan if p.parent.name == "unseen" and not scan[p]] + every([p for p in develop if not scan[p]], DEVELOP_SAMPLE),
              "scan": [p for p in scan if p.parent.name == "unseen" and scan[p]] + every([p for p in develop if scan[p]], DEVELOP_SCANS)}
    report = {}
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        house = Daemon(folder)
        house.start()
        for kind in ("text", "scan"):
            walls, cpus, failed = [], [], 0
            for paper in papers[kind]:
                answer, wall, cpu = measured(house, "extract", paper)
                walls.append(wall)
                cpus.append(cpu)
                failed += answer is None
                if answer is not None and paper.parent.name == "unseen":
                    (outputs / f"{paper.stem}.json").write_text(json.dumps(answer))
            report[f"extract_{kind}"] = show_group(f"read and extract, corpus, {kind}", walls, cpus, failed)
        house.cli("company", "set", str(ROOT / "examples" / "company.json"))
        house.cli("customer", "add", str(ROOT / "examples" / "customers.json"))
        groups = {"text": ([], []), "scan": ([], [])}
        states = {}
        for paper in sorted((ROOT / "examples" / "contracts").glob("*.pdf")):
            answer, wall, cpu = measured(house, "run", paper)
            walls, cpus = groups["scan" if "scan" in paper.name else "text"]
            walls.append(wall)
            cpus.append(cpu)
            state = (answer or {}).get("state", "refused")
            states[state] = states.get(state, 0) + 1
        for kind, (walls, cpus) in groups.items():
            report[f"run_{kind}"] = show_group(f"whole run to its gate, samples, {kind}", walls, cpus, 0)
        report["run_states"] = states
        print("runs ended as: " + ", ".join(f"{count} {state}" for state, count in sorted(states.items())) + "    aim to the gate: text 10 s, scan 30 s on two cores of one's own")
        house.stop()

    title("Field accuracy on the part of the corpus that the extraction's author did not look at")
    scored = subprocess.run([sys.executable, CORPUS / "score.py", outputs, "--truth", CORPUS / "unseen", "--json"], check=True, capture_output=True, text=True)
    score = json.loads(scored.stdout)
    report["accuracy"] = {key: score[key] for key in ("contracts", "without_output", "overall", "by_kind", "by_language", "by_language_and_kind", "by_source", "noise_findings")}
    languages = list(score["by_language"])
    share = lambda counts: "      –" if counts["accuracy"] is None else f"{counts['accuracy']:7.1%}"
    print(f"{'':20}" + "".join(f"{language:>8}" for language in languages) + f"{'all':>8}    right  null  wrong  invented")
    rows = [(kind, [score["by_language_and_kind"][language][kind] for language in languages], counts) for kind, counts in score["by_kind"].items()]
    for label, cells, counts in rows + [("all", [score["by_language"][language] for language in languages], score["overall"])]:
        print(f"{label:20}" + "".join(f" {share(cell)}" for cell in cells) + f" {share(counts)}    {counts['right']:5} {counts['null']:5} {counts['wrong']:6} {counts['invented']:9}")
    print(f"{score['contracts']} contracts; text {share(score['by_source']['text']).strip()}, scans {share(score['by_source']['scan']).strip()}")
    return report


def gateway():
    title("The hub beside other gateways, each on one core, on the same mock model")
    target = OUT / "gateway.json"
    subprocess.run([sys.executable, ROOT / "bench/gateway/run.py", "--json", target], check=True)
    return json.loads(target.read_text())


def inference():
    title("A model file behind Socle beside llama.cpp's own server")
    target = OUT / "inference.json"
    subprocess.run([sys.executable, ROOT / "bench/inference/run.py", "--json", target], check=True)
    return json.loads(target.read_text())


def main():
    parts = {"governed": governed, "store": store, "daemon": daemon, "contracts": contracts, "gateway": gateway, "inference": inference}
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default=",".join(parts))
    chosen = parser.parse_args().only.split(",")
    unknown = [name for name in chosen if name not in parts]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(parts)}")
    OUT.mkdir(parents=True, exist_ok=True)
    results = {"machine": machine()}
    said = results["machine"]
    print(f"{said['cpu']}, {said['cores']} cores, {said['memory_gib']} GiB; {said['kernel']}; disk {said['disk']}; load {', '.join(f'{x:.1f}' for x in said['load_before'])}; commit {said['commit']}")
    if said["load_before"][0] > said["cores"]:
        print("The machine is busy with other work: trust CPU time and ratios, not wall time.")
    for name, part in parts.items():
        if name in chosen:
            begin = time.perf_counter()
            results[name] = part()
            results[name]["took_s"] = round(time.perf_counter() - begin, 1)
    said["load_after"] = os.getloadavg()
    (OUT / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    print(f"\nwritten: {OUT.relative_to(ROOT)}/results.json")


if __name__ == "__main__":
    main()
