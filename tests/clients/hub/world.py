"""What the tests with real clients stand on: a provider, a daemon that knows it under four names, and the people's keys.

With `direct` there is no daemon between client and provider: so the tests prove the provider (and themselves) first.
"""
import json
import os
import pathlib
import sys
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
        self.direct, self.house, self.made = direct, None, 0
        self.provider = Upstream(key=PROVIDER_KEY)
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

    def new_model(self, kind):
        """A model of its own for one test, on the same provider: what fails there is held against no other test's model."""
        self.made += 1
        body = {"name": f"{kind}-{self.made}", "kind": MODELS[kind], "url": self.provider.url + "/v1", "upstream_model": "small", "key": PROVIDER_KEY, "zone": "machine"}
        request = urllib.request.Request(self.url + "/api/v1/models", json.dumps(body).encode(), {"Authorization": "Bearer " + self.house.keys["owner"], "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20):
            return body["name"]

    def get(self, path, who="owner"):
        """The daemon's own API: status and JSON."""
        request = urllib.request.Request(self.url + path, headers={"Authorization": "Bearer " + self.house.keys[who]})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def close(self):
        if self.house:
            self.house.close()
        self.provider.close()
