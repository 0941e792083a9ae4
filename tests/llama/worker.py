"""Starts the inference worker and speaks HTTP with it over its socket."""
import http.client
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time


class Connection(http.client.HTTPConnection):
    def __init__(self, path, timeout=60):
        super().__init__("worker", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Worker:
    def __init__(self, model, *options, wait=True, parent=True):
        self.folder = tempfile.TemporaryDirectory(prefix="socle-llama-")
        self.socket = str(pathlib.Path(self.folder.name) / "s")
        self.log = open(pathlib.Path(self.folder.name) / "log", "w+")
        arguments = [os.environ["SOCLE_LLAMA_PROGRAM"], "--model", str(model), "--socket", self.socket, "--name", "small"]
        if parent:
            arguments += ["--parent", str(os.getpid())]
        self.process = subprocess.Popen(arguments + list(options), stderr=self.log, stdout=self.log)
        self.progress = []
        if wait:
            self.wait()

    def wait(self, seconds=120):
        """Until the worker has loaded its model or failed to; keeps what it said of its progress."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process.poll() is None, f"the worker ended with {self.process.returncode}: {self.said()}"
            try:
                health = self.get("/health")[1]
            except (FileNotFoundError, ConnectionRefusedError):
                time.sleep(0.01)
                continue
            self.progress.append(health["progress"])
            if health["state"] != "loading":
                return health
            time.sleep(0.005)
        raise AssertionError("the worker is still loading")

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body, headers=None):
        return self.send("POST", path, body, headers)

    def send(self, method, path, body=None, headers=None):
        connection = Connection(self.socket)
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        connection.request(method, path, data, headers or {})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, json.loads(text)

    def stream(self, path, body):
        """Every event's data, as it comes; [DONE] included."""
        connection = Connection(self.socket)
        connection.request("POST", path, json.dumps(body))
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        assert answer.headers["Content-Type"] == "text/event-stream"
        for line in answer:
            if line.startswith(b"data: "):
                data = line[6:].strip().decode()
                yield data if data == "[DONE]" else json.loads(data)
        connection.close()

    def start(self, path, body):
        """Sends a request and leaves it open: the socket."""
        data = json.dumps(body).encode()
        raw = socket.socket(socket.AF_UNIX)
        raw.settimeout(60)
        raw.connect(self.socket)
        raw.sendall(b"POST %s HTTP/1.1\r\nHost: w\r\nContent-Length: %d\r\n\r\n" % (path.encode(), len(data)) + data)
        return raw

    def busy(self):
        return self.get("/health")[1]["slots"]["busy"]

    def until(self, condition, seconds=20):
        """How long it took until the condition held."""
        began = time.monotonic()
        while not condition():
            assert time.monotonic() - began < seconds, "it never came to that"
            time.sleep(0.002)
        return time.monotonic() - began

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self.log.close()
        self.folder.cleanup()
        return self.process.returncode
