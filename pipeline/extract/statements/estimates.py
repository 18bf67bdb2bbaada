"""Who puts a number on something: "the police put the crowd at 900", "witnesses spoke of 14 bodies"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.statements.clauses import agent, climb, is_passive, subjects
from pipeline.extract.statements.number_nouns import OBJECTS, words_of
from pipeline.extract.statements.verbs import idiom_noun
from pipeline.resources import load_rules

AT = "at"


@dataclass(frozen=True, slots=True)
class EstimatingVerb:
    verb: str
    example: str
    preposition: str = ""
    bare: bool = False


@cache
def _verbs() -> dict[tuple[str, str], bool]:
    rows = load_rules("extract/statements/estimating.csv", EstimatingVerb, key=("verb", "preposition"))
    return {(r.verb, r.preposition): r.bare for r in rows}


def estimator(verb: Token, figure: Span) -> Token | None:
    """Who gives the figure that the clause of `verb` states; None where nobody is named, or the verb takes no number so."""
    if idiom_noun(verb) is not None:  # "claimed 12 lives"
        return None
    link = _link(figure.root, verb)
    bare = None if link is None else _verbs().get((verb.lemma_.lower(), link))
    if bare is None or (bare and figure.root.pos_ != "NUM") or (link == AT and not _has_object(verb)):
        return None
    return agent(verb) if is_passive(verb) else next(iter(subjects(verb)[-1:]), None)


def estimating(verb: Token, figure: Span) -> Token:
    """The verb that puts the figure on something, where the parse gave the figure to a participle: "those killed at 340"."""
    if verb.dep_ != "acl" or figure.root.head.lower_ != AT or figure.root.head.head != verb:
        return verb
    return next((t for t in climb(verb) if (t.lemma_.lower(), AT) in _verbs()), verb)


def estimated(verb: Token, figure: Span) -> Span | None:
    """The words for what the number is put on: "civilians killed" of "puts the number of civilians killed at 340"."""
    if (verb.lemma_.lower(), AT) not in _verbs() or _link(figure.root, verb) != AT or not _has_object(verb):
        return None
    noun, preposition = next(c for c in verb.children if c.dep_ in OBJECTS), figure.root.head.i
    end = preposition if noun.i < preposition else noun.right_edge.i + 1
    return words_of(noun, end) or noun.doc[noun.left_edge.i : noun.i + 1]


def _link(head: Token, verb: Token) -> str | None:
    """The preposition between the verb and the figure, "" where the figure is its object; None where it is neither."""
    if head.head == verb and head.dep_ == "dobj":
        return ""
    preposition = head.head
    above = preposition.head  # the parser often hangs the preposition on the object
    joined = (
        above == verb or (above.dep_ == "dobj" and above.head == verb) or (above.dep_ == "acl" and verb in climb(above))
    )
    return preposition.lower_ if preposition.dep_ == "prep" and joined else None


def _has_object(verb: Token) -> bool:
    """Whether something is said that the number is put on: "puts the damage at", but not "puts 40 tents at 9 sites"."""
    of = [c for c in verb.children if c.dep_ in OBJECTS]
    return bool(of) and not any(t.dep_ == "nummod" for c in of for t in c.children)
