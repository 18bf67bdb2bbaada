"""The words that statements are matched by: senses of verbs and nouns, and words that say too little."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline.dedupe.facts.wordnet import is_general, kinship, noun_senses, sort_of, verb_of, verb_senses
from pipeline.resources import load_rules

NounRelation = Literal["same", "near", "wider", "other", "unknown"]
UNLISTED = "="
PERSON = "person"  # the sense of nouns.csv, and the sort of WordNet
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class PredicateForm:
    form: str
    sense: str
    example: str


@dataclass(frozen=True, slots=True)
class Homonym:
    form: str
    only: Literal["noun", "verb"]
    example: str


@dataclass(frozen=True, slots=True)
class SupportVerb:
    verb: str
    example: str


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
class LightWord:
    word: str
    part: bool
    example: str


@dataclass(frozen=True, slots=True)
class PredicateSense:
    sense: str
    example: str


@dataclass(frozen=True, slots=True)
class Measure:
    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class NearSenses:
    sense: str
    near: str
    example: str


@dataclass(frozen=True, slots=True)
class Anaphor:
    """As in extract: a noun that stands for something named before, so that it names nothing by itself."""

    noun: str
    types: str
    we: bool
    example: str


@cache
def _predicates() -> dict[str, str]:
    return {r.form: r.sense for r in load_rules("dedupe/facts/predicates.csv", PredicateForm, key=("form",))}


@cache
def _nouns() -> dict[str, NounForm]:
    return {r.form: r for r in load_rules("dedupe/facts/nouns.csv", NounForm, key=("form",))}


@cache
def _wider() -> dict[str, str]:
    return {r.sense: r.wider for r in _nouns().values() if r.wider}


@cache
def _light() -> dict[str, LightWord]:
    return {r.word: r for r in load_rules("dedupe/facts/light_words.csv", LightWord, key=("word",))}


@cache
def senses_of(name: str) -> frozenset[str]:
    """The predicate senses that a list names: "running" (counts that run on) or "once" (what happens once)."""
    return frozenset(r.sense for r in load_rules(f"dedupe/facts/{name}.csv", PredicateSense, key=("sense",)))


@cache
def _near() -> frozenset[frozenset[str]]:
    rows = load_rules("dedupe/facts/near_senses.csv", NearSenses, key=("sense", "near"))
    return frozenset(frozenset((r.sense, r.near)) for r in rows)


def are_near(a: Collection[str], b: Collection[str]) -> bool:
    """Whether a predicate sense of `a` can tell of the same event as one of `b`, from another side.

    Two listed senses can if near_senses.csv says so; an unlisted verb and another one if they have a main sense in common.

    >>> are_near({"attend"}, {"travel"}), are_near({"attend"}, {"die"}), are_near({"=rend"}, {"=rip"})
    (True, False, True)
    """
    return any(_is_near(x, y) for x in a for y in b)


@lru_cache(maxsize=65536)
def _is_near(a: str, b: str) -> bool:
    if a.startswith(UNLISTED) or b.startswith(UNLISTED):
        return not verb_senses(a.removeprefix(UNLISTED)).isdisjoint(verb_senses(b.removeprefix(UNLISTED)))
    return frozenset((a, b)) in _near()


@cache
def is_anaphoric(head: str) -> bool:
    """Whether the noun says only what sort of thing was named before: two companies aren't one for being "the company"."""
    return head in _anaphoric()


@cache
def _anaphoric() -> frozenset[str]:
    rows = load_rules("extract/statements/anaphors.csv", Anaphor, key=("noun",))
    return frozenset(noun_sense(r.noun) for r in rows if not r.we)


@cache
def fold(word: str) -> str:
    """A word in the one form it is compared in: lower case, no diacritics, plain apostrophes, no possessive.

    >>> fold("Belák’s")
    'belak'
    """
    text = unicodedata.normalize("NFKD", word.translate(APOSTROPHES)).casefold()
    return "".join(c for c in text if not unicodedata.combining(c)).removesuffix("'s").strip(".,;:()\"“”'")


