"""One name, one type in a document: what all mentions of a name say together decides for each of them.

A model decides mention by mention and so calls one town a person here and a firm there. Here every mention votes with what
is known of it: the model's own label, the lists, the head noun, a title before it, the words beside it. A surname and the
full names that it is part of vote together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.extract.entities.edges import title_at
from pipeline.extract.entities.lists import (
    Head,
    cities,
    contexts,
    heads,
    organizations,
    peoples,
    person_names,
    places,
    plain,
    titles,
)
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.placed import apposed_place, is_definite, is_placed
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType

# Weights, in labels of the model.
MOST_LABELS = 3.0  # that the model says the same of thirty mentions isn't thirty proofs
MODEL_ORG = 0.6  # what the model doesn't know it calls ORG
LISTED = 6.0  # above HEAD and what words beside a name can add to the labels
LARGE_CITY = 2.0
SMALL_CITY = 1.0
LARGE = 100_000  # inhabitants; of smaller towns' names two in five are persons' in newswire
HEAD = 4.0
TITLE = 4.0
PART_OF_PERSON = 3.0
PERSON_NAME = 2.0
LONE_PERSON_NAME = 1.0
ACRONYM = 2.0
APPOSED = 2.0
OFFICE_WORDS = 5  # between an office and the name in apposition: "the deputy minister of public works, Ana Pop,"
MOST_CONTEXT = 3.0
CONTEXT_WORDS = 3
PLACED = 3.5  # above MOST_LABELS
# What the model calls a name that it doesn't know.
UNPROVEN: frozenset[EntityType] = frozenset(("PERSON", "NORP", "ORG", "PRODUCT", "WORK_OF_ART"))

_INITIALS = re.compile(r"(?:[A-Z]\. ?)+ ?[A-Z]\w|(?:[A-Z] ){2,}[A-Z]\w")

_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th) |(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|\w+teenth|\w+tieth) "
)

Votes = dict[EntityType, float]


def agree(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names, each with the type that its document gives it."""
    mentions: dict[str, list[Name]] = defaultdict(list)
    keys = [name_key(words.text(name.start, name.end)) for name in names]
    for key, name in zip(keys, names, strict=True):
        mentions[key].append(name)
    votes = {key: _votes(words, same) for key, same in mentions.items()}
    _join_persons(votes)
    _name_storms(votes)
    for key, same in mentions.items():
        _place(words, same, votes[key])
    return [name.typed(_winner(votes[key])) for key, name in zip(keys, names, strict=True)]


def name_key(text: str) -> str:
    """What the mentions of one name share: the text, without regard to case unless it is short ("US", "us").

    >>> name_key("GRAND BRIDGE") == name_key("Grand Bridge"), name_key("WHO") == name_key("Who")
    (True, False)
    """
    return plain(text) if len(text) <= 3 else plain(text).casefold()


def _name_storms(votes: dict[str, Votes]) -> None:
    """What a document calls "Cyclone X" is the storm where it says "X" too."""
    for key in sorted(votes):
        generic, _, bare = key.rpartition(" ")
        head = heads().get(generic.rpartition(" ")[2].capitalize())
        if bare in votes and head and head.first and head.type == "EVENT":
            votes[bare]["EVENT"] = votes[bare].get("EVENT", 0) + HEAD


def _place(words: Words, mentions: Sequence[Name], votes: Votes) -> None:
    """Adds what the words before the mentions say against a type that nothing but the model speaks for."""
    kind = _winner(votes)
    if kind not in UNPROVEN or votes[kind] > MOST_LABELS or votes[kind] != _labels(mentions).get(kind):
        return
    if is_placed(words, mentions, kind):
        votes["GPE"] = votes.get("GPE", 0) + PLACED
    elif kind == "PERSON" and is_definite(words, mentions):
        votes["LOC"] = votes.get("LOC", 0) + PLACED


def _labels(mentions: Sequence[Name]) -> Votes:
    """What the model's labels say, each type with its share of at most MOST_LABELS."""
    labels: Counter[EntityType] = Counter(name.type for name in mentions)
    most = min(MOST_LABELS, labels.total()) / max(1, labels.total())
    return {kind: count * most * (MODEL_ORG if kind == "ORG" else 1.0) for kind, count in labels.items()}


def _winner(votes: Votes) -> EntityType:
    return max(votes, key=lambda kind: (votes[kind], kind))


