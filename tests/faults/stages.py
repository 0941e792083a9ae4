#!/usr/bin/env python3
"""Each stage of the governed path errs, crashes and, where it waits, hangs, in a running daemon: the call does not happen, the answer
names stage and reason, the log says so where it still can, and once the fault is gone all goes on.

usage: stages.py --socle PROGRAM --daemon FAULTY_DAEMON
"""
import json
import signal
import sys
import time

from books import Client, entries, unexplained, until_ready, verify
from faulty import check  # before house: it knows where that is
from house import ROOT

# part that fails, how, the stage and code of the answer, the status in the log (None: a stranger, not written)
FAULTS = [
    ("identify", "error", "identify", "test.broken", None),
    ("identify", "crash", "identify", "kernel.stage_failed", None),
    ("inspect", "error", "inspect", "test.broken", "refused"),
    ("inspect", "crash", "inspect", "kernel.stage_failed", "refused"),
    ("decide", "error", "decide", "test.broken", "refused"),
    ("decide", "crash", "decide", "kernel.stage_failed", "refused"),
    ("route", "error", "route", "test.broken", "refused"),
    ("route", "crash", "route", "kernel.stage_failed", "refused"),
    ("reserve", "error", "reserve", "test.broken", "refused"),
    ("reserve", "crash", "reserve", "kernel.stage_failed", "refused"),
    ("ready", "error", "record", "test.broken", "refused"),
    ("ready", "crash", "record", "kernel.stage_failed", "refused"),
    ("intent", "error", "record", "test.broken", "refused"),
    ("intent", "crash", "record", "kernel.stage_failed", "refused"),
    ("commit.intent", "error", "record", "store.unavailable", "refused"),
    ("commit.intent", "hang", "record", "kernel.timed_out", "refused"),
    ("settle", "error", "settle", "test.broken", "failed"),
    ("settle", "crash", "settle", "kernel.stage_failed", "failed"),
    ("outcome", "error", "receipt", "test.broken", "unwritten"),
    ("outcome", "crash", "receipt", "kernel.stage_failed", "unwritten"),
    ("commit.outcome", "error", "receipt", "store.unavailable", "unwritten"),
    ("commit.outcome", "hang", "receipt", "kernel.timed_out", "late"),
]


