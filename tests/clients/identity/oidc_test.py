#!/usr/bin/env python3
"""Sign-in and access tokens by a certified OpenID provider, at a running daemon; each answer is held against the OpenAPI document."""
import json
import os
import pathlib
import sys
import unittest
import urllib.parse

import requests

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/api"), str(pathlib.Path(__file__).parent)]
from house import House  # noqa: E402
from provider import SECRET, Provider  # noqa: E402

AUDIENCE = "https://socle.example/api"
REDIRECT = "https://socle.example/signin"


class SignOn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle")), "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.provider = Provider(REDIRECT)
        cls.addClassCleanup(cls.provider.close)
        cls.secret = pathlib.Path(cls.house.folder.name) / "client.secret"
        cls.secret.write_text(SECRET + "\n")

    def configure(self, *more, algorithm="RS256", issuer=None):
        return self.house.must(["oidc", "set", "--issuer", issuer or self.provider.issuer, "--client-id", f"socle-{algorithm}", "--client-secret-file", str(self.secret),
                                "--redirect-uri", REDIRECT, "--role", "staff=employee", "--role", "auditors=auditor", *more])

    def setUp(self):
        self.configure("--provision", "--domain", "firma.example", "--domain", "socle.example", "--audience", AUDIENCE)

    def send(self, method, path, body=None, session=None, **headers):
        answer = (session or requests).request(method, self.house.proxy.url + path, json=body, headers=headers, timeout=30)
        return answer.status_code, answer.json() if answer.content else None

    def sign_in(self, who, change=None, session=None, allow=True):
        session = session or requests.Session()
        status, begun = self.send("POST", "/api/v1/session/oidc", session=session)
        self.assertEqual(status, 200, begun)
        back = self.provider.walk(begun["location"], who, allow)
        body = {name: value for name, value in {"state": back.get("state"), "code": back.get("code"), "issuer": back.get("iss"), "error": back.get("error")}.items() if value}
        if change:
            change(body, session)
        status, answer = self.send("PUT", "/api/v1/session/oidc", body, session)
        return status, answer, session

    def refused(self, who, code, words, **more):
        status, answer, session = self.sign_in(who, **more)
        self.assertEqual(answer.get("error", {}).get("code"), code, answer)
        self.assertIn(words, answer["error"]["message"])
        self.assertNotIn("socle_session", session.cookies)
        return status

    def test_each_algorithm_signs_in_and_the_first_time_makes_the_person(self):
        for algorithm in ("RS256", "ES256", "PS256", "EdDSA"):
            self.configure("--provision", algorithm=algorithm)
            status, answer, session = self.sign_in("mara")
            self.assertEqual((algorithm, status), (algorithm, 200), answer)
            self.assertEqual((answer["user"]["email"], answer["user"]["role"]), ("mara@firma.example", "employee"))
            self.assertEqual(self.send("GET", "/api/v1/session", session=session)[1]["user"]["id"], answer["user"]["id"])
            self.assertEqual(self.send("GET", "/api/v1/keys", session=session)[0], 403, "an employee's session")
            self.assertEqual(self.send("DELETE", "/api/v1/session", session=session)[0], 204)
        people = json.loads(self.house.must(["user", "list"]).stdout)
        self.assertEqual(len([p for p in people if p["email"] == "mara@firma.example"]), 1)
        entries = self.house.must(["audit", "verify", "--data", self.house.data])
        self.assertEqual(entries.returncode, 0)
        calls = self.send("GET", "/api/v1/calls?limit=500", Authorization="Bearer " + self.house.keys["owner"])[1]["items"]
        self.assertTrue([c for c in calls if c["action"] == "user.provision" and c["status"] == "done"], "in the log")

    def test_the_role_follows_the_groups(self):
        self.assertEqual(self.sign_in("otto")[1]["user"]["role"], "auditor")
        self.provider.groups("otto", "staff")
        self.assertEqual(self.sign_in("otto")[1]["user"]["role"], "employee")
        self.provider.groups("otto", "elsewhere")
        self.assertEqual(self.refused("otto", "identity.not_admitted", "none of your groups"), 403)
        self.provider.groups("otto", "auditors")

    def test_whom_the_settings_do_not_let_in_learns_why(self):
        self.refused("nele", "identity.not_admitted", "has not verified your e-mail")
        self.refused("gast", "identity.not_admitted", "domain")
        self.refused("ohne", "identity.not_admitted", "none of your groups")
        self.refused("chef", "identity.not_admitted", "signs in with a password")
        self.refused("mara", "identity.sign_on_refused", "access_denied", allow=False)
        self.configure("--link-by-email")
        status, answer, _ = self.sign_in("chef")
        self.assertEqual((status, answer["error"]["code"]), (403, "kernel.forbidden"), "an owner cannot be taken over, whatever the settings")
        self.configure()
        self.refused("nele", "identity.not_admitted", "has not verified")

    def test_what_was_not_begun_here_is_not_finished_here(self):
        self.refused("mara", "identity.sign_on_unknown", "not begun in this browser", change=lambda body, session: body.update(state=body["state"] + "x"))
        self.refused("mara", "identity.sign_on_unknown", "not begun", change=lambda body, session: session.cookies.clear())
        self.refused("mara", "identity.token_refused", "another issuer", change=lambda body, session: body.update(issuer="https://evil.example"))
        self.refused("mara", "identity.provider_answer", "invalid_grant", change=lambda body, session: body.update(code="guessed"))
        kept = {}
        status, _, session = self.sign_in("mara", change=lambda body, _: kept.update(body))
        self.assertEqual(status, 200)
        self.assertEqual(self.send("PUT", "/api/v1/session/oidc", kept, session)[1]["error"]["code"], "identity.sign_on_unknown", "a second time")

    def test_keys_that_changed_are_learnt(self):
        self.assertEqual(self.sign_in("mara")[0], 200)
        import time
        time.sleep(10.5)  # they are not asked for more often than that
        self.provider.rotate()
        self.assertEqual(self.sign_in("mara")[0], 200)

    def test_access_tokens_open_the_api_as_the_person_without_a_session(self):
        token = self.provider.access_token("mara", AUDIENCE)["access_token"]
        other = self.provider.access_token("mara", "https://other.example")["access_token"]
        self.sign_in("mara")
        status, answer = self.send("GET", "/api/v1/session", Authorization="Bearer " + token)
        self.assertEqual((status, answer["user"]["email"]), (200, "mara@firma.example"), answer)
        self.assertEqual(self.send("GET", "/v1/models", Authorization="Bearer " + token)[0], 200)
        self.assertEqual(self.send("GET", "/api/v1/keys", Authorization="Bearer " + token)[0], 403)
        changed = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]
        for wrong, words in ((other, "another audience"), (changed, "signature"), ("a.b.c", "header"), (token.rsplit(".", 1)[0] + ".", "signature")):
            status, answer = self.send("GET", "/api/v1/session", Authorization="Bearer " + wrong)
            self.assertEqual((status, answer["error"]["code"]), (401, "identity.token_refused"), answer)
            self.assertIn(words, answer["error"]["message"])
        identifier = self.provider.access_token("mara", AUDIENCE)["id_token"]
        self.assertEqual(self.send("GET", "/api/v1/session", Authorization="Bearer " + identifier)[0], 401, "what a sign-in gave opens no API")
        # A person who ends here ends with the next call, however long the token would last.
        person = answer = self.send("GET", "/api/v1/session", Authorization="Bearer " + token)[1]["user"]["id"]
        self.house.must(["user", "update", person, "--disable"])
        self.assertEqual(self.send("GET", "/api/v1/session", Authorization="Bearer " + token)[0], 401)
        self.refused("mara", "identity.not_admitted", "disabled")
        self.house.must(["user", "update", person, "--enable"])
        self.assertEqual(self.send("GET", "/api/v1/session", Authorization="Bearer " + token)[0], 200)
        self.configure()
        self.assertEqual(self.send("GET", "/api/v1/session", Authorization="Bearer " + token)[1]["error"]["code"], "identity.token_refused", "no audience any more")

    def test_only_owners_rule_the_directory_and_nobody_sees_its_secret(self):
        for who in ("admin", "employee"):
            self.assertNotEqual(self.house.run(["oidc", "remove"], self.house.keys[who]).returncode, 0)
        shown = self.house.must(["oidc", "show"], "admin").stdout
        self.assertNotIn(SECRET, shown)
        self.assertTrue(json.loads(shown)["has_secret"])
        self.assertEqual(self.send("GET", "/api/v1/session/ways")[1], {"password": True, "directory": True, "passkeys": False})
        self.house.must(["oidc", "remove"])
        self.assertEqual(self.send("GET", "/api/v1/session/ways")[1]["directory"], False)
        self.assertEqual(self.send("POST", "/api/v1/session/oidc")[1]["error"]["code"], "identity.no_provider")

    def test_a_provider_that_is_away_or_another_is_told_of(self):
        self.configure(issuer="http://127.0.0.1:1")
        status, answer = self.send("POST", "/api/v1/session/oidc")
        self.assertEqual((status, answer["error"]["code"]), (502, "identity.provider_answer"))
        self.configure(issuer=self.provider.issuer.replace("127.0.0.1", "localhost"))
        status, answer = self.send("POST", "/api/v1/session/oidc")
        self.assertEqual(status, 502)
        self.assertIn("calls itself", answer["error"]["message"])
        done = self.house.run(["oidc", "set", "--issuer", "http://login.example", "--client-id", "x", "--redirect-uri", REDIRECT], self.house.keys["owner"])
        self.assertIn("https", done.stderr)

    def test_nothing_of_all_this_lies_in_the_log(self):
        answer = self.send("GET", "/api/v1/audit/entries?limit=1000", Authorization="Bearer " + self.house.keys["owner"])[1]
        self.assertNotIn(SECRET, json.dumps(answer))
        self.assertNotIn("eyJ", json.dumps(answer))
        self.assertFalse(urllib.parse.quote(SECRET) in json.dumps(answer))


if __name__ == "__main__":
    unittest.main()
