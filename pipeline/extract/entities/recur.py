"""Names that recur: what was found whole once is found whole wherever the document says it again.

Longer names are looked for first, so "Red Sea Ports Authority" is one name where the model saw "Red Sea"; then the short
forms of persons: a surname alone, once the full name was found. Headlines in capitals are searched without regard to case.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.extract.entities.agree import head_of
from pipeline.extract.entities.edges import title_at
from pipeline.extract.entities.lists import family_names_first, heads, no_names, plain
from pipeline.extract.entities.names import Name, lay
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType

LEAST_LETTERS = 2
FULL_NAME_TOKENS = 6
RARE_TAGS = frozenset(("NOUN", "X", "ADJ"))  # what a model takes an unknown name at a sentence's beginning for
SHORTEST = 3  # letters of a word that is looked for in capitals too


def recurring_names(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names and all further places where one of them stands, the longer ones first."""
    forms = _forms(words, names)
    found = list(_search(words, forms))
    # In a headline capitals don't show where a name ends: a person's full name that the text below has goes before what the
    # model saw there ("Nadia Kwame Wins").
    told = {_plain(words, name) for name in names if name.type == "PERSON" and not words.flat[name.sentence]}
    sure = {
        id(name)
        for name in found
        if words.flat[name.sentence] and name.end - name.start > 1 and _plain(words, name) in told
    }
    by_length = sorted(
        [*names, *found], key=lambda n: (id(n) not in sure, n.start - n.end, n.source == "recurrence", n.start)
    )
    return lay(by_length)


def _plain(words: Words, name: Name) -> tuple[str, ...]:
    return tuple(plain(text) for text in words.texts[name.start : name.end])


def _forms(words: Words, names: Sequence[Name]) -> dict[tuple[str, ...], EntityType]:
    """The words of each name found, and of each person's family name alone."""
    forms: dict[tuple[str, ...], EntityType] = {}
    for name in names:
        forms.setdefault(_plain(words, name), name.type)
    for name in names:
        if name.type == "PERSON" and 2 <= name.end - name.start <= FULL_NAME_TOKENS:
            i = name.start if words.texts[name.start] in family_names_first() else name.end - 1
            text = words.texts[i]
            if name.end - name.start == 2:  # "Orbán Viktor" for "Viktor Orbán"
                forms.setdefault(_plain(words, name)[::-1], "PERSON")
            if words.cases[i] == "Title" and len(text) > LEAST_LETTERS and not title_at(words, i, i + 1):
                forms.setdefault((plain(text),), "PERSON")
        elif name.type == "EVENT" and name.end - name.start > 1 and _is_storm(words, name):
            forms.setdefault((plain(words.texts[name.end - 1]),), "EVENT")
    return {parts: kind for parts, kind in forms.items() if _distinct(parts)}


def _is_storm(words: Words, name: Name) -> bool:
    """Is the name's last word a storm's own, behind the generic one: "Cyclone Ana"?"""
    head = heads().get(words.texts[name.end - 2])
    return head is not None and head.first and head.type == "EVENT"


def _distinct(parts: tuple[str, ...]) -> bool:
    """Is it safe to take these words for the name wherever they stand?"""
    if len(parts) == 1:
        return len(parts[0]) > LEAST_LETTERS and parts[0] not in no_names() and not parts[0].islower()
    return True


def _search(words: Words, forms: dict[tuple[str, ...], EntityType]) -> Iterator[Name]:
    by_first: dict[str, list[tuple[tuple[str, ...], EntityType]]] = defaultdict(list)
    for parts, kind in sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first[_fold(parts[0])].append((parts, kind))
    small = {text for text, case in zip(words.texts, words.cases, strict=True) if case == "lower"}
    for k, (first, end) in enumerate(words.sentences):
        for i in range(first, end):
            for parts, kind in by_first.get(_fold(words.texts[i]), ()):
                stop = i + len(parts)
                if stop <= end and all(
                    _same(text, part) for text, part in zip(words.texts[i:stop], parts, strict=True)
                ):
                    if len(parts) > 1 or i not in words.openings or _is_name_there(words, i, small):
                        yield Name(k, i, stop, kind, "recurrence")
                    break


def _is_name_there(words: Words, i: int, small: set[str]) -> bool:
    """Is the word at i, which is capitalised as the first of its sentence, a name by its tag, or a noun never written small?"""
    return words.tags[i] == "PROPN" or (words.tags[i] in RARE_TAGS and words.texts[i].lower() not in small)


def _fold(text: str) -> str:
    return plain(text).casefold() if len(text) > SHORTEST else plain(text)


def _same(text: str, part: str) -> bool:
    """Is the word of a text that of a name, or the same in capitals?"""
    return plain(text) == part or (text.isupper() and len(text) > SHORTEST and _fold(text) == _fold(part))


def bare_heads(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    """Head nouns of the names found, alone after an article: "the Institute", short for the one institute that is named."""
    kinds: dict[str, EntityType] = {}
    for name in names:
        if name.end - name.start > 1 and (head := head_of(words.texts[name.start : name.end])):
            kinds.setdefault(head.form, name.type)
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k]:
            continue
        for i in range(first + 1, end):
            text = words.texts[i]
            if text in kinds and words.cases[i] == "Title" and words.texts[i - 1].lower() in DETERMINERS:
                alone = i + 1 >= end or not (words.is_capital(i + 1) or words.texts[i + 1] in ("of", "for", "on", "&"))
                if alone:
                    yield Name(k, i, i + 1, kinds[text], "recurrence")


DETERMINERS = frozenset(("the", "this", "its", "our"))
