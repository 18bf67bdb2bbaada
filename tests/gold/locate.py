"""Turns the gold of the sample reports, written as quotations, into the tables with offsets that a scorer compares.

    python tests/gold/locate.py tests/gold/samples tests/gold/changes --texts OUT/texts --to DIR
    python tests/gold/locate.py tests/gold/samples tests/gold/changes --texts OLD/texts --texts NEW/texts --to DIR

The first line is for a run over all of data/raw, the second for two runs, each with one version of velnica-sitrep.
`changes` annotates the older version, and says what changed from it to the newer one.

A quotation is some words of a report with the annotated span in square brackets: `the dam is [64 metres] high`. It says
which place is meant, and holds whatever the format of the report: only the ingested text has offsets. White space in it
stands for any white space. It occurs once, or `occurrence` says which one is meant (a caption printed twice).

Several folders are read as one. Rows of documents whose text isn't there are left out.
"""

import argparse
import csv
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

Row = dict[str, str]
Texts = dict[str, str]  # document_id: text
ANNOTATED = {"figures": ["kind", "value", "low", "high", "modifier", "unit", "measured"],
             "dates": ["type", "value", "mod", "edtf", "earliest", "latest"]}  # fmt: skip
SPAN = ["document_id", "start", "end", "text"]
PAIR = [f"{column}_{side}" for side in "ab" for column in SPAN]
HEADERS = {
    **{name: [*SPAN, *columns, "fact"] for name, columns in ANNOTATED.items()},
    "facts": ["fact", "kind", "status", "needs", "about"],
    "fact_mentions": ["fact", *SPAN],
    "conflicts": ["fact", *PAIR, "reason"],
    "optional": ["table", *PAIR, "reason"],
    "versions": ["fact", "change", "subject", "predicate", "old", "new",
                 "old_document", "old_spans", "new_document", "new_spans"],
}  # fmt: skip
# How a modifier bounds the value: (low is the value, high is the value). "about" has no bounds.
BOUNDS = {"exact": (True, True), "more_than": (True, False), "at_least": (True, False),
          "less_than": (False, True), "at_most": (False, True)}  # fmt: skip


class GoldError(ValueError):
    """A quotation that isn't where the gold says, with the document and the quotation."""


def find_quote(text: str, quote: str, occurrence: int | None = None) -> tuple[int, int]:
    """Where the words in brackets are: (start, end). Raises GoldError unless the quotation says one place.

    >>> find_quote("The wall is 3 m high,\\n5 m long and 3 m\\nhigh.", "long and [3 m] high")
    (35, 38)
    >>> find_quote("Gate. Gate.", "[Gate].", occurrence=2)
    (6, 10)
    """
    marked = re.fullmatch(r"([^][]*)\[([^][]+)\]([^][]*)", quote)
    if not marked:
        raise GoldError(f"{quote!r} has no words in brackets, or several")
    before, anchor, after = marked.groups()
    pattern = f"{_spaced(before)}({_spaced(anchor)}){_spaced(after)}"
    found = [m.span(1) for m in re.finditer(f"(?<!\\w){pattern}(?!\\w)", text)]
    if len(found) < (occurrence or 1) or (occurrence is None and len(found) > 1):
        raise GoldError(f"{quote!r} occurs {len(found)} times")
    return found[(occurrence or 1) - 1]


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(part) for part in re.split(r"\s+", words))


def read_gold(folders: Iterable[Path], name: str) -> list[Row]:
    """The rows of `<name>.csv` in these folders, one folder after the other."""
    paths = [folder / f"{name}.csv" for folder in folders]
    return [row for path in paths if path.is_file() for row in csv.DictReader(path.open(encoding="utf-8", newline=""))]


def read_texts(folders: Iterable[Path]) -> Texts:
    """The ingested texts in these folders by document_id."""
    return {p.stem: p.read_bytes().decode("utf-8") for folder in folders for p in sorted(folder.glob("*@*.txt"))}


def locate(row: Row, texts: Texts, side: str = "") -> Row | None:
    """document_id, start, end and text of the row's quotation; None where the document isn't there, or may lack it."""
    document, quote = row[f"document_id{side}"], row[f"quote{side}"]
    if document not in texts:
        return None
    try:
        start, end = find_quote(texts[document], quote, int(row["occurrence"]) if row.get("occurrence") else None)
    except GoldError as error:
        if row.get("absent") == "yes":
            return None
        raise GoldError(f"{document}: {error}") from None
    cells = (document, str(start), str(end), texts[document][start:end])
    return {f"{column}{side}": cell for column, cell in zip(SPAN, cells, strict=True)}


