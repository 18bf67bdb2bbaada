"""What a verb is called: its lemma, the noun of its idiom, the verb that it is joined to."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.resources import load_rules

VERBS = ("VERB", "AUX")
SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # one vowel, one consonant: "fin", "hop"


@dataclass(frozen=True, slots=True)
class VerbIdiom:
    verb: str
    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class PhrasalVerb:
    verb: str
    particle: str
    example: str


@dataclass(frozen=True, slots=True)
class VerbLemma:
    form: str
    lemma: str
    example: str


@cache
def _lemmas() -> dict[str, str]:
    return {r.form: r.lemma for r in load_rules("extract/statements/verb_lemmas.csv", VerbLemma, key=("form",))}


def verb_lemma(verb: Token) -> str:
    """The verb's lemma in lower case, where the lemmatiser's rules miss it as the spelling has it.

    A short stem doubles its consonant before "-ed" and "-ing": what doesn't ("fined", "waded") has lost an "e".
    """
    form, lemma = verb.lower_, verb.lemma_.lower()
    if form in _lemmas():
        return _lemmas()[form]
    if form.endswith("ied") and lemma == form[:-1] and len(lemma) > len("die"):
        return form[:-3] + "y"
    if lemma == form and verb.pos_ == "ADJ" and form.endswith("ed"):  # "jammed", taken for an adjective
        stem = form[:-2]
        return stem[:-1] if stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsz" else stem
    if form in (lemma + "ed", lemma + "ing") and SHORT_STEM.fullmatch(lemma):
        return lemma + "e"
    return lemma


def coordinated(verb: Token) -> Token | None:
    """The verb that this one is joined to so closely that they share what follows: "lived and worked for years"."""
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in VERBS or verb.i - head.i != 2:
        return None
    return head


def idiom_noun(verb: Token) -> Token | None:
    """The object that makes one predicate with the verb: "take place", "lose their lives"."""
    for token in (c for c in verb.children if c.dep_ in ("dobj", "prep")):
        for noun in (token, *token.children):
            if (verb_lemma(verb), noun.lemma_.lower()) in _idioms() and noun.dep_ in ("dobj", "pobj"):
                return noun
    return None


def is_particle_of(word: Token, verb: Token) -> bool:
    """Whether the word makes another verb of its verb, whatever the parser takes it for: "show round"."""
    return (verb_lemma(verb), word.lower_) in _phrasal_verbs()


@cache
def _phrasal_verbs() -> frozenset[tuple[str, str]]:
    rows = load_rules("extract/statements/phrasal_verbs.csv", PhrasalVerb, key=("verb", "particle"))
    return frozenset((r.verb, r.particle) for r in rows)


@cache
def _idioms() -> frozenset[tuple[str, str]]:
    rows = load_rules("extract/statements/verb_idioms.csv", VerbIdiom, key=("verb", "noun"))
    return frozenset((r.verb, r.noun) for r in rows)
