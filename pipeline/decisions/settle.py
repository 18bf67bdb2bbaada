"""What the decisions mean for the texts at hand: which mentions, which pairs, and which decisions are stale."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.decisions.decision import MENTION_ID, Decision, describe, quote
from pipeline.model import Document, EntityMention, Extraction, Figure, Problem, Timex

Pair = tuple[str, str]
STALE = "stale-decision"


@dataclass(frozen=True, slots=True)
class Settled:
    """The extractions as corrected, and the pairs for dedupe: of names, and of mention_ids."""

    extractions: tuple[Extraction, ...]
    same_entities: tuple[Pair, ...] = ()
    different_entities: tuple[Pair, ...] = ()
    same_facts: tuple[Pair, ...] = ()
    different_facts: tuple[Pair, ...] = ()
    problems: tuple[Problem, ...] = ()


def settle(decisions: Sequence[Decision], documents: Sequence[Document], extractions: Sequence[Extraction]) -> Settled:
    """What to obey. A decision whose text the latest version of its report no longer has is a problem."""
    if not decisions:
        return Settled(tuple(extractions))
    from pipeline.decisions.correct import correct  # loads the units

    places = _Places(documents, extractions)
    ignored: set[str] = set()
    corrections: defaultdict[str, dict[str, str]] = defaultdict(dict)
    pairs: defaultdict[tuple[str, str], set[Pair]] = defaultdict(set)
    problems: list[Problem] = []
    for d in decisions:
        if d.about == "entity":
            gone = [name for name in (d.a, d.b) if name not in places.names]
            if not gone:
                pairs["entity", d.decision].add(_ordered(d.a, d.b))
            problems += [_stale("", d, f"no report mentions {name!r}") for name in gone]
            continue
        sides = [(d.a, d.quote_a), (d.b, d.quote_b)][: 2 if d.about == "fact" else 1]
        found = [places.find(*side) for side in sides]
        for (mention, _), ids in zip(sides, found, strict=True):
            if not places.in_latest(ids):
                problems.append(_stale(_document(mention), d, "the latest version of the report doesn't say so"))
        if d.decision == "ignore":
            ignored.update(found[0])
        elif d.decision == "value":
            for mention_id in found[0]:
                corrections[mention_id][d.field] = d.content
        else:
            pairs["fact", d.decision].update(_ordered(a, b) for a, b in product(*found) if a != b)
    return Settled(
        tuple(correct(x, frozenset(ignored), corrections) for x in extractions),
        tuple(sorted(pairs["entity", "same"])),
        tuple(sorted(pairs["entity", "different"])),
        tuple(sorted(pairs["fact", "same"])),
        tuple(sorted(pairs["fact", "different"])),
        tuple(problems),
    )


class _Places:
    """Where each mention stands: by report, its table's letter, and its sentence with the mention in brackets."""

    def __init__(self, documents: Sequence[Document], extractions: Sequence[Extraction]) -> None:
        self._report = {d.document_id: d.report for d in documents}
        self._latest = {d.document_id for d in documents if d.is_latest}
        self._found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self.names = {e.text for x in extractions for e in x.entities}
        for x in extractions:
            sentences = {s.sentence_id: s for s in x.sentences}
            mentions: tuple[EntityMention | Timex | Figure, ...] = (*x.entities, *x.dates, *x.figures)
            for m in mentions:
                s = sentences.get(m.sentence_id)
                if s is not None:
                    quoted = quote(s.text, m.start - s.start, m.end - s.start)
                    self._found[self._report[x.document_id], m.mention_id[-1], quoted].append(m.mention_id)

    def find(self, mention_id: str, quoted: str) -> list[str]:
        """The mentions, in every version of the report, that stand in just this sentence at just this place."""
        document = _document(mention_id)
        report = self._report.get(document, document.rpartition("@")[0])
        return self._found.get((report, mention_id[-1], " ".join(quoted.split())), [])

    def in_latest(self, mention_ids: Iterable[str]) -> bool:
        return any(_document(m) in self._latest for m in mention_ids)


def _document(mention_id: str) -> str:
    match = MENTION_ID.fullmatch(mention_id)
    return match["document"] if match else ""


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _stale(document_id: str, d: Decision, why: str) -> Problem:
    message = f"{describe(d)} ({d.author}, {d.date}): {why}; not obeyed there. Decide again, or delete it"
    return Problem(document_id or "decisions.csv", "dedupe", STALE, message)
