"""The senses of nouns, and how two of them stand to each other: the listed classes (nouns.csv), then WordNet."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline.dedupe.facts.wordnet import is_general, kinship, noun_senses, sort_of
from pipeline.dedupe.facts.words import fold, is_light
from pipeline.resources import load_rules

NounRelation = Literal["same", "near", "wider", "other", "unknown"]
PERSON = "person"  # the sense of nouns.csv, and the sort of WordNet


@dataclass(frozen=True, slots=True)
class NounForm:
    form: str
    sense: str
    wider: str = ""


@dataclass(frozen=True, slots=True)
class NounSort:
    sort: str
    kinds: str
    apart: bool
    example: str


@dataclass(frozen=True, slots=True)
class PersonClass:
    sense: str
    apart: bool
    any_trade: bool
    example: str


@dataclass(frozen=True, slots=True)
class Measure:
    noun: str


@dataclass(frozen=True, slots=True)
class AnaphoricNoun:
    """A noun that stands for something named before, so that it names nothing by itself; `we`: it can be the writers."""

    noun: str
    we: bool


@cache
def noun_sense(word: str) -> str:
    """The sense of a noun, or the folded word itself where it is unlisted; "" where it is light.

    >>> noun_sense("visitors") == noun_sense("visitor"), noun_sense("troop"), noun_sense("number")
    (False, 'soldier', '')
    """
    folded = fold(word)
    if folded in _nouns():
        return _nouns()[folded].sense
    return "" if is_light(folded) else folded


@cache
def wider_sense(sense: str) -> str:
    """The wider sense of a noun sense, "" where it has none; of nouns for persons it is "person".

    >>> wider_sense("soldier"), wider_sense("carpenter"), wider_sense("bridge")
    ('person', 'person', '')
    """
    if is_listed(sense):
        return _wider().get(sense, "")
    sorts = {sort_of(s) for s in noun_senses(sense)}
    return PERSON if sorts == {PERSON} else ""


def is_kind_of(sense: str, wider: Collection[str]) -> bool:
    """Whether the noun sense is narrower than one of these: soldiers are persons."""
    return wider_sense(sense) in wider


def is_listed(sense: str) -> bool:
    """Whether the lexicon knows the noun sense, so that another one is another sort of thing."""
    return sense in _sorts()


def is_measure(noun: str) -> bool:
    """Whether the noun names what is measured of a thing ("capacity"), and not the thing."""
    return fold(noun) in _measures()


@cache
def is_anaphoric(head: str) -> bool:
    """Whether the noun says only what sort of thing was named before: two companies aren't one for being "the company"."""
    return head in _anaphoric()


@lru_cache(maxsize=65536)
def noun_relation(a: str, b: str) -> NounRelation:
    """How two noun senses stand to each other. Symmetric.

    `near`: they have a synset in common, or one's is at most two above the other's. `wider`: one can stand for the other, as
    "people" can for soldiers and "machines" for turbines. `other`: both are known and of different sorts. `unknown`: none of
    these, so nothing is known for or against. The listed classes come first, then WordNet.

    >>> noun_relation("soldier", "person"), noun_relation("soldier", "pupil"), noun_relation("ferry", "ship")
    ('wider', 'other', 'near')
    >>> noun_relation("miner", "man"), noun_relation("miner", "passenger"), noun_relation("passenger", "case")
    ('wider', 'other', 'unknown')
    """
    if a == b:
        return "same"
    if wider_sense(a) == b or wider_sense(b) == a:
        return "wider"
    if wider_sense(a) == wider_sense(b) == PERSON and (relation := _class_relation(a, b)):
        return relation
    if is_listed(a) and is_listed(b):
        return "other"
    return kinship(_synsets(a), _synsets(b)) or _sort_relation(a, b)


def _class_relation(a: str, b: str) -> NounRelation | Literal[""]:
    """How two senses for persons stand to each other of which one says nothing of their trade (person_classes.csv)."""
    rows = [_person_classes()[s] for s in (a, b) if s in _person_classes()]
    if not rows:
        return ""
    if len(rows) == 2 and all(r.apart for r in rows):
        return "other"
    return "wider" if any(r.any_trade for r in rows) else "unknown"


def _sort_relation(a: str, b: str) -> NounRelation:
    """Whether all main senses of both are of sorts that exclude each other."""
    one, other = _sorts_of(a), _sorts_of(b)
    return "other" if one and other and all(_exclude(x, y) for x in one for y in other) else "unknown"


def _exclude(a: str, b: str) -> bool:
    one, other = _noun_sorts().get(a), _noun_sorts().get(b)
    if one is None or other is None:
        return False
    return one.apart if a == b else set(one.kinds.split()).isdisjoint(other.kinds.split())


@cache
def _sorts_of(sense: str) -> frozenset[str]:
    """The sorts of the sense's synsets; none where it is unknown, or where one of them is too general."""
    if PERSON in (sense, wider_sense(sense)):
        return frozenset((PERSON,))
    synsets = _synsets(sense)
    return frozenset() if any(map(is_general, synsets)) else frozenset(map(sort_of, synsets))


@cache
def _synsets(sense: str) -> frozenset[str]:
    """The synsets of the forms of a sense; of an unlisted sense those of the word itself; of persons none ("a people")."""
    if sense == PERSON:
        return frozenset()
    forms = [r.form for r in _nouns().values() if r.sense == sense] or [sense]
    return frozenset[str]().union(*map(noun_senses, forms))


@cache
def _nouns() -> dict[str, NounForm]:
    return {r.form: r for r in load_rules("dedupe/facts/nouns.csv", NounForm, key=("form",))}


@cache
def _wider() -> dict[str, str]:
    return {r.sense: r.wider for r in _nouns().values() if r.wider}


@cache
def _sorts() -> frozenset[str]:
    return frozenset(r.sense for r in _nouns().values())


@cache
def _noun_sorts() -> dict[str, NounSort]:
    return {r.sort: r for r in load_rules("dedupe/facts/noun_sorts.csv", NounSort, key=("sort",))}


@cache
def _person_classes() -> dict[str, PersonClass]:
    return {r.sense: r for r in load_rules("extract/statements/person_classes.csv", PersonClass, key=("sense",))}


@cache
def _measures() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("extract/statements/measures.csv", Measure, some_columns=True))


@cache
def _anaphoric() -> frozenset[str]:
    rows = load_rules("extract/statements/anaphors.csv", AnaphoricNoun, some_columns=True)
    return frozenset(noun_sense(r.noun) for r in rows if not r.we)
