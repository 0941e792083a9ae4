#!/usr/bin/env python3
"""A model provider for tests: speaks the OpenAI and the Anthropic protocol, says what a test can expect, and fails on request.

In a test:  with Upstream() as provider: … provider.url + "/v1" …, provider.seen[-1].headers
Beside it:  upstream.py [--port N] [--key KEY]     prints {"url": …}; /_control/{plan,seen,reset} steer it

A fault is a dict {"do": NAME, …}; it applies to the next request (`plan`), or to every request whose model is
"fault:NAME" or "fault:NAME:NUMBER". The names are the methods `fault_…` below and these, which shape an answer that is
otherwise good (several may stand together):
  head_s N     the head comes after N seconds          first_s N   the head at once, the first piece after N seconds
  piece_s N    N seconds between pieces                crumbs N    the body is sent N bytes at a time
  comments     comment lines and CRLF between events   stale       the connection is closed behind the answer, unsaid
"""
import argparse
import email
import email.policy
import gzip
import json
import os
import select
import socket
import struct
import sys
import threading
import time
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import keeping  # noqa: E402
import speech  # noqa: E402

BODY_BYTES_MAX = 64 << 20
SHAPES = ("head_s", "first_s", "piece_s", "crumbs", "comments", "stale")
# What no client of a gateway may ever see.
PRIVATE_HEADERS = [("Set-Cookie", "provider_session=do-not-pass-on; Path=/"), ("openai-organization", "provider-org-do-not-pass-on"), ("Server", "provider-do-not-pass-on/1.0")]
HTML = "<html><head><title>502 Bad Gateway</title></head><body><h1>do-not-pass-on</h1><hr>provider-do-not-pass-on/1.0 at 10.0.0.7</body></html>"


class Left(Exception):
    """The other side closed its end."""


def form_of(kind, body):
    """The fields of a form; of a file its bytes, and its name as FIELD.name."""
    if not kind.startswith("multipart/form-data"):
        return None
    message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP)
    found = {}
    for part in message.iter_parts():
        name, filename, content = part.get_param("name", header="content-disposition"), part.get_filename(), part.get_payload(decode=True)
        found[name] = content if filename else content.decode()
        if filename:
            found[name + ".name"], found[name + ".type"] = filename, part.get_content_type()
    return found


class Seen:
    """One request as it arrived, and how it ended: done, left, fault."""

    def __init__(self, connection, method, path, headers, body):
        self.connection, self.method, self.path, self.headers, self.body = connection, method, path, headers, body
        self.at, self.ended, self.ended_at, self.sent = time.monotonic(), None, None, 0
        try:
            self.json = json.loads(body) if body else None
        except ValueError:
            self.json = form_of(self.header("Content-Type") or "", body)

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def as_json(self):
        return {"connection": self.connection, "method": self.method, "path": self.path, "headers": self.headers, "body": self.body.decode("utf-8", "replace"),
                "ended": self.ended, "ended_at": self.ended_at, "at": self.at, "sent": self.sent}


