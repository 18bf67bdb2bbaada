"""Conditions on the surroundings of a match, by the name that its pattern gives: is "1998" a year here, "May" a month?"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from pipeline.extract.dates.lexicon import FOLDER
from pipeline.extract.figures.units import read_unit
from pipeline.resources import load_rules

NAMES = (
    "PERSON",
    "ORG",
    "FAC",
    "WORK_OF_ART",
    "PRODUCT",
)  # entity types of names that a month can be part of
NOUNS = ("NOUN", "PROPN")
YEAR_BEFORE = frozenset(
    (
        "about",
        "after",
        "and",
        "around",
        "before",
        "between",
        "by",
        "circa",
        "during",
        "early",
        "for",
        "from",
        "in",
        "late",
        "mid",
        "of",
        "or",
        "since",
        "the",
        "through",
        "till",
        "to",
        "until",
    )
)


@dataclass(frozen=True, slots=True)
class PerThing:
    """A noun that is counted in a thing: "a 1900-seat hall"."""

    form: str
    example: str


@cache
def per_things() -> frozenset[str]:
    """The nouns of `per_thing.csv`."""
    return frozenset(p.form for p in load_rules(f"{FOLDER}/per_thing.csv", PerThing, key=("form",)))


class Surroundings:
    """The parse around a span of characters."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text  # spaCy joins it anew at each access
        self.starts: list[int] = doc.to_array("IDX").tolist()

    def token_at(self, offset: int) -> SpacyToken:
        return self.doc[max(bisect_right(self.starts, offset) - 1, 0)]

    def place(self, start: int, end: int) -> "Place":
        first, last = self.token_at(start), self.token_at(end - 1)
        before = self.doc[first.i - 1] if first.i else None
        after = self.doc[last.i + 1] if last.i + 1 < len(self.doc) else None
        return Place(self.text[start:end], first, last, before, after)


@dataclass(frozen=True, slots=True)
class Place:
    """A span, its first and last tokens, and the tokens before and behind it."""

    text: str
    first: SpacyToken
    last: SpacyToken
    before: SpacyToken | None
    after: SpacyToken | None

    @property
    def single(self) -> bool:
        """Whether it is one token of the parse."""
        return self.first.i == self.last.i  # tokens have no identity: the parse makes them anew at each access

    def follows(self, *words: str) -> bool:
        return self.before is not None and self.before.lower_ in words

    def precedes(self, *words: str) -> bool:
        return self.after is not None and self.after.lower_ in words


def _year(p: Place) -> bool:
    if p.before is not None and p.before.text in (
        "$",
        "£",
        "€",
        "#",
        "No.",
        "+",
        "-",
        "/",
        ".",
    ):
        return False
    if p.after is not None and (p.after.text in ("%", "/", "°") or p.after.lower_ in ("percent", "per")):
        return False
    if _is_size(p):
        return False
    number = p.first
    counts = number.dep_ == "nummod" and number.head.i > number.i and number.head.tag_ == "NNS"
    if counts and not p.follows("the", "'s", "’s"):
        return False
    if number.ent_type_ in ("DATE", "TIME"):
        return True
    if p.before is not None and p.before.lower_ in YEAR_BEFORE and not counts:
        return number.ent_type_ not in ("MONEY", "PERCENT", "QUANTITY")
    return (
        1800 <= int(p.text) <= 2099 and number.dep_ not in ("nummod", "quantmod") and number.ent_type_ != "MONEY"
        if p.text.isdigit()
        else True
    )


def _is_size(p: Place) -> bool:
    """Whether what is counted or measured is hyphened to the number: "a 1000-member church", not "the 1930-era mill"."""
    hyphen = p.after
    if (
        hyphen is None
        or hyphen.text != "-"
        or hyphen.idx != p.last.idx + len(p.last)
        or hyphen.i + 1 == len(hyphen.doc)
    ):
        return False
    noun = hyphen.nbor(1)
    if noun.idx != hyphen.idx + 1:
        return False
    unit = read_unit(noun.text, 0, lambda at: None, symbols=False) if noun.pos_ in NOUNS else None
    return noun.lower_ in per_things() or (unit is not None and unit.end == len(noun))


