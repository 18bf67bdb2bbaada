"""How long a run takes, as a ratio to spaCy's bare `nlp.pipe` on the same texts with the same model.

    python benchmarks/speed.py [--texts FOLDER] [--runs N] [--model NAME]

Whole processes, from start to exit, one after the other in turn, so that a ratio compares neighbours; the median of the
ratios counts. FOLDER holds .txt files; without it, texts are made from the sample reports' sentences in other orders.
Then, within one process, the share of each step of the extraction, in per cent of spaCy's own time.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.extract.dates import find_dates
from pipeline.extract.entities import find_entities
from pipeline.extract.figures import find_figures
from pipeline.extract.parse import load_model, parse_document
from pipeline.extract.statements import find_statements
from pipeline.ingest import ingest_folder
from pipeline.versions import DEFAULT_MODEL

SAMPLES = Path(__file__).parent.parent / "data" / "raw"
MADE_TEXTS, MADE_LINES = 120, 40
TARGET_RUN, TARGET_WORKERS = 1.5, 1.6
BARE = """
import sys
from pathlib import Path
import spacy
nlp = spacy.load(sys.argv[1])
texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[2]).glob("*.txt"))]
for doc in nlp.pipe(texts):
    pass
"""


def make_texts(folder: Path) -> None:
    """Texts of the length of a news article or report, from the samples' lines in random (but fixed) order."""
    lines = sorted({line for path in SAMPLES.rglob("*.txt") for line in path.read_text("utf-8").splitlines() if line})
    chance = random.Random(20)  # noqa: S311 (a fixed order, no secret)
    for i in range(MADE_TEXTS):
        (folder / f"made-{i:03}.txt").write_text("\n\n".join(chance.choices(lines, k=MADE_LINES)), "utf-8")


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def ratios(texts: Path, model: str, runs: int) -> tuple[list[float], list[float]]:
    """(run / bare spaCy with one process, throughput of two workers / of one), a value a run."""
    to_bare, to_one = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cold:
            run = [sys.executable, "-m", "pipeline", "run", "--raw", str(texts), "--model", model, "--out"]
            one = seconds([*run, f"{cold}/one"])
            bare = seconds([sys.executable, "-c", BARE, model, str(texts)])
            two = seconds([*run, f"{cold}/two", "--workers", "2"])
        to_bare.append(one / bare)
        to_one.append(one / two)
    return to_bare, to_one


def shares(texts: Path, model: str) -> dict[str, float]:
    """Seconds of each step over all texts, of spaCy's parse too."""
    nlp = load_model(model)
    spent: dict[str, float] = {}

    def timed(name: str, step: Callable[..., Any], *arguments: object) -> Any:
        start = time.perf_counter()
        result = step(*arguments)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
        return result

    for document in ingest_folder(texts).documents:
        parsed = timed("spaCy", parse_document, document, nlp)
        entities = timed("entities", find_entities, parsed)
        dates = timed("dates", find_dates, parsed)
        figures = timed("figures", find_figures, parsed, entities, dates)
        timed("statements", find_statements, parsed, entities, dates, figures)
    return spent


def show(name: str, values: list[float], target: str) -> None:
    print(
        f"{name:32} median {statistics.median(values):.2f}  min {min(values):.2f}  max {max(values):.2f}   ({target})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder of .txt files")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        texts = arguments.texts or Path(made)
        if not arguments.texts:
            make_texts(texts)
        to_bare, to_one = ratios(texts, arguments.model, arguments.runs)
        show("run / bare nlp.pipe, 1 process", to_bare, f"target: at most {TARGET_RUN}")
        show("throughput, 2 workers / 1", to_one, f"target: at least {TARGET_WORKERS}")
        spent = shares(texts, arguments.model)
        for name, value in spent.items():
            print(f"{name:12} {value:7.2f} s  {100 * value / spent['spaCy']:5.1f} % of spaCy's own time")


if __name__ == "__main__":
    main()
