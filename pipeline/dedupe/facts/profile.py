"""What a statement is matched by: senses instead of words, entities instead of names, and what its surroundings name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.dedupe.facts.determiners import is_age, is_definite, is_norm, is_of_them, is_offset, is_total
from pipeline.dedupe.facts.keys import family, number_in_si, value_key
from pipeline.dedupe.facts.nouns import PERSON, is_measure, noun_sense
from pipeline.dedupe.facts.predicates import event_sense, is_support, predicate_sense, senses_of, verb_sense
from pipeline.dedupe.facts.quantities import has_many_digits, is_distinctive, is_grade
from pipeline.dedupe.facts.story import NO_STORY, Story
from pipeline.dedupe.facts.surroundings import Surroundings
from pipeline.dedupe.facts.words import is_light, is_part
from pipeline.model import Argument, FactStatement, Statement

NEARBY = 1  # sentences before whose names count as the statement's surroundings
MEMBER = "member"
ADDED_KINDS = ("count", "percent", "money")
ADDED_DIMENSIONS = ("[mass]", "[length] ** 2", "[length] ** 3")
Trait = tuple[str, str]  # what a statement may be alone with in its report (sole.py): its sort, the sense


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A statement as it is compared. Sets of words hold senses (words.py), sets of ids hold entity identifiers.

    Two profiles are the same only if they are one: comparisons of the pair are kept by that.
    """

    statement: Statement
    document_id: str
    sentence_id: str
    position: int  # of the sentence in its document, from 0; -1 where that isn't known
    family: str  # of quantities that can be set side by side; "event"
    thing: str = ""  # sense of the counted noun
    things: frozenset[str] = frozenset()  # it and the other names it is given
    measured: frozenset[str] = frozenset()
    measured_head: str = ""
    predicate: frozenset[str] = frozenset()  # senses of the verb, or of the noun that says what happened
    told: frozenset[str] = (
        frozenset()
    )  # senses of what the nouns of its arguments say that happened ("the search for ...")
    core: frozenset[str] = frozenset()  # of what it is said, or to what it was done
    core_head: str = ""
    core_ids: frozenset[str] = frozenset()
    subject_ids: frozenset[str] = frozenset()
    subject_sorts: frozenset[str] = frozenset()  # senses of its head, and of the last word of its full name
    object: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()  # of all arguments
    words: frozenset[str] = frozenset()  # all content words of the arguments
    named: frozenset[str] = frozenset()  # all entities of the sentence
    persons: frozenset[str] = frozenset()  # those of them that are persons
    places: frozenset[str] = frozenset()  # those of them that are places, but no states
    near: frozenset[str] = frozenset()  # and of the sentence before
    rare: frozenset[str] = (
        frozenset()
    )  # senses of the sentence's words that hardly another sentence of the document has
    beside: frozenset[str] = frozenset()  # the other values and days of the sentence
    around: frozenset[str] = frozenset()  # those of the sentences before and behind
    distinctive: bool = False  # of a figure: its number is seldom met twice by chance
    recurs: bool = False  # of a figure: the document gives its number, which has few digits, more than once
    key: str = ""  # of its value (`value_key`)
    stated: frozenset[str] = frozenset()  # the keys of all values of the document
    sole: bool = False  # of an event: no other is told of that day
    timing: frozenset[str] = frozenset()  # of an event: the families of the figures that its date is the time of
    only: frozenset[Trait] = frozenset()  # traits that no other value of the document has (sole.py)
    few: frozenset[Trait] = frozenset()  # those, and what one other has
    story: Story = NO_STORY  # of the document
    part: bool = False  # "another 12", "12 more"
    total: bool = False  # of a figure: "all three gates"
    definite: bool = False  # of a figure: "the three gates", "the loss of three gates"
    offset: bool = False  # of a length of time: "nine years ago"
    norm: bool = False  # of a figure: what should be
    age: bool = False  # "the 36-year-old", "aged 36"
    published: date | None = None  # of the document
    context: str = ""  # EDTF of the time told of: the statement's own, else that of its sentence
    context_before: str = ""  # or else of the sentence before
    as_of: str = ""  # day that a running count was taken, where it is known
    repeats: bool = False

    @property
    def mention_id(self) -> str:
        return self.statement.mention_id

    @property
    def running(self) -> bool:
        """Whether more may be told of it each day: of what was counted, or adds up, and befell ever more of it."""
        return self.adds_up and not self.predicate.isdisjoint(senses_of("running"))

    @property
    def adds_up(self) -> bool:
        """Whether amounts of it are added day by day: people, dollars and hectares, not hours or degrees."""
        quantity = self.statement.quantity
        return quantity is None or quantity.kind in ADDED_KINDS or self.family in ADDED_DIMENSIONS

    @property
    def fact_statement(self) -> FactStatement:
        return FactStatement(self.document_id, self.statement)


