"""What a count counts, as an argument: the noun behind the number, or the one that the number leaves out.

"Nine of the pumps" counts pumps; "158 were rescued" and "Injured: 146" count people, though no word says so.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extract.statements.arguments import Mentions, apposed, argument, terms
from pipeline.extract.statements.clauses import predicate
from pipeline.model import Argument, Figure
from pipeline.resources import load_rules

ANOTHER = "another"  # a determiner, but one that makes the figure come on top of others
PERSON = "person"
NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class PersonalVerb:
    """A predicate whose bare number ("158 were rescued") counts people."""

    predicate: str
    example: str


@cache
def _personal() -> frozenset[str]:
    rows = load_rules("extract/statements/personal_verbs.csv", PersonalVerb, key=("predicate",))
    return frozenset(r.predicate for r in rows)


def counted(figure: Figure, head: Token, verb: Token | None, inside: range, mentions: Mentions) -> Argument:
    """The counted noun phrase with the other names it is given: "12 cabins, also known as gondolas".

    `head` is the figure's head token, `verb` that of its clause, `inside` the tokens of the figure.
    """
    found = argument(head, mentions)
    added = [c.lower_ for c in head.children if c.dep_ == "det" and c.lower_ == ANOTHER]
    also = [t for a in apposed(head) for t in terms(a.subtree)]
    of = [t for noun in _behind_of(head) for a in apposed(noun) for t in terms(a.subtree)]
    all_terms = tuple(dict.fromkeys((*found.terms, *also, *of, *added)))
    noun = _left_out(figure, head, verb, inside)
    if noun and noun not in all_terms:
        all_terms = (noun, *all_terms)
    return Argument(found.text, noun or found.head, all_terms, found.mention_id)


def _left_out(figure: Figure, head: Token, verb: Token | None, inside: range) -> str:
    """The lemma of the noun that a number standing alone counts, "" where it has one or nothing says which."""
    if head.i not in inside or head.pos_ in NOUNS:
        return ""
    whole = next((n for n in _behind_of(head) if n.pos_ in NOUNS), None)
    if whole is not None:
        return whole.lemma_.lower()
    if figure.quantity.unit:
        return figure.quantity.unit.rpartition(" ")[2]
    return PERSON if verb is not None and predicate(verb).removeprefix("be ") in _personal() else ""


def _behind_of(head: Token) -> list[Token]:
    return [p for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
