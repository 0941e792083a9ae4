#!/usr/bin/env python3
"""Compares the help of every command with tests/golden/cli_help.txt; SOCLE_WRITE_GOLDEN=1 writes it anew."""
import os
import pathlib
import re
import subprocess
import sys

socle, golden = sys.argv[1], pathlib.Path(__file__).resolve().parent / "cli_help.txt"


def help_of(path):
    return subprocess.run([socle, *path, "--help"], capture_output=True, text=True, env={"PATH": "/usr/bin", "LANG": "en"}, check=True).stdout


def walk(path):
    text = help_of(path)
    out = [f"### socle {' '.join(path)}".rstrip(), text.strip(), ""]
    listed = re.search(r"^Subcommands:\n((?:  .*\n?)+)", text, flags=re.M)
    for name in re.findall(r"^  ([a-z]+) ", listed.group(1), flags=re.M) if listed else []:
        out += walk([*path, name])
    return out


text = "\n".join(walk([])) + "\n"
if os.environ.get("SOCLE_WRITE_GOLDEN"):
    golden.write_text(text)
if golden.read_text() != text:
    sys.exit("the help of the command line changed: if that is meant, run with SOCLE_WRITE_GOLDEN=1 and look at the difference")
print(text.count("### "), "commands")