def profile(statement: Statement, around: Surroundings | None = None) -> Profile:
    """The statement's profile; without surroundings (a pair of sentences by themselves) nothing is known of entities."""
    arguments = (statement.subject, statement.object, statement.property, statement.place)
    subject, obj, prop, place = (_senses(a) for a in arguments)
    subject_ids, *other_ids = (_ids(a, statement, around) for a in arguments)
    quantity = statement.quantity
    counted = quantity is not None and quantity.kind in ("count", "rank") and not is_grade(quantity)
    thing = _thing(statement)
    core = _core(statement, counted)
    index = around.order.get(statement.sentence_id, -1) if around else -1
    here = around.named[index] if around and index >= 0 else frozenset()
    before = (
        frozenset[str]().union(*around.named[max(0, index - NEARBY) : index]) if around and index > 0 else frozenset()
    )
    return Profile(
        statement=statement,
        document_id=around.document_id if around else "",
        sentence_id=statement.sentence_id,
        position=index,
        family=family(statement),
        thing=thing,
        things=frozenset((obj | {thing} if counted else {thing}) - {""}),
        measured=prop,
        measured_head=noun_sense(statement.property.head) if is_measure(statement.property.head) else "",
        predicate=_predicate(statement),
        told=frozenset(event_sense(t) for a in arguments for t in a.terms) - {""},
        core=_senses(core) | _sorts_of(_ids(core, statement, around), around),
        core_head=noun_sense(core.head) if core.head else "",
        core_ids=_ids(core, statement, around),
        subject_ids=subject_ids,
        subject_sorts=(_sorts_of(subject_ids, around) | {noun_sense(statement.subject.head)}) - {""},
        object=obj,
        ids=subject_ids.union(*other_ids),
        words=(subject | obj | prop | place | {thing}) - {""},
        named=here,
        persons=(here | subject_ids) & around.persons if around else frozenset(),
        places=around.places[index] if around and index >= 0 else frozenset(),
        near=before - here,
        rare=around.rare[index] if around and index >= 0 else frozenset(),
        beside=_others(statement, around, (index,)),
        around=_others(statement, around, (index - 1, index + 1)),
        distinctive=quantity is not None and is_distinctive(quantity),
        recurs=_recurs(statement, around),
        key=value_key(statement),
        stated=around.stated if around else frozenset(),
        sole=bool(around and around.days.get(statement.edtf) == 1),
        timing=_timing(statement, around),
        story=around.story if around else NO_STORY,
        part=any(is_part(w) for w in (*statement.object.terms, *statement.property.terms))
        or is_of_them(statement, around),
        total=is_total(statement, around),
        definite=is_definite(statement, around),
        offset=is_offset(statement, around),
        norm=is_norm(statement),
        age=is_age(statement, around),
        published=around.published if around else None,
        context=_time_told_of(statement, around, index, before=False),
        context_before=_time_told_of(statement, around, index, before=True),
        as_of=_as_of(statement, around),
        repeats=bool(around and statement.sentence_id in around.repeats),
    )


