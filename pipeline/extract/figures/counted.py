"""The noun that a number counts: "1,300 revolutionary cultural relics" counts relics."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from pipeline.extract.syntax import tokens_ahead
from pipeline.resources import load_rules

MAX_AHEAD = 7  # tokens between a number and the noun it counts: "five new, much larger state-owned grain stores"
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM", "SYM"})
INSIDE_TAGS = frozenset({"VBN", "VBG", "JJ", "CC", "HYPH", "POS", "NN", "NNS", "``", "''", ","})


HEDGE_TAGS = frozenset({"RB", "RBR", "RBS", "JJR", "JJS"})  # "at least", "more than" with their prepositions, "nearly"
FINITE_TAGS = frozenset({"MD", "VBD", "VBP", "VBZ"})
NOT_COUNTING = frozenset({"last", "next", "this", "ago"})  # they begin another phrase: "it rose 2.1 last year"


@dataclass(frozen=True, slots=True)
class CountedLemma:
    form: str
    lemma: str
    example: str


@dataclass(frozen=True, slots=True)
class PerNoun:
    form: str
    noun: str
    article: Literal["yes", "no"]
    example: str


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun's token and the lemma that accounts are compared by."""

    token: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Container:
    form: str
    example: str


@cache
def containers() -> tuple[Container, ...]:
    return load_rules("extract/figures/containers.csv", Container, key=("form",))


@cache
def _containers() -> frozenset[str]:
    return frozenset(c.form for c in containers())


@cache
def counted_lemmas() -> tuple[CountedLemma, ...]:
    return load_rules("extract/figures/counted_lemmas.csv", CountedLemma, key=("form",))


@cache
def _lemmas() -> dict[str, str]:
    return {r.form: r.lemma for r in counted_lemmas()}


@cache
def per_nouns() -> tuple[PerNoun, ...]:
    return load_rules("extract/figures/per_nouns.csv", PerNoun, key=("form",))


@cache
def _per() -> dict[str, PerNoun]:
    return {r.form: r for r in per_nouns()}


def per_noun(lemma: str) -> str:
    """What a rate is named by that is "per" the noun: "head" -> "person"."""
    return _per()[lemma].noun if lemma in _per() else lemma


def is_per_article(lemma: str) -> bool:
    """Whether the noun makes a rate behind "a" too: "2 m a head"."""
    return lemma in _per() and _per()[lemma].article == "yes"


def lemma_of(token: Token) -> str:
    """The lemma of a counted noun, lower case: "Americans" -> "american"."""
    text = token.lower_
    if text in _lemmas():
        return _lemmas()[text]
    lemma = token.lemma_.lower()
    if token.tag_ == "NNPS" and lemma == text and text.endswith("s") and not text.endswith("ss") and len(text) > 3:
        lemma = text[:-3] + "y" if text.endswith("ies") else text[:-1]
    return _lemmas().get(lemma, lemma)


def noun_starting(word: Token, at: int) -> tuple[int, str] | None:
    """The end and the lemma of a noun that begins at an offset, for "per person"; None where the word there is no noun."""
    return (at + len(word), lemma_of(word)) if word.idx == at and word.pos_ in ("NOUN", "PROPN") else None


def clause_end(number: Token) -> Token | None:
    """The preposition of a number that ends a clause, where one that begins with another number follows, else None.

    Of "rose to 29 and nine houses were lost", where parsers take 29 for a number of houses: a verb with a preposition stands
    before the number, and a finite verb behind the noun of the other one.
    """
    doc, before = number.doc, number.i - 1
    while before > 0 and doc[before].tag_ in HEDGE_TAGS:
        before -= 1
    if before < 1 or doc[before].pos_ not in ("ADP", "PART") or doc[before - 1].pos_ != "VERB":
        return None
    following = number.i + 1
    if following < len(doc) and doc[following].tag_ == ",":
        following += 1
    if following + 2 >= len(doc) or doc[following].tag_ != "CC" or doc[following + 1].tag_ != "CD":
        return None
    noun = _first_phrase(doc, following + 2)
    return doc[before] if noun is not None and noun + 1 < len(doc) and doc[noun + 1].tag_ in FINITE_TAGS else None


