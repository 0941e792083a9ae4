#!/usr/bin/env python3
"""What a collector gets, read with OpenTelemetry's own protocol classes; and what a scrape of /metrics shows."""
import http.server
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api", ROOT + "/tests/upstream"]
from client import Client  # noqa: E402
from house import House  # noqa: E402
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest  # noqa: E402
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest  # noqa: E402
from upstream import Upstream  # noqa: E402

SECRET = "the-words-of-the-prompt"
PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


class Collector:
    """Takes what is sent to /v1/traces and /v1/metrics; or is slow, or refuses."""

    def __init__(self):
        self.spans, self.metrics, self.raw, self.headers = [], {}, b"", {}
        self.slow_s, self.status = 0, 200
        collector = self

        class Taker(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                collector.raw += body
                collector.headers = dict(self.headers)
                time.sleep(collector.slow_s)
                if collector.status == 200 and self.path == "/v1/traces":
                    for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                        assert {a.key: a.value.string_value for a in resource.resource.attributes}["service.name"] == "socle"
                        collector.spans += [span for scope in resource.scope_spans for span in scope.spans]
                if collector.status == 200 and self.path == "/v1/metrics":
                    for resource in ExportMetricsServiceRequest.FromString(body).resource_metrics:
                        collector.metrics = {metric.name: metric for scope in resource.scope_metrics for metric in scope.metrics}
                self.send_response(collector.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Taker)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def attributes(of):
    out = {}
    for a in of.attributes:
        kind = a.value.WhichOneof("value")
        out[a.key] = [v.string_value for v in a.value.array_value.values] if kind == "array_value" else getattr(a.value, kind)
    return out


class Telemetry(unittest.TestCase):
    def setUp(self):
        self.collector = Collector()
        self.addCleanup(self.collector.server.shutdown)
        self.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        self.addCleanup(self.house.close)
        self.client = Client(self.house, self)
        self.folder = pathlib.Path(self.house.folder.name)
        self.provider = Upstream(key="sk-invented")
        self.addCleanup(self.provider.close)
        (self.folder / "provider.key").write_text("sk-invented\n")
        self.house.must(["model", "add", "chat", "--openai", self.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(self.folder / "provider.key"),
                         "--zone", "machine", "--price-in", "1", "--price-out", "2"])
        self.yaml = pathlib.Path(self.house.data) / "socle.yaml"
        self.usual = self.yaml.read_text()

    def switch_on(self, more=""):
        (self.folder / "headers").write_text("X-Collector-Key: invented\n")
        self.yaml.write_text(self.usual + f"\ntelemetry: {{ endpoint: \"{self.collector.url}\", headers_file: \"{self.folder}/headers\"{more} }}\n")
        self.house.must(["reload"])

    def ask(self, trace=PARENT, stream=True, model="chat"):
        connection = self.house.connection()
        connection.request("POST", "/v1/chat/completions", json.dumps({"model": model, "stream": stream, "messages": [{"role": "user", "content": SECRET}]}),
                           {"Authorization": "Bearer " + self.house.keys["employee"], "Content-Type": "application/json", **({"traceparent": trace} if trace else {})})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.getheader("socle-receipt")

    def wait(self, what):
        for _ in range(400):
            found = what()
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError("nothing came")

    def span(self, call):
        return self.wait(lambda: next((s for s in self.collector.spans if attributes(s).get("socle.call") == call), None))

    def test_a_call_is_a_span_of_its_clients_trace_with_stages_and_the_conventions_names_and_no_content(self):
        self.switch_on()
        status, call = self.ask()
        self.assertEqual(status, 200)
        span = self.span(call)
        self.assertEqual((span.trace_id.hex(), span.parent_span_id.hex()), (PARENT[3:35], PARENT[36:52]))
        passed = self.provider.calls()[-1].header("traceparent")
        self.assertEqual(passed, f"00-{PARENT[3:35]}-{span.span_id.hex()}-01")
        found = attributes(span)
        self.assertEqual(span.name, "chat chat")
        self.assertEqual((found["gen_ai.operation.name"], found["gen_ai.request.model"], found["gen_ai.response.model"], found["gen_ai.provider.name"]), ("chat", "chat", "chat", "openai"))
        row = self.client.send("GET", "/api/v1/calls/" + call)[1]
        self.assertEqual(found["gen_ai.usage.output_tokens"], row["outcome"]["output_tokens"])
        self.assertEqual(found["gen_ai.usage.input_tokens"], row["outcome"]["input_tokens"])
        self.assertEqual((found["socle.status"], found["socle.decision"]), ("done", "permit"))
        self.assertEqual([e.name for e in span.events][:3], ["stage identify", "stage inspect", "stage decide"])
        self.assertIn("stage execute", [e.name for e in span.events])
        self.assertTrue(span.start_time_unix_nano <= span.events[0].time_unix_nano <= span.events[-1].time_unix_nano <= span.end_time_unix_nano)
        self.assertEqual(self.collector.headers["X-Collector-Key"], "invented")
        # A refusal is a span too, of a trace of its own; what does not come from a client has no parent.
        status, refused = self.ask(trace=None, model="none")
        self.assertEqual(status, 404)
        found = self.span(refused)
        self.assertEqual((found.parent_span_id, attributes(found)["error.type"]), (b"", "backends.unknown_model"))
        self.assertNotEqual(found.trace_id.hex(), PARENT[3:35])
        # The client decided that its trace is not kept.
        self.ask(trace=PARENT[:-1] + "0")
        self.house.stop(signal.SIGTERM)  # what waits is sent at the end
        self.assertEqual(sum(s.trace_id.hex() == PARENT[3:35] for s in self.collector.spans), 1)
        self.assertNotIn(SECRET.encode(), self.collector.raw)
        self.assertNotIn(self.house.keys["employee"].encode(), self.collector.raw)
        # Metrics under the conventions' names, and ours under their own.
        metrics = self.collector.metrics
        point = metrics["gen_ai.client.operation.duration"].histogram.data_points[0]
        self.assertEqual(metrics["gen_ai.client.operation.duration"].unit, "s")
        self.assertEqual(point.count, 2)
        self.assertEqual(sum(point.bucket_counts), point.count)
        self.assertEqual(len(point.bucket_counts), len(point.explicit_bounds) + 1)
        self.assertEqual(attributes(point)["gen_ai.request.model"], "chat")
        self.assertEqual({attributes(p)["gen_ai.token.type"] for p in metrics["gen_ai.client.token.usage"].histogram.data_points}, {"input", "output"})
        self.assertTrue(metrics["socle_calls_total"].sum.is_monotonic)
        self.assertTrue(metrics["socle_audit_size"].HasField("gauge"))

    def dropped(self):
        text = self.client.send("GET", "/metrics")[1].decode()
        return float(re.search(r'socle_telemetry_dropped_total\{what="spans"\} (\S+)', text).group(1))

    def test_a_collector_that_is_slow_refuses_or_is_gone_costs_no_call_anything_and_what_is_lost_is_counted(self):
        self.collector.slow_s, self.collector.status = 2.5, 503
        self.switch_on()
        began = time.monotonic()
        for _ in range(20):
            self.assertEqual(self.ask(stream=False)[0], 200)
        took = time.monotonic() - began
        self.assertLess(took, 20 * 2.5)
        self.wait(lambda: self.dropped() >= 1)
        self.collector.server.shutdown()
        self.collector.server.server_close()
        self.assertEqual(self.ask()[0], 200)

    def test_nothing_is_sent_where_no_collector_is_named(self):
        self.assertEqual(self.ask()[0], 200)
        self.house.stop(signal.SIGTERM)
        self.assertEqual(self.collector.raw, b"")

    def test_every_metric_of_the_dashboard_is_one_that_metrics_exposes_and_prometheus_reads_them_all(self):
        self.ask()
        self.ask(model="none")
        text = self.client.send("GET", "/metrics")[1].decode()
        exposed = set(re.findall(r"^# TYPE (\S+)", text, re.M))
        dashboard = json.loads(pathlib.Path(ROOT, "docs/grafana-dashboard.json").read_text())
        asked = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", [])]
        self.assertGreater(len(asked), 10)
        for expression in asked:
            for name in re.findall(r"socle_\w+", expression):
                self.assertIn(re.sub(r"_(bucket|sum|count)$", "", name) if name not in exposed else name, exposed, expression)
        for name, labels in (("socle_model_calls_total", 'model="chat",status="done"'), ("socle_model_tokens_total", 'direction="output",model="chat"')):
            self.assertRegex(text, re.escape(name + "{" + labels + "}") + r" [1-9]")
        promtool = shutil.which("promtool") or os.environ.get("SOCLE_PROMTOOL")
        if promtool:  # lints names, types and help, and reads each sample
            done = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
