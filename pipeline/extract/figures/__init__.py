"""Stated quantities: the number, its modifier and unit, and what it measures."""

from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from pipeline.extract.figures.elided import age_between_commas, complete_units
from pipeline.extract.figures.exclusions import (
    clock_times,
    continues_labels,
    is_citation,
    is_code,
    is_labelled,
    is_name_part,
    is_number_part,
    is_ordinal,
    is_phrase,
    is_year,
)
from pipeline.extract.figures.measured import Measured, measure_all
from pipeline.extract.figures.modifiers import bounds
from pipeline.extract.figures.numbers import Number, read_numbers
from pipeline.extract.figures.quantities import (
    Stated,
    Tokens,
    article_units,
    count,
    counts_plural,
    hedge,
    read_quantity,
)
from pipeline.extract.figures.ranks import Rank, find_ranks
from pipeline.extract.figures.sharing import join_ranges, share_units
from pipeline.extract.figures.si import conversion, to_si
from pipeline.extract.figures.telephones import telephones
from pipeline.extract.figures.times import time_of
from pipeline.extract.modality import find_modality, is_bound
from pipeline.extract.numbering import block_numbers
from pipeline.extract.parse import Parsed
from pipeline.extract.syntax import verb_above
from pipeline.model import Document, EntityMention, Figure, FigureKind, Quantity, Timex

T = TypeVar("T")
NEAR = 4  # dates and figures on either side of a figure that can be its own or stand between


def find_figures(parsed: Parsed, entities: list[EntityMention], dates: list[Timex]) -> list[Figure]:
    """The stated quantities of a document, in text order, none overlapping another."""
    text = parsed.document.text
    if not len(parsed.doc):
        return []
    tokens = Tokens(parsed.doc)
    starts = [s.start for s in parsed.sentences]
    items = _stated(parsed.document, tokens, entities, dates, starts)
    kept: list[tuple[Stated, int, int, int]] = []  # with the sentence and the span
    last = 0
    for item in items:
        at = bisect_right(starts, item.core) - 1
        if at < 0 or item.core >= parsed.sentences[at].end or item.core < last:
            continue
        sentence = parsed.sentences[at]
        start = max(item.start, last, sentence.start)
        start += len(text[start : item.core]) - len(text[start : item.core].lstrip())
        last = min(item.end, sentence.end)
        kept.append((item, at, start, last))
    spans = [
        (item, tokens.at(item.start).i, tokens.at(end - 1).i + 1, tokens.at(item.unit_end - 1).i + 1)
        for item, _, _, end in kept
    ]
    figures = []
    by_sentence = _by_sentence(dates, starts)
    siblings: dict[int, list[tuple[int, int]]] = {}
    for _, at, start, end in kept:
        siblings.setdefault(at, []).append((start, end))
    for (item, at, start, end), (_, first, stop, _), measured in zip(
        kept, spans, measure_all(parsed.doc, spans), strict=True
    ):
        head = parsed.doc[item.noun if item.noun in range(first, stop) else item.token]
        beside = [(t, tokens.at(t.end - 1)) for t in _near(by_sentence.get(at, []), start, key=lambda t: t.start)]
        others = _near(siblings[at], start, key=lambda span: span[0]) if beside else []
        figures.append(
            Figure(
                mention_id=parsed.mention_id("f", start, end),
                sentence_id=parsed.sentences[at].sentence_id,
                start=start,
                end=end,
                text=text[start:end],
                quantity=quantity(item),
                measured=measured.text,
                measured_start=measured.start,
                measured_end=measured.end,
                measured_mention_id=_mention(entities, measured),
                modality=find_modality(verb_above(head, range(first, stop)), is_bound(parsed.doc[first])),
                time_mention_id=time_of(text, head, (start, end), beside, others) if beside else "",
            )
        )
    return figures


def _near(items: list[T], offset: int, key: Callable[[T], int]) -> list[T]:
    """The items nearest an offset on either side."""
    at = bisect_right(items, offset, key=key)
    return items[max(0, at - NEAR) : at + NEAR]


def _by_sentence(dates: list[Timex], starts: list[int]) -> dict[int, list[Timex]]:
    out: dict[int, list[Timex]] = {}
    for timex in dates:
        out.setdefault(bisect_right(starts, timex.start) - 1, []).append(timex)
    return out


