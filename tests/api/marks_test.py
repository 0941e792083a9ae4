#!/usr/bin/env python3
"""Every operation is driven with marked texts in its path, its query and its body; none of them may reach the log or the journal."""
import json
import os
import pathlib
import signal
import sqlite3
import sys
import unittest
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api"]
from house import House  # noqa: E402

MARK = "Zwiebelturm"  # what a person might type anywhere; invented
EMAIL = f"{MARK}.meier@socle.example"


def filled(contract, schema, depth=0):
    """A value that fits the schema, with the mark wherever a text may stand."""
    schema = contract.resolve(schema)
    for part in ("allOf", "oneOf", "anyOf"):
        if part in schema and depth < 6:
            return filled(contract, schema[part][0], depth + 1)
    kind = schema.get("type", "object" if "properties" in schema else "string")
    kind = kind[0] if isinstance(kind, list) else kind
    if "enum" in schema:
        return schema["enum"][0]
    if kind == "object":
        out = {name: filled(contract, member, depth + 1) for name, member in schema.get("properties", {}).items()} if depth < 6 else {}
        return out or {MARK: MARK}
    if kind == "array":
        return [filled(contract, schema.get("items", {}), depth + 1)] if depth < 6 else []
    return {"integer": 1, "number": 1, "boolean": True, "null": None}.get(kind, MARK)


class Marks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.house.must(["company", "set", "examples/company.json"])
        cls.sent = 0

    def send(self, method, path, body=None, kind="application/json", who="owner"):
        connection = self.house.connection(60)
        headers = {"Authorization": "Bearer " + self.house.keys[who], "Content-Type": kind, "Accept-Language": "en"}
        try:
            connection.request(method, path, json.dumps(body).encode() if isinstance(body, (dict, list)) else body, headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        type(self).sent += 1
        try:
            return answer.status, json.loads(content)
        except ValueError:
            return answer.status, {}

    def everything(self):
        """The published log, and the journal and the list of calls in the store, as bytes by place."""
        data = pathlib.Path(self.house.data)
        out = {str(f.relative_to(data)): f.read_bytes() for f in (data / "audit").rglob("*") if f.is_file()}
        for path in (data / "store").rglob("*"):
            if not path.is_file() or path.read_bytes()[:15] != b"SQLite format 3":
                continue
            with sqlite3.connect(path) as base:
                for table in [r[0] for r in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]:
                    if "journal" in table or table == "audit_calls":
                        rows = base.execute(f"SELECT * FROM {table}").fetchall()
                        out[table] = b"\n".join(v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row)
        return out

    def test_no_marked_text_reaches_the_log(self):
        contract, mark = self.house.contract, urllib.parse.quote(MARK + " meier@socle.example")
        skipped = ("/api/v1/runs/{run}/events", "/api/v1/call-events", "/api/v1/audit/erase")
        for operation in contract.operations:
            path = operation.pattern.replace("{path}", mark)
            while "{" in path:
                path = path[: path.index("{")] + mark + path[path.index("}") + 1 :]
            if operation.pattern in skipped and operation.method == "get":
                continue
            query = "&".join(f"{name}={mark}" for name in ("name", "after", "action", "principal", "run", "buyer", "state", "purpose", "model", "finding") if operation.method in ("get", "post"))
            content = operation.described.get("requestBody", {}).get("content", {})
            body, kind = None, "application/octet-stream"
            if "application/json" in content:
                body, kind = filled(contract, content["application/json"]["schema"]), "application/json"
            elif content:
                body = MARK.encode()
            for tail in ("", "?" + query if query else ""):
                self.send(operation.method.upper(), path + tail, body, kind)
        # And what is carried out or refused by policy, with people who type everywhere.
        person = self.send("POST", "/api/v1/users", {"name": MARK, "email": EMAIL, "role": "employee"})
        self.assertEqual(person[0], 201, person)
        self.send("POST", "/api/v1/users", {"name": MARK, "email": EMAIL, "role": "employee"})
        self.send("POST", "/api/v1/users", {"name": MARK, "email": EMAIL, "role": "owner"}, who="admin")
        address = urllib.parse.quote(EMAIL.lower())
        self.assertEqual(self.send("PATCH", "/api/v1/users/" + address, {"role": "engineer"})[0], 200)
        self.send("PATCH", "/api/v1/users/" + mark, {"role": "engineer"})
        self.assertEqual(self.send("POST", "/api/v1/keys", {"user": EMAIL.lower()})[0], 201)
        self.send("POST", "/api/v1/keys", {"user": EMAIL.lower()}, who="employee")
        for who in ("owner", "admin", "employee"):
            self.send("DELETE", "/api/v1/keys/" + mark, who=who)
            self.send("PUT", "/api/v1/budgets/" + address, {"limit_micros": 5, "window": "day"}, who=who)
            self.send("PUT", "/api/v1/budgets/" + mark, {"limit_micros": 5, "window": "day"}, who=who)
            self.send("PUT", f"/api/v1/customers/{mark}", {"name": MARK + " GmbH", "country": "DE"}, who=who)
            self.send("GET", f"/api/v1/calls/{mark}/body", who=who)
            self.send("POST", "/api/v1/audit/erase", {"class": f"audit/default/{MARK}"}, who=who)
        self.assertEqual(self.send("DELETE", f"/api/v1/customers/{mark}")[0], 404, "an id with an address in it was refused")
        for password in (person[1]["password"], MARK):
            self.send("POST", "/api/v1/session", {"email": EMAIL, "password": password})
        with open(ROOT + "/examples/contracts/02-de-hosting-brief.pdf", "rb") as file:
            paper = file.read()
        self.send("POST", f"/api/v1/contracts/extract?name={mark}.pdf", paper, "application/octet-stream", "employee")
        run = self.send("POST", f"/api/v1/runs?wait=gate&name={mark}.pdf", paper, "application/octet-stream", "employee")[1]
        if run.get("gate"):
            gate = "/api/v1/gates/" + run["gate"]
            shown = self.send("GET", gate)[1]
            self.send("POST", gate + "/approve", {"proposal_hash": MARK, "set": {"buyer.reference": MARK}}, who="approver")
            self.send("POST", gate + "/refuse", {"reason": MARK, "proposal_hash": shown["proposal_hash"]}, who="approver")
        entries = self.send("GET", "/api/v1/audit/entries?limit=1000")[1]["items"]
        actions = {e["action"] for e in entries}
        self.assertLessEqual({"user.add", "user.update", "key.create", "key.revoke", "budget.set", "customer.set", "customer.delete", "call.body",
                              "audit.erase", "session.open", "contract.read", "invoice.run"}, actions)
        self.house.stop(signal.SIGTERM)
        places = self.everything()
        self.assertTrue(any("tile/entries" in p for p in places) and "audit_calls" in places and any("journal" in p for p in places), sorted(places))
        whole = b"".join(places.values())
        self.assertIn(b"user.add", whole)
        needles = {MARK, MARK.lower(), mark, urllib.parse.quote(MARK), person[1]["password"]}
        found = [f"{place}: …{content[max(0, content.index(n.encode()) - 120) : content.index(n.encode()) + 60]!r}" for place, content in places.items() for n in needles if n.encode() in content]
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
