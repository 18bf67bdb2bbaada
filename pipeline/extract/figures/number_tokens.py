"""A text -> number tokens: groups of digits, and the words of `number_words.csv`.

Digits may be grouped by commas (also in the Indian way), spaces or, in texts that write so, dots; a fraction ("½", "1/16") or a
power of ten ("× 10^5") belongs to the group it follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pipeline.extract.figures.spacing import spaced_out
from pipeline.resources import load_rules

WordKind = Literal[
    "unit", "teen", "ten", "hundred", "scale", "suffix", "point", "half", "denominator", "vague", "plural", "multiple"
]

MAX_DIGITS = 40  # a longer run of digits is an account number or noise, no quantity


@dataclass(frozen=True, slots=True)
class NumberWord:
    form: str
    kind: WordKind
    example: str
    value: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class NumberToken:
    """A part of a number; `low` and `high` bound a word like "several"."""

    start: int
    end: int
    kind: str  # a WordKind, or "digits", "article"
    value: Decimal
    text: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    scaled: bool = False  # digits with an exponent or a fraction: no scale word may follow
    fraction: bool = False  # "1/16"


_VULGAR = {
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅕": "1/5",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")

_GROUPED = r"\d{1,3}, 000(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"
_CONTINENTAL = r"\d{1,3}(?:\.\d{3})+,\d+(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
_PLAIN = r"\d+(?:\.\d+)?|\.\d+"
# in texts that are spaced out; a year is no whole part: "in 2012. 5 men"
_LOOSE = r"\d{1,3}(?:, \d{3})+(?!\d)(?:\. \d{1,3}(?!\d))?|(?<!\d)\d{1,3}\. \d{1,3}(?![\d:]|, \d)"
_POWER = (
    r"\s?[×x✕·⋅*]\s?10(?:\s?(?:\^|\*\*)\s?\(?[-−–]?\d{1,3}\)?|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|[-−–]\d{1,2})"
    r"|[eE][-+−]?\d{1,3}(?!\w)"
)
_SIGN = r"(?:(?<![\w.,)\]%°-])[-−–+](?=[\d.]))?"
_GROUPS = "|".join((_CONTINENTAL, _GROUPED, _SPACED, _PLAIN))
_PARTS = rf"(?:\s?[{''.join(_VULGAR)}]|[ -]\d[/⁄∕]\d{{1,2}}(?![\d/⁄∕]))?"
_FRACTION = re.compile(r"[/⁄∕](\d{1,4})(?![\d/⁄∕])")
_EXPONENT = re.compile(_POWER)
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?!\d)|(?<![\d.,])\d+,\d{1,2}(?=\s?[%€°])")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|(?<![\d.,])\d+\.\d{1,2}(?![\d.])")


@cache
def number_words() -> dict[str, NumberWord]:
    """The words of numbers by form, lower case."""
    return {w.form: w for w in load_rules("extract/figures/number_words.csv", NumberWord, key=("form",))}


@cache
def _lexer(loose: bool) -> re.Pattern[str]:
    words = number_words()
    spelled = sorted((f for f, w in words.items() if w.kind != "suffix"), key=len, reverse=True)
    suffix = [f for f, w in words.items() if w.kind == "suffix"]
    letter, longer = (
        "".join(f for f in suffix if len(f) == 1),
        "|".join(sorted((f for f in suffix if len(f) > 1), key=len, reverse=True)),
    )
    groups = f"{_LOOSE}|{_GROUPS}" if loose else _GROUPS
    digits = rf"{_SIGN}(?:(?:{groups}){_PARTS}|[{''.join(_VULGAR)}])"
    after_article = [f for f, w in words.items() if w.kind in ("hundred", "scale", "half", "denominator", "vague")]
    return re.compile(
        rf"(?P<digits>(?<![\d.]){digits})(?:(?P<suffix>\s?(?:{longer})|[{letter}])(?![^\W_])|(?=\D|$))"
        rf"|(?:\b|(?<=\d))(?P<word>{'|'.join(spelled)})(?:(?=fold\b)|(?![^\W_]))"
        rf"|(?<=\w)(?P<fold>-?fold\b)"
        rf"|\b(?P<article>an?)(?=[\s-]+(?:{'|'.join(after_article)})\b)",
        re.IGNORECASE,
    )


def continental(text: str) -> bool:
    """Whether a text writes the decimal comma: it has numbers that only make sense so, and more of them than of the others.

    >>> continental("Die Kosten: 1.250,75 EUR und 3,5 Prozent"), continental("It cost 1,250.75 euros")
    (True, False)
    """
    comma = len(_DECIMAL_COMMA.findall(text)) if "," in text else 0
    return comma > 0 and comma > len(_DECIMAL_POINT.findall(text))


def read_tokens(text: str) -> Iterator[NumberToken]:
    words = number_words()
    comma = continental(text)
    pattern = _lexer(spaced_out(text))
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        if match["article"]:
            yield NumberToken(match.start(), match.end(), "article", Decimal(1), match["article"])
        elif match["fold"]:
            yield NumberToken(match.start(), match.end(), "fold", Decimal(1), match["fold"])
        elif match["word"]:
            rule = words[match["word"].lower()]
            yield NumberToken(match.start(), match.end(), rule.kind, rule.value, match["word"], rule.low, rule.high)
        else:
            token, end = _digit_token(text, match.start("digits"), match["digits"], comma)
            position = end
            if token is None:
                continue
            yield token
            if match["suffix"] and end == match.end("digits"):
                rule = words[match["suffix"].strip().lower()]
                start = match.end() - len(match["suffix"].strip())
                yield NumberToken(start, match.end(), "suffix", rule.value, match["suffix"])
                position = match.end()


def _digit_token(text: str, start: int, raw: str, comma: bool) -> tuple[NumberToken | None, int]:
    """The token of a digit group, with the fraction or the power of ten that stands behind it, and where it ends."""
    end = start + len(raw)
    if len(raw) > MAX_DIGITS:
        return None, end
    if comma and (tail := re.compile(r",\d+(?![\d,])").match(text, end)):
        end, raw = tail.end(), raw + tail[0]
    value, scaled, fraction = _digits_value(raw, comma), False, False
    if value is not None and value == value.to_integral_value() and (match := _FRACTION.match(text, end)):
        below = Decimal(match[1])
        if 0 < abs(value) < below and "." not in raw and "," not in raw:
            value, scaled, fraction, end = value / below, True, True, match.end()
    elif value is not None and (match := _EXPONENT.match(text, end)):
        power = re.sub(r"^\s?[×x✕·⋅*]\s?10", "", match[0]).translate(_SUPERSCRIPT).strip(" ^*()eE")
        value, scaled, end = value.scaleb(int(power.replace(" ", ""))), True, match.end()
    if value is None:
        return None, end
    return NumberToken(start, end, "digits", value, text[start:end], scaled=scaled, fraction=fraction), end


def _digits_value(raw: str, comma: bool) -> Decimal | None:
    sign = -1 if raw[0] in "-−–" else 1
    body, extra = raw.lstrip("-−–+"), Decimal(0)
    if body[-1] in _VULGAR:
        above, below = _VULGAR[body[-1]].split("/")
        extra, body = Decimal(above) / Decimal(below), body[:-1].strip()
    elif match := re.search(r"[ -](\d)[/⁄∕](\d{1,2})$", body):
        if int(match[2]) == 0:
            return None
        extra, body = Decimal(match[1]) / Decimal(match[2]), body[: match.start()]
    body = re.sub(r"\s", "", body)
    if re.fullmatch(_CONTINENTAL, body) or (comma and re.fullmatch(r"[\d.]*\d(?:,\d+)?", body) and not _is_point(body)):
        body = body.replace(".", "").replace(",", ".")
    body = body.replace(",", "")
    return sign * (Decimal(body or 0) + extra)


def _is_point(body: str) -> bool:
    """Whether the dot is a decimal one even in a text with decimal commas: groups have three digits."""
    return "." in body and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", body)


def significant_digits(raw: str) -> int:
    """Significant digits of a number as written: trailing zeros of a whole number don't count.

    >>> significant_digits("12,000"), significant_digits("11.05"), significant_digits("0.050"), significant_digits("0")
    (2, 4, 2, 1)
    """
    digits = re.sub(r"[^\d.]", "", raw.split("×")[0])
    whole, _, part = digits.partition(".")
    if part:
        return max(1, len((whole + part).lstrip("0")))
    return max(1, len(whole.strip("0")))
