"""Short forms within a document: which of its names are one entity there ("Mao" and "Mao Zedong", "JISCO" and what it stands for).

Nothing of another document is looked at, so adding a report changes none of this. What is ambiguous stays apart and is said so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.dedupe.entities.acronyms import abbreviates, has_initials
from pipeline.dedupe.entities.compare import judge
from pipeline.dedupe.entities.lexicon import fold, lexicon
from pipeline.dedupe.entities.names import Name, read_name
from pipeline.dedupe.entities.veto import PLACE_OR_THING, veto
from pipeline.model import Document, EntityMention, EntityType, Extraction

Words = tuple[str, ...]
Forbidden = Callable[[Name, Name], str]

FARTHEST_DEFINITION = 60  # characters between two names that "formerly known as" can still link
_OPEN = re.compile(r"\s*[(\[]\s*(?:the |or )?[\"“‘']?", re.I)
_CLOSE = re.compile(r"[\"”’']?\s*[,;)\]]")


@dataclass(frozen=True, slots=True)
class Join:
    """Two names of one document that are one entity there; `explicit` where the text itself says so."""

    short: Name
    full: Name
    reason: str
    score: int
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """The names that one document has for one entity, with the mentions of each, the fullest name first."""

    document_id: str
    report: str
    names: tuple[Name, ...]
    mentions: tuple[tuple[EntityMention, ...], ...]
    joins: tuple[Join, ...] = ()

    @property
    def full(self) -> Name:
        return self.names[0]


@dataclass(slots=True)
class _Names:
    """The distinct names of a document, by their words."""

    by_words: dict[Words, Name] = field(default_factory=dict)
    mentions: defaultdict[Words, list[EntityMention]] = field(default_factory=lambda: defaultdict(list))
    first: dict[Words, int] = field(default_factory=dict)
    definite: set[Words] = field(default_factory=set)
    spelt: dict[tuple[str, str], Words] = field(default_factory=dict)


def fullness(name: Name) -> tuple[int, int, int, int, str]:
    """Sorts the fullest name first: no acronym, most words that carry identity, most words, most letters, then by spelling."""
    return (
        bool(name.acronym) + bool(name.local),
        -len(name.core),
        -len(name.words),
        -len(name.letters),
        name.text,
    )


def find_local_entities(
    document: Document,
    extraction: Extraction,
    read: Callable[[str, EntityType], Name] = read_name,
    forbidden: Forbidden = lambda a, b: "",
) -> tuple[list[LocalEntity], list[Join]]:
    """The entities of one document, and the joins that were not made because a short form fits several names."""
    names = _collect(document, extraction, read)
    groups = _Groups(names, forbidden)
    doubtful: list[Join] = []
    for step in (_full_names, _definitions, _same_persons, _surnames, _initials, _shortened):
        for candidates in step(document, names, read, groups):
            _join(groups, candidates, doubtful)
    return list(groups.entities(document)), doubtful


def _collect(document: Document, extraction: Extraction, read: Callable[[str, EntityType], Name]) -> _Names:
    names = _Names()
    read_as: defaultdict[Words, Counter[tuple[EntityType, str]]] = defaultdict(Counter)
    for mention in extraction.entities:
        name = read(mention.text, mention.type)
        names.mentions[name.words].append(mention)
        names.spelt[mention.text, mention.type] = name.words
        read_as[name.words][mention.type, name.text] += 1
        names.first.setdefault(name.words, mention.start)
        if document.text[max(0, mention.start - 4) : mention.start].casefold() == "the ":
            names.definite.add(name.words)
    for words, counted in read_as.items():
        types: Counter[EntityType] = Counter()
        for (kind, _), n in counted.items():
            types[kind] += n
        usual = min(types, key=lambda t: (-types[t], t))
        texts = [text for kind, text in counted if kind == usual]
        names.by_words[words] = read(min(texts, key=lambda t: (t.isupper(), t)), usual)
    return names


class _Groups:
    """Which names of the document are one entity so far."""

    def __init__(self, names: _Names, forbidden: Forbidden) -> None:
        self.names = names
        self.forbidden = forbidden
        self.group: dict[Words, list[Words]] = {words: [words] for words in names.by_words}
        self.joins: defaultdict[Words, list[Join]] = defaultdict(list)

    def same(self, a: Words, b: Words) -> bool:
        return self.group[a] is self.group[b]

    def full(self, words: Words) -> Name:
        return min((self.names.by_words[w] for w in self.group[words]), key=fullness)

    def against(self, a: Words, b: Words) -> str:
        """Why the groups of two names can't be one."""
        for v in self.group[a]:
            for w in self.group[b]:
                why = self.forbidden(self.names.by_words[v], self.names.by_words[w])
                if why:
                    return why
        return ""

    def join(self, a: Words, b: Words, join: Join) -> None:
        merged = self.group[a] + self.group[b]
        for words in merged:
            self.group[words] = merged
        self.joins[merged[0]].append(join)

    def entities(self, document: Document) -> Iterator[LocalEntity]:
        seen: set[int] = set()
        for group in self.group.values():
            if id(group) in seen:
                continue
            seen.add(id(group))
            ordered = sorted(group, key=lambda w: fullness(self.names.by_words[w]))
            yield LocalEntity(
                document.document_id,
                document.report,
                tuple(self.names.by_words[w] for w in ordered),
                tuple(tuple(self.names.mentions[w]) for w in ordered),
                tuple(join for w in group for join in self.joins[w]),
            )


