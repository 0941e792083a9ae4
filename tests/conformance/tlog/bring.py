#!/usr/bin/env python3
"""Brings the public test data of transparency logs: it travels inside the Go modules that third_party.lock pins.

usage: bring.py FOLDER     unpacks merkle/ and tessera/ below FOLDER, unless what lies there is it already"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
# The part of each module that the tests read.
WANTED = {"github.com/transparency-dev/merkle": "testonly/", "github.com/transparency-dev/tessera": "testdata/"}


def pin(name):
    for line in (ROOT / "third_party.lock").read_text().splitlines():
        fields = line.split()
        if fields[:2] == ["go", name]:
            return fields[2], fields[3]
    sys.exit(f"third_party.lock does not pin {name}")


def download(name, version):
    # The pin checks what arrives, so the module's own check sums need no second server.
    environment = os.environ | {"GOSUMDB": "off", "GOTOOLCHAIN": "local"}
    command = ["go", "mod", "download", "-json", f"{name}@v{version}"]
    done = subprocess.run(command, cwd=ROOT / "build", env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return pathlib.Path(json.loads(done.stdout)["Zip"])


def bring(name, part, folder):
    version, digest = pin(name)
    stamp = folder.with_name(folder.name + ".stamp")
    if folder.is_dir() and stamp.exists() and stamp.read_text() == digest:
        return
    module_file = download(name, version)
    found = hashlib.sha256(module_file.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{name} v{version} has SHA-256 {found}, and third_party.lock pins {digest}")
    shutil.rmtree(folder, ignore_errors=True)
    prefix = f"{name}@v{version}/"
    with zipfile.ZipFile(module_file) as module:
        for item in module.namelist():
            if not item.startswith(prefix + part):
                continue
            target = folder / item.removeprefix(prefix)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(module.read(item))
    stamp.write_text(digest)


def main():
    target = pathlib.Path(sys.argv[1])
    for name, part in WANTED.items():
        bring(name, part, target / name.rsplit("/", 1)[1])


if __name__ == "__main__":
    main()
