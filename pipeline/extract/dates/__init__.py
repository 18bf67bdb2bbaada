"""Temporal expressions (TIMEX3): finding, normalising, anchoring.

`find` applies the grammar of the rule files to the text and gives each expression a meaning (`frame`); `anchor` resolves
the meanings in text order; `edtf` writes the results and bounds them.
"""

from bisect import bisect_right

from pipeline.extract.dates import edtf
from pipeline.extract.dates.anchor import Anchor, Resolved
from pipeline.extract.dates.find import Found, find_expressions
from pipeline.extract.dates.genre import is_narrative
from pipeline.extract.dates.guards import Surroundings
from pipeline.extract.dates.point import truncate
from pipeline.extract.dates.tense import cue_before, direction, is_named
from pipeline.extract.parse import Parsed
from pipeline.ingest.calendar_day import evident_order
from pipeline.ingest.published import is_issue_line
from pipeline.model import Problem, Timex


def find_dates(parsed: Parsed) -> list[Timex]:
    """The temporal expressions of a document, in text order, none overlapping another."""
    document = parsed.document
    found = find_expressions(parsed, evident_order(document.text))
    anchor = Anchor(document.published, is_narrative((f.frame for f in found), document.published))
    around = Surroundings(parsed.doc)
    dates: list[Timex] = []
    block_starts = [block.start for block in document.blocks]
    for expression in found:
        anchor.paragraph, anchor.sentence = bisect_right(block_starts, expression.start), expression.sentence
        block = document.blocks[anchor.paragraph - 1] if anchor.paragraph else None
        anchor.opens = block is not None and block.start == expression.start
        anchor.own_line = block is not None and is_issue_line(
            document.text[block.start : block.end], document.published
        )
        resolved = anchor.resolve(expression.frame, _tense(expression, around, anchor.narrative))
        if not resolved.value:
            continue
        written = write_edtf(resolved)
        earliest, latest = edtf.bounds(written, day_modifier(resolved))
        if resolved.mod == "AFTER" and resolved.until is not None and resolved.until.as_date and latest:
            latest = min(latest, resolved.until.as_date.isoformat())
        start, end = expression.start, expression.end
        dates.append(
            Timex(
                mention_id=parsed.mention_id("d", start, end),
                sentence_id=parsed.sentences[expression.sentence].sentence_id,
                start=start,
                end=end,
                text=document.text[start:end],
                type=expression.frame.type,
                value=resolved.value,
                mod=resolved.mod,
                edtf=written,
                earliest=earliest,
                latest=latest,
            )
        )
    return dates


def day_modifier(resolved: Resolved) -> str:
    """The modifier of the day: "about 10 a.m." hedges the hour, and is of that day."""
    return "" if resolved.first is not None and resolved.first.is_time and resolved.until is None else resolved.mod


def write_edtf(resolved: Resolved) -> str:
    """The EDTF of what an expression was resolved to: of a range both ends, "" for what is no point in time."""
    if resolved.first is None:
        return ""
    first = edtf.write(resolved.first, day_modifier(resolved))
    if resolved.until is not None and first and "/" not in first:
        return (
            f"[..{first}]"
            if resolved.mod == "BEFORE"
            else f"[{first}..{edtf.write(truncate(resolved.until, resolved.first.unit))}]"
        )
    if resolved.last is None:
        return first
    last = edtf.write(resolved.last, resolved.mod)
    if not first or not last or "/" in first or "/" in last:
        return ""
    low, high = edtf.read(first)[0], edtf.read(last)[1]
    return f"{first}/{last}" if low and high and low <= high else ""


def _tense(expression: Found, around: Surroundings, narrative: bool) -> int:
    # "supplied until 26 October": ahead of the day of the news, not of what a narrative has reached
    last = around.token_at(expression.end - 1)
    if is_named(last):
        return 1
    cue = 0 if narrative else cue_before(around.token_at(expression.start))
    bound = 1 if expression.frame.mod == "EQUAL_OR_LESS" else 0  # "up to Monday"
    return cue or direction(last) or bound


def unresolved_dates(parsed: Parsed, dates: list[Timex]) -> list[Problem]:
    """A warning for each expression that names a point in time that nothing in the text or its metadata fixes."""
    document = parsed.document
    return [
        Problem(
            document_id=document.document_id,
            stage="extract",
            code="date_unresolved",
            message=f"{d.text!r} is {d.value}: nothing fixes it; a `published` day in reports.csv may",
            start=d.start,
            end=d.end,
        )
        for d in dates
        if d.type in ("DATE", "TIME") and not is_generic(d) and ("XXXX" in d.value or "XX-XX" in d.value)
    ]


def is_generic(timex: Timex) -> bool:
    """Whether an expression names a kind of time and no time: "at night" has nothing that could be resolved."""
    return timex.value.startswith("XXXX-XX-XXT") and not timex.value[11:].strip("T")[:1].isdigit()
