"""One fact for one state of affairs across all reports; its status; the contradictions."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline import ids
from pipeline.dedupe.facts.block import candidate_pairs
from pipeline.dedupe.facts.cluster import Pair, cluster, judged_pairs
from pipeline.dedupe.facts.identity import fact_ids
from pipeline.dedupe.facts.match import LEAST_MATCH, WORTH_EXPLAINING, forget_pairs, judge, same_fact
from pipeline.dedupe.facts.profile import Profile, profile
from pipeline.dedupe.facts.rivals import refuse_rivals
from pipeline.dedupe.facts.sole import mark_sole
from pipeline.dedupe.facts.status import Contradiction, status_of
from pipeline.dedupe.facts.surroundings import surroundings
from pipeline.model import Argument, Conflict, Document, Entity, Extraction, Fact, Link, Problem, Statement

__all__ = ["MatchedFacts", "judge", "match_facts", "same_fact"]

UNDATED = "9999"  # a report without a date comes after those with one
# Vetoed and unsure pairs are kept for the reader where so much speaks for them that one may wonder.
LEAST_KEPT_SCORE = LEAST_MATCH - WORTH_EXPLAINING


@dataclass(frozen=True, slots=True)
class MatchedFacts:
    """The facts in the order of their identifiers, the judged pairs of statements behind them, and the conflicts."""

    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()


def match_facts(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    entities: Sequence[Entity],
    *,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> MatchedFacts:
    """The facts that the latest version of each report states; every statement belongs to exactly one.

    `same` and `different` are pairs of mention ids that a person decided on; a forbidden pair stays apart, whatever chain would
    join it. The order of the documents makes no difference.
    """
    with _light_memory():
        return _match_facts(documents, extractions, entities, same, different)


@contextmanager
def _light_memory() -> Iterator[None]:
    """Without the collector of cycles, and with nothing kept afterwards.

    Matching makes millions of small objects and no cycle; to search them for one took a third of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget_pairs()
        if was_enabled:
            gc.enable()


def _match_facts(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    entities: Sequence[Entity],
    same: Collection[Pair],
    different: Collection[Pair],
) -> MatchedFacts:
    by_mention = {m: e for e in entities for m in e.mention_ids}
    latest = sorted((d for d in documents if d.is_latest), key=lambda d: d.document_id)
    by_document = {x.document_id: x for x in extractions}
    profiles: list[Profile] = []
    for document in latest:
        extraction = by_document.get(document.document_id)
        if extraction is not None:
            around = surroundings(document, extraction, by_mention)
            profiles += mark_sole([profile(s, around) for s in extraction.statements])
    first, repeated = _set_repeats_aside(profiles, by_document)
    judged = refuse_rivals(first, list(judged_pairs(first, candidate_pairs(first))), judge)
    matches = [(i, j, link) for i, j, link in judged if link.verdict == "match"]
    clusters, refused = cluster(first, matches, same, different)
    reports = {d.document_id: d.report for d in latest}
    seniority = {d.document_id: (d.published.isoformat() if d.published else UNDATED, d.document_id) for d in latest}
    facts, conflicts = _facts(
        [[first[i] for i in members] for members in clusters], repeated, reports, seniority, by_mention
    )
    return MatchedFacts(facts=facts, links=_links(judged, refused), conflicts=conflicts)


def _set_repeats_aside(
    profiles: Sequence[Profile], extractions: Mapping[str, Extraction]
) -> tuple[list[Profile], dict[tuple[str, str], list[Profile]]]:
    """(the statements to match, those of repeating sentences by the statement that they repeat)."""
    sentences = {s.sentence_id: s for x in extractions.values() for s in x.sentences}
    by_place = {
        (p.sentence_id, p.statement.start - sentences[p.sentence_id].start, p.statement.kind, p.statement.predicate): p
        for p in profiles
        if not p.repeats and p.sentence_id in sentences
    }
    first: list[Profile] = []
    repeated: dict[tuple[str, str], list[Profile]] = {}
    for p in profiles:
        sentence = sentences.get(p.sentence_id)
        original = None
        if p.repeats and sentence is not None:
            place = (sentence.repeats, p.statement.start - sentence.start, p.statement.kind, p.statement.predicate)
            original = by_place.get(place)
        if original is None:
            first.append(p)
        else:
            repeated.setdefault((original.mention_id, original.statement.predicate), []).append(p)
    return first, repeated


