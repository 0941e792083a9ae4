#!/usr/bin/env python3
"""Signed policies, publishing by two people, and replaying past decisions: the command line against a daemon, on both databases."""
import json
import os
import pathlib
import signal
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT + "/tests/scenarios", ROOT + "/tests/api"]
from client import Client  # noqa: E402
from house import House  # noqa: E402

FORBID = '\n@id("test.no_lists")\n@reason("No lists.")\nforbid (principal in Role::"engineer", action == Action::"call.list", resource);\n'


class Policies:
    store = "sqlite"

    def setUp(self):
        postgres = None
        if self.store == "postgresql":
            postgres = pathlib.Path(os.environ["SOCLE_POSTGRES"]).read_text().strip()
        self.house = House(os.environ["SOCLE_PROGRAM"], self.store, "en", postgres)
        self.addCleanup(self.house.close)
        self.client = Client(self.house, self)
        self.folder = pathlib.Path(self.house.folder.name)

    def socle(self, *arguments, who="owner"):
        done = self.house.run(list(map(str, arguments)), self.house.keys[who])
        text = done.stdout or done.stderr
        return done.returncode, json.loads(text) if text.strip() else None

    def must(self, *arguments, who="owner"):
        code, answer = self.socle(*arguments, who=who)
        self.assertEqual(code, 0, answer)
        return answer

    def refused(self, code, *arguments, who="owner"):
        _, answer = self.socle(*arguments, who=who)
        self.assertEqual((answer or {}).get("error", {}).get("code"), code, answer)

    def bundle(self, name, more=""):
        folder = self.folder / name
        self.must("policy", "show", "--out", folder)
        with open(folder / "roles.cedar", "a") as file:
            file.write(more)
        return folder

    def signer(self, name):
        made = self.must("policy", "keygen", name, "--out", self.folder / f"{name}.key")
        self.assertEqual((self.folder / f"{name}.key").stat().st_mode & 0o077, 0)
        return made["key"]

    def entry(self, action):
        """The outcome of the latest call of this kind that was done, as it stands in the log."""
        call = self.client.send("GET", f"/api/v1/calls?action={action}&status=done&limit=1&sort=-at")[1]["items"][0]
        self.client.send("GET", f"/api/v1/calls/{call['id']}/receipt")
        return self.client.send("GET", f"/api/v1/calls/{call['id']}")[1]["outcome"]

    def test_only_what_a_registered_signer_signed_is_published_and_the_log_names_digest_and_key(self):
        ada = self.signer("ada")
        self.refused("policy.signer_needed", "policy", "rules", "--signatures", "on")
        self.refused("kernel.forbidden", "policy", "signer", "add", ada, who="admin")
        self.must("policy", "signer", "add", ada)
        self.assertTrue(self.must("policy", "rules", "--signatures", "on")["signatures"])
        one = self.bundle("one", FORBID)
        self.refused("policy.signature_missing", "policy", "publish", one, who="admin")
        self.signer("eve")
        self.must("policy", "sign", one, "--key", self.folder / "eve.key")
        self.refused("policy.signature_invalid", "policy", "publish", one, who="admin")
        self.must("policy", "sign", one, "--key", self.folder / "ada.key", "--for", "socle.example/elsewhere")
        self.refused("policy.signature_elsewhere", "policy", "publish", one, who="admin")
        signed = self.must("policy", "sign", one, "--key", self.folder / "ada.key", "--expires", "1d")
        with open(one / "roles.cedar", "a") as file:
            file.write("\n// changed\n")
        self.refused("policy.signature_of_other", "policy", "publish", one, who="admin")
        self.must("policy", "sign", one, "--key", self.folder / "ada.key", "--expires", "1d")
        two = self.bundle("two")
        self.must("policy", "sign", two, "--key", self.folder / "ada.key")
        made = self.must("policy", "publish", two, who="admin")
        self.refused("policy.signature_old", "policy", "publish", one, who="admin")
        facts = self.entry("policy.publish")["facts"]
        fingerprint = self.must("policy", "rules")["signers"][0]["fingerprint"]
        self.assertEqual((facts["digest"], facts["signer"]), (made["digest"], fingerprint))
        self.assertNotEqual(signed["digest"], made["digest"])
        self.house.stop(signal.SIGTERM)
        self.house.start()
        self.refused("policy.signature_old", "policy", "publish", one, who="admin")
        self.refused("policy.signer_needed", "policy", "signer", "rm", "ada")

    def test_two_people_publish_and_neither_of_them_alone(self):
        self.must("policy", "rules", "--two-people", "on")
        folder = self.bundle("three", FORBID)
        self.refused("policy.second_person_needed", "policy", "publish", folder)
        own = self.must("policy", "propose", folder)
        self.refused("policy.own_proposal", "policy", "approve", own["id"])
        self.must("policy", "withdraw", own["id"], who="admin")
        self.refused("policy.proposal_closed", "policy", "approve", own["id"])
        theirs = self.must("policy", "propose", folder, who="admin")
        self.refused("kernel.forbidden", "policy", "approve", theirs["id"], who="admin")
        self.must("policy", "approve", theirs["id"])
        self.assertEqual(self.must("policy", "show")["digest"], theirs["digest"])
        self.assertEqual(self.must("policy", "proposals")[0]["state"], "published")

    def test_a_replay_shows_which_decisions_would_change_and_changes_nothing(self):
        for _ in range(3):
            self.client.send("GET", "/api/v1/calls", who="engineer")
        folder = self.bundle("four", FORBID)
        before = self.must("policy", "show")["digest"]
        found = self.must("policy", "replay", folder, "--since", "1d", "--examples", "2", who="auditor")
        change = next(c for c in found["changes"] if c["action"] == "call.list")
        self.assertEqual((change["role"], change["from"], change["to"], change["decisions"]), ("engineer", "permit", "forbid", 3))
        self.assertEqual((change["from_policies"], change["to_policies"]), (["roles.engineer"], ["test.no_lists"]))
        self.assertEqual(found["examples"][0]["reason"], "No lists.")
        self.assertGreater(found["decisions"], found["changed"])
        self.assertEqual(self.must("policy", "show")["digest"], before)
        self.refused("kernel.forbidden", "policy", "replay", folder, who="employee")
        proposal = self.must("policy", "propose", folder, who="admin")
        self.assertEqual(self.must("policy", "replay", "--proposal", proposal["id"])["changed"], found["changed"])
        # What is kept survives the daemon, and ends with the class that it was sealed under.
        self.house.stop(signal.SIGTERM)
        self.house.start()
        self.assertEqual(self.must("policy", "replay", folder)["changed"], found["changed"])
        self.must("audit", "erase", self.must("audit", "classes")[0]["class"], "--yes")
        gone = self.must("policy", "replay", folder)
        self.assertEqual(gone["changed"], 0)
        self.assertGreater(gone["skipped"]["erased"], 0)


class OnSqlite(Policies, unittest.TestCase):
    pass


class OnPostgres(Policies, unittest.TestCase):
    store = "postgresql"


if __name__ == "__main__":
    unittest.main()
