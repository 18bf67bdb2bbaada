"""Whether a clause says what is so, or what is planned, supposed or denied."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from pipeline.extract.syntax import VERBAL
from pipeline.model import Modality
from pipeline.resources import load_rules

Role = Literal["aux", "governor", "mark", "be_to", "goal", "present_goal", "content"]
# Clauses that are true only where the clause above them is: complements, and what happens in their course.
DEPENDENT = ("xcomp", "ccomp", "advcl", "conj", "acl", "relcl", "pcomp", "dobj", "pobj")
PAST_TIMES = ("then", "time", "moment")  # "at the time of our visit"
MAX_CLAUSE = 60  # tokens of a clause before its semicolon
MAX_DEPTH = 40  # verbs above each other in a sentence; a parse of a well-formed one has fewer
STRENGTH: dict[Modality, int] = {"actual": 0, "planned": 1, "hypothetical": 2, "negated": 3}


@dataclass(frozen=True, slots=True)
class ModalityCue:
    lemma: str
    role: Role
    modality: Modality
    example: str


@cache
def _cues() -> dict[tuple[str, Role], Modality]:
    rows = load_rules("extract/modality.csv", ModalityCue, key=("lemma", "role"))
    return {(r.lemma, r.role): r.modality for r in rows}


def find_modality(verb: Token | None, outside_negation: bool = False, of_figure: bool = False) -> Modality:
    """The modality of what the verb's clause states, from its auxiliaries, its conjunction and the verbs above it.

    `outside_negation`: the verb's own negation doesn't reach what is asked for. It doesn't reach a figure in its subject: that
    two gates didn't open says of two gates that they did something else; nor a day until which it holds. `of_figure`: not
    an event is asked for but a number: who expects 90 guests does expect, but the 90 are not there.
    """
    result: Modality = "actual"
    if verb is not None and _is_goal(verb, of_figure and not outside_negation):
        result = "planned"
    for _ in range(MAX_DEPTH):
        if verb is None:
            break
        own = _own(verb, outside_negation)
        outside_negation = False
        result = max(result, own, key=STRENGTH.__getitem__)
        if verb.head == verb or verb.dep_ not in DEPENDENT or _only_describes(verb) or _stands_beside(verb):
            break
        above = verb.head
        if verb.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "relcl", "dobj", "pobj") or _is_purpose(verb):
            cue = _cues().get((above.lemma_.lower(), "governor"), "actual")
            if _is_purpose(verb) and (above.lemma_.lower(), "present_goal") in _cues() and _is_done(above):
                cue = "actual"
            if above.lemma_ == "be" and verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.children):
                cue = _cues().get(("be", "be_to"), cue)
            result = max(result, cue, key=STRENGTH.__getitem__)
        elif verb.dep_ == "conj" and any(
            c.dep_ in ("aux", "nsubj", "nsubjpass") and c.tag_ != "TO" for c in verb.children
        ):
            break  # a clause of its own
        if above.dep_ == "acomp":  # "was due to reopen"
            above = above.head
        verb = above if above.pos_ in VERBAL or verb.dep_ in ("pcomp", "acl", "relcl") else None
    return result


def is_bound(first: Token) -> bool:
    """Whether the first word of a figure is a negation, which bounds the number and denies nothing: "never fewer than six"."""
    return first.dep_ == "neg"


def _is_purpose(verb: Token) -> bool:
    """Whether the clause says what for: "the appeal seeks 64 dollars to assist 900 people"."""
    return verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.lefts)


def _is_goal(verb: Token, active: bool) -> bool:
    """Whether the clause names what is expected or planned, without a clause of its own: "40 guests are expected"."""
    if any(c.dep_ == "acomp" and (c.lemma_.lower(), "goal") in _cues() for c in verb.children):
        return True
    if verb.tag_ == "VB" and _is_imperative(verb):
        return True
    lemma, passive = verb.lemma_.lower(), any(c.dep_ == "auxpass" for c in verb.children)
    goal = (lemma, "goal") in _cues() or ((lemma, "present_goal") in _cues() and not _is_done(verb))
    if not goal or any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
        return False
    return active or passive


def _is_done(verb: Token) -> bool:
    """Whether the verb is active and in the past, or perfect: "needed", "has targeted"."""
    return verb.tag_ in ("VBD", "VBN") and not any(c.dep_ == "auxpass" for c in verb.children) and verb.dep_ != "acl"


def _is_imperative(verb: Token) -> bool:
    """Whether the verb is a demand that opens its sentence: "Replace the gates by May"."""
    if verb.dep_ != "ROOT" or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children):
        return False
    return all(not t.is_alpha for t in verb.doc[verb.sent.start : verb.i])


def _stands_beside(verb: Token) -> bool:
    """Whether a semicolon parts the clause from the one above: "the depot burned down; trams will not run" denies no fire.

    One of so many tokens at most behind the verb above, or before the clause: parses of longer sentences are seldom right.
    """
    first, last = min(verb.i, verb.head.i), max(verb.i, verb.head.i)
    return any(t.text == ";" for t in verb.doc[first : min(last, first + MAX_CLAUSE)])


def _only_describes(verb: Token) -> bool:
    """Whether a clause says which one its noun is ("the report issued in May"), not what is reported, planned or denied."""
    if verb.dep_ == "relcl":
        that = any(c.lower_ == "that" and c.i < verb.i for c in verb.children)
        return not that or (verb.head.lemma_.lower(), "content") not in _cues()
    if verb.dep_ != "acl" or verb.head.pos_ in VERBAL:
        return False
    return verb.tag_ in ("VBN", "VBG") and not any(
        c.dep_ in ("mark", "aux", "nsubj", "nsubjpass") for c in verb.children
    )


def _own(verb: Token, outside_negation: bool) -> Modality:
    result: Modality = "actual"
    denied = any(c.dep_ == "neg" for c in verb.children)
    for child in verb.children:
        if (
            child.dep_ == "aux" and child.lower_ == "could" and (denied or _is_ability(verb))
        ):  # "could not open": it didn't
            continue
        if child.dep_ == "neg" and not outside_negation:
            return "negated"
        role: Role | None = "aux" if child.dep_ == "aux" else "mark" if child.dep_ == "mark" else None
        if role and not (
            child.text[:1].isupper() and child.i != verb.sent.start
        ):  # the month, in "on 19 May have gone"
            result = max(result, _cues().get((child.lemma_.lower(), role), "actual"), key=STRENGTH.__getitem__)
        if child.dep_ == "aux" and child.lower_ == "should" and child.i == verb.sent.start:  # "Should it rain, ..."
            result = "hypothetical"
    return result


def _is_ability(verb: Token) -> bool:
    """Whether "could" is the past of "can": in "240 beds, of which 165 could be used that day" the 165 are told of as they are.

    That takes a past time, which the clause names or the verb above it has; "of which 165 could be lost" is a supposition.
    """
    if verb.dep_ != "relcl" or not any(c.dep_ == "auxpass" for c in verb.children):
        return False
    of_which = any(
        c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i and any(t.tag_ in ("WDT", "WP") for t in c.children)
        for c in verb.children
    )
    return of_which and (_tells_of_past(verb.head) or any(_is_past_time(t) for t in verb.subtree))


def _tells_of_past(noun: Token) -> bool:
    return noun.head.tag_ == "VBD" and noun.dep_ in ("dobj", "attr", "nsubj", "nsubjpass")


def _is_past_time(token: Token) -> bool:
    return token.lower_ in PAST_TIMES or (token.ent_type_ in ("DATE", "TIME") and token.pos_ != "NUM")
