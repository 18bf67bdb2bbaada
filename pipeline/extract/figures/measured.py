"""What a figure measures, from the dependency parse."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.extract.figures.quantities import Stated
from pipeline.extract.syntax import governor, phrase, subject, text_of


@dataclass(frozen=True, slots=True)
class Measured:
    """The words, where they stand (None where composed), and where their head stands."""

    text: str = ""
    start: int | None = None
    end: int | None = None
    head_start: int | None = None


def find_measured(doc: Doc, item: Stated) -> Measured:
    """The thing or property that a quantity is of."""
    token = doc[item.noun] if item.noun >= 0 else doc[item.token]
    verb = governor(token)
    head: Token | None = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    if head is None or head.i == token.i:
        return Measured()
    first, last = phrase(head)
    span = doc[first:last]
    return Measured(text_of(doc, first, last), span.start_char, span.end_char, head.idx)