def _facts(
    clusters: Sequence[Sequence[Profile]],
    repeated: Mapping[tuple[str, str], Sequence[Profile]],
    reports: Mapping[str, str],
    seniority: Mapping[str, tuple[str, str]],
    entities: Mapping[str, Entity],
) -> tuple[tuple[Fact, ...], tuple[Conflict, ...]]:
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    for members, fact_id in zip(clusters, fact_ids(clusters), strict=True):
        ordered = sorted(members, key=lambda p: (seniority[p.document_id], p.statement.start, p.statement.predicate))
        status, contradictions = status_of(ordered, [reports[p.document_id] for p in ordered])
        everything = [q for p in ordered for q in (p, *repeated.get((p.mention_id, p.statement.predicate), ()))]
        facts.append(_fact(fact_id, status, ordered, everything, entities))
        conflicts += [_conflict(fact_id, c) for c in contradictions]
    return (
        tuple(sorted(facts, key=lambda f: f.fact_id)),
        tuple(sorted(conflicts, key=lambda c: c.conflict_id)),
    )


def _fact(
    fact_id: str, status: str, ordered: Sequence[Profile], everything: Sequence[Profile], entities: Mapping[str, Entity]
) -> Fact:
    lead = min(ordered, key=lambda p: (not p.subject_ids, not p.statement.subject.text, not p.words, p.part))
    subject, obj = lead.statement.subject, _object(lead.statement)
    if lead.statement.kind == "figure" and not subject.text:  # "900 people drowned": what is counted is the subject
        subject, obj = obj, Argument()
    statements = sorted(
        everything, key=lambda p: (p.document_id, p.statement.start, p.statement.end, p.statement.predicate)
    )
    return Fact(
        fact_id=fact_id,
        kind=lead.statement.kind,
        status=status,  # type: ignore[arg-type]
        lead=lead.fact_statement,
        statements=tuple(p.fact_statement for p in statements),
        subject=subject.text,
        subject_entity_id=entities[subject.mention_id].entity_id if subject.mention_id in entities else "",
        object=obj.text,
        object_entity_id=entities[obj.mention_id].entity_id if obj.mention_id in entities else "",
    )


def _object(statement: Statement):  # type: ignore[no-untyped-def]
    """Whom or what it was done to; of a figure, what is quantified."""
    return statement.property if statement.kind == "figure" and statement.property.text else statement.object


def _conflict(fact_id: str, found: Contradiction) -> Conflict:
    a, b = sorted((found.a, found.b), key=lambda p: (p.document_id, p.statement.start))
    return Conflict(
        conflict_id=ids.digest("conflict", fact_id, a.mention_id, b.mention_id),
        fact_id=fact_id,
        a=a.fact_statement,
        b=b.fact_statement,
        reason=found.reason,
    )


def _links(judged: Sequence[tuple[int, int, Link]], refused: Sequence[tuple[int, int, Link]]) -> tuple[Link, ...]:
    """The matches, and of the other pairs those that one may wonder about; a pair of mentions once."""
    overruled = {(i, j): link for i, j, link in refused}
    kept: dict[tuple[str, str], Link] = {}
    for i, j, link in judged:
        link = overruled.get((i, j), link)
        if link.verdict != "match" and link.score < LEAST_KEPT_SCORE:
            continue
        known = kept.get((link.a, link.b))
        if known is None or (known.verdict != "match", -known.score) > (link.verdict != "match", -link.score):
            kept[link.a, link.b] = link
    return tuple(kept[k] for k in sorted(kept))
