#!/usr/bin/env python3
"""Real outages under a running daemon and real load: a full disk, a log that cannot be written, a database that is killed or stands
still. Meanwhile calls are refused with stage and reason; afterwards the same daemon goes on, and what it acknowledged is there.

usage: outages.py --socle PROGRAM disk_full|log_unwritable|postgres_killed|postgres_stopped      (exit 77: not possible here)
"""
import argparse
import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scenarios"))
from books import Client, entries, unexplained, verify  # noqa: E402
from house import ROOT, Failed, House  # noqa: E402

SKIPPED = 77


class Load:
    """Several people who change the company's name again and again; what they were answered."""

    def __init__(self, house, people=4):
        self.house, self.stop, self.problems = house, False, []
        self.company = json.loads((ROOT / "examples/company.json").read_text())
        self.acknowledged, self.refusals = [], []  # (time, call id) and (time, stage, code)
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work, args=(n,), daemon=True) for n in range(people)]
        for thread in self.threads:
            thread.start()

    def work(self, person):
        owner, n = Client(lambda: self.house.url, self.house.keys["owner"]), 0
        while not self.stop:
            n += 1
            try:
                status, answer = owner.ask("PUT", "/api/v1/company", {**self.company, "name": f"Invented {person}-{n}"}, timeout=60)
            except (OSError, http.client.HTTPException) as error:
                self.problems.append(f"the daemon did not answer: {error!r}")
                return
            with self.lock:
                if status == 200:
                    self.acknowledged.append(time.monotonic())
                else:
                    error = answer["error"]
                    self.refusals.append((time.monotonic(), error.get("stage"), error["code"], status))
                    if len(self.refusals) == 1:
                        print("the first refusal:", error["message"])
                    if not error.get("stage") or not error.get("message") or status < 500:
                        self.problems.append(f"a refusal without stage or reason: {status} {answer}")
            time.sleep(0.02)  # people pause

    def since(self, moment):
        with self.lock:
            return [at for at in self.acknowledged if at > moment], [row for row in self.refusals if row[0] > moment]

    def until(self, what, moment, enough, seconds):
        """Waits until enough(acknowledged, refused since `moment`) holds."""
        patience = time.monotonic() + seconds
        while time.monotonic() < patience and not self.problems:
            if enough(*self.since(moment)):
                return time.monotonic()
            time.sleep(0.05)  # polls the other threads
        if not self.problems:
            self.problems.append(f"{what} did not happen within {seconds} s: {[len(x) for x in self.since(moment)]}, {self.since(moment)[1][-2:]}")
        return time.monotonic()

    def finish(self):
        self.stop = True
        for thread in self.threads:
            thread.join()


def health(house):
    return Client(lambda: house.url, None).ask("GET", "/healthz")[0], Client(lambda: house.url, None).ask("GET", "/readyz")[0]


def only_refused(load, moment):
    """From `moment` on nothing is acknowledged for a second and refusals come."""
    return load.until("refusals", moment, lambda done, refused: len(refused) >= 3 and (not done or time.monotonic() - done[-1] > 1), 40)


def working_again(load, moment, seconds=30):
    return load.until("recovery", moment, lambda done, refused: len(done) >= 20, seconds)


def examine(house, load, pid, begins=1):
    """The same daemon, a whole log, every acknowledged change in it, every intent with its outcome."""
    problems = list(load.problems)
    if house.process.pid != pid or house.process.poll() is not None:
        problems.append("the daemon did not survive")
        return problems
    house.stop(signal.SIGTERM)
    house.start()  # gives calls without an outcome theirs
    house.stop(signal.SIGTERM)
    verify(house.socle, house.data)
    log = entries(house.data)
    problems += unexplained(log)
    done = sum(1 for entry in log if entry["kind"] == "outcome" and entry["action"] == "company.set" and entry["status"] == "done")
    # A change whose caller was told "unknown" may count as well; one that was acknowledged must.
    slack = sum(1 for row in load.refusals if row[1] in ("receipt", "record"))
    if not len(load.acknowledged) <= done <= len(load.acknowledged) + slack:
        problems.append(f"{len(load.acknowledged)} changes were acknowledged, {done} are in the log")
    return problems


def told(load, name, extra=""):
    codes = {}
    for row in load.refusals:
        codes[f"{row[1]}: {row[2]}"] = codes.get(f"{row[1]}: {row[2]}", 0) + 1
    print(f"{name}: {len(load.acknowledged)} acknowledged, refused {codes}{extra}")