Candidates = list[tuple[Words, Words, str, int, bool]]  # short, full, reason, score, explicit


def _join(groups: _Groups, candidates: Candidates, doubtful: list[Join]) -> None:
    """Joins a short form with the one entity that the candidates are names of; where they are several, with none."""
    candidates = [c for c in candidates if not groups.same(c[0], c[1]) and not groups.against(c[0], c[1])]
    targets = {id(groups.group[full]) for _, full, _, _, _ in candidates}
    if not targets:
        return
    by = groups.names.by_words
    if len(targets) > 1:
        named = sorted({groups.full(full).text for _, full, _, _, _ in candidates})
        for short, full, _, score, _ in candidates:
            reason = f"can be {' or '.join(named)} here"
            doubtful.append(Join(by[short], by[full], reason, score))
        return
    short, full, reason, score, explicit = candidates[0]
    groups.join(full, short, Join(by[short], by[full], reason, score, explicit))


def _full_names(
    document: Document, names: _Names, read: Callable[[str, EntityType], Name], groups: _Groups
) -> Iterator[Candidates]:
    """What extraction resolved while the text was at hand."""
    for words in list(names.by_words):
        fulls = Counter(m.full_name for m in names.mentions[words] if m.full_name)
        for full_name in sorted(fulls, key=lambda f: (-fulls[f], f))[:1]:
            full = read(full_name, names.by_words[words].type)
            if full.words not in names.by_words:
                names.by_words[full.words] = full
                groups.group[full.words] = [full.words]
            if full.words != words:
                yield [(words, full.words, f"short for {full_name} in this document", 97, True)]


def _definitions(
    document: Document, names: _Names, read: Callable[[str, EntityType], Name], groups: _Groups
) -> Iterator[Candidates]:
    """Names that the text itself equates: "Name (NAME)", "Name, formerly Name"."""
    mentions = sorted((m for ms in names.mentions.values() for m in ms), key=lambda m: m.start)
    renamings = lexicon().renamings
    for a, b in zip(mentions, mentions[1:], strict=False):
        gap = document.text[a.end : b.start]
        if not gap or len(gap) > FARTHEST_DEFINITION:
            continue
        first, second = names.spelt[a.text, a.type], names.spelt[b.text, b.type]
        one, other = names.by_words[first], names.by_words[second]
        if first == second or not {one.kind, other.kind} <= PLACE_OR_THING and one.kind != other.kind:
            continue
        if _OPEN.fullmatch(gap) and _CLOSE.match(document.text, b.end):
            for short, full in ((one, other), (other, one)):
                if short.acronym and (abbreviates(short.acronym, full) or has_initials(short.acronym, full)):
                    yield [(short.words, full.words, "the text gives it in brackets as the short form", 99, True)]
                    break
                if set(short.core) < set(full.core) and not veto(short, full):
                    yield [(short.words, full.words, "the text gives it in brackets as the short form", 99, True)]
                    break
        phrase = " ".join(w for w in fold(gap) if w not in ("the", "and", "as", "it", "which", "who", "was"))
        said = renamings.get(" ".join(fold(gap))) if " ".join(fold(gap)) in renamings else renamings.get(phrase)
        if said is not None and fold(gap):
            newer, older = (second, first) if said == "first" else (first, second)
            yield [(older, newer, f"the text equates them: {' '.join(fold(gap))}", 99, True)]


