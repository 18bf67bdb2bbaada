"""What sort of thing each name of a document is, as the document says: "the Aurora, a 58-metre ferry", "the Kiln Road mine".

Later the thing is called by its sort alone: "the ferry", "the vessel", "the pit".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import Mentions
from pipeline.extract.statements.clauses import SUBJECTS, is_clause, predicate
from pipeline.model import EntityMention
from pipeline.resources import load_rules

DESCRIBING = ("NOUN", "ADJ", "PROPN")
ARTICLES = ("a", "an", "the", "this", "that")
MAX_BEFORE = 4  # words of a description before a name: "the Danish ro-ro ferry Aurora"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun that can stand for something named before, and the types that can be of."""

    noun: str
    types: str
    we: bool
    example: str


@cache
def anaphors() -> dict[str, Anaphor]:
    """{noun: what it can stand for} of the nouns that stand for something named before."""
    return {r.noun: r for r in load_rules("extract/statements/anaphors.csv", Anaphor, key=("noun",))}


@dataclass(frozen=True, slots=True)
class AnaphorSort:
    """A noun that others of its sort can stand for: a "Works" is called "the factory" later."""

    noun: str
    sort: str
    example: str


@dataclass(frozen=True, slots=True)
class SortVerb:
    """A predicate that says of what sort its subject is: what capsizes is a ship."""

    predicate: str
    sort: str
    example: str


@dataclass(slots=True)
class Described:
    """A name's descriptions: their head nouns, and all their words."""

    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, head: str, words: Iterable[str]) -> None:
        self.heads.add(head)
        self.words.update((head, *words))


@cache
def sort_nouns() -> dict[str, str]:
    """{noun: its sort} of the nouns that can stand for others of their sort."""
    return {r.noun: r.sort for r in load_rules("extract/statements/anaphor_sorts.csv", AnaphorSort, key=("noun",))}


@cache
def _verbs() -> dict[str, str]:
    rows = load_rules("extract/statements/sort_verbs.csv", SortVerb, key=("predicate",))
    return {r.predicate: r.sort for r in rows}


def same_sort(heads: Iterable[str], noun: str) -> bool:
    """Whether one of the nouns is of the noun's sort."""
    sort = sort_nouns().get(noun)
    return sort is not None and any(sort_nouns().get(h) == sort for h in heads)


def sort_word(mention: EntityMention) -> str:
    """The noun at the end of a name: "hospital" of "Dale Hospital for Children"."""
    name = (mention.full_name or mention.text).lower().partition(" of ")[0].partition(" for ")[0]
    return name.rpartition(" ")[2]


def name_of(mention: EntityMention) -> str:
    """The name in lower case, without an article."""
    name = (mention.full_name or mention.text).lower()
    return name.removeprefix("the ")


def describe_names(parsed: Parsed, mentions: Mentions) -> dict[str, Described]:
    """{name: how the document describes it}, from the words in the name, before and behind it."""
    found: dict[str, Described] = {}
    for span, mention in _spans(parsed, mentions):
        described = found.setdefault(name_of(mention), Described())
        word = sort_word(mention)
        first, _, rest_of_name = name_of(mention).partition(" ")
        if rest_of_name:
            described.add(word, ())
        says_sort = word in anaphors()
        if rest_of_name and not says_sort and first in sort_nouns():  # "Cyclone Ada"
            described.add(first, ())
        for noun, rest in (*_put_to(span), *(() if says_sort else _beside(span))):
            described.add(noun.lemma_.lower(), (t.lemma_.lower() for t in rest))
        sort = _acts_as(span.root)
        if sort:
            described.add(sort, ())
    return found


def _spans(parsed: Parsed, mentions: Mentions) -> Iterator[tuple[Span, EntityMention]]:
    start = None
    for i in (*sorted(mentions), -1):
        if start is not None and mentions.get(i) is not mentions[start]:
            end = start
            while mentions.get(end) is mentions[start]:
                end += 1
            yield parsed.doc[start:end], mentions[start]
            start = None
        if start is None and i >= 0:
            start = i


def _beside(name: Span) -> Iterator[tuple[Token, list[Token]]]:
    """The head noun right before or behind the name, with its other words: "the ferry Aurora", "the Kiln Deep coal mine"."""
    sent = name.sent
    before = _run(name.start - 1, -1, sent)
    if before and before[0].pos_ == "NOUN":
        yield before[0], before[1:]
    behind = _run(name.end, 1, sent)
    nouns = [t for t in behind if t.pos_ == "NOUN"]
    if nouns and nouns[-1].tag_ == "NN":
        yield nouns[-1], behind


def _put_to(name: Span) -> Iterator[tuple[Token, list[Token]]]:
    """The head noun of an apposition or of what the name is said to be: "Aurora, a ferry", "Aurora is a ferry"."""
    root = name.root
    for noun in (*(c for c in root.rights if c.dep_ == "appos"), *([root.head] if root.dep_ == "appos" else [])):
        if noun.pos_ == "NOUN" and noun.tag_ == "NN":
            yield noun, _modifiers(noun)
    verb = root.head
    if root.dep_ not in SUBJECTS or not is_clause(verb):
        return
    for noun in (c for c in verb.children if c.dep_ == "attr" and verb.lemma_ == "be" and c.tag_ == "NN"):
        if any(c.lower_ in ("a", "an") for c in noun.lefts):
            yield noun, _modifiers(noun)


def _run(start: int, step: int, sent: Span) -> list[Token]:
    """The describing words next to a name, the nearest first."""
    found: list[Token] = []
    i = start
    while sent.start <= i < sent.end and len(found) < MAX_BEFORE and sent.doc[i].pos_ in DESCRIBING:
        found.append(sent.doc[i])
        i += step
    return found


def _modifiers(noun: Token) -> list[Token]:
    return [c for c in noun.lefts if c.pos_ in DESCRIBING]


def _acts_as(name: Token) -> str:
    """The sort of thing that the name's verb tells of, "" where it can be of any: "the Aurora capsized"."""
    verb = name.head
    if name.dep_ not in SUBJECTS or not is_clause(verb) or not any(c.lower_ == "the" for c in name.lefts):
        return ""
    return _verbs().get(predicate(verb), "")
