"""Loaded into the suites of the clients: the key that the daemon knows, in the place of the one that they invent."""
import os


def pytest_sessionstart(session):
    import tests.conftest  # theirs: loaded by now
    tests.conftest.api_key = os.environ["SOCLE_SUITE_KEY"]
