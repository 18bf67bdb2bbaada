"""Resolves "it", "the company", "we" to what they stand for, where one candidate is clear.

A pronoun stands for the subject before it where that fits in number and animacy (the subject preference of centering theory;
Grosz, Joshi and Weinstein 1995). "The company" stands for the only thing named in the last sentences that can be one, or for
the one whose name says "company". Where two candidates are left, the words stay as they are.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import Mentions, argument
from pipeline.extract.statements.clauses import governor, subjects
from pipeline.model import Argument, EntityMention
from pipeline.resources import load_rules

REACH = 2  # sentences back that a reference is looked for, the own one not counted
THINGS = ("FAC", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
MUTE = ("EVENT", "LOC", "PRODUCT")
THING = ("it", "its", "itself", "which", "that")
PERSON = ("he", "she", "him", "her", "his", "hers")
WRITERS = ("we", "us", "our", "ours")
DEFINITE = ("the", "this", "that", "its", "their", "our")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun that can stand for something named before, and the types that can be of."""

    noun: str
    types: str
    we: bool
    example: str


@cache
def _anaphors() -> dict[str, Anaphor]:
    return {r.noun: r for r in load_rules("extract/statements/anaphors.csv", Anaphor, key=("noun",))}


@dataclass(frozen=True, slots=True)
class AnaphorSort:
    """A noun that others of its sort can stand for: a "Works" is called "the factory" later."""

    noun: str
    sort: str
    example: str


@cache
def _sorts() -> dict[str, str]:
    return {r.noun: r.sort for r in load_rules("extract/statements/anaphor_sorts.csv", AnaphorSort, key=("noun",))}


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a sentence's main clause, resolved; `start` is the offset of its head."""

    argument: Argument
    type: str
    plural: bool
    start: int


@dataclass(slots=True)
class Discourse:
    """What a document has spoken of, sentence by sentence: the subjects of main clauses, and the names."""

    mentions: Mentions
    writers: Argument = field(default_factory=Argument)
    subjects: list[Subject | None] = field(default_factory=list)
    names: list[list[EntityMention]] = field(default_factory=list)

    def resolve(self, token: Token, index: int) -> Argument:
        """The argument that the noun phrase of this head is or stands for; `index` is the number of its sentence."""
        own = argument(token, self.mentions)
        if token.i in self.mentions and token.pos_ == "PROPN":
            return own
        word = token.lower_
        if word in WRITERS:
            return self.writers if self.writers.text else own
        if word in THING or word in PERSON:
            return self._subject_before(token, index, word in PERSON) or own
        anaphor = _anaphors().get(token.lemma_.lower())
        if anaphor is None or token.tag_ == "NNS" or not _is_definite(token):
            return own
        if anaphor.we and self.writers.head == own.head:
            return self.writers
        mention = self._only_name(anaphor, token, index)
        return own if mention is None else _named(mention, own)

    def _subject_before(self, token: Token, index: int, person: bool) -> Argument | None:
        for i in range(index, max(-1, index - REACH), -1):
            found = self.subjects[i] if i < len(self.subjects) else None
            if found is None or found.start >= token.idx:
                continue
            if not person and not found.argument.mention_id:
                named = self._only_thing(i, token)
                if named is not None:
                    return _named(named, Argument(named.text, named.text.split()[-1].lower()))
            fits = (found.type == "PERSON") == person and not found.plural
            return found.argument if fits else None
        return None

    def _only_thing(self, index: int, token: Token) -> EntityMention | None:
        """The only building, body, work or product that the sentence names: "it" after "we went to the Horn Dam"."""
        things = _distinct([m for m in self.names[index] if m.type in THINGS and m.end <= token.idx])
        return things[0] if len(things) == 1 else None

    def _only_name(self, anaphor: Anaphor, token: Token, index: int) -> EntityMention | None:
        types = anaphor.types.split("|")
        near = [m for names in self.names[max(0, index - REACH) : index + 1] for m in names if m.end <= token.idx]
        fitting = _distinct([m for m in near if m.type in types])
        called = _distinct([m for m in near if _says(m, anaphor.noun)])
        if not called:
            called = _distinct(
                [m for names in self.names[: index + 1] for m in names if m.end <= token.idx and _says(m, anaphor.noun)]
            )
        sort = _distinct([m for m in near if _says_sort(m, anaphor.noun)])
        for candidates in (called, sort, fitting):
            if len(candidates) == 1:
                return candidates[0]
        return None


