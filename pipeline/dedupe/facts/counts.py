"""What two statements count, and how many times as much the one is as the other."""

from decimal import Decimal

from pipeline.dedupe.facts.profile import Profile, number_of
from pipeline.dedupe.facts.quantities import SCALE_DEGREES
from pipeline.model import Quantity

COUNTED = ("count", "rank")
PEOPLE = frozenset({"person"})  # of whom so many things are counted that the number alone says nothing


def times_as_much(a: Profile, b: Profile) -> Decimal:
    """How many times the one number the other one is, at least 1; 0 where that can't be said. Of a range its middle counts."""
    one, other = sizes_of(a, b)
    return max(one, other) / min(one, other) if one and other else Decimal(0)


def sizes_of(a: Profile, b: Profile) -> tuple[Decimal, Decimal]:
    """The numbers of both in one unit, without their sign; 0 where one has none, or the signs differ."""
    one, other = a.statement.quantity, b.statement.quantity
    if one is None or other is None:
        return Decimal(0), Decimal(0)
    if one.unit == other.unit or a.family in COUNTED:
        sizes = _middle(one), _middle(other)
    elif one.unit in SCALE_DEGREES or other.unit in SCALE_DEGREES:
        return Decimal(0), Decimal(0)  # how many times as warm depends on the scale
    else:
        sizes = number_of(a) or Decimal(0), number_of(b) or Decimal(0)
    return (abs(sizes[0]), abs(sizes[1])) if sizes[0] * sizes[1] > 0 else (Decimal(0), Decimal(0))


def _middle(quantity: Quantity) -> Decimal:
    if quantity.modifier == "range" and quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.value or Decimal(0)


def same_thing(a: Profile, b: Profile) -> str:
    """The sense of what both count: the counted noun of one is that of the other, or another name that it is given."""
    if a.family not in COUNTED:
        return ""
    if a.thing and a.thing in b.things:
        return min(a.thing, b.thing) if b.thing and b.thing in a.things else a.thing
    return b.thing if b.thing in a.things else ""
