"""What a figure measures, from the dependency parse: the words that a reader needs to understand the figure alone.

The quantity's phrase is followed upwards to what it is said of (the frames are Quirk et al.'s, A Comprehensive Grammar, 1985:
noun + "of" + measure, measure + noun, copula, verb of change + "to"): a share's whole ("9% of the mines"), the noun that a
measure modifies ("a 9 m wall"), the noun before "of" ("a fine of $9"), what a price is "for", else the verb's subject.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipeline.extract.figures.quantities import Stated, dimension_words
from pipeline.extract.syntax import VERBAL, clause_subject, noun_before, phrase_tokens

MAX_STEPS = 8  # heads followed upwards before giving up
MODIFIES = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "poss"})
FOR = frozenset({"for", "on", "toward", "towards", "in"})


@dataclass(frozen=True, slots=True)
class Measured:
    """The words, where they stand (None where composed of two places), and where their head stands."""

    text: str = ""
    start: int | None = None
    end: int | None = None
    head_start: int | None = None


def find_measured(doc: Doc, item: Stated, first: int, last: int) -> Measured:
    """The thing or property that a quantity is of; the quantity's tokens are `first` to `last` (excluded).

    Empty where the parse gives none.
    """
    own = range(first, last)
    if item.kind == "count" and item.noun >= 0:
        return _of_count(doc, doc[item.noun], own)
    if item.kind == "rank" and item.noun >= 0:
        return _worded(doc, [doc[item.noun]], own)
    anchor = _anchor(doc, item, own)
    found = _above(anchor, own, item)
    named = _property(doc, last)
    if found is None:
        found = noun_before(doc[first], own)
    if found is None:
        return Measured()
    measured = _worded(doc, [found], own)
    if named and measured.text:
        return replace(measured, text=f"{named} of {measured.text}")
    return measured


def _anchor(doc: Doc, item: Stated, own: range) -> Token:
    """The head of the quantity's own words: the one whose head lies outside them."""
    node = doc[item.token]
    for _ in range(MAX_STEPS):
        if node.head is node or node.head.i not in own:
            return node
        node = node.head
    return node


def _above(anchor: Token, own: range, item: Stated) -> Token | None:
    """The head of what the quantity is said of."""
    whole = _complement(anchor, ("of",), own)
    if whole is not None:
        return whole
    if item.kind == "money" and (bought := _complement(anchor, ("for",), own)):
        return bought
    node = anchor
    for _ in range(MAX_STEPS):
        head, dep = node.head, node.dep_
        if head is node:
            return None
        if dep in MODIFIES and head.pos_ in ("NOUN", "PROPN") and head.i not in own:
            return head
        if dep == "pobj" and head.dep_ in ("prep", "agent") and head.head is not head:
            parent = head.head
            if parent.pos_ in ("NOUN", "PROPN") and parent.i not in own:
                return parent
            node = head
            continue
        if head.pos_ in VERBAL:
            if item.kind == "money" and dep == "dobj" and (bought := _complement(head, ("for",), own)):
                return bought
            return clause_subject(head, own)
        if dep == "appos" and head.pos_ in ("NOUN", "PROPN"):
            return head
        node = head
    return None


def _complement(token: Token, prepositions: tuple[str, ...], own: range) -> Token | None:
    """The noun behind one of these prepositions right of a token."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN") and noun.i not in own:
                    return noun
    return None


def _property(doc: Doc, last: int) -> str:
    """The property that a word behind a measure names: "12 m high" is a height."""
    if last < len(doc):
        for word in dimension_words():
            if word.form == doc[last].lower_:
                return word.property
    return ""


def _of_count(doc: Doc, noun: Token, own: range) -> Measured:
    """A counted noun with what says which ones: its own complements, else the phrase it stands in, else the subject."""
    heads = [noun]
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN") and noun.head.head.i not in own:
        heads.append(noun.head.head)
    elif noun.dep_ in ("dobj", "attr", "pobj", "conj", "oprd"):
        node = noun
        for _ in range(MAX_STEPS):
            if node.head is node:
                break
            node = node.head
            if node.pos_ in VERBAL:
                found = clause_subject(node, own)
                if found is not None:
                    heads.append(found)
                break
    return _worded(doc, heads, own)


def _worded(doc: Doc, heads: list[Token], own: range) -> Measured:
    """The phrases of these heads as one text, without articles and the quantity's own words (a counted noun stays)."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    for head in heads:
        tokens = [
            t
            for t in phrase_tokens(head)
            if t.i == head.i
            or t.i not in own
            or (t.i > heads[0].i - 4 and t.pos_ in ("ADJ", "NOUN", "PROPN") and head.i in own)
        ]
        while tokens and (tokens[0].pos_ in ("DET", "PUNCT", "CCONJ", "ADP", "SPACE") and tokens[0].i != head.i):
            tokens = tokens[1:]
        while tokens and (tokens[-1].pos_ in ("PUNCT", "CCONJ", "ADP", "SPACE", "DET") and tokens[-1].i != head.i):
            tokens = tokens[:-1]
        if not tokens:
            continue
        text = "".join(t.text_with_ws for t in tokens)
        parts.append(" ".join(text.split()))
        contiguous = tokens[-1].i - tokens[0].i + 1 == len(tokens)
        if contiguous:
            spans.append((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    if not parts:
        return Measured()
    start, end = spans[0] if len(parts) == 1 and spans else (None, None)
    return Measured(", ".join(dict.fromkeys(parts)), start, end, heads[0].idx)
