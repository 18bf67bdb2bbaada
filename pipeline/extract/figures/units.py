"""Units as texts write them -> pint's canonical names, ISO 4217 codes, `percent`.

The words and symbols, with the SI prefixes they take, are data (`units.csv`, `prefixes.csv`, `currencies.csv`); here is how
they combine: powers ("square meters", "m2", "m−2"), products ("kg m−3", "N·m") and rates ("km/h", "per year", "a day").
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal

from pipeline.extract.figures.counted import is_per_article, per_noun
from pipeline.resources import load_rules

Context = Literal["final", "space", "tight", "substance", "rate", "cues", "digits", "never", ""]
Factors = tuple[tuple[str, int], ...]  # (canonical unit, power)
UnitKind = Literal["measurement", "money", "percent"]
CUE_CHARS = 60  # how far a word decides an ambiguous unit: about a clause
MAX_FACTORS = 6  # no unit that a text writes has more


@dataclass(frozen=True, slots=True)
class UnitForm:
    form: str
    unit: str
    style: Literal["name", "symbol"]
    prefix: bool
    example: str
    context: Context = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    name: str
    symbol: str
    factor: Decimal
    example: str


@dataclass(frozen=True, slots=True)
class Currency:
    form: str
    code: str
    style: Literal["before", "after", "name", "part", "code", "country"]
    example: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class AmbiguousUnit:
    form: str
    unit: str
    cues: str
    otherwise: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read at a place: `end` is the offset behind it, `name` canonical ("metric_ton / year").

    `factors` are its parts, () for money alone; `context` is the condition that an ambiguous form still has to meet.
    """

    end: int
    name: str
    factors: Factors
    kind: UnitKind
    context: str = ""
    rate: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    form: str
    factors: Factors
    kind: UnitKind
    symbol: bool
    context: str = ""


_POWER = re.compile(r"(?:\^|\*\*)?\(?([-−–]?[1-4])\)?(?![\d.,]\d)(?!\d)|([⁻−-]?[¹²³⁴⁵⁶])")
_SUPERSCRIPT = str.maketrans("⁻−–¹²³⁴⁵⁶", "---123456")
_SQUARE = re.compile(r"(square|sq\.?|cubic|cu\.?)[ \u00a0-]+", re.IGNORECASE)
_SQUARED = re.compile(r"[ -](squared|cubed)\b", re.IGNORECASE)
_PER = re.compile(
    r"\s?/\s?|[\s\u00a0]+per[\s\u00a0-]+|-per-|[\s\u00a0]+(?:an?|each|every)[\s\u00a0]+(?=[a-z])|[ \u00a0]p\.?a\.?(?![\w])"
)
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_INITIAL = re.compile(r"\.[A-Z]")  # "in 1963 U.S. troops"
_TEMPORAL = re.compile(r"\s+(?:ago|earlier|later|before|after|and\s+a)\b", re.IGNORECASE)  # "a year earlier" is no rate
_TIMES = re.compile(r"\s?[·⋅∙*×]\s?|[ \u00a0]|\.(?=[^\W\d])")
_GAP = re.compile(r"[-‐‑]|[ ]?\n|[ \u00a0\u2009\u202f]{0,2}")
# units that "a" makes a rate of: "9 dollars a barrel", but not "9 meters a degree"
PER_ARTICLE = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "gallon",
        "oil_barrel",
        "liter",
        "acre",
        "hectare",
        "pound",
        "kilogram",
        "metric_ton",
        "bushel",
        "ounce",
        "mile",
    ]
)


@cache
def unit_forms() -> tuple[UnitForm, ...]:
    return load_rules("extract/figures/units.csv", UnitForm, key=("form", "style"))


@cache
def prefixes() -> tuple[Prefix, ...]:
    return load_rules("extract/figures/prefixes.csv", Prefix, key=("name",))


@cache
def currencies() -> tuple[Currency, ...]:
    return load_rules("extract/figures/currencies.csv", Currency, key=("form", "style"))


def parse_unit(name: str) -> Factors:
    """The factors of a canonical name.

    >>> parse_unit("kilogram * meter ** 2 / second ** 3")
    (('kilogram', 1), ('meter', 2), ('second', -3))
    """
    out, sign = [], 1
    for part in re.split(r" ([*/]) ", name):
        if part in ("*", "/"):
            sign = 1 if part == "*" else -1
        elif part != "1":
            unit, _, power = part.partition(" ** ")
            out.append((unit, sign * int(power or 1)))
    return tuple(out)


def write_unit(factors: Factors, order: Mapping[str, int] = MappingProxyType({})) -> str:
    """The canonical name of a product of powers, each unit once, sorted (first by `order`): pint's own way.

    >>> write_unit((("second", -1), ("meter", 1))), write_unit((("centimeter", -1),))
    ('meter / second', '1 / centimeter')
    """
    powers: dict[str, int] = {}
    for unit, power in factors:
        powers[unit] = powers.get(unit, 0) + power
    ranked = sorted(powers.items(), key=lambda p: (order.get(p[0], 0), p[0]))
    above = [u if p == 1 else f"{u} ** {p}" for u, p in ranked if p > 0]
    below = [u if p == -1 else f"{u} ** {-p}" for u, p in ranked if p < 0]
    return " / ".join([" * ".join(above) or "1", *below]) if powers else ""


