"""The direction that a clause gives a date without a year or week: back for the past, ahead for the future."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.resources import load_rules

PAST_TAGS = frozenset(("VBD", "VBN"))
NAMING = frozenset(("declare", "designate", "name", "proclaim"))  # "declared Saturday a day of mourning": one to come
WHEN = frozenset(("on", "in", "at", "during"))  # before the day on which a plan was made: "pledged on Friday"
ATTRIBUTES = frozenset(("poss", "compound", "nmod", "amod", "nummod"))
NEAR = 8  # tokens between a verb and its first auxiliary, with a subject or adverbs between them
MAX_CLIMB = 12  # heads from a word to its verb; longer ways are broken parses


@dataclass(frozen=True, slots=True)
class Cue:
    """A word before a date that tells its direction."""

    form: str
    value: int
    example: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A verb or adjective of what is still to come; `act`: in the past tense, when it was done can be told beside it."""

    lemma: str
    act: bool
    example: str


@dataclass(frozen=True, slots=True)
class Invariable:
    """A verb whose past tense is written as its base form."""

    form: str
    example: str


@cache
def cues() -> dict[str, int]:
    """Direction by word, lower case."""
    return {cue.form: cue.value for cue in load_rules("extract/dates/cues.csv", Cue, key=("form",))}


@cache
def plans() -> dict[str, bool]:
    """Whether it is an act that has its own time, by lemma: a "to" infinitive under one of them is still to come."""
    return {plan.lemma: plan.act for plan in load_rules("extract/dates/plans.csv", Plan, key=("lemma",))}


@cache
def invariables() -> frozenset[str]:
    """The forms that are base and past tense both, lower case."""
    return frozenset(v.form for v in load_rules("extract/dates/invariable_verbs.csv", Invariable, key=("form",)))


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
    path: list[Token] = []
    for _ in range(MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") and (sign := _of_verb(token, path)):
            return sign
        head = token.head
        if head.pos_ == "ADJ" and head.lemma_ in plans():
            return 1  # "is due on Tuesday"
        if head.i == token.i or head.pos_ == "ADJ" or (head.pos_ in ("NOUN", "PROPN") and token.dep_ in ATTRIBUTES):
            return 0
        path.append(token)
        token = head
    return 0


def _before(word: Token) -> list[Token]:
    """The children that stand just before a word: all its auxiliaries, without a walk over a list of thousands."""
    return [t for t in word.doc[max(word.i - NEAR, 0) : word.i] if t.head.i == word.i]


def _behind(word: Token) -> list[Token]:
    """The children that stand just behind a word."""
    return [t for t in word.doc[word.i + 1 : word.i + 1 + NEAR] if t.head.i == word.i]


def _of_verb(verb: Token, path: Sequence[Token]) -> int:
    """The direction that a verb gives to the date from which `path` leads up to it."""
    helpers = {child.lower_: child for child in _before(verb) if child.dep_ in ("aux", "auxpass")}
    had = any(h.lower_ in ("had", "'d") for h in helpers.values())
    if _is_plan(verb) and not had:
        return -1 if _is_day_of_act(verb, helpers.values(), path) else 1
    if verb.lemma_ == "be" and not helpers and any(t.dep_ == "acomp" and t.lemma_ in plans() for t in _behind(verb)):
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
    return -1 if verb.tag_ in PAST_TAGS or _is_past_by_form(verb) else 0


def _is_plan(verb: Token) -> bool:
    """Whether a verb is of what is still to come; one with a particle is another verb ("set up", "set out")."""
    return verb.lemma_ in plans() and not any(t.dep_ == "prt" for t in _behind(verb))


def _is_day_of_act(verb: Token, helpers: Iterable[Token], path: Sequence[Token]) -> bool:
    """Whether a date is when a plan was made: "pledged on Friday", not "set the vote for Friday", "set Friday for the vote"."""
    past = verb.tag_ in PAST_TAGS and all(h.tag_ == "VBD" for h in helpers)
    if not plans()[verb.lemma_] or not past or not path:
        return False
    top = path[-1]  # an object between them has the date for its own: "promised a reply on Friday"
    if top.pos_ == "ADP":
        return top.lower_ in WHEN
    behind = path[0].i + 1  # the path begins with the date's last word
    is_object = top.left_edge.i == verb.i + 1 and behind < len(verb.doc) and verb.doc[behind].lower_ in ("as", "for")
    return top.dep_ == "npadvmod" and not is_object


def _is_past_by_form(verb: Token) -> bool:
    """Whether a form that is base and past both is the past, whatever the tagger takes it for: "the flood cut the road".

    With a subject of the third person singular the present would end in -s. With a plural one it is the past that news
    tells, but for a clause that hangs on a verb in the future ("it will open when they put up the gate"). A complement
    may be an infinitive or a subjunctive: "made the mill cut its hours", "demanded that it cut them".
    """
    if verb.lower_ not in invariables() or verb.dep_ in ("ccomp", "xcomp"):
        return False
    subject = next((child for child in _before(verb) if child.dep_ == "nsubj"), None)
    return subject is not None and (verb.dep_ != "advcl" or _is_third_singular(subject))


def _is_third_singular(subject: Token) -> bool:
    alone = not any(t.dep_ == "conj" for t in _behind(subject))
    return alone and (subject.tag_ in ("NN", "NNP") or subject.lower_ in ("he", "it", "she", "that", "this"))


def _infinitive(verb: Token) -> int:
    """ "plans to meet", "is due to meet": ahead; "had been due to meet": back."""
    head = verb.head
    if head.lemma_ == "be" and head.tag_ in ("VBP", "VBZ"):
        return 1  # "is to reopen"
    if head.pos_ not in ("NOUN", "ADJ") and not _is_plan(head):
        return 0
    governor = head.head if head.pos_ == "ADJ" else head
    return -1 if any(child.lower_ == "had" for child in _before(governor)) else 1
