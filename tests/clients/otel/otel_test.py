#!/usr/bin/env python3
"""What the OpenTelemetry project's own collector makes of what a daemon sends: read from the files that it writes."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/upstream")]
from house import House  # noqa: E402
from upstream import Upstream  # noqa: E402

SECRET = "the-words-of-the-prompt"
PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
UNSET, FAILED = 0, 2  # codes of a span's status in the protocol


def values(of):
    """OTLP's attributes in JSON, as a dictionary; 64-bit integers are text there."""
    return {a["key"]: int(v) if kind == "intValue" else [i.get("stringValue") for i in v.get("values", [])] if kind == "arrayValue" else v
            for a in of.get("attributes", []) for kind, v in a["value"].items()}


class Collector:
    """The real one, with a file for each kind."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        for _ in range(5):  # the port is free now, and may be taken before it starts
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            (self.folder / "otel.yaml").write_text(f"""
receivers: {{ otlp: {{ protocols: {{ http: {{ endpoint: "127.0.0.1:{port}" }} }} }} }}
exporters:
  file/traces: {{ path: "{self.folder}/traces.json", flush_interval: 100ms }}
  file/metrics: {{ path: "{self.folder}/metrics.json", flush_interval: 100ms }}
service:
  telemetry: {{ metrics: {{ level: none }} }}
  pipelines:
    traces: {{ receivers: [otlp], exporters: [file/traces] }}
    metrics: {{ receivers: [otlp], exporters: [file/metrics] }}