def _plural(name: str) -> str:
    if name.endswith(("s", "z", "x", "ch")) or name in ("feet", "foot"):
        return name
    return name[:-1] + "ies" if re.search(r"[^aeiou]y$", name) else name + "s"


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """All forms by their first character (names: lower case), the longest first."""
    forms: dict[tuple[str, bool], _Form] = {}

    def add(form: str, factors: Factors, kind: UnitKind, symbol: bool, context: str = "") -> None:
        forms.setdefault((form, symbol), _Form(form, factors, kind, symbol, context))

    for rule in unit_forms():
        factors = parse_unit(rule.unit)
        kind: Literal["measurement", "percent"] = (
            "percent" if rule.unit in ("percent", "percentage_point") else "measurement"
        )
        symbol = rule.style == "symbol"
        if rule.context != "never":
            for form in [rule.form] if symbol else [rule.form.lower(), _plural(rule.form.lower())]:
                add(form, factors, kind, symbol, rule.context)
    for currency in currencies():
        if currency.style in ("before", "country"):
            continue
        symbol = currency.style in ("after", "code") or currency.form in ("¢", "p")
        context = "tight" if currency.form == "p" else ""
        for form in [currency.form] if symbol else [currency.form.lower(), _plural(currency.form.lower())]:
            add(form, ((currency.code, 1),), "money", symbol, context)
    for rule in unit_forms():
        if not rule.prefix:
            continue
        ((unit, power),) = parse_unit(rule.unit)
        for prefix in prefixes():
            factors = ((prefix.name + unit, power),)
            if rule.style == "symbol":
                for mark in ("µ", "μ", "u") if prefix.symbol == "µ" else (prefix.symbol,):
                    add(mark + rule.form, factors, "measurement", True)
            else:
                for form in (rule.form.lower(), _plural(rule.form.lower())):
                    add(prefix.name + form, factors, "measurement", False)
                    add(f"{prefix.name}-{form}", factors, "measurement", False)
    by_first: dict[str, list[_Form]] = {}
    for item in forms.values():
        by_first.setdefault(item.form[0], []).append(item)
    return {
        first: tuple(sorted(items, key=lambda f: (-len(f.form), not f.symbol, f.form)))
        for first, items in by_first.items()
    }


def _match(text: str, at: int, symbols: bool) -> _Form | None:
    """The longest form at a place that ends with a word."""
    if at >= len(text):
        return None
    forms = _forms()
    first = text[at]
    window = text[at : at + 24]
    lower = window.lower()
    best: _Form | None = None
    for form in (*forms.get(first, ()), *(forms.get(first.lower(), ()) if first.isupper() else ())):
        if best is not None and len(form.form) <= len(best.form):
            continue
        n = len(form.form)
        if (symbols and window.startswith(form.form)) if form.symbol else lower.startswith(form.form):
            after = window[n : n + 1]
            if form.form[-1].isalpha() and (after.isalpha() or after == "_" or (after.isdigit() and not form.symbol)):
                continue
            if n == 1 and _INITIAL.match(window, 1):
                continue
            best = form
    return best


def _factor(text: str, at: int, symbols: bool) -> tuple[int, _Form, Factors] | None:
    """One unit with its power at a place: (end, form, factors)."""
    power = 1
    if lead := _SQUARE.match(text, at):
        power, at = 2 if lead[1].lower().startswith("s") else 3, lead.end()
    form = _match(text, at, symbols)
    if form is None or (lead and form.kind != "measurement"):
        return None
    end = at + len(form.form)
    if form.kind == "measurement":
        if form.symbol and form.form[-1].isalpha() and (match := _POWER.match(text, end)) and not lead:
            power, end = int((match[1] or match[2]).translate(_SUPERSCRIPT)), match.end()
        elif match := _SQUARED.match(text, end):
            power, end = 2 if match[1].lower() == "squared" else 3, match.end()
    return end, form, tuple((unit, p * power) for unit, p in form.factors)


