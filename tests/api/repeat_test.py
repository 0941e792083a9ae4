#!/usr/bin/env python3
"""The same Idempotency-Key gives the same answer, without doing it twice, also after the daemon was killed and started anew."""
import base64
import hashlib
import os
import signal
import sys
import threading
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api", ROOT + "/tests/clients/identity", ROOT + "/tests/upstream"]
from client import Client  # noqa: E402
from device import Device  # noqa: E402
from house import House  # noqa: E402
from hub import Hub, gguf  # noqa: E402
from upstream import Upstream  # noqa: E402


def paper(name):
    with open(ROOT + "/examples/contracts/" + name, "rb") as file:
        return file.read()


class Repeats(unittest.TestCase):
    def setUp(self):
        self.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        self.addCleanup(self.house.close)
        self.house.must(["company", "set", "examples/company.json"])
        self.house.must(["customer", "add", "examples/customers.json"])
        self.client = Client(self.house, self)

    def once(self, method, path, body, page=None, **more):
        """Sends it, kills the daemon, sends it again: the answers are the same to the byte. `page`: the headers of somebody's browser."""
        headers = {"Idempotency-Key": os.urandom(8).hex(), **(page or {})}
        more = {**more, "who": None} if page else more
        first = self.client.send(method, path, body, headers=headers, **more)
        self.assertLess(first[0], 300, first)
        raw, kind = self.client.raw, self.client.headers.get("Content-Type")
        self.house.stop(signal.SIGKILL)
        self.house.start()
        self.assertEqual(self.client.send(method, path, body, headers=headers, **more), first)
        self.assertEqual((self.client.raw, self.client.headers.get("Content-Type")), (raw, kind))
        self.done.add(f"{method} {path}")
        return first[1]

    def calls(self, action):
        return len(self.client.send("GET", f"/api/v1/calls?action={action}&limit=1000")[1]["items"])

    def passkeys(self):
        with open(os.path.join(self.house.data, "socle.yaml"), "a") as file:
            file.write('public_url: "https://socle.example"\n')
        self.house.must(["reload"])
        made = self.client.send("POST", "/api/v1/users", {"name": "Schlüssel (erfunden)", "email": "key@socle.example", "role": "employee"})[1]
        session = self.client.send("POST", "/api/v1/session", {"email": "key@socle.example", "password": made["password"]}, who=None)[1]
        page = {"Cookie": self.client.headers["Set-Cookie"].partition(";")[0], "X-CSRF-Token": session["csrf"]}

        def register():
            options = self.client.send("POST", "/api/v1/session/passkeys", {}, who=None, headers=page)[1]
            return self.once("PUT", "/api/v1/session/passkeys", {"name": "Laptop", "credential": Device("https://socle.example").create(options)}, page=page)["id"]

        first, second = register(), register()
        self.once("DELETE", "/api/v1/session/passkeys/" + first, None, page=page)
        self.once("DELETE", f"/api/v1/users/{made['id']}/passkeys/{second}", None)

    def test_every_operation_that_takes_a_key(self):
        self.done = set()
        ask, once = self.client.send, self.once
        made = once("POST", "/api/v1/users", {"name": "Eins", "email": "eins@socle.example", "role": "employee"})
        self.assertEqual(sum(p["email"] == "eins@socle.example" for p in ask("GET", "/api/v1/users")[1]["items"]), 1)
        once("PATCH", f"/api/v1/users/{made['id']}", {"disabled": True})
        keys = len(ask("GET", "/api/v1/keys")[1]["items"])
        key = once("POST", "/api/v1/keys", {"expires_days": 1})
        self.assertEqual(len(ask("GET", "/api/v1/keys")[1]["items"]), keys + 1)
        self.assertEqual(ask("GET", "/api/v1/session", key=key["key"])[0], 200, "the key that was answered twice works")
        once("DELETE", f"/api/v1/keys/{key['id']}", None)
        customer = once("POST", "/api/v1/customers", {"name": "Doppelt (erfunden)"})
        self.assertEqual(sum(c["name"] == "Doppelt (erfunden)" for c in ask("GET", "/api/v1/customers")[1]["items"]), 1)
        once("PUT", f"/api/v1/customers/{customer['id']}", {"name": "Geändert (erfunden)"})
        once("DELETE", f"/api/v1/customers/{customer['id']}", None)
        once("PUT", "/api/v1/company", {**ask("GET", "/api/v1/company")[1], "city": "Anderswo"})
        self.assertEqual(self.calls("company.set"), 2, "one of the preparation, one of the two requests")
        once("PUT", "/api/v1/session/language", {"language": "de"})
        self.passkeys()
        once("PUT", "/api/v1/budgets/tenant", {"limit_micros": 5_000_000})
        model = once("POST", "/api/v1/models", {"name": "small", "kind": "openai", "url": "https://models.example/v1", "key": "sk-invented"})
        self.assertEqual([m["name"] for m in ask("GET", "/api/v1/models")[1]["items"]], [model["name"]])
        once("PUT", "/api/v1/model-aliases/usual", {"targets": [{"model": "small", "weight": 3}]})
        once("DELETE", "/api/v1/model-aliases/usual", None)
        once("POST", "/api/v1/models/small/evaluations", {"purpose": "offers", "score_permille": 910, "sufficient_permille": 900, "dataset_digest": "ab" * 32})
        self.assertEqual(len(ask("GET", "/api/v1/models/small/evaluations")[1]["items"]), 1)
        once("DELETE", "/api/v1/models/small", None)
        provider = Upstream()
        self.addCleanup(provider.close)
        self.house.must(["model", "add", "keeper", "--openai", provider.url + "/v1", "--zone", "machine", "--can", "files"])
        once("DELETE", "/api/v1/files/" + self.client.store("keeper"), None)
        self.assertEqual(provider.keeper.kept, {})
        once("PUT", "/api/v1/purposes/testing", {"owner": "owner@socle.example", "seconds_saved": 60, "hour_cost_micros": 1})
        once("PUT", "/api/v1/oidc", {"issuer": "https://login.example", "client_id": "socle", "client_secret": "invented", "redirect_uri": "https://socle.example/signin"})
        once("DELETE", "/api/v1/oidc", None)
        hub = Hub()
        self.addCleanup(hub.close)
        hub.add("sample/tiny", "tiny.gguf", gguf())
        once("POST", "/api/v1/model-pulls", {"source": "sample/tiny", "from": hub.url})
        self.assertEqual(self.calls("model.pull"), 1)
        files = ask("GET", "/api/v1/policy/bundle")[1]
        bundle = once("POST", "/api/v1/policy/bundle", {"files": files["files"]})
        self.assertEqual(ask("GET", "/api/v1/policy/bundle")[1]["version"], bundle["version"])
        once("PUT", "/api/v1/policy/rules", {"signatures": False, "two_people": False})
        once("POST", "/api/v1/policy/signers", {"key": "invented+" + hashlib.sha256(b"invented\n\x01" + bytes(32)).hexdigest()[:8] + "+" + base64.b64encode(b"\x01" + bytes(32)).decode()})
        once("DELETE", "/api/v1/policy/signers/invented", None)
        proposal = once("POST", "/api/v1/policy/proposals", {"files": files["files"]})
        once("DELETE", "/api/v1/policy/proposals/" + proposal["id"], None)
        theirs = ask("POST", "/api/v1/policy/proposals", {"files": files["files"]}, who="admin")[1]
        once("POST", f"/api/v1/policy/proposals/{theirs['id']}/approve", None)
        once("POST", "/api/v1/reload", None)
        run = once("POST", "/api/v1/runs?name=a.pdf", paper("02-de-hosting-brief.pdf"))
        self.assertEqual([r["run"] for r in ask("GET", "/api/v1/runs")[1]["items"]], [run["run"]])

        def at_gate(name):
            return ask("POST", f"/api/v1/runs?wait=gate&name={name}", paper(name))[1]["gate"]

        gate = at_gate("05-de-stadt-leitweg.pdf")
        shown = ask("GET", f"/api/v1/gates/{gate}")[1]
        once("POST", f"/api/v1/gates/{gate}/approve", {"proposal_hash": shown["proposal_hash"]})
        self.assertEqual(self.calls("gate.approve"), 1)
        once("POST", f"/api/v1/gates/{at_gate('08-fr-infogerance-lyon.pdf')}/refuse", {"reason": "not yet"})
        once("POST", "/api/v1/audit/erase", {"class": ask("GET", "/api/v1/audit/classes")[1]["items"][0]["class"]})

        wanted = {str(o) for o in self.house.contract.operations if any(p.get("$ref", "").endswith("idempotency_key") for p in o.described.get("parameters", []))}
        seen = {str(self.house.contract.operation(*d.partition("?")[0].split(" ", 1))) for d in self.done}
        self.assertEqual(seen, wanted)

    def test_waiting_for_the_gate_again_finds_the_same_run(self):
        headers = {"Idempotency-Key": "one"}
        first = self.client.send("POST", "/api/v1/runs?wait=gate&name=a.pdf", paper("02-de-hosting-brief.pdf"), headers=headers)
        self.house.stop(signal.SIGTERM)
        self.house.start()
        self.assertEqual(self.client.send("POST", "/api/v1/runs?wait=gate&name=a.pdf", paper("02-de-hosting-brief.pdf"), headers=headers), first)
        self.assertEqual(len(self.client.send("GET", "/api/v1/runs")[1]["items"]), 1)

    def test_many_at_once_with_one_key_do_it_once(self):
        found, lock = [], threading.Lock()

        def send():
            status, _ = Client(self.house, self).send("POST", "/api/v1/customers", {"name": "Zugleich (erfunden)"}, headers={"Idempotency-Key": "together"})
            with lock:
                found.append(status)

        threads = [threading.Thread(target=send) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertLessEqual(set(found), {201, 409})
        self.assertIn(201, found)
        self.assertEqual(sum(c["name"] == "Zugleich (erfunden)" for c in self.client.send("GET", "/api/v1/customers")[1]["items"]), 1)

    def test_a_refusal_is_not_remembered_and_anothers_key_is_another_key(self):
        headers = {"Idempotency-Key": "mine"}
        self.assertEqual(self.client.send("POST", "/api/v1/customers", {"name": "Spät (erfunden)"}, who="employee", headers=headers)[0], 403)
        self.house.must(["user", "update", "employee@socle.example", "--role", "admin"])
        self.assertEqual(self.client.send("POST", "/api/v1/customers", {"name": "Spät (erfunden)"}, who="employee", headers=headers)[0], 201)
        self.assertEqual(self.client.send("POST", "/api/v1/customers", {"name": "Anders (erfunden)"}, who="owner", headers=headers)[0], 201)


if __name__ == "__main__":
    unittest.main()
