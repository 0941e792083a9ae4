#!/usr/bin/env python3
"""The hub under a mixed load for a while: answers, streams, clients that leave, providers that fail, limits, policies published meanwhile.

usage: hub_soak.py --socle PROGRAM [--seconds S] [--clients N] [--seed N]

At the end: as many receipts as calls, none open; the accounts show to the millionth what the receipts say, with nothing
reserved; limits were reached and not passed; the log verifies. From two minutes on also: the daemon's memory stands where it
stood in the second quarter (before that its caches are still being filled).
"""
import argparse
import collections
import contextlib
import http.client
import json
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/clients/hub"), str(ROOT / "tests/scenarios")]
from house import Failed  # noqa: E402
from raw import Wire, asking  # noqa: E402
from world import PROVIDER_KEY, World  # noqa: E402

# Names of models, what the provider behind each does, and how a client's call of it may end.
FAULTS = {"busy": ("fault:status:429", {429, 503}), "broken": ("fault:status:500", {502, 503}), "page": ("fault:html", {502, 503}),
          "cut": ("fault:reset:4", {200, 502, 503}), "half": ("fault:end:4", {200, 502, 503}), "silent": ("fault:silent", {200}), "endless": ("fault:endless:0.01", {200, 503})}
GROWTH_MIB_MAX = 6  # of pages that a heap keeps: what is lost for each of thousands of calls is more
JUDGED_FROM_S = 120
NARROW = 40  # calls that the limit of one purpose allows
PAUSE_S = 0.02  # between a client's calls: the machine is not to be the limit


