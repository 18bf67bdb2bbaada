"""Whether a unit of time is the second half of a rate: of a quantity in each period (a set), or of a unit (no expression)."""

from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.guards import Surroundings
from pipeline.extract.dates.kinds.duration import CLOCK_UNITS, period
from pipeline.extract.dates.lexicon import FOLDER, Token
from pipeline.resources import load_rules

NEAR = 4  # tokens between a unit and its "per": "metres of very muddy water per second"
RATE = frozenset(("a", "an", "per"))
INSIDE = frozenset(("NOUN", "PROPN", "ADJ", "ADV"))  # with "of", what may stand between


@dataclass(frozen=True, slots=True)
class Speed:
    """A unit of length or volume, which makes a speed or a flow with "per hour"."""

    form: str
    example: str


@cache
def speeds() -> frozenset[str]:
    """The lemmas of `speeds.csv`."""
    return frozenset(s.form for s in load_rules(f"{FOLDER}/speeds.csv", Speed, key=("form",)))


def as_set(frame: Frame, token: Token, around: Surroundings) -> Frame:
    """The frame, as a set where it is a rate: "$2 million a year"."""
    if frame.guard != "article" or frame.length is None:
        return frame
    word = around.token_at(token.end - 1)
    if word.dep_ != "npadvmod" or word.head.i > word.i or word.head.pos_ not in ("NOUN", "NUM", "SYM", "PROPN", "ADV"):
        return frame
    return replace(frame, type="SET", value=period(frame.length))


def ends_unit(frame: Frame, token: Token, around: Surroundings) -> bool:
    """Whether an expression is only the end of a unit: "kilometres | an hour", "cubic metres of water | per second"."""
    clock = frame.length.unit in CLOCK_UNITS if frame.length else frame.type == "SET" and frame.value.startswith("PT1")
    first = around.token_at(token.start)
    if not clock or first.lower_ not in RATE:
        return False
    for word in reversed(list(around.doc[max(first.i - NEAR, 0) : first.i])):
        if word.lemma_.lower() in speeds() or word.lower_ in speeds():
            return True
        if word.pos_ not in INSIDE and word.lower_ != "of":
            return False
    return False
