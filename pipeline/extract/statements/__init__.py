"""Statements: who or what a figure or a dated event is said of, and by whom."""

import re
from collections.abc import Mapping

from spacy.tokens import Span, Token

from pipeline.extract.figures.times import is_label_of
from pipeline.extract.modality import STRENGTH, find_modality, is_bound
from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import argument, mentions_by_token
from pipeline.extract.statements.asides import is_converted
from pipeline.extract.statements.attribution import find_attribution, source_name
from pipeline.extract.statements.cells import cell_frame, read_tables
from pipeline.extract.statements.changes import as_changed, is_former
from pipeline.extract.statements.clauses import climb, in_subject_of, is_present
from pipeline.extract.statements.compounds import compounds
from pipeline.extract.statements.counted import Counted, as_share, count_of
from pipeline.extract.statements.ellipsis import Claim, taken_over
from pipeline.extract.statements.events import (
    DAY_LENGTH,
    dated,
    dated_entry,
    dates_an_event,
    ends_denial,
    itinerary_entry,
)
from pipeline.extract.statements.notices import is_own_date, is_own_notice
from pipeline.extract.statements.quantified import Frame, quantified
from pipeline.extract.statements.quotations import quoted_speakers
from pipeline.extract.statements.rates import rate
from pipeline.extract.statements.references import Discourse, read_discourse
from pipeline.extract.statements.scope import governs, within
from pipeline.model import Argument, EntityMention, Figure, Quantity, Statement, Timex

PLACES = ("GPE", "LOC", "FAC")
PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "around", "off", "across", "from", "to")

BOUNDS = ("after", "before", "by", "from", "since", "till", "until")
CLOSELY = ("immediately", "just", "right", "shortly", "soon")  # before them: "shortly before 10pm"

ENDS_OF_DAY = ("START", "END")  # "early Tuesday", "late Tuesday"
DAY_PARTS = ("AF", "EV", "MI", "MO", "NI")  # TIMEX3
_PART = re.compile(rf"\dT({'|'.join(DAY_PARTS)})$")
_HOUR = re.compile(r"\dT(\d\d:\d\d)")


def find_statements(
    parsed: Parsed, entities: list[EntityMention], dates: list[Timex], figures: list[Figure]
) -> list[Statement]:
    """The statements of a document, in the order of their anchors."""
    if not dates and not figures:
        return []
    discourse = read_discourse(parsed, mentions_by_token(parsed.doc, entities))
    sentences = {s.sentence_id: (i, s, span) for i, (s, span) in enumerate(parsed)}
    by_id = {d.mention_id: d for d in dates}
    labelling = {f.time_mention_id for f in figures if _is_labelled(parsed, f, by_id)}
    speakers = quoted_speakers(parsed, discourse)

    def source(frame: Frame, index: int, sentence_id: str) -> str:
        own = source_name(frame.source, discourse, index)
        return own or find_attribution(frame.verb, discourse, index) or speakers.get(sentence_id, "")

    tables = read_tables(parsed)
    whole = compounds(figures, parsed.document.text, parsed.doc)
    found: list[Statement] = []
    counts: dict[int, list[Counted]] = {}
    before: Claim | None = None
    claims: list[Claim] = []
    date: Timex | None = None
    for figure in figures:
        index, _, _ = sentences[figure.sentence_id]
        span = _tokens(parsed, figure.start, figure.end)
        if span is not None:
            if before is not None and is_converted(before.figure, figure, parsed.document.text):
                frame = before.frame
            else:
                earlier = counts.get(index) or counts.get(index - 1) or []
                in_cell = cell_frame(parsed, figure, tables, discourse)
                frame = in_cell or quantified(parsed, figure, span, index, discourse, earlier)
                counts.setdefault(index, []).extend(count_of(figure, span.root))
                date = _time(parsed, by_id.get(figure.time_mention_id), span, frame)
            said = source(frame, index, figure.sentence_id)
            frame = taken_over(Claim(figure, frame, said, index), span, claims) or frame
            before = Claim(figure, frame, said, index)
            claims.append(before)
            amount = as_share(whole.get(figure.mention_id, figure.quantity))
            quantity = as_changed(rate(amount, span, parsed.document.text), span)
            found.append(_figure_statement(figure, quantity, frame, date, span, said, discourse))
    times = frozenset(t.i for d in dates for t in _tokens(parsed, d.start, d.end) or ())
    for date in dates:
        if not dates_an_event(date) or date.mention_id in labelling:
            continue
        index, _, sent = sentences[date.sentence_id]
        span = _tokens(parsed, date.start, date.end)
        if span is None or is_own_date(span, sent, discourse.mentions):
            continue
        frames = itinerary_entry(span, sent, index, discourse) or dated(span, index, discourse, times)
        frames = frames or dated_entry(parsed, date, span, index, discourse)
        frames = [f for f in frames if not is_own_notice(f.verb)]
        found += [
            _event_statement(date, frame, span, source(frame, index, date.sentence_id), discourse) for frame in frames
        ]
    return sorted(found, key=lambda s: (s.start, s.end, s.kind))