class Soak:
    def __init__(self, socle, seed):
        self.world = World(socle=socle)
        self.house, self.provider = self.world.house, self.world.provider
        self.seed, self.lock, self.stopping = seed, threading.Lock(), threading.Event()
        self.counts, self.receipts, self.wrong = collections.Counter(), set(), []
        for name, (fault, _) in FAULTS.items():
            self.world.send("POST", "/api/v1/models", {"name": name, "kind": "openai", "url": self.provider.url + "/v1", "upstream_model": fault, "key": PROVIDER_KEY, "zone": "machine", "price_in_micros": 1_500_000, "price_out_micros": 6_000_000})
        for name, wire in (("priced", "openai"), ("priced-claude", "anthropic")):
            self.world.send("POST", "/api/v1/models", {"name": name, "kind": wire, "url": self.provider.url + "/v1", "upstream_model": "small", "key": PROVIDER_KEY, "zone": "machine", "price_in_micros": 1_500_000, "price_out_micros": 6_000_000})
        self.house.must(["budget", "set", "--company", "--amount", "100000", "--window", "day"])
        self.house.must(["budget", "set", "--purpose", "narrow", "--calls", str(NARROW), "--window", "day"])

    def note(self, kind, receipt=None, wrong=None):
        with self.lock:
            self.counts[kind] += 1
            if receipt:
                if receipt in self.receipts:
                    self.wrong.append(f"{kind}: the receipt {receipt} was given twice")
                self.receipts.add(receipt)
            if wrong:
                self.wrong.append(f"{kind}: {wrong}")

    def ask(self, kind, wire, model, stream, allowed, headers=()):
        with Wire(self.world.url) as connection:
            connection.send(wire, self.world.key, asking(wire, model, f"number {random.random()}", stream=stream, **({"max_tokens": 50} if wire != "responses" else {})), headers)
            answer = connection.answer()
        wrong = None if answer.status in allowed and answer.whole else f"{answer.status}, {answer.body[:300]}"
        if answer.status == 200 and stream and kind == "stream" and (b"[DONE]" not in answer.body and b"message_stop" not in answer.body and b"response.completed" not in answer.body):
            wrong = f"a stream without an end: {answer.body[-300:]}"
        self.note(f"{kind} {answer.status}", answer.header("socle-receipt") or None, wrong or (None if answer.header("socle-receipt") else "no receipt"))

    def leave(self, dice, model):
        """A client that goes: while nothing came yet, or amid a stream. Counted where the provider was asked."""
        with Wire(self.world.url) as connection:
            connection.send("openai", self.world.key, asking("openai", model, stream=model == "endless", max_tokens=50))
            if model == "endless":
                status, headers = connection.head()
                if status == 200:
                    connection.more()
                receipt = next((value for name, value in headers if name.lower() == "socle-receipt"), None)
                self.note("leaves a stream", receipt, None if status in (200, 503) else str(status))
            else:
                self.stopping.wait(0.2)  # until it waits for the provider
                self.note("leaves before an answer")
            connection.leave(dice.random() < 0.5)

    def client(self, number):
        dice = random.Random(self.seed * 1000 + number)
        while not self.stopping.is_set():
            try:
                what, wire = dice.random(), dice.choice(["openai", "anthropic", "responses"])
                if what < 0.35:
                    self.ask("answer", wire, dice.choice(["priced", "priced-claude"]), False, {200})
                elif what < 0.65:
                    self.ask("stream", wire, dice.choice(["priced", "priced-claude"]), True, {200})
                elif what < 0.75:
                    self.leave(dice, "endless")
                elif what < 0.8:
                    self.leave(dice, "silent")
                elif what < 0.85:
                    self.ask("limited", wire, "priced", False, {200, 402}, [("socle-purpose", "narrow")])
                else:
                    name = dice.choice([n for n in FAULTS if n not in ("silent", "endless")])
                    stream = name in ("cut", "half")  # they break in the middle
                    self.ask(name, wire, name, stream, FAULTS[name][1])
            except (OSError, EOFError, http.client.HTTPException, ValueError) as error:
                self.note("error", wrong=f"{type(error).__name__}: {error}")
            self.stopping.wait(PAUSE_S)

    def publish(self, every_s):
        """The shipped policies with another remark each time: another bundle that decides alike."""
        folder = pathlib.Path(self.house.folder.name) / "published"
        shutil.copytree(ROOT / "policies", folder)
        begun, file = 0, folder / "gates.cedar"
        text = file.read_text()
        while not self.stopping.wait(every_s):
            begun += 1
            file.write_text(f"// publication {begun}\n{text}")
            try:
                self.house.must(["policy", "publish", str(folder)])
                self.note("publication")
            except Failed as error:
                self.note("publication", wrong=str(error))
            self.provider.seen.clear()  # which grows with each request

    def memory_mib(self):
        return int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{self.house.process.pid}/smaps_rollup").read_text(), re.M).group(1)) / 1024

    def run(self, seconds, clients):
        threads = [threading.Thread(target=self.client, args=(number,)) for number in range(clients)] + [threading.Thread(target=self.publish, args=(max(2, seconds / 60),))]
        for thread in threads:
            thread.start()
        begun, memory = time.monotonic(), []
        while (passed := time.monotonic() - begun) < seconds:
            self.stopping.wait(min(1, seconds / 20))
            memory.append((passed, self.memory_mib()))
            if len(memory) % 30 == 0:
                print(f"  {passed:5.0f} s  {sum(self.counts.values())} calls  {memory[-1][1]:.1f} MiB", flush=True)
        self.stopping.set()
        for thread in threads:
            thread.join()
        return memory

    def settle(self):
        """Until no call is open and nothing is reserved; the company's account."""
        for _ in range(200):
            shown = json.loads(self.house.must(["budget", "show"]).stdout)
            account = next(row for row in shown if row["scope"] == "tenant" and row["window"] == "day")
            if account["reserved_micros"] == account["reserved_calls"] == 0:
                return account
            time.sleep(0.05)  # polls the daemon's state
        raise Failed(f"something stays reserved: {account}")

    def held(self, account):
        """What does not hold, after the daemon has ended."""
        self.house.stop(signal.SIGTERM)
        wrong = list(self.wrong[:20])
        with contextlib.closing(sqlite3.connect(next(pathlib.Path(self.house.data).rglob("*.db")))) as database:
            rows = {call: (status, cost) for call, status, cost in database.execute("SELECT call, status, cost FROM audit_calls WHERE action = 'model.send'")}
            late = sum(1 for status, _ in rows.values() if status == "open")
        if late:
            wrong.append(f"{late} calls stay open")
        missing = self.receipts - rows.keys()
        if missing:
            wrong.append(f"{len(missing)} receipts have no call, {sorted(missing)[:3]}")
        # Who left before an answer was never told a receipt.
        untold, left = len(rows.keys() - self.receipts), self.counts["leaves before an answer"]
        if not 0.5 * left <= untold <= left:
            wrong.append(f"{untold} calls were told to nobody, {left} clients left before they could be")
        spent = sum(cost for _, cost in rows.values())
        if spent != account["spent_micros"]:
            wrong.append(f"the receipts say {spent} micros, the account {account['spent_micros']}")
        if self.counts["limited 200"] > NARROW or (self.counts["limited 402"] and self.counts["limited 200"] != NARROW):
            wrong.append(f"{self.counts['limited 200']} calls under a limit of {NARROW}")
        verified = subprocess.run([self.house.socle, "audit", "verify", "--data", self.house.data, "--json"], capture_output=True, text=True)
        if verified.returncode != 0 or not json.loads(verified.stdout)["ok"]:
            wrong.append(f"the log does not verify: {verified.stdout[-300:]}{verified.stderr[-300:]}")
        statuses = collections.Counter(status for status, _ in rows.values())
        print(f"{len(rows)} calls {dict(statuses)}, {spent / 1e6:.6f} spent, {self.counts['publication']} publications")
        return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--socle", required=True)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    soak = Soak(chosen.socle, chosen.seed)
    try:
        memory = soak.run(chosen.seconds, chosen.clients)
        wrong = soak.held(soak.settle())
        def middle(part):
            return sorted(mib for _, mib in part)[len(part) // 2]
        early = middle([row for row in memory if chosen.seconds / 4 <= row[0] <= chosen.seconds / 2])
        late = middle([row for row in memory if row[0] >= chosen.seconds * 3 / 4])
        print(f"memory {early:.1f} MiB in the second quarter, {late:.1f} in the last")
        if chosen.seconds >= JUDGED_FROM_S and late > early + GROWTH_MIB_MAX:
            wrong.append(f"the memory grows: {early:.1f} to {late:.1f} MiB")
        for kind, count in sorted(soak.counts.items()):
            print(f"  {count:7} {kind}")
        for line in wrong:
            print("WRONG", line)
        return 1 if wrong else 0
    finally:
        soak.world.close()


if __name__ == "__main__":
    sys.exit(main())
