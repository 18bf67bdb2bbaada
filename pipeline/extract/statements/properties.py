"""What a figure measures, as an argument: its head noun and content words, found among the tokens of its sentence."""

from spacy.tokens import Span, Token

from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import argument, terms
from pipeline.extract.statements.references import Discourse
from pipeline.model import Argument, Figure

NOMINALS = ("NOUN", "PROPN", "PRON")
# Where the words behind the head noun begin: "beds of the clinic", "crates that it carries", "rain (storm)".
BORDERS = ("ADP", "SCONJ")
JOINTS = ("of", "that", "which", "who", "whose", "whom")  # no word of the sentence often, where the phrase was composed
ASIDE = " ("
EDGES = "()[],;:.|\"'“”‘’"


def measured_property(
    parsed: Parsed, figure: Figure, described: Token | None, sent: Span, inside: range, discourse: Discourse
) -> Argument:
    """What the figure measures: as the figure has it, else the noun or adjective between it and its verb."""
    if not figure.measured:
        return Argument() if described is None else argument(described, discourse.mentions, inside)
    span = _place(parsed, figure, sent)
    if span is None:
        head, said = _composed(figure.measured, sent, inside)
    else:
        said = [t for t in span if t.i not in inside]
        head = _head(span)
    return Argument(figure.measured, head, terms(said), figure.measured_mention_id)


def _place(parsed: Parsed, figure: Figure, sent: Span) -> Span | None:
    """The tokens of what is measured; None where its words were composed."""
    start, end = figure.measured_start, figure.measured_end
    if start is None or end is None:
        at = sent.text.find(figure.measured)
        if at < 0:
            return None
        start, end = sent.start_char + at, sent.start_char + at + len(figure.measured)
    elif parsed.document.text[start:end] != figure.measured:
        return None  # it is the phrase from which "age of Ada Moss" was made
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def _head(span: Span) -> str:
    """The lemma of the phrase's head noun; where the parse has none there, of the last noun before a preposition."""
    root = span.root
    if root.pos_ not in NOMINALS:
        first = next((t.i for t in span if t.pos_ in BORDERS and t.i > span.start), span.end)
        root = next((t for t in reversed(span) if t.i < first and t.pos_ in NOMINALS), root)
    return root.lemma_.lower()


def _composed(measured: str, sent: Span, inside: range) -> tuple[str, list[Token]]:
    """The head's lemma and the tokens of a phrase that was put together: "beds of clinic", "crates that port lost (winter)".

    Its head noun is the last one before a preposition or a clause; "age", "depth" may be no word of the sentence.
    """
    here: dict[str, Token] = {}
    for token in sent:
        here.setdefault(token.lower_, token)
    main, _, _ = measured.partition(ASIDE)
    head = ""
    for word in main.split():
        form = word.strip(EDGES).lower()
        found = here.get(form)
        border = form in JOINTS or (found is not None and found.pos_ in BORDERS)
        if border and head:
            break
        if any(c.isalpha() for c in form) and (found is None or found.pos_ in NOMINALS):
            head = form if found is None else found.lemma_.lower()
    words = {w.strip(EDGES).lower() for w in measured.split()}
    return head, [token for form, token in here.items() if form in words and token.i not in inside]