def _month(p: Place) -> bool:
    if p.single and p.follows("the", "'s", "’s") and (p.after is None or p.after.pos_ not in NOUNS):
        return False
    if (
        p.single
        and p.before is not None
        and p.before.is_title
        and p.before.pos_ in ("PROPN", "ADJ")
        and p.before.ent_type_ != "DATE"
    ):
        return False
    if p.first.tag_ in ("MD", "VB", "VBP", "VBZ", "VBD", "VBN"):
        return False
    if p.first.ent_type_ == "PERSON":
        return False
    return p.after is None or p.after.pos_ != "PROPN" or p.first.ent_type_ not in NAMES


def _season(p: Place) -> bool:
    if p.last.pos_ == "VERB" or p.last.tag_.startswith("VB"):
        return False
    if p.last.lower_ == "fall" and (
        p.precedes("of", "in", "to") or (p.single and not p.follows("this", "last", "next", "in", "of"))
    ):
        return False
    if p.last.lower_ == "spring" and p.single and p.last.dep_ == "compound":
        return p.last.ent_type_ == "DATE"
    return p.last.ent_type_ in ("", "DATE", "TIME")


def _reference(p: Place) -> bool:
    if p.text.lower() in ("current", "recent") and p.last.pos_ == "NOUN":
        return False  # of water, of electricity
    if p.last.lower_ in ("past", "present", "future", "term") and not p.single:
        return p.after is None or p.after.pos_ not in NOUNS or p.after.dep_ == "ROOT"
    if p.text.lower() == "now" and p.precedes("that") and p.first.dep_ == "mark":
        return False
    if p.single and p.first.is_title and p.before is not None and not p.first.is_sent_start:
        return False  # part of a name
    if p.text.lower().endswith("moment") and p.precedes("of", "when", "that"):
        return False  # of the accident
    if p.text.lower() == "future":
        return p.after is not None and p.after.pos_ in (*NOUNS, "ADJ")
    return True


def _bare_ordinal(p: Place) -> bool:
    return p.follows("on", "until", "by", "from", "of", "and", "to") and (
        p.after is None or p.after.pos_ not in (*NOUNS, "ADJ", "NUM")
    )


def _day_number(p: Place) -> bool:
    """ "Friday the 7th", not "Friday the 7th of May", "Friday, the 7th day", "Friday the 7th-placed team"."""
    return not p.precedes("of", "-") and (p.after is None or p.after.pos_ not in (*NOUNS, "ADJ", "NUM"))


def _day_number_word(p: Place) -> bool:
    """ "on Friday the second", not "on Friday the second was found"."""
    return _day_number(p) and (p.after is None or p.after.pos_ not in ("VERB", "AUX"))


def _definite(p: Place) -> bool:
    if p.precedes("that", "when", "which", "'s", "’s", "who", "to", "-"):
        return False
    if p.after is not None and p.after.pos_ in NOUNS and p.last.dep_ == "compound":
        return False
    return (
        p.last.lower_ in ("year", "quarter", "month", "week", "weekend", "day")
        and p.before is not None
        and p.before.pos_ in ("ADP", "SCONJ", "VERB", "NOUN", "PUNCT", "ADV", "ADJ")
    )


def _article(p: Place) -> bool:
    if p.last.lower_ == "quarter" and p.precedes("of"):
        return False  # of the visitors
    return p.last.dep_ != "compound"


def _bare_units(p: Place) -> bool:
    return (
        p.last.pos_ == "NOUN"
        and p.last.dep_ not in ("compound", "ROOT")
        and p.last.lower_ not in ("quarters", "seconds")
    )


