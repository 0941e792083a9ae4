#!/usr/bin/env python3
"""The manual page and the completion know every command of the help, and the tools that read such pages find nothing wrong."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

socle, golden = sys.argv[1], pathlib.Path(__file__).resolve().parent / "cli_help.txt"


def said(*arguments):
    return subprocess.run([socle, *arguments], capture_output=True, text=True, env={"PATH": "/usr/bin", "LANG": "en"}, check=True).stdout


page, completion = said("man"), said("completion")
plain = page.replace("\\-", "-")
commands = re.findall(r"^### (socle .+)$", golden.read_text(), flags=re.M)
leaves = [c for c in commands if not any(other.startswith(c + " ") for other in commands)]
missing = [c for c in leaves if f'.SS "{c}"' not in plain] + [c for c in commands if f'"{c}")' not in completion]
if missing:
    sys.exit(f"missing: {missing}")
for section in golden.read_text().split("### ")[1:]:
    name = section.splitlines()[0]
    for option in re.findall(r"^  (?:-\w,)?(--[a-z0-9-]+)", section, flags=re.M):
        if option != "--help" and name in leaves and f"\\fB{option}\\fR" not in plain.partition(f'.SS "{name}"')[2].partition(".SS")[0]:
            sys.exit(f"{name}: the page lacks {option}")
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "socle.1")
    pathlib.Path(file).write_text(page)
    readers = []
    if shutil.which("groff"):
        readers.append(["groff", "-man", "-Kutf8", "-Tutf8", "-ww", file])
    if shutil.which("mandoc"):
        readers.append(["mandoc", "-Tlint", "-W", "warning", file])
    for reader in readers:
        read = subprocess.run(reader, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        words = read.stdout.replace("\x08", "")
        if read.returncode or read.stderr.strip():
            sys.exit(f"{reader[0]}: {read.stderr or read.stdout}")
        if reader[0] == "groff" and "route explain" not in re.sub(r"\x1b\[[0-9;]*m", "", words):
            sys.exit("groff shows no command")
print(len(leaves), "commands;", ", ".join(r[0] for r in readers) or "no reader here")
