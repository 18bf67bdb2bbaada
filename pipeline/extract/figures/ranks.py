"""Ordinals that place a thing in an order: "the fourteenth-largest steel producer", "ranked 7th", "the fourth steel base".

"First" and superlatives alone state no number and are none; nor is "a second" (one more), nor an ordinal in a name or a date.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.extract.figures.number_tokens import number_words
from pipeline.extract.syntax import tokens_ahead
from pipeline.resources import load_rules


@dataclass(frozen=True, slots=True)
class Ordinal:
    form: str
    value: Decimal
    example: str


@dataclass(frozen=True, slots=True)
class NotRanked:
    form: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank in the text: `noun` is the token of what is ranked, -1 where the verb says it ("ranked 7th")."""

    start: int
    end: int
    value: Decimal
    token: int
    noun: int
    word_end: int  # offset behind the ordinal and the superlative


MAX_AHEAD = 8  # tokens of what is ranked: "second Friends of the Lake delegation"
RANKING_VERBS = frozenset({"rank", "place", "finish", "come", "seed"})


@cache
def ordinals() -> tuple[Ordinal, ...]:
    return load_rules("extract/figures/ordinals.csv", Ordinal, key=("form",))


@cache
def not_ranked() -> tuple[NotRanked, ...]:
    return load_rules("extract/figures/not_ranked.csv", NotRanked, key=("form",))


@cache
def _values() -> dict[str, Decimal]:
    return {o.form: o.value for o in ordinals()}


@cache
def _excluded() -> frozenset[str]:
    return frozenset(n.form for n in not_ranked())


@cache
def _pattern() -> re.Pattern[str]:
    tens = "|".join(w.form for w in number_words().values() if w.kind == "ten")
    words = "|".join(o.form for o in ordinals())
    return re.compile(
        rf"\b(?:(?:(?P<ten>{tens})[- ])?(?P<word>{words})|(?P<digits>\d{{1,4}})(?:st|nd|rd|th))\b", re.IGNORECASE
    )


def find_ranks(text: str, doc: Doc, token_at: Callable[[int], Token]) -> Iterator[Rank]:
    """The ranks of a text, in order."""
    for match in _pattern().finditer(text):
        word = match["word"]
        value = Decimal(match["digits"]) if match["digits"] else _values()[word.lower()]
        if match["ten"]:
            value += number_words()[match["ten"].lower()].value
        if value < 2:
            continue
        token = token_at(match.end() - 1)
        rank = _read(text, doc, match.start(), match.end(), value, token)
        if rank is not None:
            yield rank


def _read(text: str, doc: Doc, start: int, end: int, value: Decimal, token: Token) -> Rank | None:
    superlative = re.compile(r"[- ](?:most|least|[a-z]{2,}est|worst|best)\b").match(text, end)
    if superlative:
        at = next(
            (i for i in range(token.i, min(len(doc), token.i + 4)) if doc[i].idx + len(doc[i]) >= superlative.end()),
            token.i,
        )
        noun = _noun(doc, at + 1)
        stop = doc[noun].idx + len(doc[noun]) if noun >= 0 else superlative.end()
        return Rank(start, max(stop, superlative.end()), value, token.i, noun, superlative.end())
    if (
        token.head.lemma_.lower() in RANKING_VERBS
        and token.i > token.head.i
        and token.dep_ in ("advmod", "acomp", "oprd", "attr", "npadvmod", "dobj")
    ):
        return Rank(start, end, value, token.i, -1, end)
    if text[start].isupper() and not token.is_sent_start:
        return None
    noun = _noun(doc, token.i + 1)
    if (
        noun < 0
        or doc[noun].tag_ != "NN"
        or doc[noun].lemma_.lower() in _excluded()
        or token.tag_ not in ("JJ", "CD", "RB", "NN")
    ):
        return None
    if text[end : end + 1] == "-" or any(t.tag_ == "NNP" and t.is_upper for t in doc[token.i + 1 : noun]):
        return None
    first = token.i - 1
    while first > max(0, token.i - 6) and doc[first].pos_ in ("ADV", "PROPN", "ADJ"):
        first -= 1
    determiner = doc[first].lower_ if first >= 0 else ""
    if determiner not in ("the", "its", "his", "her", "their", "our", "'s", "’s"):
        return None
    return Rank(start, doc[noun].idx + len(doc[noun]), value, token.i, noun, end)


def _noun(doc: Doc, first: int) -> int:
    """The last noun of the noun phrase that goes on at `first`, -1 where none does; names may stand inside it."""
    last = -1
    for token in tokens_ahead(doc, first, MAX_AHEAD):
        if token.pos_ in ("NOUN", "PROPN"):
            last = token.i
        elif (
            token.pos_ != "ADJ"
            and token.tag_ != "HYPH"
            and not (last >= 0 and token.text == "of" and token.nbor(-1).pos_ == "PROPN")
        ):
            break
    return last
