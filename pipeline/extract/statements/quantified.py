"""The statement that a figure makes: what has the quantity, where, when, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from pipeline.extract.modality import find_modality
from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import argument
from pipeline.extract.statements.asides import aged, bracket_host, clause_of, is_whole, owner
from pipeline.extract.statements.attribution import reporting_verbs
from pipeline.extract.statements.clauses import (
    agent,
    climb,
    governor,
    in_subject_of,
    infinitive,
    is_clause,
    is_passive,
    objects,
    predicate,
    subjects,
    unfulfilled,
)
from pipeline.extract.statements.counted import Counted, counted, counted_before, stands_for_them
from pipeline.extract.statements.estimates import estimated, estimating, estimator
from pipeline.extract.statements.labels import read_label, read_name
from pipeline.extract.statements.nominal import event_noun, holder, measured_holder, of_event, town_of
from pipeline.extract.statements.number_nouns import numbered, words_of
from pipeline.extract.statements.properties import measured_property
from pipeline.extract.statements.references import Discourse
from pipeline.model import Argument, Figure

RAISING = frozenset({"expect", "know", "presume", "schedule"})  # besides verbs of reporting: "9 are known to have died"
ADJECTIVES = ("ADJ", "ADV")
SUBSTANCE_PREPOSITIONS = ("of", "in")  # "tons of steel", "millions in aid"


@dataclass(frozen=True, slots=True)
class Frame:
    """The participants of a statement and the verb of its clause (None: a phrase without a verb)."""

    verb: Token | None
    subject: Argument
    predicate: str
    object: Argument
    property: Argument = field(default_factory=Argument)
    phrase: Token | None = None  # the noun whose phrase makes the statement: its clause's date isn't the statement's
    aside: bool = False  # whether the clause's modality isn't the statement's either
    unmet: Token | None = None  # the verb above that says that it wasn't done: "failed" of "three gates failed to open"
    place: Argument = field(default_factory=Argument)  # where, if its clause doesn't say it
    table: int = 0  # in whose cell the figure stands, from 1
    source: Token | None = None  # who gives the number: "police" of "police put the crowd at 900"


def quantified(
    parsed: Parsed, figure: Figure, span: Span, index: int, discourse: Discourse, earlier: Sequence[Counted] = ()
) -> Frame:
    """Who or what the figure is said of. `span` is the figure's tokens, `index` the number of its sentence.

    `earlier` is what was counted before it in its sentence, or else in the last one.
    """
    head = span.root
    inside = range(span.start, span.end)
    described = _described(head, inside)
    if described is not None and _is_attribute(head, described, figure):
        bearer = _bearer(described, figure, inside, index, discourse)
        return Frame(verb=governor(head), subject=bearer, predicate="be", object=Argument(), property=Argument())
    verb = governor(head)
    of_what = (
        counted(figure, head, verb, inside, discourse.mentions, earlier)
        if figure.quantity.kind in ("count", "rank")
        else _substance(head, inside, discourse)
    )
    of_what = _antecedent(figure, head, of_what, index, discourse, earlier)
    own = _label_frame(figure, span, verb) or _phrase_frame(head, of_what, index, discourse)
    own = own or _mention_frame(figure, span, verb, of_what)
    own = own or _estimate_frame(figure, span, verb, of_what, index, discourse)
    own = own or _number_frame(figure, span, verb)
    own = own or _aside_frame(figure, span, of_what, index, discourse)
    if own is not None and own.property.text:
        return own
    if own is not None:
        return replace(own, property=measured_property(parsed, figure, described, span.sent, inside, discourse))
    if is_whole(span):
        verb = clause_of(head) or verb
    unmet = None
    if verb is not None and in_subject_of(head, verb):
        done = unfulfilled(verb)
        verb, unmet = (done, verb) if done is not None else (_planned(verb) or verb, None)
    subject_head = _subject(verb, head, inside)
    subject = discourse.resolve(subject_head, index) if subject_head is not None else Argument()
    if verb is not None and not of_what.text and not _is_object(described, verb):
        for other in objects(verb):
            if other.i not in inside and other != described and head not in list(other.subtree):
                of_what = discourse.resolve(other, index)
                break
    return Frame(
        verb=verb,
        subject=subject,
        predicate=predicate(verb) if verb is not None else "",
        object=of_what,
        property=measured_property(parsed, figure, described, span.sent, inside, discourse),
        unmet=unmet,
        source=estimator(verb, span) if verb is not None else None,
    )


def _antecedent(
    figure: Figure, head: Token, of_what: Argument, index: int, discourse: Discourse, earlier: Sequence[Counted]
) -> Argument:
    """What "81 % of these", "3,900 of them" are of, where no noun says so: what was counted, or the plural subject before."""
    pronoun = stands_for_them(head)
    if pronoun is None or (of_what.head != pronoun.lemma_.lower() and of_what.head != head.lemma_.lower()):
        return of_what
    noun = counted_before(figure, earlier) or discourse.resolve(pronoun, index).head
    return of_what if noun == pronoun.lemma_.lower() else replace(of_what, head=noun, terms=(noun,))


def _is_object(described: Token | None, verb: Token) -> bool:
    """Whether what is measured is itself what the verb acts on: "it packs winds of 205 kph, with gusts of 270"."""
    return described is not None and described.dep_ in ("dobj", "attr", "conj") and verb in climb(described)


def _planned(verb: Token) -> Token | None:
    """What the subject is expected or known to do: "arrive" of "three ships are expected to arrive"."""
    found = infinitive(verb)
    if found is None and is_passive(verb):
        found = next((c for c in verb.children if c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts)), None)
        if found is not None and verb.lemma_.lower() in reporting_verbs() | RAISING:
            return found
    return found if found is not None and find_modality(found) == "planned" else None


def _phrase_frame(head: Token, counted: Argument, index: int, discourse: Discourse) -> Frame | None:
    """What a noun phrase states by itself, whatever its clause says."""
    verb = governor(head)
    event = of_event(head)
    said = event_noun(event) if event is not None else None
    if event is not None and said is not None:
        return Frame(verb, Argument(), said.verb, counted, phrase=event)
    found = holder(head) or town_of(head) or measured_holder(head)
    return None if found is None else Frame(verb, discourse.resolve(found, index), "have", counted, phrase=found)


def _label_frame(figure: Figure, span: Span, verb: Token | None) -> Frame | None:
    """What a key figure's label says: of "Houses destroyed: 2,870" that so many houses were destroyed."""
    found = read_label(span, span.sent, figure.text) if figure.quantity.kind == "count" else None
    return None if found is None else Frame(verb, Argument(), found.predicate, found.counted)


