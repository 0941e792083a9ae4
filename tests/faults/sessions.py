#!/usr/bin/env python3
"""Signing in to a running daemon: CSRF, expiry, throttling, revocation and changed roles, on a clock that the test moves.

usage: sessions.py --socle PROGRAM --daemon FAULTY_DAEMON
"""
import json
import sys

from books import Client, until_ready
from faulty import check

DAY = 86400


class Sessions:
    def __init__(self, house, faults):
        self.house, self.file, self.problems, self.ahead = house, faults, [], 0
        made = json.loads(house.must(["user", "add", "Mara", "--email", "mara@socle.example", "--role", "admin"]).stdout)
        self.mara, self.password = made["id"], made["password"]
        self.nobody = Client(lambda: house.url, None)
        self.owner = Client(lambda: house.url, house.keys["owner"])

    def later(self, seconds):
        self.ahead += seconds
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"clock {self.ahead}\n")
        fresh.rename(self.file)
        until_ready(self.nobody)  # the log looks old to a clock that has just jumped

    def expect(self, what, wanted, found):
        if wanted != found:
            self.problems.append(f"{what}: expected {wanted}, found {found}")

    def code(self, answer):
        status, body = answer
        return (status, body["error"]["code"]) if isinstance(body, dict) and "error" in body else (status, None)

    def login(self, password=None, email="mara@socle.example"):
        status, body = self.nobody.ask("POST", "/api/v1/session", {"email": email, "password": password or self.password})
        if status != 200:
            return self.code((status, body))
        flags = self.nobody.last_headers["Set-Cookie"]
        for flag in ("HttpOnly", "SameSite=Strict", "Path=/"):
            if flag not in flags:
                self.problems.append(f"the cookie lacks {flag}: {flags}")
        cookie = flags.split(";")[0]
        return Client(lambda: self.house.url, None, {"Cookie": cookie}), body["csrf"]

    def csrf(self):
        mara, token = self.login()
        _, other = self.login()
        budget = {"limit_micros": 5_000_000}
        self.expect("reading needs no token", 200, mara.ask("GET", "/api/v1/users")[0])
        for name, headers in (("no token", {}), ("an empty one", {"X-CSRF-Token": ""}), ("a wrong one", {"X-CSRF-Token": token[:-1] + "_"}), ("another session's", {"X-CSRF-Token": other})):
            for method, path in (("PUT", "/api/v1/budgets/tenant"), ("POST", "/api/v1/users"), ("POST", "/api/v1/runs"), ("DELETE", "/api/v1/keys/key_1")):
                self.expect(f"{method} {path} with {name}", (403, "api.csrf"), self.code(mara.ask(method, path, budget, headers)))
        changed = mara.ask("PUT", "/api/v1/session/language", {"language": "fr"}, {"X-CSRF-Token": token})
        self.expect("with the right one", 200, changed[0])
        self.expect("logging out", 204, mara.ask("DELETE", "/api/v1/session", None, {"X-CSRF-Token": token})[0])
        self.expect("a session that has ended", 401, mara.ask("GET", "/api/v1/users")[0])

    def expiry(self):
        mara, _ = self.login()
        self.later(11 * 3600)
        self.expect("within the working day", 200, mara.ask("GET", "/api/v1/users")[0])
        self.later(3600)
        self.expect("after twelve hours", 401, mara.ask("GET", "/api/v1/users")[0])

    def throttling(self):
        for attempt in range(6):
            self.expect(f"wrong password {attempt}", (401, "identity.unauthenticated"), self.login("a wrong password"))
        self.expect("the seventh, with the right one", (429, "identity.throttled"), self.login())
        self.later(3)
        mara, _ = self.login()
        self.expect("after the wait", 200, mara.ask("GET", "/api/v1/users")[0])

    def keys(self):
        status, made = self.owner.ask("POST", "/api/v1/keys", {"user": self.mara, "expires_days": 1})
        brief = Client(lambda: self.house.url, made["key"])
        status, made = self.owner.ask("POST", "/api/v1/keys", {"user": self.mara})
        kept, kept_id = Client(lambda: self.house.url, made["key"]), made["id"]
        self.expect("a fresh key", 200, brief.ask("GET", "/api/v1/users")[0])
        self.later(DAY)
        self.expect("a key that has expired", 401, brief.ask("GET", "/api/v1/users")[0])
        self.expect("one without a stated end", 200, kept.ask("GET", "/api/v1/users")[0])
        self.expect("revoking", 204, self.owner.ask("DELETE", f"/api/v1/keys/{kept_id}")[0])
        self.expect("the very next call", 401, kept.ask("GET", "/api/v1/users")[0])
        for days in (0, -1, 10**15, -10**15):
            status, answer = self.owner.ask("POST", "/api/v1/keys", {"user": self.mara, "expires_days": days})
            self.expect(f"a key for {days} days", True, status == 400 or (status == 201 and days > 0))

    def roles(self):
        status, made = self.owner.ask("POST", "/api/v1/keys", {"user": self.mara})
        mara = Client(lambda: self.house.url, made["key"])
        browser, _ = self.login()
        for role, allowed in (("employee", 403), ("admin", 200), ("employee", 403), ("admin", 200)):
            self.expect(f"becoming {role}", 200, self.owner.ask("PATCH", f"/api/v1/users/{self.mara}", {"role": role})[0])
            self.expect(f"the very next call as {role}", allowed, mara.ask("GET", "/api/v1/users")[0])
            self.expect(f"the very next call as {role} with a session", allowed, browser.ask("GET", "/api/v1/users")[0])
        self.owner.ask("PATCH", f"/api/v1/users/{self.mara}", {"disabled": True})
        self.expect("disabled", 401, mara.ask("GET", "/api/v1/users")[0])
        self.expect("disabled, with a session", 401, browser.ask("GET", "/api/v1/users")[0])
        self.expect("disabled, signing in", (401, "identity.unauthenticated"), self.login())


def all_of(sessions):
    for part in (sessions.csrf, sessions.expiry, sessions.throttling, sessions.keys, sessions.roles):
        part()


sys.exit(check(__doc__, Sessions, all_of))
