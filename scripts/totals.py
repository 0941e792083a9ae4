#!/usr/bin/env python3
"""Sums what the test runners reported and closes with the one line 'N passed, N failed'.

usage: totals.py STATUS RESULT.xml...

STATUS is the exit status of ctest. A test that is itself a runner (pytest, Playwright, Node, Vitest, go test, Maven) counts with the
cases that it ran, and its closing line is repeated. Exits 0 only if something ran, nothing failed and STATUS is 0.
"""
import re
import sys
import xml.etree.ElementTree as xml

ANSI = re.compile(r"(?:\x1b|\[NON-XML-CHAR-0x1B\])\[[0-9;]*m")
PYTEST = re.compile(r"^=+ (?=.*\b(?:passed|failed|error)).* in [\d.]+s.*=+$")
PLAYWRIGHT = re.compile(r"^  (\d+) (passed|failed|flaky|skipped)\b.*$")
MAVEN = re.compile(r"^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)$")
NODE = re.compile(r"^(?:ℹ|#) (pass|fail|skipped|todo|cancelled) (\d+)$")
VITEST = re.compile(r"^\s*Tests\s+((?:\d+ (?:failed|passed|skipped|todo)(?: \| )?)+) \(\d+\)$")
GO = re.compile(r"^(ok|FAIL)\s+\S+\s+[\d.]+s$")


def cases_inside(output):
    """The cases that a runner inside a test counted: (closing lines, passed, failed, skipped), or None."""
    lines, passed, failed, skipped = [], 0, 0, 0
    for line in map(str.rstrip, ANSI.sub("", output).splitlines()):
        if PYTEST.match(line):
            count = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", line)}
            passed += count.get("passed", 0)
            failed += count.get("failed", 0) + count.get("error", 0) + count.get("errors", 0)
            skipped += count.get("skipped", 0)
        elif match := PLAYWRIGHT.match(line):
            number, word = int(match[1]), match[2]
            passed, failed, skipped = (
                passed + number * (word in ("passed", "flaky")),
                failed + number * (word == "failed"),
                skipped + number * (word == "skipped"),
            )
        elif match := MAVEN.match(line):
            ran, failures, errors, left_out = map(int, match.groups())
            passed, failed, skipped = passed + ran - failures - errors - left_out, failed + failures + errors, skipped + left_out
        elif match := NODE.match(line):
            word, number = match[1], int(match[2])
            passed += number * (word == "pass")
            failed += number * (word in ("fail", "cancelled"))
            skipped += number * (word in ("skipped", "todo"))
        elif match := VITEST.match(line):
            count = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|skipped)", match[1])}
            passed, failed, skipped = passed + count.get("passed", 0), failed + count.get("failed", 0), skipped + count.get("skipped", 0)
        elif GO.match(line):
            pass
        else:
            continue
        lines.append(line.strip())
    return (lines, passed, failed, skipped) if passed + failed else None


def main():
    status, files = int(sys.argv[1]), sys.argv[2:]
    passed = failed = skipped = 0
    closing, broken = [], []
    for file in files:
        for case in xml.parse(file).getroot().iter("testcase"):
            name, verdict = case.get("name"), case.get("status")
            inside = cases_inside(case.findtext("system-out") or "")
            if verdict == "fail":
                broken.append(name)
            if inside:
                closing += [f"{name}: {line}" for line in inside[0]]
                passed, failed, skipped = passed + inside[1], failed + inside[2], skipped + inside[3]
                failed += verdict == "fail" and inside[2] == 0
            else:
                passed += verdict == "run"
                failed += verdict == "fail"
                skipped += verdict in ("notrun", "disabled")
    if closing:
        print("\n" + "\n".join(closing))
    if broken:
        print("\nfailed:\n  " + "\n  ".join(broken))
    if status and not failed:
        print(f"\nctest itself ended with {status}")
        failed += 1
    print(f"\n{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
