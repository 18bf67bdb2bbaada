"""Prints what the weights in pipeline/rules/dedupe/facts/{evidence,points_needed}.csv would be, fitted to labelled pairs.

    python scripts/fit_evidence.py [--set NAME ...] [--penalty 1.0]

Read are the sample reports and the sets of overlapping accounts that are for fitting (benchmarks/accounts/sets.csv). Each
two statements of two reports are a pair, labelled by the gold: of one fact, or not. Left out, as the matcher leaves them
out, are pairs that something keeps apart (veto.py, doubt.py) and those whose values can't be compared. A logistic
regression (logistic.py) then says what each piece of evidence and each objection adds to the log-odds that a pair is of one
fact, and where each kind of pair begins. Points are ten times these log-odds. The last table judges the pairs of each set
by weights fitted to the others; what was left out before isn't counted there, nor what chains of matches add.

It writes nothing. A person decides: a piece met in few pairs is judged by its meaning, and weights are rounded. The points
needed are those at which 30 of 100 pairs are right: that a match must be the nearest of both statements (rivals.py) leaves
more than 90 of 100 of these. Of overlapping dates half must be right: an event in the days of another is seldom that one.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.accounts import SETS, names, parts
from pipeline.dedupe.entities import resolve_entities
from pipeline.dedupe.facts.doubt import find_doubt
from pipeline.dedupe.facts.evidence import UNITLESS, gather_evidence
from pipeline.dedupe.facts.objections import find_objections
from pipeline.dedupe.facts.profile import Profile, profile
from pipeline.dedupe.facts.sole import mark_sole
from pipeline.dedupe.facts.surroundings import surroundings
from pipeline.dedupe.facts.values import compare_values
from pipeline.dedupe.facts.veto import find_veto
from pipeline.extract.run import read_extraction
from pipeline.ingest import Ingested
from pipeline.stages import Folders
from pipeline.store import from_json
from scripts.logistic import Matrix, fit, probabilities
from tests.contract import run_all
from tests.eval.measure import GOLD, RAW, optional_pairs, optional_spans
from tests.eval.score import Score, Span, gold_facts, stand_for
from tests.gold.locate import locate_gold, read_texts

SAMPLES = "samples"
FITTED = "fitted"  # the part of the sets that are read by default
POINTS = 10  # for each unit of natural log-odds
SHARES = (0.5, 0.3, 0.2)  # of pairs right, at which the points needed are given
# Of accounts of the same events nearly every pair has the first two; the third repeats what the families of the values say.
NOT_FITTED = frozenset(("one_story", "kindred_story", "same_dimension"))
Class = tuple[str, str, bool]  # a row of points_needed.csv: relation, kind, distinctive
Column = str | Class  # a piece of evidence, or one of these rows


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of statements: what the matcher knows of it, and whether the gold gives both one fact."""

    of_set: str
    pieces: tuple[str, ...]  # with repetitions
    group: Class
    right: bool

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*self.pieces, self.group)


def examples(name: str, out: Path) -> Iterator[Example]:
    """The labelled pairs of a set, whose tables are left in `out`."""
    raw, folders = (RAW, [GOLD / "samples", GOLD / "changes"])
    if name != SAMPLES:
        raw, folders = (SETS / name / "raw", [SETS / name / "gold"])
    run_all(raw, out)
    gold = locate_gold(folders, read_texts([out / "texts"]))
    facts, free = gold_facts(gold), optional_pairs(gold)
    profiles = read_profiles(raw, out)
    to = stand_for(map(place, profiles), facts.statements, optional_spans(gold, "mentions", "dates", "figures"))
    for a, b in combinations(profiles, 2):
        one, other = to[place(a)], to[place(b)]
        if a.document_id == b.document_id or one is None or other is None or frozenset((one, other)) in free:
            continue
        known = describe(a, b)
        if known is not None:
            together = any(one in spans and other in spans for spans in facts.spans.values())
            yield Example(name, *known, together)


def describe(a: Profile, b: Profile) -> tuple[tuple[str, ...], Class] | None:
    """The pieces of evidence of a pair, objections too, and its row of points needed; None where no points decide."""
    if a.statement.kind != b.statement.kind or a.family != b.family or find_veto(a, b):
        return None
    relation, evidence = compare_values(a, b).relation, gather_evidence(a, b)
    if relation == "incomparable" or (relation == "contradictory" and find_doubt(a, b, evidence)):
        return None
    pieces = [name for name, _ in (*evidence.pieces, *find_objections(a, b, evidence)) if name not in NOT_FITTED]
    kind = "event" if a.family == "event" else "count" if a.family in UNITLESS else "measurement"
    return tuple(pieces), (relation, kind, a.distinctive and b.distinctive)


