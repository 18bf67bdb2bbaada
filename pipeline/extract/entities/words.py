"""The document's tokens as plain lists, so that the steps look at a word without a call into spaCy.

A step works on token indices; `Words.offsets` turns them into offsets of the document's text, half-open.
"""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.parse import Parsed

Case = Literal["lower", "Title", "UPPER", "mIxed", "other"]

# "4th", "100MW": what stands with a number inside a name.
NUMBERED = re.compile(r"\d+(?:st|nd|rd|th|[A-Z]{1,3})")
SENTENCE_ENDS = frozenset((".", "!", "?", "…", ";", ":"))
# A line in which nearly every longer word is capitalised ("Minister Opens New Hospital Wing") says nothing by its capitals.
TITLE_CASE_SHARE = 0.75
TITLE_CASE_WORDS = 4
CONTENT_TAGS = frozenset(("NOUN", "VERB", "ADJ"))
SHORT_WORD = 4  # articles, prepositions and conjunctions, which title case leaves small


@dataclass(frozen=True, slots=True)
class Words:
    """`texts[i]`, `tags[i]` (universal part of speech) and `cases[i]` of token i; `sentences` are (first, end) token pairs.

    `flat[k]` says that capitals mean nothing in sentence k: a headline in title case or in capitals.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    cases: tuple[Case, ...]
    sentences: tuple[tuple[int, int], ...]
    flat: tuple[bool, ...]
    openings: frozenset[int]  # the first word of each sentence, behind bullets, numbers and quotation marks

    def text(self, start: int, end: int) -> str:
        """The words of a span, one space between those that the text keeps apart."""
        parts = [self.texts[start]]
        for i in range(start + 1, end):
            if self.starts[i] > self.starts[i - 1] + len(self.texts[i - 1]):
                parts.append(" ")
            parts.append(self.texts[i])
        return "".join(parts)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.starts[end - 1] + len(self.texts[end - 1])

    def is_capital(self, i: int) -> bool:
        return self.cases[i] not in ("lower", "other")

    def joined(self, i: int) -> bool:
        """Does token i follow the one before it without a space?"""
        return self.starts[i] == self.starts[i - 1] + len(self.texts[i - 1])


def read_words(parsed: Parsed) -> Words:
    """The tokens of a parsed document."""
    texts, starts, tags = [], [], []
    for token in parsed.doc:
        texts.append(token.text)
        starts.append(token.idx)
        tags.append(token.pos_)
    cases = tuple(case_of(text) for text in texts)
    sentences = tuple((span.start, span.end) for span in parsed.spans)
    flat = tuple(_is_flat(texts[a:b], tags[a:b], cases[a:b]) for a, b in sentences)
    openings = frozenset(next((i for i in range(a, b) if cases[i] != "other"), a) for a, b in sentences)
    return Words(tuple(texts), tuple(starts), tuple(tags), cases, sentences, flat, openings)


def case_of(word: str) -> Case:
    """How a word is written.

    >>> [case_of(w) for w in ("bridge", "Bridge", "UNHCR", "iPhone", "4th", "al-Sisi")]
    ['lower', 'Title', 'UPPER', 'mIxed', 'other', 'mIxed']
    """
    first = word[:1]
    if not first.isalpha():
        return "UPPER" if sum(c.isupper() for c in word) > 1 and not word.islower() else "other"
    if word.islower() or not (first.isupper() or any(c.isupper() for c in word)):
        return "lower"
    if len(word) > 1 and word.isupper():
        return "UPPER"
    return "Title" if first.isupper() else "mIxed"


def _is_flat(texts: list[str], tags: list[str], cases: tuple[Case, ...]) -> bool:
    """Is nearly every longer word of a line capitalised, the small ones being prepositions and the like?"""
    if texts and texts[-1] in SENTENCE_ENDS and not all(case in ("UPPER", "other") for case in cases):
        return False
    longer = [case for text, case in zip(texts, cases, strict=True) if len(text) >= SHORT_WORD and case != "other"]
    if len(longer) < TITLE_CASE_WORDS or any(
        case == "lower" and len(text) >= SHORT_WORD and tag in CONTENT_TAGS
        for text, tag, case in zip(texts, tags, cases, strict=True)
    ):
        return False
    return sum(case in ("Title", "UPPER") for case in longer) >= TITLE_CASE_SHARE * len(longer)
