"""The senses of verbs, and of nouns that say what happened (predicates.csv); where they are unlisted, WordNet's derivations."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline.dedupe.facts.wordnet import verb_of, verb_senses
from pipeline.dedupe.facts.words import fold, is_light
from pipeline.resources import load_rules

UNLISTED = "="


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
class PredicateSense:
    sense: str
    example: str


@dataclass(frozen=True, slots=True)
class NearSenses:
    sense: str
    near: str
    example: str


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

    >>> event_sense("death"), event_sense("derailment"), event_sense("ferry")
    ('die', '=derail', '')
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
    if is_light(words.partition(" ")[0]):
        return UNLISTED + words
    return UNLISTED + " ".join(next(iter(_of_participle(p)), p) for p in parts)


def _of_participle(word: str) -> list[str]:
    """The known verbs that an adjective in -ed is the participle of: "closed", "flooded", "stopped"."""
    stems = (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()
    return [s for s in stems if s in _predicates() or verb_senses(s)]


@cache
def is_support(verb: str) -> bool:
    """Whether the verb says little beside an event's noun: "carry out" an inspection."""
    return verb.removeprefix("not ").removeprefix("be ") in _support_verbs()


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
def senses_of(name: str) -> frozenset[str]:
    """The predicate senses that a list names: "running" (counts that run on) or "once" (what happens once)."""
    return frozenset(r.sense for r in load_rules(f"dedupe/facts/{name}.csv", PredicateSense, key=("sense",)))


def _forms(phrase: str) -> list[str]:
    """What a verb or noun is looked up by: the phrase, then its words that aren't light, the last first ("report dead")."""
    words = fold(phrase).removeprefix("not ").removeprefix("be ")
    return [words, *(w for w in reversed(words.split()) if not is_light(w))]


@cache
def _predicates() -> dict[str, str]:
    return {r.form: r.sense for r in load_rules("dedupe/facts/predicates.csv", PredicateForm, key=("form",))}


@cache
def _homonyms() -> dict[str, str]:
    return {r.form: r.only for r in load_rules("dedupe/facts/homonyms.csv", Homonym, key=("form",))}


@cache
def _support_verbs() -> frozenset[str]:
    return frozenset(r.verb for r in load_rules("dedupe/facts/support_verbs.csv", SupportVerb, key=("verb",)))


@cache
def _near() -> frozenset[frozenset[str]]:
    rows = load_rules("dedupe/facts/near_senses.csv", NearSenses, key=("sense", "near"))
    return frozenset(frozenset((r.sense, r.near)) for r in rows)