class Stages:
    def __init__(self, house, faults):
        self.house, self.file = house, faults
        self.owner = Client(lambda: house.url, house.keys["owner"])
        self.company = json.loads((ROOT / "examples/company.json").read_text())
        self.problems, self.unwritten = [], []

    def break_it(self, *lines):
        fresh = self.file.with_suffix(".new")
        fresh.write_text("".join(line + "\n" for line in lines))
        fresh.rename(self.file)  # whole or not at all: the daemon may be reading it

    def expect(self, what, ok, found):
        if not ok:
            self.problems.append(f"{what}: {found}")

    def set_company(self, name):
        return self.owner.ask("PUT", "/api/v1/company", {**self.company, "name": name})

    def name(self):
        return self.owner.ask("GET", "/api/v1/company")[1]["name"]

    def one(self, part, how, stage, code, logged):
        what = f"{part} {how}"
        before = self.name()
        self.break_it(f"{part} {how}")
        began = time.monotonic()
        status, answer = self.set_company(f"Nobody {part} {how}")
        took = time.monotonic() - began
        error = answer.get("error", {}) if isinstance(answer, dict) else {}
        self.expect(what, status >= 500 and error.get("stage") == stage and error.get("code") == code and error.get("message"), (status, answer))
        self.expect(f"{what}: answered in time", took < 14, took)
        self.break_it()
        if how == "hang":
            time.sleep(0.5)  # what hung goes on now
        call = error.get("call", "")
        status, row = self.owner.ask("GET", f"/api/v1/calls/{call}")
        after = self.name()
        if logged == "late":  # it was kept after its caller was told that nobody knows: then state and log say the same
            self.expect(f"{what}: state and log agree", (row.get("status") == "done") == (after != before), (row.get("status"), before, after))
            return
        self.expect(f"{what}: nothing changed", after == before, after)
        if logged is None:
            self.expect(f"{what}: strangers are not written", status == 404, (status, row))
        elif logged == "unwritten":
            self.expect(f"{what}: it does not count as done", row.get("status") in (None, "unknown", "failed") and row.get("outcome") is None, row)
            self.unwritten.append(call)
        else:
            self.expect(f"{what}: in the log", (row.get("status"), row.get("stage")) == (logged, stage), row)

    def output(self):
        """What comes out is inspected before anybody sees it."""
        paper = (ROOT / "examples/contracts/02-de-hosting-brief.pdf").read_bytes()
        for how, code in (("error", "test.broken"), ("crash", "kernel.stage_failed")):
            self.break_it(f"inspect_output {how}")
            status, answer = self.owner.ask("POST", "/api/v1/contracts/extract?name=a.pdf", paper)
            self.expect(f"inspect_output {how}", status >= 500 and answer["error"].get("stage") == "inspect_output" and answer["error"]["code"] == code and "fields" not in answer, (status, answer))
            self.break_it()
            row = self.owner.ask("GET", f"/api/v1/calls/{answer['error'].get('call')}")[1]
            self.expect(f"inspect_output {how}: in the log", (row.get("status"), row.get("stage")) == ("failed", "inspect_output"), row)

    def reading(self):
        """Reading one's own data is decided too."""
        for how in ("error", "crash"):
            self.break_it(f"decide {how}")
            status, answer = self.owner.ask("GET", "/api/v1/users")
            self.expect(f"reading while decide {how}", status >= 400 and "items" not in answer, (status, answer))
        self.break_it()

    def runs(self):
        """A run that meets a stage that cannot answer waits for it and goes on by itself."""
        paper = (ROOT / "examples/contracts/02-de-hosting-brief.pdf").read_bytes()
        for fault in ("ready error", "commit.intent error", "decide crash", "commit.outcome error"):
            status, answer = self.owner.ask("POST", "/api/v1/runs?name=02-de-hosting-brief.pdf", paper)
            self.expect("a run begins", status == 202, (status, answer))
            self.break_it(fault)
            time.sleep(1.2)  # long enough to meet it
            state = self.owner.ask("GET", f"/api/v1/runs/{answer['run']}")[1].get("state")
            self.expect(f"{fault}: the run did not give up", state in ("running", None), state)
            self.break_it()
            state = self.wait(answer["run"], "running")
            self.expect(f"{fault}: and goes on by itself", state == "waiting", state)

    def deadline(self):
        """Silence never approves: two weeks later, also over a restart, the gate has expired and no number was taken."""
        paper = (ROOT / "examples/contracts/02-de-hosting-brief.pdf").read_bytes()
        waiting = []
        for _ in range(2):
            run = self.owner.ask("POST", "/api/v1/runs?name=02-de-hosting-brief.pdf", paper)[1]["run"]
            self.expect("the run waits", self.wait(run, "running") == "waiting", run)
            waiting.append((run, self.owner.ask("GET", f"/api/v1/runs/{run}")[1]["gate"]))
        shown = self.owner.ask("GET", f"/api/v1/gates/{waiting[0][1]}")[1]
        self.break_it(f"clock {15 * 86400}")
        until_ready(self.owner)  # the log looks old to a clock that has just jumped
        status, answer = self.owner.ask("POST", f"/api/v1/gates/{waiting[0][1]}/approve", {"proposal_hash": shown["proposal_hash"]})
        self.expect("nobody approves behind the deadline", status == 409 and answer["error"]["code"] == "workflows.gate_closed", (status, answer))
        self.house.stop(signal.SIGKILL)
        self.house.start()
        for run, gate in waiting:
            self.wait(run, "waiting")
            state = self.wait(run, "running")
            details = self.owner.ask("GET", f"/api/v1/runs/{run}")[1]
            self.expect("the run ends with its gate", (state, details.get("error_code")) == ("failed", "workflows.gate_expired"), details)
            self.expect("the gate has expired", self.owner.ask("GET", f"/api/v1/gates/{gate}")[1]["state"] == "expired", gate)
        self.expect("no number was taken", self.owner.pages("/api/v1/invoices") == [], "")
        self.break_it()

    def wait(self, run, while_state):
        for _ in range(400):
            state = self.owner.ask("GET", f"/api/v1/runs/{run}")[1].get("state")
            if state not in (while_state, None):
                return state
            time.sleep(0.05)  # polls
        return while_state

    def all(self):
        self.expect("the company is set", self.set_company("Invented GmbH")[0] == 200, "")
        for fault in FAULTS:
            self.one(*fault)
        self.reading()
        self.output()
        self.expect("all works again", self.set_company(self.company["name"])[0] == 200, "")
        self.house.must(["customer", "add", "examples/customers.json"])
        self.runs()
        self.house.stop(signal.SIGKILL)
        self.house.start()
        for call in self.unwritten:
            row = self.owner.ask("GET", f"/api/v1/calls/{call}")[1]
            self.expect("an outcome that could not be written is unknown after a restart", row.get("status") in ("unknown", "failed"), row)
        self.deadline()
        self.house.stop(signal.SIGTERM)
        verify(self.house.socle, self.house.data)
        self.problems += unexplained(entries(self.house.data))


print(f"{len(FAULTS)} faults and what follows them")
sys.exit(check(__doc__, Stages, Stages.all))
