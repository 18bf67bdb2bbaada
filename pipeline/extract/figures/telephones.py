"""Telephone numbers: digits that name a line, and count nothing."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.resources import load_rules

LEAST_DIGITS = 7  # shorter ones aren't told from scores and codes
# International numbers (ITU-T E.123: a plus and the country's code first), national ones behind the trunk prefix 0, and
# those of North America (three digits, three, four). The groups are parted by a space, a hyphen or a dot alone.
_TELEPHONE = re.compile(
    r"""(?<![\w.,+])(?:
        \+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}
      | (?:\(0\d{1,5}\)|0\d{1,5})(?:[ -]?\d{2,8}){1,4}
      | (?:1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[.-])\d{3}[ .-]\d{4}
    )(?![\w-]|[.,:]\d)""",
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\+\d{1,3}(?:([ .])\d{3})(?:\1\d{3})?")  # a growth: "+12 500 000"


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class EmergencyWord:
    form: str
    role: Literal["behind", "call", "noun", "several"]
    example: str


@dataclass(frozen=True, slots=True)
class Title:
    form: str


@cache
def emergency_numbers() -> tuple[EmergencyNumber, ...]:
    return load_rules("extract/figures/emergency_numbers.csv", EmergencyNumber, key=("form",))


@cache
def emergency_words() -> tuple[EmergencyWord, ...]:
    return load_rules("extract/figures/emergency_words.csv", EmergencyWord, key=("form", "role"))


@cache
def _emergency() -> re.Pattern[str]:
    """ "called 999 and waited", "a 911 call", "two 911 calls", not "called 112 witnesses", "911 calls"."""
    number = "|".join(n.form for n in emergency_numbers())
    words = {
        role: "|".join(w.form for w in emergency_words() if w.role == role)
        for role in ("behind", "call", "noun", "several")
    }
    return re.compile(
        rf"""\b(?:{words["call"]})\s(?P<called>{number})(?:\s(?:and|or)\s(?P<other>{number}))?
          (?=[ \t]*$ | [!?;:)\]"'”’] | [.,](?!\d) | \s[–—-]\s | \s(?:{words["behind"]})\b(?!\s(?:\d|so\b|more\b)))
        | \b(?P<named>{number})[ -](?:{words["noun"]})\b
        | \b(?:{words["several"].replace(" ", "[ ]")})\s(?P<counted>{number})\s(?:{words["noun"]})s\b""",
        re.VERBOSE | re.IGNORECASE | re.MULTILINE,
    )


@cache
def _called() -> re.Pattern[str]:
    """Shorter ones where a word says so: "tel. 555 0171", "call 101 or ...", "ring the police on 999"."""
    titles = load_rules("extract/entities/titles.csv", Title, some_columns=True)
    abbreviated = "|".join(sorted({re.escape(word) for t in titles for word in re.findall(r"\w+\.", t.form)}))
    name = rf"(?:[^.!?\n\d]|\b(?-i:{abbreviated})){{1,60}}?"  # whom one calls, in one sentence: "Sgt. Lee"
    return re.compile(
        rf"""(?:\b(?:tel|telephone|phone|fax|mobile|hotline|helpline)\b[.:]*\s*(?:number\s+|no\.?\s+)?
          | \b(?:call|dial|ring|phone|text)\s+
          | \b(?:call|contact|phone|reach|ring)(?:ed|ing)?\s{name}\son\s+
          | \b(?:call|contact|phone)(?:ed|ing)?\s{name}\sat\s+
        )(?P<number>\d{{3,8}}(?:[ -]\d{{2,8}}){{0,3}})(?=\s*(?:$|[.,](?!\d)|[;:)]|for\b|from\b|quoting\b|with\b
          | (?:and|or|to)\s(?!\d|[a-z]+\s\d) | or\s\d{{3}}\s*(?:$|[.,;:)])))""",
        re.VERBOSE | re.IGNORECASE,
    )


def telephones(text: str) -> list[tuple[int, int]]:
    """The telephone numbers in a text, half-open spans in order.

    >>> text = "Call 0845 125 2222, +41 22 730 85 00 or (555) 123-4567; 0.75 m, 0-3 goals, 12 000 tons"
    >>> [text[start:end] for start, end in telephones(text)]
    ['0845 125 2222', '+41 22 730 85 00', '(555) 123-4567']
    """
    whole = [
        m.span()
        for m in _TELEPHONE.finditer(text)
        if sum(c.isdigit() for c in m[0]) >= LEAST_DIGITS and not _THOUSANDS.fullmatch(m[0])
    ]
    emergency = (m.span(g) for m in _emergency().finditer(text) for g, said in m.groupdict().items() if said)
    return sorted({*whole, *emergency, *(m.span("number") for m in _called().finditer(text))})