def read_discourse(parsed: Parsed, mentions: Mentions) -> Discourse:
    """The document's subjects and names, with references between them resolved from its beginning on."""
    discourse = Discourse(mentions)
    discourse.writers = _writers(parsed, mentions)
    for index, (_, span) in enumerate(parsed):
        found: dict[str, EntityMention] = {}
        for token in span:
            if token.i in mentions:
                found[mentions[token.i].mention_id] = mentions[token.i]
        discourse.names.append(list(found.values()))
        discourse.subjects.append(_main_subject(span, discourse, index))
    return discourse


def _main_subject(span: Span, discourse: Discourse, index: int) -> Subject | None:
    verb = governor(span.root)
    if verb is None:
        return None
    found = subjects(verb)
    if not found or found[0].lower_ in ("there", "this", "that"):
        return None
    head = found[0]
    resolved = discourse.resolve(head, index)
    mention = discourse.mentions.get(head.i)
    kind = mention.type if mention else "PERSON" if head.lower_ in PERSON else ""
    plural = (
        head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children) or head.lower_ in ("they", "these")
    )
    return Subject(resolved, kind, plural, head.idx)


def _writers(parsed: Parsed, mentions: Mentions) -> Argument:
    """Whom "we" stands for: the group that the document calls "our delegation", "the mission", most often."""
    counts: Counter[str] = Counter()
    first: dict[str, Token] = {}
    for token in parsed.doc:
        anaphor = _anaphors().get(token.lower_) if token.pos_ == "NOUN" else None
        if anaphor and anaphor.we and _is_definite(token):
            counts[token.lower_] += 1
            first.setdefault(token.lower_, token)
    if not counts:
        return Argument()
    noun = min(counts, key=lambda n: (-counts[n], first[n].i))
    return Argument(text=f"the {noun}", head=noun, terms=(noun,))


def _is_definite(token: Token) -> bool:
    """Whether the phrase is "the company" or "the large company", with no name and no "of" that would say which."""
    lefts = list(token.lefts)
    if not any(c.lower_ in DEFINITE for c in lefts):
        return False
    if any(c.pos_ in ("PROPN", "NUM") or (c.dep_ == "poss" and c.pos_ == "NOUN") for c in lefts):
        return False
    return not any(c.dep_ in ("prep", "relcl", "acl") and c.lower_ in ("of", "in", "at") for c in token.rights)


def _says(mention: EntityMention, noun: str) -> bool:
    """Whether the name is one of that sort: "Arbo Steel Company", "University of Bergen", not "Network for River Safety"."""
    return _sort_word(mention) == noun


def _says_sort(mention: EntityMention, noun: str) -> bool:
    """Whether the name is of a sort that the noun can stand for: "the factory" for "Kiln Road Works"."""
    return noun in _sorts() and _sorts().get(_sort_word(mention)) == _sorts()[noun]


def can_speak(mention: EntityMention) -> bool:
    """Whether the name can be a source's: "Norsund Mill" is staff too, a dam or an island is a place alone."""
    if mention.type != "FAC":
        return mention.type not in MUTE
    word = _sort_word(mention)
    return word in _sorts() or (word in _anaphors() and "ORG" in _anaphors()[word].types)


def _sort_word(mention: EntityMention) -> str:
    name = (mention.full_name or mention.text).lower().partition(" of ")[0].partition(" for ")[0]
    return name.rpartition(" ")[2]


def _distinct(mentions: list[EntityMention]) -> list[EntityMention]:
    """One mention of each name, the latest."""
    by_name = {(m.full_name or m.text).lower(): m for m in mentions}
    return list(by_name.values())


def _named(mention: EntityMention, own: Argument) -> Argument:
    name = mention.full_name or mention.text
    words = tuple(w for w in name.lower().split() if any(c.isalpha() for c in w))
    return replace(own, text=name, terms=tuple(dict.fromkeys((*words, own.head))), mention_id=mention.mention_id)