def _same_persons(
    document: Document, names: _Names, read: Callable[[str, EntityType], Name], groups: _Groups
) -> Iterator[Candidates]:
    """Full names of persons that differ in spelling, an initial, a middle name."""
    persons = [n for n in names.by_words.values() if n.kind == "person" and len(n.core) > 1]
    for i, a in enumerate(persons):
        for b in persons[i + 1 :]:
            if a.core[-1][:1] == b.core[-1][:1] or set(a.core) & set(b.core):
                verdict, reason, score = judge(a, b)
                if verdict == "match" or verdict == "unsure" and score >= 84:
                    short, full = sorted((a, b), key=fullness, reverse=True)
                    yield [(short.words, full.words, reason, score, False)]


def _surnames(
    document: Document, names: _Names, read: Callable[[str, EntityType], Name], groups: _Groups
) -> Iterator[Candidates]:
    """One name of a person alone: the surname, the given name."""
    holders: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names.by_words.values():
        if name.kind == "person" and len(name.core) > 1:
            for word in {name.core[0], name.core[-1]}:
                holders[word].append(name)
    for words, name in list(names.by_words.items()):
        if len(name.core) == 1 and not name.territory and name.kind in ("person", "thing"):
            word = name.core[0]
            last = [h for h in holders[word] if h.core[-1] == word]
            yield [
                (words, h.words, f"{'surname' if h.core[-1] == word else 'name'} of {h.text} in this document", 95, False)
                for h in (last if len(holders[word]) > len(last) > 0 else holders[word])
            ]


def _initials(
    document: Document, names: _Names, read: Callable[[str, EntityType], Name], groups: _Groups
) -> Iterator[Candidates]:
    """Acronyms that are the initials of a name of the document."""
    long = [n for n in names.by_words.values() if len(n.words) > 1 and n.kind in PLACE_OR_THING]
    for words, name in list(names.by_words.items()):
        if name.acronym and name.kind in PLACE_OR_THING:
            yield [
                (words, full.words, f"initials of {full.text} in this document", 93, False)
                for full in long
                if full.core[:1] != name.core[:1] and has_initials(name.acronym, full)
            ]


def _shortened(
    document: Document, names: _Names, read: Callable[[str, EntityType], Name], groups: _Groups
) -> Iterator[Candidates]:
    """Names that leave out words of a longer name of the document: its modifiers, its head, its tail."""
    lex = lexicon()
    things = [n for n in names.by_words.values() if n.kind in PLACE_OR_THING]
    having: defaultdict[str, list[Name]] = defaultdict(list)
    for name in things:
        if len(name.words) > 1:
            for word in set(name.words):
                having[word].append(name)
    for short in sorted(things, key=lambda n: (-len(n.core), n.words)):
        if short.territory or short.acronym and len(short.words) == 1:
            continue
        candidates: Candidates = []
        for full in having[min(short.core, key=lambda w: len(having[w]))]:
            if full.words != short.words and _shortens(short, full, names, lex.generic.keys()):
                candidates.append((short.words, full.words, f"short for {full.text} in this document", 92, False))
        yield candidates


def _shortens(short: Name, full: Name, names: _Names, generic: Sequence[str] | object) -> bool:
    lex = lexicon()
    if len(short.core) >= len(full.core) or not _subsequence(short.core, full.core):
        return False
    if short.numbers != full.numbers and short.numbers or veto(short, full):
        return False
    if full.territory or short.kind == "place" and full.kind != "place":
        return False
    if len(short.core) > 1:
        return short.kind == full.kind
    word = short.core[0]
    if word in lex.generic:
        return lex.generic[word].head and full.core[-1] == word and short.words in names.definite
    at_an_end = word in (full.core[0], full.core[-1])
    return at_an_end and short.type == full.type and names.first.get(full.words, 0) < names.first.get(short.words, 0)


def _subsequence(short: Words, full: Words) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)