def disk_full(arguments):
    if "SOCLE_SMALL_DISK" not in os.environ:  # a mount of its own, which goes with this process
        private = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
        with tempfile.TemporaryDirectory(prefix="socle-small-disk-") as folder:
            possible = subprocess.run([*private, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
            if possible.returncode != 0:
                print("this machine lets nobody mount a small disk")
                return SKIPPED
            script = f'mount -t tmpfs -o size=72m tmpfs {folder} && exec "$@"'
            return subprocess.run([*private, "sh", "-c", script, "sh", sys.executable, *sys.argv], env={**os.environ, "SOCLE_SMALL_DISK": folder}).returncode
    disk = os.environ["SOCLE_SMALL_DISK"]
    tempfile.tempdir = disk
    house = House(arguments.socle, "sqlite", "en", None)
    try:
        house.must(["company", "set", "examples/company.json"])
        pid, load = house.process.pid, Load(house)
        working_again(load, 0)
        filler = pathlib.Path(disk) / "filler"
        with open(filler, "wb", buffering=0) as out:
            try:
                while True:
                    out.write(b"x" * 65536)
            except OSError:
                pass  # full
        full = time.monotonic()
        refused_from = only_refused(load, full)
        upload = Client(lambda: house.url, house.keys["owner"]).ask("POST", "/api/v1/runs?name=a.pdf", os.urandom(300_000))
        if upload[0] < 500:
            load.problems.append(f"an upload onto a full disk: {upload}")
        alive = health(house)
        if alive != (200, 503):
            load.problems.append(f"healthz and readyz on a full disk: {alive}")
        filler.unlink()
        empty = time.monotonic()
        recovered = working_again(load, empty)
        load.finish()
        told(load, "disk full", f"; refused {refused_from - full:.1f} s after, working {recovered - empty:.1f} s after space returned")
        return report(examine(house, load, pid))
    finally:
        house.close()


def log_unwritable(arguments):
    house = House(arguments.socle, "sqlite", "en", None)
    try:
        house.must(["company", "set", "examples/company.json"])
        pid, load = house.process.pid, Load(house, people=2)
        working_again(load, 0)
        log, aside = pathlib.Path(house.data) / "audit/default", pathlib.Path(house.data) / "audit/aside"
        log.rename(aside)
        log.write_text("a file where the log's folder must be")
        gone = time.monotonic()
        refused_from = only_refused(load, gone)
        if not any(row[1:3] == ("record", "audit.behind") for row in load.refusals):
            load.problems.append(f"not refused for the log: {load.refusals[-3:]}")
        if refused_from - gone > 25:
            load.problems.append(f"calls went on for {refused_from - gone:.0f} s without a provable log")
        if health(house)[1] != 503:
            load.problems.append("readyz says ready without a log")
        log.unlink()
        aside.rename(log)
        back = time.monotonic()
        recovered = working_again(load, back)
        load.finish()
        told(load, "log unwritable", f"; refused {refused_from - gone:.1f} s after, working {recovered - back:.1f} s after it was back")
        return report(examine(house, load, pid))
    finally:
        house.close()


class Server:
    """A PostgreSQL server of this test alone: others must not feel what happens to it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="socle-outage-")
        self.do("start")
        self.connection = pathlib.Path(self.folder.name, "connection").read_text().strip()

    def do(self, command):
        done = subprocess.run([str(HERE.parent / "postgres/server.sh"), command, self.folder.name], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"server.sh {command}: {done.stderr}")

    def processes(self):
        home = pathlib.Path(self.folder.name, "home").read_text().strip()
        main = pathlib.Path(home, "data/postmaster.pid").read_text().splitlines()[0]
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", main], capture_output=True, text=True).stdout.split()
        return [int(main), *map(int, children)]

    def close(self):
        self.do("stop")
        self.folder.cleanup()


def postgres_killed(arguments):
    server, house = Server(), None
    try:
        house = House(arguments.socle, "postgresql", "en", server.connection)
        house.must(["company", "set", "examples/company.json"])
        house.must(["customer", "add", "examples/customers.json"])
        pid, load = house.process.pid, Load(house)
        working_again(load, 0)
        owner = Client(lambda: house.url, house.keys["owner"])
        paper = (ROOT / "examples/contracts/02-de-hosting-brief.pdf").read_bytes()
        run = owner.ask("POST", "/api/v1/runs?name=02-de-hosting-brief.pdf", paper)[1]["run"]
        for pause in (0.3, 4.0):  # within one commit's patience, and beyond it
            server.do("kill")
            down = time.monotonic()
            time.sleep(pause)
            if pause > 1:
                only_refused(load, down)
            server.do("restart")
            recovered = working_again(load, time.monotonic())
        state = "running"
        for _ in range(600):
            status, answer = owner.ask("GET", f"/api/v1/runs/{run}")
            state = answer.get("state", state)
            if state != "running":
                break
            time.sleep(0.05)  # polls the run
        if state != "waiting":
            load.problems.append(f"the run that was under way is {state}: {answer}")
        load.finish()
        told(load, "PostgreSQL killed", f"; working {recovered - down:.1f} s after the second kill")
        return report(examine(house, load, pid))
    finally:
        if house:
            house.close()
        server.close()


def postgres_stopped(arguments):
    server, house = Server(), None
    stopped = []
    try:
        house = House(arguments.socle, "postgresql", "en", server.connection)
        house.must(["company", "set", "examples/company.json"])
        pid, load = house.process.pid, Load(house)
        working_again(load, 0)
        stopped = server.processes()
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        still = time.monotonic()
        load.until("a refusal", still, lambda done, refused: len(refused) >= 1, 30)
        refused_from = time.monotonic()
        for process in stopped:
            os.kill(process, signal.SIGCONT)
        stopped = []
        recovered = working_again(load, time.monotonic())
        load.finish()
        told(load, "PostgreSQL stopped", f"; refused {refused_from - still:.1f} s after it stood still, working {recovered - refused_from:.1f} s after it went on")
        return report(examine(house, load, pid))
    finally:
        for process in stopped:
            os.kill(process, signal.SIGCONT)
        if house:
            house.close()
        server.close()


def report(problems):
    for problem in problems[:20]:
        print("FAILED  " + problem)
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socle", required=True)
    parser.add_argument("what", choices=["disk_full", "log_unwritable", "postgres_killed", "postgres_stopped"])
    arguments = parser.parse_args()
    try:
        return globals()[arguments.what](arguments)
    except (Failed, AssertionError) as failure:
        print(f"FAILED  {failure}")
        return 1


sys.exit(main())
