"""The distinct names of one document, and which of them are one entity so far."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.dedupe.entities.compare import judge
from pipeline.dedupe.entities.lexicon import lexicon
from pipeline.dedupe.entities.names import Name
from pipeline.model import Document, EntityMention, EntityType, Extraction

LONGEST_PREPOSITION = 12  # characters looked at in front of a name
Words = tuple[str, ...]
Read = Callable[[str, EntityType], Name]
Forbidden = Callable[[Name, Name], str]


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


def fullness(name: Name) -> tuple[int, int, int, int, str]:
    """Sorts the fullest name first: no acronym, most words that carry identity, most words, most letters, then by spelling."""
    return (
        bool(name.acronym) + bool(name.local),
        -len(name.core),
        -len(name.words),
        -len(name.letters),
        name.text,
    )


@dataclass(slots=True)
class DocumentNames:
    """The distinct names of a document, by their words."""

    by_words: dict[Words, Name] = field(default_factory=dict)
    mentions: defaultdict[Words, list[EntityMention]] = field(default_factory=lambda: defaultdict(list))
    first: dict[Words, int] = field(default_factory=dict)
    definite: set[Words] = field(default_factory=set)  # after "the"
    located: set[Words] = field(default_factory=set)  # after "in", "at", "from": where a person's name hardly stands
    expanded: set[Words] = field(default_factory=set)  # names in which an acronym was written out
    spelt: dict[tuple[str, str], Words] = field(default_factory=dict)


def collect_names(document: Document, extraction: Extraction, read: Read) -> DocumentNames:
    names = DocumentNames()
    read_as: defaultdict[Words, Counter[tuple[EntityType, str]]] = defaultdict(Counter)
    places = lexicon().locatives
    for mention in extraction.entities:
        name = read(mention.text, mention.type)
        names.mentions[name.words].append(mention)
        names.spelt[mention.text, mention.type] = name.words
        read_as[name.words][mention.type, name.text] += 1
        names.first.setdefault(name.words, mention.start)
        before = document.text[max(0, mention.start - LONGEST_PREPOSITION) : mention.start].casefold().split()
        if before[-1:] == ["the"]:
            names.definite.add(name.words)
        elif before and before[-1] in places:
            names.located.add(name.words)
    for words, counted in read_as.items():
        types: Counter[EntityType] = Counter()
        for (kind, _), n in counted.items():
            types[kind] += n
        usual = min(types, key=lambda t: (-types[t], t))
        texts = [text for kind, text in counted if kind == usual]
        names.by_words[words] = read(min(texts, key=lambda t: (t.isupper(), t)), usual)
    return names


class Groups:
    """Which names of the document are one entity so far."""

    def __init__(self, names: DocumentNames, forbidden: Forbidden) -> None:
        self.names = names
        self.forbidden = forbidden
        self.group: dict[Words, list[Words]] = {words: [words] for words in names.by_words}
        self.joins: defaultdict[Words, list[Join]] = defaultdict(list)

    def same(self, a: Words, b: Words) -> bool:
        return self.group[a] is self.group[b]

    def full(self, words: Words) -> Name:
        return min((self.names.by_words[w] for w in self.group[words]), key=fullness)

    def against(self, a: Words, b: Words) -> str:
        """Why the groups of two names can't be one; the two names themselves have been judged by the step that joins them."""
        for v in self.group[a]:
            for w in self.group[b]:
                one, other = self.names.by_words[v], self.names.by_words[w]
                why = self.forbidden(one, other)
                if not why and (v, w) != (a, b) and one.kind == other.kind and min(len(one.core), len(other.core)) > 1:
                    verdict, reason, _ = judge(one, other)
                    why = reason if verdict == "no_match" else ""
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
