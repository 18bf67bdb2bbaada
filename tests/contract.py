"""Makes tables, and checks them against their declaration and the texts without any code that wrote them.

`broken_rules(out)` is a list of sentences, one for each rule that a row breaks; an empty list means that the folder holds.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from pipeline.schema import TABLES, Table
from pipeline.stages import Folders, run_dedupe, run_extract, run_ingest, run_tables

Row = dict[str, str]
Tables = dict[str, list[Row]]
# A year has four digits or more, and a sign before year 0 (ISO 8601 expanded form).
TYPES = {
    "integer": r"0|[1-9]\d*",
    "decimal": r"-?(0|[1-9]\d*)(\.\d*[1-9])?",
    "date": r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "boolean": r"true|false",
    "string": r"(?s).*",
    "edtf": r"\S+( \S+)*",
}


def run_all(raw: Path, out: Path) -> Path:
    """`out` with the tables of the reports in `raw`, the cache beside it."""
    folders = Folders.of(raw, out)
    run_ingest(folders)
    run_extract(folders)
    run_dedupe(folders)
    run_tables(folders)
    return out


def read_table(out: Path, name: str) -> list[Row]:
    """The rows of `<name>.csv` in a folder of tables, all cells text."""
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def broken_rules(out: Path) -> list[str]:
    """What is wrong with the folder, at most a few sentences a rule."""
    files = {table.name: (out / table.filename) for table in TABLES}
    missing = [path.name for path in files.values() if not path.is_file()]
    if missing:
        return [f"{name} is missing" for name in missing]
    tables, broken = {}, []
    for table in TABLES:
        data = files[table.name].read_bytes()
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
        tables[table.name] = [dict(zip(table.header, cells, strict=False)) for cells in rows[1:]]
        broken += [f"{table.filename}: {rule}" for rule in _file_rules(table, data, rows)]
    if broken:
        return broken
    texts = {
        d["document_id"]: (out / "texts" / f"{d['document_id']}.txt").read_bytes().decode() for d in tables["documents"]
    }
    for check in (_keys, _cells, _references, _anchors, _latest, _counts, _statuses):
        broken += list(check(tables))
    return [*broken, *_spans(tables, texts), *_texts(tables, texts, out)]


def _file_rules(table: Table, data: bytes, rows: list[list[str]]) -> Iterator[str]:
    if not rows or tuple(rows[0]) != table.header:
        yield f"the header is {rows[:1]}"
    if data.startswith(b"\xef\xbb\xbf"):
        yield "begins with a byte order mark"
    if not data.endswith(b"\n"):
        yield "doesn't end with a line feed"
    for cells in rows:
        if len(cells) != len(table.header):
            yield f"{len(cells)} cells in {cells}"
    # Quoted cells may hold any line ending; those between rows are bare.
    if b"\r" in re.sub(rb'"(?:[^"]|"")*"', b"", data):
        yield "a line ends with a carriage return"


def _keys(tables: Tables) -> Iterator[str]:
    for table in TABLES:
        integers = {c.name for c in table.columns if c.type == "integer"}
        keys = [tuple(int(r[k] or -1) if k in integers else r[k] for k in table.key) for r in tables[table.name]]
        for a, b in pairwise(keys):
            if not a < b:
                yield f"{table.name}: {b} comes after {a}"


def _cells(tables: Tables) -> Iterator[str]:
    for table in TABLES:
        for column in table.columns:
            for row in tables[table.name]:
                cell = row[column.name]
                if not cell and column.required and column.type != "string":
                    yield f"{table.name}: {column.name} is empty in {row}"
                elif not cell and column.required:
                    yield f"{table.name}: {column.name} says nothing in {row}"
                elif cell and not re.fullmatch(TYPES[column.type], cell):
                    yield f"{table.name}: {column.name} is {cell!r}, no {column.type}"
                elif cell and column.values and cell not in column.values:
                    yield f"{table.name}: {column.name} is {cell!r}, not one of {column.values}"
    for name in ("dates", "facts"):
        for row in tables[name]:
            if row["earliest"] and row["latest"] and not _before(row["earliest"], row["latest"]):
                yield f"{name}: {row['earliest']} is after {row['latest']}"
    for row in (*tables["figures"], *tables["facts"]):
        bounds = [Decimal(row[c]) for c in ("low", "value", "high") if row[c]]
        if bounds != sorted(bounds):
            yield f"low, value and high are not in order: {row}"


def _before(earliest: str, latest: str) -> bool:
    return earliest.startswith("-") or latest.startswith("-") or earliest <= latest


def _references(tables: Tables) -> Iterator[str]:
    for table in TABLES:
        for column in table.columns:
            if column.references:
                name, target = column.references
                known = {r[target] for r in tables[name]}
                for row in tables[table.name]:
                    if row[column.name] and row[column.name] not in known:
                        yield f"{table.name}: {column.name} {row[column.name]!r} is not in {name}"


def _spans(tables: Tables, texts: dict[str, str]) -> Iterator[str]:
    """`text == document[start:end]` on each row, and each mention inside the sentence that it names."""
    sentences = {r["sentence_id"]: r for r in tables["sentences"]}
    for name in ("sentences", "entity_mentions", "dates", "figures", "fact_mentions"):
        for row in tables[name]:
            start, end = int(row["start"]), int(row["end"])
            if not start < end or texts[row["document_id"]][start:end] != row["text"]:
                yield f"{name}: {row['text']!r} isn't at {start} of {row['document_id']}"
            sentence = sentences[row["sentence_id"]]
            inside = int(sentence["start"]) <= start and end <= int(sentence["end"])
            if not inside or sentence["document_id"] != row["document_id"]:
                yield f"{name}: {row['text']!r} at {start} of {row['document_id']} isn't in {row['sentence_id']}"
    for row in tables["warnings"]:
        if row["start"] and not int(row["start"]) <= int(row["end"]) <= len(texts.get(row["document_id"], "")):
            yield f"warnings: {row['start']} to {row['end']} is outside of {row['document_id']}"
    for row in tables["sentences"]:
        earlier = sentences[row["repeats"]] if row["repeats"] else None
        if earlier and (earlier["text"] != row["text"] or int(earlier["start"]) >= int(row["start"])):
            yield f"sentences: {row['sentence_id']} doesn't repeat {row['repeats']}"


def _anchors(tables: Tables) -> Iterator[str]:
    """A statement stands on a figure or a date, and a conflict on two statements of its fact."""
    anchors: dict[str, dict[str, tuple[str, str, str]]] = {"figure": {}, "event": {}}
    for kind, name in (("figure", "figures"), ("event", "dates")):
        anchors[kind] = {r["mention_id"]: (r["document_id"], r["start"], r["end"]) for r in tables[name]}
    kind_of = {r["fact_id"]: r["kind"] for r in tables["facts"]}
    for row in tables["fact_mentions"]:
        if anchors[kind_of[row["fact_id"]]].get(row["mention_id"]) != (row["document_id"], row["start"], row["end"]):
            yield f"fact_mentions: {row['mention_id']} is no anchor of a fact of kind {kind_of[row['fact_id']]}"
    stated = {(r["fact_id"], r["document_id"], r["mention_id"]): r["sentence_id"] for r in tables["fact_mentions"]}
    sentence_text = {r["sentence_id"]: r["text"] for r in tables["sentences"]}
    for row in tables["conflicts"]:
        for side in ("_a", "_b"):
            sentence = stated.get((row["fact_id"], row[f"document_id{side}"], row[f"mention_id{side}"]))
            if sentence is None or sentence_text[sentence] != row[f"text{side}"]:
                yield f"conflicts: {row['conflict_id']} names a statement of {row['fact_id']} that isn't there"
        if row["mention_id_a"] == row["mention_id_b"]:
            yield f"conflicts: {row['conflict_id']} is of a statement with itself"


def _latest(tables: Tables) -> Iterator[str]:
    """Only the latest version of a report takes part in facts."""
    latest = {
        r["report"]: max(d["version"] for d in tables["documents"] if d["report"] == r["report"])
        for r in tables["documents"]
    }
    for row in tables["documents"]:
        if (row["is_latest"] == "true") != (row["version"] == latest[row["report"]]):
            yield f"documents: is_latest of {row['document_id']} is {row['is_latest']}"
        if row["document_id"] != f"{row['report']}@{row['version']}":
            yield f"documents: {row['document_id']} isn't report@version"
    old = {r["document_id"] for r in tables["documents"] if r["is_latest"] == "false"}
    for row in tables["fact_mentions"]:
        if row["document_id"] in old:
            yield f"fact_mentions: {row['document_id']} isn't the latest version"


def _counts(tables: Tables) -> Iterator[str]:
    """What `n_mentions`, `n_reports` and `n_sentences` say is what can be counted; repeating sentences don't count."""
    report = {r["document_id"]: r["report"] for r in tables["documents"]}
    repeats = {r["sentence_id"] for r in tables["sentences"] if r["repeats"]}
    for name, mentions, key in (("entities", "entity_mentions", "entity_id"), ("facts", "fact_mentions", "fact_id")):
        every = Counter(r[key] for r in tables[mentions])
        counted = Counter(r[key] for r in tables[mentions] if r["sentence_id"] not in repeats)
        reports = Counter(key_of for key_of, _ in {(r[key], report[r["document_id"]]) for r in tables[mentions]})
        for row in tables[name]:
            if not every[row[key]]:
                yield f"{name}: {row[key]} has no mention"
            if (int(row["n_mentions"]), int(row["n_reports"])) != (counted[row[key]], reports[row[key]]):
                yield f"{name}: {row[key]} has {counted[row[key]]} mentions in {reports[row[key]]} reports, not {row}"
    per_document = Counter(r["document_id"] for r in tables["sentences"])
    for row in tables["documents"]:
        if int(row["n_sentences"]) != per_document[row["document_id"]]:
            yield f"documents: {row['document_id']} has {per_document[row['document_id']]} sentences"


