"""Numbers that are no quantities: labels, codes, citations, years, clock times, parts of names and of fixed phrases."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from pipeline.extract.figures.numbers import Number
from pipeline.extract.figures.quantities import Stated
from pipeline.extract.figures.ranks import ordinals
from pipeline.extract.figures.spacing import spaced_out
from pipeline.extract.figures.units import read_unit
from pipeline.resources import load_rules

MODERN = 1800  # from here on a bare group of four digits is a year even where no date finder says so
YEARS = range(1000, 2100)  # what a bare group of four digits is read as
PREFIX_CHARS = 12  # that hold "magnitude-"
MAX_CITATION_DIGITS = 3  # of a number alone in round brackets; a longer one is a value


@dataclass(frozen=True, slots=True)
class Label:
    form: str
    case: Literal["any", "upper"]
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class ValueNoun:
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class Phrase:
    form: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class ClockWord:
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class Make:
    form: str
    example: str


@cache
def clock_words() -> tuple[ClockWord, ...]:
    return load_rules("extract/figures/clock_words.csv", ClockWord, key=("form",))


@cache
def makes() -> tuple[Make, ...]:
    return load_rules("extract/figures/makes.csv", Make, key=("form",))


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{'|'.join(re.escape(m.form) for m in makes())})\b", re.IGNORECASE)


@cache
def _clock() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Times of day, and as texts that are spaced out write them."""
    words = "|".join(re.escape(w.form).replace(r"\.", r"\.\s?").replace(r"\ ", r"\s") for w in clock_words())
    hour = r"(?<![\d.,:])(?:[01]?\d|2[0-4])"
    joined = r"(?:\b(?:at|by|from|to|until|till|since|after|before|around|about)\s|[,(]\s?)(?:[01]\d|2[0-4])[0-5]\d"
    named = rf"(?:{hour}:\s?[0-5]\d|{joined})\s?(?:{words})(?![^\W_]|\s+of\b)"
    plain = rf"{hour}:\s?[0-5]\d(?!\d)"
    return re.compile(named, re.IGNORECASE), re.compile(rf"{named}|{plain}", re.IGNORECASE)


def clock_times(text: str) -> list[tuple[int, int]]:
    """The times of day in a text, half-open spans in order.

    >>> clock_times("It struck at 3: 33 a. m., after 22:07 GMT and at 0610 UTC")
    [(13, 24), (32, 41), (46, 57)]
    """
    return [m.span() for m in _clock()[spaced_out(text)].finditer(text)]


@cache
def labels() -> tuple[Label, ...]:
    return load_rules("extract/figures/labels.csv", Label, key=("form",))


@cache
def _label_case() -> dict[str, str]:
    return {r.form: r.case for r in labels()}


@cache
def value_nouns() -> tuple[ValueNoun, ...]:
    return load_rules("extract/figures/value_nouns.csv", ValueNoun, key=("form",))


@cache
def value_noun_forms() -> frozenset[str]:
    return frozenset(r.form for r in value_nouns())


@cache
def phrases() -> tuple[Phrase, ...]:
    return load_rules("extract/figures/phrases.csv", Phrase, key=("form",))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(p.form) for p in phrases())})\b", re.IGNORECASE)


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(o.form for o in ordinals())})\b", re.IGNORECASE)