def _within(spans: list[tuple[int, int]], offset: int, inside: bool = False) -> bool:
    """Whether one of the sorted spans holds an offset; with `inside`, behind its beginning."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and spans[at][0] + inside <= offset < spans[at][1]


def _stated(
    document: Document, tokens: Tokens, entities: list[EntityMention], dates: list[Timex], starts: list[int]
) -> list[Stated]:
    """The quantities of a text in order, with what is none left out."""
    text, doc = document.text, tokens.doc
    numbered = block_numbers(document)
    blocks = [0, *(b.start for b in document.blocks)]
    dated = [(t.start, t.end) for t in dates if t.type in ("DATE", "TIME")]
    times = [(t.start, t.end) for t in dates if t.type == "TIME"]
    names = [(e.start, e.end) for e in entities]
    people = {e.end for e in entities if e.type == "PERSON" and " " in e.text}
    elsewhere = sorted([*clock_times(text), *telephones(text)])
    items: list[Stated] = []
    label: Number | None = None
    for number in read_numbers(text):
        floor = blocks[bisect_right(blocks, number.start) - 1]
        if is_labelled(text, number, floor) or continues_labels(text, label, number):
            label = number
            continue
        if is_citation(text, number, people) or is_ordinal(number, tokens.next(number.end)):
            continue
        if number.start in numbered or _within(elsewhere, number.start) or _within(times, number.start):
            continue
        item = read_quantity(text, tokens, number)
        if not item.kind and _within(dated, number.start) and not counts_plural(tokens, item):
            continue  # a year or a day of the month; "six months ago" measures something too
        if not item.currency and is_number_part(text, item.number):
            continue
        if not item.kind and (
            is_phrase(text, number) or (number.raw.isdigit() and _within(names, number.start, inside=True))
        ):
            continue
        items.append(item)
    items = sorted([*items, *article_units(text, tokens)], key=lambda i: i.core)
    persons = {e.end for e in entities if e.type == "PERSON"}
    items = [age_between_commas(text, doc, i, persons) for i in items]
    items = share_units(text, join_ranges(text, items))
    items = [count(text, tokens, item) for item in items if not is_code(text, item)]
    items = [
        i
        for i in share_units(text, items)
        if (i.kind or i.number.form == "fraction" or i.number.raw.lower() != "one")  # a pronoun
        and not is_year(i, doc[i.token])
        and not is_name_part(i, doc[i.token])
    ]
    items = complete_units(text, doc, items, lambda at: bisect_right(starts, at), persons)
    behind = [*(i.start for i in items[1:]), len(text) + 2]
    hedged = [hedge(text, doc, item, following) for item, following in zip(items, behind, strict=False)]
    ranks = [
        _ranked(rank)
        for rank in find_ranks(text, doc, tokens.at)
        if not _within(dated, rank.start) and not _within(names, rank.start)
    ]
    return sorted([*hedged, *ranks], key=lambda i: i.core)


def _ranked(rank: Rank) -> Stated:
    """A rank as a quantity without unit."""
    number = Number(rank.start, rank.start, rank.value, digits=1, raw="")
    return Stated(
        rank.start,
        rank.end,
        number,
        rank.value,
        kind="rank",
        token=rank.token,
        noun=rank.noun,
        core=rank.start,
        core_end=rank.word_end,
        unit_end=rank.start + 1,
    )


def _mention(entities: list[EntityMention], measured: Measured) -> str:
    if measured.head_start is None:
        return ""
    at = bisect_right(entities, measured.head_start, key=lambda e: e.start) - 1
    return entities[at].mention_id if at >= 0 and measured.head_start < entities[at].end else ""


def quantity(item: Stated) -> Quantity:
    """The normalised quantity of what a text states."""
    kind: FigureKind = item.kind or "count"  # type: ignore[assignment]
    if not item.kind and item.number.form in ("fraction", "multiple"):
        kind = "ratio"
    low, high, modifier = item.low, item.high, item.modifier
    if item.number.form == "vague" and modifier == "exact":
        modifier = "approx"
    elif item.value is not None and modifier != "range":
        low, high = bounds(item.value, modifier)
        if low is not None and high is not None and low > high:
            low, high = high, low
    how = conversion(item.factors) if item.kind in ("measurement", "percent") else None
    value = plain(item.value)
    si = to_si(item.value, how) if how and item.value is not None else None
    return Quantity(
        kind=kind,
        value=value,
        low=plain(low),
        high=plain(high),
        modifier=modifier,
        unit=item.unit,
        dimension=how.dimension if how else "",
        si_value=plain(si),
        si_unit=how.unit if how else "",
        significant_digits=item.number.digits,
    )


def plain(value: Decimal | None) -> Decimal | None:
    """A number without exponent and without trailing zeros behind the point, to 15 significant digits."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return Decimal(format(value.to_integral_value(), "f"))
    return Decimal(format(value.normalize(), "f"))