class Exchange:
    """One request being answered on its socket; watches for the other side's leaving whenever it waits."""

    def __init__(self, provider, sock, seen, fault):
        self.provider, self.sock, self.seen, self.fault = provider, sock, seen, fault
        self.keeps = (seen.header("Connection") or "").lower() != "close"

    def send(self, data):
        data = data.encode() if isinstance(data, str) else data
        step = int(self.fault.get("crumbs", 0)) or len(data) or 1
        for at in range(0, len(data), step):
            self.gone(0)
            try:
                self.sock.sendall(data[at:at + step])
            except OSError as error:
                raise Left from error
            self.seen.sent += len(data[at:at + step])

    def gone(self, wait_s):
        """Waits; raises as soon as the other side has closed. Bytes of a next request stay where they are."""
        until = time.monotonic() + wait_s
        while True:
            left = max(0, until - time.monotonic())
            if select.select([self.sock], [], [], left)[0]:
                try:
                    if self.sock.recv(1, socket.MSG_PEEK) == b"":
                        raise Left
                except OSError as error:
                    raise Left from error
                time.sleep(min(left, 0.005))  # a pipelined request: nothing to read yet
            if time.monotonic() >= until:
                return

    def wait(self, key):
        if self.fault.get(key):
            self.gone(float(self.fault[key]))

    def head(self, status, kind, length, more=()):
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}", f"x-request-id: req_{uuid.uuid4().hex}", *(f"{k}: {v}" for k, v in [*PRIVATE_HEADERS, *more])]
        lines.append("Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}")
        self.wait("head_s")
        self.send("\r\n".join(lines) + "\r\n\r\n")

    def whole(self, status, kind, body, more=()):
        body = body.encode() if isinstance(body, str) else body
        self.head(status, kind, len(body), more)
        self.wait("first_s")
        self.send(body)

    def chunk(self, text):
        data = text.encode() if isinstance(text, str) else text
        self.send(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def event(self, kind, data):
        end = "\r\n" if self.fault.get("comments") else "\n"
        self.chunk((f": a comment{end}{end}" if self.fault.get("comments") else "") + (f"event: {kind}{end}" if kind else "") + f"data: {data}{end}{end}")

    def error(self, status, kind, message, more=()):
        shape = {"type": "error", "error": {"type": kind, "message": message}} if self.anthropic() else {"error": {"message": message, "type": kind, "param": None, "code": kind}}
        self.whole(status, "application/json", speech.dump(shape), more)

    def anthropic(self):
        return self.seen.path.startswith("/v1/messages") or self.seen.header("anthropic-version") is not None

    # ---- good answers

    def answer(self):
        path, body = self.seen.path.partition("?")[0], self.seen.json
        key = self.provider.key
        given = (self.seen.header("x-api-key") if self.anthropic() else None) or (self.seen.header("Authorization") or "").removeprefix("Bearer ")
        if key and given != key:
            return self.error(401, "authentication_error" if self.anthropic() else "invalid_api_key", f"Incorrect API key provided: {given}")
        if self.anthropic() and path != "/v1/models" and self.seen.header("anthropic-version") is None:
            return self.error(400, "invalid_request_error", "anthropic-version: header is required")
        if path == "/v1/models" and self.seen.method == "GET":
            return self.whole(200, "application/json", speech.models(self.anthropic()))
        keeper = self.provider.keeper
        try:
            if path == "/v1/files" or path.startswith("/v1/files/"):
                return self.whole(200, *keeper.answer(self.seen.method, self.seen.path, body, self.anthropic()))
            if path in speech.SPEECH and isinstance(body, dict):
                body = keeper.read_into(body, self.anthropic())
        except keeping.Refused as refused:
            return self.error(refused.status, refused.kind, str(refused))
        if path in speech.MEDIA and isinstance(body, dict) and isinstance(body.get("model"), str):
            try:
                return self.whole(200, *speech.MEDIA[path](body))
            except (KeyError, ValueError) as error:
                return self.error(400, "invalid_request_error", f"the request is not understood: {error}")
        if path not in speech.SPEECH:
            return self.error(404, "not_found_error" if self.anthropic() else "not_found", f"no such path: {path}")
        if self.seen.method != "POST" or not isinstance(body, dict) or not isinstance(body.get("model"), str):
            return self.error(400, "invalid_request_error", "a JSON object with a model was expected")
        if path == "/v1/messages" and not isinstance(body.get("max_tokens"), int):
            return self.error(400, "invalid_request_error", "max_tokens: Field required")
        at_once, in_events = speech.SPEECH[path]
        if not body.get("stream") or in_events is None:
            try:
                said = at_once(body)
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                return self.error(400, "invalid_request_error", f"the request is not understood: {error}")
            return self.whole(200, "application/json", said)
        return self.stream(in_events(body))

    def stream(self, events):
        """The events of a good answer; a fault may come after `after` of them."""
        self.head(200, "text/event-stream; charset=utf-8", None, [("Cache-Control", "no-cache")])
        self.wait("first_s")
        do, after = self.fault.get("do"), int(self.fault.get("after", 3))
        for number, (kind, data) in enumerate(events):
            if do in MIDWAY and number == after:
                return getattr(self, "midway_" + do)()
            self.event(kind, data)
            self.wait("piece_s")
        self.send("0\r\n\r\n")

    # ---- faults in the middle of a stream

    def midway_reset(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise ConnectionAbortedError

    def midway_close(self):  # the connection ends, the chunked body does not
        raise ConnectionAbortedError

    def midway_end(self):  # HTTP ends well, the protocol does not
        self.send("0\r\n\r\n")

    def midway_hang(self):
        self.gone(600)

    def midway_error(self):
        shape = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}} if self.anthropic() else {"error": {"message": "The server had an error", "type": "server_error", "param": None, "code": None}}
        self.event("error" if self.anthropic() else None, speech.dump(shape))
        self.send("0\r\n\r\n")

    def midway_garbage(self):
        self.event(None, "{this is no JSON")
        self.send("0\r\n\r\n")

    def midway_huge(self):
        """One event of `bytes` (64 MiB unless told) that never ends before."""
        block, left = b"x" * 65536, int(self.fault.get("bytes", 64 << 20))
        self.chunk(b'data: {"choices":[{"index":0,"delta":{"content":"')
        while left > 0:
            self.chunk(block)
            left -= len(block)
        self.chunk(b'"}}]}\n\n')
        self.send("0\r\n\r\n")

    # ---- faults instead of an answer

    def fault_status(self):
        """`status`, with `retry_after` where given."""
        status = int(self.fault.get("status", 500))
        names = {400: "invalid_request_error", 401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error", 529: "overloaded_error"}
        more = [("Retry-After", self.fault["retry_after"])] if "retry_after" in self.fault else []
        self.error(status, names.get(status, "api_error" if self.anthropic() else "server_error"), "it failed on request", more)

    def fault_html(self):
        self.whole(int(self.fault.get("status", 502)), "text/html", HTML)

    def fault_silent(self):
        self.gone(600)

    def fault_refuse(self):  # closes without a byte
        raise ConnectionAbortedError

    def fault_short(self):
        """Announces more than it sends."""
        at_once, _ = speech.SPEECH[self.seen.path.partition("?")[0]]
        body = at_once(self.seen.json).encode()
        self.head(200, "application/json", len(body))
        self.send(body[:-10])
        raise ConnectionAbortedError

    def fault_double_length(self):
        self.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + " " * 38)

    def fault_length_and_chunks(self):
        self.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")

    def fault_no_length(self):
        """An answer that ends where the connection ends, as HTTP allows."""
        at_once, _ = speech.SPEECH[self.seen.path.partition("?")[0]]
        self.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + at_once(self.seen.json))
        self.keeps = False

    def fault_half(self):
        self.whole(200, "application/json", '{"choices": [{"mess')

    def fault_no_http(self):
        self.send("SSH-2.0-OpenSSH_9.2\r\n")
        raise ConnectionAbortedError

    def fault_gzip(self):
        """A compressed answer that nobody asked for."""
        at_once, _ = speech.SPEECH[self.seen.path.partition("?")[0]]
        self.whole(200, "application/json", gzip.compress(at_once(self.seen.json).encode()), [("Content-Encoding", "gzip")])

    def fault_huge_head(self):
        self.send("HTTP/1.1 200 OK\r\n" + "".join(f"X-{i}: {'x' * 1000}\r\n" for i in range(2000)) + "Content-Length: 2\r\n\r\n{}")

    def fault_huge_body(self):
        self.head(200, "application/json", int(self.fault.get("bytes", 512 << 20)))
        for _ in range(int(self.fault.get("bytes", 512 << 20)) // 65536):
            self.send(b" " * 65536)

    def fault_endless(self):
        """A stream that goes on until its reader leaves, `piece_s` between pieces, `bytes` each."""
        self.head(200, "text/event-stream", None)
        words = "x" * int(self.fault.get("bytes", 16))
        total = int(self.fault.get("total", 1 << 62))
        shape = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": words}} if self.anthropic() else {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": speech.CREATED, "model": self.seen.json["model"], "choices": [{"index": 0, "delta": {"content": words}, "finish_reason": None}]}
        if self.anthropic():
            begun = list(zip(range(2), speech.messages_events(self.seen.json)))
            for _, (kind, data) in begun:
                self.event(kind, data)
        data = speech.dump(shape)
        while self.seen.sent < total:
            self.event("content_block_delta" if self.anthropic() else None, data)
            self.wait("piece_s")
        if not self.anthropic():
            self.event(None, speech.dump({**shape, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}))
            self.event(None, "[DONE]")
        self.send("0\r\n\r\n")

    def fault_leak(self):
        """A cloud's key, invented, which every choice says piece by piece, in turns."""
        def chunk(index, delta, finish=None):
            return None, speech.dump({"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": speech.CREATED, "model": self.seen.json["model"], "choices": [{"index": index, "delta": delta, "finish_reason": finish}]})
        every = range(self.seen.json.get("n") or 1)
        said = ["It", " is", " AK", "IA", "QZ7", "MPV4", "TW9X", "K2L", "BD", ", so", " there", "."]
        self.stream([chunk(index, {"content": piece}) for piece in said for index in every] + [chunk(index, {}, "stop") for index in every] + [(None, "[DONE]")])

    def fault_unasked(self):
        """Events where one body was asked for."""
        self.stream(speech.SPEECH[self.seen.path.partition("?")[0]][1](self.seen.json))

    def run(self):
        do = self.fault.get("do")
        if do and do not in MIDWAY:
            getattr(self, "fault_" + do)()
        else:
            self.answer()