def _statuses(tables: Tables) -> Iterator[str]:
    """A fact conflicts when it has a conflict, and else is single when one report states it."""
    in_conflict = {r["fact_id"] for r in tables["conflicts"]}
    for row in tables["facts"]:
        single, conflicting = row["n_reports"] == "1", row["fact_id"] in in_conflict
        if (row["status"] == "conflicting") != conflicting or (row["status"] == "single") != (
            single and not conflicting
        ):
            yield f"facts: {row['fact_id']} is {row['status']} with {row['n_reports']} reports"
        if conflicting and row["modality"] != "actual":
            yield f"facts: {row['fact_id']} is {row['modality']} and conflicts"


def _texts(tables: Tables, texts: dict[str, str], out: Path) -> Iterator[str]:
    for row in tables["documents"]:
        if int(row["n_chars"]) != len(texts[row["document_id"]]):
            yield f"documents: {row['document_id']} has {len(texts[row['document_id']])} characters"
    stray = {p.name for p in (out / "texts").iterdir()} - {f"{d}.txt" for d in texts}
    if stray:
        yield f"texts of no document: {sorted(stray)}"
    described = {r["path"] for r in json.loads((out / "datapackage.json").read_bytes())["resources"]}
    if not described >= {t.filename for t in TABLES}:
        yield f"datapackage.json describes {sorted(described)} alone"
