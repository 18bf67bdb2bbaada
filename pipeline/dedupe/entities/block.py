"""Candidate pairs: names that share a key which two names of one entity nearly always share; no others are compared.

Every key is a function of its name alone, so a report added elsewhere adds pairs and takes none away; only in a
block larger than LARGEST_BLOCK, where names are compared with their neighbours in sorted order (Hernández and Stolfo
1995), can a newcomer part two.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.dedupe.entities.lexicon import lexicon
from pipeline.dedupe.entities.names import Name
from pipeline.dedupe.entities.sounds import sound_of

# names; all pairs of a larger block cost more than they find: blocks of 40 found no further link in the corpora
LARGEST_BLOCK = 8
NEIGHBOURS = 3  # names compared with each in the sorted order of a larger block
SHORTEST_HALF = 4  # letters: half of a shorter name is shared by too many
FIRST_WORDS = 3  # distinctive ones that a long name and its shorter form begin with
MOST_WORDS_LEFT_OUT = 8  # words: of a longer name no word is left out to make a key


def keys_of(name: Name) -> set[str]:
    """The blocking keys of a name.

    >>> from pipeline.dedupe.entities.names import read_name
    >>> sorted(keys_of(read_name("Limpopo Province", "GPE")))
    ['=limpopo']
    """
    core, letters = name.core, name.letters
    keys = {"=" + "".join(sorted(core))}
    if name.territory:
        keys.add("t" + name.territory)
    if len(core) > 1:
        keys.add("=" + "".join(letters))
    if 2 < len(core) <= MOST_WORDS_LEFT_OUT or (len(core) == 2 and name.kind != "person"):
        keys.update("-" + " ".join(core[:i] + core[i + 1 :]) for i in range(len(core)) if len(core) > 2)
        keys.add("-" + " ".join(core))
    if len(core) > 1 and name.kind != "person":
        generic = lexicon().generic
        keys.update(f"+{v} {w} {name.head}" for v, w in pairwise(core) if not {v, w} <= generic.keys())
        telling = [w for w in core if w not in generic and w.isalpha()]
        if len(telling) > FIRST_WORDS:
            keys.add("*" + " ".join(telling[:FIRST_WORDS]))
        keys.add("=" + "".join(sorted(w for w in core if w not in generic or generic[w].drops == "no")))
    if name.kind == "person" and len(core) > 1:
        keys.update(_person_keys(core))
    elif name.kind != "group":
        keys.update(_halves(letters))
    return keys


def _person_keys(core: tuple[str, ...]) -> Iterator[str]:
    """The sound of the surname with the first letter's class of the given name, read in both orders."""
    nicknames = lexicon().nicknames
    for surname, given in ((core[-1], core[0]), (core[0], core[-1])):
        consonants = sound_of(surname)[0]
        for form in {given, *nicknames.get(given, ())}:
            yield f"p{consonants} {sound_of(form)[0][:1] or form[:1]}"
        if len(surname) >= 2 * SHORTEST_HALF:
            yield f"q{surname[:SHORTEST_HALF]} {given}"
            yield f"r{surname[-SHORTEST_HALF:]} {given}"


def _halves(letters: str) -> Iterator[str]:
    """The first and the last half: one slip of the pen leaves one of them whole, whatever it does to the length."""
    for half in {(len(letters) - 1) // 2, len(letters) // 2}:
        if half >= SHORTEST_HALF:
            yield "<" + letters[:half]
            yield ">" + letters[-half:]


def candidate_pairs(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Pairs of indices (i < j) into `names` that share a key, each once. `names` must be sorted by content."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        for key in keys_of(name):
            blocks[key].append(i)
    seen: set[int] = set()
    for key in sorted(k for k, members in blocks.items() if len(members) > 1):
        members = blocks[key]
        if len(members) > LARGEST_BLOCK:
            members = sorted(members, key=lambda i: (names[i].letters, i))
        reach = len(members) if len(members) <= LARGEST_BLOCK else NEIGHBOURS
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + reach]:
                pair = min(i, j) * len(names) + max(i, j)
                if pair not in seen:
                    seen.add(pair)
                    yield min(i, j), max(i, j)
