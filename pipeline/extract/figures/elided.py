"""Units that the words leave to what stands before: implied ones ("aged 35"), those of a comparison ("40 barges, up from 30"),
and those of a whole whose part is stated ("of the 40 barges, 12 sank"; "EUR 9 million, of which 2 million is spent")."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from pipeline.extract.figures.counted import lemma_of
from pipeline.extract.figures.exclusions import value_noun_forms
from pipeline.extract.figures.measured import label_before
from pipeline.extract.figures.quantities import MAX_HEDGE, Stated
from pipeline.extract.figures.si import conversion
from pipeline.extract.syntax import clause_subject, complement, noun_before, verb_above
from pipeline.resources import load_rules

BESIDE_AGE = ("both", "now", "only", "then")
PEOPLE = frozenset({"he", "she", "who", "i"})
# what goes on behind an age after a surname: "Okello, 36, was", "Okello, 36, a keeper", "Okello, 36, of Jinja"
AFTER_AGE = frozenset({"DT", "IN", "MD", "VBD", "VBN", "VBZ", "WP"})
AGE_CLOSING = (",", ".", ")", ";")
JOINING = ("and", "but")  # a second clause: "he was 36 and had two sons"
BEHIND_SOMEBODY = frozenset({"DT", "MD", "VBD", "VBZ", "WP"})
PLACING = frozenset({"at", "from", "in", "near"})  # a name behind these is a place's
NO_SURNAME = frozenset({"CARDINAL", "DATE", "FAC", "GPE", "LOC", "QUANTITY"})
PLURAL = frozenset({"NNS", "NNPS"})
NUMBER_NOUNS = frozenset({"number", "numbers"})
MAX_AGE = 120  # years; the oldest person on record reached 122
LOOK_BACK = 40  # characters before a quantity in which "range from", "up from" or "of which only about" stands
MAX_EARLIER = (
    8  # quantities before one in a sentence among which its whole is looked for: a longer list has its own nouns
)
MILLION = Decimal(1_000_000)  # from here on a bare scale word behind an amount of money states money


@dataclass(frozen=True, slots=True)
class ImpliedUnit:
    form: str
    unit: str
    example: str


@dataclass(frozen=True, slots=True)
class Comparison:
    form: str
    former: bool
    example: str


@dataclass(frozen=True, slots=True)
class RestWord:
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class PeopleState:
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class PeopleVerb:
    lemma: str
    role: Literal["subject", "object"]
    example: str


@cache
def people_verbs() -> tuple[PeopleVerb, ...]:
    return load_rules("extract/figures/people_verbs.csv", PeopleVerb, key=("lemma",))


@cache
def _people_verbs() -> dict[str, str]:
    return {v.lemma: v.role for v in people_verbs()}


@cache
def implied_units() -> tuple[ImpliedUnit, ...]:
    return load_rules("extract/figures/implied_units.csv", ImpliedUnit, key=("form",))


@cache
def comparisons() -> tuple[Comparison, ...]:
    return load_rules("extract/figures/comparisons.csv", Comparison, key=("form",))


@cache
def rest_words() -> tuple[RestWord, ...]:
    return load_rules("extract/figures/rest_words.csv", RestWord, key=("form",))


@cache
def people_states() -> tuple[PeopleState, ...]:
    return load_rules("extract/figures/people_states.csv", PeopleState, key=("form",))


@cache
def _implied() -> dict[str, str]:
    return {r.form: r.unit for r in implied_units()}


@cache
def _comparisons() -> frozenset[str]:
    return frozenset(r.form for r in comparisons())


@cache
def _rest_words() -> frozenset[str]:
    return frozenset(r.form for r in rest_words())


@cache
def _people_states() -> frozenset[str]:
    return frozenset(r.form for r in people_states())


_WHO = re.compile(r"\s+who\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\bof\s+(?:which|whom|them|these|those)\s+(?:[^\W\d]+\s+){0,2}$", re.IGNORECASE)
_WHOLE_BEHIND = re.compile(r"\s+of\s+(?P<which>which|whom|them|these|those)\b", re.IGNORECASE)
_OF_FIRST = re.compile(
    r"(?:^|[.;:,(]\s+|\n)(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|these|those|all)\s+){0,2}$", re.IGNORECASE
)
_OPENED = re.compile(r"[^()\d]{0,40}\([^()]*")


def complete_units(
    text: str, doc: Doc, items: list[Stated], sentence_of: Callable[[int], int], people: Container[int] = ()
) -> list[Stated]:
    """The quantities with the units that they leave to what stands before.

    `sentence_of` gives the number of the sentence at an offset, `people` are the offsets at which names of persons end.
    """
    out: list[Stated] = []
    for item in items:
        if not item.kind and item.number.form in ("digits", "words"):
            item = _completed(text, doc, out, item, sentence_of, people)
        out.append(item)
    return out


def age_between_commas(text: str, doc: Doc, item: Stated, people: Container[int]) -> Stated:
    """The item; as an age where it stands between commas behind a person's name, which ends at one of `people`.

    What follows is no list with it then: "Ann Lee, 36, and 40 others".
    """
    enclosed = text[item.start - 2 : item.start] == ", " and text[item.end : item.end + 1] == ","
    if item.kind or not enclosed or item.value is None or not 0 < item.value <= MAX_AGE or item.value % 1:
        return item
    named = item.start - 2 in people or (item.token > 1 and doc[item.token - 2].ent_type_ == "PERSON")
    return _measures(item, "year", age=True) if named else item


def _completed(
    text: str, doc: Doc, before: list[Stated], item: Stated, sentence_of: Callable[[int], int], people: Container[int]
) -> Stated:
    words = text[max(0, item.start - LOOK_BACK) : item.start].lower().split()
    ends = [" ".join(words[-n:]) for n in (2, 1)]
    if unit := next((_implied()[e] for e in ends if e in _implied()), ""):
        return _measures(item, unit, age=unit == "year")
    here = sentence_of(item.core)
    earlier = [i for i in before[-MAX_EARLIER:] if sentence_of(i.core) == here]
    if earlier and any(e in _comparisons() for e in ends):
        return _as(item, _compared(doc, earlier, item))
    if is_age(doc, item, people) or (before and before[-1].age and text[before[-1].end : item.start] == " and "):
        return _measures(item, "year", age=True)
    if (state := _state(doc, item)) is not None:
        return replace(_counts(item, "person"), noun=state.i, end=state.idx + len(state))
    beside = any(e in _rest_words() for e in ends)
    if (whole := _whole(text, doc, earlier, item, beside)) is not None:
        return _as(item, whole)
    if (noun := _noun_of_whole(text, doc, before, item, sentence_of, beside)) is not None:
        return _counts(item, noun)
    if (noun := noun_or(doc, item)) is not None:
        return _measures(item, noun) if conversion(((noun, 1),)) else _counts(item, noun)
    if _WHO.match(text, item.end) or _of_people(doc[item.token]) or _labels_people(doc, item):
        return _counts(item, "person")
    return item


def _as(item: Stated, whole: Stated) -> Stated:
    return replace(item, unit=whole.unit, factors=whole.factors, kind=whole.kind)


def _counts(item: Stated, noun: str) -> Stated:
    return replace(item, unit=noun, factors=((noun, 1),), kind="count")


def _measures(item: Stated, unit: str, age: bool = False) -> Stated:
    return replace(item, unit=unit, factors=((unit, 1),), kind="measurement", age=age)


def _compared(doc: Doc, earlier: list[Stated], item: Stated) -> Stated:
    """What a comparison compares with: not a number in a phrase that hangs on another one ("9 boats in 2 ports, up from 7")."""
    like = [i for i in earlier if i.kind != "percent" and i.number.scale == item.number.scale] or earlier
    for other in reversed(like[1:]):
        if doc[other.noun if other.noun >= 0 else other.token].dep_ != "pobj":
            return other
    return like[0]


def _state(doc: Doc, item: Stated) -> Token | None:
    """The participle or adjective that counts people right behind a number."""
    at = item.token + 1
    if at >= len(doc) or doc[at].lower_ not in _people_states() or (at + 1 < len(doc) and doc[at + 1].pos_ == "NOUN"):
        return None
    return doc[at]


def _of_people(number: Token) -> bool:
    """Whether a verb says of a bare number what only people do or suffer: "41 died", "killing 27", "12 were missing"."""
    verb, subject = number.head, number.dep_ in ("nsubj", "nsubjpass")
    role = _people_verbs().get(verb.lemma_.lower())
    if subject and (role == "subject" or verb.lower_ in _people_states()):
        return True
    return role == "object" and number.dep_ in ("dobj", "npadvmod") and number.i > verb.i


def _labels_people(doc: Doc, item: Stated) -> bool:
    """Whether the label before a bare number is of people: "Injured: 12", "Persons on board: 40"."""
    near = range(item.token, max(item.token - MAX_HEDGE, 0), -1)
    first = next((i for i in near if doc[i - 1].text == ":"), 0)
    label = [doc[i] for i in label_before(doc, first)]
    return any(t.lower_ in _people_states() or lemma_of(t) == "person" for t in label)


def _goes_on(doc: Doc, whole: Stated, number: Token) -> bool:
    """Whether a bare number is the subject of a verb beside that of the whole: "40 houses fell and 90 were damaged"."""
    if whole.noun < 0 or number.dep_ not in ("nsubj", "nsubjpass") or number.head.dep_ != "conj":
        return False
    return doc[whole.noun].dep_ in ("nsubj", "nsubjpass") and doc[whole.noun].head.i == number.head.head.i


def _whole(text: str, doc: Doc, earlier: list[Stated], item: Stated, beside: bool) -> Stated | None:
    """The quantity before in the sentence that a bare number is a part of, or stands beside."""
    window = text[max(0, item.start - LOOK_BACK) : item.start]
    part = _OF_WHOLE.search(window) or _WHOLE_BEHIND.match(text, item.end)
    subject = doc[item.token].dep_ in ("nsubj", "nsubjpass")
    for whole in reversed(earlier):
        if whole.kind not in ("count", "money", "measurement") or whole.age:
            continue
        if text[max(0, whole.start - 1) : whole.start] == "(" and text[whole.end : whole.end + 1] == ")":
            continue  # what stands before it in another currency or unit
        if whole.kind == "money" and item.number.scale >= MILLION:
            return whole
        if beside and whole.kind == "count":
            return whole
        larger = whole.value is None or item.value is None or item.value <= whole.value
        if _goes_on(doc, whole, doc[item.token]):
            return whole
        if larger and (part or (subject and whole.kind == "count")):
            return whole
        if larger and whole.kind == "count" and whole.noun >= 0:
            front = text[max(0, whole.start - LOOK_BACK) : whole.start]
            if _OF_FIRST.search(front) or _OPENED.fullmatch(text, whole.end, item.start):
                return whole
    return None


def _noun_of_whole(
    text: str, doc: Doc, before: list[Stated], item: Stated, sentence_of: Callable[[int], int], beside: bool
) -> str | None:
    """The lemma of the noun that a part is of: the antecedent of "of which", of "of them" the one thing counted in the
    sentence before; of a subject "the number of barges"."""
    window = text[max(0, item.start - LOOK_BACK) : item.start]
    token = doc[item.token]
    link = _OF_WHOLE.search(window)
    if link and re.search("wh", link[0]):
        at = item.token
        while at > 0 and doc[at].lower_ != "of":
            at -= 1
        noun = noun_before(doc[at], range(at, item.token + 1))
        return lemma_of(noun) if noun is not None and noun.tag_ in PLURAL else None
    if beside:
        noun = noun_before(token, range(token.i, token.i + 1))
        if noun is not None:
            return lemma_of(noun) if noun.tag_ in PLURAL else None
    behind = _WHOLE_BEHIND.match(text, item.end)
    if link or beside or (behind and not behind["which"].startswith("wh")):
        last = sentence_of(item.core) - 1
        nouns = {i.unit for i in before[-MAX_EARLIER:] if i.kind == "count" and sentence_of(i.core) == last}
        return nouns.pop() if len(nouns) == 1 else None
    verb = verb_above(token)
    subject = clause_subject(verb, range(token.i, token.i + 1)) if verb is not None else None
    if subject is None or subject.lower_ not in NUMBER_NOUNS or subject.i > token.i:
        return None
    counted = complement(subject, ("of",))
    return lemma_of(counted) if counted is not None and counted.tag_ in PLURAL else None


def noun_or(doc: Doc, item: Stated) -> str | None:
    """The noun of "a week or two": the lemma of the singular noun before "or" and a small number word."""
    i = doc[item.token].i
    if item.number.form != "words" or i < 2 or doc[i - 1].lower_ != "or" or doc[i - 2].tag_ != "NN":
        return None
    return lemma_of(doc[i - 2])


def is_age(doc: Doc, item: Stated, people: Container[int] = ()) -> bool:
    """Whether a bare number is a person's age: "Ann Lee, 25, said", "he was 25"."""
    token = doc[item.token]
    i = token.i - (token.i > 0 and doc[token.i - 1].lower_ in BESIDE_AGE)  # "Lee and Ray, both 25, said"
    if item.value is None or not 0 < item.value <= MAX_AGE or item.value % 1 or i < 2:
        return False
    before, comma = doc[i - 2], doc[i - 1]
    behind = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
    named = before.ent_type_ == "PERSON" or before.idx + len(before) in people
    if comma.text == behind == "," and _is_surname(before) and _tag(doc, token.i + 2) in AFTER_AGE:
        return True
    if comma.text == behind == "," and _is_somebody(before) and _tag(doc, token.i + 2) in BEHIND_SOMEBODY:
        return True
    if comma.text == "," and named and (behind in AGE_CLOSING or _closes_pair(doc, token.i + 1)):
        return True
    if comma.text == "(" and named and behind == ")":
        return True
    if comma.lemma_ != "be" or (behind.isalpha() and behind not in JOINING) or token.head.i != comma.i:
        return False
    subjects = [s for c in comma.lefts if c.dep_ == "nsubj" for s in (c, *c.children) if s == c or s.dep_ == "appos"]
    return any(s.ent_type_ == "PERSON" or s.lower_ in PEOPLE or s.idx + len(s) in people for s in subjects)


def _closes_pair(doc: Doc, i: int) -> bool:
    """Whether a second age follows, and nothing that could be counted: "Ann and Joe Lee, 81 and 79, live there"."""
    return i + 2 < len(doc) and doc[i].lower_ == "and" and doc[i + 1].like_num and doc[i + 2].text in AGE_CLOSING


def _is_surname(name: Token) -> bool:
    """Whether a name, unknown to the model, can be a person's: not one that is somewhere."""
    return (
        name.tag_ == "NNP" and name.ent_type_ not in NO_SURNAME and name.doc[max(0, name.i - 1)].lower_ not in PLACING
    )


def _is_somebody(noun: Token) -> bool:
    """Whether a noun is a subject that has no number of its own: "a guard, 60, was hurt", but not "the total, 60, was"."""
    return noun.tag_ == "NN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.lemma_.lower() not in value_noun_forms()


def _tag(doc: Doc, i: int) -> str:
    return doc[i].tag_ if i < len(doc) else ""