def counted_noun(doc: Doc, number: int, end: int) -> Noun | None:
    """The noun counted by the number whose last token is `number`, None where it counts none in its own noun phrase.

    The head of the number in the parse, if it stands to the right with nothing but modifiers between; else the last noun
    of the run of modifiers that follows; behind "of" ("dozens of barges") the head of the phrase there.
    """
    token = doc[number]
    after = number + 1
    if after >= len(doc) or doc[after].is_sent_start:
        return None
    if doc[after].lower_ == "of" and token.tag_ != "CD":
        inner = _first_phrase(doc, after + 1)
        return Noun(inner, lemma_of(doc[inner])) if inner is not None else None
    if doc[after].lower_ == "of":  # "six of the wells" counts wells, "9 of Kelso" nothing
        definite = after + 1 < len(doc) and doc[after + 1].tag_ in ("DT", "PRP$")
        inner = _first_phrase(doc, after + 2) if definite and token.lower_ != "one" else None
        return Noun(inner, lemma_of(doc[inner])) if inner is not None and doc[inner].tag_ == "NNS" else None
    if doc[after].lower_ in NOT_COUNTING:
        return None
    head = token
    for _ in range(MAX_AHEAD):
        if (
            head.dep_ not in ("nummod", "quantmod", "compound", "nmod", "amod")
            or head.head.i > number
            or head.head is head
        ):
            break
        head = head.head
    if (
        head.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod")
        and number < head.head.i <= number + MAX_AHEAD
    ):
        noun = head.head
        if noun.pos_ in ("NOUN", "PROPN") and _only_modifiers(doc, after, noun.i):
            return _counted(doc, number, noun)
    inner = _first_phrase(doc, after)
    return _counted(doc, number, doc[inner]) if inner is not None else None


def _counted(doc: Doc, number: int, noun: Token) -> Noun | None:
    """The noun that is counted, where `noun` heads the phrase: an attribute's own noun ("3 cylinder engine": cylinder), the
    contents of a container ("nine sets of tiles": tile)."""
    if not any(c.isalpha() for c in noun.text):
        return None
    first = doc[number + 2] if doc[number + 1].tag_ == "HYPH" and number + 2 < len(doc) else doc[number + 1]
    if noun.tag_ == "NN" and first.i < noun.i and first.tag_ == "NN" and doc[number].lower_ != "one":
        return Noun(first.i, lemma_of(first))
    if lemma_of(noun) in _containers() and noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of":
        first_inside = noun.i + 2
        while first_inside < len(doc) and doc[first_inside].tag_ in ("DT", "PRP$"):
            first_inside += 1
        inner = _first_phrase(doc, first_inside)
        if inner is not None:
            return Noun(inner, lemma_of(doc[inner]))
    return Noun(noun.i, lemma_of(noun))


def _only_modifiers(doc: Doc, first: int, last: int) -> bool:
    return all(t.pos_ in INSIDE or t.tag_ in INSIDE_TAGS for t in doc[first:last])


def _first_phrase(doc: Doc, first: int) -> int | None:
    """The last noun of the run of adjectives and nouns that begins at `first`."""
    last = None
    for token in tokens_ahead(doc, first, MAX_AHEAD):
        if token.ent_type_ in ("DATE", "TIME"):
            break  # "he added one more today"
        if token.pos_ in ("NOUN", "PROPN"):
            last = token.i
        elif last is not None or not (token.pos_ == "ADJ" or token.tag_ in ("HYPH", "VBN")):
            break
    return last if last is not None and doc[first].lower_ not in NOT_COUNTING else None
