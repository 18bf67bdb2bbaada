"""Raises the floors of the accuracy gate to what is measured now, less a margin; never lowers one unasked.

    python tests/eval/raise_floors.py
    python tests/eval/raise_floors.py --lower MEASURE --because REASON

Reads the sample reports anew (some ten seconds) and writes tests/eval/floors.csv. Where a measure is below its floor nothing is
written, and the exit status is 1: --lower names the floor to lower, and --because says in its note why that is right.
After the sample reports or their gold have changed this writes the new hash of the corpus, too.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.contract import run_all
from tests.eval.floors import FloorError, as_table, moved, read_floors, write_floors
from tests.eval.measure import PARAPHRASE, RAW, corpus_hash, measure


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--lower", metavar="MEASURE", action="append", default=[], help="a measure whose floor is to be lowered"
    )
    parser.add_argument("--because", metavar="REASON", default="", help="why it is right to lower it")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        measured = measure(run_all(RAW, Path(folder) / "samples"), run_all(PARAPHRASE, Path(folder) / "paraphrase"))
    floors = read_floors()
    try:
        raised = moved(floors, measured, corpus_hash(), options.lower, options.because)
    except FloorError as error:
        sys.stderr.write(f"{as_table(floors, measured)}\n{error}\n")
        return 1
    write_floors(raised)
    sys.stdout.write(as_table(raised, measured) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
