#!/usr/bin/env python3
"""Bringing a model from a hub: which file, licence, digest, redirects, cuts, keys; and what is refused, with its reason."""
import hashlib
import json
import os
import pathlib
import signal
import sys
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api"]
from client import Client  # noqa: E402
from house import House  # noqa: E402
from hub import Hub, gguf  # noqa: E402


class Pulls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)

    def setUp(self):
        self.hub = Hub()
        self.addCleanup(self.hub.close)
        self.client = Client(self.house, self)
        for pull in self.client.send("GET", "/api/v1/models")[1]["items"]:
            self.client.send("DELETE", "/api/v1/models/" + pull["name"].replace("/", "%2F"))

    def pull(self, *arguments, who="owner"):
        return self.house.run(["model", "pull", *arguments, "--from", self.hub.url], self.house.keys[who])

    def error(self, done):
        self.assertNotEqual(done.returncode, 0, done.stdout)
        return json.loads(done.stderr.strip().splitlines()[-1])["error"]

    def folder(self):
        return pathlib.Path(self.house.data, "models")

    def state(self, name):
        return [p for p in self.client.send("GET", "/api/v1/model-pulls")[1]["items"] if p["name"] == name][-1]

    def wait(self, name, reached):
        for _ in range(400):
            state = self.state(name)
            if reached(state):
                return state
            time.sleep(0.05)  # polls the daemon
        self.fail(f"{name} stays {state}")

    def test_a_model_arrives_with_its_licence_digest_and_origin_and_is_added_in_the_askers_name(self):
        content = gguf(3_000_000)
        self.hub.add("sample/tiny", "tiny-Q4_K_M.gguf", content)
        done = self.pull("sample/tiny")
        self.assertEqual(done.returncode, 0, done.stderr)
        model = json.loads(done.stdout)
        self.assertEqual((model["name"], model["kind"], model["zone"]), ("sample/tiny", "file", "machine"))
        self.assertEqual(model["digest"], hashlib.sha256(content).hexdigest())
        self.assertEqual((model["licence"], model["languages"], model["context_tokens"]), ("apache-2.0", ["de", "fr"], 2048))
        self.assertEqual(model["origin"], self.hub.url + "/sample/tiny@0123abcd")
        self.assertEqual(pathlib.Path(model["file"]).read_bytes(), content)
        self.assertEqual([p.name for p in self.folder().glob("*.part")], [])
        calls = self.client.send("GET", "/api/v1/calls?limit=20")[1]["items"]
        self.assertEqual([c["status"] for c in calls if c["action"] in ("model.pull", "model.add")][:2], ["done", "done"])
        self.assertEqual(self.state("sample/tiny")["state"], "done")

    def test_of_several_files_the_one_that_is_named_is_brought(self):
        for name in ("big-Q8_0.gguf", "big-Q4_K_M.gguf", "mmproj-big.gguf", "big-00001-of-00002.gguf"):
            self.hub.add("sample/big", name, gguf(len(name)))
        error = self.error(self.pull("sample/big"))
        self.assertEqual(error["code"], "backends.several_files")
        self.assertIn("big-Q8_0.gguf", error["message"])
        self.assertNotIn("mmproj", error["message"])
        self.assertEqual(self.error(self.pull("sample/big:Q5"))["code"], "backends.no_file_there")
        done = self.pull("sample/big:q4_k_m", "--as", "big")
        self.assertEqual(json.loads(done.stdout)["name"], "big", done.stderr)
        page = self.hub.url + "/sample/big/blob/main/big-Q8_0.gguf"
        self.assertEqual(json.loads(self.pull(page, "--as", "page").stdout)["origin"], self.hub.url + "/sample/big@0123abcd")

    def test_redirects_are_followed_and_asked_for_anew_when_they_expire(self):
        content = gguf(60_000_000)
        self.hub.redirects, self.hub.uses = True, 2
        self.hub.add("sample/away", "away.gguf", content)
        done = self.pull("sample/away")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["digest"], hashlib.sha256(content).hexdigest())
        self.assertGreater(len(self.hub.grants), 1)

    def test_it_goes_on_after_cuts_and_busy_answers(self):
        content = gguf(9_000_000)
        self.hub.add("sample/cut", "cut.gguf", content)
        self.hub.cut_after = 5_000_000
        name = "sample/cut"
        self.assertEqual(self.client.send("POST", "/api/v1/model-pulls", {"source": name, "from": self.hub.url})[0], 202)
        self.wait(name, lambda s: s["bytes_done"] > 0)
        self.hub.cut_after, self.hub.fail_next = None, [503, 429]
        self.assertIsNone(self.wait(name, lambda s: s["state"] in ("done", "failed"))["error"])

    def test_a_stopped_daemon_goes_on_where_it_was_when_it_is_asked_again(self):
        content = gguf(12_000_000)
        self.hub.add("sample/stop", "stop.gguf", content)
        self.hub.cut_after = 6_000_000
        self.client.send("POST", "/api/v1/model-pulls", {"source": "sample/stop", "from": self.hub.url})
        there = self.wait("sample/stop", lambda s: s["bytes_done"] > 2_000_000)["bytes_done"]
        self.house.stop(signal.SIGKILL)
        self.house.start()
        self.hub.cut_after = None
        before = len(self.hub.seen)
        done = self.pull("sample/stop")
        self.assertEqual(done.returncode, 0, done.stderr)
        first = [s["range"] for s in self.hub.seen[before:] if "/resolve/" in s["path"] and s["range"] != "bytes=0-0"][0]
        self.assertGreaterEqual(int(first.removeprefix("bytes=").partition("-")[0]), there)
        self.assertEqual(json.loads(done.stdout)["digest"], hashlib.sha256(content).hexdigest())

    def test_another_digest_than_the_promised_one_is_refused_and_nothing_of_it_stays(self):
        self.hub.add("sample/lie", "lie.gguf", gguf(100_000))
        before = set(self.folder().glob("*"))
        self.hub.lie[("sample/lie", "lie.gguf")] = "00" * 32
        error = self.error(self.pull("sample/lie"))
        self.assertEqual(error["code"], "backends.wrong_digest")
        self.assertEqual(set(self.folder().glob("*")) - before, set())
        self.hub.lie = {}
        self.assertEqual(self.error(self.pull("sample/lie", "--sha256", "11" * 32))["code"], "backends.wrong_digest")
        self.assertEqual(self.client.send("GET", "/api/v1/models/sample%2Flie")[0], 404)

    def test_a_key_goes_to_its_hub_and_nowhere_else_and_is_not_kept(self):
        key = "hub-invented-key-0123456789"
        file = pathlib.Path(self.house.folder.name, "hubkey")
        file.write_text(key + "\n")
        self.hub.key = key
        self.hub.add("sample/closed", "closed.gguf", gguf())
        other = Hub()
        self.addCleanup(other.close)
        other.add("plain", "closed.gguf", self.hub.files[("sample/closed", "closed.gguf")])
        self.assertEqual(self.error(self.pull("sample/closed"))["code"], "backends.hub_refuses")
        real, self.hub.send_file = self.hub.send_file, lambda handler, content, headers: self.hub.say(handler, 302, b"", Location=other.url + "/plain/closed.gguf")
        done = self.pull("sample/closed", "--key-file", str(file))
        self.hub.send_file = real
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Bearer " + key, {s["key"] for s in self.hub.seen})
        self.assertEqual({s["key"] for s in other.seen}, {None})
        for place in (self.house.data, self.house.folder.name + "/log"):
            for path in [pathlib.Path(place)] if os.path.isfile(place) else pathlib.Path(place).rglob("*"):
                if path.is_file():
                    self.assertNotIn(key.encode(), path.read_bytes(), path)

    def test_what_is_not_there_or_no_model_is_said_at_once(self):
        self.assertEqual(self.error(self.pull("sample/nothing"))["code"], "backends.hub_unknown")
        self.assertEqual(self.error(self.pull("nothing"))["code"], "backends.invalid")
        self.assertEqual(self.error(self.pull("http://models.example/x.gguf"))["code"], "backends.plain_http")
        self.assertEqual(self.error(self.house.run(["model", "pull", "sample/tiny"], self.house.keys["owner"]))["code"], "backends.no_hub")
        self.hub.add("sample/letter", "letter.gguf", b"This is no model." * 100)
        self.assertEqual(self.error(self.pull("sample/letter"))["code"], "backends.no_model_file")
        refused = self.pull("sample/letter", who="engineer")
        self.assertEqual((refused.returncode, self.error(refused)["code"]), (3, "kernel.forbidden"))

    def test_an_address_without_parts_and_without_digest_is_brought_whole(self):
        content = gguf(500_000)
        self.hub.add("plain", "plain file.gguf", content)
        self.hub.parts = False
        done = self.pull(self.hub.url + "/plain/plain%20file.gguf", "--as", "plain", "--sha256", hashlib.sha256(content).hexdigest())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(pathlib.Path(json.loads(done.stdout)["file"]).read_bytes(), content)

    def test_a_limited_key_cannot_add_by_pulling(self):
        self.hub.add("sample/limited", "limited.gguf", gguf())
        key = self.client.send("POST", "/api/v1/keys", {"scopes": ["model.pull"]})[1]["key"]
        self.assertEqual(self.client.send("POST", "/api/v1/model-pulls", {"source": "sample/limited", "from": self.hub.url}, key=key)[0], 403)


if __name__ == "__main__":
    unittest.main()