""")
            self.log = open(self.folder / "otel.log", "w+")
            self.process = subprocess.Popen([os.environ["SOCLE_OTEL_COLLECTOR"], "--config", "file:" + str(self.folder / "otel.yaml")], stdout=self.log, stderr=self.log)
            self.url = f"http://127.0.0.1:{port}"
            for _ in range(300):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0 and self.process.poll() is None:
                        return
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)  # polls another process
            self.close()
        raise AssertionError("the collector did not start: " + (self.folder / "otel.log").read_text()[-2000:])

    def lines(self, kind):
        file = self.folder / f"{kind}.json"
        whole = file.read_text().split("\n")[:-1] if file.exists() else []
        return [json.loads(line) for line in whole]

    def spans(self):
        return [(values(r["resource"]), span) for line in self.lines("traces") for r in line["resourceSpans"] for scope in r["scopeSpans"] for span in scope["spans"]]

    def metrics(self):
        """As last sent."""
        return {m["name"]: m for line in self.lines("metrics") for r in line["resourceMetrics"] for scope in r["scopeMetrics"] for m in scope["metrics"]}

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)
        self.log.close()


class OpenTelemetryCollector(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="socle-otel-")
        cls.addClassCleanup(temporary.cleanup)
        cls.collector = Collector(temporary.name)
        cls.addClassCleanup(cls.collector.close)
        cls.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.provider = Upstream(key="sk-invented")
        cls.addClassCleanup(cls.provider.close)
        key = pathlib.Path(temporary.name) / "provider.key"
        key.write_text("sk-invented\n")
        for name, wire in (("chat", "openai"), ("claude", "anthropic")):
            cls.house.must(["model", "add", name, f"--{wire}", cls.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(key), "--zone", "machine"])
        settings = pathlib.Path(cls.house.data) / "socle.yaml"
        settings.write_text(settings.read_text() + f"\ntelemetry: {{ endpoint: \"{cls.collector.url}\" }}\n")
        cls.house.must(["reload"])
        cls.talk()
        cls.house.stop(signal.SIGTERM)  # what still waits is sent at the end
        until = time.monotonic() + 20
        while time.monotonic() < until and len(cls.of_calls()) < len(cls.calls):
            time.sleep(0.1)  # the exporter writes after it has answered

    @classmethod
    def ask(cls, path, model, trace=None, stream=False, **more):
        connection = cls.house.connection()
        body = {"model": model, "stream": stream, "max_tokens": 50, "messages": [{"role": "user", "content": SECRET}], **more}
        connection.request("POST", path, json.dumps(body), {"Authorization": "Bearer " + cls.house.keys["employee"], "Content-Type": "application/json",
                                                            "anthropic-version": "2023-06-01", **({"traceparent": trace} if trace else {})})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.getheader("socle-receipt")

    @classmethod
    def talk(cls):
        """Calls of both APIs, with a good end and without: by receipt, what was asked. `across`: one API's client, the other's provider."""
        cls.calls = {}
        for what, status, arguments in (
                ("whole", 200, ("/v1/chat/completions", "chat")), ("stream", 200, ("/v1/chat/completions", "chat", None, True)),
                ("messages", 200, ("/v1/messages", "claude")), ("across", 200, ("/v1/messages", "chat", None, True)),
                ("continued", 200, ("/v1/chat/completions", "chat", PARENT)), ("unknown", 404, ("/v1/chat/completions", "nobody"))):
            answered, receipt = cls.ask(*arguments)
            assert answered == status, f"{what}: {answered}"
            cls.calls[receipt] = what
        cls.provider.plan(*[{"do": "status", "status": 500}] * 10)
        answered, receipt = cls.ask("/v1/chat/completions", "chat")
        assert answered >= 500, answered
        cls.calls[receipt] = "failed"

    @classmethod
    def of_calls(cls):
        """By what was asked: the spans that the collector has of it."""
        found = {}
        for _, span in cls.collector.spans():
            what = cls.calls.get(values(span).get("socle.call"))
            if what:
                found.setdefault(what, []).append(span)
        return found

    def test_each_call_is_one_span_and_a_trace_of_its_own_unless_its_client_brought_one(self):
        found = self.of_calls()
        self.assertEqual(set(found), set(self.calls.values()))
        self.assertEqual({what: len(spans) for what, spans in found.items()}, dict.fromkeys(found, 1))
        every = [span for _, span in self.collector.spans()]
        self.assertEqual(len({s["traceId"] for s in every}), len(every))
        self.assertEqual(len({s["spanId"] for s in every}), len(every))
        for what, (span,) in found.items():
            if what == "continued":
                self.assertEqual((span["traceId"], span["parentSpanId"]), (PARENT[3:35], PARENT[36:52]))
            else:
                self.assertEqual(span.get("parentSpanId", ""), "")
        self.assertTrue(all(resource["service.name"] == "socle" and resource["service.version"] for resource, _ in self.collector.spans()))

    def test_the_attributes_are_those_of_the_conventions_for_generative_ai(self):
        for what, model, wire in (("whole", "chat", "openai"), ("stream", "chat", "openai"), ("messages", "claude", "anthropic"), ("across", "chat", "anthropic"), ("continued", "chat", "openai")):
            (span,) = self.of_calls()[what]
            of = values(span)
            self.assertEqual(span["name"], f"chat {model}", what)
            self.assertEqual((of["gen_ai.operation.name"], of["gen_ai.request.model"], of["gen_ai.response.model"], of["gen_ai.provider.name"]), ("chat", model, model, wire), what)
            self.assertGreater(of["gen_ai.usage.input_tokens"], 0)
            self.assertGreater(of["gen_ai.usage.output_tokens"], 0)
            self.assertNotIn("error.type", of)
            self.assertNotEqual(span.get("status", {}).get("code", UNSET), FAILED)
            stages = [e["name"] for e in span["events"]]
            self.assertEqual(stages[:3], ["stage identify", "stage inspect", "stage decide"])
            self.assertIn("stage execute", stages)
            self.assertLessEqual(int(span["startTimeUnixNano"]), int(span["endTimeUnixNano"]))
        (refused,), (failed,) = (self.of_calls()[what] for what in ("unknown", "failed"))
        self.assertEqual((values(refused)["socle.status"], values(refused)["error.type"]), ("refused", "backends.unknown_model"))
        self.assertEqual(refused["status"].get("code", UNSET), UNSET)  # as the conventions have it for what is the client's fault
        self.assertEqual((values(failed)["socle.status"], failed["status"]["code"]), ("failed", FAILED))
        self.assertTrue(values(failed)["error.type"].startswith("backends."))

    def test_the_metrics_have_the_conventions_names_and_count_what_models_answered(self):
        metrics = self.collector.metrics()
        duration = metrics["gen_ai.client.operation.duration"]
        self.assertEqual(duration["unit"], "s")
        points = duration["histogram"]["dataPoints"]
        for point in points:
            self.assertEqual(sum(map(int, point["bucketCounts"])), int(point["count"]))
        self.assertEqual(sum(int(p["count"]) for p in points), len(self.calls) - 2)  # no model answered two of them
        calls = metrics["socle_model_calls_total"]["sum"]["dataPoints"]
        self.assertEqual({(values(p)["model"], values(p)["status"]): p["asDouble"] for p in calls if p["asDouble"]},
                         {("chat", "done"): 4, ("claude", "done"): 1, ("none", "refused"): 1, ("none", "failed"): 1})
        tokens = metrics["gen_ai.client.token.usage"]["histogram"]["dataPoints"]
        self.assertEqual({values(p)["gen_ai.token.type"] for p in tokens}, {"input", "output"})
        spans = [values(s) for spans in self.of_calls().values() for s in spans]
        for kind in ("input", "output"):
            self.assertEqual(sum(p["sum"] for p in tokens if values(p)["gen_ai.token.type"] == kind), sum(of.get(f"gen_ai.usage.{kind}_tokens", 0) for of in spans))
        self.assertGreaterEqual(sum(int(p["count"]) for p in metrics["gen_ai.server.time_to_first_token"]["histogram"]["dataPoints"]), 2)
        self.assertTrue(metrics["socle_calls_total"]["sum"]["isMonotonic"])
        self.assertIn("gauge", metrics["socle_audit_size"])

    def test_nothing_that_was_said_and_no_key_is_in_what_the_collector_wrote(self):
        written = "".join((self.collector.folder / f"{kind}.json").read_text() for kind in ("traces", "metrics"))
        for private in (SECRET, "sk-invented", *self.house.keys.values()):
            self.assertNotIn(private, written)


if __name__ == "__main__":
    unittest.main()
