"""What a statement is matched by: senses instead of words, entities instead of names, and what its surroundings name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.dedupe.entities.lexicon import fold as fold_name
from pipeline.dedupe.entities.lexicon import lexicon
from pipeline.dedupe.facts.nouns import PERSON, is_measure, noun_sense
from pipeline.dedupe.facts.predicates import event_sense, is_support, predicate_sense, senses_of, verb_sense
from pipeline.dedupe.facts.quantities import has_many_digits, in_common_terms, is_distinctive, is_grade
from pipeline.dedupe.facts.story import NO_STORY, Story
from pipeline.dedupe.facts.words import is_definite, is_light, is_norm, is_offset, is_part, partitives, totalities
from pipeline.model import Argument, Document, Entity, EntityMention, Extraction, FactStatement, Quantity, Statement

PLACE_TYPES = ("GPE", "LOC", "FAC")
GENERAL_TYPES = ("NORP", "LANGUAGE")
MOST_SENTENCES = 2  # that a word may be in to be one of those that a sentence alone is about
KEY_DIGITS = 3
FEW_CHARS = 12  # that hold two short words
MOST_CHARS = 24  # that hold the words before a number which make it all there are
NEARBY = 1  # sentences before whose names count as the statement's surroundings
AGE, MEMBER = "age", "member"
GRADE = "grade"
TIME = "[time]"
AGED = ("aged", "old")
DAY_LENGTH = len("2025-05-28")
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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document's sentences name: entity ids and places by sentence, the ids of mentions, repeated sentences."""

    document_id: str
    text: str
    published: date | None
    order: Mapping[str, int]
    named: Sequence[frozenset[str]]
    places: Sequence[frozenset[str]]
    mentions: Mapping[str, Sequence[tuple[EntityMention, str]]]
    entity_of: Mapping[str, str]
    repeats: frozenset[str]
    story: Story
    persons: frozenset[str]
    times: Sequence[tuple[str, str]]
    sorts: Mapping[str, str]  # of an entity: the sense of its name's last word ("works" of "Arbo Steel Works")
    rare: Sequence[frozenset[str]]
    values: Sequence[Mapping[str, frozenset[str]]]  # by sentence: each value with the mentions that state it
    stated: frozenset[str]  # keys of all values
    often: frozenset[str]  # and of those that are stated more than once
    days: Mapping[str, int]  # how many events are told of it
    timed: Mapping[tuple[str, str, str], frozenset[str]]  # families of figures by sentence, predicate and EDTF


def surroundings(document: Document, extraction: Extraction, entities: Mapping[str, Entity]) -> Surroundings:
    """`entities` maps each mention's identifier to its entity."""
    by_sentence: dict[str, list[tuple[EntityMention, str]]] = {}
    named_here: dict[str, Entity] = {}
    for mention in extraction.entities:
        entity = entities.get(mention.mention_id)
        if entity is not None:
            by_sentence.setdefault(mention.sentence_id, []).append((mention, entity.entity_id))
            named_here[entity.entity_id] = entity
    places = {i for i, e in named_here.items() if e.type in PLACE_TYPES and not _is_general(e)}
    keys = Counter(filter(None, map(value_key, extraction.statements)))
    named = [frozenset(i for _, i in by_sentence.get(s.sentence_id, ())) for s in extraction.sentences]
    return Surroundings(
        document_id=document.document_id,
        text=document.text,
        published=document.published,
        order={s.sentence_id: i for i, s in enumerate(extraction.sentences)},
        named=named,
        places=[ids & places for ids in named],
        mentions=by_sentence,
        entity_of={m.mention_id: i for pairs in by_sentence.values() for m, i in pairs},
        repeats=frozenset(s.sentence_id for s in extraction.sentences if s.repeats),
        times=_times_told_of(extraction),
        sorts={i: noun_sense(e.name.rpartition(" ")[2]) for i, e in named_here.items()},
        persons=frozenset(i for i, e in named_here.items() if e.type == "PERSON"),
        story=Story(
            names=frozenset(i for i, e in named_here.items() if not _is_general(e)),
            numbers=frozenset(
                value_key(s) for s in extraction.statements if s.quantity is not None and is_distinctive(s.quantity)
            ),
            days=frozenset(d.edtf for d in extraction.dates if len(d.edtf) == DAY_LENGTH),
        ),
        rare=_rare_words(extraction),
        values=_values(extraction),
        stated=frozenset(keys),
        often=frozenset(key for key, times in keys.items() if times > 1),
        days=Counter(s.edtf for s in extraction.statements if s.kind == "event"),
        timed=_timed(extraction),
    )


def _timed(extraction: Extraction) -> dict[tuple[str, str, str], frozenset[str]]:
    found: dict[tuple[str, str, str], frozenset[str]] = {}
    for s in extraction.statements:
        if s.kind == "figure" and s.edtf:
            key = (s.sentence_id, s.predicate, s.edtf)
            found[key] = found.get(key, frozenset()) | {family(s)}
    return found


def _is_general(entity: Entity) -> bool:
    """Whether reports on anything name it: a state, a people, a language."""
    return entity.type in GENERAL_TYPES or (
        entity.type == "GPE" and " ".join(fold_name(entity.name)) in lexicon().territories
    )


