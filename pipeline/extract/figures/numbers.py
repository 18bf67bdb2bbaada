"""Numbers in digits, in words and mixed ("11.05 million", "two and a half million", "2½"), with their place in the text.

`read_numbers` finds every number of a text, whatever it may be used for; what is no figure is sorted out elsewhere
(`exclusions`). A number is a run of number tokens that only white space, hyphens and "and" separate; the run is cut where the
words no longer make one numeral ("twenty thirty").
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pipeline.extract.figures.number_tokens import NumberToken, read_tokens, significant_digits

MAX_RUN = 40  # tokens: the longest numeral below 10^15 has 29 words
Form = Literal["digits", "words", "fraction", "vague", "multiple"]
_JOIN = re.compile(r"[ \t\u00a0\u202f]+|[ \t]*\n[ \t]*|[-‐‑]|[ \t\u00a0]+and[ \t\u00a0]+")
_OF = re.compile(r"\s+of\s+")
_ODD = re.compile(r"[-‐‑]odd\b")  # "sixty-odd": about sixty
_DEFINITE = re.compile(r"\b(?:the|these|those|its|their|our|your|his|her|my)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text: offsets half-open; `value` is None where the words only bound it (`low`, `high`).

    `base` is the number without its scale ("4" of "4 million") and `scale` the factor, so that a range can share it.
    `bare_end` is where the number ends without its scale ("12" of "12m"), `raw` its words.
    `digits` counts the significant digits as written; `loose` says that the words only mean about so many ("sixty-odd").
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
    loose: bool = False


def read_numbers(text: str) -> list[Number]:
    """Every number in a text, in order.

    >>> [(n.value, text[n.start:n.end]) for text in ["two and a half million tons"] for n in read_numbers(text)]
    [(Decimal('2500000.0'), 'two and a half million')]
    >>> [str(n.value) for n in read_numbers("12 wells, five, ten or 1/4 of 3.2 × 10^5, twenty-one thousand and six")]
    ['12', '5', '10', '0.25', '320000', '21006']
    """
    tokens = list(read_tokens(text))
    joined = [
        a.end == b.start
        or bool(_JOIN.fullmatch(text, a.end, b.start))
        or (b.kind == "article" and a.kind in ("half", "denominator") and bool(_OF.fullmatch(text, a.end, b.start)))
        for a, b in pairwise(tokens)
    ]
    out: list[Number] = []
    number: Number | None
    i = 0
    while i < len(tokens):
        last = i
        while last < len(joined) and joined[last] and last - i < MAX_RUN:
            last += 1
        run = tokens[i : last + 1]
        if run[0].kind == "plural":
            number, used = _plural(text, tokens, i)
        else:
            number, used = _Reader(text, run).read()
        if number is not None:
            if odd := _ODD.match(text, number.end):
                number = replace(number, end=odd.end(), bare_end=odd.end(), loose=True)
                scale = tokens[i + used] if i + used < len(tokens) else None
                if scale is not None and scale.kind in ("hundred", "scale") and text[odd.end() : scale.start].isspace():
                    number = _times(number, scale)
                    used += 1
            out.append(number)
        i += used
    return out


def _times(number: Number, scale: NumberToken) -> Number:
    """ "sixty-odd thousand" """
    value = None if number.value is None else number.value * scale.value
    return replace(number, end=scale.end, value=value, base=number.value or Decimal(0), scale=scale.value)


def _plural(text: str, tokens: list[NumberToken], i: int) -> tuple[Number, int]:
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


class _Reader:
    """Reads one numeral from the beginning of a run of joined tokens."""

    def __init__(self, text: str, run: list[NumberToken]) -> None:
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
        alone = first.kind in ("scale", "hundred") and first.text.islower() and not self.kind(1)
        if alone and _DEFINITE.search(self.text[max(0, first.start - 8) : first.start]):
            self.i = 1
            return self.number(first.value, "words", Decimal(1), first.value)
        if first.kind in ("scale", "hundred", "denominator", "suffix", "fold", "point"):
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
        digits = self.digits or significant_digits(format(value.normalize(), "f"))
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
        mark = self.i
        if self.kind() == "article" and self.kind(1) in ("hundred", "scale"):
            self.i += 1
        scale = self.scales() if token.kind == "half" or self.i > mark else Decimal(1)
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
            group = self.group()
            if group is None:
                break
            self.half()
            extra = self.extra
            extra += self.decimals()
            bare = self.run[self.i - 1].end
            factor = self.scales_after()
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
        total += self.decimals()
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
        if self.kind() == "fold":
            self.i += 1
            return self.number(total, "multiple")
        if (self.run[0].kind == "digits" and self.i == 1) or (
            self.run[0].kind == "digits" and scale != 1 and self.i == 2
        ):
            self.digits = significant_digits(self.run[0].text)
        if self.i == 1 and self.run[0].fraction:
            return self.number(total, "fraction")
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

    def scales_after(self) -> Decimal:
        factor = Decimal(1)
        while self.kind() in ("scale", "suffix", "hundred") and self.gap() != "and":
            if self.kind() == "hundred" and (factor != 1 or self.run[0].kind != "digits"):
                break
            factor *= self.run[self.i].value
            self.i += 1
        return factor

    def half(self) -> None:
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

    def decimals(self) -> Decimal:
        """ "point two five": digits one by one."""
        if self.kind() != "point" or self.kind(1) != "unit":
            return Decimal(0)
        self.i += 1
        digits = ""
        while self.kind() == "unit" and self.gap() != "and":
            digits += str(self.run[self.i].value)
            self.i += 1
        return Decimal(f"0.{digits}")

    def group(self) -> Decimal | None:
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
