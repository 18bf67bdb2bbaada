"""What speaks against two statements being of one fact: a reason each.

A veto holds whatever they have in common. An objection holds too, but where both state the same number it only weighs against
the rest (evidence.csv): of two accounts of one story that both say 187, one may have got the rest in other words, or wrong.
"""

from collections.abc import Callable, Iterator

from pipeline.dedupe.facts.evidence import same_thing
from pipeline.dedupe.facts.nouns import is_listed, noun_relation
from pipeline.dedupe.facts.predicates import are_near, senses_of
from pipeline.dedupe.facts.profile import DAY_LENGTH, Profile
from pipeline.dedupe.facts.quantities import commensurable
from pipeline.dedupe.facts.times import compare_times, write_edtf
from pipeline.dedupe.facts.values import compare_values


def find_veto(a: Profile, b: Profile) -> str:
    """Why the two can't be of one fact, in words; "" where nothing says so. Symmetric."""
    for check in (_kind, _denied, _sentence, _own_date, _age, _fate):
        reason = check(a, b)
        if reason:
            return reason
    return ""


def find_objections(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """What speaks against the pair, each with its name in evidence.csv and the reason in words. Symmetric."""
    for name, check in _OBJECTIONS.items():
        reason = check(a, b)
        if reason:
            yield name, reason


def _kind(a: Profile, b: Profile) -> str:
    if a.statement.kind != b.statement.kind:
        return "one is a figure, the other an event"
    one, other = a.statement.quantity, b.statement.quantity
    if one is not None and other is not None and not commensurable(one, other):
        return f"other dimension: {_pair(a.family, b.family)}"
    return ""


def _denied(a: Profile, b: Profile) -> str:
    """What one denies the other doesn't deny: two facts, though both name one number."""
    return _modality(a, b) if (a.statement.modality == "negated") != (b.statement.modality == "negated") else ""


def _modality(a: Profile, b: Profile) -> str:
    one, other = a.statement.modality, b.statement.modality
    return f"other modality: {_pair(one, other)}" if one != other else ""


def _sentence(a: Profile, b: Profile) -> str:
    """Two figures of one sentence are two facts ("15 men, nine of them miners"), a conversion in brackets apart."""
    if a.sentence_id != b.sentence_id or a.document_id != b.document_id:
        return ""
    one, other = a.statement.quantity, b.statement.quantity
    if one is None or other is None:
        return "two events of one sentence"
    converted = one.unit != other.unit and one.dimension and compare_values(a, b).relation == "equal"
    return "" if converted else "two figures of one sentence"


def _own_date(a: Profile, b: Profile) -> str:
    """Each report was updated or posted on a day of its own."""
    own = senses_of("own_dates")
    if a.family != "event" or a.document_id == b.document_id or a.core_ids | b.core_ids:
        return ""
    return "each tells of its own report" if a.predicate & own and b.predicate & own else ""


def _age(a: Profile, b: Profile) -> str:
    return "an age and what is none" if a.age != b.age else ""


def _thing(a: Profile, b: Profile) -> str:
    if not a.thing or not b.thing or same_thing(a, b):
        return ""
    if noun_relation(a.thing, b.thing) != "other":
        return ""
    return f"another thing is counted: {_pair(a.thing, b.thing)}"


def _fate(a: Profile, b: Profile) -> str:
    """Counts of two fates are two counts; of other things that happened two accounts may choose quite other verbs."""
    running = senses_of("running")
    one, other = sorted(a.predicate & running), sorted(b.predicate & running)
    if not one or not other or a.predicate & b.predicate or are_near(one, other) or a.family != "count":
        return ""
    return f"something else happened: {_pair(', '.join(one), ', '.join(other))}"


def _core(a: Profile, b: Profile) -> str:
    """Said of two named things, neither of which the other sentence names; or of two sorts of things."""
    if a.core_ids & b.core_ids:
        return ""
    if a.core_ids and b.core_ids and not a.core_ids & b.named and not b.core_ids & a.named:
        return f"said of another: {_pair(_core_text(a), _core_text(b))}"
    once = a.family == "event" and not (a.predicate & b.predicate).isdisjoint(senses_of("once"))
    if once and a.core_head != b.core_head and is_listed(a.core_head) and is_listed(b.core_head):
        return f"done to another: {_pair(_core_text(a), _core_text(b))}"
    return ""


def _core_text(p: Profile) -> str:
    return " ".join(sorted(p.core)) or p.statement.subject.text


def _time(a: Profile, b: Profile) -> str:
    """Figures for other times are other figures; counts that run on are one, taken on several days."""
    one, other = a.statement, b.statement
    if one.kind == "event" or not one.edtf or not other.edtf:
        return ""
    if compare_times(one.edtf, other.edtf).relation != "contradictory":
        return ""
    if len(one.edtf) == len(other.edtf) == DAY_LENGTH and (a.running or b.running):
        return ""
    return f"other time: {_pair(write_edtf(one.edtf), write_edtf(other.edtf))}"


def _part(a: Profile, b: Profile) -> str:
    """ "Another 12 beds" aren't the beds; "12 soldiers" of "30 people" are a part of them."""
    relation = compare_values(a, b).relation
    if a.family == "event" or relation == "equal":
        return ""
    if a.part != b.part and not a.predicate & b.predicate:
        return "one is a part of the other, or comes on top of it"
    if a.thing and b.thing and (a.thing != b.thing if relation == "contradictory" else not same_thing(a, b)):
        return f"part and whole: {_pair(a.thing, b.thing)}"
    return ""


def _pair(a: str, b: str) -> str:
    return f"{min(a, b)} and {max(a, b)}"


_OBJECTIONS: dict[str, Callable[[Profile, Profile], str]] = {
    "other_modality": _modality,
    "other_thing": _thing,
    "other_core": _core,
    "other_time": _time,
    "other_part": _part,
}