@cache
def predicate_sense(phrase: str) -> str:
    """The sense of a verb (with "be" or a particle) or of an event's noun; "" where the word is light or unlisted.

    >>> predicate_sense("be kill"), predicate_sense("death"), predicate_sense("have")
    ('die', 'die', '')
    """
    return next((_predicates()[f] for f in _forms(phrase) if f in _predicates()), "")


@cache
def event_sense(noun: str) -> str:
    """The sense of what a noun says that happened; "" of a noun for a thing, whatever verb is spelt like it.

    An unlisted noun has the sense of the verb that it is derived from.

    >>> event_sense("death"), event_sense("burial"), event_sense("ferry")
    ('die', '=bury', '')
    """
    forms = [f for f in _forms(noun) if _homonyms().get(f) != "verb"]
    listed = next((_predicates()[f] for f in forms if f in _predicates()), "")
    verb = next(filter(None, map(verb_of, forms)), "")
    return listed or (verb_sense(verb) if verb else "")


@cache
def verb_sense(phrase: str) -> str:
    """The sense of a verb; where it is unlisted and not light, the verb itself, marked: it can say the same, not another thing.

    A light verb with a particle is a verb of its own.

    >>> verb_sense("be swallow"), verb_sense("have"), verb_sense("be closed"), verb_sense("come up")
    ('=swallow', '', 'close', '=come up')
    """
    words, *parts = _forms(phrase)
    forms = [f for w in (words, *parts) for f in (w, *_of_participle(w)) if _homonyms().get(f) != "noun"]
    listed = next((_predicates()[f] for f in forms if f in _predicates()), "")
    if listed or not parts:
        return listed
    return UNLISTED + (words if words.partition(" ")[0] in _light() else " ".join(parts))


def _of_participle(word: str) -> list[str]:
    """The known verbs that an adjective in -ed is the participle of: "closed", "flooded", "stopped"."""
    stems = (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()
    return [s for s in stems if s in _predicates() or verb_senses(s)]


@cache
def is_support(verb: str) -> bool:
    """Whether the verb says little beside an event's noun: "carry out" an inspection."""
    return verb.removeprefix("not ").removeprefix("be ") in _support_verbs()


def _forms(phrase: str) -> list[str]:
    """What a verb or noun is looked up by: the phrase, then its words that aren't light."""
    words = fold(phrase).removeprefix("not ").removeprefix("be ")
    return [words, *(w for w in words.split() if w not in _light())]


@cache
def _homonyms() -> dict[str, str]:
    return {r.form: r.only for r in load_rules("dedupe/facts/homonyms.csv", Homonym, key=("form",))}


@cache
def _support_verbs() -> frozenset[str]:
    return frozenset(r.verb for r in load_rules("dedupe/facts/support_verbs.csv", SupportVerb, key=("verb",)))


@cache
def noun_sense(word: str) -> str:
    """The sense of a noun, or the folded word itself where it is unlisted; "" where it is light.

    >>> noun_sense("visitors") == noun_sense("visitor"), noun_sense("troop"), noun_sense("number")
    (False, 'soldier', '')
    """
    folded = fold(word)
    if folded in _nouns():
        return _nouns()[folded].sense
    return "" if folded in _light() else folded


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


@cache
def _sorts() -> frozenset[str]:
    return frozenset(r.sense for r in _nouns().values())


def is_measure(noun: str) -> bool:
    """Whether the noun names what is measured of a thing ("capacity"), and not the thing."""
    return fold(noun) in _measures()


@cache
def _measures() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("dedupe/facts/measures.csv", Measure, key=("noun",)))


def is_light(word: str) -> bool:
    """Whether the word says too little of what a statement is about."""
    return fold(word) in _light()


def is_part(word: str) -> bool:
    """Whether the word makes a figure a part of another or an addition to it: "another", "further"."""
    row = _light().get(fold(word))
    return row is not None and row.part


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
def _noun_sorts() -> dict[str, NounSort]:
    return {r.sort: r for r in load_rules("dedupe/facts/noun_sorts.csv", NounSort, key=("sort",))}


@cache
def _person_classes() -> dict[str, PersonClass]:
    return {r.sense: r for r in load_rules("dedupe/facts/person_classes.csv", PersonClass, key=("sense",))}
