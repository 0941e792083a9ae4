#!/usr/bin/env python3
"""A real Prometheus scrapes a running daemon, and answers every query of the dashboard that Socle brings with numbers."""
import json
import math
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/scenarios"), str(ROOT / "tests/upstream"), str(ROOT / "tests/llama")]
import models  # noqa: E402
from house import House  # noqa: E402
from upstream import Upstream  # noqa: E402

INTERVAL = "20s"  # what Grafana puts in the place of $__rate_interval: some scrapes
ROUNDS = 4  # of calls, with scrapes between them


class Prometheus:
    def __init__(self, folder, target):
        self.folder = pathlib.Path(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{free.getsockname()[1]}"
        (self.folder / "prometheus.yml").write_text(json.dumps({
            "global": {"scrape_interval": "1s"},
            "scrape_configs": [{"job_name": "socle", "static_configs": [{"targets": [target]}]}]}))
        self.log = open(self.folder / "prometheus.log", "w+")
        self.process = subprocess.Popen([os.environ["SOCLE_PROMETHEUS"], f"--config.file={self.folder}/prometheus.yml", f"--storage.tsdb.path={self.folder}/tsdb",
                                         f"--web.listen-address={self.url.removeprefix('http://')}"], stdout=self.log, stderr=self.log)

    def ask(self, path, **query):
        with urllib.request.urlopen(f"{self.url}/api/v1/{path}?{urllib.parse.urlencode(query)}", timeout=20) as answer:
            said = json.load(answer)
        assert said["status"] == "success", said
        return said["data"]

    def query(self, expression):
        return self.ask("query", query=expression)["result"]

    def scrapes(self):
        try:
            found = self.query("count_over_time(up[5m])")
        except OSError:
            return 0
        return int(found[0]["value"][1]) if found else 0

    def wait_for_scrapes(self, more):
        until, begun = time.monotonic() + 60, self.scrapes()
        while self.scrapes() < begun + more:
            assert time.monotonic() < until and self.process.poll() is None, "Prometheus does not scrape: " + (self.folder / "prometheus.log").read_text()[-2000:]
            time.sleep(0.1)  # polls another process

    def close(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()


class Dashboard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="socle-prometheus-")
        cls.addClassCleanup(temporary.cleanup)
        folder = pathlib.Path(temporary.name)
        cls.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        cls.provider = Upstream(key="sk-invented")
        cls.addClassCleanup(cls.provider.close)
        (folder / "provider.key").write_text("sk-invented\n")
        models.chat(folder / "small.gguf")
        for name, *where in (("chat", "--openai", cls.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(folder / "provider.key"), "--zone", "machine"),
                             ("here", "--file", str(folder / "small.gguf"))):
            cls.house.must(["model", "add", name, *where, "--price-in", "1", "--price-out", "2"])
        cls.prometheus = Prometheus(folder, cls.house.url.removeprefix("http://"))
        cls.addClassCleanup(cls.prometheus.close)
        cls.prometheus.wait_for_scrapes(2)
        for _ in range(ROUNDS):
            for model, status in (("chat", 200), ("here", 200), ("nobody", 404)):
                cls.ask(model, status)
            cls.prometheus.wait_for_scrapes(2)

    @classmethod
    def ask(cls, model, status):
        connection = cls.house.connection()
        connection.request("POST", "/v1/chat/completions", json.dumps({"model": model, "stream": True, "max_tokens": 5, "messages": [{"role": "user", "content": "What do plants need?"}]}),
                           {"Authorization": "Bearer " + cls.house.keys["employee"], "Content-Type": "application/json"})
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        assert answer.status == status, (model, answer.status, said)

    def test_every_sample_is_taken(self):
        (target,) = self.prometheus.ask("targets")["activeTargets"]
        self.assertEqual((target["health"], target["lastError"]), ("up", ""))
        for name in ("scrape_samples_scraped", "scrape_samples_post_metric_relabeling"):
            self.assertGreater(float(self.prometheus.query(name)[0]["value"][1]), 100, name)
        self.assertEqual(self.prometheus.query('min_over_time(up[5m])')[0]["value"][1], "1")

    def test_every_query_of_the_dashboard_is_answered_with_numbers(self):
        dashboard = json.loads((ROOT / "docs/grafana-dashboard.json").read_text())
        asked = [(panel["title"], target["expr"]) for panel in dashboard["panels"] for target in panel.get("targets", [])]
        self.assertGreater(len(asked), 20)
        silent = []
        for title, expression in asked:
            expression = expression.replace("$__rate_interval", INTERVAL)
            found = self.prometheus.query(expression)
            if not found or not any(math.isfinite(float(series["value"][1])) for series in found):
                silent.append(f"{title}: {expression}: {found}")
        self.assertEqual(silent, [])

    def test_what_was_asked_is_what_the_queries_say(self):
        calls = {(s["metric"]["model"], s["metric"]["status"]): float(s["value"][1]) for s in self.prometheus.query("socle_model_calls_total") if float(s["value"][1])}
        self.assertEqual(calls, {("chat", "done"): ROUNDS, ("here", "done"): ROUNDS, ("none", "refused"): ROUNDS})
        for model in ("chat", "here"):
            (spent,) = self.prometheus.query(f'increase(socle_model_tokens_total{{direction="output",model="{model}"}}[1m])')
            self.assertGreater(float(spent["value"][1]), 0)
        (models_here,) = self.prometheus.query("socle_embedded_models")
        self.assertEqual(models_here["value"][1], "1")

    def test_promtool_finds_nothing_to_say_about_the_names_and_types(self):
        connection = self.house.connection()
        connection.request("GET", "/metrics")
        text = connection.getresponse().read()
        connection.close()
        done = subprocess.run([pathlib.Path(os.environ["SOCLE_PROMETHEUS"]).with_name("promtool"), "check", "metrics"], input=text, capture_output=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