MIDWAY = {name.removeprefix("midway_") for name in dir(Exchange) if name.startswith("midway_")}
FAULTS = MIDWAY | {name.removeprefix("fault_") for name in dir(Exchange) if name.startswith("fault_")}
NUMBERS = {"status": "status", "html": "status", "endless": "piece_s"}  # what fault:NAME:NUMBER sets; "after" for the others


def fault_of_model(model):
    if not isinstance(model, str) or not model.startswith("fault:"):
        return {}
    name, _, number = model.removeprefix("fault:").partition(":")
    if name in SHAPES:
        return {name: float(number or 1)}
    return {"do": name, **({NUMBERS.get(name, "after"): number} if number else {})} if name in FAULTS else {"do": "status", "status": 404}


class Upstream:
    def __init__(self, port=0, key=None):
        self.key, self.seen, self.planned, self.lock = key, [], [], threading.Lock()
        self.connections, self.keeper = 0, keeping.Keeper()
        self.listener = socket.create_server(("127.0.0.1", port), backlog=512)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()

    def plan(self, *faults):
        """What happens to the next requests, in order; {} is a good answer."""
        for fault in faults:
            strange = set(fault) - {"do", "after", "status", "retry_after", "bytes", "total", *SHAPES}
            if strange or fault.get("do", "reset") not in FAULTS:
                raise ValueError(f"no such fault: {fault}; there are {sorted(FAULTS)}")
        with self.lock:
            self.planned += [dict(fault) for fault in faults]

    def reset(self):
        with self.lock:
            self.planned, self.seen[:] = [], []

    def calls(self):
        with self.lock:
            return list(self.seen)

    def wait_ended(self, seen, timeout_s=5):
        """How a request ended, once it has."""
        until = time.monotonic() + timeout_s
        while seen.ended is None and time.monotonic() < until:
            time.sleep(0.002)
        return seen.ended

    def wait_calls(self, count, timeout_s=5):
        until = time.monotonic() + timeout_s
        while len(self.calls()) < count and time.monotonic() < until:
            time.sleep(0.002)
        return self.calls()

    def accept(self):
        while True:
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            threading.Thread(target=self.serve, args=(sock, self.connections), daemon=True).start()

    def serve(self, sock, number):
        try:
            with sock, sock.makefile("rb") as reader:
                while self.exchange(sock, reader, number):
                    pass
        except (Left, OSError, ValueError):
            pass

    def exchange(self, sock, reader, number):
        start = reader.readline(65536).decode("latin-1").split()
        if len(start) != 3:
            return False
        headers = []
        while (line := reader.readline(65536).decode("latin-1").rstrip("\r\n")):
            name, _, value = line.partition(":")
            headers.append((name, value.strip()))
        sent = {name.lower(): value for name, value in headers}
        if sent.get("transfer-encoding", "").lower() == "chunked":
            body = b""
            while size := int(reader.readline(64).split(b";")[0], 16):
                body += reader.read(size)
                reader.readline(8)
            reader.readline(8)
        else:
            body = reader.read(min(int(sent.get("content-length", 0)), BODY_BYTES_MAX))
        seen = Seen(number, start[0], start[1], headers, body)
        if seen.path.startswith("/_control/"):
            return self.control(sock, seen)
        with self.lock:
            fault = fault_of_model((seen.json or {}).get("model")) if isinstance(seen.json, dict) else {}
            fault = fault or (self.planned.pop(0) if self.planned else {})
            self.seen.append(seen)
        exchange = Exchange(self, sock, seen, fault)
        how = "fault"
        try:
            exchange.run()
            how = "done"
        except Left:
            how = "left"
        except ConnectionAbortedError:
            pass
        finally:
            seen.ended_at, seen.ended = time.monotonic(), how  # in this order: who sees the end may ask for its time
        return seen.ended == "done" and exchange.keeps and not fault.get("stale")

    def control(self, sock, seen):
        """The same for programs in other languages."""
        status, answer = 200, {}
        what = seen.path.removeprefix("/_control/")
        try:
            if what == "plan":
                self.plan(*seen.json)
            elif what == "reset":
                self.reset()
            elif what == "seen":
                answer = {"now": time.monotonic(), "seen": [one.as_json() for one in self.calls()]}
            else:
                status = 404
        except (ValueError, TypeError) as error:
            status, answer = 400, {"error": str(error)}
        text = json.dumps(answer).encode()
        sock.sendall(f"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text)
        return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--key", help="what a client has to show; without it any key is good")
    chosen = parser.parse_args()
    provider = Upstream(chosen.port, chosen.key)
    print(json.dumps({"url": provider.url}), flush=True)
    threading.Event().wait()
