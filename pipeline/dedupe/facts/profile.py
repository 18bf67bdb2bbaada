"""What a statement is matched by: senses instead of words, entities instead of names, and what its surroundings name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dedupe.facts.lexicon import is_part, noun_sense, predicate_sense, senses_of
from pipeline.model import Argument, Document, Entity, EntityMention, Extraction, FactStatement, Statement

PLACE_TYPES = ("GPE", "LOC", "FAC")
NEARBY = 1  # sentences before whose names count as the statement's surroundings
WORLD = "world"  # of counts: anything can be counted
DAY_LENGTH = len("2025-05-28")


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement as it is compared. Sets of words hold senses (`lexicon`), sets of ids hold entity identifiers."""

    statement: Statement
    document_id: str
    sentence_id: str
    family: str  # of quantities that can be set side by side; "event"
    thing: str = ""  # sense of the counted noun
    things: frozenset[str] = frozenset()  # it and the other names it is given
    measured: frozenset[str] = frozenset()
    measured_head: str = ""
    subject: frozenset[str] = frozenset()
    subject_ids: frozenset[str] = frozenset()
    predicate: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    object_ids: frozenset[str] = frozenset()
    place_ids: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # all content words of the arguments
    named: frozenset[str] = frozenset()  # all entities of the sentence
    places: frozenset[str] = frozenset()  # those of them that are places
    near: frozenset[str] = frozenset()  # and of the sentence before
    part: bool = False  # "another 12", "12 more"
    as_of: str = ""  # day that a running count was taken, where it is known
    repeats: bool = False

    @property
    def mention_id(self) -> str:
        return self.statement.mention_id

    @property
    def running(self) -> bool:
        return not self.predicate.isdisjoint(senses_of("running"))

    @property
    def fact_statement(self) -> FactStatement:
        return FactStatement(self.document_id, self.statement)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document's sentences name: entity ids and places by sentence, the ids of mentions, repeated sentences."""

    document_id: str
    published: date | None
    order: Mapping[str, int]
    named: Sequence[frozenset[str]]
    places: Sequence[frozenset[str]]
    mentions: Mapping[str, Sequence[tuple[EntityMention, str]]]
    entity_of: Mapping[str, str]
    repeats: frozenset[str]


def surroundings(document: Document, extraction: Extraction, entities: Mapping[str, Entity]) -> Surroundings:
    """`entities` maps each mention's identifier to its entity."""
    by_sentence: dict[str, list[tuple[EntityMention, str]]] = {}
    for mention in extraction.entities:
        if mention.mention_id in entities:
            by_sentence.setdefault(mention.sentence_id, []).append((mention, entities[mention.mention_id].entity_id))
    places = {e.entity_id for e in entities.values() if e.type in PLACE_TYPES}
    named = [frozenset(i for _, i in by_sentence.get(s.sentence_id, ())) for s in extraction.sentences]
    return Surroundings(
        document_id=document.document_id,
        published=document.published,
        order={s.sentence_id: i for i, s in enumerate(extraction.sentences)},
        named=named,
        places=[ids & places for ids in named],
        mentions=by_sentence,
        entity_of={m.mention_id: i for pairs in by_sentence.values() for m, i in pairs},
        repeats=frozenset(s.sentence_id for s in extraction.sentences if s.repeats),
    )


def profile(statement: Statement, around: Surroundings | None = None) -> Profile:
    """The statement's profile; without surroundings (a pair of sentences by themselves) nothing is known of entities."""
    subject, obj, prop, place = (
        _senses(a) for a in (statement.subject, statement.object, statement.property, statement.place)
    )
    quantity = statement.quantity
    thing = (
        noun_sense(quantity.unit.rpartition(" ")[2]) if quantity and quantity.kind == "count" and quantity.unit else ""
    )
    things = frozenset({thing} | (obj if quantity and quantity.kind in ("count", "rank") else set())) - {""}
    head = noun_sense(statement.property.head) if statement.property.head else ""
    ids = [
        _ids(a, statement, around) for a in (statement.subject, statement.object, statement.property, statement.place)
    ]
    index = around.order.get(statement.sentence_id, -1) if around else -1
    here = around.named[index] if around and index >= 0 else frozenset()
    before = frozenset().union(*around.named[max(0, index - NEARBY) : index]) if around and index > 0 else frozenset()
    return Profile(
        statement=statement,
        document_id=around.document_id if around else "",
        sentence_id=statement.sentence_id,
        family=family(statement),
        thing=thing,
        things=things,
        measured=prop,
        measured_head=head,
        subject=subject,
        subject_ids=ids[0],
        predicate=_predicate(statement),
        object=obj,
        object_ids=ids[1] | ids[2],
        place_ids=ids[3],
        words=subject | obj | prop | place | ({thing} if thing else set()),
        named=here,
        places=around.places[index] if around and index >= 0 else frozenset(),
        near=before - here,
        part=any(is_part(w) for w in (*statement.object.terms, *statement.property.terms)),
        as_of=_as_of(statement, around),
        repeats=bool(around and statement.sentence_id in around.repeats),
    )


def family(statement: Statement) -> str:
    """What statements must have in common to be compared at all: events, counts, a dimension, a currency, a unit."""
    quantity = statement.quantity
    if quantity is None:
        return "event"
    if quantity.kind in ("count", "rank", "ratio", "percent"):
        return quantity.kind
    return quantity.dimension or quantity.unit


def _senses(argument: Argument) -> frozenset[str]:
    return frozenset(filter(None, (noun_sense(t) for t in argument.terms)))


def _predicate(statement: Statement) -> frozenset[str]:
    """The senses of the verb, and of nouns that name what happened: "the death toll", "300 injuries"."""
    nouns = [statement.subject.head, statement.property.head, statement.object.head, *statement.property.terms]
    if statement.quantity is not None:
        nouns.append(statement.quantity.unit)
    found = {predicate_sense(statement.predicate)}
    if statement.kind == "figure" or not any(found):
        found |= {predicate_sense(n) for n in nouns if n}
        found |= {
            predicate_sense(t) for t in statement.subject.terms if statement.subject.head in ("toll", "number", "count")
        }
    return frozenset(found - {""})


def _ids(argument: Argument, statement: Statement, around: Surroundings | None) -> frozenset[str]:
    """The entities that the argument names, those joined by "and" included."""
    if around is None or not argument.text:
        return frozenset()
    found = {around.entity_of[argument.mention_id]} if argument.mention_id in around.entity_of else set()
    for mention, entity_id in around.mentions.get(statement.sentence_id, ()):
        if mention.text in argument.text:
            found.add(entity_id)
    return frozenset(found)


def _as_of(statement: Statement, around: Surroundings | None) -> str:
    if statement.latest and statement.latest == statement.earliest:
        return statement.latest
    if not statement.edtf and around and around.published:
        return around.published.isoformat()
    return ""
