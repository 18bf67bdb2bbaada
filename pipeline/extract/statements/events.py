"""The events that a date dates: found from the date upwards through the sentence's structure, not by nearness."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.modality import find_modality
from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import argument
from pipeline.extract.statements.clauses import (
    DASHES,
    PRESENT,
    climb,
    conjoined,
    governor,
    infinitive,
    is_clause,
    objects,
    predicate,
    subjects,
    unfulfilled,
)
from pipeline.extract.statements.happenings import looked_back_on
from pipeline.extract.statements.nominal import behind_of, event_noun
from pipeline.extract.statements.quantified import Frame
from pipeline.extract.statements.references import Discourse
from pipeline.model import Argument, Timex
from pipeline.resources import load_rules

NOMINAL = ("nummod", "compound", "nmod", "amod", "appos")
DEADLINES = ("before", "by", "from", "until", "within")
UNTIL = ("until", "till")
DAY_LENGTH = len("2025-05-28")
LABEL_MARKS = (":", *DASHES, "-")
LEAST_BEHIND = 2  # tokens: the mark and a word
TITLE_LINES = 5  # of a report, before its text begins
MAX_EVENTS = 2  # that one date anchors: more are a parse gone wrong


@dataclass(frozen=True, slots=True)
class Linker:
    """A participle that ties a date to the event above it: "built from scratch starting in 1958"."""

    lemma: str
    example: str


@dataclass(frozen=True, slots=True)
class Deictic:
    """An expression that means the writer's present: it dates no event."""

    form: str
    example: str


@cache
def _linkers() -> frozenset[str]:
    return frozenset(r.lemma for r in load_rules("extract/statements/date_linkers.csv", Linker, key=("lemma",)))


@cache
def _deictics() -> frozenset[str]:
    return frozenset(r.form for r in load_rules("extract/statements/no_event.csv", Deictic, key=("form",)))


def dates_an_event(date: Timex) -> bool:
    """Whether the expression is a calendar date that can say when something was: no duration, no "today"."""
    return (
        date.type in ("DATE", "TIME")
        and bool(date.edtf)
        and bool(date.earliest or date.latest)
        and date.text.lower() not in _deictics()
    )


def dated(span: Span, index: int, discourse: Discourse, times: Collection[int]) -> list[Frame]:
    """The events dated by the expression of these tokens, at most two: the first is that of its own clause.

    A date before the subject ("In 1943, the school opened and the road was built") dates the conjoined clauses too. `times` are
    the tokens of all dates: one that is part of another dates what that one does ("at 5:42 (02:42 GMT)").
    """
    head = span.root
    verb = _verb(head)
    happening = looked_back_on(span)
    if happening is not None:
        return [_nominal(happening, verb, span, index, discourse)]
    noun = _event_noun(head, span, times)
    if noun is not None and (verb is None or _is_nominal(noun, span)):
        return [_nominal(noun, verb, span, index, discourse)]
    if verb is None:
        return []
    found = [_clause(verb, span, index, discourse)]
    if _is_fronted(span, verb):
        for other in conjoined(verb)[1:]:
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in other.children)
            if own or objects(other):
                found.append(_clause(other, span, index, discourse))
    return found[:MAX_EVENTS]


def itinerary_entry(span: Span, sent: Span, index: int, discourse: Discourse) -> list[Frame]:
    """What stands behind a day that opens its line as a label: "Wed 16 Oct: visit to the mill"."""
    behind = span.doc[span.end : sent.end]
    if span.start != sent.start or len(behind) < LEAST_BEHIND or behind[0].text not in LABEL_MARKS:
        return []
    told = behind[1:]
    root = next((t for t in told if t.head == t or t.head.i not in range(told.start, told.end)), told[0])
    if root.pos_ in ("NOUN", "PROPN"):
        return [_nominal(root, None, span, index, discourse)]
    return [_clause(root, span, index, discourse)] if is_clause(root) else []


def dated_entry(parsed: Parsed, date: Timex, span: Span, index: int, discourse: Discourse) -> list[Frame]:
    """The event of a date that stands alone: what an entry of a diary tells first ("Tuesday. We met the mayor."), of a range in
    the head of a report what its title names. The day of the report itself opens no entry.
    """
    sent, following = parsed.spans[index], index + 1
    if not all(t.is_punct or t.is_space or span.start <= t.i < span.end for t in sent):
        return []
    if "/" in date.edtf and 0 < index <= TITLE_LINES:
        title = parsed.spans[index - 1].root  # "Mission to Norland", and below "6 - 17 October 2024"
        return [_nominal(title, None, span, index - 1, discourse)] if title.pos_ in ("NOUN", "PROPN") else []
    published = parsed.document.published
    own = len(date.edtf) != DAY_LENGTH or (published is not None and date.edtf == published.isoformat())
    if own or following == len(parsed.spans):
        return []
    root = parsed.spans[following].root
    if root.pos_ in ("NOUN", "PROPN"):  # "Tuesday. The Central Hospital."
        return [_nominal(root, None, span, following, discourse)]
    return [_clause(root, span, following, discourse)] if is_clause(root) else []


