"""Reports with their mentions marked by hand, for tests of what comes behind extraction: no model is loaded.

    {Horka Dam:FAC}                          a named entity
    [23 people|flood/kill/people|23 person]  a figure of the fact flood/kill/people, with its value and unit
    [4 October|flood/begin|2024-10-04]       the date of an event
    [over 600 °C|salt/reach|more_than 600 degree_Celsius]

Sentences end at a full stop before a space, or at a line's end. What has one label (subject/predicate/object) is one fact.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline import ids
from pipeline.dedupe.facts.quantities import compare_quantities
from pipeline.dedupe.facts.times import compare_times, read_period
from pipeline.model import (
    Argument,
    Block,
    Conflict,
    Document,
    Entity,
    EntityMention,
    Extraction,
    Fact,
    FactStatement,
    Figure,
    Linked,
    Quantity,
    Sentence,
    Statement,
    Timex,
)
from pipeline.schema import TABLES
from pipeline.tables.rows import Records, table_rows
from pipeline.tables.write import table_bytes

_MARK = re.compile(
    r"\[(?P<words>[^|\]]+)\|(?P<label>[^|]+)\|(?P<content>[^\]]+)\]|\{(?P<name>[^:}]+):(?P<type>[A-Z_]+)\}"
)
_DATE = re.compile(r"-?\d{3,4}.*")
SI = {"kilometer": ("[length]", 1000), "mile": ("[length]", Decimal("1609.344")), "meter": ("[length]", 1)}


@dataclass(frozen=True)
class Account:
    """One version of a report with what was found in it; `labels` says which fact a statement belongs to."""

    document: Document
    extraction: Extraction
    labels: dict[str, str]


def account(report: str, marked: str, version: str = "1", latest: bool = True, **about: str) -> Account:
    """A report from its marked text; `about`: title, publisher, url."""
    document_id = ids.document_id(report, version)
    text, spans = _unmark(marked)
    starts = [0, *(m.end() for m in re.finditer(r"\.\s+|\n+", text))]
    bounds = [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b].strip()]
    sentences = [
        Sentence(ids.sentence_id(document_id, a), a, a + len(text[a:b].rstrip()), "", "", text[a:b].rstrip())
        for a, b in bounds
    ]
    entities, dates, figures, statements, labels = [], [], [], [], {}
    for start, end, mark in spans:
        sentence = next(s.sentence_id for s in sentences if s.start <= start < s.end)
        words = text[start:end]
        letter = "e" if mark["name"] else "d" if _DATE.fullmatch(mark["content"]) and "-" in mark["content"] else "f"
        place = (ids.mention_id(document_id, letter, start, end), sentence, start, end, words)
        if letter == "e":
            entities.append(EntityMention(*place, type=mark["type"]))  # type: ignore[arg-type]
            continue
        subject, predicate, thing = [*mark["label"].split("/"), "", ""][:3]
        said = Statement("event" if letter == "d" else "figure", *place, Argument(subject), predicate, Argument(thing))
        if letter == "d":
            first, last = _bounds(mark["content"])
            timex = Timex(*place, "DATE", mark["content"], "", mark["content"], first, last)
            dates.append(timex)
            said = replace(said, edtf=timex.edtf, earliest=first, latest=last)
        else:
            quantity = quantity_of(mark["content"])
            figures.append(Figure(*place, quantity, measured=thing or subject))
            said = replace(said, quantity=quantity)
        statements.append(said)
        labels[place[0]] = mark["label"]
    document = Document(
        document_id, report, version, latest, about.get("title", ""), about.get("publisher", ""), date(2025, 6, 1),
        about.get("url", ""), "en", about.get("path", f"{report}.txt"), "0" * 64, text, (Block(0, len(text), "paragraph"),),
    )  # fmt: skip
    found = Extraction(document_id, tuple(sentences), tuple(entities), tuple(dates), tuple(figures), tuple(statements))
    return Account(document, found, labels)


def quantity_of(content: str) -> Quantity:
    """
    >>> quantity_of("more_than 600 degree_Celsius").low
    Decimal('600')
    """
    parts = content.split()
    modifier = parts.pop(0) if parts[0].isidentifier() else "exact"
    value, unit = Decimal(parts[0]), " ".join(parts[1:])
    dimension, factor = SI.get(unit, ("", None))
    low = None if modifier in ("approx", "less_than", "at_most") else value
    high = None if modifier in ("approx", "more_than", "at_least") else value
    kind = "measurement" if factor or "_" in unit else "percent" if unit == "percent" else "count"
    si = (value * factor, "meter") if factor else (None, "")
    return Quantity(kind, value, low, high, modifier, unit, dimension, *si)  # type: ignore[arg-type]


def link(accounts: Iterable[Account]) -> Linked:
    """What the accounts say together, as the labels say; status and conflicts by interval logic."""
    stated: defaultdict[str, list[FactStatement]] = defaultdict(list)
    named: defaultdict[str, list[EntityMention]] = defaultdict(list)
    for a in accounts:
        for mention in a.extraction.entities:
            named[mention.text].append(mention)
        if a.document.is_latest:
            for s in a.extraction.statements:
                stated[a.labels[s.mention_id]].append(FactStatement(a.document.document_id, s))
    facts, conflicts = [], []
    for label, said in sorted(stated.items()):
        lead, fact_id = said[0], ids.digest("fact", label)
        compared = [(x, y, *_compare(x.statement, y.statement)) for i, x in enumerate(said) for y in said[i + 1 :]]
        clashes = [(x, y, why) for x, y, verdict, why in compared if verdict == "contradictory"]
        equal = all(verdict == "equal" for *_, verdict, _ in compared)
        alone = len({s.document_id for s in said}) == 1
        status = "conflicting" if clashes else "single" if alone else "agreed" if equal else "compatible"
        s = lead.statement
        facts.append(Fact(fact_id, s.kind, status, lead, tuple(said), s.subject.text, "", s.object.text, ""))  # type: ignore[arg-type]
        conflicts += [
            Conflict(ids.digest("con", fact_id, x.statement.mention_id, y.statement.mention_id), fact_id, x, y, why)
            for x, y, why in clashes
        ]
    entities = [
        Entity(ids.digest("ent", name), name, mentions[0].type, (), tuple(m.mention_id for m in mentions))
        for name, mentions in sorted(named.items())
    ]
    return Linked(tuple(entities), (), tuple(facts), (), tuple(conflicts))


def write_accounts(folder: Path, *accounts: Account) -> Path:
    """The tables and texts of these accounts in `folder`, as a run would write them."""
    rows = table_rows(Records([a.document for a in accounts], [a.extraction for a in accounts], link(accounts)))
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        (folder / table.filename).write_bytes(table_bytes(table, rows[table.name]))
    for a in accounts:
        (folder / "texts" / f"{a.document.document_id}.txt").write_bytes(a.document.text.encode())
    return folder


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, re.Match[str]]]]:
    parts: list[str] = []
    spans, at, length = [], 0, 0
    for mark in _MARK.finditer(marked):
        words = mark["words"] or mark["name"]
        length += mark.start() - at
        spans.append((length, length + len(words), mark))
        parts += [marked[at : mark.start()], words]
        length += len(words)
        at = mark.end()
    return "".join([*parts, marked[at:]]), spans


def _bounds(edtf: str) -> tuple[str, str]:
    period = read_period(edtf)
    if period is None:
        return "", ""
    first, last = (
        "" if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"
        for day in (period.begin.first, period.end.last)
    )
    return first, last


def _compare(a: Statement, b: Statement) -> tuple[str, str]:
    if a.quantity is None or b.quantity is None:
        times = compare_times(a.edtf, b.edtf)
        return times.relation, times.reason
    quantities = compare_quantities(a.quantity, b.quantity)
    return quantities.verdict, quantities.reason
