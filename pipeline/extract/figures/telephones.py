"""Telephone numbers: digits that name a line, and count nothing."""

import re

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
# Shorter ones where a word says so: "tel. 555 0171", "call 101 or ...", "ring the police on 999".
_NAME = r"(?:[^.\n\d]|\b[A-Z][a-z]{1,3}\.){1,60}?"  # whom one calls: "Sgt. Lee"
_EMERGENCY = re.compile(
    r"\b(?:call|diall?|phon|r[ia]ng)(?:ed|e|ing|s)?\s+(?P<called>911|999|112)\b"
    r"|\b(?P<number>911|999|112)\s+(?:call(?:er|s|ers)?|dispatch(?:er|ers)?|operators?)\b"
)
_CALLED = re.compile(
    rf"""(?:\b(?:tel|telephone|phone|fax|mobile|hotline|helpline)\b[.:]*\s*(?:number\s+|no\.?\s+)?
      | \b(?:call|dial|ring|phone|text)\s+
      | \b(?:call|contact|phone|reach|ring)(?:ed|ing)?\s{_NAME}\son\s+
      | \b(?:call|contact|phone)(?:ed|ing)?\s{_NAME}\sat\s+
    )(?P<number>\d{{3,8}}(?:[ -]\d{{2,8}}){{0,3}})(?=\s*(?:$|[.,;:)]|for\b|from\b|quoting\b|with\b
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
    emergency = (m.span(m.lastgroup or 0) for m in _EMERGENCY.finditer(text))
    return sorted({*whole, *emergency, *(m.span("number") for m in _CALLED.finditer(text))})
