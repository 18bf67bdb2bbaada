"""Numbers in digits, in words and mixed ("11.05 million", "two and a half million", "2½"), with their place in the text.

`read_numbers` finds every number of a text, whatever it may be used for; what is no figure is sorted out elsewhere
(`exclusions`). A number is a run of number tokens (a digit group or a word of `number_words.csv`) that only white space,
hyphens and "and" separate; the run is cut where the words no longer make one numeral ("twenty thirty").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pipeline.resources import load_rules

WordKind = Literal[
    "unit", "teen", "ten", "hundred", "scale", "suffix", "half", "denominator", "vague", "plural", "multiple"
]
Form = Literal["digits", "words", "fraction", "vague", "multiple"]

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
class Number:
    """A number in the text: offsets half-open; `value` is None where the words only bound it (`low`, `high`).

    `base` is the number without its scale ("4" of "4 million") and `scale` the factor, so that a range can share it.
    `suffix` is the end of the number without a doubtful scale letter ("12" of "12m"), else `end`.
    `digits` counts the significant digits as written.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    digits: int = 0
    form: Form = "digits"
    base: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    bare_end: int = 0
    raw: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str  # a WordKind, or "digits", "article"
    value: Decimal
    text: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    scaled: bool = False  # digits with an exponent or a fraction: no scale word may follow


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

_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"
_CONTINENTAL = r"\d{1,3}(?:\.\d{3})+,\d+(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
_PLAIN = r"\d+(?:\.\d+)?|\.\d+"
_POWER = (
    r"\s?[×x✕·⋅*]\s?10(?:\s?(?:\^|\*\*)\s?\(?[-−–]?\d{1,3}\)?|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[-−–]\d{1,2})|[eE][-+−]?\d{1,3}(?!\w)"
)
_SIGN = r"(?:(?<![\w.,)\]%°-])[-−–+](?=[\d.]))?"
_DIGITS = (
    rf"{_SIGN}(?:(?:{_CONTINENTAL}|{_GROUPED}|{_SPACED}|{_PLAIN})(?:\s?[{''.join(_VULGAR)}]|[ -]\d[/⁄∕]\d{{1,2}}(?![\d/⁄∕]))?"
    rf"|[{''.join(_VULGAR)}])"
)
_FRACTION = re.compile(r"[/⁄∕](\d{1,4})(?![\d/⁄∕])")
_EXPONENT = re.compile(_POWER)
_JOIN = re.compile(r"[ \t\u00a0\u202f]+|[ \t]*\n[ \t]*|[-‐‑]|[ \t\u00a0]+and[ \t\u00a0]+")
_OF = re.compile(r"\s+of\s+")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?!\d)|(?<![\d.,])\d+,\d{1,2}(?=\s?[%€°])")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|(?<![\d.,])\d+\.\d{1,2}(?![\d.])")


@cache
def number_words() -> dict[str, NumberWord]:
    """The words of numbers by form, lower case."""
    return {w.form: w for w in load_rules("extract/figures/number_words.csv", NumberWord, key=("form",))}


