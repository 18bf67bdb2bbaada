"""Every table: its columns, their types and meaning, its key. Declared here, once.

The writer, the reader (`load_tables`), the checker, `datapackage.json` and the README's tables all read it.
Rows are sorted by the key.
"""

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "decimal", "date", "edtf", "boolean"]

ENTITY_TYPES = ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
FIGURE_KINDS = ("count", "measurement", "percent", "money", "ratio", "rank")
MODIFIERS = ("exact", "approx", "more_than", "at_least", "less_than", "at_most", "range")
MODALITIES = ("actual", "planned", "hypothetical", "negated")
STATUSES = ("single", "agreed", "compatible", "conflicting")
VERDICTS = ("match", "no_match", "unsure")
CHANGES = ("added", "removed", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `values` are all it may hold, `references` the table and column whose values it repeats.

    `date` is an ISO 8601 day, year 0 and before with a sign; kept as text where it lies outside pandas' range.
    `decimal` is a plain decimal number without exponent. A column that is not `required` may be empty.
    """

    name: str
    type: ColumnType
    meaning: str
    required: bool = True
    values: tuple[str, ...] = ()
    references: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `row` says what one row of it is."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def filename(self) -> str:
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


def _string(name: str, meaning: str, required: bool = False, values: tuple[str, ...] = ()) -> Column:
    return Column(name, "string", meaning, required, values)


def _key(name: str, meaning: str) -> Column:
    return Column(name, "string", meaning)


def _reference(name: str, table: str, column: str, meaning: str, required: bool = True) -> Column:
    return Column(name, "string", meaning, required, (), (table, column))


def _decimal(name: str, meaning: str) -> Column:
    return Column(name, "decimal", meaning, required=False)


_DOCUMENT = _reference("document_id", "documents", "document_id", "the report version it stands in")
_SENTENCE = _reference("sentence_id", "sentences", "sentence_id", "the sentence it stands in")
_SPAN = (
    Column("start", "integer", "offset of its first character in texts/<document_id>.txt, in code points"),
    Column("end", "integer", "offset behind its last character"),
    _string("text", "its words, exactly as they stand there", required=True),
)
_EDTF = Column("edtf", "edtf", "the date or interval in EDTF (ISO 8601-2)", required=False)
_BOUNDS = (
    Column(
        "earliest", "date", "first day that it can be; empty where unbounded or not a point in time", required=False
    ),
    Column("latest", "date", "last day that it can be", required=False),
)
_VALUE = (
    _decimal("value", "the number in the stated unit"),
    _decimal("low", "least value that the words allow; empty: no bound, or approximate"),
    _decimal("high", "greatest value that the words allow"),
)
_UNIT_MEANING = "pint's canonical unit name, ISO 4217 code for money, `percent`, or the lemma of the counted noun"

DOCUMENTS = Table(
    "documents",
    "report version",
    ("document_id",),
    (
        _key("document_id", "`<report>@<version>`"),
        _string("report", "name of the report, from its path", required=True),
        _string("version", "name of the version, from its path; versions sort as text", required=True),
        Column("is_latest", "boolean", "whether no later version of the report is there"),
        _string("title", "from the manifest, else from the report"),
        _string("publisher", "from the manifest, else from the report"),
        Column(
            "published", "date", "day that `today` in the text is read as; empty where nothing says", required=False
        ),
        _string("url", "where the report was published"),
        _string("language", "ISO 639-1 code"),
        _string("path", "of the raw file, below the folder of raw reports", required=True),
        _string("sha256", "of the raw file's bytes", required=True),
        Column("n_chars", "integer", "length of the ingested text in code points"),
        Column("n_sentences", "integer", "number of its sentences"),
    ),
)
SENTENCES = Table(
    "sentences",
    "sentence",
    ("document_id", "sentence_id"),
    (
        _DOCUMENT,
        _key("sentence_id", "document and offset"),
        *_SPAN[:2],
        _string("section", "heading that it stands under"),
        _reference("repeats", "sentences", "sentence_id", "an earlier, identical sentence of the document", False),
        _SPAN[2],
    ),
)
ENTITY_MENTIONS = Table(
    "entity_mentions",
    "mention of a named entity",
    ("mention_id",),
    (
        _key("mention_id", "document and span"),
        _DOCUMENT,
        _SENTENCE,
        *_SPAN,
        _string("type", "OntoNotes type", True, ENTITY_TYPES),
        _reference("entity_id", "entities", "entity_id", "the entity that it names"),
    ),
)
ENTITIES = Table(
    "entities",
    "entity, over all reports",
    ("entity_id",),
    (
        _key("entity_id", "digest of what it is"),
        _string("name", "its fullest name in use", required=True),
        _string("type", "OntoNotes type", True, ENTITY_TYPES),
        _string("aliases", "its other names in use, separated by ` | `"),
        Column("n_mentions", "integer", "mentions, those in repeating sentences not counted"),
        Column("n_reports", "integer", "reports that mention it"),
    ),
)
DATES = Table(
    "dates",
    "temporal expression",
    ("mention_id",),
    (
        _key("mention_id", "document and span"),
        _DOCUMENT,
        _SENTENCE,
        *_SPAN,
        _string("type", "TIMEX3 type", True, TIMEX_TYPES),
        _string("value", "TIMEX3 value; a stated range has its two ends, with a slash; empty: unresolved"),
        _string("mod", "TIMEX3 modifier: APPROX, START, MID, END, BEFORE, AFTER, MORE_THAN, EQUAL_OR_LESS ..."),
        _EDTF,
        *_BOUNDS,
    ),
)
FIGURES = Table(
    "figures",
    "stated quantity",
    ("mention_id",),
    (
        _key("mention_id", "document and span"),
        _DOCUMENT,
        _SENTENCE,
        *_SPAN,
        _string("kind", "what sort of quantity", True, FIGURE_KINDS),
        *_VALUE,
        _string("modifier", "how the words bound the number", True, MODIFIERS),
        _string("unit", _UNIT_MEANING),
        _string(
            "dimension",
            "physical dimension of the unit, as pint writes it; of a rate per person with `[person]` in it",
        ),
        _decimal("si_value", "the value in SI base units"),
        _string("si_unit", "those units"),
        _string("measured", "the words that say what is measured"),
        _reference("measured_entity_id", "entities", "entity_id", "the entity that is measured", False),
    ),
)
FACTS = Table(
    "facts",
    "fact, over the latest versions of all reports",
    ("fact_id",),
    (
        _key("fact_id", "digest of what it is about; its value plays no part"),
        _string(
            "kind", "figure: something has a quantity; event: something happened or held", True, ("figure", "event")
        ),
        _string("subject", "who or what it is about"),
        _reference("subject_entity_id", "entities", "entity_id", "the subject, where it is an entity", False),
        _string("predicate", "what is said of the subject"),
        _string("object", "whom or what it was done to, or what is quantified"),
        _reference("object_entity_id", "entities", "entity_id", "the object, where it is an entity", False),
        *_VALUE,
        _string("modifier", "how the words bound the number", False, MODIFIERS),
        _string("unit", _UNIT_MEANING),
        Column("edtf", "edtf", "when the event was, or the time that the figure holds for", required=False),
        *_BOUNDS,
        _string("modality", "only actual statements can contradict each other", True, MODALITIES),
        _string(
            "status",
            "single: one report states it; agreed: two or more, the same value; compatible: they differ but all can hold; "
            "conflicting: they can't",
            True,
            STATUSES,
        ),
        Column("n_reports", "integer", "reports that state it"),
        Column("n_mentions", "integer", "statements of it, those in repeating sentences not counted"),
    ),
)
FACT_MENTIONS = Table(
    "fact_mentions",
    "statement of a fact in a report",
    ("fact_id", "document_id", "mention_id"),
    (
        _reference("fact_id", "facts", "fact_id", "the fact that is stated"),
        _DOCUMENT,
        _SENTENCE,
        _key("mention_id", "its row in figures.csv (figure facts) or dates.csv (events)"),
        *_SPAN,
        _decimal("value", "the number as this report states it, in its own unit"),
        _string("unit", _UNIT_MEANING),
        Column("edtf", "edtf", "the time as this report states it", required=False),
        _string("attribution", "who is quoted as saying it; empty: the report itself"),
    ),
)
CONFLICTS = Table(
    "conflicts",
    "two statements of one fact that can't both hold",
    ("conflict_id",),
    (
        _key("conflict_id", "digest of the fact and the two mentions"),
        _reference("fact_id", "facts", "fact_id", "the fact"),
        _key("mention_id_a", "the one statement's row in figures.csv or dates.csv"),
        _reference("document_id_a", "documents", "document_id", "where it stands"),
        _string("text_a", "its sentence", required=True),
        _string("value_a", "what it says: value and unit, or EDTF", required=True),
        _key("mention_id_b", "the other statement's row"),
        _reference("document_id_b", "documents", "document_id", "where it stands"),
        _string("text_b", "its sentence", required=True),
        _string("value_b", "what it says", required=True),
        _string("reason", "why both can't hold, in words, with the arithmetic", required=True),
    ),
)
WARNINGS = Table(
    "warnings",
    "thing that could not be read, resolved or decided",
    ("document_id", "stage", "code", "start", "end", "message"),
    (
        _string("document_id", "the report version, or the path where there is none", required=True),
        _string("stage", "stage that met it", True, ("ingest", "extract", "dedupe", "tables")),
        _string("code", "which kind of trouble", required=True),
        Column("start", "integer", "where in the text; empty: nowhere in particular", required=False),
        Column("end", "integer", "offset behind it", required=False),
        _string("message", "what was met, and what to do", required=True),
    ),
)
_LINK_COLUMNS = (
    _string("verdict", "match, no_match, or unsure (kept apart)", True, VERDICTS),
    _string("reason", "why, in words", required=True),
)
ENTITY_LINKS = Table(
    "entity_links",
    "judged pair of names",
    ("name_a", "name_b", "reason"),
    (
        _key("name_a", "the one name"),
        _key("name_b", "the other"),
        *_LINK_COLUMNS,
        _decimal("score", "similarity that ranked the pair, 0 to 100; it decides nothing alone"),
    ),
)
FACT_LINKS = Table(
    "fact_links",
    "judged pair of statements",
    ("statement_a", "statement_b", "reason"),
    (
        _key("statement_a", "mention_id of the one statement's figure or date"),
        _key("statement_b", "of the other's"),
        *_LINK_COLUMNS,
        _decimal(
            "score",
            "similarity that ranked the pair, 0 to 100: 50 is where a match begins, one for each point of evidence more or "
            "less; a veto, a doubt, a nearer match or what else was joined may overrule it",
        ),
    ),
)

TABLES = (
    DOCUMENTS,
    SENTENCES,
    ENTITY_MENTIONS,
    ENTITIES,
    DATES,
    FIGURES,
    FACTS,
    FACT_MENTIONS,
    CONFLICTS,
    WARNINGS,
    ENTITY_LINKS,
    FACT_LINKS,
)

FACTS_DIFF = Table(
    "facts_diff",
    "difference between two versions",
    ("fact_id", "field", "old", "new"),
    (
        _string("change", "what happened to the fact", True, CHANGES),
        _key("fact_id", "the fact, as the newer version has it; of a removed one, as the older had it"),
        _string("kind", "figure or event", True, ("figure", "event")),
        _string("subject", "as in facts.csv"),
        _string("predicate", "as in facts.csv"),
        _string("object", "as in facts.csv"),
        _string("field", "what changed: value, low, high, modifier, unit, date or modality"),
        _string("old", "its old content"),
        _string("new", "its new content"),
        _string("old_text", "the older version's sentence"),
        _string("new_text", "the newer version's sentence"),
    ),
)

DECISIONS = Table(
    "decisions",
    "decision of a person, which every run obeys",
    ("decision", "about", "a", "b", "field"),
    (
        _string(
            "decision",
            "same, different: two names or two statements; ignore: take no notice of a mention; value: correct one",
            True,
            ("same", "different", "ignore", "value"),
        ),
        _string("about", "what a and b are", True, ("entity", "fact", "mention")),
        _key("a", "a name as reports have it, or a mention_id"),
        _string("b", "the other name or mention_id of same and different"),
        _string("field", "of value: value, low, high, modifier or unit of a figure, edtf of a date, type of a name"),
        _string("content", "of value: the right content"),
        _string(
            "quote_a", "the sentence of a, the mention in ⟦ ⟧; the decision is obeyed while a version says just this"
        ),
        _string("quote_b", "the same of b"),
        _string("author", "who decided", required=True),
        Column("date", "date", "when"),
        _string("reason", "why", required=True),
    ),
)

FACTS_HISTORY = Table(
    "facts_history",
    "fact in a version of its report",
    ("report", "fact_id", "version"),
    (
        _key("report", "the report"),
        _key("fact_id", "the fact, as the last version that states it has it"),
        _key("version", "the version that states it"),
        _string("kind", "figure or event", True, ("figure", "event")),
        _string("subject", "as in facts.csv, in the last version that states it"),
        _string("predicate", "as in facts.csv"),
        _string("object", "as in facts.csv"),
        _string("stated", "what this version states: modifier (unless exact), value and unit, or EDTF"),
        _string("modality", "of this version's statement", True, MODALITIES),
        _string("first_seen", "first version that states the fact", required=True),
        _string("last_seen", "last version that states the fact", required=True),
        _string("text", "this version's sentence", required=True),
    ),
)
