"""HTTP as bytes, for what a real client hides: heads, framing, the last event of a stream, leaving at a chosen moment."""
import json
import socket
import struct
import time
import urllib.parse

PATHS = {"openai": "/v1/chat/completions", "anthropic": "/v1/messages", "responses": "/v1/responses"}


def asking(wire, model, text="Say something short, please.", stream=False, **more):
    """A small request in a wire's own words."""
    body = {"model": model, "input" if wire == "responses" else "messages": [{"role": "user", "content": text}], **({"max_tokens": 1000} if wire == "anthropic" else {}), **more}
    return {**body, "stream": True} if stream else body


class Answer:
    def __init__(self, status, headers, body, whole):
        self.status, self.headers, self.body, self.whole = status, headers, body, whole  # whole: its HTTP framing ended
        self.head = "\n".join(f"{k}: {v}" for k, v in headers)

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def events(self):
        """(event, data) of a stream's body."""
        found = []
        for block in self.body.decode().replace("\r\n", "\n").split("\n\n"):
            fields = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line and not line.startswith(":"))
            if "data" in fields:
                found.append((fields.get("event"), fields["data"]))
        return found


class Wire:
    """One connection."""

    def __init__(self, url, timeout_s=20):
        at = urllib.parse.urlsplit(url)
        self.sock = socket.create_connection((at.hostname, at.port), timeout=timeout_s)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def send(self, wire, key, body, headers=(), path=None):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = [("Host", "hub"), ("Content-Type", "application/json"), ("Content-Length", str(len(data))), *headers]
        named += [("x-api-key", key), ("anthropic-version", "2023-06-01")] if wire == "anthropic" else [("Authorization", f"Bearer {key}")]
        self.sock.sendall(f"POST {path or PATHS[wire]} HTTP/1.1\r\n".encode() + "".join(f"{k}: {v}\r\n" for k, v in named).encode() + b"\r\n" + data)

    def more(self):
        data = self.sock.recv(65536)
        self.buffer += data
        return bool(data)

    def line(self):
        while b"\r\n" not in self.buffer:
            if not self.more():
                raise EOFError
        line, self.buffer = self.buffer.split(b"\r\n", 1)
        return line.decode("latin-1")

    def take(self, count):
        while len(self.buffer) < count:
            if not self.more():
                raise EOFError
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def head(self):
        status = int(self.line().split()[1])
        headers = []
        while (line := self.line()):
            name, _, value = line.partition(":")
            headers.append((name, value.strip()))
        return status, headers

    def answer(self):
        status, headers = self.head()
        sent = {name.lower(): value for name, value in headers}
        body, whole = b"", True
        try:
            if "chunked" in sent.get("transfer-encoding", ""):
                while size := int(self.line().split(";")[0], 16):
                    body += self.take(size)
                    self.take(2)
                self.line()
            else:
                body = self.take(int(sent["content-length"]))
        except (EOFError, ConnectionResetError):
            whole = False
        return Answer(status, headers, body, whole)

    def leave(self, rudely=False):
        """Closes at once; the moment is what a cancellation is measured from."""
        if rudely:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()
        return time.monotonic()


def ask(url, wire, key, body, headers=(), path=None, timeout_s=20):
    with Wire(url, timeout_s) as connection:
        connection.send(wire, key, body, headers, path)
        return connection.answer()
