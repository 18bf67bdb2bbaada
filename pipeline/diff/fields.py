"""What differs between two statements of one fact, field by field.

Another value, bound, modifier, unit, date or modality is a change; a converted unit, rounded by the conversion, is none.
Stricter than the comparison of two accounts (`pipeline.dedupe.facts.quantities`): where one report says 12,000 and its next
version 11,950, both can hold, and yet the report has changed.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.dedupe.facts.quantities import COUNTING, commensurable, compare_quantities
from pipeline.dedupe.facts.times import compare_times, read_period, write_edtf
from pipeline.dedupe.facts.wording import write_quantity
from pipeline.diff.negation import both_deny, says_in_negative_word
from pipeline.diff.said import Said, SaidFact
from pipeline.diff.words import word_stems
from pipeline.model import Quantity
from pipeline.tables.write import plain_decimal

# Of the words of both sentences, how many a revised one keeps at least.
REVISED_SHARE = 0.6
# Half a percentage point: as precisely as shares are rounded that are said in two ways, "a third" and "33 per cent".
SHARE_ROUNDING = Decimal("0.5")
SHARES = ("percent", "ratio")
WITHIN = "within "
# Determiners of a time that the text before names: "that night", "the next day".
POINTING = frozenset(("that", "the", "those"))
YEAR = len("2025")
QUANTITY_FIELDS = ("value", "modifier", "unit", "low", "high")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with its old and new content, as the tables hold it, and in words for people."""

    field: str
    old: str
    new: str
    old_words: str
    new_words: str


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities say the same, be it in another unit.

    >>> from decimal import Decimal as D
    >>> nine = Quantity("measurement", D("14.3"), D("14.3"), D("14.3"), "exact", "kilometer", "[length]", D(14300), "m")
    >>> miles = Quantity("measurement", D("8.9"), D("8.9"), D("8.9"), "exact", "mile", "[length]", D("14323.2"), "m")
    >>> same_quantity(nine, miles)
    True
    """
    if a.modifier != b.modifier:
        return False
    if a.kind != b.kind and are_comparable(a, b):  # "seven in ten", "70 per cent"
        one, other = _percentage(a), _percentage(b)
        return one is not None and other is not None and abs(one - other) <= SHARE_ROUNDING
    if not commensurable(a, b):
        return False
    if a.unit == b.unit or a.kind in COUNTING:
        return (a.value, a.low, a.high) == (b.value, b.low, b.high)
    if a.modifier == "range":  # its two ends are rounded each for itself
        return compare_quantities(a, b).verdict in ("equal", "compatible")
    # A bound is rounded in conversion as any number is: "over 600 °C" and "over 1,110 °F".
    return compare_quantities(replace(a, modifier="exact"), replace(b, modifier="exact")).verdict == "equal"


def are_comparable(a: Quantity, b: Quantity) -> bool:
    """Whether one may have become the other: quantities of one kind and dimension, or two shares of something."""
    if a.kind in SHARES and b.kind in SHARES:
        return True
    return a.kind == b.kind and commensurable(a, b)


def _percentage(q: Quantity) -> Decimal | None:
    return q.value * 100 if q.kind == "ratio" and q.value is not None else q.value


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities state one number, whatever its modifier: "6 metres" and "at least 600 cm"."""
    if not are_comparable(a, b):
        return False
    if "range" in (a.modifier, b.modifier):
        return same_quantity(a, b)
    plain = [replace(q, modifier="exact", low=q.value, high=q.value) for q in (a, b)]
    return same_quantity(*plain)


def same_time(a: str, b: str) -> bool:
    """Whether two EDTF expressions mean the same days; one that states none is no other time."""
    return compare_times(a, b).relation in ("equal", "unknown")


def same_statement(a: Said, b: Said) -> bool:
    """Whether two statements of one fact say the same: of figures the quantity, of events the date."""
    if a.quantity is None or b.quantity is None:
        return a.quantity is b.quantity and same_times(a, b)
    return _same_amount(a, b) and same_times(a, b)


def _same_amount(a: Said, b: Said) -> bool:
    """Whether two statements state one quantity; what took so long and what took place within that time took the same."""
    one, other = a.quantity, b.quantity
    if one is None or other is None:
        return one is other
    if one.dimension == other.dimension == "[time]" and any(s.text.lower().startswith(WITHIN) for s in (a, b)):
        return same_number(one, other) and {one.modifier, other.modifier} <= {"exact", "at_most"}
    return same_quantity(one, other)


def same_times(a: Said, b: Said) -> bool:
    """Whether two statements are of one time.

    Also where both are dated on the day that their version appeared: it is the version that has another date. A year that one
    of the sentences leaves out was inferred from the text around it, and where it alone differs, nothing else is said. So is
    the whole date of "that night", and where it was another one, its own statement says so.
    """
    if same_time(a.edtf, b.edtf) or (a.is_own_day and b.is_own_day):
        return True
    if a.text.lower() == b.text.lower() and _points_back(a.text):
        return True
    if _states_year(a) and _states_year(b):
        return False
    return [p[YEAR:] for p in a.edtf.split("/")] == [p[YEAR:] for p in b.edtf.split("/")] and len(a.edtf) > YEAR


