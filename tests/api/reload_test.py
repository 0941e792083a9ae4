#!/usr/bin/env python3
"""A running daemon reads its configuration anew: all of it or nothing, and no stream loses an event; SIGTERM lets streams finish."""
import http.client
import json
import os
import pathlib
import signal
import ssl
import subprocess
import sys
import threading
import time
import unittest
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api", ROOT + "/tests/upstream"]
from client import Client  # noqa: E402
from house import House  # noqa: E402
from upstream import Upstream  # noqa: E402

FORBID = '\n@id("test.no_lists")\n@reason("No lists.")\nforbid (principal in Role::"engineer", action == Action::"call.list", resource);\n'
WORDS = " ".join(f"word{n}" for n in range(24))


class Reloading(unittest.TestCase):
    def setUp(self):
        self.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        self.addCleanup(self.house.close)
        self.client = Client(self.house, self)
        self.folder = pathlib.Path(self.house.folder.name)
        self.provider = Upstream(key="sk-invented")
        self.addCleanup(self.provider.close)
        key = self.folder / "provider.key"
        key.write_text("sk-invented\n")
        self.house.must(["model", "add", "chat", "--openai", self.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(key), "--zone", "machine"])
        self.yaml = pathlib.Path(self.house.data) / "socle.yaml"
        self.usual = self.yaml.read_text()

    def configure(self, more):
        self.yaml.write_text(self.usual + "\n" + more + "\n")

    def log(self):
        return (self.folder / "log").read_text()

    def hang_up(self):
        """SIGHUP, and what the daemon said of it."""
        before = len(self.log())
        self.house.process.send_signal(signal.SIGHUP)
        for _ in range(400):
            said = self.log()[before:]
            if "reloaded" in said:
                return said
            time.sleep(0.025)
        raise AssertionError(said)

    def stream(self, found):
        """Reads a streamed answer to its end, into `found`."""
        connection = self.house.connection()
        body = {"model": "chat", "stream": True, "messages": [{"role": "user", "content": WORDS}]}
        connection.request("POST", "/v1/chat/completions", json.dumps(body), {"Authorization": "Bearer " + self.house.keys["employee"], "Content-Type": "application/json"})
        answer = connection.getresponse()
        found["receipt"] = answer.getheader("socle-receipt")
        found["status"] = answer.status
        try:
            found["body"] = answer.read().decode()
        except http.client.IncompleteRead as cut:
            found["body"] = cut.partial.decode()
        connection.close()

    def words(self, found):
        self.assertEqual(found["status"], 200, found["body"])
        events = [block[6:] for block in found["body"].replace("\r\n", "\n").split("\n\n") if block.startswith("data: ")]
        self.assertEqual(events[-1], "[DONE]")
        return [json.loads(e)["choices"][0]["delta"].get("content") or "" for e in events[:-1] if json.loads(e)["choices"]]

    def begun(self, piece_s):
        self.provider.reset()
        self.provider.plan({"piece_s": piece_s})
        found = {}
        thread = threading.Thread(target=self.stream, args=(found,))
        thread.start()
        self.assertTrue(self.provider.wait_calls(1, timeout_s=20))
        time.sleep(piece_s * 2)
        return thread, found

    def test_a_stream_runs_through_reloads_of_configuration_and_policies_without_losing_an_event(self):
        whole = {}
        self.stream(whole)
        expected = self.words(whole)
        self.assertGreater(len(expected), 5)
        policies = self.folder / "policies"
        self.house.must(["policy", "show", "--out", str(policies)])
        text = (policies / "roles.cedar").read_text()
        thread, found = self.begun(0.25)
        lists = lambda: self.client.send("GET", "/api/v1/calls", who="engineer")[0]  # noqa: E731
        self.assertEqual(lists(), 200)
        reloads = 0
        for round_ in range(3):
            (policies / "roles.cedar").write_text(text + (FORBID if round_ % 2 == 0 else ""))
            self.configure(f"policies: {policies}\nlog: {{ level: \"{'debug' if round_ % 2 else 'info'}\" }}\ndrain_seconds: {30 + round_}")
            answer = json.loads(self.house.must(["reload"]).stdout) if round_ else self.hang_up()
            reloads += 1
            self.assertIn("policies files", answer["changed"] if round_ else answer)
            self.assertEqual(lists(), 403 if round_ % 2 == 0 else 200, "a new policy holds for the very next call")
        self.assertTrue(thread.is_alive(), "the stream was over before the reloads were: nothing was proved")
        thread.join(60)
        self.assertEqual("".join(self.words(found)), "".join(expected))
        self.assertEqual(len(self.words(found)), len(expected))
        self.assertEqual(self.client.send("GET", f"/api/v1/calls/{found['receipt']}")[1]["status"], "done")
        noted = self.client.send("GET", "/api/v1/calls?action=server.reload")[1]["items"]
        self.assertEqual([c["status"] for c in noted], ["done"] * reloads)
        self.assertIn("server", [c["principal"] for c in noted])  # the signal's

    def test_what_needs_a_restart_is_refused_by_name_and_nothing_is_half_applied(self):
        policies = self.folder / "policies"
        self.house.must(["policy", "show", "--out", str(policies)])
        (policies / "roles.cedar").write_text((policies / "roles.cedar").read_text() + FORBID)
        self.configure(f"policies: {policies}\nworkers: 3\nstore: sqlite:/elsewhere")
        done = self.house.run(["reload"], self.house.keys["owner"])
        error = json.loads(done.stderr)["error"]
        self.assertEqual(error["code"], "app.needs_restart")
        self.assertIn("store, workers", error["message"])
        self.assertNotIn("policies", error["message"])
        self.assertEqual(self.client.send("GET", "/api/v1/calls", who="engineer")[0], 200, "the policies were not applied either")
        for wrong, said in (("polices: x", "polices"), ("drain_seconds: 0", "drain_seconds"), (f"policies: {self.folder}/nowhere", "policies"), ("log: { level: loud }", "log.level")):
            self.configure(wrong)
            error = json.loads(self.house.run(["reload"], self.house.keys["owner"]).stderr)["error"]
            self.assertIn(said, error["message"])
        (policies / "roles.cedar").write_text("permit (")
        self.configure(f"policies: {policies}")
        self.assertEqual(json.loads(self.house.run(["reload"], self.house.keys["owner"]).stderr)["error"]["code"], "policy.bundle_invalid")
        self.assertIn("nothing was reloaded", self.hang_up())
        self.assertEqual(self.client.send("GET", "/api/v1/calls", who="engineer")[0], 200)
        noted = self.client.send("GET", "/api/v1/calls?action=server.reload")[1]["items"]
        self.assertEqual({c["status"] for c in noted}, {"failed"})
        self.assertEqual(json.loads(self.house.run(["reload"], self.house.keys["employee"]).stderr)["error"]["code"], "kernel.forbidden")

    def test_sigterm_lets_a_stream_finish_within_the_configured_time(self):
        thread, found = self.begun(0.2)
        self.house.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.house.process.wait(60), 0)
        thread.join(10)
        self.assertTrue(self.words(found))

    def test_sigterm_cuts_a_stream_that_takes_longer_and_the_receipt_says_so(self):
        self.configure("drain_seconds: 1")
        self.house.must(["reload"])
        thread, found = self.begun(3)
        began = time.monotonic()
        self.house.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.house.process.wait(60), 0)
        self.assertLess(time.monotonic() - began, 30)
        thread.join(10)
        self.assertNotIn("[DONE]", found.get("body", ""))
        self.house.start()
        calls = self.client.send("GET", "/api/v1/calls?action=model.send")[1]["items"]
        self.assertEqual(len(calls), 1)
        self.assertIn(calls[0]["status"], ("unknown", "cancelled", "failed"))


class Certificates(unittest.TestCase):
    def test_a_renewed_certificate_is_served_after_a_reload_and_an_unusable_one_changes_nothing(self):
        from tls_test import SecureHouse
        house = SecureHouse(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        self.addCleanup(house.close)
        at = urllib.parse.urlsplit(house.url)

        def served():
            return ssl.get_server_certificate((at.hostname, at.port))
        first = served()
        folder = pathlib.Path(house.folder.name)
        good = house.certificate.read_text()
        house.certificate.write_text("no certificate")
        self.assertNotEqual(house.run(["reload"], house.keys["owner"]).returncode, 0)
        self.assertEqual(served(), first)
        house.certificate.write_text(good)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", house.certificate], check=True, capture_output=True)
        house.must(["reload"])
        self.assertNotEqual(served(), first)
        self.assertEqual(served(), house.certificate.read_text())


if __name__ == "__main__":
    unittest.main()