def _number_frame(figure: Figure, span: Span, verb: Token | None) -> Frame | None:
    """What is said of a number: of "the number of miners killed rose to 19" that 19 miners were killed."""
    noun = numbered(verb, span) if verb is not None and figure.quantity.kind == "count" else None
    words = words_of(noun, span.root.head.i if span.root.dep_ == "pobj" else span.start) if noun is not None else None
    label = read_name(words, figure.text) if words else None
    return None if label is None else Frame(verb, Argument(), label.predicate or "be", label.counted)


def _mention_frame(figure: Figure, span: Span, verb: Token | None, of_what: Argument) -> Frame | None:
    """What somebody only names with its number: "the union speaks of 19 miners" says that there are so many."""
    source = estimator(verb, span) if verb is not None and span.root.pos_ in ("NOUN", "PROPN") else None
    if verb is None or source is None or estimated(verb, span) is not None or figure.quantity.kind != "count":
        return None
    said = event_noun(span.root)
    return Frame(verb, Argument(), said.verb if said is not None else "be", of_what, source=source)


def _estimate_frame(
    figure: Figure, span: Span, verb: Token | None, of_what: Argument, index: int, discourse: Discourse
) -> Frame | None:
    """What somebody puts a number on: of "the union puts the number of miners killed at 34" that so many were killed."""
    if verb is None:
        return None
    verb = estimating(verb, span)
    words = estimated(verb, span)
    if words is None:
        return None
    source = estimator(verb, span)
    if figure.quantity.kind == "count":
        label = read_name(words, figure.text) if span.root.pos_ == "NUM" else None
        if label is None:
            return None
        return Frame(verb, Argument(), label.predicate or "be", label.counted, source=source)
    return Frame(verb, discourse.resolve(words.root, index), "be", of_what, source=source)


