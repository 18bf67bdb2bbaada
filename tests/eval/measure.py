"""What the gate measures: every score of a run over the sample reports, and the hash of what they are measured on."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pipeline.diff.compare import compare
from pipeline.diff.said import Saying
from pipeline.diff.versions import read_versions
from tests.contract import read_table
from tests.eval.score import (
    Change,
    Pair,
    Row,
    Score,
    Span,
    Tables,
    found_facts,
    gold_facts,
    same_date,
    same_figure,
    score_changes,
    score_facts,
    score_spans,
    span,
    stand_for,
)
from tests.gold.locate import locate_gold, read_texts

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data/raw"
GOLD = ROOT / "tests/gold"
PARAPHRASE = ROOT / "tests/samples/paraphrase"
CORPUS = (RAW, GOLD, PARAPHRASE)
PARAPHRASED = "valley-courier"  # its two versions say the same: whatever is said to have changed is false


def measure(samples: Path, paraphrase: Path) -> dict[str, float]:
    """{measure: F1 in per cent, or a number of false changes}, of runs over the sample reports and over the paraphrase."""
    gold = locate_gold([GOLD / "samples", GOLD / "changes"], read_texts([samples / "texts"]))
    found = {name: read_table(samples, name) for name in ("dates", "figures", "facts", "fact_mentions", "conflicts")}
    scores = {**score_tables(found, gold), "changes": score_versions(samples, gold)}
    return {name: s.f1 for name, s in scores.items()} | {"false_changes": float(len(changes(paraphrase, PARAPHRASED)))}


def score_tables(found: Tables, gold: Tables) -> dict[str, Score]:
    """The scores of dates, figures and facts; of both, the rows of the tables by name."""
    scores: dict[str, Score] = {}
    for name, same in (("dates", same_date), ("figures", same_figure)):
        spans = score_spans(found[name], gold[name], optional_spans(gold, name), same)
        scores |= {f"{name}_{measured}": s for measured, s in spans.items()}
    free = optional_spans(gold, "mentions", "dates", "figures")
    scores |= score_facts(found_facts(found), gold_facts(gold), free, optional_pairs(gold))
    return scores


def score_versions(out: Path, gold: Tables) -> Score:
    """The score of the changes between the two versions that the gold of changes names."""
    wanted = [Change(r["change"], _spans(r, "old"), _spans(r, "new")) for r in gold["versions"]]
    documents = {r[f"{side}_document"] for r in gold["versions"] for side in ("old", "new")}
    free = optional_spans(gold, "mentions", "dates", "figures")
    anchors = {span(r) for name in ("dates", "figures") for r in gold[name] if r["document_id"] in documents} - free
    found = []
    for change in changes(out, min(documents).partition("@")[0]):
        to = stand_for(change.old | change.new, anchors, free)
        old, new = (frozenset(g for s in side if (g := to[s]) is not None) for side in (change.old, change.new))
        if old or new:
            found.append(Change(change.kind, old, new))
    return score_changes(found, wanted)


def changes(out: Path, report: str) -> list[Change]:
    """The changes between the two versions of a report in a folder of tables, those unchanged left out.

    A changed fact stands where each version states it under its identifier: one that was given another has no old place.
    """
    versions = sorted(r["version"] for r in read_table(out, "documents") if r["report"] == report)
    old, new = read_versions(out, report, versions)
    before, after = _places(old), _places(new)
    return [
        Change(
            c.kind,
            before[c.fact.fact_id] if c.kind != "added" else frozenset(),
            after[c.fact.fact_id] if c.kind != "removed" else frozenset(),
        )
        for c in compare(old, new)
        if c.kind != "unchanged"
    ]


def _places(saying: Saying) -> defaultdict[str, frozenset[Span]]:
    places: defaultdict[str, frozenset[Span]] = defaultdict(frozenset)
    for fact in saying.facts:
        places[fact.fact_id] |= {(s.document_id, s.start, s.start + len(s.text)) for s in fact.said}
    return places


def _spans(row: Row, side: str) -> frozenset[Span]:
    ends = [place.split("-") for place in row[f"{side}_spans"].split()]
    return frozenset((row[f"{side}_document"], int(start), int(end)) for start, end in ends)


def optional_spans(gold: Tables, *tables: str) -> set[Span]:
    return {span(r, "_a") for r in gold["optional"] if r["table"] in tables}


def optional_pairs(gold: Tables) -> set[Pair]:
    rows = [r for r in gold["optional"] if r["table"] in ("links", "conflicts")]
    return {frozenset((span(r, "_a"), span(r, "_b"))) for r in rows}


def corpus_hash() -> str:
    """The hash of the sample reports, of the paraphrase and of the gold, names and bytes: 16 hexadecimal digits of SHA-256."""
    digest = sha256()
    for path in sorted(_files()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for folder in CORPUS:
        yield from (p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc"))
