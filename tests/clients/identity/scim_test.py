#!/usr/bin/env python3
"""SCIM 2.0 at a running daemon: a real client, a public compliance checker, and the requests that the most common directory sends."""
import json
import os
import pathlib
import sys
import unittest

import httpx2
import requests
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/api"), str(pathlib.Path(__file__).parent)]
from house import House  # noqa: E402

PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


# Where this server differs from RFC 7644: docs/identity.md says so too.
KNOWN = (
    "404 without a SCIM error",  # neither unknown paths nor POST /.search
    "excluded attribute 'name'",
    "still exists after deletion",  # whoever is ended stays known, since the log names them
    "did not remove attribute",  # a name and an address are never missing
    "There is nobody",  # the checker puts people into groups that it has made up
)


class Scim(unittest.TestCase):
    maxDiff = None
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle")), "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.house.must(["user", "add", "Directory", "--email", "directory@socle.example", "--role", "directory", "--kind", "service"])
        cls.key = json.loads(cls.house.must(["key", "create", "--user", "directory@socle.example", "--scope", "user.provision", "--scope", "group.provision"]).stdout)["key"]
        cls.http = httpx2.Client(base_url=cls.house.url + "/scim/v2", headers={"Authorization": "Bearer " + cls.key}, timeout=30)
        cls.addClassCleanup(cls.http.close)

    def client(self):
        client = SyncSCIMClient(self.http)
        client.discover()
        return client

    def send(self, method, path, body=None, key=None):
        answer = requests.request(method, self.house.url + "/scim/v2" + path, data=None if body is None else json.dumps(body), timeout=30,
                                  headers={"Authorization": "Bearer " + (key or self.key), "Content-Type": "application/scim+json", "Accept-Language": "en"})
        if answer.content:
            self.assertEqual(answer.headers["Content-Type"], "application/scim+json")
        return answer.status_code, answer.json() if answer.content else None

    def made(self, name, **more):
        status, user = self.send("POST", "/Users", {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": name, "displayName": "Neu (erfunden)", "active": True, **more})
        self.assertEqual(status, 201, user)
        return user

    def person(self, id):
        return next(p for p in json.loads(self.house.must(["user", "list"]).stdout) if p["id"] == id)

    def test_a_public_checker_finds_nothing_wrong_but_what_the_docs_name(self):
        found = check_server(self.client())
        wrong = {f"{result.title}: {result.reason}" for result in found if result.status in (Status.ERROR, Status.CRITICAL)}
        self.assertEqual({line for line in wrong if not any(known in line for known in KNOWN)}, set())
        self.assertGreater(sum(result.status in (Status.SUCCESS, Status.COMPLIANT) for result in found), 10)

    def test_a_client_makes_finds_changes_and_ends_a_person(self):
        client = self.client()
        User = client.get_resource_model("User")
        made = client.create(User(user_name="Lea@firma.example", display_name="Lea Beispiel (erfunden)", external_id="ext-1"))
        self.assertEqual((made.user_name, made.active, made.external_id), ("lea@firma.example", True, "ext-1"))
        from scim2_models import SearchRequest
        for asked in ('userName eq "LEA@firma.example"', 'externalId eq "ext-1"', 'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "lea@firma.example" and active eq true'):
            self.assertEqual([u.id for u in client.query(User, query_parameters=SearchRequest(filter=asked)).resources], [made.id], asked)
        self.assertEqual(client.query(User, query_parameters=SearchRequest(filter='userName eq "niemand@firma.example"')).total_results, 0)
        made.display_name = "Lea Anders (erfunden)"
        self.assertEqual(client.replace(made).display_name, "Lea Anders (erfunden)")
        client.delete(User, made.id)
        self.assertTrue(self.person(made.id)["disabled"], "ended, not forgotten: the log still names the person")

    def test_what_the_most_common_directory_sends(self):
        user = self.made("noa@firma.example", externalId="ext-2")
        key = json.loads(self.house.must(["key", "create", "--user", "noa@firma.example"]).stdout)["key"]
        ask = {"Authorization": "Bearer " + key}
        self.assertEqual(requests.get(self.house.url + "/api/v1/session", headers=ask, timeout=30).status_code, 200)
        status, answer = self.send("PATCH", "/Users/" + user["id"], {"schemas": [PATCH], "Operations": [{"op": "Replace", "path": "active", "value": "False"}]})
        self.assertEqual((status, answer["active"]), (200, False), answer)
        self.assertEqual(requests.get(self.house.url + "/api/v1/session", headers=ask, timeout=30).status_code, 401, "with the very next call")
        status, answer = self.send("PATCH", "/Users/" + user["id"], {"Operations": [{"op": "Add", "path": "active", "value": "True"}, {"op": "Replace", "path": "name.givenName", "value": "Noa"}, {"op": "Replace", "path": "name.familyName", "value": "Muster"},
                                                                                      {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "noa@firma.example"}]})
        self.assertEqual((status, answer["active"], answer["displayName"]), (200, True, "Noa Muster"), answer)
        self.assertEqual(requests.get(self.house.url + "/api/v1/session", headers=ask, timeout=30).status_code, 401, "ended for good: a new key is made")
        status, answer = self.send("PATCH", "/Users/" + user["id"], {"Operations": [{"op": "replace", "value": {"active": False, "displayName": "Wieder Noa"}}]})
        self.assertEqual((answer["active"], answer["displayName"]), (False, "Wieder Noa"))

    def test_groups_have_members_and_give_roles(self):
        self.house.must(["oidc", "set", "--issuer", "https://login.example", "--client-id", "socle", "--redirect-uri", "https://socle.example/signin", "--role", "Prüfer=auditor", "--default-role", "employee"])
        one, two = (self.made(f"g{n}@firma.example")["id"] for n in (1, 2))
        status, group = self.send("POST", "/Groups", {"displayName": "Prüfer", "externalId": "g-1", "members": [{"value": one}]})
        self.assertEqual(status, 201, group)
        self.assertEqual((self.person(one)["role"], self.person(two)["role"]), ("auditor", "employee"))
        path = "/Groups/" + group["id"]
        self.assertEqual(self.send("PATCH", path, {"Operations": [{"op": "Add", "path": "members", "value": [{"value": two}]}]})[0], 200)
        self.assertEqual(self.person(two)["role"], "auditor")
        self.assertEqual([g["value"] for g in self.send("GET", "/Users/" + two)[1]["groups"]], [group["id"]])
        self.send("PATCH", path, {"Operations": [{"op": "Remove", "path": f'members[value eq "{one}"]'}]})
        self.send("PATCH", path, {"Operations": [{"op": "Remove", "path": "members", "value": [{"value": two}]}]})
        self.assertEqual((self.person(one)["role"], self.person(two)["role"]), ("employee", "employee"))
        self.assertEqual(self.send("GET", '/Groups?filter=displayName eq "Prüfer"&excludedAttributes=members')[1]["Resources"][0].get("members"), None)
        self.assertEqual(self.send("PUT", path, {"displayName": "Prüfer", "members": [{"value": one}]})[1]["members"][0]["value"], one)
        self.assertEqual(self.send("DELETE", path)[0], 204)
        self.assertEqual(self.person(one)["role"], "employee")
        self.assertEqual(self.send("GET", path)[0], 404)

    def test_pages_are_counted_from_one(self):
        for n in range(5):
            self.made(f"page{n}@firma.example")
        total = self.send("GET", "/Users")[1]["totalResults"]
        seen = []
        for start in range(1, total + 1, 2):
            page = self.send("GET", f"/Users?startIndex={start}&count=2")[1]
            self.assertEqual((page["totalResults"], page["startIndex"]), (total, start))
            seen += [u["id"] for u in page["Resources"]]
        self.assertEqual(len(set(seen)), total)
        self.assertEqual(self.send("GET", "/Users?count=0")[1]["Resources"], [])
        self.assertEqual(self.send("GET", "/Users?startIndex=-3&count=1")[1]["startIndex"], 1)

    def test_refusals_have_scims_shape(self):
        self.made("twice@firma.example")
        for method, path, body, status, kind in (
                ("POST", "/Users", {"userName": "twice@firma.example"}, 409, "uniqueness"),
                ("POST", "/Users", {"userName": "no address"}, 400, "invalidValue"),
                ("POST", "/Users", {}, 400, "invalidValue"),
                ("GET", "/Users?filter=userName co \"x\"", None, 400, "invalidFilter"),
                ("GET", "/Users/usr_nothing", None, 404, None),
                ("PATCH", "/Groups/grp_nothing", {"Operations": []}, 404, None)):
            got, answer = self.send(method, path, body)
            self.assertEqual((got, answer["status"], answer.get("scimType")), (status, str(status), kind), answer)
            self.assertEqual(answer["schemas"], ["urn:ietf:params:scim:api:messages:2.0:Error"])

    def test_the_directory_reaches_no_owner_and_nobody_else_speaks_for_it(self):
        owner = next(p for p in json.loads(self.house.must(["user", "list"]).stdout) if p["role"] == "owner")
        status, answer = self.send("PATCH", "/Users/" + owner["id"], {"Operations": [{"op": "replace", "path": "active", "value": False}]})
        self.assertEqual(status, 403, answer)
        person = self.made("climber@firma.example")
        status, answer = self.send("PATCH", "/Users/" + person["id"], {"Operations": [{"op": "replace", "path": "roles", "value": [{"value": "owner"}]}]})
        self.assertEqual((status, "roles" in answer), (200, False), "roles come from groups and from people here")
        self.assertEqual(self.person(person["id"])["role"], "employee")
        for who in ("admin", "employee"):
            self.assertEqual(self.send("GET", "/Users", key=self.house.keys[who])[0], 403)
            self.assertEqual(self.send("POST", "/Users", {"userName": "x@firma.example"}, key=self.house.keys[who])[0], 403)
        self.assertEqual(self.send("GET", "/Users", key="sk_wrong")[0], 401)
        self.assertEqual(requests.get(self.house.url + "/api/v1/users", headers={"Authorization": "Bearer " + self.key}, timeout=30).status_code, 403, "its key opens nothing else")
        done = self.house.run(["user", "add", "Climb", "--email", "climb@socle.example", "--role", "directory", "--kind", "service"], self.house.keys["admin"])
        self.assertNotEqual(done.returncode, 0, "an admin makes no directory, which could make approvers")


if __name__ == "__main__":
    unittest.main()
