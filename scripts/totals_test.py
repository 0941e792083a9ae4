#!/usr/bin/env python3
"""The closing sum counts every case once, and cannot be green when something failed or nothing ran."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOTALS = pathlib.Path(__file__).with_name("totals.py")


def close(status, *cases):
    body = "".join(f'<testcase name="{n}" status="{s}"><system-out>{o}</system-out></testcase>' for n, s, o in cases)
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
        file.write(f"<testsuite>{body}</testsuite>")
        file.flush()
        done = subprocess.run([sys.executable, TOTALS, str(status), file.name], capture_output=True, text=True)
    return done.returncode, done.stdout.rstrip().splitlines()[-1], done.stdout


class Totals(unittest.TestCase):
    def test_plain_tests_count_one_each(self):
        self.assertEqual(close(0, ("a", "run", ""), ("b", "run", ""))[:2], (0, "2 passed, 0 failed"))

    def test_a_failure_is_named_and_fails_the_run(self):
        code, last, text = close(8, ("a", "run", ""), ("kernel.b", "fail", ""))
        self.assertEqual((code, last), (1, "1 passed, 1 failed"))
        self.assertIn("kernel.b", text)

    def test_a_runner_counts_with_its_cases_and_its_closing_line_is_repeated(self):
        code, last, text = close(0, ("clients.py", "run", "x\n==== 12 passed, 1 skipped in 3.20s ====\n"), ("a", "run", ""))
        self.assertEqual((code, last), (0, "13 passed, 0 failed, 1 skipped"))
        self.assertIn("==== 12 passed, 1 skipped in 3.20s ====", text)

    def test_other_runners_are_understood(self):
        self.assertEqual(close(0, ("browser", "run", "Running 7\n  7 passed (12.3s)\n"))[1], "7 passed, 0 failed")
        self.assertEqual(close(8, ("browser", "fail", "  1 failed\n    [x] a\n  6 passed (12.3s)\n"))[1], "6 passed, 1 failed")
        node = "ℹ tests 5\nℹ pass 4\nℹ fail 0\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n"
        self.assertEqual(close(0, ("browser", "run", node))[1], "4 passed, 0 failed, 1 skipped")
        self.assertEqual(close(0, ("units", "run", " Test Files  3 passed (3)\n      Tests  45 passed (45)\n"))[1], "45 passed, 0 failed")
        coloured = "[NON-XML-CHAR-0x1B][2m      Tests [NON-XML-CHAR-0x1B][22m 54 passed (54)\n"
        self.assertEqual(close(0, ("units", "run", coloured))[1], "54 passed, 0 failed")
        self.assertEqual(close(8, ("units", "fail", "      Tests  2 failed | 43 passed (45)\n"))[1], "43 passed, 2 failed")
        maven = "[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1\n"
        self.assertEqual(close(0, ("rules", "run", maven))[1], "4 passed, 0 failed, 1 skipped")

    def test_a_runner_that_fails_without_a_failed_case_still_fails(self):
        self.assertEqual(close(8, ("clients.py", "fail", "=== 3 passed in 1.00s ===\n"))[:2], (1, "3 passed, 1 failed"))

    def test_a_test_that_could_not_start_does_not_count_as_passed(self):
        self.assertEqual(close(8, ("a", "run", ""), ("gone", "notrun", ""))[:2], (1, "1 passed, 1 failed, 1 skipped"))

    def test_nothing_run_is_not_green(self):
        self.assertEqual(close(0)[:2], (1, "0 passed, 0 failed"))

    def test_a_broken_ctest_is_not_green(self):
        self.assertEqual(close(4, ("a", "run", ""))[:2], (1, "1 passed, 1 failed"))


if __name__ == "__main__":
    unittest.main()
