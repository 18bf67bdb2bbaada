"""What a statement's value is compared and found by: its family, its number in one unit, and a key that equal values share."""

from decimal import Decimal

from pipeline.dedupe.facts.quantities import in_common_terms, is_grade
from pipeline.model import Quantity, Statement

GRADE = "grade"
TIME = "[time]"
DAY_LENGTH = len("2025-05-28")
KEY_DIGITS = 3


def value_key(statement: Statement) -> str:
    """A statement's value in a form that equal ones share, whatever the unit: kind and three digits; of an event the day."""
    if statement.quantity is None:
        return statement.edtf if len(statement.edtf) == DAY_LENGTH else ""
    number = number_in_si(statement.quantity)
    if number is None:
        return ""
    rounded = number and number.quantize(Decimal(1).scaleb(number.adjusted() - KEY_DIGITS + 1))
    return f"{family(statement)} {rounded.normalize()}"


def number_in_si(quantity: Quantity) -> Decimal | None:
    """The number, in SI units where it has a dimension."""
    if quantity.kind != "ratio":  # which is a number already: of 20 % the number is 0.2
        quantity = in_common_terms(quantity)
    return quantity.value if quantity.si_value is None else quantity.si_value


def family(statement: Statement) -> str:
    """What statements must have in common to be compared at all: events, counts, grades, a dimension, a currency, a unit."""
    quantity = statement.quantity
    if quantity is None:
        return "event"
    if is_grade(quantity):
        return GRADE
    if quantity.kind in ("count", "rank"):
        return quantity.kind
    common = in_common_terms(quantity)
    if quantity.kind in ("percent", "ratio"):
        return common.unit or quantity.kind
    return common.dimension or common.unit
