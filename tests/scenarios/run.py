#!/usr/bin/env python3
"""Runs the scenarios against a real daemon. usage: run.py --socle PROGRAM --config NAME [--postgres FILE] [FILE.scn …]"""
import argparse
import json
import pathlib
import shlex
import signal
import subprocess
import sys
import time

from house import Failed, House

HERE = pathlib.Path(__file__).resolve().parent
CONFIGS = { # store, what happens behind every step, language
    "sqlite": ("sqlite", None, "en"),
    "postgresql": ("postgresql", None, "en"),
    "sqlite-restart": ("sqlite", "restart", "en"),
    "postgresql-kill": ("postgresql", "kill", "en"),
    "sqlite-kill": ("sqlite", "kill", "fr"),
    "sqlite-german": ("sqlite", None, "de"),
}


def members(value, path):
    """Every value at the path; * stands for each element."""
    found = [value]
    for part in path.split("."):
        following = []
        for v in found:
            if part == "*" and isinstance(v, list):
                following += v
            elif isinstance(v, list) and part.isdigit() and int(part) < len(v):
                following.append(v[int(part)])
            elif isinstance(v, dict) and part in v:
                following.append(v[part])
        found = following
    return found


def as_text(value):
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def check(line, done, house, names):
    word, _, rest = line.partition(" ")
    if word == "log":
        held = any(rest.partition(" ")[2].encode() in f.read_bytes() for f in pathlib.Path(house.data, "audit").rglob("*") if f.is_file())
        if held != rest.startswith("holds "):
            raise Failed(f"the log {'holds' if held else 'lacks'} “{rest.partition(' ')[2]}”")
        return
    answer = json.loads(done.stdout) if done.stdout.strip() else None
    if word == "usage":
        if done.returncode != 2:
            raise Failed(f"expected exit 2, got exit {done.returncode}: {done.stderr[:200]}")
        return
    if word == "stage":
        error = json.loads(done.stderr)["error"]
        if error.get("stage") != rest or not error.get("call") or not error.get("message"):
            raise Failed(f"expected stage {rest} with call and message, got {done.stderr.strip()}")
        return
    if word in ("refused", "fails"):
        code = 3 if word == "refused" else 1
        error = json.loads(done.stderr)["error"]["code"] if done.stderr.strip() else None
        if done.returncode != code or (rest and error != rest):
            raise Failed(f"expected exit {code} with {rest}, got exit {done.returncode} with {error}: {done.stdout[:200]}")
        return
    if done.returncode != 0:
        raise Failed(f"exit {done.returncode}: {done.stderr.strip()}")
    if word == "keep":
        path, name = rest.split(" as ")
        found = members(answer, path)
        if not found or found[0] is None:
            raise Failed(f"there is no {path} in {done.stdout[:300]}")
        names[name.strip()] = as_text(found[0])
    elif word in ("is", "has", "lacks"):
        path, _, wanted = rest.partition(" ")
        found = [as_text(v) for v in members(answer, path)]
        ok = wanted not in found if word == "lacks" else bool(found) and (found[0] == wanted if word == "is" else wanted in found)
        if not ok:
            raise Failed(f"{line}: found {found[:5]}")
    elif word == "count":
        if len(answer) != int(rest):
            raise Failed(f"expected {rest} rows, got {len(answer)}")
    else:
        raise Failed(f"there is no check “{word}”")


def play(path, house, between):
    names, done, checked, after = {}, None, True, []
    for number, raw in enumerate(path.read_text().splitlines(), 1):
        line = raw.split("#")[0].rstrip()
        if not line or line.startswith("name:"):
            continue
        for name, value in {**names, "data": house.data, "folder": house.folder.name, **{f"id:{k}": v for k, v in house.people.items()}}.items():
            line = line.replace("{" + name + "}", value)
        try:
            if line.startswith("  "):
                check(line.strip(), done, house, names)
                checked = True
                continue
            if done is not None and not checked and done.returncode != 0:
                raise Failed(f"the step before failed: {done.stderr.strip()}")
            if done is not None and between:
                house.stop(signal.SIGTERM if between == "restart" else signal.SIGKILL)
                house.start()
            if line.startswith("as "):
                who, command = line[3:].split(":", 1)
                done, checked = house.run(shlex.split(command), house.keys[who.strip()]), False
            elif line.startswith("with "):
                key, command = line[5:].split(":", 1)
                done, checked = house.run(shlex.split(command), key.strip()), False
            elif line.startswith("sign in "):
                done, checked = house.sign_in(*shlex.split(line[8:])), False
            elif line == "sign out":
                done, checked = house.sign_out(), False
            elif line in ("restart", "kill"):
                house.stop(signal.SIGTERM if line == "restart" else signal.SIGKILL)
                house.start()
                done = None
            elif line.startswith("wait "):
                _, run, state = line.split()
                for _ in range(600):
                    rows = json.loads(house.must(["invoice", "list"]).stdout)
                    current = next((r["state"] for r in rows if r["run"] == run), None)
                    if current == state:
                        break
                    time.sleep(0.05)  # polls the daemon's state
                else:
                    raise Failed(f"{run} is {current}, not {state}")
                done = None
            else:
                raise Failed("there is no such step")
        except Failed as failure:
            raise Failed(f"{path.relative_to(HERE)}:{number}: {raw.strip()}\n          {failure}") from None
    if done is not None and not checked and done.returncode != 0:
        raise Failed(f"{path.relative_to(HERE)}: the last step failed: {done.stderr.strip()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socle", required=True)
    parser.add_argument("--config", choices=CONFIGS, required=True)
    parser.add_argument("--postgres", help="file with the connection string of a running server")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    store, between, language = CONFIGS[arguments.config]
    postgres = pathlib.Path(arguments.postgres).read_text().strip() if arguments.postgres and store == "postgresql" else None
    failed = 0
    files = [f.resolve() for f in arguments.files] or sorted(HERE.glob("*/*.scn"))
    for path in files:
        name = next((l[5:].strip() for l in path.read_text().splitlines() if l.startswith("name:")), path.stem)
        house, began = None, time.monotonic()
        try:
            house = House(arguments.socle, store, language, postgres)
            play(path, house, between)
            if house.proxy.problems:
                raise Failed("answers that are not as documented:\n          " + "\n          ".join(house.proxy.problems[:20]))
            print(f"ok      {name}  ({time.monotonic() - began:.1f} s)", flush=True)
        except (Failed, subprocess.SubprocessError, json.JSONDecodeError) as failure:
            failed += 1
            print(f"FAILED  {name}\n        {failure}", flush=True)
        finally:
            if house:
                house.close()
    print(f"scenarios: {len(files) - failed} passed, {failed} failed")
    return 1 if failed or not files else 0


sys.exit(main())
