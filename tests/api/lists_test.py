#!/usr/bin/env python3
"""Long lists are sorted, filtered, paged and exported by the server, and 100,000 rows feel like ten."""
import csv
import io
import os
import signal
import sqlite3
import sys
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api"]
from client import Client  # noqa: E402
from house import House  # noqa: E402

ROWS = 100_000


class Lists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        # The lists' tables are filled beneath a daemon that does not run; everything in them is invented.
        cls.house.stop(signal.SIGTERM)
        with sqlite3.connect(cls.house.data + "/store/socle.db") as tables:
            day = 86_400_000_000
            tables.executemany(
                "INSERT INTO audit_calls(tenant, call, at, principal, action, resource_type, resource_id, decision, status, stage, policies, run, cost, intent_index, outcome_index) VALUES ('default', ?, ?, 'usr_x', ?, 'Run', ?, 'permit', 'done', '', 'a,b', '', ?, NULL, NULL)",
                ((f"call_0{n:09}", 20_000 * day + n % 100 * day, ("run.list", "gate.show")[n % 2], "=HYPERLINK(1)" if n == 7 else f"r,{n}", n % 1000) for n in range(ROWS)))
            tables.executemany(
                "INSERT INTO invoicing_invoices (tenant, run, series, number, issue_date, buyer, gross, currency, state, files) VALUES ('default', ?, '2020', ?, ?, ?, '119.00', 'EUR', 'ready', '[]')",
                ((f"run_{n:06}", n + 1, f"2020-{n % 12 + 1:02}-01", f"Kunde {n % 50:02} (erfunden)") for n in range(ROWS + 1)))
        tables.close()
        cls.house.start()

    def setUp(self):
        self.client = Client(self.house, self)

    def page(self, path):
        began = time.monotonic()
        status, answer = self.client.send("GET", path)
        self.assertEqual(status, 200, answer)
        self.assertLess(time.monotonic() - began, 3, f"{path}: also on a busy machine")
        return answer

    def test_each_order_shows_each_page_in_it_and_both_ways(self):
        for path, orders in {"/api/v1/calls?limit=200": ("at", "action", "principal", "decision", "status", "cost"), "/api/v1/invoices?limit=200": ("number", "issue_date", "buyer")}.items():
            for order in orders:
                for sign in ("", "-"):
                    rows, after = [], ""
                    for _ in range(3):
                        answer = self.page(f"{path}&sort={sign}{order}&after={after}")
                        rows += answer["items"]
                        after = answer["next"]
                    key = "id" if "calls" in path else "number"
                    self.assertEqual(len({r[key] for r in rows}), 600, "no row twice")
                    if order != "at":  # the invented calls' ids do not tell their time
                        values = [int(r["number"].partition("-")[2]) if order == "number" else r[order] for r in rows]
                        self.assertEqual(values, sorted(values, reverse=sign == "-"))

    def test_filters_narrow(self):
        self.assertTrue(all(r["action"] == "run.list" for r in self.page("/api/v1/calls?action=run.list&limit=1000")["items"]))
        days = self.page("/api/v1/calls?from=2024-10-05&until=2024-10-05&limit=1000")["items"]
        self.assertEqual((len(days), {r["at"][:10] for r in days}), (1000, {"2024-10-05"}))
        some = self.page("/api/v1/invoices?buyer=KUNDE%2007&from=2020-04-01&until=2020-04-30&limit=1000")["items"]
        self.assertGreater(len(some), 100)
        self.assertTrue(all(r["buyer"].startswith("Kunde 07") and r["issue_date"] == "2020-04-01" for r in some))
        self.assertEqual(self.page("/api/v1/invoices?buyer=nobody")["items"], [])
        self.assertEqual(self.page("/api/v1/calls?principal=owner@socle.example&action=user.add")["next"], None)

    def test_a_file_holds_the_whole_filtered_list_and_no_formula(self):
        filtered = "/api/v1/calls?from=2024-10-04&until=2024-10-13&action=gate.show"
        status, text = self.client.send("GET", filtered + "&format=csv")
        self.assertEqual(status, 200)
        self.assertIn('filename="calls.csv"', self.client.headers["Content-Disposition"])
        rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
        whole = self.client.send("GET", filtered + "&format=json")[1]["items"]
        self.assertEqual(len(rows), 5_000)
        self.assertEqual([r["id"] for r in rows], [r["id"] for r in whole])
        self.assertEqual([r["resource.id"] for r in rows], ["'" + r["resource"]["id"] if r["resource"]["id"].startswith("=") else r["resource"]["id"] for r in whole])
        self.assertEqual(sum(r["resource.id"].startswith("'=HYPERLINK") for r in rows), 1)
        self.assertEqual(rows[0]["policy"], "a b")

    def test_what_is_too_long_for_a_file_is_said_with_what_to_do(self):
        for path in ("/api/v1/calls", "/api/v1/invoices"):
            status, answer = self.client.send("GET", path + "?format=csv")
            self.assertEqual((status, answer["error"]["code"]), (422, "api.too_many_rows"))


if __name__ == "__main__":
    unittest.main()
