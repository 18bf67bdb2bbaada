"""What WordNet 3.0 says of a word, by its main senses: the distilled tables that `scripts/make_lexicon.py` writes.

Words are lemmas, in lower case. A synset is named "ferry.1". Words that the tables don't have have no senses.
"""

from functools import cache, lru_cache
from typing import Literal

from pipeline.resources import load_index

Kinship = Literal["near", "wider", ""]
NEAR_STEPS = 2  # hypernyms up: ferry, boat, vessel; at three a thing is already a craft
GENERAL = "general"


@cache
def noun_senses(noun: str) -> frozenset[str]:
    """The synsets of the noun's main senses.

    >>> sorted(noun_senses("sensor")), sorted(noun_senses("detector"))
    (['detector.1'], ['detector.1'])
    """
    return frozenset(_index("nouns").get(noun, ("",))[0].split())


@cache
def verb_senses(verb: str) -> frozenset[str]:
    """The synsets of the verb's main senses that it shares with another verb."""
    return frozenset(_index("verbs").get(verb, ("",))[0].split())


@cache
def verb_of(noun: str) -> str:
    """The verb whose action, or its result, the noun names; "" where there is none.

    >>> verb_of("explosion"), verb_of("burial"), verb_of("bridge")
    ('explode', 'bury', '')
    """
    return _index("derivations").get(noun, ("",))[0]


@cache
def sort_of(synset: str) -> str:
    """The lexicographers' sort of the synset: "person", "artifact", "event"."""
    return _index("synsets")[synset][0]


@cache
def is_general(synset: str) -> bool:
    """Whether the synset has too many under it to say what a thing is: "structure", "device", "person"."""
    return _index("synsets")[synset][1] == GENERAL


@cache
def above(synset: str) -> dict[str, int]:
    """The synset and those above it that say something, with how many steps up each is.

    >>> above("ferry.1")["boat.1"], above("ferry.1")["vessel.2"]
    (1, 2)
    """
    steps = {synset: 0}
    todo = [synset]
    for place in todo:  # grows as it is read: breadth first
        if is_general(place):
            continue
        for upper in _index("synsets")[place][1].split():
            if upper not in steps:
                steps[upper] = steps[place] + 1
                todo.append(upper)
    return {s: n for s, n in steps.items() if not is_general(s)}


@lru_cache(maxsize=65536)
def kinship(a: frozenset[str], b: frozenset[str]) -> Kinship:
    """Whether synsets of `a` and `b` are the same or next above one another (near), or farther above (wider).

    >>> kinship(noun_senses("vessel"), noun_senses("ferry")), kinship(noun_senses("machine"), noun_senses("turbine"))
    ('near', 'wider')
    >>> kinship(noun_senses("ferry"), noun_senses("bridge"))
    ''
    """
    steps = [n for low, high in ((a, b), (b, a)) for s in low for up, n in above(s).items() if up in high]
    if not steps:
        return ""
    return "near" if min(steps) <= NEAR_STEPS else "wider"


def _index(name: str) -> dict[str, tuple[str, ...]]:
    return load_index(f"dedupe/facts/wordnet_{name}.csv")
