"""Words that loosen or bound a number -> modifier and bounds: "nearly", "no fewer than", "or so"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pipeline.model import Modifier
from pipeline.resources import load_rules

MAX_WORDS = 4  # of the longest form in hedges.csv
MAX_HEDGES = 3  # "only just over"

NEGATED: dict[Modifier, Modifier] = {
    "more_than": "at_most",
    "less_than": "at_least",
    "at_least": "less_than",
    "at_most": "more_than",
}


@dataclass(frozen=True, slots=True)
class Hedge:
    form: str
    place: Literal["before", "after"]
    modifier: Modifier
    example: str


_SYMBOL_BEFORE = re.compile(r"([~∼≈≃<>≤≥⩽⩾≪≫≲≳]=?|[<>]=)\s?$")
_ARTICLE = re.compile(r"(?:^|\s)(?:an?|the)\s+$", re.IGNORECASE)
_NEGATION = re.compile(r"(?:\bnot|\bnever|\bcannot|n['’]t)(?:\s+(?:to|have|be))?\s+$", re.IGNORECASE)


@cache
def hedges() -> tuple[Hedge, ...]:
    return load_rules("extract/figures/hedges.csv", Hedge, key=("form", "place"))


@cache
def _before() -> dict[str, Modifier]:
    return {h.form: h.modifier for h in hedges() if h.place == "before"}


@cache
def _after() -> re.Pattern[str]:
    forms = sorted((h.form for h in hedges() if h.place == "after"), key=lambda f: (-len(f), f))
    return re.compile(
        rf"(?:,?[\s-]+|(?=[+-]))({'|'.join(re.escape(f) for f in forms)})(?![^\W_]|\s+than\b)", re.IGNORECASE
    )


@cache
def _after_modifier() -> dict[str, Modifier]:
    return {h.form: h.modifier for h in hedges() if h.place == "after"}


def _words_before(text: str, end: int) -> list[tuple[int, str]]:
    """Up to MAX_WORDS words that end before `end`, nearest first, with their offsets; a line's or a bracket's end stops."""
    out: list[tuple[int, str]] = []
    left = max(0, end - 60)
    window = text[left:end].rstrip(" \u00a0\n-")
    while len(out) < MAX_WORDS and window:
        cut = max(window.rfind(c) for c in ' \u00a0\n("“—')
        word = window[cut + 1 :]
        if not word:
            break
        out.append((left + cut + 1, word))
        if word[-1] in ",;:)":
            out.pop()
            break
        window = window[: cut + 1].rstrip(" \u00a0\n") if cut >= 0 and window[cut] in " \u00a0\n" else ""
    return out


def hedge_before(text: str, start: int) -> tuple[int, Modifier]:
    """(start of the hedge, modifier) of what stands before a quantity at `start`; (start, "exact") where nothing does.

    The nearest hedge that says more than "exact" decides; a negation before it turns it round.

    >>> hedge_before("no fewer than 40 barges", 14), hedge_before("they sank 40 barges", 10)
    ((0, 'at_least'), (10, 'exact'))
    >>> hedge_before("it did not exceed 40 tons", 18)[1]
    'at_most'
    """
    forms, modifier, at = _before(), "exact", start
    found: Modifier = "exact"
    for _ in range(MAX_HEDGES):
        hit: tuple[int, Modifier] | None = None
        if symbol := _SYMBOL_BEFORE.search(text[max(0, at - 4) : at]):
            form = symbol[1]
            if form in forms:
                hit = max(0, at - 4) + symbol.start(), forms[form]
        if hit is None:
            words = _words_before(text, at)
            for n in range(len(words), 0, -1):
                form = " ".join(word for _, word in reversed(words[:n])).lower()
                if form in forms:
                    hit = words[n - 1][0], forms[form]
                    break
        if hit is None:
            break
        at = hit[0]
        if found == "exact":
            found = hit[1]
            if found in NEGATED and (negation := _NEGATION.search(text[max(0, at - 12) : at])):
                found = NEGATED[found]
                at = max(0, at - 12) + negation.start()
                at += len(text[at:]) - len(text[at:].lstrip())
    del modifier
    return at, found


def hedge_after(text: str, end: int) -> tuple[int, Modifier]:
    """(end of the hedge, modifier) of what stands behind a quantity that ends at `end`; (end, "exact") where nothing does.

    >>> hedge_after("20 minutes or so later", 10)
    (16, 'approx')
    """
    match = _after().match(text, end)
    if not match:
        return end, "exact"
    return match.end(), _after_modifier()[match[1].lower()]


def bounds(value: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """(low, high) that a modifier allows a value: both None for "approx", which gives no bound.

    >>> bounds(Decimal(40), "more_than"), bounds(Decimal(40), "exact")
    ((Decimal('40'), None), (Decimal('40'), Decimal('40')))
    """
    if modifier in ("more_than", "at_least"):
        return value, None
    if modifier in ("less_than", "at_most"):
        return None, value
    return (value, value) if modifier == "exact" else (None, None)
