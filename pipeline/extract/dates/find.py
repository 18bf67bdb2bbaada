"""Finding: the grammar's stages over the tokens of a document, to the expressions with their meaning, not yet anchored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipeline.extract.dates.compose import compose
from pipeline.extract.dates.frame import Frame, Length
from pipeline.extract.dates.grammar import Grammar, grammar, matches_at, may_begin
from pipeline.extract.dates.guards import LATE, Surroundings, passes
from pipeline.extract.dates.lexicon import Reading, Token, tokenise
from pipeline.extract.dates.rate import as_set, ends_unit
from pipeline.extract.parse import Parsed
from pipeline.resources import RULES

MIN_LISTED = 2  # numbers before the one with the unit; "at 60, three years later" is no list
FIRST_YEAR = 1000
ARTICLES = frozenset(("a", "an", "the"))
_UNIT_TAGS = {
    "Y": "YEAR", "DE": "DECADE", "CE": "CENTURY", "Q": "QUARTER", "H": "HALF", "S": "SEASON", "M": "MONTH", "W": "WEEK",
    "WE": "WEEKEND", "D": "DAY", "TH": "CLOCKTIME", "TP": "DAYPART",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: offsets half-open, its meaning, the sentence that it begins in (its index)."""

    start: int
    end: int
    frame: Frame
    sentence: int


def find_expressions(parsed: Parsed, order: str | None, folder: Path = RULES) -> list[Found]:
    """The temporal expressions of a document in text order, none overlapping another."""
    rules = grammar(folder)
    around = Surroundings(parsed.doc)
    found: list[Found] = []
    for index, sentence in enumerate(parsed.sentences):
        tokens = tokenise(parsed.document.text, sentence.start, sentence.end, rules.literals, folder)
        if not any(_is_temporal(token, rules) for token in tokens):
            continue
        for stage in range(1, len(rules.stages) + 1):
            tokens = _apply(rules, stage, tokens, around, order)
            if stage == 1:
                _share_unit(tokens)
        for token, frame in _frames(tokens):
            if _stands(frame, token, around) and not ends_unit(frame, token, around):
                frame = as_set(frame, token, around)
                found.append(Found(_without_foreign_article(token, around), token.end, frame, index))
    return found


def _without_foreign_article(token: Token, around: Surroundings) -> int:
    """Where an expression begins: behind an article that belongs to a noun further on ("the | two-week | visit")."""
    first = around.token_at(token.start)
    if first.lower_ not in ARTICLES or first.idx + len(first) >= token.end or first.head.idx < token.end:
        return token.start
    after = around.doc[first.i + 1]
    return after.idx if after.idx < token.end else token.start


def _is_temporal(token: Token, rules: Grammar) -> bool:
    """Whether a token has a reading beyond being a word that some pattern names."""
    return any(r.tag in rules.alone if r.tag[0] == "=" else r.tag != "word" for r in token.readings)


def _share_unit(tokens: list[Token]) -> None:
    """ "five, ten, twenty, thirty years": the unit behind the last number of a list is that of all. Changes the tokens."""
    for i, token in enumerate(tokens):
        frame = next((r.value for r in token.readings if isinstance(r.value, Frame)), None)
        if frame is None or frame.length is None or frame.length.amount is None or frame.guard != "quantity":
            continue
        listed, j = [], i
        while j >= 2 and (number := _listed_number(tokens, j)) is not None:
            j -= 2
            listed.append((j, number))
        for at, number in listed if len(listed) >= MIN_LISTED else ():
            shared = Frame(type="DURATION", length=Length(number, frame.length.unit))
            tokens[at] = Token(tokens[at].start, tokens[at].end, [Reading("LISTED", shared)])


def _listed_number(tokens: Sequence[Token], i: int) -> Decimal | None:
    """The number before the comma before token i, where it isn't a year."""
    if not any(r.tag == "=," for r in tokens[i - 1].readings):
        return None
    number = next(
        (Decimal(str(r.value)) for r in tokens[i - 2].readings if r.tag == "quantity" and r.length == 1),
        None,
    )
    return None if number is None or number >= FIRST_YEAR else number


def _stands(frame: Frame, token: Token, around: Surroundings) -> bool:
    return frame.guard not in LATE or passes(frame.guard, around.place(token.start, token.end))


def _frames(tokens: Sequence[Token]) -> Iterator[tuple[Token, Frame]]:
    for token in tokens:
        frame = next((r.value for r in token.readings if isinstance(r.value, Frame)), None)
        if frame is not None:
            yield token, frame


def _apply(
    rules: Grammar,
    stage: int,
    tokens: list[Token],
    around: Surroundings,
    order: str | None,
) -> list[Token]:
    """The tokens with every match of a stage, the longest from the left, made one token."""
    result: list[Token] = []
    i = 0
    while i < len(tokens):
        for match in matches_at(rules, stage, tokens, i) if may_begin(rules, stage, tokens[i]) else ():
            start, end = tokens[match.first].start, tokens[match.last - 1].end
            guard = match.pattern.guard
            if guard and guard not in LATE and not passes(guard, around.place(start, end)):
                continue
            frame = compose(match, order)
            if frame is not None:
                result += tokens[i : match.first]
                readings = [Reading(tag, frame) for tag in sorted(frame_tags(frame))]
                result.append(Token(start, end, readings))
                i = match.last
                break
        else:
            result.append(tokens[i])
            i += 1
    return result


def frame_tags(frame: Frame) -> set[str]:
    """What later stages may call an expression."""
    if frame.ends:
        return {"RANGE"}
    if frame.type == "SET":
        return {"SET"}
    if frame.value:
        return {"REF"}
    if frame.length is not None:
        return {"POINT", "SHIFTED"} if frame.base or frame.origin else {"DURATION"}
    tags = {"POINT"}
    unit = frame.unit or (frame.point.unit if frame.point else "")
    if frame.point is not None and frame.base and frame.unit == "D":
        unit = frame.point.unit
    if frame.point is not None and frame.point.holiday:
        unit = "D"
    if unit in _UNIT_TAGS:
        tags.add(_UNIT_TAGS[unit])
    if unit == "D" and frame.point is not None and frame.point.day is None and frame.point.weekday and not frame.base:
        tags = tags - {"DAY"} | {"WEEKDAY"}
    if unit in ("TH", "TP"):
        if frame.base or frame.outer:
            tags -= {"CLOCKTIME", "DAYPART"}
        else:
            tags.add("TIME")
    if frame.base in ("d", "q") and frame.steps == 0 and frame.point is None and frame.guard in ("definite", ""):
        tags |= {"Y": {"DEFYEAR"}, "Q": {"DEFQUARTER"}, "W": {"DEFWEEK"}}.get(unit, set())
    if frame.base == "t" and frame.unit and frame.point is None and frame.guard == "":
        tags |= {-1: {"DAYBEFORE"}, 1: {"DAYAFTER"}}.get(frame.steps or 0, set())
    if frame.base == "s" and frame.steps == -1 and frame.point is None:
        tags |= {"W": {"LASTWEEK"}, "D": {"LASTDAY"}}.get(frame.unit, set())
    tags |= {"b": {"FIRSTDAY"}, "e": {"LASTDAY"}}.get(frame.base, set())
    if unit == "TP" and (frame.base or frame.outer or (frame.point and frame.point.weekday)):
        tags.add("DAYTIME")
    if unit == "Y" and frame.base:
        tags.add("RELYEAR")
    return tags
