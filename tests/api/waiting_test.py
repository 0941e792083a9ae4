#!/usr/bin/env python3
"""Who waits for a run holds no thread, is told at once, and is forgotten when it leaves."""
import json
import os
import re
import signal
import socket
import sys
import threading
import time
import unittest
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api"]
from client import Client  # noqa: E402
from house import House  # noqa: E402

SCAN = ROOT + "/examples/contracts/06-de-monitoring-scan.pdf"


class Waiting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.house.must(["company", "set", "examples/company.json"])

    def setUp(self):
        self.client = Client(self.house, self)
        with open(SCAN, "rb") as file:
            self.scan = file.read()

    def raw(self, method, path, body=b""):
        at = urllib.parse.urlsplit(self.house.url)
        one = socket.create_connection((at.hostname, at.port), timeout=60)
        one.sendall(f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self.house.keys['owner']}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        return one

    def waiting(self):
        return int(float(re.search(rb"^socle_api_waiting_requests (\S+)", self.client.send("GET", "/metrics", who=None)[1], re.M).group(1)))

    def until(self, wanted, seconds):
        end = time.monotonic() + seconds
        while (now := self.waiting()) != wanted and time.monotonic() < end:
            time.sleep(0.05)  # polls a gauge of the daemon
        self.assertEqual(now, wanted)

    def test_a_stream_shows_each_step_as_documented_and_ends_at_the_gate(self):
        run = self.client.send("POST", "/api/v1/runs?name=a.pdf", self.scan)[1]["run"]
        status, body = self.client.send("GET", f"/api/v1/runs/{run}/events")
        self.assertEqual(status, 200)
        events = [line[6:] for line in body.decode().splitlines() if line.startswith("data: ")]
        for event in events:
            self.assertEqual(self.house.contract.event("GET", f"/api/v1/runs/{run}/events", event), [])
        self.assertGreaterEqual(len(events), 3)
        self.assertEqual([json.loads(e)["state"] for e in (events[0], events[-1])], ["running", "waiting"])
        self.assertEqual(len(set(events)), len(events), "nothing is said twice")

    def watch(self, query):
        """A stream of calls; answers with its events one by one."""
        one = self.raw("GET", "/api/v1/call-events" + query)
        self.addCleanup(one.close)
        lines = one.makefile("rb")
        kind = None
        for line in lines:
            line = line.decode().strip()
            if line.startswith("event: "):
                kind = line[7:]
            elif line.startswith("data: "):
                yield kind, line[6:]

    def test_calls_are_told_as_they_are_published_to_those_who_ask_for_their_like(self):
        every, keys = self.watch(""), self.watch("?action=key.create")
        self.assertEqual([next(every)[0], next(keys)[0]], ["ready", "ready"])
        made = self.client.send("POST", "/api/v1/customers", {"name": "Beispiel GmbH (erfunden)"})[0]
        key = self.client.send("POST", "/api/v1/keys", {"scopes": ["status.read"]})[0]
        self.assertEqual((made, key), (201, 201))
        seen = {}
        while {("customer.set", "done"), ("key.create", "done")} - set(seen):
            kind, event = next(every)
            self.assertEqual(kind, "call")
            self.assertEqual(self.house.contract.event("GET", "/api/v1/call-events", event), [])
            call = json.loads(event)
            seen[(call["action"], call["status"])] = call
        self.assertEqual(json.loads(next(keys)[1])["action"], "key.create", "nothing else came")
        refused = self.client.send("GET", "/api/v1/call-events", who="employee")
        self.assertEqual(refused[0], 403)

    def test_two_hundred_wait_and_the_others_are_served_at_once(self):
        open_ones, times = [], []
        try:
            # More at the gate than there are handler threads, each with a scan that takes seconds; the others follow them.
            for number in range(20):
                open_ones.append(self.raw("POST", f"/api/v1/runs?wait=gate&name={number}.pdf", self.scan))
            end = time.monotonic() + 30
            while len(runs := [r["run"] for r in self.client.send("GET", "/api/v1/runs")[1]["items"] if r["state"] == "running"]) < 10 and time.monotonic() < end:
                time.sleep(0.05)  # polls the daemon's state
            for number in range(180):
                open_ones.append(self.raw("GET", f"/api/v1/runs/{runs[number % 10]}/events"))
            end = time.monotonic() + 30
            most = 0
            while most < 150 and time.monotonic() < end:
                most = max(most, self.waiting())
                time.sleep(0.02)  # polls a gauge of the daemon
            self.assertGreaterEqual(most, 150, "they wait at once; a few may have had their answer")
            for _ in range(50):
                began = time.monotonic()
                self.assertEqual(self.client.send("GET", "/healthz", who=None)[0], 200)
                times.append(time.monotonic() - began)
                self.assertEqual(self.client.send("GET", "/api/v1/session")[0], 200)
            self.assertLess(sorted(times)[25], 0.1, "the median of /healthz")
            self.assertLess(max(times), 2)
        finally:
            for one in open_ones:
                one.close()
        self.until(0, 5)

    def test_who_leaves_is_forgotten_at_once_also_behind_a_request_in_the_pipe(self):
        runs = [self.client.send("POST", f"/api/v1/runs?name={n}.pdf", self.scan)[1]["run"] for n in range(6)]  # the last wait for their turn
        one, two = self.raw("GET", f"/api/v1/runs/{runs[-1]}/events"), self.raw("POST", "/api/v1/runs?wait=gate&name=z.pdf", self.scan)
        two.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        self.until(2, 10)
        one.close()
        self.until(1, 2)
        two.close()
        self.until(0, 4)

    def test_a_daemon_that_is_told_to_stop_does_not_wait_for_those_who_wait(self):
        answers = []

        def wait():
            answers.append(self.client.send("POST", "/api/v1/runs?wait=gate&name=late.pdf", self.scan))

        for n in range(6):
            self.client.send("POST", f"/api/v1/runs?name={n}.pdf", self.scan)
        thread = threading.Thread(target=wait)
        thread.start()
        self.until(1, 10)
        self.house.process.send_signal(signal.SIGTERM)
        thread.join(10)
        self.assertFalse(thread.is_alive())
        self.assertEqual((answers[0][0], answers[0][1]["state"]), (200, "running"), "the run goes on when the daemon is back")
        self.assertEqual(self.house.process.wait(timeout=60), 0)
        self.house.start()


if __name__ == "__main__":
    unittest.main()
