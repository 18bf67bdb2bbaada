"""In what two statements differ, in words: each function gives the reason, "" where they don't. Symmetric.

veto.py says where such a difference rules out that they are of one fact, objections.py where it only weighs against it.
"""

from pipeline.dedupe.facts.counts import PEOPLE, same_thing, sizes_of
from pipeline.dedupe.facts.keys import DAY_LENGTH
from pipeline.dedupe.facts.nouns import is_listed, noun_relation
from pipeline.dedupe.facts.predicates import event_sense, senses_of
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.times import compare_times, write_edtf
from pipeline.dedupe.facts.values import compare_values


def other_modality(a: Profile, b: Profile) -> str:
    one, other = a.statement.modality, b.statement.modality
    return f"other modality: {pair_of(one, other)}" if one != other else ""


def other_norm(a: Profile, b: Profile) -> str:
    """ "The standard is 15 litres" isn't what there is."""
    return "one says what should be, the other what is" if a.norm != b.norm else ""


def other_thing(a: Profile, b: Profile) -> str:
    if not a.thing or not b.thing or same_thing(a, b):
        return ""
    if noun_relation(a.thing, b.thing) != "other":
        return ""
    return f"another thing is counted: {pair_of(a.thing, b.thing)}"


def unlike_things(a: Profile, b: Profile) -> str:
    """Nothing says that what is counted can be the same: provinces and delegates."""
    if not a.thing or not b.thing or same_thing(a, b) or noun_relation(a.thing, b.thing) != "unknown":
        return ""
    if event_sense(a.thing) in b.predicate or event_sense(b.thing) in a.predicate:  # 240 arrests, 240 people arrested
        return ""
    return f"unlike things are counted: {pair_of(a.thing, b.thing)}"


def part_and_whole(a: Profile, b: Profile) -> str:
    """ "12 soldiers" of "30 people" are a part of them."""
    if not a.thing or not b.thing or a.thing == b.thing:
        return ""
    if same_thing(a, b) and compare_values(a, b).relation != "contradictory":
        return ""
    parts = same_thing(a, b) or noun_relation(a.thing, b.thing) in ("wider", "near")
    if not parts or _part_is_greater(a, b) or _part_is_greater(b, a):
        return ""
    return f"part and whole: {pair_of(a.thing, b.thing)}"


def _part_is_greater(a: Profile, b: Profile) -> bool:
    """Whether there are more of a sort of people than of people: then the one isn't a part of the other."""
    part, whole = sizes_of(a, b)
    return b.thing in PEOPLE and a.thing not in PEOPLE and part > whole


def other_core(a: Profile, b: Profile) -> str:
    """Said of two named things, neither of which the other sentence names."""
    if a.core_ids & b.core_ids or a.core == b.core:  # though only resolved ("the dam", "it"), or of one name
        return ""
    if a.core_ids and b.core_ids and not a.core_ids & b.named and not b.core_ids & a.named:
        return f"said of another: {pair_of(_core_text(a), _core_text(b))}"
    return ""


def done_to_another(a: Profile, b: Profile) -> str:
    """What is done once to a thing was done to things of two sorts: a company and a town were founded."""
    if a.core_ids & b.core_ids:
        return ""
    once = a.family == "event" and not (a.predicate & b.predicate).isdisjoint(senses_of("once"))
    if once and a.core_head != b.core_head and is_listed(a.core_head) and is_listed(b.core_head):
        return f"done to another: {pair_of(_core_text(a), _core_text(b))}"
    return ""


def _core_text(p: Profile) -> str:
    return " ".join(sorted(p.core)) or p.statement.subject.text


def other_time(a: Profile, b: Profile) -> str:
    """Figures for other times are other figures; counts that run on are one, taken on several days."""
    one, other = a.statement, b.statement
    if one.kind == "event" or not one.edtf or not other.edtf:
        return ""
    if compare_times(one.edtf, other.edtf).relation != "contradictory":
        return ""
    if len(one.edtf) == len(other.edtf) == DAY_LENGTH and (a.running or b.running):
        return ""
    return f"other time: {pair_of(write_edtf(one.edtf), write_edtf(other.edtf))}"


def pair_of(a: str, b: str) -> str:
    return f"{min(a, b)} and {max(a, b)}"
