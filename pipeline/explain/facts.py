"""Why statements are one fact: the sentences, what each says, the judged pairs, the contradictions."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.explain.links import Links
from pipeline.explain.names import UnknownError
from pipeline.schema import CONFLICTS, FACT_LINKS, FACT_MENTIONS, FACTS, SENTENCES
from pipeline.tables.load import read_rows
from pipeline.tables.titles import fact_title


def explain_fact(folder: Path, fact_id: str) -> Iterator[str]:
    """The explanation, line by line. Raises UnknownError where there is no such fact, or LoadError."""
    fact = next((f for f in read_rows(FACTS, folder / FACTS.filename) if f["fact_id"] == fact_id), None)
    if fact is None:
        raise UnknownError(f"no fact {fact_id!r} in {folder}")
    said = [m for m in read_rows(FACT_MENTIONS, folder / FACT_MENTIONS.filename) if m["fact_id"] == fact_id]
    wanted = {m["sentence_id"] for m in said}
    sentences = {
        s["sentence_id"]: s for s in read_rows(SENTENCES, folder / SENTENCES.filename) if s["sentence_id"] in wanted
    }
    links = Links(read_rows(FACT_LINKS, folder / FACT_LINKS.filename), "statement")
    about = fact_title(fact["subject"], fact["predicate"], fact["object"])
    reports = "1 report" if fact["n_reports"] == "1" else f"{fact['n_reports']} reports"
    yield f"{about} ({fact['kind']}, {fact['modality']}): {fact['status']} in {reports}"
    for m in said:
        by = f", said by {m['attribution']}" if m["attribution"] else ""
        yield f"{m['mention_id']}: {m['text']} [{m['edtf'] or m['value']} {m['unit']}]{by}".replace(" ]", "]")
        yield f"  {sentences[m['sentence_id']]['text']}"
    own = sorted({m["mention_id"] for m in said})
    inside = [row for i, a in enumerate(own) for b in own[i + 1 :] for row in links.between(a, b)]
    if inside:
        yield "why one fact:"
        yield from (f"  {line}" for line in links.write(inside))
    outside = [row for a in own for row in links.of(a) if links.other(row, a) not in own]
    if outside:
        yield "compared, and kept apart:"
        yield from (f"  {line}" for line in links.write(outside))
    for c in read_rows(CONFLICTS, folder / CONFLICTS.filename):
        if c["fact_id"] == fact_id:
            yield f"can't both hold: {c['mention_id_a']} and {c['mention_id_b']}: {c['reason']}"
