"""The grammar of temporal expressions: patterns over tagged tokens, applied in stages, each upon what the one before found.

A pattern of `patterns.csv` is a row of elements: `<tag>` a token with that reading (a word list, a digit form, or in later
stages a temporal expression found before), a word or sign that stands for itself, `?` behind what may be missing, `( | )`
choices, `[ ]` around the part that is the expression where its surroundings are only context. All patterns of a stage are
put in one trie, so that a text is read once however many there are. Finite-state cascades: Abney (1996), "Partial parsing
via finite-state cascades"; SUTime (Chang and Manning 2012) and HeidelTime (Strötgen and Gertz 2010) for temporal expressions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path

from pipeline.extract.dates.lexicon import FOLDER, Reading, Token
from pipeline.resources import RULES, RuleError, load_rules

MAX_PATHS = 4096  # flat forms of one pattern: more is a pattern that should be two


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule: `kind` names the function of `compose` that makes its meaning, `args` its constants (`key=value;...`).

    `guard` names a condition on the surroundings (`guards`); `gives` is the value of `example`'s bracketed expression for a
    text published on Friday 27 June 2025.
    """

    stage: int
    name: str
    pattern: str
    kind: str
    example: str
    args: str = ""
    guard: str = ""
    gives: str = ""

    def constants(self) -> dict[str, str]:
        return dict(a.split("=", 1) for a in self.args.split(";") if a)


@dataclass(slots=True)
class _Node:
    edges: dict[str, "_Node"] = field(default_factory=dict)
    accepts: list[tuple[int, int, int]] = field(
        default_factory=list
    )  # rule number, elements before [, elements up to ]


@dataclass(frozen=True)
class Grammar:
    """The patterns by stage, their tries, and the words that they name."""

    patterns: tuple[Pattern, ...]
    stages: tuple[_Node, ...]
    literals: frozenset[str]
    alone: frozenset[str]  # of these, the ones that begin a pattern without any tag: temporal words by themselves


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: tokens `first` to `last` (exclusive) are the expression; `readings` those of all elements."""

    pattern: Pattern
    first: int
    last: int
    readings: tuple[Reading, ...]


@cache
def grammar(folder: Path = RULES) -> Grammar:
    """The grammar of a folder of rule files. Raises RuleError."""
    patterns = load_rules(f"{FOLDER}/patterns.csv", Pattern, key=("name",), folder=folder)
    roots = [_Node() for _ in range(max(p.stage for p in patterns))]
    literals: set[str] = set()
    alone: set[str] = set()
    for number, rule in enumerate(patterns):
        for flat in expand(rule.pattern, rule.name):
            elements = [e for e in flat if e not in "[]"]
            first = flat.index("[") if "[" in flat else 0
            last = flat.index("]") - 1 if "]" in flat else len(elements)
            if all(not e.startswith("<") for e in elements):
                alone.add(f"={elements[0]}")
            node = roots[rule.stage - 1]
            for element in elements:
                key = element[1:-1] if element.startswith("<") else f"={element}"
                if key.startswith("="):
                    literals.add(element)
                node = node.edges.setdefault(key, _Node())
            node.accepts.append((number, first, last))
    return Grammar(patterns, tuple(roots), frozenset(literals), frozenset(alone))


_ELEMENT = re.compile(r"<[\w|]+>|\((?=\s)|\)\??|\||\[|\]|[^\s<>]+")


def expand(pattern: str, name: str = "") -> list[list[str]]:
    """The flat forms of a pattern, without options and choices. Raises RuleError.

    >>> expand("<month> ( <day> | the <ordinal> ) ,? <year>")[1]
    ['<month>', '<day>', '<year>']
    """
    elements = _ELEMENT.findall(pattern.replace(">?", "> ?"))
    position = 0

    def sequence(closing: bool) -> list[list[str]]:
        nonlocal position
        choices: list[list[list[str]]] = [[[]]]
        while position < len(elements):
            element = elements[position]
            position += 1
            if element == "|":
                choices.append([[]])
                continue
            if element in (")", ")?"):
                if not closing:
                    raise RuleError(f"pattern {name!r}: ')' without '('")
                result = [flat for choice in choices for flat in choice]
                return [*result, []] if element == ")?" else result
            if element == "(":
                item = sequence(True)
            elif element == "?":
                raise RuleError(f"pattern {name!r}: '?' behind nothing")
            else:
                optional = element.endswith("?") and element != "?"
                if position < len(elements) and elements[position] == "?":
                    optional, position = True, position + 1
                bare = element.removesuffix("?")
                tags = bare[1:-1].split("|") if bare.startswith("<") else None
                item = [[f"<{tag}>"] for tag in tags] if tags else [[bare]]
                item += [[]] if optional else []
            choices[-1] = [a + b for a, b in product(choices[-1], item)]
            if len(choices[-1]) > MAX_PATHS:
                raise RuleError(f"pattern {name!r} has too many forms; make two of it")
        if closing:
            raise RuleError(f"pattern {name!r}: '(' without ')'")
        return [flat for choice in choices for flat in choice]

    return sequence(False)


def may_begin(rules: Grammar, stage: int, token: Token) -> bool:
    """Whether any pattern of a stage begins with such a token: a quick no for most."""
    edges = rules.stages[stage - 1].edges
    return any(reading.tag in edges for reading in token.readings)


def matches_at(rules: Grammar, stage: int, tokens: Sequence[Token], i: int) -> list[Match]:
    """All matches of a stage that begin with token `i`, the longest first, then in the patterns' order."""
    found = [
        (
            -(i + last),
            number,
            Match(rules.patterns[number], i + first, i + last, readings),
        )
        for number, first, last, readings in _walk(rules.stages[stage - 1], tokens, i, (), ())
    ]
    return [m for *_, m in sorted(found, key=lambda f: f[:2])]


def _walk(
    node: _Node,
    tokens: Sequence[Token],
    i: int,
    readings: tuple[Reading, ...],
    lengths: tuple[int, ...],
) -> Iterator[tuple[int, int, int, tuple[Reading, ...]]]:
    for number, first, last in node.accepts:
        yield number, sum(lengths[:first]), sum(lengths[:last]), readings
    if i >= len(tokens):
        return
    for reading in tokens[i].readings:
        child = node.edges.get(reading.tag)
        if child is not None:
            yield from _walk(
                child,
                tokens,
                i + reading.length,
                (*readings, reading),
                (*lengths, reading.length),
            )
