"""Resolves "it", "the company", "we" to what they stand for, where one candidate is clear.

A pronoun stands for the subject before it where that fits in number and animacy (the subject preference of centering theory;
Grosz, Joshi and Weinstein 1995). "The company" stands for the only thing named in the last sentences that can be one, or for
the one whose name says "company". Where two candidates are left, the words stay as they are.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from pipeline.extract.parse import Parsed
from pipeline.extract.statements.arguments import Mentions, argument
from pipeline.extract.statements.clauses import SUBJECTS, climb, governor, is_clause, subjects
from pipeline.extract.statements.sorts import (
    Anaphor,
    Described,
    anaphors,
    describe_names,
    name_of,
    same_sort,
    sort_nouns,
    sort_word,
)
from pipeline.model import Argument, EntityMention

REACH = 2  # sentences back that a reference is looked for, the own one not counted
FAR = 200  # sentences back for what is called by its sort: some pages, so that the work grows with the text, not its square
THINGS = ("FAC", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
MUTE = ("EVENT", "LOC", "PRODUCT")
THING = ("it", "its", "itself", "which", "that")
PERSON = ("he", "she", "him", "her", "his", "hers")
SHE = ("she", "her", "hers")  # of a ship as well
SHIP = "ship"
THEY = ("they", "them", "their", "these", "those")
PLURAL = ("NNS", "NNPS")
NOMINALS = ("NOUN", "PROPN")
WRITERS = ("we", "us", "our", "ours")
DEFINITE = ("the", "this", "that", "its", "their", "our")
OTHER = ("another", "different", "nearby", "nearest", "neighbouring", "next", "other", "second", "separate", "third")


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
    described: dict[str, Described] = field(default_factory=dict)

    def resolve(self, token: Token, index: int) -> Argument:
        """The argument that the noun phrase of this head is or stands for; `index` is the number of its sentence."""
        own = argument(token, self.mentions)
        if token.i in self.mentions and token.pos_ == "PROPN":
            return own
        word = token.lower_
        if word in WRITERS:
            return self.writers if self.writers.text else own
        if word in THEY:
            return self._plural_before(token, index) or own
        if word in THING or word in PERSON:
            return self._subject_before(token, index, word in PERSON) or own
        anaphor = anaphors().get(token.lemma_.lower())
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
            fits = fits or (token.lower_ in SHE and not found.plural and self._is_ship(found.argument))
            return found.argument if fits else None
        return None

    def _plural_before(self, token: Token, index: int) -> Argument | None:
        """Whom "they" stands for: the only plural subject before it in its sentence, or else the last sentence's subject."""
        sent = token.sent
        verb = _verb_acting_on(token)
        own = [
            t
            for t in sent
            if t.dep_ in SUBJECTS
            and t.tag_ in PLURAL
            and t.pos_ in NOMINALS
            and t.head != verb
            and _ends_before(t, token)
        ]
        if own:
            return argument(own[0], self.mentions) if len(own) == 1 else None
        found = self.subjects[index - 1] if index else None
        singular = any(_ends_before(t, token) and t.dep_ in SUBJECTS and t.head != verb for t in sent)
        return found.argument if found is not None and found.plural and not singular else None

    def _is_ship(self, argument: Argument) -> bool:
        name = next((m for m in self.mentions.values() if m.mention_id == argument.mention_id), None)
        heads = self.described[name_of(name)].heads if name is not None else {argument.head}
        return same_sort(heads, SHIP)

    def _only_thing(self, index: int, token: Token) -> EntityMention | None:
        """The only building, body, work or product that the sentence names: "it" after "we went to the Horn Dam"."""
        things = _distinct([m for m in self.names[index] if m.type in THINGS and m.end <= token.idx])
        return things[0] if len(things) == 1 else None

    def _only_name(self, anaphor: Anaphor, token: Token, index: int) -> EntityMention | None:
        types = anaphor.types.split("|")
        near = [m for names in self.names[max(0, index - REACH) : index + 1] for m in names if m.end <= token.idx]
        before = [m for names in self.names[max(0, index - FAR) : index + 1] for m in names if m.end <= token.idx]
        words = _modifiers(token)
        named = [m for m in before if sort_word(m) == anaphor.noun]
        called = [m for m in before if self._is_called(m, anaphor.noun, words)]
        sort = [m for m in before if self._is_of_sort(m, anaphor.noun, words)]
        of_type = [m for m in near if m.type in types and not self._is_otherwise(m, anaphor)]
        for candidates in (_near(named, near), named, _near(called, near), called, _near(sort, near), sort, of_type):
            found = _distinct(candidates)
            if len(found) == 1:
                return found[0]
        return None

    def _is_called(self, mention: EntityMention, noun: str, words: list[str]) -> bool:
        """Whether the name is described by that noun, and by the other words of the phrase: "the coal mine"."""
        described = self.described[name_of(mention)]
        return noun in described.heads and described.words.issuperset(words)

    def _is_of_sort(self, mention: EntityMention, noun: str, words: list[str]) -> bool:
        """Whether the noun can stand for what the name is: "the factory" for "Kiln Road Works"."""
        described = self.described[name_of(mention)]
        return same_sort(described.heads, noun) and described.words.issuperset(words)

    def _is_otherwise(self, mention: EntityMention, anaphor: Anaphor) -> bool:
        """Whether the name says that it is of another sort, or is told from others of the sort: a ministry is no plant."""
        word, heads = sort_word(mention), self.described[name_of(mention)].heads
        if word != anaphor.noun and (anaphor.noun in heads or same_sort(heads, anaphor.noun)):
            return True
        return "FAC" in anaphor.types and word != anaphor.noun and (word in anaphors() or word in sort_nouns())


