"""The floors of the accuracy gate: how they are kept (floors.csv), compared with what is measured, raised, and lowered.

A floor is the least that a measure may be; of a measure that counts errors (`better` is `lower`), the most. Floors hold for
one state of the sample reports and their gold, which `corpus` names by its hash (`eval.measure.corpus_hash`).

The idea of a committed file of floors that only a stated reason lowers: adbar/trafilatura, tests/eval_gate.py.
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Literal

FLOORS = Path(__file__).with_name("floors.csv")
# One link of a hundred is a point: another processor's rounding in the language model may turn over one, not more.
MARGIN = Decimal(1)

Measured = Mapping[str, float]


class FloorError(ValueError):
    """Floors that can't be written: a drop without a reason, or a measure that isn't there. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Floor:
    """One line of floors.csv. `floor` and `measured`, the value it was set by, are in per cent or counts; so is `target`."""

    measure: str
    better: Literal["higher", "lower"]
    floor: Decimal
    measured: Decimal
    target: Decimal | None
    corpus: str
    note: str

    def is_broken(self, value: Decimal) -> bool:
        return value < self.floor if self.better == "higher" else value > self.floor

    def supported_by(self, value: Decimal) -> Decimal:
        """The floor that this value is a reason for: a margin below it in whole points; a count of errors itself."""
        slack = MARGIN if self.better == "higher" else Decimal(0)
        return max(value - slack, Decimal(0)).quantize(Decimal(1), ROUND_FLOOR)


def read_floors(path: Path = FLOORS) -> list[Floor]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Floor(
                row["measure"],
                "lower" if row["better"] == "lower" else "higher",
                Decimal(row["floor"]),
                Decimal(row["measured"]),
                Decimal(row["target"]) if row["target"] else None,
                row["corpus"],
                row["note"],
            )
            for row in csv.DictReader(file)
        ]


def write_floors(floors: Sequence[Floor], path: Path = FLOORS) -> None:
    names = [f.name for f in fields(Floor)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(["" if (cell := getattr(f, name)) is None else str(cell) for name in names] for f in floors)


def rounded(value: float) -> Decimal:
    """A measured value to one decimal, half to even: what is kept and compared.

    >>> rounded(72.8395)
    Decimal('72.8')
    """
    return Decimal(repr(value)).quantize(Decimal("0.1"))


def broken(floors: Sequence[Floor], measured: Measured) -> list[Floor]:
    """The floors that a measurement doesn't keep. Raises FloorError unless both name the same measures."""
    without = {f.measure for f in floors} ^ measured.keys()
    if without:
        raise FloorError(f"measured or with a floor, but not both: {', '.join(sorted(without))}")
    return [f for f in floors if f.is_broken(rounded(measured[f.measure]))]


def moved(
    floors: Sequence[Floor], measured: Measured, corpus: str, lower: Collection[str] = (), reason: str = ""
) -> list[Floor]:
    """The floors raised to what is measured less a margin; those to `lower` lowered, with the reason in their notes.

    Raises FloorError where a floor is broken that isn't to be lowered, or where `lower` names one that isn't.
    """
    drops = {f.measure for f in broken(floors, measured)}
    if lower and not reason.strip():
        raise FloorError(f"to lower the floor of {', '.join(sorted(lower))} takes a reason")
    idle = sorted(set(lower) - drops)
    if idle:
        raise FloorError(f"nothing to lower, it keeps its floor or is no measure: {', '.join(idle)}")
    refused = sorted(drops - set(lower))
    if refused:
        raise FloorError(
            f"below its floor: {', '.join(refused)}. Mend it, or lower it: --lower MEASURE --because REASON"
        )
    return [_moved(f, rounded(measured[f.measure]), corpus, reason if f.measure in lower else None) for f in floors]


def _moved(floor: Floor, value: Decimal, corpus: str, reason: str | None) -> Floor:
    supported = floor.supported_by(value)
    if reason is not None:
        note = f"lowered from {floor.floor} to {supported}: {reason.strip()}"
        note = f"{floor.note}; {note}" if floor.note else note
        return replace(floor, floor=supported, measured=value, corpus=corpus, note=note)
    best = max if floor.better == "higher" else min
    return replace(floor, floor=best(floor.floor, supported), measured=value, corpus=corpus)


def as_table(floors: Sequence[Floor], measured: Measured) -> str:
    """What is measured beside its floor and target, a measure a line, for people to read."""
    lines = [f"{'measure':18}{'now':>7}{'before':>8}{'floor':>7}{'target':>8}"]
    for f in floors:
        value = rounded(measured[f.measure])
        side = "below" if f.better == "higher" else "above"
        verdict = f"   {side} its floor" if f.is_broken(value) else ""
        lines.append(f"{f.measure:18}{value:>7}{f.measured:>8}{f.floor:>7}{f.target or '':>8}{verdict}")
    return "\n".join(lines)