def ends_denial(verb: Token | None, date: Span) -> bool:
    """Whether what wasn't so before was so from the date on: "did not open until 3 May" says that it opened then."""
    if verb is None or not any(c.dep_ == "neg" for c in verb.children):
        return False
    return any(t.dep_ == "prep" and t.lower_ in UNTIL and t.head == verb for t in climb(date.root))


def _verb(head: Token) -> Token | None:
    verb = governor(head)
    if verb is not None:
        verb = _relative_before(head, verb) or verb
    for _ in range(len(_linkers())):
        if verb is None or verb.lemma_.lower() not in _linkers() or verb.tag_ != "VBG" or verb.dep_ == "ROOT":
            break
        above = verb.head
        verb = above if is_clause(above) else governor(above)
    if verb is None:
        return None
    return infinitive(verb) or unfulfilled(verb) or _aim(verb, head) or verb


def _aim(verb: Token, date: Token) -> Token | None:
    """What is wanted or planned, where the date can't be the wanting's: "by 2035 they want to close", "on Monday it hopes to".

    What they planned on Monday, in the past tense, was planned on Monday.
    """
    above = next((c for c in verb.children if c.dep_ == "acomp"), verb)
    found = next((c for c in above.children if c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts)), None)
    if found is None or find_modality(found) != "planned" or find_modality(verb) != "actual":
        return None
    until = any(t.lower_ in DEADLINES for t in climb(date) if t.dep_ == "prep" and t.head == verb)
    present = verb.tag_ in PRESENT or any(c.dep_ == "auxpass" and c.tag_ in PRESENT for c in verb.children)
    return found if until or present else None


def _relative_before(head: Token, verb: Token) -> Token | None:
    """The verb of the subject's relative clause, if the date stands behind it and before the main verb that the parse chose.

    "The guests who arrived from 3 to 9 May have left": a date between a subject and its verb is hardly the verb's.
    """
    if verb.i < head.i:
        return None
    for subject in (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < head.i):
        for clause in subject.children:
            if clause.dep_ in ("relcl", "acl") and is_clause(clause) and subject.i < clause.i < head.i:
                return clause
    return None


def _event_noun(head: Token, span: Span, times: Collection[int]) -> Token | None:
    """The noun that the date is a part of: "efforts during the late 1950s", "the May 2024 inspection".

    In a heading a name is no event where a noun above it is one: "Mission to Norway, May 2025".
    """
    named = None
    doc = head.doc
    dash = max((t.i for t in doc[head.sent.start : head.i] if t.text in DASHES), default=-1)
    for token in climb(head):
        if token.i in times:
            continue
        if token.i < dash and token.dep_ == "ROOT" and token.pos_ in ("NOUN", "PROPN"):
            # "Republic of Norland - Elections, 3 May": the heading's other part
            beside = [c for c in token.children if c.i > dash and c.i < span.start and c.pos_ in ("NOUN", "PROPN")]
            return beside[-1] if beside else named or token
        if is_clause(token):
            break
        if token.pos_ == "NOUN":
            return token
        if token.pos_ == "PROPN" and (named is None or not token.ent_type_):
            named = token
    return named


def _is_nominal(noun: Token, span: Span) -> bool:
    """Whether the date says when the noun was: "the flood of 4 October", "the May 2024 inspection".

    Other prepositions attach to the noun as easily as to the verb above, and parsers err: the verb's clause tells more.
    """
    top = next((t for t in (span.root, *climb(span.root)) if t.head == noun), None)
    if (
        top is not None
        and top.dep_ in NOMINAL
        and span.start > span.sent.start
        and span.doc[span.start - 1].pos_ == "ADP"
    ):
        return False  # "On 3 May half of them left": the preposition takes the date from the noun behind it
    return top is not None and (top.lower_ == "of" or top.dep_ in NOMINAL or event_noun(noun) is not None)


def _is_fronted(span: Span, verb: Token) -> bool:
    return all(c.i > span.end - 1 for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")) and span.start < verb.i


def _clause(verb: Token, span: Span, index: int, discourse: Discourse) -> Frame:
    found = subjects(verb)
    subject = (
        discourse.resolve(found[0], index) if found and found[0].i not in range(span.start, span.end) else Argument()
    )
    rest = [o for o in objects(verb) if not _overlaps(o, span)]
    obj = discourse.resolve(rest[0], index) if rest else Argument()
    return Frame(verb=verb, subject=subject, predicate=predicate(verb), object=obj)


def _overlaps(token: Token, span: Span) -> bool:
    return any(span.start <= t.i < span.end for t in (token, *token.lefts)) or span.start <= token.i < span.end


def _nominal(noun: Token, verb: Token | None, span: Span, index: int, discourse: Discourse) -> Frame:
    said, of = event_noun(noun), behind_of(noun)
    if said is not None and of is not None and not span.start <= of.i < span.end:
        whom = discourse.resolve(of, index)
        subject, obj = (whom, Argument()) if said.of == "subject" else (Argument(), whom)
        return Frame(verb=verb, subject=subject, predicate=said.verb, object=obj)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    subject = discourse.resolve(owner, index) if owner is not None else Argument()
    # "the flood of May" was, whatever the clause plans or denies of it
    obj = argument(noun, discourse.mentions)
    return Frame(verb=verb, subject=subject, predicate=noun.lemma_.lower(), object=obj, aside=said is None)
