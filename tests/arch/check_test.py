#!/usr/bin/env python3
"""The architecture test must itself fail: plants one violation of each kind in a small tree and expects it to be named."""
import json
import pathlib
import subprocess
import sys
import tempfile

CHECK = pathlib.Path(__file__).resolve().parent / "check.py"
HEAD = "// What: a\n// Invariants: b\n// Threads: c\n// Failure: d\n#pragma once\n"
CASES = [
    ("a clean tree", {}, {}, None),
    ("a cycle", {"low": {"uses": ["high"], "links": [], "effects": []}}, {}, "cycle: low -> high -> low"),
    ("an upward include", {}, {"src/low/low.cpp": '#include "high/high.h"\n'}, 'low includes "high/high.h"'),
    ("an undeclared part", {}, {"src/low/low.cpp": "#include <sqlite3.h>\n"}, "part 'sqlite'"),
    ("an ungranted socket", {}, {"src/low/low.cpp": "int f() { return ::socket(1, 2, 3); }\n"}, "effect 'sockets'"),
    ("an ungranted clock", {}, {"src/low/low.cpp": "auto t = std::chrono::system_clock::now();\n"}, "effect 'clock'"),
    ("a fork", {}, {"src/low/low.cpp": "int f() { return fork(); }\n"}, "effect 'fork'"),
    ("an effect named in a comment only", {}, {"src/low/low.cpp": "// never fork() here\n"}, None),
    ("a banned call", {}, {"src/low/low.cpp": "#include <regex>\nstd::regex r;\n"}, "use RE2"),
    ("a missing label", {}, {"src/low/low.h": "// What: a\n#pragma once\n"}, "// Threads:"),
    ("an empty room", {}, {"src/low/low.cpp": None}, "no room is empty"),
    ("a folder that nobody declared", {}, {"src/other/x.cpp": ""}, "not in architecture.json"),
]


def run(name, manifest_change, files, expected):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        manifest = {"low": {"uses": [], "links": [], "effects": []}, "high": {"uses": ["low"], "links": [], "effects": []}}
        manifest.update(manifest_change)
        (root / "architecture.json").write_text(json.dumps({"modules": manifest}))
        tree = {f"src/{m}/{m}.{e}": HEAD if e == "h" else "" for m in ("low", "high") for e in ("h", "cpp")}
        tree.update(files)
        for path, text in tree.items():
            if text is not None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
        result = subprocess.run([sys.executable, CHECK, "--root", root], capture_output=True, text=True)
    if expected is None:
        return result.returncode == 0, result.stderr
    return result.returncode == 1 and expected in result.stderr, result.stderr or "nothing was found"


failed = 0
for case in CASES:
    ok, output = run(*case)
    print(("ok      " if ok else "FAILED  ") + case[0] + ("" if ok else f": {output}"))
    failed += not ok
sys.exit(1 if failed else 0)
