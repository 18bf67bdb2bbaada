"""What an expression means before it is anchored: the frames that the grammar builds and `anchor` resolves."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.dates.point import Point
from pipeline.model import TimexType


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of time; `amount` None is a number that the words leave open ("several years"), `unit` "X" no unit at all."""

    amount: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The meaning of a temporal expression. Which fields are filled says what kind of thing it is:

    value     fixed by the words alone: a reference (PAST_REF), a set
    length    a duration; with `base`, the point that lies `steps` (-1, +1) lengths from the base
    point     a calendar point, perhaps without its larger units ("28 May"); with `base` and `steps`, the occurrence of it so
              many steps from the base ("next Friday"); with `outer`, the one within that ("June of that year")
    unit      with `base` and `steps`: the unit so many steps from the base ("last year")
    ends      a stated range

    `base` is "s" for the time of speaking (the publication date), "t" for the time that the text has reached, "b" and
    "e" for the first and the last day of the range stated last, "d", "q" and "l" for "the week", "the quarter" and "the latest
    quarter" of a report; or `origin` is the frame that it is counted from ("two days before Easter").
    """

    type: TimexType = "DATE"
    value: str = ""
    point: Point | None = None
    length: Length | None = None
    base: str = ""
    steps: int | None = None
    unit: str = ""
    nth: int | None = None
    outer: "Frame | None" = None
    origin: "Frame | None" = None
    ends: "tuple[Frame, Frame] | None" = None
    mod: str = ""
    guard: str = ""
    generic: bool = False  # a kind of time and no time: "at night"
