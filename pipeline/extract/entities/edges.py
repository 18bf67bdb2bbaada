"""Where a name begins and ends: without article, possessive, title, bracket; with the whole of a hyphenated word."""

from collections.abc import Iterator

from pipeline.extract.entities.lists import heads, person_names, plain, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType

ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "some",
        "all",
        "both",
        "each",
        "every",
        "another",
        "any",
        "no",
        "many",
        "most",
    ]
)
POSSESSIVES = frozenset(("'s", "’s", "'", "’", "'S", "’S"))
HYPHENS = frozenset(("-", "‐", "‑"))
# Signs that a name doesn't begin or end with.
EDGE_SIGNS = frozenset("\"'“”‘’`()[]{}<>,;:.!?-–—…/|*•«»&‐‑#@~_=+") | {"--", "...", "``", "''"}
NO_NAME_TAGS = frozenset(("VERB", "AUX", "SCONJ", "ADV", "PRON"))
OPENING_TAGS = frozenset(("ADP", "CCONJ", "SCONJ"))
BRACKETS = frozenset('()[]{}"“”|')
TITLE_WORDS = 3  # the longest titles: "Deputy Prime Minister"


def clean(words: Words, name: Name) -> Iterator[Name]:
    """The name or names that a found span holds, each at its proper edges; none where nothing is left."""
    start = name.start
    if words.flat[name.sentence]:
        name = name.between(name.start, _headline_end(words, name))
    for i in range(name.start, name.end + 1):
        if i == name.end or words.texts[i] in BRACKETS:
            if start < i:
                yield from _clean_part(words, name.between(start, i))
            start = i + 1


def _after_office(words: Words, start: int, end: int) -> int:
    """Where the person begins in "(Minister) of Public Works Ana Pop": at the first given name; `end` where there is none."""
    return next((i for i in range(start + 2, end - 1) if words.texts[i] in person_names()), end)


def _headline_end(words: Words, name: Name) -> int:
    """Where a name that the model saw in a headline ends: before a verb or a small word, whatever its capital."""
    for i in range(name.start + 1, name.end):
        if words.tags[i] in NO_NAME_TAGS and words.cases[i] == "Title" and i > name.start:
            return i
    return name.end


def _clean_part(words: Words, name: Name) -> Iterator[Name]:
    start, end = trim(words, name.start, name.end)
    bare = skip_titles(words, start, end)
    if bare > start and bare < end and words.cases[bare] == "lower":
        bare = _after_office(words, bare, end)
    if bare == end:
        return  # "Minister", "Minister of Health": an office, no person
    if bare > start:
        name, start = name.typed("PERSON"), bare
    name = name.between(*whole_words(words, start, end, name.type))
    if any(words.cases[i] not in ("lower", "other") for i in range(name.start, name.end)):
        yield name


def trim(words: Words, start: int, end: int) -> tuple[int, int]:
    """The span without article, possessive, signs and lower-case words at its edges."""
    while start < end and (_no_edge(words, start) or (end - start > 1 and _opens_sentence(words, start))):
        start += 1
    while start < end and (_no_edge(words, end - 1) or words.texts[end - 1] in POSSESSIVES):
        end -= 1
    return start, end


def _opens_sentence(words: Words, i: int) -> bool:
    """Is the word at i a preposition or conjunction that only the sentence's beginning capitalises: "In Port Ellis, ..."?"""
    return words.cases[i] == "Title" and words.tags[i] in OPENING_TAGS and i in words.openings


def _no_edge(words: Words, i: int) -> bool:
    text = words.texts[i]
    if text == "I" and words.tags[i] == "PRON":
        return True
    return words.cases[i] == "lower" or text in EDGE_SIGNS or text.lower() in ARTICLES or not text.strip()


def skip_titles(words: Words, start: int, end: int) -> int:
    """The index after the titles that a person's name begins with; `start` where the name is no person's.

    "Prime Minister Ana Duarte" -> "Ana Duarte", but "King Faisal Hospital" stays: what its head noun names is no person.
    """
    if words.texts[end - 1] in heads() and end - start > 1 and not title_at(words, end - 1, end):
        return start
    while start < end and (skipped := title_at(words, start, end)):
        start += skipped
    return start


def title_at(words: Words, start: int, end: int) -> int:
    """How many words the title at `start` has, 0 where there is none."""
    known = titles()
    for length in range(min(TITLE_WORDS, end - start), 0, -1):
        if plain(words.text(start, start + length)) in known:
            return length
    return 0


def whole_words(words: Words, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """The span with the rest of a hyphenated name: "Min-ji", "al-Rashid", "CDU-N", but not "EU-funded"."""
    last = len(words.texts)
    while end + 1 < last and words.texts[end] in HYPHENS and words.joined(end) and words.joined(end + 1):
        if words.cases[end + 1] == "lower" and kind != "PERSON":
            break
        if words.cases[end + 1] == "Title" and kind in ("GPE", "LOC", "NORP"):
            break
        end += 2
    while start > 1 and words.texts[start - 1] in HYPHENS and words.joined(start) and words.joined(start - 1):
        if words.texts[start - 2].lower() not in PREFIXES:
            break
        start -= 2
    return start, end


# The Arabic article, as transliterations write it.
PREFIXES = frozenset(("al", "el", "as", "ash", "ad", "an", "ar", "az", "at"))
