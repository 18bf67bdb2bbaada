"""Why statements were joined to a fact, why others weren't, and what contradicts what: from the written tables, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]  # by name; every value as text, as it stands in the file
MAX_KEPT_APART = 10  # of the pairs that come nearest to a match


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of the fact: where, the words that anchor it, its sentence, who is quoted."""

    document_id: str
    mention_id: str
    text: str
    sentence: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged pair of statements: their words, the verdict, the reason."""

    a: Said
    b: Said
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact with its statements, the pairs that joined them, the pairs that were kept apart from it, the contradictions."""

    fact: Row
    said: tuple[Said, ...]
    joined: tuple[Judged, ...]
    kept_apart: tuple[Judged, ...]
    contradictions: tuple[Judged, ...]

    def lines(self) -> list[str]:
        """The explanation as a reader sees it, line by line."""
        f = self.fact
        about = " - ".join(filter(None, (f["subject"], f["predicate"], f["object"])))
        result = [f"{f['fact_id']}: {about} ({f['status']}, {f['n_reports']} {_plural('report', f['n_reports'])})", ""]
        for s in self.said:
            quoted = f", quoting {s.attribution}" if s.attribution else ""
            result.append(f"  {s.document_id}{quoted}: [{s.text}] {s.sentence}")
        for title, judged in (
            ("Joined because", self.joined),
            ("Can't both hold", self.contradictions),
            ("Kept apart from it", self.kept_apart),
        ):
            if judged:
                result += ["", f"{title}:"]
                result += [
                    f"  {j.a.text} ({j.a.document_id}) - {j.b.text} ({j.b.document_id}): {j.reason}" for j in judged
                ]
        return result


def explain_fact(fact_id: str, tables: Tables) -> Explanation:
    """Why the fact is what it is. Raises KeyError where no fact has that identifier.

    `tables` holds facts, fact_mentions, fact_links, conflicts and sentences.
    """
    fact = next((r for r in tables["facts"] if r["fact_id"] == fact_id), None)
    if fact is None:
        raise KeyError(fact_id)
    sentences = {r["sentence_id"]: " ".join(r["text"].split()) for r in tables["sentences"]}
    every = {r["mention_id"]: _said(r, sentences) for r in tables["fact_mentions"]}
    own = [r for r in tables["fact_mentions"] if r["fact_id"] == fact_id]
    mentions = {r["mention_id"] for r in own}
    links = [r for r in tables["fact_links"] if r["statement_a"] in every and r["statement_b"] in every]
    joined = [r for r in links if {r["statement_a"], r["statement_b"]} <= mentions and r["verdict"] == "match"]
    apart = [r for r in links if len({r["statement_a"], r["statement_b"]} & mentions) == 1 and r["verdict"] != "match"]
    apart.sort(key=lambda r: (-Decimal(r["score"] or "0"), r["statement_a"], r["statement_b"]))
    return Explanation(
        fact=fact,
        said=tuple(_said(r, sentences) for r in own),
        joined=tuple(_judged(joined, every)),
        kept_apart=tuple(_judged(apart[:MAX_KEPT_APART], every)),
        contradictions=tuple(
            Judged(every[r["mention_id_a"]], every[r["mention_id_b"]], "contradictory", r["reason"])
            for r in tables["conflicts"]
            if r["fact_id"] == fact_id
        ),
    )


def _said(row: Row, sentences: Mapping[str, str]) -> Said:
    return Said(
        row["document_id"], row["mention_id"], row["text"], sentences.get(row["sentence_id"], ""), row["attribution"]
    )


def _judged(rows: Iterable[Row], every: Mapping[str, Said]) -> Iterable[Judged]:
    for r in rows:
        yield Judged(every[r["statement_a"]], every[r["statement_b"]], r["verdict"], r["reason"])


def _plural(noun: str, number: str) -> str:
    return noun if number == "1" else f"{noun}s"
