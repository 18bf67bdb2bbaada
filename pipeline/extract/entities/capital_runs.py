"""Names that no model, list or head noun knows, by their capitals alone: "the Sea Lily sank", "MV SEA LILY sank".

Two or more words that are capitalised inside a sentence, and proper nouns by their tags, are a name.
"""

from collections.abc import Iterator

from pipeline.extract.entities.lists import no_names, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

PARTS = range(2, 5)
LEAST_LETTERS = 2


def capital_runs(words: Words) -> Iterator[Name]:
    """The runs of capitalised proper nouns of sentences that aren't written in capitals, in text order."""
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k] or not any(words.cases[i] == "lower" for i in range(first, end)):
            continue
        i = first
        while i < end:
            stop = i
            while stop < end and _in_run(words, stop, words.cases[i]):
                stop += 1
            if (
                stop - i in PARTS
                and words.texts[i] not in titles()
                and (i not in words.openings or words.cases[i] == "UPPER")
            ):
                yield Name(k, i, stop, "ORG", "run")
            i = max(stop, i + 1)


def _in_run(words: Words, i: int, case: str) -> bool:
    text = words.texts[i]
    return (
        words.cases[i] == case
        and case in ("Title", "UPPER")
        and words.tags[i] == "PROPN"
        and len(text) >= LEAST_LETTERS
        and text.isalpha()
        and text not in no_names()
        and listed_type(text) is None
    )