def read_discourse(parsed: Parsed, mentions: Mentions) -> Discourse:
    """The document's subjects and names, with references between them resolved from its beginning on."""
    discourse = Discourse(mentions)
    discourse.writers = _writers(parsed, mentions)
    discourse.described = describe_names(parsed, mentions)
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
    plural = head.tag_ in PLURAL or any(c.dep_ == "conj" for c in head.children)
    plural = plural or head.lower_ in ("they", "these")
    return Subject(resolved, kind, plural, head.idx)


def _writers(parsed: Parsed, mentions: Mentions) -> Argument:
    """Whom "we" stands for: the group that the document calls "our delegation", "the mission", most often."""
    counts: Counter[str] = Counter()
    first: dict[str, Token] = {}
    for token in parsed.doc:
        anaphor = anaphors().get(token.lower_) if token.pos_ == "NOUN" else None
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
    if any(c.lower_ in OTHER for c in lefts):
        return False
    if any(c.pos_ in ("PROPN", "NUM") or (c.dep_ == "poss" and c.pos_ == "NOUN") for c in lefts):
        return False
    return not any(c.dep_ in ("prep", "relcl", "acl") and c.lower_ in ("of", "in", "at") for c in token.rights)


def _ends_before(subject: Token, pronoun: Token) -> bool:
    """Whether the subject stands before the pronoun, which isn't a part of it: "nine of them"."""
    return subject.i < pronoun.i and subject not in list(climb(pronoun))


def _verb_acting_on(pronoun: Token) -> Token | None:
    """The verb of which the pronoun is an object: its subject is somebody else ("they reach 90 % of them")."""
    below = pronoun
    for node in climb(pronoun):
        if is_clause(node):
            return node if below.dep_ in ("dobj", "dative", "prep") else None
        below = node
    return None


def _modifiers(token: Token) -> list[str]:
    """The words that say which one is meant, a measure left out: "coal" of "the coal mine", none of "the 58-metre ship"."""
    return [
        c.lemma_.lower()
        for c in token.lefts
        if c.pos_ in ("ADJ", "NOUN", "VERB", "PROPN") and not any(t.pos_ == "NUM" for t in c.subtree)
    ]


def _near(candidates: list[EntityMention], near: list[EntityMention]) -> list[EntityMention]:
    return [m for m in candidates if m in near]


def can_speak(mention: EntityMention) -> bool:
    """Whether the name can be a source's: "Norsund Mill" is staff too, a dam or an island is a place alone."""
    if mention.type != "FAC":
        return mention.type not in MUTE
    word = sort_word(mention)
    return word in anaphors() and "ORG" in anaphors()[word].types


def _distinct(mentions: list[EntityMention]) -> list[EntityMention]:
    """One mention of each name, the latest; "Kiln Deep" and "Kiln Deep Mine" are one name, the longer."""
    by_name = {name_of(m): m for m in mentions}
    return [
        m
        for name, m in by_name.items()
        if not any(f" {other} ".find(f" {name} ") >= 0 for other in by_name if other != name)
    ]


def _named(mention: EntityMention, own: Argument) -> Argument:
    name = mention.full_name or mention.text
    words = tuple(w for w in name.lower().split() if any(c.isalpha() for c in w))
    return replace(own, text=name, terms=tuple(dict.fromkeys((*words, own.head))), mention_id=mention.mention_id)