def _points_back(words: str) -> bool:
    return words.split(" ", 1)[0].lower() in POINTING and words[1:].islower()


def _states_year(said: Said) -> bool:
    return all(part[:YEAR] in said.sentence for part in said.edtf.split("/"))


def find_differences(old: SaidFact, new: SaidFact) -> tuple[Difference, ...]:
    """The fields in which the fact changed, none where it didn't.

    A fact may be stated several times: what both versions say is set aside, then what only repeats, less precisely, another
    statement of its own version; the first of what is left is compared.
    """
    before, after = unmatched_statements(old, new)
    found: list[Difference] = []
    if before and after:
        found += _compare_statements(before[0], after[0])
    elif before or after:
        # One version says something besides what both say: a change only where it contradicts that.
        found += next(
            (_compare_statements(a, b) for a in before or old.said for b in after or new.said if _contradict(a, b)), []
        )
    if _has_other_modality(old, new) and (found or _has_come_about(old, new) or _is_revised(old.said[0], new.said[0])):
        found.append(Difference("modality", old.modality, new.modality, old.modality, new.modality))
    return tuple(found)


def _has_other_modality(old: SaidFact, new: SaidFact) -> bool:
    if old.modality == new.modality:
        return False
    before, after = old.said[0].sentence, new.said[0].sentence
    if before == after:  # a fact has the modality of its first statement, which may be another report's
        return False
    if "negated" not in (old.modality, new.modality):
        return True
    if both_deny(before, after):
        return False
    return "actual" not in (old.modality, new.modality) or not says_in_negative_word(before, after)


def _has_come_about(old: SaidFact, new: SaidFact) -> bool:
    """Whether the day of a plan lies between the days of the two versions, and the new one says that it was carried out."""
    before, after = old.said[0], new.said[0]
    if (old.modality, new.modality) != ("planned", "actual") or not (before.published and after.published):
        return False
    period = read_period(after.edtf)
    if period is None or period.end.last is None:
        return False
    day = "{:04d}-{:02d}-{:02d}".format(*period.end.last)
    return before.published <= day <= after.published and before.published < after.published


def _is_revised(old: Said, new: Said) -> bool:
    """Whether a sentence was revised rather than told in other words: most of its words are still there.

    A plan that was carried out shows in one verb ("will move", "moved"), and so do many ways to say the same.
    """
    a, b = word_stems(old.context), word_stems(new.context)
    return 2 * len(a & b) >= REVISED_SHARE * (len(a) + len(b))


def unmatched_statements(old: SaidFact, new: SaidFact) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """What only the old version says of the fact, and what only the new one says."""

    def only(one: SaidFact, other: SaidFact) -> tuple[Said, ...]:
        return tuple(
            s
            for s in one.said
            if not any(same_statement(s, t) for t in other.said) and not any(_blurs(s, t) for t in one.said)
        )

    return only(old, new), only(new, old)


def _blurs(vague: Said, exact: Said) -> bool:
    """Whether a statement only says less precisely what another one of its version says: "over 11 million", "11.05 million"."""
    if vague.quantity is None or exact.quantity is None:
        return False
    if vague.quantity.modifier == "exact" or exact.quantity.modifier != "exact":
        return False
    return compare_quantities(vague.quantity, exact.quantity).verdict in ("equal", "compatible")


def _contradict(a: Said, b: Said) -> bool:
    if a.quantity is None or b.quantity is None:
        return compare_times(a.edtf, b.edtf).relation == "contradictory"
    return compare_quantities(a.quantity, b.quantity).verdict == "contradictory"


def _compare_statements(old: Said, new: Said) -> list[Difference]:
    found: list[Difference] = []
    if old.quantity is not None and new.quantity is not None and not _same_amount(old, new):
        found += _compare_quantities(old.quantity, new.quantity)
    # When a figure holds may be said elsewhere in another telling; what an event's date is, its sentence says.
    if not same_times(old, new) and (found or old.quantity is None or _is_revised(old, new)):
        found.append(Difference("date", old.edtf, new.edtf, write_edtf(old.edtf), write_edtf(new.edtf)))
    return found


def _compare_quantities(old: Quantity, new: Quantity) -> list[Difference]:
    """The fewest fields that say it: bounds follow from value and modifier, and are named where they alone differ."""
    cells = [(_cells(old)[name], _cells(new)[name], name) for name in QUANTITY_FIELDS]
    differing = {name: (a, b) for a, b, name in cells if a != b}
    if old.kind in COUNTING:
        differing.pop("unit", None)  # the noun that is counted: other words
    bounds_follow = bool({"value", "modifier"} & differing.keys())
    chosen = [name for name in differing if not (bounds_follow and name in ("low", "high"))]
    old_words, new_words = write_quantity(old), write_quantity(new)
    return [Difference(name, *differing[name], old_words, new_words) for name in chosen]


def _cells(q: Quantity) -> dict[str, str]:
    numbers = {"value": q.value, "low": q.low, "high": q.high}
    return {name: "" if n is None else plain_decimal(n) for name, n in numbers.items()} | {
        "modifier": q.modifier,
        "unit": q.unit,
    }
