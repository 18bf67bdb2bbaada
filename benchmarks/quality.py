"""Runs the pipeline over corpora with gold tables and prints the scorers' figures.

    python benchmarks/quality.py --shared FOLDER [--only dates/tempeval3-dev ...] [--out FOLDER] [--workers N]

FOLDER holds `reports/` with `gold/seeds/`, `bench/<task>/<corpus>/{raw,gold}/` and the scorers, `score/all.py`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def corpora(shared: Path) -> list[tuple[str, Path, Path]]:
    """(name, raw, gold) of every corpus there."""
    found = [("seeds", shared / "reports", shared / "gold" / "seeds")]
    for raw in sorted((shared / "bench").glob("*/*/raw")):
        found.append(("/".join(raw.parts[-3:-1]), raw, raw.parent / "gold"))
    return found


def run(raw: Path, out: Path, workers: int) -> None:
    command = [sys.executable, "-m", "pipeline", "run", "--raw", str(raw), "--out", str(out), "--workers", str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        sys.exit(done.stderr)


def score(shared: Path, raw: Path, gold: Path, out: Path) -> dict[str, dict[str, float | str | None]]:
    """The scorers' headline figures, by task."""
    command = [sys.executable, str(shared / "score" / "all.py"), "--gold", str(gold), "--raw", str(raw)]
    done = subprocess.run([*command, "--out", str(out), "--json"], capture_output=True, text=True, check=True)
    tasks: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return {task: {k: v for k, v in figures.items() if k != "full"} for task, figures in tasks.items()}


def shown(value: float | str | None) -> str:
    """A share in per cent; what the scorer says in words (recall only, a reason) as it is."""
    return value.strip() if isinstance(value, str) else "n/a" if value is None else f"{100 * value:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[], help="names of corpora, such as seeds or dates/wikiwars-train")
    parser.add_argument("--out", type=Path, help="keep the tables here (default: a temporary folder)")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.out or Path(temporary)
        for name, raw, gold in corpora(arguments.shared):
            if arguments.only and name not in arguments.only:
                continue
            out = folder / name.replace("/", "-")
            run(raw, out, arguments.workers)
            for task, figures in score(arguments.shared, raw, gold, out).items():
                print(f"{name:24} {task:9}", "  ".join(f"{k} {shown(v)}" for k, v in figures.items()), flush=True)


if __name__ == "__main__":
    main()
