"""Makes a decision out of what an analyst sees: names, mention_ids or fact_ids of an output folder."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.decisions.decision import MENTION_ID, About, Decision, DecisionError, Kind, check_decision, quote
from pipeline.schema import DATES, ENTITY_MENTIONS, FACT_MENTIONS, FIGURES, SENTENCES, Table
from pipeline.tables.load import read_rows

TABLE_OF = {"e": ENTITY_MENTIONS, "d": DATES, "f": FIGURES}
FACT_PREFIX = "fact-"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when (ISO date), and why."""

    author: str
    date: str
    reason: str


def make_decision(
    folder: Path, kind: Kind, a: str, b: str, signed: Signature, field: str = "", content: str = ""
) -> Decision:
    """The decision with its quotes, from the tables in `folder`. Raises DecisionError where a or b isn't in them.

    `a` and `b` are names as a report has them, mention_ids, or fact_ids, which stand for the first statement of the fact.
    """
    a, b = (_statement_of(folder, x) if x.startswith(FACT_PREFIX) else x for x in (a, b))
    mentions = [bool(MENTION_ID.fullmatch(x)) for x in (a, b) if x]
    if len(set(mentions)) > 1:
        raise DecisionError(f"{a} | {b}: a name and a mention can't be compared; give two names or two mention_ids")
    quote_a = quote_b = ""
    about: About = "entity"
    if mentions and mentions[0]:
        about = "fact" if b else "mention"
        quote_a, quote_b = _quote(folder, a), _quote(folder, b) if b else ""
        if kind == "value" and not field:
            field = {"f": "value", "d": "edtf", "e": "type"}[a[-1]]
    else:
        known = {row["text"] for row in read_rows(ENTITY_MENTIONS, folder / ENTITY_MENTIONS.filename)}
        for name in (a, b):
            if name and name not in known:
                raise DecisionError(
                    f"{name!r} is no name in {folder}/entity_mentions.csv; write it just as a report does"
                )
    made = Decision(
        kind, about, a, b, field, content, quote_a, quote_b, signed.author.strip(), signed.date, signed.reason.strip()
    )
    check_decision(made)
    return made


def _rows_with(folder: Path, table: Table, column: str, value: str) -> list[dict[str, str]]:
    return [row for row in read_rows(table, folder / table.filename) if row[column] == value]


def _statement_of(folder: Path, fact_id: str) -> str:
    rows = _rows_with(folder, FACT_MENTIONS, "fact_id", fact_id)
    if not rows:
        raise DecisionError(f"{fact_id} is in no row of {folder}/fact_mentions.csv")
    return rows[0]["mention_id"]


def _quote(folder: Path, mention_id: str) -> str:
    rows = _rows_with(folder, TABLE_OF[mention_id[-1]], "mention_id", mention_id)
    if not rows:
        raise DecisionError(f"{mention_id} is in no row of {folder}/{TABLE_OF[mention_id[-1]].filename}")
    sentence = _rows_with(folder, SENTENCES, "sentence_id", rows[0]["sentence_id"])[0]
    start = int(sentence["start"])
    return quote(sentence["text"], int(rows[0]["start"]) - start, int(rows[0]["end"]) - start)
