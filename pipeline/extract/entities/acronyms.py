"""Acronyms and the long forms that a document defines them by: "Horka Water Company (HWC)", "HWC (the Horka Water Company)".

The method is Schwartz and Hearst's ("A simple algorithm for identifying abbreviation definitions in biomedical text", PSB
2003): read the short form's letters from the last to the first, find each in the words before the bracket, the first one at
the beginning of a word. Here it runs on tokens, so both forms keep their places, and it passes over a possessive ("the
Company's (HWC)"). A long form in small letters ("liquefied natural gas (LNG)") tells that the acronym is no name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.entities.edges import ARTICLES, HYPHENS, POSSESSIVES
from pipeline.extract.entities.lists import no_names, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType

SHORT_LETTERS = range(2, 11)
MOST_BRACKET = 14  # tokens of a long form in brackets
_SHORT = re.compile(r"[^\W\d_][\w&./-]*")
BARE_LETTERS = range(3, 9)
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Definition:
    """The tokens of a short form and of the long form that it stands for; `proper`: the long form is a name."""

    sentence: int
    short: tuple[int, int]
    long: tuple[int, int]
    proper: bool


def definitions(words: Words) -> Iterator[Definition]:
    """The acronyms, and the short forms of several words, that a document defines in brackets, in text order."""
    for k, (first, end) in enumerate(words.sentences):
        for i in range(first + 1, end - 2):
            closing = _CLOSING.get(words.texts[i])
            if not closing:
                continue
            stop = next((j for j in range(i + 1, min(end, i + 2 + MOST_BRACKET)) if words.texts[j] == closing), i)
            if stop > i + 1:
                found = _defined(words, k, first, i, stop)
                if found:
                    yield found


def _defined(words: Words, sentence: int, first: int, opening: int, closing: int) -> Definition | None:
    """The definition that the bracket at `opening` makes, either way round."""
    inside = _without_quotes(words, opening + 1, closing)
    before = opening
    while before > first and words.texts[before - 1] in POSSESSIVES:
        before -= 1
    if inside and is_short(words.text(*inside)):
        start = _long_start(words, first, before, words.text(*inside))
        if start is not None:
            return Definition(sentence, inside, (start, before), _is_proper(words, start, before))
    if inside and inside[1] - inside[0] > 1:
        start = _repeated(words, first, before, inside)
        if start is not None:
            return Definition(sentence, inside, (start, before), proper=True)
    if before > first and is_short(words.texts[before - 1]) and words.texts[before - 1].isupper():
        begin = opening + 1
        while begin < closing and words.texts[begin].lower() in ARTICLES:
            begin += 1
        if begin < closing and _long_start(words, begin, closing, words.texts[before - 1]) == begin:
            return Definition(sentence, (before - 1, before), (begin, closing), _is_proper(words, begin, closing))
    return None


def _without_quotes(words: Words, start: int, end: int) -> tuple[int, int] | None:
    while start < end and words.texts[start] in QUOTES:
        start += 1
    while start < end and words.texts[end - 1] in QUOTES:
        end -= 1
    return (start, end) if 0 < end - start <= 3 else None


def bare_acronyms(words: Words) -> Iterator[Name]:
    """Words in capitals that nothing defines and no list knows as a common noun's acronym: organizations, mostly."""
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k]:
            continue
        for i in range(first, end):
            if words.cases[i] != "UPPER" or words.tags[i] != "PROPN":
                continue
            text = words.texts[i]
            beside = [j for j in (i - 1, i + 1) if first <= j < end]
            alone = not any(
                words.texts[j] in HYPHENS or (words.cases[j] == "UPPER" and words.texts[j].isalpha()) for j in beside
            )
            if (
                text.isalpha()
                and len(text) in BARE_LETTERS
                and text not in no_names()
                and text not in titles()
                and alone
            ):
                yield Name(k, i, i + 1, "ORG", "acronym")


def bracketed(words: Words, names: Sequence[Name]) -> dict[str, str]:
    """{acronym: name before it} where an acronym of other letters stands in brackets after a name: it is of another language.

    "National Institute for Disaster Management (INGD)": the body's own name is Portuguese.
    """
    found: dict[str, str] = {}
    for long, short in pairwise(names):
        i = short.start
        adjacent = long.end == i - 1 and words.texts[i - 1] == "(" and words.texts[short.end : short.end + 1] == (")",)
        text = words.text(i, short.end)
        if (
            adjacent
            and text.isupper()
            and len(text) > 2
            and long.end - long.start > 2
            and long.type in NAMED_BY_ACRONYM
        ):
            found.setdefault(text, words.text(long.start, long.end))
    return found


NAMED_BY_ACRONYM: frozenset[EntityType] = frozenset(("ORG", "LAW", "EVENT", "FAC"))
QUOTES = frozenset("\"'“”‘’")


def is_short(text: str) -> bool:
    """Can the text be a short form: one word of two to ten letters, two of them capitals?

    >>> [is_short(t) for t in ("HWC", "BoG", "NDRRMC", "Horka", "see p. 4")]
    [True, True, True, False, False]
    """
    letters = sum(c.isalpha() for c in text)
    return letters in SHORT_LETTERS and sum(c.isupper() for c in text) >= 2 and bool(_SHORT.fullmatch(text))


def _long_start(words: Words, first: int, end: int, short: str) -> int | None:
    """The token at which the long form of `short` begins, among the tokens [first, end); None where there is none."""
    letters = [c.lower() for c in short if c.isalnum()]
    most = min(len(letters) + 5, 2 * len(letters))
    token, char, at = end - 1, -1, len(letters) - 1
    counted = 0
    while at >= 0:
        while True:
            if token < first or counted > most + 4:
                return None
            text = words.texts[token].lower()
            if char == -1:
                char = len(text)
                counted += 1
            char = text.rfind(letters[at], 0, char)
            if at == 0:
                while char > 0 and text[char - 1].isalnum():
                    char = text.rfind(letters[at], 0, char)
            if char >= 0:
                break
            token, char = token - 1, -1
        if char == 0 and at > 0:
            token, char = token - 1, -1
        at -= 1
    if char == -1:
        token += 1
    if short.lower() in (words.texts[i].lower() for i in range(token, end)):
        return None
    return token if end - token > 1 else None


def _repeated(words: Words, first: int, end: int, short: tuple[int, int]) -> int | None:
    """Where the name before a bracket begins, if the bracket repeats words of it: "Upper Valley Dam Project (Upper Valley)"."""
    if any(words.cases[i] != "Title" for i in range(*short)):
        return None
    parts = words.texts[short[0] : short[1]]
    for start in range(max(first, end - MOST_BRACKET), end - len(parts)):
        if words.texts[start : start + len(parts)] == parts and words.cases[end - 1] == "Title":
            return start
    return None


def _is_proper(words: Words, start: int, end: int) -> bool:
    """Is a long form a name: is its last longer word, and one more or the first, capitalised?"""
    longer = [words.cases[i] for i in range(start, end) if len(words.texts[i]) > 3 and words.texts[i].isalpha()]
    return bool(longer) and sum(case != "lower" for case in longer) * 2 > len(longer)
