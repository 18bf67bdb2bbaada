"""A name as it is compared: normalised words, numbers, legal form, designator. Tables show names as written."""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.dedupe.entities.lexicon import Lexicon, fold, lexicon, singular
from pipeline.model import EntityType

Kind = Literal["person", "group", "place", "thing"]
KINDS: dict[EntityType, Kind] = {
    "PERSON": "person",
    "NORP": "group",
    "LANGUAGE": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "thing",
    "ORG": "thing",
    "EVENT": "thing",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
    "LAW": "thing",
}
LONGEST_ACRONYM = 8  # letters; longer words in capitals are words in a headline
CAPITALS_OF_AN_ACRONYM = 0.6  # "NATO", "UNHCR", "GenC"; not "AirTran", "McAdam"
LONGEST_TERRITORY_CODE = 3
MOST_WORDS_OF_A_TERRITORY = 4
_ROMAN = re.compile(r"(?<=\s)(?:X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X{1,3})(?=\s*$|[\s,])")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)")
_INITIAL = re.compile(r"\b([^\W\d_]\.)(?=[^\W\d_])")  # "J.R.R. Tolkien" is "J. R. R. Tolkien"
_COMMA = re.compile(r"\s*,\s*")
GENERATIONS = frozenset({"jr", "sr", "junior", "senior"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name read for comparison.

    `words` are its words without function words, titles and spelling variants, ordinals as numbers; `core` are those
    that carry the identity: no legal form, no detachable designator ("Province"), no particle ("al", "von").
    `letters` is the core run together, `head` is its head noun ("party" of "Green Party of Kenya"), `branch` a
    country at its end ("Shell Nigeria"). `key` tells names apart that differ by more than that. `local`: it means
    one thing in one document only.
    """

    text: str
    type: EntityType
    kind: Kind
    words: tuple[str, ...]
    core: tuple[str, ...]
    letters: str
    numbers: frozenset[str] = frozenset()
    legal: frozenset[str] = frozenset()
    designators: frozenset[str] = frozenset()
    territory: str = ""
    generation: str = ""
    acronym: str = ""
    head: str = ""
    branch: str = ""
    local: bool = False

    @property
    def key(self) -> str:
        """The words as one string, the same whatever type the name was read as."""
        if len(self.words) < 2:
            return " ".join(self.words)
        small = lexicon().function_words
        return " ".join(singular(w) for w in self.words if w not in small)


def read_name(text: str, kind_of: EntityType) -> Name:
    """The name in `text`, read as a name of that entity type. Never raises; a text without letters or digits is its own word.

    >>> read_name("Fourth Dialogue on River Rights", "EVENT").words
    ('4', 'dialogue', 'river', 'right')
    >>> read_name("Limpopo Province", "GPE").core
    ('limpopo',)
    >>> read_name("Gen. Charles de Gaulle", "PERSON").core
    ('charles', 'gaulle')
    """
    text = " ".join(text.split())
    kind = KINDS[kind_of]
    lex = lexicon()
    if kind == "person":
        return _person(text, kind_of, lex)
    words = _spelt(fold(_arabic(text)), lex)
    content = tuple(w for w in words if w not in lex.function_words) or words or (text,)
    if len(content) > 1 or kind == "group":
        content = tuple(singular(w) for w in content)
    else:
        content = tuple(singular(w) if w[-2:-1].isdigit() else w for w in content)
    bare = tuple(w for w in words if w != "the")
    territory = lex.territories.get(" ".join(bare), "") if kind == "place" or len(bare) == 1 else ""
    if len("".join(bare)) <= LONGEST_TERRITORY_CODE and not text.isupper():
        territory = ""  # "Us" is a magazine, "US" and "U.S." are the country
    core, legal = _without_legal_forms(content, bare, lex) if kind == "thing" else (content, frozenset[str]())
    core, somewhere = _with_usual_territory(core, text, lex) if kind == "thing" else (core, False)
    core, designators = _without_designators(core, lex) if kind == "place" and not territory else (core, frozenset())
    return Name(
        text=text,
        type=kind_of,
        kind=kind,
        words=content,
        core=core,
        letters="".join(core),
        numbers=frozenset(w for w in core if any(c.isdigit() for c in w)),
        legal=legal,
        designators=designators,
        territory=territory,
        acronym=_acronym(text),
        head=_head(words, lex),
        branch=_branch(words, lex) if kind == "thing" else "",
        local=not territory
        and not somewhere
        and kind in ("thing", "place")
        and all(w in lex.generic or w.isdigit() for w in core),
    )


def _person(text: str, kind_of: EntityType, lex: Lexicon) -> Name:
    parts = [p for p in _COMMA.split(text) if p]
    if len(parts) == 2 and not (set(fold(parts[1])) <= lex.titles_after | GENERATIONS):
        parts.reverse()
    words = fold(_INITIAL.sub(r"\1 ", _arabic(" ".join(parts))))
    generation = next((w for w in words if w in GENERATIONS or w.isdigit()), "")[:2]
    named = [w for w in words if w not in GENERATIONS and not w.isdigit() and w != "the"]
    while len(named) > 1 and named[0] in lex.titles_before:
        del named[0]
    while len(named) > 1 and named[-1] in lex.titles_after:
        del named[-1]
    named = [w for w, before in zip(named, [None, *named], strict=False) if w != before] or [text.casefold()]
    core = tuple(w for i, w in enumerate(named) if w not in lex.particles or (i == 0 and len(named) == 1))
    core = core or tuple(named)
    return Name(
        text=text,
        type=kind_of,
        kind="person",
        words=(*named, generation) if generation else tuple(named),
        core=core,
        letters="".join(core),
        generation=generation,
        acronym=_acronym(text),
        local=len(core) == 1,
    )


def _arabic(text: str) -> str:
    """The text with the Roman numerals in it in digits: "Vatican II" -> "Vatican 2"."""

    def digits(match: re.Match[str]) -> str:
        values = [_ROMAN_DIGITS[c] for c in match[0]]
        following = [*values[1:], 0]
        return str(sum(-v if v < after else v for v, after in zip(values, following, strict=True)))

    return _ROMAN.sub(digits, text) if " " in text else text


def _spelt(words: tuple[str, ...], lex: Lexicon) -> tuple[str, ...]:
    """The words in standard spelling, ordinals as numbers."""
    result = []
    for word in words:
        number = _NUMBER.fullmatch(word)
        if number:
            word = number[1]
        elif len(words) > 1 and word in lex.ordinals:
            word = lex.ordinals[word]
        else:
            word = lex.spelling.get(word, word)
            for variant, standard in lex.endings:
                if len(word) >= 7 and word.endswith(variant):
                    word = word.removesuffix(variant) + standard
                    break
        result.append(word)
    return tuple(result)


def _without_legal_forms(
    content: tuple[str, ...], spelt: tuple[str, ...], lex: Lexicon
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The content words without the legal forms at either end, and the families of those; a name is never only a form."""
    families: set[str] = set()
    words = spelt
    found = True
    while found:
        found = False
        for n in range(min(lex.longest_legal_form, len(words) - 1), 0, -1):
            for form, rest in ((words[-n:], words[:-n]), (words[:n], words[n:])):
                if form in lex.legal_forms and (form is not words[:n] or lex.legal_forms[form] != "any"):
                    families.add(lex.legal_forms[form])
                    words, found = rest, True
                    break
            if found:
                break
    if not families:
        return content, frozenset()
    kept = tuple(singular(w) for w in words if w not in lex.function_words)
    return kept or content, frozenset(families - {"any"})


def _without_designators(core: tuple[str, ...], lex: Lexicon) -> tuple[tuple[str, ...], frozenset[str]]:
    """The core without a detachable designator at either end, and the classes of its designators."""
    if len(core) < 2:
        return core, frozenset()
    for at in (-1, 0):
        designator = lex.designators.get(core[at])
        rest = core[:-1] if at else core[1:]
        if designator and designator.detaches and " ".join(rest) not in lex.territories:
            return rest, frozenset({designator.kind})
    return core, frozenset(lex.designators[w].kind for w in core if w in lex.designators)


def _with_usual_territory(core: tuple[str, ...], text: str, lex: Lexicon) -> tuple[tuple[str, ...], bool]:
    """The core with the first territory in it under its usual name ("US Air Force", "United States Air Force"); has it one?"""
    for n in range(min(MOST_WORDS_OF_A_TERRITORY, len(core) - 1), 0, -1):
        for i in range(len(core) - n + 1):
            other = " ".join(core[i : i + n])
            usual = lex.territories.get(other)
            if usual and (len(other) > LONGEST_TERRITORY_CODE or other.upper() in text.replace(".", "").split()):
                return (*core[:i], *(singular(w) for w in usual.split()), *core[i + n :]), True
    return core, False


def _head(words: tuple[str, ...], lex: Lexicon) -> str:
    """The head noun of an English name: the last word before the first preposition."""
    head = ""
    for word in words:
        if word not in lex.function_words:
            head = word
        elif head and word not in ("and", "the", "a", "an"):
            break
    return singular(head)


def _branch(words: tuple[str, ...], lex: Lexicon) -> str:
    """The country that a name ends with, where no preposition makes it a part of the name: "Shell Nigeria"."""
    for n in range(min(MOST_WORDS_OF_A_TERRITORY, len(words) - 1), 0, -1):
        if " ".join(words[-n:]) in lex.territories and words[-n - 1] not in lex.function_words:
            return lex.territories[" ".join(words[-n:])]
    return ""


def _acronym(text: str) -> str:
    """The letters of an acronym, "" for another name."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if " " in text or not 2 <= len(letters) <= LONGEST_ACRONYM or capitals < 2:
        return ""
    if capitals < CAPITALS_OF_AN_ACRONYM * len(letters) or any(c.isdigit() for c in text):
        return ""
    return "".join(fold(text)).removesuffix("s") if text.endswith("s") else "".join(fold(text))
