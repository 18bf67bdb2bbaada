"""Numbers in words: from a run of number words to the numbers it can stand for."""

from typing import NamedTuple


class NumberReading(NamedTuple):
    """One word of a run: a cardinal or ordinal with its value, "and", or a joint (a hyphen)."""

    kind: str
    value: int


def read_number(words: list[NumberReading]) -> list[tuple[str, int, int]]:
    """(tag, value, words used) of the readings of a run from its first word: quantity, ordinal, year.

    >>> C = lambda n: NumberReading("cardinal", n)
    >>> read_number([C(20), NumberReading("joint", 0), C(5)])
    [('quantity', 25, 3)]
    >>> read_number([C(19), C(90), NumberReading("joint", 0), C(6)])
    [('year', 1996, 4), ('quantity', 19, 1)]
    >>> read_number([C(2), C(1000)])
    [('year', 2000, 2), ('quantity', 2000, 2)]
    >>> read_number([C(20), NumberReading("joint", 0), NumberReading("ordinal", 1)])
    [('ordinal', 21, 3)]
    """
    found: list[tuple[str, int, int]] = []
    if words and words[0].kind == "ordinal":
        return found
    if year := _spoken_year(words):
        found.append(("year", *year))
    value, used, ordinal = _read(words)
    if ordinal:
        found.append(("ordinal", value, used))
    elif used:
        if 1900 <= value <= 2099 and not year:
            found.append(("year", value, used))
        found.append(("quantity", value, used))
    return found


def _spoken_year(words: list[NumberReading]) -> tuple[int, int] | None:
    """ "nineteen ninety-six": a century from 11 to 20, then two digits."""
    if len(words) < 2 or words[0].kind != "cardinal" or not 11 <= words[0].value <= 20:
        return None
    value, used, ordinal = _read(words[1:], limit=100)
    if ordinal or not 10 <= value <= 99:
        return None
    return words[0].value * 100 + value, used + 1


def _read(words: list[NumberReading], limit: int = 10**9) -> tuple[int, int, bool]:
    """The number that the first words make, how many of them, and whether the last one is an ordinal."""
    total, group, used, last = 0, 0, 0, 10**9
    i = 0
    while i < len(words):
        word, step = words[i], 1
        if word.kind in ("and", "joint"):
            follows = words[i + 1] if i + 1 < len(words) else None
            if follows is None:
                break
            joined = follows.kind in ("cardinal", "ordinal") and i > 0 and follows.value < last
            if not joined or (word.kind == "and" and last < 100) or (word.kind == "joint" and last > 90):
                break
            word, step = follows, 2
        if word.value >= limit:
            break
        if word.value >= 100:
            if word.kind == "ordinal" or (used and group == 0):
                break
            group = (group or 1) * word.value
            if word.value >= 1000:
                total, group = total + group, 0
        elif used == 0 or last >= 100 or (20 <= last <= 90 and word.value < 10):
            group += word.value
        else:
            break
        i += step
        used, last = i, word.value
        if word.kind == "ordinal":
            return total + group, used, True
    return total + group, used, False