_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*\.?)[\s\u00a0]*(?:[#(])?$")
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_]|[^\W\d_][-–−⁻]|_|#|@|[A-Z\d]/|\d[:.]|[A-Z]&|[°’′'])\Z")
_PREFIXED = re.compile(r"(?:^|[\s(/-])(?:sub|mid|non|to|minus|magnitude)-$", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"\s?[ap]\.?m\b|[:/]\d|\.\d|(?:st|nd|rd|th)\b|[-–]\d{1,4}[-–]\d|['’]?s\b|°\d|['’′]\d|\)?[²³]?\s?[=(]\s?[a-z]\w*[,)]",
    re.IGNORECASE,
)
_FUNCTION = re.compile(r"[^\W\d_]\($")
_THING = re.compile(r"[ -][^\W\d_]{3,}")  # behind ".22": a calibre; nothing is counted in parts without a whole
_SCORE = re.compile(r"[-–]\d")
_CITATION_BEFORE = re.compile(r"\[[\d,;\s–-]*$|\((?:[\d,;\s–-]*)$")
_CITATION_AFTER = re.compile(r"[\d,;\s–-]*[\])]")
LABEL_CHARS = 24  # in which a label and the end of the sentence before stand
_SENTENCE_END = re.compile(r"(?:[.!?]\s|\n)$")
_OPEN_BRACKET = re.compile(r"\([^()]*$")  # "(capacity: 180)" numbers no paragraph
_ENUMERATOR = re.compile(r"(?:^|[.;:,]\s|\n|\band\s)$")
_LIST_GAP = re.compile(r"[A-Za-z]?(?:\s*,\s*(?:and\s+|or\s+)?|\s*[-–−]\s*|\s+(?:and|or|to|through)\s+|\s?[/&]\s?)")
_OF = re.compile(r"\s+of\b|\s*[.,;:)]|\s*$")


def is_number_part(text: str, number: Number) -> bool:
    """Whether a number is only a part of something written: a code, a clock time, an ordinal, a coordinate."""
    if not number.raw[0].isdigit():
        return False
    before = text[max(0, number.start - PREFIX_CHARS) : number.start]
    if _GLUED_BEFORE.search(before) and not _PREFIXED.search(before):
        return True
    return bool(_PART_AFTER.match(text, number.end))


def is_age_of(text: str, number: Number, people: Container[int]) -> bool:
    """Whether a number stands alone in brackets behind a person's full name, which ends at one of `people`: "Ann Lee (41)"."""
    bracket = text[max(0, number.start - 2) : number.start]
    return bracket == " (" and text[number.end : number.end + 1] == ")" and number.start - 2 in people


def is_citation(text: str, number: Number, people: Container[int] = ()) -> bool:
    """Whether a number stands with nothing but its like in brackets, or numbers a paragraph: "[12, 13]", "(4)", "2)"."""
    if number.form != "digits" or not number.raw.isdigit():
        return False
    if is_age_of(text, number, people):
        return False
    before = _CITATION_BEFORE.search(text[max(0, number.start - 40) : number.start])
    if before and _CITATION_AFTER.match(text, number.end):
        return before[0][0] == "[" or len(number.raw) <= MAX_CITATION_DIGITS
    if text[number.end : number.end + 1] != ")" or _OPEN_BRACKET.search(text[max(0, number.start - 40) : number.start]):
        return False
    return bool(_ENUMERATOR.search(text[max(0, number.start - 5) : number.start]))


def is_labelled(text: str, number: Number, floor: int = 0) -> bool:
    """Whether a word before the number, behind `floor`, makes it a name or a place in a text: "Section 427", "No. 9/2021".

    A decimal with a unit is none: "at its highest level 9.7 metres".
    """
    match = _LAST_WORD.search(text[max(floor, number.start - 24) : number.start])
    digits = number.form == "digits" or number.raw[0].isdigit()
    if not match or not (digits or _opens_sentence(text, match[1], number)):
        return False
    if match[0].endswith("(") and text[number.end : number.end + 1] not in (")", ",", "-", "–"):
        return False  # "the board of Harbour Action (14 members)"
    if "." in number.raw and read_unit(text, number.end, _no_noun):
        return False
    word = match[1]
    lower = word.lower()
    case = next((c for f in _forms(lower) if (c := _label_case().get(f))), "")
    return case == "any" or (case == "upper" and word[0].isupper())


def _opens_sentence(text: str, label: str, number: Number) -> bool:
    """Whether a label with its number in words opens a line or a sentence: "Day two began with a tour"."""
    before = "\n" * (number.start < LABEL_CHARS) + text[max(0, number.start - LABEL_CHARS) : number.start].rstrip()
    opens = before.endswith(label) and _SENTENCE_END.search(before[: -len(label)]) is not None
    return number.form == "words" and label[0].isupper() and opens


def _no_noun(at: int) -> None:
    return None


def _forms(word: str) -> tuple[str, ...]:
    """A word as labels.csv may list it: as it is, without its dot, in the singular."""
    plural = word.endswith("s") and len(word) > len("eqs")
    return (word, word.rstrip("."), word[:-1]) if plural else (word, word.rstrip("."))


def continues_labels(text: str, labelled: Number | None, number: Number) -> bool:
    """Whether a number continues a list of labels: "Figures 3, 5 and 7"."""
    return (
        labelled is not None
        and number.form == "digits"
        and number.start - labelled.end < 8
        and bool(_LIST_GAP.fullmatch(text, labelled.end, number.start))
    )


def is_phrase(text: str, number: Number) -> bool:
    """Whether a number word is part of a fixed phrase that counts nothing ("one another"), or of a compound ("zero-sum")."""
    if number.form == "digits":
        return False
    before = _LAST_WORD.search(text[max(0, number.start - 24) : number.start])
    word_before = number.start - len(before[0]) if before else number.start
    if _phrases().match(text, number.start) or _phrases().match(text, word_before):
        return True
    after = text[number.end : number.end + 2]
    hyphened = len(after) == 2 and after[0] in "-‐‑" and after[1].isalpha()
    word = number.raw.lower()
    if hyphened and _ordinal().match(text, number.end + 1):
        return True
    if hyphened and (word in ("one", "zero") or number.form in ("fraction", "multiple")):
        return True
    if number.form == "multiple" and not word.endswith("fold"):
        return not re.compile(r"\s+(?:the|that|its|his|her|their|our|those)\b", re.IGNORECASE).match(text, number.end)
    return False


def is_ordinal(number: Number, after: Token | None) -> bool:
    """Whether "a fifth" is one more ("a fifth bridge"), not a share ("a fifth of the bridges")."""
    if number.form != "fraction" or number.raw.lower().split()[0] not in ("a", "an"):
        return False
    last = number.raw.lower().split()[-1]
    if last in ("half", "quarter", "third") and not (after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN")):
        return False
    return last != "half" and after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN")


def is_code(text: str, item: Stated) -> bool:
    """Whether a number is part of a code ("3D", "13C"), of a make ("12-gauge", ".22 rifle") or of a score ("2-2")."""
    if item.kind or item.number.form != "digits":
        return False
    if _makes().match(text, item.end) or (item.number.raw[0] == "." and _THING.match(text, item.end)):
        return True
    after = text[item.end : item.end + 2]
    if after[:1].isalpha() or _FUNCTION.search(text[max(0, item.start - 2) : item.start]):
        return True
    return bool(_SCORE.match(after)) or bool(re.search(r"\d[-–]$", text[max(0, item.start - 2) : item.start]))


def is_name_part(item: Stated, token: Token) -> bool:
    """Whether a bare number belongs to the word before it or to a name: "Stoxx 50", "clone 23", "787 Dreamliner"."""
    if item.kind not in ("", "count"):
        return False
    raw = item.number.raw
    if item.number.form != "digits":
        return False
    if item.kind == "count" and item.noun >= 0:
        noun = token.doc[item.noun]
        after_name = not token.is_sent_start and token.nbor(-1).pos_ == "PROPN"
        name = (
            (noun.tag_ == "NNP" or (noun.tag_ == "NN" and noun.text[0].isupper()))
            and not noun.text.isupper()
            and noun.i - token.i <= 3
        )
        return item.value != 1 and (name or (noun.tag_ == "NN" and after_name))
    if not raw.isdigit() or len(raw) > 4 or token.is_sent_start:
        return False
    previous = token.doc[token.i - 1]
    if previous.is_space or previous.lower_ in value_noun_forms():
        return False
    if previous.pos_ == "PROPN":
        return True
    return (
        previous.pos_ == "NOUN"
        and token.dep_ in ("nummod", "appos", "npadvmod", "nmod", "prep", "dep")
        and (token.head.i == previous.i or (token.dep_ == "npadvmod" and previous.dep_ == "pobj"))
    )


def is_year(item: Stated, token: Token) -> bool:
    """Whether a bare group of four digits is a year: no unit, no noun that it counts, nothing that hedges it."""
    raw = item.number.raw
    if item.kind in ("money", "percent", "measurement") or len(raw) != 4 or not raw.isdigit() or int(raw) not in YEARS:
        return False
    if item.kind == "count" and item.noun >= 0:
        if item.noun > 0 and token.doc[item.noun - 1].text == "-":  # "a 1000-member church", of which no date was found
            return False
        return token.doc[item.noun].tag_ not in ("NNS", "NNPS") or token.ent_type_ == "DATE"
    return token.ent_type_ in ("DATE", "EVENT", "PRODUCT") or int(raw) >= MODERN
