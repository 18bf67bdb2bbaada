"""Key figures behind a label's colon, as situation reports list them: "Houses destroyed: 2,870", "Missing: 40"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.figures.counted import lemma_of
from pipeline.extract.statements.attribution import reporting_verbs
from pipeline.extract.statements.counted import PERSON
from pipeline.model import Argument
from pipeline.resources import load_rules

NOMINALS = ("NOUN", "PROPN")
BULLETS = ("-", "–", "—", "•", "*", "·")
FINITE = ("VBP", "VBZ", "MD")
# The small model takes the participle of "Houses destroyed" for a past tense.
PARTICIPLES = ("VBN", "VBG", "VBD")
# Words of a sentence that a label does without; behind a preposition they may stand in it.
SENTENCE_WORDS = ("DT", "PRP", "PRP$", "WDT", "WP", "EX", "TO")
MAX_LABEL = 12  # tokens of a label: a longer one is a sentence with a list behind its colon


@dataclass(frozen=True, slots=True)
class LabelNoun:
    """A noun of a label, and the predicate that it gives its figure."""

    noun: str
    predicate: str
    example: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of the number behind it; `predicate` is "" where it only names what is counted."""

    counted: Argument
    predicate: str


@cache
def label_nouns() -> dict[str, str]:
    """The lemmas of nouns that say what befell those whose number they label, with the predicate."""
    return {r.noun: r.predicate for r in load_rules("extract/statements/label_nouns.csv", LabelNoun, key=("noun",))}


def read_label(figure: Span, sent: Span, text: str) -> Label | None:
    """What the words before the colon say of the figure right behind it; `text` are the figure's words."""
    words = _label(figure, sent)
    return None if words is None else read_name(words, text)


def read_name(words: Span, text: str) -> Label | None:
    """What the words for a number say that it counts, and what befell it: "civilians killed", "the death toll"."""
    named = next((t.i for t in words if t.pos_ in NOMINALS), words.end)  # a participle before it belongs to it
    border = next((t.i for t in words if t.tag_ == "IN" or t.text in ("(", ",") or _is_said(t, named)), words.end)
    noun = next((t for t in reversed(words) if t.i < border and t.pos_ in NOMINALS), None)
    if noun is None:
        state = words[-1]
        predicate = f"be {_form(state)}" if state.tag_ in PARTICIPLES or state.pos_ == "ADJ" else ""
        predicate = label_nouns().get(state.lower_, predicate)
        return Label(Argument(text, PERSON, (PERSON,)), predicate) if predicate else None
    lemma = lemma_of(noun)
    if lemma in label_nouns():
        return Label(Argument(text, PERSON, (PERSON,)), label_nouns()[lemma])
    said = next((t for t in words if t.i > noun.i and t.tag_ in PARTICIPLES), None)
    particle = [t.lower_ for t in words if said is not None and t.head == said and t.dep_ == "prt"]
    predicate = " ".join(["be", _form(said), *particle]) if said is not None else ""
    return Label(Argument(words.text, lemma, (lemma,)), predicate)


def _is_said(token: Token, named: int) -> bool:
    return token.i > named and token.tag_ in PARTICIPLES


def _label(figure: Span, sent: Span) -> Span | None:
    doc, colon = figure.doc, figure.start - 1
    if colon <= sent.start or doc[colon].text != ":":
        return None
    first = sent.start
    while first < colon and (doc[first].text in BULLETS or doc[first].like_num or doc[first].is_space):
        first += 1
    if not 0 < colon - first <= MAX_LABEL:
        return None
    words = doc[first:colon]
    for t in words:
        if t.tag_ in FINITE or (t.tag_ == "VBD" and t.lemma_.lower() in reporting_verbs()):
            return None
        if t.tag_ in SENTENCE_WORDS and doc[t.i - 1].tag_ != "IN":
            return None
    return words


def _form(state: Token) -> str:
    return state.lower_ if state.tag_ in ("VBG", "JJ", "RB") else state.lemma_.lower()
