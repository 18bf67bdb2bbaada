"""The longer name of the same document that a short form stands for: "Moss", "the Board", "HWC", "Lower Weir".

A short form stands for a longer name whose words it repeats in their order, or whose acronym the document defines it as. It
is resolved where one candidate is clear: there is one only, or one that is named far more often than the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.entities.lists import heads, plain
from pipeline.model import EntityType

MOST_CANDIDATES = 60  # a word that more names of a document share makes none of them clear
LEAST_INITIALS = 3  # words of a name whose initials alone are taken for its acronym
CLEAR = 3  # a candidate named this many times as often as the next is meant
SMALL_WORDS = frozenset(
    ["of", "the", "and", "for", "on", "in", "a", "an", "&", "de", "la", "del", "al", "among", "to", ",", "with"]
)
Key = tuple[str, ...]

# Types that one thing is given in turn: a hall and its museum, a programme and its office.
_KIN: tuple[frozenset[EntityType], ...] = (
    frozenset(("ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART")),
    frozenset(("GPE", "LOC", "FAC")),
    frozenset(("PERSON",)),
    frozenset(("NORP",)),
)


def resolve_short_forms(names: Sequence[tuple[str, EntityType]], acronyms: Mapping[str, str]) -> dict[str, str]:
    """{short form: full name} for the texts of a document's names; `acronyms` are those that the document defines.

    >>> named = [("Ada Moss", "PERSON"), ("Moss", "PERSON"), ("Horka Dam Authority", "ORG"), ("Authority", "ORG")]
    >>> resolve_short_forms(named, {})
    {'Moss': 'Ada Moss', 'Authority': 'Horka Dam Authority'}
    """
    counts = Counter(text for text, _ in names)
    kinds = dict(names)
    longer = _by_word(counts)
    initialled: dict[str, list[str]] = defaultdict(list)
    for other in counts:
        if len(other.split()) >= LEAST_INITIALS and kinds[other] in _KIN[0]:
            initialled[_initials(other)].append(other)
    full: dict[str, str] = {}
    for text in counts:
        if text in acronyms:
            full[text] = acronyms[text]
            continue
        candidates = Counter(
            {
                other: counts[other]
                for other in _rarest(text, longer)
                if other != text and _kin(kinds[text], kinds[other]) and stands_for(text, other, kinds[text])
            }
        )
        best = _clear(candidates) or _clear(Counter({other: counts[other] for other in initialled.get(text, ())}))
        if best:
            full[text] = best
    return {text: _last(text, full) for text in full}


def _last(text: str, full: Mapping[str, str]) -> str:
    """Follows "Forum" -> "Water Forum" -> "9th Water Forum of ..."; never round in a circle."""
    seen = [text]
    while full.get(seen[-1]) and full[seen[-1]] not in seen:
        seen.append(full[seen[-1]])
    return seen[-1]


def _words(text: str) -> Key:
    return tuple(word for word in plain(text).casefold().replace("-", " ").split() if word not in SMALL_WORDS) or (
        text,
    )


def _by_word(texts: Iterable[str]) -> dict[str, list[str]]:
    """Each word with the texts that hold it among others."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        words = _words(text)
        if len(words) > 1:
            for word in dict.fromkeys(words):
                found[word].append(text)
    return found


def _rarest(text: str, longer: Mapping[str, list[str]]) -> list[str]:
    """The names that share the rarest word of a text; none where even that is too common to tell one name."""
    found = min((longer.get(word, []) for word in _words(text)), key=len)
    return found if len(found) <= MOST_CANDIDATES else []


def _initials(text: str) -> str:
    """The initials of a name's capitalised words.

    >>> _initials("Horka Water and Gas Company")
    'HWGC'
    """
    return "".join(word[0] for word in text.replace("-", " ").split() if word[0].isupper())


def _kin(one: EntityType, other: EntityType) -> bool:
    return any(one in kin and other in kin for kin in _KIN)


def stands_for(short: str, long: str, kind: EntityType) -> bool:
    """Can the short form stand for the long name: are its words the long one's, in order, with its head noun?"""
    few, many = _words(short), _words(long)
    if len(few) >= len(many):
        return False
    if kind == "PERSON":
        return few == many[: len(few)] or few == many[-len(few) :]
    if kind in ("GPE", "LOC"):
        return False
    position = 0
    for word in few:
        try:
            position = many.index(word, position) + 1
        except ValueError:
            return False
    return _head(short) == _head(long)


def _head(text: str) -> str:
    """The head noun of a name: the last one before "of", "for", "on"."""
    words = text.split()
    for i, word in enumerate(words):
        if i and word in ("of", "for", "on"):
            return words[i - 1].casefold()
    listed = [word for word in words if word in heads()]
    return (listed[-1] if listed else words[-1]).casefold()


def _clear(candidates: Counter[str]) -> str:
    """The candidate that is meant, "" where none is clear. Variants of one name are one candidate, its longest."""
    groups: list[list[str]] = []
    for text in sorted(candidates, key=lambda t: (-len(_words(t)), t)):
        for group in groups:
            if set(_words(text)) <= set(_words(group[0])):
                group.append(text)
                break
        else:
            groups.append([text])
    weighed = sorted(((sum(candidates[t] for t in group), group[0]) for group in groups), key=lambda w: (-w[0], w[1]))
    if not weighed or (len(weighed) > 1 and weighed[0][0] < CLEAR * weighed[1][0]):
        return ""
    return weighed[0][1]
