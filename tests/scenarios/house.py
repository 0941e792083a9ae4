"""One daemon on a fresh data directory, and the people in it; every answer that they get is held against the OpenAPI document."""
import http.client
import json
import os
import pathlib
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/api"))
from contract import Contract  # noqa: E402
from proxy import CheckingProxy  # noqa: E402


class Failed(Exception):
    pass


class House:
    """One daemon on a fresh data directory, and the people in it."""

    tls = None  # the ssl.SSLContext of its clients, where it has a certificate

    def __init__(self, socle, store, language, postgres, daemon=None):
        self.socle, self.language, self.daemon = socle, language, daemon or socle
        self.folder = tempfile.TemporaryDirectory(prefix="socle-scenario-")
        self.data = self.folder.name + "/data"
        self.process, self.url, self.schema, self.postgres = None, None, None, postgres
        self.contract, self.proxy, self.cookie, self.csrf = None, None, None, None
        extra = []
        if store == "postgresql":
            self.schema = "scenario_" + secrets.token_hex(6)
            self.sql(f"CREATE SCHEMA {self.schema}")
            extra = ["--store", f"{postgres} options='-c search_path={self.schema}'"]
        made = self.run(["init", "--data", self.data, "--zone", "Europe/Berlin", *extra], key="")
        self.keys = {"owner": json.loads(made.stdout)["owner"]["key"]}
        self.people = {"owner": "owner@socle.example"}
        self.start()
        for name in ("admin", "engineer", "approver", "approver2", "employee", "auditor"):
            self.people[name] = f"{name}@socle.example"
            self.must(["user", "add", name.capitalize(), "--email", self.people[name], "--role", name.rstrip("2")])
            self.keys[name] = json.loads(self.must(["key", "create", "--user", self.people[name]]).stdout)["key"]

    def sql(self, text):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", text, self.postgres], check=True, capture_output=True)

    def run(self, arguments, key):
        environment = {**os.environ, "SOCLE_URL": self.proxy.url if self.proxy else "", "SOCLE_KEY": key, "LANG": self.language}
        return subprocess.run([self.socle, *arguments, "--json"], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120)

    def browser(self, method, body=None):
        """A request as the console makes it, with its cookie; answered in the form in which commands end."""
        headers = {"Content-Type": "application/json", **({"Cookie": self.cookie, "X-CSRF-Token": self.csrf} if self.cookie else {})}
        request = urllib.request.Request(self.proxy.url + "/api/v1/session", method=method, data=json.dumps(body).encode() if body else None, headers=headers)
        try:
            with urllib.request.urlopen(request) as answer:
                self.cookie = (answer.headers.get("Set-Cookie") or "").split(";")[0]
                text = answer.read().decode()
                self.csrf = json.loads(text)["csrf"] if text else None
                return subprocess.CompletedProcess([], 0, text, "")
        except urllib.error.HTTPError as error:
            return subprocess.CompletedProcess([], 3 if error.code in (401, 402, 403, 429) else 1, "", error.read().decode())

    def sign_in(self, email, password, times="1"):
        for _ in range(int(times)):
            self.cookie = None
            done = self.browser("POST", {"email": email, "password": password})
        return done

    def sign_out(self):
        return self.browser("DELETE")

    def must(self, arguments, who="owner"):
        done = self.run(arguments, self.keys[who])
        if done.returncode != 0:
            raise Failed(f"{' '.join(arguments)}: {done.stderr.strip()}")
        return done

    def start(self):
        with open(self.folder.name + "/log", "ab+") as log:
            self.begin(log)

    def begin(self, log):
        begin = log.seek(0, 2)
        self.process = subprocess.Popen([self.daemon, "serve", "--data", self.data, "--listen", "127.0.0.1:0"], stderr=log, stdout=log)
        for _ in range(1200):
            log.seek(begin)
            found = re.search(rb'"url":"([^"]+)"', log.read())
            if found:
                self.url = found.group(1).decode()
                if self.proxy is None:
                    with urllib.request.urlopen(self.url + "/api/v1/openapi.json", context=self.tls) as answer:
                        self.contract = Contract(json.load(answer))
                    self.proxy = CheckingProxy(self.connection, lambda: self.contract)
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.025)  # polls a file that another process writes
        log.seek(begin)
        raise Failed("the daemon did not begin: " + log.read().decode()[-800:])

    def connection(self, timeout=300):
        at = urllib.parse.urlsplit(self.url)
        if self.tls:
            return http.client.HTTPSConnection(at.hostname, at.port, timeout=timeout, context=self.tls)
        return http.client.HTTPConnection(at.hostname, at.port, timeout=timeout)

    def stop(self, how):
        self.process.send_signal(how)
        status = self.process.wait(timeout=60)
        if how == signal.SIGTERM and status != 0:
            raise Failed(f"SIGTERM ended the daemon with {status}")

    def close(self):
        if self.proxy:
            self.proxy.close()
        if self.process and self.process.poll() is None:
            self.stop(signal.SIGKILL)
        if self.schema:
            self.sql(f"DROP SCHEMA {self.schema} CASCADE")
        self.folder.cleanup()