@cache
def _lexer() -> re.Pattern[str]:
    words = number_words()
    spelled = sorted((f for f, w in words.items() if w.kind != "suffix"), key=len, reverse=True)
    suffix = [f for f, w in words.items() if w.kind == "suffix"]
    letter, longer = (
        "".join(f for f in suffix if len(f) == 1),
        "|".join(sorted((f for f in suffix if len(f) > 1), key=len, reverse=True)),
    )
    after_article = [f for f, w in words.items() if w.kind in ("hundred", "scale", "half", "denominator", "vague")]
    return re.compile(
        rf"(?P<digits>(?<![\d.]){_DIGITS})(?:(?P<suffix>\s?(?:{longer})|[{letter}])(?![^\W_])|(?=\D|$))"
        rf"|\b(?P<word>{'|'.join(spelled)})(?![^\W_])"
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


def _tokens(text: str) -> Iterator[_Token]:
    words = number_words()
    comma = continental(text)
    pattern = _lexer()
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        if match["article"]:
            yield _Token(match.start(), match.end(), "article", Decimal(1), match["article"])
        elif match["word"]:
            rule = words[match["word"].lower()]
            yield _Token(match.start(), match.end(), rule.kind, rule.value, match["word"], rule.low, rule.high)
        else:
            token, end = _digit_token(text, match.start("digits"), match["digits"], comma)
            position = end
            if token is None:
                continue
            yield token
            if match["suffix"] and end == match.end("digits"):
                rule = words[match["suffix"].strip().lower()]
                start = match.end() - len(match["suffix"].strip())
                yield _Token(start, match.end(), "suffix", rule.value, match["suffix"])
                position = match.end()


def _digit_token(text: str, start: int, raw: str, comma: bool) -> tuple[_Token | None, int]:
    """The token of a digit group, with the fraction or the power of ten that stands behind it, and where it ends."""
    end = start + len(raw)
    if len(raw) > MAX_DIGITS:
        return None, end
    if comma and (tail := re.compile(r",\d+(?![\d,])").match(text, end)):
        end, raw = tail.end(), raw + tail[0]
    value, scaled = _digits_value(raw, comma), False
    if value is not None and value == value.to_integral_value() and (match := _FRACTION.match(text, end)):
        below = Decimal(match[1])
        if 0 < abs(value) < below and "." not in raw and "," not in raw:
            value, scaled, end = value / below, True, match.end()
    elif value is not None and (match := _EXPONENT.match(text, end)):
        power = re.sub(r"^\s?[×x✕·⋅*]\s?10", "", match[0]).translate(_SUPERSCRIPT).strip(" ^*()eE")
        value, scaled, end = value.scaleb(int(power.replace(" ", ""))), True, match.end()
    if value is None:
        return None, end
    return _Token(start, end, "digits", value, text[start:end], scaled=scaled), end


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


def read_numbers(text: str) -> list[Number]:
    """Every number in a text, in order.

    >>> [(n.value, text[n.start:n.end]) for text in ["two and a half million tons"] for n in read_numbers(text)]
    [(Decimal('2500000.0'), 'two and a half million')]
    >>> [str(n.value) for n in read_numbers("12 wells, five, ten or 1/4 of 3.2 × 10^5, twenty-one thousand and six")]
    ['12', '5', '10', '0.25', '320000', '21006']
    """
    tokens = list(_tokens(text))
    joined = [
        bool(_JOIN.fullmatch(text, a.end, b.start)) or a.end == b.start
        for a, b in zip(tokens, tokens[1:], strict=False)
    ]
    out: list[Number] = []
    i = 0
    while i < len(tokens):
        last = i
        while last < len(joined) and joined[last]:
            last += 1
        run = tokens[i : last + 1]
        if run[0].kind == "plural":
            number, used = _plural(text, tokens, i)
        else:
            number, used = _parse(text, run)
        if number is not None:
            out.append(number)
        i += used
    return out


def _plural(text: str, tokens: list[_Token], i: int) -> tuple[Number, int]:
    """ "hundreds of thousands", "dozens": open upwards."""
    low, used = tokens[i].low, 1
    while (
        i + used < len(tokens)
        and tokens[i + used].kind == "plural"
        and _OF.fullmatch(text, tokens[i + used - 1].end, tokens[i + used].start)
    ):
        low *= tokens[i + used].low / 2
        used += 1
    start, end = tokens[i].start, tokens[i + used - 1].end
    return Number(start, end, None, low, None, 0, "vague", bare_end=end, raw=text[start:end]), used


def _parse(text: str, run: list[_Token]) -> tuple[Number | None, int]:
    """The numeral that the first tokens of a run make, and how many of them."""
    return _Reader(text, run).read()


class _Reader:
    """Reads one numeral from the beginning of a run of joined tokens."""

    def __init__(self, text: str, run: list[_Token]) -> None:
        self.text, self.run, self.i = text, run, 0
        self.digits = 0

    def kind(self, ahead: int = 0) -> str:
        return self.run[self.i + ahead].kind if self.i + ahead < len(self.run) else ""

    def gap(self, ahead: int = 0) -> str:
        """What separates token i + ahead from the one before it."""
        at = self.i + ahead
        return self.text[self.run[at - 1].end : self.run[at].start].strip() if 0 < at < len(self.run) else ""

    def read(self) -> tuple[Number | None, int]:
        first = self.run[0]
        if first.kind == "multiple":
            return Number(
                first.start, first.end, first.value, None, None, 1, "multiple", bare_end=first.end, raw=first.text
            ), 1
        if first.kind in ("scale", "hundred", "denominator", "suffix"):
            return None, 1  # "million" alone counts nothing
        if first.kind == "vague" or (first.kind == "article" and self.kind(1) == "vague"):
            return self.vague()
        if first.kind == "half" or (first.kind == "article" and self.kind(1) in ("half", "denominator")):
            return self.fraction()
        return self.cardinal()

    def number(
        self, value: Decimal, form: Form, base: Decimal | None = None, scale: Decimal = Decimal(1), bare: int = 0
    ) -> tuple[Number, int]:
        start, end = self.run[0].start, self.run[self.i - 1].end
        raw = self.text[start:end]
        digits = self.digits or _significant(format(value.normalize(), "f"))
        return Number(
            start, end, value, None, None, digits, form, value if base is None else base, scale, bare or end, raw
        ), self.i

    def vague(self) -> tuple[Number | None, int]:
        """ "several hundred", "a few thousand"; "several" alone is no number."""
        self.i = 1 if self.kind() == "vague" else 2
        word = self.run[self.i - 1]
        scale = Decimal(1)
        while self.kind() in ("hundred", "scale", "suffix"):
            scale *= self.run[self.i].value
            self.i += 1
        if scale == 1:
            return None, self.i
        start, end = self.run[0].start, self.run[self.i - 1].end
        number = Number(
            start,
            end,
            None,
            word.low * scale,
            word.high * scale - 1,
            0,
            "vague",
            bare_end=end,
            raw=self.text[start:end],
        )
        return number, self.i

    def fraction(self) -> tuple[Number | None, int]:
        """ "half", "a third", "half a million", "a quarter of a million"."""
        article = self.kind() == "article"
        self.i = 2 if article else 1
        token = self.run[self.i - 1]
        value = token.value if token.kind == "half" else 1 / token.value
        if self.kind() == "article" and self.kind(1) in ("hundred", "scale"):
            self.i += 1
        scale = self.scales() if token.kind == "half" else Decimal(1)
        self.digits = 1
        return self.number(value * scale, "fraction" if scale == 1 else "words", value, scale)

    def scales(self) -> Decimal:
        scale = Decimal(1)
        while self.kind() in ("hundred", "scale", "suffix") and self.gap() != "and":
            scale *= self.run[self.i].value
            self.i += 1
        return scale

    def cardinal(self) -> tuple[Number | None, int]:
        total, last_scale, base, scale = Decimal(0), None, Decimal(0), Decimal(1)
        bare = 0
        spelled = self.run[0].kind != "digits"
        while True:
            mark = self.i
            group = self.group(first=mark == 0)
            if group is None:
                break
            self.half(group_end=True)
            extra = self.extra
            bare = self.run[self.i - 1].end
            factor = self.scales_after(group)
            if last_scale is not None and factor >= last_scale:
                self.i = mark
                break
            total += (group + extra) * factor
            base, scale = group + extra, factor
            last_scale = factor
            if factor == 1 or not self.joins():
                break
        if self.i == 0:
            return None, 1
        if (
            last_scale == 1
            and self.kind() == "denominator"
            and self.gap() != "and"
            and total == int(total)
            and self.numerator(total)
        ):
            below = self.run[self.i].value
            self.i += 1
            self.digits = 1
            return self.number(total / below, "fraction")
        if (self.run[0].kind == "digits" and self.i == 1) or (
            self.run[0].kind == "digits" and scale != 1 and self.i == 2
        ):
            self.digits = _significant(self.run[0].text)
        simple = base * scale == total
        return self.number(
            total,
            "words" if spelled else "digits",
            base if simple else total,
            scale if simple else Decimal(1),
            bare if simple else 0,
        )

    def numerator(self, total: Decimal) -> bool:
        """A fraction in words: one third, three-quarters; the denominator agrees in number."""
        word = self.run[self.i].text.lower()
        return self.run[0].kind in ("unit", "teen", "digits") and (total == 1) != word.endswith("s")

    def joins(self) -> bool:
        """Whether a smaller part can follow: "two thousand (and) fifty", not "10 million 300"."""
        return self.kind() in ("unit", "teen", "ten", "article", "digits") and not (
            self.kind() == "digits"
            and (self.kind(1) not in ("scale", "suffix") or self.gap() == "and" or self.run[self.i].scaled)
        )

    def scales_after(self, group: Decimal) -> Decimal:
        factor = Decimal(1)
        while self.kind() in ("scale", "suffix", "hundred") and self.gap() != "and":
            if self.kind() == "hundred" and (factor != 1 or self.run[0].kind != "digits"):
                break
            factor *= self.run[self.i].value
            self.i += 1
        return factor

    def half(self, group_end: bool) -> None:
        """ "two and a half", "one and three quarters"."""
        self.extra = Decimal(0)
        if self.gap() != "and":
            return
        if self.kind() == "half" or (self.kind() == "article" and self.kind(1) in ("half", "denominator")):
            at = self.i + (self.kind() == "article")
            token = self.run[at]
            self.extra = token.value if token.kind == "half" else 1 / token.value
            self.i = at + 1
        elif self.kind() == "unit" and self.kind(1) == "denominator" and self.gap(1) != "and":
            self.extra = self.run[self.i].value / self.run[self.i + 1].value
            self.i += 2

    def group(self, first: bool) -> Decimal | None:
        """A number below 1000 in words, or a digit group."""
        if self.kind() == "digits":
            self.i += 1
            return self.run[self.i - 1].value
        if self.kind() == "article":
            if self.kind(1) not in ("hundred", "scale"):
                return None
            self.i += 1
            value: Decimal | None = Decimal(1)
        else:
            value = self.below_hundred()
        if value is None:
            return None
        if self.kind() == "hundred" and self.gap() != "and":
            self.i += 1
            value *= 100
            mark = self.i
            rest = self.below_hundred() if self.kind() in ("unit", "teen", "ten") else None
            if rest is not None:
                if self.kind() in ("hundred", "denominator") and self.gap() != "and":
                    self.i = mark  # "two hundred and three hundred": two numbers
                else:
                    value += rest
        return value

    def below_hundred(self) -> Decimal | None:
        kind = self.kind()
        if kind not in ("unit", "teen", "ten"):
            return None
        value = self.run[self.i].value
        self.i += 1
        if kind == "ten" and self.kind() == "unit" and self.run[self.i].value > 0 and self.gap() in ("", "-", "‐", "‑"):
            value += self.run[self.i].value
            self.i += 1
        return value


def _significant(raw: str) -> int:
    """Significant digits of a number as written: trailing zeros of a whole number don't count.

    >>> _significant("12,000"), _significant("11.05"), _significant("0.050"), _significant("0")
    (2, 4, 2, 1)
    """
    digits = re.sub(r"[^\d.]", "", raw.split("×")[0])
    whole, _, part = digits.partition(".")
    if part:
        return max(1, len((whole + part).lstrip("0")))
    return max(1, len(whole.strip("0")))