def locate_gold(folders: list[Path], texts: Texts) -> dict[str, list[Row]]:
    """All tables of the gold with offsets, by name, each as sorted rows."""
    tables: dict[str, list[Row]] = {"facts": read_gold(folders, "facts")}
    for name in ANNOTATED:
        placed = ((row, locate(row, texts)) for row in read_gold(folders, name))
        tables[name] = [_bounded(row | place) for row, place in placed if place]
    mentions = _of_latest_versions([row for name in ANNOTATED for row in tables[name] if row["fact"]])
    tables["fact_mentions"] = mentions
    tables["conflicts"] = list(_conflicts(read_gold(folders, "conflicts"), mentions))
    tables["optional"] = list(_optional(read_gold(folders, "optional"), texts))
    tables["versions"] = list(_versions(read_gold(folders, "versions"), texts))
    return {name: sorted(rows, key=_sort_key) for name, rows in tables.items()}


def _of_latest_versions(rows: list[Row]) -> list[Row]:
    """Only the latest version of a report takes part in facts; versions sort as text."""
    latest: dict[str, str] = {}
    for row in rows:
        report = row["document_id"].rpartition("@")[0]
        latest[report] = max(latest.get(report, ""), row["document_id"])
    return [row for row in rows if row["document_id"] in latest.values()]


def _sort_key(row: Row) -> tuple[str | int, ...]:
    leading = [row.get(c, "") for c in ("table", "fact", "document_id", "document_id_a")]
    return (*leading, *(int(row.get(c) or 0) for c in ("start", "start_a", "start_b")), row.get("document_id_b", ""))


def _bounded(row: Row) -> Row:
    """The row with the bounds that follow from its modifier, and the EDTF that a plain TIMEX3 value is already."""
    if row.get("modifier") in BOUNDS:
        low, high = BOUNDS[row["modifier"]]
        row |= {"low": row["value"] if low else "", "high": row["value"] if high else ""}
    if row.get("type") == "DATE" and not row["edtf"] and re.fullmatch(r"[\d/-]+", row["value"]):
        row |= {"edtf": row["value"]}
    return row


def _conflicts(rows: list[Row], mentions: list[Row]) -> Iterator[Row]:
    """A conflict names its statements by fact, document and words; raises GoldError where one of them isn't there."""
    stated: dict[tuple[str, ...], list[Row]] = {}
    for m in mentions:
        stated.setdefault((m["fact"], m["document_id"], " ".join(m["text"].split())), []).append(m)
    documents = {m["document_id"] for m in mentions}
    for row in rows:
        sides = [stated.get((row["fact"], row[f"document_id{s}"], row[f"anchor{s}"]), []) for s in ("_a", "_b")]
        if not all(sides) and {row["document_id_a"], row["document_id_b"]} <= documents:
            raise GoldError(f"the conflict {row['fact']!r} names a statement that isn't there: {row}")
        for a, b in product(*sides):
            yield row | {f"{c}_a": a[c] for c in SPAN} | {f"{c}_b": b[c] for c in SPAN}


def _optional(rows: list[Row], texts: Texts) -> Iterator[Row]:
    for row in rows:
        sides = [locate(row, texts, side) for side in ("_a", "_b") if row[f"document_id{side}"]]
        if all(sides):
            yield row | {column: cell for side in sides for column, cell in (side or {}).items()}


def _versions(rows: list[Row], texts: Texts) -> Iterator[Row]:
    """A change lies on a span of the old version, of the new one, or of both."""
    for row in rows:
        spans = {}
        for side in ("old", "new"):
            place = row[f"quote_{side}"] and locate(row, texts, f"_{side}")
            spans[f"{side}_document"] = row[f"document_id_{side}"]
            spans[f"{side}_spans"] = f"{place[f'start_{side}']}-{place[f'end_{side}']}" if place else ""
        yield row | spans


def write_gold(tables: dict[str, list[Row]], folder: Path) -> None:
    """Write the tables in the scorers' form; what a scorer finds no table for it doesn't score."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="", extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="folders of gold, read as one")
    parser.add_argument("--texts", action="append", type=Path, required=True, help="folder of ingested texts")
    parser.add_argument("--to", type=Path, required=True, help="where to write the tables")
    options = parser.parse_args()
    write_gold(locate_gold(options.folders, read_texts(options.texts)), options.to)
