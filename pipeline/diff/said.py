"""Facts as one report states them: what two versions are compared by. Read from the tables of an output folder."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import FactKind, Modality, Quantity
from pipeline.schema import DATES, DOCUMENTS, FACT_MENTIONS, FACTS, FIGURES, SENTENCES
from pipeline.tables.load import LoadError, read_rows
from pipeline.tables.quantity import read_quantity

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its sentence, the words that state it, and what they say.

    `context` is the sentence without its numbers and dates, for comparing what they are about. `edtf` is the time
    of an event, or the time that the figure holds for; `is_own_day` where that is the day of the version itself. `order` is
    the sentence's number in its document, `published` the ISO date of the document, "" where nobody knows.
    """

    document_id: str
    mention_id: str
    start: int
    text: str
    sentence: str
    context: str
    quantity: Quantity | None = None
    edtf: str = ""
    is_own_day: bool = False
    order: int = 0
    published: str = ""


@dataclass(frozen=True, slots=True)
class SaidFact:
    """One fact as one version of one report states it; `said` is in text order and never empty."""

    report: str
    fact_id: str
    kind: FactKind
    subject: str
    predicate: str
    object: str
    modality: Modality
    said: tuple[Said, ...]
    entities: frozenset[str] = frozenset()  # identifiers of subject and object, where they are named entities


@dataclass(frozen=True, slots=True)
class Saying:
    """All facts of a run, or of one report in it, and the reports that took part, also those that state nothing."""

    facts: tuple[SaidFact, ...]
    reports: frozenset[str]


def read_saying(folder: Path, report: str | None = None) -> Saying:
    """What the tables in `folder` say, of one report where given. Raises LoadError."""
    documents = [d for d in read_rows(DOCUMENTS, folder / DOCUMENTS.filename) if d["is_latest"] == "true"]
    chosen = [d for d in documents if report in (None, d["report"])]
    if not chosen and report is not None:
        raise LoadError(
            f"{folder}: no report {report!r}; there are {', '.join(sorted(d['report'] for d in documents))}"
        )

    def rows(table: str) -> Iterator[Row]:
        declared = {t.name: t for t in (FACTS, FACT_MENTIONS, SENTENCES, FIGURES, DATES)}[table]
        return read_rows(declared, folder / declared.filename)

    return make_saying(chosen, rows("facts"), rows("fact_mentions"), rows("sentences"), rows("figures"), rows("dates"))


def make_saying(
    documents: Iterable[Row],
    facts: Iterable[Row],
    fact_mentions: Iterable[Row],
    sentences: Iterable[Row],
    figures: Iterable[Row],
    dates: Iterable[Row],
) -> Saying:
    """What table rows say in these documents. Raises LoadError where they don't fit together."""
    about = {d["document_id"]: d for d in documents}
    fact_of = {row["fact_id"]: row for row in facts}
    sentence_of = {row["sentence_id"]: row for row in sentences if row["document_id"] in about}
    order_of = _number(sentence_of.values())
    figure_of = {row["mention_id"]: row for row in figures if row["document_id"] in about}
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in (*figure_of.values(), *(d for d in dates if d["document_id"] in about)):
        spans[row["sentence_id"]].append((int(row["start"]), int(row["end"]) - len(_noun(row))))
    stated: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for row in fact_mentions:
        if row["document_id"] not in about:
            continue
        sentence = sentence_of.get(row["sentence_id"])
        if sentence is None or row["fact_id"] not in fact_of:
            raise LoadError(f"fact_mentions.csv: {row['mention_id']} refers to a fact or sentence that is in no table")
        figure = figure_of.get(row["mention_id"])
        document = about[row["document_id"]]
        stated[document["report"], row["fact_id"]].append(
            Said(
                document_id=row["document_id"],
                mention_id=row["mention_id"],
                start=int(row["start"]),
                text=row["text"],
                sentence=sentence["text"],
                context=_without(sentence, spans[row["sentence_id"]]),
                quantity=read_quantity(figure) if figure else None,
                edtf=row["edtf"],
                is_own_day=bool(row["edtf"]) and row["edtf"] in (document["published"], document["version"]),
                order=order_of[row["sentence_id"]],
                published=document["published"],
            )
        )
    made = [
        _fact(report, fact_of[fact_id], sorted(said, key=lambda s: (s.document_id, s.start, s.mention_id)))
        for (report, fact_id), said in stated.items()
    ]
    return Saying(tuple(sorted(made, key=_by_place)), frozenset(d["report"] for d in about.values()))


def _number(sentences: Iterable[Row]) -> dict[str, int]:
    """The number of each sentence within its document, by its identifier."""
    by_document: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in sentences:
        by_document[row["document_id"]].append((int(row["start"]), row["sentence_id"]))
    return {sentence_id: n for places in by_document.values() for n, (_, sentence_id) in enumerate(sorted(places))}


def _by_place(fact: SaidFact) -> tuple[str, int, str]:
    return fact.report, fact.said[0].start, fact.fact_id


def _fact(report: str, row: Row, said: Iterable[Said]) -> SaidFact:
    kind: FactKind = "event" if row["kind"] == "event" else "figure"
    modality: Modality = row["modality"]  # type: ignore[assignment]
    entities = frozenset({row["subject_entity_id"], row["object_entity_id"]} - {""})
    return SaidFact(
        report, row["fact_id"], kind, row["subject"], row["predicate"], row["object"], modality, tuple(said), entities
    )


def _noun(row: Row) -> str:
    """The last word of a figure that counts things: which, it doesn't say."""
    return row["text"].split()[-1] if row.get("kind") == "count" and row["unit"] and " " in row["text"] else ""


def _without(sentence: Row, spans: Iterable[tuple[int, int]]) -> str:
    start, text = int(sentence["start"]), sentence["text"]
    parts, at = [], 0
    for low, high in sorted(spans):
        parts.append(text[at : max(at, low - start)])
        at = max(at, high - start)
    return " ".join([*parts, text[at:]])
