"""Capitalised words as the steps see them: which go on a name, which are head nouns, which small words join them."""

from dataclasses import dataclass

from pipeline.extract.entities.edges import HYPHENS
from pipeline.extract.entities.lists import Head, connectors, heads, no_names
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words

AND = frozenset(("and", "&"))


@dataclass(frozen=True, slots=True)
class Capitals:
    """The words of a document, and the name found so far that covers each token, if one does."""

    words: Words
    covering: dict[int, Name]

    def capital(self, i: int) -> bool:
        """Is token i capitalised, and no day or month?"""
        return self.words.is_capital(i) and no_names().get(self.words.texts[i]) != "calendar"

    def head(self, i: int, end: int) -> tuple[Head | None, int]:
        """The head noun at token i, of two words or one, and its last token."""
        texts = self.words.texts
        if self.words.cases[i] not in ("Title", "UPPER"):
            return None, i
        if i + 1 < end and (two := heads().get(f"{texts[i]} {texts[i + 1]}")):
            return two, i + 1
        return heads().get(texts[i]), i

    def particle(self, i: int, end: int) -> bool:
        """Does a particle at token i lead on to a capitalised word: "de la Vieja", "bin Hamad"?"""
        while i < end and connectors().get(self.words.texts[i]) == "name":
            i += 1
            if i < end and self.capital(i):
                return True
        return False

    def hyphen(self, i: int, first: int, end: int) -> bool:
        """Does a hyphen at token i join two capitalised words: "Anti-Flood"?"""
        words = self.words
        return (
            words.texts[i] in HYPHENS
            and first < i < end - 1
            and words.joined(i)
            and words.joined(i + 1)
            and self.capital(i - 1)
            and self.capital(i + 1)
        )
