#!/usr/bin/env python3
"""The second factor at a running daemon: at sign-in, as what a policy asks for, once for each code; the codes are made here by RFC 6238."""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import struct
import sys
import time
import unittest
import urllib.parse

import requests

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/api")]
from house import House  # noqa: E402

RULE = """
@id("test.publishing_needs_a_factor")
@reason("Keys are made by whoever has just confirmed.")
forbid (principal, action == Action::"key.create", resource)
unless { context has factor_age_s && context.factor_age_s <= 300 };
"""


def code_of(secret, ahead=0):
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + ahead), hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Factor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle")), "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)

    def person(self, role):
        email = f"factor{os.urandom(4).hex()}@socle.example"
        made = json.loads(self.house.must(["user", "add", "Factor (invented)", "--email", email, "--role", role]).stdout)
        return made["id"], {"email": email, "password": made["password"]}

    def send(self, session, method, path, body=None):
        headers = {"X-CSRF-Token": session.csrf} if getattr(session, "csrf", None) else {}
        answer = session.request(method, self.house.proxy.url + path, json=body, headers=headers, timeout=30)
        return answer.status_code, answer.json() if answer.content else None

    def sign_in(self, proof, code=None):
        session = requests.Session()
        status, answer = self.send(session, "POST", "/api/v1/session", {**proof, **({"code": code} if code else {})})
        session.csrf = answer.get("csrf")
        return session, status, answer

    def enrolled(self, role="employee"):
        person, proof = self.person(role)
        session, _, _ = self.sign_in(proof)
        status, made = self.send(session, "POST", "/api/v1/session/factor")
        self.assertEqual(status, 201, made)
        self.assertEqual(self.sign_in(proof)[1], 200, "it does not count before the first right code")
        self.assertEqual(self.send(session, "PUT", "/api/v1/session/factor", {"code": code_of(made["secret"], -1)})[0], 204)
        return person, proof, session, made

    def test_it_is_asked_for_at_sign_in_and_each_code_is_good_once(self):
        _, proof, session, made = self.enrolled()
        uri = urllib.parse.urlsplit(made["uri"])
        self.assertEqual((uri.scheme, uri.netloc, urllib.parse.parse_qs(uri.query)["secret"]), ("otpauth", "totp", [made["secret"]]))
        self.assertEqual(len(made["recovery"]), 10)
        self.assertTrue(self.send(session, "GET", "/api/v1/session")[1]["second_factor"])
        _, status, answer = self.sign_in(proof)
        self.assertEqual((status, answer["error"]["code"]), (401, "identity.factor_asked"))
        self.assertEqual(self.sign_in(proof, code_of(made["secret"], -1))[2]["error"]["code"], "identity.factor_wrong", "used at enrolling")
        code = code_of(made["secret"])
        self.assertEqual(self.sign_in(proof, code)[1], 200)
        self.assertEqual(self.sign_in(proof, code)[2]["error"]["code"], "identity.factor_wrong", "a second time")
        paper = made["recovery"][3]
        self.assertEqual(self.sign_in(proof, paper.lower().replace("-", " "))[1], 200, "as people write it down")
        self.assertEqual(self.sign_in(proof, paper)[1], 401, "each only once")
        # A restart changes none of it.
        self.house.stop(15)
        self.house.start()
        self.assertEqual(self.sign_in(proof)[2]["error"]["code"], "identity.factor_asked")
        self.assertEqual(self.sign_in(proof, code)[2]["error"]["code"], "identity.factor_wrong")
        self.assertEqual(self.sign_in(proof, made["recovery"][4])[1], 200)

    def test_guessing_is_slowed_down(self):
        _, proof, session, made = self.enrolled()
        answers = [self.send(session, "PUT", "/api/v1/session/factor", {"code": f"{n:06d}"}) for n in range(12)]
        self.assertEqual(answers[0][1]["error"]["code"], "identity.factor_wrong")
        self.assertEqual(answers[-1][1]["error"]["code"], "identity.throttled")

    def test_a_policy_can_ask_for_it(self):
        _, proof, session, made = self.enrolled("admin")
        plain, _, _ = self.sign_in(self.person("admin")[1])
        self.assertEqual(self.send(plain, "POST", "/api/v1/keys", {})[0], 201)
        owner = {"Authorization": "Bearer " + self.house.keys["owner"]}
        url = self.house.proxy.url + "/api/v1/policy/bundle"
        files = requests.get(url, headers=owner, timeout=30).json()["files"]
        self.assertEqual(requests.post(url, headers=owner, json={"files": {**{name: text for name, text in files.items() if not name.startswith("tests/")}, "factor.cedar": RULE}}, timeout=60).status_code, 200)
        try:
            self.assertEqual(self.send(session, "POST", "/api/v1/keys", {})[0], 201, "this session was confirmed at enrolling")
            later, _, _ = self.sign_in(proof, made["recovery"][0])
            self.assertEqual(self.send(later, "POST", "/api/v1/keys", {})[0], 201, "so was one that was begun with it")
            status, answer = self.send(plain, "POST", "/api/v1/keys", {})
            self.assertEqual((status, answer["error"]["code"], answer["error"]["stage"]), (403, "kernel.factor_needed", "decide"))
            self.assertIn("second factor", answer["error"]["message"])
            status, answer = self.send(plain, "POST", "/api/v1/users", {"name": "X", "email": "x@socle.example", "role": "owner"})
            self.assertEqual(answer["error"]["code"], "kernel.forbidden", "what no factor would permit does not ask for one")
            answer = requests.post(self.house.proxy.url + "/api/v1/keys", headers=owner, json={}, timeout=30).json()
            self.assertEqual(answer["error"]["code"], "kernel.factor_needed", "a key cannot confirm")
        finally:
            self.assertEqual(requests.post(url, headers=owner, json={"files": files}, timeout=60).status_code, 200)

    def test_who_lost_the_device_is_helped_by_an_admin_and_nobody_else_takes_it_away(self):
        person, proof, session, made = self.enrolled()
        self.assertEqual(self.send(session, "POST", "/api/v1/session/factor")[1]["error"]["code"], "identity.factor_taken")
        key = {"Authorization": "Bearer " + self.house.keys["employee"]}
        self.assertEqual(requests.post(self.house.proxy.url + "/api/v1/session/factor", headers=key, timeout=30).json()["error"]["code"], "api.session_needed")
        self.assertEqual(self.send(session, "DELETE", "/api/v1/session/factor")[0], 204, "confirmed a moment ago")
        self.assertEqual(self.sign_in(proof)[1], 200)
        self.assertEqual(self.send(session, "DELETE", "/api/v1/session/factor")[0], 204, "nothing to take away")
        person, proof, session, made = self.enrolled()
        self.house.must(["user", "update", person, "--end-factor"], "admin")
        self.assertEqual(self.sign_in(proof)[1], 200)
        self.assertNotEqual(self.house.run(["user", "update", person, "--end-factor"], self.house.keys["employee"]).returncode, 0)

    def test_no_code_and_no_secret_lies_in_the_log(self):
        _, proof, _, made = self.enrolled()
        self.sign_in(proof, made["recovery"][5])
        answer = requests.get(self.house.proxy.url + "/api/v1/audit/entries?limit=1000", headers={"Authorization": "Bearer " + self.house.keys["owner"]}, timeout=30).text
        for secret in (made["secret"], made["recovery"][5], proof["password"], proof["email"]):
            self.assertNotIn(secret, answer)


if __name__ == "__main__":
    unittest.main()
