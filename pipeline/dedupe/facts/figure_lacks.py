"""What a pair of figures may still lack that has points enough: signs that both measure the same, not only alike."""

from pipeline.dedupe.facts.evidence import OF_THE_SAME, Evidence
from pipeline.dedupe.facts.lexicon import is_kind_of, noun_sense, senses_of
from pipeline.dedupe.facts.profile import Profile, number_of
from pipeline.dedupe.facts.quantities import is_distinctive
from pipeline.dedupe.facts.story import shared_names
from pipeline.dedupe.facts.times import read_period
from pipeline.model import Quantity

# Names that two accounts of one event share at the least; reports on one trade or region share two or three.
CLOSE_STORY_NAMES = 4
# A figure without a stated time holds for the day of its report; a year on, another one contradicts it no longer.
LASTING_DAYS = 365
# Two accounts of one thing seldom differ tenfold: of the pairs of news read for it, most that did were of two things.
MOST_TIMES = 10
COUNTED = ("count", "rank")
PEOPLE = frozenset({"person"})  # of whom so many things are counted that the number alone says nothing
MEASURE = ("same_thing", "wider_thing", "same_property", "same_predicate", "shared_endpoints")
ONE_STORY = ("one_story", "kindred_story", "shared_name", "shared_name_near", "same_participant", "shared_endpoints")


def figure_lacks(a: Profile, b: Profile, relation: str, evidence: Evidence) -> str:
    """What the pair lacks, in words, "" where nothing; `relation` is how the values stand to each other."""
    if relation != "contradictory" and evidence.has("one_story"):
        return _happening_lacks(a, b, evidence)
    if a.family in COUNTED and not evidence.has("same_thing", "wider_thing") and not _unnamed_victims(a, b):
        return "no sign that the same things are counted"
    if not evidence.has(*MEASURE, *OF_THE_SAME):
        return "no sign that both measure the same"
    if not _one_story(a, b, evidence) and not (relation == "equal" and _distinctive(a) and _distinctive(b)):
        return "nothing says that the two reports tell of one story"
    if relation == "equal":
        return _happening_lacks(a, b, evidence)
    if a.places and b.places and not a.named & b.named and not evidence.has(*OF_THE_SAME):
        return "the values differ, and so do the places named"
    return _contradicting_lacks(a, b, evidence) if relation == "contradictory" else ""


def _one_story(a: Profile, b: Profile, evidence: Evidence) -> bool:
    """Whether the reports have a name in common that matters here; the like happens everywhere ("three people were hurt")."""
    if a.document_id == b.document_id or not a.story.names or not b.story.names:
        return True
    return evidence.has(*ONE_STORY) or bool(a.core_ids & b.core_ids or a.story.names & b.story.names)


def _happening_lacks(a: Profile, b: Profile, evidence: Evidence) -> str:
    if _having_and_happening(a, b, evidence) and not (_distinctive(a) and _distinctive(b)):
        return "one says what there is, the other what happened"
    return ""


def _having_and_happening(a: Profile, b: Profile, evidence: Evidence) -> bool:
    """Whether of things that aren't people one account says only how many there are: "it has 3 gates", "3 gates failed"."""
    if a.family != "count" or not a.thing or {a.thing, b.thing} & PEOPLE or is_kind_of(a.thing, PEOPLE):
        return False
    return bool(a.predicate) != bool(b.predicate) and not evidence.has(
        "same_named_core", "same_core", "same_participant"
    )


def _distinctive(p: Profile) -> bool:
    return p.statement.quantity is not None and is_distinctive(p.statement.quantity)


def _unnamed_victims(a: Profile, b: Profile) -> bool:
    """Whether one doesn't say what is counted, but what befell them: "the death toll stands at 14"."""
    things = {a.thing, b.thing} - {""}
    return not (a.thing and b.thing) and things <= PEOPLE and bool(a.predicate & b.predicate & senses_of("running"))


def _places_apart(a: Profile, b: Profile) -> bool:
    """Whether each sentence names places, and none of the other's."""
    return bool(a.places and b.places) and not a.places & b.named and not b.places & a.named


def _told_later(a: Profile, b: Profile) -> bool:
    """Whether the figures hold for no stated time and the reports are so far apart that both may have been right."""
    if a.published is None or b.published is None or a.statement.edtf or b.statement.edtf:
        return False
    return abs((a.published - b.published).days) > LASTING_DAYS


def _far_off(a: Profile, b: Profile) -> bool:
    """Whether one number is many times the other."""
    one, other = number_of(a), number_of(b)
    if not one or not other:
        return False
    return max(abs(one), abs(other)) > MOST_TIMES * min(abs(one), abs(other))


