"""What a daemon's data directory and answers say of what happened: the log entry by entry, and calls over HTTP."""
import http.client
import json
import pathlib
import subprocess
import time
import urllib.parse


class Client:
    """HTTP as one person, one connection a request: the daemon may die in the middle of any of them."""

    def __init__(self, url_of, key, headers=None):
        self.url_of, self.headers = url_of, {**({"Authorization": "Bearer " + key} if key else {}), **(headers or {})}

    def ask(self, method, path, body=None, headers=None, timeout=30):
        """(status, answer); OSError or HTTPException when the daemon is not there or goes in the middle."""
        where = urllib.parse.urlsplit(self.url_of())
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=timeout)
        try:
            data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
            connection.request(method, path, data, {**self.headers, **(headers or {})})
            answer = connection.getresponse()
            raw = answer.read()
            self.last_headers = answer.headers
            return answer.status, (json.loads(raw) if raw and "json" in answer.headers.get("Content-Type", "") else raw)
        finally:
            connection.close()

    def pages(self, path):
        """Every item of a list."""
        after, out = "", []
        while True:
            status, page = self.ask("GET", f"{path}?limit=1000" + (f"&after={after}" if after else ""))
            if status != 200:
                raise AssertionError(f"{path}: {status} {page}")
            out += page["items"]
            if not page["next"]:
                return out
            after = page["next"]


def until_ready(client, seconds=20):
    patience = time.monotonic() + seconds
    while client.ask("GET", "/readyz")[0] != 200:
        if time.monotonic() > patience:
            raise AssertionError(f"not ready within {seconds} s: {client.ask('GET', '/readyz')}")
        time.sleep(0.05)  # polls


def entries(data, tenant="default"):
    """The log's entries in order, read from its bundles as C2SP tlog-tiles lays them; up to the newest checkpoint."""
    folder = pathlib.Path(data) / "audit" / tenant
    size = int((folder / "checkpoint").read_text().splitlines()[1])
    out = []
    for index in range((size + 255) // 256):
        groups = [f"{index % 1000:03}"]
        rest = index // 1000
        while rest:
            groups.insert(0, f"x{rest % 1000:03}")
            rest //= 1000
        full = folder / "tile" / "entries" / "/".join(groups)
        width = min(256, size - 256 * index)
        raw = full.read_bytes() if width == 256 or full.is_file() else pathlib.Path(f"{full}.p/{width}").read_bytes()
        at = 0
        for _ in range(width):
            length = int.from_bytes(raw[at:at + 2], "big")
            out.append(json.loads(raw[at + 2:at + 2 + length]))
            at += 2 + length
    return out


def verify(socle, data):
    done = subprocess.run([socle, "audit", "verify", "--data", str(data), "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError("the log does not verify: " + done.stderr)
    return json.loads(done.stdout)


def unexplained(log):
    """Calls whose intent has no outcome, and calls with more than one."""
    intents, outcomes = {}, {}
    for entry in log:
        (intents if entry["kind"] == "intent" else outcomes).setdefault(entry["call"], []).append(entry)
    problems = [f"call {call} ({found[0]['action']}) has an intent and no outcome" for call, found in intents.items() if call not in outcomes]
    problems += [f"call {call} has {len(found)} intents" for call, found in intents.items() if len(found) > 1]
    problems += [f"call {call} has {len(found)} outcomes: {[o['status'] for o in found]}" for call, found in outcomes.items() if len(found) > 1]
    return problems
