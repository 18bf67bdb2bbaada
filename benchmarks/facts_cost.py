"""What matching N statements costs: seconds of processor time and peak memory, on one core.

    python benchmarks/facts_cost.py [10000 50000 100000 200000]

The statements are made by perturbation: what bodies count and do, in stories of twenty reports each, with values that are
repeated, rounded and changed. Each size runs in a process of its own, so that the memory is its own.
"""

import random
import resource
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal

from pipeline import ids
from pipeline.dedupe.facts import match_facts
from pipeline.model import Argument, Document, Entity, EntityMention, Extraction, Quantity, Sentence, Statement

SIZES = (10_000, 50_000, 100_000, 200_000)
VERBS = (
    "employ",
    "kill",
    "injure",
    "carry",
    "produce",
    "destroy",
    "have",
    "be hold",
    "treat",
    "repair",
    "visit",
    "open",
)
NOUNS = ("people", "worker", "bridge", "bed", "car", "house", "pump", "tree", "ship", "pupil", "patient", "soldier")
STATEMENTS_A_REPORT, REPORTS_A_STORY, SUBJECTS_A_STORY = 50, 20, 80


def make_reports(n: int, seed: int = 1) -> tuple[list[Document], list[Extraction], list[Entity]]:
    """Reports with `n` statements in all, and the entities that they name."""
    rng = random.Random(seed)  # noqa: S311
    documents: list[Document] = []
    extractions: list[Extraction] = []
    mentions_of: dict[str, list[str]] = {}
    for r in range(n // STATEMENTS_A_REPORT):
        story = r // REPORTS_A_STORY
        document_id = ids.document_id(f"report-{r:05d}", "1")
        sentences, mentions, statements = [], [], []
        for k in range(STATEMENTS_A_REPORT):
            start, sentence_id = k * 100, ids.sentence_id(document_id, k * 100)
            subject = f"Body {story}-{rng.randrange(SUBJECTS_A_STORY)}"
            mention = EntityMention(
                ids.mention_id(document_id, "e", start, start + 9), sentence_id, start, start + 9, subject, "ORG"
            )
            sentences.append(Sentence(sentence_id, start, start + 99, "", "", subject))
            mentions.append(mention)
            mentions_of.setdefault(subject, []).append(mention.mention_id)
            statements.append(_statement(rng, document_id, sentence_id, start, subject, mention.mention_id))
        documents.append(_document(document_id, r))
        extractions.append(Extraction(document_id, tuple(sentences), tuple(mentions), statements=tuple(statements)))
    entities = [Entity(ids.digest("ent", name), name, "ORG", (), tuple(found)) for name, found in mentions_of.items()]
    return documents, extractions, entities


def _statement(
    rng: random.Random, document_id: str, sentence_id: str, start: int, subject: str, mention: str
) -> Statement:
    verb, noun = rng.choice(VERBS), rng.choice(NOUNS)
    about = Argument(subject, subject.lower(), (subject.lower(),), mention)
    if rng.random() < 0.3:
        day = date.fromordinal(date(2024, 1, 1).toordinal() + rng.randrange(400)).isoformat()
        anchor = ids.mention_id(document_id, "d", start + 20, start + 30)
        return Statement("event", anchor, sentence_id, start + 20, start + 30, day, about, verb, Argument(noun, noun, (noun,)),
                         edtf=day, earliest=day, latest=day)  # fmt: skip
    value = Decimal(rng.choice((12, 30, 112, 400, 1640, 12000)) + rng.choice((0, 0, 0, 1, 7)))
    quantity = Quantity("count", value, value, value, "exact", noun, significant_digits=2)
    anchor = ids.mention_id(document_id, "f", start + 20, start + 30)
    return Statement("figure", anchor, sentence_id, start + 20, start + 30, f"{value} {noun}", about, verb,
                     Argument(noun, noun, (noun,)), quantity=quantity)  # fmt: skip


def _document(document_id: str, number: int) -> Document:
    report, _, version = document_id.partition("@")
    day = date.fromordinal(date(2025, 1, 1).toordinal() + number % 300)
    return Document(document_id, report, version, True, "", "", day, "", "en", f"{report}.txt", "", "", ())


def measure(n: int) -> None:
    """Print one line: statements, facts, conflicts, seconds, peak memory of this process in MiB."""
    documents, extractions, entities = make_reports(n)
    began = time.process_time()
    found = match_facts(documents, extractions, entities)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{n:>10,} {len(found.facts):>10,} {len(found.conflicts):>10,} {seconds:>9.1f} {peak:>9.0f}", flush=True)


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        measure(int(arguments[1]))
        return
    print(f"{'statements':>10} {'facts':>10} {'conflicts':>10} {'seconds':>9} {'MiB':>9}")
    for n in [int(a) for a in arguments] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(n)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
