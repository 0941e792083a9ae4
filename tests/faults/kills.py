#!/usr/bin/env python3
"""Kills the daemon (kill -9) at random moments while invoice runs go on, until every run has reached its end; then holds what is left
against what was answered: no run lost, no effect twice, no number twice or left out, and a log that explains every call.

usage: kills.py --socle PROGRAM --store sqlite|postgresql --kills N --seed N [--postgres FILE] [--seconds-max N]
"""
import argparse
import http.client
import json
import pathlib
import random
import signal
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scenarios"))
from books import Client, entries, unexplained, verify  # noqa: E402
from house import ROOT, Failed, House  # noqa: E402

PAPERS = ["02-de-hosting-brief.pdf", "05-de-stadt-leitweg.pdf"]
AWAY = (OSError, http.client.HTTPException, json.JSONDecodeError)
ONCE_A_RUN = {"contract.read", "contract.extract", "contract.check", "invoice.draft", "gate.open", "invoice.issue", "mail.draft"}


class Runs:
    """Starts runs and drives each to its end, however often the daemon goes away; remembers what it was answered."""

    def __init__(self, house, seed, in_flight):
        self.random = random.Random(seed)
        self.employee = Client(lambda: house.url, house.keys["employee"])
        self.approver = Client(lambda: house.url, house.keys["approver"])
        self.in_flight, self.starting, self.stop = in_flight, True, False
        self.keys = {}       # idempotency key → run, once answered
        self.wanted = {}     # run → "approve" or "refuse"
        self.ended = {}      # run → its state
        self.numbers = {}    # run → number, as first seen
        self.problems = []
        self.thread = threading.Thread(target=self.drive, daemon=True)

    def drive(self):
        while not self.stop:
            try:
                self.step()
            except AWAY:
                time.sleep(0.02)  # the daemon is being killed or begins again
            except Exception as error:  # a bug of the harness must not look like success
                self.problems.append(f"the driver failed: {error!r}")
                return

    def step(self):
        open_runs = [key for key, run in self.keys.items() if run is None or run not in self.ended]
        if self.starting and len(open_runs) < self.in_flight:
            self.keys[f"key-{len(self.keys)}"] = None
        for key, run in list(self.keys.items()):
            if run is None:
                self.begin(key)
            elif run not in self.ended:
                self.push(run)
        for row in self.approver.pages("/api/v1/invoices"):
            first = self.numbers.setdefault(row["run"], row["number"])
            if first != row["number"]:
                self.problems.append(f"{row['run']} had number {first} and now has {row['number']}")
        time.sleep(0.03)  # polls

    def begin(self, key):
        name = PAPERS[int(key.split("-")[1]) % len(PAPERS)]
        paper = (ROOT / "examples/contracts" / name).read_bytes()
        status, answer = self.employee.ask("POST", f"/api/v1/runs?name={name}", paper, {"Idempotency-Key": key})
        if status == 202:
            self.keys[key] = answer["run"]
            self.wanted[answer["run"]] = "refuse" if self.random.random() < 0.25 else "approve"
        elif status < 500 and status != 409:
            self.problems.append(f"starting {key}: {status} {answer}")

    def push(self, run):
        status, details = self.employee.ask("GET", f"/api/v1/runs/{run}")
        if status == 404:
            self.problems.append(f"{run} was acknowledged and is gone")
            self.ended[run] = "lost"
        if status != 200:
            return
        state = details["state"]
        if state == "waiting":
            self.decide(run, details["gate"])
        elif state in ("done", "refused", "failed"):
            expected = {"approve": "done", "refuse": "refused"}[self.wanted[run]]
            if state != expected:
                self.problems.append(f"{run} ended {state}, not {expected}: {details.get('error')}")
            self.ended[run] = state

    def decide(self, run, gate):
        status, shown = self.approver.ask("GET", f"/api/v1/gates/{gate}")
        if status != 200:
            return
        if self.wanted[run] == "approve":
            status, answer = self.approver.ask("POST", f"/api/v1/gates/{gate}/approve", {"proposal_hash": shown["proposal_hash"]})
        else:
            status, answer = self.approver.ask("POST", f"/api/v1/gates/{gate}/refuse", {"reason": "this is a test"})
        if status != 200 and status < 500 and answer["error"]["code"] not in ("workflows.gate_closed", "store.conflict"):
            self.problems.append(f"deciding {gate}: {status} {answer}")

    def done(self):
        return bool(self.keys) and all(run in self.ended for run in self.keys.values())


