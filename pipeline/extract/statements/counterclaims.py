"""A number that another source sets against the one before: "The union says that 620 joined. The employers speak of 250."

The second number stands alone: what it counts, and what is said of that, is left out, as the sentence before has it (ellipsis
under contrast; Quirk et al., A Comprehensive Grammar of the English Language, 1985, 12.60-12.64).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from pipeline.extract.statements.clauses import subjects
from pipeline.extract.statements.estimates import estimated, number_nouns
from pipeline.extract.statements.quantified import Frame
from pipeline.model import Figure

PRONOUNS = ("it", "that", "there", "this")
MOST_BEFORE = 4  # figures back: two sentences seldom have more
KINDS = ("count", "measurement", "money", "percent")


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with what is stated of it, who says so ("" where nobody is named), and the number of its sentence."""

    figure: Figure
    frame: Frame
    source: str
    index: int


def counterclaim(claim: Claim, span: Span, claims: Sequence[Claim]) -> Frame | None:
    """What a number that stands alone states: what a number before it does, by another source. None where it isn't set against
    one. `span` is the tokens of the claim's figure, `claims` are those before it in the text."""
    if not claim.source or not _alone(claim, span):
        return None
    near = [c for c in claims[-MOST_BEFORE:] if claim.index - c.index <= 1 and _comparable(claim, c)]
    if not near:
        return None
    said = max(near, key=lambda c: bool(c.source)).frame  # one that somebody gives too, else the first
    taken = replace(said.object, text=claim.figure.text if said.object.text else "")
    return replace(said, verb=claim.frame.verb, source=claim.frame.source, object=taken)


def _comparable(claim: Claim, before: Claim) -> bool:
    """Whether the claim can be set against the one before."""
    if before.source == claim.source or before.frame.aside or before.frame.phrase is not None:
        return False
    one, other = claim.figure.quantity, before.figure.quantity
    if one.kind != other.kind or one.kind not in KINDS:
        return False
    return not one.unit if one.kind == "count" else (one.unit, one.dimension) == (other.unit, other.dimension)


def _alone(claim: Claim, span: Span) -> bool:
    """Whether the clause says nothing but who gives which number."""
    verb, frame = claim.frame.verb, claim.frame
    if verb is None or (claim.figure.quantity.kind == "count" and span.root.pos_ != "NUM"):
        return False
    words = estimated(verb, span)
    if words is not None:
        return words.root.lemma_.lower() in number_nouns().union(PRONOUNS)
    if frame.predicate == "be":
        return any(s.lemma_.lower() in number_nouns().union(PRONOUNS) for s in subjects(verb))
    return frame.source is not None
