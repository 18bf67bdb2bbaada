"""Facts as the page shows them: what is said, by whom, in which words, and why two statements can't both hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.dedupe.facts.times import write_edtf
from pipeline.dedupe.facts.wording import write_quantity
from pipeline.page.marks import Mark, Piece, cut
from pipeline.page.source import Source
from pipeline.tables.quantity import read_quantity
from pipeline.tables.rows import Row
from pipeline.tables.titles import fact_title

# Contradictions first; what one report alone states, and nobody confirms, last.
ORDER = ("conflicting", "agreed", "compatible", "single")
# Characters of a sentence to each side of the stated words. Few sentences are longer; one of a badly broken text may be the
# whole text, and stands in the page once for each of its facts.
QUOTED = 600
MEANING = {
    "conflicting": "Two statements can't both hold.",
    "agreed": "Two or more reports say the same.",
    "compatible": "Reports differ, and all can be right.",
    "single": "One report says so.",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the words of the statement marked, and where it stands."""

    pieces: tuple[Piece, ...]
    href: str
    source: str
    section: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two quotes that can't both hold, what each says, and why not."""

    a: Quote
    b: Quote
    value_a: str
    value_b: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactCard:
    """One fact; `says` is its quantity or date in words, "" where the statements differ."""

    anchor: str
    fact_id: str
    kind: str
    status: str
    title: str
    says: str
    when: str
    modality: str
    quotes: tuple[Quote, ...]
    clashes: tuple[Clash, ...]
    reports: tuple[str, ...]


def make_cards(source: Source) -> tuple[FactCard, ...]:
    """Every fact: by status, those that most reports state first, then in the order of the texts."""
    rank = {status: n for n, status in enumerate(ORDER)}
    rows = sorted(
        source.facts.values(),
        key=lambda f: (rank[f["status"]], -int(f["n_reports"]), _first_place(source, f), f["fact_id"]),
    )
    return tuple(_card(source, row) for row in rows)


def _first_place(source: Source, fact: Row) -> tuple[str, int]:
    return min(((s["document_id"], int(s["start"])) for s in source.statements[fact["fact_id"]]), default=("", 0))


def _card(source: Source, fact: Row) -> FactCard:
    statements = sorted(source.statements[fact["fact_id"]], key=lambda s: (s["document_id"], int(s["start"])))
    is_event = fact["kind"] == "event"
    says = write_edtf(fact["edtf"]) if is_event else write_quantity(read_quantity(fact, "count"))
    return FactCard(
        anchor=fact["fact_id"],
        fact_id=fact["fact_id"],
        kind=fact["kind"],
        status=fact["status"],
        title=fact_title(fact["subject"], fact["predicate"], fact["object"]),
        says="" if fact["status"] == "conflicting" else says,
        when="" if is_event else write_edtf(fact["edtf"]),
        modality="" if fact["modality"] == "actual" else fact["modality"],
        quotes=tuple(_quote(source, s) for s in statements),
        clashes=tuple(_clashes(source, fact["fact_id"])),
        reports=tuple(sorted({source.documents[s["document_id"]]["report"] for s in statements})),
    )


def _quote(source: Source, statement: Row) -> Quote:
    sentence = source.sentences[statement["sentence_id"]]
    text, start = sentence["text"], int(sentence["start"])
    mark = Mark(int(statement["start"]) - start, int(statement["end"]) - start, "stated")
    first, last = max(0, mark.start - QUOTED), min(len(text), mark.end + QUOTED)
    clipped = [Piece("… ")] if first else [], [Piece(" …")] if last < len(text) else []
    return Quote(
        (*clipped[0], *cut(text, first, last, [mark]), *clipped[1]),
        f"#{source.sentence_anchor(statement['sentence_id'])}",
        source.name(statement["document_id"]),
        sentence["section"],
        statement["attribution"],
    )


def _clashes(source: Source, fact_id: str) -> Iterator[Clash]:
    stated = {s["mention_id"]: s for s in source.statements[fact_id]}
    for row in source.conflicts[fact_id]:
        a, b = (_quote(source, stated[row[f"mention_id_{side}"]]) for side in "ab")
        yield Clash(a, b, row["value_a"], row["value_b"], row["reason"])


@dataclass(frozen=True, slots=True)
class Account:
    """The latest version of a report, and how many of its facts have each status."""

    anchor: str
    name: str
    publisher: str
    published: str
    counts: dict[str, int]


def make_accounts(source: Source, cards: Sequence[FactCard]) -> tuple[Account, ...]:
    """Every report by its latest version, the oldest first."""
    latest = [d for d in source.documents.values() if d["is_latest"] == "true"]
    return tuple(
        Account(
            source.document_anchor(d["document_id"]),
            source.name(d["document_id"]),
            d["publisher"],
            d["published"],
            count_statuses([card for card in cards if d["report"] in card.reports]),
        )
        for d in sorted(latest, key=lambda d: (d["published"] or "9999", d["document_id"]))
    )


def count_statuses(cards: Iterable[FactCard]) -> dict[str, int]:
    """How many facts have each status, in the page's order."""
    counts = Counter(card.status for card in cards)
    return {status: counts[status] for status in ORDER}
