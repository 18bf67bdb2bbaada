"""The tables of an output folder as rows, with the look-ups that the page needs."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from pipeline.schema import TABLES
from pipeline.tables.load import LoadError, read_rows
from pipeline.tables.rows import Row

DATE, FIGURE, ENTITY = "date", "figure", "entity"


class Source:
    """Every table, grouped as it is looked up; anchors (`id`s in the page) are made of numbers and digests alone."""

    def __init__(self, folder: Path) -> None:
        """Reads the tables and texts. Raises LoadError."""
        self.tables = {t.name: tuple(read_rows(t, folder / t.filename)) for t in TABLES}
        self.documents = {d["document_id"]: d for d in self.tables["documents"]}
        self.texts = {name: _read_text(folder, name) for name in self.documents}
        self.sentences = {s["sentence_id"]: s for s in self.tables["sentences"]}
        self.facts = {f["fact_id"]: f for f in self.tables["facts"]}
        self.statements = _group(self.tables["fact_mentions"], lambda row: row["fact_id"])
        self.stated_at = _group(self.tables["fact_mentions"], lambda row: row["mention_id"])
        self.conflicts = _group(self.tables["conflicts"], lambda row: row["fact_id"])
        self._number = {name: n for n, name in enumerate(sorted(self.documents), 1)}

    def document_anchor(self, document_id: str) -> str:
        return f"text-{self._number[document_id]}"

    def sentence_anchor(self, sentence_id: str) -> str:
        sentence = self.sentences[sentence_id]
        return f"s-{self._number[sentence['document_id']]}-{sentence['start']}"

    def name(self, document_id: str) -> str:
        """What to call a document: its title, its report's name where it has none; the version where there are several."""
        document = self.documents[document_id]
        several = sum(d["report"] == document["report"] for d in self.documents.values()) > 1
        return (document["title"] or document["report"]) + (f" ({document['version']})" if several else "")


def _group(rows: tuple[Row, ...], key: Callable[[Row], str]) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _read_text(folder: Path, document_id: str) -> str:
    try:
        return (folder / "texts" / f"{document_id}.txt").read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError(f"{folder}: the text of {document_id} can't be read: {error}") from error
