#!/usr/bin/env python3
"""Backs a working daemon up, restores it elsewhere, and holds the copy to what was promised. usage: backup.py --socle PROGRAM [--postgres FILE]"""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import urllib.parse

from house import Failed, House

PASSPHRASE = "four words of a rhyme"


def must(condition, what):
    if not condition:
        raise Failed(what)


def command(socle, *arguments, passphrase=PASSPHRASE):
    return subprocess.run([socle, *arguments, "--json"], capture_output=True, text=True, timeout=120, env={**os.environ, "SOCLE_PASSPHRASE": passphrase})


def backed_up(house, target):
    """Calls go on while the backup runs."""
    stop, failures = threading.Event(), []

    def work():
        while not stop.is_set():
            done = house.run(["company", "set", "examples/company.json"], house.keys["owner"])
            if done.returncode != 0:
                failures.append(done.stderr)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        done = command(house.socle, "backup", target, "--data", house.data)
    finally:
        stop.set()
        worker.join()
    must(done.returncode == 0, f"backup: {done.stderr}")
    must(not failures, f"a call beside the backup failed: {failures[:1]}")
    must(pathlib.Path(target, "keys.sealed").stat().st_mode & 0o077 == 0, "others may read keys.sealed")
    for name in pathlib.Path(target).rglob("*"):
        must(name.suffix not in (".key", ".part"), f"{name} does not belong into a backup")


def check(house, restored, call, key):
    """The restored daemon knows what it was asked before, and proves it."""
    verified = json.loads(command(house.socle, "audit", "verify", "--data", restored, "--verifier-key", key).stdout)
    must(verified.get("ok") is True, f"the restored log does not verify: {verified}")
    house.stop(signal.SIGTERM)
    house.data = restored
    house.start()
    must(house.must(["audit", "body", call]).returncode == 0, "a body cannot be read after the restore")
    proof = house.folder.name + "/call.tlog-proof"
    house.must(["audit", "receipt", call, "--out", proof])
    must(command(house.socle, "audit", "verify", "--receipt", proof, "--verifier-key", key).returncode == 0, "the receipt does not verify")
    house.must(["company", "set", "examples/company.json"])  # and it works on
    after = json.loads(command(house.socle, "audit", "verify", "--data", restored, "--verifier-key", key).stdout)
    must(after["ok"] and after["size"] >= verified["size"], "the log went back")


def move_database(socle, restored, target, postgres):
    """As the restore said: into an empty database of its own."""
    name = "restored_" + str(os.getpid())
    subprocess.run(["psql", "-q", "-c", f"CREATE DATABASE {name}", postgres], check=True, capture_output=True)
    parts = dict(p.split("=", 1) for p in postgres.split()) if "://" not in postgres else None
    fresh = " ".join(f"{k}={v}" for k, v in {**parts, "dbname": name}.items()) if parts else urllib.parse.urlsplit(postgres)._replace(path="/" + name).geturl()
    subprocess.run(["pg_restore", "--no-owner", "--dbname=" + fresh, target + "/store.pgdump"], check=True, capture_output=True)
    config = pathlib.Path(restored, "socle.yaml")
    config.write_text(config.read_text().replace(postgres, fresh))
    return name


def run(socle, store, postgres):
    house, database = House(socle, store, "en", postgres), None
    try:
        key = json.loads(house.must(["status"]).stdout)["audit"]["verifier_key"]
        house.must(["company", "set", "examples/company.json"])
        call = json.loads(house.must(["audit", "list", "--limit", "1000"]).stdout)[0]["id"]
        target, restored = house.folder.name + "/backup", house.folder.name + "/restored"
        backed_up(house, target)
        wrong = command(socle, "restore", target, "--data", restored, passphrase="not the words at all")
        must(wrong.returncode == 1 and not os.path.exists(restored), "a wrong passphrase restored something")
        again = command(socle, "backup", target, "--data", house.data)
        must(again.returncode == 1, "a backup went over another one")
        done = command(socle, "restore", target, "--data", restored)
        must(done.returncode == 0, f"restore: {done.stderr}")
        must((json.loads(done.stdout)["pending"] is not None) == (store == "postgresql"), "it does not say how the database comes back")
        if store == "postgresql":
            house.stop(signal.SIGTERM)
            database = move_database(socle, restored, target, postgres)
            house.start()
        check(house, restored, call, key)
    finally:
        house.close()
        if database:
            subprocess.run(["psql", "-q", "-c", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)", postgres], check=False, capture_output=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socle", required=True)
    parser.add_argument("--postgres", help="file with the connection string of a running server; then that store is used")
    arguments = parser.parse_args()
    try:
        run(arguments.socle, "postgresql" if arguments.postgres else "sqlite", pathlib.Path(arguments.postgres).read_text().strip() if arguments.postgres else None)
    except (Failed, subprocess.SubprocessError) as failure:
        print(f"FAILED  {failure} {getattr(failure, 'stderr', '') or ''}")
        return 1
    print("ok      a backup of a working daemon restores to one that proves what it did")
    return 0


sys.exit(main())