def _rare_words(extraction: Extraction) -> list[frozenset[str]]:
    """For each sentence the senses of its words that at most a few sentences of the document have: what it alone is about.

    Words of names take no part: the names are compared themselves.
    """
    named: dict[str, set[str]] = {}  # what is compared by itself: names, dates, units
    for sentence_id, text in (
        *((m.sentence_id, m.text) for m in extraction.entities),
        *((d.sentence_id, d.text) for d in extraction.dates),
    ):
        named.setdefault(sentence_id, set()).update(text.casefold().split())
    for statement in extraction.statements:
        if statement.quantity is not None and statement.quantity.kind != "count":
            words = f"{statement.text} {statement.quantity.unit}".casefold().replace("_", " ").replace("-", " ").split()
            named.setdefault(statement.sentence_id, set()).update(words, (w.removesuffix("s") for w in words))
    senses = [
        frozenset(filter(None, (_sense(t) for t in s.terms if len(t) > 1 and t not in named.get(s.sentence_id, ()))))
        for s in extraction.sentences
    ]
    spread = Counter(
        sense for found, s in zip(senses, extraction.sentences, strict=True) if not s.repeats for sense in found
    )
    return [frozenset(w for w in found if spread[w] <= MOST_SENTENCES) for found in senses]


def _sense(lemma: str) -> str:
    return predicate_sense(lemma) or noun_sense(lemma)


def _values(extraction: Extraction) -> list[dict[str, frozenset[str]]]:
    by_sentence: dict[str, dict[str, set[str]]] = {}
    for s in extraction.statements:
        key = value_key(s)
        if key:
            by_sentence.setdefault(s.sentence_id, {}).setdefault(key, set()).add(s.mention_id)
    return [{k: frozenset(v) for k, v in by_sentence.get(s.sentence_id, {}).items()} for s in extraction.sentences]


def value_key(statement: Statement) -> str:
    """A statement's value in a form that equal ones share, whatever the unit: kind and three digits; of an event the day."""
    if statement.quantity is None:
        return statement.edtf if len(statement.edtf) == DAY_LENGTH else ""
    number = _number(statement.quantity)
    if number is None:
        return ""
    rounded = number and number.quantize(Decimal(1).scaleb(number.adjusted() - KEY_DIGITS + 1))
    return f"{family(statement)} {rounded.normalize()}"


def _times_told_of(extraction: Extraction) -> list[tuple[str, str]]:
    """For each sentence the EDTF of the only date in it; and that, or else the last one in the sentence before."""
    dates: dict[str, list[str]] = {}
    for d in extraction.dates:
        if d.edtf and d.type in ("DATE", "TIME"):
            dates.setdefault(d.sentence_id, []).append(d.edtf)
    result: list[tuple[str, str]] = []
    before = ""
    for s in extraction.sentences:
        own = dates.get(s.sentence_id, [])
        only = own[0] if len(own) == 1 else ""
        result.append((only, only if own else before))
        before = own[-1] if own else ""
    return result


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
        or _is_of_them(statement, around),
        total=_is_total(statement, around),
        definite=_is_definite(statement, around),
        offset=_is_offset(statement, around),
        norm=_is_norm(statement),
        age=_is_age(statement, around),
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
    return None if p.statement.quantity is None else _number(p.statement.quantity)


def _number(quantity: Quantity) -> Decimal | None:
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


def _is_age(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure is somebody's or something's age; in "the 36-year-old" nothing but its own words says so."""
    words = around.text[statement.start : statement.end].casefold().replace("-", " ").split() if around else []
    return statement.property.head == AGE or (bool(words) and (words[-1] in AGED or words[0] in AGED))


def _is_of_them(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure is of a group named before: "39 of them", "of whom 12"."""
    if around is None:
        return False
    before = around.text[max(0, statement.start - FEW_CHARS) : statement.start].casefold().rstrip(" ,")
    behind = around.text[statement.end : statement.end + FEW_CHARS].casefold().lstrip()
    return before.endswith(partitives()) or behind.startswith(partitives())


def _is_total(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure is of all there are; the words that say so may stand in it or before it."""
    if around is None or statement.kind != "figure":
        return False
    before = around.text[max(0, statement.start - MOST_CHARS) : statement.start].casefold().split()
    inside = statement.text.casefold().split()
    return any(
        inside[: len(words)] == words or before[-len(words) :] == words for words in map(str.split, totalities())
    )


def _is_definite(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure, or the event's noun that it stands behind ("the loss of 34 boats"), is definite."""
    if around is None or statement.kind != "figure":
        return False
    before = around.text[max(0, statement.start - MOST_CHARS) : statement.start].split()
    if before[-1:] == ["of"]:
        return len(before) > 2 and is_definite(before[-3]) and bool(event_sense(before[-2]))
    return bool(before) and is_definite(before[-1])


def _is_offset(statement: Statement, around: Surroundings | None) -> bool:
    """Whether a length of time says when something was: "nine years ago", the word in the figure or behind it."""
    if around is None or statement.quantity is None or statement.quantity.dimension != TIME:
        return False
    behind = around.text[statement.end : statement.end + FEW_CHARS].split()
    return is_offset(statement.text.split()[-1]) or (bool(behind) and is_offset(behind[0]))


def _is_norm(statement: Statement) -> bool:
    heads = (statement.property.head, statement.subject.head, *statement.predicate.split())
    return statement.kind == "figure" and any(is_norm(w) for w in heads if w)


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
