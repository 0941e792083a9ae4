#!/usr/bin/env python3
"""Third-party parts are pinned in one file, brought by package clients, and no host is named."""
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# In two halves, or this file would name them itself.
HOSTS = [a + b for a, b in [("pypi", ".org"), ("pythonhosted", ".org"), ("npmjs", ".org"), ("npmjs", ".com"), ("static.crates", ".io"), ("index.crates", ".io"), ("repo1.maven", ".org"), ("proxy.golang", ".org"), ("deb.debian", ".org")]]


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


class Pins(unittest.TestCase):
    def lines(self):
        text = (ROOT / "third_party.lock").read_text()
        return [line.split(maxsplit=4) for line in text.splitlines() if line and not line.startswith("#")]

    def test_every_pin_has_kind_name_version_hash_and_purpose(self):
        self.assertGreater(len(self.lines()), 5)
        for line in self.lines():
            self.assertEqual(len(line), 5, line)
            self.assertIn(line[0], ("sdist", "crate", "inner", "helper", "node", "python", "maven", "go", "golang"))
            self.assertRegex(line[2], r"^\d")
            self.assertRegex(line[3], r"^[0-9a-f]{64}$")

    def test_nothing_is_pinned_twice(self):
        names = [(kind, name) for kind, name, *_ in self.lines()]
        self.assertEqual(len(names), len(set(names)))

    def test_no_registry_host_is_named(self):
        for path in tracked("."):
            if not path.is_file() or path.name == "Cargo.lock":
                continue  # Cargo's own lock cannot do without the index it was made from
            text = path.read_bytes()
            for host in HOSTS:
                self.assertNotIn(host.encode(), text, path)

    def test_node_packages_carry_their_hashes(self):
        for path in tracked("*package-lock.json"):
            text = path.read_text()
            self.assertEqual(len(re.findall(r'"version":', text)) > 1, '"integrity"' in text, path)

    def test_ci_runs_what_make_test_runs(self):
        self.assertRegex((ROOT / ".ci/run").read_text(), r"(?m)^exec make test$")


if __name__ == "__main__":
    unittest.main()
