"""Compares two words of names: the same, an initial, a nickname, another romanisation, a slip of the pen, or other words."""

from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from pipeline.dedupe.entities.lexicon import lexicon
from pipeline.dedupe.entities.sounds import sound_alike

Likeness = Literal["same", "initial", "nickname", "sound", "slip", "other"]
SCORES: dict[Likeness, int] = {"same": 100, "nickname": 90, "sound": 88, "initial": 85, "slip": 84, "other": 0}

SHORTEST_SLIP = 5  # letters: below, one letter makes another word (Iran, Iraq; Mali, Bali)
SHORTEST_TWO_SLIPS = 9  # letters: "Turkmenistan", "Turkeminstan"
CACHED_PAIRS = 500_000


@lru_cache(CACHED_PAIRS)
def compare_words(a: str, b: str, personal: bool) -> Likeness:
    """How two folded words are alike; initials, nicknames and romanisation count between names of persons only.

    >>> compare_words("j", "john", True), compare_words("betty", "elizabeth", True), compare_words("iran", "iraq", False)
    ('initial', 'nickname', 'other')
    >>> compare_words("turkmenistan", "turkeminstan", False)
    'slip'
    """
    if a == b:
        return "same"
    if not (a.isalpha() and b.isalpha()):
        return "other"  # a digit more or less is another thing
    if personal:
        if len(a) == 1 or len(b) == 1:
            return "initial" if a[0] == b[0] else "other"
        names = lexicon().nicknames
        if names.get(a, frozenset()) & names.get(b, frozenset()):
            return "nickname"
        if sound_alike(a, b) and not _gendered(a, b):
            return "sound"
    return "slip" if _slip(a, b, personal) else "other"


def _slip(a: str, b: str, personal: bool) -> bool:
    """Whether the words differ by a letter or two in a long word, and neither is a word that the lists know as another."""
    shorter = min(len(a), len(b))
    if shorter < SHORTEST_SLIP:
        return False
    allowed = 2 if shorter >= SHORTEST_TWO_SLIPS else 1
    if a[0] != b[0] and shorter < SHORTEST_TWO_SLIPS:
        return False  # another first letter makes another word: health, wealth
    if OSA.distance(a, b, score_cutoff=allowed) > allowed:
        return False
    lex = lexicon()
    if a in lex.territories and b in lex.territories:
        return False
    if (_known(a) and _known(b)) or _demonym(a, b):
        return False
    return not (personal and _gendered(a, b))


def _known(word: str) -> bool:
    """Whether a list has the word: two known words are two words, not one misspelt."""
    lex = lexicon()
    return word in lex.generic or word in lex.parts or word in lex.common_given or word in lex.common_surnames


def _gendered(a: str, b: str) -> bool:
    """Whether two given names differ only by the ending that makes a woman's of a man's: Daniel, Daniela; Mario, Maria."""
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    if len(longer) == len(shorter):
        return longer[:-1] == shorter[:-1] and {longer[-1], shorter[-1]} <= set("aeo")
    return longer == shorter + "a"


def _demonym(a: str, b: str) -> bool:
    """Whether one word is the adjective of the other: Georgia, Georgian; Himalayas, Himalayan."""
    return any(v.endswith("n") and w in (v[:-1], v[:-1] + "s") for v, w in ((a, b), (b, a)))
