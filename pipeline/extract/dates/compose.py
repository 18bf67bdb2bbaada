"""The meaning of a matched pattern: the function of its `kind`, from the readings to a Frame.

A function returns None where the words make no sense together (31 February, quarter 7); the match is then dropped.
"""

from dataclasses import replace

from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.grammar import Match
from pipeline.extract.dates.kinds import calendar, duration, nested, relative
from pipeline.extract.dates.kinds.parts import Parts

KINDS = calendar.KINDS | relative.KINDS | duration.KINDS | nested.KINDS


def compose(match: Match, order: str | None) -> Frame | None:
    """The meaning of a match, with the guard of its pattern; None where there is none."""
    frame = KINDS[match.pattern.kind](Parts(match.readings, match.pattern.constants(), order))
    return None if frame is None else replace(frame, guard=match.pattern.guard)
