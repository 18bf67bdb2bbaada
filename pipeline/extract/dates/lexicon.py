"""The words and digit forms that temporal expressions are made of, and the tokens of a text that have such readings.

Everything here comes from the rule files: `words/<tag>.csv` (one file a tag), `units.csv`, `shapes.csv` (forms with digits).
A token may have several readings ("second" is an ordinal and a unit; "may" is only a month when capitalised), and a
reading may be several tokens long ("a couple of"); the grammar tries them all.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.extract.dates.cardinals import NumberReading, read_number
from pipeline.resources import RULES, load_rules

FOLDER = "extract/dates"
DOTTED_CLOCK = re.compile(r"(?P<h>0?\d|1[0-2])\.(?P<m>[0-5]\d)")  # 5.42, where a part of the day follows
PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-", "–": "-", "−": "-"})
WORD_TAGS = (
    "bound", "cardinal", "clock", "daypart", "deictic", "direction", "era", "filler", "holiday", "month", "ordinal", "part",
    "periodic", "reference", "season", "selector", "vague", "weekday", "weekday_short", "weekdays", "zone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One form of `words/<tag>.csv`; `case` is "title" where it must be written with a capital."""

    form: str
    value: str
    example: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: `count` times the TIMEX3 unit `code`."""

    form: str
    plural: str
    code: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A form with digits: a regular expression and what the grammar calls it."""

    tag: str
    pattern: str
    example: str


class Reading(NamedTuple):
    """What a stretch of tokens can be: a tag of the grammar, its value, and how many tokens it takes."""

    tag: str
    value: object
    length: int = 1


SCALE = 1000  # from here on a number word multiplies what stands before it
HALF_OF_DAY = r"[AaPp][Mm]\b"  # which may be written onto its hour


@dataclass(slots=True)
class Token:
    """A piece of text (offsets half-open) with its readings; a token without readings breaks an expression."""

    start: int
    end: int
    readings: list[Reading]


@dataclass(frozen=True)
class Lexicon:
    """Single words and first words of phrases by lower-case form; the master pattern of tokens."""

    words: dict[str, tuple[tuple[Word, str], ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Word, str], ...]]
    units: dict[str, tuple[Unit, bool]]
    shapes: tuple[Shape, ...]
    scanner: re.Pattern[str]


def _pieces(form: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+|\d+|['’]s\b|[^\w\s]|_", form.lower()))


@cache
def lexicon(folder: Path = RULES) -> Lexicon:
    """The lexicon of a folder of rule files. Raises RuleError."""
    words: dict[str, list[tuple[Word, str]]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word, str]]] = {}
    for tag in WORD_TAGS:
        for word in load_rules(f"{FOLDER}/words/{tag}.csv", Word, key=("form",), folder=folder):
            pieces = _pieces(word.form)
            if len(pieces) == 1:
                words.setdefault(pieces[0], []).append((word, tag))
            else:
                phrases.setdefault(pieces[0], []).append((pieces, word, tag))
    units: dict[str, tuple[Unit, bool]] = {}
    for unit in load_rules(f"{FOLDER}/units.csv", Unit, key=("form",), folder=folder):
        units[unit.form] = (unit, False)
        units[unit.plural] = (unit, True)
    shapes = load_rules(f"{FOLDER}/shapes.csv", Shape, folder=folder)
    digits = "|".join(f"(?P<shape_{i}>{_anonymous(s.pattern)})" for i, s in enumerate(shapes))
    # the first lookahead keeps the many digit forms from being tried at every word; "6am" is two tokens
    scanner = re.compile(
        rf"(?<![\w.])(?=['’FQH\d])(?:{digits})(?!(?!{HALF_OF_DAY})\w)|(?P<word>[^\W\d_]+)|(?P<mark>['’]s\b|[^\w\s])|(?P<other>\w+)"
    )
    return Lexicon(
        {k: tuple(v) for k, v in words.items()},
        {k: tuple(v) for k, v in phrases.items()},
        units,
        shapes,
        scanner,
    )


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@cache
def _shape_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _word_readings(text: str, literals: frozenset[str], folder: Path) -> tuple[Reading, ...]:
    """The readings of one word by itself."""
    lex, lower = lexicon(folder), text.lower().translate(PLAIN)
    found = [Reading(tag, w.value) for w, tag in lex.words.get(lower, ()) if not w.case or text[:1].isupper()]
    if lower in lex.units:
        unit, plural = lex.units[lower]
        if text[:1].islower() or not text.isupper():
            found.append(
                Reading(
                    "units" if plural else "unit" if lower != "second" else "unit_second",
                    unit,
                )
            )
    if not found and lower.isalpha():
        found.append(Reading("word", lower))
    if lower in literals:
        found.append(Reading(f"={lower}", lower))
    return tuple(found)


