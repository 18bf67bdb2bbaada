"""The direction that a clause gives a date without a year or week: back for the past, ahead for the future."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.resources import load_rules

PAST_TAGS = frozenset(("VBD", "VBN"))
PLANS = frozenset(
    (
        "aim",
        "due",
        "expect",
        "hope",
        "intend",
        "plan",
        "pledge",
        "prepare",
        "promise",
        "propose",
        "schedule",
        "seek",
        "set",
        "vow",
        "want",
    )
)  # a "to" infinitive under one of these is still to come
NAMING = frozenset(("declare", "designate", "name", "proclaim"))  # "declared Saturday a day of mourning": one to come
ATTRIBUTES = frozenset(("poss", "compound", "nmod", "amod", "nummod"))
NEAR = 8  # tokens between a verb and its first auxiliary, with a subject or adverbs between them
MAX_CLIMB = 12  # heads from a word to its verb; longer ways are broken parses


@dataclass(frozen=True, slots=True)
class Cue:
    """A word before a date that tells its direction."""

    form: str
    value: int
    example: str


@cache
def cues() -> dict[str, int]:
    """Direction by word, lower case."""
    return {cue.form: cue.value for cue in load_rules("extract/dates/cues.csv", Cue, key=("form",))}


def cue_before(token: Token) -> int:
    """What the word before a date says of its direction, 0 for nothing."""
    for word in reversed(list(token.doc[max(token.i - 2, 0) : token.i])):
        if sign := cues().get(word.lower_):
            return sign
        if word.pos_ != "DET":
            return 0
    return 0


def is_named(token: Token) -> bool:
    """Whether a verb before a date makes something of it: "proclaimed Friday a holiday"."""
    behind = token.i + 1
    before = token.doc[max(token.i - 2, 0) : token.i]
    article = behind < len(token.doc) and token.doc[behind].lower_ in ("a", "an")
    return article and any(word.lemma_ in NAMING for word in before)


def direction(token: Token) -> int:
    """-1 where the verb that governs the token is in the past, +1 where it is in the future, 0 where it says nothing.

    A date that modifies a noun ("Wednesday's ruling") or an adjective ("payable 15 December") has no tense of its own.
    """
    for _ in range(MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") and (sign := _of_verb(token)):
            return sign
        head = token.head
        if head.pos_ == "ADJ" and head.lemma_ in PLANS:
            return 1  # "is due on Tuesday"
        if head.i == token.i or head.pos_ == "ADJ" or (head.pos_ in ("NOUN", "PROPN") and token.dep_ in ATTRIBUTES):
            return 0
        token = head
    return 0


def _before(word: Token) -> list[Token]:
    """The children that stand just before a word: all its auxiliaries, without a walk over a list of thousands."""
    return [t for t in word.doc[max(word.i - NEAR, 0) : word.i] if t.head.i == word.i]


def _behind(word: Token) -> list[Token]:
    """The children that stand just behind a word."""
    return [t for t in word.doc[word.i + 1 : word.i + 1 + NEAR] if t.head.i == word.i]


def _of_verb(verb: Token) -> int:
    helpers = {child.lower_: child for child in _before(verb) if child.dep_ in ("aux", "auxpass")}
    had = any(h.lower_ in ("had", "'d") for h in helpers.values())
    if verb.lemma_ in PLANS and not had:
        return 1
    if verb.lemma_ == "be" and not helpers and any(t.dep_ == "acomp" and t.lemma_ in PLANS for t in _behind(verb)):
        return 1
    if any(h.tag_ == "MD" for h in helpers.values()):
        return -1 if any(h.lemma_ == "have" for h in helpers.values()) else 1
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        return 1
    if had or any(h.lemma_ == "have" or (h.tag_ == "VBD" and h.lemma_ in ("be", "do")) for h in helpers.values()):
        return -1
    if "to" in helpers and verb.tag_ == "VB":
        return _infinitive(verb)
    if helpers:
        return 0
    return -1 if verb.tag_ in PAST_TAGS else 0


def _infinitive(verb: Token) -> int:
    """ "plans to meet", "is due to meet": ahead; "had been due to meet": back."""
    head = verb.head
    if head.lemma_ == "be" and head.tag_ in ("VBP", "VBZ"):
        return 1  # "is to reopen"
    if head.pos_ not in ("NOUN", "ADJ") and head.lemma_ not in PLANS:
        return 0
    governor = head.head if head.pos_ == "ADJ" else head
    return -1 if any(child.lower_ == "had" for child in _before(governor)) else 1
