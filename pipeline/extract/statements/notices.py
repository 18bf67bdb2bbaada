"""Dates that a document gives itself, which date no event of the world: its date line, dateline, the day of the next issue."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Span, Token

from pipeline.extract.statements.arguments import Mentions
from pipeline.extract.statements.clauses import subjects
from pipeline.resources import load_rules

LETTERS = re.compile(r"[a-z]+")
LINKS = ("on", "at", "by", "the")
# The end of a news agency's dateline behind its date: "(Agency) --", "--", with at most so many characters between.
DATELINE = re.compile(r"\s*(\([^()\n]{1,40}\)\s*)?(--|—|–|-)\s")
SIGNERS = ("FAC", "GPE", "LOC", "ORG", "PERSON")
LINE_HEAD = 80  # characters of a sentence that a label or a dateline stands in
SERIES = ("next", "this", "present")


@dataclass(frozen=True, slots=True)
class Notice:
    """A word of a document's notices of itself."""

    form: str
    role: Literal["label", "verb", "document"]
    example: str


@cache
def _forms(role: str) -> frozenset[str]:
    rows = load_rules("extract/statements/notices.csv", Notice, key=("form", "role"))
    return frozenset(r.form for r in rows if r.role == role)


def is_own_date(date: Span, sent: Span, mentions: Mentions) -> bool:
    """Whether the date is the document's own: behind a label that opens the sentence, in a news agency's dateline or a
    line of signature, which has names and a date and nothing else.
    """
    before = date.start_char - sent.start_char
    if not 0 <= before <= LINE_HEAD:
        return False
    ahead = sent.text[:before]
    words = LETTERS.findall(ahead.lower())
    while words and words[-1] in LINKS:
        words.pop()
    if " ".join(words) in _forms("label"):
        return True
    rest = sent.text[date.end_char - sent.start_char :]
    if not rest.strip(" .|") and _only_names(sent.doc[sent.start : date.start], mentions):
        return True
    behind = rest[:LINE_HEAD]
    return (
        bool(words)
        and words == LETTERS.findall(ahead.lower())
        and ahead.rstrip().endswith(",")
        and bool(DATELINE.match(behind))
    )


def _only_names(ahead: Span, mentions: Mentions) -> bool:
    """Whether the words are names of people, bodies and places, behind "issued at" perhaps: "Ada Moss, Norsund Group,"."""
    tokens = [t for t in ahead if t.text.isalnum()]
    if tokens and tokens[0].lower_ in _forms("label"):
        tokens = [t for t in tokens[1:] if t.lower_ not in (*LINKS, "in")]
    return bool(tokens) and all(t.i in mentions and mentions[t.i].type in SIGNERS for t in tokens)


def is_own_notice(verb: Token | None) -> bool:
    """Whether the clause tells of the document or its next issue: "The next report will be published on ..."."""
    if verb is None or verb.lemma_.lower() not in _forms("verb"):
        return False
    return any(
        s.lemma_.lower() in _forms("document") and any(c.lower_ in SERIES for c in s.lefts) for s in subjects(verb)
    )