def _aside_frame(figure: Figure, span: Span, of_what: Argument, index: int, discourse: Discourse) -> Frame | None:
    """What is said beside the clause: the number of a whole, an age behind a name, a figure in brackets."""
    head, verb = span.root, governor(span.root)
    if is_whole(span) and clause_of(head) is None:
        has = owner(head)
        subject = discourse.resolve(has, index) if has is not None else Argument()
        return Frame(verb, subject, "have" if subject.text else "be", of_what, phrase=head, aside=True)
    name = aged(head, figure)
    if name is not None:
        return Frame(verb, discourse.resolve(name, index), "be", Argument(), phrase=name, aside=True)
    found = bracket_host(span)
    if found is None:
        return None
    host, bracket = found
    described = _described(head, range(span.start, span.end))
    inside = described is not None and described.i > bracket.i and described != host
    prop = argument(described, discourse.mentions, range(span.start, span.end)) if described and inside else Argument()
    said = "have" if figure.quantity.kind == "count" or prop.text else "be"
    return Frame(verb, discourse.resolve(host, index), said, of_what, prop, phrase=host, aside=True)


def _bearer(described: Token, figure: Figure, inside: range, index: int, discourse: Discourse) -> Argument:
    """What a figure before a noun is an attribute of, the figure left out: "tower" of "a 260 metre tower"."""
    bearer = discourse.resolve(described, index)
    if figure.text not in bearer.text:
        return bearer
    rest = argument(described, discourse.mentions, inside)
    return replace(rest, text=" ".join(rest.text.replace(figure.text, "").strip(" -").split()))


def _is_attribute(head: Token, described: Token, figure: Figure) -> bool:
    """Whether the figure stands before a noun as its attribute: "a 260 metre tower", "the 58-kilometre line"."""
    if figure.quantity.kind in ("count", "rank", "percent", "ratio") or described.pos_ == "ADJ":
        return False
    return head.dep_ in ("compound", "nummod", "amod", "nmod") and head.head == described and head.i < described.i


def _subject(verb: Token | None, head: Token, inside: range) -> Token | None:
    if verb is None:
        return None
    return next((s for s in subjects(verb) if s.i not in inside), agent(verb))


def _described(head: Token, inside: range) -> Token | None:
    """The noun or adjective between the figure and its verb that says what is measured: "capacity of", "metres high"."""
    for token in climb(head):
        if token.i in inside:
            continue
        if is_clause(token):
            return None
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ in ADJECTIVES and token.dep_ in ("acomp", "amod", "advmod")):
            return token
    return None


def _substance(head: Token, inside: range, discourse: Discourse) -> Argument:
    """What a measure is a measure of: "tons of crude steel"."""
    for token in (head, *(t for t in head.subtree if t.i in inside)):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in SUBSTANCE_PREPOSITIONS and child.i not in inside:
                for substance in child.children:
                    if _is_time(substance):
                        continue
                    if substance.dep_ == "pobj" and (child.lower_ == "of" or substance.pos_ == "NOUN"):
                        return argument(substance, discourse.mentions)
    return Argument()


def _is_time(noun: Token) -> bool:
    """Whether "in" brings in how long or when: "187 mm in 24 hours", "in the same period"."""
    return noun.head.lower_ == "in" and (noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() == "period")
