"""Names by their head noun: "Ministry of Water and Ports", "4th Forum on River Basins", "Lake Volta".

A capitalised head noun of `heads.csv` tells that the capitalised words before it, and the "of ...", "for ..." and "on ..."
after it, are one name, and of which type: what a statistical model cuts at every "and", "of" and number. Where the parts are
names of their own ("the Senate and the Bank of Ghana", "Uganda's Ministry of Health") the name ends.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.entities.edges import ARTICLES, HYPHENS, POSSESSIVES
from pipeline.extract.entities.lists import Head, connectors, heads, no_names, plain, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

AND = frozenset(("and", "&"))
# "4th", "100MW", "3-D": what may stand with a number before a head noun.
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th|[A-Z]{1,3})")
MOST_WORDS = 16  # a longer run of capitals is a list or a heading


def head_names(words: Words, model: Sequence[Name]) -> Iterator[Name]:
    """The names that a head noun holds together, in text order; `model` tells which parts are names of their own."""
    reader = _Reader(words, model)
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k]:
            continue
        i = first
        while i < end:
            head, last = reader.head(i, end)
            if head is None:
                i += 1
                continue
            start, stop = reader.left(i, first), reader.right(last, end, head)
            if stop < end and stop == last + 1 and reader.head(stop, end)[0]:
                i = stop  # "Party School": the last of several heads decides
                continue
            if stop - start > 1 and stop - start <= MOST_WORDS:
                yield Name(k, start, stop, head.type, "head")
            i = stop


class _Reader:
    """Reads the parts of a name to the left and right of its head noun."""

    def __init__(self, words: Words, model: Sequence[Name]) -> None:
        self.words = words
        self.covering = {i: name for name in model for i in range(name.start, name.end)}

    def capital(self, i: int) -> bool:
        words = self.words
        return words.cases[i] in ("Title", "UPPER", "mIxed") and no_names().get(words.texts[i]) != "calendar"

    def head(self, i: int, end: int) -> tuple[Head | None, int]:
        """The head noun at token i, of two words or one, and its last token."""
        words, known = self.words, heads()
        if words.cases[i] not in ("Title", "UPPER"):
            return None, i
        if i + 1 < end and (two := known.get(f"{words.texts[i]} {words.texts[i + 1]}")):
            return two, i + 1
        return known.get(words.texts[i]), i

    def left(self, h: int, first: int) -> int:
        """Where the name with the head noun h begins; the sentence begins at `first`."""
        words = self.words
        start = h
        while start > first:
            i = start - 1
            text = words.texts[i]
            if self.capital(i) and self.joins_left(i, first):
                start = i
            elif _NUMBERED.fullmatch(text) and start < h + 1:
                start = i
            elif text in HYPHENS and words.joined(i) and words.joined(start) and i > first and self.capital(i - 1):
                start = i - 1
            elif text in AND and i > first and start <= h and self.one_name_left(i, first):
                start = i - 1
            elif text in POSSESSIVES and i > first and self.owner_belongs(i, first):
                start = i - 1
            else:
                break
        return start

    def joins_left(self, i: int, first: int) -> bool:
        """Does the capitalised word i belong to the name whose words follow it? A sentence's first word may be any word."""
        words = self.words
        if words.texts[i].lower() in ARTICLES:
            return False
        if i > first:
            return True
        return words.tags[i] in ("PROPN", "ADJ", "NOUN", "X") and words.texts[i] not in titles()

    def one_name_left(self, i: int, first: int) -> bool:
        """In "A and B Head": are A and B parts of one name? Not where A is a name: a place, a person, a body."""
        words = self.words
        before = words.texts[i - 1]
        if not self.capital(i - 1) or before in heads() or listed_type(before):
            return False
        name = self.covering.get(i - 1)
        if name is not None and name.end == i:
            return False
        return self.joins_left(i - 1, first)

    def owner_belongs(self, i: int, first: int) -> bool:
        """In "Owner's Head": is the owner part of the name ("People's Bank", "the Prime Minister's Office")?"""
        words = self.words
        owner = words.texts[i - 1]
        if not self.capital(i - 1):
            return False
        if owner in titles() or owner.endswith("s") and words.texts[i] in ("'", "’") or owner in GENERIC_OWNERS:
            return True
        start = i - 1
        while start > first and self.capital(start - 1):
            start -= 1
        return start > first and words.texts[start - 1].lower() == "the" and listed_type(words.text(start, i)) is None

    def right(self, h: int, end: int, head: Head) -> int:
        """Where the name with the head noun h ends (excluded)."""
        words = self.words
        stop = h + 1
        if head.first:
            while stop < end and (self.capital(stop) or self.is_particle(stop, end)):
                stop += 1
        phrase = False
        while stop < end:
            text = words.texts[stop]
            joins = connectors().get(text, "")
            if joins == "head" and (head.of or phrase) or joins == "topic" and (self.is_topic(stop, end) or phrase) or joins == "inner" and phrase:
                after = self.phrase_end(stop + 1, end)
                if after == stop + 1:
                    break
                stop, phrase = after, True
            elif phrase and text in (*AND, ","):
                after = self.conjunct_end(stop, end)
                if after == stop:
                    break
                stop = after
            else:
                break
        return stop

    def phrase_end(self, i: int, end: int) -> int:
        """The end of "(the) Capitalised Words" that begins at i; i where there is none."""
        words = self.words
        start = i
        if i < end and words.texts[i] in ("the", "a"):
            i += 1
        run = i
        while run < end and (
            self.capital(run) or (run > i or run + 1 < end and self.capital(run + 1)) and _NUMBERED.fullmatch(words.texts[run])
            or words.texts[run] in HYPHENS and run > i and words.joined(run) and run + 1 < end and words.joined(run + 1) and self.capital(run + 1)
            or words.texts[run] in POSSESSIVES and run > i and run + 1 < end and self.capital(run + 1) and words.texts[run - 1] in GENERIC_OWNERS
            or self.is_particle(run, end) and run > i
        ):
            if plain(words.texts[run]) in titles() and run > i:
                break
            run += 1
        return run if run > i else start

    def is_particle(self, i: int, end: int) -> bool:
        joins = connectors().get(self.words.texts[i])
        return joins == "name" and i + 1 < end and (self.capital(i + 1) or self.is_particle(i + 1, end))

    def is_topic(self, i: int, end: int) -> bool:
        """Does "for" or "on" at i lead to a topic, not to a place, a person or a date?"""
        run = i + 1
        if run < end and self.words.texts[run] == "the":
            run += 1
        if run >= end or not self.capital(run) or self.words.cases[run] != "Title":
            return False
        name = self.covering.get(run)
        if name is not None and name.start <= i:
            return True
        if name is not None and name.type in ("PERSON", "GPE", "NORP") and name.end - name.start > 1:
            return False
        return listed_type(self.words.texts[run]) in (None, "NORP")

    def conjunct_end(self, i: int, end: int) -> int:
        """The end of "and B" or ", B" in "Ministry of A and B", "Ministry of A, B and C"; i where B is a name of its own."""
        words = self.words
        run = i + 1
        if words.texts[i] == "," and words.texts[run : run + 1] and words.texts[run] in AND:
            run += 1
        if run >= end or not self.capital(run) or words.cases[run] != "Title":
            return i
        after = self.phrase_end(run, end)
        if words.texts[i] == "," and not (after < end and (words.texts[after] in AND or words.texts[after] == ",") and self.list_ends(after, end)):
            return i
        if listed_type(words.texts[i - 1]) or listed_type(words.texts[run]) or words.texts[run] in titles():
            return i
        left, right = self.covering.get(i - 1), self.covering.get(run)
        if right is not None and right.start <= i - 1:
            return after
        if right is not None and right.type in ("PERSON", "GPE", "NORP"):
            return i
        last = heads().get(words.texts[after - 1])
        opens = heads().get(words.texts[run])
        if opens is not None and opens.of and after < end and words.texts[after] == "of":
            return i
        if last is not None and last.type in ("ORG", "FAC") and after - run > 1 and not words.texts[after - 1].endswith("s"):
            return i
        return after

    def list_ends(self, i: int, end: int) -> bool:
        """Do an "and" and a last capitalised word follow the comma or "and" at i?"""
        words = self.words
        while i < end and words.texts[i] == ",":
            i = max(self.phrase_end(i + 1, end), i + 1)
        return i + 1 < end and words.texts[i] in AND and self.capital(i + 1)


GENERIC_OWNERS = frozenset("People Women Men Children Peoples Workers Teachers Lawyers Writers Veterans Farmers Students".split())
