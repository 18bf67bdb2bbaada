"""The data that flows through the pipeline, as frozen dataclasses.

    bytes -> Document -> Extraction (sentences, mentions, statements) -> Linked (entities, facts, conflicts) -> table rows

Offsets are code points of `Document.text`, half-open: `text == document.text[start:end]`, always. What can't be located
is not a mention. Values are `Decimal`, never `float`; a date is the interval that its words allow, never a guess.
Identifiers come from `pipeline.ids`. Everything here can be written to JSON and read back (`pipeline.store`).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list_item", "caption", "table_row", "furniture"]
EntityType = Literal["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
FigureKind = Literal["count", "measurement", "percent", "money", "ratio", "rank"]
Modifier = Literal["exact", "approx", "more_than", "at_least", "less_than", "at_most", "range"]
Modality = Literal["actual", "planned", "hypothetical", "negated"]
FactKind = Literal["figure", "event"]
Status = Literal["single", "agreed", "compatible", "conflicting"]
Verdict = Literal["match", "no_match", "unsure"]


# ---- ingest ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that no sentence crosses: a heading, a paragraph, a list item, a caption.

    `section` is the text of the heading it stands under (of a heading: its own), "" before the first one.
    Blocks are in text order and don't overlap; between them lies nothing but white space.
    """

    start: int
    end: int
    kind: BlockKind
    section: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A thing that could not be read, resolved or decided; start and end are None where it concerns no place."""

    document_id: str
    stage: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a report as text; `published` is the day that "today" in it means, None where nothing says."""

    document_id: str
    report: str
    version: str
    is_latest: bool
    title: str
    publisher: str
    published: date | None
    url: str
    language: str
    path: str  # relative to the folder of raw reports, with forward slashes
    sha256: str  # of the file's bytes
    text: str
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


# ---- extract ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Sentence:
    """`repeats` is the sentence_id of an earlier, identical sentence of the same document, else "". `terms` are the lemmas of
    its content words, each once, sorted."""

    sentence_id: str
    start: int
    end: int
    section: str
    repeats: str
    text: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A named entity where it is named. `full_name` is the longer name of the same document that a short form
    ("Moss", "the Board", "UNHCR") was resolved to while the text was at hand, else ""."""

    mention_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    type: EntityType
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression (TIMEX3 of TimeML: type, value, mod) with its EDTF (ISO 8601-2) and the days that bound it.

    `earliest` and `latest` are inclusive ISO dates; "" where unbounded or not a point in time. They are text because
    years before 1 and after 9999 occur.
    """

    mention_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str = ""
    edtf: str = ""
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its modifier and unit: what two statements of a figure are compared by.

    `value`, `low` and `high` are in `unit`; both bounds are None for "about 300", the lower one is 11000000 and the
    upper one None for "over 11 million". `decimal` digits are as stated. `unit` is a pint name, an ISO 4217 code,
    "percent", the lemma of a counted noun, or "". `si_value` is `value` in `si_unit`; both empty for counts and money.
    """

    kind: FigureKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: str = ""
    dimension: str = ""
    si_value: Decimal | None = None
    si_unit: str = ""
    significant_digits: int = 0  # of the number as written: 2 for "12,000", 4 for "11.05 million"; 0 where unknown


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated quantity and the words that say what it measures."""

    mention_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    quantity: Quantity
    measured: str = ""
    measured_start: int | None = None  # of the noun phrase that `measured` was read from; None where it was composed
    measured_end: int | None = None
    measured_mention_id: str = ""  # the entity mention that is measured, where it is one
    modality: Modality = "actual"
    time_mention_id: str = ""  # the Timex that says when the figure holds, where the sentence has one


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a statement: its words as they stand or as resolved ("it" -> "the plant"), and what to match by.

    `head` is the lemma of the head noun, `terms` the lemmas of its content words, in text order, without the head's
    determiners and numbers; `mention_id` is the entity mention that the head is, or "".
    """

    text: str = ""
    head: str = ""
    terms: tuple[str, ...] = ()
    mention_id: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as one sentence states it, anchored at a figure or a date (`mention_id`, `start`, `end`, `text`).

    `predicate` is the verb's lemma with its particle ("be found", "break out"), `property` what is quantified
    ("annual production capacity"; "" for events). `edtf`, `earliest`, `latest`: when the event was, or the time that
    the figure holds for. `clock`: of an event on a known day the time of day ("06:50", hedged "06:50~"), where it is told.
    `attribution`: who is quoted as saying so, "" for the report itself. `former`: whether a figure is told as what was before,
    or for comparison ("up from 55 %"). `present`: whether it is told in the present tense, and so of the time of
    writing (headlines tell of what happened so, too). `table`: the number of the table in whose cell a figure stands, from 1; 0
    where it stands in none.
    """

    kind: FactKind
    mention_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    subject: Argument
    predicate: str
    object: Argument = field(default_factory=Argument)
    place: Argument = field(default_factory=Argument)
    property: Argument = field(default_factory=Argument)
    quantity: Quantity | None = None
    edtf: str = ""
    earliest: str = ""
    latest: str = ""
    modality: Modality = "actual"
    attribution: str = ""
    clock: str = ""
    former: bool = False
    present: bool = False
    table: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, in text order."""

    document_id: str
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    dates: tuple[Timex, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()


# ---- dedupe ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Link:
    """A judged pair of names or of statements: the verdict, the reason in words, and the score that ranked it (0 to 100)."""

    a: str
    b: str
    verdict: Verdict
    reason: str
    score: Decimal


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world over all reports, with the mentions that name it."""

    entity_id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mention_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactStatement:
    """A statement with the document it stands in."""

    document_id: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact over all reports with every statement of it; `lead` is the statement whose words the row shows.

    `quantity` is the value that the statements share, None where they conflict or for events.
    """

    fact_id: str
    kind: FactKind
    status: Status
    lead: FactStatement
    statements: tuple[FactStatement, ...]
    subject: str
    subject_entity_id: str
    object: str
    object_entity_id: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements of one fact that can't both hold, and why, with the arithmetic."""

    conflict_id: str
    fact_id: str
    a: FactStatement
    b: FactStatement
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What the reports say together."""

    entities: tuple[Entity, ...] = ()
    entity_links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    fact_links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
