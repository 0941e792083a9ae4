"""What the checks of a faulty daemon share: its house, the file that says which part fails, and how they end."""
import argparse
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scenarios"))
from house import Failed, House  # noqa: E402


def check(doc, make, carry_out):
    """make(house, faults) → an object with `problems`; carry_out(it) fills them. Returns the exit status."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--socle", required=True)
    parser.add_argument("--daemon", required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="socle-faults-") as folder:
        faults = pathlib.Path(folder) / "faults"
        faults.write_text("")
        os.environ["SOCLE_FAULTS"] = str(faults)  # the daemon looks there
        house = None
        try:
            house = House(arguments.socle, "sqlite", "en", None, daemon=arguments.daemon)
            checked = make(house, faults)
            carry_out(checked)
            for problem in checked.problems:
                print("FAILED  " + problem)
            print(f"{len(checked.problems)} problems")
            return 1 if checked.problems else 0
        except Failed as failure:
            print(f"FAILED  {failure}")
            return 1
        finally:
            if house:
                house.close()
