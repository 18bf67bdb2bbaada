"""The rows of every table, as dicts of cells that are ready to be written. One function a table, in `schema` order."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from pipeline.model import (
    Document,
    Entity,
    Extraction,
    Fact,
    FactStatement,
    Figure,
    Link,
    Linked,
    Problem,
    Quantity,
    Statement,
)
from pipeline.tables.write import plain_decimal

Row = dict[str, str]
ALIAS_SEPARATOR = " | "


class Records:
    """What the tables are made of, with the look-ups that several tables need."""

    def __init__(
        self,
        documents: Sequence[Document],
        extractions: Sequence[Extraction],
        linked: Linked,
        problems: Sequence[Problem] = (),
    ) -> None:
        self.documents = documents
        self.extractions = extractions
        self.linked = linked
        self.problems = problems
        self.entity_of = {m: e.entity_id for e in linked.entities for m in e.mention_ids}
        self.sentences = {s.sentence_id: s for x in extractions for s in x.sentences}

    def counts(self, sentence_id: str) -> bool:
        """Whether a mention in this sentence counts in n_mentions: not if an earlier one says the same."""
        sentence = self.sentences.get(sentence_id)
        return sentence is None or not sentence.repeats


def table_rows(records: Records) -> dict[str, list[Row]]:
    """The rows of every table, by the table's name, in no particular order."""
    made = {
        "documents": _documents(records),
        "sentences": _sentences(records),
        "entity_mentions": _entity_mentions(records),
        "entities": _entities(records),
        "dates": _dates(records),
        "figures": _figures(records),
        "facts": _facts(records),
        "fact_mentions": _fact_mentions(records),
        "conflicts": _conflicts(records),
        "warnings": _warnings(records),
        "entity_links": _links(records.linked.entity_links, "name"),
        "fact_links": _links(records.linked.fact_links, "statement"),
    }
    return {name: list(rows) for name, rows in made.items()}


def _documents(records: Records) -> Iterator[Row]:
    n_sentences = {x.document_id: len(x.sentences) for x in records.extractions}
    for d in records.documents:
        yield {
            "document_id": d.document_id,
            "report": d.report,
            "version": d.version,
            "is_latest": _boolean(d.is_latest),
            "title": d.title,
            "publisher": d.publisher,
            "published": _day(d.published),
            "url": d.url,
            "language": d.language,
            "path": d.path,
            "sha256": d.sha256,
            "n_chars": str(len(d.text)),
            "n_sentences": str(n_sentences.get(d.document_id, 0)),
        }


def _sentences(records: Records) -> Iterator[Row]:
    for x in records.extractions:
        for s in x.sentences:
            yield {
                "document_id": x.document_id,
                "sentence_id": s.sentence_id,
                "start": str(s.start),
                "end": str(s.end),
                "section": s.section,
                "repeats": s.repeats,
                "text": s.text,
            }


def _entity_mentions(records: Records) -> Iterator[Row]:
    for x in records.extractions:
        for m in x.entities:
            yield {
                "mention_id": m.mention_id,
                "document_id": x.document_id,
                "sentence_id": m.sentence_id,
                "start": str(m.start),
                "end": str(m.end),
                "text": m.text,
                "type": m.type,
                "entity_id": records.entity_of[m.mention_id],
            }


def _entities(records: Records) -> Iterator[Row]:
    report_of = {d.document_id: d.report for d in records.documents}
    place = {m.mention_id: (report_of[x.document_id], m.sentence_id) for x in records.extractions for m in x.entities}
    for e in records.linked.entities:
        places = [place[m] for m in e.mention_ids]
        yield {
            "entity_id": e.entity_id,
            "name": e.name,
            "type": e.type,
            "aliases": ALIAS_SEPARATOR.join(_aliases(e)),
            "n_mentions": str(sum(records.counts(sentence_id) for _, sentence_id in places)),
            "n_reports": str(len({report for report, _ in places})),
        }


def _aliases(entity: Entity) -> list[str]:
    return sorted(set(entity.aliases) - {entity.name})


def _dates(records: Records) -> Iterator[Row]:
    for x in records.extractions:
        for t in x.dates:
            yield {
                "mention_id": t.mention_id,
                "document_id": x.document_id,
                "sentence_id": t.sentence_id,
                "start": str(t.start),
                "end": str(t.end),
                "text": t.text,
                "type": t.type,
                "value": t.value,
                "mod": t.mod,
                "edtf": t.edtf,
                "earliest": t.earliest,
                "latest": t.latest,
            }


