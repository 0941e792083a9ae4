#!/usr/bin/env python3
"""The transparency log of a real daemon, verified by a program that is not ours (Go's sumdb/note and sumdb/tlog)."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
SOCLE = os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle"))
GO = os.environ.get("SOCLE_GO", "go")
CONTRACT = ROOT / "examples/contracts/01-de-managed-services.pdf"


class TransparencyLog(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="socle-tlog-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.verifier = cls.folder / "tlog"
        go = os.environ | {"GO111MODULE": "off", "GOFLAGS": "", "GOPATH": "/usr/share/gocode"} # where Debian keeps Go's sources
        subprocess.run([GO, "build", "-o", cls.verifier, "main.go"], cwd=HERE, env=go, check=True)

        cls.data = cls.folder / "data"
        cls.made = json.loads(subprocess.run([SOCLE, "init", "--data", cls.data, "--json"], capture_output=True, check=True).stdout)
        cls.key = cls.made["audit"]["verifier_key"]
        cls.log = open(cls.folder / "daemon.log", "w+")
        cls.addClassCleanup(cls.log.close)
        cls.daemon = subprocess.Popen([SOCLE, "serve", "--data", cls.data, "--listen", "127.0.0.1:0"], stdout=subprocess.DEVNULL, stderr=cls.log)
        cls.addClassCleanup(cls.stop)
        cls.url = cls.wait_for_url()
        cls.environment = os.environ | {"SOCLE_URL": cls.url, "SOCLE_KEY": cls.made["owner"]["key"]}

        # Governed calls of different kinds; everything in them is invented.
        cls.socle("company", "set", ROOT / "examples/company.json")
        person = cls.socle("user", "add", "Ida Kessel", "--email", "ida@falkenried.example", "--role", "engineer")
        cls.early = [cls.save_checkpoint("early")]
        cls.socle("policy", "check", "--principal", person["id"], "--action", "contract.read", "--resource", "Contract::example")
        cls.early.append(cls.save_checkpoint("later"))
        cls.run_id = cls.socle("invoice", "run", CONTRACT)["run"]

    @classmethod
    def stop(cls):
        if cls.daemon.poll() is None:
            cls.daemon.terminate()
            cls.daemon.wait(30)

    @classmethod
    def wait_for_url(cls):
        for _ in range(300):
            for line in (cls.folder / "daemon.log").read_text().splitlines():
                said = json.loads(line) if line.startswith("{") else {}
                if "url" in said:
                    return said["url"]
            if cls.daemon.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit("the daemon did not start:\n" + (cls.folder / "daemon.log").read_text())

    @classmethod
    def socle(cls, *arguments):
        done = subprocess.run([SOCLE, *map(str, arguments), "--json"], env=cls.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"socle {arguments[:2]} ended with {done.returncode}: {done.stderr}{done.stdout}")
        return json.loads(done.stdout)

    # A checkpoint as an auditor would have kept it.
    @classmethod
    def save_checkpoint(cls, name):
        time.sleep(1) # a checkpoint is at most a second behind
        target = cls.folder / name
        with urllib.request.urlopen(cls.url + "/audit/checkpoint") as answer:
            target.write_bytes(answer.read())
        return target

    def verify(self, *arguments):
        return subprocess.run([self.verifier, *map(str, arguments)], env=self.environment, capture_output=True, text=True)

    def assert_holds(self, done):
        self.assertEqual(done.returncode, 0, done.stderr)
        return int(done.stdout)

    def test_1_the_log_holds_over_http_from_the_first_checkpoint_on(self):
        time.sleep(1)
        size = self.assert_holds(self.verify("log", self.url + "/audit", self.key, *self.early))
        self.assertGreater(size, 6)
        actions = {item["action"] for item in self.socle("audit", "list")}
        self.assertTrue({"contract.read", "user.add"} <= actions, actions)

    def test_2_receipts_hold_offline(self):
        time.sleep(1)
        calls = {item["id"] for item in self.socle("audit", "list")}
        self.assertGreater(len(calls), 3)
        for call in sorted(calls)[:8]:
            proof = self.folder / f"{call}.tlog-proof"
            self.socle("audit", "receipt", call, "--out", proof)
            entry = pathlib.Path(f"{proof}.entry")
            self.assertEqual(json.loads(entry.read_text())["call"], call)
            self.assert_holds(self.verify("receipt", proof, entry, self.key))
            entry.write_bytes(entry.read_bytes().replace(b'"v":1', b'"v":2'))
            self.assertNotEqual(self.verify("receipt", proof, entry, self.key).returncode, 0, "a changed entry")

    def test_3_a_stranger_reads_no_tile(self):
        done = subprocess.run([self.verifier, "log", self.url + "/audit", self.key], env=os.environ | {"SOCLE_KEY": "sk_nobody"}, capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("401", done.stderr)

    def test_4_the_log_holds_on_disk_and_one_bit_is_found_by_both(self):
        self.stop()
        self.assertEqual(self.daemon.returncode, 0)
        log = self.data / "audit/default"
        size = self.assert_holds(self.verify("log", log, self.key, *self.early))
        ours = json.loads(subprocess.run([SOCLE, "audit", "verify", "--data", self.data, "--verifier-key", self.key, "--json"], capture_output=True, check=True).stdout)
        self.assertEqual((ours["ok"], ours["size"]), (True, size))
        widths = f".p/{size % 256}" if size < 256 else ""
        for name in ("checkpoint", "tile/0/000" + widths, "tile/entries/000" + widths):
            file = log / name
            good = file.read_bytes()
            file.write_bytes(good[:40] + bytes([good[40] ^ 1]) + good[41:])
            self.assertNotEqual(self.verify("log", log, self.key).returncode, 0, name)
            found = subprocess.run([SOCLE, "audit", "verify", "--data", self.data, "--verifier-key", self.key, "--json"], capture_output=True, text=True)
            self.assertEqual(found.returncode, 1, name)
            self.assertIn(name.split(".p/")[0].removeprefix("tile/entries/"), found.stdout)
            file.write_bytes(good)
        self.assert_holds(self.verify("log", log, self.key, *self.early))


if __name__ == "__main__":
    unittest.main(verbosity=2)