def examine(house, runs):
    """Everything that must hold at the end, on a daemon that was started anew and then ended in order."""
    problems = list(runs.problems)
    owner = Client(lambda: house.url, house.keys["owner"])
    rows = owner.pages("/api/v1/runs")
    invoices = owner.pages("/api/v1/invoices")
    calls = owner.pages("/api/v1/calls")
    known = set(runs.keys.values())
    if len(rows) != len(runs.keys) or {row["run"] for row in rows} != known:
        problems.append(f"{len(runs.keys)} runs were asked for, {len(known)} answered, {len(rows)} are there")

    approved = {run for run, state in runs.ended.items() if state == "done"}
    numbered = {row["run"]: row["number"] for row in invoices}
    if set(numbered) != approved:
        problems.append(f"numbers without an approved run or the reverse: {set(numbered) ^ approved}")
    counted = sorted(int(number.split("-")[1]) for number in numbered.values())
    if counted != list(range(1, len(counted) + 1)):
        problems.append(f"numbers are not gapless: {counted}")
    problems += [f"{row['run']} is {row['state']}, not ready" for row in invoices if row["state"] != "ready"]
    problems += [f"call {call['id']} ({call['action']}) is still open" for call in calls if call["status"] == "open"]

    outbox = pathlib.Path(house.data) / "outbox/default"
    packages = sorted(p.name for p in outbox.iterdir()) if outbox.exists() else []
    if packages != sorted(numbered.values()):
        problems.append(f"the outbox holds {packages}, not {sorted(numbered.values())}")
    for run, number in numbered.items():
        status, listed = owner.ask("GET", f"/api/v1/runs/{run}/files")
        for file in listed["items"]:
            kept = owner.ask("GET", f"/api/v1/runs/{run}/files/{file['name']}")[1]
            kept = kept if isinstance(kept, bytes) else json.dumps(kept).encode()
            laid = outbox / number / file["name"]
            if not laid.is_file() or laid.read_bytes() != kept:
                problems.append(f"{number}/{file['name']} in the outbox is not the file of the run")
        if len(listed["items"]) != 4:
            problems.append(f"{number} has {len(listed['items'])} files")

    house.stop(signal.SIGTERM)
    verified = verify(house.socle, house.data)
    log = entries(house.data)
    if verified["size"] != len(log):
        problems.append(f"the log verifies with {verified['size']} entries and holds {len(log)}")
    problems += unexplained(log)
    problems += effects_once(log, runs.ended)
    unknown = sum(1 for entry in log if entry.get("status") == "unknown")
    return problems, len(log), unknown


def effects_once(log, ended):
    """Each step of a run has exactly one outcome that is done; the others, if any, are unknown: their daemon was killed."""
    problems, happened, intents = [], {}, {}
    for entry in log:
        if entry["kind"] == "intent":
            intents[entry["call"]] = entry
    for entry in log:
        if entry["kind"] != "outcome":
            continue
        run = entry.get("run") or intents.get(entry["call"], {}).get("run")
        if run and entry["action"] in ONCE_A_RUN:
            happened.setdefault((run, entry["action"]), []).append(entry["status"])
    for run, state in ended.items():
        for action in ONCE_A_RUN:
            statuses = happened.pop((run, action), [])
            times = 1 if state == "done" or action not in ("invoice.issue", "mail.draft") else 0
            if statuses.count("done") != times or set(statuses) - {"done", "unknown"}:
                problems.append(f"{run} ({state}) {action}: {statuses}")
    problems += [f"{run} is nobody's and did {action}: {statuses}" for (run, action), statuses in happened.items()]
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socle", required=True)
    parser.add_argument("--store", choices=["sqlite", "postgresql"], required=True)
    parser.add_argument("--postgres", help="file with the connection string of a running server")
    parser.add_argument("--kills", type=int, required=True)
    parser.add_argument("--seconds-max", type=float, default=1e9, help="no further kills after this long; the runs are brought to their end")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--runs-at-once", type=int, default=3)
    arguments = parser.parse_args()
    postgres = pathlib.Path(arguments.postgres).read_text().strip() if arguments.store == "postgresql" else None
    chance = random.Random(arguments.seed)
    house = House(arguments.socle, arguments.store, "en", postgres)
    began, kills = time.monotonic(), 0
    try:
        house.must(["company", "set", "examples/company.json"])
        house.must(["customer", "add", "examples/customers.json"])
        runs = Runs(house, arguments.seed, arguments.runs_at_once)
        runs.thread.start()
        while kills < arguments.kills and time.monotonic() - began < arguments.seconds_max and not runs.problems:
            time.sleep(chance.uniform(0, 0.25) if chance.random() < 0.34 else chance.uniform(0.2, 2.0))
            house.stop(signal.SIGKILL)
            kills += 1
            if chance.random() < 0.25:  # and again while it still begins and recovers
                begins = subprocess.Popen([house.daemon, "serve", "--data", house.data, "--listen", "127.0.0.1:0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0, 0.3))
                begins.kill()
                begins.wait()
                kills += 1
            house.start()
        runs.starting = False
        patience = time.monotonic() + 180
        while not runs.done() and not runs.problems and time.monotonic() < patience:
            time.sleep(0.1)  # polls the driver
        if not runs.done():
            runs.problems.append(f"these have not ended: {[run for run in runs.keys.values() if run not in runs.ended]}")
        runs.stop = True
        runs.thread.join()
        house.stop(signal.SIGKILL)  # and once more over a start, so that every call has its outcome
        house.start()
        problems, size, unknown = examine(house, runs)
        states = list(runs.ended.values())
        print(f"{arguments.store}, seed {arguments.seed}: {kills} kills in {time.monotonic() - began:.0f} s, {len(states)} runs "
              f"({states.count('done')} invoiced, {states.count('refused')} refused), {size} log entries, {unknown} calls cut short")
        for problem in problems[:40]:
            print("FAILED  " + problem)
        if problems:
            print(pathlib.Path(house.folder.name + "/log").read_text()[-3000:])
        if unknown == 0 and arguments.kills >= 20:
            problems.append("no kill hit a call")
            print("FAILED  no kill hit a call: this proves nothing")
        return 1 if problems else 0
    except Failed as failure:
        print(f"FAILED  {failure}")
        return 1
    finally:
        house.close()


sys.exit(main())