def _recurs(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the report gives a number of one or two digits more than once: then it may well be of several things."""
    return around is not None and value_key(statement) in around.often and not has_many_digits(statement.quantity)


def _time_told_of(statement: Statement, around: Surroundings | None, index: int, before: bool) -> str:
    """The statement's own time, else that told of around it; what is told in the present tense holds when it is written."""
    if statement.edtf or statement.present or around is None or index < 0:
        return statement.edtf
    return around.times[index][before]


def _others(statement: Statement, around: Surroundings | None, sentences: Sequence[int]) -> frozenset[str]:
    """The values in these sentences that others than the statement's mention state, its own left out."""
    if around is None:
        return frozenset()
    own = value_key(statement)
    return frozenset(
        key
        for i in sentences
        if 0 <= i < len(around.values)
        for key, mentions in around.values[i].items()
        if key != own and mentions != {statement.mention_id}
    )


def _thing(statement: Statement) -> str:
    quantity = statement.quantity
    if quantity is None or quantity.kind not in ("count", "rank") or is_grade(quantity):
        return ""
    unit, head = quantity.unit.partition(" / ")[0].rpartition(" ")[2], statement.object.head
    noun = unit if quantity.kind == "count" and unit != MEMBER and head != PERSON else head or unit
    return noun_sense(noun) if noun else ""


def _core(statement: Statement, counted: bool) -> Argument:
    """What the statement is of: of a passive and of "is high" the subject, else what the verb acts on.

    "The furnace heats the salt" and "the salt is heated" are both of the salt. A count is of who or what has so many.
    """
    if counted:
        return statement.subject
    if _is_nominal(statement):  # the event's noun says what happened, not to whom
        return statement.subject
    if not statement.subject.text:
        return statement.object
    passive = statement.predicate.startswith("be ") or statement.predicate == "be"
    return statement.subject if passive or not statement.object.text else statement.object


def number_of(p: Profile) -> Decimal | None:
    """The number stated, in SI units where it has a dimension."""
    return None if p.statement.quantity is None else number_in_si(p.statement.quantity)


def _senses(argument: Argument) -> frozenset[str]:
    return frozenset(filter(None, (noun_sense(t) for t in argument.terms)))


def _predicate(statement: Statement) -> frozenset[str]:
    """The senses of the verb; where it says little, of the nouns that name what happened: "the death toll", "300 injuries"."""
    unit = statement.quantity.unit if statement.quantity is not None and statement.quantity.kind == "count" else ""
    if predicate_sense(unit) and event_sense(unit):
        return frozenset({event_sense(unit)})
    if _is_nominal(statement):
        return frozenset({event_sense(statement.predicate) or verb_sense(statement.predicate)} - {""})
    verbs = frozenset[str]().union(*(_verb_senses(v, statement) for v in statement.predicate.split(" and ")))
    if verbs or not all(is_light(v) for v in statement.predicate.removeprefix("be ").split()):
        return verbs
    arguments = (statement.subject, statement.property, statement.object)
    nouns = [n for a in arguments for n in (a.terms if is_light(a.head) else (a.head,))]
    return frozenset({event_sense(n) for n in nouns if n} - {""})


def _verb_senses(verb: str, statement: Statement) -> frozenset[str]:
    """The verb's sense; of "carry out an inspection", "the inspection was held" also that of what was carried out or held."""
    sense = verb_sense(verb)
    done = statement.subject.head if verb.startswith("be ") else statement.object.head
    if not done or not is_support(verb) or not event_sense(done):
        return frozenset({sense} - {""})
    return frozenset({event_sense(done), sense if predicate_sense(verb) else ""} - {""})


def _is_nominal(statement: Statement) -> bool:
    """Whether a noun says what happened: "the March fire"."""
    return statement.kind == "event" and statement.object.head == statement.predicate != ""


def _ids(argument: Argument, statement: Statement, around: Surroundings | None) -> frozenset[str]:
    """The entities that the argument names, those joined by "and" included."""
    if around is None or not argument.text:
        return frozenset()
    found = {around.entity_of[argument.mention_id]} if argument.mention_id in around.entity_of else set()
    for mention, entity_id in around.mentions.get(statement.sentence_id, ()):
        if mention.type != "NORP" and _names(argument.text, mention.text):
            found.add(entity_id)
    return frozenset(found)


def _sorts_of(ids: frozenset[str], around: Surroundings | None) -> frozenset[str]:
    return frozenset(around.sorts[i] for i in ids if i in around.sorts) - {""} if around else frozenset()


def _names(text: str, name: str) -> bool:
    """Whether the words hold the name, and not as a part of a longer one ("Arbo" in "Arbo Steel Company")."""
    before, found, after = text.partition(name)
    return bool(found) and not before[-1:].isalnum() and not after[:1].isalnum() and not after[1:2].isupper()


def _timing(statement: Statement, around: Surroundings | None) -> frozenset[str]:
    if around is None or statement.kind != "event":
        return frozenset()
    return around.timed.get((statement.sentence_id, statement.predicate, statement.edtf), frozenset())


def _as_of(statement: Statement, around: Surroundings | None) -> str:
    if statement.latest and (statement.latest == statement.earliest or "/" in statement.edtf):
        return statement.latest  # of a count from one day to another, the day it was taken
    if not statement.edtf and around and around.published:
        return around.published.isoformat()
    return ""
