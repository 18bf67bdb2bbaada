"""Runs the pipeline over the sets of overlapping accounts beside this file and prints how well statements become facts.

    python benchmarks/accounts.py [--set NAME ...] [--out FOLDER]

A set is `accounts/<name>/{raw,gold}`; accounts/sets.csv says what it is about and what part it had when rules and weights were
made, accounts/README.md what the parts mean. The scores are those of tests/eval/score.py, in per cent: F1 of statements,
accuracy of status, and of links and conflicts precision, recall and F1, behind them the pairs of statements that are right /
found / in the gold. A pair that the gold leaves open may be linked or not, conflict or not. Behind the sets of a part, and at
the end, stand the means over them (where nothing is found precision is 0) and the sums of the counts. A second or two a set.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.contract import read_table, run_all
from tests.eval.measure import optional_pairs, optional_spans
from tests.eval.score import Score, found_facts, gold_facts, score_facts
from tests.gold.locate import locate_gold, read_texts

SETS = Path(__file__).resolve().parent / "accounts"
TABLES = ("facts", "fact_mentions", "conflicts")
PAIRED = ("links", "conflicts")


def parts() -> dict[str, list[str]]:
    """The names of the sets by the part that they had, in the order of sets.csv."""
    found: dict[str, list[str]] = {}
    with (SETS / "sets.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["part"], []).append(row["set"])
    return found


def names() -> list[str]:
    """The sets, in the order of their parts."""
    return [name for sets in parts().values() for name in sets]


def score_set(name: str, out: Path) -> dict[str, Score]:
    """The scores of a run over the set: `statements`, `links`, `status` and `conflicts`. Its tables are left in `out`."""
    run_all(SETS / name / "raw", out)
    gold = locate_gold([SETS / name / "gold"], read_texts([out / "texts"]))
    found = found_facts({table: read_table(out, table) for table in TABLES})
    free = optional_spans(gold, "mentions", "dates", "figures")
    return score_facts(found, gold_facts(gold), free, optional_pairs(gold))


def header() -> str:
    paired = "".join(f" {m + ' P':>12}{'R':>6}{'F1':>6}  {'right/found/gold':<16}" for m in PAIRED)
    return f"{'set':<15}{'statements':>11}{'status':>8}{paired}".rstrip()


def row(name: str, scores: Mapping[str, Score]) -> str:
    """One line of the table, of one set."""
    counts = {m: f"{scores[m].right}/{scores[m].found}/{scores[m].gold}" for m in PAIRED}
    shares = {m: (scores[m].precision, scores[m].recall, scores[m].f1) for m in PAIRED}
    return _line(name, scores["statements"].f1, scores["status"].f1, shares, counts)


def mean_row(name: str, scored: Sequence[Mapping[str, Score]]) -> str:
    """A line below sets: the means over them, and the sums of the counts."""

    def of(measure: str) -> Iterator[Score]:
        return (scores[measure] for scores in scored)

    counts = {
        m: "/".join(str(sum(s)) for s in zip(*((x.right, x.found, x.gold) for x in of(m)), strict=True)) for m in PAIRED
    }
    shares = {
        m: (fmean(s.precision for s in of(m)), fmean(s.recall for s in of(m)), fmean(s.f1 for s in of(m)))
        for m in PAIRED
    }
    return _line(name, fmean(s.f1 for s in of("statements")), fmean(s.f1 for s in of("status")), shares, counts)


def _line(
    name: str,
    statements: float,
    status: float,
    shares: Mapping[str, tuple[float, float, float]],
    counts: Mapping[str, str],
) -> str:
    paired = "".join(f" {p:12.1f}{r:6.1f}{f1:6.1f}  {counts[m]:<16}" for m, (p, r, f1) in shares.items())
    return f"{name:<15}{statements:11.1f}{status:8.1f}{paired}".rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs="+", choices=names(), default=names(), dest="sets", metavar="NAME")
    parser.add_argument("--out", type=Path, help="keep the tables here (default: a temporary folder)")
    arguments = parser.parse_args()
    scored: list[dict[str, Score]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.out or Path(temporary)
        print(header(), flush=True)
        for part, sets in parts().items():
            before = len(scored)
            for name in (n for n in sets if n in arguments.sets):
                print(f"reading {name} ...", file=sys.stderr)
                scored.append(score_set(name, folder / name))
                print(row(name, scored[-1]), flush=True)
            if len(scored) > before:
                print(mean_row(part, scored[before:]), flush=True)
    print(mean_row("all", scored))


if __name__ == "__main__":
    main()
