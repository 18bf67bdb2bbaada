"""Numbers that are no quantities: labels, codes, years, clock times, scores of words like "one another"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from pipeline.extract.figures.numbers import Number
from pipeline.extract.figures.quantities import Stated
from pipeline.resources import load_rules

YEARS = range(1000, 2100)  # what a bare group of four digits is read as


@dataclass(frozen=True, slots=True)
class Label:
    form: str
    case: Literal["any", "upper"]
    why: str
    example: str


@cache
def _labels() -> dict[str, str]:
    return {r.form: r.case for r in load_rules("extract/figures/labels.csv", Label, key=("form",))}


_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*\.?)[\s\u00a0]*(?:[#(])?$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_]|[A-Za-z]-|_|#|@|\d[/:.]|[A-Z]&)$")
_GLUED_AFTER = re.compile(r"(?:[^\W\d_]|_|:\d|/\d|\.\d|-[A-Z]\w*\d)")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_PHONE = re.compile(r"(?:\+\d|\(\d{2,4}\)|\b\d{3,4})[\d\s()-]{6,}\d")


def is_number_part(text: str, number: Number) -> bool:
    """Whether a number is only a part of something written: a code, a clock time, a date in digits, a word."""
    before = text[max(0, number.start - 2) : number.start]
    if number.form in ("digits",):
        if _GLUED_BEFORE.search(before) and not re.search(
            r"(?i)\b(?:sub|mid|non)-$", text[max(0, number.start - 5) : number.start]
        ):
            return True
        after = text[number.end : number.end + 4]
        if re.match(r"[:/.]\d|(?:st|nd|rd|th)\b|[)\]]?[-–]\d{1,4}[-–]\d|['’]?s\b", after) and not re.match(
            r"\.\d", after
        ):
            return True
    return False


def labelled(text: str, number: Number) -> bool:
    """Whether a word before the number makes it a name or a place in a text: "Section 427"."""
    match = _LAST_WORD.search(text[max(0, number.start - 24) : number.start])
    if not match:
        return False
    word = match[1]
    case = _labels().get(word.lower()) or _labels().get(word.lower().rstrip("."))
    return case == "any" or (case == "upper" and word[0].isupper())


def is_year(text: str, item: Stated, token: Token) -> bool:
    """Whether a bare group of four digits is a year: no unit, no noun that it counts, nothing that hedges it."""
    raw = item.number.raw
    if item.kind in ("money", "percent", "measurement") or len(raw) != 4 or not raw.isdigit() or int(raw) not in YEARS:
        return False
    if (
        item.kind == "count"
        and token.tag_ == "CD"
        and token.dep_ == "nummod"
        and token.ent_type_ not in ("DATE", "EVENT", "PRODUCT")
    ):
        noun = token.head
        return not (noun.i > token.i and noun.tag_ in ("NNS", "NNPS"))
    return item.kind != "count" or token.ent_type_ in ("DATE", "EVENT", "PRODUCT")
