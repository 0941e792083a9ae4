#!/usr/bin/env python3
"""Brings Cedar's public test corpus: it travels inside the Go module that third_party.lock pins.

usage: bring.py TARGET     writes the unpacked archive to TARGET, unless what lies there is it already"""
import gzip
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
MODULE = "github.com/cedar-policy/cedar-go"
ARCHIVE = "corpus-tests.tar.gz"


def pin():
    for line in (ROOT / "third_party.lock").read_text().splitlines():
        fields = line.split()
        if fields[:2] == ["go", MODULE]:
            return fields[2], fields[3]
    sys.exit(f"third_party.lock does not pin {MODULE}")


def download(version):
    # The pin checks what arrives, so the module's own check sums need no second server.
    environment = os.environ | {"GOSUMDB": "off", "GOTOOLCHAIN": "local"}
    command = ["go", "mod", "download", "-json", f"{MODULE}@v{version}"]
    done = subprocess.run(command, cwd=ROOT / "build", env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return pathlib.Path(json.loads(done.stdout)["Zip"])


def main():
    target = pathlib.Path(sys.argv[1])
    version, digest = pin()
    stamp = target.with_suffix(".stamp")
    if target.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    module_file = download(version)
    found = hashlib.sha256(module_file.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{MODULE} v{version} has SHA-256 {found}, and third_party.lock pins {digest}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(module_file) as module:
        packed = module.read(f"{MODULE}@v{version}/{ARCHIVE}")
    target.write_bytes(gzip.decompress(packed))
    stamp.write_text(digest)


if __name__ == "__main__":
    main()
