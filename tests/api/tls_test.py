#!/usr/bin/env python3
"""The daemon with a certificate, asked by a TLS client that is not ours (Python's ssl, OpenSSL)."""
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import unittest
import urllib.parse
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api"]
from house import House  # noqa: E402


class SecureHouse(House):
    """Serves with a certificate that was made for this run."""

    def start(self):
        folder = pathlib.Path(self.folder.name)
        self.certificate, key = folder / "certificate.pem", folder / "key.pem"
        if not self.certificate.exists():
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", self.certificate], check=True, capture_output=True)
        (pathlib.Path(self.data) / "socle.yaml").write_text(f"tls: {{ certificate: {self.certificate}, key: {key} }}\n")
        self.tls = ssl.create_default_context(cafile=self.certificate)
        super().start()


class Tls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = SecureHouse(os.environ["SOCLE_PROGRAM"], "sqlite", "en", None)
        cls.addClassCleanup(cls.house.close)
        at = urllib.parse.urlsplit(cls.house.url)
        cls.at = (at.hostname, at.port)

    def connect(self, context):
        return context.wrap_socket(socket.create_connection(self.at, timeout=20), server_hostname="localhost")

    def test_a_client_that_checks_the_certificate_is_served_with_tls_1_3(self):
        with self.connect(self.house.tls) as secure:
            self.assertEqual(secure.version(), "TLSv1.3")
            secure.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)  # in the pipe
            answer = b""
            while answer.count(b"ok\n") < 3:
                answer += secure.recv(65536)
            self.assertEqual(answer.count(b"HTTP/1.1 200"), 3)

    def test_the_whole_product_works_through_it(self):
        # People and keys were made through it already; the session's cookie is for TLS only.
        made = self.house.must(["user", "add", "Sicher", "--email", "sicher@socle.example", "--role", "employee"])
        body = json.dumps({"email": "sicher@socle.example", "password": json.loads(made.stdout)["password"]}).encode()
        request = urllib.request.Request(self.house.url + "/api/v1/session", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, context=self.house.tls, timeout=60) as answer:
            self.assertIn("Secure", answer.headers["Set-Cookie"])
        self.house.must(["company", "set", "examples/company.json"])
        self.assertEqual(self.house.proxy.problems, [])

    def test_a_client_that_does_not_know_the_certificate_does_not_trust_it(self):
        with self.assertRaises(ssl.SSLCertVerificationError):
            self.connect(ssl.create_default_context())

    def test_old_versions_are_refused(self):
        old = ssl.create_default_context(cafile=self.house.certificate)
        old.set_ciphers("DEFAULT:@SECLEVEL=0")
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        with self.assertRaises((ssl.SSLError, ConnectionError)):
            self.connect(old)

    def test_who_speaks_no_tls_gets_no_answer_and_harms_nobody(self):
        with socket.create_connection(self.at, timeout=20) as plain:
            plain.sendall(b"GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while more := plain.recv(4096):
                answer += more
            self.assertNotIn(b"HTTP/1.1 2", answer)
        with urllib.request.urlopen(self.house.url + "/healthz", context=self.house.tls, timeout=60) as alive:
            self.assertEqual(alive.read(), b"ok\n")


if __name__ == "__main__":
    unittest.main()
