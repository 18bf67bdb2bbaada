"""Words that different romanisations write for one sound: Gaddafi, Qadhafi, Kadafi; Hussein, Husayn (but not Hassan)."""

from functools import lru_cache

from pipeline.dedupe.entities.lexicon import lexicon

VOWELS = frozenset("aeiouyw")
VOWEL_CLASSES = {"a": "a", "e": "ai", "i": "i", "o": "u", "u": "u", "w": "u", "y": "i"}
FEWEST_CONSONANTS = 2  # of a word compared by sound: "Li", "Lee" and "Leo" would all be one
CACHED_WORDS = 100_000


@lru_cache(CACHED_WORDS)
def sound_of(word: str) -> tuple[str, tuple[str, ...]]:
    """The consonant classes of a folded word and the vowel classes before, between and after them.

    >>> sound_of("qadhafi"), sound_of("gaddafi")
    (('ktf', ('', 'a', 'a', 'i')), ('ktf', ('', 'a', 'a', 'i')))
    """
    sounds = lexicon().sounds
    longest = max(map(len, sounds))
    consonants, vowels, at = "", [""], 0
    while at < len(word):
        letter = word[at]
        if letter in VOWELS and not (letter == "w" and (at == 0 or word[at + 1 : at + 2] in VOWELS)):
            vowels[-1] = "".join(sorted({*vowels[-1], *VOWEL_CLASSES[letter]}))
            at += 1
            continue
        for n in range(longest, 0, -1):
            kind = sounds.get(word[at : at + n])
            if kind or n == 1:
                kind = kind or letter
                if consonants.endswith(kind) and not vowels[-1]:
                    pass  # a doubled letter is one sound
                else:
                    consonants += kind
                    vowels.append("")
                at += n
                break
    return consonants, tuple(vowels)


def sound_alike(a: str, b: str) -> bool:
    """Whether two folded words can be one word in two romanisations: the same consonants, no contrary vowels.

    >>> sound_alike("hussein", "husayn"), sound_alike("hussein", "hassan")
    (True, False)
    """
    consonants, vowels = sound_of(a)
    others, other_vowels = sound_of(b)
    if consonants != others or len(consonants) < FEWEST_CONSONANTS:
        return False
    inner = zip(vowels[:-1], other_vowels[:-1], strict=True)
    if not all((not v and not w) or set(v) & set(w) for v, w in inner):
        return False
    last, other = vowels[-1], other_vowels[-1]
    return not last or not other or bool(set(last) & set(other))
