"""Processor seconds and peak memory of entity resolution at growing numbers of mentions.

    python benchmarks/entities_cost.py CORPUS [--sizes 1000,10000,100000,200000]

CORPUS is a folder of texts (*.txt). Capitalised runs of words in them are the names; perturbed (a letter dropped,
doubled or exchanged, a word taken from another name, a word left out, an initial, a number added) they give seven
distinct names for ten mentions, in documents of thirty mentions. The same corpus and size give the same names. Each
size runs in a process of its own, on one core.
"""

import argparse
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline import ids
from pipeline.dedupe.entities import resolve_entities
from pipeline.model import Block, Document, EntityMention, EntityType, Extraction

SIZES = (1_000, 10_000, 100_000, 200_000)
DISTINCT = 0.7  # of the mentions
MENTIONS_A_DOCUMENT = 30
TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "GPE", "PERSON", "ORG", "FAC", "EVENT")
NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of |the |and |for )*[A-Z][\w’'-]+)*")
MEBIBYTE = 1024  # ru_maxrss is in KiB on Linux


def corpus_names(corpus: Path) -> list[str]:
    """The distinct capitalised runs of words in the texts of a folder, sorted."""
    found: set[str] = set()
    for path in sorted(corpus.rglob("*.txt")):
        found.update(NAME.findall(path.read_text("utf-8", errors="replace")))
    return sorted(name for name in found if 3 <= len(name) <= 80)


def perturbed(name: str, others: list[str], chance: random.Random) -> str:
    """The name with one thing about it changed."""
    words = name.split()
    at = chance.randrange(len(name))
    which = chance.randrange(len(words))
    other = chance.choice(others).split()
    changes = (
        lambda: name[:at] + name[at + 1 :],
        lambda: name[:at] + name[at] + name[at:],
        lambda: name[:at] + chance.choice("aeioustnrl") + name[at + 1 :],
        lambda: " ".join([*words[:which], chance.choice(other), *words[which + 1 :]]),
        lambda: " ".join(words[:which] + words[which + 1 :]) or name,
        lambda: " ".join([*words[:1], chance.choice("ABCDEFGHJKLMN") + ".", *words[1:]]),
        lambda: " ".join([*words, other[0]]),
        lambda: f"{chance.randrange(1, 40)}th {name}",
    )
    return " ".join(chance.choice(changes)().split())


def distinct_names(corpus: list[str], size: int) -> list[str]:
    """So many distinct names, the corpus' own first."""
    chance = random.Random(size)  # noqa: S311 (reproducible, not secret)
    names = dict.fromkeys(corpus[:size])
    pool = list(names)
    while len(names) < size:
        new = perturbed(chance.choice(pool), corpus, chance)
        if len(new) >= 3:
            names.setdefault(new)
    return list(names)


def collection(corpus: list[str], mentions: int) -> Iterator[tuple[Document, Extraction]]:
    """Documents of thirty mentions each, so many mentions in all."""
    chance = random.Random(mentions + 1)  # noqa: S311
    names = distinct_names(corpus, round(DISTINCT * mentions))
    drawn = [*names, *chance.choices(names, k=mentions - len(names))]
    chance.shuffle(drawn)
    for number, at in enumerate(range(0, mentions, MENTIONS_A_DOCUMENT)):
        report = f"report-{number:06d}"
        document_id = ids.document_id(report, "1")
        found: list[EntityMention] = []
        text = ""
        for name in drawn[at : at + MENTIONS_A_DOCUMENT]:
            start = len(text)
            text += name + ", "
            kind = TYPES[sum(map(ord, name)) % len(TYPES)]
            mention_id = ids.mention_id(document_id, "e", start, start + len(name))
            found.append(EntityMention(mention_id, "", start, start + len(name), name, kind))
        document = Document(
            document_id, report, "1", True, "", "", None, "", "en", "", "", text, (Block(0, len(text), "paragraph"),)
        )
        yield document, Extraction(document_id, entities=tuple(found))


def measure(corpus: Path, mentions: int) -> None:
    """Prints one line: mentions, seconds, entities, largest entity, MiB."""
    documents, extractions = zip(*collection(corpus_names(corpus), mentions), strict=True)
    before = time.process_time()
    resolved = resolve_entities(documents, extractions)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
    largest = max(len(e.aliases) + 1 for e in resolved.entities)
    print(f"{mentions} {seconds:.2f} {len(resolved.entities)} {largest} {peak:.0f} {len(resolved.links)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--sizes", default=",".join(map(str, SIZES)))
    arguments.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.one:
        measure(given.corpus, sizes[0])
        return
    print(f"{'mentions':>9} {'seconds':>8} {'ratio':>6} {'MiB':>6} {'entities':>9} {'most names':>10} {'links':>8}")
    last = 0.0
    for size in sizes:
        command = [sys.executable, __file__, str(given.corpus), "--sizes", str(size), "--one"]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        mentions, seconds, entities, largest, peak, links = line.split()
        ratio = f"{float(seconds) / last:.2f}" if last else ""
        print(f"{mentions:>9} {seconds:>8} {ratio:>6} {peak:>6} {entities:>9} {largest:>10} {links:>8}", flush=True)
        last = float(seconds)


if __name__ == "__main__":
    main()