def read_profiles(raw: Path, out: Path) -> list[Profile]:
    """The statements that a run over `raw` found in the latest version of each report."""
    work = Folders.of(raw, out).work
    documents = from_json(work.ingested.read_bytes(), Ingested).documents
    extractions = [read_extraction(d, work) for d in documents]
    entities = {m: e for e in resolve_entities(documents, extractions).entities for m in e.mention_ids}
    profiles = []
    for d, x in zip(documents, extractions, strict=True):
        if d.is_latest:
            around = surroundings(d, x, entities)
            profiles += mark_sole([profile(s, around) for s in x.statements])
    return profiles


def place(p: Profile) -> Span:
    return p.document_id, p.statement.start, p.statement.end


def matrix(pairs: Sequence[Example], columns: Sequence[Column]) -> Matrix:
    """A row a pair, a column a piece of evidence (how often the pair has it) or a row of points_needed.csv."""
    at = {column: i for i, column in enumerate(columns)}
    table = np.zeros((len(pairs), len(columns)))
    for row, pair in enumerate(pairs):
        for column in pair.columns:
            table[row, at[column]] += 1
    return table


def labels(pairs: Sequence[Example]) -> Matrix:
    return np.array([float(p.right) for p in pairs])


def left_out(pairs: Sequence[Example], columns: Sequence[Column], penalty: float) -> dict[str, Score]:
    """How well the pairs of each set are judged by weights that are fitted to the other sets; links at even odds."""
    scores = {}
    for name in sorted({p.of_set for p in pairs}):
        others, own = ([p for p in pairs if (p.of_set == name) == mine] for mine in (False, True))
        likely = probabilities(matrix(own, columns), *fit(matrix(others, columns), labels(others), penalty))
        right = sum(p.right for p, share in zip(own, likely, strict=True) if share > SHARES[0])
        scores[name] = Score(int((likely > SHARES[0]).sum()), right, sum(p.right for p in own), right)
    return scores


def report(pairs: Sequence[Example], penalty: float) -> Iterator[str]:
    """The lines to print."""
    had = Counter(column for p in pairs for column in set(p.columns))
    right = Counter(column for p in pairs if p.right for column in set(p.columns))
    pieces = sorted({piece for p in pairs for piece in p.pieces})
    groups = sorted({p.group for p in pairs})
    columns: list[Column] = [*pieces, *groups]
    weights, intercept = fit(matrix(pairs, columns), labels(pairs), penalty)
    worth = dict(zip(columns, weights.tolist(), strict=True))
    yield f"{sum(p.right for p in pairs)} of {len(pairs)} pairs are of one fact"
    yield f"\n{'evidence':24}{'points':>8}   right / all"
    for piece in sorted(pieces, key=lambda piece: (-worth[piece], piece)):
        yield f"{piece:24}{POINTS * worth[piece]:8.1f}   {right[piece]} / {had[piece]}"
    yield f"\n{'points needed':36}" + "".join(f"{f'{share:.0%}':>7}" for share in SHARES) + "   right / all"
    for group in groups:
        needed = [POINTS * (log(share / (1 - share)) - intercept - worth[group]) for share in SHARES]
        name = ", ".join((*group[:2], "yes" if group[2] else "no"))
        yield f"{name:36}" + "".join(f"{points:7.1f}" for points in needed) + f"   {right[group]} / {had[group]}"
    if len({p.of_set for p in pairs}) > 1:
        yield f"\n{'left out':16}{'P':>7}{'R':>7}{'F1':>7}   right / found / gold"
        scores = left_out(pairs, columns, penalty)
        counts = [(s.found, s.right, s.gold) for s in scores.values()]
        found, hit, gold = (sum(column) for column in zip(*counts, strict=True))
        for name, score in (*scores.items(), ("all", Score(found, hit, gold, hit))):
            shares = "".join(f"{share:7.1f}" for share in (score.precision, score.recall, score.f1))
            yield f"{name:16}{shares}   {score.right} / {score.found} / {score.gold}"


def main() -> None:
    known = [SAMPLES, *names()]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = [SAMPLES, *parts()[FITTED]]
    parser.add_argument("--set", nargs="+", choices=known, default=default, dest="sets", metavar="NAME")
    parser.add_argument("--penalty", type=float, default=1.0, help="of the squares of the weights (L2)")
    arguments = parser.parse_args()
    pairs: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.sets:
            sys.stderr.write(f"reading {name} ...\n")
            pairs += examples(name, Path(folder) / name)
    for line in report(pairs, arguments.penalty):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