def _figures(records: Records) -> Iterator[Row]:
    for x in records.extractions:
        for f in x.figures:
            yield {
                "mention_id": f.mention_id,
                "document_id": x.document_id,
                "sentence_id": f.sentence_id,
                "start": str(f.start),
                "end": str(f.end),
                "text": f.text,
                "kind": f.quantity.kind,
                **_quantity(f.quantity),
                "dimension": f.quantity.dimension,
                "si_value": _decimal(f.quantity.si_value),
                "si_unit": f.quantity.si_unit,
                "measured": f.measured,
                "measured_entity_id": _measured_entity(records, f),
            }


def _measured_entity(records: Records, figure: Figure) -> str:
    return records.entity_of.get(figure.measured_mention_id, "")


def _quantity(quantity: Quantity | None) -> Row:
    """The cells that figures.csv and facts.csv share."""
    if quantity is None:
        return dict.fromkeys(("value", "low", "high", "modifier", "unit"), "")
    return {
        "value": _decimal(quantity.value),
        "low": _decimal(quantity.low),
        "high": _decimal(quantity.high),
        "modifier": quantity.modifier,
        "unit": quantity.unit,
    }


def _facts(records: Records) -> Iterator[Row]:
    report_of = {d.document_id: d.report for d in records.documents}
    for fact in records.linked.facts:
        lead = fact.lead.statement
        yield {
            "fact_id": fact.fact_id,
            "kind": fact.kind,
            "subject": fact.subject,
            "subject_entity_id": fact.subject_entity_id,
            "predicate": lead.predicate,
            "object": fact.object,
            "object_entity_id": fact.object_entity_id,
            **_quantity(lead.quantity),
            "edtf": lead.edtf,
            "earliest": lead.earliest,
            "latest": lead.latest,
            "modality": lead.modality,
            "status": fact.status,
            "n_reports": str(len({report_of[s.document_id] for s in fact.statements})),
            "n_mentions": str(_n_mentions(records, fact)),
        }


def _n_mentions(records: Records, fact: Fact) -> int:
    return sum(records.counts(s.statement.sentence_id) for s in fact.statements)


def _fact_mentions(records: Records) -> Iterator[Row]:
    for fact in records.linked.facts:
        for said in fact.statements:
            s = said.statement
            yield {
                "fact_id": fact.fact_id,
                "document_id": said.document_id,
                "sentence_id": s.sentence_id,
                "mention_id": s.mention_id,
                "start": str(s.start),
                "end": str(s.end),
                "text": s.text,
                "value": _decimal(s.quantity.value) if s.quantity else "",
                "unit": s.quantity.unit if s.quantity else "",
                "edtf": s.edtf,
                "attribution": s.attribution,
            }


def _conflicts(records: Records) -> Iterator[Row]:
    for c in records.linked.conflicts:
        yield {
            "conflict_id": c.conflict_id,
            "fact_id": c.fact_id,
            **_side(records, c.a, "a"),
            **_side(records, c.b, "b"),
            "reason": c.reason,
        }


def _side(records: Records, said: FactStatement, side: str) -> Row:
    return {
        f"mention_id_{side}": said.statement.mention_id,
        f"document_id_{side}": said.document_id,
        f"text_{side}": records.sentences[said.statement.sentence_id].text,
        f"value_{side}": stated_value(said.statement),
    }


def stated_value(statement: Statement) -> str:
    """What a statement says, in a cell: "565 degree_Celsius", "more_than 600 degree_Celsius", "2025-05-26"."""
    quantity = statement.quantity
    if quantity is None:
        return (
            f"{statement.edtf}T{statement.clock.rstrip('~')}" if statement.clock else statement.edtf or statement.text
        )
    if quantity.modifier == "range" and quantity.low is not None and quantity.high is not None:
        number = f"{_decimal(quantity.low)} to {_decimal(quantity.high)}"
    elif quantity.value is None:
        return statement.text
    else:
        number = _decimal(quantity.value)
        if quantity.modifier != "exact":
            number = f"{quantity.modifier} {number}"
    return f"{number} {quantity.unit}".strip()


def _warnings(records: Records) -> Iterator[Row]:
    every: Iterable[Problem] = (
        *records.problems,
        *(p for d in records.documents for p in d.problems),
        *(p for x in records.extractions for p in x.problems),
        *records.linked.problems,
    )
    for p in dict.fromkeys(every):
        yield {
            "document_id": p.document_id,
            "stage": p.stage,
            "code": p.code,
            "start": "" if p.start is None else str(p.start),
            "end": "" if p.end is None else str(p.end),
            "message": p.message,
        }


def _links(links: Iterable[Link], what: str) -> Iterator[Row]:
    for link in links:
        yield {
            f"{what}_a": link.a,
            f"{what}_b": link.b,
            "verdict": link.verdict,
            "reason": link.reason,
            "score": _decimal(link.score),
        }


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else plain_decimal(value)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _boolean(value: bool) -> str:
    return "true" if value else "false"
