"""A model hub for tests, as real ones behave: descriptions, files in parts, redirects to addresses that expire; and its faults."""
import hashlib
import http.server
import json
import struct
import threading
import urllib.parse


def gguf(padding=0, licence="apache-2.0"):
    """A small chat model's file; `padding` makes it longer."""

    def length(n):
        return struct.pack("<Q", n)

    def text(t):
        return length(len(t)) + t.encode()

    def member(name, kind, value):
        return text(name) + struct.pack("<I", kind) + value

    numbers = 4 + padding // 4
    members = [member("general.architecture", 8, text("llama")), member("general.license", 8, text(licence)), member("llama.context_length", 4, struct.pack("<I", 2048)),
               member("tokenizer.chat_template", 8, text("{{ messages }}"))]
    head = b"GGUF" + struct.pack("<I", 3) + length(1) + length(len(members)) + b"".join(members)
    head += text("token") + struct.pack("<I", 1) + length(numbers) + struct.pack("<I", 0) + length(0)
    return head + bytes(-len(head) % 32) + bytes(i * 7 % 251 for i in range(numbers * 4))


class Hub:
    def __init__(self):
        self.files = {}  # (repo, file) → bytes
        self.about = {}  # repo → cardData
        self.key = None  # where only who has it may fetch
        self.redirects = False  # to /cdn/…, whose addresses hold for `uses` requests
        self.uses = 3
        self.cut_after = None  # bytes of all answers together, then every connection breaks off
        self.fail_next = []  # statuses of the next requests for a file
        self.parts = True  # whether it gives parts of a file
        self.lie = {}  # (repo, file) → another digest than the file's own
        self.seen = []  # method, path, range, authorization
        self.grants, self.sent, self.lock = {}, 0, threading.Lock()
        hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                hub.answer(self)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def add(self, repo, file, content, card=None):
        self.files[(repo, file)] = content
        self.about[repo] = card or {"license": "apache-2.0", "language": ["de", "fr"]}

    def requests(self, part):
        with self.lock:
            return [s for s in self.seen if part in s["path"]]

    def say(self, handler, status, body=b"", kind="application/json", **headers):
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        if self.cut_after is not None and kind == "application/octet-stream":
            room = max(self.cut_after - self.sent, 0)
            self.sent += min(room, len(body))
            if room < len(body):
                handler.wfile.write(body[:room])
                handler.wfile.flush()
                handler.close_connection = True
                handler.connection.close()
                return
        handler.wfile.write(body)

    def answer(self, handler):
        path = urllib.parse.unquote(urllib.parse.urlsplit(handler.path).path)
        with self.lock:
            self.seen.append({"path": handler.path, "range": handler.headers.get("Range"), "key": handler.headers.get("Authorization")})
            if path.startswith("/api/models/"):
                repo = path.removeprefix("/api/models/").partition("/revision/")[0]
                return self.describe(handler, repo)
            if path.startswith("/cdn/"):
                grant = self.grants.get(path.removeprefix("/cdn/"))
                if grant is None or grant["uses"] == 0:
                    return self.say(handler, 403, b"<html>expired</html>", "text/html")
                grant["uses"] -= 1
                return self.send_file(handler, self.files[grant["of"]], {})
            if path.startswith("/plain/"):
                return self.send_file(handler, self.files[("plain", path.removeprefix("/plain/"))], {})
            repo, mark, rest = path.strip("/").partition("/resolve/")
            revision, _, file = rest.partition("/")
            if self.key and handler.headers.get("Authorization") != "Bearer " + self.key:
                return self.say(handler, 401, b'{"error":"Access is restricted"}')
            if not mark or (repo, file) not in self.files:
                return self.say(handler, 404, b'{"error":"Entry not found"}')
            if self.fail_next:
                return self.say(handler, self.fail_next.pop(0), b"<html>busy</html>", "text/html")
            content = self.files[(repo, file)]
            digest = self.lie.get((repo, file), hashlib.sha256(content).hexdigest())
            if self.redirects:
                grant = f"{len(self.grants)}/{file}"
                self.grants[grant] = {"of": (repo, file), "uses": self.uses}
                return self.say(handler, 302, b"", X_Linked_ETag=f'"{digest}"', Location="/cdn/" + urllib.parse.quote(grant) + "?signature=x")
            self.send_file(handler, content, {"X_Linked_ETag": f'"{digest}"'})

    def describe(self, handler, repo):
        files = {file: content for (r, file), content in self.files.items() if r == repo}
        if not files:
            return self.say(handler, 404, b'{"error":"Repository not found"}')
        siblings = [{"rfilename": "README.md", "size": 10}]
        for file, content in files.items():
            digest = self.lie.get((repo, file), hashlib.sha256(content).hexdigest())
            siblings.append({"rfilename": file, "size": len(content), "lfs": {"sha256": digest, "size": len(content)}})
        self.say(handler, 200, json.dumps({"id": repo, "sha": "0123abcd", "cardData": self.about[repo], "tags": ["gguf"], "siblings": siblings, "score": 0.5}).encode())

    def send_file(self, handler, content, headers):
        asked = handler.headers.get("Range")
        if not asked or not self.parts:
            return self.say(handler, 200, content, "application/octet-stream", **headers)
        begin, _, end = asked.removeprefix("bytes=").partition("-")
        begin, end = int(begin), min(int(end), len(content) - 1)
        self.say(handler, 206, content[begin : end + 1], "application/octet-stream", Content_Range=f"bytes {begin}-{end}/{len(content)}", **headers)
