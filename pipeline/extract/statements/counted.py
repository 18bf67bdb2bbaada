"""What a count counts, as an argument: the noun behind the number, or the one that the number leaves out.

"Nine of the pumps" counts pumps; "158 were rescued" and "Injured: 146" count people, though no word says so; "nine failed",
behind "they tested 40 pumps", counts pumps.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from spacy.tokens import Token

from pipeline.extract.statements.arguments import Mentions, apposed, argument, terms
from pipeline.extract.statements.clauses import SUBJECTS, number_before, predicate, subjects
from pipeline.model import Argument, Figure, Quantity
from pipeline.resources import load_rules

ANOTHER = "another"  # a determiner, but one that makes the figure come on top of others
PERSON = "person"
MEMBER = "member"
NOUNS = ("NOUN", "PROPN")
THEM = ("them", "these", "those")
RELATIVES = ("that", "which", "who")
VERBS = ("AUX", "VERB")


@dataclass(frozen=True, slots=True)
class PersonalVerb:
    """A predicate whose bare number ("158 were rescued") counts people."""

    predicate: str
    example: str


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for persons; those by age and sex exclude each other (`apart`)."""

    sense: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number said before counts: the lemma of the noun, and the most that it can be."""

    noun: str
    most: Decimal | None


@cache
def _personal() -> frozenset[str]:
    rows = load_rules("extract/statements/personal_verbs.csv", PersonalVerb, key=("predicate",))
    return frozenset(r.predicate for r in rows)


def counted(
    figure: Figure, head: Token, verb: Token | None, inside: range, mentions: Mentions, earlier: Sequence[Counted] = ()
) -> Argument:
    """The counted noun phrase with the other names it is given: "12 cabins, also known as gondolas".

    `head` is the figure's head token, `verb` that of its clause, `inside` the tokens of the figure; `earlier` is what was
    counted before it in its sentence, or else in the last one.
    """
    found = argument(head, mentions)
    added = [c.lower_ for c in head.children if c.dep_ == "det" and c.lower_ == ANOTHER]
    also = [t for a in apposed(head) for t in terms(a.subtree)]
    of = [t for noun in _behind_of(head) for a in apposed(noun) for t in terms(a.subtree)]
    all_terms = tuple(dict.fromkeys((*found.terms, *also, *of, *added, *_befell(head))))
    noun = _left_out(figure, head, verb, inside, earlier) or _group(head)
    if noun and noun not in all_terms:
        all_terms = (noun, *all_terms)
    return Argument(found.text, noun or found.head, all_terms, found.mention_id)


def _befell(head: Token) -> list[str]:
    """What a clause behind the noun says of those counted: "die" of "the 14 men who died", "be injure" of "14 men injured"."""
    clauses = [c for c in head.rights if c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ == "VBN")]
    of_them = [c for c in clauses if c.dep_ == "acl" or any(s.lower_ in RELATIVES for s in subjects(c))]
    return [predicate(c) for c in of_them if c.pos_ in VERBS]


def _group(head: Token) -> str:
    """What is counted by a noun that only says how it belongs together: "crew" of "24 crew members", people of "143 men,
    women and children"; "" where the noun says it itself."""
    if head.lemma_.lower() == MEMBER:
        return next((c.lemma_.lower() for c in head.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"), "")
    joined = [head, *head.conjuncts]
    return PERSON if len(joined) > 1 and all(t.lemma_.lower() in _people() for t in joined) else ""


@cache
def _people() -> frozenset[str]:
    rows = load_rules("extract/statements/person_classes.csv", PersonNoun, some_columns=True)
    return frozenset(r.sense for r in rows if r.apart)


def count_of(figure: Figure, head: Token) -> list[Counted]:
    """What the figure counts by a noun of its own, for the figures behind it: one count or none."""
    if figure.quantity.kind != "count" or head.pos_ not in NOUNS:
        return []
    return [Counted(head.lemma_.lower(), _most(figure))]


def _most(figure: Figure) -> Decimal | None:
    return figure.quantity.high if figure.quantity.value is None else figure.quantity.value


def counted_before(figure: Figure, earlier: Sequence[Counted]) -> str:
    """The one noun that was counted before and of which the figure can be a part, "" where there are none or several."""
    most = _most(figure)
    nouns = {c.noun for c in earlier}
    fits = all(most is None or c.most is None or most <= c.most for c in earlier)
    return nouns.pop() if len(nouns) == 1 and fits else ""


def _left_out(figure: Figure, head: Token, verb: Token | None, inside: range, earlier: Sequence[Counted]) -> str:
    """The lemma of the noun that a number standing alone counts, "" where it has one or nothing says which."""
    if head.i not in inside or head.pos_ in NOUNS:
        return ""
    whole = next((n for n in _behind_of(head) if n.pos_ in NOUNS), None)
    if whole is not None:
        return whole.lemma_.lower()
    if figure.quantity.unit:
        return figure.quantity.unit.rpartition(" ")[2]
    if not is_whole_number(figure.quantity.value):
        return ""
    if verb is not None and is_personal(predicate(verb).removeprefix("be ")):
        return PERSON
    alone = verb is not None and head.pos_ == "NUM" and (head.dep_ in SUBJECTS or number_before(verb) == head)
    part = alone or stands_for_them(head) is not None
    return counted_before(figure, earlier) if part else ""


def is_personal(said: str) -> bool:
    """Whether it is said of people, by the verb or by what it says that they are: "bring out alive", "leave homeless"; of one
    verb the participle too ("injured", "trapped")."""
    verb, _, state = said.rpartition(" ")
    stems = {state[:-1], state[:-2], state[:-3]} if state.endswith("ed") and not verb else set[str]()
    return not {said, verb, state, *stems}.isdisjoint(_personal())


def as_share(quantity: Quantity) -> Quantity:
    """A part of what is counted as the ratio that it is: "half of the 40 delegates" and "half the delegates" compare."""
    most = quantity.high if quantity.value is None else quantity.value
    least = quantity.low if quantity.value is None else quantity.value
    if quantity.kind != "count" or " / " in quantity.unit or least is None or not 0 < (most or least) < 1:
        return quantity
    return replace(quantity, kind="ratio", unit="")


def is_whole_number(value: Decimal | None) -> bool:
    """Whether so many things can be counted: not 6.4."""
    return value is None or value == value.to_integral_value()


def stands_for_them(head: Token) -> Token | None:
    """The pronoun of "nine of them", which stands for what was named before."""
    return next((n for n in _behind_of(head) if n.lower_ in THEM), None)


def _behind_of(head: Token) -> list[Token]:
    return [p for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
