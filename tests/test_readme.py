"""The README says what the schema says, shows conflicts that a run finds, and names make targets that exist."""

import re
from pathlib import Path

from scripts.make_readme import README, fill


def test_the_generated_parts_are_current(sample_run: Path) -> None:
    readme = README.read_text("utf-8")
    assert readme == fill(readme, sample_run), "run: make && .venv/bin/python scripts/make_readme.py"


def test_it_shows_a_conflict_with_both_sentences() -> None:
    excerpt = re.search(r"<!-- excerpt -->\n(.*?)<!-- /excerpt -->", README.read_text("utf-8"), re.DOTALL)
    assert excerpt
    assert len(re.findall(r"^- `[\w@-]+`: “.+”$", excerpt[1], re.MULTILINE)) >= 2


def test_every_make_target_that_it_names_exists() -> None:
    makefile = (README.parent / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"^    make ([a-z]+)", README.read_text("utf-8"), re.MULTILINE))
    assert named
    assert named <= targets
