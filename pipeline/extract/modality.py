"""Whether a clause says what is so, or what is planned, supposed or denied."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from pipeline.extract.syntax import VERBAL
from pipeline.model import Modality
from pipeline.resources import load_rules

Role = Literal["aux", "governor", "mark", "be_to"]
# Clauses that are true only where the clause above them is: complements, and what happens in their course.
DEPENDENT = ("xcomp", "ccomp", "advcl", "conj", "acl", "pcomp", "dobj", "pobj")
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


def find_modality(verb: Token | None, outside_negation: bool = False) -> Modality:
    """The modality of what the verb's clause states, from its auxiliaries, its conjunction and the verbs above it.

    `outside_negation`: the figure stands in the verb's subject, where its own negation doesn't reach: that two gates didn't
    open says of two gates that they did something else.
    """
    result: Modality = "actual"
    for _ in range(MAX_DEPTH):
        if verb is None:
            break
        own = _own(verb, outside_negation)
        outside_negation = False
        result = max(result, own, key=STRENGTH.__getitem__)
        if verb.head == verb or verb.dep_ not in DEPENDENT:
            break
        above = verb.head
        if verb.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj"):
            cue = _cues().get((above.lemma_.lower(), "governor"), "actual")
            if above.lemma_ == "be" and verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.children):
                cue = _cues().get(("be", "be_to"), cue)
            result = max(result, cue, key=STRENGTH.__getitem__)
        elif verb.dep_ == "conj" and any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children):
            break  # a clause of its own
        verb = above if above.pos_ in VERBAL or verb.dep_ in ("pcomp", "acl") else None
    return result


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
    """Whether "could" says what was able: in "240 beds, of which 165 could be used" the 165 are told of as they are."""
    if verb.dep_ != "relcl" or not any(c.dep_ == "auxpass" for c in verb.children):
        return False
    return any(
        c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i and any(t.tag_ in ("WDT", "WP") for t in c.children)
        for c in verb.children
    )
