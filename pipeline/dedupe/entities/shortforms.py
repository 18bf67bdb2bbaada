"""The ways in which a document shortens the names it has given in full, each a step of its own.

A step yields, for one short form at a time, every name of the document that it can be short for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.dedupe.entities.acronyms import abbreviates, has_initials
from pipeline.dedupe.entities.compare import judge
from pipeline.dedupe.entities.document import DocumentNames, Groups, Read, Words, fullness
from pipeline.dedupe.entities.lexicon import fold, lexicon
from pipeline.dedupe.entities.names import Name
from pipeline.dedupe.entities.veto import PLACE_OR_THING, veto
from pipeline.model import Document

FARTHEST_DEFINITION = 60  # characters between two names that "formerly known as" can still link
ALIKE = 84  # score from which two doubtful spellings in one document are one person
_OPEN = re.compile(r"\s*[(\[]\s*(?:the |or )?[\"“‘']?", re.I)
_CLOSE = re.compile(r"[\"”’']?\s*[,;)\]]")

Candidates = list[tuple[Words, Words, str, int, bool]]  # short, full, reason, score, explicit


def full_names(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """What extraction resolved while the text was at hand; vetoes hold for it too, and a people is short for nothing."""
    for words in list(names.by_words):
        if names.by_words[words].kind == "group":
            continue
        fulls = Counter(m.full_name for m in names.mentions[words] if m.full_name)
        for full_name in sorted(fulls, key=lambda f: (-fulls[f], f))[:1]:
            full = read(full_name, names.by_words[words].type)
            short = names.by_words[words]
            if set(short.core) & set(full.core) and veto(short, full):
                continue
            if full.words not in names.by_words:
                names.by_words[full.words] = full
                groups.group[full.words] = [full.words]
            if full.words != words:
                yield [(words, full.words, f"short for {full_name} in this document", 97, True)]


def definitions(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """Names that the text itself equates: "Name (NAME)", "Name, formerly Name"."""
    mentions = sorted((m for ms in names.mentions.values() for m in ms), key=lambda m: m.start)
    renamings = lexicon().renamings
    for a, b in pairwise(mentions):
        gap = document.text[a.end : b.start]
        if not gap or len(gap) > FARTHEST_DEFINITION:
            continue
        first, second = names.spelt[a.text, a.type], names.spelt[b.text, b.type]
        one, other = names.by_words[first], names.by_words[second]
        if first == second or (not {one.kind, other.kind} <= PLACE_OR_THING and one.kind != other.kind):
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


def same_persons(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """Full names of persons that differ in spelling, an initial, a middle name."""
    persons = [n for n in names.by_words.values() if n.kind == "person" and len(n.core) > 1]
    for i, a in enumerate(persons):
        for b in persons[i + 1 :]:
            if a.core[-1][:1] == b.core[-1][:1] or set(a.core) & set(b.core):
                verdict, reason, score = judge(a, b)
                if verdict == "match" or (verdict == "unsure" and score >= ALIKE):
                    short, full = sorted((a, b), key=fullness, reverse=True)
                    yield [(short.words, full.words, reason, score, False)]


def surnames(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """One name of a person alone: the surname, the given name."""
    holders: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names.by_words.values():
        if name.kind == "person" and len(name.core) > 1:
            for word in {name.core[0], name.core[-1]}:
                holders[word].append(name)
    for words, name in list(names.by_words.items()):
        if len(name.core) == 1 and not name.territory and (name.kind != "place" or words not in names.located):
            word = name.core[0]
            last = [h for h in holders[word] if h.core[-1] == word]
            yield [
                (
                    words,
                    h.words,
                    f"{'surname' if h.core[-1] == word else 'name'} of {h.text} in this document",
                    95,
                    False,
                )
                for h in (last if len(holders[word]) > len(last) > 0 else holders[word])
            ]


def initials(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """Acronyms that are the initials of a name of the document."""
    long = [n for n in names.by_words.values() if len(n.words) > 1 and n.kind in PLACE_OR_THING]
    for words, name in list(names.by_words.items()):
        if name.acronym and name.kind in PLACE_OR_THING:
            yield [
                (words, full.words, f"initials of {full.text} in this document", 93, False)
                for full in long
                if full.core[:1] != name.core[:1] and has_initials(name.acronym, full)
            ]


def shortened(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """Names that leave out words of a longer name of the document: its modifiers, its head, its tail."""
    things = [n for n in names.by_words.values() if n.kind in PLACE_OR_THING]
    having: defaultdict[str, list[Name]] = defaultdict(list)
    for name in things:
        if len(name.words) > 1:
            for word in set(name.words):
                having[word].append(name)
    for short in sorted(things, key=lambda n: (-len(n.core), n.words)):
        if short.territory or (short.acronym and len(short.words) == 1):
            continue
        candidates: Candidates = []
        for full in having[min(short.core, key=lambda w: len(having[w]))]:
            if full.words != short.words and _shortens(short, full, names):
                candidates.append((short.words, full.words, f"short for {full.text} in this document", 92, False))
        yield candidates


def _shortens(short: Name, full: Name, names: DocumentNames) -> bool:
    lex = lexicon()
    if len(short.core) >= len(full.core) or not _subsequence(short.core, full.core):
        return False
    if (short.numbers != full.numbers and short.numbers) or veto(short, full):
        return False
    if full.territory or full.words in names.expanded or (short.kind == "place" and full.kind != "place"):
        return False
    if len(short.core) > 1:
        return short.kind == full.kind and drops_modifiers_or_tail(short, full)
    word = short.core[0]
    if word in lex.generic:
        return lex.generic[word].head and full.head == word and short.words in names.definite
    if full.numbers:
        return False  # the maker is not its model: Airbus, Airbus A400M
    at_an_end = word in (full.core[0], full.core[-1])
    return at_an_end and short.type == full.type and names.first.get(full.words, 0) < names.first.get(short.words, 0)


def drops_modifiers_or_tail(short: Name, full: Name) -> bool:
    """Whether a name of several words leaves out what goes before its head, or all behind its first words.

    >>> from pipeline.dedupe.entities.names import read_name
    >>> group, place = read_name("Women's Group of Leopard Hill", "ORG"), read_name("Leopard Hill", "ORG")
    >>> drops_modifiers_or_tail(place, group)
    False
    """
    return short.head == full.head or full.core[: len(short.core)] == short.core


def _subsequence(short: Words, full: Words) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)


def expanded(document: Document, names: DocumentNames, read: Read, groups: Groups) -> Iterator[Candidates]:
    """Names with an acronym in them that the document resolves: "Staff of the UN", "Staff of the United Nations"."""
    stands_for: dict[str, tuple[str, ...]] = {}
    for words, name in names.by_words.items():
        full = groups.full(words)
        if name.acronym and full.words != words and len(full.core) > 1:
            stands_for[name.words[0]] = full.core
    by_core: defaultdict[Words, list[Words]] = defaultdict(list)
    for words, name in list(names.by_words.items()):
        if name.kind in PLACE_OR_THING and len(name.core) > 1:
            core = tuple(w for v in name.core for w in stands_for.get(v, (v,)))
            if core != name.core:
                names.expanded.add(words)
                names.by_words[words] = replace(name, core=core, letters="".join(core), local=False)
            by_core[core].append(words)
    for core in sorted(by_core):
        first, *others = sorted(by_core[core], key=lambda w: fullness(names.by_words[w]))
        for words in others:
            yield [(words, first, "the same name with an acronym in it written out", 96, False)]


STEPS = (full_names, definitions, same_persons, surnames, initials, expanded, shortened)