def read_unit(text: str, at: int, noun: Callable[[int], tuple[int, str] | None], symbols: bool = True) -> Unit | None:
    """The unit that begins at `at`, or behind one space or hyphen there; None where no unit does.

    `noun` gives the end and lemma of a counted noun at an offset ("per person"), None where there is none. `symbols` says
    whether symbols can stand here: behind a number in words only names can.

    >>> read_unit("9 kg m−3 at most", 1, lambda at: None).name
    'kilogram / meter ** 3'
    >>> read_unit("80 tons per year", 2, lambda at: None).name
    'metric_ton / year'
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    found = _factor(text, start, symbols)
    if found is None:
        return None
    end, first, factors = found
    if first.context == "tight" and start != at:
        return None
    if start == at and (first.context == "space" or (first.context == "cues" and len(first.form) == 1)):
        return None
    if first.kind == "measurement":
        end, factors = _product(text, end, factors)
    tail = read_rate(text, end, noun)
    rate = tail is not None or any(p < 0 for _, p in factors)
    if tail:
        end, below = tail
        factors = (*factors, *below)
    if first.context == "final" and not re.compile(r"\s?(?:[.,;:()\]×x]|$)").match(text, end):
        return None
    kind = first.kind
    if first.context == "cues":
        factors, kind = _decide(text, start, end, first, factors)
    return Unit(end, write_unit(factors), factors, kind, first.context, rate)


def _decide(text: str, start: int, end: int, form: _Form, factors: Factors) -> tuple[Factors, UnitKind]:
    """The meaning of an ambiguous form (`ambiguous_units.csv`) by the words around it."""
    ((old, power), *rest) = factors
    rule = _ambiguous()[old]
    before, after = text[max(0, start - CUE_CHARS) : start], text[end : end + CUE_CHARS]
    around = _SENTENCE_END.split(before)[-1], _SENTENCE_END.split(after)[0]
    words = {w.lower() for part in around for w in re.findall(r"[^\W\d_]+", part)} - {"of"}
    if re.match(r"\s+of\s", around[1]):
        words.add("of")
    if words & set(rule.cues.split()):
        return factors, form.kind
    return ((rule.otherwise, power), *rest), "money" if rule.otherwise.isupper() else "measurement"


@cache
def ambiguous_units() -> tuple[AmbiguousUnit, ...]:
    return load_rules("extract/figures/ambiguous_units.csv", AmbiguousUnit, key=("form",))


@cache
def _ambiguous() -> dict[str, AmbiguousUnit]:
    return {r.unit: r for r in ambiguous_units()}


def _product(text: str, end: int, factors: Factors) -> tuple[int, Factors]:
    """Further factors: behind a dot, or behind a space where they have a negative power ("mol L−1 s−1")."""
    for _ in range(MAX_FACTORS):
        times = _TIMES.match(text, end)
        more = _factor(text, times.end(), True) if times else None
        if more is None or not times or not more[1].symbol or more[1].kind != "measurement":
            break
        if times[0].strip() in ("", ".", "×", "*") and more[2][0][1] > 0:
            break
        end, factors = more[0], (*factors, *more[2])
    return end, factors


def read_rate(text: str, at: int, noun: Callable[[int], tuple[int, str] | None]) -> tuple[int, Factors] | None:
    """What a quantity is "per": (end, factors with negative powers), None where nothing is said.

    >>> read_rate("$3500 a month", 5, lambda at: None)
    (13, (('month', -1),))
    >>> read_rate("9 liters a head per day", 8, lambda at: (15, "head") if at == 11 else None)
    (23, (('person', -1), ('day', -1)))
    """
    end = at
    factors: Factors = ()
    for _ in range(MAX_FACTORS):
        match = _PER.match(text, end)
        if not match:
            break
        link = match[0].strip().lower()
        if link.replace(".", "") == "pa":
            return match.end(), (*factors, ("year", -1))
        found = _factor(text, match.end(), link == "/" or link.endswith("per"))
        if found and found[1].kind == "measurement" and (link in ("/", "per", "-per-") or not found[1].symbol):
            if link in ("a", "an", "each", "every") and (
                not {u for u, _ in found[2]} & PER_ARTICLE or _TEMPORAL.match(text, found[0])
            ):
                break
            end, factors = found[0], (*factors, *((u, -p) for u, p in found[2]))
        elif (counted := noun(match.end())) and (
            link in ("per", "-per-") or (link in ("a", "an") and is_per_article(counted[1]))
        ):
            end, factors = counted[0], (*factors, (per_noun(counted[1]), -1))
        else:
            break
    return (end, factors) if factors else None


@cache
def _symbols_before() -> re.Pattern[str]:
    forms = sorted((c.form for c in currencies() if c.style in ("before", "code")), key=lambda f: (-len(f), f))
    return re.compile(rf"(?<![\w$€£])(?:{'|'.join(re.escape(f) for f in forms)})[ \u00a0\u202f]?(?:[-−–])?$")


@cache
def _codes_before() -> dict[str, str]:
    return {c.form: c.code for c in reversed(currencies()) if c.style in ("before", "code")}


def read_currency_before(text: str, end: int) -> tuple[int, str] | None:
    """The currency whose symbol ends before a number at `end`: (its start, ISO 4217 code), None where there is none.

    >>> read_currency_before("about US$9", 9), read_currency_before("a fare of HK $9", 14)
    ((6, 'USD'), (10, 'HKD'))
    """
    start = max(0, end - 8)
    match = _symbols_before().search(text[start:end])
    if not match:
        return None
    form = match[0].strip(" \u00a0\u202f-−–")
    return start + match.start(), _codes_before()[form]