def _contradicting_lacks(a: Profile, b: Profile, evidence: Evidence) -> str:
    """A contradiction needs signs of everything: of what was counted or measured, of what, when and where."""
    if is_vague(a.statement.quantity) or is_vague(b.statement.quantity):
        return "too vague to contradict"
    if a.family in COUNTED and years_apart(a.context, b.context):
        return "the values differ, and so do the years told of"
    if _told_later(a, b):
        return "the values differ, and so may the times of the reports"
    if a.age and not a.core_ids & b.core_ids:
        return "the ages differ, and nothing says that they are of one person"
    if evidence.has("shared_endpoints"):
        return ""
    if not a.core_ids & b.core_ids and _places_apart(a, b):
        return "the values differ, and so do the places named"
    if not evidence.has(*MEASURE):
        return "the values differ, and nothing says that both measure the same"
    if not evidence.has("same_property") and _far_off(a, b):
        return "the values differ too much to be of the same"
    if a.subject_ids and b.subject_ids and not (a.subject_ids & b.named or b.subject_ids & a.named):
        return "the values differ, and so do those who are named"
    if not _named_alike(a, b, evidence) and not _counted_on_other_days(a, b):
        return "the values differ, and neither the names nor the reports have enough in common"
    if _narrowed_apart(a, b):
        return "the values differ, and so does what is measured"
    if a.family in COUNTED:
        return _contradicting_count_lacks(a, b, evidence)
    if not evidence.has(*OF_THE_SAME):
        return "the values differ, and nothing says that they are of the same"
    if (
        a.core
        and b.core
        and not evidence.has("same_named_core", "same_core", "same_core_word")
        and a.core_head != b.core_head
    ):
        return "the values differ, and they are of other things"
    return ""


def _contradicting_count_lacks(a: Profile, b: Profile, evidence: Evidence) -> str:
    people = {a.thing, b.thing} & PEOPLE or is_kind_of(a.thing, PEOPLE) or is_kind_of(b.thing, PEOPLE)
    if not evidence.has("same_predicate") and (people or not evidence.has("same_named_core", "same_core")):
        return "the numbers differ, and so may what happened to them"
    if a.predicate and b.predicate and not a.predicate & b.predicate:
        return "the numbers differ, and so does what happened"
    if not people and (a.ids & b.ids) <= a.persons and a.persons & b.persons and not evidence.has("same_time"):
        return "the numbers differ, and a person's tallies are of many spans of time"
    if a.core and b.core:
        of_the_same = evidence.has(*OF_THE_SAME)
    else:
        of_the_same = evidence.has(*OF_THE_SAME, "shared_name") or _toll(a, b, evidence)
    return "" if of_the_same else "the values differ, and nothing says that they are of the same"


def _counted_on_other_days(a: Profile, b: Profile) -> bool:
    """Whether the numbers differ for a count that ran on between them: no contradiction in the end."""
    return a.running and b.running and bool(a.as_of and b.as_of) and a.as_of != b.as_of


def _named_alike(a: Profile, b: Profile, evidence: Evidence) -> bool:
    """Whether the sentences name the same; else the whole reports must have very much in common.

    Two reports on one trade name the same few firms, and speak of "the order" of each.
    """
    named = evidence.has("shared_name", "same_participant") or a.core_ids & b.core_ids
    return bool(named) or a.document_id == b.document_id or shared_names(a.story, b.story) >= CLOSE_STORY_NAMES


def is_vague(quantity: Quantity | None) -> bool:
    """Whether no number is stated: "thousands", "several hundred"."""
    return quantity is None or (quantity.value is None and quantity.modifier != "range")


def _toll(a: Profile, b: Profile, evidence: Evidence) -> bool:
    """Whether both count the victims of what the reports tell of, one of them without saying what that was."""
    if years_apart(a.context_before, b.context_before):
        return False
    return (
        evidence.has("same_predicate")
        and evidence.has("one_story", "kindred_story")
        and a.running
        and not (a.core and b.core)
    )


def years_apart(a: str, b: str) -> bool:
    """Whether two times have no year in common."""
    one, other = read_period(a), read_period(b)
    if one is None or other is None:
        return False
    spans = [(p.begin.first or p.end.last, p.end.last or p.begin.first) for p in (one, other)]
    (first, last), (first_other, last_other) = spans
    if not (first and last and first_other and last_other):
        return False
    return last[0] < first_other[0] or last_other[0] < first[0]


def _narrowed_apart(a: Profile, b: Profile) -> bool:
    """Whether the words that say what is counted or measured narrow it down in different ways: crude and stainless steel."""
    one, other = _narrowing(a), _narrowing(b)
    return bool(one and other) and not (one <= other or other <= one)


def _narrowing(p: Profile) -> frozenset[str]:
    """The words for what is counted or measured, those for who has it left out."""
    return p.things or p.measured - frozenset(map(noun_sense, p.statement.subject.terms))