def _daypart(p: Place) -> bool:
    if p.text.lower() in ("night", "nighttime", "daytime"):
        return p.follows("at", "by", "during", "all", "in", "the") and not (
            p.after is not None and p.after.pos_ in NOUNS
        )
    return p.first.lower_ in ("the", "one") and p.follows("in", "during", "by") and p.last.dep_ != "compound"


def _final(p: Place) -> bool:
    """ "three years after" as an adverb, not as a conjunction or preposition with what follows."""
    if p.last.lower_ in ("ago", "earlier", "later", "hence"):
        return True
    if p.after is None or p.after.is_punct:
        return True
    if p.last.lower_ == "before" and p.after.tag_ == "VBG":
        return False  # "they waited an hour before calling"
    return p.after.pos_ in ("CCONJ", "VERB", "AUX", "SPACE")


def _military(p: Place) -> bool:
    """ "at 1600 hours", not "1600 hours of work"."""
    return not p.precedes("of")


def _pronoun(p: Place) -> bool:
    """ "a day before that", not "a day before that storm"."""
    return p.after is None or p.after.pos_ not in (*NOUNS, "ADJ", "NUM")


def _spoken_time(p: Place) -> bool:
    """ "a quarter to five", not "a quarter to five percent"."""
    return p.after is None or p.after.pos_ not in (*NOUNS, "ADJ", "NUM", "SYM")


def _the_weekday(p: Place) -> bool:
    """ "the Tuesday", not "the Tuesday session"."""
    return p.last.dep_ != "compound" and not p.precedes("'s", "’s")


def _bound_article(p: Place) -> bool:
    """ "over the past year": a preposition there, for "over" bounds no expression with an article."""
    words = p.text.lower().split()
    return not (
        words[0] in ("over", "under", "about", "around", "some") and words[1] in ("the", "this", "that", "these")
    )


def _quantity(p: Place) -> bool:
    if p.last.lower_ == "quarters" and ("-" in p.text or p.precedes("of")):
        return False  # three quarters of something
    return not (p.after is not None and p.after.text == "-" and p.after.nbor(1).lower_ in ("old", "olds"))


def _adjective(p: Place) -> bool:
    return p.last.nbor(-1).pos_ in ("ADJ", "ADV", "VERB") and p.first.lower_ != "one"


def _old_year(p: Place) -> bool:
    return p.follows(
        "in",
        "of",
        "since",
        "until",
        "by",
        "before",
        "after",
        "from",
        "to",
        "and",
        "early",
        "late",
    ) and (p.after is None or p.after.pos_ not in (*NOUNS, "ADJ", "NUM"))


def _accept(p: Place) -> bool:
    return True


def _short_year(p: Place) -> bool:
    return p.follows(
        "in",
        "of",
        "since",
        "and",
        "to",
        "early",
        "late",
        "until",
        "by",
        "from",
        "before",
        "after",
    )


def _slashed(p: Place) -> bool:
    return p.follows("in", "of", "since", "from", "to", "until", "by")


GUARDS: dict[str, Callable[[Place], bool]] = {
    "adjective": _adjective, "article": _article, "bare_ordinal": _bare_ordinal, "bare_units": _bare_units,
    "bound_article": _bound_article, "day_number": _day_number,
    "day_number_word": _day_number_word, "daypart": _daypart, "definite": _definite, "final": _final,
    "military": _military, "month": _month, "old_year": _old_year, "pronoun": _pronoun, "quantity": _quantity,
    "reference": _reference, "season": _season, "short_year": _short_year, "slashed": _slashed,
    "spoken_time": _spoken_time, "the_units": _bare_units, "the_weekday": _the_weekday, "year": _year,
}  # fmt: skip
LATE = frozenset(
    (
        "article",
        "bare_units",
        "daypart",
        "definite",
        "short_year",
        "the_units",
        "year",
        "bare_ordinal",
        "old_year",
    )
)


def passes(name: str, place: Place) -> bool:
    """Whether the guard of that name lets a match stand; patterns without one always may."""
    return GUARDS.get(name, _accept)(place)
