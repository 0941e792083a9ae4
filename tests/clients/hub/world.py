"""What the tests with real clients stand on: a provider, a daemon that knows it under four names, and the people's keys.

With `direct` there is no daemon between client and provider: so the tests prove the provider (and themselves) first.
"""
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/api"), str(ROOT / "tests/upstream")]
from upstream import Upstream  # noqa: E402

PROVIDER_KEY = "sk-provider-1f7c0d5e9a42b3687715-tests"  # invented; must never be seen by a client
PRIVATE = ("do-not-pass-on", PROVIDER_KEY, "provider_session")
MODELS = {"chat": "openai", "claude": "anthropic"}  # the name that clients use: the wire that its provider speaks


class World:
    def __init__(self, direct=False, socle=None):
        self.direct, self.house = direct, None
        self.provider = Upstream(key=PROVIDER_KEY)
        self.faulted, plan = False, self.provider.plan

        def planned(*faults):
            self.faulted = True
            plan(*faults)
        self.provider.plan = planned
        if direct:
            self.url, self.key = self.provider.url, PROVIDER_KEY
            return
        from house import House
        self.house = House(socle or os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle")), "sqlite", "en", None)
        self.url, self.key = self.house.url, self.house.keys["employee"]
        key_file = self.key_file = pathlib.Path(self.house.folder.name) / "provider.key"
        key_file.write_text(PROVIDER_KEY + "\n")
        for name, wire in MODELS.items():
            self.add_model(name, f"--{wire}", self.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(key_file))

    def add_model(self, name, *arguments):
        self.house.must(["model", "add", name, *arguments, "--zone", "machine"])

    def renew(self):
        """Adds the models anew: an endpoint that failed often is left alone for a while, and the next test shall not meet that."""
        self.faulted = False
        for name, wire in MODELS.items():
            self.send("DELETE", f"/api/v1/models/{name}")
            self.send("POST", "/api/v1/models", {"name": name, "kind": wire, "url": self.provider.url + "/v1", "upstream_model": "small", "key": PROVIDER_KEY, "zone": "machine"})

    def send(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, method=method, headers={"Authorization": "Bearer " + self.house.keys["owner"], "Content-Type": "application/json"}, data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=20):
            pass

    def upstream_name(self, model):
        return model if self.direct else "small"

    def get(self, path, who="owner"):
        """The daemon's own API: status and JSON."""
        request = urllib.request.Request(self.url + path, headers={"Authorization": "Bearer " + self.house.keys[who]})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def told(self, receipt):
        """A call with all that the log says of it, once that has been published."""
        for _ in range(200):
            status, call = self.get("/api/v1/calls/" + receipt)
            if status == 200 and call["outcome"] is not None:
                return call
            time.sleep(0.02)  # polls the publisher's work
        raise AssertionError(f"{status} {call}")

    def close(self):
        if self.house:
            self.house.close()
        self.provider.close()