def tokenise(text: str, start: int, end: int, literals: frozenset[str], folder: Path = RULES) -> list[Token]:
    """The tokens of `text[start:end]` with their readings. Linear in the length of the text."""
    lex = lexicon(folder)
    tokens: list[Token] = []
    for match in lex.scanner.finditer(text, start, end):
        kind = match.lastgroup or "other"
        if kind in ("word", "mark"):
            readings = list(_word_readings(match[0], literals, folder))
        elif kind == "other":
            readings = []
        else:
            readings = _shape_readings(lex.shapes[int(kind[6:])], match)
        tokens.append(Token(match.start(), match.end(), readings))
    _add_phrases(tokens, text, lex)
    _add_numbers(tokens)
    return tokens


def _shape_readings(shape: Shape, found: re.Match[str]) -> list[Reading]:
    text = found[0]
    if shape.tag == "number":
        return _number_readings(text)
    match = _shape_pattern(shape.pattern).match(found.string, found.start())  # it may look ahead
    parts = {k: v for k, v in match.groupdict().items() if v is not None} if match else {}
    if shape.tag == "day_ordinal":
        number = int(parts["d"])
        return [Reading("ordinal", str(number))] + ([Reading("day_ordinal", number)] if 1 <= number <= 31 else [])
    return [Reading(shape.tag, parts or text)]


def _number_readings(text: str) -> list[Reading]:
    readings = [Reading("quantity", text.replace(",", ""))]
    if clock := DOTTED_CLOCK.fullmatch(text):
        readings.append(Reading("dotted_clock", clock.groupdict()))
    if text.isdigit() and text.isascii():
        number = int(text) if len(text) <= 4 else 0
        if len(text) <= 2 and 1 <= number <= 31:
            readings.append(Reading("day", number))
        if len(text) <= 2 and number <= 24:
            readings.append(Reading("hour", number))
        if len(text) == 4 and 1000 <= number <= 2199:
            readings.append(Reading("year", number))
        if len(text) == 2:
            readings.append(Reading("two_digits", number))
        if 1 <= len(text) <= 4 and number:
            readings.append(Reading("old_year", number))
    return readings


def _add_phrases(tokens: list[Token], text: str, lex: Lexicon) -> None:
    forms = [text[token.start : token.end].lower().translate(PLAIN) for token in tokens]
    for i, token in enumerate(tokens):
        for pieces, word, tag in lex.phrases.get(forms[i], ()):
            n = len(pieces)
            if tuple(forms[i : i + n]) == pieces and not (word.case and not text[token.start].isupper()):
                token.readings.append(Reading(tag, word.value, n))


def _is_scale(token: Token) -> bool:
    return any(r.tag == "cardinal" and int(str(r.value)) >= SCALE for r in token.readings)


def _add_numbers(tokens: list[Token]) -> None:
    """Number words joined: "twenty-five", "two hundred and six", "nineteen ninety-six" (a year)."""
    i = 0
    while i < len(tokens):
        if not any(r.tag in ("cardinal", "ordinal") for r in tokens[i].readings):
            i += 1
            continue
        if i and _is_scale(tokens[i]) and any(r.tag == "quantity" for r in tokens[i - 1].readings):
            i += 1  # of "400 million four years later" the million belongs to the 400
            continue
        words: list[NumberReading | None] = []
        for token in tokens[i : i + 9]:
            tags = {r.tag: r.value for r in token.readings}
            if "cardinal" in tags:
                words.append(NumberReading("cardinal", int(str(tags["cardinal"]))))
            elif "ordinal" in tags and str(tags["ordinal"]).isdigit() and "day_ordinal" not in tags:
                words.append(NumberReading("ordinal", int(str(tags["ordinal"]))))
            elif "=and" in tags or "=-" in tags:
                words.append(NumberReading("and" if "=and" in tags else "joint", 0))
            else:
                break
        found = read_number([w for w in words if w])
        for tag, value, length in found:
            tokens[i].readings.append(Reading(tag, value if tag == "year" else str(value), length))
        i += max([length for _, _, length in found], default=1)
