"""What two stretches of text have in common, by words: weights for pairing, and the words to mark as changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from math import log
from typing import Literal

from anyascii import anyascii

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+(?:[.,’'-]\w+)*|\s+|[^\w\s]")
# A word stands for itself by its first letters, so that "reopened" meets "reopening": a cheap stem (A. Lennon et al., An
# evaluation of some conflation algorithms for information retrieval, 1981: truncation does about as well as suffix rules).
STEM_LETTERS = 6
MOST_TOKENS = 3000  # aligning words takes quadratic time; a longer sentence is marked as a whole
Overlap = Callable[[frozenset[str], frozenset[str]], float]


@cache
def word_stems(text: str) -> frozenset[str]:
    """The stems of the words in a text, numbers left out.

    >>> sorted(word_stems("Fourteen bridges were repaired, 3 closed."))
    ['bridge', 'closed', 'fourte', 'repair', 'were']
    """
    return frozenset(word[:STEM_LETTERS] for word in _WORD.findall(anyascii(text).lower()))


def weigh_overlap(texts: Iterable[str]) -> Overlap:
    """A measure, 0 to 1, of what two sets of stems share: Dice's coefficient, each stem weighed by how few texts hold it."""
    sets = [word_stems(text) for text in texts]
    frequency = Counter(stem for stems in sets for stem in stems)
    # Whole numbers: their sum is the same in any order.
    weight = {stem: _weigh(len(sets), n) for stem, n in frequency.items()}
    rarest = _weigh(len(sets), 0)

    @cache
    def total(stems: frozenset[str]) -> int:
        return sum(weight.get(stem, rarest) for stem in stems)

    @cache
    def overlap(a: frozenset[str], b: frozenset[str]) -> float:
        shared = a & b
        return 2 * sum(weight.get(stem, rarest) for stem in shared) / (total(a) + total(b)) if shared else 0.0

    return overlap


def _weigh(n_texts: int, n_holding: int) -> int:
    return round(1000 * (log((1 + n_texts) / (n_holding + 0.5)) + 0.1))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: in both versions, or in this one only."""

    kind: Literal["same", "changed"]
    text: str


def mark_changes(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two sentences in pieces; joined they give the sentences back.

    >>> mark_changes("Two schools remain closed.", "One school remains closed.")[1]
    (Piece(kind='changed', text='One school remains'), Piece(kind='same', text=' closed.'))
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(a), len(b)) > MOST_TOKENS:
        a, b = [old], [new]
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        # A lone space between two changed words is no common text.
        kind: Literal["same", "changed"] = "same" if tag == "equal" and "".join(a[i:j]).strip() else "changed"
        _append(left, kind, "".join(a[i:j]))
        _append(right, kind, "".join(b[k:m]))
    return tuple(left), tuple(right)


def _append(pieces: list[Piece], kind: Literal["same", "changed"], text: str) -> None:
    if pieces and pieces[-1].kind == kind:
        pieces[-1] = Piece(kind, pieces[-1].text + text)
    elif text:
        pieces.append(Piece(kind, text))