def _votes(words: Words, mentions: Sequence[Name]) -> Votes:
    """What speaks for each type of a name with these mentions."""
    votes: Votes = defaultdict(float, _labels(mentions))
    text = words.text(mentions[0].start, mentions[0].end)
    for kind, weight in _form(text):
        votes[kind] += weight
    parts = text.split()
    if parts[-1] not in heads():
        if any(_titled(words, name) for name in mentions):
            votes["PERSON"] += TITLE
        elif any(_apposed(words, name) for name in mentions):
            votes["PERSON"] += APPOSED
    beside: Votes = defaultdict(float)
    for name in mentions:
        for kind, weight in _beside(words, name):
            beside[kind] = min(MOST_CONTEXT, beside[kind] + weight)
    for kind, weight in beside.items():
        votes[kind] += weight
    return votes


def _form(text: str) -> Iterator[tuple[EntityType, float]]:
    """What the form of a name says of its type: the lists, its head noun, its first word, capitals throughout."""
    listed = list(_listed(text))
    yield from listed
    parts = text.split()
    head = head_of(parts)
    if head and not listed:
        yield (head.numbered if head.numbered and _ORDINAL.match(text) else head.type), HEAD
    elif _INITIALS.match(text):
        yield "PERSON", PERSON_NAME
    elif parts[0] in person_names() and len(parts) <= 5:
        yield "PERSON", PERSON_NAME if len(parts) > 1 else LONE_PERSON_NAME
    if len(parts) == 1 and text.isupper() and len(text) > 1 and not listed:
        yield "ORG", ACRONYM


def head_of(parts: Sequence[str]) -> Head | None:
    """The head noun of a name of several words, from its words: the last one, or the last one before "of", "for", "on"."""
    for i, part in enumerate(parts):
        if i and part in ("of", "for", "on") and (head := heads().get(parts[i - 1])):
            return head
    if len(parts) < 2:
        return None
    return heads().get(" ".join(parts[-2:])) or heads().get(parts[-1])


def _listed(text: str) -> Iterator[tuple[EntityType, float]]:
    form = plain(text)
    if form.isupper() and len(form) > 4 and form not in places():
        form = form.title()
    if form in places():
        yield places()[form], LISTED
    elif form in peoples():
        yield "NORP", LISTED
    elif form in organizations():
        yield "ORG", LISTED
    elif form in cities():
        yield "GPE", LARGE_CITY if cities()[form] >= LARGE else SMALL_CITY


def _titled(words: Words, name: Name) -> bool:
    """Does a person's title stand right before the name?"""
    first = words.sentences[name.sentence][0]
    if name.start > first and words.texts[name.start - 1].capitalize() in titles():
        return True
    return any(title_at(words, name.start - n, name.start) == n for n in (1, 2, 3) if name.start - n >= first)


def _apposed(words: Words, name: Name) -> bool:
    """Does the name stand in apposition to an office: "the mayor of Tulcea, Ana Pop, said"?"""
    first, end = words.sentences[name.sentence]
    comma = name.start - 1
    if comma <= first or words.texts[comma] != "," or name.end - name.start < 2:
        return False
    if name.end < end and words.texts[name.end] != "," and words.tags[name.end] not in ("VERB", "AUX", "PUNCT"):
        return False
    return any(words.texts[i].capitalize() in titles() for i in range(max(first, comma - OFFICE_WORDS), comma))


def _beside(words: Words, name: Name) -> Iterator[tuple[EntityType, float]]:
    """What the words next to the name say of its type."""
    first, end = words.sentences[name.sentence]
    if name.end < end and (found := contexts("after").get(words.texts[name.end])):
        yield found
    elif appositive := apposed_place(words, name):
        yield appositive
    stop = name.start
    if stop > first and words.texts[stop - 1].lower() in ("the", "a", "an"):
        stop -= 1
    for length in (CONTEXT_WORDS, 2, 1):
        if stop - length >= first and (found := contexts("before").get(words.text(stop - length, stop))):
            yield found
            return


def _join_persons(votes: dict[str, Votes]) -> None:
    """A surname or given name and the full name that holds it are the same person's: what proves one proves the other."""
    for key in sorted(votes):
        parts = key.split()
        if not 2 <= len(parts) <= 4:
            continue
        for part in (parts[0], parts[-1]):
            if part in votes and part != key:
                whole, single = votes[key], votes[part]
                if _winner(whole) == "PERSON":
                    single["PERSON"] = single.get("PERSON", 0) + PART_OF_PERSON
                elif part == parts[-1] and single.get("PERSON", 0) >= TITLE:
                    whole["PERSON"] = whole.get("PERSON", 0) + PART_OF_PERSON
