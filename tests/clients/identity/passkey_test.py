#!/usr/bin/env python3
"""Passkeys at a running daemon: registered, alone, beside a password, where a policy asks, and wrong in every way that HTTP can carry."""
import json
import os
import pathlib
import sys
import unittest

import requests

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/api"), str(ROOT / "tests/clients/identity")]
from device import FLAG, Device  # noqa: E402
from factor_test import RULE, code_of  # noqa: E402
from house import House  # noqa: E402

ORIGIN = "https://socle.example"


class Passkeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle")), "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.address(ORIGIN)

    @classmethod
    def address(cls, origin):
        """Configures the public address while the daemon runs."""
        path = pathlib.Path(cls.house.data, "socle.yaml")
        lines = [line for line in path.read_text().splitlines() if not line.startswith("public_url:")]
        path.write_text("\n".join([*lines, f'public_url: "{origin}"', ""]))
        cls.house.must(["reload"])

    def send(self, session, method, path, body=None):
        headers = {"X-CSRF-Token": session.csrf} if getattr(session, "csrf", None) else {}
        answer = session.request(method, self.house.proxy.url + "/api/v1" + path, json=body, headers=headers, timeout=30)
        return answer.status_code, answer.json() if answer.content else None

    def person(self, role="employee"):
        email = f"passkey{os.urandom(4).hex()}@socle.example"
        made = json.loads(self.house.must(["user", "add", "Passkey (invented)", "--email", email, "--role", role]).stdout)
        return made["id"], {"email": email, "password": made["password"]}

    def sign_in(self, proof, **more):
        session = requests.Session()
        if "device" in more:
            more = {"credential": more["device"].get(self.send(session, "POST", "/session/passkey")[1])}
        status, answer = self.send(session, "POST", "/session", {**proof, **more})
        session.csrf = answer.get("csrf")
        return session, status, answer

    def alone(self, device):
        session = requests.Session()
        status, answer = self.send(session, "PUT", "/session/passkey", {"credential": device.get(self.send(session, "POST", "/session/passkey")[1])})
        session.csrf = answer.get("csrf")
        return session, status, answer

    def register(self, session, device, name="Laptop"):
        status, options = self.send(session, "POST", "/session/passkeys", {})
        self.assertEqual(status, 200, options)
        return self.send(session, "PUT", "/session/passkeys", {"name": name, "credential": device.create(options)})

    def with_passkey(self, role="employee", algorithm="ES256"):
        person, proof = self.person(role)
        session = self.sign_in(proof)[0]
        device = Device(ORIGIN, algorithm)
        status, made = self.register(session, device)
        self.assertEqual(status, 201, made)
        return person, proof, session, device, made

    def test_each_algorithm_opens_a_session_alone_and_beside_the_password(self):
        for algorithm in ("ES256", "RS256", "EdDSA"):
            person, proof, session, device, made = self.with_passkey(algorithm=algorithm)
            self.assertEqual(self.send(session, "GET", "/session")[1]["factors"], {"codes": False, "passkeys": 1})
            _, status, answer = self.sign_in(proof)
            self.assertEqual((status, answer["error"]["code"], answer["error"]["params"]["ways"]), (401, "identity.factor_asked", "passkey"))
            self.assertEqual(self.sign_in(proof, device=device)[1], 200)
            opened, status, answer = self.alone(device)
            self.assertEqual((status, answer["user"]["id"]), (200, person))
            self.assertEqual(self.send(opened, "GET", "/session/passkeys")[1]["items"][0]["id"], made["id"])
            self.assertIsNotNone(self.send(opened, "GET", "/session/passkeys")[1]["items"][0]["used_at"])
        self.house.stop(15)  # a restart changes none of it
        self.house.start()
        self.assertEqual(self.alone(device)[1], 200)
        self.assertEqual(self.sign_in(proof)[2]["error"]["code"], "identity.factor_asked")

    def test_what_is_wrong_is_refused_with_its_reason_and_each_challenge_is_good_once(self):
        person, proof, session, device, _ = self.with_passkey()

        def refused(**wrong):
            usual = {name: getattr(device, name) for name in wrong}
            for name, value in wrong.items():
                setattr(device, name, value)
            try:
                _, status, answer = self.alone(device)
                self.assertIn(status, (400, 401), wrong)
                return answer["error"]["params"].get("reason", answer["error"]["code"])
            finally:
                for name, value in usual.items():
                    setattr(device, name, value)

        self.assertEqual(refused(origin="https://evil.example"), "it was made for a page of another address")
        self.assertEqual(refused(party="evil.example"), "it is of another address")
        self.assertEqual(refused(flags=FLAG.UP), "the device did not check who holds it")
        self.assertEqual(refused(flags=FLAG.UV), "nobody touched the device")
        self.assertEqual(refused(flips=True), "its signature is wrong")
        self.assertEqual(self.alone(device)[1], 200, "nobody waits after so few")
        self.assertEqual(refused(holder=b"usr_else"), "it is somebody else's")
        self.assertEqual(refused(id=os.urandom(32)), "it is not registered for this person")
        browser = requests.Session()
        answer = device.get(self.send(browser, "POST", "/session/passkey")[1])
        self.assertEqual(self.send(requests.Session(), "PUT", "/session/passkey", {"credential": answer})[1]["error"]["code"], "identity.ceremony_unknown", "another browser")
        self.assertEqual(self.send(browser, "PUT", "/session/passkey", {"credential": answer})[0], 200)
        self.assertEqual(self.send(browser, "PUT", "/session/passkey", {"credential": answer})[1]["error"]["code"], "identity.ceremony_unknown", "a replay")
        other = self.with_passkey()
        self.assertEqual(self.sign_in(proof, device=other[3])[2]["error"]["code"], "identity.passkey_refused", "another's, with this password")
        device.counter = 9
        self.assertEqual(self.alone(device)[1], 200)
        self.assertEqual(self.alone(device)[2]["error"]["code"], "identity.passkey_copied")
        def read(path):
            return requests.get(self.house.proxy.url + "/api/v1" + path, headers={"Authorization": "Bearer " + self.house.keys["owner"]}, timeout=30)

        log = read("/audit/entries?limit=1000").text
        log += "".join(read("/calls/" + one["id"]).text for one in json.loads(log)["items"] if one["status"] == "failed")
        self.assertIn("identity.passkey_copied", log)
        for secret in (answer["id"], answer["response"]["signature"], answer["response"]["clientDataJSON"]):
            self.assertNotIn(secret, log)

    def test_a_policy_asks_for_it_and_a_key_cannot_confirm(self):
        _, _, session, device, _ = self.with_passkey("admin")
        owner = {"Authorization": "Bearer " + self.house.keys["owner"]}
        url = self.house.proxy.url + "/api/v1/policy/bundle"
        files = requests.get(url, headers=owner, timeout=30).json()["files"]
        rule = RULE.replace("<= 300", "<= 0")
        self.assertEqual(requests.post(url, headers=owner, json={"files": {**{name: text for name, text in files.items() if not name.startswith("tests/")}, "factor.cedar": rule}}, timeout=60).status_code, 200)
        try:
            answers = []
            for _ in range(100):  # confirmed for less than a second: at last it is older
                answers.append(self.send(session, "POST", "/keys", {}))
                if answers[-1][0] == 403:
                    break
            self.assertEqual(answers[-1][1]["error"]["code"], "kernel.factor_needed")
            for _ in range(20):  # at once after it, the second still runs
                credential = device.get(self.send(session, "POST", "/session/factor/passkey")[1])
                self.assertEqual(self.send(session, "PUT", "/session/factor", {"credential": credential})[0], 204)
                if self.send(session, "POST", "/keys", {})[0] == 201:
                    break
            else:
                self.fail("a confirmed session was refused twenty times")
            self.assertEqual(requests.post(self.house.proxy.url + "/api/v1/session/factor/passkey", headers=owner, timeout=30).json()["error"]["code"], "api.session_needed")
        finally:
            self.assertEqual(requests.post(url, headers=owner, json={"files": files}, timeout=60).status_code, 200)

    def test_an_admin_lists_and_removes_and_the_person_does_so_themselves(self):
        person, proof, session, device, made = self.with_passkey()
        second = Device(ORIGIN)
        self.assertEqual(self.register(session, second, "Key ring")[0], 201, "confirmed a moment ago")
        self.assertEqual(self.register(session, second)[1]["error"]["code"], "identity.passkey_taken")
        listed = json.loads(self.house.must(["user", "passkey", "list", person], "admin").stdout)
        self.assertEqual([one["name"] for one in listed], ["Laptop", "Key ring"])
        self.assertNotEqual(self.house.run(["user", "passkey", "remove", person, made["id"]], self.house.keys["employee"]).returncode, 0)
        self.house.must(["user", "passkey", "remove", person, made["id"]], "admin")
        self.assertEqual(self.alone(device)[2]["error"]["code"], "identity.passkey_refused")
        self.assertEqual(self.alone(second)[1], 200)
        listed = self.send(session, "GET", "/session/passkeys")[1]["items"]
        self.assertEqual(self.send(session, "DELETE", "/session/passkeys/" + listed[0]["id"])[0], 204)
        self.assertEqual(self.sign_in(proof)[1], 200, "no factor is left")
        person, proof, session, device, made = self.with_passkey()
        self.house.must(["user", "update", person, "--end-factor"], "admin")
        self.assertEqual(self.sign_in(proof)[1], 200)
        self.assertEqual(self.alone(device)[1], 401)

    def test_codes_and_passkeys_stand_beside_each_other(self):
        person, proof, session, device, made = self.with_passkey()
        status, codes = self.send(session, "POST", "/session/factor", {})
        self.assertEqual(status, 201, codes)
        self.assertEqual(self.send(session, "PUT", "/session/factor", {"code": code_of(codes["secret"], -1)})[0], 204)
        self.assertEqual(self.sign_in(proof)[2]["error"]["params"]["ways"], "code passkey")
        self.assertEqual(self.sign_in(proof, code=codes["recovery"][0])[1], 200)
        self.assertEqual(self.sign_in(proof, device=device)[1], 200)
        self.assertEqual(self.send(session, "DELETE", "/session/factor")[0], 204)
        self.assertEqual(self.send(session, "GET", "/session")[1]["factors"], {"codes": False, "passkeys": 1})

    def test_registering_is_done_once_for_one_idempotency_key(self):
        _, proof = self.person()
        session = self.sign_in(proof)[0]
        credential = Device(ORIGIN).create(self.send(session, "POST", "/session/passkeys", {})[1])
        key = {"X-CSRF-Token": session.csrf, "Idempotency-Key": os.urandom(8).hex()}
        answers = [session.put(self.house.proxy.url + "/api/v1/session/passkeys", json={"name": "Once", "credential": credential}, headers=key, timeout=30) for _ in range(2)]
        self.assertEqual([one.status_code for one in answers], [201, 201])
        self.assertEqual(answers[0].json(), answers[1].json())

    def test_without_a_public_address_there_are_none(self):
        _, _, session, device, _ = self.with_passkey()
        self.address("")
        try:
            self.assertFalse(self.send(session, "GET", "/session/ways")[1]["passkeys"])
            for path in ("/session/passkey", "/session/passkeys", "/session/factor/passkey"):
                status, answer = self.send(session, "POST", path, {} if path.endswith("keys") else None)
                self.assertEqual((status, answer["error"]["code"]), (409, "identity.no_public_address"), path)
                self.assertIn("public_url", answer["error"]["remedy"])
        finally:
            self.address(ORIGIN)
        self.assertEqual(self.alone(device)[1], 200)
        refused = self.house.run(["reload"], self.house.keys["owner"])
        self.assertEqual(refused.returncode, 0)
        with self.assertRaises(Exception) as raised:
            self.address("http://socle.example")
        self.assertIn("public_url", str(raised.exception))
        self.address(ORIGIN)


if __name__ == "__main__":
    unittest.main()
