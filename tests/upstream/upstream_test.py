#!/usr/bin/env python3
"""The provider for tests does what it says: its faults, byte for byte, and who left when. (Its good answers are read by the
real clients: tests/clients/hub with --direct.)"""
import json
import pathlib
import socket
import subprocess
import sys
import time
import unittest
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "clients/hub")]
from raw import Wire, ask, asking  # noqa: E402
from upstream import FAULTS, Upstream  # noqa: E402


class Provider(unittest.TestCase):
    def setUp(self):
        self.provider = Upstream()
        self.addCleanup(self.provider.close)

    def ask(self, fault=None, wire="openai", **more):
        if fault:
            self.provider.plan(fault)
        return ask(self.provider.url, wire, "key", asking(wire, "small", "one two three four five six", **more))

    def test_it_keeps_what_it_was_sent(self):
        self.ask()
        (seen,) = self.provider.calls()
        self.provider.wait_ended(seen)
        self.assertEqual((seen.method, seen.path, seen.header("authorization"), seen.ended), ("POST", "/v1/chat/completions", "Bearer key", "done"))
        self.assertEqual(seen.json["messages"][0]["content"], "one two three four five six")

    def test_it_fails_with_the_status_and_the_header_that_it_was_told(self):
        answer = self.ask({"do": "status", "status": 429, "retry_after": 7})
        self.assertEqual((answer.status, answer.header("retry-after"), answer.json["error"]["type"]), (429, "7", "rate_limit_error"))
        self.assertEqual(self.ask({"do": "status", "status": 529}, "anthropic").json["error"]["type"], "overloaded_error")

    def test_streams_break_as_they_were_told(self):
        whole = [data for _, data in self.ask(stream=True).events]
        self.assertEqual(whole[-1], "[DONE]")
        for do, framed in [("reset", False), ("close", False), ("end", True), ("error", True), ("garbage", True)]:
            answer = self.ask({"do": do, "after": 3}, stream=True)
            self.assertEqual((answer.whole, [d for _, d in answer.events[:3]]), (framed, whole[:3]), do)
            self.assertNotIn("[DONE]", answer.body.decode())
            self.assertEqual(self.provider.wait_ended(self.provider.calls()[-1]), "done" if framed else "fault", do)

    def test_every_other_fault_is_one(self):
        self.assertIn("do-not-pass-on", self.ask({"do": "html"}).body.decode())
        self.assertFalse(self.ask({"do": "short"}).whole)
        with self.assertRaises(ValueError):
            self.ask({"do": "half"}).json
        self.assertEqual(sum(name == "Content-Length" for name, _ in self.ask({"do": "double_length"}).headers), 2)
        self.assertEqual(self.ask({"do": "gzip"}).body[:2], b"\x1f\x8b")
        with self.assertRaises(EOFError):
            self.ask({"do": "refuse"})
        self.assertGreater(len(self.ask({"do": "huge_head"}).head), 1_000_000)
        self.assertEqual(len(self.ask({"do": "huge_body", "bytes": 1 << 20}).body), 1 << 20)
        self.assertEqual(len(self.ask({"do": "huge", "bytes": 1 << 20}, stream=True).events[3][1]) >> 20, 1)
        for name in sorted(FAULTS):  # none is a word that does nothing
            self.assertTrue(any(hasattr(__import__("upstream").Exchange, kind + name) for kind in ("midway_", "fault_")))

    def test_time_passes_where_it_was_told(self):
        for fault in ({"head_s": 0.2}, {"first_s": 0.2}, {"piece_s": 0.05}):
            begun = time.monotonic()
            self.ask(fault, stream=True)
            self.assertGreaterEqual(time.monotonic() - begun, 0.2, fault)

    def test_a_stale_connection_is_closed_without_a_word(self):
        self.provider.plan({"stale": True})
        with Wire(self.provider.url) as connection:
            connection.send("openai", "key", asking("openai", "small"))
            answer = connection.answer()
            self.assertEqual((answer.status, answer.header("connection")), (200, None))
            self.assertFalse(connection.more())

    def test_it_notices_who_leaves_and_when(self):
        for fault in ({"head_s": 30}, {"do": "silent"}, {"do": "endless"}, {"do": "endless", "piece_s": 5}, {"do": "hang", "after": 1}):
            self.provider.plan(fault)
            here = len(self.provider.calls())
            connection = Wire(self.provider.url)
            connection.send("openai", "key", asking("openai", "small", stream=True))
            self.provider.wait_calls(here + 1)
            time.sleep(0.02)
            left = connection.leave()
            seen = self.provider.calls()[-1]
            self.assertEqual(self.provider.wait_ended(seen), "left", fault)
            self.assertLess(seen.ended_at - left, 0.5, fault)

    def test_a_model_can_name_the_fault(self):
        answer = ask(self.provider.url, "openai", "key", asking("openai", "fault:status:503"))
        self.assertEqual(answer.status, 503)

    def test_a_fault_that_is_none_is_refused(self):
        with self.assertRaises(ValueError):
            self.provider.plan({"do": "nothing-of-the-kind"})

    def test_it_keeps_connections_and_reads_chunked_requests(self):
        body = json.dumps(asking("openai", "small")).encode()
        with Wire(self.provider.url) as connection:
            for _ in range(3):
                connection.sock.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n")
                self.assertEqual(connection.answer().status, 200)
        self.assertEqual(self.provider.connections, 1)

    def test_beside_a_test_in_another_language(self):
        process = subprocess.Popen([sys.executable, HERE / "upstream.py", "--key", "K"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        url = json.loads(process.stdout.readline())["url"]
        control = lambda what, body: json.load(urllib.request.urlopen(urllib.request.Request(f"{url}/_control/{what}", json.dumps(body).encode())))
        control("plan", [{"do": "status", "status": 503}])
        self.assertEqual(ask(url, "openai", "K", asking("openai", "small")).status, 503)
        self.assertEqual(ask(url, "openai", "wrong", asking("openai", "small")).status, 401)
        self.assertEqual(len(control("seen", None)["seen"]), 2)
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", 1))


if __name__ == "__main__":
    unittest.main()
