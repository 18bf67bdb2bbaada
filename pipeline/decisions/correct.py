"""Extractions as corrected by people: mentions ignored, values set right, also in the statements made of them."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.dedupe.facts.times import Span, read_period
from pipeline.extract.figures.si import conversion, to_si
from pipeline.extract.figures.units import parse_unit
from pipeline.model import Argument, EntityMention, Extraction, Figure, Quantity, Statement, Timex

Corrections = Mapping[str, Mapping[str, str]]  # mention_id -> field -> content
BOUNDS_OF = {
    "exact": (True, True), "approx": (False, False), "more_than": (True, False), "at_least": (True, False),
    "less_than": (False, True), "at_most": (False, True),
}  # fmt: skip


def correct(extraction: Extraction, ignored: frozenset[str], corrections: Corrections) -> Extraction:
    """The extraction without the ignored mentions (by mention_id), the others as corrected."""
    if not any(m.mention_id in ignored or m.mention_id in corrections for m in _mentions(extraction)):
        return extraction
    figures = {
        f.mention_id: _figure(f, ignored, corrections) for f in extraction.figures if f.mention_id not in ignored
    }
    dates = {
        t.mention_id: correct_date(t, corrections.get(t.mention_id, {}))
        for t in extraction.dates
        if t.mention_id not in ignored
    }
    return replace(
        extraction,
        entities=tuple(_entity(e, corrections) for e in extraction.entities if e.mention_id not in ignored),
        dates=tuple(dates.values()),
        figures=tuple(figures.values()),
        statements=tuple(
            _statement(s, figures, dates, ignored, corrections)
            for s in extraction.statements
            if s.mention_id not in ignored
        ),
    )


def _mentions(extraction: Extraction) -> tuple[EntityMention | Timex | Figure, ...]:
    return (*extraction.entities, *extraction.dates, *extraction.figures)


def _entity(mention: EntityMention, corrections: Corrections) -> EntityMention:
    kind: Any = corrections.get(mention.mention_id, {}).get("type", mention.type)
    return replace(mention, type=kind)


def _figure(figure: Figure, ignored: frozenset[str], corrections: Corrections) -> Figure:
    return replace(
        figure,
        quantity=correct_quantity(figure.quantity, corrections.get(figure.mention_id, {})),
        measured_mention_id="" if figure.measured_mention_id in ignored else figure.measured_mention_id,
        time_mention_id="" if figure.time_mention_id in ignored else figure.time_mention_id,
    )


def correct_quantity(quantity: Quantity, fields: Mapping[str, str]) -> Quantity:
    """The quantity with these fields; the bounds follow from value and modifier unless they are given themselves."""
    if not fields:
        return quantity
    modifier: Any = fields.get("modifier", quantity.modifier)
    value = _number(fields["value"]) if "value" in fields else quantity.value
    low, high = quantity.low, quantity.high
    if {"value", "modifier"} & fields.keys() and modifier in BOUNDS_OF:
        low, high = (value if bounded else None for bounded in BOUNDS_OF[modifier])
    low = _number(fields["low"]) if "low" in fields else low
    high = _number(fields["high"]) if "high" in fields else high
    unit = fields.get("unit", quantity.unit)
    how = conversion(parse_unit(unit)) if quantity.kind == "measurement" and unit else None
    return replace(
        quantity,
        value=value,
        low=low,
        high=high,
        modifier=modifier,
        unit=unit,
        dimension=how.dimension if how else quantity.dimension,
        si_value=to_si(value, how) if how and value is not None else None,
        si_unit=how.unit if how else quantity.si_unit,
        significant_digits=0 if "value" in fields else quantity.significant_digits,
    )


def correct_date(timex: Timex, fields: Mapping[str, str]) -> Timex:
    """The date as the EDTF expression in `fields` says it, with the days that bound it."""
    if "edtf" not in fields:
        return timex
    edtf = fields["edtf"]
    period = read_period(edtf)
    first, last = (_day(period.begin, 0), _day(period.end, 1)) if period else ("", "")
    value = edtf.rstrip("?~%")
    return replace(timex, value=value, mod="", edtf=edtf, earliest=first, latest=last)


def _day(span: Span, which: int) -> str:
    day = (span.first, span.last)[which]
    return "" if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def _number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _statement(
    statement: Statement,
    figures: Mapping[str, Figure],
    dates: Mapping[str, Timex],
    ignored: frozenset[str],
    corrections: Corrections,
) -> Statement:
    figure = figures.get(statement.mention_id)
    if figure is not None:
        statement = replace(statement, quantity=figure.quantity)
    # An event's date is its anchor, a figure's is the one that it holds for.
    when = statement.mention_id if figure is None else figure.time_mention_id
    if when in corrections and when in dates:
        date = dates[when]
        statement = replace(statement, edtf=date.edtf, earliest=date.earliest, latest=date.latest)

    def kept(argument: Argument) -> Argument:
        return replace(argument, mention_id="") if argument.mention_id in ignored else argument

    return replace(
        statement,
        subject=kept(statement.subject),
        object=kept(statement.object),
        place=kept(statement.place),
        property=kept(statement.property),
    )
