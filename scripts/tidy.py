#!/usr/bin/env python3
"""Runs clang-tidy on the sources of the release build, remembering which are clean.

usage: tidy.py [--changed]      (--changed: only sources that differ from main)

What a source's verdict depends on is itself, the headers of ours that it includes (as clang lists them), .clang-tidy and
its compile command; their hash names the mark in build/tidy that says "clean".
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/release"
MARKS = ROOT / "build/tidy"
# The build is GCC's: its own warning options mean nothing to clang.
FLAGS = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error"]


def own_files(entry):
    """The source and the headers of this repository that it includes."""
    words = shlex.split(entry["command"])
    kept = [w for before, w in zip([""] + words, words) if w.startswith(("-I", "-D", "-std", "-isystem")) or before == "-isystem"]
    command = ["clang++-19", *kept]
    listed = subprocess.run(command + ["-MM", "-MT", "x", entry["file"]], cwd=entry["directory"], capture_output=True, text=True)
    names = listed.stdout.replace("\\\n", " ").split()[1:] or [entry["file"]]
    paths = (pathlib.Path(entry["directory"], name).resolve() for name in names)
    return sorted(p for p in paths if p.is_relative_to(ROOT))


def check(entry):
    """(source, output of clang-tidy or None when it is clean)"""
    source = pathlib.Path(entry["file"])
    key = hashlib.sha256((ROOT / ".clang-tidy").read_bytes() + entry["command"].encode())
    for path in own_files(entry):
        key.update(path.read_bytes())
    mark = MARKS / key.hexdigest()
    if mark.exists():
        return source, None
    done = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(BUILD), *FLAGS, str(source)], capture_output=True, text=True)
    if done.returncode == 0 and "warning:" not in done.stdout:
        mark.touch()
        return source, None
    return source, done.stdout + done.stderr


def changed_files():
    base = subprocess.run(["git", "merge-base", "HEAD", "main"], cwd=ROOT, capture_output=True, text=True).stdout.strip() or "HEAD"
    names = subprocess.run(["git", "diff", "--name-only", base], cwd=ROOT, capture_output=True, text=True).stdout.split()
    return {(ROOT / name).resolve() for name in names}


def main():
    os.chdir(ROOT)
    MARKS.mkdir(parents=True, exist_ok=True)
    entries = [e for e in json.loads((BUILD / "compile_commands.json").read_text()) if e["file"].endswith(".cpp")]
    unique = {e["file"]: e for e in entries if str(BUILD) not in e["file"]}
    if "--changed" in sys.argv:
        wanted = changed_files()
        unique = {name: e for name, e in unique.items() if wanted & set(own_files(e))}
    complaints = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (source, output) in enumerate(pool.map(check, unique.values()), 1):
            if output is not None:
                complaints += 1
                print(output, end="", flush=True)
            if sys.stdout.isatty() or number % 20 == 0 or number == len(unique):
                print(f"  {number} of {len(unique)}", end="\r" if sys.stdout.isatty() else "\n", flush=True)
    print(f"clang-tidy: {len(unique)} sources, {complaints} with complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