def _is_labelled(parsed: Parsed, figure: Figure, dates: Mapping[str, Timex]) -> bool:
    """Whether the figure's date is no more than its label ("visitors: 2022: 446"); a date that opens a line heads an entry."""
    date = dates.get(figure.time_mention_id)
    if date is None or not is_label_of(parsed.document.text, date, figure.start):
        return False
    return date.start > 0 and not parsed.document.text[: date.start].rstrip(" ").endswith("\n")


def _tokens(parsed: Parsed, start: int, end: int) -> Span | None:
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def _time(parsed: Parsed, date: Timex | None, figure: Span, frame: Frame) -> Timex | None:
    """The figure's date where its clause, or the noun phrase that states it, has it."""
    span = _tokens(parsed, date.start, date.end) if date is not None else None
    if date is not None and is_label_of(parsed.document.text, date, figure[0].idx):
        return date
    if span is None or not (governs(span, figure) if frame.phrase is None else within(span, frame.phrase)):
        return None
    return date


def _figure_statement(
    figure: Figure,
    quantity: Quantity,
    frame: Frame,
    date: Timex | None,
    span: Span,
    attribution: str,
    discourse: Discourse,
) -> Statement:
    verb = None if frame.aside else frame.unmet or frame.verb
    in_subject = verb is not None and in_subject_of(span.root, verb)
    denied = verb is not None and any(c.dep_ == "neg" for c in verb.children)
    negated = in_subject and denied != (frame.unmet is not None)  # "none failed to open": two negations are none
    stated = "actual" if negated or frame.aside or frame.unmet is not None else figure.modality
    modality = max(
        stated, find_modality(verb, in_subject or is_bound(span[0]), of_figure=True), key=STRENGTH.__getitem__
    )
    return Statement(
        kind="figure",
        mention_id=figure.mention_id,
        sentence_id=figure.sentence_id,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        subject=frame.subject,
        predicate=f"not {frame.predicate}" if negated else frame.predicate,
        object=frame.object,
        place=frame.place if frame.place.text else _place(frame.verb, span, discourse),
        property=frame.property,
        quantity=quantity,
        edtf=date.edtf if date else "",
        earliest=date.earliest if date else "",
        latest=date.latest if date else "",
        modality=modality,
        attribution=attribution,
        former=is_former(span),
        present=verb is not None and is_present(verb),
        table=frame.table,
    )


def _event_statement(date: Timex, frame: Frame, span: Span, attribution: str, discourse: Discourse) -> Statement:
    return Statement(
        kind="event",
        mention_id=date.mention_id,
        sentence_id=date.sentence_id,
        start=date.start,
        end=date.end,
        text=date.text,
        subject=frame.subject,
        predicate=frame.predicate,
        object=frame.object,
        place=_place(frame.verb, span, discourse),
        edtf=date.edtf,
        earliest=date.earliest,
        latest=date.latest,
        modality="actual" if frame.aside else find_modality(frame.verb, outside_negation=ends_denial(frame.verb, span)),
        attribution=attribution,
        clock=_clock(date, span),
    )


def _clock(date: Timex, span: Span) -> str:
    """The hour and minute that the expression tells beside its day, marked where words hedge them, or else the part of the day.

    "" where words bound it.
    """
    time = _HOUR.search(date.value) or _PART.search(date.value) if date.edtf and "/" not in date.value else None
    vague = date.mod if date.mod in ENDS_OF_DAY and len(date.value) == len(date.edtf) == DAY_LENGTH else ""
    *_, shortly, before = ("", "", *(t.lower_ for t in span.doc[max(0, span.start - 2) : span.start]))
    bound = before in BOUNDS
    if bound and shortly not in CLOSELY:
        return ""
    if time is None or time[1] in DAY_PARTS:
        return "" if bound else vague or (time[1] if time else "")
    return f"{time[1]}{'~' if bound or date.mod else ''}"


def _place(verb: Token | None, span: Span, discourse: Discourse) -> Argument:
    """Where: the named place after a preposition of the statement's own clause, or the phrase that the figure is in."""
    for node in (span.root, *climb(span.root)):
        for child in node.children:
            if child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS:
                for place in child.children:
                    mention = discourse.mentions.get(place.i)
                    if mention is not None and mention.type in PLACES:
                        return argument(place, discourse.mentions)
        if verb is None or node == verb:
            break
    return Argument()
