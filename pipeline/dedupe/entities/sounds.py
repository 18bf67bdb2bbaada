"""Words that different romanisations write for one sound: Gaddafi, Qadhafi, Kadafi; Hussein, Husayn (but not Hassan)."""

from functools import cache, lru_cache

from pipeline.dedupe.entities.lexicon import lexicon

VOWELS = frozenset("aeiouyw")
VOWEL_CLASSES = {"a": "a", "e": "e", "i": "i", "o": "u", "u": "u", "w": "u", "y": "i"}
ALIKE = frozenset({("a", "e"), ("e", "a"), ("e", "i"), ("i", "e")})  # vowel classes that romanisations exchange
FEWEST_CONSONANTS = 2  # of a word compared by sound: "Li", "Lee" and "Leo" would all be one
SHORTEST_WORD = (
    5  # letters: with two consonants, a shorter word's vowels must be the same: Omar, Umar, but not Chan, Chen
)
CACHED_WORDS = 100_000


@lru_cache(CACHED_WORDS)
def sound_of(word: str) -> tuple[str, tuple[str, ...]]:
    """The consonant classes of a folded word and the vowel classes before, between and after them.

    >>> sound_of("qadhafi"), sound_of("gaddafi")
    (('ktf', ('', 'a', 'a', 'i')), ('ktf', ('', 'a', 'a', 'i')))
    """
    sounds, longest = _sounds()
    consonants, vowels, at = "", [""], 0
    while at < len(word):
        letter = word[at]
        if letter in VOWELS and not (letter == "w" and (at == 0 or word[at + 1 : at + 2] in VOWELS)):
            kind = VOWEL_CLASSES[letter]
            if not vowels[-1].endswith(kind):
                vowels[-1] += kind
            at += 1
            continue
        length = next((n for n in range(longest, 1, -1) if word[at : at + n] in sounds), 1)
        kind = sounds.get(word[at : at + length], letter)
        if not consonants.endswith(kind) or vowels[-1]:  # a doubled letter is one sound
            consonants += kind
            vowels.append("")
        at += length
    return consonants, tuple(vowels)


@cache
def _sounds() -> tuple[dict[str, str], int]:
    sounds = lexicon().sounds
    return sounds, max(map(len, sounds))


def sound_alike(a: str, b: str) -> bool:
    """Whether two folded words can be one word in two romanisations: the same consonants, no contrary vowels.

    >>> sound_alike("hussein", "husayn"), sound_alike("hussein", "hassan")
    (True, False)
    """
    consonants, vowels = sound_of(a)
    others, other_vowels = sound_of(b)
    if consonants != others or len(consonants) < FEWEST_CONSONANTS:
        return False
    if len(consonants) == FEWEST_CONSONANTS and min(len(a), len(b)) < SHORTEST_WORD:
        return vowels == other_vowels
    return all(_vowels_alike(v, w) for v, w in zip(vowels, other_vowels, strict=True))


def _vowels_alike(v: str, w: str) -> bool:
    return len(v) == len(w) and all(x == y or (x, y) in ALIKE for x, y in zip(v, w, strict=True))
