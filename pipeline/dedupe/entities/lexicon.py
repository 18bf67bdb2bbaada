"""The word lists that names are compared by, read once from `rules/dedupe/entities/`, folded as names are."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from anyascii import anyascii

from pipeline.resources import load_rules

FOLDER = "dedupe/entities/"
PartClass = Literal["part", "organ", "site", "event", "publication", "person", "thing"]

_INITIALISM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|\b[^\W\d_]\.[^\W\d_]\b")  # U.S., L.L.C, A.B.C
_APOSTROPHE = re.compile("['\u2019\u2018\u02bc\u02bb\u0060\u00b4]")
_SEPARATOR = re.compile(r"[^\w]+|_+")


def fold(text: str) -> tuple[str, ...]:
    """The words of a text as names are compared: ASCII, lower case, no apostrophes, dots or hyphens, "&" as "and".

    >>> fold("N’Djamena Central-Market")
    ('ndjamena', 'central', 'market')
    >>> fold("U.S. Steel & Co.")
    ('us', 'steel', 'and', 'co')
    """
    text = _INITIALISM.sub(lambda m: m[0].replace(".", "") + " ", text)
    text = _APOSTROPHE.sub("", text.replace("&", " and "))
    if not text.isascii():
        text = _APOSTROPHE.sub("", anyascii(text))
    return tuple(word for word in _SEPARATOR.split(text.casefold()) if word)


def singular(word: str) -> str:
    """A plural's singular, by its ending alone; good enough to compare words with.

    >>> singular("elections"), singular("congress"), singular("a380s")
    ('election', 'congress', 'a380')
    """
    if word.endswith("s") and (len(word) > 4 or word[-2:-1].isdigit()) and word[-2:] not in ("ss", "us", "is"):
        return word[:-1]
    return word


@dataclass(frozen=True, slots=True)
class Spelling:
    variant: str
    standard: str
    example: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    word: str
    value: int
    example: str


@dataclass(frozen=True, slots=True)
class LegalForm:
    form: str
    family: Literal["any", "limited", "partnership", "stock"]
    example: str


@dataclass(frozen=True, slots=True)
class Designator:
    word: str
    kind: str
    detaches: bool
    example: str


@dataclass(frozen=True, slots=True)
class Part:
    word: str
    kind: PartClass
    example: str


@dataclass(frozen=True, slots=True)
class GenericWord:
    word: str
    head: bool
    drops: Literal["yes", "long", "no"]
    example: str


@dataclass(frozen=True, slots=True)
class Distinguishing:
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class FunctionWord:
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Particle:
    word: str
    kind: Literal["article", "conjunction", "filiation", "kunya", "preposition"]
    example: str


@dataclass(frozen=True, slots=True)
class Title:
    word: str
    before: bool
    after: bool
    example: str


@dataclass(frozen=True, slots=True)
class Nickname:
    short: str
    name: str


@dataclass(frozen=True, slots=True)
class CommonName:
    name: str
    kind: Literal["given", "surname"]


@dataclass(frozen=True, slots=True)
class Territory:
    other: str
    name: str


@dataclass(frozen=True, slots=True)
class Renaming:
    phrase: str
    example: str
    older: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    letters: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, by folded word."""

    spelling: dict[str, str]
    endings: tuple[tuple[str, str], ...]  # longest first
    ordinals: dict[str, str]
    legal_forms: dict[tuple[str, ...], str]  # words of the form -> family
    longest_legal_form: int
    designators: dict[str, Designator]
    parts: dict[str, str]
    generic: dict[str, GenericWord]
    distinguishing: frozenset[str]
    function_words: frozenset[str]
    locatives: frozenset[str]
    particles: dict[str, str]
    titles_before: frozenset[str]
    titles_after: frozenset[str]
    nicknames: dict[str, frozenset[str]]  # short form -> names, and each name -> itself
    common_given: frozenset[str]
    common_surnames: frozenset[str]
    territories: dict[str, str]  # folded name, without "the" -> the territory's folded usual name
    renamings: dict[str, str]  # phrase -> which of the two names is older
    sounds: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The word lists. Raises RuleError where a file can't be used."""
    spellings = load_rules(FOLDER + "spelling.csv", Spelling, ("variant",))
    forms = load_rules(FOLDER + "legal_forms.csv", LegalForm, ("form",))
    common = load_rules(FOLDER + "common_names.csv", CommonName, ("name",))
    titles = load_rules(FOLDER + "titles.csv", Title, ("word",))
    nicknames: dict[str, set[str]] = {}
    for row in load_rules(FOLDER + "nicknames.csv", Nickname, ("short", "name")):
        short, name = "".join(fold(row.short)), "".join(fold(row.name))
        nicknames.setdefault(short, {short}).add(name)
        nicknames.setdefault(name, {name})
    return Lexicon(
        spelling={r.variant: r.standard for r in spellings if not r.variant.startswith("-")},
        endings=tuple(
            sorted(
                ((r.variant[1:], r.standard[1:]) for r in spellings if r.variant.startswith("-")),
                key=lambda e: (-len(e[0]), e),
            )
        ),
        ordinals={r.word: str(r.value) for r in load_rules(FOLDER + "ordinals.csv", Ordinal, ("word",))},
        legal_forms={tuple(r.form.split()): r.family for r in forms},
        longest_legal_form=max(len(r.form.split()) for r in forms),
        designators={
            form: r
            for r in load_rules(FOLDER + "designators.csv", Designator, ("word",))
            for form in (r.word, singular(r.word))
        },
        parts={
            form: r.kind
            for r in load_rules(FOLDER + "parts.csv", Part, ("word",))
            for form in (r.word, singular(r.word))
        },
        generic={
            form: r
            for r in load_rules(FOLDER + "generic_words.csv", GenericWord, ("word",))
            for form in (r.word, singular(r.word))
        },
        distinguishing=frozenset(
            r.word for r in load_rules(FOLDER + "distinguishing_words.csv", Distinguishing, ("word",))
        ),
        function_words=frozenset(r.word for r in load_rules(FOLDER + "function_words.csv", FunctionWord, ("word",))),
        locatives=frozenset(r.word for r in load_rules(FOLDER + "locatives.csv", FunctionWord, ("word",))),
        particles={r.word: r.kind for r in load_rules(FOLDER + "particles.csv", Particle, ("word",))},
        titles_before=frozenset(r.word for r in titles if r.before),
        titles_after=frozenset(r.word for r in titles if r.after),
        nicknames={short: frozenset(names) for short, names in nicknames.items()},
        common_given=frozenset(r.name for r in common if r.kind == "given"),
        common_surnames=frozenset(r.name for r in common if r.kind == "surname"),
        territories=_territories(load_rules(FOLDER + "territories.csv", Territory, ("other",))),
        renamings={r.phrase: r.older for r in load_rules(FOLDER + "rename_phrases.csv", Renaming, ("phrase",))},
        sounds={r.letters: r.kind for r in load_rules(FOLDER + "transliteration.csv", Sound, ("letters",))},
    )


def _territories(rows: tuple[Territory, ...]) -> dict[str, str]:
    known: dict[str, str] = {}
    for row in rows:
        usual = _bare(row.name)
        known[_bare(row.name)] = usual
        known[_bare(row.other)] = usual
    return known


def _bare(text: str) -> str:
    words = fold(text)
    return " ".join(words[1:] if words[:1] == ("the",) else words)
