"""What a document's sentences name, and what numbers, words and days it has: what its statements are compared by besides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dedupe.entities.lexicon import fold as fold_name
from pipeline.dedupe.entities.lexicon import lexicon
from pipeline.dedupe.facts.keys import DAY_LENGTH, family, value_key
from pipeline.dedupe.facts.nouns import noun_sense
from pipeline.dedupe.facts.predicates import predicate_sense
from pipeline.dedupe.facts.quantities import is_distinctive
from pipeline.dedupe.facts.story import Story
from pipeline.model import Document, Entity, EntityMention, Extraction

PLACE_TYPES = ("GPE", "LOC", "FAC")
GENERAL_TYPES = ("NORP", "LANGUAGE")
MOST_SENTENCES = 2  # that a word may be in to be one of those that a sentence alone is about


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
