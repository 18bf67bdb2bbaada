"""What a figure measures, from the dependency parse: the words that a reader needs to understand the figure alone.

The quantity's phrase is followed upwards to what it is said of (the frames are Quirk et al.'s, A Comprehensive Grammar, 1985:
noun + "of" + measure, measure + noun, copula, verb of change + "to"): a share's whole ("9% of the mines"), the noun that a
measure modifies ("a 9 m wall"), the noun before "of" ("a fine of $9"), what a price is "for", what a verb changes ("cut the
toll to $9"), else the verb's subject. A figure that stands beside another ("8 miles (13 km)") measures the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from pipeline.extract.figures.counted import clause_end
from pipeline.extract.figures.quantities import Stated, dimension_words
from pipeline.extract.syntax import (
    TIME_ENTITIES,
    VERBAL,
    clause_subject,
    complement,
    noun_before,
    phrase_tokens,
    tokens_ahead,
    verb_above,
)
from pipeline.resources import load_rules

MAX_BETWEEN = 20  # tokens between two figures of a list: "9 Hz on 3 May, 8 Hz on 4 June"
MAX_STEPS = 8  # heads followed upwards before giving up
MODIFIES = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "poss"})
EDGES = frozenset({"DET", "PUNCT", "CCONJ", "ADP", "SPACE", "SCONJ"})
CLAUSES = frozenset({"acl", "relcl"})
MAX_LABEL = 6  # tokens of a label before a colon
MAX_CLAUSE = 12  # tokens of a clause that says which things are counted; a longer one tells a story


@dataclass(frozen=True, slots=True)
class Measured:
    """The words, where they stand (None where composed of two places), and where their head stands."""

    text: str = ""
    start: int | None = None
    end: int | None = None
    head_start: int | None = None


@dataclass(slots=True)
class Context:
    """The figures of a document as tokens: `numbers` are their number and unit tokens, `measured` what each measures so far."""

    doc: Doc
    numbers: set[int] = field(default_factory=set)
    measured: dict[int, Measured] = field(default_factory=dict)  # by token of a figure
    last: tuple[Stated, int, int] | None = None  # the figure before, its first token and behind its last


def measure_all(doc: Doc, items: Sequence[tuple[Stated, int, int, int]]) -> list[Measured]:
    """What each quantity is of, in order; an item is (quantity, its first token, behind its last one, behind its unit's last).

    Empty where the parse gives nothing.
    """
    context = Context(doc, {i for _, first, _, unit in items for i in range(first, unit)})
    context.numbers |= {last for _, _, last, _ in items if last < len(doc) and doc[last].lower_ in _properties()}
    out = []
    for item, first, last, _ in items:
        measured = _measure(context, item, range(first, last))
        for i in range(first, last):
            context.measured[i] = measured
        context.last = item, first, last
        out.append(measured)
    return out


def _measure(context: Context, item: Stated, own: range) -> Measured:
    doc = context.doc
    if (label := label_before(doc, own.start)) and context.numbers.isdisjoint(label):
        tokens = [doc[i] for i in label]
        return Measured(_text(tokens), tokens[0].idx, tokens[-1].idx + len(tokens[-1]), tokens[0].idx)
    if item.kind in ("count", "rank") and item.noun in own:
        return _of_count(context, item, doc[item.noun], own)
    if (capacity := _capacity(context, item, own)) is not None:
        return capacity
    found = _listed(context, own) or _above(context, item, own)
    if found is None or found.ent_type_ in TIME_ENTITIES:
        beside = context.last
        if (
            beside is not None
            and beside[0].unit == item.unit
            and not any(t.is_sent_start for t in doc[beside[2] : own.start + 1][:MAX_BETWEEN])
        ):
            return context.measured[beside[1]]
        found = noun_before(doc[own.start], own)
    if found is None:
        return Measured()
    if found.i in context.measured:
        return context.measured[found.i]
    heads = [found]
    verb = verb_above(found)
    if (
        verb is not None
        and found.dep_ not in ("nsubj", "nsubjpass")
        and (agent := clause_subject(verb, own)) is not None
        and agent.i not in context.numbers
        and agent.i != found.i
    ):
        heads.append(agent)
    measured = _worded(context, heads)
    named = "age" if item.age else _property(doc, own) if item.kind == "measurement" else ""
    return (
        replace(measured, text=f"{named} of {measured.text}")
        if named and measured.text not in ("", "age")
        else measured
    )


def label_before(doc: Doc, start: int) -> range:
    """The tokens of the label that a colon ends before token `start`, where they begin its line: "Roads still cut: 12"."""
    if start < 2 or doc[start - 1].text != ":" or doc[start].is_sent_start:
        return range(0)
    for i in range(start - 2, max(start - 2 - MAX_LABEL, -1), -1):
        if doc[i].is_sent_start:
            return range(i, start - 1) if not doc[i].is_space else range(i + 1, start - 1)
    return range(0)


def _capacity(context: Context, item: Stated, own: range) -> Measured | None:
    """Property and substance where both stand with a measure: "a capacity of 9 tons of steel" is a capacity of steel."""
    node = _anchor(context.doc, item, own)
    substance = complement(node, ("of",), own)
    holder = node.head.head
    if substance is None or item.kind != "measurement" or node.dep_ != "pobj" or node.head.lower_ != "of":
        return None
    if holder.pos_ != "NOUN" or substance.i in context.measured or holder.i in context.measured:
        return None
    first, second = _worded(context, [holder]), _worded(context, [substance])
    return Measured(f"{first.text} of {second.text}", None, None, first.head_start)


def _listed(context: Context, own: range) -> Token | None:
    """The name between the figure before and this one, where nothing else stands there: "Kiel 9%, Bonn 7%", "Bonn by 7%"."""
    if context.last is None:
        return None
    between = context.doc[context.last[2] : own.start]
    names = [t for t in between if t.pos_ in ("PROPN", "NOUN")]
    if not names or len(between) > MAX_STEPS or context.doc[own.start].is_sent_start or between[0].is_sent_start:
        return None
    if any(t.is_sent_start for t in between[1:]):
        return None
    others = [t for t in between if t.pos_ not in ("PROPN", "NOUN", "ADJ", "PUNCT", "SYM", "NUM", "SPACE")]
    if others and not (len(others) == 1 and others[0].i == own.start - 1 and others[0].pos_ == "ADP"):
        return None
    name = names[-1]
    starts_name = (names[0].pos_ == "PROPN" and between[0].i != names[0].i) or context.doc[
        context.last[2] - 1
    ].text in "%)"
    return name if starts_name and name.pos_ == "PROPN" else None


def _above(context: Context, item: Stated, own: range) -> Token | None:
    """The head of what the quantity is said of."""
    node = _anchor(context.doc, item, own)
    whole = complement(node, ("of",), own)
    if whole is None and item.number.form == "fraction":  # "seven in ten of the trees"
        whole = complement(context.doc[own.stop - 1], ("of",), own)
    if whole is None and item.end > item.unit_end:  # "60 m³ of water a day": the substance stands inside
        inside = complement(node, ("of",))
        whole = inside if inside is not None and inside.idx >= item.unit_end else None
    if whole is not None:
        return whole
    if item.kind == "money" and (bought := complement(node, ("for",), own)) and bought.i not in context.numbers:
        return bought
    for _ in range(MAX_STEPS):
        head, dep = node.head, node.dep_
        if head is node:
            return None
        nominal = head.pos_ in ("NOUN", "PROPN") or head.i in context.measured
        if nominal and head.i + 1 == own.start and dep in MODIFIES and item.kind == "money":  # "a record $9"
            node = head
            continue
        if (
            nominal
            and head.i not in own
            and dep in ("appos", "dep")
            and (right := _right(context.doc, own)) is not None
        ):
            return right
        if nominal and head.i not in own and (dep in MODIFIES or dep in ("appos", "conj")):
            return head
        if dep == "prep" and nominal and head.i not in own:
            return head
        if head.pos_ in VERBAL:
            return _of_verb(context, item, node, head, own)
        node = head
    return None


def _anchor(doc: Doc, item: Stated, own: range) -> Token:
    """The head of the quantity's own words: the one whose head lies outside them. Of a number that ends a clause, which the
    parse gave to the next one, its preposition."""
    node = doc[item.token]
    if item.ends_clause:
        return clause_end(node) or node
    for _ in range(MAX_STEPS):
        if node.head is node or node.head.i not in own:
            return node
        node = node.head
    return node


def _right(doc: Doc, own: range) -> Token | None:
    """The noun of the phrase that goes on behind a measure in brackets: "(9 mm inner diameter)"."""
    noun = None
    for token in tokens_ahead(doc, own.stop, 4):
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token
        elif token.pos_ != "ADJ":
            break
    return noun


def _of_verb(context: Context, item: Stated, node: Token, verb: Token, own: range) -> Token | None:
    """What a quantity that depends on a verb is of: what is bought, what the verb changes, else its subject."""
    if item.kind == "money" and node.dep_ == "dobj":
        bought = complement(verb, ("for",), own)
        if bought is not None and bought.i not in context.numbers:
            return bought
    if node.dep_ in ("prep", "npadvmod", "advmod"):
        for child in verb.rights:
            if child.dep_ == "dobj" and child.i < node.i and child.i not in own and child.pos_ in ("NOUN", "PROPN"):
                return child
    return clause_subject(verb, own)


@dataclass(frozen=True, slots=True)
class HoldingVerb:
    lemma: str
    example: str


@cache
def holding_verbs() -> tuple[HoldingVerb, ...]:
    return load_rules("extract/figures/holding_verbs.csv", HoldingVerb, key=("lemma",))


@cache
def _holding() -> frozenset[str]:
    return frozenset(v.lemma for v in holding_verbs())


@cache
def _properties() -> dict[str, str]:
    return {w.form: w.property for w in dimension_words() if w.property}


def _property(doc: Doc, own: range) -> str:
    """The property that a word at the end of a measure or behind it names: "12 m high" is a height."""
    behind = own.stop + (own.stop < len(doc) and doc[own.stop].tag_ == "HYPH")
    for i in (own.stop - 1, behind):
        if i < len(doc) and (found := _properties().get(doc[i].lower_)):
            return found
    return ""


def _of_count(context: Context, item: Stated, noun: Token, own: range) -> Measured:
    """A counted noun with what says which ones, and the phrase or clause it stands in: its head noun, object or subject."""
    if (holder := _held_by(context.doc, item, noun, own)) is not None:
        return _worded(context, [noun, holder])
    heads = [noun]
    node = noun
    for _ in range(MAX_STEPS):
        head = node.head
        if head is node:
            break
        if node.dep_ == "prep" and head.pos_ in ("NOUN", "PROPN"):
            heads.append(head)
            break
        if head.pos_ in VERBAL:
            if node.dep_ in ("nsubj", "nsubjpass"):
                heads += [c for c in head.rights if c.dep_ in ("dobj", "attr") and c.pos_ in ("NOUN", "PROPN")][:1]
            elif (found := clause_subject(head, own)) is not None:
                heads.append(found)
            break
        node = head
    kept = [h for h in heads if h is noun or h.i not in context.numbers]
    if len(kept) == 1 and (listed := _listed(context, own)) is not None:
        kept.append(listed)
    return _worded(context, kept, item.core_end, own)


def _held_by(doc: Doc, item: Stated, noun: Token, own: range) -> Token | None:
    """What a counted noun written onto its number is a part of: of "a 14-member commission" the commission."""
    hyphened = doc[noun.i - 1].tag_ == "HYPH" and noun.i - 2 == item.token
    head = noun
    for _ in range(MAX_STEPS):
        if head.dep_ not in MODIFIES or head.head.i <= head.i:
            break
        head = head.head
    return head if hyphened and head.i not in own and head.pos_ in ("NOUN", "PROPN") else None


def _worded(context: Context, heads: list[Token], counted_from: int = -1, own: range = range(0)) -> Measured:
    """The phrases of these heads as one text, without articles and the words of figures.

    A counted noun keeps what stands between it and its number, which ends at `counted_from`.
    """
    parts: list[str] = []
    span: tuple[int | None, int | None] = (None, None)
    for n, head in enumerate(heads):
        clauses = CLAUSES if counted_from >= 0 and n == 0 else frozenset()
        tokens = [
            t
            for t in phrase_tokens(
                head, context.numbers - {head.i} | ({heads[0].i} if n else set()), clauses, MAX_CLAUSE
            )
            if n or counted_from < 0 or t.idx >= counted_from or t.i not in own
        ]
        while tokens and tokens[0].pos_ in EDGES and tokens[0].i != head.i:
            tokens = tokens[1:]
        while tokens and tokens[-1].pos_ in EDGES and tokens[-1].i != head.i:
            tokens = tokens[:-1]
        if not tokens:
            continue
        parts.append(_text(tokens))
        if tokens[-1].i - tokens[0].i + 1 == len(tokens):
            span = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    if not parts:
        return Measured()
    start, end = span if len(parts) == 1 else (None, None)
    return Measured(_joined(list(dict.fromkeys(parts)), heads), start, end, heads[0].idx)


def _joined(parts: list[str], heads: list[Token]) -> str:
    """The phrases of two heads as one that reads well: "survey of sailors", "beds of clinic", "mines that board closed"."""
    if len(parts) == 1 or len(heads) != 2:
        return " of ".join(parts)
    (first, second), (noun, other) = parts, heads
    link = noun.head
    if link.dep_ == "prep" and link.head.i == other.i:
        return f"{second} {link.lower_} {first}"
    verb = verb_above(noun)
    if noun.dep_ in MODIFIES or verb is None or verb.lemma_.lower() in _holding():
        return f"{first} of {second}"
    said = _text([t for t in (*verb.lefts, verb) if t.i == verb.i or t.dep_ in ("aux", "auxpass", "neg")])
    if noun.head.i == verb.i and noun.dep_ == "dobj" and other.head.i == verb.i:
        return f"{first} that {second} {said}"
    if noun.head.i == verb.i and noun.dep_ in ("nsubj", "nsubjpass") and other.head.i == verb.i:
        return f"{first} that {said} {second}"
    return f"{first} ({second})"


def _text(tokens: list[Token]) -> str:
    """The words of tokens, with a space where others were left out between them."""
    gaps = [" " if b.i > a.i + 1 else "" for a, b in pairwise(tokens)]
    return " ".join("".join(t.text_with_ws + gap for t, gap in zip(tokens, [*gaps, ""], strict=True)).split())
