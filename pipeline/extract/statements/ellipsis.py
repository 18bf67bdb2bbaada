"""Numbers that leave out what they are of, as a number before has it.

Another source is set against the one before: "The union says that 620 people joined. The mine speaks of 250." Or the number is
only called so: "Police arrested 31 people. The total now stands at 402." (Ellipsis and substitution; Quirk et al., A
Comprehensive Grammar of the English Language, 1985, 12.1-12.64.)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from pipeline.extract.statements.clauses import subjects
from pipeline.extract.statements.estimates import estimated
from pipeline.extract.statements.number_nouns import number_nouns, numbered, words_of
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


def taken_over(claim: Claim, span: Span, claims: Sequence[Claim]) -> Frame | None:
    """What a number states that leaves out what it is of: what a number before it does; None where it says that itself.

    `span` is the tokens of the claim's figure, `claims` are those before it in the text.
    """
    called = _only_called_a_number(claim, span)
    if not called and not (claim.source and _only_given(claim, span)):
        return None
    near = [c for c in claims[-MOST_BEFORE:] if claim.index - c.index <= 1 and _comparable(claim, c)]
    near = near if called else [c for c in near if c.source != claim.source]
    if not near:
        return None
    said = max(near, key=lambda c: bool(c.source)).frame  # one that somebody gives too, else the first
    taken = replace(said.object, text=claim.figure.text if said.object.text else "")
    return replace(said, verb=claim.frame.verb, source=claim.frame.source, object=taken)


def _comparable(claim: Claim, before: Claim) -> bool:
    if before.frame.aside or before.frame.phrase is not None:
        return False
    one, other = claim.figure.quantity, before.figure.quantity
    if one.kind != other.kind or one.kind not in KINDS:
        return False
    return not one.unit if one.kind == "count" else (one.unit, one.dimension) == (other.unit, other.dimension)


def _only_called_a_number(claim: Claim, span: Span) -> bool:
    """Whether all that is said of a count is that it is a number: "the total", "the figure"."""
    verb = claim.frame.verb
    noun = numbered(verb, span) if verb is not None and claim.figure.quantity.kind == "count" else None
    return noun is not None and noun.lemma_.lower() in number_nouns() and words_of(noun, span.start) is None


def _only_given(claim: Claim, span: Span) -> bool:
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
